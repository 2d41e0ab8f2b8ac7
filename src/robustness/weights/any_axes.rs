//! Any number of weights at once: exact pairwise winning, expected ranks and lines.

use std::sync::Arc;

use super::linear_form::LinearForm;
use super::weight_prior::WeightPrior;
use crate::model::{IssueId, Score, ScoreMatrix};
use crate::num::simplex::share_at_most_zero;
use crate::priority::{Prioritizer, WeightedSum};
use crate::robustness::error::RobustnessError;

/// The order of issues on any number of columns under every weight vector at once.
///
/// The share of weights for which a linear form is positive is the content of a simplex cut by a
/// plane, for which there is an exact recurrence. Who beats whom, the mean rank and the chance to
/// reach a line follow from it without a single draw. That goes for the weighted sum and for every
/// method with a linear [`WeightForm`](crate::WeightForm): products, power means, PROMETHEE II and
/// others. How likely each rank is does not follow from pairs: with three columns
/// [`ThreeWeightAnalysis`](crate::ThreeWeightAnalysis) has it exactly, with more a
/// [`RankSimulation`](crate::RankSimulation) estimates it.
///
/// # Degenerate cases
///
/// Issues with equal scores win against each other half the time. An issue all of whose scores are
/// exactly on the line reaches it with certainty.
///
/// Complexity: see each method; `d` is the number of columns.
///
/// Reference: Varsi 1973, *The multidimensional content of the frustum of the simplex*, Pacific
/// Journal of Mathematics 46(1); Lahdelma & Salminen 2001 for the quantities.
///
/// # Examples
///
/// ```
/// use materiality::{ScoreMatrix, SimplexAnalysis, WeightPrior};
///
/// let scores = ScoreMatrix::from_rows(&[[1.0, 0.0, 0.0], [0.5, 0.5, 0.5]])?;
/// let analysis = SimplexAnalysis::new(&scores, WeightPrior::uniform())?;
/// // The first is ahead where its weight exceeds one half: a quarter of the triangle.
/// assert!((analysis.wins(0, 1) - 0.25).abs() < 1e-12);
/// # Ok::<(), materiality::RobustnessError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct SimplexAnalysis {
    issues: Arc<[IssueId]>,
    form: LinearForm,
    prior: WeightPrior,
}

impl SimplexAnalysis {
    /// The weighted sum of scores under what is known about the columns' weights.
    ///
    /// # Errors
    ///
    /// [`RobustnessError::NoBounds`] for a column without declared bounds,
    /// [`RobustnessError::PriorColumns`] for a prior made for another number of columns.
    pub fn new(scores: &ScoreMatrix, prior: WeightPrior) -> Result<Self, RobustnessError> {
        Self::of(&WeightedSum, scores, prior)
    }

    /// Any method with a linear form, under what is known about the columns' weights.
    ///
    /// # Errors
    ///
    /// As for [`new`](Self::new); [`RobustnessError::NoLinearForm`] for a method without one, and
    /// [`RobustnessError::Priority`] for scores that do not suit the method.
    pub fn of(
        method: &dyn Prioritizer,
        scores: &ScoreMatrix,
        prior: WeightPrior,
    ) -> Result<Self, RobustnessError> {
        let columns = scores.columns().len();
        if let Some(found) = prior.columns().filter(|&found| found != columns) {
            return Err(RobustnessError::PriorColumns { found, expected: columns });
        }
        let form = LinearForm::of(method, scores)?;
        Ok(Self { issues: scores.shared_issues(), form, prior })
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
    /// use materiality::{Column, IssueId, ScoreMatrix, SimplexAnalysis, WeightPrior};
    ///
    /// let ids = ["air", "water"].map(|id| IssueId::new(id).unwrap());
    /// let columns = ["cost", "size"].map(|label| Column::anchored(label).unwrap());
    /// let scores = ScoreMatrix::new(ids.to_vec(), columns.to_vec(), vec![0.9, 0.3, 0.4, 0.2])?;
    /// let analysis = SimplexAnalysis::new(&scores, WeightPrior::uniform())?;
    /// let water = analysis.position("water").unwrap();
    /// assert!((analysis.expected_rank(water) - 2.0).abs() < 1e-12);
    /// assert_eq!(analysis.position("noise"), None);
    /// # Ok::<(), materiality::Error>(())
    /// ```
    pub fn position(&self, issue: &str) -> Option<usize> {
        self.issues.iter().position(|id| id.as_str() == issue)
    }

    /// What is known about the weights.
    pub const fn prior(&self) -> &WeightPrior {
        &self.prior
    }

    /// The probability that issue `a` is above issue `b`, both as places in
    /// [`issues()`](Self::issues); ½ for equal issues.
    ///
    /// Complexity: O(d²).
    ///
    /// # Panics
    ///
    /// If a place is not below the number of issues.
    pub fn wins(&self, a: usize, b: usize) -> f64 {
        let differences = self.form.row(a).iter().zip(self.form.row(b));
        let differences: Vec<f64> = differences.map(|(x, y)| y - x).collect();
        if differences.iter().all(|&difference| difference == 0.0) {
            return 0.5;
        }
        // The share on which b is behind a; where they are level has no content.
        share_at_most_zero(&self.prior.spread(&differences))
    }

    /// The mean rank of an issue, given as its place in [`issues()`](Self::issues):
    /// `1 + Σ wins(other, issue)`.
    ///
    /// Complexity: O(n·d²).
    ///
    /// # Panics
    ///
    /// If the place is not below the number of issues.
    pub fn expected_rank(&self, issue: usize) -> f64 {
        let others = (0..self.issues.len()).filter(|&other| other != issue);
        1.0 + others.map(|other| self.wins(other, issue)).sum::<f64>()
    }

    /// The probability that the utility of an issue, given as its place in
    /// [`issues()`](Self::issues), is at or above a line.
    ///
    /// Complexity: O(d²).
    ///
    /// # Errors
    ///
    /// [`RobustnessError::NoLine`] for a method whose form only orders issues.
    ///
    /// # Panics
    ///
    /// If the place is not below the number of issues.
    pub fn reaches(&self, issue: usize, line: Score) -> Result<f64, RobustnessError> {
        let margins = self.form.margins(issue, line.get())?;
        let below: Vec<f64> = margins.iter().map(|margin| -margin).collect();
        Ok(share_at_most_zero(&self.prior.spread(&below)))
    }
}
