//! What another scheme, another method or another year would say.

mod benchmark;
mod change;
mod error;
mod similarity;
mod similarity_profile;

pub use benchmark::*;
pub use change::*;
pub use error::{ChoiceProblem, ComparisonError};
pub use similarity::Similarity;
pub use similarity_profile::SimilarityProfile;
