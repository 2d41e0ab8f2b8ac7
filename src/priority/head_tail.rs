//! Head/tail breaks: repeated cuts at the mean.

use crate::num::grid::quantize;

/// The greatest share of a set that still counts as a head.
const HEAD: f64 = 0.4;

/// The tier of every utility by head/tail breaks, 1 for the highest.
///
/// For utilities with few large and many small values: the values above the mean are the head, and
/// the head is cut at its own mean, as long as it is a small part of its set.
///
/// # Formula
///
/// ```text
/// head = {U > mean};   cut while head is not empty and |head| ≤ 40 % of the set
/// ```
///
/// # Degenerate cases
///
/// One utility, or all equal: one tier. Evenly spread utilities are not cut at all, because half of
/// them lie above the mean; the method is for heavy tails. Values are compared on the crate's grid,
/// so ties are never split.
///
/// Complexity: O(n · tiers).
///
/// Reference: Jiang 2013, *Head/tail breaks: a new classification scheme for data with a
/// heavy-tailed distribution*, <https://doi.org/10.1080/00330124.2012.700499>.
///
/// # Examples
///
/// ```
/// use materiality::head_tail_breaks;
///
/// // Mean 2.5: 9 and 5 are two of eight. Their mean is 7: 9 would be half, so no further cut.
/// assert_eq!(head_tail_breaks(&[1.0, 9.0, 1.0, 1.0, 5.0, 1.0, 1.0, 1.0]), [2, 1, 2, 2, 1, 2, 2, 2]);
/// assert_eq!(head_tail_breaks(&[0.1, 0.2, 0.3, 0.4]), [1, 1, 1, 1]);
/// ```
pub fn head_tail_breaks(utilities: &[f64]) -> Vec<usize> {
    let keys: Vec<f64> = utilities.iter().map(|&utility| quantize(utility)).collect();
    let mut cuts: Vec<f64> = Vec::new();
    let mut set = keys.clone();
    loop {
        let n = set.len() as f64;
        let mean = quantize(set.iter().map(|key| key / n).sum());
        let head: Vec<f64> = set.iter().copied().filter(|&key| key > mean).collect();
        if head.is_empty() || head.len() as f64 / n > HEAD {
            break;
        }
        cuts.push(mean);
        set = head;
    }
    let tiers = cuts.len() + 1;
    keys.iter().map(|key| tiers - cuts.partition_point(|cut| key > cut)).collect()
}
