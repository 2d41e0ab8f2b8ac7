//! How far the shares of a column are from even shares.

use super::table::{Range, Table};

/// 1 minus the relative entropy of each column's shares p = x / Σx: 0 for even shares, 1 if one row
/// has everything.
///
/// ```text
/// D = 1 + Σ p ln p / ln m = Σ [(1 + δ) ln(1 + δ) − δ] / (m ln m)       δ = m·p − 1
/// ```
///
/// The second form is what is computed: for shares that are nearly even the first loses all digits,
/// the second none, and each of its terms is at least 0. Values have to be at least 0 with at least
/// one above 0 in each column; there have to be two rows.
///
/// Complexity: O(m) per column.
pub(crate) fn from_even(table: Table<'_>, ranges: &[Range]) -> Vec<f64> {
    let height = table.height() as f64;
    // Scaled to at most 1, so that no sum overflows.
    let scales: Vec<(f64, f64)> = ranges.iter().map(|range| (0.0, 1.0 / range.high)).collect();
    let means = table.means(&scales);
    let scales: Vec<f64> =
        scales.iter().zip(means).map(|((_, scale), mean)| scale / mean).collect();
    let sums = table.sums(&scales, |value, scale| excess(value * scale - 1.0));
    let norm = height * height.ln();
    sums.into_iter().map(|sum| sum / norm).collect()
}

/// (1 + δ) ln(1 + δ) − δ, with 0 ln 0 = 0.
fn excess(delta: f64) -> f64 {
    if delta <= -1.0 { 1.0 } else { (1.0 + delta) * delta.ln_1p() - delta }
}
