//! Weighted sums of columns that are normalized by the issues at hand: MARCOS, ARAS, the ratio
//! system of MOORA, and the min-max weighted sum.

use serde::{Deserialize, Serialize};

use super::error::PriorityError;
use super::prioritizer::Prioritizer;
use super::profile::{Need, Profile, require};
use super::weight_form::WeightForm;
use crate::model::{Direction, ScoreMatrix, Weights};
use crate::num::extent::column_sums;

/// What a column is divided by; each choice is known by a name of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SumNorm {
    /// The best value at hand: MARCOS.
    Best,
    /// The sum of the column and its best value: ARAS.
    SumWithBest,
    /// The Euclidean norm of the column: the ratio system of MOORA.
    Norm,
    /// The range of the column.
    Range,
}

/// A weighted sum of columns that are normalized by the values at hand, under the names by which
/// reports know it.
///
/// These are one method with four normalizations. Each makes the order of two issues depend on the
/// others: dropping one can reorder the rest, which
/// [`WeightedSum`](crate::WeightedSum) on declared ranges never does. They are here to replicate
/// reports.
///
/// # Formula
///
/// ```text
/// best            r = x / max,                min / x       if lower is more material
/// sum_with_best   r = x / (Σx + max x),       the same of 1/x
/// norm            r = x / √Σx²,               −x / √Σx²
/// range           r = (x − worst) / (best − worst)
///
/// U = Σⱼ wⱼ · rⱼ           divided, for sum_with_best, by the U of the best values together
/// ```
///
/// `best` is MARCOS: its degree K⁺ is this U, and its utility function f is U times a factor that
/// all issues share. (K⁻ is U over the U of the worst values, so f(K⁺) and f(K⁻) are constants and
/// f is proportional to K⁺ + K⁻, that is to U.) `sum_with_best` is the degree K of ARAS. `norm` is
/// the ratio system of MOORA, and the first part of MULTIMOORA.
///
/// # Degenerate cases
///
/// One issue has rank 1. Equal issues are tied. A column of zeros contributes nothing; so does,
/// under `range`, one in which all issues agree. A column of weight 0 has no influence.
///
/// # Errors
///
/// Under `best` and `sum_with_best`: [`PriorityError::Negative`] for a negative value,
/// [`PriorityError::NotPositive`] for a value of 0 or less where lower is more material. Raw
/// columns are taken.
///
/// Complexity: O(issues × columns), three passes at most.
///
/// Reference: Stević et al. 2020, *Sustainable supplier selection in healthcare industries using a
/// new MCDM method: MARCOS*, <https://doi.org/10.1016/j.cie.2019.106231>; Zavadskas & Turskis 2010,
/// *A new additive ratio assessment (ARAS) method*, <https://doi.org/10.3846/tede.2010.10>; Brauers
/// & Zavadskas 2006, *The MOORA method and its application to privatization in a transition
/// economy*.
///
/// # Examples
///
/// ```
/// use materiality::{NormalizedSum, Prioritizer, ScoreMatrix, Weights};
///
/// let scores = ScoreMatrix::from_rows(&[[0.8, 0.3], [0.4, 0.6]])?;
/// let utilities = NormalizedSum::MARCOS.utilities(&scores, &Weights::equal(2)?)?;
/// assert_eq!(utilities, [0.75, 0.75]); // .8/.8 and .3/.6; .4/.8 and .6/.6
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NormalizedSum {
    by: SumNorm,
}

impl NormalizedSum {
    /// Ratios to the best value at hand.
    pub const MARCOS: Self = Self { by: SumNorm::Best };
    /// Shares of the column with its best value counted twice.
    pub const ARAS: Self = Self { by: SumNorm::SumWithBest };
    /// The ratio system of MOORA.
    pub const MOORA: Self = Self { by: SumNorm::Norm };
    /// Positions in the range of the values at hand.
    pub const MIN_MAX: Self = Self { by: SumNorm::Range };

    /// A weighted sum with a normalization.
    pub const fn new(by: SumNorm) -> Self {
        Self { by }
    }

    /// The normalization.
    pub const fn normalization(&self) -> SumNorm {
        self.by
    }
}

impl Prioritizer for NormalizedSum {
    fn name(&self) -> &'static str {
        match self.by {
            SumNorm::Best => "MARCOS",
            SumNorm::SumWithBest => "ARAS",
            SumNorm::Norm => "MOORA ratio system",
            SumNorm::Range => "min-max weighted sum",
        }
    }

    fn utilities(
        &self,
        scores: &ScoreMatrix,
        weights: &Weights,
    ) -> Result<Vec<f64>, PriorityError> {
        if matches!(self.by, SumNorm::Best | SumNorm::SumWithBest) {
            require(scores, weights, self.name(), Need::Shares)?;
        }
        let profiles = Profile::of_columns(scores, weights);
        Ok(match self.by {
            SumNorm::Best => sums(scores, &profiles, Profile::ratio),
            SumNorm::Range => scores
                .rows()
                .map(|row| {
                    Profile::varying(&profiles, row).map(|(p, x)| p.weight * p.share(x)).sum()
                })
                .collect(),
            SumNorm::Norm => by_norm(scores, &profiles),
            SumNorm::SumWithBest => by_sum_with_best(scores, &profiles),
        })
    }

    fn weight_form(&self, scores: &ScoreMatrix) -> Result<Option<WeightForm>, PriorityError> {
        if self.by != SumNorm::SumWithBest {
            return Ok(Some(WeightForm::by_columns(self, scores)?));
        }
        // The degree K divides by the same sum for all issues, which depends on the weights: the
        // shares themselves are linear, and order as K does.
        let columns = scores.columns().len();
        let equal = Weights::equal(columns)?;
        require(scores, &equal, self.name(), Need::Shares)?;
        let profiles = Profile::of_columns(scores, &equal);
        let factors = shares_with_best(scores, &profiles);
        let share = |((&x, profile), factor): ((&f64, &Profile), &f64)| {
            if *factor > 0.0 { factor * profile.ratio(x) } else { 0.0 }
        };
        let shares =
            scores.rows().flat_map(|row| row.iter().zip(&profiles).zip(&factors).map(share));
        Ok(Some(WeightForm::united(columns, shares.collect())?.order_only()))
    }
}

/// `Σ w · f(x)` over the columns with a weight.
fn sums(scores: &ScoreMatrix, profiles: &[Profile], f: impl Fn(Profile, f64) -> f64) -> Vec<f64> {
    let utility = |row| Profile::weighted(profiles, row).map(|(p, x)| p.weight * f(p, x)).sum();
    scores.rows().map(utility).collect()
}

/// The ratio system of MOORA.
fn by_norm(scores: &ScoreMatrix, profiles: &[Profile]) -> Vec<f64> {
    let units: Vec<f64> = profiles.iter().map(|profile| profile.extent.unit()).collect();
    let squares = column_sums(scores.as_slice(), &units, |x| x * x);
    let factors: Vec<f64> = profiles
        .iter()
        .zip(squares)
        .map(
            |(profile, sum)| {
                if sum == 0.0 { 0.0 } else { profile.weight * profile.sign() / sum.sqrt() }
            },
        )
        .collect();
    let utility = |row: &[f64]| {
        row.iter().zip(&units).zip(&factors).map(|((x, unit), f)| f * (x / unit)).sum()
    };
    scores.rows().map(utility).collect()
}

/// For each column the weight over the sum of ratios to the best value, the best counted twice; 0
/// for a column of zeros.
fn shares_with_best(scores: &ScoreMatrix, profiles: &[Profile]) -> Vec<f64> {
    // Ratios to the best value: x / max, or (1/x) / (1/min), so the best value itself is 1.
    let mut totals = vec![0.0; profiles.len()];
    for row in scores.rows() {
        for ((total, profile), &x) in totals.iter_mut().zip(profiles).zip(row) {
            if profile.weight > 0.0 {
                *total += profile.ratio(x);
            }
        }
    }
    let has_best = |profile: &Profile| match profile.direction {
        Direction::HigherIsMore => profile.extent.max > 0.0,
        Direction::LowerIsMore => true,
    };
    profiles
        .iter()
        .zip(totals)
        .map(
            |(profile, total)| {
                if has_best(profile) { profile.weight / (total + 1.0) } else { 0.0 }
            },
        )
        .collect()
}

/// The degree K of ARAS.
fn by_sum_with_best(scores: &ScoreMatrix, profiles: &[Profile]) -> Vec<f64> {
    let factors = shares_with_best(scores, profiles);
    let of_best: f64 = factors.iter().sum();
    let utility = |row: &[f64]| {
        let columns = row.iter().zip(profiles).zip(&factors);
        let sum: f64 = columns
            .filter(|(_, factor)| **factor > 0.0)
            .map(|((&x, profile), factor)| factor * profile.ratio(x))
            .sum();
        if of_best == 0.0 { 0.0 } else { sum / of_best }
    };
    scores.rows().map(utility).collect()
}
