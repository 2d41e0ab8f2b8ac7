//! From scores to priorities: order, thresholds, tiers, decisions.
//!
//! # Which method?
//!
//! Take the [`WeightedSum`] unless you have a reason, and if you have one it is most often about
//! compensation: may a high score on one axis make up for a low one on the other?
//!
//! | question | method |
//! |---|---|
//! | fully | [`WeightedSum`] |
//! | less the lower it is | [`WeightedProduct`], [`GeneralizedMean`] with an exponent below 1 |
//! | not at all: high on both axes | [`GeneralizedMean::MIN`] |
//! | it need not: high on either axis | [`EitherOr`], [`GeneralizedMean::MAX`] |
//! | near the best corner of the matrix | [`Compromise`], [`Topsis`] |
//! | by pairs, with thresholds of indifference | [`Promethee`] |
//! | must replicate a report | [`Vikor`], [`Edas`], [`Codas`], [`Waspas`], [`Copras`], [`NormalizedSum`] |
//!
//! Methods say by [`Prioritizer::is_independent`] whether an issue's utility depends on its own
//! scores alone. Those for which it does not can reorder the rest when an issue is dropped; the
//! example `rank_reversal` counts how often.
//!
//! # One method, many names
//!
//! Where higher is more material in every column, these order issues alike:
//!
//! | names | the same as |
//! |---|---|
//! | [`Spotis`], [`Rafsi`], PROMETHEE II with a linear preference over the declared range | [`WeightedSum`] |
//! | MARCOS ([`NormalizedSum::MARCOS`]), [`Waspas`] with λ = 1 | weighted sum of x / max |
//! | [`Copras`] | weighted sum of x / Σx |
//! | ARAS ([`NormalizedSum::ARAS`]) | weighted sum of x / (Σx + max) |
//! | MOORA ratio system ([`NormalizedSum::MOORA`]) | weighted sum of x / √Σx² |
//! | [`Vikor`] with v = 1 | [`NormalizedSum::MIN_MAX`] |
//! | PROMETHEE II with the usual preference | weighted Borda count |
//!
//! Methods say by [`Prioritizer::weight_form`] whether their order is a simple function of the
//! weights; those for which it is can be analyzed exactly under all weights at once.
//!
//! What is no total order has a result type of its own: [`ParetoFronts`],
//! [`hypervolume_contributions`], [`Quadrant`], [`OutrankingFlows`], [`VikorCompromise`]. A ranking
//! is cut into tiers by a [`TierRule`]; what people make of a tier is a [`Decision`].

mod anchor;
mod codas;
mod compromise;
mod copras;
mod decision;
mod edas;
mod either_or;
mod error;
mod generalized_mean;
mod head_tail;
mod hypervolume;
mod natural_breaks;
mod normalized_sum;
mod oriented;
mod pareto;
mod preference;
mod prioritizer;
mod profile;
mod promethee;
mod quadrant;
mod rafsi;
mod reachable;
mod spotis;
mod thresholds;
mod tier;
mod tiering;
mod topsis;
mod vikor;
mod waspas;
mod weight_form;
mod weighted_product;
mod weighted_sum;

pub use codas::Codas;
pub use compromise::Compromise;
pub use copras::Copras;
pub use decision::{Conclusion, Decision, DecisionAction, DecisionEvent, DecisionStatus};
pub use edas::Edas;
pub use either_or::EitherOr;
pub use error::PriorityError;
pub use generalized_mean::GeneralizedMean;
pub use head_tail::head_tail_breaks;
pub use hypervolume::hypervolume_contributions;
pub use natural_breaks::NaturalBreaks;
pub use normalized_sum::{NormalizedSum, SumNorm};
pub use pareto::ParetoFronts;
pub use preference::Preference;
pub(crate) use prioritizer::weights_of_axes;
pub use prioritizer::{Method, Prioritizer, rank};
pub use promethee::{Outranking, OutrankingFlows, Promethee};
pub use quadrant::{Quadrant, QuadrantLines};
pub use rafsi::Rafsi;
pub use reachable::{Around, Reachable};
pub use spotis::Spotis;
pub use thresholds::Thresholds;
pub use tier::Tier;
pub use tiering::{RankBands, TierRule, Tiering, TiesAtCut};
pub use topsis::{Topsis, TopsisNorm};
pub use vikor::{Vikor, VikorCompromise, VikorCondition};
pub use waspas::Waspas;
pub(crate) use weight_form::FormKind;
pub use weight_form::WeightForm;
pub use weighted_product::{WeightedProduct, ZeroScores};
pub use weighted_sum::WeightedSum;
