//! Resampled respondents against full enumeration, and against themselves.

#![allow(clippy::float_cmp, reason = "certain results are exact")]
#![allow(clippy::many_single_char_names, reason = "p, q, n and t are what the formulas say")]
#![allow(clippy::too_many_lines, reason = "one twin, written out")]
#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small whole numbers")]

mod common;

use std::ops::ControlFlow;
use std::sync::Arc;

use common::{close, error_of, frame_on, likert, ok, stakeholder, thresholds};
use materiality::{
    AbsentGroups, Axis, Cell, Criteria, Criterion, Estimate, Estimator, EstimatorKind, FixedScore,
    GroupWeights, Level, MaterialProbabilities, Mean, Method, Missing, PerAxis, PoolingRules,
    Prioritizer, PriorityError, Questionnaire, RankBootstrap, Rating, Recipe, RespondentBootstrap,
    ScoreMatrix, Survey, Tally, Tier, Topsis, WeightPrior, WeightedSum, Weights, demo,
};

/// A survey on a scale from 1 to 5: groups of rows of ratings, first all operational, then all
/// stakeholder ones, 0 for none.
fn survey(issues: &[&str], groups: &[&[&[u8]]]) -> Survey {
    let names: Vec<String> = (0..groups.len()).map(|group| format!("g{group}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let frame = frame_on(issues, &names, &likert(5));
    fill(&frame, groups)
}

fn fill(frame: &Questionnaire, groups: &[&[&[u8]]]) -> Survey {
    let levels: Vec<Level> = likert(5).iter_levels().collect();
    let sizes: Vec<usize> = groups.iter().map(|rows| rows.len()).collect();
    let rows = groups.concat();
    let issues = frame.issues().len();
    ok(Survey::from_fn(frame, &sizes, |person, criterion, issue| {
        match rows[person][criterion * issues + issue] {
            0 => Rating::Missing(Missing::NoAnswer),
            value => Rating::Level(levels[usize::from(value) - 1]),
        }
    }))
}

fn recipe(survey: &Survey, weights: &[f64]) -> Recipe {
    let frame = survey.questionnaire();
    let weights = ok(GroupWeights::per_axis(frame, &PerAxis::both(weights.to_vec())));
    Recipe::new(weights, thresholds(0.6))
}

fn run(survey: &Survey, recipe: &Recipe, replicates: u32) -> RankBootstrap {
    ok(ok(RespondentBootstrap::new(survey, recipe, replicates, 3)).run())
}

/// Every way to draw each group's rows anew, each as a survey by itself, through the recipe: the
/// frequencies of ranks and tiers and the deviation of scores.
struct Enumerated {
    ranks: Vec<Vec<f64>>,
    unranked: Vec<f64>,
    tiers: Vec<[f64; 5]>,
    deviations: Vec<PerAxis<f64>>,
}

fn enumerated(frame: &Questionnaire, groups: &[&[&[u8]]], recipe: &Recipe) -> Enumerated {
    let n = frame.issues().len();
    let people: usize = groups.iter().map(|rows| rows.len()).sum();
    let ways: usize = groups.iter().map(|rows| rows.len().pow(rows.len() as u32)).product();
    let mut all = Enumerated {
        ranks: vec![vec![0.0; n]; n],
        unranked: vec![0.0; n],
        tiers: vec![[0.0; 5]; n],
        deviations: vec![PerAxis::both(0.0); n],
    };
    let mut scores: Vec<Vec<PerAxis<Option<f64>>>> = vec![Vec::new(); n];
    for way in 0..ways {
        let mut rest = way;
        let mut drawn: Vec<Vec<&[u8]>> = Vec::new();
        for rows in groups {
            let mut own = Vec::new();
            for _ in 0..rows.len() {
                own.push(rows[rest % rows.len()]);
                rest /= rows.len();
            }
            drawn.push(own);
        }
        let drawn: Vec<&[&[u8]]> = drawn.iter().map(Vec::as_slice).collect();
        let survey = fill(frame, &drawn);
        assert_eq!(survey.len(), people);
        let tally = survey.tally();
        let matrix = ok(recipe.matrix(&tally));
        let tiers = ok(recipe.tiers(&tally));
        let share = 1.0 / ways as f64;
        let ranking = recipe.ranking(&tally);
        for (at, (id, outcomes)) in matrix.iter().enumerate() {
            let tier = Tier::ALL.iter().position(|&tier| tier == tiers[at]).unwrap();
            all.tiers[at][tier] += share;
            scores[at]
                .push(outcomes.as_ref().map(|one| one.as_ref().ok().map(|s| s.score().get())));
            let place = ranking.as_ref().ok().and_then(|ranking| {
                ranking.iter().find(|place| place.issue == id).map(|place| (place.rank, place.tied))
            });
            match place {
                None => all.unranked[at] += share,
                Some((rank, tied)) => {
                    for p in &mut all.ranks[at][rank - 1..rank - 1 + tied] {
                        *p += share / tied as f64;
                    }
                }
            }
        }
    }
    for (at, own) in scores.iter().enumerate() {
        all.deviations[at] = PerAxis::from_fn(|axis| {
            let own: Vec<f64> = own.iter().filter_map(|scores| scores[axis]).collect();
            let mean = own.iter().sum::<f64>() / own.len() as f64;
            (own.iter().map(|s| (s - mean).powi(2)).sum::<f64>() / own.len() as f64).sqrt()
        });
    }
    all
}

/// 60,000 replicates agree with all resamples within five standard errors of a share, √(p(1−p)/B).
fn agrees(groups: &[&[&[u8]]], frame: &Questionnaire, recipe: &Recipe) {
    let survey = fill(frame, groups);
    let replicates = 60_000;
    let found = run(&survey, recipe, replicates);
    let exact = enumerated(frame, groups, recipe);
    let near = |found: f64, expected: f64| {
        let error = (expected * (1.0 - expected).max(0.0) / f64::from(replicates)).sqrt();
        close(found, expected, 5.0 * error + 1e-9);
    };
    for issue in 0..frame.issues().len() {
        near(found.unranked(issue), exact.unranked[issue]);
        for (at, &p) in exact.ranks[issue].iter().enumerate() {
            near(found.ranks().probability(issue, at + 1), p);
        }
        for (tier, &p) in Tier::ALL.into_iter().zip(&exact.tiers[issue]) {
            near(found.tier(issue, tier), p);
        }
        near(found.material(issue), exact.tiers[issue][..3].iter().sum());
        for axis in Axis::ALL {
            let error = found.score_error(issue, axis).unwrap_or(0.0);
            close(error, exact.deviations[issue][axis], 0.01);
        }
    }
}

const FIRST: &[&[u8]] = &[&[5, 2, 3, 4, 4, 1], &[3, 3, 4, 2, 5, 1], &[4, 4, 1, 5, 3, 3]];
const SECOND: &[&[u8]] = &[&[1, 5, 3, 2, 2, 5], &[2, 4, 3, 1, 4, 4]];
const HOLES: &[&[u8]] = &[&[5, 0, 3, 0, 4, 1], &[3, 3, 0, 2, 0, 1], &[4, 4, 1, 0, 3, 0]];

/// All 3³ × 2² resamples of two small groups: means and weighted sums.
#[test]
fn means_equal_all_resamples() {
    let frame = frame_on(&["a", "b", "c"], &["g0", "g1"], &likert(5));
    let survey = fill(&frame, &[FIRST, SECOND]);
    agrees(&[FIRST, SECOND], &frame, &recipe(&survey, &[2.0, 1.0]));
}

/// Missing answers: groups that are absent from a resample are left out, or refused, and groups of
/// too few answers do not count.
#[test]
fn missing_answers_equal_all_resamples() {
    let frame = frame_on(&["a", "b", "c"], &["g0", "g1"], &likert(5));
    let survey = fill(&frame, &[HOLES, SECOND]);
    let plain = recipe(&survey, &[2.0, 1.0]);
    agrees(&[HOLES, SECOND], &frame, &plain);
    let rules = |absent_groups, minimum| PoolingRules {
        absent_groups,
        minimum_answers: std::num::NonZeroU64::new(minimum).unwrap(),
        confidence: None,
    };
    agrees(&[HOLES, SECOND], &frame, &plain.clone().rules(rules(AbsentGroups::Refuse, 1)));
    agrees(&[HOLES, SECOND], &frame, &plain.rules(rules(AbsentGroups::Renormalize, 2)));
    // Alone, with nobody to fill in: some resamples have no score at all for an issue.
    let alone = frame_on(&["a", "b", "c"], &["g0"], &likert(5));
    agrees(&[HOLES], &alone, &recipe(&fill(&alone, &[HOLES]), &[1.0]));
}

/// Another estimator, another method, both through the general path.
#[test]
fn other_recipes_equal_all_resamples() {
    let frame = frame_on(&["a", "b", "c"], &["g0", "g1"], &likert(5));
    let survey = fill(&frame, &[HOLES, SECOND]);
    let plain = recipe(&survey, &[2.0, 1.0]);
    agrees(&[HOLES, SECOND], &frame, &plain.clone().estimator(EstimatorKind::InterpolatedMedian));
    let topsis = Method::Topsis(Topsis::default());
    agrees(&[FIRST, SECOND], &frame, &plain.method(topsis));
}

/// Several criteria on an axis, groups of different weight for each, and a fixed score.
#[test]
fn criteria_and_fixed_scores_equal_all_resamples() {
    let scale = likert(5);
    let criterion =
        |id: &str, axis, weight| (ok(Criterion::new(id, id, axis, scale.clone())), weight);
    let criteria = ok(Criteria::new([
        criterion("money", Axis::Operational, 1.0),
        criterion("scale", Axis::Stakeholder, 1.0),
        criterion("scope", Axis::Stakeholder, 2.0),
    ]));
    let frame = common::frame_of(&["a", "b"], &["g0", "g1"], criteria);
    let fixed = ok(FixedScore::new("b", "scope", 4.5, "index"));
    let groups = [stakeholder("g0"), ok(stakeholder("g1").with_fixed_score(fixed))];
    let weights = ok(GroupWeights::per_criterion(&frame, |criterion| {
        if criterion.id().as_str() == "scale" { vec![1.0, 0.0] } else { vec![1.0, 1.0] }
    }));
    let recipe = Recipe::new(weights, thresholds(0.6)).groups(&groups);
    let second: &[&[u8]] = &[&[1, 5, 3, 2, 2, 0], &[2, 4, 3, 1, 4, 0]];
    agrees(&[FIRST, second], &frame, &recipe);
}

/// An estimator and a method of one's own that do what the built-in ones do give the same.
#[test]
fn own_estimators_and_methods() {
    #[derive(Debug)]
    struct OwnMean;
    impl Estimator for OwnMean {
        fn name(&self) -> &'static str {
            "own mean"
        }
        fn estimate(&self, cell: &Cell<'_>) -> Option<Estimate> {
            Mean.estimate(cell)
        }
    }
    #[derive(Debug)]
    struct OwnSum;
    impl Prioritizer for OwnSum {
        fn name(&self) -> &'static str {
            "own sum"
        }
        fn utilities(
            &self,
            scores: &ScoreMatrix,
            weights: &Weights,
        ) -> Result<Vec<f64>, PriorityError> {
            WeightedSum.utilities(scores, weights)
        }
    }
    let survey = survey(&["a", "b", "c"], &[HOLES, SECOND]);
    let plain = recipe(&survey, &[2.0, 1.0]);
    let own = plain.clone().own_estimator(Arc::new(OwnMean)).own_method(Arc::new(OwnSum));
    let (plain, own) = (run(&survey, &plain, 1_000), run(&survey, &own, 1_000));
    for issue in 0..3 {
        assert_eq!(plain.ranks().ranks(issue), own.ranks().ranks(issue));
        assert_eq!(plain.material(issue), own.material(issue));
        assert_eq!(plain.unranked(issue), own.unranked(issue));
    }
}

/// The bits of one run: the same with and without the `rayon` feature, for any number of threads.
/// These are no figures from elsewhere; they only must not change.
#[test]
fn bits_are_pinned() {
    let plan = ok(demo::plan());
    let survey = ok(demo::survey());
    let recipe = Recipe::new(plan.group_weights().clone(), plan.thresholds().clone());
    let found = ok(ok(RespondentBootstrap::new(&survey, &recipe, 5_000, 2023)).run());
    let mut digest = 0_u64;
    let mut mix = |bits: u64| digest = digest.rotate_left(5).wrapping_mul(0x9E37_79B9) ^ bits;
    for issue in 0..found.ranks().issues().len() {
        found.ranks().ranks(issue).iter().for_each(|p| mix(p.to_bits()));
        mix(found.material(issue).to_bits());
        mix(found.score_error(issue, Axis::Stakeholder).unwrap().to_bits());
    }
    assert_eq!(format!("{digest:016x}"), "1cb92bb11620596f");
    let priors = PerAxis::both(WeightPrior::uniform());
    let joint = ok(MaterialProbabilities::jointly(&survey.tally(), &recipe, &priors, 20_000, 2023));
    let digits: Vec<String> =
        joint.iter().take(3).map(|(_, one)| format!("{:.10}", one.material.unwrap())).collect();
    assert_eq!(digits, ["0.9996650709", "0.9929939202", "1.0000000000"]);
}

/// Everything can be sent to another thread, shared, printed, cloned; results can be compared.
#[test]
fn results_are_plain_values() {
    fn is_plain<T: Send + Sync + Unpin + Clone + std::fmt::Debug + 'static>() {}
    fn is_value<T: PartialEq>() {}
    is_plain::<Recipe>();
    is_plain::<RespondentBootstrap<'static>>();
    macro_rules! values {
        ($($type:ty),* $(,)?) => { $(is_plain::<$type>(); is_value::<$type>();)* };
    }
    values!(
        materiality::BootstrapLaw,
        materiality::Difference,
        materiality::FinitePopulation,
        materiality::IssueMove,
        materiality::LeaveOneOut,
        materiality::MaterialProbabilities,
        materiality::MaterialProbability,
        materiality::NormalScores,
        materiality::Omission,
        materiality::Omitted,
        materiality::PooledLaw,
        materiality::RankBootstrap,
        materiality::RankDistribution,
        materiality::RankSets,
        materiality::RankedBy,
        materiality::RunProgress,
        materiality::ScoreDifferences,
        materiality::ShrinkageFit,
        materiality::ShrinkageTarget,
        materiality::ShrunkEstimate,
        materiality::ShrunkScores,
    );
}

/// The same seed gives the same bits, another one others; rows of probabilities and those of ranks
/// sum to 1; the shares do not depend on the number of replicates before them in other blocks.
#[test]
fn seeds_and_sums() {
    let plan = ok(demo::plan());
    let survey = ok(demo::survey());
    let recipe = Recipe::new(plan.group_weights().clone(), plan.thresholds().clone());
    let with = |seed| ok(ok(RespondentBootstrap::new(&survey, &recipe, 300, seed)).run());
    let (first, again, other) = (with(1), with(1), with(2));
    assert_eq!(first, again);
    assert_ne!(first.ranks(), other.ranks());
    assert_eq!((first.replicates(), first.seed()), (300, 1));
    let n = first.ranks().issues().len();
    for issue in 0..n {
        close(first.ranks().ranks(issue).iter().sum(), 1.0, 1e-12);
        close((0..n).map(|other| first.ranks().probability(other, issue + 1)).sum(), 1.0, 1e-12);
        let tiers: f64 = Tier::ALL.iter().map(|&tier| first.tier(issue, tier)).sum();
        close(tiers, 1.0, 1e-12);
        let (low, high) = first.ranks().middle(issue, 0.9).unwrap();
        let mean = first.ranks().expected_rank(issue).unwrap();
        assert!(low as f64 <= mean + 1.0 && mean - 1.0 <= high as f64);
        let held: f64 = (low..=high).map(|rank| first.ranks().probability(issue, rank)).sum();
        assert!(held >= 0.9 - 1e-9);
    }
}

/// The standard error of scores is that of the formula, but for the factor (n − 1)/n: the demo's
/// employees alone, 180 people.
#[test]
fn score_errors_are_those_of_means() {
    let plan = ok(demo::plan());
    let survey = ok(demo::survey());
    let only = ok(GroupWeights::per_criterion(plan.questionnaire(), |_| {
        plan.questionnaire().groups().iter().map(|g| f64::from(g.as_str() == "employees")).collect()
    }));
    let recipe = Recipe::new(only, plan.thresholds().clone());
    let found = ok(ok(RespondentBootstrap::new(&survey, &recipe, 4_000, 1)).run());
    let tally: Tally = survey.tally();
    for (at, issue) in tally.questionnaire().issues().iter().enumerate() {
        let cell = tally.cell("employees", issue.as_str(), "stakeholder").unwrap();
        let expected = Mean.estimate(&cell).unwrap().standard_error().unwrap();
        let error = found.score_error(at, Axis::Stakeholder).unwrap();
        close(error / expected, 1.0, 0.06); // five standard errors of a deviation from 4,000
    }
}

/// Progress comes block by block and can stop the run; no replicates, or nothing to rank, is an
/// error.
#[test]
fn progress_and_errors() {
    let survey = survey(&["a", "b", "c"], &[FIRST]);
    let recipe = recipe(&survey, &[1.0]);
    let bootstrap = ok(RespondentBootstrap::new(&survey, &recipe, 1_000, 1));
    let mut seen = Vec::new();
    let whole = ok(bootstrap.run_with(|progress| {
        seen.push((progress.done, progress.total));
        ControlFlow::Continue(())
    }));
    assert_eq!(seen, [(256, 1_000), (512, 1_000), (768, 1_000), (1_000, 1_000)]);
    assert_eq!(whole, ok(bootstrap.run()));
    assert_eq!(
        error_of(bootstrap.run_with(|_| ControlFlow::Break(()))),
        "cancelled after 256 of 1000 steps"
    );
    assert_eq!(
        error_of(RespondentBootstrap::new(&survey, &recipe, 0, 1)),
        "0 random draws were asked for, expected 1 to 67108864"
    );
    let nobody = ok(GroupWeights::per_axis(survey.questionnaire(), &PerAxis::both(vec![0.0])));
    let nobody = Recipe::new(nobody, thresholds(0.5));
    assert_eq!(
        error_of(ok(RespondentBootstrap::new(&survey, &nobody, 10, 1)).run()),
        "no issue has a score on every axis that was rated, so nothing can be ranked"
    );
}
