//! Good orders of many items, and what any order costs at least.

use super::subset_orders::SubsetOrders;

/// Neighbors that are ordered anew, exactly, where moving single items leads no further.
const WINDOW: usize = 10;

/// An order that no move of a single item and no new order of ten neighbors makes cheaper, and its
/// cost; `costs` as for [`linear_order`](super::linear_order::linear_order).
///
/// Starts from the balance of costs and from the given order, and keeps the cheaper end. The same
/// input gives the same order. Complexity: O(n² + n · 2¹⁰) per pass over the items; passes end
/// because each makes the order cheaper.
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

/// Moves single items and orders neighbors anew until neither makes the order cheaper.
fn improved(mut order: Vec<usize>, n: usize, costs: &[u64]) -> (Vec<usize>, u128) {
    while move_items(&mut order, n, costs) || order_windows(&mut order, n, costs) {}
    let cost = cost_of(&order, n, costs);
    (order, cost)
}

/// Moves every item to its best place; whether any moved.
fn move_items(order: &mut Vec<usize>, n: usize, costs: &[u64]) -> bool {
    let gap = |item: usize, other: usize| {
        i128::from(costs[item * n + other]) - i128::from(costs[other * n + item])
    };
    let mut is_moving = false;
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
    is_moving
}

/// Finds the cheapest order of each run of neighbors; whether any became cheaper.
fn order_windows(order: &mut [usize], n: usize, costs: &[u64]) -> bool {
    let size = WINDOW.min(n);
    let mut is_cheaper = false;
    for start in 0..=n - size {
        let window = &mut order[start..start + size];
        let local: Vec<u64> =
            window.iter().flat_map(|&i| window.iter().map(move |&j| costs[i * n + j])).collect();
        let table = SubsetOrders::new(size, local);
        let least = u128::from(table.least(u32::MAX >> (32 - size)));
        if least < cost_of(window, n, costs) {
            let cheaper: Vec<usize> = table.first_order().iter().map(|&at| window[at]).collect();
            window.copy_from_slice(&cheaper);
            is_cheaper = true;
        }
    }
    is_cheaper
}

/// What an order costs.
fn cost_of(order: &[usize], n: usize, costs: &[u64]) -> u128 {
    order
        .iter()
        .enumerate()
        .flat_map(|(at, &item)| order[at + 1..].iter().map(move |&later| item * n + later))
        .map(|at| u128::from(costs[at]))
        .sum()
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

    /// Of up to ten items a window is everything, so the search is exact.
    #[test]
    fn ten_items_are_searched_exactly() {
        let n = 10;
        let mut costs = vec![0; n * n];
        for i in 0..n {
            for j in 0..i {
                let at = if (i * j + i) % 3 == 0 { i * n + j } else { j * n + i };
                costs[at] = 1 + (i * 5 + j * 3) as u64 % 7;
            }
        }
        let least = SubsetOrders::new(n, costs.clone()).least((1 << n) - 1);
        assert_eq!(search(n, &costs).1, u128::from(least));
    }

    /// A cycle of three with costs 3, 5 and 4 has to pay 3, and a search finds that.
    #[test]
    fn one_cycle() {
        let costs = vec![0, 3, 0, 0, 0, 5, 4, 0, 0];
        assert_eq!(search(3, &costs).1, 3);
        assert_eq!(cycle_bound(3, costs), 3);
    }
}
