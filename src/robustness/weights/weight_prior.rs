//! What is known about any number of weights.

use serde::{Deserialize, Serialize};

use crate::num::lanes::{LANES, Lane};
use crate::robustness::error::RobustnessError;

/// What is known about the weights of any number of columns; what is not known is spread evenly.
///
/// # Examples
///
/// ```
/// use materiality::WeightPrior;
///
/// let nothing = WeightPrior::uniform();
/// let ordered = WeightPrior::ordered(vec![2, 0, 1])?; // third column first, then the first
/// assert!(WeightPrior::ordered(vec![0, 0]).is_err());
/// assert!(WeightPrior::at_least(vec![0.6, 0.5]).is_err()); // no weights satisfy both
/// # Ok::<(), materiality::RobustnessError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "PriorSpec", into = "PriorSpec")]
pub struct WeightPrior(PriorSpec);

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum PriorSpec {
    Uniform,
    Dirichlet(Vec<u8>),
    Ordered(Vec<usize>),
    AtLeast(Vec<f64>),
}

impl WeightPrior {
    /// All weights on the simplex are equally likely.
    pub const fn uniform() -> Self {
        Self(PriorSpec::Uniform)
    }

    /// The Dirichlet law with whole parameters, one per column: mean `αₖ / Σα`.
    ///
    /// # Errors
    ///
    /// [`RobustnessError::InvalidPrior`] for no parameters or one of 0.
    pub fn dirichlet(parameters: Vec<u8>) -> Result<Self, RobustnessError> {
        if parameters.is_empty() || parameters.contains(&0) {
            return Err(RobustnessError::InvalidPrior {
                problem: "a Dirichlet law needs one whole number of at least 1 per column",
            });
        }
        Ok(Self(PriorSpec::Dirichlet(parameters)))
    }

    /// The columns in order of falling weight, counted from 0; all weights in that order are
    /// equally likely. Their mean is the rank-order centroid.
    ///
    /// # Errors
    ///
    /// [`RobustnessError::InvalidPrior`] unless every column is named once.
    pub fn ordered(columns: Vec<usize>) -> Result<Self, RobustnessError> {
        let mut sorted = columns.clone();
        sorted.sort_unstable();
        if columns.is_empty() || sorted.iter().enumerate().any(|(at, &column)| at != column) {
            return Err(RobustnessError::InvalidPrior {
                problem: "an order needs every column once, counted from 0",
            });
        }
        Ok(Self(PriorSpec::Ordered(columns)))
    }

    /// A lower bound for each weight; all weights above them are equally likely.
    ///
    /// # Errors
    ///
    /// [`RobustnessError::InvalidPrior`] for no bounds, one that is negative or no number, or
    /// bounds that leave no room (a sum of 1 or more).
    pub fn at_least(bounds: Vec<f64>) -> Result<Self, RobustnessError> {
        let are_shares = bounds.iter().all(|bound| (0.0..1.0).contains(bound));
        if bounds.is_empty() || !are_shares || bounds.iter().sum::<f64>() >= 1.0 {
            return Err(RobustnessError::InvalidPrior {
                problem: "lower bounds have to be at least 0 and to sum to less than 1",
            });
        }
        Ok(Self(PriorSpec::AtLeast(bounds)))
    }

    /// How many columns the prior is for, if it is for a certain number.
    pub(in crate::robustness) fn columns(&self) -> Option<usize> {
        match &self.0 {
            PriorSpec::Uniform => None,
            PriorSpec::Dirichlet(parameters) => Some(parameters.len()),
            PriorSpec::Ordered(columns) => Some(columns.len()),
            PriorSpec::AtLeast(bounds) => Some(bounds.len()),
        }
    }

    /// The parameters of a Dirichlet law.
    pub(super) fn parameters(&self) -> Option<&[u8]> {
        match &self.0 {
            PriorSpec::Dirichlet(parameters) => Some(parameters),
            _ => None,
        }
    }

    /// Makes weights that are even on the simplex into weights of this prior; nothing to do for a
    /// Dirichlet law, which is not drawn that way.
    pub(super) fn transform(&self, weights: &mut [Lane]) {
        match &self.0 {
            PriorSpec::Uniform | PriorSpec::Dirichlet(_) => {}
            PriorSpec::Ordered(columns) => {
                // w = V·u: the k-th largest weight is the sum over j ≥ k of uⱼ / j.
                let mut sums = vec![[0.0; LANES]; columns.len()];
                let mut sum = [0.0; LANES];
                for (at, &column) in columns.iter().enumerate().rev() {
                    for (s, u) in sum.iter_mut().zip(&weights[at]) {
                        *s += u / (at + 1) as f64;
                    }
                    sums[column] = sum;
                }
                weights.copy_from_slice(&sums);
            }
            PriorSpec::AtLeast(bounds) => {
                let room = 1.0 - bounds.iter().sum::<f64>();
                for (weight, bound) in weights.iter_mut().zip(bounds) {
                    for w in weight {
                        *w = bound + room * *w;
                    }
                }
            }
        }
    }

    /// Coefficients c′ for which `Σ c′·u`, u even on a simplex, has the law of `Σ c·w` under this
    /// prior.
    ///
    /// ```text
    /// Dirichlet   each cₖ repeated αₖ times
    /// ordered     c′ₖ = mean of the first k coefficients in order     (w = V·u)
    /// at least    c′ₖ = (1 − Σl)·cₖ + Σ l·c                           (w = l + (1 − Σl)·u)
    /// ```
    pub(in crate::robustness) fn spread(&self, coefficients: &[f64]) -> Vec<f64> {
        match &self.0 {
            PriorSpec::Uniform => coefficients.to_vec(),
            PriorSpec::Dirichlet(parameters) => coefficients
                .iter()
                .zip(parameters)
                .flat_map(|(&c, &times)| std::iter::repeat_n(c, usize::from(times)))
                .collect(),
            PriorSpec::Ordered(columns) => {
                let mut sum = 0.0;
                let mean = |(before, &column): (usize, &usize)| {
                    sum += coefficients[column];
                    sum / (before + 1) as f64
                };
                columns.iter().enumerate().map(mean).collect()
            }
            PriorSpec::AtLeast(bounds) => {
                let room = 1.0 - bounds.iter().sum::<f64>();
                let fixed: f64 = bounds.iter().zip(coefficients).map(|(l, c)| l * c).sum();
                coefficients.iter().map(|&c| room * c + fixed).collect()
            }
        }
    }
}

impl TryFrom<PriorSpec> for WeightPrior {
    type Error = RobustnessError;

    fn try_from(spec: PriorSpec) -> Result<Self, RobustnessError> {
        match spec {
            PriorSpec::Uniform => Ok(Self::uniform()),
            PriorSpec::Dirichlet(parameters) => Self::dirichlet(parameters),
            PriorSpec::Ordered(columns) => Self::ordered(columns),
            PriorSpec::AtLeast(bounds) => Self::at_least(bounds),
        }
    }
}

impl From<WeightPrior> for PriorSpec {
    fn from(prior: WeightPrior) -> Self {
        prior.0
    }
}
