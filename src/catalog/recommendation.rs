//! What the report recommends to fintech enterprises.

use super::link::{LinkBasis, issues_linking_to};
use super::priority_issue::PriorityIssue;
use crate::model::Name;

/// A recommendation of the report.
///
/// # Examples
///
/// ```
/// use materiality::catalog;
///
/// let advice = catalog::recommendation("R5").unwrap();
/// assert_eq!(advice.name.zh(), Some("依托自身科技创新，助力产业数字化转型"));
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct Recommendation {
    /// The id, `R1` to `R6`.
    pub id: &'static str,
    /// Its heading, in Chinese as printed.
    pub name: Name,
}

static RECOMMENDATIONS: [Recommendation; 6] = [
    Recommendation {
        id: "R1",
        name: Name::constant(
            "attend to data security and fintech ethics; strengthen own governance",
            "关注数据安全及金融科技伦理问题，强化自身治理",
        ),
    },
    Recommendation {
        id: "R2",
        name: Name::constant(
            "strengthen financial consumer protection; advance suitability management",
            "加强金融消费者权益保护，推进金融适当性管理",
        ),
    },
    Recommendation {
        id: "R3",
        name: Name::constant(
            "use the platform's public demonstration effect; advance social governance",
            "发挥平台自身的社会公众示范效应，推进社会治理",
        ),
    },
    Recommendation {
        id: "R4",
        name: Name::constant(
            "speed up merged digital-green technology and scenario innovation for a low-carbon \
             society",
            "加快数字化绿色化融合技术与场景创新，赋能社会绿色低碳发展",
        ),
    },
    Recommendation {
        id: "R5",
        name: Name::constant(
            "use own technological innovation to support industrial digital transformation",
            "依托自身科技创新，助力产业数字化转型",
        ),
    },
    Recommendation {
        id: "R6",
        name: Name::constant(
            "leading companies set the example and lead the industry in practising ESG",
            "领先企业加强示范作用，引导带动金融科技（科技）行业践行ESG",
        ),
    },
];

/// The six recommendations, in the report's order.
///
/// # Examples
///
/// ```
/// use materiality::catalog;
///
/// assert_eq!(catalog::recommendations().len(), 6);
/// ```
pub fn recommendations() -> &'static [Recommendation] {
    &RECOMMENDATIONS
}

/// The recommendation with that id.
///
/// # Examples
///
/// ```
/// use materiality::catalog;
///
/// assert!(catalog::recommendation("R6").is_some());
/// assert!(catalog::recommendation("R7").is_none());
/// ```
pub fn recommendation(id: &str) -> Option<&'static Recommendation> {
    RECOMMENDATIONS.iter().find(|advice| advice.id == id)
}

impl Recommendation {
    /// The priority issues it concerns, in rank order. Our reading.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::catalog;
    ///
    /// let advice = catalog::recommendation("R6").unwrap();
    /// assert!(advice.issues().map(|(issue, _)| issue.rank).eq([7, 8]));
    /// ```
    pub fn issues(&self) -> impl Iterator<Item = (&'static PriorityIssue, LinkBasis)> + use<> {
        issues_linking_to(self.id, |issue| issue.recommendation_links)
    }
}
