//! Materiality assessment.

pub mod catalog;
mod error;
pub mod model;
mod num;
pub mod scoring;
pub mod survey;

pub use error::Error;
pub use model::*;
pub use scoring::*;
pub use survey::*;
