//! Weights of columns from comparisons of pairs.

use serde::{Deserialize, Serialize};

use super::NAME;
use super::hierarchy::Hierarchy;
use super::pairwise_matrix::PairwiseMatrix;
use super::priorities::PriorityMethod;
use crate::model::{ScoreMatrix, Weights};
use crate::weighting::error::WeightingError;
use crate::weighting::scheme::{Weighting, WeightingScheme};

/// The analytic hierarchy process: weights from judgments of how many times as important one column
/// is as another.
///
/// If the items were named, they are matched with the columns by label; else by place.
///
/// # Formula
///
/// See [`PriorityMethod`] for the weights of one set of comparisons; in a [`Hierarchy`] the weights
/// of the levels are multiplied.
///
/// # Degenerate cases
///
/// One column has weight 1. Missing judgments are allowed as long as the others link all items.
/// Inconsistent judgments are weighed like any: look at [`PairwiseMatrix::consistency`] and
/// [`PairwiseMatrix::most_inconsistent`].
///
/// # Errors
///
/// At construction judgments that do not link all items; when used, another number of columns or
/// other labels.
///
/// Complexity: O(n²) to O(n³), see [`PriorityMethod`].
///
/// Reference: Saaty 1980, *The analytic hierarchy process*; Crawford and Williams 1985, *A note on
/// the analysis of subjective judgment matrices*, doi:10.1016/0022-2496(85)90002-1.
///
/// # Examples
///
/// ```
/// use materiality::{Ahp, PairwiseMatrix, ScoreMatrix, WeightingScheme};
///
/// let scores = ScoreMatrix::from_rows(&[[0.2, 0.9, 0.5], [0.8, 0.7, 0.4]])?;
/// let judgments = PairwiseMatrix::from_upper(&[2.0, 6.0, 3.0])?;
/// let weights = Ahp::new(judgments)?.weights(&scores)?;
/// assert!((weights.as_slice()[0] - 0.6).abs() < 1e-15);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "AhpSpec", into = "AhpSpec")]
pub struct Ahp {
    hierarchy: Hierarchy,
    method: PriorityMethod,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct AhpSpec {
    hierarchy: Hierarchy,
    #[serde(default)]
    method: PriorityMethod,
}

impl Ahp {
    /// One level of comparisons.
    ///
    /// # Errors
    ///
    /// [`WeightingError::Disconnected`] if judgments do not link all items.
    pub fn new(comparisons: PairwiseMatrix) -> Result<Self, WeightingError> {
        Self::of_hierarchy(Hierarchy::new(comparisons))
    }

    /// Several levels of comparisons.
    ///
    /// # Errors
    ///
    /// [`WeightingError::Disconnected`] if judgments do not link all items.
    pub fn of_hierarchy(hierarchy: Hierarchy) -> Result<Self, WeightingError> {
        hierarchy.global_weights(PriorityMethod::GeometricMean)?;
        Ok(Self { hierarchy, method: PriorityMethod::default() })
    }

    /// Says how judgments become weights.
    pub fn method(self, method: PriorityMethod) -> Self {
        Self { method, ..self }
    }

    /// The comparisons.
    pub const fn hierarchy(&self) -> &Hierarchy {
        &self.hierarchy
    }
}

impl WeightingScheme for Ahp {
    fn name(&self) -> &'static str {
        NAME
    }

    fn weigh(&self, scores: &ScoreMatrix) -> Result<Weighting, WeightingError> {
        let mut named = self.hierarchy.global_weights(self.method)?;
        if !self.hierarchy.is_labeled() {
            let weights = named.into_iter().map(|(_, weight)| weight).collect();
            return Weighting::for_columns(NAME, scores, weights);
        }
        let (found, expected) = (named.len(), scores.columns().len());
        if found != expected {
            return Err(WeightingError::ColumnCount { scheme: NAME, found, expected });
        }
        let mut weights = Vec::with_capacity(expected);
        for column in scores.columns() {
            let label = column.label();
            let place = named.iter().position(|(name, _)| name == label).ok_or_else(|| {
                WeightingError::UnknownLabel { scheme: NAME, label: label.to_owned() }
            })?;
            weights.push(named.swap_remove(place).1);
        }
        Ok(Weighting::regular(Weights::normalized(weights)?))
    }
}

impl TryFrom<AhpSpec> for Ahp {
    type Error = WeightingError;

    fn try_from(spec: AhpSpec) -> Result<Self, WeightingError> {
        Ok(Self::of_hierarchy(spec.hierarchy)?.method(spec.method))
    }
}

impl From<Ahp> for AhpSpec {
    fn from(scheme: Ahp) -> Self {
        Self { hierarchy: scheme.hierarchy, method: scheme.method }
    }
}
