//! WASPAS: a mixture of the weighted sum and the weighted product of ratios to the best.

use serde::{Deserialize, Serialize};

use super::error::PriorityError;
use super::prioritizer::Prioritizer;
use super::profile::{Need, Profile, require};
use super::weight_form::WeightForm;
use crate::model::{ScoreMatrix, Weights};
use crate::num::grid::unite;

/// Weighted aggregated sum product assessment.
///
/// # Formula
///
/// ```text
/// rⱼ = xⱼ / max,   min / xⱼ if lower is more material      greatest and least value at hand
/// U  = λ · Σⱼ wⱼ·rⱼ + (1 − λ) · Πⱼ rⱼ^wⱼ
/// ```
///
/// U lies in [0, 1]. The maximum comes from the issues at hand, so dropping one can reorder the
/// rest; it is here to replicate reports.
///
/// # Degenerate cases
///
/// One issue, or all equal: U = 1. A column of weight 0 has no influence, whatever it holds.
///
/// # Errors
///
/// [`PriorityError::NotPositive`] for a value of 0 or less. Raw columns are taken.
///
/// Complexity: O(issues × columns).
///
/// Reference: Zavadskas, Turskis, Antucheviciene & Zakarevicius 2012, *Optimization of weighted
/// aggregated sum product assessment*, <https://doi.org/10.5755/j01.eee.122.6.1810>.
///
/// # Examples
///
/// ```
/// use materiality::{Prioritizer, ScoreMatrix, Waspas, Weights};
///
/// let scores = ScoreMatrix::from_rows(&[[0.9, 0.2], [0.225, 0.8]])?;
/// let utilities = Waspas::default().utilities(&scores, &Weights::equal(2)?)?;
/// assert!((utilities[0] - 0.5625).abs() < 1e-12); // .5 · (1 + .25)/2 + .5 · √(1 · .25)
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "WaspasSpec", into = "WaspasSpec")]
pub struct Waspas {
    lambda: f64,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct WaspasSpec {
    #[serde(default = "half")]
    lambda: f64,
}

fn half() -> f64 {
    0.5
}

impl Default for Waspas {
    /// Half sum, half product.
    fn default() -> Self {
        Self { lambda: half() }
    }
}

impl Waspas {
    /// A mixture with the part `lambda` of the weighted sum.
    ///
    /// # Errors
    ///
    /// [`PriorityError::InvalidParameter`] unless `lambda` lies in [0, 1].
    pub fn new(lambda: f64) -> Result<Self, PriorityError> {
        if (0.0..=1.0).contains(&lambda) {
            return Ok(Self { lambda });
        }
        Err(PriorityError::InvalidParameter {
            what: "lambda of WASPAS",
            found: lambda,
            expected: "a number from 0 to 1",
        })
    }

    /// The part of the weighted sum.
    pub const fn lambda(&self) -> f64 {
        self.lambda
    }
}

impl Prioritizer for Waspas {
    fn name(&self) -> &'static str {
        "WASPAS"
    }

    fn utilities(
        &self,
        scores: &ScoreMatrix,
        weights: &Weights,
    ) -> Result<Vec<f64>, PriorityError> {
        require(scores, weights, self.name(), Need::Positive)?;
        let profiles = Profile::of_columns(scores, weights);
        let utility = |row| {
            let (sum, log) = Profile::weighted(&profiles, row)
                .map(|(profile, x)| (profile.weight, profile.ratio(x)))
                .fold((0.0, 0.0), |(sum, log), (weight, ratio)| {
                    (sum + weight * ratio, log + weight * ratio.ln())
                });
            self.lambda * sum + (1.0 - self.lambda) * log.exp()
        };
        Ok(scores.rows().map(utility).collect())
    }

    #[expect(clippy::float_cmp, reason = "0 and 1 are written, not computed")]
    fn weight_form(&self, scores: &ScoreMatrix) -> Result<Option<WeightForm>, PriorityError> {
        let columns = scores.columns().len();
        if self.lambda == 1.0 {
            return Ok(Some(WeightForm::by_columns(self, scores)?));
        }
        if self.lambda == 0.0 {
            let equal = Weights::equal(columns)?;
            require(scores, &equal, self.name(), Need::Positive)?;
            let profiles = Profile::of_columns(scores, &equal);
            let ratio = |(profile, &x): (&Profile, &f64)| profile.ratio(x);
            let mut ratios: Vec<f64> =
                scores.rows().flat_map(|row| profiles.iter().zip(row).map(ratio)).collect();
            unite(&mut ratios, columns);
            return WeightForm::power_mean(columns, &ratios, 0.0);
        }
        Ok(None)
    }
}

impl TryFrom<WaspasSpec> for Waspas {
    type Error = PriorityError;

    fn try_from(spec: WaspasSpec) -> Result<Self, PriorityError> {
        Self::new(spec.lambda)
    }
}

impl From<Waspas> for WaspasSpec {
    fn from(waspas: Waspas) -> Self {
        Self { lambda: waspas.lambda }
    }
}
