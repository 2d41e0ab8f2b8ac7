//! Resampling and leaving out, against the plainest loop that does the same; target: 10,000
//! replicates of 300 respondents × 10 issues × 2 axes in 0.06 s on one thread.
//!
//! `cargo bench --bench bootstrap` measures; without `--bench`, as under `cargo test --benches`,
//! everything runs once on little data.

mod compare;

use std::hint::black_box;

use materiality::{
    Axis, BootstrapLaw, Criteria, EstimatorKind, GroupId, GroupWeights, IssueId, LeaveOneOut,
    Missing, NormalScores, PerAxis, PooledLaw, Questionnaire, RankedBy, Rating, Recipe,
    RespondentBootstrap, Scale, Score, Survey, Thresholds,
};
use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};

use compare::compare;

const ISSUES: usize = 10;

fn main() {
    let is_measured = std::env::args().any(|argument| argument == "--bench");
    let (replicates, rounds) = if is_measured { (10_000, 21) } else { (20, 1) };
    for (name, groups, missing) in [
        ("one group", 1, false),
        ("three groups", 3, false),
        ("three groups, one answer in twenty missing", 3, true),
    ] {
        respondents(name, groups, missing, replicates, rounds);
    }
    other_estimators(replicates / 10, rounds.min(5));
    exact_laws(replicates, rounds);
    left_out(rounds.min(5));
}

/// Every respondent left out, against counting all answers once per respondent.
fn left_out(rounds: usize) {
    let (survey, recipe) = survey(3, true);
    compare(
        "300 respondents left out one by one, against counting and ranking as often",
        rounds,
        || (0..survey.len()).map(|_| recipe.ranking(&survey.tally()).unwrap()).collect::<Vec<_>>(),
        || LeaveOneOut::respondents(black_box(&survey), &recipe).unwrap(),
    );
}

/// A survey of 300 people in groups of the same size, with the recipe for it.
fn survey(groups: usize, has_missing: bool) -> (Survey, Recipe) {
    let scale = Scale::likert(5).unwrap();
    let issues = (1..=ISSUES).map(|n| IssueId::new(format!("issue-{n}")).unwrap());
    let ids = (1..=groups).map(|n| GroupId::new(format!("group-{n}")).unwrap());
    let frame = Questionnaire::new(issues, ids, Criteria::one_per_axis(&scale)).unwrap();
    let levels: Vec<_> = scale.iter_levels().collect();
    let mut rng = ChaCha8Rng::seed_from_u64(5);
    let survey = Survey::from_fn(&frame, &vec![300 / groups; groups], |_, _, issue| {
        if has_missing && rng.random_range(0..20) == 0 {
            return Rating::Missing(Missing::DontKnow);
        }
        let low = usize::from(issue % 3 == 0);
        Rating::Level(levels[rng.random_range(low..5)])
    });
    let lines = PerAxis::both(Score::new(0.55).unwrap());
    let thresholds = Thresholds::new(lines, "for the measurement").unwrap();
    (survey.unwrap(), Recipe::new(GroupWeights::equal(&frame), thresholds))
}

/// Ratings as numbers, respondent by respondent, with NaN for a missing answer.
fn table(survey: &Survey) -> Vec<Vec<f64>> {
    let frame = survey.questionnaire();
    let columns: Vec<Vec<f64>> = Axis::ALL
        .iter()
        .flat_map(|axis| frame.issues().iter().map(move |issue| (issue, axis.id())))
        .map(|(issue, axis)| {
            let ratings = survey.ratings(issue.as_str(), axis).unwrap();
            ratings.map(|one| one.level().map_or(f64::NAN, |level| level.index() as f64)).collect()
        })
        .collect();
    (0..survey.len()).map(|person| columns.iter().map(|column| column[person]).collect()).collect()
}

/// The plainest loop: draw a row, add its answers, divide, pool, sort.
fn plain(rows: &[Vec<f64>], groups: usize, replicates: usize) -> Vec<f64> {
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    let size = rows.len() / groups;
    let mut ranks = vec![0.0; ISSUES * ISSUES];
    for _ in 0..replicates {
        let mut scores = [0.0; 2 * ISSUES];
        for group in 0..groups {
            let mut sums = vec![0.0; 2 * ISSUES];
            let mut counts = vec![0.0; 2 * ISSUES];
            for _ in 0..size {
                let row = &rows[group * size + rng.random_range(0..size)];
                for ((sum, count), &answer) in sums.iter_mut().zip(&mut counts).zip(row) {
                    if !answer.is_nan() {
                        *sum += answer;
                        *count += 1.0;
                    }
                }
            }
            for ((score, sum), count) in scores.iter_mut().zip(sums).zip(counts) {
                *score += sum / count / 4.0 / groups as f64;
            }
        }
        let mut order: Vec<usize> = (0..ISSUES).collect();
        let utility = |issue: usize| scores[issue] + scores[ISSUES + issue];
        order.sort_by(|&a, &b| utility(b).total_cmp(&utility(a)));
        for (rank, issue) in order.into_iter().enumerate() {
            ranks[issue * ISSUES + rank] += 1.0;
        }
    }
    ranks
}

fn respondents(name: &str, groups: usize, has_missing: bool, replicates: u32, rounds: usize) {
    let (survey, recipe) = survey(groups, has_missing);
    let rows = table(&survey);
    let bootstrap = RespondentBootstrap::new(&survey, &recipe, replicates, 1).unwrap();
    compare(
        &format!("{replicates} replicates of 300 respondents, {name}, against a plain loop"),
        rounds,
        || plain(black_box(&rows), groups, replicates as usize),
        || black_box(&bootstrap).run().unwrap(),
    );
}

/// Any estimator goes through the counts of every cell.
fn other_estimators(replicates: u32, rounds: usize) {
    let (survey, recipe) = survey(3, false);
    let medians = recipe.clone().estimator(EstimatorKind::InterpolatedMedian);
    let means = RespondentBootstrap::new(&survey, &recipe, replicates, 1).unwrap();
    let medians = RespondentBootstrap::new(&survey, &medians, replicates, 1).unwrap();
    compare(
        &format!("{replicates} replicates, interpolated medians against means"),
        rounds,
        || means.run().unwrap(),
        || medians.run().unwrap(),
    );
}

/// The exact law against as many random resamples as the target names.
fn exact_laws(replicates: u32, rounds: usize) {
    let (survey, recipe) = survey(3, false);
    let tally = survey.tally();
    let cell = tally.cell("group-1", "issue-1", "stakeholder").unwrap();
    let answers: Vec<u64> = (0_u64..)
        .zip(cell.levels())
        .flat_map(|(level, &count)| std::iter::repeat_n(level, usize::try_from(count).unwrap()))
        .collect();
    let resample = || {
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        let mut mean =
            || (0..answers.len()).map(|_| answers[rng.random_range(0..answers.len())]).sum::<u64>();
        (0..replicates).map(|_| mean()).collect::<Vec<_>>()
    };
    compare(
        &format!("exact bootstrap law of 100 answers against {replicates} resamples"),
        rounds,
        resample,
        || BootstrapLaw::of(black_box(&cell)).unwrap(),
    );
    compare(
        &format!("exact pooled law of three groups with its chance against {replicates} resamples"),
        rounds,
        resample,
        || {
            let law = PooledLaw::of(&tally, &recipe, "issue-1", Axis::Stakeholder).unwrap();
            law.reaches(Score::new(0.55).unwrap())
        },
    );
    let scores = NormalScores::of(&tally, &recipe, RankedBy::WeightedSum).unwrap();
    compare(
        &format!("exact rank probabilities of 10 issues against {replicates} resamples"),
        rounds,
        resample,
        || black_box(&scores).rank_probabilities(),
    );
}
