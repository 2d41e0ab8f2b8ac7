//! The Kemeny-Young method.

use super::aggregator::{Consensus, Optimum, OptimumProof, RankAggregator};
use super::error::ConsensusError;
use super::preferences::PairwisePreferences;
use super::profile::ListProfile;
use crate::model::Ranking;
use crate::num::linear_order::linear_order;

/// The Kemeny-Young method: the order that disagrees with the lists on the fewest pairs.
///
/// # Formula
///
/// ```text
/// disagreement = Σ over pairs, i before j in the order, of the weight that puts j above i
/// ```
///
/// # How it is found
///
/// Pairs cost at least the smaller of their two weights, so only what is above that matters. Issues
/// linked by cycles of majorities or even pairs form blocks, which stand in one order in every
/// optimum and are solved one by one. Inside a block only cycles of strict majorities need a search:
/// up to 24 issues in such a cycle exactly, over all their subsets; beyond that by moving single
/// issues and ordering ten neighbors anew, and then [`Optimum::proof`](super::Optimum) says so unless
/// the lower bound (pairs, and cycles of three that share none) is met. Costs are whole numbers of
/// the lists' common unit of weight, so optimality and counts are exact.
///
/// Twenty-four issues in one cycle take 64 MiB (128 MiB if their costs do not fit into 32 bits)
/// while they are solved.
///
/// # Ties
///
/// A block in which every pair is even shares a rank: issues that no list names, for instance.
/// Otherwise the order is strict, and of several optima it is the first by the order of issues (as
/// [`Ranking::order`] has it, even blocks included). [`Optimum::count`](super::Optimum) says how
/// many there are, up to 128 issues in a block; `AtLeast` where a block has too many optimal
/// prefixes (more than 65,536 of one length), was searched, or has several large cycles: then the
/// order may not be the first either. The utility is the number of issues below.
///
/// # Degenerate cases
///
/// One issue: rank 1. Pairs on which no list says anything are even. A list without order prefers
/// what it names to what it does not name, and nothing else.
///
/// # Errors
///
/// None.
///
/// Complexity: O(lists · n² + Σ s · 2ˢ) for cycles of s ≤ 24 issues.
///
/// Reference: Kemeny 1959, *Mathematics without numbers*; Young & Levenglick 1978, *A consistent
/// extension of Condorcet's election principle*, doi:10.1137/0135023.
///
/// # Examples
///
/// ```
/// use materiality::{Kemeny, ListProfile, OptimumCount, PublishedList, RankAggregator};
///
/// let profile = ListProfile::of_named_issues([
///     PublishedList::ranked("one", ["a", "b", "c"])?,
///     PublishedList::ranked("two", ["b", "c", "a"])?,
///     PublishedList::ranked("three", ["c", "a", "b"])?,
/// ])?;
/// let consensus = Kemeny.aggregate(&profile)?;
/// let optimum = consensus.optimum.unwrap();
/// assert!(optimum.is_optimal());
/// assert_eq!((optimum.disagreement, optimum.count), (4.0, OptimumCount::Exactly(3)));
/// assert_eq!(consensus.ranking.order(), [0, 1, 2]);
/// # Ok::<(), materiality::ConsensusError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Kemeny;

impl RankAggregator for Kemeny {
    fn name(&self) -> &'static str {
        "Kemeny-Young"
    }

    fn aggregate(&self, profile: &ListProfile) -> Result<Consensus, ConsensusError> {
        let preferences = profile.preferences();
        let n = preferences.issues();
        let found = linear_order(n, &costs(&preferences));
        let least = least_disagreement(&preferences);

        let mut utilities = vec![0.0; n];
        let mut start = 0;
        for &end in &found.ends {
            for &issue in &found.order[start..end] {
                utilities[issue] = (n - end) as f64;
            }
            start = end;
        }
        let weight = |units: u128| (least + units) as f64 * preferences.unit();
        let is_optimal = found.cost == found.bound;
        let optimum = Optimum {
            disagreement: weight(found.cost),
            lower_bound: weight(found.bound),
            proof: if is_optimal { OptimumProof::Optimal } else { OptimumProof::Unproven },
            count: found.ways.into(),
        };
        let ranking = Ranking::from_utilities(profile.shared_issues(), utilities)?;
        Ok(Consensus::of_optimum(ranking, optimum))
    }
}

/// What it costs to put the row before the column, above what the pair costs anyway.
fn costs(preferences: &PairwisePreferences) -> Vec<u64> {
    let n = preferences.issues();
    let cost = |i, j| preferences.count(j, i).saturating_sub(preferences.count(i, j));
    (0..n * n).map(|at| cost(at / n, at % n)).collect()
}

/// What every order disagrees on at least, in units.
fn least_disagreement(preferences: &PairwisePreferences) -> u128 {
    let n = preferences.issues();
    let pairs = (0..n).flat_map(|i| (0..i).map(move |j| (i, j)));
    pairs.map(|(i, j)| u128::from(preferences.count(i, j).min(preferences.count(j, i)))).sum()
}
