//! CSV files: surveys row by row, and counts tables.

mod counts;
mod header;
mod lines;
mod lookup;
mod rating_table;
mod reader;
mod row;
mod seen;
mod sink;
mod tally_sink;

pub use counts::{read_counts, write_counts};
pub use header::ExtraColumns;
pub use reader::{BadRows, CsvReader, DuplicateCheck, Form, Progress, ReadReport, Reading};

#[cfg(feature = "xlsx")]
pub(super) use {
    header::{Header, Layout},
    row::Parser,
    seen::MAX_GROUPS,
    sink::AnswerSink,
    tally_sink::{RowIs, TallySink},
};
