//! The grid on which scores and utilities are compared.
//!
//! Equal weighted averages computed in different orders differ in their last bits: with three
//! groups weighted .5/.3/.2 and whole-number ratings, almost half of the exactly tied pairs of
//! issues get different floating-point scores. Comparing on a grid of 2⁻³⁶ (1.5·10⁻¹¹) re-unites
//! them; distinct scores of real surveys lie many grid steps apart.

/// 2³⁶: grid steps per unit.
const STEPS: f64 = (1_u64 << 36) as f64;

/// The grid point nearest to `value`; −0 becomes 0, so results can be compared bit by bit.
pub(crate) fn quantize(value: f64) -> f64 {
    (value * STEPS).round() / STEPS + 0.0
}

/// The grid point nearest to a value of less than 2¹⁴, by the rounding of an addition: as
/// [`quantize`], but half a step goes to the even neighbor, and without a call, so that loops of it
/// become vector instructions.
pub(crate) fn quantize_small(value: f64) -> f64 {
    /// In this binade a unit in the last place is a step of the grid.
    const BINADE: f64 = 1.5 * (1_u64 << 16) as f64;
    (value + BINADE) - BINADE
}

/// Makes values of the same column of a row-major table equal to the bit where they differ by no
/// more than a step of the grid, and keeps them as precise as they are: each takes the least value
/// it is united with.
///
/// Complexity: O(n log n) per column.
pub(crate) fn unite(values: &mut [f64], columns: usize) {
    let mut order: Vec<usize> = Vec::with_capacity(values.len() / columns);
    for column in 0..columns {
        order.clear();
        order.extend((column..values.len()).step_by(columns));
        order.sort_unstable_by(|&a, &b| values[a].total_cmp(&values[b]));
        let mut least = f64::NEG_INFINITY;
        for &at in &order {
            if (values[at] - least) * STEPS <= 1.0 {
                values[at] = least;
            } else {
                least = values[at] + 0.0;
                values[at] = least;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{quantize, quantize_small, unite};

    #[test]
    fn small_values_by_addition() {
        for value in [0.3, -0.3, 1.0 / 3.0, 0.1 + 0.2, 16_000.123_456, -2e-12, 0.0] {
            assert_eq!(quantize_small(value).to_bits(), quantize(value).to_bits(), "{value}");
        }
    }

    #[test]
    fn united_by_column() {
        let mut values = [0.1 + 0.2, 0.5, 0.3, 0.7, 1.0 / 3.0, 0.5 + 1e-12];
        unite(&mut values, 2);
        assert_eq!(values, [0.3, 0.5, 0.3, 0.7, 1.0 / 3.0, 0.5]);
    }

    #[test]
    fn sums_in_another_order_meet_on_the_grid() {
        let a = 0.1 + 0.2 + 0.3;
        let b = 0.3 + 0.2 + 0.1;
        assert_ne!(a, b);
        assert_eq!(quantize(a).to_bits(), quantize(b).to_bits());
    }

    #[test]
    fn grid_points_stay_and_negative_zero_goes() {
        assert_eq!(quantize(0.625).to_bits(), 0.625_f64.to_bits());
        assert_eq!(quantize(-1e-15).to_bits(), 0.0_f64.to_bits());
        assert!(quantize(0.5) < quantize(0.5 + 1e-10));
    }
}
