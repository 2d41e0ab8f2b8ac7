//! How much each group counts, for each criterion.

use super::error::ScoringError;
use crate::model::{Axis, Criterion, GroupId, PerAxis, Weights};
use crate::survey::Questionnaire;

/// The weight of every group for every criterion, normalized within each criterion.
///
/// A criterion for which no group has a weight above zero is not rated: its axis then rests on its
/// other criteria, or has no score.
///
/// # Examples
///
/// ```
/// use materiality::{Axis, Criteria, GroupId, GroupWeights, IssueId, PerAxis, Questionnaire, Scale};
///
/// let questionnaire = Questionnaire::new(
///     [IssueId::new("water")?],
///     [GroupId::new("managers")?, GroupId::new("neighbors")?],
///     Criteria::one_per_axis(&Scale::likert(5)?),
/// )?;
/// // Managers judge the operational axis alone; on the other, neighbors count twice.
/// let weights = GroupWeights::per_axis(
///     &questionnaire,
///     &PerAxis { operational: vec![1.0, 0.0], stakeholder: vec![1.0, 2.0] },
/// )?;
/// assert_eq!(weights.get("neighbors", "operational"), Some(0.0));
/// assert_eq!(weights.get("neighbors", "stakeholder"), Some(2.0 / 3.0));
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct GroupWeights {
    questionnaire: Questionnaire,
    /// Per criterion; `None` where nobody counts.
    weights: Vec<Option<Weights>>,
    /// Weight of each criterion within its axis.
    criteria: Vec<f64>,
}

impl GroupWeights {
    /// The same weight for every group, on every criterion.
    pub fn equal(questionnaire: &Questionnaire) -> Self {
        let equal = Weights::equal(questionnaire.groups().len()).ok();
        let weights = vec![equal; questionnaire.criteria().len()];
        Self::of_frame(questionnaire, weights)
    }

    /// Relative weights of the groups on each axis, in the order of the questionnaire.
    ///
    /// # Errors
    ///
    /// As for [`per_criterion`](Self::per_criterion).
    pub fn per_axis(
        questionnaire: &Questionnaire,
        relative: &PerAxis<Vec<f64>>,
    ) -> Result<Self, ScoringError> {
        Self::per_criterion(questionnaire, |criterion| relative[criterion.axis()].clone())
    }

    /// Relative weights of the groups for each criterion, in the order of the questionnaire.
    ///
    /// # Errors
    ///
    /// [`ScoringError::GroupWeightCount`] unless there is one weight per group,
    /// [`ScoringError::InvalidGroupWeight`] for one that is negative or not finite.
    pub fn per_criterion(
        questionnaire: &Questionnaire,
        mut relative: impl FnMut(&Criterion) -> Vec<f64>,
    ) -> Result<Self, ScoringError> {
        let mut weights = Vec::with_capacity(questionnaire.criteria().len());
        for criterion in questionnaire.criteria().as_slice() {
            weights.push(normalized(questionnaire, criterion, relative(criterion))?);
        }
        Ok(Self::of_frame(questionnaire, weights))
    }

    /// Weights of groups, and the questionnaire's own weights of criteria.
    fn of_frame(questionnaire: &Questionnaire, weights: Vec<Option<Weights>>) -> Self {
        let criteria = questionnaire.criteria().weights().to_vec();
        Self { questionnaire: questionnaire.clone(), weights, criteria }
    }

    /// The same weights with other ones of the groups for one criterion.
    pub(crate) fn with_groups(mut self, criterion: usize, weights: Weights) -> Self {
        self.weights[criterion] = Some(weights);
        self
    }

    /// The same weights with other ones of the groups for one criterion, or with nobody counting.
    pub(crate) fn with_group_weights(mut self, criterion: usize, weights: Option<Weights>) -> Self {
        self.weights[criterion] = weights;
        self
    }

    /// The same weights with other ones of some criteria of one axis, which sum to 1; its other
    /// criteria do not count.
    pub(crate) fn with_criteria(mut self, axis: Axis, weights: &[(usize, f64)]) -> Self {
        let frame = self.questionnaire.clone();
        for criterion in frame.criteria().of_axis(axis) {
            let own = weights.iter().find(|&&(at, _)| at == criterion);
            self.criteria[criterion] = own.map_or(0.0, |&(_, weight)| weight);
        }
        self
    }

    /// The same weights with one group that no longer counts; the others share what it had.
    pub(crate) fn without_group(&self, group: usize) -> Self {
        let without = |weights: &Weights| {
            let mut left = weights.as_slice().to_vec();
            if let Some(weight) = left.get_mut(group) {
                *weight = 0.0;
            }
            Weights::normalized(left).ok()
        };
        let weights = self.weights.iter().map(|one| one.as_ref().and_then(without)).collect();
        Self { weights, ..self.clone() }
    }

    /// The weight of a criterion within its axis.
    pub(crate) fn criterion(&self, criterion: usize) -> f64 {
        self.criteria[criterion]
    }

    /// The weight of a group for a criterion; `None` for an unknown one.
    pub fn get(&self, group: &str, criterion: &str) -> Option<f64> {
        let criterion = self.questionnaire.criteria().position(criterion)?;
        let group = self.questionnaire.group(group)?;
        Some(self.of(criterion).map_or(0.0, |weights| weights.as_slice()[group]))
    }

    /// The weight of a criterion within its axis, by id; `None` for an unknown one.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::demo;
    ///
    /// let result = demo::plan()?.run(&demo::survey()?.tally())?;
    /// assert_eq!(result.group_weights().criterion_weight("stakeholder"), Some(1.0));
    /// # Ok::<(), materiality::Error>(())
    /// ```
    pub fn criterion_weight(&self, criterion: &str) -> Option<f64> {
        Some(self.criterion(self.questionnaire.criteria().position(criterion)?))
    }

    /// The weights of all groups for one criterion; `None` if nobody counts.
    pub(crate) fn of(&self, criterion: usize) -> Option<&Weights> {
        self.weights[criterion].as_ref()
    }

    /// The frame of these weights.
    pub(crate) const fn questionnaire(&self) -> &Questionnaire {
        &self.questionnaire
    }

    /// The same weights of groups and criteria for another questionnaire, by id; what is unknown
    /// does not count.
    pub(crate) fn aligned_to(&self, frame: &Questionnaire) -> Self {
        let of_criterion = |criterion: &Criterion| {
            let weight = |group: &GroupId| {
                self.get(group.as_str(), criterion.id().as_str()).unwrap_or_default()
            };
            Weights::normalized(frame.groups().iter().map(weight).collect()).ok()
        };
        let own = self.questionnaire.criteria();
        let of_axis = |criterion: &Criterion| {
            let same = own.position(criterion.id().as_str());
            let same = same.filter(|&at| own.as_slice()[at].axis() == criterion.axis());
            same.map_or(0.0, |at| self.criteria[at])
        };
        let criteria = frame.criteria().as_slice();
        Self {
            questionnaire: frame.clone(),
            weights: criteria.iter().map(of_criterion).collect(),
            criteria: criteria.iter().map(of_axis).collect(),
        }
    }

    /// Whether any group counts on an axis.
    pub fn is_rated(&self, axis: Axis) -> bool {
        let criteria = self.questionnaire.criteria();
        criteria.of_axis(axis).any(|at| self.criterion(at) > 0.0 && self.of(at).is_some())
    }
}

/// The weights of one criterion, checked.
fn normalized(
    frame: &Questionnaire,
    criterion: &Criterion,
    relative: Vec<f64>,
) -> Result<Option<Weights>, ScoringError> {
    let (found, expected) = (relative.len(), frame.groups().len());
    if found != expected {
        let criterion = criterion.id().clone();
        return Err(ScoringError::GroupWeightCount { criterion, found, expected });
    }
    for (group, &weight) in frame.groups().iter().zip(&relative) {
        if !(0.0..f64::INFINITY).contains(&weight) {
            return Err(ScoringError::InvalidGroupWeight {
                group: group.clone(),
                criterion: criterion.id().clone(),
                found: weight,
            });
        }
    }
    if relative.iter().all(|&weight| weight == 0.0) {
        return Ok(None);
    }
    Ok(Some(Weights::normalized(relative)?))
}
