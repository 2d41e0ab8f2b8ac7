//! The table behind [`framework`](super::framework()).

use super::framework::{Dimension, Theme};
use super::indicator::{Description, Indicator};
use crate::model::{Name, Pillar};

pub(super) static DIMENSIONS: [Dimension; 3] = [
    Dimension {
        id: "E",
        name: Name::constant("Environment (E)", "环境（E）"),
        pillar: Pillar::Environmental,
        themes: &[
            Theme {
                id: "E-1",
                name: Name::constant("Own green, low-carbon operations", "自身绿色低碳运营"),
                pillar: Pillar::Environmental,
                indicators: &[
                    Indicator {
                        id: "E-1-1",
                        name: Name::constant("Carbon-neutrality planning", "碳中和规划"),
                        pillar: Pillar::Environmental,
                        starred: false,
                        descriptions: &[Description {
                            id: "E-1-1-a",
                            text: "Plan carbon-neutrality targets and the path to them \
                                   systematically",
                            starred: false,
                        }],
                    },
                    Indicator {
                        id: "E-1-2",
                        name: Name::constant("Energy", "能源"),
                        pillar: Pillar::Environmental,
                        starred: false,
                        descriptions: &[
                            Description {
                                id: "E-1-2-a",
                                text: "Build green data centres",
                                starred: false,
                            },
                            Description {
                                id: "E-1-2-b",
                                text: "Save energy in offices",
                                starred: false,
                            },
                            Description {
                                id: "E-1-2-c",
                                text: "Set targets for renewable-energy use",
                                starred: false,
                            },
                        ],
                    },
                    Indicator {
                        id: "E-1-3",
                        name: Name::constant("Water", "水"),
                        pillar: Pillar::Environmental,
                        starred: false,
                        descriptions: &[
                            Description {
                                id: "E-1-3-a",
                                text: "Save water in data centres",
                                starred: false,
                            },
                            Description {
                                id: "E-1-3-b",
                                text: "Plan data-centre siting / restore watershed water",
                                starred: false,
                            },
                            Description {
                                id: "E-1-3-c",
                                text: "Save water in office buildings",
                                starred: false,
                            },
                        ],
                    },
                    Indicator {
                        id: "E-1-4",
                        name: Name::constant("Gas emissions", "气体排放"),
                        pillar: Pillar::Environmental,
                        starred: false,
                        descriptions: &[
                            Description {
                                id: "E-1-4-a",
                                text: "Use an online system to manage greenhouse-gas emissions / \
                                       energy use",
                                starred: false,
                            },
                            Description {
                                id: "E-1-4-b",
                                text: "Improve greenhouse-gas accounting methods",
                                starred: false,
                            },
                        ],
                    },
                    Indicator {
                        id: "E-1-5",
                        name: Name::constant("Waste", "废弃物"),
                        pillar: Pillar::Environmental,
                        starred: false,
                        descriptions: &[Description {
                            id: "E-1-5-a",
                            text: "Recycle and reuse waste",
                            starred: false,
                        }],
                    },
                    Indicator {
                        id: "E-1-6",
                        name: Name::constant("Electronic waste", "电子垃圾"),
                        pillar: Pillar::Environmental,
                        starred: false,
                        descriptions: &[Description {
                            id: "E-1-6-a",
                            text: "Recover / reuse data-centre hardware",
                            starred: false,
                        }],
                    },
                    Indicator {
                        id: "E-1-7",
                        name: Name::constant("Biodiversity protection", "生物多样性保护"),
                        pillar: Pillar::Environmental,
                        starred: false,
                        descriptions: &[Description {
                            id: "E-1-7-a",
                            text: "Attend to biodiversity topics / advance biodiversity protection",
                            starred: false,
                        }],
                    },
                    Indicator {
                        id: "E-1-8",
                        name: Name::constant("Buildings", "建筑"),
                        pillar: Pillar::Environmental,
                        starred: false,
                        descriptions: &[Description {
                            id: "E-1-8-a",
                            text: "Obtain green-building certification (LEED / WELL / Fitwel / \
                                   China green building label)",
                            starred: false,
                        }],
                    },
                    Indicator {
                        id: "E-1-9",
                        name: Name::constant(
                            "Stronger in-house environmental awareness",
                            "强化自身环保意识",
                        ),
                        pillar: Pillar::Environmental,
                        starred: false,
                        descriptions: &[Description {
                            id: "E-1-9-a",
                            text: "Encourage employees to take part in environmental protection",
                            starred: false,
                        }],
                    },
                ],
            },
            Theme {
                id: "E-2",
                name: Name::constant("Build a green service system", "打造绿色服务体系"),
                pillar: Pillar::Environmental,
                indicators: &[
                    Indicator {
                        id: "E-2-1",
                        name: Name::constant(
                            "Call for joint action across society",
                            "倡导社会共同行动",
                        ),
                        pillar: Pillar::Environmental,
                        starred: false,
                        descriptions: &[
                            Description {
                                id: "E-2-1-a",
                                text: "Offer the public a green, low-carbon platform",
                                starred: false,
                            },
                            Description {
                                id: "E-2-1-b",
                                text: "Promote environmental ideas among consumers",
                                starred: false,
                            },
                            Description {
                                id: "E-2-1-c",
                                text: "Share or open up carbon-reduction experience and technology",
                                starred: false,
                            },
                        ],
                    },
                    Indicator {
                        id: "E-2-2",
                        name: Name::constant(
                            "Provide green financial products",
                            "提供绿色金融产品",
                        ),
                        pillar: Pillar::Environmental,
                        starred: true,
                        descriptions: &[Description {
                            id: "E-2-2-a",
                            text: "Use technology to drive innovation in green financial products \
                                   and services",
                            starred: true,
                        }],
                    },
                    Indicator {
                        id: "E-2-3",
                        name: Name::constant(
                            "Provide green, low-carbon products and services to industry",
                            "提供产业绿色低碳产品与服务",
                        ),
                        pillar: Pillar::Environmental,
                        starred: false,
                        descriptions: &[Description {
                            id: "E-2-3-a",
                            text: "Provide green technical support / fintech solutions such as \
                                   carbon accounts",
                            starred: false,
                        }],
                    },
                ],
            },
            Theme {
                id: "E-3",
                name: Name::constant("Climate change management", "气候变化管理"),
                pillar: Pillar::Environmental,
                indicators: &[
                    Indicator {
                        id: "E-3-1",
                        name: Name::constant(
                            "Own impact on environment and climate",
                            "自身对环境气候影响",
                        ),
                        pillar: Pillar::Environmental,
                        starred: false,
                        descriptions: &[Description {
                            id: "E-3-1-a",
                            text: "Discuss climate risk as a dedicated topic",
                            starred: false,
                        }],
                    },
                    Indicator {
                        id: "E-3-2",
                        name: Name::constant(
                            "Impact of environment and climate on the company",
                            "环境气候对自身影响",
                        ),
                        pillar: Pillar::Environmental,
                        starred: false,
                        descriptions: &[Description {
                            id: "E-3-2-a",
                            text: "Consider regional climate risk in business decisions / asset \
                                   allocation",
                            starred: false,
                        }],
                    },
                ],
            },
            Theme {
                id: "E-4",
                name: Name::constant("Green international cooperation", "绿色国际化合作"),
                pillar: Pillar::Environmental,
                indicators: &[Indicator {
                    id: "E-4-1",
                    name: Name::constant(
                        "Initiate or join green international cooperation",
                        "积极发起或参加绿色国际合作",
                    ),
                    pillar: Pillar::Environmental,
                    starred: false,
                    descriptions: &[Description {
                        id: "E-4-1-a",
                        text: "Join global public-policy dialogue on climate and environment",
                        starred: false,
                    }],
                }],
            },
        ],
    },
    Dimension {
        id: "S",
        name: Name::constant("Social (S)", "社会（S）"),
        pillar: Pillar::Social,
        themes: &[
            Theme {
                id: "S-1",
                name: Name::constant("Employees", "员工"),
                pillar: Pillar::Social,
                indicators: &[
                    Indicator {
                        id: "S-1-1",
                        name: Name::constant("Employee benefits and safety", "员工福利与安全"),
                        pillar: Pillar::Social,
                        starred: false,
                        descriptions: &[
                            Description {
                                id: "S-1-1-a",
                                text: "Employee benefits system",
                                starred: false,
                            },
                            Description {
                                id: "S-1-1-b",
                                text: "Mental-health service system",
                                starred: false,
                            },
                            Description {
                                id: "S-1-1-c",
                                text: "Flexible-work policy",
                                starred: false,
                            },
                            Description {
                                id: "S-1-1-d",
                                text: "Management system and mechanisms for employee safety",
                                starred: false,
                            },
                        ],
                    },
                    Indicator {
                        id: "S-1-2",
                        name: Name::constant("Employee pay and performance", "员工薪酬与绩效"),
                        pillar: Pillar::Social,
                        starred: false,
                        descriptions: &[
                            Description {
                                id: "S-1-2-a",
                                text: "Sound performance-appraisal mechanism",
                                starred: false,
                            },
                            Description {
                                id: "S-1-2-b",
                                text: "Open promotion channels",
                                starred: false,
                            },
                        ],
                    },
                    Indicator {
                        id: "S-1-3",
                        name: Name::constant("Inclusion and diversity", "包容性与多元化"),
                        pillar: Pillar::Social,
                        starred: false,
                        descriptions: &[
                            Description {
                                id: "S-1-3-a",
                                text: "Support employment of disadvantaged groups",
                                starred: false,
                            },
                            Description {
                                id: "S-1-3-b",
                                text: "Benefits and care for women employees",
                                starred: false,
                            },
                            Description {
                                id: "S-1-3-c",
                                text: "Hire across ethnic groups / ethnic minorities",
                                starred: false,
                            },
                        ],
                    },
                    Indicator {
                        id: "S-1-4",
                        name: Name::constant("Employee learning and development", "员工学习与发展"),
                        pillar: Pillar::Social,
                        starred: false,
                        descriptions: &[
                            Description {
                                id: "S-1-4-a",
                                text: "Employee learning platform",
                                starred: false,
                            },
                            Description {
                                id: "S-1-4-b",
                                text: "Training of specialist staff",
                                starred: false,
                            },
                            Description {
                                id: "S-1-4-c",
                                text: "Varied employee activities",
                                starred: false,
                            },
                        ],
                    },
                ],
            },
            Theme {
                id: "S-2",
                name: Name::constant("Consumers", "消费者"),
                pillar: Pillar::Social,
                indicators: &[
                    Indicator {
                        id: "S-2-1",
                        name: Name::constant("Consumer rights protection", "消费者权益保护"),
                        pillar: Pillar::Social,
                        starred: false,
                        descriptions: &[
                            Description {
                                id: "S-2-1-a",
                                text: "Combat telecom and online fraud",
                                starred: false,
                            },
                            Description {
                                id: "S-2-1-b",
                                text: "Consumer complaints and redress",
                                starred: false,
                            },
                            Description {
                                id: "S-2-1-c",
                                text: "Marketing and advertising rules",
                                starred: false,
                            },
                            Description {
                                id: "S-2-1-d",
                                text: "Education on consumer rights",
                                starred: false,
                            },
                        ],
                    },
                    Indicator {
                        id: "S-2-2",
                        name: Name::constant("Investor education", "投资者教育"),
                        pillar: Pillar::Social,
                        starred: true,
                        descriptions: &[
                            Description {
                                id: "S-2-2-a",
                                text: "Investor risk test",
                                starred: true,
                            },
                            Description {
                                id: "S-2-2-b",
                                text: "Suitability management for financial consumers",
                                starred: true,
                            },
                            Description {
                                id: "S-2-2-c",
                                text: "Run varied investor-education activities",
                                starred: true,
                            },
                        ],
                    },
                ],
            },
            Theme {
                id: "S-3",
                name: Name::constant("Supply chain", "供应链"),
                pillar: Pillar::Social,
                indicators: &[Indicator {
                    id: "S-3-1",
                    name: Name::constant("Suppliers", "供应商"),
                    pillar: Pillar::Social,
                    starred: false,
                    descriptions: &[
                        Description {
                            id: "S-3-1-a",
                            text: "Set supplier-management rules and manage to a standard",
                            starred: false,
                        },
                        Description {
                            id: "S-3-1-b",
                            text: "Use an online supplier-management system",
                            starred: false,
                        },
                        Description {
                            id: "S-3-1-c",
                            text: "Manage supply-chain carbon emissions",
                            starred: false,
                        },
                        Description {
                            id: "S-3-1-d",
                            text: "Promote supplier diversity",
                            starred: false,
                        },
                        Description {
                            id: "S-3-1-e",
                            text: "Set a supplier code of conduct / build supplier capability",
                            starred: false,
                        },
                    ],
                }],
            },
            Theme {
                id: "S-4",
                name: Name::constant("Regulators", "监管部门"),
                pillar: Pillar::Social,
                indicators: &[Indicator {
                    id: "S-4-1",
                    name: Name::constant(
                        "Research support for local-government policy making",
                        "为各地政府政策制定提供研究支持",
                    ),
                    pillar: Pillar::Social,
                    starred: false,
                    descriptions: &[Description {
                        id: "S-4-1-a",
                        text: "Support and join pilots of ministries and local governments; \
                               supply research experience for policy making",
                        starred: false,
                    }],
                }],
            },
            Theme {
                id: "S-5",
                name: Name::constant("Industry leadership by example", "行业示范"),
                pillar: Pillar::Social,
                indicators: &[
                    Indicator {
                        id: "S-5-1",
                        name: Name::constant(
                            "Take part in industry standard setting",
                            "参与行业标准制定",
                        ),
                        pillar: Pillar::Social,
                        starred: false,
                        descriptions: &[Description {
                            id: "S-5-1-a",
                            text: "Record of issuing or helping set industry standards",
                            starred: false,
                        }],
                    },
                    Indicator {
                        id: "S-5-2",
                        name: Name::constant(
                            "Launch industry initiatives / commitments",
                            "发起行业倡议/承诺",
                        ),
                        pillar: Pillar::Social,
                        starred: false,
                        descriptions: &[Description {
                            id: "S-5-2-a",
                            text: "Record of launching industry initiatives / commitments",
                            starred: false,
                        }],
                    },
                    Indicator {
                        id: "S-5-3",
                        name: Name::constant(
                            "Open technology capability to the industry",
                            "向行业开放科技能力",
                        ),
                        pillar: Pillar::Social,
                        starred: false,
                        descriptions: &[Description {
                            id: "S-5-3-a",
                            text: "Open technical and product capability; offer open-source \
                                   interfaces, tools and platforms",
                            starred: false,
                        }],
                    },
                    Indicator {
                        id: "S-5-4",
                        name: Name::constant("Industry leader", "行业领导者"),
                        pillar: Pillar::Social,
                        starred: false,
                        descriptions: &[Description {
                            id: "S-5-4-a",
                            text: "Products / services / management systems hold a leading \
                                   position",
                            starred: false,
                        }],
                    },
                ],
            },
            Theme {
                id: "S-6",
                name: Name::constant("Community", "社区"),
                pillar: Pillar::Social,
                indicators: &[
                    Indicator {
                        id: "S-6-1",
                        name: Name::constant("Community service", "社区服务"),
                        pillar: Pillar::Social,
                        starred: false,
                        descriptions: &[Description {
                            id: "S-6-1-a",
                            text: "Run public-benefit community-service activities",
                            starred: false,
                        }],
                    },
                    Indicator {
                        id: "S-6-2",
                        name: Name::constant("Drive community employment", "带动社区就业"),
                        pillar: Pillar::Social,
                        starred: false,
                        descriptions: &[Description {
                            id: "S-6-2-a",
                            text: "Offer jobs to local community members",
                            starred: false,
                        }],
                    },
                    Indicator {
                        id: "S-6-3",
                        name: Name::constant("Invest in community projects", "投资社区项目"),
                        pillar: Pillar::Social,
                        starred: false,
                        descriptions: &[Description {
                            id: "S-6-3-a",
                            text: "Drive investment and construction where the company is \
                                   located; advance the local economy",
                            starred: false,
                        }],
                    },
                ],
            },
            Theme {
                id: "S-7",
                name: Name::constant("Inclusive services to society", "社会普惠性服务"),
                pillar: Pillar::Social,
                indicators: &[
                    Indicator {
                        id: "S-7-1",
                        name: Name::constant("Serve the real economy", "服务实体经济"),
                        pillar: Pillar::Social,
                        starred: false,
                        descriptions: &[
                            Description {
                                id: "S-7-1-a",
                                text: "Serve small and micro enterprises",
                                starred: false,
                            },
                            Description {
                                id: "S-7-1-b",
                                text: "Serve small and micro business operators",
                                starred: false,
                            },
                        ],
                    },
                    Indicator {
                        id: "S-7-2",
                        name: Name::constant("Serve rural revitalisation", "服务乡村振兴"),
                        pillar: Pillar::Social,
                        starred: false,
                        descriptions: &[
                            Description {
                                id: "S-7-2-a",
                                text: "Serve rural digital finance",
                                starred: true,
                            },
                            Description {
                                id: "S-7-2-b",
                                text: "Use digital means to advance new-type urbanisation",
                                starred: false,
                            },
                            Description {
                                id: "S-7-2-c",
                                text: "Use digital means to advance ecology-based poverty relief",
                                starred: false,
                            },
                        ],
                    },
                    Indicator {
                        id: "S-7-3",
                        name: Name::constant("Serve fairness and inclusion", "服务公平普惠"),
                        pillar: Pillar::Social,
                        starred: false,
                        descriptions: &[
                            Description {
                                id: "S-7-3-a",
                                text: "Care for the elderly",
                                starred: false,
                            },
                            Description {
                                id: "S-7-3-b",
                                text: "Serve people with disabilities",
                                starred: false,
                            },
                            Description {
                                id: "S-7-3-c",
                                text: "Help close the digital divide / widen financial access",
                                starred: false,
                            },
                        ],
                    },
                    Indicator {
                        id: "S-7-4",
                        name: Name::constant(
                            "Serve smart living for the public",
                            "服务公众智慧生活",
                        ),
                        pillar: Pillar::Social,
                        starred: false,
                        descriptions: &[Description {
                            id: "S-7-4-a",
                            text: "Provide digital life services to the public",
                            starred: false,
                        }],
                    },
                    Indicator {
                        id: "S-7-5",
                        name: Name::constant("Take part in public-benefit work", "积极参与公益"),
                        pillar: Pillar::Social,
                        starred: false,
                        descriptions: &[
                            Description {
                                id: "S-7-5-a",
                                text: "Corporate charitable giving",
                                starred: false,
                            },
                            Description {
                                id: "S-7-5-b",
                                text: "Encourage employees to join public-benefit activities",
                                starred: false,
                            },
                        ],
                    },
                    Indicator {
                        id: "S-7-6",
                        name: Name::constant(
                            "Take part in routine epidemic response",
                            "参与常态化抗疫",
                        ),
                        pillar: Pillar::Social,
                        starred: false,
                        descriptions: &[Description {
                            id: "S-7-6-a",
                            text: "Join activities for routine epidemic response",
                            starred: false,
                        }],
                    },
                ],
            },
            Theme {
                id: "S-8",
                name: Name::constant("Responsible investment", "责任投资"),
                pillar: Pillar::Social,
                indicators: &[
                    Indicator {
                        id: "S-8-1",
                        name: Name::constant(
                            "Advance investment in social-value innovation",
                            "推动社会价值创新投资",
                        ),
                        pillar: Pillar::Social,
                        starred: false,
                        descriptions: &[Description {
                            id: "S-8-1-a",
                            text: "Shift the value orientation of strategic investments toward \
                                   fields / projects of sustainable development and social-value \
                                   innovation",
                            starred: false,
                        }],
                    },
                    Indicator {
                        id: "S-8-2",
                        name: Name::constant("Set up a social-service fund", "设立社会服务基金"),
                        pillar: Pillar::Social,
                        starred: false,
                        descriptions: &[Description {
                            id: "S-8-2-a",
                            text: "Set up a separate social-service fund to support \
                                   sustainable-development causes",
                            starred: false,
                        }],
                    },
                ],
            },
            Theme {
                id: "S-9",
                name: Name::constant("International cooperation", "国际合作"),
                pillar: Pillar::Social,
                indicators: &[Indicator {
                    id: "S-9-1",
                    name: Name::constant(
                        "Initiate or join international cooperation",
                        "发起或参与国际合作",
                    ),
                    pillar: Pillar::Social,
                    starred: false,
                    descriptions: &[Description {
                        id: "S-9-1-a",
                        text: "Found or join relevant international organisations; advance \
                               and support public-policy making",
                        starred: false,
                    }],
                }],
            },
        ],
    },
    Dimension {
        id: "G",
        name: Name::constant("Governance (G)", "治理（G）"),
        pillar: Pillar::Governance,
        themes: &[
            Theme {
                id: "G-1",
                name: Name::constant("Modern governance structure", "现代化治理结构"),
                pillar: Pillar::Governance,
                indicators: &[
                    Indicator {
                        id: "G-1-1",
                        name: Name::constant("Shareholders", "股东"),
                        pillar: Pillar::Governance,
                        starred: false,
                        descriptions: &[Description {
                            id: "G-1-1-a",
                            text: "Protect minority shareholders and diversify the board: gender, \
                                   age, education and industry background considered; more \
                                   independent directors; higher share of women",
                            starred: false,
                        }],
                    },
                    Indicator {
                        id: "G-1-2",
                        name: Name::constant("Management", "管理层"),
                        pillar: Pillar::Governance,
                        starred: false,
                        descriptions: &[Description {
                            id: "G-1-2-a",
                            text: "Management diversity: gender, age, education and industry \
                                   background considered",
                            starred: false,
                        }],
                    },
                ],
            },
            Theme {
                id: "G-2",
                name: Name::constant(
                    "Technological innovation and digitalisation",
                    "科技创新与数字化",
                ),
                pillar: Pillar::Governance,
                indicators: &[
                    Indicator {
                        id: "G-2-1",
                        name: Name::constant("Corporate technological innovation", "企业科技创新"),
                        pillar: Pillar::Governance,
                        starred: false,
                        descriptions: &[Description {
                            id: "G-2-1-a",
                            text: "Create and apply new knowledge, technology and processes; \
                                   adopt new production and management models; develop new \
                                   products, raise quality, offer new services",
                            starred: false,
                        }],
                    },
                    Indicator {
                        id: "G-2-2",
                        name: Name::constant(
                            "Industry-university-research cooperation",
                            "与社会开展产学研合作",
                        ),
                        pillar: Pillar::Governance,
                        starred: false,
                        descriptions: &[Description {
                            id: "G-2-2-a",
                            text: "Cooperation between the company and research institutes and \
                                   universities",
                            starred: false,
                        }],
                    },
                    Indicator {
                        id: "G-2-3",
                        name: Name::constant("Intellectual property protection", "知识产权保护"),
                        pillar: Pillar::Governance,
                        starred: false,
                        descriptions: &[Description {
                            id: "G-2-3-a",
                            text: "For example: raise IP-protection awareness; improve in-house \
                                   innovation mechanisms and activity; follow IP law strictly in \
                                   daily operations",
                            starred: false,
                        }],
                    },
                ],
            },
            Theme {
                id: "G-3",
                name: Name::constant("Fintech ethics", "金融科技伦理"),
                pillar: Pillar::Governance,
                indicators: &[
                    Indicator {
                        id: "G-3-1",
                        name: Name::constant(
                            "Set up a fintech ethics committee",
                            "设立金融科技伦理委员会",
                        ),
                        pillar: Pillar::Governance,
                        starred: true,
                        descriptions: &[Description {
                            id: "G-3-1-a",
                            text: "Committee management and oversight: forward-looking assessment \
                                   of fintech-ethics risk; drive work to build a tech-ethics \
                                   system in finance",
                            starred: false,
                        }],
                    },
                    Indicator {
                        id: "G-3-2",
                        name: Name::constant(
                            "Define fintech-ethics principles and conduct requirements",
                            "明确金融科技伦理原则及行为要求",
                        ),
                        pillar: Pillar::Governance,
                        starred: true,
                        descriptions: &[Description {
                            id: "G-3-2-a",
                            text: "Issue rules from the angles of data, technology, talent, \
                                   client and regulatory ethics; clarify boundaries and \
                                   execution; set matching conduct requirements",
                            starred: false,
                        }],
                    },
                    Indicator {
                        id: "G-3-3",
                        name: Name::constant(
                            "Set up a fintech-ethics review mechanism",
                            "设立金融科技伦理审查机制",
                        ),
                        pillar: Pillar::Governance,
                        starred: true,
                        descriptions: &[Description {
                            id: "G-3-3-a",
                            text: "Review system on data security, inclusion and fair \
                                   competition, with responsible parties and penalties defined",
                            starred: false,
                        }],
                    },
                ],
            },
            Theme {
                id: "G-4",
                name: Name::constant("Data security and privacy protection", "数据安全与隐私保护"),
                pillar: Pillar::Governance,
                indicators: &[
                    Indicator {
                        id: "G-4-1",
                        name: Name::constant(
                            "Data-security and privacy-protection system",
                            "数据安全与隐私保护体系",
                        ),
                        pillar: Pillar::Governance,
                        starred: false,
                        descriptions: &[Description {
                            id: "G-4-1-a",
                            text: "State of system building for personal privacy, data compliance \
                                   and data security",
                            starred: false,
                        }],
                    },
                    Indicator {
                        id: "G-4-2",
                        name: Name::constant(
                            "Technical support for data-security governance",
                            "数据安全治理技术支持",
                        ),
                        pillar: Pillar::Governance,
                        starred: false,
                        descriptions: &[Description {
                            id: "G-4-2-a",
                            text: "Use of technology in data-security governance",
                            starred: false,
                        }],
                    },
                ],
            },
            Theme {
                id: "G-5",
                name: Name::constant("Risk management", "风险管理"),
                pillar: Pillar::Governance,
                indicators: &[
                    Indicator {
                        id: "G-5-1",
                        name: Name::constant("Technology risk management", "技术风险管理"),
                        pillar: Pillar::Governance,
                        starred: false,
                        descriptions: &[Description {
                            id: "G-5-1-a",
                            text: "Identify technology risks faced; management model and means \
                                   for them",
                            starred: false,
                        }],
                    },
                    Indicator {
                        id: "G-5-2",
                        name: Name::constant(
                            "Network security risk management",
                            "网络安全风险管理",
                        ),
                        pillar: Pillar::Governance,
                        starred: false,
                        descriptions: &[Description {
                            id: "G-5-2-a",
                            text: "Identify network-security risks faced; management model and \
                                   means for them",
                            starred: false,
                        }],
                    },
                    Indicator {
                        id: "G-5-3",
                        name: Name::constant(
                            "Privacy and data-security risk management",
                            "隐私和数据安全风险管理",
                        ),
                        pillar: Pillar::Governance,
                        starred: false,
                        descriptions: &[Description {
                            id: "G-5-3-a",
                            text: "Identify privacy and data-security risks faced; management \
                                   model and means for them",
                            starred: false,
                        }],
                    },
                    Indicator {
                        id: "G-5-4",
                        name: Name::constant(
                            "Payment security risk management",
                            "支付安全风险管理",
                        ),
                        pillar: Pillar::Governance,
                        starred: true,
                        descriptions: &[Description {
                            id: "G-5-4-a",
                            text: "Management model and means for payment-security risk",
                            starred: false,
                        }],
                    },
                    Indicator {
                        id: "G-5-5",
                        name: Name::constant("Credit risk management", "信用风险管理"),
                        pillar: Pillar::Governance,
                        starred: true,
                        descriptions: &[Description {
                            id: "G-5-5-a",
                            text: "Management model and means for credit risk",
                            starred: false,
                        }],
                    },
                    Indicator {
                        id: "G-5-6",
                        name: Name::constant(
                            "Systemic risk management / market risk",
                            "系统性风险管理/市场风险",
                        ),
                        pillar: Pillar::Governance,
                        starred: true,
                        descriptions: &[Description {
                            id: "G-5-6-a",
                            text: "Grasp the hard points of systemic-risk control; management \
                                   model and means for systemic / market risk",
                            starred: false,
                        }],
                    },
                ],
            },
            Theme {
                id: "G-6",
                name: Name::constant("Compliance and business ethics", "合规与商业道德"),
                pillar: Pillar::Governance,
                indicators: &[
                    Indicator {
                        id: "G-6-1",
                        name: Name::constant("Compliance management system", "合规管理体系建设"),
                        pillar: Pillar::Governance,
                        starred: false,
                        descriptions: &[
                            Description {
                                id: "G-6-1-a",
                                text: "Compliance rules and platform",
                                starred: false,
                            },
                            Description {
                                id: "G-6-1-b",
                                text: "Compliance training, awareness and communication mechanism",
                                starred: false,
                            },
                            Description {
                                id: "G-6-1-c",
                                text: "Compliance oversight, accountability and performance \
                                       appraisal",
                                starred: false,
                            },
                            Description {
                                id: "G-6-1-d",
                                text: "Develop compliance and risk-monitoring models",
                                starred: false,
                            },
                        ],
                    },
                    Indicator {
                        id: "G-6-2",
                        name: Name::constant(
                            "Compliance technology capability",
                            "合规技术能力建设",
                        ),
                        pillar: Pillar::Governance,
                        starred: false,
                        descriptions: &[Description {
                            id: "G-6-2-a",
                            text: "Centred on data-security policy: cyclic improvement of \
                                   data-security compliance through policy-risk assessment, \
                                   process-risk improvement, externally certified risk \
                                   measurement and policy-improvement risk",
                            starred: false,
                        }],
                    },
                    Indicator {
                        id: "G-6-3",
                        name: Name::constant("Tax transparency", "税务透明"),
                        pillar: Pillar::Governance,
                        starred: false,
                        descriptions: &[Description {
                            id: "G-6-3-a",
                            text: "Assess tax risk so that tax planning conforms to tax law; keep \
                                   good accounts and records documenting tax-planning strategy",
                            starred: false,
                        }],
                    },
                    Indicator {
                        id: "G-6-4",
                        name: Name::constant("Anti-monopoly", "反垄断"),
                        pillar: Pillar::Governance,
                        starred: false,
                        descriptions: &[Description {
                            id: "G-6-4-a",
                            text: "Keep market competition fair; prevent disorderly expansion in \
                                   scale and product innovation; keep financial innovation under \
                                   prudential supervision",
                            starred: false,
                        }],
                    },
                    Indicator {
                        id: "G-6-5",
                        name: Name::constant("Anti-corruption and anti-fraud", "反腐败反舞弊"),
                        pillar: Pillar::Governance,
                        starred: false,
                        descriptions: &[Description {
                            id: "G-6-5-a",
                            text: "Set up a dedicated discipline or internal-control anti-fraud \
                                   unit to prevent embezzlement, misuse of funds, infringement \
                                   of personal information and computer crime",
                            starred: false,
                        }],
                    },
                    Indicator {
                        id: "G-6-6",
                        name: Name::constant("Anti-money-laundering", "反洗钱"),
                        pillar: Pillar::Governance,
                        starred: true,
                        descriptions: &[Description {
                            id: "G-6-6-a",
                            text: "Focus on abnormal financial behaviour; keep identity \
                                   verification and records up to date",
                            starred: false,
                        }],
                    },
                    Indicator {
                        id: "G-6-7",
                        name: Name::constant(
                            "Management of regulatory penalties and negative events",
                            "监管处罚及负面事件管理",
                        ),
                        pillar: Pillar::Governance,
                        starred: false,
                        descriptions: &[Description {
                            id: "G-6-7-a",
                            text: "Suspend the business concerned and rectify fully as regulators \
                                   require",
                            starred: false,
                        }],
                    },
                ],
            },
            Theme {
                id: "G-7",
                name: Name::constant("Information disclosure", "信息披露"),
                pillar: Pillar::Governance,
                indicators: &[Indicator {
                    id: "G-7-1",
                    name: Name::constant(
                        "Disclose the building of corporate disclosure as a specific matter",
                        "将企业信息披露建设作为特定事项对外披露",
                    ),
                    pillar: Pillar::Governance,
                    starred: false,
                    descriptions: &[Description {
                        id: "G-7-1-a",
                        text: "Quantify indicator data for comparability; strengthen \
                               collection, calculation and assessment of carbon emissions; \
                               widen disclosure; run corporate carbon accounting; put \
                               environmental / sustainability information under internal \
                               control; carry out carbon audits and inventories",
                        starred: false,
                    }],
                }],
            },
        ],
    },
];
