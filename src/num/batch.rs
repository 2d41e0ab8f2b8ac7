//! Standard errors from the differences between batches.

/// Sums over batches of ratios `Σy / Σx`, each batch giving one y and one x per ratio.
#[derive(Clone, Debug)]
pub(crate) struct Batches {
    /// Σy², Σyx and Σx².
    sums: Vec<[f64; 3]>,
    count: u32,
}

impl Batches {
    /// For so many ratios.
    pub(crate) fn new(ratios: usize) -> Self {
        Self { sums: vec![[0.0; 3]; ratios], count: 0 }
    }

    /// Adds a batch: y and x of every ratio.
    pub(crate) fn add(&mut self, batch: impl Iterator<Item = (f64, f64)>) {
        for (sums, (y, x)) in self.sums.iter_mut().zip(batch) {
            sums[0] += y * y;
            sums[1] += y * x;
            sums[2] += x * x;
        }
        self.count += 1;
    }

    /// The standard error of ratio number `at`, whose value is `ratio` and whose Σx is `total`;
    /// `None` for less than two batches.
    ///
    /// ```text
    /// √( B/(B − 1) · Σ (y_b − ratio · x_b)² ) / Σx
    /// ```
    pub(crate) fn standard_error(&self, at: usize, ratio: f64, total: f64) -> Option<f64> {
        if self.count < 2 {
            return None;
        }
        let [yy, yx, xx] = self.sums[at];
        let squares = (yy - 2.0 * ratio * yx + ratio * ratio * xx).max(0.0);
        let batches = f64::from(self.count);
        Some((batches / (batches - 1.0) * squares).sqrt() / total)
    }
}

#[cfg(test)]
mod tests {
    use super::Batches;

    /// By hand: batches of ten with 2, 4 and 6 hits: mean .4, sd of the means .2, error .2/√3.
    #[test]
    fn equal_batches_are_the_error_of_a_mean() {
        let mut batches = Batches::new(1);
        assert_eq!(batches.standard_error(0, 0.4, 30.0), None);
        for hits in [2.0, 4.0, 6.0] {
            batches.add([(hits, 10.0)].into_iter());
        }
        let error = batches.standard_error(0, 0.4, 30.0).unwrap();
        assert!((error - 0.2 / 3.0_f64.sqrt()).abs() < 1e-15);
    }
}
