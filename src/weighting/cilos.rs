//! CILOS weights.

use serde::{Deserialize, Serialize};

use super::dispersion::Case;
use super::error::WeightingError;
use super::impact_loss;
use super::scheme::{Degenerate, Weighting, WeightingScheme};
use crate::model::{ScoreMatrix, Weights};

const NAME: &str = "cilos";

/// Columns count by how little is lost on them when the other columns decide (CILOS, criterion
/// impact loss).
///
/// On two columns the weights are in the ratio of the losses, w₁ : w₂ = p₁₂ : p₂₁.
///
/// # Formula
///
/// ```text
/// u_ij = x_ij                          or min_j / x_ij where lower is more
/// b(i) = the issue that is best on column i
/// p_ij = (max_j − u_{b(i) j}) / max_j     loss on column j when column i decides
/// q_i Σ_k p_ki = Σ_j p_ij q_j             w = q / Σq
/// ```
///
/// The equations are those of the stationary law of a Markov chain, and are solved as such, without
/// a subtraction. If several issues are best on a column, the first of them counts.
///
/// # Degenerate cases
///
/// Where the equations do not have one solution, weights are equal and flagged as
/// [`Degenerate::NoLoss`](crate::Degenerate::NoLoss): if one issue is best on all columns, or if a
/// column is constant. A column on which the others lose nothing, because all their choices are
/// best on it too, has all the weight. One column has weight 1; with one issue, or if nothing
/// varies, weights are equal; all flagged.
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
/// doi:10.1142/S0219622016500036; the elimination is that of Grassmann, Taksar and Heyman 1985,
/// *Regenerative analysis and steady state distributions for Markov chains*, Operations Research
/// 33(5), doi:10.1287/opre.33.5.1107.
///
/// # Examples
///
/// ```
/// use materiality::{Cilos, Degenerate, ScoreMatrix, WeightingScheme};
///
/// // The first column loses 1/4 of .8, the second 1/2 of .6.
/// let scores = ScoreMatrix::from_rows(&[[0.8, 0.3], [0.6, 0.6]])?;
/// let weights = Cilos.weights(&scores)?;
/// assert!((weights.as_slice()[0] - 2.0 / 3.0).abs() < 1e-12);
///
/// let one_tops_both = ScoreMatrix::from_rows(&[[0.8, 0.6], [0.6, 0.3]])?;
/// assert_eq!(Cilos.weigh(&one_tops_both)?.degenerate, Some(Degenerate::NoLoss));
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Cilos;

impl WeightingScheme for Cilos {
    fn name(&self) -> &'static str {
        NAME
    }

    fn weigh(&self, scores: &ScoreMatrix) -> Result<Weighting, WeightingError> {
        let varying = match Case::of(scores)? {
            Case::Settled(weighting) => return Ok(weighting),
            Case::Open(varying) => varying,
        };
        Ok(match impact_loss::shares(NAME, scores, &varying)? {
            Some(shares) => Weighting::regular(Weights::normalized(shares)?),
            None => {
                Weighting::fallback(Weights::equal(scores.columns().len())?, Degenerate::NoLoss)
            }
        })
    }
}
