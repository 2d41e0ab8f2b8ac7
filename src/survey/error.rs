//! What can be wrong with a survey: as a whole, and in one row.

use crate::model::{Axis, GroupId, IssueId, ModelError};

/// A survey, tally or file that cannot be used.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum SurveyError {
    /// A questionnaire without issues.
    #[error("the questionnaire has no issues, expected at least one")]
    NoIssues,
    /// A questionnaire without groups.
    #[error("the questionnaire has no groups, expected at least one")]
    NoGroups,
    /// An issue is listed twice.
    #[error("issue {id} is given twice in the questionnaire")]
    DuplicateIssue {
        /// The id given twice.
        id: IssueId,
    },
    /// A group is listed twice.
    #[error("group {id} is given twice in the questionnaire")]
    DuplicateGroup {
        /// The id given twice.
        id: GroupId,
    },
    /// A count was added to a cell the questionnaire does not have.
    #[error(
        "the questionnaire has no cell (group {group:?}, issue {issue:?}, criterion {criterion:?})"
    )]
    UnknownCell {
        /// The group asked for.
        group: String,
        /// The issue asked for.
        issue: String,
        /// The criterion asked for.
        criterion: String,
    },
    /// The questionnaire has no such criterion.
    #[error("the questionnaire has no criterion {found:?}")]
    UnknownCriterion {
        /// The criterion asked for.
        found: String,
    },
    /// The questionnaire has no such group.
    #[error("the questionnaire has no group {found:?}")]
    UnknownGroup {
        /// The group asked for.
        found: String,
    },
    /// The questionnaire has no such issue.
    #[error("the questionnaire has no issue {found:?}")]
    UnknownIssue {
        /// The issue asked for.
        found: String,
    },
    /// A table of ratings has no raters or no items.
    #[error("the table of ratings is empty, expected at least one rater and one item")]
    EmptyPanel,
    /// A rater has too few or too many ratings.
    #[error("rater {} has {found} ratings, expected {expected}, as many as rater 1", rater + 1)]
    PanelRow {
        /// The rater, counted from 0.
        rater: usize,
        /// How many ratings there are.
        found: usize,
        /// How many the first rater has.
        expected: usize,
    },
    /// A rating is no number that can be computed with.
    #[error(
        "rater {}, item {}: found {found}, expected a number from -1000000000 to 1000000000",
        rater + 1, item + 1
    )]
    PanelRating {
        /// The rater, counted from 0.
        rater: usize,
        /// The item, counted from 0.
        item: usize,
        /// The rating given.
        found: f64,
    },
    /// A rule of response quality is out of its range.
    #[error("the rule {rule} is {found}, expected {expected}")]
    InvalidRule {
        /// The rule.
        rule: &'static str,
        /// The value given.
        found: f64,
        /// The values it can have.
        expected: &'static str,
    },
    /// A level comes from another scale.
    #[error("criterion {criterion} has {levels} levels, found level {}", found + 1)]
    ForeignLevel {
        /// The criterion.
        criterion: String,
        /// The level's index, counted from 0.
        found: usize,
        /// How many levels the criterion's scale has.
        levels: usize,
    },
    /// A count is beyond anything a survey can reach.
    #[error("a count exceeds 1099511627776, the largest a tally holds")]
    CountOverflow,
    /// Two tallies do not belong to the same questionnaire.
    #[error("the tallies differ in issues, groups, criteria or scales and cannot be added")]
    OtherQuestionnaire,
    /// The number of group sizes is not the number of groups.
    #[error("{found} group sizes for {expected} groups")]
    GroupSizes {
        /// How many sizes were given.
        found: usize,
        /// How many groups there are.
        expected: usize,
    },
    /// One answer, added by hand, is wrong.
    #[error("{}", answer_text(respondent, problem))]
    Answer {
        /// Who answered.
        respondent: String,
        /// What is wrong.
        problem: RowProblem,
    },
    /// The file could not be read.
    #[error("the survey could not be read: {message}")]
    Io {
        /// What the operating system said.
        message: String,
    },
    /// Reading was stopped by the progress callback.
    #[error("reading was stopped after {rows} rows")]
    Cancelled {
        /// Rows read until then.
        rows: u64,
    },
    /// More groups than a streamed tally can tell apart.
    #[error("the questionnaire has {found} groups, at most 65536 are possible")]
    TooManyGroups {
        /// How many groups there are.
        found: usize,
    },
    /// The file has no header line.
    #[error("the file is empty, expected a header line")]
    EmptyFile,
    /// Nobody answered.
    #[error("the survey has no respondents, expected at least one")]
    NoRespondents,
    /// The file has a header and nothing else.
    #[error("the file has a header but no rows")]
    NoRows,
    /// The header lacks a column.
    #[error(
        "line 1: the header has no column {column:?}; it has {header:?}{}",
        separator_hint(header)
    )]
    MissingColumn {
        /// The column expected.
        column: String,
        /// The header found.
        header: String,
    },
    /// The header has a column twice.
    #[error("line 1: the header has column {column:?} twice")]
    RepeatedColumn {
        /// The column.
        column: String,
    },
    /// The header has a column nobody asked for.
    #[error(
        "line 1: column {column:?} is unknown: {reason}; ask for extra columns to be ignored, or remove it"
    )]
    UnknownColumn {
        /// The column.
        column: String,
        /// Why it means nothing.
        reason: String,
    },
    /// A wide table has no rating column.
    #[error(
        "line 1: the header has neither the columns issue and rating nor any column <issue>:<criterion>; it has {header:?}"
    )]
    NoRatings {
        /// The header found.
        header: String,
    },
    /// A quotation mark is opened and never closed.
    #[error("the file has an odd number of quotation marks: a quoted field is left open")]
    OpenQuote,
    /// A word given as a missing token means something else too.
    #[error("the missing token {token:?} is also {other}")]
    AmbiguousToken {
        /// The token.
        token: String,
        /// What else it is: an answer of a criterion, or a token for another kind.
        other: String,
    },
    /// The character between fields cannot be one.
    #[error(
        "the delimiter is {found:?}, expected an ASCII character other than a quote or line break"
    )]
    InvalidDelimiter {
        /// The character given.
        found: char,
    },
    /// A name in a file is no id.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// One row is wrong.
    #[error(transparent)]
    Row(#[from] RowError),
    /// A file is no workbook, or a broken one.
    #[error("the workbook could not be read: {message}")]
    Workbook {
        /// What is wrong with it.
        message: String,
    },
    /// A workbook has no sheet of that name.
    #[error("the workbook has no sheet {found:?}; it has {known}")]
    NoSheet {
        /// The name asked for.
        found: String,
        /// The sheets there are.
        known: String,
    },
    /// The header of a sheet will not do.
    #[error("sheet {sheet:?}, row {row}: {}", without_line(problem))]
    SheetHeader {
        /// The sheet.
        sheet: String,
        /// The row of the header, counted from 1.
        row: u64,
        /// What is wrong with it.
        problem: Box<SurveyError>,
    },
    /// One row of a sheet is wrong.
    #[error("sheet {sheet:?}, cell {cell}, column {:?}: {}", error.column, error.problem)]
    Cell {
        /// The sheet.
        sheet: String,
        /// The cell, as Excel names it.
        cell: String,
        /// What is wrong, its line being the row of the sheet.
        error: Box<RowError>,
    },
}

/// What is wrong with a header; the line it would have in a text file is none of a sheet.
fn without_line(problem: &SurveyError) -> String {
    let text = problem.to_string().replacen("the file is empty", "the sheet is empty", 1);
    text.strip_prefix("line 1: ").map_or_else(|| text.clone(), str::to_owned)
}

/// One wrong row of a file: where, and what.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column:?}: {problem}")]
#[non_exhaustive]
pub struct RowError {
    /// The line of the file on which the row starts, the header being line 1.
    pub line: u64,
    /// The column, by its header.
    pub column: String,
    /// What is wrong.
    pub problem: RowProblem,
}

/// What is wrong with one row: what was found, and what was expected.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RowProblem {
    /// The row has too few or too many fields.
    #[error("found {found} fields, expected {expected}{}", comma_hint(*found, *expected))]
    FieldCount {
        /// How many fields the row has.
        found: usize,
        /// How many the header has.
        expected: usize,
    },
    /// A field is not UTF-8.
    #[error("found {found:?}, which is not UTF-8; save the file as UTF-8")]
    NotUtf8 {
        /// The field, as far as it can be read.
        found: String,
    },
    /// There is no respondent id.
    #[error("found no respondent, expected an id")]
    NoRespondent,
    /// A rating is outside its scale, between two levels, or not a rating at all.
    #[error("found {found:?}, expected {expected}")]
    NotARating {
        /// The field.
        found: String,
        /// The answers the scale has.
        expected: String,
    },
    /// The issue is not in the questionnaire.
    #[error("found issue {found:?}, which is not one of the {known} issues of the plan")]
    UnknownIssue {
        /// The field.
        found: String,
        /// How many issues there are.
        known: usize,
    },
    /// The group is not in the questionnaire.
    #[error("found group {found:?}, expected {expected}")]
    UnknownGroup {
        /// The field.
        found: String,
        /// The groups there are.
        expected: String,
    },
    /// The axis is not one of the two.
    #[error("found axis {found:?}, expected operational or stakeholder")]
    UnknownAxis {
        /// The field.
        found: String,
    },
    /// The criterion is not in the questionnaire, or not on that axis.
    #[error("found criterion {found:?}, expected {expected}")]
    UnknownCriterion {
        /// The field.
        found: String,
        /// The criteria of the axis.
        expected: String,
    },
    /// The axis has several criteria and the row names none.
    #[error("found no criterion, but the {axis} axis has several: {expected}")]
    NoCriterion {
        /// The axis.
        axis: Axis,
        /// Its criteria.
        expected: String,
    },
    /// The same question was answered before.
    #[error("respondent {respondent:?} has already rated issue {issue} on {criterion}")]
    DuplicateAnswer {
        /// Who answered.
        respondent: String,
        /// The issue.
        issue: String,
        /// The criterion.
        criterion: String,
    },
    /// The respondent has a row already, in a table of one row per respondent.
    #[error("respondent {respondent:?} has a row already, expected one row per respondent")]
    DuplicateRespondent {
        /// Who answered.
        respondent: String,
    },
    /// The respondent answered before, in another group.
    #[error("respondent {respondent:?} is in group {found} here, but was in group {first} before")]
    TwoGroups {
        /// Who answered.
        respondent: String,
        /// The group of the earlier row.
        first: String,
        /// The group of this row.
        found: String,
    },
    /// A field is no rank.
    #[error("found {found:?}, expected a rank from 1 to {items}")]
    NotARank {
        /// The field.
        found: String,
        /// How many items are ranked.
        items: usize,
    },
    /// The ranks of a respondent are no order of the items.
    #[error("found the ranks {found}, expected each of 1 to {items} once")]
    NotAPermutation {
        /// The ranks, separated by spaces.
        found: String,
        /// How many items are ranked.
        items: usize,
    },
    /// A count is not a whole number from 0 to 2⁴⁰.
    #[error("found {found:?}, expected a whole number from 0 to 1099511627776")]
    NotACount {
        /// The field.
        found: String,
    },
    /// A counts table has the same cell and level twice.
    #[error("this cell and level have a count already")]
    DuplicateCount,
}

/// "one of a, b, c", cut short where there are many.
pub(super) fn one_of(ids: &[impl ToString]) -> String {
    const SHOWN: usize = 12;
    let shown: Vec<String> = ids.iter().take(SHOWN).map(ToString::to_string).collect();
    match ids.len() {
        1 => shown.join(", "),
        n if n > SHOWN => format!("one of {}, … ({n} in all)", shown.join(", ")),
        _ => format!("one of {}", shown.join(", ")),
    }
}

/// A row with one field too many has most often a decimal comma, or a comma in a text.
fn comma_hint(found: usize, expected: usize) -> &'static str {
    if found == expected + 1 {
        "; in a CSV file, a comma inside a field needs quotation marks around the field"
    } else {
        ""
    }
}

/// A header of one field has most often another separator.
fn separator_hint(header: &str) -> &'static str {
    match header {
        _ if header.contains(',') => "",
        _ if header.contains(';') => "; fields are separated by commas, not by semicolons",
        _ if header.contains('\t') => "; fields are separated by commas, not by tabs",
        _ => "",
    }
}

/// What is wrong with an answer added by hand; some problems name the respondent themselves.
fn answer_text(respondent: &str, problem: &RowProblem) -> String {
    match problem {
        RowProblem::TwoGroups { .. } | RowProblem::DuplicateAnswer { .. } => problem.to_string(),
        _ => format!("respondent {respondent:?}: {problem}"),
    }
}
