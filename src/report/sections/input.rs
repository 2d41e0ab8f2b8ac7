//! Who answered, what was read, and how to check it.

use crate::assessment::{DataOrigin, Reject};
use crate::model::{Role, StakeholderGroup};
use crate::report::builder::Report;
use crate::report::phrase::{Phrase, listed};
use crate::report::section::ReportSection;
use crate::report::table::{ReportCell, ReportColumn, ReportTable};

pub(super) const TITLE: Phrase = Phrase("Input data", "输入数据");
const ORIGIN: Phrase = Phrase("The answers are {origin}.", "回答来源：{origin}。");
const DIGEST: Phrase = Phrase(
    "The result was computed by version {version} of the software package “materiality” from \
     counts whose SHA-256 digest is {digest}. The same plan and counts give the same result.",
    "结果由软件包 materiality {version} 版根据计数表计算得出，其 SHA-256 摘要为 {digest}。\
     相同的计划和计数得到相同的结果。",
);
const ROWS: Phrase = Phrase(
    "{read} rows were read; {rejected} of them had something wrong, which was rejected and counts \
     as not answered.",
    "共读取 {read} 行；其中 {rejected} 行存在错误，错误部分已被拒绝并视为未回答。",
);
const GROUPS: Phrase = Phrase("Who was asked", "受访群体");
const GROUP_COLUMNS: [Phrase; 5] = [
    Phrase("group", "群体"),
    Phrase("role", "角色"),
    Phrase("people the group stands for", "群体人数"),
    Phrase("respondents", "受访者"),
    Phrase("share heard", "受访比例"),
];
const FIXED: Phrase = Phrase("Scores given on evidence", "依据证据给定的评分");
const FIXED_COLUMNS: [Phrase; 5] = [
    Phrase("group", "群体"),
    Phrase("issue", "议题"),
    Phrase("criterion", "准则"),
    Phrase("rating", "评分"),
    Phrase("source", "依据"),
];
const REJECTS: Phrase = Phrase("What was rejected", "被拒绝的内容");
const REJECT_COLUMNS: [Phrase; 3] =
    [Phrase("line", "行"), Phrase("column", "列"), Phrase("reason", "原因")];

/// The section.
pub(in crate::report) fn section(report: &Report<'_>) -> ReportSection {
    let (result, lang) = (report.result, report.lang);
    let origin = match result.plan().data() {
        DataOrigin::Collected => Phrase("collected from people", "向人员收集"),
        DataOrigin::Synthetic => Phrase("SYNTHETIC, made up", "合成数据 SYNTHETIC，系编造"),
    };
    let input = result.input();
    let mut section = ReportSection::built("input", TITLE.get(lang))
        .paragraph(ORIGIN.with(lang, &[("origin", origin.get(lang))]))
        .table(groups(report))
        .paragraph(
            DIGEST.with(lang, &[("version", result.crate_version()), ("digest", &input.digest)]),
        );
    if let Some(rows) = input.rows {
        let (read, rejected) = (rows.read.to_string(), rows.rejected.to_string());
        section = section.paragraph(ROWS.with(lang, &[("read", &read), ("rejected", &rejected)]));
    }
    if result.plan().groups().iter().any(|group| !group.fixed_scores().is_empty()) {
        section = section.table(fixed(report));
    }
    if !input.rejects.is_empty() {
        section = section.table(rejects(report));
    }
    section
}

fn groups(report: &Report<'_>) -> ReportTable {
    let lang = report.lang;
    let names = ["name", "roles", "population", "respondents", "share_heard"];
    let mut columns = vec![ReportColumn::files_only("group")];
    columns
        .extend(names.iter().zip(GROUP_COLUMNS).map(|(&id, t)| ReportColumn::new(id, t.get(lang))));
    let respondents = &report.result.input().respondents;
    let row = |group: &StakeholderGroup| {
        let count = respondents.iter().find(|one| &one.group == group.id()).map(|one| one.count);
        let population = group.population().map(std::num::NonZeroU64::get);
        let heard = match (count, population) {
            (Some(count), Some(all)) if count <= all => {
                ReportCell::Share(count as f64 / all as f64)
            }
            _ => ReportCell::Missing,
        };
        let roles: Vec<&str> = group.roles().iter().map(|&role| role_name(role, lang)).collect();
        vec![
            ReportCell::text(group.id().as_str()),
            ReportCell::text(group.name().get(lang)),
            if roles.is_empty() {
                ReportCell::Missing
            } else {
                ReportCell::Text(listed(&roles, lang))
            },
            population.map_or(ReportCell::Missing, ReportCell::Count),
            count.map_or(ReportCell::Missing, ReportCell::Count),
            heard,
        ]
    };
    let rows = report.result.plan().groups().iter().map(row).collect();
    ReportTable::built("groups", GROUPS.get(lang), columns, rows)
}

const fn role_name(role: Role, lang: crate::model::Lang) -> &'static str {
    match role {
        Role::AffectedParty => Phrase("affected", "受影响者"),
        Role::StatementUser => Phrase("user of the statement", "报告使用者"),
    }
    .get(lang)
}

fn fixed(report: &Report<'_>) -> ReportTable {
    let lang = report.lang;
    let names = ["group", "issue", "criterion", "rating", "source"];
    let columns =
        names.iter().zip(FIXED_COLUMNS).map(|(&id, t)| ReportColumn::new(id, t.get(lang)));
    let groups = report.result.plan().groups().iter();
    let rows = groups.flat_map(|group| {
        group.fixed_scores().iter().map(move |fixed| {
            vec![
                ReportCell::text(group.name().get(lang)),
                ReportCell::text(report.issue_name(fixed.issue().as_str())),
                ReportCell::text(report.criterion_name(fixed.criterion().as_str())),
                ReportCell::Number(fixed.value(), 2),
                ReportCell::text(fixed.source()),
            ]
        })
    });
    ReportTable::built("fixed-scores", FIXED.get(lang), columns.collect(), rows.collect())
}

fn rejects(report: &Report<'_>) -> ReportTable {
    let lang = report.lang;
    let names = ["line", "column", "reason"];
    let columns =
        names.iter().zip(REJECT_COLUMNS).map(|(&id, t)| ReportColumn::new(id, t.get(lang)));
    let row = |reject: &Reject| {
        vec![
            ReportCell::Count(reject.line),
            ReportCell::text(&*reject.column),
            ReportCell::text(&*reject.reason),
        ]
    };
    let rows = report.result.input().rejects.iter().map(row).collect();
    ReportTable::built("rejects", REJECTS.get(lang), columns.collect(), rows)
}
