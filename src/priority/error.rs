//! What can be wrong with ordering issues and sorting them into tiers.

use super::decision::DecisionStatus;
use crate::model::{IssueId, ModelError};
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
    /// A parameter of a method is out of range.
    #[error("the {what} is {found}, expected {expected}")]
    InvalidParameter {
        /// The parameter.
        what: &'static str,
        /// The value given.
        found: f64,
        /// What would be valid.
        expected: &'static str,
    },
    /// A parameter given per column does not fit the columns.
    #[error("{found} {what} for {expected} columns of scores")]
    ParameterCount {
        /// The parameter.
        what: &'static str,
        /// How many were given.
        found: usize,
        /// How many columns there are.
        expected: usize,
    },
    /// A method that takes logarithms or divides by values met one that is not positive.
    #[error("issue {issue}, column {column:?}: the {method} needs a value above 0, found {found}")]
    NotPositive {
        /// The method.
        method: &'static str,
        /// The row.
        issue: IssueId,
        /// The column.
        column: String,
        /// The value.
        found: f64,
    },
    /// A method that takes shares of a total met a negative value.
    #[error(
        "issue {issue}, column {column:?}: the {method} needs a value of at least 0, found {found}"
    )]
    Negative {
        /// The method.
        method: &'static str,
        /// The row.
        issue: IssueId,
        /// The column.
        column: String,
        /// The value.
        found: f64,
    },
    /// A method that divides by the mean of a column met one that is not positive.
    #[error("column {column:?} has the mean {found}, the {method} needs one above 0")]
    MeanNotPositive {
        /// The method.
        method: &'static str,
        /// The column.
        column: String,
        /// Its mean.
        found: f64,
    },
    /// A view of two columns was asked for a table with another number of them.
    #[error("{what} need 2 columns, found {found}")]
    NotTwoColumns {
        /// The view.
        what: &'static str,
        /// How many columns there are.
        found: usize,
    },
    /// A form of the weights that a method gives is not one.
    #[error("the weight form is not valid: {problem}")]
    InvalidForm {
        /// What is wrong with it.
        problem: &'static str,
    },
    /// No axis that was rated has a weight above zero.
    #[error("no axis that was rated has a weight above 0, so nothing can be ranked")]
    NoWeightedAxis,
    /// Rank bands do not rise.
    #[error("rank bands end at {ends:?}, expected rising ranks from 1 on")]
    InvalidBands {
        /// The ends given.
        ends: Vec<usize>,
    },
    /// A decision cannot go from its status to another.
    #[error("issue {issue} is {from} and cannot be {to}")]
    InvalidTransition {
        /// The issue.
        issue: IssueId,
        /// Its status.
        from: DecisionStatus,
        /// The status asked for.
        to: DecisionStatus,
    },
    /// A decision without any event.
    #[error("the decision about issue {issue} has no history, expected at least one event")]
    NoHistory {
        /// The issue.
        issue: IssueId,
    },
    /// A proposal that does not say whether the issue is material was to be approved.
    #[error("issue {issue} has insufficient data, so there is nothing to approve; override it")]
    NothingToApprove {
        /// The issue.
        issue: IssueId,
    },
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
