//! Weights of columns from comparisons with the best and the worst.

use serde::{Deserialize, Serialize};

use super::NAME;
use super::judgments::BestWorstJudgments;
#[cfg(feature = "lp")]
use super::linear;
use super::multiplicative;
use super::nonlinear::NonlinearBestWorst;
use crate::model::{ScoreMatrix, Weights};
use crate::weighting::error::WeightingError;
use crate::weighting::scheme::{Weighting, WeightingScheme};

/// Which deviation between judgments and weights is made least.
///
/// # Formula
///
/// ```text
/// multiplicative  max |ln(w_B / w_j) − ln a_Bj|, |ln(w_j / w_W) − ln a_jW|
/// nonlinear       max |w_B / w_j − a_Bj|, |w_j / w_W − a_jW|
/// linear          max |w_B − a_Bj w_j|, |w_j − a_jW w_W|
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum BestWorstModel {
    /// Of logarithms, in closed form; the middle of the weights that fit equally well. Brunelli and
    /// Rezaei 2019, *A multiplicative best-worst method for multi-criteria decision making*,
    /// doi:10.1016/j.orl.2018.12.008.
    Multiplicative,
    /// Of ratios; the middle of the weights that fit equally well. See [`NonlinearBestWorst`].
    Nonlinear,
    /// Of differences of weights, by linear programming; the weights are unique. Rezaei 2016,
    /// *Best-worst multi-criteria decision-making method: some properties and a linear model*,
    /// doi:10.1016/j.omega.2015.12.001.
    #[cfg(feature = "lp")]
    Linear,
}

/// The best-worst method: weights from 2n − 3 comparisons, those with the best and with the worst
/// column.
///
/// The model has no default, because weights differ between models.
///
/// # Formula
///
/// See [`BestWorstModel`].
///
/// # Degenerate cases
///
/// One column has weight 1. Consistent judgments give the same weights in all models. Columns that
/// are judged the same as the best (or the worst) may get other weights than it.
///
/// # Errors
///
/// When used, another number of columns; [`WeightingError::Undefined`] if the linear program is not
/// solved to 10⁻⁹.
///
/// Complexity: O(n) multiplicative, O(n³) nonlinear, a linear program with n + 1 variables.
///
/// Reference: Rezaei 2015, *Best-worst multi-criteria decision-making method*, Omega 53,
/// doi:10.1016/j.omega.2014.11.009.
///
/// # Examples
///
/// ```
/// use materiality::{
///     BestWorst, BestWorstJudgments, BestWorstModel, ScoreMatrix, WeightingScheme,
/// };
///
/// // The first column is best: twice the second, six times the third.
/// let judgments = BestWorstJudgments::new(0, 2, vec![1.0, 2.0, 6.0], vec![6.0, 3.0, 1.0])?;
/// let scores = ScoreMatrix::from_rows(&[[0.2, 0.9, 0.5], [0.8, 0.7, 0.4]])?;
/// let weights = BestWorst::new(judgments, BestWorstModel::Multiplicative).weights(&scores)?;
/// assert!((weights.as_slice()[0] - 0.6).abs() < 1e-15);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct BestWorst {
    judgments: BestWorstJudgments,
    model: BestWorstModel,
}

impl BestWorst {
    /// Weights from `judgments` by a model.
    pub const fn new(judgments: BestWorstJudgments, model: BestWorstModel) -> Self {
        Self { judgments, model }
    }

    /// The judgments.
    pub const fn judgments(&self) -> &BestWorstJudgments {
        &self.judgments
    }

    /// The model.
    pub const fn model(&self) -> BestWorstModel {
        self.model
    }

    /// The weights, and the least deviation in the terms of the model.
    ///
    /// # Errors
    ///
    /// [`WeightingError::Undefined`] if the linear program is not solved to 10⁻⁹.
    pub fn solve(&self) -> Result<(Weights, f64), WeightingError> {
        match self.model {
            BestWorstModel::Multiplicative => {
                let (logs, deviation) = multiplicative::solve(&self.judgments);
                let weights = logs.into_iter().map(f64::exp).collect();
                Ok((Weights::normalized(weights)?, deviation))
            }
            BestWorstModel::Nonlinear => {
                let solution = NonlinearBestWorst::solve(&self.judgments)?;
                Ok((solution.weights().clone(), solution.deviation()))
            }
            #[cfg(feature = "lp")]
            BestWorstModel::Linear => linear::solve(&self.judgments),
        }
    }
}

impl WeightingScheme for BestWorst {
    fn name(&self) -> &'static str {
        NAME
    }

    fn weigh(&self, scores: &ScoreMatrix) -> Result<Weighting, WeightingError> {
        Weighting::for_columns(NAME, scores, self.solve()?.0.into())
    }
}
