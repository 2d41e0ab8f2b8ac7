//! A score: what is computed from ratings, anchored to the declared scale.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::error::ModelError;
use crate::num::grid;

/// A number in [0, 1]: 0 is the least material end of the declared scale, 1 the most material.
///
/// # Examples
///
/// ```
/// use materiality::Score;
///
/// let score = Score::new(0.7)?;
/// assert!(score.reaches(Score::new(0.1 + 0.2 + 0.4)?)); // 0.7000000000000001 in floating point
/// assert!(Score::new(f64::NAN).is_err());
/// # Ok::<(), materiality::ModelError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("minimum" = 0, "maximum" = 1)))]
#[serde(try_from = "f64", into = "f64")]
pub struct Score(f64);

impl Score {
    /// The least material score.
    pub const ZERO: Self = Self(0.0);
    /// The most material score.
    pub const ONE: Self = Self(1.0);

    /// Checks that `value` lies in [0, 1].
    ///
    /// # Errors
    ///
    /// [`ModelError::NotAScore`] for any other value, NaN among them.
    pub fn new(value: f64) -> Result<Self, ModelError> {
        if !(0.0..=1.0).contains(&value) {
            return Err(ModelError::NotAScore { found: value });
        }
        Ok(Self(value + 0.0))
    }

    /// A computed value that can leave [0, 1] by rounding alone.
    pub(crate) fn saturating(value: f64) -> Self {
        Self(value.clamp(0.0, 1.0) + 0.0)
    }

    /// The number.
    pub const fn get(self) -> f64 {
        self.0
    }

    /// Whether this score is at or above `line`, both taken on the 2⁻³⁶ grid on which scores are
    /// compared, so that rounding decides no case.
    pub fn reaches(self, line: Self) -> bool {
        grid::quantize(self.0) >= grid::quantize(line.0)
    }
}

impl TryFrom<f64> for Score {
    type Error = ModelError;

    fn try_from(value: f64) -> Result<Self, ModelError> {
        Self::new(value)
    }
}

impl From<Score> for f64 {
    fn from(score: Score) -> Self {
        score.0
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}
