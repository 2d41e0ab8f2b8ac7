//! Comparisons with the best and the worst column, checked.

use serde::{Deserialize, Serialize};

use super::NAME;
use crate::weighting::error::WeightingError;

/// The largest judgment, far beyond what anybody can judge.
const MOST: f64 = 1e9;

/// How many times as important the best column is as each other, and each other as the worst.
///
/// # Examples
///
/// ```
/// use materiality::BestWorstJudgments;
///
/// // Five columns; the second is best, the fifth is worst (places are counted from 0).
/// let judgments = BestWorstJudgments::new(
///     1,
///     4,
///     vec![2.0, 1.0, 4.0, 3.0, 8.0],
///     vec![4.0, 8.0, 2.0, 3.0, 1.0],
/// )?;
/// assert!((judgments.input_ratio() - 1.0 / 56.0).abs() < 1e-15);
/// assert_eq!(judgments.input_threshold(), Some(0.2958));
/// # Ok::<(), materiality::WeightingError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "JudgmentsSpec", into = "JudgmentsSpec")]
pub struct BestWorstJudgments {
    best: usize,
    worst: usize,
    best_to_others: Vec<f64>,
    others_to_worst: Vec<f64>,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct JudgmentsSpec {
    /// Counted from 0.
    best: usize,
    /// Counted from 0.
    worst: usize,
    best_to_others: Vec<f64>,
    others_to_worst: Vec<f64>,
}

impl BestWorstJudgments {
    /// The places of the best and the worst column, counted from 0, and for every column how many
    /// times as important the best is, and how many times as important it is as the worst.
    ///
    /// Best and worst differ, unless there is one column.
    ///
    /// # Errors
    ///
    /// [`WeightingError::Count`] for lists of different lengths or empty ones, or one column as best
    /// and worst of several; [`WeightingError::UnknownPlace`] for a place that does not exist;
    /// [`WeightingError::InvalidJudgment`] for a judgment outside 1 to 10⁹, a column that is not as
    /// important as itself, or a judgment above that of the best over the worst, which would make
    /// another column best or worst;
    /// [`WeightingError::NotReciprocal`] where the best over the worst is given in two ways.
    pub fn new(
        best: usize,
        worst: usize,
        best_to_others: Vec<f64>,
        others_to_worst: Vec<f64>,
    ) -> Result<Self, WeightingError> {
        let n = best_to_others.len();
        let count = |what, found, expected| {
            Err(WeightingError::Count { scheme: NAME, what, found, expected })
        };
        if n == 0 || others_to_worst.len() != n {
            return count("comparisons with the worst", others_to_worst.len(), n.max(1));
        }
        if best >= n || worst >= n {
            return Err(WeightingError::UnknownPlace { scheme: NAME, found: best.max(worst) });
        }
        if best == worst && n > 1 {
            return count("columns that are best or worst", 1, 2);
        }
        let label = |column: usize| (column + 1).to_string();
        let check = |first: String, second: String, found: f64, is_itself: bool| {
            let is_valid = if is_itself {
                (1.0..=1.0).contains(&found)
            } else {
                (1.0..=MOST).contains(&found)
            };
            if is_valid {
                return Ok(());
            }
            let expected = if is_itself { "1" } else { "a number from 1 to 1e9" };
            Err(WeightingError::InvalidJudgment { first, second, found, expected })
        };
        for (column, (&of_best, &over_worst)) in
            best_to_others.iter().zip(&others_to_worst).enumerate()
        {
            check(label(best), label(column), of_best, column == best)?;
            check(label(column), label(worst), over_worst, column == worst)?;
        }
        let (found, other) = (best_to_others[worst], others_to_worst[best]);
        if (found - other).abs() > 0.0 {
            return Err(WeightingError::NotReciprocal {
                first: label(best),
                second: label(worst),
                found,
                reverse: other.recip(),
            });
        }
        let judgments = Self { best, worst, best_to_others, others_to_worst };
        for (column, of_best, over_worst) in judgments.between() {
            for (first, second, found) in [(best, column, of_best), (column, worst, over_worst)] {
                if found > judgments.best_to_worst() {
                    let (first, second) = (label(first), label(second));
                    let expected = "at most the judgment of the best over the worst";
                    return Err(WeightingError::InvalidJudgment { first, second, found, expected });
                }
            }
        }
        Ok(judgments)
    }

    /// How many columns are compared.
    pub const fn len(&self) -> usize {
        self.best_to_others.len()
    }

    /// Never true: there is always a column.
    pub const fn is_empty(&self) -> bool {
        self.best_to_others.is_empty()
    }

    /// The place of the best column.
    pub const fn best(&self) -> usize {
        self.best
    }

    /// The place of the worst column.
    pub const fn worst(&self) -> usize {
        self.worst
    }

    /// How many times as important the best column is as each.
    pub fn best_to_others(&self) -> &[f64] {
        &self.best_to_others
    }

    /// How many times as important each column is as the worst.
    pub fn others_to_worst(&self) -> &[f64] {
        &self.others_to_worst
    }

    /// How many times as important the best column is as the worst: the largest judgment.
    pub fn best_to_worst(&self) -> f64 {
        self.best_to_others[self.worst]
    }

    /// The columns that are neither best nor worst, with both judgments.
    pub(super) fn between(&self) -> impl Iterator<Item = (usize, f64, f64)> {
        let pairs = self.best_to_others.iter().zip(&self.others_to_worst).enumerate();
        pairs
            .filter(|&(column, _)| column != self.best && column != self.worst)
            .map(|(column, (&of_best, &over_worst))| (column, of_best, over_worst))
    }
}

impl TryFrom<JudgmentsSpec> for BestWorstJudgments {
    type Error = WeightingError;

    fn try_from(spec: JudgmentsSpec) -> Result<Self, WeightingError> {
        Self::new(spec.best, spec.worst, spec.best_to_others, spec.others_to_worst)
    }
}

impl From<BestWorstJudgments> for JudgmentsSpec {
    fn from(judgments: BestWorstJudgments) -> Self {
        Self {
            best: judgments.best,
            worst: judgments.worst,
            best_to_others: judgments.best_to_others,
            others_to_worst: judgments.others_to_worst,
        }
    }
}
