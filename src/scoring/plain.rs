//! Matrices from plain numbers, and back to arrays.

use ndarray::{Array2, Array3};

use super::axis_score::{AxisScore, NoScore};
use super::error::ScoringError;
use super::estimate::Estimate;
use super::group_scores::GroupScores;
use super::matrix::MaterialityMatrix;
use crate::model::{Axis, Score};

impl TryFrom<&[(&str, f64, f64)]> for MaterialityMatrix {
    type Error = ScoringError;

    /// As [`from_points`](Self::from_points): issue, operational score, stakeholder score.
    ///
    /// ```
    /// use materiality::MaterialityMatrix;
    ///
    /// let points = [("water", 0.4, 0.9), ("privacy", 0.8, 0.7)];
    /// assert_eq!(MaterialityMatrix::try_from(&points[..])?.issues().len(), 2);
    /// # Ok::<(), materiality::ScoringError>(())
    /// ```
    fn try_from(points: &[(&str, f64, f64)]) -> Result<Self, ScoringError> {
        Self::from_points(points.iter().copied())
    }
}

impl TryFrom<&[[f64; 2]]> for MaterialityMatrix {
    type Error = ScoringError;

    /// Operational score and stakeholder score of each issue; issues are called `1`, `2`, ….
    ///
    /// ```
    /// use materiality::{MaterialityMatrix, WeightedSum, rank};
    ///
    /// let matrix = MaterialityMatrix::try_from(&[[0.4, 0.9], [0.8, 0.7]][..])?;
    /// let (ranking, _) = rank(&matrix, &WeightedSum, &(0.5, 0.5).into())?;
    /// assert_eq!(ranking.competition_ranks(), [2, 1]);
    /// # Ok::<(), materiality::Error>(())
    /// ```
    fn try_from(points: &[[f64; 2]]) -> Result<Self, ScoringError> {
        let numbered = (1_usize..).zip(points);
        Self::from_points(numbered.map(|(number, &[x, y])| (number.to_string(), x, y)))
    }
}

impl MaterialityMatrix {
    /// The scores as an array, issues × axes (operational, stakeholder); where there is none, why.
    ///
    /// An array of numbers alone, without the issues that lack one, is
    /// [`complete`](Self::complete)`()?.scores.view()`.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::{AxisScore, IssueId, MaterialityMatrix, NoScore, PerAxis, Score};
    ///
    /// let outcomes = PerAxis {
    ///     operational: Err(NoScore::NoAnswers),
    ///     stakeholder: Ok(AxisScore::given(Score::new(0.9)?)),
    /// };
    /// let matrix = MaterialityMatrix::from_scores([(IssueId::new("water")?, outcomes)])?;
    /// let scores = matrix.to_array();
    /// assert_eq!(scores.dim(), (1, 2));
    /// assert_eq!(scores[[0, 0]], Err(&NoScore::NoAnswers)); // never a number
    /// assert_eq!(scores[[0, 1]].unwrap().get(), 0.9);
    /// # Ok::<(), materiality::Error>(())
    /// ```
    pub fn to_array(&self) -> Array2<Result<Score, &NoScore>> {
        Array2::from_shape_fn((self.issues().len(), Axis::ALL.len()), |(issue, axis)| {
            self.outcomes(issue)[Axis::ALL[axis]].as_ref().map(AxisScore::score)
        })
    }
}

impl GroupScores {
    /// The scores as an array, criteria × issues × groups in the order of the questionnaire; `None`
    /// where nobody answered.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::{GroupScores, Mean, demo};
    ///
    /// let tally = demo::survey()?.tally();
    /// let scores = GroupScores::new(&tally, &Mean)?.to_array();
    /// assert_eq!(scores.dim(), (2, 10, 8));
    /// # Ok::<(), materiality::Error>(())
    /// ```
    pub fn to_array(&self) -> Array3<Option<Score>> {
        let frame = self.questionnaire();
        let shape = (frame.criteria().len(), frame.issues().len(), frame.groups().len());
        Array3::from_shape_fn(shape, |(criterion, issue, group)| {
            self.at(group, criterion, issue).map(Estimate::score)
        })
    }
}
