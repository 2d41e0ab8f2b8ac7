//! The Borda count.

use serde::{Deserialize, Serialize};

use super::aggregator::{Consensus, RankAggregator};
use super::error::ConsensusError;
use super::profile::ListProfile;
use crate::model::Ranking;
use crate::num::sum::exact_sum;

/// What an issue gets that a list does not name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum BordaCompletion {
    /// The points of its mean position over all orders that agree with the list; the only one that
    /// tells *below* from *unknown*.
    #[default]
    Average,
    /// Nothing, while the k listed get k, k − 1, …, 1: long lists count for more.
    Zero,
    /// The points of rank k + 1, all of them: just behind the last listed, however many they are.
    NextRank,
}

/// The Borda count: points by position, averaged over lists.
///
/// # Formula
///
/// ```text
/// u(i) = Σ w · points / Σ w        n issues, k of them listed, r the rank (ties: mid-rank)
///
///             listed        not listed
/// Average     n − r         (n − k − 1) / 2
///             n − r (n + 1) / (k + 1)  and  (n − 1) / 2   where unlisted issues are unknown
/// Zero        k − r + 1     0
/// NextRank    n − r         n − k − 1
/// ```
///
/// How unlisted issues are treated matters more than the choice among methods; averaging ranks over
/// those lists only that name an issue is not offered, because an issue that one list names first
/// and no other names would win.
///
/// # Degenerate cases
///
/// A list without order gives all its issues the mean points of the places they take. One issue has
/// 0 points (1 with [`BordaCompletion::Zero`]).
///
/// # Errors
///
/// None.
///
/// Complexity: O(lists · n).
///
/// Reference: de Borda 1784, *Mémoire sur les élections au scrutin*; completions: Dwork, Kumar, Naor
/// & Sivakumar 2001, *Rank aggregation methods for the Web*, doi:10.1145/371920.372165; Cullinan,
/// Hsiao & Polett 2014, *A Borda count for partially ordered ballots*,
/// doi:10.1007/s00355-013-0751-1.
///
/// # Examples
///
/// ```
/// use materiality::{Borda, ListProfile, PublishedList, RankAggregator};
///
/// // Three lists a > b > c, two lists b > c > a.
/// let profile = ListProfile::of_named_issues([
///     PublishedList::ranked("most", ["a", "b", "c"])?.weighted(3.0)?,
///     PublishedList::ranked("some", ["b", "c", "a"])?.weighted(2.0)?,
/// ])?;
/// let consensus = Borda::default().aggregate(&profile)?;
/// assert_eq!(consensus.ranking.competition_ranks(), [2, 1, 3]);
/// assert_eq!(consensus.ranking.utilities(), [6.0 / 5.0, 7.0 / 5.0, 2.0 / 5.0]);
/// # Ok::<(), materiality::ConsensusError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Borda {
    #[serde(default)]
    completion: BordaCompletion,
}

impl Borda {
    /// With the given points for unlisted issues.
    pub const fn new(completion: BordaCompletion) -> Self {
        Self { completion }
    }

    /// What an unlisted issue gets.
    pub const fn completion(&self) -> BordaCompletion {
        self.completion
    }
}

impl RankAggregator for Borda {
    fn name(&self) -> &'static str {
        "Borda count"
    }

    fn aggregate(&self, profile: &ListProfile) -> Result<Consensus, ConsensusError> {
        let n = profile.issues().len();
        let mut terms = vec![Vec::with_capacity(profile.lists().len()); n];
        for (places, weight) in profile.places() {
            let (weight, k) = (weight as f64, places.listed() as f64);
            match self.completion {
                BordaCompletion::Average => {
                    for (issue, position) in places.positions().into_iter().enumerate() {
                        let unknown = f64::midpoint(n as f64, 1.0);
                        terms[issue].push(weight * (n as f64 - position.unwrap_or(unknown)));
                    }
                }
                BordaCompletion::Zero => {
                    for (issue, rank) in places.mid_ranks() {
                        terms[issue].push(weight * (k - rank + 1.0));
                    }
                }
                BordaCompletion::NextRank => {
                    for (issue, rank) in places.mid_ranks() {
                        terms[issue].push(weight * (n as f64 - rank));
                    }
                    for &issue in places.absent() {
                        terms[issue].push(weight * (n as f64 - k - 1.0));
                    }
                }
            }
        }
        let total = profile.total() as f64;
        let utilities = terms.into_iter().map(|terms| exact_sum(terms) / total).collect();
        Ok(Consensus::of_ranking(Ranking::from_utilities(profile.shared_issues(), utilities)?))
    }
}
