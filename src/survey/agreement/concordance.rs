//! What Kendall's W says, in words.

use serde::Serialize;

use crate::model::Lang;
use crate::num::grid::quantize;

/// Below this p the raters agree more than chance would make them.
const SIGNIFICANT: f64 = 0.05;

/// Below this W there is no consensus worth the name, whatever p is.
const WEAK: f64 = 0.3;
const MODERATE: f64 = 0.5;
const STRONG: f64 = 0.7;

/// What a coefficient of concordance and its test say together.
///
/// With many raters the smallest agreement is significant: p says that the order is not pure
/// chance, W how much of it is shared. So the words need both:
///
/// ```text
/// p ≥ .05, or no test       no agreement shown
/// p < .05 and W < .3        significant but no consensus
///             W < .5        weak consensus
///             W < .7        moderate consensus
///             W ≥ .7        strong consensus
/// ```
///
/// The lines are Schmidt's landmarks (.1 very weak, .3 weak, .5 moderate, .7 strong, .9 unusually
/// strong agreement), each valid from its value up.
///
/// Reference: Schmidt 1997, *Managing Delphi surveys using nonparametric statistical techniques*,
/// Decision Sciences 28(3), doi:10.1111/j.1540-5915.1997.tb01330.x.
///
/// # Examples
///
/// ```
/// use materiality::{Concordance, Lang};
///
/// assert_eq!(Concordance::of(0.024, Some(1e-9)), Concordance::NoConsensus);
/// assert_eq!(Concordance::NoConsensus.text(Lang::En), "significant but no consensus");
/// assert_eq!(Concordance::of(0.9, None), Concordance::NotShown);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Concordance {
    /// Chance alone could have made the orders as alike as they are.
    NotShown,
    /// More than chance, but next to nothing is shared.
    NoConsensus,
    /// A weak consensus.
    Weak,
    /// A moderate consensus.
    Moderate,
    /// A strong consensus.
    Strong,
}

impl Concordance {
    /// What W and the p-value of its test say; no p-value, as where there is no test, shows
    /// nothing.
    pub fn of(w: f64, p_value: Option<f64>) -> Self {
        let reaches = |line: f64| quantize(w) >= quantize(line);
        if !p_value.is_some_and(|p| p < SIGNIFICANT) {
            Self::NotShown
        } else if !reaches(WEAK) {
            Self::NoConsensus
        } else if !reaches(MODERATE) {
            Self::Weak
        } else if !reaches(STRONG) {
            Self::Moderate
        } else {
            Self::Strong
        }
    }

    /// The same in words.
    pub const fn text(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::NotShown, Lang::En) => "no agreement shown beyond chance",
            (Self::NotShown, Lang::Zh) => "未显示超出偶然的一致性",
            (Self::NoConsensus, Lang::En) => "significant but no consensus",
            (Self::NoConsensus, Lang::Zh) => "统计显著，但没有共识",
            (Self::Weak, Lang::En) => "weak consensus",
            (Self::Weak, Lang::Zh) => "弱共识",
            (Self::Moderate, Lang::En) => "moderate consensus",
            (Self::Moderate, Lang::Zh) => "中等共识",
            (Self::Strong, Lang::En) => "strong consensus",
            (Self::Strong, Lang::Zh) => "强共识",
        }
    }
}
