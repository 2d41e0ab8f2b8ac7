//! The cheapest one-to-one assignment.

use super::components::strong_components;
use super::paths::{Ways, count_ways};

/// Larger blocks are not counted.
const MOST_COUNTED: usize = 128;

/// A cheapest assignment of rows to columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Assignment {
    /// The row of each column. Of several cheapest assignments the first in the dictionary.
    pub(crate) rows: Vec<usize>,
    /// What it costs.
    pub(crate) cost: i128,
    /// How many assignments cost as little.
    pub(crate) ways: Ways,
}

/// Finds it for row-major `costs`.
///
/// The Hungarian method with potentials (Kuhn 1955, *The Hungarian method for the assignment
/// problem*; shortest augmenting paths after Jonker and Volgenant 1987). An assignment is cheapest
/// if and only if it uses pairs only whose cost equals the sum of their potentials, which is how the
/// first one is chosen and how they are counted.
///
/// Complexity: O(n³), and O(n⁴) at worst for choosing the first.
pub(crate) fn assign(n: usize, costs: &[i128]) -> Assignment {
    let (mut rows, by_row, by_column) = hungarian(n, costs);
    let is_tight =
        |row: usize, column: usize| costs[row * n + column] == by_row[row] + by_column[column];
    let cost = rows.iter().enumerate().map(|(column, &row)| costs[row * n + column]).sum();
    for column in 0..n {
        for row in 0..rows[column] {
            let is_free = !rows[..column].contains(&row);
            if is_free && is_tight(row, column) && reroute(&mut rows, column, row, &is_tight) {
                break;
            }
        }
    }
    let ways = ways(n, costs, &rows, &is_tight);
    Assignment { rows, cost, ways }
}

/// The row of each column, and potentials of rows and columns.
fn hungarian(n: usize, costs: &[i128]) -> (Vec<usize>, Vec<i128>, Vec<i128>) {
    let (mut by_row, mut by_column) = (vec![0; n], vec![0; n]);
    let mut rows: Vec<Option<usize>> = vec![None; n];
    for new in 0..n {
        // Shortest paths from the new row to every column, in costs above the potentials.
        let mut distance: Vec<Option<i128>> = vec![None; n];
        let mut from = vec![None; n];
        let mut is_done = vec![false; n];
        let (mut row, mut reached, mut last) = (new, 0, None);
        let end = loop {
            for column in (0..n).filter(|&column| !is_done[column]) {
                let length = reached + costs[row * n + column] - by_row[row] - by_column[column];
                if distance[column].is_none_or(|known| length < known) {
                    distance[column] = Some(length);
                    from[column] = last;
                }
            }
            let nearest = (0..n)
                .filter(|&column| !is_done[column])
                .filter_map(|column| distance[column].map(|length| (length, column)))
                .min();
            // There is one: a column without a row is not done.
            let Some((length, column)) = nearest else { break None };
            reached = length;
            is_done[column] = true;
            last = Some(column);
            match rows[column] {
                Some(next) => row = next,
                None => break Some(column),
            }
        };
        for column in (0..n).filter(|&column| is_done[column]) {
            let slack = reached - distance[column].unwrap_or(reached);
            by_column[column] -= slack;
            if let Some(row) = rows[column] {
                by_row[row] += slack;
            }
        }
        by_row[new] += reached;
        let mut at = end;
        while let Some(column) = at {
            let before = from[column];
            rows[column] = before.map_or(Some(new), |before| rows[before]);
            at = before;
        }
    }
    (rows.into_iter().flatten().collect(), by_row, by_column)
}

/// Gives `column` to `row`, if the columns after it can be filled again; says whether they can.
fn reroute(
    rows: &mut [usize],
    column: usize,
    row: usize,
    is_tight: &dyn Fn(usize, usize) -> bool,
) -> bool {
    let displaced = rows[column];
    let Some(hole) = rows.iter().position(|&other| other == row) else { return false };
    // From the displaced row to the hole, breadth first over the columns after this one.
    let mut from: Vec<Option<usize>> = vec![None; rows.len()];
    let mut is_seen = vec![false; rows.len()];
    let mut queue = std::collections::VecDeque::from([(displaced, None)]);
    while let Some((row_at, came)) = queue.pop_front() {
        for next in column + 1..rows.len() {
            if is_seen[next] || !is_tight(row_at, next) {
                continue;
            }
            is_seen[next] = true;
            from[next] = came;
            if next != hole {
                queue.push_back((rows[next], Some(next)));
                continue;
            }
            let mut at = hole;
            while let Some(before) = from[at] {
                rows[at] = rows[before];
                at = before;
            }
            rows[at] = displaced;
            rows[column] = row;
            return true;
        }
    }
    false
}

/// How many one-to-one assignments use tight pairs only, from one that does.
///
/// Columns that can exchange their rows in a cycle form blocks, and no other pair is in any such
/// assignment, so blocks are counted one by one.
fn ways(n: usize, costs: &[i128], rows: &[usize], is_tight: &dyn Fn(usize, usize) -> bool) -> Ways {
    let blocks = strong_components(n, |from, to| is_tight(rows[from], to));
    let of_block = |columns: &Vec<usize>| ways_in_block(n, costs, rows, columns, is_tight);
    blocks.iter().map(of_block).fold(Ways::Exactly(1), Ways::times)
}

/// The same for a block of columns.
///
/// Rows with the same costs everywhere are interchangeable: their orders are counted at once.
fn ways_in_block(
    n: usize,
    costs: &[i128],
    rows: &[usize],
    columns: &[usize],
    is_tight: &dyn Fn(usize, usize) -> bool,
) -> Ways {
    let size = columns.len();
    let members: Vec<usize> = columns.iter().map(|&column| rows[column]).collect();
    let costs_of = |at: usize| &costs[members[at] * n..][..n];
    let before: Vec<Option<usize>> =
        (0..size).map(|at| (0..at).rev().find(|&other| costs_of(other) == costs_of(at))).collect();
    let mut class_size = vec![1; size];
    let mut orders = Ways::Exactly(1);
    for at in 0..size {
        if let Some(twin) = before[at] {
            class_size[at] = class_size[twin] + 1;
            orders = orders.times(Ways::Exactly(class_size[at]));
        }
    }
    if size > MOST_COUNTED {
        return orders.times(Ways::AtLeast(1));
    }
    let distinct = count_ways(0, size, |column, taken, following| {
        for at in 0..size {
            let is_next = before[at].is_none_or(|twin| taken & 1 << twin != 0);
            if taken & 1 << at == 0 && is_next && is_tight(members[at], columns[column]) {
                following.push(taken | 1 << at);
            }
        }
    });
    // Not every way so far leads on, but at least one does.
    orders.times(distinct.unwrap_or(Ways::AtLeast(1)))
}

#[cfg(test)]
mod tests {
    use super::{Ways, assign};
    use proptest::prelude::*;

    /// The naive twin: all assignments in dictionary order.
    fn twin(n: usize, costs: &[i128], rows: &mut Vec<usize>, best: &mut (i128, u64, Vec<usize>)) {
        if rows.len() == n {
            let cost = rows.iter().enumerate().map(|(column, &row)| costs[row * n + column]).sum();
            if cost < best.0 {
                *best = (cost, 1, rows.clone());
            } else if cost == best.0 {
                best.1 += 1;
            }
            return;
        }
        for row in 0..n {
            if !rows.contains(&row) {
                rows.push(row);
                twin(n, costs, rows, best);
                rows.pop();
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]
        #[test]
        fn equals_all_assignments(n in 0_usize..7, values in prop::collection::vec(-3_i128..4, 36), copy: bool) {
            let mut costs = values[..n * n].to_vec();
            if copy && n > 1 {
                costs.copy_within(..n, n);
            }
            let mut best = (i128::MAX, 0, Vec::new());
            twin(n, &costs, &mut Vec::new(), &mut best);
            let found = assign(n, &costs);
            prop_assert_eq!((found.cost, found.ways, found.rows), (best.0, Ways::Exactly(best.1), best.2));
        }
    }

    /// Twenty rows without any difference: 20! assignments, the first in order.
    #[test]
    fn interchangeable_rows() {
        let found = assign(20, &vec![7; 400]);
        assert_eq!(found.rows, (0..20).collect::<Vec<_>>());
        assert_eq!((found.cost, found.ways), (140, Ways::orders(20)));
    }
}
