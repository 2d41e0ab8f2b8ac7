//! How long each method takes, and how far the two fastest are from going over the matrix once.
//!
//! `cargo bench --bench priority` measures; without `--bench`, as under `cargo test --benches`,
//! everything runs once on little data.

mod compare;

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput};
use materiality::{
    Codas, Column, Compromise, EitherOr, GeneralizedMean, IssueId, Method, NaturalBreaks,
    NormalizedSum, ParetoFronts, Preference, Prioritizer, Promethee, Rafsi, Score, ScoreMatrix,
    Topsis, Vikor, Waspas, WeightedProduct, WeightedSum, Weights,
};
use ndarray::{Array1, Array2, Axis};

use compare::compare;

fn main() {
    let is_measured = std::env::args().any(|argument| argument == "--bench");
    ratios(if is_measured { (100_000, 41) } else { (100, 1) });
    let mut criterion = Criterion::default().configure_from_args().sample_size(20);
    every_method(&mut criterion, if is_measured { &[10, 1_000, 100_000] } else { &[10] });
    criterion.final_summary();
}

/// A cheap stream of numbers in (0, 1] that no branch predictor learns.
fn scramble(n: usize) -> f64 {
    let mut x = n as u64 ^ 0x9E37_79B9_7F4A_7C15;
    x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    f64::from(u32::try_from((x ^ (x >> 31)) >> 34).unwrap() + 1) / f64::from(1_u32 << 30)
}

fn matrix(issues: usize, columns: usize) -> ScoreMatrix {
    let ids: Vec<IssueId> =
        (1..=issues).map(|n| IssueId::new(format!("issue-{n}")).unwrap()).collect();
    let columns: Vec<Column> =
        (1..=columns).map(|n| Column::anchored(format!("c{n}")).unwrap()).collect();
    let values = (0..ids.len() * columns.len()).map(scramble).collect();
    ScoreMatrix::new(ids, columns, values).unwrap()
}

/// Weights that are all different.
fn weights(columns: usize) -> Weights {
    Weights::normalized((1..=columns).map(|n| n as f64).collect()).unwrap()
}

/// The methods with a word on whether they compare every issue with every other.
fn methods(columns: usize) -> Vec<(&'static str, Method, Pairs)> {
    let lines = vec![Score::new(0.7).unwrap(); columns];
    let linear = Preference::linear(0.05, 0.5).unwrap();
    vec![
        ("weighted_sum", Method::WeightedSum, Pairs::No),
        ("weighted_product", Method::WeightedProduct(WeightedProduct::default()), Pairs::No),
        ("power_mean_2", Method::PowerMean(GeneralizedMean::DISTANCE_FROM_ORIGIN), Pairs::No),
        ("compromise_2", Method::Compromise(Compromise::EUCLIDEAN), Pairs::No),
        ("either_or", Method::EitherOr(EitherOr::new(lines).unwrap()), Pairs::No),
        ("topsis", Method::Topsis(Topsis::default()), Pairs::No),
        ("topsis_classic", Method::Topsis(Topsis::CLASSIC), Pairs::No),
        ("vikor", Method::Vikor(Vikor::default()), Pairs::No),
        ("spotis", Method::Spotis, Pairs::No),
        ("rafsi", Method::Rafsi(Rafsi::default()), Pairs::No),
        ("marcos", Method::NormalizedSum(NormalizedSum::MARCOS), Pairs::No),
        ("aras", Method::NormalizedSum(NormalizedSum::ARAS), Pairs::No),
        ("moora", Method::NormalizedSum(NormalizedSum::MOORA), Pairs::No),
        ("copras", Method::Copras, Pairs::No),
        ("waspas", Method::Waspas(Waspas::default()), Pairs::No),
        ("edas", Method::Edas, Pairs::No),
        ("codas", Method::Codas(Codas::default()), Pairs::Yes),
        ("promethee_linear", Method::Promethee(Promethee::same(linear)), Pairs::Yes),
    ]
}

/// Whether a method takes time quadratic in the issues.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pairs {
    Yes,
    No,
}

/// Utilities of every method, and what is no utility.
fn every_method(criterion: &mut Criterion, sizes: &[usize]) {
    for columns in [2, 10] {
        let mut group = criterion.benchmark_group(format!("utilities/{columns}_columns"));
        for &issues in sizes {
            let (scores, weights) = (matrix(issues, columns), weights(columns));
            group.throughput(Throughput::Elements((issues * columns) as u64));
            for (name, method, pairs) in methods(columns) {
                if issues > 1_000 && pairs == Pairs::Yes {
                    continue;
                }
                group.bench_function(BenchmarkId::new(name, issues), |bencher| {
                    bencher.iter(|| method.utilities(&scores, &weights));
                });
            }
            if columns == 2 || issues <= 1_000 {
                group.bench_function(BenchmarkId::new("pareto_fronts", issues), |bencher| {
                    bencher.iter(|| ParetoFronts::of(&scores));
                });
            }
            if issues <= 1_000 {
                let utilities = WeightedSum.utilities(&scores, &weights).unwrap();
                group.bench_function(BenchmarkId::new("natural_breaks_4", issues), |bencher| {
                    bencher.iter(|| NaturalBreaks::of(&utilities, 4));
                });
            }
        }
    }
}

/// Weighted sum and TOPSIS against one pass over the matrix and against plain `ndarray`.
fn ratios((issues, rounds): (usize, usize)) {
    let (scores, weights) = (matrix(issues, 10), weights(10));
    let values = scores.as_slice();
    let array = Array2::from_shape_vec((issues, 10), values.to_vec()).unwrap();
    let vector = Array1::from(weights.as_slice().to_vec());
    let pass = || black_box(values).iter().sum::<f64>();
    let topsis = Topsis::default();
    let sum = || WeightedSum.utilities(&scores, &weights).unwrap();
    let closeness = || topsis.utilities(&scores, &weights).unwrap();
    compare("weighted sum / sum of the matrix", rounds, pass, sum);
    compare("TOPSIS / sum of the matrix", rounds, pass, closeness);
    compare("weighted sum / ndarray", rounds, || plain_sum(&array, &vector), sum);
    compare("TOPSIS / ndarray", rounds, || plain_topsis(&array, &vector), closeness);
}

/// The weighted sum of scores in [0, 1], as one would write it.
fn plain_sum(scores: &Array2<f64>, weights: &Array1<f64>) -> Array1<f64> {
    scores.dot(weights)
}

/// TOPSIS of scores in [0, 1], as one would write it.
fn plain_topsis(scores: &Array2<f64>, weights: &Array1<f64>) -> Array1<f64> {
    let weighted = scores * weights;
    let worst = weighted.mapv(|x| x * x).sum_axis(Axis(1)).mapv(f64::sqrt);
    let best = (weights - &weighted).mapv(|x| x * x).sum_axis(Axis(1)).mapv(f64::sqrt);
    &worst / &(&best + &worst)
}
