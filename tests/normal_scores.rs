//! Rank probabilities under independent normal errors: closed forms, laws, random draws.

#![allow(clippy::float_cmp, reason = "certain results are exact")]
#![allow(clippy::many_single_char_names, reason = "p, q, n and t are what the formulas say")]
#![allow(clippy::too_many_lines, reason = "one twin, written out")]
#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small whole numbers")]

mod common;

use common::{close, error_of, frame_on, issue, likert, ok, rating, thresholds};
use materiality::{
    Axis, GroupWeights, Method, NormalScores, PerAxis, RankedBy, Recipe, Tally, Vikor,
};
use proptest::prelude::*;
use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};
use statrs::distribution::{ContinuousCDF, Normal};

fn scores(laws: &[(f64, f64)]) -> NormalScores {
    let named = laws.iter().enumerate();
    ok(NormalScores::new(named.map(|(at, &(mean, error))| (issue(&at.to_string()), mean, error))))
}

/// Means and errors, some of them certain, some of them equal, some errors tiny.
fn laws() -> impl Strategy<Value = Vec<(f64, f64)>> {
    let mean = (0_u8..=8).prop_map(|k| f64::from(k) / 8.0);
    let error = prop_oneof![
        Just(0.0),
        (1_u8..=20).prop_map(|k| f64::from(k) / 100.0),
        Just(1e-5),
        Just(1e-9),
    ];
    prop::collection::vec((mean, error), 1..9)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    /// Rows and columns sum to 1, E[rank] = 1 + Σ P(other above), and two issues are the closed
    /// form Φ((μ₁ − μ₂)/√(σ₁² + σ₂²)).
    #[test]
    fn laws_of_probabilities(laws in laws()) {
        let all = scores(&laws);
        let ranks = all.rank_probabilities();
        let n = laws.len();
        for i in 0..n {
            prop_assert!((ranks.ranks(i).iter().sum::<f64>() - 1.0).abs() < 1e-10);
            let column: f64 = (0..n).map(|j| ranks.probability(j, i + 1)).sum();
            prop_assert!((column - 1.0).abs() < 1e-8, "{:?} rank {}: {}", laws, i + 1, column);
            let others: f64 = (0..n).filter(|&j| j != i).map(|j| all.wins(j, i)).sum();
            prop_assert!((ranks.expected_rank(i).unwrap() - 1.0 - others).abs() < 1e-8);
        }
        if let [first, second, ..] = laws[..] {
            let two = scores(&[first, second]);
            let error = first.1.hypot(second.1);
            let expected = if error > 0.0 {
                ok(Normal::new(0.0, 1.0)).cdf((first.0 - second.0) / error)
            } else if first.0 > second.0 {
                1.0
            } else if first.0 < second.0 {
                0.0
            } else {
                0.5
            };
            prop_assert!((two.rank_probabilities().probability(0, 1) - expected).abs() < 1e-9);
            prop_assert!((two.wins(0, 1) - expected).abs() < 1e-9);
        }
    }

    /// Exchangeable issues have every rank with the same probability.
    #[test]
    fn exchangeable_issues(n in 1_usize..15, mean in 0.0..1.0_f64, error in 0.0..0.3_f64) {
        let ranks = scores(&vec![(mean, error); n]).rank_probabilities();
        for i in 0..n {
            for rank in 1..=n {
                prop_assert!((ranks.probability(i, rank) - 1.0 / n as f64).abs() < 1e-10);
            }
        }
    }
}

/// Three issues, one certain in the middle of two equal laws: P(it is second) = ½ exactly, first or
/// last ¼ each; the order statistics of two normals around a fixed point, by hand.
#[test]
fn a_certain_score_between_two() {
    let ranks = scores(&[(0.5, 0.1), (0.5, 0.0), (0.5, 0.1)]).rank_probabilities();
    for (rank, expected) in [(1, 0.25), (2, 0.5), (3, 0.25)] {
        close(ranks.probability(1, rank), expected, 1e-12);
    }
    // Of the others: first in ¼ (only it above) + ¼·½ (both above) = 3/8, second ¼.
    for (rank, expected) in [(1, 0.375), (2, 0.25), (3, 0.375)] {
        close(ranks.probability(0, rank), expected, 1e-12);
    }
}

/// 400,000 random draws agree within five of their standard errors, √(p(1−p)/400,000).
#[test]
fn random_draws_agree() {
    let laws = [(0.62, 0.05), (0.60, 0.02), (0.55, 0.10), (0.50, 0.001), (0.49, 0.03), (0.3, 0.2)];
    let exact = scores(&laws).rank_probabilities();
    let draws = 400_000;
    let mut rng = ChaCha8Rng::seed_from_u64(11);
    let mut normal = || {
        let (u, v): (f64, f64) = (1.0 - rng.random::<f64>(), rng.random());
        (-2.0 * u.ln()).sqrt() * (std::f64::consts::TAU * v).cos()
    };
    let mut counts = vec![vec![0_u32; laws.len()]; laws.len()];
    for _ in 0..draws {
        let drawn: Vec<f64> = laws.iter().map(|&(mean, error)| mean + error * normal()).collect();
        for (i, score) in drawn.iter().enumerate() {
            counts[i][drawn.iter().filter(|&other| other > score).count()] += 1;
        }
    }
    for (i, counts) in counts.iter().enumerate() {
        for (at, &count) in counts.iter().enumerate() {
            let p = exact.probability(i, at + 1);
            let error = (p * (1.0 - p) / f64::from(draws)).sqrt();
            close(f64::from(count) / f64::from(draws), p, 5.0 * error + 1e-9);
        }
    }
}

/// From a tally: on one axis the mean and its standard error, on both the weighted sum with the
/// errors of the same people added.
#[test]
fn from_a_tally() {
    let scale = likert(5);
    let mut tally = Tally::empty(&frame_on(&["a", "b", "c"], &["g", "h"], &scale));
    let counts = [("a", [1, 0, 2, 4, 3]), ("b", [0, 3, 3, 2, 1])];
    for (issue, counts) in counts {
        for group in ["g", "h"] {
            for (value, count) in (1..=5).zip(counts) {
                let value = if group == "g" { value } else { 6 - value };
                for criterion in ["operational", "stakeholder"] {
                    let rating = rating(&scale, f64::from(value));
                    ok(tally.add(group, issue, criterion, rating, count));
                }
            }
        }
    }
    let weights = ok(GroupWeights::per_axis(tally.questionnaire(), &PerAxis::both(vec![3.0, 1.0])));
    let recipe = Recipe::new(weights, thresholds(0.5))
        .axis_weights(PerAxis { operational: 1.0, stakeholder: 1.0 });
    let one = ok(NormalScores::of(&tally, &recipe, RankedBy::Axis(Axis::Stakeholder)));
    assert_eq!(one.issues(), [issue("a"), issue("b")]); // nobody rated c
    // a: mean 3.8, s² = 15.6/9; b: mean 19/9, … by the estimates of the cells themselves.
    let law = |issue: &str| {
        let scores = ok(recipe.scores(&tally));
        let part = |group, weight: f64| {
            let estimate = scores.get(group, issue, "stakeholder").unwrap();
            (weight * estimate.score().get(), (weight * estimate.standard_error().unwrap()).powi(2))
        };
        let (g, h) = (part("g", 0.75), part("h", 0.25));
        (g.0 + h.0, (g.1 + h.1).sqrt())
    };
    let (a, b) = (law("a"), law("b"));
    close(law("a").0, 0.75 * 0.7 + 0.25 * 0.3, 1e-14); // 3.8 and 2.2 on the scale
    let twin = scores(&[a, b]);
    close(one.wins(0, 1), twin.wins(0, 1), 1e-12);
    // Both axes have the same ratings by the same people: errors add up to those of one.
    let both = ok(NormalScores::of(&tally, &recipe, RankedBy::WeightedSum));
    close(both.wins(0, 1), one.wins(0, 1), 1e-12);
}

/// What cannot be, and what is not known, is refused by name.
#[test]
fn refusals() {
    let new = |mean, error| error_of(NormalScores::new([(issue("a"), mean, error)]));
    assert_eq!(new(f64::NAN, 0.1), "issue a has the utility NaN, expected a finite number");
    for error in [-0.1, f64::NAN, f64::INFINITY] {
        assert_eq!(
            new(0.5, error),
            format!(
                "issue a has the standard error {error}, expected a finite number of at least 0"
            )
        );
    }
    assert_eq!(error_of(NormalScores::new([])), "there are no issues, expected at least one");
    let scale = likert(5);
    let mut tally = Tally::empty(&frame_on(&["a"], &["g"], &scale));
    ok(tally.add("g", "a", "stakeholder", rating(&scale, 2.0), 1));
    let recipe = Recipe::new(GroupWeights::equal(tally.questionnaire()), thresholds(0.5));
    assert_eq!(
        error_of(NormalScores::of(&tally, &recipe, RankedBy::Axis(Axis::Stakeholder))),
        "nothing is known about the sampling error of issue a, because a group that counts gave a \
         single answer"
    );
    let vikor = recipe.method(Method::Vikor(Vikor::default()));
    assert_eq!(
        error_of(NormalScores::of(&tally, &vikor, RankedBy::WeightedSum)),
        "the comparison of both axes needs the weighted sum, found the VIKOR"
    );
}
