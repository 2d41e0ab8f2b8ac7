//! Several rankings side by side.

use super::error::PlotError;
use super::legends;
use super::metrics::{Weight, widest, width, wrapped};
use super::page::{Caption, Page, caption_methods};
use super::palette::{Fill, marker};
use super::rank_rows::{
    Charted, Emphasis, Rows, Side, charted, draw_line, emphasis, nth_of_pillar,
};
use super::rect::Point;
use super::svg::{Align, Font, Svg};
use crate::model::{IssueCatalog, IssueId, Ranking};

/// The ranks of issues in several rankings, one column for each, joined by lines: what another
/// weighting scheme, method or group would say.
///
/// Tied issues meet at their mean rank. An issue that a ranking does not have has no point in its
/// column, and its line is broken there. Where there are more than 15 issues, those that are never
/// among the ten first are drawn faintly.
///
/// Complexity: O(columns · n log n).
///
/// # Examples
///
/// ```
/// use materiality::{BumpChart, MaterialityMatrix, PerAxis, WeightedSum, catalog, rank};
///
/// let matrix = MaterialityMatrix::from_points([("water", 0.4, 0.9), ("privacy", 0.8, 0.7)])?;
/// let (equal, _) = rank(&matrix, &WeightedSum, &PerAxis::both(0.5))?;
/// let (other, _) = rank(&matrix, &WeightedSum, &PerAxis { operational: 0.1, stakeholder: 0.9 })?;
/// let issues = catalog::fintech();
/// let svg = BumpChart::new(&[("equal", &equal), ("mostly stakeholders", &other)], &issues)?
///     .title("Two weightings")
///     .to_svg();
/// assert_eq!(svg.matches("class=\"issue\"").count(), 2);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct BumpChart<'a> {
    caption: Caption,
    catalog: &'a IssueCatalog,
    columns: Vec<(String, &'a Ranking)>,
    /// Every issue of any ranking: catalog order, then those the catalog does not have.
    issues: Vec<IssueId>,
}

impl<'a> BumpChart<'a> {
    /// A chart of named rankings, from left to right.
    ///
    /// # Errors
    ///
    /// [`PlotError::Nothing`] without a ranking.
    pub fn new<N: AsRef<str>>(
        columns: &[(N, &'a Ranking)],
        catalog: &'a IssueCatalog,
    ) -> Result<Self, PlotError> {
        if columns.is_empty() {
            return Err(PlotError::Nothing { what: "no rankings" });
        }
        let ranked = || columns.iter().flat_map(|(_, ranking)| ranking.issues());
        let mut issues: Vec<IssueId> = catalog
            .iter()
            .map(|issue| issue.id().clone())
            .filter(|id| ranked().any(|one| one == id))
            .collect();
        for id in ranked() {
            if !issues.contains(id) {
                issues.push(id.clone());
            }
        }
        let columns = columns.iter().map(|(name, ranking)| (name.as_ref().to_owned(), *ranking));
        Ok(Self { caption: Caption::new(), catalog, columns: columns.collect(), issues })
    }

    caption_methods!();

    /// The plot as SVG text.
    pub fn to_svg(&self) -> String {
        let words = self.caption.words();
        let mut page = Page::new(&self.caption, words.bumps);
        let issues = charted(&self.issues, self.catalog, self.caption.lang);
        let bare = Rows::new(&issues, 0.0);
        let pitch = (bare.right - bare.left) / self.columns.len() as f64;
        let x = |column: usize| bare.left + (column as f64 + 0.5) * pitch;
        let top = self.draw_headers(&mut page, pitch, x);
        let rows = Rows::new(&issues, top);
        let places: Vec<Vec<usize>> =
            self.columns.iter().map(|(_, ranking)| self.places(ranking)).collect();
        page.svg.group("ranks", |svg| self.draw_lines(svg, &rows, &issues, &places, x));
        let ends = [(Side::Left, 0), (Side::Right, self.columns.len() - 1)];
        for (side, column) in ends {
            let ranking = self.columns[column].1;
            rows.draw_names(&mut page.svg, side, ranking, &issues, &places[column]);
        }
        page.y = rows.bottom() + 6.0;
        page.legend(legends::pillars_of(issues.iter().map(|issue| issue.pillar), words));
        page.finish(&self.caption.of_issues(words.bumps, issues.len())).0
    }

    /// The names of the columns: level where their words fit, upward otherwise. Returns how far
    /// down they reach.
    fn draw_headers(&self, page: &mut Page, pitch: f64, x: impl Fn(usize) -> f64) -> f64 {
        const SIZE: f64 = 11.0;
        const LINE: f64 = 13.0;
        const LONGEST: f64 = 120.0;
        let names = || self.columns.iter().map(|(name, _)| name);
        let words = names().flat_map(|name| name.split_whitespace());
        let is_level =
            words.map(|word| width(word, SIZE, Weight::Regular)).fold(0.0, f64::max) <= pitch - 6.0;
        let limit = if is_level { pitch - 6.0 } else { LONGEST };
        let headers: Vec<Vec<String>> = names().map(|name| wrapped(name, SIZE, limit)).collect();
        let depth = if is_level {
            headers.iter().map(Vec::len).max().unwrap_or(1) as f64 * LINE
        } else {
            headers.iter().map(|lines| widest(lines, SIZE)).fold(0.0, f64::max)
        };
        let bottom = page.y + depth + 4.0;
        page.svg.group("columns", |svg| {
            for (column, lines) in headers.iter().enumerate() {
                for (at, line) in lines.iter().enumerate() {
                    if is_level {
                        let up = (lines.len() - at - 1) as f64 * LINE;
                        let baseline = (x(column), bottom - up);
                        svg.text(baseline, Align::Middle, Font::of(SIZE), line);
                    } else {
                        let aside = (at as f64 - (lines.len() as f64 - 1.0) / 2.0) * LINE + 4.0;
                        let baseline = (x(column) + aside, bottom);
                        svg.upward(baseline, Align::Start, Font::of(SIZE), line);
                    }
                }
            }
        });
        bottom + 4.0
    }

    /// The issues of a ranking as places among those of the chart.
    fn places(&self, ranking: &Ranking) -> Vec<usize> {
        let place = |id: &IssueId| self.issues.iter().position(|one| one == id);
        ranking.issues().iter().filter_map(place).collect()
    }

    fn draw_lines(
        &self,
        svg: &mut Svg,
        rows: &Rows,
        issues: &[Charted],
        places: &[Vec<usize>],
        x: impl Fn(usize) -> f64,
    ) {
        let mut ranks = vec![vec![None; self.columns.len()]; issues.len()];
        for (column, (_, ranking)) in self.columns.iter().enumerate() {
            for (rank, &issue) in ranking.mid_ranks().into_iter().zip(&places[column]) {
                ranks[issue][column] = Some(rank);
            }
        }
        let best: Vec<f64> = ranks
            .iter()
            .map(|ranks| ranks.iter().flatten().copied().fold(f64::INFINITY, f64::min))
            .collect();
        let (emphasis, nth) = (emphasis(&best), nth_of_pillar(issues));
        for wanted in [Emphasis::Faint, Emphasis::Strong] {
            for (issue, one) in issues.iter().enumerate() {
                if emphasis[issue] != wanted {
                    continue;
                }
                let points: Vec<Option<Point>> = ranks[issue]
                    .iter()
                    .enumerate()
                    .map(|(column, rank)| rank.map(|rank| (x(column), rows.y(rank))))
                    .collect();
                svg.titled("issue", &one.name, |svg| {
                    draw_parts(svg, &Self::with_ends(rows, &points), |svg, part| {
                        draw_line(svg, part, one.pillar, nth[issue], wanted);
                    });
                    for &at in points.iter().flatten() {
                        marker(svg, at, 4.2, one.pillar, Fill::Solid);
                    }
                });
            }
        }
    }

    /// The points of an issue with the ends of the rows, where the first and last column have it.
    fn with_ends(rows: &Rows, points: &[Option<Point>]) -> Vec<Option<Point>> {
        let first = points.first().copied().flatten().map(|(_, y)| (rows.left, y));
        let last = points.last().copied().flatten().map(|(_, y)| (rows.right, y));
        [first].into_iter().chain(points.iter().copied()).chain([last]).collect()
    }
}

/// Hands on each run of points without a gap.
fn draw_parts(svg: &mut Svg, points: &[Option<Point>], mut draw: impl FnMut(&mut Svg, &[Point])) {
    for part in points.split(Option::is_none) {
        let part: Vec<Point> = part.iter().flatten().copied().collect();
        draw(svg, &part);
    }
}
