//! How many lists name an issue.

use super::aggregator::{Consensus, RankAggregator};
use super::error::ConsensusError;
use super::profile::ListProfile;
use crate::model::Ranking;

/// The share of lists, by weight, that name an issue.
///
/// The one method for lists whose order says nothing, and a plain first look at any others: what is
/// named is all that counts.
///
/// # Formula
///
/// ```text
/// u(i) = Σ w over the lists that name i / Σ w
/// ```
///
/// # Degenerate cases
///
/// Positions, ties and what a list says about unlisted issues play no part. If all lists name the
/// same issues, these are all tied.
///
/// # Errors
///
/// None.
///
/// Complexity: O(entries).
///
/// # Examples
///
/// ```
/// use materiality::{Frequency, ListProfile, RankAggregator};
///
/// let mentions = [("Acme", vec!["a", "b"]), ("Bolt", vec!["b"]), ("Crux", vec!["b", "c"])];
/// let profile = ListProfile::from_mentions(["a", "b", "c", "d"], mentions)?;
/// let consensus = Frequency.aggregate(&profile)?;
/// assert_eq!(consensus.ranking.competition_ranks(), [2, 1, 2, 4]);
/// assert_eq!(consensus.ranking.utilities()[1], 1.0);
/// # Ok::<(), materiality::ConsensusError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Frequency;

impl RankAggregator for Frequency {
    fn name(&self) -> &'static str {
        "frequency"
    }

    fn aggregate(&self, profile: &ListProfile) -> Result<Consensus, ConsensusError> {
        let mut counts = vec![0_u64; profile.issues().len()];
        for (places, weight) in profile.places() {
            for (issue, _) in places.mid_ranks() {
                counts[issue] += weight;
            }
        }
        let total = profile.total() as f64;
        let utilities = counts.into_iter().map(|count| count as f64 / total).collect();
        Ok(Consensus::of_ranking(Ranking::from_utilities(profile.shared_issues(), utilities)?))
    }
}
