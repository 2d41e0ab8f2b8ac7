//! Exact bootstrap laws against full enumeration.

#![allow(clippy::float_cmp, reason = "certain results are exact")]
#![allow(clippy::many_single_char_names, reason = "p, q, n and t are what the formulas say")]
#![allow(clippy::too_many_lines, reason = "one twin, written out")]
#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small whole numbers")]

mod common;

use std::collections::BTreeMap;

use common::{close, frame_on, issue, likert, ok, thresholds, with_cell};
use materiality::{
    Axis, BootstrapLaw, Confidence, FixedScore, GroupWeights, Interval, PerAxis, PooledLaw, Rating,
    Recipe, Score, StakeholderGroup, Survey, Tally,
};
use proptest::prelude::*;
use statrs::distribution::{ContinuousCDF, Normal};

fn law(counts: &[u64]) -> BootstrapLaw {
    let scale = likert(u8::try_from(counts.len()).unwrap());
    with_cell(&scale, counts, |cell| ok(BootstrapLaw::of(cell)))
}

/// How many of the nⁿ resamples have each sum of levels, by going through every one of them.
fn enumerated(answers: &[u64]) -> BTreeMap<u64, u64> {
    let n = answers.len();
    let mut sums = BTreeMap::new();
    for number in 0..n.pow(u32::try_from(n).unwrap()) {
        let mut rest = number;
        let mut sum = 0;
        for _ in 0..n {
            sum += answers[rest % n];
            rest /= n;
        }
        *sums.entry(sum).or_insert(0) += 1;
    }
    sums
}

fn answers(counts: &[u64]) -> Vec<u64> {
    common::expand(counts).into_iter().map(|level| level as u64).collect()
}

/// The least sum that is not exceeded in at least `share` of `resamples`.
fn quantile(sums: &BTreeMap<u64, u64>, resamples: u64, share: f64) -> u64 {
    let mut below = 0;
    for (&sum, &times) in sums {
        below += times;
        if below as f64 >= share * resamples as f64 - 1e-6 {
            return sum;
        }
    }
    panic!("no quantile at {share}")
}

/// Efron 1987 by the book, on sums: bias from the resamples, acceleration by leaving out one
/// answer after the other.
fn bca(sums: &BTreeMap<u64, u64>, answers: &[u64], level: f64) -> (u64, u64) {
    let resamples: u64 = sums.values().sum();
    let total: u64 = answers.iter().sum();
    let below: u64 = sums.range(..total).map(|(_, times)| times).sum();
    let equal = sums.get(&total).copied().unwrap_or(0);
    let normal = Normal::standard();
    let z0 = normal.inverse_cdf((below as f64 + equal as f64 / 2.0) / resamples as f64);
    let n = answers.len() as f64;
    let without: Vec<f64> =
        answers.iter().map(|&answer| (total - answer) as f64 / (n - 1.0)).collect();
    let mean = without.iter().sum::<f64>() / n;
    let cubes: f64 = without.iter().map(|one| (mean - one).powi(3)).sum();
    let squares: f64 = without.iter().map(|one| (mean - one).powi(2)).sum();
    let a = cubes / (6.0 * squares.powf(1.5));
    let end = |z: f64| {
        let moved = normal.cdf(z0 + (z0 + z) / (1.0 - a * (z0 + z)));
        quantile(sums, resamples, moved)
    };
    let z = normal.inverse_cdf(f64::midpoint(1.0, level));
    (end(-z), end(z))
}

fn small_counts() -> impl Strategy<Value = Vec<u64>> {
    prop::collection::vec(0_usize..4, 1..=6).prop_map(|levels| {
        let mut counts = vec![0; 4];
        for level in levels {
            counts[level] += 1;
        }
        counts
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// All nⁿ resamples, n ≤ 6: every probability, every quantile, percentile and BCa intervals.
    #[test]
    fn the_law_is_that_of_all_resamples(counts in small_counts(), share in 0.01..0.99_f64) {
        let answers = answers(&counts);
        let n = answers.len() as u64;
        let sums = enumerated(&answers);
        let resamples: u64 = sums.values().sum();
        let law = law(&counts);
        prop_assert_eq!(law.answers(), n);
        let parts = (3 * n) as f64;
        let mut points = 0;
        for (score, p) in law.points() {
            let sum = (score.get() * parts).round() as u64;
            let expected = sums.get(&sum).copied().unwrap_or(0) as f64 / resamples as f64;
            prop_assert!((p - expected).abs() < 1e-14);
            points += usize::from(p > 0.0);
        }
        prop_assert_eq!(points, sums.len());
        let mean = answers.iter().sum::<u64>() as f64 / parts;
        prop_assert!((law.mean().get() - mean).abs() < 1e-15);
        let variance: f64 = sums
            .iter()
            .map(|(&sum, &times)| (sum as f64 / parts - mean).powi(2) * times as f64)
            .sum::<f64>() / resamples as f64;
        prop_assert!((law.standard_error() - variance.sqrt()).abs() < 1e-12);
        for line in 0..=3 * n {
            let above: u64 = sums.range(line..).map(|(_, times)| times).sum();
            let found = law.reaches(ok(Score::new(line as f64 / parts)));
            prop_assert!((found - above as f64 / resamples as f64).abs() < 1e-14);
        }
        let at = |sum: u64| ok(Score::new(sum as f64 / parts));
        prop_assert_eq!(law.quantile(share), at(quantile(&sums, resamples, share)));
        let confidence = ok(Confidence::new(0.9));
        if n == 1 {
            prop_assert_eq!(law.percentile_interval(confidence), None);
            prop_assert_eq!(law.bca_interval(confidence), None);
            return Ok(());
        }
        let ends = [quantile(&sums, resamples, 0.05), quantile(&sums, resamples, 0.95)];
        let expected = ok(Interval::new(at(ends[0]), at(ends[1])));
        prop_assert_eq!(law.percentile_interval(confidence), Some(expected));
        if sums.len() == 1 {
            prop_assert!(law.bca_interval(confidence).unwrap().is_degenerate());
        } else {
            let (low, high) = bca(&sums, &answers, 0.9);
            prop_assert_eq!(law.bca_interval(confidence), Some(ok(Interval::new(at(low), at(high)))));
        }
    }
}

/// Eight answers on a scale from 1 to 5, all 8⁸ resamples: 5 5 5 4 4 4 3 2 has mean 4 and the `BCa`
/// interval from 3.125 to 4.625 at 95 %.
#[test]
fn bca_of_eight_answers() {
    let counts = [0, 1, 1, 3, 3];
    let sums = enumerated(&answers(&counts));
    let (low, high) = bca(&sums, &answers(&counts), 0.95);
    let rating = |sum: u64| 1.0 + sum as f64 / 8.0;
    assert_eq!((rating(low), rating(high)), (3.125, 4.625));
    let found = law(&counts).bca_interval(Confidence::default()).unwrap();
    assert_eq!(found.lower().get() * 4.0 + 1.0, 3.125);
    assert_eq!(found.upper().get() * 4.0 + 1.0, 4.625);
}

/// All answers equal: one point, intervals of zero width. Nobody, and too many: errors.
#[test]
fn degenerate_laws() {
    let certain = law(&[0, 7, 0]);
    assert_eq!(certain.points().collect::<Vec<_>>(), [(ok(Score::new(0.5)), 1.0)]);
    assert_eq!(certain.reaches(ok(Score::new(0.5))), 1.0);
    assert_eq!(certain.standard_error(), 0.0);
    for interval in [
        certain.percentile_interval(Confidence::default()),
        certain.bca_interval(Confidence::default()),
    ] {
        assert!(interval.unwrap().is_degenerate());
    }
    let refused = |counts: &[u64]| {
        with_cell(&likert(3), counts, |cell| common::error_of(BootstrapLaw::of(cell)))
    };
    assert_eq!(refused(&[0, 0, 0]), "nobody answered, expected at least one answer to resample");
    assert_eq!(
        refused(&[1 << 20, 1, 0]),
        "the exact bootstrap law is for at most 1048576 answers, found 1048577"
    );
    // Rounding moves no quantile: ten equal chances, each quantile asked for exactly.
    let two = law(&[1, 1]);
    assert_eq!(two.quantile(0.25), Score::ZERO);
    assert_eq!(two.quantile(0.75), ok(Score::new(0.5)));
    assert_eq!((two.quantile(-1.0), two.quantile(2.0)), (Score::ZERO, Score::ONE));
}

/// A survey of many answers: the law is normal but for its skewness, P(mean ≥ mean) near one half.
#[test]
fn many_answers() {
    let law = law(&[10_000, 30_000, 60_000]);
    let mass: f64 = law.points().map(|(_, p)| p).sum();
    close(mass, 1.0, 1e-9);
    close(law.reaches(law.mean()), 0.5, 0.01);
    let width = law.percentile_interval(Confidence::default()).unwrap().width();
    close(width / law.standard_error(), 2.0 * 1.96, 0.02);
}

/// A tally of one issue: counts of each group on a scale from 1 to 3.
fn pooled(counts: &[Vec<u64>]) -> Tally {
    let names: Vec<String> = (0..counts.len()).map(|group| format!("g{group}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let scale = likert(3);
    let mut tally = Tally::empty(&frame_on(&["i"], &names, &scale));
    for (group, counts) in names.iter().zip(counts) {
        for (level, &count) in scale.iter_levels().zip(counts) {
            ok(tally.add(group, "i", "stakeholder", Rating::Level(level), count));
        }
    }
    tally
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// The product of all groups' laws, every combination by itself, in whole numbers: weights 1, 2
    /// and 3, so a pooled score is a whole number of a common part.
    #[test]
    fn pooled_laws_are_those_of_all_combinations(
        groups in prop::collection::vec(prop::collection::vec(0_u64..3, 3), 1..=4),
        share in 0.02..0.98_f64,
    ) {
        prop_assume!(groups.iter().all(|counts| counts.iter().sum::<u64>() > 0));
        let tally = pooled(&groups);
        let relative: Vec<f64> = (0..groups.len()).map(|group| (group % 3 + 1) as f64).collect();
        let weights = ok(GroupWeights::per_axis(
            tally.questionnaire(),
            &PerAxis::both(relative.clone()),
        ));
        let recipe = Recipe::new(weights, thresholds(0.5));
        let law = ok(PooledLaw::of(&tally, &recipe, "i", Axis::Stakeholder));
        // Every score is a whole number of 1/(720·720·Σ weights): n is at most 6, levels 2.
        let unit = 720 * 720;
        let mut all: BTreeMap<u64, f64> = BTreeMap::from([(0, 1.0)]);
        for (counts, &weight) in groups.iter().zip(&relative) {
            let n: u64 = counts.iter().sum();
            let answers = answers(counts);
            let sums = enumerated(&answers);
            let resamples: u64 = sums.values().sum();
            let mut next = BTreeMap::new();
            for (value, p) in all {
                for (&sum, &times) in &sums {
                    let own = weight as u64 * sum * unit / (2 * n);
                    *next.entry(value + own).or_insert(0.0) += p * times as f64 / resamples as f64;
                }
            }
            all = next;
        }
        let whole = relative.iter().sum::<f64>() * unit as f64;
        let mut below = 0.0;
        let mut expected = None;
        for (&value, &p) in &all {
            let line = ok(Score::new((value as f64 / whole).min(1.0)));
            let above: f64 = all.range(value..).map(|(_, p)| p).sum();
            prop_assert!((law.reaches(line) - above).abs() < 1e-11);
            below += p;
            if expected.is_none() && below >= share - 1e-12 {
                expected = Some(value as f64 / whole);
            }
        }
        prop_assert!((law.quantile(share).get() - expected.unwrap()).abs() < 1e-12);
        let mean: f64 = all.iter().map(|(&value, p)| value as f64 / whole * p).sum();
        prop_assert!((law.mean().get() - mean).abs() < 1e-11);
    }
}

/// One group: the pooled law is the law of the cell, intervals included.
#[test]
fn one_group_pooled_is_the_cell() {
    let tally = pooled(&[vec![2, 5, 9]]);
    let recipe = Recipe::new(GroupWeights::equal(tally.questionnaire()), thresholds(0.5));
    let pooled = ok(PooledLaw::of(&tally, &recipe, "i", Axis::Stakeholder));
    let cell = ok(BootstrapLaw::of(&tally.cell("g0", "i", "stakeholder").unwrap()));
    for level in [0.5, 0.8, 0.95, 0.99] {
        let confidence = ok(Confidence::new(level));
        for (found, expected) in [
            (pooled.percentile_interval(confidence), cell.percentile_interval(confidence)),
            (pooled.bca_interval(confidence), cell.bca_interval(confidence)),
        ] {
            let (found, expected) = (found.unwrap(), expected.unwrap());
            close(found.lower().get(), expected.lower().get(), 1e-12);
            close(found.upper().get(), expected.upper().get(), 1e-12);
        }
    }
}

/// A group with a fixed score shifts the law; several criteria, many groups and other estimators
/// are refused by name.
#[test]
fn what_pooled_laws_take_and_refuse() {
    let tally = pooled(&[vec![2, 5, 9], vec![0, 0, 0]]);
    let weights = GroupWeights::equal(tally.questionnaire());
    let nature = ok(StakeholderGroup::new("g1", "Nature"));
    let nature = ok(nature.with_fixed_score(ok(FixedScore::new("i", "stakeholder", 3.0, "index"))));
    let recipe = Recipe::new(weights.clone(), thresholds(0.5)).groups(&[nature]);
    let law = ok(PooledLaw::of(&tally, &recipe, "i", Axis::Stakeholder));
    let cell = ok(BootstrapLaw::of(&tally.cell("g0", "i", "stakeholder").unwrap()));
    for share in [0.1, 0.5, 0.9] {
        close(law.quantile(share).get(), 0.5 + cell.quantile(share).get() / 2.0, 1e-12);
    }
    let plain = Recipe::new(weights, thresholds(0.5));
    let refused = |recipe: &Recipe, issue: &str, axis: Axis| {
        common::error_of(PooledLaw::of(&tally, recipe, issue, axis))
    };
    assert_eq!(
        refused(&plain, "air", Axis::Stakeholder),
        r#"issue "air" is not of the questionnaire"#
    );
    assert_eq!(
        refused(&plain, "i", Axis::Operational),
        "issue i has no score on the operational axis: no group that counts gave enough answers"
    );
    assert_eq!(
        refused(
            &plain.clone().estimator(materiality::EstimatorKind::Median),
            "i",
            Axis::Stakeholder
        ),
        "the exact bootstrap law needs the mean, found the median"
    );
    let many: Vec<Vec<u64>> = (0..8).map(|group| vec![90 + group, 70, 90]).collect();
    let many = pooled(&many);
    let recipe = Recipe::new(
        ok(GroupWeights::per_axis(
            many.questionnaire(),
            &PerAxis::both((0..8).map(|group| (1.0 + f64::from(group)).sqrt()).collect()),
        )),
        thresholds(0.5),
    );
    assert_eq!(
        common::error_of(PooledLaw::of(&many, &recipe, "i", Axis::Stakeholder)),
        "the exact bootstrap law of issue i on the stakeholder axis would need more than 4194304 \
         points; resample respondents instead"
    );
}

/// Two criteria on an axis are rated by the same people.
#[test]
fn dependent_criteria_are_refused() {
    use materiality::{Criteria, Criterion};
    let scale = likert(3);
    let criterion = |id: &str, axis| (ok(Criterion::new(id, id, axis, scale.clone())), 1.0);
    let criteria = ok(Criteria::new([
        criterion("money", Axis::Operational),
        criterion("scale", Axis::Stakeholder),
        criterion("scope", Axis::Stakeholder),
    ]));
    let frame = common::frame_of(&["i"], &["g"], criteria);
    let level = scale.iter_levels().next().unwrap();
    let survey = ok(Survey::from_fn(&frame, &[3], |_, _, _| Rating::Level(level)));
    let recipe = Recipe::new(GroupWeights::equal(&frame), thresholds(0.5));
    assert_eq!(
        common::error_of(PooledLaw::of(&survey.tally(), &recipe, "i", Axis::Stakeholder)),
        "the exact bootstrap law needs one criterion on the stakeholder axis, as the same people \
         rate them all; resample respondents instead"
    );
    assert_eq!(issue("i").as_str(), "i");
}
