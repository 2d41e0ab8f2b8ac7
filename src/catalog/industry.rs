//! What marks the fintech industry, and the types of enterprise in it.

use super::priority_issue::{PriorityIssue, priority_issues};
use crate::model::Name;

/// A feature of the industry from which the report derives what matters in it.
///
/// # Examples
///
/// ```
/// use materiality::catalog;
///
/// let feature = catalog::industry_feature("F4").unwrap();
/// assert_eq!(feature.name.zh(), Some("深入社会公众生产生活，肩负较大社会责任"));
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct IndustryFeature {
    /// The id, `F1` to `F4`.
    pub id: &'static str,
    /// The name, in Chinese as printed.
    pub name: Name,
}

/// A type of fintech enterprise the report tells apart.
///
/// # Examples
///
/// ```
/// use materiality::catalog;
///
/// assert_eq!(catalog::enterprise_type("T2").unwrap().name.zh(), Some("金融科技技术服务商"));
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct EnterpriseType {
    /// The id, `T1` to `T3`.
    pub id: &'static str,
    /// The name, in Chinese as printed.
    pub name: Name,
}

static INDUSTRY_FEATURES: [IndustryFeature; 4] = [
    IndustryFeature {
        id: "F1",
        name: Name::constant(
            "shift from fusing finance and technology toward technology services",
            "由金融与科技融合发展向提供科技服务转型",
        ),
    },
    IndustryFeature {
        id: "F2",
        name: Name::constant(
            "data is a key production factor, so digital governance problems stand out",
            "数据要素为重要生产要素之下，数字治理问题突出",
        ),
    },
    IndustryFeature {
        id: "F3",
        name: Name::constant(
            "new business scenarios and technical-solution innovation drive change",
            "依靠新兴业务场景挖掘与技术解决方案创新驱动行业变革",
        ),
    },
    IndustryFeature {
        id: "F4",
        name: Name::constant(
            "deep in public life and production, so social responsibility is large",
            "深入社会公众生产生活，肩负较大社会责任",
        ),
    },
];

static ENTERPRISE_TYPES: [EnterpriseType; 3] = [
    EnterpriseType {
        id: "T1",
        name: Name::constant(
            "platform fintech (technology) companies",
            "平台型金融科技（科技）企业",
        ),
    },
    EnterpriseType {
        id: "T2",
        name: Name::constant("fintech technology service providers", "金融科技技术服务商"),
    },
    EnterpriseType {
        id: "T3",
        name: Name::constant(
            "technology companies of financial institutions (banks)",
            "金融机构（银行）系科技企业",
        ),
    },
];

/// The four features of the industry, in the report's order.
///
/// # Examples
///
/// ```
/// use materiality::catalog;
///
/// assert_eq!(catalog::industry_features().len(), 4);
/// ```
pub fn industry_features() -> &'static [IndustryFeature] {
    &INDUSTRY_FEATURES
}

/// The industry feature with that id.
///
/// # Examples
///
/// ```
/// use materiality::catalog;
///
/// assert!(catalog::industry_feature("F1").is_some());
/// assert!(catalog::industry_feature("F5").is_none());
/// ```
pub fn industry_feature(id: &str) -> Option<&'static IndustryFeature> {
    INDUSTRY_FEATURES.iter().find(|feature| feature.id == id)
}

/// The three types of enterprise, in the report's order.
///
/// # Examples
///
/// ```
/// use materiality::catalog;
///
/// assert_eq!(catalog::enterprise_types().len(), 3);
/// ```
pub fn enterprise_types() -> &'static [EnterpriseType] {
    &ENTERPRISE_TYPES
}

/// The type of enterprise with that id.
///
/// # Examples
///
/// ```
/// use materiality::catalog;
///
/// assert!(catalog::enterprise_type("T1").is_some());
/// assert!(catalog::enterprise_type("T4").is_none());
/// ```
pub fn enterprise_type(id: &str) -> Option<&'static EnterpriseType> {
    ENTERPRISE_TYPES.iter().find(|kind| kind.id == id)
}

impl IndustryFeature {
    /// The priority issues that this feature makes matter, in rank order. Our reading.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::catalog;
    ///
    /// let feature = catalog::industry_feature("F1").unwrap();
    /// assert!(feature.issues().map(|issue| issue.rank).eq([3, 9]));
    /// ```
    pub fn issues(&self) -> impl Iterator<Item = &'static PriorityIssue> + use<> {
        let id = self.id;
        priority_issues().iter().filter(move |issue| issue.industry_feature_ids.contains(&id))
    }
}
