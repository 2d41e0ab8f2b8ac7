//! How far judgments contradict each other.

use serde::{Deserialize, Serialize};

use super::pairwise_matrix::PairwiseMatrix;
use super::random_index::RandomIndex;
use crate::weighting::error::WeightingError;

/// The consistency ratio up to which judgments are commonly accepted.
const ACCEPTABLE: f64 = 0.1;

/// How far judgments contradict each other; 0 throughout if they do not.
///
/// # Formula
///
/// ```text
/// CI  = (λ − n) / (n − 1)      λ: largest eigenvalue, least over missing judgments
/// CR  = CI / RI
/// GCI = Σ_known ln²(a_ij w_j / w_i) / (known − n + 1)      w: least-squares weights
///     = 2 / ((n−1)(n−2)) Σ_{i<j} …                          if all pairs are judged
/// ```
///
/// # Degenerate cases
///
/// Up to two items, and as many judgments as a tree needs, nothing can contradict: all indices and
/// the ratio are 0.
///
/// Reference: Saaty 1980, *The analytic hierarchy process*; Aguarón and Moreno-Jiménez 2003, *The
/// geometric consistency index: approximated thresholds*, doi:10.1016/S0377-2217(02)00255-2.
///
/// # Examples
///
/// ```
/// use materiality::{PairwiseMatrix, RandomIndex};
///
/// // 2 · 2 is not 8.
/// let matrix = PairwiseMatrix::from_upper(&[2.0, 8.0, 2.0])?;
/// let consistency = matrix.consistency(RandomIndex::default())?;
/// assert!((consistency.lambda_max - 3.0536).abs() < 1e-4);
/// assert!((consistency.ratio - 0.0536 / 2.0 / 0.5245).abs() < 1e-4);
/// assert!(consistency.is_acceptable());
/// # Ok::<(), materiality::WeightingError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Consistency {
    /// The largest eigenvalue λ; the number of items if judgments are consistent.
    pub lambda_max: f64,
    /// The consistency index CI.
    pub index: f64,
    /// The consistency ratio CR.
    pub ratio: f64,
    /// The random index RI by which the index was divided.
    pub random_index: f64,
    /// The geometric consistency index GCI.
    pub geometric_index: f64,
    /// The GCI that corresponds to CR = 0.1: .31, .35 and .37 for 3, 4 and more items; none up to
    /// two items or with missing judgments.
    pub geometric_threshold: Option<f64>,
}

impl Consistency {
    /// Whether the ratio is at most 0.1, as is commonly asked.
    pub fn is_acceptable(&self) -> bool {
        self.ratio <= ACCEPTABLE
    }
}

/// A judgment with the one that would agree with all others as far as they agree.
///
/// # Examples
///
/// ```
/// use materiality::PairwiseMatrix;
///
/// // 2 · 3 · 4 is 24, and the direct judgment of 3 is the one far off.
/// let matrix = PairwiseMatrix::from_upper(&[2.0, 6.0, 3.0, 3.0, 12.0, 4.0])?
///     .labels(["climate", "privacy", "water", "waste"])?;
/// let worst = &matrix.most_inconsistent(1)?[0];
/// assert_eq!((worst.first.as_str(), worst.second.as_str()), ("climate", "waste"));
/// assert_eq!(worst.given, 3.0);
/// assert!((worst.suggested - 3.0 * 8.0_f64.sqrt()).abs() < 1e-12);
/// # Ok::<(), materiality::WeightingError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct RevisedJudgment {
    /// The item judged.
    pub first: String,
    /// What it is compared with.
    pub second: String,
    /// The judgment given.
    pub given: f64,
    /// The ratio of the weights, which would repair it.
    pub suggested: f64,
}

impl PairwiseMatrix {
    /// How far the judgments contradict each other.
    ///
    /// # Errors
    ///
    /// As for [`priorities`](Self::priorities).
    pub fn consistency(&self, table: RandomIndex) -> Result<Consistency, WeightingError> {
        let (n, missing) = (self.len(), self.missing());
        let random_index = table.value(n, missing);
        let spare = ((n - 1) * n / 2 - missing).saturating_sub(n - 1);
        let lambda_max = self.perron()?.0;
        // Without a spare judgment nothing can contradict; what is left is rounding.
        let is_free = spare == 0;
        let excess = if is_free { 0.0 } else { (lambda_max - n as f64).max(0.0) };
        let index = if n < 2 { 0.0 } else { excess / (n as f64 - 1.0) };
        let squares: f64 =
            self.residuals()?.iter().map(|(_, _, residual)| residual * residual).sum();
        Ok(Consistency {
            lambda_max: n as f64 + excess,
            index,
            ratio: if is_free { 0.0 } else { index / random_index },
            random_index,
            geometric_index: if is_free { 0.0 } else { squares / spare as f64 },
            geometric_threshold: match n {
                _ if missing > 0 => None,
                0..=2 => None,
                3 => Some(0.31),
                4 => Some(0.35),
                _ => Some(0.37),
            },
        })
    }

    /// The judgments that contradict the others most, worst first, at most `count`, each with the
    /// ratio of the least-squares weights in its place.
    ///
    /// # Errors
    ///
    /// [`WeightingError::Disconnected`] if judgments do not link all items.
    pub fn most_inconsistent(&self, count: usize) -> Result<Vec<RevisedJudgment>, WeightingError> {
        let mut residuals = self.residuals()?;
        residuals.retain(|(_, _, residual)| residual.abs() > 1e-12);
        residuals.sort_by(|a, b| b.2.abs().total_cmp(&a.2.abs()));
        let revised = |(i, j, residual): (usize, usize, f64)| {
            let given = self.get(i, j)?;
            Some(RevisedJudgment {
                first: self.label(i),
                second: self.label(j),
                given,
                suggested: given * (-residual).exp(),
            })
        };
        Ok(residuals.into_iter().take(count).filter_map(revised).collect())
    }

    /// `ln(a_ij w_j / w_i)` of every judgment given.
    fn residuals(&self) -> Result<Vec<(usize, usize, f64)>, WeightingError> {
        let logs = self.log_weights()?;
        let residual = |(i, j, value): (usize, usize, f64)| (i, j, value.ln() - logs[i] + logs[j]);
        Ok(self.known().map(residual).collect())
    }
}
