//! Exact probabilities on the simplex of weights.

/// The probability that `Σ cₖ·wₖ ≤ 0` for weights spread evenly over the simplex.
///
/// With X the coefficients at most 0 and Y those above:
///
/// ```text
/// A₀ = 1, A₁ … A_|Y| = 0
/// for each x in X, for j = 1 … |Y|:   Aⱼ ← (yⱼ·Aⱼ − x·Aⱼ₋₁) / (yⱼ − x)
/// P = A_|Y|
/// ```
///
/// All terms are positive, so nothing cancels; the textbook sum over `cⱼ^(d−1) / Π(cⱼ − cₖ)` loses
/// every digit where two coefficients are close.
///
/// Reference: Varsi 1973, *The multidimensional content of the frustum of the simplex*; Ali 1973,
/// *Content of the frustum of a simplex*. Complexity: O(|X|·|Y|).
pub(crate) fn share_at_most_zero(coefficients: &[f64]) -> f64 {
    let above: Vec<f64> = coefficients.iter().copied().filter(|&c| c > 0.0).collect();
    let mut shares = vec![0.0; above.len() + 1];
    shares[0] = 1.0;
    for x in coefficients.iter().copied().filter(|&c| c <= 0.0) {
        for (j, &y) in above.iter().enumerate() {
            shares[j + 1] = (y * shares[j + 1] - x * shares[j]) / (y - x);
        }
    }
    shares[above.len()]
}

#[cfg(test)]
mod tests {
    use super::share_at_most_zero;
    use num_rational::Ratio;
    use proptest::prelude::*;

    type Q = Ratio<i128>;

    /// The textbook closed form, in exact arithmetic, for distinct non-zero coefficients: the
    /// share above 0 is `Σ over cⱼ > 0 of cⱼ^(d−1) / Π_{k≠j} (cⱼ − cₖ)`.
    fn closed_form(coefficients: &[i128]) -> Q {
        let d = coefficients.len();
        let term = |&c: &i128| {
            let rest = coefficients.iter().filter(|&&other| other != c);
            let product: i128 = rest.map(|&other| c - other).product();
            Q::new(c.pow(u32::try_from(d - 1).unwrap()), product)
        };
        let above: Q = coefficients.iter().filter(|&&c| c > 0).map(term).sum();
        Q::from(1) - above
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1_000))]
        #[test]
        fn equals_exact_rationals(set in prop::collection::btree_set(-40_i128..40, 2..7)) {
            let coefficients: Vec<i128> = set.into_iter().filter(|&c| c != 0).collect();
            prop_assume!(coefficients.len() > 1);
            let exact = closed_form(&coefficients);
            let floats: Vec<f64> = coefficients.iter().map(|&c| c as f64).collect();
            let expected = *exact.numer() as f64 / *exact.denom() as f64;
            prop_assert!((share_at_most_zero(&floats) - expected).abs() < 1e-14);
        }
    }

    /// P(max w > ½) = d · 2^−(d−1): each weight is above ½ for 2^−(d−1) of the simplex.
    #[test]
    fn a_weight_above_one_half() {
        for d in 2_i32..9 {
            let mut coefficients = vec![-0.5; usize::try_from(d).unwrap()];
            coefficients[0] = 0.5;
            let above = 1.0 - share_at_most_zero(&coefficients);
            assert!((above - 0.5_f64.powi(d - 1)).abs() < 1e-15, "{d}: {above}");
        }
    }

    #[test]
    fn all_on_one_side() {
        assert_eq!(share_at_most_zero(&[0.0, 0.0]), 1.0);
        assert_eq!(share_at_most_zero(&[-1.0]), 1.0);
        assert_eq!(share_at_most_zero(&[1.0, 2.0]), 0.0);
        assert_eq!(share_at_most_zero(&[0.0, 2.0]), 0.0);
    }
}
