//! Which company the report shows at work on which issue.

use super::company::company;
use super::priority_issue::priority_issue;

/// What the report has on one company and one issue, from nothing to a case study.
///
/// This says what the report prints, not what a company does: no evidence in the report is no
/// evidence of doing nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    /// Nothing in the section on the issue.
    None,
    /// A mention without a case study.
    Mention,
    /// A case study.
    Case,
}

/// How many companies have a case, a mention or nothing; see
/// [`PriorityIssue::evidence_counts`](super::PriorityIssue::evidence_counts).
///
/// # Examples
///
/// ```
/// use materiality::catalog::{Evidence, EvidenceCounts};
///
/// let cells = [Evidence::Case, Evidence::None, Evidence::Case];
/// let counts: EvidenceCounts = cells.into_iter().collect();
/// assert_eq!((counts.cases, counts.mentions, counts.none), (2, 0, 1));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct EvidenceCounts {
    /// How many have a case study.
    pub cases: usize,
    /// How many have a mention and no case study.
    pub mentions: usize,
    /// How many have nothing.
    pub none: usize,
}

impl FromIterator<Evidence> for EvidenceCounts {
    fn from_iter<I: IntoIterator<Item = Evidence>>(cells: I) -> Self {
        let mut counts = Self::default();
        for evidence in cells {
            match evidence {
                Evidence::Case => counts.cases += 1,
                Evidence::Mention => counts.mentions += 1,
                Evidence::None => counts.none += 1,
            }
        }
        counts
    }
}

/// What the report has on a company and an issue, both named as in
/// [`company`](super::company()) and [`priority_issue`](super::priority_issue()).
///
/// `None` if there is no such company or issue in the catalog; `Some(Evidence::None)` if there is,
/// and the report says nothing about the two together.
///
/// # Examples
///
/// ```
/// use materiality::catalog::{self, Evidence};
///
/// assert_eq!(catalog::evidence("Tencent", "green-operations"), Some(Evidence::Case));
/// assert_eq!(catalog::evidence("苹果", "打造绿色服务体系"), Some(Evidence::None));
/// assert_eq!(catalog::evidence("Acme", "green-operations"), None);
/// ```
pub fn evidence(company_text: &str, issue_text: &str) -> Option<Evidence> {
    Some(company(company_text)?.evidence(priority_issue(issue_text)?))
}
