//! Weights on the simplex.

use serde::{Deserialize, Serialize};

use super::error::ModelError;
use crate::num::sum::exact_sum;

/// How far from 1 the sum of typed-in weights may lie.
const SUM_TOLERANCE: f64 = 1e-6;

/// How far from 1 a sum may lie by rounding alone; such weights are kept as they are.
const ROUNDING: f64 = 1e-12;

/// Non-negative weights that sum to 1: of groups, criteria or axes.
///
/// A weight of zero is legal and means *excluded*. Two constructors say what is meant:
/// [`new`](Self::new) takes weights that already sum to 1 and refuses others;
/// [`normalized`](Self::normalized) takes relative weights (points) of any positive sum.
///
/// # Examples
///
/// ```
/// use materiality::Weights;
///
/// let typed = Weights::new(vec![0.7, 0.2, 0.1])?; // sums to 0.9999999999999999: accepted
/// let points = Weights::normalized(vec![3.0, 0.0, 1.0])?;
/// assert_eq!(points.as_slice(), [0.75, 0.0, 0.25]);
/// assert_eq!(
///     Weights::new(vec![0.5, 0.4]).unwrap_err().to_string(),
///     "weights sum to 0.9, expected 1; relative weights have to be normalized"
/// );
/// # Ok::<(), materiality::ModelError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Vec<f64>", into = "Vec<f64>")]
pub struct Weights(Vec<f64>);

impl Weights {
    /// Weights that sum to 1, within 10⁻⁶.
    ///
    /// # Errors
    ///
    /// [`ModelError::NoWeights`], [`ModelError::InvalidWeight`] for a negative or non-finite
    /// weight, [`ModelError::WeightSum`] for another sum.
    pub fn new(weights: Vec<f64>) -> Result<Self, ModelError> {
        let sum = checked_sum(&weights)?;
        if !((1.0 - SUM_TOLERANCE)..=(1.0 + SUM_TOLERANCE)).contains(&sum) {
            return Err(ModelError::WeightSum { found: sum });
        }
        if (sum - 1.0).abs() <= ROUNDING {
            // −0 is a number like 0, but not in a file.
            Ok(Self(weights.into_iter().map(|weight| weight + 0.0).collect()))
        } else {
            Self::normalized(weights)
        }
    }

    /// Relative weights, divided by their sum.
    ///
    /// # Errors
    ///
    /// [`ModelError::NoWeights`], [`ModelError::InvalidWeight`] for a negative or non-finite
    /// weight, [`ModelError::AllZeroWeights`] if no weight is above zero.
    pub fn normalized(weights: Vec<f64>) -> Result<Self, ModelError> {
        let mut weights = weights;
        let mut sum = checked_sum(&weights)?;
        let largest = weights.iter().copied().fold(0.0, f64::max);
        if largest <= 0.0 {
            return Err(ModelError::AllZeroWeights);
        }
        if !sum.is_finite() {
            // Each is a number, their sum is beyond the largest one.
            weights = weights.into_iter().map(|weight| weight / largest).collect();
            sum = checked_sum(&weights)?;
        }
        Ok(Self(weights.into_iter().map(|weight| weight / sum + 0.0).collect()))
    }

    /// The same weight for each of `n`.
    ///
    /// # Errors
    ///
    /// [`ModelError::NoWeights`] if `n` is zero.
    pub fn equal(n: usize) -> Result<Self, ModelError> {
        Self::normalized(vec![1.0; n])
    }

    /// The weights, in the order of what they weigh.
    pub fn as_slice(&self) -> &[f64] {
        &self.0
    }

    /// How many weights there are, zeros included.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Never true: there is always at least one weight.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The number of equally weighted members that would be as concentrated: `1 / Σ w²`.
    ///
    /// Between 1 (one member decides) and the number of members (all count alike).
    pub fn effective_number(&self) -> f64 {
        1.0 / exact_sum(self.0.iter().map(|weight| weight * weight))
    }
}

/// The sum of weights that are each finite and not negative.
fn checked_sum(weights: &[f64]) -> Result<f64, ModelError> {
    if weights.is_empty() {
        return Err(ModelError::NoWeights);
    }
    for (at, &weight) in weights.iter().enumerate() {
        if !(0.0..f64::INFINITY).contains(&weight) {
            return Err(ModelError::InvalidWeight { at, found: weight });
        }
    }
    Ok(exact_sum(weights.iter().copied()))
}

impl TryFrom<Vec<f64>> for Weights {
    type Error = ModelError;

    fn try_from(weights: Vec<f64>) -> Result<Self, ModelError> {
        Self::new(weights)
    }
}

impl From<Weights> for Vec<f64> {
    fn from(weights: Weights) -> Self {
        weights.0
    }
}
