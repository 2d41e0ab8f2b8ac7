//! Tail probabilities of the normal law and Student's t, and quantiles of the normal law.

use statrs::distribution::{ContinuousCDF, Normal, StudentsT};
use statrs::function::erf::erfc;

/// From this many degrees of freedom on, t is mapped to a normal quantile: the incomplete beta
/// function loses digits there and at 10⁸ no longer ends.
const MAPPED_FROM: f64 = 1e3;

/// The probability that a standard normal variable is above `z`.
pub(crate) fn normal_above(z: f64) -> f64 {
    0.5 * erfc(z * std::f64::consts::FRAC_1_SQRT_2)
}

/// The probability that a standard normal variable is at most `z`.
pub(crate) fn normal_below(z: f64) -> f64 {
    normal_above(-z)
}

/// The density of the standard normal law.
pub(crate) fn normal_density(z: f64) -> f64 {
    (-0.5 * z * z).exp() / std::f64::consts::TAU.sqrt()
}

/// The value below which a standard normal variable lies with probability `p`; −∞ and ∞ for 0
/// and 1.
pub(crate) fn normal_quantile(p: f64) -> f64 {
    if p <= 0.0 {
        f64::NEG_INFINITY
    } else if p >= 1.0 {
        f64::INFINITY
    } else {
        Normal::standard().inverse_cdf(p)
    }
}

/// The probability that Student's t with `df` > 0 degrees of freedom is above `t`.
pub(crate) fn t_above(t: f64, df: f64) -> f64 {
    if t == 0.0 {
        return 0.5;
    }
    if t.is_infinite() {
        return if t > 0.0 { 0.0 } else { 1.0 };
    }
    if df >= MAPPED_FROM {
        return normal_above(mapped(t, df));
    }
    // A law that cannot be built has no positive degrees of freedom, which callers rule out.
    StudentsT::new(0.0, 1.0, df).map_or(0.5, |law| law.sf(t))
}

/// The normal quantile with the same tail as t (Hill 1970, algorithm 395, *Student's
/// t-distribution*, doi:10.1145/355598.355599): exact to ten digits from 1,000 degrees of freedom.
fn mapped(t: f64, df: f64) -> f64 {
    if df.is_infinite() {
        return t;
    }
    let a = df - 0.5;
    let b = 48.0 * a * a;
    let y = a * (t * t / df).ln_1p();
    let inner = (((-0.4 * y - 3.3) * y - 24.0) * y - 85.5) / (0.8 * y * y + 100.0 + b);
    t.signum() * y.sqrt() * ((inner + y + 3.0) / b + 1.0)
}

#[cfg(test)]
mod tests {
    use super::{mapped, normal_above, normal_below, normal_quantile, t_above};
    use statrs::distribution::{ContinuousCDF, StudentsT};

    /// Abramowitz & Stegun 1964, tables 26.1 and 26.10: Φ(1.96) = .9750021, t(10) at 2.228 has
    /// .025 above it.
    #[test]
    fn tabled_values() {
        assert!((normal_below(1.96) - 0.975_002_1).abs() < 1e-7);
        assert!((normal_above(1.96) - 0.024_997_9).abs() < 1e-7);
        assert!((normal_quantile(0.975) - 1.959_964).abs() < 1e-6);
        assert!((t_above(2.228, 10.0) - 0.025).abs() < 1e-5);
        assert!((t_above(-2.228, 10.0) - 0.975).abs() < 1e-5);
        assert_eq!((t_above(0.0, 3.0), t_above(f64::INFINITY, 3.0)), (0.5, 0.0));
        assert_eq!(normal_quantile(0.0), f64::NEG_INFINITY);
    }

    /// Where both ways of computing t are good, they agree; df without end is the normal law.
    #[test]
    fn the_map_to_the_normal_law_is_exact() {
        let law = StudentsT::new(0.0, 1.0, 1_000.0).unwrap();
        for t in [-6.0, -2.0, -0.1, 0.5, 1.0, 3.0, 5.0] {
            let relative = normal_above(mapped(t, 1_000.0)) / law.sf(t) - 1.0;
            assert!(relative.abs() < 1e-8, "{t}: {relative}");
        }
        assert!((t_above(1.96, f64::INFINITY) - normal_above(1.96)).abs() < 1e-15);
        assert!((t_above(1.96, 1e12) - normal_above(1.96)).abs() < 1e-12);
    }
}
