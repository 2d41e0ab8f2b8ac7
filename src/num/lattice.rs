//! Whole numbers in the proportions of real ones.

use super::permutation::gcd;

/// Whole numbers in these proportions up to this multiple of the smallest are found exactly.
const MULTIPLES: u32 = 64;

/// How far from a whole number a multiple may be by rounding.
const ROUNDING: f64 = 1e-9;

/// Whole numbers of at least 1 in the proportions of `values`, all above 0: exactly if small
/// numbers do, otherwise rounded so that `Σ number · range` is about `reach`.
pub(crate) fn proportions(values: &[f64], ranges: &[u64], reach: f64) -> Vec<u64> {
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    for multiple in 1..=MULTIPLES {
        let scaled = || values.iter().map(|value| value / least * f64::from(multiple));
        let is_whole = |x: f64| (x - x.round()).abs() <= ROUNDING * x;
        if scaled().all(is_whole) && reach_of(scaled(), ranges) <= 4.0 * reach {
            return reduced(scaled().map(f64::round));
        }
    }
    let scale = reach / reach_of(values.iter().copied(), ranges).max(f64::MIN_POSITIVE);
    reduced(values.iter().map(|value| (value * scale).round().max(1.0)))
}

fn reach_of(values: impl Iterator<Item = f64>, ranges: &[u64]) -> f64 {
    values.zip(ranges).map(|(value, &range)| value * range as f64).sum()
}

/// Divided by their greatest common divisor.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "whole numbers above 0; beyond 64 bits they saturate"
)]
fn reduced(values: impl Iterator<Item = f64>) -> Vec<u64> {
    let whole: Vec<u64> = values.map(|value| value as u64).collect();
    let divisor = whole.iter().copied().fold(0, gcd).max(1);
    whole.into_iter().map(|value| value / divisor).collect()
}

#[cfg(test)]
mod tests {
    use super::proportions;

    /// By hand: thirds and halves are 2 to 3; an irrational proportion is rounded within the reach.
    #[test]
    fn small_numbers_exactly_others_nearly() {
        assert_eq!(proportions(&[0.1 + 0.2, 0.3], &[9, 9], 100.0), [1, 1]);
        assert_eq!(proportions(&[1.0 / 3.0, 0.5], &[9, 9], 100.0), [2, 3]);
        let near = proportions(&[1.0, 2.0_f64.sqrt()], &[10, 10], 10_000.0);
        assert!((near[1] as f64 / near[0] as f64 - 2.0_f64.sqrt()).abs() < 2e-3, "{near:?}");
        assert_eq!(proportions(&[1e-9, 1.0], &[0, 100], 100.0), [1, 1]);
    }
}
