//! How an issue hangs together with what surrounds it.

use super::priority_issue::{PriorityIssue, priority_issues};

/// What in the report a link from an issue rests on.
///
/// The links themselves are our reading: the report draws none of them. From the strongest basis
/// to the weakest.
///
/// # Examples
///
/// ```
/// use materiality::catalog::{self, LinkBasis};
///
/// let issue = catalog::priority_issue("green-service-system").unwrap();
/// let firm: Vec<_> = issue
///     .stakeholders()
///     .filter(|&(_, basis)| basis <= LinkBasis::Partial)
///     .map(|(stakeholder, _)| stakeholder.id)
///     .collect();
/// assert_eq!(firm, ["consumers-users"]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LinkBasis {
    /// The text about the other side speaks of the same subject.
    Direct,
    /// The text about the other side touches the subject.
    Partial,
    /// Only the issue's own section makes the link.
    SectionOnly,
    /// Only a case study makes the link.
    CaseOnly,
    /// No sentence makes the link; it is inferred.
    Inferred,
}

/// How close an indicator is to an issue. Our reading, like [`LinkBasis`].
///
/// # Examples
///
/// ```
/// use materiality::catalog::{self, Relevance};
///
/// let issue = catalog::priority_issue("green-service-system").unwrap();
/// let core = issue.indicators().filter(|&(_, relevance)| relevance == Relevance::Core);
/// assert!(core.map(|(indicator, _)| indicator.id).eq(["E-2-1", "E-2-2", "E-2-3"]));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relevance {
    /// The indicator measures what the issue is about.
    Core,
    /// The indicator touches the issue.
    Related,
}

/// A link as it stands in the tables: the id of the other side and what the link rests on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    pub(super) id: &'static str,
    pub(super) basis: LinkBasis,
}

impl Link {
    pub(super) const fn new(id: &'static str, basis: LinkBasis) -> Self {
        Self { id, basis }
    }
}

/// The other sides of `links`, looked up with `find`.
///
/// A link to nothing would be passed over; a test of this file shows that there is none.
pub(super) fn resolve<T: 'static>(
    links: &'static [Link],
    find: fn(&str) -> Option<&'static T>,
) -> impl Iterator<Item = (&'static T, LinkBasis)> {
    links.iter().filter_map(move |link| find(link.id).map(|found| (found, link.basis)))
}

/// The issues that link to `id`, in rank order.
pub(super) fn issues_linking_to(
    id: &'static str,
    links: fn(&'static PriorityIssue) -> &'static [Link],
) -> impl Iterator<Item = (&'static PriorityIssue, LinkBasis)> {
    priority_issues().iter().filter_map(move |issue| {
        links(issue).iter().find(|link| link.id == id).map(|link| (issue, link.basis))
    })
}

#[cfg(test)]
mod tests {
    use super::super::{
        framework, industry_feature, policy_direction, recommendation, stakeholder, stakeholders,
    };
    use super::*;

    fn all_resolve<T>(links: &[Link], find: fn(&str) -> Option<&'static T>) {
        for (at, link) in links.iter().enumerate() {
            assert!(find(link.id).is_some(), "{}", link.id);
            assert!(!links[..at].iter().any(|old| old.id == link.id), "{}", link.id);
        }
    }

    #[test]
    fn every_link_leads_somewhere_and_only_once() {
        for issue in priority_issues() {
            all_resolve(issue.stakeholder_links, stakeholder);
            all_resolve(issue.policy_direction_links, policy_direction);
            all_resolve(issue.recommendation_links, recommendation);
            for id in issue.industry_feature_ids {
                assert!(industry_feature(id).is_some(), "{}: {id}", issue.slug);
            }
            for id in issue.theme_ids {
                assert!(framework().theme(id).is_some(), "{}: {id}", issue.slug);
            }
            for id in issue.core_indicator_ids.iter().chain(issue.related_indicator_ids) {
                assert!(framework().indicator(id).is_some(), "{}: {id}", issue.slug);
            }
            for id in issue.core_indicator_ids {
                assert!(!issue.related_indicator_ids.contains(id), "{}: {id}", issue.slug);
            }
        }
        for group in stakeholders() {
            for id in group.indicator_ids {
                assert!(framework().indicator(id).is_some(), "{}: {id}", group.id);
            }
        }
    }
}
