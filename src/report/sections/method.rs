//! The method in words.

use super::method_words;
use crate::model::{Criterion, Direction, Lang};
use crate::priority::Prioritizer;
use crate::report::builder::Report;
use crate::report::phrase::{Phrase, listed};
use crate::report::section::ReportSection;
use crate::report::table::{ReportCell, ReportColumn, ReportTable};
use crate::scoring::{AbsentGroups, FinitePopulation};

pub(super) const TITLE: Phrase = Phrase("Method and assumptions", "方法与假设");
const GROUPS: Phrase = Phrase(
    "Inside each group, the answers to one question about one issue become one score by the \
     {estimator}: {meaning}.",
    "在每个群体内部，对同一议题同一问题的回答按{estimator}汇总为一个得分：{meaning}。",
);
const ANCHORED: Phrase = Phrase(
    "A score lies between 0 and 1 on the declared scale, 1 being the most material end. Scores are \
     not normalized against the other issues: adding or dropping an issue changes no score.",
    "得分位于声明尺度的 0 至 1 之间，1 为最重要的一端。得分不与其他议题进行归一化：增减议题不会改变任何得分。",
);
const POOLED: Phrase = Phrase(
    "Group scores are pooled into an axis score with the group weights listed below. A group counts \
     by its weight and not by its number of people. Fewest answers with which a group counts for an \
     issue: {minimum}; {absent}.",
    "群体得分按下文所列的群体权重合并为维度得分。群体按其权重而非人数计入。\
     群体对某议题计入所需的最少回答数：{minimum}；{absent}。",
);
const RENORMALIZE: Phrase = Phrase(
    "where a group is absent the others share its weight, and coverage says how much is missing",
    "如有群体缺失，其权重由其他群体分担，覆盖率表明缺失的程度",
);
const REFUSE: Phrase = Phrase(
    "where a group is absent the issue has no score on that axis",
    "如有群体缺失，该议题在该维度上没有得分",
);
const MISSING: Phrase = Phrase(
    "No answer, don't know and not applicable are kept apart, and none of them counts as a low \
     rating or as the middle of the scale. An issue without a score has insufficient data; it is \
     not low.",
    "未回答、不知道和不适用分别记录，均不视为低分或尺度中点。没有得分的议题属于数据不足，而不是得分低。",
);
const ORDER: Phrase = Phrase(
    "Issues are ordered by the method “{method}”: {meaning}. Utilities are compared on a grid of \
     2⁻³⁶, so rounding separates no issues that are equal; tied issues share a rank.",
    "议题按“{method}”方法排序：{meaning}。效用在 2⁻³⁶ 的网格上比较，舍入误差不会区分相等的议题；并列议题排名相同。",
);
const DEPENDENT: Phrase = Phrase(
    "With this method the order of two issues can depend on which other issues are on the list.",
    "采用该方法时，两个议题的次序可能取决于清单中的其他议题。",
);
const INTERVALS: Phrase = Phrase(
    "Intervals are at {level} % and treat the people of a group who answered as a random sample of \
     it. A group with a single answer has no interval, and neither has a score that rests on it.",
    "置信区间水平为 {level} %，并将群体中作答者视为该群体的随机样本。仅有一个回答的群体没有区间，以其为基础的得分也没有。",
);
const FINITE: Phrase = Phrase(
    "Groups that declare how many people they stand for are treated as drawn from them without \
     replacement: the more of a group answered, the narrower its interval.",
    "声明了群体人数的群体按不放回抽样处理：作答者占群体的比例越高，置信区间越窄。",
);
const TABLE: Phrase = Phrase("What was asked", "评分问题");
const COLUMNS: [Phrase; 6] = [
    Phrase("criterion", "准则"),
    Phrase("axis", "维度"),
    Phrase("from", "最小值"),
    Phrase("to", "最大值"),
    Phrase("step", "步长"),
    Phrase("more material is", "更重要的方向"),
];

/// The section.
pub(in crate::report) fn section(report: &Report<'_>) -> ReportSection {
    let (plan, lang) = (report.result.plan(), report.lang);
    let (estimator, meaning) = method_words::estimator(plan.estimator());
    let rules = plan.rules();
    let absent = match rules.absent_groups {
        AbsentGroups::Renormalize => RENORMALIZE,
        AbsentGroups::Refuse => REFUSE,
    };
    let (method, order) = method_words::method(plan.method());
    let mut section = ReportSection::built("method", TITLE.get(lang))
        .table(criteria(report))
        .paragraph(
            GROUPS
                .with(lang, &[("estimator", estimator.get(lang)), ("meaning", meaning.get(lang))]),
        )
        .paragraph(ANCHORED.get(lang))
        .paragraph(POOLED.with(
            lang,
            &[("minimum", &rules.minimum_answers.to_string()), ("absent", absent.get(lang))],
        ))
        .paragraph(MISSING.get(lang))
        .paragraph(ORDER.with(lang, &[("method", method.get(lang)), ("meaning", order.get(lang))]));
    if !plan.method().is_independent() {
        section = section.paragraph(DEPENDENT.get(lang));
    }
    let level = plan.confidence().get() * 100.0;
    // 0.95 · 100 prints as 95, and 0.999 · 100 as 99.9.
    let level = ((level * 1e9).round() / 1e9).to_string();
    let section = section.paragraph(INTERVALS.with(lang, &[("level", &level)]));
    match plan.finite_population() {
        FinitePopulation::Ignore => section,
        FinitePopulation::Correct => section.paragraph(FINITE.get(lang)),
    }
}

/// The criteria with their scales.
fn criteria(report: &Report<'_>) -> ReportTable {
    let lang = report.lang;
    let names = ["name", "axis", "min", "max", "step", "direction"];
    let mut columns = vec![ReportColumn::files_only("criterion")];
    columns.extend(names.iter().zip(COLUMNS).map(|(&id, t)| ReportColumn::new(id, t.get(lang))));
    let criteria = report.result.plan().criteria().as_slice();
    let row = |one: &Criterion| {
        let scale = one.scale();
        vec![
            ReportCell::text(one.id().as_str()),
            ReportCell::text(one.name().get(lang)),
            ReportCell::text(report.axis_name(one.axis())),
            number(scale.min()),
            number(scale.max()),
            number(scale.step()),
            ReportCell::text(direction(one, lang)),
        ]
    };
    ReportTable::built("criteria", TABLE.get(lang), columns, criteria.iter().map(row).collect())
}

/// A number with the decimals it has, up to three.
fn number(value: f64) -> ReportCell {
    let decimals = (0..3).find(|&places| {
        let scaled = value * 10_f64.powi(places);
        (scaled - scaled.round()).abs() < 1e-9
    });
    ReportCell::Number(value, decimals.and_then(|places| u8::try_from(places).ok()).unwrap_or(3))
}

/// Which end is more material, with the words of the levels, if they have any.
fn direction(criterion: &Criterion, lang: Lang) -> String {
    let words = match criterion.scale().direction() {
        Direction::HigherIsMore => Phrase("higher", "高"),
        Direction::LowerIsMore => Phrase("lower", "低"),
    };
    let labels = criterion.scale().labels();
    if labels.is_empty() {
        return words.get(lang).to_owned();
    }
    let labels = listed(labels, lang);
    Phrase("{direction} ({labels})", "{direction}（{labels}）")
        .with(lang, &[("direction", words.get(lang)), ("labels", &labels)])
}
