//! What other weighting schemes would say.
//!
//! ```text
//! benchmark_schemes                                        the demonstration (SYNTHETIC answers)
//! benchmark_schemes --survey FILE.csv --plan PLAN.json     one's own survey
//!     --json        the result as JSON instead of tables
//!     --lang zh     headers and conclusion in Chinese
//! ```
//!
//! The schemes weigh the groups on each axis; the plan's own weights are the reference. The exit code
//! is 0 if all went well; otherwise one line on standard error says what is wrong.

use std::fs::File;
use std::io::{self, Write as _};
use std::process::ExitCode;

use materiality::{
    BenchmarkOrder, CoefficientOfVariation, Critic, Entropy, Equal, Gini, Idocriw, Lang, Merec,
    Plan, SchemeBenchmark, StandardDeviation, Tally, Topsis, Variance, WeightedProduct,
    WeightedSum, benchmark_table, demo,
};

type Failure = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    match run(std::env::args().skip(1)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(mut arguments: impl Iterator<Item = String>) -> Result<(), Failure> {
    let (mut survey, mut plan, mut is_json, mut lang) = (None, None, false, Lang::En);
    while let Some(argument) = arguments.next() {
        let mut value =
            || arguments.next().ok_or_else(|| format!("{argument} needs a value after it"));
        match argument.as_str() {
            "--survey" => survey = Some(value()?),
            "--plan" => plan = Some(value()?),
            "--json" => is_json = true,
            "--lang" => {
                lang = match value()?.as_str() {
                    "en" => Lang::En,
                    "zh" => Lang::Zh,
                    other => return Err(format!("--lang is en or zh, found {other:?}").into()),
                }
            }
            other => return Err(format!("unknown argument {other:?}").into()),
        }
    }
    let (plan, tally) = match (plan, survey) {
        (None, None) => (demo::plan()?, demo::survey()?.tally()),
        (Some(plan), Some(survey)) => read(&plan, &survey)?,
        _ => return Err("give --plan together with --survey".into()),
    };
    let result = benchmark().run(&plan, &tally)?;
    let text = if is_json {
        serde_json::to_string_pretty(&result)? + "\n"
    } else {
        let title = plan.title().map(|title| format!("{title}\n\n")).unwrap_or_default();
        title + &benchmark_table(&result, BenchmarkOrder::Similarity, lang)
    };
    match io::stdout().lock().write_all(text.as_bytes()) {
        // A reader that has seen enough, such as `head`, is no failure.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => Ok(written?),
    }
}

/// Eleven schemes and three methods.
fn benchmark() -> SchemeBenchmark {
    SchemeBenchmark::new()
        .planned("as planned")
        .scheme("equal", Equal)
        .scheme("entropy", Entropy)
        .scheme("critic", Critic::default())
        .scheme("standard deviation", StandardDeviation::default())
        .scheme("variance", Variance::default())
        .scheme("variation", CoefficientOfVariation)
        .scheme("merec", Merec)
        .scheme("gini", Gini)
        .scheme("idocriw", Idocriw)
        .method("weighted sum", WeightedSum)
        .method("weighted product", WeightedProduct::default())
        .method("topsis", Topsis::default())
}

fn read(plan: &str, survey: &str) -> Result<(Plan, Tally), Failure> {
    let in_file = |path: &str, error: &dyn std::fmt::Display| format!("{path}: {error}");
    let text = std::fs::read_to_string(plan).map_err(|error| in_file(plan, &error))?;
    let plan = Plan::from_json(&text).map_err(|error| in_file(plan, &error))?;
    let file = File::open(survey).map_err(|error| in_file(survey, &error))?;
    let reading = plan.csv_reader().read_tally(file).map_err(|error| in_file(survey, &error))?;
    Ok((plan, reading.data))
}
