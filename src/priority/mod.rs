//! From scores to priorities: order, thresholds, tiers.

mod error;
mod prioritizer;
mod thresholds;
mod tier;
mod weighted_sum;

pub use error::PriorityError;
pub use prioritizer::{Method, Prioritizer, rank};
pub use thresholds::Thresholds;
pub use tier::Tier;
pub use weighted_sum::WeightedSum;
