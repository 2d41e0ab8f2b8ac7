//! MEREC weights.

use serde::{Deserialize, Serialize};

use super::dispersion::Case;
use super::error::WeightingError;
use super::scheme::{Weighting, WeightingScheme};
use crate::model::{Direction, ScoreMatrix};

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
/// The difference of the two logarithms is computed as one logarithm of 1 + something, so that
/// small effects keep their digits.
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
        let share = 1.0 / references.len() as f64;
        let mut effects = vec![0.0; references.len()];
        let mut logarithms = vec![0.0; references.len()];
        for row in scores.rows() {
            for ((logarithm, value), reference) in logarithms.iter_mut().zip(row).zip(&references) {
                *logarithm = share * ratio_logarithm(*value, *reference);
            }
            let overall = 1.0 + logarithms.iter().sum::<f64>();
            for (effect, part) in effects.iter_mut().zip(&logarithms) {
                // ln(overall) − ln(overall − part)
                *effect += (part / (overall - part)).ln_1p();
            }
        }
        varying.weighting(effects)
    }
}

/// |ln(value / reference)|, exact also where the two almost agree.
fn ratio_logarithm(value: f64, reference: f64) -> f64 {
    let change = (value - reference) / reference;
    // The quotient of two close numbers is 1 + a small change; otherwise its logarithm is safe,
    // and safer as a difference than as a quotient, which might overflow.
    if change.abs() < 0.5 { change.ln_1p().abs() } else { (value.ln() - reference.ln()).abs() }
}
