//! Order and ranks of numbers with ties, decided on the comparison grid.

use super::grid::quantize;

/// Indices by falling value, ties in rising index; `values` have to be finite.
pub(crate) fn descending(values: &[f64]) -> Vec<usize> {
    let keys: Vec<f64> = values.iter().map(|&value| quantize(value)).collect();
    let mut order: Vec<usize> = (0..keys.len()).collect();
    order.sort_by(|&a, &b| keys[b].total_cmp(&keys[a]).then(a.cmp(&b)));
    order
}

/// The ends (exclusive) of the runs of tied values in `order`.
pub(crate) fn tie_ends(values: &[f64], order: &[usize]) -> Vec<usize> {
    let tied = |a: usize, b: usize| quantize(values[a]).total_cmp(&quantize(values[b])).is_eq();
    let mut ends: Vec<usize> =
        (1..order.len()).filter(|&at| !tied(order[at - 1], order[at])).collect();
    if !order.is_empty() {
        ends.push(order.len());
    }
    ends
}
