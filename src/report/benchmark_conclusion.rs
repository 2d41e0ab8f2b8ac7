//! What a benchmark of schemes comes to, in plain words.

use crate::comparison::{BenchmarkResult, EffectShare, FactorKind, IssueSpread};
use crate::model::{IssueId, Lang};
use crate::priority::Tier;

/// How many issues a sentence names before it counts the rest.
const NAMED: usize = 3;

/// A benchmark's conclusion in a few sentences: which top is beyond dispute, which issues move and
/// between which ranks, whose tier changes, and which choice moves most.
///
/// # Examples
///
/// ```
/// use materiality::{Entropy, Equal, Lang, ScoreMatrix, SchemeBenchmark, benchmark_conclusion};
///
/// let scores = ScoreMatrix::from_rows(&[[0.9, 0.9], [0.6, 0.3], [0.2, 0.5]])?;
/// let schemes = SchemeBenchmark::new().scheme("equal", Equal).scheme("entropy", Entropy);
/// assert_eq!(
///     benchmark_conclusion(&schemes.run_scores(&scores)?, Lang::En),
///     "The order of all 3 issues is the same under all 2 schemes.\n"
/// );
/// # Ok::<(), materiality::Error>(())
/// ```
pub fn benchmark_conclusion(result: &BenchmarkResult, lang: Lang) -> String {
    let mut sentences = vec![top(result, lang)];
    sentences.extend(moving(result, lang));
    sentences.extend(tiers(result, lang));
    sentences.extend(influence(result, lang));
    sentences.extend(left_out(result, lang));
    let mut text = String::new();
    for sentence in sentences {
        text.push_str(&sentence);
        text.push('\n');
    }
    text
}

/// A sentence in one of the languages.
fn say(lang: Lang, en: impl FnOnce() -> String, zh: impl FnOnce() -> String) -> String {
    match lang {
        Lang::En => en(),
        Lang::Zh => zh(),
    }
}

/// The word for a kind of choice.
fn word(kind: FactorKind, lang: Lang, is_plural: bool) -> String {
    let (en, zh) = match kind {
        FactorKind::Plan => ("plan", "方案"),
        FactorKind::Estimator => ("estimator", "估计量"),
        FactorKind::Method => ("method", "排序方法"),
        _ => ("scheme", "赋权方法"),
    };
    say(lang, || if is_plural { format!("{en}s") } else { en.to_owned() }, || zh.to_owned())
}

/// "all 11 schemes", "all 96 combinations of 12 schemes and 8 methods".
fn scope(result: &BenchmarkResult, lang: Lang) -> String {
    let factors = result.factors().iter().filter(|factor| factor.choices.len() > 1);
    let counts: Vec<String> = factors
        .map(|factor| {
            let count = factor.choices.len();
            let noun = word(factor.kind, lang, true);
            say(lang, || format!("{count} {noun}"), || format!("{count} 种{noun}"))
        })
        .collect();
    let all = result.variants().len();
    match (lang, counts.as_slice()) {
        (Lang::En, []) => "the only scheme".to_owned(),
        (Lang::Zh, []) => "唯一的赋权方法".to_owned(),
        (Lang::En, [one]) => format!("all {one}"),
        (Lang::Zh, [one]) => format!("全部 {one}"),
        (Lang::En, several) => {
            let (last, rest) = several.split_last().map_or(("", several), |(a, b)| (a.as_str(), b));
            format!("all {all} combinations of {} and {last}", rest.join(", "))
        }
        (Lang::Zh, several) => format!("{}的全部 {all} 种组合", several.join("与")),
    }
}

/// Which top holds the same issues everywhere: the largest up to half of the list, otherwise the
/// smallest.
fn top(result: &BenchmarkResult, lang: Lang) -> String {
    let n = result.issues().len();
    let scope = scope(result, lang);
    let is_same = result.spreads().iter().all(|one| one.best == one.worst);
    if is_same {
        return say(
            lang,
            || format!("The order of all {n} issues is the same under {scope}."),
            || format!("在{scope}下，全部 {n} 个议题的次序相同。"),
        );
    }
    let tops: Vec<usize> = result.common_tops().into_iter().filter(|&k| k < n).collect();
    let half = tops.iter().rev().find(|&&k| k <= n.div_ceil(2));
    let Some(&k) = half.or(tops.first()) else {
        return say(
            lang,
            || format!("No part at the top holds the same issues under {scope}."),
            || format!("在{scope}下，没有任何前若干位议题保持一致。"),
        );
    };
    let places = result.reference().ranking.iter();
    let members: Vec<&IssueId> =
        places.filter(|place| place.rank <= k).map(|place| place.issue).collect();
    let ids = listed(&members, lang);
    if k == 1 {
        return say(
            lang,
            || format!("The first is the same under {scope}: {ids}."),
            || format!("在{scope}下，首位议题相同：{ids}。"),
        );
    }
    say(
        lang,
        || format!("The top {k} are the same under {scope}: {ids}."),
        || format!("在{scope}下，前 {k} 位议题相同：{ids}。"),
    )
}

/// All ids in backticks.
fn listed(ids: &[&IssueId], lang: Lang) -> String {
    let ids: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
    ids.join(if lang == Lang::En { ", " } else { "、" })
}

/// Which issues move, and how far.
fn moving(result: &BenchmarkResult, lang: Lang) -> Option<String> {
    let moving: Vec<&IssueSpread> =
        result.dependent().into_iter().filter(|one| one.best != one.worst).collect();
    let one = |spread: &&IssueSpread| {
        let IssueSpread { issue, best, worst, .. } = *spread;
        say(
            lang,
            || format!("`{issue}` moves between {best} and {worst}"),
            || format!("`{issue}` 在第 {best} 至第 {worst} 位之间变动"),
        )
    };
    let named: Vec<String> = moving.iter().take(NAMED).map(one).collect();
    let more = moving.len() - named.len();
    if named.is_empty() {
        return None;
    }
    Some(say(
        lang,
        || match more {
            0 => format!("{}.", named.join("; ")),
            1 => format!("{}; 1 other moves less.", named.join("; ")),
            more => format!("{}; {more} others move no further.", named.join("; ")),
        },
        || match more {
            0 => format!("{}。", named.join("；")),
            more => format!("{}；另有 {more} 个议题变动幅度不超过前者。", named.join("；")),
        },
    ))
}

/// Whose tier depends on the choice.
fn tiers(result: &BenchmarkResult, lang: Lang) -> Option<String> {
    if result.spreads().iter().all(|one| one.tiers.is_empty()) {
        return None;
    }
    let changing: Vec<&IssueSpread> =
        result.spreads().iter().filter(|one| one.tiers.len() > 1).collect();
    if changing.is_empty() {
        return Some(say(
            lang,
            || "No issue changes its tier.".to_owned(),
            || "没有议题改变等级。".to_owned(),
        ));
    }
    let one = |spread: &&IssueSpread| {
        let ids: Vec<&str> = spread.tiers.iter().copied().map(Tier::id).collect();
        format!("`{}` ({})", spread.issue, ids.join(", "))
    };
    let all: Vec<String> = changing.iter().map(one).collect();
    Some(say(
        lang,
        || format!("The tier depends on the choice for {}.", all.join(", ")),
        || format!("等级取决于所选方法的议题：{}。", all.join("、")),
    ))
}

/// Which choice moves ranks most, where there is more than one kind of choice.
fn influence(result: &BenchmarkResult, lang: Lang) -> Option<String> {
    let mut effects: Vec<&EffectShare> = result.influence().iter().collect();
    if effects.len() < 2 {
        return None;
    }
    effects.sort_by(|a, b| b.share.total_cmp(&a.share));
    let joiner = if lang == Lang::En { " with " } else { "与" };
    let one = |effect: &&EffectShare| {
        let kinds: Vec<String> =
            effect.factors.iter().map(|&kind| word(kind, lang, false)).collect();
        let (kinds, percent) = (kinds.join(joiner), effect.share * 100.0);
        say(
            lang,
            || format!("{percent:.0} % to the choice of {kinds}"),
            || format!("{percent:.0}% 源于{kinds}的选择"),
        )
    };
    let parts: Vec<String> = effects.iter().take(NAMED).map(one).collect();
    Some(say(
        lang,
        || {
            format!(
                "Of the movement of ranks, {}.",
                parts.join(", ").replacen("to", "is due to", 1)
            )
        },
        || format!("名次变动中，{}。", parts.join("，")),
    ))
}

/// What could not be compared.
fn left_out(result: &BenchmarkResult, lang: Lang) -> Option<String> {
    let ids: Vec<&IssueId> = result.left_out().iter().collect();
    if ids.is_empty() {
        return None;
    }
    let ids = listed(&ids, lang);
    Some(say(
        lang,
        || format!("Left out, because some choice cannot rank them: {ids}."),
        || format!("因部分方法无法排序而未纳入：{ids}。"),
    ))
}
