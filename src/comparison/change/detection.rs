//! How large a change has to be to be seen.

use serde::{Deserialize, Serialize};

use crate::comparison::error::ComparisonError;
use crate::num::student::z_critical;

/// The error that is accepted and the power that is asked for, from which the smallest change
/// follows that a test is likely to see.
///
/// # Formula
///
/// ```text
/// smallest change = (z at 1 − level/2  +  z at power) · standard error of the change
/// ```
///
/// By the normal law, for a test at a two-sided level, without adjustment for several tests.
///
/// # Examples
///
/// ```
/// use materiality::Detection;
///
/// let usual = Detection::default(); // 5 % and 80 %
/// let change = usual.smallest_change(0.05).unwrap();
/// assert!((change - (1.959964 + 0.841621) * 0.05).abs() < 1e-6);
/// assert!(Detection::new(0.05, 0.3).is_err());
/// # Ok::<(), materiality::ComparisonError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "DetectionSpec", into = "DetectionSpec")]
pub struct Detection {
    level: f64,
    power: f64,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct DetectionSpec {
    level: f64,
    power: f64,
}

impl Detection {
    /// A level and a power.
    ///
    /// # Errors
    ///
    /// [`ComparisonError::InvalidParameter`] unless the level lies between 0 and ½ and the power is at
    /// least ½ and less than 1.
    pub fn new(level: f64, power: f64) -> Result<Self, ComparisonError> {
        if !(level > 0.0 && level < 0.5) {
            let (what, expected) = ("level of the tests", "a number above 0 and below 0.5");
            return Err(ComparisonError::InvalidParameter { what, found: level, expected });
        }
        if !(0.5..1.0).contains(&power) {
            let (what, expected) = ("power", "a number from 0.5 and below 1");
            return Err(ComparisonError::InvalidParameter { what, found: power, expected });
        }
        Ok(Self { level, power })
    }

    /// The error accepted.
    pub const fn level(self) -> f64 {
        self.level
    }

    /// The probability asked for that a change of the smallest size is seen.
    pub const fn power(self) -> f64 {
        self.power
    }

    /// The smallest change a test is likely to see, given the standard error of the change.
    ///
    /// `None` for a standard error that is negative or no number.
    pub fn smallest_change(self, standard_error: f64) -> Option<f64> {
        if !(0.0..f64::INFINITY).contains(&standard_error) {
            return None;
        }
        let above_level = z_critical(1.0 - self.level)?;
        // The two-sided value at 2·power − 1 is the one-sided value at the power.
        let above_power = z_critical(2.0 * self.power - 1.0)?;
        Some((above_level + above_power) * standard_error)
    }
}

impl Default for Detection {
    /// 5 % and 80 %.
    fn default() -> Self {
        Self { level: 0.05, power: 0.8 }
    }
}

impl TryFrom<DetectionSpec> for Detection {
    type Error = ComparisonError;

    fn try_from(spec: DetectionSpec) -> Result<Self, ComparisonError> {
        Self::new(spec.level, spec.power)
    }
}

impl From<Detection> for DetectionSpec {
    fn from(one: Detection) -> Self {
        Self { level: one.level, power: one.power }
    }
}
