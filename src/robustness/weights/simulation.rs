//! Ranks under random weights and scores, for what cannot be computed exactly.

use std::ops::ControlFlow;

use super::linear_form::LinearForm;
use super::rank_acceptability::RankAcceptability;
use super::rank_counts::{RankCounts, Scratch};
use super::sampled_ranks::{SampledRanks, SampledValue};
use super::score_noise::ScoreNoise;
use super::weight_draws::{Blocks, WeightDraws};
use super::weight_source::WeightSource;
use crate::model::{ScoreMatrix, Weights};
use crate::num::blocks::fold_blocks;
use crate::num::draws::Draws;
use crate::num::grid::{quantize, quantize_small};
use crate::num::lanes::{LANES, Lane, weighted_sum};
use crate::priority::Prioritizer;
use crate::robustness::error::RobustnessError;
use crate::robustness::run_progress::RunProgress;

/// Values below this are put on the grid by the faster way.
const SMALL: f64 = (1 << 14) as f64;

/// The order of issues under random weights, random scores, or both: any method, any number of
/// columns.
///
/// Where something exact exists, take that: [`TwoAxisAnalysis`](crate::TwoAxisAnalysis) for two
/// columns, [`ThreeWeightAnalysis`](crate::ThreeWeightAnalysis) for three,
/// [`SimplexAnalysis`](crate::SimplexAnalysis) for pairs of issues and lines with any number.
///
/// # The same numbers every time
///
/// Draws are cut into blocks that do not depend on the number of threads, and block k draws from
/// stream k of the seed. Counts are whole numbers, and blocks are added in their order. So the same
/// seed gives the same result on 1, 2 or 16 threads, with the feature `rayon` and without. Weights
/// and scores have streams of their own: two simulations that differ in the method or in the noise
/// see the same weights.
///
/// # Degenerate cases
///
/// Tied issues share their ranks evenly. A method whose [`WeightForm`](crate::WeightForm) is linear
/// is ordered by its form, which is faster; the grid of comparison is then that of the form. A
/// method that refuses a draw stops the simulation with an error that has the weights.
///
/// Complexity: O(n·(n + d)) per draw for a linear form, one call of the method and O(n²) otherwise.
///
/// Reference: Lahdelma & Salminen 2001, *SMAA-2: stochastic multicriteria acceptability analysis
/// for group decision making*, <https://doi.org/10.1287/opre.49.3.444.11220>; Tervonen & Lahdelma
/// 2007, *Implementing stochastic multicriteria acceptability analysis*,
/// <https://doi.org/10.1016/j.ejor.2005.12.037>.
///
/// # Examples
///
/// ```
/// use materiality::{RankSimulation, ScoreMatrix, Vikor, WeightSource};
///
/// let scores = ScoreMatrix::from_rows(&[[0.9, 0.3, 0.4, 0.5], [0.4, 0.8, 0.6, 0.5]])?;
/// let method = Vikor::default();
/// let simulation = RankSimulation::new(&method, &scores, WeightSource::uniform())?;
/// let ranks = simulation.run(10_000, 42)?;
/// let first = ranks.probability(0, 1);
/// println!("first with probability {} ± {}", first.value, first.standard_error);
/// assert!((first.value + ranks.probability(1, 1).value - 1.0).abs() < 1e-12);
/// # Ok::<(), materiality::RobustnessError>(())
/// ```
#[derive(Clone, Debug)]
pub struct RankSimulation<'a> {
    method: &'a dyn Prioritizer,
    scores: &'a ScoreMatrix,
    weights: WeightSource,
    noise: Option<ScoreNoise>,
    form: Option<LinearForm>,
}

impl<'a> RankSimulation<'a> {
    /// A method on scores, under random or fixed weights.
    ///
    /// # Errors
    ///
    /// [`RobustnessError::PriorColumns`] if the weights are for another number of columns.
    pub fn new(
        method: &'a dyn Prioritizer,
        scores: &'a ScoreMatrix,
        weights: impl Into<WeightSource>,
    ) -> Result<Self, RobustnessError> {
        let weights = weights.into();
        weights.check(scores.columns().len())?;
        // Fixed weights may be 0, for which forms do not hold. A method that refuses these scores
        // will say so in the first draw.
        let form = if weights.is_fixed() { None } else { LinearForm::of(method, scores).ok() };
        Ok(Self { method, scores, weights, noise: None, form })
    }

    /// The same with uncertain scores.
    ///
    /// # Errors
    ///
    /// [`RobustnessError::InvalidNoise`] if it was made for a matrix of another size.
    pub fn with_noise(self, noise: ScoreNoise) -> Result<Self, RobustnessError> {
        noise.check(self.scores)?;
        Ok(Self { noise: Some(noise), form: None, ..self })
    }

    /// Draws so many times, from the streams of a seed.
    ///
    /// # Errors
    ///
    /// [`RobustnessError::NoDraws`] for none, [`RobustnessError::DrawFailed`] with the weights of
    /// the first draw that the method refuses.
    pub fn run(&self, draws: u64, seed: u64) -> Result<SampledRanks, RobustnessError> {
        self.run_with_progress(draws, seed, |_| ControlFlow::Continue(()))
    }

    /// The same, and tells after every block how far it is; stops when told to.
    ///
    /// # Errors
    ///
    /// As for [`run`](Self::run); [`RobustnessError::Cancelled`] when `progress` breaks.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::ops::ControlFlow;
    ///
    /// use materiality::{RankSimulation, ScoreMatrix, WeightSource, WeightedSum};
    ///
    /// let scores = ScoreMatrix::from_rows(&[[0.9, 0.3], [0.4, 0.8]])?;
    /// let simulation = RankSimulation::new(&WeightedSum, &scores, WeightSource::uniform())?;
    /// let stopped = simulation.run_with_progress(1_000_000, 1, |progress| {
    ///     if progress.done < 10_000 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    /// });
    /// assert_eq!(
    ///     stopped.unwrap_err().to_string(),
    ///     "cancelled after 12288 of 1000000 steps"
    /// );
    /// # Ok::<(), materiality::RobustnessError>(())
    /// ```
    pub fn run_with_progress(
        &self,
        draws: u64,
        seed: u64,
        mut progress: impl FnMut(RunProgress) -> ControlFlow<()>,
    ) -> Result<SampledRanks, RobustnessError> {
        if draws == 0 {
            return Err(RobustnessError::NoDraws);
        }
        let (size, columns) = (self.scores.issues().len(), self.scores.columns().len());
        let mut sampled = SampledRanks::collect(size, columns, self.weights.is_chain());
        let mut failed = None;
        let blocks = Blocks::new(&self.weights, draws);
        let flow = fold_blocks(
            blocks.count(),
            |block| self.block(block, blocks.size(block), seed),
            |counts| match counts {
                Ok(counts) => {
                    sampled.add(&counts);
                    progress(RunProgress { done: sampled.draws(), total: draws })
                }
                Err(error) => {
                    failed = Some(error);
                    ControlFlow::Break(())
                }
            },
        );
        match (failed, flow) {
            (Some(error), _) => Err(error),
            (None, ControlFlow::Break(())) => {
                Err(RobustnessError::Cancelled { done: sampled.draws(), total: draws })
            }
            (None, ControlFlow::Continue(())) => Ok(sampled.finish(self.scores.shared_issues())),
        }
    }

    /// The probability that an issue is first under the mean of the weights that make it first, the
    /// scores being uncertain: the confidence factor p^c. `None` for an issue without such weights.
    ///
    /// `ranks` has the central weights, of a simulation or of an exact analysis. Without noise the
    /// scores are certain, and so is the answer.
    ///
    /// # Errors
    ///
    /// As for [`run`](Self::run); [`RobustnessError::PriorColumns`] if `ranks` is of other columns,
    /// [`RobustnessError::FormRows`] if it is of other issues.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::{
    ///     RankSimulation, ScoreMatrix, ScoreNoise, TwoAxisAnalysis, WeightLaw, WeightSource,
    ///     WeightedSum,
    /// };
    ///
    /// let scores = ScoreMatrix::from_rows(&[[0.8, 0.2], [0.3, 0.7]])?;
    /// let exact = TwoAxisAnalysis::new(&scores, WeightLaw::uniform())?.acceptability();
    /// let factors = RankSimulation::new(&WeightedSum, &scores, WeightSource::uniform())?
    ///     .with_noise(ScoreNoise::normal(&scores, vec![0.05; 4])?)?
    ///     .confidence_factors(&exact, 10_000, 1)?;
    /// assert!(factors[0].is_some_and(|factor| factor.value > 0.99));
    /// # Ok::<(), materiality::RobustnessError>(())
    /// ```
    pub fn confidence_factors(
        &self,
        ranks: &RankAcceptability,
        draws: u64,
        seed: u64,
    ) -> Result<Vec<Option<SampledValue>>, RobustnessError> {
        let (found, expected) = (ranks.size(), self.scores.issues().len());
        if found != expected {
            return Err(RobustnessError::FormRows { method: self.method.name(), found, expected });
        }
        let factor = |issue: usize| {
            let Some(weights) = ranks.central_weights(issue) else { return Ok(None) };
            let weights = Weights::normalized(weights.to_vec())?;
            let fixed = Self::new(self.method, self.scores, weights)?;
            match &self.noise {
                None => {
                    let value = fixed.run(1, seed)?.probability(issue, 1).value;
                    Ok(Some(SampledValue { value, standard_error: 0.0 }))
                }
                Some(noise) => {
                    let sampled = fixed.with_noise(noise.clone())?.run(draws, seed)?;
                    Ok(Some(sampled.probability(issue, 1)))
                }
            }
        };
        (0..expected).map(factor).collect()
    }

    /// One block of draws.
    fn block(&self, number: u64, size: usize, seed: u64) -> Result<RankCounts, RobustnessError> {
        let (n, columns) = (self.scores.issues().len(), self.scores.columns().len());
        let mut counts = RankCounts::new(n, columns);
        let mut scratch = Scratch::new(n);
        let mut weights: Vec<Lane> = vec![[0.0; LANES]; columns];
        let mut utilities: Vec<Lane> = vec![[0.0; LANES]; n];
        let mut source = WeightDraws::start(&self.weights, columns, seed, number);
        let mut score_draws = Draws::new(seed, 2 * number + 1);
        let mut left = size;
        while left > 0 {
            let count = left.min(LANES);
            source.fill(&mut weights);
            match &self.form {
                Some(form) => by_form(form, &weights, &mut utilities),
                None => self.by_method(&weights, count, &mut score_draws, &mut utilities)?,
            }
            counts.record(&mut utilities, &weights, count, &mut scratch);
            left -= count;
        }
        Ok(counts)
    }

    /// Utilities of the method itself, draw by draw.
    fn by_method(
        &self,
        weights: &[Lane],
        count: usize,
        draws: &mut Draws,
        utilities: &mut [Lane],
    ) -> Result<(), RobustnessError> {
        for lane in 0..count {
            let drawn = Weights::normalized(weights.iter().map(|weight| weight[lane]).collect())?;
            let noisy;
            let scores = match &self.noise {
                None => self.scores,
                Some(noise) => {
                    noisy = self.scores.with_values(noise.draw(self.scores, draws))?;
                    &noisy
                }
            };
            let found = self.method.utilities(scores, &drawn).map_err(|source| {
                RobustnessError::DrawFailed { weights: drawn.clone(), source: Box::new(source) }
            })?;
            if found.len() != utilities.len() || !found.iter().all(|utility| utility.is_finite()) {
                return Err(RobustnessError::DrawnUtilities {
                    method: self.method.name(),
                    weights: drawn,
                });
            }
            for (utility, value) in utilities.iter_mut().zip(found) {
                utility[lane] = quantize(value);
            }
        }
        Ok(())
    }
}

/// Utilities of a linear form, all draws at once.
fn by_form(form: &LinearForm, weights: &[Lane], utilities: &mut [Lane]) {
    let rows = form.values().chunks_exact(form.columns());
    for (utility, row) in utilities.iter_mut().zip(rows) {
        *utility = weighted_sum(weights, row);
        if form.is_on_grid() {
            for value in utility {
                *value = quantize_small(*value);
            }
        }
    }
}

/// Whether values can be put on the grid by the faster way.
pub(super) fn are_small(values: &[f64]) -> bool {
    values.iter().all(|value| value.abs() < SMALL)
}
