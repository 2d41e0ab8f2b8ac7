//! Plots as SVG text, and as PNG with fonts that the caller hands in.

mod acceptability_map;
mod bump_chart;
mod error;
mod frame;
mod group_panels;
mod interval_marks;
mod key;
mod layout;
mod legends;
mod matrix_plot;
mod metrics;
mod movement_plot;
mod page;
mod palette;
mod placing;
#[cfg(feature = "png")]
mod png;
mod rank_rows;
mod rect;
mod scatter;
mod svg;
mod ticks;
mod weight_plot;
mod words;

pub use acceptability_map::AcceptabilityMap;
pub use bump_chart::BumpChart;
pub use error::PlotError;
pub use frame::PlotView;
pub use group_panels::GroupPanels;
pub use interval_marks::IntervalStyle;
pub use key::KeyEntry;
pub use layout::{PlotLayout, PlotPoint};
pub use matrix_plot::MatrixPlot;
pub use movement_plot::MovementPlot;
#[cfg(feature = "png")]
pub use png::svg_to_png;
pub use rect::PlotRect;
pub use scatter::{LabelStyle, PointCluster};
pub use weight_plot::WeightPlot;
