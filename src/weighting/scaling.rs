//! Conventions that several schemes on dispersion share: how columns are scaled and turned.

use serde::{Deserialize, Serialize};

use super::dispersion::Varying;

/// How the scores of a column are taken before their dispersion is measured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ColumnScaling {
    /// As they are, for columns on a common scale; the default.
    #[default]
    Raw,
    /// Divided by the range that the column uses, for columns in different units.
    MinMax,
}

impl ColumnScaling {
    /// A factor for each column.
    pub(super) fn scales(self, varying: &Varying<'_>) -> Vec<f64> {
        match self {
            Self::Raw => varying.common_scale(),
            Self::MinMax => varying.range_scales(),
        }
    }
}

/// Whether the direction of a column counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Orientation {
    /// Columns in which a lower value is more material are turned first; the default.
    #[default]
    Oriented,
    /// Values are taken as they are, whatever their direction, as in some published examples.
    Raw,
}
