//! What all schemes that weigh columns by how they vary have in common: the small cases, the
//! columns that do not vary, and the checks of what a ratio needs.

use std::borrow::Cow;

use super::error::WeightingError;
use super::scheme::{Degenerate, Weighting};
use crate::model::{ScoreMatrix, Weights};
use crate::num::power_of_two;
use crate::num::table::{Range, Table};

/// Columns whose largest number has an exponent beyond this one are scaled before they are computed
/// with: squares and reciprocals of others stay in the range of floats.
const TAME: i32 = 400;

/// A matrix of at least two issues and columns, of which at least one column varies.
pub(super) struct Varying<'a> {
    scores: &'a ScoreMatrix,
    /// The scores, each times a power of two of its column.
    values: Cow<'a, [f64]>,
    exponents: Vec<i32>,
    /// Of the values.
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
        let (values, exponents) = (Cow::Borrowed(scores.as_slice()), vec![0; width]);
        Ok(Self::Open(Varying { scores, values, exponents, ranges }))
    }
}

impl Varying<'_> {
    /// The same with columns of huge or tiny numbers brought to about 1, by powers of two. Weights
    /// that do not depend on the unit of a column do not notice.
    pub(super) fn tamed(self) -> Self {
        let exponent = |range: &Range| match range.magnitude() {
            0.0 => 0,
            magnitude => power_of_two::exponent(magnitude),
        };
        let of_columns: Vec<i32> = self.ranges.iter().map(exponent).collect();
        if of_columns.iter().all(|exponent| exponent.abs() <= TAME) {
            return self;
        }
        let exponents: Vec<i32> = of_columns.into_iter().map(|exponent| -exponent).collect();
        let cells = self.values.iter().zip(exponents.iter().cycle());
        let values: Vec<f64> =
            cells.map(|(&value, &exponent)| power_of_two::times(value, exponent)).collect();
        let ranges = Table::new(&values, exponents.len()).ranges();
        Self { values: Cow::Owned(values), exponents, ranges, ..self }
    }

    /// The values, column by column.
    pub(super) fn table(&self) -> Table<'_> {
        Table::new(&self.values, self.ranges.len())
    }

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
                let at = self.table().values_of(column).position(|value| value <= range.low);
                let at = at.unwrap_or_default();
                return Err(WeightingError::InvalidScore {
                    scheme,
                    issue: self.scores.issues()[at].clone(),
                    column: self.scores.columns()[column].label().to_owned(),
                    found: self.scores.row(at)[column],
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
        let height = self.table().height() as f64;
        let squares = self.table().sums(&centers, |value, (mean, scale)| {
            let deviation = (value - mean) * scale;
            deviation * deviation
        });
        squares.into_iter().map(|square| square / height).collect()
    }

    /// One common scale for all columns: the reciprocal of the largest range of scores, times what
    /// brings a column's values back to scores.
    pub(super) fn common_scale(&self) -> Vec<f64> {
        let spread = |range: &Range| range.high - range.low;
        let columns = self.ranges.iter().map(spread).zip(&self.exponents);
        let of_scores = |&(spread, &exponent): &(f64, &i32)| spread.log2() - f64::from(exponent);
        let most = columns.max_by(|a, b| of_scores(a).total_cmp(&of_scores(b)));
        let (most, most_exponent) = most.unwrap_or((1.0, &0));
        let scale = |exponent: &i32| power_of_two::times(1.0 / most, most_exponent - exponent);
        self.exponents.iter().map(scale).collect()
    }

    /// The reciprocal of every column's range; 0 for a column that does not vary.
    pub(super) fn range_scales(&self) -> Vec<f64> {
        let scale = |range: &Range| {
            if range.is_point() { 0.0 } else { 1.0 / (range.high - range.low) }
        };
        self.ranges.iter().map(scale).collect()
    }
}
