//! Worths of issues by the Plackett-Luce model.

use serde::{Deserialize, Serialize};

use super::aggregator::{Consensus, RankAggregator};
use super::choice_data::ChoiceData;
use super::error::ConsensusError;
use super::profile::ListProfile;
use crate::model::{IssueId, Ranking};
use crate::num::linear::solve;

const MOST_ITERATIONS: usize = 20_000;
/// After so many iterations, Newton's method takes over, if there are few enough issues.
const PATIENCE: usize = 2_000;
const MOST_FOR_NEWTON: usize = 200;
const MOST_NEWTON_STEPS: usize = 200;
/// Estimates rest when none changes by more than this part of itself.
const REST: f64 = 1e-13;
/// Smaller worths are not computed.
const LEAST: f64 = 1e-300;
/// The same for Newton's method, whose next step would be the square of this.
const REST_OF_NEWTON: f64 = 1e-9;
/// Where rounding may keep it from coming nearer.
const NEARLY_AT_REST: f64 = 1e-5;
/// Steps up to this length converge by themselves.
const SHORT_STEP: f64 = 0.1;
/// No logarithm moves by more than this in a step.
const LARGEST_STEP: f64 = 5.0;
const SMALLEST_SCALE: f64 = 1e-6;

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
/// with the others: their worths would be infinite. [`ConsensusError::WorthTooSmall`] for one that is
/// below 10⁻³⁰⁰ of all. [`ConsensusError::NotConverged`] after 20,000 iterations, for more than 200
/// issues whose worths are many orders of magnitude apart.
///
/// Complexity: O(entries) per iteration. Lists so lopsided that 2,000 iterations do not suffice are
/// finished by Newton's method, O(choices · n² + n³) per step.
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
        let mut state = State { values: vec![1.0 / n as f64; n], ghost: 1.0 / n as f64 };
        let mut next = state.clone();
        let mut totals = Vec::new();
        for iteration in 1..=MOST_ITERATIONS {
            self.step(&data, &state, &mut totals, &mut next);
            let change = |(&new, &old): (&f64, &f64)| (new / old - 1.0).abs();
            let largest = next.values.iter().zip(&state.values).map(change).fold(0.0, f64::max);
            std::mem::swap(&mut state, &mut next);
            let least = (0..n).min_by(|&a, &b| state.values[a].total_cmp(&state.values[b]));
            if let Some(at) = least.filter(|&at| state.values[at] <= LEAST) {
                let issue = profile.issues()[at].clone();
                return Err(ConsensusError::WorthTooSmall { issue });
            }
            if largest <= REST {
                return Ok(state.worths(&data, profile, iteration));
            }
            let is_creeping = iteration == PATIENCE && n <= MOST_FOR_NEWTON;
            let steps = if is_creeping { self.newton(&data, &mut state) } else { None };
            if let Some(steps) = steps {
                return Ok(state.worths(&data, profile, iteration + steps));
            }
        }
        Err(ConsensusError::NotConverged { iterations: MOST_ITERATIONS })
    }

    /// One step for all issues, and the one that does not exist.
    fn step(self, data: &ChoiceData, at: &State, totals: &mut Vec<f64>, next: &mut State) {
        data.exposures_into(&at.values, totals, &mut next.values);
        let pseudo = self.pseudo;
        let mut ghost_exposure = 0.0;
        for ((exposure, &value), &wins) in next.values.iter_mut().zip(&at.values).zip(data.wins()) {
            if pseudo > 0.0 {
                let meeting = 2.0 * pseudo / (value + at.ghost);
                ghost_exposure += meeting;
                *exposure += meeting;
            }
            // An issue in no comparison at all stays where it is: the only one there is.
            *exposure = if *exposure > 0.0 { (wins + pseudo) / *exposure } else { value };
        }
        let issues = at.values.len() as f64;
        next.ghost = if pseudo > 0.0 { pseudo * issues / ghost_exposure } else { at.ghost };
        next.normalize();
    }

    /// Newton's method in logarithms of worths, for lists so lopsided that the iteration creeps. Long
    /// steps are halved until the likelihood rises; short ones are taken as they are, because what
    /// they add to it is lost in its last digits. Gives back the number of steps; `None`, with the
    /// best state so far, if it leads no further.
    fn newton(self, data: &ChoiceData, state: &mut State) -> Option<usize> {
        let mut before = f64::INFINITY;
        for step in 1..=MOST_NEWTON_STEPS {
            let direction = self.direction(data, state)?;
            let length = direction.iter().fold(0.0, |length: f64, by| length.max(by.abs()));
            *state = if length <= SHORT_STEP {
                state.moved(&direction, 1.0)
            } else {
                self.risen(data, state, &direction, LARGEST_STEP / length)?
            };
            // At rest, or as near as rounding lets the gradient come.
            let is_noise = length <= NEARLY_AT_REST && length > before / 2.0;
            if length <= REST_OF_NEWTON || is_noise {
                return Some(step);
            }
            before = length;
        }
        None
    }

    /// The state at the first of 1, ½, ¼, … of a direction at which the likelihood is higher.
    fn risen(
        self,
        data: &ChoiceData,
        state: &State,
        direction: &[f64],
        largest_scale: f64,
    ) -> Option<State> {
        let objective = self.objective(data, state);
        let mut scale = largest_scale.min(1.0);
        while scale > SMALLEST_SCALE {
            let moved = state.moved(direction, scale);
            if self.objective(data, &moved) > objective {
                return Some(moved);
            }
            scale /= 2.0;
        }
        None
    }

    /// Where Newton's method points, for all issues and the one that does not exist.
    fn direction(self, data: &ChoiceData, state: &State) -> Option<Vec<f64>> {
        let n = state.values.len();
        let size = if self.pseudo > 0.0 { n + 1 } else { n };
        // Worths have no unit: a constant in all entries fixes it and changes nothing else.
        let mut curvature = vec![1.0; size * size];
        data.add_curvature(&state.values, size, &mut curvature);
        let mut gradient = vec![0.0; size];
        data.exposures_into(&state.values, &mut Vec::new(), &mut gradient[..n]);
        for issue in 0..n {
            let value = state.values[issue];
            gradient[issue] = data.wins()[issue] - value * gradient[issue];
            if self.pseudo > 0.0 {
                let share = value / (value + state.ghost);
                let surplus = self.pseudo * (1.0 - 2.0 * share);
                gradient[issue] += surplus;
                gradient[n] -= surplus;
                let bend = 2.0 * self.pseudo * share * (1.0 - share);
                curvature[issue * size + issue] += bend;
                curvature[n * size + n] += bend;
                curvature[issue * size + n] -= bend;
                curvature[n * size + issue] -= bend;
            }
        }
        let direction = solve(curvature, gradient)?;
        direction.iter().all(|by| by.is_finite()).then_some(direction)
    }

    /// The logarithm of the likelihood, pseudo-comparisons included.
    fn objective(self, data: &ChoiceData, state: &State) -> f64 {
        let pseudo = |&value: &f64| {
            let total = value + state.ghost;
            self.pseudo * ((value / total).ln() + (state.ghost / total).ln())
        };
        let pseudo: f64 =
            if self.pseudo > 0.0 { state.values.iter().map(pseudo).sum() } else { 0.0 };
        data.log_likelihood(&state.values) + pseudo
    }
}

/// Worths of the issues and of the one that does not exist.
#[derive(Clone)]
struct State {
    values: Vec<f64>,
    ghost: f64,
}

impl State {
    /// Worths of issues sum to 1.
    fn normalize(&mut self) {
        let total: f64 = self.values.iter().sum();
        for value in &mut self.values {
            *value /= total;
        }
        self.ghost /= total;
    }

    /// Multiplied by exponentials of the direction.
    fn moved(&self, direction: &[f64], scale: f64) -> Self {
        let move_by =
            |value: &f64, by: Option<&f64>| value * by.map_or(1.0, |by| (by * scale).exp());
        let n = self.values.len();
        let values = self.values.iter().zip(direction).map(|(value, by)| move_by(value, Some(by)));
        let mut moved =
            Self { values: values.collect(), ghost: move_by(&self.ghost, direction.get(n)) };
        moved.normalize();
        moved
    }

    fn worths(self, data: &ChoiceData, profile: &ListProfile, iterations: usize) -> Worths {
        let log_likelihood = data.log_likelihood(&self.values);
        Worths { issues: profile.shared_issues(), values: self.values, log_likelihood, iterations }
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
