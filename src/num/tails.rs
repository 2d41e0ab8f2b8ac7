//! Tail probabilities of the normal law and Student's t, and quantiles of the normal law.

use statrs::distribution::{ContinuousCDF, Normal, StudentsT};

/// From this many degrees of freedom on, t is mapped to a normal quantile: the incomplete beta
/// function loses digits there and at 10⁸ no longer ends.
const MAPPED_FROM: f64 = 1e3;

/// Coefficients of Cody's rational approximations, numerators and denominators by falling power:
/// near the middle, …
const MIDDLE: ([f64; 5], [f64; 5]) = (
    [
        0.065_682_337_918_207_45,
        2.235_252_035_460_684,
        161.028_231_068_555_87,
        1_067.689_485_460_370_9,
        18_154.981_253_343_56,
    ],
    [
        1.0,
        47.202_581_904_688_24,
        976.098_551_737_776_7,
        10_260.932_208_618_979,
        45_507.789_335_026_73,
    ],
);

/// … out to √32, …
const SHOULDER: ([f64; 9], [f64; 9]) = (
    [
        1.076_557_677_372_019_2e-8,
        0.398_941_512_088_134_66,
        8.883_149_794_388_377,
        93.506_656_132_177_85,
        597.270_276_394_800_2,
        2_494.537_585_290_372_6,
        6_848.190_450_536_283,
        11_602.651_437_647_35,
        9_842.714_838_383_978,
    ],
    [
        1.0,
        22.266_688_044_328_117,
        235.387_901_782_625,
        1_519.377_599_407_554_7,
        6_485.558_298_266_761,
        18_615.571_640_885_097,
        34_900.952_721_145_98,
        38_912.003_286_093_27,
        19_685.429_676_859_992,
    ],
);

/// … and beyond, in 1/z².
const TAIL: ([f64; 6], [f64; 6]) = (
    [
        0.023_073_441_764_940_174,
        0.215_898_534_057_957,
        0.127_401_161_160_247_36,
        0.022_235_277_870_649_807,
        0.001_421_619_193_227_893_4,
        2.911_287_495_116_879_3e-5,
    ],
    [
        1.0,
        1.284_260_096_144_911,
        0.468_238_212_480_865_1,
        0.065_988_137_868_928_56,
        0.003_782_396_332_027_582_4,
        7.297_515_550_839_662e-5,
    ],
);

/// A quotient of polynomials.
fn quotient<const N: usize>((above, below): &([f64; N], [f64; N]), x: f64) -> f64 {
    let value = |coefficients: &[f64; N]| coefficients.iter().fold(0.0, |sum, c| sum * x + c);
    value(above) / value(below)
}

/// The probability that a standard normal variable is above `z`, to fifteen digits.
///
/// Reference: Cody 1969, *Rational Chebyshev approximations for the error function*,
/// doi:10.1090/S0025-5718-1969-0247736-4; Cody 1993, algorithm 715, doi:10.1145/151271.151273, for
/// the coefficients.
pub(crate) fn normal_above(z: f64) -> f64 {
    let y = z.abs();
    if y <= 0.674_489_75 {
        return 0.5 - z * quotient(&MIDDLE, y * y);
    }
    let factor = if y <= 32.0_f64.sqrt() {
        quotient(&SHOULDER, y)
    } else {
        let inverse = 1.0 / (y * y);
        let root = 1.0 / std::f64::consts::TAU.sqrt();
        (root - inverse * quotient(&TAIL, inverse)) / y
    };
    // The square is split, so that its rounding is not blown up by the exponential.
    let coarse = (y * 16.0).trunc() / 16.0;
    let rest = (y - coarse) * (y + coarse);
    let tail = factor * (-0.5 * coarse * coarse).exp() * (-0.5 * rest).exp();
    // Infinities: the factor is 0 and the square is not a number.
    let tail = if y > 40.0 { 0.0 } else { tail };
    if z > 0.0 { tail } else { 1.0 - tail }
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

    /// The complementary error function at z/√2, halved, by the C library of `CPython` 3.11.
    #[test]
    fn fifteen_digits() {
        let known = [
            (-6.0, 0.999_999_999_013_412_3),
            (-1.0, 0.841_344_746_068_542_9),
            (-0.3, 0.617_911_422_188_952_6),
            (0.25, 0.401_293_674_317_076_3),
            (0.6744, 0.250_028_521_372_940_6),
            (0.68, 0.248_252_230_453_570_53),
            (1.0, 0.158_655_253_931_457_07),
            (1.96, 0.024_997_895_148_220_435),
            (3.5, 0.000_232_629_079_035_525_04),
            (5.6, 1.071_759_025_831_096_8e-08),
            (5.7, 5.990_371_401_063_533e-09),
            (8.5, 9.479_534_822_203_355e-18),
            (20.0, 2.753_624_118_606_331_4e-89),
            (37.0, 5.725_571_222_525_139e-300),
        ];
        for (z, expected) in known {
            let relative = normal_above(z) / expected - 1.0;
            // The reference rounds z/√2, which moves its tail by z² times that.
            assert!(relative.abs() < 2e-15 + 2.3e-16 * z * z, "{z}: {relative}");
        }
        assert_eq!((normal_above(f64::INFINITY), normal_above(f64::NEG_INFINITY)), (0.0, 1.0));
        assert_eq!(normal_above(0.0), 0.5);
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
