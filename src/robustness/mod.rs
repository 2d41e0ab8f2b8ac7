//! How far a ranking can be trusted: exactly, where it can be exact.

mod anchored;
mod any_axes;
mod bootstrap_law;
mod drawn_scores;
mod error;
mod linear_score;
mod normal_scores;
mod pooled_law;
mod rank_distribution;
mod ranked_by;
mod recipe;
mod replicate;
mod respondent_bootstrap;
mod run_progress;
mod two_axis;
mod weight_law;
mod weight_prior;

pub use any_axes::SimplexAnalysis;
pub use bootstrap_law::BootstrapLaw;
pub use error::RobustnessError;
pub use normal_scores::NormalScores;
pub use pooled_law::PooledLaw;
pub use rank_distribution::RankDistribution;
pub use ranked_by::RankedBy;
pub use recipe::Recipe;
pub use respondent_bootstrap::{RankBootstrap, RespondentBootstrap};
pub use run_progress::RunProgress;
pub use two_axis::{RankAcceptability, TwoAxisAnalysis};
pub use weight_law::WeightLaw;
pub use weight_prior::WeightPrior;
