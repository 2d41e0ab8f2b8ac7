//! What another scheme, another method or another year would say.

mod error;
mod similarity;

pub use error::ComparisonError;
pub use similarity::Similarity;
