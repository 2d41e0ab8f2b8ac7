//! Holm's correction for many tests at once.

/// The p-values corrected so that comparing all of them with one level keeps the chance of any
/// false rejection below it, whatever the dependence.
///
/// ```text
/// p̃₍ₖ₎ = max over l ≤ k of min(1, (m − l + 1) · p₍ₗ₎)
/// ```
///
/// Reference: Holm 1979, *A simple sequentially rejective multiple test procedure*. Complexity:
/// O(m log m).
pub(crate) fn holm(p_values: &[f64]) -> Vec<f64> {
    let m = p_values.len();
    let mut order: Vec<usize> = (0..m).collect();
    order.sort_by(|&a, &b| p_values[a].total_cmp(&p_values[b]));
    let mut corrected = vec![0.0; m];
    let mut largest = 0.0_f64;
    for (before, &at) in order.iter().enumerate() {
        largest = largest.max(((m - before) as f64 * p_values[at]).min(1.0));
        corrected[at] = largest;
    }
    corrected
}

#[cfg(test)]
mod tests {
    use super::holm;

    /// Holm 1979 by hand: .01, .04, .03 times 3, 1 and 2, and never falling.
    #[test]
    fn three_tests_by_hand() {
        assert_eq!(holm(&[0.01, 0.04, 0.03]), [0.03, 0.06, 0.06]);
        assert_eq!(holm(&[0.5, 0.9]), [1.0, 1.0]);
        assert_eq!(holm(&[]), [0.0; 0]);
    }
}
