//! Complete rankings, where people were asked for an order and not for ratings.

use std::collections::HashSet;

use crate::model::IssueId;
use crate::num::rank_sums::RankSums;
use crate::survey::error::{RowProblem, SurveyError};

/// Respondents' complete rankings of the same issues: each of 1 to n once, 1 = most important.
///
/// # Examples
///
/// ```
/// use materiality::{IssueId, KendallW, RankingPanel};
///
/// let items = ["water", "soil", "air"].map(|id| IssueId::new(id).unwrap());
/// let rankings = [("ann", [1, 2, 3]), ("bob", [1, 3, 2]), ("eve", [1, 1, 3])];
/// let screened = RankingPanel::screen(items, rankings)?;
/// assert_eq!(screened.panel.rank_sums(), [2.0, 5.0, 5.0]);
/// assert_eq!(
///     screened.rejects[0].to_string(),
///     r#"respondent "eve": found the ranks 1 1 3, expected each of 1 to 3 once"#
/// );
/// assert_eq!(KendallW::of_rankings(&screened.panel).unwrap().get(), 0.75);
/// # Ok::<(), materiality::SurveyError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct RankingPanel {
    items: Vec<IssueId>,
    respondents: Vec<Box<str>>,
    /// By respondent, then item.
    ranks: Vec<u32>,
    sums: RankSums,
}

/// A panel of the rankings that are orders of the items, and the rankings that are not.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ScreenedRankings {
    /// The valid rankings.
    pub panel: RankingPanel,
    /// The others, in the order in which they came.
    pub rejects: Vec<RejectedRanking>,
}

/// A respondent whose ranking does not count, and why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("respondent {respondent:?}: {problem}")]
#[non_exhaustive]
pub struct RejectedRanking {
    /// Who ranked.
    pub respondent: String,
    /// What is wrong with it.
    pub problem: RowProblem,
}

impl RankingPanel {
    /// A panel of rankings, every one of which has to be an order of the items.
    ///
    /// # Errors
    ///
    /// [`SurveyError::Answer`] names the first respondent whose ranks are not each of 1 to n once,
    /// who has no id, or who is there twice; [`SurveyError::NoIssues`],
    /// [`SurveyError::DuplicateIssue`]; [`SurveyError::NoRespondents`] if nobody ranked.
    ///
    /// Complexity: O(mn).
    pub fn new<S: AsRef<str>, R: AsRef<[u32]>>(
        items: impl IntoIterator<Item = IssueId>,
        rankings: impl IntoIterator<Item = (S, R)>,
    ) -> Result<Self, SurveyError> {
        let mut builder = PanelBuilder::new(items.into_iter().collect())?;
        for (respondent, ranks) in rankings {
            let respondent = respondent.as_ref();
            let refuse = |problem| SurveyError::Answer { respondent: respondent.into(), problem };
            builder.add(respondent, ranks.as_ref()).map_err(refuse)?;
        }
        builder.finish()
    }

    /// A panel of the rankings that are orders of the items; the others are listed, not repaired.
    ///
    /// # Errors
    ///
    /// As for [`new`](Self::new), but that a wrong ranking is an error only if there is no other:
    /// the first of them then.
    pub fn screen<S: AsRef<str>, R: AsRef<[u32]>>(
        items: impl IntoIterator<Item = IssueId>,
        rankings: impl IntoIterator<Item = (S, R)>,
    ) -> Result<ScreenedRankings, SurveyError> {
        let mut builder = PanelBuilder::new(items.into_iter().collect())?;
        let mut rejects = Vec::new();
        for (respondent, ranks) in rankings {
            if let Err(problem) = builder.add(respondent.as_ref(), ranks.as_ref()) {
                rejects.push(RejectedRanking { respondent: respondent.as_ref().into(), problem });
            }
        }
        builder.finish_with(rejects)
    }

    /// The items ranked.
    pub fn items(&self) -> &[IssueId] {
        &self.items
    }

    /// How many respondents there are.
    pub fn len(&self) -> usize {
        self.respondents.len()
    }

    /// Never true: a panel has at least one respondent.
    pub fn is_empty(&self) -> bool {
        self.respondents.is_empty()
    }

    /// Each respondent's id and ranks, by item.
    pub fn rankings(&self) -> impl Iterator<Item = (&str, &[u32])> {
        let ids = self.respondents.iter().map(AsRef::as_ref);
        ids.zip(self.ranks.chunks_exact(self.items.len()))
    }

    /// The sum of ranks of each item; the smallest is the most important.
    pub fn rank_sums(&self) -> Vec<f64> {
        self.sums.sums()
    }

    pub(crate) const fn sums(&self) -> &RankSums {
        &self.sums
    }
}

/// Collects rankings one by one.
#[derive(Debug)]
pub(crate) struct PanelBuilder {
    panel: RankingPanel,
    /// Only ever looked up, never iterated.
    known: HashSet<Box<str>>,
    /// One flag per rank, and one row of keys.
    seen: Vec<bool>,
    keys: Vec<u32>,
}

impl PanelBuilder {
    /// Nobody has ranked yet.
    pub(crate) fn new(items: Vec<IssueId>) -> Result<Self, SurveyError> {
        if items.is_empty() {
            return Err(SurveyError::NoIssues);
        }
        let mut ids = HashSet::with_capacity(items.len());
        if let Some(id) = items.iter().find(|&id| !ids.insert(id)) {
            return Err(SurveyError::DuplicateIssue { id: id.clone() });
        }
        let n = items.len();
        let sums = RankSums::new(n, n);
        let panel = RankingPanel { items, respondents: Vec::new(), ranks: Vec::new(), sums };
        Ok(Self { panel, known: HashSet::new(), seen: vec![false; n], keys: vec![0; n] })
    }

    /// Adds a ranking, if it is one.
    pub(crate) fn add(&mut self, respondent: &str, ranks: &[u32]) -> Result<(), RowProblem> {
        let n = self.seen.len();
        if respondent.is_empty() {
            return Err(RowProblem::NoRespondent);
        }
        if self.known.contains(respondent) {
            return Err(RowProblem::DuplicateRespondent { respondent: respondent.into() });
        }
        self.seen.fill(false);
        let is_new = |&rank: &u32| {
            let slot = (rank as usize).checked_sub(1).and_then(|at| self.seen.get_mut(at));
            slot.is_some_and(|seen| !std::mem::replace(seen, true))
        };
        if ranks.len() != n || !ranks.iter().all(is_new) {
            let found: Vec<String> = ranks.iter().map(u32::to_string).collect();
            return Err(RowProblem::NotAPermutation { found: found.join(" "), items: n });
        }
        // The highest key has rank 1; ranks are at most n.
        for (key, &rank) in self.keys.iter_mut().zip(ranks) {
            *key = u32::try_from(n).unwrap_or(u32::MAX) - rank;
        }
        self.panel.sums.add(&self.keys);
        self.panel.ranks.extend_from_slice(ranks);
        self.panel.respondents.push(respondent.into());
        self.known.insert(respondent.into());
        Ok(())
    }

    /// The panel of everything added.
    pub(crate) fn finish(self) -> Result<RankingPanel, SurveyError> {
        if self.panel.respondents.is_empty() {
            Err(SurveyError::NoRespondents)
        } else {
            Ok(self.panel)
        }
    }

    /// The panel of everything added, with what was refused.
    pub(crate) fn finish_with(
        self,
        rejects: Vec<RejectedRanking>,
    ) -> Result<ScreenedRankings, SurveyError> {
        match (self.finish(), rejects.first()) {
            (Ok(panel), _) => Ok(ScreenedRankings { panel, rejects }),
            // Nobody is left: the first wrong ranking tells more than that.
            (Err(SurveyError::NoRespondents), Some(first)) => Err(SurveyError::Answer {
                respondent: first.respondent.clone(),
                problem: first.problem.clone(),
            }),
            (Err(error), _) => Err(error),
        }
    }
}
