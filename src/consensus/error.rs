//! What can be wrong with lists and their consensus.

use crate::model::{IssueId, ModelError};

/// Lists that cannot be used, or from which no consensus follows.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ConsensusError {
    /// There is no list.
    #[error("there are no lists, expected at least one")]
    NoLists,
    /// A list names no issue.
    #[error("list {list:?} names no issue, expected at least one; leave it out")]
    EmptyList {
        /// The list.
        list: String,
    },
    /// A tier of a list names no issue.
    #[error("tier {tier} of list {list:?} names no issue, expected at least one")]
    EmptyTier {
        /// The list.
        list: String,
        /// The tier, counted from 1.
        tier: usize,
    },
    /// A list names an issue twice.
    #[error("list {list:?} names issue {issue} more than once, expected once")]
    RepeatedIssue {
        /// The list.
        list: String,
        /// The issue.
        issue: IssueId,
    },
    /// A list names an issue that is not among those to be ranked.
    #[error(
        "list {list:?} names issue {issue}, which is not among the {issues} issues to be ranked"
    )]
    UnknownIssue {
        /// The list.
        list: String,
        /// The issue.
        issue: IssueId,
        /// How many issues are to be ranked.
        issues: usize,
    },
    /// An issue is to be ranked twice.
    #[error("issue {issue} stands more than once among the issues to be ranked")]
    DuplicateIssue {
        /// The issue.
        issue: IssueId,
    },
    /// Two lists have the same name.
    #[error("there is more than one list {list:?}, expected one name per list")]
    DuplicateList {
        /// The name.
        list: String,
    },
    /// A list without an order has several tiers.
    #[error("list {list:?} has no order but {tiers} tiers, expected one")]
    TiersWithoutOrder {
        /// The list.
        list: String,
        /// How many tiers it has.
        tiers: usize,
    },
    /// The weight of a list is not above 0 and finite.
    #[error("list {list:?} has the weight {found}, expected a finite number above 0")]
    InvalidWeight {
        /// The list.
        list: String,
        /// The weight given.
        found: f64,
    },
    /// The weight of a list is too small to count beside the others.
    #[error("list {list:?} has the weight {found}, less than 1/2^49 of all lists together")]
    WeightTooSmall {
        /// The list.
        list: String,
        /// The weight given.
        found: f64,
    },
    /// A parameter of a method is outside its range.
    #[error("the {what} is {found}, expected {expected}")]
    InvalidParameter {
        /// What the parameter is.
        what: &'static str,
        /// The number given.
        found: f64,
        /// What is allowed.
        expected: &'static str,
    },
    /// Maximum likelihood estimates do not exist.
    #[error(
        "the lists never put {below} above {above}, so the estimates are infinite; expected wins and losses between all issues, or pseudo-comparisons"
    )]
    Disconnected {
        /// Issues that win every comparison with the others, separated by commas.
        above: String,
        /// The others.
        below: String,
    },
    /// The worth of an issue runs out of the range of numbers.
    #[error(
        "the worth of issue {issue} is below 1e-300 of all, too little to compute; give the pseudo-comparisons more weight"
    )]
    WorthTooSmall {
        /// The issue.
        issue: IssueId,
    },
    /// An iteration did not come to rest.
    #[error(
        "the estimates still move after {iterations} iterations, expected them to come to rest"
    )]
    NotConverged {
        /// How many iterations were made.
        iterations: usize,
    },
    /// A top of no issues, or of more than there are.
    #[error("the top {found} of {issues} issues was asked for, expected 1 to {issues}")]
    InvalidTop {
        /// The number asked for.
        found: usize,
        /// How many issues there are.
        issues: usize,
    },
    /// One list cannot be left out if it is the only one.
    #[error("there is only list {list:?}, expected at least two to leave one out")]
    OnlyOneList {
        /// Its name.
        list: String,
    },
    /// A bootstrap without draws.
    #[error("the bootstrap has 0 draws, expected at least one")]
    NoDraws,
    /// A value of the domain model is not valid.
    #[error(transparent)]
    Model(#[from] ModelError),
}
