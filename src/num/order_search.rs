//! Good orders of many items, and what any order costs at least.

/// An order that no move of a single item makes cheaper, and its cost; `costs` as for
/// [`linear_order`](super::linear_order::linear_order).
///
/// Starts from the balance of costs and from the given order, and keeps the cheaper end. The same
/// input gives the same order. Complexity: O(n²) per pass over the items; passes end because each
/// makes the order cheaper.
pub(crate) fn search(n: usize, costs: &[u64]) -> (Vec<usize>, u128) {
    let balance = |item: usize| -> i128 {
        (0..n)
            .map(|other| i128::from(costs[item * n + other]) - i128::from(costs[other * n + item]))
            .sum()
    };
    let mut balanced: Vec<usize> = (0..n).collect();
    balanced.sort_by_key(|&item| balance(item));
    let mut best = improved(balanced, n, costs);
    let other = improved((0..n).collect(), n, costs);
    if other.1 < best.1 {
        best = other;
    }
    best
}

/// Moves single items to their best places until none moves any more.
fn improved(mut order: Vec<usize>, n: usize, costs: &[u64]) -> (Vec<usize>, u128) {
    let gap = |item: usize, other: usize| {
        i128::from(costs[item * n + other]) - i128::from(costs[other * n + item])
    };
    let mut is_moving = true;
    while is_moving {
        is_moving = false;
        for from in 0..n {
            let item = order[from];
            let mut best = (0_i128, from);
            let mut change = 0;
            for to in (0..from).rev() {
                change += gap(item, order[to]);
                best = best.min((change, to));
            }
            change = 0;
            for (to, &other) in order.iter().enumerate().skip(from + 1) {
                change -= gap(item, other);
                if change < best.0 {
                    best = (change, to);
                }
            }
            if best.0 < 0 {
                order.remove(from);
                order.insert(best.1, item);
                is_moving = true;
            }
        }
    }
    let cost = (0..n)
        .flat_map(|at| order[at + 1..].iter().map(move |&later| (at, later)))
        .map(|(at, later)| u128::from(costs[order[at] * n + later]))
        .sum();
    (order, cost)
}

/// What any order costs at least: every cycle of three preferences is broken somewhere, so cycles
/// that share no pair add up. A pair's cost may be spent on several cycles in parts.
///
/// Complexity: O(n³).
pub(crate) fn cycle_bound(n: usize, mut costs: Vec<u64>) -> u128 {
    // Entry i·n + j above 0: j is preferred to i, so these entries are the edges, reversed.
    let mut bound = 0;
    for i in 0..n {
        for j in 0..n {
            for k in 0..n {
                let pairs = [i * n + j, j * n + k, k * n + i];
                let spent = pairs.map(|at| costs[at]).into_iter().min().unwrap_or(0);
                if spent > 0 {
                    for at in pairs {
                        costs[at] -= spent;
                    }
                    bound += u128::from(spent);
                }
            }
        }
    }
    bound
}

#[cfg(test)]
mod tests {
    use super::{cycle_bound, search};
    use crate::num::subset_orders::SubsetOrders;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        /// Never below the least cost, and the bound never above it.
        #[test]
        fn the_least_cost_lies_between(n in 1_usize..9, margins in prop::collection::vec(-9_i64..10, 64)) {
            let mut costs = vec![0; n * n];
            for i in 0..n {
                for j in 0..i {
                    let margin = margins[i * n + j];
                    costs[if margin > 0 { j * n + i } else { i * n + j }] = margin.unsigned_abs();
                }
            }
            let least = u128::from(SubsetOrders::new(n, costs.clone()).least((1 << n) - 1));
            prop_assert!(search(n, &costs).1 >= least);
            prop_assert!(cycle_bound(n, costs) <= least);
        }
    }

    /// A cycle of three with costs 3, 5 and 4 has to pay 3, and a search finds that.
    #[test]
    fn one_cycle() {
        let costs = vec![0, 3, 0, 0, 0, 5, 4, 0, 0];
        assert_eq!(search(3, &costs).1, 3);
        assert_eq!(cycle_bound(3, costs), 3);
    }
}
