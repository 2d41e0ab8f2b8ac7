//! Rank-biased overlap, with ties.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::error::ComparisonError;
use super::tier_walk::{Side, TierWalk};
use crate::consensus::PublishedList;
use crate::model::{IssueId, Ranking};

/// What a tie means to the rank-biased overlap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OverlapTies {
    /// The order is not known: the mean over all orders of the tied (variant *a*); the default.
    #[default]
    Average,
    /// They are equal: all of them stand at the first place of the tie (variant *w*, that of Webber,
    /// Moffat & Zobel 2010).
    Equal,
    /// The order is not known, and the measure is corrected for what that hides (variant *b*): a
    /// list with ties has overlap 1 with itself.
    Corrected,
}

/// Rank-biased overlap: how much two lists share, the more important the earlier.
///
/// Lists need not name the same issues, nor equally many: made for "top ten" lists. What lies behind
/// the end of the lists is taken to go on as it did so far (the extrapolated point estimate).
///
/// # Formula
///
/// ```text
/// RBO = (1 − p)/p · [ Σ A(d)·p^d  for d ≤ l  +  A(l)·p^(l+1)/(1 − p) ]     s ≤ l: lengths
///
/// c(i, d) = share of issue i that is among the first d: (d − t + 1)/g inside a tie of g from place t
/// X(d) = Σ c(i, d)·c′(i, d)
///
/// Average    A = X/d
/// Equal      A = 2X/(|first d| + |first d|′), ties whole
/// Corrected  A = X/√(Σ c² · Σ c′²)
/// ```
///
/// From s to l the shorter list is taken to go on with issues of the other one at the rate A(s).
/// The first ten places have a share of .86 in the result for p = .9, the default; .97 for .8 and
/// .67 for .95.
///
/// # Ties
///
/// By [`OverlapTies`]; a list without order is one tie. A constant ranking is defined: 1 against
/// itself, or with [`OverlapTies::Average`] the mean over all pairs of orders, less than 1.
///
/// # Degenerate cases
///
/// Lists without a common issue: 0.
///
/// # Errors
///
/// At construction a persistence that is not above 0 and below 1.
///
/// Complexity: O(n log n).
///
/// Reference: Webber, Moffat & Zobel 2010, *A similarity measure for indefinite rankings*,
/// doi:10.1145/1852102.1852106; ties: Corsi & Urbano 2024, *The treatment of ties in rank-biased
/// overlap*, SIGIR 2024, arXiv:2406.07121.
///
/// # Examples
///
/// ```
/// use materiality::{PublishedList, RankBiasedOverlap};
///
/// let acme = PublishedList::ranked("Acme", ["privacy", "water", "soil"])?;
/// let bolt = PublishedList::tied("Bolt", [vec!["privacy"], vec!["noise", "water"]])?;
/// let overlap = RankBiasedOverlap::new(0.8)?.of_lists(&acme, &bolt);
/// assert!(overlap > 0.7 && overlap < 0.8);
/// assert_eq!(RankBiasedOverlap::default().persistence(), 0.9);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "OverlapSpec", into = "OverlapSpec")]
pub struct RankBiasedOverlap {
    persistence: f64,
    ties: OverlapTies,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct OverlapSpec {
    #[serde(default = "nine_tenths")]
    persistence: f64,
    #[serde(default)]
    ties: OverlapTies,
}

fn nine_tenths() -> f64 {
    0.9
}

impl RankBiasedOverlap {
    /// With the given persistence p: the chance to go on from one place to the next.
    ///
    /// # Errors
    ///
    /// [`ComparisonError::InvalidPersistence`] unless it is above 0 and below 1.
    pub fn new(persistence: f64) -> Result<Self, ComparisonError> {
        if persistence > 0.0 && persistence < 1.0 {
            Ok(Self { persistence, ties: OverlapTies::Average })
        } else {
            Err(ComparisonError::InvalidPersistence { found: persistence })
        }
    }

    /// With another meaning of ties.
    pub fn with_ties(self, ties: OverlapTies) -> Self {
        Self { ties, ..self }
    }

    /// The persistence p.
    pub const fn persistence(&self) -> f64 {
        self.persistence
    }

    /// What a tie means.
    pub const fn ties(&self) -> OverlapTies {
        self.ties
    }

    /// The overlap of two lists; issues they do not name play no part.
    pub fn of_lists(&self, first: &PublishedList, second: &PublishedList) -> f64 {
        let tiers = |list: &PublishedList| -> Vec<Vec<IssueId>> { list.tiers().to_vec() };
        self.of_tiers(&tiers(first), &tiers(second))
    }

    /// The overlap of two rankings, which need not rank the same issues.
    pub fn of_rankings(&self, first: &Ranking, second: &Ranking) -> f64 {
        let tiers = |ranking: &Ranking| -> Vec<Vec<IssueId>> {
            let tier =
                |group: &[usize]| group.iter().map(|&at| ranking.issues()[at].clone()).collect();
            ranking.tie_groups().map(tier).collect()
        };
        self.of_tiers(&tiers(first), &tiers(second))
    }

    fn of_tiers(&self, first: &[Vec<IssueId>], second: &[Vec<IssueId>]) -> f64 {
        let numbered = |tiers: &[Vec<IssueId>]| -> BTreeMap<IssueId, usize> {
            let tiers = tiers.iter().enumerate();
            tiers.flat_map(|(at, tier)| tier.iter().map(move |issue| (issue.clone(), at))).collect()
        };
        let (of_first, of_second) = (numbered(first), numbered(second));
        let side = |tiers: &[Vec<IssueId>], other: &BTreeMap<IssueId, usize>| {
            let partners = tiers
                .iter()
                .map(|tier| tier.iter().filter_map(|issue| other.get(issue).copied()).collect());
            Side::new(tiers.iter().map(Vec::len), partners.collect())
        };
        self.of_sides(side(first, &of_second), side(second, &of_first))
    }

    /// The overlap of two rankings of the same issues, issue by issue with the numbers of their
    /// tiers.
    pub(super) fn of_tier_numbers(&self, first: &[usize], second: &[usize]) -> f64 {
        let side = |own: &[usize], other: &[usize]| {
            let tiers = own.iter().max().map_or(0, |&last| last + 1);
            let mut partners = vec![Vec::new(); tiers];
            for (&own, &other) in own.iter().zip(other) {
                partners[own].push(other);
            }
            let sizes: Vec<usize> = partners.iter().map(Vec::len).collect();
            Side::new(sizes.into_iter(), partners)
        };
        self.of_sides(side(first, second), side(second, first))
    }

    fn of_sides(&self, first: Side, second: Side) -> f64 {
        let (short, long) =
            if first.len() <= second.len() { (first, second) } else { (second, first) };
        let (s, l) = (short.len(), long.len());
        let p = self.persistence;
        let mut walk = TierWalk::new(short, long);
        let (mut weight, mut sum, mut at_s, mut shared) = (1.0, 0.0, 0.0, 0.0);
        for depth in 1..=l {
            walk.advance_to(depth);
            weight *= p;
            let agreement = if depth <= s {
                at_s = self.agreement(&walk, 0.0);
                at_s
            } else {
                let unseen = (depth - s) as f64 * at_s * walk.mean_unshared(self.ties);
                self.agreement(&walk, unseen)
            };
            sum += agreement * weight;
            shared = walk.shared(self.ties);
        }
        // Behind both ends every issue counts in full.
        let last = (shared + (l - s) as f64 * at_s) / l as f64;
        sum += last * weight * p / (1.0 - p);
        ((1.0 - p) / p * sum).clamp(0.0, 1.0)
    }

    /// The agreement at the depth of the walk, with issues that are taken to be shared behind the
    /// short end; there, the short list is taken to have no ties.
    fn agreement(&self, walk: &TierWalk, unseen: f64) -> f64 {
        let shared = walk.shared(self.ties) + unseen;
        match self.ties {
            OverlapTies::Average => shared / walk.depth(),
            OverlapTies::Equal => {
                let [short, long] = walk.reached();
                2.0 * shared / (short + long)
            }
            OverlapTies::Corrected => {
                let [short, long] = walk.squares();
                shared / (short * long).sqrt()
            }
        }
    }
}

impl Default for RankBiasedOverlap {
    fn default() -> Self {
        Self { persistence: nine_tenths(), ties: OverlapTies::Average }
    }
}

impl TryFrom<OverlapSpec> for RankBiasedOverlap {
    type Error = ComparisonError;

    fn try_from(spec: OverlapSpec) -> Result<Self, ComparisonError> {
        Ok(Self::new(spec.persistence)?.with_ties(spec.ties))
    }
}

impl From<RankBiasedOverlap> for OverlapSpec {
    fn from(overlap: RankBiasedOverlap) -> Self {
        Self { persistence: overlap.persistence, ties: overlap.ties }
    }
}
