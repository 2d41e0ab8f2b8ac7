//! Reading surveys from Excel sheets.

use std::io::{Read, Seek};

use csv::ByteRecord;

use super::sheet::{self, SheetRow};
use crate::survey::csv::{
    AnswerSink, BadRows, ExtraColumns, Form, Header, Layout, Parser, ReadReport, Reading, RowIs,
    TallySink, Who,
};
use crate::survey::error::{RowError, RowProblem, SurveyError};
use crate::survey::questionnaire::Questionnaire;
use crate::survey::survey::{Survey, SurveyBuilder};
use crate::survey::tally::Tally;
use crate::survey::tokens::MissingTokens;

/// Reads surveys from a sheet of an Excel workbook (`.xlsx`), of either form.
///
/// The sheet holds what a file for [`CsvReader`](crate::CsvReader) holds, and is read by the same
/// rules: one row per answer, or one row per respondent with columns `<issue>:<criterion>`. The
/// header is the first row, among the first fifty with anything in them, that names both
/// `respondent` and `group`; titles and notes may stand above and left of the table. Rows without
/// anything in them are passed over.
///
/// Numbers, words and the results of formulas are read as they are shown; an empty cell is the
/// empty missing token. A date, a truth value or an error such as `#N/A` is no rating and refused,
/// with sheet and cell. Duplicates are always looked for. A workbook is held in memory, as text of
/// its cells.
///
/// # Examples
///
/// ```
/// use std::io::Cursor;
/// use materiality::{SurveyError, XlsxReader, demo};
///
/// let plan = demo::plan()?;
/// let reader = XlsxReader::new(plan.questionnaire()).sheet("Answers");
/// let error = reader.read_tally(Cursor::new(b"no workbook")).unwrap_err();
/// assert!(matches!(error, SurveyError::Workbook { .. }));
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct XlsxReader {
    frame: Questionnaire,
    sheet: Option<String>,
    tokens: MissingTokens,
    extra: ExtraColumns,
    bad_rows: BadRows,
}

impl XlsxReader {
    /// A reader for answers to `questionnaire` on the first sheet.
    pub fn new(questionnaire: &Questionnaire) -> Self {
        Self {
            frame: questionnaire.clone(),
            sheet: None,
            tokens: MissingTokens::default(),
            extra: ExtraColumns::default(),
            bad_rows: BadRows::default(),
        }
    }

    /// The sheet with the answers: the first one unless set.
    pub fn sheet(self, name: impl Into<String>) -> Self {
        Self { sheet: Some(name.into()), ..self }
    }

    /// The words that stand for missing answers, instead of the default ones.
    pub fn missing_tokens(self, tokens: MissingTokens) -> Self {
        Self { tokens, ..self }
    }

    /// What to do with unknown columns: refused unless set.
    pub fn extra_columns(self, extra: ExtraColumns) -> Self {
        Self { extra, ..self }
    }

    /// What to do with wrong rows: refused unless set.
    pub fn bad_rows(self, bad_rows: BadRows) -> Self {
        Self { bad_rows, ..self }
    }

    /// Reads a sheet into a tally.
    ///
    /// The lines of the report are rows of the sheet.
    ///
    /// # Errors
    ///
    /// [`SurveyError::Cell`] for the first wrong row, unless rows are to be reported;
    /// [`SurveyError::SheetHeader`], [`SurveyError::NoSheet`] and [`SurveyError::Workbook`] for what
    /// is wrong with the header, the sheet and the file; [`SurveyError::NoRows`].
    ///
    /// Complexity: O(cells).
    pub fn read_tally(&self, file: impl Read + Seek) -> Result<Reading<Tally>, SurveyError> {
        let table = Table::open(self, file)?;
        let row = match table.header.layout {
            Layout::Long(_) => RowIs::OneAnswer,
            Layout::Wide(_) => RowIs::OneRespondent,
        };
        let mut sink = TallySink::new(&self.frame, row);
        let report = table.read_into(self, &mut sink)?;
        Ok(Reading { data: sink.finish(row), report })
    }

    /// Reads a sheet into a survey in memory.
    ///
    /// # Errors
    ///
    /// As for [`read_tally`](Self::read_tally). If all rows are wrong there is no survey, and the
    /// first of them is the error even where wrong rows are to be reported.
    pub fn read_survey(&self, file: impl Read + Seek) -> Result<Reading<Survey>, SurveyError> {
        let table = Table::open(self, file)?;
        let mut builder = SurveyBuilder::new(&self.frame);
        let report = table.read_into(self, &mut builder)?;
        match (builder.build(), report.rejects.first()) {
            (Ok(data), _) => Ok(Reading { data, report }),
            (Err(SurveyError::NoRespondents), Some(first)) => Err(table.cell(first.clone())),
            (Err(error), _) => Err(error),
        }
    }
}

/// A sheet with its header read.
struct Table {
    sheet: String,
    header: Header,
    /// The column of the sheet in which the table begins.
    left: u32,
    /// The rows below the header.
    rows: Vec<SheetRow>,
}

impl Table {
    fn open(options: &XlsxReader, file: impl Read + Seek) -> Result<Self, SurveyError> {
        if options.frame.groups().len() > crate::survey::csv::MAX_GROUPS {
            return Err(SurveyError::TooManyGroups { found: options.frame.groups().len() });
        }
        let (sheet, mut rows) = sheet::rows(file, options.sheet.as_deref())?;
        let mut rest = rows.split_off(sheet::header(&rows).min(rows.len()));
        if rest.is_empty() {
            let problem = Box::new(SurveyError::EmptyFile);
            return Err(SurveyError::SheetHeader { sheet, row: 1, problem });
        }
        let first = rest.remove(0);
        let left = first.cells.first().map_or(0, |&(column, _)| column);
        let names = fields(&first, left, 0).iter().map(|name| name.trim().to_owned()).collect();
        let header = Header::parse(names, &options.frame, options.extra).map_err(|problem| {
            let problem = Box::new(problem);
            SurveyError::SheetHeader { sheet: sheet.clone(), row: first.number, problem }
        })?;
        // A note left of the table is no row of it.
        rest.retain(|row| row.cells.iter().any(|&(column, _)| column >= left));
        Ok(Self { sheet, header, left, rows: rest })
    }

    /// Gives all rows to `sink`.
    fn read_into<S: AnswerSink>(
        &self,
        options: &XlsxReader,
        sink: &mut S,
    ) -> Result<ReadReport, SurveyError> {
        let mut report = ReadReport {
            form: match self.header.layout {
                Layout::Long(_) => Form::Long,
                Layout::Wide(_) => Form::Wide,
            },
            rows: 0,
            rejected_rows: 0,
            rejects: Vec::new(),
            ignored_columns: self.header.ignored.clone(),
        };
        let mut parser = Parser::new(&options.frame, &options.tokens)?;
        let mut wrong: Vec<(usize, RowProblem)> = Vec::new();
        for row in &self.rows {
            report.rows += 1;
            let record = ByteRecord::from(fields(row, self.left, self.header.names.len()));
            parser.row(&record, Who::Other(None), None, &self.header, sink, &mut wrong);
            if wrong.is_empty() {
                continue;
            }
            let names = &self.header.names;
            let mut errors = wrong.drain(..).map(|(field, problem)| RowError {
                line: row.number,
                column: names.get(field).cloned().unwrap_or_default(),
                problem,
            });
            match (options.bad_rows, errors.next()) {
                (BadRows::Refuse, Some(first)) => return Err(self.cell(first)),
                (_, first) => report.rejects.extend(first.into_iter().chain(errors)),
            }
            report.rejected_rows += 1;
        }
        if report.rows == 0 {
            return Err(SurveyError::NoRows);
        }
        Ok(report)
    }

    /// The error of a row, with the sheet and the cell as Excel names it.
    fn cell(&self, error: RowError) -> SurveyError {
        let field = self.header.names.iter().position(|name| *name == error.column);
        let field = u32::try_from(field.unwrap_or_default()).unwrap_or_default();
        let cell = format!("{}{}", sheet::column_name(self.left + field), error.line);
        SurveyError::Cell { sheet: self.sheet.clone(), cell, error: Box::new(error) }
    }
}

/// The fields of a row from a column on: at least `width`, and as many as there are.
///
/// What stands left of the table belongs to a note beside it and is passed over.
fn fields(row: &SheetRow, left: u32, width: usize) -> Vec<&str> {
    let mut fields = vec![""; width];
    for (column, text) in &row.cells {
        let Some(at) = column.checked_sub(left).and_then(|at| usize::try_from(at).ok()) else {
            continue;
        };
        if at >= fields.len() {
            fields.resize(at + 1, "");
        }
        fields[at] = text;
    }
    fields
}
