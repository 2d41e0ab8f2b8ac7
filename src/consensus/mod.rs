//! One ranking out of several published priority lists.
//!
//! A [`PublishedList`] holds what one company or report published: tiers of tied issues, or a set
//! without order, most often of some issues only. A [`ListProfile`] holds several of them on the
//! same issues, each with a weight, and a [`RankAggregator`] makes one ranking of them.
//!
//! # Which method?
//!
//! How issues are treated that a list does not name matters far more than the method. Take
//! [`Borda`] (its default completion does this well), or [`Frequency`] if the order inside the lists
//! means nothing; and look at [`leave_one_list_out`] and [`bootstrap_inclusion`] before you call ten
//! issues *the* top ten.
//!
//! | idea | method | not listed, below | not listed, unknown | list without order |
//! |---|---|---|---|---|
//! | who is named | [`Frequency`] | 0 | 0 | all it says |
//! | mean position | [`Borda`] | mean of the places left | mean of all places | one tie |
//! | | [`ReciprocalRankFusion`] | 0 | 0 | one tie |
//! | median position | [`MedianRank`] | mean of the places left | no part | one tie |
//! | least displacement | [`Footrule`] | mean of the places left | no part | one tie |
//! | majorities | [`Copeland`], [`Schulze`], [`Mc4`], [`Kemeny`] | below the listed, even among themselves | no preference | listed above unlisted |
//! | a model of choice | [`PlackettLuce`] | available and not chosen | no part | one tie |
//!
//! [`Kemeny`] and [`Footrule`] look for the best of all orders; they say by [`Optimum`] whether it is
//! proved and how many are as good. [`ConsensusMethod`] names every method, for files.
//!
//! # The built-in example
//!
//! The report behind the [catalog](crate::catalog) derived ten issues from what ten companies
//! published. It prints no such lists; what it has is which company it shows at work on which issue.
//! That is coverage of the report, **not** a priority of the companies, and it does **not** reproduce
//! the report's order: Spearman's correlation with the ranks as printed is 0.000 for companies named
//! and 0.125 for case studies. Do not take any of this for the report's method.
//!
//! ```
//! use materiality::catalog::{self, Evidence};
//! use materiality::{Frequency, IssueId, ListProfile, RankAggregator, Ranking, Similarity};
//!
//! let issues = || catalog::priority_issues().iter();
//! let named = |company: &'static catalog::Company| {
//!     let is_named = |issue: &&catalog::PriorityIssue| company.evidence(issue) != Evidence::None;
//!     (company.name.en(), issues().filter(is_named).map(|issue| issue.slug).collect::<Vec<_>>())
//! };
//! let profile = ListProfile::from_mentions(
//!     issues().map(|issue| issue.slug),
//!     catalog::companies().iter().map(named),
//! )?;
//! let consensus = Frequency.aggregate(&profile)?;
//!
//! let printed = issues().map(|issue| -f64::from(issue.rank)).collect();
//! let printed = Ranking::from_utilities(profile.issues().to_vec(), printed)?;
//! let similarity = Similarity::new(&printed, &consensus.ranking)?;
//! assert!(similarity.spearman().unwrap().abs() < 0.0005);
//! # Ok::<(), materiality::Error>(())
//! ```

mod aggregator;
mod borda;
mod choice_data;
mod copeland;
mod error;
mod footrule;
mod frequency;
mod kemeny;
mod mc4;
mod median_rank;
mod places;
mod plackett_luce;
mod preferences;
mod profile;
mod published_list;
mod reciprocal_rank_fusion;
mod schulze;
mod stability;

pub use aggregator::{
    Consensus, ConsensusMethod, Optimum, OptimumCount, OptimumProof, RankAggregator,
};
pub use borda::{Borda, BordaCompletion};
pub use copeland::Copeland;
pub use error::ConsensusError;
pub use footrule::Footrule;
pub use frequency::Frequency;
pub use kemeny::Kemeny;
pub use mc4::Mc4;
pub use median_rank::MedianRank;
pub use plackett_luce::{PlackettLuce, Worths};
pub use preferences::PairwisePreferences;
pub use profile::ListProfile;
pub use published_list::{ListOrder, PublishedList, Unlisted};
pub use reciprocal_rank_fusion::ReciprocalRankFusion;
pub use schulze::Schulze;
pub use stability::{WithoutList, bootstrap_inclusion, leave_one_list_out};
