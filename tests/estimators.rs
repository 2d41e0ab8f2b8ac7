//! Estimators against numbers worked by hand, published tables, and naive twins on the sample.

#![allow(clippy::float_cmp, reason = "scores that have to be exact are compared as such")]

mod common;

use common::{close, estimate, expand, frame_on, likert, ok, rating, with_cell};
use materiality::{
    Axis, Confidence, Direction, Estimate, Estimator, GroupScores, GroupWeights,
    InterpolatedMedian, Interval, MaterialityMatrix, Mean, Median, Owa, PerAxis, PoolingRules,
    PowerMean, Scale, Score, Tally, TopBox, TrimmedMean, WinsorizedMean,
};
use proptest::prelude::*;

/// An estimate that has to be there.
#[track_caller]
fn of(estimator: &dyn Estimator, counts: &[u64]) -> Estimate {
    estimate(estimator, counts).expect("somebody answered")
}

/// A score in units of a scale 1, 2, ….
#[track_caller]
fn units(estimate: &Estimate, levels: usize) -> f64 {
    1.0 + estimate.score().get() * (levels - 1) as f64
}

#[track_caller]
fn at(level: f64) -> Confidence {
    ok(Confidence::new(level))
}

/// Half the width of an interval that nothing cut off, in standard errors: the critical value.
#[track_caller]
fn critical(df: f64, level: f64) -> f64 {
    let estimate = Estimate::new(ok(Score::new(0.5)), 10).with_variance(1e-8, df);
    (estimate.interval(at(level)).expect("df is positive").upper().get() - 0.5) / 1e-4
}

/// Critical values of Student's t at .975 and .995, as in any printed table (Fisher & Yates 1938,
/// table III), to their three digits.
#[test]
fn published_critical_values() {
    for (df, p975, p995) in [
        (1.0, 12.706, 63.657),
        (2.0, 4.303, 9.925),
        (4.0, 2.776, 4.604),
        (9.0, 2.262, 3.250),
        (24.0, 2.064, 2.797),
        (30.0, 2.042, 2.750),
        (100.0, 1.984, 2.626),
        (1000.0, 1.962, 2.581),
        (f64::INFINITY, 1.960, 2.576),
    ] {
        close(critical(df, 0.95), p975, 0.00051);
        close(critical(df, 0.99), p995, 0.00051);
    }
    // df = 1 and 2 have closed forms: tan(π(p − ½)) and (2p − 1)/√(2p(1 − p)).
    let p: f64 = 0.9;
    close(critical(1.0, 0.8), (std::f64::consts::PI * (p - 0.5)).tan(), 1e-8);
    close(critical(2.0, 0.8), (2.0 * p - 1.0) / (2.0 * p * (1.0 - p)).sqrt(), 1e-8);
}

/// Critical values fall with the degrees of freedom, to the normal ones, without a jump where the
/// way of computing them changes; any number of answers ends in finite time.
#[test]
fn critical_values_of_any_size_of_sample() {
    for level in [0.5, 0.8, 0.95, 0.99, 0.999] {
        let values: Vec<f64> = [10.0, 100.0, 990.0, 999.999_999, 1000.0, 1010.0, 1e5, 1e8, 1e12]
            .map(|df| critical(df, level))
            .to_vec();
        assert!(values.windows(2).all(|pair| pair[0] > pair[1] - 1e-8), "{level}: {values:?}");
        close(values[3], values[4], 1e-7);
        // t ≈ z + (z³ + z)/4df, with an error of the order 1/df².
        let z = values[8];
        close(values[6], z + (z.powi(3) + z) / 4e5, 1e-8);
    }
    close(critical(1e12, 0.95), 1.959_963_985, 1e-8);
}

/// The largest level below 1 still gives numbers: never NaN, and no width where there is none.
#[test]
fn extreme_confidence() {
    let sure = at(1.0 - f64::EPSILON / 2.0);
    for df in [1.0, 5.0, 5e3] {
        let flat = Estimate::new(ok(Score::new(0.5)), 10).with_variance(0.0, df);
        assert!(flat.interval(sure).expect("the variance is known").is_degenerate());
        let wide = Estimate::new(ok(Score::new(0.5)), 10).with_variance(1e-4, df);
        let width = wide.interval(sure).expect("the variance is known").width();
        assert!(width > 0.16 && width <= 1.0, "{df}: {width}"); // beyond ±8 standard errors
    }
    let interval = of(&ok(TopBox::new(1)), &[3, 5]).interval(sure).unwrap();
    assert!(interval.contains(ok(Score::new(0.625))) && interval.width() < 1.0);
}

/// 1, 2, 2, 5 on five levels: mean 2.5; s² = (2.25 + .25 + .25 + 6.25)/3 = 3; se = √(3/4) = .8660;
/// at 80 % t(3) = 1.6377 ⇒ ±1.4183; at 95 % 3.1824 ⇒ ±2.7560, cut off at both ends.
#[test]
fn mean_by_hand() {
    let estimate = of(&Mean, &[1, 2, 0, 0, 1]);
    assert_eq!(units(&estimate, 5), 2.5);
    close(estimate.variance().unwrap(), 0.75 / 16.0, 1e-15);
    assert_eq!(estimate.degrees_of_freedom(), Some(3.0));
    let interval = estimate.interval(at(0.8)).unwrap();
    close(1.0 + 4.0 * interval.lower().get(), 2.5 - 1.6377 * 0.75_f64.sqrt(), 1e-4);
    close(1.0 + 4.0 * interval.upper().get(), 2.5 + 1.6377 * 0.75_f64.sqrt(), 1e-4);
    let interval = estimate.interval(at(0.95)).unwrap();
    assert_eq!((interval.lower(), interval.upper()), (Score::ZERO, Score::ONE));
}

/// Counts 1, 2, 5, 8, 4: n/2 = 10, 8 lie below level 4, so 3.5 + 2/8 = 3.75; the plain median is
/// 4. With exactly half below a gap both are midway: 2, 0, 2 on three levels give 2.
#[test]
fn medians_by_hand() {
    assert_eq!(units(&of(&InterpolatedMedian, &[1, 2, 5, 8, 4]), 5), 3.75);
    assert_eq!(units(&of(&Median, &[1, 2, 5, 8, 4]), 5), 4.0);
    assert_eq!(units(&of(&InterpolatedMedian, &[2, 0, 2]), 3), 2.0);
    assert_eq!(units(&of(&Median, &[2, 0, 0, 1, 1]), 5), 2.5);
    assert_eq!(units(&of(&InterpolatedMedian, &[2, 0, 0, 1, 1]), 5), 2.5);
    // Levels 1 and 2, once each, on two levels: medians of the 4 resamples 1, 1.5, 1.5, 2.
    close(of(&Median, &[1, 1]).variance().unwrap(), 0.125, 1e-15);
    // Levels 1, 1, 2: M = 2 in 7 of 27 resamples (two or three draws of the 2).
    close(of(&Median, &[2, 1]).variance().unwrap(), 7.0 / 27.0 * 20.0 / 27.0, 1e-12);
}

/// A large group split almost evenly: 3960, 840, 3200 on three levels. P(M = 1) = P(Bin(8000,
/// .495) ≥ 4001), by the normal law with a correction for continuity Φ(−.9056) = .1826.
#[test]
fn the_median_of_a_large_group_keeps_its_variance() {
    let variance = of(&Median, &[3960, 840, 3200]).variance().unwrap() * 4.0;
    close(variance, 0.1826 * (1.0 - 0.1826), 0.003); // M is 1 or 2, hardly ever 1.5
    let odd = of(&Median, &[3960, 841, 3200]).variance().unwrap() * 4.0;
    close(odd, variance, 0.002);
}

/// Ten answers 1, 1, 2, 3, 3, 4, 4, 4, 5, 5 cut by a fifth at each end: 2, 3, 3, 4, 4, 4 have the
/// mean 20/6. Winsorized: 2, 2, 2, 3, 3, 4 × 5 with mean 3.2 and Σ(x − 3.2)² = 7.6. Trimmed:
/// var = 9 · (7.6/9)/(6 · 5) = .25333; winsorized: var = (9/5)² · (7.6/9)/10 = .2736.
#[test]
fn trimmed_and_winsorized_by_hand() {
    let counts = [2, 1, 2, 3, 2];
    let trimmed = of(&ok(TrimmedMean::new(0.2)), &counts);
    close(units(&trimmed, 5), 20.0 / 6.0, 1e-15);
    close(trimmed.variance().unwrap() * 16.0, 7.6 / 30.0, 1e-15);
    assert_eq!(trimmed.degrees_of_freedom(), Some(5.0));
    let winsorized = of(&ok(WinsorizedMean::new(0.2)), &counts);
    close(units(&winsorized, 5), 3.2, 1e-15);
    close(winsorized.variance().unwrap() * 16.0, 0.2736, 1e-15);
    // .29 of 100 answers is 29 although .29 · 100 is 28.999… in floating point.
    let trimmed = of(&ok(TrimmedMean::new(0.29)), &[29, 42, 29]);
    assert_eq!((trimmed.score().get(), trimmed.degrees_of_freedom()), (0.5, Some(41.0)));
    // Just below one half the middle stays.
    for n in 1..6 {
        let kept = of(&ok(TrimmedMean::new(0.5 - 1e-12)), &[0, n, 0]);
        assert_eq!(kept.score().get(), 0.5);
        assert_eq!(of(&ok(WinsorizedMean::new(0.5 - 1e-12)), &[0, n, 0]).score().get(), 0.5);
    }
}

/// 1, 2, 4 on a scale from 1 to 4: geometric mean 8^(1/3) = 2, harmonic 3/(1 + ½ + ¼) = 12/7,
/// quadratic √(21/3) = √7. Variance of the geometric mean by the delta method: M² s²(ln x)/n =
/// 4 · (ln 2)²/3.
#[test]
fn power_means_by_hand() {
    let counts = [1, 1, 0, 1];
    let geometric = of(&PowerMean::GEOMETRIC, &counts);
    close(units(&geometric, 4), 2.0, 1e-14);
    close(geometric.variance().unwrap() * 9.0, 4.0 * 2.0_f64.ln().powi(2) / 3.0, 1e-14);
    close(units(&of(&ok(PowerMean::new(-1.0)), &counts), 4), 12.0 / 7.0, 1e-14);
    close(units(&of(&ok(PowerMean::new(2.0)), &counts), 4), 7.0_f64.sqrt(), 1e-14);
    // Exponent 1 is the arithmetic mean, with its variance s²/n = (7/3)/3.
    let one = of(&ok(PowerMean::new(1.0)), &counts);
    close(units(&one, 4), 7.0 / 3.0, 1e-14);
    close(one.variance().unwrap() * 9.0, 7.0 / 9.0, 1e-14);
    // Large exponents go to the maximum and minimum, but for the factor n^(1/p).
    close(units(&of(&ok(PowerMean::new(50.0)), &counts), 4), 4.0 / 3.0_f64.powf(0.02), 1e-12);
    close(units(&of(&ok(PowerMean::new(-50.0)), &counts), 4), 3.0_f64.powf(0.02), 1e-12);
}

/// α = 2 weights three answers, highest first, by 1/9, 3/9, 5/9 (Yager 1988): of 5, 3, 1 that is
/// 19/9. α = ½: √(1/3), √(2/3) − √(1/3), 1 − √(2/3).
#[test]
fn ordered_weighted_average_by_hand() {
    close(units(&of(&ok(Owa::new(2.0)), &[1, 0, 1, 0, 1]), 5), 19.0 / 9.0, 1e-14);
    let (a, b) = ((1.0_f64 / 3.0).sqrt(), (2.0_f64 / 3.0).sqrt());
    let expected = 5.0 * a + 3.0 * (b - a) + (1.0 - b);
    close(units(&of(&ok(Owa::new(0.5)), &[1, 0, 1, 0, 1]), 5), expected, 1e-14);
    let mean = of(&Mean, &[3, 1, 4, 1, 5]);
    close(of(&ok(Owa::new(1.0)), &[3, 1, 4, 1, 5]).score().get(), mean.score().get(), 1e-14);
}

/// Wilson 1927: 8 of 10 at 95 %. With z² = 3.8415: centre (.8 + .19207)/1.38415 = .71674, reach
/// 1.95996 · √(.016 + .0096036)/1.38415 = .22658 ⇒ .4902 to .9433, as in Brown, Cai & `DasGupta`
/// 2001. 0 of 10: 0 to z²/(n + z²) = .2775.
#[test]
fn wilson_by_hand() {
    let top = ok(TopBox::new(1));
    let interval = of(&top, &[2, 8]).interval(at(0.95)).unwrap();
    close(interval.lower().get(), 0.4902, 0.000_05);
    close(interval.upper().get(), 0.9433, 0.000_05);
    let none = of(&top, &[10, 0]).interval(at(0.95)).unwrap();
    assert_eq!(none.lower(), Score::ZERO);
    close(none.upper().get(), 3.841_459 / 13.841_459, 1e-7);
    let all = of(&ok(TopBox::new(2)), &[0, 3, 7]).interval(at(0.95)).unwrap();
    assert_eq!(all.upper(), Score::ONE);
    close(all.lower().get(), 10.0 / 13.841_459, 1e-7);
}

/// A tally of one issue in which group `g` gave `answers[g]`: (rating, count) pairs.
#[track_caller]
fn pooled(
    scale: &Scale,
    answers: &[&[(f64, u64)]],
    weights: &[f64],
    estimator: &dyn Estimator,
) -> materiality::AxisScore {
    let names: Vec<String> = (0..answers.len()).map(|g| format!("g{g}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let frame = frame_on(&["i"], &names, scale);
    let mut tally = Tally::empty(&frame);
    for (group, answers) in names.iter().zip(answers) {
        for &(value, count) in *answers {
            ok(tally.add(group, "i", "stakeholder", rating(scale, value), count));
        }
    }
    let scores = ok(GroupScores::new(&tally, estimator));
    let weights = ok(GroupWeights::per_axis(&frame, &PerAxis::both(weights.to_vec())));
    let matrix = MaterialityMatrix::new(&scores, &weights, &PoolingRules::default());
    *ok(matrix.get("i", Axis::Stakeholder).unwrap().as_ref())
}

/// Three hundred employees at 3.0, twelve investors at 4.5, eight of the community at 4.2: pooling
/// people gives (900 + 54 + 33.6)/320 = 3.09, pooling groups 11.7/3 = 3.90.
#[test]
fn groups_count_and_not_heads() {
    let scale = ok(Scale::new(1.0, 5.0, 0.1, Direction::HigherIsMore));
    let answers: [&[(f64, u64)]; 3] = [&[(3.0, 300)], &[(4.5, 12)], &[(4.2, 8)]];
    let groups = pooled(&scale, &answers, &[1.0; 3], &Mean);
    close(scale.importance(groups.score()), 3.9, 1e-12);
    assert_eq!((groups.answers(), groups.coverage()), (320, 1.0));
    close(groups.effective_groups(), 3.0, 1e-12);
    let people: [&[(f64, u64)]; 1] = [&[(3.0, 300), (4.5, 12), (4.2, 8)]];
    let heads = pooled(&scale, &people, &[1.0], &Mean);
    close(scale.importance(heads.score()), 3.086_25, 1e-12);
}

/// Welch and Satterthwaite by hand. Group A answers 1, 3 (s² = 2, n = 2), group B 2, 3, 4 (s² = 1,
/// n = 3), weighted ½ each: S = ½·2 + ½·3 = 2.5; var = ¼·1 + ¼·⅓ = ⅓; df = (1/9)/((1/16)/1 +
/// (1/144)/2) = 1.6842. t of that lies between those of 1 and 2 df.
#[test]
fn welch_satterthwaite_by_hand() {
    let answers: [&[(f64, u64)]; 2] = [&[(1.0, 1), (3.0, 1)], &[(2.0, 1), (3.0, 1), (4.0, 1)]];
    // On a scale wide enough that nothing is cut off.
    let wide = ok(Scale::new(-100.0, 100.0, 1.0, Direction::HigherIsMore));
    let score = pooled(&wide, &answers, &[1.0, 1.0], &Mean);
    close(wide.importance(score.score()), 2.5, 1e-12);
    let df = (1.0 / 9.0) / (1.0 / 16.0 + 1.0 / 288.0);
    close(df, 1.684_2, 0.000_05);
    let interval = score.interval().unwrap();
    let reach = interval.width() * 200.0 / 2.0;
    close(reach, critical(df, 0.95) * (1.0_f64 / 3.0).sqrt(), 1e-8);
    assert!(critical(df, 0.95) > 4.303 && critical(df, 0.95) < 12.706);
    // One answer in a group that counts: its error is not known, so there is no interval.
    let single: [&[(f64, u64)]; 2] = [&[(1.0, 1)], &[(2.0, 2), (3.0, 1)]];
    assert_eq!(pooled(&wide, &single, &[1.0, 1.0], &Mean).interval(), None);
}

/// Shares are pooled by their distances (Zou & Donner 2008): two groups of 8 in 10 have the reach
/// of one, divided by √2, on each side.
#[test]
fn pooled_shares_by_hand() {
    let eight: &[(f64, u64)] = &[(1.0, 2), (2.0, 8)];
    let top = ok(TopBox::new(1));
    let one: Interval = of(&top, &[2, 8]).interval(at(0.95)).unwrap();
    let both = pooled(&likert(2), &[eight, eight], &[1.0, 1.0], &top).interval().unwrap();
    close(0.8 - both.lower().get(), (0.8 - one.lower().get()) / 2.0_f64.sqrt(), 1e-12);
    close(both.upper().get() - 0.8, (one.upper().get() - 0.8) / 2.0_f64.sqrt(), 1e-12);
}

/// Mean and variance with divisor n − 1 of any numbers.
fn textbook(sample: &[f64]) -> (f64, f64) {
    let n = sample.len() as f64;
    let mean = sample.iter().sum::<f64>() / n;
    (mean, sample.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / (n - 1.0))
}

/// The delete-one jackknife on a sample.
fn jackknife(sample: &[f64], statistic: impl Fn(&[f64]) -> f64) -> f64 {
    let without = |at: usize| {
        let mut rest = sample.to_vec();
        rest.remove(at);
        statistic(&rest)
    };
    let values: Vec<f64> = (0..sample.len()).map(without).collect();
    let n = sample.len() as f64;
    textbook(&values).1 * (n - 1.0) * (n - 1.0) / n
}

/// The point at which the distribution function of answers spread evenly over their level, piece
/// by piece, passes one half; found by bisection from below and from above.
fn interpolated(sample: &[f64]) -> f64 {
    let below = |x: f64| sample.iter().map(|s| (x - s + 0.5).clamp(0.0, 1.0)).sum::<f64>();
    let half = sample.len() as f64 / 2.0;
    let solve = |passes: &dyn Fn(f64) -> bool| {
        let (mut low, mut high) = (-1.0, 300.0);
        for _ in 0..80 {
            let middle = f64::midpoint(low, high);
            if passes(below(middle)) { high = middle } else { low = middle }
        }
        high
    };
    let (first, last) = (solve(&|n| n >= half - 1e-12), solve(&|n| n > half + 1e-12));
    f64::midpoint(first, last)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Every estimator against the plainest code on the list of answers.
    #[test]
    fn naive_twins(
        counts in prop::collection::vec(0_u64..9, 2..8),
        share in 0.0..0.49_f64,
        exponent in -6.0..6.0_f64,
        alpha in 0.2..5.0_f64,
    ) {
        let sample: Vec<f64> = expand(&counts).into_iter().map(|level| level as f64).collect();
        prop_assume!(sample.len() >= 3);
        let n = sample.len();
        let steps = (counts.len() - 1) as f64;
        let check = |estimator: &dyn Estimator, level: f64, variance: Option<f64>, df: f64| {
            let found = of(estimator, &counts);
            close(found.score().get() * steps, level, 1e-9);
            match variance {
                Some(variance) => {
                    close(found.variance().unwrap() * steps * steps, variance, 1e-9);
                    assert_eq!(found.degrees_of_freedom(), Some(df));
                    let reach = critical(df, 0.9) * variance.sqrt() / steps;
                    let score = level / steps;
                    let interval = found.interval(at(0.9)).unwrap();
                    close(interval.lower().get(), (score - reach).max(0.0), 1e-6);
                    close(interval.upper().get(), (score + reach).min(1.0), 1e-6);
                }
                None => assert_eq!(found.interval(at(0.9)), None),
            }
        };
        let size = n as f64;
        let (mean, spread) = textbook(&sample);
        check(&Mean, mean, Some(spread / size), size - 1.0);
        let median = f64::midpoint(sample[(n - 1) / 2], sample[n / 2]);
        close(of(&Median, &counts).score().get() * steps, median, 1e-12);
        check(
            &InterpolatedMedian,
            interpolated(&sample),
            Some(jackknife(&sample, interpolated)),
            size - 1.0,
        );

        let cut = (share * size).floor();
        let kept = size - 2.0 * cut;
        let g = (0..n).take_while(|&at| at as f64 + 1.0 <= cut).count();
        let (low, high) = (sample[g], sample[n - 1 - g]);
        let winsorized: Vec<f64> = sample.iter().map(|x| x.clamp(low, high)).collect();
        let (w_mean, w_spread) = textbook(&winsorized);
        let inner = &sample[g..n - g];
        let t_mean = inner.iter().sum::<f64>() / inner.len() as f64;
        let known = |variance: f64| (kept > 1.0).then_some(variance);
        let t_variance = (size - 1.0) * w_spread / (kept * (kept - 1.0));
        check(&ok(TrimmedMean::new(share)), t_mean, known(t_variance), kept - 1.0);
        let w_variance = ((size - 1.0) / (kept - 1.0)).powi(2) * w_spread / size;
        check(&ok(WinsorizedMean::new(share)), w_mean, known(w_variance), kept - 1.0);

        prop_assume!(exponent.abs() > 0.05);
        let power = |p: f64| {
            let powers: Vec<f64> = sample.iter().map(|level| (level + 1.0).powf(p)).collect();
            let (mean, spread) = textbook(&powers);
            let m = mean.powf(1.0 / p);
            (m - 1.0, (m.powf(1.0 - p) / p).powi(2) * spread / size)
        };
        let (level, variance) = power(exponent);
        let found = of(&ok(PowerMean::new(exponent)), &counts);
        close(found.score().get() * steps, level, 1e-9);
        close(found.variance().unwrap() * steps * steps, variance, 1e-9 * (1.0 + variance));

        let owa = |sample: &[f64]| {
            let size = sample.len() as f64;
            let quantifier = |k: usize| (k as f64 / size).powf(alpha);
            let falling = sample.iter().rev().enumerate();
            falling.map(|(k, x)| (quantifier(k + 1) - quantifier(k)) * x).sum::<f64>()
        };
        check(&ok(Owa::new(alpha)), owa(&sample), Some(jackknife(&sample, owa)), size - 1.0);

        let boxes = counts.len() - 1;
        let top = sample.iter().filter(|&&level| level >= 1.0).count() as f64 / size;
        let found = of(&ok(TopBox::new(u8::try_from(boxes).unwrap())), &counts);
        close(found.score().get(), top, 1e-15);
        // Wilson's ends are where the score test just rejects: (p̂ − p)² = z² p(1 − p)/n.
        let interval = found.interval(at(0.95)).unwrap();
        for end in [interval.lower().get(), interval.upper().get()] {
            let gap = (top - end).powi(2) - 3.841_458_820_694_124 * end * (1.0 - end) / size;
            close(gap, 0.0, 1e-9);
        }
    }

    /// The variance of the median is that of all nⁿ resamples, drawn one by one.
    #[test]
    fn median_over_all_resamples(counts in prop::collection::vec(0_u64..3, 2..5)) {
        let sample = expand(&counts);
        let n = sample.len();
        prop_assume!((2..=6).contains(&n));
        let mut medians = Vec::new();
        for code in 0..n.pow(u32::try_from(n).unwrap()) {
            let mut draw: Vec<usize> =
                (0..n).map(|k| sample[code / n.pow(u32::try_from(k).unwrap()) % n]).collect();
            draw.sort_unstable();
            medians.push((draw[(n - 1) / 2] + draw[n / 2]) as f64 / 2.0);
        }
        let (_, spread) = textbook(&medians);
        let all = medians.len() as f64;
        let steps = (counts.len() - 1) as f64;
        let variance = of(&Median, &counts).variance().unwrap() * steps * steps;
        close(variance, spread * (all - 1.0) / all, 1e-11);
    }
}

/// A reversed scale is turned before anything is estimated: the geometric mean of the importances
/// 5, 5, 1 (answers 1, 1, 5) is 25^(1/3).
#[test]
fn reversed_scales_are_turned_first() {
    let scale = ok(Scale::new(1.0, 5.0, 1.0, Direction::LowerIsMore));
    let score = with_cell(&scale, &[1, 0, 0, 0, 2], |cell| {
        PowerMean::GEOMETRIC.estimate(cell).unwrap().score()
    });
    close(scale.importance(score), 25.0_f64.cbrt(), 1e-14);
}
