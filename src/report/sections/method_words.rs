//! Methods and estimators in one sentence each.

use crate::priority::{Method, SumNorm, TopsisNorm};
use crate::report::phrase::Phrase;
use crate::scoring::EstimatorKind;

/// The name of a method, and what it does.
pub(in crate::report) const fn method(method: &Method) -> (Phrase, Phrase) {
    match method {
        Method::WeightedSum => (
            Phrase("weighted sum", "加权和"),
            Phrase(
                "the utility of an issue is the sum of its axis scores, each times the weight of \
                 its axis; a high score on one axis makes up for a low one on the other",
                "议题的效用为各维度得分乘以维度权重之和；一个维度的高分可以弥补另一维度的低分",
            ),
        ),
        Method::WeightedProduct(_) => (
            Phrase("weighted product", "加权积"),
            Phrase(
                "the axis scores are multiplied, each raised to the weight of its axis; a low \
                 score weighs more than in a sum",
                "各维度得分以维度权重为指数后相乘；低分的影响大于加权和",
            ),
        ),
        Method::PowerMean(_) => (
            Phrase("power mean", "幂平均"),
            Phrase(
                "the weighted power mean of the axis scores; the exponent says how far a high \
                 score makes up for a low one",
                "各维度得分的加权幂平均；指数决定高分弥补低分的程度",
            ),
        ),
        Method::Compromise(_) => (
            Phrase("compromise programming", "折衷规划"),
            Phrase(
                "issues are ordered by their weighted distance from the most material corner",
                "按议题与最重要角点的加权距离排序",
            ),
        ),
        Method::Topsis(topsis) => (
            topsis_name(topsis.normalization()),
            Phrase(
                "issues are ordered by how much nearer they are to the best point than to the \
                 worst",
                "按议题相对于最优点和最劣点的接近程度排序",
            ),
        ),
        Method::Vikor(_) => (
            Phrase("VIKOR", "VIKOR 多准则妥协解法"),
            Phrase(
                "a compromise between the total shortfall of an issue and its worst one",
                "在议题的总体差距与最大单项差距之间折衷",
            ),
        ),
        Method::Promethee(_) => (
            Phrase("PROMETHEE II", "PROMETHEE II"),
            Phrase(
                "issues are compared pair by pair; an issue stands as high as it outranks the \
                 others more than they outrank it",
                "议题两两比较，按净优先流排序",
            ),
        ),
        _ => other(method),
    }
}

const fn topsis_name(normalization: TopsisNorm) -> Phrase {
    match normalization {
        TopsisNorm::Declared => Phrase("TOPSIS", "TOPSIS 逼近理想解法"),
        TopsisNorm::Vector => {
            Phrase("TOPSIS, vector normalization", "TOPSIS 逼近理想解法（向量归一化）")
        }
        TopsisNorm::MinMax => {
            Phrase("TOPSIS, min-max normalization", "TOPSIS 逼近理想解法（极差归一化）")
        }
    }
}

const fn sum_name(normalization: SumNorm) -> Phrase {
    match normalization {
        SumNorm::Best => Phrase("MARCOS", "MARCOS 法"),
        SumNorm::SumWithBest => Phrase("ARAS", "ARAS 法"),
        SumNorm::Norm => Phrase("MOORA ratio system", "MOORA 比率法"),
        SumNorm::Range => Phrase("min-max weighted sum", "极差归一化加权和"),
    }
}

/// The methods that are there to replicate reports.
const fn other(method: &Method) -> (Phrase, Phrase) {
    match method {
        Method::Spotis => (
            Phrase("SPOTIS", "SPOTIS"),
            Phrase(
                "issues are ordered by their weighted distance from the most material end of the \
                 declared ranges, which is the order of the weighted sum",
                "按议题与声明范围最重要一端的加权距离排序，与加权和的次序相同",
            ),
        ),
        Method::Rafsi(_) => (
            Phrase("RAFSI", "RAFSI"),
            Phrase(
                "the declared ranges are mapped onto one interval and summed by weight, which is \
                 the order of the weighted sum",
                "将声明范围映射到同一区间后加权求和，与加权和的次序相同",
            ),
        ),
        Method::NormalizedSum(sum) => (
            sum_name(sum.normalization()),
            Phrase(
                "scores are divided by what the other issues have before they are summed, so the \
                 order depends on which issues are on the list",
                "得分先按其他议题的取值归一化再加权求和，因此次序取决于清单中有哪些议题",
            ),
        ),
        Method::Copras => (
            Phrase("COPRAS", "COPRAS"),
            Phrase(
                "each score counts as a share of the sum over all issues",
                "每个得分按其占全部议题总和的份额计入",
            ),
        ),
        Method::Waspas(_) => (
            Phrase("WASPAS", "WASPAS"),
            Phrase(
                "a mixture of the weighted sum and the weighted product of ratios to the best",
                "与最优值之比的加权和与加权积的组合",
            ),
        ),
        Method::Edas => (
            Phrase("EDAS", "EDAS"),
            Phrase(
                "issues are ordered by how far they lie above and below the average issue",
                "按议题高于和低于平均水平的程度排序",
            ),
        ),
        Method::Codas(_) => (
            Phrase("CODAS", "CODAS"),
            Phrase(
                "issues are ordered by two distances from the worst point",
                "按议题与最劣点的两种距离排序",
            ),
        ),
        Method::EitherOr(_) => (
            Phrase("either axis", "任一维度"),
            Phrase(
                "an issue that is high on one axis need not be high on the other",
                "议题只需在任一维度上得分高",
            ),
        ),
        _ => (
            Phrase("the method named in the plan", "计划中指定的方法"),
            Phrase("as described in the documentation of the crate", "说明见软件包文档"),
        ),
    }
}

/// The name of an estimator, and what it does.
pub(in crate::report) const fn estimator(kind: &EstimatorKind) -> (Phrase, Phrase) {
    match kind {
        EstimatorKind::Mean => {
            (Phrase("mean", "均值"), Phrase("every answer counts alike", "每个回答权重相同"))
        }
        EstimatorKind::Median => {
            (Phrase("median", "中位数"), Phrase("the middle answer", "居中的回答"))
        }
        EstimatorKind::InterpolatedMedian => (
            Phrase("interpolated median", "插值中位数"),
            Phrase(
                "the median of answers that are spread evenly within their level",
                "假定回答在其等级内均匀分布时的中位数",
            ),
        ),
        EstimatorKind::TrimmedMean(_) => (
            Phrase("trimmed mean", "截尾均值"),
            Phrase(
                "the mean without a share of the lowest and of the highest answers",
                "去掉一定比例的最低和最高回答后的均值",
            ),
        ),
        EstimatorKind::WinsorizedMean(_) => (
            Phrase("winsorized mean", "缩尾均值"),
            Phrase(
                "the mean after the lowest and the highest answers are drawn in",
                "将极端回答收缩后的均值",
            ),
        ),
        EstimatorKind::GeometricMean => (
            Phrase("geometric mean", "几何均值"),
            Phrase("low ratings count more", "低评分影响更大"),
        ),
        EstimatorKind::PowerMean(_) => (
            Phrase("power mean", "幂平均"),
            Phrase(
                "the exponent says whether low or high ratings count more",
                "指数决定低评分还是高评分影响更大",
            ),
        ),
        EstimatorKind::Owa(_) => (
            Phrase("ordered weighted average", "有序加权平均"),
            Phrase("answers are weighed by their rank", "按回答的次序加权"),
        ),
        EstimatorKind::TopBox(_) => (
            Phrase("top-box share", "高分占比"),
            Phrase("the share of answers at the highest levels", "最高若干等级的回答所占份额"),
        ),
    }
}
