//! A sheet of a workbook as rows of text.

use std::io::{Read, Seek};

use calamine::{DataRef, Reader as _, Xlsx, XlsxError};

use crate::survey::error::SurveyError;

/// Rows looked at for a header: titles and notes may stand above it.
const HEADER_ROWS: usize = 50;

/// One row of a sheet: its number as Excel shows it, counted from 1, and its cells with their
/// columns, counted from 0, rising.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct SheetRow {
    pub(super) number: u64,
    pub(super) cells: Vec<(u32, String)>,
}

/// The non-empty cells of a sheet, row by row, and the name of the sheet.
///
/// Cells are read one after the other as they stand in the file, so that one stray cell at the far
/// end of a sheet costs one cell and not a rectangle of them.
pub(super) fn rows<R: Read + Seek>(
    file: R,
    wanted: Option<&str>,
) -> Result<(String, Vec<SheetRow>), SurveyError> {
    let mut workbook: Xlsx<R> = Xlsx::new(file).map_err(|error| broken(&error))?;
    let names = workbook.sheet_names();
    let unknown = || SurveyError::NoSheet {
        found: wanted.unwrap_or_default().to_owned(),
        known: names.join(", "),
    };
    let name = match wanted {
        Some(wanted) => names.iter().find(|name| name.as_str() == wanted),
        None => names.first(),
    };
    let name = name.ok_or_else(unknown)?.clone();
    let mut reader = workbook.worksheet_cells_reader(&name).map_err(|error| broken(&error))?;
    let mut rows: Vec<SheetRow> = Vec::new();
    let mut in_order = true;
    while let Some(cell) = reader.next_cell().map_err(|error| broken(&error))? {
        let text = text(cell.get_value());
        if text.is_empty() {
            continue;
        }
        let (row, column) = cell.get_position();
        let number = u64::from(row) + 1;
        match rows.last_mut() {
            Some(last) if last.number == number => last.cells.push((column, text)),
            last => {
                in_order &= last.is_none_or(|last| last.number < number);
                rows.push(SheetRow { number, cells: vec![(column, text)] });
            }
        }
    }
    Ok((name, if in_order { rows } else { merged(rows) }))
}

/// Rows in order, the pieces of one row put together: a file may hold them in any order.
fn merged(mut rows: Vec<SheetRow>) -> Vec<SheetRow> {
    rows.sort_by_key(|row| row.number);
    let mut whole: Vec<SheetRow> = Vec::with_capacity(rows.len());
    for row in rows {
        match whole.last_mut() {
            Some(last) if last.number == row.number => last.cells.extend(row.cells),
            _ => whole.push(row),
        }
    }
    for row in &mut whole {
        row.cells.sort_by_key(|&(column, _)| column);
    }
    whole
}

/// The place of the header among the rows: the first of the first fifty that names a respondent
/// and a group; the first row, if none does, which is then described in the error.
pub(super) fn header(rows: &[SheetRow]) -> usize {
    let has = |row: &SheetRow, word: &str| {
        row.cells.iter().any(|(_, text)| text.trim().eq_ignore_ascii_case(word))
    };
    let is_header = |row: &SheetRow| has(row, "respondent") && has(row, "group");
    rows.iter().take(HEADER_ROWS).position(is_header).unwrap_or(0)
}

/// A cell as text: numbers as short as they can be written, so that 4 is "4"; dates and errors as
/// what they are, which no scale knows.
fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(truth) => truth.to_string(),
        DataRef::DateTime(date) => format!("date {}", date.as_f64()),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// The name of a column as Excel shows it: A, B, …, Z, AA, ….
pub(super) fn column_name(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        let letter = (rest - 1) % 26;
        letters.push(char::from(b'A' + u8::try_from(letter).unwrap_or_default()));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

fn broken(error: &XlsxError) -> SurveyError {
    SurveyError::Workbook { message: error.to_string() }
}

#[cfg(test)]
mod tests {
    use super::{SheetRow, column_name, merged};

    #[test]
    fn columns_are_named_as_excel_names_them() {
        let names = [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (701, "ZZ"), (16_383, "XFD")];
        for (column, name) in names {
            assert_eq!(column_name(column), name);
        }
    }

    #[test]
    fn pieces_of_a_row_are_put_together() {
        let row = |number, cells: &[u32]| SheetRow {
            number,
            cells: cells.iter().map(|&column| (column, column.to_string())).collect(),
        };
        let rows = vec![row(3, &[0]), row(1, &[2]), row(3, &[1]), row(1, &[0, 1])];
        assert_eq!(merged(rows), [row(1, &[0, 1, 2]), row(3, &[0, 1])]);
    }
}
