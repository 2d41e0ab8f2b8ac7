//! What a benchmark varies.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A kind of choice that a benchmark varies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum FactorKind {
    /// The plan: whatever no other factor covers, such as axis weights, thresholds or severity.
    Plan,
    /// The estimator inside a group.
    Estimator,
    /// The weighting scheme.
    Scheme,
    /// The prioritization method.
    Method,
}

impl FactorKind {
    /// All kinds, in the order in which variants are counted: the last runs fastest.
    pub const ALL: [Self; 4] = [Self::Plan, Self::Estimator, Self::Scheme, Self::Method];

    /// The id used in files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Estimator => "estimator",
            Self::Scheme => "scheme",
            Self::Method => "method",
        }
    }
}

impl fmt::Display for FactorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.id())
    }
}

/// One kind of choice with the choices made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct BenchmarkFactor {
    /// What is chosen.
    pub kind: FactorKind,
    /// The names of the choices.
    pub choices: Vec<String>,
    /// The choice of the reference, as a place in [`choices`](Self::choices).
    pub reference: usize,
}
