//! What the document does not say.

use crate::report::builder::Report;
use crate::report::phrase::Phrase;
use crate::report::section::ReportSection;

pub(super) const TITLE: Phrase = Phrase("Limits", "局限");
const LIMITS: [Phrase; 7] = [
    Phrase(
        "Scores are opinions of those who answered. They are an input to the judgment of what is \
         material and do not replace it.",
        "得分反映作答者的意见，是判断重要性的输入，不能取代判断。",
    ),
    Phrase(
        "A score pooled over groups hides how far they disagree; two groups at opposite ends and \
         two groups in the middle can have the same score.",
        "合并后的得分会掩盖群体之间的分歧：两个群体各处一端与两个群体均居中间，得分可能相同。",
    ),
    Phrase(
        "Intervals show sampling error inside groups alone, and only if those who answered are a \
         random sample of their group. Who was asked, what was asked and who refused are outside \
         of them.",
        "置信区间仅反映群体内部的抽样误差，且以作答者为该群体的随机样本为前提；受访对象的选择、问题的设计以及拒答均不在其中。",
    ),
    Phrase(
        "Ratings are treated as equally spaced on their scale wherever a mean is taken.",
        "凡计算均值之处，均假定评分在尺度上等距。",
    ),
    Phrase(
        "The two axes are the axes of the questionnaire. Whether they are impact materiality and \
         financial materiality in the sense of a reporting standard is for the company to show.",
        "两个维度以问卷为准。其是否等同于某一报告准则意义上的影响重要性与财务重要性，须由企业自行说明。",
    ),
    Phrase(
        "The word “material” is used as in sustainability reporting. It is not a statement about \
         what is material to investors under securities law.",
        "“重要”一词按可持续发展报告的含义使用，不构成证券法意义上对投资者是否重要的陈述。",
    ),
    Phrase(
        "An issue on which nobody was asked is not in this document. That the list of issues is \
         complete has to be shown elsewhere.",
        "未征询意见的议题不在本文件之内；议题清单的完整性须另行说明。",
    ),
];
const SEVERAL: Phrase = Phrase(
    "The same people answered several criteria of an axis; their errors are added as if fully \
     correlated, so intervals are rather too wide than too narrow.",
    "同一维度的多个准则由相同的人作答；其误差按完全相关相加，因此区间偏宽而不会偏窄。",
);

/// The section.
pub(in crate::report) fn section(report: &Report<'_>) -> ReportSection {
    let lang = report.lang;
    let mut limits: Vec<&str> = LIMITS.iter().map(|limit| limit.get(lang)).collect();
    let criteria = report.result.plan().criteria();
    let has_several =
        crate::model::Axis::ALL.into_iter().any(|axis| criteria.of_axis(axis).count() > 1);
    if has_several {
        limits.push(SEVERAL.get(lang));
    }
    ReportSection::built("limits", TITLE.get(lang)).list(limits)
}
