//! Drawing rows of a table with replacement, and adding them up.

use rand::Rng;

/// Lanes that are added at once; a tile of them stays in registers.
const LANES: usize = 8;

/// Chunks of lanes in one tile.
const TILE: usize = 6;

/// Rows of small whole numbers, of which random samples are summed column by column.
///
/// Numbers are 16 bits wide; sums are carried over before they can overflow.
#[derive(Clone, Debug)]
pub(crate) struct Rows {
    /// By tile, then row: `TILE` chunks of `LANES` numbers each, padded with zeros.
    chunks: Vec<[[u16; LANES]; TILE]>,
    len: usize,
    columns: usize,
    /// How many rows can be added before a sum may overflow.
    carry_after: usize,
}

impl Rows {
    /// A table of `rows` × `columns` numbers, none of them above `largest`.
    pub(crate) fn new(
        rows: usize,
        columns: usize,
        largest: u16,
        value: impl Fn(usize, usize) -> u16,
    ) -> Self {
        let tiles = columns.div_ceil(TILE * LANES);
        let mut chunks = vec![[[0; LANES]; TILE]; tiles * rows];
        for column in 0..columns {
            let (tile, within) = (column / (TILE * LANES), column % (TILE * LANES));
            for row in 0..rows {
                chunks[tile * rows + row][within / LANES][within % LANES] = value(row, column);
            }
        }
        let carry_after = usize::from(u16::MAX / largest.max(1));
        Self { chunks, len: rows, columns, carry_after }
    }

    /// How many rows there are.
    pub(crate) const fn len(&self) -> usize {
        self.len
    }

    /// Replaces `sums` by the column sums of the rows drawn.
    pub(crate) fn sum(&self, drawn: &[u32], sums: &mut Vec<f64>) {
        sums.clear();
        for (number, tile) in self.chunks.chunks_exact(self.len.max(1)).enumerate() {
            let left = self.columns - number * TILE * LANES;
            let total = match left.div_ceil(LANES).min(TILE) {
                1 => self.sum_tile::<1>(tile, drawn),
                2 => self.sum_tile::<2>(tile, drawn),
                3 => self.sum_tile::<3>(tile, drawn),
                4 => self.sum_tile::<4>(tile, drawn),
                5 => self.sum_tile::<5>(tile, drawn),
                _ => self.sum_tile::<TILE>(tile, drawn),
            };
            let wanted = total.as_flattened().iter().take(left);
            sums.extend(wanted.map(|&sum| sum as f64));
        }
    }

    /// The sums of the first `W` chunks of one tile.
    fn sum_tile<const W: usize>(
        &self,
        tile: &[[[u16; LANES]; TILE]],
        drawn: &[u32],
    ) -> [[u64; LANES]; TILE] {
        let mut total = [[0_u64; LANES]; TILE];
        for run in drawn.chunks(self.carry_after) {
            let mut sums = [[0_u16; LANES]; W];
            for &row in run {
                let row = &tile[row as usize];
                for (sum, chunk) in sums.iter_mut().zip(row) {
                    for (sum, &value) in sum.iter_mut().zip(chunk) {
                        *sum = sum.wrapping_add(value);
                    }
                }
            }
            for (total, sum) in total.iter_mut().zip(&sums) {
                for (total, &sum) in total.iter_mut().zip(sum) {
                    *total += u64::from(sum);
                }
            }
        }
        total
    }
}

/// Fills `drawn` with independent whole numbers below `n`, each equally likely.
///
/// The upper half of a random number times n, without those that would favor some (Lemire 2019,
/// *Fast random integer generation in an interval*, doi:10.1145/3230636).
pub(crate) fn draw_below(rng: &mut impl Rng, n: u32, drawn: &mut [u32]) {
    let favored = n.wrapping_neg() % n.max(1);
    for place in drawn {
        let product = loop {
            let product = u64::from(rng.next_u32()) * u64::from(n);
            if product & 0xFFFF_FFFF >= u64::from(favored) {
                break product;
            }
        };
        *place = u32::try_from(product >> 32).unwrap_or(u32::MAX);
    }
}

#[cfg(test)]
mod tests {
    use super::{Rows, draw_below};
    use proptest::prelude::*;
    use rand::SeedableRng;
    use rand::rngs::ChaCha8Rng;

    proptest! {
        /// The naive twin: add one number after the other.
        #[test]
        fn sums_equal_the_naive_ones(
            columns in 1_usize..120,
            drawn in prop::collection::vec(0_u32..7, 0..900),
            largest in prop::sample::select(vec![1_u16, 4, 252]),
            seed: u64,
        ) {
            let value = |row: usize, column: usize| {
                let mixed = seed.wrapping_mul(2 * (row * 131 + column) as u64 + 1) >> 40;
                u16::try_from(mixed % (u64::from(largest) + 1)).unwrap()
            };
            let rows = Rows::new(7, columns, largest, value);
            let mut sums = vec![5.0];
            rows.sum(&drawn, &mut sums);
            let twin = (0..columns).map(|column| {
                drawn.iter().map(|&row| f64::from(value(row as usize, column))).sum::<f64>()
            });
            prop_assert_eq!(sums, twin.collect::<Vec<_>>());
        }
    }

    /// 70,000 draws below 7: each comes up 10,000 times, within five standard deviations (93 each).
    #[test]
    fn draws_are_even() {
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        let mut drawn = vec![0; 70_000];
        draw_below(&mut rng, 7, &mut drawn);
        for face in 0..7 {
            let times = drawn.iter().filter(|&&draw| draw == face).count();
            assert!(times.abs_diff(10_000) < 470, "{face}: {times}");
        }
        draw_below(&mut rng, 1, &mut drawn);
        assert!(drawn.iter().all(|&draw| draw == 0));
    }
}
