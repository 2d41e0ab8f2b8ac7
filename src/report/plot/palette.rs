//! Colors and shapes that stay apart for the color-blind and in print without color.

use super::rect::{PlotRect, Point, Segment};
use super::svg::Svg;
use crate::model::Pillar;

/// The color of a pillar with its outline: hues of Okabe and Ito's set, at luminances that differ.
pub(super) const fn color(pillar: Option<Pillar>) -> &'static str {
    match pillar {
        Some(Pillar::Environmental) => "#009E73",
        Some(Pillar::Social) => "#E69F00",
        Some(Pillar::Governance) => "#004C80",
        None => "#FFFFFF",
    }
}

/// Colors of lines; white cannot be seen on a page.
pub(super) const fn stroke(pillar: Option<Pillar>) -> &'static str {
    match pillar {
        None => "#555555",
        known => color(known),
    }
}

/// The pillars in the order of legends, then issues that have none.
pub(super) const PILLARS: [Option<Pillar>; 4] =
    [Some(Pillar::Environmental), Some(Pillar::Social), Some(Pillar::Governance), None];

/// Whether a marker is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fill {
    Solid,
    Hollow,
}

/// The marker of a pillar: a circle, a square, a triangle, or a diamond for none. All that reach as
/// far have the same area, `1.8 · reach²`.
pub(super) fn marker(svg: &mut Svg, at: Point, reach: f64, pillar: Option<Pillar>, fill: Fill) {
    let (x, y) = at;
    let style = match (pillar, fill) {
        (Some(Pillar::Environmental), Fill::Solid) => "fill=\"#009E73\" stroke=\"#222\"",
        (Some(Pillar::Social), Fill::Solid) => "fill=\"#E69F00\" stroke=\"#222\"",
        (Some(Pillar::Governance), Fill::Solid) => "fill=\"#004C80\" stroke=\"#222\"",
        (None, Fill::Solid) => "fill=\"#FFFFFF\" stroke=\"#222\"",
        (_, Fill::Hollow) => "fill=\"none\" stroke=\"#222\"",
    };
    match pillar {
        Some(Pillar::Environmental) => svg.circle(at, reach * 0.757, style),
        Some(Pillar::Social) => svg.rect(&PlotRect::around(at, reach * 0.671), style),
        Some(Pillar::Governance) => {
            let base = y + reach * 0.8;
            let corners = [(x, y - reach), (x + reach, base), (x - reach, base)];
            svg.polygon(&corners, style);
        }
        None => {
            let half = reach * 0.949;
            let corners = [(x, y - half), (x + half, y), (x, y + half), (x - half, y)];
            svg.polygon(&corners, style);
        }
    }
}

/// The ring around points that are drawn in one place.
pub(super) fn ring(svg: &mut Svg, at: Point, radius: f64) {
    svg.circle(at, radius, "fill=\"none\" stroke=\"#222\" stroke-width=\"1.2\"");
}

/// A line with a head at its end.
pub(super) fn arrow(svg: &mut Svg, line: Segment, style: &'static str) {
    let length = line.length();
    svg.line(line, style);
    if length < 1.0 {
        return;
    }
    let (dx, dy) = ((line.to.0 - line.from.0) / length, (line.to.1 - line.from.1) / length);
    let at = |back: f64, aside: f64| {
        (line.to.0 - back * dx - aside * dy, line.to.1 - back * dy + aside * dx)
    };
    let size = length.min(8.0);
    let head = [line.to, at(size, size * 0.45), at(size, -size * 0.45)];
    svg.polygon(&head, "class=\"head\" fill=\"#333\"");
}

/// The color of a share in [0, 1]: white to dark blue, each step darker than the one before.
pub(super) fn shade(share: f64) -> [u8; 3] {
    let share = share.clamp(0.0, 1.0);
    [blend(255.0, 8.0, share), blend(255.0, 48.0, share), blend(255.0, 107.0, share)]
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a value between two bytes"
)]
fn blend(from: f64, to: f64, share: f64) -> u8 {
    (from + (to - from) * share).round() as u8
}

#[cfg(test)]
mod tests {
    use super::super::svg::About;
    use super::*;
    use crate::model::Lang;

    /// Luminance of a color as print without color shows it (Rec. 601), from 0 to 255.
    fn grey(color: [f64; 3]) -> f64 {
        0.299 * color[0] + 0.587 * color[1] + 0.114 * color[2]
    }

    fn parsed(color: &str) -> [f64; 3] {
        [1, 3, 5].map(|at| f64::from(u8::from_str_radix(&color[at..at + 2], 16).unwrap()))
    }

    #[test]
    fn pillars_differ_in_grey() {
        let mut greys = PILLARS.map(|pillar| grey(parsed(color(pillar))));
        greys.sort_by(f64::total_cmp);
        assert!(greys.windows(2).all(|pair| pair[1] - pair[0] > 40.0), "{greys:?}");
    }

    /// Areas by hand: πr², 4h², half base times height, 2d²; each 1.8 to within half a percent.
    #[test]
    fn markers_have_the_same_area() {
        let half_side = 0.671_f64;
        let areas = [
            std::f64::consts::PI * 0.757_f64.powi(2),
            4.0 * half_side.powi(2),
            0.5 * 2.0 * 1.8,
            2.0 * 0.949_f64.powi(2),
        ];
        assert!(areas.iter().all(|area| (area - 1.8).abs() < 0.009), "{areas:?}");
        let drawn = PILLARS.map(|pillar| {
            let mut svg = Svg::new();
            marker(&mut svg, (0.0, 0.0), 100.0, pillar, Fill::Solid);
            let about = About { title: "", description: "", lang: Lang::En };
            svg.finish((1.0, 1.0), &about)
        });
        for (text, shape) in drawn.iter().zip([
            "r=\"75.7\"",
            "width=\"134.2\" height=\"134.2\"",
            "points=\"0,-100 100,80 -100,80\"",
            "points=\"0,-94.9 94.9,0 0,94.9 -94.9,0\"",
        ]) {
            assert!(text.contains(shape), "{shape} in {text}");
        }
    }

    #[test]
    fn shades_darken() {
        let greys: Vec<f64> =
            (0..=10).map(|tenth| grey(shade(f64::from(tenth) / 10.0).map(f64::from))).collect();
        assert!(greys.windows(2).all(|pair| pair[1] < pair[0]), "{greys:?}");
        assert_eq!(shade(0.0), [255; 3]);
    }
}
