//! What the columns of a table of positive numbers contribute to the logarithmic size of its rows.

#![expect(
    clippy::inline_always,
    reason = "only what is inlined is compiled for the instructions at hand"
)]

use fearless_simd::{Level, Simd, SimdBase, dispatch, f64x8};

use super::logarithm::{ln_ratio, ln_ratio_with};
use super::table::{Table, repeated};
use super::wide::{self, LANES};

/// Rows taken at a time, so that what is known of them stays in the first-level cache.
const ROWS: usize = 64;

/// How much the size of all rows changes when a column is taken away, for each column.
///
/// ```text
/// l_ij = |ln(x_ij / reference_j)| / n            S_i = 1 + Σ_j l_ij
/// E_j  = Σ_i ln S_i − ln(S_i − l_ij)
/// ```
///
/// Every number and every reference has to be above 0. Small contributions keep their digits.
///
/// Complexity: O(rows × columns), with two logarithms for each number.
pub(crate) fn effects(table: Table<'_>, references: &[f64]) -> Vec<f64> {
    effects_at(wide::best(), table, references)
}

fn effects_at(level: Level, table: Table<'_>, references: &[f64]) -> Vec<f64> {
    let mut rows = Rows::new(table, references);
    dispatch!(level, simd => simd.vectorize(
        #[inline(always)]
        || {
            for block in table.values().chunks(ROWS * table.width()) {
                rows.take_logarithms(simd, block);
                rows.sum();
                rows.add_effects(simd);
            }
        },
    ));
    table.join(&rows.effects)
}

/// Some rows, number by number.
struct Rows {
    width: usize,
    references: Vec<f64>,
    /// l
    parts: Vec<f64>,
    /// S
    totals: Vec<f64>,
    /// Effects of all rows so far, those of rows `ROWS` apart together.
    effects: Vec<f64>,
}

impl Rows {
    fn new(table: Table<'_>, references: &[f64]) -> Self {
        let size = ROWS * table.width();
        Self {
            width: table.width(),
            references: repeated(references, size),
            parts: vec![0.0; size],
            totals: vec![0.0; size],
            effects: vec![0.0; size],
        }
    }

    #[inline(always)]
    fn take_logarithms<S: Simd>(&mut self, simd: S, block: &[f64]) {
        let share = 1.0 / self.width as f64;
        let cells = self.parts.chunks_exact_mut(LANES).zip(self.references.chunks_exact(LANES));
        let mut values = block.chunks(LANES);
        for (parts, references) in cells {
            let reference = f64x8::from_slice(simd, references);
            // Behind the last row, numbers that equal their reference: they have no effect.
            let value = match values.next() {
                Some(whole) if whole.len() == LANES => f64x8::from_slice(simd, whole),
                Some(end) => {
                    let mut filled = [0.0; LANES];
                    filled.copy_from_slice(references);
                    filled[..end.len()].copy_from_slice(end);
                    f64x8::from_slice(simd, &filled)
                }
                None => reference,
            };
            let (high, low) = (value.max(reference), value.min(reference));
            (ln_ratio(simd, high, low) * share).store_slice(parts);
        }
    }

    #[inline(always)]
    fn sum(&mut self) {
        let rows = self.totals.chunks_exact_mut(self.width);
        for (totals, parts) in rows.zip(self.parts.chunks_exact(self.width)) {
            totals.fill(1.0 + parts.iter().sum::<f64>());
        }
    }

    #[inline(always)]
    fn add_effects<S: Simd>(&mut self, simd: S) {
        let cells = self.parts.chunks_exact(LANES).zip(self.totals.chunks_exact(LANES));
        for (effects, (parts, totals)) in self.effects.chunks_exact_mut(LANES).zip(cells) {
            let part = f64x8::from_slice(simd, parts);
            let total = f64x8::from_slice(simd, totals);
            let effect = ln_ratio_with(simd, total, total - part, part);
            (f64x8::from_slice(simd, effects) + effect).store_slice(effects);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{effects, effects_at};
    use crate::num::table::{Table, tables};
    use crate::num::wide;

    proptest! {
        #[test]
        fn equals_the_formula((values, width) in tables(1e-3..9.0)) {
            let references: Vec<f64> = (1..=width).map(|at| at as f64 / 4.0).collect();
            let mut expected = vec![0.0; width];
            for row in values.chunks(width) {
                let part = |at: usize| (row[at] / references[at]).ln().abs() / width as f64;
                let total = 1.0 + (0..width).map(part).sum::<f64>();
                for (at, sum) in expected.iter_mut().enumerate() {
                    *sum += total.ln() - (total - part(at)).ln();
                }
            }
            let found = effects(Table::new(&values, width), &references);
            for (found, expected) in found.iter().zip(&expected) {
                prop_assert!((found - expected).abs() < 1e-12 * (1.0 + expected));
            }
        }

        #[test]
        fn is_the_same_at_every_level((values, width) in tables(1e-3..9.0)) {
            let (table, references) = (Table::new(&values, width), vec![0.5; width]);
            for level in wide::levels() {
                prop_assert_eq!(effects_at(level, table, &references), effects(table, &references));
            }
        }
    }

    #[test]
    fn small_effects_keep_their_digits() {
        // S = 1 + (2t − 2t²) / 2 and an effect of l / S for l = t − t²/2, to the second order.
        let t = 2.0_f64.powi(-40);
        let found = effects(Table::new(&[1.0 + t, 1.0 + t], 2), &[1.0, 1.0]);
        let part = (t - t * t / 2.0) / 2.0;
        let expected = part * (1.0 - 1.5 * part);
        assert!((found[0] / expected - 1.0).abs() < 1e-15, "{found:?} {expected}");
    }
}
