//! Many tests at once.

use serde::{Deserialize, Serialize};

use crate::comparison::error::ComparisonError;
use crate::num::multiplicity::{holm, step_up};

/// How p-values are adjusted for how many tests there were.
///
/// # Formula
///
/// ```text
/// holm                  max over l ≤ k of min(1, (n − l + 1)·p₍l₎)     chance of any false finding
/// benjamini_hochberg    min over l ≥ k of min(1, n·p₍l₎ / l)           share of false findings
/// benjamini_yekutieli   the same times 1 + ½ + … + 1/n
/// ```
///
/// Holm and Benjamini–Yekutieli hold for any dependence between the tests, Benjamini–Hochberg for
/// independence and for positive regression dependence. Equal p-values stay equal.
///
/// References: Holm 1979, *A simple sequentially rejective multiple test procedure*, Scandinavian
/// Journal of Statistics 6(2); Benjamini & Hochberg 1995, *Controlling the false discovery rate*,
/// Journal of the Royal Statistical Society B 57(1), doi:10.1111/j.2517-6161.1995.tb02031.x;
/// Benjamini & Yekutieli 2001, Annals of Statistics 29(4), doi:10.1214/aos/1013699998.
///
/// # Examples
///
/// ```
/// use materiality::MultipleTesting;
///
/// let p = [0.01, 0.02, 0.04];
/// assert_eq!(MultipleTesting::Holm.adjust(&p)?, [0.03, 0.04, 0.04]);
/// assert_eq!(MultipleTesting::BenjaminiHochberg.adjust(&p)?, [0.03, 0.03, 0.04]);
/// # Ok::<(), materiality::ComparisonError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum MultipleTesting {
    /// Holm's step-down procedure.
    Holm,
    /// Benjamini and Hochberg's step-up procedure; the default.
    #[default]
    BenjaminiHochberg,
    /// The same for any dependence.
    BenjaminiYekutieli,
}

impl MultipleTesting {
    /// The adjusted p-values, in the order of the given ones.
    ///
    /// # Errors
    ///
    /// [`ComparisonError::InvalidProbability`] for a value outside [0, 1].
    ///
    /// Complexity: O(n log n).
    pub fn adjust(self, p: &[f64]) -> Result<Vec<f64>, ComparisonError> {
        if let Some(at) = p.iter().position(|p| !(0.0..=1.0).contains(p)) {
            return Err(ComparisonError::InvalidProbability { at, found: p[at] });
        }
        Ok(match self {
            Self::Holm => holm(p),
            Self::BenjaminiHochberg => step_up(p, 1.0),
            Self::BenjaminiYekutieli => {
                step_up(p, (1..=p.len()).rev().map(|l| 1.0 / l as f64).sum())
            }
        })
    }
}
