//! What differs between two periods, in words.

use crate::comparison::PeriodDifference;
use crate::model::{CriterionId, GroupId, IssueId};
use crate::report::builder::Report;
use crate::report::phrase::Phrase;

/// The name of an issue of either period.
pub(super) fn issue<'a>(report: &Report<'a>, id: &'a str) -> &'a str {
    let plans = [Some(report.result), report.prior].into_iter().flatten();
    let mut known = plans.filter_map(|result| result.plan().issues().get(id));
    known.next().map_or(id, |issue| issue.name().get(report.lang))
}

/// One difference in how two results were made.
pub(super) fn difference(report: &Report<'_>, difference: &PeriodDifference) -> String {
    let lang = report.lang;
    let issue = |id: &IssueId, phrase: Phrase| {
        phrase.with(lang, &[("name", self::issue(report, id.as_str()))])
    };
    let group = |id: &GroupId, phrase: Phrase| {
        phrase.with(lang, &[("name", group_name(report, id.as_str()))])
    };
    let criterion = |id: &CriterionId, phrase: Phrase| {
        phrase.with(lang, &[("name", criterion_name(report, id.as_str()))])
    };
    match difference {
        PeriodDifference::IssueAdded(id) => {
            issue(id, Phrase("issue added: {name}", "新增议题：{name}"))
        }
        PeriodDifference::IssueDropped(id) => {
            issue(id, Phrase("issue removed: {name}", "删除议题：{name}"))
        }
        PeriodDifference::GroupAdded(id) => {
            group(id, Phrase("group added: {name}", "新增群体：{name}"))
        }
        PeriodDifference::GroupDropped(id) => {
            group(id, Phrase("group removed: {name}", "删除群体：{name}"))
        }
        PeriodDifference::CriterionAdded(id) => {
            criterion(id, Phrase("criterion added: {name}", "新增准则：{name}"))
        }
        PeriodDifference::CriterionDropped(id) => {
            criterion(id, Phrase("criterion removed: {name}", "删除准则：{name}"))
        }
        PeriodDifference::CriterionAxis(id) => {
            criterion(id, Phrase("criterion on another axis: {name}", "准则改属另一维度：{name}"))
        }
        PeriodDifference::Scale(id) => {
            criterion(id, Phrase("another scale: {name}", "评分尺度不同：{name}"))
        }
        PeriodDifference::CriterionWeight(id) => {
            criterion(id, Phrase("another weight of the criterion: {name}", "准则权重不同：{name}"))
        }
        PeriodDifference::GroupWeights(id) => criterion(
            id,
            Phrase(
                "other weights of groups for the criterion: {name}",
                "准则的群体权重不同：{name}",
            ),
        ),
        PeriodDifference::Threshold { axis, before, after } => Phrase(
            "line moved: {axis}, from {before} to {after}",
            "阈值变更：{axis}，由 {before} 改为 {after}",
        )
        .with(
            lang,
            &[
                ("axis", report.axis_name(*axis)),
                ("before", &before.to_string()),
                ("after", &after.to_string()),
            ],
        ),
        PeriodDifference::AxisWeights => {
            setting(report, Phrase("other weights of the axes", "维度权重不同"))
        }
        PeriodDifference::Scheme => {
            setting(report, Phrase("other weighting schemes", "权重方案不同"))
        }
        PeriodDifference::Estimator => setting(report, Phrase("another estimator", "汇总方式不同")),
        PeriodDifference::Method => {
            setting(report, Phrase("another method of ordering", "排序方法不同"))
        }
        PeriodDifference::PoolingRules => setting(
            report,
            Phrase(
                "other rules for few answers or absent groups",
                "回答过少或群体缺失的处理规则不同",
            ),
        ),
        PeriodDifference::DataOrigin => setting(
            report,
            Phrase("one of the results is of made-up data", "其中一期结果基于编造的数据"),
        ),
    }
}

fn setting(report: &Report<'_>, phrase: Phrase) -> String {
    phrase.get(report.lang).to_owned()
}

/// The name of a group of either period.
fn group_name<'a>(report: &Report<'a>, id: &'a str) -> &'a str {
    let plans = [Some(report.result), report.prior].into_iter().flatten();
    let mut groups = plans.flat_map(|result| result.plan().groups());
    let known = groups.find(|group| group.id().as_str() == id);
    known.map_or(id, |group| group.name().get(report.lang))
}

/// The name of a criterion of either period.
fn criterion_name<'a>(report: &Report<'a>, id: &'a str) -> &'a str {
    let plans = [Some(report.result), report.prior].into_iter().flatten();
    let mut known = plans.filter_map(|result| result.plan().criteria().get(id));
    known.next().map_or(id, |criterion| criterion.name().get(report.lang))
}
