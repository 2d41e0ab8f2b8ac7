//! The benchmark of schemes; target: 12 schemes x 8 methods on 25 issues x 8 groups in 50 ms.

mod compare;

use compare::compare;
use materiality::{
    ChangeTests, Codas, CoefficientOfVariation, Compromise, Copras, Critic, Detection, Direct,
    Edas, Entropy, Equal, Gini, Idocriw, Issue, IssueCatalog, Level, Merec, PerAxis, Plan, Rating,
    Scale, SchemeBenchmark, Score, StakeholderGroup, StandardDeviation, Survey, Tally, Thresholds,
    Topsis, TruthStudy, Variance, Vikor, WeightedProduct, WeightedSum,
};
use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};

const ISSUES: usize = 25;
const GROUPS: usize = 8;

fn plan() -> Plan {
    let issues = (1..=ISSUES).map(|n| Issue::new(format!("issue-{n:02}"), "issue").unwrap());
    let lines = PerAxis::both(Score::new(0.6).unwrap());
    let thresholds = Thresholds::new(lines, "for the bench").unwrap();
    let issues = IssueCatalog::new(issues).unwrap();
    let builder = Plan::builder(Scale::likert(5).unwrap(), issues, thresholds);
    (1..=GROUPS)
        .map(|n| StakeholderGroup::new(format!("group-{n}"), "group").unwrap())
        .fold(builder, |builder, group| builder.group(group, 1.0))
        .build()
        .unwrap()
}

/// Thirty people of each group.
fn tally(plan: &Plan, seed: u64) -> Tally {
    let mut draw = ChaCha8Rng::seed_from_u64(seed);
    let levels: Vec<Level> = plan.scale().iter_levels().collect();
    let concern: Vec<usize> = (0..2 * ISSUES * GROUPS).map(|_| draw.random_range(0..4)).collect();
    let survey = Survey::from_fn(plan.questionnaire(), &[30; GROUPS], |who, criterion, issue| {
        let at = ((who / 30) * 2 + criterion) * ISSUES + issue;
        Rating::Level(levels[concern[at] + draw.random_range(0..2)])
    });
    survey.unwrap().tally()
}

fn benchmark() -> SchemeBenchmark {
    let points = Direct::new((1..=GROUPS).map(|n| n as f64).collect()).unwrap();
    SchemeBenchmark::new()
        .planned("as planned")
        .scheme("equal", Equal)
        .scheme("points", points)
        .scheme("entropy", Entropy)
        .scheme("critic", Critic::default())
        .scheme("deviation", StandardDeviation::default())
        .scheme("variance", Variance::default())
        .scheme("variation", CoefficientOfVariation)
        .scheme("merec", Merec)
        .scheme("gini", Gini)
        .scheme("idocriw", Idocriw)
        .scheme("cilos", materiality::Cilos)
        .method("sum", WeightedSum)
        .method("product", WeightedProduct::default())
        .method("topsis", Topsis::default())
        .method("vikor", Vikor::default())
        .method("compromise", Compromise::EUCLIDEAN)
        .method("copras", Copras)
        .method("edas", Edas)
        .method("codas", Codas::default())
}

fn main() {
    // Under `cargo test --benches` everything runs once.
    let rounds = if std::env::args().any(|argument| argument == "--bench") { 15 } else { 1 };
    let (plan, benchmark) = (plan(), benchmark());
    let (before, after) = (tally(&plan, 4), tally(&plan, 5));
    compare(
        "12 schemes x 8 methods, 25 issues x 8 groups, against running the plan once",
        rounds,
        || plan.run(&before).unwrap(),
        || benchmark.run(&plan, &before).unwrap(),
    );
    compare(
        "50 exact permutation tests, 8 groups of 30 + 30, against running the plan once",
        rounds,
        || plan.run(&after).unwrap(),
        || {
            let weights = plan.group_weights();
            ChangeTests::unpaired(&before, &after, weights, Detection::default()).unwrap()
        },
    );
    let trials = if rounds > 1 { 10_000 } else { 256 };
    let study = TruthStudy::new(5, 10).unwrap().rank_based().trials(trials).unwrap();
    compare(
        "drawn truth, 10,000 trials of 4 schemes, against running the plan once",
        rounds,
        || plan.run(&before).unwrap(),
        || study.run().unwrap(),
    );
}
