//! The cheapest orders of all subsets of a few items.

/// More items than this are not tried: the table has 2ⁿ entries.
pub(crate) const MOST_ITEMS: usize = 24;
/// Subsets of this many low items make a row of the table.
const ROW_ITEMS: usize = 12;

/// Least costs of ordering every subset of n items, when each pair costs by which of its items
/// stands first.
#[derive(Clone, Debug)]
pub(crate) struct SubsetOrders {
    n: usize,
    costs: Vec<u64>,
    least: Least,
}

/// Four bytes per subset where the sum of all costs has room in them, else eight.
#[derive(Clone, Debug)]
enum Least {
    Narrow(Vec<u32>),
    Wide(Vec<u64>),
}

impl SubsetOrders {
    /// Entry i·n + j of `costs` is the cost of item i before item j, the diagonal is 0; the sum of
    /// all has to fit into `u64`.
    ///
    /// ```text
    /// least(S) = min over i in S of [ least(S \ i) + Σ cost(i, j) over j in S ]
    /// ```
    ///
    /// Rows of 2¹² subsets are filled from earlier rows item by item, over contiguous memory, and
    /// within themselves in rising order. Complexity: O(n · 2ⁿ) time, 4 · 2ⁿ or 8 · 2ⁿ bytes.
    pub(crate) fn new(n: usize, costs: Vec<u64>) -> Self {
        let total: u64 = costs.iter().sum();
        let narrow: Option<Vec<u32>> = (total < u64::from(u32::MAX))
            .then(|| costs.iter().map(|&cost| u32::try_from(cost).unwrap_or(u32::MAX)).collect());
        let least = match narrow {
            Some(narrow) => Least::Narrow(fill(n, &narrow, u32::MAX)),
            None => Least::Wide(fill(n, &costs, u64::MAX)),
        };
        Self { n, costs, least }
    }

    /// The least cost of ordering a subset.
    pub(crate) fn least(&self, subset: u32) -> u64 {
        match &self.least {
            Least::Narrow(least) => u64::from(least[subset as usize]),
            Least::Wide(least) => least[subset as usize],
        }
    }

    /// The items that stand first in some cheapest order of a subset.
    ///
    /// Complexity: O(n²).
    pub(crate) fn heads(&self, subset: u32) -> u32 {
        let least = self.least(subset);
        items(subset)
            .filter(|&first| {
                let before: u64 =
                    items(subset).map(|other| self.costs[first * self.n + other]).sum();
                self.least(subset & !(1 << first)) + before == least
            })
            .fold(0, |heads, first| heads | 1 << first)
    }

    /// The cheapest order of all items that comes first in the dictionary.
    pub(crate) fn first_order(&self) -> Vec<usize> {
        let mut left = if self.n == 0 { 0 } else { u32::MAX >> (32 - self.n) };
        let mut order = Vec::with_capacity(self.n);
        while left != 0 {
            let first = self.heads(left).trailing_zeros();
            order.push(first as usize);
            left &= !(1 << first);
        }
        order
    }
}

/// The members of a subset in rising order.
pub(crate) fn items(mut subset: u32) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let item = (subset != 0).then(|| subset.trailing_zeros())?;
        subset &= subset - 1;
        Some(item as usize)
    })
}

/// The table itself; `unknown` is larger than any cost.
fn fill<T>(n: usize, costs: &[T], unknown: T) -> Vec<T>
where
    T: Copy + Ord + Default + std::ops::Add<Output = T>,
{
    let low = n.min(ROW_ITEMS);
    let (row_len, rows) = (1 << low, 1_usize << (n - low));
    // What an item costs before a set of low items: by item for the high ones, by set for the low.
    let before_low: Vec<Vec<T>> = (low..n).map(|item| sums(&costs[item * n..][..low])).collect();
    let mut before_low_by_set = vec![T::default(); row_len * low];
    for item in 0..low {
        for (set, &cost) in sums(&costs[item * n..][..low]).iter().enumerate() {
            before_low_by_set[set * low + item] = cost;
        }
    }
    let before_high: Vec<Vec<T>> =
        (0..n).map(|item| sums(&costs[item * n + low..][..n - low])).collect();

    let mut least = vec![unknown; row_len * rows];
    least[0] = T::default();
    for high in 0..rows {
        let (earlier, row) = least.split_at_mut(high * row_len);
        let row = &mut row[..row_len];
        for item in items(u32::try_from(high).unwrap_or(0)) {
            let rest = &earlier[(high ^ (1 << item)) * row_len..][..row_len];
            let fixed = before_high[low + item][high];
            for ((least, &rest), &before) in row.iter_mut().zip(rest).zip(&before_low[item]) {
                *least = (*least).min(rest + before + fixed);
            }
        }
        for set in 1..row_len {
            let before = &before_low_by_set[set * low..][..low];
            let mut best = row[set];
            for item in items(u32::try_from(set).unwrap_or(0)) {
                let cost = row[set ^ (1 << item)] + before[item] + before_high[item][high];
                best = best.min(cost);
            }
            row[set] = best;
        }
    }
    least
}

/// The sums of all subsets of `terms`.
fn sums<T: Copy + Default + std::ops::Add<Output = T>>(terms: &[T]) -> Vec<T> {
    let mut sums = vec![T::default()];
    for &term in terms {
        for at in 0..sums.len() {
            sums.push(sums[at] + term);
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::SubsetOrders;
    use proptest::prelude::*;

    /// The naive twin: all orders in dictionary order, with their costs.
    fn all_orders(n: usize, costs: &[u64]) -> Vec<(u64, Vec<usize>)> {
        fn extend(
            n: usize,
            costs: &[u64],
            order: &mut Vec<usize>,
            found: &mut Vec<(u64, Vec<usize>)>,
        ) {
            if order.len() == n {
                let cost = |at: usize| {
                    order[at + 1..].iter().map(|j| costs[order[at] * n + j]).sum::<u64>()
                };
                found.push(((0..n).map(cost).sum(), order.clone()));
                return;
            }
            for item in 0..n {
                if !order.contains(&item) {
                    order.push(item);
                    extend(n, costs, order, found);
                    order.pop();
                }
            }
        }
        let mut found = Vec::new();
        extend(n, costs, &mut Vec::new(), &mut found);
        found
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn equals_all_orders(n in 0_usize..7, mut costs in prop::collection::vec(0_u64..4, 36), wide: bool) {
            costs.truncate(n * n);
            for item in 0..n {
                costs[item * n + item] = 0;
            }
            if wide {
                for cost in &mut costs {
                    *cost <<= 40;
                }
            }
            let orders = all_orders(n, &costs);
            let least = orders.iter().map(|(cost, _)| *cost).min().unwrap();
            let first = &orders.iter().find(|(cost, _)| *cost == least).unwrap().1;
            let table = SubsetOrders::new(n, costs);
            prop_assert_eq!(table.least((1 << n) - 1), least);
            prop_assert_eq!(&table.first_order(), first);
            let heads: u32 = orders.iter().filter(|(cost, _)| *cost == least)
                .filter_map(|(_, order)| order.first()).fold(0, |heads, first| heads | 1 << first);
            prop_assert_eq!(table.heads((1 << n) - 1), heads);
        }
    }

    /// More items than a row holds: a hidden order of 15 items is found again.
    #[test]
    fn more_items_than_a_row() {
        let n = 15;
        let hidden: Vec<usize> = (0..n).map(|at| at * 7 % n).collect();
        let mut costs = vec![0; n * n];
        for (at, &early) in hidden.iter().enumerate() {
            for &late in &hidden[at + 1..] {
                costs[late * n + early] = 1;
            }
        }
        let table = SubsetOrders::new(n, costs);
        assert_eq!((table.least((1 << n) - 1), table.first_order()), (0, hidden));
    }
}
