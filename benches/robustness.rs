//! Exact analyses and the simulation. Targets: two axes, 50 issues in 20 µs and 2,000 in 0.2 s, and
//! a thousand times faster than 10⁵ draws; 10⁶ draws of 5 weights with 10 issues ranked in 0.12 s
//! on one thread.

mod compare;

use std::hint::black_box;

use compare::compare;
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use materiality::{
    Column, IssueId, Prioritizer, RankSimulation, ScoreMatrix, SimplexAnalysis,
    ThreeWeightAnalysis, Topsis, TwoAxisAnalysis, Vikor, WeightLaw, WeightPrior, WeightRegion,
    WeightSource, WeightStatement, WeightedProduct, WeightedSum,
};
use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};

/// Random scores of `n` issues on `columns`.
fn scores_on(n: usize, columns: usize) -> ScoreMatrix {
    let mut draw = ChaCha8Rng::seed_from_u64(1);
    let issues: Vec<IssueId> = (0..n).map(|at| IssueId::new(at.to_string()).unwrap()).collect();
    let names = (0..columns).map(|at| Column::anchored(format!("c{at}")).unwrap());
    let values = (0..columns * n).map(|_| draw.random()).collect();
    ScoreMatrix::new(issues, names.collect::<Vec<_>>(), values).unwrap()
}

fn acceptability(bench: &mut Criterion) {
    let mut group = bench.benchmark_group("exact rank acceptabilities on two axes");
    for n in [10, 50, 500, 2_000] {
        if n > 500 {
            group.sample_size(10);
        }
        let scores = scores_on(n, 2);
        let laws =
            [("uniform", WeightLaw::uniform()), ("Beta(4, 4)", WeightLaw::beta(4.0, 4.0).unwrap())];
        for (name, law) in laws {
            let analysis = TwoAxisAnalysis::new(&scores, law).unwrap();
            group.bench_function(BenchmarkId::new(name, n), |bencher| {
                bencher.iter(|| black_box(&analysis).acceptability());
            });
        }
        let methods: [(&str, &dyn Prioritizer); 2] =
            [("weighted product", &WeightedProduct::default()), ("TOPSIS", &Topsis::default())];
        for (name, method) in methods {
            let analysis = TwoAxisAnalysis::of(method, &scores, WeightLaw::uniform()).unwrap();
            group.bench_function(BenchmarkId::new(name, n), |bencher| {
                bencher.iter(|| black_box(&analysis).acceptability());
            });
        }
    }
    group.finish();
}

/// Pairs and mean ranks of 30 issues and 8 columns, exactly.
fn pairs(bench: &mut Criterion) {
    let scores = scores_on(30, 8);
    let analysis = SimplexAnalysis::new(&scores, WeightPrior::uniform()).unwrap();
    bench.bench_function("exact mean ranks, 30 issues on 8 columns", |bencher| {
        let ranks = || (0..30).map(|issue| black_box(&analysis).expected_rank(issue)).sum::<f64>();
        bencher.iter(ranks);
    });
}

/// All ranks on three columns.
fn triangle(bench: &mut Criterion) {
    let mut group = bench.benchmark_group("exact rank acceptabilities on three columns");
    group.sample_size(10);
    for n in [10, 40] {
        let analysis = ThreeWeightAnalysis::new(&scores_on(n, 3)).unwrap();
        group.bench_function(n.to_string(), |bencher| {
            bencher.iter(|| black_box(&analysis).acceptability());
        });
    }
    group.finish();
}

/// The sampler itself, and against what is exact. Benches run as tests only look whether they run.
fn simulation(_: &mut Criterion) {
    let (rounds, draws) = if cfg!(debug_assertions) { (1, 1_000) } else { (9, 1_000_000) };
    let five = scores_on(10, 5);
    let sums = RankSimulation::new(&WeightedSum, &five, WeightSource::uniform()).unwrap();
    compare(
        "10^6 draws of 5 weights, 10 issues ranked, against a pass over as many random numbers",
        rounds,
        || {
            let mut draw = ChaCha8Rng::seed_from_u64(1);
            (0..4 * draws).map(|_| draw.random::<f64>()).sum::<f64>()
        },
        || sums.run(draws, 1).unwrap(),
    );
    let fewer = draws / 10;
    let fifty = scores_on(50, 2);
    let exact = TwoAxisAnalysis::new(&fifty, WeightLaw::uniform()).unwrap();
    let sampled = RankSimulation::new(&WeightedSum, &fifty, WeightSource::uniform()).unwrap();
    compare(
        "10^5 draws of 50 issues on two axes, against the exact analysis",
        rounds,
        || exact.acceptability(),
        || sampled.run(fewer, 1).unwrap(),
    );
    let order = (1..5).map(|less| WeightStatement::at_least_as_much(less - 1, less).unwrap());
    let region = WeightRegion::new(5, order).unwrap();
    let chains = RankSimulation::new(&WeightedSum, &five, region).unwrap();
    compare(
        "10^5 draws by hit-and-run in an order of 5 weights, against independent draws",
        rounds,
        || sums.run(fewer, 1).unwrap(),
        || chains.run(fewer, 1).unwrap(),
    );
    let vikor = Vikor::default();
    let any = RankSimulation::new(&vikor, &five, WeightSource::uniform()).unwrap();
    compare(
        "10^5 draws of VIKOR, against those of the weighted sum",
        rounds,
        || sums.run(fewer, 1).unwrap(),
        || any.run(fewer, 1).unwrap(),
    );
}

criterion_group!(benches, acceptability, pairs, triangle, simulation);
criterion_main!(benches);
