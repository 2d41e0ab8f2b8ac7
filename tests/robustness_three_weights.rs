//! Three weights: areas against rational arithmetic, the recurrence, hand computation.

mod common;

use common::{close, error_of};
use materiality::{
    GeneralizedMean, Preference, Prioritizer, Promethee, Score, ScoreMatrix, SimplexAnalysis,
    ThreeWeightAnalysis, Topsis, Vikor, WeightPrior, WeightRegion, WeightStatement,
    WeightedProduct, WeightedSum,
};
use num_rational::Ratio;
use proptest::prelude::*;

type Q = Ratio<i128>;
type P = (Q, Q);

/// Scores are whole numbers of this fraction.
const UNIT: i128 = 8;

fn rows() -> impl Strategy<Value = Vec<[i128; 3]>> {
    let coarse = prop::collection::vec(prop::array::uniform3(0_i128..=2), 1..=5)
        .prop_map(|rows| rows.into_iter().map(|row| row.map(|x| x * 4)).collect());
    prop_oneof![coarse, prop::collection::vec(prop::array::uniform3(0_i128..=UNIT), 1..=5)]
}

fn matrix(rows: &[[i128; 3]]) -> ScoreMatrix {
    let rows: Vec<[f64; 3]> = rows.iter().map(|row| row.map(|x| x as f64 / UNIT as f64)).collect();
    ScoreMatrix::from_rows(&rows).unwrap()
}

fn value(c: [i128; 3], (x, y): P) -> Q {
    Q::from(c[0] - c[2]) * x + Q::from(c[1] - c[2]) * y + Q::from(c[2])
}

/// The part of a polygon where `Σ c·w` is at least 0, in exact arithmetic: every edge is kept up to
/// where it leaves.
fn keep(polygon: &[P], c: [i128; 3]) -> Vec<P> {
    let zero = Q::from(0);
    let mut kept = Vec::new();
    for (at, &to) in polygon.iter().enumerate() {
        let from = polygon[(at + polygon.len() - 1) % polygon.len()];
        let (a, b) = (value(c, from), value(c, to));
        if (a < zero && b > zero) || (a > zero && b < zero) {
            let t = a / (a - b);
            kept.push((from.0 + t * (to.0 - from.0), from.1 + t * (to.1 - from.1)));
        }
        if b >= zero {
            kept.push(to);
        }
    }
    kept
}

/// Twice the area, by the shoelace formula.
fn area(polygon: &[P]) -> Q {
    let mut sum = Q::from(0);
    for (at, &(x, y)) in polygon.iter().enumerate() {
        let (u, v) = polygon[(at + 1) % polygon.len()];
        sum += x * v - u * y;
    }
    if sum < Q::from(0) { -sum } else { sum }
}

/// The oracle: the area in which exactly the issues of a set are above issue `at`, for every set.
fn oracle(rows: &[[i128; 3]], at: usize) -> Vec<Q> {
    let n = rows.len();
    let triangle =
        vec![(Q::from(0), Q::from(0)), (Q::from(1), Q::from(0)), (Q::from(0), Q::from(1))];
    let others: Vec<[i128; 3]> = (0..n)
        .filter(|&other| rows[other] != rows[at])
        .map(|other| std::array::from_fn(|k| rows[other][k] - rows[at][k]))
        .collect();
    let equal = n - others.len();
    let mut ranks = vec![Q::from(0); n];
    for set in 0_u32..1 << others.len() {
        let mut cell = triangle.clone();
        for (bit, &c) in others.iter().enumerate() {
            let is_above = set & (1 << bit) != 0;
            cell = keep(&cell, if is_above { c } else { c.map(|c| -c) });
        }
        let above = set.count_ones() as usize;
        for rank in &mut ranks[above..above + equal] {
            *rank += area(&cell) / Q::from(equal as i128);
        }
    }
    ranks
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    /// Acceptabilities equal rational areas to 10⁻¹², with duplicates and lines through one point;
    /// mean ranks and pairs equal the recurrence for any number of weights.
    #[test]
    fn areas_equal_rational_arithmetic(rows in rows(), line in 0_i128..=UNIT) {
        let scores = matrix(&rows);
        let analysis = ThreeWeightAnalysis::new(&scores).unwrap();
        let simplex = SimplexAnalysis::new(&scores, WeightPrior::uniform()).unwrap();
        let ranks = analysis.acceptability();
        let line = Score::new(line as f64 / UNIT as f64).unwrap();
        for issue in 0..rows.len() {
            for (at, exact) in oracle(&rows, issue).into_iter().enumerate() {
                let exact = *exact.numer() as f64 / *exact.denom() as f64;
                prop_assert!((ranks.probability(issue, at + 1) - exact).abs() < 1e-12);
            }
            let column: f64 = (0..rows.len()).map(|i| ranks.probability(i, issue + 1)).sum();
            prop_assert!((column - 1.0).abs() < 1e-12);
            let mean = analysis.expected_rank(issue);
            prop_assert!((ranks.expected_rank(issue) - mean).abs() < 1e-11);
            prop_assert!((simplex.expected_rank(issue) - mean).abs() < 1e-11);
            for other in 0..rows.len() {
                prop_assert!((simplex.wins(issue, other) - analysis.wins(issue, other)).abs() < 1e-12);
            }
            let (found, exact) = (analysis.reaches(issue, line), simplex.reaches(issue, line));
            prop_assert!((found.unwrap() - exact.unwrap()).abs() < 1e-12);
            if let Some(weights) = ranks.central_weights(issue) {
                // A convex region: its centroid lies in it, and the issue is first there.
                let utility = |row: &[i128; 3]| row.iter().zip(weights).map(|(&x, w)| x as f64 * w).sum::<f64>();
                prop_assert!(rows.iter().all(|row| utility(row) <= utility(&rows[issue]) + 1e-9));
            }
        }
    }

    /// A given order of weights is a region and a prior: two roads to the same pairs. The same for
    /// lower bounds, and for other methods with a linear form.
    #[test]
    fn regions_equal_priors(rows in rows(), bound in 0.0..0.3_f64) {
        let scores = matrix(&rows);
        let order = |more, less| WeightStatement::at_least_as_much(more, less).unwrap();
        let at_least = WeightStatement::between(1, bound, 1.0).unwrap();
        let roads = [
            (vec![order(2, 0), order(0, 1)], WeightPrior::ordered(vec![2, 0, 1]).unwrap()),
            (vec![at_least], WeightPrior::at_least(vec![0.0, bound, 0.0]).unwrap()),
        ];
        let promethee = Promethee::same(Preference::USUAL);
        let squares = GeneralizedMean::DISTANCE_FROM_ORIGIN;
        let product = WeightedProduct::default();
        let methods: [&dyn Prioritizer; 4] = [&WeightedSum, &promethee, &squares, &product];
        for (statements, prior) in roads {
            let region = WeightRegion::new(3, statements).unwrap();
            for method in methods {
                let areas = ThreeWeightAnalysis::of(method, &scores, &region).unwrap();
                let simplex = SimplexAnalysis::of(method, &scores, prior.clone()).unwrap();
                for a in 0..rows.len() {
                    for b in 0..rows.len() {
                        prop_assert!((areas.wins(a, b) - simplex.wins(a, b)).abs() < 1e-9, "{method:?}");
                    }
                }
            }
        }
    }
}

/// By hand: each corner belongs to one issue; by symmetry each is first on a third, with its
/// centroid at (11/18, 7/36, 7/36).
#[test]
fn three_corners_by_hand() {
    let scores =
        ScoreMatrix::from_rows(&[[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]).unwrap();
    let analysis = ThreeWeightAnalysis::new(&scores).unwrap();
    let ranks = analysis.acceptability();
    for issue in 0..3 {
        for rank in 1..=3 {
            close(ranks.probability(issue, rank), 1.0 / 3.0, 1e-15);
        }
        // The largest of three even weights has the mean (1 + 1/2 + 1/3)/3.
        close(ranks.central_weights(issue).unwrap()[issue], 11.0 / 18.0, 1e-15);
    }
    close(analysis.reaches(0, Score::new(0.5).unwrap()).unwrap(), 0.25, 1e-12);
    close(ranks.central_weight(1).unwrap(), 7.0 / 36.0, 1e-15);
}

/// What is refused, and what it says.
#[test]
fn errors() {
    let two = ScoreMatrix::from_rows(&[[0.1, 0.2]]).unwrap();
    let three = ScoreMatrix::from_rows(&[[0.1, 0.2, 0.3]]).unwrap();
    assert_eq!(
        error_of(ThreeWeightAnalysis::new(&two)),
        "the exact analysis of three weights needs 3 columns of scores, found 2"
    );
    let region = WeightRegion::new(2, []).unwrap();
    assert_eq!(
        error_of(ThreeWeightAnalysis::of(&WeightedSum, &three, &region)),
        "the prior is for 2 weights, the scores have 3 columns"
    );
    let whole = WeightRegion::new(3, []).unwrap();
    for method in [&Topsis::default() as &dyn Prioritizer, &Vikor::default()] {
        let text = format!(
            "the {} has no form that is linear in the weights; draw weights at random instead",
            method.name()
        );
        assert_eq!(error_of(ThreeWeightAnalysis::of(method, &three, &whole)), text);
        assert_eq!(error_of(SimplexAnalysis::of(method, &three, WeightPrior::uniform())), text);
    }
}
