//! Confidence intervals around the points of a matrix.

use super::frame::Frame;
use super::rect::{Point, Segment};
use super::svg::Svg;
use crate::model::PerAxis;
use crate::scoring::MaterialityMatrix;

/// How the confidence intervals of the two axis scores are shown.
///
/// Both show the interval of each axis by itself. Neither is a joint region of both axes: with 95 %
/// on each, both hold together in 90 % of cases if the axes are independent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum IntervalStyle {
    /// Not at all.
    None,
    /// A line along each axis; the default.
    #[default]
    Whiskers,
    /// An ellipse through the ends of both intervals; a line where there is one interval alone.
    Ellipses,
}

/// The intervals of a matrix in pixels.
#[derive(Clone, Debug)]
pub(super) struct Reaches {
    style: IntervalStyle,
    marks: Vec<Reach>,
}

/// The intervals of one point: the ends along x and along y.
#[derive(Clone, Copy, Debug)]
struct Reach {
    at: Point,
    x: Option<(f64, f64)>,
    y: Option<(f64, f64)>,
}

impl Reaches {
    /// The intervals that are there and have a width.
    pub(super) fn of(style: IntervalStyle, matrix: &MaterialityMatrix, frame: &Frame) -> Self {
        if style == IntervalStyle::None {
            return Self { style, marks: Vec::new() };
        }
        let reach = |(_, outcomes): (_, &PerAxis<crate::scoring::AxisOutcome>)| {
            let known = outcomes.as_ref().map(|one| one.as_ref().ok());
            let at = frame.at(&known.map(|one| one.map(|score| score.score().get())))?;
            let ends = known.map(|one| {
                let interval = one?.interval().filter(|interval| !interval.is_degenerate())?;
                Some((interval.lower().get(), interval.upper().get()))
            });
            let x = ends.operational.map(|(low, high)| (frame.x(low), frame.x(high)));
            let y = ends.stakeholder.map(|(low, high)| (frame.y(low), frame.y(high)));
            (x.is_some() || y.is_some()).then_some(Reach { at, x, y })
        };
        Self { style, marks: matrix.iter().filter_map(reach).collect() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.marks.is_empty()
    }

    /// The lines that labels had better not cover.
    pub(super) fn segments(&self) -> Vec<Segment> {
        self.marks.iter().flat_map(|mark| mark.lines().into_iter().flatten()).collect()
    }

    pub(super) fn draw(&self, svg: &mut Svg) {
        const WHISKER: &str = "stroke=\"#777\" stroke-width=\"1\"";
        const ELLIPSE: &str = "fill=\"#888\" fill-opacity=\"0.12\" stroke=\"#777\"";
        if self.is_empty() {
            return;
        }
        svg.group("intervals", |svg| {
            for mark in &self.marks {
                match (self.style, mark.x, mark.y) {
                    (IntervalStyle::Ellipses, Some((left, right)), Some((low, high))) => {
                        let (x, y) = mark.at;
                        svg.ellipse(mark.at, [x - left, right - x, y - high, low - y], ELLIPSE);
                    }
                    _ => {
                        for line in mark.lines().into_iter().flatten() {
                            svg.line(line, WHISKER);
                        }
                    }
                }
            }
        });
    }
}

impl Reach {
    fn lines(&self) -> [Option<Segment>; 2] {
        let (x, y) = self.at;
        [
            self.x.map(|(from, to)| Segment { from: (from, y), to: (to, y) }),
            self.y.map(|(from, to)| Segment { from: (x, from), to: (x, to) }),
        ]
    }
}
