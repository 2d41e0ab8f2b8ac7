//! Who may import whom: the rooms of `src/` and the order in which they build on each other.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Each room with the rooms it may import, itself understood. `docs/design.md` has the picture.
const TABLE: [(&str, &[&str]); 14] = [
    ("num", &[]),
    ("model", &["num"]),
    ("catalog", &["model"]),
    ("survey", &["num", "model"]),
    ("scoring", &["num", "model", "survey"]),
    ("weighting", &["num", "model"]),
    ("priority", &["num", "model", "scoring"]),
    ("consensus", &["num", "model"]),
    ("robustness", &["num", "model", "survey", "scoring", "weighting", "priority"]),
    (
        "assessment",
        &["model", "catalog", "survey", "scoring", "weighting", "priority", "robustness"],
    ),
    (
        "comparison",
        &[
            "num",
            "model",
            "catalog",
            "survey",
            "scoring",
            "weighting",
            "priority",
            "consensus",
            "robustness",
            "assessment",
        ],
    ),
    (
        "report",
        &[
            "model",
            "catalog",
            "survey",
            "scoring",
            "weighting",
            "priority",
            "robustness",
            "assessment",
            "comparison",
        ],
    ),
    // The umbrella error and the crate root see everything and hold no logic.
    (
        "error",
        &[
            "comparison",
            "consensus",
            "model",
            "survey",
            "scoring",
            "weighting",
            "priority",
            "robustness",
            "assessment",
            "report",
        ],
    ),
    (
        "lib",
        &[
            "model",
            "catalog",
            "survey",
            "scoring",
            "weighting",
            "priority",
            "robustness",
            "assessment",
            "comparison",
            "consensus",
            "report",
            "error",
        ],
    ),
];

/// Of some rooms, only what the rest of the table needs may be seen.
const ONLY: [(&str, &str, &[&str]); 2] = [
    (
        "priority",
        "scoring",
        &["AxisOutcome", "Complete", "MaterialityMatrix", "NoScore", "ScoringError", "AxisScore"],
    ),
    ("assessment", "robustness", &["Recipe"]),
];

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Every source file below `folder`.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The room of a file: the first part of its path below `src`, without `.rs`.
fn room(file: &Path) -> String {
    let below = file.strip_prefix(source()).unwrap();
    let first = below.components().next().unwrap().as_os_str().to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

/// The code of a file with its line numbers: no comments, no tests at its end.
fn code(file: &Path) -> Vec<(usize, String)> {
    let text = fs::read_to_string(file).unwrap();
    text.lines()
        .enumerate()
        .map(|(at, line)| (at + 1, line.split("//").next().unwrap_or_default().to_owned()))
        .take_while(|(_, line)| line.trim() != "#[cfg(test)]")
        .collect()
}

/// The rooms a line imports: whatever follows `crate::`.
fn imported(line: &str) -> Vec<String> {
    let follows = |rest: &str| {
        rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>()
    };
    line.match_indices("crate::").map(|(at, word)| follows(&line[at + word.len()..])).collect()
}

fn print_table() -> String {
    let mut text = String::new();
    for (room, allowed) in TABLE {
        let _ = writeln!(text, "  {room} may import {}", allowed.join(", "));
    }
    text
}

/// No room imports a room that does not stand above it in the table.
#[test]
fn rooms_import_only_what_stands_above_them() {
    let table: BTreeMap<&str, &[&str]> = TABLE.into_iter().collect();
    let mut wrong = String::new();
    let mut edges = 0;
    for file in files(&source()) {
        let room = room(&file);
        let Some(allowed) = table.get(room.as_str()) else {
            let _ = writeln!(wrong, "{}: no such room", file.display());
            continue;
        };
        for (number, line) in code(&file) {
            for import in imported(&line) {
                if import == room || room == "lib" {
                    continue;
                }
                edges += 1;
                if !allowed.contains(&import.as_str()) {
                    let _ = writeln!(wrong, "{}:{number}: {}", file.display(), line.trim());
                }
            }
        }
    }
    assert!(wrong.is_empty(), "forbidden imports:\n{wrong}the table:\n{}", print_table());
    assert!(edges > 50, "only {edges} imports found: does the test still read the sources?");
}

/// Where a room may see only a part of another, it imports nothing else of it.
#[test]
fn rooms_see_only_the_part_they_may() {
    for (importer, imported, allowed) in ONLY {
        for file in files(&source().join(importer)) {
            let text: String = code(&file).into_iter().map(|(_, line)| line + "\n").collect();
            let start = format!("use crate::{imported}::");
            for (at, _) in text.match_indices(&start) {
                let end = text[at..].find(';').unwrap() + at;
                let names = text[at + start.len()..end].replace(['{', '}', '\n'], " ");
                for name in names.split(',').map(str::trim).filter(|name| !name.is_empty()) {
                    assert!(
                        allowed.contains(&name),
                        "{}: {importer} may see only {allowed:?} of {imported}, found {name}",
                        file.display()
                    );
                }
            }
        }
    }
}

/// Method files of one room share kernels through `num`, never through each other.
#[test]
fn method_files_do_not_import_each_other() {
    let method_files = [
        ("scoring", ["mean", "median", "owa", "power_mean", "top_box", "trimmed"].as_slice()),
        (
            "survey/agreement",
            [
                "cronbach",
                "intraclass",
                "kendall_w",
                "krippendorff",
                "r_wg",
                "tastle_wierman",
                "van_der_eijk",
                "variance_ratio",
            ]
            .as_slice(),
        ),
        (
            "priority",
            [
                "codas",
                "compromise",
                "copras",
                "edas",
                "either_or",
                "generalized_mean",
                "head_tail",
                "hypervolume",
                "natural_breaks",
                "normalized_sum",
                "pareto",
                "promethee",
                "quadrant",
                "rafsi",
                "reachable",
                "spotis",
                "topsis",
                "vikor",
                "waspas",
                "weighted_product",
                "weighted_sum",
            ]
            .as_slice(),
        ),
        (
            "consensus",
            [
                "borda",
                "copeland",
                "footrule",
                "frequency",
                "kemeny",
                "mc4",
                "median_rank",
                "plackett_luce",
                "reciprocal_rank_fusion",
                "schulze",
            ]
            .as_slice(),
        ),
        (
            "report/plot",
            [
                "acceptability_map",
                "bump_chart",
                "group_panels",
                "matrix_plot",
                "movement_plot",
                "weight_plot",
            ]
            .as_slice(),
        ),
    ];
    for (room, methods) in method_files {
        for method in methods {
            let file = source().join(room).join(format!("{method}.rs"));
            for (number, line) in code(&file) {
                for other in methods.iter().filter(|other| *other != method) {
                    for path in [format!("super::{other}::"), format!("{room}::{other}::")] {
                        let at = file.display();
                        assert!(!line.contains(&path), "{at}:{number}: {}", line.trim());
                    }
                }
            }
        }
    }
}

/// One noun or one method per file; tables of facts are the exception.
#[test]
fn files_stay_short_enough_to_read() {
    for file in files(&source()) {
        let lines = fs::read_to_string(&file).unwrap().lines().count();
        let is_data = file.to_string_lossy().ends_with("_data.rs");
        assert!(is_data || lines <= 500, "{}: {lines} lines", file.display());
    }
}

/// Library code neither panics on input nor prints, and reads no clock and no environment.
#[test]
fn library_code_does_not_panic_or_print() {
    let forbidden = [
        ".unwrap()",
        ".expect(",
        "panic!",
        "todo!",
        "unimplemented!",
        "unreachable!",
        "dbg!",
        "println!",
        "eprintln!",
        "SystemTime::now",
        "Instant::now",
        "std::env",
        "rand::rng()",
    ];
    for file in files(&source()) {
        for (number, line) in code(&file) {
            for word in forbidden {
                assert!(!line.contains(word), "{}:{number}: {}", file.display(), line.trim());
            }
        }
    }
}
