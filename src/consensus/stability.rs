//! How much of a consensus hangs on single lists.

use std::ops::{ControlFlow, Range};

use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};

use super::aggregator::RankAggregator;
use super::error::ConsensusError;
use super::profile::ListProfile;
use crate::model::{IssueId, Ranking};
use crate::num::blocks::fold_blocks;
use crate::num::positions::chance_of_top;

/// Draws that are summed one after the other; the same for any number of threads.
const CHUNK: u32 = 64;

/// What the consensus would be without one of the lists.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct WithoutList {
    /// The list left out.
    pub list: String,
    /// The consensus of the others.
    pub ranking: Ranking,
    /// Issues among the first k only without the list.
    pub entering: Vec<IssueId>,
    /// Issues among the first k only with the list.
    pub leaving: Vec<IssueId>,
}

/// The consensus without each list in turn, and who then enters and leaves the first `k`.
///
/// An issue is among the first k if it is so more likely than not when ties are broken at random.
///
/// # Errors
///
/// [`ConsensusError::InvalidTop`] unless k is 1 to n, [`ConsensusError::OnlyOneList`], and whatever
/// the method refuses.
///
/// Complexity: lists × the method.
///
/// # Examples
///
/// ```
/// use materiality::{Borda, ListProfile, PublishedList, leave_one_list_out};
///
/// let profile = ListProfile::of_named_issues([
///     PublishedList::ranked("one", ["a", "b"])?,
///     PublishedList::ranked("two", ["b", "c"])?,
///     PublishedList::ranked("three", ["c", "b"])?,
/// ])?;
/// let without = leave_one_list_out(&profile, &Borda::default(), 2)?;
/// // With all three the first two are b and c; without the third, b and a.
/// assert_eq!(without[2].list, "three");
/// assert_eq!(without[2].leaving[0].as_str(), "c");
/// # Ok::<(), materiality::ConsensusError>(())
/// ```
pub fn leave_one_list_out(
    profile: &ListProfile,
    method: &dyn RankAggregator,
    k: usize,
) -> Result<Vec<WithoutList>, ConsensusError> {
    check_top(profile, k)?;
    let lists = profile.lists().len();
    if let (1, Some(list)) = (lists, profile.lists().next()) {
        return Err(ConsensusError::OnlyOneList { list: list.name().to_owned() });
    }
    let is_top = |ranking: &Ranking| -> Vec<bool> {
        chances(ranking, k).map(|chance| chance > 0.5).collect()
    };
    let before = is_top(&method.aggregate(profile)?.ranking);
    profile
        .lists()
        .enumerate()
        .map(|(left_out, list)| {
            let others: Vec<usize> = (0..lists).filter(|&at| at != left_out).collect();
            let ranking = method.aggregate(&profile.drawn(&others)?)?.ranking;
            let after = is_top(&ranking);
            let named = |is: &dyn Fn(usize) -> bool| {
                (0..before.len())
                    .filter(|&at| is(at))
                    .map(|at| profile.issues()[at].clone())
                    .collect()
            };
            Ok(WithoutList {
                list: list.name().to_owned(),
                entering: named(&|at| after[at] && !before[at]),
                leaving: named(&|at| before[at] && !after[at]),
                ranking,
            })
        })
        .collect()
}

/// How often each issue is among the first `k` when the lists are drawn anew, with replacement; by
/// issue, in the order of the profile.
///
/// As many lists are drawn as there are, each as likely as any other and with its own weight. A tie
/// across the boundary counts by the chance that breaking it at random puts the issue inside. The
/// same seed gives the same bytes, with or without the feature `rayon` and on any number of
/// threads.
///
/// # Errors
///
/// [`ConsensusError::InvalidTop`] unless k is 1 to n, [`ConsensusError::NoDraws`], and whatever the
/// method refuses: maximum likelihood without pseudo-comparisons will meet draws that leave issues
/// unconnected.
///
/// Complexity: draws × the method.
///
/// Reference: Efron 1979, *Bootstrap methods: another look at the jackknife*,
/// doi:10.1214/aos/1176344552.
///
/// # Examples
///
/// ```
/// use materiality::{Frequency, ListProfile, bootstrap_inclusion};
///
/// let mentions = [("Acme", vec!["a", "b"]), ("Bolt", vec!["a", "c"]), ("Crux", vec!["a", "b"])];
/// let profile = ListProfile::from_mentions(["a", "b", "c"], mentions)?;
/// let inclusion = bootstrap_inclusion(&profile, &Frequency, 2, 500, 7)?;
/// assert!(inclusion[0] > 0.9 && inclusion[1] > inclusion[2]);
/// assert!((inclusion.iter().sum::<f64>() - 2.0).abs() < 1e-12);
/// # Ok::<(), materiality::ConsensusError>(())
/// ```
pub fn bootstrap_inclusion(
    profile: &ListProfile,
    method: &dyn RankAggregator,
    k: usize,
    draws: u32,
    seed: u64,
) -> Result<Vec<f64>, ConsensusError> {
    check_top(profile, k)?;
    if draws == 0 {
        return Err(ConsensusError::NoDraws);
    }
    let draws_of = |chunk: u64| {
        let from = u32::try_from(chunk).unwrap_or(u32::MAX).saturating_mul(CHUNK);
        from..draws.min(from.saturating_add(CHUNK))
    };
    let mut inclusion = vec![0.0; profile.issues().len()];
    let mut failed = None;
    let _ = fold_blocks(
        u64::from(draws.div_ceil(CHUNK)),
        |chunk| chunk_sums(profile, method, k, draws_of(chunk), seed),
        |sums| match sums {
            Ok(sums) => {
                add(&mut inclusion, sums.into_iter());
                ControlFlow::Continue(())
            }
            Err(error) => {
                failed = Some(error);
                ControlFlow::Break(())
            }
        },
    );
    if let Some(error) = failed {
        return Err(error);
    }
    for count in &mut inclusion {
        *count /= f64::from(draws);
    }
    Ok(inclusion)
}

/// The sums of chances over some draws, each with its own stream of random numbers.
fn chunk_sums(
    profile: &ListProfile,
    method: &dyn RankAggregator,
    k: usize,
    draws: Range<u32>,
    seed: u64,
) -> Result<Vec<f64>, ConsensusError> {
    let lists = profile.lists().len();
    let mut sums = vec![0.0; profile.issues().len()];
    let mut drawn = vec![0; lists];
    for draw in draws {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        random.set_stream(u64::from(draw));
        for list in &mut drawn {
            *list = random.random_range(0..lists);
        }
        let ranking = method.aggregate(&profile.drawn(&drawn)?)?.ranking;
        add(&mut sums, chances(&ranking, k));
    }
    Ok(sums)
}

fn add(sums: &mut [f64], terms: impl Iterator<Item = f64>) {
    for (sum, term) in sums.iter_mut().zip(terms) {
        *sum += term;
    }
}

/// By issue, the chance to be among the first k when ties are broken at random.
fn chances(ranking: &Ranking, k: usize) -> impl Iterator<Item = f64> {
    let ranks = ranking.mid_ranks().into_iter().zip(ranking.competition_ranks());
    ranks.map(move |(mid, place)| chance_of_top(mid, place, k))
}

fn check_top(profile: &ListProfile, k: usize) -> Result<(), ConsensusError> {
    let issues = profile.issues().len();
    if (1..=issues).contains(&k) {
        Ok(())
    } else {
        Err(ConsensusError::InvalidTop { found: k, issues })
    }
}
