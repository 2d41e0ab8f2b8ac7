//! The lines, their reason, and the issues that stand close to them.

use crate::assessment::ResultLine;
use crate::model::Axis;
use crate::report::builder::Report;
use crate::report::phrase::Phrase;
use crate::report::section::ReportSection;
use crate::report::table::{ReportCell, ReportColumn, ReportTable};

pub(super) const TITLE: Phrase = Phrase("Thresholds", "阈值");
const RULE: Phrase = Phrase(
    "An issue is proposed as material if its score is at or above the line on one axis or on both; \
     it need not reach both lines.",
    "议题在任一维度或两个维度上的得分达到或高于阈值，即被提议为重要议题；不要求两个维度同时达到。",
);
const RATIONALE: Phrase =
    Phrase("Why the lines are where they are: {rationale}", "阈值设定理由：{rationale}");
const TABLE: Phrase = Phrase("Lines", "阈值");
const COLUMNS: [Phrase; 3] = [
    Phrase("axis", "维度"),
    Phrase("line (score)", "阈值（得分）"),
    Phrase("on the scale", "按评分尺度"),
];
const NEAR: Phrase = Phrase(
    "The interval of these scores contains the line, so the data alone do not settle on which side \
     they stand:",
    "下列得分的置信区间包含阈值，仅凭数据无法确定其位于阈值的哪一侧：",
);
const CLEAR: Phrase =
    Phrase("No interval of a score contains its line.", "没有任何得分的置信区间包含其阈值。");
const ONE: Phrase = Phrase(
    "{issue}, {axis}: {score}, interval {low} to {high}",
    "{issue}，{axis}：{score}，区间 {low} 至 {high}",
);

/// The section.
pub(in crate::report) fn section(report: &Report<'_>) -> ReportSection {
    let lang = report.lang;
    let thresholds = report.result.plan().thresholds();
    let section = ReportSection::built("thresholds", TITLE.get(lang))
        .paragraph(RULE.get(lang))
        .table(table(report))
        .paragraph(RATIONALE.with(lang, &[("rationale", thresholds.rationale())]));
    let near: Vec<String> = report.result.lines().flat_map(|line| near(report, &line)).collect();
    if near.is_empty() {
        section.paragraph(CLEAR.get(lang))
    } else {
        section.paragraph(NEAR.get(lang)).list(near)
    }
}

fn table(report: &Report<'_>) -> ReportTable {
    let lang = report.lang;
    let titles = COLUMNS.map(|title| title.get(lang));
    let columns = vec![
        ReportColumn::files_only("axis"),
        ReportColumn::new("name", titles[0]),
        ReportColumn::new("line", titles[1]),
        ReportColumn::new("importance", titles[2]),
    ];
    let lines = report.result.plan().thresholds().lines();
    let rows = Axis::ALL.into_iter().map(|axis| {
        vec![
            ReportCell::text(axis.id()),
            ReportCell::text(report.axis_name(axis)),
            ReportCell::Number(lines[axis].get(), 3),
            importance(report, axis),
        ]
    });
    ReportTable::built("thresholds", TABLE.get(lang), columns, rows.collect())
}

/// The line in units of the scale, where all criteria of the axis share one.
fn importance(report: &Report<'_>, axis: Axis) -> ReportCell {
    let plan = report.result.plan();
    let criteria = plan.criteria();
    let mut scales = criteria.of_axis(axis).map(|at| criteria.as_slice()[at].scale());
    let Some(first) = scales.next().filter(|first| scales.all(|scale| scale == *first)) else {
        return ReportCell::Missing;
    };
    ReportCell::Number(first.importance(plan.thresholds().lines()[axis]), 2)
}

/// The scores of an issue whose interval contains the line.
fn near(report: &Report<'_>, line: &ResultLine<'_>) -> Vec<String> {
    let lang = report.lang;
    let lines = report.result.plan().thresholds().lines();
    let mut found = Vec::new();
    for (axis, outcome) in line.outcomes.iter() {
        let Ok(score) = outcome else { continue };
        let Some(interval) = score.interval().filter(|one| one.contains(lines[axis])) else {
            continue;
        };
        let number = |score: crate::model::Score| format!("{:.3}", score.get());
        found.push(ONE.with(
            lang,
            &[
                ("issue", line.issue.name().get(lang)),
                ("axis", report.axis_name(axis)),
                ("score", &number(score.score())),
                ("low", &number(interval.lower())),
                ("high", &number(interval.upper())),
            ],
        ));
    }
    found
}
