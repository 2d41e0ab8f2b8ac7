//! The table behind [`stakeholders`](super::stakeholders).

use super::stakeholder::Stakeholder;
use crate::model::Name;

pub(super) static STAKEHOLDERS: [Stakeholder; 13] = [
    Stakeholder {
        id: "financial-institutions",
        name: Name::constant("financial institutions", "金融机构"),
        group: Name::constant("Financial institutions", "金融机构"),
        relation: "Partner and client: the company runs service platforms for their consumer \
                   credit, small-business loans, wealth and insurance products, and supplies \
                   client reach, client profiling and risk management.",
        demands: &[],
        demands_note: Some(
            "The report states no ESG demand for this group. Nearest: platforms have a duty to \
             guide financial institutions to offer products in compliance, which is a demand of \
             users.",
        ),
        indicator_ids: &["E-2-2", "S-8-1"],
    },
    Stakeholder {
        id: "business-clients-merchants",
        name: Name::constant("business (B-side) companies and merchants", "B端企业及商户"),
        group: Name::constant("Business clients and merchants", "B端企业及商户"),
        relation: "Client: digital payment and financial products, digital-transformation and \
                   fintech solutions, trading platforms for merchants, and operating services \
                   (electricity, finance, transactions).",
        demands: &[],
        demands_note: Some(
            "No ESG demand stated in section 2.2. (Small and micro enterprises appear as a policy \
             direction and in section 3.2.4.)",
        ),
        indicator_ids: &["S-7-1", "E-2-3"],
    },
    Stakeholder {
        id: "consumers-users",
        name: Name::constant("consumers / individual users (C-side)", "C端用户"),
        group: Name::constant("Consumers", "C端用户"),
        relation: "User: payment, micro-loan, wealth and insurance platforms; life services; \
                   low-carbon platforms and personal carbon accounts built on behaviour and \
                   transaction data.",
        demands: &[
            "users demand stronger platform governance",
            "platforms have a duty to keep merchants orderly and financial products compliant, \
             fight malicious marketing, and bear platform responsibility",
        ],
        demands_note: None,
        indicator_ids: &["S-2-1", "S-2-2", "G-4-1"],
    },
    Stakeholder {
        id: "regulators",
        name: Name::constant("regulators", "监管机构"),
        group: Name::constant("Regulators", "监管机构"),
        relation: "Dialogue through participation in industry standard setting; on the other side \
                   see-through supervision because of platform economy and the \
                   finance-technology mix.",
        demands: &[
            "concerns of government regulators and the public: labour rights under new employment \
             forms, digital divide of the elderly, data security and privacy, fintech ethics",
            "see-through supervision",
        ],
        demands_note: None,
        indicator_ids: &["S-4-1", "G-6-1", "G-6-4", "G-6-6", "G-6-7"],
    },
    Stakeholder {
        id: "suppliers",
        name: Name::constant("suppliers", "供应商"),
        group: Name::constant("Suppliers", "供应商"),
        relation: "Upstream: the company manages quality through a supplier code of conduct and \
                   capability resources; some companies add carbon-neutrality requirements.",
        demands: &["promote supplier diversity, strengthen supplier admission"],
        demands_note: None,
        indicator_ids: &["S-3-1"],
    },
    Stakeholder {
        id: "rural",
        name: Name::constant("rural financial demand", "农村金融需求"),
        group: Name::constant("Rural population", "农村居民"),
        relation: "Under-served market for finance; not placed in the value chain of section \
                   2.2.1.",
        demands: &["serious shortage of rural finance to be met"],
        demands_note: None,
        indicator_ids: &["S-7-2"],
    },
    Stakeholder {
        id: "elderly-disabled",
        name: Name::constant("the elderly (and, elsewhere, people with disabilities)", "老年群体"),
        group: Name::constant("Elderly and disabled people", "老年人与残障人士"),
        relation: "Users with access barriers; not placed in the value chain of section 2.2.1.",
        demands: &["demand for accessible online services will rise markedly"],
        demands_note: None,
        indicator_ids: &["S-7-3", "S-7-4"],
    },
    Stakeholder {
        id: "employees",
        name: Name::constant("employees", "员工"),
        group: Name::constant("Employees", "员工"),
        relation: "Not described in section 2.2. Only the public concern for labour rights under \
                   new forms of employment touches it.",
        demands: &[],
        demands_note: Some("none stated in section 2.2"),
        indicator_ids: &["S-1-1", "S-1-2", "S-1-3", "S-1-4"],
    },
    Stakeholder {
        id: "industry-peers",
        name: Name::constant("industry (peers), via industry leadership", "行业示范"),
        group: Name::constant("Industry peers", "行业同行"),
        relation: "Not described in section 2.2.",
        demands: &[],
        demands_note: Some("none stated in section 2.2"),
        indicator_ids: &["S-5-1", "S-5-2", "S-5-3", "S-5-4"],
    },
    Stakeholder {
        id: "community",
        name: Name::constant("community", "社区"),
        group: Name::constant("Local communities", "社区"),
        relation: "Not described in section 2.2.",
        demands: &[],
        demands_note: Some("none stated in section 2.2"),
        indicator_ids: &["S-6-1", "S-6-2", "S-6-3"],
    },
    Stakeholder {
        id: "society",
        name: Name::constant("the public / society", "社会公众"),
        group: Name::constant("General public", "社会公众"),
        relation: "Concerned public; the industry shapes public life.",
        demands: &["same list of concerns as for regulators"],
        demands_note: None,
        indicator_ids: &["S-7-4", "S-7-5", "S-7-6", "E-2-1"],
    },
    Stakeholder {
        id: "international-organisations",
        name: Name::constant(
            "international organisations, via international cooperation",
            "国际组织",
        ),
        group: Name::constant("International organisations", "国际组织"),
        relation: "Not described in section 2.2.",
        demands: &[],
        demands_note: Some("none stated in section 2.2"),
        indicator_ids: &["S-9-1", "E-4-1"],
    },
    Stakeholder {
        id: "shareholders",
        name: Name::constant("shareholders", "股东"),
        group: Name::constant("Shareholders", "股东"),
        relation: "Not described in section 2.2; the table row covers minority-shareholder \
                   protection and board diversity.",
        demands: &[],
        demands_note: Some("none stated in section 2.2"),
        indicator_ids: &["G-1-1"],
    },
];
