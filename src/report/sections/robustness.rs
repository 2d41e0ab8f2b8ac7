//! How far the ranking can be trusted when the axis weights move, in plain words.

use crate::model::Lang;
use crate::report::builder::Report;
use crate::report::phrase::{Phrase, listed};
use crate::report::section::ReportSection;
use crate::report::table::{ReportCell, ReportColumn, ReportTable};
use crate::robustness::{TwoAxisAnalysis, WeightLaw};

pub(super) const TITLE: Phrase = Phrase("Robustness", "稳健性");
const ONE_AXIS: Phrase = Phrase(
    "Issues have scores on one axis alone, so there are no axis weights to vary.",
    "议题仅在一个维度上有得分，没有可变动的维度权重。",
);
const EXACT: Phrase = Phrase(
    "Weights here are those of the axis “{axis}”, the other axis having the rest; the plan's is \
     {weight}. Every figure is exact: it follows from the weights at which two issues swap, not \
     from random draws.",
    "此处的权重为维度“{axis}”的权重，其余归另一维度；计划采用 {weight}。\
     所有数字均为精确值：由两个议题互换次序的权重点推出，而非随机抽样。",
);
const OTHER_METHOD: Phrase = Phrase(
    "The plan orders by the method “{method}”. What follows is for the weighted sum of the same \
     scores and is a guide only: it does not say how the plan's own order moves.",
    "计划采用“{method}”方法排序。以下内容针对相同得分的加权和，仅供参考，\
     并不说明计划所用排序如何变动。",
);
const WHOLE: Phrase = Phrase(
    "The whole order stays as it is for every weight from {low} to {high}.",
    "权重在 {low} 至 {high} 之间时，整个排序保持不变。",
);
const WINNER: Phrase = Phrase(
    "{issues} stays first for every weight from {low} to {high}.",
    "权重在 {low} 至 {high} 之间时，{issues}始终排名第一。",
);
const SET: Phrase = Phrase(
    "The first {top} are the same issues for every weight from {low} to {high}.",
    "权重在 {low} 至 {high} 之间时，排名前 {top} 位的始终是相同的议题。",
);
const FRAGILE: Phrase = Phrase(
    "At the plan's weight issues swap or tie, so its order is one of several that are equally \
     justified.",
    "在计划采用的权重处有议题互换或并列，因此其次序只是若干同样合理的次序之一。",
);
const SWAP: Phrase = Phrase(
    "The nearest change of order, at the weight {weight}: with more weight {up} stands above {down}.",
    "最近的次序变化位于权重 {weight}：权重再高时，{up}排在{down}之前。",
);
const EACH: Phrase = Phrase("Issue by issue:", "逐个议题：");
const ALWAYS: Phrase = Phrase(
    "{issue} stays in the top {top} under every axis weight.",
    "{issue}在任何维度权重下都位于前 {top} 位。",
);
const STAYS: Phrase = Phrase(
    "{issue} stays in the top {top} under every axis weight from {ranges}.",
    "维度权重在 {ranges} 之间时，{issue}始终位于前 {top} 位。",
);
const ENTERS: Phrase = Phrase(
    "{issue} is not in the top {top} at the plan's weight, but is for weights from {ranges}.",
    "{issue}在计划权重下未进入前 {top} 位，但权重在 {ranges} 之间时进入。",
);
const RANGE: Phrase = Phrase("{low} to {high}", "{low} 至 {high}");
const NEVER: Phrase = Phrase(
    "Under no axis weight in the top {top}: {issues}.",
    "在任何维度权重下都未进入前 {top} 位：{issues}。",
);
const TABLE: Phrase = Phrase("Ranks under all axis weights", "所有维度权重下的排名");
const TABLE_NOTE: Phrase = Phrase(
    "Shares of all weights from 0 to 1, each as likely as any other, that give an issue the rank; \
     the mean rank is over the same weights.",
    "在 0 至 1 的全部权重（等可能）中使议题取得该排名的份额；平均排名按相同权重计算。",
);
const COLUMNS: [(&str, Phrase); 6] = [
    ("name", Phrase("issue", "议题")),
    ("rank_1", Phrase("first", "第 1 位")),
    ("rank_2", Phrase("second", "第 2 位")),
    ("rank_3", Phrase("third", "第 3 位")),
    ("top", Phrase("in the top {top}", "前 {top} 位")),
    ("mean_rank", Phrase("mean rank", "平均排名")),
];
const WHERE: Phrase = Phrase("weights with it in the top {top}", "位于前 {top} 位的权重");
const RANGES: Phrase = Phrase(
    "Ranges of the axis weight with an issue in the top {top}",
    "位于前 {top} 位的维度权重区间",
);
const ONLY_WEIGHTS: Phrase = Phrase(
    "This says nothing about sampling error, which the intervals show, nor about other group \
     weights, thresholds or methods.",
    "以上不涉及抽样误差（见置信区间），也不涉及其他群体权重、阈值或方法。",
);

/// The section.
pub(in crate::report) fn section(report: &Report<'_>) -> ReportSection {
    let lang = report.lang;
    let section = ReportSection::built("robustness", TITLE.get(lang));
    let Some(view) = View::of(report) else {
        return section.paragraph(ONE_AXIS.get(lang)).paragraph(ONLY_WEIGHTS.get(lang));
    };
    let mut section = section;
    let (method, _) = super::method_words::method(report.result.plan().method());
    let method = method.get(lang);
    if view.covers == Covers::WeightedSum {
        section = section.notice(OTHER_METHOD.with(lang, &[("method", method)]));
    }
    let weight = format!("{:.2}", view.weight);
    let values = [("axis", view.axis), ("weight", &weight)];
    section
        .paragraph(EXACT.with(lang, &values))
        .list(view.whole().into_iter().chain(view.swaps()))
        .paragraph(EACH.get(lang))
        .list(view.issues())
        .table(view.table())
        .file_table(view.ranges())
        .paragraph(TABLE_NOTE.get(lang))
        .paragraph(ONLY_WEIGHTS.get(lang))
}

/// What the figures are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Covers {
    /// The plan's own method.
    Method,
    /// The weighted sum, because the plan's method has no exact form.
    WeightedSum,
}

/// What is analyzed, with the words for it.
struct View<'a> {
    lang: Lang,
    top: usize,
    axis: &'a str,
    weight: f64,
    covers: Covers,
    analysis: TwoAxisAnalysis,
    /// Id and name of every issue analyzed, in catalog order.
    names: Vec<(&'a str, &'a str)>,
    /// The issues, by rank at the plan's weight.
    order: Vec<usize>,
}

impl<'a> View<'a> {
    /// `None` unless there are scores on both axes.
    fn of(report: &'a Report<'_>) -> Option<Self> {
        let (complete, weights) = report.ranked.as_ref()?;
        let &[(axis, weight), _] = weights.as_slice() else { return None };
        let (scores, law) = (&complete.scores, WeightLaw::uniform());
        let (covers, analysis) =
            match TwoAxisAnalysis::of(report.result.plan().method(), scores, law) {
                Ok(analysis) => (Covers::Method, analysis),
                Err(_) => (Covers::WeightedSum, TwoAxisAnalysis::new(scores, law).ok()?),
            };
        let order = analysis.ranking_at(weight.min(1.0)).ok()?.order().to_vec();
        let plan = report.result.plan();
        let name = |id: &'a crate::model::IssueId| {
            let known = plan.issues().get(id.as_str());
            (id.as_str(), known.map_or(id.as_str(), |issue| issue.name().get(report.lang)))
        };
        Some(Self {
            lang: report.lang,
            // Of fewer issues, all are among the first; that would say nothing.
            top: report.top.min(analysis.issues().len().saturating_sub(1)).max(1),
            axis: report.axis_name(axis),
            weight: weight.min(1.0),
            names: complete.scores.issues().iter().map(name).collect(),
            order,
            covers,
            analysis,
        })
    }

    /// What holds of the order as a whole.
    fn whole(&self) -> Vec<String> {
        let mut lines = Vec::new();
        let Ok(ranking) = self.analysis.ranking_at(self.weight) else { return lines };
        let ranks = ranking.competition_ranks();
        let stays = |range: Result<(f64, f64), _>| range.ok().and_then(rounded_inward);
        let sentence = |phrase: Phrase, (low, high): (String, String), more: &[(&str, &str)]| {
            phrase.with(self.lang, &[&[("low", &*low), ("high", &*high)], more].concat())
        };
        if let Some(range) = stays(self.analysis.order_stays(self.weight)) {
            lines.push(sentence(WHOLE, range, &[]));
        } else {
            lines.push(FRAGILE.get(self.lang).to_owned());
        }
        // Where several issues share the place at the plan's weight, they do so there alone.
        let first = ranks.iter().filter(|&&rank| rank == 1).count();
        if let Some(range) = stays(self.analysis.top_stays(1, self.weight)).filter(|_| first == 1) {
            let first = self.order.iter().filter(|&&at| ranks[at] == 1);
            let names: Vec<&str> = first.map(|&at| self.names[at].1).collect();
            lines.push(sentence(WINNER, range, &[("issues", &listed(&names, self.lang))]));
        }
        let members = ranks.iter().filter(|&&rank| rank <= self.top).count();
        let set = stays(self.analysis.top_stays(self.top, self.weight));
        if let Some(range) = set.filter(|_| members == self.top) {
            lines.push(sentence(SET, range, &[("top", &self.top.to_string())]));
        }
        lines
    }

    /// Which issues change places at the weights nearest to the plan's, on either side.
    fn swaps(&self) -> Vec<String> {
        let crossings = self.analysis.crossings();
        let at = crossings.partition_point(|&crossing| crossing < self.weight);
        let below = at.checked_sub(1);
        let above = (at < crossings.len()).then_some(at);
        let mut lines = Vec::new();
        for place in below.into_iter().chain(above) {
            let crossing = crossings[place];
            let before = place.checked_sub(1).map_or(0.0, |previous| crossings[previous]);
            let after = crossings.get(place + 1).copied().unwrap_or(1.0);
            let ranks = |from, to| {
                let ranking = self.analysis.ranking_at(f64::midpoint(from, to)).ok()?;
                Some(ranking.competition_ranks())
            };
            let (Some(old), Some(new)) = (ranks(before, crossing), ranks(crossing, after)) else {
                continue;
            };
            let pairs = self.order.iter().flat_map(|&a| self.order.iter().map(move |&b| (a, b)));
            for (a, b) in pairs.filter(|&(a, b)| old[a] > old[b] && new[a] < new[b]) {
                let values = [
                    ("weight", &*format!("{crossing:.3}")),
                    ("up", self.names[a].1),
                    ("down", self.names[b].1),
                ];
                lines.push(SWAP.with(self.lang, &values));
            }
        }
        lines
    }

    /// What holds of each issue.
    fn issues(&self) -> Vec<String> {
        let mut lines = Vec::new();
        let mut never = Vec::new();
        for &at in &self.order {
            let name = self.names[at].1;
            let ranges = self.top_ranges(at);
            let is_in = ranges.iter().any(|&(low, high)| (low..=high).contains(&self.weight));
            let words = self.words_of(&ranges);
            let ranges = listed(&words, self.lang);
            let phrase = match (words.as_slice(), is_in) {
                ([], _) => {
                    never.push(name);
                    continue;
                }
                ([one], true) if *one == self.words(("0".into(), "1".into())) => ALWAYS,
                (_, true) => STAYS,
                (_, false) => ENTERS,
            };
            let top = self.top.to_string();
            let values = [("issue", name), ("top", &top), ("ranges", &ranges)];
            lines.push(phrase.with(self.lang, &values));
        }
        if !never.is_empty() {
            let values = [("top", &*self.top.to_string()), ("issues", &listed(&never, self.lang))];
            lines.push(NEVER.with(self.lang, &values));
        }
        lines
    }

    /// The ranges in which an issue is in the top; those that rounding alone keeps apart are one.
    fn top_ranges(&self, issue: usize) -> Vec<(f64, f64)> {
        const SAME: f64 = 1e-9;
        let mut ranges = self.analysis.top_ranges(issue, self.top);
        ranges.dedup_by(|next, last| {
            let is_one = next.0 - last.1 <= SAME;
            if is_one {
                last.1 = next.1;
            }
            is_one
        });
        ranges
    }

    fn words(&self, (low, high): (String, String)) -> String {
        RANGE.with(self.lang, &[("low", &low), ("high", &high)])
    }

    /// Every range that has a length to speak of, in words.
    fn words_of(&self, ranges: &[(f64, f64)]) -> Vec<String> {
        let words = |&range: &(f64, f64)| Some(self.words(rounded_inward(range)?));
        ranges.iter().filter_map(words).collect()
    }

    fn table(&self) -> ReportTable {
        let top = self.top.to_string();
        let title = |phrase: Phrase| phrase.with(self.lang, &[("top", &*top)]);
        let mut columns = vec![ReportColumn::files_only("issue")];
        columns.extend(COLUMNS.map(|(id, phrase)| ReportColumn::new(id, title(phrase))));
        columns.push(ReportColumn::documents_only("top_where", title(WHERE)));
        columns.extend(["top_ranges", "top_from", "top_to"].map(ReportColumn::files_only));
        let ranks = self.analysis.acceptability();
        let rows = self.order.iter().map(|&at| {
            let (id, name) = self.names[at];
            let mut row = vec![ReportCell::text(id), ReportCell::text(name)];
            row.extend((1..=3).map(|rank| ReportCell::Share(ranks.probability(at, rank))));
            row.push(ReportCell::Share(ranks.top(at, self.top)));
            row.push(ReportCell::Number(self.analysis.expected_rank(at), 2));
            row.extend(self.top_cells(&self.top_ranges(at)));
            row
        });
        ReportTable::built("robustness", TABLE.get(self.lang), columns, rows.collect())
    }

    /// Where an issue is in the top: in words, in how many ranges, and from where to where.
    fn top_cells(&self, ranges: &[(f64, f64)]) -> [ReportCell; 4] {
        let words = self.words_of(ranges);
        // The ends of one range of several would pass for the ends of all.
        let only = if let &[only] = ranges { Some(only) } else { None };
        [
            if words.is_empty() {
                ReportCell::Missing
            } else {
                ReportCell::Text(listed(&words, self.lang))
            },
            ReportCell::count(Some(ranges.len())),
            ReportCell::score(only.map(|range| range.0)),
            ReportCell::score(only.map(|range| range.1)),
        ]
    }

    /// Every range of every issue, one per row, for files.
    fn ranges(&self) -> ReportTable {
        let columns = ["issue", "from", "to"].map(|id| ReportColumn::new(id, id)).to_vec();
        let rows = self.order.iter().flat_map(|&at| {
            self.top_ranges(at).into_iter().map(move |(from, to)| {
                let ends = [from, to].map(|end| ReportCell::Number(end, 3));
                [ReportCell::text(self.names[at].0)].into_iter().chain(ends).collect()
            })
        });
        let title = RANGES.with(self.lang, &[("top", &self.top.to_string())]);
        ReportTable::built("top-ranges", &title, columns, rows.collect())
    }
}

/// A range in so many decimals that what is written lies inside it; `None` for one of no
/// length to speak of.
fn rounded_inward((low, high): (f64, f64)) -> Option<(String, String)> {
    (2..=6).find_map(|decimals| {
        let scale = 10_f64.powi(decimals);
        // Rounded inward, so that every weight named is one of the range.
        let (low, high) = ((low * scale - 1e-9).ceil(), (high * scale + 1e-9).floor());
        let places = usize::try_from(decimals).unwrap_or_default();
        let text = |value: f64| match value / scale {
            value if value <= 0.0 => "0".to_owned(),
            value if value >= 1.0 => "1".to_owned(),
            value => format!("{value:.places$}"),
        };
        (low < high).then(|| (text(low), text(high)))
    })
}
