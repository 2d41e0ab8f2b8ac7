//! Where random weights come from.

use serde::{Deserialize, Serialize};

use super::weight_draws::{Blocks, WeightDraws};
use super::weight_prior::WeightPrior;
use super::weight_region::WeightRegion;
use crate::model::Weights;
use crate::num::lanes::{LANES, Lane};
use crate::robustness::error::RobustnessError;

/// The law that random weights are drawn from.
///
/// ```text
/// prior      even on the simplex, Dirichlet with whole parameters, in a given order, or above
///            lower bounds: independent draws (spacings of sorted uniform numbers, transformed)
/// dirichlet  Dirichlet with real parameters: independent draws (Gamma deviates, normalized)
/// region     even on a polytope of statements: hit-and-run, 64 chains
/// fixed      one vector of weights, for runs in which only the scores are uncertain
/// ```
///
/// Even weights are never made by normalizing uniform numbers, which would crowd them around the
/// middle.
///
/// # Hit-and-run
///
/// Each chain starts in the middle of the region, takes 100 steps per column before the first draw
/// and one step per column between two draws (Smith 1984; Tervonen et al. 2013, *Hit-and-run enables
/// efficient weight generation for simulation-based multiple criteria decision analysis*,
/// <https://doi.org/10.1016/j.ejor.2012.08.026>). In long and narrow regions neighboring draws still
/// resemble each other; the standard errors of a simulation come from the differences between
/// chains and show it.
///
/// # Examples
///
/// ```
/// use materiality::WeightSource;
///
/// let weights = WeightSource::uniform().draw(4, 1_000, 7)?;
/// // Uniform weights of four columns: one exceeds ½ with probability 4 · 2⁻³.
/// let half = weights.iter().filter(|w| w.as_slice().iter().any(|&w| w > 0.5)).count();
/// assert!((half as f64 / 1_000.0 - 0.5).abs() < 0.08);
/// assert_eq!(weights, WeightSource::uniform().draw(4, 1_000, 7)?);
/// # Ok::<(), materiality::RobustnessError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "SourceSpec", into = "SourceSpec")]
pub struct WeightSource(SourceSpec);

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum SourceSpec {
    Prior(WeightPrior),
    Dirichlet(Vec<f64>),
    Region(WeightRegion),
    Fixed(Weights),
}

impl WeightSource {
    /// All weights on the simplex are equally likely.
    pub const fn uniform() -> Self {
        Self(SourceSpec::Prior(WeightPrior::uniform()))
    }

    /// The Dirichlet law with real parameters, one per column: mean `αₖ / Σα`.
    ///
    /// # Errors
    ///
    /// [`RobustnessError::InvalidPrior`] unless there is a parameter and all are finite and above
    /// 0.
    pub fn dirichlet(parameters: Vec<f64>) -> Result<Self, RobustnessError> {
        if parameters.is_empty() || !parameters.iter().all(|&a| a > 0.0 && a.is_finite()) {
            return Err(RobustnessError::InvalidPrior {
                problem: "a Dirichlet law needs one finite number above 0 per column",
            });
        }
        Ok(Self(SourceSpec::Dirichlet(parameters)))
    }

    /// Weights themselves, in the order of the draws of a simulation with the same seed and number
    /// of draws.
    ///
    /// # Errors
    ///
    /// [`RobustnessError::PriorColumns`] if the law is for another number of columns,
    /// [`RobustnessError::TooFewColumns`] for none.
    pub fn draw(
        &self,
        columns: usize,
        draws: u64,
        seed: u64,
    ) -> Result<Vec<Weights>, RobustnessError> {
        self.check(columns)?;
        let mut all = Vec::new();
        let mut lanes: Vec<Lane> = vec![[0.0; LANES]; columns];
        let blocks = Blocks::new(self, draws);
        for block in 0..blocks.count() {
            let mut source = WeightDraws::start(self, columns, seed, block);
            let mut left = blocks.size(block);
            while left > 0 {
                let count = left.min(LANES);
                source.fill(&mut lanes);
                for lane in 0..count {
                    let weights = lanes.iter().map(|weight| weight[lane]).collect();
                    all.push(Weights::normalized(weights)?);
                }
                left -= count;
            }
        }
        Ok(all)
    }

    /// The law.
    pub(super) const fn spec(&self) -> &SourceSpec {
        &self.0
    }

    /// Whether neighboring draws depend on each other.
    pub(super) const fn is_chain(&self) -> bool {
        matches!(self.0, SourceSpec::Region(_))
    }

    /// Whether all draws are the same.
    pub(super) const fn is_fixed(&self) -> bool {
        matches!(self.0, SourceSpec::Fixed(_))
    }

    /// Refuses columns the law is not for.
    pub(super) fn check(&self, columns: usize) -> Result<(), RobustnessError> {
        let known = match &self.0 {
            SourceSpec::Prior(prior) => prior.columns(),
            SourceSpec::Dirichlet(parameters) => Some(parameters.len()),
            SourceSpec::Region(region) => Some(region.columns()),
            SourceSpec::Fixed(weights) => Some(weights.len()),
        };
        if columns == 0 {
            return Err(RobustnessError::TooFewColumns { found: 0, expected: 1 });
        }
        match known {
            Some(found) if found != columns => {
                Err(RobustnessError::PriorColumns { found, expected: columns })
            }
            _ => Ok(()),
        }
    }
}

impl From<WeightPrior> for WeightSource {
    fn from(prior: WeightPrior) -> Self {
        Self(SourceSpec::Prior(prior))
    }
}

impl From<WeightRegion> for WeightSource {
    fn from(region: WeightRegion) -> Self {
        Self(SourceSpec::Region(region))
    }
}

impl From<Weights> for WeightSource {
    fn from(weights: Weights) -> Self {
        Self(SourceSpec::Fixed(weights))
    }
}

impl TryFrom<SourceSpec> for WeightSource {
    type Error = RobustnessError;

    fn try_from(spec: SourceSpec) -> Result<Self, RobustnessError> {
        match spec {
            SourceSpec::Dirichlet(parameters) => Self::dirichlet(parameters),
            valid => Ok(Self(valid)),
        }
    }
}

impl From<WeightSource> for SourceSpec {
    fn from(source: WeightSource) -> Self {
        source.0
    }
}
