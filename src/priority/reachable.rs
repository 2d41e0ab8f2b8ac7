//! Which values a scale can give at all, and where a line falls between them.

use super::error::PriorityError;
use crate::model::{ModelError, Scale};
use crate::num::grid::quantize;

/// The values that a combination of ratings can take.
///
/// A product of two five-point scales takes 14 values, none of them from 17 to 19: lines at 17 and
/// at 20 separate the same issues, and saying 17 suggests a precision that is not there.
///
/// # Examples
///
/// ```
/// use materiality::{Reachable, Scale};
///
/// let scale = Scale::likert(5)?;
/// let values = Reachable::products(&[&scale, &scale])?;
/// assert_eq!(values.as_slice().len(), 14);
/// let around = values.around(17.0);
/// assert_eq!((around.below, around.at, around.above), (Some(16.0), None, Some(20.0)));
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Reachable(Vec<f64>);

/// The reachable values next to a line.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Around {
    /// The greatest reachable value below the line.
    pub below: Option<f64>,
    /// The line itself, if it can be reached.
    pub at: Option<f64>,
    /// The least reachable value above the line.
    pub above: Option<f64>,
}

impl Reachable {
    /// The values of products of one rating on each scale, as declared (not turned).
    ///
    /// # Errors
    ///
    /// [`PriorityError::InvalidParameter`] if there is no scale.
    pub fn products(scales: &[&Scale]) -> Result<Self, PriorityError> {
        Self::combined(scales, |a, b| a * b)
    }

    /// The values of sums of one rating on each scale, as declared (not turned).
    ///
    /// # Errors
    ///
    /// [`PriorityError::InvalidParameter`] if there is no scale.
    pub fn sums(scales: &[&Scale]) -> Result<Self, PriorityError> {
        Self::combined(scales, |a, b| a + b)
    }

    /// Any values: what a formula of one's own can give.
    ///
    /// # Errors
    ///
    /// [`PriorityError::InvalidParameter`] if there is no value, [`PriorityError::Model`] for one that is
    /// not finite.
    pub fn from_values(values: impl IntoIterator<Item = f64>) -> Result<Self, PriorityError> {
        let mut values: Vec<f64> = values.into_iter().collect();
        if let Some(&found) = values.iter().find(|value| !value.is_finite()) {
            return Err(ModelError::NotFinite { what: "reachable value", found }.into());
        }
        if values.is_empty() {
            return Err(PriorityError::InvalidParameter {
                what: "number of reachable values",
                found: 0.0,
                expected: "at least 1",
            });
        }
        values.sort_by(f64::total_cmp);
        values.dedup_by(|a, b| quantize(*a).total_cmp(&quantize(*b)).is_eq());
        Ok(Self(values))
    }

    /// Scale after scale, each distinct value once.
    fn combined(scales: &[&Scale], f: impl Fn(f64, f64) -> f64) -> Result<Self, PriorityError> {
        let mut so_far: Option<Self> = None;
        for scale in scales {
            let levels: Vec<f64> =
                scale.iter_levels().filter_map(|level| scale.value_of(level)).collect();
            so_far = Some(match so_far {
                None => Self::from_values(levels)?,
                Some(Self(values)) => {
                    let pairs = values.iter().flat_map(|&a| levels.iter().map(move |&b| (a, b)));
                    Self::from_values(pairs.map(|(a, b)| f(a, b)).collect::<Vec<f64>>())?
                }
            });
        }
        so_far.map_or_else(|| Self::from_values([]), Ok)
    }

    /// The values, rising.
    pub fn as_slice(&self) -> &[f64] {
        &self.0
    }

    /// The values next to `line`, compared on the crate's grid.
    pub fn around(&self, line: f64) -> Around {
        let key = quantize(line);
        let from = self.0.partition_point(|&value| quantize(value) < key);
        let to = self.0.partition_point(|&value| quantize(value) <= key);
        Around {
            below: from.checked_sub(1).map(|at| self.0[at]),
            at: (from < to).then(|| self.0[from]),
            above: self.0.get(to).copied(),
        }
    }
}
