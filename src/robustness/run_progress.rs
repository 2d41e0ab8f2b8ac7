//! How far a long run has come.

/// How far a long run has come; handed to the caller, who can stop it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RunProgress {
    /// Steps done so far.
    pub done: u64,
    /// Steps in all.
    pub total: u64,
}
