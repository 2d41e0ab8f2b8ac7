//! Results for people to read.

#[cfg(feature = "plot")]
mod plot;
mod text;

#[cfg(feature = "plot")]
pub use plot::*;
pub use text::text_table;
