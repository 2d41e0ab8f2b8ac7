//! The weighted sum of anchored scores.

use super::anchor::Anchor;
use super::error::PriorityError;
use super::prioritizer::Prioritizer;
use super::weight_form::WeightForm;
use crate::model::{ScoreMatrix, Weights};

/// The weighted sum of scores, each on the declared range of its column.
///
/// # Formula
///
/// ```text
/// U = Σⱼ wⱼ · uⱼ      uⱼ = (xⱼ − lowⱼ) / (highⱼ − lowⱼ)      if higher is more material
///                     uⱼ = (highⱼ − xⱼ) / (highⱼ − lowⱼ)      if lower is
/// ```
///
/// U lies in [0, 1]. Because the range is declared and not taken from the issues at hand, the
/// utility of an issue depends on its own scores alone: dropping an issue reorders nothing.
///
/// # Degenerate cases
///
/// One issue has rank 1. Equal scores are tied. A column of weight 0 has no influence.
///
/// # Errors
///
/// [`PriorityError::NoBounds`] for a column without declared bounds, unless its weight is 0.
///
/// Complexity: O(issues × columns), one pass.
///
/// Reference: the additive value model, Fishburn 1967, *Additive utilities with incomplete product
/// sets*. On two axes SPOTIS, RAFSI and PROMETHEE II with a linear preference over the full range
/// order issues in the same way.
///
/// # Examples
///
/// ```
/// use materiality::{Prioritizer, ScoreMatrix, WeightedSum, Weights};
///
/// let scores = ScoreMatrix::from_rows(&[[0.4, 0.9], [0.8, 0.7]])?;
/// let utilities = WeightedSum.utilities(&scores, &Weights::new(vec![0.25, 0.75])?)?;
/// assert!((utilities[0] - 0.775).abs() < 1e-12); // .25 · .4 + .75 · .9
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WeightedSum;

impl Prioritizer for WeightedSum {
    fn name(&self) -> &'static str {
        "weighted sum"
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
        let term = |(&x, anchor): (&f64, &Anchor)| anchor.weight * anchor.score(x);
        Ok(scores.rows().map(|row| row.iter().zip(&anchors).map(term).sum()).collect())
    }

    fn weight_form(&self, scores: &ScoreMatrix) -> Result<Option<WeightForm>, PriorityError> {
        Ok(Some(WeightForm::of_scores(self.name(), scores)?))
    }
}
