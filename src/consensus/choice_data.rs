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

    /// For each issue the sum over the choices in which it takes part of weight / total worth.
    pub(super) fn exposures_into(&self, worths: &[f64], exposures: &mut [f64]) {
        exposures.fill(0.0);
        for list in &self.lists {
            let mut total = list.total(worths);
            let mut so_far = 0.0;
            for tier in &list.chosen {
                so_far += list.weight * tier.len() as f64 / total;
                for &issue in tier {
                    exposures[issue] += so_far;
                }
                total -= tier.iter().map(|&issue| worths[issue]).sum::<f64>();
            }
            for &issue in &list.left {
                exposures[issue] += so_far;
            }
        }
    }

    /// The logarithm of the likelihood.
    pub(super) fn log_likelihood(&self, worths: &[f64]) -> f64 {
        let of_list = |list: &Choices| {
            let mut total = list.total(worths);
            let mut sum = 0.0;
            for tier in &list.chosen {
                sum += tier.iter().map(|&issue| (worths[issue] / total).ln()).sum::<f64>();
                total -= tier.iter().map(|&issue| worths[issue]).sum::<f64>();
            }
            list.weight * sum
        };
        self.lists.iter().map(of_list).sum()
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

    /// The worth of all that take part.
    fn total(&self, worths: &[f64]) -> f64 {
        let members = self.chosen.iter().flatten().chain(&self.left);
        members.map(|&issue| worths[issue]).sum()
    }
}
