//! Change between two results: itself, hand computation, every difference, the decomposition.

#![allow(clippy::float_cmp, reason = "small fractions are exact")]
#![allow(clippy::too_many_lines, reason = "one list of differences, to see that it is whole")]

mod common;

use common::{close, error_of, likert, ok, rating, stakeholder};
use materiality::{
    AbsentGroups, Assessment, Axis, ComparisonError, Criterion, Crossing, DataOrigin,
    EstimatorKind, Issue, IssueCatalog, Lang, Method, OnDifference, PerAxis, PeriodChange,
    PeriodDifference, Plan, PlanBuilder, Presence, Scale, Scheme, Score, Tally, Thresholds, Tier,
    change_table, demo,
};
use proptest::prelude::*;

/// A plan of three issues with lines at `line` and groups of the given weights.
fn builder(issues: &[&str], scale: Scale, line: f64, groups: &[(&str, f64)]) -> PlanBuilder {
    let issues = ok(IssueCatalog::new(issues.iter().map(|id| ok(Issue::new(id, *id)))));
    let lines = PerAxis::both(ok(Score::new(line)));
    let thresholds = ok(Thresholds::new(lines, "agreed for the test"));
    let plan = Plan::builder(scale, issues, thresholds);
    groups.iter().fold(plan, |plan, (id, weight)| plan.group(stakeholder(id), *weight))
}

fn plan(issues: &[&str], groups: &[(&str, f64)]) -> Plan {
    ok(builder(issues, likert(5), 0.6, groups).build())
}

/// One answer per line: group, issue, criterion, value.
fn run(plan: &Plan, answers: &[(&str, &str, &str, f64)]) -> Assessment {
    let mut tally = Tally::empty(plan.questionnaire());
    for (group, issue, criterion, value) in answers {
        let scale = plan.criteria().get(criterion).unwrap().scale();
        ok(tally.add(group, issue, criterion, rating(scale, *value), 1));
    }
    ok(plan.run(&tally))
}

/// The same value on both axes.
fn both<'a>(group: &'a str, issue: &'a str, value: f64) -> [(&'a str, &'a str, &'a str, f64); 2] {
    [(group, issue, "operational", value), (group, issue, "stakeholder", value)]
}

/// A result against itself: nothing to report, and all similarity there can be.
#[test]
fn a_result_against_itself_reports_nothing() {
    let result = ok(ok(demo::plan()).run(&ok(demo::survey()).tally()));
    let change = ok(PeriodChange::between(&result, &result, OnDifference::Refuse));
    assert!(change.is_empty());
    assert_eq!(change.issues().len(), 10);
    assert_eq!(change.moved().count() + change.crossed().count(), 0);
    assert_eq!(change.new_and_dropped().count(), 0);
    assert_eq!(change.similarity().unwrap().tau_b(), Some(1.0));
    for (axis, one) in change.issues().iter().flat_map(|one| one.axes.iter()) {
        let why = one.change.unwrap();
        assert_eq!(
            (why.total, why.opinion, why.panel, why.weights),
            (0.0, 0.0, 0.0, 0.0),
            "{axis}"
        );
    }
}

/// By hand. Before: air 5, bees 3, coal 1 of 5, all on both axes; after: coal 4, air 2, dust 5. Of the
/// issues in both, air goes from 1 to 2 and coal from 2 to 1; coal (.75) crosses the line of .6 up and
/// air (.25) down.
#[test]
fn new_dropped_moved_and_crossed_by_hand() {
    let before = plan(&["air", "bees", "coal"], &[("staff", 1.0)]);
    let after = plan(&["coal", "air", "dust"], &[("staff", 1.0)]);
    let old = [both("staff", "air", 5.0), both("staff", "bees", 3.0), both("staff", "coal", 1.0)];
    let new = [both("staff", "coal", 4.0), both("staff", "air", 2.0), both("staff", "dust", 5.0)];
    let (old, new) = (run(&before, &old.concat()), run(&after, &new.concat()));
    let change = ok(PeriodChange::between(&old, &new, OnDifference::Flag));
    let ids: Vec<&str> = change.issues().iter().map(|one| one.issue.as_str()).collect();
    assert_eq!(ids, ["coal", "air", "dust", "bees"]);
    let coal = change.get("coal").unwrap();
    assert_eq!((coal.rank_before, coal.rank_after), (Some(3), Some(2)));
    assert_eq!((coal.common_rank_before, coal.common_rank_after), (Some(2.0), Some(1.0)));
    assert_eq!((coal.tier_before, coal.tier_after), (Some(Tier::Neither), Some(Tier::Both)));
    assert_eq!(coal.axes[Axis::Operational].crossing, Some(Crossing::Up));
    let air = change.get("air").unwrap();
    assert_eq!(air.axes[Axis::Stakeholder].crossing, Some(Crossing::Down));
    let dust = change.get("dust").unwrap();
    assert_eq!((dust.presence, dust.rank_before), (Presence::New, None));
    assert_eq!((dust.tier_before, dust.axes.operational.change), (None, None));
    assert_eq!(change.get("bees").unwrap().presence, Presence::Dropped);
    assert_eq!(change.moved().count(), 2);
    assert_eq!(change.crossed().count(), 2);
    assert_eq!(change.new_and_dropped().count(), 2);
    assert_eq!(change.similarity().unwrap().tau_b(), Some(-1.0));
    assert_eq!(
        change.differences().iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["issue dust was added", "issue bees was dropped"]
    );
    let nothing = plan(&["eels"], &[("staff", 1.0)]);
    let other = run(&nothing, &both("staff", "eels", 3.0));
    let change = ok(PeriodChange::between(&old, &other, OnDifference::Flag));
    assert!(change.similarity().is_none() && change.changed().count() == 4);
}

/// The decomposition by hand. Weights 1 and 1; staff goes from 2 to 4 (score .25 to .75), owners say 5
/// (score 1) before and nothing after. Before: S = .625; C = .25 (staff alone). After: S = C = .75.
/// opinion = 1 · .5; weights 0; panel = (.75 − .75) − (.625 − .25) = −.375; total = .125.
#[test]
fn panel_and_opinion_by_hand() {
    let plan = plan(&["air"], &[("staff", 1.0), ("owners", 1.0)]);
    let old = [both("staff", "air", 2.0), both("owners", "air", 5.0)].concat();
    let (old, new) = (run(&plan, &old), run(&plan, &both("staff", "air", 4.0)));
    let change = ok(PeriodChange::between(&old, &new, OnDifference::Refuse));
    let why = change.get("air").unwrap().axes.operational.change.unwrap();
    assert_eq!((why.total, why.opinion, why.weights, why.panel), (0.125, 0.5, 0.0, -0.375));
}

/// Weights by hand: the same answers (.25 and 1), weights 1:1 before and 3:1 after. S goes from .625 to
/// .4375, all of it due to weights: .25 · (.75 − .5) + 1 · (.25 − .5).
#[test]
fn weights_by_hand() {
    let groups = |weight| [("staff", weight), ("owners", 1.0)];
    let answers = [both("staff", "air", 2.0), both("owners", "air", 5.0)].concat();
    let old = run(&plan(&["air"], &groups(1.0)), &answers);
    let new = run(&plan(&["air"], &groups(3.0)), &answers);
    let change = ok(PeriodChange::between(&old, &new, OnDifference::Flag));
    let why = change.get("air").unwrap().axes.operational.change.unwrap();
    assert_eq!((why.total, why.opinion, why.weights, why.panel), (-0.1875, 0.0, -0.1875, 0.0));
    let named: Vec<String> = change.differences().iter().map(ToString::to_string).collect();
    assert_eq!(
        named,
        [
            "groups have other weights for criterion operational",
            "groups have other weights for criterion stakeholder"
        ]
    );
}

/// No group answered both times: all of the change is the panel's.
#[test]
fn nobody_in_common_is_all_panel() {
    let plan = plan(&["air"], &[("staff", 1.0), ("owners", 1.0)]);
    let old = run(&plan, &both("staff", "air", 2.0));
    let new = run(&plan, &both("owners", "air", 5.0));
    let change = ok(PeriodChange::between(&old, &new, OnDifference::Flag));
    let why = change.get("air").unwrap().axes.stakeholder.change.unwrap();
    assert_eq!((why.total, why.panel, why.opinion, why.weights), (0.75, 0.75, 0.0, 0.0));
}

/// A plan of two criteria on one axis and three groups, and counts by code; some cells are empty.
fn random_result(weights: &[u8], codes: &[u8]) -> Option<Assessment> {
    let groups: Vec<(&str, f64)> = ["staff", "owners", "neighbors"]
        .into_iter()
        .zip(weights.iter().map(|&w| f64::from(w)))
        .collect();
    let criterion = |id, axis| ok(Criterion::new(id, id, axis, likert(5)));
    let plan = builder(&["air", "bees"], likert(5), 0.6, &groups)
        .criterion(criterion("money", Axis::Operational), 1.0)
        .criterion(criterion("scale", Axis::Stakeholder), f64::from(weights[3]))
        .criterion(criterion("scope", Axis::Stakeholder), 2.0);
    let plan = ok(plan.build());
    let mut tally = Tally::empty(plan.questionnaire());
    let mut codes = codes.iter();
    for (group, _) in &groups {
        for issue in ["air", "bees"] {
            for id in ["money", "scale", "scope"] {
                let code = *codes.next().unwrap();
                // Codes 5 and above: nobody answered.
                if code < 5 {
                    ok(tally.add(group, issue, id, rating(&likert(5), f64::from(code + 1)), 1));
                }
            }
        }
    }
    plan.run(&tally).ok()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// The parts of a change sum to it, it is the difference of the scores, and the way back is the
    /// same with the other sign.
    #[test]
    fn parts_sum_exactly_and_turn_around(
        weights in prop::collection::vec(1_u8..5, 8),
        codes in prop::collection::vec(0_u8..8, 36),
    ) {
        let old = random_result(&weights[..4], &codes[..18]);
        let new = random_result(&weights[4..], &codes[18..]);
        if let (Some(old), Some(new)) = (old, new) {
            let there = ok(PeriodChange::between(&old, &new, OnDifference::Flag));
            let back = ok(PeriodChange::between(&new, &old, OnDifference::Flag));
            for (one, other) in there.issues().iter().zip(back.issues()) {
                for axis in Axis::ALL {
                    let (one, other) = (one.axes[axis], other.axes[axis]);
                    let Some(why) = one.change else { continue };
                    let sum = why.opinion + why.panel + why.weights;
                    prop_assert!((why.total - sum).abs() < 1e-12);
                    let scores = one.after.unwrap().get() - one.before.unwrap().get();
                    prop_assert!((why.total - scores).abs() < 1e-12);
                    let back = other.change.unwrap();
                    prop_assert!((why.opinion + back.opinion).abs() < 1e-12);
                    prop_assert!((why.panel + back.panel).abs() < 1e-12);
                    prop_assert!((why.weights + back.weights).abs() < 1e-12);
                }
            }
        }
    }

    /// With the same panel and the same weights all of a change is opinion.
    #[test]
    fn the_same_panel_and_weights_leave_opinion(
        weights in prop::collection::vec(1_u8..5, 4),
        codes in prop::collection::vec(0_u8..5, 36),
    ) {
        let (old, new) =
            (random_result(&weights, &codes[..18]), random_result(&weights, &codes[18..]));
        let change = ok(PeriodChange::between(&old.unwrap(), &new.unwrap(), OnDifference::Refuse));
        for one in change.issues() {
            for axis in Axis::ALL {
                let why = one.axes[axis].change.unwrap();
                prop_assert!(why.panel == 0.0 && why.weights.abs() < 1e-15);
                prop_assert!((why.opinion - why.total).abs() < 1e-15);
            }
        }
    }
}

/// Every way in which two results can be made differently is found, named, and refused if asked.
#[test]
fn differences_are_named() {
    let groups = [("staff", 1.0), ("owners", 1.0)];
    let base = || builder(&["air"], likert(5), 0.6, &groups);
    let criteria = |builder: PlanBuilder, scale: Scale, weight: f64, other: Axis| {
        builder
            .criterion(ok(Criterion::new("money", "money", Axis::Operational, scale.clone())), 1.0)
            .criterion(ok(Criterion::new("harm", "harm", Axis::Stakeholder, scale.clone())), weight)
            .criterion(ok(Criterion::new("reach", "reach", other, scale)), 1.0)
    };
    let usual = || criteria(base(), likert(5), 1.0, Axis::Stakeholder);
    let result = |plan: PlanBuilder| {
        let plan = ok(plan.build());
        let mut tally = Tally::empty(plan.questionnaire());
        for criterion in plan.criteria().as_slice() {
            let level = criterion.scale().iter_levels().next_back().unwrap();
            let id = criterion.id().as_str();
            for group in plan.groups() {
                let rating = materiality::Rating::Level(level);
                ok(tally.add(group.id().as_str(), "air", id, rating, 1));
            }
        }
        ok(plan.run(&tally))
    };
    let cases: Vec<(PlanBuilder, PlanBuilder, &str)> = vec![
        (base(), builder(&["air", "bees"], likert(5), 0.6, &groups), "issue bees was added"),
        (builder(&["air", "bees"], likert(5), 0.6, &groups), base(), "issue bees was dropped"),
        (base(), base().group(stakeholder("public"), 1.0), "group public was added"),
        (base().group(stakeholder("public"), 1.0), base(), "group public was dropped"),
        (
            usual(),
            usual().criterion(ok(Criterion::new("x", "x", Axis::Operational, likert(5))), 0.0),
            "criterion x was added",
        ),
        (
            usual().criterion(ok(Criterion::new("x", "x", Axis::Operational, likert(5))), 0.0),
            usual(),
            "criterion x was dropped",
        ),
        (
            usual(),
            criteria(base(), likert(5), 2.0, Axis::Stakeholder),
            "criterion harm has another weight; criterion reach has another weight",
        ),
        (
            usual(),
            criteria(base(), likert(5), 1.0, Axis::Operational),
            "criterion money has another weight; criterion harm has another weight; \
             criterion reach belongs to another axis",
        ),
        (
            base(),
            builder(&["air"], likert(7), 0.6, &groups),
            "criterion operational is rated on another scale; \
             criterion stakeholder is rated on another scale",
        ),
        (
            base(),
            base().axis_weights(PerAxis { operational: 2.0, stakeholder: 1.0 }),
            "the axes have other weights",
        ),
        (base(), base().weigh_axes(Scheme::Equal), "other weighting schemes are named"),
        (
            base(),
            base().weigh_groups(Axis::Stakeholder, Scheme::Entropy),
            "other weighting schemes are named",
        ),
        (
            base(),
            builder(&["air"], likert(5), 0.7, &groups),
            "the operational line was moved from 0.6 to 0.7; \
             the stakeholder line was moved from 0.6 to 0.7",
        ),
        (base(), base().estimator(EstimatorKind::Median), "answers are estimated in another way"),
        (base(), base().method(Method::Spotis), "issues are ordered by another method"),
        (
            base(),
            base()
                .absent_groups(AbsentGroups::Renormalize)
                .minimum_answers(std::num::NonZeroU64::new(1).unwrap())
                .data(DataOrigin::Synthetic),
            "one result is of made-up data",
        ),
    ];
    for (before, after, text) in cases {
        let (before, after) = (result(before), result(after));
        let error = error_of(PeriodChange::between(&before, &after, OnDifference::Refuse));
        assert_eq!(error, format!("the two results cannot be compared: {text}"));
        assert!(
            !ok(PeriodChange::between(&before, &after, OnDifference::Flag))
                .differences()
                .is_empty()
        );
    }
    let strict =
        ok(base().absent_groups(AbsentGroups::Refuse).group(stakeholder("x"), 0.0).build());
    let loose = ok(base().group(stakeholder("x"), 0.0).build());
    let answers = [both("staff", "air", 2.0), both("owners", "air", 5.0)].concat();
    let (strict, loose) = (run(&strict, &answers), run(&loose, &answers));
    let change = ok(PeriodChange::between(&strict, &loose, OnDifference::Flag));
    assert_eq!(change.differences(), [PeriodDifference::PoolingRules]);
    assert_eq!(change.changed().count(), 0);
    assert!(!change.is_empty());
    // Relative weights that mean the same are no difference; nor is a title.
    let doubled = builder(&["air"], likert(5), 0.6, &[("staff", 2.0), ("owners", 2.0)]);
    let doubled = doubled.title("again").axis_weights(PerAxis::both(7.0));
    let change = PeriodChange::between(&result(base()), &result(doubled), OnDifference::Refuse);
    assert!(ok(change).is_empty());
}

/// The change as JSON, and differences both ways.
#[test]
fn changes_are_written() {
    let base = builder(&["air"], likert(5), 0.6, &[("staff", 1.0)]);
    let moved = builder(&["air"], likert(5), 0.7, &[("staff", 1.0)]);
    let old = run(&ok(base.build()), &both("staff", "air", 2.0));
    let new = run(&ok(moved.build()), &both("staff", "air", 4.0));
    let change = ok(PeriodChange::between(&old, &new, OnDifference::Flag));
    let json = ok(serde_json::to_value(&change));
    assert_eq!(json["differences"][0]["threshold"]["after"], 0.7);
    assert_eq!(json["issues"][0]["presence"], "both");
    assert_eq!(json["issues"][0]["axes"]["operational"]["crossing"], "up");
    assert_eq!(json["issues"][0]["axes"]["operational"]["change"]["opinion"], 0.5);
    let text = ok(serde_json::to_string(change.differences()));
    assert_eq!(ok(serde_json::from_str::<Vec<PeriodDifference>>(&text)), change.differences());
    let refused = PeriodChange::between(&old, &new, OnDifference::Refuse);
    assert!(matches!(refused, Err(ComparisonError::NotComparable { .. })));
    close(change.get("air").unwrap().axes.stakeholder.change.unwrap().total, 0.5, 1e-15);
}

/// The table: ranks, scores with what their change is due to, the line crossed, the tier; then what
/// was made differently.
#[test]
fn changes_are_printed() {
    let before = plan(&["air", "bees"], &[("staff", 1.0)]);
    let after = plan(&["air", "coal"], &[("staff", 1.0)]);
    let old = [both("staff", "air", 2.0), both("staff", "bees", 3.0)].concat();
    let new = [both("staff", "air", 4.0), both("staff", "coal", 1.0)].concat();
    let (old, new) = (run(&before, &old), run(&after, &new));
    let change = ok(PeriodChange::between(&old, &new, OnDifference::Flag));
    let table = change_table(&change, Lang::En);
    let expected = [
        " rank      operational   due to      stakeholder   due to  tier            issue",
        "2 > 1  0.250 > 0.750 ^  o+0.500  0.250 > 0.750 ^  o+0.500  neither > both  air",
        "- > 2        - > 0.000                 - > 0.000           - > neither     + coal",
        "1 > -        0.500 > -                 0.500 > -           neither > -     - bees",
        "Made differently:",
        "- issue coal was added",
        "- issue bees was dropped",
    ];
    assert_eq!(table.lines().collect::<Vec<_>>(), expected);
    assert!(change_table(&change, Lang::Zh).contains("编制方式的差异"));
}
