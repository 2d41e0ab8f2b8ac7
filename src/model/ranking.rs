//! Positions of issues, with ties as first-class citizens.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::error::ModelError;
use super::ids::IssueId;
use crate::num::order;

/// Issues in order of priority.
///
/// This is the one place where the crate ranks. Utilities are compared on a grid of 2⁻³⁶, so two
/// issues whose utilities differ by rounding alone are tied. Ties share a rank; for display, tied
/// issues stand in catalog order.
///
/// Four kinds of rank are in use, and they differ as soon as two issues are tied. For utilities
/// .9, .7, .7, .2:
///
/// ```text
/// competition  1 2 2 4      for display: "second, with one other"
/// dense        1 2 2 3      number of the tie group
/// mid          1 2.5 2.5 4  for statistics: the ranks always sum to n(n+1)/2
/// ordinal      1 2 3 4      position in the list; breaks ties by catalog order
/// ```
///
/// # Examples
///
/// ```
/// use materiality::{IssueId, Ranking};
///
/// let ids = ["soil", "water", "air"].map(|id| IssueId::new(id).unwrap());
/// let ranking = Ranking::from_utilities(ids.to_vec(), vec![0.2, 0.1 + 0.2, 0.3])?;
/// assert_eq!(ranking.competition_ranks(), [3, 1, 1]); // by issue, in catalog order
/// assert_eq!(ranking.mid_ranks(), [3.0, 1.5, 1.5]);
/// let top: Vec<&str> = ranking.iter().map(|place| place.issue.as_str()).collect();
/// assert_eq!(top, ["water", "air", "soil"]);
/// # Ok::<(), materiality::ModelError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "RankingSpec", into = "RankingSpec")]
pub struct Ranking {
    issues: Arc<[IssueId]>,
    utilities: Vec<f64>,
    /// Issues by falling utility, tied ones in catalog order.
    order: Vec<usize>,
    /// Ends (exclusive) of the tie groups in `order`.
    ends: Vec<usize>,
}

/// The stored form: ranks follow from utilities, so only these are kept.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RankingSpec {
    issues: Arc<[IssueId]>,
    utilities: Vec<f64>,
}

/// One line of a [`Ranking`].
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Place<'a> {
    /// The issue.
    pub issue: &'a IssueId,
    /// Its place in [`issues()`](Ranking::issues), counted from 0.
    pub index: usize,
    /// Its utility; higher is more material.
    pub utility: f64,
    /// Its competition rank, counted from 1.
    pub rank: usize,
    /// How many issues share that rank, itself included.
    pub tied: usize,
}

impl Ranking {
    /// Ranks issues by utility, higher first.
    ///
    /// # Errors
    ///
    /// [`ModelError::NoIssues`] if there is nothing to rank, [`ModelError::UtilityCount`] unless
    /// there is one utility per issue, [`ModelError::InvalidUtility`] for one that is not finite.
    ///
    /// Complexity: O(n log n).
    pub fn from_utilities(
        issues: impl Into<Arc<[IssueId]>>,
        utilities: Vec<f64>,
    ) -> Result<Self, ModelError> {
        let issues = issues.into();
        if issues.is_empty() {
            return Err(ModelError::NoIssues);
        }
        if utilities.len() != issues.len() {
            return Err(ModelError::UtilityCount {
                found: utilities.len(),
                expected: issues.len(),
            });
        }
        if let Some(at) = utilities.iter().position(|utility| !utility.is_finite()) {
            return Err(ModelError::InvalidUtility {
                issue: issues[at].clone(),
                found: utilities[at],
            });
        }
        let (order, ends) = order::descending(&utilities);
        Ok(Self { issues, utilities, order, ends })
    }

    /// The lines, most material first.
    pub fn iter(&self) -> impl Iterator<Item = Place<'_>> {
        self.tie_groups().enumerate().flat_map(move |(group, members)| {
            let start = if group == 0 { 0 } else { self.ends[group - 1] };
            members.iter().map(move |&index| Place {
                issue: &self.issues[index],
                index,
                utility: self.utilities[index],
                rank: start + 1,
                tied: members.len(),
            })
        })
    }

    /// The groups of tied issues, most material first, as places in
    /// [`issues()`](Self::issues).
    pub fn tie_groups(&self) -> impl Iterator<Item = &[usize]> {
        let mut start = 0;
        self.ends.iter().map(move |&end| {
            let members = &self.order[start..end];
            start = end;
            members
        })
    }

    /// Whether another ranking of as many issues has the same order with the same ties.
    pub fn is_same_order(&self, other: &Self) -> bool {
        self.order == other.order && self.ends == other.ends
    }

    /// Whether any two issues are tied.
    pub fn has_ties(&self) -> bool {
        self.ends.len() < self.order.len()
    }

    /// The issues, in catalog order.
    pub fn issues(&self) -> &[IssueId] {
        &self.issues
    }

    /// The place of an issue in [`issues`](Self::issues), counted from 0; `None` if it is not
    /// ranked.
    ///
    /// Complexity: O(n).
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::{IssueId, Ranking};
    ///
    /// let ids = ["soil", "water", "air"].map(|id| IssueId::new(id).unwrap());
    /// let ranking = Ranking::from_utilities(ids.to_vec(), vec![0.2, 0.9, 0.9])?;
    /// let air = ranking.position("air").unwrap();
    /// assert_eq!(ranking.utilities()[air], 0.9);
    /// assert_eq!(ranking.position("noise"), None);
    /// # Ok::<(), materiality::ModelError>(())
    /// ```
    pub fn position(&self, issue: &str) -> Option<usize> {
        self.issues.iter().position(|id| id.as_str() == issue)
    }

    /// The competition rank of an issue, counted from 1; `None` if it is not ranked.
    ///
    /// For the ranks of all issues at once see [`competition_ranks`](Self::competition_ranks).
    ///
    /// Complexity: O(n).
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::{IssueId, Ranking};
    ///
    /// let ids = ["soil", "water", "air"].map(|id| IssueId::new(id).unwrap());
    /// let ranking = Ranking::from_utilities(ids.to_vec(), vec![0.2, 0.9, 0.9])?;
    /// assert_eq!(ranking.rank_of("air"), Some(1)); // with water
    /// assert_eq!(ranking.rank_of("soil"), Some(3));
    /// assert_eq!(ranking.rank_of("noise"), None);
    /// # Ok::<(), materiality::ModelError>(())
    /// ```
    pub fn rank_of(&self, issue: &str) -> Option<usize> {
        let index = self.position(issue)?;
        let place = self.order.iter().position(|&other| other == index)?;
        // The group ends after the place, and begins where the one before it ends.
        let group = self.ends.partition_point(|&end| end <= place);
        Some(if group == 0 { 1 } else { self.ends[group - 1] + 1 })
    }

    /// The utilities, in catalog order.
    pub fn utilities(&self) -> &[f64] {
        &self.utilities
    }

    /// The issues as places in [`issues()`](Self::issues), most material first.
    pub fn order(&self) -> &[usize] {
        &self.order
    }

    /// 1 + the number of issues that are strictly more material. By issue, in catalog order.
    pub fn competition_ranks(&self) -> Vec<usize> {
        self.by_issue(|start, _, _| start + 1)
    }

    /// 1 + the number of distinct utilities above. By issue, in catalog order.
    pub fn dense_ranks(&self) -> Vec<usize> {
        self.by_issue(|_, _, group| group + 1)
    }

    /// The mean of the positions the tied issues take up. By issue, in catalog order.
    pub fn mid_ranks(&self) -> Vec<f64> {
        self.by_issue(|start, end, _| (start + 1 + end) as f64 / 2.0)
    }

    /// Positions 1 to n, ties broken by catalog order. By issue, in catalog order.
    pub fn ordinal_ranks(&self) -> Vec<usize> {
        let mut ranks = vec![0; self.order.len()];
        for (at, &index) in self.order.iter().enumerate() {
            ranks[index] = at + 1;
        }
        ranks
    }

    /// One value per issue from the start, end and number of its tie group.
    fn by_issue<T: Clone + Default>(&self, value: impl Fn(usize, usize, usize) -> T) -> Vec<T> {
        let mut values = vec![T::default(); self.order.len()];
        let mut start = 0;
        for (group, &end) in self.ends.iter().enumerate() {
            for &index in &self.order[start..end] {
                values[index] = value(start, end, group);
            }
            start = end;
        }
        values
    }
}

impl TryFrom<RankingSpec> for Ranking {
    type Error = ModelError;

    fn try_from(spec: RankingSpec) -> Result<Self, ModelError> {
        Self::from_utilities(spec.issues, spec.utilities)
    }
}

impl From<Ranking> for RankingSpec {
    fn from(ranking: Ranking) -> Self {
        Self { issues: ranking.issues, utilities: ranking.utilities }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Ranking;
    use crate::model::IssueId;

    proptest! {
        /// What is looked up by id is what stands in the lists by place.
        #[test]
        fn lookups_agree_with_lists(steps in proptest::collection::vec(0_u8..5, 1..12)) {
            let ids: Result<Vec<IssueId>, _> =
                (0..steps.len()).map(|at| IssueId::new(format!("issue-{at}"))).collect();
            let utilities = steps.iter().map(|&step| f64::from(step)).collect();
            let ranking = Ranking::from_utilities(ids.unwrap(), utilities).unwrap();
            let ranks = ranking.competition_ranks();
            for (at, id) in ranking.issues().iter().enumerate() {
                prop_assert_eq!(ranking.position(id.as_str()), Some(at));
                prop_assert_eq!(ranking.rank_of(id.as_str()), Some(ranks[at]));
            }
            prop_assert_eq!(ranking.position("issue"), None);
            prop_assert_eq!(ranking.rank_of("issue"), None);
        }
    }
}
