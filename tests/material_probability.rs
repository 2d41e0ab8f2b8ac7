//! P(material) from sampling, from weights and from both: closed forms, bootstrap laws, draws.

#![allow(clippy::float_cmp, reason = "certain results are exact")]
#![allow(clippy::many_single_char_names, reason = "p, q, n and t are what the formulas say")]
#![allow(clippy::too_many_lines, reason = "one twin, written out")]
#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small whole numbers")]

mod common;

use common::{close, error_of, frame_on, likert, ok, rating, thresholds};
use materiality::{
    Axis, FixedScore, GroupWeights, Level, MaterialProbabilities, Missing, PerAxis, PooledLaw,
    Questionnaire, Rating, Recipe, RespondentBootstrap, Score, StakeholderGroup, Survey, Tally,
    Thresholds, WeightPrior, demo,
};
use proptest::prelude::*;
use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};
use statrs::distribution::{ContinuousCDF, StudentsT};

/// A tally on a scale from 1 to 5: counts by group and axis of one issue.
fn tally(cells: &[(&str, &str, [u64; 5])]) -> Tally {
    let scale = likert(5);
    let mut tally = Tally::empty(&frame_on(&["a"], &["g", "h", "k"], &scale));
    for (group, criterion, counts) in cells {
        for (value, &count) in (1..=5).zip(counts) {
            ok(tally.add(group, "a", criterion, rating(&scale, f64::from(value)), count));
        }
    }
    tally
}

fn recipe(frame: &Questionnaire, weights: [f64; 3], line: f64) -> Recipe {
    let weights = ok(GroupWeights::per_axis(frame, &PerAxis::both(weights.to_vec())));
    Recipe::new(weights, thresholds(line))
}

/// One group: t tests by hand. Counts 0 2 4 3 1: mean 3.3 (score .575), s² = 8.1/9 levels², se =
/// √(.9/10)/4 = .075; the line .65 is one standard error above, t(9) above 1 has .1717.
#[test]
fn sampling_of_one_group() {
    let tally =
        tally(&[("g", "operational", [0, 2, 4, 3, 1]), ("g", "stakeholder", [1, 3, 4, 2, 0])]);
    let recipe = recipe(tally.questionnaire(), [1.0, 0.0, 0.0], 0.65);
    let found = ok(MaterialProbabilities::from_tally(&tally, &recipe));
    let found = found.get("a").unwrap();
    let above = |t: f64| 1.0 - ok(StudentsT::new(0.0, 1.0, 9.0)).cdf(t);
    let (x, y) = (found.reaches.operational.unwrap(), found.reaches.stakeholder.unwrap());
    close(x, above(1.0), 1e-10);
    close(x, 0.1717, 1e-4);
    close(y, above((0.65 - 0.425) / 0.075), 1e-10); // mean 2.7, the same spread
    close(found.material.unwrap(), x + y - x * y, 1e-12);
    close(found.least, x, 0.0);
    close(found.most, x + y, 1e-15);
    assert_eq!(found.standard_error, 0.0);
}

/// The t probability is near the exact bootstrap law's where groups are large.
#[test]
fn sampling_is_near_the_bootstrap_law() {
    let tally = tally(&[
        ("g", "stakeholder", [10, 20, 30, 25, 15]),
        ("h", "stakeholder", [5, 15, 30, 35, 25]),
    ]);
    let recipe = recipe(tally.questionnaire(), [1.0, 1.0, 0.0], 0.59);
    let found = ok(MaterialProbabilities::from_tally(&tally, &recipe));
    let found = found.get("a").unwrap().reaches.stakeholder.unwrap();
    let law = ok(PooledLaw::of(&tally, &recipe, "a", Axis::Stakeholder));
    close(found, law.reaches(ok(Score::new(0.59))), 0.01);
    assert!(found > 0.2 && found < 0.8);
}

/// Ratings of the two axes that are the same go together: either axis is as likely as one. Opposite
/// ones exclude each other. Independent ones are in between, and bounds hold throughout.
#[test]
fn axes_go_together_as_ratings_do() {
    let scale = likert(5);
    let levels: Vec<Level> = scale.iter_levels().collect();
    let frame = frame_on(&["a"], &["g", "h", "k"], &scale);
    let answers = [3, 4, 2, 3, 5, 1, 3, 4, 2, 4, 3, 2];
    let survey = |turned: bool| {
        ok(Survey::from_fn(&frame, &[12, 0, 0], |person, criterion, _| {
            let value = answers[person];
            let value = if turned && criterion == 1 { 6 - value } else { value };
            Rating::Level(levels[value - 1])
        }))
    };
    let run = |turned: bool| {
        let survey = survey(turned);
        let mean = survey.tally().cell("g", "a", "operational").map(|cell| cell.answers());
        assert_eq!(mean, Some(12));
        let recipe = recipe(&frame, [1.0, 0.0, 0.0], 0.55);
        let joint = ok(MaterialProbabilities::from_survey(&survey, &recipe));
        let apart = ok(MaterialProbabilities::from_tally(&survey.tally(), &recipe));
        (*joint.get("a").unwrap(), *apart.get("a").unwrap())
    };
    let (same, independent) = run(false);
    close(same.material.unwrap(), same.reaches.operational.unwrap(), 1e-9);
    assert!(independent.material.unwrap() > same.material.unwrap() + 0.05);
    let (opposite, _) = run(true);
    let sum = opposite.reaches.operational.unwrap() + opposite.reaches.stakeholder.unwrap();
    close(opposite.material.unwrap(), sum.min(1.0), 1e-9);
}

/// The demonstration: close to resampling whole respondents, for every issue.
#[test]
fn sampling_agrees_with_resampled_respondents() {
    let plan = ok(demo::plan());
    let survey = ok(demo::survey());
    let lines = PerAxis::both(ok(Score::new(0.64)));
    let recipe =
        Recipe::new(plan.group_weights().clone(), ok(Thresholds::new(lines, "for the test")));
    let found = ok(MaterialProbabilities::from_survey(&survey, &recipe));
    let drawn = ok(ok(RespondentBootstrap::new(&survey, &recipe, 4_000, 5)).run());
    for (at, (issue, found)) in found.iter().enumerate() {
        let material = found.material.unwrap();
        assert!(found.least <= material && material <= found.most, "{issue}");
        // Three standard errors of 4,000 draws, and what t and bootstrap differ by.
        close(material, drawn.material(at), 0.045);
    }
}

/// Two groups at .2 and .8, line .5, every weight as likely: the second has to weigh at least a
/// half. Three groups: (.8 − .5)²/((.8 − .2)·(.8 − .35)) of the triangle is above, by the frustum.
#[test]
fn weights_of_two_and_three_groups() {
    let two = tally(&[
        ("g", "stakeholder", [1, 0, 0, 0, 0]),
        ("h", "stakeholder", [0, 0, 0, 0, 1]),
        ("g", "operational", [0, 0, 1, 0, 0]),
        ("h", "operational", [0, 0, 0, 1, 0]),
    ]);
    let recipe_two = recipe(two.questionnaire(), [1.0, 1.0, 0.0], 0.625);
    let uniform = PerAxis::both(WeightPrior::uniform());
    let found = ok(MaterialProbabilities::from_weights(&two, &recipe_two, &uniform));
    let found = found.get("a").unwrap();
    close(found.reaches.stakeholder.unwrap(), 0.375, 1e-12);
    close(found.reaches.operational.unwrap(), 0.5, 1e-12);
    close(found.material.unwrap(), 1.0 - 0.625 * 0.5, 1e-12);
    // w ≥ at least: the second group has two thirds at least.
    let priors = PerAxis::both(ok(WeightPrior::at_least(vec![0.0, 0.5])));
    let found = ok(MaterialProbabilities::from_weights(&two, &recipe_two, &priors));
    close(found.get("a").unwrap().reaches.stakeholder.unwrap(), 0.75, 1e-12);
    let three = tally(&[
        ("g", "stakeholder", [1, 0, 0, 0, 0]),
        ("h", "stakeholder", [0, 1, 0, 0, 0]),
        ("k", "stakeholder", [0, 0, 0, 0, 1]),
    ]);
    let recipe = recipe(three.questionnaire(), [1.0, 1.0, 1.0], 0.5);
    let found = ok(MaterialProbabilities::from_weights(&three, &recipe, &uniform));
    let found = found.get("a").unwrap();
    close(found.reaches.stakeholder.unwrap(), 0.5 * 0.5 / (1.0 * 0.75), 1e-12);
    // Operational is rated but nobody answered: nothing is known but that.
    assert_eq!((found.reaches.operational, found.material), (None, None));
    assert_eq!((found.least, found.most), (found.reaches.stakeholder.unwrap(), 1.0));
    let wrong = PerAxis::both(ok(WeightPrior::dirichlet(vec![1, 1])));
    assert_eq!(
        error_of(MaterialProbabilities::from_weights(&three, &recipe, &wrong)),
        "the prior is for 2 weights, the scores have 3 columns"
    );
}

/// Without sampling error both at once is weights alone, but for the comparison grid of 1.5·10⁻¹¹; with one group it is sampling alone, by the
/// normal law.
#[test]
fn both_at_once_contains_either() {
    let uniform = PerAxis::both(WeightPrior::uniform());
    let certain = tally(&[
        ("g", "stakeholder", [9, 0, 0, 0, 0]),
        ("h", "stakeholder", [0, 9, 0, 0, 0]),
        ("k", "stakeholder", [0, 0, 0, 0, 9]),
    ]);
    for (weights, tolerance) in [([1.0, 0.0, 1.0], 3e-11), ([1.0, 1.0, 1.0], 0.02)] {
        let recipe = recipe(certain.questionnaire(), weights, 0.45);
        let exact = ok(MaterialProbabilities::from_weights(&certain, &recipe, &uniform));
        let both = ok(MaterialProbabilities::jointly(&certain, &recipe, &uniform, 20_000, 1));
        close(
            both.get("a").unwrap().reaches.stakeholder.unwrap(),
            exact.get("a").unwrap().reaches.stakeholder.unwrap(),
            tolerance,
        );
    }
    let one = tally(&[("g", "stakeholder", [300, 200, 400, 300, 100])]);
    let recipe = recipe(one.questionnaire(), [1.0, 0.0, 0.0], 0.44);
    let sampled = ok(MaterialProbabilities::from_tally(&one, &recipe));
    let both = ok(MaterialProbabilities::jointly(&one, &recipe, &uniform, 100, 1));
    let (sampled, both) = (sampled.get("a").unwrap(), both.get("a").unwrap());
    close(both.reaches.stakeholder.unwrap(), sampled.reaches.stakeholder.unwrap(), 1e-3);
    assert_eq!(both.standard_error, 0.0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// Weights and normal scores drawn by themselves, 40,000 times: two groups (integrated) and
    /// three (averaged over weights), within five of their standard errors.
    #[test]
    fn both_at_once_agrees_with_plain_draws(
        counts in prop::collection::vec(prop::collection::vec(1_u64..6, 5), 3),
        line in 0.3..0.7_f64,
        groups in 2_usize..=3,
    ) {
        let names = ["g", "h", "k"];
        let cells: Vec<(&str, &str, [u64; 5])> = names
            .iter()
            .zip(&counts)
            .take(groups)
            .map(|(&name, counts)| (name, "stakeholder", std::array::from_fn(|at| counts[at])))
            .collect();
        let tally = tally(&cells);
        let weights = [1.0, 1.0, if groups == 3 { 1.0 } else { 0.0 }];
        let recipe = recipe(tally.questionnaire(), weights, line);
        let uniform = PerAxis::both(WeightPrior::uniform());
        let found = ok(MaterialProbabilities::jointly(&tally, &recipe, &uniform, 20_000, 1));
        let found = found.get("a").unwrap().reaches.stakeholder.unwrap();
        let scores = ok(recipe.scores(&tally));
        let laws: Vec<(f64, f64)> = names
            .iter()
            .take(groups)
            .map(|name| {
                let one = scores.get(name, "a", "stakeholder").unwrap();
                (one.score().get(), one.standard_error().unwrap())
            })
            .collect();
        let mut rng = ChaCha8Rng::seed_from_u64(9);
        let draws = 40_000;
        let mut hits = 0_u32;
        for _ in 0..draws {
            let own: Vec<f64> = laws.iter().map(|_| -(1.0 - rng.random::<f64>()).ln()).collect();
            let total: f64 = own.iter().sum();
            let score: f64 = laws
                .iter()
                .zip(&own)
                .map(|(&(mean, error), weight)| {
                    let (u, v): (f64, f64) = (1.0 - rng.random::<f64>(), rng.random());
                    let z = (-2.0 * u.ln()).sqrt() * (std::f64::consts::TAU * v).cos();
                    weight / total * (mean + error * z)
                })
                .sum();
            hits += u32::from(score >= line);
        }
        let p = f64::from(hits) / f64::from(draws);
        // The error of the plain draws, and of the 20,000 averaged ones, which is smaller.
        let error = (p * (1.0 - p) / f64::from(draws)).sqrt();
        prop_assert!((found - p).abs() < 7.0 * error + 1e-3, "{found} {p}");
    }
}

/// The standard error of averaged draws is what it says: over 30 seeds, the deviation of the result.
#[test]
fn standard_errors_are_those_of_repeated_runs() {
    let cells = tally(&[
        ("g", "stakeholder", [3, 1, 0, 0, 1]),
        ("h", "stakeholder", [0, 2, 2, 1, 0]),
        ("k", "stakeholder", [0, 0, 1, 2, 4]),
    ]);
    let recipe = recipe(cells.questionnaire(), [1.0, 1.0, 1.0], 0.5);
    let uniform = PerAxis::both(WeightPrior::uniform());
    let run = |seed| ok(MaterialProbabilities::jointly(&cells, &recipe, &uniform, 500, seed));
    let runs: Vec<MaterialProbabilities> = (0..200).map(run).collect();
    let found: Vec<f64> =
        runs.iter().map(|run| run.get("a").unwrap().reaches.stakeholder.unwrap()).collect();
    assert_eq!(run(0), runs[0]);
    let mean = found.iter().sum::<f64>() / 200.0;
    let deviation = (found.iter().map(|p| (p - mean).powi(2)).sum::<f64>() / 199.0).sqrt();
    // Operational is not answered, so the error of `material` is not known; an axis of certain
    // scores has that of the other.
    assert_eq!(runs[0].get("a").unwrap().standard_error, 0.0);
    let fixed = |id: &str| {
        let group = ok(StakeholderGroup::new(id, id));
        ok(group.with_fixed_score(ok(FixedScore::new("a", "operational", 1.0, "index"))))
    };
    let recipe = recipe.groups(&["g", "h", "k"].map(fixed));
    let both = ok(MaterialProbabilities::jointly(&cells, &recipe, &uniform, 500, 1));
    let both = both.get("a").unwrap();
    assert_eq!(both.reaches.operational, Some(0.0));
    close(both.standard_error / deviation, 1.0, 0.25); // five deviations of one from 200
}

/// A single answer, and an axis nobody rates.
#[test]
fn what_is_not_known() {
    let single = tally(&[("g", "stakeholder", [0, 0, 0, 1, 0])]);
    let frame = single.questionnaire();
    let weights = PerAxis { operational: vec![0.0; 3], stakeholder: vec![1.0, 0.0, 0.0] };
    let recipe = Recipe::new(ok(GroupWeights::per_axis(frame, &weights)), thresholds(0.5));
    let found = ok(MaterialProbabilities::from_tally(&single, &recipe));
    let found = found.get("a").unwrap();
    assert_eq!((found.material, found.least, found.most), (None, 0.0, 1.0));
    let two = tally(&[("g", "stakeholder", [0, 0, 0, 4, 0])]);
    let found = ok(MaterialProbabilities::from_tally(&two, &recipe));
    let found = found.get("a").unwrap();
    assert_eq!((found.material, found.least, found.most), (Some(1.0), 1.0, 1.0));
    let priors = PerAxis::both(WeightPrior::uniform());
    assert_eq!(
        error_of(MaterialProbabilities::jointly(&two, &recipe, &priors, 1, 0)),
        "1 random draws were asked for, expected 2 to 67108864"
    );
    assert!(ok(MaterialProbabilities::from_weights(&two, &recipe, &priors)).get("b").is_none());
    assert_eq!(Rating::Missing(Missing::NoAnswer).level(), None);
}
