//! Points given by hand.

use serde::{Deserialize, Serialize};

use super::error::WeightingError;
use super::scheme::{Weighting, WeightingScheme};
use crate::model::{ScoreMatrix, Weights};

/// Points given by hand (direct rating, point allocation), divided by their sum.
///
/// # Formula
///
/// ```text
/// w = p / Σp
/// ```
///
/// # Degenerate cases
///
/// 0 points exclude a column. One column has weight 1. No points at all are refused.
///
/// # Errors
///
/// At construction a negative or non-finite number of points, or none above 0; when used, another
/// number of columns.
///
/// Complexity: O(columns).
///
/// Reference: Bottomley, Doyle & Green 2000, *Testing the reliability of weight elicitation
/// methods: direct rating versus point allocation*, Journal of Marketing Research 37(4),
/// doi:10.1509/jmkr.37.4.508.18794.
///
/// # Examples
///
/// ```
/// use materiality::{Direct, ScoreMatrix, WeightingScheme};
///
/// let scores = ScoreMatrix::from_rows(&[[0.2, 0.9], [0.8, 0.7]])?;
/// assert_eq!(Direct::new(vec![60.0, 20.0])?.weights(&scores)?.as_slice(), [0.75, 0.25]);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "DirectSpec", into = "DirectSpec")]
pub struct Direct {
    points: Vec<f64>,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct DirectSpec {
    points: Vec<f64>,
}

impl Direct {
    /// One number of points per column.
    ///
    /// # Errors
    ///
    /// [`WeightingError::Model`] for points that are negative, not finite, or all zero.
    pub fn new(points: Vec<f64>) -> Result<Self, WeightingError> {
        Weights::normalized(points.clone())?;
        Ok(Self { points })
    }

    /// The points.
    pub fn points(&self) -> &[f64] {
        &self.points
    }
}

impl WeightingScheme for Direct {
    fn name(&self) -> &'static str {
        "direct"
    }

    fn weigh(&self, scores: &ScoreMatrix) -> Result<Weighting, WeightingError> {
        Weighting::for_columns(self.name(), scores, self.points.clone())
    }
}

impl TryFrom<DirectSpec> for Direct {
    type Error = WeightingError;

    fn try_from(spec: DirectSpec) -> Result<Self, WeightingError> {
        Self::new(spec.points)
    }
}

impl From<Direct> for DirectSpec {
    fn from(scheme: Direct) -> Self {
        Self { points: scheme.points }
    }
}
