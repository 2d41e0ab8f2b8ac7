//! Statistics of a grouped sample: `counts[k]` people chose level k. Levels are 0, 1, 2, ….

use statrs::function::beta::beta_reg;
use statrs::function::factorial::ln_binomial;

/// The size of the sample.
pub(crate) fn total(counts: &[u64]) -> u64 {
    counts.iter().sum()
}

/// Mean and sample variance (divisor n − 1; `None` for one person) of the levels.
///
/// Sums are whole numbers, so nothing is rounded before the last division. `None` if there is
/// nobody. Counts are at most 2⁴⁰ and levels below 253, so no sum overflows.
pub(crate) fn moments(counts: &[u64]) -> Option<(f64, Option<f64>)> {
    let n = u128::from(total(counts));
    if n == 0 {
        return None;
    }
    let mut sum = 0_u128;
    let mut squares = 0_u128;
    for (level, &count) in (0_u128..).zip(counts) {
        sum += level * u128::from(count);
        squares += level * level * u128::from(count);
    }
    let mean = sum as f64 / n as f64;
    // n·Σx² ≥ (Σx)² by Cauchy–Schwarz.
    let variance = (n > 1).then(|| (n * squares - sum * sum) as f64 / (n as f64 * (n - 1) as f64));
    Some((mean, variance))
}

/// Weighted mean and sample variance of `values[k]`, each taken `counts[k]` times.
///
/// Levels nobody chose may have any value, infinite ones too. `None` if there is nobody.
pub(crate) fn moments_of(
    counts: &[u64],
    value: impl Fn(usize) -> f64,
) -> Option<(f64, Option<f64>)> {
    let n = total(counts) as f64;
    if n == 0.0 {
        return None;
    }
    let taken = || counts.iter().enumerate().filter(|&(_, &count)| count > 0);
    // Equal answers have no spread, and rounding must not give them one.
    if let Some((level, _)) = taken().next().filter(|_| taken().count() == 1) {
        return Some((value(level), (n > 1.0).then_some(0.0)));
    }
    let mean = taken().map(|(level, &count)| count as f64 * value(level)).sum::<f64>() / n;
    let squares: f64 =
        taken().map(|(level, &count)| count as f64 * (value(level) - mean).powi(2)).sum();
    Some((mean, (n > 1.0).then(|| squares / (n - 1.0))))
}

/// The level of the `k`-th smallest answer, k counted from 1; the last level if k is too large.
pub(crate) fn order_statistic(counts: &[u64], k: u64) -> usize {
    let mut below = 0;
    for (level, &count) in counts.iter().enumerate() {
        below += count;
        if k <= below {
            return level;
        }
    }
    counts.len().saturating_sub(1)
}

/// The median level; midway between the two middle answers if their number is even.
pub(crate) fn median(counts: &[u64]) -> Option<f64> {
    let n = total(counts);
    if n == 0 {
        return None;
    }
    let lower = order_statistic(counts, n.div_ceil(2));
    let upper = order_statistic(counts, n / 2 + 1);
    Some((lower + upper) as f64 / 2.0)
}

/// The variance of the median over all nⁿ equally likely resamples, in closed form.
///
/// ```text
/// odd n = 2k − 1:  P(M ≤ l) = P(Bin(n, F(l)) ≥ k)
/// even n = 2k:     P(X₍ₖ₎ = a, X₍ₖ₊₁₎ = b) = C(n, k) · (F(a)ᵏ − F(a−1)ᵏ)
///                                             · ((1 − F(b−1))ᵏ − (1 − F(b))ᵏ)   for a < b
/// ```
///
/// with F the cumulative shares. `None` for fewer than two people. Complexity: O(L²).
pub(crate) fn median_bootstrap_variance(counts: &[u64]) -> Option<f64> {
    let n = total(counts);
    if n < 2 {
        return None;
    }
    let mut below = 0;
    let cumulative: Vec<f64> = counts
        .iter()
        .map(|&count| {
            below += count;
            below as f64 / n as f64
        })
        .collect();
    let k = n.div_ceil(2);
    let lower = order_statistic_pmf(&cumulative, n, k);
    let mut law: Vec<(f64, f64)> = Vec::new();
    if n % 2 == 1 {
        law.extend(lower.iter().enumerate().map(|(level, &p)| (level as f64, p)));
    } else {
        let ln_choose = ln_binomial(n, k);
        // C(n, k) · (x · y)ᵏ; at most 1 for x + y ≤ 1, while its factors can leave all bounds.
        let joint = |x: f64, y: f64| {
            if x > 0.0 && y > 0.0 { (ln_choose + k as f64 * (x.ln() + y.ln())).exp() } else { 0.0 }
        };
        let before = |level: usize| if level == 0 { 0.0 } else { cumulative[level - 1] };
        for (a, &both_or_apart) in lower.iter().enumerate() {
            let mut apart = 0.0;
            for (b, &upto_b) in cumulative.iter().enumerate().skip(a + 1) {
                let (from_b, above_b) = (1.0 - before(b), 1.0 - upto_b);
                let below_a = joint(before(a), from_b) - joint(before(a), above_b);
                let p = joint(cumulative[a], from_b) - joint(cumulative[a], above_b) - below_a;
                law.push(((a + b) as f64 / 2.0, p));
                apart += p;
            }
            law.push((a as f64, both_or_apart - apart));
        }
    }
    let mean: f64 = law.iter().map(|&(value, p)| value * p).sum();
    Some(law.iter().map(|&(value, p)| p * (value - mean).powi(2)).sum::<f64>().max(0.0))
}

/// The law of the `k`-th smallest of n draws from the cumulative shares.
fn order_statistic_pmf(cumulative: &[f64], n: u64, k: u64) -> Vec<f64> {
    let at_most = |share: f64| {
        if share <= 0.0 {
            0.0
        } else if share >= 1.0 {
            1.0
        } else {
            beta_reg(k as f64, (n - k + 1) as f64, share)
        }
    };
    let mut before = 0.0;
    cumulative
        .iter()
        .map(|&share| {
            let now = at_most(share);
            let p = now - before;
            before = now;
            p
        })
        .collect()
}

/// The delete-one jackknife variance of a statistic of the counts.
///
/// ```text
/// (n − 1)/n · Σ countₖ · (θ₋ₖ − θ̄)²,   θ̄ = Σ countₖ · θ₋ₖ / n
/// ```
///
/// with θ₋ₖ the statistic without one of those who chose level k. `None` for fewer than two
/// people. Complexity: L evaluations.
pub(crate) fn jackknife_variance(
    counts: &[u64],
    statistic: impl Fn(&[u64]) -> Option<f64>,
) -> Option<f64> {
    let n = total(counts) as f64;
    if n < 2.0 {
        return None;
    }
    let mut without = counts.to_vec();
    let mut values = Vec::with_capacity(counts.len());
    for (level, &count) in counts.iter().enumerate().filter(|&(_, &count)| count > 0) {
        without[level] -= 1;
        values.push((count as f64, statistic(&without)?));
        without[level] += 1;
    }
    let mean = values.iter().map(|&(count, value)| count * value).sum::<f64>() / n;
    let squares: f64 = values.iter().map(|&(count, value)| count * (value - mean).powi(2)).sum();
    Some((n - 1.0) / n * squares)
}

/// Takes `cut` people from each end.
///
/// `counts` has to hold more than 2·`cut` people.
pub(crate) fn trim(counts: &[u64], cut: u64) -> Vec<u64> {
    let mut kept = counts.to_vec();
    take_from(kept.iter_mut(), cut);
    take_from(kept.iter_mut().rev(), cut);
    kept
}

fn take_from<'a>(counts: impl Iterator<Item = &'a mut u64>, mut cut: u64) {
    for count in counts {
        let taken = cut.min(*count);
        *count -= taken;
        cut -= taken;
    }
}

/// Moves `cut` people at each end to the nearest level kept.
///
/// `counts` has to hold more than 2·`cut` people.
pub(crate) fn winsorize(counts: &[u64], cut: u64) -> Vec<u64> {
    let mut kept = trim(counts, cut);
    if let Some(first) = kept.iter().position(|&count| count > 0) {
        kept[first] += cut;
    }
    if let Some(last) = kept.iter().rposition(|&count| count > 0) {
        kept[last] += cut;
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Every resample of a small sample, enumerated.
    fn enumerated_median_variance(counts: &[u64]) -> f64 {
        let sample: Vec<usize> = counts
            .iter()
            .enumerate()
            .flat_map(|(level, &count)| std::iter::repeat_n(level, usize::try_from(count).unwrap()))
            .collect();
        let n = sample.len();
        let mut medians = Vec::new();
        for code in 0..n.pow(u32::try_from(n).unwrap()) {
            let mut rest = code;
            let mut draw: Vec<usize> = (0..n)
                .map(|_| {
                    let pick = sample[rest % n];
                    rest /= n;
                    pick
                })
                .collect();
            draw.sort_unstable();
            medians.push((draw[(n - 1) / 2] + draw[n / 2]) as f64 / 2.0);
        }
        let mean = medians.iter().sum::<f64>() / medians.len() as f64;
        medians.iter().map(|m| (m - mean).powi(2)).sum::<f64>() / medians.len() as f64
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn median_variance_equals_all_resamples(sample in prop::collection::vec(0_usize..4, 2..=6)) {
            let mut counts = [0; 4];
            for level in sample {
                counts[level] += 1;
            }
            let exact = median_bootstrap_variance(&counts).unwrap();
            prop_assert!((exact - enumerated_median_variance(&counts)).abs() < 1e-12);
        }

        #[test]
        fn moments_equal_the_textbook_on_the_expanded_sample(counts in prop::collection::vec(0_u64..40, 2..12)) {
            let n = total(&counts);
            prop_assume!(n > 1);
            let sample: Vec<f64> = counts.iter().enumerate()
                .flat_map(|(level, &count)| std::iter::repeat_n(level as f64, usize::try_from(count).unwrap()))
                .collect();
            let mean = sample.iter().sum::<f64>() / n as f64;
            let variance = sample.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / (n as f64 - 1.0);
            let (m, v) = moments(&counts).unwrap();
            prop_assert!((m - mean).abs() < 1e-12);
            prop_assert!((v.unwrap() - variance).abs() < 1e-9);
            let (m, v) = moments_of(&counts, |level| level as f64).unwrap();
            prop_assert!((m - mean).abs() < 1e-12);
            prop_assert!((v.unwrap() - variance).abs() < 1e-9);
            // The jackknife variance of a mean is s²/n, by algebra.
            let jackknife = jackknife_variance(&counts, |c| moments(c).map(|(m, _)| m)).unwrap();
            prop_assert!((jackknife - variance / n as f64).abs() < 1e-9);
        }

        #[test]
        fn trimming_equals_cutting_the_sorted_sample(counts in prop::collection::vec(0_u64..9, 2..8), share in 0.0..0.5_f64) {
            let sample: Vec<usize> = counts.iter().enumerate()
                .flat_map(|(level, &count)| std::iter::repeat_n(level, usize::try_from(count).unwrap()))
                .collect();
            prop_assume!(!sample.is_empty());
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small")]
            let cut = (share * sample.len() as f64) as usize;
            let mut kept = vec![0; counts.len()];
            for &level in &sample[cut..sample.len() - cut] {
                kept[level] += 1;
            }
            prop_assert_eq!(&trim(&counts, cut as u64), &kept);
            let mut wins = vec![0; counts.len()];
            for &level in &sample {
                wins[level.clamp(sample[cut], sample[sample.len() - 1 - cut])] += 1;
            }
            prop_assert_eq!(winsorize(&counts, cut as u64), wins);
        }
    }

    /// A large even sample: both factors of the joint law stay finite.
    #[test]
    fn large_samples_stay_finite() {
        let variance = median_bootstrap_variance(&[40_000, 10_000, 50_000]).unwrap();
        assert!((0.0..1.0).contains(&variance));
        let even = median_bootstrap_variance(&[500_000, 500_000]).unwrap();
        assert!((even - 0.25).abs() < 1e-3, "{even}"); // heads or tails, hardly ever a draw
    }

    /// Cumulative shares just below and well above one half, in a large even sample.
    ///
    /// P(M = 0) = P(Bin(8000, .495) ≥ 4001) = 0.1825585 and P(M = ½) = P(X₍ₖ₎ = 0 < X₍ₖ₊₁₎) = 0.0059794 by
    /// summing binomial terms; M = 1 otherwise.
    #[test]
    fn large_samples_keep_their_variance() {
        let variance = median_bootstrap_variance(&[3960, 840, 3200]).unwrap();
        let (zero, half) = (0.182_558_5, 0.005_979_4);
        let mean = half / 2.0 + (1.0 - zero - half);
        let second = half / 4.0 + (1.0 - zero - half);
        assert!((variance - (second - mean * mean)).abs() < 1e-6, "{variance}");
    }
}
