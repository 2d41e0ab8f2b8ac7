//! The companies the report names as practising.

use super::company_data::COMPANIES;
use super::evidence::Evidence;
use super::industry::{EnterpriseType, enterprise_type};
use super::priority_issue::PriorityIssue;
use crate::model::Name;

/// Where a company is at home, as seen by the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Headquarters {
    /// In China.
    Domestic,
    /// Outside China.
    International,
}

/// What says that a company is one of the ten the report studied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OneOfTen {
    /// The report says so.
    Stated,
    /// Inferred: the chapter on the issues names it as a practising company, but no list does.
    Inferred,
}

/// A company the report names as practising.
///
/// # Examples
///
/// ```
/// use materiality::catalog::{self, Headquarters};
///
/// let hundsun = catalog::company("恒生电子").unwrap();
/// assert_eq!(hundsun.name.en(), "Hundsun");
/// assert_eq!(hundsun.headquarters, Headquarters::Domestic);
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct Company {
    /// The name, in Chinese as printed; some are printed in Latin letters there too.
    pub name: Name,
    /// Where it is at home.
    pub headquarters: Headquarters,
    /// What says that it is one of the ten companies studied.
    pub one_of_ten: OneOfTen,
    /// How the report's table of enterprise types has it where that is not plainly one type.
    pub enterprise_type_note: Option<&'static str>,
    pub(super) enterprise_type_id: &'static str,
    /// By rank of the issue.
    pub(super) evidence: [Evidence; 10],
}

/// The nine companies the report names as practising, international ones first.
///
/// The report speaks of ten companies and never lists them; the tenth is not named.
///
/// # Examples
///
/// ```
/// use materiality::catalog::{self, OneOfTen};
///
/// let stated = |company: &&catalog::Company| company.one_of_ten == OneOfTen::Stated;
/// assert_eq!(catalog::companies().iter().filter(stated).count(), 6);
/// assert_eq!(catalog::companies().len(), 9);
/// ```
pub fn companies() -> &'static [Company] {
    &COMPANIES
}

/// The company with that English name (ignoring ASCII case) or that Chinese name as printed.
///
/// # Examples
///
/// ```
/// use materiality::catalog;
///
/// assert!(catalog::company("paypal").is_some());
/// assert!(catalog::company("腾讯").is_some());
/// assert!(catalog::company("Acme").is_none());
/// ```
pub fn company(text: &str) -> Option<&'static Company> {
    COMPANIES.iter().find(|company| company.name.matches(text))
}

impl Company {
    /// What the report has on this company and an issue.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::catalog::{self, Evidence};
    ///
    /// let visa = catalog::company("Visa").unwrap();
    /// let shown: Vec<u8> = catalog::priority_issues()
    ///     .iter()
    ///     .filter(|issue| visa.evidence(issue) == Evidence::Case)
    ///     .map(|issue| issue.rank)
    ///     .collect();
    /// assert_eq!(shown, [6, 9]);
    /// ```
    pub fn evidence(&self, issue: &PriorityIssue) -> Evidence {
        let at = usize::from(issue.rank).wrapping_sub(1);
        self.evidence.get(at).copied().unwrap_or(Evidence::None)
    }

    /// The type of enterprise it is.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::catalog;
    ///
    /// let tencent = catalog::company("Tencent").unwrap();
    /// assert_eq!(tencent.enterprise_type().map(|kind| kind.id), Some("T1"));
    /// assert!(tencent.enterprise_type_note.is_some());
    /// ```
    pub fn enterprise_type(&self) -> Option<&'static EnterpriseType> {
        enterprise_type(self.enterprise_type_id)
    }
}
