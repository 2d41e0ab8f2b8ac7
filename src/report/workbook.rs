//! A report as an Excel workbook: values alone, no formula.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::builder::Report;
use super::error::ReportError;
use super::table::{ReportCell, ReportTable};

/// The longest text a cell holds, in UTF-16 code units.
const LONGEST_TEXT: usize = 32_767;

/// The longest name of a sheet.
const LONGEST_NAME: usize = 31;

impl Report<'_> {
    /// The tables of the report as an Excel workbook, one sheet each, named by the id of the
    /// table.
    ///
    /// Cells hold values and no formula: numbers with every digit, text as text whatever it looks
    /// like, nothing where nothing is known. The first row has the headings. The file bears a fixed
    /// date, so the same report gives the same bytes.
    ///
    /// # Errors
    ///
    /// [`ReportError::TextTooLong`] for a text of more than 32,767 UTF-16 code units,
    /// [`ReportError::Workbook`] for anything else the format cannot hold.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::{Report, demo};
    ///
    /// let result = demo::plan()?.run(&demo::survey()?.tally())?;
    /// let workbook = Report::of(&result).to_xlsx()?;
    /// assert!(workbook.starts_with(b"PK"));
    /// # Ok::<(), materiality::Error>(())
    /// ```
    pub fn to_xlsx(&self) -> Result<Vec<u8>, ReportError> {
        let mut workbook = Workbook::new();
        // A date of the clock would make every file another one.
        let date = ExcelDateTime::from_ymd(2000, 1, 1).map_err(|error| broken(&error))?;
        let properties =
            DocProperties::new().set_title(cut(&self.heading(), 255)).set_creation_datetime(&date);
        workbook.set_properties(&properties);
        for table in self.tables() {
            let sheet = workbook.add_worksheet();
            sheet.set_name(cut(table.id(), LONGEST_NAME)).map_err(|error| broken(&error))?;
            write_table(sheet, &table)?;
        }
        workbook.save_to_buffer().map_err(|error| broken(&error))
    }
}

fn write_table(sheet: &mut Worksheet, table: &ReportTable) -> Result<(), ReportError> {
    let bold = Format::new().set_bold();
    let refuse = |error: XlsxError| broken(&error);
    let places = table.in_files();
    for (column, &at) in (0_u16..).zip(&places) {
        let heading = cut(table.columns()[at].title(), LONGEST_TEXT);
        sheet.write_string_with_format(0, column, heading, &bold).map_err(refuse)?;
    }
    for (row, cells) in (1_u32..).zip(table.rows()) {
        for (column, &at) in (0_u16..).zip(&places) {
            match &cells[at] {
                ReportCell::Missing => continue,
                ReportCell::Text(text) => {
                    let found = text.encode_utf16().count();
                    if found > LONGEST_TEXT {
                        return Err(ReportError::TextTooLong {
                            table: table.id().to_owned(),
                            row: usize::try_from(row).unwrap_or_default(),
                            found,
                            limit: LONGEST_TEXT,
                        });
                    }
                    sheet.write_string(row, column, text)
                }
                ReportCell::Count(count) => sheet.write_number(row, column, *count as f64),
                ReportCell::Number(number, decimals) => {
                    sheet.write_number_with_format(row, column, *number, &decimal(*decimals, ""))
                }
                ReportCell::Share(share) => {
                    sheet.write_number_with_format(row, column, *share, &decimal(1, "%"))
                }
            }
            .map_err(refuse)?;
        }
    }
    sheet.set_freeze_panes(1, 0).map_err(refuse)?;
    sheet.autofit();
    Ok(())
}

/// A number format of so many decimals.
fn decimal(decimals: u8, unit: &str) -> Format {
    let point = if decimals > 0 { "." } else { "" };
    Format::new().set_num_format(format!("0{point}{}{unit}", "0".repeat(usize::from(decimals))))
}

/// The beginning of a text, as long as it may be; headings and names alone are cut.
fn cut(text: &str, longest: usize) -> String {
    text.chars().take(longest).collect()
}

fn broken(error: &XlsxError) -> ReportError {
    ReportError::Workbook { message: error.to_string() }
}
