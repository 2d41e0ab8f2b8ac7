//! The axis weights under which one issue stays near the top.

use super::two_axis::TwoAxisAnalysis;

/// Two weights closer than this are one: crossings of several pairs in one point differ by
/// rounding alone.
const SAME: f64 = 1e-12;

impl TwoAxisAnalysis {
    /// The ranges of the first axis's weight in which an issue (a place in catalog order) is among
    /// the `k` first, rising, inside the range of the law.
    ///
    /// An issue is among the first k if its competition rank is k or better, so one that ties for
    /// the place is. Both ends belong to a range; ranges of no length are left out.
    ///
    /// # Degenerate cases
    ///
    /// Empty for `k` of 0, and for an issue that never comes so far up; the whole range of the law
    /// for `k` of at least the number of issues.
    ///
    /// Complexity: O(n log n).
    ///
    /// # Panics
    ///
    /// If the place is not below the number of issues.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::{ScoreMatrix, TwoAxisAnalysis, WeightLaw};
    ///
    /// let scores = ScoreMatrix::from_rows(&[[0.9, 0.3], [0.5, 0.7], [0.4, 0.2]])?;
    /// let analysis = TwoAxisAnalysis::new(&scores, WeightLaw::uniform())?;
    /// let ranges = analysis.top_ranges(0, 1);
    /// assert_eq!(ranges.len(), 1);
    /// assert!((ranges[0].0 - 0.5).abs() < 1e-9 && ranges[0].1 == 1.0);
    /// assert_eq!(analysis.top_ranges(2, 2), []);
    /// # Ok::<(), materiality::RobustnessError>(())
    /// ```
    pub fn top_ranges(&self, issue: usize, k: usize) -> Vec<(f64, f64)> {
        let mut events = Vec::new();
        let start = self.crossings_of(issue, &mut events);
        let (low, high) = self.law().range();
        let mut ranges: Vec<(f64, f64)> = Vec::new();
        let mut above = start.above;
        let mut from = 0.0;
        for (weight, step) in events.into_iter().chain([(1.0, 0)]) {
            let (start, end) = (f64::max(from, low), f64::min(weight, high));
            if usize::try_from(above).unwrap_or_default() < k && end - start > SAME {
                match ranges.last_mut() {
                    Some(last) if start - last.1 <= SAME => last.1 = end,
                    _ => ranges.push((start, end)),
                }
            }
            above += step;
            from = weight;
        }
        ranges
    }
}
