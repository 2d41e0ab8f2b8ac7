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

mod any_axes;
mod curves;
mod error;
mod linear_form;
mod one_at_a_time;
mod rank_acceptability;
mod rank_counts;
mod sampled_ranks;
mod score_noise;
mod sensitivity;
mod simulation;
mod three_weights;
mod two_axis;
mod weight_draws;
mod weight_law;
mod weight_prior;
mod weight_region;
mod weight_source;
mod weight_statement;

pub use any_axes::SimplexAnalysis;
pub use error::RobustnessError;
pub use one_at_a_time::{OneAtATime, RestOfWeights};
pub use rank_acceptability::RankAcceptability;
pub use sampled_ranks::{SampledRanks, SampledValue};
pub use score_noise::ScoreNoise;
pub use sensitivity::{TopChange, WeightChange, WeightDistance, WeightSensitivity};
pub use simulation::{RankSimulation, SimulationProgress};
pub use three_weights::ThreeWeightAnalysis;
pub use two_axis::{RankingPiece, TwoAxisAnalysis};
pub use weight_law::WeightLaw;
pub use weight_prior::WeightPrior;
pub use weight_region::WeightRegion;
pub use weight_source::WeightSource;
pub use weight_statement::WeightStatement;
