//! How far weights can move from where they are before something changes.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::one_at_a_time::OneAtATime;
use super::two_axis::form_of;
use crate::model::{IssueId, Ranking, Score, ScoreMatrix, Weights};
use crate::num::grid::quantize;
use crate::num::nearest::{by_line, by_sum};
use crate::priority::{FormKind, Prioritizer, WeightForm, WeightedSum};
use crate::robustness::error::RobustnessError;

/// The order of issues under given weights, and the smallest changes of the weights that change it.
///
/// [`one_at_a_time`](Self::one_at_a_time) moves one weight, the others keeping their proportions;
/// the smallest changes move all weights at once and are the nearest point at which a pair is level,
/// a straight line in the weights. Both are exact.
///
/// # Degenerate cases
///
/// Issues that are level already need no change. If no weights at all bring a change about, there is
/// none. Weights of 0 are moved like others; methods under which a column of weight 0 frees an issue
/// from a score of 0, like the weighted product, are refused there.
///
/// Complexity: see each method; d is the number of columns.
///
/// Reference: Triantaphyllou & Sánchez 1997, *A sensitivity analysis approach for some deterministic
/// multi-criteria decision-making methods*, <https://doi.org/10.1111/j.1540-5915.1997.tb01306.x>;
/// Mareschal 1988, *Weight stability intervals in multicriteria decision aid*,
/// <https://doi.org/10.1016/0377-2217(88)90254-8>.
///
/// # Examples
///
/// ```
/// use materiality::{ScoreMatrix, WeightDistance, WeightSensitivity, Weights};
///
/// let scores = ScoreMatrix::from_rows(&[[0.9, 0.5, 0.1], [0.1, 0.5, 0.9]])?;
/// let now = WeightSensitivity::new(&scores, Weights::new(vec![0.6, 0.2, 0.2])?)?;
/// let swap = now.smallest_swap(0, 1, WeightDistance::Sum)?.unwrap();
/// assert!((swap.distance() - 0.4).abs() < 1e-9); // .2 from the first to the third
/// assert!((swap.weights().as_slice()[0] - 0.4).abs() < 1e-9);
///
/// let (low, high) = now.one_at_a_time(0)?.order_stays();
/// assert!((low - 1.0 / 3.0).abs() < 1e-9 && high == 1.0); // t = (1 − t) / 2
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct WeightSensitivity {
    issues: Arc<[IssueId]>,
    method: &'static str,
    form: WeightForm,
    weights: Weights,
    ranking: Ranking,
}

/// How a change of weights is measured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WeightDistance {
    /// Sum of the absolute differences: twice the weight that goes from one place to another. The
    /// default.
    #[default]
    Sum,
    /// Straight line: root of the sum of squared differences.
    Euclidean,
}

/// A change of weights, and where it leads.
#[derive(Clone, Debug, PartialEq)]
pub struct WeightChange {
    distance: f64,
    weights: Weights,
}

/// The smallest change of weights that lets another issue in among the first.
#[derive(Clone, Debug, PartialEq)]
pub struct TopChange {
    leaves: usize,
    enters: usize,
    change: WeightChange,
}

impl WeightChange {
    /// How far the weights move.
    pub const fn distance(&self) -> f64 {
        self.distance
    }

    /// The weights after the change: there, the two are level; beyond, they have changed sides.
    pub const fn weights(&self) -> &Weights {
        &self.weights
    }
}

impl TopChange {
    /// The issue that is overtaken, as a place in
    /// [`WeightSensitivity::issues()`](WeightSensitivity::issues).
    pub const fn leaves(&self) -> usize {
        self.leaves
    }

    /// The issue that overtakes it, as such a place.
    pub const fn enters(&self) -> usize {
        self.enters
    }

    /// The change of weights.
    pub const fn change(&self) -> &WeightChange {
        &self.change
    }
}

/// Whether it is enough to be level.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Goal {
    /// Level is there: a line is reached.
    Level,
    /// It takes a step beyond.
    Beyond,
}

impl WeightSensitivity {
    /// The weighted sum around given weights.
    ///
    /// # Errors
    ///
    /// [`RobustnessError::NoBounds`] for a column without declared bounds,
    /// [`RobustnessError::PriorColumns`] unless there is one weight per column.
    pub fn new(scores: &ScoreMatrix, weights: Weights) -> Result<Self, RobustnessError> {
        Self::of(&WeightedSum, scores, weights)
    }

    /// Any method with a [`WeightForm`], around given weights.
    ///
    /// # Errors
    ///
    /// As for [`new`](Self::new); [`RobustnessError::NoExactForm`] for a method without a form,
    /// [`RobustnessError::ZeroWeight`] for a weight of 0 where the form does not hold there, and
    /// [`RobustnessError::Priority`] for scores that do not suit the method.
    pub fn of(
        method: &dyn Prioritizer,
        scores: &ScoreMatrix,
        weights: Weights,
    ) -> Result<Self, RobustnessError> {
        let (found, expected) = (weights.len(), scores.columns().len());
        if found != expected {
            return Err(RobustnessError::PriorColumns { found, expected });
        }
        let form = form_of(method, scores)?;
        let zero = weights.as_slice().iter().position(|&weight| weight == 0.0);
        if let Some(column) = zero.filter(|_| form.has_floored()) {
            return Err(RobustnessError::ZeroWeight {
                method: method.name(),
                column: scores.columns()[column].label().to_owned(),
            });
        }
        let powers: Vec<f64> =
            weights.as_slice().iter().map(|w| w.powf(form.weight_power())).collect();
        let utilities = (0..form.rows()).map(|issue| form.utility(issue, &powers)).collect();
        let issues = scores.shared_issues();
        let ranking = Ranking::from_utilities(Arc::clone(&issues), utilities)?;
        Ok(Self { issues, method: method.name(), form, weights, ranking })
    }

    /// The issues, in catalog order.
    pub fn issues(&self) -> &[IssueId] {
        &self.issues
    }

    /// The place of an issue in [`issues`](Self::issues), by which the other methods name it;
    /// `None` if it is not analyzed.
    ///
    /// Complexity: O(n).
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::{
    ///     Column, IssueId, Score, ScoreMatrix, WeightDistance, WeightSensitivity, Weights,
    /// };
    ///
    /// let ids = ["air", "water"].map(|id| IssueId::new(id).unwrap());
    /// let columns = ["cost", "size"].map(|label| Column::anchored(label).unwrap());
    /// let scores = ScoreMatrix::new(ids.to_vec(), columns.to_vec(), vec![0.9, 0.3, 0.4, 0.2])?;
    /// let now = WeightSensitivity::new(&scores, Weights::new(vec![0.5, 0.5])?)?;
    /// let air = now.position("air").unwrap(); // at .6; at .5 with a third of the first weight
    /// let fall = now.smallest_crossing(air, Score::new(0.5)?, WeightDistance::Sum)?.unwrap();
    /// assert!((fall.weights().as_slice()[0] - 1.0 / 3.0).abs() < 1e-9);
    /// assert_eq!(now.position("noise"), None);
    /// # Ok::<(), materiality::Error>(())
    /// ```
    pub fn position(&self, issue: &str) -> Option<usize> {
        self.issues.iter().position(|id| id.as_str() == issue)
    }

    /// The weights.
    pub const fn weights(&self) -> &Weights {
        &self.weights
    }

    /// The ranking under the weights.
    pub const fn ranking(&self) -> &Ranking {
        &self.ranking
    }

    /// What happens when one column's weight moves from 0 to 1 and the others keep their
    /// proportions: an exact analysis on two axes, the column and all others together.
    ///
    /// # Errors
    ///
    /// [`RobustnessError::TooFewColumns`] if there is no other column.
    ///
    /// # Panics
    ///
    /// If `column` is not below the number of columns.
    pub fn one_at_a_time(&self, column: usize) -> Result<OneAtATime, RobustnessError> {
        OneAtATime::new(&self.issues, self.method, &self.form, &self.weights, column)
    }

    /// The smallest change of the weights that makes two issues level, after which they change
    /// places; `None` if no weights make the lower one come first. Issues are given as places in
    /// [`issues()`](Self::issues).
    ///
    /// Of several changes equally small it is one.
    ///
    /// Complexity: O(d log d).
    ///
    /// # Errors
    ///
    /// [`RobustnessError::NoLinearForm`] for a method without one.
    ///
    /// # Panics
    ///
    /// If a place is not below the number of issues.
    pub fn smallest_swap(
        &self,
        a: usize,
        b: usize,
        distance: WeightDistance,
    ) -> Result<Option<WeightChange>, RobustnessError> {
        let (a, b) = (self.row(a)?, self.row(b)?);
        let differences: Vec<f64> = a.iter().zip(b).map(|(a, b)| a - b).collect();
        if self.is_level(&differences) {
            return Ok(Some(WeightChange { distance: 0.0, weights: self.weights.clone() }));
        }
        let is_ahead = self.at_weights(&differences) > 0.0;
        let lead: Vec<f64> =
            if is_ahead { differences } else { differences.iter().map(|d| -d).collect() };
        self.nearest(&lead, Goal::Beyond, distance)
    }

    /// The smallest change of the weights after which other issues are the `k` first; `None` if
    /// there is no such change.
    ///
    /// The first k are those of competition rank k or better; issues tied at the boundary are all
    /// among them.
    ///
    /// Complexity: O(n²·d log d).
    ///
    /// # Errors
    ///
    /// [`RobustnessError::NoLinearForm`] for a method without one.
    pub fn smallest_top_change(
        &self,
        k: usize,
        distance: WeightDistance,
    ) -> Result<Option<TopChange>, RobustnessError> {
        let ranks = self.ranking.competition_ranks();
        let mut best: Option<TopChange> = None;
        for leaves in (0..ranks.len()).filter(|&issue| ranks[issue] <= k) {
            for enters in (0..ranks.len()).filter(|&issue| ranks[issue] > k) {
                let Some(change) = self.smallest_swap(leaves, enters, distance)? else { continue };
                if best.as_ref().is_none_or(|best| change.distance < best.change.distance) {
                    best = Some(TopChange { leaves, enters, change });
                }
            }
        }
        Ok(best)
    }

    /// The smallest change of the weights that carries an issue, given as its place in
    /// [`issues()`](Self::issues), over a line, from below to it or from it to below; `None` if it
    /// is on the same side under all weights.
    ///
    /// Complexity: O(d log d).
    ///
    /// # Errors
    ///
    /// [`RobustnessError::NoLinearForm`] for a method without one, [`RobustnessError::NoLine`] for
    /// one whose form only orders issues.
    ///
    /// # Panics
    ///
    /// If the place is not below the number of issues.
    pub fn smallest_crossing(
        &self,
        issue: usize,
        line: Score,
        distance: WeightDistance,
    ) -> Result<Option<WeightChange>, RobustnessError> {
        self.row(issue)?;
        let none = RobustnessError::NoLine { method: self.method };
        let margins = self.form.margins(issue, line.get()).ok_or(none)?;
        if self.is_level(&margins) || self.at_weights(&margins) > 0.0 {
            return self.nearest(&margins, Goal::Beyond, distance);
        }
        let short: Vec<f64> = margins.iter().map(|margin| -margin).collect();
        self.nearest(&short, Goal::Level, distance)
    }

    /// The values of one issue in a linear form.
    #[expect(clippy::float_cmp, reason = "1 is written, not computed")]
    fn row(&self, issue: usize) -> Result<&[f64], RobustnessError> {
        let columns = self.form.columns();
        match self.form.kind() {
            FormKind::Linear(values) if self.form.weight_power() == 1.0 => {
                Ok(&values[issue * columns..(issue + 1) * columns])
            }
            _ => Err(RobustnessError::NoLinearForm { method: self.method }),
        }
    }

    fn at_weights(&self, coefficients: &[f64]) -> f64 {
        coefficients.iter().zip(self.weights.as_slice()).map(|(c, w)| c * w).sum()
    }

    /// Whether a form is 0 at the weights but for rounding.
    fn is_level(&self, coefficients: &[f64]) -> bool {
        let scale = coefficients.iter().fold(0.0_f64, |most, c| most.max(c.abs()));
        scale == 0.0 || quantize(self.at_weights(coefficients) / scale) == 0.0
    }

    /// The nearest weights at which a form that is at least 0 now is 0.
    fn nearest(
        &self,
        coefficients: &[f64],
        goal: Goal,
        distance: WeightDistance,
    ) -> Result<Option<WeightChange>, RobustnessError> {
        let least = coefficients.iter().copied().fold(f64::INFINITY, f64::min);
        if goal == Goal::Beyond && least >= 0.0 {
            return Ok(None);
        }
        let now = self.weights.as_slice();
        let found = match distance {
            WeightDistance::Sum => by_sum(now, coefficients),
            WeightDistance::Euclidean => by_line(now, coefficients),
        };
        let Some(found) = found else { return Ok(None) };
        let differences = found.iter().zip(now).map(|(a, b)| (a - b).abs());
        let distance = match distance {
            WeightDistance::Sum => differences.sum(),
            WeightDistance::Euclidean => differences.map(|d| d * d).sum::<f64>().sqrt(),
        };
        Ok(Some(WeightChange { distance, weights: Weights::normalized(found)? }))
    }
}
