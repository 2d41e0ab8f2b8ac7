//! What each group says: one small matrix per group.

use super::frame::{Detail, Frame, FrameSpec, PlotView, Unit, span, units};
use super::key::{self, Named};
use super::legends;
use super::metrics::wrapped;
use super::page::{Caption, Item, MARGIN, Page, WIDTH, caption_methods, center};
use super::palette::Fill;
use super::placing::{LONG, Scene};
use super::rect::{PlotRect, Segment};
use super::scatter::{LabelStyle, Mark, Scatter};
use super::svg::{Align, Font};
use crate::assessment::{Assessment, AssessmentError};
use crate::model::{Axis, AxisNames, Issue, IssueCatalog, PerAxis, StakeholderGroup};
use crate::priority::Thresholds;
use crate::scoring::{GroupScores, GroupWeights, MaterialityMatrix, PoolingRules, ScoringError};
use crate::survey::Tally;

/// One small matrix per group: the scores that each would give by itself, so that disagreement
/// which pooling hides can be seen.
///
/// Points carry numbers, with one list of names for all panels. Where the pooled scores are known a
/// line leads from them to what the group says: the longer, the further the group is from the
/// result. A group that did not rate an axis is drawn on its middle line, as in
/// [`MatrixPlot`](super::MatrixPlot).
///
/// # Degenerate cases
///
/// A group without any answer has an empty panel. Of several hundred issues some numbers find no
/// room in a panel and are left out.
///
/// Complexity: as for a [`MatrixPlot`](super::MatrixPlot) per group.
///
/// # Examples
///
/// ```
/// use materiality::{GroupPanels, demo};
///
/// let tally = demo::survey()?.tally();
/// let result = demo::plan()?.run(&tally)?;
/// let svg = GroupPanels::of(&result, &tally)?.to_svg();
/// assert_eq!(svg.matches("class=\"panel\"").count(), 8);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct GroupPanels<'a> {
    caption: Caption,
    catalog: &'a IssueCatalog,
    /// Each group's id and its matrix.
    panels: Vec<(String, MaterialityMatrix)>,
    groups: &'a [StakeholderGroup],
    pooled: Option<&'a MaterialityMatrix>,
    thresholds: Option<&'a Thresholds>,
    names: AxisNames,
    units: PerAxis<Unit>,
}

/// Panels side by side, their height without the heading, and the space between them.
const COLUMNS: usize = 3;
const HEIGHT: f64 = 230.0;
const GUTTER: f64 = 14.0;

const RADIUS: f64 = 4.7;

/// With more issues than this the lines from the pooled scores would hide the points.
const MOST_LINES: usize = 30;

impl<'a> GroupPanels<'a> {
    /// The groups of a result, from the tally it was computed from, with the pooled scores.
    ///
    /// # Errors
    ///
    /// [`AssessmentError::OtherQuestionnaire`] for the tally of another plan, and
    /// [`AssessmentError::Scoring`] if a group has both answers and a fixed score.
    pub fn of(result: &'a Assessment, tally: &Tally) -> Result<Self, AssessmentError> {
        let plan = result.plan();
        if tally.questionnaire() != plan.questionnaire() {
            return Err(AssessmentError::OtherQuestionnaire);
        }
        let scores = GroupScores::new(tally, plan.estimator())?.with_fixed_scores(plan.groups())?;
        let mut panels = Self::new(&scores, plan.issues())?;
        panels.groups = plan.groups();
        panels.pooled = Some(result.matrix());
        panels.thresholds = Some(plan.thresholds());
        panels.names = plan.axes().clone();
        panels.caption.data = plan.data();
        Ok(panels)
    }

    /// The groups of a questionnaire; several criteria of one axis count as they are weighed there.
    ///
    /// # Errors
    ///
    /// None in practice: the weights of a single group are always valid.
    pub fn new(scores: &GroupScores, catalog: &'a IssueCatalog) -> Result<Self, ScoringError> {
        let frame = scores.questionnaire();
        let rules = PoolingRules { confidence: None, ..PoolingRules::default() };
        let panel = |at: usize| {
            let alone = (0..frame.groups().len()).map(|group| f64::from(u8::from(group == at)));
            let weights = GroupWeights::per_axis(frame, &PerAxis::both(alone.collect()))?;
            let matrix = MaterialityMatrix::new(scores, &weights, &rules);
            Ok((frame.groups()[at].to_string(), matrix))
        };
        let panels: Result<Vec<_>, ScoringError> = (0..frame.groups().len()).map(panel).collect();
        Ok(Self {
            caption: Caption::new(),
            catalog,
            panels: panels?,
            groups: &[],
            pooled: None,
            thresholds: None,
            names: AxisNames::default(),
            units: units(frame.criteria()),
        })
    }

    caption_methods!();

    /// The groups, for their names; those that are not among them go by their ids.
    pub fn groups(mut self, groups: &'a [StakeholderGroup]) -> Self {
        self.groups = groups;
        self
    }

    /// The pooled scores, from which a line leads to what each group says.
    pub fn pooled(mut self, matrix: &'a MaterialityMatrix) -> Self {
        self.pooled = Some(matrix);
        self
    }

    /// The lines, with shading of the tiers that follow from them.
    pub fn thresholds(mut self, thresholds: &'a Thresholds) -> Self {
        self.thresholds = Some(thresholds);
        self
    }

    /// The names of the axes.
    pub fn axes(mut self, names: &AxisNames) -> Self {
        self.names = names.clone();
        self
    }

    /// The plot as SVG text.
    pub fn to_svg(&self) -> String {
        let words = self.caption.words();
        let mut page = Page::new(&self.caption, words.panels);
        let axes = Axis::ALL.map(|axis| {
            let name = self.names.get(axis, self.caption.lang);
            let arrow = if axis == Axis::Operational { "→" } else { "↑" };
            format!("{arrow} {name}{}", self.units[axis].suffix(words))
        });
        page.note(&axes.join("   "));
        let width = (WIDTH - 2.0 * MARGIN - (COLUMNS - 1) as f64 * GUTTER) / COLUMNS as f64;
        let mut clusters = false;
        for row in self.panels.chunks(COLUMNS) {
            let heading = |(id, _): &(String, MaterialityMatrix)| {
                wrapped(self.group_name(id), 12.0, (width - 4.0) / 1.27)
            };
            let headings: Vec<Vec<String>> = row.iter().map(heading).collect();
            let deepest = headings.iter().map(Vec::len).max().unwrap_or(1) as f64;
            let top = page.y + 8.0 + deepest * 14.0;
            for (column, ((_, matrix), lines)) in row.iter().zip(&headings).enumerate() {
                let x = MARGIN + column as f64 * (width + GUTTER);
                let area = PlotRect { x, y: top, width, height: HEIGHT };
                clusters |= self.draw_panel(&mut page, matrix, lines, area);
            }
            page.y = top + HEIGHT;
        }
        page.y += 8.0;
        let named = self.named();
        key::draw(&mut page, &named);
        page.legend(self.legend(clusters));
        page.finish(&self.caption.of_groups(words.panels, self.panels.len())).0
    }

    fn group_name<'b>(&'b self, id: &'b str) -> &'b str {
        let group = self.groups.iter().find(|group| group.id().as_str() == id);
        group.map_or(id, |group| group.name().get(self.caption.lang))
    }

    /// The issues of the panels; all panels have the same.
    fn named(&self) -> Vec<Named> {
        let issues = self.panels.first().map(|(_, matrix)| matrix.issues()).unwrap_or_default();
        let named = |(at, id): (usize, &crate::model::IssueId)| {
            let known = self.catalog.get(id.as_str());
            let name = known.map_or(id.as_str(), |issue| issue.name().get(self.caption.lang));
            (at + 1, name.to_owned(), known.and_then(Issue::pillar))
        };
        issues.iter().enumerate().map(named).collect()
    }

    /// Draws a panel; says whether points in it are drawn in one place.
    fn draw_panel(
        &self,
        page: &mut Page,
        matrix: &MaterialityMatrix,
        heading: &[String],
        area: PlotRect,
    ) -> bool {
        let words = self.caption.words();
        let frame = Frame::new(self.frame_spec(matrix), area, Detail::Small, words);
        let mut lines = Vec::new();
        let mut marks = Vec::new();
        for ((number, name, pillar), (id, outcomes)) in self.named().into_iter().zip(matrix.iter())
        {
            let scores = outcomes.as_ref().map(|one| one.as_ref().ok().map(|s| s.score().get()));
            let Some(at) = frame.at(&scores) else { continue };
            marks.push(Mark { number, name, pillar, at, radius: RADIUS, fill: Fill::Solid });
            lines.extend(self.pooled_line(id.as_str(), &scores, &frame));
        }
        let thresholds = frame.thresholds();
        let long = [thresholds.operational, thresholds.stakeholder].into_iter().flatten();
        let scene = Scene {
            bounds: frame.bounds(),
            solid: frame.borders(),
            lines: long.map(|line| (line, LONG)).chain(lines.iter().map(|&l| (l, 2.0))).collect(),
        };
        let scatter = Scatter::new(&marks, scene, LabelStyle::Numbers, words);
        page.svg.group("panel", |svg| {
            for (at, line) in heading.iter().enumerate() {
                let up = (heading.len() - at) as f64 * 14.0;
                let baseline = (frame.rect.x, area.y + 9.0 - up);
                svg.text(baseline, Align::Start, Font::of(12.0).bold(), line);
            }
            frame.draw(svg, words);
            svg.group("pooled", |svg| {
                for line in &lines {
                    svg.line(*line, POOLED);
                }
            });
            scatter.draw(svg);
        });
        scatter.has_clusters()
    }

    /// From the pooled scores to those of a group, on the axes the group has rated.
    fn pooled_line(
        &self,
        id: &str,
        scores: &PerAxis<Option<f64>>,
        frame: &Frame,
    ) -> Option<Segment> {
        let pooled = self.pooled.filter(|pooled| pooled.issues().len() <= MOST_LINES)?;
        let from = PerAxis::from_fn(|axis| {
            scores[axis]?;
            Some(pooled.get(id, axis)?.as_ref().ok()?.score().get())
        });
        let same = from.map(|one| one.is_some()) == scores.map(|one| one.is_some());
        same.then_some(Segment { from: frame.at(&from)?, to: frame.at(scores)? })
    }

    fn frame_spec(&self, matrix: &MaterialityMatrix) -> FrameSpec {
        let outcomes = || matrix.iter().map(|(_, outcomes)| outcomes);
        let assessed = PerAxis::from_fn(|axis| outcomes().any(|outcomes| outcomes[axis].is_ok()));
        let strips = PerAxis::from_fn(|axis: Axis| {
            let lacks = outcomes().any(|o| o[axis].is_err() && o[axis.other()].is_ok());
            assessed[axis] && lacks
        });
        FrameSpec {
            names: PerAxis::both(String::new()),
            units: self.units,
            span: PerAxis::from_fn(|_| span(PlotView::Scale, std::iter::empty())),
            assessed,
            strips,
            lines: self.thresholds.map(|thresholds| *thresholds.lines()),
        }
    }

    fn legend(&self, clusters: bool) -> Vec<Item<'_>> {
        let words = self.caption.words();
        let mut items =
            legends::pillars_of(self.named().into_iter().map(|(_, _, pillar)| pillar), words);
        if clusters {
            items.push(legends::cluster(words));
        }
        if self.pooled.is_some_and(|pooled| pooled.issues().len() <= MOST_LINES) {
            items.push(Item::new(words.pooled_to_group, |svg, at| {
                let (_, y) = center(at);
                let line = Segment { from: (at.x + 2.0, y), to: (at.right() - 4.0, y) };
                svg.line(line, POOLED);
                super::palette::marker(svg, line.to, 3.5, None, Fill::Solid);
            }));
        }
        if self.thresholds.is_some() {
            items.extend(legends::tiers(words, PerAxis::both(true)));
        }
        items
    }
}

const POOLED: &str = "stroke=\"#777\" stroke-width=\"0.9\"";
