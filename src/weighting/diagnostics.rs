//! What weights amount to.

use serde::{Deserialize, Serialize};

use super::error::WeightingError;
use crate::model::{ScoreMatrix, Weights};
use crate::num::power_of_two;
use crate::num::table::Table;

/// Weights as stated beside weights as they work.
///
/// The stated weights of columns say little about how much each column decides: a column that
/// hardly varies decides hardly anything, whatever its weight, and columns that agree decide
/// together. The effective weight of a column is its share of the variance of the weighted sum.
///
/// # Formula
///
/// ```text
/// s_i = Σ_j w_j x_ij      e_j = w_j Cov(x_j, s) / Var(s)      Σ e = 1
/// ```
///
/// # Degenerate cases
///
/// Effective weights may be negative, for a column that works against the sum. Where the sum is the
/// same for all issues, as for a single issue, there are none.
///
/// Complexity: O(issues × columns).
///
/// Reference: Paruolo, Saisana and Saltelli 2013, *Ratings and rankings: voodoo or science?*, Journal
/// of the Royal Statistical Society A 176(3), doi:10.1111/j.1467-985X.2012.01059.x.
///
/// # Examples
///
/// ```
/// use materiality::{ScoreMatrix, WeightDiagnostics, Weights};
///
/// // The second column is weighted like the first, but never tells two issues apart.
/// let scores = ScoreMatrix::from_rows(&[[0.1, 0.5], [0.9, 0.5], [0.4, 0.5]])?;
/// let diagnostics = WeightDiagnostics::new(&scores, &Weights::equal(2)?)?;
/// assert_eq!(diagnostics.effective, Some(vec![1.0, 0.0]));
/// assert_eq!(diagnostics.effective_number, 2.0);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct WeightDiagnostics {
    /// The weights as stated.
    pub nominal: Weights,
    /// The share of each column in the variance of the weighted sum; they sum to 1.
    pub effective: Option<Vec<f64>>,
    /// The number of equally weighted columns that would be as concentrated.
    pub effective_number: f64,
    /// The greatest weight.
    pub greatest: f64,
}

impl WeightDiagnostics {
    /// What `weights` amount to on `scores`.
    ///
    /// # Errors
    ///
    /// [`WeightingError::ColumnCount`] unless there is one weight per column.
    pub fn new(scores: &ScoreMatrix, weights: &Weights) -> Result<Self, WeightingError> {
        let (found, expected) = (weights.len(), scores.columns().len());
        if found != expected {
            return Err(WeightingError::ColumnCount { scheme: "diagnostics", found, expected });
        }
        Ok(Self {
            effective: effective(scores, weights.as_slice()),
            effective_number: weights.effective_number(),
            greatest: weights.as_slice().iter().copied().fold(0.0, f64::max),
            nominal: weights.clone(),
        })
    }
}

/// The share of each column in the variance of the weighted sum; `None` without variance.
fn effective(scores: &ScoreMatrix, weights: &[f64]) -> Option<Vec<f64>> {
    let ranges = Table::new(scores.as_slice(), weights.len()).ranges();
    // In units of the largest weighted range, squares neither overflow nor vanish.
    let most = ranges.iter().zip(weights).map(|(range, weight)| {
        let half = weight * (range.high / 2.0 - range.low / 2.0);
        if range.is_point() { 0.0 } else { half }
    });
    let most = most.fold(0.0, f64::max);
    if most <= 0.0 {
        return None;
    }
    let [up, up_again] = power_of_two::factors(-power_of_two::exponent(most));
    let scaled = |value: f64| value * up * up_again;
    let mut shares = vec![0.0; weights.len()];
    let mut parts = vec![0.0; weights.len()];
    for row in scores.rows() {
        let columns = row.iter().zip(&ranges).zip(weights);
        for (part, ((&value, range), &weight)) in parts.iter_mut().zip(columns) {
            // A column without weight may be of any size.
            *part = if weight > 0.0 { weight * (scaled(value) - scaled(range.mean)) } else { 0.0 };
        }
        let sum: f64 = parts.iter().sum();
        for (share, part) in shares.iter_mut().zip(&parts) {
            *share += part * sum;
        }
    }
    let variance: f64 = shares.iter().sum();
    // The variance that rounding alone leaves where weighted columns cancel.
    let rounding = 1e-24 * scores.issues().len() as f64;
    (variance > rounding).then(|| shares.into_iter().map(|share| share / variance).collect())
}
