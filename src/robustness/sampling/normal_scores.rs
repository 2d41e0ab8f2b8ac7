//! Independent normal errors: exact probabilities of every rank.

use std::sync::Arc;

use super::linear_score::LinearScores;
use super::rank_distribution::RankDistribution;
use super::ranked_by::RankedBy;
use super::recipe::Recipe;
use crate::model::{IssueId, ModelError};
use crate::num::grid::quantize;
use crate::num::normal_tail::{normal_above, normal_density};
use crate::num::poisson_binomial::poisson_binomial;
use crate::num::quadrature::GaussLegendre;
use crate::robustness::error::RobustnessError;
use crate::survey::Tally;

/// How many standard errors to either side the integral goes; beyond it lies less than 10⁻¹⁶.
const REACH: f64 = 8.5;

/// Panels of one issue's own density.
const PANELS: u32 = 8;

/// Where another issue's law is sharp, panels end at these numbers of its standard errors.
const SHARP: [f64; 7] = [-8.0, -4.0, -2.0, 0.0, 2.0, 4.0, 8.0];

/// Scores with normal errors that are independent of each other.
///
/// Given the score of one issue, the others are above it or not independently of each other, so how
/// many are follows a Poisson–binomial law. Integrating over that score gives the probability of
/// every rank without a random draw.
///
/// ```text
/// P(rank of i = r) = ∫ φ((s − μᵢ)/σᵢ)/σᵢ · P(Σ_{j≠i} Bⱼ = r − 1) ds,   Bⱼ = 1 with Φ((μⱼ − s)/σⱼ)
/// ```
///
/// Issues that the same people rate do not have independent errors: where everybody's ratings move
/// together, ranks are surer than these probabilities say. With respondents at hand,
/// [`RespondentBootstrap`](crate::RespondentBootstrap) keeps the dependence. Like it, this describes
/// how ranks scatter around the scores; [`RankSets`](crate::RankSets) are confidence sets.
///
/// # Degenerate cases
///
/// A standard error of 0 is a score that is certain; certain scores that are equal share their
/// ranks evenly. One issue has rank 1.
///
/// # Errors
///
/// See the constructors.
///
/// Complexity: O(n³) times some hundred nodes; 20 issues take some 2 ms.
///
/// # Examples
///
/// ```
/// use materiality::{IssueId, NormalScores};
///
/// let scores = NormalScores::new([
///     (IssueId::new("water")?, 0.7, 0.03),
///     (IssueId::new("privacy")?, 0.6, 0.04),
/// ])?;
/// // P(privacy above water) = Φ((.6 − .7)/√(.03² + .04²)) = Φ(−2)
/// let ranks = scores.rank_probabilities();
/// assert!((ranks.probability(1, 1) - 0.022_750_132).abs() < 1e-9);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct NormalScores {
    issues: Arc<[IssueId]>,
    /// Mean and standard error, means on the comparison grid.
    laws: Vec<(f64, f64)>,
}

impl NormalScores {
    /// Scores with their standard errors.
    ///
    /// # Errors
    ///
    /// [`ModelError::NoIssues`], [`ModelError::InvalidUtility`] for a score that is not finite,
    /// [`RobustnessError::InvalidStandardError`] for an error that is negative or not finite.
    pub fn new(
        scores: impl IntoIterator<Item = (IssueId, f64, f64)>,
    ) -> Result<Self, RobustnessError> {
        let (mut issues, mut laws) = (Vec::new(), Vec::new());
        for (issue, mean, error) in scores {
            if !mean.is_finite() {
                return Err(ModelError::InvalidUtility { issue, found: mean }.into());
            }
            if !(0.0..f64::INFINITY).contains(&error) {
                return Err(RobustnessError::InvalidStandardError { issue, found: error });
            }
            issues.push(issue);
            laws.push((quantize(mean), error));
        }
        if issues.is_empty() {
            return Err(ModelError::NoIssues.into());
        }
        Ok(Self { issues: issues.into(), laws })
    }

    /// The scores of a tally, on one axis or as the weighted sum of both; issues without a score
    /// are left out.
    ///
    /// A tally does not know who answered what, so the errors of one group's questions are added,
    /// the worst case, and groups are independent.
    ///
    /// # Errors
    ///
    /// [`RobustnessError::WrongRecipe`] unless utilities are weighted sums,
    /// [`RobustnessError::NoStandardError`] if a group that counts gave a single answer,
    /// [`ModelError::NoIssues`] if there is no score, and whatever the recipe refuses.
    pub fn of(tally: &Tally, recipe: &Recipe, by: RankedBy) -> Result<Self, RobustnessError> {
        let scores = LinearScores::new(tally, recipe, by)?;
        let law = |place: usize| {
            let id = scores.issue(place).clone();
            let unknown = || RobustnessError::NoStandardError { issue: id.clone() };
            let (variance, _) = scores.variance(place).ok_or_else(unknown)?;
            Ok((id, scores.value(place), variance.sqrt()))
        };
        let laws: Result<Vec<_>, RobustnessError> = (0..scores.len()).map(law).collect();
        Self::new(laws?)
    }

    /// The issues, in catalog order.
    pub fn issues(&self) -> &[IssueId] {
        &self.issues
    }

    /// The probability that issue `a` is above issue `b`, both as places in `issues()`: `Φ((μₐ −
    /// μ_b)/√(σₐ² + σ_b²))`; ½ for certain scores that are equal.
    ///
    /// # Panics
    ///
    /// If a place is not below the number of issues.
    pub fn wins(&self, a: usize, b: usize) -> f64 {
        let ((mean_a, error_a), (mean_b, error_b)) = (self.laws[a], self.laws[b]);
        above(mean_a - mean_b, error_a.hypot(error_b))
    }

    /// The probability of every rank.
    pub fn rank_probabilities(&self) -> RankDistribution {
        let n = self.laws.len();
        let mut probabilities = vec![0.0; n * n];
        let rule = GaussLegendre::new();
        let mut count = Vec::with_capacity(n);
        for (issue, row) in probabilities.chunks_exact_mut(n).enumerate() {
            let (mean, error) = self.laws[issue];
            if error == 0.0 {
                self.certain(issue, row, &mut count);
                continue;
            }
            // In units of its own error, so that tiny errors lose no digits.
            rule.each(&self.breaks(issue), |z, weight| {
                let density = weight * normal_density(z);
                let events =
                    self.others(issue).map(|(mu, sigma)| above((mu - mean) - error * z, sigma));
                poisson_binomial(events, &mut count);
                for (rank, p) in row.iter_mut().zip(&count) {
                    *rank += density * p;
                }
            });
        }
        RankDistribution::new(Arc::clone(&self.issues), probabilities)
    }

    fn others(&self, issue: usize) -> impl Iterator<Item = (f64, f64)> {
        let others = self.laws.iter().enumerate().filter(move |&(other, _)| other != issue);
        others.map(|(_, &law)| law)
    }

    /// The ranks of a score that is certain.
    fn certain(&self, issue: usize, row: &mut [f64], count: &mut Vec<f64>) {
        let (mean, _) = self.laws[issue];
        let is_level = |&(mu, sigma): &(f64, f64)| sigma == 0.0 && mu.total_cmp(&mean).is_eq();
        let level = 1 + self.others(issue).filter(is_level).count();
        let rest = self.others(issue).filter(|law| !is_level(law));
        poisson_binomial(rest.map(|(mu, sigma)| above(mu - mean, sigma)), count);
        for (above, p) in count.iter().enumerate() {
            for rank in &mut row[above..above + level] {
                *rank += p / level as f64;
            }
        }
    }

    /// Where panels end, in errors from the mean: the density is smooth within them, and so is every other issue's law.
    fn breaks(&self, issue: usize) -> Vec<f64> {
        let (mean, error) = self.laws[issue];
        let step = 2.0 * REACH / f64::from(PANELS);
        let mut breaks: Vec<f64> = (0..=PANELS).map(|k| step * f64::from(k) - REACH).collect();
        for (mu, sigma) in self.others(issue).filter(|&(_, sigma)| 2.0 * sigma < error) {
            let ends = SHARP.iter().map(|z| (mu - mean) / error + z * (sigma / error));
            breaks.extend(ends.filter(|end| (-REACH..REACH).contains(end)));
        }
        breaks.sort_by(f64::total_cmp);
        breaks
    }
}

/// The probability of a normal variable to be above a line, from its lead and its error; without an
/// error it is above, level (½) or below.
fn above(lead: f64, error: f64) -> f64 {
    if error > 0.0 {
        normal_above(-lead / error)
    } else if lead > 0.0 {
        1.0
    } else if lead < 0.0 {
        0.0
    } else {
        0.5
    }
}
