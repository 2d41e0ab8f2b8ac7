//! The levels of bias-corrected and accelerated bootstrap intervals.

use super::normal_tail::{normal_below, normal_quantile};

/// The two probabilities whose quantiles are the ends of the interval.
///
/// ```text
/// z₀ = Φ⁻¹(below)           below = P(θ* < θ̂) + ½·P(θ* = θ̂)
/// α′ = Φ(z₀ + (z₀ + z_α) / (1 − a·(z₀ + z_α)))        for z_α of ½(1 − level) and ½(1 + level)
/// ```
///
/// Reference: Efron 1987, *Better bootstrap confidence intervals*, doi:10.1080/01621459.1987.10478410.
pub(crate) fn bca_levels(below: f64, acceleration: f64, level: f64) -> (f64, f64) {
    let z0 = normal_quantile(below);
    let moved = |z: f64| {
        let shifted = z0 + z;
        let shrink = 1.0 - acceleration * shifted;
        // Past its pole the formula has left the sample behind: the end is the extreme.
        let target = if shrink > 0.0 { z0 + shifted / shrink } else { f64::INFINITY * shifted };
        normal_below(target)
    };
    let lower = normal_quantile((1.0 - level) / 2.0);
    (moved(lower), moved(-lower))
}

/// The acceleration from influence values, each taken so many times: `Σl³ / (6·(Σl²)^{3/2})`.
pub(crate) fn acceleration(influences: impl Iterator<Item = (u64, f64)>) -> f64 {
    let (mut squares, mut cubes) = (0.0, 0.0);
    for (times, value) in influences {
        squares += times as f64 * value * value;
        cubes += times as f64 * value * value * value;
    }
    if squares > 0.0 { cubes / (6.0 * squares.powf(1.5)) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::{acceleration, bca_levels};

    /// Without bias and acceleration the levels are those of the percentile interval; Efron 1987's
    /// formula by hand for z₀ = .1, a = .05: `z_α` = −1.96 gives Φ(.1 − 1.86/1.093) = Φ(−1.60174).
    #[test]
    fn levels_by_hand() {
        let (low, high) = bca_levels(0.5, 0.0, 0.95);
        assert!((low - 0.025).abs() < 1e-12 && (high - 0.975).abs() < 1e-12);
        let below = 0.539_827_837; // Φ(.1)
        let (low, _) = bca_levels(below, 0.05, 0.95);
        assert!((low - 0.054_606).abs() < 1e-5, "{low}");
    }

    /// −1, −1, 2: Σl² = 6, Σl³ = 6, so a = 6/(6·6^1.5) = 6^−1.5.
    #[test]
    fn acceleration_by_hand() {
        let a = acceleration([(2, -1.0), (1, 2.0)].into_iter());
        assert!((a - 6.0_f64.powf(-1.5)).abs() < 1e-15);
        assert_eq!(acceleration([(4, 0.0)].into_iter()), 0.0);
    }
}
