//! What is rated: an issue, and an ordered set of them.

use std::collections::HashMap;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use super::error::ModelError;
use super::ids::IssueId;
use super::name::{Name, non_blank};

/// The pillar of ESG an issue belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Pillar {
    /// E: environmental.
    Environmental,
    /// S: social.
    Social,
    /// G: governance.
    Governance,
}

/// A reference of an issue to a code of some framework, as user data.
///
/// Any framework will do: GRI, ESRS, SASB, SDG, the 21 topics of the Chinese exchanges. The crate
/// does not check codes.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// The framework, for example `GRI`.
    pub framework: String,
    /// The code inside the framework, for example `303-3`.
    pub code: String,
}

/// An ESG issue: a topic that stakeholders rate and a company may have to act on.
///
/// # Examples
///
/// ```
/// use materiality::{Issue, Pillar};
///
/// let water = Issue::new("water", "Water")?
///     .with_pillar(Pillar::Environmental)
///     .with_description("Water drawn, used and returned by own sites")?
///     .with_mapping("GRI", "303-3");
/// assert_eq!(water.id().as_str(), "water");
/// # Ok::<(), materiality::ModelError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Issue {
    id: IssueId,
    name: Name,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pillar: Option<Pillar>,
    #[serde(
        default,
        deserialize_with = "non_blank_description",
        skip_serializing_if = "Option::is_none"
    )]
    description: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    parent: Option<IssueId>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    mappings: Vec<Mapping>,
}

/// Reads a description, which says something if it is there.
fn non_blank_description<'de, D: Deserializer<'de>>(reader: D) -> Result<Option<String>, D::Error> {
    let text = Option::<String>::deserialize(reader)?;
    text.map(|text| non_blank("description", text)).transpose().map_err(D::Error::custom)
}

impl Issue {
    /// An issue with an English name.
    ///
    /// # Errors
    ///
    /// [`ModelError::InvalidId`] or [`ModelError::BlankText`] if id or name will not do.
    pub fn new(id: impl AsRef<str>, name: impl Into<String>) -> Result<Self, ModelError> {
        Ok(Self::named(IssueId::new(id)?, Name::new(name)?))
    }

    /// An issue from parts that are already checked.
    pub fn named(id: IssueId, name: Name) -> Self {
        Self { id, name, pillar: None, description: None, parent: None, mappings: Vec::new() }
    }

    /// The same issue with its Chinese name.
    ///
    /// # Errors
    ///
    /// [`ModelError::BlankText`] for blank text.
    pub fn with_zh(self, zh: impl Into<String>) -> Result<Self, ModelError> {
        Ok(Self { name: self.name.with_zh(zh)?, ..self })
    }

    /// The same issue in a pillar.
    pub fn with_pillar(self, pillar: Pillar) -> Self {
        Self { pillar: Some(pillar), ..self }
    }

    /// The same issue with a description.
    ///
    /// # Errors
    ///
    /// [`ModelError::BlankText`] for blank text.
    pub fn with_description(self, text: impl Into<String>) -> Result<Self, ModelError> {
        Ok(Self { description: Some(non_blank("description", text)?), ..self })
    }

    /// The same issue with a description made of built-in text, known not to be blank.
    pub(crate) fn with_constant_description(self, text: String) -> Self {
        Self { description: Some(text), ..self }
    }

    /// The same issue as a sub-issue of `parent`.
    pub fn with_parent(self, parent: IssueId) -> Self {
        Self { parent: Some(parent), ..self }
    }

    /// The same issue with one more reference to a framework.
    pub fn with_mapping(mut self, framework: impl Into<String>, code: impl Into<String>) -> Self {
        self.mappings.push(Mapping { framework: framework.into(), code: code.into() });
        self
    }

    /// The id.
    pub const fn id(&self) -> &IssueId {
        &self.id
    }

    /// The display name.
    pub const fn name(&self) -> &Name {
        &self.name
    }

    /// The pillar, if one was assigned.
    pub const fn pillar(&self) -> Option<Pillar> {
        self.pillar
    }

    /// The description, if there is one.
    pub fn description(&self) -> Option<&str> {
        self.description.as_deref()
    }

    /// The issue this one is a part of, if any.
    pub const fn parent(&self) -> Option<&IssueId> {
        self.parent.as_ref()
    }

    /// References to frameworks.
    pub fn mappings(&self) -> &[Mapping] {
        &self.mappings
    }
}

/// An ordered set of issues with unique ids: what an assessment is about.
///
/// Its order is the *catalog order* that breaks ties for display everywhere. The built-in ten of
/// [`catalog::fintech`](crate::catalog::fintech) are one of these; a user's own list is another,
/// and each works wherever the other does.
///
/// # Examples
///
/// ```
/// use materiality::{Issue, IssueCatalog, catalog};
///
/// let own = catalog::fintech()
///     .with(Issue::new("ai-energy", "Energy use of AI")?)?
///     .without("responsible-supply-chain")?;
/// assert_eq!(own.len(), 10);
/// assert!(own.get("ai-energy").is_some());
/// # Ok::<(), materiality::ModelError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Vec<Issue>", into = "Vec<Issue>")]
pub struct IssueCatalog {
    issues: Vec<Issue>,
    /// Position by id; only ever looked up, never iterated.
    index: HashMap<IssueId, usize>,
}

impl IssueCatalog {
    /// Checks a list of issues.
    ///
    /// # Errors
    ///
    /// [`ModelError::NoIssues`] for an empty list, [`ModelError::DuplicateIssue`],
    /// [`ModelError::UnknownParent`] for a parent outside the list and
    /// [`ModelError::ParentCycle`] for an issue that is its own ancestor.
    pub fn new(issues: impl IntoIterator<Item = Issue>) -> Result<Self, ModelError> {
        let issues: Vec<Issue> = issues.into_iter().collect();
        if issues.is_empty() {
            return Err(ModelError::NoIssues);
        }
        let mut index = HashMap::with_capacity(issues.len());
        for (at, issue) in issues.iter().enumerate() {
            if index.insert(issue.id.clone(), at).is_some() {
                return Err(ModelError::DuplicateIssue { id: issue.id.clone() });
            }
        }
        let catalog = Self { issues, index };
        catalog.check_parents()?;
        Ok(catalog)
    }

    /// A list written in the source: not empty, ids distinct, no parents.
    pub(crate) fn constant(issues: impl IntoIterator<Item = Issue>) -> Self {
        let issues: Vec<Issue> = issues.into_iter().collect();
        let index: HashMap<IssueId, usize> =
            issues.iter().enumerate().map(|(at, issue)| (issue.id.clone(), at)).collect();
        debug_assert!(index.len() == issues.len() && !issues.is_empty());
        Self { issues, index }
    }

    /// Every parent is in the list, and going up ends.
    fn check_parents(&self) -> Result<(), ModelError> {
        for issue in &self.issues {
            let mut at = issue;
            for _ in 0..self.issues.len() {
                let Some(parent) = &at.parent else { break };
                at = self.get(parent.as_str()).ok_or_else(|| ModelError::UnknownParent {
                    id: at.id.clone(),
                    parent: parent.clone(),
                })?;
            }
            if at.parent.is_some() {
                return Err(ModelError::ParentCycle { id: issue.id.clone() });
            }
        }
        Ok(())
    }

    /// The same catalog with `issue` at its end.
    ///
    /// # Errors
    ///
    /// As for [`new`](Self::new).
    pub fn with(self, issue: Issue) -> Result<Self, ModelError> {
        Self::new(self.issues.into_iter().chain([issue]))
    }

    /// The same catalog without one of its issues.
    ///
    /// # Errors
    ///
    /// [`ModelError::UnknownIssue`] if there is no such issue; otherwise as for [`new`](Self::new).
    pub fn without(self, id: &str) -> Result<Self, ModelError> {
        if self.get(id).is_none() {
            return Err(ModelError::UnknownIssue { found: id.to_owned() });
        }
        Self::new(self.issues.into_iter().filter(|issue| issue.id.as_str() != id))
    }

    /// The issue with that id.
    pub fn get(&self, id: &str) -> Option<&Issue> {
        self.position(id).map(|at| &self.issues[at])
    }

    /// The first issue whose id, English name (ignoring ASCII case) or Chinese name is `text`.
    pub fn find(&self, text: &str) -> Option<&Issue> {
        self.get(text).or_else(|| self.issues.iter().find(|issue| issue.name.matches(text)))
    }

    /// The place of an id in catalog order, counted from 0.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.index.get(id).copied()
    }

    /// The issues in catalog order.
    pub fn iter(&self) -> std::slice::Iter<'_, Issue> {
        self.issues.iter()
    }

    /// The issues in catalog order.
    pub fn as_slice(&self) -> &[Issue] {
        &self.issues
    }

    /// How many issues there are; at least one.
    pub fn len(&self) -> usize {
        self.issues.len()
    }

    /// Never true: a catalog has at least one issue.
    pub fn is_empty(&self) -> bool {
        self.issues.is_empty()
    }
}

impl<'a> IntoIterator for &'a IssueCatalog {
    type Item = &'a Issue;
    type IntoIter = std::slice::Iter<'a, Issue>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl TryFrom<Vec<Issue>> for IssueCatalog {
    type Error = ModelError;

    fn try_from(issues: Vec<Issue>) -> Result<Self, ModelError> {
        Self::new(issues)
    }
}

impl From<IssueCatalog> for Vec<Issue> {
    fn from(catalog: IssueCatalog) -> Self {
        catalog.issues
    }
}
