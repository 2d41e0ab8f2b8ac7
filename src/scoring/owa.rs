//! The ordered weighted average.

use serde::{Deserialize, Serialize};

use super::error::ScoringError;
use super::estimate::Estimate;
use super::estimator::Estimator;
use crate::num::counts;
use crate::survey::Cell;

/// The ordered weighted average with the quantifier Q(r) = r^α: answers are weighted by their
/// place in the order, highest first.
///
/// α below 1 gives weight to the most concerned, α above 1 to the least; α = 1 is the mean.
///
/// # Formula
///
/// ```text
/// OWA = Σₖ [ (k/n)^α − ((k−1)/n)^α ] · x₍ₖ₎       x₍₁₎ ≥ x₍₂₎ ≥ …
/// var(OWA): delete-one jackknife
/// interval: OWA ± t(n − 1) · √var(OWA)
/// ```
///
/// # Degenerate cases
///
/// Nobody: no estimate. One answer: no interval. All answers equal: zero width, degenerate.
///
/// Complexity: O(levels²), from the counts.
///
/// Reference: Yager 1988, *On ordered weighted averaging aggregation operators in multicriteria
/// decisionmaking*.
///
/// # Examples
///
/// ```
/// use materiality::Owa;
///
/// assert_eq!(Owa::new(2.0)?.alpha(), 2.0);
/// assert!(Owa::new(0.0).is_err());
/// # Ok::<(), materiality::ScoringError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "OwaSpec", into = "OwaSpec")]
pub struct Owa {
    alpha: f64,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct OwaSpec {
    alpha: f64,
}

impl Owa {
    /// An ordered weighted average with the quantifier r^`alpha`.
    ///
    /// # Errors
    ///
    /// [`ScoringError::InvalidAlpha`] unless alpha is finite and above 0.
    pub fn new(alpha: f64) -> Result<Self, ScoringError> {
        if alpha > 0.0 && alpha.is_finite() {
            Ok(Self { alpha })
        } else {
            Err(ScoringError::InvalidAlpha { found: alpha })
        }
    }

    /// The exponent of the quantifier.
    pub const fn alpha(&self) -> f64 {
        self.alpha
    }

    /// The average level.
    fn average(self, counts: &[u64]) -> Option<f64> {
        let n = counts::total(counts);
        if n == 0 {
            return None;
        }
        let mut above = 0;
        let mut reached = 0.0;
        let mut average = 0.0;
        for (level, &count) in counts.iter().enumerate().rev() {
            above += count;
            let quantifier = (above as f64 / n as f64).powf(self.alpha);
            average += (quantifier - reached) * level as f64;
            reached = quantifier;
        }
        Some(average)
    }
}

impl Estimator for Owa {
    fn name(&self) -> &'static str {
        "ordered weighted average"
    }

    fn estimate(&self, cell: &Cell<'_>) -> Option<Estimate> {
        let average = self.average(cell.levels())?;
        let variance = counts::jackknife_variance(cell.levels(), |counts| self.average(counts));
        let df = cell.answers() as f64 - 1.0;
        Some(Estimate::at_level(cell, average, variance.map(|variance| (variance, df))))
    }
}

impl TryFrom<OwaSpec> for Owa {
    type Error = ScoringError;

    fn try_from(spec: OwaSpec) -> Result<Self, ScoringError> {
        Self::new(spec.alpha)
    }
}

impl From<Owa> for OwaSpec {
    fn from(owa: Owa) -> Self {
        Self { alpha: owa.alpha }
    }
}
