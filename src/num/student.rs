//! Quantiles of Student's t and the normal law, for intervals.

use statrs::distribution::{ContinuousCDF, Normal, StudentsT};

/// Beyond this many degrees of freedom t and normal quantiles agree to ten digits.
const NORMAL_FROM: f64 = 1e10;

/// The two-sided critical value of Student's t: half of `1 − level` lies above it.
///
/// `level` in (0, 1) and `df` > 0 are the caller's to guarantee; anything else gives `None`.
pub(crate) fn t_critical(level: f64, df: f64) -> Option<f64> {
    if df >= NORMAL_FROM {
        return z_critical(level);
    }
    let law = StudentsT::new(0.0, 1.0, df).ok()?;
    law.try_inverse_cdf(f64::midpoint(1.0, level)).ok()
}

/// The two-sided critical value of the standard normal law.
pub(crate) fn z_critical(level: f64) -> Option<f64> {
    Normal::standard().try_inverse_cdf(f64::midpoint(1.0, level)).ok()
}
