//! What competes in a benchmark.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::model::{Axis, PerAxis};
use crate::weighting::WeightingScheme;

/// What the schemes of a benchmark weigh.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SchemeLevel {
    /// The groups, for every criterion; the default, and the level at which schemes that look at the
    /// scores have something to look at.
    #[default]
    Groups,
    /// The criteria of each axis.
    Criteria,
    /// The axes.
    Axes,
    /// The columns of a table of scores, whatever they are.
    Columns,
}

/// A named scheme, which may differ by axis; `None` stands for what the plan says.
#[derive(Clone, Debug)]
pub(super) struct Contender {
    pub(super) name: String,
    schemes: PerAxis<Option<Arc<dyn WeightingScheme>>>,
}

impl Contender {
    /// The plan's own weights or schemes.
    pub(super) fn planned(name: String) -> Self {
        Self { name, schemes: PerAxis { operational: None, stakeholder: None } }
    }

    pub(super) fn new(name: String, schemes: PerAxis<Arc<dyn WeightingScheme>>) -> Self {
        Self { name, schemes: schemes.map(Some) }
    }

    /// The scheme for the groups or criteria of an axis.
    pub(super) fn on(&self, axis: Axis) -> Option<&dyn WeightingScheme> {
        self.schemes[axis].as_deref()
    }

    /// The scheme where there is no axis to tell apart.
    pub(super) fn anywhere(&self) -> Option<&dyn WeightingScheme> {
        self.on(Axis::Operational)
    }
}
