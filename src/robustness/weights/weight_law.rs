//! What is known about the weight of an axis.

use serde::{Deserialize, Serialize};
use statrs::function::beta::beta_reg;

use crate::robustness::error::RobustnessError;

/// The law of the weight w of the first axis; the second has 1 − w.
///
/// # Examples
///
/// ```
/// use materiality::WeightLaw;
///
/// let anything = WeightLaw::uniform();
/// assert_eq!(anything.mass(0.0, 0.25), 0.25);
/// // The first axis counts at least as much as the second.
/// let at_least_half = WeightLaw::uniform().within(0.5, 1.0)?;
/// assert_eq!(at_least_half.mass(0.0, 0.75), 0.5);
/// # Ok::<(), materiality::RobustnessError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "LawSpec", into = "LawSpec")]
pub struct WeightLaw {
    a: f64,
    b: f64,
    low: f64,
    high: f64,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LawSpec {
    #[serde(default = "one")]
    a: f64,
    #[serde(default = "one")]
    b: f64,
    #[serde(default)]
    low: f64,
    #[serde(default = "one")]
    high: f64,
}

fn one() -> f64 {
    1.0
}

impl WeightLaw {
    /// Every weight is as likely as any other.
    pub const fn uniform() -> Self {
        Self { a: 1.0, b: 1.0, low: 0.0, high: 1.0 }
    }

    /// The Beta law: mean `a / (a + b)`, the narrower the larger the parameters.
    ///
    /// # Errors
    ///
    /// [`RobustnessError::InvalidBeta`] unless both parameters are finite and above 0.
    pub fn beta(a: f64, b: f64) -> Result<Self, RobustnessError> {
        if a > 0.0 && b > 0.0 && a.is_finite() && b.is_finite() {
            Ok(Self { a, b, low: 0.0, high: 1.0 })
        } else {
            Err(RobustnessError::InvalidBeta { a, b })
        }
    }

    /// The same law, given that the weight lies between `low` and `high`.
    ///
    /// # Errors
    ///
    /// [`RobustnessError::InvalidRange`] unless `0 ≤ low < high ≤ 1` and the law has any mass
    /// there.
    pub fn within(self, low: f64, high: f64) -> Result<Self, RobustnessError> {
        let is_range = low >= 0.0 && low < high && high <= 1.0;
        if is_range && self.unbounded_mass(low, high) > 0.0 {
            Ok(Self { low, high, ..self })
        } else {
            Err(RobustnessError::InvalidRange { low, high })
        }
    }

    /// The least and the greatest weight possible.
    pub const fn range(&self) -> (f64, f64) {
        (self.low, self.high)
    }

    /// The probability that the weight lies between `from` and `to`.
    ///
    /// Complexity: two incomplete beta functions; none for a uniform law.
    pub fn mass(&self, from: f64, to: f64) -> f64 {
        let (from, to) = (from.max(self.low), to.min(self.high));
        if from.partial_cmp(&to) != Some(std::cmp::Ordering::Less) {
            return 0.0;
        }
        self.unbounded_mass(from, to) / self.unbounded_mass(self.low, self.high)
    }

    /// The mean of the weight between `from` and `to`, times the probability that it lies there.
    pub fn moment(&self, from: f64, to: f64) -> f64 {
        let (from, to) = (from.max(self.low), to.min(self.high));
        if from.partial_cmp(&to) != Some(std::cmp::Ordering::Less) {
            return 0.0;
        }
        let moment = if self.is_flat() {
            f64::midpoint(from, to) * (to - from)
        } else {
            let shifted = Self { a: self.a + 1.0, ..*self };
            self.a / (self.a + self.b) * shifted.unbounded_mass(from, to)
        };
        moment / self.unbounded_mass(self.low, self.high)
    }

    #[expect(clippy::float_cmp, reason = "1 is written, not computed")]
    fn is_flat(&self) -> bool {
        self.a == 1.0 && self.b == 1.0
    }

    /// The probability between two weights in [0, 1], before the range is taken into account: a
    /// difference of whichever tails are smaller, so that nothing cancels near 1.
    fn unbounded_mass(&self, from: f64, to: f64) -> f64 {
        if self.is_flat() {
            return to - from;
        }
        let mean = self.a / (self.a + self.b);
        if from < mean {
            beta_reg(self.a, self.b, to) - beta_reg(self.a, self.b, from)
        } else {
            beta_reg(self.b, self.a, 1.0 - from) - beta_reg(self.b, self.a, 1.0 - to)
        }
    }
}

impl TryFrom<LawSpec> for WeightLaw {
    type Error = RobustnessError;

    fn try_from(spec: LawSpec) -> Result<Self, RobustnessError> {
        Self::beta(spec.a, spec.b)?.within(spec.low, spec.high)
    }
}

impl From<WeightLaw> for LawSpec {
    fn from(law: WeightLaw) -> Self {
        Self { a: law.a, b: law.b, low: law.low, high: law.high }
    }
}
