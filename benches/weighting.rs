//! Weighting schemes on 2, 10 and 50 columns × 10, 1,000 and 100,000 issues, beside the means of
//! the columns of the same matrix; and, run in turn with these, the ratios for 100,000 × 10.

mod compare;

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use materiality::{
    Ahp, BestWorst, BestWorstJudgments, BestWorstModel, Blend, Blended, Column, Critic, IssueId,
    PairwiseMatrix, PriorityMethod, RankOrderCentroid, RankSum, Salience, SalienceAttributes,
    Scheme, ScoreMatrix, StandardDeviation, Variance, WeightingScheme,
};

use compare::compare;

/// A cheap stream of numbers that no branch predictor learns, from 0.05 to 1.
fn score(n: usize) -> f64 {
    let mut x = n as u64 ^ 0x9E37_79B9_7F4A_7C15;
    x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    0.05 + 0.95 * ((x ^ (x >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
}

fn matrix(columns: usize, issues: usize) -> ScoreMatrix {
    let ids: Vec<IssueId> = (0..issues).map(|n| IssueId::new(n.to_string()).unwrap()).collect();
    let heads: Vec<Column> =
        (0..columns).map(|n| Column::anchored(n.to_string()).unwrap()).collect();
    ScoreMatrix::new(ids, heads, (0..columns * issues).map(score).collect()).unwrap()
}

/// What every scheme is measured by: one pass over the rows.
fn column_means(scores: &ScoreMatrix) -> Vec<f64> {
    let mut sums = vec![0.0; scores.columns().len()];
    for row in scores.rows() {
        for (sum, value) in sums.iter_mut().zip(row) {
            *sum += value;
        }
    }
    sums.into_iter().map(|sum| sum / scores.issues().len() as f64).collect()
}

/// Schemes that look at the scores.
fn schemes() -> Vec<Scheme> {
    vec![
        Scheme::Entropy,
        Scheme::Critic(Critic::default()),
        Scheme::StandardDeviation(StandardDeviation::default()),
        Scheme::Variance(Variance::default()),
        Scheme::CoefficientOfVariation,
        Scheme::Merec,
        Scheme::Gini,
        Scheme::Cilos,
        Scheme::Idocriw,
        Scheme::Blended(
            Blended::new(vec![Scheme::Equal, Scheme::Entropy], Blend::geometric(2).unwrap())
                .unwrap(),
        ),
    ]
}

fn objective(bench: &mut Criterion) {
    let schemes = schemes();
    for issues in [10, 1_000, 100_000] {
        let mut group = bench.benchmark_group(format!("weights of {issues} issues"));
        group.sample_size(10);
        for columns in [2, 10, 50] {
            let scores = matrix(columns, issues);
            group.throughput(Throughput::Elements((columns * issues) as u64));
            group.bench_with_input(
                BenchmarkId::new("column means", columns),
                &scores,
                |bencher, scores| bencher.iter(|| column_means(black_box(scores))),
            );
            for scheme in &schemes {
                group.bench_with_input(
                    BenchmarkId::new(scheme.name(), columns),
                    &scores,
                    |bencher, scores| bencher.iter(|| scheme.weights(black_box(scores)).unwrap()),
                );
            }
        }
        group.finish();
    }
}

/// How many numbers of each column lie in each of 1,024 equal parts of the scale: the first step of
/// the quickest ways to put numbers in order, which Gini weights need.
fn buckets(scores: &ScoreMatrix) -> Vec<u32> {
    const PARTS: usize = 1_024;
    let mut counts = vec![0_u32; scores.columns().len() * PARTS];
    for row in scores.rows() {
        for (counts, value) in counts.chunks_exact_mut(PARTS).zip(row) {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 1")]
            let part = (value * PARTS as f64) as usize;
            counts[part.min(PARTS - 1)] += 1;
        }
    }
    counts
}

/// How far each scheme is from one pass over a large matrix, whatever the machine does meanwhile.
fn ratios(_: &mut Criterion) {
    let is_measured = std::env::args().any(|argument| argument == "--bench");
    let (issues, rounds) = if is_measured { (100_000, 41) } else { (100, 1) };
    let scores = matrix(10, issues);
    for scheme in schemes() {
        compare(
            &format!("{} / column means", scheme.name()),
            rounds,
            || column_means(black_box(&scores)),
            || scheme.weights(black_box(&scores)).unwrap(),
        );
    }
    compare(
        "counting into buckets alone / column means",
        rounds,
        || column_means(black_box(&scores)),
        || buckets(black_box(&scores)),
    );
}

/// Schemes that look at what people say; the number of issues does not matter to them.
fn subjective(bench: &mut Criterion) {
    let mut group = bench.benchmark_group("weights from judgments");
    for columns in [2, 10, 50] {
        let scores = matrix(columns, 2);
        // Whole-number judgments of ratios of falling weights, inconsistent by rounding.
        let ratio = |i: usize, j: usize| (1.0 + (j - i) as f64 * 0.37).round().min(9.0);
        let upper: Vec<f64> =
            (0..columns).flat_map(|i| (i + 1..columns).map(move |j| ratio(i, j))).collect();
        let hidden: Vec<Option<f64>> = upper
            .iter()
            .enumerate()
            .map(|(at, &value)| (columns < 3 || at % 4 != 1).then_some(value))
            .collect();
        let pairs = PairwiseMatrix::from_upper(&upper).unwrap();
        let incomplete = PairwiseMatrix::from_known_upper(hidden).unwrap();
        let to_others: Vec<f64> =
            (0..columns).map(|j| if j == 0 { 1.0 } else { ratio(0, j) }).collect();
        let last = columns - 1;
        let to_worst: Vec<f64> =
            (0..columns).map(|j| if j == last { 1.0 } else { ratio(j, last) }).collect();
        let judgments = BestWorstJudgments::new(0, last, to_others, to_worst).unwrap();
        let ranks: Vec<u32> = (1..).take(columns).collect();
        let attributes = SalienceAttributes::new(0.3, 0.9, 0.5).unwrap();
        let best_worst = |model| Scheme::BestWorst(BestWorst::new(judgments.clone(), model));
        let schemes = [
            ("rank sum", Scheme::RankSum(RankSum::new(ranks.clone()).unwrap())),
            (
                "rank-order centroid",
                Scheme::RankOrderCentroid(RankOrderCentroid::new(ranks).unwrap()),
            ),
            ("salience", Scheme::Salience(Salience::new(vec![attributes; columns]).unwrap())),
            ("ahp, geometric mean", Scheme::Ahp(Ahp::new(pairs.clone()).unwrap())),
            (
                "ahp, eigenvector",
                Scheme::Ahp(Ahp::new(pairs).unwrap().method(PriorityMethod::Eigenvector)),
            ),
            ("ahp, incomplete", Scheme::Ahp(Ahp::new(incomplete).unwrap())),
            ("best-worst, multiplicative", best_worst(BestWorstModel::Multiplicative)),
            ("best-worst, nonlinear", best_worst(BestWorstModel::Nonlinear)),
            #[cfg(feature = "lp")]
            ("best-worst, linear", best_worst(BestWorstModel::Linear)),
        ];
        for (name, scheme) in &schemes {
            group.bench_function(BenchmarkId::new(*name, columns), |bencher| {
                bencher.iter(|| scheme.weights(black_box(&scores)).unwrap());
            });
        }
    }
    group.finish();
}

criterion_group!(benches, ratios, objective, subjective);
criterion_main!(benches);
