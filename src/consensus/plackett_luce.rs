//! Worths of issues by the Plackett-Luce model.

use serde::{Deserialize, Serialize};

use super::aggregator::{Consensus, RankAggregator};
use super::choice_data::ChoiceData;
use super::error::ConsensusError;
use super::profile::ListProfile;
use crate::model::{IssueId, Ranking};

const MOST_ITERATIONS: usize = 100_000;
/// Estimates rest when none changes by more than this part of itself.
const REST: f64 = 1e-13;

/// The Plackett-Luce model: a list is a series of choices, each in proportion to worth.
///
/// # Formula
///
/// ```text
/// P(list) = Π over stages of Π over the chosen i of γ(i) / Σ γ(issues not chosen before)
/// u(i)    = ln γ(i), with Σ γ = 1
/// ```
///
/// Worths maximize the likelihood, by the minorization-maximization iteration
/// `γ(i) ← wins(i) / Σ over stages with i of 1 / Σ γ`. By default every issue also wins and loses
/// half a comparison (a weight of ½ each, in units of list weight) against an issue that does not
/// exist: then worths are finite whatever the lists say, and pulled towards each other a little.
///
/// # Ties and unlisted issues
///
/// Each issue of a tie is chosen from what was left before the tie (Breslow's approximation). The
/// last tier of a list in which nothing ranks below it is no choice, as a tie in last place is the
/// same as not being named. Unlisted issues are among those not chosen, or take no part where they
/// are unknown. A list without order is one tie.
///
/// # Degenerate cases
///
/// One issue has worth 1. An issue that no list says anything about has the worth of the issue that
/// does not exist.
///
/// # Errors
///
/// Without pseudo-comparisons, [`ConsensusError::Disconnected`] if some issues win every comparison
/// with the others: their worths would be infinite. [`ConsensusError::NotConverged`] after 100,000
/// iterations.
///
/// Complexity: O(entries) per iteration.
///
/// Reference: Luce 1959, *Individual choice behavior*; Plackett 1975, *The analysis of
/// permutations*, doi:10.2307/2346567; Hunter 2004, *MM algorithms for generalized Bradley-Terry
/// models*, doi:10.1214/aos/1079120141; pseudo-comparisons: Turner, van Etten, Firth & Kosmidis
/// 2020, *Modelling rankings in R: the `PlackettLuce` package*, doi:10.1007/s00180-020-00959-3.
///
/// # Examples
///
/// ```
/// use materiality::{ListProfile, PlackettLuce, PublishedList};
///
/// // a wins three of four comparisons with b: without pseudo-comparisons, its worth is ¾.
/// let profile = ListProfile::of_named_issues([
///     PublishedList::ranked("most", ["a", "b"])?.weighted(3.0)?,
///     PublishedList::ranked("some", ["b", "a"])?,
/// ])?;
/// let worths = PlackettLuce::MAXIMUM_LIKELIHOOD.fit(&profile)?;
/// assert!((worths.as_slice()[0] - 0.75).abs() < 1e-12);
/// let pulled = PlackettLuce::default().fit(&profile)?;
/// assert!(pulled.as_slice()[0] < 0.75);
/// # Ok::<(), materiality::ConsensusError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "PlackettLuceSpec", into = "PlackettLuceSpec")]
pub struct PlackettLuce {
    pseudo: f64,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PlackettLuceSpec {
    #[serde(default = "half")]
    pseudo: f64,
}

fn half() -> f64 {
    0.5
}

/// Worths of issues, which sum to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Worths {
    issues: std::sync::Arc<[IssueId]>,
    values: Vec<f64>,
    log_likelihood: f64,
    iterations: usize,
}

impl PlackettLuce {
    /// Without pseudo-comparisons: the worths under which the lists are most likely.
    pub const MAXIMUM_LIKELIHOOD: Self = Self { pseudo: 0.0 };

    /// With pseudo-comparisons of the given weight, one won and one lost per issue.
    ///
    /// # Errors
    ///
    /// [`ConsensusError::InvalidParameter`] unless it is finite and at least 0.
    pub fn new(pseudo: f64) -> Result<Self, ConsensusError> {
        if pseudo >= 0.0 && pseudo.is_finite() {
            Ok(Self { pseudo })
        } else {
            Err(ConsensusError::InvalidParameter {
                what: "weight of pseudo-comparisons",
                found: pseudo,
                expected: "a finite number of at least 0",
            })
        }
    }

    /// The weight of each pseudo-comparison.
    pub const fn pseudo(&self) -> f64 {
        self.pseudo
    }

    /// The worths of all issues.
    ///
    /// # Errors
    ///
    /// As described for [`PlackettLuce`].
    pub fn fit(&self, profile: &ListProfile) -> Result<Worths, ConsensusError> {
        let data = ChoiceData::new(profile);
        let n = profile.issues().len();
        if self.pseudo == 0.0 {
            data.check_connected(profile)?;
        }
        let mut values = vec![1.0 / n as f64; n];
        let mut next = values.clone();
        let mut ghost = 1.0 / n as f64;
        for iteration in 1..=MOST_ITERATIONS {
            let next_ghost = self.step(&data, &values, ghost, &mut next);
            let total: f64 = next.iter().sum();
            for value in &mut next {
                *value /= total;
            }
            let change = |(&new, &old): (&f64, &f64)| (new / old - 1.0).abs();
            let largest = next.iter().zip(&values).map(change).fold(0.0, f64::max);
            std::mem::swap(&mut values, &mut next);
            ghost = next_ghost / total;
            if largest <= REST {
                let log_likelihood = data.log_likelihood(&values);
                let issues = profile.shared_issues();
                return Ok(Worths { issues, values, log_likelihood, iterations: iteration });
            }
        }
        Err(ConsensusError::NotConverged { iterations: MOST_ITERATIONS })
    }

    /// One step for all issues; gives back that of the issue that does not exist.
    fn step(self, data: &ChoiceData, values: &[f64], ghost: f64, next: &mut [f64]) -> f64 {
        data.exposures_into(values, next);
        let pseudo = self.pseudo;
        let mut ghost_exposure = 0.0;
        for ((exposure, &value), &wins) in next.iter_mut().zip(values).zip(data.wins()) {
            if pseudo > 0.0 {
                let meeting = 2.0 * pseudo / (value + ghost);
                ghost_exposure += meeting;
                *exposure += meeting;
            }
            // An issue in no comparison at all stays where it is: the only one there is.
            *exposure = if *exposure > 0.0 { (wins + pseudo) / *exposure } else { value };
        }
        if pseudo > 0.0 { pseudo * values.len() as f64 / ghost_exposure } else { ghost }
    }
}

impl Default for PlackettLuce {
    fn default() -> Self {
        Self { pseudo: half() }
    }
}

impl RankAggregator for PlackettLuce {
    fn name(&self) -> &'static str {
        "Plackett-Luce"
    }

    fn aggregate(&self, profile: &ListProfile) -> Result<Consensus, ConsensusError> {
        let worths = self.fit(profile)?;
        let utilities = worths.values.iter().map(|worth| worth.ln()).collect();
        Ok(Consensus::of_ranking(Ranking::from_utilities(worths.issues, utilities)?))
    }
}

impl Worths {
    /// The issues.
    pub fn issues(&self) -> &[IssueId] {
        &self.issues
    }

    /// The worths, in the order of the profile: the chance to be chosen first of all.
    pub fn as_slice(&self) -> &[f64] {
        &self.values
    }

    /// The worth of an issue; `None` if it is not among them.
    pub fn of(&self, issue: &str) -> Option<f64> {
        let at = self.issues.iter().position(|id| id.as_str() == issue)?;
        Some(self.values[at])
    }

    /// The logarithm of the likelihood of the lists, pseudo-comparisons left out.
    pub const fn log_likelihood(&self) -> f64 {
        self.log_likelihood
    }

    /// How many iterations it took.
    pub const fn iterations(&self) -> usize {
        self.iterations
    }
}

impl TryFrom<PlackettLuceSpec> for PlackettLuce {
    type Error = ConsensusError;

    fn try_from(spec: PlackettLuceSpec) -> Result<Self, ConsensusError> {
        Self::new(spec.pseudo)
    }
}

impl From<PlackettLuce> for PlackettLuceSpec {
    fn from(method: PlackettLuce) -> Self {
        Self { pseudo: method.pseudo }
    }
}
