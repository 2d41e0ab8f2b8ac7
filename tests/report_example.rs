//! The example `report` as a person meets it: arguments in, files and exit code out.

#![cfg(all(feature = "csv", feature = "json"))]

use std::path::PathBuf;
use std::process::{Command, Output};
use std::sync::Once;

const PLAN: &str = r#"{"title": "Pilot", "scale": {"min": 1, "max": 5},
 "issues": [{"id": "water", "name": {"en": "Water", "zh": "水资源"}}, {"id": "waste", "name": "Waste"}],
 "groups": [{"id": "town"}],
 "thresholds": {"operational": 0.7, "stakeholder": 0.7, "rationale": "upper third"}}"#;

const SURVEY: &str = "respondent,group,water:stakeholder,waste:stakeholder,water:operational,\
                      waste:operational\na,town,5,2,3,4\nb,town,4,2,2,4\n";

/// An empty folder of this test's own below the one Cargo gives to tests.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("report").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// The example. `cargo test` builds it before it runs tests; `cargo test --test` does not.
fn report(arguments: &[&str]) -> Output {
    static BUILD: Once = Once::new();
    let tests = std::env::current_exe().unwrap();
    let program = tests.parent().unwrap().parent().unwrap().join("examples/report");
    BUILD.call_once(|| {
        if !program.exists() {
            let mut cargo = Command::new(env!("CARGO"));
            let built = cargo.args(["build", "--quiet", "--example", "report"]).status();
            assert!(built.unwrap().success());
        }
    });
    Command::new(program).args(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// No arguments: the demonstration, marked as what it is; in Chinese when asked.
#[test]
fn without_arguments_the_demonstration_is_printed() {
    let output = report(&[]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(text(&output.stdout).contains("SYNTHETIC DATA"));
    let chinese = report(&["--lang", "zh"]);
    assert!(text(&chinese.stdout).starts_with("# 金融科技议题演示（合成数据 SYNTHETIC）\n"));
}

/// Every file of a survey of one's own, with a prior period and statements; the same bytes again.
#[test]
fn a_survey_becomes_files() {
    let folder = folder("files");
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let (plan, survey) = (path("plan.json"), path("survey.csv"));
    std::fs::write(&plan, PLAN).unwrap();
    std::fs::write(&survey, SURVEY).unwrap();
    let parsed = materiality::Plan::from_json(PLAN).unwrap();
    let tally = parsed.csv_reader().read_tally(SURVEY.as_bytes()).unwrap().data;
    let (prior, statements) = (path("prior.json"), path("statements.json"));
    std::fs::write(&prior, parsed.run(&tally).unwrap().to_json()).unwrap();
    std::fs::write(&statements, r#"{"changes": "Next revision: 2026."}"#).unwrap();
    let (first, second) = (path("first"), path("second"));
    for to in [&first, &second] {
        let arguments = [
            "--plan",
            &plan,
            "--survey",
            &survey,
            "--prior",
            &prior,
            "--statements",
            &statements,
            "--to",
            to,
        ];
        let output = report(&arguments);
        assert!(output.status.success(), "{}", text(&output.stderr));
        assert!(output.stdout.is_empty() && output.stderr.is_empty());
    }
    let read = |folder: &str, name: &str| std::fs::read(format!("{folder}/{name}")).unwrap();
    for name in ["report.md", "report.html", "tables.json", "tables/ranking.csv"] {
        assert_eq!(read(&first, name), read(&second, name), "{name}");
    }
    let markdown = read(&first, "report.md");
    assert!(text(&markdown).starts_with("# Pilot\n"));
    assert!(text(&markdown).contains("Next revision: 2026."));
    assert!(text(&markdown).contains("are those of the prior period"));
    let ranking = read(&first, "tables/ranking.csv");
    assert!(text(&ranking).starts_with("\u{FEFF}issue,rank,name,"));
}

/// A row that says nothing sensible stops the reading, unless it is asked to go on: then the row is
/// listed, and the rest becomes a report.
#[test]
fn wrong_rows_are_listed_when_asked() {
    let folder = folder("lenient");
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let (plan, survey) = (path("plan.json"), path("survey.csv"));
    std::fs::write(&plan, PLAN).unwrap();
    std::fs::write(&survey, format!("{SURVEY}c,town,9,2,3,4\n")).unwrap();
    let arguments = ["--plan", &plan, "--survey", &survey];
    assert!(!report(&arguments).status.success());
    let output = report(&[&arguments[..], &["--lenient"]].concat());
    let errors = text(&output.stderr);
    assert!(output.status.success(), "{errors}");
    assert!(errors.starts_with("rejected: ") && errors.lines().count() == 1, "{errors}");
    assert!(text(&output.stdout).contains("3 rows were read; 1 of them had something wrong"));
}

/// `--help` prints the usage, every option in it.
#[test]
fn help_names_every_option() {
    let output = report(&["--help"]);
    let text = text(&output.stdout);
    assert!(output.status.success() && output.stderr.is_empty());
    assert!(text.starts_with("report  ") && !text.contains("```"), "{text}");
    let source = include_str!("../examples/report.rs");
    let options = source.split('"').filter(|part| part.starts_with("--") && !part.contains(' '));
    let options: std::collections::BTreeSet<&str> = options.collect();
    assert!(options.len() >= 10, "{options:?}");
    for option in options {
        assert!(text.contains(option), "{option}: {text}");
    }
}

/// An explanation, and a difference, in words.
#[test]
fn explanations_are_printed() {
    let output = report(&["--explain", "risk-management", "--against", "green-operations"]);
    let text = text(&output.stdout);
    assert!(text.starts_with("Improve the risk management system (risk-management): rank 1 of 10"));
    assert!(text.contains("Improve the risk management system against Pursue green operations"));
}

/// Every failure is one line on standard error and a non-zero exit code.
#[test]
fn failures_are_one_line() {
    let cases: [(&[&str], &str); 5] = [
        (&["--surprise"], "unknown argument \"--surprise\"; see examples/report.rs"),
        (&["--to"], "--to needs a value after it"),
        (&["--plan", "plan.json"], "give --plan together with --survey"),
        (&["--lang", "fr"], "--lang is en or zh, found \"fr\""),
        (
            &["--explain", "fire"],
            "the result has no issue \"fire\"; it has data-security-privacy-tech-ethics, \
             green-service-system, industrial-digitalisation, inclusive-technology, \
             consumer-protection, employee-care-development, international-industry-cooperation, \
             responsible-supply-chain, risk-management, green-operations",
        ),
    ];
    for (arguments, message) in cases {
        let output = report(arguments);
        assert!(!output.status.success());
        assert_eq!(text(&output.stderr), format!("error: {message}\n"));
    }
}
