//! Consensus on an ordered scale.

use crate::num::counts::{moments, total};
use crate::survey::cell::Cell;

/// Tastle and Wierman's consensus of one cell, from 0 to 1.
///
/// ```text
/// Cns = 1 + Σₖ pₖ·log₂(1 − |k − μ| / (K − 1))
/// ```
///
/// with pₖ the share of level k, μ the mean level; the width is that of the declared scale. 1 is
/// unanimity, 0 half of the answers at each end; five equal shares give .434.
///
/// No answer: `None`. Levels nobody chose add nothing. Complexity: O(K).
///
/// Reference: Tastle & Wierman 2007, *Consensus and dissention: a measure of ordinal dispersion*,
/// International Journal of Approximate Reasoning 45(3), doi:10.1016/j.ijar.2006.06.024.
///
/// # Examples
///
/// ```
/// use materiality::{Criteria, GroupId, IssueId, Questionnaire, Rating, Scale, Tally, tastle_wierman};
///
/// let scale = Scale::likert(5)?;
/// let criteria = Criteria::one_per_axis(&scale);
/// let frame = Questionnaire::new([IssueId::new("water")?], [GroupId::new("staff")?], criteria)?;
/// let mut tally = Tally::empty(&frame);
/// for rating in [1.0, 5.0] {
///     tally.add("staff", "water", "stakeholder", Rating::Level(scale.level_of(rating)?), 7)?;
/// }
/// let cell = tally.cell("staff", "water", "stakeholder").unwrap();
/// assert_eq!(tastle_wierman(&cell), Some(0.0));
/// # Ok::<(), materiality::Error>(())
/// ```
pub fn tastle_wierman(cell: &Cell<'_>) -> Option<f64> {
    let (mean, _) = moments(cell.levels())?;
    let width = (cell.scale().levels() - 1) as f64;
    let n = total(cell.levels()) as f64;
    let term = |(level, &count): (usize, &u64)| {
        let distance = (level as f64 - mean).abs() / width;
        count as f64 / n * (1.0 - distance).log2()
    };
    let taken = cell.levels().iter().enumerate().filter(|&(_, &count)| count > 0);
    // A level somebody chose is never a whole width away from the mean; rounding can leave [0, 1].
    Some((1.0 + taken.map(term).sum::<f64>()).clamp(0.0, 1.0))
}
