//! Two axes under every weight at once: exact, without a single draw.

use std::sync::Arc;

use super::curves::{Curves, Standing, Start};
use super::rank_acceptability::RankAcceptability;
use super::weight_law::WeightLaw;
use crate::model::{IssueId, Ranking, Score, ScoreMatrix};
use crate::priority::{Prioritizer, PriorityError, WeightForm, WeightedSum};
use crate::robustness::error::RobustnessError;

/// The order of issues on two axes under every weight at once.
///
/// Under a weighted sum the utility of issue i is `w·xᵢ + (1 − w)·yᵢ`, a straight line in w; two
/// issues swap at most once, at `w* = Δy / (Δy − Δx)`. Everything an analysis by random draws would
/// estimate follows exactly from these crossings: how likely each rank is, which weights make an
/// issue first, how far the weight can move before the order changes. The same holds for every
/// method with a [`WeightForm`]: products, power means, distances, PROMETHEE II and others are
/// lines in another scale; under TOPSIS two issues swap up to twice, at the roots of a quadratic.
///
/// Methods without such a form (VIKOR with v below 1, EDAS, CODAS, WASPAS with λ between 0 and 1)
/// are refused; a [`RankSimulation`](crate::RankSimulation) takes any.
///
/// # Degenerate cases
///
/// One issue has rank 1 with certainty. Issues that are equal under all weights share their ranks
/// evenly, so rows and columns of the acceptabilities sum to 1. An issue that is never first has no
/// central weight. At the weights 0 and 1 themselves the analysis takes the limit from inside:
/// under a weighted product a score of 0 counts even there.
///
/// Forms are compared as they are: a difference that [`Ranking`] is too coarse to see, below 2⁻³⁶,
/// still decides here. Where two curves of TOPSIS touch without crossing, rounding can make them
/// cross twice within 10⁻⁸.
///
/// Complexity: see each method; all ranks of n issues take O(n² log n).
///
/// Reference: Lahdelma & Salminen 2001, *SMAA-2: stochastic multicriteria acceptability analysis
/// for group decision making*, <https://doi.org/10.1287/opre.49.3.444.11220>, for the quantities.
///
/// # Examples
///
/// ```
/// use materiality::{ScoreMatrix, Topsis, TwoAxisAnalysis, Vikor, WeightLaw};
///
/// let scores = ScoreMatrix::from_rows(&[[0.9, 0.3], [0.5, 0.7], [0.4, 0.2]])?;
/// let analysis = TwoAxisAnalysis::new(&scores, WeightLaw::uniform())?;
/// // The first two swap at w = .4 / .8 = ½; the third is last under any weight.
/// let ranks = analysis.acceptability();
/// assert!((ranks.probability(0, 1) - 0.5).abs() < 1e-9);
/// assert_eq!(ranks.probability(2, 3), 1.0);
/// assert_eq!(analysis.rankings().count(), 2);
///
/// let topsis = TwoAxisAnalysis::of(&Topsis::default(), &scores, WeightLaw::uniform())?;
/// assert!((topsis.wins(0, 1) - 0.5).abs() < 0.02);
/// assert!(TwoAxisAnalysis::of(&Vikor::default(), &scores, WeightLaw::uniform()).is_err());
/// # Ok::<(), materiality::RobustnessError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct TwoAxisAnalysis {
    pub(super) issues: Arc<[IssueId]>,
    method: &'static str,
    form: WeightForm,
    pub(super) curves: Curves,
    pub(super) law: WeightLaw,
}

/// A ranking, and the range of weights of the first axis in which it is the one.
#[derive(Clone, Debug, PartialEq)]
pub struct RankingPiece {
    from: f64,
    to: f64,
    ranking: Ranking,
}

impl RankingPiece {
    /// The least weight; there, some issues are tied.
    pub const fn from(&self) -> f64 {
        self.from
    }

    /// The greatest weight; there, some issues are tied.
    pub const fn to(&self) -> f64 {
        self.to
    }

    /// The ranking between the two, with utilities of the weight in the middle.
    pub const fn ranking(&self) -> &Ranking {
        &self.ranking
    }
}

impl TwoAxisAnalysis {
    /// The weighted sum of scores on two axes under a law of the first one's weight.
    ///
    /// # Errors
    ///
    /// [`RobustnessError::NotTwoAxes`] for another number of columns,
    /// [`RobustnessError::NoBounds`] for a column without declared bounds.
    pub fn new(scores: &ScoreMatrix, law: WeightLaw) -> Result<Self, RobustnessError> {
        Self::of(&WeightedSum, scores, law)
    }

    /// Any method that has a [`WeightForm`], under a law of the first axis's weight.
    ///
    /// # Errors
    ///
    /// [`RobustnessError::NotTwoAxes`] for another number of columns,
    /// [`RobustnessError::NoBounds`] for a column without declared bounds if the method needs them,
    /// [`RobustnessError::NoExactForm`] for a method without a form,
    /// [`RobustnessError::Priority`] for scores that do not suit the method.
    pub fn of(
        method: &dyn Prioritizer,
        scores: &ScoreMatrix,
        law: WeightLaw,
    ) -> Result<Self, RobustnessError> {
        if scores.columns().len() != 2 {
            return Err(RobustnessError::NotTwoAxes { found: scores.columns().len() });
        }
        let form = form_of(method, scores)?;
        Self::from_form(scores.shared_issues(), method.name(), form, law)
    }

    /// The analysis of a form of two columns.
    pub(super) fn from_form(
        issues: Arc<[IssueId]>,
        method: &'static str,
        form: WeightForm,
        law: WeightLaw,
    ) -> Result<Self, RobustnessError> {
        let curves = Curves::of(&form)?;
        Ok(Self { issues, method, form, curves, law })
    }

    /// The issues, in catalog order.
    pub fn issues(&self) -> &[IssueId] {
        &self.issues
    }

    /// The place of an issue in [`issues`](Self::issues), by which the other methods name it;
    /// `None` if it is not analyzed.
    ///
    /// Complexity: O(n).
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::{Column, IssueId, ScoreMatrix, TwoAxisAnalysis, WeightLaw};
    ///
    /// let ids = ["air", "water"].map(|id| IssueId::new(id).unwrap());
    /// let columns = ["cost", "size"].map(|label| Column::anchored(label).unwrap());
    /// let scores = ScoreMatrix::new(ids.to_vec(), columns.to_vec(), vec![0.9, 0.3, 0.4, 0.2])?;
    /// let analysis = TwoAxisAnalysis::new(&scores, WeightLaw::uniform())?;
    /// let water = analysis.position("water").unwrap();
    /// assert!((analysis.expected_rank(water) - 2.0).abs() < 1e-12);
    /// assert_eq!(analysis.position("noise"), None);
    /// # Ok::<(), materiality::Error>(())
    /// ```
    pub fn position(&self, issue: &str) -> Option<usize> {
        self.issues.iter().position(|id| id.as_str() == issue)
    }

    /// What the method is called.
    pub const fn method(&self) -> &'static str {
        self.method
    }

    /// The law of the first axis's weight.
    pub const fn law(&self) -> WeightLaw {
        self.law
    }

    /// How likely each issue is to have each rank.
    ///
    /// For each issue, the weights at which others overtake it or fall behind are sorted; between
    /// two of them its rank is constant.
    ///
    /// Complexity: O(n² log n) time, O(n²) for the result.
    pub fn acceptability(&self) -> RankAcceptability {
        let n = self.curves.len();
        let mut probabilities = vec![0.0; n * n];
        let mut central = Vec::with_capacity(n);
        let mut events = Vec::with_capacity(n);
        for (issue, row) in probabilities.chunks_exact_mut(n).enumerate() {
            let start = self.curves.events(issue, &mut events);
            central.push(self.sweep(start, &events, row).map(|w| vec![w, 1.0 - w]));
        }
        RankAcceptability::new(probabilities, central)
    }

    /// Adds up how likely each rank of one issue is; returns its central weight.
    fn sweep(&self, start: Start, events: &[(f64, i32)], ranks: &mut [f64]) -> Option<f64> {
        let share = 1.0 / start.equal as f64;
        let (mut first_mass, mut first_moment) = (0.0, 0.0);
        let mut above = start.above;
        let mut from = 0.0;
        let mut add = |above: i32, from: f64, to: f64| {
            let mass = self.law.mass(from, to);
            let best = usize::try_from(above).unwrap_or_default();
            for rank in ranks.iter_mut().skip(best).take(start.equal) {
                *rank += mass * share;
            }
            if above == 0 {
                first_mass += mass;
                first_moment += self.law.moment(from, to);
            }
        };
        for &(weight, step) in events {
            add(above, from, weight);
            above += step;
            from = weight;
        }
        add(above, from, 1.0);
        (first_mass > 0.0).then(|| first_moment / first_mass)
    }

    /// The probability that issue `a` is above issue `b`, both as places in
    /// [`issues()`](Self::issues); ½ for equal issues.
    ///
    /// Complexity: O(1).
    ///
    /// # Panics
    ///
    /// If a place is not below the number of issues.
    pub fn wins(&self, a: usize, b: usize) -> f64 {
        let standing = self.curves.compare(a, b);
        if standing.start == 0 { 0.5 } else { self.mass_above(standing) }
    }

    /// The probability of the weights at which a curve is above 0.
    fn mass_above(&self, standing: Standing) -> f64 {
        let (mut side, mut from, mut mass) = (standing.start, 0.0, 0.0);
        for to in standing.changes.iter().chain([1.0]) {
            if side > 0 {
                mass += self.law.mass(from, to);
            }
            (side, from) = (-side, to);
        }
        mass
    }

    /// The mean rank of an issue, given as its place in [`issues()`](Self::issues):
    /// `1 + Σ wins(other, issue)`.
    ///
    /// Complexity: O(n).
    ///
    /// # Panics
    ///
    /// If the place is not below the number of issues.
    pub fn expected_rank(&self, issue: usize) -> f64 {
        let others = (0..self.curves.len()).filter(|&other| other != issue);
        1.0 + others.map(|other| self.wins(other, issue)).sum::<f64>()
    }

    /// The probability that the utility of an issue, given as its place in
    /// [`issues()`](Self::issues), is at or above a line.
    ///
    /// Complexity: O(1).
    ///
    /// # Errors
    ///
    /// [`RobustnessError::NoLine`] for a method whose form only orders issues: its utilities depend
    /// on the other issues at hand, as under COPRAS and ARAS, or are two levels in one number.
    ///
    /// # Panics
    ///
    /// If the place is not below the number of issues.
    pub fn reaches(&self, issue: usize, line: Score) -> Result<f64, RobustnessError> {
        let margins = self.form.margins(issue, line.get());
        let Some(&[x, y]) = margins.as_deref() else {
            return Err(RobustnessError::NoLine { method: self.method });
        };
        let standing = self.curves.side(x, y);
        Ok(if standing.start == 0 { 1.0 } else { self.mass_above(standing) })
    }

    /// The ranking at one weight of the first axis.
    ///
    /// # Errors
    ///
    /// [`RobustnessError::InvalidWeight`] for a weight outside [0, 1].
    pub fn ranking_at(&self, weight: f64) -> Result<Ranking, RobustnessError> {
        check(weight)?;
        Ok(Ranking::from_utilities(Arc::clone(&self.issues), self.utilities_at(weight))?)
    }

    /// The utilities at a weight in [0, 1].
    pub(super) fn utilities_at(&self, weight: f64) -> Vec<f64> {
        let power = self.form.weight_power();
        let weights = [weight, 1.0 - weight].map(|w| w.powf(power));
        (0..self.curves.len()).map(|issue| self.form.utility(issue, &weights)).collect()
    }

    /// Every ranking there is, with its range of weights, by rising weight, inside the law's range.
    ///
    /// Between two neighboring [`crossings`](Self::crossings) the ranking is the same everywhere.
    /// It is that of the weight in the middle; in a range so narrow that utilities there differ by
    /// less than the comparison grid, the issues that swap at its ends are tied.
    ///
    /// Complexity: O(n log n) per ranking, after O(n² log n) once. There are up to n(n − 1)/2 + 1.
    pub fn rankings(&self) -> impl Iterator<Item = RankingPiece> {
        let (low, high) = self.law.range();
        let mut ends = vec![low];
        ends.extend(self.crossings().into_iter().filter(|&w| w > low && w < high));
        ends.push(high);
        let mut pieces = (1..ends.len())
            .filter_map(move |at| {
                let (from, to) = (ends[at - 1], ends[at]);
                let ranking = self.ranking_at(f64::midpoint(from, to)).ok()?;
                Some(RankingPiece { from, to, ranking })
            })
            .peekable();
        std::iter::from_fn(move || {
            let mut piece = pieces.next()?;
            while let Some(next) = pieces.next_if(|next| piece.ranking.is_same_order(&next.ranking))
            {
                piece.to = next.to;
            }
            Some(piece)
        })
    }
}

/// The form of a method, or the error that says that it has none.
pub(super) fn form_of(
    method: &dyn Prioritizer,
    scores: &ScoreMatrix,
) -> Result<WeightForm, RobustnessError> {
    let none = RobustnessError::NoExactForm { method: method.name() };
    match method.weight_form(scores) {
        Ok(Some(form)) if form.columns() == scores.columns().len() => {
            let (found, expected) = (form.rows(), scores.issues().len());
            if found == expected {
                Ok(form)
            } else {
                Err(RobustnessError::FormRows { method: method.name(), found, expected })
            }
        }
        Ok(_) => Err(none),
        Err(PriorityError::NoBounds { column, .. }) => Err(RobustnessError::NoBounds { column }),
        Err(other) => Err(other.into()),
    }
}

/// A weight in [0, 1].
pub(super) fn check(weight: f64) -> Result<(), RobustnessError> {
    if (0.0..=1.0).contains(&weight) {
        Ok(())
    } else {
        Err(RobustnessError::InvalidWeight { found: weight })
    }
}
