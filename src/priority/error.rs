//! What can be wrong with ordering issues and sorting them into tiers.

use crate::model::ModelError;
use crate::scoring::ScoringError;

/// Scores, weights or thresholds that issues cannot be ordered by.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum PriorityError {
    /// The number of weights is not the number of columns.
    #[error("{found} weights for {expected} columns of scores")]
    WeightCount {
        /// How many weights were given.
        found: usize,
        /// How many columns there are.
        expected: usize,
    },
    /// A method anchored to the scale met a column without declared bounds.
    #[error("the {method} needs the declared bounds of column {column:?}, which has none")]
    NoBounds {
        /// The method.
        method: &'static str,
        /// The column.
        column: String,
    },
    /// No axis that was rated has a weight above zero.
    #[error("no axis that was rated has a weight above 0, so nothing can be ranked")]
    NoWeightedAxis,
    /// A threshold comes without a reason.
    #[error("the thresholds have no rationale; say in a sentence why the lines are where they are")]
    NoRationale,
    /// There is nothing that can be ranked.
    #[error(transparent)]
    Scoring(#[from] ScoringError),
    /// A value of the domain model is not valid.
    #[error(transparent)]
    Model(#[from] ModelError),
}
