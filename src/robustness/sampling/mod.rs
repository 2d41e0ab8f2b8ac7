//! What another sample, or one less of anything, would say.

mod bootstrap_law;
mod drawn_scores;
mod influence;
mod leave_one_out;
mod linear_score;
mod material_probability;
mod normal_scores;
mod omission;
mod pooled_law;
mod rank_distribution;
mod rank_sets;
mod ranked_by;
mod recipe;
mod replicate;
mod respondent_bootstrap;
mod score_differences;
mod uncertain_weights;

pub use bootstrap_law::BootstrapLaw;
pub use leave_one_out::LeaveOneOut;
pub use material_probability::{MaterialProbabilities, MaterialProbability};
pub use normal_scores::NormalScores;
pub use omission::{IssueMove, Omission, Omitted};
pub use pooled_law::PooledLaw;
pub use rank_distribution::RankDistribution;
pub use rank_sets::RankSets;
pub use ranked_by::RankedBy;
pub use recipe::Recipe;
pub use respondent_bootstrap::{RankBootstrap, RespondentBootstrap};
pub use score_differences::{Difference, ScoreDifferences};
