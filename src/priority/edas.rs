//! EDAS: distances from the average issue.

use super::error::PriorityError;
use super::prioritizer::Prioritizer;
use super::profile::Profile;
use crate::model::{ScoreMatrix, Weights};
use crate::num::extent::column_sums;
use crate::num::grid::quantize;

/// Evaluation based on distance from the average solution.
///
/// # Formula
///
/// ```text
/// dⱼ = ±(xⱼ − mean) / mean       − if lower is more material
/// SP = Σⱼ wⱼ · max(0, dⱼ),  SN = Σⱼ wⱼ · max(0, −dⱼ)
/// U  = ½ (SP / max SP  +  1 − SN / max SN)
/// ```
///
/// U lies in [0, 1]. The mean is that of the issues at hand: of the methods of this crate few
/// reorder the rest as readily when an issue is dropped. It is here to replicate reports.
///
/// # Degenerate cases
///
/// If nobody is above the mean, or nobody below, that term is 0 or 1: one issue, or all equal, gives
/// U = 0.5. A column of weight 0 has no influence.
///
/// # Errors
///
/// [`PriorityError::MeanNotPositive`] for a column whose mean is not above 0. Raw columns are taken.
///
/// Complexity: O(issues × columns).
///
/// Reference: Keshavarz Ghorabaee, Zavadskas, Olfat & Turskis 2015, *Multi-criteria inventory
/// classification using a new method of evaluation based on distance from average solution (EDAS)*,
/// <https://doi.org/10.15388/Informatica.2015.57>.
///
/// # Examples
///
/// ```
/// use materiality::{Edas, Prioritizer, ScoreMatrix, Weights};
///
/// let scores = ScoreMatrix::from_rows(&[[0.6, 0.6], [0.6, 0.2], [0.3, 0.4]])?;
/// let utilities = Edas.utilities(&scores, &Weights::equal(2)?)?;
/// assert_eq!(utilities[0], 1.0); // nowhere below the mean, furthest above
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Edas;

impl Prioritizer for Edas {
    fn name(&self) -> &'static str {
        "EDAS"
    }

    fn utilities(
        &self,
        scores: &ScoreMatrix,
        weights: &Weights,
    ) -> Result<Vec<f64>, PriorityError> {
        let profiles = Profile::of_columns(scores, weights);
        let units: Vec<f64> = profiles.iter().map(|profile| profile.extent.unit()).collect();
        let n = scores.issues().len() as f64;
        let mut means = column_sums(scores.as_slice(), &units, |x| x);
        for ((mean, profile), column) in means.iter_mut().zip(&profiles).zip(scores.columns()) {
            *mean /= n;
            if profile.weight > 0.0 && *mean <= 0.0 {
                return Err(PriorityError::MeanNotPositive {
                    method: self.name(),
                    column: column.label().to_owned(),
                    found: *mean * profile.extent.max.abs().max(profile.extent.min.abs()),
                });
            }
        }
        let distances = |row: &[f64]| {
            let columns = row.iter().zip(&profiles).zip(units.iter().zip(&means));
            columns.filter(|((_, profile), _)| profile.weight > 0.0).fold(
                (0.0, 0.0),
                |(above, below), ((x, profile), (unit, mean))| {
                    let d = profile.sign() * (x / unit - mean) / mean;
                    // A mean of equal numbers can be off in its last bit.
                    let d = if quantize(d) == 0.0 { 0.0 } else { d };
                    (above + profile.weight * d.max(0.0), below + profile.weight * (-d).max(0.0))
                },
            )
        };
        let sums: Vec<(f64, f64)> = scores.rows().map(distances).collect();
        let most_above = sums.iter().fold(0.0, |most: f64, sum| most.max(sum.0));
        let most_below = sums.iter().fold(0.0, |most: f64, sum| most.max(sum.1));
        let share = |part: f64, most: f64| if most > 0.0 { part / most } else { 0.0 };
        let utility = |&(above, below): &(f64, f64)| {
            f64::midpoint(share(above, most_above), 1.0 - share(below, most_below))
        };
        Ok(sums.iter().map(utility).collect())
    }
}
