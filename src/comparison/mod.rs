//! What another scheme, another method or another year would say.

mod benchmark;
mod change;
mod error;
mod rank_biased_overlap;
mod similarity;
mod similarity_profile;
mod tier_walk;

pub use benchmark::*;
pub use change::*;
pub use error::{ChoiceProblem, ComparisonError};
pub use rank_biased_overlap::{OverlapTies, RankBiasedOverlap};
pub use similarity::Similarity;
pub use similarity_profile::SimilarityProfile;
