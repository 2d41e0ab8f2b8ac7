//! Weights where floating point is at its limits: columns and ties that differ by rounding alone,
//! numbers near both ends of the range of floats, judgments far apart.

use materiality::{
    Ahp, BestWorst, BestWorstJudgments, BestWorstModel, Blend, Cilos, CoefficientOfVariation,
    Column, ColumnScaling, Critic, Degenerate, Direct, Direction, Entropy, Gini, GroupMean,
    Hierarchy, Idocriw, IssueId, Merec, PairwiseMatrix, PriorityMethod, Salience,
    SalienceAttributes, ScoreMatrix, StandardDeviation, Variance, WeightDiagnostics,
    WeightingScheme, Weights, aggregate_priorities,
};

/// One unit in the last place above .3.
const ABOVE: f64 = 0.1 + 0.2;

/// A matrix of raw columns in which higher is more.
fn matrix<const D: usize>(rows: &[[f64; D]]) -> ScoreMatrix {
    let issues: Vec<IssueId> =
        (1..=rows.len()).map(|n| IssueId::new(n.to_string()).unwrap()).collect();
    let column = |n| Column::raw(format!("c{n}"), Direction::HigherIsMore).unwrap();
    let columns: Vec<Column> = (1..=D).map(column).collect();
    ScoreMatrix::new(issues, columns, rows.as_flattened().to_vec()).unwrap()
}

/// Every scheme that looks at scores and does not depend on the unit of a column.
fn unitless() -> Vec<Box<dyn WeightingScheme>> {
    vec![
        Box::new(Entropy),
        Box::new(Critic::default()),
        Box::new(StandardDeviation::new(ColumnScaling::MinMax)),
        Box::new(Variance::new(ColumnScaling::MinMax)),
        Box::new(CoefficientOfVariation),
        Box::new(Merec),
        Box::new(Gini),
        Box::new(Cilos),
        Box::new(Idocriw),
    ]
}

#[track_caller]
fn assert_near(found: &[f64], expected: &[f64], tolerance: f64) {
    let near = found.iter().zip(expected).all(|(a, b)| (a - b).abs() <= tolerance);
    assert!(near && found.len() == expected.len(), "{found:?} {expected:?}");
}

/// Scores that are the same by any honest arithmetic, .3 and .1 + .2, tell no issues apart.
#[test]
fn columns_that_differ_by_rounding_are_constant() {
    let scores = matrix(&[[0.9, 0.3], [0.4, ABOVE], [0.1, 0.3]]);
    let constant = Some(Degenerate::ConstantColumns(vec!["c2".to_owned()]));
    for scheme in unitless() {
        let weighting = scheme.weigh(&scores).unwrap();
        let is_loss = ["cilos", "idocriw"].contains(&scheme.name());
        let flag = if is_loss { Some(Degenerate::NoLoss) } else { constant.clone() };
        assert_eq!(weighting.degenerate, flag, "{}", scheme.name());
        let expected = if scheme.name() == "cilos" { [0.5, 0.5] } else { [1.0, 0.0] };
        assert_eq!(weighting.weights.as_slice(), expected, "{}", scheme.name());
    }
    // Both columns: the same as nothing at all.
    let scores = matrix(&[[0.3, ABOVE], [ABOVE, 0.3]]);
    for scheme in unitless() {
        let weighting = scheme.weigh(&scores).unwrap();
        assert_eq!(weighting.degenerate, Some(Degenerate::NothingVaries), "{}", scheme.name());
    }
    // Small is not nothing: 3 ± h and 3 ± 2h.
    let small = |h: f64| [[3.0 - h, 3.0 - 2.0 * h], [3.0 + h, 3.0 + 2.0 * h]];
    let weights = StandardDeviation::default().weights(&matrix(&small(1e-11))).unwrap();
    assert_near(weights.as_slice(), &[1.0 / 3.0, 2.0 / 3.0], 1e-4);
}

/// The best issue on the second column is the first of those that are equal but for rounding; it is
/// best on both, so nothing is lost.
#[test]
fn ties_by_rounding_lose_nothing() {
    for second in [0.3, ABOVE] {
        let weighting = Cilos.weigh(&matrix(&[[0.6, 0.3], [0.4, second], [0.4, 0.1]])).unwrap();
        assert_eq!(weighting.degenerate, Some(Degenerate::NoLoss));
        assert_eq!(weighting.weights.as_slice(), [0.5, 0.5]);
    }
}

/// The unit of a column does not matter, even if it is near an end of the range of floats.
#[test]
fn huge_and_tiny_units() {
    let plain = [[1.0, 2.0, 5.0], [4.0, 1.0, 1.0], [2.0, 4.0, 4.0], [3.0, 3.0, 2.0]];
    let units = [
        [1.0, 1e300, 1e-300],
        [2.0_f64.powi(-1022), 1.0, 2.0_f64.powi(1021)],
        [1e-320, 1.0, 1e307],
    ];
    for unit in units {
        let scaled = plain.map(|row| [0, 1, 2].map(|at| row[at] * unit[at]));
        for scheme in unitless() {
            let expected = scheme.weights(&matrix(&plain)).unwrap();
            let found = scheme.weights(&matrix(&scaled)).unwrap();
            // 10⁻³²⁰ is 2,024 times the smallest number: three digits.
            let tolerance = if unit[0] < 1e-310 { 1e-3 } else { 1e-12 };
            assert_near(found.as_slice(), expected.as_slice(), tolerance);
        }
    }
    // Subnormal numbers by hand: the same quotients in both columns.
    assert_eq!(
        Merec.weights(&matrix(&[[1e-310, 1.0], [4e-310, 4.0]])).unwrap().as_slice(),
        Merec.weights(&matrix(&[[1e-3, 1.0], [4e-3, 4.0]])).unwrap().as_slice()
    );
}

/// A range that no float holds: 10³⁰⁸ to −10³⁰⁸.
#[test]
fn ranges_beyond_floats() {
    let wide = matrix(&[[1e308, 1.0], [-1e308, 4.0], [0.0, 2.0]]);
    let same = matrix(&[[1.0, 1.0], [-1.0, 4.0], [0.0, 2.0]]);
    for scheme in [
        &StandardDeviation::new(ColumnScaling::MinMax) as &dyn WeightingScheme,
        &Variance::new(ColumnScaling::MinMax),
        &Critic::default(),
    ] {
        let found = scheme.weigh(&wide).unwrap();
        let expected = scheme.weigh(&same).unwrap();
        assert_near(found.weights.as_slice(), expected.weights.as_slice(), 1e-12);
        assert_eq!(found.degenerate, None);
    }
    // In one unit, the second column is next to nothing.
    for scheme in [&StandardDeviation::default() as &dyn WeightingScheme, &Variance::default()] {
        assert_eq!(scheme.weights(&wide).unwrap().as_slice(), [1.0, 0.0]);
    }
    let signed = matrix(&[[1.7e308, 1.0], [-1e308, 4.0], [1.6e308, 2.0]]);
    let near = matrix(&[[1.7, 1.0], [-1.0, 4.0], [1.6, 2.0]]);
    let [found, expected] = [&signed, &near].map(|m| CoefficientOfVariation.weights(m).unwrap());
    assert_near(found.as_slice(), expected.as_slice(), 1e-12);
}

/// Raw standard deviations of columns whose units lie far apart, but not too far for a float.
#[test]
fn common_units_across_the_range() {
    let scores = matrix(&[[1e-200, 3e-200], [5e-200, 5e-200]]);
    let weights = StandardDeviation::default().weights(&scores).unwrap();
    assert_near(weights.as_slice(), &[2.0 / 3.0, 1.0 / 3.0], 1e-12);
    let scores = matrix(&[[1e-160, 1e-140], [5e-160, 2e-140]]);
    let weights = StandardDeviation::default().weights(&scores).unwrap();
    assert_near(weights.as_slice(), &[4e-20, 1.0], 1e-25);
}

/// Effective weights: units of columns that have no weight do not matter, nor the size of others.
#[test]
fn effective_weights_in_any_unit() {
    let effective = |rows: &[[f64; 2]], weights: [f64; 2]| {
        let weights = Weights::new(weights.to_vec()).unwrap();
        WeightDiagnostics::new(&matrix(rows), &weights).unwrap().effective
    };
    let mixed = [[1e12, 0.1], [0.0, 0.9], [2e12, 0.4]];
    assert_eq!(effective(&mixed, [0.0, 1.0]), Some(vec![0.0, 1.0]));
    assert_eq!(effective(&[[1e-310, 0.0], [4e-310, 0.0]], [0.5, 0.5]), Some(vec![1.0, 0.0]));
    assert_eq!(effective(&[[1e308, 0.0], [-1e308, 0.0]], [0.5, 0.5]), Some(vec![1.0, 0.0]));
    assert_eq!(effective(&[[0.3, 1.0], [ABOVE, 1.0]], [0.5, 0.5]), None);
}

/// A completion that would need a judgment of 10¹⁸ is refused, not made.
#[test]
fn completions_stay_judgments() {
    let chain = PairwiseMatrix::from_known_upper(vec![Some(1e9), None, Some(1e9)]).unwrap();
    let error = chain.completed().unwrap_err().to_string();
    assert!(error.starts_with("the judgment of \"1\" over \"3\" is "), "{error}");
    assert!(error.ends_with("expected a number above 0, from 1e-9 to 1e9"), "{error}");
    // Forty items, each 10⁹ times the next: the last weighs less than any float.
    let upper = (0..40).flat_map(|i| (i + 1..40).map(move |j| (j == i + 1).then_some(1e9)));
    let long = PairwiseMatrix::from_known_upper(upper.collect()).unwrap();
    assert_eq!(
        long.priorities(PriorityMethod::Eigenvector).unwrap_err().to_string(),
        "ahp: the eigenvector does not settle"
    );
    // A judge without a say is not asked.
    let other = PairwiseMatrix::from_upper(&vec![1.0; 40 * 39 / 2]).unwrap();
    let say = Weights::new(vec![0.0, 1.0]).unwrap();
    let method = PriorityMethod::GeometricMean;
    let group = aggregate_priorities(&[long, other], &say, method, GroupMean::Geometric).unwrap();
    assert_near(group.as_slice(), &[1.0 / 40.0; 40], 1e-15);
}

/// .33 is what people type for a third: off by 1 %, which is within 1 %.
#[test]
fn a_third_with_two_digits() {
    let matrix = PairwiseMatrix::new(&[[1.0, 0.33], [3.0, 1.0]]).unwrap();
    assert_eq!(matrix.get(1, 0), Some(3.0));
    assert!(PairwiseMatrix::new(&[[1.0, 0.329], [3.0, 1.0]]).is_err());
    assert!(Ahp::new(matrix).is_ok());
}

/// Labels move from an item to a part of another: whatever the order, the tree is the same, and so
/// it is when it is read.
#[test]
fn hierarchies_are_read_as_they_were_made() {
    let pair =
        |a, b| Hierarchy::new(PairwiseMatrix::from_upper(&[2.0]).unwrap().labels([a, b]).unwrap());
    let tree = pair("a", "b").split("b", pair("x", "y")).unwrap();
    let tree = tree.split("a", pair("b", "z")).unwrap();
    assert_eq!(tree.leaves(), ["b", "z", "x", "y"]);
    let text = serde_json::to_string(&tree).unwrap();
    assert_eq!(serde_json::from_str::<Hierarchy>(&text).unwrap(), tree);
    // Two of a kind at the end are refused in both ways.
    assert!(pair("a", "b").split("b", pair("a", "y")).is_err());
    let twice = text.replace("\"z\"", "\"x\"");
    let error = serde_json::from_str::<Hierarchy>(&twice).unwrap_err().to_string();
    assert_eq!(error, "ahp: label \"x\" is given twice");
}

/// Between weights that coincide and weights that differ there is no gap.
#[test]
fn almost_coinciding_weights_are_mixed() {
    let set = |d: f64| Weights::new(vec![0.5 + d, 0.3, 0.2 - d]).unwrap();
    for d in [0.0, 1e-12, 1e-10, 1e-8, 1e-7, 9e-7, 2e-6, 1e-5, 1e-3] {
        let blended = Blend::GameTheory.combine(&[set(0.0), set(d)]).unwrap();
        assert_near(blended.weights.as_slice(), set(d / 2.0).as_slice(), d + 1e-15);
        assert_eq!(blended.degenerate == Some(Degenerate::Coincident), d <= 1e-6, "{d}");
    }
    // Of three, two coincide: the mixture is that of the two that differ.
    let other = Weights::new(vec![0.2, 0.3, 0.5]).unwrap();
    let two = Blend::GameTheory.combine(&[set(0.0), other.clone()]).unwrap();
    let three = Blend::GameTheory.combine(&[set(0.0), set(0.0), other]).unwrap();
    assert_eq!(two, three);
}

/// Judgments up to 10⁹ are fitted, and equal ones contradict nothing.
#[test]
fn best_worst_at_both_ends() {
    let judgments =
        BestWorstJudgments::new(0, 2, vec![1.0, 1e5, 1e9], vec![1e9, 1e4, 1.0]).unwrap();
    for model in [BestWorstModel::Multiplicative, BestWorstModel::Nonlinear] {
        let weights = BestWorst::new(judgments.clone(), model).solve().unwrap().0;
        assert_near(weights.as_slice(), &[0.999_99, 0.000_009_999_9, 1e-9], 1e-8);
    }
    let equal = BestWorstJudgments::new(0, 2, vec![1.0; 3], vec![1.0; 3]).unwrap();
    let solution = materiality::NonlinearBestWorst::solve(&equal).unwrap();
    assert!(solution.output_ratio() <= 0.0);
    assert_near(solution.weights().as_slice(), &[1.0 / 3.0; 3], 1e-15);
}

/// Relative weights may be as large as floats, and −0 is 0.
#[test]
fn relative_weights_of_any_size() {
    let groups = vec![
        SalienceAttributes::new(0.9, 0.3, 0.6).unwrap(),
        SalienceAttributes::new(0.2, 0.1, 0.9).unwrap(),
    ];
    let scores = matrix(&[[0.2, 0.9], [0.8, 0.7]]);
    let even = Salience::new(groups.clone()).unwrap().weights(&scores).unwrap();
    let huge = Salience::new(groups).unwrap().attribute_weights([1e308; 3]).unwrap();
    assert_near(huge.weights(&scores).unwrap().as_slice(), even.as_slice(), 1e-15);
    let direct = Direct::new(vec![-0.0, 1.0]).unwrap().weights(&scores).unwrap();
    assert!(direct.as_slice()[0].is_sign_positive());
    assert!(Weights::new(vec![1.0, -0.0]).unwrap().as_slice()[1].is_sign_positive());
}
