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
    let scales: Vec<f64> = ranges.iter().map(|range| range.mean.recip()).collect();
    let sums = table.sums(&scales, |value, scale| excess(value * scale));
    let norm = height * height.ln();
    sums.into_iter().map(|sum| sum / norm).collect()
}

/// Terms 2/3, 2/5, … of the series below; the next would be less than the rounding.
const SERIES: [f64; 9] = [
    2.0 / 3.0,
    2.0 / 5.0,
    2.0 / 7.0,
    2.0 / 9.0,
    2.0 / 11.0,
    2.0 / 13.0,
    2.0 / 15.0,
    2.0 / 17.0,
    2.0 / 19.0,
];

/// Bits of the exponent of 1.
const ONE: u64 = 1.0_f64.to_bits();

/// What to add to the bits of y so that the exponent turns over at √½ instead of ½.
const TO_ROOT: u64 = ONE - std::f64::consts::FRAC_1_SQRT_2.to_bits();

/// y ln y − y + 1 for y from 0 to 10³⁰⁰: 0 at 1, and at least 0.
///
/// Without branches and calls, so that several numbers are worked on at once, and without the
/// cancellation of the textbook form: with y = 2ᵏ(1 + f) and 1 + f from √½ to √2,
///
/// ```text
/// y ln y − y + 1 = k y ln 2 + (1 − 2ᵏ) + 2ᵏ E
/// E = (1 + f) ln(1 + f) − f = h − f h + (1 + f) s (h + R)
/// h = f²/2      s = f / (2 + f)      R = 2/3 s² + 2/5 s⁴ + 2/7 s⁶ + …
/// ```
fn excess(y: f64) -> f64 {
    /// 2⁵² in bits and as a number: a whole number below it, put in its last bits, becomes a float.
    const SHIFT: (u64, f64) = (0x4330_0000_0000_0000, 4_503_599_627_370_496.0);
    // k + 1023, which is 0 for y = 0 and makes 2ᵏ = 0 below.
    let biased = (y.to_bits() + TO_ROOT) >> 52;
    let power = f64::from_bits(biased << 52);
    let inverse = f64::from_bits((2046 - biased) << 52);
    let exponent = f64::from_bits(biased | SHIFT.0) - (SHIFT.1 + 1023.0);
    let f = y * inverse - 1.0;
    let s = f / (2.0 + f);
    let square = s * s;
    let series =
        SERIES.iter().rev().fold(0.0, |sum, coefficient| sum * square + coefficient) * square;
    let h = 0.5 * f * f;
    let rest = h - f * h + (1.0 + f) * s * (h + series);
    exponent * y * std::f64::consts::LN_2 + (1.0 - power) + power * rest
}

#[cfg(test)]
mod tests {
    use super::excess;
    use proptest::prelude::*;

    #[test]
    fn known_values() {
        assert!((excess(0.0) - 1.0).abs() < 1e-16);
        assert!(excess(1.0).abs() < 1e-300);
        assert!((excess(2.0) - (2.0 * 2.0_f64.ln() - 1.0)).abs() < 1e-15);
        // δ²/2 − δ³/6 for small δ, to all digits.
        let delta = 2.0_f64.powi(-20);
        let expected = delta * delta * (0.5 - delta / 6.0 + delta * delta / 12.0);
        assert!((excess(1.0 + delta) / expected - 1.0).abs() < 1e-15);
        assert!((excess(1e-310) - 1.0).abs() < 1e-15);
    }

    proptest! {
        #[test]
        fn equals_the_formula(y in 0.0..20.0_f64, large in 1.0..1e9_f64) {
            let formula = |y: f64| y * y.ln() - y + 1.0;
            prop_assert!((excess(y) - formula(y)).abs() < 1e-14 * (1.0 + formula(y)));
            prop_assert!((excess(large) / formula(large) - 1.0).abs() < 1e-13 || large < 2.0);
        }

        /// No digits are lost near 1, where the logarithm of 1 + δ alone would lose half of them.
        #[test]
        fn is_exact_near_one(delta in -1e-3..1e-3_f64) {
            let delta = (1.0 + delta) - 1.0;
            let series: f64 = (2_i32..9)
                .map(|n| (-delta).powi(n) / f64::from(n * (n - 1)))
                .sum();
            prop_assume!(delta.abs() > 1e-150);
            prop_assert!((excess(1.0 + delta) / series - 1.0).abs() < 1e-14);
        }
    }
}
