//! All combinations of choices, run and compared.

use super::contender::{Contender, SchemeLevel};
use super::factor::{BenchmarkFactor, FactorKind};
use super::influence::{Decomposition, IssueSpread};
use super::leave_out::{LeaveOneOut, Omissions};
use super::pairwise::PairwiseSimilarity;
use super::result::{BenchmarkResult, BenchmarkVariant, concordance};
use super::setting::Setting;
use super::weighing::BenchmarkWeighing;
use crate::comparison::error::{ChoiceProblem, ComparisonError};
use crate::comparison::similarity::Similarity;
use crate::comparison::similarity_profile::SimilarityProfile;
use crate::model::{IssueId, Ranking};
use crate::num::sum::exact_sum;
use crate::priority::{Method, Prioritizer, Tier};

/// A setting with the names of its plan and estimator.
pub(super) struct Entrant<'a> {
    pub(super) choices: Vec<String>,
    pub(super) setting: Setting<'a>,
    pub(super) planned_method: &'a Method,
}

/// Everything that competes.
pub(super) struct Arena<'a> {
    pub(super) level: SchemeLevel,
    pub(super) top: Option<usize>,
    pub(super) default_top: usize,
    pub(super) entrants: &'a [Entrant<'a>],
    pub(super) contenders: &'a [Contender],
    pub(super) methods: Vec<(&'a str, Option<&'a dyn Prioritizer>)>,
    pub(super) references: &'a [(FactorKind, String)],
}

/// What one scheme in one setting gives, and what every method makes of it.
struct Weighed {
    weighing: BenchmarkWeighing,
    tiers: Vec<(IssueId, Tier)>,
    rankings: Vec<Ranked>,
}

/// What one method makes of one table.
struct Ranked {
    ranking: Ranking,
    without_group: Option<LeaveOneOut>,
    without_issue: Option<LeaveOneOut>,
}

impl Arena<'_> {
    pub(super) fn run(
        &self,
        plans: Vec<&str>,
        estimators: Vec<&str>,
    ) -> Result<BenchmarkResult, ComparisonError> {
        let schemes = self.contenders.iter().map(|one| one.name.as_str()).collect();
        let methods = self.methods.iter().map(|(name, _)| *name).collect();
        let names = [plans, estimators, schemes, methods];
        let factors = FactorKind::ALL.into_iter().zip(names);
        let factors = factors.map(|(kind, names)| factor(kind, &names, self.references));
        let factors = factors.collect::<Result<Vec<_>, _>>()?;
        let weighed = self.weighed(&factors)?;
        self.compared(factors, weighed)
    }

    /// Every scheme in every setting; on several threads with the feature `rayon`, in the same order.
    fn weighed(&self, factors: &[BenchmarkFactor]) -> Result<Vec<Weighed>, ComparisonError> {
        let schemes = self.contenders.len();
        let count = self.entrants.len() * schemes;
        let one = |at: usize| self.weigh(at / schemes, at % schemes, factors);
        #[cfg(not(feature = "rayon"))]
        let all: Vec<_> = (0..count).map(one).collect();
        #[cfg(feature = "rayon")]
        let all: Vec<_> = {
            use rayon::prelude::*;
            (0..count).into_par_iter().map(one).collect()
        };
        // The first error in the order of choices, whichever thread came first.
        all.into_iter().collect()
    }

    fn weigh(
        &self,
        entrant: usize,
        scheme: usize,
        factors: &[BenchmarkFactor],
    ) -> Result<Weighed, ComparisonError> {
        let Entrant { choices, setting, planned_method } = &self.entrants[entrant];
        let contender = &self.contenders[scheme];
        let mut choices = choices.clone();
        choices.push(contender.name.clone());
        let refuse = |problem: ChoiceProblem| problem.of(described(factors, &choices));
        let table = setting.table(contender).map_err(refuse)?;
        let omissions = Omissions::of(setting, contender, &table).map_err(refuse)?;
        let mut rankings = Vec::with_capacity(self.methods.len());
        for (name, method) in &self.methods {
            let method: &dyn Prioritizer = method.unwrap_or(*planned_method);
            let rank = || -> Result<Ranked, ChoiceProblem> {
                let ranking = method.prioritize(&table.scores, &table.weights)?;
                let without_group = omissions.groups(method, &ranking);
                let without_issue =
                    omissions.issues(method, &table.scores, table.weights.as_slice(), &ranking)?;
                Ok(Ranked { ranking, without_group, without_issue })
            };
            rankings.push(rank().map_err(|problem| {
                let mut all = choices.clone();
                all.push((*name).to_owned());
                problem.of(described(factors, &all))
            })?);
        }
        let weighing = BenchmarkWeighing::of(setting, &table, choices);
        Ok(Weighed { weighing, tiers: table.tiers, rankings })
    }

    /// Everything against the reference and against each other.
    fn compared(
        &self,
        factors: Vec<BenchmarkFactor>,
        weighed: Vec<Weighed>,
    ) -> Result<BenchmarkResult, ComparisonError> {
        let at = factors.iter().fold(0, |at, one| at * one.choices.len() + one.reference);
        let methods = self.methods.len();
        let (issues, left_out) = in_common(&weighed)?;
        let rankings = weighed.iter().flat_map(|one| &one.rankings);
        let rankings = rankings.map(|one| restricted(&one.ranking, &issues));
        let rankings = rankings.collect::<Result<Vec<Ranking>, _>>()?;
        let mids: Vec<Vec<f64>> = rankings.iter().map(Ranking::mid_ranks).collect();
        let top = self.top.unwrap_or(self.default_top.min(issues.len()));
        let reference =
            (weighed[at / methods].weighing.clone(), weighed[at / methods].tiers.clone());
        let profiles = rankings
            .iter()
            .map(|ranking| SimilarityProfile::of(&Similarity::new(&rankings[at], ranking)?, top));
        let profiles = profiles.collect::<Result<Vec<_>, _>>()?;
        let spreads = spreads(&factors, &issues, &rankings, &mids, &weighed);
        let (spreads, parts): (Vec<_>, Vec<_>) = spreads.into_iter().unzip();
        let influence = Decomposition::overall(&factors, &parts);
        let mut variants = Vec::with_capacity(rankings.len());
        let mut weighings = Vec::with_capacity(weighed.len());
        let mut rest = rankings.into_iter().zip(profiles);
        for (place, one) in weighed.into_iter().enumerate() {
            let Weighed { weighing, tiers, rankings } = one;
            for ((name, _), ranked) in self.methods.iter().zip(rankings) {
                let Some((ranking, similarity)) = rest.next() else { break };
                let mut choices = weighing.choices.clone();
                choices.push((*name).to_owned());
                variants.push(BenchmarkVariant {
                    name: joined(&factors, &choices),
                    choices,
                    weighing: place,
                    ranks: ranking.competition_ranks(),
                    ranking,
                    similarity,
                    without_group: ranked.without_group,
                    without_issue: ranked.without_issue,
                });
            }
            weighings.push(weighing.compared(&reference.0, &tiers, &reference.1));
        }
        Ok(BenchmarkResult {
            level: self.level,
            reference: at,
            top,
            issues,
            left_out,
            pairwise: PairwiseSimilarity::of(&mids),
            concordance: concordance(&mids),
            factors,
            weighings,
            variants,
            spreads,
            influence,
        })
    }
}

/// The choices of one kind, each name once, and which of them is the reference.
fn factor(
    kind: FactorKind,
    names: &[&str],
    references: &[(FactorKind, String)],
) -> Result<BenchmarkFactor, ComparisonError> {
    for (at, name) in names.iter().enumerate() {
        if names[..at].contains(name) {
            let (factor, name) = (kind.id(), (*name).to_owned());
            return Err(ComparisonError::DuplicateChoice { factor, name });
        }
    }
    let mut reference = 0;
    if let Some((_, wanted)) = references.iter().find(|(other, _)| *other == kind) {
        let found = names.iter().position(|name| name == wanted);
        reference = found.ok_or_else(|| ComparisonError::UnknownReference {
            factor: kind.id(),
            found: wanted.clone(),
        })?;
    }
    let choices = names.iter().map(|name| (*name).to_owned()).collect();
    Ok(BenchmarkFactor { kind, choices, reference })
}

/// The choices of the factors that have several; the scheme if none has.
fn joined(factors: &[BenchmarkFactor], choices: &[String]) -> String {
    let several = factors.iter().zip(choices).filter(|(factor, _)| factor.choices.len() > 1);
    let names: Vec<&str> = several.map(|(_, choice)| choice.as_str()).collect();
    if names.is_empty() {
        return choices.get(2).cloned().unwrap_or_default();
    }
    names.join(" · ")
}

/// The choices with their kinds, for an error: those of factors that have several, and the scheme.
fn described(factors: &[BenchmarkFactor], choices: &[String]) -> String {
    let is_told =
        |factor: &BenchmarkFactor| factor.choices.len() > 1 || factor.kind == FactorKind::Scheme;
    let told = factors.iter().zip(choices).filter(|(factor, _)| is_told(factor));
    let texts: Vec<String> =
        told.map(|(factor, choice)| format!("{} {choice:?}", factor.kind)).collect();
    texts.join(", ")
}

/// The issues that every ranking has, and those that only some have.
fn in_common(weighed: &[Weighed]) -> Result<(Vec<IssueId>, Vec<IssueId>), ComparisonError> {
    let rankings = || weighed.iter().flat_map(|one| one.rankings.iter().map(|one| &one.ranking));
    let first = rankings().next().map(Ranking::issues).unwrap_or_default();
    if rankings().all(|other| other.issues() == first) {
        return Ok((first.to_vec(), Vec::new()));
    }
    let has = |ranking: &Ranking, id: &IssueId| ranking.issues().contains(id);
    let common: Vec<IssueId> =
        first.iter().filter(|id| rankings().all(|other| has(other, id))).cloned().collect();
    if common.is_empty() {
        return Err(ComparisonError::NothingInCommon);
    }
    let mut left_out: Vec<IssueId> = Vec::new();
    for id in rankings().flat_map(Ranking::issues) {
        if !common.contains(id) && !left_out.contains(id) {
            left_out.push(id.clone());
        }
    }
    Ok((common, left_out))
}

/// The order of some of a ranking's issues among themselves.
fn restricted(ranking: &Ranking, issues: &[IssueId]) -> Result<Ranking, ComparisonError> {
    if ranking.issues() == issues {
        return Ok(ranking.clone());
    }
    let own = ranking.issues().iter().zip(ranking.utilities());
    let kept = own.filter(|(id, _)| issues.contains(id)).map(|(_, &utility)| utility);
    Ranking::from_utilities(issues, kept.collect()).map_err(|_| ComparisonError::NothingInCommon)
}

/// Where every issue stands, and what its variance is due to.
fn spreads(
    factors: &[BenchmarkFactor],
    issues: &[IssueId],
    rankings: &[Ranking],
    mids: &[Vec<f64>],
    weighed: &[Weighed],
) -> Vec<(IssueSpread, Decomposition)> {
    let ranks: Vec<Vec<usize>> = rankings.iter().map(Ranking::competition_ranks).collect();
    let spread = |(at, issue): (usize, &IssueId)| {
        let own: Vec<f64> = mids.iter().map(|mid| mid[at]).collect();
        let parts = Decomposition::of(factors, &own);
        let places = || ranks.iter().map(|rank| rank[at]);
        let tier_in =
            |one: &Weighed| one.tiers.iter().find(|(id, _)| id == issue).map(|(_, tier)| *tier);
        let found: Vec<Tier> = weighed.iter().filter_map(tier_in).collect();
        let spread = IssueSpread {
            issue: issue.clone(),
            best: places().min().unwrap_or(1),
            worst: places().max().unwrap_or(1),
            mean_rank: exact_sum(own.iter().copied()) / own.len() as f64,
            tiers: Tier::ALL.into_iter().filter(|tier| found.contains(tier)).collect(),
            variance: parts.variance(),
            effects: parts.shares(factors),
        };
        (spread, parts)
    };
    issues.iter().enumerate().map(spread).collect()
}
