//! The figures of the documentation, drawn anew.
//!
//! ```text
//! figures FOLDER FONT…     FONT: files of fonts, the preferred one first
//! ```
//!
//! Writes `FOLDER/*.png`. The demonstration's answers are SYNTHETIC; those of the ISSP figures are
//! real (ISSP Research Group 2003, ISSP 2000 Environment II, GESIS ZA3440 v1.0.0,
//! doi:10.4232/1.3440), as counts.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use materiality::{
    AcceptabilityMap, Assessment, Axis, AxisNames, AxisOutcome, AxisScore, BumpChart,
    CoefficientOfVariation, Entropy, Equal, GroupPanels, IntervalStyle, Lang, MaterialityMatrix,
    MatrixPlot, MovementPlot, Name, PerAxis, Plan, PlotView, Prioritizer, Ranking, Score,
    StandardDeviation, Tally, TwoAxisAnalysis, WeightLaw, WeightPlot, WeightedSum, WeightingScheme,
    Weights, demo, svg_to_png,
};

type Failure = Box<dyn std::error::Error>;

const ISSP: &str = "ISSP Research Group (2003), ISSP 2000 Environment II, GESIS ZA3440 v1.0.0, \
                    doi:10.4232/1.3440; Great Britain and Austria, 1,595 respondents";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1);
    let Some(folder) = arguments.next().map(PathBuf::from) else {
        println!("usage: figures FOLDER FONT…");
        return Ok(());
    };
    let fonts: Vec<Vec<u8>> = arguments.map(fs::read).collect::<Result<_, _>>()?;
    fs::create_dir_all(&folder)?;
    for (name, svg) in figures()? {
        let png = svg_to_png(&svg, &fonts, 1.0)?;
        fs::write(folder.join(format!("{name}.png")), &png)?;
        println!("{name}: {} bytes", png.len());
    }
    Ok(())
}

fn figures() -> Result<Vec<(&'static str, String)>, Failure> {
    let tally = demo::survey()?.tally();
    let result = demo::plan()?.run(&tally)?;
    let mut figures = matrices(&result)?;
    figures.extend(robustness(&result)?);
    figures.push(("bump-chart", bump_chart(&result)?));
    let panels = GroupPanels::of(&result, &tally)?.title("Fintech demonstration: group by group");
    figures.push(("groups", panels.to_svg()));
    figures.push(("movement", movement(&result)?));
    figures.extend(issp()?);
    Ok(figures)
}

/// The matrix in both languages, and with all extras.
fn matrices(result: &Assessment) -> Result<Vec<(&'static str, String)>, Failure> {
    // How far the groups are apart: the range of their scores.
    let ranges: Vec<_> = result
        .plan()
        .issues()
        .iter()
        .map(|issue| {
            let parts = result.contributions(issue.id().as_str(), Axis::Stakeholder);
            let ends = parts
                .map(|part| part.score.get())
                .fold((1.0_f64, 0.0_f64), |ends, score| (ends.0.min(score), ends.1.max(score)));
            (issue.id(), (ends.1 - ends.0).max(0.0))
        })
        .collect();
    Ok(vec![
        ("matrix", MatrixPlot::of(result).to_svg()),
        (
            "matrix-zh",
            MatrixPlot::of(result)
                .lang(Lang::Zh)
                .title("金融科技示例（合成数据）")
                .intervals(IntervalStyle::Ellipses)
                .to_svg(),
        ),
        (
            "matrix-front",
            MatrixPlot::of(result)
                .view(PlotView::Data)
                .front()
                .sizes("how far groups are apart on the stakeholder axis", ranges)?
                .to_svg(),
        ),
    ])
}

/// What the exact analysis of all axis weights says.
fn robustness(result: &Assessment) -> Result<Vec<(&'static str, String)>, Failure> {
    let complete = result.matrix().complete()?;
    let analysis = TwoAxisAnalysis::new(&complete.scores, WeightLaw::uniform())?;
    let (issues, data) = (result.plan().issues(), result.plan().data());
    let map = AcceptabilityMap::of(&analysis, issues).data(data);
    let weights = WeightPlot::new(&analysis, issues)?.axes(result.plan().axes()).weight(0.5)?;
    Ok(vec![("acceptability", map.to_svg()), ("weights", weights.data(data).to_svg())])
}

/// What weights that come from the data, or that leave out an axis, make of the order.
fn bump_chart(result: &Assessment) -> Result<String, Failure> {
    let scores = result.matrix().complete()?.scores;
    let schemes: [(&str, &dyn WeightingScheme); 4] = [
        ("equal", &Equal),
        ("standard deviation", &StandardDeviation::default()),
        ("coefficient of variation", &CoefficientOfVariation),
        ("entropy", &Entropy),
    ];
    let mut columns: Vec<(&str, Ranking)> = Vec::new();
    let mut add = |name, weights: &Weights| -> Result<(), Failure> {
        columns.push((name, WeightedSum.prioritize(&scores, weights)?));
        Ok(())
    };
    add("operations alone", &Weights::new(vec![1.0, 0.0])?)?;
    for (name, scheme) in schemes {
        add(name, &scheme.weights(&scores)?)?;
    }
    add("stakeholders alone", &Weights::new(vec![0.0, 1.0])?)?;
    let columns: Vec<(&str, &Ranking)> =
        columns.iter().map(|(name, ranking)| (*name, ranking)).collect();
    let chart = BumpChart::new(&columns, result.plan().issues())?;
    Ok(chart.data(result.plan().data()).title("Ranks under six weightings of the axes").to_svg())
}

/// From made-up scores of a period before to those of the demonstration.
fn movement(result: &Assessment) -> Result<String, Failure> {
    let shifts = [0.08, -0.11, 0.0, 0.15, -0.06, 0.1, -0.02, 0.05, -0.14];
    let mut earlier = Vec::new();
    for (at, (id, outcomes)) in result.matrix().iter().take(9).enumerate() {
        let moved = PerAxis::try_from_fn(|axis| -> Result<AxisOutcome, Failure> {
            let by = shifts[(at + if axis == Axis::Operational { 0 } else { 4 }) % 9];
            let score = outcomes[axis].clone()?.score().get();
            Ok(Ok(AxisScore::given(Score::new((score + by).clamp(0.0, 1.0))?)))
        })?;
        earlier.push((id.clone(), moved));
    }
    let before = MaterialityMatrix::from_scores(earlier)?;
    let plan = result.plan();
    Ok(MovementPlot::new(&before, result.matrix(), plan.issues())
        .scale(plan.scale())
        .thresholds(plan.thresholds())
        .data(plan.data())
        .title("Fintech demonstration: made-up movements")
        .to_svg())
}

/// Six environmental problems as rated in two countries, 1 being extremely dangerous.
fn issp() -> Result<Vec<(&'static str, String)>, Failure> {
    const COUNTS: &[u8] = include_bytes!("../tests/fixtures/issp2000_counts.csv");
    let run = |great_britain: u32, austria: u32| -> Result<Assessment, Failure> {
        let plan = Plan::from_json(&issp_plan(great_britain, austria))?;
        let tally: Tally = plan.read_counts(COUNTS)?;
        Ok(plan.run(&tally)?)
    };
    let pooled = run(813, 782)?;
    let (gb, at) = (run(1, 0)?, run(0, 1)?);
    let countries =
        MaterialityMatrix::from_scores(gb.matrix().iter().filter_map(|(id, first)| {
            let second = at.matrix().get(id.as_str(), Axis::Stakeholder)?;
            let row =
                PerAxis { operational: first.stakeholder.clone(), stakeholder: second.clone() };
            Some((id.clone(), row))
        }))?;
    let names = PerAxis {
        operational: Name::new("Danger as seen in Great Britain")?,
        stakeholder: Name::new("Danger as seen in Austria")?,
    };
    let plan = pooled.plan();
    Ok(vec![
        ("issp", MatrixPlot::of(&pooled).view(PlotView::Data).source(ISSP).to_svg()),
        (
            "issp-countries",
            MatrixPlot::new(&countries, plan.issues())
                .scale(plan.scale())
                .axes(&AxisNames::new(names))
                .view(PlotView::Data)
                .title("Six environmental problems in two countries")
                .source(ISSP)
                .to_svg(),
        ),
    ])
}

fn issp_plan(great_britain: u32, austria: u32) -> String {
    let issues = [
        ("car", "Air pollution by cars"),
        ("ind", "Air pollution by industry"),
        ("farm", "Pesticides in farming"),
        ("water", "Pollution of rivers and lakes"),
        ("temp", "Rise of the world’s temperature"),
        ("gene", "Genetically modified crops"),
    ]
    .map(|(id, name)| format!(r#"{{"id": "{id}", "name": "{name}", "pillar": "environmental"}}"#));
    let group = |id: &str, weight: u32| {
        format!(
            r#"{{"id": "{id}", "name": "{id}",
                 "weight": {{"operational": 0, "stakeholder": {weight}}}}}"#
        )
    };
    format!(
        r#"{{"title": "Six environmental problems, pooled by head-count",
            "scale": {{"min": 1, "max": 5, "step": 1, "direction": "lower_is_more"}},
            "issues": [{}], "groups": [{}, {}],
            "thresholds": {{"operational": 0.7, "stakeholder": 0.7,
                            "rationale": "upper third of the scale"}}}}"#,
        issues.join(","),
        group("gb", great_britain),
        group("at", austria),
    )
}
