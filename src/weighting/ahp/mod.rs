//! The analytic hierarchy process: weights from comparisons of pairs.

mod consistency;
mod group;
mod hierarchy;
mod pairwise_matrix;
mod priorities;
mod random_index;
mod scheme;

pub use consistency::{Consistency, RevisedJudgment};
pub use group::{GroupMean, aggregate_judgments, aggregate_priorities};
pub use hierarchy::Hierarchy;
pub use pairwise_matrix::{JudgmentScale, PairwiseMatrix};
pub use priorities::PriorityMethod;
pub use random_index::RandomIndex;
pub use scheme::Ahp;

/// What errors call the family.
const NAME: &str = "ahp";
