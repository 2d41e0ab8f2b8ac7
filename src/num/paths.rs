//! Ways through a graph of sets, layer by layer.

/// With more states in a layer, nothing is counted any more.
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
/// state in the given step; the error is the number of ways into the first layer that is too wide.
///
/// Complexity: O(states · successors · log), with at most 65,536 states in a layer.
pub(crate) fn count_ways(
    start: u128,
    steps: usize,
    mut next: impl FnMut(usize, u128, &mut Vec<u128>),
) -> Result<Ways, u64> {
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
            let (ways, fits) = sum(run);
            is_exact &= fits;
            layer.push((run[0].0, ways));
        }
        if layer.len() > WIDEST {
            return Err(sum(&layer).0);
        }
    }
    let (ways, fits) = sum(&layer);
    Ok(if is_exact && fits { Ways::Exactly(ways) } else { Ways::AtLeast(ways) })
}

/// The ways into some states, and whether they fit; if not, the largest number that does.
fn sum(states: &[(u128, u64)]) -> (u64, bool) {
    let sum = states.iter().try_fold(0_u64, |sum, &(_, ways)| sum.checked_add(ways));
    (sum.unwrap_or(u64::MAX), sum.is_some())
}

#[cfg(test)]
mod tests {
    use super::{Ways, count_ways};

    /// Taking n things one by one.
    fn permutations(n: usize) -> Result<Ways, u64> {
        count_ways((1 << n) - 1, n, |_, state, following| {
            following.extend(
                (0..n).map(|at| 1 << at).filter(|bit| state & bit != 0).map(|bit| state ^ bit),
            );
        })
    }

    #[test]
    fn permutations_are_factorials() {
        assert_eq!(permutations(0), Ok(Ways::Exactly(1)));
        assert_eq!(permutations(5), Ok(Ways::Exactly(120)));
        assert_eq!(permutations(12), Ok(Ways::orders(12)));
        assert_eq!(Ways::orders(20), Ways::Exactly(2_432_902_008_176_640_000));
        assert_eq!(Ways::orders(21), Ways::AtLeast(u64::MAX));
    }

    /// Layer by layer, 19 things have 19 · 18 · … ways; the one of 8 taken is the first of more than
    /// 65,536 sets.
    #[test]
    fn wide_layers_end_the_count() {
        assert_eq!(permutations(19), Err((12..=19).product()));
    }

    #[test]
    fn products() {
        let (two, three) = (Ways::Exactly(2), Ways::AtLeast(3));
        assert_eq!(two.times(two), Ways::Exactly(4));
        assert_eq!(two.times(three), Ways::AtLeast(6));
        assert_eq!(two.times(Ways::Exactly(u64::MAX)), Ways::AtLeast(u64::MAX));
    }
}
