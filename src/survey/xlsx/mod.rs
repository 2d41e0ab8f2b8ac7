//! Surveys from Excel sheets.

mod reader;
mod sheet;

pub use reader::XlsxReader;
