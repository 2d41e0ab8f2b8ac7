//! Ways through a graph of sets, layer by layer.

/// How many states of one layer are kept; with more, the count becomes a lower bound.
const WIDEST: usize = 1 << 16;

/// A number of ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ways {
    /// Neither more nor less.
    Exactly(u64),
    /// This many and perhaps more.
    AtLeast(u64),
}

impl Ways {
    /// Of two independent choices.
    pub(crate) fn times(self, other: Self) -> Self {
        let (a, a_exact) = self.parts();
        let (b, b_exact) = other.parts();
        match a.checked_mul(b) {
            Some(product) if a_exact && b_exact => Self::Exactly(product),
            product => Self::AtLeast(product.unwrap_or(u64::MAX)),
        }
    }

    /// The orders of `n` things.
    pub(crate) fn orders(n: usize) -> Self {
        (2..=n as u64).fold(Self::Exactly(1), |ways, factor| ways.times(Self::Exactly(factor)))
    }

    const fn parts(self) -> (u64, bool) {
        match self {
            Self::Exactly(ways) => (ways, true),
            Self::AtLeast(ways) => (ways, false),
        }
    }
}

/// The number of ways from `start` in `steps` steps, where `next` appends the states that follow a
/// state in the given step.
///
/// Complexity: O(states · successors · log); of each layer at most 65,536 states are kept.
pub(crate) fn count_ways(
    start: u128,
    steps: usize,
    mut next: impl FnMut(usize, u128, &mut Vec<u128>),
) -> Ways {
    let mut layer = vec![(start, 1_u64)];
    let mut reached = Vec::new();
    let mut following = Vec::new();
    let mut is_exact = true;
    for step in 0..steps {
        reached.clear();
        for &(state, ways) in &layer {
            following.clear();
            next(step, state, &mut following);
            reached.extend(following.iter().map(|&state| (state, ways)));
        }
        reached.sort_unstable();
        layer.clear();
        for run in reached.chunk_by(|a, b| a.0 == b.0) {
            let exact = run.iter().try_fold(0_u64, |sum, &(_, ways)| sum.checked_add(ways));
            is_exact &= exact.is_some();
            layer.push((run[0].0, exact.unwrap_or(u64::MAX)));
        }
        if layer.len() > WIDEST {
            is_exact = false;
            layer.truncate(WIDEST);
        }
    }
    let total = layer.iter().try_fold(0_u64, |sum, &(_, ways)| sum.checked_add(ways));
    match total {
        Some(total) if is_exact => Ways::Exactly(total),
        total => Ways::AtLeast(total.unwrap_or(u64::MAX)),
    }
}

#[cfg(test)]
mod tests {
    use super::{Ways, count_ways};

    /// Taking n things one by one.
    fn permutations(n: usize) -> Ways {
        count_ways((1 << n) - 1, n, |_, state, following| {
            following.extend(
                (0..n).map(|at| 1 << at).filter(|bit| state & bit != 0).map(|bit| state ^ bit),
            );
        })
    }

    #[test]
    fn permutations_are_factorials() {
        assert_eq!(permutations(0), Ways::Exactly(1));
        assert_eq!(permutations(5), Ways::Exactly(120));
        assert_eq!(permutations(12), Ways::orders(12));
        assert_eq!(Ways::orders(20), Ways::Exactly(2_432_902_008_176_640_000));
        assert_eq!(Ways::orders(21), Ways::AtLeast(u64::MAX));
    }

    /// The middle layer of 19 things is wider than what is kept: what is left is a lower bound.
    #[test]
    fn too_many_states_give_a_lower_bound() {
        let Ways::AtLeast(found) = permutations(19) else { panic!("expected a lower bound") };
        let Ways::Exactly(all) = Ways::orders(19) else { panic!("19! fits") };
        assert!(found > 0 && found < all);
    }

    #[test]
    fn products() {
        let (two, three) = (Ways::Exactly(2), Ways::AtLeast(3));
        assert_eq!(two.times(two), Ways::Exactly(4));
        assert_eq!(two.times(three), Ways::AtLeast(6));
        assert_eq!(two.times(Ways::Exactly(u64::MAX)), Ways::AtLeast(u64::MAX));
    }
}
