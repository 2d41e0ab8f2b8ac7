//! Where everything of a matrix stands, as data.

use serde::Serialize;

use super::key::KeyEntry;
use super::rect::PlotRect;
use super::scatter::PointCluster;
use crate::model::{IssueId, PerAxis, Pillar};
use crate::priority::Tier;

/// Where everything of a matrix stands: for renderers of one's own, and for checks.
///
/// Pixels are counted from the left upper corner of the drawing.
///
/// # Examples
///
/// ```
/// use materiality::{MatrixPlot, demo};
///
/// let result = demo::plan()?.run(&demo::survey()?.tally())?;
/// let layout = MatrixPlot::of(&result).layout();
/// for (at, cluster) in layout.clusters.iter().enumerate() {
///     let label = cluster.label.unwrap();
///     assert!(layout.frame.contains(&label));
///     let others = layout.clusters[..at].iter().filter_map(|other| other.label);
///     assert!(others.into_iter().all(|other| !other.overlaps(&label)));
/// }
/// # Ok::<(), materiality::AssessmentError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct PlotLayout {
    /// The size of the drawing.
    pub width: f64,
    /// See `width`.
    pub height: f64,
    /// The frame, with the strips of issues that have a score on one axis alone.
    pub frame: PlotRect,
    /// The points in catalog order; issues without any score are not among them.
    pub points: Vec<PlotPoint>,
    /// The points by place, each with its label.
    pub clusters: Vec<PointCluster>,
    /// The list of names; empty where the names stand at the points.
    pub key: Vec<KeyEntry>,
    /// Issues that have no score on either axis and are named below the plot.
    pub without_score: Vec<IssueId>,
}

/// A point of a matrix.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct PlotPoint {
    /// The issue.
    pub issue: IssueId,
    /// Its number: its place in catalog order, counted from 1.
    pub number: usize,
    /// Its pillar, which gives it color and shape.
    pub pillar: Option<Pillar>,
    /// Its tier, if there are lines.
    pub tier: Option<Tier>,
    /// Its scores in units of the declared scales, higher meaning more material.
    pub importance: PerAxis<Option<f64>>,
    /// The center of its marker.
    pub x: f64,
    /// See `x`.
    pub y: f64,
    /// How far the marker reaches.
    pub radius: f64,
}
