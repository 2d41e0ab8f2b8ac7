//! Materiality assessment.

pub mod catalog;
pub mod model;
mod num;

pub use model::*;
