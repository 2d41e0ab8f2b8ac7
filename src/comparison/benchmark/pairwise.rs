//! Every ranking of a benchmark against every other.

use serde::Serialize;

use crate::num::concordance::count_pairs;

/// Similarity of every two variants of a benchmark.
///
/// Serialized as lower triangles with diagonal, row by row: (0,0), (1,0), (1,1), (2,0), ….
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct PairwiseSimilarity {
    size: usize,
    tau_b: Vec<Option<f64>>,
    average_shift: Vec<f64>,
}

impl PairwiseSimilarity {
    /// From the mid-ranks of each variant, issues in the same order.
    ///
    /// Complexity: O(d² · n log n) for d different rankings, and O(v²) to write them down.
    pub(super) fn of(ranks: &[Vec<f64>]) -> Self {
        // Many variants rank alike; each ranking is compared once.
        let mut different: Vec<&Vec<f64>> = Vec::new();
        let class: Vec<usize> = ranks
            .iter()
            .map(|own| {
                let known = different.iter().position(|other| *other == own);
                known.unwrap_or_else(|| {
                    different.push(own);
                    different.len() - 1
                })
            })
            .collect();
        let compared: Vec<Vec<(Option<f64>, f64)>> = different
            .iter()
            .enumerate()
            .map(|(at, a)| different[..=at].iter().map(|b| compare(a, b)).collect())
            .collect();
        let pairs = (0..ranks.len()).flat_map(|a| (0..=a).map(move |b| (a, b)));
        let of = |(a, b): (usize, usize)| {
            let (a, b) = (class[a].max(class[b]), class[a].min(class[b]));
            compared[a][b]
        };
        let (tau_b, average_shift) = pairs.map(of).unzip();
        Self { size: ranks.len(), tau_b, average_shift }
    }

    /// How many variants there are.
    pub const fn len(&self) -> usize {
        self.size
    }

    /// Never true: a benchmark has at least one variant.
    pub const fn is_empty(&self) -> bool {
        self.size == 0
    }

    /// Kendall's `τ_b` of two variants; `None` for one that has all issues tied, and for places
    /// there is no variant at.
    pub fn tau_b(&self, a: usize, b: usize) -> Option<f64> {
        *self.tau_b.get(self.place(a, b)?)?
    }

    /// The average shift in rank between two variants; `None` for places there is no variant at.
    pub fn average_shift(&self, a: usize, b: usize) -> Option<f64> {
        self.average_shift.get(self.place(a, b)?).copied()
    }

    fn place(&self, a: usize, b: usize) -> Option<usize> {
        let (a, b) = (a.max(b), a.min(b));
        (a < self.size).then_some(a * (a + 1) / 2 + b)
    }
}

/// `τ_b` and average shift of two lists of mid-ranks.
fn compare(a: &[f64], b: &[f64]) -> (Option<f64>, f64) {
    let pairs = count_pairs(a, b);
    let (first, second) = (pairs.all - pairs.tied_first, pairs.all - pairs.tied_second);
    let difference = pairs.concordant() as f64 - pairs.discordant as f64;
    let norm = (first as f64 * second as f64).sqrt();
    let shift = a.iter().zip(b).map(|(a, b)| (a - b).abs()).sum::<f64>() / a.len() as f64;
    ((norm > 0.0).then(|| difference / norm), shift)
}
