//! The whole assessment: the plan, its run, and the result document.

mod builder;
pub mod demo;
mod document;
mod error;
#[cfg(feature = "json")]
mod json;
mod plan;
mod plan_parts;
mod plan_spec;
mod result;
#[cfg(feature = "schema")]
mod schema;
mod weighting;

pub use builder::PlanBuilder;
pub use error::{AssessmentError, PlanProblem};
pub use plan::Plan;
pub use plan_spec::DataOrigin;
pub use result::{Assessment, InputRecord, Reject, Respondents, ResultLine, RowCounts};
pub use weighting::{LabeledWeight, SchemeRecord, Weighed};

pub(crate) use weighting::Panel;
