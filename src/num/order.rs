//! Order and ranks of numbers with ties, decided on the comparison grid.

use super::grid::quantize;

/// Indices by falling value, ties in rising index, and the ends (exclusive) of the runs of tied
/// values among them; `values` have to be finite.
pub(crate) fn descending(values: &[f64]) -> (Vec<usize>, Vec<usize>) {
    let keys: Vec<f64> = values.iter().map(|&value| quantize(value)).collect();
    let mut order: Vec<usize> = (0..keys.len()).collect();
    order.sort_by(|&a, &b| keys[b].total_cmp(&keys[a]).then(a.cmp(&b)));
    let runs = order.chunk_by(|&a, &b| keys[a].total_cmp(&keys[b]).is_eq());
    let ends = runs.scan(0, |end, run| {
        *end += run.len();
        Some(*end)
    });
    let ends = ends.collect();
    (order, ends)
}
