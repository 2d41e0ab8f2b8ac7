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
    pub(crate) estimate: Estimate,
}

impl Part {
    /// What this part adds to the score.
    pub(crate) fn contribution(&self) -> f64 {
        self.weight * self.estimate.score().get()
    }
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
    let start = parts.len();
    let criteria = scores.questionnaire().criteria();
    let mut is_rated = false;
    let mut rated_weight = Vec::with_capacity(2);
    let mut coverage = Vec::with_capacity(2);
    for criterion in criteria.of_axis(axis) {
        let omega = criteria.weights()[criterion];
        let Some(group_weights) = weights.of(criterion).filter(|_| omega > 0.0) else { continue };
        is_rated = true;
        let first = parts.len();
        for (group, &weight) in group_weights.as_slice().iter().enumerate() {
            if weight == 0.0 {
                continue;
            }
            match scores.at(group, criterion, issue).filter(|one| counts(one, rules)) {
                Some(&estimate) => parts.push(Part { criterion, group, weight, estimate }),
                None if rules.absent_groups == AbsentGroups::Refuse => {
                    parts.truncate(start);
                    let group = scores.questionnaire().groups()[group].clone();
                    return Err(NoScore::GroupAbsent { group });
                }
                None => {}
            }
        }
        let present = exact_sum(parts[first..].iter().map(|part| part.weight));
        if present > 0.0 {
            for part in &mut parts[first..] {
                part.weight = omega * (part.weight / present);
            }
            rated_weight.push(omega);
            coverage.push(omega * present);
        }
    }
    let parts = &mut parts[start..];
    if parts.is_empty() {
        return Err(if is_rated { NoScore::NoAnswers } else { NoScore::NotRated });
    }
    let total = exact_sum(rated_weight.iter().copied());
    for part in parts.iter_mut() {
        part.weight /= total;
    }
    Ok(summarize(parts, exact_sum(coverage.iter().copied()).min(1.0), rules))
}

/// Whether an estimate rests on enough answers to count.
fn counts(estimate: &Estimate, rules: &PoolingRules) -> bool {
    estimate.is_fixed() || estimate.answers() >= rules.minimum_answers.get()
}

/// The axis score of parts whose weights sum to 1.
fn summarize(parts: &[Part], coverage: f64, rules: &PoolingRules) -> AxisScore {
    let score = Score::saturating(exact_sum(parts.iter().map(Part::contribution)));
    AxisScore {
        score,
        interval: rules.confidence.and_then(|level| interval(parts, score, level)),
        answers: parts.iter().map(|part| part.estimate.answers()).sum(),
        coverage,
        effective_groups: effective_groups(parts),
    }
}

/// The number of equally weighted groups that would be as concentrated: `1 / Σ_g (Σ_c w_cg)²`.
fn effective_groups(parts: &[Part]) -> f64 {
    let sorted = by_group(parts);
    let weights = sorted
        .chunk_by(|a, b| a.group == b.group)
        .map(|members| exact_sum(members.iter().map(|part| part.weight)).powi(2));
    1.0 / exact_sum(weights)
}

/// The parts with those of one group together.
fn by_group(parts: &[Part]) -> Vec<&Part> {
    let mut sorted: Vec<&Part> = parts.iter().collect();
    sorted.sort_by_key(|part| part.group);
    sorted
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
fn interval(parts: &[Part], score: Score, level: Confidence) -> Option<Interval> {
    if parts.iter().all(|part| part.estimate.is_fixed()) {
        return None;
    }
    let sorted = by_group(parts);
    if parts.iter().any(|part| part.estimate.is_share()) {
        return recovered(&sorted, score, level);
    }
    let mut variances = Vec::with_capacity(parts.len());
    let mut per_df = Vec::with_capacity(parts.len());
    for members in sorted.chunk_by(|a, b| a.group == b.group) {
        let mut errors = 0.0;
        let mut df = f64::INFINITY;
        for part in members {
            errors += part.weight * part.estimate.standard_error()?;
            df = df.min(part.estimate.degrees_of_freedom()?);
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
fn recovered(sorted: &[&Part], score: Score, level: Confidence) -> Option<Interval> {
    let mut below = Vec::with_capacity(sorted.len());
    let mut above = Vec::with_capacity(sorted.len());
    for members in sorted.chunk_by(|a, b| a.group == b.group) {
        let (mut down, mut up) = (0.0, 0.0);
        for part in members {
            let interval = part.estimate.interval(level)?;
            let value = part.estimate.score().get();
            down += part.weight * (value - interval.lower().get());
            up += part.weight * (interval.upper().get() - value);
        }
        below.push(down * down);
        above.push(up * up);
    }
    let (below, above) = (exact_sum(below).sqrt(), exact_sum(above).sqrt());
    Some(Interval::around(score.get(), below, above))
}
