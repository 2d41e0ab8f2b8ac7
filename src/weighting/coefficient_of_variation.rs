//! Coefficient-of-variation weights.

use serde::{Deserialize, Serialize};

use super::dispersion::{Case, Varying};
use super::error::WeightingError;
use super::scheme::{Weighting, WeightingScheme};
use crate::model::ScoreMatrix;

const NAME: &str = "coefficient of variation";

/// A mean this small beside the largest absolute value is 0 but for rounding.
const ROUNDING: f64 = 1e-12;

/// Columns count by their standard deviation relative to their mean.
///
/// The weights depend on where zero is, not on the unit of a column. The direction is ignored.
///
/// # Formula
///
/// ```text
/// w_j = v_j / Σ v      v_j = σ_j / |μ_j|
/// ```
///
/// The divisor of the variance, m or m − 1, cancels.
///
/// # Degenerate cases
///
/// A constant column has weight 0 and is flagged, also if it is 0 throughout. One column has weight
/// 1; with one issue, or if nothing varies, weights are equal; all flagged.
///
/// # Errors
///
/// A column that varies around a mean of 0, naming it.
///
/// Complexity: O(issues × columns).
///
/// Reference: Shuai, Zongzhun, Yongji and Lei 2012, *A new angular method to determine the objective
/// weights*, 24th Chinese Control and Decision Conference, doi:10.1109/CCDC.2012.6244621, where it
/// is what the angular method is compared with.
///
/// # Examples
///
/// ```
/// use materiality::{CoefficientOfVariation, ScoreMatrix, WeightingScheme};
///
/// // Deviations .2 and .1 around means .4 and .4.
/// let scores = ScoreMatrix::from_rows(&[[0.6, 0.5], [0.2, 0.3]])?;
/// let weights = CoefficientOfVariation.weights(&scores)?;
/// assert!((weights.as_slice()[0] - 2.0 / 3.0).abs() < 1e-15);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CoefficientOfVariation;

impl WeightingScheme for CoefficientOfVariation {
    fn name(&self) -> &'static str {
        NAME
    }

    fn weigh(&self, scores: &ScoreMatrix) -> Result<Weighting, WeightingError> {
        let varying = match Case::of(scores)? {
            Case::Settled(weighting) => return Ok(weighting),
            Case::Open(varying) => varying.tamed(),
        };
        let coefficients = coefficients(scores, &varying)?;
        varying.weighting(coefficients)
    }
}

/// σ / |μ| of every column that varies.
fn coefficients(scores: &ScoreMatrix, varying: &Varying<'_>) -> Result<Vec<f64>, WeightingError> {
    let scales: Vec<f64> = varying
        .ranges
        .iter()
        .map(|range| if range.is_point() { 0.0 } else { 1.0 / range.magnitude() })
        .collect();
    let columns = varying.variances(&scales).into_iter().zip(&varying.ranges).zip(&scales);
    columns
        .zip(scores.columns())
        .map(|(((variance, range), scale), column)| {
            let mean = range.mean * scale;
            if range.is_point() {
                Ok(0.0)
            } else if mean.abs() > ROUNDING {
                Ok(variance.sqrt() / mean.abs())
            } else {
                Err(WeightingError::InvalidColumn {
                    scheme: NAME,
                    what: "mean",
                    column: column.label().to_owned(),
                    found: 0.0,
                    expected: "a mean other than 0",
                })
            }
        })
        .collect()
}
