//! Means that a few extreme answers cannot move: trimmed and winsorized.

use serde::{Deserialize, Serialize};

use super::error::ScoringError;
use super::estimate::Estimate;
use super::estimator::Estimator;
use crate::num::counts;
use crate::survey::Cell;

/// The mean of what is left when a share of the answers is cut off at each end.
///
/// # Formula
///
/// ```text
/// g = ⌊share · n⌋ answers cut at each end, h = n − 2g kept
/// x̄ₜ = mean of the h kept
/// var(x̄ₜ) = (n − 1) · s²_w / (h · (h − 1))      s²_w: variance of the winsorized sample
/// interval: x̄ₜ ± t(h − 1) · √var(x̄ₜ)
/// ```
///
/// The share is per tail and the number cut is rounded down, as in R and scipy.
///
/// # Degenerate cases
///
/// Nobody: no estimate. Fewer than two answers kept: no interval.
///
/// Complexity: O(levels).
///
/// Reference: J. W. Tukey, D. H. `McLaughlin` 1963, *Less vulnerable confidence and significance
/// procedures for location based on a single sample*.
///
/// # Examples
///
/// ```
/// use materiality::TrimmedMean;
///
/// assert!(TrimmedMean::new(0.1).is_ok());
/// assert_eq!(
///     TrimmedMean::new(0.5).unwrap_err().to_string(),
///     "the share cut at each end is 0.5, expected at least 0 and less than 0.5"
/// );
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "ShareSpec", into = "ShareSpec")]
pub struct TrimmedMean {
    share: f64,
}

/// The mean when a share of the answers at each end is moved to the nearest answer kept.
///
/// # Formula
///
/// ```text
/// g = ⌊share · n⌋ answers moved at each end, h = n − 2g left where they are
/// x̄_w = mean of the winsorized sample
/// var(x̄_w) = ((n − 1) / (h − 1))² · s²_w / n
/// interval: x̄_w ± t(h − 1) · √var(x̄_w)
/// ```
///
/// # Degenerate cases
///
/// Nobody: no estimate. Fewer than two answers left where they are: no interval.
///
/// Complexity: O(levels).
///
/// Reference: Dixon & Tukey 1968, *Approximate behavior of the distribution of Winsorized t*.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "ShareSpec", into = "ShareSpec")]
pub struct WinsorizedMean {
    share: f64,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct ShareSpec {
    share: f64,
}

impl TrimmedMean {
    /// Cuts `share` of the answers at each end.
    ///
    /// # Errors
    ///
    /// [`ScoringError::InvalidShare`] unless the share is at least 0 and less than ½.
    pub fn new(share: f64) -> Result<Self, ScoringError> {
        Ok(Self { share: check(share)? })
    }

    /// The share cut at each end.
    pub const fn share(&self) -> f64 {
        self.share
    }
}

impl WinsorizedMean {
    /// Moves `share` of the answers at each end.
    ///
    /// # Errors
    ///
    /// [`ScoringError::InvalidShare`] unless the share is at least 0 and less than ½.
    pub fn new(share: f64) -> Result<Self, ScoringError> {
        Ok(Self { share: check(share)? })
    }

    /// The share moved at each end.
    pub const fn share(&self) -> f64 {
        self.share
    }
}

fn check(share: f64) -> Result<f64, ScoringError> {
    if (0.0..0.5).contains(&share) {
        Ok(share)
    } else {
        Err(ScoringError::InvalidShare { found: share })
    }
}

/// How many answers a share is, rounded down.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "share · n is below n / 2 and not negative"
)]
fn cut(share: f64, n: u64) -> u64 {
    // A share such as .29 of 100 answers is 28.999…96 in floating point and means 29.
    let cut = (share * n as f64 + 1e-9).floor() as u64;
    // A share just below one half still keeps the middle.
    cut.min(n.saturating_sub(1) / 2)
}

impl Estimator for TrimmedMean {
    fn name(&self) -> &'static str {
        "trimmed mean"
    }

    fn estimate(&self, cell: &Cell<'_>) -> Option<Estimate> {
        let n = cell.answers();
        let cut = cut(self.share, n);
        let (mean, _) = counts::moments(&counts::trim(cell.levels(), cut))?;
        let (_, spread) = counts::moments(&counts::winsorize(cell.levels(), cut))?;
        let kept = (n - 2 * cut) as f64;
        let error = spread.filter(|_| kept > 1.0).map(|spread| {
            let variance = (n - 1) as f64 * spread / (kept * (kept - 1.0));
            (variance, kept - 1.0)
        });
        Some(Estimate::at_level(cell, mean, error))
    }
}

impl Estimator for WinsorizedMean {
    fn name(&self) -> &'static str {
        "winsorized mean"
    }

    fn estimate(&self, cell: &Cell<'_>) -> Option<Estimate> {
        let n = cell.answers();
        let cut = cut(self.share, n);
        let (mean, spread) = counts::moments(&counts::winsorize(cell.levels(), cut))?;
        let left = (n - 2 * cut) as f64;
        let error = spread.filter(|_| left > 1.0).map(|spread| {
            let inflation = ((n - 1) as f64 / (left - 1.0)).powi(2);
            (inflation * spread / n as f64, left - 1.0)
        });
        Some(Estimate::at_level(cell, mean, error))
    }
}

impl TryFrom<ShareSpec> for TrimmedMean {
    type Error = ScoringError;

    fn try_from(spec: ShareSpec) -> Result<Self, ScoringError> {
        Self::new(spec.share)
    }
}

impl From<TrimmedMean> for ShareSpec {
    fn from(mean: TrimmedMean) -> Self {
        Self { share: mean.share }
    }
}

impl TryFrom<ShareSpec> for WinsorizedMean {
    type Error = ScoringError;

    fn try_from(spec: ShareSpec) -> Result<Self, ScoringError> {
        Self::new(spec.share)
    }
}

impl From<WinsorizedMean> for ShareSpec {
    fn from(mean: WinsorizedMean) -> Self {
        Self { share: mean.share }
    }
}
