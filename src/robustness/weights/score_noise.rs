//! How uncertain the scores themselves are.

use statrs::distribution::{ContinuousCDF, Normal};

use crate::model::{Column, ScoreMatrix};
use crate::num::draws::Draws;
use crate::robustness::error::RobustnessError;
use crate::scoring::{Confidence, MaterialityMatrix};

/// The law of the scores around, or instead of, those of a matrix; cells are independent.
///
/// # Examples
///
/// ```
/// use materiality::{RankSimulation, ScoreMatrix, ScoreNoise, WeightedSum, Weights};
///
/// let scores = ScoreMatrix::from_rows(&[[0.5, 0.5], [0.5, 0.6]])?;
/// let noise = ScoreNoise::normal(&scores, vec![0.1; 4])?;
/// let ranks = RankSimulation::new(&WeightedSum, &scores, Weights::equal(2)?)?
///     .with_noise(noise)?
///     .run(20_000, 1)?;
/// // Two means that differ by .05, each with an error of .1/√2: Φ(½) = .6915
/// let first = ranks.probability(1, 1);
/// assert!((first.value - 0.6915).abs() < 4.0 * first.standard_error);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreNoise {
    rows: usize,
    columns: usize,
    law: Law,
}

#[derive(Clone, Debug, PartialEq)]
enum Law {
    /// Standard errors.
    Normal(Vec<f64>),
    /// All values, and the ends of those of each cell.
    Empirical { values: Vec<f64>, ends: Vec<usize> },
}

impl ScoreNoise {
    /// Each score is normal around its value, with a standard error in the units of its column, row
    /// by row. What falls outside the declared bounds is moved to the bound.
    ///
    /// # Errors
    ///
    /// [`RobustnessError::InvalidNoise`] unless there is one finite number of at least 0 per cell.
    pub fn normal(
        scores: &ScoreMatrix,
        standard_errors: Vec<f64>,
    ) -> Result<Self, RobustnessError> {
        let is_whole = standard_errors.len() == scores.as_slice().len();
        if !is_whole || !standard_errors.iter().all(|error| (0.0..=f64::MAX).contains(error)) {
            return Err(RobustnessError::InvalidNoise {
                problem: "normal scores need one finite standard error of at least 0 per cell",
            });
        }
        Ok(Self::of(scores, Law::Normal(standard_errors)))
    }

    /// Each score is one of the values given for its cell, all equally likely; cells row by row.
    /// The values of the matrix are not used.
    ///
    /// # Errors
    ///
    /// [`RobustnessError::InvalidNoise`] unless there is one list per cell, each with at least one
    /// value, all finite and within the declared bounds.
    pub fn empirical(scores: &ScoreMatrix, cells: &[Vec<f64>]) -> Result<Self, RobustnessError> {
        let fits = |(at, cell): (usize, &Vec<f64>)| {
            let column = &scores.columns()[at % scores.columns().len()];
            let (low, high) = bounds(column);
            !cell.is_empty() && cell.iter().all(|value| (low..=high).contains(value))
        };
        if cells.len() != scores.as_slice().len() || !cells.iter().enumerate().all(fits) {
            return Err(RobustnessError::InvalidNoise {
                problem: "empirical scores need one list per cell, with values within the bounds",
            });
        }
        let values = cells.concat();
        let end = |end: &mut usize, cell: &Vec<f64>| {
            *end += cell.len();
            Some(*end)
        };
        let ends = cells.iter().scan(0, end).collect();
        Ok(Self::of(scores, Law::Empirical { values, ends }))
    }

    /// Normal scores with the standard errors behind the intervals of a matrix, taken at the
    /// confidence they were computed with, for the issues and axes of
    /// [`MaterialityMatrix::complete`].
    ///
    /// An interval from few answers is a t interval; its half width over the normal quantile is a
    /// little more than its standard error, so the noise is rather too wide than too narrow.
    ///
    /// # Errors
    ///
    /// [`RobustnessError::NoInterval`] for a score without an interval, and whatever `complete`
    /// refuses.
    pub fn of_intervals(
        matrix: &MaterialityMatrix,
        confidence: Confidence,
    ) -> Result<Self, RobustnessError> {
        let complete = matrix.complete()?;
        let quantile = Normal::standard().inverse_cdf(f64::midpoint(1.0, confidence.get()));
        let mut errors = Vec::with_capacity(complete.scores.as_slice().len());
        for issue in complete.scores.issues() {
            for &axis in &complete.axes {
                let outcome = matrix.get(issue.as_str(), axis).and_then(|one| one.as_ref().ok());
                let interval = outcome.and_then(crate::scoring::AxisScore::interval);
                let interval = interval.ok_or_else(|| RobustnessError::NoInterval {
                    issue: issue.clone(),
                    column: axis.id().to_owned(),
                })?;
                errors.push(interval.width() / 2.0 / quantile);
            }
        }
        Self::normal(&complete.scores, errors)
    }

    fn of(scores: &ScoreMatrix, law: Law) -> Self {
        Self { rows: scores.issues().len(), columns: scores.columns().len(), law }
    }

    /// Refuses scores it was not made for.
    pub(super) fn check(&self, scores: &ScoreMatrix) -> Result<(), RobustnessError> {
        if (self.rows, self.columns) == (scores.issues().len(), scores.columns().len()) {
            return Ok(());
        }
        Err(RobustnessError::InvalidNoise { problem: "it was made for a matrix of another size" })
    }

    /// One draw of all scores.
    pub(super) fn draw(&self, scores: &ScoreMatrix, draws: &mut Draws) -> Vec<f64> {
        match &self.law {
            Law::Normal(errors) => {
                let cells = scores.as_slice().iter().zip(errors).enumerate();
                cells
                    .map(|(at, (value, error))| {
                        let (low, high) = bounds(&scores.columns()[at % self.columns]);
                        (value + error * draws.normal()).clamp(low, high)
                    })
                    .collect()
            }
            Law::Empirical { values, ends } => {
                let mut start = 0;
                let one = |&end: &usize| {
                    let value = values[start + draws.below(end - start)];
                    start = end;
                    value
                };
                ends.iter().map(one).collect()
            }
        }
    }
}

fn bounds(column: &Column) -> (f64, f64) {
    column.bounds().unwrap_or((f64::MIN, f64::MAX))
}
