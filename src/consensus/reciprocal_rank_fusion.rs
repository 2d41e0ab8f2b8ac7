//! Reciprocal rank fusion.

use serde::{Deserialize, Serialize};

use super::aggregator::{Consensus, RankAggregator};
use super::error::ConsensusError;
use super::profile::ListProfile;
use crate::model::Ranking;
use crate::num::sum::exact_sum;

/// Reciprocal rank fusion: each list gives an issue the reciprocal of its rank plus a constant.
///
/// # Formula
///
/// ```text
/// u(i) = Σ w / (c + r) / Σ w     over the lists that name i; c = 60 unless said otherwise
/// ```
///
/// # Degenerate cases
///
/// Ties have mid-ranks, and so have all issues of a list without order. An unlisted issue gets
/// nothing, whether it ranks below or is unknown.
///
/// # Errors
///
/// At construction a constant that is negative or not finite.
///
/// Complexity: O(entries).
///
/// Reference: Cormack, Clarke & Büttcher 2009, *Reciprocal rank fusion outperforms Condorcet and
/// individual rank learning methods*, doi:10.1145/1571941.1572114.
///
/// # Examples
///
/// ```
/// use materiality::{ListProfile, PublishedList, RankAggregator, ReciprocalRankFusion};
///
/// let profile = ListProfile::of_named_issues([
///     PublishedList::ranked("Acme", ["a", "b"])?,
///     PublishedList::ranked("Bolt", ["b", "c"])?,
/// ])?;
/// let consensus = ReciprocalRankFusion::default().aggregate(&profile)?;
/// assert_eq!(consensus.ranking.competition_ranks(), [2, 1, 3]);
/// # Ok::<(), materiality::ConsensusError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "FusionSpec", into = "FusionSpec")]
pub struct ReciprocalRankFusion {
    constant: f64,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FusionSpec {
    #[serde(default = "sixty")]
    constant: f64,
}

fn sixty() -> f64 {
    60.0
}

impl ReciprocalRankFusion {
    /// With another constant than 60; the smaller it is, the more the first places count.
    ///
    /// # Errors
    ///
    /// [`ConsensusError::InvalidParameter`] unless it is finite and at least 0.
    pub fn new(constant: f64) -> Result<Self, ConsensusError> {
        if constant >= 0.0 && constant.is_finite() {
            Ok(Self { constant })
        } else {
            Err(ConsensusError::InvalidParameter {
                what: "constant of the reciprocal rank fusion",
                found: constant,
                expected: "a finite number of at least 0",
            })
        }
    }

    /// What is added to every rank.
    pub const fn constant(&self) -> f64 {
        self.constant
    }
}

impl Default for ReciprocalRankFusion {
    fn default() -> Self {
        Self { constant: sixty() }
    }
}

impl RankAggregator for ReciprocalRankFusion {
    fn name(&self) -> &'static str {
        "reciprocal rank fusion"
    }

    fn aggregate(&self, profile: &ListProfile) -> Result<Consensus, ConsensusError> {
        let mut terms = vec![Vec::new(); profile.issues().len()];
        for (places, weight) in profile.places() {
            for (issue, rank) in places.mid_ranks() {
                terms[issue].push(weight as f64 / (self.constant + rank));
            }
        }
        let total = profile.total() as f64;
        let utilities = terms.into_iter().map(|terms| exact_sum(terms) / total).collect();
        Ok(Consensus::of_ranking(Ranking::from_utilities(profile.shared_issues(), utilities)?))
    }
}

impl TryFrom<FusionSpec> for ReciprocalRankFusion {
    type Error = ConsensusError;

    fn try_from(spec: FusionSpec) -> Result<Self, ConsensusError> {
        Self::new(spec.constant)
    }
}

impl From<ReciprocalRankFusion> for FusionSpec {
    fn from(method: ReciprocalRankFusion) -> Self {
        Self { constant: method.constant }
    }
}
