//! Who and what counts how much, and where that comes from.

use super::{consistency, scheme_words};
use crate::assessment::{SchemeRecord, Weighed};
use crate::model::{Axis, Criterion, Lang, Weights};
use crate::report::builder::Report;
use crate::report::phrase::Phrase;
use crate::report::section::ReportSection;
use crate::report::table::{ReportCell, ReportColumn, ReportTable};
use crate::weighting::WeightDiagnostics;

pub(super) const TITLE: Phrase = Phrase("Weights and where they come from", "权重及其来源");
const PLAN: Phrase = Phrase(
    "Weights come from the plan, where they are written down, unless the table of sources names a \
     scheme. Group weights are relative and sum to 1 for each criterion; a weight of 0 excludes.",
    "除“权重来源”表中注明方案者外，权重均为计划中写明的权重。群体权重为相对权重，\
     在每个准则上合计为 1；权重 0 表示排除。",
);
const GROUPS: Phrase = Phrase("Weights of groups, by criterion", "各准则的群体权重");
const GROUP: Phrase = Phrase("group", "群体");
const CRITERIA: Phrase = Phrase("Weights of criteria, within their axis", "准则在维度内的权重");
const CRITERION: Phrase = Phrase("criterion", "准则");
const AXES: Phrase = Phrase("Weights of axes in the ranking", "排序中的维度权重");
const AXIS: Phrase = Phrase("axis", "维度");
const WEIGHT: Phrase = Phrase("weight", "权重");
const EFFECTIVE: Phrase = Phrase("share of the variance", "方差份额");
const EFFECTIVE_NOTE: Phrase = Phrase(
    "The share of the variance says how much an axis decides of the weighted sum, which is not \
     its weight: an axis on which issues hardly differ decides hardly anything. It is negative for \
     an axis that works against the sum.",
    "方差份额表明某维度对加权和的实际影响，它不等于权重：议题之间几乎没有差异的维度几乎不起作用。\
     负值表示该维度与加权和方向相反。",
);
const SOURCES: Phrase = Phrase("Sources of weights", "权重来源");
const SOURCE_COLUMNS: [Phrase; 4] = [
    Phrase("weights of", "权重对象"),
    Phrase("source", "来源"),
    Phrase("issues looked at", "所依据的议题数"),
    Phrase("effective number", "有效数量"),
];
const WRITTEN: Phrase = Phrase("written in the plan", "计划中写明");
const SCHEME: Phrase = Phrase("scheme “{scheme}”", "方案“{scheme}”");
const FALLBACK: Phrase = Phrase("scheme “{scheme}”; {reason}", "方案“{scheme}”；{reason}");
const GROUPS_FOR: Phrase = Phrase("groups, for {of}", "群体（{of}）");
const AXES_ALL: Phrase = Phrase("axes", "维度");
const CRITERIA_OF: Phrase = Phrase("criteria of {of}", "{of}的准则");

/// The section.
pub(in crate::report) fn section(report: &Report<'_>) -> ReportSection {
    let lang = report.lang;
    let section = ReportSection::built("weights", TITLE.get(lang))
        .paragraph(PLAN.get(lang))
        .table(groups(report))
        .table(criteria(report))
        .table(axes(report));
    let has_both = report.ranked.as_ref().is_some_and(|(_, weights)| weights.len() > 1);
    let section = if has_both { section.paragraph(EFFECTIVE_NOTE.get(lang)) } else { section };
    section.table(sources(report)).list(judgments(report))
}

/// What the consistency of judgments is, for every scheme of the plan that weighs by judgments.
fn judgments(report: &Report<'_>) -> Vec<String> {
    let (plan, lang) = (report.result.plan(), report.lang);
    let mut lines = Vec::new();
    for axis in Axis::ALL {
        let name = report.axis_name(axis);
        let of_axis = plan.criteria().of_axis(axis);
        let mut criteria = of_axis.map(|at| plan.criteria().as_slice()[at].id().clone());
        let is_used = criteria.any(|id| record(report, &Weighed::GroupsFor(id)).is_some());
        if let Some(scheme) = plan.group_scheme(axis).filter(|_| is_used) {
            lines.extend(consistency::lines(&GROUPS_FOR.with(lang, &[("of", name)]), scheme, lang));
        }
        let is_used = record(report, &Weighed::CriteriaOf(axis)).is_some();
        if let Some(scheme) = plan.criterion_scheme(axis).filter(|_| is_used) {
            lines.extend(consistency::lines(
                &CRITERIA_OF.with(lang, &[("of", name)]),
                scheme,
                lang,
            ));
        }
    }
    let is_used = record(report, &Weighed::Axes).is_some();
    if let Some(scheme) = plan.axis_scheme().filter(|_| is_used) {
        lines.extend(consistency::lines(AXES_ALL.get(lang), scheme, lang));
    }
    lines
}

/// The record of the scheme that gave these weights, if one did.
fn record<'a>(report: &Report<'a>, of: &Weighed) -> Option<&'a SchemeRecord> {
    report.result.schemes().iter().find(|record| &record.of == of)
}

/// The weight of a group for a criterion.
fn of_group(report: &Report<'_>, group: &str, criterion: &Criterion) -> f64 {
    report.result.group_weights().get(group, criterion.id().as_str()).unwrap_or_default()
}

/// The weight of a criterion within its axis.
fn of_criterion(report: &Report<'_>, at: usize) -> f64 {
    let criterion = report.result.plan().criteria().as_slice()[at].id();
    report.result.group_weights().criterion_weight(criterion.as_str()).unwrap_or_default()
}

fn groups(report: &Report<'_>) -> ReportTable {
    let (plan, lang) = (report.result.plan(), report.lang);
    let criteria = plan.criteria().as_slice();
    let mut columns =
        vec![ReportColumn::files_only("group"), ReportColumn::new("name", GROUP.get(lang))];
    columns.extend(criteria.iter().map(|criterion| {
        ReportColumn::new(format!("weight:{}", criterion.id()), criterion.name().get(lang))
    }));
    let rows = plan.groups().iter().map(|group| {
        let weight = |criterion| of_group(report, group.id().as_str(), criterion);
        let weights = criteria.iter().map(|one| ReportCell::Number(weight(one), 3));
        let names =
            [ReportCell::text(group.id().as_str()), ReportCell::text(group.name().get(lang))];
        names.into_iter().chain(weights).collect()
    });
    ReportTable::built("group-weights", GROUPS.get(lang), columns, rows.collect())
}

fn criteria(report: &Report<'_>) -> ReportTable {
    let lang = report.lang;
    let columns = vec![
        ReportColumn::files_only("criterion"),
        ReportColumn::new("name", CRITERION.get(lang)),
        ReportColumn::new("axis", AXIS.get(lang)),
        ReportColumn::new("weight", WEIGHT.get(lang)),
    ];
    let criteria = report.result.plan().criteria().as_slice().iter().enumerate();
    let rows = criteria.map(|(at, one)| {
        vec![
            ReportCell::text(one.id().as_str()),
            ReportCell::text(one.name().get(lang)),
            ReportCell::text(report.axis_name(one.axis())),
            ReportCell::Number(of_criterion(report, at), 3),
        ]
    });
    ReportTable::built("criterion-weights", CRITERIA.get(lang), columns, rows.collect())
}

fn axes(report: &Report<'_>) -> ReportTable {
    let lang = report.lang;
    let columns = vec![
        ReportColumn::files_only("axis"),
        ReportColumn::new("name", AXIS.get(lang)),
        ReportColumn::new("weight", WEIGHT.get(lang)),
        ReportColumn::new("effective", EFFECTIVE.get(lang)),
    ];
    let effective = effective(report);
    let weights = report.ranked.as_ref().map_or(&[][..], |(_, weights)| weights);
    let rows = weights.iter().enumerate().map(|(at, &(axis, weight))| {
        let share = effective.as_ref().and_then(|shares| shares.get(at)).copied();
        vec![
            ReportCell::text(axis.id()),
            ReportCell::text(report.axis_name(axis)),
            ReportCell::Number(weight, 3),
            ReportCell::score(share),
        ]
    });
    ReportTable::built("axis-weights", AXES.get(lang), columns, rows.collect())
}

/// The share of each axis in the variance of the weighted sum, where that varies.
fn effective(report: &Report<'_>) -> Option<Vec<f64>> {
    let (complete, weights) = report.ranked.as_ref()?;
    let weights = Weights::new(weights.iter().map(|&(_, weight)| weight).collect()).ok()?;
    WeightDiagnostics::new(&complete.scores, &weights).ok()?.effective
}

fn sources(report: &Report<'_>) -> ReportTable {
    let lang = report.lang;
    let ids = ["weights_of", "source", "issues", "effective_number"];
    let columns =
        ids.iter().zip(SOURCE_COLUMNS).map(|(&id, title)| ReportColumn::new(id, title.get(lang)));
    let plan = report.result.plan();
    let mut rows = Vec::new();
    for criterion in plan.criteria().as_slice() {
        let of = GROUPS_FOR.with(lang, &[("of", criterion.name().get(lang))]);
        let weights = plan.groups().iter();
        let weights =
            weights.map(|group| of_group(report, group.id().as_str(), criterion)).collect();
        let record = record(report, &Weighed::GroupsFor(criterion.id().clone()));
        rows.push(source(of, record, weights, lang));
    }
    for axis in Axis::ALL {
        let of = CRITERIA_OF.with(lang, &[("of", report.axis_name(axis))]);
        let weights = plan.criteria().of_axis(axis).map(|at| of_criterion(report, at)).collect();
        rows.push(source(of, record(report, &Weighed::CriteriaOf(axis)), weights, lang));
    }
    let of = AXES_ALL.get(lang).to_owned();
    let weights = report.ranked.iter().flat_map(|(_, weights)| weights.iter().map(|one| one.1));
    rows.push(source(of, record(report, &Weighed::Axes), weights.collect(), lang));
    ReportTable::built("weight-sources", SOURCES.get(lang), columns.collect(), rows)
}

/// One line: where some weights come from, and what they amount to.
fn source(
    of: String,
    record: Option<&SchemeRecord>,
    weights: Vec<f64>,
    lang: Lang,
) -> Vec<ReportCell> {
    let words = match record {
        None => WRITTEN.get(lang).to_owned(),
        Some(SchemeRecord { scheme, degenerate: None, .. }) => {
            SCHEME.with(lang, &[("scheme", scheme_words::scheme(scheme, lang))])
        }
        Some(SchemeRecord { scheme, degenerate: Some(why), .. }) => {
            let reason = scheme_words::degenerate(why, lang);
            let scheme = scheme_words::scheme(scheme, lang);
            FALLBACK.with(lang, &[("scheme", scheme), ("reason", &reason)])
        }
    };
    let effective = Weights::normalized(weights).ok().map(|weights| weights.effective_number());
    vec![
        ReportCell::Text(of),
        ReportCell::Text(words),
        ReportCell::count(record.map(|record| record.issues)),
        effective.map_or(ReportCell::Missing, |number| ReportCell::Number(number, 1)),
    ]
}
