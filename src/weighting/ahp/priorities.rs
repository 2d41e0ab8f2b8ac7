//! From judgments to weights.

use serde::{Deserialize, Serialize};

use super::NAME;
use super::pairwise_matrix::PairwiseMatrix;
use crate::model::Weights;
use crate::num::perron;
use crate::weighting::error::WeightingError;

/// Rounds of completion after which the search is given up.
const ROUNDS: usize = 1_000;

/// How little a completed judgment may still move, as a logarithm.
const SETTLED: f64 = 1e-13;

/// How judgments become weights.
///
/// # Formula
///
/// ```text
/// geometric mean   w_i ∝ exp( (1/n) Σ_j ln a_ij )                       all pairs judged
///                  min Σ_known (ln a_ij − ln w_i + ln w_j)²             else: L y = r, w ∝ e^y
/// eigenvector      A w = λ w, λ the largest eigenvalue                  missing judgments chosen
///                                                                       so that λ is least
/// ```
///
/// Both recover the weights behind consistent judgments, and agree for three items.
///
/// # Degenerate cases
///
/// One item has weight 1. Weights are unique exactly if judgments link all items.
///
/// Complexity: O(n²) for geometric means of complete matrices, O(n³) with missing judgments, O(n²)
/// per step of the power iteration.
///
/// Reference: Crawford and Williams 1985, *A note on the analysis of subjective judgment matrices*,
/// doi:10.1016/0022-2496(85)90002-1; Saaty 1977, *A scaling method for priorities in hierarchical
/// structures*, doi:10.1016/0022-2496(77)90033-5; Bozóki, Fülöp and Rónyai 2010, *On optimal
/// completion of incomplete pairwise comparison matrices*, doi:10.1016/j.mcm.2010.02.047.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PriorityMethod {
    /// The geometric mean of each row, or logarithmic least squares where judgments are missing;
    /// the default.
    #[default]
    GeometricMean,
    /// The dominant eigenvector, Saaty's method.
    Eigenvector,
}

impl PairwiseMatrix {
    /// The weights of the items.
    ///
    /// # Errors
    ///
    /// [`WeightingError::Disconnected`] if judgments do not link all items;
    /// [`WeightingError::Undefined`] if a numerical search does not settle.
    pub fn priorities(&self, method: PriorityMethod) -> Result<Weights, WeightingError> {
        let logs = self.log_weights()?;
        let weights = exponentials(&logs);
        match method {
            PriorityMethod::GeometricMean => Ok(Weights::normalized(weights)?),
            PriorityMethod::Eigenvector => Ok(Weights::normalized(self.perron()?.1)?),
        }
    }

    /// The matrix with missing judgments filled in so that the largest eigenvalue is least.
    ///
    /// The eigenvalue is a convex function of the logarithms of judgments, and its derivative by
    /// one of them is 0 where `x² = (v_j w_i) / (v_i w_j)`, with w and v the right and left
    /// eigenvectors; judgments move there until they settle.
    ///
    /// # Errors
    ///
    /// As for [`priorities`](Self::priorities), and [`WeightingError::InvalidJudgment`] if a judgment
    /// would have to lie outside 10⁻⁹ to 10⁹.
    pub fn completed(&self) -> Result<Self, WeightingError> {
        let known: Vec<f64> = self.completion()?.0;
        let n = self.len();
        let pairs = (0..n).flat_map(|i| (i + 1..n).map(move |j| (i, j)));
        let upper: Vec<f64> = pairs.map(|(i, j)| known[i * n + j]).collect();
        self.with_judgments(&upper)
    }

    /// The largest eigenvalue and its vector.
    pub(super) fn perron(&self) -> Result<(f64, Vec<f64>), WeightingError> {
        let (_, value, vector) = self.completion()?;
        Ok((value, vector))
    }

    /// The completed matrix row by row, its largest eigenvalue and the vector of it.
    fn completion(&self) -> Result<(Vec<f64>, f64, Vec<f64>), WeightingError> {
        let n = self.len();
        let unsettled = || WeightingError::Undefined {
            scheme: NAME,
            problem: "the eigenvector does not settle",
        };
        // Missing judgments start from the least-squares weights.
        let start = exponentials(&self.log_weights()?);
        if start.contains(&0.0) {
            // Further apart than floats can say.
            return Err(unsettled());
        }
        let cell = |at: usize| {
            let (i, j) = (at / n, at % n);
            self.get(i, j).unwrap_or_else(|| start[i] / start[j])
        };
        let mut matrix: Vec<f64> = (0..n * n).map(cell).collect();
        let missing: Vec<(usize, usize)> = (0..n)
            .flat_map(|i| (i + 1..n).map(move |j| (i, j)))
            .filter(|&(i, j)| self.get(i, j).is_none())
            .collect();
        let mut left = start.iter().map(|weight| weight.recip()).collect::<Vec<f64>>();
        let mut right = start;
        for _ in 0..ROUNDS {
            let (value, vector) = perron::dominant(&matrix, &right).ok_or_else(unsettled)?;
            right = vector;
            if missing.is_empty() {
                return Ok((matrix, value, right));
            }
            let transposed: Vec<f64> = (0..n * n).map(|at| matrix[at % n * n + at / n]).collect();
            left = perron::dominant(&transposed, &left).ok_or_else(unsettled)?.1;
            let mut largest_move = 0.0_f64;
            for &(i, j) in &missing {
                let best = (left[j] * right[i] / (left[i] * right[j])).sqrt();
                largest_move = largest_move.max((best / matrix[i * n + j]).ln().abs());
                matrix[i * n + j] = best;
                matrix[j * n + i] = best.recip();
            }
            if largest_move <= SETTLED * n as f64 {
                return Ok((matrix, value, right));
            }
        }
        Err(unsettled())
    }
}

/// e to the power of each number, in units of the largest.
pub(super) fn exponentials(logs: &[f64]) -> Vec<f64> {
    let most = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    logs.iter().map(|log| (log - most).exp()).collect()
}
