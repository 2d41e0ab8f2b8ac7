//! Rankings, one row per respondent.

use std::io::Read;

use csv::{ByteRecord, ReaderBuilder};

use super::lines::LineTracker;
use crate::model::IssueId;
use crate::survey::agreement::{PanelBuilder, RejectedRanking, ScreenedRankings};
use crate::survey::error::{RowError, RowProblem, SurveyError};

/// Reads complete rankings: a column `respondent`, then one column per item with its rank.
///
/// ```text
/// respondent,water,soil,air
/// ann,1,3,2
/// ```
///
/// Respondents whose ranks are not each of 1 to n once are listed in the result, by name, and do not
/// count. A row that has too few fields, or something that is no rank, is an error.
///
/// # Errors
///
/// [`SurveyError::Row`] with line and column; [`SurveyError::MissingColumn`] unless the first
/// column is `respondent`; [`SurveyError::Model`] for a column name that is no id; what
/// [`RankingPanel::screen`](crate::RankingPanel::screen) refuses.
///
/// # Examples
///
/// ```
/// use materiality::read_rankings;
///
/// let file = "respondent,water,soil,air\nann,1,3,2\nbob,1,2,2\n";
/// let rankings = read_rankings(file.as_bytes())?;
/// assert_eq!(rankings.panel.len(), 1);
/// assert_eq!(rankings.rejects[0].respondent, "bob");
/// # Ok::<(), materiality::SurveyError>(())
/// ```
pub fn read_rankings(file: impl Read) -> Result<ScreenedRankings, SurveyError> {
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).from_reader(LineTracker::new(file));
    let mut record = ByteRecord::new();
    if !reader.read_byte_record(&mut record).map_err(|error| broken(&error))? {
        return Err(SurveyError::EmptyFile);
    }
    let names: Vec<String> =
        record.iter().map(|name| String::from_utf8_lossy(name).trim().to_owned()).collect();
    let mut panel = PanelBuilder::new(items(&names)?)?;
    let mut ranks = Vec::with_capacity(names.len());
    let mut rejects = Vec::new();
    let mut rows = 0_u64;
    while reader.read_byte_record(&mut record).map_err(|error| broken(&error))? {
        rows += 1;
        let start = record.position().map_or(0, csv::Position::byte);
        let respondent = parse(&record, names.len(), &mut ranks).map_err(|(field, problem)| {
            let column = names.get(field).cloned().unwrap_or_default();
            RowError { line: reader.get_ref().line_from(start), column, problem }
        })?;
        if let Err(problem) = panel.add(respondent, &ranks) {
            rejects.push(RejectedRanking { respondent: respondent.to_owned(), problem });
        }
        reader.get_mut().forget_before(start);
    }
    if reader.get_ref().has_open_quote() {
        return Err(SurveyError::OpenQuote);
    }
    if rows == 0 {
        return Err(SurveyError::NoRows);
    }
    panel.finish_with(rejects)
}

/// The items of a header line.
fn items(names: &[String]) -> Result<Vec<IssueId>, SurveyError> {
    match names.split_first() {
        Some((first, items)) if first.eq_ignore_ascii_case("respondent") => {
            items.iter().map(|name| Ok(IssueId::new(name)?)).collect()
        }
        _ => Err(SurveyError::MissingColumn {
            column: "respondent".to_owned(),
            header: names.join(","),
        }),
    }
}

/// The respondent of a row, whose ranks it puts into `ranks`; or the field that is wrong and why.
fn parse<'a>(
    record: &'a ByteRecord,
    fields: usize,
    ranks: &mut Vec<u32>,
) -> Result<&'a str, (usize, RowProblem)> {
    if record.len() != fields {
        let problem = RowProblem::FieldCount { found: record.len(), expected: fields };
        return Err((record.len().min(fields - 1), problem));
    }
    let text = |field: usize| {
        std::str::from_utf8(&record[field]).map(str::trim).map_err(|_| {
            let found = String::from_utf8_lossy(&record[field]).into_owned();
            (field, RowProblem::NotUtf8 { found })
        })
    };
    ranks.clear();
    for field in 1..fields {
        let found = text(field)?;
        let not_a_rank = || {
            let problem = RowProblem::NotARank { found: found.to_owned(), items: fields - 1 };
            (field, problem)
        };
        ranks.push(found.parse().map_err(|_| not_a_rank())?);
    }
    let respondent = text(0)?;
    if respondent.is_empty() { Err((0, RowProblem::NoRespondent)) } else { Ok(respondent) }
}

/// An error of the CSV parser; with flexible rows only reading itself can fail.
fn broken(error: &csv::Error) -> SurveyError {
    SurveyError::Io { message: error.to_string() }
}
