//! What another scheme, another method or another year would say.

mod benchmark;
mod error;
mod similarity;
mod similarity_profile;

pub use benchmark::*;
pub use error::ComparisonError;
pub use similarity::Similarity;
pub use similarity_profile::SimilarityProfile;
