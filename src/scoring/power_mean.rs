//! Power means, the geometric mean among them.

use serde::{Deserialize, Serialize};

use super::error::ScoringError;
use super::estimate::Estimate;
use super::estimator::Estimator;
use crate::model::{Scale, Score};
use crate::num::counts;
use crate::survey::Cell;

/// The largest exponent accepted, either way; beyond it the mean is the maximum or minimum.
const MAX_EXPONENT: f64 = 50.0;

/// The power mean of the ratings: exponent 1 is the arithmetic mean, 0 the geometric, −1 the
/// harmonic; the higher the exponent, the more the high ratings count.
///
/// It is taken of the ratings as declared (1 to 5, say; turned, on a reversed scale), because a
/// geometric mean of scores would be 0 as soon as one person chose the lowest level, and is
/// anchored afterwards.
///
/// # Formula
///
/// ```text
/// M = (Σ xᵢᵖ / n)^(1/p)         M = exp(Σ ln xᵢ / n) for p = 0
/// score = (M − min) / (max − min)
/// var(M) = (M^(1−p) / p)² · s²(xᵖ) / n          delta method; M² · s²(ln x) / n for p = 0
/// interval: score ± t(n − 1) · √var
/// ```
///
/// # Degenerate cases
///
/// Nobody: no estimate. One answer: no interval. All answers equal: zero width, degenerate.
/// A scale that reaches 0 or below is refused, since powers and logarithms would not be defined.
///
/// Complexity: O(levels).
///
/// # Examples
///
/// ```
/// use materiality::PowerMean;
///
/// assert_eq!(PowerMean::GEOMETRIC.exponent(), 0.0);
/// assert!(PowerMean::new(f64::INFINITY).is_err());
/// assert!(PowerMean::new(2.0).is_ok());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "PowerSpec", into = "PowerSpec")]
pub struct PowerMean {
    exponent: f64,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct PowerSpec {
    exponent: f64,
}

impl PowerMean {
    /// The geometric mean, exponent 0.
    pub const GEOMETRIC: Self = Self { exponent: 0.0 };

    /// A power mean.
    ///
    /// # Errors
    ///
    /// [`ScoringError::InvalidExponent`] for an exponent that is no number or beyond ±50.
    pub fn new(exponent: f64) -> Result<Self, ScoringError> {
        if (-MAX_EXPONENT..=MAX_EXPONENT).contains(&exponent) {
            Ok(Self { exponent })
        } else {
            Err(ScoringError::InvalidExponent { found: exponent })
        }
    }

    /// The exponent.
    pub const fn exponent(&self) -> f64 {
        self.exponent
    }

    /// The mean relative to `max`, and the variance of one answer's share in it.
    fn relative(self, cell: &Cell<'_>) -> Option<(f64, Option<f64>)> {
        let scale = cell.scale();
        // Ratings in units of the largest one: powers of these stay below 1 for p > 0.
        let rating = |level: usize| {
            (scale.min() + level as f64 * (scale.max() - scale.min()) / (scale.levels() - 1) as f64)
                / scale.max()
        };
        let p = self.exponent;
        if p == 0.0 {
            let (mean, variance) = counts::moments_of(cell.levels(), |level| rating(level).ln())?;
            let m = mean.exp();
            return Some((m, variance.map(|variance| m * m * variance)));
        }
        let (mean, variance) = counts::moments_of(cell.levels(), |level| rating(level).powf(p))?;
        let m = mean.powf(1.0 / p);
        let slope = m.powf(1.0 - p) / p;
        Some((m, variance.map(|variance| slope * slope * variance)))
    }
}

impl Estimator for PowerMean {
    fn name(&self) -> &'static str {
        if self.exponent == 0.0 { "geometric mean" } else { "power mean" }
    }

    fn estimate(&self, cell: &Cell<'_>) -> Option<Estimate> {
        let (mean, variance) = self.relative(cell)?;
        let scale = cell.scale();
        let unit = scale.max() / (scale.max() - scale.min());
        let n = cell.answers();
        let score = Score::saturating((mean - scale.min() / scale.max()) * unit);
        let estimate = Estimate::new(score, n);
        Some(match variance {
            None => estimate,
            Some(variance) => {
                estimate.with_variance(variance * unit * unit / n as f64, n as f64 - 1.0)
            }
        })
    }

    fn check(&self, scale: &Scale) -> Result<(), ScoringError> {
        if scale.min() > 0.0 {
            return Ok(());
        }
        Err(ScoringError::ScaleUnfit {
            estimator: self.name(),
            problem: format!("it needs ratings above 0, the scale starts at {}", scale.min()),
        })
    }
}

impl TryFrom<PowerSpec> for PowerMean {
    type Error = ScoringError;

    fn try_from(spec: PowerSpec) -> Result<Self, ScoringError> {
        Self::new(spec.exponent)
    }
}

impl From<PowerMean> for PowerSpec {
    fn from(mean: PowerMean) -> Self {
        Self { exponent: mean.exponent }
    }
}
