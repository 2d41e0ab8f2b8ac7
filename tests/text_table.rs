//! The text table, pinned whole.

#![cfg(feature = "json")]

use materiality::{Lang, Plan, Rating, Tally, text_table};

/// Two issues: one with a Chinese name, rated by four people; one nobody rated.
fn table(lang: Lang) -> String {
    let plan = Plan::from_json(
        r#"{"title": "Pilot", "scale": {"min": 1, "max": 5},
            "issues": [{"id": "soil", "name": "Soil"},
                       {"id": "water", "name": {"en": "Water", "zh": "水资源"}}],
            "groups": [{"id": "staff", "weight": {"operational": 0, "stakeholder": 1}}],
            "thresholds": {"operational": 0.7, "stakeholder": 0.5, "rationale": "pilot"}}"#,
    )
    .unwrap();
    let mut tally = Tally::empty(plan.questionnaire());
    for (value, people) in [(2.0, 1), (3.0, 1), (4.0, 2)] {
        let level = plan.scale().level_of(value).unwrap();
        tally.add("staff", "water", "stakeholder", Rating::Level(level), people).unwrap();
    }
    text_table(&plan.run(&tally).unwrap(), lang)
}

/// Mean 3.25 of four answers, s² = 11/12, half-width 3.182 · √(11/48) / 4 = .381 around .5625.
#[test]
fn english() {
    assert_eq!(
        table(Lang::En),
        "\
Pilot

      Impact on operations                    Impact on stakeholders
rank  score  95% interval  answers  coverage  score    95% interval  answers  coverage  tier               issue
   1      -             -        0        0%  0.562  [0.182, 0.943]        4      100%  stakeholder only   Water
   -      -             -        0        0%      -               -        0        0%  insufficient data  Soil

Impact on operations line: 0.7
Impact on stakeholders line: 0.5
rationale: pilot
respondents: 4
"
    );
}

/// Chinese characters take two columns, so the columns stay in line on a terminal.
#[test]
fn chinese() {
    assert_eq!(
        table(Lang::Zh),
        "\
Pilot

      对企业运营的影响                    对利益相关方的影响
排序  得分  95% 置信区间  回答数  覆盖率   得分    95% 置信区间  回答数  覆盖率  等级                议题
   1     -             -       0      0%  0.562  [0.182, 0.943]       4    100%  仅利益相关方轴重要  水资源
   -     -             -       0      0%      -               -       0      0%  数据不足            Soil

对企业运营的影响 阈值: 0.7
对利益相关方的影响 阈值: 0.5
理由: pilot
受访者: 4
"
    );
}
