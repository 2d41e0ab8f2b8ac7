//! What changed against the period before, and whether the two can be compared.

use std::collections::BTreeMap;

use crate::assessment::{Assessment, Plan, ResultLine};
use crate::model::{Axis, Issue};
use crate::report::builder::Report;
use crate::report::phrase::{self, Phrase, listed};
use crate::report::section::ReportSection;
use crate::report::table::{ReportCell, ReportColumn, ReportTable};

pub(super) const TITLE: Phrase = Phrase("Changes against the prior period", "与上一期相比的变化");
const NO_PRIOR: Phrase = Phrase(
    "No result of a prior period was given, so nothing can be said about changes.",
    "未提供上一期结果，无法说明变化。",
);
const SAME: Phrase = Phrase(
    "Scale, criteria, groups, weights, estimator, method and thresholds are those of the prior \
     period.",
    "评分尺度、准则、群体、权重、汇总方式、排序方法和阈值均与上一期相同。",
);
const OTHER: Phrase = Phrase(
    "Changed since the prior period: {what}. A difference between the periods can come from these \
     changes and not from the answers.",
    "与上一期相比有变更：{what}。两期之间的差异可能源于这些变更，而非回答本身。",
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
const NEW: Phrase = Phrase("new", "新增");
const KEPT: Phrase = Phrase("kept", "保留");
const REMOVED: Phrase = Phrase("removed", "删除");

/// The section.
pub(in crate::report) fn section(report: &Report<'_>) -> ReportSection {
    let lang = report.lang;
    let section = ReportSection::built("changes", TITLE.get(lang));
    let Some(prior) = report.prior else { return section.paragraph(NO_PRIOR.get(lang)) };
    let changes = Changes::new(report, prior);
    let what: Vec<&str> =
        differences(prior.plan(), report.result.plan()).map(|what| what.get(lang)).collect();
    let section = if what.is_empty() {
        section.paragraph(SAME.get(lang))
    } else {
        section.notice(OTHER.with(lang, &[("what", &listed(&what, lang))]))
    };
    let section = section.paragraph(changes.counts());
    let section = if changes.are_alike { section } else { section.paragraph(NO_SCORES.get(lang)) };
    section.table(changes.table())
}

/// What of two plans differs.
fn differences(old: &Plan, new: &Plan) -> impl Iterator<Item = Phrase> {
    let ids = |plan: &Plan| -> Vec<String> {
        plan.groups().iter().map(|group| group.id().to_string()).collect()
    };
    [
        (old.criteria() != new.criteria(), Phrase("criteria or scales", "准则或评分尺度")),
        (ids(old) != ids(new), Phrase("groups", "群体")),
        (!weigh_groups_alike(old, new), Phrase("group weights", "群体权重")),
        (old.axis_weights() != new.axis_weights(), Phrase("axis weights", "维度权重")),
        (!old.weighs_like(new), Phrase("weighting schemes", "权重方案")),
        (old.estimator() != new.estimator(), Phrase("estimator", "汇总方式")),
        (old.rules() != new.rules(), Phrase("rules of pooling", "合并规则")),
        (old.method() != new.method(), Phrase("method of ordering", "排序方法")),
        (old.thresholds().lines() != new.thresholds().lines(), Phrase("thresholds", "阈值")),
    ]
    .into_iter()
    .filter_map(|(differs, what)| differs.then_some(what))
}

/// Whether the groups of both plans have the same weights for the criteria of both.
fn weigh_groups_alike(old: &Plan, new: &Plan) -> bool {
    let weight =
        |plan: &Plan, group: &str, criterion: &str| plan.group_weights().get(group, criterion);
    new.groups().iter().all(|group| {
        new.criteria().as_slice().iter().all(|criterion| {
            let (group, criterion) = (group.id().as_str(), criterion.id().as_str());
            let before = weight(old, group, criterion);
            before.is_none() || before == weight(new, group, criterion)
        })
    })
}

/// Whether scores are measured alike in both periods.
fn are_measured_alike(old: &Plan, new: &Plan) -> bool {
    let asked = |plan: &Plan| -> Vec<_> {
        let all = plan.criteria().as_slice().iter();
        all.map(|one| (one.id().clone(), one.axis(), one.scale().clone())).collect()
    };
    asked(old) == asked(new) && old.estimator() == new.estimator()
}

struct Changes<'r, 'a> {
    report: &'r Report<'a>,
    /// The lines of the period before, in their order there.
    before: Vec<ResultLine<'a>>,
    /// Their places by issue; only ever looked up.
    places: BTreeMap<&'a str, usize>,
    /// Whether scores are measured alike in both periods.
    are_alike: bool,
}

impl<'r, 'a> Changes<'r, 'a> {
    fn new(report: &'r Report<'a>, prior: &'a Assessment) -> Self {
        let before: Vec<ResultLine<'a>> = prior.lines().collect();
        let places = before.iter().enumerate().map(|(at, line)| (line.issue.id().as_str(), at));
        Self {
            report,
            places: places.collect(),
            before,
            are_alike: are_measured_alike(prior.plan(), report.result.plan()),
        }
    }

    fn before(&self, issue: &Issue) -> Option<ResultLine<'a>> {
        self.places.get(issue.id().as_str()).map(|&at| self.before[at])
    }

    /// The issues that were removed.
    fn removed(&self) -> impl Iterator<Item = ResultLine<'a>> {
        let now = self.report.result.plan().issues();
        let is_gone = |line: &&ResultLine<'_>| now.get(line.issue.id().as_str()).is_none();
        self.before.iter().filter(is_gone).copied()
    }

    fn counts(&self) -> String {
        let lines = self.report.result.lines();
        let (mut new, mut moved) = (0, 0);
        for line in lines {
            match self.before(line.issue) {
                None => new += 1,
                Some(before) => moved += usize::from(before.tier != line.tier),
            }
        }
        COUNTS.with(
            self.report.lang,
            &[
                ("new", &new.to_string()),
                ("removed", &self.removed().count().to_string()),
                ("moved", &moved.to_string()),
            ],
        )
    }

    fn table(&self) -> ReportTable {
        let lang = self.report.lang;
        let mut columns = vec![ReportColumn::files_only("issue")];
        columns.extend(COLUMNS.map(|(id, title)| ReportColumn::new(id, title.get(lang))));
        for axis in Axis::ALL {
            let axis_name = phrase::short_axis(axis).get(lang);
            let title = DIFFERENCE.with(lang, &[("axis", axis_name)]);
            columns.push(ReportColumn::files_only(format!("{axis}_before")));
            columns.push(ReportColumn::files_only(format!("{axis}_now")));
            columns.push(ReportColumn::new(format!("{axis}_change"), title));
        }
        let now = self.report.result.lines();
        let now = now.map(|line| self.row(line.issue, self.before(line.issue), Some(line)));
        let removed = self.removed().map(|line| self.row(line.issue, Some(line), None));
        let rows = now.chain(removed).collect();
        ReportTable::built("changes", TABLE.get(lang), columns, rows)
    }

    fn row(
        &self,
        issue: &Issue,
        before: Option<ResultLine<'_>>,
        now: Option<ResultLine<'_>>,
    ) -> Vec<ReportCell> {
        let lang = self.report.lang;
        let change = match (&before, &now) {
            (None, _) => NEW,
            (Some(_), Some(_)) => KEPT,
            (Some(_), None) => REMOVED,
        };
        let rank = |line: &Option<ResultLine<'_>>| {
            ReportCell::count(line.as_ref().and_then(|line| line.rank))
        };
        let tier = |line: &Option<ResultLine<'_>>| match line {
            Some(line) => ReportCell::text(phrase::tier(line.tier).get(lang)),
            None => ReportCell::Missing,
        };
        let mut row = vec![
            ReportCell::text(issue.id().as_str()),
            ReportCell::text(issue.name().get(lang)),
            ReportCell::text(change.get(lang)),
            rank(&before),
            rank(&now),
            tier(&before),
            tier(&now),
        ];
        for axis in Axis::ALL {
            let score = |line: &Option<ResultLine<'_>>| {
                let outcome = line.as_ref()?.outcomes[axis].as_ref().ok()?;
                Some(outcome.score().get())
            };
            let (old, new) = (score(&before), score(&now));
            let change = old.zip(new).filter(|_| self.are_alike).map(|(old, new)| new - old);
            row.extend([old, new, change].map(ReportCell::score));
        }
        row
    }
}
