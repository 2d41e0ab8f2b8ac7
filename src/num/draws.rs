//! Random draws from numbered streams of one seed.
//!
//! A long run is cut into blocks, and block k draws from stream k: which thread computes a block,
//! and when, cannot change what it draws.

use rand::rngs::ChaCha8Rng;
use rand::{Rng, SeedableRng};

/// One stream of random numbers.
#[derive(Debug)]
pub(crate) struct Draws {
    rng: ChaCha8Rng,
    /// The second of a pair of normal deviates.
    spare: Option<f64>,
}

impl Draws {
    /// Stream number `stream` of `seed`, from its beginning.
    pub(crate) fn new(seed: u64, stream: u64) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream(stream);
        Self { rng, spare: None }
    }

    /// A number from 0 up to but without 1, in steps of 2⁻⁵².
    pub(crate) fn uniform(&mut self) -> f64 {
        f64::from_bits((self.rng.next_u64() >> 12) | 1.0_f64.to_bits()) - 1.0
    }

    /// Fills a slice with such numbers.
    pub(crate) fn fill_uniform(&mut self, values: &mut [f64]) {
        for value in values {
            *value = self.uniform();
        }
    }

    /// A whole number below `bound`, which is not 0, each as likely as the others to within 2⁻⁵².
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "below `bound`"
        )]
        let at = (self.uniform() * bound as f64) as usize;
        at.min(bound - 1)
    }

    /// A standard normal deviate, by the polar method (Marsaglia & Bray 1964).
    pub(crate) fn normal(&mut self) -> f64 {
        if let Some(spare) = self.spare.take() {
            return spare;
        }
        loop {
            let (x, y) = (2.0 * self.uniform() - 1.0, 2.0 * self.uniform() - 1.0);
            let square = x * x + y * y;
            if square > 0.0 && square < 1.0 {
                let factor = (-2.0 * square.ln() / square).sqrt();
                self.spare = Some(y * factor);
                return x * factor;
            }
        }
    }

    /// The logarithm of a Gamma deviate of shape `alpha` > 0 and scale 1 (Marsaglia & Tsang 2000);
    /// in logarithms, because for a small shape the deviate itself would often be 0.
    pub(crate) fn log_gamma(&mut self, alpha: f64) -> f64 {
        if alpha < 1.0 {
            // G(α) = G(α + 1) · U^(1/α)
            let log = (1.0 - self.uniform()).ln() / alpha;
            return log + self.log_gamma(alpha + 1.0);
        }
        let d = alpha - 1.0 / 3.0;
        let c = 1.0 / (9.0 * d).sqrt();
        loop {
            let x = self.normal();
            let root = 1.0 + c * x;
            if root <= 0.0 {
                continue;
            }
            let v = root * root * root;
            let log_u = (1.0 - self.uniform()).ln();
            if log_u < 0.5 * x * x + d - d * v + d * v.ln() {
                return d.ln() + v.ln();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Draws;

    /// Mean and variance of many draws, within five of their standard errors.
    fn moments(mut draw: impl FnMut() -> f64, mean: f64, variance: f64, fourth: f64) {
        let n = 200_000;
        let values: Vec<f64> = (0..n).map(|_| draw()).collect();
        let found = values.iter().sum::<f64>() / f64::from(n);
        assert!((found - mean).abs() < 5.0 * (variance / f64::from(n)).sqrt(), "{found} {mean}");
        let spread = values.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / f64::from(n);
        let error = ((fourth - variance * variance) / f64::from(n)).sqrt();
        assert!((spread - variance).abs() < 5.0 * error, "{spread} {variance}");
    }

    /// Uniform: 1/2, 1/12, fourth central moment 1/80. Normal: 0, 1, 3. Gamma(α): α, α, 3α² + 6α.
    #[test]
    fn laws_have_their_moments() {
        let mut draws = Draws::new(7, 3);
        moments(|| draws.uniform(), 0.5, 1.0 / 12.0, 1.0 / 80.0);
        moments(|| draws.normal(), 0.0, 1.0, 3.0);
        for alpha in [0.3, 1.0, 2.5, 40.0] {
            let fourth = 3.0 * alpha * alpha + 6.0 * alpha;
            moments(|| draws.log_gamma(alpha).exp(), alpha, alpha, fourth);
        }
        moments(|| draws.below(3) as f64, 1.0, 2.0 / 3.0, 2.0 / 3.0);
    }

    #[test]
    fn streams_differ_and_repeat() {
        let first = |seed, stream| Draws::new(seed, stream).uniform();
        assert_eq!(first(1, 2), first(1, 2));
        assert_ne!(first(1, 2), first(1, 3));
        assert_ne!(first(1, 2), first(2, 2));
    }
}
