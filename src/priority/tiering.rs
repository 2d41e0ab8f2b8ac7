//! Tiers from a ranking: who is in the first, the second, ….

use std::num::NonZeroUsize;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::error::PriorityError;
use super::head_tail::head_tail_breaks;
use super::natural_breaks::NaturalBreaks;
use crate::model::{IssueId, Ranking};

/// What happens to issues that are tied at a cut.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TiesAtCut {
    /// All of them are taken, so there can be more than asked for; the default.
    #[default]
    Include,
    /// None of them is taken, so there can be fewer.
    Exclude,
}

/// A rule that cuts a ranking into tiers.
///
/// Thresholds with a rationale ([`Thresholds`](crate::Thresholds)) are the rule to prefer: under all
/// others an issue's tier depends on which other issues are in the list. No rule ever cuts through a
/// tie; utilities are compared on the grid of 2⁻³⁶ on which the crate ranks.
///
/// # Formula
///
/// ```text
/// top_n           tier 1: the first n;  tier 2: the rest
/// quantiles       tier = ⌈k · rank / n⌉ of the competition rank: k tiers of about one size
/// rank_bands      ends 3, 8: ranks 1–3, 4–8, the rest
/// natural_breaks  Fisher–Jenks: k tiers of utilities as alike as possible
/// head_tail       above the mean; of these above their mean; …
/// ```
///
/// # Degenerate cases
///
/// All issues tied: one tier, the first (with [`TiesAtCut::Exclude`] and fewer than all asked for,
/// the second). Tiers that no issue is in are left out of the numbering of natural breaks and
/// head/tail breaks, and keep their number in the others.
///
/// # Errors
///
/// [`PriorityError::InvalidParameter`] for 0 tiers, [`PriorityError::InvalidBands`] for bands that do
/// not rise.
///
/// # Examples
///
/// ```
/// use materiality::{IssueId, Ranking, TierRule, TiesAtCut};
///
/// let ids = ["soil", "water", "air", "noise"].map(|id| IssueId::new(id).unwrap());
/// let ranking = Ranking::from_utilities(ids.to_vec(), vec![0.9, 0.7, 0.1 + 0.6, 0.2])?;
/// let top = |ties| TierRule::TopN { n: 2, ties }.apply(&ranking);
/// assert_eq!(top(TiesAtCut::Include)?.by_issue(), [1, 1, 1, 2]); // water and air are tied
/// assert_eq!(top(TiesAtCut::Exclude)?.by_issue(), [1, 2, 2, 2]);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum TierRule {
    /// The first n, and the rest.
    TopN {
        /// How many.
        n: usize,
        /// What happens to ties at the cut.
        #[serde(default)]
        ties: TiesAtCut,
    },
    /// Tiers of about one size.
    Quantiles {
        /// How many tiers.
        tiers: NonZeroUsize,
    },
    /// Tiers that end at given competition ranks; the rest is one more.
    RankBands(RankBands),
    /// Tiers of utilities as alike as possible. See [`NaturalBreaks`].
    NaturalBreaks {
        /// How many tiers; clamped to the number of distinct utilities.
        tiers: NonZeroUsize,
    },
    /// Repeated cuts at the mean, for utilities with few large and many small values. See
    /// [`head_tail_breaks`](crate::head_tail_breaks).
    HeadTail,
}

/// The last competition rank of each tier but the last, rising.
///
/// # Examples
///
/// ```
/// use materiality::RankBands;
///
/// let bands = RankBands::new(vec![3, 10])?; // ranks 1 to 3, 4 to 10, and the rest
/// assert_eq!(bands.ends(), [3, 10]);
/// assert!(RankBands::new(vec![10, 3]).is_err());
/// # Ok::<(), materiality::PriorityError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<usize>", into = "Vec<usize>")]
pub struct RankBands(Vec<usize>);

impl RankBands {
    /// Checks the ends of bands.
    ///
    /// # Errors
    ///
    /// [`PriorityError::InvalidBands`] unless they are at least 1 and rise.
    pub fn new(ends: Vec<usize>) -> Result<Self, PriorityError> {
        let rises = ends.windows(2).all(|pair| pair[0] < pair[1]);
        if ends.first() == Some(&0) || !rises {
            return Err(PriorityError::InvalidBands { ends });
        }
        Ok(Self(ends))
    }

    /// The last rank of each band.
    pub fn ends(&self) -> &[usize] {
        &self.0
    }
}

impl TryFrom<Vec<usize>> for RankBands {
    type Error = PriorityError;

    fn try_from(ends: Vec<usize>) -> Result<Self, PriorityError> {
        Self::new(ends)
    }
}

impl From<RankBands> for Vec<usize> {
    fn from(bands: RankBands) -> Self {
        bands.0
    }
}

/// The tier of every issue: 1 is the most material.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tiering {
    issues: Arc<[IssueId]>,
    tiers: Vec<usize>,
}

impl TierRule {
    /// The tiers of a ranking.
    ///
    /// # Errors
    ///
    /// None in practice: a rule that exists is valid, and so is a ranking.
    ///
    /// Complexity: O(n); natural breaks O(k · n²).
    pub fn apply(&self, ranking: &Ranking) -> Result<Tiering, PriorityError> {
        let n = ranking.issues().len();
        let ranks = ranking.competition_ranks();
        let tiers = match self {
            Self::TopN { n: wanted, ties } => top_n(ranking, *wanted, *ties),
            Self::Quantiles { tiers } => {
                ranks.iter().map(|rank| (tiers.get() * rank).div_ceil(n)).collect()
            }
            Self::RankBands(RankBands(ends)) => {
                ranks.iter().map(|rank| 1 + ends.partition_point(|end| end < rank)).collect()
            }
            Self::NaturalBreaks { tiers } => {
                NaturalBreaks::of(ranking.utilities(), tiers.get())?.tiers().to_vec()
            }
            Self::HeadTail => head_tail_breaks(ranking.utilities()),
        };
        Ok(Tiering { issues: ranking.issues().into(), tiers })
    }
}

/// The first n and the rest, whole tie groups only.
fn top_n(ranking: &Ranking, wanted: usize, ties: TiesAtCut) -> Vec<usize> {
    let mut tiers = vec![2; ranking.issues().len()];
    let mut before = 0;
    for members in ranking.tie_groups() {
        let is_taken = match ties {
            TiesAtCut::Include => before < wanted,
            TiesAtCut::Exclude => before + members.len() <= wanted,
        };
        if !is_taken {
            break;
        }
        for &member in members {
            tiers[member] = 1;
        }
        before += members.len();
    }
    tiers
}

impl Tiering {
    /// The issues, in catalog order.
    pub fn issues(&self) -> &[IssueId] {
        &self.issues
    }

    /// The tier of every issue, counted from 1, in catalog order.
    pub fn by_issue(&self) -> &[usize] {
        &self.tiers
    }

    /// The issues of one tier, as places in catalog order.
    pub fn members(&self, tier: usize) -> impl Iterator<Item = usize> {
        self.tiers.iter().enumerate().filter(move |&(_, &own)| own == tier).map(|(at, _)| at)
    }
}
