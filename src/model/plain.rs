//! From plain numbers to the types, for whoever wants to try a method before learning them.

use ndarray::ArrayView2;

use super::axis::PerAxis;
use super::error::ModelError;
use super::ids::IssueId;
use super::ranking::Ranking;
use super::score_matrix::{Column, ScoreMatrix};
use super::weights::Weights;

/// Issues called `1`, `2`, ….
fn numbered(issues: usize) -> Result<Vec<IssueId>, ModelError> {
    (1..=issues).map(|number| IssueId::new(number.to_string())).collect()
}

impl<T> From<(T, T)> for PerAxis<T> {
    /// The operational value, then the stakeholder one.
    fn from((operational, stakeholder): (T, T)) -> Self {
        Self { operational, stakeholder }
    }
}

impl<T> From<[T; 2]> for PerAxis<T> {
    /// The operational value, then the stakeholder one.
    fn from([operational, stakeholder]: [T; 2]) -> Self {
        Self { operational, stakeholder }
    }
}

impl<const D: usize> TryFrom<&[[f64; D]]> for ScoreMatrix {
    type Error = ModelError;

    /// As [`from_rows`](Self::from_rows).
    fn try_from(rows: &[[f64; D]]) -> Result<Self, ModelError> {
        Self::from_rows(rows)
    }
}

impl TryFrom<ArrayView2<'_, f64>> for ScoreMatrix {
    type Error = ModelError;

    /// Anchored scores, issues × columns, in any memory layout; issues are called `1`, `2`, … and
    /// columns `c1`, `c2`, ….
    ///
    /// ```
    /// use materiality::ScoreMatrix;
    /// use materiality::ndarray::array;
    ///
    /// let scores = array![[0.4, 0.9], [0.8, 0.7]];
    /// let matrix = ScoreMatrix::try_from(scores.view())?;
    /// assert_eq!(matrix.view(), scores);
    /// let transposed = ScoreMatrix::try_from(scores.t())?;
    /// assert_eq!(transposed.row(0), [0.4, 0.8]);
    /// # Ok::<(), materiality::ModelError>(())
    /// ```
    fn try_from(values: ArrayView2<'_, f64>) -> Result<Self, ModelError> {
        let columns: Vec<Column> = (1..=values.ncols())
            .map(|number| Column::anchored(format!("c{number}")))
            .collect::<Result<_, _>>()?;
        Self::new(numbered(values.nrows())?, columns, values.iter().copied().collect())
    }
}

impl TryFrom<&[f64]> for Weights {
    type Error = ModelError;

    /// Weights that sum to 1, as [`new`](Self::new).
    fn try_from(weights: &[f64]) -> Result<Self, ModelError> {
        Self::new(weights.to_vec())
    }
}

impl<const N: usize> TryFrom<[f64; N]> for Weights {
    type Error = ModelError;

    /// Weights that sum to 1, as [`new`](Self::new).
    ///
    /// ```
    /// use materiality::{Prioritizer, ScoreMatrix, WeightedSum, Weights};
    ///
    /// let scores = ScoreMatrix::from_rows(&[[0.4, 0.9], [0.8, 0.7]])?;
    /// let ranking = WeightedSum.prioritize(&scores, &Weights::try_from([0.5, 0.5])?)?;
    /// assert_eq!(ranking.competition_ranks(), [2, 1]);
    /// # Ok::<(), materiality::Error>(())
    /// ```
    fn try_from(weights: [f64; N]) -> Result<Self, ModelError> {
        Self::new(weights.to_vec())
    }
}

impl TryFrom<&[f64]> for Ranking {
    type Error = ModelError;

    /// The ranking of utilities; issues are called `1`, `2`, ….
    ///
    /// ```
    /// use materiality::{Ranking, Similarity};
    ///
    /// let ours = Ranking::try_from(&[0.9, 0.7, 0.7, 0.1][..])?;
    /// let theirs = Ranking::try_from(&[0.8, 0.9, 0.5, 0.2][..])?;
    /// assert_eq!(ours.competition_ranks(), [1, 2, 2, 4]);
    /// assert_eq!(Similarity::new(&ours, &theirs)?.largest_shift(), 1.5);
    /// # Ok::<(), materiality::Error>(())
    /// ```
    fn try_from(utilities: &[f64]) -> Result<Self, ModelError> {
        Self::from_utilities(numbered(utilities.len())?, utilities.to_vec())
    }
}
