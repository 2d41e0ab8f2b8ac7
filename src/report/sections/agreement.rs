//! How far respondents and groups agree, and what of their answers deserves a second look.
//!
//! Respondents are counted here and never named.

use crate::model::{CriterionId, Lang};
use crate::report::builder::Report;
use crate::report::phrase::Phrase;
use crate::report::section::ReportSection;
use crate::report::table::{ReportCell, ReportColumn, ReportTable};
use crate::survey::{
    AlphaMetric, Concordance, CriterionQuality, DividedOpinion, IssueQuality, KendallW,
    KrippendorffAlpha, QualityReport, QualityRules, ResponseSummary,
};

const TABLE: Phrase = Phrase("Agreement, by criterion", "各准则的一致性");
const COLUMNS: [(&str, Phrase); 8] = [
    ("name", Phrase("criterion", "准则")),
    ("ratings", Phrase("ratings", "评分数")),
    ("krippendorff_alpha", Phrase("Krippendorff's α (ordinal)", "Krippendorff α（定序）")),
    ("groups_w", Phrase("Kendall's W of groups", "群体间 Kendall W")),
    ("groups_verdict", Phrase("what it says", "含义")),
    ("people_w", Phrase("Kendall's W of respondents", "受访者间 Kendall W")),
    ("straight_lines", Phrase("same rating throughout", "全部相同评分")),
    ("flagged", Phrase("flagged respondents", "需复核的受访者")),
];
const FLAGGED: Phrase = Phrase(
    "Respondents are flagged whose answers follow a pattern; none was removed.",
    "回答呈现固定模式的受访者被标记，未剔除任何人。",
);
const COUNTS_ALONE: Phrase = Phrase(
    "– in the last three columns means that the report was made from counts, which do not tell who \
     answered what.",
    "最后三列的 – 表示报告仅依据计数生成，无法区分个人回答。",
);
const UNDEFINED: Phrase = Phrase(
    "– means that a figure is not defined: too few people, groups or issues to compare, or nothing \
     that differs.",
    "– 表示该指标无定义：可比较的受访者、群体或议题过少，或没有任何差异。",
);
const UNDEFINED_ELSEWHERE: Phrase = Phrase(
    "In the other columns – means that a figure is not defined: too few groups or issues to \
     compare, or nothing that differs.",
    "其他列的 – 表示该指标无定义：可比较的群体或议题过少，或没有任何差异。",
);
const EXCEPT: Phrase = Phrase(
    "{verdict} over all groups together, but not between all of them: the orders of {apart} of \
     {pairs} pairs have little in common",
    "就全部群体合计为{verdict}，但并非两两如此：{pairs} 对群体中有 {apart} 对的排序共同点很少",
);
const ORDERS: Phrase = Phrase("Orders of groups, pair by pair", "群体排序两两比较");
const APART: Phrase = Phrase(
    "Groups whose orders have little in common, so that a pooled order stands for neither:",
    "以下群体的排序共同点很少，合并排序不能代表任何一方：",
);
const PAIR: Phrase = Phrase(
    "{criterion}: {first} and {second} (Kendall's τ = {tau})",
    "{criterion}：{first}与{second}（Kendall τ = {tau}）",
);
const DIVIDED: Phrase = Phrase(
    "Issues on which opinion is divided, so that the mean should not stand alone:",
    "以下议题意见分歧，均值不宜单独使用：",
);
const GAP: Phrase = Phrase(
    "{issue}, {criterion}: {first} above {second} by {gap}",
    "{issue}，{criterion}：{first}高于{second} {gap}",
);
const POLARIZED: Phrase = Phrase(
    "{issue}, {criterion}: answers stand at both ends (polarization {polarization})",
    "{issue}，{criterion}：回答集中于两端（极化度 {polarization}）",
);
const POLARIZED_GROUP: Phrase = Phrase(
    "{issue}, {criterion}: answers of {group} stand at both ends (polarization {polarization})",
    "{issue}，{criterion}：{group}的回答集中于两端（极化度 {polarization}）",
);

/// Appends what a quality report says.
pub(super) fn append(
    section: ReportSection,
    report: &Report<'_>,
    quality: &QualityReport,
) -> ReportSection {
    let lang = report.lang;
    let table = table(report, quality);
    let note = note(&table, quality, lang);
    let mut section = section.table(table).paragraph(note).file_table(orders(report, quality));
    let apart = apart(report, quality);
    if !apart.is_empty() {
        section = section.paragraph(APART.get(lang)).list(apart);
    }
    let divided: Vec<String> = quality
        .criteria()
        .iter()
        .flat_map(|criterion| {
            let issues = criterion.issues().iter();
            issues.flat_map(move |issue| divided(report, criterion.criterion(), issue))
        })
        .collect();
    if divided.is_empty() { section } else { section.paragraph(DIVIDED.get(lang)).list(divided) }
}

/// What the flags and dashes mean that are in the table; nothing about those that are not.
fn note(table: &ReportTable, quality: &QualityReport, lang: Lang) -> String {
    let mut criteria = quality.criteria().iter();
    let is_of_counts = criteria.any(|one| one.people().is_none() && one.answers() > 0);
    // The last three columns are about people, of whom counts say nothing.
    let known = table.columns().len() - if is_of_counts { 3 } else { 0 };
    let is_undefined = table.rows().iter().any(|row| row[..known].contains(&ReportCell::Missing));
    let undefined = if is_of_counts { UNDEFINED_ELSEWHERE } else { UNDEFINED };
    let people = if is_of_counts { COUNTS_ALONE } else { FLAGGED };
    let mut words = people.get(lang).to_owned();
    if is_undefined {
        words.push_str(if lang == Lang::En { " " } else { "" });
        words.push_str(undefined.get(lang));
    }
    words
}

fn table(report: &Report<'_>, quality: &QualityReport) -> ReportTable {
    let lang = report.lang;
    let mut columns = vec![ReportColumn::files_only("criterion")];
    columns.extend(COLUMNS.map(|(id, title)| ReportColumn::new(id, title.get(lang))));
    let rows = quality.criteria().iter().map(|one| row(report, one, quality.rules())).collect();
    ReportTable::built("agreement", TABLE.get(lang), columns, rows)
}

fn row(report: &Report<'_>, one: &CriterionQuality, rules: &QualityRules) -> Vec<ReportCell> {
    let lang = report.lang;
    let groups = one.rankings().kendall_w();
    let people = one.people().and_then(|people| people.kendall_w());
    let responses = one.responses();
    let count = |count: Option<u64>| count.map_or(ReportCell::Missing, ReportCell::Count);
    vec![
        ReportCell::text(one.criterion().as_str()),
        ReportCell::text(report.criterion_name(one.criterion().as_str())),
        ReportCell::Count(one.answers()),
        ReportCell::score(one.krippendorff(AlphaMetric::Ordinal).map(KrippendorffAlpha::get)),
        ReportCell::score(groups.map(KendallW::get)),
        groups.map_or(ReportCell::Missing, |w| ReportCell::Text(verdict(one, w, rules, lang))),
        ReportCell::score(people.map(KendallW::get)),
        count(responses.map(ResponseSummary::straight_lines)),
        count(responses.map(|summary| summary.flagged().len() as u64)),
    ]
}

/// What W over the groups says. It can be high although two groups have little in common, and is
/// then no consensus without that being said.
fn verdict(one: &CriterionQuality, w: &KendallW, rules: &QualityRules, lang: Lang) -> String {
    let words = w.verdict().text(lang);
    let pairs = one.rankings().pairs();
    let apart = pairs.iter().filter(|pair| pair.is_apart(rules)).count();
    match w.verdict() {
        Concordance::NotShown | Concordance::NoConsensus => words.to_owned(),
        _ if apart == 0 => words.to_owned(),
        _ => {
            let (apart, pairs) = (apart.to_string(), pairs.len().to_string());
            EXCEPT.with(lang, &[("verdict", words), ("apart", &apart), ("pairs", &pairs)])
        }
    }
}

/// Kendall's τ of every pair of groups, for files.
fn orders(report: &Report<'_>, quality: &QualityReport) -> ReportTable {
    let ids = ["criterion", "first", "second", "tau_b"];
    let columns = ids.map(|id| ReportColumn::new(id, id)).to_vec();
    let mut rows = Vec::new();
    for criterion in quality.criteria() {
        rows.extend(criterion.rankings().pairs().iter().map(|pair| {
            vec![
                ReportCell::text(criterion.criterion().as_str()),
                ReportCell::text(pair.first().as_str()),
                ReportCell::text(pair.second().as_str()),
                ReportCell::score(pair.tau_b()),
            ]
        }));
    }
    ReportTable::built("group-orders", ORDERS.get(report.lang), columns, rows)
}

/// The pairs of groups whose orders have little in common.
fn apart(report: &Report<'_>, quality: &QualityReport) -> Vec<String> {
    let mut found = Vec::new();
    for criterion in quality.criteria() {
        let pairs = criterion.rankings().pairs().iter();
        for pair in pairs.filter(|pair| pair.is_apart(quality.rules())) {
            let values = [
                ("criterion", report.criterion_name(criterion.criterion().as_str())),
                ("first", report.group_name(pair.first().as_str())),
                ("second", report.group_name(pair.second().as_str())),
                ("tau", &ReportCell::score(pair.tau_b()).shown()),
            ];
            found.push(PAIR.with(report.lang, &values));
        }
    }
    found
}

/// Why opinion about an issue is divided.
fn divided(report: &Report<'_>, criterion: &CriterionId, issue: &IssueQuality) -> Vec<String> {
    let names = [
        ("issue", report.issue_name(issue.issue().as_str())),
        ("criterion", report.criterion_name(criterion.as_str())),
    ];
    let words =
        |phrase: Phrase, more: &[(&str, &str)]| phrase.with(report.lang, &[&names, more].concat());
    let reason = |reason: &DividedOpinion| match reason {
        DividedOpinion::GroupGap(gap) => words(
            GAP,
            &[
                ("first", report.group_name(gap.higher().as_str())),
                ("second", report.group_name(gap.lower().as_str())),
                ("gap", &format!("{:.3}", gap.gap())),
            ],
        ),
        DividedOpinion::Polarized { polarization } => {
            words(POLARIZED, &[("polarization", &format!("{polarization:.2}"))])
        }
        DividedOpinion::PolarizedGroup { group, polarization } => words(
            POLARIZED_GROUP,
            &[
                ("group", report.group_name(group.as_str())),
                ("polarization", &format!("{polarization:.2}")),
            ],
        ),
    };
    issue.divided().iter().map(reason).collect()
}
