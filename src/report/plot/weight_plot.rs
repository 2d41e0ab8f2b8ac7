//! Ranks against the weight of the axes.

use super::error::PlotError;
use super::legends;
use super::page::{Caption, Item, Page, caption_methods, center};
use super::rank_rows::{
    Charted, Emphasis, Rows, Side, charted, draw_line, emphasis, nth_of_pillar,
};
use super::rect::{Point, Segment};
use super::svg::{Align, Font, Svg};
use super::ticks::{tick_text, ticks};
use super::words::with;
use crate::model::{Axis, AxisNames, IssueCatalog, Ranking};
use crate::robustness::{RobustnessError, TwoAxisAnalysis};

/// The rank of every issue against the weight of the first axis, over the whole range of weights.
///
/// Ranks change at the exact weights at which two issues swap and nowhere else; between two of them
/// a rank is constant. Issues with equal scores share their mean rank. Where there are more than 15
/// issues, those that are never among the ten first are drawn faintly.
///
/// # Degenerate cases
///
/// One issue is a straight line. Where no two issues swap there are no marks under the axis. A law
/// of one weight alone shows the order at that weight.
///
/// Complexity: O(c · n log n) for n issues of which c pairs swap, c ≤ n(n − 1)/2.
///
/// # Examples
///
/// ```
/// use materiality::{TwoAxisAnalysis, WeightLaw, WeightPlot, demo};
///
/// let result = demo::plan()?.run(&demo::survey()?.tally())?;
/// let analysis = TwoAxisAnalysis::new(&result.matrix().complete()?.scores, WeightLaw::uniform())?;
/// let svg = WeightPlot::new(&analysis, result.plan().issues())?.weight(0.5)?.to_svg();
/// assert_eq!(svg.matches("class=\"crossing\"").count(), analysis.crossings().len());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct WeightPlot {
    caption: Caption,
    catalog: IssueCatalog,
    names: AxisNames,
    range: (f64, f64),
    crossings: Vec<f64>,
    /// The order between one crossing and the next; at least one.
    first: Ranking,
    rest: Vec<Ranking>,
    weight: Option<f64>,
}

impl WeightPlot {
    /// The ranks of an analysis, over the range of its law.
    ///
    /// # Errors
    ///
    /// None in practice: the weights asked for lie in [0, 1].
    pub fn new(
        analysis: &TwoAxisAnalysis,
        catalog: &IssueCatalog,
    ) -> Result<Self, RobustnessError> {
        let (low, high) = analysis.law().range();
        let crossings = analysis.crossings();
        let mut from = low;
        let inner: Vec<f64> =
            crossings.iter().copied().filter(|&weight| weight > low && weight < high).collect();
        let mut orders = Vec::with_capacity(inner.len());
        for &to in &inner {
            orders.push(analysis.ranking_at(f64::midpoint(from, to))?);
            from = to;
        }
        let last = analysis.ranking_at(f64::midpoint(from, high))?;
        let first = orders.first().unwrap_or(&last).clone();
        let rest = orders.into_iter().skip(1).chain((!inner.is_empty()).then_some(last)).collect();
        Ok(Self {
            caption: Caption::new(),
            catalog: catalog.clone(),
            names: AxisNames::default(),
            range: (low, high),
            crossings,
            first,
            rest,
            weight: None,
        })
    }

    caption_methods!();

    /// The names of the axes, of which the first one's weight is shown.
    pub fn axes(mut self, names: &AxisNames) -> Self {
        self.names = names.clone();
        self
    }

    /// Marks a weight of the first axis: the one the assessment uses.
    ///
    /// # Errors
    ///
    /// [`PlotError::InvalidWeight`] for a weight outside [0, 1].
    pub fn weight(mut self, weight: f64) -> Result<Self, PlotError> {
        if !(0.0..=1.0).contains(&weight) {
            return Err(PlotError::InvalidWeight { found: weight });
        }
        self.weight = Some(weight);
        Ok(self)
    }

    /// The plot as SVG text.
    pub fn to_svg(&self) -> String {
        let words = self.caption.words();
        let mut page = Page::new(&self.caption, words.weights);
        let issues = charted(self.first.issues(), &self.catalog, self.caption.lang);
        let rows = Rows::new(&issues, page.y + 6.0);
        let place: Vec<usize> = (0..issues.len()).collect();
        let last = self.rest.last().unwrap_or(&self.first);
        page.svg.group("ranks", |svg| self.draw_lines(svg, &rows, &issues));
        rows.draw_names(&mut page.svg, Side::Left, &self.first, &issues, &place);
        rows.draw_names(&mut page.svg, Side::Right, last, &issues, &place);
        page.y = self.draw_axis(&mut page.svg, &rows);
        page.legend(self.legend(&issues));
        page.finish(&self.caption.of_issues(words.weights, issues.len())).0
    }

    fn x(&self, rows: &Rows, weight: f64) -> f64 {
        let (low, high) = self.range;
        if high > low {
            rows.left + (weight - low) / (high - low) * (rows.right - rows.left)
        } else {
            f64::midpoint(rows.left, rows.right)
        }
    }

    fn draw_lines(&self, svg: &mut Svg, rows: &Rows, issues: &[Charted]) {
        let orders = || std::iter::once(&self.first).chain(&self.rest);
        let ranks: Vec<Vec<f64>> = orders().map(Ranking::mid_ranks).collect();
        let best: Vec<f64> = (0..issues.len())
            .map(|issue| ranks.iter().map(|order| order[issue]).fold(f64::INFINITY, f64::min))
            .collect();
        let (emphasis, nth) = (emphasis(&best), nth_of_pillar(issues));
        let swaps = self.swaps(rows);
        for wanted in [Emphasis::Faint, Emphasis::Strong] {
            for (issue, one) in issues.iter().enumerate() {
                if emphasis[issue] != wanted {
                    continue;
                }
                let mut points: Vec<Point> = vec![(rows.left, rows.y(ranks[0][issue]))];
                for (at, pair) in ranks.windows(2).enumerate() {
                    let (from, to) = (pair[0][issue], pair[1][issue]);
                    if from.total_cmp(&to).is_ne() {
                        let (x, half) = swaps[at];
                        points.extend([(x - half, rows.y(from)), (x + half, rows.y(to))]);
                    }
                }
                points.push((rows.right, rows.y(ranks[ranks.len() - 1][issue])));
                svg.titled("issue", &one.name, |svg| {
                    draw_line(svg, &points, one.pillar, nth[issue], wanted);
                });
            }
        }
    }

    /// Where lines change places, and how far to both sides they do it, so that they cross in sight
    /// and at the exact weight, and one change ends before the next begins.
    fn swaps(&self, rows: &Rows) -> Vec<(f64, f64)> {
        const WIDEST: f64 = 6.0;
        let (low, high) = self.range;
        let inner = self.crossings.iter().filter(|&&weight| weight > low && weight < high);
        let places: Vec<f64> = inner.map(|&weight| self.x(rows, weight)).collect();
        let half = |at: usize| {
            let before = at.checked_sub(1).map_or(rows.left, |at| places[at]);
            let after = places.get(at + 1).copied().unwrap_or(rows.right);
            ((places[at] - before).min(after - places[at]) / 2.0).min(WIDEST)
        };
        (0..places.len()).map(|at| (places[at], half(at))).collect()
    }

    /// The axis below the rows with a mark for every crossing; returns how far down it reaches.
    fn draw_axis(&self, svg: &mut Svg, rows: &Rows) -> f64 {
        let words = self.caption.words();
        let bottom = rows.bottom() + 4.0;
        let up = |x: f64, from: f64, to: f64| Segment { from: (x, from), to: (x, to) };
        svg.group("crossings", |svg| {
            for &weight in &self.crossings {
                let x = self.x(rows, weight);
                let mark = "class=\"crossing\" stroke=\"#555\" stroke-width=\"0.8\"";
                svg.line(up(x, bottom, bottom + 7.0), mark);
            }
        });
        svg.group("axes", |svg| {
            let base = Segment { from: (rows.left, bottom), to: (rows.right, bottom) };
            svg.line(base, "stroke=\"#555\"");
            for tick in ticks(self.range.0, self.range.1, 0.0, None) {
                let x = self.x(rows, tick);
                svg.line(up(x, bottom + 7.0, bottom + 11.0), "stroke=\"#555\"");
                svg.text((x, bottom + 23.0), Align::Middle, Font::of(11.0), &tick_text(tick));
            }
            let name = self.names.get(Axis::Operational, self.caption.lang);
            let middle = f64::midpoint(rows.left, rows.right);
            let text = with(words.weight_of, name);
            svg.text((middle, bottom + 40.0), Align::Middle, Font::of(12.0), &text);
            if let Some(weight) = self.chosen() {
                let x = self.x(rows, weight);
                svg.line(up(x, rows.top(), bottom), CHOSEN);
            }
        });
        bottom + 50.0
    }

    /// The weight to be marked, if it is in the range shown.
    fn chosen(&self) -> Option<f64> {
        self.weight.filter(|weight| (self.range.0..=self.range.1).contains(weight))
    }

    fn legend(&self, issues: &[Charted]) -> Vec<Item<'_>> {
        let words = self.caption.words();
        let mut items = legends::pillars_of(issues.iter().map(|issue| issue.pillar), words);
        if let Some(weight) = self.chosen() {
            let text = format!("{}{}{}", words.chosen, words.colon, tick_text(weight));
            items.push(Item::new(text, |svg, at| {
                let (x, _) = center(at);
                svg.line(Segment { from: (x, at.y), to: (x, at.bottom()) }, CHOSEN);
            }));
        }
        let text = with(words.crossings, &self.crossings.len().to_string());
        items.push(Item::new(text, |svg, at| {
            let (x, y) = center(at);
            for x in [x - 5.0, x, x + 3.0] {
                let mark = Segment { from: (x, y - 4.0), to: (x, y + 4.0) };
                svg.line(mark, "stroke=\"#555\" stroke-width=\"0.8\"");
            }
        }));
        items
    }
}

const CHOSEN: &str = "stroke=\"#222\" stroke-width=\"1.4\" stroke-dasharray=\"6 3\"";
