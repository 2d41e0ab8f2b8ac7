//! CSV files: surveys row by row, and counts tables.

mod ahead;
mod counts;
mod header;
mod lines;
mod lookup;
mod plain;
mod rating_table;
mod reader;
mod row;
mod rows;
mod seen;
mod sink;
mod tally_sink;

pub use counts::{read_counts, write_counts};
pub use header::ExtraColumns;
pub use reader::{BadRows, CsvReader, DuplicateCheck, Form, Progress, ReadReport, Reading};

#[cfg(feature = "xlsx")]
pub(super) use {
    header::{Header, Layout},
    row::{Parser, Who},
    seen::MAX_GROUPS,
    sink::AnswerSink,
    tally_sink::{RowIs, TallySink},
};
