//! What is lost on the other columns by choosing the best row of one column.

use super::markov;

/// Losses up to this share are rounding: two rows that are equally good.
const ROUNDING: f64 = 1e-12;

/// Shares in balance with the relative losses between columns; `None` where they are not unique.
///
/// `best[i]` is the row that is best on column i, `values` are row-major, larger is better, the
/// greatest of each column is above 0.
///
/// ```text
/// p_ij = (max_j − x_{best(i), j}) / max_j        loss on j when column i decides
/// q_i · Σ_k p_ki = Σ_j p_ij · q_j
/// ```
pub(crate) fn balance(best: &[usize], value: impl Fn(usize, usize) -> f64) -> Option<Vec<f64>> {
    let n = best.len();
    // Read as a flow, column j passes its share on to column i at the rate p_ij.
    let mut rates = vec![0.0; n * n];
    for i in 0..n {
        for j in 0..n {
            let most = value(best[j], j);
            let loss = (most - value(best[i], j)) / most;
            rates[j * n + i] = if loss > ROUNDING { loss } else { 0.0 };
        }
    }
    markov::stationary(&rates, n)
}
