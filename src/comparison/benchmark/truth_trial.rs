//! One trial of a study against drawn truth.

use std::fmt;
use std::sync::Arc;

use super::truth::{Elicited, TruthScore};
use crate::comparison::error::ChoiceProblem;
use crate::model::{Column, IssueId, ScoreMatrix, Weights};
use crate::num::concordance::count_pairs;
use crate::num::grid::quantize;
use crate::weighting::WeightingError;

/// Turns what people state, and the scores, into weights.
#[derive(Clone)]
pub(super) struct Judge(pub(super) Arc<JudgeFn>);

type JudgeFn = dyn Fn(&Elicited, &ScoreMatrix) -> Result<Weights, WeightingError> + Send + Sync;

impl fmt::Debug for Judge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Judge")
    }
}

/// What is the same in all trials.
pub(super) struct Trial {
    pub(super) issues: Arc<[IssueId]>,
    pub(super) columns: Arc<[Column]>,
    pub(super) error: f64,
    pub(super) concentration: u8,
}

/// Sums over trials of one scheme.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sums {
    hits: Moments,
    loss: Moments,
    tau: Moments,
}

#[derive(Clone, Copy, Debug, Default)]
struct Moments {
    sum: f64,
    squares: f64,
}

impl Moments {
    fn record(&mut self, value: f64) {
        self.sum += value;
        self.squares += value * value;
    }

    fn add(&mut self, other: &Self) {
        self.sum += other.sum;
        self.squares += other.squares;
    }

    /// The mean and its standard error.
    fn mean(&self, n: f64) -> (f64, f64) {
        let mean = self.sum / n;
        let variance = (self.squares / n - mean * mean).max(0.0);
        (mean, (variance / n).sqrt())
    }
}

impl Sums {
    pub(super) fn add(&mut self, other: &Self) {
        self.hits.add(&other.hits);
        self.loss.add(&other.loss);
        self.tau.add(&other.tau);
    }

    pub(super) fn score(&self, name: &str, trials: usize) -> TruthScore {
        let n = trials as f64;
        let (hit_rate, hit_rate_error) = self.hits.mean(n);
        let (value_loss, value_loss_error) = self.loss.mean(n);
        let (tau, tau_error) = self.tau.mean(n);
        let name = name.to_owned();
        TruthScore { name, hit_rate, hit_rate_error, value_loss, value_loss_error, tau, tau_error }
    }
}

/// Draws one trial and lets every judge have a go; an error comes with the judge's name.
pub(super) fn trial(
    parts: &Trial,
    uniform: &mut impl FnMut() -> f64,
    judges: &[(String, Judge)],
    sums: &mut [Sums],
) -> Result<(), Box<(String, ChoiceProblem)>> {
    let truth = dirichlet(parts.columns.len(), parts.concentration, uniform);
    let stated = Elicited { weights: perturbed(&truth, parts.error, uniform) };
    let values = (0..parts.issues.len() * parts.columns.len()).map(|_| uniform()).collect();
    let scores = ScoreMatrix::new(Arc::clone(&parts.issues), Arc::clone(&parts.columns), values)
        .map_err(|error| Box::new((String::new(), error.into())))?;
    let value = |weights: &[f64]| -> Vec<f64> {
        let sum = |row: &[f64]| row.iter().zip(weights).map(|(x, weight)| x * weight).sum::<f64>();
        scores.rows().map(|row| quantize(sum(row))).collect()
    };
    let true_values = value(&truth);
    let best = true_values.iter().copied().fold(0.0, f64::max);
    for ((name, judge), sums) in judges.iter().zip(sums) {
        let weights =
            (judge.0)(&stated, &scores).map_err(|error| Box::new((name.clone(), error.into())))?;
        let values = value(weights.as_slice());
        let top = values.iter().copied().fold(0.0, f64::max);
        let chosen = || values.iter().zip(&true_values).filter(|(value, _)| **value >= top);
        let tied = chosen().count() as f64;
        sums.hits.record(chosen().filter(|(_, truth)| **truth >= best).count() as f64 / tied);
        sums.loss.record(chosen().map(|(_, truth)| best - truth).sum::<f64>() / tied);
        sums.tau.record(tau_b(&true_values, &values));
    }
    Ok(())
}

/// Shares by the symmetric Dirichlet law with a whole parameter: each a sum of that many
/// exponential numbers, divided by all.
fn dirichlet(n: usize, concentration: u8, uniform: &mut impl FnMut() -> f64) -> Vec<f64> {
    let mut exponential = || -(-uniform()).ln_1p();
    let mut shares: Vec<f64> =
        (0..n).map(|_| (0..concentration).map(|_| exponential()).sum()).collect();
    let total: f64 = shares.iter().sum();
    if total > 0.0 {
        for share in &mut shares {
            *share /= total;
        }
    } else {
        shares.fill(1.0 / n as f64);
    }
    shares
}

/// Weights times e^(σ·z), normalized; z by Box and Muller's polar angle.
fn perturbed(weights: &[f64], sigma: f64, uniform: &mut impl FnMut() -> f64) -> Vec<f64> {
    let mut normal = || {
        let radius = (-2.0 * (-uniform()).ln_1p()).sqrt();
        radius * (std::f64::consts::TAU * uniform()).cos()
    };
    // Drawn whatever the error, so that studies of other errors see the same truths and scores.
    let factors: Vec<f64> = weights.iter().map(|_| (sigma * normal()).exp()).collect();
    if sigma == 0.0 {
        return weights.to_vec();
    }
    let stated: Vec<f64> = weights.iter().zip(&factors).map(|(w, factor)| w * factor).collect();
    let total: f64 = stated.iter().sum();
    stated.into_iter().map(|weight| weight / total).collect()
}

/// Kendall's `τ_b`; 0 where one order has all tied.
fn tau_b(a: &[f64], b: &[f64]) -> f64 {
    let pairs = count_pairs(a, b);
    let norm =
        ((pairs.all - pairs.tied_first) as f64 * (pairs.all - pairs.tied_second) as f64).sqrt();
    let difference = pairs.concordant() as f64 - pairs.discordant as f64;
    if norm > 0.0 { difference / norm } else { 0.0 }
}
