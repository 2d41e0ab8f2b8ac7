//! What the integration tests share: small frames, tallies from counts, errors as text.

#![allow(dead_code, reason = "each test file uses some of these")]
#![allow(unreachable_pub, reason = "a module of every test binary, not of a library")]

use std::fmt::{Debug, Display};

use materiality::{
    Cell, Criteria, Estimate, Estimator, GroupId, IssueId, PerAxis, Plan, PlanBuilder,
    Questionnaire, Rating, Scale, Score, StakeholderGroup, Tally, Thresholds,
};

/// The value of a result that has to be good.
#[track_caller]
pub fn ok<T, E: Display>(result: Result<T, E>) -> T {
    result.unwrap_or_else(|error| panic!("unexpected error: {error}"))
}

/// The text of an error that has to come.
#[track_caller]
pub fn error_of<T: Debug, E: Display>(result: Result<T, E>) -> String {
    match result {
        Ok(value) => panic!("expected an error, got {value:?}"),
        Err(error) => error.to_string(),
    }
}

/// Two numbers agree within `tolerance`.
#[track_caller]
pub fn close(found: f64, expected: f64, tolerance: f64) {
    assert!((found - expected).abs() <= tolerance, "found {found}, expected {expected}");
}

#[track_caller]
pub fn issue(id: &str) -> IssueId {
    ok(IssueId::new(id))
}

#[track_caller]
pub fn group(id: &str) -> GroupId {
    ok(GroupId::new(id))
}

#[track_caller]
pub fn likert(points: u8) -> Scale {
    ok(Scale::likert(points))
}

/// A questionnaire of issues, groups and one criterion per axis on `scale`.
#[track_caller]
pub fn frame_on(issues: &[&str], groups: &[&str], scale: &Scale) -> Questionnaire {
    frame_of(issues, groups, Criteria::one_per_axis(scale))
}

#[track_caller]
pub fn frame_of(issues: &[&str], groups: &[&str], criteria: Criteria) -> Questionnaire {
    let issues = issues.iter().map(|id| issue(id));
    ok(Questionnaire::new(issues, groups.iter().map(|id| group(id)), criteria))
}

/// A rating by its value on the scale.
#[track_caller]
pub fn rating(scale: &Scale, value: f64) -> Rating {
    Rating::Level(ok(scale.level_of(value)))
}

/// Runs `f` on the cell in which `counts[k]` people chose level k of `scale`.
#[track_caller]
pub fn with_cell<T>(scale: &Scale, counts: &[u64], f: impl FnOnce(&Cell<'_>) -> T) -> T {
    assert_eq!(scale.levels(), counts.len());
    let mut tally = Tally::empty(&frame_on(&["i"], &["g"], scale));
    for (level, &count) in scale.iter_levels().zip(counts) {
        ok(tally.add("g", "i", "stakeholder", Rating::Level(level), count));
    }
    f(&tally.cell("g", "i", "stakeholder").unwrap())
}

/// What an estimator says about counts on a scale 1, 2, ….
#[track_caller]
pub fn estimate(estimator: &dyn Estimator, counts: &[u64]) -> Option<Estimate> {
    let scale = likert(u8::try_from(counts.len()).unwrap());
    with_cell(&scale, counts, |cell| estimator.estimate(cell))
}

/// The sample that counts stand for, as levels 0, 1, …, sorted.
pub fn expand(counts: &[u64]) -> Vec<usize> {
    let times = |count: u64| usize::try_from(count).unwrap();
    counts
        .iter()
        .enumerate()
        .flat_map(|(level, &count)| std::iter::repeat_n(level, times(count)))
        .collect()
}

#[track_caller]
pub fn thresholds(line: f64) -> Thresholds {
    ok(Thresholds::new(PerAxis::both(ok(Score::new(line))), "agreed for the test"))
}

/// A plan of issues called by their ids, without groups.
#[track_caller]
pub fn plan_on(scale: Scale, issues: &[&str]) -> PlanBuilder {
    let issues = issues.iter().map(|id| ok(materiality::Issue::new(id, *id)));
    Plan::builder(scale, ok(materiality::IssueCatalog::new(issues)), thresholds(0.6))
}

#[track_caller]
pub fn stakeholder(id: &str) -> StakeholderGroup {
    ok(StakeholderGroup::new(id, id))
}
