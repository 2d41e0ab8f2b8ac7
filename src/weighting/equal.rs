//! The same weight for every column.

use super::error::WeightingError;
use super::scheme::{Weighting, WeightingScheme};
use crate::model::{ScoreMatrix, Weights};

/// The same weight for every column: the baseline every other scheme is compared with.
///
/// # Formula
///
/// ```text
/// w = 1 / n
/// ```
///
/// # Degenerate cases
///
/// One column has weight 1.
///
/// Complexity: O(columns).
///
/// Reference: Dawes 1979, *The robust beauty of improper linear models in decision making*, American
/// Psychologist 34(7), doi:10.1037/0003-066X.34.7.571, on how hard equal weights are to beat.
///
/// # Examples
///
/// ```
/// use materiality::{Equal, ScoreMatrix, WeightingScheme};
///
/// let scores = ScoreMatrix::from_rows(&[[0.2, 0.9, 0.4, 0.5], [0.8, 0.7, 0.1, 0.5]])?;
/// assert_eq!(Equal.weights(&scores)?.as_slice(), [0.25; 4]);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Equal;

impl WeightingScheme for Equal {
    fn name(&self) -> &'static str {
        "equal"
    }

    fn weigh(&self, scores: &ScoreMatrix) -> Result<Weighting, WeightingError> {
        Ok(Weighting::regular(Weights::equal(scores.columns().len())?))
    }
}
