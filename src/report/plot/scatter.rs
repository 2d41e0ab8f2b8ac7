//! Points with their labels: clusters of points in one place, names at the points or numbers.

use serde::Serialize;

use super::key::Named;
use super::metrics::{self, Weight, wrapped};
use super::palette::{Fill, marker, ring};
use super::placing::{Label, Reach, Scene, Spot, is_legible, place};
use super::rect::{PlotRect, Point, Segment};
use super::svg::{Align, Font, Svg};
use super::words::Words;
use crate::model::Pillar;

/// What stands at the points of a plot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LabelStyle {
    /// Names where all of them can be placed so that they can be read, otherwise numbers with a
    /// list of the names below the plot; the default.
    #[default]
    Names,
    /// Numbers, counted from 1 in catalog order, with a list of the names below the plot.
    Numbers,
}

/// Points in one place, and their common label. Most clusters are a single point.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct PointCluster {
    /// Which points, by their places in [`PlotLayout::points`](super::PlotLayout::points).
    pub members: Vec<usize>,
    /// The text of the label.
    pub lines: Vec<String>,
    /// The box that holds the label in any sans-serif font; `None` if there was no room for it, as
    /// may be with several hundred points. The list below the plot has the name all the same.
    pub label: Option<PlotRect>,
    /// Both ends of the line from the points to a label that does not stand beside them.
    pub leader: Option<[[f64; 2]; 2]>,
}

/// A point to be drawn.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    pub(super) number: usize,
    pub(super) name: String,
    pub(super) pillar: Option<Pillar>,
    pub(super) at: Point,
    pub(super) radius: f64,
    pub(super) fill: Fill,
}

/// Points whose centers are at most this many pixels from the first of them are one cluster.
const TOGETHER: f64 = 3.0;

/// Font sizes tried for names, in this order, and for each the line widths of which the best is
/// taken.
const NAMES: [(f64, &[f64]); 3] =
    [(12.0, &[130.0, 160.0, 190.0, 220.0, 250.0]), (11.0, &[140.0, 180.0]), (10.5, &[115.0])];

/// The most names a cluster may show.
const MOST_NAMES: usize = 6;

/// The font size of numbers, and the greatest width of a list of them.
const NUMBERS: (f64, f64) = (10.5, 84.0);

/// Lines stand this many font sizes apart.
const LEADING: f64 = 1.2;

/// Marks with their clusters and labels.
#[derive(Clone, Debug)]
pub(super) struct Scatter {
    pub(super) marks: Vec<Mark>,
    numbered: bool,
    size: f64,
    clusters: Vec<Cluster>,
}

#[derive(Clone, Debug)]
struct Cluster {
    members: Vec<usize>,
    lines: Vec<Line>,
    spot: Option<Spot>,
}

/// A line of a label; the first line of a name in a cluster starts with its marker.
#[derive(Clone, Debug)]
struct Line {
    text: String,
    marker: Option<usize>,
}

impl Scatter {
    /// Arranges marks in a scene, of which the solid boxes are to be without the marks themselves.
    pub(super) fn new(marks: &[Mark], mut scene: Scene, style: LabelStyle, words: &Words) -> Self {
        let groups = clusters(marks);
        scene.solid.extend(groups.iter().map(|members| {
            let first = &marks[members[0]];
            PlotRect::around(first.at, reach(marks, members))
        }));
        let numbered = |reach| {
            let (size, limit) = NUMBERS;
            let lines = groups.iter().map(|members| numbers(marks, members, limit, words));
            Self::placed(marks, &groups, lines.collect(), size, &scene, reach, true)
        };
        // A long list in the middle of the matrix would be taken for points.
        let has_long_list = groups.iter().any(|members| members.len() > MOST_NAMES);
        if style == LabelStyle::Names && !has_long_list {
            for (size, limits) in NAMES {
                let tried = limits.iter().filter_map(|&limit| {
                    let lines: Vec<_> =
                        groups.iter().map(|members| names(marks, members, size, limit)).collect();
                    if is_hopeless(&lines, size, &scene) {
                        return None;
                    }
                    let (tried, cost) =
                        Self::placed(marks, &groups, lines, size, &scene, Reach::Leader, false);
                    let spots: Vec<_> = tried.clusters.iter().map(|cluster| cluster.spot).collect();
                    is_legible(&spots).then(|| (cost + tried.height_cost(), tried))
                });
                if let Some((_, best)) = tried.min_by(|(a, _), (b, _)| a.total_cmp(b)) {
                    return best;
                }
            }
        }
        numbered(Reach::Anywhere).0
    }

    /// What names of more than three lines count for: towers of words are hard to read.
    fn height_cost(&self) -> f64 {
        const LINE: f64 = 15.0;
        let over =
            |cluster: &Cluster| cluster.lines.len().saturating_sub(3 * cluster.members.len());
        LINE * self.clusters.iter().map(over).sum::<usize>() as f64
    }

    fn placed(
        marks: &[Mark],
        groups: &[Vec<usize>],
        lines: Vec<Vec<Line>>,
        size: f64,
        scene: &Scene,
        how_far: Reach,
        numbered: bool,
    ) -> (Self, f64) {
        let label = |(members, lines): (&Vec<usize>, &Vec<Line>)| {
            let (width, height) = extent(lines, size);
            let at = marks[members[0]].at;
            Label { at, radius: reach(marks, members), width, height }
        };
        let labels: Vec<Label> = groups.iter().zip(&lines).map(label).collect();
        let placing = place(&labels, scene, how_far);
        let clusters = groups.iter().zip(lines).zip(placing.spots);
        let clusters = clusters.map(|((members, lines), spot)| Cluster {
            members: members.clone(),
            lines,
            spot,
        });
        let clusters = clusters.collect();
        (Self { marks: marks.to_vec(), numbered, size, clusters }, placing.cost)
    }

    /// What a list has to name: everything if the points carry numbers, otherwise nothing.
    pub(super) fn named(&self) -> Vec<Named> {
        let marks = self.marks.iter().filter(|_| self.numbered);
        marks.map(|mark| (mark.number, mark.name.clone(), mark.pillar)).collect()
    }

    /// Whether any points are drawn in one place.
    pub(super) fn has_clusters(&self) -> bool {
        self.clusters.iter().any(|cluster| cluster.members.len() > 1)
    }

    /// The clusters as data.
    pub(super) fn clusters(&self) -> Vec<PointCluster> {
        let pair = |(x, y): Point| [x, y];
        let cluster = |one: &Cluster| PointCluster {
            members: one.members.clone(),
            lines: one.lines.iter().map(|line| line.text.clone()).collect(),
            label: one.spot.map(|spot| spot.rect),
            leader: one
                .spot
                .and_then(|spot| spot.leader.map(|leader| [pair(leader.from), pair(leader.to)])),
        };
        self.clusters.iter().map(cluster).collect()
    }

    /// Draws leaders, markers and labels, in this order.
    pub(super) fn draw(&self, svg: &mut Svg) {
        svg.group("leaders", |svg| {
            for leader in self.clusters.iter().filter_map(|one| one.spot?.leader) {
                svg.line(leader, "stroke=\"#666\" stroke-width=\"0.8\"");
            }
        });
        svg.group("points", |svg| {
            // Large ones first, so that they hide no small one.
            let mut order: Vec<&Mark> = self.marks.iter().collect();
            order.sort_by(|a, b| b.radius.total_cmp(&a.radius));
            for mark in order {
                svg.titled("point", &mark.name, |svg| {
                    marker(svg, mark.at, mark.radius, mark.pillar, mark.fill);
                });
            }
            for cluster in self.clusters.iter().filter(|one| one.members.len() > 1) {
                let reach = reach(&self.marks, &cluster.members);
                ring(svg, self.marks[cluster.members[0]].at, reach - 1.0);
            }
        });
        svg.group("labels", |svg| {
            for cluster in &self.clusters {
                if let Some(spot) = &cluster.spot {
                    self.draw_label(svg, cluster, spot);
                }
            }
        });
    }

    fn draw_label(&self, svg: &mut Svg, cluster: &Cluster, spot: &Spot) {
        svg.group("label", |svg| {
            let font = Font::of(self.size).light_halo();
            let has_markers = cluster.lines.iter().any(|line| line.marker.is_some());
            if has_markers {
                let style =
                    "fill=\"#fff\" fill-opacity=\"0.8\" stroke=\"#777\" stroke-width=\"0.8\"";
                svg.rect(&spot.rect, style);
            }
            for (at, line) in cluster.lines.iter().enumerate() {
                let y = spot.rect.y + self.size * (LEADING * at as f64 + 0.95);
                if has_markers {
                    // Markers stand in a column at the left, whatever the side of the label.
                    let x = spot.rect.x + self.size * 0.65;
                    if let Some(mark) = line.marker {
                        let mark = &self.marks[mark];
                        let center = (x, y - self.size * 0.36);
                        marker(svg, center, self.size * 0.42, mark.pillar, mark.fill);
                    }
                    let start = (spot.rect.x + self.size * 1.2, y);
                    svg.text(start, Align::Start, font, &line.text);
                    continue;
                }
                let x = match spot.align {
                    Align::Start => spot.rect.x,
                    Align::Middle => spot.rect.x + spot.rect.width / 2.0,
                    Align::End => spot.rect.right(),
                };
                svg.text((x, y), spot.align, font, &line.text);
            }
        });
    }
}

/// Marks in one place belong together: each joins the first cluster whose first member is near.
fn clusters(marks: &[Mark]) -> Vec<Vec<usize>> {
    let mut clusters: Vec<Vec<usize>> = Vec::new();
    for (at, mark) in marks.iter().enumerate() {
        let near = |members: &&mut Vec<usize>| {
            let first = &marks[members[0]];
            Segment { from: first.at, to: mark.at }.length() <= TOGETHER
        };
        match clusters.iter_mut().find(near) {
            Some(members) => members.push(at),
            None => clusters.push(vec![at]),
        }
    }
    clusters
}

/// How far the markers of a cluster and its ring reach from its first member.
fn reach(marks: &[Mark], members: &[usize]) -> f64 {
    let first = &marks[members[0]];
    let far =
        |&at: &usize| marks[at].radius + Segment { from: first.at, to: marks[at].at }.length();
    let reach = members.iter().map(far).fold(0.0, f64::max);
    // Half the width of the outline, or the ring.
    if members.len() > 1 { reach + 4.0 } else { reach + 0.5 }
}

/// The names of a cluster in lines.
fn names(marks: &[Mark], members: &[usize], size: f64, limit: f64) -> Vec<Line> {
    let is_cluster = members.len() > 1;
    let line = |&at: &usize| {
        let lines = wrapped(&marks[at].name, size, limit).into_iter().enumerate();
        lines.map(move |(number, text)| Line {
            text,
            marker: (is_cluster && number == 0).then_some(at),
        })
    };
    members.iter().flat_map(line).collect()
}

/// The numbers of a cluster in lines, runs of three and more in short.
fn numbers(marks: &[Mark], members: &[usize], limit: f64, words: &Words) -> Vec<Line> {
    let mut numbers: Vec<usize> = members.iter().map(|&at| marks[at].number).collect();
    numbers.sort_unstable();
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => runs.push((number, number)),
        }
    }
    let run = |(first, last): (usize, usize)| match last - first {
        0 => vec![first.to_string()],
        1 => vec![first.to_string(), last.to_string()],
        _ => vec![format!("{first}–{last}")],
    };
    let parts: Vec<String> = runs.into_iter().flat_map(run).collect();
    let text = parts.join(words.comma);
    let lines = wrapped(&text, NUMBERS.0, limit).into_iter();
    lines.map(|text| Line { text, marker: None }).collect()
}

/// The size of a label.
fn extent(lines: &[Line], size: f64) -> Point {
    let indent = if lines.iter().any(|line| line.marker.is_some()) { size * 1.5 } else { 0.0 };
    let widths = lines.iter().map(|line| metrics::width(&line.text, size, Weight::Regular));
    (indent + widths.fold(0.0, f64::max), size * LEADING * lines.len() as f64)
}

/// Whether the names alone would cover so much that no placing of them can be read.
fn is_hopeless(lines: &[Vec<Line>], size: f64, scene: &Scene) -> bool {
    const MOST: f64 = 0.4;
    let extents = lines.iter().map(|lines| extent(lines, size));
    let area: f64 = extents.map(|(width, height)| width * height).sum();
    area > MOST * scene.bounds.width * scene.bounds.height
}
