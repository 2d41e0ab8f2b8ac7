//! One row of a survey file: from its fields to places and codes.

use csv::ByteRecord;

use super::header::{Header, Layout, LongLayout, WideLayout};
use super::lookup::{Lookup, same};
use super::rating_table::RatingTable;
use super::sink::{AnswerSink, Row, TwoGroups};
use crate::model::{Axis, Criterion, Missing, Rating};
use crate::survey::error::{RowProblem, SurveyError, one_of};
use crate::survey::questionnaire::Questionnaire;
use crate::survey::tokens::MissingTokens;

/// Turns the fields of a row into places and codes.
///
/// `P` is a respondent as the sink remembers one.
pub(crate) struct Parser<'a, P> {
    frame: &'a Questionnaire,
    groups: Lookup,
    issues: Lookup,
    criteria: Lookup,
    axes: Lookup,
    /// The criterion of an axis that has just one.
    only: [Option<usize>; 2],
    ratings: Vec<RatingTable>,
    /// The respondent of the last row, if it was one.
    last: Option<P>,
    /// The criterion and issue of the last row, if they were ones.
    asked: Option<(usize, usize)>,
}

/// The fields of a row, whatever they were cut by.
pub(crate) trait Fields {
    /// How many there are.
    fn count(&self) -> usize;

    /// One of them.
    fn field(&self, at: usize) -> &[u8];
}

/// Who gave the answers of a row. Rows of one respondent mostly stand together.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Who {
    /// The field says the same as in the row before.
    AsBefore,
    /// Perhaps somebody else, with the hash if it has been fetched.
    Other(Option<u64>),
}

impl Fields for ByteRecord {
    fn count(&self) -> usize {
        self.len()
    }

    #[inline]
    fn field(&self, at: usize) -> &[u8] {
        &self[at]
    }
}

impl Fields for [&[u8]] {
    fn count(&self) -> usize {
        self.len()
    }

    #[inline]
    fn field(&self, at: usize) -> &[u8] {
        self[at]
    }
}

/// What is wrong with a row, and in which field.
pub(crate) type Wrong = (usize, RowProblem);

impl<'a, P: Copy> Parser<'a, P> {
    pub(crate) fn new(
        frame: &'a Questionnaire,
        tokens: &MissingTokens,
    ) -> Result<Self, SurveyError> {
        let criteria = frame.criteria();
        let only = Axis::ALL.map(|axis| {
            let mut places = criteria.of_axis(axis);
            places.next().filter(|_| places.next().is_none())
        });
        Ok(Self {
            frame,
            groups: Lookup::new(frame.groups().iter().map(AsRef::as_ref)),
            issues: Lookup::new(frame.issues().iter().map(AsRef::as_ref)),
            criteria: Lookup::new(criteria.as_slice().iter().map(|each| each.id().as_str())),
            axes: Lookup::new(Axis::ALL.map(Axis::id)),
            only,
            ratings: RatingTable::of_criteria(criteria, tokens)?,
            last: None,
            asked: None,
        })
    }

    /// Gives a row's answers to `sink` and notes what is wrong with it.
    ///
    /// `previous` is the row before it, if it is still there.
    #[inline]
    pub(crate) fn row<F: Fields + ?Sized, S: AnswerSink<Person = P>>(
        &mut self,
        record: &F,
        who: Who,
        previous: Option<&F>,
        header: &Header,
        sink: &mut S,
        wrong: &mut Vec<Wrong>,
    ) {
        if record.count() != header.names.len() {
            (self.last, self.asked) = (None, None);
            let (found, expected) = (record.count(), header.names.len());
            wrong.push((found.min(expected) - 1, RowProblem::FieldCount { found, expected }));
            return;
        }
        match &header.layout {
            Layout::Long(fields) => {
                if let Err(problem) = self.answer(record, who, previous, fields, sink) {
                    wrong.push(problem);
                }
            }
            Layout::Wide(fields) => self.respondent(record, who, fields, sink, wrong),
        }
    }

    /// A row of one answer.
    #[inline]
    fn answer<F: Fields + ?Sized, S: AnswerSink<Person = P>>(
        &mut self,
        record: &F,
        who: Who,
        previous: Option<&F>,
        fields: &LongLayout,
        sink: &mut S,
    ) -> Result<(), Wrong> {
        let person = self.person(record, who, previous, fields, sink)?;
        let (criterion, issue) = self.question(record, previous, fields)?;
        let code = self.ratings[criterion]
            .code(record.field(fields.rating))
            .map_err(|problem| (fields.rating, problem))?;
        if sink.answer(person, self.frame.question(criterion, issue), code) {
            return Ok(());
        }
        let problem = RowProblem::DuplicateAnswer {
            respondent: shown(record.field(fields.respondent).trim_ascii()),
            issue: self.frame.issues()[issue].to_string(),
            criterion: self.frame.criterion(criterion).id().to_string(),
        };
        Err((fields.respondent, problem))
    }

    /// A row of one respondent.
    fn respondent<F: Fields + ?Sized, S: AnswerSink<Person = P>>(
        &mut self,
        record: &F,
        who: Who,
        fields: &WideLayout,
        sink: &mut S,
        wrong: &mut Vec<Wrong>,
    ) {
        let row = match self.enter(record, who, (fields.respondent, fields.group), sink) {
            Ok((row, _)) if row.is_first => row,
            Ok((_, respondent)) => {
                let problem = RowProblem::DuplicateRespondent { respondent: shown(respondent) };
                return wrong.push((fields.respondent, problem));
            }
            Err(problem) => return wrong.push(problem),
        };
        for &(field, criterion, question) in &fields.ratings {
            let code =
                self.ratings[criterion].code(record.field(field)).unwrap_or_else(|problem| {
                    wrong.push((field, problem));
                    Rating::Missing(Missing::NoAnswer).code()
                });
            sink.answer(row.person, question, code);
        }
    }

    /// The respondent of a row of one answer: mostly that of the row before.
    #[inline]
    fn person<F: Fields + ?Sized, S: AnswerSink<Person = P>>(
        &mut self,
        record: &F,
        who: Who,
        previous: Option<&F>,
        fields: &LongLayout,
        sink: &mut S,
    ) -> Result<P, Wrong> {
        if let (Who::AsBefore, Some(person), Some(previous)) = (who, self.last, previous)
            && same(previous.field(fields.group), record.field(fields.group))
        {
            return Ok(person);
        }
        self.last = None;
        match self.enter(record, who, (fields.respondent, fields.group), sink) {
            Ok((row, _)) => {
                self.last = Some(row.person);
                Ok(row.person)
            }
            Err(wrong) => {
                // Nobody has looked at what this row is about.
                self.asked = None;
                Err(wrong)
            }
        }
    }

    /// What a row of one answer is about: in many files the same as the row before.
    #[inline]
    fn question<F: Fields + ?Sized>(
        &mut self,
        record: &F,
        previous: Option<&F>,
        fields: &LongLayout,
    ) -> Result<(usize, usize), Wrong> {
        if let (Some(asked), Some(previous), Some(axis)) = (self.asked, previous, fields.axis)
            && fields.criterion.is_none()
            && same(previous.field(fields.issue), record.field(fields.issue))
            && same(previous.field(axis), record.field(axis))
        {
            return Ok(asked);
        }
        self.asked = None;
        let issue =
            self.issue(record.field(fields.issue)).map_err(|problem| (fields.issue, problem))?;
        let criterion = self.criterion(record, fields)?;
        self.asked = Some((criterion, issue));
        Ok((criterion, issue))
    }

    /// The respondent of a row, given to the sink.
    #[inline]
    fn enter<'r, F: Fields + ?Sized, S: AnswerSink<Person = P>>(
        &mut self,
        record: &'r F,
        who: Who,
        (respondent, group): (usize, usize),
        sink: &mut S,
    ) -> Result<(Row<S::Person>, &'r [u8]), Wrong> {
        let place = self.group(record.field(group)).map_err(|problem| (group, problem))?;
        let id = record.field(respondent).trim_ascii();
        if !id.is_ascii() && std::str::from_utf8(id).is_err() {
            let found = shown(record.field(respondent));
            return Err((respondent, RowProblem::NotUtf8 { found }));
        }
        if id.is_empty() {
            return Err((respondent, RowProblem::NoRespondent));
        }
        let hash = match who {
            Who::AsBefore => None,
            Who::Other(hash) => hash,
        };
        match sink.enter(id, hash, place) {
            Ok(row) => Ok((row, id)),
            Err(TwoGroups { first }) => {
                let name = |place: usize| self.frame.groups()[place].to_string();
                let (first, found) = (name(first), name(place));
                let respondent = shown(id);
                Err((group, RowProblem::TwoGroups { respondent, first, found }))
            }
        }
    }

    fn group(&mut self, field: &[u8]) -> Result<usize, RowProblem> {
        let found = self.groups.find(field).or_else(|| self.groups.find(field.trim_ascii()));
        found.ok_or_else(|| RowProblem::UnknownGroup {
            found: shown(field),
            expected: one_of(self.frame.groups()),
        })
    }

    fn issue(&mut self, field: &[u8]) -> Result<usize, RowProblem> {
        let found = self.issues.find(field).or_else(|| self.issues.find(field.trim_ascii()));
        found.ok_or_else(|| RowProblem::UnknownIssue {
            found: shown(field),
            known: self.frame.issues().len(),
        })
    }

    /// The criterion a row of one answer is about.
    fn criterion<F: Fields + ?Sized>(
        &mut self,
        record: &F,
        fields: &LongLayout,
    ) -> Result<usize, Wrong> {
        let mut axis = None;
        if let Some(field) = fields.axis {
            let found = self.axes.find(record.field(field));
            let place = found.or_else(|| self.axes.find(record.field(field).trim_ascii()));
            let unknown = || (field, RowProblem::UnknownAxis { found: shown(record.field(field)) });
            axis = Some((field, Axis::ALL[place.ok_or_else(unknown)?]));
        }
        let named = fields.criterion.filter(|&field| !record.field(field).trim_ascii().is_empty());
        match (axis, named) {
            (Some((field, axis)), None) => self.only[axis as usize].ok_or_else(|| {
                let expected = criteria_of(self.frame, Some(axis));
                (field, RowProblem::NoCriterion { axis, expected })
            }),
            (None, None) => {
                let expected = criteria_of(self.frame, None);
                let problem = RowProblem::UnknownCriterion { found: String::new(), expected };
                Err((fields.criterion.unwrap_or(fields.rating), problem))
            }
            (axis, Some(field)) => {
                let axis = axis.map(|(_, axis)| axis);
                let fits = |at: &usize| axis.is_none_or(|a| self.frame.criterion(*at).axis() == a);
                let place = self.criteria.find(record.field(field).trim_ascii()).filter(fits);
                place.ok_or_else(|| {
                    let expected = criteria_of(self.frame, axis);
                    let found = shown(record.field(field));
                    (field, RowProblem::UnknownCriterion { found, expected })
                })
            }
        }
    }
}

/// The criteria of one axis, or of both, as an error shows them.
fn criteria_of(frame: &Questionnaire, axis: Option<Axis>) -> String {
    let criteria = frame.criteria().as_slice().iter();
    let fits = |each: &&Criterion| axis.is_none_or(|axis| axis == each.axis());
    one_of(&criteria.filter(fits).map(Criterion::id).collect::<Vec<_>>())
}

/// A field as an error shows it.
fn shown(field: &[u8]) -> String {
    String::from_utf8_lossy(field).into_owned()
}
