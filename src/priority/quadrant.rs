//! The four quadrants of a matrix of two columns.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::error::PriorityError;
use super::oriented::oriented;
use crate::model::{Score, ScoreMatrix};
use crate::num::grid::quantize;

/// On which of two columns an issue is high.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quadrant {
    /// At or above the line on both columns.
    HighBoth,
    /// At or above the line on the first column only.
    HighFirst,
    /// At or above the line on the second column only.
    HighSecond,
    /// Below the line on both columns.
    LowBoth,
}

/// Where the two lines run that part a matrix into quadrants.
///
/// A score at the line is high. Only `fixed` and `midpoint` let an issue keep its quadrant whatever
/// the other issues are; under `median` and `percentile` dropping one can move another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum QuadrantLines {
    /// One line per column, as scores.
    Fixed(Score, Score),
    /// The middle of the declared range; the default.
    #[default]
    Midpoint,
    /// The median of the issues at hand.
    Median,
    /// The quantile of the issues at hand at this share, 0.75 for the upper quarter; interpolated
    /// between neighbors, position share · (n − 1).
    Percentile(Score),
}

impl Quadrant {
    /// The quadrant of every issue, in catalog order.
    ///
    /// Scores and lines are compared on the crate's grid, so that rounding moves no issue. Ties with
    /// the line are high: with all issues equal, all are high on both columns under `median`.
    ///
    /// # Errors
    ///
    /// [`PriorityError::NotTwoColumns`] for any other number of columns, [`PriorityError::NoBounds`]
    /// for a column without declared bounds.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::{Quadrant, QuadrantLines, ScoreMatrix};
    ///
    /// let scores = ScoreMatrix::from_rows(&[[0.5, 0.9], [0.8, 0.4], [0.1, 0.2]])?;
    /// assert_eq!(
    ///     Quadrant::of(&scores, QuadrantLines::Midpoint)?,
    ///     [Quadrant::HighBoth, Quadrant::HighFirst, Quadrant::LowBoth]
    /// );
    /// # Ok::<(), materiality::Error>(())
    /// ```
    pub fn of(scores: &ScoreMatrix, lines: QuadrantLines) -> Result<Vec<Self>, PriorityError> {
        let columns = scores.columns();
        if columns.len() != 2 {
            return Err(PriorityError::NotTwoColumns { what: "quadrants", found: columns.len() });
        }
        if let Some(column) = columns.iter().find(|column| column.bounds().is_none()) {
            return Err(PriorityError::NoBounds {
                method: "quadrants",
                column: column.label().to_owned(),
            });
        }
        let values = oriented(scores);
        let (pairs, _) = values.as_chunks::<2>();
        let quantile = |column: usize, share: f64| {
            quantile(pairs.iter().map(|pair| pair[column]).collect(), share)
        };
        let (first, second) = match lines {
            QuadrantLines::Fixed(first, second) => (first.get(), second.get()),
            QuadrantLines::Midpoint => (0.5, 0.5),
            QuadrantLines::Median => (quantile(0, 0.5), quantile(1, 0.5)),
            QuadrantLines::Percentile(share) => {
                (quantile(0, share.get()), quantile(1, share.get()))
            }
        };
        let (first, second) = (quantize(first), quantize(second));
        let quadrant = |&[u, v]: &[f64; 2]| match (u >= first, v >= second) {
            (true, true) => Self::HighBoth,
            (true, false) => Self::HighFirst,
            (false, true) => Self::HighSecond,
            (false, false) => Self::LowBoth,
        };
        Ok(pairs.iter().map(quadrant).collect())
    }

    /// The id used in files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::HighBoth => "high_both",
            Self::HighFirst => "high_first",
            Self::HighSecond => "high_second",
            Self::LowBoth => "low_both",
        }
    }
}

/// The interpolated quantile of at least one value.
fn quantile(mut values: Vec<f64>, share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let position = share * (values.len().max(1) - 1) as f64;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a position from 0 to n - 1"
    )]
    let below = position as usize;
    let part = position - below as f64;
    match (values.get(below), values.get(below + 1)) {
        (Some(low), Some(high)) => low + part * (high - low),
        (Some(&low), None) => low,
        (None, _) => 0.0,
    }
}

impl fmt::Display for Quadrant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.id())
    }
}
