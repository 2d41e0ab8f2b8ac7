//! Weights for the columns of a score matrix: the trait, its result, and the enum that names the
//! built-in schemes.

use std::fmt::Debug;

use serde::{Deserialize, Serialize};

use super::direct::Direct;
use super::equal::Equal;
use super::error::WeightingError;
use crate::model::{ScoreMatrix, Weights};

/// Weights with what had to be done to get them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Weighting {
    /// The weights, one per column.
    pub weights: Weights,
    /// Why the scheme's own formula could not be used in full, if it could not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub degenerate: Option<Degenerate>,
}

impl Weighting {
    /// Weights that follow from the scheme's formula.
    pub const fn regular(weights: Weights) -> Self {
        Self { weights, degenerate: None }
    }

    /// Weights of the documented fallback.
    pub const fn fallback(weights: Weights, why: Degenerate) -> Self {
        Self { weights, degenerate: Some(why) }
    }
}

/// Why a scheme fell back on something simpler. Never a silent NaN, never silent noise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Degenerate {
    /// There is one column, which has all the weight.
    OneColumn,
    /// There is one issue, so columns cannot differ in dispersion; weights are equal.
    OneIssue,
    /// No column tells the issues apart; weights are equal.
    NothingVaries,
    /// Some columns tell the issues not apart and got weight 0; these are their labels.
    ConstantColumns(Vec<String>),
}

/// Weighs the columns of a score matrix: groups, criteria or axes.
///
/// # Examples
///
/// A scheme of one's own:
///
/// ```
/// use materiality::{ScoreMatrix, Weighting, WeightingError, WeightingScheme, Weights};
///
/// /// Columns count by the range they use.
/// #[derive(Debug)]
/// struct ByRange;
///
/// impl WeightingScheme for ByRange {
///     fn name(&self) -> &'static str {
///         "range"
///     }
///
///     fn weigh(&self, scores: &ScoreMatrix) -> Result<Weighting, WeightingError> {
///         let range = |column: usize| {
///             let values = || scores.rows().map(|row| row[column]);
///             values().fold(f64::MIN, f64::max) - values().fold(f64::MAX, f64::min)
///         };
///         let ranges = (0..scores.columns().len()).map(range).collect();
///         Ok(Weighting::regular(Weights::normalized(ranges)?))
///     }
/// }
///
/// let scores = ScoreMatrix::from_rows(&[[0.2, 0.9], [0.8, 0.7]])?;
/// assert!(ByRange.weights(&scores)?.as_slice()[0] > 0.7);
/// # Ok::<(), materiality::Error>(())
/// ```
pub trait WeightingScheme: Debug + Send + Sync {
    /// What the scheme is called in results.
    fn name(&self) -> &'static str;

    /// Weights with the flags of whatever was degenerate.
    ///
    /// # Errors
    ///
    /// [`WeightingError`] if the scores do not suit the scheme.
    fn weigh(&self, scores: &ScoreMatrix) -> Result<Weighting, WeightingError>;

    /// The weights alone.
    ///
    /// # Errors
    ///
    /// As for [`weigh`](Self::weigh).
    fn weights(&self, scores: &ScoreMatrix) -> Result<Weights, WeightingError> {
        Ok(self.weigh(scores)?.weights)
    }
}

/// A built-in weighting scheme by name, for plans and other files.
///
/// # Examples
///
/// ```
/// use materiality::{Scheme, WeightingScheme};
///
/// let scheme: Scheme = serde_json::from_str(r#"{"direct": {"points": [60, 40]}}"#)?;
/// assert_eq!(scheme.name(), "direct");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Scheme {
    /// The same weight for every column; the default. See [`Equal`].
    #[default]
    Equal,
    /// Points given by hand. See [`Direct`].
    Direct(Direct),
}

impl Scheme {
    /// Calls `f` with the scheme this names.
    fn with<T>(&self, f: impl FnOnce(&dyn WeightingScheme) -> T) -> T {
        match self {
            Self::Equal => f(&Equal),
            Self::Direct(scheme) => f(scheme),
        }
    }
}

impl WeightingScheme for Scheme {
    fn name(&self) -> &'static str {
        self.with(|scheme| scheme.name())
    }

    fn weigh(&self, scores: &ScoreMatrix) -> Result<Weighting, WeightingError> {
        self.with(|scheme| scheme.weigh(scores))
    }
}
