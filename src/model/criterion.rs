//! The questions asked about every issue: one or several criteria on each axis.

use std::collections::HashMap;

use super::axis::Axis;
use super::error::ModelError;
use super::ids::CriterionId;
use super::name::Name;
use super::scale::Scale;
use super::weights::Weights;

/// One question asked about every issue, on one axis, with its scale.
///
/// # Examples
///
/// ```
/// use materiality::{Axis, Criterion, Scale};
///
/// let severity = Criterion::new("severity", "Severity", Axis::Stakeholder, Scale::likert(5)?)?;
/// assert_eq!(severity.axis(), Axis::Stakeholder);
/// # Ok::<(), materiality::ModelError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Criterion {
    id: CriterionId,
    name: Name,
    axis: Axis,
    scale: Scale,
}

impl Criterion {
    /// A criterion with an English name.
    ///
    /// # Errors
    ///
    /// [`ModelError::InvalidId`] or [`ModelError::BlankText`] if id or name will not do.
    pub fn new(
        id: impl AsRef<str>,
        name: impl Into<String>,
        axis: Axis,
        scale: Scale,
    ) -> Result<Self, ModelError> {
        Ok(Self::named(CriterionId::new(id)?, Name::new(name)?, axis, scale))
    }

    /// A criterion from parts that are already checked.
    pub const fn named(id: CriterionId, name: Name, axis: Axis, scale: Scale) -> Self {
        Self { id, name, axis, scale }
    }

    /// The id.
    pub const fn id(&self) -> &CriterionId {
        &self.id
    }

    /// The display name.
    pub const fn name(&self) -> &Name {
        &self.name
    }

    /// The axis the criterion belongs to.
    pub const fn axis(&self) -> Axis {
        self.axis
    }

    /// The scale its ratings are given on.
    pub const fn scale(&self) -> &Scale {
        &self.scale
    }
}

/// All criteria of an assessment with their weights inside each axis.
///
/// Ids are unique over both axes. In the common case each axis is its own single criterion; see
/// [`Criteria::one_per_axis`].
#[derive(Clone, Debug, PartialEq)]
pub struct Criteria {
    list: Vec<Criterion>,
    /// Weight of each criterion within its axis; an axis's weights sum to 1.
    weights: Vec<f64>,
    /// Position by id; only ever looked up, never iterated.
    index: HashMap<CriterionId, usize>,
}

impl Criteria {
    /// Criteria with relative weights, normalized within each axis.
    ///
    /// # Errors
    ///
    /// [`ModelError::DuplicateCriterion`]; [`ModelError::AxisWithoutCriterion`] if an axis has
    /// none; [`ModelError::InvalidWeight`] for a weight that is negative or not finite, and
    /// [`ModelError::AllZeroWeights`] if an axis has no weight above zero.
    pub fn new(criteria: impl IntoIterator<Item = (Criterion, f64)>) -> Result<Self, ModelError> {
        let (criteria, relative): (Vec<_>, Vec<_>) = criteria.into_iter().unzip();
        let mut index = HashMap::with_capacity(criteria.len());
        for (at, criterion) in criteria.iter().enumerate() {
            if index.insert(criterion.id.clone(), at).is_some() {
                return Err(ModelError::DuplicateCriterion { id: criterion.id.clone() });
            }
        }
        let mut weights = vec![0.0; criteria.len()];
        for axis in Axis::ALL {
            let members: Vec<usize> =
                (0..criteria.len()).filter(|&at| criteria[at].axis == axis).collect();
            if members.is_empty() {
                return Err(ModelError::AxisWithoutCriterion { axis });
            }
            let within = Weights::normalized(members.iter().map(|&at| relative[at]).collect())?;
            for (&at, &weight) in members.iter().zip(within.as_slice()) {
                weights[at] = weight;
            }
        }
        Ok(Self { list: criteria, weights, index })
    }

    /// The common case: each axis asked about with one question, on `scale`.
    ///
    /// The two criteria bear the ids of their axes, `operational` and `stakeholder`.
    pub fn one_per_axis(scale: &Scale) -> Self {
        let criterion = |axis: Axis, en, zh| Criterion {
            id: CriterionId::constant(axis.id()),
            name: Name::constant(en, zh),
            axis,
            scale: scale.clone(),
        };
        let criteria = vec![
            criterion(Axis::Operational, "Impact on operations", "对企业运营的影响"),
            criterion(Axis::Stakeholder, "Impact on stakeholders", "对利益相关方的影响"),
        ];
        let index = criteria.iter().enumerate().map(|(at, each)| (each.id.clone(), at)).collect();
        Self { list: criteria, weights: vec![1.0, 1.0], index }
    }

    /// The criterion with that id.
    pub fn get(&self, id: &str) -> Option<&Criterion> {
        self.position(id).map(|at| &self.list[at])
    }

    /// The place of an id, counted from 0.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.index.get(id).copied()
    }

    /// The criteria of one axis, as positions.
    pub fn of_axis(&self, axis: Axis) -> impl Iterator<Item = usize> {
        (0..self.list.len()).filter(move |&at| self.list[at].axis == axis)
    }

    /// The weight of each criterion within its axis, in order.
    pub fn weights(&self) -> &[f64] {
        &self.weights
    }

    /// The criteria in order.
    pub fn as_slice(&self) -> &[Criterion] {
        &self.list
    }

    /// How many criteria there are; at least two.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Never true: each axis has at least one criterion.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}
