//! Sums of mid-ranks over many rows, in whole numbers.

/// Keys per item up to which ranks are found by counting keys instead of sorting items.
const COUNT_UP_TO: usize = 4;

/// Keys below which counting is always the faster way.
const FEW_KEYS: usize = 64;

/// Sums of ranks of the same items over rows of keys; the highest key of a row has rank 1, equal
/// keys share the mean of their ranks.
///
/// Ranks are doubled, so that mid-ranks are whole numbers and no order of rows changes a bit.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RankSums {
    doubled: Vec<u64>,
    /// Σ (t³ − t) over the runs of t equal keys in all rows.
    ties: u128,
    rows: u64,
    keys: usize,
    scratch: Vec<u32>,
}

/// The figures Kendall's coefficient of concordance is made of: W = `numerator` / `denominator`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Concordance {
    pub(crate) numerator: u128,
    pub(crate) denominator: u128,
}

impl RankSums {
    /// No rows yet, of `items` keys below `keys` each.
    pub(crate) fn new(items: usize, keys: usize) -> Self {
        let is_counted = keys <= FEW_KEYS.max(COUNT_UP_TO * items);
        let scratch = vec![0; if is_counted { keys } else { items }];
        Self { doubled: vec![0; items], ties: 0, rows: 0, keys, scratch }
    }

    /// Sums that are known: doubled sums of ranks, Σ (t³ − t), and the number of rows.
    #[cfg(test)]
    pub(crate) fn known(doubled: &[u64], ties: u128, rows: u64) -> Self {
        Self { doubled: doubled.to_vec(), ties, rows, ..Self::new(doubled.len(), 1) }
    }

    /// Adds the ranks of one row.
    ///
    /// Complexity: O(items + keys) for few keys, O(items · log items) otherwise; no allocation.
    pub(crate) fn add(&mut self, row: &[u32]) {
        debug_assert_eq!(row.len(), self.doubled.len());
        self.rows += 1;
        if self.scratch.len() == self.keys {
            self.add_counting(row);
        } else {
            self.add_sorting(row);
        }
    }

    fn add_counting(&mut self, row: &[u32]) {
        self.scratch.fill(0);
        for &key in row {
            self.scratch[key as usize] += 1;
        }
        let mut above = 0;
        for slot in self.scratch.iter_mut().rev() {
            let count = *slot;
            // The counter becomes the doubled mid-rank of its key.
            *slot = 2 * above + count + 1;
            above += count;
            self.ties += tied(u128::from(count));
        }
        for (sum, &key) in self.doubled.iter_mut().zip(row) {
            *sum += u64::from(self.scratch[key as usize]);
        }
    }

    fn add_sorting(&mut self, row: &[u32]) {
        for (slot, at) in self.scratch.iter_mut().zip(0..) {
            *slot = at;
        }
        self.scratch.sort_unstable_by_key(|&at| std::cmp::Reverse(row[at as usize]));
        let mut above = 0;
        for run in self.scratch.chunk_by(|&a, &b| row[a as usize] == row[b as usize]) {
            let count = run.len() as u64;
            for &at in run {
                self.doubled[at as usize] += 2 * above + count + 1;
            }
            above += count;
            self.ties += tied(u128::from(count));
        }
    }

    /// How many rows were added.
    pub(crate) const fn rows(&self) -> u64 {
        self.rows
    }

    /// The sums of ranks, by item.
    pub(crate) fn sums(&self) -> Vec<f64> {
        self.doubled.iter().map(|&sum| sum as f64 / 2.0).collect()
    }

    /// The coefficient of concordance with correction for ties:
    ///
    /// ```text
    /// W = 12·Σ(Rᵢ − m(n + 1)/2)² / (m²(n³ − n) − m·ΣT)
    /// ```
    ///
    /// `None` for fewer than two rows or items, or if every row is one tie.
    pub(crate) fn concordance(&self) -> Option<Concordance> {
        let (m, n) = (u128::from(self.rows), self.doubled.len() as u128);
        if m < 2 || n < 2 {
            return None;
        }
        let mean = self.rows * (self.doubled.len() as u64 + 1);
        let square = |&sum: &u64| u128::from(sum.abs_diff(mean)).pow(2);
        let numerator = 3 * self.doubled.iter().map(square).sum::<u128>();
        let denominator = m * (m * (n.pow(3) - n) - self.ties);
        (denominator > 0).then_some(Concordance { numerator, denominator })
    }
}

/// t³ − t.
const fn tied(count: u128) -> u128 {
    if count < 2 { 0 } else { count * count * count - count }
}

#[cfg(test)]
mod tests {
    use super::RankSums;
    use proptest::prelude::*;

    /// The naive twin: each mid-rank from its definition, each sum in floating point.
    fn twin(rows: &[Vec<u32>]) -> (Vec<f64>, Option<f64>) {
        let (m, n) = (rows.len() as f64, rows[0].len());
        let mut sums = vec![0.0; n];
        let mut ties = 0.0;
        for row in rows {
            for (sum, &key) in sums.iter_mut().zip(row) {
                let above = row.iter().filter(|&&other| other > key).count();
                let equal = row.iter().filter(|&&other| other == key).count();
                *sum += above as f64 + (equal + 1) as f64 / 2.0;
                // Each of t tied items adds t² − 1.
                ties += (equal * equal - 1) as f64;
            }
        }
        let mean = m * (n as f64 + 1.0) / 2.0;
        let squares: f64 = sums.iter().map(|sum| (sum - mean).powi(2)).sum();
        let n = n as f64;
        let below = m * m * (n.powi(3) - n) - m * ties;
        (sums, (below > 0.0 && m > 1.0).then(|| 12.0 * squares / below))
    }

    proptest! {
        #[test]
        fn equals_the_definition(
            (keys, rows) in (1_u32..80, 1_usize..12).prop_flat_map(|(keys, items)| {
                (Just(keys), prop::collection::vec(prop::collection::vec(0..keys, items), 1..9))
            }),
        ) {
            // A bound that lets few keys be counted, and one that has items sorted.
            for bound in [keys as usize, 5_000] {
                let mut ranks = RankSums::new(rows[0].len(), bound);
                for row in &rows {
                    ranks.add(row);
                }
                let (sums, w) = twin(&rows);
                prop_assert_eq!(ranks.sums(), sums);
                let found = ranks.concordance().map(|c| c.numerator as f64 / c.denominator as f64);
                prop_assert_eq!(found.is_some(), w.is_some());
                if let (Some(found), Some(w)) = (found, w) {
                    prop_assert!((found - w).abs() < 1e-12);
                }
            }
        }
    }
}
