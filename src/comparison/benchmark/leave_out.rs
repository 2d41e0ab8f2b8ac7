//! What changes when a group, or an issue, is left out.

use serde::{Deserialize, Serialize};

use super::contender::Contender;
use super::setting::{Setting, Table};
use crate::comparison::error::ChoiceProblem;
use crate::model::{Ranking, ScoreMatrix};
use crate::num::sum::exact_sum;
use crate::priority::{Prioritizer, PriorityError};

/// How far ranks move when one group, or one issue, is left out.
///
/// # Formula
///
/// ```text
/// shift of one omission   (1/n) Σ_i |r_i − r′_i|      mid-ranks among the issues in both
/// average shift           the mean over all omissions
/// ```
///
/// Leaving out a group keeps the weights of the others in proportion. Leaving out an issue lets a
/// scheme that looks at scores look at the rest, so that both a scheme and a method can cause a
/// reversal; without either depending on the other issues the shift is exactly 0.
///
/// Reference for the shift: Saisana, Saltelli & Tarantola 2005, *Uncertainty and sensitivity
/// analysis techniques as tools for the quality assessment of composite indicators*, Journal of the
/// Royal Statistical Society A 168(2), doi:10.1111/j.1467-985X.2005.00350.x.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct LeaveOneOut {
    /// How many could be left out.
    pub omissions: usize,
    /// The mean over omissions of the average shift in rank.
    pub average_shift: f64,
    /// The largest average shift of any omission.
    pub largest_shift: f64,
    /// The group or issue whose omission shifts most; the first of several. `None` if none shifts
    /// anything.
    pub most: Option<String>,
    /// The share of omissions after which any other issue has another rank among the rest.
    pub reordered: f64,
}

impl LeaveOneOut {
    /// From the shift that each omission causes; `None` without any.
    fn of(shifts: &[(String, f64)]) -> Option<Self> {
        let omissions = shifts.len();
        if omissions == 0 {
            return None;
        }
        let moved = shifts.iter().filter(|(_, shift)| *shift > 0.0);
        let mut most: Option<&(String, f64)> = None;
        for one in moved.clone() {
            if most.is_none_or(|(_, shift)| one.1 > *shift) {
                most = Some(one);
            }
        }
        Some(Self {
            omissions,
            average_shift: exact_sum(shifts.iter().map(|(_, shift)| *shift)) / omissions as f64,
            largest_shift: most.map_or(0.0, |(_, shift)| *shift),
            most: most.map(|(name, _)| name.clone()),
            reordered: moved.count() as f64 / omissions as f64,
        })
    }
}

/// The tables that are left when one group or issue is taken away, each with what was.
pub(super) struct Omissions {
    groups: Vec<(String, Table)>,
    /// By row of the base table.
    issues: Vec<Option<Table>>,
}

impl Omissions {
    pub(super) fn of(
        setting: &Setting<'_>,
        contender: &Contender,
        base: &Table,
    ) -> Result<Self, ChoiceProblem> {
        let groups = setting.groups().into_iter().enumerate();
        let groups = groups.filter_map(|(at, name)| Some((name, setting.without_group(base, at)?)));
        let rows = 0..base.scores.issues().len();
        let issues = rows.map(|row| setting.without_issue(contender, base, row));
        Ok(Self { groups: groups.collect(), issues: issues.collect::<Result<_, _>>()? })
    }

    /// How far ranks move when a group is left out; `None` if none can be. A group without which
    /// the method or the ranked issues change is passed over.
    pub(super) fn groups(
        &self,
        method: &dyn Prioritizer,
        ranking: &Ranking,
    ) -> Option<LeaveOneOut> {
        let full = ranking.mid_ranks();
        let shift = |(name, table): &(String, Table)| {
            if table.scores.issues() != ranking.issues() {
                return None;
            }
            let other = method.prioritize(&table.scores, &table.weights).ok()?;
            Some((name.clone(), average_shift(&full, &other.mid_ranks())))
        };
        LeaveOneOut::of(&self.groups.iter().filter_map(shift).collect::<Vec<_>>())
    }

    /// How far the others' ranks move when an issue is left out; `None` for a single issue.
    pub(super) fn issues(
        &self,
        method: &dyn Prioritizer,
        base: &ScoreMatrix,
        base_weights: &[f64],
        ranking: &Ranking,
    ) -> Result<Option<LeaveOneOut>, PriorityError> {
        let mut shifts = Vec::with_capacity(self.issues.len());
        for (row, table) in self.issues.iter().enumerate() {
            let Some(table) = table else { continue };
            let is_same = method.is_independent()
                && table.weights.as_slice() == base_weights
                && is_rest(base, row, &table.scores);
            let shift = if is_same { 0.0 } else { shift_without(method, table, ranking, row)? };
            shifts.push((base.issues()[row].to_string(), shift));
        }
        Ok(LeaveOneOut::of(&shifts))
    }
}

/// Whether `rest` has the same values as `base` without one row.
fn is_rest(base: &ScoreMatrix, row: usize, rest: &ScoreMatrix) -> bool {
    let width = base.columns().len();
    let (all, left) = (base.as_slice(), rest.as_slice());
    left.len() + width == all.len()
        && left[..row * width] == all[..row * width]
        && left[row * width..] == all[(row + 1) * width..]
}

/// The average shift of the issues other than `row`, among which both rankings are taken.
fn shift_without(
    method: &dyn Prioritizer,
    table: &Table,
    ranking: &Ranking,
    row: usize,
) -> Result<f64, PriorityError> {
    let other = method.prioritize(&table.scores, &table.weights)?;
    let mut utilities = ranking.utilities().to_vec();
    utilities.remove(row);
    let rest = Ranking::from_utilities(table.scores.shared_issues(), utilities)?;
    Ok(average_shift(&rest.mid_ranks(), &other.mid_ranks()))
}

fn average_shift(first: &[f64], second: &[f64]) -> f64 {
    let shifts = first.iter().zip(second).map(|(a, b)| (a - b).abs());
    shifts.sum::<f64>() / first.len() as f64
}
