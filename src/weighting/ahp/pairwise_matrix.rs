//! Comparisons of pairs, checked.

use serde::{Deserialize, Serialize};

use super::NAME;
use crate::num::graph::{self, Edge};
use crate::weighting::error::WeightingError;

/// How far the product of a judgment and its reverse may lie from 1: reciprocals typed with three
/// decimals pass, judgments that mean different things do not.
const RECIPROCITY: f64 = 0.01 + 1e-9;

/// The largest judgment, far beyond what anybody can judge.
const MOST: f64 = 1e9;

/// Which numbers are judgments.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum JudgmentScale {
    /// Any number from 10⁻⁹ to 10⁹; the default.
    #[default]
    AnyRatio,
    /// The whole numbers from 1 to 9 and their reciprocals. Reciprocals typed in decimals are taken
    /// for the exact ones.
    Saaty,
}

/// A matrix of judgments: how many times as important one item is as another.
///
/// Every judgment is kept once, above the diagonal; the other is its reciprocal. Where both are
/// given they have to agree within 1 %, and the one that is at least 1 counts, since that is the one
/// people type exactly. Judgments may be missing.
///
/// # Examples
///
/// ```
/// use materiality::{PairwiseMatrix, PriorityMethod, RandomIndex};
///
/// // Climate is 3 times as important as privacy and 5 times as important as waste.
/// let matrix = PairwiseMatrix::from_upper(&[3.0, 5.0, 2.0])?
///     .labels(["climate", "privacy", "waste"])?;
/// let weights = matrix.priorities(PriorityMethod::GeometricMean)?;
/// assert!((weights.as_slice()[0] - 0.648).abs() < 5e-4);
/// assert!(matrix.consistency(RandomIndex::AlonsoLamata)?.ratio < 0.01);
/// # Ok::<(), materiality::WeightingError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "MatrixSpec", into = "MatrixSpec")]
pub struct PairwiseMatrix {
    size: usize,
    /// Judgments above the diagonal, row by row.
    upper: Vec<Option<f64>>,
    labels: Option<Vec<String>>,
    scale: JudgmentScale,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct MatrixSpec {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    labels: Option<Vec<String>>,
    /// Above the diagonal, row by row; null for a missing judgment.
    upper: Vec<Option<f64>>,
    #[serde(default)]
    scale: JudgmentScale,
}

impl PairwiseMatrix {
    /// All judgments, row by row, 1 on the diagonal.
    ///
    /// # Errors
    ///
    /// [`WeightingError::Count`] for no rows or a row of another length,
    /// [`WeightingError::InvalidJudgment`] for a number that is no judgment,
    /// [`WeightingError::NotReciprocal`] where two judgments of a pair do not agree.
    pub fn new<R: AsRef<[f64]>>(rows: &[R]) -> Result<Self, WeightingError> {
        let known = |row: &R| row.as_ref().iter().map(|&value| Some(value)).collect();
        Self::incomplete(&rows.iter().map(known).collect::<Vec<Vec<_>>>())
    }

    /// Judgments row by row, 1 on the diagonal, `None` where nobody judged. One judgment of a pair
    /// is enough.
    ///
    /// # Errors
    ///
    /// As for [`new`](Self::new).
    pub fn incomplete<R: AsRef<[Option<f64>]>>(rows: &[R]) -> Result<Self, WeightingError> {
        let n = rows.len();
        let short = rows.iter().map(|row| row.as_ref().len()).find(|&length| length != n);
        if let Some(found) = short.or((n == 0).then_some(0)) {
            return Err(WeightingError::Count {
                scheme: NAME,
                what: "judgments in a row",
                found,
                expected: n.max(1),
            });
        }
        let at = |i: usize, j: usize| rows[i].as_ref()[j];
        let mut upper = Vec::with_capacity(n * (n - 1) / 2);
        for i in 0..n {
            if let Some(found) = at(i, i).filter(|&value| (value - 1.0).abs() > 0.0) {
                return Err(judgment_error(i, i, found, "1 on the diagonal"));
            }
            for j in i + 1..n {
                upper.push(joined(i, j, at(i, j), at(j, i))?);
            }
        }
        Ok(Self { size: n, upper, labels: None, scale: JudgmentScale::default() })
    }

    /// All judgments above the diagonal, row by row: 1st over 2nd, 1st over 3rd, …, 2nd over 3rd, ….
    ///
    /// # Errors
    ///
    /// [`WeightingError::Count`] unless they fill a triangle, [`WeightingError::InvalidJudgment`]
    /// for a number that is no judgment.
    pub fn from_upper(upper: &[f64]) -> Result<Self, WeightingError> {
        Self::from_known_upper(upper.iter().map(|&value| Some(value)).collect())
    }

    /// Judgments above the diagonal, row by row, `None` where nobody judged.
    ///
    /// # Errors
    ///
    /// As for [`from_upper`](Self::from_upper).
    pub fn from_known_upper(upper: Vec<Option<f64>>) -> Result<Self, WeightingError> {
        let size = (1..=upper.len() + 1).find(|n| n * (n - 1) / 2 >= upper.len()).unwrap_or(1);
        let expected = size * (size - 1) / 2;
        if upper.len() != expected {
            return Err(WeightingError::Count {
                scheme: NAME,
                what: "judgments above the diagonal",
                found: upper.len(),
                expected,
            });
        }
        let matrix = Self { size, upper, labels: None, scale: JudgmentScale::default() };
        for (i, j, value) in matrix.known() {
            checked(i, j, value)?;
        }
        Ok(matrix)
    }

    /// Names the items.
    ///
    /// # Errors
    ///
    /// [`WeightingError::Count`] for another number of labels, [`WeightingError::DuplicateLabel`].
    pub fn labels<L: Into<String>>(
        self,
        labels: impl IntoIterator<Item = L>,
    ) -> Result<Self, WeightingError> {
        let labels: Vec<String> = labels.into_iter().map(Into::into).collect();
        let (found, expected) = (labels.len(), self.size);
        if found != expected {
            return Err(WeightingError::Count { scheme: NAME, what: "labels", found, expected });
        }
        if let Some(label) = duplicate(&labels) {
            return Err(WeightingError::DuplicateLabel { scheme: NAME, label });
        }
        Ok(Self { labels: Some(labels), ..self })
    }

    /// Requires judgments of a scale.
    ///
    /// # Errors
    ///
    /// [`WeightingError::InvalidJudgment`] for a judgment that is not of the scale.
    pub fn on_scale(mut self, scale: JudgmentScale) -> Result<Self, WeightingError> {
        if scale == JudgmentScale::Saaty {
            for i in 0..self.size {
                for j in i + 1..self.size {
                    let at = self.place(i, j);
                    let Some(value) = self.upper[at] else { continue };
                    let whole = value.max(value.recip()).round();
                    let exact = if value < 1.0 { whole.recip() } else { whole };
                    let is_on_scale = whole <= 9.0 && ((value / exact) - 1.0).abs() <= RECIPROCITY;
                    if !is_on_scale {
                        return Err(WeightingError::InvalidJudgment {
                            first: self.label(i),
                            second: self.label(j),
                            found: value,
                            expected: "a whole number from 1 to 9 or the reciprocal of one",
                        });
                    }
                    self.upper[at] = Some(exact);
                }
            }
        }
        Ok(Self { scale, ..self })
    }

    /// How many items are compared.
    pub const fn len(&self) -> usize {
        self.size
    }

    /// Never true: there is always an item.
    pub const fn is_empty(&self) -> bool {
        self.size == 0
    }

    /// The name of an item: its label, or its place counted from 1.
    pub fn label(&self, item: usize) -> String {
        let label = self.labels.as_ref().and_then(|labels| labels.get(item));
        label.cloned().unwrap_or_else(|| (item + 1).to_string())
    }

    /// The labels, if items were named.
    pub fn given_labels(&self) -> Option<&[String]> {
        self.labels.as_deref()
    }

    /// How many times as important one item is as another; `None` where nobody judged or for an
    /// item that does not exist.
    pub fn get(&self, first: usize, second: usize) -> Option<f64> {
        if first >= self.size || second >= self.size {
            return None;
        }
        match first.cmp(&second) {
            std::cmp::Ordering::Less => self.upper[self.place(first, second)],
            std::cmp::Ordering::Equal => Some(1.0),
            std::cmp::Ordering::Greater => self.upper[self.place(second, first)].map(f64::recip),
        }
    }

    /// How many pairs nobody judged.
    pub fn missing(&self) -> usize {
        self.upper.iter().filter(|value| value.is_none()).count()
    }

    /// The judgments that were given, above the diagonal, with the places of both items.
    pub fn known(&self) -> impl Iterator<Item = (usize, usize, f64)> {
        let pairs = (0..self.size).flat_map(|i| (i + 1..self.size).map(move |j| (i, j)));
        pairs.zip(&self.upper).filter_map(|((i, j), value)| value.map(|value| (i, j, value)))
    }

    /// The graph of judgments, with their logarithms.
    pub(super) fn edges(&self) -> Vec<Edge> {
        let edge =
            |(from, to, value): (usize, usize, f64)| Edge { from, to, difference: value.ln() };
        self.known().map(edge).collect()
    }

    /// The same items with other judgments, without a scale.
    ///
    /// # Errors
    ///
    /// [`WeightingError::InvalidJudgment`] for one that is too large or too small.
    pub(super) fn with_judgments(&self, upper: &[f64]) -> Result<Self, WeightingError> {
        let filled = Self { labels: self.labels.clone(), ..Self::from_upper(upper)? };
        Ok(filled)
    }

    /// The logarithms of the weights nearest to the judgments, with mean 0.
    ///
    /// # Errors
    ///
    /// [`WeightingError::Disconnected`] with the labels of the parts that no judgment links.
    pub(super) fn log_weights(&self) -> Result<Vec<f64>, WeightingError> {
        let n = self.size;
        if self.missing() == 0 {
            let log = |i: usize, j: usize| self.get(i, j).map_or(0.0, f64::ln);
            let mean = |i: usize| (0..n).map(|j| log(i, j)).sum::<f64>() / n as f64;
            return Ok((0..n).map(mean).collect());
        }
        let edges = self.edges();
        graph::levels(n, &edges).ok_or_else(|| WeightingError::Disconnected {
            components: graph::components(n, &edges)
                .into_iter()
                .map(|part| part.into_iter().map(|item| self.label(item)).collect())
                .collect(),
        })
    }

    /// Where a pair with `first < second` is kept.
    const fn place(&self, first: usize, second: usize) -> usize {
        first * (2 * self.size - first - 1) / 2 + second - first - 1
    }
}

/// The first label that is given twice.
pub(super) fn duplicate(labels: &[String]) -> Option<String> {
    let mut sorted: Vec<&String> = labels.iter().collect();
    sorted.sort_unstable();
    sorted.windows(2).find(|pair| pair[0] == pair[1]).map(|pair| pair[0].clone())
}

/// The judgment of a pair from either or both directions.
fn joined(
    i: usize,
    j: usize,
    forward: Option<f64>,
    reverse: Option<f64>,
) -> Result<Option<f64>, WeightingError> {
    if let Some(value) = forward {
        checked(i, j, value)?;
    }
    if let Some(value) = reverse {
        checked(j, i, value)?;
    }
    match (forward, reverse) {
        (Some(found), Some(reverse)) if (found * reverse - 1.0).abs() > RECIPROCITY => {
            Err(WeightingError::NotReciprocal {
                first: (i + 1).to_string(),
                second: (j + 1).to_string(),
                found,
                reverse,
            })
        }
        (Some(found), Some(reverse)) if found < reverse => Ok(Some(reverse.recip())),
        (Some(found), _) => Ok(Some(found)),
        (None, reverse) => Ok(reverse.map(f64::recip)),
    }
}

fn checked(i: usize, j: usize, value: f64) -> Result<(), WeightingError> {
    if (MOST.recip()..=MOST).contains(&value) {
        return Ok(());
    }
    Err(judgment_error(i, j, value, "a number above 0, from 1e-9 to 1e9"))
}

fn judgment_error(i: usize, j: usize, found: f64, expected: &'static str) -> WeightingError {
    let (first, second) = ((i + 1).to_string(), (j + 1).to_string());
    WeightingError::InvalidJudgment { first, second, found, expected }
}

impl TryFrom<MatrixSpec> for PairwiseMatrix {
    type Error = WeightingError;

    fn try_from(spec: MatrixSpec) -> Result<Self, WeightingError> {
        let matrix = Self::from_known_upper(spec.upper)?;
        let matrix = match spec.labels {
            Some(labels) => matrix.labels(labels)?,
            None => matrix,
        };
        matrix.on_scale(spec.scale)
    }
}

impl From<PairwiseMatrix> for MatrixSpec {
    fn from(matrix: PairwiseMatrix) -> Self {
        Self { labels: matrix.labels, upper: matrix.upper, scale: matrix.scale }
    }
}
