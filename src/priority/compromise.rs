//! Compromise programming: nearness to the point that is most material on every axis.

use serde::{Deserialize, Serialize};

use super::anchor::Anchor;
use super::error::PriorityError;
use super::prioritizer::Prioritizer;
use super::weight_form::{WeightForm, anchored};
use crate::model::{ScoreMatrix, Weights};
use crate::num::power::power_mean;

/// How near an issue comes to the ideal point, which has the score 1 on every axis.
///
/// The power p says how much the largest shortfall counts: with p = 1 this is the weighted sum,
/// with p = ∞ only the worst axis counts.
///
/// # Formula
///
/// ```text
/// U = 1 − (Σⱼ wⱼ · (1 − uⱼ)ᵖ)^(1/p)      uⱼ = score on the declared range of the column
/// U = minⱼ uⱼ for p = ∞                   over wⱼ > 0
/// ```
///
/// U lies in [0, 1] and depends on the issue's own scores alone, because the ideal is the end of
/// the declared scale and not the best issue at hand. Weights stand outside the power; where a text
/// has them inside (Σ (wⱼ(1 − uⱼ))ᵖ), its weights are the p-th roots of these.
///
/// # Degenerate cases
///
/// An issue at the ideal has U = 1. A column of weight 0 has no influence. One issue has rank 1.
///
/// # Errors
///
/// [`PriorityError::NoBounds`] for a column without declared bounds.
///
/// Complexity: O(issues × columns).
///
/// Reference: Yu 1973, *A class of solutions for group decision problems*; Zeleny 1973,
/// *Compromise programming*.
///
/// # Examples
///
/// ```
/// use materiality::{Compromise, Prioritizer, ScoreMatrix, Weights};
///
/// let scores = ScoreMatrix::from_rows(&[[0.7, 0.6], [1.0, 0.3]])?;
/// let utilities = Compromise::EUCLIDEAN.utilities(&scores, &Weights::equal(2)?)?;
/// assert!((utilities[0] - 0.646_446_6).abs() < 1e-7); // 1 − √(.5 · .09 + .5 · .16)
/// assert!(utilities[0] > utilities[1]); // equal under p = 1
/// assert!(Compromise::new(0.5).is_err());
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "CompromiseSpec", into = "CompromiseSpec")]
pub struct Compromise {
    power: f64,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct CompromiseSpec {
    power: PowerSpec,
}

/// JSON has no infinity.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged, expecting = "expected a number of at least 1 or \"max\"")]
enum PowerSpec {
    Finite(f64),
    Limit(Limit),
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
enum Limit {
    Max,
}

impl Compromise {
    /// Straight-line distance: p = 2.
    pub const EUCLIDEAN: Self = Self { power: 2.0 };
    /// The largest shortfall: p = ∞.
    pub const CHEBYSHEV: Self = Self { power: f64::INFINITY };

    /// A distance of any power from 1 to infinity.
    ///
    /// # Errors
    ///
    /// [`PriorityError::InvalidParameter`] for a power below 1 or NaN.
    pub fn new(power: f64) -> Result<Self, PriorityError> {
        if (1.0..=f64::INFINITY).contains(&power) {
            return Ok(Self { power });
        }
        Err(PriorityError::InvalidParameter {
            what: "power of the distance to the ideal",
            found: power,
            expected: "a number of at least 1, or infinity",
        })
    }

    /// The power.
    pub const fn power(&self) -> f64 {
        self.power
    }
}

impl Prioritizer for Compromise {
    fn name(&self) -> &'static str {
        "compromise programming"
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
        let utility = |row| {
            let shortfalls =
                Anchor::terms(&anchors, row).map(|(weight, score)| (weight, 1.0 - score));
            1.0 - power_mean(shortfalls, self.power)
        };
        Ok(scores.rows().map(utility).collect())
    }

    fn weight_form(&self, scores: &ScoreMatrix) -> Result<Option<WeightForm>, PriorityError> {
        let columns = scores.columns().len();
        if self.power.is_infinite() {
            let utilities = self.utilities(scores, &Weights::equal(columns)?)?;
            return Ok(Some(WeightForm::constant(columns, &utilities)?));
        }
        WeightForm::ideal_distance(columns, &anchored(self.name(), scores)?, self.power)
    }
}

impl TryFrom<CompromiseSpec> for Compromise {
    type Error = PriorityError;

    fn try_from(spec: CompromiseSpec) -> Result<Self, PriorityError> {
        Self::new(match spec.power {
            PowerSpec::Finite(power) => power,
            PowerSpec::Limit(Limit::Max) => f64::INFINITY,
        })
    }
}

impl From<Compromise> for CompromiseSpec {
    fn from(compromise: Compromise) -> Self {
        let power = match compromise.power {
            f64::INFINITY => PowerSpec::Limit(Limit::Max),
            finite => PowerSpec::Finite(finite),
        };
        Self { power }
    }
}
