//! The stationary law of a Markov chain in continuous time.

/// The stationary law for row-major `rates` (entry i·n + j is the rate from i to j; the diagonal is
/// ignored), or `None` if it is not unique: if there is more than one closed class of states.
///
/// States are eliminated one by one without a single subtraction, so every probability is computed
/// to a few units in its last place however small it is (Grassmann, Taksar and Heyman 1985,
/// *Regenerative analysis and steady state distributions for Markov chains*). States from which the
/// chain moves on for good have probability 0.
///
/// Complexity: O(n³).
pub(crate) fn stationary(rates: &[f64], n: usize) -> Option<Vec<f64>> {
    let class = closed_class(rates, n)?;
    let size = class.len();
    let mut q: Vec<f64> =
        class.iter().flat_map(|&i| class.iter().map(move |&j| rates[i * n + j])).collect();
    for last in (1..size).rev() {
        let out: f64 = (0..last).map(|j| q[last * size + j]).sum();
        for i in 0..last {
            q[i * size + last] /= out;
            let share = q[i * size + last];
            for j in (0..last).filter(|&j| j != i) {
                q[i * size + j] += share * q[last * size + j];
            }
        }
    }
    let mut law = vec![1.0; size];
    for state in 1..size {
        law[state] = (0..state).map(|i| law[i] * q[i * size + state]).sum();
    }
    let total: f64 = law.iter().sum();
    let mut spread = vec![0.0; n];
    for (&state, probability) in class.iter().zip(law) {
        spread[state] = probability / total;
    }
    Some(spread)
}

/// The one set of states that, once entered, is never left; `None` if there are several.
fn closed_class(rates: &[f64], n: usize) -> Option<Vec<usize>> {
    let mut reaches: Vec<bool> = (0..n * n).map(|at| at / n == at % n || rates[at] > 0.0).collect();
    for via in 0..n {
        for i in 0..n {
            if reaches[i * n + via] {
                for j in 0..n {
                    reaches[i * n + j] |= reaches[via * n + j];
                }
            }
        }
    }
    // A state is in a closed class if whatever it reaches reaches it.
    let recurrent: Vec<usize> =
        (0..n).filter(|&i| (0..n).all(|j| !reaches[i * n + j] || reaches[j * n + i])).collect();
    let &first = recurrent.first()?;
    recurrent.iter().all(|&state| reaches[first * n + state]).then_some(recurrent)
}

#[cfg(test)]
mod tests {
    use super::stationary;
    use proptest::prelude::*;

    /// Balance by hand: two states leave each other at rates 3 and 1.
    #[test]
    fn two_states() {
        assert_eq!(stationary(&[0.0, 3.0, 1.0, 0.0], 2), Some(vec![0.25, 0.75]));
        assert_eq!(stationary(&[0.0; 4], 2), None); // two closed classes
        assert_eq!(stationary(&[0.0, 2.0, 0.0, 0.0], 2), Some(vec![0.0, 1.0]));
        assert_eq!(stationary(&[0.0], 1), Some(vec![1.0]));
    }

    proptest! {
        #[test]
        fn flows_balance(rates in prop::collection::vec(1e-6..1.0_f64, 36)) {
            let law = stationary(&rates, 6).unwrap();
            for i in 0..6 {
                let out: f64 = (0..6).filter(|&j| j != i).map(|j| law[i] * rates[i * 6 + j]).sum();
                let into: f64 = (0..6).filter(|&j| j != i).map(|j| law[j] * rates[j * 6 + i]).sum();
                prop_assert!((out - into).abs() <= 1e-14 * out.max(into));
            }
        }
    }
}
