//! Two normal variables that go together.

use super::normal_tail::{normal_below, normal_density};
use super::quadrature::GaussLegendre;

/// Beyond this many standard deviations nothing is left.
const REACH: f64 = 8.5;

/// The law is sharp around one point if the variables almost go together; panels end at these
/// numbers of its width.
const SHARP: [f64; 9] = [-8.0, -4.0, -2.0, -1.0, 0.0, 1.0, 2.0, 4.0, 8.0];

/// P(X ≤ h, Y ≤ k) of standard normal variables with that correlation, in [−1, 1].
///
/// ```text
/// ∫ from −∞ to h of φ(x) · Φ((k − ρx)/√(1 − ρ²)) dx
/// ```
pub(crate) fn both_below(h: f64, k: f64, correlation: f64) -> f64 {
    let spread = (1.0 - correlation * correlation).max(0.0).sqrt();
    if h == f64::NEG_INFINITY || k == f64::NEG_INFINITY {
        return 0.0;
    }
    if spread < 1e-8 {
        let (x, y) = (normal_below(h), normal_below(k));
        return if correlation > 0.0 { x.min(y) } else { (x + y - 1.0).max(0.0) };
    }
    let high = h.min(REACH);
    if high <= -REACH {
        return 0.0;
    }
    let mut breaks: Vec<f64> = (-8..=8).map(f64::from).filter(|&x| x < high).collect();
    breaks.extend([-REACH, high]);
    if correlation != 0.0 && k.is_finite() {
        let around = SHARP.iter().map(|z| (k + z * spread) / correlation);
        breaks.extend(around.filter(|x| (-REACH..high).contains(x)));
    }
    breaks.sort_by(f64::total_cmp);
    let given = |x: f64| normal_below((k - correlation * x) / spread);
    GaussLegendre::new().integral(&breaks, |x| normal_density(x) * given(x)).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::both_below;
    use crate::num::normal_tail::normal_below;
    use proptest::prelude::*;

    proptest! {
        /// P(X ≤ 0, Y ≤ 0) = ¼ + asin(ρ)/2π (Sheppard 1899).
        #[test]
        fn quadrants_are_known(correlation in -0.999_999..0.999_999_f64) {
            let expected = 0.25 + correlation.asin() / std::f64::consts::TAU;
            prop_assert!((both_below(0.0, 0.0, correlation) - expected).abs() < 1e-12);
        }

        /// Symmetric, between the bounds of Fréchet, the product without correlation.
        #[test]
        fn laws(h in -4.0..4.0_f64, k in -4.0..4.0_f64, correlation in -1.0..=1.0_f64) {
            let (x, y) = (normal_below(h), normal_below(k));
            let p = both_below(h, k, correlation);
            prop_assert!((p - both_below(k, h, correlation)).abs() < 1e-9);
            prop_assert!(p <= x.min(y) + 1e-9 && p >= (x + y - 1.0).max(0.0) - 1e-9);
            prop_assert!((both_below(h, k, 0.0) - x * y).abs() < 1e-13);
            // X ≤ h splits into Y ≤ k and −Y ≤ −k.
            prop_assert!((p + both_below(h, -k, -correlation) - x).abs() < 1e-9);
        }
    }

    #[test]
    fn ends_without_end() {
        assert_eq!(both_below(f64::NEG_INFINITY, 1.0, 0.3), 0.0);
        assert!((both_below(f64::INFINITY, 1.0, 0.3) - normal_below(1.0)).abs() < 1e-13);
        assert!((both_below(1.0, f64::INFINITY, -0.3) - normal_below(1.0)).abs() < 1e-13);
        assert_eq!(both_below(0.5, 0.2, 1.0), normal_below(0.2));
    }
}
