//! Strongly connected components of a dense graph.

/// The strongly connected components of the graph with an edge from i to j where `edge(i, j)`,
/// each in rising order; no edge leads from a component to an earlier one.
///
/// Two depth-first passes, the second against the edges (Sharir 1981, *A strong-connectivity
/// algorithm and its applications in data flow analysis*). Complexity: O(n²) calls of `edge`.
pub(crate) fn strong_components(n: usize, edge: impl Fn(usize, usize) -> bool) -> Vec<Vec<usize>> {
    let mut seen = vec![false; n];
    let mut finished = Vec::with_capacity(n);
    for root in 0..n {
        visit(root, &mut seen, &edge, &mut finished);
    }
    seen.fill(false);
    let mut components = Vec::new();
    for &root in finished.iter().rev() {
        let mut component = Vec::new();
        visit(root, &mut seen, &|from, to| edge(to, from), &mut component);
        if !component.is_empty() {
            component.sort_unstable();
            components.push(component);
        }
    }
    components
}

/// Appends what is reached from `root` and was not seen, in the order in which it is left.
fn visit(
    root: usize,
    seen: &mut [bool],
    edge: &dyn Fn(usize, usize) -> bool,
    finished: &mut Vec<usize>,
) {
    if seen[root] {
        return;
    }
    seen[root] = true;
    // A node with the next neighbor to look at: no recursion, so no depth is too deep.
    let mut path = vec![(root, 0)];
    while let Some((node, start)) = path.last_mut() {
        let next = (*start..seen.len()).find(|&to| !seen[to] && edge(*node, to));
        if let Some(to) = next {
            *start = to + 1;
            seen[to] = true;
            path.push((to, 0));
        } else {
            finished.push(*node);
            path.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::strong_components;
    use proptest::prelude::*;

    #[test]
    fn a_cycle_before_a_chain() {
        let edges = [(3, 0), (0, 4), (4, 3), (4, 1), (1, 2)];
        let found = strong_components(5, |a, b| edges.contains(&(a, b)));
        assert_eq!(found, [vec![0, 3, 4], vec![1], vec![2]]);
        assert!(strong_components(0, |_, _| true).is_empty());
    }

    proptest! {
        /// The naive twin: who reaches whom, by closing the relation.
        #[test]
        fn equals_mutual_reachability(n in 1_usize..9, bits in prop::collection::vec(0_u8..4, 81)) {
            let edge = |a: usize, b: usize| bits[a * 9 + b] == 0;
            let mut reaches: Vec<Vec<bool>> =
                (0..n).map(|a| (0..n).map(|b| a == b || edge(a, b)).collect()).collect();
            for via in 0..n {
                let onward = reaches[via].clone();
                for row in &mut reaches {
                    let is_there = row[via];
                    row.iter_mut().zip(&onward).for_each(|(to, &does)| *to |= is_there && does);
                }
            }
            let found = strong_components(n, edge);
            let of = |node: usize| found.iter().position(|part| part.contains(&node)).unwrap();
            for (a, b) in (0..n).flat_map(|a| (0..n).map(move |b| (a, b))) {
                prop_assert_eq!(of(a) == of(b), reaches[a][b] && reaches[b][a]);
                prop_assert!(!reaches[a][b] || of(a) <= of(b));
            }
            prop_assert_eq!(found.iter().map(Vec::len).sum::<usize>(), n);
        }
    }
}
