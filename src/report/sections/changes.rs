//! What changed against the period before, and whether the two can be compared.

use super::period_words;
use crate::comparison::{
    IssueChange, OnDifference, PeriodChange, PeriodDifference, Presence, Similarity,
};
use crate::model::{Axis, Lang, Score};
use crate::priority::Tier;
use crate::report::builder::Report;
use crate::report::phrase::{self, Phrase};
use crate::report::section::ReportSection;
use crate::report::table::{ReportCell, ReportColumn, ReportTable};

pub(super) const TITLE: Phrase = Phrase("Changes against the prior period", "与上一期相比的变化");
const NO_PRIOR: Phrase = Phrase(
    "No result of a prior period was given, so nothing can be said about changes.",
    "未提供上一期结果，无法说明变化。",
);
const SAME: Phrase = Phrase(
    "Issues, scales, criteria, groups, weights, estimator, method and thresholds are those of the \
     prior period.",
    "议题、评分尺度、准则、群体、权重、汇总方式、排序方法和阈值均与上一期相同。",
);
const OTHER: Phrase = Phrase(
    "The two results were not made in the same way. Part of any difference can come from this and \
     not from the answers:",
    "两期结果的产生方式不同。两期之间的差异可能部分源于以下变更，而非回答本身：",
);
const NO_SCORES: Phrase = Phrase(
    "Scores are not set against each other, because they are measured otherwise than in the prior \
     period.",
    "由于计量方式与上一期不同，未对得分进行比较。",
);
const COUNTS: Phrase = Phrase(
    "Issues that are new: {new}; removed: {removed}; proposed in another tier than before: \
     {moved}.",
    "新增 {new} 个议题，删除 {removed} 个议题，{moved} 个议题的提议等级有变化。",
);
const TABLE: Phrase = Phrase("Changes, issue by issue", "各议题的变化");
const COLUMNS: [(&str, Phrase); 6] = [
    ("name", Phrase("issue", "议题")),
    ("change", Phrase("list", "清单")),
    ("rank_before", Phrase("rank before", "上期排名")),
    ("rank", Phrase("rank now", "本期排名")),
    ("tier_before", Phrase("tier before", "上期等级")),
    ("tier", Phrase("tier now", "本期等级")),
];
const DIFFERENCE: Phrase = Phrase("{axis} score, change", "{axis}得分变化");
const ALIKE: Phrase = Phrase(
    "Kendall's τ between the two orders, over the issues ranked both times: {tau}.",
    "两期均排序的议题之间，两种次序的 Kendall τ：{tau}。",
);
const PARTS: Phrase = Phrase(
    "The files split every change of a score into opinion (groups that answered both times answered \
     otherwise), panel (who answered) and weights; the three sum to it.",
    "数据文件将每个得分变化分解为意见（两期均作答的群体回答不同）、样本（作答者不同）和权重三部分，三者之和等于该变化。",
);
const NEW: Phrase = Phrase("new", "新增");
const KEPT: Phrase = Phrase("kept", "保留");
const REMOVED: Phrase = Phrase("removed", "删除");

/// The section.
pub(in crate::report) fn section(report: &Report<'_>) -> ReportSection {
    let lang = report.lang;
    let section = ReportSection::built("changes", TITLE.get(lang));
    let change = report
        .prior
        .and_then(|prior| PeriodChange::between(prior, report.result, OnDifference::Flag).ok());
    let Some(change) = change else { return section.paragraph(NO_PRIOR.get(lang)) };
    let section = if change.differences().is_empty() {
        section.paragraph(SAME.get(lang))
    } else {
        let differences = change.differences().iter();
        section
            .notice(OTHER.get(lang))
            .list(differences.map(|one| period_words::difference(report, one)))
    };
    let mut section = section.paragraph(counts(&change, lang));
    if let Some(tau) = change.similarity().and_then(Similarity::tau_b) {
        let tau = ReportCell::Number(tau, 3).shown();
        section = section.paragraph(ALIKE.with(lang, &[("tau", &tau)]));
    }
    let are_alike = are_measured_alike(&change);
    let section = if are_alike { section } else { section.paragraph(NO_SCORES.get(lang)) };
    let section = section.table(table(report, &change, are_alike));
    if are_alike { section.paragraph(PARTS.get(lang)) } else { section }
}

/// Whether scores are measured alike in both periods.
fn are_measured_alike(change: &PeriodChange) -> bool {
    !change.differences().iter().any(|one| {
        matches!(
            one,
            PeriodDifference::Scale(_)
                | PeriodDifference::CriterionAxis(_)
                | PeriodDifference::CriterionAdded(_)
                | PeriodDifference::CriterionDropped(_)
                | PeriodDifference::Estimator
        )
    })
}

fn counts(change: &PeriodChange, lang: Lang) -> String {
    let of = |presence| change.issues().iter().filter(|one| one.presence == presence).count();
    let moved = change
        .issues()
        .iter()
        .filter(|one| one.presence == Presence::Both && one.tier_before != one.tier_after);
    COUNTS.with(
        lang,
        &[
            ("new", &of(Presence::New).to_string()),
            ("removed", &of(Presence::Dropped).to_string()),
            ("moved", &moved.count().to_string()),
        ],
    )
}

fn table(report: &Report<'_>, change: &PeriodChange, are_alike: bool) -> ReportTable {
    let lang = report.lang;
    let mut columns = vec![ReportColumn::files_only("issue")];
    columns.extend(COLUMNS.map(|(id, title)| ReportColumn::new(id, title.get(lang))));
    for axis in Axis::ALL {
        let axis_name = phrase::short_axis(axis).get(lang);
        let title = DIFFERENCE.with(lang, &[("axis", axis_name)]);
        let file = |id| ReportColumn::files_only(format!("{axis}_{id}"));
        columns.extend([file("before"), file("now")]);
        columns.push(ReportColumn::new(format!("{axis}_change"), title));
        columns.extend([file("opinion"), file("panel"), file("weights")]);
    }
    let rows = change.issues().iter().map(|one| row(report, one, are_alike)).collect();
    ReportTable::built("changes", TABLE.get(lang), columns, rows)
}

fn row(report: &Report<'_>, one: &IssueChange, are_alike: bool) -> Vec<ReportCell> {
    let lang = report.lang;
    let presence = match one.presence {
        Presence::New => NEW,
        Presence::Both => KEPT,
        Presence::Dropped => REMOVED,
    };
    let tier = |tier: Option<Tier>| {
        tier.map_or(ReportCell::Missing, |tier| ReportCell::text(phrase::tier(tier).get(lang)))
    };
    let mut row = vec![
        ReportCell::text(one.issue.as_str()),
        ReportCell::text(period_words::issue(report, one.issue.as_str())),
        ReportCell::text(presence.get(lang)),
        ReportCell::count(one.rank_before),
        ReportCell::count(one.rank_after),
        tier(one.tier_before),
        tier(one.tier_after),
    ];
    for (_, axis) in one.axes.iter() {
        let change = axis.change.filter(|_| are_alike);
        let (before, after) = (axis.before.map(Score::get), axis.after.map(Score::get));
        row.extend([before, after].map(ReportCell::score));
        row.extend(
            [
                change.map(|change| change.total),
                change.map(|change| change.opinion),
                change.map(|change| change.panel),
                change.map(|change| change.weights),
            ]
            .map(ReportCell::score),
        );
    }
    row
}
