//! The result document: the JSON form of an assessment, and its checks when it is read again.

use serde::{Deserialize, Serialize};

use super::error::AssessmentError;
use super::plan::Plan;
use super::plan_spec::DataOrigin;
use super::result::{Assessment, InputRecord};
use super::weighting::SchemeRecord;
use crate::model::{Axis, CriterionId, GroupId, IssueId, Name, PerAxis, Pillar, Score};
use crate::priority::{Decision, Tier};
use crate::scoring::{
    AxisScore, Estimator, GroupScores, GroupWeights, Interval, MaterialityMatrix, NoScore,
    RestoredOutcome,
};

/// The version of the format written and read here.
const FORMAT_VERSION: u32 = 1;

/// How far a stored number may lie from the one that follows from the rest of the document.
const TOLERANCE: f64 = 1e-9;

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct Document {
    /// What kind of document this is.
    format: Format,
    /// The version of the format.
    format_version: u32,
    /// The version of the software that wrote it.
    crate_version: String,
    /// Where the answers come from.
    data: DataOrigin,
    /// What went in.
    input: InputRecord,
    /// What the plan's weighting schemes have given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    schemes: Vec<SchemeRecord>,
    /// The axes with scores.
    axes: Vec<Axis>,
    /// Every issue, by rank.
    issues: Vec<IssueLine>,
    /// What people decided.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    decisions: Vec<Decision>,
    /// The plan.
    plan: Plan,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
enum Format {
    #[serde(rename = "materiality assessment")]
    Assessment,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct IssueLine {
    /// The issue.
    id: IssueId,
    /// Its name.
    name: Name,
    /// Its pillar.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pillar: Option<Pillar>,
    /// Its competition rank; null if it is not ranked.
    rank: Option<usize>,
    /// Its utility; null if it is not ranked.
    utility: Option<f64>,
    /// The tier proposed.
    tier: Tier,
    /// The score on the operational axis; null if there is none.
    operational: Option<ScoreLine>,
    /// The score on the stakeholder axis; null if there is none.
    stakeholder: Option<ScoreLine>,
    /// Why an axis is null.
    #[serde(default, skip_serializing_if = "is_empty")]
    no_score: PerAxisReasons,
}

/// Why an axis is `null`.
#[derive(Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct PerAxisReasons {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    operational: Option<NoScore>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    stakeholder: Option<NoScore>,
}

fn is_empty(reasons: &PerAxisReasons) -> bool {
    reasons.operational.is_none() && reasons.stakeholder.is_none()
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct ScoreLine {
    /// The score.
    score: Score,
    /// The score in units of the declared scale, higher being more material; only where all
    /// criteria of the axis share one scale.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    importance: Option<f64>,
    /// The confidence interval.
    ci: Option<Interval>,
    /// How many answers it rests on.
    answers: u64,
    /// The share of the weight that answered.
    coverage: f64,
    /// The number of equally weighted groups that would be as concentrated.
    effective_groups: f64,
    /// Every group's part; they sum to the score.
    contributions: Vec<PartLine>,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct PartLine {
    /// The criterion.
    criterion: CriterionId,
    /// The group.
    group: GroupId,
    /// How many answers it gave; 0 for a score on evidence.
    answers: u64,
    /// The group's own score.
    score: Score,
    /// Its weight; the weights of a score sum to 1.
    weight: f64,
    /// Weight times score.
    contribution: f64,
}

impl From<Assessment> for Document {
    fn from(result: Assessment) -> Self {
        let issues = result
            .lines()
            .map(|line| {
                let id = line.issue.id();
                let score = |axis| {
                    let outcome = line.outcomes[axis].as_ref().ok();
                    outcome.map(|score| score_line(&result, id, axis, score))
                };
                let reason = |axis: Axis| line.outcomes[axis].as_ref().err().cloned();
                IssueLine {
                    id: id.clone(),
                    name: line.issue.name().clone(),
                    pillar: line.issue.pillar(),
                    rank: line.rank,
                    utility: line.utility,
                    tier: line.tier,
                    operational: score(Axis::Operational),
                    stakeholder: score(Axis::Stakeholder),
                    no_score: PerAxisReasons {
                        operational: reason(Axis::Operational),
                        stakeholder: reason(Axis::Stakeholder),
                    },
                }
            })
            .collect();
        Self {
            format: Format::Assessment,
            format_version: FORMAT_VERSION,
            data: result.plan.data(),
            schemes: result.schemes.clone(),
            axes: result.axes.clone(),
            issues,
            decisions: result.decisions,
            crate_version: result.crate_version,
            input: result.input,
            plan: result.plan,
        }
    }
}

fn score_line(result: &Assessment, issue: &IssueId, axis: Axis, score: &AxisScore) -> ScoreLine {
    let parts = result.contributions(issue.as_str(), axis).map(|part| PartLine {
        criterion: part.criterion.clone(),
        group: part.group.clone(),
        answers: part.answers,
        score: part.score,
        weight: part.weight,
        contribution: part.contribution,
    });
    ScoreLine {
        score: score.score(),
        importance: importance(&result.plan, axis, score.score()),
        ci: score.interval(),
        answers: score.answers(),
        coverage: score.coverage(),
        effective_groups: score.effective_groups(),
        contributions: parts.collect(),
    }
}

/// A score in units of the scale all criteria of the axis share.
fn importance(plan: &Plan, axis: Axis, score: Score) -> Option<f64> {
    let criteria = plan.criteria();
    let mut scales = criteria.of_axis(axis).map(|at| criteria.as_slice()[at].scale());
    let first = scales.next()?;
    scales.all(|scale| scale == first).then(|| first.importance(score))
}

impl TryFrom<Document> for Assessment {
    type Error = AssessmentError;

    fn try_from(document: Document) -> Result<Self, AssessmentError> {
        let (found, expected) = (document.format_version, FORMAT_VERSION);
        if found != expected {
            return Err(AssessmentError::FormatVersion { found, expected });
        }
        let Document { plan, crate_version, data, input, issues, schemes, axes, decisions, .. } =
            document;
        if data != plan.data() {
            return Err(inconsistent("data", "it is not the plan's"));
        }
        let used = plan.resolve(&group_scores(&plan, &issues), &plan.rules())?;
        let matrix = matrix(&plan, &used.groups, &issues)?;
        let result = Self::of(plan, crate_version, input, matrix, used)?;
        if !are_close(&result.schemes, &schemes) {
            return Err(inconsistent("schemes", "they do not follow from the scores"));
        }
        if result.axes != axes {
            return Err(inconsistent("axes", "they do not follow from the scores"));
        }
        for (at, (line, stored)) in result.lines().zip(&issues).enumerate() {
            let differs = |field: &str| {
                let path = format!("issues[{at}].{field}");
                Err(inconsistent(path, "it does not follow from the scores and the plan"))
            };
            if line.issue.id() != &stored.id {
                return differs("id");
            }
            if line.rank != stored.rank {
                return differs("rank");
            }
            if line.tier != stored.tier {
                return differs("tier");
            }
            if !is_close(line.utility, stored.utility) {
                return differs("utility");
            }
        }
        let places: Vec<Option<usize>> = decisions
            .iter()
            .map(|decision| result.plan.issues().position(decision.issue().as_str()))
            .collect();
        if places.iter().any(Option::is_none) || !places.is_sorted_by(|a, b| a < b) {
            let problem = "expected issues of the plan, each at most once, in its order";
            return Err(inconsistent("decisions", problem));
        }
        Ok(Self { decisions, ..result })
    }
}

/// Whether two numbers agree, or both are missing.
fn is_close(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() <= TOLERANCE * a.abs().max(1.0),
        (a, b) => a.is_none() && b.is_none(),
    }
}

fn inconsistent(path: impl Into<String>, problem: impl Into<String>) -> AssessmentError {
    AssessmentError::Inconsistent { path: path.into(), problem: problem.into() }
}

/// Whether the records of schemes agree.
fn are_close(a: &[SchemeRecord], b: &[SchemeRecord]) -> bool {
    let agree = |(a, b): (&SchemeRecord, &SchemeRecord)| {
        let weights = a.weights.iter().zip(&b.weights);
        (&a.of, &a.scheme, a.issues, &a.degenerate) == (&b.of, &b.scheme, b.issues, &b.degenerate)
            && a.weights.len() == b.weights.len()
            && weights
                .into_iter()
                .all(|(a, b)| a.id == b.id && is_close(Some(a.weight), Some(b.weight)))
    };
    a.len() == b.len() && a.iter().zip(b).all(agree)
}

/// The scores of groups that stand in a document; what is unknown to the plan is found later.
fn group_scores(plan: &Plan, lines: &[IssueLine]) -> GroupScores {
    let frame = plan.questionnaire();
    let scores = lines.iter().flat_map(|line| {
        let parts = [&line.operational, &line.stakeholder].into_iter().flatten();
        parts.flat_map(|score| &score.contributions).filter_map(|part| {
            let group = frame.group(part.group.as_str())?;
            let criterion = frame.criteria().position(part.criterion.as_str())?;
            Some((group, criterion, frame.issue(line.id.as_str())?, part.answers, part.score))
        })
    });
    GroupScores::restored(frame, plan.estimator().name(), scores)
}

/// The matrix of a document's lines, in the order of the plan's issues.
fn matrix(
    plan: &Plan,
    weights: &GroupWeights,
    lines: &[IssueLine],
) -> Result<MaterialityMatrix, AssessmentError> {
    let issues = plan.issues();
    if lines.len() != issues.len() {
        let problem = format!("{} lines for {} issues", lines.len(), issues.len());
        return Err(inconsistent("issues", problem));
    }
    let mut rows = vec![None; issues.len()];
    for (at, line) in lines.iter().enumerate() {
        let path = format!("issues[{at}]");
        let Some(place) = issues.position(line.id.as_str()) else {
            return Err(inconsistent(format!("{path}.id"), "the plan has no such issue"));
        };
        let issue = &issues.as_slice()[place];
        if issue.name() != &line.name || issue.pillar() != line.pillar {
            return Err(inconsistent(path, "name or pillar are not the plan's"));
        }
        let outcomes = PerAxis::try_from_fn(|axis| outcome(plan, weights, line, axis, &path))?;
        if rows[place].replace(outcomes).is_some() {
            return Err(inconsistent(format!("{path}.id"), "the issue has two lines"));
        }
    }
    let rows: Vec<_> = rows.into_iter().flatten().collect();
    Ok(MaterialityMatrix::restored(plan.questionnaire(), rows))
}

/// The outcome of one issue on one axis, with the parts that have to add up to it.
fn outcome(
    plan: &Plan,
    group_weights: &GroupWeights,
    line: &IssueLine,
    axis: Axis,
    path: &str,
) -> Result<RestoredOutcome, AssessmentError> {
    let (score, reason) = match axis {
        Axis::Operational => (&line.operational, &line.no_score.operational),
        Axis::Stakeholder => (&line.stakeholder, &line.no_score.stakeholder),
    };
    let path = format!("{path}.{axis}");
    let score = match (score, reason) {
        (Some(score), None) => score,
        (None, Some(reason)) => {
            let is_rated = group_weights.is_rated(axis);
            if is_rated == (reason == &NoScore::NotRated) {
                return Err(inconsistent(path, "the reason does not follow from the plan"));
            }
            return Ok((Err(reason.clone()), Vec::new()));
        }
        _ => return Err(inconsistent(path, "expected either a score or a reason for none")),
    };
    let frame = plan.questionnaire();
    let mut parts: Vec<StoredPart> = Vec::with_capacity(score.contributions.len());
    let (mut sum, mut weights, mut answers) = (0.0, 0.0, 0);
    for (at, part) in score.contributions.iter().enumerate() {
        let place = frame.criteria().position(part.criterion.as_str());
        let (Some(criterion), Some(group)) = (place, frame.group(part.group.as_str())) else {
            let path = format!("{path}.contributions[{at}]");
            return Err(inconsistent(path, "the plan has no such criterion or group"));
        };
        let gap = part.weight * part.score.get() - part.contribution;
        if !(0.0..=1.0).contains(&part.weight) || !(-TOLERANCE..=TOLERANCE).contains(&gap) {
            let path = format!("{path}.contributions[{at}]");
            return Err(inconsistent(path, "the contribution is not weight times score"));
        }
        sum += part.contribution;
        weights += part.weight;
        answers += u128::from(part.answers);
        parts.push((criterion, group, part.weight, part.answers, part.score));
    }
    if !(-TOLERANCE..=TOLERANCE).contains(&(sum - score.score.get())) {
        return Err(inconsistent(path, format!("the contributions sum to {sum}, not the score")));
    }
    if !(-TOLERANCE..=TOLERANCE).contains(&(weights - 1.0)) {
        return Err(inconsistent(path, format!("the weights sum to {weights}, not 1")));
    }
    check_weights(plan, group_weights, axis, score, &parts, &path)?;
    if answers != u128::from(score.answers) {
        return Err(inconsistent(path, format!("the groups gave {answers} answers in all")));
    }
    if score.ci.is_some_and(|ci| !ci.contains(score.score)) {
        return Err(inconsistent(format!("{path}.ci"), "it does not contain the score"));
    }
    if !is_close(score.importance, importance(plan, axis, score.score)) {
        let path = format!("{path}.importance");
        return Err(inconsistent(path, "it does not follow from the score"));
    }
    let restored = AxisScore::restored(
        score.score,
        score.ci,
        score.answers,
        score.coverage,
        score.effective_groups,
    );
    match restored {
        Some(restored) => Ok((Ok(restored), parts)),
        None => Err(inconsistent(path, "coverage or effective_groups is out of range")),
    }
}

/// Criterion, group, weight, answers and score of one part.
type StoredPart = (usize, usize, f64, u64, Score);

/// Weights, coverage and the effective number of groups follow from the plan and from who answered.
fn check_weights(
    plan: &Plan,
    weights: &GroupWeights,
    axis: Axis,
    score: &ScoreLine,
    parts: &[StoredPart],
    path: &str,
) -> Result<(), AssessmentError> {
    let criteria = plan.criteria();
    let mut present = vec![0.0; criteria.len()];
    let mut shares = Vec::with_capacity(parts.len());
    for (at, &(criterion, group, ..)) in parts.iter().enumerate() {
        let share = weights.of(criterion).map_or(0.0, |w| w.as_slice()[group]);
        let is_in_order = at == 0 || (parts[at - 1].0, parts[at - 1].1) < (criterion, group);
        let counts = criteria.as_slice()[criterion].axis() == axis && share > 0.0;
        if !(counts && is_in_order && weights.criterion(criterion) > 0.0) {
            let path = format!("{path}.contributions[{at}]");
            return Err(inconsistent(path, "the group does not count here, or counts twice"));
        }
        present[criterion] += share;
        shares.push(share);
    }
    let (mut total, mut coverage) = (0.0, 0.0);
    for (criterion, &present) in present.iter().enumerate() {
        let omega = weights.criterion(criterion);
        if present > 0.0 {
            total += omega;
            coverage += omega * present;
        }
    }
    let mut by_group = vec![0.0; plan.groups().len()];
    for (at, (&(criterion, group, weight, ..), share)) in parts.iter().zip(shares).enumerate() {
        let expected = weights.criterion(criterion) * share / present[criterion] / total;
        if !is_close(Some(weight), Some(expected)) {
            let path = format!("{path}.contributions[{at}].weight");
            return Err(inconsistent(path, "it does not follow from the plan"));
        }
        by_group[group] += weight;
    }
    let effective = 1.0 / by_group.iter().map(|weight| weight * weight).sum::<f64>();
    for (field, found, expected) in [
        ("coverage", score.coverage, coverage),
        ("effective_groups", score.effective_groups, effective),
    ] {
        if !is_close(Some(found), Some(expected)) {
            let path = format!("{path}.{field}");
            return Err(inconsistent(path, "it does not follow from the contributions"));
        }
    }
    Ok(())
}
