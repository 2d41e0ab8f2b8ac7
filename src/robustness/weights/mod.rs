//! What other weights would say: exactly, and by simulation.

mod any_axes;
mod curves;
mod linear_form;
mod one_at_a_time;
mod rank_acceptability;
mod rank_counts;
mod sampled_ranks;
mod score_noise;
mod sensitivity;
mod simulation;
mod stability;
mod three_weights;
mod two_axis;
mod weight_draws;
mod weight_law;
mod weight_prior;
mod weight_region;
mod weight_source;
mod weight_statement;

pub use any_axes::SimplexAnalysis;
pub use one_at_a_time::{OneAtATime, RestOfWeights};
pub use rank_acceptability::RankAcceptability;
pub use sampled_ranks::{SampledRanks, SampledValue};
pub use score_noise::ScoreNoise;
pub use sensitivity::{TopChange, WeightChange, WeightDistance, WeightSensitivity};
pub use simulation::RankSimulation;
pub use three_weights::ThreeWeightAnalysis;
pub use two_axis::{RankingPiece, TwoAxisAnalysis};
pub use weight_law::WeightLaw;
pub use weight_prior::WeightPrior;
pub use weight_region::WeightRegion;
pub use weight_source::WeightSource;
pub use weight_statement::WeightStatement;
