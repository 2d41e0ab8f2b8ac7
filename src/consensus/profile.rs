//! Several published lists on the same issues.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::error::ConsensusError;
use super::places::Places;
use super::preferences::PairwisePreferences;
use super::published_list::PublishedList;
use crate::model::{IssueId, ModelError};
use crate::num::whole::whole;

/// Several published lists on the same issues: what a consensus is made from.
///
/// The issues are the universe: an issue that no list names is still ranked. Weights of lists are
/// held as whole numbers of one unit, so majorities and ties are decided exactly: weights with up
/// to nine decimal places are taken as written, others are rounded to 2⁻⁴⁸ of their total.
///
/// # Examples
///
/// ```
/// use materiality::{ListProfile, PublishedList};
///
/// let profile = ListProfile::new(
///     ["privacy", "water", "soil", "noise"],
///     [
///         PublishedList::ranked("Acme", ["privacy", "water"])?,
///         PublishedList::tied("Bolt", [vec!["water"], vec!["privacy", "soil"]])?,
///     ],
/// )?;
/// // Two of four are listed: the other two share positions 3 and 4.
/// let (_, positions) = profile.positions().next().unwrap();
/// assert_eq!(positions, [Some(1.0), Some(2.0), Some(3.5), Some(3.5)]);
/// # Ok::<(), materiality::ConsensusError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "ProfileSpec", into = "ProfileSpec")]
pub struct ListProfile {
    issues: Arc<[IssueId]>,
    entries: Vec<Arc<Entry>>,
    /// Weights in units, list by list, and how large a unit is.
    counts: Vec<u64>,
    unit: f64,
}

/// A list and where it puts the issues.
#[derive(Debug, PartialEq)]
struct Entry {
    list: PublishedList,
    places: Places,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ProfileSpec {
    issues: Vec<IssueId>,
    lists: Vec<PublishedList>,
}

impl ListProfile {
    /// Lists on the given issues.
    ///
    /// # Errors
    ///
    /// [`ConsensusError::Model`] for no issue or an invalid id, [`ConsensusError::DuplicateIssue`],
    /// [`ConsensusError::NoLists`], [`ConsensusError::DuplicateList`],
    /// [`ConsensusError::UnknownIssue`], [`ConsensusError::WeightTooSmall`].
    ///
    /// Complexity: O(n log n + entries · log n).
    pub fn new(
        issues: impl IntoIterator<Item = impl AsRef<str>>,
        lists: impl IntoIterator<Item = PublishedList>,
    ) -> Result<Self, ConsensusError> {
        let issues: Result<Vec<IssueId>, ModelError> =
            issues.into_iter().map(|issue| IssueId::new(issue)).collect();
        Self::checked(issues?, lists.into_iter().collect())
    }

    /// Lists on all issues that any of them names, in the order of first mention.
    ///
    /// An issue that nobody lists is not there: where the universe is known, [`new`](Self::new) says
    /// more.
    ///
    /// # Errors
    ///
    /// As for [`new`](Self::new).
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::{ListProfile, PublishedList};
    ///
    /// let profile = ListProfile::of_named_issues([
    ///     PublishedList::ranked("Acme", ["water", "privacy"])?,
    ///     PublishedList::ranked("Bolt", ["privacy", "soil"])?,
    /// ])?;
    /// let names: Vec<&str> = profile.issues().iter().map(|issue| issue.as_str()).collect();
    /// assert_eq!(names, ["water", "privacy", "soil"]);
    /// # Ok::<(), materiality::ConsensusError>(())
    /// ```
    pub fn of_named_issues(
        lists: impl IntoIterator<Item = PublishedList>,
    ) -> Result<Self, ConsensusError> {
        let lists: Vec<PublishedList> = lists.into_iter().collect();
        if lists.is_empty() {
            return Err(ConsensusError::NoLists);
        }
        let mut seen = BTreeSet::new();
        let named = lists.iter().flat_map(|list| list.tiers().iter().flatten());
        let issues = named.filter(|&issue| seen.insert(issue)).cloned().collect::<Vec<_>>();
        Self::checked(issues, lists)
    }

    /// Lists without order, each a name with the issues it mentions: what a table of companies and
    /// issues gives.
    ///
    /// # Errors
    ///
    /// As for [`new`](Self::new) and [`PublishedList::unordered`].
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::{Frequency, ListProfile, RankAggregator};
    ///
    /// let mentions = [("Acme", vec!["soil"]), ("Bolt", vec!["water", "soil"])];
    /// let profile = ListProfile::from_mentions(["water", "soil"], mentions)?;
    /// let ranking = Frequency.aggregate(&profile)?.ranking;
    /// assert_eq!(ranking.competition_ranks(), [2, 1]);
    /// # Ok::<(), materiality::ConsensusError>(())
    /// ```
    pub fn from_mentions<N, I, T>(
        issues: impl IntoIterator<Item = impl AsRef<str>>,
        mentions: impl IntoIterator<Item = (N, I)>,
    ) -> Result<Self, ConsensusError>
    where
        N: Into<String>,
        I: IntoIterator<Item = T>,
        T: AsRef<str>,
    {
        let lists: Result<Vec<PublishedList>, ConsensusError> = mentions
            .into_iter()
            .map(|(name, issues)| PublishedList::unordered(name, issues))
            .collect();
        Self::new(issues, lists?)
    }

    fn checked(issues: Vec<IssueId>, lists: Vec<PublishedList>) -> Result<Self, ConsensusError> {
        if issues.is_empty() {
            return Err(ModelError::NoIssues.into());
        }
        let mut index = BTreeMap::new();
        for (at, issue) in issues.iter().enumerate() {
            if index.insert(issue.clone(), at).is_some() {
                return Err(ConsensusError::DuplicateIssue { issue: issue.clone() });
            }
        }
        let mut names = BTreeSet::new();
        let mut entries = Vec::with_capacity(lists.len());
        for list in lists {
            if !names.insert(list.name().to_owned()) {
                return Err(ConsensusError::DuplicateList { list: list.name().to_owned() });
            }
            let mut order = Vec::with_capacity(list.listed());
            for issue in list.tiers().iter().flatten() {
                order.push(*index.get(issue).ok_or_else(|| ConsensusError::UnknownIssue {
                    list: list.name().to_owned(),
                    issue: issue.clone(),
                    issues: issues.len(),
                })?);
            }
            let places = Places::new(&list, order, issues.len());
            entries.push(Arc::new(Entry { list, places }));
        }
        Self::of_entries(issues.into(), entries)
    }

    fn of_entries(
        issues: Arc<[IssueId]>,
        entries: Vec<Arc<Entry>>,
    ) -> Result<Self, ConsensusError> {
        if entries.is_empty() {
            return Err(ConsensusError::NoLists);
        }
        let weights: Vec<f64> = entries.iter().map(|entry| entry.list.weight()).collect();
        let whole = whole(&weights).map_err(|at| ConsensusError::WeightTooSmall {
            list: entries[at].list.name().to_owned(),
            found: weights[at],
        })?;
        Ok(Self { issues, entries, counts: whole.counts, unit: whole.unit })
    }

    /// The lists at the given places, each as often as it is given; names may then repeat.
    pub(super) fn drawn(&self, lists: &[usize]) -> Result<Self, ConsensusError> {
        let entries = lists.iter().map(|&at| Arc::clone(&self.entries[at])).collect();
        Self::of_entries(Arc::clone(&self.issues), entries)
    }

    /// The issues that are ranked.
    pub fn issues(&self) -> &[IssueId] {
        &self.issues
    }

    pub(super) fn shared_issues(&self) -> Arc<[IssueId]> {
        Arc::clone(&self.issues)
    }

    /// The lists.
    pub fn lists(&self) -> impl ExactSizeIterator<Item = &PublishedList> {
        self.entries.iter().map(|entry| &entry.list)
    }

    /// Where the lists put the issues, each with its weight in units.
    pub(super) fn places(&self) -> impl ExactSizeIterator<Item = (&Places, u64)> {
        self.entries.iter().map(|entry| &entry.places).zip(self.counts.iter().copied())
    }

    /// How large a unit of weight is.
    pub(super) const fn unit(&self) -> f64 {
        self.unit
    }

    /// The total weight in units.
    pub(super) fn total(&self) -> u64 {
        self.counts.iter().sum()
    }

    /// Each list with the position of every issue in it, by issue, averaged over all complete orders
    /// that agree with the list.
    ///
    /// ```text
    /// listed as r-th of k, the others below      r (ties: mid-rank)
    /// not listed, below                          (k + 1 + n) / 2
    /// listed as r-th of k, the others unknown    r (n + 1) / (k + 1)
    /// not listed, unknown                        None
    /// ```
    ///
    /// So an unlisted issue is never put right behind the last listed one, nor at the very end.
    pub fn positions(&self) -> impl ExactSizeIterator<Item = (&PublishedList, Vec<Option<f64>>)> {
        self.entries.iter().map(|entry| (&entry.list, entry.places.positions()))
    }

    /// Who is put above whom, and by how much weight.
    ///
    /// Complexity: O(lists · n²).
    pub fn preferences(&self) -> PairwisePreferences {
        PairwisePreferences::new(self)
    }
}

impl TryFrom<ProfileSpec> for ListProfile {
    type Error = ConsensusError;

    fn try_from(spec: ProfileSpec) -> Result<Self, ConsensusError> {
        Self::checked(spec.issues, spec.lists)
    }
}

impl From<ListProfile> for ProfileSpec {
    fn from(profile: ListProfile) -> Self {
        Self {
            issues: profile.issues.to_vec(),
            lists: profile.entries.iter().map(|entry| entry.list.clone()).collect(),
        }
    }
}
