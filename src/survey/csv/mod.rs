//! CSV files: surveys row by row, counts tables, and rankings.

mod ahead;
mod counts;
mod header;
mod lines;
mod lookup;
mod plain;
mod rankings;
mod rating_table;
mod reader;
mod row;
mod rows;
mod seen;
mod sink;
mod tally_sink;

pub use counts::{read_counts, write_counts};
pub use header::ExtraColumns;
pub use rankings::read_rankings;
pub use reader::{BadRows, CsvReader, DuplicateCheck, Form, Progress, ReadReport, Reading};

#[cfg(feature = "xlsx")]
pub(super) use {
    header::{Header, Layout},
    row::{Parser, Who},
    seen::MAX_GROUPS,
    sink::AnswerSink,
    tally_sink::{RowIs, TallySink},
};
