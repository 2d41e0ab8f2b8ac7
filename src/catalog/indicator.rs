//! The indicators of the framework, its third level.

use super::framework::framework;
use super::link::Relevance;
use super::priority_issue::{PriorityIssue, priority_issues};
use crate::model::{Issue, IssueCatalog, IssueId, Name, Pillar};

/// An indicator, level 3 of the framework.
#[derive(Debug)]
#[non_exhaustive]
pub struct Indicator {
    /// The id, for example `G-4-1`.
    pub id: &'static str,
    /// The name, in Chinese as printed.
    pub name: Name,
    /// The pillar it belongs to.
    pub pillar: Pillar,
    /// Whether its name carries the star that marks what is specific to fintech enterprises.
    pub starred: bool,
    /// What an enterprise is to show for it, in the order of the table.
    pub descriptions: &'static [Description],
}

/// A description of an indicator, level 4 of the framework.
#[derive(Debug)]
#[non_exhaustive]
pub struct Description {
    /// The id, for example `G-4-1-a`.
    pub id: &'static str,
    /// What it asks for, in our words and in English only.
    pub text: &'static str,
    /// Whether it carries the star that marks what is specific to fintech enterprises.
    pub starred: bool,
}

/// Whether an indicator is specific to fintech enterprises.
///
/// The report says that starred topics are, without saying which level a topic is; stars stand on
/// 9 indicators and 5 descriptions. See [`Indicator::fintech_specific`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FintechSpecific {
    /// Neither it nor one of its descriptions is starred.
    No,
    /// It is not starred, but a description of it is.
    Partly,
    /// It is starred.
    Yes,
}

/// The 63 indicators as a catalog to assess, in the order of the table: finer than the ten of
/// [`fintech`](super::fintech).
///
/// Ids are those of the indicators; a description is all descriptions of the indicator.
///
/// # Examples
///
/// ```
/// use materiality::{Pillar, catalog};
///
/// let issues = catalog::fintech_indicators();
/// let waste = issues.get("E-1-5").unwrap();
/// assert_eq!(waste.name().zh(), Some("废弃物"));
/// assert_eq!(waste.pillar(), Some(Pillar::Environmental));
/// ```
pub fn fintech_indicators() -> IssueCatalog {
    IssueCatalog::constant(framework().indicators().map(Indicator::to_issue))
}

impl Indicator {
    /// Whether it is specific to fintech enterprises, derived from the stars.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::catalog::{self, FintechSpecific};
    ///
    /// let of = |id| catalog::framework().indicator(id).unwrap().fintech_specific();
    /// assert_eq!(of("G-6-6"), FintechSpecific::Yes);
    /// assert_eq!(of("S-7-2"), FintechSpecific::Partly);
    /// assert_eq!(of("E-1-1"), FintechSpecific::No);
    /// ```
    pub fn fintech_specific(&self) -> FintechSpecific {
        if self.starred {
            FintechSpecific::Yes
        } else if self.descriptions.iter().any(|description| description.starred) {
            FintechSpecific::Partly
        } else {
            FintechSpecific::No
        }
    }

    /// The priority issues it belongs to, in rank order. Our reading; many indicators have none.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::catalog::{self, Relevance};
    ///
    /// let indicator = catalog::framework().indicator("S-5-3").unwrap();
    /// let issues = indicator.issues().map(|(issue, relevance)| (issue.rank, relevance));
    /// assert!(issues.eq([(3, Relevance::Core), (7, Relevance::Core)]));
    /// ```
    pub fn issues(&self) -> impl Iterator<Item = (&'static PriorityIssue, Relevance)> + use<> {
        let id = self.id;
        priority_issues().iter().filter_map(move |issue| {
            let (_, relevance) = issue.indicators().find(|(indicator, _)| indicator.id == id)?;
            Some((issue, relevance))
        })
    }

    /// The indicator as an issue to assess.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::catalog;
    ///
    /// let issue = catalog::framework().indicator("E-1-6").unwrap().to_issue();
    /// assert_eq!(issue.name().en(), "Electronic waste");
    /// assert_eq!(issue.description(), Some("Recover / reuse data-centre hardware"));
    /// ```
    pub fn to_issue(&self) -> Issue {
        let texts: Vec<&str> = self.descriptions.iter().map(|it| it.text).collect();
        Issue::named(IssueId::constant(self.id), self.name.clone())
            .with_pillar(self.pillar)
            .with_constant_description(texts.join("; "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_indicator_passes_the_checks_it_was_built_without() {
        for indicator in framework().indicators() {
            let issue = indicator.to_issue();
            assert!(IssueId::new(indicator.id).is_ok(), "{}", indicator.id);
            assert!(Name::new(indicator.name.en()).is_ok(), "{}", indicator.id);
            let text = issue.description().unwrap_or_default().to_owned();
            assert!(issue.with_description(text).is_ok(), "{}", indicator.id);
        }
        assert_eq!(fintech_indicators().len(), 63);
    }
}
