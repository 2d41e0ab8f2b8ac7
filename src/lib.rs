//! Materiality assessment.

pub mod model;
mod num;

pub use model::*;
