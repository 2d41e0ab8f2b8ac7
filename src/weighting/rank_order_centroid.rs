//! Rank-order-centroid weights.

use serde::{Deserialize, Serialize};

use super::error::WeightingError;
use super::ranks;
use super::scheme::{Weighting, WeightingScheme};
use crate::model::ScoreMatrix;
use crate::num::positions;

const NAME: &str = "rank-order centroid";

/// What equal ranks mean to [`RankOrderCentroid`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RankTies {
    /// Their order is not known: each gets the mean of the weights of the places they take; the
    /// default, and what the other schemes on ranks do.
    #[default]
    OrderUnknown,
    /// They were said to weigh the same: the mean of all weights that fall with the rank and are
    /// equal within ties.
    StatedEqual,
}

/// The mean of all weights that fall with the rank, each as likely as the other.
///
/// If nothing but the order is known, these are the weights with the least expected error, and in
/// simulations they find the best alternative more often than the other schemes on ranks.
///
/// # Formula
///
/// ```text
/// w_r = (1/n) Σ_{k=r..n} 1/k
///
/// ties stated equal, t groups of ties, N_g members in the first g of them:
/// w in group s = (1/t) Σ_{g=s..t} 1/N_g
/// ```
///
/// # Degenerate cases
///
/// Ties: see [`RankTies`]; ranks 1, 1, 3 give .444 .444 .111 or .4167 .4167 .1667. One column has
/// weight 1.
///
/// # Errors
///
/// At construction a rank of 0 or no ranks; when used, another number of columns.
///
/// Complexity: O(n log n).
///
/// Reference: Barron and Barrett 1996, *Decision quality using ranked attribute weights*, Management
/// Science 42(11), doi:10.1287/mnsc.42.11.1515.
///
/// # Examples
///
/// ```
/// use materiality::{RankOrderCentroid, ScoreMatrix, WeightingScheme};
///
/// let scores = ScoreMatrix::from_rows(&[[0.2, 0.9], [0.8, 0.7]])?;
/// let weights = RankOrderCentroid::new(vec![1, 2])?.weights(&scores)?;
/// assert_eq!(weights.as_slice(), [0.75, 0.25]);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "RankOrderCentroidSpec", into = "RankOrderCentroidSpec")]
pub struct RankOrderCentroid {
    ranks: Vec<u32>,
    ties: RankTies,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct RankOrderCentroidSpec {
    ranks: Vec<u32>,
    #[serde(default)]
    ties: RankTies,
}

impl RankOrderCentroid {
    /// One rank per column, 1 for the most important; equal ranks are ties.
    ///
    /// # Errors
    ///
    /// [`WeightingError::InvalidParameter`] for a rank of 0, [`WeightingError::Model`] for none.
    pub fn new(ranks: Vec<u32>) -> Result<Self, WeightingError> {
        ranks::checked(NAME, &ranks)?;
        Ok(Self { ranks, ties: RankTies::default() })
    }

    /// Says what equal ranks mean.
    pub fn ties(self, ties: RankTies) -> Self {
        Self { ties, ..self }
    }

    /// The ranks.
    pub fn ranks(&self) -> &[u32] {
        &self.ranks
    }
}

impl WeightingScheme for RankOrderCentroid {
    fn name(&self) -> &'static str {
        NAME
    }

    fn weigh(&self, scores: &ScoreMatrix) -> Result<Weighting, WeightingError> {
        let weights = match self.ties {
            RankTies::OrderUnknown => {
                positions::shared(&self.ranks, &tails((1..=self.ranks.len()).map(|k| k as f64)))
            }
            RankTies::StatedEqual => {
                let groups = positions::tie_runs(&self.ranks);
                let members = groups.iter().scan(0.0, |members, group| {
                    *members += group.len() as f64;
                    Some(*members)
                });
                let by_group = tails(members);
                let mut weights = vec![0.0; self.ranks.len()];
                for (group, weight) in groups.into_iter().zip(by_group) {
                    for item in group {
                        weights[item] = weight;
                    }
                }
                weights
            }
        };
        Weighting::for_columns(NAME, scores, weights)
    }
}

/// Σ of the reciprocals from each place to the last, summed from the smallest term up.
fn tails(numbers: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut tails: Vec<f64> = numbers.map(f64::recip).collect();
    let mut sum = 0.0;
    for tail in tails.iter_mut().rev() {
        sum += *tail;
        *tail = sum;
    }
    tails
}

impl TryFrom<RankOrderCentroidSpec> for RankOrderCentroid {
    type Error = WeightingError;

    fn try_from(spec: RankOrderCentroidSpec) -> Result<Self, WeightingError> {
        Ok(Self::new(spec.ranks)?.ties(spec.ties))
    }
}

impl From<RankOrderCentroid> for RankOrderCentroidSpec {
    fn from(scheme: RankOrderCentroid) -> Self {
        Self { ranks: scheme.ranks, ties: scheme.ties }
    }
}
