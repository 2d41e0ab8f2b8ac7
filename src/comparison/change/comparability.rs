//! What was different in how two results were made.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::assessment::Plan;
use crate::model::{Axis, Criterion, CriterionId, GroupId, IssueId, Score};
use crate::scoring::PoolingRules;

/// What to do when two results were made in different ways.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OnDifference {
    /// Compare, and list every difference; the default.
    #[default]
    Flag,
    /// Refuse, naming every difference.
    Refuse,
}

/// One difference in how two results were made, so that part of a change may come from it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PeriodDifference {
    /// An issue is in the later catalog alone.
    IssueAdded(IssueId),
    /// An issue is in the earlier catalog alone.
    IssueDropped(IssueId),
    /// A group is in the later plan alone.
    GroupAdded(GroupId),
    /// A group is in the earlier plan alone.
    GroupDropped(GroupId),
    /// A criterion is in the later plan alone.
    CriterionAdded(CriterionId),
    /// A criterion is in the earlier plan alone.
    CriterionDropped(CriterionId),
    /// A criterion belongs to another axis.
    CriterionAxis(CriterionId),
    /// A criterion is rated on another scale.
    Scale(CriterionId),
    /// A criterion has another weight within its axis.
    CriterionWeight(CriterionId),
    /// The groups in both plans have other weights for a criterion, relative to each other.
    GroupWeights(CriterionId),
    /// The axes have other weights, relative to each other.
    AxisWeights,
    /// Another weighting scheme is named for groups, criteria or axes.
    Scheme,
    /// A line was moved.
    Threshold {
        /// The axis.
        axis: Axis,
        /// The line before.
        before: Score,
        /// The line after.
        after: Score,
    },
    /// Another estimator.
    Estimator,
    /// Another prioritization method.
    Method,
    /// Other rules about few answers or absent groups.
    PoolingRules,
    /// One of the results is of made-up data and the other is not.
    DataOrigin,
}

impl fmt::Display for PeriodDifference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::IssueAdded(id) => write!(f, "issue {id} was added"),
            Self::IssueDropped(id) => write!(f, "issue {id} was dropped"),
            Self::GroupAdded(id) => write!(f, "group {id} was added"),
            Self::GroupDropped(id) => write!(f, "group {id} was dropped"),
            Self::CriterionAdded(id) => write!(f, "criterion {id} was added"),
            Self::CriterionDropped(id) => write!(f, "criterion {id} was dropped"),
            Self::CriterionAxis(id) => write!(f, "criterion {id} belongs to another axis"),
            Self::Scale(id) => write!(f, "criterion {id} is rated on another scale"),
            Self::CriterionWeight(id) => write!(f, "criterion {id} has another weight"),
            Self::GroupWeights(id) => write!(f, "groups have other weights for criterion {id}"),
            Self::AxisWeights => f.write_str("the axes have other weights"),
            Self::Scheme => f.write_str("other weighting schemes are named"),
            Self::Threshold { axis, before, after } => {
                write!(f, "the {axis} line was moved from {before} to {after}")
            }
            Self::Estimator => f.write_str("answers are estimated in another way"),
            Self::Method => f.write_str("issues are ordered by another method"),
            Self::PoolingRules => f.write_str("other rules hold for few answers or absent groups"),
            Self::DataOrigin => f.write_str("one result is of made-up data"),
        }
    }
}

/// Every difference between two plans that can change a result, in a fixed order; display names and
/// titles are none.
pub(super) fn differences(before: &Plan, after: &Plan) -> Vec<PeriodDifference> {
    let mut found = Vec::new();
    let ids = |plan: &Plan| plan.questionnaire().issues().to_vec();
    let (old, new) = (ids(before), ids(after));
    let only = |these: &[IssueId], others: &[IssueId]| {
        these.iter().filter(|id| !others.contains(id)).cloned().collect::<Vec<_>>()
    };
    found.extend(only(&new, &old).into_iter().map(PeriodDifference::IssueAdded));
    found.extend(only(&old, &new).into_iter().map(PeriodDifference::IssueDropped));
    let groups = |plan: &Plan| plan.questionnaire().groups().to_vec();
    let (old, new) = (groups(before), groups(after));
    let added = new.iter().filter(|id| !old.contains(id)).cloned();
    found.extend(added.map(PeriodDifference::GroupAdded));
    let dropped = old.iter().filter(|id| !new.contains(id)).cloned();
    found.extend(dropped.map(PeriodDifference::GroupDropped));
    of_criteria(before, after, &mut found);
    of_settings(before, after, &mut found);
    found
}

fn of_criteria(before: &Plan, after: &Plan, found: &mut Vec<PeriodDifference>) {
    let id = |one: &Criterion| one.id().clone();
    for (at, new) in after.criteria().as_slice().iter().enumerate() {
        let Some(place) = before.criteria().position(new.id().as_str()) else {
            found.push(PeriodDifference::CriterionAdded(id(new)));
            continue;
        };
        let old = &before.criteria().as_slice()[place];
        if old.axis() != new.axis() {
            found.push(PeriodDifference::CriterionAxis(id(new)));
        }
        if !is_same_scale(old, new) {
            found.push(PeriodDifference::Scale(id(new)));
        }
        let weights = (before.criteria().weights()[place], after.criteria().weights()[at]);
        if differs(weights.0, weights.1) {
            found.push(PeriodDifference::CriterionWeight(id(new)));
        }
        if group_weights_differ(before, after, new.id().as_str()) {
            found.push(PeriodDifference::GroupWeights(id(new)));
        }
    }
    let is_gone = |one: &&Criterion| after.criteria().get(one.id().as_str()).is_none();
    let gone = before.criteria().as_slice().iter().filter(is_gone);
    found.extend(gone.map(|one| PeriodDifference::CriterionDropped(id(one))));
}

/// Levels and their order; labels are display.
fn is_same_scale(old: &Criterion, new: &Criterion) -> bool {
    let ends = |one: &Criterion| (one.scale().min(), one.scale().max(), one.scale().step());
    ends(old) == ends(new) && old.scale().direction() == new.scale().direction()
}

/// Whether the groups in both plans count differently relative to each other.
fn group_weights_differ(before: &Plan, after: &Plan, criterion: &str) -> bool {
    let weights = |plan: &Plan| -> Vec<f64> {
        let common = before.questionnaire().groups().iter();
        let common = common.filter(|id| after.questionnaire().group(id.as_str()).is_some());
        let weight = |id: &GroupId| plan.group_weights().get(id.as_str(), criterion);
        let own: Vec<f64> = common.map(|id| weight(id).unwrap_or_default()).collect();
        let total: f64 = own.iter().sum();
        own.into_iter().map(|weight| if total > 0.0 { weight / total } else { weight }).collect()
    };
    weights(before).into_iter().zip(weights(after)).any(|(old, new)| differs(old, new))
}

fn of_settings(before: &Plan, after: &Plan, found: &mut Vec<PeriodDifference>) {
    let share = |plan: &Plan| {
        let weights = plan.axis_weights();
        weights.operational / (weights.operational + weights.stakeholder)
    };
    if differs(share(before), share(after)) {
        found.push(PeriodDifference::AxisWeights);
    }
    let schemes_differ = before.axis_scheme() != after.axis_scheme()
        || Axis::ALL.into_iter().any(|axis| {
            before.group_scheme(axis) != after.group_scheme(axis)
                || before.criterion_scheme(axis) != after.criterion_scheme(axis)
        });
    if schemes_differ {
        found.push(PeriodDifference::Scheme);
    }
    for axis in Axis::ALL {
        let (old, new) = (before.thresholds().lines()[axis], after.thresholds().lines()[axis]);
        if old != new {
            found.push(PeriodDifference::Threshold { axis, before: old, after: new });
        }
    }
    if before.estimator() != after.estimator() {
        found.push(PeriodDifference::Estimator);
    }
    if before.method() != after.method() {
        found.push(PeriodDifference::Method);
    }
    let rules = |plan: &Plan| PoolingRules { confidence: None, ..plan.rules() };
    if rules(before) != rules(after) {
        found.push(PeriodDifference::PoolingRules);
    }
    if before.data() != after.data() {
        found.push(PeriodDifference::DataOrigin);
    }
}

/// Whether two weights differ by more than rounding.
fn differs(a: f64, b: f64) -> bool {
    (a - b).abs() > 1e-12
}
