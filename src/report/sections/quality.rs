//! How good the answers are: who is missing, what was not answered, where the scale was not used.

use super::agreement;
use crate::assessment::ResultLine;
use crate::model::{GroupId, Missing};
use crate::report::builder::Report;
use crate::report::phrase::Phrase;
use crate::report::section::ReportSection;
use crate::report::table::{ReportCell, ReportColumn, ReportTable};
use crate::survey::{Cell, QualityReport, QualityRules, Tally};

/// Groups of fewer people are named: their mean moves with every single answer.
const FEW: u64 = 5;

/// Coverage below this is named.
const LOW_COVERAGE: f64 = 0.8;

pub(super) const TITLE: Phrase = Phrase("Quality of the responses", "回答质量");
const FEW_PEOPLE: Phrase = Phrase(
    "{group}: fewer than {few} respondents ({people}); one answer moves the score of this group \
     noticeably.",
    "{group}：{people} 名受访者，少于 {few} 名；单个回答即可明显改变该群体的得分。",
);
const NOBODY: Phrase =
    Phrase("{group}: nobody of this group answered.", "{group}：该群体无人作答。");
const COVERAGE: Phrase = Phrase(
    "{issue}, {axis}: groups with {share} of the weight answered.",
    "{issue}，{axis}：作答群体占权重的 {share}。",
);
const NO_INTERVAL: Phrase = Phrase(
    "{issue}, {axis}: no interval, because a group that counts gave a single answer or because \
     the score rests on evidence alone.",
    "{issue}，{axis}：没有置信区间，因为某个计入权重的群体仅有一个回答，或得分完全依据证据给定。",
);
const FLAT: Phrase = Phrase(
    "{issue}, {axis}: every answer in every group that counts was the same, so the interval has no \
     width; that is not certainty.",
    "{issue}，{axis}：所有计入权重的群体内部回答均相同，区间宽度为零；这并不表示确定。",
);
const NOTHING: Phrase = Phrase(
    "Nothing stands out in response counts and coverage: every group that was asked and counts has \
     at least {few} respondents and every score a coverage of at least {share}. How far opinions \
     agree is another question.",
    "回答数量和覆盖率未发现异常：每个受访且计入权重的群体至少有 {few} 名受访者，\
     每个得分的覆盖率至少为 {share}。意见是否一致另当别论。",
);
const FINDINGS: Phrase = Phrase("To be kept in mind:", "需要注意：");
const MISSING: Phrase = Phrase("Answers and missing answers, by group", "各群体的回答与缺失");
const COLUMNS: [(&str, Phrase); 7] = [
    ("name", Phrase("group", "群体")),
    ("questions", Phrase("questions put", "提问数")),
    ("answered", Phrase("answered", "已回答")),
    ("no_answer", Phrase("no answer", "未回答")),
    ("dont_know", Phrase("don't know", "不知道")),
    ("not_applicable", Phrase("not applicable", "不适用")),
    ("top_level", Phrase("at the most material level", "选择最重要等级")),
];
const TOP_LEVEL: Phrase = Phrase(
    "The last column is the share of answers at the most material level of the scale. Where it is \
     high for a group, its answers hardly tell issues apart.",
    "最后一列为选择最重要等级的回答所占份额。该比例高的群体，其回答难以区分议题。",
);
const NO_TALLY: Phrase = Phrase(
    "The report was made without the counts of the answers, so kinds of missing answers and the \
     use of the scale are not reported.",
    "本报告未附回答计数，因此未报告缺失类型及评分尺度的使用情况。",
);

/// The section.
pub(in crate::report) fn section(report: &Report<'_>) -> ReportSection {
    let lang = report.lang;
    let findings = findings(report);
    let section = ReportSection::built("quality", TITLE.get(lang));
    let section = if findings.is_empty() {
        let (few, share) = (FEW.to_string(), ReportCell::Share(LOW_COVERAGE).shown());
        section.paragraph(NOTHING.with(lang, &[("few", &few), ("share", &share)]))
    } else {
        section.paragraph(FINDINGS.get(lang)).list(findings)
    };
    let section = match report.tally {
        Some(tally) => section.table(missing(report, tally)).paragraph(TOP_LEVEL.get(lang)),
        None => section.paragraph(NO_TALLY.get(lang)),
    };
    match (report.quality, report.tally) {
        (Some(quality), _) => agreement::append(section, report, quality),
        (None, Some(tally)) => {
            let quality = QualityReport::of_tally(tally, &QualityRules::default());
            agreement::append(section, report, &quality)
        }
        (None, None) => section,
    }
}

fn findings(report: &Report<'_>) -> Vec<String> {
    let lang = report.lang;
    let mut found = Vec::new();
    for group in &report.result.input().respondents {
        let (id, people) = (group.group.as_str(), group.count.to_string());
        let name = report.result.plan().groups().iter().find(|one| one.id() == &group.group);
        let is_silent = name.is_some_and(|one| !one.fixed_scores().is_empty());
        let name = name.map_or(id, |one| one.name().get(lang));
        let few = FEW.to_string();
        match group.count {
            // A silent group speaks through evidence.
            0 if is_silent => {}
            _ if !counts(report, &group.group) => {}
            0 => found.push(NOBODY.with(lang, &[("group", name)])),
            1..FEW => {
                let values = [("group", name), ("people", &*people), ("few", &*few)];
                found.push(FEW_PEOPLE.with(lang, &values));
            }
            _ => {}
        }
    }
    found.extend(report.result.lines().flat_map(|line| of_line(report, &line)));
    found
}

/// Whether a group has a weight on any criterion.
fn counts(report: &Report<'_>, group: &GroupId) -> bool {
    let weights = report.result.group_weights();
    report.result.plan().criteria().as_slice().iter().any(|criterion| {
        let weight = weights.get(group.as_str(), criterion.id().as_str());
        weight.is_some_and(|weight| weight > 0.0)
    })
}

/// What stands out about the scores of one issue.
fn of_line(report: &Report<'_>, line: &ResultLine<'_>) -> Vec<String> {
    let lang = report.lang;
    let mut found = Vec::new();
    for (axis, outcome) in line.outcomes.iter() {
        let Ok(score) = outcome else { continue };
        let names = [("issue", line.issue.name().get(lang)), ("axis", report.axis_name(axis))];
        if score.coverage() < LOW_COVERAGE {
            let share = ReportCell::Share(score.coverage()).shown();
            let values = [names[0], names[1], ("share", &*share)];
            found.push(COVERAGE.with(lang, &values));
        }
        match score.interval() {
            None => found.push(NO_INTERVAL.with(lang, &names)),
            Some(interval) if interval.is_degenerate() => found.push(FLAT.with(lang, &names)),
            Some(_) => {}
        }
    }
    found
}

fn missing(report: &Report<'_>, tally: &Tally) -> ReportTable {
    let lang = report.lang;
    let mut columns = vec![ReportColumn::files_only("group")];
    columns.extend(COLUMNS.map(|(id, title)| ReportColumn::new(id, title.get(lang))));
    let frame = tally.questionnaire();
    let rows = report.result.plan().groups().iter().map(|group| {
        let cells: Vec<Cell<'_>> = frame
            .issues()
            .iter()
            .flat_map(|issue| {
                let criteria = frame.criteria().as_slice().iter();
                criteria.filter_map(|criterion| {
                    tally.cell(group.id().as_str(), issue.as_str(), criterion.id().as_str())
                })
            })
            .collect();
        let sum = |count: &dyn Fn(&Cell<'_>) -> u64| cells.iter().map(count).sum::<u64>();
        let (asked, answered) = (sum(&|cell| cell.asked()), sum(&|cell| cell.answers()));
        let top = sum(&|cell| cell.levels().last().copied().unwrap_or_default());
        let share = |part: u64, all: u64| match all {
            0 => ReportCell::Missing,
            all => ReportCell::Share(part as f64 / all as f64),
        };
        let mut row = vec![
            ReportCell::text(group.id().as_str()),
            ReportCell::text(group.name().get(lang)),
            ReportCell::Count(asked),
            share(answered, asked),
        ];
        row.extend(Missing::ALL.map(|kind| share(sum(&|cell| cell.missing(kind)), asked)));
        row.push(share(top, answered));
        row
    });
    ReportTable::built("missing-answers", MISSING.get(lang), columns, rows.collect())
}
