//! One number for one cell of the tally: the trait, and the enum that names the built-in ones.

use std::fmt::Debug;

use serde::{Deserialize, Serialize};

use super::error::ScoringError;
use super::estimate::Estimate;
use super::mean::Mean;
use super::median::{InterpolatedMedian, Median};
use super::owa::Owa;
use super::power_mean::PowerMean;
use super::top_box::TopBox;
use super::trimmed::{TrimmedMean, WinsorizedMean};
#[cfg(feature = "schema")]
use crate::model::add_names;
use crate::model::{Scale, read_by_name};
use crate::survey::Cell;

/// Turns the answers of one group to one question into one score.
///
/// The score lies in [0, 1] on the declared scale and depends on the cell alone. Implement this
/// for an estimator of your own; it then works wherever the built-in ones do.
///
/// # Examples
///
/// ```
/// use materiality::{Cell, Estimate, Estimator, Score};
///
/// /// The share of those who did not choose the lowest level.
/// #[derive(Debug)]
/// struct AnyConcern;
///
/// impl Estimator for AnyConcern {
///     fn name(&self) -> &'static str {
///         "any concern"
///     }
///
///     fn estimate(&self, cell: &Cell<'_>) -> Option<Estimate> {
///         let answers = cell.answers();
///         let concerned = answers - cell.levels().first()?;
///         let share = Score::new(concerned as f64 / answers as f64).ok()?; // NaN: nobody answered
///         Some(Estimate::new(share, answers).as_share())
///     }
/// }
/// ```
pub trait Estimator: Debug + Send + Sync {
    /// What the estimator is called in results.
    fn name(&self) -> &'static str;

    /// The score of a cell; `None` if nobody answered.
    fn estimate(&self, cell: &Cell<'_>) -> Option<Estimate>;

    /// Whether the estimator is defined on `scale`, asked once before anything is estimated.
    ///
    /// # Errors
    ///
    /// [`ScoringError::ScaleUnfit`], naming what the scale lacks.
    fn check(&self, scale: &Scale) -> Result<(), ScoringError> {
        let _ = scale;
        Ok(())
    }
}

/// A built-in estimator by name, for plans and other files.
///
/// # Examples
///
/// ```
/// use materiality::{EstimatorKind, Mean, TrimmedMean};
///
/// let kind: EstimatorKind = serde_json::from_str(r#"{"trimmed_mean": {"share": 0.1}}"#)?;
/// assert_eq!(kind, EstimatorKind::TrimmedMean(TrimmedMean::new(0.1)?));
/// assert_eq!(serde_json::to_string(&EstimatorKind::Mean)?, r#""mean""#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transform = add_names::<Self>))]
#[serde(rename_all = "snake_case", remote = "Self")]
#[non_exhaustive]
pub enum EstimatorKind {
    /// The arithmetic mean; the default. See [`Mean`].
    #[default]
    Mean,
    /// The middle answer. See [`Median`].
    Median,
    /// The median of answers spread evenly within their level. See [`InterpolatedMedian`].
    InterpolatedMedian,
    /// The mean without the extremes. See [`TrimmedMean`].
    TrimmedMean(TrimmedMean),
    /// The mean with the extremes drawn in. See [`WinsorizedMean`].
    WinsorizedMean(WinsorizedMean),
    /// The geometric mean of the ratings. See [`PowerMean::GEOMETRIC`].
    GeometricMean,
    /// The power mean of the ratings. See [`PowerMean`].
    PowerMean(PowerMean),
    /// The ordered weighted average. See [`Owa`].
    Owa(Owa),
    /// The share of the highest levels. See [`TopBox`].
    TopBox(TopBox),
}

read_by_name!(EstimatorKind, "an estimator");

impl EstimatorKind {
    /// Calls `f` with the estimator this kind names.
    fn with<T>(&self, f: impl FnOnce(&dyn Estimator) -> T) -> T {
        match self {
            Self::Mean => f(&Mean),
            Self::Median => f(&Median),
            Self::InterpolatedMedian => f(&InterpolatedMedian),
            Self::TrimmedMean(estimator) => f(estimator),
            Self::WinsorizedMean(estimator) => f(estimator),
            Self::GeometricMean => f(&PowerMean::GEOMETRIC),
            Self::PowerMean(estimator) => f(estimator),
            Self::Owa(estimator) => f(estimator),
            Self::TopBox(estimator) => f(estimator),
        }
    }
}

impl Estimator for EstimatorKind {
    fn name(&self) -> &'static str {
        self.with(|estimator| estimator.name())
    }

    fn estimate(&self, cell: &Cell<'_>) -> Option<Estimate> {
        self.with(|estimator| estimator.estimate(cell))
    }

    fn check(&self, scale: &Scale) -> Result<(), ScoringError> {
        self.with(|estimator| estimator.check(scale))
    }
}
