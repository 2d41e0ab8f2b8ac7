//! A file on its way from bytes to answers.

use std::io::Read;
use std::ops::ControlFlow;

use csv::ByteRecord;

use super::ahead::RowsAhead;
use super::header::{Header, Layout};
use super::lines::LineTracker;
use super::plain::{PlainBlocks, Rest};
use super::reader::{BadRows, CsvReader, Form, Progress, ReadReport};
use super::row::{Parser, Who, Wrong};
use super::seen::MAX_GROUPS;
use super::sink::AnswerSink;
use super::tally_sink::RowIs;
use crate::survey::error::{RowError, SurveyError};

/// Rows between two calls of the progress callback.
const ROWS_PER_PROGRESS: u64 = 1 << 16;

/// Bytes the CSV parser reads at a time.
const BUFFER: usize = 1 << 16;

/// A file whose header line has been read.
pub(super) struct Rows<'a, R, P> {
    source: Source<R>,
    account: Account<'a, P>,
}

/// The rows of a file that have not been read.
enum Source<R> {
    /// So far everything was plain; with the number of lines so far.
    Plain(PlainBlocks<R>, u64),
    /// Something was quoted.
    Parsed(Box<Parsed<R>>),
}

type Parsed<R> = csv::Reader<LineTracker<Rest<R>>>;

/// What is known of a file, and kept of its reading.
struct Account<'a, P> {
    header: Header,
    options: &'a CsvReader,
    progress: P,
    report: ReadReport,
}

impl<'a, R: Read, P: FnMut(Progress) -> ControlFlow<()>> Rows<'a, R, P> {
    /// Opens a file and reads its header line.
    pub(super) fn open(options: &'a CsvReader, file: R, progress: P) -> Result<Self, SurveyError> {
        let frame = &options.frame;
        if frame.groups().len() > MAX_GROUPS {
            return Err(SurveyError::TooManyGroups { found: frame.groups().len() });
        }
        if !options.delimiter.is_ascii() || matches!(options.delimiter, b'"' | b'\n' | b'\r') {
            return Err(SurveyError::InvalidDelimiter { found: char::from(options.delimiter) });
        }
        let (source, names) = Source::open(file, options.delimiter)?;
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
        Ok(Self { source, account: Account { header, options, progress, report } })
    }

    /// What a row of this file stands for.
    pub(super) const fn kind(&self) -> RowIs {
        match self.account.header.layout {
            Layout::Long(_) => RowIs::OneAnswer,
            Layout::Wide(_) => RowIs::OneRespondent,
        }
    }

    /// Reads all rows.
    pub(super) fn read_into<S: AnswerSink>(self, sink: &mut S) -> Result<ReadReport, SurveyError> {
        let Self { source, mut account } = self;
        let mut parser = Parser::new(&account.options.frame, &account.options.tokens)?;
        let bytes = match source {
            Source::Plain(blocks, lines) => account.read_plain(blocks, lines, &mut parser, sink)?,
            Source::Parsed(mut reader) => account.read_parsed(&mut reader, &mut parser, sink)?,
        };
        if account.report.rows == 0 {
            return Err(SurveyError::NoRows);
        }
        account.tell_progress(bytes)?;
        Ok(account.report)
    }
}

impl<R: Read> Source<R> {
    /// Finds the header line, the first that is not empty, and its fields.
    fn open(file: R, delimiter: u8) -> Result<(Self, Vec<String>), SurveyError> {
        let name = |field: &[u8]| String::from_utf8_lossy(field).trim().to_owned();
        let mut blocks = PlainBlocks::new(file, delimiter);
        let mut lines = 0;
        while blocks.advance().map_err(|error| broken(&error))? {
            let (mut rows, mut fields) = (blocks.rows(), Vec::new());
            while rows.next_row(&mut fields) {
                lines += 1;
                if !fields.is_empty() {
                    let names = fields.iter().map(|field| name(field)).collect();
                    let end = rows.bytes();
                    blocks.take(end);
                    return Ok((Self::Plain(blocks, lines), names));
                }
            }
        }
        let Some((offset, rest)) = blocks.into_rest() else { return Err(SurveyError::EmptyFile) };
        let mut reader = parsed(rest, offset, lines, delimiter);
        let mut record = ByteRecord::new();
        if !reader.read_byte_record(&mut record).map_err(|error| broken(&error))? {
            return Err(SurveyError::EmptyFile);
        }
        Ok((Self::Parsed(Box::new(reader)), record.iter().map(name).collect()))
    }
}

impl<P: FnMut(Progress) -> ControlFlow<()>> Account<'_, P> {
    /// Reads the rows of plain blocks, and then what follows them; returns the bytes read.
    fn read_plain<R: Read, S: AnswerSink>(
        &mut self,
        mut blocks: PlainBlocks<R>,
        mut lines: u64,
        parser: &mut Parser<'_, S::Person>,
        sink: &mut S,
    ) -> Result<u64, SurveyError> {
        loop {
            lines = self.read_block(&blocks, lines, parser, sink)?;
            if !blocks.advance().map_err(|error| broken(&error))? {
                break;
            }
        }
        let bytes = blocks.bytes_read();
        match blocks.into_rest() {
            None => Ok(bytes),
            Some((offset, rest)) => {
                let mut reader = parsed(rest, offset, lines, self.options.delimiter);
                self.read_parsed(&mut reader, parser, sink)
            }
        }
    }

    /// Reads the rows of one block; returns how many lines there have been so far.
    fn read_block<R: Read, S: AnswerSink>(
        &mut self,
        blocks: &PlainBlocks<R>,
        lines: u64,
        parser: &mut Parser<'_, S::Person>,
        sink: &mut S,
    ) -> Result<u64, SurveyError> {
        let mut wrong = Vec::new();
        let respondent = self.header.layout.respondent();
        let mut rows = RowsAhead::new(blocks.rows(), lines, respondent, sink);
        while rows.advance(sink) {
            self.report.rows += 1;
            parser.row(rows.row(), rows.who(), rows.previous(), &self.header, sink, &mut wrong);
            if !wrong.is_empty() {
                self.reject(rows.line(), &mut wrong)?;
            }
            if self.report.rows.is_multiple_of(ROWS_PER_PROGRESS) {
                self.tell_progress(blocks.bytes_read())?;
            }
        }
        Ok(rows.lines())
    }

    /// Reads the rows the CSV parser finds; returns the bytes read.
    fn read_parsed<R: Read, S: AnswerSink>(
        &mut self,
        reader: &mut Parsed<R>,
        parser: &mut Parser<'_, S::Person>,
        sink: &mut S,
    ) -> Result<u64, SurveyError> {
        let mut wrong = Vec::new();
        let (mut record, mut previous) = (ByteRecord::new(), ByteRecord::new());
        let mut is_first = true;
        let respondent = self.header.layout.respondent();
        while reader.read_byte_record(&mut record).map_err(|error| broken(&error))? {
            self.report.rows += 1;
            let before = (!is_first).then_some(&previous);
            let who = match before.map(|before| (before.get(respondent), record.get(respondent))) {
                Some((Some(before), Some(now))) if before == now => Who::AsBefore,
                _ => Who::Other(None),
            };
            parser.row(&record, who, before, &self.header, sink, &mut wrong);
            let start = record.position().map_or(0, csv::Position::byte);
            if !wrong.is_empty() {
                self.reject(reader.get_ref().line_from(start), &mut wrong)?;
            }
            reader.get_mut().forget_before(start);
            if self.report.rows.is_multiple_of(ROWS_PER_PROGRESS) {
                self.tell_progress(reader.get_ref().bytes_read())?;
            }
            is_first = false;
            std::mem::swap(&mut record, &mut previous);
        }
        if reader.get_ref().has_open_quote() {
            return Err(SurveyError::OpenQuote);
        }
        Ok(reader.get_ref().bytes_read())
    }

    fn tell_progress(&mut self, bytes: u64) -> Result<(), SurveyError> {
        match (self.progress)(Progress { rows: self.report.rows, bytes }) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(SurveyError::Cancelled { rows: self.report.rows }),
        }
    }

    /// Turns what is wrong with a row into its error, or notes it.
    #[cold]
    fn reject(&mut self, line: u64, wrong: &mut Vec<Wrong>) -> Result<(), SurveyError> {
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

/// The CSV parser, reading what follows the first `offset` bytes of a file. `lines` lines end before
/// it or, unless it is the whole file, with its first byte.
fn parsed<R: Read>(rest: Rest<R>, offset: u64, lines: u64, delimiter: u8) -> Parsed<R> {
    csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .buffer_capacity(BUFFER)
        .from_reader(LineTracker::after(rest, offset, lines.saturating_sub(1)))
}

/// An error of reading; with flexible rows the CSV parser finds no other.
fn broken(error: &impl std::error::Error) -> SurveyError {
    SurveyError::Io { message: error.to_string() }
}
