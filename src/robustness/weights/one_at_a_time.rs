//! One weight moved, the others in proportion.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::two_axis::TwoAxisAnalysis;
use super::weight_law::WeightLaw;
use crate::model::{IssueId, Weights};
use crate::priority::WeightForm;
use crate::robustness::error::RobustnessError;

/// What happens when one column's weight moves from 0 to 1 and the others keep their proportions.
///
/// Made by [`WeightSensitivity::one_at_a_time`](crate::WeightSensitivity::one_at_a_time).
///
/// # Formula
///
/// ```text
/// weights at t:   wₖ = t,   wⱼ = (1 − t) · wⱼ / (1 − wₖ)
/// ```
///
/// so that any form in the weights becomes one on two axes: column k, and the others together.
///
/// # Degenerate cases
///
/// With wₖ = 1 the proportions of the others are not defined; they are taken as equal, and
/// [`rest`](Self::rest) says so.
///
/// Reference: Mareschal 1988, *Weight stability intervals in multicriteria decision aid*,
/// <https://doi.org/10.1016/0377-2217(88)90254-8>.
///
/// # Examples
///
/// ```
/// use materiality::{RestOfWeights, ScoreMatrix, WeightSensitivity, Weights};
///
/// let scores = ScoreMatrix::from_rows(&[[0.9, 0.4, 0.4], [0.1, 0.8, 0.6]])?;
/// let now = WeightSensitivity::new(&scores, Weights::new(vec![0.5, 0.25, 0.25])?)?;
/// let first = now.one_at_a_time(0)?;
/// // .4 + .5t = .7 − .6t
/// let (low, high) = first.order_stays();
/// assert!((low - 0.3 / 1.1).abs() < 1e-9 && high == 1.0);
/// assert_eq!(first.rest(), RestOfWeights::Proportional);
/// assert!((first.analysis().wins(1, 0) - 0.3 / 1.1).abs() < 1e-9);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct OneAtATime {
    column: usize,
    weight: f64,
    rest: RestOfWeights,
    analysis: TwoAxisAnalysis,
}

/// How the other columns share what one column leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RestOfWeights {
    /// In the proportions they have.
    Proportional,
    /// Equally, because they have no weight and so no proportions.
    Equal,
}

impl OneAtATime {
    /// One column of a form against the others.
    pub(super) fn new(
        issues: &Arc<[IssueId]>,
        method: &'static str,
        form: &WeightForm,
        weights: &Weights,
        column: usize,
    ) -> Result<Self, RobustnessError> {
        let columns = weights.len();
        if columns < 2 {
            return Err(RobustnessError::TooFewColumns { found: columns, expected: 2 });
        }
        let weight = weights.as_slice()[column];
        let mut others = weights.as_slice().to_vec();
        others[column] = 0.0;
        let sum: f64 = others.iter().sum();
        let rest = if sum > 0.0 { RestOfWeights::Proportional } else { RestOfWeights::Equal };
        for (_, other) in others.iter_mut().enumerate().filter(|&(at, _)| at != column) {
            *other = match rest {
                RestOfWeights::Proportional => *other / sum,
                RestOfWeights::Equal => 1.0 / (columns - 1) as f64,
            };
        }
        let form = form.against_others(column, &others)?;
        let law = WeightLaw::uniform();
        let analysis = TwoAxisAnalysis::from_form(Arc::clone(issues), method, form, law)?;
        Ok(Self { column, weight: weight.min(1.0), rest, analysis })
    }

    /// The column.
    pub const fn column(&self) -> usize {
        self.column
    }

    /// Its weight as it is.
    pub const fn weight(&self) -> f64 {
        self.weight
    }

    /// How the other columns share the rest.
    pub const fn rest(&self) -> RestOfWeights {
        self.rest
    }

    /// The exact analysis along the column's weight, all of them equally likely: ranks, pairs,
    /// crossings and rankings.
    pub const fn analysis(&self) -> &TwoAxisAnalysis {
        &self.analysis
    }

    /// The widest range of the column's weight in which the whole order stays as it is.
    pub fn order_stays(&self) -> (f64, f64) {
        self.analysis.order_around(self.weight)
    }

    /// The widest range of the column's weight in which the same issues are the `k` first; with
    /// k = 1, in which the winner stays the winner.
    pub fn top_stays(&self, k: usize) -> (f64, f64) {
        self.analysis.top_around(k, self.weight)
    }
}
