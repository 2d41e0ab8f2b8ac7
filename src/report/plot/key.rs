//! The list of names that goes with numbers.

use serde::Serialize;

use super::metrics::{self, Weight, wrapped};
use super::page::{MARGIN, Page, WIDTH};
use super::palette::{Fill, marker};
use super::rect::PlotRect;
use super::svg::{Align, Font};
use crate::model::Pillar;

/// A line of the list that names the numbers of a plot.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct KeyEntry {
    /// The number at the point.
    pub number: usize,
    /// The name, in lines.
    pub lines: Vec<String>,
    /// The box that holds number, marker and name.
    pub rect: PlotRect,
}

/// What is listed: number, name, pillar.
pub(super) type Named = (usize, String, Option<Pillar>);

const SIZE: f64 = 11.0;
const LINE: f64 = 13.5;
const GUTTER: f64 = 12.0;

/// Where the marker and the name start.
const MARKER: f64 = 28.0;
const NAME: f64 = 38.0;

/// The list below `top`: columns of even length, as many as leave the names on few lines.
fn layout(named: &[Named], top: f64) -> Vec<KeyEntry> {
    let mut columns = 1.0;
    for more in [2.0, 3.0, 4.0] {
        let room = column_width(more) - NAME;
        let fits = |(_, name, _): &&Named| metrics::width(name, SIZE, Weight::Regular) <= room;
        // One name in six may take a second line.
        if named.len() as f64 >= 3.0 * more
            && named.iter().filter(fits).count() * 6 >= named.len() * 5
        {
            columns = more;
        }
    }
    if columns < 2.0 && named.len() > 12 {
        columns = 2.0;
    }
    let width = column_width(columns);
    let entries: Vec<(usize, Vec<String>)> = named
        .iter()
        .map(|(number, name, _)| (*number, wrapped(name, SIZE, width - NAME)))
        .collect();
    let total: usize = entries.iter().map(|(_, lines)| lines.len().max(1)).sum();
    let per_column = (total as f64 / columns).ceil();
    let mut laid = Vec::with_capacity(entries.len());
    let (mut column, mut filled) = (0.0, 0.0);
    for (number, lines) in entries {
        let rows = lines.len().max(1) as f64;
        if filled > 0.0 && filled + rows > per_column && column + 1.0 < columns {
            (column, filled) = (column + 1.0, 0.0);
        }
        let rect = PlotRect {
            x: MARGIN + column * (width + GUTTER),
            y: top + filled * LINE,
            width,
            height: rows * LINE,
        };
        laid.push(KeyEntry { number, lines, rect });
        filled += rows;
    }
    laid
}

fn column_width(columns: f64) -> f64 {
    (WIDTH - 2.0 * MARGIN - (columns - 1.0) * GUTTER) / columns
}

/// Draws the list below what is on the page, if anything is to be listed.
pub(super) fn draw(page: &mut Page, named: &[Named]) -> Vec<KeyEntry> {
    let entries = layout(named, page.y);
    if entries.is_empty() {
        return entries;
    }
    page.svg.group("key", |svg| {
        for (entry, (_, _, pillar)) in entries.iter().zip(named) {
            svg.group("entry", |svg| {
                let (x, y) = (entry.rect.x, entry.rect.y + LINE * 0.8);
                let font = Font::of(SIZE);
                svg.text((x + 20.0, y), Align::End, font, &entry.number.to_string());
                marker(svg, (x + MARKER, y - 4.0), 4.7, *pillar, Fill::Solid);
                for (at, line) in entry.lines.iter().enumerate() {
                    let baseline = (x + NAME, y + at as f64 * LINE);
                    svg.text(baseline, Align::Start, font, line);
                }
            });
        }
    });
    page.y = entries.iter().map(|entry| entry.rect.bottom()).fold(page.y, f64::max) + 6.0;
    entries
}
