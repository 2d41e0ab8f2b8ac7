//! The exact permutation test of two panels.

use super::change_tests::{EXACT_UP_TO, REACH, Single};
use crate::num::counts::moments;
use crate::num::lattice::proportions;
use crate::num::permutation::{Stratum, relabeled};
use crate::num::sum::exact_sum;
use crate::scoring::GroupWeights;
use crate::survey::Tally;

/// The answers of one group in both periods.
struct Group<'a> {
    weight: f64,
    before: &'a [u64],
    after: &'a [u64],
}

/// The test of one issue on one criterion; `None` if no group that counts answered both times.
pub(super) fn unpaired(
    before: &Tally,
    after: &Tally,
    weights: &GroupWeights,
    issue: &str,
    criterion: &str,
) -> Option<Single> {
    let total = |counts: &[u64]| counts.iter().sum::<u64>();
    let groups: Vec<Group<'_>> = after
        .questionnaire()
        .groups()
        .iter()
        .filter_map(|id| {
            let weight = weights.get(id.as_str(), criterion).filter(|&weight| weight > 0.0)?;
            let before = before.cell(id.as_str(), issue, criterion)?.levels();
            let after = after.cell(id.as_str(), issue, criterion)?.levels();
            (total(before) > 0 && total(after) > 0).then_some(Group { weight, before, after })
        })
        .collect();
    let steps = groups.first()?.after.len().checked_sub(1)? as f64;
    let sum = exact_sum(groups.iter().map(|group| group.weight));
    let sizes = |group: &Group<'_>| (total(group.before), total(group.after));
    let pooled = |group: &Group<'_>| {
        group.before.iter().zip(group.after).map(|(a, b)| a + b).collect::<Vec<u64>>()
    };
    let mut strata: Vec<Stratum> = groups
        .iter()
        .map(|group| Stratum { counts: pooled(group), second: total(group.after), coefficient: 1 })
        .collect();
    // T = Σ v (A/n′ − (S − A)/n) = Σ v (1/n + 1/n′)·A + constant, A the later sum of levels.
    let factor = |group: &Group<'_>| {
        let (old, new) = sizes(group);
        group.weight * (1.0 / old as f64 + 1.0 / new as f64)
    };
    let factors: Vec<f64> = groups.iter().map(factor).collect();
    let ranges: Vec<u64> = strata.iter().map(Stratum::range).collect();
    let coefficients = proportions(&factors, &ranges, REACH);
    for (stratum, coefficient) in strata.iter_mut().zip(&coefficients) {
        stratum.coefficient = *coefficient;
    }
    let levels = |counts: &[u64]| (0_u64..).zip(counts).map(|(level, &n)| level * n).sum::<u64>();
    let observed = groups.iter().zip(&coefficients).map(|(group, c)| c * levels(group.after)).sum();
    let (p, is_exact) = relabeled(&strata, observed, EXACT_UP_TO);
    let share = |group: &Group<'_>| group.weight / sum / steps;
    let change = |group: &Group<'_>| {
        let (old, new) = (moments(group.before)?.0, moments(group.after)?.0);
        Some(share(group) * (new - old))
    };
    let variance = |group: &Group<'_>| {
        let (old, new) = (moments(group.before)?.1?, moments(group.after)?.1?);
        let (n, m) = sizes(group);
        Some(share(group).powi(2) * (old / n as f64 + new / m as f64))
    };
    let variances: Option<Vec<f64>> = groups.iter().map(variance).collect();
    Some(Single {
        before: groups.iter().map(|group| sizes(group).0).sum(),
        after: groups.iter().map(|group| sizes(group).1).sum(),
        change: exact_sum(groups.iter().filter_map(change)),
        p,
        is_exact,
        standard_error: variances.map(|all| exact_sum(all).sqrt()),
    })
}
