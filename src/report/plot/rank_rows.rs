//! Rows of ranks with names at both ends: what bump charts and ranks against a weight share.

use super::metrics::{widest, wrapped};
use super::page::{MARGIN, WIDTH};
use super::palette::{Fill, marker, stroke};
use super::rect::{Point, Segment};
use super::svg::{Align, Font, Svg};
use crate::model::{IssueCatalog, IssueId, Lang, Pillar, Ranking};

/// The issues of a chart.
#[derive(Clone, Debug)]
pub(super) struct Charted {
    pub(super) name: String,
    pub(super) pillar: Option<Pillar>,
    /// Its place in catalog order, counted from 1.
    pub(super) number: usize,
}

/// Name and pillar of some issues; those that the catalog does not have go by their ids.
pub(super) fn charted(issues: &[IssueId], catalog: &IssueCatalog, lang: Lang) -> Vec<Charted> {
    let one = |(at, id): (usize, &IssueId)| {
        let known = catalog.get(id.as_str());
        Charted {
            name: known.map_or(id.as_str(), |issue| issue.name().get(lang)).to_owned(),
            pillar: known.and_then(crate::model::Issue::pillar),
            number: catalog.position(id.as_str()).unwrap_or(at) + 1,
        }
    };
    issues.iter().enumerate().map(one).collect()
}

/// Where the rows are.
#[derive(Clone, Debug)]
pub(super) struct Rows {
    /// Between the names.
    pub(super) left: f64,
    pub(super) right: f64,
    top: f64,
    pitch: f64,
    count: usize,
    names: Vec<Vec<String>>,
    /// Whether names stand at the left alone, and numbers join the two sides.
    numbered: bool,
}

/// The font size of names.
const SIZE: f64 = 11.0;

/// The widest names at both ends, and at the left alone.
const NARROW: f64 = 190.0;
const BROAD: f64 = 330.0;

/// Space for ranks, and for the links from rows to lines.
const RANK: f64 = 29.0;
const LINK: f64 = 16.0;

/// From this many issues on names stand at the left alone, unless all take one line.
const MANY: usize = 26;

/// Which end of the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
}

impl Rows {
    /// Rows for some issues below `top`.
    pub(super) fn new(issues: &[Charted], top: f64) -> Self {
        let fold = |limit: f64| -> Vec<Vec<String>> {
            issues.iter().map(|issue| wrapped(&issue.name, SIZE, limit)).collect()
        };
        let most = |names: &[Vec<String>]| names.iter().map(Vec::len).max().unwrap_or(1);
        let narrow = fold(NARROW);
        let numbered = most(&narrow) > 3 || (most(&narrow) > 1 && issues.len() >= MANY);
        let names = if numbered { fold(BROAD) } else { narrow };
        let room = names.iter().map(|lines| widest(lines, SIZE)).fold(0.0, f64::max);
        let left = MARGIN + RANK + room + LINK + if numbered { RANK } else { 0.0 };
        let right = if numbered { MARGIN + 2.0 * RANK + LINK } else { left };
        let pitch = (most(&names) as f64 * 12.5 + 3.0).max(16.0);
        let (right, count) = (WIDTH - right, issues.len());
        Self { left, right, top, pitch, count, names, numbered }
    }

    /// The height of a rank, ranks between two rows included.
    pub(super) fn y(&self, rank: f64) -> f64 {
        self.top + (rank - 0.5) * self.pitch
    }

    pub(super) fn bottom(&self) -> f64 {
        self.top + self.count as f64 * self.pitch
    }

    pub(super) fn top(&self) -> f64 {
        self.top
    }

    /// The names at one end in the order of a ranking, tied issues on rows of their own, each with
    /// a link to where its line ends. `place` gives an issue of the ranking as one of the chart.
    pub(super) fn draw_names(
        &self,
        svg: &mut Svg,
        side: Side,
        ranking: &Ranking,
        issues: &[Charted],
        place: &[usize],
    ) {
        let mids = ranking.mid_ranks();
        svg.group("names", |svg| {
            for (row, line) in ranking.iter().enumerate() {
                let (issue, row) = (place[line.index], self.y(row as f64 + 1.0));
                let end = self.y(mids[line.index]);
                svg.group("name", |svg| {
                    self.draw_name(svg, side, &issues[issue], issue, row, line.rank);
                    let (outer, inner) = match side {
                        Side::Left => (self.left - LINK + 8.0, self.left),
                        Side::Right => (self.right + LINK - 8.0, self.right),
                    };
                    let link = Segment { from: (outer, row), to: (inner, end) };
                    svg.line(link, "stroke=\"#999\" stroke-width=\"0.8\"");
                });
            }
        });
    }

    fn draw_name(
        &self,
        svg: &mut Svg,
        side: Side,
        issue: &Charted,
        at: usize,
        y: f64,
        rank: usize,
    ) {
        let font = Font::of(SIZE);
        let lines = &self.names[at];
        let first = y + 4.0 - (lines.len() as f64 - 1.0) * 6.25;
        let (rank, number) = (rank.to_string(), issue.number.to_string());
        match side {
            Side::Left => {
                svg.text((MARGIN + RANK - 11.0, y + 4.0), Align::End, font.bold(), &rank);
                marker(svg, (self.left - LINK + 4.0, y), 4.7, issue.pillar, Fill::Solid);
                let mut x = self.left - LINK - 3.0;
                if self.numbered {
                    svg.text((x, y + 4.0), Align::End, font, &number);
                    x -= RANK;
                }
                for (k, line) in lines.iter().enumerate() {
                    svg.text((x, first + k as f64 * 12.5), Align::End, font, line);
                }
            }
            Side::Right => {
                marker(svg, (self.right + LINK - 4.0, y), 4.7, issue.pillar, Fill::Solid);
                let x = self.right + LINK + 3.0;
                if self.numbered {
                    svg.text((x, y + 4.0), Align::Start, font, &number);
                } else {
                    for (k, line) in lines.iter().enumerate() {
                        svg.text((x, first + k as f64 * 12.5), Align::Start, font, line);
                    }
                }
                svg.text((WIDTH - MARGIN, y + 4.0), Align::End, font.bold(), &rank);
            }
        }
    }
}

/// How strongly a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Emphasis {
    Strong,
    Faint,
}

/// A line of a chart. `nth` makes neighbors of one pillar differ in their dashes.
pub(super) fn draw_line(
    svg: &mut Svg,
    points: &[Point],
    pillar: Option<Pillar>,
    nth: usize,
    emphasis: Emphasis,
) {
    const DASHES: [&str; 4] = ["", "8 3", "2.5 2.5", "9 3 2 3"];
    if points.len() < 2 {
        return;
    }
    if emphasis == Emphasis::Faint {
        svg.polyline(points, "fill=\"none\" stroke=\"#BBB\" stroke-width=\"1\"");
        return;
    }
    svg.polyline(
        points,
        "fill=\"none\" stroke=\"#fff\" stroke-width=\"4.5\" stroke-opacity=\"0.7\"",
    );
    let dash = match DASHES[nth % DASHES.len()] {
        "" => String::new(),
        dash => format!(" stroke-dasharray=\"{dash}\""),
    };
    let color = stroke(pillar);
    svg.polyline(points, &format!("fill=\"none\" stroke=\"{color}\" stroke-width=\"2.2\"{dash}"));
}

/// The issues drawn strongly: all of a short list, else those that are ever among the ten first.
pub(super) fn emphasis(best: &[f64]) -> Vec<Emphasis> {
    const SHORT: usize = 15;
    const FIRST: f64 = 10.0;
    let strong = |&rank: &f64| best.len() <= SHORT || rank <= FIRST;
    best.iter().map(|rank| if strong(rank) { Emphasis::Strong } else { Emphasis::Faint }).collect()
}

/// For each issue how many of its pillar come before it.
pub(super) fn nth_of_pillar(issues: &[Charted]) -> Vec<usize> {
    let before =
        |at: usize| issues[..at].iter().filter(|other| other.pillar == issues[at].pillar).count();
    (0..issues.len()).map(before).collect()
}
