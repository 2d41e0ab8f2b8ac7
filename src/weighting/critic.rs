//! CRITIC weights.

use serde::{Deserialize, Serialize};

use super::dispersion::{Case, Varying};
use super::error::WeightingError;
use super::scaling::Orientation;
use super::scheme::{Degenerate, Weighting, WeightingScheme};
use crate::model::{Direction, ScoreMatrix, Weights};
use crate::num::products;

/// Conflicts up to this size are rounding: columns that agree in full.
const ROUNDING: f64 = 1e-12;

/// Columns count by how much they vary and by how little they agree with the others (CRITIC).
///
/// On two columns the scheme says nothing new: the conflict 1 − r is the same for both, so the
/// weights are those of the standard deviation of the min-max scores.
///
/// # Formula
///
/// ```text
/// z_ij = (x_ij − min_j) / (max_j − min_j)      or (max_j − x_ij) / (max_j − min_j) where lower is more
/// C_j  = σ_j Σ_k (1 − r_jk)                    r: correlation of z
/// w_j  = C_j / Σ C
/// ```
///
/// Turning a column changes the sign of its correlations and so the weights of all columns. By
/// default columns are turned; [`Orientation::Raw`] leaves them, as some published examples do.
///
/// # Degenerate cases
///
/// A constant column has weight 0, counts in no sum and is flagged. If all columns that vary agree
/// in full, weights follow the standard deviations alone and are flagged as
/// [`Degenerate::NoConflict`](crate::Degenerate::NoConflict), whether or not others are constant. One column has weight 1;
/// with one issue, or if nothing varies, weights are equal; all flagged.
///
/// Complexity: O(issues × columns²).
///
/// Reference: Diakoulaki, Mavrotas and Papayannakis 1995, *Determining objective weights in multiple
/// criteria problems: the CRITIC method*, Computers & Operations Research 22(7),
/// doi:10.1016/0305-0548(94)00059-H.
///
/// # Examples
///
/// ```
/// use materiality::{Critic, ScoreMatrix, WeightingScheme};
///
/// // The third column contradicts the first two, which say almost the same.
/// let scores = ScoreMatrix::from_rows(&[[0.1, 0.2, 0.9], [0.5, 0.6, 0.4], [0.9, 0.9, 0.1]])?;
/// let weights = Critic::default().weights(&scores)?;
/// assert!(weights.as_slice()[2] > 0.48);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Critic {
    #[serde(default)]
    orientation: Orientation,
}

impl Critic {
    /// CRITIC with directions taken as `orientation` says.
    pub const fn new(orientation: Orientation) -> Self {
        Self { orientation }
    }

    /// Whether directions count.
    pub const fn orientation(self) -> Orientation {
        self.orientation
    }

    /// −1 for columns to be turned, else 1.
    fn signs(self, scores: &ScoreMatrix) -> Vec<f64> {
        let sign = |direction| match (self.orientation, direction) {
            (Orientation::Oriented, Direction::LowerIsMore) => -1.0,
            _ => 1.0,
        };
        scores.columns().iter().map(|column| sign(column.direction())).collect()
    }
}

impl WeightingScheme for Critic {
    fn name(&self) -> &'static str {
        "critic"
    }

    fn weigh(&self, scores: &ScoreMatrix) -> Result<Weighting, WeightingError> {
        let varying = match Case::of(scores)? {
            Case::Settled(weighting) => return Ok(weighting),
            Case::Open(varying) => varying.tamed(),
        };
        let (deviations, conflicts) = information(&varying, &self.signs(scores));
        if conflicts.iter().any(|&conflict| conflict > 0.0) {
            let information = deviations.iter().zip(&conflicts).map(|(d, c)| d * c).collect();
            return varying.weighting(information);
        }
        if varying.constant_columns().len() + 1 == deviations.len() {
            // The one column that varies has nothing to disagree with.
            return varying.weighting(deviations);
        }
        Ok(Weighting::fallback(Weights::normalized(deviations)?, Degenerate::NoConflict))
    }
}

/// The standard deviation of every column of min-max scores, and its conflict with the others.
fn information(varying: &Varying<'_>, signs: &[f64]) -> (Vec<f64>, Vec<f64>) {
    let scales = varying.range_scales();
    let means = varying.ranges.iter().map(|range| range.mean);
    let centers: Vec<(f64, f64)> = means.zip(scales).collect();
    let products = products::of_columns(varying.table(), &centers);
    let n = signs.len();
    let height = varying.table().height() as f64;
    let norms: Vec<f64> = (0..n).map(|j| products[j * n + j].sqrt()).collect();
    let conflict = |j: usize, k: usize| {
        if norms[j] > 0.0 && norms[k] > 0.0 {
            let correlation = signs[j] * signs[k] * (products[j * n + k] / norms[j] / norms[k]);
            let conflict = 1.0 - correlation;
            if conflict > ROUNDING { conflict } else { 0.0 }
        } else {
            0.0
        }
    };
    let conflicts = (0..n).map(|j| (0..n).filter(|&k| k != j).map(|k| conflict(j, k)).sum());
    let deviations = norms.iter().map(|norm| norm / height.sqrt()).collect();
    (deviations, conflicts.collect())
}
