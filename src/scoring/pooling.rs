//! Group-then-pool: from one estimate per group to one score per axis.

use std::num::NonZeroU64;

use serde::{Deserialize, Serialize};

use super::axis_score::{AxisOutcome, AxisScore, NoScore};
use super::estimate::Estimate;
use super::group_scores::GroupScores;
use super::group_weights::GroupWeights;
use super::interval::{Confidence, Interval};
use crate::model::{Axis, Score};
use crate::num::student::t_critical;
use crate::num::sum::exact_sum;

/// What happens to an axis score when a group that counts did not answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AbsentGroups {
    /// The other groups share its weight, and coverage says how much is missing. The default.
    #[default]
    Renormalize,
    /// The issue has no score on that axis.
    Refuse,
}

/// The rules by which groups are pooled.
///
/// Any combination is legal, so the fields are public.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PoolingRules {
    /// Fewest answers with which a group counts for an issue; 1 unless set.
    pub minimum_answers: NonZeroU64,
    /// What happens when a group that counts did not answer.
    pub absent_groups: AbsentGroups,
    /// The level of the intervals; `None` computes none, which is faster.
    pub confidence: Option<Confidence>,
}

impl Default for PoolingRules {
    /// One answer is enough, absent groups are left out, intervals at 95 %.
    fn default() -> Self {
        Self {
            minimum_answers: NonZeroU64::MIN,
            absent_groups: AbsentGroups::default(),
            confidence: Some(Confidence::default()),
        }
    }
}

/// One group's part in one axis score of one issue.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Part {
    pub(crate) criterion: usize,
    pub(crate) group: usize,
    /// The weight that counts: criterion weight times group weight, sharing out what is absent.
    pub(crate) weight: f64,
    pub(crate) answers: u64,
    pub(crate) score: Score,
}

impl Part {
    /// What this part adds to the score.
    pub(crate) fn contribution(&self) -> f64 {
        self.weight * self.score.get()
    }
}

/// A part while it is being pooled, with its sampling error.
struct Pooled<'a> {
    part: Part,
    estimate: &'a Estimate,
}

/// Pools the groups' estimates of one issue on one axis; the parts go to the end of `parts`.
///
/// ```text
/// S = Σ_c ω_c Σ_g v_cg · x̄_cg          ω within the axis, v within the criterion
/// coverage = Σ ω_c · v_cg over the (c, g) present
/// ```
///
/// Every sum is exact before it is rounded, so the order of groups and criteria cannot change a
/// bit.
pub(crate) fn pool(
    scores: &GroupScores,
    weights: &GroupWeights,
    rules: &PoolingRules,
    axis: Axis,
    issue: usize,
    parts: &mut Vec<Part>,
) -> AxisOutcome {
    let mut pooled: Vec<Pooled<'_>> = Vec::with_capacity(scores.questionnaire().groups().len());
    let criteria = scores.questionnaire().criteria();
    let mut is_rated = false;
    let mut rated_weight = Vec::with_capacity(2);
    let mut coverage = Vec::with_capacity(2);
    for criterion in criteria.of_axis(axis) {
        let omega = weights.criterion(criterion);
        let Some(group_weights) = weights.of(criterion).filter(|_| omega > 0.0) else { continue };
        is_rated = true;
        let first = pooled.len();
        for (group, &weight) in group_weights.as_slice().iter().enumerate() {
            if weight == 0.0 {
                continue;
            }
            match scores.at(group, criterion, issue).filter(|one| counts(one, rules)) {
                Some(estimate) => {
                    let (answers, score) = (estimate.answers(), estimate.score());
                    let part = Part { criterion, group, weight, answers, score };
                    pooled.push(Pooled { part, estimate });
                }
                None if rules.absent_groups == AbsentGroups::Refuse => {
                    let group = scores.questionnaire().groups()[group].clone();
                    return Err(NoScore::GroupAbsent { group });
                }
                None => {}
            }
        }
        let present = exact_sum(pooled[first..].iter().map(|one| one.part.weight));
        if present > 0.0 {
            for Pooled { part, .. } in &mut pooled[first..] {
                part.weight = omega * (part.weight / present);
            }
            rated_weight.push(omega);
            coverage.push(omega * present);
        }
    }
    if pooled.is_empty() {
        return Err(if is_rated { NoScore::NoAnswers } else { NoScore::NotRated });
    }
    let total = exact_sum(rated_weight);
    for Pooled { part, .. } in &mut pooled {
        part.weight /= total;
    }
    parts.extend(pooled.iter().map(|one| one.part));
    pooled.sort_by_key(|one| one.part.group);
    Ok(summarize(&pooled, exact_sum(coverage).min(1.0), rules))
}

/// The score of one issue on one criterion: the first stage of [`pool`] alone. `None` if no group
/// that counts answered, or if one did not and absent groups are refused.
pub(crate) fn criterion_score(
    scores: &GroupScores,
    weights: &GroupWeights,
    rules: &PoolingRules,
    criterion: usize,
    issue: usize,
) -> Option<Score> {
    let shares = weights.of(criterion)?.as_slice().iter().enumerate();
    let shares: Vec<(usize, f64)> =
        shares.map(|(group, &share)| (group, share)).filter(|&(_, share)| share > 0.0).collect();
    let score = |group| scores.at(group, criterion, issue).filter(|one| counts(one, rules));
    let present: Vec<(f64, f64)> = shares
        .iter()
        .filter_map(|&(group, share)| Some((share, score(group)?.score().get())))
        .collect();
    let is_complete = present.len() == shares.len();
    if present.is_empty() || (!is_complete && rules.absent_groups == AbsentGroups::Refuse) {
        return None;
    }
    let total = exact_sum(present.iter().map(|&(share, _)| share));
    let sum = exact_sum(present.iter().map(|&(share, score)| share * score));
    Some(Score::saturating(sum / total))
}

/// Whether an estimate rests on enough answers to count.
pub(crate) fn counts(estimate: &Estimate, rules: &PoolingRules) -> bool {
    estimate.is_fixed() || estimate.answers() >= rules.minimum_answers.get()
}

/// The axis score of parts whose weights sum to 1, those of one group together.
fn summarize(pooled: &[Pooled<'_>], coverage: f64, rules: &PoolingRules) -> AxisScore {
    let score = Score::saturating(exact_sum(pooled.iter().map(|one| one.part.contribution())));
    AxisScore {
        score,
        interval: rules.confidence.and_then(|level| interval(pooled, score, level)),
        answers: pooled.iter().map(|one| one.part.answers).sum(),
        coverage,
        effective_groups: effective_groups(pooled),
    }
}

/// The number of equally weighted groups that would be as concentrated: `1 / Σ_g (Σ_c w_cg)²`.
fn effective_groups(pooled: &[Pooled<'_>]) -> f64 {
    let squares = by_group(pooled)
        .map(|members| exact_sum(members.iter().map(|one| one.part.weight)).powi(2));
    1.0 / exact_sum(squares)
}

/// The parts of each group.
fn by_group<'p, 'e>(pooled: &'p [Pooled<'e>]) -> impl Iterator<Item = &'p [Pooled<'e>]> {
    pooled.chunk_by(|a, b| a.part.group == b.part.group)
}

/// The interval of a pooled score; `None` if a group that counts gave a single answer, or if
/// nobody was asked at all.
///
/// ```text
/// se_g = Σ_c w_cg · se_cg       the same people answer all criteria, so their errors are added
/// S ± t(df) · √(Σ se_g²)        df by Welch and Satterthwaite: (Σ se_g²)² / Σ (se_g⁴ / df_g)
/// ```
///
/// Adding the errors of one group assumes the worst, full correlation between its criteria: with
/// several criteria on an axis the interval is wider than need be, never narrower. Shares have
/// lopsided intervals, whose two distances are pooled by themselves (Zou & Donner 2008, the method
/// of variance estimates recovery).
fn interval(pooled: &[Pooled<'_>], score: Score, level: Confidence) -> Option<Interval> {
    if pooled.iter().all(|one| one.estimate.is_fixed()) {
        return None;
    }
    if pooled.iter().any(|one| one.estimate.is_share()) {
        return recovered(pooled, score, level);
    }
    let mut variances = Vec::with_capacity(pooled.len());
    let mut per_df = Vec::with_capacity(pooled.len());
    for members in by_group(pooled) {
        let mut errors = 0.0;
        let mut df = f64::INFINITY;
        for Pooled { part, estimate } in members {
            errors += part.weight * estimate.standard_error()?;
            df = df.min(estimate.degrees_of_freedom()?);
        }
        let variance = errors * errors;
        variances.push(variance);
        per_df.push(variance * variance / df);
    }
    let variance = exact_sum(variances);
    if variance == 0.0 {
        return Some(Interval::around(score.get(), 0.0, 0.0));
    }
    let df = variance * variance / exact_sum(per_df);
    let reach = t_critical(level.get(), df)? * variance.sqrt();
    Some(Interval::around(score.get(), reach, reach))
}

/// The interval of pooled shares: distances to either end, pooled over groups.
fn recovered(pooled: &[Pooled<'_>], score: Score, level: Confidence) -> Option<Interval> {
    let mut below = Vec::with_capacity(pooled.len());
    let mut above = Vec::with_capacity(pooled.len());
    for members in by_group(pooled) {
        let (mut down, mut up) = (0.0, 0.0);
        for Pooled { part, estimate } in members {
            let interval = estimate.interval(level)?;
            let value = part.score.get();
            down += part.weight * (value - interval.lower().get());
            up += part.weight * (interval.upper().get() - value);
        }
        below.push(down * down);
        above.push(up * up);
    }
    let (below, above) = (exact_sum(below).sqrt(), exact_sum(above).sqrt());
    Some(Interval::around(score.get(), below, above))
}
