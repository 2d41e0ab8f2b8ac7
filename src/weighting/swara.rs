//! Step-wise weights.

use serde::{Deserialize, Serialize};

use super::error::WeightingError;
use super::ranks;
use super::scheme::{Weighting, WeightingScheme};
use crate::model::ScoreMatrix;

const NAME: &str = "swara";

/// Step-wise weights (SWARA): an order of the columns, and for each by how much it is less
/// important than the one just above it.
///
/// Gaps of several experts may be averaged only if they gave the same order; otherwise average
/// their weights, with [`Blend`](crate::Blend).
///
/// # Formula
///
/// ```text
/// q_1 = 1      q_r = q_{r−1} / (1 + s_r)      w = q / Σq
/// ```
///
/// # Degenerate cases
///
/// A gap of 0 is a tie. One column has weight 1.
///
/// # Errors
///
/// At construction ranks that are not 1, 2, …, n, a gap that is negative or not finite, a gap other
/// than 0 for the first, or lists of different lengths; when used, another number of columns.
///
/// Complexity: O(n).
///
/// Reference: Keršulienė, Zavadskas and Turskis 2010, *Selection of rational dispute resolution
/// method by applying new step-wise weight assessment ratio analysis (SWARA)*, Journal of Business
/// Economics and Management 11(2), doi:10.3846/jbem.2010.12.
///
/// # Examples
///
/// ```
/// use materiality::{ScoreMatrix, Swara, WeightingScheme};
///
/// let scores = ScoreMatrix::from_rows(&[[0.2, 0.9], [0.8, 0.7]])?;
/// // The second column comes first and is twice as important as the first.
/// let weights = Swara::new(vec![2, 1], vec![1.0, 0.0])?.weights(&scores)?;
/// assert_eq!(weights.as_slice(), [1.0 / 3.0, 2.0 / 3.0]);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "SwaraSpec", into = "SwaraSpec")]
pub struct Swara {
    ranks: Vec<u32>,
    gaps: Vec<f64>,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct SwaraSpec {
    ranks: Vec<u32>,
    gaps: Vec<f64>,
}

impl Swara {
    /// For each column its rank, all different, and its gap to the column one rank above; the
    /// first has the gap 0.
    ///
    /// # Errors
    ///
    /// [`WeightingError::Count`] unless there are as many gaps as ranks,
    /// [`WeightingError::InvalidParameter`] for ranks or gaps that will not do,
    /// [`WeightingError::Model`] for no ranks.
    pub fn new(ranks: Vec<u32>, gaps: Vec<f64>) -> Result<Self, WeightingError> {
        ranks::checked(NAME, &ranks)?;
        let (found, expected) = (gaps.len(), ranks.len());
        if found != expected {
            return Err(WeightingError::Count { scheme: NAME, what: "gaps", found, expected });
        }
        let invalid = |what, found, expected| {
            Err(WeightingError::InvalidParameter { scheme: NAME, what, found, expected })
        };
        for (place, (rank, _)) in (1..).zip(in_order(&ranks, &gaps)) {
            if rank != place {
                let what = format!("the rank in place {place}");
                return invalid(what, f64::from(rank), "ranks 1, 2, 3, … without ties or holes");
            }
        }
        for (at, (&rank, &gap)) in ranks.iter().zip(&gaps).enumerate() {
            let what = || format!("gap {}", at + 1);
            if !(0.0..f64::INFINITY).contains(&gap) {
                return invalid(what(), gap, "a finite number of at least 0");
            }
            if rank == 1 && gap > 0.0 {
                return invalid(what(), gap, "0, as nothing is above the first");
            }
        }
        Ok(Self { ranks, gaps })
    }

    /// The ranks.
    pub fn ranks(&self) -> &[u32] {
        &self.ranks
    }

    /// The gaps to the column one rank above.
    pub fn gaps(&self) -> &[f64] {
        &self.gaps
    }
}

/// Ranks with their gaps, best rank first.
fn in_order(ranks: &[u32], gaps: &[f64]) -> Vec<(u32, f64)> {
    let mut pairs: Vec<(u32, f64)> = ranks.iter().copied().zip(gaps.iter().copied()).collect();
    pairs.sort_by_key(|&(rank, _)| rank);
    pairs
}

impl WeightingScheme for Swara {
    fn name(&self) -> &'static str {
        NAME
    }

    fn weigh(&self, scores: &ScoreMatrix) -> Result<Weighting, WeightingError> {
        let by_place: Vec<f64> = in_order(&self.ranks, &self.gaps)
            .into_iter()
            .scan(1.0, |importance, (_, gap)| {
                *importance /= 1.0 + gap;
                Some(*importance)
            })
            .collect();
        let weights = self.ranks.iter().map(|&rank| by_place[rank as usize - 1]).collect();
        Weighting::for_columns(NAME, scores, weights)
    }
}

impl TryFrom<SwaraSpec> for Swara {
    type Error = WeightingError;

    fn try_from(spec: SwaraSpec) -> Result<Self, WeightingError> {
        Self::new(spec.ranks, spec.gaps)
    }
}

impl From<Swara> for SwaraSpec {
    fn from(scheme: Swara) -> Self {
        Self { ranks: scheme.ranks, gaps: scheme.gaps }
    }
}
