//! One ranking out of several lists: the trait, its result, and the enum that names the built-in
//! methods.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::borda::Borda;
use super::copeland::Copeland;
use super::error::ConsensusError;
use super::footrule::Footrule;
use super::frequency::Frequency;
use super::kemeny::Kemeny;
use super::mc4::Mc4;
use super::median_rank::MedianRank;
use super::plackett_luce::PlackettLuce;
use super::profile::ListProfile;
use super::reciprocal_rank_fusion::ReciprocalRankFusion;
use super::schulze::Schulze;
use crate::model::Ranking;
use crate::num::paths::Ways;

/// One ranking out of several lists.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Consensus {
    /// All issues of the profile. What the utilities mean, each method says.
    pub ranking: Ranking,
    /// For a method that looks for the best of all orders: how good it is, and whether it is alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub optimum: Option<Optimum>,
}

impl Consensus {
    /// Of a method whose ranking follows from a formula.
    pub const fn of_ranking(ranking: Ranking) -> Self {
        Self { ranking, optimum: None }
    }

    /// Of a method that looks for the best of all orders.
    pub const fn of_optimum(ranking: Ranking, optimum: Optimum) -> Self {
        Self { ranking, optimum: Some(optimum) }
    }
}

/// How good the best order found is, and how many are as good.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Optimum {
    /// What was made small: total disagreement with the lists, each by its weight.
    pub disagreement: f64,
    /// What every order costs at least.
    pub lower_bound: f64,
    /// Whether the order is proved to be one of the best.
    pub proof: OptimumProof,
    /// How many orders are as good; of these the first by the order of issues is reported.
    pub count: OptimumCount,
}

impl Optimum {
    /// Whether no order is better.
    pub const fn is_optimal(&self) -> bool {
        matches!(self.proof, OptimumProof::Optimal)
    }
}

/// Whether an order is proved to be one of the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum OptimumProof {
    /// No order is better.
    Optimal,
    /// The best that a search found; the best there is lies between the lower bound and this.
    Unproven,
}

/// How many orders are as good as the one reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OptimumCount {
    /// So many, itself included.
    Exactly(u64),
    /// So many or more: too many to count, or more than 2⁶⁴ − 1.
    AtLeast(u64),
}

impl From<Ways> for OptimumCount {
    fn from(ways: Ways) -> Self {
        match ways {
            Ways::Exactly(count) => Self::Exactly(count),
            Ways::AtLeast(count) => Self::AtLeast(count),
        }
    }
}

impl fmt::Display for OptimumCount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exactly(count) => write!(f, "{count}"),
            Self::AtLeast(count) => write!(f, "at least {count}"),
        }
    }
}

/// Makes one ranking out of several lists.
///
/// # Examples
///
/// A method of one's own: how often an issue is listed first.
///
/// ```
/// use materiality::{Consensus, ConsensusError, ListProfile, PublishedList, RankAggregator, Ranking};
///
/// #[derive(Debug)]
/// struct FirstPlaces;
///
/// impl RankAggregator for FirstPlaces {
///     fn name(&self) -> &'static str {
///         "first places"
///     }
///
///     fn aggregate(&self, profile: &ListProfile) -> Result<Consensus, ConsensusError> {
///         let count = |issue| {
///             let is_first = |list: &&PublishedList| list.tiers()[0].contains(issue);
///             profile.lists().filter(is_first).map(PublishedList::weight).sum()
///         };
///         let utilities = profile.issues().iter().map(count).collect();
///         let ranking = Ranking::from_utilities(profile.issues().to_vec(), utilities)?;
///         Ok(Consensus::of_ranking(ranking))
///     }
/// }
///
/// let lists = [
///     PublishedList::ranked("Acme", ["water", "privacy"])?,
///     PublishedList::ranked("Bolt", ["privacy", "soil"])?,
///     PublishedList::ranked("Crux", ["privacy", "water"])?,
/// ];
/// let profile = ListProfile::of_named_issues(lists)?;
/// assert_eq!(FirstPlaces.aggregate(&profile)?.ranking.competition_ranks(), [2, 1, 3]);
/// # Ok::<(), ConsensusError>(())
/// ```
pub trait RankAggregator: fmt::Debug + Send + Sync {
    /// What the method is called in results.
    fn name(&self) -> &'static str;

    /// The consensus of the lists.
    ///
    /// # Errors
    ///
    /// [`ConsensusError`] if the lists do not suit the method.
    fn aggregate(&self, profile: &ListProfile) -> Result<Consensus, ConsensusError>;
}

/// A built-in method by name, for plans and other files.
///
/// # Examples
///
/// ```
/// use materiality::{ConsensusMethod, RankAggregator};
///
/// let method: ConsensusMethod = serde_json::from_str(r#"{"borda": {"completion": "zero"}}"#)?;
/// assert_eq!(method.name(), "Borda count");
/// assert_eq!(ConsensusMethod::default(), serde_json::from_str(r#"{"borda": {}}"#)?);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ConsensusMethod {
    /// How many lists name an issue. See [`Frequency`].
    Frequency,
    /// Points by position; the default. See [`Borda`].
    Borda(Borda),
    /// Majorities won. See [`Copeland`].
    Copeland,
    /// Least disagreement over pairs. See [`Kemeny`].
    Kemeny,
    /// Strongest paths of majorities. See [`Schulze`].
    Schulze,
    /// Sums of reciprocal ranks. See [`ReciprocalRankFusion`].
    ReciprocalRankFusion(ReciprocalRankFusion),
    /// A walk towards majority winners. See [`Mc4`].
    Mc4(Mc4),
    /// Median positions. See [`MedianRank`].
    MedianRank,
    /// Least displacement. See [`Footrule`].
    Footrule,
    /// Worths of a choice model. See [`PlackettLuce`].
    PlackettLuce(PlackettLuce),
}

impl Default for ConsensusMethod {
    fn default() -> Self {
        Self::Borda(Borda::default())
    }
}

impl ConsensusMethod {
    /// Every method with its default parameters.
    pub fn all() -> [Self; 10] {
        [
            Self::Frequency,
            Self::Borda(Borda::default()),
            Self::Copeland,
            Self::Kemeny,
            Self::Schulze,
            Self::ReciprocalRankFusion(ReciprocalRankFusion::default()),
            Self::Mc4(Mc4::default()),
            Self::MedianRank,
            Self::Footrule,
            Self::PlackettLuce(PlackettLuce::default()),
        ]
    }

    fn aggregator(&self) -> &dyn RankAggregator {
        match self {
            Self::Frequency => &Frequency,
            Self::Borda(method) => method,
            Self::Copeland => &Copeland,
            Self::Kemeny => &Kemeny,
            Self::Schulze => &Schulze,
            Self::ReciprocalRankFusion(method) => method,
            Self::Mc4(method) => method,
            Self::MedianRank => &MedianRank,
            Self::Footrule => &Footrule,
            Self::PlackettLuce(method) => method,
        }
    }
}

impl RankAggregator for ConsensusMethod {
    fn name(&self) -> &'static str {
        self.aggregator().name()
    }

    fn aggregate(&self, profile: &ListProfile) -> Result<Consensus, ConsensusError> {
        self.aggregator().aggregate(profile)
    }
}
