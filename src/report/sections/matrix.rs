//! The materiality matrix as numbers and as pictures.

use crate::model::{Axis, Pillar};
use crate::report::builder::Report;
use crate::report::phrase::{self, Phrase};
use crate::report::section::ReportSection;
use crate::report::table::{ReportCell, ReportColumn, ReportTable};
use crate::scoring::AxisOutcome;

const TITLE: Phrase = Phrase("Materiality matrix", "重要性矩阵");
const TABLE: Phrase = Phrase("Scores", "得分");
const ISSUE: Phrase = Phrase("issue", "议题");
const PILLAR: Phrase = Phrase("pillar", "领域");
const PER_AXIS: [(&str, Phrase); 5] = [
    ("score", Phrase("{axis} score", "{axis}得分")),
    ("lower", Phrase("{axis} from", "{axis}区间下限")),
    ("upper", Phrase("{axis} to", "{axis}区间上限")),
    ("answers", Phrase("{axis} answers", "{axis}回答数")),
    ("coverage", Phrase("{axis} coverage", "{axis}覆盖率")),
];
const LEGEND: Phrase = Phrase(
    "op.: {operational}; st.: {stakeholder}. From and to are the ends of the confidence interval. \
     Coverage is the share of the weight that answered. – stands where nothing is known.",
    "运营：{operational}；利益相关方：{stakeholder}。区间上下限为置信区间的两端。\
     覆盖率为作出回答的群体所占的权重份额。– 表示未知。",
);
const NO_SCORES: Phrase = Phrase("Why scores are missing:", "缺少得分的原因：");
const NO_SCORE: Phrase = Phrase("{issue}, {axis}: {reason}", "{issue}，{axis}：{reason}");

/// The section.
pub(in crate::report) fn section(report: &Report<'_>) -> ReportSection {
    let lang = report.lang;
    let names = [
        ("operational", report.axis_name(Axis::Operational)),
        ("stakeholder", report.axis_name(Axis::Stakeholder)),
    ];
    let section = ReportSection::built("matrix", TITLE.get(lang))
        .table(table(report))
        .paragraph(LEGEND.with(lang, &names));
    let reasons = reasons(report);
    if reasons.is_empty() { section } else { section.paragraph(NO_SCORES.get(lang)).list(reasons) }
}

fn table(report: &Report<'_>) -> ReportTable {
    let lang = report.lang;
    let mut columns = vec![
        ReportColumn::files_only("issue"),
        ReportColumn::new("name", ISSUE.get(lang)),
        ReportColumn::new("pillar", PILLAR.get(lang)),
    ];
    for axis in Axis::ALL {
        let short = phrase::short_axis(axis).get(lang);
        columns.extend(PER_AXIS.map(|(id, title)| {
            ReportColumn::new(format!("{axis}_{id}"), title.with(lang, &[("axis", short)]))
        }));
    }
    let rows = report.result.lines().map(|line| {
        let mut row = vec![
            ReportCell::text(line.issue.id().as_str()),
            ReportCell::text(line.issue.name().get(lang)),
            line.issue
                .pillar()
                .map_or(ReportCell::Missing, |one| ReportCell::text(pillar(one).get(lang))),
        ];
        for (_, outcome) in line.outcomes.iter() {
            row.extend(cells(outcome));
        }
        row
    });
    ReportTable::built("matrix", TABLE.get(lang), columns, rows.collect())
}

const fn pillar(pillar: Pillar) -> Phrase {
    match pillar {
        Pillar::Environmental => Phrase("environmental", "环境"),
        Pillar::Social => Phrase("social", "社会"),
        Pillar::Governance => Phrase("governance", "治理"),
    }
}

/// Score, interval, answers and coverage of one axis.
fn cells(outcome: &AxisOutcome) -> [ReportCell; 5] {
    let Ok(score) = outcome else { return [const { ReportCell::Missing }; 5] };
    let interval = score.interval();
    [
        ReportCell::Number(score.score().get(), 3),
        ReportCell::score(interval.map(|interval| interval.lower().get())),
        ReportCell::score(interval.map(|interval| interval.upper().get())),
        ReportCell::Count(score.answers()),
        ReportCell::Share(score.coverage()),
    ]
}

/// Why scores are missing, in words.
fn reasons(report: &Report<'_>) -> Vec<String> {
    let lang = report.lang;
    let mut found = Vec::new();
    for line in report.result.lines() {
        for (axis, outcome) in line.outcomes.iter() {
            if let Err(reason) = outcome {
                let (issue, axis) = (line.issue.name().get(lang), report.axis_name(axis));
                let reason = phrase::no_score(reason, lang);
                let values = [("issue", issue), ("axis", axis), ("reason", &*reason)];
                found.push(NO_SCORE.with(lang, &values));
            }
        }
    }
    found
}
