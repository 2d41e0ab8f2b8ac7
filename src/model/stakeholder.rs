//! Who rates: a stakeholder group, or a silent one that evidence speaks for.

use std::collections::BTreeSet;
use std::num::NonZeroU64;

use serde::{Deserialize, Serialize};

use super::error::ModelError;
use super::ids::{CriterionId, GroupId, IssueId};
use super::name::{Name, non_blank};

/// What a group is to the company. One group can be both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Affected by the company's activities.
    AffectedParty,
    /// A user of the company's sustainability statement.
    StatementUser,
}

/// A score that a group is given without asking anyone, with the evidence it rests on.
///
/// This is how nature, future generations or anybody else who fills in no questionnaire takes
/// part. `value` is a rating on the declared scale of the criterion and may lie between levels.
///
/// # Examples
///
/// ```
/// use materiality::FixedScore;
///
/// let score = FixedScore::new("water", "stakeholder", 4.5, "river basin stress index, 2023")?;
/// assert_eq!(score.source(), "river basin stress index, 2023");
/// # Ok::<(), materiality::ModelError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "FixedScoreSpec", into = "FixedScoreSpec")]
pub struct FixedScore {
    issue: IssueId,
    criterion: CriterionId,
    value: f64,
    source: String,
}

/// The JSON form of a fixed score; an axis without criteria of its own is its own criterion.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transform = with_alias))]
#[serde(deny_unknown_fields)]
struct FixedScoreSpec {
    /// The issue.
    issue: IssueId,
    /// The criterion, or the axis where that has one question.
    #[serde(alias = "axis")]
    criterion: CriterionId,
    /// The rating, on the declared scale.
    value: f64,
    /// What it rests on.
    source: String,
}

/// The schema knows the other name of the criterion, too; one of the two has to be there.
#[cfg(feature = "schema")]
fn with_alias(schema: &mut schemars::Schema) {
    let Some(serde_json::Value::Object(properties)) = schema.get_mut("properties") else { return };
    if let Some(criterion) = properties.get("criterion").cloned() {
        properties.insert("axis".to_owned(), criterion);
    }
    let required = |name: &str| serde_json::json!({ "required": [name] });
    schema.insert("required".to_owned(), serde_json::json!(["issue", "value", "source"]));
    let either = [required("criterion"), required("axis")];
    schema.insert("oneOf".to_owned(), either.into_iter().collect());
}

impl FixedScore {
    /// A fixed score of one issue on one criterion (an axis id, where the axis has no criteria).
    ///
    /// # Errors
    ///
    /// [`ModelError::InvalidId`], [`ModelError::BlankText`] for a blank source,
    /// [`ModelError::NotFinite`] for a value that is no number. Whether the value lies on the
    /// scale is checked where the scale is known.
    pub fn new(
        issue: impl AsRef<str>,
        criterion: impl AsRef<str>,
        value: f64,
        source: impl Into<String>,
    ) -> Result<Self, ModelError> {
        if !value.is_finite() {
            return Err(ModelError::NotFinite { what: "fixed score", found: value });
        }
        Ok(Self {
            issue: IssueId::new(issue)?,
            criterion: CriterionId::new(criterion)?,
            value,
            source: non_blank("source", source)?,
        })
    }

    /// The issue scored.
    pub const fn issue(&self) -> &IssueId {
        &self.issue
    }

    /// The criterion scored.
    pub const fn criterion(&self) -> &CriterionId {
        &self.criterion
    }

    /// The rating, on the declared scale.
    pub const fn value(&self) -> f64 {
        self.value
    }

    /// What the score rests on.
    pub fn source(&self) -> &str {
        &self.source
    }
}

impl TryFrom<FixedScoreSpec> for FixedScore {
    type Error = ModelError;

    fn try_from(spec: FixedScoreSpec) -> Result<Self, ModelError> {
        Self::new(spec.issue, spec.criterion, spec.value, spec.source)
    }
}

impl From<FixedScore> for FixedScoreSpec {
    fn from(fixed: FixedScore) -> Self {
        Self {
            issue: fixed.issue,
            criterion: fixed.criterion,
            value: fixed.value,
            source: fixed.source,
        }
    }
}

/// A stakeholder group: the people whose answers are averaged together.
///
/// # Examples
///
/// ```
/// use std::num::NonZeroU64;
/// use materiality::{Role, StakeholderGroup};
///
/// let staff = StakeholderGroup::new("employees", "Employees")?
///     .with_role(Role::AffectedParty)
///     .with_population(NonZeroU64::new(1_200).unwrap());
/// assert!(staff.roles().contains(&Role::AffectedParty));
/// # Ok::<(), materiality::ModelError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct StakeholderGroup {
    id: GroupId,
    name: Name,
    roles: BTreeSet<Role>,
    population: Option<NonZeroU64>,
    fixed_scores: Vec<FixedScore>,
}

impl StakeholderGroup {
    /// A group with an English name.
    ///
    /// # Errors
    ///
    /// [`ModelError::InvalidId`] or [`ModelError::BlankText`] if id or name will not do.
    pub fn new(id: impl AsRef<str>, name: impl Into<String>) -> Result<Self, ModelError> {
        Ok(Self::named(GroupId::new(id)?, Name::new(name)?))
    }

    /// A group from parts that are already checked.
    pub const fn named(id: GroupId, name: Name) -> Self {
        Self { id, name, roles: BTreeSet::new(), population: None, fixed_scores: Vec::new() }
    }

    /// The same group with its Chinese name.
    ///
    /// # Errors
    ///
    /// [`ModelError::BlankText`] for blank text.
    pub fn with_zh(self, zh: impl Into<String>) -> Result<Self, ModelError> {
        Ok(Self { name: self.name.with_zh(zh)?, ..self })
    }

    /// The same group with one more role.
    pub fn with_role(mut self, role: Role) -> Self {
        self.roles.insert(role);
        self
    }

    /// The same group with the number of people it stands for.
    pub fn with_population(self, people: NonZeroU64) -> Self {
        Self { population: Some(people), ..self }
    }

    /// The same group with one more fixed score.
    ///
    /// # Errors
    ///
    /// [`ModelError::DuplicateFixedScore`] if that issue and criterion already have one.
    pub fn with_fixed_score(mut self, score: FixedScore) -> Result<Self, ModelError> {
        let same = |old: &FixedScore| old.issue == score.issue && old.criterion == score.criterion;
        if self.fixed_scores.iter().any(same) {
            return Err(ModelError::DuplicateFixedScore {
                group: self.id,
                issue: score.issue,
                criterion: score.criterion,
            });
        }
        self.fixed_scores.push(score);
        Ok(self)
    }

    /// The id.
    pub const fn id(&self) -> &GroupId {
        &self.id
    }

    /// The display name.
    pub const fn name(&self) -> &Name {
        &self.name
    }

    /// What the group is to the company.
    pub const fn roles(&self) -> &BTreeSet<Role> {
        &self.roles
    }

    /// How many people the group stands for, if known.
    pub const fn population(&self) -> Option<NonZeroU64> {
        self.population
    }

    /// Scores given on evidence instead of answers.
    pub fn fixed_scores(&self) -> &[FixedScore] {
        &self.fixed_scores
    }
}
