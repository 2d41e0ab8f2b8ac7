//! The tier an issue falls into by the either-axis rule.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::thresholds::Thresholds;
use crate::model::{Axis, PerAxis};
use crate::scoring::{AxisOutcome, MaterialityMatrix, NoScore};

/// On which axes an issue is at or above the line.
///
/// An issue is material if it is at or above the line on one axis *or* both, never on both alone.
/// A tier is a proposal: the decision is a person's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Tier {
    /// At or above the line on both axes.
    Both,
    /// At or above the line on the operational axis; below it, or without a score, on the other.
    OperationalOnly,
    /// At or above the line on the stakeholder axis; below it, or without a score, on the other.
    StakeholderOnly,
    /// Below the line on every axis on which some group counts.
    Neither,
    /// Not at any line as far as is known, but without a score on an axis on which some group
    /// counts: a low score and no score are two things.
    InsufficientData,
}

impl Tier {
    /// The tiers, most material first.
    pub const ALL: [Self; 5] = [
        Self::Both,
        Self::OperationalOnly,
        Self::StakeholderOnly,
        Self::Neither,
        Self::InsufficientData,
    ];

    /// The id used in files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::OperationalOnly => "operational_only",
            Self::StakeholderOnly => "stakeholder_only",
            Self::Neither => "neither",
            Self::InsufficientData => "insufficient_data",
        }
    }

    /// Whether an issue in this tier is material; `None` where the data do not say.
    pub const fn is_material(self) -> Option<bool> {
        match self {
            Self::Both | Self::OperationalOnly | Self::StakeholderOnly => Some(true),
            Self::Neither => Some(false),
            Self::InsufficientData => None,
        }
    }

    /// The tier of one issue from its two outcomes.
    ///
    /// Scores are compared with the lines on the grid on which the crate compares everything, so
    /// that rounding decides no case; equal counts as at the line.
    ///
    /// A group that has weight on an axis is expected to answer there: without an answer data are
    /// insufficient, even if nobody answered about any issue. An axis on which no group counts
    /// ([`NoScore::NotRated`]) does not make data insufficient, so one that nobody is asked about
    /// gets weight 0 for every group in the plan. Without a group that counts on either axis data
    /// are insufficient.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::{AxisScore, NoScore, PerAxis, Score, Thresholds, Tier};
    ///
    /// let thresholds = Thresholds::new(PerAxis::both(Score::new(0.7)?), "upper third")?;
    /// let at = |score| Score::new(score).map(|score| Ok(AxisScore::given(score)));
    /// let tier = |operational, stakeholder| {
    ///     Tier::of(&PerAxis { operational, stakeholder }, &thresholds)
    /// };
    /// assert_eq!(tier(at(0.7)?, at(0.2)?), Tier::OperationalOnly);
    /// assert_eq!(tier(Err(NoScore::NoAnswers), at(0.2)?), Tier::InsufficientData);
    /// assert_eq!(tier(Err(NoScore::NotRated), at(0.2)?), Tier::Neither);
    /// # Ok::<(), materiality::Error>(())
    /// ```
    pub fn of(outcomes: &PerAxis<AxisOutcome>, thresholds: &Thresholds) -> Self {
        let reaches = |axis: Axis| match &outcomes[axis] {
            Ok(score) => score.score().reaches(thresholds.lines()[axis]),
            Err(_) => false,
        };
        let is_unknown = |axis: Axis| match &outcomes[axis] {
            Ok(_) | Err(NoScore::NotRated) => false,
            Err(_) => true,
        };
        let nothing_assessed =
            Axis::ALL.into_iter().all(|axis| outcomes[axis] == Err(NoScore::NotRated));
        match (reaches(Axis::Operational), reaches(Axis::Stakeholder)) {
            (true, true) => Self::Both,
            (true, false) => Self::OperationalOnly,
            (false, true) => Self::StakeholderOnly,
            (false, false) if nothing_assessed => Self::InsufficientData,
            (false, false) if Axis::ALL.into_iter().any(is_unknown) => Self::InsufficientData,
            (false, false) => Self::Neither,
        }
    }

    /// The tier of every issue of a matrix, in catalog order.
    pub fn of_matrix(matrix: &MaterialityMatrix, thresholds: &Thresholds) -> Vec<Self> {
        matrix.iter().map(|(_, outcomes)| Self::of(outcomes, thresholds)).collect()
    }
}

impl fmt::Display for Tier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.id())
    }
}
