//! The report in words.

use std::fmt;

use super::divided::DividedOpinion;
use super::report::{CriterionQuality, IssueQuality, QualityReport};
use super::rules::QualityRules;
use super::summary::ResponseSummary;
use crate::model::{Lang, Missing};
use crate::num::grid::quantize;
use crate::survey::agreement::{AlphaMetric, GroupGap};

/// Most flagged respondents named in words; all of them stand in the report itself.
const NAMED: usize = 10;

impl QualityReport {
    /// The report in words, one statement per line.
    ///
    /// Every p-value stands beside the effect it belongs to and what both say together. Lines of a
    /// criterion start with its id.
    pub fn lines(&self, lang: Lang) -> Vec<String> {
        let mut lines = Vec::new();
        for criterion in self.criteria() {
            let mut part = Vec::new();
            answers(&mut part, criterion, lang);
            if criterion.answers() > 0 {
                agreement(&mut part, criterion, lang);
                rankings(&mut part, criterion, self.rules(), lang);
                for issue in criterion.issues() {
                    about_issue(&mut part, issue, self.rules(), lang);
                }
                if let Some(summary) = criterion.responses() {
                    responses(&mut part, summary, lang);
                }
            }
            let id = criterion.criterion();
            lines.extend(part.into_iter().map(|line| match lang {
                Lang::En => format!("{id}: {line}"),
                Lang::Zh => format!("{id}：{line}"),
            }));
        }
        lines
    }
}

impl fmt::Display for QualityReport {
    /// The lines in English.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.lines(Lang::En).iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}

/// A share as a percentage.
fn percent(share: f64) -> String {
    format!("{:.1}%", share * 100.0)
}

fn share(part: u64, of: u64) -> String {
    percent(if of > 0 { part as f64 / of as f64 } else { 0.0 })
}

/// A figure that may be missing.
fn figure(value: Option<f64>) -> String {
    value.map_or_else(|| "-".to_owned(), |value| format!("{value:.3}"))
}

fn answers(lines: &mut Vec<String>, criterion: &CriterionQuality, lang: Lang) {
    let (given, asked) = (criterion.answers(), criterion.asked());
    let answered = share(given, asked);
    lines.push(match (given, lang) {
        (0, Lang::En) => "nobody rated any issue".to_owned(),
        (0, Lang::Zh) => "无人评分".to_owned(),
        (_, Lang::En) => format!("{given} ratings of {asked} asked for ({answered})"),
        (_, Lang::Zh) => format!("应答 {asked} 项，实得评分 {given} 项（{answered}）"),
    });
}

/// Agreement over all issues.
fn agreement(lines: &mut Vec<String>, criterion: &CriterionQuality, lang: Lang) {
    if let Some(people) = criterion.people() {
        if let Some(w) = people.kendall_w() {
            lines.push(w.text(lang));
            if w.left_out() > 0 {
                let (n, all) = (w.left_out(), w.left_out() + w.raters());
                lines.push(match lang {
                    Lang::En => {
                        format!("{n} of {all} respondents left out of W for a missing rating")
                    }
                    Lang::Zh => format!("{all} 位受访者中 {n} 位有缺失评分，未计入 W"),
                });
            }
        }
        if let Some(icc) = people.intraclass() {
            let (a, c) = (figure(icc.agreement()), figure(icc.consistency()));
            let k = icc.raters();
            let mean = figure(icc.mean_agreement());
            lines.push(match lang {
                Lang::En => format!(
                    "intraclass correlation of single raters: agreement {a}, consistency {c}; \
                     agreement of the mean of {k} raters {mean}"
                ),
                Lang::Zh => format!(
                    "组内相关系数（单个评分者）：绝对一致 {a}，相对一致 {c}；{k} 位评分者均值的绝对一致 {mean}"
                ),
            });
        }
        if let Some(cronbach) = people.cronbach() {
            let alpha = cronbach.get();
            lines.push(match lang {
                Lang::En => format!("Cronbach's alpha over issues = {alpha:.3}"),
                Lang::Zh => format!("各议题间的 Cronbach α = {alpha:.3}"),
            });
        }
    }
    if let Some(alpha) = criterion.krippendorff(AlphaMetric::Ordinal) {
        let alpha = alpha.get();
        lines.push(match lang {
            Lang::En => format!("Krippendorff's alpha (ordinal) = {alpha:.3}"),
            Lang::Zh => format!("Krippendorff α（定序）= {alpha:.3}"),
        });
    }
}

/// How alike the groups' orders are.
fn rankings(
    lines: &mut Vec<String>,
    criterion: &CriterionQuality,
    rules: &QualityRules,
    lang: Lang,
) {
    let rankings = criterion.rankings();
    for pair in rankings.pairs() {
        let (a, b, tau) = (pair.first(), pair.second(), figure(pair.tau_b()));
        let apart = match lang {
            _ if !pair.is_apart(rules) => "",
            Lang::En => "; little in common, a pooled order stands for neither",
            Lang::Zh => "；共同点很少，合并排序不能代表任何一方",
        };
        lines.push(match lang {
            Lang::En => format!("orders of {a} and {b}: Kendall's tau = {tau}{apart}"),
            Lang::Zh => format!("{a} 与 {b} 的排序：Kendall τ = {tau}{apart}"),
        });
    }
    // Of two groups, tau says it all.
    if let Some(w) = rankings.kendall_w().filter(|_| rankings.groups().len() > 2) {
        let text = w.text(lang);
        lines.push(match lang {
            Lang::En => format!("between groups: {text}"),
            Lang::Zh => format!("群体之间：{text}"),
        });
    }
}

/// What stands out about one issue.
fn about_issue(lines: &mut Vec<String>, issue: &IssueQuality, rules: &QualityRules, lang: Lang) {
    let id = issue.issue();
    let eta = figure(issue.contrast().eta_squared());
    for reason in issue.divided() {
        let reason = match reason {
            DividedOpinion::GroupGap(gap) => gap_text(gap, &eta, rules, lang),
            DividedOpinion::Polarized { polarization } => match lang {
                Lang::En => format!("polarization {polarization:.2} over all respondents"),
                Lang::Zh => format!("全体受访者极化度 {polarization:.2}"),
            },
            DividedOpinion::PolarizedGroup { group, polarization } => match lang {
                Lang::En => format!("polarization {polarization:.2} inside {group}"),
                Lang::Zh => format!("{group} 内部极化度 {polarization:.2}"),
            },
        };
        lines.push(match lang {
            Lang::En => format!("{id}: divided opinion: {reason}"),
            Lang::Zh => format!("{id}：意见分歧：{reason}"),
        });
    }
    let cell = issue.all();
    if let Some(top) = cell.ceiling().filter(|&top| quantize(top) >= quantize(rules.ceiling())) {
        let top = percent(top);
        lines.push(match lang {
            Lang::En => format!("{id}: ceiling: {top} of ratings at the top level"),
            Lang::Zh => format!("{id}：天花板效应：{top} 的评分为最高级"),
        });
    }
    if let Some(ratio) = cell.unknown_ratio().filter(|&ratio| ratio > 0.0) {
        let ratio = percent(ratio);
        lines.push(match lang {
            Lang::En => format!("{id}: {ratio} answered {}", Missing::DontKnow.id()),
            Lang::Zh => format!("{id}：{ratio} 回答“不知道”"),
        });
    }
}

fn gap_text(gap: &GroupGap, eta: &str, rules: &QualityRules, lang: Lang) -> String {
    let (a, b, by) = (gap.higher(), gap.lower(), gap.gap());
    let (lower, upper) = (gap.interval().lower(), gap.interval().upper());
    let sure = percent(rules.confidence());
    match lang {
        Lang::En => format!(
            "{a} above {b} by {by:.2} [{lower:.2}, {upper:.2}] on 0 to 1 ({sure} for all pairs of \
             groups at once; eta squared {eta})"
        ),
        Lang::Zh => format!(
            "{a} 高于 {b} {by:.2} [{lower:.2}, {upper:.2}]（0 至 1；所有群体两两比较的联合置信度 {sure}；η² {eta}）"
        ),
    }
}

fn responses(lines: &mut Vec<String>, summary: &ResponseSummary, lang: Lang) {
    let (all, n) = (summary.answering(), summary.straight_lines());
    let (part, runs, near) = (share(n, all), summary.long_runs(), summary.nearly_constant());
    lines.push(match lang {
        Lang::En => format!(
            "{n} of {all} respondents gave every issue the same rating ({part}); {runs} others gave \
             many equal ratings in a row, {near} others nearly always the same; nobody was removed"
        ),
        Lang::Zh => format!(
            "{all} 位受访者中 {n} 位对所有议题给出相同评分（{part}）；另有 {runs} 位长串相同，{near} 位几乎全部相同；未剔除任何人"
        ),
    });
    let (run, modal, sd) = (
        figure(summary.mean_longest_run()),
        figure(summary.mean_modal_share()),
        figure(summary.mean_within_sd()),
    );
    lines.push(match lang {
        Lang::En => format!(
            "on average: longest run {run}, share of the most frequent rating {modal}, standard \
             deviation inside a respondent {sd}"
        ),
        Lang::Zh => format!("平均：最长连续相同 {run}，最常评分占比 {modal}，个人内标准差 {sd}"),
    });
    if !summary.flagged().is_empty() {
        lines.push(flagged(summary, lang));
    }
}

/// The first flagged respondents by name.
fn flagged(summary: &ResponseSummary, lang: Lang) -> String {
    let names = summary.flagged().iter().take(NAMED).map(|one| one.respondent.as_str());
    let names: Vec<&str> = names.collect();
    let more = summary.flagged().len() - names.len();
    match (lang, more) {
        (Lang::En, 0) => format!("flagged: {}", names.join(", ")),
        (Lang::En, _) => format!("flagged: {} and {more} more", names.join(", ")),
        (Lang::Zh, 0) => format!("需复核：{}", names.join("、")),
        (Lang::Zh, _) => format!("需复核：{} 等，另有 {more} 位", names.join("、")),
    }
}
