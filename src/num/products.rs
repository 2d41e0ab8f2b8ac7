//! Sums of the products of all pairs of columns.

#![expect(
    clippy::inline_always,
    reason = "only what is inlined is compiled for the instructions at hand"
)]

use fearless_simd::{Level, Simd, SimdBase, SimdFloat, dispatch, f64x8};

use super::table::Table;
use super::wide::{self, LANES, Line};

/// Lines of moved and scaled rows that are held at a time: 16 KiB stay in any first-level cache.
const BUFFER: usize = 256;

/// The products of all pairs of columns of the moved and scaled table, row by row.
///
/// ```text
/// Σ_i u_ij u_ik      u_ij = (x_ij − origin_j) · scale_j
/// ```
///
/// Complexity: O(rows × columns²).
pub(crate) fn of_columns(table: Table<'_>, origins_and_scales: &[(f64, f64)]) -> Vec<f64> {
    of_columns_at(wide::best(), table, origins_and_scales)
}

fn of_columns_at(level: Level, table: Table<'_>, origins_and_scales: &[(f64, f64)]) -> Vec<f64> {
    let mut moved = Moved::new(table.width(), origins_and_scales);
    let mut products = Products::new(table.width());
    dispatch!(level, simd => simd.vectorize(
        #[inline(always)]
        || {
            for rows in table.values().chunks(moved.capacity() * table.width()) {
                moved.fill(simd, rows);
                products.add(simd, &moved);
            }
        },
    ));
    products.into_pairs()
}

/// Some rows, moved and scaled, each filled up with zeros to whole lines.
struct Moved {
    width: usize,
    origins: Vec<Line>,
    scales: Vec<Line>,
    lines: Vec<Line>,
    rows: usize,
}

impl Moved {
    fn new(width: usize, origins_and_scales: &[(f64, f64)]) -> Self {
        let (origins, scales): (Vec<f64>, Vec<f64>) = origins_and_scales.iter().copied().unzip();
        // What stands behind a row in its last line is multiplied by 0.
        let (origins, scales) = (Line::of(&origins), Line::of(&scales));
        let rows = (BUFFER / origins.len()).max(LANES);
        let lines = vec![Line([0.0; LANES]); rows * origins.len()];
        Self { width, origins, scales, lines, rows: 0 }
    }

    /// How many rows there can be.
    fn capacity(&self) -> usize {
        self.lines.len() / self.origins.len()
    }

    /// The rows, line by line.
    fn rows(&self) -> impl Iterator<Item = &[Line]> {
        self.lines.chunks_exact(self.origins.len()).take(self.rows)
    }

    #[inline(always)]
    fn fill<S: Simd>(&mut self, simd: S, rows: &[f64]) {
        self.rows = rows.len() / self.width;
        let padded = self.origins.len() * LANES;
        let mut targets = self.lines.chunks_exact_mut(self.origins.len());
        // A row with what stands behind it in its last line, as long as something does.
        let whole = rows.windows(padded).step_by(self.width);
        let done = whole.len();
        for (source, target) in whole.zip(&mut targets) {
            fill_row(simd, target, source, &self.origins, &self.scales);
        }
        let mut last = vec![0.0; padded];
        for (source, target) in rows.chunks_exact(self.width).skip(done).zip(targets) {
            last[..self.width].copy_from_slice(source);
            fill_row(simd, target, &last, &self.origins, &self.scales);
        }
    }
}

#[inline(always)]
fn fill_row<S: Simd>(
    simd: S,
    target: &mut [Line],
    source: &[f64],
    origins: &[Line],
    scales: &[Line],
) {
    let moves = origins.iter().zip(scales);
    for ((target, source), (origin, scale)) in
        target.iter_mut().zip(source.as_chunks::<LANES>().0).zip(moves)
    {
        let away = f64x8::from_slice(simd, source) - f64x8::from_slice(simd, &origin.0);
        (away * f64x8::from_slice(simd, &scale.0)).store_slice(&mut target.0);
    }
}

/// The upper triangle of products, in blocks of eight columns by eight.
struct Products {
    width: usize,
    lines: usize,
    sums: Vec<Line>,
}

impl Products {
    fn new(width: usize) -> Self {
        let lines = width.div_ceil(LANES);
        Self { width, lines, sums: vec![Line([0.0; LANES]); lines * LANES * lines] }
    }

    #[inline(always)]
    fn add<S: Simd>(&mut self, simd: S, moved: &Moved) {
        for left in 0..self.lines {
            for right in left..self.lines {
                // The last block of columns is often a small one.
                match self.width - left * LANES {
                    1 | 2 => self.add_block::<S, 2>(simd, moved, left, right),
                    3 | 4 => self.add_block::<S, 4>(simd, moved, left, right),
                    _ => self.add_block::<S, LANES>(simd, moved, left, right),
                }
            }
        }
    }

    /// Products of the first `N` columns of one line with those of another.
    #[inline(always)]
    fn add_block<S: Simd, const N: usize>(
        &mut self,
        simd: S,
        moved: &Moved,
        left: usize,
        right: usize,
    ) {
        let mut block = [f64x8::splat(simd, 0.0); N];
        for row in moved.rows() {
            let vector = f64x8::from_slice(simd, &row[right].0);
            for (sum, &value) in block.iter_mut().zip(&row[left].0[..N]) {
                *sum = vector.mul_add_precise(f64x8::splat(simd, value), *sum);
            }
        }
        for (column, &sum) in block.iter().enumerate() {
            let total = &mut self.sums[(left * LANES + column) * self.lines + right].0;
            (f64x8::from_slice(simd, total) + sum).store_slice(total);
        }
    }

    /// All pairs, row by row.
    fn into_pairs(self) -> Vec<f64> {
        let columns = 0..self.width;
        let pairs =
            columns.clone().flat_map(|j| columns.clone().map(move |k| (j.min(k), j.max(k))));
        pairs.map(|(j, k)| self.sums[j * self.lines + k / LANES].0[k % LANES]).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{of_columns, of_columns_at};
    use crate::num::table::{Table, tables};
    use crate::num::wide;

    /// A move and a scale for each column, all different.
    fn moves(width: usize) -> Vec<(f64, f64)> {
        (0..width).map(|j| (j as f64, 1.0 / (1.0 + j as f64))).collect()
    }

    proptest! {
        #[test]
        fn equals_one_pair_at_a_time((values, width) in tables(-9.0..9.0)) {
            let products = of_columns(Table::new(&values, width), &moves(width));
            let moved = |j: usize| {
                let (origin, scale) = moves(width)[j];
                values.iter().skip(j).step_by(width).map(move |x| (x - origin) * scale)
            };
            for j in 0..width {
                for k in 0..width {
                    let product: f64 = moved(j).zip(moved(k)).map(|(a, b)| a * b).sum();
                    prop_assert!((products[j * width + k] - product).abs() < 1e-9);
                }
            }
        }

        #[test]
        fn is_the_same_at_every_level((values, width) in tables(-9.0..9.0)) {
            let table = Table::new(&values, width);
            for level in wide::levels() {
                prop_assert_eq!(of_columns_at(level, table, &moves(width)), of_columns(table, &moves(width)));
            }
        }
    }

    /// Rows of twenty columns take three vectors, one of them half empty.
    #[test]
    fn wide_rows() {
        let values: Vec<f64> = (0..20 * 70).map(|at| f64::from(at % 37) - 18.0).collect();
        let products = of_columns(Table::new(&values, 20), &[(0.0, 1.0); 20]);
        for j in 0..20 {
            for k in 0..20 {
                let product: f64 = values.chunks(20).map(|row| row[j] * row[k]).sum();
                assert_eq!(products[j * 20 + k], product); // whole numbers: exact
            }
        }
    }
}
