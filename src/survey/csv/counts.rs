//! The counts table: a tally as a file, which any SQL engine can make with one `GROUP BY`.

use std::borrow::Cow;
use std::collections::HashSet;
use std::io::{Read, Write};

use csv::{ByteRecord, ReaderBuilder};

use super::lines::LineTracker;
use super::rating_table::RatingTable;
use crate::model::Rating;
use crate::survey::error::{RowError, RowProblem, SurveyError};
use crate::survey::questionnaire::Questionnaire;
use crate::survey::tally::{MAX_COUNT, Tally};
use crate::survey::tokens::MissingTokens;

/// The header line of a counts table.
const HEADER: &str = "group,issue,criterion,level,count";

/// The columns of a counts table.
const COLUMNS: [&str; 5] = ["group", "issue", "criterion", "level", "count"];

/// Writes a tally as a counts table: `group,issue,criterion,level,count`.
///
/// Levels are numbers on the declared scale; missing answers are `no_answer`, `dont_know` and
/// `not_applicable`; zero counts are left out. Rows stand in the order of [`Tally::rows`].
///
/// # Errors
///
/// [`SurveyError::Io`] if writing fails.
///
/// # Examples
///
/// ```
/// use materiality::{
///     Criteria, GroupId, IssueId, MissingTokens, Questionnaire, Scale, read_counts, write_counts,
/// };
///
/// let questionnaire = Questionnaire::new(
///     [IssueId::new("water")?],
///     [GroupId::new("employees")?],
///     Criteria::one_per_axis(&Scale::likert(5)?),
/// )?;
/// let table = "group,issue,criterion,level,count\nemployees,water,stakeholder,4,12\n";
/// let tally = read_counts(table.as_bytes(), &questionnaire, &MissingTokens::default())?;
/// let mut written = Vec::new();
/// write_counts(&tally, &mut written)?;
/// assert_eq!(written, table.as_bytes());
/// # Ok::<(), materiality::Error>(())
/// ```
pub fn write_counts(tally: &Tally, mut file: impl Write) -> Result<(), SurveyError> {
    let broken = |error: std::io::Error| SurveyError::Io { message: error.to_string() };
    writeln!(file, "{HEADER}").map_err(broken)?;
    tally.lines().try_for_each(|line| writeln!(file, "{line}").map_err(broken))
}

/// Reads a counts table into a tally.
///
/// Columns can stand in any order; an empty `level` (SQL's NULL) reads as the empty missing token.
///
/// # Errors
///
/// [`SurveyError::MissingColumn`] or [`SurveyError::UnknownColumn`] for another header,
/// [`SurveyError::Row`] for an unknown group, issue, criterion or level, a count that is no whole
/// number, or a cell and level that have a count already, and [`SurveyError::NoRows`] for a table
/// without rows.
pub fn read_counts(
    file: impl Read,
    questionnaire: &Questionnaire,
    tokens: &MissingTokens,
) -> Result<Tally, SurveyError> {
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).from_reader(LineTracker::new(file));
    let tables = RatingTable::of_criteria(questionnaire.criteria(), tokens)?;
    let broken = |error: csv::Error| SurveyError::Io { message: error.to_string() };
    let mut record = ByteRecord::new();
    if !reader.read_byte_record(&mut record).map_err(broken)? {
        return Err(SurveyError::EmptyFile);
    }
    let header: Vec<_> = record.iter().map(String::from_utf8_lossy).collect();
    let places = columns(&header)?;
    let mut tally = Tally::empty(questionnaire);
    let mut filled = HashSet::new();
    let mut rows = 0_u64;
    while reader.read_byte_record(&mut record).map_err(broken)? {
        rows += 1;
        let row = count_row(&record, places, questionnaire, &tables);
        let repeated = || (4, RowProblem::DuplicateCount);
        let row = row.and_then(|row| filled.insert(row.key()).then_some(row).ok_or_else(repeated));
        let row = row.map_err(|(column, problem)| {
            let start = record.position().map_or(0, csv::Position::byte);
            let line = reader.get_ref().line_from(start);
            RowError { line, column: COLUMNS[column].to_owned(), problem }
        })?;
        let [group, issue, criterion] = row.cell;
        tally.add(group, issue, criterion, row.rating, row.count)?;
        reader.get_mut().forget_before(record.position().map_or(0, csv::Position::byte));
    }
    if reader.get_ref().has_open_quote() {
        return Err(SurveyError::OpenQuote);
    }
    if rows == 0 {
        return Err(SurveyError::NoRows);
    }
    Ok(tally)
}

/// One checked row.
struct Row<'a> {
    /// Group, issue and criterion.
    cell: [&'a str; 3],
    rating: Rating,
    count: u64,
}

impl Row<'_> {
    /// What may stand in a table only once.
    fn key(&self) -> ([String; 3], u8) {
        (self.cell.map(str::to_owned), self.rating.code())
    }
}

/// Where the five columns stand.
fn columns(header: &[Cow<'_, str>]) -> Result<[usize; 5], SurveyError> {
    let text = || header.join(",");
    let names: Vec<&str> = header.iter().map(|name| name.trim()).collect();
    let unknown = |name: &&&str| !COLUMNS.iter().any(|known| name.eq_ignore_ascii_case(known));
    if let Some(column) = names.iter().find(unknown) {
        let column = (*column).to_owned();
        return Err(SurveyError::UnknownColumn { column, reason: format!("expected {HEADER}") });
    }
    let mut places = [0; 5];
    for (place, wanted) in places.iter_mut().zip(COLUMNS) {
        let mut found = (0..names.len()).filter(|&at| names[at].eq_ignore_ascii_case(wanted));
        let missing = || SurveyError::MissingColumn { column: wanted.into(), header: text() };
        *place = found.next().ok_or_else(missing)?;
        if found.next().is_some() {
            return Err(SurveyError::RepeatedColumn { column: wanted.to_owned() });
        }
    }
    Ok(places)
}

/// Checks a row; the error names the column by its place in [`COLUMNS`].
fn count_row<'a>(
    record: &'a ByteRecord,
    places: [usize; 5],
    frame: &Questionnaire,
    tables: &[RatingTable],
) -> Result<Row<'a>, (usize, RowProblem)> {
    if record.len() != COLUMNS.len() {
        return Err((0, RowProblem::FieldCount { found: record.len(), expected: COLUMNS.len() }));
    }
    let mut fields = [""; COLUMNS.len()];
    for (column, (field, place)) in fields.iter_mut().zip(places).enumerate() {
        let text = std::str::from_utf8(&record[place]).map_err(|_| {
            let found = String::from_utf8_lossy(&record[place]).into_owned();
            (column, RowProblem::NotUtf8 { found })
        })?;
        *field = text.trim();
    }
    let [group, issue, criterion, level, count] = fields;
    if frame.group(group).is_none() {
        let groups: Vec<&str> = frame.groups().iter().map(AsRef::as_ref).collect();
        let expected = format!("one of {}", groups.join(", "));
        return Err((0, RowProblem::UnknownGroup { found: group.to_owned(), expected }));
    }
    if frame.issue(issue).is_none() {
        let known = frame.issues().len();
        return Err((1, RowProblem::UnknownIssue { found: issue.to_owned(), known }));
    }
    let Some(at) = frame.criteria().position(criterion) else {
        let ids: Vec<&str> = frame.criteria().as_slice().iter().map(|c| c.id().as_str()).collect();
        let expected = format!("one of {}", ids.join(", "));
        return Err((2, RowProblem::UnknownCriterion { found: criterion.to_owned(), expected }));
    };
    let code = tables[at].code(level.as_bytes()).map_err(|problem| (3, problem))?;
    let parsed = count.parse().ok().filter(|&count: &u64| count <= MAX_COUNT);
    let count = parsed.ok_or_else(|| (4, RowProblem::NotACount { found: count.to_owned() }))?;
    Ok(Row { cell: [group, issue, criterion], rating: Rating::from_code(code), count })
}
