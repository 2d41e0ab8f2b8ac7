//! What can be wrong with a weighting scheme or with the scores it is to weigh.

use crate::model::{IssueId, ModelError};

/// A parameter of a weighting scheme that is not valid, or scores that it cannot weigh.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum WeightingError {
    /// A scheme was made for another number of columns.
    #[error("{scheme}: {found} weights were given for {expected} columns")]
    ColumnCount {
        /// The scheme.
        scheme: &'static str,
        /// How many the scheme was made for.
        found: usize,
        /// How many columns the scores have.
        expected: usize,
    },
    /// A number given to a scheme is out of range.
    #[error("{scheme}: {what} is {found}, expected {expected}")]
    InvalidParameter {
        /// The scheme.
        scheme: &'static str,
        /// Which number.
        what: String,
        /// The number given.
        found: f64,
        /// What was expected.
        expected: &'static str,
    },
    /// A score cannot be used by a scheme, such as a zero in a ratio.
    #[error("{scheme}: issue {issue}, column {column:?} is {found}, expected {expected}")]
    InvalidScore {
        /// The scheme.
        scheme: &'static str,
        /// The row.
        issue: IssueId,
        /// The column.
        column: String,
        /// The score found.
        found: f64,
        /// What was expected.
        expected: &'static str,
    },
    /// A value of the domain model is not valid.
    #[error(transparent)]
    Model(#[from] ModelError),
}
