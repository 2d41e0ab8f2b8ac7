//! Distances between two lists of shares.

use super::sum::exact_sum;

/// Half the sum of absolute differences: for shares of 1, the largest difference in the share of
/// any set of them.
pub(crate) fn total_variation(first: &[f64], second: &[f64]) -> f64 {
    exact_sum(first.iter().zip(second).map(|(a, b)| (a - b).abs())) / 2.0
}

#[cfg(test)]
mod tests {
    use super::total_variation;

    /// By hand: (.25 + .25 + .5) / 2.
    #[test]
    fn half_the_differences() {
        assert_eq!(total_variation(&[0.5, 0.5, 0.0], &[0.25, 0.25, 0.5]), 0.5);
        assert_eq!(total_variation(&[], &[]), 0.0);
    }
}
