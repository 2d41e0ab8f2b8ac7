//! The umbrella error, for callers who handle all rooms alike.

use crate::assessment::AssessmentError;
use crate::comparison::ComparisonError;
use crate::consensus::ConsensusError;
use crate::model::ModelError;
use crate::priority::PriorityError;
#[cfg(feature = "plot")]
use crate::report::PlotError;
use crate::report::ReportError;
use crate::robustness::RobustnessError;
use crate::scoring::ScoringError;
use crate::survey::SurveyError;
use crate::weighting::WeightingError;

/// Any error of this crate.
///
/// Each room has its own error type; this one lets a program use `?` on all of them.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A value of the domain model is not valid.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// A survey, tally or file cannot be used.
    #[error(transparent)]
    Survey(#[from] SurveyError),
    /// Scores cannot be computed.
    #[error(transparent)]
    Scoring(#[from] ScoringError),
    /// Columns cannot be weighed.
    #[error(transparent)]
    Weighting(#[from] WeightingError),
    /// Issues cannot be ordered.
    #[error(transparent)]
    Priority(#[from] PriorityError),
    /// A plan, its run or its result document is not valid.
    #[error(transparent)]
    Assessment(#[from] AssessmentError),
    /// Lists cannot be made one.
    #[error(transparent)]
    Consensus(#[from] ConsensusError),
    /// Rankings cannot be compared.
    #[error(transparent)]
    Comparison(#[from] ComparisonError),
    /// Robustness cannot be analyzed.
    #[error(transparent)]
    Robustness(#[from] RobustnessError),
    /// A report cannot be made.
    #[error(transparent)]
    Report(#[from] ReportError),
    /// A plot cannot show what it is given.
    #[cfg(feature = "plot")]
    #[error(transparent)]
    Plot(#[from] PlotError),
}
