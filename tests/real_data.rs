//! The main job on real answers: the environment module of ISSP 2000, Great Britain and Austria.
//!
//! ISSP Research Group (2003), ISSP 2000 Environment II, GESIS ZA3440 v1.0.0,
//! doi:10.4232/1.3440: 1,595 people on six environmental problems, 1 = extremely dangerous, so the
//! scale is reversed. Expected figures are plain means of 6 − answer, computed from the raw file by
//! a spreadsheet-like script, not by this crate.

#![cfg(all(feature = "csv", feature = "json"))]

use std::fmt::Write as _;
use std::path::PathBuf;

use materiality::{Assessment, Axis, Plan, Tally};

/// Counts of both countries by answer.
const COUNTS: &str = include_str!("fixtures/issp2000_counts.csv");

/// Importances on 1 to 5 over all 1,595 people.
const POOLED: [(&str, f64); 6] = [
    ("ind", 4.0038),
    ("temp", 3.8721),
    ("water", 3.8470),
    ("farm", 3.7906),
    ("gene", 3.7329),
    ("car", 3.6928),
];

const GREAT_BRITAIN: [&str; 6] = ["ind", "water", "car", "temp", "farm", "gene"];
const AUSTRIA: [&str; 6] = ["ind", "temp", "gene", "farm", "water", "car"];

/// A plan in which the countries have the given weights.
fn plan(great_britain: u32, austria: u32) -> Plan {
    let issues: Vec<String> = ["car", "ind", "farm", "water", "temp", "gene"]
        .map(|id| format!(r#"{{"id": "{id}", "name": "{id}", "pillar": "environmental"}}"#))
        .to_vec();
    let group = |id: &str, weight: u32| {
        format!(
            r#"{{"id": "{id}", "name": "{id}",
                 "weight": {{"operational": 0, "stakeholder": {weight}}}}}"#
        )
    };
    Plan::from_json(&format!(
        r#"{{"scale": {{"min": 1, "max": 5, "step": 1, "direction": "lower_is_more"}},
            "issues": [{}],
            "groups": [{}, {}],
            "estimator": "mean", "method": "weighted_sum",
            "axis_weights": {{"operational": 0.5, "stakeholder": 0.5}},
            "thresholds": {{"operational": 0.7, "stakeholder": 0.7,
                            "rationale": "upper third of the scale"}}}}"#,
        issues.join(","),
        group("gb", great_britain),
        group("at", austria),
    ))
    .unwrap()
}

fn counts(plan: &Plan) -> Tally {
    plan.read_counts(COUNTS.as_bytes()).unwrap()
}

fn order(result: &Assessment) -> Vec<&str> {
    result.lines().map(|line| line.issue.id().as_str()).collect()
}

/// The importance of an issue on the declared scale.
fn importance(result: &Assessment, issue: &str) -> f64 {
    let outcome = result.matrix().get(issue, Axis::Stakeholder).unwrap();
    result.plan().scale().importance(outcome.as_ref().unwrap().score())
}

#[track_caller]
fn assert_pooled(result: &Assessment) {
    for (issue, expected) in POOLED {
        let found = importance(result, issue);
        assert!((found - expected).abs() < 5e-5, "{issue}: {found}, expected {expected}");
    }
    assert_eq!(order(result), POOLED.map(|(issue, _)| issue));
}

/// Weighted by head-count, groups pool to the mean over all people.
#[test]
fn issp2000_pooled_importances_from_counts() {
    let plan = plan(813, 782);
    let tally = counts(&plan);
    assert_eq!(tally.respondents("gb"), Some(813));
    assert_eq!(tally.respondents("at"), Some(782));
    assert_pooled(&plan.run(&tally).unwrap());
}

/// The two countries disagree on everything but the first place.
#[test]
fn issp2000_orders_of_the_countries_from_counts() {
    let (gb, at) = (plan(1, 0), plan(0, 1));
    assert_eq!(order(&gb.run(&counts(&gb)).unwrap()), GREAT_BRITAIN);
    assert_eq!(order(&at.run(&counts(&at)).unwrap()), AUSTRIA);
}

/// Nobody rated the operational axis: it is null with its reason, and the ranking rests on the
/// other one alone.
#[test]
fn an_axis_nobody_rated_is_null() {
    let plan = plan(813, 782);
    let result = plan.run(&counts(&plan)).unwrap();
    assert_eq!(result.axes(), [Axis::Stakeholder]);
    let json: serde_json::Value = serde_json::from_str(&result.to_json()).unwrap();
    let first = &json["issues"][0];
    assert_eq!(first["id"], "ind");
    assert_eq!(first["rank"], 1);
    assert_eq!(first["tier"], "stakeholder_only");
    assert_eq!(first["operational"], serde_json::Value::Null);
    assert_eq!(first["no_score"]["operational"], "not_rated");
    assert_eq!(first["stakeholder"]["answers"], 1595);
    let last = &json["issues"][5];
    assert_eq!((&last["id"], &last["tier"]), (&"car".into(), &"neither".into()));
}

/// Where the raw file lies, if it is at hand: in the folder `MATERIALITY_RAW_DATA` names, which
/// then has to have it, or beside the repository.
fn raw_file() -> Option<String> {
    const NAME: &str = "issp2000_environment_items.csv";
    if let Ok(folder) = std::env::var("MATERIALITY_RAW_DATA") {
        let path = PathBuf::from(folder).join(NAME);
        return Some(
            std::fs::read_to_string(&path).expect("MATERIALITY_RAW_DATA has the raw file"),
        );
    }
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(NAME);
    std::fs::read_to_string(beside).ok()
}

/// The raw file as a table of one row per answer and as one of one row per respondent.
fn converted(raw: &str) -> (String, String) {
    let mut lines = raw.lines();
    let header: Vec<&str> = lines.next().unwrap().split(',').collect();
    let place = |name: &str| header.iter().position(|&column| column == name).unwrap();
    let items = ["CAR", "IND", "FARM", "WATER", "TEMP", "GENE"];
    let mut long = "respondent,group,issue,axis,rating\n".to_owned();
    let mut wide = "respondent,group".to_owned();
    for item in items {
        let _ = write!(wide, ",{}:stakeholder", item.to_lowercase());
    }
    wide.push('\n');
    for line in lines {
        let fields: Vec<&str> = line.split(',').collect();
        let group = if fields[place("CNTRY")] == "1" { "gb" } else { "at" };
        let person = fields[place("respondent")];
        let _ = write!(wide, "{person},{group}");
        for item in items {
            let rating = fields[place(item)];
            let issue = item.to_lowercase();
            let _ = writeln!(long, "{person},{group},{issue},stakeholder,{rating}");
            let _ = write!(wide, ",{rating}");
        }
        wide.push('\n');
    }
    (long, wide)
}

/// The raw answers, read in both forms, give the counts of the fixture, the published pooled
/// importances and the orders of the countries.
#[test]
fn issp2000_from_the_raw_file() {
    let Some(raw) = raw_file() else { return };
    let plan = plan(813, 782);
    let (long, wide) = converted(&raw);
    let long = plan.csv_reader().read_tally(long.as_bytes()).unwrap();
    let wide = plan.csv_reader().read_survey(wide.as_bytes()).unwrap();
    assert_eq!(long.report.rows, 1595 * 6);
    assert_eq!(wide.data.len(), 1595);
    let tally = long.data;
    assert_eq!(wide.data.tally(), tally);
    let fixture = counts(&plan);
    for group in ["gb", "at"] {
        for (issue, _) in POOLED {
            let levels =
                |tally: &Tally| tally.cell(group, issue, "stakeholder").unwrap().levels().to_vec();
            assert_eq!(levels(&tally), levels(&fixture), "{group} {issue}");
        }
    }
    assert_pooled(&plan.run(&tally).unwrap());
    for (weights, expected) in [((1, 0), GREAT_BRITAIN), ((0, 1), AUSTRIA)] {
        let country = self::plan(weights.0, weights.1);
        let (long, _) = converted(&raw);
        let tally = country.csv_reader().read_tally(long.as_bytes()).unwrap().data;
        assert_eq!(order(&country.run(&tally).unwrap()), expected);
    }
}
