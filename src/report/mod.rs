//! Results for people to read.
#![cfg_attr(feature = "plot", doc = include_str!("plot/guide.md"))]

#[cfg(feature = "plot")]
mod plot;
mod text;

#[cfg(feature = "plot")]
pub use plot::*;
pub use text::text_table;
