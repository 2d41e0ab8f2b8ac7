//! Rank-reciprocal weights.

use serde::{Deserialize, Serialize};

use super::error::WeightingError;
use super::ranks;
use super::scheme::{Weighting, WeightingScheme};
use crate::model::ScoreMatrix;
use crate::num::positions;

const NAME: &str = "rank reciprocal";

/// Weights in proportion to the reciprocal of the rank.
///
/// # Formula
///
/// ```text
/// w_r = (1/r) / Σ_k (1/k)
/// ```
///
/// # Degenerate cases
///
/// Tied columns share the mean of the weights of the places they take. One column has weight 1.
///
/// # Errors
///
/// At construction a rank of 0 or no ranks; when used, another number of columns.
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
/// use materiality::{RankReciprocal, ScoreMatrix, WeightingScheme};
///
/// let scores = ScoreMatrix::from_rows(&[[0.2, 0.9], [0.8, 0.7]])?;
/// let weights = RankReciprocal::new(vec![2, 1])?.weights(&scores)?;
/// assert_eq!(weights.as_slice(), [0.5 / 1.5, 1.0 / 1.5]);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "RankReciprocalSpec", into = "RankReciprocalSpec")]
pub struct RankReciprocal {
    ranks: Vec<u32>,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct RankReciprocalSpec {
    ranks: Vec<u32>,
}

impl RankReciprocal {
    /// One rank per column, 1 for the most important; equal ranks are ties.
    ///
    /// # Errors
    ///
    /// [`WeightingError::InvalidParameter`] for a rank of 0, [`WeightingError::Model`] for none.
    pub fn new(ranks: Vec<u32>) -> Result<Self, WeightingError> {
        ranks::checked(NAME, &ranks)?;
        Ok(Self { ranks })
    }

    /// The ranks.
    pub fn ranks(&self) -> &[u32] {
        &self.ranks
    }
}

impl WeightingScheme for RankReciprocal {
    fn name(&self) -> &'static str {
        NAME
    }

    fn weigh(&self, scores: &ScoreMatrix) -> Result<Weighting, WeightingError> {
        let n = self.ranks.len();
        let by_position: Vec<f64> = (1..=n).map(|place| 1.0 / place as f64).collect();
        Weighting::for_columns(NAME, scores, positions::shared(&self.ranks, &by_position))
    }
}

impl TryFrom<RankReciprocalSpec> for RankReciprocal {
    type Error = WeightingError;

    fn try_from(spec: RankReciprocalSpec) -> Result<Self, WeightingError> {
        Self::new(spec.ranks)
    }
}

impl From<RankReciprocal> for RankReciprocalSpec {
    fn from(scheme: RankReciprocal) -> Self {
        Self { ranks: scheme.ranks }
    }
}
