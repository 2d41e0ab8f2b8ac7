//! The report of an assessment as Markdown, HTML, CSV and, with the feature `xlsx`, a workbook.
//!
//! ```text
//! report                                the demonstration (SYNTHETIC answers) as Markdown, printed
//! report --to FOLDER                    the same as files: report.md, report.html, tables/*.csv
//!     --survey FILE.csv --plan PLAN.json    a survey of one's own
//!     --lenient                             keep going at wrong rows, and list them
//!     --prior RESULT.json                   the result of the period before
//!     --statements FILE.json                statements on items of the disclosure, by item
//!     --lang zh                             in Chinese
//!     --explain ISSUE                       why one issue came out as it did, printed
//!     --against ISSUE                       and why it stands above or below another
//!     --help                                these lines
//! ```
//!
//! The exit code is 0 if all went well; otherwise one line on standard error says what is wrong.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::ExitCode;

use materiality::{
    Assessment, BadRows, Disclosure, Explanation, IssueDifference, Lang, Plan, Report, ReportError,
    Tally, demo,
};

/// What the command line asks for.
#[derive(Default)]
struct Options {
    to: Option<String>,
    survey: Option<String>,
    plan: Option<String>,
    prior: Option<String>,
    statements: Option<String>,
    explain: Option<String>,
    against: Option<String>,
    lenient: bool,
    help: bool,
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
            "--to" => options.to = Some(value()?),
            "--survey" => options.survey = Some(value()?),
            "--plan" => options.plan = Some(value()?),
            "--prior" => options.prior = Some(value()?),
            "--statements" => options.statements = Some(value()?),
            "--explain" => options.explain = Some(value()?),
            "--against" => options.against = Some(value()?),
            "--lenient" => options.lenient = true,
            "--help" => options.help = true,
            "--lang" => {
                options.lang = match value()?.as_str() {
                    "en" => Lang::En,
                    "zh" => Lang::Zh,
                    other => return Err(format!("--lang is en or zh, found {other:?}").into()),
                }
            }
            other => {
                return Err(format!("unknown argument {other:?}; see examples/report.rs").into());
            }
        }
    }
    Ok(options)
}

fn run(options: &Options) -> Result<(), Failure> {
    if options.help {
        return print(&usage());
    }
    let (result, tally) = match (&options.plan, &options.survey) {
        (None, None) => {
            let tally = demo::survey()?.tally();
            (demo::plan()?.run(&tally)?, tally)
        }
        (Some(plan), Some(survey)) => assess(plan, survey, options)?,
        _ => return Err("give --plan together with --survey".into()),
    };
    if let Some(issue) = &options.explain {
        return explain(&result, &tally, issue, options);
    }
    let prior = match &options.prior {
        None => None,
        Some(path) => {
            let prior = Assessment::from_json(&read(path)?);
            Some(prior.map_err(|error| in_file(path, &error))?)
        }
    };
    let mut report = Report::of(&result).lang(options.lang).tally(&tally)?;
    if options.plan.is_none() && options.lang == Lang::Zh {
        report = report.title("金融科技议题演示（合成数据 SYNTHETIC）")?;
    }
    if let Some(prior) = &prior {
        report = report.prior(prior);
    }
    #[cfg(feature = "plot")]
    {
        report = report.plots();
    }
    if let Some(path) = &options.statements {
        let statements: BTreeMap<Disclosure, String> =
            serde_json::from_str(&read(path)?).map_err(|error| in_file(path, &error))?;
        for (item, text) in statements {
            report = report.statement(item, text)?;
        }
    }
    match &options.to {
        None => print(&report.to_markdown()),
        Some(folder) => write(&report, Path::new(folder)),
    }
}

/// What the comment at the top of this file says about the command line.
fn usage() -> String {
    let comment = include_str!("report.rs").lines().map_while(|line| line.strip_prefix("//!"));
    let lines = comment.map(|line| line.strip_prefix(' ').unwrap_or(line));
    let inside = lines.skip_while(|line| *line != "```text").skip(1);
    inside.take_while(|line| *line != "```").fold(String::new(), |text, line| text + line + "\n")
}

/// The main job, as in the example `assess`.
fn assess(plan: &str, survey: &str, options: &Options) -> Result<(Assessment, Tally), Failure> {
    let plan = Plan::from_json(&read(plan)?).map_err(|error| in_file(plan, &error))?;
    let file = fs::File::open(survey).map_err(|error| in_file(survey, &error))?;
    let mut reader = plan.csv_reader();
    if options.lenient {
        reader = reader.bad_rows(BadRows::Report);
    }
    let reading = reader.read_tally(file).map_err(|error| in_file(survey, &error))?;
    for reject in &reading.report.rejects {
        eprintln!("rejected: {reject}");
    }
    Ok((plan.run(&reading.data)?.with_report(&reading.report), reading.data))
}

fn explain(
    result: &Assessment,
    tally: &Tally,
    issue: &str,
    options: &Options,
) -> Result<(), Failure> {
    let known = |error| with_issues(error, result);
    let explanation = Explanation::of(result, issue).map_err(known)?.with_tally(tally)?;
    let mut text = explanation.to_text(options.lang);
    if let Some(other) = &options.against {
        text.push('\n');
        let difference = IssueDifference::between(result, issue, other).map_err(known)?;
        text.push_str(&difference.to_text(options.lang));
    }
    print(&text)
}

/// An error, with the issues there are if it is about one that there is not.
fn with_issues(error: ReportError, result: &Assessment) -> Failure {
    let ReportError::UnknownIssue { .. } = error else { return error.into() };
    let ids: Vec<&str> =
        result.plan().issues().as_slice().iter().map(|issue| issue.id().as_str()).collect();
    format!("{error}; it has {}", ids.join(", ")).into()
}

/// Every format, into a folder.
fn write(report: &Report<'_>, folder: &Path) -> Result<(), Failure> {
    let tables = folder.join("tables");
    fs::create_dir_all(&tables).map_err(|error| in_file(&tables.display().to_string(), &error))?;
    let save = |path: &Path, bytes: &[u8]| {
        fs::write(path, bytes).map_err(|error| in_file(&path.display().to_string(), &error))
    };
    save(&folder.join("report.md"), report.to_markdown().as_bytes())?;
    save(&folder.join("report.html"), report.to_html().as_bytes())?;
    for figure in report.figures() {
        save(&folder.join(figure.file_name()), figure.svg().as_bytes())?;
    }
    for table in report.tables() {
        // The mark tells spreadsheets that the file is UTF-8.
        let text = format!("\u{FEFF}{}", table.to_csv());
        save(&tables.join(format!("{}.csv", table.id())), text.as_bytes())?;
    }
    let json = serde_json::to_string_pretty(&report.to_json())?;
    save(&folder.join("tables.json"), json.as_bytes())?;
    #[cfg(feature = "xlsx")]
    save(&folder.join("report.xlsx"), &report.to_xlsx()?)?;
    Ok(())
}

fn read(path: &str) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| in_file(path, &error))
}

fn in_file(path: &str, error: &dyn std::error::Error) -> String {
    format!("{path}: {error}")
}

fn print(text: &str) -> Result<(), Failure> {
    match io::stdout().lock().write_all(text.as_bytes()) {
        // A reader that has seen enough, such as `head`, is no failure.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => Ok(written?),
    }
}
