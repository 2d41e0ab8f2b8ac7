//! PROMETHEE: every issue against every other, column by column.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::error::PriorityError;
use super::preference::Preference;
use super::prioritizer::Prioritizer;
use super::profile::Profile;
use super::weight_form::WeightForm;
use crate::model::{IssueId, ScoreMatrix, Weights};
use crate::num::grid::quantize;

/// PROMETHEE II: the net flow of preference between an issue and all others.
///
/// # Formula
///
/// ```text
/// π(a, b) = Σⱼ wⱼ · Pⱼ(dⱼ)      dⱼ = aⱼ − bⱼ if higher is more material, bⱼ − aⱼ if lower is
/// φ⁺(a) = Σ_b π(a, b) / (n − 1),   φ⁻(a) = Σ_b π(b, a) / (n − 1)
/// U = φ(a) = φ⁺(a) − φ⁻(a)
/// ```
///
/// P is the column's [`Preference`]. φ lies in [−1, 1] and sums to 0 over the issues. With a linear
/// preference over the full declared range the order is that of the weighted sum; with the usual
/// preference it is that of a weighted Borda count.
///
/// The partial order of PROMETHEE I, in which two issues can be incomparable, is
/// [`flows`](Self::flows).
///
/// # Degenerate cases
///
/// One issue: φ = 0. All issues equal: φ = 0 throughout. A column of weight 0, or in which all
/// issues agree, has no influence.
///
/// # Errors
///
/// [`PriorityError::ParameterCount`] unless there is one preference for all columns or one for
/// each. Raw columns are taken.
///
/// Complexity: O(issues² × columns).
///
/// Reference: Brans & Vincke 1985, *A preference ranking organisation method*,
/// <https://doi.org/10.1287/mnsc.31.6.647>.
///
/// # Examples
///
/// ```
/// use materiality::{Outranking, Preference, Prioritizer, Promethee, ScoreMatrix, Weights};
///
/// let scores = ScoreMatrix::from_rows(&[[0.9, 0.2], [0.4, 0.6], [0.3, 0.1]])?;
/// let weights = Weights::equal(2)?;
/// let method = Promethee::same(Preference::USUAL);
/// assert_eq!(method.utilities(&scores, &weights)?, [0.5, 0.5, -1.0]);
/// let flows = method.flows(&scores, &weights)?;
/// assert_eq!(flows.relation(0, 2), Outranking::Preferred);
/// assert_eq!(flows.relation(0, 1), Outranking::Indifferent);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Promethee {
    preference: Preferences,
}

/// One preference for all columns, or a list of one for each.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged, expecting = "expected a preference function, or a list of one per column")]
enum Preferences {
    Same(Preference),
    PerColumn(Vec<Preference>),
}

/// How two issues stand to each other in the partial order of PROMETHEE I.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outranking {
    /// The first is preferred: at least as good on both flows and better on one.
    Preferred,
    /// The second is preferred.
    NotPreferred,
    /// Equal on both flows.
    Indifferent,
    /// Better on one flow, worse on the other: data and weights do not decide.
    Incomparable,
}

/// The two flows of every issue: how much it outranks the others, and is outranked.
#[derive(Clone, Debug, PartialEq)]
pub struct OutrankingFlows {
    issues: Arc<[IssueId]>,
    positive: Vec<f64>,
    negative: Vec<f64>,
}

impl Promethee {
    /// The same preference function for every column.
    pub const fn same(preference: Preference) -> Self {
        Self { preference: Preferences::Same(preference) }
    }

    /// One preference function per column, in the order of the columns.
    pub fn per_column(preferences: impl Into<Vec<Preference>>) -> Self {
        Self { preference: Preferences::PerColumn(preferences.into()) }
    }

    /// The preference functions for so many columns.
    fn preferences(&self, columns: usize) -> Result<Vec<Preference>, PriorityError> {
        match &self.preference {
            Preferences::Same(preference) => Ok(vec![*preference; columns]),
            Preferences::PerColumn(preferences) if preferences.len() == columns => {
                Ok(preferences.clone())
            }
            Preferences::PerColumn(preferences) => Err(PriorityError::ParameterCount {
                what: "preference functions",
                found: preferences.len(),
                expected: columns,
            }),
        }
    }

    /// The flows, and with them the partial order of PROMETHEE I.
    ///
    /// # Errors
    ///
    /// [`PriorityError::WeightCount`] unless there is one weight per column,
    /// [`PriorityError::ParameterCount`] unless there is one preference for all columns or one for
    /// each.
    pub fn flows(
        &self,
        scores: &ScoreMatrix,
        weights: &Weights,
    ) -> Result<OutrankingFlows, PriorityError> {
        let (found, expected) = (weights.len(), scores.columns().len());
        if found != expected {
            return Err(PriorityError::WeightCount { found, expected });
        }
        let columns = self.counted_columns(scores, weights)?;
        let n = scores.issues().len();
        let (mut positive, mut negative) = (vec![0.0; n], vec![0.0; n]);
        for (a, row) in scores.rows().enumerate() {
            for (b, other) in scores.rows().enumerate().skip(a + 1) {
                let (mut over, mut under) = (0.0, 0.0);
                for column in &columns {
                    let d = column.sign * (row[column.at] - other[column.at]);
                    let degree = column.weight * column.preference.degree(d.abs(), column.range);
                    if d > 0.0 { over += degree } else { under += degree }
                }
                positive[a] += over;
                negative[b] += over;
                positive[b] += under;
                negative[a] += under;
            }
        }
        let others = (n.max(2) - 1) as f64;
        for flow in positive.iter_mut().chain(&mut negative) {
            *flow /= others;
        }
        Ok(OutrankingFlows { issues: scores.shared_issues(), positive, negative })
    }

    /// The columns that have an influence.
    fn counted_columns(
        &self,
        scores: &ScoreMatrix,
        weights: &Weights,
    ) -> Result<Vec<Compared>, PriorityError> {
        let preferences = self.preferences(scores.columns().len())?;
        let profiles = Profile::of_columns(scores, weights);
        let columns = profiles.into_iter().zip(preferences).zip(scores.columns()).enumerate();
        Ok(columns
            .filter(|(_, ((profile, _), _))| profile.counts())
            .map(|(at, ((profile, preference), column))| {
                let (low, high) =
                    column.bounds().unwrap_or((profile.extent.min, profile.extent.max));
                let range = (high - low).min(f64::MAX);
                Compared { at, sign: profile.sign(), weight: profile.weight, range, preference }
            })
            .collect())
    }
}

/// One column as the pairs are compared on it.
struct Compared {
    at: usize,
    sign: f64,
    weight: f64,
    range: f64,
    preference: Preference,
}

impl Prioritizer for Promethee {
    fn name(&self) -> &'static str {
        "PROMETHEE II"
    }

    fn utilities(
        &self,
        scores: &ScoreMatrix,
        weights: &Weights,
    ) -> Result<Vec<f64>, PriorityError> {
        Ok(self.flows(scores, weights)?.net())
    }

    fn weight_form(&self, scores: &ScoreMatrix) -> Result<Option<WeightForm>, PriorityError> {
        Ok(Some(WeightForm::by_columns(self, scores)?))
    }
}

impl OutrankingFlows {
    /// The issues, in catalog order.
    pub fn issues(&self) -> &[IssueId] {
        &self.issues
    }

    /// How much each issue outranks the others, φ⁺ in [0, 1], in catalog order.
    pub fn positive(&self) -> &[f64] {
        &self.positive
    }

    /// How much each issue is outranked, φ⁻ in [0, 1], in catalog order.
    pub fn negative(&self) -> &[f64] {
        &self.negative
    }

    /// The net flows φ⁺ − φ⁻, in catalog order.
    pub fn net(&self) -> Vec<f64> {
        self.positive.iter().zip(&self.negative).map(|(plus, minus)| plus - minus).collect()
    }

    /// How the issue at place `a` stands to the one at place `b`.
    ///
    /// # Panics
    ///
    /// If a place is not below the number of issues.
    pub fn relation(&self, a: usize, b: usize) -> Outranking {
        let outranks = quantize(self.positive[a]).total_cmp(&quantize(self.positive[b]));
        let is_outranked_less = quantize(self.negative[b]).total_cmp(&quantize(self.negative[a]));
        match (outranks, is_outranked_less) {
            (std::cmp::Ordering::Equal, std::cmp::Ordering::Equal) => Outranking::Indifferent,
            (one, two) if one.is_ge() && two.is_ge() => Outranking::Preferred,
            (one, two) if one.is_le() && two.is_le() => Outranking::NotPreferred,
            _ => Outranking::Incomparable,
        }
    }
}
