//! Where policy was heading when the report was written.

use super::link::{LinkBasis, issues_linking_to};
use super::priority_issue::PriorityIssue;
use crate::model::Name;

/// A direction of Chinese policy that the report names as bearing on fintech.
///
/// # Examples
///
/// ```
/// use materiality::catalog;
///
/// let policy = catalog::policy_direction("P2").unwrap();
/// assert_eq!(policy.slug, "rural-revitalisation");
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct PolicyDirection {
    /// The id, `P1` to `P6`.
    pub id: &'static str,
    /// A readable id.
    pub slug: &'static str,
    /// The name, in Chinese as printed.
    pub name: Name,
}

static POLICY_DIRECTIONS: [PolicyDirection; 6] = [
    PolicyDirection {
        id: "P1",
        slug: "green-low-carbon",
        name: Name::constant(
            "support green, low-carbon development",
            "鼓励金融科技（科技）企业积极助力绿色低碳发展",
        ),
    },
    PolicyDirection {
        id: "P2",
        slug: "rural-revitalisation",
        name: Name::constant(
            "support rural revitalisation",
            "鼓励金融科技（科技）企业积极助力乡村振兴",
        ),
    },
    PolicyDirection {
        id: "P3",
        slug: "small-micro-enterprises",
        name: Name::constant(
            "relieve small and micro enterprises",
            "鼓励金融科技（科技）积极纾困小微企业",
        ),
    },
    PolicyDirection {
        id: "P4",
        slug: "accessible-services",
        name: Name::constant(
            "advance accessible (barrier-free) services",
            "鼓励金融科技（科技）企业积极推动无障碍服务",
        ),
    },
    PolicyDirection {
        id: "P5",
        slug: "data-personal-information-law",
        name: Name::constant(
            "faster legislation on data security and personal information",
            "我国数据安全与个人信息保护立法提速",
        ),
    },
    PolicyDirection {
        id: "P6",
        slug: "fintech-ethics-supervision",
        name: Name::constant(
            "ethics supervision is a key part of fintech supervision",
            "金融科技伦理监管是金融科技监管的重点环节",
        ),
    },
];

/// The six policy directions, in the report's order.
///
/// # Examples
///
/// ```
/// use materiality::catalog;
///
/// assert_eq!(catalog::policy_directions().len(), 6);
/// ```
pub fn policy_directions() -> &'static [PolicyDirection] {
    &POLICY_DIRECTIONS
}

/// The policy direction with that id or slug.
///
/// # Examples
///
/// ```
/// use materiality::catalog;
///
/// let policy = catalog::policy_direction("accessible-services").unwrap();
/// assert_eq!(policy.id, "P4");
/// assert!(catalog::policy_direction("P7").is_none());
/// ```
pub fn policy_direction(text: &str) -> Option<&'static PolicyDirection> {
    POLICY_DIRECTIONS.iter().find(|policy| policy.id == text || policy.slug == text)
}

impl PolicyDirection {
    /// The priority issues this direction stands behind, in rank order. Our reading.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::catalog;
    ///
    /// let policy = catalog::policy_direction("P1").unwrap();
    /// assert!(policy.issues().map(|(issue, _)| issue.rank).eq([2, 10]));
    /// ```
    pub fn issues(&self) -> impl Iterator<Item = (&'static PriorityIssue, LinkBasis)> + use<> {
        issues_linking_to(self.id, |issue| issue.policy_direction_links)
    }
}
