//! From counts to the materiality matrix: estimates inside each group, then pooling over groups.

mod axis_score;
mod error;
mod estimate;
mod estimator;
mod finite_population;
mod group_scores;
mod group_weights;
mod interval;
mod matrix;
mod mean;
mod median;
mod owa;
mod plain;
mod pooling;
mod power_mean;
mod shrinkage;
mod top_box;
mod trimmed;

pub use axis_score::{AxisOutcome, AxisScore, NoScore};
pub use error::ScoringError;
pub use estimate::Estimate;
pub use estimator::{Estimator, EstimatorKind};
pub use finite_population::FinitePopulation;
pub use group_scores::GroupScores;
pub use group_weights::GroupWeights;
pub use interval::{Confidence, Interval};
pub use matrix::{Complete, Contribution, MaterialityMatrix};
pub use mean::Mean;
pub use median::{InterpolatedMedian, Median};
pub use owa::Owa;
pub use pooling::{AbsentGroups, PoolingRules};
pub use power_mean::PowerMean;
pub use shrinkage::{ShrinkageFit, ShrinkageTarget, ShrunkEstimate, ShrunkScores};
pub use top_box::TopBox;
pub use trimmed::{TrimmedMean, WinsorizedMean};

pub(crate) use matrix::RestoredOutcome;
pub(crate) use pooling::{counts, criterion_score};
