//! Hypervolume contributions: how much of the matrix only one issue covers.

use super::error::PriorityError;
use crate::model::{Direction, ScoreMatrix};
use crate::num::grid::quantize;

/// What each issue adds to the area between the least material corner and the first Pareto front.
///
/// An issue covers the rectangle from the corner to its point. Its contribution is the part that no
/// other issue of the front covers: large for an issue that reaches far where no other does. It orders the issues
/// of the first Pareto front among each other without weights.
///
/// # Formula
///
/// ```text
/// front by falling u:  contributionᵢ = (uᵢ − uᵢ₊₁) · (vᵢ − vᵢ₋₁)      u after the last, v before the first: 0
/// ```
///
/// u and v are the scores on the declared ranges, the corner is (0, 0).
///
/// # Degenerate cases
///
/// One issue contributes u·v. Dominated issues contribute 0; so do two issues at the same point,
/// each of which covers what the other does.
///
/// # Errors
///
/// [`PriorityError::NotTwoColumns`] for any other number of columns, [`PriorityError::NoBounds`] for
/// a column without declared bounds.
///
/// Complexity: O(n log n).
///
/// Reference: Zitzler & Thiele 1999, *Multiobjective evolutionary algorithms*,
/// <https://doi.org/10.1109/4235.797969>.
///
/// # Examples
///
/// ```
/// use materiality::{ScoreMatrix, hypervolume_contributions};
///
/// let scores = ScoreMatrix::from_rows(&[[0.8, 0.4], [0.4, 0.6], [0.4, 0.4]])?;
/// let contributions = hypervolume_contributions(&scores)?;
/// assert!((contributions[0] - 0.16).abs() < 1e-12); // (.8 − .4) · .4
/// assert!((contributions[1] - 0.08).abs() < 1e-12); // .4 · (.6 − .4)
/// assert_eq!(contributions[2], 0.0);
/// # Ok::<(), materiality::Error>(())
/// ```
pub fn hypervolume_contributions(scores: &ScoreMatrix) -> Result<Vec<f64>, PriorityError> {
    let points = anchored_pairs(scores, "hypervolume contributions")?;
    let keys: Vec<[f64; 2]> = points.iter().map(|point| point.map(quantize)).collect();
    let mut order: Vec<usize> = (0..points.len()).collect();
    order.sort_by(|&a, &b| {
        let ([x, y], [other_x, other_y]) = (keys[a], keys[b]);
        other_x.total_cmp(&x).then(other_y.total_cmp(&y))
    });
    // The front by falling u; of equal points the first, marked.
    let mut front: Vec<(usize, Copies)> = Vec::new();
    for at in order {
        match front.last_mut() {
            Some((last, copies)) if is_same(keys[*last], keys[at]) => *copies = Copies::Several,
            Some((last, _)) if keys[*last][1] >= keys[at][1] => {}
            _ => front.push((at, Copies::One)),
        }
    }
    let mut contributions = vec![0.0; points.len()];
    for (place, &(at, copies)) in front.iter().enumerate() {
        let [u, v] = points[at];
        let next = front.get(place + 1).map_or(0.0, |&(next, _)| points[next][0]);
        let before = if place == 0 { 0.0 } else { points[front[place - 1].0][1] };
        if copies == Copies::One {
            contributions[at] = (u - next) * (v - before);
        }
    }
    Ok(contributions)
}

/// Whether two points on the grid are the same.
fn is_same(one: [f64; 2], other: [f64; 2]) -> bool {
    one.map(f64::to_bits) == other.map(f64::to_bits)
}

/// Whether a point of the front is there once.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Copies {
    One,
    Several,
}

/// The scores of two columns on their declared ranges.
fn anchored_pairs(
    scores: &ScoreMatrix,
    what: &'static str,
) -> Result<Vec<[f64; 2]>, PriorityError> {
    let [first, second] = scores.columns() else {
        return Err(PriorityError::NotTwoColumns { what, found: scores.columns().len() });
    };
    for column in [first, second] {
        if column.bounds().is_none() {
            return Err(PriorityError::NoBounds {
                method: what,
                column: column.label().to_owned(),
            });
        }
    }
    let score = |column: &crate::model::Column, x: f64| {
        let (low, high) = column.bounds().unwrap_or((0.0, 1.0));
        match column.direction() {
            Direction::HigherIsMore => (x - low) / (high - low),
            Direction::LowerIsMore => (high - x) / (high - low),
        }
    };
    Ok(scores.rows().map(|row| [score(first, row[0]), score(second, row[1])]).collect())
}
