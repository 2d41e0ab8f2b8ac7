//! Swing weights.

use serde::{Deserialize, Serialize};

use super::error::WeightingError;
use super::scheme::{Weighting, WeightingScheme};
use crate::model::{ScoreMatrix, Weights};

const NAME: &str = "swing";

/// Points for the swing of each column from its least to its most material end, the most valuable
/// swing having 100 (SMARTS).
///
/// The question is never "how important is the column", but "how much does it matter that an issue
/// goes from the bottom to the top of the column". It has a meaning only together with the range:
/// on a common scale that is the whole scale, on raw columns it has to be said when asking.
///
/// # Formula
///
/// ```text
/// w = p / Σp      max p = 100
/// ```
///
/// # Degenerate cases
///
/// 0 points exclude a column. One column has weight 1.
///
/// # Errors
///
/// At construction a negative or non-finite number of points, or a greatest number that is not 100;
/// when used, another number of columns.
///
/// Complexity: O(columns).
///
/// Reference: Edwards and Barron 1994, *SMARTS and SMARTER: improved simple methods for
/// multiattribute utility measurement*, Organizational Behavior and Human Decision Processes 60(3),
/// doi:10.1006/obhd.1994.1087.
///
/// # Examples
///
/// ```
/// use materiality::{ScoreMatrix, Swing, WeightingScheme};
///
/// let scores = ScoreMatrix::from_rows(&[[0.2, 0.9], [0.8, 0.7]])?;
/// assert_eq!(Swing::new(vec![100.0, 25.0])?.weights(&scores)?.as_slice(), [0.8, 0.2]);
/// assert!(Swing::new(vec![60.0, 40.0]).is_err()); // shares of 100 are not swings
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "SwingSpec", into = "SwingSpec")]
pub struct Swing {
    points: Vec<f64>,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct SwingSpec {
    points: Vec<f64>,
}

impl Swing {
    /// One number of points per column; the most valuable swing has 100.
    ///
    /// # Errors
    ///
    /// [`WeightingError::Model`] for points that are negative, not finite, or all zero;
    /// [`WeightingError::InvalidParameter`] unless the greatest is 100.
    pub fn new(points: Vec<f64>) -> Result<Self, WeightingError> {
        Weights::normalized(points.clone())?;
        let most = points.iter().copied().fold(0.0, f64::max);
        if (most - 100.0).abs() > 0.0 {
            return Err(WeightingError::InvalidParameter {
                scheme: NAME,
                what: "the greatest number of points".to_owned(),
                found: most,
                expected: "100 for the most valuable swing",
            });
        }
        Ok(Self { points })
    }

    /// The points.
    pub fn points(&self) -> &[f64] {
        &self.points
    }
}

impl WeightingScheme for Swing {
    fn name(&self) -> &'static str {
        NAME
    }

    fn weigh(&self, scores: &ScoreMatrix) -> Result<Weighting, WeightingError> {
        Weighting::for_columns(NAME, scores, self.points.clone())
    }
}

impl TryFrom<SwingSpec> for Swing {
    type Error = WeightingError;

    fn try_from(spec: SwingSpec) -> Result<Self, WeightingError> {
        Self::new(spec.points)
    }
}

impl From<Swing> for SwingSpec {
    fn from(scheme: Swing) -> Self {
        Self { points: scheme.points }
    }
}
