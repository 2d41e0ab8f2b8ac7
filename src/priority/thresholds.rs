//! The lines at which an issue becomes material, and why they are where they are.

use serde::{Deserialize, Serialize};

use super::error::PriorityError;
use crate::model::{PerAxis, Score};

/// One line per axis, with the reason for both.
///
/// Lines are scores in [0, 1]; use [`Scale::score_of`](crate::Scale::score_of) for a line given on
/// the declared scale. The rationale is not optional: a threshold nobody can explain is the most
/// frequent finding of auditors.
///
/// # Examples
///
/// ```
/// use materiality::{PerAxis, Score, Thresholds};
///
/// let lines = PerAxis::both(Score::new(0.7)?);
/// let thresholds = Thresholds::new(lines, "upper third of the scale, decided by the board")?;
/// assert_eq!(thresholds.lines().operational.get(), 0.7);
/// assert!(Thresholds::new(lines, " ").is_err());
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "ThresholdsSpec", into = "ThresholdsSpec")]
pub struct Thresholds {
    lines: PerAxis<Score>,
    rationale: String,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct ThresholdsSpec {
    operational: Score,
    stakeholder: Score,
    rationale: String,
}

impl Thresholds {
    /// Two lines and the reason for them.
    ///
    /// # Errors
    ///
    /// [`PriorityError::NoRationale`] if the reason is blank.
    pub fn new(lines: PerAxis<Score>, rationale: impl Into<String>) -> Result<Self, PriorityError> {
        let rationale = rationale.into();
        if rationale.trim().is_empty() {
            return Err(PriorityError::NoRationale);
        }
        Ok(Self { lines, rationale })
    }

    /// The line on each axis.
    pub const fn lines(&self) -> &PerAxis<Score> {
        &self.lines
    }

    /// Why the lines are where they are.
    pub fn rationale(&self) -> &str {
        &self.rationale
    }
}

impl TryFrom<ThresholdsSpec> for Thresholds {
    type Error = PriorityError;

    fn try_from(spec: ThresholdsSpec) -> Result<Self, PriorityError> {
        let lines = PerAxis { operational: spec.operational, stakeholder: spec.stakeholder };
        Self::new(lines, spec.rationale)
    }
}

impl From<Thresholds> for ThresholdsSpec {
    fn from(thresholds: Thresholds) -> Self {
        Self {
            operational: thresholds.lines.operational,
            stakeholder: thresholds.lines.stakeholder,
            rationale: thresholds.rationale,
        }
    }
}
