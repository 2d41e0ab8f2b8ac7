//! Small systems of linear equations.

/// A pivot this much smaller than the largest coefficient means that the system is singular.
const SINGULAR: f64 = 1e-12;

/// The solution of `matrix · x = right` for a square row-major matrix, by elimination with partial
/// pivoting; `None` if the matrix is singular.
///
/// Complexity: O(n³).
pub(crate) fn solve(mut matrix: Vec<f64>, mut right: Vec<f64>) -> Option<Vec<f64>> {
    let n = right.len();
    let largest = matrix.iter().fold(0.0_f64, |largest, value| largest.max(value.abs()));
    for step in 0..n {
        let pivot = (step..n)
            .max_by(|&a, &b| matrix[a * n + step].abs().total_cmp(&matrix[b * n + step].abs()))?;
        let is_regular = matrix[pivot * n + step].abs() > SINGULAR * largest;
        if !is_regular {
            return None; // NaN ends here too
        }
        if pivot != step {
            for column in 0..n {
                matrix.swap(step * n + column, pivot * n + column);
            }
            right.swap(step, pivot);
        }
        for row in step + 1..n {
            let factor = matrix[row * n + step] / matrix[step * n + step];
            for column in step..n {
                matrix[row * n + column] -= factor * matrix[step * n + column];
            }
            right[row] -= factor * right[step];
        }
    }
    for row in (0..n).rev() {
        let known: f64 = (row + 1..n).map(|column| matrix[row * n + column] * right[column]).sum();
        right[row] = (right[row] - known) / matrix[row * n + row];
    }
    Some(right)
}

#[cfg(test)]
mod tests {
    use super::solve;

    /// x + y = 3, x − y = 1, by hand; the first pivot is 0.
    #[test]
    fn two_equations() {
        assert_eq!(solve(vec![0.0, 1.0, 1.0, 1.0], vec![1.0, 3.0]), Some(vec![2.0, 1.0]));
        assert_eq!(solve(vec![1.0, 2.0, 2.0, 4.0], vec![1.0, 2.0]), None);
        assert_eq!(solve(vec![], vec![]), Some(vec![]));
    }
}
