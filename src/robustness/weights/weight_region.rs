//! All weights that agree with some statements.

use serde::{Deserialize, Serialize};

use super::weight_statement::WeightStatement;
use crate::num::game::best_mixture;
use crate::robustness::error::RobustnessError;

/// A region with less room than this around its middle is taken as empty.
const ROOM: f64 = 1e-9;

/// The weights of some columns that agree with every one of a list of statements, all equally
/// likely: a polytope inside the simplex.
///
/// # Degenerate cases
///
/// No statement: the whole simplex. Statements that leave no room, be it that they contradict each
/// other or that they leave a single point or line, are refused: a weight that is known exactly is
/// no matter of chance.
///
/// # Examples
///
/// ```
/// use materiality::{WeightRegion, WeightStatement};
///
/// let region = WeightRegion::new(3, [
///     WeightStatement::at_least_as_much(0, 1)?,
///     WeightStatement::between(2, 0.1, 0.4)?,
/// ])?;
/// assert_eq!(region.columns(), 3);
/// let center = region.center();
/// assert!(center[0] > center[1] && center[2] > 0.1 && center[2] < 0.4);
///
/// let contradiction = WeightRegion::new(2, [
///     WeightStatement::at_least_as_much(0, 1)?,
///     WeightStatement::between(1, 0.6, 0.9)?,
/// ]);
/// assert_eq!(
///     contradiction.unwrap_err().to_string(),
///     "no weights agree with statement 2, 0.6 <= w[1] <= 0.9, and those before it"
/// );
/// # Ok::<(), materiality::RobustnessError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "RegionSpec", into = "RegionSpec")]
pub struct WeightRegion {
    columns: usize,
    statements: Vec<WeightStatement>,
    /// `Σ c·w ≥ 0` for each, those that say `w ≥ 0` first; scaled so that the sum is the distance
    /// from the plane inside the simplex.
    rows: Vec<Vec<f64>>,
    center: Vec<f64>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RegionSpec {
    columns: usize,
    statements: Vec<WeightStatement>,
}

impl WeightRegion {
    /// The weights of so many columns that agree with all statements.
    ///
    /// # Errors
    ///
    /// [`RobustnessError::TooFewColumns`] for less than two columns,
    /// [`RobustnessError::StatementColumn`] for a statement about a column there is not,
    /// [`RobustnessError::EmptyRegion`] if no weights, or hardly any, agree with all statements; it
    /// names the first that leaves none.
    ///
    /// Complexity: one linear program of the size of the statements.
    pub fn new(
        columns: usize,
        statements: impl IntoIterator<Item = WeightStatement>,
    ) -> Result<Self, RobustnessError> {
        let statements: Vec<WeightStatement> = statements.into_iter().collect();
        if columns < 2 {
            return Err(RobustnessError::TooFewColumns { found: columns, expected: 2 });
        }
        let out_of_range = |statement: &&WeightStatement| statement.last_column() >= columns;
        if let Some(statement) = statements.iter().find(out_of_range) {
            return Err(RobustnessError::StatementColumn {
                statement: statement.clone(),
                found: statement.last_column(),
                expected: columns,
            });
        }
        let (rows, center, room) = middle(columns, &statements);
        if room > ROOM {
            return Ok(Self { columns, statements, rows, center });
        }
        let leaves_none = |&at: &usize| {
            let (_, _, room) = middle(columns, &statements[..=at]);
            room.partial_cmp(&ROOM) != Some(std::cmp::Ordering::Greater)
        };
        let at = (0..statements.len()).find(leaves_none).unwrap_or(statements.len() - 1);
        Err(RobustnessError::EmptyRegion { number: at + 1, statement: statements[at].clone() })
    }

    /// How many columns the weights are of.
    pub const fn columns(&self) -> usize {
        self.columns
    }

    /// The statements.
    pub fn statements(&self) -> &[WeightStatement] {
        &self.statements
    }

    /// The middle of the largest ball inside the region, as one weight per column.
    pub fn center(&self) -> &[f64] {
        &self.center
    }

    /// The half-spaces `Σ c·w ≥ 0`.
    pub(super) fn rows(&self) -> &[Vec<f64>] {
        &self.rows
    }
}

/// The scaled half-spaces of statements, and the weights farthest from all of their planes with
/// that distance.
fn middle(columns: usize, statements: &[WeightStatement]) -> (Vec<Vec<f64>>, Vec<f64>, f64) {
    let not_negative = (0..columns).map(|k| {
        let mut row = vec![0.0; columns];
        row[k] = 1.0;
        row
    });
    let said = statements.iter().flat_map(|statement| statement.rows(columns));
    let rows: Vec<Vec<f64>> = not_negative.chain(said).map(scaled).collect();
    let (center, room) = best_mixture(&rows);
    (rows, center, room)
}

/// The same half-space, with coefficients of length 1 along the simplex.
fn scaled(mut row: Vec<f64>) -> Vec<f64> {
    let mean = row.iter().sum::<f64>() / row.len() as f64;
    let length = row.iter().map(|c| (c - mean).powi(2)).sum::<f64>().sqrt();
    for c in &mut row {
        *c /= length;
    }
    row
}

impl TryFrom<RegionSpec> for WeightRegion {
    type Error = RobustnessError;

    fn try_from(spec: RegionSpec) -> Result<Self, RobustnessError> {
        Self::new(spec.columns, spec.statements)
    }
}

impl From<WeightRegion> for RegionSpec {
    fn from(region: WeightRegion) -> Self {
        Self { columns: region.columns, statements: region.statements }
    }
}
