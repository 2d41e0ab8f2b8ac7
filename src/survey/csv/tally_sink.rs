//! Rows counted as they are read.

use super::seen::{Seen, Slot};
use super::sink::{AnswerSink, Row, TwoGroups};
use crate::model::Missing;
use crate::survey::questionnaire::Questionnaire;
use crate::survey::tally::Tally;

/// Counts answers and forgets who gave them, but for what finding duplicates takes.
#[derive(Debug)]
pub(crate) struct TallySink<'a> {
    frame: &'a Questionnaire,
    counts: Vec<u64>,
    /// None where duplicates are not looked for.
    seen: Option<Seen>,
    /// Respondents by group.
    respondents: Vec<u64>,
    /// Start of each question's counts in a group, its number of levels, and the distance between
    /// groups.
    questions: Vec<(usize, usize, usize)>,
}

/// What one row of a file stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RowIs {
    /// One answer of a respondent.
    OneAnswer,
    /// One respondent with all answers.
    OneRespondent,
}

impl<'a> TallySink<'a> {
    /// An empty tally that looks for duplicates.
    pub(crate) fn new(frame: &'a Questionnaire, row: RowIs) -> Self {
        let bits = match row {
            RowIs::OneAnswer => frame.questions(),
            RowIs::OneRespondent => 0,
        };
        Self { seen: Some(Seen::new(bits, frame.groups().len())), ..Self::without_check(frame) }
    }

    /// An empty tally that trusts the file to have no duplicates.
    pub(crate) fn without_check(frame: &'a Questionnaire) -> Self {
        let issues = frame.issues().len();
        let question = |question: usize| {
            let (criterion, issue) = (question / issues, question % issues);
            let cell = frame.cell(0, criterion, issue);
            let levels = cell.len() - Missing::ALL.len();
            (cell.start, levels, cell.len() * issues)
        };
        Self {
            frame,
            counts: vec![0; frame.tally_len()],
            seen: None,
            respondents: vec![0; frame.groups().len()],
            questions: (0..frame.questions()).map(question).collect(),
        }
    }

    /// The tally. Where every respondent is known, those of whom a cell has no row count as not
    /// having answered it.
    pub(crate) fn finish(mut self, row: RowIs) -> Tally {
        if self.seen.is_some() || row == RowIs::OneRespondent {
            for (group, &people) in self.respondents.iter().enumerate() {
                for &(start, levels, stride) in &self.questions {
                    let cell = start + group * stride;
                    let cell = &mut self.counts[cell..cell + levels + Missing::ALL.len()];
                    let known: u64 = cell.iter().sum();
                    cell[levels + Missing::NoAnswer.index()] += people.saturating_sub(known);
                }
            }
        }
        Tally::from_counts(self.frame, self.counts)
    }
}

impl AnswerSink for TallySink<'_> {
    /// The slot, where duplicates are looked for, and the group.
    type Person = (Option<Slot>, usize);

    #[inline]
    fn fetch(&self, respondent: &[u8]) -> Option<u64> {
        self.seen.as_ref().map(|seen| seen.fetch(respondent))
    }

    #[inline]
    fn enter(
        &mut self,
        respondent: &[u8],
        hash: Option<u64>,
        group: usize,
    ) -> Result<Row<Self::Person>, TwoGroups> {
        let Some(seen) = &mut self.seen else {
            self.respondents[group] += 1;
            return Ok(Row { person: (None, group), is_first: true });
        };
        let entered = seen.enter_hashed(hash.unwrap_or_else(|| seen.hash(respondent)), group);
        if entered.group != group {
            return Err(TwoGroups { first: entered.group });
        }
        self.respondents[group] += u64::from(entered.is_new);
        Ok(Row { person: (Some(entered.slot), group), is_first: entered.is_new })
    }

    #[inline]
    fn answer(&mut self, (slot, group): Self::Person, question: usize, code: u8) -> bool {
        if let (Some(seen), Some(slot)) = (&mut self.seen, slot)
            && seen.tracks_questions()
            && !seen.answer(slot, question)
        {
            return false;
        }
        let (start, levels, stride) = self.questions[question];
        // Codes of missing answers are 253 to 255; their counts follow those of the levels.
        let offset = if code < 253 { usize::from(code) } else { levels + usize::from(code - 253) };
        self.counts[start + group * stride + offset] += 1;
        true
    }
}
