//! From answers to counts: the survey, its readers, and the tally.

mod cell;
#[cfg(feature = "csv")]
mod csv;
mod error;
mod questionnaire;
#[expect(clippy::module_inception, reason = "the noun of this room is the survey")]
mod survey;
mod tally;
mod tokens;
#[cfg(feature = "xlsx")]
mod xlsx;

pub use self::cell::Cell;
#[cfg(feature = "csv")]
pub use self::csv::{
    BadRows, CsvReader, DuplicateCheck, ExtraColumns, Form, Progress, ReadReport, Reading,
    read_counts, write_counts,
};
pub use self::error::{RowError, RowProblem, SurveyError};
pub use self::questionnaire::Questionnaire;
pub use self::survey::{Survey, SurveyBuilder};
pub use self::tally::{CountRow, Tally};
pub use self::tokens::MissingTokens;
#[cfg(feature = "xlsx")]
pub use self::xlsx::XlsxReader;
