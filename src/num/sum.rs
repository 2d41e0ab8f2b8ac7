//! Sums that do not depend on the order of their terms.

/// Room for partial sums on the stack: sums of some dozen terms of similar size need two or three.
const ROOM: usize = 48;

/// The sum of `terms`, rounded once.
///
/// The terms are held as an exact sum of non-overlapping floats (Shewchuk 1997, *Adaptive
/// precision floating-point arithmetic and fast robust geometric predicates*), which is rounded to
/// nearest even at the end. The result is therefore the same for every order of the terms, which
/// is what makes a score independent of the order of groups. Terms have to be finite.
///
/// Complexity: O(n·p) for p partial sums; p is rarely above 3. Partial sums can be few bits wide, so
/// that terms of very different size can need hundreds of them; beyond [`ROOM`] they are moved off
/// the stack.
pub(crate) fn exact_sum(terms: impl IntoIterator<Item = f64>) -> f64 {
    let mut partials = [0.0_f64; ROOM];
    let mut used = 0;
    let mut terms = terms.into_iter();
    while let Some(term) = terms.next() {
        let (kept, last) = grow(&mut partials[..used], term);
        if kept == ROOM {
            let mut partials = partials.to_vec();
            partials.push(last);
            return long_sum(partials, terms);
        }
        partials[kept] = last;
        used = kept + 1;
    }
    round(&partials[..used])
}

/// The rest of a sum that has more partial sums than there is room for on the stack.
#[cold]
fn long_sum(mut partials: Vec<f64>, terms: impl Iterator<Item = f64>) -> f64 {
    for term in terms {
        let (kept, last) = grow(&mut partials, term);
        partials.truncate(kept);
        partials.push(last);
    }
    round(&partials)
}

/// Adds a term to partial sums: how many of them are kept, and the one that comes after these.
fn grow(partials: &mut [f64], term: f64) -> (usize, f64) {
    let mut x = term;
    let mut kept = 0;
    for at in 0..partials.len() {
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
    (kept, x)
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

        /// Terms of very different size, of which partial sums are many: those of a number and of its
        /// opposite cancel exactly, in any order.
        #[test]
        fn many_partial_sums_lose_nothing(
            terms in prop::collection::vec((1.0..2.0_f64, -900_i32..900), 0..300),
            rest in -1e3..1e3_f64,
        ) {
            let terms: Vec<f64> = terms.iter().map(|&(m, e)| m * 2.0_f64.powi(e)).collect();
            let mut all: Vec<f64> = terms.iter().flat_map(|&t| [t, -t]).collect();
            all.push(rest);
            all.sort_by(|a, b| a.abs().total_cmp(&b.abs()).then(a.total_cmp(b)));
            let half = all.len() / 2;
            all.rotate_left(half);
            prop_assert_eq!(exact_sum(all.iter().copied()), rest);
            let (positive, negative): (Vec<f64>, Vec<f64>) = all.iter().partition(|&&t| t > 0.0);
            prop_assert_eq!(exact_sum(positive.into_iter().chain(negative)), rest);
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
