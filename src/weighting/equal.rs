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
