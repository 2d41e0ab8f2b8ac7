//! Smallest changes of weights and stability of single weights, against grids, linear programs and
//! hand computation.

mod common;

use common::{close, error_of};
use materiality::{
    Copras, Prioritizer, RestOfWeights, Score, ScoreMatrix, Topsis, Vikor, WeightChange,
    WeightDistance, WeightSensitivity, WeightedProduct, WeightedSum, Weights,
};
use proptest::prelude::*;

const BOTH: [WeightDistance; 2] = [WeightDistance::Sum, WeightDistance::Euclidean];

fn apart(a: &[f64], b: &[f64], distance: WeightDistance) -> f64 {
    let differences = a.iter().zip(b).map(|(a, b)| (a - b).abs());
    match distance {
        WeightDistance::Sum => differences.sum(),
        WeightDistance::Euclidean => differences.map(|d| d * d).sum::<f64>().sqrt(),
    }
}

fn dot(row: &[f64], weights: &[f64]) -> f64 {
    row.iter().zip(weights).map(|(x, w)| x * w).sum()
}

/// All weights in steps of a 30th.
fn grid() -> Vec<[f64; 3]> {
    let parts = |a: u8, b: u8| [a, b, 30 - a - b].map(|part| f64::from(part) / 30.0);
    (0..=30).flat_map(|a| (0..=30 - a).map(move |b| parts(a, b))).collect()
}

fn problem() -> impl Strategy<Value = (Vec<[f64; 3]>, [f64; 3])> {
    let rows = prop::collection::vec(prop::array::uniform3(0_u8..=10), 2..6)
        .prop_map(|rows| rows.into_iter().map(|row| row.map(|x| f64::from(x) / 10.0)).collect());
    let weights = prop::array::uniform3(1_u8..=9).prop_map(|parts| {
        let sum: f64 = parts.iter().map(|&p| f64::from(p)).sum();
        parts.map(|part| f64::from(part) / sum)
    });
    (rows, weights)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    /// At the smallest change the pair is level; no weights on a grid that swap it are nearer. The
    /// first k change at the smallest swap over all pairs across the boundary.
    #[test]
    fn no_change_is_smaller((rows, weights) in problem(), k in 1_usize..4) {
        let scores = ScoreMatrix::from_rows(&rows).unwrap();
        let given = Weights::new(weights.to_vec()).unwrap();
        let now = WeightSensitivity::new(&scores, given).unwrap();
        let ranks = now.ranking().competition_ranks();
        for distance in BOTH {
            let mut smallest: Option<f64> = None;
            for a in 0..rows.len() {
                for b in 0..rows.len() {
                    let lead: Vec<f64> = rows[a].iter().zip(&rows[b]).map(|(x, y)| x - y).collect();
                    if dot(&lead, &weights) < 1e-9 {
                        continue;
                    }
                    let swap = now.smallest_swap(a, b, distance).unwrap();
                    prop_assert_eq!(&swap, &now.smallest_swap(b, a, distance).unwrap());
                    let found = swap.as_ref().map(WeightChange::distance);
                    if let Some(swap) = &swap {
                        let to = swap.weights().as_slice();
                        prop_assert!(dot(&lead, to).abs() < 1e-9);
                        prop_assert!((apart(to, &weights, distance) - swap.distance()).abs() < 1e-9);
                    }
                    for point in grid() {
                        if dot(&lead, &point) < -1e-9 {
                            let nearest = found.unwrap_or(f64::INFINITY);
                            prop_assert!(apart(&point, &weights, distance) >= nearest - 1e-9, "{distance:?} {lead:?} {point:?} {swap:?}");
                        }
                    }
                    if ranks[a] <= k && ranks[b] > k {
                        smallest = [smallest, found].into_iter().flatten().reduce(f64::min);
                    }
                }
            }
            let top = now.smallest_top_change(k, distance).unwrap();
            prop_assert_eq!(smallest.is_some(), top.is_some());
            if let Some(top) = top {
                prop_assert!((top.change().distance() - smallest.unwrap()).abs() < 1e-12);
                prop_assert!(ranks[top.leaves()] <= k && ranks[top.enters()] > k);
            }
        }
    }

    /// The smallest change over a line, against a grid: nothing nearer is on the other side.
    #[test]
    fn no_crossing_is_smaller((rows, weights) in problem(), line in 0_u8..=10) {
        let scores = ScoreMatrix::from_rows(&rows).unwrap();
        let now = WeightSensitivity::new(&scores, Weights::new(weights.to_vec()).unwrap()).unwrap();
        let score = Score::new(f64::from(line) / 10.0).unwrap();
        for (issue, row) in rows.iter().enumerate() {
            let margin = |w: &[f64]| dot(row, w) - score.get();
            let reaches = margin(&weights) > -1e-9;
            for distance in BOTH {
                let found = now.smallest_crossing(issue, score, distance).unwrap();
                if let Some(change) = &found {
                    prop_assert!(margin(change.weights().as_slice()).abs() < 1e-9);
                }
                let nearest = found.map_or(f64::INFINITY, |change| change.distance());
                for point in grid() {
                    let crosses = if reaches { margin(&point) < -1e-9 } else { margin(&point) > 1e-9 };
                    if crosses {
                        prop_assert!(apart(&point, &weights, distance) >= nearest - 1e-9);
                    }
                }
            }
        }
    }

    /// Moving one weight, the others in proportion: inside the range the order is the same on a
    /// grid, and the utilities along the way are those of the method, also where it is TOPSIS.
    #[test]
    fn one_weight_at_a_time((rows, weights) in problem(), column in 0_usize..3, k in 1_usize..3) {
        let rows: Vec<[f64; 3]> = rows.iter().map(|row| row.map(|x| x.max(0.1))).collect();
        let scores = ScoreMatrix::from_rows(&rows).unwrap();
        let given = Weights::new(weights.to_vec()).unwrap();
        let methods: [&dyn Prioritizer; 3] =
            [&WeightedSum, &WeightedProduct::default(), &Topsis::default()];
        for method in methods {
            let now = WeightSensitivity::of(method, &scores, given.clone()).unwrap();
            let one = now.one_at_a_time(column).unwrap();
            prop_assert_eq!(one.rest(), RestOfWeights::Proportional);
            prop_assert!((one.weight() - weights[column]).abs() < 1e-12);
            let (low, high) = one.order_stays();
            let (top_low, top_high) = one.top_stays(k);
            prop_assert!(low <= one.weight() && one.weight() <= high);
            prop_assert!(top_low <= low && high <= top_high);
            let here = now.ranking().competition_ranks();
            for step in 1..40 {
                let t = f64::from(step) / 40.0;
                let along: Vec<f64> = (0..3)
                    .map(|at| {
                        if at == column { t } else { weights[at] * (1.0 - t) / (1.0 - weights[column]) }
                    })
                    .collect();
                let weights = Weights::normalized(along).unwrap();
                let there = method.prioritize(&scores, &weights).unwrap();
                let found = one.analysis().ranking_at(t).unwrap();
                for (a, b) in found.utilities().iter().zip(there.utilities()) {
                    prop_assert!((a - b).abs() < 1e-9, "{method:?} {a} {b}");
                }
                let is_inside = |low: f64, high: f64| low + 1e-6 < t && t < high - 1e-6;
                let ranks = there.competition_ranks();
                if is_inside(low, high) && low + 1e-6 < one.weight() && one.weight() < high - 1e-6 {
                    prop_assert_eq!(&ranks, &here, "{:?}", method);
                }
                if is_inside(top_low, top_high) && top_low + 1e-6 < one.weight() && one.weight() < top_high - 1e-6 {
                    let is_top = |ranks: &[usize]| ranks.iter().map(|&rank| rank <= k).collect::<Vec<_>>();
                    // Issues tied at the boundary are all among the first; moving on, some are left.
                    let (now, before) = (is_top(&ranks), is_top(&here));
                    prop_assert!(now.iter().zip(before).all(|(&now, before)| !now || before));
                }
            }
        }
    }
}

/// By hand: (.9, .5, .1) leads (.1, .5, .9) by .32 at (.6, .2, .2); every .1 that goes from the
/// first weight to the third takes .16 away. In a straight line the same change, of length .2·√2.
#[test]
fn changes_by_hand() {
    let scores =
        ScoreMatrix::from_rows(&[[0.9, 0.5, 0.1], [0.1, 0.5, 0.9], [0.1, 0.1, 0.1]]).unwrap();
    let weights = Weights::new(vec![0.6, 0.2, 0.2]).unwrap();
    let now = WeightSensitivity::new(&scores, weights).unwrap();
    let sum = now.smallest_swap(1, 0, WeightDistance::Sum).unwrap().unwrap();
    close(sum.distance(), 0.4, 1e-9);
    let line = now.smallest_swap(0, 1, WeightDistance::Euclidean).unwrap().unwrap();
    close(line.distance(), 0.2 * 2.0_f64.sqrt(), 1e-9);
    for (found, expected) in line.weights().as_slice().iter().zip([0.4, 0.2, 0.4]) {
        close(*found, expected, 1e-9);
    }
    // The third is below the others whatever the weights.
    assert_eq!(now.smallest_swap(0, 2, WeightDistance::Sum), Ok(None));
    assert_eq!(now.smallest_top_change(2, WeightDistance::Sum), Ok(None));
    let top = now.smallest_top_change(1, WeightDistance::Sum).unwrap().unwrap();
    assert_eq!((top.leaves(), top.enters()), (0, 1));
    // The first is at .66; it falls below .5 with .2 of weight moved, and never below .1.
    let half = Score::new(0.5).unwrap();
    let crossing = now.smallest_crossing(0, half, WeightDistance::Sum).unwrap().unwrap();
    close(crossing.distance(), 0.4, 1e-9);
    let tenth = Score::new(0.1).unwrap();
    assert_eq!(now.smallest_crossing(0, tenth, WeightDistance::Sum), Ok(None));
    assert_eq!(now.smallest_crossing(2, half, WeightDistance::Euclidean), Ok(None));
    // Level already.
    let even = WeightSensitivity::new(&scores, Weights::equal(3).unwrap()).unwrap();
    let none = even.smallest_swap(0, 1, WeightDistance::Sum).unwrap().unwrap();
    assert_eq!((none.distance().to_bits(), none.weights()), (0, even.weights()));
}

/// A weight of 1 leaves no proportions: the others are taken as equal, and that is said.
#[test]
fn a_weight_of_one_has_an_equal_rest() {
    let scores = ScoreMatrix::from_rows(&[[0.8, 0.2, 0.4], [0.5, 0.9, 0.7]]).unwrap();
    let now = WeightSensitivity::new(&scores, Weights::new(vec![1.0, 0.0, 0.0]).unwrap()).unwrap();
    let one = now.one_at_a_time(0).unwrap();
    assert_eq!(one.rest(), RestOfWeights::Equal);
    assert_eq!(one.column(), 0);
    // .8t + .3(1 − t) = .5t + .8(1 − t)  at  t = .625
    let (low, high) = one.order_stays();
    close(low, 0.625, 1e-9);
    close(high, 1.0, 0.0);
    assert_eq!(now.one_at_a_time(1).unwrap().rest(), RestOfWeights::Proportional);
}

/// What is refused, and what it says.
#[test]
fn errors() {
    let scores = ScoreMatrix::from_rows(&[[0.8, 0.0], [0.5, 0.9]]).unwrap();
    let weights = Weights::equal(2).unwrap();
    let three = Weights::equal(3).unwrap();
    assert_eq!(
        error_of(WeightSensitivity::new(&scores, three)),
        "the prior is for 3 weights, the scores have 2 columns"
    );
    assert_eq!(
        error_of(WeightSensitivity::of(&Vikor::default(), &scores, weights.clone())),
        "the VIKOR has no exact form in the weights; draw weights at random instead"
    );
    let zero = Weights::new(vec![1.0, 0.0]).unwrap();
    assert_eq!(
        error_of(WeightSensitivity::of(&WeightedProduct::default(), &scores, zero)),
        "the weighted product cannot be analyzed around a weight of 0 in column \"c2\": scores of 0 \
         in other columns would count there and not beside it"
    );
    let topsis = WeightSensitivity::of(&Topsis::default(), &scores, weights.clone()).unwrap();
    let text =
        "the TOPSIS has no form that is linear in the weights; draw weights at random instead";
    assert_eq!(error_of(topsis.smallest_swap(0, 1, WeightDistance::Sum)), text);
    assert_eq!(error_of(topsis.smallest_top_change(1, WeightDistance::Sum)), text);
    let copras = WeightSensitivity::of(&Copras, &scores, weights).unwrap();
    assert_eq!(
        error_of(copras.smallest_crossing(0, Score::ZERO, WeightDistance::Sum)),
        "the exact form of the COPRAS only orders issues, so no line can be drawn"
    );
    let single = ScoreMatrix::from_rows(&[[0.8], [0.5]]).unwrap();
    let now = WeightSensitivity::new(&single, Weights::equal(1).unwrap()).unwrap();
    assert_eq!(
        error_of(now.one_at_a_time(0)),
        "weights of 1 columns were asked for, expected at least 2"
    );
}
