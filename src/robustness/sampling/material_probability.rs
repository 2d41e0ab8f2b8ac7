//! How likely an issue is material, by what is not known.

use std::sync::Arc;

use super::influence::add_influences;
use super::linear_score::LinearScores;
use super::ranked_by::RankedBy;
use super::recipe::Recipe;
use super::uncertain_weights::UncertainWeights;
use crate::model::{Axis, IssueId, PerAxis, Score};
use crate::num::bivariate::both_below;
use crate::num::normal_tail::{normal_quantile, t_above};
use crate::robustness::error::RobustnessError;
use crate::robustness::weights::WeightPrior;
use crate::scoring::NoScore;
use crate::survey::{Survey, Tally};

/// How likely one issue is at or above a line.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct MaterialProbability {
    /// The probability to reach the line of each axis; `None` where there is no score or nothing is
    /// known about its error.
    pub reaches: PerAxis<Option<f64>>,
    /// The probability to reach a line on one axis or both; `None` if that is not known.
    pub material: Option<f64>,
    /// The least it can be, however the axes depend on each other.
    pub least: f64,
    /// The most it can be.
    pub most: f64,
    /// The standard error of `material` from random draws; 0 where it is exact.
    pub standard_error: f64,
}

/// How likely every issue is material: at or above the line on one axis or both.
///
/// Three things may not be known, and each has its constructor: what others would have answered
/// ([`from_tally`](Self::from_tally), [`from_survey`](Self::from_survey)), how much each group
/// should count ([`from_weights`](Self::from_weights)), and both at once
/// ([`jointly`](Self::jointly)).
///
/// # Formula
///
/// ```text
/// sampling   P(axis) = P(t(df) ≥ (line − S)/se)          the resampled score around the one found
/// weights    P(axis) = share of the weights v for which Σ_g v_g·x̄_g ≥ line       (Varsi's recurrence)
/// both       P(axis) = E_v Φ((Σ_g v_g·x̄_g − line)/√(Σ_g v_g²·se_g²))
/// either     1 − (1 − P₁)·(1 − P₂)                        axes independent
/// bounds     max(P₁, P₂) ≤ P ≤ min(1, P₁ + P₂)            whatever the dependence
/// ```
///
/// With respondents at hand the errors of the axes are correlated as their ratings are, by a normal
/// copula. The thresholds are those of the recipe.
///
/// # Degenerate cases
///
/// An axis that nobody rates does not count. An issue without a score on a rated axis, or with one
/// of which the error is not known, has `None`, and bounds by what is known: the other axis, and 1.
/// Without any error the probability is 0 or 1, compared on the grid.
///
/// # Errors
///
/// See the constructors.
///
/// # Examples
///
/// ```
/// use materiality::{MaterialProbabilities, PerAxis, WeightPrior, demo};
///
/// let tally = demo::survey()?.tally();
/// let recipe = demo::plan()?.run(&tally)?.recipe();
/// let sampled = MaterialProbabilities::from_tally(&tally, &recipe)?;
/// let weighed =
///     MaterialProbabilities::from_weights(&tally, &recipe, &PerAxis::both(WeightPrior::uniform()))?;
/// for (issue, sampling) in sampled.iter() {
///     let weights = weighed.get(issue.as_str()).unwrap();
///     println!("{issue}: {:.2} and {:.2}", sampling.material.unwrap(), weights.material.unwrap());
/// }
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct MaterialProbabilities {
    issues: Arc<[IssueId]>,
    rows: Vec<MaterialProbability>,
}

/// What is known about one axis of one issue.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Reach {
    /// Nobody rates this axis.
    NotRated,
    /// There is no score, or nothing is known about its error.
    Unknown,
    /// The probability to reach the line, and its standard error.
    Known { probability: f64, error: f64 },
}

impl Reach {
    /// A probability without an error of its own.
    pub(super) const fn exactly(probability: f64) -> Self {
        Self::Known { probability, error: 0.0 }
    }

    const fn known(self) -> Option<(f64, f64)> {
        match self {
            Self::Known { probability, error } => Some((probability, error)),
            Self::NotRated | Self::Unknown => None,
        }
    }
}

impl MaterialProbability {
    /// Both axes together; `either` is the probability of one or the other given both, with what a
    /// change of each does to it.
    fn of(reach: PerAxis<Reach>, either: impl Fn(f64, f64) -> f64) -> Self {
        let PerAxis { operational: first, stakeholder: second } = reach;
        let probability = |one: Reach| one.known().map_or(0.0, |(p, _)| p);
        let is_unknown = first == Reach::Unknown || second == Reach::Unknown;
        let is_rated = first != Reach::NotRated || second != Reach::NotRated;
        let (p, q) = (probability(first), probability(second));
        let (material, error) = match (first.known(), second.known()) {
            _ if is_unknown || !is_rated => (None, 0.0),
            (Some((p, e)), Some((q, f))) => (
                Some(either(p, q).clamp(p.max(q), (p + q).min(1.0))),
                ((1.0 - q) * e).hypot((1.0 - p) * f),
            ),
            (Some((p, error)), None) | (None, Some((p, error))) => (Some(p), error),
            (None, None) => (None, 0.0),
        };
        let most = if is_unknown || !is_rated { 1.0 } else { (p + q).min(1.0) };
        let reaches = reach.map(|one| one.known().map(|(p, _)| p));
        Self { reaches, material, least: p.max(q), most, standard_error: error }
    }

    /// Both axes together if they are independent.
    fn independent(reach: PerAxis<Reach>) -> Self {
        Self::of(reach, |p, q| 1.0 - (1.0 - p) * (1.0 - q))
    }
}

impl MaterialProbabilities {
    /// From sampling alone, the axes independent: a tally does not know who answered what.
    ///
    /// # Errors
    ///
    /// Whatever the recipe refuses.
    ///
    /// Complexity: O(issues × groups).
    pub fn from_tally(tally: &Tally, recipe: &Recipe) -> Result<Self, RobustnessError> {
        let reach = sampled(tally, recipe)?;
        Ok(Self::of(tally, reach.into_iter().map(MaterialProbability::independent)))
    }

    /// From sampling alone, the errors of the two axes correlated as the ratings of the same people
    /// are.
    ///
    /// # Errors
    ///
    /// [`RobustnessError::WrongRecipe`] unless scores are means; whatever the recipe refuses.
    ///
    /// Complexity: O(issues × respondents).
    pub fn from_survey(survey: &Survey, recipe: &Recipe) -> Result<Self, RobustnessError> {
        recipe.needs_means("the correlation of the axes")?;
        let tally = survey.tally();
        let reach = sampled(&tally, recipe)?;
        let correlations = correlations(survey, &tally, recipe)?;
        let rows = reach.into_iter().zip(correlations).map(|(reach, correlation)| {
            MaterialProbability::of(reach, |p, q| {
                1.0 - both_below(normal_quantile(1.0 - p), normal_quantile(1.0 - q), correlation)
            })
        });
        Ok(Self::of(&tally, rows))
    }

    /// From the weights of groups alone, exactly: the share of all weights under which the scores
    /// found reach the lines.
    ///
    /// `priors` say what is known about the weights of the groups that count on each axis, in the
    /// order of the questionnaire; those of the two axes vary by themselves. A group that lacks a
    /// score for an issue does not count for it; a prior other than the uniform one is then not
    /// known. With several criteria on an axis, every group has the same weight for all of them.
    ///
    /// # Errors
    ///
    /// [`RobustnessError::PriorColumns`] if a prior is for another number of groups than count on
    /// its axis; whatever the recipe refuses.
    ///
    /// Complexity: O(issues × groups²).
    pub fn from_weights(
        tally: &Tally,
        recipe: &Recipe,
        priors: &PerAxis<WeightPrior>,
    ) -> Result<Self, RobustnessError> {
        let weights = UncertainWeights::new(tally, recipe, priors)?;
        let issues = tally.questionnaire().issues().len();
        let rows: Result<Vec<_>, RobustnessError> = (0..issues)
            .map(|issue| {
                let reach = PerAxis::try_from_fn(|axis| weights.exact(issue, axis))?;
                Ok(MaterialProbability::independent(reach))
            })
            .collect();
        Ok(Self::of(tally, rows?.into_iter()))
    }

    /// From the weights of groups and from sampling at once.
    ///
    /// Given the weights, the score is normal. Over the weights of up to two groups that is
    /// integrated; for more, `draws` weights are drawn from `seed` and the normal probability is
    /// averaged over them, with the standard error of that in the result. Everything else as for
    /// [`from_weights`](Self::from_weights).
    ///
    /// # Errors
    ///
    /// As for [`from_weights`](Self::from_weights), and [`RobustnessError::InvalidDraws`] unless
    /// there are 2 to 2²⁶ draws.
    ///
    /// Complexity: O(issues × draws × groups).
    pub fn jointly(
        tally: &Tally,
        recipe: &Recipe,
        priors: &PerAxis<WeightPrior>,
        draws: u32,
        seed: u64,
    ) -> Result<Self, RobustnessError> {
        let weights = UncertainWeights::new(tally, recipe, priors)?;
        let reach = weights.with_sampling(draws, seed)?;
        Ok(Self::of(tally, reach.into_iter().map(MaterialProbability::independent)))
    }

    fn of(tally: &Tally, rows: impl Iterator<Item = MaterialProbability>) -> Self {
        Self { issues: tally.questionnaire().shared_issues(), rows: rows.collect() }
    }

    /// Each issue with its probability, in catalog order.
    pub fn iter(&self) -> impl Iterator<Item = (&IssueId, &MaterialProbability)> {
        self.issues.iter().zip(&self.rows)
    }

    /// The probability of one issue; `None` for an unknown one.
    pub fn get(&self, issue: &str) -> Option<&MaterialProbability> {
        self.rows.get(self.issues.iter().position(|id| id.as_str() == issue)?)
    }
}

/// What sampling says about every issue and axis.
fn sampled(tally: &Tally, recipe: &Recipe) -> Result<Vec<PerAxis<Reach>>, RobustnessError> {
    let matrix = recipe.without_errors().matrix(tally)?;
    let mut reach: Vec<PerAxis<Reach>> = matrix
        .iter()
        .map(|(_, outcomes)| PerAxis::from_fn(|axis| unscored(&outcomes[axis])))
        .collect();
    for axis in Axis::ALL {
        let scores = LinearScores::new(tally, recipe, RankedBy::Axis(axis))?;
        for at in 0..scores.len() {
            let known = scores.variance(at).map(|(variance, df)| {
                Reach::exactly(chance(scores.value(at), variance, df, recipe.lines().lines()[axis]))
            });
            let place = &mut reach[scores.place(at)];
            let place = match axis {
                Axis::Operational => &mut place.operational,
                Axis::Stakeholder => &mut place.stakeholder,
            };
            *place = known.unwrap_or(Reach::Unknown);
        }
    }
    Ok(reach)
}

/// What is known where nothing was computed.
pub(super) fn unscored<T>(outcome: &Result<T, NoScore>) -> Reach {
    if matches!(outcome, Err(NoScore::NotRated)) { Reach::NotRated } else { Reach::Unknown }
}

/// The chance of a score with an error to reach a line.
fn chance(score: f64, variance: f64, df: f64, line: Score) -> f64 {
    if variance > 0.0 {
        t_above((line.get() - score) / variance.sqrt(), df)
    } else {
        f64::from(u8::from(Score::saturating(score).reaches(line)))
    }
}

/// The correlation of the errors of each issue's two scores; 0 where one has none.
fn correlations(
    survey: &Survey,
    tally: &Tally,
    recipe: &Recipe,
) -> Result<Vec<f64>, RobustnessError> {
    let frame = survey.questionnaire();
    let mut sums = vec![[0.0; 3]; frame.issues().len()];
    let axes = PerAxis::try_from_fn(|axis| LinearScores::new(tally, recipe, RankedBy::Axis(axis)))?;
    for group in 0..frame.groups().len() {
        let size = survey.members(group).len();
        for (issue, sums) in sums.iter_mut().enumerate() {
            let members = axes.as_ref().map(|scores| {
                let mut members = vec![0.0; size];
                if let Some(at) = (0..scores.len()).find(|&at| scores.place(at) == issue) {
                    let own = scores.parts(at).iter().filter(|part| part.group == group);
                    let own: Vec<_> = own.copied().collect();
                    add_influences(survey, recipe, issue, &own, &mut members);
                }
                members
            });
            for (x, y) in members.operational.iter().zip(&members.stakeholder) {
                sums[0] += x * x;
                sums[1] += y * y;
                sums[2] += x * y;
            }
        }
    }
    let correlation = |&[xx, yy, xy]: &[f64; 3]| {
        if xx > 0.0 && yy > 0.0 { (xy / (xx * yy).sqrt()).clamp(-1.0, 1.0) } else { 0.0 }
    };
    Ok(sums.iter().map(correlation).collect())
}
