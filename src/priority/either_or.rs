//! Double materiality as an order: how far an issue reaches past the line of its better axis.

use serde::{Deserialize, Serialize};

use super::anchor::Anchor;
use super::error::PriorityError;
use super::prioritizer::Prioritizer;
use super::weight_form::WeightForm;
use crate::model::{Score, ScoreMatrix, Weights};

/// Steps of the first level, the greatest ratio: 2²⁶.
const FIRST: f64 = (1_u64 << 26) as f64;

/// Steps of the second level, the mean ratio: 2²⁵, the last of which is never reached.
const SECOND: f64 = (1_u64 << 25) as f64;

/// The grid of the ranking: 2³⁶ steps per unit.
const GRID: f64 = (1_u64 << 36) as f64;

/// Orders issues by their score relative to the line, on whichever axis that is greatest; the other
/// axis breaks ties.
///
/// An issue is material if it is at or above the line on one axis *or* the other. This is the order
/// that goes with that rule: every material issue comes before every other.
///
/// # Formula
///
/// ```text
/// first level    a = maxⱼ uⱼ/τⱼ       uⱼ = score on the declared range, τⱼ = line of the column
/// second level   b = meanⱼ uⱼ/τⱼ      with two columns, equal a: the other axis
///
/// U = 2⁻³⁶ · (2²⁵ · round(2²⁶ · a/A) + round((2²⁵ − 1) · b/A))      A = maxⱼ 1/τⱼ
/// ```
///
/// The two levels make one number, from 0 to 2¹⁵, that the ranking's grid of 2⁻³⁶ holds without
/// loss: issues whose greatest ratios differ by more than 1.5·10⁻⁸·A are ordered by these, others
/// by their mean ratios, to 3·10⁻⁸·A; beyond that they are tied. U depends on the issue's own
/// scores alone.
///
/// # Degenerate cases
///
/// Weights matter only by being zero or not: a column of weight 0 has no influence. One issue has
/// rank 1. An axis that nobody was asked about has no column, and then needs no line either.
///
/// # Errors
///
/// [`PriorityError::NoBounds`] for a column without declared bounds,
/// [`PriorityError::ParameterCount`] unless there is one line per column.
///
/// Complexity: O(issues × columns).
///
/// Reference: the "or" of double materiality, European Commission 2019, *Guidelines on reporting
/// climate-related information* (2019/C 209/01).
///
/// # Examples
///
/// ```
/// use materiality::{EitherOr, Prioritizer, Score, ScoreMatrix, Weights};
///
/// let scores = ScoreMatrix::from_rows(&[[0.6, 0.6], [0.9, 0.0], [0.9, 0.1]])?;
/// let method = EitherOr::new([Score::new(0.7)?, Score::new(0.7)?])?;
/// let ranking = method.prioritize(&scores, &Weights::equal(2)?)?;
/// assert_eq!(ranking.competition_ranks(), [3, 2, 1]); // .9 passes its line, twice .6 does not
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "EitherOrSpec", into = "EitherOrSpec")]
pub struct EitherOr {
    lines: Vec<Score>,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct EitherOrSpec {
    /// One per column.
    lines: Vec<Score>,
}

impl EitherOr {
    /// One line per column, in the order of the columns.
    ///
    /// # Errors
    ///
    /// [`PriorityError::InvalidParameter`] for a line at 0, which everything reaches.
    pub fn new(lines: impl Into<Vec<Score>>) -> Result<Self, PriorityError> {
        let lines = lines.into();
        if lines.contains(&Score::ZERO) {
            return Err(PriorityError::InvalidParameter {
                what: "line of the either-or rule",
                found: 0.0,
                expected: "a score above 0",
            });
        }
        Ok(Self { lines })
    }

    /// The lines, one per column.
    pub fn lines(&self) -> &[Score] {
        &self.lines
    }
}

impl Prioritizer for EitherOr {
    fn name(&self) -> &'static str {
        "either-or rule"
    }

    fn is_independent(&self) -> bool {
        true
    }

    fn utilities(
        &self,
        scores: &ScoreMatrix,
        weights: &Weights,
    ) -> Result<Vec<f64>, PriorityError> {
        let (found, expected) = (self.lines.len(), scores.columns().len());
        if found != expected {
            return Err(PriorityError::ParameterCount { what: "lines", found, expected });
        }
        let anchors = Anchor::of_columns(scores, weights, self.name())?;
        let counted: Vec<(usize, Anchor, f64)> = anchors
            .into_iter()
            .zip(&self.lines)
            .enumerate()
            .filter(|(_, (anchor, _))| anchor.weight > 0.0)
            .map(|(column, (anchor, line))| (column, anchor, line.get()))
            .collect();
        let lowest = counted.iter().fold(1.0, |lowest: f64, &(_, _, line)| lowest.min(line));
        let utility = |row: &[f64]| {
            // Relative to A, so both levels lie in [0, 1].
            let ratios = counted
                .iter()
                .map(|&(column, anchor, line)| anchor.score(row[column]) * (lowest / line));
            let greatest = ratios.clone().fold(0.0, f64::max);
            let mean = ratios.sum::<f64>() / counted.len() as f64;
            ((FIRST * greatest).round() * SECOND + ((SECOND - 1.0) * mean).round()) / GRID
        };
        Ok(scores.rows().map(utility).collect())
    }

    fn weight_form(&self, scores: &ScoreMatrix) -> Result<Option<WeightForm>, PriorityError> {
        let columns = scores.columns().len();
        let utilities = self.utilities(scores, &Weights::equal(columns)?)?;
        Ok(Some(WeightForm::constant(columns, &utilities)?.order_only()))
    }
}

impl TryFrom<EitherOrSpec> for EitherOr {
    type Error = PriorityError;

    fn try_from(spec: EitherOrSpec) -> Result<Self, PriorityError> {
        Self::new(spec.lines)
    }
}

impl From<EitherOr> for EitherOrSpec {
    fn from(method: EitherOr) -> Self {
        Self { lines: method.lines }
    }
}
