//! What can be wrong with a robustness analysis.

use super::weights::WeightStatement;
use crate::model::{Axis, IssueId, ModelError, Weights};
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
    /// An exact analysis of three weights was asked of another number of columns.
    #[error("the exact analysis of three weights needs 3 columns of scores, found {found}")]
    NotThreeWeights {
        /// How many columns there are.
        found: usize,
    },
    /// A method cannot be analyzed around a weight of 0.
    #[error(
        "the {method} cannot be analyzed around a weight of 0 in column {column:?}: scores of 0 in \
         other columns would count there and not beside it"
    )]
    ZeroWeight {
        /// The method.
        method: &'static str,
        /// The column.
        column: String,
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
    /// A statement about weights cannot be true.
    #[error("the statement about weights is not valid: {problem}")]
    InvalidStatement {
        /// What is wrong with it.
        problem: &'static str,
    },
    /// A statement is about a column there is not.
    #[error(
        "the statement {statement} is about column {found}, counted from 0; there are {expected}"
    )]
    StatementColumn {
        /// The statement.
        statement: WeightStatement,
        /// The column it names.
        found: usize,
        /// How many columns there are.
        expected: usize,
    },
    /// Statements about weights leave no weights.
    #[error("no weights agree with statement {number}, {statement}, and those before it")]
    EmptyRegion {
        /// Which statement leaves none, counted from 1.
        number: usize,
        /// The statement.
        statement: WeightStatement,
    },
    /// Weights need something to be shared out among.
    #[error("weights of {found} columns were asked for, expected at least {expected}")]
    TooFewColumns {
        /// How many columns there are.
        found: usize,
        /// How many there have to be.
        expected: usize,
    },
    /// An exact analysis was asked of a method that has no form for it.
    #[error("the {method} has no exact form in the weights; draw weights at random instead")]
    NoExactForm {
        /// The method.
        method: &'static str,
    },
    /// An exact analysis of several weights was asked of a method that is not linear in them.
    #[error(
        "the {method} has no form that is linear in the weights; draw weights at random instead"
    )]
    NoLinearForm {
        /// The method.
        method: &'static str,
    },
    /// A form has another number of rows than there are issues.
    #[error("the weight form of the {method} is of {found} issues, expected {expected}")]
    FormRows {
        /// The method.
        method: &'static str,
        /// How many rows the form has.
        found: usize,
        /// How many issues there are.
        expected: usize,
    },
    /// A line was asked for of a method whose form only orders issues.
    #[error("the exact form of the {method} only orders issues, so no line can be drawn")]
    NoLine {
        /// The method.
        method: &'static str,
    },
    /// The law of uncertain scores does not fit the scores.
    #[error("the law of the scores is not valid: {problem}")]
    InvalidNoise {
        /// What is wrong with it.
        problem: &'static str,
    },
    /// A score whose uncertainty is needed has no interval.
    #[error("issue {issue}, column {column:?}: the score has no interval")]
    NoInterval {
        /// The row.
        issue: IssueId,
        /// The column.
        column: String,
    },
    /// A simulation was asked to draw nothing.
    #[error("a simulation needs at least 1 draw, found 0")]
    NoDraws,
    /// A method refused the weights or scores of a draw.
    #[error("with the weights {:?}: {source}", weights.as_slice())]
    DrawFailed {
        /// The weights drawn.
        weights: Weights,
        /// What the method says.
        source: Box<PriorityError>,
    },
    /// A method gave utilities that cannot be ranked.
    #[error(
        "with the weights {:?}: the {method} does not give one finite utility per issue",
        weights.as_slice()
    )]
    DrawnUtilities {
        /// The method.
        method: &'static str,
        /// The weights drawn.
        weights: Weights,
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
