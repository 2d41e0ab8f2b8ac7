//! Natural breaks: tiers of utilities that are as alike as possible.

use super::error::PriorityError;
use crate::model::ModelError;
use crate::num::breaks::natural_breaks;
use crate::num::grid::quantize;

/// The partition of utilities into k runs with the least squared deviation from the means of the
/// runs, and how good it is.
///
/// # Formula
///
/// ```text
/// minimize  SSW = Σ over tiers Σ over members (U − mean of the tier)²
/// GVF = 1 − SSW / SST        goodness of variance fit, 1 if every tier has one value
/// ```
///
/// The optimum is exact: distinct utilities (on the crate's grid) with their multiplicities are
/// partitioned by dynamic programming, so ties are never split and no start value matters.
///
/// # Degenerate cases
///
/// More tiers than distinct utilities: one tier for each. All utilities equal: one tier, GVF 1.
///
/// # Errors
///
/// [`PriorityError::InvalidParameter`] for 0 tiers; [`PriorityError::Model`] if there is no utility,
/// or one that is not finite.
///
/// Complexity: O(k · n²) for n distinct utilities.
///
/// Reference: Fisher 1958, *On grouping for maximum homogeneity*,
/// <https://doi.org/10.1080/01621459.1958.10501479>; Jenks 1977, *Optimal data classification for
/// choropleth maps*.
///
/// # Examples
///
/// ```
/// use materiality::NaturalBreaks;
///
/// let breaks = NaturalBreaks::of(&[0.92, 0.15, 0.9, 0.55, 0.5, 0.1], 3)?;
/// assert_eq!(breaks.tiers(), [1, 3, 1, 2, 2, 3]);
/// assert_eq!(breaks.lines(), [0.9, 0.5]); // least utility of each tier but the last
/// assert!(breaks.goodness() > 0.99);
/// # Ok::<(), materiality::PriorityError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct NaturalBreaks {
    tiers: Vec<usize>,
    lines: Vec<f64>,
    goodness: f64,
}

impl NaturalBreaks {
    /// The best partition into at most so many tiers.
    ///
    /// # Errors
    ///
    /// [`PriorityError::InvalidParameter`] for 0 tiers; [`PriorityError::Model`] if there is no
    /// utility, or one that is not finite.
    pub fn of(utilities: &[f64], tiers: usize) -> Result<Self, PriorityError> {
        if tiers == 0 {
            return Err(PriorityError::InvalidParameter {
                what: "number of tiers",
                found: 0.0,
                expected: "at least 1",
            });
        }
        if utilities.is_empty() {
            return Err(ModelError::NoIssues.into());
        }
        if let Some(&found) = utilities.iter().find(|utility| !utility.is_finite()) {
            return Err(ModelError::NotFinite { what: "utility", found }.into());
        }
        let keys: Vec<f64> = utilities.iter().map(|&utility| quantize(utility)).collect();
        let (values, counts) = distinct(&keys);
        // In units of the largest, so that no square overflows.
        let unit = values.iter().fold(f64::MIN_POSITIVE, |unit: f64, value| unit.max(value.abs()));
        let relative: Vec<f64> = values.iter().map(|value| value / unit).collect();
        let (starts, within) = natural_breaks(&relative, &counts, tiers.min(values.len()));
        let (_, total) = natural_breaks(&relative, &counts, 1);
        let groups = starts.len();
        // Starts rise with the utility; tiers fall with it.
        let tier = |key: &f64| {
            let place = values.partition_point(|value| value < key);
            groups + 1 - starts.partition_point(|&start| start <= place)
        };
        let tiers: Vec<usize> = keys.iter().map(tier).collect();
        let mut lines = vec![f64::INFINITY; groups - 1];
        for (&tier, &utility) in tiers.iter().zip(utilities) {
            if let Some(line) = lines.get_mut(tier - 1) {
                *line = line.min(utility);
            }
        }
        let goodness = if total > 0.0 { 1.0 - within / total } else { 1.0 };
        Ok(Self { tiers, lines, goodness })
    }

    /// The tier of every utility, counted from 1 for the highest, in the order given.
    pub fn tiers(&self) -> &[usize] {
        &self.tiers
    }

    /// The least utility of each tier but the last, highest tier first: an issue at or above the
    /// line is in that tier or a higher one.
    pub fn lines(&self) -> &[f64] {
        &self.lines
    }

    /// The goodness of variance fit, in [0, 1].
    pub const fn goodness(&self) -> f64 {
        self.goodness
    }
}

/// The distinct values, rising, with how often each occurs.
fn distinct(keys: &[f64]) -> (Vec<f64>, Vec<f64>) {
    let mut sorted = keys.to_vec();
    sorted.sort_by(f64::total_cmp);
    let runs = sorted.chunk_by(|a, b| a.total_cmp(b).is_eq());
    runs.map(|run| (run[0], run.len() as f64)).unzip()
}
