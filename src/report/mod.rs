//! Results for people to read.

mod text;

pub use text::text_table;
