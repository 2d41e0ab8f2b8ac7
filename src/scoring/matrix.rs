//! The materiality matrix: two axis scores per issue.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use super::axis_score::{AxisOutcome, AxisScore};
use super::error::ScoringError;
use super::group_scores::GroupScores;
use super::group_weights::GroupWeights;
use super::pooling::{Part, PoolingRules, pool};
use crate::model::{Axis, Column, CriterionId, GroupId, IssueId, PerAxis, Score, ScoreMatrix};
use crate::survey::Questionnaire;

/// Two axis scores per issue, operational and stakeholder impact, with their uncertainty and with
/// every group's part in them.
///
/// # Examples
///
/// From scores the caller already has:
///
/// ```
/// use materiality::{Axis, MaterialityMatrix};
///
/// let matrix = MaterialityMatrix::from_points([("water", 0.4, 0.9), ("privacy", 0.8, 0.7)])?;
/// let water = matrix.get("water", Axis::Stakeholder).unwrap().as_ref().unwrap();
/// assert_eq!(water.score().get(), 0.9);
/// # Ok::<(), materiality::Error>(())
/// ```
///
/// From a survey, see [`Plan`](crate::Plan), or step by step:
///
/// ```
/// use materiality::{
///     Axis, Criteria, GroupId, GroupScores, GroupWeights, IssueId, MaterialityMatrix, Mean,
///     PoolingRules, Questionnaire, Rating, Scale, Tally,
/// };
///
/// let scale = Scale::likert(5)?;
/// let questionnaire = Questionnaire::new(
///     [IssueId::new("water")?],
///     [GroupId::new("employees")?, GroupId::new("investors")?],
///     Criteria::one_per_axis(&scale),
/// )?;
/// let mut tally = Tally::empty(&questionnaire);
/// tally.add("employees", "water", "stakeholder", Rating::Level(scale.level_of(3.0)?), 300)?;
/// tally.add("investors", "water", "stakeholder", Rating::Level(scale.level_of(5.0)?), 12)?;
/// let scores = GroupScores::new(&tally, &Mean)?;
/// let weights = GroupWeights::equal(&questionnaire);
/// let matrix = MaterialityMatrix::new(&scores, &weights, &PoolingRules::default());
/// let water = matrix.get("water", Axis::Stakeholder).unwrap().as_ref().unwrap();
/// assert_eq!(water.score().get(), 0.75); // the two groups count alike, 300 and 12 people
/// assert!(matrix.get("water", Axis::Operational).unwrap().is_err()); // never rated: not zero
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct MaterialityMatrix {
    issues: Arc<[IssueId]>,
    outcomes: Vec<PerAxis<AxisOutcome>>,
    /// The groups' parts, and which of them belong to each issue and axis; empty for a matrix of
    /// scores that were given.
    parts: Vec<Part>,
    ranges: Vec<PerAxis<Range<usize>>>,
    frame: Option<Questionnaire>,
}

/// An outcome with its parts: criterion, group, weight, answers and score.
pub(crate) type RestoredOutcome = (AxisOutcome, Vec<(usize, usize, f64, u64, Score)>);

/// One group's part in one axis score: part of the explanation of a score.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Contribution<'a> {
    /// The criterion.
    pub criterion: &'a CriterionId,
    /// The group.
    pub group: &'a GroupId,
    /// How many answers the group gave; 0 for a score fixed on evidence.
    pub answers: u64,
    /// The group's own score.
    pub score: Score,
    /// Its weight in the axis score; the weights of an axis score sum to 1.
    pub weight: f64,
    /// `weight · score`; the contributions of an axis score sum to it.
    pub contribution: f64,
}

impl MaterialityMatrix {
    /// Pools group scores into axis scores.
    ///
    /// `weights` belong to the same questionnaire as `scores`; a group the weights do not know
    /// does not count.
    ///
    /// Complexity: O(issues × criteria × groups).
    pub fn new(scores: &GroupScores, weights: &GroupWeights, rules: &PoolingRules) -> Self {
        let frame = scores.questionnaire();
        let aligned;
        let weights = if weights.questionnaire() == frame {
            weights
        } else {
            aligned = weights.aligned_to(frame);
            &aligned
        };
        let mut parts = Vec::with_capacity(frame.questions() * frame.groups().len());
        let mut outcomes = Vec::with_capacity(frame.issues().len());
        let mut ranges = Vec::with_capacity(frame.issues().len());
        for issue in 0..frame.issues().len() {
            let mut range = PerAxis::both(0..0);
            outcomes.push(PerAxis::from_fn(|axis| {
                let start = parts.len();
                let outcome = pool(scores, weights, rules, axis, issue, &mut parts);
                match axis {
                    Axis::Operational => range.operational = start..parts.len(),
                    Axis::Stakeholder => range.stakeholder = start..parts.len(),
                }
                outcome
            }));
            ranges.push(range);
        }
        Self { issues: frame.shared_issues(), outcomes, parts, ranges, frame: Some(frame.clone()) }
    }

    /// A matrix read back from a document: one row per issue of the questionnaire, in order, with
    /// the parts (criterion, group, weight, answers, score) of each outcome.
    pub(crate) fn restored(frame: &Questionnaire, rows: Vec<PerAxis<RestoredOutcome>>) -> Self {
        let mut parts = Vec::new();
        let mut ranges = Vec::with_capacity(rows.len());
        let mut outcomes = Vec::with_capacity(rows.len());
        for row in rows {
            let mut add = |(outcome, members): RestoredOutcome| {
                let start = parts.len();
                parts.extend(members.into_iter().map(
                    |(criterion, group, weight, answers, score)| Part {
                        criterion,
                        group,
                        weight,
                        answers,
                        score,
                    },
                ));
                (outcome, start..parts.len())
            };
            let (operational, first) = add(row.operational);
            let (stakeholder, second) = add(row.stakeholder);
            outcomes.push(PerAxis { operational, stakeholder });
            ranges.push(PerAxis { operational: first, stakeholder: second });
        }
        Self { issues: frame.shared_issues(), outcomes, parts, ranges, frame: Some(frame.clone()) }
    }

    /// A matrix of scores that the caller already has, or has not.
    ///
    /// # Errors
    ///
    /// [`ScoringError::NoIssues`], [`ScoringError::DuplicateIssue`].
    pub fn from_scores(
        rows: impl IntoIterator<Item = (IssueId, PerAxis<AxisOutcome>)>,
    ) -> Result<Self, ScoringError> {
        let (issues, outcomes): (Vec<IssueId>, Vec<_>) = rows.into_iter().unzip();
        if issues.is_empty() {
            return Err(ScoringError::NoIssues);
        }
        let mut known = HashSet::with_capacity(issues.len());
        if let Some(id) = issues.iter().find(|&id| !known.insert(id)) {
            return Err(ScoringError::DuplicateIssue { id: id.clone() });
        }
        let ranges = vec![PerAxis::both(0..0); issues.len()];
        let issues = issues.into();
        Ok(Self { issues, outcomes, parts: Vec::new(), ranges, frame: None })
    }

    /// A matrix of plain numbers in [0, 1]: issue, operational score, stakeholder score.
    ///
    /// # Errors
    ///
    /// [`ScoringError::Model`] for an id or score that is not valid, otherwise as for
    /// [`from_scores`](Self::from_scores).
    pub fn from_points<I: AsRef<str>>(
        points: impl IntoIterator<Item = (I, f64, f64)>,
    ) -> Result<Self, ScoringError> {
        let row = |(issue, operational, stakeholder): (I, f64, f64)| {
            let points = PerAxis { operational, stakeholder };
            let outcomes = PerAxis::try_from_fn(|axis| {
                Score::new(points[axis]).map(|score| Ok(AxisScore::given(score)))
            })?;
            Ok((IssueId::new(issue)?, outcomes))
        };
        let rows: Result<Vec<_>, ScoringError> = points.into_iter().map(row).collect();
        Self::from_scores(rows?)
    }

    /// The issues in catalog order.
    pub fn issues(&self) -> &[IssueId] {
        &self.issues
    }

    /// Each issue with its two outcomes, in catalog order.
    pub fn iter(&self) -> impl Iterator<Item = (&IssueId, &PerAxis<AxisOutcome>)> {
        self.issues.iter().zip(&self.outcomes)
    }

    /// The outcome of one issue on one axis; `None` for an unknown issue.
    pub fn get(&self, issue: &str, axis: Axis) -> Option<&AxisOutcome> {
        Some(&self.outcomes[self.position(issue)?][axis])
    }

    /// The place of an issue in catalog order, counted from 0.
    pub fn position(&self, issue: &str) -> Option<usize> {
        self.issues.iter().position(|id| id.as_str() == issue)
    }

    /// The outcomes by place.
    pub(crate) fn outcomes(&self, issue: usize) -> &PerAxis<AxisOutcome> {
        &self.outcomes[issue]
    }

    /// Every group's part in one axis score, by criterion and group in the order of the
    /// questionnaire. They sum to the score.
    ///
    /// Empty for an unknown issue, where there is no score, and for scores that were given.
    pub fn contributions(&self, issue: &str, axis: Axis) -> impl Iterator<Item = Contribution<'_>> {
        let range = self.position(issue).map_or(0..0, |at| self.ranges[at][axis].clone());
        let frame = self.frame.as_ref();
        self.parts[range].iter().filter_map(move |part| {
            let frame = frame?;
            Some(Contribution {
                criterion: frame.criterion(part.criterion).id(),
                group: &frame.groups()[part.group],
                answers: part.answers,
                score: part.score,
                weight: part.weight,
                contribution: part.contribution(),
            })
        })
    }

    /// The part of the matrix that can be ranked.
    ///
    /// An axis on which no issue has a score is left out. Of the axes that
    /// remain, an issue needs every score; those that lack one are named, not ranked.
    ///
    /// # Errors
    ///
    /// [`ScoringError::NothingComplete`] if no issue remains.
    pub fn complete(&self) -> Result<Complete, ScoringError> {
        let has_scores = |axis: &Axis| self.outcomes.iter().any(|one| one[*axis].is_ok());
        let axes: Vec<Axis> = Axis::ALL.into_iter().filter(has_scores).collect();
        let mut issues = Vec::with_capacity(self.issues.len());
        let mut incomplete = Vec::new();
        let mut values = Vec::with_capacity(self.issues.len() * axes.len());
        for (issue, outcomes) in self.iter() {
            let scores = axes.iter().filter_map(|&axis| outcomes[axis].as_ref().ok());
            let start = values.len();
            values.extend(scores.map(|score| score.score().get()));
            if values.len() - start == axes.len() && !axes.is_empty() {
                issues.push(issue.clone());
            } else {
                values.truncate(start);
                incomplete.push(issue.clone());
            }
        }
        if issues.is_empty() {
            return Err(ScoringError::NothingComplete);
        }
        let columns: Result<Vec<Column>, _> =
            axes.iter().map(|axis| Column::anchored(axis.id())).collect();
        let scores = ScoreMatrix::new(issues, columns?, values)?;
        Ok(Complete { scores, axes, incomplete })
    }
}

/// The part of a [`MaterialityMatrix`] that can be ranked, and what had to be left out.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Complete {
    /// The complete issues × the axes with scores, columns named by axis.
    pub scores: ScoreMatrix,
    /// The axes with scores, one per column.
    pub axes: Vec<Axis>,
    /// The issues that lack a score on one of them, in catalog order.
    pub incomplete: Vec<IssueId>,
}
