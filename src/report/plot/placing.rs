//! Where labels stand so that they cover nothing: the same places at every call.

use super::rect::{PlotRect, Point, Segment};
use super::svg::Align;

/// A label to be placed: the point it belongs to and the size of its text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Label {
    pub(super) at: Point,
    /// How far the point's marker reaches.
    pub(super) radius: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// What labels have to keep clear of.
#[derive(Clone, Debug)]
pub(super) struct Scene {
    /// Labels stay inside.
    pub(super) bounds: PlotRect,
    /// Labels never cover these.
    pub(super) solid: Vec<PlotRect>,
    /// Labels cover these only where there is no better place; with what covering one costs, in
    /// pixels that a label would rather be away from its point.
    pub(super) lines: Vec<(Segment, f64)>,
}

/// Where a label stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spot {
    pub(super) rect: PlotRect,
    pub(super) align: Align,
    /// From the marker to the label, if the label does not stand beside its point.
    pub(super) leader: Option<Segment>,
}

/// How far from its point a label may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// Beside it, or within a leader's length.
    Leader,
    /// Anywhere on the drawing, if there is no nearer place.
    Anywhere,
}

/// Free space between two labels.
const GAP: f64 = 1.5;

/// Distances of the rings around a point on which labels with a leader are tried.
const RINGS: [f64; 9] = [10.0, 18.0, 28.0, 40.0, 56.0, 76.0, 102.0, 136.0, 180.0];

/// What it costs to stand in the next of the places beside a point rather than in the one before.
const NEXT: f64 = 0.5;

/// What it costs not to stand beside the point, a leader's length apart.
const ASIDE: f64 = 12.0;

/// What it costs to cover an interval, and a line that matters to all points.
pub(super) const THIN: f64 = 5.0;
pub(super) const LONG: f64 = 20.0;

/// What it costs to stand as near to the marker of another point as to one's own, and from how
/// near on this can be misread.
const AMBIGUOUS: f64 = 30.0;
const NEAR: f64 = 9.0;

/// What it costs to have a leader pass a marker, a leader, a label.
const MARKER: f64 = 20.0;
const LEADER: f64 = 25.0;
const TEXT: f64 = 300.0;

/// How often the placing as a whole is gone over for better places.
const ROUNDS: usize = 4;

/// Labels with their places.
#[derive(Clone, Debug)]
pub(super) struct Placing {
    /// `None` where there is no place for a label within reach.
    pub(super) spots: Vec<Option<Spot>>,
    /// How far all labels are from where they would stand best, in pixels and what lines and
    /// markers in the way count for.
    pub(super) cost: f64,
}

/// Places labels.
///
/// Labels with the fewest free places beside their point come first; then each is lifted and put
/// where it is best, and where one other label is in the way, the two are tried together. Costs
/// only ever fall, and ties go to the first candidate, so the outcome depends on the input alone.
pub(super) fn place(labels: &[Label], scene: &Scene, reach: Reach) -> Placing {
    let mut board = Board { labels, scene, reach, spots: vec![None; labels.len()] };
    for at in board.order() {
        board.spots[at] = board.best(at).map(|(spot, _)| spot);
    }
    let unplaced = board.spots.iter().filter(|spot| spot.is_none()).count();
    if unplaced > labels.len() / 8 {
        return board.done(); // more than moving a few others can mend
    }
    for _ in 0..ROUNDS {
        let mut moved = false;
        for at in 0..labels.len() {
            moved |= board.improve(at);
        }
        if !moved {
            break;
        }
    }
    board.done()
}

/// Whether a placing can be read: every label placed, few leaders, none of them through a label.
pub(super) fn is_legible(spots: &[Option<Spot>]) -> bool {
    let mut leaders = 0;
    for spot in spots {
        let Some(spot) = spot else { return false };
        let Some(leader) = spot.leader else { continue };
        leaders += 1;
        let crosses = |other: &Spot| other != spot && leader.crosses(&other.rect);
        if spots.iter().flatten().any(crosses) {
            return false;
        }
    }
    leaders <= 2 + spots.len() / 3
}

struct Board<'a> {
    labels: &'a [Label],
    scene: &'a Scene,
    reach: Reach,
    spots: Vec<Option<Spot>>,
}

impl Board<'_> {
    fn done(self) -> Placing {
        let cost = (0..self.labels.len()).map(|at| self.cost_now(at)).sum();
        Placing { spots: self.spots, cost }
    }

    /// Labels by how few places are free beside their point.
    fn order(&self) -> Vec<usize> {
        let free: Vec<usize> = self
            .labels
            .iter()
            .map(|label| beside(label).iter().filter(|spot| self.is_clear(&spot.rect)).count())
            .collect();
        let mut order: Vec<usize> = (0..self.labels.len()).collect();
        order.sort_by_key(|&at| free[at]);
        order
    }

    /// Inside the bounds and on nothing solid.
    fn is_clear(&self, rect: &PlotRect) -> bool {
        self.scene.bounds.contains(rect) && !self.scene.solid.iter().any(|one| one.overlaps(rect))
    }

    /// The other labels that a box would touch.
    fn touched(&self, at: usize, rect: &PlotRect) -> impl Iterator<Item = usize> {
        let grown = rect.grown(GAP);
        self.spots.iter().enumerate().filter_map(move |(other, spot)| {
            let spot = spot.as_ref()?;
            (other != at && spot.rect.overlaps(&grown)).then_some(other)
        })
    }

    /// What a spot costs, `base` being its distance or its place among those beside the point.
    fn cost(&self, at: usize, spot: &Spot, base: f64) -> f64 {
        let covered = self.scene.lines.iter().filter(|(line, _)| line.crosses(&spot.rect));
        let mut cost = base + covered.map(|(_, cost)| cost).sum::<f64>();
        let own = self.labels[at].at;
        let distance = |to: Point| Segment { from: spot.rect.nearest(to), to }.length();
        let limit = (distance(own) - self.labels[at].radius).min(NEAR);
        let is_nearer =
            |label: &&Label| label.at != own && distance(label.at) - label.radius <= limit;
        cost += AMBIGUOUS * self.labels.iter().filter(is_nearer).count() as f64;
        if let Some(leader) = spot.leader {
            let passes = |label: &&Label| {
                label.at != own && leader.crosses(&PlotRect::around(label.at, label.radius))
            };
            cost += MARKER * self.labels.iter().filter(passes).count() as f64;
        }
        for (other, placed) in self.spots.iter().enumerate() {
            let Some(placed) = placed else { continue };
            if other == at {
                continue;
            }
            if placed.leader.is_some_and(|leader| leader.crosses(&spot.rect)) {
                cost += TEXT;
            }
            if let Some(leader) = spot.leader {
                cost += if leader.crosses(&placed.rect) { TEXT } else { 0.0 };
                let meets = placed.leader.is_some_and(|theirs| theirs.meets(&leader));
                cost += if meets { LEADER } else { 0.0 };
            }
        }
        cost
    }

    /// The cheapest free spot of a label, the others as they stand.
    fn best(&self, at: usize) -> Option<(Spot, f64)> {
        let label = &self.labels[at];
        let mut best: Option<(Spot, f64)> = None;
        self.consider(
            at,
            beside(label).into_iter().zip((0_u8..).map(|at| NEXT * f64::from(at))),
            &mut best,
        );
        for distance in RINGS {
            // No spot on this ring or beyond costs less than its distance.
            if best.as_ref().is_some_and(|(_, cost)| *cost <= ASIDE + distance) {
                return best;
            }
            let base = ASIDE + distance;
            self.consider(
                at,
                ring(label, distance).into_iter().map(|spot| (spot, base)),
                &mut best,
            );
        }
        if best.is_none() && self.reach == Reach::Anywhere {
            self.consider(at, self.raster(label), &mut best);
        }
        best
    }

    fn consider(
        &self,
        at: usize,
        spots: impl Iterator<Item = (Spot, f64)>,
        best: &mut Option<(Spot, f64)>,
    ) {
        for (spot, base) in spots {
            let is_worse = |cost: f64| best.as_ref().is_some_and(|(_, known)| *known <= cost);
            if is_worse(base)
                || !self.is_clear(&spot.rect)
                || self.touched(at, &spot.rect).next().is_some()
            {
                continue;
            }
            let cost = self.cost(at, &spot, base);
            if !is_worse(cost) {
                *best = Some((spot, cost));
            }
        }
    }

    /// Spots all over the drawing.
    fn raster(&self, label: &Label) -> impl Iterator<Item = (Spot, f64)> + use<> {
        const STEP: f64 = 6.0;
        let (bounds, label) = (self.scene.bounds, *label);
        let count = |room: f64| (0_u16..).map(f64::from).take_while(move |k| k * STEP <= room);
        count(bounds.height - label.height).flat_map(move |row| {
            count(bounds.width - label.width).map(move |column| {
                let (x, y) = (bounds.x + column * STEP, bounds.y + row * STEP);
                let rect = PlotRect { x, y, width: label.width, height: label.height };
                let spot = with_leader(&label, rect);
                let base = ASIDE + spot.leader.map_or(0.0, |line| line.length());
                (spot, base)
            })
        })
    }

    /// What the label costs where it stands; more than any spot if it stands nowhere.
    fn cost_now(&self, at: usize) -> f64 {
        const NOWHERE: f64 = 1e6;
        let Some(spot) = &self.spots[at] else { return NOWHERE };
        let same = |one: &Spot| one.rect == spot.rect;
        let place = || beside(&self.labels[at]).iter().position(same).unwrap_or_default();
        let beside = || NEXT * place() as f64;
        let base = spot.leader.map_or_else(beside, |leader| ASIDE + leader.length());
        self.cost(at, spot, base)
    }

    /// Finds a better spot for a label, alone or together with the one label in its way.
    fn improve(&mut self, at: usize) -> bool {
        let now = self.cost_now(at);
        if let Some((spot, cost)) = self.best(at)
            && cost < now - 1.0
            && self.spots[at] != Some(spot)
        {
            self.spots[at] = Some(spot);
            return true;
        }
        // Where a label stands beside its point and on no line that matters, all is well.
        now > ASIDE && self.swap(at, now)
    }

    /// Puts a label beside its point and the one label in the way elsewhere, if both together are
    /// better off.
    fn swap(&mut self, at: usize, now: f64) -> bool {
        for (base, spot) in beside(&self.labels[at]).into_iter().enumerate() {
            if !self.is_clear(&spot.rect) {
                continue;
            }
            let mut touched = self.touched(at, &spot.rect);
            let (Some(other), None) = (touched.next(), touched.next()) else { continue };
            drop(touched);
            let before = now + self.cost_now(other);
            let kept = (self.spots[at], self.spots[other]);
            self.spots[at] = Some(spot);
            self.spots[other] = None;
            if let Some((theirs, cost)) = self.best(other) {
                self.spots[other] = Some(theirs);
                if cost + self.cost(at, &spot, NEXT * base as f64) < before - 1.0 {
                    return true;
                }
            }
            (self.spots[at], self.spots[other]) = kept;
        }
        false
    }
}

/// The spots beside a point, best first: right, left, above, below, the corners, and in between.
fn beside(label: &Label) -> [Spot; 14] {
    let Label { at: (x, y), radius, width, height } = *label;
    let reach = radius + 3.0;
    let corner = radius + 0.5;
    let right = |y: f64| (x + reach, y, Align::Start);
    let left = |y: f64| (x - reach - width, y, Align::End);
    let above = |x: f64, align| (x, y - reach - height, align);
    let below = |x: f64, align| (x, y + reach, align);
    [
        right(y - height / 2.0),
        left(y - height / 2.0),
        above(x - width / 2.0, Align::Middle),
        below(x - width / 2.0, Align::Middle),
        (x + corner, y - corner - height, Align::Start),
        (x + corner, y + corner, Align::Start),
        (x - corner - width, y - corner - height, Align::End),
        (x - corner - width, y + corner, Align::End),
        right(y - height * 0.8),
        right(y - height * 0.2),
        left(y - height * 0.8),
        left(y - height * 0.2),
        above(x - width * 0.25, Align::Start),
        below(x - width * 0.25, Align::Start),
    ]
    .map(|(x, y, align)| Spot { rect: PlotRect { x, y, width, height }, align, leader: None })
}

/// Spots at a distance from a point, in sixteen directions, with leaders.
fn ring(label: &Label, distance: f64) -> [Spot; 16] {
    std::array::from_fn(|k| {
        // From the right, alternately upward and downward.
        let turn = (k.div_ceil(2)) as f64 * if k % 2 == 1 { -1.0 } else { 1.0 };
        let (sin, cos) = (turn * std::f64::consts::PI / 8.0).sin_cos();
        let away = label.radius + distance;
        let x = label.at.0 + cos * (away + label.width / 2.0) - label.width / 2.0;
        let y = label.at.1 + sin * (away + label.height / 2.0) - label.height / 2.0;
        with_leader(label, PlotRect { x, y, width: label.width, height: label.height })
    })
}

/// A spot with a leader from the edge of the marker.
fn with_leader(label: &Label, rect: PlotRect) -> Spot {
    let (x, y) = label.at;
    let to = rect.nearest(label.at);
    let align = if rect.x >= x {
        Align::Start
    } else if rect.right() <= x {
        Align::End
    } else {
        Align::Middle
    };
    // The text of a centered label may be narrower than its box: point at its middle.
    let to = if align == Align::Middle { (rect.x + rect.width / 2.0, to.1) } else { to };
    let length = (to.0 - x).hypot(to.1 - y).max(1e-9);
    let share = (label.radius / length).min(1.0);
    let from = (x + (to.0 - x) * share, y + (to.1 - y) * share);
    Spot { rect, align, leader: Some(Segment { from, to }) }
}
