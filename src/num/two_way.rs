//! The analysis of variance of a table with one value per row and column.

use super::sum::exact_sum;

/// Mean squares of a table: between rows, between columns, and what is left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct MeanSquares {
    pub(crate) rows: f64,
    pub(crate) columns: f64,
    pub(crate) error: f64,
}

/// The mean squares of a row-major table of `columns` columns; `None` for fewer than two rows or
/// columns.
///
/// ```text
/// rows:    k·Σᵢ(x̄ᵢ. − x̄)² / (n − 1)
/// columns: n·Σⱼ(x̄.ⱼ − x̄)² / (k − 1)
/// error:   ΣΣ(xᵢⱼ − x̄ᵢ. − x̄.ⱼ + x̄)² / ((n − 1)(k − 1))
/// ```
///
/// Deviations are taken times n·k, so that those of whole numbers are whole numbers: equal columns
/// leave an error of exactly 0, and no order of rows changes a bit. Complexity: O(nk).
pub(crate) fn mean_squares(values: &[f64], columns: usize) -> Option<MeanSquares> {
    let rows = values.len().checked_div(columns)?;
    if rows < 2 || columns < 2 {
        return None;
    }
    let (n, k) = (rows as f64, columns as f64);
    // Far from 0 differences would lose digits.
    let pivot = values.iter().copied().fold(f64::INFINITY, f64::min);
    let row_sum = |row: &[f64]| row.iter().map(|x| x - pivot).sum::<f64>();
    let row_sums: Vec<f64> = values.chunks_exact(columns).map(row_sum).collect();
    let column_sum =
        |at: usize| exact_sum(values.iter().skip(at).step_by(columns).map(|x| x - pivot));
    let column_sums: Vec<f64> = (0..columns).map(column_sum).collect();
    let total = exact_sum(row_sums.iter().copied());

    let between_rows = exact_sum(row_sums.iter().map(|sum| (n * sum - total).powi(2)));
    let between_columns = exact_sum(column_sums.iter().map(|sum| (k * sum - total).powi(2)));
    let left = |(row, sum): (&[f64], &f64)| {
        let left = |(x, column): (&f64, &f64)| n * k * (x - pivot) - n * sum - k * column + total;
        row.iter().zip(&column_sums).map(|pair| left(pair).powi(2)).sum::<f64>()
    };
    let error = exact_sum(values.chunks_exact(columns).zip(&row_sums).map(left));
    Some(MeanSquares {
        rows: between_rows / (n * n * k * (n - 1.0)),
        columns: between_columns / (n * k * k * (k - 1.0)),
        error: error / (n * n * k * k * (n - 1.0) * (k - 1.0)),
    })
}

/// The sample variance (divisor n − 1) of finite values; `None` for fewer than two.
///
/// Equal values have a variance of exactly 0, and no order of values changes a bit.
pub(crate) fn variance(values: impl Iterator<Item = f64> + Clone) -> Option<f64> {
    let n = values.clone().count() as f64;
    let pivot = values.clone().fold(f64::INFINITY, f64::min);
    if n < 2.0 {
        return None;
    }
    let total = exact_sum(values.clone().map(|x| x - pivot));
    // Times n, deviations of whole numbers are whole numbers.
    let squares = exact_sum(values.map(|x| (n * (x - pivot) - total).powi(2)));
    Some(squares / (n * n * (n - 1.0)))
}

#[cfg(test)]
mod tests {
    use super::{mean_squares, variance};
    use proptest::prelude::*;

    /// The table of Shrout & Fleiss 1979 (6 targets × 4 judges); its printed mean squares.
    #[test]
    fn shrout_and_fleiss() {
        #[rustfmt::skip]
        let table = [
            9.0, 2.0, 5.0, 8.0, 6.0, 1.0, 3.0, 2.0, 8.0, 4.0, 6.0, 8.0,
            7.0, 1.0, 2.0, 6.0, 10.0, 5.0, 6.0, 9.0, 6.0, 2.0, 4.0, 7.0,
        ];
        let found = mean_squares(&table, 4).unwrap();
        assert!((found.rows - 11.24).abs() < 0.005, "{found:?}");
        assert!((found.columns - 32.49).abs() < 0.005, "{found:?}");
        assert!((found.error - 1.02).abs() < 0.005, "{found:?}");
    }

    #[test]
    fn equal_columns_and_rows_leave_exactly_nothing() {
        let by_row: Vec<f64> = (0..7).flat_map(|row| [f64::from(row % 5); 3]).collect();
        let found = mean_squares(&by_row, 3).unwrap();
        assert_eq!((found.columns, found.error), (0.0, 0.0));
        assert!(found.rows > 0.0);
        assert_eq!(variance([0.1; 9].into_iter()), Some(0.0));
        assert_eq!(variance([0.1].into_iter()), None);
        assert_eq!(mean_squares(&[1.0, 2.0], 2), None);
        assert_eq!(mean_squares(&[1.0, 2.0], 1), None);
        assert_eq!(mean_squares(&[], 0), None);
    }

    proptest! {
        /// The naive twin: means, then deviations, as the formula says.
        #[test]
        fn equals_the_formula((n, k) in (2_usize..8, 2_usize..8), seed in prop::collection::vec(-9.0..9.0_f64, 64)) {
            let table: Vec<f64> = seed[..n * k].to_vec();
            let at = |i: usize, j: usize| table[i * k + j];
            let mean = table.iter().sum::<f64>() / (n * k) as f64;
            let row = |i: usize| (0..k).map(|j| at(i, j)).sum::<f64>() / k as f64;
            let column = |j: usize| (0..n).map(|i| at(i, j)).sum::<f64>() / n as f64;
            let rows: f64 = (0..n).map(|i| (row(i) - mean).powi(2)).sum::<f64>() * k as f64;
            let columns: f64 = (0..k).map(|j| (column(j) - mean).powi(2)).sum::<f64>() * n as f64;
            let error: f64 = (0..n * k).map(|c| (at(c / k, c % k) - row(c / k) - column(c % k) + mean).powi(2)).sum();
            let found = mean_squares(&table, k).unwrap();
            let (dn, dk) = ((n - 1) as f64, (k - 1) as f64);
            prop_assert!((found.rows - rows / dn).abs() < 1e-9);
            prop_assert!((found.columns - columns / dk).abs() < 1e-9);
            prop_assert!((found.error - error / (dn * dk)).abs() < 1e-9);
        }

        /// The order of rows changes no bit of a table of whole numbers.
        #[test]
        fn order_of_rows_changes_no_bit(rows in prop::collection::vec(prop::collection::vec(0_u8..7, 5), 2..30)) {
            let flat = |rows: &[Vec<u8>]| rows.iter().flatten().map(|&x| f64::from(x)).collect::<Vec<_>>();
            let mut turned = rows.clone();
            turned.reverse();
            prop_assert_eq!(mean_squares(&flat(&rows), 5), mean_squares(&flat(&turned), 5));
        }
    }
}
