//! Differences of scores against t tests by hand, rank sets against Holm's procedure step by step.

#![allow(clippy::float_cmp, reason = "certain results are exact")]
#![allow(clippy::many_single_char_names, reason = "p, q, n and t are what the formulas say")]
#![allow(clippy::too_many_lines, reason = "one twin, written out")]
#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small whole numbers")]

mod common;

use std::num::NonZeroU64;

use common::{close, error_of, frame_on, likert, ok, rating, stakeholder, thresholds, with_cell};
use materiality::{
    Axis, Confidence, Criteria, Criterion, EstimatorKind, FinitePopulation, FixedScore,
    GroupWeights, Level, Method, Missing, PerAxis, Questionnaire, RankedBy, Rating, Recipe, Scale,
    ScoreDifferences, Survey, Tally, Vikor,
};
use proptest::prelude::*;
use statrs::distribution::{ContinuousCDF, StudentsT};

const STAKEHOLDER: RankedBy = RankedBy::Axis(Axis::Stakeholder);

/// A survey on a scale from 1 to 5: groups of rows, one rating per issue on either axis, 0 for none.
fn survey(issues: &[&str], groups: &[Vec<Vec<u8>>]) -> Survey {
    let names: Vec<String> = (0..groups.len()).map(|group| format!("g{group}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let scale = likert(5);
    let levels: Vec<Level> = scale.iter_levels().collect();
    let frame = frame_on(issues, &names, &scale);
    let sizes: Vec<usize> = groups.iter().map(Vec::len).collect();
    let rows = groups.concat();
    ok(Survey::from_fn(&frame, &sizes, |person, criterion, issue| {
        let shift = if criterion == 0 { issue + 1 } else { issue };
        match rows[person][shift % issues.len()] {
            0 => Rating::Missing(Missing::NoAnswer),
            value => Rating::Level(levels[usize::from(value) - 1]),
        }
    }))
}

fn recipe(frame: &Questionnaire, weights: &[f64]) -> Recipe {
    let weights = ok(GroupWeights::per_axis(frame, &PerAxis::both(weights.to_vec())));
    Recipe::new(weights, thresholds(0.5))
}

fn upper(t: f64, df: f64) -> f64 {
    1.0 - ok(StudentsT::new(0.0, 1.0, df)).cdf(t)
}

/// Student 1908, the sleep data rounded to a scale: by hand. Differences 2 1 0 1 1 of five people on
/// levels of ¼: mean 1, s² = 0.5, t = 1/√(.5/5) = 3.1623 with 4 degrees of freedom.
#[test]
fn one_group_is_the_paired_t_test() {
    let rows = vec![vec![5, 3], vec![4, 3], vec![2, 2], vec![3, 2], vec![5, 4]];
    let survey = survey(&["a", "b"], &[rows]);
    let recipe = recipe(survey.questionnaire(), &[1.0]);
    let differences = ok(ScoreDifferences::paired(&survey, &recipe, STAKEHOLDER));
    let found = differences.between(0, 1);
    close(found.value, 0.25, 1e-15);
    close(found.standard_error.unwrap(), 0.1_f64.sqrt() / 4.0, 1e-15);
    assert_eq!(found.degrees_of_freedom, Some(4.0));
    close(found.p_above, upper(10.0_f64.sqrt(), 4.0), 1e-12);
    close(found.p_above, 0.017_0, 1e-4); // t(4) at 3.1623, Abramowitz & Stegun 1964, table 26.10
    close(found.p_above + found.p_below, 1.0, 1e-12);
    let turned = differences.between(1, 0);
    assert_eq!((turned.p_above, turned.value), (found.p_below, -found.value));
    let same = differences.between(1, 1);
    assert_eq!((same.value, same.p_above, same.p_below), (0.0, 1.0, 1.0));
}

/// Nobody rated both: Welch's variance, s²/n + s′²/n′, paired or not; degrees of freedom of the
/// smaller sample where rows are known (never more than Welch's), Welch's where they are not.
#[test]
fn disjoint_answers_are_welch() {
    let rows = vec![vec![5, 0], vec![4, 0], vec![3, 0], vec![0, 2], vec![0, 3]];
    let survey = survey(&["a", "b"], &[rows]);
    let recipe = recipe(survey.questionnaire(), &[1.0]);
    let (first, second) = (1.0_f64 / 3.0 / 16.0, 0.5_f64 / 2.0 / 16.0);
    let paired = ok(ScoreDifferences::paired(&survey, &recipe, STAKEHOLDER)).between(0, 1);
    close(paired.standard_error.unwrap(), (first + second).sqrt(), 1e-15);
    assert_eq!(paired.degrees_of_freedom, Some(1.0));
    let unpaired = ok(ScoreDifferences::unpaired(&survey.tally(), &recipe, STAKEHOLDER));
    let unpaired = unpaired.between(0, 1);
    close(unpaired.standard_error.unwrap(), (first + second).sqrt(), 1e-15);
    let welch = (first + second).powi(2) / (first.powi(2) / 2.0 + second.powi(2) / 1.0);
    close(unpaired.degrees_of_freedom.unwrap(), welch, 1e-12);
    close(unpaired.p_above, upper(1.5 / 4.0 / (first + second).sqrt(), welch), 1e-12);
}

/// Holm's procedure as it is written down: look at the least p-value, reject it at α/m, take the
/// next at α/(m − 1), and stop at the first that stands.
fn step_down(p_values: &[f64], level: f64) -> Vec<bool> {
    let mut open: Vec<usize> = (0..p_values.len()).collect();
    let mut rejected = vec![false; p_values.len()];
    while let Some(&least) = open.iter().min_by(|&&a, &&b| p_values[a].total_cmp(&p_values[b])) {
        if p_values[least] > level / open.len() as f64 {
            break;
        }
        rejected[least] = true;
        open.retain(|&other| other != least);
    }
    rejected
}

/// Rows of ratings, with some missing, of two groups.
fn groups() -> impl Strategy<Value = Vec<Vec<Vec<u8>>>> {
    let rating = prop_oneof![9 => 1_u8..=5, 1 => Just(0_u8)];
    let row = prop::collection::vec(rating, 4);
    prop::collection::vec(prop::collection::vec(row, 3..12), 1..=2)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    /// Complete rows: per group the paired t test on each person's own difference, pooled over
    /// groups by Welch and Satterthwaite; the sets are Holm's, step by step.
    #[test]
    fn differences_and_sets_equal_their_naive_twins(groups in groups(), level in 0.5..0.99_f64) {
        let complete: Vec<Vec<Vec<u8>>> = groups
            .iter()
            .map(|rows| rows.iter().map(|row| row.iter().map(|&v| v.max(1)).collect()).collect())
            .collect();
        let weights: Vec<f64> = (0..groups.len()).map(|group| (group + 1) as f64).collect();
        let total: f64 = weights.iter().sum();
        let survey = survey(&["a", "b", "c", "d"], &complete);
        let recipe = recipe(survey.questionnaire(), &weights);
        let differences = ok(ScoreDifferences::paired(&survey, &recipe, STAKEHOLDER));
        let confidence = ok(Confidence::new(level));
        let sets = differences.rank_sets(confidence);
        let mut p_values = Vec::new();
        for a in 0..4 {
            for b in (0..4).filter(|&b| b != a) {
                let found = differences.between(a, b);
                let (mut value, mut variance, mut per_df) = (0.0, 0.0, 0.0);
                for (rows, weight) in complete.iter().zip(&weights) {
                    let n = rows.len() as f64;
                    let own: Vec<f64> = rows
                        .iter()
                        .map(|row| (f64::from(row[a]) - f64::from(row[b])) / 4.0)
                        .collect();
                    let mean = own.iter().sum::<f64>() / n;
                    let spread = own.iter().map(|d| (d - mean).powi(2)).sum::<f64>() / (n - 1.0);
                    let share = weight / total;
                    value += share * mean;
                    let part = share * share * spread / n;
                    variance += part;
                    per_df += part * part / (n - 1.0);
                }
                prop_assert!((found.value - value).abs() < 1e-13);
                if variance > 0.0 {
                    let df = variance * variance / per_df;
                    let expected = upper(value / variance.sqrt(), df);
                    prop_assert!((found.p_above - expected).abs() < 1e-9);
                } else {
                    prop_assert_eq!(found.standard_error, Some(0.0));
                }
                p_values.push(found.p_above);
            }
        }
        let rejected = step_down(&p_values, 1.0 - level);
        for a in 0..4 {
            let is_above = |a: usize, b: usize| rejected[a * 3 + if b > a { b - 1 } else { b }];
            let others = || (0..4).filter(move |&b| b != a);
            prop_assert_eq!(sets.best_rank(a), 1 + others().filter(|&b| is_above(b, a)).count());
            prop_assert_eq!(sets.worst_rank(a), 4 - others().filter(|&b| is_above(a, b)).count());
            let own: Vec<f64> =
                others().flat_map(|b| {
                    let one = differences.between(a, b);
                    [one.p_below, one.p_above]
                }).collect();
            let sure = step_down(&own, 1.0 - level);
            let count = |side: usize| sure.iter().skip(side).step_by(2).filter(|&&one| one).count();
            let marginal = differences.marginal_rank_set(a, confidence);
            prop_assert_eq!(marginal, (1 + count(0), 4 - count(1)));
            // One issue alone needs less correction.
            prop_assert!(marginal.0 >= sets.best_rank(a) && marginal.1 <= sets.worst_rank(a));
        }
        for tau in 0..=4 {
            let expected: Vec<usize> = (0..4).filter(|&a| sets.best_rank(a) <= tau).collect();
            prop_assert_eq!(sets.best(tau), expected);
            let surely: Vec<usize> = (0..4).filter(|&a| sets.worst_rank(a) <= tau).collect();
            prop_assert!(surely.iter().all(|one| sets.best(tau).contains(one)));
            prop_assert_eq!(sets.surely_best(tau), surely);
        }
    }

    /// With missing answers the value is that of the scores themselves, errors stay positive, and
    /// the observed rank lies in every set.
    #[test]
    fn missing_answers(groups in groups()) {
        let weights = vec![1.0; groups.len()];
        let survey = survey(&["a", "b", "c", "d"], &groups);
        let recipe = recipe(survey.questionnaire(), &weights);
        for by in [STAKEHOLDER, RankedBy::WeightedSum] {
            let Ok(differences) = ScoreDifferences::paired(&survey, &recipe, by) else {
                continue;
            };
            let matrix = ok(recipe.matrix(&survey.tally()));
            let score = |issue: &str| {
                let of = |axis| matrix.get(issue, axis).unwrap().as_ref().unwrap().score().get();
                if by == STAKEHOLDER {
                    of(Axis::Stakeholder)
                } else {
                    f64::midpoint(of(Axis::Operational), of(Axis::Stakeholder))
                }
            };
            let ids = differences.issues();
            let sets = differences.rank_sets(Confidence::default());
            for a in 0..ids.len() {
                for b in 0..ids.len() {
                    let found = differences.between(a, b);
                    let expected = score(ids[a].as_str()) - score(ids[b].as_str());
                    prop_assert!((found.value - expected).abs() < 1e-12);
                    prop_assert!((0.0..=1.0).contains(&found.p_above));
                }
                let value = |issue: usize| score(ids[issue].as_str());
                let ahead = (0..ids.len()).filter(|&b| value(b) > value(a) + 1e-9).count();
                prop_assert!(sets.best_rank(a) <= ahead + 1 && ahead < sets.worst_rank(a));
            }
        }
    }
}

/// Both axes: the weighted sum of a person's two differences.
#[test]
fn both_axes_are_one_difference_per_person() {
    let rows = vec![vec![5, 3, 1], vec![4, 3, 2], vec![2, 2, 5], vec![3, 2, 3], vec![5, 4, 4]];
    let survey = survey(&["a", "b", "c"], std::slice::from_ref(&rows));
    let recipe = recipe(survey.questionnaire(), &[1.0])
        .axis_weights(PerAxis { operational: 1.0, stakeholder: 3.0 });
    let found = ok(ScoreDifferences::paired(&survey, &recipe, RankedBy::WeightedSum));
    // On the operational axis the columns stand one place further: issue 0 has column 1.
    let own: Vec<f64> = rows
        .iter()
        .map(|row| {
            let at = |column: usize| f64::from(row[column]) / 4.0;
            0.25 * (at(1) - at(2)) + 0.75 * (at(0) - at(1))
        })
        .collect();
    let mean = own.iter().sum::<f64>() / 5.0;
    let variance = own.iter().map(|d| (d - mean).powi(2)).sum::<f64>() / 4.0 / 5.0;
    close(found.between(0, 1).value, mean, 1e-14);
    close(found.between(0, 1).standard_error.unwrap(), variance.sqrt(), 1e-14);
}

/// Several criteria on an axis, weighted 1 to 2: a person's differences are added before they are
/// squared.
#[test]
fn several_criteria_are_added_within_people() {
    let scale = likert(5);
    let criterion =
        |id: &str, axis, weight| (ok(Criterion::new(id, id, axis, scale.clone())), weight);
    let criteria = ok(Criteria::new([
        criterion("money", Axis::Operational, 1.0),
        criterion("scale", Axis::Stakeholder, 1.0),
        criterion("scope", Axis::Stakeholder, 2.0),
    ]));
    let frame = common::frame_of(&["a", "b"], &["g"], criteria);
    let answers = [[[3, 3], [5, 2], [4, 4]], [[1, 3], [4, 2], [3, 1]], [[2, 3], [4, 4], [5, 3]]];
    let levels: Vec<Level> = scale.iter_levels().collect();
    let survey = ok(Survey::from_fn(&frame, &[3], |person, criterion, issue| {
        Rating::Level(levels[answers[person][criterion][issue] - 1])
    }));
    let recipe = recipe(&frame, &[1.0]);
    let found = ok(ScoreDifferences::paired(&survey, &recipe, STAKEHOLDER)).between(0, 1);
    let own: Vec<f64> = answers
        .iter()
        .map(|one| {
            let difference =
                |criterion: usize| (one[criterion][0] as f64 - one[criterion][1] as f64) / 4.0;
            difference(1) / 3.0 + difference(2) * 2.0 / 3.0
        })
        .collect();
    let mean = own.iter().sum::<f64>() / 3.0;
    let variance = own.iter().map(|d| (d - mean).powi(2)).sum::<f64>() / 2.0 / 3.0;
    close(found.value, mean, 1e-14);
    close(found.standard_error.unwrap(), variance.sqrt(), 1e-14);
}

/// No spread: by the bound (1 + c)^−n, c = ½ and n = 4 give 1.5⁻⁴ = .19753; two groups weighted 1 to
/// 3 with c = ½ and ¼, n = 4 and 6: m = min(16, 8), exp(−8·(.25·ln 1.5 + .75·ln 1.25)).
#[test]
fn answers_without_spread() {
    let rows = |first, second, n| vec![vec![first, second]; n];
    let one = survey(&["a", "b"], &[rows(5, 3, 4)]);
    let found =
        ok(ScoreDifferences::paired(&one, &recipe(one.questionnaire(), &[1.0]), STAKEHOLDER));
    let found = found.between(0, 1);
    assert_eq!((found.standard_error, found.p_below), (Some(0.0), 1.0));
    close(found.p_above, 1.5_f64.powi(-4), 1e-14);
    let two = survey(&["a", "b"], &[rows(5, 3, 4), rows(4, 3, 6)]);
    let recipe = recipe(two.questionnaire(), &[1.0, 3.0]);
    for differences in [
        ok(ScoreDifferences::paired(&two, &recipe, STAKEHOLDER)),
        ok(ScoreDifferences::unpaired(&two.tally(), &recipe, STAKEHOLDER)),
    ] {
        let expected = (-8.0 * (0.25 * 1.5_f64.ln() + 0.75 * 1.25_f64.ln())).exp();
        close(differences.between(0, 1).p_above, expected, 1e-12);
    }
}

/// A group whose whole population answered has no sampling error, and fixed scores have none.
#[test]
fn certain_signs() {
    let rows = vec![vec![5, 3], vec![2, 3], vec![4, 3]];
    let all = survey(&["a", "b"], &[rows]);
    let group = stakeholder("g0").with_population(NonZeroU64::new(3).unwrap());
    let plain = recipe(all.questionnaire(), &[1.0]);
    let whole = plain.clone().groups(&[group]).finite_population(FinitePopulation::Correct);
    let found = ok(ScoreDifferences::paired(&all, &whole, STAKEHOLDER)).between(0, 1);
    assert_eq!((found.standard_error, found.p_above, found.p_below), (Some(0.0), 0.0, 1.0));
    let found = ok(ScoreDifferences::paired(&all, &plain, STAKEHOLDER)).between(0, 1);
    assert!(found.p_above > 0.1);
    // Of six people, the variance is halved.
    let six = stakeholder("g0").with_population(NonZeroU64::new(6).unwrap());
    let half = plain.clone().groups(&[six]).finite_population(FinitePopulation::Correct);
    let half = ok(ScoreDifferences::paired(&all, &half, STAKEHOLDER)).between(0, 1);
    let ratio = half.standard_error.unwrap() / found.standard_error.unwrap();
    close(ratio, 0.5_f64.sqrt(), 1e-14);
    // Fixed scores alone.
    let empty = Tally::empty(all.questionnaire());
    let fixed = |issue: &str, value| ok(FixedScore::new(issue, "stakeholder", value, "index"));
    let nature = ok(stakeholder("g0").with_fixed_score(fixed("a", 4.0)));
    let nature = ok(nature.with_fixed_score(fixed("b", 3.0)));
    let given = plain.groups(&[nature]);
    let found = ok(ScoreDifferences::unpaired(&empty, &given, STAKEHOLDER)).between(0, 1);
    assert_eq!((found.p_above, found.p_below), (0.0, 1.0));
}

/// One answer: nothing is known, every rank is possible. One issue: rank 1. What does not fit is
/// refused by name.
#[test]
fn degenerate_and_refused() {
    let single = survey(&["a", "b"], &[vec![vec![5, 1]]]);
    let plain = recipe(single.questionnaire(), &[1.0]);
    let differences = ok(ScoreDifferences::paired(&single, &plain, STAKEHOLDER));
    let found = differences.between(0, 1);
    assert_eq!((found.standard_error, found.p_above, found.p_below), (None, 1.0, 1.0));
    let sets = differences.rank_sets(Confidence::default());
    assert_eq!((sets.best_rank(1), sets.worst_rank(0)), (1, 2));
    let alone = survey(&["a"], &[vec![vec![5], vec![4]]]);
    let alone = ok(ScoreDifferences::paired(
        &alone,
        &recipe(alone.questionnaire(), &[1.0]),
        RankedBy::WeightedSum,
    ));
    let sets = alone.rank_sets(Confidence::default());
    assert_eq!((sets.best_rank(0), sets.worst_rank(0), sets.best(1)), (1, 1, vec![0]));
    assert_eq!(alone.marginal_rank_set(0, Confidence::default()), (1, 1));
    let medians = plain.clone().estimator(EstimatorKind::Median);
    assert_eq!(
        error_of(ScoreDifferences::paired(&single, &medians, STAKEHOLDER)),
        "the comparison within respondents needs the mean, found the median"
    );
    let vikor = plain.method(Method::Vikor(Vikor::default()));
    assert_eq!(
        error_of(ScoreDifferences::unpaired(&single.tally(), &vikor, RankedBy::WeightedSum)),
        "the comparison of both axes needs the weighted sum, found the VIKOR"
    );
    // Scales of other lengths, to be sure that steps are taken from the criterion.
    let scale: Scale = likert(3);
    with_cell(&scale, &[1, 0, 1], |cell| assert_eq!(cell.answers(), 2));
    assert_eq!(rating(&scale, 3.0), Rating::Level(scale.iter_levels().last().unwrap()));
}
