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
    /// Lists that belong together are not equally long.
    #[error("{scheme}: {found} {what} were given, expected {expected}")]
    Count {
        /// The scheme.
        scheme: &'static str,
        /// What was counted.
        what: &'static str,
        /// How many were given.
        found: usize,
        /// How many were expected.
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
    /// A figure of a whole column cannot be used by a scheme, such as a mean of 0 in a ratio.
    #[error("{scheme}: the {what} of column {column:?} is {found}, expected {expected}")]
    InvalidColumn {
        /// The scheme.
        scheme: &'static str,
        /// Which figure.
        what: &'static str,
        /// The column.
        column: String,
        /// The figure found.
        found: f64,
        /// What was expected.
        expected: &'static str,
    },
    /// A comparison of two items is no positive number, or none of the scale that was required.
    #[error("the judgment of {first:?} over {second:?} is {found}, expected {expected}")]
    InvalidJudgment {
        /// The item judged.
        first: String,
        /// What it is compared with.
        second: String,
        /// The judgment given.
        found: f64,
        /// What was expected.
        expected: &'static str,
    },
    /// A comparison and its reverse do not agree.
    #[error(
        "{first:?} over {second:?} is {found}, but {second:?} over {first:?} is {reverse}, \
         expected {}",
        1.0 / found
    )]
    NotReciprocal {
        /// The item judged.
        first: String,
        /// What it is compared with.
        second: String,
        /// The judgment.
        found: f64,
        /// The judgment the other way round.
        reverse: f64,
    },
    /// Comparisons fall into parts that were never compared with each other.
    #[error("no comparison links {}", parts(components))]
    Disconnected {
        /// The labels of each part.
        components: Vec<Vec<String>>,
    },
    /// Two items have the same label.
    #[error("{scheme}: label {label:?} is given twice")]
    DuplicateLabel {
        /// The scheme.
        scheme: &'static str,
        /// The label given twice.
        label: String,
    },
    /// There is no item with that label.
    #[error("{scheme}: there is no item {label:?}")]
    UnknownLabel {
        /// The scheme.
        scheme: &'static str,
        /// The label given.
        label: String,
    },
    /// There is no column in that place.
    #[error("{scheme}: there is no column in place {found}, counted from 0")]
    UnknownPlace {
        /// The scheme.
        scheme: &'static str,
        /// The place given, counted from 0.
        found: usize,
    },
    /// The formula of a scheme has no value here, and no fallback is documented.
    #[error("{scheme}: {problem}")]
    Undefined {
        /// The scheme.
        scheme: &'static str,
        /// Why there is no value.
        problem: &'static str,
    },
    /// A value of the domain model is not valid.
    #[error(transparent)]
    Model(#[from] ModelError),
}

/// The parts of a comparison graph, for a message.
fn parts(components: &[Vec<String>]) -> String {
    let part = |labels: &Vec<String>| format!("{{{}}}", labels.join(", "));
    components.iter().map(part).collect::<Vec<_>>().join(" with ")
}
