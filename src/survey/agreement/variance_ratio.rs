//! The simplest polarization.

use crate::num::counts::moments;
use crate::survey::cell::Cell;

/// The variance of the answers of one cell over the largest a scale allows, from 0 (unanimous) to 1
/// (half of the answers at each end).
///
/// ```text
/// 4σ² / (K − 1)²
/// ```
///
/// with σ² the variance (divisor n) in steps of a scale of K levels. Five equal shares give ½.
///
/// No answer: `None`. Complexity: O(K).
///
/// # Examples
///
/// ```
/// use materiality::{Criteria, GroupId, IssueId, Questionnaire, Rating, Scale, Tally, variance_ratio};
///
/// let scale = Scale::likert(5)?;
/// let criteria = Criteria::one_per_axis(&scale);
/// let frame = Questionnaire::new([IssueId::new("water")?], [GroupId::new("staff")?], criteria)?;
/// let mut tally = Tally::empty(&frame);
/// for rating in [1.0, 5.0] {
///     tally.add("staff", "water", "stakeholder", Rating::Level(scale.level_of(rating)?), 7)?;
/// }
/// let cell = tally.cell("staff", "water", "stakeholder").unwrap();
/// assert_eq!(variance_ratio(&cell), Some(1.0));
/// # Ok::<(), materiality::Error>(())
/// ```
pub fn variance_ratio(cell: &Cell<'_>) -> Option<f64> {
    let (_, variance) = moments(cell.levels())?;
    let n = cell.answers() as f64;
    let width = (cell.scale().levels() - 1) as f64;
    // From the sample's divisor to that of a population; one answer has no spread.
    let population = variance.map_or(0.0, |variance| variance * (n - 1.0) / n);
    Some((4.0 * population / (width * width)).min(1.0))
}
