//! Where the order of two axes changes, and how far a weight can move before it does.

use super::two_axis::{TwoAxisAnalysis, check};
use crate::num::grid::quantize;
use crate::robustness::error::RobustnessError;

impl TwoAxisAnalysis {
    /// The weights at which any two issues swap, rising, inside the law's range.
    ///
    /// Crossings of several pairs in one point differ by rounding alone and are given once.
    ///
    /// Complexity: O(n² log n); there are at most n(n − 1)/2, one per pair the axes disagree on.
    pub fn crossings(&self) -> Vec<f64> {
        /// Crossings closer than this are one.
        const SAME: f64 = 1e-12;
        let (low, high) = self.law.range();
        let mut weights: Vec<f64> = self
            .pairs()
            .map(|(_, _, weight)| weight)
            .filter(|w| (low..=high).contains(w))
            .collect();
        weights.sort_unstable_by(f64::total_cmp);
        weights.dedup_by(|next, last| *next - *last <= SAME);
        weights
    }

    /// Every pair that swaps, with the weights at which it does.
    fn pairs(&self) -> impl Iterator<Item = (usize, usize, f64)> {
        let n = self.curves.len();
        (0..n).flat_map(move |a| {
            (a + 1..n).flat_map(move |b| {
                self.curves.compare(a, b).changes.iter().map(move |weight| (a, b, weight))
            })
        })
    }

    /// The ranges of weights in which an issue is among the `k` first, rising, inside the law's
    /// range. At the ends of a range it is tied with the next.
    ///
    /// Of equal issues all are among the k first if one is. Under TOPSIS there can be several
    /// ranges even for k = 1; under lines the first place is one range at most.
    ///
    /// Complexity: O(n log n).
    ///
    /// # Panics
    ///
    /// If the place is not below the number of issues.
    pub fn top_ranges(&self, issue: usize, k: usize) -> Vec<(f64, f64)> {
        let mut events = Vec::with_capacity(self.curves.len());
        let start = self.curves.events(issue, &mut events);
        let (low, high) = self.law.range();
        let mut ranges: Vec<(f64, f64)> = Vec::new();
        let (mut above, mut from) = (start.above, 0.0_f64);
        for (to, step) in events.into_iter().chain([(1.0, 0)]) {
            let (left, right) = (from.max(low), to.min(high));
            if usize::try_from(above).is_ok_and(|above| above < k) && left < right {
                match ranges.last_mut() {
                    Some(last) if last.1 >= left => last.1 = right,
                    _ => ranges.push((left, right)),
                }
            }
            (above, from) = (above + step, to);
        }
        ranges
    }

    /// The widest range of weights around `weight` in which the whole order stays as it is there:
    /// `weight` alone, if issues are tied there and not everywhere.
    ///
    /// # Errors
    ///
    /// [`RobustnessError::InvalidWeight`] for a weight outside [0, 1].
    ///
    /// Complexity: O(n²).
    pub fn order_stays(&self, weight: f64) -> Result<(f64, f64), RobustnessError> {
        check(weight)?;
        Ok(self.order_around(weight))
    }

    pub(super) fn order_around(&self, weight: f64) -> (f64, f64) {
        if self.has_passing_tie(&self.keys_at(weight), |_| true) {
            return (weight, weight);
        }
        nearest(weight, self.pairs().map(|(_, _, crossing)| crossing))
    }

    /// Utilities at a weight, as they are compared.
    fn keys_at(&self, weight: f64) -> Vec<f64> {
        self.utilities_at(weight).into_iter().map(quantize).collect()
    }

    /// Whether any of some issues are tied by `keys`, and not everywhere.
    fn has_passing_tie(&self, keys: &[f64], is_meant: impl Fn(usize) -> bool) -> bool {
        let mut issues: Vec<usize> = (0..keys.len()).filter(|&issue| is_meant(issue)).collect();
        issues.sort_by(|&a, &b| keys[a].total_cmp(&keys[b]));
        issues.windows(2).any(|pair| {
            let is_tied = keys[pair[0]].total_cmp(&keys[pair[1]]).is_eq();
            is_tied && self.curves.compare(pair[0], pair[1]).start != 0
        })
    }

    /// The widest range of weights around `weight` in which the same issues are the `k` first.
    ///
    /// The first k are those of competition rank k or better at `weight`. If issues are tied for
    /// place k there and not everywhere, other issues are the first k on either side, and the range
    /// is `weight` alone. With k = 1 this is how long the winner stays the winner.
    ///
    /// # Errors
    ///
    /// [`RobustnessError::InvalidWeight`] for a weight outside [0, 1].
    ///
    /// Complexity: O(n²).
    pub fn top_stays(&self, k: usize, weight: f64) -> Result<(f64, f64), RobustnessError> {
        check(weight)?;
        Ok(self.top_around(k, weight))
    }

    pub(super) fn top_around(&self, k: usize, weight: f64) -> (f64, f64) {
        let keys = self.keys_at(weight);
        let is_top = |issue: usize| keys.iter().filter(|&&key| key > keys[issue]).count() < k;
        let tops: Vec<bool> = (0..keys.len()).map(is_top).collect();
        let top = || (0..keys.len()).filter(|&issue| tops[issue]);
        let last = top().map(|issue| keys[issue]).fold(f64::INFINITY, f64::min);
        let is_last = |issue: usize| tops[issue] && keys[issue] <= last;
        if top().count() > k && self.has_passing_tie(&keys, is_last) {
            return (weight, weight);
        }
        let across = self.pairs().filter(|&(a, b, _)| tops[a] != tops[b]);
        nearest(weight, across.map(|(_, _, crossing)| crossing))
    }
}

/// The nearest crossing at or below `weight` and the nearest at or above it; 0 and 1 without one.
fn nearest(weight: f64, crossings: impl Iterator<Item = f64>) -> (f64, f64) {
    crossings.fold((0.0, 1.0), |(low, high): (f64, f64), crossing| {
        let low = if crossing <= weight { low.max(crossing) } else { low };
        let high = if crossing >= weight { high.min(crossing) } else { high };
        (low, high)
    })
}
