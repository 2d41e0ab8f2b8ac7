//! The JSON schemas: what is written and read fits them, what is refused does not, and the
//! committed ones are current.

#![cfg(feature = "schema")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use materiality::{
    Ahp, Assessment, BestWorst, BestWorstJudgments, BestWorstModel, Blend, Blended, Codas,
    ColumnScaling, Compromise, Conclusion, Critic, Decision, Direct, EitherOr, EstimatorKind,
    GeneralizedMean, HeadCount, HeadCountGrowth, InverseVariance, Method, NormalizedSum,
    Orientation, Owa, PairwiseMatrix, Plan, PowerMean, Preference, PriorityMethod, Promethee,
    Rafsi, RankExponent, RankOrderCentroid, RankReciprocal, RankSum, RankTies, Salience,
    SalienceAttributes, SalienceGrading, Scheme, Score, StandardDeviation, Swara, Swing, Tally,
    TopBox, Topsis, TopsisNorm, TrimmedMean, Variance, Vikor, Waspas, WeightedProduct,
    WinsorizedMean, demo,
};
use serde_json::{Value, json};

fn committed(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schema").join(name)
}

/// The committed schemas are those of the code. `MATERIALITY_WRITE_SCHEMA=1` writes them anew.
#[test]
fn committed_schemas_are_current() {
    let schemas = [
        ("plan.schema.json", Plan::json_schema()),
        ("assessment.schema.json", Assessment::json_schema()),
    ];
    for (name, schema) in schemas {
        let text = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        if std::env::var_os("MATERIALITY_WRITE_SCHEMA").is_some() {
            std::fs::write(committed(name), &text).unwrap();
        }
        let known = std::fs::read_to_string(committed(name)).unwrap();
        assert!(known == text, "{name} is not current: MATERIALITY_WRITE_SCHEMA=1 writes it anew");
    }
}

/// What of `value` does not fit `schema`, by path; knows the keywords the schemas use, and fails
/// on any other one.
fn misfits(root: &Value, schema: &Value, value: &Value, path: &str) -> Vec<String> {
    let schema = match schema {
        Value::Bool(true) => return Vec::new(),
        Value::Bool(false) => return vec![format!("{path}: nothing is allowed here")],
        Value::Object(schema) => schema,
        other => panic!("no schema: {other}"),
    };
    let mut found = Vec::new();
    let mut check = |fits: bool, what: &str| {
        if !fits {
            found.push(format!("{path}: {what}"));
        }
    };
    let fits = |schema: &Value| misfits(root, schema, value, path).is_empty();
    let mut inner = Vec::new();
    for (keyword, wanted) in schema {
        match keyword.as_str() {
            "$schema" | "$defs" | "title" | "description" | "default" | "format" => {}
            "$ref" => {
                let name = wanted.as_str().unwrap().strip_prefix("#").unwrap();
                inner.extend(misfits(root, root.pointer(name).unwrap(), value, path));
            }
            "type" => check(has_type(wanted, value), &format!("not of type {wanted}")),
            "const" => check(value == wanted, &format!("not {wanted}")),
            "enum" => {
                check(wanted.as_array().unwrap().contains(value), &format!("not in {wanted}"));
            }
            "anyOf" => check(wanted.as_array().unwrap().iter().any(&fits), "fits none"),
            "oneOf" => {
                let count = wanted.as_array().unwrap().iter().filter(|one| fits(one)).count();
                check(count == 1, &format!("fits {count} of the forms"));
            }
            "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" => {
                let (bound, number) = (wanted.as_f64().unwrap(), value.as_f64());
                check(
                    number.is_none_or(|number| match keyword.as_str() {
                        "minimum" => number >= bound,
                        "maximum" => number <= bound,
                        "exclusiveMinimum" => number > bound,
                        _ => number < bound,
                    }),
                    &format!("beyond {bound}"),
                );
            }
            "minItems" | "maxItems" => {
                let (bound, length) = (wanted.as_u64().unwrap(), value.as_array().map(Vec::len));
                let fits = |length: usize| match keyword.as_str() {
                    "minItems" => length as u64 >= bound,
                    _ => length as u64 <= bound,
                };
                check(length.is_none_or(fits), "of another length");
            }
            "uniqueItems" => {
                let items = value.as_array().map(|items| {
                    items.iter().map(ToString::to_string).collect::<BTreeSet<_>>().len()
                        == items.len()
                });
                check(items.unwrap_or(true), "an item stands here twice");
            }
            "items" => {
                for (at, item) in value.as_array().into_iter().flatten().enumerate() {
                    inner.extend(misfits(root, wanted, item, &format!("{path}[{at}]")));
                }
            }
            "required" => {
                for name in wanted.as_array().unwrap() {
                    let is_there = value.get(name.as_str().unwrap()).is_some();
                    check(is_there || !value.is_object(), &format!("{name} is missing"));
                }
            }
            "properties" => {
                for (name, schema) in wanted.as_object().unwrap() {
                    if let Some(value) = value.get(name) {
                        inner.extend(misfits(root, schema, value, &format!("{path}.{name}")));
                    }
                }
            }
            "additionalProperties" => {
                let known = schema.get("properties");
                for (name, value) in value.as_object().into_iter().flatten() {
                    if known.and_then(|known| known.get(name)).is_none() {
                        inner.extend(misfits(root, wanted, value, &format!("{path}.{name}")));
                    }
                }
            }
            other => panic!("{path}: this check does not know the keyword {other}"),
        }
    }
    found.extend(inner);
    found
}

fn has_type(wanted: &Value, value: &Value) -> bool {
    match wanted {
        Value::Array(types) => types.iter().any(|one| has_type(one, value)),
        Value::String(name) => match name.as_str() {
            "null" => value.is_null(),
            "boolean" => value.is_boolean(),
            "string" => value.is_string(),
            "number" => value.is_number(),
            "integer" => value.is_u64() || value.is_i64(),
            "array" => value.is_array(),
            "object" => value.is_object(),
            other => panic!("no type: {other}"),
        },
        other => panic!("no type: {other}"),
    }
}

fn of_plan(value: &Value) -> Vec<String> {
    let schema = Plan::json_schema();
    misfits(&schema, &schema, value, "plan")
}

/// A plan with every field, and many of their forms.
fn every_field() -> Value {
    json!({
        "title": "Everything",
        "data": "synthetic",
        "scale": {"min": 1, "max": 5, "step": 1, "direction": "lower_is_more",
                  "labels": ["a", "b", "c", "d", "e"]},
        "issues": {"base": "fintech", "add": [{"id": "ai", "name": {"en": "AI", "zh": "人工智能"},
            "pillar": "social", "description": "x", "parent": "risk-management",
            "mappings": [{"framework": "GRI", "code": "1"}]}], "remove": ["green-operations"]},
        "groups": [
            {"id": "staff", "name": "Staff", "weight": 2, "roles": ["affected_party"],
             "population": 40, "criterion_weights": {"size": 1.5}},
            {"id": "nature", "weight": {"operational": 0, "stakeholder": 1},
             "fixed_scores": [
                 {"issue": "ai", "criterion": "size", "value": 4.5, "source": "index"},
                 {"issue": "ai", "axis": "odds", "value": 2, "source": "index"}]}],
        "criteria": [
            {"id": "size", "name": "Size", "axis": "stakeholder", "weight": 2},
            {"id": "odds", "axis": "stakeholder"},
            {"id": "cost", "axis": "operational", "scale": {"min": 0, "max": 10}}],
        "axes": {"operational": "Business", "stakeholder": {"en": "People", "zh": null}},
        "axis_weights": {"operational": 1, "stakeholder": 2},
        "weighting": {"groups": {"operational": "equal", "stakeholder": null},
                      "criteria": {"operational": null, "stakeholder": "entropy"},
                      "axes": {"direct": {"points": [1, 2]}}},
        "estimator": {"trimmed_mean": {"share": 0.1}},
        "method": {"power_mean": {"exponent": "max"}},
        "thresholds": {"operational": 0.6, "stakeholder": 0.7, "rationale": "agreed"},
        "confidence": 0.9,
        "minimum_answers": 3,
        "absent_groups": "refuse",
        "finite_population": "correct",
        "missing_tokens": {"no_answer": ["", "NA"], "dont_know": ["-1"], "not_applicable": []}
    })
}

/// The schema has the fields of a plan, no more and no fewer, each in words.
#[test]
fn every_field_of_a_plan_is_in_the_schema() {
    let (schema, plan) = (Plan::json_schema(), every_field());
    let fields: Vec<&String> = schema["properties"].as_object().unwrap().keys().collect();
    let known: Vec<&String> = plan.as_object().unwrap().keys().collect();
    assert_eq!(fields, known);
    for (name, field) in schema["properties"].as_object().unwrap() {
        assert!(field.get("description").is_some(), "{name} is not described");
    }
    // Every reference leads somewhere.
    let text = schema.to_string();
    for (at, mark) in text.match_indices("\"$ref\":\"#") {
        let rest = &text[at + mark.len()..];
        let target = rest.split('"').next().unwrap();
        assert!(schema.pointer(target).is_some(), "{target}");
    }
    assert!(!text.contains("[`") && !text.contains("```"), "a description has markup");
}

/// A text that is read fits the schema, and so does what is written from it.
#[test]
fn plans_that_are_read_fit() {
    for value in [every_field(), serde_json::to_value(demo::plan().unwrap()).unwrap()] {
        assert_eq!(of_plan(&value), Vec::<String>::new());
    }
    let mut value = every_field();
    // The schemes of this plan need what its answers do not have; the plan itself is sound.
    let plan: Plan = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(of_plan(&serde_json::to_value(&plan).unwrap()), Vec::<String>::new());
    for issues in [json!("fintech"), json!([{"id": "water", "name": "Water"}])] {
        value["issues"] = issues;
        value["groups"][1]["fixed_scores"] = json!([]);
        assert_eq!(of_plan(&value), Vec::<String>::new());
        serde_json::from_value::<Plan>(value.clone()).unwrap();
    }
}

/// What does not fit is refused when it is read, and the schema says so first.
#[test]
fn what_does_not_fit_is_refused() {
    let changes: [(&str, Value); 12] = [
        ("/scale/min", json!("one")),
        ("/scale/direction", json!("up")),
        ("/issues", json!("banks")),
        ("/groups/0/weight", json!("much")),
        ("/groups/0/population", json!(0)),
        ("/groups/0/roles", json!(["king"])),
        ("/criteria/0/axis", json!("financial")),
        ("/thresholds/operational", json!(1.2)),
        ("/confidence", json!(95)),
        ("/minimum_answers", json!(0)),
        ("/method", json!("guess")),
        ("/estimator", json!({"trimmed_mean": {}})),
    ];
    for (path, wrong) in changes {
        let mut value = every_field();
        *value.pointer_mut(path).unwrap() = wrong;
        assert!(!of_plan(&value).is_empty(), "{path} fits");
        assert!(serde_json::from_value::<Plan>(value).is_err(), "{path} is read");
    }
    let mut value = every_field();
    value["surprise"] = json!(1);
    assert_eq!(of_plan(&value), ["plan.surprise: nothing is allowed here"]);
    value.as_object_mut().unwrap().remove("surprise");
    value.as_object_mut().unwrap().remove("thresholds");
    assert_eq!(of_plan(&value), [r#"plan: "thresholds" is missing"#]);
}

/// Result documents of the demonstration, with a decision, and of a plan in which an axis has no
/// score.
#[test]
fn results_fit() {
    let schema = Assessment::json_schema();
    let result = demo::plan().unwrap().run(&demo::survey().unwrap().tally()).unwrap();
    let issue = result.plan().issues().as_slice()[0].id().clone();
    let mut decision =
        Decision::by_judgment(issue, Conclusion::Material, "a law", "board", "2024-03-01").unwrap();
    decision.retire("merged", "board", "2024-04-01").unwrap();
    let result = result.with_decision(decision).unwrap();
    let value = serde_json::to_value(&result).unwrap();
    assert_eq!(misfits(&schema, &schema, &value, "result"), Vec::<String>::new());
    assert_eq!(value["decisions"].as_array().unwrap().len(), 1);

    let mut plan = serde_json::to_value(demo::plan().unwrap()).unwrap();
    for group in plan["groups"].as_array_mut().unwrap() {
        group["weight"] = json!({"operational": 0, "stakeholder": 1});
    }
    let plan: Plan = serde_json::from_value(plan).unwrap();
    let mut tally = Tally::empty(plan.questionnaire());
    let level = plan.scale().level_of(4.0).unwrap();
    tally
        .add("employees", "risk-management", "stakeholder", materiality::Rating::Level(level), 2)
        .unwrap();
    let value = serde_json::to_value(plan.run(&tally).unwrap()).unwrap();
    assert_eq!(misfits(&schema, &schema, &value, "result"), Vec::<String>::new());
    assert!(value["issues"][1]["no_score"].is_object());
}

/// Every method, scheme and estimator, as written, fits where a plan names it.
#[test]
fn every_method_scheme_and_estimator_fits() {
    for method in methods() {
        let mut value = every_field();
        value["method"] = serde_json::to_value(&method).unwrap();
        assert_eq!(of_plan(&value), Vec::<String>::new(), "{method:?}");
    }
    for scheme in schemes() {
        let mut value = every_field();
        value["weighting"]["axes"] = serde_json::to_value(&scheme).unwrap();
        assert_eq!(of_plan(&value), Vec::<String>::new(), "{scheme:?}");
    }
    // What can be named alone fits by name, and what cannot does not.
    for (name, fits) in [("critic", true), ("entropy", true), ("direct", false), ("entropi", false)]
    {
        let mut value = every_field();
        value["weighting"]["axes"] = json!(name);
        assert_eq!(of_plan(&value).is_empty(), fits, "{name}");
        assert_eq!(Plan::from_json(&value.to_string()).is_ok(), fits, "{name}");
    }
    for estimator in estimators() {
        let mut value = every_field();
        value["estimator"] = serde_json::to_value(estimator).unwrap();
        assert_eq!(of_plan(&value), Vec::<String>::new(), "{estimator:?}");
    }
}

fn estimators() -> Vec<EstimatorKind> {
    vec![
        EstimatorKind::Mean,
        EstimatorKind::Median,
        EstimatorKind::InterpolatedMedian,
        EstimatorKind::TrimmedMean(TrimmedMean::new(0.1).unwrap()),
        EstimatorKind::WinsorizedMean(WinsorizedMean::new(0.1).unwrap()),
        EstimatorKind::GeometricMean,
        EstimatorKind::PowerMean(PowerMean::new(-1.0).unwrap()),
        EstimatorKind::Owa(Owa::new(2.0).unwrap()),
        EstimatorKind::TopBox(TopBox::new(2).unwrap()),
    ]
}

fn methods() -> Vec<Method> {
    let lines = vec![Score::new(0.5).unwrap(); 2];
    let list = vec![
        Preference::USUAL,
        Preference::u_shape(0.1).unwrap(),
        Preference::v_shape(0.3).unwrap(),
        Preference::level(0.1, 0.3).unwrap(),
        Preference::linear(0.1, 0.5).unwrap(),
        Preference::gaussian(0.2).unwrap(),
    ];
    vec![
        Method::WeightedSum,
        Method::WeightedProduct(WeightedProduct::default()),
        Method::PowerMean(GeneralizedMean::MIN),
        Method::PowerMean(GeneralizedMean::MAX),
        Method::PowerMean(GeneralizedMean::HARMONIC),
        Method::Compromise(Compromise::EUCLIDEAN),
        Method::Compromise(Compromise::CHEBYSHEV),
        Method::Topsis(Topsis::default()),
        Method::Topsis(Topsis::CLASSIC),
        Method::Topsis(Topsis::new(TopsisNorm::MinMax)),
        Method::Vikor(Vikor::default()),
        Method::Promethee(Promethee::same(Preference::USUAL)),
        Method::Promethee(Promethee::per_column(list)),
        Method::Spotis,
        Method::Rafsi(Rafsi::default()),
        Method::NormalizedSum(NormalizedSum::MARCOS),
        Method::NormalizedSum(NormalizedSum::MIN_MAX),
        Method::Copras,
        Method::Waspas(Waspas::default()),
        Method::Edas,
        Method::Codas(Codas::default()),
        Method::EitherOr(EitherOr::new(lines).unwrap()),
    ]
}

fn schemes() -> Vec<Scheme> {
    let attributes = SalienceAttributes::new(0.9, 0.1, 0.5).unwrap();
    let salience = Salience::new(vec![attributes; 2]).unwrap();
    let heads = HeadCount::new(vec![10, 250]).unwrap();
    let roc = RankOrderCentroid::new(vec![1, 2]).unwrap();
    let judgments =
        BestWorstJudgments::new(0, 1, vec![1.0, 3.0, 2.0], vec![3.0, 1.0, 2.0]).unwrap();
    let pairs = PairwiseMatrix::from_upper(&[2.0]).unwrap();
    let direct = Scheme::Direct(Direct::new(vec![3.0, 1.0]).unwrap());
    let blended =
        |blend| Scheme::Blended(Blended::new(vec![direct.clone(), Scheme::Merec], blend).unwrap());
    vec![
        Scheme::Equal,
        direct.clone(),
        Scheme::Swing(Swing::new(vec![50.0, 100.0]).unwrap()),
        Scheme::RankSum(RankSum::new(vec![1, 2]).unwrap()),
        Scheme::RankReciprocal(RankReciprocal::new(vec![1, 2]).unwrap()),
        Scheme::RankExponent(RankExponent::new(vec![1, 2], 1.7).unwrap()),
        Scheme::RankOrderCentroid(roc.clone()),
        Scheme::RankOrderCentroid(roc.ties(RankTies::StatedEqual)),
        Scheme::Swara(Swara::new(vec![2, 1], vec![0.2, 0.0]).unwrap()),
        Scheme::HeadCount(heads.clone()),
        Scheme::HeadCount(heads.growth(HeadCountGrowth::SquareRoot)),
        Scheme::InverseVariance(InverseVariance::new(vec![0.1, 0.02]).unwrap()),
        Scheme::Salience(salience.clone()),
        Scheme::Salience(salience.grading(SalienceGrading::Product)),
        Scheme::Ahp(Ahp::new(pairs.clone()).unwrap()),
        Scheme::Ahp(Ahp::new(pairs).unwrap().method(PriorityMethod::Eigenvector)),
        Scheme::BestWorst(BestWorst::new(judgments.clone(), BestWorstModel::Multiplicative)),
        Scheme::BestWorst(BestWorst::new(judgments, BestWorstModel::Nonlinear)),
        Scheme::Entropy,
        Scheme::Critic(Critic::new(Orientation::Raw)),
        Scheme::StandardDeviation(StandardDeviation::new(ColumnScaling::MinMax)),
        Scheme::Variance(Variance::default()),
        Scheme::CoefficientOfVariation,
        Scheme::Merec,
        Scheme::Gini,
        Scheme::Cilos,
        Scheme::Idocriw,
        blended(Blend::geometric(2).unwrap()),
        blended(Blend::linear(2).unwrap()),
        blended(Blend::Multiplicative),
        blended(Blend::GameTheory),
    ]
}
