//! The ranking with scores, intervals and tiers.

use crate::assessment::ResultLine;
use crate::model::Axis;
use crate::report::builder::Report;
use crate::report::phrase::{self, Phrase};
use crate::report::section::ReportSection;
use crate::report::table::{ReportCell, ReportColumn, ReportTable};
use crate::scoring::NoScore;

pub(super) const TITLE: Phrase = Phrase("Ranking and tiers", "排序与等级");
const TABLE: Phrase = Phrase("Ranking", "排序");
const COLUMNS: [(&str, Phrase); 5] = [
    ("rank", Phrase("rank", "排序")),
    ("name", Phrase("issue", "议题")),
    ("utility", Phrase("utility", "效用")),
    ("tier", Phrase("tier (proposal)", "等级（提议）")),
    ("decision", Phrase("decision", "决定")),
];
const WITH_INTERVAL: Phrase = Phrase("{axis} score [interval]", "{axis}得分 [区间]");
const TIES: Phrase = Phrase(
    "Tied issues share a rank and stand in the order of the catalog.",
    "并列议题排名相同，按议题库中的次序列出。",
);
const MEANING: Phrase = Phrase(
    "Tiers: both, at or above both lines; operational only and stakeholder only, at or above that \
     line; neither, below the line on every axis on which some group counts; insufficient data, at \
     no line as far as is known, but without a score on an axis on which some group counts.",
    "等级含义：两轴均重要，即两个维度均达到阈值；仅运营轴重要、仅利益相关方轴重要，即仅该维度达到阈值；\
     均不重要，即在有群体计入权重的每个维度上均低于阈值；数据不足，即已知得分未达到阈值，\
     且在某一有群体计入权重的维度上没有得分。",
);
const UNASKED: Phrase = Phrase(
    "{axis}: some group counts on this axis, yet no issue has a score on it, so no issue that is \
     below the other line is called “neither”. If nobody was asked about this axis, every group \
     gets weight 0 on it in the plan.",
    "{axis}：有群体在该维度计入权重，但没有任何议题在该维度上有得分，因此低于另一阈值的议题不会列为“均不重要”。\
     如该维度未征询任何人，应在计划中将所有群体在该维度的权重设为 0。",
);

/// The section.
pub(in crate::report) fn section(report: &Report<'_>) -> ReportSection {
    let lang = report.lang;
    let section = ReportSection::built("ranking", TITLE.get(lang))
        .table(table(report))
        .paragraph(MEANING.get(lang));
    let unasked = Axis::ALL.into_iter().filter(|&axis| is_unasked(report, axis));
    let notes = unasked.map(|axis| UNASKED.with(lang, &[("axis", report.axis_name(axis))]));
    let section = notes.fold(section, ReportSection::notice);
    if report.result.ranking().has_ties() { section.paragraph(TIES.get(lang)) } else { section }
}

/// Whether an axis is expected to have answers and has none at all.
fn is_unasked(report: &Report<'_>, axis: Axis) -> bool {
    let mut lines = report.result.lines();
    lines.all(|line| matches!(&line.outcomes[axis], Err(reason) if *reason != NoScore::NotRated))
}

fn table(report: &Report<'_>) -> ReportTable {
    let lang = report.lang;
    let mut columns = vec![ReportColumn::files_only("issue")];
    columns.extend(COLUMNS.map(|(id, title)| ReportColumn::new(id, title.get(lang))));
    for axis in Axis::ALL {
        let short = phrase::short_axis(axis).get(lang);
        let title = WITH_INTERVAL.with(lang, &[("axis", short)]);
        columns.push(ReportColumn::documents_only(format!("{axis}_interval"), title));
    }
    let rows = report.result.lines().map(|line| row(report, &line));
    ReportTable::built("ranking", TABLE.get(lang), columns, rows.collect())
}

fn row(report: &Report<'_>, line: &ResultLine<'_>) -> Vec<ReportCell> {
    let lang = report.lang;
    let id = line.issue.id().as_str();
    let decision = report.result.decision(id).map(|decision| {
        let words = match decision.conclusion() {
            Some(conclusion) => phrase::conclusion(conclusion),
            None => phrase::status(decision.status()),
        };
        ReportCell::text(words.get(lang))
    });
    let mut row = vec![
        ReportCell::text(id),
        ReportCell::count(line.rank),
        ReportCell::text(line.issue.name().get(lang)),
        ReportCell::score(line.utility),
        ReportCell::text(phrase::tier(line.tier).get(lang)),
        decision.unwrap_or(ReportCell::Missing),
    ];
    for (_, outcome) in line.outcomes.iter() {
        row.push(match outcome {
            Err(_) => ReportCell::Missing,
            Ok(score) => {
                let value = score.score().get();
                ReportCell::Text(match score.interval() {
                    None => format!("{value:.3}"),
                    Some(interval) => {
                        let (low, high) = (interval.lower().get(), interval.upper().get());
                        format!("{value:.3} [{low:.3}, {high:.3}]")
                    }
                })
            }
        });
    }
    row
}
