//! Weighting schemes by name, and why one fell back on something simpler.

use crate::model::Lang;
use crate::report::phrase::{Phrase, listed};
use crate::weighting::Degenerate;

/// Every built-in scheme by the name it has in results, with its words.
const SCHEMES: [(&str, Phrase); 24] = [
    ("equal", Phrase("equal", "等权法")),
    ("direct", Phrase("direct", "直接赋分法")),
    ("swing", Phrase("swing", "摆幅赋权法")),
    ("rank sum", Phrase("rank sum", "秩和法")),
    ("rank reciprocal", Phrase("rank reciprocal", "秩倒数法")),
    ("rank exponent", Phrase("rank exponent", "秩指数法")),
    ("rank-order centroid", Phrase("rank-order centroid (ROC)", "秩序重心法（ROC）")),
    ("swara", Phrase("SWARA", "逐步赋权评估比率法（SWARA）")),
    ("head count", Phrase("head count", "按人数赋权")),
    ("square root of head count", Phrase("square root of head count", "按人数平方根赋权")),
    ("inverse variance", Phrase("inverse variance", "逆方差法")),
    ("salience", Phrase("salience", "利益相关方显著性法")),
    ("ahp", Phrase("AHP", "层次分析法（AHP）")),
    ("best-worst", Phrase("best-worst (BWM)", "最优最劣法（BWM）")),
    ("entropy", Phrase("entropy", "熵权法")),
    ("critic", Phrase("CRITIC", "CRITIC 法")),
    ("standard deviation", Phrase("standard deviation", "标准差法")),
    ("variance", Phrase("variance", "方差法")),
    ("coefficient of variation", Phrase("coefficient of variation", "变异系数法")),
    ("merec", Phrase("MEREC", "MEREC 法")),
    ("gini", Phrase("Gini coefficient", "基尼系数法")),
    ("cilos", Phrase("CILOS", "CILOS 法")),
    ("blend", Phrase("blend", "组合赋权法")),
    ("idocriw", Phrase("IDOCRIW", "IDOCRIW 法")),
];

/// The words for a scheme; a name that is not built in stands for itself.
pub(in crate::report) fn scheme(name: &str, lang: Lang) -> &str {
    let known = SCHEMES.iter().find(|(known, _)| *known == name);
    known.map_or(name, |(_, phrase)| phrase.get(lang))
}

/// Why a scheme's own formula could not be used in full.
pub(in crate::report) fn degenerate(why: &Degenerate, lang: Lang) -> String {
    let phrase = match why {
        Degenerate::OneColumn => {
            Phrase("there is one column, which has all the weight", "只有一列，占全部权重")
        }
        Degenerate::OneIssue => {
            Phrase("there is one issue, so weights are equal", "只有一个议题，因此权重相等")
        }
        Degenerate::NothingVaries => Phrase(
            "nothing tells the issues apart, so weights are equal",
            "没有任何一列能区分议题，因此权重相等",
        ),
        Degenerate::ConstantColumns(columns) => {
            let phrase = Phrase(
                "these tell no issues apart and have weight 0: {columns}",
                "以下各列不能区分议题，权重为 0：{columns}",
            );
            return phrase.with(lang, &[("columns", &listed(columns, lang))]);
        }
        Degenerate::NoConflict => Phrase(
            "all columns agree, so weights follow their standard deviations",
            "各列完全一致，因此权重取决于标准差",
        ),
        Degenerate::NoLoss => Phrase(
            "the losses between columns do not settle the weights and were left out",
            "各列之间的损失无法确定权重，未予采用",
        ),
        Degenerate::Coincident => Phrase("the weights to be combined coincide", "待组合的权重相同"),
        Degenerate::NegativeShare => {
            Phrase("a negative share in a combination was set to 0", "组合中的负份额已设为 0")
        }
    };
    phrase.get(lang).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{SCHEMES, scheme};
    use crate::model::Lang;
    use crate::weighting::{Scheme, WeightingScheme as _};

    #[test]
    fn schemes_have_words_in_both_languages() {
        for (at, (name, words)) in SCHEMES.iter().enumerate() {
            assert!(SCHEMES[..at].iter().all(|(other, _)| other != name), "{name} is there twice");
            assert!(!words.get(Lang::Zh).is_ascii(), "{name}");
        }
        for kind in [Scheme::Equal, Scheme::Entropy, Scheme::Merec, Scheme::Gini, Scheme::Cilos] {
            assert!(SCHEMES.iter().any(|(name, _)| *name == kind.name()), "{}", kind.name());
        }
        assert_eq!(scheme("entropy", Lang::Zh), "熵权法");
        assert_eq!(scheme("my own", Lang::Zh), "my own");
    }
}
