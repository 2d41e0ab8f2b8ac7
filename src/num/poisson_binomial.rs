//! How many of several independent events happen.

/// Replaces `law` by the law of the number of events, given their probabilities:
/// `law[k] = P(k of them happen)`.
///
/// Adds one event at a time; all terms are positive, so nothing cancels. Complexity: O(n²).
pub(crate) fn poisson_binomial(events: impl Iterator<Item = f64>, law: &mut Vec<f64>) {
    law.clear();
    law.push(1.0);
    for p in events {
        let last = law.len() - 1;
        law.push(law[last] * p);
        for k in (1..=last).rev() {
            law[k] = law[k] * (1.0 - p) + law[k - 1] * p;
        }
        law[0] *= 1.0 - p;
    }
}

#[cfg(test)]
mod tests {
    use super::poisson_binomial;
    use proptest::prelude::*;

    /// Two coins of ½ and ¼: 3/8, 1/2, 1/8 by hand.
    #[test]
    fn two_coins() {
        let mut law = Vec::new();
        poisson_binomial([0.5, 0.25].into_iter(), &mut law);
        assert_eq!(law, [0.375, 0.5, 0.125]);
        poisson_binomial(std::iter::empty(), &mut law);
        assert_eq!(law, [1.0]);
    }

    proptest! {
        /// The naive twin: all 2ⁿ outcomes.
        #[test]
        fn equals_all_outcomes(events in prop::collection::vec(0.0..=1.0_f64, 0..9)) {
            let mut law = Vec::new();
            poisson_binomial(events.iter().copied(), &mut law);
            let mut twin = vec![0.0; events.len() + 1];
            for outcome in 0_u32..1 << events.len() {
                let p: f64 = events
                    .iter()
                    .enumerate()
                    .map(|(at, &p)| if outcome >> at & 1 == 1 { p } else { 1.0 - p })
                    .product();
                twin[outcome.count_ones() as usize] += p;
            }
            for (found, expected) in law.iter().zip(twin) {
                prop_assert!((found - expected).abs() < 1e-14);
            }
        }
    }
}
