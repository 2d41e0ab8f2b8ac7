//! Weighted power means of numbers in [0, 1].

/// Exponents nearer to 0 than this are the product.
pub(crate) const NEAR_ZERO: f64 = 1e-12;

/// The power mean `(Σ wᵢ·xᵢᵖ)^(1/p)` of `(weight, value)` terms, with its limits: the product for
/// p = 0, the least value for −∞, the greatest for +∞. Terms of weight 0 do not count.
///
/// Values are not negative, weights sum to 1; a zero makes the mean 0 for p ≤ 0. Values are taken
/// relative to the one that dominates, and through `expm1` and `ln_1p`, so neither a huge nor a
/// tiny exponent overflows or loses the answer.
#[expect(clippy::float_cmp, reason = "the sum and the root are meant for exactly 1 and 2")]
pub(crate) fn power_mean(terms: impl Iterator<Item = (f64, f64)> + Clone, p: f64) -> f64 {
    let counted = terms.filter(|&(weight, _)| weight > 0.0);
    if p == 1.0 {
        return counted.map(|(weight, x)| weight * x).sum();
    }
    let values = counted.clone().map(|(_, x)| x);
    let extreme =
        if p > 0.0 { values.fold(0.0, f64::max) } else { values.fold(f64::INFINITY, f64::min) };
    if p.is_infinite() || extreme == 0.0 {
        return extreme;
    }
    if p == 2.0 {
        let squares: f64 = counted.map(|(weight, x)| weight * (x / extreme).powi(2)).sum();
        return extreme * squares.sqrt();
    }
    if p.abs() < NEAR_ZERO {
        let log: f64 = counted.map(|(weight, x)| weight * (x / extreme).ln()).sum();
        return extreme * log.exp();
    }
    let excess: f64 = counted.map(|(weight, x)| weight * (p * (x / extreme).ln()).exp_m1()).sum();
    // Weights that sum to a little more than 1 would take the logarithm of a negative number.
    extreme * (excess.max(-1.0).ln_1p() / p).exp()
}

#[cfg(test)]
mod tests {
    use super::power_mean;
    use proptest::prelude::*;

    fn mean(values: &[f64], p: f64) -> f64 {
        let weight = 1.0 / values.len() as f64;
        power_mean(values.iter().map(|&x| (weight, x)), p)
    }

    /// By hand: 0.36 and 0.64 have the means .48 (product), .5, .5192… (squares), .4608 (harmonic).
    #[test]
    fn known_exponents() {
        let values = [0.36, 0.64];
        assert!((mean(&values, 0.0) - 0.48).abs() < 1e-15);
        assert_eq!(mean(&values, 1.0), 0.5);
        assert!((mean(&values, 2.0) - 0.2696_f64.sqrt()).abs() < 1e-15);
        assert!((mean(&values, -1.0) - 0.4608).abs() < 1e-15);
        assert_eq!(mean(&values, f64::INFINITY), 0.64);
        assert_eq!(mean(&values, f64::NEG_INFINITY), 0.36);
    }

    #[test]
    fn extreme_exponents_keep_the_answer() {
        assert!((mean(&[0.36, 0.64], 1e-11) - 0.48).abs() < 1e-10);
        assert!((mean(&[0.36, 0.64], 1e300) - 0.64).abs() < 1e-12);
        assert!((mean(&[0.36, 0.64], -1e300) - 0.36).abs() < 1e-12);
        assert!((mean(&[1e-300, 1e-300], 400.0) - 1e-300).abs() < 1e-310);
    }

    #[test]
    fn a_zero_decides_for_exponents_up_to_0() {
        assert_eq!(mean(&[0.0, 1.0], 0.0), 0.0);
        assert_eq!(mean(&[0.0, 1.0], -2.0), 0.0);
        assert_eq!(mean(&[0.0, 0.0], 3.0), 0.0);
        assert_eq!(power_mean([(0.0, 0.0), (1.0, 0.5)].into_iter(), 0.0), 0.5);
    }

    proptest! {
        #[test]
        fn rises_with_the_exponent(
            values in prop::collection::vec(0.0..=1.0_f64, 1..8),
            p in -30.0..30.0_f64,
            more in 0.0..5.0_f64,
        ) {
            prop_assert!(mean(&values, p) <= mean(&values, p + more) + 1e-12);
        }

        #[test]
        fn equals_the_plain_formula(
            values in prop::collection::vec(0.05..=1.0_f64, 1..8),
            p in 0.5..6.0_f64,
        ) {
            let plain = values.iter().map(|x| x.powf(p)).sum::<f64>() / values.len() as f64;
            prop_assert!((mean(&values, p) - plain.powf(1.0 / p)).abs() < 1e-12);
        }
    }
}
