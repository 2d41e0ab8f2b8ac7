//! The simulation against what is exact: areas, lines, enumeration; its errors, its streams.

mod common;

use std::ops::ControlFlow;

use common::error_of;
use materiality::{
    AxisScore, Column, Confidence, Direction, Interval, IssueId, MaterialityMatrix, Method,
    NoScore, OneAtATime, PerAxis, Preference, Prioritizer, PriorityError, Promethee,
    RankAcceptability, RankSimulation, RankingPiece, RestOfWeights, SampledRanks, SampledValue,
    Score, ScoreMatrix, ScoreNoise, SimplexAnalysis, SimulationProgress, ThreeWeightAnalysis,
    TopChange, Topsis, TwoAxisAnalysis, Vikor, WeightChange, WeightDistance, WeightForm, WeightLaw,
    WeightPrior, WeightRegion, WeightSensitivity, WeightSource, WeightStatement, WeightedProduct,
    WeightedSum, Weights,
};
use proptest::prelude::*;

/// The most standard errors any estimate may be off; of some hundred estimates none is by chance.
const MOST: f64 = 5.0;

#[track_caller]
fn agrees(found: SampledValue, exact: f64) {
    let errors = (found.value - exact).abs() / found.standard_error;
    assert!(errors < MOST, "{found:?}, exactly {exact}: {errors} standard errors off");
}

/// A method that hides its form, so that the simulation has to call it.
#[derive(Debug)]
struct Hidden<'a>(&'a dyn Prioritizer);

impl Prioritizer for Hidden<'_> {
    fn name(&self) -> &'static str {
        "hidden method"
    }

    fn utilities(
        &self,
        scores: &ScoreMatrix,
        weights: &Weights,
    ) -> Result<Vec<f64>, PriorityError> {
        self.0.utilities(scores, weights)
    }
}

fn six_on_two() -> ScoreMatrix {
    ScoreMatrix::from_rows(&[
        [0.9, 0.2],
        [0.7, 0.5],
        [0.4, 0.8],
        [0.4, 0.8],
        [0.6, 0.6],
        [0.1, 0.9],
    ])
    .unwrap()
}

fn five_on_three() -> ScoreMatrix {
    ScoreMatrix::from_rows(&[
        [0.9, 0.1, 0.4],
        [0.2, 0.8, 0.5],
        [0.5, 0.5, 0.6],
        [0.3, 0.4, 0.9],
        [0.6, 0.6, 0.2],
    ])
    .unwrap()
}

/// Everything sampled about two axes against the exact analysis.
#[track_caller]
fn agrees_with_lines(sampled: &SampledRanks, exact: &TwoAxisAnalysis) {
    let ranks = exact.acceptability();
    for issue in 0..exact.issues().len() {
        for other in 0..exact.issues().len() {
            agrees(sampled.probability(issue, other + 1), ranks.probability(issue, other + 1));
            agrees(sampled.top(issue, other + 1), ranks.top(issue, other + 1));
            agrees(sampled.wins(issue, other), exact.wins(issue, other));
        }
        agrees(sampled.expected_rank(issue), exact.expected_rank(issue));
        if let Some(central) = sampled.central_weights(issue) {
            agrees(central[0], ranks.central_weight(issue).unwrap());
        }
    }
}

/// A million draws agree with the exact analysis within their own standard error.
#[test]
fn a_million_draws_agree_with_the_exact_analysis() {
    let scores = six_on_two();
    let exact = TwoAxisAnalysis::new(&scores, WeightLaw::uniform()).unwrap();
    let simulation = RankSimulation::new(&WeightedSum, &scores, WeightSource::uniform()).unwrap();
    let sampled = simulation.run(1_000_000, 20_260_101).unwrap();
    agrees_with_lines(&sampled, &exact);
    assert!(sampled.probability(0, 1).standard_error < 5.1e-4);
}

/// Other methods and laws: products by their form, TOPSIS by calls, Beta weights by Gamma deviates.
#[test]
fn other_methods_and_laws_agree_too() {
    let scores = six_on_two();
    let product = WeightedProduct::default();
    let topsis = Topsis::default();
    for (method, draws) in [(&product as &dyn Prioritizer, 100_000), (&topsis, 30_000)] {
        let exact = TwoAxisAnalysis::of(method, &scores, WeightLaw::uniform()).unwrap();
        let simulation = RankSimulation::new(method, &scores, WeightSource::uniform()).unwrap();
        agrees_with_lines(&simulation.run(draws, 5).unwrap(), &exact);
    }
    for (a, b) in [(0.4, 2.5), (1.0, 1.0), (7.0, 0.8)] {
        let exact = TwoAxisAnalysis::new(&scores, WeightLaw::beta(a, b).unwrap()).unwrap();
        let source = WeightSource::dirichlet(vec![a, b]).unwrap();
        let simulation = RankSimulation::new(&WeightedSum, &scores, source).unwrap();
        agrees_with_lines(&simulation.run(50_000, 6).unwrap(), &exact);
    }
}

/// Priors of any number of columns against the exact recurrence, for pairs and lines.
#[test]
fn priors_agree_with_the_recurrence() {
    let offsets = [0_u8, 5, 10, 15, 20];
    let rows: Vec<[f64; 5]> = (0..6_u8)
        .map(|issue| offsets.map(|offset| f64::from((issue * 7 + offset) % 11) / 10.0))
        .collect();
    let scores = ScoreMatrix::from_rows(&rows).unwrap();
    let priors = [
        WeightPrior::uniform(),
        WeightPrior::dirichlet(vec![1, 3, 2, 1, 4]).unwrap(),
        WeightPrior::ordered(vec![3, 0, 4, 1, 2]).unwrap(),
        WeightPrior::at_least(vec![0.1, 0.0, 0.2, 0.05, 0.1]).unwrap(),
    ];
    for prior in priors {
        let exact = SimplexAnalysis::new(&scores, prior.clone()).unwrap();
        let simulation = RankSimulation::new(&WeightedSum, &scores, prior).unwrap();
        let sampled = simulation.run(60_000, 8).unwrap();
        for a in 0..6 {
            agrees(sampled.expected_rank(a), exact.expected_rank(a));
            for b in 0..6 {
                agrees(sampled.wins(a, b), exact.wins(a, b));
            }
        }
    }
}

/// P(max w > ½) = k · 2^−(k−1) for uniform weights, within five of its standard errors.
#[test]
fn a_weight_above_one_half() {
    for k in 2_i32..8 {
        let draws = 40_000_u32;
        let columns = usize::try_from(k).unwrap();
        let weights = WeightSource::uniform().draw(columns, u64::from(draws), 11).unwrap();
        assert_eq!(weights.len(), 40_000);
        let above = |w: &&Weights| w.as_slice().iter().any(|&w| w > 0.5);
        let share = weights.iter().filter(above).count() as f64 / f64::from(draws);
        let exact = f64::from(k) * 0.5_f64.powi(k - 1);
        let error = (exact * (1.0 - exact) / f64::from(draws)).sqrt();
        assert!((share - exact).abs() <= MOST * error, "{k}: {share} {exact}");
    }
}

/// Intervals, orders and ratios on three columns: hit-and-run against the exact areas; every draw
/// keeps to the statements.
#[test]
fn regions_agree_with_areas() {
    let scores = five_on_three();
    let s = |statement: Result<WeightStatement, _>| statement.unwrap();
    let regions: [Vec<WeightStatement>; 4] = [
        vec![],
        vec![
            s(WeightStatement::at_least_as_much(0, 1)),
            s(WeightStatement::at_least_as_much(1, 2)),
        ],
        vec![s(WeightStatement::between(0, 0.2, 0.5)), s(WeightStatement::between(2, 0.1, 0.15))],
        vec![
            s(WeightStatement::ratio(0, 1, 1.5, 3.0)),
            s(WeightStatement::ratio(2, 1, 0.5, f64::INFINITY)),
        ],
    ];
    for statements in regions {
        let region = WeightRegion::new(3, statements.clone()).unwrap();
        let exact = ThreeWeightAnalysis::of(&WeightedSum, &scores, &region).unwrap();
        let ranks = exact.acceptability();
        let source = WeightSource::from(region);
        let simulation = RankSimulation::new(&WeightedSum, &scores, source.clone()).unwrap();
        let sampled = simulation.run(40_000, 12).unwrap();
        for a in 0..5 {
            agrees(sampled.expected_rank(a), exact.expected_rank(a));
            for b in 0..5 {
                agrees(sampled.probability(a, b + 1), ranks.probability(a, b + 1));
                agrees(sampled.wins(a, b), exact.wins(a, b));
            }
            let exactly = ranks.central_weights(a).into_iter().flatten();
            for (found, &exact) in sampled.central_weights(a).into_iter().flatten().zip(exactly) {
                agrees(*found, exact);
            }
        }
        let holds = |w: &[f64], statement: &WeightStatement| match statement.to_string().as_str() {
            "w[0] >= w[1]" => w[0] >= w[1],
            "w[1] >= w[2]" => w[1] >= w[2],
            "0.2 <= w[0] <= 0.5" => (0.2..=0.5).contains(&w[0]),
            "0.1 <= w[2] <= 0.15" => (0.1..=0.15).contains(&w[2]),
            "1.5 <= w[0] / w[1] <= 3" => (1.5..=3.0).contains(&(w[0] / w[1])),
            "0.5 <= w[2] / w[1]" => w[2] / w[1] >= 0.5,
            other => panic!("{other}"),
        };
        for weights in source.draw(3, 2_000, 4).unwrap() {
            let w: Vec<f64> = weights.as_slice().iter().map(|w| w + 0.0).collect();
            assert!(statements.iter().all(|one| holds(&w, one)), "{w:?} {statements:?}");
        }
    }
}

/// A truncated law of two weights is an interval.
#[test]
fn an_interval_of_two_weights_is_a_truncated_law() {
    let scores = six_on_two();
    let law = WeightLaw::uniform().within(0.35, 0.6).unwrap();
    let exact = TwoAxisAnalysis::new(&scores, law).unwrap();
    let interval = WeightStatement::between(0, 0.35, 0.6).unwrap();
    let region = WeightRegion::new(2, [interval]).unwrap();
    let simulation = RankSimulation::new(&WeightedSum, &scores, region).unwrap();
    agrees_with_lines(&simulation.run(40_000, 3).unwrap(), &exact);
}

/// The same draws, whether a method is called or its form is used.
#[test]
fn forms_and_calls_count_the_same() {
    let scores = five_on_three();
    let promethee = Promethee::same(Preference::v_shape(0.5).unwrap());
    for method in [&WeightedSum as &dyn Prioritizer, &WeightedProduct::default(), &promethee] {
        let hidden = Hidden(method);
        let run = |method: &dyn Prioritizer| {
            let source = WeightSource::uniform();
            RankSimulation::new(method, &scores, source).unwrap().run(3_001, 2).unwrap()
        };
        assert_eq!(run(method), run(&hidden));
    }
}

fn seeded(draws: u64, seed: u64) -> SampledRanks {
    let scores = six_on_two();
    let vikor = Vikor::default();
    RankSimulation::new(&vikor, &scores, WeightSource::uniform()).unwrap().run(draws, seed).unwrap()
}

/// The same seed gives the same bytes; another one does not. The counts are pinned, so that builds
/// with and without threads can be seen to agree.
#[test]
fn a_seed_is_a_result() {
    let ranks = seeded(20_000, 9);
    assert_eq!(ranks, seeded(20_000, 9));
    assert_ne!(ranks, seeded(20_000, 10));
    let counts: Vec<f64> =
        (1..=6).map(|rank| (ranks.probability(0, rank).value * 20_000.0).round()).collect();
    assert_eq!(format!("{counts:?}"), PINNED);
}

const PINNED: &str = "[5336.0, 1403.0, 1483.0, 0.0, 1833.0, 9945.0]";

/// The same bytes on 1, 2 and 16 threads, for independent draws and for chains, errors among them.
#[cfg(feature = "rayon")]
#[test]
fn threads_change_nothing() {
    let scores = five_on_three();
    let order = WeightStatement::at_least_as_much(0, 1).unwrap();
    let region = WeightRegion::new(3, [order]).unwrap();
    let run = |threads: usize, source: WeightSource| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| {
            let simulation = RankSimulation::new(&WeightedSum, &scores, source).unwrap();
            let noise = ScoreNoise::normal(&scores, vec![0.1; 15]).unwrap();
            let plain = simulation.run(30_000, 5).unwrap();
            (plain, simulation.with_noise(noise).unwrap().run(9_000, 5).unwrap())
        })
    };
    for source in [WeightSource::uniform(), WeightSource::from(region)] {
        let one = run(1, source.clone());
        assert_eq!(one, run(2, source.clone()));
        assert_eq!(one, run(16, source));
    }
}

/// Empirical scores are enumerated: 2 issues × 2 columns with 2 or 3 values each, fixed weights.
#[test]
fn empirical_scores_agree_with_enumeration() {
    let scores = ScoreMatrix::from_rows(&[[0.5, 0.5], [0.5, 0.5]]).unwrap();
    let cells = [vec![0.2, 0.8], vec![0.1, 0.5, 0.6], vec![0.4, 0.6], vec![0.3, 0.7]];
    let weights = [0.25, 0.75];
    let (mut wins, mut all) = (0.0, 0.0);
    for a in &cells[0] {
        for b in &cells[1] {
            for c in &cells[2] {
                for d in &cells[3] {
                    let lead: f64 = weights[0] * (a - c) + weights[1] * (b - d);
                    wins += if lead.abs() < 1e-9 { 0.5 } else { f64::from(u8::from(lead > 0.0)) };
                    all += 1.0;
                }
            }
        }
    }
    let noise = ScoreNoise::empirical(&scores, &cells).unwrap();
    let fixed = Weights::new(weights.to_vec()).unwrap();
    let simulation = RankSimulation::new(&WeightedSum, &scores, fixed).unwrap();
    let sampled = simulation.with_noise(noise).unwrap().run(40_000, 7).unwrap();
    agrees(sampled.wins(0, 1), wins / all);
    agrees(sampled.probability(0, 1), wins / all);
}

/// Under certain scores an issue is first where the mean of its weights is; an issue that never
/// leads has no factor. Under noise the factor is that of two normal means at those weights.
#[test]
fn confidence_factors() {
    let scores = ScoreMatrix::from_rows(&[[0.75, 0.25], [0.25, 0.75], [0.25, 0.25]]).unwrap();
    let exact = TwoAxisAnalysis::new(&scores, WeightLaw::uniform()).unwrap().acceptability();
    let simulation = RankSimulation::new(&WeightedSum, &scores, WeightSource::uniform()).unwrap();
    let certain = simulation.confidence_factors(&exact, 100, 1).unwrap();
    let values: Vec<Option<f64>> = certain.iter().map(|one| one.map(|one| one.value)).collect();
    assert_eq!(values, [Some(1.0), Some(1.0), None]);

    let two = ScoreMatrix::from_rows(&[[0.75, 0.25], [0.25, 0.75]]).unwrap();
    let exact = TwoAxisAnalysis::new(&two, WeightLaw::uniform()).unwrap().acceptability();
    let noise = ScoreNoise::normal(&two, vec![0.1; 4]).unwrap();
    let uncertain = RankSimulation::new(&WeightedSum, &two, WeightSource::uniform())
        .unwrap()
        .with_noise(noise)
        .unwrap();
    let factors = uncertain.confidence_factors(&exact, 40_000, 1).unwrap();
    // Lead .75·.5 − .25·.5 = .25, error .1·√(2 · .625) = .1118: Φ(2.236) = .98733; bounds are 2.5
    // standard errors away and move the lead by less than the tolerance shows.
    let factor = factors[0].unwrap();
    assert!((factor.value - 0.987_3).abs() < 0.004, "{factor:?}");
    let other = RankSimulation::new(&WeightedSum, &scores, WeightSource::uniform()).unwrap();
    assert_eq!(
        error_of(other.confidence_factors(&exact, 10, 1)),
        "the weight form of the weighted sum is of 2 issues, expected 3"
    );
}

/// The errors stated are those made: over 60 seeds, estimates are off by more than one of them in
/// about 32 % of all cases, by more than two in about 5 %; for independent draws and for chains.
#[test]
fn standard_errors_are_honest() {
    let scores = five_on_three();
    let narrow = WeightRegion::new(
        3,
        [
            WeightStatement::between(0, 0.3, 0.34).unwrap(),
            WeightStatement::at_least_as_much(1, 2).unwrap(),
        ],
    )
    .unwrap();
    let whole = WeightRegion::new(3, []).unwrap();
    let sources: [(WeightSource, WeightRegion); 2] =
        [(WeightSource::uniform(), whole), (narrow.clone().into(), narrow)];
    for (source, region) in sources {
        let exact = ThreeWeightAnalysis::of(&WeightedSum, &scores, &region).unwrap();
        let simulation = RankSimulation::new(&WeightedSum, &scores, source).unwrap();
        let (mut one, mut two, mut all) = (0.0, 0.0, 0.0);
        for seed in 0..60 {
            let sampled = simulation.run(1_024, seed).unwrap();
            for issue in 0..5 {
                let found = sampled.expected_rank(issue);
                let off = (found.value - exact.expected_rank(issue)).abs() / found.standard_error;
                one += f64::from(u8::from(off > 1.0));
                two += f64::from(u8::from(off > 2.0));
                all += 1.0;
            }
        }
        assert!((0.15..0.45).contains(&(one / all)), "beyond one error: {}", one / all);
        assert!((0.0..0.12).contains(&(two / all)), "beyond two errors: {}", two / all);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Rows and columns sum to 1 and E[rank] = 1 + Σ p_ji, ties and all, for any method.
    #[test]
    fn identities(
        rows in prop::collection::vec(prop::array::uniform4(1_u8..=4), 1..7), draws in 1_u64..200, seed: u64,
    ) {
        let rows: Vec<[f64; 4]> = rows.iter().map(|row| row.map(|x| f64::from(x) / 4.0)).collect();
        let scores = ScoreMatrix::from_rows(&rows).unwrap();
        let methods: [&dyn Prioritizer; 3] = [&WeightedSum, &Vikor::default(), &Topsis::default()];
        for method in methods {
            let simulation = RankSimulation::new(method, &scores, WeightSource::uniform()).unwrap();
            let ranks = simulation.run(draws, seed).unwrap();
            prop_assert_eq!(ranks.draws(), draws);
            for issue in 0..rows.len() {
                let row: f64 = (1..=rows.len()).map(|rank| ranks.probability(issue, rank).value).sum();
                prop_assert!((row - 1.0).abs() < 1e-12);
                let column = (0..rows.len()).map(|other| ranks.probability(other, issue + 1).value);
                prop_assert!((column.sum::<f64>() - 1.0).abs() < 1e-12);
                let others = (0..rows.len()).filter(|&other| other != issue);
                let mean = 1.0 + others.map(|other| ranks.wins(other, issue).value).sum::<f64>();
                prop_assert!((ranks.expected_rank(issue).value - mean).abs() < 1e-9);
                prop_assert!((ranks.acceptability().expected_rank(issue) - mean).abs() < 1e-9);
            }
        }
    }
}

/// Progress comes after every block, rises, and ends at the total.
#[test]
fn progress_is_told() {
    let scores = six_on_two();
    let simulation = RankSimulation::new(&WeightedSum, &scores, WeightSource::uniform()).unwrap();
    let mut seen = Vec::new();
    let ranks = simulation.run_with_progress(10_000, 1, |progress| {
        seen.push((progress.draws, progress.total));
        ControlFlow::Continue(())
    });
    assert_eq!(seen, [(4_096, 10_000), (8_192, 10_000), (10_000, 10_000)]);
    assert_eq!(ranks.unwrap(), simulation.run(10_000, 1).unwrap());
    let stopped = simulation.run_with_progress(10_000, 1, |_| ControlFlow::Break(()));
    assert_eq!(error_of(stopped), "the simulation was cancelled after 4096 of 10000 draws");
}

/// One issue is first; equal issues share evenly; one draw has estimates too.
#[test]
fn degenerate_runs() {
    let one = ScoreMatrix::from_rows(&[[0.3, 0.4, 0.5]]).unwrap();
    let ranks = RankSimulation::new(&WeightedSum, &one, WeightSource::uniform())
        .unwrap()
        .run(1, 1)
        .unwrap();
    assert!((ranks.probability(0, 1).value - 1.0).abs() < 1e-15);
    let mean = ranks.expected_rank(0);
    assert_eq!((mean.value.to_bits(), mean.standard_error.to_bits()), (1.0_f64.to_bits(), 0));
    assert!(ranks.central_weights(0).is_none());
    let equal = ScoreMatrix::from_rows(&[[0.3, 0.4]; 3]).unwrap();
    let ranks = RankSimulation::new(&WeightedSum, &equal, WeightSource::uniform())
        .unwrap()
        .run(100, 1)
        .unwrap();
    for issue in 0..3 {
        for rank in 1..=3 {
            assert!((ranks.probability(issue, rank).value - 1.0 / 3.0).abs() < 1e-15);
        }
        assert!((ranks.wins(issue, (issue + 1) % 3).value - 0.5).abs() < 1e-15);
    }
    // A Dirichlet law with all its mass at the corners still gives weights.
    let corners = WeightSource::dirichlet(vec![1e-4; 3]).unwrap();
    for weights in corners.draw(3, 200, 1).unwrap() {
        assert!(weights.as_slice().iter().any(|&w| w > 0.9));
    }
}

/// Normal noise from the intervals of a matrix: half the width over the normal quantile.
#[test]
fn noise_of_intervals() {
    let score = |value: f64| Score::new(value).unwrap();
    let with = |value: f64, half: f64| {
        let interval = Interval::new(score(value - half), score(value + half)).unwrap();
        Ok::<_, NoScore>(AxisScore::given(score(value)).with_interval(interval))
    };
    let matrix = |second: Result<AxisScore, NoScore>| {
        MaterialityMatrix::from_scores([
            (IssueId::new("a").unwrap(), PerAxis::both(with(0.5, 0.196))),
            (IssueId::new("b").unwrap(), PerAxis::both(second)),
        ])
        .unwrap()
    };
    let level = Confidence::new(0.95).unwrap();
    let whole = matrix(with(0.6, 0.196));
    let scores = whole.complete().unwrap().scores;
    let noise = ScoreNoise::of_intervals(&whole, level).unwrap();
    let simulation =
        RankSimulation::new(&WeightedSum, &scores, Weights::equal(2).unwrap()).unwrap();
    let sampled = simulation.with_noise(noise).unwrap().run(40_000, 1).unwrap();
    // Standard errors of .1: means with .1/√2 each, a lead of .1: Φ(1) = .8413.
    agrees(sampled.wins(1, 0), 0.841_345);
    let empty = MaterialityMatrix::from_scores([(
        IssueId::new("a").unwrap(),
        PerAxis::both(Err::<AxisScore, _>(NoScore::NotRated)),
    )]);
    let text = error_of(ScoreNoise::of_intervals(&empty.unwrap(), level));
    assert_eq!(text, "no issue has a score on every axis that was rated, so nothing can be ranked");
    let partly = matrix(Ok(AxisScore::given(score(0.6))));
    assert_eq!(
        error_of(ScoreNoise::of_intervals(&partly, level)),
        r#"issue b, column "operational": the score has no interval"#
    );
}

/// Values cross threads and print; those that own their data can be cloned and compared.
#[test]
fn values() {
    fn is_plain<T: Send + Sync + std::fmt::Debug + Unpin + Clone + PartialEq + 'static>() {}
    fn can_be_shared<T: Send + Sync + std::fmt::Debug + Clone>() {}
    is_plain::<(SampledRanks, SampledValue, ScoreNoise, WeightRegion, WeightSource)>();
    is_plain::<(WeightStatement, SimulationProgress, RankAcceptability, ThreeWeightAnalysis)>();
    is_plain::<(WeightSensitivity, WeightChange, TopChange, OneAtATime, RestOfWeights)>();
    is_plain::<(TwoAxisAnalysis, RankingPiece, SimplexAnalysis, WeightForm, WeightDistance)>();
    can_be_shared::<RankSimulation<'_>>();
}

/// What is refused, and what it says.
#[test]
fn errors() {
    let scores = six_on_two();
    let simulation = RankSimulation::new(&WeightedSum, &scores, WeightSource::uniform()).unwrap();
    assert_eq!(error_of(simulation.run(0, 1)), "a simulation needs at least 1 draw, found 0");
    let three = WeightSource::dirichlet(vec![1.0; 3]).unwrap();
    assert_eq!(
        error_of(RankSimulation::new(&WeightedSum, &scores, three)),
        "the prior is for 3 weights, the scores have 2 columns"
    );
    let problem = |text: &str| format!("the prior of the weights is not valid: {text}");
    for parameters in [vec![], vec![1.0, 0.0], vec![f64::NAN]] {
        assert_eq!(
            error_of(WeightSource::dirichlet(parameters)),
            problem("a Dirichlet law needs one finite number above 0 per column")
        );
    }
    let statement = |text: &str| format!("the statement about weights is not valid: {text}");
    for (low, high) in [(0.5, 0.5), (-0.1, 0.5), (0.5, f64::NAN), (0.2, 1.1)] {
        assert_eq!(
            error_of(WeightStatement::between(0, low, high)),
            statement("an interval needs 0 <= low < high <= 1")
        );
    }
    assert_eq!(
        error_of(WeightStatement::at_least_as_much(1, 1)),
        statement("an order needs two different columns")
    );
    assert_eq!(
        error_of(WeightStatement::ratio(0, 1, 2.0, f64::NAN)),
        statement("a ratio needs two different columns and 0 <= low < high")
    );
    let order = |more, less| WeightStatement::at_least_as_much(more, less).unwrap();
    assert_eq!(
        error_of(WeightRegion::new(2, [order(0, 4)])),
        "the statement w[0] >= w[4] is about column 4, counted from 0; there are 2"
    );
    assert_eq!(
        error_of(WeightRegion::new(3, [order(0, 1), order(1, 2), order(2, 0)])),
        "no weights agree with statement 3, w[2] >= w[0], and those before it"
    );
    assert_eq!(
        error_of(WeightRegion::new(1, [])),
        "weights of 1 columns were asked for, expected at least 2"
    );
    assert_eq!(
        error_of(WeightSource::uniform().draw(0, 1, 1)),
        "weights of 0 columns were asked for, expected at least 1"
    );
    let noise = |text: &str| format!("the law of the scores is not valid: {text}");
    assert_eq!(
        error_of(ScoreNoise::normal(&scores, vec![0.1; 3])),
        noise("normal scores need one finite standard error of at least 0 per cell")
    );
    assert_eq!(
        error_of(ScoreNoise::empirical(&scores, &vec![vec![1.5]; 12])),
        noise("empirical scores need one list per cell, with values within the bounds")
    );
    let other = ScoreNoise::normal(&five_on_three(), vec![0.1; 15]).unwrap();
    assert_eq!(
        error_of(simulation.with_noise(other)),
        noise("it was made for a matrix of another size")
    );
}

/// A method that fails under some weights.
#[derive(Debug)]
struct Fragile(Option<f64>);

impl Prioritizer for Fragile {
    fn name(&self) -> &'static str {
        "fragile method"
    }

    fn utilities(&self, scores: &ScoreMatrix, _: &Weights) -> Result<Vec<f64>, PriorityError> {
        match self.0 {
            Some(value) => Ok(vec![value; scores.issues().len()]),
            None => Err(PriorityError::NoWeightedAxis),
        }
    }
}

/// The weights of the first draw that fails stand in the error.
#[test]
fn failing_draws_are_named() {
    let scores = six_on_two();
    let fixed = || Weights::new(vec![0.25, 0.75]).unwrap();
    let failing = Fragile(None);
    let simulation = RankSimulation::new(&failing, &scores, fixed()).unwrap();
    assert_eq!(
        error_of(simulation.run(10, 1)),
        "with the weights [0.25, 0.75]: no axis that was rated has a weight above 0, so nothing can \
         be ranked"
    );
    let infinite = Fragile(Some(f64::INFINITY));
    let simulation = RankSimulation::new(&infinite, &scores, fixed()).unwrap();
    assert_eq!(
        error_of(simulation.run(10, 1)),
        "with the weights [0.25, 0.75]: the fragile method does not give one finite utility per \
         issue"
    );
    let raw = ScoreMatrix::new(
        vec![IssueId::new("a").unwrap()],
        vec![Column::raw("x", Direction::HigherIsMore).unwrap()],
        vec![3.0],
    )
    .unwrap();
    let simulation = RankSimulation::new(&WeightedSum, &raw, Weights::equal(1).unwrap()).unwrap();
    assert_eq!(
        error_of(simulation.run(10, 1)),
        r#"with the weights [1.0]: the weighted sum needs the declared bounds of column "x", which has none"#
    );
}

/// Statements, regions and sources are the same after a trip through JSON; forged ones are refused.
#[test]
fn sources_as_json() {
    let text = r#"{"region": {"columns": 3, "statements": [{"between": {"column": 0, "low": 0.2, "high": 0.5}}, {"at_least_as_much": {"more": 1, "less": 2}}, {"ratio": {"more": 0, "less": 1, "low": 1.5}}]}}"#;
    let source: WeightSource = serde_json::from_str(text).unwrap();
    let again: WeightSource =
        serde_json::from_str(&serde_json::to_string(&source).unwrap()).unwrap();
    assert_eq!(source, again);
    assert_eq!(source.draw(3, 10, 1).unwrap(), again.draw(3, 10, 1).unwrap());
    for forged in [
        r#"{"dirichlet": [1.0, -1.0]}"#,
        r#"{"region": {"columns": 2, "statements": [{"between": {"column": 0, "low": 0.5, "high": 0.2}}]}}"#,
        r#"{"region": {"columns": 1, "statements": []}}"#,
        r#"{"fixed": [0.5, 0.4]}"#,
    ] {
        assert!(serde_json::from_str::<WeightSource>(forged).is_err(), "{forged}");
    }
    let method: Method = serde_json::from_str(r#""edas""#).unwrap();
    let scores = six_on_two();
    assert!(RankSimulation::new(&method, &scores, source).is_err());
}
