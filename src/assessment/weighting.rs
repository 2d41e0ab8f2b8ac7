//! Weights that follow from the scores: schemes named by a plan for groups, criteria or axes.

use serde::{Deserialize, Serialize};

use super::error::AssessmentError;
use super::plan::Plan;
use super::plan_spec::WeightingSpec;
use crate::model::{Axis, Column, CriterionId, IssueId, ScoreMatrix, Weights};
use crate::priority::weights_of_axes;
use crate::scoring::{Complete, GroupScores, GroupWeights, PoolingRules, counts, criterion_score};
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
    ) -> Result<(GroupWeights, Vec<SchemeRecord>), AssessmentError> {
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
        Ok((weights, records))
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
        let frame = self.questionnaire();
        let Some(own) = weights.of(criterion) else { return Ok(weights) };
        let own = own.as_slice();
        let members: Vec<usize> = (0..own.len()).filter(|&group| own[group] > 0.0).collect();
        let id = frame.criterion(criterion).id();
        let score = |issue: usize, column: usize| {
            let estimate = scores.at(members[column], criterion, issue);
            Some(estimate.filter(|one| counts(one, rules))?.score().get())
        };
        let labels: Vec<String> =
            members.iter().map(|&group| frame.groups()[group].to_string()).collect();
        let path = format!("weighting.groups.{}", frame.criterion(criterion).axis());
        let of = Weighed::GroupsFor(id.clone());
        let weighing = self.weigh(scheme, &path, of, &labels, score, records)?;
        let mut all = vec![0.0; frame.groups().len()];
        for (&group, &weight) in members.iter().zip(weighing.weights.as_slice()) {
            all[group] = weight;
        }
        let all = Weights::new(all)?;
        Ok(weights.with_groups(criterion, all))
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
        let frame = self.questionnaire();
        let counting = |&at: &usize| weights.criterion(at) > 0.0 && weights.of(at).is_some();
        let members: Vec<usize> = frame.criteria().of_axis(axis).filter(counting).collect();
        if members.is_empty() {
            return Ok(weights);
        }
        let score = |issue: usize, column: usize| {
            Some(criterion_score(scores, &weights, rules, members[column], issue)?.get())
        };
        let labels: Vec<String> =
            members.iter().map(|&at| frame.criterion(at).id().to_string()).collect();
        let path = format!("weighting.criteria.{axis}");
        let weighing =
            self.weigh(scheme, &path, Weighed::CriteriaOf(axis), &labels, score, records)?;
        let own: Vec<(usize, f64)> =
            members.iter().copied().zip(weighing.weights.as_slice().iter().copied()).collect();
        Ok(weights.with_criteria(axis, &own))
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

    /// Runs a scheme on the issues that have a score in every column.
    fn weigh(
        &self,
        scheme: &Scheme,
        path: &str,
        of: Weighed,
        labels: &[String],
        score: impl Fn(usize, usize) -> Option<f64>,
        records: &mut Vec<SchemeRecord>,
    ) -> Result<Weighting, AssessmentError> {
        let frame = self.questionnaire();
        let mut issues: Vec<IssueId> = Vec::new();
        let mut values = Vec::new();
        for (at, issue) in frame.issues().iter().enumerate() {
            let row: Option<Vec<f64>> = (0..labels.len()).map(|column| score(at, column)).collect();
            if let Some(row) = row {
                values.extend(row);
                issues.push(issue.clone());
            }
        }
        let count = issues.len();
        let columns: Result<Vec<Column>, _> = labels.iter().map(Column::anchored).collect();
        let weighing = ScoreMatrix::new(issues, columns?, values)
            .map_err(Into::into)
            .and_then(|matrix| scheme.weigh(&matrix))
            .map_err(|problem| AssessmentError::plan(path, problem))?;
        records.push(record(scheme, of, labels, count, &weighing));
        Ok(weighing)
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
