//! Probabilities of error adjusted for how many tests there were.

/// Holm's step-down adjustment: `max over l ≤ k of min(1, (n − l + 1)·p₍l₎)`.
pub(crate) fn holm(p: &[f64]) -> Vec<f64> {
    let order = rising(p);
    let mut adjusted = vec![0.0; p.len()];
    let mut largest: f64 = 0.0;
    for (before, &at) in order.iter().enumerate() {
        let left = (p.len() - before) as f64;
        largest = largest.max((left * p[at]).min(1.0));
        adjusted[at] = largest;
    }
    adjusted
}

/// Benjamini and Hochberg's step-up adjustment: `min over l ≥ k of min(1, c·n·p₍l₎ / l)`, where c is
/// 1, or for any dependence (Benjamini and Yekutieli) the harmonic number of n.
pub(crate) fn step_up(p: &[f64], c: f64) -> Vec<f64> {
    let order = rising(p);
    let mut adjusted = vec![0.0; p.len()];
    let mut smallest: f64 = 1.0;
    for (before, &at) in order.iter().enumerate().rev() {
        let factor = c * p.len() as f64 / (before + 1) as f64;
        smallest = smallest.min(factor * p[at]);
        adjusted[at] = smallest;
    }
    adjusted
}

/// Places by rising value. Equal values get equal adjustments whatever their order, because both
/// run a maximum or a minimum over them.
fn rising(p: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|&a, &b| p[a].total_cmp(&p[b]).then(a.cmp(&b)));
    order
}

#[cfg(test)]
mod tests {
    use super::{holm, step_up};

    /// By hand: .01·3, max(.03, .02·2), max(.04, .04·1); .01·3, min(.04, .02·1.5), .04.
    #[test]
    fn three_by_hand() {
        assert_eq!(holm(&[0.02, 0.01, 0.04]), [0.04, 0.03, 0.04]);
        assert_eq!(step_up(&[0.02, 0.01, 0.04], 1.0), [0.03, 0.03, 0.04]);
        assert!(holm(&[]).is_empty() && step_up(&[], 1.0).is_empty());
    }

    /// Holm 1979 by hand: .01, .04, .03 times 3, 1 and 2, and never falling.
    #[test]
    fn holm_by_hand() {
        assert_eq!(holm(&[0.01, 0.04, 0.03]), [0.03, 0.06, 0.06]);
        assert_eq!(holm(&[0.5, 0.9]), [1.0, 1.0]);
        assert_eq!(holm(&[]), [0.0; 0]);
    }

    /// Ties share their adjustment.
    #[test]
    fn equal_values_stay_equal() {
        let p = [0.02, 0.01, 0.02, 0.9, 0.9];
        for adjusted in [holm(&p), step_up(&p, 1.0)] {
            assert_eq!(adjusted[0], adjusted[2]);
            assert_eq!(adjusted[3], adjusted[4]);
        }
    }
}
