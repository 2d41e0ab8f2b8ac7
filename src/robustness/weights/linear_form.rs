//! A form that is linear in the weights themselves, of any number of columns.

use super::simulation::are_small;
use super::two_axis::form_of;
use crate::model::ScoreMatrix;
use crate::priority::{FormKind, Prioritizer, WeightForm};
use crate::robustness::error::RobustnessError;

/// A method's linear form, with its name.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct LinearForm {
    pub(super) method: &'static str,
    pub(super) form: WeightForm,
    columns: usize,
    values: Vec<f64>,
    is_on_grid: bool,
}

impl LinearForm {
    /// The form of a method, if it is linear in the weights.
    #[expect(clippy::float_cmp, reason = "1 is written, not computed")]
    pub(super) fn of(
        method: &dyn Prioritizer,
        scores: &ScoreMatrix,
    ) -> Result<Self, RobustnessError> {
        let none = RobustnessError::NoLinearForm { method: method.name() };
        let form = form_of(method, scores).map_err(|error| match error {
            RobustnessError::NoExactForm { .. } => none.clone(),
            other => other,
        })?;
        match form.kind() {
            FormKind::Linear(values) if form.weight_power() == 1.0 => {
                let (columns, values) = (form.columns(), values.clone());
                let is_on_grid = form.is_utility() && are_small(&values);
                Ok(Self { method: method.name(), form, columns, values, is_on_grid })
            }
            _ => Err(none),
        }
    }

    /// The values of one issue.
    pub(super) fn row(&self, issue: usize) -> &[f64] {
        &self.values[issue * self.columns..(issue + 1) * self.columns]
    }

    /// All values, row by row.
    pub(super) fn values(&self) -> &[f64] {
        &self.values
    }

    /// Whether sums of values are compared on the grid.
    pub(super) const fn is_on_grid(&self) -> bool {
        self.is_on_grid
    }

    /// How many columns there are.
    pub(super) const fn columns(&self) -> usize {
        self.columns
    }

    /// Coefficients of the weights that are at least 0 where an issue reaches a line.
    pub(super) fn margins(&self, issue: usize, line: f64) -> Result<Vec<f64>, RobustnessError> {
        let none = RobustnessError::NoLine { method: self.method };
        self.form.margins(issue, line).ok_or(none)
    }
}
