//! Cronbach's alpha.

use serde::Serialize;

use super::rater_panel::RaterPanel;
use crate::num::two_way::variance;

/// Cronbach's α: how far the items of a questionnaire measure one thing.
///
/// A high α over issues means that who rates one issue high rates the others high too. In a
/// materiality survey that is no virtue: respondents who tell issues apart make it low, respondents
/// who tick one column make it high. Over the criteria of an axis ([`RaterPanel::of_axis`]) it is
/// the usual measure of reliability.
///
/// # Formula
///
/// ```text
/// α = k/(k − 1) · (1 − Σⱼ s²ⱼ / s²_total)
/// ```
///
/// with s²ⱼ the variance of item j over respondents, `s²_total` that of their sums.
///
/// # Degenerate cases
///
/// Fewer than two items or two complete raters, or all sums equal: `None`. Negative values are kept.
///
/// Complexity: O(nk).
///
/// Reference: Cronbach 1951, *Coefficient alpha and the internal structure of tests*, Psychometrika
/// 16(3), doi:10.1007/BF02310555.
///
/// # Examples
///
/// ```
/// use materiality::{CronbachAlpha, RaterPanel};
///
/// // Item variances 1 and 1, variance of the sums 3, 3, 6: 2 · (1 − 2/3).
/// let panel = RaterPanel::new(&[
///     [Some(1.0), Some(2.0)],
///     [Some(2.0), Some(1.0)],
///     [Some(3.0), Some(3.0)],
/// ])?;
/// assert!((CronbachAlpha::of(&panel).unwrap().get() - 2.0 / 3.0).abs() < 1e-12);
/// # Ok::<(), materiality::SurveyError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CronbachAlpha {
    alpha: f64,
    raters: u64,
    left_out: u64,
    items: usize,
}

impl CronbachAlpha {
    /// Alpha over raters who rated every item; the others are left out.
    pub fn of(panel: &RaterPanel) -> Option<Self> {
        let items = panel.items();
        let values = panel.complete_values();
        let item = |at: usize| values.iter().skip(at).step_by(items).copied();
        let sums: Vec<f64> = values.chunks_exact(items).map(|row| row.iter().sum()).collect();
        let raters = sums.len();
        let total = variance(sums.into_iter()).filter(|&total| total > 0.0 && items > 1)?;
        let parts: f64 = (0..items).filter_map(|at| variance(item(at))).sum();
        let k = items as f64;
        Some(Self {
            alpha: k / (k - 1.0) * (1.0 - parts / total),
            raters: raters as u64,
            left_out: (panel.raters() - raters) as u64,
            items,
        })
    }

    /// Alpha; at most 1, below 0 if items contradict each other.
    pub const fn get(&self) -> f64 {
        self.alpha
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
}
