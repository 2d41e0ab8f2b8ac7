//! Pareto fronts: what is beaten by nothing, what only by that, and so on. No weights.

use std::sync::Arc;

use super::oriented::oriented;
use crate::model::{IssueId, ScoreMatrix};

/// The front of every issue: 1 if no other issue dominates it, 2 if only issues of front 1 do, ….
///
/// An issue dominates another if it is at least as material in every column and more in one. The
/// order needs no weights and no common scale, but it is no total order: issues of one front are
/// not ranked among each other.
///
/// # Formula
///
/// ```text
/// a dominates b  ⟺  aⱼ ≥ bⱼ for all j, aⱼ > bⱼ for one
/// front(b) = 1 + greatest front of the issues that dominate b,  1 if none does
/// ```
///
/// # Degenerate cases
///
/// One issue is on front 1. Equal issues do not dominate each other and share a front. Values are
/// compared on the crate's grid, so rounding makes nobody dominate.
///
/// Complexity: O(n log n) for two columns, O(n² · columns) otherwise.
///
/// Reference: Deb, Pratap, Agarwal & Meyarivan 2002, *A fast and elitist multiobjective genetic
/// algorithm: NSGA-II*, <https://doi.org/10.1109/4235.996017>, for the name; Jensen 2003 for two
/// columns.
///
/// # Examples
///
/// ```
/// use materiality::{ParetoFronts, ScoreMatrix};
///
/// let scores = ScoreMatrix::from_rows(&[[0.9, 0.2], [0.5, 0.5], [0.4, 0.4], [0.5, 0.5]])?;
/// let fronts = ParetoFronts::of(&scores);
/// assert_eq!(fronts.by_issue(), [1, 1, 2, 1]);
/// assert_eq!(fronts.members(1).collect::<Vec<_>>(), [0, 1, 3]);
/// # Ok::<(), materiality::ModelError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParetoFronts {
    issues: Arc<[IssueId]>,
    fronts: Vec<usize>,
}

impl ParetoFronts {
    /// The fronts of all issues.
    pub fn of(scores: &ScoreMatrix) -> Self {
        let values = oriented(scores);
        let fronts = match scores.columns().len() {
            2 => fronts_of_pairs(&values),
            columns => fronts_of_rows(&values, columns),
        };
        Self { issues: scores.shared_issues(), fronts }
    }

    /// The issues, in catalog order.
    pub fn issues(&self) -> &[IssueId] {
        &self.issues
    }

    /// The front of every issue, counted from 1, in catalog order.
    pub fn by_issue(&self) -> &[usize] {
        &self.fronts
    }

    /// How many fronts there are.
    pub fn count(&self) -> usize {
        self.fronts.iter().copied().max().unwrap_or_default()
    }

    /// The issues on a front, counted from 1, as places in catalog order.
    pub fn members(&self, front: usize) -> impl Iterator<Item = usize> {
        self.fronts.iter().enumerate().filter(move |&(_, &own)| own == front).map(|(at, _)| at)
    }
}

/// Two columns: from the right, an issue is on the first front of which no member lies as high.
fn fronts_of_pairs(values: &[f64]) -> Vec<usize> {
    let (pairs, _) = values.as_chunks::<2>();
    let mut order: Vec<usize> = (0..pairs.len()).collect();
    order.sort_by(|&a, &b| {
        let ([x, y], [other_x, other_y]) = (pairs[a], pairs[b]);
        other_x.total_cmp(&x).then(other_y.total_cmp(&y))
    });
    let mut fronts = vec![1; pairs.len()];
    // The highest y on each front so far; it falls from front to front.
    let mut highest: Vec<f64> = Vec::new();
    let mut previous = None;
    for at in order {
        let pair = pairs[at];
        if let Some((known, front)) = previous
            && known == pair.map(f64::to_bits)
        {
            fronts[at] = front;
            continue;
        }
        let front = highest.partition_point(|&y| y >= pair[1]);
        match highest.get_mut(front) {
            Some(y) => *y = pair[1],
            None => highest.push(pair[1]),
        }
        fronts[at] = front + 1;
        previous = Some((pair.map(f64::to_bits), front + 1));
    }
    fronts
}

/// Any number of columns: in falling lexicographic order whoever dominates an issue stands before it.
fn fronts_of_rows(values: &[f64], columns: usize) -> Vec<usize> {
    let rows: Vec<&[f64]> = values.chunks_exact(columns).collect();
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by(|&a, &b| {
        let by_column = rows[b].iter().zip(rows[a]).map(|(x, y)| x.total_cmp(y));
        by_column.reduce(std::cmp::Ordering::then).unwrap_or(std::cmp::Ordering::Equal)
    });
    let dominates =
        |a: usize, b: usize| rows[a] != rows[b] && rows[a].iter().zip(rows[b]).all(|(x, y)| x >= y);
    let mut fronts = vec![1; rows.len()];
    for (place, &at) in order.iter().enumerate() {
        let above = order[..place].iter().filter(|&&other| dominates(other, at));
        fronts[at] = 1 + above.map(|&other| fronts[other]).max().unwrap_or(0);
    }
    fronts
}
