//! Writes a SYNTHETIC survey file of any size, for measurements.
//!
//! ```text
//! synthetic_survey [RESPONDENTS]        1,000 unless given; one row per answer, by respondent
//! synthetic_survey --plan               the plan that goes with it
//! ```

use std::io::{self, BufWriter, Write as _};
use std::process::ExitCode;

/// Issues asked about, on two axes.
const ISSUES: u64 = 10;

/// Groups respondents belong to.
const GROUPS: u64 = 8;

fn main() -> ExitCode {
    let argument = std::env::args().nth(1);
    let written = match argument.as_deref() {
        Some("--plan") => plan(),
        Some(number) => match number.parse() {
            Ok(respondents) => survey(respondents),
            Err(error) => {
                eprintln!("error: {number:?} is no number of respondents: {error}");
                return ExitCode::FAILURE;
            }
        },
        None => survey(1_000),
    };
    match written {
        // A reader that has seen enough, such as `head`, is no failure.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
        _ => ExitCode::SUCCESS,
    }
}

fn plan() -> io::Result<()> {
    let list = |count: u64, entry: fn(u64) -> String| {
        (1..=count).map(entry).collect::<Vec<_>>().join(", ")
    };
    let issues = list(ISSUES, |n| format!(r#"{{"id": "issue-{n}", "name": "Issue {n}"}}"#));
    let groups = list(GROUPS, |n| format!(r#"{{"id": "group-{n}"}}"#));
    writeln!(
        io::stdout().lock(),
        r#"{{"title": "SYNTHETIC", "data": "synthetic", "scale": {{"min": 1, "max": 5}},
 "issues": [{issues}],
 "groups": [{groups}],
 "thresholds": {{"operational": 0.5, "stakeholder": 0.5, "rationale": "none, a measurement"}}}}"#
    )
}

fn survey(respondents: u64) -> io::Result<()> {
    let mut file = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    writeln!(file, "respondent,group,issue,axis,rating")?;
    for person in 0..respondents {
        let group = person % GROUPS + 1;
        for axis in ["operational", "stakeholder"] {
            for issue in 1..=ISSUES {
                let rating = scramble(person * 64 + issue + axis.len() as u64) % 5 + 1;
                writeln!(file, "person-{person},group-{group},issue-{issue},{axis},{rating}")?;
            }
        }
    }
    file.flush()
}

/// A cheap, well-mixed number; the file is the same every time.
fn scramble(n: u64) -> u64 {
    let mut x = n ^ 0x9E37_79B9_7F4A_7C15;
    x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}
