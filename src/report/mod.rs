//! Results for people to read: the report in words, tables for files, explanations of single
//! scores, and plots.
#![cfg_attr(feature = "plot", doc = include_str!("plot/guide.md"))]

mod benchmark_conclusion;
mod benchmark_table;
mod builder;
mod change_table;
mod difference;
mod disclosure;
mod error;
mod escape;
mod explain;
mod explain_text;
mod files;
mod html;
mod markdown;
mod phrase;
#[cfg(feature = "plot")]
mod plot;
#[cfg(feature = "plot")]
mod plots;
mod section;
mod sections;
mod table;
mod text;
mod weight_origin;
#[cfg(feature = "xlsx")]
mod workbook;

pub use benchmark_conclusion::benchmark_conclusion;
pub use benchmark_table::benchmark_table;
pub use builder::Report;
pub use change_table::change_table;
pub use difference::{DifferencePart, IssueDifference};
pub use disclosure::{Disclosure, DisclosureLine, DisclosureStatus};
pub use error::ReportError;
pub use explain::{
    AxisExplanation, Explanation, LevelCount, LineSide, MissingCount, PartExplanation,
    UtilityComposition,
};
#[cfg(feature = "plot")]
pub use plot::*;
pub use section::{ReportFigure, ReportSection};
pub use table::{ReportCell, ReportColumn, ReportColumnUse, ReportTable};
pub use text::text_table;
pub use weight_origin::WeightOrigin;
