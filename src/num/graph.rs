//! Least squares on a graph of differences.

use super::linear;

/// An edge from one node to another with the difference measured between them.
#[derive(Clone, Copy)]
pub(crate) struct Edge {
    pub(crate) from: usize,
    pub(crate) to: usize,
    /// Measured level of `from` minus level of `to`.
    pub(crate) difference: f64,
}

/// The parts that edges link, each in rising order, by their first node.
pub(crate) fn components(n: usize, edges: &[Edge]) -> Vec<Vec<usize>> {
    let mut part: Vec<usize> = (0..n).collect();
    // Few nodes: relabeling is simpler than a forest, and O(n · edges) is nothing here.
    for edge in edges {
        let (a, b) = (part[edge.from], part[edge.to]);
        let (low, high) = (a.min(b), a.max(b));
        part.iter_mut().filter(|label| **label == high).for_each(|label| *label = low);
    }
    (0..n)
        .filter(|&node| part[node] == node)
        .map(|first| (0..n).filter(|&node| part[node] == first).collect())
        .collect()
}

/// The levels, with mean 0, whose differences are nearest to the measured ones; `None` unless the
/// graph is connected.
///
/// Solves L y = r, where L is the graph's Laplacian and r the sum of differences at each node.
///
/// Complexity: O(n³).
pub(crate) fn levels(n: usize, edges: &[Edge]) -> Option<Vec<f64>> {
    if components(n, edges).len() != 1 {
        return None;
    }
    // The first node is held at 0; what is left of the Laplacian is positive definite.
    let size = n - 1;
    let mut laplacian = vec![0.0; size * size];
    let mut right = vec![0.0; size];
    for edge in edges {
        for (node, other, difference) in
            [(edge.from, edge.to, edge.difference), (edge.to, edge.from, -edge.difference)]
        {
            if let Some(row) = node.checked_sub(1) {
                laplacian[row * size + row] += 1.0;
                right[row] += difference;
                if let Some(column) = other.checked_sub(1) {
                    laplacian[row * size + column] -= 1.0;
                }
            }
        }
    }
    let mut levels = vec![0.0];
    levels.extend(linear::solve(laplacian, right)?);
    let mean = levels.iter().sum::<f64>() / n as f64;
    for level in &mut levels {
        *level -= mean;
    }
    Some(levels)
}

#[cfg(test)]
mod tests {
    use super::{Edge, components, levels};

    fn edge(from: usize, to: usize, difference: f64) -> Edge {
        Edge { from, to, difference }
    }

    #[test]
    fn parts_are_found() {
        assert_eq!(components(4, &[edge(3, 1, 0.0)]), [vec![0], vec![1, 3], vec![2]]);
        assert_eq!(components(0, &[]), Vec::<Vec<usize>>::new());
    }

    /// A triangle with differences 1, 1 and 5: by hand, the contradiction of 3 is shared evenly.
    #[test]
    fn contradictions_are_shared() {
        let levels = levels(3, &[edge(0, 1, 1.0), edge(1, 2, 1.0), edge(0, 2, 5.0)]).unwrap();
        let expected = [2.0, 0.0, -2.0];
        assert!(levels.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-14), "{levels:?}");
        assert_eq!(super::levels(3, &[edge(0, 1, 1.0)]), None);
    }
}
