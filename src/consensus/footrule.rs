//! The footrule-optimal order.

use super::aggregator::{Consensus, Optimum, OptimumProof, RankAggregator};
use super::error::ConsensusError;
use super::profile::ListProfile;
use crate::model::Ranking;
use crate::num::assignment::assign;

/// Positions are held in steps of 2⁻²⁰, so that costs are whole numbers.
const STEPS: f64 = (1_u64 << 20) as f64;

/// The footrule-optimal order: issues stand as near as can be to where the lists put them.
///
/// For complete lists its Kendall disagreement is at most twice that of [`Kemeny`](super::Kemeny).
///
/// # Formula
///
/// ```text
/// disagreement = Σ over lists and issues of w · |position in the order − position in the list|
/// ```
///
/// Positions in a list as in [`ListProfile::positions`]: mid-ranks, unlisted issues at
/// (k + 1 + n)/2. Solved exactly as an assignment of issues to positions. Positions are held in
/// steps of 2⁻²⁰: exact, except in lists whose unlisted issues are unknown, where they are fractions.
///
/// # Ties
///
/// Neighbors in the order that all lists together place alike share a rank. Otherwise the order is
/// strict; of several optima it is the first by the order of issues, and
/// [`Optimum::count`](super::Optimum) says how many there are, up to 128 issues.
///
/// # Degenerate cases
///
/// An issue that all lists put above another can stand below it where that costs nothing; there is
/// then more than one optimum. A list that says nothing about an issue costs it nothing. A list without order draws all its
/// issues towards one position. The utility is the number of issues below.
///
/// # Errors
///
/// None.
///
/// Complexity: O(lists · n² + n³); O(n⁴) at worst if many orders are optimal.
///
/// Reference: Dwork, Kumar, Naor & Sivakumar 2001, *Rank aggregation methods for the Web*,
/// doi:10.1145/371920.372165; Diaconis & Graham 1977, *Spearman's footrule as a measure of
/// disarray*.
///
/// # Examples
///
/// ```
/// use materiality::{Footrule, ListProfile, PublishedList, RankAggregator};
///
/// let profile = ListProfile::of_named_issues([
///     PublishedList::ranked("one", ["a", "b", "c"])?,
///     PublishedList::ranked("two", ["b", "a", "c"])?,
///     PublishedList::ranked("three", ["a", "b", "c"])?,
/// ])?;
/// let consensus = Footrule.aggregate(&profile)?;
/// assert_eq!(consensus.ranking.order(), [0, 1, 2]);
/// assert_eq!(consensus.optimum.unwrap().disagreement, 2.0);
/// # Ok::<(), materiality::ConsensusError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Footrule;

impl RankAggregator for Footrule {
    fn name(&self) -> &'static str {
        "footrule"
    }

    fn aggregate(&self, profile: &ListProfile) -> Result<Consensus, ConsensusError> {
        let n = profile.issues().len();
        let costs = costs(profile);
        let found = assign(n, &costs);
        let cost = found.cost as f64 / STEPS * profile.unit();
        let optimum = Optimum {
            disagreement: cost,
            lower_bound: cost,
            proof: OptimumProof::Optimal,
            count: found.ways.into(),
        };
        let mut utilities = vec![0.0; n];
        let mut below = n;
        let alike = |a: &usize, b: &usize| costs[a * n..][..n] == costs[b * n..][..n];
        for tied in found.rows.chunk_by(alike) {
            below -= tied.len();
            for &issue in tied {
                utilities[issue] = below as f64;
            }
        }
        let ranking = Ranking::from_utilities(profile.shared_issues(), utilities)?;
        Ok(Consensus::of_optimum(ranking, optimum))
    }
}

/// Issue by issue, what each position costs, in units of weight and steps.
fn costs(profile: &ListProfile) -> Vec<i128> {
    let n = profile.issues().len();
    let mut costs = vec![0_i128; n * n];
    for (places, weight) in profile.places() {
        for (issue, position) in places.positions().into_iter().enumerate() {
            let Some(steps) = position.map(to_steps) else { continue };
            for (at, cost) in costs[issue * n..][..n].iter_mut().enumerate() {
                let shift = to_steps((at + 1) as f64) - steps;
                *cost += i128::from(weight) * shift.abs();
            }
        }
    }
    costs
}

/// A position from 1 to n in steps.
#[expect(clippy::cast_possible_truncation, reason = "positions are far below 2⁴³")]
fn to_steps(position: f64) -> i128 {
    i128::from((position * STEPS).round() as i64)
}
