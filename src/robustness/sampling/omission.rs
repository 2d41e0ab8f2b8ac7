//! Before and after something was left out.

use super::recipe::Recipe;
use crate::model::{CriterionId, GroupId, IssueId, PerAxis, Ranking};
use crate::priority::{PriorityError, Tier};
use crate::robustness::error::RobustnessError;
use crate::scoring::{MaterialityMatrix, ScoringError};

/// What was left out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Omitted {
    /// A group: nobody of it counts.
    Group(GroupId),
    /// A criterion; the others of its axis share its weight.
    Criterion(CriterionId),
    /// An issue.
    Issue(IssueId),
    /// A respondent, with everything that person answered.
    Respondent {
        /// The id.
        respondent: String,
        /// The group the respondent is of.
        group: GroupId,
    },
}

/// An issue whose rank or tier is another one when something is left out.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct IssueMove {
    /// The issue.
    pub issue: IssueId,
    /// Its competition rank with everything; `None` if it had none.
    pub rank_before: Option<usize>,
    /// Its competition rank without what was left out; `None` if it has none.
    pub rank_after: Option<usize>,
    /// How far its mid-rank moves, above 0 if it falls; `None` unless it has a rank both times.
    pub shift: Option<f64>,
    /// Its tier with everything.
    pub tier_before: Tier,
    /// Its tier without what was left out.
    pub tier_after: Tier,
    /// How its scores change; `None` unless it has one both times.
    pub score_change: PerAxis<Option<f64>>,
}

/// What moves when something is left out.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Omission {
    /// What was left out.
    pub omitted: Omitted,
    /// The issues whose rank or tier is another one, the largest shift first, in catalog order
    /// among equals; issues that lose or gain a rank come before all.
    pub moves: Vec<IssueMove>,
    /// The mean over issues with a rank both times of how far their mid-ranks move (Saisana,
    /// Saltelli & Tarantola 2005); `None` if there are none.
    pub average_shift: Option<f64>,
    /// The largest change of any axis score, up or down.
    pub largest_score_change: f64,
}

impl Omission {
    /// How many issues are in another tier.
    pub fn tier_changes(&self) -> usize {
        self.moves.iter().filter(|one| one.tier_before != one.tier_after).count()
    }

    /// Compares what two runs of the same issues say.
    pub(super) fn between(omitted: Omitted, before: &Snapshot, after: &Snapshot) -> Self {
        let mut moves = Vec::new();
        let (mut shifts, mut ranked) = (0.0, 0_usize);
        let mut largest_score_change = 0.0_f64;
        for (old, new) in before.lines.iter().zip(&after.lines) {
            let change = PerAxis::from_fn(|axis| Some(new.scores[axis]? - old.scores[axis]?));
            for change in [change.operational, change.stakeholder].into_iter().flatten() {
                largest_score_change = largest_score_change.max(change.abs());
            }
            let shift = old.rank.zip(new.rank).map(|((_, old), (_, new))| new - old);
            if let Some(shift) = shift {
                shifts += shift.abs();
                ranked += 1;
            }
            let is_same = old.rank == new.rank && old.tier == new.tier;
            if !is_same {
                moves.push(IssueMove {
                    issue: old.issue.clone(),
                    rank_before: old.rank.map(|(rank, _)| rank),
                    rank_after: new.rank.map(|(rank, _)| rank),
                    shift,
                    tier_before: old.tier,
                    tier_after: new.tier,
                    score_change: change,
                });
            }
        }
        let size = |one: &IssueMove| match (one.rank_before, one.rank_after) {
            (None, Some(_)) | (Some(_), None) => f64::INFINITY,
            _ => one.shift.unwrap_or(0.0).abs(),
        };
        moves.sort_by(|a, b| size(b).total_cmp(&size(a)));
        let average_shift = (ranked > 0).then(|| shifts / ranked as f64);
        Self { omitted, moves, average_shift, largest_score_change }
    }

    /// Whether this moves more than another omission; equals do not.
    pub(super) fn moves_more_than(&self, other: &Self) -> bool {
        let shift = |one: &Self| one.average_shift.unwrap_or(0.0);
        shift(self)
            .total_cmp(&shift(other))
            .then(self.tier_changes().cmp(&other.tier_changes()))
            .then(self.largest_score_change.total_cmp(&other.largest_score_change))
            .is_gt()
    }
}

/// Scores, ranks and tiers of all issues at one time.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Snapshot {
    lines: Vec<Line>,
}

#[derive(Clone, Debug, PartialEq)]
struct Line {
    issue: IssueId,
    scores: PerAxis<Option<f64>>,
    utility: Option<f64>,
    /// Competition rank and mid-rank.
    rank: Option<(usize, f64)>,
    tier: Tier,
}

impl Snapshot {
    /// What a recipe makes of a matrix. Where nothing can be ranked no issue has a rank.
    pub(super) fn of(recipe: &Recipe, matrix: &MaterialityMatrix) -> Result<Self, RobustnessError> {
        let tiers = Tier::of_matrix(matrix, recipe.lines());
        let mut lines: Vec<Line> = matrix
            .iter()
            .zip(tiers)
            .map(|((issue, outcomes), tier)| Line {
                issue: issue.clone(),
                scores: PerAxis::from_fn(|axis| {
                    outcomes[axis].as_ref().ok().map(|outcome| outcome.score().get())
                }),
                utility: None,
                rank: None,
                tier,
            })
            .collect();
        match recipe.ranking_of(matrix) {
            Ok(ranking) => note_ranks(&mut lines, &ranking),
            Err(
                PriorityError::Scoring(ScoringError::NothingComplete)
                | PriorityError::NoWeightedAxis,
            ) => {}
            Err(error) => return Err(error.into()),
        }
        Ok(Self { lines })
    }

    /// The other issues, ranked among themselves.
    pub(super) fn without(&self, issue: usize) -> Result<Self, RobustnessError> {
        let mut lines = self.lines.clone();
        lines.remove(issue);
        let ranked = lines.iter().filter_map(|line| Some((line.issue.clone(), line.utility?)));
        let (ids, utilities): (Vec<IssueId>, Vec<f64>) = ranked.unzip();
        if !ids.is_empty() {
            note_ranks(&mut lines, &Ranking::from_utilities(ids, utilities)?);
        }
        Ok(Self { lines })
    }
}

/// Notes the ranks of issues that stand in the same order in both.
fn note_ranks(lines: &mut [Line], ranking: &Ranking) {
    let ranks = ranking.competition_ranks().into_iter().zip(ranking.mid_ranks());
    let mut ranked = ranking.issues().iter().zip(ranking.utilities()).zip(ranks).peekable();
    for line in lines {
        if let Some(((_, &utility), rank)) = ranked.next_if(|((id, _), _)| **id == line.issue) {
            line.utility = Some(utility);
            line.rank = Some(rank);
        }
    }
}
