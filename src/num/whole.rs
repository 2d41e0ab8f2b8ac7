//! Decimal weights as whole numbers, so that sums of them are exact.

/// Sums up to here are exact in both `u64` and `f64`.
const LARGEST_TOTAL: f64 = (1_u64 << 53) as f64;
/// Places after the point up to which a number is taken as the decimal it was written as.
const PLACES: i32 = 9;
/// What the total is cut into where the weights are no short decimals.
const FINEST: f64 = (1_u64 << 48) as f64;

/// Weights as multiples of one unit.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Whole {
    /// The weights in units; none is 0, their total is at most 2⁵³.
    pub(crate) counts: Vec<u64>,
    /// How large a unit is.
    pub(crate) unit: f64,
}

/// Positive finite `weights` as whole numbers in lowest terms.
///
/// Weights with up to nine decimal places are taken as written: .1, .2 and .3 become 1, 2 and 3,
/// and the first two sum to the third. Others are rounded to 2⁻⁴⁸ of their total; the index of a
/// weight that would become 0 is the error.
///
/// Complexity: O(n).
pub(crate) fn whole(weights: &[f64]) -> Result<Whole, usize> {
    (0..=PLACES)
        .find_map(|places| decimals(weights, 10_f64.powi(places)))
        .map_or_else(|| parts(weights), Ok)
        .map(reduced)
}

/// The weights as multiples of 1 / scale, if they are.
fn decimals(weights: &[f64], scale: f64) -> Option<Whole> {
    let mut total = 0.0;
    let mut counts = Vec::with_capacity(weights.len());
    for &weight in weights {
        let count = (weight * scale).round();
        total += count;
        // Both are correctly rounded, so equality means: this is the decimal's nearest double.
        let is_exact = count >= 1.0 && total <= LARGEST_TOTAL && same(count / scale, weight);
        counts.push(is_exact.then(|| to_whole(count))?);
    }
    Some(Whole { counts, unit: 1.0 / scale })
}

/// The weights as rounded parts of their total.
fn parts(weights: &[f64]) -> Result<Whole, usize> {
    // In units of the largest, no sum overflows.
    let largest = weights.iter().copied().fold(0.0, f64::max);
    let total: f64 = weights.iter().map(|weight| weight / largest).sum();
    let part = |weight: f64| (weight / largest / total * FINEST).round();
    match weights.iter().position(|&weight| part(weight) < 1.0) {
        Some(at) => Err(at),
        None => Ok(Whole {
            counts: weights.iter().map(|&weight| to_whole(part(weight))).collect(),
            unit: largest * (total / FINEST),
        }),
    }
}

/// Divided by the greatest common divisor.
fn reduced(mut whole: Whole) -> Whole {
    let divisor = whole.counts.iter().fold(0, |divisor, &count| gcd(divisor, count)).max(1);
    for count in &mut whole.counts {
        *count /= divisor;
    }
    whole.unit *= divisor as f64;
    whole
}

fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

fn same(a: f64, b: f64) -> bool {
    a.total_cmp(&b).is_eq()
}

/// A whole number from 0 to 2⁵³.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and small")]
fn to_whole(value: f64) -> u64 {
    value as u64
}

#[cfg(test)]
mod tests {
    use super::whole;

    #[test]
    fn decimals_are_what_they_were_written_as() {
        let of = |weights: &[f64]| whole(weights).unwrap().counts;
        assert_eq!(of(&[0.1, 0.2, 0.3]), [1, 2, 3]);
        assert_eq!(of(&[2.5, 2.5]), [1, 1]);
        assert_eq!(of(&[3.0, 12.0]), [1, 4]);
        assert_eq!(of(&[0.000_000_001, 1.0]), [1, 1_000_000_000]);
        let halves = whole(&[2.5, 5.0]).unwrap();
        assert_eq!((halves.counts, halves.unit), (vec![1, 2], 2.5));
        assert!(of(&[]).is_empty());
    }

    #[test]
    fn others_keep_their_proportions() {
        let thirds = whole(&[1.0 / 3.0, 2.0 / 3.0]).unwrap();
        let share = thirds.counts[0] as f64 / thirds.counts[1] as f64;
        assert!((share - 0.5).abs() < 1e-14, "{thirds:?}");
        assert!((thirds.counts[0] as f64 * thirds.unit - 1.0 / 3.0).abs() < 1e-14);
        assert!(whole(&[f64::MAX, f64::MAX]).unwrap().unit.is_finite());
        assert_eq!(whole(&[1.0, 1e-300]), Err(1));
    }
}
