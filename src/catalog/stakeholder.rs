//! The stakeholders of a fintech enterprise.

use super::framework::framework;
use super::indicator::Indicator;
use super::link::{LinkBasis, issues_linking_to};
use super::priority_issue::PriorityIssue;
use super::stakeholder_data::STAKEHOLDERS;
use crate::model::{GroupId, Name, StakeholderGroup};

/// A stakeholder of a fintech enterprise.
///
/// # Examples
///
/// ```
/// use materiality::catalog;
///
/// let users = catalog::stakeholder("consumers-users").unwrap();
/// assert_eq!(users.name.zh(), Some("C端用户"));
/// assert_eq!(users.group.en(), "Consumers");
/// assert_eq!(users.demands.len(), 2);
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct Stakeholder {
    /// The stable id, used as the id of the [`StakeholderGroup`].
    pub id: &'static str,
    /// How the report names it, in Chinese as printed; not always the name of a group of people.
    pub name: Name,
    /// A short name of the people meant, fit for a survey or a plot. Ours in both languages where
    /// the report's is not the name of a group.
    pub group: Name,
    /// What it is to the enterprise, in our words.
    pub relation: &'static str,
    /// The demands the report states, in our words; often none.
    pub demands: &'static [&'static str],
    /// What to know about the demands, above all where there are none.
    pub demands_note: Option<&'static str>,
    pub(super) indicator_ids: &'static [&'static str],
}

/// The stakeholders, those of the value chain first.
///
/// # Examples
///
/// ```
/// use materiality::catalog;
///
/// assert_eq!(catalog::stakeholders()[0].id, "financial-institutions");
/// ```
pub fn stakeholders() -> &'static [Stakeholder] {
    &STAKEHOLDERS
}

/// The stakeholder that `text` names: by id (exactly), or by the report's name or our name of the
/// group, English ignoring ASCII case.
///
/// # Examples
///
/// ```
/// use materiality::catalog;
///
/// for text in ["rural", "农村金融需求", "rural population"] {
///     assert_eq!(catalog::stakeholder(text).map(|found| found.id), Some("rural"));
/// }
/// assert!(catalog::stakeholder("aliens").is_none());
/// ```
pub fn stakeholder(text: &str) -> Option<&'static Stakeholder> {
    STAKEHOLDERS.iter().find(|stakeholder| {
        stakeholder.id == text || stakeholder.name.matches(text) || stakeholder.group.matches(text)
    })
}

/// All stakeholders as groups of a survey or plan, in the order of [`stakeholders`].
///
/// Roles and populations are left open, since the report gives neither: add them, and leave out
/// the groups that are not asked.
///
/// # Examples
///
/// ```
/// use materiality::{Role, catalog};
///
/// let asked = ["employees", "suppliers"];
/// let groups: Vec<_> = catalog::stakeholder_groups()
///     .into_iter()
///     .filter(|group| asked.contains(&group.id().as_str()))
///     .map(|group| group.with_role(Role::AffectedParty))
///     .collect();
/// assert_eq!(groups.len(), 2);
/// ```
pub fn stakeholder_groups() -> Vec<StakeholderGroup> {
    STAKEHOLDERS.iter().map(Stakeholder::to_group).collect()
}

impl Stakeholder {
    /// The group to survey, without role and population.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::{Lang, catalog};
    ///
    /// let group = catalog::stakeholder("employees").unwrap().to_group();
    /// assert_eq!(group.id().as_str(), "employees");
    /// assert_eq!(group.name().get(Lang::Zh), "员工");
    /// ```
    pub fn to_group(&self) -> StakeholderGroup {
        StakeholderGroup::named(GroupId::constant(self.id), self.group.clone())
    }

    /// The level-3 indicators of the framework closest to it. Our reading.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::catalog;
    ///
    /// let suppliers = catalog::stakeholder("suppliers").unwrap();
    /// assert!(suppliers.indicators().map(|indicator| indicator.id).eq(["S-3-1"]));
    /// ```
    pub fn indicators(&self) -> impl Iterator<Item = &'static Indicator> + use<> {
        self.indicator_ids.iter().filter_map(|id| framework().indicator(id))
    }

    /// The priority issues that concern it, in rank order. Our reading.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::catalog;
    ///
    /// let regulators = catalog::stakeholder("regulators").unwrap();
    /// assert!(regulators.issues().map(|(issue, _)| issue.rank).eq([1, 7, 9]));
    /// ```
    pub fn issues(&self) -> impl Iterator<Item = (&'static PriorityIssue, LinkBasis)> + use<> {
        issues_linking_to(self.id, |issue| issue.stakeholder_links)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_group_passes_the_checks_it_was_built_without() {
        for stakeholder in stakeholders() {
            assert!(GroupId::new(stakeholder.id).is_ok(), "{}", stakeholder.id);
            for name in [&stakeholder.name, &stakeholder.group] {
                assert!(Name::new(name.en()).is_ok(), "{}", stakeholder.id);
                assert!(name.zh().is_some_and(|zh| Name::new(zh).is_ok()), "{}", stakeholder.id);
            }
        }
    }
}
