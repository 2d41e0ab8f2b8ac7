//! Chance-corrected agreement of values inside units: one minus observed over expected
//! disagreement.

use super::sum::exact_sum;

/// The values of one unit: (place of the value, how often), every count above 0.
pub(crate) type Unit = Vec<(usize, u64)>;

/// How much two values disagree.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Distance<'a> {
    /// 1 unless they are equal.
    Nominal,
    /// The square of how many ranks lie between them.
    Ordinal,
    /// The square of the difference between numbers, by place of the value.
    Interval(&'a [f64]),
}

/// How often each of `values` values stands in a unit that has at least two.
pub(crate) fn pairable(units: &[Unit], values: usize) -> Vec<u64> {
    let mut totals = vec![0_u64; values];
    for &(value, count) in units.iter().filter(|unit| size(unit) > 1).flatten() {
        totals[value] = totals[value].saturating_add(count);
    }
    totals
}

/// Krippendorff's alpha of units whose values have the given `pairable` totals; `None` unless
/// there are pairable values and at least two different ones.
///
/// Squared differences need no table of all pairs of values:
///
/// ```text
/// Σᵢ Σⱼ (xᵢ − xⱼ)² = 2·m·Σᵢ(xᵢ − x̄)²
/// ```
///
/// and the ordinal distance is the interval distance between mid-ranks. Complexity: O(values given).
pub(crate) fn alpha(units: &[Unit], totals: &[u64], distance: Distance<'_>) -> Option<f64> {
    if totals.iter().filter(|&&count| count > 0).count() < 2 {
        return None;
    }
    let ranks;
    let numbers = match distance {
        Distance::Nominal => return Some(nominal(units, totals)),
        Distance::Interval(numbers) => numbers,
        Distance::Ordinal => {
            ranks = mid_ranks(totals);
            &ranks
        }
    };
    let n = sum(totals.iter().copied()) as f64;
    let all: Unit = totals.iter().copied().enumerate().filter(|&(_, count)| count > 0).collect();
    let observed = exact_sum(units.iter().filter(|unit| size(unit) > 1).map(|unit| {
        let m = size(unit) as f64;
        m / (m - 1.0) * squares(unit, numbers)
    }));
    Some(1.0 - (n - 1.0) / n * observed / squares(&all, numbers))
}

fn nominal(units: &[Unit], totals: &[u64]) -> f64 {
    let unequal = |n: u128, squares: u128| (n * n - squares) as f64;
    let square = |count: u64| u128::from(count).pow(2);
    let n = sum(totals.iter().copied());
    let observed = exact_sum(units.iter().filter(|unit| size(unit) > 1).map(|unit| {
        let m = size(unit);
        let squares = unit.iter().map(|&(_, count)| square(count)).sum();
        unequal(u128::from(m), squares) / (m - 1) as f64
    }));
    let expected = unequal(u128::from(n), totals.iter().map(|&count| square(count)).sum());
    1.0 - (n - 1) as f64 * observed / expected
}

fn size(unit: &Unit) -> u64 {
    sum(unit.iter().map(|&(_, count)| count))
}

/// Counts of real surveys are far from the end of u64; no others shall panic.
pub(crate) fn sum(counts: impl Iterator<Item = u64>) -> u64 {
    counts.fold(0, u64::saturating_add)
}

/// Doubled mid-ranks of values that occur `totals` times.
fn mid_ranks(totals: &[u64]) -> Vec<f64> {
    let mut below = 0_u128;
    let rank = |&count: &u64| {
        let rank = 2 * below + u128::from(count) + 1;
        below += u128::from(count);
        rank as f64
    };
    totals.iter().map(rank).collect()
}

/// Σ count·(x − x̄)²; exactly 0 if all are equal.
fn squares(unit: &Unit, numbers: &[f64]) -> f64 {
    let Some(&(first, _)) = unit.first() else { return 0.0 };
    let pivot = numbers[first];
    let terms = || unit.iter().map(|&(value, count)| (numbers[value] - pivot, count as f64));
    let mean = terms().map(|(x, count)| count * x).sum::<f64>() / size(unit) as f64;
    terms().map(|(x, count)| count * (x - mean).powi(2)).sum()
}

#[cfg(test)]
mod tests {
    use super::{Distance, Unit, alpha, pairable};
    use proptest::prelude::*;

    /// The naive twin: the coincidence matrix, and every pair of values.
    fn twin(
        units: &[Vec<usize>],
        values: usize,
        delta: impl Fn(&[f64], usize, usize) -> f64,
    ) -> Option<f64> {
        let mut o = vec![vec![0.0; values]; values];
        for unit in units.iter().filter(|unit| unit.len() > 1) {
            for i in 0..unit.len() {
                for j in (0..unit.len()).filter(|&j| j != i) {
                    o[unit[i]][unit[j]] += 1.0 / (unit.len() - 1) as f64;
                }
            }
        }
        let totals: Vec<f64> = o.iter().map(|row| row.iter().sum()).collect();
        let n: f64 = totals.iter().sum();
        let (mut observed, mut expected) = (0.0, 0.0);
        for c in 0..values {
            for k in 0..values {
                observed += o[c][k] * delta(&totals, c, k);
                expected += totals[c] * totals[k] * delta(&totals, c, k);
            }
        }
        (expected > 0.0).then(|| 1.0 - (n - 1.0) * observed / expected)
    }

    #[expect(clippy::cast_precision_loss, reason = "small")]
    fn distance(c: usize, k: usize) -> f64 {
        c as f64 - k as f64
    }

    proptest! {
        #[test]
        fn equals_the_coincidence_matrix(units in prop::collection::vec(prop::collection::vec(0_usize..6, 0..7), 1..12)) {
            let counted: Vec<Unit> = units
                .iter()
                .map(|unit| (0..6).map(|v| (v, unit.iter().filter(|&&x| x == v).count() as u64)).filter(|&(_, n)| n > 0).collect())
                .collect();
            let totals = pairable(&counted, 6);
            let numbers = [0.0, 1.0, 2.0, 3.0, 4.0, 5.0];
            let ordinal = |totals: &[f64], c: usize, k: usize| {
                let (low, high) = (c.min(k), c.max(k));
                (totals[low..=high].iter().sum::<f64>() - f64::midpoint(totals[c], totals[k])).powi(2)
            };
            let pairs = [
                (alpha(&counted, &totals, Distance::Nominal), twin(&units, 6, |_, c, k| f64::from(u8::from(c != k)))),
                (alpha(&counted, &totals, Distance::Ordinal), twin(&units, 6, ordinal)),
                (alpha(&counted, &totals, Distance::Interval(&numbers)), twin(&units, 6, |_, c, k| distance(c, k).powi(2))),
            ];
            for (found, expected) in pairs {
                prop_assert_eq!(found.is_some(), expected.is_some());
                if let (Some(found), Some(expected)) = (found, expected) {
                    prop_assert!((found - expected).abs() < 1e-9, "{} {}", found, expected);
                }
            }
        }
    }
}
