//! What another scheme, another method or another year would say.

mod error;
mod rank_biased_overlap;
mod similarity;
mod tier_walk;

pub use error::ComparisonError;
pub use rank_biased_overlap::{OverlapTies, RankBiasedOverlap};
pub use similarity::Similarity;
