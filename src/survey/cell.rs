//! The answers of one group to one question about one issue, as counts.

use super::tally::MAX_COUNT;
use crate::model::{Level, Missing, Scale};

/// One cell of a [`Tally`](super::Tally): how many people chose each level, and how many gave no
/// rating, by kind.
///
/// On a discrete scale these counts hold everything an estimate of the cell can use.
#[derive(Clone, Copy, Debug)]
pub struct Cell<'a> {
    scale: &'a Scale,
    levels: &'a [u64],
    missing: &'a [u64],
}

impl<'a> Cell<'a> {
    /// A cell from its counts: levels first, then the three kinds of missing.
    pub(crate) fn new(scale: &'a Scale, counts: &'a [u64]) -> Self {
        let (levels, missing) = counts.split_at(scale.levels());
        Self { scale, levels, missing }
    }

    /// The scale the ratings were given on.
    pub const fn scale(&self) -> &'a Scale {
        self.scale
    }

    /// How many chose each level, from the least to the most material.
    pub const fn levels(&self) -> &'a [u64] {
        self.levels
    }

    /// How many chose `level`; 0 for a level the scale does not have.
    pub fn count(&self, level: Level) -> u64 {
        self.levels.get(level.index()).copied().unwrap_or(0)
    }

    /// How many gave no rating of that kind.
    pub fn missing(&self, kind: Missing) -> u64 {
        self.missing[kind.index()]
    }

    /// How many gave a rating.
    pub fn answers(&self) -> u64 {
        self.levels.iter().sum()
    }

    /// How many people the cell speaks of, with and without a rating.
    pub fn asked(&self) -> u64 {
        self.answers() + self.missing.iter().sum::<u64>()
    }

    /// Adds the counts to those of other cells: levels first, then the kinds of missing. Like those
    /// of a tally, sums end at 2⁴⁰.
    pub(crate) fn add_to(&self, counts: &mut [u64]) {
        for (sum, &count) in counts.iter_mut().zip(self.levels.iter().chain(self.missing)) {
            *sum = sum.saturating_add(count).min(MAX_COUNT);
        }
    }
}
