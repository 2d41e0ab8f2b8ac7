//! The materiality matrix as SVG text; target: 63 issues in 50 ms.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use materiality::{
    MaterialityMatrix, MatrixPlot, Scale, TwoAxisAnalysis, WeightLaw, WeightPlot, catalog,
};
use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};

/// Random scores of the first `n` indicators, between `low` and 1 on both axes.
fn matrix(n: usize, low: f64) -> MaterialityMatrix {
    let mut draw = ChaCha8Rng::seed_from_u64(1);
    let mut score = || low + (1.0 - low) * draw.random::<f64>();
    let issues = catalog::fintech_indicators();
    let rows: Vec<_> =
        issues.iter().take(n).map(|issue| (issue.id().clone(), score(), score())).collect();
    MaterialityMatrix::from_points(rows).unwrap()
}

fn matrices(bench: &mut Criterion) {
    let mut group = bench.benchmark_group("matrix as SVG");
    let (issues, scale) = (catalog::fintech_indicators(), Scale::likert(5).unwrap());
    for n in [10, 25, 63] {
        for (spread, low) in [("all over", 0.0), ("in a corner", 0.9)] {
            let matrix = matrix(n, low);
            group.bench_function(BenchmarkId::new(spread, n), |bencher| {
                bencher
                    .iter(|| MatrixPlot::new(black_box(&matrix), &issues).scale(&scale).to_svg());
            });
        }
    }
    group.finish();
}

fn weights(bench: &mut Criterion) {
    let issues = catalog::fintech_indicators();
    let scores = matrix(63, 0.0).complete().unwrap().scores;
    let analysis = TwoAxisAnalysis::new(&scores, WeightLaw::uniform()).unwrap();
    bench.bench_function("ranks of 63 issues against the weight as SVG", |bencher| {
        bencher.iter(|| WeightPlot::new(black_box(&analysis), &issues).unwrap().to_svg());
    });
}

criterion_group!(benches, matrices, weights);
criterion_main!(benches);
