//! Schulze's strongest paths.

use std::cmp::Ordering;

use super::aggregator::{Consensus, RankAggregator};
use super::error::ConsensusError;
use super::profile::ListProfile;
use crate::model::Ranking;

/// Schulze's method: an issue beats another if the strongest chain of majorities towards it is
/// stronger than any back.
///
/// # Formula
///
/// ```text
/// strength of a step  i → j   weight that puts i above j, if it is more than the opposite
/// strength of a path          its weakest step
/// i beats j                   strongest path i → j stronger than strongest path j → i
/// u(i) = issues that i beats + ½ · issues that neither beat i nor are beaten by it
/// ```
///
/// The relation is transitive but leaves pairs undecided; the utility is the count that respects
/// every decided pair. Strengths are winning votes, not margins.
///
/// # Degenerate cases
///
/// Without any majority all issues are tied. A list without order prefers what it names to what it
/// does not name, and nothing else.
///
/// # Errors
///
/// None.
///
/// Complexity: O(n³).
///
/// Reference: Schulze 2011, *A new monotonic, clone-independent, reversal symmetric, and
/// Condorcet-consistent single-winner election method*, Social Choice and Welfare 36,
/// doi:10.1007/s00355-010-0475-4.
///
/// # Examples
///
/// ```
/// use materiality::{ListProfile, PublishedList, RankAggregator, Schulze};
///
/// // A cycle a > b (7 of 9), b > c (6), c > a (5): its weakest step c > a gives way.
/// let profile = ListProfile::of_named_issues([
///     PublishedList::ranked("one", ["a", "b", "c"])?.weighted(4.0)?,
///     PublishedList::ranked("two", ["b", "c", "a"])?.weighted(2.0)?,
///     PublishedList::ranked("three", ["c", "a", "b"])?.weighted(3.0)?,
/// ])?;
/// assert_eq!(Schulze.aggregate(&profile)?.ranking.competition_ranks(), [1, 2, 3]);
/// # Ok::<(), materiality::ConsensusError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Schulze;

impl Schulze {
    /// The strengths of the strongest paths, row-major, in weight of lists; 0 where there is none.
    ///
    /// Complexity: O(n³).
    pub fn path_strengths(&self, profile: &ListProfile) -> Vec<f64> {
        let unit = profile.unit();
        strongest_paths(profile).into_iter().map(|strength| strength as f64 * unit).collect()
    }
}

/// In units of weight.
fn strongest_paths(profile: &ListProfile) -> Vec<u64> {
    let preferences = profile.preferences();
    let n = preferences.issues();
    let step = |i: usize, j: usize| match preferences.compared(i, j) {
        Ordering::Greater => preferences.count(i, j),
        _ => 0,
    };
    let mut strongest: Vec<u64> = (0..n * n).map(|at| step(at / n, at % n)).collect();
    let mut onward = vec![0; n];
    for via in 0..n {
        onward.copy_from_slice(&strongest[via * n..][..n]);
        for from in (0..n).filter(|&from| from != via) {
            let row = &mut strongest[from * n..][..n];
            let first = row[via];
            for (strength, &second) in row.iter_mut().zip(&onward) {
                *strength = (*strength).max(first.min(second));
            }
            row[from] = 0;
        }
    }
    strongest
}

impl RankAggregator for Schulze {
    fn name(&self) -> &'static str {
        "Schulze"
    }

    fn aggregate(&self, profile: &ListProfile) -> Result<Consensus, ConsensusError> {
        let strongest = strongest_paths(profile);
        let n = profile.issues().len();
        let points = |i: usize, j: usize| match strongest[i * n + j].cmp(&strongest[j * n + i]) {
            Ordering::Greater => 1.0,
            Ordering::Equal => 0.5,
            Ordering::Less => 0.0,
        };
        let utilities =
            (0..n).map(|i| (0..n).filter(|&j| j != i).map(|j| points(i, j)).sum()).collect();
        Ok(Consensus::of_ranking(Ranking::from_utilities(profile.shared_issues(), utilities)?))
    }
}
