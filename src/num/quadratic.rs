//! Where a quadratic changes its sign.

/// `a·b − c·d` to within two roundings, with fused multiplications: nothing is lost where the two
/// products are close (Kahan's difference of products).
pub(crate) fn difference_of_products(a: f64, b: f64, c: f64, d: f64) -> f64 {
    let product = c * d;
    let lost = c.mul_add(-d, product);
    a.mul_add(b, -product) + lost
}

/// The sign of `a·x² + b·x + c` just above x = 0, and the points above 0 at which it changes,
/// rising; points where the curve only touches 0 are none. 0 and no points if all are 0.
///
/// ```text
/// q = −½ · (b + sign b · √(b² − 4ac)),   x = q / a and c / q
/// ```
///
/// which cancels nowhere.
pub(crate) fn positive_roots(a: f64, b: f64, c: f64) -> (i8, Roots) {
    let sign =
        [c, b, a].into_iter().find(|&x| x != 0.0).map_or(0, |x| if x > 0.0 { 1 } else { -1 });
    let discriminant = difference_of_products(b, b, 4.0 * a, c);
    let is_curve = a != 0.0 || b != 0.0;
    if !(discriminant > 0.0 && is_curve) {
        return (sign, Roots::default());
    }
    let q = -0.5 * (b + discriminant.sqrt().copysign(b));
    let mut roots = Roots::default();
    for root in [q / a, c / q] {
        if root > 0.0 && root.is_finite() {
            roots.push(root);
        }
    }
    roots.sort();
    (sign, roots)
}

/// At most two rising numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Roots {
    values: [f64; 2],
    count: usize,
}

impl Roots {
    /// One number.
    pub(crate) fn one(value: f64) -> Self {
        Self { values: [value, 0.0], count: 1 }
    }

    fn push(&mut self, value: f64) {
        self.values[self.count] = value;
        self.count += 1;
    }

    fn sort(&mut self) {
        self.values[..self.count].sort_unstable_by(f64::total_cmp);
    }

    /// Each number changed by a rising function.
    pub(crate) fn map(mut self, f: impl Fn(f64) -> f64) -> Self {
        for value in &mut self.values[..self.count] {
            *value = f(*value);
        }
        self
    }

    /// The numbers.
    pub(crate) fn iter(self) -> impl Iterator<Item = f64> {
        self.values.into_iter().take(self.count)
    }
}

#[cfg(test)]
mod tests {
    use super::{difference_of_products, positive_roots};
    use proptest::prelude::*;

    fn roots(a: f64, b: f64, c: f64) -> (i8, Vec<f64>) {
        let (sign, roots) = positive_roots(a, b, c);
        (sign, roots.iter().collect())
    }

    /// By hand: (x − 1)(x − 2), −(x − 3)(x + 1), x(x − 4), 2x − 5, (x − 1)², 7, x² + 1, 0.
    #[test]
    fn curves_by_hand() {
        assert_eq!(roots(1.0, -3.0, 2.0), (1, vec![1.0, 2.0]));
        assert_eq!(roots(-1.0, 2.0, 3.0), (1, vec![3.0]));
        assert_eq!(roots(1.0, -4.0, 0.0), (-1, vec![4.0]));
        assert_eq!(roots(0.0, 2.0, -5.0), (-1, vec![2.5]));
        assert_eq!(roots(1.0, -2.0, 1.0), (1, vec![]));
        assert_eq!(roots(0.0, 0.0, 7.0), (1, vec![]));
        assert_eq!(roots(-1.0, 0.0, -1.0), (-1, vec![]));
        assert_eq!(roots(0.0, 0.0, 0.0), (0, vec![]));
        assert_eq!(roots(0.0, -1.0, 0.0), (-1, vec![]));
    }

    /// 10⁸·(10⁸ + 2) − (10⁸ + 1)² = −1, which plain products round to 0.
    #[test]
    fn products_that_cancel() {
        let x = 1e8;
        assert_eq!(difference_of_products(x, x + 2.0, x + 1.0, x + 1.0), -1.0);
    }

    proptest! {
        /// A product of two factors has the zeros of the factors, in order.
        #[test]
        fn factors(p in 1_i32..50, q in 1_i32..50, a in prop_oneof![-5_i32..=-1, 1_i32..=5]) {
            let (b, c) = (-a * (p + q), a * p * q);
            let (sign, found) = roots(f64::from(a), f64::from(b), f64::from(c));
            prop_assert_eq!(i32::from(sign), a.signum());
            if p == q {
                prop_assert!(found.is_empty());
            } else {
                prop_assert!((found[0] - f64::from(p.min(q))).abs() < 1e-12);
                prop_assert!((found[1] - f64::from(p.max(q))).abs() < 1e-12);
            }
        }
    }
}
