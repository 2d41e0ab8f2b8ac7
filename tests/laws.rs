//! The laws of the house, on the whole way from answers to the result document.

#![allow(clippy::float_cmp, reason = "the laws promise the same bits, not nearly the same")]

mod common;

use std::collections::BTreeMap;

use common::{close, error_of, estimate, likert, ok, plan_on, stakeholder, with_cell};
use materiality::{
    AbsentGroups, Assessment, Axis, AxisOutcome, Confidence, Direction, Estimate, Estimator,
    EstimatorKind, Interval, Mean, Missing, Owa, PerAxis, Plan, PowerMean, Questionnaire, Rating,
    Scale, Survey, SurveyBuilder, Tally, TopBox, TrimmedMean, WinsorizedMean,
};
use proptest::prelude::*;
use proptest::sample::Index;

const ISSUES: [&str; 5] = ["water", "air", "soil", "noise", "light"];
const GROUPS: [&str; 4] = ["staff", "town", "banks", "buyers"];

/// Answers by person and question (two per issue): a level, or one of the kinds of missing.
type Answers = BTreeMap<(usize, usize), usize>;

/// A survey and the plan it is for; person p belongs to group p modulo the number of groups.
#[derive(Clone, Debug)]
struct Case {
    issues: Vec<&'static str>,
    groups: Vec<(&'static str, PerAxis<f64>)>,
    answers: Answers,
    estimator: EstimatorKind,
    axis_weights: PerAxis<f64>,
    absent: AbsentGroups,
    direction: Direction,
}

/// Every kind of estimator.
fn estimators() -> Vec<EstimatorKind> {
    vec![
        EstimatorKind::Mean,
        EstimatorKind::Median,
        EstimatorKind::InterpolatedMedian,
        EstimatorKind::TrimmedMean(ok(TrimmedMean::new(0.2))),
        EstimatorKind::TrimmedMean(ok(TrimmedMean::new(0.4999))),
        EstimatorKind::WinsorizedMean(ok(WinsorizedMean::new(0.1))),
        EstimatorKind::GeometricMean,
        EstimatorKind::PowerMean(ok(PowerMean::new(-1.0))),
        EstimatorKind::PowerMean(ok(PowerMean::new(50.0))),
        EstimatorKind::PowerMean(ok(PowerMean::new(-50.0))),
        EstimatorKind::Owa(ok(Owa::new(0.3))),
        EstimatorKind::Owa(ok(Owa::new(2.0))),
        EstimatorKind::TopBox(ok(TopBox::new(2))),
    ]
}

fn weight() -> impl Strategy<Value = PerAxis<f64>> {
    let one = || prop_oneof![1 => Just(0.0), 2 => Just(1.0), 4 => 0.01..9.0_f64];
    (one(), one()).prop_map(|(operational, stakeholder)| PerAxis { operational, stakeholder })
}

prop_compose! {
    fn cases()(
        issues in 1..=ISSUES.len(),
        weights in prop::collection::vec(weight(), 1..=GROUPS.len()),
        answers in prop::collection::btree_map((0_usize..14, 0_usize..10), 0_usize..8, 1..140),
        estimator in prop::sample::select(estimators()),
        axis_weights in (0.1..5.0_f64, 0.0..5.0_f64),
        absent in prop::sample::select(vec![AbsentGroups::Renormalize, AbsentGroups::Refuse]),
        direction in prop::sample::select(vec![Direction::HigherIsMore, Direction::LowerIsMore]),
    ) -> Case {
        // Somebody has to count, or there is no plan.
        let mut groups: Vec<_> = GROUPS.into_iter().zip(weights).collect();
        groups[0].1 = PerAxis { operational: 1.0, stakeholder: groups[0].1.stakeholder };
        Case {
            issues: ISSUES[..issues].to_vec(),
            groups,
            answers: answers.into_iter().filter(|((_, q), _)| q / 2 < issues).collect(),
            estimator,
            axis_weights: PerAxis { operational: axis_weights.0, stakeholder: axis_weights.1 },
            absent,
            direction,
        }
    }
}

impl Case {
    fn plan(&self) -> Plan {
        let scale = ok(Scale::new(1.0, 5.0, 1.0, self.direction));
        let builder = plan_on(scale, &self.issues)
            .estimator(self.estimator)
            .axis_weights(self.axis_weights)
            .absent_groups(self.absent);
        let groups = self.groups.iter();
        let add = |builder: materiality::PlanBuilder, &(id, weight): &(&str, _)| {
            builder.group_per_axis(stakeholder(id), weight)
        };
        ok(groups.fold(builder, add).build())
    }

    /// The group of a person, whatever the order of groups in the plan.
    fn group(&self, person: usize) -> &'static str {
        GROUPS[person % self.groups.len()]
    }

    /// The answers as rows: person, issue, axis and rating.
    fn rows(&self) -> Vec<(usize, &'static str, Axis, Rating)> {
        let scale = ok(Scale::new(1.0, 5.0, 1.0, self.direction));
        let levels: Vec<Rating> = scale.iter_levels().map(Rating::Level).collect();
        let row = |(&(person, question), &answer): (&(usize, usize), &usize)| {
            let rating = match answer.checked_sub(levels.len()) {
                None => levels[answer],
                Some(kind) => Rating::Missing(Missing::ALL[kind]),
            };
            (person, ISSUES[question / 2], Axis::ALL[question % 2], rating)
        };
        self.answers.iter().map(row).collect()
    }

    /// The survey of some rows, with respondents called `name`.
    fn survey(
        &self,
        frame: &Questionnaire,
        rows: &[(usize, &'static str, Axis, Rating)],
        name: impl Fn(usize) -> String,
    ) -> Option<Survey> {
        let mut builder = SurveyBuilder::new(frame);
        for &(person, issue, axis, rating) in rows {
            ok(builder.answer(&name(person), self.group(person), issue, axis.id(), rating));
        }
        builder.build().ok()
    }

    fn tally(&self) -> Tally {
        let plan = self.plan();
        let survey = self.survey(plan.questionnaire(), &self.rows(), |person| person.to_string());
        survey.map_or_else(|| Tally::empty(plan.questionnaire()), |survey| survey.tally())
    }

    /// The result, or the text of what cannot be done.
    fn run(&self) -> Result<Assessment, String> {
        self.plan().run(&self.tally()).map_err(|error| error.to_string())
    }

    /// Both outcomes of an issue, rankable or not.
    fn outcomes(&self, issue: &str) -> PerAxis<AxisOutcome> {
        let plan = self.plan();
        let matrix = ok(plan.matrix(&self.tally(), &plan.rules()));
        PerAxis::from_fn(|axis| matrix.get(issue, axis).expect("a known issue").clone())
    }
}

/// The result document, as bytes.
fn bytes(result: &Assessment) -> String {
    ok(serde_json::to_string(result))
}

/// Any other order of a list.
fn shuffled<T: Clone>(list: &[T], picks: &[Index]) -> Vec<T> {
    let mut rest = list.to_vec();
    let mut order = Vec::with_capacity(list.len());
    for pick in picks.iter().cycle().take(list.len()) {
        order.push(rest.remove(pick.index(rest.len())));
    }
    order
}

fn picks() -> impl Strategy<Value = Vec<Index>> {
    prop::collection::vec(any::<Index>(), 7)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Order of rows, names of respondents and the order in which parts are merged do not change a
    /// byte of the result.
    #[test]
    fn the_way_answers_come_in_changes_nothing(case in cases(), picks in picks(), parts in 1_usize..4) {
        let plan = case.plan();
        let run = |tally: &Tally| plan.run(tally).map(|result| bytes(&result)).map_err(|e| e.to_string());
        let expected = run(&case.tally());
        let frame = plan.questionnaire();
        let rows = shuffled(&case.rows(), &picks);
        let name = |person: usize| format!("Ms {}", 97 - person);
        let Some(other) = case.survey(frame, &rows, name) else { return Ok(()) };
        prop_assert_eq!(&run(&other.tally()), &expected);
        prop_assert_eq!(other.tally().digest(), case.tally().digest());
        // With the same names it is the same survey, person by person: what a seed draws is too.
        let named = |rows: &[_]| case.survey(frame, rows, |person| format!("p{person}"));
        prop_assert_eq!(named(&rows), named(&case.rows()));

        let mut merged = Tally::empty(frame);
        for part in (0..parts).rev() {
            let mine: Vec<_> = rows.iter().copied().filter(|row| row.0 % parts == part).collect();
            if let Some(survey) = case.survey(frame, &mine, name) {
                ok(merged.merge(&survey.tally()));
            }
        }
        prop_assert_eq!(run(&merged), expected);
    }

    /// The order of groups and of issues in the plan changes neither a bit of a score, interval,
    /// coverage or utility, nor a rank, a tier or the digest.
    #[test]
    fn the_order_of_the_plan_changes_nothing(case in cases(), picks in picks(), more in self::picks()) {
        let mut other = case.clone();
        other.groups = shuffled(&case.groups, &picks);
        other.issues = shuffled(&case.issues, &more);
        prop_assert_eq!(case.tally().digest(), other.tally().digest());
        for issue in &case.issues {
            let (a, b) = (case.outcomes(issue), other.outcomes(issue));
            for axis in Axis::ALL {
                match (&a[axis], &b[axis]) {
                    (Ok(a), Ok(b)) => prop_assert_eq!(a, b),
                    // The first absent group is named.
                    (a, b) => prop_assert!(a.is_err() && b.is_err()),
                }
            }
        }
        if let (Ok(a), Ok(b)) = (case.run(), other.run()) {
            for line in a.lines() {
                let id = line.issue.id();
                let same = b.lines().find(|other| other.issue.id() == id).unwrap();
                prop_assert_eq!((line.rank, line.utility, line.tier), (same.rank, same.utility, same.tier));
            }
        }
    }

    /// Scores lie in [0, 1] inside their intervals; contributions sum to the score and weights to
    /// 1; the document is read back as the same bytes.
    #[test]
    fn scores_are_anchored_and_explained(case in cases()) {
        let plan = case.plan();
        let matrix = ok(plan.matrix(&case.tally(), &plan.rules()));
        for (issue, outcomes) in matrix.iter() {
            for (axis, outcome) in outcomes.iter() {
                let parts: Vec<_> = matrix.contributions(issue.as_str(), axis).collect();
                let Ok(score) = outcome else {
                    prop_assert!(parts.is_empty());
                    continue;
                };
                let number = score.score().get();
                prop_assert!((0.0..=1.0).contains(&number));
                prop_assert!(score.interval().is_none_or(|interval| interval.contains(score.score())));
                let sum: f64 = parts.iter().map(|part| part.contribution).sum();
                close(sum, number, 1e-12);
                close(parts.iter().map(|part| part.weight).sum(), 1.0, 1e-12);
                prop_assert_eq!(parts.iter().map(|part| part.answers).sum::<u64>(), score.answers());
                prop_assert!(score.coverage() > 0.0 && score.coverage() <= 1.0);
                let groups = parts.len() as f64;
                prop_assert!((1.0 - 1e-9..=groups + 1e-9).contains(&score.effective_groups()));
            }
        }
        if let Ok(result) = case.run() {
            let text = bytes(&result);
            let again: Assessment = ok(serde_json::from_str(&text));
            prop_assert_eq!(bytes(&again), text);
            ok(again.verify(&case.tally()));
        }
    }

    /// A group of weight 0 has no influence at all: its answers can be anything or nothing.
    #[test]
    fn weight_zero_excludes(case in cases(), other in cases()) {
        let mut case = case;
        case.groups[0].1 = PerAxis::both(1.0);
        let excluded = case.groups.len() - 1;
        prop_assume!(excluded > 0);
        case.groups[excluded].1 = PerAxis::both(0.0);
        let mut changed = case.clone();
        let is_kept = |person: usize| person % case.groups.len() != excluded;
        changed.answers.retain(|&(person, _), _| is_kept(person));
        let new = other.answers.iter().filter(|((person, question), _)| {
            !is_kept(*person) && question / 2 < case.issues.len()
        });
        changed.answers.extend(new);
        for issue in &case.issues {
            prop_assert_eq!(case.outcomes(issue), changed.outcomes(issue));
        }
    }

    /// One more issue changes no other issue's score, utility, tier or place relative to others.
    #[test]
    fn another_issue_reorders_nothing(case in cases()) {
        prop_assume!(case.issues.len() > 1);
        let mut less = case.clone();
        less.issues.pop();
        less.answers.retain(|&(_, question), _| question / 2 < less.issues.len());
        for issue in &less.issues {
            prop_assert_eq!(less.outcomes(issue), case.outcomes(issue));
        }
        if let (Ok(small), Ok(large)) = (less.run(), case.run()) {
            // An axis assessed for the new issue alone is another question.
            prop_assume!(small.axes() == large.axes());
            let new = ISSUES[less.issues.len()];
            let kept: Vec<_> = large.lines().filter(|line| line.issue.id().as_str() != new)
                .map(|line| (line.issue.id().clone(), line.utility, line.tier)).collect();
            let before: Vec<_> = small.lines()
                .map(|line| (line.issue.id().clone(), line.utility, line.tier)).collect();
            prop_assert_eq!(kept, before);
        }
    }

    /// If every respondent comes k times, scores stay: bit by bit for means, and for all that does
    /// not count whole people at the ends.
    #[test]
    fn duplicating_everybody_keeps_scores(case in cases(), times in 2_u64..6) {
        let mut case = case;
        if matches!(case.estimator, EstimatorKind::TrimmedMean(_) | EstimatorKind::WinsorizedMean(_)) {
            case.estimator = EstimatorKind::Mean;
        }
        let plan = case.plan();
        let once = case.tally();
        let mut often = Tally::empty(plan.questionnaire());
        (0..times).for_each(|_| ok(often.merge(&once)));
        let (a, b) = (ok(plan.matrix(&once, &plan.rules())), ok(plan.matrix(&often, &plan.rules())));
        for ((_, a), (_, b)) in a.iter().zip(b.iter()) {
            for axis in Axis::ALL {
                match (&a[axis], &b[axis]) {
                    (Ok(a), Ok(b)) if case.estimator == EstimatorKind::Mean => {
                        prop_assert_eq!(a.score(), b.score());
                    }
                    (Ok(a), Ok(b)) => close(a.score().get(), b.score().get(), 1e-12),
                    (a, b) => prop_assert_eq!(a, b),
                }
            }
        }
    }

    /// Turned answers on a turned scale are the same answers.
    #[test]
    fn reversed_scales(case in cases()) {
        let turn = |direction| {
            let scale = ok(Scale::new(1.0, 5.0, 1.0, direction));
            let mut case = case.clone();
            case.direction = direction;
            // The rating as it was typed: 6 − x on the reversed scale.
            let plan = case.plan();
            let mut tally = Tally::empty(plan.questionnaire());
            for (person, issue, axis, _) in case.rows() {
                let answer = case.answers[&(person, 2 * ISSUES.iter().position(|i| *i == issue).unwrap() + axis as usize)];
                let typed = match direction {
                    Direction::HigherIsMore => 1.0 + answer as f64,
                    Direction::LowerIsMore => 5.0 - answer as f64,
                };
                let rating = match answer.checked_sub(5) {
                    Some(kind) => Rating::Missing(Missing::ALL[kind]),
                    None => Rating::Level(ok(scale.level_of(typed))),
                };
                ok(tally.add(case.group(person), issue, axis.id(), rating, 1));
            }
            let matrix = ok(plan.matrix(&tally, &plan.rules()));
            let outcomes: Vec<_> = matrix.iter().map(|(_, outcomes)| outcomes.clone()).collect();
            outcomes
        };
        prop_assert_eq!(turn(Direction::HigherIsMore), turn(Direction::LowerIsMore));
    }

    /// One answer more or less, or another one, is another digest.
    #[test]
    fn the_digest_sees_every_answer(case in cases(), pick in any::<Index>()) {
        prop_assume!(!case.answers.is_empty());
        let key = *pick.get(&case.answers.keys().copied().collect::<Vec<_>>());
        let mut other = case.clone();
        other.answers.entry(key).and_modify(|answer| *answer = (*answer + 1) % 8);
        prop_assert_ne!(case.tally().digest(), other.tally().digest());
        let mut heavier = case.clone();
        heavier.groups[0].1.operational += 1.0;
        heavier.axis_weights.operational += 1.0;
        prop_assert_eq!(case.tally().digest(), heavier.tally().digest());
    }

    /// What every estimator owes: a score in [0, 1] inside its interval, that never falls when an
    /// answer rises, and is the level of all if all agree.
    #[test]
    fn every_estimator(
        counts in prop::collection::vec(0_u64..30, 5),
        from in 0_usize..4,
        by in 1_usize..5,
        n in 1_u64..300,
    ) {
        let estimators = estimators();
        let dynamic: Vec<&dyn Estimator> = estimators.iter().map(|one| one as &dyn Estimator).collect();
        for estimator in dynamic {
            let name = estimator.name();
            let is_share = name == "top-box share";
            prop_assert!(estimate(estimator, &[0; 5]).is_none());
            if let Some(found) = estimate(estimator, &counts) {
                prop_assert!((0.0..=1.0).contains(&found.score().get()), "{name}");
                prop_assert_eq!(found.answers(), counts.iter().sum::<u64>());
                for level in [0.5, 0.95, 0.999_999] {
                    if let Some(interval) = found.interval(ok(Confidence::new(level))) {
                        prop_assert!(interval.contains(found.score()), "{name} {level}");
                    }
                }
                let to = (from + by).min(4);
                if counts[from] > 0 {
                    let mut raised = counts.clone();
                    raised[from] -= 1;
                    raised[to] += 1;
                    let after = estimate(estimator, &raised).unwrap().score().get();
                    prop_assert!(after >= found.score().get() - 1e-12, "{name}: {counts:?}");
                }
                // The numbers on the scale do not matter, unless powers are taken of them.
                if !name.contains("power") && !name.contains("geometric") {
                    let tens = ok(Scale::new(-20.0, 20.0, 10.0, Direction::LowerIsMore));
                    let same = with_cell(&tens, &counts, |cell| estimator.estimate(cell));
                    prop_assert_eq!(same, Some(found), "{}", name);
                }
            }
            for level in 0..5 {
                let mut all = [0; 5];
                all[level] = n;
                let found = estimate(estimator, &all).unwrap();
                let expected = if is_share { f64::from(u8::from(level >= 3)) } else { level as f64 / 4.0 };
                close(found.score().get(), expected, 1e-12);
                let interval = found.interval(Confidence::default());
                if n == 1 {
                    prop_assert_eq!(interval, None, "{}", name);
                } else if is_share {
                    prop_assert!(!interval.unwrap().is_degenerate());
                } else if name == "trimmed mean" {
                    // It may keep one answer alone, of which no spread is known.
                    prop_assert!(interval.is_none_or(Interval::is_degenerate));
                } else {
                    prop_assert!(interval.expect("several answers").is_degenerate(), "{}", name);
                }
            }
        }
    }
}

/// One, two and four threads count the same, and give the same bytes.
#[cfg(feature = "rayon")]
#[test]
fn threads_change_nothing() {
    let (plan, survey) = (ok(materiality::demo::plan()), ok(materiality::demo::survey()));
    let on = |threads| {
        let pool = ok(rayon::ThreadPoolBuilder::new().num_threads(threads).build());
        pool.install(|| bytes(&ok(plan.run(&survey.tally()))))
    };
    let expected = on(1);
    assert_eq!(on(2), expected);
    assert_eq!(on(4), expected);
}

/// A plan whose groups all stay away on purpose has no result, and says so.
#[test]
fn nobody_answered() {
    let plan = ok(plan_on(likert(5), &["water"]).group(stakeholder("staff"), 1.0).build());
    assert_eq!(
        error_of(plan.run(&Tally::empty(plan.questionnaire()))),
        "no issue has a score on every axis that was rated, so nothing can be ranked"
    );
}

/// An estimator of one's own is asked only about cells with answers, and works like the built-in.
#[test]
fn own_estimators() {
    #[derive(Debug)]
    struct Lowest;

    impl Estimator for Lowest {
        fn name(&self) -> &'static str {
            "lowest"
        }

        fn estimate(&self, cell: &materiality::Cell<'_>) -> Option<Estimate> {
            let at = cell.levels().iter().position(|&count| count > 0).expect("somebody answered");
            let level = cell.scale().iter_levels().nth(at)?;
            Some(Estimate::new(level.score(cell.scale()), cell.answers()))
        }
    }

    let frame = common::frame_on(&["water", "air"], &["staff"], &likert(5));
    let mut tally = Tally::empty(&frame);
    let rating = |value| common::rating(&likert(5), value);
    ok(tally.add("staff", "air", "operational", rating(5.0), 2));
    ok(tally.add("staff", "air", "operational", rating(2.0), 1));
    let scores = ok(materiality::GroupScores::new(&tally, &Lowest));
    assert_eq!(scores.estimator(), "lowest");
    assert_eq!(scores.iter().count(), 1);
    assert_eq!(scores.get("staff", "air", "operational").unwrap().score().get(), 0.25);
    let mean = ok(materiality::GroupScores::new(&tally, &Mean));
    assert_eq!(mean.get("staff", "air", "operational").unwrap().score().get(), 0.75);
}
