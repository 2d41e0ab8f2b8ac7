//! COPRAS: shares of what is gained, and inverse shares of what is paid.

use super::error::PriorityError;
use super::prioritizer::Prioritizer;
use super::profile::Profile;
use super::weight_form::WeightForm;
use crate::model::{Direction, ScoreMatrix, Weights};
use crate::num::extent::column_sums;

/// Complex proportional assessment: an issue's share of each column, those in which lower is more
/// material counted inversely.
///
/// # Formula
///
/// ```text
/// rⱼ = wⱼ · xⱼ / Σᵢ xᵢⱼ
/// S⁺ = Σ rⱼ over columns where higher is more material,  S⁻ = Σ rⱼ where lower is
/// Q  = S⁺ + Σᵢ S⁻ᵢ / (S⁻ · Σᵢ 1/S⁻ᵢ)                     Q = S⁺ if there is none of the latter
/// U  = Q / greatest Q at hand
/// ```
///
/// U lies in [0, 1]. Of two issues with the same S⁺ the one with less S⁻ always comes first. If
/// higher is more material in every column this is the weighted sum of shares.
///
/// # Degenerate cases
///
/// One issue: U = 1. A column of zeros where higher is more contributes nothing; if nothing is left,
/// all are tied at 0. A column of weight 0 has no influence.
///
/// # Errors
///
/// [`PriorityError::Negative`] for a negative value; [`PriorityError::NotPositive`] for an issue
/// that has 0 in every column where lower is more material, which would be infinitely good. Raw
/// columns are taken.
///
/// Complexity: O(issues × columns).
///
/// Reference: Zavadskas, Kaklauskas & Sarka 1994, *The new method of multicriteria complex
/// proportional assessment of projects*.
///
/// # Examples
///
/// ```
/// use materiality::{Column, Copras, Direction, IssueId, Prioritizer, ScoreMatrix, Weights};
///
/// let scores = ScoreMatrix::new(
///     vec![IssueId::new("cheap")?, IssueId::new("dear")?],
///     vec![
///         Column::raw("benefit", Direction::HigherIsMore)?,
///         Column::raw("cost", Direction::LowerIsMore)?,
///     ],
///     vec![5.0, 10.0, 5.0, 30.0],
/// )?;
/// let utilities = Copras.utilities(&scores, &Weights::equal(2)?)?;
/// assert!((utilities[1] - 0.6).abs() < 1e-12); // Q = .25 + .375 and .25 + .125
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Copras;

impl Copras {
    /// Refuses negative values, and issues that would be divided by 0.
    fn check(self, scores: &ScoreMatrix, profiles: &[Profile]) -> Result<(), PriorityError> {
        for (issue, row) in scores.issues().iter().zip(scores.rows()) {
            let mut costs = 0.0;
            let mut first_cost = None;
            for ((column, profile), &found) in scores.columns().iter().zip(profiles).zip(row) {
                if profile.weight == 0.0 {
                    continue;
                }
                if found < 0.0 {
                    return Err(PriorityError::Negative {
                        method: self.name(),
                        issue: issue.clone(),
                        column: column.label().to_owned(),
                        found,
                    });
                }
                if profile.direction == Direction::LowerIsMore {
                    costs += found / profile.extent.unit();
                    first_cost = first_cost.or(Some(column));
                }
            }
            if let Some(column) = first_cost
                && costs == 0.0
            {
                return Err(PriorityError::NotPositive {
                    method: self.name(),
                    issue: issue.clone(),
                    column: column.label().to_owned(),
                    found: 0.0,
                });
            }
        }
        Ok(())
    }
}

impl Prioritizer for Copras {
    fn name(&self) -> &'static str {
        "COPRAS"
    }

    fn utilities(
        &self,
        scores: &ScoreMatrix,
        weights: &Weights,
    ) -> Result<Vec<f64>, PriorityError> {
        let profiles = Profile::of_columns(scores, weights);
        self.check(scores, &profiles)?;
        let units: Vec<f64> = profiles.iter().map(|profile| profile.extent.unit()).collect();
        let totals = column_sums(scores.as_slice(), &units, |x| x);
        let part = |row: &[f64], direction: Direction| -> f64 {
            let columns = row.iter().zip(&profiles).zip(units.iter().zip(&totals));
            columns
                .filter(|((_, profile), (_, total))| {
                    profile.direction == direction && profile.weight > 0.0 && **total > 0.0
                })
                .map(|((x, profile), (unit, total))| profile.weight * (x / unit / total))
                .sum()
        };
        let gains: Vec<f64> = scores.rows().map(|row| part(row, Direction::HigherIsMore)).collect();
        let costs: Vec<f64> = scores.rows().map(|row| part(row, Direction::LowerIsMore)).collect();
        let total: f64 = costs.iter().sum();
        let inverse: f64 = costs.iter().map(|cost| 1.0 / cost).sum();
        let q = gains
            .iter()
            .zip(&costs)
            .map(|(gain, &cost)| gain + if cost > 0.0 { total / (cost * inverse) } else { 0.0 });
        let greatest = q.clone().fold(0.0, f64::max);
        Ok(q.map(|q| if greatest > 0.0 { q / greatest } else { 0.0 }).collect())
    }

    fn weight_form(&self, scores: &ScoreMatrix) -> Result<Option<WeightForm>, PriorityError> {
        let columns = scores.columns().len();
        let profiles = Profile::of_columns(scores, &Weights::equal(columns)?);
        self.check(scores, &profiles)?;
        let is_cost = |profile: &Profile| profile.direction == Direction::LowerIsMore;
        let costs = profiles.iter().filter(|profile| is_cost(profile)).count();
        // Σ S⁻ / (S⁻ · Σ 1/S⁻) is linear in the weights of one cost; of several, and nothing else,
        // its order is that of −S⁻. Of several beside gains it is neither.
        if costs > 1 && costs < columns {
            return Ok(None);
        }
        let units: Vec<f64> = profiles.iter().map(|profile| profile.extent.unit()).collect();
        let totals = column_sums(scores.as_slice(), &units, |x| x);
        let inverse = column_sums(scores.as_slice(), &units, |x| 1.0 / x);
        let share = |(column, &x): (usize, &f64)| {
            let (unit, total) = (units[column], totals[column]);
            match profiles[column].direction {
                _ if total == 0.0 => 0.0,
                Direction::HigherIsMore => x / unit / total,
                Direction::LowerIsMore if costs > 1 => -x / unit / total,
                Direction::LowerIsMore => 1.0 / (x / unit * inverse[column]),
            }
        };
        let values = scores.rows().flat_map(|row| row.iter().enumerate().map(share)).collect();
        Ok(Some(WeightForm::united(columns, values)?.order_only()))
    }
}
