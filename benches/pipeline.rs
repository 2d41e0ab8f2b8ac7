//! From a tally of ten issues and eight groups to a ranking.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use materiality::{Estimator, EstimatorKind, Owa, PoolingRules, TopBox, TrimmedMean, demo, rank};

/// Plan to matrix to ranking, with and without intervals; targets 20 µs and 100 µs.
fn pipeline(bench: &mut Criterion) {
    let plan = demo::plan().unwrap();
    let tally = demo::survey().unwrap().tally();
    let mut group = bench.benchmark_group("tally to ranking, 10 issues x 8 groups");
    let without = PoolingRules { confidence: None, ..plan.rules() };
    for (name, rules) in [("without intervals", without), ("with intervals", plan.rules())] {
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                let matrix = plan.matrix(black_box(&tally), &rules).unwrap();
                rank(&matrix, plan.method(), plan.axis_weights()).unwrap()
            });
        });
    }
    group.finish();
    let mut group = bench.benchmark_group("assessment, 10 issues x 8 groups");
    group.bench_function("result", |bencher| bencher.iter(|| plan.run(black_box(&tally)).unwrap()));
    let result = plan.run(&tally).unwrap();
    group.bench_function("document", |bencher| bencher.iter(|| black_box(&result).to_json()));
    group.finish();
}

/// One estimate of one cell of 180 answers on five levels.
fn estimators(bench: &mut Criterion) {
    let tally = demo::survey().unwrap().tally();
    let cell = tally.cell("employees", "risk-management", "operational").unwrap();
    let mut group = bench.benchmark_group("estimate");
    let kinds = [
        EstimatorKind::Mean,
        EstimatorKind::Median,
        EstimatorKind::InterpolatedMedian,
        EstimatorKind::TrimmedMean(TrimmedMean::new(0.1).unwrap()),
        EstimatorKind::GeometricMean,
        EstimatorKind::Owa(Owa::new(2.0).unwrap()),
        EstimatorKind::TopBox(TopBox::new(2).unwrap()),
    ];
    for kind in kinds {
        group.bench_function(kind.name(), |bencher| {
            bencher.iter(|| kind.estimate(black_box(&cell)));
        });
    }
    group.finish();
}

criterion_group!(benches, pipeline, estimators);
criterion_main!(benches);
