//! A plan in code.

use std::collections::BTreeMap;
use std::num::NonZeroU64;

use super::error::AssessmentError;
use super::plan::Plan;
use super::plan_spec::{
    BuiltIn, CriterionSpec, DataOrigin, GroupSpec, GroupWeight, IssuesSpec, PlanSpec,
    WeightingSpec, equal_axis_weights, one_answer,
};
use crate::catalog;
use crate::model::{Axis, AxisNames, Criterion, IssueCatalog, PerAxis, Scale, StakeholderGroup};
use crate::priority::{Method, Thresholds};
use crate::scoring::{AbsentGroups, Confidence, EstimatorKind, FinitePopulation};
use crate::survey::MissingTokens;
use crate::weighting::Scheme;

/// Collects the parts of a [`Plan`]; made by [`Plan::builder`].
///
/// Nothing is checked before [`build`](Self::build), which names what is wrong by the path it
/// would have in the plan's JSON.
#[derive(Clone, Debug)]
pub struct PlanBuilder {
    spec: PlanSpec,
}

impl PlanBuilder {
    pub(super) fn new(scale: Scale, issues: IssueCatalog, thresholds: Thresholds) -> Self {
        let issues = if issues == catalog::fintech() {
            IssuesSpec::BuiltIn(BuiltIn::Fintech)
        } else {
            IssuesSpec::List(issues.into())
        };
        Self {
            spec: PlanSpec {
                title: None,
                data: DataOrigin::default(),
                scale,
                issues,
                groups: Vec::new(),
                criteria: Vec::new(),
                axes: AxisNames::default(),
                weighting: WeightingSpec::default(),
                estimator: EstimatorKind::default(),
                method: Method::default(),
                axis_weights: equal_axis_weights(),
                thresholds,
                confidence: Confidence::default(),
                minimum_answers: one_answer(),
                absent_groups: AbsentGroups::default(),
                finite_population: FinitePopulation::default(),
                missing_tokens: MissingTokens::default(),
            },
        }
    }

    /// Adds a group that counts alike on both axes; weights are relative.
    pub fn group(self, group: StakeholderGroup, weight: f64) -> Self {
        self.group_per_axis(group, PerAxis::both(weight))
    }

    /// Adds a group with a weight for each axis; weights are relative, 0 excludes.
    #[expect(clippy::needless_pass_by_value, reason = "a builder takes over its parts")]
    pub fn group_per_axis(mut self, group: StakeholderGroup, weight: PerAxis<f64>) -> Self {
        self.spec.groups.push(GroupSpec {
            id: group.id().clone(),
            name: Some(group.name().clone()),
            weight: GroupWeight(weight),
            criterion_weights: BTreeMap::new(),
            roles: group.roles().clone(),
            population: group.population(),
            fixed_scores: group.fixed_scores().to_vec(),
        });
        self
    }

    /// Adds a criterion with its relative weight inside its axis. As soon as there is one, both
    /// axes need one.
    #[expect(clippy::needless_pass_by_value, reason = "a builder takes over its parts")]
    pub fn criterion(mut self, criterion: Criterion, weight: f64) -> Self {
        self.spec.criteria.push(CriterionSpec {
            id: criterion.id().clone(),
            name: Some(criterion.name().clone()),
            axis: criterion.axis(),
            weight,
            scale: Some(criterion.scale().clone()),
        });
        self
    }

    /// Weighs the groups of one axis by a scheme instead of by their own weights, of which only 0
    /// keeps its meaning: excluded.
    pub fn weigh_groups(mut self, axis: Axis, scheme: Scheme) -> Self {
        match axis {
            Axis::Operational => self.spec.weighting.groups.operational = Some(scheme),
            Axis::Stakeholder => self.spec.weighting.groups.stakeholder = Some(scheme),
        }
        self
    }

    /// Weighs the criteria of one axis by a scheme instead of by their own weights, of which only
    /// 0 keeps its meaning: excluded.
    pub fn weigh_criteria(mut self, axis: Axis, scheme: Scheme) -> Self {
        match axis {
            Axis::Operational => self.spec.weighting.criteria.operational = Some(scheme),
            Axis::Stakeholder => self.spec.weighting.criteria.stakeholder = Some(scheme),
        }
        self
    }

    /// Weighs the axes by a scheme instead of by their own weights.
    pub fn weigh_axes(mut self, scheme: Scheme) -> Self {
        self.spec.weighting.axes = Some(scheme);
        self
    }

    /// A heading for the result.
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.spec.title = Some(title.into());
        self
    }

    /// Where the answers come from.
    pub fn data(mut self, data: DataOrigin) -> Self {
        self.spec.data = data;
        self
    }

    /// Other display names for the axes.
    pub fn axes(mut self, names: AxisNames) -> Self {
        self.spec.axes = names;
        self
    }

    /// How a group's answers become a score; the mean unless set.
    pub fn estimator(mut self, estimator: EstimatorKind) -> Self {
        self.spec.estimator = estimator;
        self
    }

    /// How issues are ordered; by weighted sum unless set.
    pub fn method(mut self, method: Method) -> Self {
        self.spec.method = method;
        self
    }

    /// Relative weights of the axes in the ranking; equal unless set.
    pub fn axis_weights(mut self, weights: PerAxis<f64>) -> Self {
        self.spec.axis_weights = weights;
        self
    }

    /// The level of the intervals; 95 % unless set.
    pub fn confidence(mut self, confidence: Confidence) -> Self {
        self.spec.confidence = confidence;
        self
    }

    /// Fewest answers with which a group counts for an issue; 1 unless set.
    pub fn minimum_answers(mut self, answers: NonZeroU64) -> Self {
        self.spec.minimum_answers = answers;
        self
    }

    /// What happens when a group that counts did not answer.
    pub fn absent_groups(mut self, absent: AbsentGroups) -> Self {
        self.spec.absent_groups = absent;
        self
    }

    /// Whether sampling errors take the populations that groups declare into account; they do not
    /// unless set.
    pub fn finite_population(mut self, choice: FinitePopulation) -> Self {
        self.spec.finite_population = choice;
        self
    }

    /// The words for missing answers in files.
    pub fn missing_tokens(mut self, tokens: MissingTokens) -> Self {
        self.spec.missing_tokens = tokens;
        self
    }

    /// The checked plan.
    ///
    /// # Errors
    ///
    /// [`AssessmentError::Plan`], naming the field.
    pub fn build(self) -> Result<Plan, AssessmentError> {
        self.spec.try_into()
    }
}
