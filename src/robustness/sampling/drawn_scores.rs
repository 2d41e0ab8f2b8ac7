//! The axis scores of a survey whose respondents are drawn anew.

use rand::rngs::ChaCha8Rng;

use super::recipe::Recipe;
use crate::model::{Axis, PerAxis, Rating};
use crate::num::resample::{Rows, draw_below};
use crate::robustness::error::RobustnessError;
use crate::scoring::{AbsentGroups, AxisOutcome, GroupScores, GroupWeights, MaterialityMatrix};
use crate::survey::{Survey, Tally};

/// How the scores of a resampled survey are found.
pub(super) enum DrawnScores<'a> {
    /// From sums of rows, where scores are means.
    Means(Box<Means>),
    /// From the counts of every cell, for any estimator.
    Counts(Box<Counts<'a>>),
}

/// What one draw writes over.
#[derive(Default)]
pub(super) struct Scratch {
    drawn: Vec<u32>,
    sums: Vec<f64>,
    /// By question: weighted means of the groups present, and their weight.
    weighted: Vec<f64>,
    present: Vec<f64>,
    missed: Vec<bool>,
}

impl<'a> DrawnScores<'a> {
    pub(super) fn new(survey: &'a Survey, recipe: &Recipe) -> Result<Self, RobustnessError> {
        if recipe.takes_means() {
            Ok(Self::Means(Box::new(Means::new(survey, recipe)?)))
        } else {
            Ok(Self::Counts(Box::new(Counts { survey, recipe: recipe.without_errors() })))
        }
    }

    /// Draws every group's respondents and replaces `scores`, by issue, by those of the draw.
    pub(super) fn draw(
        &self,
        rng: &mut ChaCha8Rng,
        scratch: &mut Scratch,
        scores: &mut Vec<PerAxis<Option<f64>>>,
    ) -> Result<(), RobustnessError> {
        match self {
            Self::Means(means) => {
                means.draw(rng, scratch, scores);
                Ok(())
            }
            Self::Counts(counts) => counts.draw(rng, scratch, scores),
        }
    }
}

/// Means of resampled groups, from rows of levels that are added up.
pub(super) struct Means {
    issues: usize,
    groups: Vec<GroupRows>,
    /// The criteria that count, with the axis and the weight within it.
    criteria: Vec<(usize, Axis, f64)>,
    absent: AbsentGroups,
    minimum: f64,
    /// By question: what fixed scores add, and their weight.
    fixed: Vec<(f64, f64)>,
    /// Whether every group that counts for a question has nobody missing in it.
    is_complete: bool,
}

/// One group's answers, row by row.
struct GroupRows {
    people: u32,
    /// Levels by question; if anybody is missing, then also 1 for every answer given.
    rows: Rows,
    /// By question: the group's weight over the levels of the scale, 0 where it does not count.
    weights: Vec<(f64, f64)>,
    has_missing: bool,
}

impl Means {
    fn new(survey: &Survey, recipe: &Recipe) -> Result<Self, RobustnessError> {
        let frame = survey.questionnaire();
        let weights = recipe.weights_on(frame);
        let issues = frame.issues().len();
        let criteria: Vec<(usize, Axis, f64)> = (0..frame.criteria().len())
            .filter(|&at| weights.criterion(at) > 0.0 && weights.of(at).is_some())
            .map(|at| (at, frame.criterion(at).axis(), weights.criterion(at)))
            .collect();
        let mut fixed = vec![(0.0, 0.0); frame.questions()];
        // An empty tally: what has an estimate then was fixed.
        let alone = GroupScores::new(&Tally::empty(frame), recipe.any_estimator())?
            .with_fixed_scores(recipe.group_list())?;
        for (group, _) in frame.groups().iter().enumerate() {
            for &(criterion, _, _) in &criteria {
                let weight = weight_of(&weights, criterion, group);
                for issue in 0..issues {
                    if let Some(estimate) = alone.at(group, criterion, issue) {
                        let (sum, present) = &mut fixed[frame.question(criterion, issue)];
                        *sum += weight * estimate.score().get();
                        *present += weight;
                    }
                }
            }
        }
        let groups: Vec<GroupRows> = (0..frame.groups().len())
            .map(|group| GroupRows::new(survey, group, &criteria, &weights, &alone))
            .collect();
        let minimum = recipe.pooling().minimum_answers.get() as f64;
        let is_complete = groups.iter().all(|group| {
            !group.has_missing && f64::from(group.people) >= minimum.max(1.0)
                || group.weights.iter().all(|&(weight, _)| weight == 0.0)
        });
        let absent = recipe.pooling().absent_groups;
        Ok(Self { issues, groups, criteria, absent, minimum, fixed, is_complete })
    }

    fn draw(
        &self,
        rng: &mut ChaCha8Rng,
        scratch: &mut Scratch,
        scores: &mut Vec<PerAxis<Option<f64>>>,
    ) {
        let Scratch { drawn, sums, weighted, present, missed } = scratch;
        weighted.clear();
        weighted.extend(self.fixed.iter().map(|&(sum, _)| sum));
        present.clear();
        present.extend(self.fixed.iter().map(|&(_, weight)| weight));
        missed.clear();
        missed.resize(self.fixed.len(), false);
        for group in &self.groups {
            if group.people == 0 {
                group.note_absent(missed);
                continue;
            }
            drawn.resize(group.people as usize, 0);
            draw_below(rng, group.people, drawn);
            group.rows.sum(drawn, sums);
            if self.is_complete {
                group.add_complete(sums, weighted, present);
            } else {
                group.add(sums, self.minimum, weighted, present, missed);
            }
        }
        self.pool(weighted, present, missed, scores);
    }

    /// From questions to axes: criteria that have a score share the weight of those that have not.
    fn pool(
        &self,
        weighted: &[f64],
        present: &[f64],
        missed: &[bool],
        scores: &mut Vec<PerAxis<Option<f64>>>,
    ) {
        scores.clear();
        for issue in 0..self.issues {
            let mut sums = PerAxis::both((0.0, 0.0));
            let mut refused = PerAxis::both(false);
            for &(criterion, axis, omega) in &self.criteria {
                let question = criterion * self.issues + issue;
                let (sum, is_refused) = match axis {
                    Axis::Operational => (&mut sums.operational, &mut refused.operational),
                    Axis::Stakeholder => (&mut sums.stakeholder, &mut refused.stakeholder),
                };
                *is_refused |= missed[question] && self.absent == AbsentGroups::Refuse;
                if present[question] > 0.0 {
                    sum.0 += omega * (weighted[question] / present[question]);
                    sum.1 += omega;
                }
            }
            scores.push(PerAxis::from_fn(|axis| {
                let (sum, weight) = sums[axis];
                (weight > 0.0 && !refused[axis]).then(|| (sum / weight).clamp(0.0, 1.0))
            }));
        }
    }
}

/// The weight of a group for a criterion.
fn weight_of(weights: &GroupWeights, criterion: usize, group: usize) -> f64 {
    weights.of(criterion).map_or(0.0, |weights| weights.as_slice()[group])
}

impl GroupRows {
    fn new(
        survey: &Survey,
        group: usize,
        criteria: &[(usize, Axis, f64)],
        weights: &GroupWeights,
        fixed: &GroupScores,
    ) -> Self {
        let frame = survey.questionnaire();
        let questions = frame.questions();
        let members = survey.members(group);
        let level = |row: usize, question: usize| {
            Rating::from_code(survey.column(question)[members.start + row]).level()
        };
        let has_missing =
            (0..questions).any(|q| (0..members.len()).any(|row| level(row, q).is_none()));
        let largest = frame.criteria().as_slice().iter().map(|one| one.scale().levels() - 1).max();
        let largest = u16::try_from(largest.unwrap_or(1)).unwrap_or(u16::MAX);
        let columns = if has_missing { 2 * questions } else { questions };
        let rows = Rows::new(members.len(), columns, largest, |row, column| {
            let level = level(row, column % questions);
            let index = level.map(|level| u16::try_from(level.index()).unwrap_or(u16::MAX));
            if column < questions { index.unwrap_or(0) } else { u16::from(index.is_some()) }
        });
        let mut own = vec![(0.0, 0.0); questions];
        for &(criterion, _, _) in criteria {
            let weight = weight_of(weights, criterion, group);
            let steps = (frame.criterion(criterion).scale().levels() - 1) as f64;
            for issue in 0..frame.issues().len() {
                // A group with a fixed score was not asked.
                if fixed.at(group, criterion, issue).is_none() {
                    own[frame.question(criterion, issue)] = (weight, weight / steps);
                }
            }
        }
        let people = u32::try_from(members.len()).unwrap_or(u32::MAX);
        Self { people, rows, weights: own, has_missing }
    }

    /// Marks the questions for which this group counts but has nobody.
    fn note_absent(&self, missed: &mut [bool]) {
        for (missed, &(weight, _)) in missed.iter_mut().zip(&self.weights) {
            *missed |= weight > 0.0;
        }
    }

    /// Adds the means of a group in which everybody answered everything.
    fn add_complete(&self, sums: &[f64], weighted: &mut [f64], present: &mut [f64]) {
        let share = 1.0 / self.rows.len() as f64;
        let places = weighted.iter_mut().zip(present).zip(sums.iter().zip(&self.weights));
        for ((weighted, present), (&sum, &(weight, scaled))) in places {
            *weighted += scaled * (sum * share);
            *present += weight;
        }
    }

    /// Adds the means of those who answered.
    fn add(
        &self,
        sums: &[f64],
        minimum: f64,
        weighted: &mut [f64],
        present: &mut [f64],
        missed: &mut [bool],
    ) {
        let questions = self.weights.len();
        for (question, &(weight, scaled)) in self.weights.iter().enumerate() {
            if weight == 0.0 {
                continue;
            }
            let answers =
                if self.has_missing { sums[questions + question] } else { self.rows.len() as f64 };
            if answers >= minimum {
                weighted[question] += scaled * (sums[question] / answers);
                present[question] += weight;
            } else {
                missed[question] = true;
            }
        }
    }
}

/// The counts of resampled groups, for any estimator.
pub(super) struct Counts<'a> {
    survey: &'a Survey,
    recipe: Recipe,
}

impl Counts<'_> {
    fn draw(
        &self,
        rng: &mut ChaCha8Rng,
        scratch: &mut Scratch,
        scores: &mut Vec<PerAxis<Option<f64>>>,
    ) -> Result<(), RobustnessError> {
        let frame = self.survey.questionnaire();
        let mut counts = vec![0; frame.tally_len()];
        for group in 0..frame.groups().len() {
            let members = self.survey.members(group);
            let Ok(people) = u32::try_from(members.len()) else { continue };
            if people == 0 {
                continue;
            }
            scratch.drawn.resize(members.len(), 0);
            draw_below(rng, people, &mut scratch.drawn);
            for criterion in 0..frame.criteria().len() {
                let levels = frame.criterion(criterion).scale().levels();
                for issue in 0..frame.issues().len() {
                    let column = self.survey.column(frame.question(criterion, issue));
                    let column = &column[members.clone()];
                    let cell = &mut counts[frame.cell(group, criterion, issue)];
                    for &row in &scratch.drawn {
                        cell[place(column[row as usize], levels)] += 1;
                    }
                }
            }
        }
        let tally = Tally::from_counts(frame, counts);
        let matrix: MaterialityMatrix = self.recipe.matrix(&tally)?;
        scores.clear();
        let value = |outcome: &AxisOutcome| outcome.as_ref().ok().map(|one| one.score().get());
        scores.extend(matrix.iter().map(|(_, outcomes)| outcomes.as_ref().map(value)));
        Ok(())
    }
}

/// Where the answer of a code is counted in a cell: levels first, then kinds of missing.
fn place(code: u8, levels: usize) -> usize {
    match Rating::from_code(code) {
        Rating::Level(level) => level.index(),
        Rating::Missing(kind) => levels + kind.index(),
    }
}
