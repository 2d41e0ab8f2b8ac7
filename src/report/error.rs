//! What can be wrong with a report.

/// A report that cannot be made as asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReportError {
    /// An issue is named that the result does not have.
    #[error("the result has no issue {found:?}")]
    UnknownIssue {
        /// The id given.
        found: String,
    },
    /// A tally is not the one the result was made from.
    #[error("the tally has the digest {found}, the result was made from {expected}")]
    OtherTally {
        /// The digest of the tally given.
        found: String,
        /// The digest in the result.
        expected: String,
    },
    /// A tally has other issues, groups, criteria or scales than the plan of the result.
    #[error("the tally was made with other issues, groups, criteria or scales than the result")]
    OtherQuestionnaire,
    /// The id of a table or section cannot be part of a file name and a link.
    #[error("id {found:?} is not made of a to z, 0 to 9, - and _ alone")]
    InvalidId {
        /// The id given.
        found: String,
    },
    /// A table has two columns of one id.
    #[error("table {table} has column {column:?} twice")]
    RepeatedColumn {
        /// The table.
        table: String,
        /// The id given twice.
        column: String,
    },
    /// Two tables of a report have one id, or two sections.
    #[error("the report has {found:?} already; ids of sections and tables are unique")]
    RepeatedId {
        /// The id given twice.
        found: String,
    },
    /// A row has not one cell per column.
    #[error("table {table}, row {row}: {found} cells for {expected} columns")]
    RowLength {
        /// The table.
        table: String,
        /// The row, counted from 1.
        row: usize,
        /// How many cells the row has.
        found: usize,
        /// How many columns the table has.
        expected: usize,
    },
    /// A statement, title or source says nothing.
    #[error("the {what} is blank")]
    BlankText {
        /// What was to be said.
        what: &'static str,
    },
    /// A text is longer than a cell of a workbook holds.
    #[error(
        "table {table}, row {row}: a text of {found} characters, a workbook cell holds {limit}"
    )]
    TextTooLong {
        /// The table.
        table: String,
        /// The row, counted from 1.
        row: usize,
        /// The length found, in UTF-16 code units.
        found: usize,
        /// The longest text possible.
        limit: usize,
    },
    /// A workbook cannot be written.
    #[error("the workbook could not be written: {message}")]
    Workbook {
        /// What the writer said.
        message: String,
    },
}
