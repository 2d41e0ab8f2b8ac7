//! The nonlinear model, by bisection.

use serde::Serialize;

use super::judgments::BestWorstJudgments;
use crate::model::{ModelError, Weights};
use crate::weighting::error::WeightingError;

/// Halvings of the interval of deviations: more than a float has bits.
const HALVINGS: usize = 200;

/// The least and the greatest weight that a column has among all weights that fit equally well.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct WeightInterval {
    /// The least weight.
    pub low: f64,
    /// The greatest weight.
    pub high: f64,
}

/// The solution of the nonlinear best-worst model.
///
/// # Formula
///
/// ```text
/// min ξ   with |w_B / w_j − a_Bj| ≤ ξ and |w_j / w_W − a_jW| ≤ ξ for all j
/// ```
///
/// With four columns or more, many weights may reach the least ξ. The interval of each column over
/// all of them is exact: for a given ratio ρ of best to worst, every other ratio to the worst has an
/// interval, and a weight is a quotient of linear functions of ρ between the points where an
/// interval changes its bound, so it is extreme at one of those points.
///
/// Complexity: O(n) per halving, O(n³) for the intervals.
///
/// Reference: Rezaei 2015, *Best-worst multi-criteria decision-making method*,
/// doi:10.1016/j.omega.2014.11.009, and Rezaei 2016, *Best-worst multi-criteria decision-making
/// method: some properties and a linear model*, doi:10.1016/j.omega.2015.12.001, for the intervals.
///
/// # Examples
///
/// ```
/// use materiality::{BestWorstJudgments, NonlinearBestWorst};
///
/// let judgments = BestWorstJudgments::new(2, 0, vec![8.0, 2.0, 1.0], vec![1.0, 5.0, 8.0])?;
/// let solution = NonlinearBestWorst::solve(&judgments)?;
/// assert!((solution.deviation() - 0.2583).abs() < 5e-5);
/// assert!(solution.output_ratio() < 0.06);
/// # Ok::<(), materiality::WeightingError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct NonlinearBestWorst {
    weights: Weights,
    intervals: Vec<WeightInterval>,
    deviation: f64,
    output_ratio: f64,
}

impl NonlinearBestWorst {
    /// The weights in the middle of those that fit best, with their intervals.
    ///
    /// # Errors
    ///
    /// None for judgments that exist; the weights are checked like any.
    pub fn solve(judgments: &BestWorstJudgments) -> Result<Self, WeightingError> {
        let model = Model::new(judgments);
        let deviation = model.least_deviation();
        let (from, to) = model.ratios(deviation);
        // Both ends coincide where one ratio alone fits, up to rounding.
        let (from, to) = (from.min(to), from.max(to));
        let middle = f64::midpoint(from, to);
        let weights = model.weights(middle, f64::midpoint, deviation);
        let most = judgments.consistency_index();
        Ok(Self {
            weights: Weights::normalized(weights)?,
            intervals: model.intervals(deviation, from, to)?,
            deviation,
            output_ratio: if most > 0.0 { deviation / most } else { 0.0 },
        })
    }

    /// The weights in the middle.
    pub const fn weights(&self) -> &Weights {
        &self.weights
    }

    /// The interval of every column's weight.
    pub fn intervals(&self) -> &[WeightInterval] {
        &self.intervals
    }

    /// The least deviation ξ.
    pub const fn deviation(&self) -> f64 {
        self.deviation
    }

    /// The output-based consistency ratio, from 0 to 1: the deviation over
    /// [`consistency_index`](BestWorstJudgments::consistency_index); 0 if best and worst are judged
    /// alike, so that nothing can contradict.
    pub const fn output_ratio(&self) -> f64 {
        self.output_ratio
    }
}

/// The constraints, with the weight of the worst column as the unit.
struct Model<'a> {
    judgments: &'a BestWorstJudgments,
    most: f64,
    /// Column, best over it, it over worst.
    between: Vec<(usize, f64, f64)>,
}

impl<'a> Model<'a> {
    fn new(judgments: &'a BestWorstJudgments) -> Self {
        let between = judgments.between().collect();
        Self { judgments, most: judgments.best_to_worst(), between }
    }

    /// The ratios of best to worst that a deviation allows; none if the first exceeds the second.
    fn ratios(&self, deviation: f64) -> (f64, f64) {
        let up = |judgment: f64| judgment + deviation;
        let down = |judgment: f64| (judgment - deviation).max(0.0);
        let own = (down(self.most), up(self.most));
        self.between.iter().fold(own, |(low, high), &(_, b, c)| {
            (low.max(down(b) * down(c)), high.min(up(b) * up(c)))
        })
    }

    /// The least deviation that allows a ratio, to the last bit of the bisection.
    fn least_deviation(&self) -> f64 {
        let fits = |deviation: f64| {
            let (low, high) = self.ratios(deviation);
            low <= high
        };
        let (mut low, mut high) = (0.0, self.most);
        for &(_, b, c) in &self.between {
            high = high.max(b).max(c);
        }
        if fits(low) {
            return low;
        }
        for _ in 0..HALVINGS {
            let middle = f64::midpoint(low, high);
            if middle <= low || middle >= high {
                break;
            }
            if fits(middle) {
                high = middle;
            } else {
                low = middle;
            }
        }
        high
    }

    /// The interval of a column's ratio to the worst, for a ratio of best to worst.
    fn interval(ratio: f64, b: f64, c: f64, deviation: f64) -> (f64, f64) {
        let low = (ratio / (b + deviation)).max(c - deviation);
        let high = c + deviation;
        let high = if b > deviation { high.min(ratio / (b - deviation)) } else { high };
        (low, high.max(low))
    }

    /// Relative weights for a ratio of best to worst, with `choose` picking from each interval.
    fn weights(&self, ratio: f64, choose: impl Fn(f64, f64) -> f64, deviation: f64) -> Vec<f64> {
        let mut weights = vec![1.0; self.judgments.len()];
        weights[self.judgments.best()] = ratio;
        weights[self.judgments.worst()] = 1.0;
        for &(column, b, c) in &self.between {
            let (low, high) = Self::interval(ratio, b, c, deviation);
            weights[column] = choose(low, high);
        }
        weights
    }

    /// The extremes of every weight for ratios in an interval.
    fn intervals(
        &self,
        deviation: f64,
        from: f64,
        to: f64,
    ) -> Result<Vec<WeightInterval>, ModelError> {
        let mut turns = vec![from, to];
        for &(_, b, c) in &self.between {
            for turn in [(b + deviation) * (c - deviation), (b - deviation) * (c + deviation)] {
                if turn > from && turn < to {
                    turns.push(turn);
                }
            }
        }
        let n = self.judgments.len();
        let mut intervals = vec![WeightInterval { low: 1.0, high: 0.0 }; n];
        for ratio in turns {
            let lows = self.weights(ratio, |low, _| low, deviation);
            let highs = self.weights(ratio, |_, high| high, deviation);
            for (column, interval) in intervals.iter_mut().enumerate() {
                // One column at one end, the others at the other.
                let mut most = lows.clone();
                most[column] = highs[column];
                let mut least = highs.clone();
                least[column] = lows[column];
                let weight = |of: Vec<f64>| Ok(Weights::normalized(of)?.as_slice()[column]);
                interval.high = interval.high.max(weight(most)?);
                interval.low = interval.low.min(weight(least)?);
            }
        }
        Ok(intervals)
    }
}
