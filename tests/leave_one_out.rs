//! Leaving out a group, criterion, issue or respondent against doing everything again without it.

#![allow(clippy::float_cmp, reason = "certain results are exact")]
#![allow(clippy::many_single_char_names, reason = "p, q, n and t are what the formulas say")]
#![allow(clippy::too_many_lines, reason = "one twin, written out")]
#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small whole numbers")]

mod common;

use std::ops::ControlFlow;

use common::{close, error_of, frame_of, frame_on, likert, ok, rating, thresholds};
use materiality::{
    Axis, Criteria, Criterion, EstimatorKind, GroupWeights, LeaveOneOut, Level, Method, Missing,
    Omission, Omitted, PerAxis, Preference, Promethee, Rating, Recipe, Survey, Tally, Tier, demo,
};
use proptest::prelude::*;

/// Four issues, three groups, some answers missing.
fn survey(rows: &[Vec<u8>]) -> Survey {
    let frame = frame_on(&["a", "b", "c", "d"], &["g", "h", "k"], &likert(5));
    let levels: Vec<Level> = likert(5).iter_levels().collect();
    let sizes = [rows.len() / 3, rows.len() / 3, rows.len() - 2 * (rows.len() / 3)];
    ok(Survey::from_fn(&frame, &sizes, |person, criterion, issue| {
        match rows[person][criterion * 4 + issue] {
            0 => Rating::Missing(Missing::DontKnow),
            value => Rating::Level(levels[usize::from(value) - 1]),
        }
    }))
}

fn recipe(survey: &Survey, weights: [f64; 3]) -> Recipe {
    let weights =
        ok(GroupWeights::per_axis(survey.questionnaire(), &PerAxis::both(weights.to_vec())));
    Recipe::new(weights, thresholds(0.5))
}

/// Competition rank, mid-rank, tier and stakeholder score of every issue, by running everything.
type Line = (Option<(usize, f64)>, Tier, Option<f64>);

fn lines(recipe: &Recipe, tally: &Tally) -> Vec<(String, Line)> {
    let matrix = ok(recipe.matrix(tally));
    let tiers = ok(recipe.tiers(tally));
    let ranking = recipe.ranking(tally).ok();
    let rank = |id: &str| {
        let ranking = ranking.as_ref()?;
        let at = ranking.issues().iter().position(|other| other.as_str() == id)?;
        Some((ranking.competition_ranks()[at], ranking.mid_ranks()[at]))
    };
    let line = |(at, (id, outcomes)): (usize, (&materiality::IssueId, &PerAxis<_>))| {
        let outcomes: &PerAxis<materiality::AxisOutcome> = outcomes;
        let score = outcomes.stakeholder.as_ref().ok().map(|score| score.score().get());
        (id.to_string(), (rank(id.as_str()), tiers[at], score))
    };
    matrix.iter().enumerate().map(line).collect()
}

/// What an omission says agrees with two whole runs.
#[track_caller]
fn agrees(omission: &Omission, before: &[(String, Line)], after: &[(String, Line)]) {
    let mut shifts = Vec::new();
    let mut moved = 0;
    for ((id, old), (same, new)) in before.iter().zip(after) {
        assert_eq!(id, same);
        if let (Some(old), Some(new)) = (old.0, new.0) {
            shifts.push((new.1 - old.1).abs());
        }
        let found = omission.moves.iter().find(|one| one.issue.as_str() == id);
        assert_eq!(found.is_some(), old.0 != new.0 || old.1 != new.1, "{id}: {old:?} {new:?}");
        let Some(found) = found else { continue };
        moved += 1;
        assert_eq!(found.rank_before, old.0.map(|(rank, _)| rank));
        assert_eq!(found.rank_after, new.0.map(|(rank, _)| rank));
        assert_eq!((found.tier_before, found.tier_after), (old.1, new.1));
        let change = old.2.zip(new.2).map(|(old, new)| new - old);
        assert_eq!(found.score_change.stakeholder.is_some(), change.is_some());
        if let Some(change) = change {
            close(found.score_change.stakeholder.unwrap(), change, 1e-12);
            assert!(omission.largest_score_change >= change.abs() - 1e-12);
        }
    }
    assert_eq!(omission.moves.len(), moved);
    let mean = shifts.iter().sum::<f64>() / shifts.len() as f64;
    match omission.average_shift {
        Some(found) => close(found, mean, 1e-12),
        None => assert!(shifts.is_empty()),
    }
    let sizes: Vec<f64> =
        omission.moves.iter().map(|one| one.shift.map_or(f64::INFINITY, f64::abs)).collect();
    assert!(sizes.is_sorted_by(|a, b| a >= b), "{sizes:?}");
}

/// The largest mover is the first with the largest average shift, or ties it.
#[track_caller]
fn names_the_largest(result: &LeaveOneOut) {
    let Some(largest) = result.largest_mover() else { return };
    let shift = |one: &Omission| one.average_shift.unwrap_or(0.0);
    assert!(result.omissions().iter().all(|one| shift(one) <= shift(largest)));
}

fn rows() -> impl Strategy<Value = Vec<Vec<u8>>> {
    let value = prop_oneof![12 => 1_u8..=5, 1 => Just(0_u8)];
    prop::collection::vec(prop::collection::vec(value, 8), 5..14)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Every respondent, taken out of the rows before anything is counted.
    #[test]
    fn respondents_equal_smaller_surveys(rows in rows(), median: bool) {
        let survey = survey(&rows);
        let mut recipe = recipe(&survey, [3.0, 2.0, 1.0]);
        if median {
            recipe = recipe.estimator(EstimatorKind::Median);
        }
        prop_assume!(recipe.ranking(&survey.tally()).is_ok());
        let before = lines(&recipe, &survey.tally());
        let result = ok(LeaveOneOut::respondents(&survey, &recipe));
        prop_assert_eq!(result.omissions().len(), rows.len());
        let names: Vec<(String, String)> =
            survey.respondents().map(|(id, group)| (id.into_owned(), group.to_string())).collect();
        for (person, omission) in result.omissions().iter().enumerate() {
            let Omitted::Respondent { respondent, group } = &omission.omitted else {
                panic!("{omission:?}")
            };
            prop_assert_eq!((respondent, group.as_str()), (&names[person].0, &*names[person].1));
            let mut tally = Tally::empty(survey.questionnaire());
            for criterion in ["operational", "stakeholder"] {
                for issue in ["a", "b", "c", "d"] {
                    let ratings = survey.ratings(issue, criterion).unwrap();
                    for (other, rating) in ratings.enumerate().filter(|&(other, _)| other != person) {
                        ok(tally.add(&names[other].1, issue, criterion, rating, 1));
                    }
                }
            }
            agrees(omission, &before, &lines(&recipe, &tally));
        }
        names_the_largest(&result);
    }

    /// Every group with a weight of 0, and every issue asked about no more.
    #[test]
    fn groups_and_issues_equal_plans_without_them(rows in rows()) {
        let survey = survey(&rows);
        let tally = survey.tally();
        let weights = [3.0, 2.0, 1.0];
        let whole = recipe(&survey, weights);
        prop_assume!(whole.ranking(&tally).is_ok());
        let before = lines(&whole, &tally);
        let result = ok(LeaveOneOut::groups(&tally, &whole));
        for (at, omission) in result.omissions().iter().enumerate() {
            let mut weights = weights;
            weights[at] = 0.0;
            agrees(omission, &before, &lines(&recipe(&survey, weights), &tally));
        }
        names_the_largest(&result);
        // A method whose utilities depend on the other issues: the order of the rest may change.
        let outranking = Method::Promethee(Promethee::same(Preference::USUAL));
        for recipe in [whole.clone(), whole.method(outranking)] {
            let result = ok(LeaveOneOut::issues(&tally, &recipe));
            let ids = ["a", "b", "c", "d"];
            for (at, omission) in result.omissions().iter().enumerate() {
                prop_assert_eq!(&omission.omitted, &Omitted::Issue(common::issue(ids[at])));
                let rest: Vec<&str> =
                    ids.iter().copied().filter(|id| *id != ids[at]).collect();
                let frame = frame_on(&rest, &["g", "h", "k"], &likert(5));
                let mut less = Tally::empty(&frame);
                for row in tally.rows().filter(|row| row.issue != ids[at]) {
                    ok(less.add(row.group, row.issue, row.criterion, row.rating, row.count));
                }
                let after = lines(&recipe, &less);
                // Ranks before, among the rest: by the utilities of the whole.
                let ranking = ok(recipe.ranking(&tally));
                let utility = |id: &str| {
                    let place = ranking.issues().iter().position(|other| other.as_str() == id)?;
                    Some(ranking.utilities()[place])
                };
                let kept: Vec<_> =
                    rest.iter().filter_map(|id| Some((common::issue(id), utility(id)?))).collect();
                let (kept, utilities): (Vec<_>, Vec<_>) = kept.into_iter().unzip();
                let ranks = materiality::Ranking::from_utilities(kept, utilities).ok();
                let rank = |id: &str| {
                    let ranks = ranks.as_ref()?;
                    let place = ranks.issues().iter().position(|other| other.as_str() == id)?;
                    Some((ranks.competition_ranks()[place], ranks.mid_ranks()[place]))
                };
                let before: Vec<(String, Line)> = before
                    .iter()
                    .filter(|(id, _)| id != ids[at])
                    .map(|(id, line)| (id.clone(), (rank(id), line.1, line.2)))
                    .collect();
                agrees(omission, &before, &after);
            }
        }
    }
}

/// By hand: three groups of one mean each. Without k, a falls from the first place to the last.
#[test]
fn the_largest_mover_by_hand() {
    let scale = likert(5);
    let mut tally = Tally::empty(&frame_on(&["a", "b", "c"], &["g", "h", "k"], &scale));
    let answers = [("g", [3.0, 4.0, 3.5]), ("h", [3.0, 4.0, 3.5]), ("k", [5.0, 1.0, 3.0])];
    for (group, values) in answers {
        for (issue, value) in ["a", "b", "c"].into_iter().zip(values) {
            for axis in ["operational", "stakeholder"] {
                ok(tally.add(group, issue, axis, rating(&scale, f64::floor(value)), 1));
                ok(tally.add(group, issue, axis, rating(&scale, f64::ceil(value)), 1));
            }
        }
    }
    // Means over groups: a 11/3, b 3, c 10/3; without k: a 3, b 4, c 3.5; without g (or h): a 4,
    // b 2.5, c 3.25, the same order.
    let recipe = Recipe::new(GroupWeights::equal(tally.questionnaire()), thresholds(0.7));
    let result = ok(LeaveOneOut::groups(&tally, &recipe));
    let most = result.largest_mover().unwrap();
    assert_eq!(most.omitted, Omitted::Group(common::group("k")));
    close(most.average_shift.unwrap(), 4.0 / 3.0, 1e-12); // a 1 → 3, b 3 → 1, c stays 2
    assert_eq!(most.moves[0].issue.as_str(), "a");
    assert_eq!((most.moves[0].rank_before, most.moves[0].rank_after), (Some(1), Some(3)));
    assert_eq!(most.moves[0].shift, Some(2.0));
    assert_eq!(most.tier_changes(), 1); // b: (3 − 1)/4 = .5 to .75
    close(most.largest_score_change, 0.25, 1e-12);
    let quiet = &result.omissions()[0];
    assert_eq!((quiet.moves.len(), quiet.average_shift), (1, Some(0.0))); // a: .667 to .75
    assert_eq!(quiet.moves[0].tier_after, Tier::Both);
}

/// Criteria: the others of the axis share the weight; the last one takes its axis away.
#[test]
fn criteria_by_hand() {
    let scale = likert(5);
    let criterion =
        |id: &str, axis, weight| (ok(Criterion::new(id, id, axis, scale.clone())), weight);
    let criteria = ok(Criteria::new([
        criterion("money", Axis::Operational, 1.0),
        criterion("scale", Axis::Stakeholder, 2.0),
        criterion("scope", Axis::Stakeholder, 1.0),
        criterion("scar", Axis::Stakeholder, 1.0),
    ]));
    let frame = frame_of(&["a", "b"], &["g"], criteria);
    let mut tally = Tally::empty(&frame);
    let answers =
        [("money", [4.0, 2.0]), ("scale", [1.0, 5.0]), ("scope", [5.0, 3.0]), ("scar", [3.0, 1.0])];
    for (criterion, values) in answers {
        for (issue, value) in ["a", "b"].into_iter().zip(values) {
            ok(tally.add("g", issue, criterion, rating(&scale, value), 2));
        }
    }
    // Stakeholder: a (0·2 + 1 + .5)/4 = .375, b (1·2 + .5 + 0)/4 = .625; operational .75 and .25:
    // tied at .5625 and .4375? a (.75 + .375)/2 = .5625, b (.25 + .625)/2 = .4375.
    let recipe = Recipe::new(GroupWeights::equal(&frame), thresholds(0.5));
    let result = ok(LeaveOneOut::criteria(&tally, &recipe));
    let of = |id: &str| {
        let id = ok(materiality::CriterionId::new(id));
        let found =
            result.omissions().iter().find(|one| one.omitted == Omitted::Criterion(id.clone()));
        found.unwrap()
    };
    // Without scale: a (1 + .5)/2 = .75, b .25; nothing moves but tiers.
    let change = |one: &Omission, at: usize| one.moves[at].score_change.stakeholder.unwrap();
    let scale = of("scale");
    assert_eq!(scale.average_shift, Some(0.0));
    close(change(scale, 0), 0.375, 1e-12);
    close(scale.largest_score_change, 0.375, 1e-12);
    // Without scope: a (0·2 + .5)/3 = 1/6, b 2/3; (.75 + 1/6)/2 and (.25 + 2/3)/2 are tied.
    let scope = of("scope");
    close(scope.average_shift.unwrap(), 0.5, 1e-12);
    assert_eq!((scope.moves[1].rank_before, scope.moves[1].rank_after), (Some(2), Some(1)));
    // Without money the operational axis is gone: b is first, and a has no score on it.
    let money = of("money");
    close(money.average_shift.unwrap(), 1.0, 1e-12);
    assert_eq!(money.moves[0].score_change.operational, None);
    assert_eq!(money.moves[0].tier_after, Tier::Neither);
    assert_eq!(result.largest_mover().unwrap().omitted, money.omitted);
}

/// The only group, the only issue, the only respondent.
#[test]
fn nothing_left() {
    let frame = frame_on(&["a"], &["g"], &likert(5));
    let levels: Vec<Level> = likert(5).iter_levels().collect();
    let survey = ok(Survey::from_fn(&frame, &[1], |_, _, _| Rating::Level(levels[4])));
    let recipe = Recipe::new(GroupWeights::equal(&frame), thresholds(0.5));
    let tally = survey.tally();
    for result in
        [ok(LeaveOneOut::groups(&tally, &recipe)), ok(LeaveOneOut::respondents(&survey, &recipe))]
    {
        let only = &result.omissions()[0];
        assert_eq!((only.average_shift, only.largest_score_change), (None, 0.0));
        let first = &only.moves[0];
        assert_eq!((first.rank_before, first.rank_after, first.shift), (Some(1), None, None));
        assert_eq!(first.tier_after, Tier::InsufficientData);
        assert!(result.largest_mover().is_none());
    }
    let result = ok(LeaveOneOut::issues(&tally, &recipe));
    assert!(result.omissions()[0].moves.is_empty() && result.largest_mover().is_none());
}

/// The demonstration: progress is told and can stop the run.
#[test]
fn progress_can_stop() {
    let plan = ok(demo::plan());
    let survey = ok(demo::survey());
    let recipe = Recipe::new(plan.group_weights().clone(), plan.thresholds().clone());
    let mut seen = Vec::new();
    let whole = ok(LeaveOneOut::respondents_with(&survey, &recipe, |progress| {
        seen.push(progress.done);
        ControlFlow::Continue(())
    }));
    assert_eq!(seen, [256, 512, 712]);
    assert_eq!(whole.omissions().len(), 712);
    assert_eq!(
        error_of(LeaveOneOut::respondents_with(&survey, &recipe, |_| ControlFlow::Break(()))),
        "cancelled after 256 of 712 steps"
    );
}
