//! Standard-deviation weights.

use serde::{Deserialize, Serialize};

use super::dispersion::Case;
use super::error::WeightingError;
use super::scaling::ColumnScaling;
use super::scheme::{Weighting, WeightingScheme};
use crate::model::ScoreMatrix;

/// Columns count by their standard deviation.
///
/// # Formula
///
/// ```text
/// w_j = σ_j / Σ σ      of the scores as they are, or of (x − min) / (max − min) of each column
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
/// Reference: Diakoulaki, Mavrotas and Papayannakis 1995, *Determining objective weights in multiple
/// criteria problems: the CRITIC method*, Computers & Operations Research 22(7),
/// doi:10.1016/0305-0548(94)00059-H, where it is what CRITIC is compared with.
///
/// # Examples
///
/// ```
/// use materiality::{ScoreMatrix, StandardDeviation, WeightingScheme};
///
/// let scores = ScoreMatrix::from_rows(&[[0.5, 0.0], [0.75, 0.75]])?;
/// assert_eq!(StandardDeviation::default().weights(&scores)?.as_slice(), [0.25, 0.75]);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StandardDeviation {
    #[serde(default)]
    scaling: ColumnScaling,
}

impl StandardDeviation {
    /// Standard deviations of scores taken as `scaling` says.
    pub const fn new(scaling: ColumnScaling) -> Self {
        Self { scaling }
    }

    /// How scores are taken.
    pub const fn scaling(self) -> ColumnScaling {
        self.scaling
    }
}

impl WeightingScheme for StandardDeviation {
    fn name(&self) -> &'static str {
        "standard deviation"
    }

    fn weigh(&self, scores: &ScoreMatrix) -> Result<Weighting, WeightingError> {
        let varying = match Case::of(scores)? {
            Case::Settled(weighting) => return Ok(weighting),
            Case::Open(varying) => varying.tamed(),
        };
        let variances = varying.variances(&self.scaling.scales(&varying));
        varying.weighting(variances.into_iter().map(f64::sqrt).collect())
    }
}
