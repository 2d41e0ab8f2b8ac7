//! The table behind [`companies`](super::companies), evidence by rank of the issue.

use super::company::{Company, Headquarters, OneOfTen};
use super::evidence::Evidence::{Case as C, Mention as M, None as O};
use crate::model::Name;

pub(super) static COMPANIES: [Company; 9] = [
    Company {
        name: Name::constant("Apple", "苹果"),
        headquarters: Headquarters::International,
        one_of_ten: OneOfTen::Inferred,
        enterprise_type_note: None,
        enterprise_type_id: "T1",
        evidence: [C, O, O, O, O, O, M, M, M, O],
    },
    Company {
        name: Name::constant("Facebook", "Facebook"),
        headquarters: Headquarters::International,
        one_of_ten: OneOfTen::Inferred,
        enterprise_type_note: None,
        enterprise_type_id: "T1",
        evidence: [O, M, O, O, O, O, M, O, O, O],
    },
    Company {
        name: Name::constant("Microsoft", "微软"),
        headquarters: Headquarters::International,
        one_of_ten: OneOfTen::Stated,
        enterprise_type_note: None,
        enterprise_type_id: "T1",
        evidence: [O, C, O, O, O, O, M, C, C, O],
    },
    Company {
        name: Name::constant("PayPal", "Paypal"),
        headquarters: Headquarters::International,
        one_of_ten: OneOfTen::Stated,
        enterprise_type_note: None,
        enterprise_type_id: "T1",
        evidence: [O, O, M, C, O, M, O, C, M, O],
    },
    Company {
        name: Name::constant("Visa", "Visa"),
        headquarters: Headquarters::International,
        one_of_ten: OneOfTen::Stated,
        enterprise_type_note: None,
        enterprise_type_id: "T1",
        evidence: [O, O, O, O, O, C, M, O, C, O],
    },
    Company {
        name: Name::constant("Hundsun", "恒生电子"),
        headquarters: Headquarters::Domestic,
        one_of_ten: OneOfTen::Inferred,
        enterprise_type_note: None,
        enterprise_type_id: "T2",
        evidence: [O, C, O, O, O, O, O, O, O, O],
    },
    Company {
        name: Name::constant("Ant Group", "蚂蚁集团"),
        headquarters: Headquarters::Domestic,
        one_of_ten: OneOfTen::Stated,
        enterprise_type_note: None,
        enterprise_type_id: "T1",
        evidence: [C, M, C, C, C, M, C, O, M, C],
    },
    Company {
        name: Name::constant("Tencent", "腾讯"),
        headquarters: Headquarters::Domestic,
        one_of_ten: OneOfTen::Stated,
        enterprise_type_note: Some("Tencent Cloud also stands under T2"),
        enterprise_type_id: "T1",
        evidence: [M, M, C, C, O, C, O, C, M, C],
    },
    Company {
        name: Name::constant("Ping An", "中国平安"),
        headquarters: Headquarters::Domestic,
        one_of_ten: OneOfTen::Stated,
        enterprise_type_note: Some("through Ping An Technology and OneConnect"),
        enterprise_type_id: "T3",
        evidence: [M, C, O, C, O, O, O, O, M, O],
    },
];
