//! The linear model, by linear programming.

use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};

use super::NAME;
use super::judgments::BestWorstJudgments;
use crate::model::Weights;
use crate::weighting::error::WeightingError;

/// How far the solver's answer may miss what it was asked for.
const TOLERANCE: f64 = 1e-9;

/// The weights with the least largest deviation of differences, and that deviation.
///
/// ```text
/// min ξ   with |w_B − a_Bj w_j| ≤ ξ, |w_j − a_jW w_W| ≤ ξ, Σw = 1, w ≥ 0
/// ```
///
/// The deviation is computed from the weights that came back, and has to be the one the solver
/// states: its word is not enough.
pub(super) fn solve(judgments: &BestWorstJudgments) -> Result<(Weights, f64), WeightingError> {
    let unsolved = |problem| WeightingError::Undefined { scheme: NAME, problem };
    let n = judgments.len();
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let bound = problem.add_var(1.0, (0.0, f64::INFINITY));
    let columns: Vec<Variable> = (0..n).map(|_| problem.add_var(0.0, (0.0, 1.0))).collect();
    for (larger, smaller, ratio) in differences(judgments) {
        for sign in [1.0, -1.0] {
            problem.add_constraint(
                [(columns[larger], sign), (columns[smaller], -sign * ratio), (bound, -1.0)],
                ComparisonOp::Le,
                0.0,
            );
        }
    }
    let all: Vec<(Variable, f64)> = columns.iter().map(|&column| (column, 1.0)).collect();
    problem.add_constraint(&all, ComparisonOp::Eq, 1.0);
    let solution = problem
        .solve()
        .ok()
        .and_then(|outcome| outcome.into_solution().ok())
        .ok_or(unsolved("the linear program is not solved"))?;
    let found: Vec<f64> = columns.iter().map(|&column| solution.var_value(column)).collect();
    let is_sound = found.iter().all(|&weight| weight >= -TOLERANCE)
        && (found.iter().sum::<f64>() - 1.0).abs() <= TOLERANCE;
    if !is_sound {
        return Err(unsolved("the linear program is not solved to 1e-9"));
    }
    let weights = Weights::normalized(found.into_iter().map(|weight| weight.max(0.0)).collect())?;
    let weight = |column: usize| weights.as_slice()[column];
    let deviation = differences(judgments)
        .map(|(larger, smaller, ratio)| (weight(larger) - ratio * weight(smaller)).abs())
        .fold(0.0, f64::max);
    // Rounding of a weight counts as often as its judgment says.
    let scale = judgments.best_to_others().iter().copied().fold(1.0, f64::max);
    if (deviation - solution.objective()).abs() <= TOLERANCE * scale {
        Ok((weights, deviation))
    } else {
        Err(unsolved("the linear program is not solved to 1e-9"))
    }
}

/// Pairs of columns with the ratio that was judged between them.
fn differences(judgments: &BestWorstJudgments) -> impl Iterator<Item = (usize, usize, f64)> {
    let (best, worst) = (judgments.best(), judgments.worst());
    let between = judgments.between();
    between
        .flat_map(move |(column, of_best, over_worst)| {
            [(best, column, of_best), (column, worst, over_worst)]
        })
        .chain((best != worst).then(|| (best, worst, judgments.best_to_worst())))
}
