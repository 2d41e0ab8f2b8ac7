//! Reading surveys from CSV, as a stream.

use std::io::Read;
use std::ops::ControlFlow;

use csv::ByteRecord;

use super::header::{ExtraColumns, Header, Layout};
use super::lines::LineTracker;
use super::row::Parser;
use super::seen::MAX_GROUPS;
use super::sink::AnswerSink;
use super::tally_sink::{RowIs, TallySink};
use crate::survey::error::{RowError, RowProblem, SurveyError};
use crate::survey::questionnaire::Questionnaire;
use crate::survey::survey::{Survey, SurveyBuilder};
use crate::survey::tally::Tally;
use crate::survey::tokens::MissingTokens;

/// Rows between two calls of the progress callback.
const ROWS_PER_PROGRESS: u64 = 1 << 16;

/// Bytes read from the file at a time.
const BUFFER: usize = 1 << 16;

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
    frame: Questionnaire,
    delimiter: u8,
    tokens: MissingTokens,
    extra: ExtraColumns,
    duplicates: DuplicateCheck,
    bad_rows: BadRows,
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
        let mut rows = Rows::open(self, file, progress)?;
        let row = rows.kind();
        let mut sink = match self.duplicates {
            DuplicateCheck::On => TallySink::new(&self.frame, row),
            DuplicateCheck::Off => TallySink::without_check(&self.frame),
        };
        rows.read_into(&mut sink)?;
        Ok(Reading { data: sink.finish(row), report: rows.report })
    }

    /// Reads a file into a survey in memory: one byte per respondent and question, and the ids.
    ///
    /// # Errors
    ///
    /// As for [`read_tally`](Self::read_tally); duplicates are always looked for. If all rows are
    /// wrong there is no survey, and the first of them is the error even where wrong rows are to
    /// be reported.
    pub fn read_survey(&self, file: impl Read) -> Result<Reading<Survey>, SurveyError> {
        let mut rows = Rows::open(self, file, |_| ControlFlow::Continue(()))?;
        let mut builder = SurveyBuilder::new(&self.frame);
        rows.read_into(&mut builder)?;
        match (builder.build(), rows.report.rejects.first()) {
            (Ok(data), _) => Ok(Reading { data, report: rows.report }),
            // Nobody is left: the first wrong row tells more than that.
            (Err(SurveyError::NoRespondents), Some(first)) => Err(first.clone().into()),
            (Err(error), _) => Err(error),
        }
    }
}

/// A file being read.
struct Rows<'a, R, P> {
    reader: csv::Reader<LineTracker<R>>,
    header: Header,
    options: &'a CsvReader,
    progress: P,
    report: ReadReport,
}

impl<'a, R: Read, P: FnMut(Progress) -> ControlFlow<()>> Rows<'a, R, P> {
    /// Opens a file and reads its header line.
    fn open(options: &'a CsvReader, file: R, progress: P) -> Result<Self, SurveyError> {
        let frame = &options.frame;
        if frame.groups().len() > MAX_GROUPS {
            return Err(SurveyError::TooManyGroups { found: frame.groups().len() });
        }
        if !options.delimiter.is_ascii() || matches!(options.delimiter, b'"' | b'\n' | b'\r') {
            return Err(SurveyError::InvalidDelimiter { found: char::from(options.delimiter) });
        }
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(options.delimiter)
            .has_headers(false)
            .flexible(true)
            .buffer_capacity(BUFFER)
            .from_reader(LineTracker::new(file));
        let mut record = ByteRecord::new();
        if !reader.read_byte_record(&mut record).map_err(|error| broken(&error))? {
            return Err(SurveyError::EmptyFile);
        }
        let names =
            record.iter().map(|name| String::from_utf8_lossy(name).trim().to_owned()).collect();
        let mut header = Header::parse(names, frame, options.extra)?;
        let report = ReadReport {
            form: match header.layout {
                Layout::Long(_) => Form::Long,
                Layout::Wide(_) => Form::Wide,
            },
            rows: 0,
            rejected_rows: 0,
            rejects: Vec::new(),
            ignored_columns: std::mem::take(&mut header.ignored),
        };
        Ok(Self { reader, header, options, progress, report })
    }

    /// What a row of this file stands for.
    const fn kind(&self) -> RowIs {
        match self.header.layout {
            Layout::Long(_) => RowIs::OneAnswer,
            Layout::Wide(_) => RowIs::OneRespondent,
        }
    }

    /// Reads all rows.
    fn read_into<S: AnswerSink>(&mut self, sink: &mut S) -> Result<(), SurveyError> {
        let mut record = ByteRecord::new();
        let mut wrong = Vec::new();
        let mut parser = Parser::new(&self.options.frame, &self.options.tokens)?;
        while self.reader.read_byte_record(&mut record).map_err(|error| broken(&error))? {
            self.report.rows += 1;
            parser.row(&record, &self.header, sink, &mut wrong);
            if !wrong.is_empty() {
                self.reject(&record, &mut wrong)?;
            }
            let start = record.position().map_or(0, csv::Position::byte);
            self.reader.get_mut().forget_before(start);
            if self.report.rows.is_multiple_of(ROWS_PER_PROGRESS) {
                self.tell_progress()?;
            }
        }
        if self.reader.get_ref().has_open_quote() {
            return Err(SurveyError::OpenQuote);
        }
        if self.report.rows == 0 {
            return Err(SurveyError::NoRows);
        }
        self.tell_progress()
    }

    fn tell_progress(&mut self) -> Result<(), SurveyError> {
        let bytes = self.reader.get_ref().bytes_read();
        match (self.progress)(Progress { rows: self.report.rows, bytes }) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(SurveyError::Cancelled { rows: self.report.rows }),
        }
    }

    /// Turns what is wrong with a row into its error, or notes it.
    #[cold]
    fn reject(
        &mut self,
        record: &ByteRecord,
        wrong: &mut Vec<(usize, RowProblem)>,
    ) -> Result<(), SurveyError> {
        let start = record.position().map_or(0, csv::Position::byte);
        let line = self.reader.get_ref().line_from(start);
        let names = &self.header.names;
        let errors = wrong.drain(..).map(|(field, problem)| RowError {
            line,
            column: names.get(field).cloned().unwrap_or_default(),
            problem,
        });
        match self.options.bad_rows {
            BadRows::Report => {
                self.report.rejects.extend(errors);
                self.report.rejected_rows += 1;
                Ok(())
            }
            BadRows::Refuse => match errors.into_iter().next() {
                Some(error) => Err(error.into()),
                None => Ok(()),
            },
        }
    }
}

/// An error of the CSV parser; with flexible rows only reading itself can fail.
fn broken(error: &csv::Error) -> SurveyError {
    SurveyError::Io { message: error.to_string() }
}
