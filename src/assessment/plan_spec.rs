//! The JSON form of a plan, before anything that spans several fields is checked.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::num::NonZeroU64;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::model::{
    Axis, AxisNames, CriterionId, FixedScore, GroupId, Issue, IssueId, Name, PerAxis, Role, Scale,
};
use crate::priority::{Method, Thresholds};
use crate::scoring::{AbsentGroups, Confidence, EstimatorKind, FinitePopulation};
use crate::survey::MissingTokens;
use crate::weighting::Scheme;

/// Where the answers come from. Synthetic data are marked wherever the result shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DataOrigin {
    /// Collected from people; the default.
    #[default]
    Collected,
    /// Made up, for a demonstration or a test.
    Synthetic,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct PlanSpec {
    /// A heading.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) title: Option<String>,
    /// Where the answers come from.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) data: DataOrigin,
    /// The scale of criteria that have none of their own.
    pub(super) scale: Scale,
    /// Which issues are rated.
    pub(super) issues: IssuesSpec,
    /// Who rates, and how much each group counts.
    pub(super) groups: Vec<GroupSpec>,
    /// The questions asked about every issue; without any, each axis is asked about with one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) criteria: Vec<CriterionSpec>,
    /// Display names of the axes.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) axes: AxisNames,
    /// Schemes that weigh instead of the weights written down.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) weighting: WeightingSpec,
    /// How a group's answers become a score.
    #[serde(default)]
    pub(super) estimator: EstimatorKind,
    /// How issues are ordered.
    #[serde(default)]
    pub(super) method: Method,
    /// Relative weights of the axes in the ranking.
    #[serde(default = "equal_axis_weights")]
    pub(super) axis_weights: PerAxis<f64>,
    /// The lines at which an issue becomes material, and why they are where they are.
    pub(super) thresholds: Thresholds,
    /// The level of the intervals.
    #[serde(default)]
    pub(super) confidence: Confidence,
    /// Fewest answers with which a group counts for an issue.
    #[serde(default = "one_answer")]
    pub(super) minimum_answers: NonZeroU64,
    /// What happens when a group that counts did not answer.
    #[serde(default)]
    pub(super) absent_groups: AbsentGroups,
    /// Whether errors are smaller the more of a group's `population` answered.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) finite_population: FinitePopulation,
    /// Words for missing answers in files, by kind.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) missing_tokens: MissingTokens,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct GroupSpec {
    /// The id, as files name the group.
    pub(super) id: GroupId,
    /// The display name; the id unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) name: Option<Name>,
    /// How much the group counts, relative to the others.
    #[serde(default)]
    pub(super) weight: GroupWeight,
    /// Weights for single criteria, by id, which come before `weight`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) criterion_weights: BTreeMap<CriterionId, f64>,
    /// What the group is to the company.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub(super) roles: BTreeSet<Role>,
    /// How many people the group stands for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) population: Option<NonZeroU64>,
    /// Scores given on evidence instead of answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) fixed_scores: Vec<FixedScore>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct CriterionSpec {
    /// The id, as files name the criterion.
    pub(super) id: CriterionId,
    /// The display name; the id unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) name: Option<Name>,
    /// The axis the criterion belongs to.
    pub(super) axis: Axis,
    /// Its weight inside the axis, relative to the others.
    #[serde(default = "one")]
    pub(super) weight: f64,
    /// The scale of its ratings; the plan's unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) scale: Option<Scale>,
}

/// Schemes that weigh instead of the weights written down; `None` leaves those.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct WeightingSpec {
    /// For the groups, on each axis.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) groups: PerAxis<Option<Scheme>>,
    /// For the criteria of each axis.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) criteria: PerAxis<Option<Scheme>>,
    /// For the axes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) axes: Option<Scheme>,
}

/// How much a group counts, relative to the others: alike on both axes, or on each.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(with = "super::schema::WeightForms"))]
#[serde(transparent)]
pub(super) struct GroupWeight(pub(super) PerAxis<f64>);

impl Default for GroupWeight {
    fn default() -> Self {
        Self(PerAxis::both(1.0))
    }
}

/// Which issues: the built-in ten, a list, or the ten with changes.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub(super) enum IssuesSpec {
    /// The built-in ten.
    BuiltIn(BuiltIn),
    /// A list of one's own.
    List(Vec<Issue>),
    /// The ten with changes.
    Changed(ChangedIssues),
}

/// A catalog that the crate brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(super) enum BuiltIn {
    /// The ten fintech issues.
    Fintech,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct ChangedIssues {
    /// The list that is changed.
    pub(super) base: BuiltIn,
    /// Issues put at its end.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) add: Vec<Issue>,
    /// Issues taken out, by id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) remove: Vec<IssueId>,
}

// The forms are told apart by hand, because an untagged enum would lose the path of the field
// that is wrong.

impl<'de> Deserialize<'de> for IssuesSpec {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Forms;

        impl<'de> Visitor<'de> for Forms {
            type Value = IssuesSpec;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("\"fintech\", a list of issues, or {base, add, remove}")
            }

            fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<IssuesSpec, E> {
                match name {
                    "fintech" => Ok(IssuesSpec::BuiltIn(BuiltIn::Fintech)),
                    _ => Err(E::invalid_value(serde::de::Unexpected::Str(name), &self)),
                }
            }

            fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<IssuesSpec, A::Error> {
                Vec::deserialize(SeqAccessDeserializer::new(list)).map(IssuesSpec::List)
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<IssuesSpec, A::Error> {
                ChangedIssues::deserialize(MapAccessDeserializer::new(map)).map(IssuesSpec::Changed)
            }
        }

        deserializer.deserialize_any(Forms)
    }
}

impl<'de> Deserialize<'de> for GroupWeight {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Forms;

        impl<'de> Visitor<'de> for Forms {
            type Value = GroupWeight;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number, or {\"operational\": number, \"stakeholder\": number}")
            }

            fn visit_f64<E: serde::de::Error>(self, weight: f64) -> Result<GroupWeight, E> {
                Ok(GroupWeight(PerAxis::both(weight)))
            }

            fn visit_u64<E: serde::de::Error>(self, weight: u64) -> Result<GroupWeight, E> {
                self.visit_f64(weight as f64)
            }

            fn visit_i64<E: serde::de::Error>(self, weight: i64) -> Result<GroupWeight, E> {
                self.visit_f64(weight as f64)
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<GroupWeight, A::Error> {
                PerAxis::deserialize(MapAccessDeserializer::new(map)).map(GroupWeight)
            }
        }

        deserializer.deserialize_any(Forms)
    }
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

fn one() -> f64 {
    1.0
}

pub(super) fn one_answer() -> NonZeroU64 {
    NonZeroU64::MIN
}

pub(super) fn equal_axis_weights() -> PerAxis<f64> {
    PerAxis::both(0.5)
}
