//! What moves when one group, respondent, criterion or issue is left out.

use std::ops::ControlFlow;

use super::omission::{Omission, Omitted, Snapshot};
use super::recipe::Recipe;
use crate::model::{Axis, Rating, Weights};
use crate::num::blocks::fold_blocks;
use crate::robustness::error::RobustnessError;
use crate::robustness::run_progress::RunProgress;
use crate::scoring::{GroupScores, GroupWeights, MaterialityMatrix};
use crate::survey::{Questionnaire, Survey, Tally};

/// Respondents in one block.
const BLOCK: usize = 256;

/// Everything is done again without one part of the input, for every part in turn.
///
/// Weights of what remains keep their proportions. What does not move is not listed, so a robust
/// result is a short one.
///
/// # Degenerate cases
///
/// Without the only group of an axis the axis is not rated, and the other decides alone; without
/// the only group at all nothing is ranked, every issue's rank after is `None`, and the omission
/// has no average shift. An issue left out is not among its own moves: the others' ranks before
/// are taken among themselves, so with a method of independent utilities nothing moves.
///
/// # Errors
///
/// Whatever the recipe refuses, on the whole input or on a part of it.
///
/// Complexity: one run of the recipe per part; a respondent is taken off the counts, and only the
/// cells of the group are estimated anew, so 1,000 respondents take some 5 ms.
///
/// # Examples
///
/// ```
/// use materiality::{LeaveOneOut, Omitted, demo};
///
/// let tally = demo::survey()?.tally();
/// let recipe = demo::plan()?.run(&tally)?.recipe();
/// let without = LeaveOneOut::groups(&tally, &recipe)?;
/// let most = without.largest_mover().unwrap();
/// if let (Omitted::Group(group), Some(first)) = (&most.omitted, most.moves.first()) {
///     println!(
///         "without {group}, {} goes from rank {:?} to {:?}",
///         first.issue, first.rank_before, first.rank_after
///     );
/// }
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct LeaveOneOut {
    omissions: Vec<Omission>,
}

impl LeaveOneOut {
    /// Without one group after the other, in the order of the questionnaire; groups that count on
    /// no axis move nothing.
    ///
    /// # Errors
    ///
    /// See the type.
    pub fn groups(tally: &Tally, recipe: &Recipe) -> Result<Self, RobustnessError> {
        let recipe = recipe.without_errors();
        let scores = recipe.scores(tally)?;
        let weights = recipe.weights_on(tally.questionnaire()).into_owned();
        let groups = tally.questionnaire().groups().iter().enumerate();
        let reweighed = groups.map(|(at, id)| {
            (Omitted::Group(id.clone()), without_group(&weights, tally.questionnaire(), at))
        });
        Self::reweighed(&recipe, &scores, &weights, reweighed)
    }

    /// Without one criterion after the other, in the order of the questionnaire.
    ///
    /// # Errors
    ///
    /// See the type.
    pub fn criteria(tally: &Tally, recipe: &Recipe) -> Result<Self, RobustnessError> {
        let recipe = recipe.without_errors();
        let scores = recipe.scores(tally)?;
        let weights = recipe.weights_on(tally.questionnaire()).into_owned();
        let criteria = tally.questionnaire().criteria().as_slice().iter().enumerate();
        let reweighed = criteria.map(|(at, criterion)| {
            let omitted = Omitted::Criterion(criterion.id().clone());
            (omitted, without_criterion(&weights, tally.questionnaire(), criterion.axis(), at))
        });
        Self::reweighed(&recipe, &scores, &weights, reweighed)
    }

    /// The same scores with other weights.
    fn reweighed(
        recipe: &Recipe,
        scores: &GroupScores,
        weights: &GroupWeights,
        omissions: impl Iterator<Item = (Omitted, GroupWeights)>,
    ) -> Result<Self, RobustnessError> {
        let snapshot = |weights: &GroupWeights| {
            let matrix = MaterialityMatrix::new(scores, weights, recipe.pooling());
            Snapshot::of(recipe, &matrix)
        };
        let before = snapshot(weights)?;
        let omissions = omissions
            .map(|(omitted, weights)| Ok(Omission::between(omitted, &before, &snapshot(&weights)?)))
            .collect::<Result<_, RobustnessError>>()?;
        Ok(Self { omissions })
    }

    /// Without one issue after the other, in catalog order: whether the rest is reordered.
    ///
    /// # Errors
    ///
    /// See the type.
    pub fn issues(tally: &Tally, recipe: &Recipe) -> Result<Self, RobustnessError> {
        let recipe = recipe.without_errors();
        let matrix = recipe.matrix(tally)?;
        let before = Snapshot::of(&recipe, &matrix)?;
        let mut omissions = Vec::with_capacity(matrix.issues().len());
        for (at, issue) in matrix.issues().iter().enumerate() {
            let rest: Vec<_> = matrix
                .iter()
                .enumerate()
                .filter(|&(other, _)| other != at)
                .map(|(_, (id, outcomes))| (id.clone(), outcomes.clone()))
                .collect();
            let before = before.without(at)?;
            let after = if rest.is_empty() {
                before.clone()
            } else {
                Snapshot::of(&recipe, &MaterialityMatrix::from_scores(rest)?)?
            };
            omissions.push(Omission::between(Omitted::Issue(issue.clone()), &before, &after));
        }
        Ok(Self { omissions })
    }

    /// Without one respondent after the other, in the order of [`Survey::respondents`].
    ///
    /// # Errors
    ///
    /// See the type.
    pub fn respondents(survey: &Survey, recipe: &Recipe) -> Result<Self, RobustnessError> {
        Self::respondents_with(survey, recipe, |_| ControlFlow::Continue(()))
    }

    /// The same, telling `progress` after every 256 respondents how far it is; it ends early if
    /// that says so.
    ///
    /// # Errors
    ///
    /// As for [`respondents`](Self::respondents), and [`RobustnessError::Cancelled`].
    pub fn respondents_with(
        survey: &Survey,
        recipe: &Recipe,
        mut progress: impl FnMut(RunProgress) -> ControlFlow<()>,
    ) -> Result<Self, RobustnessError> {
        let recipe = recipe.without_errors();
        let whole = Whole::new(survey, &recipe)?;
        let total = survey.len();
        let mut omissions = Vec::with_capacity(total);
        let mut failed = None;
        let flow = fold_blocks(
            total.div_ceil(BLOCK) as u64,
            |block| {
                let from = usize::try_from(block).map_or(total, |block| block * BLOCK);
                whole.without_each(from..total.min(from + BLOCK))
            },
            |block| match block {
                Err(error) => {
                    failed = Some(error);
                    ControlFlow::Break(())
                }
                Ok(block) => {
                    omissions.extend(block);
                    progress(RunProgress { done: omissions.len() as u64, total: total as u64 })
                }
            },
        );
        match (failed, flow) {
            (Some(error), _) => Err(error),
            (None, ControlFlow::Continue(())) => Ok(Self { omissions }),
            (None, ControlFlow::Break(())) => Err(RobustnessError::Cancelled {
                done: omissions.len() as u64,
                total: total as u64,
            }),
        }
    }

    /// What was left out, one after the other, each with what moved.
    pub fn omissions(&self) -> &[Omission] {
        &self.omissions
    }

    /// What moves most when it is left out: by the average shift in rank, then by how many tiers
    /// change, then by the largest change of a score; of equals the first. `None` if nothing was
    /// left that could be compared.
    pub fn largest_mover(&self) -> Option<&Omission> {
        let mut largest: Option<&Omission> = None;
        for omission in self.omissions.iter().filter(|one| one.average_shift.is_some()) {
            if largest.is_none_or(|old| omission.moves_more_than(old)) {
                largest = Some(omission);
            }
        }
        largest
    }
}

/// The same weights with none for one group.
fn without_group(weights: &GroupWeights, frame: &Questionnaire, group: usize) -> GroupWeights {
    let mut reduced = weights.clone();
    for criterion in 0..frame.criteria().len() {
        if let Some(own) = weights.of(criterion) {
            let mut own = own.as_slice().to_vec();
            own[group] = 0.0;
            reduced = reduced.with_group_weights(criterion, Weights::normalized(own).ok());
        }
    }
    reduced
}

/// The same weights without one criterion; the others of its axis share its weight.
fn without_criterion(
    weights: &GroupWeights,
    frame: &Questionnaire,
    axis: Axis,
    criterion: usize,
) -> GroupWeights {
    let rest: Vec<usize> = frame.criteria().of_axis(axis).filter(|&at| at != criterion).collect();
    let own = rest.iter().map(|&at| weights.criterion(at)).collect();
    let own = Weights::normalized(own).map_or_else(|_| Vec::new(), Vec::from);
    let own: Vec<(usize, f64)> = rest.into_iter().zip(own).collect();
    weights.clone().with_criteria(axis, &own)
}

/// A survey with everything that follows from it as a whole.
struct Whole<'a> {
    survey: &'a Survey,
    recipe: &'a Recipe,
    weights: GroupWeights,
    tally: Tally,
    scores: GroupScores,
    before: Snapshot,
}

impl<'a> Whole<'a> {
    fn new(survey: &'a Survey, recipe: &'a Recipe) -> Result<Self, RobustnessError> {
        let tally = survey.tally();
        let scores = recipe.scores(&tally)?;
        let weights = recipe.weights_on(survey.questionnaire()).into_owned();
        let matrix = MaterialityMatrix::new(&scores, &weights, recipe.pooling());
        let before = Snapshot::of(recipe, &matrix)?;
        Ok(Self { survey, recipe, weights, tally, scores, before })
    }

    /// What moves without each of some respondents.
    fn without_each(
        &self,
        people: std::ops::Range<usize>,
    ) -> Result<Vec<Omission>, RobustnessError> {
        let (mut tally, mut scores) = (self.tally.clone(), self.scores.clone());
        let groups = self.survey.questionnaire().groups();
        let mut omissions = Vec::with_capacity(people.len());
        for person in people {
            let in_group = |&group: &usize| self.survey.members(group).contains(&person);
            let Some(group) = (0..groups.len()).find(in_group) else { continue };
            self.shift(&mut tally, group, person, |count| *count -= 1);
            scores.estimate_again(&tally, group, self.recipe.any_estimator());
            let matrix = MaterialityMatrix::new(&scores, &self.weights, self.recipe.pooling());
            let after = Snapshot::of(self.recipe, &matrix)?;
            let respondent = self.survey.id(person).into_owned();
            let omitted = Omitted::Respondent { respondent, group: groups[group].clone() };
            omissions.push(Omission::between(omitted, &self.before, &after));
            self.shift(&mut tally, group, person, |count| *count += 1);
            // The next one may be of another group.
            scores.clone_from(&self.scores);
        }
        Ok(omissions)
    }

    /// Changes the counts of everything one respondent answered.
    fn shift(&self, tally: &mut Tally, group: usize, person: usize, change: impl Fn(&mut u64)) {
        let frame = self.survey.questionnaire();
        for criterion in 0..frame.criteria().len() {
            for issue in 0..frame.issues().len() {
                let code = self.survey.column(frame.question(criterion, issue))[person];
                change(tally.count_mut((group, criterion, issue), Rating::from_code(code)));
            }
        }
    }
}
