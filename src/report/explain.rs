//! Why one issue came out as it did: from the ratings to the decision.

use serde::Serialize;

use super::builder::{axis_weights, check_digest};
use super::error::ReportError;
use super::phrase::Phrase;
use super::sections::method_words;
use super::weight_origin::WeightOrigin;
use crate::assessment::{Assessment, Weighed};
use crate::model::{Axis, CriterionId, GroupId, Issue, IssueId, Missing, Name, PerAxis, Score};
use crate::priority::{Decision, Method, Prioritizer, Tier};
use crate::scoring::{AxisScore, Estimator, Interval, NoScore};
use crate::survey::{Cell, Tally};

/// The chain by which one issue got its place: rating → group → criterion → axis → threshold →
/// tier → decision, as data; [`to_text`](Self::to_text) puts it into words.
///
/// ```text
/// score of an axis = Σ weight · score over its parts       one part per criterion and group
/// ```
///
/// # Examples
///
/// ```
/// use materiality::{Explanation, Lang, demo};
///
/// let tally = demo::survey()?.tally();
/// let result = demo::plan()?.run(&tally)?;
/// let why = Explanation::of(&result, "risk-management")?.with_tally(&tally)?;
/// let axis = &why.axes.stakeholder;
/// let sum: f64 = axis.parts.iter().map(|part| part.contribution).sum();
/// assert!((sum - axis.score.unwrap().get()).abs() < 1e-12);
/// // Every part rests on answers that can be counted.
/// let part = &axis.parts[0];
/// assert_eq!(part.levels.iter().map(|level| level.count).sum::<u64>(), part.answers);
/// println!("{}", why.to_text(Lang::En));
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Explanation {
    /// The issue.
    pub issue: IssueId,
    /// Its name.
    pub name: Name,
    /// How a group's answers became a score.
    pub estimator: String,
    /// How issues are ordered.
    pub method: String,
    /// Its competition rank, if it is ranked.
    pub rank: Option<usize>,
    /// How many issues are ranked.
    pub ranked: usize,
    /// Its utility, if it is ranked.
    pub utility: Option<f64>,
    /// How the utility follows from the axis scores.
    pub composition: UtilityComposition,
    /// The two axes.
    pub axes: PerAxis<AxisExplanation>,
    /// Why the lines are where they are.
    pub rationale: String,
    /// The tier proposed.
    pub tier: Tier,
    /// The digest of the counts it all rests on; see [`Tally::digest`].
    pub digest: String,
    /// What people decided, if they did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<Decision>,
    /// The estimator and the method as the report calls them.
    #[serde(skip)]
    pub(super) words: [Phrase; 2],
}

/// How a utility follows from axis scores.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum UtilityComposition {
    /// It is the sum of axis weight times axis score.
    Additive,
    /// It is not; see the method.
    ByMethod,
}

/// One axis of an [`Explanation`].
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct AxisExplanation {
    /// The display name.
    pub name: Name,
    /// The weight of the axis in the ranking; none for an axis on which no issue has a score.
    pub weight: Option<f64>,
    /// Where that weight comes from; none without a weight, and for the only axis of a ranking,
    /// which has all of it whatever the plan says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight_origin: Option<WeightOrigin>,
    /// The score.
    pub score: Option<Score>,
    /// Why there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub no_score: Option<NoScore>,
    /// The confidence interval.
    pub interval: Option<Interval>,
    /// How many answers the score rests on.
    pub answers: u64,
    /// The share of the weight that answered.
    pub coverage: Option<f64>,
    /// The line.
    pub line: Score,
    /// On which side of the line the score is.
    pub side: Option<LineSide>,
    /// What every criterion and group contributes, in the order of the plan.
    pub parts: Vec<PartExplanation>,
}

/// On which side of a line a score is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LineSide {
    /// At the line or above it: material on this axis.
    AtOrAbove,
    /// Below the line.
    Below,
}

/// What one group says on one criterion: a part of an axis score.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct PartExplanation {
    /// The criterion.
    pub criterion: CriterionId,
    /// Its name.
    pub criterion_name: Name,
    /// The group.
    pub group: GroupId,
    /// Its name.
    pub group_name: Name,
    /// How many answers the group gave; 0 for a score given on evidence.
    pub answers: u64,
    /// How many gave each rating, from the lower end of the scale as declared; empty without the
    /// tally.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<LevelCount>,
    /// How many gave none, by kind; empty without the tally.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<MissingCount>,
    /// What a score given on evidence rests on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
    /// The group's own score.
    pub score: Score,
    /// The weight with which it counts here: of criterion and group, sharing out what is absent.
    pub weight: f64,
    /// Where the weight of the group for the criterion comes from.
    pub group_weight: WeightOrigin,
    /// Where the weight of the criterion within its axis comes from; none for the only criterion
    /// of an axis.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criterion_weight: Option<WeightOrigin>,
    /// Weight times score.
    pub contribution: f64,
}

/// How many chose one rating.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct LevelCount {
    /// The rating, as declared.
    pub value: f64,
    /// Its word, if the scale has words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// How many chose it.
    pub count: u64,
}

/// How many gave no rating, of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct MissingCount {
    /// Why not.
    pub kind: Missing,
    /// How many.
    pub count: u64,
}

impl Explanation {
    /// Explains one issue of a result.
    ///
    /// # Errors
    ///
    /// [`ReportError::UnknownIssue`] if the result has no such issue.
    pub fn of(result: &Assessment, issue: &str) -> Result<Self, ReportError> {
        let unknown = || ReportError::UnknownIssue { found: issue.to_owned() };
        let mut lines = result.lines();
        let line = lines.find(|line| line.issue.id().as_str() == issue).ok_or_else(unknown)?;
        let plan = result.plan();
        let weights = axis_weights(result);
        let axes_origin = Some(WeightOrigin::of(result, &Weighed::Axes))
            .filter(|origin| weights.len() > 1 || *origin != WeightOrigin::Plan);
        let axes = PerAxis::from_fn(|axis| {
            let weight = weights.iter().find(|(known, _)| *known == axis);
            let origin = axes_origin.clone().filter(|_| weight.is_some());
            explain_axis(result, line.issue, axis, weight.map(|&(_, weight)| weight), origin)
        });
        Ok(Self {
            issue: line.issue.id().clone(),
            name: line.issue.name().clone(),
            estimator: plan.estimator().name().to_owned(),
            method: plan.method().name().to_owned(),
            rank: line.rank,
            ranked: result.ranking().issues().len(),
            utility: line.utility,
            composition: composition(plan.method()),
            axes,
            rationale: plan.thresholds().rationale().to_owned(),
            tier: line.tier,
            digest: result.input().digest.clone(),
            decision: result.decision(issue).cloned(),
            words: [
                method_words::estimator(plan.estimator()).0,
                method_words::method(plan.method()).0,
            ],
        })
    }

    /// The same explanation with how many gave each rating.
    ///
    /// # Errors
    ///
    /// [`ReportError::OtherTally`] if the result was made from other counts.
    pub fn with_tally(mut self, tally: &Tally) -> Result<Self, ReportError> {
        check_digest(&self.digest, tally)?;
        for axis in [&mut self.axes.operational, &mut self.axes.stakeholder] {
            for part in &mut axis.parts {
                let issue = self.issue.as_str();
                let cell = tally.cell(part.group.as_str(), issue, part.criterion.as_str());
                if let Some(cell) = cell.filter(|_| part.answers > 0) {
                    part.levels = level_counts(&cell);
                    part.missing = missing_counts(&cell);
                }
            }
        }
        Ok(self)
    }
}

/// Whether utilities are sums over axes.
pub(super) const fn composition(method: &Method) -> UtilityComposition {
    match method {
        Method::WeightedSum => UtilityComposition::Additive,
        _ => UtilityComposition::ByMethod,
    }
}

fn explain_axis(
    result: &Assessment,
    issue: &Issue,
    axis: Axis,
    weight: Option<f64>,
    weight_origin: Option<WeightOrigin>,
) -> AxisExplanation {
    let plan = result.plan();
    let outcome = result.matrix().get(issue.id().as_str(), axis);
    let score = outcome.and_then(|outcome| outcome.as_ref().ok());
    let line = plan.thresholds().lines()[axis];
    AxisExplanation {
        name: plan.axes().name(axis).clone(),
        weight,
        weight_origin,
        score: score.map(AxisScore::score),
        no_score: outcome.and_then(|outcome| outcome.as_ref().err()).cloned(),
        interval: score.and_then(AxisScore::interval),
        answers: score.map_or(0, AxisScore::answers),
        coverage: score.map(AxisScore::coverage),
        line,
        side: score.map(|score| {
            if score.score().reaches(line) { LineSide::AtOrAbove } else { LineSide::Below }
        }),
        parts: parts(result, issue.id(), axis),
    }
}

fn parts(result: &Assessment, issue: &IssueId, axis: Axis) -> Vec<PartExplanation> {
    let plan = result.plan();
    let mut found = Vec::new();
    let criterion_weight = Some(WeightOrigin::of(result, &Weighed::CriteriaOf(axis)))
        .filter(|_| plan.criteria().of_axis(axis).count() > 1);
    for part in result.contributions(issue.as_str(), axis) {
        let group = plan.groups().iter().find(|group| group.id() == part.group);
        let criterion = plan.criteria().get(part.criterion.as_str());
        // A contribution is of a group and a criterion of the plan.
        let Some((group, criterion)) = group.zip(criterion) else { continue };
        let mut fixed = group.fixed_scores().iter();
        let fixed = fixed.find(|one| one.issue() == issue && one.criterion() == part.criterion);
        found.push(PartExplanation {
            criterion: part.criterion.clone(),
            criterion_name: criterion.name().clone(),
            group: part.group.clone(),
            group_name: group.name().clone(),
            answers: part.answers,
            levels: Vec::new(),
            missing: Vec::new(),
            evidence: fixed.filter(|_| part.answers == 0).map(|one| one.source().to_owned()),
            score: part.score,
            weight: part.weight,
            group_weight: WeightOrigin::of(result, &Weighed::GroupsFor(part.criterion.clone())),
            criterion_weight: criterion_weight.clone(),
            contribution: part.contribution,
        });
    }
    found
}

/// The counts of every rating, in the order of the scale as declared.
fn level_counts(cell: &Cell<'_>) -> Vec<LevelCount> {
    let scale = cell.scale();
    let count = |level| LevelCount {
        value: scale.value_of(level).unwrap_or_default(),
        label: scale.label_of(level).map(str::to_owned),
        count: cell.count(level),
    };
    let mut counts: Vec<LevelCount> = scale.iter_levels().map(count).collect();
    counts.sort_by(|a, b| a.value.total_cmp(&b.value));
    counts
}

fn missing_counts(cell: &Cell<'_>) -> Vec<MissingCount> {
    Missing::ALL.map(|kind| MissingCount { kind, count: cell.missing(kind) }).to_vec()
}
