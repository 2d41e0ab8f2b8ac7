//! How far a ranking can be trusted: exactly, where it can be exact.
//!
//! # Which analysis?
//!
//! | what is not certain | columns | analysis | exact |
//! |---|---|---|---|
//! | the weight of one axis against the other | 2 | [`TwoAxisAnalysis`] | yes |
//! | three weights, or those that agree with statements | 3 | [`ThreeWeightAnalysis`] | yes |
//! | any weights: pairs, mean ranks, lines | any | [`SimplexAnalysis`] | yes |
//! | a change from the weights there are | any | [`WeightSensitivity`] | yes |
//! | all ranks under any weights, statements, uncertain scores | any | [`RankSimulation`] | no |
//!
//! The exact ones take every method that has a [`WeightForm`](crate::WeightForm), the simulation
//! takes any. What is not exact says how far it can be off.

mod error;
mod run_progress;
mod sampling;
mod weights;

pub use error::RobustnessError;
pub use run_progress::RunProgress;
pub use sampling::*;
pub use weights::*;
