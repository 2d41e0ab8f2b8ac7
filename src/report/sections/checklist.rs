//! What a disclosure of the process has to contain, and where this document has it.

use crate::model::Lang;
use crate::report::builder::Report;
use crate::report::disclosure::{Disclosure, DisclosureLine, DisclosureStatus};
use crate::report::phrase::{Phrase, listed};
use crate::report::section::ReportSection;
use crate::report::table::{ReportCell, ReportColumn, ReportTable};

const TITLE: Phrase = Phrase("Checklist of the disclosure", "披露核对表");
const INTRO: Phrase = Phrase(
    "What ESRS 2, IRO-1, paragraph 53 (Delegated Regulation (EU) 2023/2772) asks to be disclosed \
     about the process, and where this document has it. “Open” means that nothing here answers the \
     item; “stated” that the company has made a statement, which is printed below and which nobody \
     has checked here.",
    "ESRS 2 IRO-1 第 53 段（欧盟授权条例 2023/2772）要求就评估过程披露的内容，以及本文件中的相应位置。\
     “未回答”表示本文件没有回答该项；“企业已陈述”表示企业已作出陈述（见下文），此处未经核实。",
);
const TABLE: Phrase = Phrase("Checklist", "核对表");
const COLUMNS: [(&str, Phrase); 4] = [
    ("paragraph", Phrase("paragraph", "段落")),
    ("asks", Phrase("what it asks for", "要求内容")),
    ("status", Phrase("status", "状态")),
    ("sections", Phrase("where", "位置")),
];
const STATEMENT: Phrase = Phrase("{paragraph}, {asks}: {text}", "{paragraph}，{asks}：{text}");
const STATEMENTS: Phrase = Phrase("Statements of the company:", "企业陈述：");
const OPEN: Phrase = Phrase(
    "Open items: {open} of {all}. A report cannot answer them from the survey; they need a \
     statement of the company.",
    "未回答项目：{all} 项中的 {open} 项。调查数据无法回答这些项目，须由企业作出陈述。",
);

/// The checklist of a report.
pub(in crate::report) fn lines(report: &Report<'_>) -> Vec<DisclosureLine> {
    let line = |item| {
        let (answered, sections) = answer(report, item);
        let status = match (answered, report.statements.contains_key(&item)) {
            (Answer::Whole, _) => DisclosureStatus::Answered,
            (_, true) => DisclosureStatus::Stated,
            (Answer::Part, false) => DisclosureStatus::Partly,
            (Answer::Nothing, false) => DisclosureStatus::Open,
        };
        let mut sections = sections.to_vec();
        if report.statements.contains_key(&item) {
            sections.push("checklist");
        }
        DisclosureLine { item, status, sections }
    };
    Disclosure::ALL.map(line).to_vec()
}

/// How far the result alone answers an item.
#[derive(Clone, Copy)]
enum Answer {
    Whole,
    Part,
    Nothing,
}

/// What the result answers, and in which sections.
fn answer(report: &Report<'_>, item: Disclosure) -> (Answer, &'static [&'static str]) {
    let has_decisions = !report.result.decisions().is_empty();
    match item {
        Disclosure::Methodologies => {
            (Answer::Whole, &["method", "weights", "robustness", "limits"])
        }
        // Who answered stands here; how they were chosen and heard does not.
        Disclosure::Consultation => (Answer::Part, &["input", "quality"]),
        // Order and lines stand here; whether severity and likelihood were asked does not.
        Disclosure::ImpactPriorities => (Answer::Part, &["thresholds", "ranking"]),
        Disclosure::RiskAssessment => (Answer::Part, &["method", "thresholds"]),
        Disclosure::DecisionProcess if has_decisions => (Answer::Part, &["decisions"]),
        Disclosure::InputParameters => (Answer::Whole, &["input", "method", "quality"]),
        // The dates of the last modification and the next revision do not stand here.
        Disclosure::Changes if report.prior.is_some() => (Answer::Part, &["changes"]),
        Disclosure::FocusAreas
        | Disclosure::ValueChain
        | Disclosure::ImpactLinks
        | Disclosure::RiskPriorities
        | Disclosure::DecisionProcess
        | Disclosure::RiskManagement
        | Disclosure::OpportunityManagement
        | Disclosure::Changes => (Answer::Nothing, &[]),
    }
}

/// The section.
pub(in crate::report) fn section(report: &Report<'_>) -> ReportSection {
    let lang = report.lang;
    let lines = lines(report);
    let open = lines.iter().filter(|line| line.status == DisclosureStatus::Open).count();
    let mut section = ReportSection::built("checklist", TITLE.get(lang))
        .paragraph(INTRO.get(lang))
        .table(table(&lines, lang));
    if open > 0 {
        let (open, all) = (open.to_string(), lines.len().to_string());
        section = section.paragraph(OPEN.with(lang, &[("open", &open), ("all", &all)]));
    }
    if report.statements.is_empty() {
        return section;
    }
    let statements = report.statements.iter().map(|(&item, text)| {
        let values =
            [("paragraph", item.paragraph()), ("asks", asks(item).get(lang)), ("text", &**text)];
        STATEMENT.with(lang, &values)
    });
    section.paragraph(STATEMENTS.get(lang)).list(statements)
}

fn table(lines: &[DisclosureLine], lang: Lang) -> ReportTable {
    let columns = COLUMNS.map(|(id, title)| ReportColumn::new(id, title.get(lang))).to_vec();
    let rows = lines.iter().map(|line| {
        let sections: Vec<&str> =
            line.sections.iter().map(|&id| section_title(id).get(lang)).collect();
        vec![
            ReportCell::text(line.item.paragraph()),
            ReportCell::text(asks(line.item).get(lang)),
            ReportCell::text(status(line.status).get(lang)),
            match sections.as_slice() {
                [] => ReportCell::Missing,
                sections => ReportCell::Text(listed(sections, lang)),
            },
        ]
    });
    ReportTable::built("checklist", TABLE.get(lang), columns, rows.collect())
}

/// The sections that answer items.
const fn section_title(id: &str) -> Phrase {
    match id.as_bytes() {
        b"method" => super::method::TITLE,
        b"weights" => super::weights::TITLE,
        b"robustness" => super::robustness::TITLE,
        b"limits" => super::limits::TITLE,
        b"input" => super::input::TITLE,
        b"quality" => super::quality::TITLE,
        b"thresholds" => super::thresholds::TITLE,
        b"ranking" => super::ranking::TITLE,
        b"decisions" => super::decisions::TITLE,
        b"changes" => super::changes::TITLE,
        _ => TITLE,
    }
}

const fn status(status: DisclosureStatus) -> Phrase {
    match status {
        DisclosureStatus::Answered => Phrase("answered", "已回答"),
        DisclosureStatus::Stated => Phrase("stated", "企业已陈述"),
        DisclosureStatus::Partly => Phrase("partly", "部分回答"),
        DisclosureStatus::Open => Phrase("open", "未回答"),
    }
}

const fn asks(item: Disclosure) -> Phrase {
    match item {
        Disclosure::Methodologies => Phrase("methodologies and assumptions", "方法与假设"),
        Disclosure::FocusAreas => Phrase(
            "impacts: activities, relationships and regions with a heightened risk",
            "影响：风险较高的活动、业务关系和地区",
        ),
        Disclosure::ValueChain => {
            Phrase("impacts: own operations and business relationships", "影响：自身运营与业务关系")
        }
        Disclosure::Consultation => Phrase(
            "impacts: consultation with affected stakeholders and experts",
            "影响：与受影响的利益相关方和专家的沟通",
        ),
        Disclosure::ImpactPriorities => Phrase(
            "impacts: priorities by severity and likelihood, thresholds and other criteria",
            "影响：按严重程度和可能性排序，阈值及其他标准",
        ),
        Disclosure::ImpactLinks => Phrase(
            "risks and opportunities: how they follow from impacts and dependencies",
            "风险与机遇：与影响和依赖的联系",
        ),
        Disclosure::RiskAssessment => Phrase(
            "risks and opportunities: likelihood, magnitude and nature of effects",
            "风险与机遇：影响的可能性、程度和性质",
        ),
        Disclosure::RiskPriorities => Phrase(
            "risks and opportunities: priority relative to other risks",
            "风险与机遇：相对于其他风险的优先次序",
        ),
        Disclosure::DecisionProcess => {
            Phrase("decision-making and internal control", "决策与内部控制")
        }
        Disclosure::RiskManagement => {
            Phrase("integration into the management of risks", "与风险管理的整合")
        }
        Disclosure::OpportunityManagement => {
            Phrase("integration into the management of opportunities", "与机遇管理的整合")
        }
        Disclosure::InputParameters => Phrase(
            "input parameters: sources, scope, detail of assumptions",
            "输入参数：来源、范围、假设的细节",
        ),
        Disclosure::Changes => Phrase(
            "changes against the prior period, last modification, next revision",
            "与上一期相比的变化、最近修改、下次修订",
        ),
    }
}
