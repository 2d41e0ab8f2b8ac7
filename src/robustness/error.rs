//! What can be wrong with a robustness analysis.

use crate::model::{Axis, IssueId, ModelError};
use crate::priority::PriorityError;
use crate::scoring::{NoScore, ScoringError};

/// Scores or a law of weights that cannot be analyzed.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum RobustnessError {
    /// An exact two-axis analysis was asked of another number of columns.
    #[error("the exact two-axis analysis needs 2 columns of scores, found {found}")]
    NotTwoAxes {
        /// How many columns there are.
        found: usize,
    },
    /// A column has no declared bounds, so its scores are not anchored.
    #[error("the analysis needs the declared bounds of column {column:?}, which has none")]
    NoBounds {
        /// The column.
        column: String,
    },
    /// A parameter of a Beta law is not positive and finite.
    #[error("the Beta law has the parameters {a} and {b}, expected two finite numbers above 0")]
    InvalidBeta {
        /// The first parameter.
        a: f64,
        /// The second parameter.
        b: f64,
    },
    /// The ends of a range of weights are out of order or outside [0, 1].
    #[error("the weight ranges from {low} to {high}, expected 0 <= low < high <= 1")]
    InvalidRange {
        /// The lower end.
        low: f64,
        /// The upper end.
        high: f64,
    },
    /// A weight is outside [0, 1].
    #[error("the axis weight is {found}, expected a number from 0 to 1")]
    InvalidWeight {
        /// The weight given.
        found: f64,
    },
    /// What is said to be known about the weights cannot be.
    #[error("the prior of the weights is not valid: {problem}")]
    InvalidPrior {
        /// What is wrong with it.
        problem: &'static str,
    },
    /// A prior was made for another number of columns.
    #[error("the prior is for {found} weights, the scores have {expected} columns")]
    PriorColumns {
        /// How many the prior is for.
        found: usize,
        /// How many columns there are.
        expected: usize,
    },
    /// Nobody answered, so there is nothing to resample.
    #[error("nobody answered, expected at least one answer to resample")]
    NoAnswers,
    /// There are too many answers for the exact bootstrap law.
    #[error("the exact bootstrap law is for at most {most} answers, found {found}")]
    TooManyAnswers {
        /// How many answers there are.
        found: u64,
        /// How many there may be.
        most: u64,
    },
    /// The exact law of a pooled score would have too many points.
    #[error(
        "the exact bootstrap law of issue {issue} on the {axis} axis would need more than {most} points; resample respondents instead"
    )]
    LawTooLarge {
        /// The issue.
        issue: IssueId,
        /// The axis.
        axis: Axis,
        /// How many points there may be.
        most: usize,
    },
    /// A score rests on several criteria that the same people rate.
    #[error(
        "the exact bootstrap law needs one criterion on the {axis} axis, as the same people rate them all; resample respondents instead"
    )]
    DependentCriteria {
        /// The axis.
        axis: Axis,
    },
    /// An issue has no score on an axis.
    #[error("issue {issue} has no score on the {axis} axis: {reason}")]
    NoScore {
        /// The issue.
        issue: IssueId,
        /// The axis.
        axis: Axis,
        /// Why there is none.
        reason: NoScore,
    },
    /// An issue is not of the questionnaire.
    #[error("issue {found:?} is not of the questionnaire")]
    UnknownIssue {
        /// The id given.
        found: String,
    },
    /// An analysis of means was asked of another estimator or method.
    #[error("{analysis} needs the {expected}, found the {found}")]
    WrongRecipe {
        /// The analysis.
        analysis: &'static str,
        /// The estimator or method it needs.
        expected: &'static str,
        /// What the recipe has.
        found: &'static str,
    },
    /// Nothing is known about the error of a score.
    #[error(
        "nothing is known about the sampling error of issue {issue}, because a group that counts gave a single answer"
    )]
    NoStandardError {
        /// The issue.
        issue: IssueId,
    },
    /// A standard error is negative or not finite.
    #[error("issue {issue} has the standard error {found}, expected a finite number of at least 0")]
    InvalidStandardError {
        /// The issue.
        issue: IssueId,
        /// The error given.
        found: f64,
    },
    /// A number of random draws is too small, or larger than is sensible.
    #[error("{found} random draws were asked for, expected {least} to {most}")]
    InvalidDraws {
        /// How many were asked for.
        found: u64,
        /// The fewest there may be.
        least: u64,
        /// The most there may be.
        most: u64,
    },
    /// A long run was cancelled.
    #[error("cancelled after {done} of {total} steps")]
    Cancelled {
        /// How many steps were done.
        done: u64,
        /// How many there are.
        total: u64,
    },
    /// Scores cannot be computed.
    #[error(transparent)]
    Scoring(#[from] ScoringError),
    /// Issues cannot be ordered.
    #[error(transparent)]
    Priority(#[from] PriorityError),
    /// A value of the domain model is not valid.
    #[error(transparent)]
    Model(#[from] ModelError),
}
