//! Weights that follow from the scores: schemes named by a plan for groups, criteria or axes.

use serde::{Deserialize, Serialize};

use super::error::AssessmentError;
use super::plan::Plan;
use super::plan_spec::WeightingSpec;
use crate::model::{Axis, Column, CriterionId, IssueId, ScoreMatrix, Weights};
use crate::priority::weights_of_axes;
use crate::scoring::{Complete, GroupScores, GroupWeights, PoolingRules, counts, criterion_score};
use crate::survey::Questionnaire;
use crate::weighting::{Degenerate, Scheme, Weighting, WeightingScheme};

/// What a scheme that the plan names has given: part of the result's explanation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct SchemeRecord {
    /// What was weighed.
    pub of: Weighed,
    /// The scheme's name.
    pub scheme: String,
    /// The weights, by group, criterion or axis.
    pub weights: Vec<LabeledWeight>,
    /// The issues on which the scheme looked: those with every score it needs.
    pub issues: usize,
    /// Why the scheme's own formula could not be used in full, if it could not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub degenerate: Option<Degenerate>,
}

/// What a scheme weighs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Weighed {
    /// The groups, for one criterion.
    GroupsFor(CriterionId),
    /// The criteria of one axis.
    CriteriaOf(Axis),
    /// The axes.
    Axes,
    /// The columns of a table of scores, in a benchmark; never in a plan.
    Columns,
}

/// A weight and what it is of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct LabeledWeight {
    /// The id of a group, criterion or axis.
    pub id: String,
    /// Its weight.
    pub weight: f64,
}

/// The weights of groups and criteria that a matrix is made with, and where schemes gave them, how.
#[derive(Clone, Debug)]
pub(super) struct UsedWeights {
    pub(super) groups: GroupWeights,
    pub(super) records: Vec<SchemeRecord>,
}

impl Plan {
    /// The weights of groups and criteria, by the plan's schemes where it names any.
    ///
    /// A scheme for groups weighs those whose own weight is above 0, on the issues that all of them
    /// have rated; a scheme for criteria weighs those whose own weight is above 0, on the issues
    /// that have a score on each.
    pub(super) fn resolve(
        &self,
        scores: &GroupScores,
        rules: &PoolingRules,
    ) -> Result<UsedWeights, AssessmentError> {
        let mut records = Vec::new();
        let mut weights = self.group_weights().clone();
        let WeightingSpec { groups, criteria, .. } = self.weighting();
        for axis in Axis::ALL {
            if let Some(scheme) = &groups[axis] {
                for criterion in self.criteria().of_axis(axis) {
                    weights =
                        self.weigh_groups(scheme, scores, rules, criterion, weights, &mut records)?;
                }
            }
            if let Some(scheme) = &criteria[axis] {
                weights =
                    self.weigh_criteria(scheme, scores, rules, axis, weights, &mut records)?;
            }
        }
        Ok(UsedWeights { groups: weights, records })
    }

    /// The scheme the plan names for the groups of an axis, if any.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::{Axis, demo};
    ///
    /// assert_eq!(demo::plan()?.group_scheme(Axis::Stakeholder), None); // weights are written down
    /// # Ok::<(), materiality::Error>(())
    /// ```
    pub fn group_scheme(&self, axis: Axis) -> Option<&Scheme> {
        self.weighting().groups[axis].as_ref()
    }

    /// The scheme the plan names for the criteria of an axis, if any.
    pub fn criterion_scheme(&self, axis: Axis) -> Option<&Scheme> {
        self.weighting().criteria[axis].as_ref()
    }

    /// The scheme the plan names for the axes, if any.
    pub fn axis_scheme(&self) -> Option<&Scheme> {
        self.weighting().axes.as_ref()
    }

    fn weigh_groups(
        &self,
        scheme: &Scheme,
        scores: &GroupScores,
        rules: &PoolingRules,
        criterion: usize,
        weights: GroupWeights,
        records: &mut Vec<SchemeRecord>,
    ) -> Result<GroupWeights, AssessmentError> {
        let Some(panel) = self.group_panel(scores, rules, criterion, None)? else {
            return Ok(weights);
        };
        let weighing = panel.weigh(scheme)?;
        records.push(panel.record(scheme, &weighing));
        panel.applied_to_groups(weights, criterion, &weighing.weights)
    }

    fn weigh_criteria(
        &self,
        scheme: &Scheme,
        scores: &GroupScores,
        rules: &PoolingRules,
        axis: Axis,
        weights: GroupWeights,
        records: &mut Vec<SchemeRecord>,
    ) -> Result<GroupWeights, AssessmentError> {
        let Some(panel) = self.criterion_panel(scores, rules, &weights, axis, None)? else {
            return Ok(weights);
        };
        let weighing = panel.weigh(scheme)?;
        records.push(panel.record(scheme, &weighing));
        Ok(panel.applied_to_criteria(weights, axis, &weighing.weights))
    }

    /// What each group whose own weight is above 0 says, on the issues that all of them have rated,
    /// one of them left out if asked for. `None` if nobody counts for the criterion.
    pub(crate) fn group_panel(
        &self,
        scores: &GroupScores,
        rules: &PoolingRules,
        criterion: usize,
        without: Option<usize>,
    ) -> Result<Option<Panel>, AssessmentError> {
        let frame = self.questionnaire();
        let Some(own) = self.group_weights().of(criterion) else { return Ok(None) };
        let own = own.as_slice();
        let members: Vec<usize> = (0..own.len()).filter(|&group| own[group] > 0.0).collect();
        let score = |issue: usize, group: usize| {
            let estimate = scores.at(group, criterion, issue);
            Some(estimate.filter(|one| counts(one, rules))?.score().get())
        };
        let label = |group: usize| frame.groups()[group].to_string();
        let path = format!("weighting.groups.{}", frame.criterion(criterion).axis());
        let of = Weighed::GroupsFor(frame.criterion(criterion).id().clone());
        Panel::new(frame, path, of, members, label, score, without).map(Some)
    }

    /// The scores on each criterion that counts on an axis, on the issues that have all of them,
    /// one of them left out if asked for. `None` if no criterion counts.
    pub(crate) fn criterion_panel(
        &self,
        scores: &GroupScores,
        rules: &PoolingRules,
        weights: &GroupWeights,
        axis: Axis,
        without: Option<usize>,
    ) -> Result<Option<Panel>, AssessmentError> {
        let frame = self.questionnaire();
        let counting = |&at: &usize| weights.criterion(at) > 0.0 && weights.of(at).is_some();
        let members: Vec<usize> = frame.criteria().of_axis(axis).filter(counting).collect();
        if members.is_empty() {
            return Ok(None);
        }
        let score = |issue: usize, criterion: usize| {
            Some(criterion_score(scores, weights, rules, criterion, issue)?.get())
        };
        let label = |criterion: usize| frame.criterion(criterion).id().to_string();
        let path = format!("weighting.criteria.{axis}");
        let of = Weighed::CriteriaOf(axis);
        Panel::new(frame, path, of, members, label, score, without).map(Some)
    }

    /// The weights of the axes that can be ranked on.
    pub(super) fn resolve_axes(
        &self,
        complete: &Complete,
        records: &mut Vec<SchemeRecord>,
    ) -> Result<Weights, AssessmentError> {
        if let Some(scheme) = &self.weighting().axes {
            let path = "weighting.axes";
            let weighing = scheme
                .weigh(&complete.scores)
                .map_err(|problem| AssessmentError::plan(path, problem))?;
            let labels: Vec<String> = complete.axes.iter().map(ToString::to_string).collect();
            let issues = complete.scores.issues().len();
            records.push(record(scheme, Weighed::Axes, &labels, issues, &weighing));
            return Ok(weighing.weights);
        }
        Ok(weights_of_axes(complete, self.axis_weights())?)
    }
}

/// What a scheme looks at: the issues that have a score in every column.
#[derive(Clone, Debug)]
pub(crate) struct Panel {
    path: String,
    of: Weighed,
    /// The groups or criteria in the columns, as places in the questionnaire.
    members: Vec<usize>,
    scores: ScoreMatrix,
}

impl Panel {
    fn new(
        frame: &Questionnaire,
        path: String,
        of: Weighed,
        members: Vec<usize>,
        label: impl Fn(usize) -> String,
        score: impl Fn(usize, usize) -> Option<f64>,
        without: Option<usize>,
    ) -> Result<Self, AssessmentError> {
        let mut issues: Vec<IssueId> = Vec::new();
        let mut values = Vec::with_capacity(frame.issues().len() * members.len());
        for (at, issue) in frame.issues().iter().enumerate().filter(|&(at, _)| Some(at) != without)
        {
            let start = values.len();
            values.extend(members.iter().map_while(|&member| score(at, member)));
            if values.len() - start == members.len() {
                issues.push(issue.clone());
            } else {
                values.truncate(start);
            }
        }
        let columns = members.iter().map(|&member| Column::anchored(label(member)));
        let columns: Result<Vec<Column>, _> = columns.collect();
        let scores = ScoreMatrix::new(issues, columns?, values)
            .map_err(|problem| AssessmentError::plan(path.as_str(), problem))?;
        Ok(Self { path, of, members, scores })
    }

    /// The scores the scheme sees.
    pub(crate) const fn scores(&self) -> &ScoreMatrix {
        &self.scores
    }

    /// What the columns are.
    pub(crate) const fn of(&self) -> &Weighed {
        &self.of
    }

    /// The groups or criteria in the columns, as places in the questionnaire.
    pub(crate) fn members(&self) -> &[usize] {
        &self.members
    }

    /// The weights a scheme gives to the columns.
    pub(crate) fn weigh(&self, scheme: &dyn WeightingScheme) -> Result<Weighting, AssessmentError> {
        let weighing = scheme.weigh(&self.scores);
        weighing.map_err(|problem| AssessmentError::plan(self.path.as_str(), problem))
    }

    fn record(&self, scheme: &Scheme, weighing: &Weighting) -> SchemeRecord {
        let labels: Vec<String> =
            self.scores.columns().iter().map(|column| column.label().to_owned()).collect();
        record(scheme, self.of.clone(), &labels, self.scores.issues().len(), weighing)
    }

    /// Group weights with these ones for one criterion; groups not in the panel do not count.
    pub(crate) fn applied_to_groups(
        &self,
        weights: GroupWeights,
        criterion: usize,
        own: &Weights,
    ) -> Result<GroupWeights, AssessmentError> {
        let mut all = vec![0.0; weights.questionnaire().groups().len()];
        for (&group, &weight) in self.members.iter().zip(own.as_slice()) {
            all[group] = weight;
        }
        Ok(weights.with_groups(criterion, Weights::new(all)?))
    }

    /// Group weights with these ones for the criteria of one axis.
    pub(crate) fn applied_to_criteria(
        &self,
        weights: GroupWeights,
        axis: Axis,
        own: &Weights,
    ) -> GroupWeights {
        let own: Vec<(usize, f64)> =
            self.members.iter().copied().zip(own.as_slice().iter().copied()).collect();
        weights.with_criteria(axis, &own)
    }
}

fn record(
    scheme: &Scheme,
    of: Weighed,
    labels: &[String],
    issues: usize,
    weighing: &Weighting,
) -> SchemeRecord {
    let pairs = labels.iter().zip(weighing.weights.as_slice());
    SchemeRecord {
        of,
        scheme: scheme.name().to_owned(),
        weights: pairs.map(|(id, &weight)| LabeledWeight { id: id.clone(), weight }).collect(),
        issues,
        degenerate: weighing.degenerate.clone(),
    }
}
