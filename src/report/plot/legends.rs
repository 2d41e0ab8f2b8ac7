//! The items of legends that several plots share.

use super::frame::{BOTH_LINES, ONE_LINE};
use super::interval_marks::IntervalStyle;
use super::page::{Item, center};
use super::palette::{Fill, PILLARS, arrow, marker, ring};
use super::rect::{PlotRect, Segment};
use super::scatter::Mark;
use super::words::Words;
use crate::model::{PerAxis, Pillar};

/// How the Pareto front is drawn.
pub(super) const FRONT: &str =
    "fill=\"none\" stroke=\"#222\" stroke-width=\"1.4\" stroke-dasharray=\"2 3\"";

/// The pillars that occur among some marks; none if no issue has one.
pub(super) fn pillars<'a>(marks: &[Mark], words: &Words) -> Vec<Item<'a>> {
    pillars_of(marks.iter().map(|mark| mark.pillar), words)
}

/// The pillars that occur; none if no issue has one.
pub(super) fn pillars_of<'a>(
    found: impl Iterator<Item = Option<Pillar>>,
    words: &Words,
) -> Vec<Item<'a>> {
    let found: Vec<Option<Pillar>> = found.collect();
    if found.iter().all(Option::is_none) {
        return Vec::new();
    }
    let item = |&pillar: &Option<Pillar>| {
        Item::new(words.pillar(pillar), move |svg, at| {
            marker(svg, center(at), 6.5, pillar, Fill::Solid);
        })
    };
    PILLARS.iter().filter(|pillar| found.contains(pillar)).map(item).collect()
}

pub(super) fn cluster<'a>(words: &Words) -> Item<'a> {
    Item::new(words.cluster, |svg, at| {
        marker(svg, center(at), 3.5, None, Fill::Solid);
        ring(svg, center(at), 6.5);
    })
}

/// The shading at or above one line, and at or above both where both axes were assessed.
pub(super) fn tiers<'a>(words: &Words, assessed: PerAxis<bool>) -> Vec<Item<'a>> {
    let framed = |style: &'static str| {
        move |svg: &mut super::svg::Svg, at: &PlotRect| {
            svg.rect(at, style);
            svg.rect(at, "fill=\"none\" stroke=\"#999\" stroke-width=\"0.8\"");
        }
    };
    let mut items = vec![Item::new(words.one, framed(ONE_LINE))];
    if assessed == PerAxis::both(true) {
        items.insert(0, Item::new(words.both, framed(BOTH_LINES)));
    }
    items
}

pub(super) fn interval<'a>(style: IntervalStyle, text: String) -> Item<'a> {
    Item::new(text, move |svg, at| {
        let (x, y) = center(at);
        if style == IntervalStyle::Ellipses {
            let ellipse = "fill=\"#888\" fill-opacity=\"0.12\" stroke=\"#777\"";
            svg.ellipse((x, y), [12.0, 12.0, 6.0, 6.0], ellipse);
        } else {
            let across = Segment { from: (x - 12.0, y), to: (x + 12.0, y) };
            let up = Segment { from: (x, y - 6.5), to: (x, y + 6.5) };
            for line in [across, up] {
                svg.line(line, "stroke=\"#777\" stroke-width=\"1\"");
            }
        }
    })
}

pub(super) fn front<'a>(words: &Words) -> Item<'a> {
    Item::new(words.front, |svg, at| {
        let (x, y) = center(at);
        let stairs = [(at.x, at.y + 2.0), (x, at.y + 2.0), (x, y + 4.0), (at.right(), y + 4.0)];
        svg.polyline(&stairs, FRONT);
    })
}

pub(super) fn bubble<'a>(text: String) -> Item<'a> {
    Item::new(text, |svg, at| {
        let (x, y) = center(at);
        svg.circle((x - 7.0, y), 3.0, "fill=\"#BBB\" stroke=\"#222\"");
        svg.circle((x + 5.0, y), 7.0, "fill=\"#BBB\" stroke=\"#222\"");
    })
}

pub(super) fn no_bubble<'a>(text: String) -> Item<'a> {
    Item::new(text, |svg, at| svg.circle(center(at), 2.3, "fill=\"none\" stroke=\"#222\""))
}

/// An arrow from a hollow marker to a full one.
pub(super) fn movement<'a>(text: String) -> Item<'a> {
    Item::new(text, |svg, at| {
        let (_, y) = center(at);
        let line = Segment { from: (at.x + 2.0, y), to: (at.right() - 2.0, y) };
        arrow(svg, line, "stroke=\"#333\" stroke-width=\"1.2\"");
    })
}
