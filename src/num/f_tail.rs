//! Upper tail probabilities of the laws of F and of chi-squared.
//!
//! The distribution functions at hand stop after 140 terms, which is too few from about a thousand
//! degrees of freedom on; these go on until they have converged.

use statrs::function::gamma::ln_gamma;

/// Terms after which a fraction is taken as it stands; √(degrees of freedom) are enough.
const MOST_TERMS: u32 = 200_000;

/// From here on three terms of Stirling's series are exact to sixteen digits.
const STIRLING_FROM: f64 = 1e3;

/// Stands for 0 where a continued fraction would divide by it.
const TINY: f64 = 1e-300;

/// P(F > f) with `first` and `second` degrees of freedom, both above 0; 1 for f ≤ 0.
///
/// ```text
/// P(F > f) = I(x; ν₂/2, ν₁/2),   x = ν₂ / (ν₂ + ν₁·f)
/// ```
pub(crate) fn f_tail(f: f64, first: f64, second: f64) -> f64 {
    if f.is_infinite() {
        return 0.0;
    }
    let sum = second + first * f.max(0.0);
    incomplete_beta(second / 2.0, first / 2.0, second / sum, first * f.max(0.0) / sum)
}

/// P(χ² > x) with `df` degrees of freedom, above 0; 1 for x ≤ 0.
pub(crate) fn chi_squared_tail(x: f64, df: f64) -> f64 {
    if x <= 0.0 {
        return 1.0;
    }
    let (a, x) = (df / 2.0, x / 2.0);
    let front = (a * x.ln() - x - ln_gamma(a)).exp();
    if x < a + 1.0 {
        return (1.0 - front * lower_series(a, x)).clamp(0.0, 1.0);
    }
    (front * upper_fraction(a, x)).clamp(0.0, 1.0)
}

/// The regularized incomplete beta function I(x; a, b), with `y` = 1 − x free of cancellation.
fn incomplete_beta(a: f64, b: f64, x: f64, y: f64) -> f64 {
    if x <= 0.0 || y <= 0.0 {
        return if x <= 0.0 { 0.0 } else { 1.0 };
    }
    let ln = |part: f64, rest: f64| if part > 0.5 { (-rest).ln_1p() } else { part.ln() };
    let front = (a * ln(x, y) + b * ln(y, x) - ln_beta(a, b)).exp();
    let value = if x < (a + 1.0) / (a + b + 2.0) {
        front * beta_fraction(a, b, x) / a
    } else {
        1.0 - front * beta_fraction(b, a, y) / b
    };
    value.clamp(0.0, 1.0)
}

/// ln B(a, b), without the difference of two large logarithms where one argument is large.
///
/// Stirling's series of ln Γ(a + b) − ln Γ(a), whose large terms cancel by algebra.
fn ln_beta(a: f64, b: f64) -> f64 {
    let (large, small) = if a > b { (a, b) } else { (b, a) };
    if large < STIRLING_FROM {
        return ln_gamma(a) + ln_gamma(b) - ln_gamma(a + b);
    }
    let sum = large + small;
    let rest = |z: f64| (1.0 - 1.0 / (30.0 * z * z)) / (12.0 * z);
    let difference = (large - 0.5) * (small / large).ln_1p() + small * (sum.ln() - 1.0) + rest(sum)
        - rest(large);
    ln_gamma(small) - difference
}

/// The continued fraction of the incomplete beta function (Abramowitz & Stegun 1964, 26.5.8), by
/// Lentz's method.
fn beta_fraction(a: f64, b: f64, x: f64) -> f64 {
    let even = |m: f64| m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
    let odd = |m: f64| -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
    let mut fraction = Lentz::new(1.0);
    fraction.step(odd(0.0), 1.0);
    for m in (1..MOST_TERMS).map(f64::from) {
        fraction.step(even(m), 1.0);
        if fraction.step(odd(m), 1.0) {
            break;
        }
    }
    1.0 / fraction.value
}

/// Σ xⁿ / (a(a + 1)…(a + n)), the series of the lower incomplete gamma function.
fn lower_series(a: f64, x: f64) -> f64 {
    let mut term = 1.0 / a;
    let mut sum = term;
    for n in (1..MOST_TERMS).map(f64::from) {
        term *= x / (a + n);
        sum += term;
        if term <= sum * f64::EPSILON {
            break;
        }
    }
    sum
}

/// The continued fraction of the upper incomplete gamma function (Abramowitz & Stegun 1964,
/// 6.5.31), by Lentz's method.
fn upper_fraction(a: f64, x: f64) -> f64 {
    let mut fraction = Lentz::new(x + 1.0 - a);
    for n in (1..MOST_TERMS).map(f64::from) {
        if fraction.step(-n * (n - a), x + 2.0 * n + 1.0 - a) {
            break;
        }
    }
    1.0 / fraction.value
}

/// A continued fraction b₀ + a₁/(b₁ + a₂/(b₂ + …)), from the left.
struct Lentz {
    value: f64,
    above: f64,
    below: f64,
}

impl Lentz {
    fn new(first: f64) -> Self {
        let first = nonzero(first);
        Self { value: first, above: first, below: 0.0 }
    }

    /// Takes one more level in; true once nothing changes any more.
    fn step(&mut self, a: f64, b: f64) -> bool {
        self.below = 1.0 / nonzero(b + a * self.below);
        self.above = nonzero(b + a / self.above);
        let change = self.above * self.below;
        self.value *= change;
        (change - 1.0).abs() <= f64::EPSILON
    }
}

fn nonzero(value: f64) -> f64 {
    if value.abs() < TINY { TINY } else { value }
}

#[cfg(test)]
mod tests {
    use super::{chi_squared_tail, f_tail};

    #[track_caller]
    fn close(found: f64, expected: f64) {
        assert!((found / expected - 1.0).abs() < 1e-9, "found {found}, expected {expected}");
    }

    /// With 2 degrees of freedom above, P(F > f) = (1 + 2f/ν)^(−ν/2) in closed form.
    #[test]
    fn f_with_two_degrees_of_freedom() {
        for nu in [1.0, 2.5, 30.0, 8_000.0, 3e6] {
            for f in [0.01, 0.7, 1.0, 3.0, 25.0] {
                close(f_tail(f, 2.0, nu), (-nu / 2.0 * (2.0 * f / nu).ln_1p()).exp());
            }
        }
    }

    /// F(ν₁, ν₂) > f is F(ν₂, ν₁) < 1/f.
    #[test]
    fn f_turned_round() {
        for (first, second) in [(3.3, 17.0), (4.9987, 7_968.0), (0.4, 2.0)] {
            for f in [0.2, 0.9, 1.1, 4.0] {
                close(f_tail(f, first, second), 1.0 - f_tail(1.0 / f, second, first));
            }
        }
    }

    /// χ² with 2 and 4 degrees of freedom has the tails exp(−x/2) and (1 + x/2)·exp(−x/2).
    #[test]
    fn chi_squared_with_even_degrees_of_freedom() {
        for x in [1e-3, 0.5, 2.0, 5.0, 60.0, 900.0] {
            close(chi_squared_tail(x, 2.0), (-x / 2.0_f64).exp());
            close(chi_squared_tail(x, 4.0), (1.0 + x / 2.0) * (-x / 2.0_f64).exp());
        }
    }

    /// Upper 5 % points as printed in tables (Abramowitz & Stegun 1964, tables 26.8 and 26.9).
    #[test]
    fn upper_five_percent_points() {
        for (x, df) in [(3.841_46, 1.0), (9.487_73, 4.0), (124.342, 100.0)] {
            assert!((chi_squared_tail(x, df) - 0.05).abs() < 1e-5, "{x} {df}");
        }
        for (f, first, second) in [(5.32, 1.0, 8.0), (3.33, 5.0, 10.0), (2.2141, 5.0, 1e9)] {
            assert!((f_tail(f, first, second) - 0.05).abs() < 3e-4, "{f} {first} {second}");
        }
    }

    #[test]
    fn ends() {
        assert_eq!(f_tail(0.0, 3.0, 4.0), 1.0);
        assert_eq!(f_tail(-1.0, 3.0, 4.0), 1.0);
        assert_eq!(f_tail(f64::INFINITY, 3.0, 4.0), 0.0);
        assert_eq!(chi_squared_tail(0.0, 3.0), 1.0);
        assert_eq!(chi_squared_tail(1e6, 3.0), 0.0);
    }
}
