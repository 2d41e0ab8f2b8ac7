//! Row-major tables, worked on column by column in one pass over memory.
//!
//! A row is often shorter than a vector register is long, so several rows are taken as one *tile*
//! with one accumulator per cell of the tile; the accumulators of a column are joined at the end.
//! That also splits long sums into many short ones, which keeps their rounding small.

#![expect(
    clippy::inline_always,
    reason = "only what is inlined is compiled for the instructions at hand"
)]

use fearless_simd::Level;

use super::wide;

/// Numbers in a tile, about.
const TILE: usize = 64;

/// Tiles summed before the partial sums are moved on.
pub(crate) const BLOCK: usize = 128;

/// A table of `width` columns, row by row.
#[derive(Clone, Copy)]
pub(crate) struct Table<'a> {
    values: &'a [f64],
    width: usize,
}

/// The least and the greatest number of a column, and the mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Range {
    pub(crate) low: f64,
    pub(crate) high: f64,
    pub(crate) mean: f64,
    /// A row near the first one with the least number but for rounding, and not behind it.
    pub(crate) low_near: usize,
    /// A row near the first one with the greatest number but for rounding, and not behind it.
    pub(crate) high_near: usize,
}

/// What rounding makes of a number, generously and relative to it: sums of a few dozen products.
const ROUNDING: f64 = 64.0 * f64::EPSILON;

impl Range {
    /// Whether all numbers are the same but for rounding.
    pub(crate) fn is_point(self) -> bool {
        self.high - self.low <= self.slack()
    }

    /// The difference of numbers that differ by rounding alone.
    pub(crate) fn slack(self) -> f64 {
        ROUNDING * self.magnitude()
    }

    /// The largest absolute value.
    pub(crate) fn magnitude(self) -> f64 {
        self.low.abs().max(self.high.abs())
    }
}

impl<'a> Table<'a> {
    /// `values` row by row; `width` is at least 1 and divides their number.
    pub(crate) const fn new(values: &'a [f64], width: usize) -> Self {
        Self { values, width }
    }

    /// How many rows there are.
    pub(crate) const fn height(self) -> usize {
        self.values.len() / self.width
    }

    /// The values row by row.
    pub(crate) const fn values(self) -> &'a [f64] {
        self.values
    }

    /// How many columns there are.
    pub(crate) const fn width(self) -> usize {
        self.width
    }

    /// Numbers in a tile of whole rows.
    const fn tile(self) -> usize {
        self.width * TILE.div_ceil(self.width)
    }

    /// Numbers in the least tile of whole rows that is also one of whole vectors.
    pub(crate) fn tile_of_vectors(self, lanes: usize) -> usize {
        (1..=lanes).map(|rows| rows * self.width).find(|tile| tile % lanes == 0).unwrap_or(lanes)
    }

    /// The range and the mean of every column, in one pass; there is a row.
    pub(crate) fn ranges(self) -> Vec<Range> {
        self.ranges_at(wide::best())
    }

    fn ranges_at(self, level: Level) -> Vec<Range> {
        // Sums are taken of what is above the first row: smaller numbers, less rounding.
        let origin = repeated(&self.values[..self.width], self.tile());
        let mut extents = Extents::new(self.tile());
        let sums = wide::vectorized(
            level,
            #[inline(always)]
            || self.extend(&mut extents, &origin),
        );
        (0..self.width)
            .map(|column| {
                let above = self.column(&sums, column).sum::<f64>() / self.height() as f64;
                let mean = if above.is_finite() {
                    origin[column] + above
                } else {
                    // Near the end of the range of floats, sums need a scale.
                    let height = self.height() as f64;
                    self.values_of(column).map(|value| value / height).sum()
                };
                let (low, low_near) = self.first(&extents.low, &extents.low_in, column, f64::min);
                let (high, high_near) =
                    self.first(&extents.high, &extents.high_in, column, f64::max);
                // Rounding does not carry a mean out of its range.
                Range { low, high, mean: mean.clamp(low, high), low_near, high_near }
            })
            .collect()
    }

    /// Goes over the table, and returns the sums of what is above `origin`.
    #[inline(always)]
    fn extend(self, extents: &mut Extents, origin: &[f64]) -> Vec<f64> {
        let tile = self.tile();
        let mut sums = vec![0.0; tile];
        let mut partial = vec![0.0; tile];
        for (at, block) in self.values.chunks(tile * BLOCK).enumerate() {
            extents.remember();
            partial.fill(0.0);
            for [a, b, c, d] in fours(block, tile) {
                let cells = extents.low.iter_mut().zip(&mut extents.high).zip(&mut partial);
                let values = a.iter().zip(b).zip(c).zip(d);
                for ((((low, high), partial), origin), (((&a, &b), &c), &d)) in
                    cells.zip(origin).zip(values)
                {
                    *low = lesser(*low, lesser(lesser(a, b), lesser(c, d)));
                    *high = greater(*high, greater(greater(a, b), greater(c, d)));
                    *partial += ((a - origin) + (b - origin)) + ((c - origin) + (d - origin));
                }
            }
            for tile in rest_of_fours(block, tile) {
                let cells = extents.low.iter_mut().zip(&mut extents.high).zip(&mut partial);
                for (((low, high), partial), (&value, origin)) in cells.zip(tile.iter().zip(origin))
                {
                    *low = lesser(*low, value);
                    *high = greater(*high, value);
                    *partial += value - origin;
                }
            }
            extents.note(at);
            for (sum, partial) in sums.iter_mut().zip(&partial) {
                *sum += partial;
            }
        }
        sums
    }

    /// The extreme value of a column, and the first row of the first block that has it, but for
    /// rounding.
    fn first(
        self,
        values: &[f64],
        blocks: &[usize],
        column: usize,
        pick: fn(f64, f64) -> f64,
    ) -> (f64, usize) {
        let cells = || self.column(values, column);
        let value = cells().fold(f64::NAN, pick);
        let slack = 2.0 * ROUNDING * value.abs();
        let blocks = self.column(blocks, column).zip(cells());
        let first = blocks.filter(|&(_, cell)| (cell - value).abs() <= slack);
        let first = first.map(|(block, _)| block).min();
        (value, first.unwrap_or_default() * (BLOCK * self.tile() / self.width))
    }

    /// Σ `term(value, parameter)` of every column, with one parameter per column.
    pub(crate) fn sums<P: Copy>(self, parameters: &[P], term: impl Fn(f64, P) -> f64) -> Vec<f64> {
        self.sums_at(wide::best(), parameters, term)
    }

    fn sums_at<P: Copy>(
        self,
        level: Level,
        parameters: &[P],
        term: impl Fn(f64, P) -> f64,
    ) -> Vec<f64> {
        let tile = self.tile();
        let parameters = repeated(parameters, tile);
        let sums = wide::vectorized(
            level,
            #[inline(always)]
            || {
                let mut sums = vec![0.0; tile];
                let mut partial = vec![0.0; tile];
                for block in self.values.chunks(tile * BLOCK) {
                    partial.fill(0.0);
                    for [a, b, c, d] in fours(block, tile) {
                        let values = a.iter().zip(b).zip(c).zip(d);
                        let cells = partial.iter_mut().zip(&parameters).zip(values);
                        for ((sum, &own), (((&a, &b), &c), &d)) in cells {
                            *sum += (term(a, own) + term(b, own)) + (term(c, own) + term(d, own));
                        }
                    }
                    for tile in rest_of_fours(block, tile) {
                        let cells = partial.iter_mut().zip(tile).zip(&parameters);
                        for ((sum, &value), &parameter) in cells {
                            *sum += term(value, parameter);
                        }
                    }
                    for (sum, partial) in sums.iter_mut().zip(&partial) {
                        *sum += partial;
                    }
                }
                sums
            },
        );
        self.join(&sums)
    }

    /// The sums of all columns from those of the cells of a tile.
    pub(crate) fn join(self, tile: &[f64]) -> Vec<f64> {
        (0..self.width).map(|column| self.column(tile, column).sum()).collect()
    }

    /// The values of one row; there is such a row.
    pub(crate) fn row(self, row: usize) -> &'a [f64] {
        &self.values[row * self.width..][..self.width]
    }

    /// The values of one column.
    pub(crate) fn values_of(self, column: usize) -> impl Iterator<Item = f64> + use<'a> {
        self.values.iter().skip(column).step_by(self.width).copied()
    }

    /// The first row from `near` on whose number in `column` is one that is looked for.
    pub(crate) fn first_row(
        self,
        column: usize,
        near: usize,
        is_it: impl Fn(f64) -> bool,
    ) -> Option<usize> {
        let from = self.values.get(near * self.width..)?;
        Some(near + Table::new(from, self.width).values_of(column).position(is_it)?)
    }

    /// The accumulators of one column.
    fn column<T: Copy>(self, tile: &[T], column: usize) -> impl Iterator<Item = T> {
        tile.iter().skip(column).step_by(self.width).copied()
    }
}

/// Four tiles at a time, as long as there are: accumulators are then read and written once for four
/// numbers.
#[inline(always)]
fn fours(block: &[f64], tile: usize) -> impl Iterator<Item = [&[f64]; 4]> {
    block.chunks_exact(4 * tile).map(
        #[inline(always)]
        move |four| {
            let (ab, cd) = four.split_at(2 * tile);
            let ((a, b), (c, d)) = (ab.split_at(tile), cd.split_at(tile));
            [a, b, c, d]
        },
    )
}

/// The tiles that [`fours`] leaves, the last of them not always whole.
#[inline(always)]
fn rest_of_fours(block: &[f64], tile: usize) -> impl Iterator<Item = &[f64]> {
    block.chunks_exact(4 * tile).remainder().chunks(tile)
}

/// The lesser of two finite numbers: a comparison is quicker than `min`, which knows of NaN.
#[inline(always)]
fn lesser(a: f64, b: f64) -> f64 {
    if b < a { b } else { a }
}

/// The greater of two finite numbers.
#[inline(always)]
fn greater(a: f64, b: f64) -> f64 {
    if b > a { b } else { a }
}

/// One number for each column, again and again until a tile of `tile` numbers is full.
pub(crate) fn repeated<P: Copy>(parameters: &[P], tile: usize) -> Vec<P> {
    parameters.iter().copied().cycle().take(tile).collect()
}

/// Extremes of the cells of a tile, and the blocks in which they first stood.
struct Extents {
    low: Vec<f64>,
    high: Vec<f64>,
    low_in: Vec<usize>,
    high_in: Vec<usize>,
    /// `low` and `high` before the block at hand.
    before: [Vec<f64>; 2],
}

impl Extents {
    fn new(tile: usize) -> Self {
        let (low, high) = (vec![f64::INFINITY; tile], vec![f64::NEG_INFINITY; tile]);
        let before = [low.clone(), high.clone()];
        Self { low, high, low_in: vec![0; tile], high_in: vec![0; tile], before }
    }

    /// A block begins.
    #[inline(always)]
    fn remember(&mut self) {
        self.before[0].copy_from_slice(&self.low);
        self.before[1].copy_from_slice(&self.high);
    }

    /// A block has ended. What it improved by rounding alone stood in an earlier one.
    #[inline(always)]
    fn note(&mut self, block: usize) {
        // Before the first block there is infinity, and its slack; nothing is noted, and 0 stays.
        let slack = |before: f64| 2.0 * ROUNDING * before.abs();
        let lows = self.low_in.iter_mut().zip(self.low.iter().zip(&self.before[0]));
        let highs = self.high_in.iter_mut().zip(self.high.iter().zip(&self.before[1]));
        for (at, (now, before)) in lows {
            *at = if *now < before - slack(*before) { block } else { *at };
        }
        for (at, (now, before)) in highs {
            *at = if *now > before + slack(*before) { block } else { *at };
        }
    }
}

/// Tables with their width, of numbers from a range.
#[cfg(test)]
pub(crate) fn tables(
    numbers: std::ops::Range<f64>,
) -> impl proptest::strategy::Strategy<Value = (Vec<f64>, usize)> {
    use proptest::prelude::*;
    (1_usize..12, 1_usize..150).prop_flat_map(move |(width, height)| {
        (prop::collection::vec(numbers.clone(), width * height), Just(width))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{BLOCK, Range, Table, tables};
    use crate::num::wide;

    proptest! {
        #[test]
        fn equals_one_column_at_a_time((values, width) in tables(-9.0..9.0)) {
            let table = Table::new(&values, width);
            let column = |j: usize| values.iter().skip(j).step_by(width).copied().collect::<Vec<f64>>();
            let ranges = table.ranges();
            let moves: Vec<(f64, f64)> = (0..width).map(|j| (j as f64, 1.0 / (1.0 + j as f64))).collect();
            for j in 0..width {
                let own = column(j);
                prop_assert_eq!(table.values_of(j).collect::<Vec<f64>>(), own.clone());
                let low = own.iter().copied().fold(f64::INFINITY, f64::min);
                let high = own.iter().copied().fold(f64::NEG_INFINITY, f64::max);
                let average = own.iter().sum::<f64>() / own.len() as f64;
                let Range { low: least, high: greatest, mean, low_near, high_near } = ranges[j];
                prop_assert_eq!((least, greatest), (low, high));
                prop_assert!((mean - average).abs() < 1e-12);
                let first = |value| own.iter().position(|own| *own == value);
                prop_assert_eq!(table.first_row(j, low_near, |value| value <= low), first(low));
                prop_assert_eq!(table.first_row(j, high_near, |value| value >= high), first(high));
                let moved: f64 = own.iter().map(|x| (x - moves[j].0) * moves[j].1).sum();
                let sums = table.sums(&moves, |value, (origin, scale)| (value - origin) * scale);
                prop_assert!((sums[j] - moved).abs() < 1e-9);
            }
        }

        #[test]
        fn is_the_same_at_every_level((values, width) in tables(-9.0..9.0)) {
            let table = Table::new(&values, width);
            let parameters: Vec<f64> = (0..width).map(|j| j as f64).collect();
            let squares = |level| {
                table.sums_at(level, &parameters, |value, origin| (value - origin) * (value - origin))
            };
            for level in wide::levels() {
                prop_assert_eq!(table.ranges_at(level), table.ranges());
                prop_assert_eq!(squares(level), squares(wide::best()));
            }
        }
    }

    /// In a table of several blocks, extremes are looked for in the block that has them first.
    #[test]
    fn first_rows_of_tall_tables() {
        for (low, high) in [(0, 19_999), (4_321, 4_320), (12_000, 7), (19_999, 2_816)] {
            let mut values = vec![0.5; 3 * 20_000];
            let column = |row: usize| 3 * row + 1;
            values[column(low)] = -1.0;
            values[column(high)] = 2.0;
            // The same values again, further down, do not count.
            values[column((low + 6_000).min(19_999))] = -1.0;
            let table = Table::new(&values, 3);
            let range = table.ranges()[1];
            assert_eq!((range.low, range.high), (-1.0, 2.0));
            assert_eq!(table.first_row(1, range.low_near, |value| value <= -1.0), Some(low));
            assert_eq!(table.first_row(1, range.high_near, |value| value >= 2.0), Some(high));
            let block = BLOCK * table.tile() / 3;
            assert!(low - range.low_near < block && high - range.high_near < block);
            assert_eq!(table.first_row(1, 0, |value| value > 3.0), None);
        }
    }

    /// The greatest number but for rounding stands blocks before the greatest to the bit, in another
    /// cell of the tile or in the same.
    #[test]
    fn rounding_does_not_hide_first_rows() {
        for first in [0, 5, 4_000] {
            for later in [first + 9_000, first + 9_001, 19_999] {
                let mut values = vec![0.1; 3 * 20_000];
                values[3 * first] = 0.3;
                values[3 * later] = 0.1 + 0.2; // one unit in the last place above .3
                let table = Table::new(&values, 3);
                let range = table.ranges()[0];
                assert_eq!(range.high, 0.1 + 0.2);
                let is_high = |value: f64| value >= range.high - range.slack();
                assert_eq!(table.first_row(0, range.high_near, is_high), Some(first));
            }
        }
    }

    #[test]
    fn what_differs_by_rounding_is_a_point() {
        let is_point = |values: &[f64]| Table::new(values, 1).ranges()[0].is_point();
        assert!(is_point(&[0.3, 0.1 + 0.2, 0.3]));
        assert!(is_point(&[0.0, -0.0]) && is_point(&[1e308, 1e308]) && is_point(&[5e-324, 5e-324]));
        assert!(!is_point(&[1.0, 1.0 + 1e-12]));
        assert!(!is_point(&[-1e308, 1e308]) && !is_point(&[5e-324, 1e-323]));
    }

    /// Sums over several blocks, whole ones and rests, against one column at a time.
    #[test]
    fn tall_tables() {
        for width in [1, 3, 70] {
            let block = BLOCK * Table::new(&[], width).tile() / width;
            for height in [block - 1, block, block + 1, 2 * block + 7] {
                let number = |at: usize| ((at * 7_919) % 1_013) as f64; // whole: sums are exact
                let values: Vec<f64> = (0..height * width).map(number).collect();
                let table = Table::new(&values, width);
                let (ranges, parameters) = (table.ranges(), vec![1.0; width]);
                let sums = table.sums(&parameters, |value, one| (value + one) * value);
                for j in 0..width {
                    let column: Vec<f64> = table.values_of(j).collect();
                    let mean = column.iter().sum::<f64>() / height as f64;
                    assert!((ranges[j].mean - mean).abs() < 1e-9, "{width} {height}");
                    let expected: f64 = column.iter().map(|x| (x + 1.0) * x).sum();
                    assert_eq!(sums[j], expected, "{width} {height}");
                }
            }
        }
    }

    #[test]
    fn tiles_of_vectors_are_the_least() {
        let tile = |width| Table::new(&[], width).tile_of_vectors(16);
        assert_eq!([1, 2, 10, 16, 50, 51].map(tile), [16, 16, 80, 16, 400, 816]);
    }
}
