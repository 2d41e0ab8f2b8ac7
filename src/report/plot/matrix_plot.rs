//! The materiality matrix as a plot.

use super::error::PlotError;
use super::frame::{Detail, Frame, FrameSpec, PlotView, Unit, matrix_methods, span, units};
use super::interval_marks::{IntervalStyle, Reaches};
use super::key;
use super::layout::{PlotLayout, PlotPoint};
use super::legends;
use super::page::{Caption, Item, MARGIN, Page, WIDTH, caption_methods};
use super::palette::Fill;
use super::placing::{LONG, Scene, THIN};
use super::rect::{PlotRect, Point, Segment};
use super::scatter::{LabelStyle, Mark, Scatter};
use super::words::with;
use crate::assessment::Assessment;
use crate::model::{Axis, AxisNames, Issue, IssueCatalog, IssueId, PerAxis, Score};
use crate::priority::{ParetoFronts, Thresholds, Tier};
use crate::scoring::MaterialityMatrix;

/// The materiality matrix as an SVG: two named axes in units of the declared scale, lines and
/// tiers, points by pillar, intervals, and labels that cover nothing.
///
/// The same input gives the same bytes. Nothing is moved from where it is: points that are drawn in
/// one place are a cluster with a ring and one label that has all their names. Labels stand beside
/// their point or at the end of a leader; where names cannot all be placed so that they can be read
/// the points carry numbers, and the names are listed below.
///
/// # Degenerate cases
///
/// An issue with a score on one axis alone stands in a strip beside the frame, not at zero; one
/// without any score is named below. An axis on which nobody has a score is drawn without ticks
/// and says so. All points in one place are one cluster.
///
/// Complexity: O(n²) for n issues and a fixed number of places per label; 63 issues take some
/// milliseconds.
///
/// # Examples
///
/// ```
/// use materiality::{IntervalStyle, Lang, MatrixPlot, demo};
///
/// let result = demo::plan()?.run(&demo::survey()?.tally())?;
/// let svg = MatrixPlot::of(&result)
///     .lang(Lang::Zh)
///     .intervals(IntervalStyle::Ellipses)
///     .front()
///     .to_svg();
/// assert!(svg.starts_with("<svg") && svg.contains("SYNTHETIC"));
/// # Ok::<(), materiality::AssessmentError>(())
/// ```
///
/// From scores of one's own; issues that the catalog does not have go by their ids:
///
/// ```
/// use materiality::{MaterialityMatrix, MatrixPlot, Scale, catalog};
///
/// let matrix = MaterialityMatrix::from_points([("water", 0.4, 0.9), ("<script>", 0.8, 0.7)])?;
/// let svg = MatrixPlot::new(&matrix, &catalog::fintech())
///     .scale(&Scale::likert(5)?)
///     .title("Two issues")
///     .to_svg();
/// assert!(svg.contains("&lt;script&gt;"));
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct MatrixPlot<'a> {
    matrix: &'a MaterialityMatrix,
    catalog: &'a IssueCatalog,
    caption: Caption,
    names: AxisNames,
    units: PerAxis<Unit>,
    thresholds: Option<&'a Thresholds>,
    /// The level of the intervals, if it is known.
    confidence: Option<f64>,
    respondents: Option<u64>,
    intervals: IntervalStyle,
    labels: LabelStyle,
    view: PlotView,
    front: bool,
    sizes: Option<Sizes>,
}

/// A third value, shown by area.
#[derive(Clone, Debug)]
struct Sizes {
    name: String,
    /// By issue of the matrix.
    values: Vec<Option<f64>>,
    greatest: f64,
}

/// Marker radius without sizes, and the smallest and greatest with them.
const RADIUS: f64 = 6.5;
const SIZES: (f64, f64) = (3.0, 15.0);

/// The height of the frame with its ticks and names.
const HEIGHT: f64 = 560.0;

impl<'a> MatrixPlot<'a> {
    /// A plot of a result, with everything the result says: title, scale, axes, lines, intervals,
    /// number of respondents, and whether the data were made up.
    pub fn of(result: &'a Assessment) -> Self {
        let plan = result.plan();
        let mut plot = Self::new(result.matrix(), plan.issues());
        plot.caption.title = plan.title().map(str::to_owned);
        plot.caption.data = plan.data();
        plot.names = plan.axes().clone();
        plot.units = units(plan.criteria());
        plot.thresholds = Some(plan.thresholds());
        plot.confidence = Some(plan.confidence().get());
        let people = result.input().respondents.iter().map(|group| group.count).sum();
        plot.respondents = Some(people);
        plot
    }

    /// A plot of a matrix, names and pillars from `catalog`; scores from 0 to 1 until a scale is
    /// given.
    pub fn new(matrix: &'a MaterialityMatrix, catalog: &'a IssueCatalog) -> Self {
        Self {
            matrix,
            catalog,
            caption: Caption::new(),
            names: AxisNames::default(),
            units: PerAxis::both(Unit::SCORE),
            thresholds: None,
            confidence: None,
            respondents: None,
            intervals: IntervalStyle::default(),
            labels: LabelStyle::default(),
            view: PlotView::default(),
            front: false,
            sizes: None,
        }
    }

    caption_methods!();

    matrix_methods!();

    /// How intervals are shown; whiskers unless set.
    pub fn intervals(mut self, style: IntervalStyle) -> Self {
        self.intervals = style;
        self
    }

    /// Draws the Pareto front: the issues that no other dominates, joined by a staircase.
    ///
    /// Where one axis was not assessed there is no front to draw.
    pub fn front(mut self) -> Self {
        self.front = true;
        self
    }

    /// Shows a third value by the area of the markers; `name` says what it is.
    ///
    /// Areas are proportional to the values, but for a smallest size; an issue without a value has
    /// a small hollow marker.
    ///
    /// # Errors
    ///
    /// [`PlotError::UnknownIssue`], and [`PlotError::InvalidSize`] for a value that is negative or
    /// not finite.
    pub fn sizes<'b>(
        mut self,
        name: impl Into<String>,
        values: impl IntoIterator<Item = (&'b IssueId, f64)>,
    ) -> Result<Self, PlotError> {
        let mut by_issue = vec![None; self.matrix.issues().len()];
        for (issue, found) in values {
            if !(0.0..f64::INFINITY).contains(&found) {
                return Err(PlotError::InvalidSize { issue: issue.clone(), found });
            }
            let Some(at) = self.matrix.position(issue.as_str()) else {
                return Err(PlotError::UnknownIssue { issue: issue.clone() });
            };
            by_issue[at] = Some(found);
        }
        let greatest = by_issue.iter().flatten().copied().fold(0.0, f64::max);
        self.sizes = Some(Sizes { name: name.into(), values: by_issue, greatest });
        Ok(self)
    }

    /// The plot as SVG text.
    pub fn to_svg(&self) -> String {
        self.drawn().0
    }

    /// Where everything stands.
    pub fn layout(&self) -> PlotLayout {
        self.drawn().1
    }

    fn drawn(&self) -> (String, PlotLayout) {
        let words = self.caption.words();
        let mut page = Page::new(&self.caption, words.matrix);
        let area = PlotRect { x: MARGIN, y: page.y, width: WIDTH - 2.0 * MARGIN, height: HEIGHT };
        let frame = Frame::new(self.frame_spec(), area, Detail::Full, words);
        let reaches = Reaches::of(self.intervals, self.matrix, &frame);
        let front = self.staircase(&frame);
        let (marks, points) = self.marks(&frame);
        let scene = Self::scene(&frame, &reaches, front.as_deref());
        let scatter = Scatter::new(&marks, scene, self.labels, words);

        frame.draw(&mut page.svg, words);
        reaches.draw(&mut page.svg);
        if let Some(front) = &front {
            page.svg.group("front", |svg| svg.polyline(front, legends::FRONT));
        }
        scatter.draw(&mut page.svg);
        page.y = area.bottom() + 6.0;
        let entries = key::draw(&mut page, &scatter.named());
        page.legend(self.legend(&frame, &scatter, &reaches));
        let without = self.notes(&mut page);
        let lang = self.caption.lang;
        let axes = Axis::ALL.map(|axis| self.names.get(axis, lang)).join(" × ");
        let what = format!("{}{}{axes}", words.matrix, words.colon);
        let description = self.caption.of_issues(&what, points.len());
        let (svg, height) = page.finish(&description);
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
        let outcomes = || self.matrix.iter().map(|(_, outcomes)| outcomes);
        let assessed = PerAxis::from_fn(|axis| outcomes().any(|outcomes| outcomes[axis].is_ok()));
        let strips = PerAxis::from_fn(|axis: Axis| {
            let lacks = outcomes().any(|o| o[axis].is_err() && o[axis.other()].is_ok());
            assessed[axis] && lacks
        });
        let lines = self.thresholds.map(|thresholds| *thresholds.lines());
        let shown = PerAxis::from_fn(|axis| {
            let scores = outcomes().filter_map(|outcomes| outcomes[axis].as_ref().ok());
            let ends = scores.flat_map(|score| {
                let interval = score.interval().filter(|_| self.intervals != IntervalStyle::None);
                let ends = interval.map(|interval| [interval.lower(), interval.upper()]);
                [score.score()].into_iter().chain(ends.into_iter().flatten())
            });
            span(self.view, ends.chain(lines.map(|lines| lines[axis])).map(Score::get))
        });
        let names = PerAxis::from_fn(|axis| self.names.get(axis, self.caption.lang).to_owned());
        FrameSpec { names, units: self.units, span: shown, assessed, strips, lines }
    }

    /// Name and pillar of an issue.
    fn issue(&self, id: &IssueId) -> Option<&'a Issue> {
        self.catalog.get(id.as_str())
    }

    fn name(&self, id: &IssueId) -> String {
        let name = self.issue(id).map(|issue| issue.name().get(self.caption.lang));
        name.unwrap_or(id.as_str()).to_owned()
    }

    fn marks(&self, frame: &Frame) -> (Vec<Mark>, Vec<PlotPoint>) {
        let (mut marks, mut points) = (Vec::new(), Vec::new());
        for (at, (id, outcomes)) in self.matrix.iter().enumerate() {
            let scores = outcomes.as_ref().map(|one| one.as_ref().ok().map(|s| s.score().get()));
            let Some((x, y)) = frame.at(&scores) else { continue };
            let (radius, fill) = self.size(at);
            let pillar = self.issue(id).and_then(Issue::pillar);
            let number = at + 1;
            marks.push(Mark { number, name: self.name(id), pillar, at: (x, y), radius, fill });
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
                radius,
            });
        }
        (marks, points)
    }

    fn size(&self, issue: usize) -> (f64, Fill) {
        let Some(sizes) = &self.sizes else { return (RADIUS, Fill::Solid) };
        match sizes.values[issue] {
            None => (SIZES.0, Fill::Hollow),
            Some(value) if sizes.greatest > 0.0 => {
                let radius = SIZES.1 * (value / sizes.greatest).sqrt();
                (radius.max(SIZES.0), Fill::Solid)
            }
            Some(_) => (SIZES.0, Fill::Solid),
        }
    }

    fn scene(frame: &Frame, reaches: &Reaches, front: Option<&[Point]>) -> Scene {
        let mut lines: Vec<_> = reaches.segments().into_iter().map(|line| (line, THIN)).collect();
        let thresholds = frame.thresholds();
        let long = [thresholds.operational, thresholds.stakeholder].into_iter().flatten();
        lines.extend(long.map(|line| (line, LONG)));
        if let Some(front) = front {
            let stairs = front.windows(2).map(|pair| Segment { from: pair[0], to: pair[1] });
            lines.extend(stairs.map(|line| (line, LONG)));
        }
        Scene { bounds: frame.bounds(), solid: frame.borders(), lines }
    }

    /// The corners of the staircase under which every point lies.
    fn staircase(&self, frame: &Frame) -> Option<Vec<Point>> {
        if !self.front {
            return None;
        }
        let complete = self.matrix.complete().ok().filter(|one| one.axes.len() == 2)?;
        let fronts = ParetoFronts::of(&complete.scores);
        let mut best: Vec<Point> = fronts
            .members(1)
            .filter_map(|at| {
                let outcomes = self.matrix.get(fronts.issues()[at].as_str(), Axis::Operational);
                let across = outcomes?.as_ref().ok()?.score().get();
                let up = self.matrix.get(fronts.issues()[at].as_str(), Axis::Stakeholder);
                Some((frame.x(across), frame.y(up?.as_ref().ok()?.score().get())))
            })
            .collect();
        // From the left and high to the right and low.
        best.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        let (first, last) = (*best.first()?, *best.last()?);
        let mut corners = vec![(frame.rect.x, first.1)];
        for pair in best.windows(2) {
            corners.extend([pair[0], (pair[0].0, pair[1].1)]);
        }
        corners.extend([last, (last.0, frame.rect.bottom())]);
        Some(corners)
    }

    fn legend(&self, frame: &Frame, scatter: &Scatter, reaches: &Reaches) -> Vec<Item<'_>> {
        let words = self.caption.words();
        let mut items = legends::pillars(&scatter.marks, words);
        if scatter.has_clusters() {
            items.push(legends::cluster(words));
        }
        if self.thresholds.is_some() {
            items.extend(legends::tiers(words, frame.assessed()));
        }
        if !reaches.is_empty() {
            let text = match self.confidence {
                Some(level) => with(words.interval, &format!("{} %", level * 100.0)),
                None => words.interval_plain.to_owned(),
            };
            items.push(legends::interval(self.intervals, text));
        }
        if self.front && frame.assessed() == PerAxis::both(true) {
            items.push(legends::front(words));
        }
        if let Some(sizes) = &self.sizes {
            items.push(legends::bubble(with(words.bubble, &sizes.name)));
            if sizes.values.iter().any(Option::is_none) {
                let text = format!("{}{}{}", sizes.name, words.colon, words.bubble_missing);
                items.push(legends::no_bubble(text));
            }
        }
        items
    }

    /// Lines of text below the legend; returns the issues that have no score at all.
    fn notes(&self, page: &mut Page) -> Vec<IssueId> {
        let words = self.caption.words();
        let is_lost = |outcomes: &PerAxis<_>| {
            matches!(outcomes, PerAxis { operational: Err(_), stakeholder: Err(_) })
        };
        let without: Vec<IssueId> =
            self.matrix.iter().filter(|(_, o)| is_lost(o)).map(|(id, _)| id.clone()).collect();
        if !without.is_empty() {
            let names: Vec<String> = without.iter().map(|id| self.name(id)).collect();
            page.note(&format!("{}{}{}", words.without, words.colon, names.join(words.comma)));
        }
        if let Some(thresholds) = self.thresholds {
            let text = format!("{}{}{}", words.rationale, words.colon, thresholds.rationale());
            page.note(&text);
        }
        if let Some(people) = self.respondents {
            page.note(&with(words.respondents, &people.to_string()));
        }
        without
    }
}
