//! One result against the one before it.

use serde::{Deserialize, Serialize};

use super::comparability::{OnDifference, PeriodDifference, differences};
use super::decomposition::ScoreChange;
use crate::assessment::Assessment;
use crate::comparison::error::ComparisonError;
use crate::comparison::similarity::Similarity;
use crate::model::{Axis, Issue, IssueId, PerAxis, Ranking, Score};
use crate::priority::Tier;

/// Whether an issue is in both results.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// In both.
    Both,
    /// In the later one alone.
    New,
    /// In the earlier one alone.
    Dropped,
}

/// Which way a score crossed its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Crossing {
    /// It was below the line and reaches it now.
    Up,
    /// It reached the line and is below it now.
    Down,
}

/// The change of one issue on one axis.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct AxisChange {
    /// The score before, if there was one.
    pub before: Option<Score>,
    /// The score after, if there is one.
    pub after: Option<Score>,
    /// Whether the score crossed the line, each period's score taken against its own line.
    pub crossing: Option<Crossing>,
    /// Why the score changed; `None` unless there are both.
    pub change: Option<ScoreChange>,
}

/// What became of one issue.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct IssueChange {
    /// The issue.
    pub issue: IssueId,
    /// Whether it is in both results.
    pub presence: Presence,
    /// Its competition rank before, as in that result.
    pub rank_before: Option<usize>,
    /// Its competition rank after, as in that result.
    pub rank_after: Option<usize>,
    /// Its mid-rank before among the issues ranked both times.
    pub common_rank_before: Option<f64>,
    /// Its mid-rank after among the issues ranked both times.
    pub common_rank_after: Option<f64>,
    /// Its tier before.
    pub tier_before: Option<Tier>,
    /// Its tier after.
    pub tier_after: Option<Tier>,
    /// Its scores.
    pub axes: PerAxis<AxisChange>,
}

impl IssueChange {
    /// Whether it moved against the issues ranked both times.
    pub fn is_moved(&self) -> bool {
        self.common_rank_before != self.common_rank_after
    }

    /// Whether it crossed a line or is in another tier, or is in one result alone.
    pub fn is_crossing(&self) -> bool {
        self.tier_before != self.tier_after
            || Axis::ALL.iter().any(|&axis| self.axes[axis].crossing.is_some())
    }

    /// Whether anything about it changed: presence, rank, tier or a score.
    pub fn is_changed(&self) -> bool {
        let score = |axis: &Axis| self.axes[*axis].before != self.axes[*axis].after;
        self.presence != Presence::Both
            || self.rank_before != self.rank_after
            || self.is_moved()
            || self.is_crossing()
            || Axis::ALL.iter().any(score)
    }
}

/// What changed from one result to the next: issues new and dropped, ranks moved, lines crossed,
/// why scores changed, and what was different in how the results were made.
///
/// Issues are matched by id. Ranks are compared among the issues ranked both times, because a rank
/// in a longer list is another thing; the ranks as published stand beside them.
///
/// Whether a change is more than chance is for [`ChangeTests`](crate::ChangeTests), which needs the
/// answers.
///
/// # Degenerate cases
///
/// A result against itself: nothing is [changed](Self::changed) and nothing [differs](Self::differences).
/// No issue in common: all are new or dropped and there is no similarity.
///
/// # Examples
///
/// ```
/// use materiality::{OnDifference, PeriodChange, Rating, demo};
///
/// let plan = demo::plan()?;
/// let before = demo::survey()?.tally();
/// let mut after = before.clone();
/// // Next year fifty more regulators rate one issue at the top of the scale.
/// let top = Rating::Level(plan.scale().level_of(5.0)?);
/// after.add("regulators", "green-service-system", "stakeholder", top, 50)?;
///
/// let change =
///     PeriodChange::between(&plan.run(&before)?, &plan.run(&after)?, OnDifference::Refuse)?;
/// let changed: Vec<&str> = change.changed().map(|one| one.issue.as_str()).collect();
/// assert!(changed.contains(&"green-service-system"));
/// let why = change.get("green-service-system").unwrap().axes.stakeholder.change.unwrap();
/// assert!((why.total - (why.opinion + why.panel + why.weights)).abs() < 1e-12);
/// assert!(why.opinion > 0.0 && why.panel == 0.0);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PeriodChange {
    differences: Vec<PeriodDifference>,
    issues: Vec<IssueChange>,
    #[serde(skip)]
    similarity: Option<Similarity>,
}

impl PeriodChange {
    /// What changed from `before` to `after`.
    ///
    /// # Errors
    ///
    /// With [`OnDifference::Refuse`], [`ComparisonError::NotComparable`] naming everything that was
    /// different in how the two were made: scales, criteria, weights, lines, issues, groups,
    /// estimator, method, rules, or made-up data.
    ///
    /// Complexity: O(n²) in the number of issues.
    pub fn between(
        before: &Assessment,
        after: &Assessment,
        policy: OnDifference,
    ) -> Result<Self, ComparisonError> {
        let differences = differences(before.plan(), after.plan());
        if policy == OnDifference::Refuse && !differences.is_empty() {
            let texts: Vec<String> = differences.iter().map(ToString::to_string).collect();
            return Err(ComparisonError::NotComparable { what: texts.join("; ") });
        }
        let common = |these: &Assessment, others: &Assessment| {
            let own = these.ranking().issues().iter().zip(these.ranking().utilities());
            let kept = own.filter(|(id, _)| others.ranking().issues().contains(id));
            let (ids, utilities): (Vec<IssueId>, Vec<f64>) =
                kept.map(|(id, &utility)| (id.clone(), utility)).unzip();
            Ranking::from_utilities(ids, utilities).ok()
        };
        let rankings = (common(before, after), common(after, before));
        let similarity = match &rankings {
            (Some(old), Some(new)) => Some(Similarity::new(old, new)?),
            _ => None,
        };
        let line = |id: &IssueId| IssueChange::of(id, before, after, &rankings);
        let new = after.plan().issues().iter().map(Issue::id);
        let is_gone = |id: &&IssueId| after.plan().issues().get(id.as_str()).is_none();
        let gone = before.plan().issues().iter().map(Issue::id).filter(is_gone);
        let issues = new.chain(gone).map(line).collect();
        Ok(Self { differences, issues, similarity })
    }

    /// What was different in how the two results were made; part of any change may come from it.
    pub fn differences(&self) -> &[PeriodDifference] {
        &self.differences
    }

    /// Every issue: in the later catalog order, then those dropped in the earlier one.
    pub fn issues(&self) -> &[IssueChange] {
        &self.issues
    }

    /// One issue.
    pub fn get(&self, issue: &str) -> Option<&IssueChange> {
        self.issues.iter().find(|one| one.issue.as_str() == issue)
    }

    /// The issues about which anything changed.
    pub fn changed(&self) -> impl Iterator<Item = &IssueChange> {
        self.issues.iter().filter(|one| one.is_changed())
    }

    /// The issues in one result alone.
    pub fn new_and_dropped(&self) -> impl Iterator<Item = &IssueChange> {
        self.issues.iter().filter(|one| one.presence != Presence::Both)
    }

    /// The issues that moved against those ranked both times.
    pub fn moved(&self) -> impl Iterator<Item = &IssueChange> {
        self.issues.iter().filter(|one| one.is_moved())
    }

    /// The issues in both results that crossed a line or are in another tier.
    pub fn crossed(&self) -> impl Iterator<Item = &IssueChange> {
        self.issues.iter().filter(|one| one.presence == Presence::Both && one.is_crossing())
    }

    /// How alike the two rankings are on the issues ranked both times; `None` if there are none.
    pub const fn similarity(&self) -> Option<&Similarity> {
        self.similarity.as_ref()
    }

    /// Whether there is nothing to report: no issue changed and nothing differs.
    pub fn is_empty(&self) -> bool {
        self.differences.is_empty() && self.changed().next().is_none()
    }
}

impl IssueChange {
    fn of(
        id: &IssueId,
        before: &Assessment,
        after: &Assessment,
        common: &(Option<Ranking>, Option<Ranking>),
    ) -> Self {
        let is_in = |result: &Assessment| result.plan().issues().get(id.as_str()).is_some();
        let presence = match (is_in(before), is_in(after)) {
            (false, _) => Presence::New,
            (_, false) => Presence::Dropped,
            _ => Presence::Both,
        };
        let common_rank = |ranking: &Option<Ranking>| {
            let ranking = ranking.as_ref()?;
            let at = ranking.issues().iter().position(|other| other == id)?;
            Some(ranking.mid_ranks()[at])
        };
        Self {
            issue: id.clone(),
            presence,
            rank_before: rank(before.ranking(), id),
            rank_after: rank(after.ranking(), id),
            common_rank_before: common_rank(&common.0),
            common_rank_after: common_rank(&common.1),
            tier_before: before.tier(id.as_str()),
            tier_after: after.tier(id.as_str()),
            axes: PerAxis::from_fn(|axis| AxisChange::of(id, axis, before, after)),
        }
    }
}

fn rank(ranking: &Ranking, id: &IssueId) -> Option<usize> {
    ranking.iter().find(|place| place.issue == id).map(|place| place.rank)
}

impl AxisChange {
    fn of(id: &IssueId, axis: Axis, before: &Assessment, after: &Assessment) -> Self {
        let score = |result: &Assessment| {
            let outcome = result.matrix().get(id.as_str(), axis)?.as_ref().ok()?;
            Some(outcome.score())
        };
        let (old, new) = (score(before), score(after));
        let both = old.zip(new);
        let reaches = |result: &Assessment, score: Score| {
            score.reaches(result.plan().thresholds().lines()[axis])
        };
        let crossing =
            both.and_then(|(old, new)| match (reaches(before, old), reaches(after, new)) {
                (false, true) => Some(Crossing::Up),
                (true, false) => Some(Crossing::Down),
                _ => None,
            });
        let parts = |result: &'_ Assessment| -> Vec<_> {
            result.contributions(id.as_str(), axis).map(|one| (one.weight, one.score)).collect()
        };
        // Scores read from parts alone can be split.
        let has_parts = !parts(before).is_empty() && !parts(after).is_empty();
        let change = both.filter(|_| has_parts).map(|_| {
            ScoreChange::between(
                before.contributions(id.as_str(), axis),
                after.contributions(id.as_str(), axis),
            )
        });
        Self { before: old, after: new, crossing, change }
    }
}
