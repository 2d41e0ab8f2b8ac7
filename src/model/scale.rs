//! The scale ratings are given on, and the door through which every rating enters.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::error::ModelError;
use super::rating::Level;
use super::score::Score;

/// Which end of a scale, or of a column of scores, means *more material*.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// A higher value is more material (a benefit criterion); the default.
    #[default]
    HigherIsMore,
    /// A lower value is more material: a reversed scale such as "1 = most dangerous", or a cost.
    LowerIsMore,
}

/// Most levels a scale can have: one byte per rating, three codes kept for missing answers.
pub const MAX_LEVELS: usize = 253;

/// Largest absolute value at either end of a scale.
const MAX_ABS: f64 = 1e6;

/// How far, in steps, a rating may lie from a level and still be that level.
const STEP_TOLERANCE: f64 = 1e-6;

/// A declared rating scale: ends, step, direction and, on demand, one word per level.
///
/// Every score in this crate is anchored to the declared scale, never to the ratings that happened
/// to be given: the least material end is 0, the most material end is 1.
///
/// ```text
/// score(x) = (x − min) / (max − min)      if higher is more material
///          = (max − x) / (max − min)      if lower is more material
/// ```
///
/// # Examples
///
/// ```
/// use materiality::{Direction, Scale};
///
/// let scale = Scale::new(1.0, 5.0, 1.0, Direction::LowerIsMore)?;
/// assert_eq!(scale.levels(), 5);
/// assert_eq!(scale.level_of(1.0)?.score(&scale).get(), 1.0); // 1 is the most material answer
/// assert_eq!(
///     scale.level_of(11.0).unwrap_err().to_string(),
///     "11 is outside the scale from 1 to 5"
/// );
/// # Ok::<(), materiality::ModelError>(())
/// ```
///
/// A scale of words:
///
/// ```
/// use materiality::{Direction, Scale};
///
/// let scale = Scale::new(1.0, 3.0, 1.0, Direction::HigherIsMore)?
///     .with_labels(["not", "slightly", "very concerned"])?;
/// assert_eq!(scale.level_of_label("slightly").unwrap().score(&scale).get(), 0.5);
/// # Ok::<(), materiality::ModelError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "ScaleSpec", into = "ScaleSpec")]
pub struct Scale {
    min: f64,
    max: f64,
    step: f64,
    direction: Direction,
    labels: Vec<String>,
    /// Number of levels; 2 to 253.
    levels: u8,
}

/// The JSON form of a scale.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct ScaleSpec {
    min: f64,
    max: f64,
    #[serde(default = "one")]
    step: f64,
    #[serde(default)]
    direction: Direction,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    labels: Vec<String>,
}

fn one() -> f64 {
    1.0
}

impl Scale {
    /// A scale from `min` to `max` in steps of `step`.
    ///
    /// # Errors
    ///
    /// [`ModelError::InvalidScale`] if an end is not finite or beyond ±1,000,000, if `min` is not
    /// below `max`, if `step` is not positive or does not divide the range, or if there are more
    /// than 253 levels.
    pub fn new(min: f64, max: f64, step: f64, direction: Direction) -> Result<Self, ModelError> {
        let refuse = |problem: String| Err(ModelError::InvalidScale { problem });
        for end in [min, max] {
            if !(-MAX_ABS..=MAX_ABS).contains(&end) {
                return refuse(format!("its ends must lie within ±1000000, found {end}"));
            }
        }
        if min.partial_cmp(&max) != Some(Ordering::Less) {
            return refuse(format!("min must be below max, found {min} and {max}"));
        }
        if !(step > 0.0 && step <= max - min) {
            return refuse(format!("step must be above 0 and at most max - min, found {step}"));
        }
        let steps = (max - min) / step;
        if !(steps - steps.round()).abs().le(&STEP_TOLERANCE) {
            return refuse(format!("step {step} does not divide the range from {min} to {max}"));
        }
        if steps.round() >= MAX_LEVELS as f64 {
            return refuse(format!(
                "it has {} levels, at most {MAX_LEVELS} are possible; choose a larger step",
                steps.round() + 1.0
            ));
        }
        let levels = to_index(steps.round()) + 1;
        Ok(Self { min, max, step, direction, labels: Vec::new(), levels })
    }

    /// A scale 1, 2, … `points` on which higher is more material.
    ///
    /// # Errors
    ///
    /// [`ModelError::InvalidScale`] unless there are 2 to 253 points.
    pub fn likert(points: u8) -> Result<Self, ModelError> {
        Self::new(1.0, f64::from(points), 1.0, Direction::HigherIsMore)
    }

    /// The same scale with one word per level, from `min` up to `max`.
    ///
    /// # Errors
    ///
    /// [`ModelError::InvalidScale`] if the number of words is not the number of levels, or a word
    /// is blank, given twice (but for ASCII case), padded with white space, or reads as a number.
    pub fn with_labels<L: Into<String>>(
        self,
        labels: impl IntoIterator<Item = L>,
    ) -> Result<Self, ModelError> {
        let labels: Vec<String> = labels.into_iter().map(Into::into).collect();
        let refuse = |problem: String| Err(ModelError::InvalidScale { problem });
        if labels.len() != usize::from(self.levels) {
            return refuse(format!("it has {} levels but {} labels", self.levels, labels.len()));
        }
        for (at, label) in labels.iter().enumerate() {
            if label.trim().is_empty() || label.trim() != label {
                return refuse(format!("label {label:?} is blank or padded with white space"));
            }
            if label.parse::<f64>().is_ok() {
                return refuse(format!("label {label:?} reads as a number"));
            }
            if labels[..at].iter().any(|other| other.eq_ignore_ascii_case(label)) {
                return refuse(format!("label {label:?} is given twice"));
            }
        }
        Ok(Self { labels, ..self })
    }

    /// The lower end, as rated.
    pub const fn min(&self) -> f64 {
        self.min
    }

    /// The upper end, as rated.
    pub const fn max(&self) -> f64 {
        self.max
    }

    /// The distance between neighbouring levels, as rated.
    pub const fn step(&self) -> f64 {
        self.step
    }

    /// Which end is more material.
    pub const fn direction(&self) -> Direction {
        self.direction
    }

    /// The words of the levels from `min` to `max`; empty if the scale has none.
    pub fn labels(&self) -> &[String] {
        &self.labels
    }

    /// How many levels there are.
    pub fn levels(&self) -> usize {
        usize::from(self.levels)
    }

    /// The levels from least to most material.
    pub fn iter_levels(&self) -> impl DoubleEndedIterator<Item = Level> + use<> {
        (0..self.levels).map(Level::from_index)
    }

    /// The level a rating stands for. This is the one place where a reversed scale is turned.
    ///
    /// # Errors
    ///
    /// [`ModelError::OffScale`] for a value that is not finite or outside the scale,
    /// [`ModelError::OffStep`] for one between two levels.
    pub fn level_of(&self, value: f64) -> Result<Level, ModelError> {
        if !(self.min - self.step * STEP_TOLERANCE..=self.max + self.step * STEP_TOLERANCE)
            .contains(&value)
        {
            return Err(ModelError::OffScale { found: value, min: self.min, max: self.max });
        }
        let steps = (value - self.min) / self.step;
        if !(steps - steps.round()).abs().le(&STEP_TOLERANCE) {
            let below = self.units(self.min + steps.floor() * self.step);
            let above = self.units(self.min + steps.ceil() * self.step);
            return Err(ModelError::OffStep { found: value, below, above });
        }
        Ok(self.turn(to_index(steps.round())))
    }

    /// The level a word stands for, if the scale has that word.
    pub fn level_of_label(&self, label: &str) -> Option<Level> {
        let at = self.labels.iter().position(|known| known == label)?;
        Some(self.turn(u8::try_from(at).ok()?))
    }

    /// The rating, as declared, that a level stands for; `None` if the scale has no such level.
    pub fn value_of(&self, level: Level) -> Option<f64> {
        let index = self.check_level(level)?.index();
        let steps = match self.direction {
            Direction::HigherIsMore => index,
            Direction::LowerIsMore => self.levels() - 1 - index,
        };
        Some(self.units(self.min + steps as f64 * self.step))
    }

    /// The word a level stands for, if the scale has words.
    pub fn label_of(&self, level: Level) -> Option<&str> {
        let index = self.check_level(level)?.index();
        let at = match self.direction {
            Direction::HigherIsMore => index,
            Direction::LowerIsMore => self.levels() - 1 - index,
        };
        self.labels.get(at).map(String::as_str)
    }

    /// The score of any value on the scale, between levels too (a mean, a threshold).
    ///
    /// # Errors
    ///
    /// [`ModelError::OffScale`] for a value that is not finite or outside the scale.
    pub fn score_of(&self, value: f64) -> Result<Score, ModelError> {
        if !(self.min..=self.max).contains(&value) {
            return Err(ModelError::OffScale { found: value, min: self.min, max: self.max });
        }
        let from_min = (value - self.min) / (self.max - self.min);
        Ok(Score::saturating(match self.direction {
            Direction::HigherIsMore => from_min,
            Direction::LowerIsMore => (self.max - value) / (self.max - self.min),
        }))
    }

    /// A score in units of the scale, higher always meaning more material.
    ///
    /// On a reversed scale this is the importance `min + max − x`, not the rating x itself.
    ///
    /// ```
    /// use materiality::{Direction, Scale, Score};
    ///
    /// let scale = Scale::new(1.0, 5.0, 1.0, Direction::LowerIsMore)?;
    /// assert_eq!(scale.importance(Score::new(0.75)?), 4.0);
    /// # Ok::<(), materiality::ModelError>(())
    /// ```
    pub fn importance(&self, score: Score) -> f64 {
        self.min + score.get() * (self.max - self.min)
    }

    /// `level`, if it is one of this scale's.
    pub(crate) fn check_level(&self, level: Level) -> Option<Level> {
        (level.index() < self.levels()).then_some(level)
    }

    /// Steps above `min` to steps above the least material end.
    fn turn(&self, steps: u8) -> Level {
        Level::from_index(match self.direction {
            Direction::HigherIsMore => steps,
            Direction::LowerIsMore => self.levels - 1 - steps,
        })
    }

    /// Rids `min + k·step` of its rounding error, so that 1.3 prints as 1.3.
    #[expect(clippy::unused_self, reason = "reads as a conversion into the scale's units")]
    fn units(&self, value: f64) -> f64 {
        (value * 1e9).round() / 1e9
    }
}

/// A small non-negative whole number as an index.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "callers pass whole numbers from 0 to 252"
)]
fn to_index(whole: f64) -> u8 {
    whole as u8
}

impl TryFrom<ScaleSpec> for Scale {
    type Error = ModelError;

    fn try_from(spec: ScaleSpec) -> Result<Self, ModelError> {
        let scale = Self::new(spec.min, spec.max, spec.step, spec.direction)?;
        if spec.labels.is_empty() { Ok(scale) } else { scale.with_labels(spec.labels) }
    }
}

impl From<Scale> for ScaleSpec {
    fn from(scale: Scale) -> Self {
        Self {
            min: scale.min,
            max: scale.max,
            step: scale.step,
            direction: scale.direction,
            labels: scale.labels,
        }
    }
}
