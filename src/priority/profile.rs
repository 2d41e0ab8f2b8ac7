//! Columns as they are at hand, for the methods that normalize by the issues themselves.

use super::error::PriorityError;
use crate::model::{Direction, ScoreMatrix, Weights};
use crate::num::extent::Extent;

/// One column with its weight, its direction and the values it happens to hold.
#[derive(Clone, Copy, Debug)]
pub(super) struct Profile {
    pub(super) weight: f64,
    pub(super) direction: Direction,
    pub(super) extent: Extent,
    /// Whether the column tells no issues apart.
    is_constant: bool,
}

/// What a method needs of the values in columns that count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    /// Values of at least 0; above 0 where lower is more material, because these are divided by.
    Shares,
    /// Values above 0 everywhere.
    Positive,
}

impl Profile {
    /// The profiles of all columns, in order.
    pub(super) fn of_columns(scores: &ScoreMatrix, weights: &Weights) -> Vec<Self> {
        let columns = scores.columns();
        Extent::of_columns(scores.as_slice(), columns.len())
            .into_iter()
            .zip(columns)
            .zip(weights.as_slice())
            .map(|((extent, column), &weight)| Self {
                weight,
                direction: column.direction(),
                extent,
                is_constant: extent.is_constant(),
            })
            .collect()
    }

    /// Whether the column has a weight and tells issues apart.
    pub(super) fn counts(self) -> bool {
        self.weight > 0.0 && !self.is_constant
    }

    /// The most material value at hand.
    pub(super) fn best(self) -> f64 {
        match self.direction {
            Direction::HigherIsMore => self.extent.max,
            Direction::LowerIsMore => self.extent.min,
        }
    }

    /// The least material value at hand.
    pub(super) fn worst(self) -> f64 {
        match self.direction {
            Direction::HigherIsMore => self.extent.min,
            Direction::LowerIsMore => self.extent.max,
        }
    }

    /// Where `x` lies between the worst and the best value at hand.
    pub(super) fn share(self, x: f64) -> f64 {
        Extent::share(x, self.worst(), self.best())
    }

    /// `x` relative to the best value at hand: `x / max`, or `min / x` where lower is more. Values
    /// have to satisfy [`Need::Shares`].
    pub(super) fn ratio(self, x: f64) -> f64 {
        match self.direction {
            Direction::HigherIsMore => x / self.extent.unit(),
            Direction::LowerIsMore => self.extent.min / x,
        }
    }

    /// 1 where higher is more material, −1 where lower is.
    pub(super) fn sign(self) -> f64 {
        match self.direction {
            Direction::HigherIsMore => 1.0,
            Direction::LowerIsMore => -1.0,
        }
    }

    /// The columns that count and tell issues apart, each with a row's value.
    pub(super) fn varying<'a>(
        profiles: &'a [Self],
        row: &'a [f64],
    ) -> impl Iterator<Item = (Self, f64)> + Clone + 'a {
        profiles.iter().zip(row).filter(|(profile, _)| profile.counts()).map(|(p, &x)| (*p, x))
    }

    /// The columns with a weight, each with a row's value.
    pub(super) fn weighted<'a>(
        profiles: &'a [Self],
        row: &'a [f64],
    ) -> impl Iterator<Item = (Self, f64)> + Clone + 'a {
        profiles.iter().zip(row).filter(|(profile, _)| profile.weight > 0.0).map(|(p, &x)| (*p, x))
    }
}

/// Refuses the first value, by issue and column, that a method cannot work with. Columns of weight
/// 0 may hold anything.
pub(super) fn require(
    scores: &ScoreMatrix,
    weights: &Weights,
    method: &'static str,
    need: Need,
) -> Result<(), PriorityError> {
    for (issue, row) in scores.issues().iter().zip(scores.rows()) {
        for ((column, &weight), &found) in scores.columns().iter().zip(weights.as_slice()).zip(row)
        {
            if weight == 0.0 {
                continue;
            }
            let (issue, label) = (issue, column.label());
            match (need, column.direction()) {
                (Need::Shares, Direction::HigherIsMore) if found < 0.0 => {
                    return Err(PriorityError::Negative {
                        method,
                        issue: issue.clone(),
                        column: label.to_owned(),
                        found,
                    });
                }
                (Need::Positive, _) | (_, Direction::LowerIsMore) if found <= 0.0 => {
                    return Err(PriorityError::NotPositive {
                        method,
                        issue: issue.clone(),
                        column: label.to_owned(),
                        found,
                    });
                }
                _ => {}
            }
        }
    }
    Ok(())
}
