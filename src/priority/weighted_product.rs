//! The weighted product of anchored scores.

use serde::{Deserialize, Serialize};

use super::anchor::Anchor;
use super::error::PriorityError;
use super::prioritizer::Prioritizer;
use super::weight_form::{WeightForm, anchored};
use crate::model::{ScoreMatrix, Weights};
use crate::num::power::power_mean;

/// What a score of exactly 0 does to a product.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ZeroScores {
    /// The product is 0, and the issue comes last with all others that have a 0; the default.
    #[default]
    Last,
    /// A 0 is an error that names its issue and column.
    Refused,
}

/// The product of scores raised to their weights: a low score on one axis is made up for less
/// easily by a high one on the other than in the weighted sum.
///
/// # Formula
///
/// ```text
/// U = Πⱼ uⱼ^wⱼ      uⱼ = score on the declared range of the column, in [0, 1]
/// ```
///
/// U lies in [0, 1] and depends on the issue's own scores alone. It is the power mean of exponent
/// 0 (see [`GeneralizedMean`](crate::GeneralizedMean)).
///
/// # Degenerate cases
///
/// A score of 0, the least material end of the scale, makes the product 0 whatever the others are;
/// [`ZeroScores`] says whether that is accepted. A column of weight 0 has no influence, whatever
/// it holds. One issue has rank 1.
///
/// # Errors
///
/// [`PriorityError::NoBounds`] for a column without declared bounds;
/// [`PriorityError::NotPositive`] for a score of 0 if these are refused.
///
/// Complexity: O(issues × columns).
///
/// Reference: Bridgman 1922, *Dimensional Analysis*; Miller & Starr 1969, *Executive Decisions and
/// Operations Research*.
///
/// # Examples
///
/// ```
/// use materiality::{Prioritizer, ScoreMatrix, WeightedProduct, WeightedSum, Weights};
///
/// let scores = ScoreMatrix::from_rows(&[[0.36, 0.64], [0.04, 1.0]])?;
/// let weights = Weights::equal(2)?;
/// let utilities = WeightedProduct::default().utilities(&scores, &weights)?;
/// assert!((utilities[0] - 0.48).abs() < 1e-12); // .6 · .8
/// assert!((utilities[1] - 0.2).abs() < 1e-12); // .2 · 1, where the weighted sum has .52 and wins
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WeightedProduct {
    #[serde(default)]
    zeros: ZeroScores,
}

impl WeightedProduct {
    /// A weighted product with a rule for scores of 0.
    pub const fn new(zeros: ZeroScores) -> Self {
        Self { zeros }
    }

    /// The rule for scores of 0.
    pub const fn zeros(&self) -> ZeroScores {
        self.zeros
    }

    /// The first score of 0 in a column that counts.
    fn check_zeros(self, scores: &ScoreMatrix, anchors: &[Anchor]) -> Result<(), PriorityError> {
        if self.zeros == ZeroScores::Last {
            return Ok(());
        }
        for (issue, row) in scores.issues().iter().zip(scores.rows()) {
            for ((column, anchor), &x) in scores.columns().iter().zip(anchors).zip(row) {
                if anchor.weight > 0.0 && anchor.score(x) == 0.0 {
                    return Err(PriorityError::NotPositive {
                        method: self.name(),
                        issue: issue.clone(),
                        column: column.label().to_owned(),
                        found: 0.0,
                    });
                }
            }
        }
        Ok(())
    }
}

impl Prioritizer for WeightedProduct {
    fn name(&self) -> &'static str {
        "weighted product"
    }

    fn is_independent(&self) -> bool {
        true
    }

    fn utilities(
        &self,
        scores: &ScoreMatrix,
        weights: &Weights,
    ) -> Result<Vec<f64>, PriorityError> {
        let anchors = Anchor::of_columns(scores, weights, self.name())?;
        self.check_zeros(scores, &anchors)?;
        Ok(scores.rows().map(|row| power_mean(Anchor::terms(&anchors, row), 0.0)).collect())
    }

    fn weight_form(&self, scores: &ScoreMatrix) -> Result<Option<WeightForm>, PriorityError> {
        let columns = scores.columns().len();
        let anchors = Anchor::of_columns(scores, &Weights::equal(columns)?, self.name())?;
        self.check_zeros(scores, &anchors)?;
        WeightForm::power_mean(columns, &anchored(self.name(), scores)?, 0.0)
    }
}
