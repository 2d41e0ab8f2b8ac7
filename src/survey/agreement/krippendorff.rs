//! Krippendorff's alpha.

use serde::Serialize;

use super::rater_panel::RaterPanel;
use crate::num::coincidence::{Distance, Unit, alpha, pairable, sum};
use crate::survey::error::SurveyError;
use crate::survey::tally::Tally;

/// How far apart two ratings are taken to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AlphaMetric {
    /// Different is different.
    Nominal,
    /// By how many ratings lie between; what a rating scale warrants. The default.
    #[default]
    Ordinal,
    /// By the square of the difference; takes steps of the scale as equal.
    Interval,
}

impl AlphaMetric {
    /// All metrics.
    pub const ALL: [Self; 3] = [Self::Nominal, Self::Ordinal, Self::Interval];
}

/// Krippendorff's α: how far ratings of the same item agree, beyond chance.
///
/// 1 is perfect agreement, 0 what chance would give, below 0 systematic disagreement. Everybody who
/// rated an item counts, whether or not they rated the others. From .8 on Krippendorff calls data
/// reliable, from .667 on good enough for tentative conclusions; surveys of opinion are far below,
/// since people are *allowed* to disagree.
///
/// # Formula
///
/// ```text
/// α = 1 − D_o / D_e
/// D_o = (1/N) Σ over items  1/(mᵤ − 1) Σᵢ≠ⱼ δ²(xᵢ, xⱼ)       inside items
/// D_e = 1/(N(N − 1)) Σᵢ≠ⱼ δ²(xᵢ, xⱼ)                         over all N ratings
/// ```
///
/// δ² is 0 or 1 (nominal), `(n_c/2 + n between + n_k/2)²` (ordinal) or `(c − k)²` (interval); N counts
/// ratings of items with at least two.
///
/// # Degenerate cases
///
/// Fewer than two items with two ratings, or all ratings equal: `None`.
///
/// Complexity: O(ratings); counts of a tally are enough, since α does not ask who gave a rating.
///
/// Reference: Krippendorff 2004, *Content Analysis*, 2nd ed., ch. 11; Hayes & Krippendorff 2007,
/// *Answering the call for a standard reliability measure for coding data*, Communication Methods
/// and Measures 1(1), doi:10.1080/19312450709336664.
///
/// # Examples
///
/// ```
/// use materiality::{AlphaMetric, KrippendorffAlpha, RaterPanel};
///
/// // Two raters, three items, one disagreement, by hand:
/// // D_o = 2/6; of the 6 · 5 ordered pairs of all ratings 2 · 3 · 3 are unequal.
/// let panel = RaterPanel::new(&[
///     [Some(1.0), Some(2.0), Some(2.0)],
///     [Some(1.0), Some(2.0), Some(1.0)],
/// ])?;
/// let alpha = KrippendorffAlpha::of(&panel, AlphaMetric::Nominal).unwrap();
/// assert!((alpha.get() - (1.0 - (2.0 / 6.0) / (18.0 / 30.0))).abs() < 1e-12);
/// # Ok::<(), materiality::SurveyError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct KrippendorffAlpha {
    alpha: f64,
    metric: AlphaMetric,
    /// Items with at least two ratings.
    items: usize,
    /// Ratings of these items.
    ratings: u64,
}

impl KrippendorffAlpha {
    /// Alpha of all ratings of a panel.
    pub fn of(panel: &RaterPanel, metric: AlphaMetric) -> Option<Self> {
        Self::of_units(&panel.item_counts(), panel.values(), metric)
    }

    /// Alpha of all groups' ratings on one criterion; the items are the issues.
    ///
    /// # Errors
    ///
    /// [`SurveyError::UnknownCriterion`] if the questionnaire does not have it.
    pub fn of_tally(
        tally: &Tally,
        criterion: &str,
        metric: AlphaMetric,
    ) -> Result<Option<Self>, SurveyError> {
        let frame = tally.questionnaire();
        let unknown = || SurveyError::UnknownCriterion { found: criterion.into() };
        let at = frame.criteria().position(criterion).ok_or_else(unknown)?;
        Ok(Self::of_groups(tally, at, 0..frame.groups().len(), metric))
    }

    /// Alpha of the ratings of some groups.
    pub(crate) fn of_groups(
        tally: &Tally,
        criterion: usize,
        groups: std::ops::Range<usize>,
        metric: AlphaMetric,
    ) -> Option<Self> {
        let frame = tally.questionnaire();
        let levels = frame.criterion(criterion).scale().levels();
        let numbers: Vec<f64> = (0..levels).map(|level| level as f64).collect();
        let unit = |issue: usize| -> Unit {
            let count = |level: usize| {
                let cells = groups.clone().map(|group| tally.cell_at(group, criterion, issue));
                sum(cells.map(|cell| cell.levels()[level]))
            };
            (0..levels).map(|at| (at, count(at))).filter(|&(_, count)| count > 0).collect()
        };
        let units: Vec<Unit> = (0..frame.issues().len()).map(unit).collect();
        Self::of_units(&units, &numbers, metric)
    }

    fn of_units(units: &[Unit], values: &[f64], metric: AlphaMetric) -> Option<Self> {
        let totals = pairable(units, values.len());
        let distance = match metric {
            AlphaMetric::Nominal => Distance::Nominal,
            AlphaMetric::Ordinal => Distance::Ordinal,
            AlphaMetric::Interval => Distance::Interval(values),
        };
        let alpha = alpha(units, &totals, distance)?;
        let is_paired = |unit: &&Unit| sum(unit.iter().map(|&(_, count)| count)) > 1;
        let items = units.iter().filter(is_paired).count();
        if items < 2 {
            return None;
        }
        Some(Self { alpha, metric, items, ratings: sum(totals.into_iter()) })
    }

    /// Alpha, at most 1.
    pub const fn get(&self) -> f64 {
        self.alpha
    }

    /// How far apart ratings were taken to be.
    pub const fn metric(&self) -> AlphaMetric {
        self.metric
    }

    /// How many items have at least two ratings.
    pub const fn items(&self) -> usize {
        self.items
    }

    /// How many ratings these items have.
    pub const fn ratings(&self) -> u64 {
        self.ratings
    }
}
