//! Results for people to read.

mod benchmark_conclusion;
mod benchmark_table;
mod change_table;
mod text;

pub use benchmark_conclusion::benchmark_conclusion;
pub use benchmark_table::benchmark_table;
pub use change_table::change_table;
pub use text::text_table;
