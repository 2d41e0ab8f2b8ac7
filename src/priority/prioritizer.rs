//! The order of issues: the trait, and the enum that names the built-in methods.

use std::fmt::Debug;

use serde::{Deserialize, Serialize};

use super::codas::Codas;
use super::compromise::Compromise;
use super::copras::Copras;
use super::edas::Edas;
use super::either_or::EitherOr;
use super::error::PriorityError;
use super::generalized_mean::GeneralizedMean;
use super::normalized_sum::NormalizedSum;
use super::promethee::Promethee;
use super::rafsi::Rafsi;
use super::spotis::Spotis;
use super::topsis::Topsis;
use super::vikor::Vikor;
use super::waspas::Waspas;
use super::weight_form::WeightForm;
use super::weighted_product::WeightedProduct;
use super::weighted_sum::WeightedSum;
#[cfg(feature = "schema")]
use crate::model::add_names;
use crate::model::{PerAxis, Ranking, ScoreMatrix, Weights, read_by_name};
use crate::scoring::{Complete, MaterialityMatrix};

/// Orders issues by a utility: higher is more material.
///
/// An implementor gives utilities; comparing them on a grid, ties and ranks are done once, in
/// [`prioritize`](Self::prioritize), so every method treats ties alike.
///
/// # Examples
///
/// A method of one's own:
///
/// ```
/// use materiality::{PriorityError, Prioritizer, ScoreMatrix, Weights};
///
/// /// An issue counts as much as its best column.
/// #[derive(Debug)]
/// struct BestColumn;
///
/// impl Prioritizer for BestColumn {
///     fn name(&self) -> &'static str {
///         "best column"
///     }
///
///     fn is_independent(&self) -> bool {
///         true
///     }
///
///     fn utilities(&self, scores: &ScoreMatrix, _: &Weights) -> Result<Vec<f64>, PriorityError> {
///         Ok(scores.rows().map(|row| row.iter().copied().fold(0.0, f64::max)).collect())
///     }
/// }
///
/// let scores = ScoreMatrix::from_rows(&[[0.4, 0.9], [0.8, 0.7], [0.9, 0.1]])?;
/// let ranking = BestColumn.prioritize(&scores, &Weights::equal(2)?)?;
/// assert_eq!(ranking.competition_ranks(), [1, 3, 1]);
/// # Ok::<(), materiality::Error>(())
/// ```
pub trait Prioritizer: Debug + Send + Sync {
    /// What the method is called in results.
    fn name(&self) -> &'static str;

    /// Whether an issue's utility depends on that issue's scores alone, so that adding or dropping
    /// another issue can never reorder the rest.
    fn is_independent(&self) -> bool {
        false
    }

    /// One utility per row; finite, higher is more material.
    ///
    /// # Errors
    ///
    /// [`PriorityError`] if the scores do not suit the method.
    fn utilities(&self, scores: &ScoreMatrix, weights: &Weights)
    -> Result<Vec<f64>, PriorityError>;

    /// How the order of these issues depends on the weights, if it has a form that can be analyzed
    /// under all weights at once; `None` if not, which is what a method says unless it says
    /// otherwise.
    ///
    /// The form has to give the order of [`utilities`](Self::utilities) for all weights above 0.
    ///
    /// # Errors
    ///
    /// [`PriorityError`] if the scores do not suit the method.
    fn weight_form(&self, scores: &ScoreMatrix) -> Result<Option<WeightForm>, PriorityError> {
        let _ = scores;
        Ok(None)
    }

    /// The ranking by utility.
    ///
    /// # Errors
    ///
    /// [`PriorityError::WeightCount`] unless there is one weight per column, and whatever
    /// [`utilities`](Self::utilities) refuses.
    fn prioritize(
        &self,
        scores: &ScoreMatrix,
        weights: &Weights,
    ) -> Result<Ranking, PriorityError> {
        let (found, expected) = (weights.len(), scores.columns().len());
        if found != expected {
            return Err(PriorityError::WeightCount { found, expected });
        }
        let utilities = self.utilities(scores, weights)?;
        Ok(Ranking::from_utilities(scores.shared_issues(), utilities)?)
    }
}

/// A built-in method by name, for plans and other files.
///
/// # Examples
///
/// ```
/// use materiality::{Method, Prioritizer};
///
/// let method: Method = serde_json::from_str(r#""weighted_sum""#)?;
/// assert_eq!(method.name(), "weighted sum");
/// let method: Method = serde_json::from_str(r#"{"power_mean": {"exponent": "max"}}"#)?;
/// assert_eq!(method.name(), "power mean");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transform = add_names::<Self>))]
#[serde(rename_all = "snake_case", remote = "Self")]
#[non_exhaustive]
pub enum Method {
    /// The weighted sum; the default. See [`WeightedSum`].
    #[default]
    WeightedSum,
    /// The weighted product. See [`WeightedProduct`].
    WeightedProduct(WeightedProduct),
    /// The weighted power mean. See [`GeneralizedMean`].
    PowerMean(GeneralizedMean),
    /// Distance to the ideal. See [`Compromise`].
    Compromise(Compromise),
    /// Closeness to the best point. See [`Topsis`].
    Topsis(Topsis),
    /// A compromise of total and worst shortfall. See [`Vikor`].
    Vikor(Vikor),
    /// Net flow of preference. See [`Promethee`].
    Promethee(Promethee),
    /// The weighted sum as a distance from the ideal. See [`Spotis`].
    Spotis,
    /// Declared ranges mapped onto one interval. See [`Rafsi`].
    Rafsi(Rafsi),
    /// MARCOS, ARAS, MOORA and the min-max weighted sum. See [`NormalizedSum`].
    NormalizedSum(NormalizedSum),
    /// Complex proportional assessment. See [`Copras`].
    Copras,
    /// Weighted sum and product of ratios. See [`Waspas`].
    Waspas(Waspas),
    /// Distances from the average. See [`Edas`].
    Edas,
    /// Two distances from the worst point. See [`Codas`].
    Codas(Codas),
    /// At the line on one axis or the other. See [`EitherOr`].
    EitherOr(EitherOr),
}

read_by_name!(Method, "a method");

impl Method {
    /// The prioritizer this method names.
    fn prioritizer(&self) -> &dyn Prioritizer {
        match self {
            Self::WeightedSum => &WeightedSum,
            Self::WeightedProduct(method) => method,
            Self::PowerMean(method) => method,
            Self::Compromise(method) => method,
            Self::Topsis(method) => method,
            Self::Vikor(method) => method,
            Self::Promethee(method) => method,
            Self::Spotis => &Spotis,
            Self::Rafsi(method) => method,
            Self::NormalizedSum(method) => method,
            Self::Copras => &Copras,
            Self::Waspas(method) => method,
            Self::Edas => &Edas,
            Self::Codas(method) => method,
            Self::EitherOr(method) => method,
        }
    }
}

impl Prioritizer for Method {
    fn name(&self) -> &'static str {
        self.prioritizer().name()
    }

    fn is_independent(&self) -> bool {
        self.prioritizer().is_independent()
    }

    fn utilities(
        &self,
        scores: &ScoreMatrix,
        weights: &Weights,
    ) -> Result<Vec<f64>, PriorityError> {
        self.prioritizer().utilities(scores, weights)
    }

    fn weight_form(&self, scores: &ScoreMatrix) -> Result<Option<WeightForm>, PriorityError> {
        self.prioritizer().weight_form(scores)
    }
}

/// Ranks the issues of a materiality matrix by two axis weights.
///
/// An axis on which no issue has a score is left out, and the weight of the
/// other is then all there is. An issue that lacks a score on an assessed axis is not ranked: it
/// is listed in [`Complete::incomplete`].
///
/// # Errors
///
/// [`PriorityError::Scoring`] if no issue is complete, [`PriorityError::NoWeightedAxis`] if no
/// assessed axis has a weight above zero, [`PriorityError::Model`] for weights that are negative or
/// not finite, and whatever the method refuses.
///
/// # Examples
///
/// ```
/// use materiality::{MaterialityMatrix, PerAxis, WeightedSum, rank};
///
/// let matrix = MaterialityMatrix::from_points([("water", 0.4, 0.9), ("privacy", 0.8, 0.7)])?;
/// let (ranking, _) = rank(&matrix, &WeightedSum, &PerAxis::both(0.5))?;
/// assert_eq!(ranking.iter().next().unwrap().issue.as_str(), "privacy");
/// # Ok::<(), materiality::Error>(())
/// ```
pub fn rank(
    matrix: &MaterialityMatrix,
    method: &dyn Prioritizer,
    axis_weights: &PerAxis<f64>,
) -> Result<(Ranking, Complete), PriorityError> {
    let complete = matrix.complete()?;
    let weights = weights_of_axes(&complete, axis_weights)?;
    Ok((method.prioritize(&complete.scores, &weights)?, complete))
}

/// The weights of the axes with scores, which share what the others would have had.
pub(crate) fn weights_of_axes(
    complete: &Complete,
    axis_weights: &PerAxis<f64>,
) -> Result<Weights, PriorityError> {
    let relative: Vec<f64> = complete.axes.iter().map(|&axis| axis_weights[axis]).collect();
    if relative.iter().all(|&weight| weight == 0.0) {
        return Err(PriorityError::NoWeightedAxis);
    }
    Ok(Weights::normalized(relative)?)
}
