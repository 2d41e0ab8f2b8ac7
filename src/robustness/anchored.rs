//! Scores as the analyses see them.

use super::error::RobustnessError;
use crate::model::ScoreMatrix;
use crate::num::grid::quantize;

/// All scores row by row, from 0 (least material) to 1 on their declared bounds, on the comparison
/// grid, so that equal scores are equal to the bit.
pub(super) fn anchored(scores: &ScoreMatrix) -> Result<Vec<f64>, RobustnessError> {
    let ends: Vec<(f64, f64)> = scores
        .columns()
        .iter()
        .map(|column| {
            let missing = || RobustnessError::NoBounds { column: column.label().to_owned() };
            column.ends().ok_or_else(missing)
        })
        .collect::<Result<_, RobustnessError>>()?;
    let row = |row: &[f64]| {
        let cells =
            row.iter().zip(&ends).map(|(&x, &(from, to))| quantize((x - from) / (to - from)));
        cells.collect::<Vec<f64>>()
    };
    Ok(scores.rows().flat_map(row).collect())
}
