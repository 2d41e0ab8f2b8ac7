//! How many are above each of several numbers, and how many are level with it.

/// Steps of the comparison grid per unit, 2³⁶.
const STEPS: f64 = (1_u64 << 36) as f64;

/// From this many numbers on, sorting is faster than comparing all pairs.
const SORT_FROM: usize = 48;

/// A number of [0, 2¹⁵] on the comparison grid, as a whole number of steps; the order and the ties
/// are those of [`quantize`](super::grid::quantize).
#[expect(clippy::cast_possible_truncation, reason = "at most 2⁵¹ steps")]
pub(crate) fn grid_steps(value: f64) -> i64 {
    let steps = value * STEPS;
    // Half away from zero, as f64::round does, without its call.
    (if steps < 0.0 { steps - 0.5 } else { steps + 0.5 }) as i64
}

/// Fills `above` with how many keys are greater than each, and `level` with how many are equal to
/// it, itself included. `order` is scratch.
///
/// Complexity: O(n²) comparisons without branches for few keys, O(n log n) otherwise.
pub(crate) fn standings(
    keys: &[i64],
    above: &mut Vec<u32>,
    level: &mut Vec<u32>,
    order: &mut Vec<u32>,
) {
    let n = keys.len();
    above.clear();
    level.clear();
    if n < SORT_FROM {
        for &key in keys {
            let (mut greater, mut equal) = (0_u32, 0_u32);
            for &other in keys {
                greater += u32::from(other > key);
                equal += u32::from(other == key);
            }
            above.push(greater);
            level.push(equal);
        }
        return;
    }
    above.resize(n, 0);
    level.resize(n, 0);
    order.clear();
    order.extend((0_u32..).take(n));
    order.sort_unstable_by_key(|&at| std::cmp::Reverse(keys[at as usize]));
    let mut before = 0;
    for run in order.chunk_by(|&a, &b| keys[a as usize] == keys[b as usize]) {
        let equal = u32::try_from(run.len()).unwrap_or(u32::MAX);
        for &at in run {
            above[at as usize] = before;
            level[at as usize] = equal;
        }
        before += equal;
    }
}

#[cfg(test)]
mod tests {
    use super::{grid_steps, standings};
    use crate::num::grid::quantize;
    use crate::num::order::descending;
    use proptest::prelude::*;

    proptest! {
        /// The same order and ties as the crate's ranking, for few numbers and for many.
        #[test]
        fn equals_the_ranking(values in prop::collection::vec((0_u8..30).prop_map(|v| f64::from(v) / 7.0), 1..90)) {
            let keys: Vec<i64> = values.iter().map(|&value| grid_steps(value)).collect();
            let (mut above, mut level, mut order) = (Vec::new(), Vec::new(), Vec::new());
            standings(&keys, &mut above, &mut level, &mut order);
            let (by_rank, ends) = descending(&values);
            let mut start = 0;
            for end in ends {
                for &at in &by_rank[start..end] {
                    prop_assert_eq!(above[at] as usize, start);
                    prop_assert_eq!(level[at] as usize, end - start);
                }
                start = end;
            }
        }

        #[test]
        fn steps_are_those_of_the_grid(value in -3.0..3.0_f64) {
            prop_assert_eq!(grid_steps(value) as f64 / (1_u64 << 36) as f64, quantize(value));
        }
    }
}
