//! The exact two-axis analysis; targets: 50 issues in 20 µs, 2,000 in 0.2 s.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use materiality::{Column, IssueId, ScoreMatrix, TwoAxisAnalysis, WeightLaw};
use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};

/// Random scores of `n` issues on two axes.
fn scores(n: usize) -> ScoreMatrix {
    let mut draw = ChaCha8Rng::seed_from_u64(1);
    let issues: Vec<IssueId> = (0..n).map(|at| IssueId::new(at.to_string()).unwrap()).collect();
    let columns = vec![Column::anchored("x").unwrap(), Column::anchored("y").unwrap()];
    let values = (0..2 * n).map(|_| draw.random()).collect();
    ScoreMatrix::new(issues, columns, values).unwrap()
}

fn acceptability(bench: &mut Criterion) {
    let mut group = bench.benchmark_group("exact rank acceptabilities on two axes");
    for n in [10, 50, 500, 2_000] {
        if n > 500 {
            group.sample_size(10);
        }
        let scores = scores(n);
        let laws =
            [("uniform", WeightLaw::uniform()), ("Beta(4, 4)", WeightLaw::beta(4.0, 4.0).unwrap())];
        for (name, law) in laws {
            let analysis = TwoAxisAnalysis::new(&scores, law).unwrap();
            group.bench_function(BenchmarkId::new(name, n), |bencher| {
                bencher.iter(|| black_box(&analysis).acceptability());
            });
        }
    }
    group.finish();
}

criterion_group!(benches, acceptability);
criterion_main!(benches);
