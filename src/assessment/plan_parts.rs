//! The parts of a plan from its written form, checked.

use super::error::{AssessmentError, PlanProblem};
use super::plan_spec::{BuiltIn, GroupSpec, IssuesSpec, PlanSpec};
use crate::catalog;
use crate::model::{
    Axis, Criteria, Criterion, Issue, IssueCatalog, ModelError, Name, StakeholderGroup,
};
use crate::scoring::{
    Estimator, EstimatorKind, FinitePopulation, GroupScores, GroupWeights, ScoringError,
};
use crate::survey::{Questionnaire, Tally};

pub(super) fn issues(spec: &IssuesSpec) -> Result<IssueCatalog, AssessmentError> {
    let refuse = |path| move |problem: ModelError| AssessmentError::plan(path, problem);
    match spec {
        IssuesSpec::BuiltIn(BuiltIn::Fintech) => Ok(catalog::fintech()),
        IssuesSpec::List(list) => IssueCatalog::new(list.iter().cloned()).map_err(refuse("issues")),
        IssuesSpec::Changed(changes) => {
            let BuiltIn::Fintech = changes.base;
            let mut issues: Vec<Issue> = catalog::fintech().into();
            for id in &changes.remove {
                let at = issues.iter().position(|issue| issue.id() == id);
                let unknown = || ModelError::UnknownIssue { found: id.to_string() };
                issues.remove(at.ok_or_else(unknown).map_err(refuse("issues.remove"))?);
            }
            issues.extend(changes.add.iter().cloned());
            IssueCatalog::new(issues).map_err(refuse("issues.add"))
        }
    }
}

pub(super) fn groups(specs: &[GroupSpec]) -> Result<Vec<StakeholderGroup>, AssessmentError> {
    let group = |(at, spec): (usize, &GroupSpec)| {
        let name = match &spec.name {
            Some(name) => name.clone(),
            None => Name::new(spec.id.as_str())
                .map_err(|problem| AssessmentError::plan(format!("groups[{at}].id"), problem))?,
        };
        let mut group = StakeholderGroup::named(spec.id.clone(), name);
        for &role in &spec.roles {
            group = group.with_role(role);
        }
        if let Some(people) = spec.population {
            group = group.with_population(people);
        }
        for (number, fixed) in spec.fixed_scores.iter().enumerate() {
            group = group.with_fixed_score(fixed.clone()).map_err(|problem| {
                AssessmentError::plan(format!("groups[{at}].fixed_scores[{number}]"), problem)
            })?;
        }
        Ok(group)
    };
    specs.iter().enumerate().map(group).collect()
}

pub(super) fn criteria(spec: &PlanSpec) -> Result<Criteria, AssessmentError> {
    if spec.criteria.is_empty() {
        return Ok(Criteria::one_per_axis(&spec.scale));
    }
    let mut criteria = Vec::with_capacity(spec.criteria.len());
    for (at, one) in spec.criteria.iter().enumerate() {
        if !(0.0..f64::INFINITY).contains(&one.weight) {
            let problem = PlanProblem::InvalidWeight { found: one.weight };
            return Err(AssessmentError::plan(format!("criteria[{at}].weight"), problem));
        }
        let name = match &one.name {
            Some(name) => name.clone(),
            None => Name::new(one.id.as_str())
                .map_err(|problem| AssessmentError::plan(format!("criteria[{at}].id"), problem))?,
        };
        let scale = one.scale.as_ref().unwrap_or(&spec.scale).clone();
        criteria.push((Criterion::named(one.id.clone(), name, one.axis, scale), one.weight));
    }
    Criteria::new(criteria).map_err(|problem| AssessmentError::plan("criteria", problem))
}

pub(super) fn check_estimator(
    spec: &PlanSpec,
    frame: &Questionnaire,
) -> Result<(), AssessmentError> {
    frame.criteria().as_slice().iter().try_for_each(|criterion| {
        let checked = spec.estimator.check(criterion.scale());
        checked.map_err(|problem| AssessmentError::plan("estimator", problem))
    })
}

/// A correction for populations needs one.
pub(super) fn check_populations(spec: &PlanSpec) -> Result<(), AssessmentError> {
    let is_declared = spec.groups.iter().any(|group| group.population.is_some());
    if spec.finite_population == FinitePopulation::Correct && !is_declared {
        return Err(AssessmentError::plan("finite_population", PlanProblem::NoPopulation));
    }
    Ok(())
}

/// Every fixed score is of a cell the questionnaire has, and on its scale.
pub(super) fn check_fixed_scores(
    groups: &[StakeholderGroup],
    frame: &Questionnaire,
) -> Result<(), AssessmentError> {
    let empty = Tally::empty(frame);
    for (at, group) in groups.iter().enumerate() {
        GroupScores::new(&empty, &EstimatorKind::Mean)
            .and_then(|scores| scores.with_fixed_scores([group]))
            .map_err(|problem| {
                AssessmentError::plan(format!("groups[{at}].fixed_scores"), problem)
            })?;
    }
    Ok(())
}

pub(super) fn group_weights(
    specs: &[GroupSpec],
    frame: &Questionnaire,
) -> Result<GroupWeights, AssessmentError> {
    for (at, spec) in specs.iter().enumerate() {
        for (axis, &found) in spec.weight.0.iter() {
            if !(0.0..f64::INFINITY).contains(&found) {
                let path = format!("groups[{at}].weight.{axis}");
                return Err(AssessmentError::plan(path, PlanProblem::InvalidWeight { found }));
            }
        }
        for (id, &found) in &spec.criterion_weights {
            let path = format!("groups[{at}].criterion_weights.{id}");
            if frame.criteria().get(id.as_str()).is_none() {
                let found = id.to_string();
                return Err(AssessmentError::plan(path, PlanProblem::UnknownCriterion { found }));
            }
            if !(0.0..f64::INFINITY).contains(&found) {
                return Err(AssessmentError::plan(path, PlanProblem::InvalidWeight { found }));
            }
        }
    }
    let weight = |spec: &GroupSpec, criterion: &Criterion| {
        let own = spec.criterion_weights.get(criterion.id());
        own.copied().unwrap_or(spec.weight.0[criterion.axis()])
    };
    GroupWeights::per_criterion(frame, |criterion| {
        specs.iter().map(|spec| weight(spec, criterion)).collect()
    })
    .map_err(|problem: ScoringError| AssessmentError::plan("groups", problem))
}

pub(super) fn check_axis_weights(
    spec: &PlanSpec,
    weights: &GroupWeights,
) -> Result<(), AssessmentError> {
    for (axis, &found) in spec.axis_weights.iter() {
        if !(0.0..f64::INFINITY).contains(&found) {
            let problem = PlanProblem::InvalidWeight { found };
            return Err(AssessmentError::plan(format!("axis_weights.{axis}"), problem));
        }
    }
    let counts = |axis: &Axis| spec.axis_weights[*axis] > 0.0;
    if !Axis::ALL.iter().any(counts) {
        return Err(AssessmentError::plan("axis_weights", PlanProblem::NoAxisWeight));
    }
    if !Axis::ALL.iter().any(|axis| counts(axis) && weights.is_rated(*axis)) {
        return Err(AssessmentError::plan("groups", PlanProblem::NobodyCounts));
    }
    Ok(())
}
