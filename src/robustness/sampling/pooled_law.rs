//! The exact bootstrap law of a score that is pooled over groups.

use super::bootstrap_law::{MOST_ANSWERS, SLACK};
use super::recipe::Recipe;
use crate::model::{Axis, Score};
use crate::num::bca::{acceleration, bca_levels};
use crate::num::convolution::Lattice;
use crate::num::grid::quantize;
use crate::num::sum::exact_sum;
use crate::robustness::error::RobustnessError;
use crate::scoring::{Confidence, Interval};
use crate::survey::Tally;

/// Most points of either half of a law.
const MOST_POINTS: usize = 1 << 22;

/// Units of the fine grid on which values are added: exact to a millionth of the comparison grid.
const UNITS: f64 = (1_u64 << 56) as f64;

/// Values this many units apart differ by rounding alone.
const SAME: i64 = 64;

/// Half a step of the comparison grid, in units.
const HALF_STEP: i64 = 1 << (56 - 37);

/// What an axis score could have been: the exact law of the pooled mean when the answers of every
/// group are drawn anew, with replacement, from those it gave.
///
/// ```text
/// S* = Σ_g w_g · θ*_g        the θ*_g independent, each with the law of a BootstrapLaw
/// ```
///
/// The laws of groups are multiplied out into two halves, which are matched from either end: P(S* ≥
/// line) is a sum over pairs, found without listing them. Up to four groups of a hundred answers fit;
/// more or larger ones are refused by name, and then respondents have to be resampled
/// ([`RespondentBootstrap`](crate::RespondentBootstrap)).
///
/// # Degenerate cases
///
/// A group with a fixed score adds a constant. Groups that did not answer share out their weight as
/// the pooling rules say, as in the score itself; how many answered is held fixed.
///
/// Complexity: O(p log p) for p points in the larger half; each question to the law O(p), quantiles
/// 60 times that.
///
/// # Examples
///
/// ```
/// use materiality::{Axis, PooledLaw, Recipe, Score, demo};
///
/// let plan = demo::plan()?;
/// let tally = demo::survey()?.tally();
/// // Two groups alone, weighted 2 to 1.
/// let weights = materiality::GroupWeights::per_criterion(plan.questionnaire(), |_| {
///     vec![0.0, 0.0, 0.0, 0.0, 2.0, 1.0, 0.0, 0.0]
/// })?;
/// let recipe = Recipe::new(weights, plan.thresholds().clone());
/// let law = PooledLaw::of(&tally, &recipe, "risk-management", Axis::Stakeholder)?;
/// let reached = law.reaches(law.mean());
/// assert!(reached > 0.4 && reached < 0.6);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct PooledLaw {
    mean: Score,
    /// The law of one half: value in units and probability, values rising.
    first: Vec<(i64, f64)>,
    /// The law of the other half: value in units and the probability of all values up to it.
    second: Vec<(i64, f64)>,
    acceleration: f64,
    has_interval: bool,
}

/// One group's law while it is pooled.
struct Part {
    points: Vec<(i64, f64)>,
}

impl PooledLaw {
    /// The law of one issue's score on one axis.
    ///
    /// # Errors
    ///
    /// [`RobustnessError::WrongRecipe`] unless scores are means, [`RobustnessError::UnknownIssue`],
    /// [`RobustnessError::NoScore`] if there is no score, [`RobustnessError::DependentCriteria`] if
    /// several criteria count, [`RobustnessError::LawTooLarge`] or
    /// [`RobustnessError::TooManyAnswers`] if the law would be too large.
    pub fn of(
        tally: &Tally,
        recipe: &Recipe,
        issue: &str,
        axis: Axis,
    ) -> Result<Self, RobustnessError> {
        recipe.needs_means("the exact bootstrap law")?;
        let matrix = recipe.matrix(tally)?;
        let unknown = || RobustnessError::UnknownIssue { found: issue.to_owned() };
        let id = matrix.issues()[matrix.position(issue).ok_or_else(unknown)?].clone();
        let score = match matrix.get(issue, axis).ok_or_else(unknown)? {
            Ok(score) => score.score(),
            Err(reason) => {
                return Err(RobustnessError::NoScore { issue: id, axis, reason: reason.clone() });
            }
        };
        let mut criterion = None;
        let mut fixed = Vec::new();
        let mut parts = Vec::new();
        let mut influences: Vec<(u64, f64)> = Vec::new();
        let mut has_interval = true;
        for part in matrix.contributions(issue, axis) {
            if *criterion.get_or_insert(part.criterion) != part.criterion {
                return Err(RobustnessError::DependentCriteria { axis });
            }
            if part.answers == 0 {
                fixed.push(part.contribution);
                continue;
            }
            if part.answers > MOST_ANSWERS {
                let found = part.answers;
                return Err(RobustnessError::TooManyAnswers { found, most: MOST_ANSWERS });
            }
            has_interval &= part.answers > 1;
            let cell = tally.cell(part.group.as_str(), issue, part.criterion.as_str());
            let levels = cell.map(|cell| cell.levels().to_vec()).unwrap_or_default();
            let steps = (levels.len() - 1) as f64;
            let own = part.weight / part.answers as f64;
            influences.extend(
                levels.iter().enumerate().map(|(level, &count)| {
                    (count, own * (level as f64 / steps - part.score.get()))
                }),
            );
            parts.push(Part::new(&levels, part.answers, part.weight));
        }
        let too_large = || RobustnessError::LawTooLarge { issue: id, axis, most: MOST_POINTS };
        let [first, mut second] = pooled(parts, units(exact_sum(fixed))).ok_or_else(too_large)?;
        let mut below = 0.0;
        for (_, p) in &mut second {
            below += *p;
            *p = below;
        }
        let acceleration = acceleration(influences.into_iter());
        Ok(Self { mean: score, first, second, acceleration, has_interval })
    }

    /// The score, which is the mean of the law.
    pub const fn mean(&self) -> Score {
        self.mean
    }

    /// The probability that the score is at or above a line, compared on the grid on which the
    /// crate compares everything.
    pub fn reaches(&self, line: Score) -> f64 {
        let line = units(quantize(line.get())) - HALF_STEP;
        (1.0 - self.at_most(line - 1)).clamp(0.0, 1.0)
    }

    /// P(S* ≤ value): for every point of one half, rising, the other half's are counted down.
    fn at_most(&self, value: i64) -> f64 {
        let mut left = self.second.as_slice();
        let mut sum = 0.0;
        for &(x, p) in &self.first {
            while let Some((_, rest)) = left.split_last().filter(|(last, _)| last.0 > value - x) {
                left = rest;
            }
            let Some(&(_, below)) = left.last() else { break };
            sum += p * below;
        }
        sum
    }

    /// The least score that is not exceeded with at least that probability; a `probability` outside
    /// [0, 1] is taken for the nearer end.
    pub fn quantile(&self, probability: f64) -> Score {
        let value = |point: Option<&(i64, f64)>| point.map_or(0, |&(x, _)| x);
        let mut low = value(self.first.first()) + value(self.second.first());
        let mut high = value(self.first.last()) + value(self.second.last());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.at_most(middle) >= probability - SLACK {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        Score::saturating(low as f64 / UNITS)
    }

    /// The percentile interval; `None` if a group that counts gave a single answer.
    pub fn percentile_interval(&self, confidence: Confidence) -> Option<Interval> {
        let tail = (1.0 - confidence.get()) / 2.0;
        self.interval(tail, 1.0 - tail)
    }

    /// The interval corrected for bias and skewness; `None` if a group that counts gave a single
    /// answer.
    ///
    /// The acceleration is that of stratified samples, from the influence `w_g·(x − x̄_g)/n_g` of
    /// every answer (Davison & Hinkley 1997, *Bootstrap Methods and their Application*, section
    /// 5.3).
    pub fn bca_interval(&self, confidence: Confidence) -> Option<Interval> {
        let mean = units(self.mean.get());
        let below = self.at_most(mean - SAME);
        let level = self.at_most(mean + SAME) - below;
        let (low, high) = bca_levels(below + level / 2.0, self.acceleration, confidence.get());
        self.interval(low, high)
    }

    fn interval(&self, low: f64, high: f64) -> Option<Interval> {
        if !self.has_interval {
            return None;
        }
        Interval::new(self.quantile(low), self.quantile(high)).ok()
    }
}

impl Part {
    fn new(levels: &[u64], answers: u64, weight: f64) -> Self {
        let sum = Lattice::sum_of_draws(levels, answers);
        let parts = (answers * (levels.len() - 1) as u64) as f64;
        let value = |at: usize| units(weight * ((sum.start + at as u64) as f64 / parts));
        let points = sum.mass.iter().enumerate().map(|(at, &p)| (value(at), p)).collect();
        Self { points }
    }
}

/// A value on the fine grid.
#[expect(clippy::cast_possible_truncation, reason = "values are at most 1, units 2⁵⁶")]
fn units(value: f64) -> i64 {
    (value * UNITS).round() as i64
}

/// The parts multiplied out into two halves of similar size; `None` if one would be too large.
fn pooled(mut parts: Vec<Part>, fixed: i64) -> Option<[Vec<(i64, f64)>; 2]> {
    parts.sort_by_key(|part| std::cmp::Reverse(part.points.len()));
    let mut halves = [vec![(fixed, 1.0)], vec![(0, 1.0)]];
    for part in parts {
        let smaller = usize::from(halves[1].len() < halves[0].len());
        let half = &halves[smaller];
        if half.len().checked_mul(part.points.len()).is_none_or(|size| size > MOST_POINTS) {
            return None;
        }
        halves[smaller] = product(half, &part.points);
    }
    Some(halves)
}

/// The law of the sum of two independent variables, points that differ by rounding alone merged.
fn product(a: &[(i64, f64)], b: &[(i64, f64)]) -> Vec<(i64, f64)> {
    let mut all: Vec<(i64, f64)> =
        a.iter().flat_map(|&(x, p)| b.iter().map(move |&(y, q)| (x + y, p * q))).collect();
    all.sort_by_key(|&(value, _)| value);
    all.dedup_by(|next, kept| {
        let is_same = next.0 - kept.0 <= SAME;
        if is_same {
            kept.1 += next.1;
        }
        is_same
    });
    all
}
