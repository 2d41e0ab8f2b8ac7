//! Where schemes compete: one plan with one estimator on a tally, or a table of scores.

use super::contender::{Contender, SchemeLevel};
use crate::assessment::{AssessmentError, Panel, Plan, Weighed};
use crate::comparison::error::ChoiceProblem;
use crate::model::{Axis, IssueId, ScoreMatrix, Weights};
use crate::priority::{Tier, weights_of_axes};
use crate::scoring::{
    Complete, Estimator, GroupScores, GroupWeights, MaterialityMatrix, PoolingRules,
};
use crate::survey::Tally;
use crate::weighting::{Degenerate, Equal, WeightingScheme};

/// One plan with one estimator, or a table of scores.
pub(super) enum Setting<'a> {
    Survey(Box<SurveySetting<'a>>),
    Columns(&'a ScoreMatrix),
}

/// A panel, or why there is none.
type MaybePanel = Result<Option<Panel>, AssessmentError>;

/// One plan with one estimator: everything that no scheme changes.
pub(super) struct SurveySetting<'a> {
    pub(super) plan: &'a Plan,
    pub(super) level: SchemeLevel,
    pub(super) scores: GroupScores,
    pub(super) rules: PoolingRules,
    /// By criterion.
    panels: Vec<MaybePanel>,
    /// By issue left out, by criterion.
    panels_without: Vec<Vec<MaybePanel>>,
}

/// What methods rank: scores, the weights of their columns, and where they come from.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub(super) scores: ScoreMatrix,
    pub(super) weights: Weights,
    pub(super) axes: Vec<Axis>,
    pub(super) groups: Option<GroupWeights>,
    /// The tier of every issue of the plan, in catalog order; empty without a plan.
    pub(super) tiers: Vec<(IssueId, Tier)>,
    pub(super) degenerate: Vec<(Weighed, Degenerate)>,
}

impl<'a> Setting<'a> {
    pub(super) fn survey(
        plan: &'a Plan,
        level: SchemeLevel,
        estimator: &dyn Estimator,
        tally: &Tally,
    ) -> Result<Self, ChoiceProblem> {
        let frame = plan.questionnaire();
        if tally.questionnaire() != frame {
            return Err(AssessmentError::OtherQuestionnaire.into());
        }
        let scores = GroupScores::new(tally, estimator)?.with_fixed_scores(plan.groups())?;
        let rules = PoolingRules { confidence: None, ..plan.rules() };
        let panels = |without: Option<usize>| {
            let criteria = 0..frame.criteria().len();
            criteria.map(|at| plan.group_panel(&scores, &rules, at, without)).collect::<Vec<_>>()
        };
        let full = panels(None);
        let panels_without = (0..frame.issues().len()).map(|at| panels(Some(at))).collect();
        let setting = SurveySetting { plan, level, rules, panels: full, panels_without, scores };
        Ok(Self::Survey(Box::new(setting)))
    }

    /// What a contender makes of it.
    pub(super) fn table(&self, contender: &Contender) -> Result<Table, ChoiceProblem> {
        match self {
            Self::Survey(survey) => survey.table(contender),
            Self::Columns(scores) => columns_table(scores, contender),
        }
    }

    /// How many groups, or columns, can be left out.
    pub(super) fn groups(&self) -> Vec<String> {
        match self {
            Self::Survey(survey) => {
                survey.plan.questionnaire().groups().iter().map(ToString::to_string).collect()
            }
            Self::Columns(scores) => {
                scores.columns().iter().map(|column| column.label().to_owned()).collect()
            }
        }
    }

    /// The table if one group had not been asked: the others share its weight, and the weights
    /// stay otherwise. `None` if the group does not count, or nothing can be ranked without it.
    pub(super) fn without_group(&self, base: &Table, group: usize) -> Option<Table> {
        match self {
            Self::Survey(survey) => survey.without_group(base, group),
            Self::Columns(_) => {
                let mut weights = base.weights.as_slice().to_vec();
                let own = weights.get_mut(group).filter(|own| **own > 0.0)?;
                *own = 0.0;
                let weights = Weights::normalized(weights).ok()?;
                Some(Table { weights, ..base.clone() })
            }
        }
    }

    /// The table if one of its issues had not been asked about: a scheme that looks at scores
    /// looks at the others. `None` if it is the only one, or others then cannot be ranked.
    pub(super) fn without_issue(
        &self,
        contender: &Contender,
        base: &Table,
        row: usize,
    ) -> Result<Option<Table>, ChoiceProblem> {
        match self {
            Self::Survey(survey) => survey.without_issue(contender, base, row),
            Self::Columns(scores) => match scores.without_row(row) {
                Some(scores) => columns_table(&scores, contender).map(Some),
                None => Ok(None),
            },
        }
    }
}

/// A table of scores whose columns a contender weighs.
fn columns_table(scores: &ScoreMatrix, contender: &Contender) -> Result<Table, ChoiceProblem> {
    let scheme = contender.anywhere().unwrap_or(&Equal);
    let weighing = scheme.weigh(scores)?;
    let degenerate = weighing.degenerate.map(|why| (Weighed::Columns, why));
    Ok(Table {
        scores: scores.clone(),
        weights: weighing.weights,
        axes: Vec::new(),
        groups: None,
        tiers: Vec::new(),
        degenerate: degenerate.into_iter().collect(),
    })
}

impl SurveySetting<'_> {
    /// The groups' scores for a criterion, if it has a panel.
    pub(super) fn group_panel(&self, criterion: usize) -> Option<&Panel> {
        self.panels[criterion].as_ref().ok()?.as_ref()
    }

    fn table(&self, contender: &Contender) -> Result<Table, ChoiceProblem> {
        let mut degenerate = Vec::new();
        let groups = self.group_weights(contender, None, &mut degenerate)?;
        let matrix = MaterialityMatrix::new(&self.scores, &groups, &self.rules);
        let complete = matrix.complete()?;
        let weights = self.axis_weights(contender, &complete, &mut degenerate)?;
        let tiers = Tier::of_matrix(&matrix, self.plan.thresholds());
        let tiers = matrix.issues().iter().cloned().zip(tiers).collect();
        let Complete { scores, axes, .. } = complete;
        Ok(Table { scores, weights, axes, groups: Some(groups), tiers, degenerate })
    }

    /// The weights of groups and criteria: the contender's at its level, the plan's at the others.
    fn group_weights(
        &self,
        contender: &Contender,
        without: Option<usize>,
        degenerate: &mut Vec<(Weighed, Degenerate)>,
    ) -> Result<GroupWeights, ChoiceProblem> {
        let mut weights = self.plan.group_weights().clone();
        let mut note = |of: &Weighed, why: Option<Degenerate>| {
            degenerate.extend(why.map(|why| (of.clone(), why)));
        };
        for axis in Axis::ALL {
            let own = |level| contender.on(axis).filter(|_| self.level == level);
            let planned = self.plan.group_scheme(axis).map(as_scheme);
            if let Some(scheme) = own(SchemeLevel::Groups).or(planned) {
                for criterion in self.plan.criteria().of_axis(axis) {
                    let panels = without.map_or(&self.panels, |at| &self.panels_without[at]);
                    let Some(panel) = panels[criterion].as_ref().map_err(Clone::clone)? else {
                        continue;
                    };
                    let weighing = panel.weigh(scheme)?;
                    note(panel.of(), weighing.degenerate);
                    weights = panel.applied_to_groups(weights, criterion, &weighing.weights)?;
                }
            }
            let planned = self.plan.criterion_scheme(axis).map(as_scheme);
            if let Some(scheme) = own(SchemeLevel::Criteria).or(planned)
                && let Some(panel) = self.criterion_panel(&weights, axis, without)?
            {
                let weighing = panel.weigh(scheme)?;
                note(panel.of(), weighing.degenerate);
                weights = panel.applied_to_criteria(weights, axis, &weighing.weights);
            }
        }
        Ok(weights)
    }

    /// The scores on the criteria of an axis.
    pub(super) fn criterion_panel(
        &self,
        weights: &GroupWeights,
        axis: Axis,
        without: Option<usize>,
    ) -> MaybePanel {
        self.plan.criterion_panel(&self.scores, &self.rules, weights, axis, without)
    }

    fn axis_weights(
        &self,
        contender: &Contender,
        complete: &Complete,
        degenerate: &mut Vec<(Weighed, Degenerate)>,
    ) -> Result<Weights, ChoiceProblem> {
        let own = contender.anywhere().filter(|_| self.level == SchemeLevel::Axes);
        let Some(scheme) = own.or(self.plan.axis_scheme().map(as_scheme)) else {
            return Ok(weights_of_axes(complete, self.plan.axis_weights())?);
        };
        let weighing = scheme.weigh(&complete.scores)?;
        degenerate.extend(weighing.degenerate.map(|why| (Weighed::Axes, why)));
        Ok(weighing.weights)
    }

    fn without_group(&self, base: &Table, group: usize) -> Option<Table> {
        let groups = base.groups.as_ref()?;
        let without = groups.without_group(group);
        if without == *groups {
            return None;
        }
        let matrix = MaterialityMatrix::new(&self.scores, &without, &self.rules);
        let complete = matrix.complete().ok()?;
        let weights = if complete.axes == base.axes {
            base.weights.clone()
        } else {
            weights_of_axes(&complete, self.plan.axis_weights()).ok()?
        };
        let Complete { scores, axes, .. } = complete;
        let (tiers, degenerate) = (Vec::new(), Vec::new());
        Some(Table { scores, weights, axes, groups: Some(without), tiers, degenerate })
    }

    fn without_issue(
        &self,
        contender: &Contender,
        base: &Table,
        row: usize,
    ) -> Result<Option<Table>, ChoiceProblem> {
        let id = &base.scores.issues()[row];
        let (Some(at), true) =
            (self.plan.questionnaire().issue(id.as_str()), base.scores.issues().len() > 1)
        else {
            return Ok(None);
        };
        let mut degenerate = Vec::new();
        let groups = self.group_weights(contender, Some(at), &mut degenerate)?;
        let scores = if base.groups.as_ref() == Some(&groups) {
            base.scores.without_row(row)
        } else {
            let matrix = MaterialityMatrix::new(&self.scores, &groups, &self.rules);
            let scores = matrix.complete()?.scores;
            let rest = scores.issues().iter().position(|other| other == id);
            // The new weights could leave another issue without a score.
            let is_comparable = scores.issues() == base.scores.issues();
            rest.filter(|_| is_comparable).and_then(|row| scores.without_row(row))
        };
        let Some(scores) = scores else { return Ok(None) };
        let complete = Complete { scores, axes: base.axes.clone(), incomplete: Vec::new() };
        let weights = self.axis_weights(contender, &complete, &mut degenerate)?;
        let Complete { scores, axes, .. } = complete;
        let groups = Some(groups);
        Ok(Some(Table { scores, weights, axes, groups, tiers: Vec::new(), degenerate }))
    }
}

fn as_scheme(scheme: &crate::weighting::Scheme) -> &dyn WeightingScheme {
    scheme
}
