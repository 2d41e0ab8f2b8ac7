//! Small populations and small groups: corrected errors, Wilson's intervals, shrunk means.

#![allow(clippy::float_cmp, reason = "certain results are exact")]
#![allow(clippy::many_single_char_names, reason = "p, q, n and t are what the formulas say")]
#![allow(clippy::too_many_lines, reason = "one twin, written out")]
#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small whole numbers")]

mod common;

use std::num::NonZeroU64;

use common::{close, estimate, frame_on, likert, ok, plan_on, rating, stakeholder};
use materiality::{
    Assessment, Axis, Confidence, Estimate, FinitePopulation, FixedScore, GroupScores, Mean, Plan,
    Score, ShrinkageTarget, ShrunkScores, Tally, TopBox,
};
use proptest::prelude::*;

fn population(people: u64) -> NonZeroU64 {
    NonZeroU64::new(people).unwrap()
}

/// Every sample of 3 of 6 people, each by itself: the mean of the corrected variances is the
/// variance of the sample means (Cochran 1977, theorems 2.2 and 2.4), for means and for shares.
#[test]
fn corrected_variances_are_unbiased() {
    let people = [0_usize, 1, 1, 3, 4, 4];
    for share in [false, true] {
        let mut scores = Vec::new();
        let mut variances = Vec::new();
        for sample in 0_u32..1 << 6 {
            if sample.count_ones() != 3 {
                continue;
            }
            let mut counts = [0; 5];
            for (at, &level) in people.iter().enumerate() {
                counts[level] += u64::from(sample >> at & 1);
            }
            let top_box = ok(TopBox::new(2));
            let one = if share { estimate(&top_box, &counts) } else { estimate(&Mean, &counts) };
            let one = one.unwrap().within_population(population(6)).unwrap();
            scores.push(one.score().get());
            variances.push(one.variance().unwrap());
        }
        let n = scores.len() as f64;
        let mean = scores.iter().sum::<f64>() / n;
        let variance = scores.iter().map(|score| (score - mean).powi(2)).sum::<f64>() / n;
        close(variances.iter().sum::<f64>() / n, variance, 1e-14);
    }
}

/// Wilson's intervals printed by Newcombe 1998, *Two-sided confidence intervals for the single
/// proportion*, table I, method 3.
#[test]
fn wilson_of_newcombe() {
    for (hits, n, low, high) in [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ] {
        let share = ok(Score::new(f64::from(hits) / f64::from(n)));
        let estimate = Estimate::new(share, u64::try_from(n).unwrap()).as_share();
        let interval = estimate.interval(Confidence::default()).unwrap();
        close(interval.lower().get(), low, 5e-5);
        close(interval.upper().get(), high, 5e-5);
    }
}

/// A share of 25 of 60: Wilson's interval with n = 25·59/35 = 42.142857 instead. By hand for 10 of
/// 25, z² = 3.841459: centre (.4 + .0455767)/1.0911533 = .408354, reach 1.959964/1.0911533 ·
/// √(.24/42.142857 + .0005407) = .141842.
#[test]
fn shares_of_a_small_population() {
    let share = Estimate::new(ok(Score::new(0.4)), 25).as_share();
    let corrected = share.within_population(population(60)).unwrap();
    let interval = corrected.interval(Confidence::default()).unwrap();
    let center = f64::midpoint(interval.lower().get(), interval.upper().get());
    close(center, 0.408_354, 1e-6);
    close(interval.width() / 2.0, 0.141_842, 1e-6);
    close(corrected.variance().unwrap(), 0.4 * 0.6 / 24.0 * 35.0 / 60.0, 1e-15);
    let whole = share.within_population(population(25)).unwrap();
    assert!(whole.interval(Confidence::default()).unwrap().is_degenerate());
    assert_eq!(whole.variance(), Some(0.0));
}

/// One of one is a census, one of two is not known; a fixed score stays fixed; more people than
/// there are cannot answer.
#[test]
fn degenerate_populations() {
    let one = Estimate::new(ok(Score::new(0.4)), 1);
    assert_eq!(one.within_population(population(1)).unwrap().variance(), Some(0.0));
    assert_eq!(one.within_population(population(2)).unwrap().variance(), None);
    let fixed = Estimate::fixed(ok(Score::new(0.4)));
    assert_eq!(fixed.within_population(population(1)), Some(fixed));
    assert_eq!(Estimate::new(Score::ONE, 3).within_population(population(2)), None);
}

proptest! {
    /// The correction only ever narrows, from n of infinitely many to n of n.
    #[test]
    fn intervals_narrow_with_the_share_that_answered(
        counts in prop::collection::vec(0_u64..6, 5),
        more in 0_u64..200,
    ) {
        let n: u64 = counts.iter().sum();
        prop_assume!(n > 1);
        let width = |one: Estimate| one.interval(Confidence::default()).unwrap().width();
        for share in [false, true] {
            let top_box = ok(TopBox::new(2));
            let plain = if share { estimate(&top_box, &counts) } else { estimate(&Mean, &counts) };
            let plain = plain.unwrap();
            let of = |people| width(plain.within_population(population(people)).unwrap());
            prop_assert!(of(n + more) <= width(plain) + 1e-12);
            prop_assert!(of(n + more) <= of(n + more + 1) + 1e-12);
            prop_assert!(of(n) < 1e-12);
        }
    }
}

fn small_plan(choice: Option<FinitePopulation>) -> Plan {
    let suppliers = stakeholder("suppliers").with_population(population(10));
    let fixed = ok(FixedScore::new("a", "stakeholder", 4.0, "index"));
    let nature = ok(stakeholder("nature").with_fixed_score(fixed));
    let builder =
        plan_on(likert(5), &["a", "b"]).group(suppliers, 1.0).group(stakeholder("staff"), 1.0);
    let builder = builder.group(nature, 1.0);
    ok(match choice {
        None => builder,
        Some(choice) => builder.finite_population(choice),
    }
    .build())
}

/// The plan's choice: scores stay, intervals narrow; off unless made, in the JSON only if made; the
/// result is read back and verified.
#[test]
fn plans_choose() {
    let (plain, off, on) = (
        small_plan(None),
        small_plan(Some(FinitePopulation::Ignore)),
        small_plan(Some(FinitePopulation::Correct)),
    );
    assert_eq!(plain, off);
    assert_eq!(on.finite_population(), FinitePopulation::Correct);
    let json = ok(serde_json::to_value(&plain));
    assert!(json.get("finite_population").is_none());
    let json = ok(serde_json::to_value(&on));
    assert_eq!(json["finite_population"], "correct");
    assert_eq!(ok(serde_json::from_value::<Plan>(json)), on);
    let mut tally = Tally::empty(plain.questionnaire());
    for group in ["suppliers", "staff"] {
        for (value, count) in [(2.0, 2), (4.0, 5), (5.0, 1)] {
            let answer = rating(&likert(5), value);
            ok(tally.add(group, "a", "operational", answer, count));
            ok(tally.add(group, "b", "operational", answer, count));
            ok(tally.add(group, "b", "stakeholder", answer, count));
        }
    }
    let (first, second) = (ok(plain.run(&tally)), ok(on.run(&tally)));
    let score = |result: &Assessment| {
        let outcome = result.matrix().get("b", Axis::Stakeholder).unwrap().clone();
        outcome.unwrap()
    };
    let (first, corrected) = (score(&first), score(&second));
    assert_eq!(first.score(), corrected.score());
    // Variances v/4 each, one of them times 2/10; degrees of freedom by hand from 7 each.
    let ratio = corrected.interval().unwrap().width() / first.interval().unwrap().width();
    assert!(
        ratio < (1.2_f64 / 2.0).sqrt() * 1.1 && ratio > (1.2_f64 / 2.0).sqrt() * 0.95,
        "{ratio}"
    );
    ok(second.verify(&tally));
    let text = ok(serde_json::to_string(&second));
    assert_eq!(ok(serde_json::from_str::<Assessment>(&text)), second);
}

/// The words of the two choices in files.
#[test]
fn words() {
    for (choice, word) in
        [(FinitePopulation::Ignore, r#""ignore""#), (FinitePopulation::Correct, r#""correct""#)]
    {
        assert_eq!(ok(serde_json::to_string(&choice)), word);
        assert_eq!(ok(serde_json::from_str::<FinitePopulation>(word)), choice);
    }
    for (target, word) in [
        (ShrinkageTarget::IssueAndGroup, r#""issue_and_group""#),
        (ShrinkageTarget::GrandMean, r#""grand_mean""#),
    ] {
        assert_eq!(ok(serde_json::to_string(&target)), word);
        assert_eq!(ok(serde_json::from_str::<ShrinkageTarget>(word)), target);
    }
    let forged = serde_json::from_str::<FinitePopulation>(r#""Correct""#);
    assert!(common::error_of(forged).contains("unknown variant `Correct`"));
}

/// Cells of three issues and two groups by hand, drawn to their weighted mean.
///
/// Scale 1 to 3, so scores 0, ½, 1. Cells (issue, group): counts of levels. All have n = 2 but one
/// with n = 1:
///   a/g 0,1,1 mean .75 s² .125 · a/h 2,0,0 mean 0 s² 0 · b/g 1,0,0 mean 0 (n = 1)
/// σ² = .125/2 = .0625 (two degrees of freedom), variances .03125, .03125, .0625.
/// Q(τ²) = 2 with weights w = 1/(v + τ²). With t = .03125 + τ²: w = 1/t, 1/t, 1/(t + .03125).
/// The test checks Q = 2 at the τ² found, and every step after it by the formula.
#[test]
fn shrinkage_by_hand() {
    let scale = likert(3);
    let mut tally = Tally::empty(&frame_on(&["a", "b"], &["g", "h"], &scale));
    for (group, issue, value, count) in
        [("g", "a", 2.0, 1), ("g", "a", 3.0, 1), ("h", "a", 1.0, 2), ("g", "b", 1.0, 1)]
    {
        ok(tally.add(group, issue, "stakeholder", rating(&scale, value), count));
    }
    let scores = ok(ShrunkScores::new(&tally, ShrinkageTarget::GrandMean));
    let fit = scores.fit("stakeholder").unwrap();
    assert_eq!((fit.within, fit.cells, fit.degrees_of_freedom), (0.0625, 3, 2));
    let cells = [("g", "a", 0.75, 0.03125), ("h", "a", 0.0, 0.03125), ("g", "b", 0.0, 0.0625)];
    let weights: Vec<f64> = cells.iter().map(|cell| 1.0 / (cell.3 + fit.between)).collect();
    let total: f64 = weights.iter().sum();
    let center = cells.iter().zip(&weights).map(|(cell, w)| cell.2 * w).sum::<f64>() / total;
    let q: f64 = cells.iter().zip(&weights).map(|(cell, w)| (cell.2 - center).powi(2) * w).sum();
    close(q, 2.0, 1e-9);
    for (group, issue, raw, variance) in cells {
        let found = scores.get(group, issue, "stakeholder").unwrap();
        let pull = variance / (variance + fit.between);
        assert_eq!(found.raw.get(), raw);
        close(found.pull, pull, 1e-12);
        close(found.target, center, 1e-12);
        close(found.shrunk.get(), pull * center + (1.0 - pull) * raw, 1e-12);
        // The raw score stands next to it, with its error; the shrunk one has none.
        let own = scores.raw().get(group, issue, "stakeholder").unwrap();
        assert_eq!(own.score(), found.raw);
        let shrunk = scores.shrunk();
        let shrunk = shrunk.get(group, issue, "stakeholder").unwrap();
        assert_eq!((shrunk.score(), shrunk.variance()), (found.shrunk, None));
    }
    assert_eq!(scores.shrunk().estimator(), "mean, shrunk");
    assert!(scores.fit("operational").is_none() && scores.fit("price").is_none());
    assert!(scores.get("h", "b", "stakeholder").is_none());
    assert_eq!(scores.iter().count(), 3);
    assert_eq!(scores.target(), ShrinkageTarget::GrandMean);
}

/// Two issues × two groups, n = 4 each, additive: of equal precision the fitted cells are row mean
/// plus column mean minus grand mean, all four residuals are ±r, and one degree of freedom is left:
/// 4r²/(v + τ²) = 1.
#[test]
fn additive_shrinkage_by_hand() {
    let scale = likert(5);
    let mut tally = Tally::empty(&frame_on(&["a", "b"], &["g", "h"], &scale));
    // Means 4, 1.5, 2.5 and 2 (scores .75, .125, .375, .25), each of two pairs one level apart or
    // none: s² per cell 0, 1/3, 1/3, 0 in levels² with 3 degrees of freedom.
    for (group, issue, counts) in [
        ("g", "a", [0, 0, 0, 4, 0]),
        ("h", "a", [2, 2, 0, 0, 0]),
        ("g", "b", [0, 2, 2, 0, 0]),
        ("h", "b", [0, 4, 0, 0, 0]),
    ] {
        for (value, count) in (1..=5).zip(counts) {
            ok(tally.add(group, issue, "stakeholder", rating(&scale, f64::from(value)), count));
        }
    }
    let scores = ok(ShrunkScores::new(&tally, ShrinkageTarget::IssueAndGroup));
    let fit = scores.fit("stakeholder").unwrap();
    let within = (1.0 / 3.0 + 1.0 / 3.0) * 3.0 / 12.0 / 16.0;
    close(fit.within, within, 1e-15);
    assert_eq!(fit.degrees_of_freedom, 1);
    // Residual of a/g: (.75 − .125 − .375 + .25)/4 = .125.
    let between = 4.0 * 0.125_f64.powi(2) - within / 4.0;
    close(fit.between, between, 1e-10);
    let found = scores.get("g", "a", "stakeholder").unwrap();
    close(found.target, 0.625, 1e-12);
    let pull = (within / 4.0) / (within / 4.0 + between);
    close(found.shrunk.get(), 0.75 - pull * 0.125, 1e-10);
}

/// No more scatter than chance: all the way; no spread within: not at all; one group: not at all.
#[test]
fn degenerate_shrinkage() {
    let scale = likert(5);
    let tally = |cells: &[(&str, &str, [u64; 5])]| {
        let mut tally = Tally::empty(&frame_on(&["a", "b", "c"], &["g", "h"], &scale));
        for (group, issue, counts) in cells {
            for (value, &count) in (1..=5).zip(counts) {
                ok(tally.add(group, issue, "stakeholder", rating(&scale, f64::from(value)), count));
            }
        }
        tally
    };
    let noise = tally(&[("g", "a", [1, 0, 0, 0, 1]), ("h", "a", [0, 1, 0, 0, 1])]);
    let scores = ok(ShrunkScores::new(&noise, ShrinkageTarget::GrandMean));
    assert_eq!(scores.fit("stakeholder").unwrap().between, 0.0);
    let found = scores.get("g", "a", "stakeholder").unwrap();
    assert_eq!((found.pull, found.shrunk.get()), (1.0, found.target));
    let certain = tally(&[("g", "a", [4, 0, 0, 0, 0]), ("h", "a", [0, 0, 0, 4, 0])]);
    let scores = ok(ShrunkScores::new(&certain, ShrinkageTarget::GrandMean));
    assert_eq!(scores.get("h", "a", "stakeholder").unwrap().pull, 0.0);
    close(scores.fit("stakeholder").unwrap().between, 0.75_f64.powi(2) / 2.0, 1e-14);
    let one = tally(&[("g", "a", [1, 0, 3, 0, 1]), ("g", "b", [0, 1, 0, 0, 1])]);
    let scores = ok(ShrunkScores::new(&one, ShrinkageTarget::IssueAndGroup));
    let found = scores.get("g", "b", "stakeholder").unwrap();
    assert_eq!((found.pull, found.raw), (0.0, found.shrunk));
    // Raw scores are those of the plain estimator.
    assert_eq!(scores.raw(), &ok(GroupScores::new(&one, &Mean)));
}
