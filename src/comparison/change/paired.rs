//! The exact sign-flip test of the same people asked twice.

use std::collections::BTreeMap;

use super::change_tests::{EXACT_UP_TO, REACH, Single};
use crate::model::{GroupId, Level, Rating};
use crate::num::lattice::proportions;
use crate::num::permutation::sign_flipped;
use crate::num::sum::exact_sum;
use crate::scoring::GroupWeights;
use crate::survey::Survey;

/// The people in both surveys: by group of the later one, their places in either.
pub(super) struct Pairs {
    groups: Vec<(GroupId, Vec<(usize, usize)>)>,
}

impl Pairs {
    pub(super) fn of(before: &Survey, after: &Survey) -> Self {
        let known: BTreeMap<(String, String), usize> = before
            .respondents()
            .enumerate()
            .map(|(at, (id, group))| ((group.to_string(), id.into_owned()), at))
            .collect();
        let ids = after.questionnaire().groups().iter();
        let mut groups: Vec<(GroupId, Vec<_>)> = ids.map(|id| (id.clone(), Vec::new())).collect();
        for (to, (id, group)) in after.respondents().enumerate() {
            let Some(&at) = known.get(&(group.to_string(), id.into_owned())) else { continue };
            if let Some((_, members)) = groups.iter_mut().find(|(own, _)| own == group) {
                members.push((at, to));
            }
        }
        Self { groups }
    }
}

/// The differences in levels of one group's pairs that answered both times.
struct Group {
    weight: f64,
    differences: Vec<i64>,
}

impl Group {
    fn size(&self) -> f64 {
        self.differences.len() as f64
    }

    fn mean(&self) -> f64 {
        self.differences.iter().sum::<i64>() as f64 / self.size()
    }

    /// The variance of the mean; `None` for one pair.
    fn variance(&self) -> Option<f64> {
        let mean = self.mean();
        let squares: f64 = self.differences.iter().map(|&d| (d as f64 - mean).powi(2)).sum();
        (self.differences.len() > 1).then(|| squares / (self.size() - 1.0) / self.size())
    }
}

/// The test of one issue on one criterion; `None` without a pair in a group that counts.
pub(super) fn paired(
    before: &Survey,
    after: &Survey,
    pairs: &Pairs,
    weights: &GroupWeights,
    issue: &str,
    criterion: &str,
) -> Option<Single> {
    let old: Vec<Rating> = before.ratings(issue, criterion)?.collect();
    let new: Vec<Rating> = after.ratings(issue, criterion)?.collect();
    let steps = after.questionnaire().criteria().get(criterion)?.scale().levels() - 1;
    let level = |level: Level| i64::try_from(level.index()).ok();
    let difference = |&(at, to): &(usize, usize)| {
        Some(level(new.get(to)?.level()?)? - level(old.get(at)?.level()?)?)
    };
    let groups: Vec<Group> = pairs
        .groups
        .iter()
        .filter_map(|(id, members)| {
            let weight = weights.get(id.as_str(), criterion).filter(|&weight| weight > 0.0)?;
            let differences: Vec<i64> = members.iter().filter_map(difference).collect();
            (!differences.is_empty()).then_some(Group { weight, differences })
        })
        .collect();
    if groups.is_empty() {
        return None;
    }
    let sum = exact_sum(groups.iter().map(|group| group.weight));
    let factors: Vec<f64> = groups.iter().map(|group| group.weight / group.size()).collect();
    let size = |group: &Group| group.differences.iter().map(|d| d.unsigned_abs()).sum::<u64>();
    let ranges: Vec<u64> = groups.iter().map(size).collect();
    let coefficients = proportions(&factors, &ranges, REACH);
    let scaled: Vec<i64> = groups
        .iter()
        .zip(&coefficients)
        .flat_map(|(group, &times)| {
            let times = i64::try_from(times).unwrap_or(i64::MAX);
            group.differences.iter().map(move |d| d.saturating_mul(times))
        })
        .collect();
    let (p, is_exact) = sign_flipped(&scaled, EXACT_UP_TO);
    let share = |group: &Group| group.weight / sum / steps as f64;
    let variance = |group: &Group| Some(share(group).powi(2) * group.variance()?);
    let variances: Option<Vec<f64>> = groups.iter().map(variance).collect();
    let count = groups.iter().map(|group| group.differences.len() as u64).sum();
    Some(Single {
        before: count,
        after: count,
        change: exact_sum(groups.iter().map(|group| share(group) * group.mean())),
        p,
        is_exact,
        standard_error: variances.map(|all| exact_sum(all).sqrt()),
    })
}
