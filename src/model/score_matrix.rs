//! Issues × columns: what weighting schemes and prioritizers work on.

use std::sync::Arc;

use ndarray::{Array2, ArrayView2};
use serde::{Deserialize, Serialize};

use super::error::ModelError;
use super::ids::IssueId;
use super::name::non_blank;
use super::scale::Direction;

/// What one column of a [`ScoreMatrix`] holds: its label, its direction and, if declared, its
/// bounds.
///
/// # Examples
///
/// ```
/// use materiality::{Column, Direction};
///
/// let axis = Column::anchored("stakeholder")?; // scores in [0, 1], higher is more
/// let price = Column::raw("price", Direction::LowerIsMore)?; // no bounds known
/// let risk = Column::bounded("risk", Direction::HigherIsMore, 1.0, 25.0)?;
/// assert_eq!(axis.bounds(), Some((0.0, 1.0)));
/// assert_eq!(price.bounds(), None);
/// assert_eq!(risk.label(), "risk");
/// # Ok::<(), materiality::ModelError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "ColumnSpec", into = "ColumnSpec")]
pub struct Column {
    label: String,
    direction: Direction,
    bounds: Option<(f64, f64)>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ColumnSpec {
    label: String,
    direction: Direction,
    bounds: Option<(f64, f64)>,
}

impl Column {
    /// Scores in [0, 1], higher is more material.
    ///
    /// # Errors
    ///
    /// [`ModelError::BlankText`] for a blank label.
    pub fn anchored(label: impl Into<String>) -> Result<Self, ModelError> {
        Self::bounded(label, Direction::HigherIsMore, 0.0, 1.0)
    }

    /// Values on a declared range.
    ///
    /// # Errors
    ///
    /// [`ModelError::BlankText`] for a blank label, [`ModelError::InvalidBounds`] unless
    /// `low < high` and both are finite.
    pub fn bounded(
        label: impl Into<String>,
        direction: Direction,
        low: f64,
        high: f64,
    ) -> Result<Self, ModelError> {
        let label = non_blank("column label", label)?;
        if !(low < high && low.is_finite() && high.is_finite()) {
            return Err(ModelError::InvalidBounds { label, low, high });
        }
        Ok(Self { label, direction, bounds: Some((low, high)) })
    }

    /// Values of which no range was declared. Methods anchored to a scale refuse such a column.
    ///
    /// # Errors
    ///
    /// [`ModelError::BlankText`] for a blank label.
    pub fn raw(label: impl Into<String>, direction: Direction) -> Result<Self, ModelError> {
        Ok(Self { label: non_blank("column label", label)?, direction, bounds: None })
    }

    /// The label.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// Which end is more material.
    pub const fn direction(&self) -> Direction {
        self.direction
    }

    /// The declared range, if any.
    pub const fn bounds(&self) -> Option<(f64, f64)> {
        self.bounds
    }

    /// The least and the most material end of the declared range, if there is one.
    pub(crate) fn ends(&self) -> Option<(f64, f64)> {
        self.bounds.map(|(low, high)| match self.direction {
            Direction::HigherIsMore => (low, high),
            Direction::LowerIsMore => (high, low),
        })
    }
}

impl TryFrom<ColumnSpec> for Column {
    type Error = ModelError;

    fn try_from(spec: ColumnSpec) -> Result<Self, ModelError> {
        match spec.bounds {
            Some((low, high)) => Self::bounded(spec.label, spec.direction, low, high),
            None => Self::raw(spec.label, spec.direction),
        }
    }
}

impl From<Column> for ColumnSpec {
    fn from(column: Column) -> Self {
        Self { label: column.label, direction: column.direction, bounds: column.bounds }
    }
}

/// A complete table of finite numbers: one row per issue, one column per axis, criterion or group.
///
/// Row-major. Missing cells have no place here: they are dealt with, in the open, before a matrix
/// is made.
///
/// # Examples
///
/// ```
/// use materiality::{Column, IssueId, ScoreMatrix};
///
/// let matrix = ScoreMatrix::new(
///     vec![IssueId::new("water")?, IssueId::new("privacy")?],
///     vec![Column::anchored("operational")?, Column::anchored("stakeholder")?],
///     vec![0.4, 0.9, 0.8, 0.7],
/// )?;
/// assert_eq!(matrix.row(1), [0.8, 0.7]);
///
/// // Or, to try a method on plain numbers:
/// let matrix = ScoreMatrix::from_rows(&[[0.4, 0.9], [0.8, 0.7]])?;
/// assert_eq!(matrix.issues()[0].as_str(), "1");
/// # Ok::<(), materiality::ModelError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "MatrixSpec", into = "MatrixSpec")]
pub struct ScoreMatrix {
    issues: Arc<[IssueId]>,
    columns: Arc<[Column]>,
    values: Array2<f64>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct MatrixSpec {
    issues: Arc<[IssueId]>,
    columns: Arc<[Column]>,
    /// Row by row.
    values: Vec<f64>,
}

impl ScoreMatrix {
    /// A matrix from its values, row by row.
    ///
    /// # Errors
    ///
    /// [`ModelError::NoIssues`], [`ModelError::NoColumns`], [`ModelError::DuplicateIssue`],
    /// [`ModelError::DuplicateColumn`], [`ModelError::ValueCount`] if the number of values is not
    /// rows × columns, [`ModelError::InvalidCell`] for a value that is not finite or outside its
    /// column's declared bounds.
    pub fn new(
        issues: impl Into<Arc<[IssueId]>>,
        columns: impl Into<Arc<[Column]>>,
        values: Vec<f64>,
    ) -> Result<Self, ModelError> {
        let (issues, columns) = (issues.into(), columns.into());
        check_labels(&issues, &columns)?;
        let expected = issues.len() * columns.len();
        let found = values.len();
        let shape = (issues.len(), columns.len());
        if found != expected {
            return Err(ModelError::ValueCount { found, rows: shape.0, columns: shape.1 });
        }
        check_cells(&issues, &columns, &values)?;
        let values = Array2::from_shape_vec(shape, values).map_err(|_| ModelError::ValueCount {
            found,
            rows: shape.0,
            columns: shape.1,
        })?;
        Ok(Self { issues, columns, values })
    }

    /// A matrix of anchored scores from plain rows; issues are called `1`, `2`, … and columns
    /// `c1`, `c2`, ….
    ///
    /// # Errors
    ///
    /// As for [`new`](Self::new); every value has to lie in [0, 1].
    pub fn from_rows<const D: usize>(rows: &[[f64; D]]) -> Result<Self, ModelError> {
        let issues: Vec<IssueId> =
            (1..=rows.len()).map(|n| IssueId::new(n.to_string())).collect::<Result<_, _>>()?;
        let columns: Vec<Column> =
            (1..=D).map(|n| Column::anchored(format!("c{n}"))).collect::<Result<_, _>>()?;
        Self::new(issues, columns, rows.as_flattened().to_vec())
    }

    /// The same issues and columns with other values, row by row.
    pub(crate) fn with_values(&self, values: Vec<f64>) -> Result<Self, ModelError> {
        let (rows, columns) = (self.issues.len(), self.columns.len());
        let found = values.len();
        check_cells(&self.issues, &self.columns, &values)?;
        let values = Array2::from_shape_vec((rows, columns), values)
            .map_err(|_| ModelError::ValueCount { found, rows, columns })?;
        Ok(Self { issues: Arc::clone(&self.issues), columns: Arc::clone(&self.columns), values })
    }

    /// The issues, one per row.
    pub fn issues(&self) -> &[IssueId] {
        &self.issues
    }

    /// The issues as a shared list, for results that outlive the matrix.
    pub(crate) fn shared_issues(&self) -> Arc<[IssueId]> {
        Arc::clone(&self.issues)
    }

    /// What the columns hold.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// One issue's values.
    ///
    /// # Panics
    ///
    /// If `issue` is not below the number of issues.
    pub fn row(&self, issue: usize) -> &[f64] {
        let width = self.columns.len();
        &self.as_slice()[issue * width..(issue + 1) * width]
    }

    /// All rows, in catalog order.
    pub fn rows(&self) -> std::slice::ChunksExact<'_, f64> {
        self.as_slice().chunks_exact(self.columns.len())
    }

    /// The values row by row.
    pub fn as_slice(&self) -> &[f64] {
        self.values.as_slice().unwrap_or_default()
    }

    /// The same matrix without one of its rows; `None` if that is the only one, or there is no
    /// such row.
    pub(crate) fn without_row(&self, row: usize) -> Option<Self> {
        let (rows, width) = self.values.dim();
        if rows < 2 || row >= rows {
            return None;
        }
        let issues = self.issues.iter().enumerate().filter(|&(at, _)| at != row);
        let issues = issues.map(|(_, issue)| issue.clone()).collect();
        let mut values = Vec::with_capacity((rows - 1) * width);
        values.extend_from_slice(&self.as_slice()[..row * width]);
        values.extend_from_slice(&self.as_slice()[(row + 1) * width..]);
        let values = Array2::from_shape_vec((rows - 1, width), values).ok()?;
        Some(Self { issues, columns: Arc::clone(&self.columns), values })
    }

    /// The values as an `ndarray` view, issues × columns.
    pub fn view(&self) -> ArrayView2<'_, f64> {
        self.values.view()
    }
}

/// Every value is finite and within the declared bounds of its column.
fn check_cells(issues: &[IssueId], columns: &[Column], values: &[f64]) -> Result<(), ModelError> {
    for (at, &value) in values.iter().enumerate() {
        let column = &columns[at % columns.len()];
        let (low, high) = column.bounds.unwrap_or((f64::MIN, f64::MAX));
        if !(low..=high).contains(&value) {
            return Err(ModelError::InvalidCell {
                issue: issues[at / columns.len()].clone(),
                column: column.label.clone(),
                found: value,
                low,
                high,
            });
        }
    }
    Ok(())
}

/// At least one row and column, and no label twice.
fn check_labels(issues: &[IssueId], columns: &[Column]) -> Result<(), ModelError> {
    if issues.is_empty() {
        return Err(ModelError::NoIssues);
    }
    if columns.is_empty() {
        return Err(ModelError::NoColumns);
    }
    let mut sorted: Vec<&IssueId> = issues.iter().collect();
    sorted.sort_unstable();
    if let Some(pair) = sorted.windows(2).find(|pair| pair[0] == pair[1]) {
        return Err(ModelError::DuplicateIssue { id: pair[0].clone() });
    }
    let mut labels: Vec<&str> = columns.iter().map(Column::label).collect();
    labels.sort_unstable();
    if let Some(pair) = labels.windows(2).find(|pair| pair[0] == pair[1]) {
        return Err(ModelError::DuplicateColumn { label: pair[0].to_owned() });
    }
    Ok(())
}

impl TryFrom<MatrixSpec> for ScoreMatrix {
    type Error = ModelError;

    fn try_from(spec: MatrixSpec) -> Result<Self, ModelError> {
        Self::new(spec.issues, spec.columns, spec.values)
    }
}

impl From<ScoreMatrix> for MatrixSpec {
    fn from(matrix: ScoreMatrix) -> Self {
        Self {
            issues: matrix.issues,
            columns: matrix.columns,
            values: matrix.values.into_raw_vec_and_offset().0,
        }
    }
}
