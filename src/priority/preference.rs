//! How strongly a difference on one column makes one issue preferred to another.

use serde::{Deserialize, Serialize};

use super::error::PriorityError;
use crate::num::grid::quantize;

/// One of the six preference functions of PROMETHEE, from a positive difference d to [0, 1].
///
/// ```text
/// usual      1
/// u_shape    1 for d > q
/// v_shape    d/p, at most 1
/// level      ½ for q < d ≤ p, 1 beyond
/// linear     (d − q)/(p − q) for q < d ≤ p, 1 beyond
/// gaussian   1 − exp(−d²/2s²)
/// ```
///
/// q is the indifference threshold, p the preference threshold and s the spread, in the units of
/// the column. A difference of exactly q counts as indifference.
///
/// # Examples
///
/// ```
/// use materiality::Preference;
///
/// let linear = Preference::linear(0.1, 0.5)?;
/// assert!((linear.degree(0.2, 1.0) - 0.25).abs() < 1e-12);
/// assert_eq!(linear.degree(0.7 - 0.6, 1.0), 0.0); // .1 but for rounding
/// assert!(Preference::linear(0.5, 0.1).is_err());
/// # Ok::<(), materiality::PriorityError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Form", into = "Form")]
pub struct Preference(Form);

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Form {
    Usual,
    UShape { indifference: f64 },
    VShape { preference: f64 },
    Level { indifference: f64, preference: f64 },
    Linear { indifference: f64, preference: f64 },
    Gaussian { spread: f64 },
}

impl Preference {
    /// Any difference is a strict preference.
    pub const USUAL: Self = Self(Form::Usual);

    /// A difference beyond `indifference` is a strict preference.
    ///
    /// # Errors
    ///
    /// [`PriorityError::InvalidParameter`] unless the threshold is finite and at least 0.
    pub fn u_shape(indifference: f64) -> Result<Self, PriorityError> {
        Self::checked(Form::UShape { indifference })
    }

    /// Preference grows in proportion up to `preference`.
    ///
    /// # Errors
    ///
    /// [`PriorityError::InvalidParameter`] unless the threshold is finite and above 0.
    pub fn v_shape(preference: f64) -> Result<Self, PriorityError> {
        Self::checked(Form::VShape { preference })
    }

    /// Half a preference between the two thresholds, a strict one beyond.
    ///
    /// # Errors
    ///
    /// [`PriorityError::InvalidParameter`] unless 0 ≤ `indifference` ≤ `preference` < ∞.
    pub fn level(indifference: f64, preference: f64) -> Result<Self, PriorityError> {
        Self::checked(Form::Level { indifference, preference })
    }

    /// Preference grows in proportion between the two thresholds; a step if they are equal.
    ///
    /// # Errors
    ///
    /// [`PriorityError::InvalidParameter`] unless 0 ≤ `indifference` ≤ `preference` < ∞.
    pub fn linear(indifference: f64, preference: f64) -> Result<Self, PriorityError> {
        Self::checked(Form::Linear { indifference, preference })
    }

    /// Preference grows like a bell curve falls; half of it is reached at 1.18 · `spread`.
    ///
    /// # Errors
    ///
    /// [`PriorityError::InvalidParameter`] unless the spread is finite and above 0.
    pub fn gaussian(spread: f64) -> Result<Self, PriorityError> {
        Self::checked(Form::Gaussian { spread })
    }

    fn checked(shape: Form) -> Result<Self, PriorityError> {
        let refuse =
            |what, found, expected| Err(PriorityError::InvalidParameter { what, found, expected });
        match shape {
            Form::UShape { indifference }
            | Form::Level { indifference, .. }
            | Form::Linear { indifference, .. }
                if !(0.0..f64::INFINITY).contains(&indifference) =>
            {
                refuse("indifference threshold", indifference, "a finite number of at least 0")
            }
            Form::Level { indifference, preference }
            | Form::Linear { indifference, preference }
                if !(indifference..f64::INFINITY).contains(&preference) =>
            {
                refuse(
                    "preference threshold",
                    preference,
                    "a finite number not below the indifference threshold",
                )
            }
            Form::VShape { preference } if !(preference > 0.0 && preference.is_finite()) => {
                refuse("preference threshold", preference, "a finite number above 0")
            }
            Form::Gaussian { spread } if !(spread > 0.0 && spread.is_finite()) => {
                refuse("spread of a preference", spread, "a finite number above 0")
            }
            shape => Ok(Self(shape)),
        }
    }

    /// The degree of preference that the difference `d` makes, in [0, 1]; 0 for d ≤ 0.
    ///
    /// Whether a threshold is passed is decided on the crate's grid, relative to `range`, the
    /// range of the column.
    pub fn degree(&self, d: f64, range: f64) -> f64 {
        let exceeds = |threshold: f64| quantize((d - threshold) / range) > 0.0;
        if !exceeds(0.0) {
            return 0.0;
        }
        let step = |threshold| if exceeds(threshold) { 1.0 } else { 0.0 };
        match self.0 {
            Form::Usual => 1.0,
            Form::UShape { indifference } => step(indifference),
            Form::VShape { preference } => (d / preference).min(1.0),
            Form::Level { indifference, preference } => {
                f64::midpoint(step(indifference), step(preference))
            }
            Form::Linear { indifference, preference } => {
                if !exceeds(indifference) {
                    0.0
                } else if exceeds(preference) {
                    1.0
                } else {
                    ((d - indifference) / (preference - indifference)).min(1.0)
                }
            }
            Form::Gaussian { spread } => -(-(d / spread).powi(2) / 2.0).exp_m1(),
        }
    }
}

impl TryFrom<Form> for Preference {
    type Error = PriorityError;

    fn try_from(shape: Form) -> Result<Self, PriorityError> {
        Self::checked(shape)
    }
}

impl From<Preference> for Form {
    fn from(preference: Preference) -> Self {
        preference.0
    }
}
