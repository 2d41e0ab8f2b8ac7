//! Two axes under every weight at once: exact, without a single draw.

use std::sync::Arc;

use ndarray::{ArrayView2, aview2};

use super::anchored::anchored;
use super::error::RobustnessError;
use super::weight_law::WeightLaw;
use crate::model::{IssueId, Ranking, Score, ScoreMatrix, Weights};
use crate::num::grid::quantize;

/// The weighted sum of two axes under every weight at once.
///
/// The utility of issue i is `w·xᵢ + (1 − w)·yᵢ`, a straight line in w; two issues swap at most
/// once, at `w* = Δy / (Δy − Δx)`. Everything an analysis by random draws would estimate follows
/// exactly from these crossings: how likely each rank is, which weights make an issue first, how
/// far the weight can move before the order changes.
///
/// # Degenerate cases
///
/// One issue has rank 1 with certainty. Issues with equal scores on both axes share their ranks
/// evenly, so rows and columns of the acceptabilities sum to 1. An issue that is never first has no
/// central weight.
///
/// Complexity: see each method; all ranks of n issues take O(n² log n).
///
/// Reference: Lahdelma & Salminen 2001, *SMAA-2: stochastic multicriteria acceptability analysis
/// for group decision making*, Operations Research 49(3), for the quantities.
///
/// # Examples
///
/// ```
/// use materiality::{ScoreMatrix, TwoAxisAnalysis, WeightLaw};
///
/// let scores = ScoreMatrix::from_rows(&[[0.9, 0.3], [0.5, 0.7], [0.4, 0.2]])?;
/// let analysis = TwoAxisAnalysis::new(&scores, WeightLaw::uniform())?;
/// // The first two swap at w = .4 / .8 = ½; the third is last under any weight.
/// let ranks = analysis.acceptability();
/// assert!((ranks.probability(0, 1) - 0.5).abs() < 1e-9);
/// assert_eq!(ranks.probability(2, 3), 1.0);
/// # Ok::<(), materiality::RobustnessError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct TwoAxisAnalysis {
    issues: Arc<[IssueId]>,
    /// Scores on the comparison grid, (first axis, second axis), 1 most material.
    points: Vec<(f64, f64)>,
    law: WeightLaw,
}

/// How likely each issue is to have each rank, and the mean weight that makes it first.
#[derive(Clone, Debug, PartialEq)]
pub struct RankAcceptability {
    size: usize,
    /// Issue by rank.
    probabilities: Vec<f64>,
    central: Vec<Option<f64>>,
}

impl TwoAxisAnalysis {
    /// An analysis of scores on two axes under a law of the first one's weight.
    ///
    /// # Errors
    ///
    /// [`RobustnessError::NotTwoAxes`] for another number of columns,
    /// [`RobustnessError::NoBounds`] for a column without declared bounds.
    pub fn new(scores: &ScoreMatrix, law: WeightLaw) -> Result<Self, RobustnessError> {
        if scores.columns().len() != 2 {
            return Err(RobustnessError::NotTwoAxes { found: scores.columns().len() });
        }
        let values = anchored(scores)?;
        let (points, _) = values.as_chunks::<2>();
        let points = points.iter().map(|&[x, y]| (x, y)).collect();
        Ok(Self { issues: scores.shared_issues(), points, law })
    }

    /// The issues, in catalog order.
    pub fn issues(&self) -> &[IssueId] {
        &self.issues
    }

    /// The law of the first axis's weight.
    pub const fn law(&self) -> WeightLaw {
        self.law
    }

    /// How likely each issue is to have each rank.
    ///
    /// For each issue, the weights at which others overtake it or fall behind are sorted; between
    /// two of them its rank is constant.
    ///
    /// Complexity: O(n² log n) time, O(n²) for the result.
    pub fn acceptability(&self) -> RankAcceptability {
        let n = self.points.len();
        let mut probabilities = vec![0.0; n * n];
        let mut central = Vec::with_capacity(n);
        let mut events = Vec::with_capacity(n);
        for (issue, row) in probabilities.chunks_exact_mut(n).enumerate() {
            let start = self.crossings_of(issue, &mut events);
            central.push(self.sweep(start, &events, row));
        }
        RankAcceptability { size: n, probabilities, central }
    }

    /// Fills `events` with the weights at which other issues pass this one, and says how many are
    /// above it, and equal to it, for weights just above 0.
    pub(super) fn crossings_of(&self, issue: usize, events: &mut Vec<(f64, i32)>) -> Start {
        events.clear();
        let (x, y) = self.points[issue];
        let mut start = Start { above: 0, equal: 0 };
        for &(other_x, other_y) in &self.points {
            let (dx, dy) = (other_x - x, other_y - y);
            start.equal += usize::from(dx == 0.0 && dy == 0.0);
            start.above += i32::from(dy > 0.0 || (dy == 0.0 && dx > 0.0));
            if dx * dy < 0.0 {
                // The differences have opposite signs: nothing cancels, and w* lies in (0, 1).
                events.push((dy / (dy - dx), if dx > 0.0 { 1 } else { -1 }));
            }
        }
        events.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
        start
    }

    /// Adds up how likely each rank of one issue is; returns its central weight.
    fn sweep(&self, start: Start, events: &[(f64, i32)], ranks: &mut [f64]) -> Option<f64> {
        let share = 1.0 / start.equal as f64;
        let (mut first_mass, mut first_moment) = (0.0, 0.0);
        let mut above = start.above;
        let mut from = 0.0;
        let mut add = |above: i32, from: f64, to: f64| {
            let mass = self.law.mass(from, to);
            let best = usize::try_from(above).unwrap_or_default();
            for rank in ranks.iter_mut().skip(best).take(start.equal) {
                *rank += mass * share;
            }
            if above == 0 {
                first_mass += mass;
                first_moment += self.law.moment(from, to);
            }
        };
        for &(weight, step) in events {
            add(above, from, weight);
            above += step;
            from = weight;
        }
        add(above, from, 1.0);
        (first_mass > 0.0).then(|| first_moment / first_mass)
    }

    /// The probability that issue `a` is above issue `b`, both as places in catalog order; ½ for
    /// equal issues.
    ///
    /// Complexity: O(1).
    ///
    /// # Panics
    ///
    /// If a place is not below the number of issues.
    pub fn wins(&self, a: usize, b: usize) -> f64 {
        let ((ax, ay), (bx, by)) = (self.points[a], self.points[b]);
        let (dx, dy) = (ax - bx, ay - by);
        if dx == 0.0 && dy == 0.0 {
            0.5
        } else if dx >= 0.0 && dy >= 0.0 {
            1.0
        } else if dx <= 0.0 && dy <= 0.0 {
            0.0
        } else {
            let crossing = dy / (dy - dx);
            if dx > 0.0 { self.law.mass(crossing, 1.0) } else { self.law.mass(0.0, crossing) }
        }
    }

    /// The mean rank of an issue: `1 + Σ wins(other, issue)`.
    ///
    /// Complexity: O(n).
    ///
    /// # Panics
    ///
    /// If the place is not below the number of issues.
    pub fn expected_rank(&self, issue: usize) -> f64 {
        let others = (0..self.points.len()).filter(|&other| other != issue);
        1.0 + others.map(|other| self.wins(other, issue)).sum::<f64>()
    }

    /// The probability that an issue's utility is at or above a line.
    ///
    /// Complexity: O(1).
    ///
    /// # Panics
    ///
    /// If the place is not below the number of issues.
    pub fn reaches(&self, issue: usize, line: Score) -> f64 {
        let (x, y) = self.points[issue];
        let line = quantize(line.get());
        match (x >= line, y >= line) {
            (true, true) => 1.0,
            (false, false) => 0.0,
            // One end is at or above, the other below: the differences have opposite signs.
            (true, false) => self.law.mass((line - y) / (x - y), 1.0),
            (false, true) => self.law.mass(0.0, (y - line) / (y - x)),
        }
    }

    /// The ranking at one weight of the first axis.
    ///
    /// # Errors
    ///
    /// [`RobustnessError::InvalidWeight`] for a weight outside [0, 1].
    pub fn ranking_at(&self, weight: f64) -> Result<Ranking, RobustnessError> {
        let weights = check(weight)?;
        let utility = |&(x, y): &(f64, f64)| weights.as_slice()[0] * x + weights.as_slice()[1] * y;
        let utilities = self.points.iter().map(utility).collect();
        Ok(Ranking::from_utilities(Arc::clone(&self.issues), utilities)?)
    }

    /// The weights at which any two issues swap, rising, inside the law's range.
    ///
    /// Crossings of several pairs in one point differ by rounding alone and are given once.
    ///
    /// Complexity: O(n² log n); there are at most n(n − 1)/2, one per pair the axes disagree on.
    pub fn crossings(&self) -> Vec<f64> {
        /// Crossings closer than this are one.
        const SAME: f64 = 1e-12;
        let (low, high) = self.law.range();
        let mut weights: Vec<f64> = self
            .pairs()
            .map(|(_, _, weight)| weight)
            .filter(|w| (low..=high).contains(w))
            .collect();
        weights.sort_unstable_by(f64::total_cmp);
        weights.dedup_by(|next, last| *next - *last <= SAME);
        weights
    }

    /// Every pair the axes disagree on, with the weight at which it swaps.
    fn pairs(&self) -> impl Iterator<Item = (usize, usize, f64)> {
        (0..self.points.len()).flat_map(move |a| {
            (a + 1..self.points.len()).filter_map(move |b| {
                let ((ax, ay), (bx, by)) = (self.points[a], self.points[b]);
                let (dx, dy) = (bx - ax, by - ay);
                (dx * dy < 0.0).then(|| (a, b, dy / (dy - dx)))
            })
        })
    }

    /// The widest range of weights around `weight` in which the whole order stays as it is there.
    ///
    /// # Errors
    ///
    /// [`RobustnessError::InvalidWeight`] for a weight outside [0, 1].
    ///
    /// Complexity: O(n²).
    pub fn order_stays(&self, weight: f64) -> Result<(f64, f64), RobustnessError> {
        check(weight)?;
        Ok(nearest(weight, self.pairs().map(|(_, _, crossing)| crossing)))
    }

    /// The widest range of weights around `weight` in which the same issues are the `k` first.
    ///
    /// The first k are those of competition rank k or better at `weight`; issues tied at the
    /// boundary are all among them. With k = 1 this is how long the winner stays the winner.
    ///
    /// # Errors
    ///
    /// [`RobustnessError::InvalidWeight`] for a weight outside [0, 1].
    ///
    /// Complexity: O(n²).
    pub fn top_stays(&self, k: usize, weight: f64) -> Result<(f64, f64), RobustnessError> {
        let ranks = self.ranking_at(weight)?.competition_ranks();
        let is_top = |issue: usize| ranks[issue] <= k;
        let across = self.pairs().filter(|&(a, b, _)| is_top(a) != is_top(b));
        Ok(nearest(weight, across.map(|(_, _, crossing)| crossing)))
    }
}

/// How many issues are above another one, and equal to it (itself included), for small weights.
#[derive(Clone, Copy)]
pub(super) struct Start {
    pub(super) above: i32,
    pub(super) equal: usize,
}

/// The two axis weights, if the first lies in [0, 1].
fn check(weight: f64) -> Result<Weights, RobustnessError> {
    if !(0.0..=1.0).contains(&weight) {
        return Err(RobustnessError::InvalidWeight { found: weight });
    }
    Ok(Weights::new(vec![weight, 1.0 - weight])?)
}

/// The nearest crossing at or below `weight` and the nearest at or above it; 0 and 1 without one.
fn nearest(weight: f64, crossings: impl Iterator<Item = f64>) -> (f64, f64) {
    crossings.fold((0.0, 1.0), |(low, high): (f64, f64), crossing| {
        let low = if crossing <= weight { low.max(crossing) } else { low };
        let high = if crossing >= weight { high.min(crossing) } else { high };
        (low, high)
    })
}

impl RankAcceptability {
    /// The probability that an issue (a place in catalog order) has a rank, counted from 1; 0 for
    /// a rank there is none of.
    ///
    /// # Panics
    ///
    /// If the place is not below the number of issues.
    pub fn probability(&self, issue: usize, rank: usize) -> f64 {
        let ranks = self.ranks(issue);
        rank.checked_sub(1).and_then(|at| ranks.get(at)).copied().unwrap_or(0.0)
    }

    /// The probabilities of all ranks of an issue, best first; they sum to 1.
    ///
    /// # Panics
    ///
    /// If the place is not below the number of issues.
    pub fn ranks(&self, issue: usize) -> &[f64] {
        &self.probabilities[issue * self.size..(issue + 1) * self.size]
    }

    /// The probabilities as an `ndarray` view, issues × ranks; rows and columns sum to 1.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::{ScoreMatrix, TwoAxisAnalysis, WeightLaw};
    ///
    /// let scores = ScoreMatrix::from_rows(&[[0.9, 0.3], [0.5, 0.7], [0.4, 0.2]])?;
    /// let ranks = TwoAxisAnalysis::new(&scores, WeightLaw::uniform())?.acceptability();
    /// assert_eq!(ranks.view().dim(), (3, 3));
    /// assert_eq!(ranks.view()[[2, 2]], 1.0);
    /// # Ok::<(), materiality::RobustnessError>(())
    /// ```
    pub fn view(&self) -> ArrayView2<'_, f64> {
        // There is one probability per issue and rank, so the shape always fits.
        ArrayView2::from_shape((self.size, self.size), &self.probabilities)
            .unwrap_or_else(|_| aview2::<f64, 0>(&[]))
    }

    /// The probability that an issue is among the `k` first.
    ///
    /// # Panics
    ///
    /// If the place is not below the number of issues.
    pub fn top(&self, issue: usize, k: usize) -> f64 {
        self.ranks(issue).iter().take(k).sum::<f64>().min(1.0)
    }

    /// The mean weight of the first axis among those that make an issue first; `None` if none do.
    ///
    /// # Panics
    ///
    /// If the place is not below the number of issues.
    pub fn central_weight(&self, issue: usize) -> Option<f64> {
        self.central[issue]
    }

    /// How undecided an issue's rank is: `−Σ p ln p`, from 0 (certain) to ln n.
    ///
    /// # Panics
    ///
    /// If the place is not below the number of issues.
    pub fn entropy(&self, issue: usize) -> f64 {
        -self.ranks(issue).iter().filter(|&&p| p > 0.0).map(|p| p * p.ln()).sum::<f64>() + 0.0
    }

    /// The mean over issues of how far their rank lies, on average, from its rank in `reference`
    /// (Saisana, Saltelli & Tarantola 2005).
    ///
    /// `None` unless the reference ranks as many issues. Tied ranks of the reference are mid-ranks.
    pub fn average_shift(&self, reference: &Ranking) -> Option<f64> {
        let places = reference.mid_ranks();
        if places.len() != self.size {
            return None;
        }
        let shift = |(issue, &place): (usize, &f64)| {
            let distances = (1..=self.size).map(|rank| (rank as f64 - place).abs());
            self.ranks(issue).iter().zip(distances).map(|(p, distance)| p * distance).sum::<f64>()
        };
        Some(places.iter().enumerate().map(shift).sum::<f64>() / self.size as f64)
    }
}
