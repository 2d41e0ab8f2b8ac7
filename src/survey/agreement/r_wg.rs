//! Agreement within a group, against answers at random.

use crate::num::counts::moments;
use crate::survey::cell::Cell;

/// `r_wg` of James, Demaree and Wolf: how much less the answers vary than if everybody had answered at
/// random. Not cut off at 0; see [`CellAgreement`](crate::CellAgreement) for both forms.
///
/// ```text
/// r_wg = 1 − s² / ((K² − 1)/12)
/// ```
///
/// with s² the sample variance (divisor n − 1) in steps of a scale of K levels; (K² − 1)/12 is the
/// variance of the uniform law. 1 is unanimity, 0 what random answers give; below 0 opinions are
/// further apart than random, which James, Demaree and Wolf read as 0.
///
/// One answer or none: `None`. Complexity: O(K).
///
/// Reference: James, Demaree & Wolf 1984, *Estimating within-group interrater reliability with and
/// without response bias*, Journal of Applied Psychology 69(1), doi:10.1037/0021-9010.69.1.85.
///
/// # Examples
///
/// ```
/// use materiality::{Criteria, GroupId, IssueId, Questionnaire, Rating, Scale, Tally, r_wg};
///
/// let scale = Scale::likert(5)?;
/// let criteria = Criteria::one_per_axis(&scale);
/// let frame = Questionnaire::new([IssueId::new("water")?], [GroupId::new("staff")?], criteria)?;
/// let mut tally = Tally::empty(&frame);
/// for rating in [3.0, 4.0, 5.0] {
///     tally.add("staff", "water", "stakeholder", Rating::Level(scale.level_of(rating)?), 1)?;
/// }
/// let cell = tally.cell("staff", "water", "stakeholder").unwrap();
/// assert_eq!(r_wg(&cell), Some(0.5)); // s² = 1 against (25 − 1)/12 = 2
/// # Ok::<(), materiality::Error>(())
/// ```
pub fn r_wg(cell: &Cell<'_>) -> Option<f64> {
    let (_, variance) = moments(cell.levels())?;
    let levels = cell.scale().levels() as f64;
    Some(1.0 - variance? / ((levels * levels - 1.0) / 12.0))
}
