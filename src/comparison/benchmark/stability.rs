//! How far one weight can move before the order changes, exactly.

use crate::model::{Column, ScoreMatrix};
use crate::robustness::{TwoAxisAnalysis, WeightLaw};

/// Scores of a weighted sum as they depend on the weights of some columns.
///
/// ```text
/// U_i(w) = fixed_i + scale · Σ_k w_k x_ik
/// ```
pub(super) struct Linear<'a> {
    /// The part that these weights do not change, one per row.
    pub(super) fixed: Vec<f64>,
    pub(super) scale: f64,
    /// Anchored scores, row by row.
    pub(super) rows: Vec<&'a [f64]>,
    pub(super) weights: &'a [f64],
}

impl Linear<'_> {
    /// The range of each weight in which the order stays, the other weights keeping their
    /// proportions; an end of 0 or 1 is the end of what a weight can be. `None` for weights of a
    /// single column, or without a row to rank.
    ///
    /// With w_k = t, `U_i = (1 − t)·U_i(0) + t·U_i(1)`: a problem of two columns, which
    /// [`TwoAxisAnalysis`] solves exactly.
    pub(super) fn ranges(&self) -> Option<Vec<(f64, f64)>> {
        if self.weights.len() < 2 {
            return None;
        }
        (0..self.weights.len()).map(|column| self.range(column)).collect()
    }

    fn range(&self, column: usize) -> Option<(f64, f64)> {
        let own = self.weights[column];
        let others = (self.weights.len() - 1) as f64;
        let left: f64 = (0..self.weights.len())
            .filter(|&other| other != column)
            .map(|other| self.weights[other])
            .sum();
        let share = |other: usize| match other {
            other if other == column => 0.0,
            // All the weight on one column says nothing about the others; they share alike.
            _ if left <= 0.0 => 1.0 / others,
            other => self.weights[other] / left,
        };
        let mut values = Vec::with_capacity(2 * self.rows.len());
        for (row, fixed) in self.rows.iter().zip(&self.fixed) {
            let rest: f64 = row.iter().enumerate().map(|(at, x)| share(at) * x).sum();
            for end in [row[column], rest] {
                values.push((fixed + self.scale * end).clamp(0.0, 1.0));
            }
        }
        two_columns(self.rows.len(), values)?.order_stays(own.clamp(0.0, 1.0)).ok()
    }
}

/// An analysis of rows of two scores.
fn two_columns(rows: usize, values: Vec<f64>) -> Option<TwoAxisAnalysis> {
    let issues: Result<Vec<_>, _> =
        (0..rows).map(|row| crate::model::IssueId::new(row.to_string())).collect();
    let columns = vec![Column::anchored("column").ok()?, Column::anchored("others").ok()?];
    let scores = ScoreMatrix::new(issues.ok()?, columns, values).ok()?;
    TwoAxisAnalysis::new(&scores, WeightLaw::uniform()).ok()
}

/// The distance from a weight to the nearest end of its range that is a change; `None` if no value
/// of this weight changes the order.
pub(super) fn half_width(weight: f64, (low, high): (f64, f64)) -> Option<f64> {
    let below = (low > 0.0).then_some(weight - low);
    let above = (high < 1.0).then_some(high - weight);
    match (below, above) {
        (Some(below), Some(above)) => Some(below.min(above).max(0.0)),
        (one, other) => one.or(other).map(|distance| distance.max(0.0)),
    }
}
