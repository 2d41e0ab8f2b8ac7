//! How far the judgments of a weighting scheme contradict each other.

use super::scheme_words;
use crate::model::Lang;
use crate::report::phrase::Phrase;
use crate::weighting::{BestWorst, Hierarchy, RandomIndex, Scheme};

const AHP: Phrase = Phrase(
    "{of}, {scheme}: consistency ratio of the judgments {ratio}, {verdict}",
    "{of}，{scheme}：判断的一致性比率 {ratio}，{verdict}",
);
const AHP_PART: Phrase = Phrase(
    "{of}, {scheme}, parts of {part}: consistency ratio of the judgments {ratio}, {verdict}",
    "{of}，{scheme}，{part}的下级：判断的一致性比率 {ratio}，{verdict}",
);
const AHP_FITS: Phrase = Phrase("acceptable, being at most 0.1", "可以接受（不超过 0.1）");
const AHP_EXCEEDS: Phrase = Phrase(
    "not acceptable, being above 0.1; the judgments should be looked at again",
    "不可接受（超过 0.1），应重新审视判断",
);
const BEST_WORST: Phrase = Phrase(
    "{of}, {scheme}: input-based consistency ratio {ratio}, {verdict}",
    "{of}，{scheme}：基于输入的一致性比率 {ratio}，{verdict}",
);
const FITS: Phrase =
    Phrase("acceptable, the threshold being {threshold}", "可以接受（阈值为 {threshold}）");
const EXCEEDS: Phrase = Phrase(
    "not acceptable, the threshold being {threshold}; the judgments should be looked at again",
    "不可接受（阈值为 {threshold}），应重新审视判断",
);
const NO_THRESHOLD: Phrase =
    Phrase("for which no threshold was published", "该情形没有已发表的阈值");

/// One line for every set of judgments of a scheme; none for one that does without.
pub(super) fn lines(of: &str, scheme: &Scheme, lang: Lang) -> Vec<String> {
    match scheme {
        Scheme::Ahp(ahp) => hierarchy(of, ahp.hierarchy(), lang),
        Scheme::BestWorst(best_worst) => vec![judgments(of, best_worst, lang)],
        Scheme::Blended(blended) => {
            blended.schemes().iter().flat_map(|one| lines(of, one, lang)).collect()
        }
        _ => Vec::new(),
    }
}

fn hierarchy(of: &str, hierarchy: &Hierarchy, lang: Lang) -> Vec<String> {
    // Judgments that link all items, as those of a scheme do, have a consistency.
    let sets = hierarchy.consistencies(RandomIndex::default()).unwrap_or_default();
    let line = |(part, consistency): &(Option<String>, crate::weighting::Consistency)| {
        let verdict = if consistency.is_acceptable() { AHP_FITS } else { AHP_EXCEEDS };
        let ratio = number(consistency.ratio);
        let values = [
            ("of", of),
            ("scheme", scheme_words::scheme("ahp", lang)),
            ("ratio", &*ratio),
            ("verdict", verdict.get(lang)),
        ];
        match part {
            None => AHP.with(lang, &values),
            Some(part) => AHP_PART.with(lang, &[&values[..], &[("part", part)]].concat()),
        }
    };
    sets.iter().map(line).collect()
}

fn judgments(of: &str, scheme: &BestWorst, lang: Lang) -> String {
    let ratio = scheme.judgments().input_ratio();
    let verdict = match scheme.judgments().input_threshold() {
        None => NO_THRESHOLD.get(lang).to_owned(),
        Some(threshold) => {
            let phrase = if ratio <= threshold { FITS } else { EXCEEDS };
            phrase.with(lang, &[("threshold", &number(threshold))])
        }
    };
    let ratio = number(ratio);
    let scheme = scheme_words::scheme("best-worst", lang);
    BEST_WORST
        .with(lang, &[("of", of), ("scheme", scheme), ("ratio", &ratio), ("verdict", &verdict)])
}

/// A ratio with four decimals, as thresholds are published; a zero has no sign.
fn number(ratio: f64) -> String {
    format!("{:.4}", ratio.max(0.0))
}
