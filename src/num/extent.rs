//! What has to be known of a column before its numbers can be compared with another's: least and
//! greatest value, sum, norm. Everything is taken relative to the largest absolute value, so that
//! no finite input overflows.

use super::grid::quantize;

/// The least and greatest value of a column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Extent {
    pub(crate) min: f64,
    pub(crate) max: f64,
}

impl Extent {
    /// Of every column of a row-major table.
    pub(crate) fn of_columns(values: &[f64], columns: usize) -> Vec<Self> {
        let none = Self { min: f64::INFINITY, max: f64::NEG_INFINITY };
        let mut extents = vec![none; columns];
        for row in values.chunks_exact(columns) {
            for (extent, &x) in extents.iter_mut().zip(row) {
                extent.min = extent.min.min(x);
                extent.max = extent.max.max(x);
            }
        }
        extents
    }

    /// The largest absolute value, or 1 if every value is 0.
    pub(crate) fn unit(self) -> f64 {
        let unit = self.max.abs().max(self.min.abs());
        if unit == 0.0 { 1.0 } else { unit }
    }

    /// Whether all values are the same but for rounding, seen relative to the largest.
    pub(crate) fn is_constant(self) -> bool {
        let unit = self.unit();
        quantize(self.max / unit - self.min / unit) == 0.0
    }

    /// Where `x` lies between `from` and `to`; 0 if the two are the same.
    pub(crate) fn share(x: f64, from: f64, to: f64) -> f64 {
        let range = to - from;
        if range == 0.0 {
            0.0
        } else if range.is_finite() {
            (x - from) / range
        } else {
            (x / 2.0 - from / 2.0) / (to / 2.0 - from / 2.0)
        }
    }
}

/// `Σ f(x / unit)` for every column of a row-major table.
pub(crate) fn column_sums(values: &[f64], units: &[f64], f: impl Fn(f64) -> f64) -> Vec<f64> {
    let mut sums = vec![0.0; units.len()];
    for row in values.chunks_exact(units.len()) {
        for ((sum, &unit), &x) in sums.iter_mut().zip(units).zip(row) {
            *sum += f(x / unit);
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::{Extent, column_sums};

    #[test]
    fn extents_and_sums_by_column() {
        let values = [1.0, -4.0, 3.0, 2.0];
        let extents = Extent::of_columns(&values, 2);
        assert_eq!(extents[0], Extent { min: 1.0, max: 3.0 });
        assert_eq!(extents[1].unit(), 4.0);
        assert_eq!(column_sums(&values, &[1.0, 2.0], |x| x * x), [10.0, 5.0]);
    }

    #[test]
    fn nothing_finite_overflows() {
        assert_eq!(Extent::share(0.0, f64::MIN, f64::MAX), 0.5);
        assert_eq!(Extent::share(3.0, 3.0, 3.0), 0.0);
        assert_eq!(Extent { min: 0.0, max: 0.0 }.unit(), 1.0);
        assert!(Extent { min: 0.3, max: 0.1 + 0.2 }.is_constant());
        assert!(!Extent { min: 3e-20, max: 4e-20 }.is_constant());
    }
}
