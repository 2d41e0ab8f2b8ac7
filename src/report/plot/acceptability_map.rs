//! The probability of each rank of each issue, as a heat map.

use super::error::PlotError;
use super::metrics::{Weight, widest, width, wrapped};
use super::page::{Caption, Item, MARGIN, Page, WIDTH, caption_methods};
use super::palette::shade;
use super::rect::PlotRect;
use super::svg::{Align, Font};
use crate::model::{Issue, IssueCatalog, IssueId};
use crate::robustness::{RankAcceptability, TwoAxisAnalysis};

/// A heat map of how likely each issue is to have each rank: rows are issues by expected rank,
/// columns are ranks, and the darker a cell the likelier.
///
/// # Degenerate cases
///
/// One issue has one cell of 100 %. Cells below half a percent are blank, which the legend says.
///
/// Complexity: O(n²) for n issues.
///
/// # Examples
///
/// ```
/// use materiality::{AcceptabilityMap, TwoAxisAnalysis, WeightLaw, demo};
///
/// let result = demo::plan()?.run(&demo::survey()?.tally())?;
/// let analysis = TwoAxisAnalysis::new(&result.matrix().complete()?.scores, WeightLaw::uniform())?;
/// let svg = AcceptabilityMap::of(&analysis, result.plan().issues())
///     .data(result.plan().data())
///     .to_svg();
/// assert_eq!(svg.matches("class=\"row\"").count(), 10);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct AcceptabilityMap<'a> {
    issues: Vec<IssueId>,
    /// Issue by rank.
    rows: Vec<Vec<f64>>,
    catalog: &'a IssueCatalog,
    caption: Caption,
}

/// How far probabilities of one issue may be from summing to 1.
const TOLERANCE: f64 = 1e-6;

/// The font size of names and numbers.
const SIZE: f64 = 11.0;

impl<'a> AcceptabilityMap<'a> {
    /// The rank acceptabilities of an exact analysis of two axes.
    pub fn of(analysis: &TwoAxisAnalysis, catalog: &'a IssueCatalog) -> Self {
        let ranks: RankAcceptability = analysis.acceptability();
        let rows = (0..analysis.issues().len()).map(|issue| ranks.ranks(issue).to_vec());
        let (issues, rows) = (analysis.issues().to_vec(), rows.collect());
        Self { issues, rows, catalog, caption: Caption::new() }
    }

    /// Probabilities from any other analysis: for each issue those of rank 1, 2, ….
    ///
    /// # Errors
    ///
    /// [`PlotError::Nothing`] without an issue, [`PlotError::RowCount`] unless there is a row for
    /// each issue, [`PlotError::InvalidProbabilities`] for a row that has not as many entries as
    /// there are issues, has one outside [0, 1], or does not sum to 1.
    pub fn from_rows(
        issues: &[IssueId],
        rows: Vec<Vec<f64>>,
        catalog: &'a IssueCatalog,
    ) -> Result<Self, PlotError> {
        if issues.is_empty() {
            return Err(PlotError::Nothing { what: "no issues" });
        }
        if rows.len() != issues.len() {
            return Err(PlotError::RowCount { found: rows.len(), expected: issues.len() });
        }
        for (issue, row) in issues.iter().zip(&rows) {
            check(row, issues.len()).map_err(|problem| PlotError::InvalidProbabilities {
                issue: issue.clone(),
                problem,
            })?;
        }
        Ok(Self { issues: issues.to_vec(), rows, catalog, caption: Caption::new() })
    }

    caption_methods!();

    /// The plot as SVG text.
    pub fn to_svg(&self) -> String {
        /// The widest column of names.
        const NAMES: f64 = 270.0;
        let words = self.caption.words();
        let mut page = Page::new(&self.caption, words.acceptability);
        let n = self.rows.len() as f64;
        let names: Vec<Vec<String>> =
            self.issues.iter().map(|id| wrapped(self.name(id), SIZE, NAMES)).collect();
        let indent = names.iter().map(|lines| widest(lines, SIZE)).fold(0.0, f64::max);
        let left = MARGIN + indent + 8.0;
        let cell = ((WIDTH - MARGIN - left) / n).min(60.0);
        let row_height = |lines: &[String]| (lines.len() as f64 * 13.0 + 1.0).max(cell.min(24.0));

        page.y += 16.0;
        let top = page.y + 6.0;
        page.svg.group("ranks", |svg| {
            svg.text((left - 8.0, top - 6.0), Align::End, Font::of(SIZE), words.rank);
            // Numbers stand a little apart.
            let least = width(&self.rows.len().to_string(), SIZE, Weight::Regular) + 4.0;
            let steps = [1_u16, 2, 5, 10, 20, 50, 100];
            let fits = |step: &u16| f64::from(*step) * cell >= least;
            let step = usize::from(steps.into_iter().find(fits).unwrap_or(u16::MAX));
            for rank in (1..=self.rows.len()).filter(|&rank| rank == 1 || rank % step == 0) {
                let x = left + (rank as f64 - 0.5) * cell;
                svg.text((x, top - 6.0), Align::Middle, Font::of(SIZE), &rank.to_string());
            }
        });
        let mut y = top;
        for issue in self.order() {
            let height = row_height(&names[issue]);
            let row = PlotRect { x: left, y, width: cell, height };
            self.draw_row(&mut page, issue, &names[issue], row);
            y += height;
        }
        let all = PlotRect { x: left, y: top, width: cell * n, height: y - top };
        page.svg.rect(&all, "fill=\"none\" stroke=\"#555\"");
        page.y = y + 6.0;
        page.legend(self.legend());
        page.finish(&self.caption.of_issues(words.acceptability, self.rows.len())).0
    }

    /// Issues by expected rank, equal ones in catalog order.
    fn order(&self) -> Vec<usize> {
        let expected = |row: &Vec<f64>| -> f64 {
            row.iter().enumerate().map(|(at, p)| (at + 1) as f64 * p).sum()
        };
        let expected: Vec<f64> = self.rows.iter().map(expected).collect();
        let mut order: Vec<usize> = (0..self.rows.len()).collect();
        order.sort_by(|&a, &b| expected[a].total_cmp(&expected[b]));
        order
    }

    fn name(&self, id: &'a IssueId) -> &'a str {
        let name = self.catalog.get(id.as_str()).map(Issue::name);
        name.map_or(id.as_str(), |name| name.get(self.caption.lang))
    }

    /// One issue; `first` is its first cell.
    fn draw_row(&self, page: &mut Page, issue: usize, name: &[String], first: PlotRect) {
        page.svg.group("row", |svg| {
            let middle = first.y + first.height / 2.0;
            for (at, line) in name.iter().enumerate() {
                let down = (at as f64 - (name.len() as f64 - 1.0) / 2.0) * 13.0 + 4.0;
                svg.text((first.x - 8.0, middle + down), Align::End, Font::of(SIZE), line);
            }
            for (at, &share) in self.rows[issue].iter().enumerate() {
                let percent = share * 100.0;
                if percent < 0.5 {
                    continue;
                }
                let rect = PlotRect { x: first.x + at as f64 * first.width, ..first };
                svg.cell(&rect, shade(share));
                let text = format!("{percent:.0}");
                if width(&text, SIZE, Weight::Regular) + 2.0 <= first.width {
                    let fill = if share > 0.45 { "#fff" } else { "#222" };
                    let x = rect.x + rect.width / 2.0;
                    svg.text((x, middle + 4.0), Align::Middle, Font::of(SIZE).fill(fill), &text);
                }
            }
        });
    }

    fn legend(&self) -> Vec<Item<'_>> {
        let words = self.caption.words();
        let swatch = |share: f64| {
            let text = match share {
                0.01 => format!("{} 1 %", words.probability),
                _ => format!("{:.0} %", share * 100.0),
            };
            Item::new(text, move |svg, at| {
                svg.cell(at, shade(share));
                svg.rect(at, "fill=\"none\" stroke=\"#999\" stroke-width=\"0.8\"");
            })
        };
        let mut items: Vec<Item<'_>> = [0.01, 0.25, 0.5, 0.75, 1.0].map(swatch).into();
        items.push(Item::new(words.below_half_percent, |svg, at| {
            svg.rect(at, "fill=\"#fff\" stroke=\"#999\" stroke-width=\"0.8\"");
        }));
        items
    }
}

/// What is wrong with the probabilities of an issue.
fn check(row: &[f64], ranks: usize) -> Result<(), String> {
    if row.len() != ranks {
        return Err(format!("found {}, expected one for each of {ranks} ranks", row.len()));
    }
    if let Some(found) = row.iter().find(|&p| !(-TOLERANCE..=1.0 + TOLERANCE).contains(p)) {
        return Err(format!("found {found}, expected numbers from 0 to 1"));
    }
    let sum: f64 = row.iter().sum();
    if !(1.0 - TOLERANCE..=1.0 + TOLERANCE).contains(&sum) {
        return Err(format!("they sum to {sum}, expected 1"));
    }
    Ok(())
}
