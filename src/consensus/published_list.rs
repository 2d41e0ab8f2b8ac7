//! One published list of priority issues.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::error::ConsensusError;
use crate::model::{IssueId, ModelError};

/// Whether the order of a list says anything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ListOrder {
    /// Earlier is more material.
    #[default]
    Ranked,
    /// The order means nothing: alphabetical, by pillar, or not known. All issues of the list are
    /// tied.
    Unordered,
}

/// What a list says about the issues it does not name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unlisted {
    /// They were considered and did not make it: they rank below all that are named. A "top ten" of
    /// a known universe.
    #[default]
    Below,
    /// Nothing: they were not looked at. A ranking of some issues only.
    Unknown,
}

/// One published list of priority issues: tiers of tied issues, most material first.
///
/// A list need not name every issue. What it says about the others is [`Unlisted`]; whether its
/// order says anything is [`ListOrder`]. Issues that were considered by a list which otherwise looks
/// at some issues only are its last tier.
///
/// # Examples
///
/// ```
/// use materiality::{ListOrder, PublishedList, Unlisted};
///
/// let ranked = PublishedList::ranked("Acme 2023", ["privacy", "water", "soil"])?;
/// assert_eq!((ranked.listed(), ranked.unlisted()), (3, Unlisted::Below));
///
/// let tied = PublishedList::tied("Bolt 2022", [vec!["privacy"], vec!["soil", "water"]])?;
/// assert_eq!(tied.tiers()[1].len(), 2);
///
/// // A report that lists its issues by the alphabet, and counts twice.
/// let unordered = PublishedList::unordered("Crux 2024", ["privacy", "soil"])?.weighted(2.0)?;
/// assert_eq!((unordered.order(), unordered.weight()), (ListOrder::Unordered, 2.0));
/// # Ok::<(), materiality::ConsensusError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "ListSpec", into = "ListSpec")]
pub struct PublishedList {
    name: String,
    tiers: Vec<Vec<IssueId>>,
    order: ListOrder,
    unlisted: Unlisted,
    weight: f64,
}

/// The stored form; a tier of one issue is written as that issue.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ListSpec {
    name: String,
    #[serde(default)]
    order: ListOrder,
    #[serde(default)]
    unlisted: Unlisted,
    #[serde(default = "one")]
    weight: f64,
    issues: Vec<TierSpec>,
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum TierSpec {
    One(IssueId),
    Tied(Vec<IssueId>),
}

fn one() -> f64 {
    1.0
}

impl PublishedList {
    /// Issues from most to least material, without ties.
    ///
    /// # Errors
    ///
    /// As for [`tied`](Self::tied).
    pub fn ranked(
        name: impl Into<String>,
        issues: impl IntoIterator<Item = impl AsRef<str>>,
    ) -> Result<Self, ConsensusError> {
        Self::tied(name, issues.into_iter().map(|issue| [issue]))
    }

    /// Tiers of tied issues, from most to least material.
    ///
    /// # Errors
    ///
    /// [`ConsensusError::Model`] for a blank name or an invalid id, [`ConsensusError::EmptyList`],
    /// [`ConsensusError::EmptyTier`], [`ConsensusError::RepeatedIssue`].
    pub fn tied<T: AsRef<str>>(
        name: impl Into<String>,
        tiers: impl IntoIterator<Item = impl IntoIterator<Item = T>>,
    ) -> Result<Self, ConsensusError> {
        let tiers: Result<Vec<Vec<IssueId>>, ModelError> = tiers
            .into_iter()
            .map(|tier| tier.into_iter().map(|issue| IssueId::new(issue)).collect())
            .collect();
        Self::checked(name.into(), tiers?, ListOrder::Ranked)
    }

    /// Issues whose order says nothing.
    ///
    /// # Errors
    ///
    /// As for [`tied`](Self::tied).
    pub fn unordered(
        name: impl Into<String>,
        issues: impl IntoIterator<Item = impl AsRef<str>>,
    ) -> Result<Self, ConsensusError> {
        let issues: Result<Vec<IssueId>, ModelError> =
            issues.into_iter().map(|issue| IssueId::new(issue)).collect();
        let issues = issues?;
        let tiers = if issues.is_empty() { vec![] } else { vec![issues] };
        Self::checked(name.into(), tiers, ListOrder::Unordered)
    }

    fn checked(
        name: String,
        tiers: Vec<Vec<IssueId>>,
        order: ListOrder,
    ) -> Result<Self, ConsensusError> {
        if name.trim().is_empty() {
            return Err(ModelError::BlankText { what: "name of a list" }.into());
        }
        if tiers.is_empty() {
            return Err(ConsensusError::EmptyList { list: name });
        }
        if let Some(at) = tiers.iter().position(Vec::is_empty) {
            return Err(ConsensusError::EmptyTier { list: name, tier: at + 1 });
        }
        if order == ListOrder::Unordered && tiers.len() > 1 {
            return Err(ConsensusError::TiersWithoutOrder { list: name, tiers: tiers.len() });
        }
        let mut seen = BTreeSet::new();
        if let Some(issue) = tiers.iter().flatten().find(|&issue| !seen.insert(issue)) {
            return Err(ConsensusError::RepeatedIssue { issue: issue.clone(), list: name });
        }
        Ok(Self { name, tiers, order, unlisted: Unlisted::Below, weight: 1.0 })
    }

    /// The same list with another weight; without, it is 1.
    ///
    /// # Errors
    ///
    /// [`ConsensusError::InvalidWeight`] unless it is finite and above 0.
    pub fn weighted(self, weight: f64) -> Result<Self, ConsensusError> {
        if weight > 0.0 && weight.is_finite() {
            Ok(Self { weight, ..self })
        } else {
            Err(ConsensusError::InvalidWeight { list: self.name, found: weight })
        }
    }

    /// The same list that says something else about the issues it does not name.
    pub fn with_unlisted(self, unlisted: Unlisted) -> Self {
        Self { unlisted, ..self }
    }

    /// What the list is called: a company and a year, for instance.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The tiers of tied issues, most material first; one tier if the list has no order.
    pub fn tiers(&self) -> &[Vec<IssueId>] {
        &self.tiers
    }

    /// How many issues it names.
    pub fn listed(&self) -> usize {
        self.tiers.iter().map(Vec::len).sum()
    }

    /// Whether its order says anything.
    pub const fn order(&self) -> ListOrder {
        self.order
    }

    /// What it says about the issues it does not name.
    pub const fn unlisted(&self) -> Unlisted {
        self.unlisted
    }

    /// How much it counts beside other lists.
    pub const fn weight(&self) -> f64 {
        self.weight
    }
}

impl TryFrom<ListSpec> for PublishedList {
    type Error = ConsensusError;

    fn try_from(spec: ListSpec) -> Result<Self, ConsensusError> {
        let tier = |tier| match tier {
            TierSpec::One(issue) => vec![issue],
            TierSpec::Tied(issues) => issues,
        };
        let tiers: Vec<Vec<IssueId>> = spec.issues.into_iter().map(tier).collect();
        // Issues of a list without order can be written one after the other.
        let is_plain = tiers.iter().all(|tier| tier.len() == 1) && tiers.len() > 1;
        let tiers = match spec.order {
            ListOrder::Unordered if is_plain => vec![tiers.concat()],
            _ => tiers,
        };
        let list = Self::checked(spec.name, tiers, spec.order)?.with_unlisted(spec.unlisted);
        list.weighted(spec.weight)
    }
}

impl From<PublishedList> for ListSpec {
    fn from(list: PublishedList) -> Self {
        let tier = |mut tier: Vec<IssueId>| match tier.pop() {
            Some(issue) if tier.is_empty() => TierSpec::One(issue),
            last => TierSpec::Tied(tier.into_iter().chain(last).collect()),
        };
        Self {
            name: list.name,
            order: list.order,
            unlisted: list.unlisted,
            weight: list.weight,
            issues: list.tiers.into_iter().map(tier).collect(),
        }
    }
}
