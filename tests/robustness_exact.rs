//! The exact two-axis analysis against rational arithmetic, identities and hand computation.

#![allow(clippy::float_cmp, reason = "dyadic fractions are exact")]

use materiality::{
    Column, IssueId, Score, ScoreMatrix, SimplexAnalysis, TwoAxisAnalysis, WeightLaw, WeightPrior,
};
use num_rational::Ratio;
use proptest::prelude::*;

type Q = Ratio<i128>;

/// Scores are whole numbers of this fraction, so that both arithmetics start from the same ones.
const UNIT: i128 = 64;

fn matrix(points: &[(i128, i128)]) -> ScoreMatrix {
    let issues: Vec<IssueId> =
        (1..=points.len()).map(|n| IssueId::new(n.to_string()).unwrap()).collect();
    let columns = vec![Column::anchored("x").unwrap(), Column::anchored("y").unwrap()];
    let values = points.iter().flat_map(|&(x, y)| [x, y]).map(|v| v as f64 / UNIT as f64);
    ScoreMatrix::new(issues, columns, values.collect()).unwrap()
}

fn utility((x, y): (i128, i128), w: Q) -> Q {
    w * Q::from(x) + (Q::from(1) - w) * Q::from(y)
}

/// The oracle: cut [0, 1] at the crossings of all pairs, and rank at the middle of every piece;
/// equal issues share their ranks evenly.
fn oracle(points: &[(i128, i128)]) -> Vec<Vec<Q>> {
    let mut cuts = vec![Q::from(0), Q::from(1)];
    for (at, a) in points.iter().enumerate() {
        for b in &points[at + 1..] {
            let (dx, dy) = (b.0 - a.0, b.1 - a.1);
            if dx * dy < 0 {
                cuts.push(Q::new(dy, dy - dx));
            }
        }
    }
    cuts.sort();
    cuts.dedup();
    let n = points.len();
    let mut probabilities = vec![vec![Q::from(0); n]; n];
    for piece in cuts.windows(2) {
        let middle = (piece[0] + piece[1]) / Q::from(2);
        let utilities: Vec<Q> = points.iter().map(|&point| utility(point, middle)).collect();
        for issue in 0..n {
            let above = utilities.iter().filter(|&&u| u > utilities[issue]).count();
            let equal = utilities.iter().filter(|&&u| u == utilities[issue]).count();
            let share = (piece[1] - piece[0]) / Q::from(equal as i128);
            for p in &mut probabilities[issue][above..above + equal] {
                *p += share;
            }
        }
    }
    probabilities
}

fn float(q: Q) -> f64 {
    *q.numer() as f64 / *q.denom() as f64
}

/// Points on a coarse grid (duplicates and crossings of several pairs in one point are common) or
/// a fine one.
fn points() -> impl Strategy<Value = Vec<(i128, i128)>> {
    let coarse = prop::collection::vec((0_i128..=4, 0_i128..=4), 1..=12)
        .prop_map(|points| points.into_iter().map(|(x, y)| (x * 16, y * 16)).collect());
    let fine = prop::collection::vec((0..=UNIT, 0..=UNIT), 1..=12);
    prop_oneof![coarse, fine]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    /// Acceptabilities equal rational arithmetic to 10⁻¹², on 1,000 random instances; their rows
    /// and columns sum to 1; the expected rank is that of the acceptabilities.
    #[test]
    fn acceptabilities_equal_rational_arithmetic(points in points()) {
        let analysis = TwoAxisAnalysis::new(&matrix(&points), WeightLaw::uniform()).unwrap();
        let ranks = analysis.acceptability();
        let exact = oracle(&points);
        let n = points.len();
        for (issue, row) in exact.iter().enumerate() {
            for (at, &p) in row.iter().enumerate() {
                prop_assert!((ranks.probability(issue, at + 1) - float(p)).abs() < 1e-12);
            }
            prop_assert!((ranks.ranks(issue).iter().sum::<f64>() - 1.0).abs() < 1e-12);
            let column: f64 = (0..n).map(|other| ranks.probability(other, issue + 1)).sum();
            prop_assert!((column - 1.0).abs() < 1e-12);
            let mean: f64 =
                ranks.ranks(issue).iter().enumerate().map(|(at, p)| p * (at + 1) as f64).sum();
            prop_assert!((mean - analysis.expected_rank(issue)).abs() < 1e-11);
        }
    }

    /// The same identities under a Beta law and a truncated one.
    #[test]
    fn identities_hold_under_any_law(points in points(), a in 0.3..8.0_f64, b in 0.3..8.0_f64, low in 0.0..0.4_f64) {
        let law = WeightLaw::beta(a, b).unwrap().within(low, 0.9).unwrap();
        let analysis = TwoAxisAnalysis::new(&matrix(&points), law).unwrap();
        let ranks = analysis.acceptability();
        let n = points.len();
        for issue in 0..n {
            prop_assert!((ranks.ranks(issue).iter().sum::<f64>() - 1.0).abs() < 1e-9);
            let mean: f64 =
                ranks.ranks(issue).iter().enumerate().map(|(at, p)| p * (at + 1) as f64).sum();
            prop_assert!((mean - analysis.expected_rank(issue)).abs() < 1e-8);
            for other in 0..n {
                let both = analysis.wins(issue, other) + analysis.wins(other, issue);
                prop_assert!((both - 1.0).abs() < 1e-12);
            }
            if let Some(weight) = ranks.central_weight(issue) {
                // The weights that make an issue first are one interval, the mean lies in it.
                let first = analysis.ranking_at(weight).unwrap().competition_ranks()[issue];
                prop_assert_eq!(first, 1);
            }
        }
    }

    /// Between two neighboring crossings the ranking is the same everywhere, and it is the one
    /// that is said to stay.
    #[test]
    fn rankings_change_at_crossings_and_nowhere_else(points in points(), weight in 0.0..=1.0_f64, k in 1_usize..5) {
        let analysis = TwoAxisAnalysis::new(&matrix(&points), WeightLaw::uniform()).unwrap();
        let (low, high) = analysis.order_stays(weight).unwrap();
        prop_assert!(low <= weight && weight <= high);
        let here = analysis.ranking_at(weight).unwrap();
        let inside = |t: f64| analysis.ranking_at(low + t * (high - low)).unwrap();
        if high - low > 1e-6 && weight - low > 1e-7 && high - weight > 1e-7 {
            for t in [0.01, 0.3, 0.6, 0.99] {
                let there = inside(t);
                prop_assert_eq!(there.order(), here.order());
            }
            let none_inside = analysis.crossings().iter().all(|&w| w <= low + 1e-12 || w >= high - 1e-12);
            prop_assert!(none_inside);
        }
        let (low, high) = analysis.top_stays(k, weight).unwrap();
        let top = |w: f64| {
            let ranks = analysis.ranking_at(w).unwrap().competition_ranks();
            ranks.into_iter().map(|rank| rank <= k).collect::<Vec<_>>()
        };
        if high - low > 1e-6 && weight - low > 1e-7 && high - weight > 1e-7 {
            // Inside, nobody from below the first k rises above any of them.
            let members = top(weight);
            let middle = top(f64::midpoint(low, high));
            let is_subset = middle.iter().zip(&members).all(|(&now, &before)| !now || before);
            prop_assert!(is_subset);
        }
    }

    /// The share of weights at which an issue reaches a line, against a fine grid of weights.
    #[test]
    fn reaching_a_line_is_the_share_of_weights(points in points(), line in 1_i128..64) {
        let analysis = TwoAxisAnalysis::new(&matrix(&points), WeightLaw::uniform()).unwrap();
        let score = Score::new(line as f64 / UNIT as f64).unwrap();
        for (issue, &point) in points.iter().enumerate() {
            let steps = 500;
            let reached = (0..steps)
                .filter(|&step| utility(point, Q::new(2 * step + 1, 2 * steps)) >= Q::from(line))
                .count();
            let share = reached as f64 / steps as f64;
            prop_assert!((analysis.reaches(issue, score).unwrap() - share).abs() <= 1.0 / steps as f64);
        }
    }
}

/// By hand: (.75, .25) and (.25, .75) swap at ½; (.25, .25) is below both from w = 0 to 1, but for
/// the ends, where it is tied with one of them.
#[test]
fn three_issues_by_hand() {
    let analysis =
        TwoAxisAnalysis::new(&matrix(&[(48, 16), (16, 48), (16, 16)]), WeightLaw::uniform())
            .unwrap();
    let ranks = analysis.acceptability();
    for (issue, expected) in [(0, [0.5, 0.5, 0.0]), (1, [0.5, 0.5, 0.0]), (2, [0.0, 0.0, 1.0])] {
        assert_eq!(ranks.ranks(issue), expected);
    }
    assert_eq!(ranks.central_weight(0), Some(0.75));
    assert_eq!(ranks.central_weight(1), Some(0.25));
    assert_eq!(ranks.central_weight(2), None);
    assert_eq!(analysis.crossings(), [0.5]);
    assert_eq!(analysis.order_stays(0.6).unwrap(), (0.5, 1.0));
    assert_eq!(analysis.top_stays(1, 0.2).unwrap(), (0.0, 0.5));
    assert_eq!(analysis.top_stays(2, 0.2).unwrap(), (0.0, 1.0));
    assert!((ranks.entropy(0) - 2.0_f64.ln()).abs() < 1e-15);
    assert_eq!(ranks.entropy(2), 0.0);
    let reference = analysis.ranking_at(0.9).unwrap();
    assert_eq!(ranks.average_shift(&reference), Some(1.0 / 3.0));
}

/// Hand computation: at ¼, (1, 0) and (¼, ¼) are level at ¼, behind (½, 11/16); below it the one is
/// second, above it the other. Copies are level everywhere and stay together.
#[test]
fn a_tie_for_the_last_place_lasts_for_one_weight() {
    let rows = [[0.5, 0.6875], [1.0, 0.0], [0.25, 0.25]];
    let analysis =
        TwoAxisAnalysis::new(&ScoreMatrix::from_rows(&rows).unwrap(), WeightLaw::uniform())
            .unwrap();
    assert_eq!(analysis.top_stays(2, 0.25).unwrap(), (0.25, 0.25));
    assert_eq!(analysis.top_stays(3, 0.25).unwrap(), (0.0, 1.0));
    let rows = [[0.5, 0.5], [0.5, 0.5], [0.25, 0.25]];
    let copies =
        TwoAxisAnalysis::new(&ScoreMatrix::from_rows(&rows).unwrap(), WeightLaw::uniform())
            .unwrap();
    assert_eq!(copies.top_stays(1, 0.25).unwrap(), (0.0, 1.0));
    // Level at one end only.
    let rows = [[0.9, 0.5], [0.4, 0.5]];
    let end = TwoAxisAnalysis::new(&ScoreMatrix::from_rows(&rows).unwrap(), WeightLaw::uniform())
        .unwrap();
    assert_eq!(end.top_stays(1, 0.0).unwrap(), (0.0, 0.0));
    assert_eq!(end.top_stays(1, 0.5).unwrap(), (0.0, 1.0));
}

/// One issue is first; three equal issues share every rank.
#[test]
fn degenerate_matrices() {
    let one = TwoAxisAnalysis::new(&matrix(&[(3, 4)]), WeightLaw::uniform()).unwrap();
    assert_eq!(one.acceptability().ranks(0), [1.0]);
    let equal = TwoAxisAnalysis::new(&matrix(&[(3, 4); 3]), WeightLaw::uniform()).unwrap();
    for issue in 0..3 {
        for rank in 1..=3 {
            assert!((equal.acceptability().probability(issue, rank) - 1.0 / 3.0).abs() < 1e-15);
        }
        assert_eq!(equal.expected_rank(issue), 2.0);
    }
}

/// What is refused, and what it says.
#[test]
fn errors() {
    let three = ScoreMatrix::from_rows(&[[0.1, 0.2, 0.3]]).unwrap();
    assert_eq!(
        TwoAxisAnalysis::new(&three, WeightLaw::uniform()).unwrap_err().to_string(),
        "the exact two-axis analysis needs 2 columns of scores, found 3"
    );
    assert_eq!(
        WeightLaw::beta(0.0, f64::NAN).unwrap_err().to_string(),
        "the Beta law has the parameters 0 and NaN, expected two finite numbers above 0"
    );
    assert_eq!(
        WeightLaw::uniform().within(0.6, 0.4).unwrap_err().to_string(),
        "the weight ranges from 0.6 to 0.4, expected 0 <= low < high <= 1"
    );
    let analysis = TwoAxisAnalysis::new(&matrix(&[(1, 2)]), WeightLaw::uniform()).unwrap();
    assert_eq!(
        analysis.ranking_at(1.5).unwrap_err().to_string(),
        "the axis weight is 1.5, expected a number from 0 to 1"
    );
}

/// Weights in order are the uniform simplex sorted: P(w₁ ≥ ½ | w₁ ≥ w₂ ≥ w₃). Of the even simplex,
/// max w > ½ has probability 3/4 (three corners of a quarter each), and the largest weight is the
/// first one in order, so it is 3/4.
#[test]
fn ordinal_information_by_hand() {
    let scores = ScoreMatrix::from_rows(&[[1.0, 0.0, 0.0], [0.5, 0.5, 0.5]]).unwrap();
    let prior = WeightPrior::ordered(vec![0, 1, 2]).unwrap();
    let analysis = SimplexAnalysis::new(&scores, prior).unwrap();
    assert!((analysis.wins(0, 1) - 0.75).abs() < 1e-12);
    // Two whole parameters: w₁ is Beta(2, 2), which is above ½ half the time.
    let two = ScoreMatrix::from_rows(&[[1.0, 0.0], [0.5, 0.5]]).unwrap();
    let beta = WeightPrior::dirichlet(vec![2, 2]).unwrap();
    assert!((SimplexAnalysis::new(&two, beta).unwrap().wins(0, 1) - 0.5).abs() < 1e-12);
    // w₁ ≥ .2, w₂ ≥ 0: w₁ is even on [.2, 1], above ½ for .5 / .8 of it.
    let bounds = WeightPrior::at_least(vec![0.2, 0.0]).unwrap();
    assert!((SimplexAnalysis::new(&two, bounds).unwrap().wins(0, 1) - 0.625).abs() < 1e-9);
}

proptest! {
    /// On two axes the recurrence and the sweep are two roads to the same numbers; the integer
    /// Dirichlet law is the Beta law.
    #[test]
    fn two_axes_by_two_roads(points in points(), a in 1_u8..6, b in 1_u8..6, line in 0_i128..=64) {
        let scores = matrix(&points);
        let law = WeightLaw::beta(f64::from(a), f64::from(b)).unwrap();
        let sweep = TwoAxisAnalysis::new(&scores, law).unwrap();
        let prior = WeightPrior::dirichlet(vec![a, b]).unwrap();
        let simplex = SimplexAnalysis::new(&scores, prior).unwrap();
        let line = Score::new(line as f64 / UNIT as f64).unwrap();
        for i in 0..points.len() {
            prop_assert!((sweep.expected_rank(i) - simplex.expected_rank(i)).abs() < 1e-9);
            prop_assert!((sweep.reaches(i, line).unwrap() - simplex.reaches(i, line).unwrap()).abs() < 1e-9);
        }
    }

    /// Pairs sum to 1, mean ranks to n(n + 1)/2, under any prior and number of columns.
    #[test]
    fn identities_on_any_number_of_columns(
        rows in prop::collection::vec(prop::array::uniform4(0_u8..=8), 1..8),
        alpha in prop::array::uniform4(1_u8..4),
    ) {
        let rows: Vec<[f64; 4]> = rows.iter().map(|row| row.map(|x| f64::from(x) / 8.0)).collect();
        let scores = ScoreMatrix::from_rows(&rows).unwrap();
        let priors = [
            WeightPrior::uniform(),
            WeightPrior::dirichlet(alpha.to_vec()).unwrap(),
            WeightPrior::ordered(vec![3, 1, 0, 2]).unwrap(),
            WeightPrior::at_least(vec![0.1, 0.0, 0.25, 0.05]).unwrap(),
        ];
        for prior in priors {
            let analysis = SimplexAnalysis::new(&scores, prior).unwrap();
            let n = rows.len();
            let sum: f64 = (0..n).map(|issue| analysis.expected_rank(issue)).sum();
            prop_assert!((sum - (n * (n + 1)) as f64 / 2.0).abs() < 1e-9);
            for a in 0..n {
                for b in 0..n {
                    prop_assert!((analysis.wins(a, b) + analysis.wins(b, a) - 1.0).abs() < 1e-12);
                }
            }
        }
    }
}

/// What is refused of priors, and what it says.
#[test]
fn prior_errors() {
    let text = |error: materiality::RobustnessError| error.to_string();
    assert_eq!(
        text(WeightPrior::dirichlet(vec![1, 0]).unwrap_err()),
        "the prior of the weights is not valid: a Dirichlet law needs one whole number of at \
         least 1 per column"
    );
    assert_eq!(
        text(WeightPrior::ordered(vec![0, 2]).unwrap_err()),
        "the prior of the weights is not valid: an order needs every column once, counted from 0"
    );
    assert_eq!(
        text(WeightPrior::at_least(vec![0.6, f64::NAN]).unwrap_err()),
        "the prior of the weights is not valid: lower bounds have to be at least 0 and to sum to \
         less than 1"
    );
    let two = matrix(&[(1, 2)]);
    let prior = WeightPrior::dirichlet(vec![1, 1, 1]).unwrap();
    assert_eq!(
        text(SimplexAnalysis::new(&two, prior).unwrap_err()),
        "the prior is for 3 weights, the scores have 2 columns"
    );
    let raw = ScoreMatrix::new(
        vec![IssueId::new("a").unwrap()],
        vec![Column::raw("price", materiality::Direction::LowerIsMore).unwrap()],
        vec![3.0],
    )
    .unwrap();
    assert_eq!(
        text(SimplexAnalysis::new(&raw, WeightPrior::uniform()).unwrap_err()),
        r#"the analysis needs the declared bounds of column "price", which has none"#
    );
}
