//! What all schemes that weigh columns by how they vary have in common: the small cases, the
//! columns that do not vary, and the checks of what a ratio needs.

use super::error::WeightingError;
use super::scheme::{Degenerate, Weighting};
use crate::model::{ScoreMatrix, Weights};
use crate::num::table::{Range, Table};

/// A matrix of at least two issues and columns, of which at least one column varies.
pub(super) struct Varying<'a> {
    scores: &'a ScoreMatrix,
    pub(super) table: Table<'a>,
    pub(super) ranges: Vec<Range>,
}

/// What there is to weigh.
pub(super) enum Case<'a> {
    /// The documented answer for a matrix on which no dispersion can be measured.
    Settled(Weighting),
    /// A matrix to measure.
    Open(Varying<'a>),
}

impl<'a> Case<'a> {
    /// One column has all the weight; with one issue, or if nothing varies, weights are equal.
    pub(super) fn of(scores: &'a ScoreMatrix) -> Result<Self, WeightingError> {
        let width = scores.columns().len();
        let equal = |why| Ok(Self::Settled(Weighting::fallback(Weights::equal(width)?, why)));
        if width == 1 {
            return equal(Degenerate::OneColumn);
        }
        if scores.issues().len() == 1 {
            return equal(Degenerate::OneIssue);
        }
        let table = Table::new(scores.as_slice(), width);
        let ranges = table.ranges();
        if ranges.iter().all(|range| range.is_point()) {
            return equal(Degenerate::NothingVaries);
        }
        Ok(Self::Open(Varying { scores, table, ranges }))
    }
}

impl Varying<'_> {
    /// Weights in proportion to `importance`, with 0 for columns that do not vary.
    pub(super) fn weighting(&self, importance: Vec<f64>) -> Result<Weighting, WeightingError> {
        let constant = self.constant_columns();
        let mut importance = importance;
        for (value, range) in importance.iter_mut().zip(&self.ranges) {
            if range.is_point() {
                *value = 0.0;
            }
        }
        let weights = Weights::normalized(importance)?;
        Ok(if constant.is_empty() {
            Weighting::regular(weights)
        } else {
            Weighting::fallback(weights, Degenerate::ConstantColumns(constant))
        })
    }

    /// The labels of the columns that do not vary.
    pub(super) fn constant_columns(&self) -> Vec<String> {
        let columns = self.scores.columns().iter().zip(&self.ranges);
        columns
            .filter(|(_, range)| range.is_point())
            .map(|(column, _)| column.label().to_owned())
            .collect()
    }

    /// Refuses columns for which `is_refused` holds, naming the first cell with the column's least
    /// value.
    pub(super) fn refuse_lows(
        &self,
        scheme: &'static str,
        expected: &'static str,
        is_refused: impl Fn(usize, Range) -> bool,
    ) -> Result<(), WeightingError> {
        for (column, &range) in self.ranges.iter().enumerate() {
            if is_refused(column, range) {
                let at = self.table.values_of(column).position(|value| value <= range.low);
                return Err(WeightingError::InvalidScore {
                    scheme,
                    issue: self.scores.issues()[at.unwrap_or_default()].clone(),
                    column: self.scores.columns()[column].label().to_owned(),
                    found: range.low,
                    expected,
                });
            }
        }
        Ok(())
    }

    /// The variance of every column, with divisor m, after multiplying by a factor that keeps huge
    /// and tiny numbers from overflowing.
    pub(super) fn variances(&self, scales: &[f64]) -> Vec<f64> {
        let centers: Vec<(f64, f64)> =
            self.ranges.iter().zip(scales).map(|(range, &scale)| (range.mean, scale)).collect();
        let height = self.table.height() as f64;
        let squares = self.table.sums(&centers, |value, (mean, scale)| {
            let deviation = (value - mean) * scale;
            deviation * deviation
        });
        squares.into_iter().map(|square| square / height).collect()
    }

    /// One common scale for all columns: the reciprocal of the largest range.
    pub(super) fn common_scale(&self) -> Vec<f64> {
        let most = self.ranges.iter().map(|range| range.high - range.low).fold(0.0, f64::max);
        vec![1.0 / most; self.ranges.len()]
    }

    /// The reciprocal of every column's range; 0 for a column that does not vary.
    pub(super) fn range_scales(&self) -> Vec<f64> {
        let scale = |range: &Range| {
            if range.is_point() { 0.0 } else { 1.0 / (range.high - range.low) }
        };
        self.ranges.iter().map(scale).collect()
    }
}
