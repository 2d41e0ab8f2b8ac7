//! How well people answered, and what of their answers deserves a second look.
//!
//! Everything here flags and nothing removes: who is left out of an assessment is a decision, made
//! by a person and recorded as one.

mod divided;
mod report;
mod response;
mod rules;
mod summary;
mod text;

pub use self::divided::DividedOpinion;
pub use self::report::{
    CellQuality, CriterionQuality, IssueQuality, PeopleAgreement, QualityReport,
};
pub use self::response::{FlaggedRespondent, ResponseFlag, ResponsePattern, ResponsePatterns};
pub use self::rules::QualityRules;
pub use self::summary::ResponseSummary;
