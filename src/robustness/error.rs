//! What can be wrong with a robustness analysis.

use crate::model::ModelError;

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
    /// A value of the domain model is not valid.
    #[error(transparent)]
    Model(#[from] ModelError),
}
