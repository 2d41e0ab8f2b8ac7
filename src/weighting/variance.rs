//! Variance weights.

use serde::{Deserialize, Serialize};

use super::dispersion::Case;
use super::error::WeightingError;
use super::scaling::ColumnScaling;
use super::scheme::{Weighting, WeightingScheme};
use crate::model::ScoreMatrix;

/// Columns count by their variance: the squares of
/// [`StandardDeviation`](crate::StandardDeviation) weights, which sets columns further apart.
///
/// # Formula
///
/// ```text
/// w_j = σ²_j / Σ σ²      of the scores as they are, or of (x − min) / (max − min) of each column
/// ```
///
/// The divisor of the variance, m or m − 1, cancels; so does the direction of a column.
///
/// # Degenerate cases
///
/// A constant column has weight 0 and is flagged. One column has weight 1; with one issue, or if
/// nothing varies, weights are equal; all flagged.
///
/// Complexity: O(issues × columns).
///
/// Reference: Rao and Patel 2010, *A subjective and objective integrated multiple attribute decision
/// making method for material selection*, Materials & Design 31(10).
///
/// # Examples
///
/// ```
/// use materiality::{ScoreMatrix, Variance, WeightingScheme};
///
/// let scores = ScoreMatrix::from_rows(&[[0.5, 0.0], [0.75, 0.75]])?;
/// let weights = Variance::default().weights(&scores)?;
/// assert!((weights.as_slice()[1] - 0.9).abs() < 1e-15);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Variance {
    #[serde(default)]
    scaling: ColumnScaling,
}

impl Variance {
    /// Variances of scores taken as `scaling` says.
    pub const fn new(scaling: ColumnScaling) -> Self {
        Self { scaling }
    }

    /// How scores are taken.
    pub const fn scaling(self) -> ColumnScaling {
        self.scaling
    }
}

impl WeightingScheme for Variance {
    fn name(&self) -> &'static str {
        "variance"
    }

    fn weigh(&self, scores: &ScoreMatrix) -> Result<Weighting, WeightingError> {
        let varying = match Case::of(scores)? {
            Case::Settled(weighting) => return Ok(weighting),
            Case::Open(varying) => varying.tamed(),
        };
        let variances = varying.variances(&self.scaling.scales(&varying));
        varying.weighting(variances)
    }
}
