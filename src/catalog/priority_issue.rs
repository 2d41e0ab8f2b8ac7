//! The ten priority issues of fintech, and the issue catalog made of them.

use super::company::{Company, companies};
use super::evidence::{Evidence, EvidenceCounts};
use super::framework::{Theme, framework};
use super::indicator::Indicator;
use super::industry::{IndustryFeature, industry_feature};
use super::link::{Link, LinkBasis, Relevance, resolve};
use super::policy_direction::{PolicyDirection, policy_direction};
use super::priority_issue_data::PRIORITY_ISSUES;
use super::recommendation::{Recommendation, recommendation};
use super::stakeholder::{Stakeholder, stakeholder};
use crate::model::{Issue, IssueCatalog, IssueId, Name, Pillar};

/// How sure the pillar of a priority issue is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// Another pillar could be argued for as well.
    Low,
    /// Title or content match one dimension of the framework.
    High,
}

/// One of the ten priority issues of the report.
///
/// The title in Chinese is the report's; other text is our wording, and pillars and links are our
/// reading, as the [module documentation](super) says.
///
/// # Examples
///
/// ```
/// use materiality::{Pillar, catalog};
///
/// let issue = catalog::priority_issue("consumer-protection").unwrap();
/// assert_eq!(issue.rank, 5);
/// assert_eq!(issue.title.zh(), Some("关注消费者权益保护"));
/// assert_eq!(issue.pillar, Pillar::Social);
/// assert_eq!(issue.sub_issues.len(), 4);
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct PriorityIssue {
    /// The number the report gives it, 1 to 10; read as its rank.
    pub rank: u8,
    /// The stable id, used as the id of the [`Issue`].
    pub slug: &'static str,
    /// The section of the report about it.
    pub section: &'static str,
    /// The title, in Chinese as printed.
    pub title: Name,
    /// What the issue is about, in our words.
    pub description: &'static str,
    /// The pillar it belongs to. Our reading.
    pub pillar: Pillar,
    /// Pillars that a clear part of it belongs to as well. Our reading.
    pub secondary_pillars: &'static [Pillar],
    /// How sure the pillar is.
    pub pillar_confidence: Confidence,
    /// Why this pillar.
    pub pillar_basis: &'static str,
    /// The parts the report divides it into.
    pub sub_issues: &'static [Name],
    /// Risks and shortcomings the report names, in our words.
    pub risks: &'static [&'static str],
    /// Opportunities the report names, in our words.
    pub opportunities: &'static [&'static str],
    /// The case studies of its section.
    pub cases: &'static [CaseStudy],
    pub(super) theme_ids: &'static [&'static str],
    pub(super) core_indicator_ids: &'static [&'static str],
    pub(super) related_indicator_ids: &'static [&'static str],
    pub(super) stakeholder_links: &'static [Link],
    pub(super) policy_direction_links: &'static [Link],
    pub(super) recommendation_links: &'static [Link],
    pub(super) industry_feature_ids: &'static [&'static str],
}

/// A case study: a company shown at work on an issue.
///
/// # Examples
///
/// ```
/// use materiality::catalog;
///
/// let case = &catalog::priority_issue("risk-management").unwrap().cases[1];
/// assert_eq!(case.id, "case-9-2");
/// assert_eq!(case.company, "Visa");
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct CaseStudy {
    /// The id: `case`, the rank of the issue, the place in its section.
    pub id: &'static str,
    /// The English name of the [`Company`].
    pub company: &'static str,
    /// The title, in Chinese as printed.
    pub title: Name,
}

/// The ten priority issues, in rank order.
///
/// # Examples
///
/// ```
/// use materiality::catalog;
///
/// assert_eq!(catalog::priority_issues()[0].slug, "data-security-privacy-tech-ethics");
/// assert_eq!(catalog::priority_issues()[9].slug, "green-operations");
/// ```
pub fn priority_issues() -> &'static [PriorityIssue] {
    &PRIORITY_ISSUES
}

/// The priority issue that `text` names.
///
/// `text` is the slug (exactly), the English title (ignoring ASCII case) or the Chinese title
/// (exactly). Numbers are not looked up: rank 3 is `priority_issues()[2]`.
///
/// # Examples
///
/// ```
/// use materiality::catalog;
///
/// for text in ["green-operations", "pursue green operations", "开展绿色运营"] {
///     assert_eq!(catalog::priority_issue(text).map(|issue| issue.rank), Some(10));
/// }
/// assert!(catalog::priority_issue("10").is_none());
/// ```
pub fn priority_issue(text: &str) -> Option<&'static PriorityIssue> {
    PRIORITY_ISSUES.iter().find(|issue| issue.slug == text || issue.title.matches(text))
}

/// The ten priority issues as a catalog to assess, in rank order.
///
/// Ids are the slugs. Names are bilingual, descriptions are our wording, pillars our reading.
///
/// # Examples
///
/// ```
/// use materiality::{Issue, Lang, catalog};
///
/// let issues = catalog::fintech();
/// assert_eq!(issues.len(), 10);
/// assert_eq!(issues.get("inclusive-technology").unwrap().name().get(Lang::Zh), "发展普惠科技");
///
/// let own = issues
///     .without("green-operations")?
///     .with(Issue::new("ai-energy", "Energy use of AI")?)?;
/// assert_eq!(own.len(), 10);
/// # Ok::<(), materiality::ModelError>(())
/// ```
pub fn fintech() -> IssueCatalog {
    IssueCatalog::constant(PRIORITY_ISSUES.iter().map(PriorityIssue::to_issue))
}

impl PriorityIssue {
    /// The issue to assess.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::catalog;
    ///
    /// let issue = catalog::priority_issues()[1].to_issue();
    /// assert_eq!(issue.id().as_str(), "green-service-system");
    /// assert_eq!(issue.name().en(), "Build a green service system");
    /// ```
    pub fn to_issue(&self) -> Issue {
        Issue::named(IssueId::constant(self.slug), self.title.clone())
            .with_pillar(self.pillar)
            .with_constant_description(self.description.to_owned())
    }

    /// The level-2 indicators of the framework that the issue falls under. Our reading.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::catalog;
    ///
    /// let issue = catalog::priority_issue("inclusive-technology").unwrap();
    /// assert_eq!(issue.themes().map(|theme| theme.id).collect::<Vec<_>>(), ["S-7", "S-8"]);
    /// ```
    pub fn themes(&self) -> impl Iterator<Item = &'static Theme> + use<> {
        self.theme_ids.iter().filter_map(|id| framework().theme(id))
    }

    /// The level-3 indicators of the framework that belong to the issue, core ones first. Our
    /// reading; the report links no issue to an indicator.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::catalog::{self, Relevance};
    ///
    /// let issue = catalog::priority_issue("industrial-digitalisation").unwrap();
    /// let mut found = issue.indicators().map(|(indicator, relevance)| (indicator.id, relevance));
    /// assert_eq!(found.next(), Some(("S-7-1", Relevance::Core)));
    /// assert_eq!(found.last(), Some(("G-2-1", Relevance::Related)));
    /// ```
    pub fn indicators(&self) -> impl Iterator<Item = (&'static Indicator, Relevance)> + use<> {
        let core = self.core_indicator_ids.iter().map(|id| (id, Relevance::Core));
        let related = self.related_indicator_ids.iter().map(|id| (id, Relevance::Related));
        core.chain(related)
            .filter_map(|(id, relevance)| Some((framework().indicator(id)?, relevance)))
    }

    /// The stakeholders the issue concerns, with what that rests on. Our reading.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::catalog::{self, LinkBasis};
    ///
    /// let issue = catalog::priority_issue("responsible-supply-chain").unwrap();
    /// let (stakeholder, basis) = issue.stakeholders().next().unwrap();
    /// assert_eq!((stakeholder.id, basis), ("suppliers", LinkBasis::Direct));
    /// ```
    pub fn stakeholders(&self) -> impl Iterator<Item = (&'static Stakeholder, LinkBasis)> + use<> {
        resolve(self.stakeholder_links, stakeholder)
    }

    /// The policy directions behind the issue, with what that rests on. Our reading.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::catalog;
    ///
    /// let issue = catalog::priority_issue("green-operations").unwrap();
    /// assert!(issue.policy_directions().map(|(policy, _)| policy.id).eq(["P1"]));
    /// ```
    pub fn policy_directions(
        &self,
    ) -> impl Iterator<Item = (&'static PolicyDirection, LinkBasis)> + use<> {
        resolve(self.policy_direction_links, policy_direction)
    }

    /// The report's recommendations that concern the issue, with what that rests on. Our reading.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::catalog;
    ///
    /// let issue = catalog::priority_issue("consumer-protection").unwrap();
    /// assert!(issue.recommendations().map(|(advice, _)| advice.id).eq(["R2"]));
    /// ```
    pub fn recommendations(
        &self,
    ) -> impl Iterator<Item = (&'static Recommendation, LinkBasis)> + use<> {
        resolve(self.recommendation_links, recommendation)
    }

    /// The features of the industry that make the issue matter. Our reading.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::catalog;
    ///
    /// let issue = catalog::priority_issue("risk-management").unwrap();
    /// assert!(issue.industry_features().map(|feature| feature.id).eq(["F1"]));
    /// ```
    pub fn industry_features(&self) -> impl Iterator<Item = &'static IndustryFeature> + use<> {
        self.industry_feature_ids.iter().filter_map(|id| industry_feature(id))
    }

    /// The companies the report shows or mentions at work on the issue.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::catalog::{self, Evidence};
    ///
    /// let issue = catalog::priority_issue("consumer-protection").unwrap();
    /// let (company, evidence) = issue.companies().next().unwrap();
    /// assert_eq!((company.name.en(), evidence), ("Ant Group", Evidence::Case));
    /// assert_eq!(issue.companies().count(), 1);
    /// ```
    pub fn companies(&self) -> impl Iterator<Item = (&'static Company, Evidence)> {
        companies()
            .iter()
            .map(|company| (company, company.evidence(self)))
            .filter(|&(_, evidence)| evidence != Evidence::None)
    }

    /// How many of the nine named companies have a case, a mention or nothing on the issue.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::catalog;
    ///
    /// let counts = catalog::priority_issue("risk-management").unwrap().evidence_counts();
    /// assert_eq!((counts.cases, counts.mentions, counts.none), (2, 5, 2));
    /// ```
    pub fn evidence_counts(&self) -> EvidenceCounts {
        companies().iter().map(|company| company.evidence(self)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_issue_passes_the_checks_it_was_built_without() {
        for issue in priority_issues() {
            assert!(IssueId::new(issue.slug).is_ok(), "{}", issue.slug);
            assert!(Name::new(issue.title.en()).is_ok(), "{}", issue.slug);
            assert!(issue.title.zh().is_some_and(|zh| Name::new(zh).is_ok()), "{}", issue.slug);
            assert!(issue.to_issue().with_description(issue.description).is_ok());
        }
        assert_eq!(fintech().len(), 10);
    }
}
