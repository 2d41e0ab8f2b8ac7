//! Pairs of values in the same order, in opposite order, and tied.

/// Counts of pairs of positions in two lists of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pairs {
    /// All pairs.
    pub(crate) all: u64,
    /// Pairs in opposite order.
    pub(crate) discordant: u64,
    /// Pairs tied in the first list, in the second, and in both.
    pub(crate) tied_first: u64,
    pub(crate) tied_second: u64,
    pub(crate) tied_both: u64,
}

impl Pairs {
    /// Pairs in the same order.
    pub(crate) const fn concordant(&self) -> u64 {
        self.all + self.tied_both - self.tied_first - self.tied_second - self.discordant
    }

    /// `(C − D) / √((n₀ − n₁)(n₀ − n₂))`; `None` if all values of a list are tied.
    pub(crate) fn tau_b(&self) -> Option<f64> {
        let first = (self.all - self.tied_first) as f64;
        let second = (self.all - self.tied_second) as f64;
        let difference = self.concordant() as f64 - self.discordant as f64;
        (first > 0.0 && second > 0.0).then(|| difference / (first * second).sqrt())
    }
}

/// Counts the pairs of two equally long lists of finite values.
///
/// Sorted by the first list, the discordant pairs are the exchanges that merge sort makes in the
/// second (Knight 1966, *A computer method for calculating Kendall's tau with ungrouped data*).
/// Complexity: O(n log n).
pub(crate) fn count_pairs(first: &[f64], second: &[f64]) -> Pairs {
    let n = first.len() as u64;
    let mut order: Vec<usize> = (0..first.len()).collect();
    order.sort_unstable_by(|&a, &b| {
        first[a].total_cmp(&first[b]).then(second[a].total_cmp(&second[b]))
    });
    let tied_first = tied(order.chunk_by(|&a, &b| same(first[a], first[b])).map(<[usize]>::len));
    let tied_both = tied(
        order
            .chunk_by(|&a, &b| same(first[a], first[b]) && same(second[a], second[b]))
            .map(<[usize]>::len),
    );
    let mut values: Vec<f64> = order.iter().map(|&at| second[at]).collect();
    let mut scratch = values.clone();
    let discordant = sort_counting(&mut values, &mut scratch);
    let tied_second = tied(values.chunk_by(|&a, &b| same(a, b)).map(<[f64]>::len));
    Pairs { all: n * n.saturating_sub(1) / 2, discordant, tied_first, tied_second, tied_both }
}

fn same(a: f64, b: f64) -> bool {
    a.total_cmp(&b).is_eq()
}

/// Pairs inside groups of these sizes.
fn tied(sizes: impl Iterator<Item = usize>) -> u64 {
    sizes.map(|size| size as u64).map(|size| size * (size - 1) / 2).sum()
}

/// Sorts, and counts how many pairs stood in falling order.
fn sort_counting(values: &mut [f64], scratch: &mut [f64]) -> u64 {
    let n = values.len();
    if n < 2 {
        return 0;
    }
    let middle = n / 2;
    let (left, right) = values.split_at_mut(middle);
    let (scratch_left, scratch_right) = scratch.split_at_mut(middle);
    let mut exchanged = sort_counting(left, scratch_left) + sort_counting(right, scratch_right);
    let (mut i, mut j) = (0, 0);
    for slot in scratch.iter_mut() {
        // Equal values are taken from the left, so ties are no exchanges.
        if j == right.len() || (i < left.len() && left[i].total_cmp(&right[j]).is_le()) {
            *slot = left[i];
            i += 1;
        } else {
            *slot = right[j];
            exchanged += (left.len() - i) as u64;
            j += 1;
        }
    }
    values.copy_from_slice(scratch);
    exchanged
}

#[cfg(test)]
mod tests {
    use super::{Pairs, count_pairs};
    use proptest::prelude::*;

    /// The naive twin: every pair.
    fn twin(first: &[f64], second: &[f64]) -> (Pairs, u64) {
        let mut pairs =
            Pairs { all: 0, discordant: 0, tied_first: 0, tied_second: 0, tied_both: 0 };
        let mut concordant = 0;
        for i in 0..first.len() {
            for j in 0..i {
                let (a, b) = (first[i] - first[j], second[i] - second[j]);
                pairs.all += 1;
                pairs.discordant += u64::from(a * b < 0.0);
                concordant += u64::from(a * b > 0.0);
                pairs.tied_first += u64::from(a == 0.0);
                pairs.tied_second += u64::from(b == 0.0);
                pairs.tied_both += u64::from(a == 0.0 && b == 0.0);
            }
        }
        (pairs, concordant)
    }

    proptest! {
        #[test]
        fn equals_every_pair(values in prop::collection::vec((0_u8..9, 0_u8..9), 0..60)) {
            let (first, second): (Vec<f64>, Vec<f64>) =
                values.into_iter().map(|(a, b)| (f64::from(a), f64::from(b))).unzip();
            let (pairs, concordant) = twin(&first, &second);
            prop_assert_eq!(count_pairs(&first, &second), pairs);
            prop_assert_eq!(pairs.concordant(), concordant);
        }
    }
}
