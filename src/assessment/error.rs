//! What can be wrong with a plan, its run, or a result document.

use crate::model::{IssueId, ModelError};
use crate::priority::PriorityError;
use crate::scoring::ScoringError;
use crate::survey::SurveyError;
use crate::weighting::WeightingError;

/// A plan that is not valid, a run that failed, or a document that cannot be trusted.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum AssessmentError {
    /// A field of a plan is not valid.
    #[error("plan, {path}: {problem}")]
    Plan {
        /// The field, for example `groups[2].weight.stakeholder`.
        path: String,
        /// What is wrong with it.
        problem: Box<PlanProblem>,
    },
    /// The text of a plan or document is not JSON, or not of the right shape.
    #[error("{what}, {path}: {message}")]
    Json {
        /// What was to be read: plan or document.
        what: &'static str,
        /// The field.
        path: String,
        /// What is wrong with it, with line and column.
        message: String,
    },
    /// A tally was made with other issues, groups, criteria or scales than the plan has.
    #[error("the tally was made with other issues, groups, criteria or scales than the plan has")]
    OtherQuestionnaire,
    /// A document is of a version this crate does not read.
    #[error("the document has format version {found}, expected {expected}")]
    FormatVersion {
        /// The version found.
        found: u32,
        /// The version this crate reads.
        expected: u32,
    },
    /// A document contradicts itself.
    #[error("document, {path}: {problem}")]
    Inconsistent {
        /// The field.
        path: String,
        /// What does not agree.
        problem: String,
    },
    /// A decision cannot be kept with a result.
    #[error("the decision about issue {issue} cannot be kept: {problem}")]
    Decision {
        /// The issue decided about.
        issue: IssueId,
        /// What is wrong.
        problem: &'static str,
    },
    /// A tally does not give the result of a document.
    #[error("the result does not follow from the tally: {problem}")]
    NotReproduced {
        /// What differs.
        problem: String,
    },
    /// A value of the domain model is not valid.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// A survey cannot be used.
    #[error(transparent)]
    Survey(#[from] SurveyError),
    /// Scores cannot be computed.
    #[error(transparent)]
    Scoring(#[from] ScoringError),
    /// Issues cannot be ordered.
    #[error(transparent)]
    Priority(#[from] PriorityError),
}

/// What is wrong with a field of a plan.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum PlanProblem {
    /// No weight on either axis is above zero.
    #[error("both axis weights are 0, expected at least one above 0")]
    NoAxisWeight,
    /// No group counts on any axis that has a weight.
    #[error("no group has a weight above 0 on an axis that counts")]
    NobodyCounts,
    /// Sampling errors are to be corrected for populations that nobody declares.
    #[error("no group declares a population, expected at least one")]
    NoPopulation,
    /// An axis weight is negative or not finite.
    #[error("found {found}, expected a finite number of at least 0")]
    InvalidWeight {
        /// The weight given.
        found: f64,
    },
    /// A criterion is named that the plan does not have.
    #[error("there is no criterion {found:?}")]
    UnknownCriterion {
        /// The id given.
        found: String,
    },
    /// A value of the domain model is not valid.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// The questionnaire that follows from the plan is not valid.
    #[error(transparent)]
    Survey(#[from] SurveyError),
    /// A weighting scheme does not suit the scores.
    #[error(transparent)]
    Weighting(#[from] WeightingError),
    /// Scoring cannot be done like this.
    #[error(transparent)]
    Scoring(#[from] ScoringError),
}

impl AssessmentError {
    /// An error of one field of a plan.
    pub(super) fn plan(path: impl Into<String>, problem: impl Into<PlanProblem>) -> Self {
        Self::Plan { path: path.into(), problem: Box::new(problem.into()) }
    }
}
