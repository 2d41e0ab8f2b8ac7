//! Laws of sums of independent draws from whole numbers.

/// Probabilities below this at either end are left out; all of them together are far below the
/// rounding of the rest.
const NOTHING: f64 = 1e-40;

/// A law on whole numbers: `mass[k]` is the probability of `start + k`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Lattice {
    pub(crate) start: u64,
    pub(crate) mass: Vec<f64>,
}

impl Lattice {
    /// The law of the sum of `draws` independent draws of 0, 1, … with chances in proportion to
    /// `counts`, of which at least one is above 0.
    ///
    /// Squares and multiplies: the law of 2m draws is that of m draws with itself. All terms are
    /// positive, so nothing cancels. Complexity: O((draws · levels)²), or O(draws · levels²) times
    /// a constant of about a hundred for many draws, because ends of no weight are cut.
    pub(crate) fn sum_of_draws(counts: &[u64], draws: u64) -> Self {
        let total: u64 = counts.iter().sum();
        let mass = counts.iter().map(|&count| count as f64 / total as f64).collect();
        let one = Self { start: 0, mass }.cut();
        let mut sum = Self { start: 0, mass: vec![1.0] };
        for bit in (0..u64::BITS - draws.leading_zeros()).rev() {
            sum = sum.plus(&sum);
            if draws >> bit & 1 == 1 {
                sum = sum.plus(&one);
            }
        }
        sum
    }

    /// The law of the sum of two independent variables.
    fn plus(&self, other: &Self) -> Self {
        let mut mass = vec![0.0; self.mass.len() + other.mass.len() - 1];
        for (at, &p) in self.mass.iter().enumerate() {
            for (sum, &q) in mass[at..].iter_mut().zip(&other.mass) {
                *sum += p * q;
            }
        }
        Self { start: self.start + other.start, mass }.cut()
    }

    /// Without the ends that weigh nothing.
    fn cut(mut self) -> Self {
        let matters = |&p: &f64| p >= NOTHING;
        let end = self.mass.iter().rposition(matters).map_or(0, |last| last + 1);
        self.mass.truncate(end);
        let begin = self.mass.iter().position(matters).unwrap_or(0);
        self.mass.drain(..begin);
        self.start += begin as u64;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::Lattice;
    use proptest::prelude::*;

    proptest! {
        /// The naive twin: one draw after the other, with nothing cut.
        #[test]
        fn equals_one_draw_after_the_other(
            counts in prop::collection::vec(0_u64..9, 2..7),
            draws in 0_u64..40,
        ) {
            let total: u64 = counts.iter().sum();
            prop_assume!(total > 0);
            let width = usize::try_from(draws).unwrap() * (counts.len() - 1) + 1;
            let mut twin = vec![0.0; width];
            twin[0] = 1.0;
            for _ in 0..draws {
                let before = std::mem::replace(&mut twin, vec![0.0; width]);
                for (sum, p) in before.into_iter().enumerate().filter(|&(_, p)| p > 0.0) {
                    for (level, &count) in counts.iter().enumerate().filter(|&(_, &count)| count > 0) {
                        twin[sum + level] += p * count as f64 / total as f64;
                    }
                }
            }
            let law = Lattice::sum_of_draws(&counts, draws);
            let start = usize::try_from(law.start).unwrap();
            for (sum, &expected) in twin.iter().enumerate() {
                let found = sum.checked_sub(start).and_then(|at| law.mass.get(at)).copied();
                prop_assert!((found.unwrap_or(0.0) - expected).abs() < 1e-13);
            }
        }
    }

    /// A million draws: the ends are cut, the mass is not lost.
    #[test]
    fn many_draws_keep_their_mass() {
        let law = Lattice::sum_of_draws(&[1, 0, 3], 20_000);
        let mass: f64 = law.mass.iter().sum();
        assert!((mass - 1.0).abs() < 1e-10, "{mass}");
        assert!(law.mass.len() < 8_000, "{}", law.mass.len());
    }
}
