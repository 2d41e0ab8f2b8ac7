//! The way from counts to ranks and tiers, in one value.

use std::borrow::Cow;
use std::sync::Arc;

use crate::model::{PerAxis, Ranking, StakeholderGroup};
use crate::priority::{Method, Prioritizer, Thresholds, Tier, rank};
use crate::robustness::error::RobustnessError;
use crate::scoring::{
    Estimator, EstimatorKind, FinitePopulation, GroupScores, GroupWeights, MaterialityMatrix,
    PoolingRules,
};
use crate::survey::{Questionnaire, Tally};

/// Everything between the counts and the proposal: estimator, weights, pooling rules, order and
/// lines.
///
/// Analyses that run this way many times, on resampled or reduced surveys, take a recipe. That of
/// the result of a plan is [`Assessment::recipe`](crate::Assessment::recipe); weights that a plan's
/// schemes derived from the scores are held in it as they are, and not derived anew in every run:
///
/// ```
/// use materiality::demo;
///
/// let tally = demo::survey()?.tally();
/// let result = demo::plan()?.run(&tally)?;
/// let recipe = result.recipe();
/// assert_eq!(&recipe.ranking(&tally)?, result.ranking());
/// # Ok::<(), materiality::Error>(())
/// ```
///
/// One without a plan has only what it is told:
///
/// ```
/// use materiality::{
///     GroupWeights, Method, PerAxis, Recipe, Score, Thresholds, WeightedProduct, demo,
/// };
///
/// let tally = demo::survey()?.tally();
/// let lines = Thresholds::new(PerAxis::both(Score::new(0.7)?), "upper third of the scale")?;
/// let recipe = Recipe::new(GroupWeights::equal(tally.questionnaire()), lines)
///     .method(Method::WeightedProduct(WeightedProduct::default()))
///     .axis_weights(PerAxis { operational: 0.4, stakeholder: 0.6 });
/// assert_eq!(recipe.ranking(&tally)?.issues().len(), 10);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Recipe {
    weights: GroupWeights,
    thresholds: Thresholds,
    groups: Vec<StakeholderGroup>,
    finite_population: FinitePopulation,
    rules: PoolingRules,
    estimator: AnyEstimator,
    method: AnyMethod,
    axis_weights: PerAxis<f64>,
}

#[derive(Clone, Debug)]
enum AnyEstimator {
    BuiltIn(EstimatorKind),
    Own(Arc<dyn Estimator>),
}

#[derive(Clone, Debug)]
enum AnyMethod {
    BuiltIn(Method),
    Own(Arc<dyn Prioritizer>),
}

impl Recipe {
    /// A recipe with the weights of groups and the lines of axes; otherwise what a plan does unless
    /// told: means, ordered by the weighted sum of equally weighted axes.
    pub fn new(weights: GroupWeights, thresholds: Thresholds) -> Self {
        Self {
            weights,
            thresholds,
            groups: Vec::new(),
            finite_population: FinitePopulation::default(),
            rules: PoolingRules::default(),
            estimator: AnyEstimator::BuiltIn(EstimatorKind::default()),
            method: AnyMethod::BuiltIn(Method::default()),
            axis_weights: PerAxis::both(0.5),
        }
    }

    /// The groups, for the scores they are given on evidence and the populations they declare.
    pub fn groups(self, groups: &[StakeholderGroup]) -> Self {
        Self { groups: groups.to_vec(), ..self }
    }

    /// Whether declared populations make sampling errors smaller; not unless set.
    ///
    /// Standard errors and what follows from them heed this; resampled respondents do not, they are
    /// drawn as if from an endless population.
    pub const fn finite_population(mut self, choice: FinitePopulation) -> Self {
        self.finite_population = choice;
        self
    }

    /// The rules by which groups are pooled.
    pub const fn rules(mut self, rules: PoolingRules) -> Self {
        self.rules = rules;
        self
    }

    /// How a group's answers become a score; the mean unless set.
    pub fn estimator(self, estimator: EstimatorKind) -> Self {
        Self { estimator: AnyEstimator::BuiltIn(estimator), ..self }
    }

    /// An estimator of the user's own.
    pub fn own_estimator(self, estimator: Arc<dyn Estimator>) -> Self {
        Self { estimator: AnyEstimator::Own(estimator), ..self }
    }

    /// How issues are ordered; by weighted sum unless set.
    pub fn method(self, method: Method) -> Self {
        Self { method: AnyMethod::BuiltIn(method), ..self }
    }

    /// A method of the user's own.
    pub fn own_method(self, method: Arc<dyn Prioritizer>) -> Self {
        Self { method: AnyMethod::Own(method), ..self }
    }

    /// Relative weights of the axes in the ranking; equal unless set.
    pub const fn axis_weights(mut self, weights: PerAxis<f64>) -> Self {
        self.axis_weights = weights;
        self
    }

    /// The estimates of every group, with the scores that groups are given on evidence.
    ///
    /// # Errors
    ///
    /// [`RobustnessError::Scoring`] if the estimator does not fit a scale, a fixed score does not
    /// fit the questionnaire, or more people answered than a group has.
    pub fn scores(&self, tally: &Tally) -> Result<GroupScores, RobustnessError> {
        let scores = GroupScores::new(tally, self.any_estimator())?;
        Ok(scores
            .with_populations(&self.groups, self.finite_population)?
            .with_fixed_scores(&self.groups)?)
    }

    /// The materiality matrix.
    ///
    /// # Errors
    ///
    /// As for [`scores`](Self::scores).
    pub fn matrix(&self, tally: &Tally) -> Result<MaterialityMatrix, RobustnessError> {
        Ok(MaterialityMatrix::new(&self.scores(tally)?, &self.weights, &self.rules))
    }

    /// The order of the issues that have a score on every axis with scores.
    ///
    /// # Errors
    ///
    /// As for [`scores`](Self::scores), and [`RobustnessError::Priority`] if nothing can be ranked.
    pub fn ranking(&self, tally: &Tally) -> Result<Ranking, RobustnessError> {
        Ok(self.ranking_of(&self.matrix(tally)?)?)
    }

    /// The tier of every issue, in catalog order.
    ///
    /// # Errors
    ///
    /// As for [`scores`](Self::scores).
    pub fn tiers(&self, tally: &Tally) -> Result<Vec<Tier>, RobustnessError> {
        Ok(Tier::of_matrix(&self.matrix(tally)?, &self.thresholds))
    }

    /// The order of a matrix.
    pub(super) fn ranking_of(
        &self,
        matrix: &MaterialityMatrix,
    ) -> Result<Ranking, crate::priority::PriorityError> {
        Ok(rank(matrix, self.any_method(), &self.axis_weights)?.0)
    }

    /// The lines.
    pub(super) const fn lines(&self) -> &Thresholds {
        &self.thresholds
    }

    /// The weights of groups, as handed in.
    pub(super) const fn weights(&self) -> &GroupWeights {
        &self.weights
    }

    /// The weights of groups for a questionnaire.
    pub(super) fn weights_on(&self, frame: &Questionnaire) -> Cow<'_, GroupWeights> {
        if self.weights.questionnaire() == frame {
            Cow::Borrowed(&self.weights)
        } else {
            Cow::Owned(self.weights.aligned_to(frame))
        }
    }

    /// The same recipe for scores alone: without intervals, the slow part of pooling, and without
    /// populations, of which a resampled group can have too many people.
    pub(super) fn without_errors(&self) -> Self {
        let rules = PoolingRules { confidence: None, ..self.rules };
        Self { rules, finite_population: FinitePopulation::Ignore, ..self.clone() }
    }

    pub(super) const fn pooling(&self) -> &PoolingRules {
        &self.rules
    }

    pub(super) const fn weights_of_axes(&self) -> &PerAxis<f64> {
        &self.axis_weights
    }

    pub(super) fn group_list(&self) -> &[StakeholderGroup] {
        &self.groups
    }

    pub(super) const fn population_choice(&self) -> FinitePopulation {
        self.finite_population
    }

    pub(super) fn any_estimator(&self) -> &dyn Estimator {
        match &self.estimator {
            AnyEstimator::BuiltIn(kind) => kind,
            AnyEstimator::Own(own) => own.as_ref(),
        }
    }

    pub(super) fn any_method(&self) -> &dyn Prioritizer {
        match &self.method {
            AnyMethod::BuiltIn(method) => method,
            AnyMethod::Own(own) => own.as_ref(),
        }
    }

    /// Whether scores are means.
    pub(super) const fn takes_means(&self) -> bool {
        matches!(self.estimator, AnyEstimator::BuiltIn(EstimatorKind::Mean))
    }

    /// Whether issues are ordered by the weighted sum of the axes.
    pub(super) const fn takes_weighted_sums(&self) -> bool {
        matches!(self.method, AnyMethod::BuiltIn(Method::WeightedSum))
    }

    /// Refuses scores that are not means, naming the analysis that needs them.
    pub(super) fn needs_means(&self, analysis: &'static str) -> Result<(), RobustnessError> {
        if self.takes_means() {
            return Ok(());
        }
        let found = self.any_estimator().name();
        Err(RobustnessError::WrongRecipe { analysis, expected: "mean", found })
    }
}
