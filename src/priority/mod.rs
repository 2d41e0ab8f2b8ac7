//! From scores to priorities: order, thresholds, tiers.

mod anchor;
mod compromise;
mod either_or;
mod error;
mod generalized_mean;
mod preference;
mod prioritizer;
mod profile;
mod promethee;
mod thresholds;
mod tier;
mod topsis;
mod vikor;
mod weighted_product;
mod weighted_sum;

pub use compromise::Compromise;
pub use either_or::EitherOr;
pub use error::PriorityError;
pub use generalized_mean::GeneralizedMean;
pub use preference::Preference;
pub use prioritizer::{Method, Prioritizer, rank};
pub use promethee::{Outranking, OutrankingFlows, Promethee};
pub use thresholds::Thresholds;
pub use tier::Tier;
pub use topsis::{Topsis, TopsisNorm};
pub use vikor::{Condition, Vikor, VikorCompromise};
pub use weighted_product::{WeightedProduct, ZeroScores};
pub use weighted_sum::WeightedSum;
