//! Integrals by the rule of Gauss and Legendre.

/// Nodes of the rule in one panel; exact for polynomials of degree 31.
const NODES: usize = 16;

/// The integral of `f` over `[breaks[0], breaks[last]]`, panel by panel between rising breaks.
///
/// A smooth function on panels a few of its own lengths wide is integrated to rounding. `f` is
/// called with each node and its weight, so that it can add to as many integrals as it likes.
///
/// Reference: Golub & Welsch 1969, *Calculation of Gauss quadrature rules*; nodes by Newton's
/// method on the three-term recurrence.
pub(crate) struct GaussLegendre {
    nodes: [(f64, f64); NODES],
}

impl GaussLegendre {
    /// The nodes and weights on [−1, 1].
    pub(crate) fn new() -> Self {
        let mut nodes = [(0.0, 0.0); NODES];
        for (k, node) in nodes.iter_mut().enumerate() {
            let angle = std::f64::consts::PI * (k as f64 + 0.75) / (NODES as f64 + 0.5);
            let mut x = angle.cos();
            let mut slope = 1.0;
            for _ in 0..8 {
                let (value, derivative) = legendre(x);
                slope = derivative;
                x -= value / derivative;
            }
            *node = (x, 2.0 / ((1.0 - x * x) * slope * slope));
        }
        Self { nodes }
    }

    /// Calls `f` with every node and its weight, panel by panel.
    pub(crate) fn each(&self, breaks: &[f64], mut f: impl FnMut(f64, f64)) {
        for panel in breaks.windows(2) {
            let (middle, half) = (f64::midpoint(panel[0], panel[1]), (panel[1] - panel[0]) / 2.0);
            if half > 0.0 {
                for &(node, weight) in &self.nodes {
                    f(middle + half * node, half * weight);
                }
            }
        }
    }

    /// The integral of one function.
    pub(crate) fn integral(&self, breaks: &[f64], f: impl Fn(f64) -> f64) -> f64 {
        let mut sum = 0.0;
        self.each(breaks, |x, weight| sum += weight * f(x));
        sum
    }
}

/// The Legendre polynomial of degree [`NODES`] and its derivative.
fn legendre(x: f64) -> (f64, f64) {
    let (mut before, mut value) = (1.0, x);
    for k in 2..=NODES {
        let k = k as f64;
        (before, value) = (value, ((2.0 * k - 1.0) * x * value - (k - 1.0) * before) / k);
    }
    (value, NODES as f64 * (before - x * value) / (1.0 - x * x))
}

#[cfg(test)]
mod tests {
    use super::GaussLegendre;

    /// ∫ x³⁰ over [−1, 1] = 2/31, ∫ eˣ over [0, 3] = e³ − 1, ∫ |x| over [−1, 2] = 2.5 with a break
    /// at the kink.
    #[test]
    fn known_integrals() {
        let rule = GaussLegendre::new();
        assert!((rule.integral(&[-1.0, 1.0], |x| x.powi(30)) - 2.0 / 31.0).abs() < 1e-14);
        assert!((rule.integral(&[0.0, 1.0, 3.0], f64::exp) - (3.0_f64.exp() - 1.0)).abs() < 1e-13);
        assert!((rule.integral(&[-1.0, 0.0, 2.0], f64::abs) - 2.5).abs() < 1e-14);
        assert_eq!(rule.integral(&[1.0, 1.0], f64::exp), 0.0);
    }
}
