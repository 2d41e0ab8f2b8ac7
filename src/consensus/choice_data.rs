//! Lists as series of choices.

use super::error::ConsensusError;
use super::places::Places;
use super::profile::ListProfile;
use crate::num::components::strong_components;

/// What the likelihood of worths needs of the lists.
pub(super) struct ChoiceData {
    issues: usize,
    lists: Vec<Choices>,
    wins: Vec<f64>,
}

/// One list: its tiers that are chosen from something, and what is left of it.
struct Choices {
    weight: f64,
    /// Tier by tier, first chosen first.
    chosen: Vec<Vec<usize>>,
    /// Issues that take part and are never chosen.
    left: Vec<usize>,
}

impl ChoiceData {
    pub(super) fn new(profile: &ListProfile) -> Self {
        let issues = profile.issues().len();
        let unit = profile.unit();
        let lists: Vec<Choices> = profile
            .places()
            .map(|(places, count)| Choices::new(places, count as f64 * unit))
            .collect();
        let mut wins = vec![0.0; issues];
        for list in &lists {
            for &issue in list.chosen.iter().flatten() {
                wins[issue] += list.weight;
            }
        }
        Self { issues, lists, wins }
    }

    /// How much weight each issue is chosen by.
    pub(super) fn wins(&self) -> &[f64] {
        &self.wins
    }

    /// For each issue the sum over the choices in which it takes part of weight / total worth;
    /// `totals` is scratch.
    pub(super) fn exposures_into(
        &self,
        worths: &[f64],
        totals: &mut Vec<f64>,
        exposures: &mut [f64],
    ) {
        exposures.fill(0.0);
        for list in &self.lists {
            list.totals_into(worths, totals);
            let mut so_far = 0.0;
            for (tier, total) in list.chosen.iter().zip(&*totals) {
                so_far += list.weight * tier.len() as f64 / total;
                for &issue in tier {
                    exposures[issue] += so_far;
                }
            }
            for &issue in &list.left {
                exposures[issue] += so_far;
            }
        }
    }

    /// The logarithm of the likelihood.
    pub(super) fn log_likelihood(&self, worths: &[f64]) -> f64 {
        let mut totals = Vec::new();
        let mut sum = 0.0;
        for list in &self.lists {
            list.totals_into(worths, &mut totals);
            for (tier, total) in list.chosen.iter().zip(&totals) {
                let chances = tier.iter().map(|&issue| (worths[issue] / total).ln());
                sum += list.weight * chances.sum::<f64>();
            }
        }
        sum
    }

    /// Adds the curvature of the logarithm of the likelihood in logarithms of worths, turned positive,
    /// to a row-major matrix with `size` columns.
    pub(super) fn add_curvature(&self, worths: &[f64], size: usize, matrix: &mut [f64]) {
        let mut totals = Vec::new();
        for list in &self.lists {
            list.totals_into(worths, &mut totals);
            for (at, total) in totals.iter().enumerate() {
                let weight = list.weight * list.chosen[at].len() as f64;
                let members = || list.chosen[at..].iter().flatten().chain(&list.left);
                for &i in members() {
                    let share = weight * worths[i] / total;
                    matrix[i * size + i] += share;
                    for &j in members() {
                        matrix[i * size + j] -= share * worths[j] / total;
                    }
                }
            }
        }
    }

    /// Whether every issue wins, by some chain of comparisons, against every other.
    pub(super) fn check_connected(&self, profile: &ListProfile) -> Result<(), ConsensusError> {
        let n = self.issues;
        let mut beats = vec![false; n * n];
        for list in &self.lists {
            for (at, tier) in list.chosen.iter().enumerate() {
                // A tie is a win and a loss.
                let rest = list.chosen[at..].iter().flatten().chain(&list.left);
                for &other in rest {
                    for &issue in tier {
                        beats[issue * n + other] = true;
                    }
                }
            }
        }
        let parts = strong_components(n, |i, j| beats[i * n + j]);
        let [first, rest @ ..] = parts.as_slice() else { return Ok(()) };
        if rest.is_empty() {
            return Ok(());
        }
        let names = |issues: &mut dyn Iterator<Item = usize>| {
            issues.map(|at| profile.issues()[at].as_str()).collect::<Vec<_>>().join(", ")
        };
        Err(ConsensusError::Disconnected {
            above: names(&mut first.iter().copied()),
            below: names(&mut rest.iter().flatten().copied()),
        })
    }
}

impl Choices {
    fn new(places: &Places, weight: f64) -> Self {
        let mut chosen: Vec<Vec<usize>> = places.tiers().map(|(_, tier)| tier.to_vec()).collect();
        let mut left = places.ranked_below().to_vec();
        if left.is_empty() {
            left = chosen.pop().unwrap_or_default();
        }
        Self { weight, chosen, left }
    }

    /// Tier by tier, the worth of all that it is chosen from. Summed from the end, so that small
    /// worths are not lost in large ones.
    fn totals_into(&self, worths: &[f64], totals: &mut Vec<f64>) {
        let of = |issues: &[usize]| issues.iter().map(|&issue| worths[issue]).sum::<f64>();
        totals.clear();
        let mut total = of(&self.left);
        for tier in self.chosen.iter().rev() {
            total += of(tier);
            totals.push(total);
        }
        totals.reverse();
    }
}
