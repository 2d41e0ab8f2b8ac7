//! Columns on their declared ranges, for the methods that are anchored to the scale.

use super::error::PriorityError;
use crate::model::{ScoreMatrix, Weights};

/// One column with its weight, from the least to the most material end of its declared range.
#[derive(Clone, Copy, Debug)]
pub(super) struct Anchor {
    from: f64,
    /// Negative where lower is more material.
    range: f64,
    pub(super) weight: f64,
}

impl Anchor {
    /// The anchors of all columns, in order. A column of weight 0 is excluded: it needs no bounds,
    /// and its anchor only keeps the place.
    pub(super) fn of_columns(
        scores: &ScoreMatrix,
        weights: &Weights,
        method: &'static str,
    ) -> Result<Vec<Self>, PriorityError> {
        scores
            .columns()
            .iter()
            .zip(weights.as_slice())
            .map(|(column, &weight)| match column.ends() {
                _ if weight == 0.0 => Ok(Self { from: 0.0, range: 1.0, weight }),
                None => Err(PriorityError::NoBounds { method, column: column.label().to_owned() }),
                Some((from, to)) => Ok(Self { from, range: to - from, weight }),
            })
            .collect()
    }

    /// The score of a value, in [0, 1].
    pub(super) fn score(self, x: f64) -> f64 {
        (x - self.from) / self.range
    }

    /// Weight and score of every column that counts.
    pub(super) fn terms<'a>(
        anchors: &'a [Self],
        row: &'a [f64],
    ) -> impl Iterator<Item = (f64, f64)> + Clone + 'a {
        let counted = anchors.iter().zip(row).filter(|(anchor, _)| anchor.weight > 0.0);
        counted.map(|(anchor, &x)| (anchor.weight, anchor.score(x)))
    }
}
