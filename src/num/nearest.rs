//! The point of the simplex nearest to a given one at which a linear form is 0.

/// Halvings of the multiplier; more do not change a float.
const HALVINGS: usize = 200;

/// The least change in the sum of absolute differences that brings `Σ c·w` from above 0 to 0: mass
/// goes from the largest coefficients to the smallest.
///
/// `None` if no point of the simplex has `Σ c·w ≤ 0`. Complexity: O(d log d).
pub(crate) fn by_sum(weights: &[f64], c: &[f64]) -> Option<Vec<f64>> {
    let mut excess = dot(c, weights);
    let sink = (0..c.len()).min_by(|&a, &b| c[a].total_cmp(&c[b]))?;
    if c[sink] > 0.0 {
        return None;
    }
    let mut order: Vec<usize> = (0..c.len()).collect();
    order.sort_by(|&a, &b| c[b].total_cmp(&c[a]).then(a.cmp(&b)));
    let mut nearest = weights.to_vec();
    for source in order {
        let gain = c[source] - c[sink];
        if excess <= 0.0 || gain <= 0.0 {
            break;
        }
        let needed = excess / gain;
        let moved = needed.min(nearest[source]);
        nearest[source] -= moved;
        nearest[sink] += moved;
        if needed <= moved {
            break; // what rounding leaves of the excess would go looking for more
        }
        excess -= moved * gain;
    }
    Some(nearest)
}

/// The same for the straight-line distance.
///
/// The nearest point is the projection of `w − θ·c` onto the simplex for the θ at which the form is
/// 0. The form falls with θ, so θ is found by halving; on the columns that keep a weight it then has
/// a closed form. `None` if no point of the simplex has `Σ c·w ≤ 0`. Complexity: O(d log d) per
/// halving.
pub(crate) fn by_line(weights: &[f64], c: &[f64]) -> Option<Vec<f64>> {
    let least = c.iter().copied().fold(f64::INFINITY, f64::min);
    if least > 0.0 {
        return None;
    }
    let at = |theta: f64| {
        let moved: Vec<f64> = weights.iter().zip(c).map(|(w, c)| w - theta * c).collect();
        project(&moved)
    };
    let mut high = 1.0;
    while dot(c, &at(high)) > 0.0 && high < f64::MAX / 4.0 {
        high *= 2.0;
    }
    let mut low = 0.0;
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(low, high);
        if dot(c, &at(middle)) > 0.0 { low = middle } else { high = middle }
    }
    let near = at(high);
    Some(on_support(weights, c, &near).unwrap_or(near))
}

/// The solution on the columns in which `near` is above 0, if it is one.
fn on_support(weights: &[f64], c: &[f64], near: &[f64]) -> Option<Vec<f64>> {
    let support = || (0..c.len()).filter(|&k| near[k] > 0.0);
    let sum = |f: &dyn Fn(usize) -> f64| support().map(f).sum::<f64>();
    let size = support().count() as f64;
    let (mean_c, mean_w) = (sum(&|k| c[k]) / size, sum(&|k| weights[k]) / size);
    // Orthogonality to c and to the plane of sum 1, with c taken relative to its mean.
    let spread = sum(&|k| (c[k] - mean_c).powi(2));
    let excess = sum(&|k| (c[k] - mean_c) * weights[k]) + mean_c;
    let theta = excess / spread;
    let shift = 1.0 / size - mean_w;
    let solution: Vec<f64> = (0..c.len())
        .map(|k| if near[k] > 0.0 { weights[k] - theta * (c[k] - mean_c) + shift } else { 0.0 })
        .collect();
    solution.iter().all(|w| (0.0..=1.0).contains(w)).then_some(solution)
}

/// The point of the simplex nearest to any point.
///
/// Reference: Held, Wolfe & Crowder 1974, *Validation of subgradient optimization*.
fn project(point: &[f64]) -> Vec<f64> {
    let mut sorted = point.to_vec();
    sorted.sort_by(|a, b| b.total_cmp(a));
    let (mut sum, mut shift) = (0.0, 0.0);
    for (at, value) in sorted.into_iter().enumerate() {
        sum += value;
        let candidate = (sum - 1.0) / (at + 1) as f64;
        if value > candidate {
            shift = candidate;
        }
    }
    point.iter().map(|value| (value - shift).max(0.0)).collect()
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::{by_line, by_sum, dot};
    use proptest::prelude::*;

    fn apart(a: &[f64], b: &[f64]) -> (f64, f64) {
        let sum = a.iter().zip(b).map(|(a, b)| (a - b).abs()).sum();
        let squares: f64 = a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum();
        (sum, squares.sqrt())
    }

    /// By hand: from (.6, .2, .2) under c = (1, 0, −1) an excess of .4: .2 of mass from first to
    /// third; in a straight line the same, along (1, 0, −1).
    #[test]
    fn by_hand() {
        let (weights, c) = ([0.6, 0.2, 0.2], [1.0, 0.0, -1.0]);
        for nearest in [by_sum(&weights, &c).unwrap(), by_line(&weights, &c).unwrap()] {
            for (found, expected) in nearest.iter().zip([0.4, 0.2, 0.4]) {
                assert!((found - expected).abs() < 1e-12, "{nearest:?}");
            }
        }
        assert_eq!(by_sum(&weights, &[1.0, 2.0, 0.5]), None);
        assert_eq!(by_line(&weights, &[1.0, 2.0, 0.5]), None);
        // Coefficients that differ by rounding alone: mass still goes no further than it has to.
        let moved = by_sum(&[0.0, 0.5, 0.5], &[-0.100_000_000_000_000_09, -0.1, 0.8]).unwrap();
        let moved = apart(&moved, &[0.0, 0.5, 0.5]).0;
        assert!((moved - 2.0 * 0.35 / 0.9).abs() < 1e-12, "{moved}");
        // Only the third corner is level.
        let corner = by_line(&weights, &[1.0, 2.0, 0.0]).unwrap();
        assert!(apart(&corner, &[0.0, 0.0, 1.0]).0 < 1e-12);
        assert!(apart(&by_sum(&weights, &[1.0, 2.0, 0.0]).unwrap(), &corner).0 < 1e-12);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        /// On a fine grid of the simplex no point with a form of at most 0 is nearer, under either
        /// distance; the points found are on the line and in the simplex.
        #[test]
        fn no_point_is_nearer(parts in prop::array::uniform3(0_u8..20), c in prop::array::uniform3(-8_i8..=8)) {
            let total: f64 = parts.iter().map(|&p| f64::from(p)).sum();
            prop_assume!(total > 0.0);
            let weights = parts.map(|part| f64::from(part) / total);
            let c = c.map(f64::from);
            // Either the form or its opposite is above 0, if it is not 0.
            let sign = dot(&c, &weights).signum();
            let c = c.map(|c| c * sign);
            prop_assume!(dot(&c, &weights) > 1e-9);
            let (sum, line) = (by_sum(&weights, &c), by_line(&weights, &c));
            prop_assert_eq!(sum.is_some(), c.iter().any(|&c| c <= 0.0));
            prop_assert_eq!(sum.is_some(), line.is_some());
            let (Some(sum), Some(line)) = (sum, line) else { return Ok(()) };
            for found in [&sum, &line] {
                prop_assert!((found.iter().sum::<f64>() - 1.0).abs() < 1e-12);
                prop_assert!(found.iter().all(|&w| w >= 0.0));
                prop_assert!(dot(&c, found).abs() < 1e-9, "{c:?} {found:?}");
            }
            let (least_sum, least_line) = (apart(&sum, &weights).0, apart(&line, &weights).1);
            let steps = 40_u8;
            for a in 0..=steps {
                for b in 0..=steps - a {
                    let point = [a, b, steps - a - b].map(|part| f64::from(part) / f64::from(steps));
                    if dot(&c, &point) <= 0.0 {
                        let (by_sum, by_line) = apart(&point, &weights);
                        prop_assert!(by_sum >= least_sum - 1e-9);
                        prop_assert!(by_line >= least_line - 1e-9, "{weights:?} {c:?} {line:?} {point:?}");
                    }
                }
            }
        }
    }
}
