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
mod bootstrap_law;
mod curves;
mod drawn_scores;
mod error;
mod influence;
mod leave_one_out;
mod linear_form;
mod linear_score;
mod material_probability;
mod normal_scores;
mod omission;
mod one_at_a_time;
mod pooled_law;
mod rank_acceptability;
mod rank_counts;
mod rank_distribution;
mod rank_sets;
mod ranked_by;
mod recipe;
mod replicate;
mod respondent_bootstrap;
mod run_progress;
mod sampled_ranks;
mod score_differences;
mod score_noise;
mod sensitivity;
mod simulation;
mod three_weights;
mod two_axis;
mod uncertain_weights;
mod weight_draws;
mod weight_law;
mod weight_prior;
mod weight_region;
mod weight_source;
mod weight_statement;

pub use any_axes::SimplexAnalysis;
pub use bootstrap_law::BootstrapLaw;
pub use error::RobustnessError;
pub use leave_one_out::LeaveOneOut;
pub use material_probability::{MaterialProbabilities, MaterialProbability};
pub use normal_scores::NormalScores;
pub use omission::{IssueMove, Omission, Omitted};
pub use one_at_a_time::{OneAtATime, RestOfWeights};
pub use pooled_law::PooledLaw;
pub use rank_acceptability::RankAcceptability;
pub use rank_distribution::RankDistribution;
pub use rank_sets::RankSets;
pub use ranked_by::RankedBy;
pub use recipe::Recipe;
pub use respondent_bootstrap::{RankBootstrap, RespondentBootstrap};
pub use run_progress::RunProgress;
pub use sampled_ranks::{SampledRanks, SampledValue};
pub use score_differences::{Difference, ScoreDifferences};
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
