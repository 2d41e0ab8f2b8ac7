//! The top-box share.

use std::num::NonZeroU8;

use serde::{Deserialize, Serialize};

use super::error::ScoringError;
use super::estimate::Estimate;
use super::estimator::Estimator;
use crate::model::{Scale, Score};
use crate::num::counts;
use crate::survey::Cell;

/// The share of answers in the most material levels: "top two boxes", for `boxes` = 2.
///
/// # Formula
///
/// ```text
/// p = (answers in the top boxes) / n
/// var(p) = p(1 − p) / (n − 1)
/// interval: Wilson's, (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n)
/// ```
///
/// # Degenerate cases
///
/// Nobody: no estimate. One answer: no interval. All answers alike: Wilson's interval, which has a
/// width. As many boxes as levels are refused: everybody would be in them.
///
/// Complexity: O(levels).
///
/// Reference: Wilson 1927, *Probable inference, the law of succession, and statistical inference*.
///
/// # Examples
///
/// ```
/// use materiality::{Estimator, Scale, TopBox};
///
/// let top_two = TopBox::new(2)?;
/// assert!(top_two.check(&Scale::likert(5)?).is_ok());
/// assert!(top_two.check(&Scale::likert(2)?).is_err());
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TopBox {
    boxes: NonZeroU8,
}

impl TopBox {
    /// The share of the `boxes` most material levels.
    ///
    /// # Errors
    ///
    /// [`ScoringError::NoBoxes`] for no boxes.
    pub fn new(boxes: u8) -> Result<Self, ScoringError> {
        NonZeroU8::new(boxes).map(|boxes| Self { boxes }).ok_or(ScoringError::NoBoxes)
    }

    /// How many levels count as the top.
    pub fn boxes(&self) -> usize {
        usize::from(self.boxes.get())
    }
}

impl Estimator for TopBox {
    fn name(&self) -> &'static str {
        "top-box share"
    }

    fn estimate(&self, cell: &Cell<'_>) -> Option<Estimate> {
        let n = cell.answers();
        if n == 0 {
            return None;
        }
        let from = cell.levels().len().saturating_sub(self.boxes());
        let top = counts::total(&cell.levels()[from..]);
        Some(Estimate::new(Score::saturating(top as f64 / n as f64), n).as_share())
    }

    fn check(&self, scale: &Scale) -> Result<(), ScoringError> {
        if self.boxes() < scale.levels() {
            return Ok(());
        }
        Err(ScoringError::ScaleUnfit {
            estimator: self.name(),
            problem: format!("{} boxes of {} levels", self.boxes(), scale.levels()),
        })
    }
}
