//! Weights for groups, criteria and axes: every scheme on one trait.

mod ahp;
mod best_worst;
mod blend;
mod cilos;
mod coefficient_of_variation;
mod critic;
mod diagnostics;
mod direct;
mod dispersion;
mod entropy;
mod equal;
mod error;
mod gini;
mod head_count;
mod idocriw;
mod impact_loss;
mod inverse_variance;
mod merec;
mod rank_exponent;
mod rank_order_centroid;
mod rank_reciprocal;
mod rank_sum;
mod ranks;
mod salience;
mod scaling;
mod scheme;
mod standard_deviation;
mod swara;
mod swing;
mod variance;

pub use ahp::{
    Ahp, Consistency, GroupMean, Hierarchy, JudgmentScale, PairwiseMatrix, PriorityMethod,
    RandomIndex, RevisedJudgment, aggregate_judgments, aggregate_priorities,
};
pub use best_worst::{
    BestWorst, BestWorstJudgments, BestWorstModel, NonlinearBestWorst, WeightInterval,
};
pub use blend::{Blend, Blended};
pub use cilos::Cilos;
pub use coefficient_of_variation::CoefficientOfVariation;
pub use critic::Critic;
pub use diagnostics::WeightDiagnostics;
pub use direct::Direct;
pub use entropy::Entropy;
pub use equal::Equal;
pub use error::WeightingError;
pub use gini::Gini;
pub use head_count::{HeadCount, HeadCountGrowth};
pub use idocriw::Idocriw;
pub use inverse_variance::InverseVariance;
pub use merec::Merec;
pub use rank_exponent::RankExponent;
pub use rank_order_centroid::{RankOrderCentroid, RankTies};
pub use rank_reciprocal::RankReciprocal;
pub use rank_sum::RankSum;
pub use salience::{Salience, SalienceAttributes, SalienceClass, SalienceGrading};
pub use scaling::{ColumnScaling, Orientation};
pub use scheme::{Degenerate, Scheme, Weighting, WeightingScheme};
pub use standard_deviation::StandardDeviation;
pub use swara::Swara;
pub use swing::Swing;
pub use variance::Variance;
