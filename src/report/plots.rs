//! The pictures a report draws itself.

use super::builder::Report;
use super::phrase::Phrase;
use super::plot::{AcceptabilityMap, MatrixPlot, MovementPlot, WeightPlot};
use super::section::ReportFigure;
use crate::robustness::{TwoAxisAnalysis, WeightLaw};

const MATRIX: Phrase = Phrase("Materiality matrix", "重要性矩阵");
const WEIGHTS: Phrase = Phrase("Ranks under every axis weight", "各维度权重下的排名");
const ACCEPTABILITY: Phrase = Phrase("How likely each rank is", "各排名的可能性");
const MOVEMENT: Phrase = Phrase("Movement since the prior period", "与上一期相比的移动");

impl Report<'_> {
    /// The same report with pictures of its own: the matrix; the ranks under every axis weight and
    /// how likely each is, where there are scores on both axes and the method has an exact form; and the
    /// movement since the prior period, where both were rated on the same scales.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::{Lang, Report, demo};
    ///
    /// let result = demo::plan()?.run(&demo::survey()?.tally())?;
    /// let report = Report::of(&result).lang(Lang::Zh).plots();
    /// assert!(report.to_html().contains("<img alt=\"重要性矩阵\""));
    /// let names: Vec<String> =
    ///     report.figures().iter().map(|figure| figure.file_name().to_owned()).collect();
    /// assert_eq!(names, ["matrix.svg", "weights.svg", "acceptability.svg"]);
    /// # Ok::<(), materiality::Error>(())
    /// ```
    pub fn plots(self) -> Self {
        Self { drawn: Drawn::Plots, ..self }
    }
}

/// Whether a report draws pictures of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Drawn {
    /// It has those it was given.
    #[default]
    Nothing,
    /// It draws some.
    Plots,
}

/// What a report draws.
pub(super) fn figures(report: &Report<'_>) -> Vec<ReportFigure> {
    let (result, lang) = (report.result, report.lang);
    let (plan, issues) = (result.plan(), result.plan().issues());
    let figure = |name: &str, section, title: Phrase, svg| ReportFigure {
        file_name: format!("{name}.svg"),
        section,
        title: title.get(lang).to_owned(),
        svg,
    };
    let matrix = MatrixPlot::of(result).lang(lang).title(report.heading()).front().to_svg();
    let mut figures = vec![figure("matrix", "matrix", MATRIX, matrix)];
    if let Some((complete, weights)) = &report.ranked
        && let &[(_, weight), _] = weights.as_slice()
        && let Ok(analysis) =
            TwoAxisAnalysis::of(plan.method(), &complete.scores, WeightLaw::uniform())
    {
        let lines = WeightPlot::new(&analysis, issues).map(|plot| {
            plot.lang(lang).data(plan.data()).axes(plan.axes()).weight(weight.min(1.0))
        });
        if let Ok(Ok(lines)) = lines {
            figures.push(figure("weights", "robustness", WEIGHTS, lines.to_svg()));
        }
        let map = AcceptabilityMap::of(&analysis, issues).lang(lang).data(plan.data()).to_svg();
        figures.push(figure("acceptability", "robustness", ACCEPTABILITY, map));
    }
    if let Some(Ok(movement)) = report.prior.map(|prior| MovementPlot::of(prior, result)) {
        figures.push(figure(
            "movement",
            "changes",
            MOVEMENT,
            movement.lang(lang).title(report.heading()).to_svg(),
        ));
    }
    figures
}
