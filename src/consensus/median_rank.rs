//! Median positions.

use super::aggregator::{Consensus, RankAggregator};
use super::error::ConsensusError;
use super::profile::ListProfile;
use crate::model::Ranking;

/// The median of an issue's positions, each list by its weight.
///
/// A few lists that put an issue very high or very low do not move it. For complete lists the order
/// of medians is within a constant factor of the best by displacement.
///
/// # Formula
///
/// ```text
/// u(i) = − weighted median of the positions of i
/// ```
///
/// Positions as in [`ListProfile::positions`]. Where exactly half of the weight lies at or below a
/// position, the median is the middle between it and the next.
///
/// # Degenerate cases
///
/// A list that says nothing about an issue (not named, others unknown) has no part in its median; an
/// issue on which no list says anything stands in the middle, (n + 1)/2. A list without order gives
/// all its issues the same position.
///
/// # Errors
///
/// None.
///
/// Complexity: O(lists · n · log lists).
///
/// Reference: Fagin, Kumar & Sivakumar 2003, *Efficient similarity search and classification via
/// rank aggregation*, doi:10.1145/872757.872795.
///
/// # Examples
///
/// ```
/// use materiality::{ListProfile, MedianRank, PublishedList, RankAggregator};
///
/// let profile = ListProfile::of_named_issues([
///     PublishedList::ranked("one", ["a", "b", "c"])?,
///     PublishedList::ranked("two", ["a", "c", "b"])?,
///     PublishedList::ranked("three", ["b", "c", "a"])?,
/// ])?;
/// let consensus = MedianRank.aggregate(&profile)?;
/// assert_eq!(consensus.ranking.utilities(), [-1.0, -2.0, -2.0]);
/// # Ok::<(), materiality::ConsensusError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct MedianRank;

impl RankAggregator for MedianRank {
    fn name(&self) -> &'static str {
        "median rank"
    }

    fn aggregate(&self, profile: &ListProfile) -> Result<Consensus, ConsensusError> {
        let n = profile.issues().len();
        let mut positions = vec![Vec::with_capacity(profile.lists().len()); n];
        for (places, weight) in profile.places() {
            for (of_issue, position) in positions.iter_mut().zip(places.positions()) {
                of_issue.extend(position.map(|position| (position, weight)));
            }
        }
        let unknown = f64::midpoint(n as f64, 1.0);
        let utilities =
            positions.into_iter().map(|of_issue| -median(of_issue).unwrap_or(unknown)).collect();
        Ok(Consensus::of_ranking(Ranking::from_utilities(profile.shared_issues(), utilities)?))
    }
}

/// The weighted median; `None` of nothing.
fn median(mut values: Vec<(f64, u64)>) -> Option<f64> {
    values.sort_by(|a, b| a.0.total_cmp(&b.0));
    let total: u64 = values.iter().map(|&(_, weight)| weight).sum();
    let mut at_or_below = 0;
    let mut rest = values.iter();
    while let Some(&(value, weight)) = rest.next() {
        at_or_below += weight;
        if 2 * at_or_below == total {
            return Some(rest.next().map_or(value, |&(next, _)| f64::midpoint(value, next)));
        }
        if 2 * at_or_below > total {
            return Some(value);
        }
    }
    None
}
