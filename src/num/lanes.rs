//! Many draws side by side: the same step for all of them is one loop that the compiler turns into
//! vector instructions.

/// How many draws go side by side.
pub(crate) const LANES: usize = 32;

/// One number for each draw.
pub(crate) type Lane = [f64; LANES];

/// Sorts each draw's numbers by themselves, rising, by a network of compare-and-swaps.
///
/// Complexity: O(n²) per draw, without a branch.
pub(crate) fn sort(values: &mut [Lane]) {
    for end in 1..values.len() {
        for at in (0..end).rev() {
            let (left, right) = values.split_at_mut(at + 1);
            for (a, b) in left[at].iter_mut().zip(&mut right[0]) {
                let (low, high) = if *b < *a { (*b, *a) } else { (*a, *b) };
                (*a, *b) = (low, high);
            }
        }
    }
}

/// `Σ weights · coefficients` for each draw.
pub(crate) fn weighted_sum(weights: &[Lane], coefficients: &[f64]) -> Lane {
    let mut sums = [0.0; LANES];
    for (weight, &coefficient) in weights.iter().zip(coefficients) {
        for (sum, w) in sums.iter_mut().zip(weight) {
            *sum += w * coefficient;
        }
    }
    sums
}

/// For each item and draw, how many items have a greater value. Adds to `over`, square and
/// row-major, in how many draws the first item of a pair is strictly above the second.
///
/// NaN, which stands in draws that do not count, is above nothing.
pub(crate) fn count_above(values: &[Lane], above: &mut [[u64; LANES]], over: &mut [u64]) {
    let n = values.len();
    above.fill([0; LANES]);
    for i in 1..n {
        let (before, rest) = above.split_at_mut(i);
        let mine = &mut rest[0];
        for (j, others) in before.iter_mut().enumerate() {
            let (mut wins, mut losses) = (0, 0);
            for lane in 0..LANES {
                let win = u64::from(values[i][lane] > values[j][lane]);
                let loss = u64::from(values[i][lane] < values[j][lane]);
                others[lane] += win;
                mine[lane] += loss;
                wins += win;
                losses += loss;
            }
            over[i * n + j] += wins;
            over[j * n + i] += losses;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{LANES, Lane, count_above, sort, weighted_sum};
    use proptest::prelude::*;

    fn lanes(n: usize) -> impl Strategy<Value = Vec<Lane>> {
        let lane = prop::collection::vec(0_u8..5, LANES);
        prop::collection::vec(lane, n).prop_map(|items| {
            items.iter().map(|item| std::array::from_fn(|lane| f64::from(item[lane]))).collect()
        })
    }

    proptest! {
        /// The network against the library's sort, the counts against counting one by one.
        #[test]
        fn as_one_by_one(values in (1_usize..9).prop_flat_map(lanes)) {
            let n = values.len();
            let mut sorted = values.clone();
            sort(&mut sorted);
            let mut above = vec![[9; LANES]; n];
            let mut over = vec![0; n * n];
            count_above(&values, &mut above, &mut over);
            let mut expected = vec![0; n * n];
            for lane in 0..LANES {
                let column: Vec<f64> = values.iter().map(|value| value[lane]).collect();
                let mut by_hand = column.clone();
                by_hand.sort_by(f64::total_cmp);
                prop_assert_eq!(by_hand, sorted.iter().map(|value| value[lane]).collect::<Vec<_>>());
                for i in 0..n {
                    let count = column.iter().filter(|&&other| other > column[i]).count();
                    prop_assert_eq!(above[i][lane], count as u64);
                    for j in 0..n {
                        expected[i * n + j] += u64::from(column[i] > column[j]);
                    }
                }
            }
            prop_assert_eq!(over, expected);
            let sums = weighted_sum(&values, &[0.5, 2.0]);
            let second = values.get(1).map_or(0.0, |value| 2.0 * value[3]);
            prop_assert_eq!(sums[3], 0.5 * values[0][3] + second);
        }
    }
}
