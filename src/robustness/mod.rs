//! How far a ranking can be trusted: exactly, where it can be exact.

mod error;
mod two_axis;
mod weight_law;

pub use error::RobustnessError;
pub use two_axis::{RankAcceptability, TwoAxisAnalysis};
pub use weight_law::WeightLaw;
