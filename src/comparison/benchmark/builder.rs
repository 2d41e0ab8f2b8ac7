//! The benchmark of weighting schemes: what competes, and how to run it.

use std::sync::Arc;

use super::contender::{Contender, SchemeLevel};
use super::factor::FactorKind;
use super::result::BenchmarkResult;
use super::run::{Arena, Entrant};
use super::setting::Setting;
use crate::assessment::Plan;
use crate::comparison::error::ComparisonError;
use crate::model::{Axis, PerAxis, ScoreMatrix};
use crate::priority::Prioritizer;
use crate::scoring::Estimator;
use crate::survey::Tally;
use crate::weighting::{Direct, WeightingScheme};

/// How deep the top is unless set, or the number of issues if that is less.
const TOP: usize = 5;

/// What stands for the plan's own choice.
const PLANNED: &str = "as planned";

/// What any number of weighting schemes, methods and estimators say about the same answers.
///
/// Every scheme is combined with every method, estimator and plan. The result says for each
/// combination what the weights are and how far from the reference, how alike the ranking is by
/// every measure, how far a weight can move before the order changes, what happens when a group or
/// an issue is left out; and for each issue, exactly, which of the choices move it.
///
/// The first choice of each kind is the reference unless [`reference`](Self::reference) says
/// otherwise. A kind without choices is as the plan has it.
///
/// # Degenerate cases
///
/// One issue: nothing can be alike or unlike, and most measures are `None`. An issue that some
/// combinations cannot rank is left out of all and named. Schemes that do not suit the scores are
/// refused by name, never passed over.
///
/// Complexity: for v combinations of n issues and g groups, O(v · (n + g)) rankings, and O(v² n log n)
/// for every pair of different rankings.
///
/// # Examples
///
/// ```
/// use materiality::{CoefficientOfVariation, Entropy, Equal, SchemeBenchmark, WeightedSum, demo};
/// use materiality::{Topsis, WeightedProduct, benchmark_conclusion, Lang};
///
/// let result = SchemeBenchmark::new()
///     .planned("as agreed")
///     .scheme("equal", Equal)
///     .scheme("entropy", Entropy)
///     .scheme("variation", CoefficientOfVariation)
///     .method("weighted sum", WeightedSum)
///     .method("weighted product", WeightedProduct::default())
///     .run(&demo::plan()?, &demo::survey()?.tally())?;
///
/// let equal = result.variant(&["equal"]).unwrap();
/// assert_eq!(equal.name, "equal · weighted sum");
/// assert!(equal.similarity.tau_b.unwrap() > 0.5);
/// assert!(result.weighing_of(equal).unwrap().distance > 0.0);
/// for moving in result.dependent() {
///     println!("{} stands between {} and {}", moving.issue, moving.best, moving.worst);
/// }
/// println!("{}", benchmark_conclusion(&result, Lang::En));
/// # Ok::<(), materiality::Error>(())
/// ```
///
/// On scores one already has, schemes weigh the columns:
///
/// ```
/// use materiality::{Critic, Equal, SchemeBenchmark, ScoreMatrix, WeightedSum};
///
/// let scores = ScoreMatrix::from_rows(&[[0.9, 0.2, 0.4], [0.5, 0.8, 0.6], [0.1, 0.3, 0.2]])?;
/// let result = SchemeBenchmark::new()
///     .scheme("equal", Equal)
///     .scheme("critic", Critic::default())
///     .method("weighted sum", WeightedSum)
///     .run_scores(&scores)?;
/// assert_eq!(result.variants().len(), 2);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct SchemeBenchmark {
    level: SchemeLevel,
    top: Option<usize>,
    plans: Vec<(String, Plan)>,
    estimators: Vec<(String, Arc<dyn Estimator>)>,
    contenders: Vec<Contender>,
    methods: Vec<(String, Arc<dyn Prioritizer>)>,
    references: Vec<(FactorKind, String)>,
}

impl SchemeBenchmark {
    /// A benchmark of nothing yet, at the level of groups.
    pub fn new() -> Self {
        Self::default()
    }

    /// What the schemes weigh; groups unless set. Without meaning for a table of scores.
    pub fn level(mut self, level: SchemeLevel) -> Self {
        self.level = level;
        self
    }

    /// The depth of the measures of a top; 5 unless set, or the number of issues if that is less.
    pub fn top(mut self, k: usize) -> Self {
        self.top = Some(k);
        self
    }

    /// Adds the weights the plan has, or the schemes it names. For a table of scores: equal weights.
    pub fn planned(mut self, name: impl Into<String>) -> Self {
        self.contenders.push(Contender::planned(name.into()));
        self
    }

    /// Adds a scheme.
    pub fn scheme(self, name: impl Into<String>, scheme: impl WeightingScheme + 'static) -> Self {
        self.scheme_shared(name.into(), PerAxis::both(Arc::new(scheme)))
    }

    /// Adds a scheme that differs by axis, such as points for the groups that count on each.
    ///
    /// At the level of axes, and on a table of scores, the one for the operational axis is taken.
    pub fn scheme_per_axis<S: WeightingScheme + 'static>(
        self,
        name: impl Into<String>,
        schemes: PerAxis<S>,
    ) -> Self {
        self.scheme_shared(name.into(), schemes.map(|one| Arc::new(one) as Arc<_>))
    }

    fn scheme_shared(mut self, name: String, schemes: PerAxis<Arc<dyn WeightingScheme>>) -> Self {
        self.contenders.push(Contender::new(name, schemes));
        self
    }

    /// Adds axis weights from `from` to `to` in `steps` equal steps as schemes, and sets the level
    /// to axes. The weight is that of the operational axis.
    ///
    /// # Errors
    ///
    /// [`ComparisonError::InvalidParameter`] unless `0 ≤ from ≤ to ≤ 1` and there are 1 to 1,000
    /// steps.
    pub fn sweep_axes(self, from: f64, to: f64, steps: usize) -> Result<Self, ComparisonError> {
        let expected = "0 <= from <= to <= 1";
        for (what, found) in [("start of the sweep", from), ("end of the sweep", to)] {
            if !(0.0..=1.0).contains(&found) || to < from {
                return Err(ComparisonError::InvalidParameter { what, found, expected });
            }
        }
        if !(1..=1_000).contains(&steps) {
            let (what, found) = ("number of steps", steps as f64);
            let expected = "1 to 1000";
            return Err(ComparisonError::InvalidParameter { what, found, expected });
        }
        let mut sweep = self.level(SchemeLevel::Axes);
        for step in 0..steps {
            let along = if steps > 1 { step as f64 / (steps - 1) as f64 } else { 0.0 };
            let weight = (from + (to - from) * along).clamp(0.0, 1.0);
            let points = vec![weight, 1.0 - weight];
            let direct = Direct::new(points).map_err(|_| ComparisonError::InvalidParameter {
                what: "weight of the operational axis",
                found: weight,
                expected,
            })?;
            sweep =
                sweep.scheme(format!("{} {weight:.3} ({})", Axis::Operational, step + 1), direct);
        }
        Ok(sweep)
    }

    /// Adds a prioritization method.
    pub fn method(mut self, name: impl Into<String>, method: impl Prioritizer + 'static) -> Self {
        self.methods.push((name.into(), Arc::new(method)));
        self
    }

    /// Adds an estimator.
    pub fn estimator(
        mut self,
        name: impl Into<String>,
        estimator: impl Estimator + 'static,
    ) -> Self {
        self.estimators.push((name.into(), Arc::new(estimator)));
        self
    }

    /// Adds another plan on the same questionnaire beside the one the benchmark is run on, which is
    /// called `plan`: other axis weights, thresholds, group weights, or whatever else a plan says.
    pub fn plan_variant(mut self, name: impl Into<String>, plan: Plan) -> Self {
        self.plans.push((name.into(), plan));
        self
    }

    /// Makes a choice the reference of its kind instead of the first.
    pub fn reference(mut self, kind: FactorKind, name: impl Into<String>) -> Self {
        self.references.retain(|(other, _)| *other != kind);
        self.references.push((kind, name.into()));
        self
    }

    /// Runs every combination on a plan and a tally.
    ///
    /// # Errors
    ///
    /// [`ComparisonError::DuplicateChoice`], [`ComparisonError::UnknownReference`],
    /// [`ComparisonError::Choice`] for a choice that does not suit the scores, by name,
    /// [`ComparisonError::NothingInCommon`], [`ComparisonError::InvalidTop`].
    pub fn run(&self, plan: &Plan, tally: &Tally) -> Result<BenchmarkResult, ComparisonError> {
        let mut plans = vec![("plan", plan)];
        plans.extend(self.plans.iter().map(|(name, plan)| (name.as_str(), plan)));
        let estimators: Vec<(&str, Option<&dyn Estimator>)> = named(&self.estimators);
        let mut entrants = Vec::with_capacity(plans.len() * estimators.len());
        for &(plan_name, plan) in &plans {
            for &(name, estimator) in &estimators {
                let estimator = estimator.unwrap_or(plan.estimator());
                let setting = Setting::survey(plan, self.level, estimator, tally);
                let choice = || {
                    let (plan, estimator) = (FactorKind::Plan, FactorKind::Estimator);
                    format!("{plan} {plan_name:?}, {estimator} {name:?}")
                };
                let setting = setting.map_err(|problem| problem.of(choice()))?;
                let choices = vec![plan_name.to_owned(), name.to_owned()];
                entrants.push(Entrant { choices, setting, planned_method: plan.method() });
            }
        }
        let plan_names = plans.iter().map(|(name, _)| *name).collect();
        let estimator_names = estimators.iter().map(|(name, _)| *name).collect();
        self.compete(&entrants, plan_names, estimator_names, self.level)
    }

    /// Runs every scheme and method on a table of scores, whose columns the schemes weigh.
    ///
    /// Without a method the weighted sum ranks.
    ///
    /// # Errors
    ///
    /// [`ComparisonError::NeedsTally`] if an estimator or another plan was added, otherwise as for
    /// [`run`](Self::run).
    pub fn run_scores(&self, scores: &ScoreMatrix) -> Result<BenchmarkResult, ComparisonError> {
        if !self.plans.is_empty() {
            return Err(ComparisonError::NeedsTally { what: "plan" });
        }
        if !self.estimators.is_empty() {
            return Err(ComparisonError::NeedsTally { what: "estimator" });
        }
        let choices = vec!["scores".to_owned(), PLANNED.to_owned()];
        let setting = Setting::Columns(scores);
        let planned_method = &crate::priority::Method::WeightedSum;
        let entrants = [Entrant { choices, setting, planned_method }];
        self.compete(&entrants, vec!["scores"], vec![PLANNED], SchemeLevel::Columns)
    }

    fn compete(
        &self,
        entrants: &[Entrant<'_>],
        plans: Vec<&str>,
        estimators: Vec<&str>,
        level: SchemeLevel,
    ) -> Result<BenchmarkResult, ComparisonError> {
        let planned = [Contender::planned(PLANNED.to_owned())];
        let contenders: &[Contender] =
            if self.contenders.is_empty() { &planned } else { &self.contenders };
        let arena = Arena {
            level,
            top: self.top,
            default_top: TOP,
            entrants,
            contenders,
            methods: named(&self.methods),
            references: &self.references,
        };
        arena.run(plans, estimators)
    }
}

/// Named choices, or the plan's own if there are none.
fn named<T: ?Sized>(choices: &[(String, Arc<T>)]) -> Vec<(&str, Option<&T>)> {
    if choices.is_empty() {
        return vec![(PLANNED, None)];
    }
    choices.iter().map(|(name, choice)| (name.as_str(), Some(choice.as_ref()))).collect()
}
