//! Where the rows of a file go: into a survey in memory, or straight into a tally.

use crate::survey::survey::SurveyBuilder;

/// Takes answers as they are read.
pub(crate) trait AnswerSink {
    /// A respondent as the sink remembers one.
    type Person: Copy;

    /// Fetches what [`enter`](Self::enter) will need for `respondent`, so that it need not wait for
    /// memory; the hash that was found on the way, if any, is handed to it.
    fn fetch(&self, respondent: &[u8]) -> Option<u64>;

    /// Notes that `respondent` of `group` has a row; the id is UTF-8.
    fn enter(
        &mut self,
        respondent: &[u8],
        hash: Option<u64>,
        group: usize,
    ) -> Result<Row<Self::Person>, TwoGroups>;

    /// Notes the answer to a question; false if it was answered before.
    fn answer(&mut self, person: Self::Person, question: usize, code: u8) -> bool;
}

/// A respondent's row.
pub(crate) struct Row<P> {
    /// The respondent.
    pub(crate) person: P,
    /// Whether the respondent has had no row before, as far as the sink remembers.
    pub(crate) is_first: bool,
}

/// The respondent was in group `first` before.
pub(crate) struct TwoGroups {
    pub(crate) first: usize,
}

impl AnswerSink for SurveyBuilder {
    type Person = usize;

    fn fetch(&self, _: &[u8]) -> Option<u64> {
        None
    }

    fn enter(
        &mut self,
        respondent: &[u8],
        _: Option<u64>,
        group: usize,
    ) -> Result<Row<usize>, TwoGroups> {
        match self.enter(&String::from_utf8_lossy(respondent), group) {
            Ok((person, is_first)) => Ok(Row { person, is_first }),
            Err(first) => Err(TwoGroups { first }),
        }
    }

    fn answer(&mut self, person: usize, question: usize, code: u8) -> bool {
        self.note(person, question, code)
    }
}
