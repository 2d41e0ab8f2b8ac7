//! CODAS: two distances from the worst point, the second where the first does not decide.

use serde::{Deserialize, Serialize};

use super::error::PriorityError;
use super::prioritizer::Prioritizer;
use super::profile::{Need, Profile, require};
use crate::model::{ScoreMatrix, Weights};
use crate::num::grid::quantize;

/// Combinative distance-based assessment.
///
/// # Formula
///
/// ```text
/// rⱼ = xⱼ / max,   min / xⱼ if lower is more material      greatest and least value at hand
/// E, T = Euclidean and Manhattan distance of (wⱼ·rⱼ) from the column minima
/// h(i, k) = (Eᵢ − E_k) + ψ(Eᵢ − E_k) · (Tᵢ − T_k)          ψ(z) = 1 if |z| ≥ τ, else 0
/// U = Σ_k h(i, k)
/// ```
///
/// ψ is the step function of the paper; some libraries multiply by the threshold instead and get
/// other orders. U sums to 0 over the issues.
///
/// An issue that is at least as good as another everywhere *can* rank below it: the step lets the
/// Manhattan distance in for one of them and not for the other. This is a property of the method,
/// which is here to replicate reports.
///
/// # Degenerate cases
///
/// One issue, or all equal: U = 0. A column of zeros contributes nothing. A column of weight 0 has
/// no influence.
///
/// # Errors
///
/// [`PriorityError::Negative`] for a negative value, [`PriorityError::NotPositive`] for a value of 0
/// or less where lower is more material. Raw columns are taken.
///
/// Complexity: O(issues × columns + issues²).
///
/// Reference: Keshavarz Ghorabaee, Zavadskas, Turskis & Antucheviciene 2016, *A new combinative
/// distance-based assessment (CODAS) method for multi-criteria decision-making*.
///
/// # Examples
///
/// ```
/// use materiality::{Codas, Prioritizer, ScoreMatrix, Weights};
///
/// let scores = ScoreMatrix::from_rows(&[[0.8, 0.6], [0.4, 0.3]])?;
/// let utilities = Codas::default().utilities(&scores, &Weights::equal(2)?)?;
/// // E = √(.25² + .25²), T = .5 for the first; 0 and 0 for the second.
/// assert!((utilities[0] - 0.853_553_4).abs() < 1e-7);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "CodasSpec", into = "CodasSpec")]
pub struct Codas {
    threshold: f64,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct CodasSpec {
    #[serde(default = "two_percent")]
    threshold: f64,
}

fn two_percent() -> f64 {
    0.02
}

impl Default for Codas {
    /// The threshold of the paper, 0.02.
    fn default() -> Self {
        Self { threshold: two_percent() }
    }
}

impl Codas {
    /// CODAS with the Euclidean difference from which the Manhattan distance counts too; the paper
    /// suggests 0.01 to 0.05.
    ///
    /// # Errors
    ///
    /// [`PriorityError::InvalidParameter`] unless the threshold is finite and at least 0.
    pub fn new(threshold: f64) -> Result<Self, PriorityError> {
        if (0.0..f64::INFINITY).contains(&threshold) {
            return Ok(Self { threshold });
        }
        Err(PriorityError::InvalidParameter {
            what: "threshold of CODAS",
            found: threshold,
            expected: "a finite number of at least 0",
        })
    }

    /// The threshold.
    pub const fn threshold(&self) -> f64 {
        self.threshold
    }
}

impl Prioritizer for Codas {
    fn name(&self) -> &'static str {
        "CODAS"
    }

    fn utilities(
        &self,
        scores: &ScoreMatrix,
        weights: &Weights,
    ) -> Result<Vec<f64>, PriorityError> {
        require(scores, weights, self.name(), Need::Shares)?;
        let profiles = Profile::of_columns(scores, weights);
        let distances = |row| {
            let differences = Profile::varying(&profiles, row)
                .map(|(p, x)| p.weight * (p.ratio(x) - p.ratio(p.worst())));
            let (squares, manhattan) =
                differences.fold((0.0, 0.0), |(squares, sum), d: f64| (squares + d * d, sum + d));
            (squares.sqrt(), manhattan)
        };
        let distances: Vec<(f64, f64)> = scores.rows().map(distances).collect();
        let line = quantize(self.threshold);
        let over = |(e, t): (f64, f64), (other_e, other_t): (f64, f64)| {
            let d: f64 = e - other_e;
            if quantize(d.abs()) >= line { d + (t - other_t) } else { d }
        };
        let utility = |&one: &(f64, f64)| distances.iter().map(|&other| over(one, other)).sum();
        Ok(distances.iter().map(utility).collect())
    }
}

impl TryFrom<CodasSpec> for Codas {
    type Error = PriorityError;

    fn try_from(spec: CodasSpec) -> Result<Self, PriorityError> {
        Self::new(spec.threshold)
    }
}

impl From<Codas> for CodasSpec {
    fn from(codas: Codas) -> Self {
        Self { threshold: codas.threshold }
    }
}
