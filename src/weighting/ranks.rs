//! Ranks given by hand, checked once for all schemes that start from them.

use super::error::WeightingError;
use crate::model::ModelError;

/// Ranks of at least one column, each at least 1.
pub(super) fn checked(scheme: &'static str, ranks: &[u32]) -> Result<(), WeightingError> {
    if ranks.is_empty() {
        return Err(ModelError::NoWeights.into());
    }
    match ranks.iter().position(|&rank| rank == 0) {
        Some(at) => Err(WeightingError::InvalidParameter {
            scheme,
            what: format!("rank {}", at + 1),
            found: 0.0,
            expected: "1 for the most important column, 2 for the next, …",
        }),
        None => Ok(()),
    }
}
