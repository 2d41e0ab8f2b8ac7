//! The exact bootstrap law of a mean on a discrete scale.

use crate::model::Score;
use crate::num::bca::{acceleration, bca_levels};
use crate::num::convolution::Lattice;
use crate::num::counts;
use crate::num::grid::quantize;
use crate::robustness::error::RobustnessError;
use crate::scoring::{Confidence, Interval};
use crate::survey::Cell;

/// Most answers of which the law is computed: about a million.
pub(super) const MOST_ANSWERS: u64 = 1 << 20;

/// Slack for comparing sums of probabilities, so that rounding does not move a quantile.
pub(super) const SLACK: f64 = 1e-12;

/// What the mean of a cell could have been: the law of the mean of n answers drawn with replacement
/// from the n answers given, exactly.
///
/// A bootstrap by random draws approximates this law. On a discrete scale it is the n-fold
/// convolution of the shares of the levels, and there is nothing to draw.
///
/// # Formula
///
/// ```text
/// θ* = (X₁ + … + Xₙ)/n,   P(Xᵢ = scoreₖ) = countₖ/n
/// quantile(α)             the least support point with P(θ* ≤ point) ≥ α
/// percentile interval     quantile(½(1 − c)) to quantile(½(1 + c))
/// BCa interval            the same at levels corrected for bias and skewness (Efron 1987):
///   z₀ = Φ⁻¹(P(θ* < θ̂) + ½·P(θ* = θ̂)),  a = Σd³ / (6·(Σd²)^{3/2}),  d = x − x̄
///   α′ = Φ(z₀ + (z₀ + z_α)/(1 − a·(z₀ + z_α)))
/// ```
///
/// For means of few answers Student's t ([`Mean`](crate::Mean)) covers better than either interval;
/// the law itself is for what a t interval does not say, such as the chance to reach a line.
///
/// # Degenerate cases
///
/// One answer: a single point and no interval. All answers equal: a single point, intervals of zero
/// width.
///
/// # Errors
///
/// See [`of`](Self::of).
///
/// Complexity: O((n·levels)²), for many answers less because ends below 10⁻⁴⁰ are cut: 100 answers
/// on five levels take some 10 µs.
///
/// # Examples
///
/// ```
/// use materiality::{
///     BootstrapLaw, Criteria, GroupId, IssueId, Questionnaire, Rating, Scale, Score, Tally,
/// };
///
/// let scale = Scale::likert(3)?;
/// let frame = Questionnaire::new(
///     [IssueId::new("water")?],
///     [GroupId::new("staff")?],
///     Criteria::one_per_axis(&scale),
/// )?;
/// let mut tally = Tally::empty(&frame);
/// tally.add("staff", "water", "stakeholder", Rating::Level(scale.level_of(1.0)?), 1)?;
/// tally.add("staff", "water", "stakeholder", Rating::Level(scale.level_of(3.0)?), 1)?;
/// let law = BootstrapLaw::of(&tally.cell("staff", "water", "stakeholder").unwrap())?;
/// // Two answers, 1 and 3: a resample has mean 1, 2, 2 or 3.
/// assert_eq!(law.reaches(Score::new(0.5)?), 0.75);
/// assert_eq!(law.quantile(0.25), Score::ZERO);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct BootstrapLaw {
    /// The law of the sum of levels.
    sum: Lattice,
    levels: Vec<u64>,
    answers: u64,
}

impl BootstrapLaw {
    /// The law of the mean of a cell.
    ///
    /// # Errors
    ///
    /// [`RobustnessError::NoAnswers`] if nobody answered, [`RobustnessError::TooManyAnswers`] for
    /// more than 2²⁰ answers, of which the normal law says all there is to say.
    pub fn of(cell: &Cell<'_>) -> Result<Self, RobustnessError> {
        let answers = cell.answers();
        if answers == 0 {
            return Err(RobustnessError::NoAnswers);
        }
        if answers > MOST_ANSWERS {
            return Err(RobustnessError::TooManyAnswers { found: answers, most: MOST_ANSWERS });
        }
        let levels = cell.levels().to_vec();
        Ok(Self { sum: Lattice::sum_of_draws(&levels, answers), levels, answers })
    }

    /// How many answers there are, and how many are drawn.
    pub const fn answers(&self) -> u64 {
        self.answers
    }

    /// The mean of the answers, which is the mean of the law.
    pub fn mean(&self) -> Score {
        let mean = counts::moments(&self.levels).map_or(0.0, |(mean, _)| mean);
        Score::saturating(mean / (self.levels.len() - 1) as f64)
    }

    /// The standard deviation of the law: that of the answers, with divisor n, over √n.
    pub fn standard_error(&self) -> f64 {
        let variance = counts::moments(&self.levels).and_then(|(_, variance)| variance);
        let n = self.answers as f64;
        let steps = (self.levels.len() - 1) as f64;
        (variance.unwrap_or(0.0) * (n - 1.0) / (n * n)).sqrt() / steps
    }

    /// The possible means with their probabilities, in rising order; those below 10⁻⁴⁰ at either
    /// end are left out.
    pub fn points(&self) -> impl ExactSizeIterator<Item = (Score, f64)> {
        let mass = self.sum.mass.iter().enumerate();
        mass.map(|(at, &p)| (Score::saturating(self.value(at)), p))
    }

    /// The mean at one point of the support.
    fn value(&self, at: usize) -> f64 {
        let parts = self.answers * (self.levels.len() - 1) as u64;
        (self.sum.start + at as u64) as f64 / parts as f64
    }

    /// The probability that the mean is at or above a line, compared on the grid on which the crate
    /// compares everything.
    pub fn reaches(&self, line: Score) -> f64 {
        let line = quantize(line.get());
        let above =
            (0..self.sum.mass.len()).rev().take_while(|&at| quantize(self.value(at)) >= line);
        above.map(|at| self.sum.mass[at]).sum::<f64>().min(1.0)
    }

    /// The least mean that is not exceeded with at least that probability; a `probability` outside
    /// [0, 1] is taken for the nearer end.
    pub fn quantile(&self, probability: f64) -> Score {
        let mut below = 0.0;
        let reached = self.sum.mass.iter().position(|&p| {
            below += p;
            below >= probability - SLACK
        });
        Score::saturating(self.value(reached.unwrap_or(self.sum.mass.len() - 1)))
    }

    /// The percentile interval; `None` for a single answer.
    pub fn percentile_interval(&self, confidence: Confidence) -> Option<Interval> {
        let tail = (1.0 - confidence.get()) / 2.0;
        self.interval(tail, 1.0 - tail)
    }

    /// The interval corrected for bias and skewness; `None` for a single answer.
    pub fn bca_interval(&self, confidence: Confidence) -> Option<Interval> {
        let (mean, _) = counts::moments(&self.levels)?;
        let deviations =
            self.levels.iter().enumerate().map(|(level, &count)| (count, level as f64 - mean));
        let (low, high) = bca_levels(self.below_mean(), acceleration(deviations), confidence.get());
        self.interval(low, high)
    }

    /// P(θ* < θ̂) + ½·P(θ* = θ̂), which is a comparison of whole numbers.
    fn below_mean(&self) -> f64 {
        let given = (0_u64..).zip(&self.levels).map(|(level, &count)| level * count).sum::<u64>();
        let at = usize::try_from(given.saturating_sub(self.sum.start)).unwrap_or(usize::MAX);
        let below: f64 = self.sum.mass.iter().take(at).sum();
        below + self.sum.mass.get(at).copied().unwrap_or(0.0) / 2.0
    }

    fn interval(&self, low: f64, high: f64) -> Option<Interval> {
        if self.answers < 2 {
            return None;
        }
        Interval::new(self.quantile(low), self.quantile(high)).ok()
    }
}
