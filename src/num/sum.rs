//! Sums that do not depend on the order of their terms.

/// Room for partial sums: non-overlapping doubles span 2,098 bits at 53 bits each, so there are
/// never more than 41.
const ROOM: usize = 48;

/// The sum of `terms`, rounded once.
///
/// The terms are held as an exact sum of non-overlapping floats (Shewchuk 1997, *Adaptive
/// precision floating-point arithmetic and fast robust geometric predicates*), which is rounded to
/// nearest even at the end. The result is therefore the same for every order of the terms, which
/// is what makes a score independent of the order of groups. Terms have to be finite.
///
/// Complexity: O(n·p) for p partial sums; p is rarely above 3.
pub(crate) fn exact_sum(terms: impl IntoIterator<Item = f64>) -> f64 {
    let mut partials = [0.0_f64; ROOM];
    let mut used = 0;
    for term in terms {
        let mut x = term;
        let mut kept = 0;
        for at in 0..used {
            let mut y = partials[at];
            if x.abs() < y.abs() {
                std::mem::swap(&mut x, &mut y);
            }
            let high = x + y;
            let low = y - (high - x);
            if low != 0.0 {
                partials[kept] = low;
                kept += 1;
            }
            x = high;
        }
        partials[kept] = x;
        used = kept + 1;
    }
    round(&partials[..used])
}

/// The non-overlapping `partials`, smallest first, as one float rounded half to even.
fn round(partials: &[f64]) -> f64 {
    let Some((&last, rest)) = partials.split_last() else { return 0.0 };
    let mut high = last;
    let mut low = 0.0;
    let mut left = rest;
    while let Some((&y, below)) = left.split_last() {
        let x = high;
        high = x + y;
        low = y - (high - x);
        left = below;
        if low != 0.0 {
            break;
        }
    }
    // A remainder of the same sign below a half-way case tips the rounding away from even.
    if let Some(&next) = left.last()
        && ((low < 0.0 && next < 0.0) || (low > 0.0 && next > 0.0))
    {
        let y = low * 2.0;
        let x = high + y;
        if y.to_bits() == (x - high).to_bits() {
            high = x;
        }
    }
    high
}

#[cfg(test)]
mod tests {
    use super::exact_sum;
    use proptest::prelude::*;

    /// 1 + 10¹⁰⁰ + 1 − 10¹⁰⁰ = 2 by hand; a running sum gives 0.
    #[test]
    fn cancellation_loses_nothing() {
        assert_eq!(exact_sum([1.0, 1e100, 1.0, -1e100]), 2.0);
        assert_eq!(exact_sum([]), 0.0);
        assert_eq!(exact_sum([0.1; 10]), 1.0);
    }

    proptest! {
        #[test]
        fn order_does_not_matter(mut terms in prop::collection::vec(-1e3..1e3f64, 0..60), seed: u64) {
            let forward = exact_sum(terms.iter().copied());
            let len = terms.len();
            for i in (1..len).rev() {
                let j = usize::try_from(seed.wrapping_mul(i as u64 * 2 + 1) % (i as u64 + 1)).unwrap();
                terms.swap(i, j);
            }
            prop_assert_eq!(forward.to_bits(), exact_sum(terms.iter().copied()).to_bits());
        }

        /// Sums of multiples of 1/1024 are exact in whole numbers.
        #[test]
        fn equals_whole_number_arithmetic(terms in prop::collection::vec(-1_000_000_i64..1_000_000, 0..60)) {
            let exact: i64 = terms.iter().sum();
            let sum = exact_sum(terms.iter().map(|&t| t as f64 / 1024.0));
            prop_assert_eq!(sum, exact as f64 / 1024.0);
        }
    }
}
