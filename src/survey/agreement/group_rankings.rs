//! How alike the orders are in which groups put the issues.

use serde::Serialize;

use super::kendall_w::KendallW;
use crate::model::{GroupId, IssueId, Ranking};
use crate::num::concordance::count_pairs;
use crate::num::counts::moments;
use crate::num::grid::quantize;
use crate::num::rank_sums::RankSums;
use crate::survey::error::SurveyError;
use crate::survey::quality::QualityRules;
use crate::survey::tally::Tally;

/// Kendall's `τ_b` between the orders of two groups.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GroupTau {
    first: GroupId,
    second: GroupId,
    tau_b: Option<f64>,
}

impl GroupTau {
    /// One of the groups.
    pub const fn first(&self) -> &GroupId {
        &self.first
    }

    /// The other.
    pub const fn second(&self) -> &GroupId {
        &self.second
    }

    /// `τ_b`, from −1 (reversed) to 1 (alike); `None` if a group ties all issues.
    pub const fn tau_b(&self) -> Option<f64> {
        self.tau_b
    }

    /// Whether the orders have so little in common that a pooled one stands for neither group.
    pub fn is_apart(&self, rules: &QualityRules) -> bool {
        self.tau_b.is_some_and(|tau| quantize(tau) < quantize(rules.tau()))
    }
}

/// The orders in which groups put the issues on one criterion, by mean rating, and how alike they are.
///
/// A group that gave no rating at all on the criterion is left out; of the issues, those that every
/// other group rated are ranked.
///
/// # Formula
///
/// ```text
/// τ_b = (C − D) / √((n₀ − n₁)(n₀ − n₂))     C, D pairs of issues in the same and opposite order
/// ```
///
/// and Kendall's W with groups as raters, whatever their size.
///
/// # Degenerate cases
///
/// Fewer than two groups: no `τ_b` and no W. Fewer than two issues rated by all, or all tied: `None` in
/// their place.
///
/// Complexity: O(G·n·K + G²·n log n).
///
/// Reference: Kendall 1945, *The treatment of ties in ranking problems*, Biometrika 33(3),
/// doi:10.1093/biomet/33.3.239.
///
/// # Examples
///
/// ```
/// use materiality::{
///     Criteria, GroupId, GroupRankings, IssueId, Questionnaire, Rating, Scale, Tally,
/// };
///
/// let scale = Scale::likert(5)?;
/// let issues = ["water", "soil", "air"].map(|id| IssueId::new(id).unwrap());
/// let groups = ["staff", "investors"].map(|id| GroupId::new(id).unwrap());
/// let frame = Questionnaire::new(issues, groups, Criteria::one_per_axis(&scale))?;
/// let mut tally = Tally::empty(&frame);
/// for (group, ratings) in [("staff", [5.0, 3.0, 1.0]), ("investors", [4.0, 2.0, 3.0])] {
///     for (issue, rating) in ["water", "soil", "air"].into_iter().zip(ratings) {
///         tally.add(group, issue, "stakeholder", Rating::Level(scale.level_of(rating)?), 1)?;
///     }
/// }
/// let orders = GroupRankings::of(&tally, "stakeholder")?;
/// assert_eq!(orders.pairs()[0].tau_b(), Some(1.0 / 3.0)); // two of three pairs agree
/// assert_eq!(orders.kendall_w().unwrap().get(), 0.75);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GroupRankings {
    groups: Vec<GroupId>,
    issues: Vec<IssueId>,
    pairs: Vec<GroupTau>,
    kendall_w: Option<KendallW>,
}

impl GroupRankings {
    /// The orders of a tally's groups.
    ///
    /// # Errors
    ///
    /// [`SurveyError::UnknownCriterion`] if the questionnaire does not have it.
    pub fn of(tally: &Tally, criterion: &str) -> Result<Self, SurveyError> {
        let unknown = || SurveyError::UnknownCriterion { found: criterion.into() };
        let at = tally.questionnaire().criteria().position(criterion).ok_or_else(unknown)?;
        Ok(Self::of_criterion(tally, at))
    }

    /// The same by place.
    pub(crate) fn of_criterion(tally: &Tally, criterion: usize) -> Self {
        let frame = tally.questionnaire();
        let mean = |group, issue| {
            moments(tally.cell_at(group, criterion, issue).levels()).map(|(mean, _)| mean)
        };
        let issues = 0..frame.issues().len();
        let groups: Vec<usize> = (0..frame.groups().len())
            .filter(|&group| issues.clone().any(|issue| mean(group, issue).is_some()))
            .collect();
        let rated: Vec<usize> = issues
            .filter(|&issue| groups.iter().all(|&group| mean(group, issue).is_some()))
            .collect();
        let ids: Vec<IssueId> = rated.iter().map(|&at| frame.issues()[at].clone()).collect();
        let names: Vec<GroupId> = groups.iter().map(|&at| frame.groups()[at].clone()).collect();
        let rankings: Vec<Ranking> = groups
            .iter()
            .filter_map(|&group| {
                let means = rated.iter().filter_map(|&issue| mean(group, issue)).collect();
                Ranking::from_utilities(ids.clone(), means).ok()
            })
            .collect();
        Self {
            pairs: pairs(&names, &rankings),
            kendall_w: concordance(&rankings),
            groups: names,
            issues: ids,
        }
    }

    /// The groups compared.
    pub fn groups(&self) -> &[GroupId] {
        &self.groups
    }

    /// The issues that all of them rated.
    pub fn issues(&self) -> &[IssueId] {
        &self.issues
    }

    /// Every two groups, in the order of the questionnaire.
    pub fn pairs(&self) -> &[GroupTau] {
        &self.pairs
    }

    /// The concordance of all groups.
    pub const fn kendall_w(&self) -> Option<&KendallW> {
        self.kendall_w.as_ref()
    }
}

/// `τ_b` of every two groups; rankings are missing only where there is no issue to rank.
fn pairs(names: &[GroupId], rankings: &[Ranking]) -> Vec<GroupTau> {
    let ranks: Vec<Vec<f64>> = rankings.iter().map(Ranking::mid_ranks).collect();
    let tau = |a: usize, b: usize| match (ranks.get(a), ranks.get(b)) {
        (Some(a), Some(b)) => count_pairs(a, b).tau_b(),
        _ => None,
    };
    let pair = |a: usize, b: usize| GroupTau {
        first: names[a].clone(),
        second: names[b].clone(),
        tau_b: tau(a, b),
    };
    (0..names.len())
        .flat_map(|a| (a + 1..names.len()).map(move |b| (a, b)))
        .map(|(a, b)| pair(a, b))
        .collect()
}

/// Kendall's W with rankings as raters.
fn concordance(rankings: &[Ranking]) -> Option<KendallW> {
    let n = rankings.first()?.issues().len();
    let mut sums = RankSums::new(n, n + 1);
    for ranking in rankings {
        let key = |rank: usize| u32::try_from(n - rank).unwrap_or(0);
        let keys: Vec<u32> = ranking.dense_ranks().into_iter().map(key).collect();
        sums.add(&keys);
    }
    KendallW::from_sums(&sums, n, 0)
}
