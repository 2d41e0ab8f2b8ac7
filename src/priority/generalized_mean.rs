//! Weighted power means of anchored scores: from the worst axis to the best.

use serde::{Deserialize, Serialize};

use super::anchor::Anchor;
use super::error::PriorityError;
use super::prioritizer::Prioritizer;
use super::weight_form::{WeightForm, anchored};
use crate::model::{ScoreMatrix, Weights};
use crate::num::power::{NEAR_ZERO, power_mean};

/// The weighted power mean of an issue's scores: one family from the least score over the product
/// and the sum to the greatest.
///
/// The exponent says how far a high score on one axis makes up for a low one on the other:
///
/// ```text
///  −∞  the least score: high on both axes, no compensation
///  −1  harmonic mean
///   0  weighted product
///   1  weighted sum
///   2  distance from the origin
///  +∞  the greatest score: high on either axis
/// ```
///
/// # Formula
///
/// ```text
/// U = (Σⱼ wⱼ · uⱼᵖ)^(1/p)      uⱼ = score on the declared range of the column, in [0, 1]
/// U = Πⱼ uⱼ^wⱼ for p = 0,  minⱼ uⱼ for p = −∞,  maxⱼ uⱼ for p = +∞      over wⱼ > 0
/// ```
///
/// U lies in [0, 1], rises with p, and depends on the issue's own scores alone. At ±∞ the weights
/// matter only by being zero or not.
///
/// # Degenerate cases
///
/// For p ≤ 0 a score of 0 makes U = 0. A column of weight 0 has no influence. One issue has rank
/// 1. Exponents within 10⁻¹² of 0 are the product.
///
/// # Errors
///
/// [`PriorityError::NoBounds`] for a column without declared bounds.
///
/// Complexity: O(issues × columns).
///
/// Reference: Hardy, Littlewood & Pólya 1934, *Inequalities*, chapter 2.
///
/// # Examples
///
/// ```
/// use materiality::{GeneralizedMean, Prioritizer, ScoreMatrix, Weights};
///
/// let scores = ScoreMatrix::from_rows(&[[0.5, 0.5], [0.9, 0.2]])?;
/// let weights = Weights::equal(2)?;
/// let order = |exponent| {
///     GeneralizedMean::new(exponent)?.prioritize(&scores, &weights).map(|r| r.order().to_vec())
/// };
/// assert_eq!(order(f64::NEG_INFINITY)?, [0, 1]); // .5 on both axes beats .9 and .2
/// assert_eq!(order(f64::INFINITY)?, [1, 0]);
/// assert!(GeneralizedMean::new(f64::NAN).is_err());
/// # Ok::<(), materiality::Error>(())
/// ```
///
/// In a plan the exponent is a number, `"min"` or `"max"`:
///
/// ```
/// use materiality::GeneralizedMean;
///
/// let mean: GeneralizedMean = serde_json::from_str(r#"{"exponent": "min"}"#)?;
/// assert_eq!(mean, GeneralizedMean::MIN);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "MeanSpec", into = "MeanSpec")]
pub struct GeneralizedMean {
    exponent: f64,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct MeanSpec {
    exponent: ExponentSpec,
}

/// JSON has no infinity.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged, expecting = "expected a number, \"min\" or \"max\"")]
enum ExponentSpec {
    Finite(f64),
    Limit(Limit),
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
enum Limit {
    Min,
    Max,
}

impl GeneralizedMean {
    /// The least score: exponent −∞.
    pub const MIN: Self = Self { exponent: f64::NEG_INFINITY };
    /// The harmonic mean: exponent −1.
    pub const HARMONIC: Self = Self { exponent: -1.0 };
    /// The product: exponent 0.
    pub const PRODUCT: Self = Self { exponent: 0.0 };
    /// The sum: exponent 1.
    pub const SUM: Self = Self { exponent: 1.0 };
    /// Distance from the origin: exponent 2.
    pub const DISTANCE_FROM_ORIGIN: Self = Self { exponent: 2.0 };
    /// The greatest score: exponent +∞.
    pub const MAX: Self = Self { exponent: f64::INFINITY };

    /// A power mean of any exponent, ±∞ among them.
    ///
    /// # Errors
    ///
    /// [`PriorityError::InvalidParameter`] for NaN.
    pub fn new(exponent: f64) -> Result<Self, PriorityError> {
        if (f64::NEG_INFINITY..=f64::INFINITY).contains(&exponent) {
            return Ok(Self { exponent });
        }
        Err(PriorityError::InvalidParameter {
            what: "exponent of the power mean",
            found: exponent,
            expected: "a number, or plus or minus infinity",
        })
    }

    /// The exponent.
    pub const fn exponent(&self) -> f64 {
        self.exponent
    }
}

impl Prioritizer for GeneralizedMean {
    fn name(&self) -> &'static str {
        "power mean"
    }

    fn is_independent(&self) -> bool {
        true
    }

    fn utilities(
        &self,
        scores: &ScoreMatrix,
        weights: &Weights,
    ) -> Result<Vec<f64>, PriorityError> {
        let anchors = Anchor::of_columns(scores, weights, self.name())?;
        let utility = |row| power_mean(Anchor::terms(&anchors, row), self.exponent);
        Ok(scores.rows().map(utility).collect())
    }

    fn weight_form(&self, scores: &ScoreMatrix) -> Result<Option<WeightForm>, PriorityError> {
        let columns = scores.columns().len();
        if self.exponent.is_infinite() {
            let utilities = self.utilities(scores, &Weights::equal(columns)?)?;
            return Ok(Some(WeightForm::constant(columns, &utilities)?));
        }
        // So near to 0 the mean is the product.
        let exponent = if self.exponent.abs() < NEAR_ZERO { 0.0 } else { self.exponent };
        WeightForm::power_mean(columns, &anchored(self.name(), scores)?, exponent)
    }
}

impl TryFrom<MeanSpec> for GeneralizedMean {
    type Error = PriorityError;

    fn try_from(spec: MeanSpec) -> Result<Self, PriorityError> {
        Self::new(match spec.exponent {
            ExponentSpec::Finite(exponent) => exponent,
            ExponentSpec::Limit(Limit::Min) => f64::NEG_INFINITY,
            ExponentSpec::Limit(Limit::Max) => f64::INFINITY,
        })
    }
}

impl From<GeneralizedMean> for MeanSpec {
    fn from(mean: GeneralizedMean) -> Self {
        let exponent = match mean.exponent {
            f64::NEG_INFINITY => ExponentSpec::Limit(Limit::Min),
            f64::INFINITY => ExponentSpec::Limit(Limit::Max),
            finite => ExponentSpec::Finite(finite),
        };
        Self { exponent }
    }
}
