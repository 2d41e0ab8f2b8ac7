//! Copeland's count of majorities.

use std::cmp::Ordering;

use super::aggregator::{Consensus, RankAggregator};
use super::error::ConsensusError;
use super::profile::ListProfile;
use crate::model::Ranking;

/// Copeland's method: how many other issues an issue beats by majority.
///
/// By *majority*, not by margin: several libraries sum margins under this name, which is the Borda
/// count.
///
/// # Formula
///
/// ```text
/// u(i) = wins + ½ · even pairs        a win: more weight puts i above j than j above i
/// ```
///
/// # Degenerate cases
///
/// A pair on which no list says anything is even. A list without order prefers what it names to what
/// it does not name, and nothing else. A cycle of three ties them all.
///
/// # Errors
///
/// None.
///
/// Complexity: O(lists · n²).
///
/// Reference: Copeland 1951, *A "reasonable" social welfare function*, seminar on applications of
/// mathematics to social sciences, University of Michigan.
///
/// # Examples
///
/// The trap: the majority winner a has fewer Borda points than b.
///
/// ```
/// use materiality::{Copeland, ListProfile, PublishedList, RankAggregator};
///
/// let profile = ListProfile::of_named_issues([
///     PublishedList::ranked("most", ["a", "b", "c"])?.weighted(3.0)?,
///     PublishedList::ranked("some", ["b", "c", "a"])?.weighted(2.0)?,
/// ])?;
/// let consensus = Copeland.aggregate(&profile)?;
/// assert_eq!(consensus.ranking.utilities(), [2.0, 1.0, 0.0]);
/// # Ok::<(), materiality::ConsensusError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Copeland;

impl RankAggregator for Copeland {
    fn name(&self) -> &'static str {
        "Copeland"
    }

    fn aggregate(&self, profile: &ListProfile) -> Result<Consensus, ConsensusError> {
        let preferences = profile.preferences();
        let n = preferences.issues();
        let points = |issue: usize, other: usize| match preferences.compared(issue, other) {
            Ordering::Greater => 1.0,
            Ordering::Equal => 0.5,
            Ordering::Less => 0.0,
        };
        let utilities =
            (0..n).map(|i| (0..n).filter(|&j| j != i).map(|j| points(i, j)).sum()).collect();
        Ok(Consensus::of_ranking(Ranking::from_utilities(profile.shared_issues(), utilities)?))
    }
}
