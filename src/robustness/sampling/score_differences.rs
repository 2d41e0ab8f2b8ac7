//! Differences of every two issues' scores, with their standard errors.

use std::sync::Arc;

use super::influence::add_influences;
use super::linear_score::{CellPart, LinearScores, pooled_variance};
use super::rank_sets::RankSets;
use super::ranked_by::RankedBy;
use super::recipe::Recipe;
use crate::model::IssueId;
use crate::num::multiplicity::holm;
use crate::num::normal_tail::t_above;
use crate::robustness::error::RobustnessError;
use crate::scoring::Confidence;
use crate::survey::{Survey, Tally};

/// Standard errors below this are rounding: scores have steps of at least 1/252.
const NO_ERROR: f64 = 1e-14;

/// The difference of two issues' scores, and how sure its sign is.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Difference {
    /// The score of the first minus that of the second.
    pub value: f64,
    /// Its standard error; `None` if a group that counts gave a single answer.
    pub standard_error: Option<f64>,
    /// The degrees of freedom of that, by Welch and Satterthwaite.
    pub degrees_of_freedom: Option<f64>,
    /// The probability of so large a difference if the first were not above the second.
    pub p_above: f64,
    /// The probability of so small a difference if the first were not below the second.
    pub p_below: f64,
}

/// The differences of every two issues' scores, on one axis or of the weighted sum of both.
///
/// # Formula
///
/// ```text
/// D = Σ_g Σ_c w_gc · (x̄_gci − x̄_gcj)
/// paired     Var D = Σ_g Σ_r (φ_ri − φ_rj)²       φ_r = Σ_c w_gc·(x_rc − x̄_c)/√(n·(n − 1))
/// unpaired   Var D = Σ_g (se²_gi + se²_gj)        Welch; se_gi = Σ_c w_gc·se_gci
/// t = D/√Var D,  df by Welch and Satterthwaite from the least n − 1 of each group
/// ```
///
/// The same people rate all issues, and who is generous is generous everywhere: taking every
/// respondent's own difference removes that. Where everybody answered, the paired variance is that
/// of the paired t test in every group, `s²_d/n`; where nobody answered both issues, it is Welch's.
/// Unpaired differences are for tallies, which do not know who answered what; they are too wide
/// where ratings of two issues go together, and too narrow where they go apart.
///
/// # Degenerate cases
///
/// A group that counts with a single answer: nothing is known, both probabilities are 1. No spread
/// at all, every member of a group having the same difference: the t test has nothing to say, and
/// the probabilities are bounds that hold for any law on the scale,
/// `exp(−m · Σ_g v_g·ln(1 + c_g))` with the group's difference `c_g`, weight `v_g` and m the least
/// `n_g/v_g`; for one group (1 + c)^−n. Without sampling (everybody of a declared population
/// answered, fixed scores) the sign is certain.
///
/// # Errors
///
/// See the constructors.
///
/// Complexity: O(n² · respondents) paired, O(n² · groups) unpaired.
///
/// # Examples
///
/// ```
/// use materiality::{Confidence, RankedBy, ScoreDifferences, demo};
///
/// let survey = demo::survey()?;
/// let recipe = demo::plan()?.run(&survey.tally())?.recipe();
/// let paired = ScoreDifferences::paired(&survey, &recipe, RankedBy::WeightedSum)?;
/// let unpaired = ScoreDifferences::unpaired(&survey.tally(), &recipe, RankedBy::WeightedSum)?;
/// // Generous people are generous on every issue, so their own differences are surer.
/// let (paired, unpaired) = (paired.between(0, 1), unpaired.between(0, 1));
/// assert!((paired.value - unpaired.value).abs() < 1e-12);
/// assert!(paired.standard_error < unpaired.standard_error);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreDifferences {
    issues: Arc<[IssueId]>,
    /// Pairs of rising places: (0, 1), (0, 2), …, (1, 2), ….
    pairs: Vec<Difference>,
}

impl ScoreDifferences {
    /// Differences within respondents.
    ///
    /// Issues without a score are left out.
    ///
    /// # Errors
    ///
    /// [`RobustnessError::WrongRecipe`] unless scores are means and, for
    /// [`RankedBy::WeightedSum`], utilities weighted sums; whatever the recipe refuses.
    pub fn paired(survey: &Survey, recipe: &Recipe, by: RankedBy) -> Result<Self, RobustnessError> {
        recipe.needs_means("the comparison within respondents")?;
        let scores = LinearScores::new(&survey.tally(), recipe, by)?;
        let mut squares = vec![vec![0.0; scores.frame().groups().len()]; pair_count(scores.len())];
        for group in 0..scores.frame().groups().len() {
            let size = survey.members(group).len();
            let mut influences = vec![0.0; scores.len() * size];
            for (at, members) in influences.chunks_exact_mut(size.max(1)).enumerate() {
                let own = of_group(scores.parts(at), group);
                add_influences(survey, recipe, scores.place(at), own, members);
            }
            let members = |at: usize| &influences[at * size..(at + 1) * size];
            for ((a, b), squares) in pairs(scores.len()).zip(&mut squares) {
                let differences = members(a).iter().zip(members(b)).map(|(x, y)| x - y);
                squares[group] = differences.map(|difference| difference * difference).sum();
            }
        }
        let strata = |pair: usize, a: usize, b: usize| {
            let groups = squares[pair].iter().enumerate();
            pooled_variance(groups.map(|(group, &variance)| {
                let own = of_group(scores.parts(a), group).iter();
                let mut cells = own.chain(of_group(scores.parts(b), group));
                let df = cells.try_fold(f64::INFINITY, |least: f64, cell| {
                    Some(least.min(cell.estimate.degrees_of_freedom()?))
                })?;
                Some((variance, df))
            }))
        };
        Ok(Self::from_variances(&scores, strata))
    }

    /// Differences between independent samples, for tallies.
    ///
    /// Issues without a score are left out. Any estimator with a standard error will do.
    ///
    /// # Errors
    ///
    /// [`RobustnessError::WrongRecipe`] unless, for [`RankedBy::WeightedSum`], utilities are
    /// weighted sums; whatever the recipe refuses.
    pub fn unpaired(tally: &Tally, recipe: &Recipe, by: RankedBy) -> Result<Self, RobustnessError> {
        let scores = LinearScores::new(tally, recipe, by)?;
        let variances: Vec<Option<(f64, f64)>> =
            (0..scores.len()).map(|at| scores.variance(at)).collect();
        let strata =
            |_, a: usize, b: usize| pooled_variance([variances[a], variances[b]].into_iter());
        Ok(Self::from_variances(&scores, strata))
    }

    /// Tests every pair, given the number of the pair and its places.
    fn from_variances(
        scores: &LinearScores,
        variance: impl Fn(usize, usize, usize) -> Option<(f64, f64)>,
    ) -> Self {
        let test = |(pair, (a, b)): (usize, (usize, usize))| {
            let value = scores.value(a) - scores.value(b);
            match variance(pair, a, b) {
                None => Difference {
                    value,
                    standard_error: None,
                    degrees_of_freedom: None,
                    p_above: 1.0,
                    p_below: 1.0,
                },
                Some((variance, df)) => tested(scores, (a, b), value, variance, df),
            }
        };
        Self {
            issues: (0..scores.len()).map(|at| scores.issue(at).clone()).collect(),
            pairs: pairs(scores.len()).enumerate().map(test).collect(),
        }
    }

    /// The issues that have a score, in catalog order.
    pub fn issues(&self) -> &[IssueId] {
        &self.issues
    }

    /// The place of an issue among those that have a score, counted from 0.
    pub fn position(&self, issue: &str) -> Option<usize> {
        self.issues.iter().position(|id| id.as_str() == issue)
    }

    /// The difference of two issues, both as places among those that have a score; of an issue and
    /// itself it is 0 and sure of nothing.
    ///
    /// # Panics
    ///
    /// If a place is not below the number of issues.
    pub fn between(&self, first: usize, second: usize) -> Difference {
        let n = self.issues.len();
        assert!(first < n && second < n, "places {first} and {second} of {n} issues");
        let at = |a: usize, b: usize| self.pairs[a * (2 * n - a - 1) / 2 + b - a - 1];
        match first.cmp(&second) {
            std::cmp::Ordering::Less => at(first, second),
            std::cmp::Ordering::Equal => Difference {
                value: 0.0,
                standard_error: Some(0.0),
                degrees_of_freedom: None,
                p_above: 1.0,
                p_below: 1.0,
            },
            std::cmp::Ordering::Greater => {
                let Difference { value, p_above, p_below, .. } = at(second, first);
                let value = 0.0 - value;
                Difference { value, p_above: p_below, p_below: p_above, ..at(second, first) }
            }
        }
    }

    /// Sets of ranks that hold the true ranks of all issues at once with at least that confidence.
    ///
    /// The family is that of all n·(n − 1) statements "a is above b", one-sided, corrected by Holm,
    /// so that the chance of any wrong one is below 1 − confidence whatever their dependence.
    ///
    /// Complexity: O(n² log n).
    pub fn rank_sets(&self, confidence: Confidence) -> RankSets {
        let n = self.issues.len();
        let mut p_values = Vec::with_capacity(n * n.saturating_sub(1));
        for pair in &self.pairs {
            p_values.extend([pair.p_above, pair.p_below]);
        }
        let level = 1.0 - confidence.get();
        let corrected = holm(&p_values);
        let mut above = vec![false; n * n];
        for ((a, b), p) in pairs(n).zip(corrected.chunks_exact(2)) {
            above[a * n + b] = p[0] <= level;
            above[b * n + a] = p[1] <= level;
        }
        RankSets::new(Arc::clone(&self.issues), confidence, above)
    }

    /// The best and the worst rank of one issue with at least that confidence, for this issue
    /// alone: narrower than [`rank_sets`](Self::rank_sets), but not for reading several at once.
    ///
    /// The family is that of the 2·(n − 1) statements about this issue, corrected by Holm.
    ///
    /// # Panics
    ///
    /// If the place is not below the number of issues.
    ///
    /// Complexity: O(n log n).
    pub fn marginal_rank_set(&self, issue: usize, confidence: Confidence) -> (usize, usize) {
        let n = self.issues.len();
        let others = (0..n).filter(|&other| other != issue);
        let p_values: Vec<f64> = others
            .map(|other| self.between(issue, other))
            .flat_map(|difference| [difference.p_below, difference.p_above])
            .collect();
        let level = 1.0 - confidence.get();
        let corrected = holm(&p_values);
        let sure =
            |side: usize| corrected.chunks_exact(2).filter(|pair| pair[side] <= level).count();
        (1 + sure(0), n - sure(1))
    }
}

/// All pairs of rising places.
fn pairs(n: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..n).flat_map(move |a| (a + 1..n).map(move |b| (a, b)))
}

fn pair_count(n: usize) -> usize {
    n * n.saturating_sub(1) / 2
}

/// The parts of one group, which stand together.
fn of_group(parts: &[CellPart], group: usize) -> &[CellPart] {
    let start = parts.partition_point(|part| part.group < group);
    let end = parts.partition_point(|part| part.group <= group);
    &parts[start..end]
}

/// One difference with its test.
fn tested(
    scores: &LinearScores,
    (a, b): (usize, usize),
    value: f64,
    variance: f64,
    df: f64,
) -> Difference {
    let error = variance.sqrt();
    let (p_above, p_below) = if error > NO_ERROR {
        (t_above(value / error, df), t_above(-value / error, df))
    } else {
        let (first, second) = (scores.parts(a), scores.parts(b));
        (without_spread(value, first, second), without_spread(-value, second, first))
    };
    Difference {
        value,
        standard_error: Some(if error > NO_ERROR { error } else { 0.0 }),
        degrees_of_freedom: Some(df),
        p_above,
        p_below,
    }
}

/// A bound for the probability of answers without any spread if the first issue were not above the
/// second.
///
/// A group in which each of n differences is c has at most the share q with that difference, and no
/// difference is below −1, so its mean is at least `q·(1 + c) − 1`. If the pooled mean is not above
/// 0, then `Σ v·q·(1 + c) ≤ 1`, hence `Π qᵛ ≤ Π (1 + c)^−v` by the inequality of the means, and the
/// probability `Π qⁿ` is at most that to the power of the least n/v.
fn without_spread(value: f64, first: &[CellPart], second: &[CellPart]) -> f64 {
    if value <= NO_ERROR {
        return 1.0;
    }
    let is_alike = |(x, y): (&CellPart, &CellPart)| {
        (x.group, x.criterion) == (y.group, y.criterion) && (x.weight - y.weight).abs() < 1e-12
    };
    if first.len() != second.len() || !first.iter().zip(second).all(is_alike) {
        return 1.0;
    }
    let mut log = 0.0;
    let mut least = f64::INFINITY;
    for members in
        first.iter().zip(second).collect::<Vec<_>>().chunk_by(|x, y| x.0.group == y.0.group)
    {
        let weight: f64 = members.iter().map(|(x, _)| x.weight).sum();
        let score = |part: &CellPart| part.weight * part.estimate.score().get();
        let lead: f64 = members.iter().map(|(x, y)| score(x) - score(y)).sum();
        log += weight * (lead / weight).ln_1p();
        let cells = members.iter().flat_map(|&(x, y)| [x, y]);
        let sampled =
            cells.filter(|cell| cell.estimate.degrees_of_freedom() != Some(f64::INFINITY));
        for cell in sampled {
            least = least.min(cell.estimate.answers() as f64 / weight);
        }
    }
    if least.is_infinite() { 0.0 } else { (-least * log).exp().clamp(0.0, 1.0) }
}
