//! Weights for the columns of a score matrix: the trait, its result, and the enum that names the
//! built-in schemes.

use std::fmt::Debug;

use serde::{Deserialize, Serialize};

use super::ahp::Ahp;
use super::best_worst::BestWorst;
use super::blend::Blended;
use super::cilos::Cilos;
use super::coefficient_of_variation::CoefficientOfVariation;
use super::critic::Critic;
use super::direct::Direct;
use super::entropy::Entropy;
use super::equal::Equal;
use super::error::WeightingError;
use super::gini::Gini;
use super::head_count::HeadCount;
use super::idocriw::Idocriw;
use super::inverse_variance::InverseVariance;
use super::merec::Merec;
use super::rank_exponent::RankExponent;
use super::rank_order_centroid::RankOrderCentroid;
use super::rank_reciprocal::RankReciprocal;
use super::rank_sum::RankSum;
use super::salience::Salience;
use super::standard_deviation::StandardDeviation;
use super::swara::Swara;
use super::swing::Swing;
use super::variance::Variance;
#[cfg(feature = "schema")]
use crate::model::add_names;
use crate::model::{ScoreMatrix, Weights, read_by_name};

/// Weights with what had to be done to get them.
///
/// # Examples
///
/// ```
/// use materiality::{Degenerate, Entropy, ScoreMatrix, WeightingScheme};
///
/// // The first column is the same for both issues, so it says nothing.
/// let scores = ScoreMatrix::from_rows(&[[0.5, 0.9], [0.5, 0.1]])?;
/// let weighting = Entropy.weigh(&scores)?;
/// assert_eq!(weighting.weights.as_slice(), [0.0, 1.0]);
/// assert_eq!(weighting.degenerate, Some(Degenerate::ConstantColumns(vec!["c1".to_owned()])));
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Weighting {
    /// The weights, one per column.
    pub weights: Weights,
    /// Why the scheme's own formula could not be used in full, if it could not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub degenerate: Option<Degenerate>,
}

impl Weighting {
    /// Weights that follow from the scheme's formula.
    pub const fn regular(weights: Weights) -> Self {
        Self { weights, degenerate: None }
    }

    /// Weights given by hand, one per column, divided by their sum.
    pub(super) fn for_columns(
        scheme: &'static str,
        scores: &ScoreMatrix,
        relative: Vec<f64>,
    ) -> Result<Self, WeightingError> {
        let (found, expected) = (relative.len(), scores.columns().len());
        if found != expected {
            return Err(WeightingError::ColumnCount { scheme, found, expected });
        }
        Ok(Self::regular(Weights::normalized(relative)?))
    }

    /// Weights of the documented fallback.
    pub const fn fallback(weights: Weights, why: Degenerate) -> Self {
        Self { weights, degenerate: Some(why) }
    }
}

/// Why a scheme fell back on something simpler. Never a silent NaN, never silent noise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Degenerate {
    /// There is one column, which has all the weight.
    OneColumn,
    /// There is one issue, so columns cannot differ in dispersion; weights are equal.
    OneIssue,
    /// No column tells the issues apart; weights are equal.
    NothingVaries,
    /// Some columns do not tell the issues apart, but for rounding, and got weight 0; these are their labels.
    ConstantColumns(Vec<String>),
    /// All columns that vary agree in full, so that their conflict is 0; weights follow their
    /// standard deviations, and are 0 for columns that do not vary.
    NoConflict,
    /// The losses between columns do not settle their weights, because one issue is best on all
    /// columns or a column is constant; the losses were left out, and where there is nothing else,
    /// weights are equal.
    NoLoss,
    /// The weights to be combined coincide; these are they.
    Coincident,
    /// A combination asked for a negative share of some weights; it was set to 0.
    NegativeShare,
}

/// Weighs the columns of a score matrix: groups, criteria or axes.
///
/// # Examples
///
/// A scheme of one's own:
///
/// ```
/// use materiality::{ScoreMatrix, Weighting, WeightingError, WeightingScheme, Weights};
///
/// /// Columns count by the range they use.
/// #[derive(Debug)]
/// struct ByRange;
///
/// impl WeightingScheme for ByRange {
///     fn name(&self) -> &'static str {
///         "range"
///     }
///
///     fn weigh(&self, scores: &ScoreMatrix) -> Result<Weighting, WeightingError> {
///         let range = |column: usize| {
///             let values = || scores.rows().map(|row| row[column]);
///             values().fold(f64::MIN, f64::max) - values().fold(f64::MAX, f64::min)
///         };
///         let ranges = (0..scores.columns().len()).map(range).collect();
///         Ok(Weighting::regular(Weights::normalized(ranges)?))
///     }
/// }
///
/// let scores = ScoreMatrix::from_rows(&[[0.2, 0.9], [0.8, 0.7]])?;
/// assert!(ByRange.weights(&scores)?.as_slice()[0] > 0.7);
/// # Ok::<(), materiality::Error>(())
/// ```
pub trait WeightingScheme: Debug + Send + Sync {
    /// What the scheme is called in results.
    fn name(&self) -> &'static str;

    /// Weights with the flags of whatever was degenerate.
    ///
    /// # Errors
    ///
    /// [`WeightingError`] if the scores do not suit the scheme.
    fn weigh(&self, scores: &ScoreMatrix) -> Result<Weighting, WeightingError>;

    /// The weights alone.
    ///
    /// # Errors
    ///
    /// As for [`weigh`](Self::weigh).
    fn weights(&self, scores: &ScoreMatrix) -> Result<Weights, WeightingError> {
        Ok(self.weigh(scores)?.weights)
    }
}

/// A built-in weighting scheme by name, for plans and other files.
///
/// # Examples
///
/// ```
/// use materiality::{Scheme, WeightingScheme};
///
/// let scheme: Scheme = serde_json::from_str(r#"{"direct": {"points": [60, 40]}}"#)?;
/// assert_eq!(scheme.name(), "direct");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transform = add_names::<Self>))]
#[serde(rename_all = "snake_case", remote = "Self")]
#[non_exhaustive]
pub enum Scheme {
    /// The same weight for every column; the default. See [`Equal`].
    #[default]
    Equal,
    /// Points given by hand. See [`Direct`].
    Direct(Direct),
    /// Points for the swing of each column. See [`Swing`].
    Swing(Swing),
    /// Equal steps from rank to rank. See [`RankSum`].
    RankSum(RankSum),
    /// Reciprocals of ranks. See [`RankReciprocal`].
    RankReciprocal(RankReciprocal),
    /// Powers of ranks. See [`RankExponent`].
    RankExponent(RankExponent),
    /// The mean of all weights that fall with the rank. See [`RankOrderCentroid`].
    RankOrderCentroid(RankOrderCentroid),
    /// Step-wise gaps. See [`Swara`].
    Swara(Swara),
    /// Head counts of groups. See [`HeadCount`].
    HeadCount(HeadCount),
    /// Precision of groups. See [`InverseVariance`].
    InverseVariance(InverseVariance),
    /// Power, legitimacy and urgency of groups. See [`Salience`].
    Salience(Salience),
    /// Comparisons of pairs. See [`Ahp`].
    Ahp(Ahp),
    /// Comparisons with the best and the worst column. See [`BestWorst`].
    BestWorst(BestWorst),
    /// How unevenly a total is spread. See [`Entropy`].
    Entropy,
    /// Variation and disagreement. See [`Critic`].
    Critic(Critic),
    /// Standard deviations. See [`StandardDeviation`].
    StandardDeviation(StandardDeviation),
    /// Variances. See [`Variance`].
    Variance(Variance),
    /// Standard deviations relative to means. See [`CoefficientOfVariation`].
    CoefficientOfVariation,
    /// What changes when a column is taken away. See [`Merec`].
    Merec,
    /// Gini coefficients. See [`Gini`].
    Gini,
    /// Losses between columns. See [`Cilos`].
    Cilos,
    /// Several schemes made one. See [`Blended`].
    Blended(Blended),
    /// Entropy and losses together. See [`Idocriw`].
    Idocriw,
}

read_by_name!(Scheme, "a weighting scheme");

impl Scheme {
    /// Calls `f` with the scheme this names.
    fn with<T>(&self, f: impl FnOnce(&dyn WeightingScheme) -> T) -> T {
        match self {
            Self::Equal => f(&Equal),
            Self::Direct(scheme) => f(scheme),
            Self::Swing(scheme) => f(scheme),
            Self::RankSum(scheme) => f(scheme),
            Self::RankReciprocal(scheme) => f(scheme),
            Self::RankExponent(scheme) => f(scheme),
            Self::RankOrderCentroid(scheme) => f(scheme),
            Self::Swara(scheme) => f(scheme),
            Self::HeadCount(scheme) => f(scheme),
            Self::InverseVariance(scheme) => f(scheme),
            Self::Salience(scheme) => f(scheme),
            Self::Ahp(scheme) => f(scheme),
            Self::BestWorst(scheme) => f(scheme),
            Self::Entropy => f(&Entropy),
            Self::Critic(scheme) => f(scheme),
            Self::StandardDeviation(scheme) => f(scheme),
            Self::Variance(scheme) => f(scheme),
            Self::CoefficientOfVariation => f(&CoefficientOfVariation),
            Self::Merec => f(&Merec),
            Self::Gini => f(&Gini),
            Self::Cilos => f(&Cilos),
            Self::Blended(scheme) => f(scheme),
            Self::Idocriw => f(&Idocriw),
        }
    }
}

impl WeightingScheme for Scheme {
    fn name(&self) -> &'static str {
        self.with(|scheme| scheme.name())
    }

    fn weigh(&self, scores: &ScoreMatrix) -> Result<Weighting, WeightingError> {
        self.with(|scheme| scheme.weigh(scores))
    }
}
