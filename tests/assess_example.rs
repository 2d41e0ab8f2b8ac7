//! The example `assess` as a person meets it: arguments in, text and exit code out.

#![cfg(all(feature = "csv", feature = "json"))]

use std::path::PathBuf;
use std::process::{Command, Output};
use std::sync::Once;

use serde_json::Value;

const PLAN: &str = r#"{"scale": {"min": 1, "max": 5, "step": 1, "direction": "lower_is_more"},
 "issues": [{"id": "water", "name": {"en": "Water", "zh": "水资源"}, "pillar": "environmental"},
            {"id": "waste", "name": "Waste", "pillar": "environmental"}],
 "groups": [{"id": "gb", "name": "Great Britain", "weight": {"operational": 0, "stakeholder": 1}}],
 "estimator": "mean", "method": "weighted_sum",
 "axis_weights": {"operational": 0.5, "stakeholder": 0.5},
 "thresholds": {"operational": 0.7, "stakeholder": 0.7, "rationale": "upper third of the scale"}}"#;

/// A folder of this test's own below the one Cargo gives to tests.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// The example. `cargo test` builds it before it runs tests; `cargo test --test` does not.
fn program() -> PathBuf {
    static BUILD: Once = Once::new();
    let tests = std::env::current_exe().unwrap();
    let program = tests.parent().unwrap().parent().unwrap().join("examples/assess");
    BUILD.call_once(|| {
        if !program.exists() {
            let mut cargo = Command::new(env!("CARGO"));
            let built = cargo.args(["build", "--quiet", "--example", "assess"]).status();
            assert!(built.unwrap().success());
        }
    });
    program
}

fn assess(arguments: &[&str]) -> Output {
    Command::new(program()).args(arguments).output().unwrap()
}

/// Runs the example on a survey and the plan above.
fn on_survey(name: &str, survey: &str, more: &[&str]) -> Output {
    let folder = folder(name);
    let (survey_path, plan_path) = (folder.join("survey.csv"), folder.join("plan.json"));
    std::fs::write(&survey_path, survey).unwrap();
    std::fs::write(&plan_path, PLAN).unwrap();
    let (survey_path, plan_path) = (survey_path.to_str().unwrap(), plan_path.to_str().unwrap());
    assess(&[&["--survey", survey_path, "--plan", plan_path], more].concat())
}

#[track_caller]
fn fails_with(output: &Output, ending: &str) {
    let text = String::from_utf8(output.stderr.clone()).unwrap();
    assert!(!output.status.success(), "{text}");
    assert!(output.stdout.is_empty());
    assert_eq!(text.lines().count(), 1, "{text}");
    assert!(text.trim_end().ends_with(ending), "{text}");
}

/// No arguments: the demonstration, marked wherever it shows.
#[test]
fn without_arguments_the_demonstration_runs() {
    let output = assess(&[]);
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.starts_with("Fintech demonstration (SYNTHETIC answers)"));
    assert!(text.contains("SYNTHETIC DATA"));
    assert_eq!(text.lines().filter(|line| line.contains('[')).count(), 10);
    let json: Value = serde_json::from_slice(&assess(&["--json"]).stdout).unwrap();
    assert_eq!(json["data"], "synthetic");
    assert_eq!(json["issues"].as_array().unwrap().len(), 10);
}

/// The same bytes at every run.
#[test]
fn the_demonstration_is_the_same_every_time() {
    assert_eq!(assess(&["--json"]).stdout, assess(&["--json"]).stdout);
}

/// The fields of the JSON output, with a reversed scale: one answer of 1 (score 1) and one of 3
/// (score ½) have the mean ¾; the interval is .75 ± 12.706 · .25, cut off at the ends.
#[test]
fn json_has_the_documented_fields() {
    let survey = "respondent,group,issue,axis,rating\n\
                  a,gb,water,stakeholder,1\nb,gb,water,stakeholder,3\n\
                  a,gb,waste,stakeholder,5\n";
    let output = on_survey("fields", survey, &["--json"]);
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    let water = &json["issues"][0];
    assert_eq!(water["id"], "water");
    assert_eq!(water["rank"], 1);
    assert_eq!(water["utility"], 0.75);
    assert_eq!(water["tier"], "stakeholder_only");
    assert_eq!(water["operational"], Value::Null);
    assert_eq!(water["stakeholder"]["score"], 0.75);
    assert_eq!(water["stakeholder"]["importance"], 4.0);
    assert_eq!(water["stakeholder"]["ci"], serde_json::json!([0.0, 1.0]));
    assert_eq!(water["stakeholder"]["answers"], 2);
    let waste = &json["issues"][1];
    assert_eq!((&waste["rank"], &waste["tier"]), (&2.into(), &"neither".into()));
    assert_eq!(waste["stakeholder"]["ci"], Value::Null);
    assert_eq!(json["input"]["rows"]["read"], 3);
}

/// Chinese names where they are known.
#[test]
fn names_in_chinese() {
    let survey = "respondent,group,water:stakeholder,waste:stakeholder\na,gb,1,2\nb,gb,2,2\n";
    let output = on_survey("chinese", survey, &["--lang", "zh"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("水资源") && text.contains("Waste"), "{text}");
}

/// A wrong row is named by its line, the header being line 1, after CRLF line ends too.
#[test]
fn wrong_rows_are_named_by_line() {
    let survey = "respondent,group,issue,axis,rating\r\na,gb,water,stakeholder,1\r\n\r\n\
                  b,gb,water,stakeholder,11\r\n";
    let expected = r#"line 4, column "rating": found "11", expected 1 to 5 in steps of 1"#;
    fails_with(&on_survey("wrong_row", survey, &[]), expected);
    let output = on_survey("lenient", survey, &["--json", "--lenient"]);
    assert!(output.status.success());
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["input"]["rows"], serde_json::json!({"read": 2, "rejected": 1}));
    assert_eq!(json["input"]["rejects"][0]["line"], 4);
    assert_eq!(json["issues"][0]["stakeholder"]["answers"], 1);
}

/// Every failure is one line on standard error and a non-zero exit code.
#[test]
fn failures_are_one_line() {
    fails_with(
        &assess(&["--surprise"]),
        r#"unknown argument "--surprise"; see examples/assess.rs"#,
    );
    fails_with(&assess(&["--survey"]), "--survey needs a value after it");
    fails_with(
        &assess(&["--survey", "answers.csv"]),
        "give --plan together with either --survey or --counts",
    );
    let missing = assess(&["--survey", "nowhere.csv", "--plan", "nowhere.json"]);
    fails_with(&missing, "nowhere.json: No such file or directory (os error 2)");
    fails_with(&on_survey("empty", "", &[]), "the file is empty, expected a header line");
}

/// The synthetic answers come from a stream of random numbers that is stable across releases; this
/// digest tells if it ever is not, and every figure shown of the demonstration with it.
#[test]
fn the_demonstration_stays_the_same_across_versions() {
    let tally = materiality::demo::survey().unwrap().tally();
    let digest = "aa44dd90a8af8445aef9893c7ebd175723103c5f559549bfd9ef8f74ca887369";
    assert_eq!(tally.digest(), digest);
}
