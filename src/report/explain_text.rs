//! An explanation in words.

use std::fmt::Write as _;

use super::explain::{
    AxisExplanation, Explanation, LevelCount, LineSide, MissingCount, PartExplanation,
    UtilityComposition,
};
use super::phrase::{self, Phrase, listed};
use crate::model::{Lang, Missing};
use crate::priority::DecisionAction;

const RANKED: Phrase = Phrase(
    "{name} ({id}): rank {rank} of {ranked}, utility {utility}",
    "{name}（{id}）：{ranked} 个议题中排名第 {rank}，效用 {utility}",
);
const UNRANKED: Phrase = Phrase(
    "{name} ({id}): not ranked, for want of a score on an axis on which others have one",
    "{name}（{id}）：因在其他议题有得分的维度上缺少得分而未排序",
);
const HOW: Phrase = Phrase(
    "answers in a group become a score by the estimator “{estimator}”; issues are ordered by the \
     method “{method}”",
    "群体内的回答按“{estimator}”汇总为得分；议题按“{method}”方法排序",
);
const SUM: Phrase = Phrase("utility: {terms} = {utility}", "效用：{terms} = {utility}");
const SCORE: Phrase = Phrase(
    "{axis}: score {score}{interval}, answers {answers}, coverage {coverage}",
    "{axis}：得分 {score}{interval}，{answers} 个回答，覆盖率 {coverage}",
);
const NO_SCORE: Phrase = Phrase("{axis}: no score: {reason}", "{axis}：没有得分：{reason}");
const PART: Phrase = Phrase(
    "  {group}{criterion}: answers {answers}, score {score} × weight {weight} ({origin}) = \
     {contribution}",
    "  {group}{criterion}：{answers} 个回答，得分 {score} × 权重 {weight}（{origin}）= {contribution}",
);
const EVIDENCE: Phrase = Phrase(
    "  {group}{criterion}: on evidence ({source}), score {score} × weight {weight} ({origin}) = \
     {contribution}",
    "  {group}{criterion}：依据证据（{source}），得分 {score} × 权重 {weight}（{origin}）= \
     {contribution}",
);
const TWO_ORIGINS: Phrase = Phrase(
    "of the group: {group}; of the criterion: {criterion}",
    "群体：{group}；准则：{criterion}",
);
const SHARED: Phrase = Phrase(
    "  weights are those of who answered, who share out what the absent would have had",
    "  权重为作答群体的权重，缺失群体的权重由其分担",
);
const AXIS_WEIGHT: Phrase = Phrase(
    "  weight of the axis in the ranking: {weight} ({origin})",
    "  该维度在排序中的权重：{weight}（{origin}）",
);
const RATINGS: Phrase = Phrase("    ratings: {levels}", "    评分分布：{levels}");
const WITH_MISSING: Phrase =
    Phrase("    ratings: {levels}; {missing}", "    评分分布：{levels}；{missing}");
const LINE: Phrase = Phrase("  line {line}: {side}", "  阈值 {line}：{side}");
const TIER: Phrase = Phrase("tier: {tier}", "等级：{tier}");
const RATIONALE: Phrase = Phrase("why these lines: {rationale}", "阈值理由：{rationale}");
const DECISION: Phrase =
    Phrase("decision: {status}, by {author} on {date}", "决定：{status}，{author}，{date}");
const DECISION_REASON: Phrase = Phrase(
    "decision: {status}, by {author} on {date}: {reason}",
    "决定：{status}，{author}，{date}：{reason}",
);

impl Explanation {
    /// The explanation in words, one line per step.
    ///
    /// Text of the plan stands in it as it is, but for line breaks, which become spaces.
    pub fn to_text(&self, lang: Lang) -> String {
        let mut out = String::new();
        let (name, id) = (line(self.name.get(lang)), self.issue.as_str());
        let head = match (self.rank, self.utility) {
            (Some(rank), Some(utility)) => RANKED.with(
                lang,
                &[
                    ("name", &name),
                    ("id", id),
                    ("rank", &rank.to_string()),
                    ("ranked", &self.ranked.to_string()),
                    ("utility", &number(utility)),
                ],
            ),
            _ => UNRANKED.with(lang, &[("name", &name), ("id", id)]),
        };
        push(&mut out, &head);
        let [estimator, method] = self.words.map(|phrase| phrase.get(lang));
        let how = [("estimator", estimator), ("method", method)];
        push(&mut out, &HOW.with(lang, &how));
        for (_, axis) in self.axes.iter() {
            out.push('\n');
            push_axis(&mut out, axis, lang);
        }
        out.push('\n');
        if let (UtilityComposition::Additive, Some(utility)) = (self.composition, self.utility) {
            let values = [("terms", &*self.terms()), ("utility", &*number(utility))];
            push(&mut out, &SUM.with(lang, &values));
        }
        push(&mut out, &TIER.with(lang, &[("tier", phrase::tier(self.tier).get(lang))]));
        push(&mut out, &RATIONALE.with(lang, &[("rationale", &line(&self.rationale))]));
        self.push_decision(&mut out, lang);
        out
    }

    /// Axis weight times axis score, summed.
    fn terms(&self) -> String {
        let term = |axis: &AxisExplanation| {
            Some(format!("{} × {}", number(axis.weight?), number(axis.score?.get())))
        };
        self.axes.iter().filter_map(|(_, axis)| term(axis)).collect::<Vec<_>>().join(" + ")
    }

    fn push_decision(&self, out: &mut String, lang: Lang) {
        let Some(decision) = &self.decision else { return };
        let Some(event) = decision.history().last() else { return };
        let status = match decision.conclusion() {
            None => phrase::status(decision.status()).get(lang).to_owned(),
            Some(conclusion) => listed(
                &[
                    phrase::status(decision.status()).get(lang),
                    phrase::conclusion(conclusion).get(lang),
                ],
                lang,
            ),
        };
        let (author, date) = (line(&event.author), line(&event.date));
        let values = [("status", &*status), ("author", &*author), ("date", &*date)];
        let text = match &event.action {
            DecisionAction::Override { reason, .. } | DecisionAction::Retire { reason } => {
                let reason = line(reason);
                let [status, author, date] = values;
                DECISION_REASON.with(lang, &[status, author, date, ("reason", &reason)])
            }
            _ => DECISION.with(lang, &values),
        };
        push(out, &text);
    }
}

fn push_axis(out: &mut String, axis: &AxisExplanation, lang: Lang) {
    let name = line(axis.name.get(lang));
    let Some((score, coverage)) = axis.score.zip(axis.coverage) else {
        let reason = axis.no_score.as_ref().map(|reason| phrase::no_score(reason, lang));
        let values = [("axis", &*name), ("reason", reason.as_deref().unwrap_or_default())];
        return push(out, &NO_SCORE.with(lang, &values));
    };
    let interval = axis.interval.map_or_else(String::new, |interval| {
        format!(" [{}, {}]", number(interval.lower().get()), number(interval.upper().get()))
    });
    let head = SCORE.with(
        lang,
        &[
            ("axis", &name),
            ("score", &number(score.get())),
            ("interval", &interval),
            ("answers", &axis.answers.to_string()),
            ("coverage", &format!("{:.1}%", coverage * 100.0)),
        ],
    );
    push(out, &head);
    // Shares are sums of weights, which rounding can keep from 1.
    if coverage < 1.0 - 1e-9 {
        push(out, SHARED.get(lang));
    }
    let criteria = axis.parts.iter().any(|part| part.criterion != axis.parts[0].criterion);
    for part in &axis.parts {
        let criterion = if criteria {
            format!(" / {}", line(part.criterion_name.get(lang)))
        } else {
            String::new()
        };
        push_part(out, part, &criterion, lang);
    }
    let side = match axis.side {
        Some(LineSide::AtOrAbove) => Phrase("at or above it", "达到或高于阈值"),
        Some(LineSide::Below) | None => Phrase("below it", "低于阈值"),
    };
    let values = [("line", &*number(axis.line.get())), ("side", side.get(lang))];
    push(out, &LINE.with(lang, &values));
    if let Some((weight, origin)) = axis.weight.zip(axis.weight_origin.as_ref()) {
        let values = [("weight", &*number(weight)), ("origin", &*origin.text(lang))];
        push(out, &AXIS_WEIGHT.with(lang, &values));
    }
}

/// Where the weight of a part comes from: that of its group, and that of its criterion if it has
/// another origin.
fn origin(part: &PartExplanation, lang: Lang) -> String {
    let group = part.group_weight.text(lang);
    match &part.criterion_weight {
        Some(criterion) if *criterion != part.group_weight => {
            let values = [("group", &*group), ("criterion", &*criterion.text(lang))];
            TWO_ORIGINS.with(lang, &values)
        }
        _ => group,
    }
}

fn push_part(out: &mut String, part: &PartExplanation, criterion: &str, lang: Lang) {
    let source = part.evidence.as_deref().map(line);
    let values = [
        ("group", &*line(part.group_name.get(lang))),
        ("criterion", criterion),
        ("answers", &*part.answers.to_string()),
        ("source", source.as_deref().unwrap_or_default()),
        ("score", &*number(part.score.get())),
        ("weight", &*number(part.weight)),
        ("origin", &*origin(part, lang)),
        ("contribution", &*number(part.contribution)),
    ];
    let words = if source.is_some() { EVIDENCE } else { PART };
    push(out, &words.with(lang, &values));
    if part.levels.is_empty() {
        return;
    }
    let levels: Vec<String> = part.levels.iter().map(level).collect();
    let missing: Vec<String> =
        part.missing.iter().filter(|one| one.count > 0).map(|one| kind(one, lang)).collect();
    let (levels, missing) = (listed(&levels, lang), listed(&missing, lang));
    if missing.is_empty() {
        push(out, &RATINGS.with(lang, &[("levels", &levels)]));
    } else {
        push(out, &WITH_MISSING.with(lang, &[("levels", &levels), ("missing", &missing)]));
    }
}

fn level(level: &LevelCount) -> String {
    match &level.label {
        None => format!("{}: {}", level.value, level.count),
        Some(label) => format!("{} ({}): {}", level.value, line(label), level.count),
    }
}

fn kind(missing: &MissingCount, lang: Lang) -> String {
    let words = match missing.kind {
        Missing::NoAnswer => Phrase("no answer", "未回答"),
        Missing::DontKnow => Phrase("don't know", "不知道"),
        Missing::NotApplicable => Phrase("not applicable", "不适用"),
    };
    format!("{}: {}", words.get(lang), missing.count)
}

/// A number with four decimals.
pub(super) fn number(value: f64) -> String {
    format!("{value:.4}")
}

/// Text in one line.
pub(super) fn line(text: &str) -> String {
    text.split(['\n', '\r']).collect::<Vec<_>>().join(" ")
}

pub(super) fn push(out: &mut String, text: &str) {
    let _ = writeln!(out, "{text}");
}
