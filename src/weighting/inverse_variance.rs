//! Weights of groups by how precisely they answered.

use serde::{Deserialize, Serialize};

use super::error::WeightingError;
use super::scheme::{Weighting, WeightingScheme};
use crate::model::{ModelError, ScoreMatrix};

const NAME: &str = "inverse variance";

/// Weights in proportion to the reciprocal of a variance, one per group: the pooled score with the
/// least variance, if all groups are after the same truth.
///
/// Groups of stakeholders usually are not: this weighs large and unanimous groups up, whatever
/// their claim. The variances are those of the groups' scores (of their means, not of one answer).
///
/// # Formula
///
/// ```text
/// w = (1/v) / Σ(1/v)
/// ```
///
/// # Degenerate cases
///
/// One column has weight 1. A variance of 0 would take all the weight and is refused.
///
/// # Errors
///
/// At construction a variance that is not above 0 and finite, or none; when used, another number of
/// columns.
///
/// Complexity: O(columns).
///
/// Reference: Cochran 1954, *The combination of estimates from different experiments*, Biometrics
/// 10(1), doi:10.2307/3001666.
///
/// # Examples
///
/// ```
/// use materiality::{InverseVariance, ScoreMatrix, WeightingScheme};
///
/// let scores = ScoreMatrix::from_rows(&[[0.2, 0.9], [0.8, 0.7]])?;
/// let weights = InverseVariance::new(vec![0.01, 0.03])?.weights(&scores)?;
/// assert!((weights.as_slice()[0] - 0.75).abs() < 1e-15);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "InverseVarianceSpec", into = "InverseVarianceSpec")]
pub struct InverseVariance {
    variances: Vec<f64>,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct InverseVarianceSpec {
    variances: Vec<f64>,
}

impl InverseVariance {
    /// One variance per group.
    ///
    /// # Errors
    ///
    /// [`WeightingError::InvalidParameter`] for a variance that is not above 0 and finite,
    /// [`WeightingError::Model`] for none.
    pub fn new(variances: Vec<f64>) -> Result<Self, WeightingError> {
        if variances.is_empty() {
            return Err(ModelError::NoWeights.into());
        }
        for (at, &variance) in variances.iter().enumerate() {
            if !(variance > 0.0 && variance.is_finite()) {
                return Err(WeightingError::InvalidParameter {
                    scheme: NAME,
                    what: format!("variance {}", at + 1),
                    found: variance,
                    expected: "a finite number above 0",
                });
            }
        }
        Ok(Self { variances })
    }

    /// The variances.
    pub fn variances(&self) -> &[f64] {
        &self.variances
    }
}

impl WeightingScheme for InverseVariance {
    fn name(&self) -> &'static str {
        NAME
    }

    fn weigh(&self, scores: &ScoreMatrix) -> Result<Weighting, WeightingError> {
        // In units of the least variance, no reciprocal overflows.
        let least = self.variances.iter().copied().fold(f64::INFINITY, f64::min);
        let weights = self.variances.iter().map(|variance| least / variance).collect();
        Weighting::for_columns(NAME, scores, weights)
    }
}

impl TryFrom<InverseVarianceSpec> for InverseVariance {
    type Error = WeightingError;

    fn try_from(spec: InverseVarianceSpec) -> Result<Self, WeightingError> {
        Self::new(spec.variances)
    }
}

impl From<InverseVariance> for InverseVarianceSpec {
    fn from(scheme: InverseVariance) -> Self {
        Self { variances: scheme.variances }
    }
}
