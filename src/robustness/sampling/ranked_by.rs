//! By what issues are compared.

use crate::model::Axis;

/// By what issues are compared: the score on one axis, or the weighted sum of both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RankedBy {
    /// The score on that axis.
    Axis(Axis),
    /// The sum of both axis scores, weighted as the recipe weighs the axes.
    WeightedSum,
}

impl RankedBy {
    /// The weight of an axis, given the relative weights of both and which have scores.
    pub(super) fn weight(self, axis: Axis, relative: impl Fn(Axis) -> f64) -> f64 {
        match self {
            Self::Axis(own) if own == axis => 1.0,
            Self::Axis(_) => 0.0,
            Self::WeightedSum => {
                let total = relative(Axis::Operational) + relative(Axis::Stakeholder);
                if total > 0.0 { relative(axis) / total } else { 0.0 }
            }
        }
    }
}
