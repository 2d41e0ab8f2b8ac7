//! The dominant eigenvector of a positive matrix.

/// Steps after which the search is given up; reciprocal matrices of judgments need a few hundred.
const STEPS: usize = 10_000;

/// How closely the bounds of the eigenvalue have to agree, relative to it.
const AGREEMENT: f64 = 1e-13;

/// The dominant eigenvalue of a positive row-major matrix with its eigenvector, which sums to 1;
/// `None` if the iteration does not settle.
///
/// The least and the greatest ratio `(A w)_i / w_i` bound the eigenvalue from both sides for any
/// positive w, so the iteration knows how far it is.
///
/// Complexity: O(n²) per step.
pub(crate) fn dominant(matrix: &[f64], start: &[f64]) -> Option<(f64, Vec<f64>)> {
    let n = start.len();
    let agreement = AGREEMENT.max(n as f64 * f64::EPSILON);
    let mut vector = start.to_vec();
    for _ in 0..STEPS {
        let image: Vec<f64> = matrix.chunks_exact(n).map(|row| dot(row, &vector)).collect();
        let ratios = || image.iter().zip(&vector).map(|(image, value)| image / value);
        let low = ratios().fold(f64::INFINITY, f64::min);
        let high = ratios().fold(0.0, f64::max);
        let total: f64 = image.iter().sum();
        let eigenvalue = ratios().sum::<f64>() / n as f64;
        vector = image.into_iter().map(|value| value / total).collect();
        if high - low <= agreement * high {
            return Some((eigenvalue, vector));
        }
    }
    None
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::dominant;

    /// By hand: a consistent 2×2 matrix has the eigenvalue 2 and the vector 3 : 1.
    #[test]
    fn two_by_two() {
        let (value, vector) = dominant(&[1.0, 3.0, 1.0 / 3.0, 1.0], &[0.5, 0.5]).unwrap();
        assert!((value - 2.0).abs() < 1e-14);
        assert!((vector[0] - 0.75).abs() < 1e-14);
    }
}
