//! From a survey file and a plan to a materiality matrix and a priority list.
//!
//! ```text
//! assess                                        the embedded demonstration (SYNTHETIC answers)
//! assess --survey FILE.csv --plan PLAN.json     the main job
//!     --counts FILE.csv     a counts table (group,issue,criterion,level,count) instead of a survey
//!     --json                the result document instead of the table
//!     --lenient             keep going at wrong rows, and list them
//!     --ignore-columns      allow columns that mean nothing to the plan
//!     --trust-unique        do not look for duplicate answers, in constant memory
//!     --delimiter C         the character between fields, a comma unless given
//!     --lang zh             Chinese names
//! ```
//!
//! The exit code is 0 if all went well; otherwise one line on standard error says what is wrong.

use std::fs::File;
use std::io::{self, IsTerminal as _, Write as _};
use std::ops::ControlFlow;
use std::process::ExitCode;

use materiality::{
    Assessment, BadRows, DuplicateCheck, ExtraColumns, Lang, Plan, Progress, ReadReport, demo,
    text_table,
};

/// What the command line asks for.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
struct Options {
    survey: Option<String>,
    counts: Option<String>,
    plan: Option<String>,
    json: bool,
    lenient: bool,
    ignore_columns: bool,
    trust_unique: bool,
    delimiter: Option<u8>,
    lang: Lang,
}

/// Anything that goes wrong, as the line that is printed.
type Failure = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    match parse(std::env::args().skip(1)).and_then(|options| run(&options)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Options, Failure> {
    let mut options = Options::default();
    while let Some(argument) = arguments.next() {
        let mut value =
            || arguments.next().ok_or_else(|| format!("{argument} needs a value after it"));
        match argument.as_str() {
            "--survey" => options.survey = Some(value()?),
            "--counts" => options.counts = Some(value()?),
            "--plan" => options.plan = Some(value()?),
            "--json" => options.json = true,
            "--lenient" => options.lenient = true,
            "--ignore-columns" => options.ignore_columns = true,
            "--trust-unique" => options.trust_unique = true,
            "--delimiter" => match value()?.as_bytes() {
                [one] => options.delimiter = Some(*one),
                _ => return Err("--delimiter needs one ASCII character".into()),
            },
            "--lang" => {
                options.lang = match value()?.as_str() {
                    "en" => Lang::En,
                    "zh" => Lang::Zh,
                    other => return Err(format!("--lang is en or zh, found {other:?}").into()),
                }
            }
            other => {
                return Err(format!("unknown argument {other:?}; see examples/assess.rs").into());
            }
        }
    }
    Ok(options)
}

fn run(options: &Options) -> Result<(), Failure> {
    let result = match (&options.plan, &options.survey, &options.counts) {
        (None, None, None) => demo::plan()?.run(&demo::survey()?.tally())?,
        (Some(plan), Some(survey), None) => assess(&read_plan(plan)?, survey, options)?,
        (Some(plan), None, Some(counts)) => {
            let plan = read_plan(plan)?;
            let tally = plan.read_counts(open(counts)?).map_err(|error| in_file(counts, &error))?;
            plan.run(&tally)?
        }
        _ => return Err("give --plan together with either --survey or --counts".into()),
    };
    print(&result, options)
}

/// The main job.
fn assess(plan: &Plan, path: &str, options: &Options) -> Result<Assessment, Failure> {
    let file = open(path)?;
    let size = file.metadata()?.len();
    let mut reader = plan.csv_reader();
    if options.lenient {
        reader = reader.bad_rows(BadRows::Report);
    }
    if options.ignore_columns {
        reader = reader.extra_columns(ExtraColumns::Ignore);
    }
    if options.trust_unique {
        reader = reader.duplicate_check(DuplicateCheck::Off);
    }
    if let Some(delimiter) = options.delimiter {
        reader = reader.delimiter(delimiter);
    }
    let shows_progress = io::stderr().is_terminal();
    let reading = reader
        .read_tally_with(file, |progress| {
            if shows_progress {
                show(progress, size);
            }
            ControlFlow::Continue(())
        })
        .map_err(|error| in_file(path, &error))?;
    if shows_progress {
        eprint!("\r\x1b[K");
    }
    report(&reading.report);
    Ok(plan.run(&reading.data)?.with_report(&reading.report))
}

fn read_plan(path: &str) -> Result<Plan, Failure> {
    let text = std::fs::read_to_string(path).map_err(|error| in_file(path, &error))?;
    Ok(Plan::from_json(&text).map_err(|error| in_file(path, &error))?)
}

fn open(path: &str) -> Result<File, String> {
    File::open(path).map_err(|error| in_file(path, &error))
}

fn in_file(path: &str, error: &dyn std::error::Error) -> String {
    format!("{path}: {error}")
}

fn show(progress: Progress, size: u64) {
    let percent = progress.bytes.saturating_mul(100) / size.max(1);
    eprint!("\r{} rows, {percent} %", progress.rows);
}

/// What was rejected or ignored, on standard error.
fn report(report: &ReadReport) {
    for column in &report.ignored_columns {
        eprintln!("ignored: column {column:?}");
    }
    for reject in &report.rejects {
        eprintln!("rejected: {reject}");
    }
}

fn print(result: &Assessment, options: &Options) -> Result<(), Failure> {
    let text = if options.json {
        let mut json = result.to_json();
        json.push('\n');
        json
    } else {
        text_table(result, options.lang)
    };
    match io::stdout().lock().write_all(text.as_bytes()) {
        // A reader that has seen enough, such as `head`, is no failure.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => Ok(written?),
    }
}
