//! Analysis of variance of a full factorial table with one value per cell.

/// The sum of squares of every effect, by the bits of the factors in it: bit f is factor f. Entry 0,
/// the mean, is 0; the others sum to the sum of squares around the mean.
///
/// `values` has one value per combination of levels, the last factor running fastest. Each factor
/// in turn splits the table into its mean over that factor and the rest; the two are orthogonal, so
/// after the last factor every effect stands by itself and no sums of squares are ever subtracted.
///
/// Complexity: O(cells · 2^factors) at worst.
pub(crate) fn effects(levels: &[usize], values: &[f64]) -> Vec<f64> {
    let mut sums = vec![0.0; 1 << levels.len()];
    split(levels, 0, 1, values.to_vec(), 1.0, &mut sums);
    sums[0] = 0.0;
    sums
}

/// Splits `outer` tables of the levels that are left, each of which stands for `copies` cells.
fn split(
    levels: &[usize],
    mask: usize,
    outer: usize,
    values: Vec<f64>,
    copies: f64,
    sums: &mut [f64],
) {
    let Some((&count, rest)) = levels.split_first() else {
        sums[mask] = copies * values.iter().map(|value| value * value).sum::<f64>();
        return;
    };
    let factor = sums.len().trailing_zeros() as usize - levels.len();
    let inner = values.len() / (outer * count).max(1);
    let mut means = Vec::with_capacity(outer * inner);
    let mut deviations = values;
    for table in deviations.chunks_exact_mut((count * inner).max(1)) {
        let start = means.len();
        means.extend((0..inner).map(|at| {
            let sum: f64 = (0..count).map(|level| table[level * inner + at]).sum();
            sum / count as f64
        }));
        for row in table.chunks_exact_mut(inner.max(1)) {
            for (value, mean) in row.iter_mut().zip(&means[start..]) {
                *value -= mean;
            }
        }
    }
    split(rest, mask, outer, means, copies * count as f64, sums);
    if count > 1 {
        split(rest, mask | 1 << factor, outer * count, deviations, copies, sums);
    }
}

#[cfg(test)]
mod tests {
    use super::effects;
    use proptest::prelude::*;

    /// By hand: rows 1, 3 and 5, 11. The mean is 5; row means 2 and 8, column means 3 and 7; what is
    /// left is ±1. Sums of squares 4·9, 4·4 and 4·1.
    #[test]
    fn two_by_two_by_hand() {
        assert_eq!(effects(&[2, 2], &[1.0, 3.0, 5.0, 11.0]), [0.0, 36.0, 16.0, 4.0]);
        assert_eq!(effects(&[], &[7.0]), [0.0]);
        assert_eq!(effects(&[1, 3], &[1.0, 2.0, 3.0]), [0.0, 0.0, 2.0, 0.0]);
    }

    /// The naive twin: effects by inclusion and exclusion of marginal means.
    fn twin(levels: &[usize], values: &[f64], mask: usize) -> f64 {
        let digits = |cell: usize| {
            let mut rest = cell;
            let mut digits = vec![0; levels.len()];
            for (digit, &count) in digits.iter_mut().zip(levels).rev() {
                *digit = rest % count;
                rest /= count;
            }
            digits
        };
        let agrees = |a: &[usize], b: &[usize], sub: usize| {
            (0..levels.len()).all(|factor| sub >> factor & 1 == 0 || a[factor] == b[factor])
        };
        let mean = |cell: &[usize], sub: usize| {
            let members: Vec<f64> = (0..values.len())
                .filter(|&other| agrees(cell, &digits(other), sub))
                .map(|other| values[other])
                .collect();
            members.iter().sum::<f64>() / members.len() as f64
        };
        let effect = |cell: &[usize]| {
            let subs = (0..=mask).filter(|sub| sub & !mask == 0);
            subs.map(|sub| {
                let left_out = (mask & !sub).count_ones();
                let sign = if left_out.is_multiple_of(2) { 1.0 } else { -1.0 };
                sign * mean(cell, sub)
            })
            .sum::<f64>()
        };
        (0..values.len()).map(|cell| effect(&digits(cell)).powi(2)).sum()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn equals_inclusion_and_exclusion(
            levels in prop::collection::vec(1_usize..4, 1..4),
            seed in prop::collection::vec(0_u8..21, 27),
        ) {
            let cells = levels.iter().product();
            let values: Vec<f64> = seed[..cells].iter().map(|&v| f64::from(v) / 2.0).collect();
            let found = effects(&levels, &values);
            for (mask, &sum) in found.iter().enumerate().skip(1) {
                prop_assert!((sum - twin(&levels, &values, mask)).abs() < 1e-9);
            }
            let mean = values.iter().sum::<f64>() / cells as f64;
            let total: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
            prop_assert!((found.iter().sum::<f64>() - total).abs() < 1e-9);
        }
    }
}
