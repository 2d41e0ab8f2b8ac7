//! What can be wrong with a comparison.

use crate::assessment::AssessmentError;
use crate::model::ModelError;
use crate::priority::PriorityError;
use crate::scoring::ScoringError;
use crate::weighting::WeightingError;

/// What cannot be compared.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ComparisonError {
    /// The rankings are of other issues.
    #[error("issue {found} stands in one ranking only; compare rankings of the same issues")]
    OtherIssues {
        /// An issue that only one of them has.
        found: String,
    },
    /// A top of no issues, or of more than there are.
    #[error("the top {found} of {issues} issues was asked for, expected 1 to {issues}")]
    InvalidTop {
        /// The number asked for.
        found: usize,
        /// How many issues there are.
        issues: usize,
    },
    /// A persistence that is no probability strictly between 0 and 1.
    #[error("the persistence is {found}, expected a number above 0 and below 1")]
    InvalidPersistence {
        /// The number given.
        found: f64,
    },
    /// Two choices of a benchmark have the same name.
    #[error("the {factor} {name:?} is given twice")]
    DuplicateChoice {
        /// What is chosen: plan, estimator, scheme or method.
        factor: &'static str,
        /// The name given twice.
        name: String,
    },
    /// The choice named as the reference is not among those given.
    #[error("there is no {factor} {found:?} to be the reference")]
    UnknownReference {
        /// What is chosen: plan, estimator, scheme or method.
        factor: &'static str,
        /// The name given.
        found: String,
    },
    /// Something was asked of a plain table of scores that only a survey has.
    #[error("a table of scores has no {what} to choose; run the benchmark on a plan and a tally")]
    NeedsTally {
        /// What was asked for.
        what: &'static str,
    },
    /// One choice of a benchmark does not work on the scores.
    #[error("{choice}: {problem}; leave it out or change it")]
    Choice {
        /// The choice that does not work.
        choice: String,
        /// Why not.
        problem: Box<ChoiceProblem>,
    },
    /// The choices of a benchmark rank no issue in common.
    #[error("no issue is ranked under every choice")]
    NothingInCommon,
    /// A parameter is out of range.
    #[error("the {what} is {found}, expected {expected}")]
    InvalidParameter {
        /// The parameter.
        what: &'static str,
        /// The value given.
        found: f64,
        /// What would be valid.
        expected: &'static str,
    },
    /// A number was given as a probability that is none.
    #[error("p-value {} is {found}, expected a number from 0 to 1", at + 1)]
    InvalidProbability {
        /// Its place, counted from 0.
        at: usize,
        /// The number given.
        found: f64,
    },
    /// Two results were made in ways that do not allow to compare them.
    #[error("the two results cannot be compared: {what}")]
    NotComparable {
        /// What differs, all of it.
        what: String,
    },
}

/// Why a choice of a benchmark does not work.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ChoiceProblem {
    /// A plan does not fit the tally, or what it weighs does not suit a scheme.
    #[error(transparent)]
    Assessment(#[from] AssessmentError),
    /// A scheme does not suit the scores.
    #[error(transparent)]
    Weighting(#[from] WeightingError),
    /// A method does not suit the scores.
    #[error(transparent)]
    Priority(#[from] PriorityError),
    /// There are no scores that can be ranked.
    #[error(transparent)]
    Scoring(#[from] ScoringError),
    /// A value of the domain model is not valid.
    #[error(transparent)]
    Model(#[from] ModelError),
}

impl ChoiceProblem {
    /// The error that names the choice.
    pub(super) fn of(self, choice: String) -> ComparisonError {
        ComparisonError::Choice { choice, problem: Box::new(self) }
    }
}
