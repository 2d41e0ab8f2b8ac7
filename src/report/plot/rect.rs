//! Boxes and lines on the drawing, in pixels.

use serde::Serialize;

/// A box on the drawing: pixels from its left upper corner, y growing downward.
///
/// Any numbers are legal, so the fields are public.
///
/// # Examples
///
/// ```
/// use materiality::PlotRect;
///
/// let label = PlotRect { x: 10.0, y: 20.0, width: 30.0, height: 12.0 };
/// let below = PlotRect { y: 32.0, ..label };
/// assert!(!label.overlaps(&below)); // they touch
/// assert!(label.overlaps(&PlotRect { y: 31.0, ..label }));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct PlotRect {
    /// The left side.
    pub x: f64,
    /// The upper side.
    pub y: f64,
    /// The width.
    pub width: f64,
    /// The height.
    pub height: f64,
}

impl PlotRect {
    /// The right side.
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    /// The lower side.
    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// Whether the two have more than an edge in common.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.right()
            && other.x < self.right()
            && self.y < other.bottom()
            && other.y < self.bottom()
    }

    /// Whether `other` lies inside, edges included.
    pub fn contains(&self, other: &Self) -> bool {
        self.x <= other.x
            && self.y <= other.y
            && other.right() <= self.right()
            && other.bottom() <= self.bottom()
    }

    /// A square around a point.
    pub(super) fn around((x, y): Point, radius: f64) -> Self {
        Self { x: x - radius, y: y - radius, width: 2.0 * radius, height: 2.0 * radius }
    }

    /// The same box with `by` more on each side.
    pub(super) fn grown(&self, by: f64) -> Self {
        Self {
            x: self.x - by,
            y: self.y - by,
            width: self.width + 2.0 * by,
            height: self.height + 2.0 * by,
        }
    }

    /// The point of the box that is nearest to another.
    pub(super) fn nearest(&self, (x, y): Point) -> Point {
        (x.clamp(self.x, self.right()), y.clamp(self.y, self.bottom()))
    }
}

/// Pixels from the left upper corner of the drawing.
pub(super) type Point = (f64, f64);

/// A straight line between two points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Segment {
    pub(super) from: Point,
    pub(super) to: Point,
}

impl Segment {
    /// Whether any of the line is inside a box (Liang and Barsky's clipping).
    pub(super) fn crosses(&self, rect: &PlotRect) -> bool {
        let (dx, dy) = (self.to.0 - self.from.0, self.to.1 - self.from.1);
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        for (step, room) in [
            (-dx, self.from.0 - rect.x),
            (dx, rect.right() - self.from.0),
            (-dy, self.from.1 - rect.y),
            (dy, rect.bottom() - self.from.1),
        ] {
            if step == 0.0 {
                if room <= 0.0 {
                    return false;
                }
            } else if step < 0.0 {
                enter = enter.max(room / step);
            } else {
                leave = leave.min(room / step);
            }
        }
        enter < leave
    }

    /// Whether the two lines cross in one inner point.
    pub(super) fn meets(&self, other: &Self) -> bool {
        let side = |of: &Self, (x, y): Point| {
            (of.to.0 - of.from.0) * (y - of.from.1) - (of.to.1 - of.from.1) * (x - of.from.0)
        };
        side(self, other.from) * side(self, other.to) < 0.0
            && side(other, self.from) * side(other, self.to) < 0.0
    }

    /// Its length.
    pub(super) fn length(&self) -> f64 {
        (self.to.0 - self.from.0).hypot(self.to.1 - self.from.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOX: PlotRect = PlotRect { x: 0.0, y: 0.0, width: 10.0, height: 10.0 };

    fn line(from: Point, to: Point) -> Segment {
        Segment { from, to }
    }

    #[test]
    fn lines_cross_boxes_they_enter_and_not_those_they_touch() {
        assert!(line((-5.0, 5.0), (15.0, 5.0)).crosses(&BOX));
        assert!(line((5.0, 5.0), (6.0, 6.0)).crosses(&BOX)); // inside
        assert!(line((-1.0, -1.0), (1.0, 1.0)).crosses(&BOX));
        assert!(!line((-5.0, 0.0), (15.0, 0.0)).crosses(&BOX)); // along the edge
        assert!(!line((-5.0, 2.0), (-1.0, 2.0)).crosses(&BOX)); // too short
        assert!(!line((-1.0, 0.9), (1.0, -1.0)).crosses(&BOX)); // past the corner
        assert!(!line((12.0, -5.0), (12.0, 15.0)).crosses(&BOX));
    }

    #[test]
    fn lines_meet_in_inner_points_only() {
        let diagonal = line((0.0, 0.0), (10.0, 10.0));
        assert!(diagonal.meets(&line((0.0, 10.0), (10.0, 0.0))));
        assert!(!diagonal.meets(&line((0.0, 0.0), (10.0, 0.0))));
        assert!(!diagonal.meets(&line((20.0, 0.0), (0.0, 20.0001))));
    }
}
