//! What can be wrong with a comparison.

/// Two rankings that cannot be compared.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ComparisonError {
    /// The rankings are of other issues.
    #[error("issue {found} stands in one ranking only; compare rankings of the same issues")]
    OtherIssues {
        /// An issue that only one of them has.
        found: String,
    },
    /// A top of no issues, or of more than there are.
    #[error("the top {found} of {issues} issues was asked for, expected 1 to {issues}")]
    InvalidTop {
        /// The number asked for.
        found: usize,
        /// How many issues there are.
        issues: usize,
    },
    /// A persistence that is no probability strictly between 0 and 1.
    #[error("the persistence is {found}, expected a number above 0 and below 1")]
    InvalidPersistence {
        /// The number given.
        found: f64,
    },
}
