//! The benchmark of schemes: naive twins through plans, hand computation, identities, texts.

#![allow(clippy::float_cmp, reason = "twins agree to the bit, and small fractions are exact")]

mod common;

use common::{close, issue, likert, ok, plan_on, stakeholder};
use materiality::{
    Axis, BenchmarkOrder, BenchmarkResult, Critic, Direct, Entropy, Equal, EstimatorKind,
    FactorKind, Gini, HeadCount, Lang, Level, MaterialityMatrix, Median, Method, PerAxis, Plan,
    Prioritizer, Rating, Scheme, SchemeBenchmark, SchemeLevel, Score, ScoreMatrix, Similarity,
    StandardDeviation, Survey, Tally, Thresholds, Tier, Topsis, Vikor, WeightedProduct,
    WeightedSum, Weights, ZeroScores, benchmark_conclusion, benchmark_table, demo,
};
use proptest::prelude::*;
use serde_json::Value;

const ISSUES: [&str; 6] = ["air", "bees", "coal", "dust", "eels", "fish"];
const GROUPS: [&str; 3] = ["staff", "owners", "neighbors"];

/// A plan of six issues and three groups.
fn plan(
    weights: [f64; 3],
    change: impl Fn(materiality::PlanBuilder) -> materiality::PlanBuilder,
) -> Plan {
    let builder =
        GROUPS.iter().zip(weights).fold(plan_on(likert(5), &ISSUES), |builder, (id, weight)| {
            builder.group(stakeholder(id), weight)
        });
    ok(change(builder).build())
}

/// Four people per group, whose answers the codes give.
fn tally(plan: &Plan, codes: &[u8]) -> Tally {
    let levels: Vec<Level> = plan.scale().iter_levels().collect();
    let issues = plan.issues().len();
    let survey = Survey::from_fn(plan.questionnaire(), &[4, 4, 4], |who, criterion, issue| {
        Rating::Level(levels[usize::from(codes[(who * 2 + criterion) * issues + issue])])
    });
    ok(survey).tally()
}

/// Answers that follow a pattern.
fn pattern(step: usize) -> Vec<u8> {
    (0..12 * 2 * ISSUES.len()).map(|n| u8::try_from(n * step % 5).unwrap()).collect()
}

fn codes() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(0_u8..5, 12 * 2 * ISSUES.len())
}

/// The schemes and methods of most tests here, by their names in plans.
fn schemes() -> Vec<(&'static str, Scheme)> {
    vec![
        ("equal", Scheme::Equal),
        ("points", Scheme::Direct(ok(Direct::new(vec![3.0, 2.0, 1.0])))),
        ("deviation", Scheme::StandardDeviation(StandardDeviation::default())),
        ("critic", Scheme::Critic(Critic::default())),
    ]
}

fn methods() -> Vec<(&'static str, Method)> {
    vec![
        ("sum", Method::WeightedSum),
        ("product", Method::WeightedProduct(WeightedProduct::new(ZeroScores::Last))),
        ("vikor", Method::Vikor(Vikor::default())),
        ("topsis", Method::Topsis(Topsis::default())),
    ]
}

fn benchmark() -> SchemeBenchmark {
    let all = schemes();
    let with_schemes = all
        .into_iter()
        .fold(SchemeBenchmark::new(), |one, (name, scheme)| one.scheme(name, scheme));
    methods().into_iter().fold(with_schemes, |one, (name, method)| one.method(name, method))
}

fn average_shift(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| (x - y).abs()).sum::<f64>() / a.len() as f64
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// The naive twin: every combination written into a plan and run by itself gives the same
    /// weights and the same utilities to the bit.
    #[test]
    fn every_variant_is_the_plan_that_names_its_choices(codes in codes()) {
        let base = plan([1.0, 1.0, 2.0], |builder| builder);
        let tally = tally(&base, &codes);
        let result = ok(benchmark().run(&base, &tally));
        let mut variants = result.variants().iter();
        for (scheme_name, scheme) in schemes() {
            for (method_name, method) in methods() {
                let own = plan([1.0, 1.0, 2.0], |builder| {
                    builder
                        .weigh_groups(Axis::Operational, scheme.clone())
                        .weigh_groups(Axis::Stakeholder, scheme.clone())
                        .method(method.clone())
                });
                let expected = ok(own.run(&tally));
                let variant = variants.next().unwrap();
                prop_assert_eq!(&variant.choices[2..], [scheme_name, method_name]);
                prop_assert_eq!(&variant.ranking, expected.ranking());
                let weighing = result.weighing_of(variant).unwrap();
                for (block, record) in weighing.blocks.iter().zip(expected.schemes()) {
                    prop_assert_eq!(&block.of, &record.of);
                    prop_assert_eq!(&block.degenerate, &record.degenerate);
                    for (member, weight) in block.members.iter().zip(&record.weights) {
                        prop_assert_eq!((&member.id, member.weight), (&weight.id, weight.weight));
                    }
                }
            }
        }
        prop_assert!(variants.next().is_none());
    }

    /// The naive twin of leaving out an issue: a plan and a tally without it.
    #[test]
    fn leaving_an_issue_out_is_never_having_asked(codes in codes()) {
        let base = plan([1.0, 1.0, 2.0], |builder| builder);
        let tally = tally(&base, &codes);
        let result = ok(benchmark().run(&base, &tally));
        for variant in result.variants() {
            let scheme = schemes().into_iter().find(|one| one.0 == variant.choices[2]).unwrap().1;
            let method = methods().into_iter().find(|one| one.0 == variant.choices[3]).unwrap().1;
            let mut shifts = Vec::new();
            for dropped in ISSUES {
                let left: Vec<&str> = ISSUES.into_iter().filter(|id| *id != dropped).collect();
                let builder = plan_on(likert(5), &left);
                let builder = GROUPS.iter().zip([1.0, 1.0, 2.0]).fold(builder, |builder, (id, w)| {
                    builder.group(stakeholder(id), w)
                });
                let smaller = ok(builder
                    .weigh_groups(Axis::Operational, scheme.clone())
                    .weigh_groups(Axis::Stakeholder, scheme.clone())
                    .method(method.clone())
                    .build());
                let mut rest = Tally::empty(smaller.questionnaire());
                for row in tally.rows().filter(|row| row.issue != dropped) {
                    ok(rest.add(row.group, row.issue, row.criterion, row.rating, row.count));
                }
                let other = ok(smaller.run(&rest));
                let kept = variant.ranking.utilities().iter().zip(ISSUES);
                let kept: Vec<f64> =
                    kept.filter(|(_, id)| *id != dropped).map(|(&utility, _)| utility).collect();
                let ids: Vec<_> = left.iter().map(|id| issue(id)).collect();
                let own = ok(materiality::Ranking::from_utilities(ids, kept));
                shifts.push(average_shift(&own.mid_ranks(), &other.ranking().mid_ranks()));
            }
            let out = variant.without_issue.as_ref().unwrap();
            prop_assert_eq!(out.omissions, ISSUES.len());
            let mean = shifts.iter().sum::<f64>() / shifts.len() as f64;
            prop_assert!((out.average_shift - mean).abs() < 1e-12, "{}", variant.name);
            prop_assert_eq!(out.largest_shift, shifts.iter().copied().fold(0.0, f64::max));
            let moved = shifts.iter().filter(|shift| **shift > 0.0).count();
            prop_assert_eq!(out.reordered, moved as f64 / shifts.len() as f64);
            prop_assert_eq!(out.most.is_some(), moved > 0);
        }
    }

    /// The naive twin of leaving out a group: its weight set to 0, the others as they are.
    #[test]
    fn leaving_a_group_out_gives_it_no_weight(codes in codes()) {
        let weights = [1.0, 3.0, 2.0];
        let base = plan(weights, |builder| builder);
        let tally = tally(&base, &codes);
        let result = ok(SchemeBenchmark::new().planned("agreed").run(&base, &tally));
        let variant = result.reference();
        let full = variant.ranking.mid_ranks();
        let shifts: Vec<f64> = (0..3).map(|group| {
            let mut left = weights;
            left[group] = 0.0;
            let other = ok(plan(left, |builder| builder).run(&tally));
            average_shift(&full, &other.ranking().mid_ranks())
        }).collect();
        let out = variant.without_group.as_ref().unwrap();
        prop_assert!((out.average_shift - shifts.iter().sum::<f64>() / 3.0).abs() < 1e-12);
        prop_assert_eq!(out.largest_shift, shifts.iter().copied().fold(0.0, f64::max));
    }

    /// Ranges of weights are exact: just inside the order is the same, just outside it is not.
    #[test]
    fn the_order_stays_inside_the_range_and_not_outside(codes in codes()) {
        let base = plan([1.0, 3.0, 2.0], |builder| builder);
        let tally = tally(&base, &codes);
        let result = ok(SchemeBenchmark::new().planned("agreed").run(&base, &tally));
        let weighing = &result.weighings()[0];
        let mut least = f64::INFINITY;
        for (axis, block) in Axis::ALL.into_iter().zip(&weighing.blocks) {
            let planned: Vec<f64> = block.members.iter().map(|one| one.weight).collect();
            for (at, member) in block.members.iter().enumerate() {
                let (low, high) = member.stays.unwrap();
                prop_assert!(low <= member.weight && member.weight <= high);
                let order_at = |weight: f64| {
                    let rest = |other: usize| planned[other] * (1.0 - weight) / (1.0 - planned[at]);
                    let moved: Vec<f64> =
                        (0..3).map(|other| if other == at { weight } else { rest(other) }).collect();
                    let direct = Scheme::Direct(ok(Direct::new(moved)));
                    let own = plan([1.0, 3.0, 2.0], |builder| {
                        builder.weigh_groups(axis, direct.clone())
                    });
                    ok(own.run(&tally)).ranking().competition_ranks()
                };
                let own = order_at(member.weight);
                let step = 1e-6;
                if member.weight - low > 2.0 * step {
                    prop_assert_eq!(&order_at(low + step), &own);
                }
                if high - member.weight > 2.0 * step {
                    prop_assert_eq!(&order_at(high - step), &own);
                }
                if low > step {
                    prop_assert_ne!(&order_at(low - step), &own);
                    least = least.min(member.weight - low);
                }
                if high < 1.0 - step {
                    prop_assert_ne!(&order_at(high + step), &own);
                    least = least.min(high - member.weight);
                }
            }
        }
        match weighing.half_width {
            Some(width) => prop_assert!((width - least).abs() < 1e-9, "{width} {least}"),
            None => prop_assert!(least.is_infinite()),
        }
    }

    /// The shares of an issue's variance sum to 1 and are those of a naive two-way analysis of
    /// variance; concordance is 1 exactly if all rank alike.
    #[test]
    fn variance_is_split_exactly(codes in codes()) {
        let base = plan([1.0, 1.0, 2.0], |builder| builder);
        let result = ok(benchmark().run(&base, &tally(&base, &codes)));
        let mids: Vec<Vec<f64>> =
            result.variants().iter().map(|one| one.ranking.mid_ranks()).collect();
        let (schemes, methods) = (schemes().len(), methods().len());
        for (at, spread) in result.spreads().iter().enumerate() {
            let rank = |scheme: usize, method: usize| mids[scheme * methods + method][at];
            let cells = (0..schemes).flat_map(|s| (0..methods).map(move |m| (s, m)));
            let cells: Vec<(usize, usize)> = cells.collect();
            let mean = cells.iter().map(|&(s, m)| rank(s, m)).sum::<f64>() / cells.len() as f64;
            let of_scheme = |s: usize| (0..methods).map(|m| rank(s, m)).sum::<f64>() / methods as f64;
            let of_method = |m: usize| (0..schemes).map(|s| rank(s, m)).sum::<f64>() / schemes as f64;
            let square = |f: &dyn Fn(usize, usize) -> f64| {
                cells.iter().map(|&(s, m)| f(s, m).powi(2)).sum::<f64>()
            };
            let total = square(&|s, m| rank(s, m) - mean);
            prop_assert!((spread.variance - total / cells.len() as f64).abs() < 1e-12);
            prop_assert!((spread.mean_rank - mean).abs() < 1e-12);
            if total == 0.0 {
                prop_assert!(spread.effects.is_empty());
                continue;
            }
            let expected = [
                square(&|s, _| of_scheme(s) - mean),
                square(&|_, m| of_method(m) - mean),
                square(&|s, m| rank(s, m) - of_scheme(s) - of_method(m) + mean),
            ];
            prop_assert_eq!(spread.effects.len(), 3);
            for (effect, sum) in spread.effects.iter().zip(expected) {
                prop_assert!((effect.share - sum / total).abs() < 1e-12);
            }
            let sum: f64 = spread.effects.iter().map(|effect| effect.share).sum();
            prop_assert!((sum - 1.0).abs() < 1e-12);
        }
        let is_same = mids.iter().all(|own| *own == mids[0]);
        if let Some(w) = result.concordance() {
            prop_assert!((0.0..=1.0 + 1e-12).contains(&w));
            prop_assert_eq!(is_same, w > 1.0 - 1e-12);
        }
    }

    /// The pairwise table is what comparing two rankings by themselves gives, and symmetric.
    #[test]
    fn pairs_are_compared_as_by_themselves(codes in codes()) {
        let base = plan([1.0, 1.0, 2.0], |builder| builder);
        let result = ok(benchmark().run(&base, &tally(&base, &codes)));
        let pairwise = result.pairwise();
        prop_assert_eq!(pairwise.len(), result.variants().len());
        for (a, one) in result.variants().iter().enumerate() {
            for (b, other) in result.variants().iter().enumerate() {
                let both = ok(Similarity::new(&one.ranking, &other.ranking));
                match (pairwise.tau_b(a, b), both.tau_b()) {
                    (Some(found), Some(expected)) => {
                        prop_assert!((found - expected).abs() < 1e-12);
                    }
                    (found, expected) => prop_assert_eq!(found, expected),
                }
                prop_assert_eq!(pairwise.average_shift(a, b), Some(both.average_shift()));
            }
        }
        prop_assert_eq!(pairwise.tau_b(0, pairwise.len()), None);
    }
}

/// The plan by itself is one variant, and it is the plan's own result.
#[test]
fn without_choices_the_plan_competes_alone() {
    let (plan, tally) = (ok(demo::plan()), ok(demo::survey()).tally());
    let result = ok(SchemeBenchmark::new().run(&plan, &tally));
    assert_eq!(result.variants().len(), 1);
    let only = result.reference();
    assert_eq!(only.name, "as planned");
    assert_eq!(&only.ranking, ok(plan.run(&tally)).ranking());
    assert_eq!(only.similarity.tau_b, Some(1.0));
    assert_eq!((only.similarity.average_shift, only.similarity.top), (0.0, 5));
    assert_eq!(result.weighings()[0].distance, 0.0);
    assert!(result.weighings()[0].tier_changes.is_empty());
    assert_eq!(result.concordance(), Some(1.0));
    assert!(result.dependent().is_empty() && result.influence().is_empty());
    assert_eq!(result.common_tops().last(), Some(&10));
}

/// A sweep of no width is one ranking over and over: concordance 1. A sweep from one axis to the
/// other begins and ends with the order of one axis.
#[test]
fn a_sweep_of_zero_width_has_concordance_one() {
    let (plan, tally) = (ok(demo::plan()), ok(demo::survey()).tally());
    let sweep = |from, to| ok(SchemeBenchmark::new().sweep_axes(from, to, 7));
    let still = ok(sweep(0.4, 0.4).run(&plan, &tally));
    assert_eq!(still.variants().len(), 7);
    assert_eq!(still.concordance(), Some(1.0));
    assert_eq!(still.level(), SchemeLevel::Axes);
    let moving = ok(sweep(0.0, 1.0).run(&plan, &tally));
    assert!(moving.concordance().unwrap() < 1.0);
    let matrix = ok(plan.run(&tally));
    let by_axis = |axis: Axis| {
        let score = |id: &materiality::IssueId| {
            matrix.matrix().get(id.as_str(), axis).unwrap().as_ref().unwrap().score().get()
        };
        let scores = moving.issues().iter().map(score).collect();
        ok(materiality::Ranking::from_utilities(moving.issues().to_vec(), scores))
    };
    let order = |at: usize| moving.variants()[at].ranks.clone();
    assert_eq!(order(0), by_axis(Axis::Stakeholder).competition_ranks());
    assert_eq!(order(6), by_axis(Axis::Operational).competition_ranks());
    let weights = &moving.weighings()[3].blocks[0].members;
    assert_eq!((weights[0].weight, weights[1].weight), (0.5, 0.5));
}

/// By hand, on two columns: (.9, .3) and (.5, .7) swap at w = ½; at w = .7 the half-width is .2, and
/// both weights say so. Equal weights tie them: half-width 0. Distance ½(|.7 − .5| + |.3 − .5|).
#[test]
fn two_issues_by_hand() {
    let scores = ok(ScoreMatrix::from_rows(&[[0.9, 0.3], [0.5, 0.7]]));
    let result = ok(SchemeBenchmark::new()
        .scheme("points", ok(Direct::new(vec![7.0, 3.0])))
        .scheme("equal", Equal)
        .top(1)
        .run_scores(&scores));
    let [points, equal] = result.weighings() else { panic!("two schemes") };
    close(points.half_width.unwrap(), 0.2, 1e-10);
    let (low, high) = points.blocks[0].members[0].stays.unwrap();
    close(low, 0.5, 1e-10);
    assert_eq!(high, 1.0);
    let (low, high) = points.blocks[0].members[1].stays.unwrap();
    close(high, 0.5, 1e-10);
    assert_eq!(low, 0.0);
    close(equal.half_width.unwrap(), 0.0, 1e-10);
    close(equal.distance, 0.2, 1e-15);
    close(points.blocks[0].effective_number, 1.0 / 0.58, 1e-15);
    assert_eq!(result.variants()[1].ranks, [1, 1]);
    assert_eq!(result.variants()[1].similarity.average_shift, 0.5);
    assert!(!result.variants()[1].similarity.same_top);
    // A tie at the boundary is no top: who is first is open under equal weights.
    assert_eq!(result.common_tops(), [2]);
    assert_eq!(result.dependent().len(), 2);
}

/// Effective weights: a column that never differs has none, so the gap is its nominal weight.
#[test]
fn effective_gap_by_hand() {
    let scores = ok(ScoreMatrix::from_rows(&[[0.1, 0.5], [0.9, 0.5], [0.4, 0.5]]));
    let result = ok(SchemeBenchmark::new().scheme("equal", Equal).run_scores(&scores));
    let block = &result.weighings()[0].blocks[0];
    close(block.effective_gap.unwrap(), 0.5, 1e-15);
    assert_eq!(block.members[0].effective, Some(1.0));
    let constant = ok(ScoreMatrix::from_rows(&[[0.5, 0.5], [0.5, 0.5]]));
    let result = ok(SchemeBenchmark::new().scheme("equal", Equal).run_scores(&constant));
    assert_eq!(result.weighings()[0].blocks[0].effective_gap, None);
    assert_eq!(result.concordance(), None);
    assert_eq!(result.reference().similarity.tau_b, None);
    assert_eq!(result.reference().similarity.tau_x, Some(1.0));
}

/// Kendall's W by hand: orders 123, 123 and 132 have rank sums 3, 7, 8 around 6, so
/// S = 9 + 1 + 4 = 14 and W = 12·14 / (9·24) = 7/9.
#[test]
fn concordance_by_hand() {
    let scores = ok(ScoreMatrix::from_rows(&[[0.9, 0.9], [0.5, 0.3], [0.1, 0.4]]));
    let points = |a, b| ok(Direct::new(vec![a, b]));
    let result = ok(SchemeBenchmark::new()
        .scheme("first", points(1.0, 0.0))
        .scheme("both", points(0.5, 0.5))
        .scheme("second", points(0.0, 1.0))
        .run_scores(&scores));
    let ranks: Vec<_> = result.variants().iter().map(|one| one.ranks.clone()).collect();
    assert_eq!(ranks, [[1, 2, 3], [1, 2, 3], [1, 3, 2]]);
    close(result.concordance().unwrap(), 7.0 / 9.0, 1e-15);
    assert_eq!(result.common_tops(), [1, 3]);
    assert_eq!(
        benchmark_conclusion(&result, Lang::En),
        "The first is the same under all 3 schemes: `1`.\n\
         `2` moves between 2 and 3; `3` moves between 2 and 3.\n"
    );
    assert_eq!(
        benchmark_conclusion(&result, Lang::Zh),
        "在全部 3 种赋权方法下，首位议题相同：`1`。\n\
         `2` 在第 2 至第 3 位之间变动；`3` 在第 2 至第 3 位之间变动。\n"
    );
}

/// Rank reversal: leaving out an issue can reorder under a method that looks at the others, and
/// never under the weighted sum with given weights.
#[test]
fn only_methods_that_look_around_reverse() {
    let scores = ok(ScoreMatrix::from_rows(&[
        [0.1, 0.9],
        [0.6, 0.5],
        [0.55, 0.55],
        [0.9, 0.05],
        [0.3, 0.3],
    ]));
    let result = ok(SchemeBenchmark::new()
        .scheme("points", ok(Direct::new(vec![1.0, 1.0])))
        .scheme("gini", Gini)
        .method("sum", WeightedSum)
        .method("vikor", Vikor::default())
        .run_scores(&scores));
    let out = |choices: &[&str]| result.variant(choices).unwrap().without_issue.clone().unwrap();
    assert_eq!((out(&["points"]).average_shift, out(&["points"]).most), (0.0, None));
    assert!(out(&["points", "vikor"]).reordered > 0.0);
    assert_eq!(result.variant(&["points", "copras"]), None);
}

/// One issue: rank 1, nothing to leave out, no measure of agreement.
#[test]
fn one_issue() {
    let scores = ok(ScoreMatrix::from_rows(&[[0.4, 0.6]]));
    let result = ok(SchemeBenchmark::new().scheme("equal", Equal).run_scores(&scores));
    let only = result.reference();
    assert_eq!((only.ranks.as_slice(), only.similarity.tau_x), ([1].as_slice(), None));
    assert!(only.without_issue.is_none() && result.concordance().is_none());
    let text = benchmark_conclusion(&result, Lang::En);
    assert_eq!(text, "The order of all 1 issues is the same under the only scheme.\n");
}

/// Plans and estimators are factors as well: each variant is the plan run with that estimator, and
/// tiers that change with the thresholds are listed with both.
#[test]
fn plans_and_estimators_are_factors() {
    let tally = tally(&plan([1.0; 3], |one| one), &pattern(7));
    let base = plan([1.0; 3], |one| one);
    let low = PerAxis::both(ok(Score::new(0.1)));
    let lenient = {
        let issues = ISSUES.map(|id| ok(materiality::Issue::new(id, id)));
        let lines = ok(Thresholds::new(low, "low on purpose"));
        let issues = ok(materiality::IssueCatalog::new(issues));
        let builder = Plan::builder(likert(5), issues, lines);
        let groups = GROUPS.iter().map(|id| stakeholder(id));
        ok(groups.fold(builder, |builder, group| builder.group(group, 1.0)).build())
    };
    let result = ok(SchemeBenchmark::new()
        .plan_variant("lenient", lenient)
        .estimator("mean", EstimatorKind::Mean)
        .estimator("median", Median)
        .scheme("equal", Equal)
        .scheme("entropy", Entropy)
        .method("sum", WeightedSum)
        .method("topsis", Topsis::default())
        .run(&base, &tally));
    assert_eq!(result.variants().len(), 16);
    assert_eq!(result.weighings().len(), 8);
    let kinds: Vec<FactorKind> = result.factors().iter().map(|one| one.kind).collect();
    assert_eq!(kinds, FactorKind::ALL);
    let lenient = result.variant(&["lenient"]).unwrap();
    assert_eq!(lenient.name, "lenient · mean · equal · sum");
    assert_eq!(lenient.ranks, result.reference().ranks);
    let median = result.variant(&["median"]).unwrap();
    let own = ok(plan([1.0; 3], |one| one.estimator(EstimatorKind::Median)).run(&tally));
    assert_eq!(&median.ranking, own.ranking());
    let strict = ok(base.run(&tally));
    for change in &result.weighing_of(lenient).unwrap().tier_changes {
        assert_eq!(Some(change.from), strict.tier(change.issue.as_str()));
        assert_eq!(change.to, Tier::Both);
    }
    assert!(!result.weighing_of(lenient).unwrap().tier_changes.is_empty());
    let shares: f64 = result.influence().iter().map(|effect| effect.share).sum();
    assert!(result.influence().is_empty() || (shares - 1.0).abs() < 1e-12);
    assert!(result.influence().iter().all(|effect| effect.share >= 0.0));
}

/// Schemes may differ by axis, and another choice can be the reference.
#[test]
fn schemes_by_axis_and_another_reference() {
    let base = plan([1.0, 1.0, 2.0], |one| one);
    let tally = tally(&base, &pattern(11));
    let points = |a: f64| ok(Direct::new(vec![a, 1.0, 1.0]));
    let result = ok(SchemeBenchmark::new()
        .planned("agreed")
        .scheme_per_axis("by axis", PerAxis { operational: points(8.0), stakeholder: points(0.0) })
        .scheme("heads", ok(HeadCount::new(vec![4, 4, 4])))
        .reference(FactorKind::Scheme, "heads")
        .run(&base, &tally));
    assert_eq!(result.reference().name, "heads");
    let by_axis = &result.weighings()[1].blocks;
    let first = |at: usize| by_axis[at].members[0].weight;
    assert_eq!((first(0), first(1)), (0.8, 0.0));
    close(by_axis[1].distance, 1.0 / 3.0, 1e-15);
    close(result.weighings()[1].distance, f64::midpoint(by_axis[0].distance, 1.0 / 3.0), 1e-15);
}

/// At the level of criteria the criteria of each axis are weighed, at that of axes the axes; both as
/// a plan that names the scheme.
#[test]
fn criteria_and_axes_are_levels_as_well() {
    let build = |change: &dyn Fn(materiality::PlanBuilder) -> materiality::PlanBuilder| {
        let criterion = |id: &str, axis| ok(materiality::Criterion::new(id, id, axis, likert(5)));
        let builder = plan_on(likert(5), &ISSUES)
            .group(stakeholder("staff"), 1.0)
            .group(stakeholder("owners"), 2.0)
            .criterion(criterion("money", Axis::Operational), 1.0)
            .criterion(criterion("scale", Axis::Stakeholder), 1.0)
            .criterion(criterion("scope", Axis::Stakeholder), 3.0);
        ok(change(builder).build())
    };
    let base = build(&|one| one);
    let levels: Vec<Level> = base.scale().iter_levels().collect();
    let survey = Survey::from_fn(base.questionnaire(), &[5, 3], |who, criterion, issue| {
        Rating::Level(levels[(who * 3 + criterion * 5 + issue * issue * 2) % 5])
    });
    let tally = ok(survey).tally();
    let scheme = Scheme::StandardDeviation(StandardDeviation::default());
    let deviation = || StandardDeviation::default();
    let run = |level| {
        let schemes = SchemeBenchmark::new().planned("agreed").scheme("deviation", deviation());
        ok(schemes.level(level).run(&base, &tally))
    };
    let criteria = run(SchemeLevel::Criteria);
    let own = build(&|one| {
        Axis::ALL.into_iter().fold(one, |one, axis| one.weigh_criteria(axis, scheme.clone()))
    });
    assert_eq!(&criteria.variants()[1].ranking, ok(own.run(&tally)).ranking());
    let planned: Vec<f64> =
        criteria.weighings()[0].blocks[1].members.iter().map(|one| one.weight).collect();
    assert_eq!(planned, [0.25, 0.75]);
    assert!(criteria.weighings()[0].blocks[1].members[0].stays.is_some());
    let axes = run(SchemeLevel::Axes);
    let own = build(&|one| one.weigh_axes(scheme.clone()));
    assert_eq!(&axes.variants()[1].ranking, ok(own.run(&tally)).ranking());
    assert!(axes.weighings()[0].tier_changes.is_empty());
}

/// An issue some combination cannot rank is left out of all and named; the others keep their order.
#[test]
fn issues_that_cannot_be_ranked_everywhere_are_left_out() {
    let refuse =
        |one: materiality::PlanBuilder| one.absent_groups(materiality::AbsentGroups::Refuse);
    let base = plan([1.0, 1.0, 1.0], |one| one);
    let strict = plan([1.0, 1.0, 1.0], refuse);
    let full = tally(&base, &pattern(13));
    let mut partial = Tally::empty(base.questionnaire());
    for row in full.rows().filter(|row| (row.group, row.issue) != ("staff", "coal")) {
        ok(partial.add(row.group, row.issue, row.criterion, row.rating, row.count));
    }
    let result =
        ok(SchemeBenchmark::new().plan_variant("strict", strict.clone()).run(&base, &partial));
    assert_eq!(result.left_out(), [issue("coal")]);
    assert_eq!(result.issues().len(), 5);
    let own = ok(strict.run(&partial));
    assert_eq!(&result.variants()[1].ranking, own.ranking());
    assert!(benchmark_conclusion(&result, Lang::En).contains("Left out, because some choice"));
    // Answers are missing in a panel, so no range of weights is exact and none is given.
    assert_eq!(result.weighings()[0].half_width, None);
}

/// A result as JSON has what a reader needs.
#[test]
fn results_are_written() {
    let (plan, tally) = (ok(demo::plan()), ok(demo::survey()).tally());
    let result = ok(SchemeBenchmark::new()
        .planned("agreed")
        .scheme("equal", Equal)
        .top(3)
        .run(&plan, &tally));
    let json: Value = ok(serde_json::to_value(&result));
    assert_eq!(json["level"], "groups");
    assert_eq!(json["factors"][2]["kind"], "scheme");
    assert_eq!(json["factors"][2]["choices"], serde_json::json!(["agreed", "equal"]));
    assert_eq!(json["variants"][1]["similarity"]["top"], 3);
    assert_eq!(json["variants"][0]["ranks"].as_array().unwrap().len(), 10);
    assert_eq!(
        json["weighings"][1]["blocks"][1]["of"],
        serde_json::json!({"groups_for": "stakeholder"})
    );
    assert_eq!(json["weighings"][1]["blocks"][1]["members"][0]["weight"], 0.125);
    assert_eq!(json["pairwise"]["tau_b"].as_array().unwrap().len(), 3);
    assert_eq!(json["spreads"][0]["issue"], result.issues()[0].as_str());
    assert_eq!(ok(serde_json::to_string(&result)), ok(serde_json::to_string(&result.clone())));
}

fn demo_result() -> BenchmarkResult {
    let (plan, tally) = (ok(demo::plan()), ok(demo::survey()).tally());
    ok(SchemeBenchmark::new()
        .planned("agreed")
        .scheme("equal", Equal)
        .scheme("entropy", Entropy)
        .method("sum", WeightedSum)
        .method("product", WeightedProduct::default())
        .run(&plan, &tally))
}

/// Every order of variants is what it says, and keeps all of them.
#[test]
fn variants_can_be_sorted() {
    let result = demo_result();
    let shifts: Vec<f64> = result
        .ordered(BenchmarkOrder::Shift)
        .iter()
        .map(|one| one.similarity.average_shift)
        .collect();
    assert!(shifts.is_sorted() && shifts.len() == 6);
    let distances: Vec<f64> = result
        .ordered(BenchmarkOrder::Distance)
        .iter()
        .map(|one| result.weighing_of(one).unwrap().distance)
        .collect();
    assert!(distances.is_sorted() && distances[0] == 0.0 && distances[5] > 0.0);
    let taus: Vec<f64> = result
        .ordered(BenchmarkOrder::Similarity)
        .iter()
        .map(|one| one.similarity.tau_b.unwrap())
        .collect();
    assert!(taus.is_sorted_by(|a, b| a >= b));
    let widths: Vec<f64> = result
        .ordered(BenchmarkOrder::HalfWidth)
        .iter()
        .map(|one| result.weighing_of(one).unwrap().half_width.unwrap())
        .collect();
    assert!(widths.is_sorted_by(|a, b| a >= b));
    for by in [BenchmarkOrder::WithoutGroup, BenchmarkOrder::WithoutIssue, BenchmarkOrder::Given] {
        assert_eq!(result.ordered(by).len(), 6);
    }
}

/// The table: a line per variant with the reference marked, a line per issue, the conclusion.
#[test]
fn results_are_printed() {
    let result = demo_result();
    let table = benchmark_table(&result, BenchmarkOrder::Given, Lang::En);
    let parts: Vec<&str> = table.split("\n\n").collect();
    assert_eq!(parts.len(), 3);
    assert!(parts[0].starts_with("tau-b  tau-x  shift  first  top 5"), "{table}");
    assert_eq!(parts[0].lines().count(), 7);
    assert_eq!(table.lines().filter(|line| line.ends_with('*')).count(), 1);
    assert_eq!(parts[1].lines().count(), 11);
    assert!(parts[2].starts_with("The top "), "{table}");
    assert!(parts[2].contains("all 6 combinations of 3 schemes and 2 methods"));
    assert!(parts[2].contains("Of the movement of ranks, "));
    let chinese = benchmark_table(&result, BenchmarkOrder::Given, Lang::Zh);
    assert!(chinese.contains("议题") && chinese.contains("种组合"));
}

/// A scheme of one's own competes like the built-in ones; a table of given scores can be benchmarked
/// at the level of axes through its complete part.
#[test]
fn own_scheme_on_given_scores() {
    #[derive(Debug)]
    struct FirstOnly;
    impl materiality::WeightingScheme for FirstOnly {
        fn name(&self) -> &'static str {
            "first only"
        }
        fn weigh(
            &self,
            scores: &ScoreMatrix,
        ) -> Result<materiality::Weighting, materiality::WeightingError> {
            let mut weights = vec![0.0; scores.columns().len()];
            weights[0] = 1.0;
            Ok(materiality::Weighting::regular(Weights::new(weights)?))
        }
    }
    let matrix =
        ok(MaterialityMatrix::from_points([("a", 0.9, 0.1), ("b", 0.2, 0.8), ("c", 0.5, 0.5)]));
    let scores = ok(matrix.complete()).scores;
    let result = ok(SchemeBenchmark::new()
        .scheme("own", FirstOnly)
        .scheme("equal", Equal)
        .run_scores(&scores));
    let own = ok(WeightedSum.prioritize(&scores, &ok(Weights::new(vec![1.0, 0.0]))));
    assert_eq!(result.reference().ranking, own);
    // All the weight on one column: the other has nothing to be shared by, and it is the only one.
    let (low, high) = result.weighings()[0].blocks[0].members[0].stays.unwrap();
    close(low, 0.5, 1e-10);
    assert_eq!(high, 1.0);
}
