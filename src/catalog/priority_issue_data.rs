//! The table behind [`priority_issues`](super::priority_issues).

use super::link::Link;
use super::link::LinkBasis::{CaseOnly, Direct, Inferred, Partial, SectionOnly};
use super::priority_issue::{CaseStudy, Confidence, PriorityIssue};
use crate::model::{Name, Pillar};

pub(super) static PRIORITY_ISSUES: [PriorityIssue; 10] = [
    PriorityIssue {
        rank: 1,
        slug: "data-security-privacy-tech-ethics",
        section: "3.2.1",
        title: Name::constant(
            "Build technology-driven data security, privacy protection and technology ethics \
             systems",
            "打造技术驱动的数据安全与隐私保护及科技伦理体系建设",
        ),
        description: "Protect personal and transaction data over its whole life through dedicated \
                      governance bodies, controls and technical safeguards. Build an ethics \
                      regime, with policy and organisation, so that AI and other technology is \
                      developed and used under control.",
        pillar: Pillar::Governance,
        secondary_pillars: &[],
        pillar_confidence: Confidence::High,
        pillar_basis: "Both halves of the title are level-2 names of G in Table 4: G-4 data \
                       security and privacy protection, G-3 fintech ethics (plus G-5-3).",
        sub_issues: &[
            Name::constant("data security and privacy protection", "数据安全与隐私保护"),
            Name::constant("technology ethics", "科技伦理建设"),
        ],
        risks: &[
            "Named the core risk topic of the industry",
            "Misuse of personal data or cyber attack leaks privacy and endangers property and \
             personal safety",
            "Past unlawful collection of personal data by platforms",
            "Ethics problems: technological exclusion, algorithmic discrimination, big-data price \
             discrimination, digital divide, information cocoon",
            "No national standard yet for the limits of technology use on financial data",
            "Differing data-security rules across jurisdictions for cross-border business",
            "Attention to and investment in technology ethics still to be raised",
        ],
        opportunities: &[
            "The two data laws lay the regulatory ground for a data-factor market and rights \
             protection",
            "Ethics work keeps technology for good and avoids ethics risk",
        ],
        cases: &[
            CaseStudy {
                id: "case-1-1",
                company: "Apple",
                title: Name::constant(
                    "Apple: data security and privacy protection",
                    "苹果数据安全与隐私保护",
                ),
            },
            CaseStudy {
                id: "case-1-2",
                company: "Ant Group",
                title: Name::constant(
                    "Ant Group: safeguards for data security and privacy",
                    "蚂蚁集团数据安全和隐私保护保障",
                ),
            },
        ],
        theme_ids: &["G-3", "G-4", "G-5"],
        core_indicator_ids: &["G-3-1", "G-3-2", "G-3-3", "G-4-1", "G-4-2", "G-5-3"],
        related_indicator_ids: &["G-5-2", "G-6-2"],
        stakeholder_links: &[
            Link::new("consumers-users", Direct),
            Link::new("regulators", Direct),
            Link::new("employees", CaseOnly),
        ],
        policy_direction_links: &[Link::new("P5", Direct), Link::new("P6", Direct)],
        recommendation_links: &[Link::new("R1", Direct), Link::new("R3", Partial)],
        industry_feature_ids: &["F2"],
    },
    PriorityIssue {
        rank: 2,
        slug: "green-service-system",
        section: "3.2.2",
        title: Name::constant("Build a green service system", "打造绿色服务体系"),
        description: "Use technology to serve the environmental goals of others: enable the steps \
                      of green finance, and offer carbon-accounting platforms, personal carbon \
                      accounts and ecological data services.",
        pillar: Pillar::Environmental,
        secondary_pillars: &[],
        pillar_confidence: Confidence::High,
        pillar_basis: "Title is word for word the level-2 name E-2 of Table 4.",
        sub_issues: &[
            Name::constant(
                "enable green finance with (fin)tech",
                "以金融科技（科技）赋能绿色金融体系建设",
            ),
            Name::constant(
                "green technology solutions for ecology and low-carbon industry (carbon \
                 accounting, personal carbon accounts, nature-based solutions)",
                "提供绿色科技解决方案助力生态保护与产业绿色低碳发展",
            ),
        ],
        risks: &[
            "Extreme weather caused by climate change threatens property owners (physical risk)",
            "Scenario needs and frontier digital technology are still poorly matched",
        ],
        opportunities: &[
            "Fintech starts to show effect in every step of green finance and steers capital to \
             low-carbon fields",
            "Lower identification, risk-control and transaction cost of green assets",
            "Platform user base and data allow corporate and personal carbon accounts",
        ],
        cases: &[
            CaseStudy {
                id: "case-2-1",
                company: "Microsoft",
                title: Name::constant(
                    "Microsoft: Planetary Computer protecting ecosystems",
                    "微软行星计算机保护生态系统",
                ),
            },
            CaseStudy {
                id: "case-2-2",
                company: "Hundsun",
                title: Name::constant(
                    "Hundsun: local carbon-account management system",
                    "恒生电子地方碳账户管理系统",
                ),
            },
            CaseStudy {
                id: "case-2-3",
                company: "Ping An",
                title: Name::constant(
                    "Ping An: natural-hazard risk identification system and risk platform",
                    "平安集团自然灾害风险识别系统与风险管理平台",
                ),
            },
        ],
        theme_ids: &["E-2"],
        core_indicator_ids: &["E-2-1", "E-2-2", "E-2-3"],
        related_indicator_ids: &["E-1-7"],
        stakeholder_links: &[
            Link::new("financial-institutions", SectionOnly),
            Link::new("business-clients-merchants", SectionOnly),
            Link::new("consumers-users", Direct),
        ],
        policy_direction_links: &[Link::new("P1", Direct)],
        recommendation_links: &[Link::new("R4", Direct), Link::new("R3", Partial)],
        industry_feature_ids: &["F3", "F4"],
    },
    PriorityIssue {
        rank: 3,
        slug: "industrial-digitalisation",
        section: "3.2.3",
        title: Name::constant(
            "Support the digital transformation of industry through technological innovation",
            "科技创新助力产业数字化转型",
        ),
        description: "Offer inclusive cloud, data and AI services so that traditional and small \
                      companies can digitalise production and management at low cost.",
        pillar: Pillar::Social,
        secondary_pillars: &[Pillar::Governance],
        pillar_confidence: Confidence::Low,
        pillar_basis: "No level-2 name equals the title. By content (technology services for \
                       small firms and manufacturers, open-sourced database) the matching \
                       indicators are S-7-1 serve the real economy and S-5-3 open technology to \
                       the industry: S. By name the nearest level 2 is G-2 technological \
                       innovation and digitalisation, whose descriptions however concern the \
                       company's own innovation: G. Content was given precedence.",
        sub_issues: &[
            Name::constant("digital office and business management", "数字办公及企业管理领域"),
            Name::constant("industrial internet", "产业互联网领域"),
        ],
        risks: &["Cross-border companies face heavy cost of databases spread over several clouds"],
        opportunities: &[
            "Small companies digitalise organisation and business at very low cost and gain \
             efficiency",
            "Drives digital transformation of the real economy",
            "Industry trend from finance-technology fusion to technology services",
        ],
        cases: &[
            CaseStudy {
                id: "case-3-1",
                company: "Ant Group",
                title: Name::constant(
                    "Ant Group: OceanBase distributed database open-sourced to industry",
                    "蚂蚁OceanBase分布式数据库向业界及各产业开源",
                ),
            },
            CaseStudy {
                id: "case-3-2",
                company: "Tencent",
                title: Name::constant(
                    "Tencent: solutions for industrial digital upgrading",
                    "腾讯产业数字化升级解决方案",
                ),
            },
        ],
        theme_ids: &["S-5", "S-7"],
        core_indicator_ids: &["S-7-1", "S-5-3"],
        related_indicator_ids: &["G-2-1"],
        stakeholder_links: &[
            Link::new("business-clients-merchants", Direct),
            Link::new("financial-institutions", CaseOnly),
        ],
        policy_direction_links: &[Link::new("P3", Partial)],
        recommendation_links: &[Link::new("R5", Direct)],
        industry_feature_ids: &["F1", "F3", "F4"],
    },
    PriorityIssue {
        rank: 4,
        slug: "inclusive-technology",
        section: "3.2.4",
        title: Name::constant("Develop inclusive technology", "发展普惠科技"),
        description: "Use technology to widen access: responsible finance, support for small and \
                      micro enterprises, agriculture and rural areas, and accessible digital \
                      life for elderly and disabled people. Teach digital skills to narrow the \
                      digital divide.",
        pillar: Pillar::Social,
        secondary_pillars: &[],
        pillar_confidence: Confidence::High,
        pillar_basis: "Three of four sub-issues are level-3 themes of S-7 inclusive services to \
                       society (real economy, rural revitalisation, fairness and inclusion); the \
                       fourth, responsible finance, is closest to S-8 responsible investment.",
        sub_issues: &[
            Name::constant("practise responsible finance", "践行负责任金融理念"),
            Name::constant("support small and micro enterprises", "助力小微企业发展"),
            Name::constant("invest in agriculture and rural areas", "投入助农兴农领域"),
            Name::constant("digital life and accessible services", "关注数字生活与无障碍服务"),
        ],
        risks: &[
            "Digital divide caused by difficulty in using smart technology",
            "Rural financial supply seriously short (staff ratio, 3.05 trillion gap)",
        ],
        opportunities: &[
            "High unmet market demand for inclusive technology",
            "Rising demand of the elderly for accessible services",
            "Better allocation of finance to inclusive and sustainable fields",
        ],
        cases: &[
            CaseStudy {
                id: "case-4-1",
                company: "Ping An",
                title: Name::constant(
                    "Ping An: CN-ESG smart rating system, ESG in group investment decisions",
                    "中国平安CN-ESG智慧评价体系——将ESG纳入集团投资决策",
                ),
            },
            CaseStudy {
                id: "case-4-2",
                company: "PayPal",
                title: Name::constant(
                    "PayPal: digital services for small businesses",
                    "Paypal为小企业提供数字化服务",
                ),
            },
            CaseStudy {
                id: "case-4-3",
                company: "Ant Group",
                title: Name::constant(
                    "Ant Group: inclusive finance and technology for green agriculture",
                    "蚂蚁集团绿色农业金融普惠及科技解决方案",
                ),
            },
            CaseStudy {
                id: "case-4-4",
                company: "Tencent",
                title: Name::constant("Tencent: accessible services", "腾讯无障碍服务"),
            },
        ],
        theme_ids: &["S-7", "S-8"],
        core_indicator_ids: &["S-7-1", "S-7-2", "S-7-3", "S-7-4", "S-8-1"],
        related_indicator_ids: &["E-2-2", "S-8-2"],
        stakeholder_links: &[
            Link::new("rural", Direct),
            Link::new("elderly-disabled", Direct),
            Link::new("business-clients-merchants", SectionOnly),
            Link::new("society", SectionOnly),
        ],
        policy_direction_links: &[
            Link::new("P2", Direct),
            Link::new("P3", Direct),
            Link::new("P4", Direct),
        ],
        recommendation_links: &[Link::new("R3", Direct), Link::new("R5", Partial)],
        industry_feature_ids: &["F3", "F4"],
    },
    PriorityIssue {
        rank: 5,
        slug: "consumer-protection",
        section: "3.2.5",
        title: Name::constant("Attend to consumer rights protection", "关注消费者权益保护"),
        description: "Protect users of financial platforms: handle complaints, fight telecom and \
                      online fraud, educate investors, and match products to the risk capacity \
                      of the customer.",
        pillar: Pillar::Social,
        secondary_pillars: &[],
        pillar_confidence: Confidence::High,
        pillar_basis: "Title contains the level-3 name S-2-1 under level-2 S-2 consumers.",
        sub_issues: &[
            Name::constant(
                "classic consumer protection and complaint handling",
                "传统的消费者权益保护与投诉管理",
            ),
            Name::constant("combat telecom and online fraud", "打击电信及网络诈欺"),
            Name::constant("investor education", "投资者教育"),
            Name::constant(
                "suitability management for financial consumers",
                "消费者金融适当性管理",
            ),
        ],
        risks: &[
            "Frequent consumer-rights incidents; large complaint volume on internet services",
            "Malicious marketing, irregular merchants, non-compliant financial products on \
             platforms",
            "Over-investment and over-borrowing by consumers",
            "Attention to investor education and suitability still weak",
        ],
        opportunities: &["Investor education raises financial literacy of consumers"],
        cases: &[CaseStudy {
            id: "case-5-1",
            company: "Ant Group",
            title: Name::constant(
                "Ant Group: financial suitability management and investor education",
                "蚂蚁金融适当性管理与投资者教育",
            ),
        }],
        theme_ids: &["S-2"],
        core_indicator_ids: &["S-2-1", "S-2-2"],
        related_indicator_ids: &[],
        stakeholder_links: &[Link::new("consumers-users", Direct)],
        policy_direction_links: &[Link::new("P5", Partial), Link::new("P6", Partial)],
        recommendation_links: &[Link::new("R2", Direct)],
        industry_feature_ids: &["F2", "F4"],
    },
    PriorityIssue {
        rank: 6,
        slug: "employee-care-development",
        section: "3.2.6",
        title: Name::constant("Value employee care and development", "重视员工关怀与发展"),
        description: "Care for the benefits, safety and health of staff, promote and appraise \
                      openly, train people skilled in both finance and IT, and employ \
                      inclusively.",
        pillar: Pillar::Social,
        secondary_pillars: &[],
        pillar_confidence: Confidence::High,
        pillar_basis: "The four sub-issues are the four level-3 indicators of S-1 employees (one \
                       with a slightly different name).",
        sub_issues: &[
            Name::constant("benefits and safety", "员工福利与安全"),
            Name::constant("learning and development", "员工学习与发展"),
            Name::constant("promotion and performance", "员工晋升与绩效"),
            Name::constant("inclusion and diversity", "包容性与多元化"),
        ],
        risks: &[
            "Large shortage of people combining finance and technology skills",
            "Labour-rights protection under new forms of employment named as a public concern",
        ],
        opportunities: &["Internal mobility energises the organisation"],
        cases: &[
            CaseStudy {
                id: "case-6-1",
                company: "Visa",
                title: Name::constant(
                    "Visa: GSS team for safety of staff and facilities",
                    "Visa设置GSS团队保障员工及设施安全",
                ),
            },
            CaseStudy {
                id: "case-6-2",
                company: "Tencent",
                title: Name::constant(
                    "Tencent: Huoshui programme for internal mobility",
                    "腾讯活水计划实现员工内部流动",
                ),
            },
            CaseStudy {
                id: "case-6-3",
                company: "Tencent",
                title: Name::constant("Tencent: career development system", "腾讯职业生涯发展体系"),
            },
        ],
        theme_ids: &["S-1"],
        core_indicator_ids: &["S-1-1", "S-1-2", "S-1-3", "S-1-4"],
        related_indicator_ids: &["S-6-2"],
        stakeholder_links: &[Link::new("employees", Partial)],
        policy_direction_links: &[],
        recommendation_links: &[Link::new("R3", Direct)],
        industry_feature_ids: &[],
    },
    PriorityIssue {
        rank: 7,
        slug: "international-industry-cooperation",
        section: "3.2.7",
        title: Name::constant(
            "Take part in international and industry cooperation",
            "参与国际及行业合作",
        ),
        description: "Join international dialogue and organisations on climate, inclusion and \
                      technology ethics, support public policy, and help set standards and open \
                      technology for the industry.",
        pillar: Pillar::Social,
        secondary_pillars: &[Pillar::Environmental],
        pillar_confidence: Confidence::High,
        pillar_basis: "S-9 international cooperation repeats the wording of the section (found or \
                       join international organisations, support public-policy making); S-5 \
                       covers standards and open technology. E-4 covers the climate part only.",
        sub_issues: &[
            Name::constant(
                "cooperation with international organisations and public-policy making",
                "积极参与国际组织合作与公共政策制定",
            ),
            Name::constant(
                "technical standard setting and industry cooperation",
                "积极参与行业技术标准制定与行业合作",
            ),
        ],
        risks: &[
            "Influence and voice of domestic companies in international cooperation still to be \
             raised",
        ],
        opportunities: &[
            "A route for leading companies to help shape international discourse",
            "Open standards make technology and data easier to access and share",
        ],
        cases: &[
            CaseStudy {
                id: "case-7-1",
                company: "Ant Group",
                title: Name::constant(
                    "Ant Group: international cooperation for common development",
                    "蚂蚁集团积极参与国际合作促进共同发展",
                ),
            },
            CaseStudy {
                id: "case-7-2",
                company: "Ant Group",
                title: Name::constant(
                    "Ant Group: industry standards and talent-ecosystem cooperation",
                    "蚂蚁集团积极参与行业标准及人才培养生态合作",
                ),
            },
        ],
        theme_ids: &["E-4", "S-4", "S-5", "S-9"],
        core_indicator_ids: &["S-9-1", "S-5-1", "S-5-2", "S-5-3", "S-4-1", "E-4-1"],
        related_indicator_ids: &["G-2-2", "S-5-4"],
        stakeholder_links: &[
            Link::new("regulators", Direct),
            Link::new("industry-peers", SectionOnly),
            Link::new("international-organisations", SectionOnly),
        ],
        policy_direction_links: &[],
        recommendation_links: &[Link::new("R6", Direct)],
        industry_feature_ids: &[],
    },
    PriorityIssue {
        rank: 8,
        slug: "responsible-supply-chain",
        section: "3.2.8",
        title: Name::constant("Build a responsible supply chain", "构建负责任的供应链"),
        description: "Manage suppliers to a common standard from admission to exit, commit to \
                      supplier diversity, and set carbon targets for the value chain with \
                      capability building.",
        pillar: Pillar::Social,
        secondary_pillars: &[],
        pillar_confidence: Confidence::High,
        pillar_basis: "Level-2 S-3 supply chain; its five descriptions match the three key points \
                       of the section.",
        sub_issues: &[
            Name::constant(
                "supplier code of conduct and standardised management",
                "制定供应商行为规范对供应商进行标准化管理",
            ),
            Name::constant("supplier-diversity commitment", "作出供应商多元化承诺"),
            Name::constant("supplier carbon management", "关注供应商碳排放管理"),
        ],
        risks: &[
            "Value-chain carbon emissions under dual-carbon goals",
            "Supplier quality, safety, environment, management and ethics to be kept to standard",
        ],
        opportunities: &["Supplier targets advance value-chain reduction"],
        cases: &[
            CaseStudy {
                id: "case-8-1",
                company: "Microsoft",
                title: Name::constant(
                    "Microsoft: supplier carbon management",
                    "微软供应碳排放管理",
                ),
            },
            CaseStudy {
                id: "case-8-2",
                company: "PayPal",
                title: Name::constant(
                    "PayPal: supply-chain carbon management",
                    "Paypal供应链碳排放管理",
                ),
            },
            CaseStudy {
                id: "case-8-3",
                company: "Tencent",
                title: Name::constant("Tencent: supply-chain management", "腾讯供应链管理"),
            },
        ],
        theme_ids: &["S-3"],
        core_indicator_ids: &["S-3-1"],
        related_indicator_ids: &[],
        stakeholder_links: &[Link::new("suppliers", Direct)],
        policy_direction_links: &[],
        recommendation_links: &[Link::new("R6", Partial)],
        industry_feature_ids: &[],
    },
    PriorityIssue {
        rank: 9,
        slug: "risk-management",
        section: "3.2.9",
        title: Name::constant("Improve the risk management system", "完善风险管理体系"),
        description: "Run a structured risk system (three lines of defence, board committee, \
                      AI-based assessment and monitoring) over payment, antitrust, compliance, \
                      data, ethics and climate risk.",
        pillar: Pillar::Governance,
        secondary_pillars: &[Pillar::Environmental],
        pillar_confidence: Confidence::High,
        pillar_basis: "Level-2 G-5 (named 风险管理体系 in section 4.2). The climate part matches \
                       E-3 climate change management.",
        sub_issues: &[
            Name::constant("payment risk", "支付风险"),
            Name::constant("anti-monopoly risk", "反垄断风险"),
            Name::constant("compliance risk", "合规风险"),
            Name::constant("data-security and privacy risk", "数据安全与隐私保护风险"),
            Name::constant("technology-ethics risk", "科技伦理风险"),
            Name::constant("climate-related risk", "气候变化相关风险"),
        ],
        risks: &[
            "Payment, antitrust, compliance, data-security and privacy, technology-ethics and \
             climate risks",
            "Mixing of financial risk and technology risk; licensed operation required",
        ],
        opportunities: &[
            "AI lets companies with strong technology monitor internal risk automatically",
        ],
        cases: &[
            CaseStudy {
                id: "case-9-1",
                company: "Microsoft",
                title: Name::constant(
                    "Microsoft: three-level climate risk management",
                    "微软三层次气候风险管理模式",
                ),
            },
            CaseStudy {
                id: "case-9-2",
                company: "Visa",
                title: Name::constant(
                    "Visa: AI payment security and anti-money-laundering risk management",
                    "Visa人工智能支付安全与反洗钱风险管理",
                ),
            },
        ],
        theme_ids: &["E-3", "G-5"],
        core_indicator_ids: &[
            "G-5-1", "G-5-2", "G-5-3", "G-5-4", "G-5-5", "G-5-6", "E-3-1", "E-3-2",
        ],
        related_indicator_ids: &["G-6-1", "G-6-4", "G-6-6", "G-3-3", "G-4-1"],
        stakeholder_links: &[
            Link::new("regulators", Inferred),
            Link::new("consumers-users", CaseOnly),
            Link::new("financial-institutions", CaseOnly),
        ],
        policy_direction_links: &[Link::new("P5", Partial), Link::new("P6", Partial)],
        recommendation_links: &[Link::new("R1", Partial)],
        industry_feature_ids: &["F1"],
    },
    PriorityIssue {
        rank: 10,
        slug: "green-operations",
        section: "3.2.10",
        title: Name::constant("Pursue green operations", "开展绿色运营"),
        description: "Cut the footprint of the company itself: monitor and manage energy and \
                      water in offices, and raise the energy efficiency of data centres and \
                      computing.",
        pillar: Pillar::Environmental,
        secondary_pillars: &[],
        pillar_confidence: Confidence::High,
        pillar_basis: "Level-2 E-1 own green, low-carbon operations.",
        sub_issues: &[
            Name::constant("energy management of operations (office buildings)", "运营能耗管理"),
            Name::constant("energy use of servers / data centres", "服务器耗能"),
        ],
        risks: &["Energy use and emissions of offices; computing energy of data-centre servers"],
        opportunities: &[
            "Algorithms and higher server utilisation save energy",
            "Green data centres, energy-saving technology and renewables encouraged by policy",
        ],
        cases: &[
            CaseStudy {
                id: "case-10-1",
                company: "Tencent",
                title: Name::constant(
                    "Tencent: online energy management system",
                    "腾讯在线能耗管理系统",
                ),
            },
            CaseStudy {
                id: "case-10-2",
                company: "Ant Group",
                title: Name::constant(
                    "Ant Group: green computing to cut server energy",
                    "蚂蚁集团绿色计算降低服务器能耗",
                ),
            },
        ],
        theme_ids: &["E-1"],
        core_indicator_ids: &["E-1-2", "E-1-3", "E-1-4"],
        related_indicator_ids: &["E-1-1", "E-1-5", "E-1-6", "E-1-8", "E-1-9"],
        stakeholder_links: &[],
        policy_direction_links: &[Link::new("P1", Direct)],
        recommendation_links: &[],
        industry_feature_ids: &[],
    },
];
