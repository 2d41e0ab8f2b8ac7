//! Exact laws of sums under relabeling and under change of sign, and their two-sided tails.

use statrs::function::erf::erfc;
use statrs::function::factorial::ln_binomial;

use super::sum::exact_sum;

/// Deviations closer than this count as equal. Sums are whole numbers and deviations have
/// denominators of the size of the samples, so this decides no case of a survey.
const SAME: f64 = 1e-9;

/// The pooled counts of two samples by level, how many of them form the second sample, and what one
/// level counts in the sum.
#[derive(Clone, Debug)]
pub(crate) struct Stratum {
    pub(crate) counts: Vec<u64>,
    pub(crate) second: u64,
    pub(crate) coefficient: u64,
}

/// The law of a whole number: the probability of `start`, `start + 1`, ….
struct Law {
    start: u64,
    masses: Vec<f64>,
}

impl Stratum {
    fn size(&self) -> u64 {
        self.counts.iter().sum()
    }

    fn sum(&self) -> u64 {
        (0_u64..).zip(&self.counts).map(|(level, &count)| level * count).sum()
    }

    /// The lowest and the highest level anybody chose.
    fn ends(&self) -> (usize, usize) {
        let low = self.counts.iter().position(|&count| count > 0).unwrap_or(0);
        let high = self.counts.iter().rposition(|&count| count > 0).unwrap_or(low);
        (low, high)
    }

    /// The smaller of the two samples.
    fn smaller(&self) -> u64 {
        self.second.min(self.size() - self.second)
    }

    /// The largest difference between two sums of levels.
    pub(crate) fn range(&self) -> u64 {
        let (low, high) = self.ends();
        self.smaller() * (high - low) as u64
    }

    /// How many additions [`law`](Self::law) takes.
    fn cost(&self) -> f64 {
        self.size() as f64 * self.smaller() as f64 * (self.range() + 1) as f64
    }

    /// Mean of the second sample's sum of levels when labels are drawn at random.
    fn mean(&self) -> f64 {
        self.second as f64 * self.sum() as f64 / self.size() as f64
    }

    /// Its variance, by sampling without replacement.
    fn variance(&self) -> f64 {
        let n = self.size() as f64;
        if n < 2.0 {
            return 0.0;
        }
        let mean = self.sum() as f64 / n;
        let squares = self.counts.iter().enumerate();
        let squares: f64 =
            squares.map(|(level, &count)| count as f64 * (level as f64 - mean).powi(2)).sum();
        let second = self.second as f64;
        second * (n - second) / (n * (n - 1.0)) * squares
    }

    /// The law of the second sample's sum of levels over all choices of its members, level by level:
    /// how likely it is that those up to a level are c with the sum s (the shift algorithm of
    /// Streitberg & Röhmel 1986, on counts and in probabilities, which neither overflow nor vanish).
    fn law(&self) -> Law {
        let (low, high) = self.ends();
        let take = usize::try_from(self.smaller()).unwrap_or(0);
        let width = take * (high - low) + 1;
        let mut masses = vec![0.0; (take + 1) * width];
        masses[0] = 1.0;
        let (mut before, mut left) = (0, self.size());
        for (step, &count) in self.counts[low..=high].iter().enumerate() {
            let here = usize::try_from(count).unwrap_or(usize::MAX);
            let reached = take.min(before + here);
            // From the most chosen down, so that nothing is read after it was written.
            for chosen in (0..=reached).rev() {
                let (below, own) = masses.split_at_mut(chosen * width);
                let own = &mut own[..width];
                let stay = hypergeometric(left, count, (take - chosen) as u64, 0);
                for mass in own.iter_mut() {
                    *mass *= stay;
                }
                let fewest = chosen.saturating_sub(before).max(1);
                for add in fewest..=chosen.min(here) {
                    let from = chosen - add;
                    let share = hypergeometric(left, count, (take - from) as u64, add as u64);
                    let from = &below[from * width..(from + 1) * width];
                    for (sum, mass) in own[add * step..].iter_mut().zip(from) {
                        *sum += share * mass;
                    }
                }
            }
            before = reached;
            left -= count;
        }
        let mut masses = masses.split_off(take * width);
        let all: f64 = masses.iter().sum();
        for mass in &mut masses {
            *mass /= all;
        }
        let start = take as u64 * low as u64;
        if self.smaller() == self.second {
            return Law { start, masses };
        }
        // The law of the other sample, mirrored; sums there is nobody for are cut off first.
        masses.truncate(masses.iter().rposition(|&mass| mass > 0.0).unwrap_or(0) + 1);
        masses.reverse();
        Law { start: self.sum() - start - (masses.len() - 1) as u64, masses }
    }
}

/// The probability, over all ways to say who of each stratum belongs to the second sample, that
/// the sum of `coefficient · level` over the second samples is at least as far from its mean as
/// `observed`; and whether that is exact. Beyond `limit` additions the normal law with the exact
/// mean and variance takes its place.
pub(crate) fn relabeled(strata: &[Stratum], observed: u64, limit: f64) -> (f64, bool) {
    let scaled = |one: &Stratum, value: f64| one.coefficient as f64 * value;
    let mean = exact_sum(strata.iter().map(|one| scaled(one, one.mean())));
    let reach: f64 = strata.iter().map(|one| scaled(one, one.range() as f64)).sum();
    let folds: f64 = strata.iter().map(|one| reach * (one.range() + 1) as f64).sum();
    let cost: f64 = strata.iter().map(Stratum::cost).sum::<f64>() + folds;
    if cost > limit {
        let variance: f64 = strata.iter().map(|one| scaled(one, scaled(one, one.variance()))).sum();
        let step = strata.iter().fold(0, |step, one| gcd(step, one.coefficient));
        return (normal_tails(observed as f64 - mean, step as f64 / 2.0, variance), false);
    }
    let mut total = Law { start: 0, masses: vec![1.0] };
    for stratum in strata {
        total = total.plus(&stratum.law(), stratum.coefficient);
    }
    (total.tails(mean, observed as f64 - mean), true)
}

/// The probability, over all signs of `differences`, that their sum is at least as far from 0 as it
/// is; and whether that is exact, as for [`relabeled`]. Differences of 0 change nothing.
pub(crate) fn sign_flipped(differences: &[i64], limit: f64) -> (f64, bool) {
    let total: i64 = differences.iter().sum();
    let moved = || differences.iter().map(|one| one.unsigned_abs()).filter(|&size| size > 0);
    let all: u64 = moved().sum();
    if all as f64 * moved().count() as f64 > limit {
        let variance: f64 = moved().map(|size| (size as f64).powi(2)).sum();
        return (normal_tails(total as f64, moved().fold(0, gcd) as f64, variance), false);
    }
    let mut law = Law { start: 0, masses: vec![1.0] };
    for size in moved() {
        law = law.plus(&Law { start: 0, masses: vec![0.5, 0.5] }, size);
    }
    // The sum of the signed differences is twice that of the positive ones, less all.
    (law.tails(all as f64 / 2.0, total as f64 / 2.0), true)
}

impl Law {
    /// The law of this number plus `times` another, independent one.
    fn plus(&self, other: &Self, times: u64) -> Self {
        let step = usize::try_from(times).unwrap_or(0);
        let length = self.masses.len() + step * (other.masses.len() - 1);
        let mut masses = vec![0.0; length];
        for (at, &mass) in other.masses.iter().enumerate().filter(|(_, mass)| **mass > 0.0) {
            for (sum, own) in masses[at * step..].iter_mut().zip(&self.masses) {
                *sum += mass * own;
            }
        }
        Self { start: self.start + times * other.start, masses }
    }

    /// The mass at least `deviation` away from `mean`, on both sides.
    fn tails(&self, mean: f64, deviation: f64) -> f64 {
        let far = deviation.abs() - SAME;
        let is_far = |at: usize| ((self.start + at as u64) as f64 - mean).abs() >= far;
        let masses = self.masses.iter().enumerate().filter(|&(at, _)| is_far(at));
        masses.map(|(_, mass)| mass).sum::<f64>().min(1.0)
    }
}

/// The chance that `chosen` of `some` are among `taken` drawn from `all`.
fn hypergeometric(all: u64, some: u64, taken: u64, chosen: u64) -> f64 {
    let others = all - some;
    if chosen > some || taken - chosen > others {
        return 0.0;
    }
    let ways = ln_binomial(some, chosen) + ln_binomial(others, taken - chosen);
    (ways - ln_binomial(all, taken)).exp()
}

/// Both tails of the normal law, corrected by half the step between possible sums; 1 without
/// variance.
fn normal_tails(deviation: f64, half_step: f64, variance: f64) -> f64 {
    if variance <= 0.0 {
        return 1.0;
    }
    let deviation = (deviation.abs() - half_step).max(0.0);
    erfc(deviation / (2.0 * variance).sqrt()).min(1.0)
}

/// The greatest common divisor; 0 divides nothing.
pub(crate) fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::{Stratum, relabeled, sign_flipped};
    use proptest::prelude::*;

    /// Every way to say who of each stratum is in the second sample, one by one.
    fn twin(strata: &[(Vec<u64>, usize, u64)], observed: u64) -> f64 {
        let mut sums = vec![0_u64];
        let mut mean = 0.0;
        for (people, second, coefficient) in strata {
            let all: u64 = people.iter().sum();
            mean += (coefficient * all) as f64 * *second as f64 / people.len() as f64;
            let subsets = (0_u32..1 << people.len()).filter(|s| s.count_ones() as usize == *second);
            let own: Vec<u64> = subsets
                .map(|subset| {
                    let chosen = (0..people.len()).filter(|at| subset >> at & 1 == 1);
                    coefficient * chosen.map(|at| people[at]).sum::<u64>()
                })
                .collect();
            sums = sums.iter().flat_map(|sum| own.iter().map(move |one| sum + one)).collect();
        }
        let far = (observed as f64 - mean).abs() - 1e-9;
        let extreme = sums.iter().filter(|&&sum| (sum as f64 - mean).abs() >= far).count();
        extreme as f64 / sums.len() as f64
    }

    fn counts(people: &[u64]) -> Vec<u64> {
        (0..5).map(|level| people.iter().filter(|&&one| one == level).count() as u64).collect()
    }

    fn stratum() -> impl Strategy<Value = (Vec<u64>, usize, u64)> {
        prop::collection::vec(0_u64..5, 2..7).prop_flat_map(|people| {
            let size = people.len();
            (Just(people), 1..size, 1_u64..4)
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]
        #[test]
        fn relabeling_equals_full_enumeration(strata in prop::collection::vec(stratum(), 1..4)) {
            // The observed second sample: the last members of each stratum.
            let observed = strata.iter().map(|(people, second, coefficient)| {
                coefficient * people[people.len() - second..].iter().sum::<u64>()
            }).sum();
            let fast: Vec<Stratum> = strata.iter().map(|(people, second, coefficient)| Stratum {
                counts: counts(people),
                second: *second as u64,
                coefficient: *coefficient,
            }).collect();
            let (p, is_exact) = relabeled(&fast, observed, 1e9);
            prop_assert!(is_exact);
            prop_assert!((p - twin(&strata, observed)).abs() < 1e-12);
        }

        #[test]
        fn signs_equal_full_enumeration(differences in prop::collection::vec(-4_i64..5, 0..10)) {
            let observed = differences.iter().sum::<i64>().abs();
            let sums = (0_u32..1 << differences.len()).map(|signs| {
                let signed = differences.iter().enumerate();
                signed.map(|(at, one)| if signs >> at & 1 == 1 { *one } else { -one }).sum::<i64>()
            });
            let all = f64::from(1_u32 << differences.len());
            let expected = sums.filter(|sum| sum.abs() >= observed).count() as f64 / all;
            let (p, is_exact) = sign_flipped(&differences, 1e9);
            prop_assert!(is_exact);
            prop_assert!((p - expected).abs() < 1e-12);
        }
    }

    /// Two levels, the second sample all but one of a thousand: by hand, the one left out has the
    /// upper level (10 of 1,000) as observed, or not; only the first is as far from the mean. Numbers
    /// of ways would be far beyond the largest float for the next: it still sums to 1.
    #[test]
    fn large_numbers_of_ways() {
        let strata = [Stratum { counts: vec![990, 10], second: 999, coefficient: 1 }];
        let (p, _) = relabeled(&strata, 9, 1e9);
        assert!((p - 0.01).abs() < 1e-12, "{p}");
        let even = [Stratum { counts: vec![600, 600], second: 600, coefficient: 1 }];
        let (p, is_exact) = relabeled(&even, 300, 1e10);
        assert!(is_exact && (p - 1.0).abs() < 1e-9, "{p}");
    }

    /// Beyond the limit the normal law: close for samples of a hundred, and it says so.
    #[test]
    fn large_samples_by_the_normal_law() {
        let strata = [Stratum { counts: vec![20, 30, 60, 50, 40], second: 90, coefficient: 1 }];
        let (exact, yes) = relabeled(&strata, 220, 1e9);
        let (normal, no) = relabeled(&strata, 220, 0.0);
        assert!(yes && !no);
        assert!((exact - normal).abs() < 0.02 * exact.max(0.1), "{exact} {normal}");
        let differences: Vec<i64> = (0..200).map(|at| i64::from(at % 5 - 1)).collect();
        let (exact, normal) = (sign_flipped(&differences, 1e9), sign_flipped(&differences, 0.0));
        assert!((exact.0 - normal.0).abs() < 1e-3, "{exact:?} {normal:?}");
    }
}
