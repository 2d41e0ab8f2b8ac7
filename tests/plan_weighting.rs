//! Plans that name weighting schemes for groups, criteria and axes.

#![cfg(feature = "json")]
#![allow(clippy::float_cmp, reason = "halves are exact")]

use materiality::{Assessment, PerAxis, Plan, Rating, Recipe, Tally, Weighed};
use serde_json::{Value, json};

/// Three groups, two criteria on the stakeholder axis, four issues.
fn plan(more: &Value) -> Value {
    let mut plan = json!({
        "scale": {"min": 1, "max": 5},
        "issues": [{"id": "air", "name": "Air"}, {"id": "soil", "name": "Soil"},
                   {"id": "water", "name": "Water"}, {"id": "waste", "name": "Waste"}],
        "groups": [{"id": "staff"}, {"id": "owners", "weight": {"operational": 1, "stakeholder": 0}},
                   {"id": "town"}],
        "criteria": [{"id": "effect", "axis": "operational"},
                     {"id": "scale", "axis": "stakeholder"},
                     {"id": "scope", "axis": "stakeholder"}],
        "thresholds": {"operational": 0.5, "stakeholder": 0.5, "rationale": "half of the scale"}
    });
    for (field, value) in more.as_object().unwrap() {
        plan[field] = value.clone();
    }
    plan
}

fn read(plan: &Value) -> Plan {
    Plan::from_json(&plan.to_string()).unwrap()
}

/// Answers that differ by group, criterion and issue; `town` has not rated `waste` on `scope`.
fn tally(plan: &Plan) -> Tally {
    let mut tally = Tally::empty(plan.questionnaire());
    for (g, group) in ["staff", "owners", "town"].into_iter().enumerate() {
        for (c, criterion) in ["effect", "scale", "scope"].into_iter().enumerate() {
            for (i, issue) in ["air", "soil", "water", "waste"].into_iter().enumerate() {
                if (group, criterion, issue) == ("town", "scope", "waste") {
                    continue;
                }
                for (value, people) in [(1 + (g + i) % 5, 2 + c), (1 + (2 * i + c + g) % 5, 3 + g)]
                {
                    let level = plan.scale().level_of(value as f64).unwrap();
                    let rating = Rating::Level(level);
                    tally.add(group, issue, criterion, rating, people as u64).unwrap();
                }
            }
        }
    }
    tally
}

fn run(plan: &Value) -> Assessment {
    let plan = read(plan);
    plan.run(&tally(&plan)).unwrap()
}

/// The lines of a result without its plan.
#[track_caller]
fn assert_same_numbers(a: &Assessment, b: &Assessment) {
    let lines = |result: &Assessment| {
        let json: Value = serde_json::from_str(&result.to_json()).unwrap();
        json["issues"].clone()
    };
    assert_eq!(lines(a), lines(b));
}

/// A scheme that gives points is the same as the points written down; a group whose own weight is
/// 0 stays out and needs none.
#[test]
fn points_by_scheme_are_points_written_down() {
    let by_scheme = run(&plan(&json!({"weighting": {
        "groups": {"operational": {"direct": {"points": [1, 2, 5]}},
                   "stakeholder": {"direct": {"points": [3, 1]}}},
        "criteria": {"stakeholder": {"direct": {"points": [1, 4]}}},
        "axes": {"direct": {"points": [30, 70]}}
    }})));
    let written = run(&plan(&json!({
        "groups": [{"id": "staff", "weight": {"operational": 1, "stakeholder": 3}},
                   {"id": "owners", "weight": {"operational": 2, "stakeholder": 0}},
                   {"id": "town", "weight": {"operational": 5, "stakeholder": 1}}],
        "criteria": [{"id": "effect", "axis": "operational"},
                     {"id": "scale", "axis": "stakeholder"},
                     {"id": "scope", "axis": "stakeholder", "weight": 4}],
        "axis_weights": {"operational": 30, "stakeholder": 70}
    })));
    assert_same_numbers(&by_scheme, &written);
    assert!(written.schemes().is_empty());
}

/// What the schemes gave stands in the result: of what, by which scheme, on how many issues.
#[test]
fn schemes_are_recorded() {
    let result = run(&plan(&json!({"weighting": {
        "groups": {"stakeholder": "equal"}, "criteria": {"stakeholder": "equal"}, "axes": "equal"
    }})));
    let records = result.schemes();
    let of: Vec<&Weighed> = records.iter().map(|record| &record.of).collect();
    assert_eq!(
        serde_json::to_value(of).unwrap(),
        json!([{"groups_for": "scale"}, {"groups_for": "scope"}, {"criteria_of": "stakeholder"}, "axes"])
    );
    assert_eq!(records[0].scheme, "equal");
    let groups: Vec<&str> = records[0].weights.iter().map(|weight| weight.id.as_str()).collect();
    assert_eq!(groups, ["staff", "town"]);
    assert_eq!(records[0].weights[1].weight, 0.5);
    // Of the four issues, one lacks a score of `town` on `scope`.
    assert_eq!((records[0].issues, records[1].issues), (4, 3));
}

/// A result with schemes is read again, checked and verified like any other.
#[test]
fn documents_with_schemes_are_checked() {
    let result = run(&plan(&json!({"weighting": {
        "groups": {"stakeholder": {"direct": {"points": [3, 1]}}},
        "criteria": {"stakeholder": {"direct": {"points": [1, 4]}}},
        "axes": {"direct": {"points": [30, 70]}}
    }})));
    let text = result.to_json();
    let again = Assessment::from_json(&text).unwrap();
    assert_eq!(again.to_json(), text);
    again.verify(&tally(again.plan())).unwrap();

    let mut forged: Value = serde_json::from_str(&text).unwrap();
    forged["schemes"][0]["weights"][0]["weight"] = json!(0.5);
    let error = Assessment::from_json(&forged.to_string()).unwrap_err();
    assert_eq!(error.to_string(), "document, schemes: they do not follow from the scores");
}

/// The recipe of a result goes the whole way of its plan: weights that schemes gave to groups,
/// criteria and axes, estimator, method, rules. One put together from the plan's own weights does not.
#[test]
fn recipes_are_those_of_the_result() {
    let result = run(&plan(&json!({
        "weighting": {"groups": {"stakeholder": "entropy"}, "criteria": {"stakeholder": "entropy"},
                      "axes": {"direct": {"points": [30, 70]}}},
        "estimator": "interpolated_median",
        "method": {"weighted_product": {}}
    })));
    let tally = tally(result.plan());
    let recipe = result.recipe();
    assert_eq!(&recipe.ranking(&tally).unwrap(), result.ranking());
    assert_eq!(&recipe.matrix(&tally).unwrap(), result.matrix());
    // As a document that was stored and read, too.
    let stored = Assessment::from_json(&result.to_json()).unwrap();
    assert_eq!(&stored.recipe().ranking(&tally).unwrap(), result.ranking());
    let of = |weights: &materiality::GroupWeights, group| weights.get(group, "scale").unwrap();
    let entropy = &result.schemes()[0].weights;
    assert_eq!(of(result.group_weights(), "staff"), entropy[0].weight);
    assert_eq!(of(result.group_weights(), "owners"), 0.0);
    assert_eq!(*result.axis_weights(), PerAxis { operational: 0.3, stakeholder: 0.7 });
    let by_hand =
        Recipe::new(result.plan().group_weights().clone(), result.plan().thresholds().clone());
    assert_ne!(&by_hand.matrix(&tally).unwrap(), result.matrix());
}

/// A tally whose frame has its groups and criteria in another order is weighed by id: criteria that
/// a scheme weighed keep the weights it gave.
#[test]
fn weights_follow_criteria_into_another_frame() {
    let points =
        json!({"weighting": {"criteria": {"stakeholder": {"direct": {"points": [1, 4]}}}}});
    let result = run(&plan(&points));
    let mut turned = plan(&points);
    turned["criteria"] = json!([{"id": "scope", "axis": "stakeholder"},
                                {"id": "effect", "axis": "operational"},
                                {"id": "scale", "axis": "stakeholder"}]);
    turned["groups"] = json!([{"id": "town"}, {"id": "staff"},
                              {"id": "owners", "weight": {"operational": 1, "stakeholder": 0}}]);
    turned["weighting"] = json!({});
    let turned = tally(&read(&turned));
    let found = result.recipe().ranking(&turned).unwrap();
    for (found, expected) in found.iter().zip(result.ranking().iter()) {
        assert_eq!((found.issue, found.rank), (expected.issue, expected.rank));
        assert!((found.utility - expected.utility).abs() < 1e-12);
    }
}

/// A scheme that does not fit is refused with its path in the plan.
#[test]
fn schemes_that_do_not_fit_are_refused_by_path() {
    let refused = |weighting: Value| {
        let plan = read(&plan(&json!({ "weighting": weighting })));
        plan.run(&tally(&plan)).unwrap_err().to_string()
    };
    let points = json!({"direct": {"points": [1, 2, 3]}});
    assert_eq!(
        refused(json!({"groups": {"stakeholder": points}})),
        "plan, weighting.groups.stakeholder: direct: 3 weights were given for 2 columns"
    );
    assert_eq!(
        refused(json!({"criteria": {"operational": points}})),
        "plan, weighting.criteria.operational: direct: 3 weights were given for 1 columns"
    );
    assert_eq!(
        refused(json!({"axes": points})),
        "plan, weighting.axes: direct: 3 weights were given for 2 columns"
    );
    let unknown = plan(&json!({"weighting": {"group": "equal"}})).to_string();
    let error = Plan::from_json(&unknown).unwrap_err().to_string();
    assert!(error.starts_with("plan, weighting.group: unknown field `group`"), "{error}");
}
