//! What a benchmark finds.

use serde::Serialize;

use super::contender::SchemeLevel;
use super::factor::BenchmarkFactor;
use super::influence::{EffectShare, IssueSpread};
use super::leave_out::LeaveOneOut;
use super::pairwise::PairwiseSimilarity;
use super::weighing::BenchmarkWeighing;
use crate::comparison::similarity_profile::SimilarityProfile;
use crate::model::{IssueId, Ranking};

/// One combination of choices: its ranking, and how that compares with the reference.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct BenchmarkVariant {
    /// The choices in which the variants differ, joined.
    pub name: String,
    /// The choices made, by factor, factors of a single choice included.
    pub choices: Vec<String>,
    /// Which of [`BenchmarkResult::weighings`] its weights are.
    pub weighing: usize,
    /// Competition ranks, in the order of [`BenchmarkResult::issues`].
    pub ranks: Vec<usize>,
    /// The ranking.
    #[serde(skip)]
    pub ranking: Ranking,
    /// Every similarity to the reference, which is the first of the two rankings.
    pub similarity: SimilarityProfile,
    /// How far ranks move when a group is left out; `None` if none can be.
    pub without_group: Option<LeaveOneOut>,
    /// How far ranks move when an issue is left out; `None` for a single issue.
    pub without_issue: Option<LeaveOneOut>,
}

/// What [`BenchmarkResult::ordered`] sorts variants by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum BenchmarkOrder {
    /// As the choices were given; the default.
    #[default]
    Given,
    /// Most like the reference first, by `τ_b`; undefined ones last.
    Similarity,
    /// The smallest average shift against the reference first.
    Shift,
    /// Weights nearest to the reference first.
    Distance,
    /// The widest half-width first; where nothing changes the order, before all.
    HalfWidth,
    /// Least shifted by leaving a group out first; undefined ones last.
    WithoutGroup,
    /// Least shifted by leaving an issue out first; undefined ones last.
    WithoutIssue,
}

/// The result of a [`SchemeBenchmark`](super::SchemeBenchmark).
///
/// It can be written with serde. It cannot be read back: it follows from the plan and the tally, and
/// is computed again from them.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BenchmarkResult {
    pub(super) level: SchemeLevel,
    pub(super) factors: Vec<BenchmarkFactor>,
    pub(super) reference: usize,
    pub(super) top: usize,
    pub(super) issues: Vec<IssueId>,
    pub(super) left_out: Vec<IssueId>,
    pub(super) weighings: Vec<BenchmarkWeighing>,
    pub(super) variants: Vec<BenchmarkVariant>,
    pub(super) pairwise: PairwiseSimilarity,
    pub(super) spreads: Vec<IssueSpread>,
    pub(super) influence: Vec<EffectShare>,
    pub(super) concordance: Option<f64>,
}

impl BenchmarkResult {
    /// What the schemes weigh.
    pub const fn level(&self) -> SchemeLevel {
        self.level
    }

    /// What was varied: plan, estimator, scheme and method, with their choices.
    pub fn factors(&self) -> &[BenchmarkFactor] {
        &self.factors
    }

    /// The variant all others are compared with.
    pub fn reference(&self) -> &BenchmarkVariant {
        &self.variants[self.reference]
    }

    /// The depth of the measures of a top.
    pub const fn top(&self) -> usize {
        self.top
    }

    /// The issues that every variant ranks, in catalog order.
    pub fn issues(&self) -> &[IssueId] {
        &self.issues
    }

    /// The issues that some variant ranks and another cannot; they are left out of all.
    pub fn left_out(&self) -> &[IssueId] {
        &self.left_out
    }

    /// The weights, one entry per plan, estimator and scheme.
    pub fn weighings(&self) -> &[BenchmarkWeighing] {
        &self.weighings
    }

    /// The weights of a variant.
    pub fn weighing_of(&self, variant: &BenchmarkVariant) -> Option<&BenchmarkWeighing> {
        self.weighings.get(variant.weighing)
    }

    /// All variants: every combination of choices, the method running fastest.
    pub fn variants(&self) -> &[BenchmarkVariant] {
        &self.variants
    }

    /// The variant of given choices, by name; factors that are not named keep the reference's
    /// choice.
    ///
    /// `None` if there is no such choice.
    pub fn variant(&self, choices: &[&str]) -> Option<&BenchmarkVariant> {
        let mut wanted = self.reference().choices.clone();
        for choice in choices {
            let has = |factor: &BenchmarkFactor| factor.choices.iter().any(|one| one == choice);
            let factor = self.factors.iter().position(has)?;
            (*choice).clone_into(&mut wanted[factor]);
        }
        self.variants.iter().find(|variant| variant.choices == wanted)
    }

    /// The variants sorted; equal ones as they were given.
    pub fn ordered(&self, by: BenchmarkOrder) -> Vec<&BenchmarkVariant> {
        let mut sorted: Vec<&BenchmarkVariant> = self.variants.iter().collect();
        let weighing = |one: &BenchmarkVariant| &self.weighings[one.weighing];
        let last = f64::INFINITY;
        let key = |one: &BenchmarkVariant| match by {
            BenchmarkOrder::Given => 0.0,
            BenchmarkOrder::Similarity => one.similarity.tau_b.map_or(last, |tau| -tau),
            BenchmarkOrder::Shift => one.similarity.average_shift,
            BenchmarkOrder::Distance => weighing(one).distance,
            BenchmarkOrder::HalfWidth => weighing(one).half_width.map_or(-last, |width| -width),
            BenchmarkOrder::WithoutGroup => {
                one.without_group.as_ref().map_or(last, |out| out.average_shift)
            }
            BenchmarkOrder::WithoutIssue => {
                one.without_issue.as_ref().map_or(last, |out| out.average_shift)
            }
        };
        sorted.sort_by(|a, b| key(a).total_cmp(&key(b)));
        sorted
    }

    /// Every variant against every other.
    pub const fn pairwise(&self) -> &PairwiseSimilarity {
        &self.pairwise
    }

    /// Where each issue stands over all variants, in catalog order.
    pub fn spreads(&self) -> &[IssueSpread] {
        &self.spreads
    }

    /// The issues whose rank or tier depends on the choice, the widest range of ranks first.
    pub fn dependent(&self) -> Vec<&IssueSpread> {
        let mut moving: Vec<&IssueSpread> =
            self.spreads.iter().filter(|one| one.depends_on_choice()).collect();
        moving.sort_by_key(|one| std::cmp::Reverse(one.worst - one.best));
        moving
    }

    /// What the variance of all ranks is due to; empty if every issue has the same rank everywhere.
    pub fn influence(&self) -> &[EffectShare] {
        &self.influence
    }

    /// Kendall's coefficient of concordance W over all variants, with mid-ranks and the correction
    /// for ties: 1 if all rank alike. `None` for one issue, and where all issues are tied everywhere.
    ///
    /// ```text
    /// W = 12 Σ (R_i − R̄)² / (m²(n³ − n) − m Σ (t³ − t))
    /// ```
    ///
    /// Reference: Kendall & Babington Smith 1939, *The problem of m rankings*, Annals of
    /// Mathematical Statistics 10(3), doi:10.1214/aoms/1177732186.
    pub const fn concordance(&self) -> Option<f64> {
        self.concordance
    }

    /// The sizes of a top that holds the same issues under every variant, rising; the number of all
    /// issues is always the last.
    ///
    /// A tie at the boundary is no such top: who is in it would be open.
    pub fn common_tops(&self) -> Vec<usize> {
        let top = |variant: &BenchmarkVariant, k: usize| {
            variant.ranks.iter().map(|&rank| rank <= k).collect::<Vec<_>>()
        };
        (1..=self.issues.len())
            .filter(|&k| {
                let first = top(self.reference(), k);
                first.iter().filter(|&&is| is).count() == k
                    && self.variants.iter().all(|variant| top(variant, k) == first)
            })
            .collect()
    }
}

/// Kendall's W of mid-ranks, one list per ranking.
pub(super) fn concordance(ranks: &[Vec<f64>]) -> Option<f64> {
    let (m, n) = (ranks.len() as f64, ranks.first()?.len());
    let mean = m * (n + 1) as f64 / 2.0;
    let sum = |issue: usize| ranks.iter().map(|own| own[issue]).sum::<f64>() - mean;
    let squares: f64 = (0..n).map(|issue| sum(issue).powi(2)).sum();
    let cube = |t: f64| t * t * t - t;
    let ties = |own: &Vec<f64>| {
        let mut sorted = own.clone();
        sorted.sort_unstable_by(f64::total_cmp);
        let runs = sorted.chunk_by(|a, b| a.total_cmp(b).is_eq());
        runs.map(|run| cube(run.len() as f64)).sum::<f64>()
    };
    let norm = m * m * cube(n as f64) - m * ranks.iter().map(ties).sum::<f64>();
    (norm > 0.0).then(|| 12.0 * squares / norm)
}
