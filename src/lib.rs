//! Materiality assessment.

pub mod assessment;
pub mod catalog;
mod error;
pub mod model;
mod num;
pub mod priority;
pub mod report;
pub mod scoring;
pub mod survey;
pub mod weighting;

pub use assessment::*;
pub use error::Error;
pub use model::*;
pub use priority::*;
pub use report::*;
pub use scoring::*;
pub use survey::*;
pub use weighting::*;
