//! Three weights under every combination at once: exact, by cutting the triangle of weights.

use std::sync::Arc;

use super::linear_form::LinearForm;
use super::rank_acceptability::RankAcceptability;
use super::weight_region::WeightRegion;
use crate::model::{IssueId, Score, ScoreMatrix};
use crate::num::polygon::{Line, Point, area_and_moment, cut};
use crate::priority::{Prioritizer, WeightedSum};
use crate::robustness::error::RobustnessError;

/// The order of issues on three columns under every combination of weights, or under those that
/// agree with some statements.
///
/// The weights of three columns are a triangle. Where two issues are level it is cut by a straight
/// line; between the lines every issue has one rank. Shares of the area are probabilities, and
/// centroids mean weights, without a single draw.
///
/// # Degenerate cases
///
/// One issue has rank 1 with certainty. Equal issues share their ranks evenly. An issue that is
/// never first has no central weights.
///
/// Complexity: all ranks of n issues take O(n³) pieces of polygons at most; 40 issues take some
/// milliseconds.
///
/// Reference: Lahdelma & Salminen 2001, *SMAA-2*, <https://doi.org/10.1287/opre.49.3.444.11220>, for
/// the quantities.
///
/// # Examples
///
/// ```
/// use materiality::{ScoreMatrix, ThreeWeightAnalysis, WeightRegion, WeightStatement, WeightedSum};
///
/// let scores = ScoreMatrix::from_rows(&[[1.0, 0.0, 0.0], [0.5, 0.5, 0.5]])?;
/// let ranks = ThreeWeightAnalysis::new(&scores)?.acceptability();
/// // The first is ahead where its weight exceeds one half: a quarter of the triangle.
/// assert!((ranks.probability(0, 1) - 0.25).abs() < 1e-12);
/// assert!((ranks.central_weight(0).unwrap() - 2.0 / 3.0).abs() < 1e-12);
///
/// let first_counts_most = WeightRegion::new(3, [
///     WeightStatement::at_least_as_much(0, 1)?,
///     WeightStatement::at_least_as_much(0, 2)?,
/// ])?;
/// let ranks = ThreeWeightAnalysis::of(&WeightedSum, &scores, &first_counts_most)?.acceptability();
/// assert!((ranks.probability(0, 1) - 0.75).abs() < 1e-12);
/// # Ok::<(), materiality::RobustnessError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct ThreeWeightAnalysis {
    issues: Arc<[IssueId]>,
    form: LinearForm,
    /// The weights of the first two columns that are possible.
    polygon: Vec<Point>,
    area: f64,
}

/// Convex pieces of the triangle, each with the number of issues above the one in question.
#[derive(Debug, Default)]
struct Pieces {
    points: Vec<Point>,
    /// End in `points`, and number above.
    pieces: Vec<(usize, usize)>,
}

impl Pieces {
    fn clear(&mut self) {
        self.points.clear();
        self.pieces.clear();
    }

    fn iter(&self) -> impl Iterator<Item = (&[Point], usize)> {
        let mut start = 0;
        self.pieces.iter().map(move |&(end, above)| {
            let piece = &self.points[start..end];
            start = end;
            (piece, above)
        })
    }
}

impl ThreeWeightAnalysis {
    /// The weighted sum of scores on three columns, all weights equally likely.
    ///
    /// # Errors
    ///
    /// [`RobustnessError::NotThreeWeights`] for another number of columns,
    /// [`RobustnessError::NoBounds`] for a column without declared bounds.
    pub fn new(scores: &ScoreMatrix) -> Result<Self, RobustnessError> {
        Self::of(&WeightedSum, scores, &WeightRegion::new(3, [])?)
    }

    /// Any method with a linear form, with the weights of a region equally likely.
    ///
    /// # Errors
    ///
    /// As for [`new`](Self::new); [`RobustnessError::PriorColumns`] for a region of other columns,
    /// [`RobustnessError::NoLinearForm`] for a method without one, and
    /// [`RobustnessError::Priority`] for scores that do not suit the method.
    pub fn of(
        method: &dyn Prioritizer,
        scores: &ScoreMatrix,
        region: &WeightRegion,
    ) -> Result<Self, RobustnessError> {
        let columns = scores.columns().len();
        if columns != 3 {
            return Err(RobustnessError::NotThreeWeights { found: columns });
        }
        if region.columns() != columns {
            let found = region.columns();
            return Err(RobustnessError::PriorColumns { found, expected: columns });
        }
        let form = LinearForm::of(method, scores)?;
        let mut polygon = vec![[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]];
        for row in region.rows() {
            let (mut inside, mut outside) = (Vec::new(), Vec::new());
            cut(&polygon, line_of(row), &mut inside, &mut outside);
            polygon = inside;
        }
        let (area, _) = area_and_moment(&polygon);
        Ok(Self { issues: scores.shared_issues(), form, polygon, area })
    }

    /// The issues, in catalog order.
    pub fn issues(&self) -> &[IssueId] {
        &self.issues
    }

    /// How likely each issue is to have each rank.
    ///
    /// Complexity: O(n³) pieces.
    pub fn acceptability(&self) -> RankAcceptability {
        let n = self.issues.len();
        let mut probabilities = vec![0.0; n * n];
        let mut central = Vec::with_capacity(n);
        let (mut pieces, mut next) = (Pieces::default(), Pieces::default());
        let mut below = Vec::new();
        for (issue, ranks) in probabilities.chunks_exact_mut(n).enumerate() {
            let equal = self.cut_around(issue, &mut pieces, &mut next, &mut below);
            central.push(self.add_up(&pieces, equal, ranks));
        }
        RankAcceptability::new(probabilities, central)
    }

    /// Fills `pieces` with the parts of the triangle in which an issue has one rank, and says how
    /// many issues are equal to it, itself included.
    fn cut_around(
        &self,
        issue: usize,
        pieces: &mut Pieces,
        next: &mut Pieces,
        below: &mut Vec<Point>,
    ) -> usize {
        pieces.clear();
        pieces.points.extend(&self.polygon);
        pieces.pieces.push((self.polygon.len(), 0));
        let mut equal = 0;
        for other in 0..self.issues.len() {
            let differences = self.differences(other, issue);
            if differences.iter().all(|&d| d == 0.0) {
                equal += 1;
            } else if differences.iter().all(|&d| d >= 0.0) {
                pieces.pieces.iter_mut().for_each(|(_, above)| *above += 1);
            } else if differences.iter().any(|&d| d > 0.0) {
                next.clear();
                for (piece, above) in pieces.iter() {
                    below.clear();
                    let parts = cut(piece, line_of(&differences), &mut next.points, below);
                    if parts.0 {
                        next.pieces.push((next.points.len(), above + 1));
                    }
                    if parts.1 {
                        next.points.extend(&*below);
                        next.pieces.push((next.points.len(), above));
                    }
                }
                std::mem::swap(pieces, next);
            }
        }
        equal
    }

    /// Adds up how likely each rank of one issue is; returns its central weights.
    fn add_up(&self, pieces: &Pieces, equal: usize, ranks: &mut [f64]) -> Option<Vec<f64>> {
        let (mut first, mut moments) = (0.0, [0.0; 2]);
        for (piece, above) in pieces.iter() {
            let (area, moment) = area_and_moment(piece);
            for rank in &mut ranks[above..above + equal] {
                *rank += area / self.area / equal as f64;
            }
            if above == 0 {
                first += area;
                moments[0] += moment[0];
                moments[1] += moment[1];
            }
        }
        let [x, y] = moments.map(|moment| moment / first);
        (first > 0.0).then(|| vec![x, y, 1.0 - x - y])
    }

    /// By how much issue `a` is ahead of issue `b` in each column.
    fn differences(&self, a: usize, b: usize) -> [f64; 3] {
        let (a, b) = (self.form.row(a), self.form.row(b));
        std::array::from_fn(|column| a[column] - b[column])
    }

    /// The probability that issue `a` is above issue `b`, both as places in `issues()`; ½ for
    /// equal issues.
    ///
    /// Complexity: O(1).
    ///
    /// # Panics
    ///
    /// If a place is not below the number of issues.
    pub fn wins(&self, a: usize, b: usize) -> f64 {
        let differences = self.differences(a, b);
        if differences.iter().all(|&d| d == 0.0) { 0.5 } else { self.share(&differences) }
    }

    /// The share of the weights on the positive side of a line.
    fn share(&self, coefficients: &[f64]) -> f64 {
        let (mut above, mut below) = (Vec::new(), Vec::new());
        cut(&self.polygon, line_of(coefficients), &mut above, &mut below);
        area_and_moment(&above).0 / self.area
    }

    /// The mean rank of an issue: `1 + Σ wins(other, issue)`.
    ///
    /// Complexity: O(n).
    ///
    /// # Panics
    ///
    /// If the place is not below the number of issues.
    pub fn expected_rank(&self, issue: usize) -> f64 {
        let others = (0..self.issues.len()).filter(|&other| other != issue);
        1.0 + others.map(|other| self.wins(other, issue)).sum::<f64>()
    }

    /// The probability that an issue's utility is at or above a line.
    ///
    /// # Errors
    ///
    /// [`RobustnessError::NoLine`] for a method whose form only orders issues.
    ///
    /// # Panics
    ///
    /// If the place is not below the number of issues.
    pub fn reaches(&self, issue: usize, line: Score) -> Result<f64, RobustnessError> {
        let margins = self.form.margins(issue, line.get())?;
        let is_level = margins.iter().all(|&margin| margin == 0.0);
        Ok(if is_level { 1.0 } else { self.share(&margins) })
    }
}

/// `Σ c·w` over three weights as a line in the first two.
fn line_of(c: &[f64]) -> Line {
    [c[0] - c[2], c[1] - c[2], c[2]]
}
