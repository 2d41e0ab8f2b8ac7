//! One estimate per issue, criterion and group.

use std::num::NonZeroU64;

use super::error::ScoringError;
use super::estimate::Estimate;
use super::estimator::Estimator;
use super::finite_population::FinitePopulation;
use crate::model::{CriterionId, FixedScore, GroupId, IssueId, Score, StakeholderGroup};
use crate::survey::{Questionnaire, Tally};

/// What each group says about each issue on each criterion: the first of the two stages of
/// aggregation.
///
/// # Examples
///
/// ```
/// use materiality::{
///     Criteria, GroupId, GroupScores, IssueId, Mean, Questionnaire, Rating, Scale, Tally,
/// };
///
/// let scale = Scale::likert(5)?;
/// let questionnaire = Questionnaire::new(
///     [IssueId::new("water")?],
///     [GroupId::new("employees")?],
///     Criteria::one_per_axis(&scale),
/// )?;
/// let mut tally = Tally::empty(&questionnaire);
/// tally.add("employees", "water", "stakeholder", Rating::Level(scale.level_of(4.0)?), 3)?;
/// tally.add("employees", "water", "stakeholder", Rating::Level(scale.level_of(1.0)?), 1)?;
/// let scores = GroupScores::new(&tally, &Mean)?;
/// let estimate = scores.get("employees", "water", "stakeholder").unwrap();
/// assert_eq!(estimate.score().get(), 0.5625); // mean rating 3.25
/// assert!(scores.get("employees", "water", "operational").is_none());
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct GroupScores {
    questionnaire: Questionnaire,
    estimator: &'static str,
    /// By criterion, issue, group.
    estimates: Vec<Option<Estimate>>,
}

impl GroupScores {
    /// Estimates every cell of a tally.
    ///
    /// # Errors
    ///
    /// [`ScoringError::ScaleUnfit`] if the estimator is not defined on a criterion's scale.
    ///
    /// Complexity: one estimate per cell.
    pub fn new(tally: &Tally, estimator: &dyn Estimator) -> Result<Self, ScoringError> {
        let frame = tally.questionnaire();
        for criterion in frame.criteria().as_slice() {
            estimator.check(criterion.scale())?;
        }
        let groups = frame.groups().len();
        let mut estimates = Vec::with_capacity(frame.questions() * groups);
        for criterion in 0..frame.criteria().len() {
            for issue in 0..frame.issues().len() {
                for group in 0..groups {
                    let cell = tally.cell_at(group, criterion, issue);
                    // An estimator of the user's own is not to be asked about nobody.
                    let estimate =
                        if cell.answers() > 0 { estimator.estimate(&cell) } else { None };
                    estimates.push(estimate);
                }
            }
        }
        Ok(Self { questionnaire: frame.clone(), estimator: estimator.name(), estimates })
    }

    /// Estimates by criterion, issue and group.
    pub(super) fn from_estimates(
        frame: &Questionnaire,
        estimator: &'static str,
        estimates: Vec<Option<Estimate>>,
    ) -> Self {
        debug_assert_eq!(estimates.len(), frame.questions() * frame.groups().len());
        Self { questionnaire: frame.clone(), estimator, estimates }
    }

    /// Scores read back from a document: group, criterion, issue, answers and score of each.
    pub(crate) fn restored(
        frame: &Questionnaire,
        estimator: &'static str,
        scores: impl IntoIterator<Item = (usize, usize, usize, u64, Score)>,
    ) -> Self {
        let estimates = vec![None; frame.questions() * frame.groups().len()];
        let mut restored = Self { questionnaire: frame.clone(), estimator, estimates };
        for (group, criterion, issue, answers, score) in scores {
            let at = restored.place(group, criterion, issue);
            let fixed = Estimate::fixed(score);
            let estimate = if answers > 0 { Estimate::new(score, answers) } else { fixed };
            restored.estimates[at] = Some(estimate);
        }
        restored
    }

    /// The same scores with those that groups are given on evidence.
    ///
    /// # Errors
    ///
    /// [`ScoringError::UnknownFixedScore`] if the questionnaire has no such group, issue or
    /// criterion, [`ScoringError::OffScaleFixedScore`], and [`ScoringError::FixedAndAnswered`] if
    /// the group has answered as well.
    pub fn with_fixed_scores<'a>(
        mut self,
        groups: impl IntoIterator<Item = &'a StakeholderGroup>,
    ) -> Result<Self, ScoringError> {
        for group in groups {
            for fixed in group.fixed_scores() {
                self.fix(group.id(), fixed)?;
            }
        }
        Ok(self)
    }

    /// The same scores with sampling errors for populations of the sizes that groups declare, if
    /// that is the choice.
    ///
    /// A group that declares none, or is not of the questionnaire, is left alone; so are fixed
    /// scores.
    ///
    /// # Errors
    ///
    /// [`ScoringError::PopulationTooSmall`] if more people of a group answered than it has.
    pub fn with_populations<'a>(
        mut self,
        groups: impl IntoIterator<Item = &'a StakeholderGroup>,
        choice: FinitePopulation,
    ) -> Result<Self, ScoringError> {
        if choice == FinitePopulation::Ignore {
            return Ok(self);
        }
        for group in groups {
            let place = self.questionnaire.group(group.id().as_str());
            if let (Some(place), Some(population)) = (place, group.population()) {
                self.correct(place, population)?;
            }
        }
        Ok(self)
    }

    fn correct(&mut self, group: usize, population: NonZeroU64) -> Result<(), ScoringError> {
        let frame = self.questionnaire.clone();
        for criterion in 0..frame.criteria().len() {
            for issue in 0..frame.issues().len() {
                let at = self.place(group, criterion, issue);
                let Some(estimate) = self.estimates[at] else { continue };
                let too_small = || ScoringError::PopulationTooSmall {
                    group: frame.groups()[group].clone(),
                    issue: frame.issues()[issue].clone(),
                    criterion: frame.criterion(criterion).id().clone(),
                    answers: estimate.answers(),
                    population: population.get(),
                };
                let corrected = estimate.within_population(population).ok_or_else(too_small)?;
                self.estimates[at] = Some(corrected);
            }
        }
        Ok(())
    }

    fn fix(&mut self, group: &GroupId, fixed: &FixedScore) -> Result<(), ScoringError> {
        let frame = self.questionnaire.clone();
        let unknown = |what, found: &str| ScoringError::UnknownFixedScore {
            group: group.clone(),
            what,
            found: found.to_owned(),
        };
        let (issue, criterion) = (fixed.issue(), fixed.criterion());
        let g = frame.group(group.as_str()).ok_or_else(|| unknown("group", group.as_str()))?;
        let i = frame.issue(issue.as_str()).ok_or_else(|| unknown("issue", issue.as_str()))?;
        let c = frame
            .criteria()
            .position(criterion.as_str())
            .ok_or_else(|| unknown("criterion", criterion.as_str()))?;
        let score = frame.criterion(c).scale().score_of(fixed.value()).map_err(|problem| {
            ScoringError::OffScaleFixedScore {
                group: group.clone(),
                issue: issue.clone(),
                criterion: criterion.clone(),
                problem,
            }
        })?;
        let at = self.place(g, c, i);
        if self.estimates[at].is_some() {
            return Err(ScoringError::FixedAndAnswered {
                group: group.clone(),
                issue: issue.clone(),
                criterion: criterion.clone(),
            });
        }
        self.estimates[at] = Some(Estimate::fixed(score));
        Ok(())
    }

    /// Estimates the cells of one group anew, from a tally on the same questionnaire; fixed scores
    /// stay.
    pub(crate) fn estimate_again(
        &mut self,
        tally: &Tally,
        group: usize,
        estimator: &dyn Estimator,
    ) {
        let (criteria, issues) =
            (self.questionnaire.criteria().len(), self.questionnaire.issues().len());
        for criterion in 0..criteria {
            for issue in 0..issues {
                let at = self.place(group, criterion, issue);
                if !self.estimates[at].is_some_and(|old| old.is_fixed()) {
                    let cell = tally.cell_at(group, criterion, issue);
                    let has_answers = cell.answers() > 0;
                    self.estimates[at] = if has_answers { estimator.estimate(&cell) } else { None };
                }
            }
        }
    }

    /// The frame of these scores.
    pub const fn questionnaire(&self) -> &Questionnaire {
        &self.questionnaire
    }

    /// What the estimator is called.
    pub const fn estimator(&self) -> &'static str {
        self.estimator
    }

    /// One estimate; `None` if the questionnaire has no such cell or nobody answered.
    pub fn get(&self, group: &str, issue: &str, criterion: &str) -> Option<&Estimate> {
        let frame = &self.questionnaire;
        let criterion = frame.criteria().position(criterion)?;
        self.at(frame.group(group)?, criterion, frame.issue(issue)?)
    }

    /// Every estimate there is, with its group, issue and criterion.
    pub fn iter(&self) -> impl Iterator<Item = (&GroupId, &IssueId, &CriterionId, &Estimate)> {
        let frame = &self.questionnaire;
        let (issues, groups) = (frame.issues(), frame.groups());
        self.estimates.iter().enumerate().filter_map(move |(at, estimate)| {
            let (rest, group) = (at / groups.len(), at % groups.len());
            let (criterion, issue) = (rest / issues.len(), rest % issues.len());
            let criterion = frame.criterion(criterion).id();
            Some((&groups[group], &issues[issue], criterion, estimate.as_ref()?))
        })
    }

    /// One estimate by places.
    pub(crate) fn at(&self, group: usize, criterion: usize, issue: usize) -> Option<&Estimate> {
        self.estimates[self.place(group, criterion, issue)].as_ref()
    }

    fn place(&self, group: usize, criterion: usize, issue: usize) -> usize {
        let frame = &self.questionnaire;
        frame.question(criterion, issue) * frame.groups().len() + group
    }
}
