//! What came out, on half a page.

use crate::assessment::DataOrigin;
use crate::priority::Tier;
use crate::report::builder::Report;
use crate::report::phrase::{self, Phrase, listed};
use crate::report::section::ReportSection;

const TITLE: Phrase = Phrase("Summary", "摘要");
const SYNTHETIC: Phrase = Phrase(
    "SYNTHETIC DATA: the answers are made up for demonstration; nothing here is a finding.",
    "合成数据 SYNTHETIC：回答均为演示而编造，本文件不构成任何结论。",
);
const COUNTS: Phrase = Phrase(
    "Respondents: {respondents}, in stakeholder groups: {groups}. Issues rated: {issues}. By the \
     thresholds of the plan, proposed as material: {material}; as not material: {neither}; \
     insufficient data: {unknown}.",
    "共有 {groups} 个利益相关方群体的 {respondents} 名受访者对 {issues} 个议题进行了评分。\
     按照计划设定的阈值，{material} 个议题被提议为重要议题，{neither} 个被提议为非重要议题，\
     {unknown} 个议题数据不足。",
);
const FIRST: Phrase = Phrase("The first in the ranking:", "排序最靠前的议题：");
const LINE: Phrase = Phrase("rank {rank}: {issue} ({tier})", "第 {rank} 位：{issue}（{tier}）");
const TIED: Phrase = Phrase(
    "rank {rank}: {issue} ({tier}; ties with others)",
    "第 {rank} 位：{issue}（{tier}；并列）",
);
const PROPOSAL: Phrase = Phrase(
    "A tier is a proposal. What was decided, by whom and why stands in the section \
     Decisions and overrides. Issues decided: {decided}; of these on judgment, against or \
     without the proposal: {overridden}.",
    "等级只是提议。由谁、因何作出何种决定，见“决定与人工调整”一节：已有 {decided} \
     个议题作出决定，其中 {overridden} 个属于人工调整。",
);
const UNRANKED: Phrase = Phrase(
    "Not ranked, for want of a score on an axis on which others have one: {issues}.",
    "因在其他议题有得分的维度上缺少得分而未排序：{issues}。",
);

/// The first section.
pub(in crate::report) fn section(report: &Report<'_>) -> ReportSection {
    let (result, lang) = (report.result, report.lang);
    let mut section = ReportSection::built("summary", TITLE.get(lang));
    if result.plan().data() == DataOrigin::Synthetic {
        section = section.notice(SYNTHETIC.get(lang));
    }
    let tiers: Vec<Tier> = result.lines().map(|line| line.tier).collect();
    let of = |material| tiers.iter().filter(|tier| tier.is_material() == material).count();
    let respondents: u64 = result.input().respondents.iter().map(|group| group.count).sum();
    section = section
        .paragraph(COUNTS.with(
            lang,
            &[
                ("respondents", &respondents.to_string()),
                ("groups", &result.plan().groups().len().to_string()),
                ("issues", &tiers.len().to_string()),
                ("material", &of(Some(true)).to_string()),
                ("neither", &of(Some(false)).to_string()),
                ("unknown", &of(None).to_string()),
            ],
        ))
        .paragraph(FIRST.get(lang))
        .list(first(report));
    let unranked: Vec<&str> = result
        .lines()
        .filter(|line| line.rank.is_none())
        .map(|line| line.issue.name().get(lang))
        .collect();
    if !unranked.is_empty() {
        section = section.paragraph(UNRANKED.with(lang, &[("issues", &listed(&unranked, lang))]));
    }
    let decided = result.decisions().iter().filter(|one| one.conclusion().is_some());
    let overridden = |one: &&_| super::decisions::is_overridden(one);
    let (decided, overridden) = (decided.clone().count(), decided.filter(overridden).count());
    section.paragraph(
        PROPOSAL.with(
            lang,
            &[("decided", &decided.to_string()), ("overridden", &overridden.to_string())],
        ),
    )
}

/// The issues of the first ranks, in words.
fn first(report: &Report<'_>) -> Vec<String> {
    let lang = report.lang;
    let places = report.result.ranking().iter().filter(|place| place.rank <= report.top);
    let line = |place: crate::model::Place<'_>| {
        let issue = place.issue.as_str();
        let tier = report.result.tier(issue).map_or("", |tier| phrase::tier(tier).get(lang));
        let words = if place.tied > 1 { TIED } else { LINE };
        let rank = place.rank.to_string();
        let name = report.result.plan().issues().get(issue);
        let name = name.map_or(issue, |known| known.name().get(lang));
        words.with(lang, &[("rank", &rank), ("issue", name), ("tier", tier)])
    };
    places.map(line).collect()
}
