//! The value of a matrix game, by the simplex method.

/// A pivot has to be larger than this.
const TINY: f64 = 1e-12;

/// The mixture w of columns (w ≥ 0, Σw = 1) whose least payoff over the rows is greatest, and that
/// payoff: `max_w min_r Σₖ payoffs[r][k] · wₖ`. Rows and columns are not empty; payoffs are finite.
///
/// With all payoffs made positive by a constant, the dual program `max Σy, Pᵀy ≤ 1, y ≥ 0` has a
/// feasible corner at 0 from which the simplex method starts; Bland's rule keeps it from going
/// round in circles. The mixture stands in the reduced costs of the slacks.
///
/// Reference: Dantzig 1951, *A proof of the equivalence of the programming problem and the game
/// problem*. Complexity: a few times the number of columns pivots, each O(columns · (rows +
/// columns)).
pub(crate) fn best_mixture(payoffs: &[Vec<f64>]) -> (Vec<f64>, f64) {
    let (rows, columns) = (payoffs.len(), payoffs[0].len());
    let least = payoffs.iter().flatten().copied().fold(f64::INFINITY, f64::min);
    let shift = 1.0 - least;
    // One line per column of the game: rows of the game, then slacks, then the right side.
    let width = rows + columns + 1;
    let mut lines: Vec<Vec<f64>> = (0..columns)
        .map(|k| {
            let mut line = vec![0.0; width];
            for (cell, row) in line.iter_mut().zip(payoffs) {
                *cell = row[k] + shift;
            }
            line[rows + k] = 1.0;
            line[width - 1] = 1.0;
            line
        })
        .collect();
    let mut costs = vec![0.0; width];
    costs[..rows].fill(-1.0);
    let mut basis: Vec<usize> = (rows..rows + columns).collect();
    while let Some(enter) = costs[..width - 1].iter().position(|&cost| cost < -TINY) {
        let ratio = |line: &Vec<f64>| line[width - 1] / line[enter];
        let leave = (0..columns).filter(|&k| lines[k][enter] > TINY).min_by(|&a, &b| {
            ratio(&lines[a]).total_cmp(&ratio(&lines[b])).then(basis[a].cmp(&basis[b]))
        });
        // All payoffs are positive, so the program is bounded and a line always leaves.
        let Some(leave) = leave else { break };
        basis[leave] = enter;
        let pivot = lines[leave][enter];
        for cell in &mut lines[leave] {
            *cell /= pivot;
        }
        let line = lines[leave].clone();
        let others = (0..columns).filter(|&k| k != leave);
        for k in others {
            eliminate(&mut lines[k], &line, enter);
        }
        eliminate(&mut costs, &line, enter);
    }
    let prices: Vec<f64> = costs[rows..rows + columns].iter().map(|cost| cost.max(0.0)).collect();
    let total: f64 = prices.iter().sum();
    let mixture: Vec<f64> = prices.iter().map(|price| price / total).collect();
    let payoff = |row: &Vec<f64>| row.iter().zip(&mixture).map(|(p, w)| p * w).sum::<f64>();
    let value = payoffs.iter().map(payoff).fold(f64::INFINITY, f64::min);
    (mixture, value)
}

/// Takes so much of `pivot` away from `line` that its cell `at` is 0.
fn eliminate(line: &mut [f64], pivot: &[f64], at: usize) {
    let factor = line[at];
    if factor != 0.0 {
        for (cell, p) in line.iter_mut().zip(pivot) {
            *cell -= factor * p;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::best_mixture;
    use proptest::prelude::*;

    /// By hand: matching pennies (even, 0), the identity of three (thirds, 1/3), and a column that
    /// is better in every row.
    #[test]
    fn games_by_hand() {
        let close = |found: &[f64], expected: &[f64]| {
            found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-12)
        };
        let (mixture, value) = best_mixture(&[vec![1.0, -1.0], vec![-1.0, 1.0]]);
        assert!(close(&mixture, &[0.5, 0.5]) && value.abs() < 1e-12);
        let rows = [vec![1.0, 0.0, 0.0], vec![0.0, 1.0, 0.0], vec![0.0, 0.0, 1.0]];
        let (mixture, value) = best_mixture(&rows);
        assert!(close(&mixture, &[1.0 / 3.0; 3]) && (value - 1.0 / 3.0).abs() < 1e-12);
        let (mixture, value) = best_mixture(&[vec![2.0, 3.0], vec![-4.0, 1.0]]);
        assert!(close(&mixture, &[0.0, 1.0]) && (value - 1.0).abs() < 1e-12);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        /// No mixture does better: neither any corner of the simplex nor any on a fine grid.
        #[test]
        fn no_mixture_is_better(payoffs in prop::collection::vec(prop::collection::vec(-6_i8..=6, 3), 1..7)) {
            let payoffs: Vec<Vec<f64>> =
                payoffs.iter().map(|row| row.iter().map(|&p| f64::from(p)).collect()).collect();
            let (mixture, value) = best_mixture(&payoffs);
            prop_assert!((mixture.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            prop_assert!(mixture.iter().all(|&w| w >= 0.0));
            let steps = 60_u8;
            for a in 0..=steps {
                for b in 0..=steps - a {
                    let parts = [a, b, steps - a - b].map(|part| f64::from(part) / f64::from(steps));
                    let worst = payoffs.iter().map(|row| {
                        row.iter().zip(parts).map(|(p, w)| p * w).sum::<f64>()
                    }).fold(f64::INFINITY, f64::min);
                    prop_assert!(worst <= value + 1e-9, "{worst} {value}");
                }
            }
        }
    }
}
