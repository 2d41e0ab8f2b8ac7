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
    /// A value of the domain model is not valid.
    #[error(transparent)]
    Model(#[from] ModelError),
}
