//! The report of an assessment: what it is made from.

use std::collections::BTreeMap;

use super::disclosure::{Disclosure, DisclosureLine};
use super::error::ReportError;
use super::section::{ReportFigure, ReportSection};
use super::sections;
use super::table::ReportTable;
use super::{html, markdown};
use crate::assessment::Assessment;
use crate::model::{Axis, Lang};
use crate::scoring::Complete;
use crate::survey::{QualityReport, Tally};

/// How many issues "the first" are, unless said otherwise.
const TOP: usize = 3;

/// The document of an assessment, for a board and for an auditor: method in words, weights and
/// where they come from, thresholds and their reason, matrix, ranking, robustness, quality of the
/// answers, decisions, changes, limits, and a checklist of what a disclosure of the process has to
/// contain, with where it is answered.
///
/// The content is the same in Markdown, HTML and a workbook, and in English and Chinese. Text of
/// the plan, the survey and the caller stays text in all of them. Same input, same bytes.
///
/// # Examples
///
/// ```
/// use materiality::{Disclosure, Lang, Report, demo};
///
/// let result = demo::plan()?.run(&demo::survey()?.tally())?;
/// let report = Report::of(&result)
///     .lang(Lang::En)
///     .statement(Disclosure::DecisionProcess, "The board decides on proposal of its committee.")?;
/// let text = report.to_markdown();
/// assert!(text.starts_with("# Fintech demonstration (SYNTHETIC answers)"));
/// assert!(report.to_html().contains("</html>"));
/// # Ok::<(), materiality::Error>(())
/// ```
///
/// With the counts it was made from, and the period before:
///
/// ```
/// use materiality::{Report, demo};
///
/// let tally = demo::survey()?.tally();
/// let result = demo::plan()?.run(&tally)?;
/// let report = Report::of(&result).tally(&tally)?.prior(&result);
/// assert!(report.tables().iter().any(|table| table.id() == "changes"));
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Report<'a> {
    pub(super) result: &'a Assessment,
    pub(super) lang: Lang,
    pub(super) title: Option<String>,
    pub(super) tally: Option<&'a Tally>,
    pub(super) prior: Option<&'a Assessment>,
    pub(super) quality: Option<&'a QualityReport>,
    pub(super) figures: Vec<ReportFigure>,
    #[cfg(feature = "plot")]
    pub(super) drawn: super::plots::Drawn,
    pub(super) added: Vec<ReportSection>,
    pub(super) statements: BTreeMap<Disclosure, String>,
    pub(super) top: usize,
    /// What was ranked, and the weights of its axes; a result always has both.
    pub(super) ranked: Option<(Complete, Vec<(Axis, f64)>)>,
}

impl<'a> Report<'a> {
    /// The report of a result, in English.
    pub fn of(result: &'a Assessment) -> Self {
        Self {
            result,
            lang: Lang::En,
            title: None,
            tally: None,
            prior: None,
            quality: None,
            figures: Vec::new(),
            #[cfg(feature = "plot")]
            drawn: super::plots::Drawn::Nothing,
            added: Vec::new(),
            statements: BTreeMap::new(),
            top: TOP,
            ranked: result.matrix().complete().ok().map(|complete| {
                let weights = axis_weights(result);
                (complete, weights)
            }),
        }
    }

    /// The same report in another language.
    pub fn lang(self, lang: Lang) -> Self {
        Self { lang, ..self }
    }

    /// Another heading than the title of the plan.
    ///
    /// # Errors
    ///
    /// [`ReportError::BlankText`] for a blank text.
    pub fn title(self, title: impl Into<String>) -> Result<Self, ReportError> {
        let title = Some(non_blank("title of a report", title)?);
        Ok(Self { title, ..self })
    }

    /// How many issues "the first" are where robustness is told in words; 3 unless set, and at
    /// least 1.
    pub fn top(self, top: usize) -> Self {
        Self { top: top.max(1), ..self }
    }

    /// The same report with the counts the result was made from: kinds of missing answers and the
    /// use of the scale are then reported.
    ///
    /// # Errors
    ///
    /// [`ReportError::OtherQuestionnaire`] and [`ReportError::OtherTally`] if the result was made
    /// from other counts.
    pub fn tally(self, tally: &'a Tally) -> Result<Self, ReportError> {
        check_tally(self.result, tally)?;
        Ok(Self { tally: Some(tally), ..self })
    }

    /// The same report with agreement and response patterns of a survey, instead of what follows
    /// from the [tally](Self::tally) alone.
    ///
    /// Respondents whose answers follow a pattern are counted and not named.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::{QualityReport, Report, demo};
    ///
    /// let survey = demo::survey()?;
    /// let result = demo::plan()?.run(&survey.tally())?;
    /// let quality = QualityReport::of(&survey);
    /// let text = Report::of(&result).quality(&quality).to_markdown();
    /// assert!(text.contains("Krippendorff's α"));
    /// # Ok::<(), materiality::Error>(())
    /// ```
    pub fn quality(self, quality: &'a QualityReport) -> Self {
        Self { quality: Some(quality), ..self }
    }

    /// The same report with the result of the period before, against which changes are told.
    pub fn prior(self, prior: &'a Assessment) -> Self {
        Self { prior: Some(prior), ..self }
    }

    /// The same report with a picture, as SVG text, in the section of the matrix.
    ///
    /// HTML shows it as an image, in which no script can run; Markdown refers to a file of the name
    /// [`figures`](Self::figures) gives.
    ///
    /// # Errors
    ///
    /// [`ReportError::BlankText`] if the title or the picture is blank.
    pub fn figure(
        mut self,
        title: impl Into<String>,
        svg: impl Into<String>,
    ) -> Result<Self, ReportError> {
        let file_name = format!("figure-{}.svg", self.figures.len() + 1);
        let title = non_blank("title of a figure", title)?;
        let svg = non_blank("figure", svg)?;
        self.figures.push(ReportFigure { file_name, section: "matrix", title, svg });
        Ok(self)
    }

    /// The same report with a section of one's own, before the limits.
    ///
    /// # Errors
    ///
    /// [`ReportError::RepeatedId`] if the report has a section or table of that id already.
    pub fn section(mut self, section: ReportSection) -> Result<Self, ReportError> {
        let sections = self.sections();
        let mut tables: Vec<&str> =
            sections.iter().flat_map(ReportSection::tables).map(ReportTable::id).collect();
        // These appear with what they are about.
        tables.extend(["changes", "missing-answers", "agreement", "group-orders"]);
        let repeated = |found: &str| Err(ReportError::RepeatedId { found: found.to_owned() });
        if sections.iter().any(|known| known.id() == section.id()) {
            return repeated(section.id());
        }
        for table in section.tables().map(ReportTable::id) {
            if tables.contains(&table) {
                return repeated(table);
            }
            tables.push(table);
        }
        self.added.push(section);
        Ok(self)
    }

    /// The same report with the company's own statement on one item of the disclosure; a later
    /// statement on the same item replaces it.
    ///
    /// # Errors
    ///
    /// [`ReportError::BlankText`] for a blank text.
    pub fn statement(
        mut self,
        item: Disclosure,
        text: impl Into<String>,
    ) -> Result<Self, ReportError> {
        self.statements.insert(item, non_blank("statement", text)?);
        Ok(self)
    }

    /// The report as Markdown: `CommonMark` with the tables of GitHub's dialect.
    pub fn to_markdown(&self) -> String {
        markdown::document(&self.heading(), &self.sections())
    }

    /// The report as one HTML file that fetches nothing and runs nothing.
    pub fn to_html(&self) -> String {
        html::document(&self.heading(), self.lang, &self.sections())
    }

    /// Every table, in the order of the report.
    pub fn tables(&self) -> Vec<ReportTable> {
        self.sections().iter().flat_map(ReportSection::tables).cloned().collect()
    }

    /// Every table as JSON rows, keyed by the id of the table.
    #[cfg(feature = "json")]
    pub fn to_json(&self) -> serde_json::Value {
        let tables = self.tables();
        tables.iter().map(|table| (table.id().to_owned(), table.to_json())).collect()
    }

    /// The pictures, whose file names the Markdown report refers to.
    pub fn figures(&self) -> Vec<ReportFigure> {
        let given = self.figures.iter().cloned();
        #[cfg(feature = "plot")]
        if self.drawn == super::plots::Drawn::Plots {
            return super::plots::figures(self).into_iter().chain(given).collect();
        }
        given.collect()
    }

    /// What a disclosure of the process has to contain, with how far this report answers it.
    pub fn checklist(&self) -> Vec<DisclosureLine> {
        sections::checklist::lines(self)
    }

    /// The heading.
    pub(super) fn heading(&self) -> String {
        if let Some(title) = &self.title {
            return title.clone();
        }
        let untitled = super::phrase::Phrase("Materiality assessment", "重要性议题评估");
        self.result.plan().title().unwrap_or(untitled.get(self.lang)).to_owned()
    }

    /// The sections, in order.
    fn sections(&self) -> Vec<ReportSection> {
        let mut all = vec![
            sections::summary::section(self),
            sections::method::section(self),
            sections::input::section(self),
            sections::weights::section(self),
            sections::thresholds::section(self),
            sections::matrix::section(self),
            sections::ranking::section(self),
            sections::robustness::section(self),
            sections::quality::section(self),
            sections::decisions::section(self),
            sections::changes::section(self),
        ];
        all.extend(self.added.iter().cloned());
        all.push(sections::limits::section(self));
        all.push(sections::checklist::section(self));
        let figures = self.figures();
        all.into_iter()
            .map(|section| {
                let id = section.id().to_owned();
                let own = figures.iter().filter(|figure| figure.section == id).cloned();
                section.figures(own)
            })
            .collect()
    }

    /// The display name of an issue; its id if the plan has no such issue.
    pub(super) fn issue_name<'b>(&self, id: &'b str) -> &'b str
    where
        'a: 'b,
    {
        self.result.plan().issues().get(id).map_or(id, |issue| issue.name().get(self.lang))
    }

    /// The display name of a group; its id if the plan has no such group.
    pub(super) fn group_name<'b>(&self, id: &'b str) -> &'b str
    where
        'a: 'b,
    {
        let mut groups = self.result.plan().groups().iter();
        groups.find(|group| group.id().as_str() == id).map_or(id, |one| one.name().get(self.lang))
    }

    /// The display name of a criterion; its id if the plan has no such criterion.
    pub(super) fn criterion_name<'b>(&self, id: &'b str) -> &'b str
    where
        'a: 'b,
    {
        let criterion = self.result.plan().criteria().get(id);
        criterion.map_or(id, |criterion| criterion.name().get(self.lang))
    }

    /// The display name of an axis.
    pub(super) fn axis_name(&self, axis: Axis) -> &'a str {
        self.result.plan().axes().get(axis, self.lang)
    }
}

/// The weight of each axis that is ranked on; they sum to 1.
pub(super) fn axis_weights(result: &Assessment) -> Vec<(Axis, f64)> {
    result.axes().iter().map(|&axis| (axis, result.axis_weights()[axis])).collect()
}

/// A tally is the one a result was made from.
pub(super) fn check_tally(result: &Assessment, tally: &Tally) -> Result<(), ReportError> {
    if tally.questionnaire() != result.plan().questionnaire() {
        return Err(ReportError::OtherQuestionnaire);
    }
    check_digest(&result.input().digest, tally)
}

/// A tally has the digest a result was made from.
pub(super) fn check_digest(expected: &str, tally: &Tally) -> Result<(), ReportError> {
    let (found, expected) = (tally.digest(), expected.to_owned());
    if found != expected {
        return Err(ReportError::OtherTally { found, expected });
    }
    Ok(())
}

fn non_blank(what: &'static str, text: impl Into<String>) -> Result<String, ReportError> {
    let text = text.into();
    if text.trim().is_empty() {
        return Err(ReportError::BlankText { what });
    }
    Ok(text)
}
