//! How alike two rankings of the same issues are.

use super::error::ComparisonError;
use super::rank_biased_overlap::RankBiasedOverlap;
use crate::model::{IssueId, Ranking};
use crate::num::concordance::{Pairs, count_pairs};
use crate::num::positions::chance_of_top;
use crate::num::sum::exact_sum;

/// Two rankings of the same issues, compared in every usual way.
///
/// Issues are matched by id, so the rankings can list them in another order. Each measure says what
/// it does with ties and with a ranking in which all issues are tied.
///
/// # Examples
///
/// ```
/// use materiality::{IssueId, Ranking, Similarity};
///
/// let ids: Vec<IssueId> = ["a", "b", "c", "d"].map(|id| IssueId::new(id).unwrap()).to_vec();
/// let this = Ranking::from_utilities(ids.clone(), vec![0.9, 0.7, 0.7, 0.1])?;
/// let other = Ranking::from_utilities(ids, vec![0.8, 0.9, 0.5, 0.2])?;
/// let similarity = Similarity::new(&this, &other)?;
/// assert_eq!(similarity.top_overlap(1)?, 0.0);
/// assert_eq!(similarity.largest_shift(), 1.5); // b: mid-rank 2.5 against 1
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Similarity {
    /// Mid-ranks of the first ranking, then of the second, issue by issue.
    first: Vec<f64>,
    second: Vec<f64>,
    /// Competition ranks of the two.
    places: (Vec<usize>, Vec<usize>),
    pairs: Pairs,
}

impl Similarity {
    /// Compares two rankings.
    ///
    /// # Errors
    ///
    /// [`ComparisonError::OtherIssues`] unless both rank the same issues.
    ///
    /// Complexity: O(n log n).
    pub fn new(first: &Ranking, second: &Ranking) -> Result<Self, ComparisonError> {
        let order = matched(first, second)?;
        let (mid, competition) = (second.mid_ranks(), second.competition_ranks());
        let places = (first.competition_ranks(), order.iter().map(|&at| competition[at]).collect());
        let (first, second): (Vec<f64>, Vec<f64>) =
            (first.mid_ranks(), order.iter().map(|&at| mid[at]).collect());
        let pairs = count_pairs(&first, &second);
        Ok(Self { first, second, places, pairs })
    }

    /// Spearman's ρ: Pearson's correlation of mid-ranks.
    ///
    /// Ties: mid-ranks; the formula with 6Σd² is wrong with ties and not used. All tied: `None`.
    ///
    /// Complexity: O(n).
    pub fn spearman(&self) -> Option<f64> {
        let mean = (self.first.len() + 1) as f64 / 2.0;
        let product =
            |a: &[f64], b: &[f64]| exact_sum(a.iter().zip(b).map(|(x, y)| (x - mean) * (y - mean)));
        let spread = product(&self.first, &self.first) * product(&self.second, &self.second);
        (spread > 0.0).then(|| product(&self.first, &self.second) / spread.sqrt())
    }

    /// Kendall's `τ_b`.
    ///
    /// ```text
    /// τ_b = (C − D) / √((n₀ − n₁)(n₀ − n₂))
    /// ```
    ///
    /// Ties: taken out of each ranking's number of pairs. All tied: `None`.
    ///
    /// Reference: Kendall 1945, *The treatment of ties in ranking problems*. Complexity: O(1) after
    /// the O(n log n) of [`new`](Self::new).
    pub fn tau_b(&self) -> Option<f64> {
        self.pairs.tau_b()
    }

    /// Emond and Mason's `τ_x`, the correlation that belongs to the Kemeny distance.
    ///
    /// ```text
    /// τ_x = Σᵢ Σⱼ aᵢⱼ·bᵢⱼ / (n(n − 1))      aᵢⱼ = 1 if i is ahead of or tied with j, else −1
    /// ```
    ///
    /// Ties: an agreement on a tie counts as an agreement. All tied: defined; 1 against itself.
    /// One issue: `None`.
    ///
    /// Reference: Emond & Mason 2002, *A new rank correlation coefficient with application to the
    /// consensus ranking problem*, Journal of Multi-Criteria Decision Analysis 11(1),
    /// doi:10.1002/mcda.313.
    pub fn tau_x(&self) -> Option<f64> {
        let pairs = &self.pairs;
        // Tied in one ranking only: one of the two products is 1, the other −1.
        let agree = 2.0 * (pairs.concordant() + pairs.tied_both) as f64;
        let disagree = 2.0 * pairs.discordant as f64;
        (pairs.all > 0).then(|| (agree - disagree) / (2.0 * pairs.all as f64))
    }

    /// Vigna's weighted τ with additive hyperbolic weights: exchanges near the top count more.
    ///
    /// ```text
    /// weight of a pair = 1/(rᵢ + 1) + 1/(rⱼ + 1)      r: position counted from 0
    /// ```
    ///
    /// Once with positions in the first ranking, once in the second; the mean of both. Ties: pairs
    /// tied in a ranking are taken out of that ranking's norm, as in `τ_b`; tied issues take
    /// positions in the order of the other ranking, then of the catalog. All tied: `None`.
    ///
    /// Reference: Vigna 2015, *A weighted correlation index for rankings with ties*,
    /// doi:10.1145/2736277.2741088. Complexity: O(n²).
    pub fn weighted_tau(&self) -> Option<f64> {
        let by_first = self.weighted_by(&positions(&self.first, &self.second))?;
        let by_second = self.weighted_by(&positions(&self.second, &self.first))?;
        Some(f64::midpoint(by_first, by_second))
    }

    /// The weighted τ for given positions.
    fn weighted_by(&self, positions: &[usize]) -> Option<f64> {
        let sign = |a: f64, b: f64| f64::from(i8::from(a > b) - i8::from(a < b));
        let weight = |issue: usize| 1.0 / (positions[issue] as f64 + 1.0);
        let (mut product, mut first, mut second) = (0.0, 0.0, 0.0);
        for i in 0..self.first.len() {
            for j in 0..i {
                let a = sign(self.first[i], self.first[j]);
                let b = sign(self.second[i], self.second[j]);
                let weight = weight(i) + weight(j);
                product += weight * a * b;
                first += weight * a * a;
                second += weight * b * b;
            }
        }
        (first > 0.0 && second > 0.0).then(|| product / (first * second).sqrt())
    }

    /// The WS coefficient with the first ranking as the reference; not symmetric.
    ///
    /// ```text
    /// WS = 1 − Σ 2^(−xᵢ) · |xᵢ − yᵢ| / max(|1 − xᵢ|, |n − xᵢ|)
    /// ```
    ///
    /// Ties: mid-ranks, which the definition does not foresee. All tied: defined by the formula.
    /// One issue: `None`. Its least value is above 0: .138 for seven issues.
    ///
    /// Reference: Sałabun & Urbaniak 2020, *A new coefficient of rankings similarity in decision-making
    /// problems*, doi:10.1007/978-3-030-50417-5_47.
    pub fn ws(&self) -> Option<f64> {
        let n = self.first.len() as f64;
        let term = |(&x, &y): (&f64, &f64)| {
            (-x).exp2() * (x - y).abs() / f64::max((1.0 - x).abs(), (n - x).abs())
        };
        (n > 1.0).then(|| 1.0 - self.first.iter().zip(&self.second).map(term).sum::<f64>())
    }

    /// The weighted rank correlation `r_w`: squared shifts count by how high the ranks are.
    ///
    /// ```text
    /// r_w = 1 − 6 Σ (x − y)² · ((n − x + 1) + (n − y + 1)) / (n⁴ + n³ − n² − n)
    /// ```
    ///
    /// Ties: mid-ranks, which the definition does not foresee, so the least value with ties is above
    /// −1. All tied: defined by the formula, 1 against itself. One issue: `None`.
    ///
    /// Reference: Pinto da Costa & Soares 2005, *A weighted rank measure of correlation*, Australian
    /// & New Zealand Journal of Statistics 47(4). Complexity: O(n).
    pub fn weighted_spearman(&self) -> Option<f64> {
        let n = self.first.len() as f64;
        let term = |(x, y): (&f64, &f64)| (x - y) * (x - y) * (2.0 * (n + 1.0) - x - y);
        let sum = exact_sum(self.first.iter().zip(&self.second).map(term));
        // n⁴ + n³ − n² − n
        let norm = n * (n - 1.0) * (n + 1.0) * (n + 1.0);
        (n > 1.0).then(|| 1.0 - 6.0 * sum / norm)
    }

    /// Rank-biased overlap, extrapolated; see [`RankBiasedOverlap`], which also compares lists of
    /// other issues and of other lengths.
    ///
    /// Ties: by [`RankBiasedOverlap::ties`]. All tied: defined.
    ///
    /// Complexity: O(n log n).
    pub fn rank_biased_overlap(&self, overlap: &RankBiasedOverlap) -> f64 {
        overlap.of_tier_numbers(&tier_numbers(&self.places.0), &tier_numbers(&self.places.1))
    }

    /// The Jaccard index of the two tops: issues in both over issues in either.
    ///
    /// Ties across the boundary count whole, so that a top may have more than `k` issues: those of
    /// competition rank k or better. All tied: a top of all issues.
    ///
    /// # Errors
    ///
    /// [`ComparisonError::InvalidTop`] unless k is 1 to n.
    ///
    /// Reference: Jaccard 1901. Complexity: O(n).
    pub fn jaccard(&self, k: usize) -> Result<f64, ComparisonError> {
        let issues = self.first.len();
        if !(1..=issues).contains(&k) {
            return Err(ComparisonError::InvalidTop { found: k, issues });
        }
        let pairs = self.places.0.iter().zip(&self.places.1);
        let tops = pairs.map(|(&a, &b)| (a <= k, b <= k));
        let count = |(both, either): (usize, usize), (a, b): (bool, bool)| {
            (both + usize::from(a && b), either + usize::from(a || b))
        };
        let (both, either) = tops.fold((0, 0), count);
        Ok(both as f64 / either as f64)
    }

    /// The share of the `k` first that both rankings have in common.
    ///
    /// Ties across the boundary: the expected overlap when they are broken at random, each ranking
    /// by itself. All tied: k/n.
    ///
    /// # Errors
    ///
    /// [`ComparisonError::InvalidTop`] unless k is 1 to n.
    pub fn top_overlap(&self, k: usize) -> Result<f64, ComparisonError> {
        let issues = self.first.len();
        if !(1..=issues).contains(&k) {
            return Err(ComparisonError::InvalidTop { found: k, issues });
        }
        let first = membership(&self.first, &self.places.0, k);
        let second = membership(&self.second, &self.places.1, k);
        Ok(first.zip(second).map(|(a, b)| a * b).sum::<f64>() / k as f64)
    }

    /// The mean of [`top_overlap`](Self::top_overlap) over all depths up to `k`.
    ///
    /// # Errors
    ///
    /// [`ComparisonError::InvalidTop`] unless k is 1 to n.
    ///
    /// Reference: Fagin, Kumar & Sivakumar 2003, *Comparing top k lists*. Complexity: O(n·k).
    pub fn average_overlap(&self, k: usize) -> Result<f64, ComparisonError> {
        self.top_overlap(k)?;
        let overlaps: Result<Vec<f64>, _> = (1..=k).map(|depth| self.top_overlap(depth)).collect();
        Ok(overlaps?.iter().sum::<f64>() / k as f64)
    }

    /// Spearman's footrule, from 0 (equal) to 1 (reversed): `Σ|r − r′| / ⌊n²/2⌋`.
    ///
    /// Ties: mid-ranks. All tied: defined; one issue: 0.
    pub fn footrule(&self) -> f64 {
        let largest = (self.first.len() * self.first.len() / 2) as f64;
        if largest > 0.0 { self.shifts().sum::<f64>() / largest } else { 0.0 }
    }

    /// The average shift in rank: `Σ|r − r′| / n` with mid-ranks (Saisana, Saltelli & Tarantola
    /// 2005).
    pub fn average_shift(&self) -> f64 {
        self.shifts().sum::<f64>() / self.first.len() as f64
    }

    /// The largest shift in rank of any issue, with mid-ranks.
    pub fn largest_shift(&self) -> f64 {
        self.shifts().fold(0.0, f64::max)
    }

    /// Whether the same issues have competition rank `k` or better in both rankings.
    ///
    /// Ties at the boundary: all of them belong to the top. With k = 1: whether the winners are the
    /// same.
    ///
    /// # Errors
    ///
    /// [`ComparisonError::InvalidTop`] unless k is 1 to n.
    pub fn same_top(&self, k: usize) -> Result<bool, ComparisonError> {
        let issues = self.first.len();
        if !(1..=issues).contains(&k) {
            return Err(ComparisonError::InvalidTop { found: k, issues });
        }
        Ok(self.places.0.iter().zip(&self.places.1).all(|(&a, &b)| (a <= k) == (b <= k)))
    }

    fn shifts(&self) -> impl Iterator<Item = f64> {
        self.first.iter().zip(&self.second).map(|(a, b)| (a - b).abs())
    }
}

/// Where each issue of the first ranking stands in the catalog order of the second.
fn matched(first: &Ranking, second: &Ranking) -> Result<Vec<usize>, ComparisonError> {
    if first.issues() == second.issues() {
        return Ok((0..first.issues().len()).collect());
    }
    let mut sorted: Vec<usize> = (0..second.issues().len()).collect();
    sorted.sort_unstable_by(|&a, &b| second.issues()[a].cmp(&second.issues()[b]));
    let mut is_matched = vec![false; sorted.len()];
    let other = |id: &IssueId| ComparisonError::OtherIssues { found: id.to_string() };
    let mut matched = Vec::with_capacity(sorted.len());
    for id in first.issues() {
        let found = sorted.binary_search_by(|&at| second.issues()[at].cmp(id));
        let at = sorted[found.map_err(|_| other(id))?];
        is_matched[at] = true;
        matched.push(at);
    }
    match is_matched.iter().position(|&is| !is) {
        Some(at) => Err(other(&second.issues()[at])),
        None => Ok(matched),
    }
}

/// The number of each issue's tie group, counted from 0.
fn tier_numbers(places: &[usize]) -> Vec<usize> {
    let mut starts = places.to_vec();
    starts.sort_unstable();
    starts.dedup();
    places.iter().map(|place| starts.partition_point(|start| start < place)).collect()
}

/// Positions counted from 0 by `ranks`; ties by `others`, then by catalog order.
fn positions(ranks: &[f64], others: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..ranks.len()).collect();
    order.sort_by(|&a, &b| {
        ranks[a].total_cmp(&ranks[b]).then(others[a].total_cmp(&others[b])).then(a.cmp(&b))
    });
    let mut positions = vec![0; ranks.len()];
    for (position, issue) in order.into_iter().enumerate() {
        positions[issue] = position;
    }
    positions
}

/// The probability that each issue is among the first k when ties are broken at random.
fn membership(mid: &[f64], places: &[usize], k: usize) -> impl Iterator<Item = f64> {
    mid.iter().zip(places).map(move |(&mid, &place)| chance_of_top(mid, place, k))
}
