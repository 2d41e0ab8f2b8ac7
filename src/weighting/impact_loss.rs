//! The losses between columns, which two schemes start from.

use super::dispersion::Varying;
use super::error::WeightingError;
use crate::model::{Direction, ScoreMatrix};
use crate::num::loss;

/// Shares in balance with the losses between columns; `None` where they are not unique or a column
/// is constant.
pub(super) fn shares(
    scheme: &'static str,
    scores: &ScoreMatrix,
    varying: &Varying<'_>,
) -> Result<Option<Vec<f64>>, WeightingError> {
    let direction = |column: usize| scores.columns()[column].direction();
    varying.refuse_lows(scheme, "at least 0", |column, range| {
        direction(column) == Direction::HigherIsMore && range.low < 0.0
    })?;
    varying.refuse_lows(scheme, "a number above 0", |column, range| {
        direction(column) == Direction::LowerIsMore && range.low <= 0.0
    })?;
    if !varying.constant_columns().is_empty() {
        return Ok(None);
    }
    let table = varying.table();
    let best: Vec<usize> = varying
        .ranges
        .iter()
        .enumerate()
        .map(|(column, range)| {
            let slack = range.slack();
            let (low, high) = (range.low + slack, range.high - slack);
            let first = match direction(column) {
                Direction::HigherIsMore => {
                    table.first_row(column, range.high_near, |value| value >= high)
                }
                Direction::LowerIsMore => {
                    table.first_row(column, range.low_near, |value| value <= low)
                }
            };
            first.unwrap_or_default()
        })
        .collect();
    Ok(loss::balance(&best, |issue, column| {
        let value = table.row(issue)[column];
        match direction(column) {
            Direction::HigherIsMore => value,
            Direction::LowerIsMore => varying.ranges[column].low / value,
        }
    }))
}
