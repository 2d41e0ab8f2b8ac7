//! Two issues against each other, for every weight of the first of two axes.

use crate::num::quadratic::{Roots, difference_of_products, positive_roots};
use crate::priority::{FormKind, WeightForm};
use crate::robustness::error::RobustnessError;

/// The forms of all issues on two columns, ready to be compared.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Curves {
    shape: Shape,
    /// Weights stand in this power.
    power: f64,
}

#[derive(Clone, Debug, PartialEq)]
enum Shape {
    /// First and second value of each issue.
    Lines(Vec<(f64, f64)>),
    /// First and second value of each issue's numerator, and of its denominator.
    Ratios(Vec<[f64; 4]>),
}

/// How one issue stands to another: its side for weights just above 0, 1 above and −1 below, and
/// where the sides change. 0 if the two are the same everywhere.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standing {
    pub(super) start: i8,
    pub(super) changes: Roots,
}

/// How many issues are above another one, and equal to it (itself included), for small weights.
#[derive(Clone, Copy)]
pub(super) struct Start {
    pub(super) above: i32,
    pub(super) equal: usize,
}

impl Curves {
    /// The curves of a form of two columns.
    pub(super) fn of(form: &WeightForm) -> Result<Self, RobustnessError> {
        if form.columns() != 2 {
            return Err(RobustnessError::NotTwoAxes { found: form.columns() });
        }
        let shape = match form.kind() {
            FormKind::Linear(values) => {
                Shape::Lines(values.as_chunks::<2>().0.iter().map(|&[x, y]| (x, y)).collect())
            }
            FormKind::Ratio { near, far } => {
                let pairs = near.as_chunks::<2>().0.iter().zip(far.as_chunks::<2>().0);
                Shape::Ratios(pairs.map(|(n, f)| half_way([n[0], n[1], f[0], f[1]])).collect())
            }
        };
        Ok(Self { shape, power: form.weight_power() })
    }

    /// How many issues there are.
    pub(super) fn len(&self) -> usize {
        match &self.shape {
            Shape::Lines(points) => points.len(),
            Shape::Ratios(points) => points.len(),
        }
    }

    /// The weight at which the first axis outweighs the second `odds` times, in the form's power.
    #[expect(clippy::float_cmp, reason = "1 is written, not computed")]
    fn weight_at(&self, odds: f64) -> f64 {
        let odds = if self.power == 1.0 { odds } else { odds.powf(self.power.recip()) };
        1.0 / (1.0 + odds.recip())
    }

    /// Where `λ·x + (1 − λ)·y` changes its sign, for x and y of opposite signs.
    #[expect(clippy::float_cmp, reason = "1 is written, not computed")]
    fn change(&self, x: f64, y: f64) -> f64 {
        // The differences have opposite signs: nothing cancels, and the weight lies in (0, 1).
        if self.power == 1.0 { y / (y - x) } else { self.weight_at(-y / x) }
    }

    /// The side of a line through `x` at weight 1 and `y` at weight 0.
    pub(super) fn side(&self, x: f64, y: f64) -> Standing {
        let sign = |value: f64| if value > 0.0 { 1 } else { -i8::from(value < 0.0) };
        let (x_sign, y_sign) = (sign(x), sign(y));
        let changes =
            if x_sign * y_sign < 0 { Roots::one(self.change(x, y)) } else { Roots::default() };
        Standing { start: if y_sign == 0 { x_sign } else { y_sign }, changes }
    }

    /// How issue `a` stands to issue `b`.
    #[expect(clippy::float_cmp, reason = "equal to the bit is what is asked")]
    pub(super) fn compare(&self, a: usize, b: usize) -> Standing {
        match &self.shape {
            Shape::Lines(points) => {
                let ((ax, ay), (bx, by)) = (points[a], points[b]);
                self.side(ax - bx, ay - by)
            }
            // Always from the same side, so that rounding is the same for both.
            Shape::Ratios(_) if a > b => {
                let standing = self.compare(b, a);
                Standing { start: -standing.start, ..standing }
            }
            Shape::Ratios(points) => {
                let ([n0, n1, f0, f1], [m0, m1, g0, g1]) = (points[a], points[b]);
                if points[a] == points[b] {
                    return Standing { start: 0, changes: Roots::default() };
                }
                // Grouped so that a column in which the two agree adds nothing but what it is.
                let mixed =
                    difference_of_products(n0, g1, m0, f1) + difference_of_products(n1, g0, m1, f0);
                let (start, roots) = positive_roots(
                    difference_of_products(n0, g0, m0, f0),
                    mixed,
                    difference_of_products(n1, g1, m1, f1),
                );
                Standing { start, changes: roots.map(|odds| self.weight_at(odds)) }
            }
        }
    }

    /// Fills `events` with the weights at which other issues pass `issue`, rising, +1 where they
    /// come above it.
    pub(super) fn events(&self, issue: usize, events: &mut Vec<(f64, i32)>) -> Start {
        events.clear();
        let mut start = Start { above: 0, equal: 0 };
        match &self.shape {
            Shape::Lines(points) => self.line_events(points, issue, &mut start, events),
            Shape::Ratios(points) => {
                for other in 0..points.len() {
                    let standing = self.compare(other, issue);
                    start.equal += usize::from(standing.start == 0);
                    start.above += i32::from(standing.start > 0);
                    let mut step = -i32::from(standing.start);
                    for weight in standing.changes.iter() {
                        events.push((weight, step));
                        step = -step;
                    }
                }
            }
        }
        events.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
        start
    }

    /// The events of one line, without a detour: this is what the speed of the analysis rests on.
    fn line_events(
        &self,
        points: &[(f64, f64)],
        issue: usize,
        start: &mut Start,
        events: &mut Vec<(f64, i32)>,
    ) {
        let (x, y) = points[issue];
        for &(other_x, other_y) in points {
            let (dx, dy) = (other_x - x, other_y - y);
            start.equal += usize::from(dx == 0.0 && dy == 0.0);
            start.above += i32::from(dy > 0.0 || (dy == 0.0 && dx > 0.0));
            if (dx < 0.0 && dy > 0.0) || (dx > 0.0 && dy < 0.0) {
                events.push((self.change(dx, dy), if dx > 0.0 { 1 } else { -1 }));
            }
        }
    }
}

/// An issue without any distance is half way between the best and the worst point.
#[expect(clippy::float_cmp, reason = "only exact zeros are no distance")]
fn half_way(point: [f64; 4]) -> [f64; 4] {
    if point == [0.0; 4] { [1.0; 4] } else { point }
}
