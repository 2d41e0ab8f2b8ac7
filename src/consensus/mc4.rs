//! The Markov chain MC4.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::aggregator::{Consensus, RankAggregator};
use super::error::ConsensusError;
use super::profile::ListProfile;
use crate::model::Ranking;
use crate::num::markov::stationary;

/// MC4: where a walk ends up that picks an issue at random and moves there if a majority prefers it.
///
/// # Formula
///
/// ```text
/// P(i → j) = (1 − ε) · [a majority puts j above i] / n + ε / n     for j ≠ i
/// u = the stationary law of P                                      ε = .05 unless said otherwise
/// ```
///
/// The teleport ε makes the law unique. It is computed by elimination without subtraction, not by
/// iterating, so it is exact to a few units in the last place.
///
/// # Degenerate cases
///
/// Even pairs, and pairs on which no list says anything, are no reason to move. Without any majority
/// all issues are tied. A list without order prefers what it names to what it does not name, and
/// nothing else. One issue: rank 1 with utility 1.
///
/// # Errors
///
/// At construction a teleport that is not above 0 and below 1.
///
/// Complexity: O(lists · n² + n³).
///
/// Reference: Dwork, Kumar, Naor & Sivakumar 2001, *Rank aggregation methods for the Web*,
/// doi:10.1145/371920.372165; elimination: Grassmann, Taksar & Heyman 1985.
///
/// # Examples
///
/// ```
/// use materiality::{ListProfile, Mc4, PublishedList, RankAggregator};
///
/// let profile = ListProfile::of_named_issues([PublishedList::ranked("Acme", ["a", "b"])?])?;
/// let consensus = Mc4::default().aggregate(&profile)?;
/// // By hand: b moves to a at rate ½, a to b at rate .05 / 2 only.
/// assert!((consensus.ranking.utilities()[0] - 0.5 / 0.525).abs() < 1e-15);
/// # Ok::<(), materiality::ConsensusError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Mc4Spec", into = "Mc4Spec")]
pub struct Mc4 {
    teleport: f64,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Mc4Spec {
    #[serde(default = "teleport")]
    teleport: f64,
}

fn teleport() -> f64 {
    0.05
}

impl Mc4 {
    /// With another teleport than .05.
    ///
    /// # Errors
    ///
    /// [`ConsensusError::InvalidParameter`] unless it is above 0 and below 1.
    pub fn new(teleport: f64) -> Result<Self, ConsensusError> {
        if teleport > 0.0 && teleport < 1.0 {
            Ok(Self { teleport })
        } else {
            Err(ConsensusError::InvalidParameter {
                what: "teleport of MC4",
                found: teleport,
                expected: "a number above 0 and below 1",
            })
        }
    }

    /// The share of moves that go anywhere.
    pub const fn teleport(&self) -> f64 {
        self.teleport
    }
}

impl Default for Mc4 {
    fn default() -> Self {
        Self { teleport: teleport() }
    }
}

impl RankAggregator for Mc4 {
    fn name(&self) -> &'static str {
        "MC4"
    }

    fn aggregate(&self, profile: &ListProfile) -> Result<Consensus, ConsensusError> {
        let preferences = profile.preferences();
        let n = preferences.issues();
        // All rates times n / ε: the law is the same.
        let towards_majority = (1.0 - self.teleport) / self.teleport;
        let rate = |i: usize, j: usize| match preferences.compared(j, i) {
            Ordering::Greater => 1.0 + towards_majority,
            _ => 1.0,
        };
        let rates: Vec<f64> = (0..n * n).map(|at| rate(at / n, at % n)).collect();
        // Every issue reaches every other, so there is one law.
        let law = stationary(&rates, n).unwrap_or_else(|| vec![1.0 / n as f64; n]);
        Ok(Consensus::of_ranking(Ranking::from_utilities(profile.shared_issues(), law)?))
    }
}

impl TryFrom<Mc4Spec> for Mc4 {
    type Error = ConsensusError;

    fn try_from(spec: Mc4Spec) -> Result<Self, ConsensusError> {
        Self::new(spec.teleport)
    }
}

impl From<Mc4> for Mc4Spec {
    fn from(method: Mc4) -> Self {
        Self { teleport: method.teleport }
    }
}
