//! What weighting schemes say when they refuse, and what they do in the corner cases.

use materiality::{
    Ahp, BestWorst, BestWorstJudgments, BestWorstModel, Blend, Blended, Cilos,
    CoefficientOfVariation, Column, Critic, Degenerate, Direct, Direction, Entropy, Gini,
    HeadCount, Hierarchy, Idocriw, InverseVariance, IssueId, JudgmentScale, Merec, PairwiseMatrix,
    RandomIndex, RankExponent, RankSum, Salience, SalienceAttributes, Scheme, ScoreMatrix,
    StandardDeviation, Swara, Swing, Variance, WeightDiagnostics, Weighting, WeightingError,
    WeightingScheme, Weights, aggregate_judgments,
};

#[track_caller]
fn assert_refused<T: std::fmt::Debug>(result: Result<T, WeightingError>, text: &str) {
    assert_eq!(result.unwrap_err().to_string(), text);
}

fn raw(values: &[&[f64]], directions: &[Direction]) -> ScoreMatrix {
    let issues: Vec<IssueId> =
        ["water", "privacy", "waste"].iter().map(|id| IssueId::new(id).unwrap()).collect();
    let columns: Vec<Column> = (1..)
        .zip(directions)
        .map(|(n, &direction)| Column::raw(format!("c{n}"), direction).unwrap())
        .collect();
    ScoreMatrix::new(issues[..values.len()].to_vec(), columns, values.concat()).unwrap()
}

fn up(values: &[&[f64]]) -> ScoreMatrix {
    raw(values, &vec![Direction::HigherIsMore; values[0].len()])
}

/// Every scheme that measures dispersion.
fn objective() -> Vec<Box<dyn WeightingScheme>> {
    vec![
        Box::new(Entropy),
        Box::new(Critic::default()),
        Box::new(StandardDeviation::default()),
        Box::new(Variance::default()),
        Box::new(CoefficientOfVariation),
        Box::new(Merec),
        Box::new(Gini),
        Box::new(Cilos),
        Box::new(Idocriw),
    ]
}

#[test]
fn judgments_that_are_not_reciprocal() {
    assert_refused(
        PairwiseMatrix::new(&[[1.0, 2.0], [0.25, 1.0]]),
        "\"1\" over \"2\" is 2, but \"2\" over \"1\" is 0.25, expected 0.5",
    );
    // Three decimals of a reciprocal are enough; the typed whole number counts.
    let typed = PairwiseMatrix::new(&[[1.0, 0.167], [6.0, 1.0]]).unwrap();
    assert_eq!(typed.get(1, 0), Some(6.0));
}

#[test]
fn judgments_that_are_none() {
    for (value, text) in [(0.0, "0"), (-3.0, "-3"), (f64::NAN, "NaN"), (f64::INFINITY, "inf")] {
        assert_refused(
            PairwiseMatrix::from_upper(&[2.0, value, 2.0]),
            &format!(
                "the judgment of \"1\" over \"3\" is {text}, \
                 expected a number above 0, from 1e-9 to 1e9"
            ),
        );
    }
    assert_refused(
        PairwiseMatrix::new(&[[2.0, 2.0], [0.5, 1.0]]),
        "the judgment of \"1\" over \"1\" is 2, expected 1 on the diagonal",
    );
    assert_refused(
        PairwiseMatrix::new(&[vec![1.0, 2.0], vec![0.5]]),
        "ahp: 1 judgments in a row were given, expected 2",
    );
    let empty: [[f64; 0]; 0] = [];
    assert_refused(PairwiseMatrix::new(&empty), "ahp: 0 judgments in a row were given, expected 1");
    assert_refused(
        PairwiseMatrix::from_upper(&[2.0, 2.0]),
        "ahp: 2 judgments above the diagonal were given, expected 3",
    );
    let matrix = PairwiseMatrix::from_upper(&[2.5]).unwrap().labels(["air", "soil"]).unwrap();
    assert_refused(
        matrix.on_scale(JudgmentScale::Saaty),
        "the judgment of \"air\" over \"soil\" is 2.5, \
         expected a whole number from 1 to 9 or the reciprocal of one",
    );
    let ten = PairwiseMatrix::from_upper(&[0.1]).unwrap();
    assert!(ten.on_scale(JudgmentScale::Saaty).is_err());
    let eighth = PairwiseMatrix::from_upper(&[0.125]).unwrap();
    assert_eq!(eighth.on_scale(JudgmentScale::Saaty).unwrap().get(1, 0), Some(8.0));
}

#[test]
fn judgments_that_link_nothing() {
    let upper = vec![None, Some(2.0), None, None, Some(3.0), None];
    let matrix = PairwiseMatrix::from_known_upper(upper).unwrap();
    let labels = ["air", "soil", "water", "waste"];
    let matrix = matrix.labels(labels).unwrap();
    let text = "no comparison links {air, water} with {soil, waste}";
    assert_refused(Ahp::new(matrix.clone()), text);
    assert_refused(matrix.consistency(RandomIndex::default()), text);
    assert_refused(matrix.completed(), text);
    assert_refused(matrix.most_inconsistent(3), text);
}

#[test]
fn labels_that_do_not_match() {
    let matrix = || PairwiseMatrix::from_upper(&[3.0]).unwrap();
    assert_refused(matrix().labels(["a"]), "ahp: 1 labels were given, expected 2");
    assert_refused(matrix().labels(["a", "a"]), "ahp: label \"a\" is given twice");
    let named = matrix().labels(["c2", "c1"]).unwrap();
    let scores = ScoreMatrix::from_rows(&[[0.2, 0.9]]).unwrap();
    // Matched by name: the second column is three times as important.
    let weights = Ahp::new(named.clone()).unwrap().weights(&scores).unwrap();
    assert!((weights.as_slice()[1] - 0.75).abs() < 1e-15);
    let other = Ahp::new(matrix().labels(["c1", "c3"]).unwrap()).unwrap();
    assert_refused(other.weights(&scores), "ahp: there is no item \"c2\"");
    let tree = Hierarchy::new(named.clone());
    assert_refused(
        tree.clone().split("c9", Hierarchy::new(matrix())),
        "ahp: there is no item \"c9\"",
    );
    assert_refused(tree.split("c2", Hierarchy::new(named)), "ahp: label \"c1\" is given twice");
    let three = PairwiseMatrix::from_upper(&[3.0, 2.0, 1.0]).unwrap();
    assert_refused(
        aggregate_judgments(&[matrix(), three.clone()], &Weights::equal(2).unwrap()),
        "ahp: 3 items compared by a judge were given, expected 2",
    );
    assert_refused(
        Ahp::new(three).unwrap().weights(&scores),
        "ahp: 3 weights were given for 2 columns",
    );
}

#[test]
fn best_and_worst() {
    let new = |best, worst, b: &[f64], w: &[f64]| {
        BestWorstJudgments::new(best, worst, b.to_vec(), w.to_vec())
    };
    assert_refused(
        new(0, 1, &[1.0, 2.0], &[2.0]),
        "best-worst: 1 comparisons with the worst were given, expected 2",
    );
    assert_refused(
        new(0, 0, &[1.0, 2.0], &[2.0, 1.0]),
        "best-worst: 1 columns that are best or worst were given, expected 2",
    );
    assert_refused(
        new(0, 2, &[1.0, 2.0], &[2.0, 1.0]),
        "best-worst: there is no column in place 2, counted from 0",
    );
    assert_refused(
        new(0, 1, &[1.0, 0.5], &[0.5, 1.0]),
        "the judgment of \"1\" over \"2\" is 0.5, expected a number from 1 to 1e9",
    );
    assert_refused(
        new(0, 1, &[2.0, 2.0], &[2.0, 1.0]),
        "the judgment of \"1\" over \"1\" is 2, expected 1",
    );
    assert_refused(
        new(0, 1, &[1.0, 4.0], &[2.0, 1.0]),
        "\"1\" over \"2\" is 4, but \"2\" over \"1\" is 0.5, expected 0.25",
    );
    assert_refused(
        new(0, 2, &[1.0, 3.0, 2.0], &[2.0, 1.0, 1.0]),
        "the judgment of \"1\" over \"2\" is 3, expected at most the judgment of the best over the worst",
    );
    assert_refused(
        new(0, 2, &[1.0, 1.0, 2.0], &[2.0, 5.0, 1.0]),
        "the judgment of \"2\" over \"3\" is 5, expected at most the judgment of the best over the worst",
    );
    let one = new(0, 0, &[1.0], &[1.0]).unwrap();
    for model in [BestWorstModel::Multiplicative, BestWorstModel::Nonlinear] {
        let weights = BestWorst::new(one.clone(), model).solve().unwrap().0;
        assert_eq!(weights.as_slice(), [1.0]);
    }
}

#[test]
fn points_and_ranks() {
    let zero = "all weights are 0, expected at least one above 0";
    assert_refused(Direct::new(vec![0.0, 0.0]), zero);
    assert_refused(HeadCount::new(vec![0, 0]), zero);
    let nobody = SalienceAttributes::new(0.0, 0.0, 0.0).unwrap();
    assert_refused(Salience::new(vec![nobody]), zero);
    assert_refused(
        Swing::new(vec![60.0, 40.0]),
        "swing: the greatest number of points is 60, expected 100 for the most valuable swing",
    );
    assert_refused(
        RankSum::new(vec![1, 0]),
        "rank sum: rank 2 is 0, expected 1 for the most important column, 2 for the next, …",
    );
    assert_refused(RankSum::new(vec![]), "there are no weights, expected at least one");
    assert_refused(
        RankExponent::new(vec![1, 2], f64::NAN),
        "rank exponent: the exponent is NaN, expected a finite number of at least 0",
    );
    assert_refused(
        Swara::new(vec![1, 3], vec![0.0, 0.2]),
        "swara: the rank in place 2 is 3, expected ranks 1, 2, 3, … without ties or holes",
    );
    assert_refused(
        Swara::new(vec![1, 2], vec![0.1, 0.2]),
        "swara: gap 1 is 0.1, expected 0, as nothing is above the first",
    );
    assert_refused(Swara::new(vec![1, 2], vec![0.1]), "swara: 1 gaps were given, expected 2");
    assert_refused(
        InverseVariance::new(vec![0.1, 0.0]),
        "inverse variance: variance 2 is 0, expected a finite number above 0",
    );
    assert_refused(
        SalienceAttributes::new(0.1, 1.5, 0.0),
        "salience: legitimacy is 1.5, expected a grade from 0 to 1",
    );
    assert_refused(
        SalienceAttributes::from_answers(&[3], &[], &[4]),
        "salience: 0 legitimacy answers were given, expected 1",
    );
    assert_refused(
        SalienceAttributes::from_answers(&[3], &[4], &[6]),
        "salience: one of the urgency answers is 6, expected a whole number from 1 to 5",
    );
}

#[test]
fn scores_without_a_ratio() {
    let zero = up(&[&[0.3, 0.2], &[0.4, 0.0], &[0.5, 0.7]]);
    assert_refused(
        Merec.weigh(&zero),
        "merec: issue privacy, column \"c2\" is 0, expected a number above 0",
    );
    let negative = up(&[&[0.3, 0.2], &[0.4, 0.9], &[0.5, -0.7]]);
    for (scheme, name) in [
        (&Entropy as &dyn WeightingScheme, "entropy"),
        (&Gini, "gini"),
        (&Cilos, "cilos"),
        (&Idocriw, "idocriw"),
    ] {
        assert_refused(
            scheme.weigh(&negative),
            &format!("{name}: issue waste, column \"c2\" is -0.7, expected at least 0"),
        );
    }
    let cost = raw(
        &[&[0.3, 0.2], &[0.4, 0.0], &[0.5, 0.7]],
        &[Direction::HigherIsMore, Direction::LowerIsMore],
    );
    assert_refused(
        Cilos.weigh(&cost),
        "cilos: issue privacy, column \"c2\" is 0, expected a number above 0",
    );
    let centered = up(&[&[0.3, 0.1], &[0.4, 0.2], &[0.5, -0.3]]);
    assert_refused(
        CoefficientOfVariation.weigh(&centered),
        "coefficient of variation: the mean of column \"c2\" is 0, expected a mean other than 0",
    );
}

#[test]
fn one_column_one_issue_nothing_varies() {
    for scheme in objective() {
        let one_column = up(&[&[0.3], &[0.4]]);
        let found = scheme.weigh(&one_column).unwrap();
        assert_eq!(found.weights.as_slice(), [1.0], "{scheme:?}");
        assert_eq!(found.degenerate, Some(Degenerate::OneColumn));
        let one_issue = up(&[&[0.3, 0.4]]);
        let found = scheme.weigh(&one_issue).unwrap();
        assert_eq!(found.weights.as_slice(), [0.5, 0.5], "{scheme:?}");
        assert_eq!(found.degenerate, Some(Degenerate::OneIssue));
        let same = up(&[&[0.1, 0.0], &[0.1, 0.0], &[0.1, 0.0]]);
        let found = scheme.weigh(&same).unwrap();
        assert_eq!(found.weights.as_slice(), [0.5, 0.5], "{scheme:?}");
        assert_eq!(found.degenerate, Some(Degenerate::NothingVaries));
    }
}

#[test]
fn constant_columns() {
    let scores = up(&[&[0.1, 0.3, 0.2], &[0.1, 0.2, 0.4], &[0.1, 0.7, 0.5]]);
    let flag = Degenerate::ConstantColumns(vec!["c1".to_owned()]);
    for scheme in objective() {
        let found = scheme.weigh(&scores).unwrap();
        match scheme.name() {
            "cilos" => {
                assert_eq!(found.degenerate, Some(Degenerate::NoLoss));
                assert_eq!(found.weights, Weights::equal(3).unwrap());
            }
            "idocriw" => {
                assert_eq!(found.degenerate, Some(Degenerate::NoLoss));
                assert_eq!(found.weights, Entropy.weights(&scores).unwrap());
            }
            name => {
                assert_eq!(found.degenerate.as_ref(), Some(&flag), "{name}");
                assert_eq!(found.weights.as_slice()[0].to_bits(), 0.0_f64.to_bits(), "{name}");
            }
        }
    }
    // The one column that varies has all the weight.
    let scores = up(&[&[0.1, 0.3], &[0.1, 0.2], &[0.1, 0.7]]);
    let found = Critic::default().weigh(&scores).unwrap();
    assert_eq!((found.weights.as_slice(), found.degenerate), (&[0.0, 1.0][..], Some(flag)));
}

#[test]
fn columns_that_agree_in_full() {
    let scores = up(&[&[0.1, 0.3, 1.0], &[0.2, 0.4, 3.0], &[0.4, 0.6, 7.0]]);
    let found = Critic::default().weigh(&scores).unwrap();
    assert_eq!(found.degenerate, Some(Degenerate::NoConflict));
    let third = 1.0 / 3.0;
    assert!(found.weights.as_slice().iter().all(|weight| (weight - third).abs() < 1e-12));
}

#[test]
fn one_issue_best_on_all_columns() {
    let scores = up(&[&[0.1, 0.3], &[0.2, 0.2], &[0.4, 0.6]]);
    let found = Cilos.weigh(&scores).unwrap();
    let flag = Some(Degenerate::NoLoss);
    assert_eq!((found.weights, found.degenerate), (Weights::equal(2).unwrap(), flag.clone()));
    let found = Idocriw.weigh(&scores).unwrap();
    assert_eq!(found.weights, Entropy.weights(&scores).unwrap());
    assert_eq!(found.degenerate, flag);
}

#[test]
fn blends_that_cannot_be() {
    let set = |values: &[f64]| Weights::new(values.to_vec()).unwrap();
    assert_refused(
        Blend::Multiplicative.combine(&[set(&[1.0, 0.0]), set(&[0.0, 1.0])]),
        "blend: every column has a weight of 0 in some set, so nothing is left",
    );
    assert_refused(
        Blend::Multiplicative.combine(&[set(&[1.0, 0.0]), set(&[1.0])]),
        "blend: 1 weights were given, expected 2",
    );
    assert_refused(
        Blend::linear(3).unwrap().combine(&[set(&[1.0, 0.0]), set(&[0.5, 0.5])]),
        "blend: 3 shares were given, expected 2",
    );
    assert_refused(Blend::GameTheory.combine(&[]), "there are no weights, expected at least one");
    let middle = [set(&[1.0, 0.0]), set(&[0.0, 1.0]), set(&[0.5, 0.5])];
    assert_refused(
        Blend::GameTheory.combine(&middle),
        "blend: the sets of weights depend on each other linearly",
    );
    assert_refused(
        Blended::new(vec![], Blend::Multiplicative),
        "there are no weights, expected at least one",
    );
    // The flag of a part is passed on.
    let scores = up(&[&[0.1, 0.3], &[0.2, 0.2], &[0.4, 0.6]]);
    let parts = vec![Scheme::Equal, Scheme::Cilos];
    let found = Blended::new(parts, Blend::linear(2).unwrap()).unwrap().weigh(&scores).unwrap();
    assert_eq!(found.degenerate, Some(Degenerate::NoLoss));
    assert_refused(
        WeightDiagnostics::new(&scores, &Weights::equal(3).unwrap()),
        "diagnostics: 3 weights were given for 2 columns",
    );
}

/// Sums and squares of numbers near the ends of the range of floats.
#[test]
fn huge_and_tiny_scores() {
    for factor in [1e-300, 1e300] {
        let at = |values: [f64; 2]| values.map(|value| value * factor);
        let rows = [at([3.0, 1.0]), at([1.0, 2.0]), at([2.0, 1.5])];
        let scores = up(&[&rows[0], &rows[1], &rows[2]]);
        let plain = up(&[&[3.0, 1.0], &[1.0, 2.0], &[2.0, 1.5]]);
        for scheme in objective() {
            let found: Weighting = scheme.weigh(&scores).unwrap();
            let expected = scheme.weigh(&plain).unwrap();
            for (a, b) in found.weights.as_slice().iter().zip(expected.weights.as_slice()) {
                assert!((a - b).abs() < 1e-12, "{scheme:?} {factor}: {found:?} {expected:?}");
            }
        }
    }
}

#[test]
fn files_are_checked_like_calls() {
    let refused = |json: &str| serde_json::from_str::<Scheme>(json).unwrap_err().to_string();
    let text = refused(r#"{"ahp": {"hierarchy": {"comparisons": {"upper": [0]}}}}"#);
    assert!(text.starts_with("the judgment of \"1\" over \"2\" is 0"), "{text}");
    let text = refused(r#"{"swing": {"points": [50]}}"#);
    assert!(text.starts_with("swing: the greatest number of points is 50"), "{text}");
    let text = refused(r#"{"critic": {"orientated": "raw"}}"#);
    assert!(text.starts_with("unknown field `orientated`"), "{text}");
}
