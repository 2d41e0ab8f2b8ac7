//! Criteria split into sub-criteria.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::NAME;
use super::consistency::Consistency;
use super::pairwise_matrix::{PairwiseMatrix, duplicate};
use super::priorities::PriorityMethod;
use super::random_index::RandomIndex;
use crate::weighting::error::WeightingError;

/// A tree of comparisons: items, some of which are split into parts that are compared among
/// themselves. The weight of a part is its own times that of the item it belongs to.
///
/// # Formula
///
/// ```text
/// global weight of a part = Π over the levels above it of the weight among its own kind
/// ```
///
/// # Degenerate cases
///
/// An item that is split into one part passes its whole weight on. Items that are not split keep
/// their weight, so levels may be of different depth.
///
/// # Errors
///
/// When an item is split, an item that does not exist and labels that would stand twice; when
/// weights are taken, what [`PairwiseMatrix::priorities`] refuses.
///
/// Complexity: that of the priorities of every set of comparisons.
///
/// Reference: Saaty 1980, *The analytic hierarchy process*.
///
/// # Examples
///
/// ```
/// use materiality::{Hierarchy, PairwiseMatrix, PriorityMethod};
///
/// let goals = PairwiseMatrix::from_upper(&[3.0])?.labels(["impact", "cost"])?;
/// let impact = PairwiseMatrix::from_upper(&[4.0])?.labels(["people", "planet"])?;
/// let tree = Hierarchy::new(goals).split("impact", Hierarchy::new(impact))?;
/// let weights = tree.global_weights(PriorityMethod::GeometricMean)?;
/// let named = |label: &str| weights.iter().find(|(name, _)| name == label).unwrap().1;
/// assert!((named("people") - 0.75 * 0.8).abs() < 1e-15);
/// assert!((named("cost") - 0.25).abs() < 1e-15);
/// # Ok::<(), materiality::WeightingError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "HierarchySpec", into = "HierarchySpec")]
pub struct Hierarchy {
    comparisons: PairwiseMatrix,
    /// By the place of the item they belong to.
    parts: BTreeMap<usize, Hierarchy>,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct HierarchySpec {
    comparisons: PairwiseMatrix,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    parts: BTreeMap<String, Hierarchy>,
}

impl Hierarchy {
    /// A tree of one level.
    pub const fn new(comparisons: PairwiseMatrix) -> Self {
        Self { comparisons, parts: BTreeMap::new() }
    }

    /// Splits an item into parts; an item that is split already is split anew.
    ///
    /// # Errors
    ///
    /// [`WeightingError::UnknownLabel`] if there is no such item, [`WeightingError::DuplicateLabel`]
    /// if two items that are not split would have the same label.
    pub fn split(self, label: &str, parts: Self) -> Result<Self, WeightingError> {
        self.with_parts(label, parts)?.checked()
    }

    /// Splits an item, whatever labels its parts have.
    fn with_parts(mut self, label: &str, parts: Self) -> Result<Self, WeightingError> {
        let place = (0..self.comparisons.len()).find(|&item| self.comparisons.label(item) == label);
        let unknown = || WeightingError::UnknownLabel { scheme: NAME, label: label.to_owned() };
        self.parts.insert(place.ok_or_else(unknown)?, parts);
        Ok(self)
    }

    /// No two items that are not split have the same label.
    fn checked(self) -> Result<Self, WeightingError> {
        match duplicate(&self.leaves()) {
            Some(label) => Err(WeightingError::DuplicateLabel { scheme: NAME, label }),
            None => Ok(self),
        }
    }

    /// The comparisons of the uppermost level.
    pub const fn comparisons(&self) -> &PairwiseMatrix {
        &self.comparisons
    }

    /// The labels of the items that are not split, in order.
    pub fn leaves(&self) -> Vec<String> {
        let of_item = |item: usize| match self.parts.get(&item) {
            Some(part) => part.leaves(),
            None => vec![self.comparisons.label(item)],
        };
        (0..self.comparisons.len()).flat_map(of_item).collect()
    }

    /// The weights of the items that are not split, with their labels; they sum to 1.
    ///
    /// # Errors
    ///
    /// As for [`PairwiseMatrix::priorities`].
    pub fn global_weights(
        &self,
        method: PriorityMethod,
    ) -> Result<Vec<(String, f64)>, WeightingError> {
        let weights = self.comparisons.priorities(method)?;
        let mut global = Vec::new();
        for (item, &weight) in weights.as_slice().iter().enumerate() {
            match self.parts.get(&item) {
                Some(part) => {
                    let inner = part.global_weights(method)?;
                    global.extend(inner.into_iter().map(|(label, own)| (label, weight * own)));
                }
                None => global.push((self.comparisons.label(item), weight)),
            }
        }
        Ok(global)
    }

    /// The consistency of every set of comparisons, with the label of the item that it splits;
    /// none for the uppermost.
    ///
    /// # Errors
    ///
    /// As for [`PairwiseMatrix::consistency`].
    pub fn consistencies(
        &self,
        table: RandomIndex,
    ) -> Result<Vec<(Option<String>, Consistency)>, WeightingError> {
        let mut all = vec![(None, self.comparisons.consistency(table)?)];
        for (&item, part) in &self.parts {
            for (label, consistency) in part.consistencies(table)? {
                let label = label.unwrap_or_else(|| self.comparisons.label(item));
                all.push((Some(label), consistency));
            }
        }
        Ok(all)
    }

    /// Whether any items were named.
    pub(super) fn is_labeled(&self) -> bool {
        self.comparisons.given_labels().is_some() || self.parts.values().any(Self::is_labeled)
    }
}

impl TryFrom<HierarchySpec> for Hierarchy {
    type Error = WeightingError;

    fn try_from(spec: HierarchySpec) -> Result<Self, WeightingError> {
        let mut tree = Self::new(spec.comparisons);
        for (label, part) in spec.parts {
            tree = tree.with_parts(&label, part)?;
        }
        tree.checked()
    }
}

impl From<Hierarchy> for HierarchySpec {
    fn from(tree: Hierarchy) -> Self {
        let comparisons = tree.comparisons;
        let parts =
            tree.parts.into_iter().map(|(item, part)| (comparisons.label(item), part)).collect();
        Self { comparisons, parts }
    }
}
