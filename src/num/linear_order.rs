//! The cheapest order of items when each pair costs by which of its items stands first.

use super::components::strong_components;
use super::order_search::{cycle_bound, search};
use super::paths::{Ways, count_ways};
use super::subset_orders::{MOST_ITEMS, SubsetOrders, items};

/// All tables of one block together have at most this many entries.
const MOST_ENTRIES: usize = 1 << MOST_ITEMS;
/// Blocks up to this size have their cheapest orders counted.
const MOST_COUNTED: usize = 128;

/// A cheapest order, or the best that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LinearOrder {
    /// The items, first to last.
    pub(crate) order: Vec<usize>,
    /// What the order costs.
    pub(crate) cost: u128,
    /// What any order costs at least; equal to `cost` if the order is proved to be cheapest.
    pub(crate) bound: u128,
    /// How many orders cost as little.
    pub(crate) ways: Ways,
    /// The ends in `order` of the blocks in which every pair is even; other items are alone.
    pub(crate) ends: Vec<usize>,
}

/// Finds it: entry i·n + j of `costs` is the cost of item i before item j, and of each pair one of
/// the two costs is 0.
///
/// An item is *preferred* to another if the opposite order costs something. Blocks linked by cycles
/// of pairs that are preferred or even stand in one order only, whatever is cheapest, and are solved
/// one by one. Inside a block, parts linked by cycles of preferred pairs cost nothing towards each
/// other, so that only they have to be searched: exactly up to 24 items, beyond by local search.
///
/// Of several cheapest orders it is the first in the dictionary, except where a block has more than
/// one part of more than a few items (their tables would not fit into memory together) or an
/// unproved part.
pub(crate) fn linear_order(n: usize, costs: &[u64]) -> LinearOrder {
    let mut found = LinearOrder {
        order: Vec::with_capacity(n),
        cost: 0,
        bound: 0,
        ways: Ways::Exactly(1),
        ends: Vec::new(),
    };
    for block in strong_components(n, |i, j| costs[i * n + j] == 0) {
        let size = block.len();
        let local: Vec<u64> =
            block.iter().flat_map(|&i| block.iter().map(move |&j| costs[i * n + j])).collect();
        if local.iter().all(|&cost| cost == 0) {
            found.order.extend(block);
            found.ways = found.ways.times(Ways::orders(size));
            found.ends.push(found.order.len());
            continue;
        }
        let solved = Block::new(size, &local);
        let start = found.order.len();
        found.order.extend(solved.first_order().into_iter().map(|item| block[item]));
        found.ends.extend(start + 1..=found.order.len());
        found.cost += solved.cost();
        found.bound += solved.bound();
        found.ways = found.ways.times(solved.ways());
    }
    found
}

/// One block, cut into parts. Items are renumbered so that the parts are contiguous.
struct Block {
    /// The item that a number stands for.
    names: Vec<usize>,
    parts: Vec<Part>,
    /// By number: the numbers in other parts that have to stand earlier.
    earlier: Vec<Vec<usize>>,
}

/// Items that have to be searched together.
struct Part {
    start: usize,
    size: usize,
    cost: u128,
    bound: u128,
    orders: Orders,
}

/// The cheapest orders of a part.
enum Orders {
    /// All of them.
    All(SubsetOrders),
    /// One of them, or the best found.
    One(Vec<usize>),
}

impl Block {
    fn new(size: usize, costs: &[u64]) -> Self {
        let found = strong_components(size, |i, j| costs[j * size + i] > 0);
        let names: Vec<usize> = found.iter().flatten().copied().collect();
        let entries: usize =
            found.iter().map(|part| 1_usize << part.len().min(MOST_ITEMS + 1)).sum();
        let mut parts = Vec::with_capacity(found.len());
        let mut start = 0;
        for members in found {
            let local: Vec<u64> = members
                .iter()
                .flat_map(|&i| members.iter().map(move |&j| costs[i * size + j]))
                .collect();
            parts.push(Part::new(start, members.len(), local, entries <= MOST_ENTRIES));
            start += members.len();
        }
        let part_of: Vec<usize> =
            parts.iter().enumerate().flat_map(|(at, part)| vec![at; part.size]).collect();
        let earlier = (0..size)
            .map(|late| {
                let is_earlier = |&early: &usize| {
                    part_of[early] != part_of[late] && costs[names[late] * size + names[early]] > 0
                };
                (0..size).filter(is_earlier).collect()
            })
            .collect();
        Self { names, parts, earlier }
    }

    fn cost(&self) -> u128 {
        self.parts.iter().map(|part| part.cost).sum()
    }

    fn bound(&self) -> u128 {
        self.parts.iter().map(|part| part.bound).sum()
    }

    /// Always the least item that may stand next.
    fn first_order(&self) -> Vec<usize> {
        let size = self.names.len();
        let mut is_left = vec![true; size];
        let mut left: Vec<u32> = self.parts.iter().map(Part::all).collect();
        let mut taken = vec![0; self.parts.len()];
        let mut order = Vec::with_capacity(size);
        while order.len() < size {
            let heads = self.parts.iter().enumerate().flat_map(|(at, part)| {
                part.heads(left[at], taken[at]).into_iter().map(move |item| (at, item))
            });
            let free = heads.filter(|&(at, item)| {
                self.earlier[self.parts[at].start + item].iter().all(|&early| !is_left[early])
            });
            let next = free.min_by_key(|&(at, item)| self.names[self.parts[at].start + item]);
            // There always is one: preferences between parts have no cycle.
            let Some((at, item)) = next else { break };
            let number = self.parts[at].start + item;
            is_left[number] = false;
            taken[at] += 1;
            left[at] &= !(1_u32.checked_shl(u32::try_from(item).unwrap_or(32)).unwrap_or(0));
            order.push(self.names[number]);
        }
        order
    }

    /// How many orders cost as little.
    fn ways(&self) -> Ways {
        let size = self.names.len();
        let is_known = self.parts.iter().all(|part| matches!(part.orders, Orders::All(_)));
        if size > MOST_COUNTED || !is_known {
            return Ways::AtLeast(1);
        }
        let earlier: Vec<u128> = self
            .earlier
            .iter()
            .map(|early| early.iter().fold(0, |set, &number| set | 1_u128 << number))
            .collect();
        let all = u128::MAX >> (128 - size);
        let counted = count_ways(all, size, |_, state, following| {
            for part in &self.parts {
                let left = u32::try_from(state >> part.start & u128::from(part.all())).unwrap_or(0);
                for item in part.heads(left, 0) {
                    let number = part.start + item;
                    if earlier[number] & state == 0 {
                        following.push(state & !(1 << number));
                    }
                }
            }
        });
        // Every way so far leads on to an order.
        counted.unwrap_or_else(Ways::AtLeast)
    }
}

impl Part {
    fn new(start: usize, size: usize, costs: Vec<u64>, keep: bool) -> Self {
        if size > MOST_ITEMS {
            let (order, cost) = search(size, &costs);
            let bound = cycle_bound(size, costs);
            return Self { start, size, cost, bound, orders: Orders::One(order) };
        }
        let table = SubsetOrders::new(size, costs);
        let cost = u128::from(table.least(u32::MAX >> (32 - size)));
        let orders = if keep { Orders::All(table) } else { Orders::One(table.first_order()) };
        Self { start, size, cost, bound: cost, orders }
    }

    /// All its items, if there are few.
    fn all(&self) -> u32 {
        if self.size > MOST_ITEMS { 0 } else { u32::MAX >> (32 - self.size) }
    }

    /// Which items may stand next when `left` are left and `taken` have been taken.
    fn heads(&self, left: u32, taken: usize) -> Vec<usize> {
        match &self.orders {
            Orders::All(table) => items(table.heads(left)).collect(),
            Orders::One(order) => order.get(taken).copied().into_iter().collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Ways, linear_order};
    use proptest::prelude::*;

    /// The naive twin: every order, in dictionary order.
    fn twin(n: usize, costs: &[u64]) -> (u128, u64, Vec<usize>) {
        let mut best: (u128, u64, Vec<usize>) = (u128::MAX, 0, Vec::new());
        let mut order: Vec<usize> = (0..n).collect();
        loop {
            let pairs = || (0..n).flat_map(|at| (at + 1..n).map(move |later| (at, later)));
            let cost: u128 = pairs().map(|(i, j)| u128::from(costs[order[i] * n + order[j]])).sum();
            if cost < best.0 {
                best = (cost, 1, order.clone());
            } else if cost == best.0 {
                best.1 += 1;
            }
            // The next order in the dictionary.
            let Some(fall) = (1..n).rev().find(|&at| order[at - 1] < order[at]) else {
                return best;
            };
            let with = (fall..n).rev().find(|&at| order[at] > order[fall - 1]).unwrap();
            order.swap(fall - 1, with);
            order[fall..].reverse();
        }
    }

    /// Costs from margins: above 0 for i over j, below 0 for j over i.
    fn costs(n: usize, margins: &[i64]) -> Vec<u64> {
        let mut costs = vec![0; n * n];
        for i in 0..n {
            for j in 0..i {
                let margin = margins[i * n + j];
                costs[if margin > 0 { j * n + i } else { i * n + j }] = margin.unsigned_abs();
            }
        }
        costs
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]
        /// Few distinct margins, so that there are cycles, even pairs and many cheapest orders.
        #[test]
        fn equals_every_order(n in 1_usize..8, margins in prop::collection::vec(-2_i64..3, 49)) {
            let costs = costs(n, &margins);
            let (cost, ways, order) = twin(n, &costs);
            let found = linear_order(n, &costs);
            prop_assert_eq!(found.cost, cost);
            prop_assert_eq!(found.bound, cost);
            prop_assert_eq!(found.ways, Ways::Exactly(ways));
            prop_assert_eq!(found.order, order);
        }
    }

    /// Even blocks need no search, however large: 40 items without any preference, above which one
    /// stands.
    #[test]
    fn even_blocks_of_any_size() {
        let n = 41;
        let mut costs = vec![0; n * n];
        for item in 0..40 {
            costs[item * n + 40] = 1;
        }
        let found = linear_order(n, &costs);
        assert_eq!(found.order[..3], [40, 0, 1]);
        assert_eq!((found.cost, found.bound, found.ends), (0, 0, vec![1, 41]));
        assert_eq!(found.ways, Ways::AtLeast(u64::MAX));
    }

    /// A chain of 30 items of which only neighbors are compared is one block if its ends are even,
    /// but needs no search: by hand there is one cheapest order.
    #[test]
    fn a_chain_is_no_search() {
        let n = 30;
        let mut costs = vec![0; n * n];
        for late in 1..n {
            costs[late * n + late - 1] = 1;
        }
        let found = linear_order(n, &costs);
        assert_eq!(found.order, (0..n).collect::<Vec<_>>());
        assert_eq!((found.cost, found.bound, found.ways), (0, 0, Ways::Exactly(1)));
    }

    /// Thirty items in a cycle of cycles: local search, with a bound below the cost or equal to it.
    #[test]
    fn large_parts_are_bounded() {
        let n = 30;
        let mut costs = vec![0; n * n];
        for i in 0..n {
            for j in 0..i {
                let is_forward = (i * 7 + j * 3) % 5 < 3;
                costs[if is_forward { i * n + j } else { j * n + i }] = 1 + ((i + j) % 4) as u64;
            }
        }
        let found = linear_order(n, &costs);
        let mut sorted = found.order.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, (0..n).collect::<Vec<_>>());
        let pairs = (0..n).flat_map(|at| (at + 1..n).map(move |later| (at, later)));
        let order = &found.order;
        let cost: u128 = pairs.map(|(i, j)| u128::from(costs[order[i] * n + order[j]])).sum();
        assert_eq!(found.cost, cost);
        assert!(found.bound > 0 && found.bound <= cost);
    }
}
