//! Gini weights.

use serde::{Deserialize, Serialize};

use super::dispersion::Case;
use super::error::WeightingError;
use super::scheme::{Weighting, WeightingScheme};
use crate::model::ScoreMatrix;
use crate::num::table::Range;

const NAME: &str = "gini";

/// Columns count by their Gini coefficient, the mean difference between two issues relative to the
/// mean.
///
/// The weights depend on where zero is, not on the unit of a column. The direction is ignored.
///
/// # Formula
///
/// ```text
/// G_j = Σ_i Σ_k |x_ij − x_kj| / (2 m² μ_j) = Σ_r (2r − m − 1) x_(r)j / (m² μ_j)
/// w_j = G_j / Σ G                                              x_(1) ≤ x_(2) ≤ …
/// ```
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
/// Complexity: O(issues · ln(issues) × columns), by sorting.
///
/// Reference: Gini 1912, *Variabilità e mutabilità*; Li and Chi 2009, *A new determining objective
/// weights method — Gini coefficient weight*, First International Conference on Information Science
/// and Engineering, pages 3726–3729.
///
/// # Examples
///
/// ```
/// use materiality::{Gini, ScoreMatrix, WeightingScheme};
///
/// // |0.6 − 0.2| / (0.6 + 0.2) is twice |0.5 − 0.3| / (0.5 + 0.3).
/// let scores = ScoreMatrix::from_rows(&[[0.6, 0.5], [0.2, 0.3]])?;
/// let weights = Gini.weights(&scores)?;
/// assert!((weights.as_slice()[0] - 2.0 / 3.0).abs() < 1e-15);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Gini;

impl WeightingScheme for Gini {
    fn name(&self) -> &'static str {
        NAME
    }

    fn weigh(&self, scores: &ScoreMatrix) -> Result<Weighting, WeightingError> {
        let varying = match Case::of(scores)? {
            Case::Settled(weighting) => return Ok(weighting),
            Case::Open(varying) => varying.tamed(),
        };
        varying.refuse_lows(NAME, "at least 0", |_, range| range.low < 0.0)?;
        let mut above_low = Vec::with_capacity(varying.table().height());
        let coefficients = varying.ranges.iter().enumerate().map(|(column, &range)| {
            above_low.clear();
            // Numbers that are not negative stand in the order of their bits, which sort faster.
            // Moving all by the least changes no difference, and saves digits.
            let values = varying.table().values_of(column);
            above_low.extend(values.map(|value| (value - range.low).abs().to_bits()));
            above_low.sort_unstable();
            coefficient(&above_low, range)
        });
        varying.weighting(coefficients.collect())
    }
}

/// The Gini coefficient from the bits of how far values lie above the least, in rising order.
fn coefficient(above_low: &[u64], range: Range) -> f64 {
    if range.is_point() {
        return 0.0;
    }
    let height = above_low.len() as f64;
    let scale = 1.0 / range.high;
    let (mut spread, mut total) = (0.0, 0.0);
    for (rank, &bits) in (1_u32..).zip(above_low) {
        let above = f64::from_bits(bits) * scale;
        spread += (2.0 * f64::from(rank) - height - 1.0) * above;
        total += above;
    }
    spread / (height * (total + height * (range.low * scale)))
}
