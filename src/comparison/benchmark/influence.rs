//! How much each issue's place depends on each choice.

use serde::{Deserialize, Serialize};

use super::factor::{BenchmarkFactor, FactorKind};
use crate::model::IssueId;
use crate::num::factorial::effects;
use crate::priority::Tier;

/// Where one issue stands over all variants of a benchmark, and which choices move it.
///
/// # Formula
///
/// The variants are all combinations of choices, so the analysis of variance of the issue's
/// mid-rank is exact: nothing is sampled, and the effects are orthogonal.
///
/// ```text
/// Σ (r − r̄)² = SS(scheme) + SS(method) + SS(scheme × method) + …       share = SS / total
/// ```
///
/// # Degenerate cases
///
/// An issue with the same rank everywhere has variance 0 and no shares.
///
/// Reference: Saisana, Saltelli & Tarantola 2005, doi:10.1111/j.1467-985X.2005.00350.x, for the
/// choices of an index as factors; here all combinations are run instead of a sample.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct IssueSpread {
    /// The issue.
    pub issue: IssueId,
    /// Its best competition rank.
    pub best: usize,
    /// Its worst competition rank.
    pub worst: usize,
    /// Its mean mid-rank.
    pub mean_rank: f64,
    /// The tiers it is in, from the most material; empty for a table of scores.
    pub tiers: Vec<Tier>,
    /// The variance of its mid-rank over all variants.
    pub variance: f64,
    /// What the variance is due to: every factor and combination of factors with more than one
    /// choice. The shares sum to 1; empty if the variance is 0.
    pub effects: Vec<EffectShare>,
}

/// The share of variance due to one factor, or to several together beyond what each does alone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct EffectShare {
    /// The factors.
    pub factors: Vec<FactorKind>,
    /// Their share, 0 to 1.
    pub share: f64,
}

impl IssueSpread {
    /// Whether any choice changes the rank, ties counted, or the tier.
    pub fn depends_on_choice(&self) -> bool {
        self.variance > 0.0 || self.tiers.len() > 1
    }
}

/// Sums of squares by effect: bit f of the place is factor f.
pub(super) struct Decomposition {
    sums: Vec<f64>,
    cells: f64,
}

impl Decomposition {
    /// Of the mid-ranks of one issue, one per variant.
    pub(super) fn of(factors: &[BenchmarkFactor], ranks: &[f64]) -> Self {
        let levels: Vec<usize> = factors.iter().map(|factor| factor.choices.len()).collect();
        Self { sums: effects(&levels, ranks), cells: ranks.len() as f64 }
    }

    pub(super) fn variance(&self) -> f64 {
        self.sums.iter().sum::<f64>() / self.cells
    }

    pub(super) fn shares(&self, factors: &[BenchmarkFactor]) -> Vec<EffectShare> {
        shares(factors, &self.sums)
    }

    /// The shares in the variance of several issues together.
    pub(super) fn overall(factors: &[BenchmarkFactor], all: &[Self]) -> Vec<EffectShare> {
        let mut sums = vec![0.0; 1 << factors.len()];
        for one in all {
            for (sum, own) in sums.iter_mut().zip(&one.sums) {
                *sum += own;
            }
        }
        shares(factors, &sums)
    }
}

/// One share per effect of factors that have a choice; main effects first.
fn shares(factors: &[BenchmarkFactor], sums: &[f64]) -> Vec<EffectShare> {
    let total: f64 = sums.iter().sum();
    if total <= 0.0 {
        return Vec::new();
    }
    let has_choice = |mask: usize| {
        (0..factors.len()).all(|at| mask >> at & 1 == 0 || factors[at].choices.len() > 1)
    };
    let mut masks: Vec<usize> = (1..sums.len()).filter(|&mask| has_choice(mask)).collect();
    masks.sort_by_key(|mask| (mask.count_ones(), *mask));
    let named = |mask: usize| {
        let members = factors.iter().enumerate().filter(|(at, _)| mask >> at & 1 == 1);
        members.map(|(_, factor)| factor.kind).collect()
    };
    let share = |mask: usize| EffectShare { factors: named(mask), share: sums[mask] / total };
    masks.into_iter().map(share).collect()
}
