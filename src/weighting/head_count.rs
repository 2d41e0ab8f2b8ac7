//! Weights of groups by how many people they stand for.

use serde::{Deserialize, Serialize};

use super::error::WeightingError;
use super::scheme::{Weighting, WeightingScheme};
use crate::model::{ScoreMatrix, Weights};

/// How a group's weight grows with its head count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum HeadCountGrowth {
    /// With the head count: every person counts the same; the default.
    #[default]
    Linear,
    /// With its square root: a middle way between equal people and equal groups.
    SquareRoot,
}

/// Weights of groups by how many people they stand for: the columns are groups.
///
/// With plain head counts the largest group decides alone, which is seldom what an assessment of
/// stakeholders wants; the square root keeps small groups heard.
///
/// # Formula
///
/// ```text
/// linear       w = N / ΣN
/// square root  w = √N / Σ√N
/// ```
///
/// # Degenerate cases
///
/// A group of nobody has weight 0. One column has weight 1.
///
/// # Errors
///
/// At construction no groups, or nobody in any of them; when used, another number of columns.
///
/// Complexity: O(columns).
///
/// Reference: Penrose 1946, *The elementary statistics of majority voting*, Journal of the Royal
/// Statistical Society 109(1), doi:10.2307/2981392, for the square root.
///
/// # Examples
///
/// ```
/// use materiality::{HeadCount, HeadCountGrowth, ScoreMatrix, WeightingScheme};
///
/// let scores = ScoreMatrix::from_rows(&[[0.2, 0.9], [0.8, 0.7]])?;
/// let heads = HeadCount::new(vec![900, 100])?;
/// assert_eq!(heads.weights(&scores)?.as_slice(), [0.9, 0.1]);
/// let roots = heads.growth(HeadCountGrowth::SquareRoot);
/// assert_eq!(roots.weights(&scores)?.as_slice(), [0.75, 0.25]);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "HeadCountSpec", into = "HeadCountSpec")]
pub struct HeadCount {
    counts: Vec<u64>,
    growth: HeadCountGrowth,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct HeadCountSpec {
    counts: Vec<u64>,
    #[serde(default)]
    growth: HeadCountGrowth,
}

impl HeadCount {
    /// One head count per group.
    ///
    /// # Errors
    ///
    /// [`WeightingError::Model`] for no groups or nobody in any of them.
    pub fn new(counts: Vec<u64>) -> Result<Self, WeightingError> {
        Weights::normalized(counts.iter().map(|&count| count as f64).collect())?;
        Ok(Self { counts, growth: HeadCountGrowth::default() })
    }

    /// Says how weights grow with head counts.
    pub fn growth(self, growth: HeadCountGrowth) -> Self {
        Self { growth, ..self }
    }

    /// The head counts.
    pub fn counts(&self) -> &[u64] {
        &self.counts
    }
}

impl WeightingScheme for HeadCount {
    fn name(&self) -> &'static str {
        match self.growth {
            HeadCountGrowth::Linear => "head count",
            HeadCountGrowth::SquareRoot => "square root of head count",
        }
    }

    fn weigh(&self, scores: &ScoreMatrix) -> Result<Weighting, WeightingError> {
        let weight = |&count: &u64| match self.growth {
            HeadCountGrowth::Linear => count as f64,
            HeadCountGrowth::SquareRoot => (count as f64).sqrt(),
        };
        Weighting::for_columns(self.name(), scores, self.counts.iter().map(weight).collect())
    }
}

impl TryFrom<HeadCountSpec> for HeadCount {
    type Error = WeightingError;

    fn try_from(spec: HeadCountSpec) -> Result<Self, WeightingError> {
        Ok(Self::new(spec.counts)?.growth(spec.growth))
    }
}

impl From<HeadCount> for HeadCountSpec {
    fn from(scheme: HeadCount) -> Self {
        Self { counts: scheme.counts, growth: scheme.growth }
    }
}
