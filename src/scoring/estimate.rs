//! What an estimator says about one cell: a score, and how far it can be trusted.

use std::num::NonZeroU64;

use super::interval::{Confidence, Interval};
use crate::model::Score;
use crate::num::student::{t_critical, z_critical};
use crate::survey::Cell;

/// One number for one cell, with its sampling error.
///
/// # Examples
///
/// ```
/// use materiality::{Confidence, Estimate, Score};
///
/// let estimate = Estimate::new(Score::new(0.6)?, 25).with_variance(0.0016, 24.0);
/// assert_eq!(estimate.standard_error(), Some(0.04));
/// let interval = estimate.interval(Confidence::default()).unwrap();
/// assert!((interval.upper().get() - (0.6 + 2.0639 * 0.04)).abs() < 1e-6); // t with 24 df
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    score: Score,
    answers: u64,
    spread: Spread,
}

/// How the interval of an estimate is formed.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Spread {
    /// One answer: nothing is known about the spread.
    Unknown,
    /// A fixed score: there is no sampling error.
    None,
    /// Score ± Student's t with `df` times the square root of `variance`.
    Student { variance: f64, df: f64 },
    /// Wilson's interval of a share, of a population of that size if it counts as finite.
    Wilson { population: Option<NonZeroU64> },
}

impl Estimate {
    /// An estimate from `answers` answers of which the sampling error is not known.
    pub const fn new(score: Score, answers: u64) -> Self {
        Self { score, answers, spread: Spread::Unknown }
    }

    /// An estimate of a position between the levels of a cell's scale, with the variance of that
    /// position and its degrees of freedom, if they are known.
    pub(crate) fn at_level(cell: &Cell<'_>, level: f64, error: Option<(f64, f64)>) -> Self {
        let steps = (cell.scale().levels() - 1) as f64;
        let estimate = Self::new(Score::saturating(level / steps), cell.answers());
        match error {
            None => estimate,
            Some((variance, df)) => estimate.with_variance(variance / (steps * steps), df),
        }
    }

    /// A score that was given and not sampled.
    pub const fn fixed(score: Score) -> Self {
        Self { score, answers: 0, spread: Spread::None }
    }

    /// The same estimate with the variance of its score and the degrees of freedom of that.
    ///
    /// A variance or degrees of freedom that are negative or no numbers leave the error unknown.
    pub fn with_variance(self, variance: f64, df: f64) -> Self {
        let is_known = variance >= 0.0 && variance.is_finite() && df > 0.0;
        let spread = if is_known { Spread::Student { variance, df } } else { Spread::Unknown };
        Self { spread, ..self }
    }

    /// The same estimate, of which the score is a share of the answers.
    pub const fn as_share(self) -> Self {
        Self { spread: Spread::Wilson { population: None }, ..self }
    }

    /// The same estimate, of answers that were drawn without replacement from a population of that
    /// size; `None` if more people answered than there are.
    ///
    /// ```text
    /// variance   (1 − n/N) · variance                   without replacement (Cochran 1977)
    /// shares     Wilson's interval with n·(N − 1)/(N − n) instead of n
    /// n = N      no sampling error: an interval of zero width
    /// ```
    ///
    /// The factor makes the variance of means and shares unbiased; for other estimators it is the
    /// usual approximation. A fixed score is not a sample and stays as it is. Whoever answers is
    /// taken for a random sample: the correction says nothing about those who refused.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::num::NonZeroU64;
    /// use materiality::{Estimate, Score};
    ///
    /// let twenty_five = Estimate::new(Score::new(0.6)?, 25).with_variance(0.0016, 24.0);
    /// let of_sixty = twenty_five.within_population(NonZeroU64::new(60).unwrap()).unwrap();
    /// assert!((of_sixty.variance().unwrap() - 0.0016 * 35.0 / 60.0).abs() < 1e-15);
    /// assert!(twenty_five.within_population(NonZeroU64::new(24).unwrap()).is_none());
    /// # Ok::<(), materiality::Error>(())
    /// ```
    pub fn within_population(self, population: NonZeroU64) -> Option<Self> {
        let left = population.get().checked_sub(self.answers)?;
        let unseen = left as f64 / population.get() as f64;
        let spread = match self.spread {
            Spread::None => Spread::None,
            _ if left == 0 => Spread::Student { variance: 0.0, df: f64::INFINITY },
            Spread::Unknown => Spread::Unknown,
            Spread::Student { variance, df } => Spread::Student { variance: unseen * variance, df },
            Spread::Wilson { .. } => Spread::Wilson { population: Some(population) },
        };
        Some(Self { spread, ..self })
    }

    /// The score.
    pub const fn score(&self) -> Score {
        self.score
    }

    /// How many answers it rests on; 0 for a fixed score.
    pub const fn answers(&self) -> u64 {
        self.answers
    }

    /// Whether the score was given and not sampled.
    pub const fn is_fixed(&self) -> bool {
        matches!(self.spread, Spread::None)
    }

    /// Whether the interval is Wilson's, for a share.
    pub(crate) const fn is_share(&self) -> bool {
        matches!(self.spread, Spread::Wilson { .. })
    }

    /// The variance of the score (not of single answers); `None` if it is not known, as for one
    /// answer.
    pub fn variance(&self) -> Option<f64> {
        match self.spread {
            Spread::Unknown => None,
            Spread::None => Some(0.0),
            Spread::Student { variance, .. } => Some(variance),
            Spread::Wilson { .. } if self.answers < 2 => None,
            Spread::Wilson { population } => {
                let p = self.score.get();
                let unseen = population
                    .map_or(1.0, |all| (all.get() - self.answers) as f64 / all.get() as f64);
                Some(unseen * p * (1.0 - p) / (self.answers - 1) as f64)
            }
        }
    }

    /// The square root of the variance.
    pub fn standard_error(&self) -> Option<f64> {
        self.variance().map(f64::sqrt)
    }

    /// The degrees of freedom of the variance; infinite where there is no sampling error.
    pub fn degrees_of_freedom(&self) -> Option<f64> {
        match self.spread {
            Spread::Unknown => None,
            Spread::None => Some(f64::INFINITY),
            Spread::Student { df, .. } => Some(df),
            Spread::Wilson { .. } => (self.answers > 1).then(|| (self.answers - 1) as f64),
        }
    }

    /// The confidence interval.
    ///
    /// Student's t for means and everything that behaves like one, Wilson's interval for shares
    /// (Wilson 1927). One answer gives no interval, rather than one of zero width; a fixed score
    /// gives one of zero width.
    pub fn interval(&self, confidence: Confidence) -> Option<Interval> {
        let score = self.score.get();
        match self.spread {
            Spread::Unknown => None,
            Spread::None => Some(Interval::around(score, 0.0, 0.0)),
            Spread::Student { variance, df } => {
                let reach = t_critical(confidence.get(), df)? * variance.sqrt();
                Some(Interval::around(score, reach, reach))
            }
            Spread::Wilson { .. } if self.answers < 2 => None,
            Spread::Wilson { population } => {
                let n = self.answers as f64;
                let effective = population.map_or(n, |all| {
                    let all = all.get() as f64;
                    n * (all - 1.0) / (all - n)
                });
                wilson(score, effective, confidence)
            }
        }
    }
}

/// Wilson's score interval of a share.
///
/// ```text
/// (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n)
/// ```
fn wilson(p: f64, n: f64, confidence: Confidence) -> Option<Interval> {
    let z = z_critical(confidence.get())?;
    let z2 = z * z;
    let center = (p + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let reach = z * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt() / (1.0 + z2 / n);
    // The interval always contains p; rounding must not say otherwise at p = 0 and p = 1.
    let below = (p - (center - reach)).max(0.0);
    let above = (center + reach - p).max(0.0);
    Some(Interval::around(p, below, above))
}
