//! The example `benchmark_schemes` as a person meets it: arguments in, text and exit code out.

#![cfg(all(feature = "csv", feature = "json"))]

use std::path::PathBuf;
use std::process::{Command, Output};
use std::sync::Once;

use serde_json::Value;

const PLAN: &str = r#"{"scale": {"min": 1, "max": 5},
 "issues": [{"id": "water", "name": "Water"}, {"id": "waste", "name": "Waste"},
            {"id": "privacy", "name": "Privacy"}],
 "groups": [{"id": "staff"}, {"id": "owners", "weight": 3}],
 "thresholds": {"operational": 0.7, "stakeholder": 0.7, "rationale": "upper third"}}"#;

/// Staff care for water, owners for privacy; waste is in between for both.
const SURVEY: &str = "\
respondent,group,water:operational,water:stakeholder,waste:operational,waste:stakeholder,\
privacy:operational,privacy:stakeholder
ann,staff,5,5,3,3,2,2
bob,staff,5,4,3,4,2,1
eve,owners,2,2,3,3,5,5
";

/// The example. `cargo test` builds it before it runs tests; `cargo test --test` does not.
fn program() -> PathBuf {
    static BUILD: Once = Once::new();
    let tests = std::env::current_exe().unwrap();
    let program = tests.parent().unwrap().parent().unwrap().join("examples/benchmark_schemes");
    BUILD.call_once(|| {
        if !program.exists() {
            let mut cargo = Command::new(env!("CARGO"));
            let built = cargo.args(["build", "--quiet", "--example", "benchmark_schemes"]).status();
            assert!(built.unwrap().success());
        }
    });
    program
}

fn run(arguments: &[&str]) -> Output {
    Command::new(program()).args(arguments).output().unwrap()
}

/// No arguments: the demonstration, marked as synthetic, with a conclusion.
#[test]
fn the_demonstration() {
    let output = run(&[]);
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.starts_with("Fintech demonstration (SYNTHETIC answers)"));
    assert!(text.contains("all 30 combinations of 10 schemes and 3 methods"), "{text}");
    assert_eq!(run(&[]).stdout, run(&[]).stdout);
}

/// A survey of one's own. As planned owners count three times as much and privacy is first; under
/// equal weights the three issues are close, and the table says which first differs.
#[test]
fn a_survey_of_ones_own() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("benchmark");
    std::fs::create_dir_all(&folder).unwrap();
    let (survey, plan) = (folder.join("survey.csv"), folder.join("plan.json"));
    std::fs::write(&survey, SURVEY).unwrap();
    std::fs::write(&plan, PLAN).unwrap();
    let own = ["--survey", survey.to_str().unwrap(), "--plan", plan.to_str().unwrap(), "--json"];
    let output = run(&own);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["issues"], serde_json::json!(["water", "waste", "privacy"]));
    assert_eq!(json["variants"][0]["name"], "as planned · weighted sum");
    assert_eq!(json["variants"][0]["ranks"], serde_json::json!([3, 2, 1]));
    assert_eq!(json["weighings"][1]["choices"][2], "equal");
    assert_eq!(json["weighings"][1]["distance"], 0.25);
    assert_eq!(json["weighings"][1]["blocks"][0]["members"][1]["weight"], 0.5);
}

/// Every failure is one line on standard error and a non-zero exit code.
#[test]
fn failures_are_one_line() {
    let fails = |arguments: &[&str], text: &str| {
        let output = run(arguments);
        let found = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success() && found.lines().count() == 1, "{found}");
        assert!(found.trim_end().ends_with(text), "{found}");
    };
    fails(&["--surprise"], r#"unknown argument "--surprise""#);
    fails(&["--plan", "plan.json"], "give --plan together with --survey");
    fails(&["--lang", "fr"], r#"--lang is en or zh, found "fr""#);
    let missing = ["--plan", "nowhere.json", "--survey", "nowhere.csv"];
    fails(&missing, "nowhere.json: No such file or directory (os error 2)");
}
