//! How far a ranking can be trusted: exactly, where it can be exact.

mod any_axes;
mod curves;
mod error;
mod linear_form;
mod rank_acceptability;
mod two_axis;
mod weight_law;
mod weight_prior;

pub use any_axes::SimplexAnalysis;
pub use error::RobustnessError;
pub use rank_acceptability::RankAcceptability;
pub use two_axis::{RankingPiece, TwoAxisAnalysis};
pub use weight_law::WeightLaw;
pub use weight_prior::WeightPrior;
