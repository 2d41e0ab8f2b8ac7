//! Natural logarithms of eight numbers at once, in plain arithmetic: the same bits everywhere.
//!
//! ```text
//! y = 2ᵏ g            g from √½ to √2
//! ln g = 2s + s R     s = (g − 1) / (g + 1)     R = 2/3 s² + 2/5 s⁴ + 2/7 s⁶ + …
//! ```

#![expect(
    clippy::inline_always,
    reason = "only what is inlined is compiled for the instructions at hand"
)]

use fearless_simd::{Bytes, Select, Simd, SimdBase, SimdFloat, f64x8, u64x8};

/// R / s² as a polynomial in s², the coefficient of the highest power first: the minimax one of
/// FDLIBM 5.3 (Sun Microsystems 1993), off by less than 2^−58 of ln g.
const SERIES: [f64; 7] = [
    1.479_819_860_511_658_6e-1,
    1.531_383_769_920_937_3e-1,
    1.818_357_216_161_805e-1,
    2.222_219_843_214_978_4e-1,
    2.857_142_874_366_239e-1,
    3.999_999_999_940_942e-1,
    6.666_666_666_666_735e-1,
];

/// Bits of 1 and of √½.
const ONE: u64 = 1.0_f64.to_bits();
const ROOT: u64 = std::f64::consts::FRAC_1_SQRT_2.to_bits();

/// Bits in the fraction of a float, and the places they take.
const FRACTION_BITS: u32 = 52;
const FRACTION_MASK: u64 = (1 << FRACTION_BITS) - 1;

/// 2⁵² as a number and in bits: a whole number below it, put in its last bits, becomes a float.
const SHIFT: f64 = 4_503_599_627_370_496.0;

/// A number as power of two and factor.
pub(crate) struct Split<S: Simd> {
    /// k
    pub(crate) exponent: f64x8<S>,
    /// 2ᵏ
    pub(crate) power: f64x8<S>,
    /// g
    pub(crate) factor: f64x8<S>,
}

/// Splits y = 2ᵏ g, for y from 0 to 10³⁰⁰. Numbers that are 0 or next to it (below 10⁻³⁰⁷) have 2ᵏ = 0.
#[inline(always)]
pub(crate) fn split<S: Simd>(y: f64x8<S>) -> Split<S> {
    let bits: u64x8<S> = y.bitcast();
    // The exponent turns over at √½ · 2ⁿ instead of 2ⁿ.
    let moved = bits + (ONE - ROOT);
    let exponent: f64x8<S> = ((moved >> FRACTION_BITS) | SHIFT.to_bits()).bitcast();
    Split {
        exponent: exponent - (SHIFT + 1023.0),
        power: (moved & !FRACTION_MASK).bitcast(),
        factor: ((moved & FRACTION_MASK) + ROOT).bitcast(),
    }
}

/// R from s.
#[inline(always)]
pub(crate) fn rest<S: Simd>(simd: S, s: f64x8<S>) -> f64x8<S> {
    let square = s * s;
    let mut sum = f64x8::splat(simd, SERIES[0]);
    for &coefficient in &SERIES[1..] {
        sum = sum.mul_add_precise(square, f64x8::splat(simd, coefficient));
    }
    square * sum
}

/// ln(high / low) of any numbers above 0, whatever their quotient.
#[inline(always)]
pub(crate) fn ln_ratio<S: Simd>(simd: S, high: f64x8<S>, low: f64x8<S>) -> f64x8<S> {
    let (top, bottom) = (split_any(simd, high), split_any(simd, low));
    ln_of_split(simd, &top, &bottom, f64x8::splat(simd, 0.0))
}

/// ln(high / low) of numbers from 10⁻³⁰⁰ to 10³⁰⁰, with `difference` = high − low to more digits than
/// the two may have kept.
#[inline(always)]
pub(crate) fn ln_ratio_with<S: Simd>(
    simd: S,
    high: f64x8<S>,
    low: f64x8<S>,
    difference: f64x8<S>,
) -> f64x8<S> {
    let (top, bottom) = (split(high), split(low));
    // What the difference of the two does not know, on the scale of the upper factor.
    let unknown = (difference - (high - low)) * inverse_power(simd, top.power);
    ln_of_split(simd, &top, &bottom, unknown)
}

/// Splits any number above 0; the power of two is that of a number that was scaled if need be.
#[inline(always)]
fn split_any<S: Simd>(simd: S, y: f64x8<S>) -> Split<S> {
    /// 2ⁿ
    const fn power(n: u64) -> f64 {
        f64::from_bits((1023 + n) << FRACTION_BITS)
    }
    let all = |value: f64| f64x8::splat(simd, value);
    let is_small = y.simd_lt(1.0 / power(1000));
    let is_large = y.simd_gt(power(1000));
    let (up, down) = (all(power(100)), all(1.0 / power(100)));
    let scale = is_small.select(up, is_large.select(down, all(1.0)));
    let shift = is_small.select(all(-100.0), is_large.select(all(100.0), all(0.0)));
    let parts = split(y * scale);
    Split { exponent: parts.exponent + shift, ..parts }
}

/// The logarithm of a quotient from the parts of both numbers, and what the factor of the upper one
/// lacks.
#[inline(always)]
fn ln_of_split<S: Simd>(simd: S, top: &Split<S>, bottom: &Split<S>, unknown: f64x8<S>) -> f64x8<S> {
    let all = |value: f64| f64x8::splat(simd, value);
    // The quotient of two factors may be anything from ½ to 2; back to √½ … √2.
    let is_large = top.factor.simd_gt(bottom.factor * std::f64::consts::SQRT_2);
    let is_small = top.factor.simd_lt(bottom.factor * std::f64::consts::FRAC_1_SQRT_2);
    let turn = is_large.select(all(0.5), is_small.select(all(2.0), all(1.0)));
    let turned = is_large.select(all(1.0), is_small.select(all(-1.0), all(0.0)));
    let exponent = (top.exponent - bottom.exponent) + turned;
    // Close numbers have the same exponent now, so that their difference is exact.
    let factor = top.factor * turn;
    let s = unknown.mul_add_precise(turn, factor - bottom.factor) / (factor + bottom.factor);
    let of_factor = s.mul_add_precise(rest(simd, s), s + s);
    exponent.mul_add_precise(all(std::f64::consts::LN_2), of_factor)
}

/// 1 / 2ᵏ from 2ᵏ, and 0 from the largest.
#[inline(always)]
fn inverse_power<S: Simd>(simd: S, power: f64x8<S>) -> f64x8<S> {
    let bits: u64x8<S> = power.bitcast();
    (u64x8::splat(simd, 2046 << FRACTION_BITS) - bits).bitcast()
}

#[cfg(test)]
mod tests {
    use fearless_simd::{Level, Simd, SimdBase, dispatch, f64x8};
    use proptest::prelude::*;

    use super::{Split, ln_ratio, ln_ratio_with, split};
    use crate::num::wide::{self, LANES};

    #[inline(always)]
    fn parts<S: Simd>(simd: S, y: f64) -> [f64; 3] {
        let Split { exponent, power, factor } = split(f64x8::splat(simd, y));
        [exponent, power, factor].map(|vector| {
            let mut numbers = [0.0; LANES];
            vector.store_slice(&mut numbers);
            numbers[3]
        })
    }

    /// Without and with a difference.
    #[inline(always)]
    fn ratio<S: Simd>(simd: S, high: f64, low: f64, difference: Option<f64>) -> f64 {
        let [high, low] = [high, low].map(|x| f64x8::splat(simd, x));
        let mut numbers = [0.0; LANES];
        let logarithm = match difference {
            None => ln_ratio(simd, high, low),
            Some(own) => ln_ratio_with(simd, high, low, f64x8::splat(simd, own)),
        };
        logarithm.store_slice(&mut numbers);
        numbers[5]
    }

    fn ratio_at(level: Level, high: f64, low: f64, difference: Option<f64>) -> f64 {
        dispatch!(level, simd => ratio(simd, high, low, difference))
    }

    #[test]
    fn a_number_is_a_power_of_two_and_a_factor() {
        for level in wide::levels() {
            let parts = |y| dispatch!(level, simd => parts(simd, y));
            assert_eq!(parts(1.0), [0.0, 1.0, 1.0]);
            assert_eq!(parts(1.4), [0.0, 1.0, 1.4]);
            assert_eq!(parts(1.5), [1.0, 2.0, 0.75]);
            assert_eq!(parts(0.72), [0.0, 1.0, 0.72]);
            assert_eq!(parts(0.7), [-1.0, 0.5, 1.4]);
            assert_eq!(parts(0.0)[..2], [-1023.0, 0.0]);
        }
    }

    #[test]
    fn known_logarithms() {
        for level in wide::levels() {
            let ln = |high: f64, low: f64| ratio_at(level, high, low, None);
            assert_eq!(ln(0.3, 0.3), 0.0);
            assert_eq!(ln(1e300, 1e300), 0.0);
            assert_eq!((ln(f64::MAX, f64::MAX), ln(5e-324, 5e-324)), (0.0, 0.0));
            // 2¹⁰²⁴ − 2⁹⁷¹ over 2⁻¹⁰⁷⁴, and 4 of the smallest numbers over one.
            let widest = 2_098.0 * std::f64::consts::LN_2;
            assert!((ln(f64::MAX, 5e-324) / widest - 1.0).abs() < 4e-16);
            assert!((ln(2e-323, 5e-324) / 4.0_f64.ln() - 1.0).abs() < 4e-16);
            assert!((ln(1.3e308, 1.0e308) / 1.3_f64.ln() - 1.0).abs() < 1e-15);
            assert!((ln(8.0, 2.0) / 4.0_f64.ln() - 1.0).abs() < 4e-16);
            // 600 ln 10, far beyond what a quotient can hold.
            assert!((ln(1e300, 1e-300) / 1_381.551_055_796_427_3 - 1.0).abs() < 4e-16);
            // ln(1 + t) = t − t²/2, of a t that 1 + t knows nothing of.
            assert_eq!(ratio_at(level, 1.0, 1.0, Some(1e-30)), 1e-30);
        }
    }

    proptest! {
        /// The standard library's logarithm, within two units in the last place.
        #[test]
        fn equals_the_standard_logarithm(low in 1e-6..1e6_f64, ratio in prop_oneof![1.0..1.5_f64, 1.0..1e9_f64]) {
            let high = low * ratio;
            // The quotient of the rounded numbers, not `ratio`.
            let change = (high - low) / low;
            let expected = if change < 0.5 { change.ln_1p() } else { high.ln() - low.ln() };
            // A difference of logarithms has lost digits itself, if these are large.
            let own = if change < 0.5 { 0.0 } else { 4e-16 * (high.ln().abs() + low.ln().abs()) };
            let found = ratio_at(wide::best(), high, low, None);
            prop_assert_eq!(ratio_at(wide::best(), high, low, Some(high - low)), found);
            prop_assert!((found - expected).abs() <= 6e-16 * expected + own, "{} {}", found, expected);
        }

        /// A small part of the whole keeps its digits where the difference is known.
        #[test]
        fn known_differences_keep_digits(part in 1e-14..0.3_f64, overall in 1.0..900.0_f64) {
            let found = ratio_at(wide::best(), overall, overall - part, Some(part));
            let expected = (part / (overall - part)).ln_1p();
            prop_assert!((found / expected - 1.0).abs() < 6e-16, "{} {}", found, expected);
        }

        #[test]
        fn is_the_same_at_every_level(high in 1e-9..1e9_f64, low in 1e-9..1e9_f64) {
            let bits = |level| ratio_at(level, high, low, None).to_bits();
            for level in wide::levels() {
                prop_assert_eq!(bits(level), bits(wide::best()));
            }
        }
    }
}
