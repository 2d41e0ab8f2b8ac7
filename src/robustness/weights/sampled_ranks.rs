//! What a simulation has found, and how far it can be off.

use std::sync::Arc;

use super::rank_acceptability::RankAcceptability;
use super::rank_counts::RankCounts;
use crate::model::IssueId;
use crate::num::batch::Batches;

/// An estimate from draws.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct SampledValue {
    /// The estimate.
    pub value: f64,
    /// Its standard error.
    pub standard_error: f64,
}

/// Ranks, pairs and central weights of a [`RankSimulation`](crate::RankSimulation), each with its
/// standard error.
///
/// # Standard errors
///
/// For independent draws those of shares and means: `√(p(1 − p)/N)` with p = (hits + ½)/(N + 1), so
/// that what never came up has an error too; for a mean rank from the spread of the ranks, with half
/// a draw one rank off; for central weights from the spread of the weights. For chains
/// (hit-and-run), whose draws depend on each other, from the differences between the 64 chains
/// (batch means), if that is more.
///
/// # Examples
///
/// ```
/// use materiality::{RankSimulation, ScoreMatrix, WeightSource, WeightedSum};
///
/// let scores = ScoreMatrix::from_rows(&[[1.0, 0.0, 0.0, 0.0], [0.5; 4]])?;
/// let ranks = RankSimulation::new(&WeightedSum, &scores, WeightSource::uniform())?.run(40_000, 3)?;
/// // The first is ahead where its weight exceeds ½: 2⁻³ of the simplex.
/// let wins = ranks.wins(0, 1);
/// assert!((wins.value - 0.125).abs() < 4.0 * wins.standard_error);
/// assert!(wins.standard_error < 0.002);
/// # Ok::<(), materiality::RobustnessError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct SampledRanks {
    issues: Arc<[IssueId]>,
    draws: u64,
    ranks: RankAcceptability,
    /// Errors of the ranks, and of being among the first so many: issue by rank.
    rank_errors: Vec<f64>,
    top_errors: Vec<f64>,
    wins: Vec<SampledValue>,
    means: Vec<SampledValue>,
    central: Vec<Option<Vec<SampledValue>>>,
}

/// Counts on their way to a result.
#[derive(Debug)]
pub(super) struct Collected {
    total: RankCounts,
    /// Of chains: shares, and central weights.
    batches: Option<(Batches, Batches)>,
}

impl SampledRanks {
    /// Nothing yet.
    pub(super) fn collect(size: usize, columns: usize, is_chain: bool) -> Collected {
        let shares = 3 * size * size + size;
        let batches = is_chain.then(|| (Batches::new(shares), Batches::new(size * columns)));
        Collected { total: RankCounts::new(size, columns), batches }
    }

    /// The issues, in catalog order.
    pub fn issues(&self) -> &[IssueId] {
        &self.issues
    }

    /// How many draws there were.
    pub const fn draws(&self) -> u64 {
        self.draws
    }

    /// All ranks and central weights, without their errors.
    pub const fn acceptability(&self) -> &RankAcceptability {
        &self.ranks
    }

    /// The probability that an issue (a place in `issues()`) has a rank, counted from 1; 0 for
    /// a rank there is none of.
    ///
    /// # Panics
    ///
    /// If the place is not below the number of issues.
    pub fn probability(&self, issue: usize, rank: usize) -> SampledValue {
        let value = self.ranks.probability(issue, rank);
        SampledValue { value, standard_error: self.error(&self.rank_errors, issue, rank) }
    }

    /// The probability that an issue is among the `k` first.
    ///
    /// # Panics
    ///
    /// If the place is not below the number of issues.
    pub fn top(&self, issue: usize, k: usize) -> SampledValue {
        let value = self.ranks.top(issue, k);
        SampledValue { value, standard_error: self.error(&self.top_errors, issue, k) }
    }

    fn error(&self, errors: &[f64], issue: usize, rank: usize) -> f64 {
        let n = self.ranks.size();
        let row = &errors[issue * n..(issue + 1) * n];
        rank.checked_sub(1).and_then(|at| row.get(at)).copied().unwrap_or(0.0)
    }

    /// The probability that issue `a` is above issue `b`, ties counted half; ½ against itself.
    ///
    /// # Panics
    ///
    /// If a place is not below the number of issues.
    pub fn wins(&self, a: usize, b: usize) -> SampledValue {
        self.wins[a * self.ranks.size()..(a + 1) * self.ranks.size()][b]
    }

    /// The mean rank of an issue.
    ///
    /// # Panics
    ///
    /// If the place is not below the number of issues.
    pub fn expected_rank(&self, issue: usize) -> SampledValue {
        self.means[issue]
    }

    /// The mean of the weights that make an issue first, one per column; `None` if none did, or if
    /// it was a single draw, which has no standard error.
    ///
    /// # Panics
    ///
    /// If the place is not below the number of issues.
    pub fn central_weights(&self, issue: usize) -> Option<&[SampledValue]> {
        self.central[issue].as_deref()
    }
}

impl Collected {
    /// How many draws there are so far.
    pub(super) const fn draws(&self) -> u64 {
        self.total.draws
    }

    /// Adds the next block.
    pub(super) fn add(&mut self, block: &RankCounts) {
        self.total.add(block);
        let Some((shares, central)) = &mut self.batches else { return };
        let n = block.size();
        let ranks = block.ranks();
        let draws = block.draws as f64;
        let all =
            [&ranks[..], &cumulated(&ranks, n), &block.wins(), &rank_sums(&ranks, n)].concat();
        shares.add(all.into_iter().map(|y| (y, draws)));
        let first =
            (0..n).flat_map(|issue| block.first(issue).iter().map(move |sum| (sum[0], issue)));
        central.add(first.map(|(sum, issue)| (sum, ranks[issue * n])));
    }

    /// The estimates with their errors.
    pub(super) fn finish(self, issues: Arc<[IssueId]>) -> SampledRanks {
        let n = self.total.size();
        let draws = self.total.draws as f64;
        let hits = self.total.ranks();
        let tops = cumulated(&hits, n);
        let share = |at: usize, hits: f64| self.share(at, hits);
        let shares = |start: usize, hits: &[f64]| -> Vec<SampledValue> {
            hits.iter().enumerate().map(|(at, &hits)| share(start + at, hits)).collect()
        };
        let ranks = shares(0, &hits);
        let tops = shares(n * n, &tops);
        let wins = shares(2 * n * n, &self.total.wins());
        let means = rank_sums(&hits, n).into_iter().enumerate();
        let means = means.map(|(issue, sum)| {
            let value = sum / draws;
            let distances = (1..=n).map(|rank| (rank as f64 - value).powi(2));
            let row = &hits[issue * n..(issue + 1) * n];
            let squares: f64 = row.iter().zip(distances).map(|(hits, square)| hits * square).sum();
            // A single issue has no other rank to have.
            let slip = if n > 1 { 0.5 } else { 0.0 };
            let standard_error = ((squares + slip) / (draws + 1.0) / draws).sqrt();
            self.at_least(3 * n * n + issue, SampledValue { value, standard_error }, draws)
        });
        let means = means.collect();
        let central: Vec<_> = (0..n).map(|issue| self.central(issue, hits[issue * n])).collect();
        let values = |one: &SampledValue| one.value;
        let of_first = |issue: usize| {
            let hits = hits[issue * n];
            (hits > 0.0).then(|| self.total.first(issue).iter().map(|sum| sum[0] / hits).collect())
        };
        SampledRanks {
            issues,
            draws: self.total.draws,
            ranks: RankAcceptability::new(
                ranks.iter().map(values).collect(),
                (0..n).map(of_first).collect(),
            ),
            rank_errors: ranks.iter().map(|one| one.standard_error).collect(),
            top_errors: tops.iter().map(|one| one.standard_error).collect(),
            wins,
            means,
            central,
        }
    }

    /// A share of all draws.
    fn share(&self, at: usize, hits: f64) -> SampledValue {
        let draws = self.total.draws as f64;
        let p = (hits + 0.5) / (draws + 1.0);
        let standard_error = (p * (1.0 - p) / draws).max(0.0).sqrt();
        self.at_least(at, SampledValue { value: hits / draws, standard_error }, draws)
    }

    /// The same value with the error that chains show, if that is more.
    fn at_least(&self, at: usize, value: SampledValue, total: f64) -> SampledValue {
        let batches = self.batches.as_ref();
        let error = batches.and_then(|(shares, _)| shares.standard_error(at, value.value, total));
        let standard_error = error.map_or(value.standard_error, |e| e.max(value.standard_error));
        SampledValue { standard_error, ..value }
    }

    /// The mean weights that made an issue first in so many draws.
    fn central(&self, issue: usize, hits: f64) -> Option<Vec<SampledValue>> {
        if hits <= 1.0 {
            return None;
        }
        let columns = self.total.columns();
        let of_column = |(column, sums): (usize, &[f64; 2])| {
            let value = sums[0] / hits;
            let variance = (sums[1] / hits - value * value).max(0.0) / (hits - 1.0);
            let at = issue * columns + column;
            let batches = self.batches.as_ref();
            let error = batches.and_then(|(_, central)| central.standard_error(at, value, hits));
            let standard_error = error.map_or(variance.sqrt(), |e| e.max(variance.sqrt()));
            SampledValue { value, standard_error }
        };
        Some(self.total.first(issue).iter().enumerate().map(of_column).collect())
    }
}

/// Running sums within each row.
fn cumulated(rows: &[f64], n: usize) -> Vec<f64> {
    let mut sums = rows.to_vec();
    for row in sums.chunks_exact_mut(n) {
        let mut sum = 0.0;
        for value in row {
            sum += *value;
            *value = sum;
        }
    }
    sums
}

/// `Σ rank · hits` of each row.
fn rank_sums(rows: &[f64], n: usize) -> Vec<f64> {
    let sum = |row: &[f64]| row.iter().enumerate().map(|(at, hits)| (at + 1) as f64 * hits).sum();
    rows.chunks_exact(n).map(sum).collect()
}
