//! Estimates of unequal precision drawn towards what they have in common.

use super::graph::{Edge, components};
use super::linear::solve;

/// One estimate: its row and column, its value, and the variance of that.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Measured {
    pub(crate) row: usize,
    pub(crate) column: usize,
    pub(crate) value: f64,
    pub(crate) variance: f64,
}

/// What estimates are drawn to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Center {
    /// Their weighted mean.
    Mean,
    /// The sum of a row effect and a column effect.
    Additive,
}

/// How far apart estimates lie beyond their own variances, and the centers they scatter around.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Scatter {
    /// The variance between, τ².
    pub(crate) between: f64,
    /// One center per estimate.
    pub(crate) centers: Vec<f64>,
    /// Estimates less fitted effects.
    pub(crate) freedom: usize,
}

/// The method of Paule and Mandel: the τ² with which the weighted squares of what is left,
/// `Q = Σ (y − ŷ)²/(v + τ²)`, are as many as there are degrees of freedom; 0 if `Q(0)` is less.
///
/// `Q` falls with τ², so halving an interval finds it. Without any variance of their own, estimates
/// have `τ² = Σ (y − ŷ)²/freedom`. `None` if the effects cannot be told apart numerically.
///
/// Reference: Paule & Mandel 1982, *Consensus values and weighting factors*, Journal of Research of
/// the National Bureau of Standards 87(5), doi:10.6028/jres.087.022.
pub(crate) fn paule_mandel(measured: &[Measured], center: Center) -> Option<Scatter> {
    let fitted = match center {
        Center::Mean => measured.len().min(1),
        Center::Additive => effects(measured),
    };
    let freedom = measured.len() - fitted;
    let fit = |between: f64| centers(measured, center, between);
    let flat = measured.iter().all(|one| one.variance == 0.0);
    if flat {
        let centers = fit(1.0)?;
        let squares: f64 =
            measured.iter().zip(&centers).map(|(one, center)| (one.value - center).powi(2)).sum();
        let between = if freedom > 0 { squares / freedom as f64 } else { 0.0 };
        return Some(Scatter { between, centers, freedom });
    }
    let excess = |between: f64| {
        let centers = fit(between)?;
        let terms = measured.iter().zip(&centers);
        let squares: f64 = terms
            .map(|(one, center)| (one.value - center).powi(2) / (one.variance + between))
            .sum();
        Some(squares - freedom as f64)
    };
    let smallest = measured.iter().map(|one| one.variance).fold(f64::INFINITY, f64::min);
    let is_scattered = freedom > 0 && (smallest == 0.0 || excess(0.0)? > 0.0);
    if !is_scattered {
        return Some(Scatter { between: 0.0, centers: fit(0.0)?, freedom });
    }
    let (mut low, mut high) = (0.0, 1e-6);
    while excess(high)? > 0.0 && high < 1e300 {
        (low, high) = (high, high * 4.0);
    }
    for _ in 0..200 {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            break;
        }
        if excess(middle)? > 0.0 {
            low = middle;
        } else {
            high = middle;
        }
    }
    Some(Scatter { between: high, centers: fit(high)?, freedom })
}

/// How many independent effects rows and columns have: their number less the parts that are not
/// linked by any estimate.
fn effects(measured: &[Measured]) -> usize {
    let rows = measured.iter().map(|one| one.row + 1).max().unwrap_or(0);
    let columns = measured.iter().map(|one| one.column + 1).max().unwrap_or(0);
    let edges: Vec<Edge> = measured
        .iter()
        .map(|one| Edge { from: one.row, to: rows + one.column, difference: 0.0 })
        .collect();
    // A row or column nobody measured is a part by itself and has no effect.
    rows + columns - components(rows + columns, &edges).len()
}

/// The weighted least-squares centers for weights 1/(v + τ²).
fn centers(measured: &[Measured], center: Center, between: f64) -> Option<Vec<f64>> {
    let weight = |one: &Measured| 1.0 / (one.variance + between);
    match center {
        Center::Mean => {
            let total: f64 = measured.iter().map(weight).sum();
            let sum: f64 = measured.iter().map(|one| weight(one) * one.value).sum();
            Some(vec![sum / total; measured.len()])
        }
        Center::Additive => additive(measured, &measured.iter().map(weight).collect::<Vec<_>>()),
    }
}

/// Row and column effects: rows are eliminated, and one column of every linked part is held at 0.
fn additive(measured: &[Measured], weights: &[f64]) -> Option<Vec<f64>> {
    let rows = measured.iter().map(|one| one.row + 1).max().unwrap_or(0);
    let columns = measured.iter().map(|one| one.column + 1).max().unwrap_or(0);
    let mut dense = vec![(0.0, 0.0); rows * columns];
    for (one, &weight) in measured.iter().zip(weights) {
        dense[one.row * columns + one.column] = (weight, weight * one.value);
    }
    let mut matrix = vec![0.0; columns * columns];
    let mut right = vec![0.0; columns];
    let mut links = Vec::new();
    for row in dense.chunks_exact(columns.max(1)) {
        let total: f64 = row.iter().map(|cell| cell.0).sum();
        if total == 0.0 {
            continue;
        }
        let mean = row.iter().map(|cell| cell.1).sum::<f64>() / total;
        let mut first = None;
        for (j, &(weight, weighted)) in row.iter().enumerate().filter(|(_, cell)| cell.0 > 0.0) {
            links.push(Edge { from: *first.get_or_insert(j), to: j, difference: 0.0 });
            right[j] += weighted - weight * mean;
            matrix[j * columns + j] += weight;
            for (k, &(other, _)) in row.iter().enumerate() {
                matrix[j * columns + k] -= weight * other / total;
            }
        }
    }
    for part in components(columns, &links) {
        let held = part[0];
        for k in 0..columns {
            matrix[held * columns + k] = 0.0;
            matrix[k * columns + held] = 0.0;
        }
        // On the scale of the other coefficients, so that no pivot looks small beside it.
        matrix[held * columns + held] = weights.iter().copied().fold(0.0, f64::max);
        right[held] = 0.0;
    }
    let effects = solve(matrix, right)?;
    let row_effect = |row: &[(f64, f64)]| {
        let total: f64 = row.iter().map(|cell| cell.0).sum();
        let left = row.iter().zip(&effects).map(|(cell, effect)| cell.1 - cell.0 * effect);
        left.sum::<f64>() / total
    };
    let by_row: Vec<f64> = dense.chunks_exact(columns.max(1)).map(row_effect).collect();
    Some(measured.iter().map(|one| by_row[one.row] + effects[one.column]).collect())
}

#[cfg(test)]
mod tests {
    use super::{Center, Measured, paule_mandel};
    use proptest::prelude::*;

    fn column(values: &[(f64, f64)]) -> Vec<Measured> {
        let one = |(row, &(value, variance))| Measured { row, column: 0, value, variance };
        values.iter().enumerate().map(one).collect()
    }

    /// Two estimates: Q = d²/(v₁ + v₂ + 2τ²) = 1, so τ² = (d² − v₁ − v₂)/2; by hand for 1 and 3
    /// with variances 0.5 and 1.5: τ² = (4 − 2)/2 = 1, weights 1/1.5 and 1/2.5, center 1.75.
    #[test]
    fn two_estimates_by_hand() {
        let scatter = paule_mandel(&column(&[(1.0, 0.5), (3.0, 1.5)]), Center::Mean).unwrap();
        assert!((scatter.between - 1.0).abs() < 1e-12, "{scatter:?}");
        assert!((scatter.centers[0] - 1.75).abs() < 1e-12);
        assert_eq!(scatter.freedom, 1);
        let near = paule_mandel(&column(&[(1.0, 0.5), (2.0, 1.5)]), Center::Mean).unwrap();
        assert_eq!(near.between, 0.0);
        assert!((near.centers[0] - 1.25).abs() < 1e-12); // weights 2 and 2/3
    }

    /// The 13 tuberculosis trials of Colditz et al. 1994 as log risk ratios with their variances
    /// (data set `dat.bcg` of the R package metafor, whose estimate by this method is 0.3181).
    #[test]
    fn vaccine_trials() {
        let trials = [
            (-0.8893, 0.3256),
            (-1.5854, 0.1946),
            (-1.3481, 0.4154),
            (-1.4416, 0.0200),
            (-0.2175, 0.0512),
            (-0.7861, 0.0069),
            (-1.6209, 0.2230),
            (0.0120, 0.0040),
            (-0.4694, 0.0564),
            (-1.3713, 0.0730),
            (-0.3394, 0.0124),
            (0.4459, 0.5325),
            (-0.0173, 0.0714),
        ];
        let scatter = paule_mandel(&column(&trials), Center::Mean).unwrap();
        assert!((scatter.between - 0.3181).abs() < 2e-4, "{}", scatter.between);
    }

    proptest! {
        /// The naive twin of the additive fit: one effect after the other, many times over; and Q at
        /// the τ² found is the degrees of freedom.
        #[test]
        fn additive_fits_equal_alternating_means(
            cells in prop::collection::vec(
                prop::option::weighted(0.8, (0.0..1.0_f64, 0.001..0.1_f64)), 12),
        ) {
            let measured: Vec<Measured> = cells
                .iter()
                .enumerate()
                .filter_map(|(at, cell)| {
                    let (value, variance) = (*cell)?;
                    Some(Measured { row: at / 3, column: at % 3, value, variance })
                })
                .collect();
            prop_assume!(!measured.is_empty());
            let scatter = paule_mandel(&measured, Center::Additive).unwrap();
            let weight = |one: &Measured| 1.0 / (one.variance + scatter.between);
            let (mut by_row, mut by_column) = ([0.0; 4], [0.0; 3]);
            for _ in 0..20_000 {
                for (row, effect) in by_row.iter_mut().enumerate() {
                    let own = measured.iter().filter(|one| one.row == row);
                    let total: f64 = own.clone().map(weight).sum();
                    let sum: f64 = own.map(|one| weight(one) * (one.value - by_column[one.column])).sum();
                    *effect = if total > 0.0 { sum / total } else { 0.0 };
                }
                for (column, effect) in by_column.iter_mut().enumerate() {
                    let own = measured.iter().filter(|one| one.column == column);
                    let total: f64 = own.clone().map(weight).sum();
                    let sum: f64 = own.map(|one| weight(one) * (one.value - by_row[one.row])).sum();
                    *effect = if total > 0.0 { sum / total } else { 0.0 };
                }
            }
            let mut squares = 0.0;
            for (one, center) in measured.iter().zip(&scatter.centers) {
                prop_assert!((by_row[one.row] + by_column[one.column] - center).abs() < 1e-8);
                squares += (one.value - center).powi(2) * weight(one);
            }
            if scatter.between > 0.0 {
                prop_assert!((squares - scatter.freedom as f64).abs() < 1e-6, "{} {}", squares, scatter.freedom);
            } else {
                prop_assert!(squares <= scatter.freedom as f64 + 1e-9);
            }
        }
    }
}
