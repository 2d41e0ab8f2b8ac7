//! One row of a survey file: from its fields to places and codes.

use csv::ByteRecord;

use super::header::{Header, Layout, LongLayout, WideLayout};
use super::lookup::{Lookup, same};
use super::rating_table::RatingTable;
use super::sink::{AnswerSink, Row, TwoGroups};
use crate::model::{Axis, Criterion, Missing, Rating};
use crate::survey::error::{RowProblem, SurveyError};
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
    /// The respondent of the last row: the two fields as they stand, and the person.
    last: Last<P>,
}

/// Rows of one respondent mostly stand together; they are recognized by two comparisons.
struct Last<P> {
    respondent: Vec<u8>,
    group: Vec<u8>,
    person: Option<P>,
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
            last: Last { respondent: Vec::new(), group: Vec::new(), person: None },
        })
    }

    /// Gives a row's answers to `sink` and notes what is wrong with it.
    pub(crate) fn row<S: AnswerSink<Person = P>>(
        &mut self,
        record: &ByteRecord,
        header: &Header,
        sink: &mut S,
        wrong: &mut Vec<Wrong>,
    ) {
        if record.len() != header.names.len() {
            let (found, expected) = (record.len(), header.names.len());
            wrong.push((found.min(expected) - 1, RowProblem::FieldCount { found, expected }));
            return;
        }
        match &header.layout {
            Layout::Long(fields) => {
                if let Err(problem) = self.answer(record, fields, sink) {
                    wrong.push(problem);
                }
            }
            Layout::Wide(fields) => self.respondent(record, fields, sink, wrong),
        }
    }

    /// A row of one answer.
    fn answer<S: AnswerSink<Person = P>>(
        &mut self,
        record: &ByteRecord,
        fields: &LongLayout,
        sink: &mut S,
    ) -> Result<(), Wrong> {
        let person = self.person(record, fields, sink)?;
        let issue = self.issue(&record[fields.issue]).map_err(|problem| (fields.issue, problem))?;
        let criterion = self.criterion(record, fields)?;
        let code = self.ratings[criterion]
            .code(&record[fields.rating])
            .map_err(|problem| (fields.rating, problem))?;
        if sink.answer(person, self.frame.question(criterion, issue), code) {
            return Ok(());
        }
        let problem = RowProblem::DuplicateAnswer {
            respondent: shown(record[fields.respondent].trim_ascii()),
            issue: self.frame.issues()[issue].to_string(),
            criterion: self.frame.criterion(criterion).id().to_string(),
        };
        Err((fields.respondent, problem))
    }

    /// A row of one respondent.
    fn respondent<S: AnswerSink<Person = P>>(
        &mut self,
        record: &ByteRecord,
        fields: &WideLayout,
        sink: &mut S,
        wrong: &mut Vec<Wrong>,
    ) {
        let row = match self.enter(record, fields.respondent, fields.group, sink) {
            Ok((row, _)) if row.is_first => row,
            Ok((_, respondent)) => {
                let respondent = respondent.to_owned();
                let problem = RowProblem::DuplicateRespondent { respondent };
                return wrong.push((fields.respondent, problem));
            }
            Err(problem) => return wrong.push(problem),
        };
        for &(field, criterion, question) in &fields.ratings {
            let code = self.ratings[criterion].code(&record[field]).unwrap_or_else(|problem| {
                wrong.push((field, problem));
                Rating::Missing(Missing::NoAnswer).code()
            });
            sink.answer(row.person, question, code);
        }
    }

    /// The respondent of a row of one answer: mostly that of the row before.
    #[inline]
    fn person<S: AnswerSink<Person = P>>(
        &mut self,
        record: &ByteRecord,
        fields: &LongLayout,
        sink: &mut S,
    ) -> Result<P, Wrong> {
        let (respondent, group) = (&record[fields.respondent], &record[fields.group]);
        if let Some(person) = self.last.person
            && same(&self.last.respondent, respondent)
            && same(&self.last.group, group)
        {
            return Ok(person);
        }
        self.last.person = None;
        let (row, _) = self.enter(record, fields.respondent, fields.group, sink)?;
        self.last.respondent.clear();
        self.last.respondent.extend_from_slice(respondent);
        self.last.group.clear();
        self.last.group.extend_from_slice(group);
        self.last.person = Some(row.person);
        Ok(row.person)
    }

    /// The respondent of a row, given to the sink.
    fn enter<'r, S: AnswerSink<Person = P>>(
        &mut self,
        record: &'r ByteRecord,
        respondent: usize,
        group: usize,
        sink: &mut S,
    ) -> Result<(Row<S::Person>, &'r str), Wrong> {
        let place = self.group(&record[group]).map_err(|problem| (group, problem))?;
        let id = text(&record[respondent]).map_err(|problem| (respondent, problem))?;
        if id.is_empty() {
            return Err((respondent, RowProblem::NoRespondent));
        }
        match sink.enter(id, place) {
            Ok(row) => Ok((row, id)),
            Err(TwoGroups { first }) => {
                let name = |place: usize| self.frame.groups()[place].to_string();
                let (first, found) = (name(first), name(place));
                let respondent = id.to_owned();
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
    fn criterion(&mut self, record: &ByteRecord, fields: &LongLayout) -> Result<usize, Wrong> {
        let mut axis = None;
        if let Some(field) = fields.axis {
            let found = self.axes.find(&record[field]);
            let place = found.or_else(|| self.axes.find(record[field].trim_ascii()));
            let unknown = || (field, RowProblem::UnknownAxis { found: shown(&record[field]) });
            axis = Some((field, Axis::ALL[place.ok_or_else(unknown)?]));
        }
        let named = fields.criterion.filter(|&field| !record[field].trim_ascii().is_empty());
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
                let place = self.criteria.find(record[field].trim_ascii()).filter(fits);
                place.ok_or_else(|| {
                    let expected = criteria_of(self.frame, axis);
                    let found = shown(&record[field]);
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

/// A field as text, trimmed.
fn text(field: &[u8]) -> Result<&str, RowProblem> {
    std::str::from_utf8(field.trim_ascii()).map_err(|_| RowProblem::NotUtf8 { found: shown(field) })
}

/// A field as an error shows it.
fn shown(field: &[u8]) -> String {
    String::from_utf8_lossy(field).into_owned()
}

/// "one of a, b, c", cut short where there are many.
fn one_of(ids: &[impl ToString]) -> String {
    const SHOWN: usize = 12;
    let shown: Vec<String> = ids.iter().take(SHOWN).map(ToString::to_string).collect();
    match ids.len() {
        1 => shown.join(", "),
        n if n > SHOWN => format!("one of {}, … ({n} in all)", shown.join(", ")),
        _ => format!("one of {}", shown.join(", ")),
    }
}
