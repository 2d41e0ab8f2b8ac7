//! A survey in memory: every respondent's ratings, by column.

use std::borrow::Cow;
use std::collections::HashMap;

use super::error::{RowProblem, SurveyError, one_of};
use super::questionnaire::Questionnaire;
use super::tally::Tally;
use crate::model::{Criterion, GroupId, Level, MISSING_CODES, Missing, Rating};
use crate::num::histogram::count_codes;

/// The code of a question nobody has answered yet.
const UNANSWERED: u8 = MISSING_CODES[0];

/// Every respondent's ratings: one byte each, column by column, respondents of one group together.
///
/// Only what needs to know *who* gave an answer takes a survey (resampling respondents, agreement
/// between raters, response quality); everything else takes the [`Tally`].
///
/// # Examples
///
/// ```
/// use materiality::{Criteria, GroupId, IssueId, Questionnaire, Rating, Scale, Survey, SurveyBuilder};
///
/// let scale = Scale::likert(5)?;
/// let questionnaire = Questionnaire::new(
///     [IssueId::new("water")?],
///     [GroupId::new("employees")?],
///     Criteria::one_per_axis(&scale),
/// )?;
/// let mut builder = SurveyBuilder::new(&questionnaire);
/// builder.answer("r1", "employees", "water", "stakeholder", Rating::Level(scale.level_of(4.0)?))?;
/// let survey = builder.build()?;
/// assert_eq!(survey.len(), 1);
/// assert_eq!(survey.tally().cell("employees", "water", "stakeholder").unwrap().answers(), 1);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Survey {
    questionnaire: Questionnaire,
    ids: Ids,
    /// The end (exclusive) of each group's respondents.
    ends: Vec<usize>,
    /// Codes by question, then respondent.
    codes: Vec<u8>,
}

#[derive(Clone, Debug, PartialEq)]
enum Ids {
    /// Called 1, 2, … in order; takes no memory.
    Numbered,
    Named(Vec<Box<str>>),
}

impl Survey {
    /// A survey of `group_sizes[g]` respondents in each group, numbered 1, 2, … through all
    /// groups, whose ratings `rating(respondent, criterion, issue)` gives; all three are counted
    /// from 0.
    ///
    /// # Errors
    ///
    /// [`SurveyError::GroupSizes`] unless there is one size per group, [`SurveyError::NoRespondents`] if
    /// there is no respondent, [`SurveyError::ForeignLevel`] for a level of another scale.
    pub fn from_fn(
        questionnaire: &Questionnaire,
        group_sizes: &[usize],
        mut rating: impl FnMut(usize, usize, usize) -> Rating,
    ) -> Result<Self, SurveyError> {
        let (found, expected) = (group_sizes.len(), questionnaire.groups().len());
        if found != expected {
            return Err(SurveyError::GroupSizes { found, expected });
        }
        let ends: Vec<usize> = group_sizes
            .iter()
            .scan(0, |end, size| {
                *end += size;
                Some(*end)
            })
            .collect();
        let people = ends.last().copied().unwrap_or(0);
        if people == 0 {
            return Err(SurveyError::NoRespondents);
        }
        let mut codes = Vec::with_capacity(people * questionnaire.questions());
        for (c, criterion) in questionnaire.criteria().as_slice().iter().enumerate() {
            let levels = criterion.scale().levels();
            for i in 0..questionnaire.issues().len() {
                for person in 0..people {
                    let rating = rating(person, c, i);
                    if let Some(found) = rating.level().map(Level::index).filter(|&at| at >= levels)
                    {
                        let criterion = criterion.id().to_string();
                        return Err(SurveyError::ForeignLevel { criterion, found, levels });
                    }
                    codes.push(rating.code());
                }
            }
        }
        Ok(Self { questionnaire: questionnaire.clone(), ids: Ids::Numbered, ends, codes })
    }

    /// The frame of this survey.
    pub const fn questionnaire(&self) -> &Questionnaire {
        &self.questionnaire
    }

    /// How many respondents there are.
    pub fn len(&self) -> usize {
        self.ends.last().copied().unwrap_or(0)
    }

    /// Never true: a survey has at least one respondent.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Each respondent's id and group: by group, then by id, whatever the order of their answers
    /// was; numbered respondents in the order of their numbers.
    pub fn respondents(&self) -> impl Iterator<Item = (Cow<'_, str>, &GroupId)> {
        (0..self.len()).map(|person| self.respondent(person))
    }

    /// The id and group of one respondent.
    pub(crate) fn respondent(&self, person: usize) -> (Cow<'_, str>, &GroupId) {
        let group = self.ends.partition_point(|&end| end <= person);
        (self.id(person), &self.questionnaire.groups()[group])
    }

    /// The id of a respondent.
    pub(crate) fn id(&self, person: usize) -> Cow<'_, str> {
        match &self.ids {
            Ids::Numbered => Cow::Owned((person + 1).to_string()),
            Ids::Named(ids) => Cow::Borrowed(&ids[person]),
        }
    }

    /// All answers to one question, in the order of [`respondents`](Self::respondents); `None` for
    /// an unknown issue or criterion.
    pub fn ratings(&self, issue: &str, criterion: &str) -> Option<impl Iterator<Item = Rating>> {
        let criterion = self.questionnaire.criteria().position(criterion)?;
        let issue = self.questionnaire.issue(issue)?;
        let column = self.column(self.questionnaire.question(criterion, issue));
        Some(column.iter().map(|&code| Rating::from_code(code)))
    }

    /// The codes of one question, by respondent.
    pub(crate) fn column(&self, question: usize) -> &[u8] {
        let people = self.len();
        &self.codes[question * people..(question + 1) * people]
    }

    /// The respondents of one group.
    pub(crate) fn members(&self, group: usize) -> std::ops::Range<usize> {
        let start = if group == 0 { 0 } else { self.ends[group - 1] };
        start..self.ends[group]
    }

    /// The counts of all cells.
    ///
    /// With the `rayon` feature cells are counted in parallel; counts are whole numbers, so the
    /// result is the same.
    ///
    /// Complexity: O(respondents × questions), close to the speed of memory.
    pub fn tally(&self) -> Tally {
        let frame = &self.questionnaire;
        let cells: Vec<(usize, usize, usize)> = (0..frame.criteria().len())
            .flat_map(|c| (0..frame.groups().len()).map(move |g| (c, g)))
            .flat_map(|(c, g)| (0..frame.issues().len()).map(move |i| (c, g, i)))
            .collect();
        let count = |&(c, g, i): &(usize, usize, usize)| self.count_cell(c, g, i);
        // Cells in this order are the layout of a tally.
        #[cfg(not(feature = "rayon"))]
        let counts: Vec<u64> = cells.iter().flat_map(count).collect();
        #[cfg(feature = "rayon")]
        let counts: Vec<u64> = {
            use rayon::prelude::*;
            let counted: Vec<Vec<u64>> = cells.par_iter().map(count).collect();
            counted.concat()
        };
        Tally::from_counts(frame, counts)
    }

    /// The counts of one cell: levels, then kinds of missing.
    fn count_cell(&self, criterion: usize, group: usize, issue: usize) -> Vec<u64> {
        let frame = &self.questionnaire;
        let codes = &self.column(frame.question(criterion, issue))[self.members(group)];
        let mut counts = vec![0; frame.criterion(criterion).scale().levels()];
        let mut missing = [0; Missing::ALL.len()];
        count_codes(codes, &mut counts, &mut missing);
        counts.extend(missing);
        counts
    }
}

/// Collects answers one by one, in any order.
#[derive(Debug)]
pub struct SurveyBuilder {
    questionnaire: Questionnaire,
    /// Places by id; only ever looked up, never iterated.
    index: HashMap<Box<str>, usize>,
    people: Vec<(Box<str>, usize)>,
    /// Codes by respondent, then question.
    codes: Vec<u8>,
    /// One bit per code: whether it was given.
    given: Vec<u8>,
}

impl SurveyBuilder {
    /// A survey nobody has answered yet.
    pub fn new(questionnaire: &Questionnaire) -> Self {
        Self {
            questionnaire: questionnaire.clone(),
            index: HashMap::new(),
            people: Vec::new(),
            codes: Vec::new(),
            given: Vec::new(),
        }
    }

    /// Adds one answer.
    ///
    /// # Errors
    ///
    /// [`SurveyError::Answer`] for a group, issue or criterion that the questionnaire does not have,
    /// naming it and what there is, for a respondent in two groups and for a question answered
    /// twice; [`SurveyError::ForeignLevel`] for a level of another scale.
    pub fn answer(
        &mut self,
        respondent: &str,
        group: &str,
        issue: &str,
        criterion: &str,
        rating: Rating,
    ) -> Result<(), SurveyError> {
        let frame = self.questionnaire.clone();
        let refuse = |problem| SurveyError::Answer { respondent: respondent.into(), problem };
        let (g, i, c) = places(&frame, group, issue, criterion).map_err(refuse)?;
        let levels = frame.criterion(c).scale().levels();
        if let Some(found) = rating.level().map(Level::index).filter(|&at| at >= levels) {
            return Err(SurveyError::ForeignLevel { criterion: criterion.into(), found, levels });
        }
        if respondent.is_empty() {
            return Err(refuse(RowProblem::NoRespondent));
        }
        let (person, _) = self.enter(respondent, g).map_err(|first| {
            refuse(RowProblem::TwoGroups {
                respondent: respondent.into(),
                first: frame.groups()[first].to_string(),
                found: group.into(),
            })
        })?;
        if !self.note(person, frame.question(c, i), rating.code()) {
            return Err(refuse(RowProblem::DuplicateAnswer {
                respondent: respondent.into(),
                issue: issue.into(),
                criterion: criterion.into(),
            }));
        }
        Ok(())
    }

    /// The survey of everything added.
    ///
    /// # Errors
    ///
    /// [`SurveyError::NoRespondents`] if nobody has answered.
    pub fn build(self) -> Result<Survey, SurveyError> {
        let people = self.people.len();
        if people == 0 {
            return Err(SurveyError::NoRespondents);
        }
        let questions = self.questionnaire.questions();
        let groups = self.questionnaire.groups().len();
        let mut order: Vec<usize> = (0..people).collect();
        // By group and id, whatever the order of answers was: it decides nothing, not even what
        // respondents a seed draws.
        order.sort_unstable_by_key(|&person| (self.people[person].1, &self.people[person].0));
        let in_groups_up_to =
            |last: usize| order.partition_point(|&person| self.people[person].1 <= last);
        let ends: Vec<usize> = (0..groups).map(in_groups_up_to).collect();
        let codes = (0..questions)
            .flat_map(|question| order.iter().map(move |&person| (person, question)))
            .map(|(person, question)| self.codes[person * questions + question])
            .collect();
        let mut ids: Vec<Option<Box<str>>> =
            self.people.into_iter().map(|(id, _)| Some(id)).collect();
        let named = order.iter().filter_map(|&person| ids[person].take()).collect();
        Ok(Survey { questionnaire: self.questionnaire, ids: Ids::Named(named), ends, codes })
    }

    /// The place of a respondent and whether it is new; the error is the group the respondent was
    /// in before.
    pub(crate) fn enter(&mut self, respondent: &str, group: usize) -> Result<(usize, bool), usize> {
        if let Some(&person) = self.index.get(respondent) {
            let first = self.people[person].1;
            return if first == group { Ok((person, false)) } else { Err(first) };
        }
        let person = self.people.len();
        let questions = self.questionnaire.questions();
        self.index.insert(respondent.into(), person);
        self.people.push((respondent.into(), group));
        self.codes.resize(self.codes.len() + questions, UNANSWERED);
        self.given.resize(self.given.len() + questions.div_ceil(8), 0);
        Ok((person, true))
    }

    /// Notes the code of an answer; false if the question was answered before.
    pub(crate) fn note(&mut self, person: usize, question: usize, code: u8) -> bool {
        let questions = self.questionnaire.questions();
        let byte = &mut self.given[person * questions.div_ceil(8) + question / 8];
        let bit = 1 << (question % 8);
        if *byte & bit != 0 {
            return false;
        }
        *byte |= bit;
        self.codes[person * questions + question] = code;
        true
    }
}

/// The places of a group, an issue and a criterion.
fn places(
    frame: &Questionnaire,
    group: &str,
    issue: &str,
    criterion: &str,
) -> Result<(usize, usize, usize), RowProblem> {
    let unknown_group =
        || RowProblem::UnknownGroup { found: group.into(), expected: one_of(frame.groups()) };
    let unknown_issue =
        || RowProblem::UnknownIssue { found: issue.into(), known: frame.issues().len() };
    let unknown_criterion = || {
        let ids: Vec<_> = frame.criteria().as_slice().iter().map(Criterion::id).collect();
        RowProblem::UnknownCriterion { found: criterion.into(), expected: one_of(&ids) }
    };
    Ok((
        frame.group(group).ok_or_else(unknown_group)?,
        frame.issue(issue).ok_or_else(unknown_issue)?,
        frame.criteria().position(criterion).ok_or_else(unknown_criterion)?,
    ))
}
