//! How likely each issue is to have each rank.

use ndarray::{ArrayView2, aview2};

use crate::model::Ranking;

/// How likely each issue is to have each rank, and the mean weights that make it first.
///
/// Issues that are tied share their ranks evenly, so the probabilities sum to 1 by issue and by
/// rank.
///
/// Reference: Lahdelma & Salminen 2001, *SMAA-2: stochastic multicriteria acceptability analysis
/// for group decision making*, <https://doi.org/10.1287/opre.49.3.444.11220>.
///
/// # Examples
///
/// ```
/// use materiality::{ScoreMatrix, TwoAxisAnalysis, WeightLaw};
///
/// let scores = ScoreMatrix::from_rows(&[[0.75, 0.25], [0.25, 0.75], [0.25, 0.25]])?;
/// let ranks = TwoAxisAnalysis::new(&scores, WeightLaw::uniform())?.acceptability();
/// assert_eq!(ranks.ranks(0), [0.5, 0.5, 0.0]);
/// assert_eq!(ranks.top(1, 2), 1.0);
/// assert_eq!(ranks.central_weight(0), Some(0.75));
/// assert_eq!(ranks.central_weights(0), Some(&[0.75, 0.25][..]));
/// # Ok::<(), materiality::RobustnessError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct RankAcceptability {
    size: usize,
    /// Issue by rank.
    probabilities: Vec<f64>,
    central: Vec<Option<Vec<f64>>>,
}

impl RankAcceptability {
    /// From the probabilities row by row and the central weights by issue.
    pub(super) fn new(probabilities: Vec<f64>, central: Vec<Option<Vec<f64>>>) -> Self {
        Self { size: central.len(), probabilities, central }
    }

    /// How many issues there are, and ranks.
    pub const fn size(&self) -> usize {
        self.size
    }

    /// The probability that an issue (a place in `issues()`) has a rank, counted from 1; 0 for
    /// a rank there is none of.
    ///
    /// # Panics
    ///
    /// If the place is not below the number of issues.
    pub fn probability(&self, issue: usize, rank: usize) -> f64 {
        let ranks = self.ranks(issue);
        rank.checked_sub(1).and_then(|at| ranks.get(at)).copied().unwrap_or(0.0)
    }

    /// The probabilities as an `ndarray` view, issues × ranks; rows and columns sum to 1.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::{ScoreMatrix, TwoAxisAnalysis, WeightLaw};
    ///
    /// let scores = ScoreMatrix::from_rows(&[[0.9, 0.3], [0.5, 0.7], [0.4, 0.2]])?;
    /// let ranks = TwoAxisAnalysis::new(&scores, WeightLaw::uniform())?.acceptability();
    /// assert_eq!(ranks.view().dim(), (3, 3));
    /// assert_eq!(ranks.view()[[2, 2]], 1.0);
    /// # Ok::<(), materiality::RobustnessError>(())
    /// ```
    pub fn view(&self) -> ArrayView2<'_, f64> {
        // There is one probability per issue and rank, so the shape always fits.
        ArrayView2::from_shape((self.size, self.size), &self.probabilities)
            .unwrap_or_else(|_| aview2::<f64, 0>(&[]))
    }

    /// The probabilities of all ranks of an issue, best first; they sum to 1.
    ///
    /// # Panics
    ///
    /// If the place is not below the number of issues.
    pub fn ranks(&self, issue: usize) -> &[f64] {
        &self.probabilities[issue * self.size..(issue + 1) * self.size]
    }

    /// The probability that an issue is among the `k` first.
    ///
    /// # Panics
    ///
    /// If the place is not below the number of issues.
    pub fn top(&self, issue: usize, k: usize) -> f64 {
        self.ranks(issue).iter().take(k).sum::<f64>().min(1.0)
    }

    /// The mean rank of an issue.
    ///
    /// # Panics
    ///
    /// If the place is not below the number of issues.
    pub fn expected_rank(&self, issue: usize) -> f64 {
        self.ranks(issue).iter().enumerate().map(|(at, p)| (at + 1) as f64 * p).sum()
    }

    /// The mean weight of the first column among the weights that make an issue first; `None` if
    /// none do.
    ///
    /// # Panics
    ///
    /// If the place is not below the number of issues.
    pub fn central_weight(&self, issue: usize) -> Option<f64> {
        self.central_weights(issue).map(|weights| weights[0])
    }

    /// The mean of the weights that make an issue first, one per column; `None` if none do.
    ///
    /// For forms that are linear in the weights the issue is first there too.
    ///
    /// # Panics
    ///
    /// If the place is not below the number of issues.
    pub fn central_weights(&self, issue: usize) -> Option<&[f64]> {
        self.central[issue].as_deref()
    }

    /// How undecided an issue's rank is: `−Σ p ln p`, from 0 (certain) to ln n.
    ///
    /// # Panics
    ///
    /// If the place is not below the number of issues.
    pub fn entropy(&self, issue: usize) -> f64 {
        -self.ranks(issue).iter().filter(|&&p| p > 0.0).map(|p| p * p.ln()).sum::<f64>() + 0.0
    }

    /// The mean over issues of how far their rank lies, on average, from its rank in `reference`
    /// (Saisana, Saltelli & Tarantola 2005).
    ///
    /// `None` unless the reference ranks as many issues. Tied ranks of the reference are mid-ranks.
    pub fn average_shift(&self, reference: &Ranking) -> Option<f64> {
        let places = reference.mid_ranks();
        if places.len() != self.size {
            return None;
        }
        let shift = |(issue, &place): (usize, &f64)| {
            let distances = (1..=self.size).map(|rank| (rank as f64 - place).abs());
            self.ranks(issue).iter().zip(distances).map(|(p, distance)| p * distance).sum::<f64>()
        };
        Some(places.iter().enumerate().map(shift).sum::<f64>() / self.size as f64)
    }
}
