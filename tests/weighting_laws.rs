//! Laws that hold for every weighting scheme, and for some of them.

use materiality::{
    Ahp, BestWorst, BestWorstJudgments, BestWorstModel, Blend, Blended, Cilos,
    CoefficientOfVariation, Column, ColumnScaling, Critic, Degenerate, Direct, Direction, Entropy,
    Gini, GroupMean, HeadCount, HeadCountGrowth, Idocriw, InverseVariance, IssueId, Merec,
    NonlinearBestWorst, Orientation, PairwiseMatrix, PriorityMethod, RandomIndex, RankExponent,
    RankOrderCentroid, RankReciprocal, RankSum, RankTies, Salience, SalienceAttributes,
    SalienceGrading, Scheme, ScoreMatrix, StandardDeviation, Swara, Swing, Variance,
    WeightDiagnostics, WeightingScheme, Weights, aggregate_judgments, aggregate_priorities,
};
use proptest::prelude::*;

/// Columns of every matrix that all schemes are tried on.
const COLUMNS: usize = 4;

/// A matrix of raw columns; every other column is one where lower is more.
fn matrix(columns: &[Vec<f64>]) -> ScoreMatrix {
    labeled(columns, |at| at)
}

/// The same with labels and directions taken from other places.
fn labeled(columns: &[Vec<f64>], origin: impl Fn(usize) -> usize) -> ScoreMatrix {
    let height = columns[0].len();
    let issues: Vec<IssueId> = (1..=height).map(|n| IssueId::new(n.to_string()).unwrap()).collect();
    let column = |at: usize| {
        let direction = if at % 2 == 1 { Direction::LowerIsMore } else { Direction::HigherIsMore };
        Column::raw(format!("c{at}"), direction).unwrap()
    };
    let heads: Vec<Column> = (0..columns.len()).map(|at| column(origin(at))).collect();
    let values = (0..height).flat_map(|row| columns.iter().map(move |column| column[row]));
    ScoreMatrix::new(issues, heads, values.collect()).unwrap()
}

/// Positive scores, a few of them equal.
fn columns(width: usize) -> impl Strategy<Value = Vec<Vec<f64>>> {
    (2_usize..40).prop_flat_map(move |height| {
        let score = prop_oneof![4 => 0.01..1.0_f64, 1 => Just(0.5)];
        prop::collection::vec(prop::collection::vec(score, height), width)
    })
}

/// Relative weights of four columns, best first in place 1 and worst in place 3.
fn ratios() -> impl Strategy<Value = [f64; COLUMNS]> {
    (1.0..3.0_f64, 3.0..9.0_f64, 1.0..3.0_f64).prop_map(|(a, b, c)| [a, b, c, 1.0])
}

fn upper(weights: &[f64]) -> Vec<f64> {
    let n = weights.len();
    (0..n).flat_map(|i| (i + 1..n).map(move |j| weights[i] / weights[j])).collect()
}

fn best_worst(weights: &[f64], best: usize, worst: usize) -> BestWorstJudgments {
    let to_others = weights.iter().map(|weight| weights[best] / weight).collect();
    let to_worst = weights.iter().map(|weight| weight / weights[worst]).collect();
    BestWorstJudgments::new(best, worst, to_others, to_worst).unwrap()
}

/// Schemes that weigh by the scores.
fn objective() -> Vec<Scheme> {
    vec![
        Scheme::Entropy,
        Scheme::Critic(Critic::default()),
        Scheme::Critic(Critic::new(Orientation::Raw)),
        Scheme::StandardDeviation(StandardDeviation::default()),
        Scheme::StandardDeviation(StandardDeviation::new(ColumnScaling::MinMax)),
        Scheme::Variance(Variance::default()),
        Scheme::Variance(Variance::new(ColumnScaling::MinMax)),
        Scheme::CoefficientOfVariation,
        Scheme::Merec,
        Scheme::Gini,
        Scheme::Cilos,
        Scheme::Idocriw,
    ]
}

/// Every built-in scheme, its parameters for the columns in the order of `places`.
fn schemes(places: &[usize; COLUMNS]) -> Vec<Scheme> {
    fn pick<T: Copy>(values: [T; COLUMNS], places: &[usize; COLUMNS]) -> Vec<T> {
        places.iter().map(|&place| values[place]).collect()
    }
    let ranks = || pick([2, 1, 2, 4], places);
    let grades = [(0.9, 0.1, 0.5), (0.2, 0.8, 0.7), (0.3, 0.3, 1.0), (0.6, 0.5, 0.4)];
    let attributes = grades.map(|(p, l, u)| SalienceAttributes::new(p, l, u).unwrap());
    let salience = Salience::new(pick(attributes, places)).unwrap();
    let heads = HeadCount::new(pick([10, 250, 40, 3], places)).unwrap();
    let roc = RankOrderCentroid::new(ranks()).unwrap();
    let weights = pick([2.0, 7.5, 3.0, 1.0], places);
    let place_of = |place| places.iter().position(|&at| at == place).unwrap();
    let judgments = best_worst(&weights, place_of(1), place_of(3));
    let pairs = PairwiseMatrix::from_upper(&upper(&weights)).unwrap();
    let direct = Scheme::Direct(Direct::new(pick([3.0, 1.0, 0.0, 2.0], places)).unwrap());
    let blended =
        |blend| Scheme::Blended(Blended::new(vec![direct.clone(), Scheme::Merec], blend).unwrap());
    let mut all = vec![
        Scheme::Equal,
        direct.clone(),
        Scheme::Swing(Swing::new(pick([50.0, 100.0, 0.0, 20.0], places)).unwrap()),
        Scheme::RankSum(RankSum::new(ranks()).unwrap()),
        Scheme::RankReciprocal(RankReciprocal::new(ranks()).unwrap()),
        Scheme::RankExponent(RankExponent::new(ranks(), 1.7).unwrap()),
        Scheme::RankOrderCentroid(roc.clone()),
        Scheme::RankOrderCentroid(roc.ties(RankTies::StatedEqual)),
        Scheme::Swara(
            Swara::new(pick([3, 1, 2, 4], places), pick([0.2, 0.0, 0.5, 0.0], places)).unwrap(),
        ),
        Scheme::HeadCount(heads.clone()),
        Scheme::HeadCount(heads.growth(HeadCountGrowth::SquareRoot)),
        Scheme::InverseVariance(
            InverseVariance::new(pick([0.1, 0.02, 0.3, 0.05], places)).unwrap(),
        ),
        Scheme::Salience(salience.clone()),
        Scheme::Salience(salience.grading(SalienceGrading::Product)),
        Scheme::Ahp(Ahp::new(pairs.clone()).unwrap()),
        Scheme::Ahp(Ahp::new(pairs).unwrap().method(PriorityMethod::Eigenvector)),
        Scheme::BestWorst(BestWorst::new(judgments.clone(), BestWorstModel::Multiplicative)),
        Scheme::BestWorst(BestWorst::new(judgments.clone(), BestWorstModel::Nonlinear)),
        #[cfg(feature = "lp")]
        Scheme::BestWorst(BestWorst::new(judgments, BestWorstModel::Linear)),
        blended(Blend::geometric(2).unwrap()),
        blended(Blend::linear(2).unwrap()),
        blended(Blend::Multiplicative),
        blended(Blend::GameTheory),
    ];
    all.extend(objective());
    all
}

/// How far two weights are from a judgment.
type Gap = fn(f64, f64, f64) -> f64;

fn near(a: &[f64], b: &[f64], tolerance: f64) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| (a - b).abs() <= tolerance)
}

fn factors(columns: &[Vec<f64>], factors: &[f64], shift: f64) -> Vec<Vec<f64>> {
    let scaled = columns.iter().zip(factors);
    scaled.map(|(column, f)| column.iter().map(|x| x * f + shift).collect()).collect()
}

proptest! {
    #[test]
    fn weights_lie_on_the_simplex(columns in columns(COLUMNS)) {
        let scores = matrix(&columns);
        for scheme in schemes(&[0, 1, 2, 3]) {
            let weights = (&scheme as &dyn WeightingScheme).weights(&scores).unwrap();
            prop_assert_eq!(weights.len(), COLUMNS);
            let sum: f64 = weights.as_slice().iter().sum();
            prop_assert!((sum - 1.0).abs() < 1e-12, "{:?}: {}", scheme, sum);
            prop_assert!(weights.as_slice().iter().all(|weight| (0.0..=1.0).contains(weight)));
        }
    }

    /// Columns in another order get the same weights in that order.
    #[test]
    fn order_of_columns_does_not_matter(
        columns in columns(COLUMNS),
        places in Just([0_usize, 1, 2, 3]).prop_shuffle(),
    ) {
        let moved: Vec<Vec<f64>> = places.iter().map(|&place| columns[place].clone()).collect();
        let before = matrix(&columns);
        let after = labeled(&moved, |at| places[at]);
        for (scheme, turned) in schemes(&[0, 1, 2, 3]).iter().zip(schemes(&places)) {
            let expected = scheme.weights(&before).unwrap();
            let expected: Vec<f64> = places.iter().map(|&at| expected.as_slice()[at]).collect();
            let found = turned.weights(&after).unwrap();
            prop_assert!(
                near(found.as_slice(), &expected, 1e-9),
                "{:?}: {:?} {:?}", scheme, found, expected
            );
        }
    }

    /// What is read back from a file weighs the same, bit by bit.
    #[test]
    fn files_keep_schemes(columns in columns(COLUMNS)) {
        let scores = matrix(&columns);
        for scheme in schemes(&[0, 1, 2, 3]) {
            let text = serde_json::to_string(&scheme).unwrap();
            let read: Scheme = serde_json::from_str(&text).unwrap();
            prop_assert_eq!(&read, &scheme);
            let weighting = scheme.weigh(&scores).unwrap();
            prop_assert_eq!(&read.weigh(&scores).unwrap(), &weighting);
            let text = serde_json::to_string(&weighting).unwrap();
            prop_assert_eq!(serde_json::from_str::<materiality::Weighting>(&text).unwrap(), weighting);
        }
    }

    /// The unit of a column is nobody's business, except for raw standard deviations and variances.
    #[test]
    fn units_do_not_matter_where_promised(
        columns in columns(COLUMNS),
        units in prop::collection::vec(0.1..50.0_f64, COLUMNS),
    ) {
        let (before, after) = (matrix(&columns), matrix(&factors(&columns, &units, 0.0)));
        for scheme in objective() {
            let is_raw = scheme == Scheme::StandardDeviation(StandardDeviation::default())
                || scheme == Scheme::Variance(Variance::default());
            if !is_raw {
                let (a, b) = (scheme.weights(&before).unwrap(), scheme.weights(&after).unwrap());
                prop_assert!(near(a.as_slice(), b.as_slice(), 1e-9), "{:?} {:?} {:?}", scheme, a, b);
            }
        }
    }

    /// Neither is the place of zero, for the schemes on deviations.
    #[test]
    fn zero_does_not_matter_where_promised(columns in columns(COLUMNS), shift in -5.0..5.0_f64) {
        let (before, after) = (matrix(&columns), matrix(&factors(&columns, &[1.0; 4], shift)));
        for scheme in &objective()[1..7] {
            let (a, b) = (scheme.weights(&before).unwrap(), scheme.weights(&after).unwrap());
            prop_assert!(near(a.as_slice(), b.as_slice(), 1e-9), "{:?} {:?} {:?}", scheme, a, b);
        }
    }

    /// On two columns CRITIC is the standard deviation of min-max scores.
    #[test]
    fn critic_on_two_axes_is_the_standard_deviation(columns in columns(2)) {
        let scores = matrix(&columns);
        let expected = StandardDeviation::new(ColumnScaling::MinMax).weights(&scores).unwrap();
        for orientation in [Orientation::Oriented, Orientation::Raw] {
            let found = Critic::new(orientation).weights(&scores).unwrap();
            prop_assert!(near(found.as_slice(), expected.as_slice(), 1e-9));
        }
    }

    #[test]
    fn variance_is_the_square_of_the_deviation(columns in columns(COLUMNS)) {
        let scores = matrix(&columns);
        let deviations = StandardDeviation::default().weights(&scores).unwrap();
        let squares = deviations.as_slice().iter().map(|weight| weight * weight).collect();
        let expected = Weights::normalized(squares).unwrap();
        let found = Variance::default().weights(&scores).unwrap();
        prop_assert!(near(found.as_slice(), expected.as_slice(), 1e-12));
    }

    /// The naive twins, straight from the formulas.
    #[test]
    fn kernels_equal_the_formulas(columns in columns(5)) {
        let scores = matrix(&columns);
        let m = columns[0].len() as f64;
        let mean = |column: &[f64]| column.iter().sum::<f64>() / column.len() as f64;
        let entropy = |column: &Vec<f64>| {
            let total: f64 = column.iter().sum();
            1.0 + column.iter().map(|x| x / total * (x / total).ln()).sum::<f64>() / m.ln()
        };
        let gini = |column: &Vec<f64>| {
            let sum: f64 = column.iter().flat_map(|a| column.iter().map(move |b| (a - b).abs())).sum();
            sum / (2.0 * m * m * mean(column))
        };
        let deviation = |column: &[f64]| {
            let mean = mean(column);
            (column.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / m).sqrt()
        };
        let variation = |column: &Vec<f64>| deviation(column) / mean(column);
        let check = |scheme: &dyn WeightingScheme, importance: Vec<f64>| {
            let expected = Weights::normalized(importance).unwrap();
            let found = scheme.weights(&scores).unwrap();
            prop_assert!(
                near(found.as_slice(), expected.as_slice(), 1e-9),
                "{:?} {:?} {:?}", scheme, found, expected
            );
            Ok(())
        };
        let range = |column: &[f64]| {
            let low = column.iter().copied().fold(f64::INFINITY, f64::min);
            (low, column.iter().copied().fold(f64::NEG_INFINITY, f64::max))
        };
        prop_assume!(columns.iter().all(|column| range(column).0 < range(column).1));
        check(&Entropy, columns.iter().map(entropy).collect())?;
        check(&Gini, columns.iter().map(gini).collect())?;
        check(&CoefficientOfVariation, columns.iter().map(variation).collect())?;
        check(&StandardDeviation::default(), columns.iter().map(|c| deviation(c)).collect())?;

        // CRITIC, oriented.
        let scaled: Vec<Vec<f64>> = columns.iter().enumerate().map(|(at, column)| {
            let (low, high) = range(column);
            let scale = |x: f64| if at % 2 == 1 { (high - x) / (high - low) } else { (x - low) / (high - low) };
            column.iter().map(|&x| scale(x)).collect()
        }).collect();
        let correlation = |a: &[f64], b: &[f64]| {
            let (ma, mb) = (mean(a), mean(b));
            let product: f64 = a.iter().zip(b).map(|(x, y)| (x - ma) * (y - mb)).sum();
            product / m / deviation(a) / deviation(b)
        };
        let conflict = |a: &[f64]| scaled.iter().map(|b| 1.0 - correlation(a, b)).sum::<f64>();
        let information: Vec<f64> = scaled.iter().map(|c| deviation(c) * conflict(c)).collect();
        let is_at_odds = scaled.iter().any(|c| conflict(c) > 1e-6);
        if is_at_odds {
            check(&Critic::default(), information)?;
        }

        // MEREC.
        let logs: Vec<Vec<f64>> = columns.iter().enumerate().map(|(at, column)| {
            let (low, high) = range(column);
            let ratio = |x: f64| if at % 2 == 1 { x / high } else { low / x };
            column.iter().map(|&x| ratio(x).ln().abs()).collect()
        }).collect();
        let all = |row: usize| logs.iter().map(|c| c[row]).sum::<f64>();
        let effect = |own: &Vec<f64>| (0..own.len()).map(|row| {
            ((1.0 + all(row) / 5.0).ln() - (1.0 + (all(row) - own[row]) / 5.0).ln()).abs()
        }).sum::<f64>();
        check(&Merec, logs.iter().map(effect).collect())?;

        // CILOS: what comes back solves the equations of the paper.
        let found = Cilos.weigh(&scores).unwrap();
        if found.degenerate != Some(Degenerate::NoLoss) {
            let turned: Vec<Vec<f64>> = columns.iter().enumerate().map(|(at, column)| {
                let low = range(column).0;
                column.iter().map(|&x| if at % 2 == 1 { low / x } else { x }).collect()
            }).collect();
            let best: Vec<usize> = turned.iter().map(|column| {
                let high = range(column).1;
                column.iter().position(|&x| x >= high).unwrap()
            }).collect();
            let loss = |i: usize, j: usize| 1.0 - turned[j][best[i]] / turned[j][best[j]];
            let q = found.weights.as_slice();
            for i in 0..5 {
                let out: f64 = (0..5).map(|k| loss(k, i)).sum::<f64>() * q[i];
                let into: f64 = (0..5).map(|j| loss(i, j) * q[j]).sum();
                prop_assert!((out - into).abs() < 1e-12, "{:?}", found);
            }
            let entropy = Entropy.weights(&scores).unwrap();
            check(&Idocriw, q.iter().zip(entropy.as_slice()).map(|(a, b)| a * b).collect())?;
        }
    }

    /// On two columns CILOS is the ratio of two losses.
    #[test]
    fn cilos_on_two_axes(a in 0.01..1.0_f64, b in 0.01..1.0_f64) {
        prop_assume!(a < 0.999 && b < 0.999);
        let scores = ScoreMatrix::from_rows(&[[1.0, a], [b, 1.0]]).unwrap();
        let found = Cilos.weights(&scores).unwrap();
        let total = (1.0 - a) + (1.0 - b);
        prop_assert!(near(found.as_slice(), &[(1.0 - a) / total, (1.0 - b) / total], 1e-12));
    }

    #[test]
    fn consistent_judgments_recover_the_weights(ratios in ratios(), hidden in 0_usize..6) {
        let expected = Weights::normalized(ratios.to_vec()).unwrap();
        let complete = PairwiseMatrix::from_upper(&upper(&ratios)).unwrap();
        let mut known: Vec<Option<f64>> = upper(&ratios).into_iter().map(Some).collect();
        known[hidden] = None;
        let incomplete = PairwiseMatrix::from_known_upper(known).unwrap();
        for judgments in [complete, incomplete] {
            for method in [PriorityMethod::GeometricMean, PriorityMethod::Eigenvector] {
                let found = judgments.priorities(method).unwrap();
                prop_assert!(near(found.as_slice(), expected.as_slice(), 1e-12), "{:?}", found);
            }
            let consistency = judgments.consistency(RandomIndex::default()).unwrap();
            prop_assert!(consistency.ratio < 1e-12 && consistency.geometric_index < 1e-12);
            prop_assert!(judgments.most_inconsistent(3).unwrap().is_empty());
        }
        let judgments = best_worst(&ratios, 1, 3);
        prop_assert!(judgments.input_ratio() < 1e-12);
        for model in [BestWorstModel::Multiplicative, BestWorstModel::Nonlinear] {
            let (found, deviation) = BestWorst::new(judgments.clone(), model).solve().unwrap();
            prop_assert!(near(found.as_slice(), expected.as_slice(), 1e-12), "{:?}", found);
            prop_assert!(deviation < 1e-12);
        }
        #[cfg(feature = "lp")]
        {
            let (found, deviation) = BestWorst::new(judgments, BestWorstModel::Linear).solve().unwrap();
            prop_assert!(near(found.as_slice(), expected.as_slice(), 1e-9), "{:?}", found);
            prop_assert!(deviation < 1e-9);
        }
    }

    /// Judgments at odds by many orders of magnitude have weights, or are refused with a reason, and
    /// soon.
    #[test]
    fn wild_judgments_do_no_harm(
        powers in prop::collection::vec(-9.0..9.0_f64, 10),
        hidden in 0_usize..10,
    ) {
        let mut known: Vec<Option<f64>> =
            powers.iter().map(|power| Some(10.0_f64.powf(*power))).collect();
        known[hidden] = None;
        let judgments = PairwiseMatrix::from_known_upper(known).unwrap();
        let weights = judgments.priorities(PriorityMethod::GeometricMean).unwrap();
        prop_assert!((weights.as_slice().iter().sum::<f64>() - 1.0).abs() < 1e-12);
        match judgments.consistency(RandomIndex::default()) {
            Ok(consistency) => prop_assert!(consistency.ratio.is_finite()),
            Err(error) => prop_assert_eq!(error.to_string(), "ahp: the eigenvector does not settle"),
        }
    }

    /// Geometric means over judges commute with geometric means over rows.
    #[test]
    fn judging_together_and_apart_agree(
        one in prop::collection::vec(0.12..9.0_f64, 6),
        other in prop::collection::vec(0.12..9.0_f64, 6),
        share in 0.0..1.0_f64,
    ) {
        let judges = [&one, &other].map(|upper| PairwiseMatrix::from_upper(upper).unwrap());
        let shares = Weights::new(vec![share, 1.0 - share]).unwrap();
        let method = PriorityMethod::GeometricMean;
        let together = aggregate_judgments(&judges, &shares).unwrap().priorities(method).unwrap();
        let apart = aggregate_priorities(&judges, &shares, method, GroupMean::Geometric).unwrap();
        prop_assert!(near(together.as_slice(), apart.as_slice(), 1e-12));
    }

    /// The eigenvector is one, and its completion has the least eigenvalue around.
    #[test]
    fn completions_are_least(mut upper in prop::collection::vec(0.12..9.0_f64, 6), step in 0.8..1.25_f64) {
        let known: Vec<Option<f64>> =
            upper.iter().enumerate().map(|(at, &value)| (at != 2).then_some(value)).collect();
        let incomplete = PairwiseMatrix::from_known_upper(known).unwrap();
        let filled = incomplete.completed().unwrap();
        let least = incomplete.consistency(RandomIndex::default()).unwrap().lambda_max;
        let same = filled.consistency(RandomIndex::default()).unwrap().lambda_max;
        prop_assert!((least - same).abs() < 1e-11 * least);
        upper[2] = filled.get(0, 3).unwrap() * step;
        let moved = PairwiseMatrix::from_upper(&upper).unwrap();
        prop_assert!(moved.consistency(RandomIndex::default()).unwrap().lambda_max > least - 1e-11 * least);
    }

    /// The closed form, the bisection and the linear program reach what they state, and no other
    /// weights do better.
    #[test]
    fn best_worst_is_best(
        most in 2_u8..=9,
        first in prop::collection::vec((1_u8..=9, 1_u8..=9), 3),
        nudge in prop::collection::vec(0.9..1.1_f64, 5),
    ) {
        let most = f64::from(most);
        let cut = |judgment: u8| f64::from(judgment).min(most);
        let mut to_others = vec![1.0, most];
        let mut to_worst = vec![most, 1.0];
        for (b, c) in first {
            to_others.push(cut(b));
            to_worst.push(cut(c));
        }
        let judgments = BestWorstJudgments::new(0, 1, to_others.clone(), to_worst.clone()).unwrap();
        let logarithmic: Gap = |larger, smaller, ratio| (larger / smaller / ratio).ln().abs();
        let relative: Gap = |larger, smaller, ratio| (larger / smaller - ratio).abs();
        #[cfg(feature = "lp")]
        let absolute: Gap = |larger, smaller, ratio| (larger - ratio * smaller).abs();
        let models = [
            (BestWorstModel::Multiplicative, logarithmic, 1e-12),
            (BestWorstModel::Nonlinear, relative, 1e-12),
            #[cfg(feature = "lp")]
            (BestWorstModel::Linear, absolute, 1e-8),
        ];
        for (model, gap, tolerance) in models {
            let (weights, deviation) = BestWorst::new(judgments.clone(), model).solve().unwrap();
            let worst = |w: &[f64]| {
                let of_best = (1..5).map(|j| gap(w[0], w[j], to_others[j]));
                of_best.chain((2..5).map(|j| gap(w[j], w[1], to_worst[j]))).fold(0.0, f64::max)
            };
            let reached = worst(weights.as_slice());
            prop_assert!((reached - deviation).abs() <= tolerance * 10.0, "{:?} {} {}", model, reached, deviation);
            let moved = weights.as_slice().iter().zip(&nudge).map(|(w, n)| w * n).collect();
            let moved = Weights::normalized(moved).unwrap();
            prop_assert!(worst(moved.as_slice()) >= deviation - tolerance, "{:?}", model);
        }
        let solution = NonlinearBestWorst::solve(&judgments).unwrap();
        for (interval, weight) in solution.intervals().iter().zip(solution.weights().as_slice()) {
            prop_assert!(interval.low <= weight + 1e-12 && *weight <= interval.high + 1e-12);
        }
    }

    #[test]
    fn effective_weights_sum_to_one(columns in columns(COLUMNS), points in prop::collection::vec(0.1..1.0_f64, COLUMNS)) {
        let scores = matrix(&columns);
        let weights = Weights::normalized(points).unwrap();
        let diagnostics = WeightDiagnostics::new(&scores, &weights).unwrap();
        if let Some(effective) = diagnostics.effective {
            prop_assert!((effective.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        }
        prop_assert!(diagnostics.effective_number <= COLUMNS as f64 + 1e-9);
        prop_assert!(diagnostics.effective_number >= 1.0 / diagnostics.greatest - 1e-9);
    }
}

/// The same answers coded 1–5 and 1–101 get different entropy weights, and raw deviations depend
/// on units: what is not promised does not hold.
#[test]
fn zero_and_units_matter_elsewhere() {
    let short = vec![vec![1.0, 4.0, 5.0], vec![2.0, 1.0, 3.0]];
    let long = factors(&short, &[25.0, 25.0], -24.0);
    for scheme in [Scheme::Entropy, Scheme::Gini, Scheme::CoefficientOfVariation, Scheme::Merec] {
        let (a, b) = (scheme.weights(&matrix(&short)), scheme.weights(&matrix(&long)));
        let (a, b) = (a.unwrap(), b.unwrap());
        assert!((a.as_slice()[0] - b.as_slice()[0]).abs() > 0.005, "{scheme:?} {a:?} {b:?}");
    }
    let scaled = matrix(&factors(&short, &[1.0, 9.0], 0.0));
    let raw = StandardDeviation::default();
    let (a, b) = (raw.weights(&matrix(&short)).unwrap(), raw.weights(&scaled).unwrap());
    assert!((a.as_slice()[0] - b.as_slice()[0]).abs() > 0.1);
}

/// Almost even columns: two columns 3 ± h and 3 ± 2h have entropy weights 1 : 4 to the second order
/// in h. The textbook form loses them.
#[test]
fn entropy_of_almost_even_columns() {
    let h = 1e-6;
    let column = |h: f64| vec![3.0 - h, 3.0, 3.0 + h];
    let scores = matrix(&[column(h), column(2.0 * h)]);
    let weights = Entropy.weights(&scores).unwrap();
    assert!((weights.as_slice()[0] - 0.2).abs() < 1e-9, "{weights:?}");
}
