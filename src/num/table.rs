//! Row-major tables, worked on column by column in one pass over memory.
//!
//! A row is often shorter than a vector register is long, so several rows are taken as one *tile*
//! with one accumulator per cell of the tile; the accumulators of a column are joined at the end.
//! That also splits long sums into many short ones, which keeps their rounding small.

/// Numbers in a tile, about.
const TILE: usize = 64;

/// Tiles summed before the partial sums are moved on.
const BLOCK: usize = 128;

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
}

impl Range {
    /// Whether all numbers are the same.
    pub(crate) fn is_point(self) -> bool {
        self.low >= self.high
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

    /// Numbers in a tile of whole rows.
    const fn tile(self) -> usize {
        self.width * TILE.div_ceil(self.width)
    }

    /// The range and the mean of every column, in one pass; there is a row.
    pub(crate) fn ranges(self) -> Vec<Range> {
        let tile = self.tile();
        let mut low = vec![f64::INFINITY; tile];
        let mut high = vec![f64::NEG_INFINITY; tile];
        // Sums are taken of what is above the first row: smaller numbers, less rounding.
        let origin: Vec<f64> =
            self.values.iter().take(self.width).copied().cycle().take(tile).collect();
        let mut sum = vec![0.0; tile];
        let mut partial = vec![0.0; tile];
        for block in self.values.chunks(tile * BLOCK) {
            partial.fill(0.0);
            for tile in block.chunks(tile) {
                let cells = low.iter_mut().zip(high.iter_mut()).zip(&mut partial);
                for (((low, high), partial), (&value, origin)) in
                    cells.zip(tile.iter().zip(&origin))
                {
                    // Comparisons instead of `min` and `max`: every value is finite.
                    *low = if value < *low { value } else { *low };
                    *high = if value > *high { value } else { *high };
                    *partial += value - origin;
                }
            }
            for (sum, partial) in sum.iter_mut().zip(&partial) {
                *sum += partial;
            }
        }
        (0..self.width)
            .map(|column| {
                let low = self.column(&low, column).fold(f64::INFINITY, f64::min);
                let high = self.column(&high, column).fold(f64::NEG_INFINITY, f64::max);
                let above = self.column(&sum, column).sum::<f64>() / self.height() as f64;
                let mean = if above.is_finite() {
                    origin[column] + above
                } else {
                    // Near the end of the range of floats, sums need a scale.
                    let height = self.height() as f64;
                    self.values_of(column).map(|value| value / height).sum()
                };
                // Rounding does not carry a mean out of its range.
                Range { low, high, mean: mean.clamp(low, high) }
            })
            .collect()
    }

    /// Σ `term(value, parameter)` of every column, with one parameter per column.
    pub(crate) fn sums<P: Copy>(self, parameters: &[P], term: impl Fn(f64, P) -> f64) -> Vec<f64> {
        let tile = self.tile();
        let parameters: Vec<P> = parameters.iter().copied().cycle().take(tile).collect();
        let mut sums = vec![0.0; tile];
        let mut partial = vec![0.0; tile];
        for block in self.values.chunks(tile * BLOCK) {
            partial.fill(0.0);
            for tile in block.chunks(tile) {
                for ((sum, &value), &parameter) in partial.iter_mut().zip(tile).zip(&parameters) {
                    *sum += term(value, parameter);
                }
            }
            for (sum, partial) in sums.iter_mut().zip(&partial) {
                *sum += partial;
            }
        }
        (0..self.width).map(|column| self.column(&sums, column).sum()).collect()
    }

    /// The values of one column.
    pub(crate) fn values_of(self, column: usize) -> impl Iterator<Item = f64> + use<'a> {
        self.values.iter().skip(column).step_by(self.width).copied()
    }

    /// The products of all pairs of columns of the moved and scaled table
    /// u = (value − origin) · scale, row by row.
    pub(crate) fn products(self, origins_and_scales: &[(f64, f64)]) -> Vec<f64> {
        let width = self.width;
        let mut products = vec![0.0; width * width];
        // A few rows are turned into columns that stay in the first-level cache.
        let mut columns = vec![[0.0_f64; TILE]; width];
        for rows in self.values.chunks(width * TILE) {
            let count = rows.len() / width;
            for (at, row) in rows.chunks_exact(width).enumerate() {
                let moved = row.iter().zip(origins_and_scales);
                for (column, (value, (origin, scale))) in columns.iter_mut().zip(moved) {
                    column[at] = (value - origin) * scale;
                }
            }
            if count < TILE {
                for column in &mut columns {
                    column[count..].fill(0.0);
                }
            }
            for j in 0..width {
                for k in j..width {
                    products[j * width + k] += dot(&columns[j], &columns[k]);
                }
            }
        }
        for j in 0..width {
            for k in 0..j {
                products[j * width + k] = products[k * width + j];
            }
        }
        products
    }

    /// The accumulators of one column.
    fn column(self, tile: &[f64], column: usize) -> impl Iterator<Item = f64> {
        tile.iter().skip(column).step_by(self.width).copied()
    }
}

/// The scalar product, in eight sums that do not wait for each other.
fn dot(a: &[f64; TILE], b: &[f64; TILE]) -> f64 {
    let mut sums = [0.0; 8];
    for (a, b) in a.as_chunks::<8>().0.iter().zip(b.as_chunks::<8>().0) {
        for ((sum, a), b) in sums.iter_mut().zip(a).zip(b) {
            *sum += a * b;
        }
    }
    sums.iter().sum()
}

#[cfg(test)]
mod tests {
    use super::{Range, Table};
    use proptest::prelude::*;

    fn tables() -> impl Strategy<Value = (Vec<f64>, usize)> {
        (1_usize..12, 1_usize..150).prop_flat_map(|(width, height)| {
            (prop::collection::vec(-9.0..9.0_f64, width * height), Just(width))
        })
    }

    proptest! {
        #[test]
        fn equals_one_column_at_a_time((values, width) in tables()) {
            let table = Table::new(&values, width);
            let column = |j: usize| values.iter().skip(j).step_by(width).copied().collect::<Vec<f64>>();
            let ranges = table.ranges();
            let moves: Vec<(f64, f64)> = (0..width).map(|j| (j as f64, 1.0 / (1.0 + j as f64))).collect();
            let products = table.products(&moves);
            for j in 0..width {
                let own = column(j);
                prop_assert_eq!(table.values_of(j).collect::<Vec<f64>>(), own.clone());
                let low = own.iter().copied().fold(f64::INFINITY, f64::min);
                let high = own.iter().copied().fold(f64::NEG_INFINITY, f64::max);
                let average = own.iter().sum::<f64>() / own.len() as f64;
                let Range { low: least, high: greatest, mean } = ranges[j];
                prop_assert_eq!((least, greatest), (low, high));
                prop_assert!((mean - average).abs() < 1e-12);
                let moved = |k: usize| column(k).iter().map(|x| (x - moves[k].0) * moves[k].1).collect::<Vec<f64>>();
                let sums = table.sums(&moves, |value, (origin, scale)| (value - origin) * scale);
                prop_assert!((sums[j] - moved(j).iter().sum::<f64>()).abs() < 1e-9);
                for k in 0..width {
                    let product: f64 = moved(j).iter().zip(moved(k)).map(|(a, b)| a * b).sum();
                    prop_assert!((products[j * width + k] - product).abs() < 1e-9);
                }
            }
        }
    }
}
