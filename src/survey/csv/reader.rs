//! Reading surveys from CSV, as a stream.

use std::io::Read;
use std::ops::ControlFlow;

use super::header::ExtraColumns;
use super::rows::Rows;
use super::tally_sink::TallySink;
use crate::survey::error::{RowError, SurveyError};
use crate::survey::questionnaire::Questionnaire;
use crate::survey::survey::{Survey, SurveyBuilder};
use crate::survey::tally::Tally;
use crate::survey::tokens::MissingTokens;

/// Whether duplicates are looked for while a tally is read as a stream.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DuplicateCheck {
    /// Refuse a respondent who answers a question twice or is in two groups. The default.
    ///
    /// Takes at most 16 bytes per respondent for up to 24 questions (issues × criteria) and 256
    /// groups, a bit and a half more per further question, however many rows there are.
    #[default]
    On,
    /// Trust the file to have none, in constant memory. In a table of one row per answer,
    /// respondents without a row for a question are then not known to be missing.
    Off,
}

/// What to do with a wrong row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BadRows {
    /// Stop at the first one. The default.
    #[default]
    Refuse,
    /// Keep everything else, and list every wrong row in the [`ReadReport`].
    ///
    /// An answer that was rejected counts as not answered. Of two answers to the same question the
    /// first is kept.
    Report,
}

/// Which kind of table a file turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// One row per answer: `respondent,group,issue,axis,rating`, and perhaps `criterion`.
    Long,
    /// One row per respondent: `respondent,group,<issue>:<criterion>,…`.
    Wide,
}

/// How far reading has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Progress {
    /// Rows read so far.
    pub rows: u64,
    /// Bytes read so far.
    pub bytes: u64,
}

/// What happened while a file was read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReadReport {
    /// Which kind of table the file is.
    pub form: Form,
    /// Rows read, the header not counted.
    pub rows: u64,
    /// Rows with anything wrong in them.
    pub rejected_rows: u64,
    /// Everything that was rejected: one entry per row of one answer, one per wrong answer or per
    /// wrong row of one respondent.
    pub rejects: Vec<RowError>,
    /// Columns that were ignored, as asked.
    pub ignored_columns: Vec<String>,
}

/// A survey or tally with the report of how it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading<T> {
    /// What was read.
    pub data: T,
    /// How reading went.
    pub report: ReadReport,
}

/// Reads surveys from CSV files of either form, which is told from the header line.
///
/// Long form, one row per answer; `criterion` can be left out where an axis has one criterion:
///
/// ```text
/// respondent,group,issue,axis,rating
/// r1,employees,water,stakeholder,4
/// ```
///
/// Wide form, one row per respondent, columns named `<issue>:<criterion>` (the criteria of an axis
/// asked about with one question are called `operational` and `stakeholder`):
///
/// ```text
/// respondent,group,water:operational,water:stakeholder
/// r1,employees,3,4
/// ```
///
/// UTF-8, with or without byte order mark; quoted fields; any of the three line ends. Fields are
/// trimmed. Header words, rating words and missing tokens are compared without regard to ASCII
/// case; ids are compared as they are.
///
/// # Examples
///
/// ```
/// use materiality::{Criteria, CsvReader, GroupId, IssueId, Questionnaire, Scale};
///
/// let questionnaire = Questionnaire::new(
///     [IssueId::new("water")?],
///     [GroupId::new("employees")?],
///     Criteria::one_per_axis(&Scale::likert(5)?),
/// )?;
/// let file = "respondent,group,issue,axis,rating\nr1,employees,water,stakeholder,11\n";
/// let error = CsvReader::new(&questionnaire).read_tally(file.as_bytes()).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     r#"line 2, column "rating": found "11", expected 1 to 5 in steps of 1"#
/// );
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct CsvReader {
    pub(super) frame: Questionnaire,
    pub(super) delimiter: u8,
    pub(super) tokens: MissingTokens,
    pub(super) extra: ExtraColumns,
    pub(super) duplicates: DuplicateCheck,
    pub(super) bad_rows: BadRows,
}

impl CsvReader {
    /// A reader for answers to `questionnaire`, separated by commas.
    pub fn new(questionnaire: &Questionnaire) -> Self {
        Self {
            frame: questionnaire.clone(),
            delimiter: b',',
            tokens: MissingTokens::default(),
            extra: ExtraColumns::default(),
            duplicates: DuplicateCheck::default(),
            bad_rows: BadRows::default(),
        }
    }

    /// The character between fields, an ASCII one: `,` unless set.
    pub fn delimiter(self, delimiter: u8) -> Self {
        Self { delimiter, ..self }
    }

    /// The words that stand for missing answers, instead of the default ones.
    pub fn missing_tokens(self, tokens: MissingTokens) -> Self {
        Self { tokens, ..self }
    }

    /// What to do with unknown columns: refused unless set.
    pub fn extra_columns(self, extra: ExtraColumns) -> Self {
        Self { extra, ..self }
    }

    /// Whether a streamed tally looks for duplicates: on unless set.
    pub fn duplicate_check(self, duplicates: DuplicateCheck) -> Self {
        Self { duplicates, ..self }
    }

    /// What to do with wrong rows: refused unless set.
    pub fn bad_rows(self, bad_rows: BadRows) -> Self {
        Self { bad_rows, ..self }
    }

    /// Reads a file into a tally, keeping no answers.
    ///
    /// # Errors
    ///
    /// [`SurveyError::Row`] for the first wrong row, unless rows are to be reported; otherwise
    /// what is wrong with the header or the file as a whole.
    ///
    /// Complexity: O(bytes); memory as said at [`DuplicateCheck`].
    pub fn read_tally(&self, file: impl Read) -> Result<Reading<Tally>, SurveyError> {
        self.read_tally_with(file, |_| ControlFlow::Continue(()))
    }

    /// [`read_tally`](Self::read_tally) that tells how far it has come, every 65,536 rows; reading
    /// stops with [`SurveyError::Cancelled`] when `progress` breaks.
    ///
    /// # Errors
    ///
    /// As for [`read_tally`](Self::read_tally).
    pub fn read_tally_with(
        &self,
        file: impl Read,
        progress: impl FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<Reading<Tally>, SurveyError> {
        let rows = Rows::open(self, file, progress)?;
        let row = rows.kind();
        let mut sink = match self.duplicates {
            DuplicateCheck::On => TallySink::new(&self.frame, row),
            DuplicateCheck::Off => TallySink::without_check(&self.frame),
        };
        let report = rows.read_into(&mut sink)?;
        Ok(Reading { data: sink.finish(row), report })
    }

    /// Reads a file into a survey in memory: one byte per respondent and question, and the ids.
    ///
    /// # Errors
    ///
    /// As for [`read_tally`](Self::read_tally); duplicates are always looked for. If all rows are
    /// wrong there is no survey, and the first of them is the error even where wrong rows are to
    /// be reported.
    pub fn read_survey(&self, file: impl Read) -> Result<Reading<Survey>, SurveyError> {
        let rows = Rows::open(self, file, |_| ControlFlow::Continue(()))?;
        let mut builder = SurveyBuilder::new(&self.frame);
        let report = rows.read_into(&mut builder)?;
        match (builder.build(), report.rejects.first()) {
            (Ok(data), _) => Ok(Reading { data, report }),
            // Nobody is left: the first wrong row tells more than that.
            (Err(SurveyError::NoRespondents), Some(first)) => Err(first.clone().into()),
            (Err(error), _) => Err(error),
        }
    }
}
