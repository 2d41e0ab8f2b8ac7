//! Agreement on an ordered scale, by layers.

use crate::survey::cell::Cell;

/// Van der Eijk's measure of agreement of one cell, from −1 (all answers at both ends) over 0 (all
/// levels alike) to 1 (unanimous).
///
/// The counts are taken apart into layers in which each level is chosen or not: the smallest count
/// of all levels still chosen makes a layer, and is taken away. A layer in which S of K levels are
/// chosen has the agreement
///
/// ```text
/// A = U·(1 − (S − 1)/(K − 1))     U = ((K − 2)·TU − (K − 1)·TDU) / ((K − 2)·(TU + TDU))
/// ```
///
/// where TU counts triples of levels that are chosen side by side (110 or 011), TDU those with a
/// gap (101). One level chosen: 1; no such triple: 0. The agreement of the cell is the mean over
/// layers, weighted by the answers in them.
///
/// A two-level scale has no triples and no answer has no layer: `None`. Complexity: O(K²).
///
/// Reference: van der Eijk 2001, *Measuring agreement in ordered rating scales*, Quality & Quantity
/// 35(3), doi:10.1023/A:1010374114305.
///
/// # Examples
///
/// ```
/// use materiality::{Criteria, GroupId, IssueId, Questionnaire, Rating, Scale, Tally, van_der_eijk};
///
/// let scale = Scale::likert(5)?;
/// let criteria = Criteria::one_per_axis(&scale);
/// let frame = Questionnaire::new([IssueId::new("water")?], [GroupId::new("staff")?], criteria)?;
/// let mut tally = Tally::empty(&frame);
/// for rating in [1.0, 5.0] {
///     tally.add("staff", "water", "stakeholder", Rating::Level(scale.level_of(rating)?), 7)?;
/// }
/// let cell = tally.cell("staff", "water", "stakeholder").unwrap();
/// assert_eq!(van_der_eijk(&cell), Some(-1.0));
/// # Ok::<(), materiality::Error>(())
/// ```
pub fn van_der_eijk(cell: &Cell<'_>) -> Option<f64> {
    let mut left = cell.levels().to_vec();
    let all = cell.answers() as f64;
    if left.len() < 3 || all == 0.0 {
        return None;
    }
    let mut agreement = 0.0;
    while let Some(height) = left.iter().copied().filter(|&count| count > 0).min() {
        let chosen = left.iter().filter(|&&count| count > 0).count();
        let answers = height as f64 * chosen as f64;
        agreement += answers / all * of_layer(&left, chosen);
        for count in &mut left {
            *count = count.saturating_sub(height);
        }
    }
    Some(agreement)
}

/// The agreement of the layer of all levels with a count above 0.
fn of_layer(counts: &[u64], chosen: usize) -> f64 {
    if chosen == 1 {
        return 1.0;
    }
    let levels = counts.len() as f64;
    let (mut side_by_side, mut gap) = (0, 0);
    let (mut chosen_before, mut open_before) = (0, 0);
    for &count in counts {
        let open_after = counts.len() - chosen - open_before;
        if count > 0 {
            let chosen_after = chosen - chosen_before - 1;
            side_by_side += chosen_before * open_after + open_before * chosen_after;
            chosen_before += 1;
        } else {
            gap += chosen_before * (chosen - chosen_before);
            open_before += 1;
        }
    }
    if side_by_side + gap == 0 {
        return 0.0;
    }
    let (together, apart) = (side_by_side as f64, gap as f64);
    let unimodal = ((levels - 2.0) * together - (levels - 1.0) * apart)
        / ((levels - 2.0) * (together + apart));
    unimodal * (1.0 - (chosen - 1) as f64 / (levels - 1.0))
}
