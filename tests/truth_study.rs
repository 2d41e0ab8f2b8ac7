//! Schemes against drawn truth: figures of an independent simulation, identities, limits.

#![allow(clippy::float_cmp, reason = "identities hold to the bit")]

mod common;

use std::num::NonZeroU8;

use common::{error_of, ok};
use materiality::{Direct, Equal, Merec, RankOrderCentroid, TruthResult, TruthStudy};

const TRIALS: usize = 6_000;

fn study(criteria: usize) -> TruthStudy {
    ok(ok(TruthStudy::new(criteria, 10)).rank_based().trials(TRIALS)).seed(2023)
}

fn rate(result: &TruthResult, name: &str) -> f64 {
    result.get(name).unwrap().hit_rate
}

/// Hit rates of equal, rank-sum, rank-reciprocal and rank-order-centroid weights with ten
/// alternatives and true weights even over all orders, from 20,000 trials of a simulation in another
/// language by the protocol of Barron & Barrett 1996. Both have sampling error: four standard errors
/// of the difference.
#[test]
fn hit_rates_by_the_protocol_of_barron_barrett_1996() {
    let simulated = [
        (2, [0.686, 0.803, 0.803, 0.824]),
        (3, [0.590, 0.784, 0.788, 0.814]),
        (5, [0.534, 0.773, 0.790, 0.815]),
        (8, [0.498, 0.758, 0.792, 0.831]),
    ];
    let names = ["equal", "rank sum", "rank reciprocal", "rank-order centroid"];
    for (criteria, rates) in simulated {
        let result = ok(study(criteria).run());
        for (name, expected) in names.into_iter().zip(rates) {
            let found = rate(&result, name);
            let variance = expected * (1.0 - expected) * (1.0 / TRIALS as f64 + 1.0 / 20_000.0);
            let reach = 4.0 * variance.sqrt();
            assert!((found - expected).abs() < reach, "{name}, {criteria}: {found} {expected}");
        }
        // The order that paper is known for: the centroid is best, equal weights are worst.
        let order: Vec<&str> = result.ordered().iter().map(|one| one.name.as_str()).collect();
        assert_eq!((order[0], order[3]), ("rank-order centroid", "equal"), "{criteria}");
        let loss = |name: &str| result.get(name).unwrap().value_loss;
        assert!(loss("rank-order centroid") < loss("equal"));
    }
}

/// With two criteria rank sum and rank reciprocal are both 2/3 and 1/3: the same to the bit.
#[test]
fn two_criteria_make_rank_sum_and_reciprocal_one() {
    let result = ok(study(2).run());
    let (sum, reciprocal) = (result.get("rank sum"), result.get("rank reciprocal"));
    assert_eq!(sum.unwrap().hit_rate, reciprocal.unwrap().hit_rate);
    assert_eq!(sum.unwrap().tau, reciprocal.unwrap().tau);
}

/// People who state the weights as they are never miss; the larger their error, the more they do.
/// Equal weights do not hear them.
#[test]
fn error_costs_those_who_listen() {
    let run = |sigma| {
        let points = |stated: &materiality::Elicited| Direct::new(stated.weights().to_vec());
        let study = ok(study(4).elicited("points", points).error(sigma));
        ok(study.run())
    };
    let exact = run(0.0);
    let points = exact.get("points").unwrap();
    assert_eq!((points.hit_rate, points.value_loss, points.tau), (1.0, 0.0, 1.0));
    assert_eq!(points.hit_rate_error, 0.0);
    let (little, much) = (run(0.3), run(1.5));
    assert!(rate(&little, "points") < 1.0);
    assert!(rate(&much, "points") < rate(&little, "points"));
    assert!(rate(&much, "rank-order centroid") < rate(&exact, "rank-order centroid"));
    assert_eq!(exact.get("equal"), much.get("equal"));
}

/// Truths near to equal weights are found by equal weights.
#[test]
fn equal_truth_is_found_by_equal_weights() {
    let alike = ok(study(4).concentration(NonZeroU8::MAX).run());
    let even = ok(study(4).run());
    assert!(rate(&alike, "equal") > 0.9);
    assert!(rate(&alike, "equal") > rate(&even, "equal"));
    assert!(rate(&alike, "rank-order centroid") < rate(&alike, "equal"));
}

/// One criterion: every scheme has the weight 1, and nobody misses.
#[test]
fn one_criterion_is_always_right() {
    let result = ok(study(1).run());
    assert!(result.schemes.iter().all(|one| one.hit_rate == 1.0 && one.tau == 1.0));
}

/// The same seed gives the same figures, another seed others; the first trials are the same in a
/// longer study.
#[test]
fn figures_follow_from_the_seed() {
    let run = |seed: u64, trials| ok(ok(study(3).seed(seed).trials(trials)).run());
    assert_eq!(run(5, 600), run(5, 600));
    assert_ne!(run(5, 600), run(6, 600));
    let hits = |result: &TruthResult| {
        result.schemes.iter().map(|one| one.hit_rate * result.trials as f64).sum::<f64>()
    };
    let (short, long) = (run(5, 256), run(5, 512));
    assert!(hits(&long) >= hits(&short) && hits(&long) <= hits(&short) + 4.0 * 256.0);
    let text = ok(serde_json::to_string(&short));
    assert_eq!(ok(serde_json::from_str::<TruthResult>(&text)), short);
}

/// Limits, names given twice, and schemes that do not suit are refused by name.
#[test]
fn wrong_studies_are_refused() {
    let cases = [
        (TruthStudy::new(0, 5), "the number of criteria is 0, expected 1 to 100"),
        (TruthStudy::new(3, 1), "the number of issues is 1, expected 2 to 1000"),
        (ok(TruthStudy::new(3, 5)).trials(0), "the number of trials is 0, expected 1 to 10000000"),
        (
            ok(TruthStudy::new(3, 5)).error(f64::NAN),
            "the elicitation error is NaN, expected a number from 0 to 10",
        ),
    ];
    for (result, text) in cases {
        assert_eq!(error_of(result), text);
    }
    let twice = ok(TruthStudy::new(3, 5)).scheme("one", Equal).scheme("one", Merec);
    assert_eq!(error_of(twice.run()), r#"the scheme "one" is given twice"#);
    let short =
        ok(TruthStudy::new(3, 5)).elicited("centroid", |_| RankOrderCentroid::new(vec![1, 2]));
    assert_eq!(
        error_of(short.run()),
        "scheme \"centroid\": rank-order centroid: 2 weights were given for 3 columns; \
         leave it out or change it"
    );
}
