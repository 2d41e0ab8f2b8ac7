//! How far a ranking can be trusted: exactly, where it can be exact.

mod anchored;
mod any_axes;
mod error;
mod top_ranges;
mod two_axis;
mod weight_law;
mod weight_prior;

pub use any_axes::SimplexAnalysis;
pub use error::RobustnessError;
pub use two_axis::{RankAcceptability, TwoAxisAnalysis};
pub use weight_law::WeightLaw;
pub use weight_prior::WeightPrior;
