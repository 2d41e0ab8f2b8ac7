//! SPOTIS: normalized distance to the ideal point of the declared ranges.

use super::anchor::Anchor;
use super::error::PriorityError;
use super::prioritizer::Prioritizer;
use super::weight_form::WeightForm;
use crate::model::{ScoreMatrix, Weights};

/// The stable preference ordering towards the ideal solution.
///
/// # Formula
///
/// ```text
/// P = Σⱼ wⱼ · |xⱼ − idealⱼ| / (highⱼ − lowⱼ)      ideal = most material end of the declared range
/// U = 1 − P
/// ```
///
/// P lies in [0, 1], small is good; the utility is 1 − P, which is the utility of the
/// [`WeightedSum`](crate::WeightedSum): the two are the same method. It is here so that a plan can
/// name what a report has used.
///
/// # Degenerate cases
///
/// One issue has rank 1. A column of weight 0 has no influence.
///
/// # Errors
///
/// [`PriorityError::NoBounds`] for a column without declared bounds.
///
/// Complexity: O(issues × columns).
///
/// Reference: Dezert, Tchamova, Han & Tacnet 2020, *The SPOTIS rank reversal free method for
/// multi-criteria decision-making support*, <https://doi.org/10.23919/FUSION45008.2020.9190347>.
///
/// # Examples
///
/// ```
/// use materiality::{Prioritizer, ScoreMatrix, Spotis, WeightedSum, Weights};
///
/// let scores = ScoreMatrix::from_rows(&[[0.4, 0.9], [0.8, 0.7]])?;
/// let weights = Weights::equal(2)?;
/// let (spotis, sum) = (Spotis.prioritize(&scores, &weights)?, WeightedSum.prioritize(&scores, &weights)?);
/// assert_eq!(spotis.order(), sum.order());
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spotis;

impl Prioritizer for Spotis {
    fn name(&self) -> &'static str {
        "SPOTIS"
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
        let distance = |row| -> f64 {
            Anchor::terms(&anchors, row).map(|(weight, score)| weight * (1.0 - score)).sum()
        };
        Ok(scores.rows().map(|row| 1.0 - distance(row)).collect())
    }

    fn weight_form(&self, scores: &ScoreMatrix) -> Result<Option<WeightForm>, PriorityError> {
        Ok(Some(WeightForm::of_scores(self.name(), scores)?))
    }
}
