//! The frame of a matrix: two axes in units of their scales, lines, shading.

use super::metrics::{self, Weight, wrapped};
use super::rect::{PlotRect, Point, Segment};
use super::svg::{Align, Font, Svg};
use super::ticks::{tick_text, ticks};
use super::words::{Words, with};
use crate::model::{Axis, Criteria, Direction, PerAxis, Scale, Score};

/// Which part of the scale a matrix shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PlotView {
    /// The whole declared scale, so that plots can be compared; the default.
    #[default]
    Scale,
    /// The part where the points and lines are, for issues that all lie in one corner. The ticks
    /// say which part it is; distances look larger than they are on the scale.
    Data,
}

/// The units of an axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Unit {
    min: f64,
    max: f64,
    step: Option<f64>,
    /// Whether importance is the scale turned round.
    turned: bool,
}

impl Unit {
    /// Scores in [0, 1].
    pub(super) const SCORE: Self = Self { min: 0.0, max: 1.0, step: None, turned: false };

    pub(super) fn of(scale: &Scale) -> Self {
        let turned = scale.direction() == Direction::LowerIsMore;
        Self { min: scale.min(), max: scale.max(), step: Some(scale.step()), turned }
    }

    /// A score in these units.
    pub(super) fn value(&self, score: f64) -> f64 {
        self.min + score * (self.max - self.min)
    }

    fn score(&self, value: f64) -> f64 {
        (value - self.min) / (self.max - self.min)
    }

    /// A score in these units as text, with two decimals at most.
    pub(super) fn text(&self, score: f64) -> String {
        tick_text((self.value(score) * 100.0).round() / 100.0)
    }

    /// The units after the name of an axis.
    pub(super) fn suffix(&self, words: &Words) -> String {
        let range = format!("{}–{}", tick_text(self.min), tick_text(self.max));
        if self.turned { format!(" ({}; {range})", words.turned) } else { format!(" ({range})") }
    }
}

/// The units of each axis: the scale of its criteria if they share one, otherwise scores.
pub(super) fn units(criteria: &Criteria) -> PerAxis<Unit> {
    PerAxis::from_fn(|axis| {
        let mut scales = criteria.of_axis(axis).map(|at| criteria.as_slice()[at].scale());
        match scales.next() {
            Some(first) if scales.all(|scale| scale == first) => Unit::of(first),
            _ => Unit::SCORE,
        }
    })
}

/// What a frame shows.
#[derive(Clone, Debug)]
pub(super) struct FrameSpec {
    /// Names and units of the axes.
    pub(super) names: PerAxis<String>,
    pub(super) units: PerAxis<Unit>,
    /// The range of scores shown.
    pub(super) span: PerAxis<(f64, f64)>,
    /// Whether any issue has a score on the axis.
    pub(super) assessed: PerAxis<bool>,
    /// Whether some issue has a score on the other axis alone.
    pub(super) strips: PerAxis<bool>,
    pub(super) lines: Option<PerAxis<Score>>,
}

/// How much stands around a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Detail {
    Full,
    /// Ticks at both ends alone, and no names: for panels.
    Small,
}

/// A frame in its place.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    spec: FrameSpec,
    detail: Detail,
    /// The border, strips not included.
    pub(super) rect: PlotRect,
    /// Border and strips together.
    pub(super) outer: PlotRect,
    /// From the border to where the scale starts.
    pad: f64,
    title_lines: PerAxis<Vec<String>>,
}

const TICK: f64 = 11.0;
const TITLE: f64 = 12.0;
const STRIP: f64 = 46.0;

impl Frame {
    /// A frame inside a box that holds ticks and names of axes as well.
    pub(super) fn new(spec: FrameSpec, area: PlotRect, detail: Detail, words: &Words) -> Self {
        let named = |axis: Axis| match (spec.assessed[axis], detail) {
            (_, Detail::Small) => String::new(),
            (true, _) => format!("{}{}", spec.names[axis], spec.units[axis].suffix(words)),
            (false, _) => format!("{}{}{}", spec.names[axis], words.colon, words.no_scores),
        };
        let (pad, caption) = match detail {
            Detail::Full => (22.0, 16.0),
            Detail::Small => (10.0, 0.0),
        };
        let y_title = wrapped(&named(Axis::Stakeholder), TITLE, area.height - 80.0);
        let x_title = wrapped(&named(Axis::Operational), TITLE, area.width - 100.0);
        let widest = Self::tick_values(&spec, detail, Axis::Stakeholder)
            .map(|(text, _)| metrics::width(&text, TICK, Weight::Regular))
            .fold(0.0, f64::max);
        let strip = |axis: Axis| if spec.strips[axis] { STRIP } else { 0.0 };
        let left = y_title.len() as f64 * TITLE * 1.3 + widest + 8.0;
        let below = TICK * 1.3 + 4.0 + x_title.len() as f64 * TITLE * 1.3;
        let right = if spec.lines.is_some() { caption } else { 0.0 };
        let outer = PlotRect {
            x: area.x + left,
            y: area.y + right,
            width: area.width - left - right.max(2.0),
            height: area.height - right - below,
        };
        let rect = PlotRect {
            x: outer.x + strip(Axis::Operational),
            width: outer.width - strip(Axis::Operational),
            height: outer.height - strip(Axis::Stakeholder),
            ..outer
        };
        let title_lines = PerAxis { operational: x_title, stakeholder: y_title };
        Self { spec, detail, rect, outer, pad, title_lines }
    }

    /// The ticks of an axis: text and score.
    fn tick_values(
        spec: &FrameSpec,
        detail: Detail,
        axis: Axis,
    ) -> impl Iterator<Item = (String, f64)> {
        let (unit, (low, high)) = (spec.units[axis], spec.span[axis]);
        let values = match detail {
            _ if !spec.assessed[axis] => Vec::new(),
            Detail::Full => ticks(unit.value(low), unit.value(high), unit.min, unit.step),
            Detail::Small => vec![unit.value(low), unit.value(high)],
        };
        values.into_iter().map(move |value| (tick_text(value), unit.score(value)))
    }

    /// A score along x, in pixels.
    pub(super) fn x(&self, score: f64) -> f64 {
        let (low, high) = self.spec.span.operational;
        let room = self.rect.width - 2.0 * self.pad;
        self.rect.x + self.pad + (score - low) / (high - low) * room
    }

    /// A score along y, in pixels.
    pub(super) fn y(&self, score: f64) -> f64 {
        let (low, high) = self.spec.span.stakeholder;
        let room = self.rect.height - 2.0 * self.pad;
        self.rect.bottom() - self.pad - (score - low) / (high - low) * room
    }

    /// The place of two scores; in a strip if one is missing, on the middle line if nobody has one
    /// on that axis; `None` if both are missing.
    pub(super) fn at(&self, scores: &PerAxis<Option<f64>>) -> Option<Point> {
        if scores.operational.is_none() && scores.stakeholder.is_none() {
            return None;
        }
        let x = match scores.operational {
            Some(score) => self.x(score),
            None if self.spec.strips.operational => self.outer.x + STRIP / 2.0,
            None => self.rect.x + self.rect.width / 2.0,
        };
        let y = match scores.stakeholder {
            Some(score) => self.y(score),
            None if self.spec.strips.stakeholder => self.outer.bottom() - STRIP / 2.0,
            None => self.rect.y + self.rect.height / 2.0,
        };
        Some((x, y))
    }

    /// Whether any issue has a score on an axis.
    pub(super) const fn assessed(&self) -> PerAxis<bool> {
        self.spec.assessed
    }

    /// Where labels may stand.
    pub(super) fn bounds(&self) -> PlotRect {
        self.outer.grown(-1.0)
    }

    /// The borders between frame and strips, as thin boxes.
    pub(super) fn borders(&self) -> Vec<PlotRect> {
        let (rect, outer) = (&self.rect, &self.outer);
        let mut borders = Vec::new();
        if self.spec.strips.operational {
            borders.push(PlotRect { x: rect.x - 1.0, width: 2.0, ..*outer });
        }
        if self.spec.strips.stakeholder {
            borders.push(PlotRect { y: rect.bottom() - 1.0, height: 2.0, ..*outer });
        }
        borders
    }

    /// The lines at which issues become material, on the axes that were assessed.
    pub(super) fn thresholds(&self) -> PerAxis<Option<Segment>> {
        let (rect, lines) = (&self.rect, self.spec.lines);
        PerAxis::from_fn(|axis| {
            let line = lines.filter(|_| self.spec.assessed[axis])?[axis].get();
            Some(match axis {
                Axis::Operational => {
                    let x = self.x(line).clamp(rect.x, rect.right());
                    Segment { from: (x, rect.y), to: (x, rect.bottom()) }
                }
                Axis::Stakeholder => {
                    let y = self.y(line).clamp(rect.y, rect.bottom());
                    Segment { from: (rect.x, y), to: (rect.right(), y) }
                }
            })
        })
    }

    /// Draws shading, grid, border, ticks, names and lines.
    pub(super) fn draw(&self, svg: &mut Svg, words: &Words) {
        svg.group("shading", |svg| self.draw_shading(svg));
        svg.group("axes", |svg| {
            self.draw_x(svg);
            self.draw_y(svg);
            self.draw_strips(svg, words);
            svg.rect(&self.rect, "fill=\"none\" stroke=\"#555\"");
        });
        svg.group("lines", |svg| self.draw_lines(svg, words));
    }

    fn draw_shading(&self, svg: &mut Svg) {
        let (rect, lines) = (self.rect, self.thresholds());
        let right = lines.operational.map(|line| PlotRect {
            x: line.from.0,
            width: rect.right() - line.from.0,
            ..rect
        });
        let above = lines.stakeholder.map(|line| PlotRect { height: line.from.1 - rect.y, ..rect });
        for part in [right, above].into_iter().flatten() {
            svg.rect(&part, ONE_LINE);
        }
        if let (Some(right), Some(above)) = (right, above) {
            let corner = PlotRect { height: above.height, ..right };
            svg.rect(&corner, BOTH_LINES);
        }
    }

    fn draw_x(&self, svg: &mut Svg) {
        let (rect, outer) = (&self.rect, &self.outer);
        let y = outer.bottom() + TICK * 1.3;
        for (text, score) in Self::tick_values(&self.spec, self.detail, Axis::Operational) {
            let x = self.x(score);
            if self.detail == Detail::Full {
                svg.line(Segment { from: (x, rect.y), to: (x, rect.bottom()) }, GRID);
            }
            svg.text((x, y), Align::Middle, Font::of(TICK), &text);
        }
        let middle = rect.x + rect.width / 2.0;
        for (at, line) in self.title_lines.operational.iter().enumerate() {
            let y = y + 4.0 + (at as f64 + 0.95) * TITLE * 1.3;
            svg.text((middle, y), Align::Middle, Font::of(TITLE), line);
        }
    }

    fn draw_y(&self, svg: &mut Svg) {
        let (rect, outer) = (&self.rect, &self.outer);
        let mut widest: f64 = 0.0;
        for (text, score) in Self::tick_values(&self.spec, self.detail, Axis::Stakeholder) {
            let y = self.y(score);
            if self.detail == Detail::Full {
                svg.line(Segment { from: (rect.x, y), to: (rect.right(), y) }, GRID);
            }
            widest = widest.max(metrics::width(&text, TICK, Weight::Regular));
            svg.text((outer.x - 5.0, y + 4.0), Align::End, Font::of(TICK), &text);
        }
        let lines = &self.title_lines.stakeholder;
        let middle = rect.y + rect.height / 2.0;
        for (at, line) in lines.iter().enumerate() {
            let back = (lines.len() - at) as f64 * TITLE * 1.3;
            let x = outer.x - widest - 8.0 - back + TITLE;
            svg.upward((x, middle), Align::Middle, Font::of(TITLE), line);
        }
    }

    /// The strips in which issues stand that have a score on one axis alone.
    fn draw_strips(&self, svg: &mut Svg, words: &Words) {
        const STYLE: &str = "fill=\"#F4F4F4\" stroke=\"#999\" stroke-dasharray=\"3 2\"";
        let (rect, outer) = (&self.rect, &self.outer);
        if self.spec.strips.operational {
            let strip = PlotRect { width: STRIP, height: rect.height, ..*outer };
            svg.rect(&strip, STYLE);
            let at = (outer.x + STRIP / 2.0, outer.bottom() + TICK * 1.3);
            let row = if self.spec.strips.stakeholder { 0.0 } else { 1.0 };
            let at = (at.0, outer.bottom() - STRIP * (1.0 - row) / 2.0 + row * TICK * 1.3);
            svg.text(at, Align::Middle, Font::of(10.0), words.no_score);
        }
        if self.spec.strips.stakeholder {
            let strip = PlotRect {
                x: rect.x,
                y: rect.bottom(),
                width: rect.width,
                height: outer.bottom() - rect.bottom(),
            };
            svg.rect(&strip, STYLE);
            if !self.spec.strips.operational {
                let at = (outer.x - 5.0, rect.bottom() + STRIP / 2.0 + 4.0);
                svg.upward((at.0, at.1), Align::Middle, Font::of(10.0), words.no_score);
            }
        }
    }

    fn draw_lines(&self, svg: &mut Svg, words: &Words) {
        const STYLE: &str = "stroke=\"#222\" stroke-width=\"1.4\" stroke-dasharray=\"6 3\"";
        let rect = &self.rect;
        for (axis, line) in self.thresholds().iter() {
            let (Some(line), Some(lines)) = (line, self.spec.lines) else { continue };
            svg.line(*line, STYLE);
            if self.detail == Detail::Small {
                continue;
            }
            let text = with(words.line, &self.spec.units[axis].text(lines[axis].get()));
            let half = metrics::width(&text, TICK, Weight::Regular) / 2.0;
            match axis {
                Axis::Operational => {
                    let x = line.from.0.clamp(rect.x + half, rect.right() - half);
                    svg.text((x, rect.y - 4.0), Align::Middle, Font::of(TICK), &text);
                }
                Axis::Stakeholder => {
                    let y = line.from.1.clamp(rect.y + half, rect.bottom() - half);
                    svg.upward((rect.right() + 12.0, y), Align::Middle, Font::of(TICK), &text);
                }
            }
        }
    }
}

const GRID: &str = "stroke=\"#D8D8D8\" stroke-width=\"0.8\"";

/// The tint at or above one line, and at or above both.
pub(super) const ONE_LINE: &str = "class=\"one\" fill=\"#EDF2F8\"";
pub(super) const BOTH_LINES: &str = "class=\"both\" fill=\"#D3E0EE\"";

/// The range of scores to show: the whole scale, or where `scores` are with some room.
pub(super) fn span(view: PlotView, scores: impl Iterator<Item = f64>) -> (f64, f64) {
    /// A part of the scale smaller than this is shown larger than life, not smaller still.
    const LEAST: f64 = 0.1;
    let (low, high) = match view {
        PlotView::Scale => return (0.0, 1.0),
        PlotView::Data => scores
            .fold((1.0, 0.0), |(low, high): (f64, f64), score| (low.min(score), high.max(score))),
    };
    if low > high {
        return (0.0, 1.0);
    }
    let room = ((high - low) * 0.05).max((LEAST - (high - low)) / 2.0);
    ((low - room).max(0.0), (high + room).min(1.0))
}

/// The methods by which a plot of two axes is set; the plot has fields of their names, `names` and
/// `units`.
macro_rules! matrix_methods {
    () => {
        /// The scale of both axes.
        pub fn scale(mut self, scale: &$crate::model::Scale) -> Self {
            self.units = $crate::model::PerAxis::both(Unit::of(scale));
            self
        }

        /// The names of the axes.
        pub fn axes(mut self, names: &$crate::model::AxisNames) -> Self {
            self.names = names.clone();
            self
        }

        /// The lines, with shading of the tiers that follow from them.
        pub fn thresholds(mut self, thresholds: &'a $crate::priority::Thresholds) -> Self {
            self.thresholds = Some(thresholds);
            self
        }

        /// What stands at the points; names unless set, if there is room.
        pub fn labels(mut self, style: LabelStyle) -> Self {
            self.labels = style;
            self
        }

        /// Which part of the scale is shown; all of it unless set.
        pub fn view(mut self, view: PlotView) -> Self {
            self.view = view;
            self
        }
    };
}

pub(super) use matrix_methods;
