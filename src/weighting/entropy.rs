//! Entropy weights.

use serde::{Deserialize, Serialize};

use super::dispersion::Case;
use super::error::WeightingError;
use super::scheme::{Weighting, WeightingScheme};
use crate::model::ScoreMatrix;
use crate::num::divergence;

const NAME: &str = "entropy";

/// Columns count by how unevenly their total is spread over the issues.
///
/// The weights depend on where zero is: the same answers coded 1–5 and 1–101 get different
/// weights. They do not depend on the unit of a column, nor on its direction, which is ignored.
///
/// # Formula
///
/// ```text
/// p_ij = x_ij / Σ_i x_ij
/// D_j  = 1 + Σ_i p_ij ln p_ij / ln m          0 ln 0 = 0
/// w_j  = D_j / Σ D
/// ```
///
/// D is computed in a form that loses no digits when shares are almost even, as issue means are.
///
/// # Degenerate cases
///
/// A constant column has weight 0 and is flagged. One column has weight 1; with one issue, or if
/// nothing varies, weights are equal; all flagged.
///
/// # Errors
///
/// A score below 0, naming issue and column.
///
/// Complexity: O(issues × columns).
///
/// Reference: Shannon 1948, *A mathematical theory of communication*, Bell System Technical Journal
/// 27(3), doi:10.1002/j.1538-7305.1948.tb01338.x; Hwang and Yoon 1981, *Multiple attribute decision
/// making*, doi:10.1007/978-3-642-48318-9.
///
/// # Examples
///
/// ```
/// use materiality::{Entropy, ScoreMatrix, WeightingScheme};
///
/// let scores = ScoreMatrix::from_rows(&[[0.5, 0.9], [0.5, 0.1]])?;
/// assert_eq!(Entropy.weights(&scores)?.as_slice(), [0.0, 1.0]);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Entropy;

impl WeightingScheme for Entropy {
    fn name(&self) -> &'static str {
        NAME
    }

    fn weigh(&self, scores: &ScoreMatrix) -> Result<Weighting, WeightingError> {
        let varying = match Case::of(scores)? {
            Case::Settled(weighting) => return Ok(weighting),
            Case::Open(varying) => varying.tamed(),
        };
        varying.refuse_lows(NAME, "at least 0", |_, range| range.low < 0.0)?;
        varying.weighting(divergence::from_even(varying.table(), &varying.ranges))
    }
}
