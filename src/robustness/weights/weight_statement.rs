//! One statement about weights.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::robustness::error::RobustnessError;

/// Something that is known about weights: an interval, an order, or a ratio. Columns are counted
/// from 0.
///
/// # Examples
///
/// ```
/// use materiality::WeightStatement;
///
/// let interval = WeightStatement::between(0, 0.2, 0.5)?;
/// let order = WeightStatement::at_least_as_much(2, 1)?;
/// let ratio = WeightStatement::ratio(0, 1, 1.5, 3.0)?; // one and a half to three times as much
/// assert_eq!(ratio.to_string(), "1.5 <= w[0] / w[1] <= 3");
/// assert!(WeightStatement::between(0, 0.5, 0.2).is_err());
/// # Ok::<(), materiality::RobustnessError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "StatementSpec", into = "StatementSpec")]
pub struct WeightStatement(StatementSpec);

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum StatementSpec {
    Between {
        column: usize,
        low: f64,
        high: f64,
    },
    AtLeastAsMuch {
        more: usize,
        less: usize,
    },
    Ratio {
        more: usize,
        less: usize,
        low: f64,
        /// None if there is no upper end.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        high: Option<f64>,
    },
}

impl WeightStatement {
    /// The weight of a column lies between two numbers.
    ///
    /// # Errors
    ///
    /// [`RobustnessError::InvalidStatement`] unless `0 ≤ low < high ≤ 1`.
    pub fn between(column: usize, low: f64, high: f64) -> Result<Self, RobustnessError> {
        if !(0.0 <= low && low < high && high <= 1.0) {
            return Err(RobustnessError::InvalidStatement {
                problem: "an interval needs 0 <= low < high <= 1",
            });
        }
        Ok(Self(StatementSpec::Between { column, low, high }))
    }

    /// The weight of column `more` is at least that of column `less`.
    ///
    /// # Errors
    ///
    /// [`RobustnessError::InvalidStatement`] if the two are the same.
    pub fn at_least_as_much(more: usize, less: usize) -> Result<Self, RobustnessError> {
        if more == less {
            return Err(RobustnessError::InvalidStatement {
                problem: "an order needs two different columns",
            });
        }
        Ok(Self(StatementSpec::AtLeastAsMuch { more, less }))
    }

    /// The weight of column `more` is `low` to `high` times that of column `less`; `high` may be
    /// infinite.
    ///
    /// # Errors
    ///
    /// [`RobustnessError::InvalidStatement`] unless the columns differ and `0 ≤ low < high`.
    pub fn ratio(more: usize, less: usize, low: f64, high: f64) -> Result<Self, RobustnessError> {
        if more == less || !(0.0 <= low && low < high) {
            return Err(RobustnessError::InvalidStatement {
                problem: "a ratio needs two different columns and 0 <= low < high",
            });
        }
        let high = high.is_finite().then_some(high);
        Ok(Self(StatementSpec::Ratio { more, less, low, high }))
    }

    /// The greatest column it names.
    pub(super) fn last_column(&self) -> usize {
        match self.0 {
            StatementSpec::Between { column, .. } => column,
            StatementSpec::AtLeastAsMuch { more, less }
            | StatementSpec::Ratio { more, less, .. } => more.max(less),
        }
    }

    /// Coefficients c for which the statement says that `Σ c·w ≥ 0`, given that weights sum to 1.
    pub(super) fn rows(&self, columns: usize) -> Vec<Vec<f64>> {
        let row = |terms: &[(usize, f64)], constant: f64| {
            let mut row = vec![constant; columns];
            for &(column, coefficient) in terms {
                row[column] += coefficient;
            }
            row
        };
        match self.0 {
            StatementSpec::Between { column, low, high } => {
                vec![row(&[(column, 1.0)], -low), row(&[(column, -1.0)], high)]
            }
            StatementSpec::AtLeastAsMuch { more, less } => {
                vec![row(&[(more, 1.0), (less, -1.0)], 0.0)]
            }
            StatementSpec::Ratio { more, less, low, high } => {
                let at_most = high.map(|high| row(&[(more, -1.0), (less, high)], 0.0));
                let at_least = row(&[(more, 1.0), (less, -low)], 0.0);
                std::iter::once(at_least).chain(at_most).collect()
            }
        }
    }
}

impl fmt::Display for WeightStatement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            StatementSpec::Between { column, low, high } => {
                write!(f, "{low} <= w[{column}] <= {high}")
            }
            StatementSpec::AtLeastAsMuch { more, less } => write!(f, "w[{more}] >= w[{less}]"),
            StatementSpec::Ratio { more, less, low, high: None } => {
                write!(f, "{low} <= w[{more}] / w[{less}]")
            }
            StatementSpec::Ratio { more, less, low, high: Some(high) } => {
                write!(f, "{low} <= w[{more}] / w[{less}] <= {high}")
            }
        }
    }
}

impl TryFrom<StatementSpec> for WeightStatement {
    type Error = RobustnessError;

    fn try_from(spec: StatementSpec) -> Result<Self, RobustnessError> {
        match spec {
            StatementSpec::Between { column, low, high } => Self::between(column, low, high),
            StatementSpec::AtLeastAsMuch { more, less } => Self::at_least_as_much(more, less),
            StatementSpec::Ratio { more, less, low, high } => {
                Self::ratio(more, less, low, high.unwrap_or(f64::INFINITY))
            }
        }
    }
}

impl From<WeightStatement> for StatementSpec {
    fn from(statement: WeightStatement) -> Self {
        statement.0
    }
}
