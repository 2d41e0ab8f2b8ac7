//! Rank-sum weights.

use serde::{Deserialize, Serialize};

use super::error::WeightingError;
use super::ranks;
use super::scheme::{Weighting, WeightingScheme};
use crate::model::ScoreMatrix;
use crate::num::positions;

const NAME: &str = "rank sum";

/// Weights that fall by the same step from rank to rank.
///
/// # Formula
///
/// ```text
/// w_r = 2(n + 1 − r) / (n(n + 1))
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
/// use materiality::{RankSum, ScoreMatrix, WeightingScheme};
///
/// let scores = ScoreMatrix::from_rows(&[[0.2, 0.9, 0.5], [0.8, 0.7, 0.4]])?;
/// let weights = RankSum::new(vec![1, 3, 2])?.weights(&scores)?;
/// assert_eq!(weights.as_slice(), [3.0 / 6.0, 1.0 / 6.0, 2.0 / 6.0]);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "RankSumSpec", into = "RankSumSpec")]
pub struct RankSum {
    ranks: Vec<u32>,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct RankSumSpec {
    ranks: Vec<u32>,
}

impl RankSum {
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

impl WeightingScheme for RankSum {
    fn name(&self) -> &'static str {
        NAME
    }

    fn weigh(&self, scores: &ScoreMatrix) -> Result<Weighting, WeightingError> {
        let n = self.ranks.len();
        let by_position: Vec<f64> = (1..=n).rev().map(|place| place as f64).collect();
        Weighting::for_columns(NAME, scores, positions::shared(&self.ranks, &by_position))
    }
}

impl TryFrom<RankSumSpec> for RankSum {
    type Error = WeightingError;

    fn try_from(spec: RankSumSpec) -> Result<Self, WeightingError> {
        Self::new(spec.ranks)
    }
}

impl From<RankSum> for RankSumSpec {
    fn from(scheme: RankSum) -> Self {
        Self { ranks: scheme.ranks }
    }
}
