//! How far the shares of a column are from even shares.

#![expect(
    clippy::inline_always,
    reason = "only what is inlined is compiled for the instructions at hand"
)]

use fearless_simd::{Level, Simd, SimdBase, SimdFloat, dispatch, f64x8};

use super::logarithm::{Split, rest, split};
use super::table::{BLOCK, Range, Table, repeated};
use super::wide::{self, LANES};

/// For each column with shares p = x / Σx, how far they are from even ones: 0 for even shares.
///
/// ```text
/// m ln m + m Σ p ln p = Σ [(1 + δ) ln(1 + δ) − δ] = Σ (y ln y − y + 1)       y = 1 + δ = m·p
/// ```
///
/// This is m ln m (1 − relative entropy). The second form is what is computed: for shares that are
/// nearly even the first loses all digits, the second none, and each of its terms is at least 0.
/// Values have to be at least 0 with at least one above 0 in each column; there have to be two rows.
///
/// Complexity: O(m) per column.
pub(crate) fn from_even(table: Table<'_>, ranges: &[Range]) -> Vec<f64> {
    let scales: Vec<f64> = ranges.iter().map(|range| range.mean.recip()).collect();
    excess_at(wide::best(), table, &scales)
}

/// Σ (y ln y − y + 1) of every column, with y = value · scale from 0 to 10³⁰⁰.
fn excess_at(level: Level, table: Table<'_>, scales: &[f64]) -> Vec<f64> {
    let tile = table.tile_of_vectors(2 * LANES);
    let scales = repeated(scales, tile);
    let mut sums = vec![0.0; tile];
    let mut terms = Terms::new(tile);
    dispatch!(level, simd => simd.vectorize(
        #[inline(always)]
        || {
            for block in table.values().chunks(tile * BLOCK) {
                terms.add(simd, block, &scales);
                terms.move_to(&mut sums);
            }
        },
    ));
    table.join(&sums)
}

/// The parts of the terms, summed for each cell of a tile.
///
/// With y = 2ᵏ g and g = 1 + f from √½ to √2,
///
/// ```text
/// y ln y − y + 1 = k y ln 2 + (1 − 2ᵏ) + 2ᵏ E
/// E = (1 + f) ln(1 + f) − f = s (f + g R)          s = f / (2 + f), R as in `logarithm`
/// ```
///
/// Where shares are nearly even all k are 0, and so are the first two sums, exactly; elsewhere the
/// whole is at least .04 for each term with k ≠ 0.
struct Terms {
    /// Σ k y
    exponents: Vec<f64>,
    /// Σ 2ᵏ
    powers: Vec<f64>,
    /// Σ 2ᵏ E
    rests: Vec<f64>,
    /// How many terms there are for each cell.
    count: u32,
}

impl Terms {
    fn new(tile: usize) -> Self {
        let zeros = vec![0.0; tile];
        Self { exponents: zeros.clone(), powers: zeros.clone(), rests: zeros, count: 0 }
    }

    #[inline(always)]
    fn add<S: Simd>(&mut self, simd: S, block: &[f64], scales: &[f64]) {
        let tiles = block.chunks_exact(scales.len());
        let last = tiles.remainder();
        for tile in tiles {
            self.add_tile(simd, tile, scales);
        }
        if !last.is_empty() {
            // y = 1 adds nothing.
            let fill = std::iter::repeat_n(1.0, scales.len() - last.len());
            let tile: Vec<f64> = last.iter().copied().chain(fill.clone()).collect();
            let scales: Vec<f64> = scales[..last.len()].iter().copied().chain(fill).collect();
            self.add_tile(simd, &tile, &scales);
        }
    }

    #[inline(always)]
    fn add_tile<S: Simd>(&mut self, simd: S, tile: &[f64], scales: &[f64]) {
        let sums = self.exponents.chunks_exact_mut(2 * LANES).zip(
            self.powers.chunks_exact_mut(2 * LANES).zip(self.rests.chunks_exact_mut(2 * LANES)),
        );
        let cells = tile.chunks_exact(2 * LANES).zip(scales.chunks_exact(2 * LANES));
        for ((exponents, (powers, rests)), (values, scales)) in sums.zip(cells) {
            let ys = [0, LANES].map(|at| {
                let value = f64x8::from_slice(simd, &values[at..at + LANES]);
                value * f64x8::from_slice(simd, &scales[at..at + LANES])
            });
            let parts = ys.map(
                #[inline(always)]
                |y| split(y),
            );
            let es = excess_of_factors(simd, [parts[0].factor, parts[1].factor]);
            for (half, (y, Split { exponent, power, .. })) in ys.into_iter().zip(parts).enumerate()
            {
                let at = half * LANES..(half + 1) * LANES;
                let (sum, to) = (f64x8::from_slice(simd, &exponents[at.clone()]), at.clone());
                exponent.mul_add_precise(y, sum).store_slice(&mut exponents[to]);
                let (sum, to) = (f64x8::from_slice(simd, &powers[at.clone()]), at.clone());
                (sum + power).store_slice(&mut powers[to]);
                let (sum, to) = (f64x8::from_slice(simd, &rests[at.clone()]), at);
                power.mul_add_precise(es[half], sum).store_slice(&mut rests[to]);
            }
        }
        self.count += 1;
    }

    /// Adds what the parts amount to, and starts anew.
    #[inline(always)]
    fn move_to(&mut self, sums: &mut [f64]) {
        let count = f64::from(self.count);
        let parts = self.exponents.iter().zip(&self.powers).zip(&self.rests);
        for (sum, ((exponent, power), rest)) in sums.iter_mut().zip(parts) {
            *sum += std::f64::consts::LN_2 * exponent + (count - power) + rest;
        }
        self.exponents.fill(0.0);
        self.powers.fill(0.0);
        self.rests.fill(0.0);
        self.count = 0;
    }
}

/// E of two vectors of factors g, with one division for both: it is the slowest of all instructions.
#[inline(always)]
fn excess_of_factors<S: Simd>(simd: S, [one, two]: [f64x8<S>; 2]) -> [f64x8<S>; 2] {
    let (divisor, other) = (one + 1.0, two + 1.0);
    let inverse = f64x8::splat(simd, 1.0) / (divisor * other);
    [excess_of_factor(simd, one, other * inverse), excess_of_factor(simd, two, divisor * inverse)]
}

/// E from g and 1 / (g + 1).
#[inline(always)]
fn excess_of_factor<S: Simd>(simd: S, factor: f64x8<S>, inverse: f64x8<S>) -> f64x8<S> {
    let f = factor - 1.0;
    let s = f * inverse;
    s * factor.mul_add_precise(rest(simd, s), f)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{BLOCK, excess_at};
    use crate::num::table::{Table, tables};
    use crate::num::wide;

    /// Of each of some numbers by itself.
    fn excess(y: f64) -> f64 {
        excess_at(wide::best(), Table::new(&[y], 1), &[1.0])[0]
    }

    #[test]
    fn known_values() {
        assert_eq!(excess(0.0), 1.0);
        assert_eq!(excess(1.0), 0.0);
        assert!((excess(2.0) - (2.0 * 2.0_f64.ln() - 1.0)).abs() < 1e-15);
        // δ²/2 − δ³/6 for small δ, to all digits.
        let delta = 2.0_f64.powi(-20);
        let expected = delta * delta * (0.5 - delta / 6.0 + delta * delta / 12.0);
        assert!((excess(1.0 + delta) / expected - 1.0).abs() < 1e-15);
        assert_eq!(excess(1e-310), 1.0);
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

        /// Number by number, whatever the width and the height.
        #[test]
        fn equals_the_sum_of_single_numbers((values, width) in tables(0.0..3.0)) {
            let scales: Vec<f64> = (1..=width).map(|at| at as f64 / 4.0).collect();
            let mut expected = vec![0.0; width];
            for row in values.chunks(width) {
                for ((sum, value), scale) in expected.iter_mut().zip(row).zip(&scales) {
                    *sum += excess(value * scale);
                }
            }
            let found = excess_at(wide::best(), Table::new(&values, width), &scales);
            for (found, expected) in found.iter().zip(&expected) {
                prop_assert!((found - expected).abs() < 1e-12 * (1.0 + expected));
            }
        }

        #[test]
        fn is_the_same_at_every_level((values, width) in tables(0.0..3.0)) {
            let (table, scales) = (Table::new(&values, width), vec![0.7; width]);
            for level in wide::levels() {
                prop_assert_eq!(
                    excess_at(level, table, &scales),
                    excess_at(wide::best(), table, &scales)
                );
            }
        }
    }

    /// Whole blocks and rests: many copies of some numbers have as many times their sum.
    #[test]
    fn tall_tables() {
        for width in [1, 3, 70] {
            let tile = Table::new(&[], width).tile_of_vectors(16);
            let block = BLOCK * tile / width;
            let scales = vec![0.5; width];
            let few: Vec<f64> = (0..7 * width).map(|at| 0.1 + (at % 11) as f64 / 3.0).collect();
            let of_few = excess_at(wide::best(), Table::new(&few, width), &scales);
            for copies in [block / 7, block / 7 + 1, 2 * block / 7 + 3] {
                let many = few.repeat(copies);
                let found = excess_at(wide::best(), Table::new(&many, width), &scales);
                for (found, one) in found.iter().zip(&of_few) {
                    assert!(
                        (found / (one * copies as f64) - 1.0).abs() < 1e-12,
                        "{width} {copies}"
                    );
                }
            }
        }
    }

    /// 3 blocks and a rest of 100,000 numbers that are all the same add nothing at all.
    #[test]
    fn even_columns_are_exactly_even() {
        let values = vec![0.75; 100_001];
        assert_eq!(excess_at(wide::best(), Table::new(&values, 1), &[4.0 / 3.0]), [0.0]);
    }
}
