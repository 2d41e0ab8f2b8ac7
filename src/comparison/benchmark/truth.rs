//! Schemes against a truth that is known because it was drawn.

use std::num::NonZeroU8;
use std::sync::Arc;

use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};
use serde::{Deserialize, Serialize};

use super::truth_trial::{Judge, Sums, Trial, trial};
use crate::comparison::error::{ChoiceProblem, ComparisonError};
use crate::model::{Column, IssueId};
use crate::weighting::{
    Equal, RankOrderCentroid, RankReciprocal, RankSum, WeightingError, WeightingScheme,
};

/// Trials drawn from one stream of random numbers; the streams are independent of each other, so
/// blocks can be drawn on any number of threads.
const BLOCK: usize = 256;

/// How well schemes find the most material issue when the true weights are known.
///
/// True weights and scores are drawn; people state the weights, or their order, with an error; a
/// scheme makes weights of what they stated. The issue it puts first is a hit if it is the truly
/// first one, and otherwise costs the difference in true value.
///
/// # Formula
///
/// ```text
/// true weights   Dirichlet(α, …, α), α = 1 unless set: even over all weights
/// scores         even on [0, 1]
/// stated         w·e^(σ·z), normalized, z standard normal, σ the error
/// hit rate       share of trials in which the first by stated weights is the first by true ones
/// value loss     mean of V(first by true weights) − V(first by stated), V = Σ true weight · score
/// τ              mean Kendall τ_b of both orders
/// ```
///
/// Each figure comes with its standard error. The same seed gives the same bytes for any number of
/// threads, on one platform.
///
/// # Degenerate cases
///
/// Issues tied for first share the hit and the loss; a scheme that ties all issues has τ 0.
///
/// Complexity: trials · schemes · issues · criteria.
///
/// Reference: Barron & Barrett 1996, *Decision quality using ranked attribute weights*, Management
/// Science 42(11), doi:10.1287/mnsc.42.11.1515.
///
/// # Examples
///
/// ```
/// use materiality::{Direct, TruthStudy};
///
/// let result = TruthStudy::new(5, 10)? // criteria and issues
///     .rank_based()
///     .elicited("points", |stated| Direct::new(stated.weights().to_vec()))
///     .error(0.2)?
///     .trials(2_000)?
///     .seed(7)
///     .run()?;
/// let rate = |name: &str| result.get(name).unwrap().hit_rate;
/// assert!(rate("rank-order centroid") > rate("equal"));
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct TruthStudy {
    criteria: usize,
    issues: usize,
    trials: usize,
    seed: u64,
    error: f64,
    concentration: NonZeroU8,
    judges: Vec<(String, Judge)>,
}

/// What people state about the weights in one trial.
#[derive(Clone, Debug, PartialEq)]
pub struct Elicited {
    pub(super) weights: Vec<f64>,
}

impl Elicited {
    /// The stated weights; they sum to 1.
    pub fn weights(&self) -> &[f64] {
        &self.weights
    }

    /// The order of the stated weights: 1 for the greatest. Equal weights in the order of the
    /// criteria.
    pub fn ranks(&self) -> Vec<u32> {
        let mut order: Vec<usize> = (0..self.weights.len()).collect();
        order.sort_by(|&a, &b| self.weights[b].total_cmp(&self.weights[a]).then(a.cmp(&b)));
        let mut ranks = vec![0; order.len()];
        for (rank, criterion) in (1..).zip(order) {
            ranks[criterion] = rank;
        }
        ranks
    }
}

/// How one scheme did, each figure with its standard error.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct TruthScore {
    /// The scheme.
    pub name: String,
    /// The share of trials in which it finds the truly first issue.
    pub hit_rate: f64,
    /// Its standard error.
    pub hit_rate_error: f64,
    /// The mean loss of true value, on a scale from 0 to 1.
    pub value_loss: f64,
    /// Its standard error.
    pub value_loss_error: f64,
    /// The mean `τ_b` of its order and the true one.
    pub tau: f64,
    /// Its standard error.
    pub tau_error: f64,
}

/// The result of a [`TruthStudy`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct TruthResult {
    /// How many criteria were weighed.
    pub criteria: usize,
    /// How many issues were ordered.
    pub issues: usize,
    /// How many trials were drawn.
    pub trials: usize,
    /// The seed.
    pub seed: u64,
    /// The error σ of what people state.
    pub error: f64,
    /// The parameter α of the law of the true weights.
    pub concentration: NonZeroU8,
    /// How each scheme did, in the order given.
    pub schemes: Vec<TruthScore>,
}

impl TruthResult {
    /// How one scheme did.
    pub fn get(&self, name: &str) -> Option<&TruthScore> {
        self.schemes.iter().find(|one| one.name == name)
    }

    /// The schemes, the highest hit rate first.
    pub fn ordered(&self) -> Vec<&TruthScore> {
        let mut sorted: Vec<&TruthScore> = self.schemes.iter().collect();
        sorted.sort_by(|a, b| b.hit_rate.total_cmp(&a.hit_rate));
        sorted
    }
}

impl TruthStudy {
    /// A study of a number of criteria and issues: 10,000 trials, no error, seed 0.
    ///
    /// # Errors
    ///
    /// [`ComparisonError::InvalidParameter`] unless there are 1 to 100 criteria and 2 to 1,000
    /// issues.
    pub fn new(criteria: usize, issues: usize) -> Result<Self, ComparisonError> {
        if !(1..=100).contains(&criteria) {
            return Err(refused("number of criteria", criteria as f64, "1 to 100"));
        }
        if !(2..=1_000).contains(&issues) {
            return Err(refused("number of issues", issues as f64, "2 to 1000"));
        }
        let (trials, seed, error, concentration) = (10_000, 0, 0.0, NonZeroU8::MIN);
        Ok(Self { criteria, issues, trials, seed, error, concentration, judges: Vec::new() })
    }

    /// How many trials are drawn.
    ///
    /// # Errors
    ///
    /// [`ComparisonError::InvalidParameter`] for none, or more than ten million.
    pub fn trials(mut self, trials: usize) -> Result<Self, ComparisonError> {
        if !(1..=10_000_000).contains(&trials) {
            return Err(refused("number of trials", trials as f64, "1 to 10000000"));
        }
        self.trials = trials;
        Ok(self)
    }

    /// The seed of the random numbers.
    pub const fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// The error σ with which people state weights; 0 unless set.
    ///
    /// # Errors
    ///
    /// [`ComparisonError::InvalidParameter`] unless it lies in [0, 10].
    pub fn error(mut self, sigma: f64) -> Result<Self, ComparisonError> {
        if !(0.0..=10.0).contains(&sigma) {
            return Err(refused("elicitation error", sigma, "a number from 0 to 10"));
        }
        self.error = sigma;
        Ok(self)
    }

    /// The parameter α of the law of the true weights: the larger, the more equal they are.
    pub const fn concentration(mut self, alpha: NonZeroU8) -> Self {
        self.concentration = alpha;
        self
    }

    /// Adds a scheme that sees the scores alone.
    pub fn scheme(
        mut self,
        name: impl Into<String>,
        scheme: impl WeightingScheme + 'static,
    ) -> Self {
        self.judges.push((name.into(), Judge(Arc::new(move |_, scores| scheme.weights(scores)))));
        self
    }

    /// Adds a scheme made of what people state in each trial.
    pub fn elicited<S: WeightingScheme>(
        mut self,
        name: impl Into<String>,
        make: impl Fn(&Elicited) -> Result<S, WeightingError> + Send + Sync + 'static,
    ) -> Self {
        let judge = Judge(Arc::new(move |stated, scores| make(stated)?.weights(scores)));
        self.judges.push((name.into(), judge));
        self
    }

    /// Adds the schemes that Barron and Barrett compare: equal weights, rank sum, rank reciprocal and
    /// rank-order centroid.
    pub fn rank_based(self) -> Self {
        self.scheme("equal", Equal)
            .elicited("rank sum", |stated| RankSum::new(stated.ranks()))
            .elicited("rank reciprocal", |stated| RankReciprocal::new(stated.ranks()))
            .elicited("rank-order centroid", |stated| RankOrderCentroid::new(stated.ranks()))
    }

    /// Draws the trials.
    ///
    /// With the feature `rayon` on several threads, with the same result.
    ///
    /// # Errors
    ///
    /// [`ComparisonError::DuplicateChoice`] for a name given twice, [`ComparisonError::Choice`] for
    /// a scheme that does not suit what was drawn.
    pub fn run(&self) -> Result<TruthResult, ComparisonError> {
        let names: Vec<&String> = self.judges.iter().map(|(name, _)| name).collect();
        if let Some(at) = (0..names.len()).find(|&at| names[..at].contains(&names[at])) {
            let (factor, name) = ("scheme", names[at].clone());
            return Err(ComparisonError::DuplicateChoice { factor, name });
        }
        let blocks = self.trials.div_ceil(BLOCK);
        #[cfg(not(feature = "rayon"))]
        let all: Vec<_> = (0..blocks).map(|block| self.block(block)).collect();
        #[cfg(feature = "rayon")]
        let all: Vec<_> = {
            use rayon::prelude::*;
            (0..blocks).into_par_iter().map(|block| self.block(block)).collect()
        };
        let mut total = vec![Sums::default(); self.judges.len()];
        // Blocks are added in their order, whichever thread drew them.
        for block in all {
            for (sum, own) in total.iter_mut().zip(block?) {
                sum.add(&own);
            }
        }
        let score = |(sums, (name, _)): (&Sums, &(String, Judge))| sums.score(name, self.trials);
        Ok(TruthResult {
            criteria: self.criteria,
            issues: self.issues,
            trials: self.trials,
            seed: self.seed,
            error: self.error,
            concentration: self.concentration,
            schemes: total.iter().zip(&self.judges).map(score).collect(),
        })
    }

    /// The sums over one block of trials, from a stream of its own.
    fn block(&self, block: usize) -> Result<Vec<Sums>, ComparisonError> {
        let mut draw = ChaCha8Rng::seed_from_u64(self.seed);
        draw.set_stream(block as u64);
        let label = |n: usize| n.to_string();
        let refuse = |name: &str, problem: ChoiceProblem| problem.of(format!("scheme {name:?}"));
        let issues: Result<Vec<IssueId>, _> =
            (1..=self.issues).map(|n| IssueId::new(label(n))).collect();
        let columns: Result<Vec<Column>, _> =
            (1..=self.criteria).map(|n| Column::anchored(label(n))).collect();
        let parts = Trial {
            issues: issues.map_err(|error| refuse("", error.into()))?.into(),
            columns: columns.map_err(|error| refuse("", error.into()))?.into(),
            error: self.error,
            concentration: self.concentration.get(),
        };
        let mut sums = vec![Sums::default(); self.judges.len()];
        let count = BLOCK.min(self.trials - block * BLOCK);
        let mut uniform = || draw.random::<f64>();
        for _ in 0..count {
            trial(&parts, &mut uniform, &self.judges, &mut sums)
                .map_err(|failed| refuse(&failed.0, failed.1))?;
        }
        Ok(sums)
    }
}

fn refused(what: &'static str, found: f64, expected: &'static str) -> ComparisonError {
    ComparisonError::InvalidParameter { what, found, expected }
}
