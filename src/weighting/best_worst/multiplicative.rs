//! The multiplicative model, in closed form.

use super::judgments::BestWorstJudgments;

/// The logarithms of the weights with the least largest deviation of logarithms, and that deviation.
///
/// A deviation of ε is enough exactly if some t meets |t| ≤ ε and `|t − d_j| ≤ 2ε` for all j, with
///
/// ```text
/// d_j = ln a_Bj + ln a_jW − ln a_BW      t = ln(w_B / w_W) − ln a_BW
/// ε = max( max |d_j| / 3, (max d − min d) / 4 )
/// ```
///
/// Where several t or weights do, the middle of the interval is taken.
pub(super) fn solve(judgments: &BestWorstJudgments) -> (Vec<f64>, f64) {
    let most = judgments.best_to_worst().ln();
    let logs =
        |(column, of_best, over_worst): (usize, f64, f64)| (column, of_best.ln(), over_worst.ln());
    let between: Vec<(usize, f64, f64)> = judgments.between().map(logs).collect();
    let gaps = || between.iter().map(|(_, b, c)| b + c - most);
    let least = gaps().fold(f64::INFINITY, f64::min);
    let greatest = gaps().fold(f64::NEG_INFINITY, f64::max);
    let (deviation, shift) = if between.is_empty() {
        (0.0, 0.0)
    } else {
        let farthest = greatest.max(-least);
        let deviation = (farthest / 3.0).max((greatest - least) / 4.0);
        let from = (-deviation).max(greatest - 2.0 * deviation);
        let to = deviation.min(least + 2.0 * deviation);
        (deviation, f64::midpoint(from, to))
    };
    let span = most + shift;
    let mut weights = vec![0.0; judgments.len()];
    weights[judgments.worst()] = -span;
    weights[judgments.best()] = 0.0;
    for (column, b, c) in between {
        weights[column] = -f64::midpoint(b, span - c);
    }
    (weights, deviation)
}
