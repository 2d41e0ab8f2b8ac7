//! The score of one issue on one axis, or why there is none.

use serde::{Deserialize, Serialize};

use super::interval::Interval;
use crate::model::{GroupId, Score};

/// The score of one issue on one axis, with what it rests on.
///
/// # Examples
///
/// ```
/// use materiality::{AxisScore, Interval, Score};
///
/// let score = AxisScore::given(Score::new(0.7)?)
///     .with_interval(Interval::new(Score::new(0.6)?, Score::new(0.8)?)?);
/// assert_eq!(score.interval().unwrap().lower().get(), 0.6);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AxisScore {
    pub(super) score: Score,
    pub(super) interval: Option<Interval>,
    pub(super) answers: u64,
    pub(super) coverage: f64,
    pub(super) effective_groups: f64,
}

/// A score, or the reason why there is none.
pub type AxisOutcome = Result<AxisScore, NoScore>;

/// Why an issue has no score on an axis. This is never a low score.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum NoScore {
    /// No group has a weight above zero on this axis.
    #[error("no group counts on this axis")]
    NotRated,
    /// No group that counts gave enough answers.
    #[error("no group that counts gave enough answers")]
    NoAnswers,
    /// A group that counts did not answer, and absent groups are refused.
    #[error("group {group} counts but gave too few answers")]
    GroupAbsent {
        /// The group.
        group: GroupId,
    },
}

impl AxisScore {
    /// A score the caller already has, without answers of its own.
    pub const fn given(score: Score) -> Self {
        Self { score, interval: None, answers: 0, coverage: 1.0, effective_groups: 1.0 }
    }

    /// A score read back from a document; `None` if coverage or the number of groups cannot be.
    pub(crate) fn restored(
        score: Score,
        interval: Option<Interval>,
        answers: u64,
        coverage: f64,
        effective_groups: f64,
    ) -> Option<Self> {
        let is_possible = coverage > 0.0
            && coverage <= 1.0
            && effective_groups.is_finite()
            && effective_groups >= 1.0 - 1e-9;
        is_possible.then_some(Self { score, interval, answers, coverage, effective_groups })
    }

    /// The same score with an interval.
    pub const fn with_interval(self, interval: Interval) -> Self {
        Self { interval: Some(interval), ..self }
    }

    /// The score.
    pub const fn score(&self) -> Score {
        self.score
    }

    /// The confidence interval; `None` if there is none to be had, as when a group that counts
    /// gave a single answer, or if none was asked for.
    pub const fn interval(&self) -> Option<Interval> {
        self.interval
    }

    /// How many answers the score rests on.
    pub const fn answers(&self) -> u64 {
        self.answers
    }

    /// The share of the weight that answered, in (0, 1]; 1 if every group that counts did.
    pub const fn coverage(&self) -> f64 {
        self.coverage
    }

    /// The number of equally weighted groups that would be as concentrated as those that answered.
    pub const fn effective_groups(&self) -> f64 {
        self.effective_groups
    }
}
