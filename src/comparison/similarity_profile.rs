//! Every measure of similarity at once.

use serde::{Deserialize, Serialize};

use super::error::ComparisonError;
use super::rank_biased_overlap::RankBiasedOverlap;
use super::similarity::Similarity;

/// Every measure of [`Similarity`] of two rankings, for tables and files.
///
/// A measure that is not defined, because a ranking has all issues tied or there is one issue, is
/// `None`. What each measure does with ties stands with the method of its name.
///
/// # Examples
///
/// ```
/// use materiality::{IssueId, Ranking, Similarity, SimilarityProfile};
///
/// let ids: Vec<IssueId> = ["a", "b", "c"].map(|id| IssueId::new(id).unwrap()).to_vec();
/// let this = Ranking::from_utilities(ids.clone(), vec![0.9, 0.7, 0.1])?;
/// let other = Ranking::from_utilities(ids, vec![0.9, 0.2, 0.3])?;
/// let profile = SimilarityProfile::of(&Similarity::new(&this, &other)?, 1)?;
/// assert!(profile.same_first && profile.same_top);
/// assert_eq!(profile.tau_b, Some(1.0 / 3.0)); // two pairs of three in the same order
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct SimilarityProfile {
    /// Spearman's ρ.
    pub spearman: Option<f64>,
    /// Spearman's ρ with the top counting more, `r_w`.
    pub weighted_spearman: Option<f64>,
    /// Kendall's `τ_b`.
    pub tau_b: Option<f64>,
    /// Emond and Mason's `τ_x`.
    pub tau_x: Option<f64>,
    /// Vigna's weighted τ.
    pub weighted_tau: Option<f64>,
    /// The WS coefficient, the first ranking being the reference.
    pub ws: Option<f64>,
    /// Rank-biased overlap with the default persistence.
    pub rank_biased_overlap: f64,
    /// The depth of the measures of a top.
    pub top: usize,
    /// The share of the first [`top`](Self::top) in common.
    pub top_overlap: f64,
    /// The mean overlap over all depths up to [`top`](Self::top).
    pub average_overlap: f64,
    /// The Jaccard index of the first [`top`](Self::top).
    pub jaccard: f64,
    /// Spearman's footrule, 0 to 1.
    pub footrule: f64,
    /// The average shift in rank.
    pub average_shift: f64,
    /// The largest shift in rank.
    pub largest_shift: f64,
    /// Whether the same issues are first.
    pub same_first: bool,
    /// Whether the same issues have rank [`top`](Self::top) or better.
    pub same_top: bool,
}

impl SimilarityProfile {
    /// Every measure; those of a top at depth `top`.
    ///
    /// # Errors
    ///
    /// [`ComparisonError::InvalidTop`] unless the depth is 1 to the number of issues.
    ///
    /// Complexity: O(n²).
    pub fn of(similarity: &Similarity, top: usize) -> Result<Self, ComparisonError> {
        Ok(Self {
            spearman: similarity.spearman(),
            weighted_spearman: similarity.weighted_spearman(),
            tau_b: similarity.tau_b(),
            tau_x: similarity.tau_x(),
            weighted_tau: similarity.weighted_tau(),
            ws: similarity.ws(),
            rank_biased_overlap: similarity.rank_biased_overlap(&RankBiasedOverlap::default()),
            top,
            top_overlap: similarity.top_overlap(top)?,
            average_overlap: similarity.average_overlap(top)?,
            jaccard: similarity.jaccard(top)?,
            footrule: similarity.footrule(),
            average_shift: similarity.average_shift(),
            largest_shift: similarity.largest_shift(),
            same_first: similarity.same_top(1)?,
            same_top: similarity.same_top(top)?,
        })
    }
}
