//! TOPSIS: near the best point and far from the worst.

use serde::{Deserialize, Serialize};

use super::anchor::Anchor;
use super::error::PriorityError;
use super::prioritizer::Prioritizer;
use super::profile::Profile;
use super::weight_form::{WeightForm, anchored};
use crate::model::{ScoreMatrix, Weights};
use crate::num::extent::{Extent, column_sums};
use crate::num::grid::unite;

/// How columns are made comparable, and where the best and worst points lie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum TopsisNorm {
    /// Declared range of the column; the points are its ends. The default, and the only one under
    /// which dropping an issue reorders nothing.
    #[default]
    Declared,
    /// Division by the column's Euclidean norm, as first published; the points are the best and
    /// worst values at hand.
    Vector,
    /// The range of the values at hand.
    MinMax,
}

/// Relative closeness to the ideal: distance from the worst point as a share of the distances from
/// both.
///
/// # Formula
///
/// ```text
/// U = D⁻ / (D⁺ + D⁻)      D± = √Σⱼ (wⱼ · (rⱼ − rⱼ±))²
///
/// declared   rⱼ = score on the declared range; r⁺ = 1, r⁻ = 0
/// vector     rⱼ = xⱼ / √Σᵢ xᵢⱼ²;               r± = best and worst at hand
/// min_max    rⱼ = (xⱼ − worst) / (best − worst); r⁺ = 1, r⁻ = 0
/// ```
///
/// U lies in [0, 1], 1 being the best point itself.
///
/// # Degenerate cases
///
/// All issues equal, or one issue, under `vector` or `min_max`: 0/0, taken as 0.5. A column in
/// which all issues agree contributes nothing there. A column of weight 0 has no influence.
///
/// # Errors
///
/// [`PriorityError::NoBounds`] under `declared` for a column without declared bounds; the others
/// take raw columns.
///
/// Complexity: O(issues × columns); one pass under `declared`, three otherwise.
///
/// Reference: Hwang & Yoon 1981, *Multiple Attribute Decision Making*,
/// <https://doi.org/10.1007/978-3-642-48318-9>. Libraries disagree on the default normalization,
/// and with it on the winner.
///
/// # Examples
///
/// ```
/// use materiality::{Prioritizer, ScoreMatrix, Topsis, TopsisNorm, Weights};
///
/// let scores = ScoreMatrix::from_rows(&[[0.8, 0.6], [0.4, 0.4]])?;
/// let weights = Weights::equal(2)?;
/// let utilities = Topsis::default().utilities(&scores, &weights)?;
/// assert!((utilities[1] - 0.4).abs() < 1e-12); // on the diagonal: .4 of the way
/// let classic = Topsis::new(TopsisNorm::Vector);
/// assert_eq!(classic.utilities(&scores, &weights)?, [1.0, 0.0]); // best and worst at hand
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Topsis {
    #[serde(default)]
    normalization: TopsisNorm,
}

impl Topsis {
    /// TOPSIS as first published, with vector normalization.
    pub const CLASSIC: Self = Self { normalization: TopsisNorm::Vector };

    /// TOPSIS with a normalization.
    pub const fn new(normalization: TopsisNorm) -> Self {
        Self { normalization }
    }

    /// The normalization.
    pub const fn normalization(&self) -> TopsisNorm {
        self.normalization
    }
}

impl Prioritizer for Topsis {
    fn name(&self) -> &'static str {
        match self.normalization {
            TopsisNorm::Declared => "TOPSIS",
            TopsisNorm::Vector => "TOPSIS, vector normalization",
            TopsisNorm::MinMax => "TOPSIS, min-max normalization",
        }
    }

    fn is_independent(&self) -> bool {
        self.normalization == TopsisNorm::Declared
    }

    fn utilities(
        &self,
        scores: &ScoreMatrix,
        weights: &Weights,
    ) -> Result<Vec<f64>, PriorityError> {
        let profiles = || Profile::of_columns(scores, weights);
        Ok(match self.normalization {
            TopsisNorm::Declared => {
                let anchors = Anchor::of_columns(scores, weights, self.name())?;
                let utility = |row: &[f64]| {
                    closeness(row.iter().zip(&anchors).map(|(&x, anchor)| {
                        let from_worst = anchor.weight * anchor.score(x);
                        (anchor.weight - from_worst, from_worst)
                    }))
                };
                scores.rows().map(utility).collect()
            }
            TopsisNorm::MinMax => {
                let profiles = profiles();
                let utility = |row| {
                    closeness(Profile::varying(&profiles, row).map(|(profile, x)| {
                        let from_worst = profile.weight * profile.share(x);
                        (profile.weight - from_worst, from_worst)
                    }))
                };
                scores.rows().map(utility).collect()
            }
            TopsisNorm::Vector => vector_closeness(scores, &profiles()),
        })
    }

    fn weight_form(&self, scores: &ScoreMatrix) -> Result<Option<WeightForm>, PriorityError> {
        let columns = scores.columns().len();
        if self.normalization == TopsisNorm::Declared {
            let values = anchored(self.name(), scores)?;
            let differences = values.into_iter().map(|score| (score, 1.0 - score));
            return Ok(Some(WeightForm::closeness(columns, differences)?));
        }
        let profiles = Profile::of_columns(scores, &Weights::equal(columns)?);
        let units: Vec<f64> = profiles.iter().map(|profile| profile.extent.unit()).collect();
        let squares = column_sums(scores.as_slice(), &units, |x| x * x);
        // Where values lie between the worst and the best, and how far these are apart.
        let ends = |column: usize| {
            let profile = profiles[column];
            match self.normalization {
                _ if !profile.counts() => (0.0, 1.0, 0.0),
                TopsisNorm::Vector => {
                    let norm = squares[column].sqrt();
                    let range = profile.best() / units[column] - profile.worst() / units[column];
                    (profile.worst(), profile.best(), range / norm)
                }
                _ => (profile.worst(), profile.best(), 1.0),
            }
        };
        let ends: Vec<(f64, f64, f64)> = (0..columns).map(ends).collect();
        let share =
            |(&x, &(worst, best, _)): (&f64, &(f64, f64, f64))| Extent::share(x, worst, best);
        let mut shares: Vec<f64> =
            scores.rows().flat_map(|row| row.iter().zip(&ends).map(share)).collect();
        unite(&mut shares, columns);
        let part = |(share, &(_, _, range)): (&f64, &(f64, f64, f64))| {
            (share * range, (1.0 - share) * range)
        };
        let differences =
            shares.chunks_exact(columns).flat_map(|row| row.iter().zip(&ends).map(part));
        Ok(Some(WeightForm::closeness(columns, differences)?))
    }
}

/// Closeness with every column divided by its norm.
fn vector_closeness(scores: &ScoreMatrix, profiles: &[Profile]) -> Vec<f64> {
    let units: Vec<f64> = profiles.iter().map(|profile| profile.extent.unit()).collect();
    let squares = column_sums(scores.as_slice(), &units, |x| x * x);
    let norms: Vec<f64> = squares.into_iter().map(f64::sqrt).collect();
    let utility = |row: &[f64]| {
        let columns = row.iter().zip(profiles).zip(units.iter().zip(&norms));
        closeness(columns.filter(|((_, profile), _)| profile.counts()).map(
            |((&x, profile), (&unit, &norm))| {
                let part = |value: f64| profile.weight * (value / unit / norm);
                (part(x) - part(profile.best()), part(x) - part(profile.worst()))
            },
        ))
    };
    scores.rows().map(utility).collect()
}

/// `D⁻ / (D⁺ + D⁻)` from the weighted differences to the best and the worst point.
fn closeness(differences: impl Iterator<Item = (f64, f64)>) -> f64 {
    let (best, worst) = differences.fold((0.0, 0.0), |(best, worst), (to_best, to_worst)| {
        (best + to_best * to_best, worst + to_worst * to_worst)
    });
    let (best, worst): (f64, f64) = (best.sqrt(), worst.sqrt());
    if best + worst == 0.0 { 0.5 } else { worst / (best + worst) }
}
