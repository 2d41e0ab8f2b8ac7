//! From answers to counts: the survey, its readers, and the tally.

mod cell;
#[cfg(feature = "csv")]
mod counts;
#[cfg(feature = "csv")]
mod csv;
mod error;
#[cfg(feature = "csv")]
mod header;
#[cfg(feature = "csv")]
mod lines;
#[cfg(feature = "csv")]
mod lookup;
mod questionnaire;
#[cfg(feature = "csv")]
mod seen;
mod sink;
#[expect(clippy::module_inception, reason = "the noun of this room is the survey")]
mod survey;
mod tally;
mod tokens;

pub use self::cell::Cell;
#[cfg(feature = "csv")]
pub use self::counts::{read_counts, write_counts};
#[cfg(feature = "csv")]
pub use self::csv::{BadRows, CsvReader, DuplicateCheck, Form, Progress, ReadReport, Reading};
pub use self::error::{RowError, RowProblem, SurveyError};
#[cfg(feature = "csv")]
pub use self::header::ExtraColumns;
pub use self::questionnaire::Questionnaire;
pub use self::survey::{Survey, SurveyBuilder};
pub use self::tally::{CountRow, Tally};
pub use self::tokens::MissingTokens;
