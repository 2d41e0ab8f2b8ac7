//! How far one weight can move before the order changes, exactly.

use crate::model::{Column, IssueId, ScoreMatrix};
use crate::num::order::descending;
use crate::robustness::{TwoAxisAnalysis, WeightLaw};

/// Scores closer than this are one: a few steps of the grid on which scores are compared.
const SAME: f64 = 1e-10;

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
    /// proportions; of no width where two rows are tied at this very weight. An end of 0 or 1 is the end of what a weight can be. `None` for weights of a
    /// single column, or without a row to rank.
    ///
    /// With `w_k = t`, `U_i = (1 − t)·U_i(0) + t·U_i(1)`: a problem of two columns, which
    /// [`TwoAxisAnalysis`] solves exactly.
    pub(super) fn ranges(&self) -> Option<Vec<(f64, f64)>> {
        if self.weights.len() < 2 {
            return None;
        }
        let sum = |row: &[f64]| row.iter().zip(self.weights).map(|(x, w)| x * w).sum::<f64>();
        let rows = self.rows.iter().zip(&self.fixed);
        let utilities: Vec<f64> = rows.map(|(row, fixed)| fixed + self.scale * sum(row)).collect();
        let (order, ends) = descending(&utilities);
        let mut start = 0;
        let tied = ends.into_iter().flat_map(|end| {
            let members = &order[start..end];
            start = end;
            members.windows(2).map(|pair| (pair[0], pair[1])).collect::<Vec<_>>()
        });
        let tied: Vec<(usize, usize)> = tied.collect();
        (0..self.weights.len()).map(|column| self.range(column, &tied)).collect()
    }

    /// The range of one weight; `tied` are the pairs of neighbors that are tied as it is.
    fn range(&self, column: usize, tied: &[(usize, usize)]) -> Option<(f64, f64)> {
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
        // Rows tied at this very weight cross at it, but for rounding on one side or the other.
        let differs = |a: f64, b: f64| (a - b).abs() > SAME;
        let crosses = |&(a, b): &(usize, usize)| {
            differs(values[2 * a], values[2 * b]) || differs(values[2 * a + 1], values[2 * b + 1])
        };
        if tied.iter().any(crosses) {
            return Some((own, own));
        }
        stays(self.rows.len(), values, own.clamp(0.0, 1.0))
    }
}

/// The range of the first weight in which the order of rows of two scores stays.
fn stays(rows: usize, values: Vec<f64>, weight: f64) -> Option<(f64, f64)> {
    let issues: Result<Vec<_>, _> = (0..rows).map(|row| IssueId::new(row.to_string())).collect();
    let columns = vec![Column::anchored("column").ok()?, Column::anchored("others").ok()?];
    let scores = ScoreMatrix::new(issues.ok()?, columns, values).ok()?;
    TwoAxisAnalysis::new(&scores, WeightLaw::uniform()).ok()?.order_stays(weight).ok()
}

/// The distance from a weight to the nearest end of its range that is a change; `None` if no value
/// of this weight changes the order. 0 where two rows are tied at this very weight.
pub(super) fn half_width(weight: f64, (low, high): (f64, f64)) -> Option<f64> {
    if low.total_cmp(&high).is_eq() {
        return Some(0.0);
    }
    let below = (low > 0.0).then_some(weight - low);
    let above = (high < 1.0).then_some(high - weight);
    match (below, above) {
        (Some(below), Some(above)) => Some(below.min(above).max(0.0)),
        (one, other) => one.or(other).map(|distance| distance.max(0.0)),
    }
}
