//! Every error of comparisons, from real wrong input, with its full text.

#![allow(clippy::too_many_lines, reason = "one list of errors, to see that it is whole")]

mod common;

use std::collections::BTreeSet;

use common::{error_of, likert, ok, plan_on, stakeholder};
use materiality::{
    ChoiceProblem, ComparisonError, Direct, Entropy, Equal, Error, FactorKind, IssueId, Mean,
    Merec, ModelError, MultipleTesting, OnDifference, PeriodChange, PriorityError, Ranking,
    SchemeBenchmark, ScoreMatrix, ScoringError, Similarity, Tally, WeightedProduct, WeightedSum,
    ZeroScores, demo,
};

/// Checks one error after the other and remembers which variants have come up.
#[derive(Default)]
struct Variants(BTreeSet<String>);

impl Variants {
    #[track_caller]
    fn is<T: std::fmt::Debug>(&mut self, result: Result<T, ComparisonError>, text: &str) {
        let error = match result {
            Ok(value) => panic!("expected an error, got {value:?}"),
            Err(error) => error,
        };
        assert_eq!(error.to_string(), text);
        let debug = format!("{error:?}");
        self.0.insert(debug.split([' ', '(', '{']).next().unwrap_or_default().to_owned());
    }
}

fn ranking(ids: &[&str]) -> Ranking {
    let issues: Vec<IssueId> = ids.iter().map(|id| ok(IssueId::new(id))).collect();
    let utilities = (0..ids.len()).map(|at| -(at as f64)).collect();
    ok(Ranking::from_utilities(issues, utilities))
}

#[test]
fn every_variant_with_its_text() {
    let mut seen = Variants::default();
    seen.is(
        Similarity::new(&ranking(&["a", "b"]), &ranking(&["a", "c"])),
        "issue b stands in one ranking only; compare rankings of the same issues",
    );
    let both = ok(Similarity::new(&ranking(&["a", "b"]), &ranking(&["a", "b"])));
    seen.is(both.same_top(3), "the top 3 of 2 issues was asked for, expected 1 to 2");
    let scores = ok(ScoreMatrix::from_rows(&[[0.9, 0.3], [0.0, 0.7]]));
    let two = SchemeBenchmark::new().scheme("equal", Equal).scheme("entropy", Entropy);
    seen.is(
        two.clone().top(0).run_scores(&scores),
        "the top 0 of 2 issues was asked for, expected 1 to 2",
    );
    seen.is(
        two.clone().scheme("equal", Entropy).run_scores(&scores),
        r#"the scheme "equal" is given twice"#,
    );
    seen.is(
        two.clone().reference(FactorKind::Method, "sum").run_scores(&scores),
        r#"there is no method "sum" to be the reference"#,
    );
    let no_tally = |what| {
        format!(
            "a table of scores has no {what} to choose; run the benchmark on a plan and a tally"
        )
    };
    seen.is(two.clone().estimator("mean", Mean).run_scores(&scores), &no_tally("estimator"));
    let plan = ok(demo::plan());
    seen.is(two.clone().plan_variant("b", plan.clone()).run_scores(&scores), &no_tally("plan"));
    seen.is(
        two.clone().scheme("merec", Merec).run_scores(&scores),
        "scheme \"merec\": merec: issue 2, column \"c1\" is 0, expected a number above 0; \
         leave it out or change it",
    );
    seen.is(
        two.clone()
            .method("sum", WeightedSum)
            .method("product", WeightedProduct::new(ZeroScores::Refused))
            .run_scores(&scores),
        "scheme \"equal\", method \"product\": issue 2, column \"c1\": the weighted product needs a value \
         above 0, found 0; leave it out or change it",
    );
    let tally = ok(demo::survey()).tally();
    let points = ok(Direct::new(vec![1.0, 2.0]));
    seen.is(
        two.clone().scheme("points", points).run(&plan, &tally),
        "scheme \"points\": plan, weighting.groups.operational: direct: 2 weights were given for 5 columns; \
         leave it out or change it",
    );
    let other = ok(plan_on(likert(5), &["air"]).group(stakeholder("staff"), 1.0).build());
    seen.is(
        two.run(&other, &tally),
        "plan \"plan\", estimator \"as planned\": the tally was made with other issues, groups, criteria \
         or scales than the plan has; leave it out or change it",
    );
    seen.is(
        SchemeBenchmark::new().sweep_axes(0.6, 0.4, 3),
        "the start of the sweep is 0.6, expected 0 <= from <= to <= 1",
    );
    seen.is(
        SchemeBenchmark::new().sweep_axes(0.4, 0.6, 0),
        "the number of steps is 0, expected 1 to 1000",
    );
    seen.is(MultipleTesting::Holm.adjust(&[2.0]), "p-value 1 is 2, expected a number from 0 to 1");
    let result = ok(plan.run(&tally));
    let one = |answered: &str| {
        let plan = plan_on(likert(5), &["air", "bees"]).group(stakeholder("staff"), 1.0);
        let plan = ok(plan.build());
        let mut tally = Tally::empty(plan.questionnaire());
        let rating = common::rating(&likert(5), 3.0);
        ok(tally.add("staff", answered, "stakeholder", rating, 1));
        ok(plan.run(&tally))
    };
    let refused = PeriodChange::between(&one("air"), &result, OnDifference::Refuse);
    assert!(error_of(refused.clone()).starts_with(
        "the two results cannot be compared: issue data-security-privacy-tech-ethics was added; issue "
    ), "{refused:?}");
    seen.0.insert("NotComparable".to_owned());
    // Staff rated air alone and owners bees alone; each plan counts one of the groups.
    let of = |staff: f64, owners: f64| {
        let plan = plan_on(likert(5), &["air", "bees"]);
        let plan = plan.group(stakeholder("staff"), staff).group(stakeholder("owners"), owners);
        ok(plan.build())
    };
    let (first, second) = (of(1.0, 0.0), of(0.0, 1.0));
    let mut tally = Tally::empty(first.questionnaire());
    for (group, issue) in [("staff", "air"), ("owners", "bees")] {
        let rating = common::rating(&likert(5), 3.0);
        ok(tally.add(group, issue, "stakeholder", rating, 1));
    }
    seen.is(
        SchemeBenchmark::new().plan_variant("owners", second).run(&first, &tally),
        "no issue is ranked under every choice",
    );
    let expected = [
        "Choice",
        "DuplicateChoice",
        "InvalidParameter",
        "InvalidProbability",
        "InvalidTop",
        "NeedsTally",
        "NotComparable",
        "NothingInCommon",
        "OtherIssues",
        "UnknownReference",
    ];
    let found: Vec<&str> = seen.0.iter().map(String::as_str).collect();
    assert_eq!(found, expected);
}

/// Problems carry the texts of other rooms without a word of their own.
#[test]
fn transparent_problems() {
    let model = ModelError::NoIssues;
    let problems: [(ChoiceProblem, String); 3] = [
        (model.clone().into(), model.to_string()),
        (ScoringError::NothingComplete.into(), ScoringError::NothingComplete.to_string()),
        (PriorityError::NoWeightedAxis.into(), PriorityError::NoWeightedAxis.to_string()),
    ];
    for (problem, text) in problems {
        assert_eq!(problem.to_string(), text);
    }
    let umbrella: Error = ComparisonError::NothingInCommon.into();
    assert_eq!(umbrella.to_string(), ComparisonError::NothingInCommon.to_string());
}

/// Values cross threads, print and compare.
#[test]
fn values_are_plain() {
    fn is_plain<T: Send + Sync + std::fmt::Debug + Clone + 'static>() {}
    is_plain::<ComparisonError>();
    is_plain::<ChoiceProblem>();
    is_plain::<SchemeBenchmark>();
    is_plain::<materiality::BenchmarkResult>();
    is_plain::<materiality::TruthStudy>();
    is_plain::<materiality::TruthResult>();
    is_plain::<PeriodChange>();
    is_plain::<materiality::ChangeTests>();
    is_plain::<materiality::SimilarityProfile>();
    is_plain::<materiality::PairwiseSimilarity>();
}
