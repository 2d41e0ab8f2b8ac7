//! Columns turned so that higher is more material, and put on the comparison grid, for what only
//! compares.

use crate::model::{Direction, ScoreMatrix};
use crate::num::extent::Extent;
use crate::num::grid::quantize;

/// The values row by row, each column turned, and relative to its declared range or, without one,
/// to its largest absolute value; on the grid, so that rounding decides no comparison.
pub(super) fn oriented(scores: &ScoreMatrix) -> Vec<f64> {
    let columns = scores.columns();
    let extents = Extent::of_columns(scores.as_slice(), columns.len());
    let turns: Vec<(f64, f64)> = columns
        .iter()
        .zip(extents)
        .map(|(column, extent)| match (column.bounds(), column.direction()) {
            (Some((low, high)), Direction::HigherIsMore) => (low, high - low),
            (Some((low, high)), Direction::LowerIsMore) => (high, low - high),
            (None, Direction::HigherIsMore) => (0.0, extent.unit()),
            (None, Direction::LowerIsMore) => (0.0, -extent.unit()),
        })
        .collect();
    let turn = |(&x, &(from, range)): (&f64, &(f64, f64))| quantize((x - from) / range);
    scores.rows().flat_map(|row| row.iter().zip(&turns).map(turn)).collect()
}
