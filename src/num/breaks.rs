//! Optimal partition of numbers on a line into groups of least total squared deviation.

/// Starts of the groups (the first is 0) that split `values` into `groups` runs with the least sum
/// of squared deviations from the group means, and that sum.
///
/// `values` rise strictly and have multiplicities `counts`; `groups` is from 1 to their number. An
/// exact dynamic program over prefix sums of values taken from their mean, so that large values
/// that lie close together lose nothing. Of equally good partitions, the one whose later groups
/// start earliest is taken.
///
/// Complexity: O(groups · n²).
pub(crate) fn natural_breaks(values: &[f64], counts: &[f64], groups: usize) -> (Vec<usize>, f64) {
    let n = values.len();
    let total: f64 = counts.iter().sum();
    let mean = values.iter().zip(counts).map(|(x, count)| x * (count / total)).sum::<f64>();
    let mut weight = vec![0.0; n + 1];
    let mut first = vec![0.0; n + 1];
    let mut second = vec![0.0; n + 1];
    for (at, (&x, &count)) in values.iter().zip(counts).enumerate() {
        let centered = x - mean;
        weight[at + 1] = weight[at] + count;
        first[at + 1] = first[at] + count * centered;
        second[at + 1] = second[at] + count * centered * centered;
    }
    let cost = |from: usize, to: usize| {
        let sum = first[to] - first[from];
        (second[to] - second[from] - sum * sum / (weight[to] - weight[from])).max(0.0)
    };
    // best[to]: least cost of the first `to` values in the groups so far.
    let mut best: Vec<f64> = (0..=n).map(|to| if to == 0 { 0.0 } else { cost(0, to) }).collect();
    let mut starts_by_group: Vec<Vec<usize>> = vec![vec![0; n + 1]];
    for group in 1..groups {
        let mut next = vec![f64::INFINITY; n + 1];
        let mut starts = vec![0; n + 1];
        for to in group + 1..=n {
            for (from, before) in best.iter().enumerate().take(to).skip(group) {
                let sum = before + cost(from, to);
                if sum < next[to] {
                    next[to] = sum;
                    starts[to] = from;
                }
            }
        }
        best = next;
        starts_by_group.push(starts);
    }
    let mut starts = Vec::with_capacity(groups);
    let mut to = n;
    for by_end in starts_by_group.iter().rev() {
        to = by_end[to];
        starts.push(to);
    }
    starts.reverse();
    (starts, best[n])
}

#[cfg(test)]
mod tests {
    use super::natural_breaks;
    use proptest::prelude::*;

    /// The sum of squared deviations of one group, from its definition.
    fn deviations(values: &[f64], counts: &[f64]) -> f64 {
        let n: f64 = counts.iter().sum();
        let mean = values.iter().zip(counts).map(|(x, c)| x * c).sum::<f64>() / n;
        values.iter().zip(counts).map(|(x, c)| c * (x - mean).powi(2)).sum()
    }

    /// All ways to cut, by brute force.
    fn least(values: &[f64], counts: &[f64], groups: usize) -> f64 {
        if groups == 1 {
            return deviations(values, counts);
        }
        (groups - 1..values.len())
            .map(|at| {
                least(&values[..at], &counts[..at], groups - 1)
                    + deviations(&values[at..], &counts[at..])
            })
            .fold(f64::INFINITY, f64::min)
    }

    /// By hand: {1, 2}, {10, 11}, {20} has ½ + ½ + 0 = 1.
    #[test]
    fn three_clear_groups() {
        let (starts, cost) = natural_breaks(&[1.0, 2.0, 10.0, 11.0, 20.0], &[1.0; 5], 3);
        assert_eq!(starts, [0, 2, 4]);
        assert!((cost - 1.0).abs() < 1e-12);
    }

    /// Naive sums of squares of these numbers have no correct digit.
    #[test]
    fn large_numbers_close_together() {
        let values = [1e9, 1e9 + 1.0, 1e9 + 5.0, 1e9 + 6.0];
        let (starts, cost) = natural_breaks(&values, &[1.0; 4], 2);
        assert_eq!(starts, [0, 2]);
        assert!((cost - 1.0).abs() < 1e-9);
    }

    proptest! {
        #[test]
        fn equals_brute_force(
            draws in prop::collection::btree_set(0_i32..60, 1..9),
            multiplicities in prop::collection::vec(1_u8..4, 9),
            groups in 1_usize..6,
        ) {
            let values: Vec<f64> = draws.iter().map(|&x| f64::from(x) / 7.0).collect();
            let counts: Vec<f64> = multiplicities[..values.len()].iter().map(|&c| f64::from(c)).collect();
            let groups = groups.min(values.len());
            let (starts, cost) = natural_breaks(&values, &counts, groups);
            prop_assert_eq!(starts.len(), groups);
            prop_assert!((cost - least(&values, &counts, groups)).abs() < 1e-9);
            let ends = starts[1..].iter().copied().chain([values.len()]);
            let sum: f64 = starts.iter().zip(ends)
                .map(|(&from, to)| deviations(&values[from..to], &counts[from..to]))
                .sum();
            prop_assert!((cost - sum).abs() < 1e-9);
        }
    }
}
