//! Exact scaling by powers of two, for numbers near the ends of the range of floats.

/// The largest whole number n with 2ⁿ ≤ |value|, for a finite value other than 0.
pub(crate) fn exponent(value: f64) -> i32 {
    const BITS: u32 = 52;
    let of_normal = |value: f64| {
        let biased = (value.abs().to_bits() >> BITS) & 0x7ff;
        i32::try_from(biased).unwrap_or(0) - 1023
    };
    if value.is_normal() { of_normal(value) } else { of_normal(value * power(100)) - 100 }
}

/// 2ⁿ for n from −1022 to 1023; beyond, the nearest of these.
pub(crate) fn power(n: i32) -> f64 {
    let biased = u64::from((n.clamp(-1022, 1023) + 1023).unsigned_abs());
    f64::from_bits(biased << 52)
}

/// Two factors whose product is 2ⁿ, for n from −2044 to 2046: one float may not hold it.
pub(crate) fn factors(n: i32) -> [f64; 2] {
    [power(n / 2), power(n - n / 2)]
}

/// value · 2ⁿ, rounded once at most; 0 or infinite if it leaves the range.
pub(crate) fn times(value: f64, n: i32) -> f64 {
    let [a, b] = factors(n.clamp(-2044, 2046));
    value * a * b
}

#[cfg(test)]
mod tests {
    use super::{exponent, factors, power, times};

    #[test]
    fn exponents_and_powers() {
        for (value, expected) in [(1.0, 0), (-1.5, 0), (2.0, 1), (0.75, -1), (f64::MAX, 1023)] {
            assert_eq!(exponent(value), expected, "{value}");
        }
        assert_eq!(exponent(f64::MIN_POSITIVE), -1022);
        assert_eq!(exponent(5e-324), -1074);
        assert_eq!((power(0), power(-1), power(10)), (1.0, 0.5, 1024.0));
        assert_eq!(power(1023) * (2.0 - f64::EPSILON), f64::MAX);
        assert_eq!(factors(3), [2.0, 4.0]);
    }

    #[test]
    fn nothing_is_lost_on_the_way() {
        assert_eq!(times(5e-324, 1074), 1.0);
        assert_eq!(times(1.0, -1074), 5e-324);
        assert_eq!(times(times(1.3e308, -1023), 1023), 1.3e308);
        assert_eq!(times(0.0, 2000), 0.0);
        assert_eq!(times(1.0, 2000), f64::INFINITY);
    }
}
