//! The median, plain and interpolated.

use super::estimate::Estimate;
use super::estimator::Estimator;
use crate::num::counts;
use crate::survey::Cell;

/// The middle answer; midway between the two middle answers if their number is even.
///
/// On five levels the median can take nine values, so issues are often tied; the
/// [`InterpolatedMedian`] separates them.
///
/// # Formula
///
/// ```text
/// m = (x₍⌈n/2⌉₎ + x₍⌊n/2⌋₊₁₎) / 2
/// var(m) = variance of the median over all nⁿ resamples, in closed form from the counts
/// interval: m ± t(n − 1) · √var(m)
/// ```
///
/// # Degenerate cases
///
/// Nobody: no estimate. One answer: no interval. All answers equal: zero width, degenerate.
///
/// Complexity: O(levels²).
///
/// Reference: for the resampling law of an order statistic, Efron 1979, *Bootstrap methods:
/// another look at the jackknife*, section 3.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Median;

impl Estimator for Median {
    fn name(&self) -> &'static str {
        "median"
    }

    fn estimate(&self, cell: &Cell<'_>) -> Option<Estimate> {
        let median = counts::median(cell.levels())?;
        let variance = counts::median_bootstrap_variance(cell.levels());
        let df = cell.answers() as f64 - 1.0;
        Some(Estimate::at_level(cell, median, variance.map(|variance| (variance, df))))
    }
}

/// The median of answers spread evenly over the width of their level.
///
/// # Formula
///
/// ```text
/// m = L − ½ + (n/2 − n_below) / n_at      L the level in which the middle falls
/// m = midway between the two levels       if exactly half the answers lie below a gap
/// var(m): delete-one jackknife
/// interval: m ± t(n − 1) · √var(m)
/// ```
///
/// Counts 1, 2, 5, 8, 4 on levels 1 to 5 give 3.75; the plain median is 4.
///
/// # Degenerate cases
///
/// Nobody: no estimate. One answer: no interval. All answers equal: that level, zero width.
///
/// Complexity: O(levels²).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InterpolatedMedian;

impl Estimator for InterpolatedMedian {
    fn name(&self) -> &'static str {
        "interpolated median"
    }

    fn estimate(&self, cell: &Cell<'_>) -> Option<Estimate> {
        let median = interpolated(cell.levels())?;
        let variance = counts::jackknife_variance(cell.levels(), interpolated);
        let df = cell.answers() as f64 - 1.0;
        Some(Estimate::at_level(cell, median, variance.map(|variance| (variance, df))))
    }
}

/// The interpolated median level.
fn interpolated(counts: &[u64]) -> Option<f64> {
    let n = counts::total(counts);
    if n == 0 {
        return None;
    }
    let mut below = 0;
    for (level, &at) in counts.iter().enumerate() {
        // Exactly half the answers below a level that somebody chose: the middle is a gap.
        if at > 0 && 2 * below == n {
            let last = counts[..level].iter().rposition(|&count| count > 0)?;
            return Some((last + level) as f64 / 2.0);
        }
        if 2 * (below + at) > n {
            let into = (n as f64 / 2.0 - below as f64) / at as f64;
            return Some(level as f64 - 0.5 + into);
        }
        below += at;
    }
    None
}
