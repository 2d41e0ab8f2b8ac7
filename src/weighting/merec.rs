//! MEREC weights.

use serde::{Deserialize, Serialize};

use super::dispersion::Case;
use super::error::WeightingError;
use super::scheme::{Weighting, WeightingScheme};
use crate::model::{Direction, ScoreMatrix};
use crate::num::removal;

const NAME: &str = "merec";

/// Columns count by how much the overall performance of issues changes when the column is taken
/// away (MEREC).
///
/// The weights depend on where zero is, not on the unit of a column. The direction of a column is
/// part of the definition: the reference is the least value where higher is more, and the greatest
/// where lower is more.
///
/// # Formula
///
/// ```text
/// n_ij = min_j / x_ij       or x_ij / max_j where lower is more
/// S_i  = ln(1 + (1/n) Σ_k |ln n_ik|)
/// S'_ij = ln(1 + (1/n) Σ_{k≠j} |ln n_ik|)
/// E_j  = Σ_i |S'_ij − S_i|
/// w_j  = E_j / Σ E
/// ```
///
/// The difference of the two logarithms is computed as one logarithm, so that small effects keep
/// their digits.
///
/// # Degenerate cases
///
/// A constant column has weight 0 and is flagged. One column has weight 1; with one issue, or if
/// nothing varies, weights are equal; all flagged.
///
/// # Errors
///
/// A score that is not above 0, naming issue and column.
///
/// Complexity: O(issues × columns), with two logarithms per score.
///
/// Reference: Keshavarz-Ghorabaee, Amiri, Zavadskas, Turskis and Antucheviciene 2021, *Determination
/// of objective weights using a new method based on the removal effects of criteria (MEREC)*,
/// Symmetry 13(4), doi:10.3390/sym13040525.
///
/// # Examples
///
/// ```
/// use materiality::{Merec, ScoreMatrix, WeightingScheme};
///
/// let scores = ScoreMatrix::from_rows(&[[0.5, 0.8], [0.5, 0.2]])?;
/// assert_eq!(Merec.weights(&scores)?.as_slice(), [0.0, 1.0]);
/// assert_eq!(
///     Merec.weights(&ScoreMatrix::from_rows(&[[0.5, 0.8], [0.0, 0.2]])?).unwrap_err().to_string(),
///     "merec: issue 2, column \"c1\" is 0, expected a number above 0"
/// );
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Merec;

impl WeightingScheme for Merec {
    fn name(&self) -> &'static str {
        NAME
    }

    fn weigh(&self, scores: &ScoreMatrix) -> Result<Weighting, WeightingError> {
        let varying = match Case::of(scores)? {
            Case::Settled(weighting) => return Ok(weighting),
            Case::Open(varying) => varying,
        };
        varying.refuse_lows(NAME, "a number above 0", |_, range| range.low <= 0.0)?;
        let references: Vec<f64> = scores
            .columns()
            .iter()
            .zip(&varying.ranges)
            .map(|(column, range)| match column.direction() {
                Direction::HigherIsMore => range.low,
                Direction::LowerIsMore => range.high,
            })
            .collect();
        varying.weighting(removal::effects(varying.table(), &references))
    }
}
