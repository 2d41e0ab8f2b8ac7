//! Quantiles of Student's t and the normal law, for intervals.

use statrs::distribution::{ContinuousCDF, Normal, StudentsT};

/// From this many degrees of freedom on, quantiles of t come from those of the normal law: the
/// iteration of the incomplete beta function loses digits here and at 10⁸ no longer ends.
const EXPANSION_FROM: f64 = 1e3;

/// The two-sided critical value of Student's t: half of `1 − level` lies above it.
///
/// `level` in (0, 1) and `df` > 0 are the caller's to guarantee; anything else gives `None`.
pub(crate) fn t_critical(level: f64, df: f64) -> Option<f64> {
    if df >= EXPANSION_FROM {
        return z_critical(level).map(|z| expansion(z, df));
    }
    let law = StudentsT::new(0.0, 1.0, df).ok()?;
    law.try_inverse_cdf(tail(level)).ok().map(f64::abs).filter(|t| t.is_finite())
}

/// The two-sided critical value of the standard normal law.
pub(crate) fn z_critical(level: f64) -> Option<f64> {
    let z = Normal::standard().try_inverse_cdf(tail(level)).ok()?;
    Some(z.abs()).filter(|z| z.is_finite())
}

/// The probability below the lower critical value, which keeps its digits where that above the
/// upper one would round to 1.
fn tail(level: f64) -> f64 {
    (1.0 - level) / 2.0
}

/// Fisher and Cornish's expansion of the quantile of t in 1/df (Abramowitz & Stegun 1964, 26.7.5);
/// from 1,000 degrees of freedom on exact to eleven digits for levels in use.
fn expansion(z: f64, df: f64) -> f64 {
    let z2 = z * z;
    let first = (z2 + 1.0) / 4.0;
    let second = ((5.0 * z2 + 16.0) * z2 + 3.0) / 96.0;
    let third = (((3.0 * z2 + 19.0) * z2 + 17.0) * z2 - 15.0) / 384.0;
    let fourth = ((((79.0 * z2 + 776.0) * z2 + 1482.0) * z2 - 1920.0) * z2 - 945.0) / 92_160.0;
    let terms = (((fourth / df + third) / df + second) / df + first) / df;
    z * (1.0 + terms)
}
