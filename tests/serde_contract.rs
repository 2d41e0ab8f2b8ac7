//! The JSON form of every type: round trips, exact text, and the refusal of forged values.

#![allow(clippy::float_cmp, reason = "round trips keep every bit")]
#![allow(clippy::too_many_lines, reason = "one list of forgeries, to see that it is whole")]

mod common;

use std::fmt::Debug;

use common::{error_of, group, issue, likert, ok, plan_on, rating, stakeholder};
use materiality::{
    AbsentGroups, Assessment, Axis, AxisNames, Column, Confidence, CriterionId, DataOrigin,
    Direction, EstimatorKind, FixedScore, GroupId, InputRecord, Interval, Issue, IssueCatalog,
    IssueId, Lang, Mapping, Method, Missing, MissingTokens, Name, NoScore, Owa, PerAxis, Pillar,
    Plan, PoolingRules, PowerMean, Ranking, Reject, Respondents, Role, RowCounts, Scale, Score,
    ScoreMatrix, Tally, Thresholds, Tier, TopBox, TrimmedMean, Weights, WinsorizedMean,
};
use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// `value` is written as `text` and read back as itself.
#[track_caller]
fn pinned<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T, text: &str) {
    assert_eq!(ok(serde_json::to_string(value)), text);
    assert_eq!(&ok(serde_json::from_str::<T>(text)), value);
}

/// `text` does not become a `T`; the reason contains `reason`.
#[track_caller]
fn forged<T: DeserializeOwned + Debug>(text: &str, reason: &str) {
    let error = error_of(serde_json::from_str::<T>(text));
    assert!(error.contains(reason), "{text}: {error}");
}

/// Ids and names.
#[test]
fn ids_and_names() {
    pinned(&issue("water"), r#""water""#);
    pinned(&group("staff, all"), r#""staff, all""#);
    pinned(&ok(CriterionId::new("scale")), r#""scale""#);
    forged::<IssueId>(r#""""#, r#"issue id "" is not valid: it is empty"#);
    forged::<GroupId>(r#"" staff""#, "it starts or ends with white space");
    forged::<CriterionId>(r#""a\nb""#, "it contains a control character");
    forged::<IssueId>(&format!("\"{}\"", "x".repeat(129)), "it is longer than 128 bytes");
    forged::<IssueId>("7", "invalid type");
    pinned(&ok(Name::new("Water")), r#""Water""#);
    pinned(&ok(ok(Name::new("Water")).with_zh("水")), r#"{"en":"Water","zh":"水"}"#);
    assert_eq!(ok(serde_json::from_str::<Name>(r#"{"en":"Water"}"#)), ok(Name::new("Water")));
    forged::<Name>(r#"" ""#, "the name is blank");
    forged::<Name>(r#"{"en":"Water","zh":" "}"#, "the Chinese name is blank");
    forged::<Name>(r#"{"zh":"水"}"#, "a name: a string, or an object");
    forged::<Name>(r#"{"en":"Water","fr":"Eau"}"#, "a name: a string, or an object");
    let names =
        PerAxis { operational: ok(Name::new("Money")), stakeholder: ok(Name::new("World")) };
    pinned(&AxisNames::new(names), r#"{"operational":"Money","stakeholder":"World"}"#);
    forged::<AxisNames>(r#"{"operational":"Money"}"#, "missing field `stakeholder`");
}

/// Words of small enums, all of them.
#[test]
fn words() {
    let written = |values: &[Value]| Value::from(values.to_vec()).to_string();
    let words = |values: &dyn Fn() -> Vec<Value>| written(&values());
    assert_eq!(
        words(&|| Axis::ALL.map(|one| json!(one)).to_vec()),
        r#"["operational","stakeholder"]"#
    );
    assert_eq!(
        words(&|| Missing::ALL.map(|one| json!(one)).to_vec()),
        r#"["no_answer","dont_know","not_applicable"]"#
    );
    assert_eq!(
        words(&|| Tier::ALL.map(|one| json!(one)).to_vec()),
        r#"["both","operational_only","stakeholder_only","neither","insufficient_data"]"#
    );
    for tier in Tier::ALL {
        assert_eq!(json!(tier), tier.id());
        assert_eq!(ok(serde_json::from_value::<Tier>(json!(tier.id()))), tier);
    }
    for kind in Missing::ALL {
        assert_eq!(json!(kind), kind.id());
    }
    for axis in Axis::ALL {
        pinned(&axis, &format!("\"{axis}\""));
    }
    pinned(&Direction::HigherIsMore, r#""higher_is_more""#);
    pinned(&Direction::LowerIsMore, r#""lower_is_more""#);
    pinned(&Pillar::Environmental, r#""environmental""#);
    pinned(&Pillar::Social, r#""social""#);
    pinned(&Pillar::Governance, r#""governance""#);
    pinned(&Role::AffectedParty, r#""affected_party""#);
    pinned(&Role::StatementUser, r#""statement_user""#);
    pinned(&Lang::En, r#""en""#);
    pinned(&Lang::Zh, r#""zh""#);
    pinned(&DataOrigin::Collected, r#""collected""#);
    pinned(&DataOrigin::Synthetic, r#""synthetic""#);
    pinned(&AbsentGroups::Renormalize, r#""renormalize""#);
    pinned(&AbsentGroups::Refuse, r#""refuse""#);
    pinned(&Method::WeightedSum, r#""weighted_sum""#);
    pinned(&NoScore::NotRated, r#""not_rated""#);
    pinned(&NoScore::NoAnswers, r#""no_answers""#);
    pinned(
        &NoScore::GroupAbsent { group: group("staff") },
        r#"{"group_absent":{"group":"staff"}}"#,
    );
    forged::<Axis>(r#""financial""#, "unknown variant `financial`");
    forged::<Tier>(r#""Both""#, "unknown variant `Both`");
    forged::<NoScore>(r#"{"group_absent":{"group":""}}"#, "it is empty");
}

/// Scores, intervals, confidence and weights.
#[test]
fn numbers_with_invariants() {
    pinned(&ok(Score::new(0.1 + 0.2)), "0.30000000000000004");
    for text in ["1.5", "-0.1", "1.0000000000000002"] {
        forged::<Score>(text, "is not a score, expected a number from 0 to 1");
    }
    forged::<Score>("null", "invalid type: null");
    forged::<Score>("1e999", "out of range");
    pinned(&ok(Interval::new(ok(Score::new(0.25)), Score::ONE)), "[0.25,1.0]");
    forged::<Interval>(
        "[0.5,0.25]",
        "the interval from 0.5 to 0.25 has its ends the wrong way round",
    );
    forged::<Interval>("[0.5]", "invalid length 1");
    forged::<Interval>("[0.5,1.5]", "is not a score");
    pinned(&ok(Confidence::new(0.9)), "0.9");
    forged::<Confidence>("95", "the confidence level is 95, expected a number between 0 and 1");
    forged::<Confidence>("1.0", "the confidence level is 1,");
    assert_eq!(ok(Weights::normalized(vec![1e308, 0.0, 1e308])).as_slice(), [0.5, 0.0, 0.5]);
    pinned(&ok(Weights::new(vec![0.75, 0.0, 0.25])), "[0.75,0.0,0.25]");
    forged::<Weights>("[0.5,0.4]", "weights sum to 0.9, expected 1");
    forged::<Weights>("[1.5,-0.5]", "weight 2 is -0.5");
    forged::<Weights>("[]", "there are no weights");
    let rules = PoolingRules::default();
    pinned(&rules, r#"{"minimum_answers":1,"absent_groups":"renormalize","confidence":0.95}"#);
    pinned(
        &PoolingRules { confidence: None, ..rules },
        r#"{"minimum_answers":1,"absent_groups":"renormalize","confidence":null}"#,
    );
    forged::<PoolingRules>(
        r#"{"minimum_answers":0,"absent_groups":"refuse","confidence":null}"#,
        "nonzero",
    );
    forged::<PoolingRules>(
        r#"{"minimum_answers":1,"absent_groups":"refuse","confidence":null,"level":0.9}"#,
        "unknown field `level`",
    );
    pinned(&PerAxis { operational: 1, stakeholder: 2 }, r#"{"operational":1,"stakeholder":2}"#);
    forged::<PerAxis<u8>>(
        r#"{"operational":1,"stakeholder":2,"third":3}"#,
        "unknown field `third`",
    );
}

/// Scales and thresholds.
#[test]
fn scales_and_thresholds() {
    pinned(&likert(5), r#"{"min":1.0,"max":5.0,"step":1.0,"direction":"higher_is_more"}"#);
    let words =
        ok(ok(Scale::new(0.0, 0.2, 0.1, Direction::LowerIsMore)).with_labels(["a", "b", "c"]));
    pinned(
        &words,
        r#"{"min":0.0,"max":0.2,"step":0.1,"direction":"lower_is_more","labels":["a","b","c"]}"#,
    );
    assert_eq!(ok(serde_json::from_str::<Scale>(r#"{"min":1,"max":5}"#)), likert(5));
    forged::<Scale>(r#"{"min":5,"max":1}"#, "min must be below max, found 5 and 1");
    forged::<Scale>(r#"{"min":1,"max":5,"step":0}"#, "step must be above 0 and at most max - min");
    forged::<Scale>(
        r#"{"min":1,"max":5,"step":3}"#,
        "step 3 does not divide the range from 1 to 5",
    );
    forged::<Scale>(r#"{"min":1,"max":5,"labels":["a"]}"#, "it has 5 levels but 1 labels");
    forged::<Scale>(r#"{"min":1,"max":5,"levels":5}"#, "unknown field `levels`");
    forged::<Scale>(r#"{"min":null,"max":5}"#, "invalid type: null");
    pinned(
        &common::thresholds(0.5),
        r#"{"operational":0.5,"stakeholder":0.5,"rationale":"agreed for the test"}"#,
    );
    forged::<Thresholds>(
        r#"{"operational":0.5,"stakeholder":0.5,"rationale":" "}"#,
        "no rationale",
    );
    forged::<Thresholds>(
        r#"{"operational":0.5,"stakeholder":3.5,"rationale":"x"}"#,
        "3.5 is not a score",
    );
    forged::<Thresholds>(r#"{"operational":0.5,"stakeholder":0.5}"#, "missing field `rationale`");
}

/// Issues, catalogs and fixed scores.
#[test]
fn issues() {
    let water =
        ok(ok(ok(Issue::new("water", "Water")).with_zh("水")).with_description("All of it"))
            .with_pillar(Pillar::Environmental)
            .with_parent(issue("nature"))
            .with_mapping("GRI", "303-3");
    pinned(
        &water,
        r#"{"id":"water","name":{"en":"Water","zh":"水"},"pillar":"environmental","description":"All of it","parent":"nature","mappings":[{"framework":"GRI","code":"303-3"}]}"#,
    );
    pinned(&ok(Issue::new("air", "Air")), r#"{"id":"air","name":"Air"}"#);
    forged::<Issue>(r#"{"id":"air","name":"Air","description":" "}"#, "the description is blank");
    forged::<Issue>(r#"{"id":"air","name":"Air","rank":1}"#, "unknown field `rank`");
    forged::<Mapping>(r#"{"framework":"GRI"}"#, "missing field `code`");
    pinned(
        &ok(IssueCatalog::new([ok(Issue::new("air", "Air"))])),
        r#"[{"id":"air","name":"Air"}]"#,
    );
    forged::<IssueCatalog>("[]", "there are no issues");
    let air = r#"{"id":"air","name":"Air"}"#;
    forged::<IssueCatalog>(&format!("[{air},{air}]"), "issue air is given twice");
    forged::<IssueCatalog>(
        r#"[{"id":"air","name":"Air","parent":"air"}]"#,
        "issue air is its own ancestor",
    );
    forged::<IssueCatalog>(
        r#"[{"id":"air","name":"Air","parent":"x"}]"#,
        "the parent x, which is not",
    );
    let built_in = materiality::catalog::fintech();
    assert_eq!(ok(serde_json::from_value::<IssueCatalog>(json!(built_in))), built_in);
    pinned(
        &ok(FixedScore::new("water", "stakeholder", 4.5, "index")),
        r#"{"issue":"water","criterion":"stakeholder","value":4.5,"source":"index"}"#,
    );
    forged::<FixedScore>(
        r#"{"issue":"w","criterion":"c","value":1,"source":""}"#,
        "the source is blank",
    );
}

/// Matrices and rankings: what is stored is checked, what follows is computed again.
#[test]
fn matrices_and_rankings() {
    let column = ok(Column::bounded("risk", Direction::LowerIsMore, 1.0, 25.0));
    pinned(&column, r#"{"label":"risk","direction":"lower_is_more","bounds":[1.0,25.0]}"#);
    pinned(
        &ok(Column::raw("price", Direction::HigherIsMore)),
        r#"{"label":"price","direction":"higher_is_more","bounds":null}"#,
    );
    let of = |bounds: &str| {
        format!(r#"{{"label":"risk","direction":"lower_is_more","bounds":{bounds}}}"#)
    };
    forged::<Column>(
        &of("[25,1]"),
        r#"column "risk" has the bounds 25 and 1, expected finite low < high"#,
    );
    forged::<Column>(&of("[1,1]"), "expected finite low < high");
    forged::<Column>(&of("[null,1]"), "invalid type: null");
    forged::<Column>(
        r#"{"label":" ","direction":"lower_is_more","bounds":null}"#,
        "the column label is blank",
    );
    let matrix = ok(ScoreMatrix::from_rows(&[[0.25], [1.0]]));
    let text = r#"{"issues":["1","2"],"columns":[{"label":"c1","direction":"higher_is_more","bounds":[0.0,1.0]}],"values":[0.25,1.0]}"#;
    pinned(&matrix, text);
    forged::<ScoreMatrix>(&text.replace("0.25,", ""), "1 values do not fill 2 issues x 1 columns");
    forged::<ScoreMatrix>(
        &text.replace("0.25", "1.25"),
        r#"issue 1, column "c1": 1.25 is outside 0 to 1"#,
    );
    forged::<ScoreMatrix>(&text.replace("0.25", "null"), "invalid type: null");
    forged::<ScoreMatrix>(&text.replace(r#""2""#, r#""1""#), "issue 1 is given twice");
    let ranking = ok(Ranking::from_utilities(vec![issue("a"), issue("b")], vec![0.5, 0.75]));
    let text = r#"{"issues":["a","b"],"utilities":[0.5,0.75]}"#;
    pinned(&ranking, text);
    assert_eq!(ok(serde_json::from_str::<Ranking>(text)).competition_ranks(), [2, 1]);
    forged::<Ranking>(&text.replace("0.5", "null"), "invalid type: null");
    forged::<Ranking>(&text.replace("0.5,", ""), "1 utilities for 2 issues");
    forged::<Ranking>(&text.replace("0.5", "1e999"), "out of range");
    forged::<Ranking>(r#"{"issues":[],"utilities":[]}"#, "there are no issues");
}

/// Every estimator, by its name and parameters.
#[test]
fn estimators() {
    use EstimatorKind as Kind;
    pinned(&Kind::Mean, r#""mean""#);
    pinned(&Kind::Median, r#""median""#);
    pinned(&Kind::InterpolatedMedian, r#""interpolated_median""#);
    pinned(&Kind::GeometricMean, r#""geometric_mean""#);
    pinned(&Kind::TrimmedMean(ok(TrimmedMean::new(0.1))), r#"{"trimmed_mean":{"share":0.1}}"#);
    pinned(
        &Kind::WinsorizedMean(ok(WinsorizedMean::new(0.25))),
        r#"{"winsorized_mean":{"share":0.25}}"#,
    );
    pinned(&Kind::PowerMean(ok(PowerMean::new(-1.0))), r#"{"power_mean":{"exponent":-1.0}}"#);
    pinned(&Kind::Owa(ok(Owa::new(2.0))), r#"{"owa":{"alpha":2.0}}"#);
    pinned(&Kind::TopBox(ok(TopBox::new(2))), r#"{"top_box":{"boxes":2}}"#);
    forged::<Kind>(r#"{"trimmed_mean":{"share":0.5}}"#, "the share cut at each end is 0.5");
    forged::<Kind>(r#"{"winsorized_mean":{"share":-0.1}}"#, "the share cut at each end is -0.1");
    forged::<Kind>(r#"{"power_mean":{"exponent":51}}"#, "the exponent of the power mean is 51");
    forged::<Kind>(r#"{"owa":{"alpha":0}}"#, "the alpha of the ordered weighted average is 0");
    forged::<Kind>(r#"{"top_box":{"boxes":0}}"#, "nonzero");
    forged::<Kind>(r#"{"owa":{"alpha":1,"beta":1}}"#, "unknown field `beta`");
    forged::<Kind>(r#""mode""#, "unknown variant `mode`");
}

/// The words for missing answers: what is left out keeps its default.
#[test]
fn missing_tokens() {
    let tokens = MissingTokens { dont_know: vec!["-1".into()], ..MissingTokens::default() };
    assert_eq!(ok(serde_json::from_str::<MissingTokens>(r#"{"dont_know":["-1"]}"#)), tokens);
    assert_eq!(ok(serde_json::from_value::<MissingTokens>(json!(tokens))), tokens);
    forged::<MissingTokens>(r#"{"dk":[]}"#, "unknown field `dk`");
}

/// The smallest plan: one issue, one group, two lines.
fn small_plan() -> Plan {
    ok(plan_on(likert(5), &["water"]).group(stakeholder("staff"), 1.0).build())
}

const SMALL_PLAN: &str = r#"{"scale":{"min":1.0,"max":5.0,"step":1.0,"direction":"higher_is_more"},"issues":[{"id":"water","name":"water"}],"groups":[{"id":"staff","name":"staff","weight":{"operational":1.0,"stakeholder":1.0}}],"estimator":"mean","method":"weighted_sum","axis_weights":{"operational":0.5,"stakeholder":0.5},"thresholds":{"operational":0.6,"stakeholder":0.6,"rationale":"agreed for the test"},"confidence":0.95,"minimum_answers":1,"absent_groups":"renormalize"}"#;

/// A plan as text; whatever is wrong inside it is named by its path.
#[test]
fn plans() {
    pinned(&small_plan(), SMALL_PLAN);
    let from = |old: &str, new: &str| {
        assert!(SMALL_PLAN.contains(old), "{old}");
        error_of(serde_json::from_str::<Plan>(&SMALL_PLAN.replacen(old, new, 1)))
    };
    assert!(
        from(r#""operational":1.0"#, r#""operational":-1.0"#)
            .starts_with("plan, groups[0].weight.operational: found -1, expected a finite number")
    );
    assert!(from("0.95", "0.95,\"seed\":1").starts_with("unknown field `seed`"));
    assert!(from(r#""minimum_answers":1"#, r#""minimum_answers":0"#).contains("nonzero"));
    let demo = ok(materiality::demo::plan());
    let text = ok(serde_json::to_string(&demo));
    assert_eq!(ok(serde_json::from_str::<Plan>(&text)), demo);
}

/// The indented text of a plan is the same value, with the same order of keys.
#[cfg(feature = "json")]
#[test]
fn plans_as_text() {
    let plan = small_plan();
    let compact: String = {
        let value: Value = ok(serde_json::from_str(&plan.to_json()));
        assert_eq!(value, ok(serde_json::from_str::<Value>(SMALL_PLAN)));
        plan.to_json().split('\n').map(str::trim_start).collect::<String>().replace("\": ", "\":")
    };
    assert_eq!(compact, SMALL_PLAN);
    assert_eq!(ok(Plan::from_json(&plan.to_json())), plan);
}

/// Answers 2, 4, 4, 5: mean 3.75, score .6875; a town that says 1 and has a third of the weight.
fn small_result() -> (Assessment, Tally) {
    let plan = ok(plan_on(likert(5), &["water", "air"])
        .group(stakeholder("staff"), 2.0)
        .group(stakeholder("town"), 1.0)
        .build());
    let mut tally = Tally::empty(plan.questionnaire());
    let scale = likert(5);
    let mut add = |group, issue, value, count| {
        ok(tally.add(group, issue, "operational", rating(&scale, value), count));
    };
    for (value, count) in [(2.0, 1), (4.0, 2), (5.0, 1)] {
        add("staff", "water", value, count);
    }
    add("staff", "air", 5.0, 3);
    add("town", "air", 1.0, 2);
    let result = ok(plan.run(&tally));
    (result, tally)
}

/// Every key of the result document, in order, and what is in it, worked by hand: air scores
/// ⅔ · 1 + ⅓ · 0, water .6875 from staff alone, so coverage is ⅔.
#[test]
fn the_result_document() {
    let (result, _) = small_result();
    let document: Value = ok(serde_json::from_str(&ok(serde_json::to_string(&result))));
    assert_eq!(document["format"], "materiality assessment");
    assert_eq!(document["format_version"], 1);
    assert_eq!(document["crate_version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(document["data"], "collected");
    assert_eq!(document["axes"], json!(["operational"]));
    assert_eq!(
        document["input"]["respondents"],
        json!([{"group": "staff", "count": 4}, {"group": "town", "count": 2}])
    );
    assert_eq!(document["input"]["digest"].as_str().map(str::len), Some(64));
    let water = &document["issues"][0];
    assert_eq!(water["id"], "water");
    assert_eq!((&water["rank"], &water["utility"]), (&json!(1), &json!(0.6875)));
    assert_eq!((&water["tier"], &water["stakeholder"]), (&json!("operational_only"), &Value::Null));
    assert_eq!(water["no_score"], json!({"stakeholder": "no_answers"}));
    let score = &water["operational"];
    assert_eq!(score["importance"], 3.75);
    assert_eq!(score["answers"], 4);
    common::close(score["coverage"].as_f64().unwrap(), 2.0 / 3.0, 1e-15);
    assert_eq!(
        score["contributions"],
        json!([{"criterion": "operational", "group": "staff", "answers": 4, "score": 0.6875,
            "weight": 1.0, "contribution": 0.6875}])
    );
    let air = &document["issues"][1];
    common::close(air["operational"]["score"].as_f64().unwrap(), 2.0 / 3.0, 1e-15);
    assert_eq!(air["operational"]["ci"][0], air["operational"]["ci"][1]); // all agree in each group
    common::close(air["operational"]["effective_groups"].as_f64().unwrap(), 1.8, 1e-12);
    assert_eq!(document["plan"], json!(result.plan()));
}

/// The keys of every object stand in a fixed order.
#[test]
fn keys_in_order() {
    let text = ok(serde_json::to_string(&small_result().0));
    let mut from = 0;
    for key in [
        "format",
        "format_version",
        "crate_version",
        "data",
        "input",
        "digest",
        "respondents",
        "group",
        "count",
        "axes",
        "issues",
        "id",
        "name",
        "rank",
        "utility",
        "tier",
        "operational",
        "score",
        "importance",
        "ci",
        "answers",
        "coverage",
        "effective_groups",
        "contributions",
        "criterion",
        "group",
        "answers",
        "score",
        "weight",
        "contribution",
        "stakeholder",
        "no_score",
        "plan",
        "scale",
        "issues",
        "groups",
        "estimator",
        "method",
        "axis_weights",
        "thresholds",
        "confidence",
        "minimum_answers",
        "absent_groups",
    ] {
        let wanted = format!("\"{key}\":");
        let at = text[from..].find(&wanted).unwrap_or_else(|| panic!("no {key} after {from}"));
        from += at + wanted.len();
    }
}

/// Reading a document and writing it again gives the same bytes; so do surveys with rejects.
#[test]
fn documents_round_trip() {
    let (result, tally) = small_result();
    let text = ok(serde_json::to_string(&result));
    let again: Assessment = ok(serde_json::from_str(&text));
    assert_eq!(again, result);
    assert_eq!(ok(serde_json::to_string(&again)), text);
    ok(again.verify(&tally));
    let demo = ok(ok(materiality::demo::plan()).run(&ok(materiality::demo::survey()).tally()));
    let text = ok(serde_json::to_string(&demo));
    assert_eq!(ok(serde_json::to_string(&ok(serde_json::from_str::<Assessment>(&text)))), text);
    assert!(text.contains(r#""data":"synthetic""#) && text.contains("SYNTHETIC"));
}

/// The same with everything a plan can have: criteria with scales and weights of their own, groups
/// that count for some of them, fixed scores, absent groups, roles, names and shares.
#[test]
fn rich_documents_round_trip() {
    let plan: Plan = ok(serde_json::from_value(json!({
        "title": "All of it",
        "scale": {"min": 1, "max": 5},
        "issues": {"base": "fintech", "add": [{"id": "ai", "name": {"en": "AI", "zh": "人工智能"}}],
            "remove": ["responsible-supply-chain"]},
        "groups": [
            {"id": "staff", "weight": 2, "roles": ["affected_party"], "population": 60},
            {"id": "town", "weight": {"operational": 0, "stakeholder": 3},
                "criterion_weights": {"scope": 0, "cost": 0.5}},
            {"id": "nature", "weight": 1, "fixed_scores": [
                {"issue": "ai", "axis": "size", "value": 4.5, "source": "report"}]},
            {"id": "silent", "weight": 0.125},
        ],
        "criteria": [
            {"id": "cost", "axis": "operational"},
            {"id": "size", "axis": "stakeholder", "weight": 3},
            {"id": "scope", "axis": "stakeholder", "scale": {"min": 0, "max": 3,
                "direction": "lower_is_more"}},
        ],
        "estimator": {"top_box": {"boxes": 1}},
        "axis_weights": {"operational": 1, "stakeholder": 2},
        "thresholds": {"operational": 0.5, "stakeholder": 0.25, "rationale": "agreed"},
        "minimum_answers": 2,
    })));
    assert_eq!(ok(serde_json::from_value::<Plan>(json!(plan))), plan);
    let mut tally = Tally::empty(plan.questionnaire());
    let mut draw = 7_u64;
    for row in plan.issues() {
        for criterion in plan.criteria().as_slice() {
            for group in ["staff", "town"] {
                for level in criterion.scale().iter_levels() {
                    draw = draw.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    let answer = materiality::Rating::Level(level);
                    let (issue, criterion) = (row.id().as_str(), criterion.id().as_str());
                    ok(tally.add(group, issue, criterion, answer, draw >> 62));
                }
            }
        }
    }
    let result = ok(plan.run(&tally));
    let text = ok(serde_json::to_string(&result));
    let again: Assessment = ok(serde_json::from_str(&text));
    assert_eq!(ok(serde_json::to_string(&again)), text);
    ok(again.verify(&tally));
    let groups: Vec<String> = result
        .contributions("ai", Axis::Stakeholder)
        .map(|part| format!("{}:{}", part.criterion, part.group))
        .collect();
    assert_eq!(groups, ["size:staff", "size:town", "size:nature", "scope:staff"]);
}

/// What the document says about the file that was read.
#[test]
fn input_records() {
    let text = r#"{"digest":"00","respondents":[{"group":"staff","count":4}],"rows":{"read":5,"rejected":1},"rejects":[{"line":3,"column":"rating","reason":"found"}]}"#;
    let record: InputRecord = ok(serde_json::from_str(text));
    assert_eq!(ok(serde_json::to_string(&record)), text);
    assert_eq!(record.rows.unwrap().rejected, 1);
    forged::<Respondents>(r#"{"group":"staff","count":-4}"#, "invalid value");
    forged::<RowCounts>(r#"{"read":5}"#, "missing field `rejected`");
    forged::<Reject>(
        r#"{"line":3,"column":"rating","reason":"found","row":3}"#,
        "unknown field `row`",
    );
    forged::<InputRecord>(r#"{"digest":"00"}"#, "missing field `respondents`");
}

/// A report of rejects travels with the document.
#[cfg(feature = "csv")]
#[test]
fn reports_travel_with_the_document() {
    let plan = small_plan();
    let reader = plan.csv_reader().bad_rows(materiality::BadRows::Report);
    let file = "respondent,group,water:operational\na,staff,11\nb,staff,4\n";
    let reading = ok(reader.read_tally(file.as_bytes()));
    let result = ok(plan.run(&reading.data)).with_report(&reading.report);
    let text = ok(serde_json::to_string(&result));
    assert!(text.contains(
        r#""rows":{"read":2,"rejected":1},"rejects":[{"line":2,"column":"water:operational","reason":"found \"11\", expected 1 to 5 in steps of 1"}]"#
    ));
    assert_eq!(ok(serde_json::to_string(&ok(serde_json::from_str::<Assessment>(&text)))), text);
}

/// Whatever is changed in a document is refused, naming the place.
#[test]
fn tampered_documents() {
    let (result, tally) = small_result();
    let original = json!(result);
    let change = |pointer: &str, value: Value| {
        let mut document = original.clone();
        *document.pointer_mut(pointer).unwrap_or_else(|| panic!("no {pointer}")) = value;
        error_of(serde_json::from_value::<Assessment>(document))
    };
    let does_not_follow = "it does not follow from the scores and the plan";
    for (pointer, value, expected) in [
        ("/issues/0/rank", json!(2), format!("document, issues[0].rank: {does_not_follow}")),
        ("/issues/1/rank", Value::Null, format!("document, issues[1].rank: {does_not_follow}")),
        ("/issues/0/tier", json!("both"), format!("document, issues[0].tier: {does_not_follow}")),
        (
            "/issues/1/utility",
            json!(0.66),
            format!("document, issues[1].utility: {does_not_follow}"),
        ),
        (
            "/issues/1/utility",
            Value::Null,
            format!("document, issues[1].utility: {does_not_follow}"),
        ),
        (
            "/issues/0/operational/score",
            json!(0.7),
            "document, issues[0].operational: the contributions sum to 0.6875, not the score"
                .into(),
        ),
        (
            "/issues/0/operational/contributions/0/contribution",
            json!(0.7),
            "document, issues[0].operational.contributions[0]: the contribution is not weight \
             times score"
                .into(),
        ),
        (
            "/issues/0/operational/contributions/0/weight",
            json!(0.9),
            "document, issues[0].operational.contributions[0]: the contribution is not weight \
             times score"
                .into(),
        ),
        (
            // The town said 1: its score is 0, and so is its contribution whatever its weight.
            "/issues/1/operational/contributions/1/weight",
            json!(0.0),
            "document, issues[1].operational: the weights sum to 0.6666666666666666, not 1".into(),
        ),
        (
            "/issues/1/operational/answers",
            json!(500),
            "document, issues[1].operational: the groups gave 5 answers in all".into(),
        ),
        (
            "/issues/0/operational/importance",
            json!(4.75),
            "document, issues[0].operational.importance: it does not follow from the score".into(),
        ),
        (
            "/issues/0/operational/ci",
            json!([0.9, 0.95]),
            "document, issues[0].operational.ci: it does not contain the score".into(),
        ),
        (
            "/issues/0/operational/coverage",
            json!(1.5),
            "document, issues[0].operational.coverage: it does not follow from the contributions"
                .into(),
        ),
        (
            "/issues/1/operational/effective_groups",
            json!(2.0),
            "document, issues[1].operational.effective_groups: it does not follow from the \
             contributions"
                .into(),
        ),
        (
            "/issues/0/operational/contributions",
            json!([]),
            "document, issues[0].operational: the contributions sum to 0, not the score".into(),
        ),
        (
            "/issues/0/operational/contributions/0/group",
            json!("banks"),
            "document, issues[0].operational.contributions[0]: the plan has no such criterion or \
             group"
                .into(),
        ),
        (
            "/issues/0/no_score",
            json!({}),
            "document, issues[0].stakeholder: expected either a score or a reason for none".into(),
        ),
        (
            "/issues/0/id",
            json!("soil"),
            "document, issues[0].id: the plan has no such issue".into(),
        ),
        (
            "/issues/0/name",
            json!("Soil"),
            "document, issues[0]: name or pillar are not the plan's".into(),
        ),
        ("/issues", json!([]), "document, issues: 0 lines for 2 issues".into()),
        (
            "/axes",
            json!(["stakeholder"]),
            "document, axes: they do not follow from the scores".into(),
        ),
        ("/data", json!("synthetic"), "document, data: it is not the plan's".into()),
        ("/format_version", json!(2), "the document has format version 2, expected 1".into()),
        (
            "/plan/thresholds/operational",
            json!(0.69),
            format!("document, issues[0].tier: {does_not_follow}"),
        ),
    ] {
        assert_eq!(change(pointer, value), expected, "{pointer}");
    }
    assert!(change("/format", json!("survey")).contains("unknown variant `survey`"));
    assert!(change("/issues/0/operational/score", json!(1.5)).contains("1.5 is not a score"));
    assert!(change("/plan/thresholds/rationale", json!("")).contains("no rationale"));
    // Half for each group, all through; but the plan says two thirds and one third.
    let reweighted = {
        let mut document = original.clone();
        let score = &mut document["issues"][1]["operational"];
        for at in 0..2 {
            score["contributions"][at]["weight"] = json!(0.5);
        }
        score["contributions"][0]["contribution"] = json!(0.5);
        score["score"] = json!(0.5);
        score["importance"] = json!(3.0);
        score["ci"] = json!([0.5, 0.5]);
        score["effective_groups"] = json!(2.0);
        document["issues"][1]["utility"] = json!(0.5);
        document["issues"][1]["tier"] = json!("neither");
        error_of(serde_json::from_value::<Assessment>(document))
    };
    assert_eq!(
        reweighted,
        "document, issues[1].operational.contributions[0].weight: it does not follow from the plan"
    );
    // An axis that counts but was not answered is not one that was never asked.
    let excused = {
        let mut document = original.clone();
        document["issues"][0]["no_score"]["stakeholder"] = json!("not_rated");
        error_of(serde_json::from_value::<Assessment>(document))
    };
    assert_eq!(
        excused,
        "document, issues[0].stakeholder: the reason does not follow from the plan"
    );
    let twice = {
        let mut document = original.clone();
        document["issues"][1] = document["issues"][0].clone();
        error_of(serde_json::from_value::<Assessment>(document))
    };
    assert_eq!(twice, "document, issues[1].id: the issue has two lines");
    let swapped = {
        let mut document = original.clone();
        document["issues"].as_array_mut().unwrap().swap(0, 1);
        error_of(serde_json::from_value::<Assessment>(document))
    };
    assert_eq!(swapped, format!("document, issues[0].id: {does_not_follow}"));
    // What a document alone cannot show, the tally does.
    let mut document = original;
    document["input"]["digest"] = json!("0".repeat(64));
    let forged: Assessment = ok(serde_json::from_value(document));
    let error = error_of(forged.verify(&tally));
    assert_eq!(
        error,
        format!(
            "the result does not follow from the tally: its digest is {}, the result's {}",
            tally.digest(),
            "0".repeat(64)
        )
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Any score, interval and ranking is read back bit by bit.
    #[test]
    fn any_number_round_trips(a in 0.0..=1.0_f64, b in 0.0..=1.0_f64) {
        let back = |score: Score| ok(serde_json::from_str::<Score>(&json!(score).to_string()));
        prop_assert_eq!(back(ok(Score::new(a))).get().to_bits(), (a + 0.0).to_bits());
        let interval = ok(Interval::new(ok(Score::new(a.min(b))), ok(Score::new(a.max(b)))));
        prop_assert_eq!(ok(serde_json::from_str::<Interval>(&json!(interval).to_string())), interval);
        let ranking = ok(Ranking::from_utilities(vec![issue("a"), issue("b")], vec![a, b]));
        prop_assert_eq!(ok(serde_json::from_str::<Ranking>(&json!(ranking).to_string())), ranking);
    }
}

/// What needs no parameters can be named alone; what does says which.
#[test]
fn methods_schemes_and_estimators_by_name() {
    use materiality::{Critic, EstimatorKind, Method, Scheme, Topsis};
    let scheme = |text: &str| serde_json::from_str::<Scheme>(text);
    assert_eq!(scheme(r#""critic""#).unwrap(), Scheme::Critic(Critic::default()));
    assert_eq!(scheme(r#"{"critic": {}}"#).unwrap(), Scheme::Critic(Critic::default()));
    assert_eq!(scheme(r#""entropy""#).unwrap(), Scheme::Entropy);
    let refused = |text: &str| scheme(text).unwrap_err().to_string();
    assert_eq!(refused(r#""direct""#), "missing field `points` at line 1 column 8");
    assert!(refused(r#""entropi""#).starts_with("unknown variant `entropi`, expected one of"));
    assert_eq!(
        refused("5"),
        "invalid type: integer `5`, expected a weighting scheme: its name, or an object of its name \
         and parameters at line 1 column 1"
    );
    let method = |text: &str| serde_json::from_str::<Method>(text);
    assert_eq!(method(r#""topsis""#).unwrap(), Method::Topsis(Topsis::default()));
    assert_eq!(method(r#""weighted_sum""#).unwrap(), Method::WeightedSum);
    // Written as before.
    assert_eq!(
        serde_json::to_string(&Method::Topsis(Topsis::default())).unwrap().as_bytes()[0],
        b'{'
    );
    let top = serde_json::from_str::<EstimatorKind>(r#""top_box""#).unwrap_err().to_string();
    assert_eq!(top, "missing field `boxes` at line 1 column 9");
    let lines = serde_json::from_str::<materiality::PerAxis<f64>>("0.5").unwrap_err().to_string();
    assert_eq!(
        lines,
        "invalid type: floating point `0.5`, expected an object with a value for `operational` and \
         one for `stakeholder` at line 1 column 3"
    );
}
