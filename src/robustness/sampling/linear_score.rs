//! Scores as weighted sums of group estimates, with the errors of these.

use super::ranked_by::RankedBy;
use super::recipe::Recipe;
use crate::model::{Axis, IssueId};
use crate::num::sum::exact_sum;
use crate::priority::PriorityError;
use crate::robustness::error::RobustnessError;
use crate::scoring::{Estimate, GroupScores, MaterialityMatrix};
use crate::survey::{Questionnaire, Tally};

/// One cell's part in a score: the cell, the weight that counts, and the estimate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct CellPart {
    pub(super) group: usize,
    pub(super) criterion: usize,
    pub(super) weight: f64,
    pub(super) estimate: Estimate,
}

/// The issues that have a score on every axis asked for, each with its parts by group.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct LinearScores {
    frame: Questionnaire,
    /// Places in the questionnaire.
    issues: Vec<usize>,
    values: Vec<f64>,
    parts: Vec<Vec<CellPart>>,
}

impl LinearScores {
    /// The scores of a tally on one axis, or their weighted sum over the axes with scores.
    pub(super) fn new(
        tally: &Tally,
        recipe: &Recipe,
        by: RankedBy,
    ) -> Result<Self, RobustnessError> {
        if by == RankedBy::WeightedSum && !recipe.takes_weighted_sums() {
            return Err(RobustnessError::WrongRecipe {
                analysis: "the comparison of both axes",
                expected: "weighted sum",
                found: recipe.any_method().name(),
            });
        }
        let scores = recipe.scores(tally)?;
        let rules = recipe.without_errors();
        let matrix = MaterialityMatrix::new(&scores, recipe.weights(), rules.pooling());
        let is_assessed = |axis: Axis| matrix.iter().any(|(_, outcomes)| outcomes[axis].is_ok());
        let own = recipe.weights_of_axes();
        let relative = |axis: Axis| if is_assessed(axis) { own[axis] } else { 0.0 };
        let weights = Axis::ALL.map(|axis| (axis, by.weight(axis, relative)));
        if weights.iter().all(|&(_, weight)| weight == 0.0) {
            return Err(PriorityError::NoWeightedAxis.into());
        }
        // An assessed axis of weight 0 still has to have a score: so says the ranking.
        let needed: Vec<(Axis, f64)> = weights
            .into_iter()
            .filter(|&(axis, weight)| {
                weight > 0.0 || (by == RankedBy::WeightedSum && is_assessed(axis))
            })
            .collect();
        let frame = scores.questionnaire().clone();
        let mut found = Self { frame, issues: Vec::new(), values: Vec::new(), parts: Vec::new() };
        for (place, (id, outcomes)) in matrix.iter().enumerate() {
            let values = needed.iter().map(|&(axis, weight)| {
                outcomes[axis].as_ref().ok().map(|outcome| weight * outcome.score().get())
            });
            let Some(values) = values.collect::<Option<Vec<f64>>>() else { continue };
            found.issues.push(place);
            found.values.push(exact_sum(values));
            found.parts.push(parts(&scores, &matrix, id, &needed));
        }
        Ok(found)
    }

    /// How many issues have a score.
    pub(super) fn len(&self) -> usize {
        self.issues.len()
    }

    /// The id of an issue.
    pub(super) fn issue(&self, at: usize) -> &IssueId {
        &self.frame.issues()[self.issues[at]]
    }

    /// Its place in the questionnaire.
    pub(super) fn place(&self, at: usize) -> usize {
        self.issues[at]
    }

    /// Its score.
    pub(super) fn value(&self, at: usize) -> f64 {
        self.values[at]
    }

    /// Its parts, those of one group together.
    pub(super) fn parts(&self, at: usize) -> &[CellPart] {
        &self.parts[at]
    }

    /// The frame of the scores.
    pub(super) const fn frame(&self) -> &Questionnaire {
        &self.frame
    }

    /// The variance of a score and its degrees of freedom (Welch and Satterthwaite), the errors of
    /// one group added; `None` if a group's error is not known.
    pub(super) fn variance(&self, at: usize) -> Option<(f64, f64)> {
        let groups = self.parts[at].chunk_by(|a, b| a.group == b.group);
        pooled_variance(groups.map(|members| {
            let (mut errors, mut df) = (0.0, f64::INFINITY);
            for part in members {
                errors += part.weight * part.estimate.standard_error()?;
                df = df.min(part.estimate.degrees_of_freedom()?);
            }
            Some((errors * errors, df))
        }))
    }
}

/// The parts of one issue, by group and then criterion.
fn parts(
    scores: &GroupScores,
    matrix: &MaterialityMatrix,
    issue: &IssueId,
    axes: &[(Axis, f64)],
) -> Vec<CellPart> {
    let frame = scores.questionnaire();
    let place = |id: Option<usize>| id.unwrap_or_default();
    let mut parts = Vec::new();
    for &(axis, share) in axes.iter().filter(|&&(_, share)| share > 0.0) {
        for one in matrix.contributions(issue.as_str(), axis) {
            let group = place(frame.group(one.group.as_str()));
            let criterion = place(frame.criteria().position(one.criterion.as_str()));
            let estimate = scores.at(group, criterion, place(frame.issue(issue.as_str())));
            parts.extend(estimate.map(|&estimate| CellPart {
                group,
                criterion,
                weight: share * one.weight,
                estimate,
            }));
        }
    }
    parts.sort_by_key(|part| (part.group, part.criterion));
    parts
}

/// The sum of independent variances with its degrees of freedom by Welch and Satterthwaite:
/// `(Σv)² / Σ(v²/df)`; infinite where nothing varies.
pub(super) fn pooled_variance(
    strata: impl Iterator<Item = Option<(f64, f64)>>,
) -> Option<(f64, f64)> {
    let strata: Vec<(f64, f64)> = strata.collect::<Option<_>>()?;
    let variance = exact_sum(strata.iter().map(|&(variance, _)| variance));
    let per_df = exact_sum(strata.iter().map(|&(variance, df)| variance * variance / df));
    let df = if per_df > 0.0 { variance * variance / per_df } else { f64::INFINITY };
    Some((variance, df))
}
