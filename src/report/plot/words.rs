//! The words of the plots in each language.

use crate::model::{Lang, Pillar};

/// The words in one language; where a word holds `{}` a value is put there.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) matrix: &'static str,
    pub(super) acceptability: &'static str,
    pub(super) weights: &'static str,
    pub(super) bumps: &'static str,
    pub(super) movement: &'static str,
    pub(super) panels: &'static str,
    pub(super) environmental: &'static str,
    pub(super) social: &'static str,
    pub(super) governance: &'static str,
    pub(super) no_pillar: &'static str,
    pub(super) cluster: &'static str,
    pub(super) line: &'static str,
    pub(super) both: &'static str,
    pub(super) one: &'static str,
    pub(super) interval: &'static str,
    pub(super) interval_plain: &'static str,
    pub(super) front: &'static str,
    pub(super) bubble: &'static str,
    pub(super) bubble_missing: &'static str,
    pub(super) no_scores: &'static str,
    pub(super) no_score: &'static str,
    pub(super) turned: &'static str,
    pub(super) without: &'static str,
    pub(super) rationale: &'static str,
    pub(super) respondents: &'static str,
    pub(super) source: &'static str,
    pub(super) synthetic: &'static str,
    pub(super) rank: &'static str,
    pub(super) probability: &'static str,
    pub(super) below_half_percent: &'static str,
    pub(super) weight_of: &'static str,
    pub(super) crossings: &'static str,
    pub(super) chosen: &'static str,
    pub(super) before: &'static str,
    pub(super) moved: &'static str,
    pub(super) new: &'static str,
    pub(super) gone: &'static str,
    pub(super) pooled_to_group: &'static str,
    pub(super) colon: &'static str,
    pub(super) comma: &'static str,
}

static ENGLISH: Words = Words {
    matrix: "Materiality matrix",
    acceptability: "Probability of each rank, over the weights of the axes",
    weights: "Rank against the weight of the axes",
    bumps: "Ranks compared",
    movement: "Movement between two periods",
    panels: "What each group says",
    environmental: "Environmental",
    social: "Social",
    governance: "Governance",
    no_pillar: "no pillar",
    cluster: "several in one place",
    line: "line {}",
    both: "at or above both lines",
    one: "at or above one line",
    interval: "{} confidence interval of each axis",
    interval_plain: "interval of each axis",
    front: "Pareto front: none is higher on both axes",
    bubble: "area: {}",
    bubble_missing: "not known",
    no_scores: "no scores",
    no_score: "no score",
    turned: "importance, turned from a reversed scale",
    without: "Without a score on either axis",
    rationale: "Lines",
    respondents: "{} respondents",
    source: "Source",
    synthetic: "SYNTHETIC DATA: made up for demonstration; nothing here is a finding.",
    rank: "rank",
    probability: "probability",
    below_half_percent: "blank cell: below 0.5 %",
    weight_of: "weight of “{}”",
    crossings: "{} weights at which issues swap (marks under the axis)",
    chosen: "weight used",
    before: "before",
    moved: "from before to after",
    new: "new",
    gone: "no longer assessed or without a score",
    pooled_to_group: "from the pooled scores to the group’s",
    colon: ": ",
    comma: ", ",
};

static CHINESE: Words = Words {
    matrix: "重要性矩阵",
    acceptability: "各名次的概率（随维度权重变化）",
    weights: "名次随维度权重的变化",
    bumps: "名次比较",
    movement: "两期之间的变动",
    panels: "各群体的看法",
    environmental: "环境",
    social: "社会",
    governance: "治理",
    no_pillar: "未分类",
    cluster: "多个议题位于同一点",
    line: "阈值 {}",
    both: "两轴均达到阈值",
    one: "一轴达到阈值",
    interval: "各轴 {} 置信区间",
    interval_plain: "各轴区间",
    front: "帕累托前沿：没有议题在两轴上都更高",
    bubble: "面积：{}",
    bubble_missing: "未知",
    no_scores: "无得分",
    no_score: "无得分",
    turned: "重要性，由反向量表换算",
    without: "两轴均无得分",
    rationale: "阈值理由",
    respondents: "受访者 {} 人",
    source: "来源",
    synthetic: "合成数据 SYNTHETIC：仅供演示，不代表任何结论。",
    rank: "名次",
    probability: "概率",
    below_half_percent: "空格：低于 0.5 %",
    weight_of: "“{}”的权重",
    crossings: "{} 个使议题名次互换的权重（轴下方的刻线）",
    chosen: "所用权重",
    before: "前期",
    moved: "由前期至后期",
    new: "新增",
    gone: "不再评估或无得分",
    pooled_to_group: "由合并得分至该群体的得分",
    colon: "：",
    comma: "、",
};

impl Words {
    pub(super) fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::En => &ENGLISH,
            Lang::Zh => &CHINESE,
        }
    }

    pub(super) fn pillar(&self, pillar: Option<Pillar>) -> &'static str {
        match pillar {
            Some(Pillar::Environmental) => self.environmental,
            Some(Pillar::Social) => self.social,
            Some(Pillar::Governance) => self.governance,
            None => self.no_pillar,
        }
    }
}

/// A word with a value in the place of its `{}`.
pub(super) fn with(word: &str, value: &str) -> String {
    word.replacen("{}", value, 1)
}
