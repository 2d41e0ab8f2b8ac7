//! Confidence intervals of scores.

use serde::{Deserialize, Serialize};

use super::error::ScoringError;
use crate::model::Score;

/// The confidence level of intervals: a number between 0 and 1, both excluded.
///
/// # Examples
///
/// ```
/// use materiality::Confidence;
///
/// assert_eq!(Confidence::default().get(), 0.95);
/// assert!(Confidence::new(95.0).is_err());
/// # Ok::<(), materiality::ScoringError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("exclusiveMinimum" = 0, "exclusiveMaximum" = 1)))]
#[serde(try_from = "f64", into = "f64")]
pub struct Confidence(f64);

impl Confidence {
    /// Checks a confidence level.
    ///
    /// # Errors
    ///
    /// [`ScoringError::InvalidConfidence`] for anything but a number between 0 and 1.
    pub fn new(level: f64) -> Result<Self, ScoringError> {
        if level > 0.0 && level < 1.0 {
            Ok(Self(level))
        } else {
            Err(ScoringError::InvalidConfidence { found: level })
        }
    }

    /// The level.
    pub const fn get(self) -> f64 {
        self.0
    }
}

impl Default for Confidence {
    /// 95 %.
    fn default() -> Self {
        Self(0.95)
    }
}

impl TryFrom<f64> for Confidence {
    type Error = ScoringError;

    fn try_from(level: f64) -> Result<Self, ScoringError> {
        Self::new(level)
    }
}

impl From<Confidence> for f64 {
    fn from(confidence: Confidence) -> Self {
        confidence.0
    }
}

/// A confidence interval inside [0, 1]; in JSON `[lower, upper]`.
///
/// An interval of zero width says that all answers were equal, not that the score is certain; see
/// [`is_degenerate`](Self::is_degenerate).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "[Score; 2]", into = "[Score; 2]")]
pub struct Interval {
    lower: Score,
    upper: Score,
}

impl Interval {
    /// An interval.
    ///
    /// # Errors
    ///
    /// [`ScoringError::InvalidInterval`] if `lower` is above `upper`.
    pub fn new(lower: Score, upper: Score) -> Result<Self, ScoringError> {
        if lower <= upper {
            Ok(Self { lower, upper })
        } else {
            Err(ScoringError::InvalidInterval { lower: lower.get(), upper: upper.get() })
        }
    }

    /// `value` minus and plus two distances, cut off at the ends of [0, 1].
    pub(crate) fn around(value: f64, below: f64, above: f64) -> Self {
        Self { lower: Score::saturating(value - below), upper: Score::saturating(value + above) }
    }

    /// The lower end.
    pub const fn lower(self) -> Score {
        self.lower
    }

    /// The upper end.
    pub const fn upper(self) -> Score {
        self.upper
    }

    /// The distance between the ends.
    pub fn width(self) -> f64 {
        self.upper.get() - self.lower.get()
    }

    /// Whether the ends are equal, as they are when all answers are.
    pub fn is_degenerate(self) -> bool {
        self.lower == self.upper
    }

    /// Whether the interval contains a score.
    pub fn contains(self, score: Score) -> bool {
        (self.lower..=self.upper).contains(&score)
    }
}

impl TryFrom<[Score; 2]> for Interval {
    type Error = ScoringError;

    fn try_from([lower, upper]: [Score; 2]) -> Result<Self, ScoringError> {
        Self::new(lower, upper)
    }
}

impl From<Interval> for [Score; 2] {
    fn from(interval: Interval) -> Self {
        [interval.lower, interval.upper]
    }
}
