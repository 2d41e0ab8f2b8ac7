//! What one scheme gives, before any method ranks: weights and what they amount to.

use serde::Serialize;

use super::contender::SchemeLevel;
use super::setting::{Setting, SurveySetting, Table};
use super::stability::{Linear, half_width};
use crate::assessment::Weighed;
use crate::model::{Axis, Column, IssueId, ScoreMatrix, Weights};
use crate::num::distance::total_variation;
use crate::num::sum::exact_sum;
use crate::priority::Tier;
use crate::weighting::{Degenerate, WeightDiagnostics};

/// The weights that one scheme gives under one plan and estimator, and what they amount to.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct BenchmarkWeighing {
    /// The choices made, by factor; factors of a single choice included, the method left out.
    pub choices: Vec<String>,
    /// The weights: one block per criterion, axis or table.
    pub blocks: Vec<WeightBlock>,
    /// The mean over blocks of the total-variation distance to the reference, 0 to 1.
    pub distance: f64,
    /// The least half-width of any weight: how far one weight can move, the others in proportion,
    /// before the order under the weighted sum changes. `None` if none can change it, or it is not
    /// linear in the weights because answers are missing.
    pub half_width: Option<f64>,
    /// The issues that have another tier than under the reference.
    pub tier_changes: Vec<TierChange>,
}

/// The weights of the groups for one criterion, of the criteria of one axis, of the axes, or of the
/// columns of a table.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct WeightBlock {
    /// What is weighed.
    pub of: Weighed,
    /// The weights.
    pub members: Vec<BlockMember>,
    /// The number of equally weighted members that would be as concentrated.
    pub effective_number: f64,
    /// The total-variation distance `½ Σ |w − w′|` to the reference, 0 to 1.
    pub distance: f64,
    /// The total-variation distance between effective and nominal weights; `None` where there are no
    /// effective ones.
    pub effective_gap: Option<f64>,
    /// Why the scheme's own formula could not be used in full, if it could not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub degenerate: Option<Degenerate>,
}

/// One weight of a block.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct BlockMember {
    /// The id of a group, criterion or axis, or the label of a column.
    pub id: String,
    /// The nominal weight.
    pub weight: f64,
    /// The share in the variance of the weighted sum; see [`WeightDiagnostics`].
    pub effective: Option<f64>,
    /// The range of this weight, the others in proportion, in which the order under the weighted
    /// sum stays.
    pub stays: Option<(f64, f64)>,
}

/// An issue whose tier depends on the scheme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct TierChange {
    /// The issue.
    pub issue: IssueId,
    /// Its tier under the reference.
    pub from: Tier,
    /// Its tier under this scheme.
    pub to: Tier,
}

impl BenchmarkWeighing {
    /// The weights of a table; distances and changes are filled in by [`compared`](Self::compared).
    pub(super) fn of(setting: &Setting<'_>, table: &Table, choices: Vec<String>) -> Self {
        let blocks = blocks(setting, table);
        let members = blocks.iter().flat_map(|block| &block.members);
        let widths = members.filter_map(|one| half_width(one.weight, one.stays?));
        let half_width = widths.reduce(f64::min);
        Self { choices, blocks, distance: 0.0, half_width, tier_changes: Vec::new() }
    }

    /// The same with how far it is from the reference.
    pub(super) fn compared(
        mut self,
        reference: &Self,
        tiers: &[(IssueId, Tier)],
        reference_tiers: &[(IssueId, Tier)],
    ) -> Self {
        for block in &mut self.blocks {
            let other = reference.blocks.iter().find(|other| other.of == block.of);
            block.distance = other.map_or(1.0, |other| distance(block, other));
        }
        let distances = self.blocks.iter().map(|block| block.distance);
        self.distance = exact_sum(distances) / self.blocks.len().max(1) as f64;
        let pairs = reference_tiers.iter().zip(tiers).filter(|(from, to)| from.1 != to.1);
        let change = |(from, to): (&(IssueId, Tier), &(IssueId, Tier))| TierChange {
            issue: from.0.clone(),
            from: from.1,
            to: to.1,
        };
        self.tier_changes = pairs.map(change).collect();
        self
    }
}

/// The total-variation distance of two blocks, matched by id.
fn distance(block: &WeightBlock, other: &WeightBlock) -> f64 {
    let weight_in = |block: &WeightBlock, id: &str| {
        let found = block.members.iter().find(|one| one.id == id);
        found.map_or(0.0, |one| one.weight)
    };
    let own: Vec<f64> = block.members.iter().map(|one| one.weight).collect();
    let others: Vec<f64> = block.members.iter().map(|one| weight_in(other, &one.id)).collect();
    let is_new = |one: &&BlockMember| block.members.iter().all(|own| own.id != one.id);
    let missing = other.members.iter().filter(is_new).map(|one| one.weight);
    total_variation(&own, &others) + exact_sum(missing) / 2.0
}

/// The blocks of weights at the level at which schemes compete.
fn blocks(setting: &Setting<'_>, table: &Table) -> Vec<WeightBlock> {
    match setting {
        Setting::Columns(_) => vec![whole_block(Weighed::Columns, table)],
        Setting::Survey(survey) => match survey.level {
            SchemeLevel::Groups => group_blocks(survey, table),
            SchemeLevel::Criteria => criterion_blocks(survey, table),
            SchemeLevel::Axes | SchemeLevel::Columns => vec![whole_block(Weighed::Axes, table)],
        },
    }
}

/// One block of the columns that methods see.
fn whole_block(of: Weighed, table: &Table) -> WeightBlock {
    let weights = table.weights.as_slice();
    let ends: Option<Vec<(f64, f64)>> = table.scores.columns().iter().map(Column::ends).collect();
    let anchored = ends.map(|ends| {
        let anchor = |(x, (from, to)): (&f64, &(f64, f64))| (x - from) / (to - from);
        let cells = table.scores.rows().flat_map(|row| row.iter().zip(&ends).map(anchor));
        cells.collect::<Vec<f64>>()
    });
    let ranges = anchored.as_ref().and_then(|cells| {
        let rows: Vec<&[f64]> = cells.chunks_exact(weights.len()).collect();
        Linear { fixed: vec![0.0; rows.len()], scale: 1.0, rows, weights }.ranges()
    });
    block(of, &table.scores, &table.weights, ranges.as_deref(), table)
}

/// One block per criterion: the groups that count for it.
fn group_blocks(survey: &SurveySetting<'_>, table: &Table) -> Vec<WeightBlock> {
    let Some(groups) = &table.groups else { return Vec::new() };
    let frame = survey.plan.questionnaire();
    let panel_of = |criterion: usize| Some((criterion, survey.group_panel(criterion)?));
    (0..frame.criteria().len())
        .filter_map(panel_of)
        .filter_map(|(criterion, panel)| {
            let all = groups.of(criterion)?.as_slice();
            let own = panel.members().iter().map(|&group| all[group]).collect();
            let weights = Weights::new(own).ok()?;
            let axis = frame.criterion(criterion).axis();
            let rated = frame.criteria().of_axis(axis).filter(|&at| groups.of(at).is_some());
            let total = exact_sum(rated.map(|at| groups.criterion(at)));
            let share = groups.criterion(criterion) / total;
            let ranges = ranges(table, panel.scores(), &weights, axis, share);
            Some(block(panel.of().clone(), panel.scores(), &weights, ranges.as_deref(), table))
        })
        .collect()
}

/// One block per axis: its criteria.
fn criterion_blocks(survey: &SurveySetting<'_>, table: &Table) -> Vec<WeightBlock> {
    let Some(groups) = &table.groups else { return Vec::new() };
    Axis::ALL
        .into_iter()
        .filter_map(|axis| {
            let panel = survey.criterion_panel(groups, axis, None).ok()??;
            let own = panel.members().iter().map(|&at| groups.criterion(at)).collect();
            let weights = Weights::normalized(own).ok()?;
            let ranges = ranges(table, panel.scores(), &weights, axis, 1.0);
            Some(block(panel.of().clone(), panel.scores(), &weights, ranges.as_deref(), table))
        })
        .collect()
}

/// The ranges of the weights of a panel that makes up `share` of an axis; `None` unless its scores
/// are complete for what is ranked, because weights shared out anew are not linear.
fn ranges(
    table: &Table,
    panel: &ScoreMatrix,
    weights: &Weights,
    axis: Axis,
    share: f64,
) -> Option<Vec<(f64, f64)>> {
    let at = table.axes.iter().position(|&one| one == axis)?;
    if panel.issues() != table.scores.issues() {
        return None;
    }
    let scale = table.weights.as_slice()[at] * share;
    let utility = |row: &[f64]| {
        exact_sum(row.iter().zip(table.weights.as_slice()).map(|(x, weight)| x * weight))
    };
    let own =
        |row: &[f64]| exact_sum(row.iter().zip(weights.as_slice()).map(|(x, weight)| x * weight));
    let rows: Vec<&[f64]> = panel.rows().collect();
    let fixed = table.scores.rows().zip(&rows).map(|(all, row)| utility(all) - scale * own(row));
    Linear { fixed: fixed.collect(), scale, rows, weights: weights.as_slice() }.ranges()
}

/// A block from its weights on a panel of scores.
fn block(
    of: Weighed,
    panel: &ScoreMatrix,
    weights: &Weights,
    ranges: Option<&[(f64, f64)]>,
    table: &Table,
) -> WeightBlock {
    let effective = WeightDiagnostics::new(panel, weights).ok().and_then(|one| one.effective);
    let member = |(at, &weight): (usize, &f64)| BlockMember {
        id: panel.columns()[at].label().to_owned(),
        weight,
        effective: effective.as_ref().map(|all| all[at]),
        stays: ranges.map(|all| all[at]),
    };
    let degenerate = table.degenerate.iter().find(|(other, _)| *other == of);
    WeightBlock {
        members: weights.as_slice().iter().enumerate().map(member).collect(),
        effective_number: weights.effective_number(),
        distance: 0.0,
        effective_gap: effective.as_ref().map(|all| total_variation(weights.as_slice(), all)),
        degenerate: degenerate.map(|(_, why)| why.clone()),
        of,
    }
}
