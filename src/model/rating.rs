//! One answer of one person about one issue.

use serde::{Deserialize, Serialize};

use super::scale::{MAX_LEVELS, Scale};
use super::score::Score;

/// One level of a declared scale, counted from the least material end.
///
/// A level is made by [`Scale::level_of`], where a reversed scale is turned; from there on higher
/// means more material everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Level(u8);

impl Level {
    /// The level `index` steps above the least material one.
    pub(crate) const fn from_index(index: u8) -> Self {
        Self(index)
    }

    /// Steps above the least material level; 0 is that level itself.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// The score of this level: its index over the number of steps of `scale`.
    ///
    /// ```text
    /// score = index / (levels − 1)
    /// ```
    pub fn score(self, scale: &Scale) -> Score {
        Score::saturating(self.index() as f64 / (scale.levels() - 1) as f64)
    }
}

/// Why there is no rating. None of these is ever counted as zero or as the midpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// The question was left blank, or there is no row for it.
    NoAnswer,
    /// The respondent chose "don't know".
    DontKnow,
    /// The respondent, or the questionnaire, declared the question not applicable.
    NotApplicable,
}

impl Missing {
    /// The three kinds, in the order in which they stand everywhere.
    pub const ALL: [Self; 3] = [Self::NoAnswer, Self::DontKnow, Self::NotApplicable];

    /// The id used in files: `no_answer`, `dont_know` or `not_applicable`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::NoAnswer => "no_answer",
            Self::DontKnow => "dont_know",
            Self::NotApplicable => "not_applicable",
        }
    }

    /// Position in [`Missing::ALL`].
    pub(crate) const fn index(self) -> usize {
        match self {
            Self::NoAnswer => 0,
            Self::DontKnow => 1,
            Self::NotApplicable => 2,
        }
    }
}

/// One answer: a level of the declared scale, or the reason why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rating {
    /// A level of the criterion's scale.
    Level(Level),
    /// No rating, and why.
    Missing(Missing),
}

impl Rating {
    /// The byte a rating is stored as: the level's index, or 253 to 255 for the missing kinds.
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Level(level) => level.0,
            Self::Missing(kind) => MISSING_CODES[kind.index()],
        }
    }

    /// The rating a byte stands for.
    pub(crate) const fn from_code(code: u8) -> Self {
        match code {
            253 => Self::Missing(Missing::NoAnswer),
            254 => Self::Missing(Missing::DontKnow),
            255 => Self::Missing(Missing::NotApplicable),
            level => Self::Level(Level(level)),
        }
    }

    /// The level, if there is one.
    pub const fn level(self) -> Option<Level> {
        match self {
            Self::Level(level) => Some(level),
            Self::Missing(_) => None,
        }
    }
}

/// The bytes of [`Missing::ALL`], just above the highest possible level.
pub(crate) const MISSING_CODES: [u8; 3] = [253, 254, 255];

const _: () = assert!(MAX_LEVELS == MISSING_CODES[0] as usize);
