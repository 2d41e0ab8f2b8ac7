//! RAFSI: declared ranges mapped onto one interval.

use serde::{Deserialize, Serialize};

use super::anchor::Anchor;
use super::error::PriorityError;
use super::prioritizer::Prioritizer;
use super::weight_form::WeightForm;
use crate::model::{Direction, ScoreMatrix, Weights};

/// Ranking through functional mapping of sub-intervals into a single interval.
///
/// # Formula
///
/// ```text
/// f = 1 + (ratio − 1) · (x − low) / (high − low)     the declared range onto [1, ratio]
/// s = f / 2A   if higher is more material,  s = H / 2f   if lower is
/// U = Σⱼ wⱼ · sⱼ       A = (1 + ratio)/2,  H = 2/(1 + 1/ratio), arithmetic and harmonic mean
/// ```
///
/// The ratio says how many times the best is better than the worst, 6 by default. Where higher is
/// more material in every column, U is a linear function of the
/// [`WeightedSum`](crate::WeightedSum) and the order the same; a column where lower is more is bent
/// by the reciprocal. The lower end of a range is mapped to 1 in either direction: with the ideal
/// end mapped to the ratio, as the published formula can be read, a cost would be rewarded.
///
/// # Degenerate cases
///
/// One issue has rank 1. A column of weight 0 has no influence.
///
/// # Errors
///
/// [`PriorityError::NoBounds`] for a column without declared bounds.
///
/// Complexity: O(issues × columns).
///
/// Reference: Žižović, Pamučar, Albijanić, Chatterjee & Pribićević 2020, *Eliminating rank reversal
/// problem using a new multi-attribute model: the RAFSI method*,
/// <https://doi.org/10.3390/math8061015>.
///
/// # Examples
///
/// ```
/// use materiality::{Prioritizer, Rafsi, ScoreMatrix, Weights};
///
/// let scores = ScoreMatrix::from_rows(&[[0.0, 0.0], [1.0, 1.0]])?;
/// let utilities = Rafsi::default().utilities(&scores, &Weights::equal(2)?)?;
/// assert!((utilities[0] - 1.0 / 7.0).abs() < 1e-12);
/// assert!((utilities[1] - 6.0 / 7.0).abs() < 1e-12);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "RafsiSpec", into = "RafsiSpec")]
pub struct Rafsi {
    ratio: f64,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct RafsiSpec {
    #[serde(default = "six")]
    ratio: f64,
}

fn six() -> f64 {
    6.0
}

impl Default for Rafsi {
    /// The best is six times better than the worst.
    fn default() -> Self {
        Self { ratio: six() }
    }
}

impl Rafsi {
    /// RAFSI with the number of times the best is better than the worst.
    ///
    /// # Errors
    ///
    /// [`PriorityError::InvalidParameter`] unless the ratio is finite and above 1.
    pub fn new(ratio: f64) -> Result<Self, PriorityError> {
        if ratio > 1.0 && ratio.is_finite() {
            return Ok(Self { ratio });
        }
        Err(PriorityError::InvalidParameter {
            what: "ratio of RAFSI",
            found: ratio,
            expected: "a finite number above 1",
        })
    }

    /// How many times the best is better than the worst.
    pub const fn ratio(&self) -> f64 {
        self.ratio
    }
}

impl Prioritizer for Rafsi {
    fn name(&self) -> &'static str {
        "RAFSI"
    }

    fn is_independent(&self) -> bool {
        true
    }

    fn utilities(
        &self,
        scores: &ScoreMatrix,
        weights: &Weights,
    ) -> Result<Vec<f64>, PriorityError> {
        let anchors = Anchor::of_columns(scores, weights, self.name())?;
        let stretch = self.ratio - 1.0;
        let twice_arithmetic = 1.0 + self.ratio;
        let half_harmonic = 1.0 / (1.0 + 1.0 / self.ratio);
        let term = |((&x, anchor), direction): ((&f64, &Anchor), &Direction)| {
            let score = anchor.score(x);
            anchor.weight
                * match direction {
                    Direction::HigherIsMore => (1.0 + stretch * score) / twice_arithmetic,
                    Direction::LowerIsMore => half_harmonic / (1.0 + stretch * (1.0 - score)),
                }
        };
        let directions: Vec<Direction> =
            scores.columns().iter().map(crate::model::Column::direction).collect();
        let utility = |row: &[f64]| row.iter().zip(&anchors).zip(&directions).map(term).sum();
        Ok(scores.rows().map(utility).collect())
    }

    fn weight_form(&self, scores: &ScoreMatrix) -> Result<Option<WeightForm>, PriorityError> {
        Ok(Some(WeightForm::by_columns(self, scores)?))
    }
}

impl TryFrom<RafsiSpec> for Rafsi {
    type Error = PriorityError;

    fn try_from(spec: RafsiSpec) -> Result<Self, PriorityError> {
        Self::new(spec.ratio)
    }
}

impl From<Rafsi> for RafsiSpec {
    fn from(rafsi: Rafsi) -> Self {
        Self { ratio: rafsi.ratio }
    }
}
