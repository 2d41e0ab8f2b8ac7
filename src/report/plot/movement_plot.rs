//! How issues moved between two periods.

use super::error::PlotError;
use super::frame::{Detail, Frame, FrameSpec, PlotView, Unit, matrix_methods, span, units};
use super::key;
use super::layout::{PlotLayout, PlotPoint};
use super::legends;
use super::page::{Caption, Item, MARGIN, Page, WIDTH, caption_methods, center};
use super::palette::{Fill, arrow, marker};
use super::placing::{LONG, Scene, THIN};
use super::rect::{PlotRect, Point, Segment};
use super::scatter::{LabelStyle, Mark, Scatter};
use crate::assessment::{Assessment, DataOrigin};
use crate::model::{Axis, AxisNames, Issue, IssueCatalog, IssueId, PerAxis, Pillar};
use crate::priority::{Thresholds, Tier};
use crate::scoring::MaterialityMatrix;

/// Arrows in the matrix from where issues were in one period to where they are in the next.
///
/// Issues are matched by id. The names and lines are those of the later period. An issue that is
/// new, or had no score on an axis it has now, has a marker without an arrow; one that is gone or
/// has no score any more is named below.
///
/// Complexity: as for [`MatrixPlot`](super::MatrixPlot).
///
/// # Examples
///
/// ```
/// use materiality::{MaterialityMatrix, MovementPlot, catalog};
///
/// let before = MaterialityMatrix::from_points([("water", 0.4, 0.9), ("privacy", 0.8, 0.7)])?;
/// let after = MaterialityMatrix::from_points([("water", 0.6, 0.8), ("energy", 0.5, 0.5)])?;
/// let issues = catalog::fintech();
/// let svg = MovementPlot::new(&before, &after, &issues).to_svg();
/// assert_eq!(svg.matches("class=\"arrow\"").count(), 1);
/// assert!(svg.contains("privacy")); // named as gone
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct MovementPlot<'a> {
    caption: Caption,
    before: &'a MaterialityMatrix,
    after: &'a MaterialityMatrix,
    catalog: &'a IssueCatalog,
    /// Where names of issues that are gone are looked up as well.
    earlier: &'a IssueCatalog,
    names: AxisNames,
    units: PerAxis<Unit>,
    thresholds: Option<&'a Thresholds>,
    labels: LabelStyle,
    view: PlotView,
}

/// Marker radii of the later and the earlier period.
const RADIUS: f64 = 6.5;
const TAIL: f64 = 3.5;

/// The height of the frame with its ticks and names.
const HEIGHT: f64 = 560.0;

/// Movements shorter than this many pixels have no arrow: the marker covers them.
const SHORT: f64 = 4.0;

type Scores = PerAxis<Option<f64>>;

impl<'a> MovementPlot<'a> {
    /// Movements from one result to a later one.
    ///
    /// # Errors
    ///
    /// [`PlotError::OtherScales`] if an axis was rated on another scale: the same score would not
    /// mean the same.
    pub fn of(before: &'a Assessment, after: &'a Assessment) -> Result<Self, PlotError> {
        let (old, plan) = (before.plan(), after.plan());
        if units(old.criteria()) != units(plan.criteria()) {
            return Err(PlotError::OtherScales);
        }
        let mut plot = Self::new(before.matrix(), after.matrix(), plan.issues());
        plot.earlier = old.issues();
        plot.units = units(plan.criteria());
        plot.names = plan.axes().clone();
        plot.thresholds = Some(plan.thresholds());
        if [old.data(), plan.data()].contains(&DataOrigin::Synthetic) {
            plot.caption.data = DataOrigin::Synthetic;
        }
        Ok(plot)
    }

    /// Movements from one matrix to another whose scores are on the same scale.
    pub fn new(
        before: &'a MaterialityMatrix,
        after: &'a MaterialityMatrix,
        catalog: &'a IssueCatalog,
    ) -> Self {
        Self {
            caption: Caption::new(),
            before,
            after,
            catalog,
            earlier: catalog,
            names: AxisNames::default(),
            units: PerAxis::both(Unit::SCORE),
            thresholds: None,
            labels: LabelStyle::default(),
            view: PlotView::default(),
        }
    }

    caption_methods!();

    matrix_methods!();

    /// The plot as SVG text.
    pub fn to_svg(&self) -> String {
        self.drawn().0
    }

    /// Where everything stands; the points are those of the later period.
    pub fn layout(&self) -> PlotLayout {
        self.drawn().1
    }

    fn drawn(&self) -> (String, PlotLayout) {
        let words = self.caption.words();
        let mut page = Page::new(&self.caption, words.movement);
        let area = PlotRect { x: MARGIN, y: page.y, width: WIDTH - 2.0 * MARGIN, height: HEIGHT };
        let frame = Frame::new(self.frame_spec(), area, Detail::Full, words);
        let (marks, points) = self.marks(&frame);
        let moves: Vec<(Segment, Option<Pillar>)> = self
            .after
            .issues()
            .iter()
            .filter_map(|id| Some((self.moved(id, &frame)?, self.pillar(id))))
            .collect();
        let scatter = Scatter::new(&marks, scene(&frame, &moves), self.labels, words);

        frame.draw(&mut page.svg, words);
        page.svg.group("movements", |svg| {
            for (line, pillar) in &moves {
                svg.group("arrow", |svg| {
                    arrow(svg, shortened(*line), "stroke=\"#333\" stroke-width=\"1.2\"");
                    marker(svg, line.from, TAIL, *pillar, Fill::Hollow);
                });
            }
        });
        scatter.draw(&mut page.svg);
        page.y = area.bottom() + 6.0;
        let entries = key::draw(&mut page, &scatter.named());
        page.legend(self.legend(&frame, &scatter));
        let without = self.notes(&mut page);
        let (svg, height) = page.finish(&self.caption.of_issues(words.movement, points.len()));
        let layout = PlotLayout {
            width: WIDTH,
            height,
            frame: frame.outer,
            points,
            clusters: scatter.clusters(),
            key: entries,
            without_score: without,
        };
        (svg, layout)
    }

    fn frame_spec(&self) -> FrameSpec {
        let all: Vec<Scores> = [self.before, self.after]
            .into_iter()
            .flat_map(|matrix| matrix.issues().iter().filter_map(|id| scores(matrix, id)))
            .collect();
        let assessed = PerAxis::from_fn(|axis| all.iter().any(|one| one[axis].is_some()));
        let strips = PerAxis::from_fn(|axis: Axis| {
            let lacks = |one: &Scores| one[axis].is_none() && one[axis.other()].is_some();
            assessed[axis] && all.iter().any(lacks)
        });
        let lines = self.thresholds.map(|thresholds| *thresholds.lines());
        let shown = PerAxis::from_fn(|axis| {
            let line = lines.map(|lines| lines[axis].get());
            span(self.view, all.iter().filter_map(|one| one[axis]).chain(line))
        });
        let names = PerAxis::from_fn(|axis| self.names.get(axis, self.caption.lang).to_owned());
        FrameSpec { names, units: self.units, span: shown, assessed, strips, lines }
    }

    fn pillar(&self, id: &IssueId) -> Option<Pillar> {
        self.catalog.get(id.as_str()).and_then(Issue::pillar)
    }

    fn name(&self, id: &IssueId) -> String {
        let known = self.catalog.get(id.as_str()).or_else(|| self.earlier.get(id.as_str()));
        known.map_or(id.as_str(), |issue| issue.name().get(self.caption.lang)).to_owned()
    }

    /// The way of an issue that has scores on the same axes in both periods.
    fn moved(&self, id: &IssueId, frame: &Frame) -> Option<Segment> {
        let (before, after) = (scores(self.before, id)?, scores(self.after, id)?);
        let known = |scores: &Scores| scores.map(|one| one.is_some());
        if known(&before) != known(&after) {
            return None;
        }
        let line = Segment { from: frame.at(&before)?, to: frame.at(&after)? };
        (line.length() >= SHORT).then_some(line)
    }

    /// The points of the later period.
    fn marks(&self, frame: &Frame) -> (Vec<Mark>, Vec<PlotPoint>) {
        let words = self.caption.words();
        let (mut marks, mut points) = (Vec::new(), Vec::new());
        for (at, (id, outcomes)) in self.after.iter().enumerate() {
            let Some(scores) = scores(self.after, id) else { continue };
            let Some((x, y)) = frame.at(&scores) else { continue };
            let (number, pillar) = (at + 1, self.pillar(id));
            let name = match self.before.position(id.as_str()) {
                Some(_) => self.name(id),
                None => format!("{} ({})", self.name(id), words.new),
            };
            marks.push(Mark {
                number,
                name,
                pillar,
                at: (x, y),
                radius: RADIUS,
                fill: Fill::Solid,
            });
            points.push(PlotPoint {
                issue: id.clone(),
                number,
                pillar,
                tier: self.thresholds.map(|lines| Tier::of(outcomes, lines)),
                importance: PerAxis::from_fn(|axis| {
                    scores[axis].map(|score| self.units[axis].value(score))
                }),
                x,
                y,
                radius: RADIUS,
            });
        }
        (marks, points)
    }

    fn legend(&self, frame: &Frame, scatter: &Scatter) -> Vec<Item<'_>> {
        let words = self.caption.words();
        let mut items = legends::pillars(&scatter.marks, words);
        items.push(legends::movement(words.moved.to_owned()));
        items.push(Item::new(words.before, |svg, at| {
            marker(svg, center(at), TAIL, None, Fill::Hollow);
        }));
        if scatter.has_clusters() {
            items.push(legends::cluster(words));
        }
        if self.thresholds.is_some() {
            items.extend(legends::tiers(words, frame.assessed()));
        }
        items
    }

    /// Lines of text below the legend; returns the issues that are gone.
    fn notes(&self, page: &mut Page) -> Vec<IssueId> {
        let words = self.caption.words();
        let is_lost = |id: &&IssueId| scores(self.after, id).is_none();
        let had = |id: &&IssueId| scores(self.before, id).is_some();
        let all = self.after.issues().iter().filter(is_lost);
        let other = |id: &&IssueId| self.after.position(id.as_str()).is_none();
        let gone: Vec<IssueId> =
            all.chain(self.before.issues().iter().filter(had).filter(other)).cloned().collect();
        if !gone.is_empty() {
            let names: Vec<String> = gone.iter().map(|id| self.name(id)).collect();
            page.note(&format!("{}{}{}", words.gone, words.colon, names.join(words.comma)));
        }
        if let Some(thresholds) = self.thresholds {
            let text = format!("{}{}{}", words.rationale, words.colon, thresholds.rationale());
            page.note(&text);
        }
        gone
    }
}

/// The scores of an issue, if it has any.
fn scores(matrix: &MaterialityMatrix, id: &IssueId) -> Option<Scores> {
    let scores =
        PerAxis::from_fn(|axis| Some(matrix.get(id.as_str(), axis)?.as_ref().ok()?.score().get()));
    (scores != PerAxis::both(None)).then_some(scores)
}

/// Labels keep off the tails, and off the arrows where they can.
fn scene(frame: &Frame, moves: &[(Segment, Option<Pillar>)]) -> Scene {
    let mut solid = frame.borders();
    solid.extend(moves.iter().map(|(line, _)| PlotRect::around(line.from, TAIL + 0.5)));
    let mut lines: Vec<(Segment, f64)> =
        moves.iter().map(|(line, _)| (*line, THIN * 2.0)).collect();
    let thresholds = frame.thresholds();
    let long = [thresholds.operational, thresholds.stakeholder].into_iter().flatten();
    lines.extend(long.map(|line| (line, LONG)));
    Scene { bounds: frame.bounds(), solid, lines }
}

/// A line from the edge of the tail to the edge of the marker.
fn shortened(line: Segment) -> Segment {
    let length = line.length();
    let at = |share: f64| -> Point {
        let (dx, dy) = (line.to.0 - line.from.0, line.to.1 - line.from.1);
        (line.from.0 + share * dx, line.from.1 + share * dy)
    };
    let start = (TAIL / length).min(0.4);
    Segment { from: at(start), to: at((1.0 - (RADIUS + 0.5) / length).max(start)) }
}
