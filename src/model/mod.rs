//! The nouns of the domain: issues, groups, scales, ratings, scores, weights, rankings.
//!
//! Every type with an invariant has private fields and a constructor that checks; what exists is
//! valid, also after reading it back from a file.

mod axis;
mod by_name;
mod criterion;
mod error;
mod ids;
mod issue;
mod name;
mod plain;
mod ranking;
mod rating;
mod scale;
mod score;
mod score_matrix;
mod stakeholder;
mod weights;

pub use axis::{Axis, AxisNames, PerAxis};
pub use criterion::{Criteria, Criterion};
pub use error::ModelError;
pub use ids::{CriterionId, GroupId, IssueId};
pub use issue::{Issue, IssueCatalog, Mapping, Pillar};
pub use name::{Lang, Name};
pub use ranking::{Place, Ranking};
pub use rating::{Level, Missing, Rating};
pub use scale::{Direction, MAX_LEVELS, Scale};
pub use score::Score;
pub use score_matrix::{Column, ScoreMatrix};
pub use stakeholder::{FixedScore, Role, StakeholderGroup};
pub use weights::Weights;

#[cfg(feature = "schema")]
pub(crate) use by_name::add_names;
pub(crate) use by_name::{ByName, deserialize as deserialize_by_name, read_by_name};
pub(crate) use rating::MISSING_CODES;
