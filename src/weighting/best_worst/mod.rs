//! The best-worst method: weights from comparisons with the best and the worst column alone.

mod consistency;
mod judgments;
#[cfg(feature = "lp")]
mod linear;
mod multiplicative;
mod nonlinear;
mod scheme;

pub use judgments::BestWorstJudgments;
pub use nonlinear::{NonlinearBestWorst, WeightInterval};
pub use scheme::{BestWorst, BestWorstModel};

/// What errors call the family.
const NAME: &str = "best-worst";
