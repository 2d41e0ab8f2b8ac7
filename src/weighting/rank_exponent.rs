//! Rank-exponent weights.

use serde::{Deserialize, Serialize};

use super::error::WeightingError;
use super::ranks;
use super::scheme::{Weighting, WeightingScheme};
use crate::model::ScoreMatrix;
use crate::num::positions;

const NAME: &str = "rank exponent";

/// Weights that fall with a power of the rank counted from below: 0 gives equal weights, 1 the
/// rank sum, more favors the first ranks.
///
/// # Formula
///
/// ```text
/// w_r = (n + 1 − r)^p / Σ_k k^p
/// ```
///
/// # Degenerate cases
///
/// Tied columns share the mean of the weights of the places they take. One column has weight 1.
///
/// # Errors
///
/// At construction a rank of 0, no ranks, or an exponent that is negative or not finite; when used,
/// another number of columns.
///
/// Complexity: O(n log n).
///
/// Reference: Stillwell, Seaver and Edwards 1981,
/// *A comparison of weight approximation techniques in multiattribute utility decision making*,
/// Organizational Behavior and Human Performance 28(1), doi:10.1016/0030-5073(81)90015-5.
///
/// # Examples
///
/// ```
/// use materiality::{RankExponent, ScoreMatrix, WeightingScheme};
///
/// let scores = ScoreMatrix::from_rows(&[[0.2, 0.9], [0.8, 0.7]])?;
/// let weights = RankExponent::new(vec![1, 2], 2.0)?.weights(&scores)?;
/// assert_eq!(weights.as_slice(), [0.8, 0.2]);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "RankExponentSpec", into = "RankExponentSpec")]
pub struct RankExponent {
    ranks: Vec<u32>,
    exponent: f64,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct RankExponentSpec {
    ranks: Vec<u32>,
    exponent: f64,
}

impl RankExponent {
    /// One rank per column, 1 for the most important; equal ranks are ties.
    ///
    /// # Errors
    ///
    /// [`WeightingError::InvalidParameter`] for a rank of 0 or an exponent that is negative or not
    /// finite, [`WeightingError::Model`] for no ranks.
    pub fn new(ranks: Vec<u32>, exponent: f64) -> Result<Self, WeightingError> {
        ranks::checked(NAME, &ranks)?;
        if !(0.0..f64::INFINITY).contains(&exponent) {
            return Err(WeightingError::InvalidParameter {
                scheme: NAME,
                what: "the exponent".to_owned(),
                found: exponent,
                expected: "a finite number of at least 0",
            });
        }
        Ok(Self { ranks, exponent })
    }

    /// The ranks.
    pub fn ranks(&self) -> &[u32] {
        &self.ranks
    }

    /// The exponent.
    pub const fn exponent(&self) -> f64 {
        self.exponent
    }
}

impl WeightingScheme for RankExponent {
    fn name(&self) -> &'static str {
        NAME
    }

    fn weigh(&self, scores: &ScoreMatrix) -> Result<Weighting, WeightingError> {
        let n = self.ranks.len();
        // Shares of the best place stay finite for any exponent.
        let by_position: Vec<f64> =
            (1..=n).rev().map(|place| (place as f64 / n as f64).powf(self.exponent)).collect();
        Weighting::for_columns(NAME, scores, positions::shared(&self.ranks, &by_position))
    }
}

impl TryFrom<RankExponentSpec> for RankExponent {
    type Error = WeightingError;

    fn try_from(spec: RankExponentSpec) -> Result<Self, WeightingError> {
        Self::new(spec.ranks, spec.exponent)
    }
}

impl From<RankExponent> for RankExponentSpec {
    fn from(scheme: RankExponent) -> Self {
        Self { ranks: scheme.ranks, exponent: scheme.exponent }
    }
}
