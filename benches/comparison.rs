//! The benchmark of schemes; target: 12 schemes x 8 methods on 25 issues x 8 groups in 50 ms.

mod compare;

use compare::compare;
use materiality::{
    Codas, CoefficientOfVariation, Compromise, Copras, Critic, Direct, Edas, Entropy, Equal, Gini,
    Idocriw, Issue, IssueCatalog, Level, Merec, PerAxis, Plan, Rating, Scale, SchemeBenchmark,
    Score, StakeholderGroup, StandardDeviation, Survey, Tally, Thresholds, Topsis, Variance, Vikor,
    WeightedProduct, WeightedSum,
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
fn tally(plan: &Plan) -> Tally {
    let mut draw = ChaCha8Rng::seed_from_u64(4);
    let levels: Vec<Level> = plan.scale().iter_levels().collect();
    let concern: Vec<f64> = (0..2 * ISSUES * GROUPS).map(|_| draw.random::<f64>() * 3.0).collect();
    let survey = Survey::from_fn(plan.questionnaire(), &[30; GROUPS], |who, criterion, issue| {
        let at = ((who / 30) * 2 + criterion) * ISSUES + issue;
        Rating::Level(levels[(concern[at] + draw.random::<f64>() * 2.0) as usize])
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
    let plan = plan();
    let tally = tally(&plan);
    let benchmark = benchmark();
    compare(
        "12 schemes x 8 methods, 25 issues x 8 groups, against running the plan once",
        15,
        || plan.run(&tally).unwrap(),
        || benchmark.run(&plan, &tally).unwrap(),
    );
}
