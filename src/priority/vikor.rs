//! VIKOR: a compromise between the good of the group and the greatest regret.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::error::PriorityError;
use super::prioritizer::Prioritizer;
use super::profile::Profile;
use super::weight_form::WeightForm;
use crate::model::{IssueId, ScoreMatrix, Weights};
use crate::num::extent::Extent;
use crate::num::grid::quantize;

/// Orders issues by a mixture of total shortfall and worst shortfall from the best values at hand.
///
/// # Formula
///
/// ```text
/// dⱼ = wⱼ · (bestⱼ − xⱼ) / (bestⱼ − worstⱼ)      best and worst value at hand
/// S  = Σⱼ dⱼ,  R = maxⱼ dⱼ
/// Q  = v · (S − S*)/(S⁻ − S*) + (1 − v) · (R − R*)/(R⁻ − R*)      * least, ⁻ greatest at hand
/// U  = 1 − Q
/// ```
///
/// Q lies in [0, 1], small is good; the utility is 1 − Q. Whether the first issue may be called the
/// winner is said by [`compromise`](Self::compromise).
///
/// # Degenerate cases
///
/// A column in which all issues agree contributes 0. If all S (or R) are equal, that term is 0: with
/// one issue, or all equal, Q = 0 throughout. A column of weight 0 has no influence.
///
/// # Errors
///
/// None of its own; raw columns are taken.
///
/// Complexity: O(issues × columns); the compromise set O(issues · log issues) more.
///
/// Reference: Opricovic & Tzeng 2004, *Compromise solution by MCDM methods: a comparative analysis
/// of VIKOR and TOPSIS*, <https://doi.org/10.1016/S0377-2217(03)00020-1>.
///
/// # Examples
///
/// ```
/// use materiality::{Prioritizer, ScoreMatrix, Vikor, Weights};
///
/// let scores = ScoreMatrix::from_rows(&[[1.0, 0.0], [0.75, 0.5], [0.0, 1.0]])?;
/// let weights = Weights::equal(2)?;
/// assert_eq!(Vikor::default().utilities(&scores, &weights)?, [0.0, 1.0, 0.0]);
/// let compromise = Vikor::default().compromise(&scores, &weights)?;
/// assert_eq!(compromise.set(), [1]); // clearly ahead, and best on S and R too
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "VikorSpec", into = "VikorSpec")]
pub struct Vikor {
    v: f64,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct VikorSpec {
    #[serde(default = "half")]
    v: f64,
}

fn half() -> f64 {
    0.5
}

impl Default for Vikor {
    /// By consensus: v = 0.5.
    fn default() -> Self {
        Self { v: half() }
    }
}

/// What VIKOR proposes: the three measures of every issue, the two conditions, and the set of
/// issues among which a decision has to be made.
#[derive(Clone, Debug, PartialEq)]
pub struct VikorCompromise {
    issues: Arc<[IssueId]>,
    s: Vec<f64>,
    r: Vec<f64>,
    q: Vec<f64>,
    advantage: VikorCondition,
    stability: VikorCondition,
    set: Vec<usize>,
}

/// Whether a condition of VIKOR is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VikorCondition {
    /// It is.
    Met,
    /// It is not.
    NotMet,
}

impl VikorCondition {
    fn of(is_met: bool) -> Self {
        if is_met { Self::Met } else { Self::NotMet }
    }
}

impl Vikor {
    /// VIKOR with the weight `v` of the total shortfall; 1 − v is that of the worst.
    ///
    /// # Errors
    ///
    /// [`PriorityError::InvalidParameter`] unless `v` lies in [0, 1].
    pub fn new(v: f64) -> Result<Self, PriorityError> {
        if (0.0..=1.0).contains(&v) {
            return Ok(Self { v });
        }
        Err(PriorityError::InvalidParameter {
            what: "v of VIKOR",
            found: v,
            expected: "a number from 0 to 1",
        })
    }

    /// The weight of the total shortfall.
    pub const fn v(&self) -> f64 {
        self.v
    }

    /// The measures and the compromise set.
    ///
    /// The set is the first issue alone if both conditions are met; the first and the second
    /// if only its stability fails; all whose Q is less than 1/(n − 1) behind if its advantage
    /// fails. Tied issues enter together.
    ///
    /// # Errors
    ///
    /// [`PriorityError::WeightCount`] unless there is one weight per column.
    pub fn compromise(
        &self,
        scores: &ScoreMatrix,
        weights: &Weights,
    ) -> Result<VikorCompromise, PriorityError> {
        let ranking = self.prioritize(scores, weights)?;
        let (s, r, q) = self.measures(scores, weights);
        let mut groups = ranking.tie_groups();
        let first = groups.next().unwrap_or_default();
        let second = groups.next().unwrap_or_default();
        let is_least = |values: &[f64], at: usize| {
            values.iter().all(|&value| quantize(values[at]) <= quantize(value))
        };
        let step = 1.0 / (q.len().max(2) - 1) as f64;
        let is_close =
            |&at: &usize| first.first().is_some_and(|&top| quantize(q[at] - q[top] - step) < 0.0);
        let has_advantage = first.len() == 1 && !second.iter().any(is_close);
        let is_stable = first.iter().any(|&at| is_least(&s, at) || is_least(&r, at));
        let set = match (has_advantage, is_stable) {
            (true, true) => first.to_vec(),
            (true, false) => [first, second].concat(),
            (false, _) => ranking.order().iter().copied().filter(is_close).collect(),
        };
        Ok(VikorCompromise {
            issues: scores.shared_issues(),
            s,
            r,
            q,
            advantage: VikorCondition::of(has_advantage),
            stability: VikorCondition::of(is_stable),
            set,
        })
    }

    /// S, R and Q of every issue.
    fn measures(self, scores: &ScoreMatrix, weights: &Weights) -> (Vec<f64>, Vec<f64>, Vec<f64>) {
        let profiles = Profile::of_columns(scores, weights);
        let shortfalls = |row| {
            Profile::varying(&profiles, row)
                .map(|(profile, x)| profile.weight * (1.0 - profile.share(x)))
        };
        let s: Vec<f64> = scores.rows().map(|row| shortfalls(row).sum()).collect();
        let r: Vec<f64> = scores.rows().map(|row| shortfalls(row).fold(0.0, f64::max)).collect();
        let (of_s, of_r) = (spread(&s), spread(&r));
        let q = s
            .iter()
            .zip(&r)
            .map(|(&s, &r)| self.v * relative(s, of_s) + (1.0 - self.v) * relative(r, of_r))
            .collect();
        (s, r, q)
    }
}

/// The range of a measure; `None` if all issues agree.
fn spread(values: &[f64]) -> Option<Extent> {
    let extent = Extent::of_columns(values, 1).first().copied()?;
    (quantize(extent.max - extent.min) > 0.0).then_some(extent)
}

/// Where a measure lies in its range; 0 if there is none.
fn relative(value: f64, range: Option<Extent>) -> f64 {
    range.map_or(0.0, |range| Extent::share(value, range.min, range.max))
}

impl Prioritizer for Vikor {
    fn name(&self) -> &'static str {
        "VIKOR"
    }

    fn utilities(
        &self,
        scores: &ScoreMatrix,
        weights: &Weights,
    ) -> Result<Vec<f64>, PriorityError> {
        let (_, _, q) = self.measures(scores, weights);
        Ok(q.into_iter().map(|q| 1.0 - q).collect())
    }

    fn weight_form(&self, scores: &ScoreMatrix) -> Result<Option<WeightForm>, PriorityError> {
        // The worst shortfall is no line in the weights; the total is.
        if self.v < 1.0 {
            return Ok(None);
        }
        let columns = scores.columns().len();
        let profiles = Profile::of_columns(scores, &Weights::equal(columns)?);
        let share = |(profile, &x): (&Profile, &f64)| {
            if profile.counts() { profile.share(x) } else { 0.0 }
        };
        let shares = scores.rows().flat_map(|row| profiles.iter().zip(row).map(share));
        Ok(Some(WeightForm::united(columns, shares.collect())?.order_only()))
    }
}

impl VikorCompromise {
    /// The issues, in catalog order.
    pub fn issues(&self) -> &[IssueId] {
        &self.issues
    }

    /// Total shortfall S of every issue, in catalog order.
    pub fn s(&self) -> &[f64] {
        &self.s
    }

    /// Worst shortfall R of every issue, in catalog order.
    pub fn r(&self) -> &[f64] {
        &self.r
    }

    /// The mixture Q of every issue, in catalog order; small is good.
    pub fn q(&self) -> &[f64] {
        &self.q
    }

    /// C1, acceptable advantage: the second is at least 1/(n − 1) behind the first on Q.
    pub const fn advantage(&self) -> VikorCondition {
        self.advantage
    }

    /// C2, acceptable stability: the first is also first on S or on R.
    pub const fn stability(&self) -> VikorCondition {
        self.stability
    }

    /// The compromise set, most material first, as places in catalog order.
    pub fn set(&self) -> &[usize] {
        &self.set
    }
}

impl TryFrom<VikorSpec> for Vikor {
    type Error = PriorityError;

    fn try_from(spec: VikorSpec) -> Result<Self, PriorityError> {
        Self::new(spec.v)
    }
}

impl From<Vikor> for VikorSpec {
    fn from(vikor: Vikor) -> Self {
        Self { v: vikor.v }
    }
}
