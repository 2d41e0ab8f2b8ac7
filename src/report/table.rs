//! A table of a report: typed cells, which every format writes in its own way.

use super::error::ReportError;

/// One cell of a [`ReportTable`].
///
/// What people read is rounded; files for machines ([`ReportTable::to_csv`],
/// `ReportTable::to_json`, a workbook) get every digit.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ReportCell {
    /// Text, which stays text whatever it looks like.
    Text(String),
    /// A whole number.
    Count(u64),
    /// A finite number, shown with so many decimals.
    Number(f64, u8),
    /// A share in [0, 1], shown as a percentage.
    Share(f64),
    /// Nothing is known; never a zero.
    Missing,
}

impl ReportCell {
    /// A cell of text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A number with three decimals, or nothing.
    pub(super) fn score(value: Option<f64>) -> Self {
        value.map_or(Self::Missing, |value| Self::Number(value, 3))
    }

    /// A count, or nothing.
    pub(super) fn count(count: Option<usize>) -> Self {
        count.map_or(Self::Missing, |count| Self::Count(count as u64))
    }

    /// The cell as people read it; not escaped for any format.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Count(count) => count.to_string(),
            // Rounding must not show a minus in front of a zero.
            Self::Number(value, decimals) => {
                let text = format!("{value:.*}", usize::from(*decimals));
                let is_zero = text.bytes().all(|byte| matches!(byte, b'-' | b'0' | b'.'));
                if is_zero { text.trim_start_matches('-').to_owned() } else { text }
            }
            Self::Share(share) => format!("{:.1}%", share * 100.0),
            Self::Missing => "–".to_owned(),
        }
    }

    /// Whether the cell is a number that is there.
    const fn is_number(&self) -> bool {
        matches!(self, Self::Count(_) | Self::Number(..) | Self::Share(_))
    }
}

/// Where a column is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReportColumnUse {
    /// Everywhere; the default.
    #[default]
    Everywhere,
    /// In files alone, as ids are: people read the name beside it.
    FilesOnly,
    /// In documents alone, as what puts several numbers of other columns into words.
    DocumentsOnly,
}

/// One column of a [`ReportTable`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportColumn {
    id: String,
    title: String,
    shown: ReportColumnUse,
}

impl ReportColumn {
    /// A column: `id` names it in files, `title` in documents.
    pub fn new(id: impl Into<String>, title: impl Into<String>) -> Self {
        Self { id: id.into(), title: title.into(), shown: ReportColumnUse::Everywhere }
    }

    /// A column of ids, which only files have.
    pub fn files_only(id: impl Into<String>) -> Self {
        let id = id.into();
        Self { title: id.clone(), id, shown: ReportColumnUse::FilesOnly }
    }

    /// A column of words for people, which repeat what files have in other columns.
    pub fn documents_only(id: impl Into<String>, title: impl Into<String>) -> Self {
        Self { shown: ReportColumnUse::DocumentsOnly, ..Self::new(id, title) }
    }

    /// The name in files: the same in every language.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The heading for people.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Where the column is shown.
    pub const fn shown(&self) -> ReportColumnUse {
        self.shown
    }
}

/// A table of a report.
///
/// # Examples
///
/// ```
/// use materiality::{ReportCell, ReportColumn, ReportTable};
///
/// let table = ReportTable::new(
///     "interviews",
///     "Interviews held",
///     vec![ReportColumn::new("who", "Who"), ReportColumn::new("hours", "Hours")],
///     vec![
///         vec![ReportCell::text("=SUM(A1)"), ReportCell::Number(1.5, 1)],
///         vec![ReportCell::text("the council"), ReportCell::Missing],
///     ],
/// )?;
/// // Text that a spreadsheet would take for a formula is marked as text.
/// assert_eq!(table.to_csv(), "who,hours\n'=SUM(A1),1.5\nthe council,\n");
/// # Ok::<(), materiality::ReportError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct ReportTable {
    id: String,
    title: String,
    columns: Vec<ReportColumn>,
    rows: Vec<Vec<ReportCell>>,
}

impl ReportTable {
    /// A table; `id` names it in files.
    ///
    /// # Errors
    ///
    /// [`ReportError::InvalidId`] unless `id` is made of `a` to `z`, `0` to `9`, `-` and `_`,
    /// [`ReportError::BlankText`] for a blank title, [`ReportError::RepeatedColumn`], and
    /// [`ReportError::RowLength`] for a row that has not one cell per column.
    pub fn new(
        id: impl Into<String>,
        title: impl Into<String>,
        columns: Vec<ReportColumn>,
        rows: Vec<Vec<ReportCell>>,
    ) -> Result<Self, ReportError> {
        let (id, title) = (checked_id(id)?, title.into());
        if title.trim().is_empty() {
            return Err(ReportError::BlankText { what: "title of a table" });
        }
        for (at, column) in columns.iter().enumerate() {
            if columns[..at].iter().any(|other| other.id == column.id) {
                return Err(ReportError::RepeatedColumn { table: id, column: column.id.clone() });
            }
        }
        for (at, row) in rows.iter().enumerate() {
            if row.len() != columns.len() {
                let (found, expected) = (row.len(), columns.len());
                return Err(ReportError::RowLength { table: id, row: at + 1, found, expected });
            }
        }
        Ok(Self { id, title, columns, rows })
    }

    /// A table made in this room, where every row has a cell per column.
    pub(super) fn built(
        id: &str,
        title: &str,
        columns: Vec<ReportColumn>,
        rows: Vec<Vec<ReportCell>>,
    ) -> Self {
        debug_assert!(rows.iter().all(|row| row.len() == columns.len()), "table {id}");
        Self { id: id.to_owned(), title: title.to_owned(), columns, rows }
    }

    /// The name in files.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The heading.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The columns.
    pub fn columns(&self) -> &[ReportColumn] {
        &self.columns
    }

    /// The rows, each with one cell per column.
    pub fn rows(&self) -> &[Vec<ReportCell>] {
        &self.rows
    }

    /// The places of the columns that people read.
    pub(super) fn visible(&self) -> Vec<usize> {
        self.columns_but(ReportColumnUse::FilesOnly)
    }

    /// The places of the columns that files have.
    pub(super) fn in_files(&self) -> Vec<usize> {
        self.columns_but(ReportColumnUse::DocumentsOnly)
    }

    fn columns_but(&self, hidden: ReportColumnUse) -> Vec<usize> {
        (0..self.columns.len()).filter(|&at| self.columns[at].shown != hidden).collect()
    }

    /// Whether a column has numbers and no text, so that it is aligned right.
    pub(super) fn is_numeric(&self, column: usize) -> bool {
        let cells = || self.rows.iter().map(|row| &row[column]);
        cells().any(ReportCell::is_number)
            && !cells().any(|cell| matches!(cell, ReportCell::Text(_)))
    }
}

/// An id that can be part of a file name and of a link.
pub(super) fn checked_id(id: impl Into<String>) -> Result<String, ReportError> {
    let id = id.into();
    let fits = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_');
    if id.is_empty() || !id.bytes().all(fits) {
        return Err(ReportError::InvalidId { found: id });
    }
    Ok(id)
}
