//! Kendall's coefficient of concordance.

use std::fmt;

use serde::Serialize;

use super::concordance::Concordance;
use super::ranking_panel::RankingPanel;
use super::rater_panel::RaterPanel;
use crate::model::Lang;
use crate::num::f_tail::{chi_squared_tail, f_tail};
use crate::num::rank_sums::RankSums;

/// Kendall's W: how far raters put the items in the same order, from 0 (not at all) to 1 (all
/// alike).
///
/// # Formula
///
/// ```text
/// W = 12·Σᵢ(Rᵢ − m(n + 1)/2)² / (m²(n³ − n) − m·ΣT)     T = Σ(t³ − t) for each rater's ties
/// ```
///
/// for m raters and n items, Rᵢ the sum of mid-ranks of item i. Two tests of W = 0 come with it:
///
/// ```text
/// χ² = m(n − 1)W                 n − 1 degrees of freedom
/// F  = (m − 1)W / (1 − W)        ν₁ = n − 1 − 2/m and ν₂ = ν₁(m − 1) degrees of freedom
/// ```
///
/// The p-value is that of F. χ² is what most publications print, but conservative: at a nominal 5 %
/// with 4 raters it rejects 2.6 % of the time, F 5.2 %.
///
/// A small p-value is no agreement: with many raters any W is significant. [`verdict`](Self::verdict)
/// looks at both, and nothing here prints p without W.
///
/// # Degenerate cases
///
/// Fewer than two complete raters or two items, or every rater ties all items: `None`. All alike:
/// W = 1, F infinite (not given) and p = 0. Two raters and two items leave F no degree of freedom:
/// no test.
///
/// Complexity: O(mn) for few different ratings, O(mn log n) otherwise. All sums are whole numbers,
/// so no order of raters changes a bit.
///
/// Reference: Kendall & Babington Smith 1939, *The problem of m rankings*, Annals of Mathematical
/// Statistics 10(3), doi:10.1214/aoms/1177732186; Legendre 2005, *Species associations: the Kendall
/// coefficient of concordance revisited*, doi:10.1198/108571105X46642; Marozzi 2014, *Testing for
/// concordance between several criteria*, doi:10.1080/00949655.2013.766189.
///
/// # Examples
///
/// ```
/// use materiality::{KendallW, RaterPanel};
///
/// let panel = RaterPanel::new(&[
///     [Some(3.0), Some(2.0), Some(1.0)],
///     [Some(3.0), Some(1.0), Some(2.0)],
/// ])?;
/// let w = KendallW::of(&panel).unwrap(); // rank sums 2, 5, 5: S = 6, W = 12 · 6 / (4 · 24)
/// assert_eq!(w.get(), 0.75);
/// assert_eq!(w.chi_squared(), 3.0);
/// # Ok::<(), materiality::SurveyError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct KendallW {
    w: f64,
    raters: u64,
    left_out: u64,
    items: usize,
    chi_squared: f64,
    chi_squared_p: f64,
    f: Option<f64>,
    degrees_of_freedom: Option<[f64; 2]>,
    p_value: Option<f64>,
    verdict: Concordance,
}

impl KendallW {
    /// The concordance of raters who rated every item; the others are left out.
    pub fn of(panel: &RaterPanel) -> Option<Self> {
        let mut sums = RankSums::new(panel.items(), panel.values().len());
        panel.complete_rows().for_each(|row| sums.add(row));
        Self::from_sums(&sums, panel.items(), panel.raters() as u64 - sums.rows())
    }

    /// The concordance of complete rankings.
    pub fn of_rankings(panel: &RankingPanel) -> Option<Self> {
        Self::from_sums(panel.sums(), panel.items().len(), 0)
    }

    /// From sums of ranks.
    pub(crate) fn from_sums(sums: &RankSums, items: usize, left_out: u64) -> Option<Self> {
        let figures = sums.concordance()?;
        let (above, below) = (figures.numerator, figures.denominator);
        let (m, n) = (sums.rows() as f64, items as f64);
        let w = above as f64 / below as f64;
        let chi_squared = m * (n - 1.0) * w;
        let first = n - 1.0 - 2.0 / m;
        let degrees_of_freedom = (first > 0.0).then_some([first, first * (m - 1.0)]);
        // 1 − W from whole numbers, so that all alike is exactly that.
        let rest = below.saturating_sub(above) as f64;
        let f =
            (rest > 0.0 && degrees_of_freedom.is_some()).then(|| (m - 1.0) * (above as f64 / rest));
        let p_value =
            degrees_of_freedom.map(|[first, second]| f.map_or(0.0, |f| f_tail(f, first, second)));
        Some(Self {
            w,
            raters: sums.rows(),
            left_out,
            items,
            chi_squared,
            chi_squared_p: chi_squared_tail(chi_squared, n - 1.0),
            f,
            degrees_of_freedom,
            p_value,
            verdict: Concordance::of(w, p_value),
        })
    }

    /// W, from 0 to 1.
    pub const fn get(&self) -> f64 {
        self.w
    }

    /// How many complete raters it rests on.
    pub const fn raters(&self) -> u64 {
        self.raters
    }

    /// How many raters were left out because a rating of theirs is missing.
    pub const fn left_out(&self) -> u64 {
        self.left_out
    }

    /// How many items were rated.
    pub const fn items(&self) -> usize {
        self.items
    }

    /// χ² = m(n − 1)W, which is Friedman's statistic.
    pub const fn chi_squared(&self) -> f64 {
        self.chi_squared
    }

    /// The p-value of χ² with n − 1 degrees of freedom.
    pub const fn chi_squared_p(&self) -> f64 {
        self.chi_squared_p
    }

    /// F; `None` if it is infinite, as where all raters are alike, or there is no test.
    pub const fn f(&self) -> Option<f64> {
        self.f
    }

    /// The degrees of freedom of F.
    pub const fn degrees_of_freedom(&self) -> Option<[f64; 2]> {
        self.degrees_of_freedom
    }

    /// The p-value of F; `None` if there is no test.
    pub const fn p_value(&self) -> Option<f64> {
        self.p_value
    }

    /// What W and p say together.
    pub const fn verdict(&self) -> Concordance {
        self.verdict
    }

    /// W with its raters, items and p-value, and what they say, in one line.
    pub fn text(&self, lang: Lang) -> String {
        let verdict = self.verdict.text(lang);
        let comma = match lang {
            Lang::En => ", ",
            Lang::Zh => "，",
        };
        let p = match self.p_value {
            None => String::new(),
            Some(p) if p < 0.001 => format!("{comma}p < 0.001"),
            Some(p) => format!("{comma}p = {p:.3}"),
        };
        let (w, m, n) = (self.w, self.raters, self.items);
        match lang {
            Lang::En => format!("Kendall's W = {w:.4} ({m} raters, {n} items{p}): {verdict}"),
            Lang::Zh => format!("Kendall W = {w:.4}（{m} 位评分者，{n} 项{p}）：{verdict}"),
        }
    }
}

impl fmt::Display for KendallW {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Lang::En))
    }
}

#[cfg(test)]
mod tests {
    use super::KendallW;
    use crate::model::Lang;
    use crate::num::rank_sums::RankSums;

    /// ISSP 2000, six environmental issues, Great Britain and Austria (doi:10.4232/1.3440): sums of
    /// the mid-ranks of 1,595 people, doubled, and how many of them gave the same answer to how many
    /// issues, computed from the raw file by a script that is not part of the crate. 161 people gave
    /// one answer to all six.
    #[test]
    fn issp2000_from_rank_sums() {
        let doubled = [10_132, 12_330, 10_904, 11_349, 11_485, 10_790];
        let alike: [(u64, &[u128]); 10] = [
            (161, &[6]),
            (295, &[5]),
            (269, &[4, 2]),
            (164, &[4]),
            (128, &[3, 3]),
            (407, &[3, 2]),
            (48, &[3]),
            (61, &[2, 2, 2]),
            (57, &[2, 2]),
            (5, &[2]),
        ];
        assert_eq!(alike.iter().map(|(people, _)| people).sum::<u64>(), 1_595);
        let ties = |(people, runs): &(u64, &[u128])| {
            u128::from(*people) * runs.iter().map(|t| t * t * t - t).sum::<u128>()
        };
        let sums = RankSums::known(&doubled, alike.iter().map(ties).sum(), 1_595);
        let w = KendallW::from_sums(&sums, 6, 0).unwrap();
        assert!((w.get() - 0.0240).abs() < 5e-5, "{}", w.get());
        assert!((w.chi_squared() - 191.58).abs() < 5e-3, "{}", w.chi_squared());
        assert!(w.text(Lang::En).contains("significant but no consensus"), "{}", w.text(Lang::En));
    }
}
