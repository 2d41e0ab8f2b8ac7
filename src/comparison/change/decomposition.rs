//! Why a score changed: opinions, who answered, and how much each counts.

use serde::{Deserialize, Serialize};

use crate::num::sum::exact_sum;
use crate::scoring::Contribution;

/// The change of one axis score, split into three parts that sum to it.
///
/// # Formula
///
/// S is the sum of weight times score over the parts (criterion and group) that answered; C is the
/// same over the parts that answered both times, their weights shared out among them as pooling does.
///
/// ```text
/// opinion   Σ ½(u + u′)·(x′ − x)          over the parts that answered both times, u of C
/// weights   Σ ½(x + x′)·(u′ − u)          over the same
/// panel     (S′ − C′) − (S − C)           who answered
/// total     S′ − S = opinion + weights + panel
/// ```
///
/// The halves treat both periods alike: the changes back are the same with the other sign.
///
/// # Degenerate cases
///
/// No part answered both times: all of the change is due to the panel.
///
/// Reference: the symmetric decomposition of a difference of rates, Kitagawa 1955, *Components of a
/// difference between two rates*, Journal of the American Statistical Association 50(272),
/// doi:10.1080/01621459.1955.10501299.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ScoreChange {
    /// The change of the score.
    pub total: f64,
    /// The part due to groups that answered both times and answered differently.
    pub opinion: f64,
    /// The part due to groups that answered one time only.
    pub panel: f64,
    /// The part due to other weights of groups and criteria.
    pub weights: f64,
}

/// One criterion and group's part in a score.
struct Part<'a> {
    criterion: &'a str,
    group: &'a str,
    weight: f64,
    score: f64,
}

impl ScoreChange {
    /// The change between two scores that were pooled from these parts.
    pub(super) fn between<'a>(
        before: impl Iterator<Item = Contribution<'a>>,
        after: impl Iterator<Item = Contribution<'a>>,
    ) -> Self {
        let part = |one: Contribution<'a>| Part {
            criterion: one.criterion.as_str(),
            group: one.group.as_str(),
            weight: one.weight,
            score: one.score.get(),
        };
        let before: Vec<Part<'_>> = before.map(part).collect();
        let after: Vec<Part<'_>> = after.map(part).collect();
        let is_same = |a: &Part<'_>, b: &Part<'_>| a.criterion == b.criterion && a.group == b.group;
        let mut pairs: Vec<(usize, usize)> = Vec::with_capacity(before.len());
        for (at, old) in before.iter().enumerate() {
            pairs.extend(after.iter().position(|new| is_same(old, new)).map(|to| (at, to)));
        }
        let total = exact_sum(terms(&after).chain(terms(&before).map(|term| -term)));
        let is_whole = pairs.len() == before.len() && pairs.len() == after.len();
        let common = |parts: &[Part<'_>], places: Vec<usize>| {
            if is_whole {
                places.into_iter().map(|at| parts[at].weight).collect()
            } else {
                shared(parts, &places)
            }
        };
        let old: Vec<f64> = common(&before, pairs.iter().map(|pair| pair.0).collect());
        let new: Vec<f64> = common(&after, pairs.iter().map(|pair| pair.1).collect());
        let scores = |&(at, to): &(usize, usize)| (before[at].score, after[to].score);
        let paired = || pairs.iter().map(scores).zip(old.iter().zip(&new));
        let opinion = exact_sum(paired().map(|((x, y), (u, v))| f64::midpoint(*u, *v) * (y - x)));
        let weights = exact_sum(paired().map(|((x, y), (u, v))| f64::midpoint(x, y) * (v - u)));
        // All parts answered both times: nothing is left for the panel, not even rounding.
        let panel = if is_whole {
            0.0
        } else {
            let in_common = paired().flat_map(|((x, y), (u, v))| [u * x, -(v * y)]);
            exact_sum(terms(&after).chain(terms(&before).map(|term| -term)).chain(in_common))
        };
        Self { total, opinion, panel, weights }
    }
}

fn terms<'p>(parts: &'p [Part<'_>]) -> impl Iterator<Item = f64> + 'p {
    parts.iter().map(|part| part.weight * part.score)
}

/// The weights of some parts when only these had answered: shared out within each criterion, then
/// over the criteria that are left.
fn shared(parts: &[Part<'_>], places: &[usize]) -> Vec<f64> {
    let of_criterion = |criterion: &str| {
        exact_sum(parts.iter().filter(|one| one.criterion == criterion).map(|one| one.weight))
    };
    let kept = |criterion: &str| {
        let members = places.iter().map(|&at| &parts[at]);
        exact_sum(members.filter(|one| one.criterion == criterion).map(|one| one.weight))
    };
    let weight = |&at: &usize| {
        let part = &parts[at];
        of_criterion(part.criterion) * part.weight / kept(part.criterion)
    };
    let weights: Vec<f64> = places.iter().map(weight).collect();
    let total = exact_sum(weights.iter().copied());
    weights.into_iter().map(|weight| weight / total).collect()
}
