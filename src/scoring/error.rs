//! What can be wrong with scoring.

use crate::model::{CriterionId, GroupId, IssueId, ModelError};

/// A parameter of scoring that is not valid, or scores that cannot be used.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ScoringError {
    /// A confidence level is not between 0 and 1.
    #[error("the confidence level is {found}, expected a number between 0 and 1, such as 0.95")]
    InvalidConfidence {
        /// The level given.
        found: f64,
    },
    /// The ends of an interval are the wrong way round.
    #[error("the interval from {lower} to {upper} has its ends the wrong way round")]
    InvalidInterval {
        /// The lower end given.
        lower: f64,
        /// The upper end given.
        upper: f64,
    },
    /// The share of a trimmed or winsorized mean is out of range.
    #[error("the share cut at each end is {found}, expected at least 0 and less than 0.5")]
    InvalidShare {
        /// The share given.
        found: f64,
    },
    /// The exponent of a power mean is out of range.
    #[error("the exponent of the power mean is {found}, expected a number from -50 to 50")]
    InvalidExponent {
        /// The exponent given.
        found: f64,
    },
    /// The exponent of an ordered weighted average is out of range.
    #[error(
        "the alpha of the ordered weighted average is {found}, expected a finite number above 0"
    )]
    InvalidAlpha {
        /// The exponent given.
        found: f64,
    },
    /// A top-box share of no boxes.
    #[error("the top-box share has 0 boxes, expected at least 1")]
    NoBoxes,
    /// An estimator is not defined on a scale.
    #[error("the {estimator} does not fit the scale: {problem}")]
    ScaleUnfit {
        /// The estimator.
        estimator: &'static str,
        /// What does not fit.
        problem: String,
    },
    /// The weights of groups do not follow the questionnaire.
    #[error(
        "{found} group weights for criterion {criterion}, expected one for each of {expected} groups"
    )]
    GroupWeightCount {
        /// The criterion weighted.
        criterion: CriterionId,
        /// How many weights were given.
        found: usize,
        /// How many groups there are.
        expected: usize,
    },
    /// A weight of a group is negative or not finite.
    #[error(
        "group {group} has the weight {found} for criterion {criterion}, expected a finite number of at least 0"
    )]
    InvalidGroupWeight {
        /// The group.
        group: GroupId,
        /// The criterion.
        criterion: CriterionId,
        /// The weight given.
        found: f64,
    },
    /// A fixed score names something the questionnaire does not have.
    #[error(
        "group {group} has a fixed score for {what} {found:?}, which the questionnaire does not have"
    )]
    UnknownFixedScore {
        /// The group, which may be what is unknown.
        group: GroupId,
        /// What is unknown: issue, criterion or group.
        what: &'static str,
        /// Its id.
        found: String,
    },
    /// A fixed score lies outside its scale.
    #[error(
        "the fixed score of group {group} for issue {issue} on {criterion} is not valid: {problem}"
    )]
    OffScaleFixedScore {
        /// The group.
        group: GroupId,
        /// The issue.
        issue: IssueId,
        /// The criterion.
        criterion: CriterionId,
        /// What is wrong with it.
        problem: ModelError,
    },
    /// A cell has both answers and a fixed score.
    #[error("group {group} has both answers and a fixed score for issue {issue} on {criterion}")]
    FixedAndAnswered {
        /// The group.
        group: GroupId,
        /// The issue.
        issue: IssueId,
        /// The criterion.
        criterion: CriterionId,
    },
    /// More people of a group answered than there are.
    #[error(
        "group {group} has a population of {population}, but {answers} answers for issue {issue} on {criterion}"
    )]
    PopulationTooSmall {
        /// The group.
        group: GroupId,
        /// The issue.
        issue: IssueId,
        /// The criterion.
        criterion: CriterionId,
        /// How many people answered.
        answers: u64,
        /// How many people the group is declared to have.
        population: u64,
    },
    /// Nothing is known about the spread of single answers.
    #[error(
        "no group gave two answers to one question on {criterion}, so nothing is known about their spread"
    )]
    NoSpread {
        /// The criterion.
        criterion: CriterionId,
    },
    /// The effects of issues and groups cannot be told apart numerically.
    #[error("the counts on {criterion} are too unequal to tell effects of issues and groups apart")]
    UndeterminedEffects {
        /// The criterion.
        criterion: CriterionId,
    },
    /// A matrix without issues.
    #[error("the matrix has no issues, expected at least one")]
    NoIssues,
    /// An issue stands in a matrix twice.
    #[error("issue {id} is given twice")]
    DuplicateIssue {
        /// The id given twice.
        id: IssueId,
    },
    /// No issue has a score on every axis that was rated.
    #[error("no issue has a score on every axis that was rated, so nothing can be ranked")]
    NothingComplete,
    /// A value of the domain model is not valid.
    #[error(transparent)]
    Model(#[from] ModelError),
}
