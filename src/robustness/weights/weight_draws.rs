//! The draws of weights themselves, many side by side.

use super::weight_prior::WeightPrior;
use super::weight_region::WeightRegion;
use super::weight_source::{SourceSpec, WeightSource};
use crate::num::draws::Draws;
use crate::num::lanes::{LANES, Lane, sort};

/// Independent draws per block; each block has a stream of its own.
const BLOCK: u64 = 4_096;

/// Chains of a hit-and-run; each is one block.
const CHAINS: u64 = 64;

/// Steps per column before the first draw of a chain.
const BURN_IN: usize = 100;

/// How draws are cut into blocks: of a fixed size, or one per chain.
#[derive(Clone, Copy, Debug)]
pub(super) struct Blocks {
    draws: u64,
    size: u64,
}

impl Blocks {
    /// The blocks of `draws` draws.
    pub(super) fn new(source: &WeightSource, draws: u64) -> Self {
        let size = if source.is_chain() { draws.div_ceil(CHAINS).max(1) } else { BLOCK };
        Self { draws, size }
    }

    /// How many blocks there are.
    pub(super) const fn count(self) -> u64 {
        self.draws.div_ceil(self.size)
    }

    /// How many draws are in a block.
    pub(super) fn size(self, block: u64) -> usize {
        usize::try_from(self.size.min(self.draws - block * self.size)).unwrap_or(usize::MAX)
    }
}

/// The weights of one block.
#[derive(Debug)]
pub(super) struct WeightDraws<'a> {
    draws: Draws,
    law: Law<'a>,
    scratch: Vec<f64>,
}

#[derive(Debug)]
enum Law<'a> {
    /// Spacings of sorted uniform numbers, and what becomes of them.
    Even(&'a WeightPrior),
    Dirichlet(Vec<f64>),
    Chain {
        region: &'a WeightRegion,
        at: Vec<f64>,
    },
    Fixed(&'a [f64]),
}

impl<'a> WeightDraws<'a> {
    /// The beginning of a block. Even streams are those of weights, odd ones those of scores.
    pub(super) fn start(source: &'a WeightSource, columns: usize, seed: u64, block: u64) -> Self {
        let law = match source.spec() {
            SourceSpec::Prior(prior) => match prior.parameters() {
                Some(parameters) => {
                    Law::Dirichlet(parameters.iter().map(|&a| f64::from(a)).collect())
                }
                None => Law::Even(prior),
            },
            SourceSpec::Dirichlet(parameters) => Law::Dirichlet(parameters.clone()),
            SourceSpec::Region(region) => Law::Chain { region, at: region.center().to_vec() },
            SourceSpec::Fixed(weights) => Law::Fixed(weights.as_slice()),
        };
        let scratch = vec![0.0; columns];
        let mut draws = Self { draws: Draws::new(seed, 2 * block), law, scratch };
        if let Law::Chain { region, at } = &mut draws.law {
            for _ in 0..BURN_IN * columns {
                step(region, at, &mut draws.scratch, &mut draws.draws);
            }
        }
        draws
    }

    /// The next draws, one per lane; the weights of a draw sum to 1 but for rounding.
    pub(super) fn fill(&mut self, weights: &mut [Lane]) {
        match &mut self.law {
            Law::Even(prior) => {
                spacings(&mut self.draws, weights);
                prior.transform(weights);
            }
            Law::Dirichlet(parameters) => {
                for lane in 0..LANES {
                    dirichlet(&mut self.draws, parameters, &mut self.scratch);
                    put(weights, lane, &self.scratch);
                }
            }
            Law::Chain { region, at } => {
                for lane in 0..LANES {
                    for _ in 0..at.len() {
                        step(region, at, &mut self.scratch, &mut self.draws);
                    }
                    put(weights, lane, at);
                }
            }
            Law::Fixed(fixed) => {
                for (weight, &value) in weights.iter_mut().zip(*fixed) {
                    weight.fill(value);
                }
            }
        }
    }
}

fn put(weights: &mut [Lane], lane: usize, values: &[f64]) {
    for (weight, &value) in weights.iter_mut().zip(values) {
        weight[lane] = value;
    }
}

/// Even weights: the spacings that d − 1 uniform numbers cut [0, 1] into.
fn spacings(draws: &mut Draws, weights: &mut [Lane]) {
    let Some((last, cuts)) = weights.split_last_mut() else { return };
    draws.fill_uniform(cuts.as_flattened_mut());
    sort(cuts);
    last.fill(1.0);
    for at in (1..weights.len()).rev() {
        let (below, here) = weights.split_at_mut(at);
        for (w, b) in here[0].iter_mut().zip(&below[at - 1]) {
            *w -= b;
        }
    }
}

/// Dirichlet weights: Gamma deviates over their sum, in logarithms.
fn dirichlet(draws: &mut Draws, parameters: &[f64], weights: &mut [f64]) {
    let mut most = f64::NEG_INFINITY;
    for (weight, &parameter) in weights.iter_mut().zip(parameters) {
        *weight = draws.log_gamma(parameter);
        most = most.max(*weight);
    }
    let mut sum = 0.0;
    for weight in weights.iter_mut() {
        *weight = (*weight - most).exp();
        sum += *weight;
    }
    for weight in weights {
        *weight /= sum;
    }
}

/// One step of hit-and-run: to an even point of the chord through `at` in a random direction.
fn step(region: &WeightRegion, at: &mut [f64], direction: &mut [f64], draws: &mut Draws) {
    let mut mean = 0.0;
    for d in direction.iter_mut() {
        *d = draws.normal();
        mean += *d;
    }
    mean /= direction.len() as f64;
    for d in direction.iter_mut() {
        *d -= mean;
    }
    let (mut low, mut high) = (f64::NEG_INFINITY, f64::INFINITY);
    for row in region.rows() {
        let (mut room, mut slope) = (0.0, 0.0);
        for ((c, w), d) in row.iter().zip(at.iter()).zip(direction.iter()) {
            room += c * w;
            slope += c * d;
        }
        let to = -room.max(0.0) / slope;
        if slope > 0.0 {
            low = low.max(to);
        } else if slope < 0.0 {
            high = high.min(to);
        }
    }
    let share = draws.uniform();
    if !(low < high && low.is_finite() && high.is_finite()) {
        return;
    }
    let length = low + share * (high - low);
    let mut sum = 0.0;
    for (w, d) in at.iter_mut().zip(direction) {
        *w = (*w + length * *d).max(0.0);
        sum += *w;
    }
    for w in at {
        *w /= sum;
    }
}
