//! IDOCRIW weights.

use serde::{Deserialize, Serialize};

use super::dispersion::Case;
use super::error::WeightingError;
use super::impact_loss;
use super::scheme::{Degenerate, Weighting, WeightingScheme};
use crate::model::{ScoreMatrix, Weights};
use crate::num::divergence;

const NAME: &str = "idocriw";

/// Columns count by the product of their [`Entropy`](crate::Entropy) and [`Cilos`](crate::Cilos)
/// weights (IDOCRIW, integrated determination of objective criteria weights).
///
/// # Formula
///
/// ```text
/// w_j = q_j D_j / Σ q D      q: CILOS weights, D: entropy weights, with ln m for m issues
/// ```
///
/// Entropy is taken of the scores as they are; the losses know the direction of a column.
///
/// # Degenerate cases
///
/// Where the losses give no weights, the entropy weights are returned, flagged as
/// [`Degenerate::NoLoss`](crate::Degenerate::NoLoss). One column has weight 1; with one issue, or if
/// nothing varies, weights are equal; all flagged.
///
/// # Errors
///
/// A score below 0 where higher is more, or not above 0 where lower is more, naming issue and
/// column.
///
/// Complexity: O(issues × columns + columns³).
///
/// Reference: Zavadskas and Podvezko 2016, *Integrated determination of objective criteria weights in
/// MCDM*, International Journal of Information Technology & Decision Making 15(2),
/// doi:10.1142/S0219622016500036.
///
/// # Examples
///
/// ```
/// use materiality::{Idocriw, ScoreMatrix, WeightingScheme};
///
/// let scores = ScoreMatrix::from_rows(&[[0.8, 0.3], [0.6, 0.6]])?;
/// let weights = Idocriw.weights(&scores)?;
/// assert!(weights.as_slice()[1] > 0.7); // the second column is spread far more unevenly
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Idocriw;

impl WeightingScheme for Idocriw {
    fn name(&self) -> &'static str {
        NAME
    }

    fn weigh(&self, scores: &ScoreMatrix) -> Result<Weighting, WeightingError> {
        let varying = match Case::of(scores)? {
            Case::Settled(weighting) => return Ok(weighting),
            Case::Open(varying) => varying.tamed(),
        };
        let shares = impact_loss::shares(NAME, scores, &varying)?;
        let mut importance = divergence::from_even(varying.table(), &varying.ranges);
        let Some(shares) = shares else {
            let weights = varying.weighting(importance)?.weights;
            return Ok(Weighting::fallback(weights, Degenerate::NoLoss));
        };
        for (importance, share) in importance.iter_mut().zip(shares) {
            *importance *= share;
        }
        Ok(Weighting::regular(Weights::normalized(importance)?))
    }
}
