//! Laws that every prioritizer keeps, on random problems; equivalences of methods that go by
//! different names; what each does with degenerate input; brute force against what is exact.

#![allow(clippy::float_cmp, reason = "tests pin numbers to the bit")]

use std::collections::BTreeSet;

use std::num::NonZeroUsize;

use materiality::{
    Codas, Column, Compromise, Copras, Direction, Edas, EitherOr, GeneralizedMean, IssueId, Method,
    ModelError, NaturalBreaks, NormalizedSum, ParetoFronts, Preference, Prioritizer, PriorityError,
    Promethee, Quadrant, QuadrantLines, Rafsi, RankBands, Ranking, Reachable, Scale, Score,
    ScoreMatrix, Spotis, TierRule, TiesAtCut, Topsis, TopsisNorm, Vikor, Waspas, WeightedProduct,
    WeightedSum, Weights, ZeroScores, head_tail_breaks, hypervolume_contributions,
};
use proptest::prelude::*;

use Direction::{HigherIsMore as Up, LowerIsMore as Down};

/// Every method of the enum, with its parameters varied, for so many columns.
fn methods(columns: usize) -> Vec<Method> {
    let line = |at: usize| Score::new(0.5 + 0.1 * (at % 4) as f64).unwrap();
    vec![
        Method::WeightedSum,
        Method::WeightedProduct(WeightedProduct::default()),
        Method::PowerMean(GeneralizedMean::MIN),
        Method::PowerMean(GeneralizedMean::HARMONIC),
        Method::PowerMean(GeneralizedMean::PRODUCT),
        Method::PowerMean(GeneralizedMean::SUM),
        Method::PowerMean(GeneralizedMean::DISTANCE_FROM_ORIGIN),
        Method::PowerMean(GeneralizedMean::new(37.5).unwrap()),
        Method::PowerMean(GeneralizedMean::MAX),
        Method::Compromise(Compromise::new(1.0).unwrap()),
        Method::Compromise(Compromise::EUCLIDEAN),
        Method::Compromise(Compromise::CHEBYSHEV),
        Method::EitherOr(EitherOr::new((0..columns).map(line).collect::<Vec<_>>()).unwrap()),
        Method::Topsis(Topsis::default()),
        Method::Topsis(Topsis::CLASSIC),
        Method::Topsis(Topsis::new(TopsisNorm::MinMax)),
        Method::Vikor(Vikor::default()),
        Method::Vikor(Vikor::new(1.0).unwrap()),
        Method::Promethee(Promethee::same(Preference::USUAL)),
        Method::Promethee(Promethee::same(Preference::u_shape(0.1).unwrap())),
        Method::Promethee(Promethee::same(Preference::v_shape(0.3).unwrap())),
        Method::Promethee(Promethee::same(Preference::level(0.1, 0.3).unwrap())),
        Method::Promethee(Promethee::same(Preference::linear(0.1, 0.5).unwrap())),
        Method::Promethee(Promethee::same(Preference::gaussian(0.2).unwrap())),
        Method::Spotis,
        Method::Rafsi(Rafsi::default()),
        Method::NormalizedSum(NormalizedSum::MARCOS),
        Method::NormalizedSum(NormalizedSum::ARAS),
        Method::NormalizedSum(NormalizedSum::MOORA),
        Method::NormalizedSum(NormalizedSum::MIN_MAX),
        Method::Copras,
        Method::Waspas(Waspas::default()),
        Method::Edas,
        Method::Codas(Codas::default()),
    ]
}

/// Methods whose definition lets a better issue fall behind a worse one.
fn is_monotone(method: &Method) -> bool {
    !matches!(method, Method::Codas(_))
}

/// A random problem: values on a coarse grid, so that ties are common.
#[derive(Clone, Debug)]
struct Problem {
    directions: Vec<Direction>,
    rows: Vec<Vec<f64>>,
    weights: Vec<f64>,
}

impl Problem {
    fn scores(&self) -> ScoreMatrix {
        let ids = (1..=self.rows.len()).map(|n| format!("i{n}"));
        self.scores_named(ids.collect())
    }

    fn scores_named(&self, ids: Vec<String>) -> ScoreMatrix {
        let column = |(at, &direction): (usize, &Direction)| {
            Column::bounded(format!("c{at}"), direction, 0.0, 1.0).unwrap()
        };
        let columns: Vec<Column> = self.directions.iter().enumerate().map(column).collect();
        let ids: Vec<IssueId> = ids.into_iter().map(|id| IssueId::new(id).unwrap()).collect();
        ScoreMatrix::new(ids, columns, self.rows.concat()).unwrap()
    }

    fn weights(&self) -> Weights {
        Weights::normalized(self.weights.clone()).unwrap()
    }

    fn ranking(&self, method: &dyn Prioritizer) -> Ranking {
        method.prioritize(&self.scores(), &self.weights()).unwrap()
    }
}

/// Values 0.05 to 1.00 in twentieths: positive, so that every method is defined.
fn problem() -> impl Strategy<Value = Problem> {
    (1_usize..=4, 1_usize..=9).prop_flat_map(|(columns, issues)| {
        let direction = prop_oneof![3 => Just(Up), 1 => Just(Down)];
        let row = prop::collection::vec((1_u8..=20).prop_map(|x| f64::from(x) / 20.0), columns);
        (
            prop::collection::vec(direction, columns),
            prop::collection::vec(row, issues),
            prop::collection::vec(prop_oneof![1 => Just(0.0), 4 => 1.0..9.0_f64], columns),
        )
            .prop_map(|(directions, rows, mut weights)| {
                if weights.iter().all(|&weight| weight == 0.0) {
                    weights[0] = 1.0;
                }
                Problem { directions, rows, weights }
            })
    })
}

/// Ranks by issue, as they are compared.
fn ranks(problem: &Problem, method: &dyn Prioritizer) -> Vec<usize> {
    problem.ranking(method).competition_ranks()
}

/// Everything a prioritizer promises.
fn obeys_the_laws(
    method: &dyn Prioritizer,
    is_monotone: bool,
    problem: &Problem,
    at: usize,
) -> Result<(), TestCaseError> {
    let name = method.name();
    let ranking = problem.ranking(method);
    let base = ranking.competition_ranks();
    let n = problem.rows.len();

    // Finite, deterministic to the bit.
    prop_assert!(ranking.utilities().iter().all(|u| u.is_finite()), "{}", name);
    prop_assert_eq!(&ranking, &problem.ranking(method), "{}", name);

    // At least as good everywhere, better somewhere that counts: never lower. Equal: tied.
    for a in 0..n {
        for b in 0..n {
            let gains = problem.rows[a].iter().zip(&problem.rows[b]).zip(&problem.directions);
            let mut counted = gains.zip(&problem.weights).filter(|(_, weight)| **weight > 0.0).map(
                |(((x, y), direction), _)| match direction {
                    Up => x - y,
                    Down => y - x,
                },
            );
            if is_monotone && counted.clone().all(|gain| gain >= 0.0) {
                prop_assert!(base[a] <= base[b], "{}: {} beats {}", name, b, a);
            }
            if counted.all(|gain| gain == 0.0) {
                prop_assert_eq!(base[a], base[b], "{}: {} and {} differ", name, a, b);
            }
        }
    }

    // The order of the issues in the catalog.
    let mut turned = problem.clone();
    turned.rows.rotate_left(at % n);
    let mut expected = base.clone();
    expected.rotate_left(at % n);
    prop_assert_eq!(ranks(&turned, method), expected, "{}: issues permuted", name);

    // A column of weight 0 may hold anything.
    let mut changed = problem.clone();
    for (column, &weight) in problem.weights.iter().enumerate() {
        if weight == 0.0 {
            for (issue, row) in changed.rows.iter_mut().enumerate() {
                row[column] = ((issue + at) % 3) as f64 / 2.0;
            }
        }
    }
    prop_assert_eq!(ranks(&changed, method), base.clone(), "{}: weight 0 counts", name);

    // An issue twice is tied with itself.
    let mut doubled = problem.clone();
    doubled.rows.push(problem.rows[at % n].clone());
    let doubled = ranks(&doubled, method);
    prop_assert_eq!(doubled[n], doubled[at % n], "{}: a copy is not tied", name);

    // Dropping any issue leaves the order and the ties of the others.
    if method.is_independent() {
        for dropped in 0..n.min(n * (n - 1)) {
            let mut less = problem.clone();
            less.rows.remove(dropped);
            let left: Vec<f64> = {
                let mut utilities = ranking.utilities().to_vec();
                utilities.remove(dropped);
                utilities
            };
            let found = less.ranking(method);
            prop_assert_eq!(found.utilities(), &left[..], "{}: depends on {}", name, dropped);
        }
    }
    Ok(())
}

/// The same problem with columns in another order.
fn columns_turned(problem: &Problem, by: usize) -> Problem {
    let mut turned = problem.clone();
    let by = by % problem.directions.len();
    turned.directions.rotate_left(by);
    turned.weights.rotate_left(by);
    turned.rows.iter_mut().for_each(|row| row.rotate_left(by));
    turned
}

/// Relations between utilities but for rounding: −1, 0 or 1 for every pair.
fn relations(utilities: &[f64]) -> Vec<i8> {
    let sign = |d: f64| {
        if d.abs() < 1e-9 {
            0
        } else if d > 0.0 {
            1
        } else {
            -1
        }
    };
    utilities.iter().flat_map(|a| utilities.iter().map(move |b| sign(a - b))).collect()
}

/// All methods order alike: the same relation between every two issues.
fn same_order(problem: &Problem, methods: &[&dyn Prioritizer]) -> Result<(), TestCaseError> {
    let (scores, weights) = (problem.scores(), problem.weights());
    let expected = relations(&methods[0].utilities(&scores, &weights).unwrap());
    for method in &methods[1..] {
        let found = relations(&method.utilities(&scores, &weights).unwrap());
        prop_assert_eq!(&found, &expected, "{} and {}", methods[0].name(), method.name());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn every_method_obeys_the_laws(problem in problem(), at in 0_usize..100) {
        for method in methods(problem.directions.len()) {
            obeys_the_laws(&method, is_monotone(&method), &problem, at)?;
        }
    }

    #[test]
    fn columns_can_be_permuted(problem in problem(), by in 1_usize..4) {
        for method in methods(problem.directions.len()) {
            // The lines of the either-or rule stand in the order of the columns.
            if matches!(method, Method::EitherOr(_)) {
                continue;
            }
            let turned = columns_turned(&problem, by);
            prop_assert_eq!(ranks(&turned, &method), ranks(&problem, &method), "{}", method.name());
        }
    }

    /// Another unit and zero of a column together with its declared bounds changes no order of the
    /// methods that are anchored to these.
    #[test]
    fn anchored_methods_do_not_depend_on_units(problem in problem(), shift in -8_i8..8, power in -3_i32..4) {
        let (unit, zero) = (2_f64.powi(power), f64::from(shift));
        let mut moved = problem.scores();
        let columns: Vec<Column> = moved.columns().iter()
            .map(|c| Column::bounded(c.label(), c.direction(), zero, zero + unit).unwrap())
            .collect();
        let values = moved.as_slice().iter().map(|x| zero + unit * x).collect();
        moved = ScoreMatrix::new(moved.issues().to_vec(), columns, values).unwrap();
        for method in methods(problem.directions.len()).iter().filter(|m| m.is_independent()) {
            let found = method.utilities(&moved, &problem.weights()).unwrap();
            let expected = method.utilities(&problem.scores(), &problem.weights()).unwrap();
            prop_assert_eq!(relations(&found), relations(&expected), "{}", method.name());
        }
    }

    /// Methods that normalize by the issues at hand take raw columns in any unit; of PROMETHEE this
    /// holds where there is no threshold.
    #[test]
    fn relative_methods_do_not_depend_on_units(problem in problem(), power in -60_i32..60) {
        let bounded = problem.scores();
        let unit = |column: usize| 2_f64.powi(if column.is_multiple_of(2) { power } else { -power });
        let columns: Vec<Column> = bounded.columns().iter()
            .map(|c| Column::raw(c.label(), c.direction()).unwrap())
            .collect();
        let width = columns.len();
        let values = bounded.as_slice().iter().enumerate().map(|(at, x)| x * unit(at % width));
        let raw = ScoreMatrix::new(bounded.issues().to_vec(), columns, values.collect()).unwrap();
        for method in methods(width).iter().filter(|method| !method.is_independent()) {
            let has_thresholds = matches!(method, Method::Promethee(promethee)
                if *promethee != Promethee::same(Preference::USUAL));
            if has_thresholds {
                continue;
            }
            let found = method.utilities(&raw, &problem.weights()).unwrap();
            let expected = method.utilities(&bounded, &problem.weights()).unwrap();
            prop_assert_eq!(relations(&found), relations(&expected), "{}", method.name());
        }
    }

    /// One method under many names, where higher is more material in every column.
    #[test]
    fn names_of_the_weighted_sum(mut problem in problem()) {
        problem.directions.fill(Up);
        let full_range = Promethee::same(Preference::v_shape(1.0).unwrap());
        same_order(&problem, &[
            &WeightedSum, &Spotis, &Rafsi::default(), &GeneralizedMean::SUM,
            &Compromise::new(1.0).unwrap(), &full_range,
        ])?;
        same_order(&problem, &[&WeightedProduct::default(), &GeneralizedMean::PRODUCT])?;
        same_order(&problem, &[&GeneralizedMean::MIN, &Compromise::CHEBYSHEV])?;
        same_order(&problem, &[&NormalizedSum::MARCOS, &Waspas::new(1.0).unwrap(), &Marcos])?;
        same_order(&problem, &[&Copras, &SumShares])?;
        same_order(&problem, &[&NormalizedSum::ARAS, &SumSharesWithBest])?;
        same_order(&problem, &[&Promethee::same(Preference::USUAL), &WeightedBorda])?;
        same_order(&problem, &[&Vikor::new(1.0).unwrap(), &NormalizedSum::MIN_MAX])?;
    }

    /// With columns in which lower is more, these still are the weighted sum.
    #[test]
    fn names_that_hold_with_costs(problem in problem()) {
        let full_range = Promethee::same(Preference::v_shape(1.0).unwrap());
        same_order(&problem, &[&WeightedSum, &Spotis, &GeneralizedMean::SUM, &full_range])?;
        same_order(&problem, &[&NormalizedSum::MARCOS, &Waspas::new(1.0).unwrap(), &Marcos])?;
        same_order(&problem, &[&Promethee::same(Preference::USUAL), &WeightedBorda])?;
    }

    #[test]
    fn copras_never_rewards_cost(problem in problem(), more in 1_u8..10) {
        let mut problem = problem;
        problem.directions[0] = Down;
        problem.weights[0] = 2.0;
        let mut dearer = problem.rows[0].clone();
        dearer[0] = (dearer[0] + f64::from(more) / 20.0).min(1.0);
        prop_assume!(dearer[0] > problem.rows[0][0]);
        problem.rows.push(dearer);
        let ranks = ranks(&problem, &Copras);
        prop_assert!(ranks[0] < ranks[problem.rows.len() - 1]);
    }

    #[test]
    fn pareto_fronts_equal_brute_force(problem in problem()) {
        let fronts = ParetoFronts::of(&problem.scores());
        prop_assert_eq!(fronts.by_issue(), &peeled(&problem)[..]);
        prop_assert_eq!(fronts.count(), fronts.by_issue().iter().copied().max().unwrap());
        prop_assert_eq!(fronts.members(1).count(), fronts.by_issue().iter().filter(|f| **f == 1).count());
    }

    /// Area in squares of the grid, with and without each issue.
    #[test]
    fn hypervolume_equals_counting_squares(points in prop::collection::vec([0_u8..=8, 0_u8..=8], 1..9)) {
        let rows: Vec<[f64; 2]> = points.iter().map(|p| p.map(|x| f64::from(x) / 8.0)).collect();
        let scores = ScoreMatrix::from_rows(&rows).unwrap();
        let found = hypervolume_contributions(&scores).unwrap();
        let fronts = ParetoFronts::of(&scores);
        let front: Vec<usize> = fronts.members(1).collect();
        let area = |without: usize| {
            let covers = |x: u8, y: u8| {
                front.iter().any(|&i| i != without && points[i][0] > x && points[i][1] > y)
            };
            (0..8_u8).flat_map(|x| (0..8_u8).map(move |y| (x, y))).filter(|&(x, y)| covers(x, y)).count()
        };
        for (issue, contribution) in found.iter().enumerate() {
            let expected = if front.contains(&issue) { area(usize::MAX) - area(issue) } else { 0 };
            prop_assert!((contribution * 64.0 - expected as f64).abs() < 1e-9);
        }
    }

    /// Natural breaks of utilities: no tie is split, tiers fall with utility, the squared deviation
    /// is the least of all cuts between distinct values.
    #[test]
    fn natural_breaks_are_optimal(
        draws in prop::collection::vec(0_u8..30, 1..10), tiers in 1_usize..5,
    ) {
        let utilities: Vec<f64> = draws.iter().map(|&x| f64::from(x) / 30.0).collect();
        let breaks = NaturalBreaks::of(&utilities, tiers).unwrap();
        let distinct: BTreeSet<u8> = draws.iter().copied().collect();
        prop_assert_eq!(breaks.lines().len() + 1, tiers.min(distinct.len()));
        for (a, tier_a) in draws.iter().zip(breaks.tiers()) {
            for (b, tier_b) in draws.iter().zip(breaks.tiers()) {
                prop_assert!(a <= b || tier_a <= tier_b);
                prop_assert!(a != b || tier_a == tier_b);
            }
        }
        let found = within(&utilities, breaks.tiers());
        let cuts: Vec<u8> = distinct.into_iter().collect();
        let best = partitions(&cuts, tiers).into_iter()
            .map(|ends| {
                let tiers: Vec<usize> = draws.iter().map(|d| ends.partition_point(|end| end < d)).collect();
                within(&utilities, &tiers)
            })
            .fold(f64::INFINITY, f64::min);
        prop_assert!((found - best).abs() < 1e-12, "{} is not {}", found, best);
        let total = within(&utilities, &vec![0; utilities.len()]);
        // The mean of equal numbers can be off in its last bit, and total with it.
        if cuts.len() > 1 {
            prop_assert!((breaks.goodness() - (1.0 - best / total)).abs() < 1e-9);
        }
    }

    /// No rule cuts through a tie, and higher utilities are never in a later tier.
    #[test]
    fn tiers_never_split_a_tie(draws in prop::collection::vec(0_u8..12, 1..15), k in 1_usize..6) {
        let utilities: Vec<f64> = draws.iter().map(|&x| f64::from(x) * 0.1).collect();
        let ids: Vec<IssueId> =
            (1..=draws.len()).map(|n| IssueId::new(n.to_string()).unwrap()).collect();
        let ranking = Ranking::from_utilities(ids, utilities).unwrap();
        let rules = [
            TierRule::TopN { n: k, ties: TiesAtCut::Include },
            TierRule::TopN { n: k, ties: TiesAtCut::Exclude },
            TierRule::Quantiles { tiers: NonZeroUsize::new(k).unwrap() },
            TierRule::RankBands(RankBands::new(vec![k, k + 2]).unwrap()),
            TierRule::NaturalBreaks { tiers: NonZeroUsize::new(k).unwrap() },
            TierRule::HeadTail,
        ];
        for rule in rules {
            let tiers = rule.apply(&ranking).unwrap();
            for (a, tier_a) in draws.iter().zip(tiers.by_issue()) {
                for (b, tier_b) in draws.iter().zip(tiers.by_issue()) {
                    prop_assert!(a <= b || tier_a <= tier_b, "{:?}", rule);
                    prop_assert!(a != b || tier_a == tier_b, "{:?}", rule);
                }
            }
            if let TierRule::TopN { n, ties } = rule {
                let taken = tiers.members(1).count();
                match ties {
                    TiesAtCut::Include => prop_assert!(taken >= n.min(draws.len())),
                    TiesAtCut::Exclude => prop_assert!(taken <= n),
                }
            }
        }
    }
}

/// MARCOS from its published steps, with the ideal and the anti-ideal row.
#[derive(Debug)]
struct Marcos;

impl Prioritizer for Marcos {
    fn name(&self) -> &'static str {
        "MARCOS by its steps"
    }

    fn utilities(
        &self,
        scores: &ScoreMatrix,
        weights: &Weights,
    ) -> Result<Vec<f64>, PriorityError> {
        let columns = scores.columns();
        let of = |j: usize| scores.rows().map(move |row| row[j]);
        let (low, high): (Vec<f64>, Vec<f64>) = (0..columns.len())
            .map(|j| (of(j).fold(f64::MAX, f64::min), of(j).fold(f64::MIN, f64::max)))
            .unzip();
        let sum = |row: &[f64]| -> f64 {
            (0..columns.len())
                .map(|j| match columns[j].direction() {
                    Up => weights.as_slice()[j] * row[j] / high[j],
                    Down => weights.as_slice()[j] * low[j] / row[j],
                })
                .sum()
        };
        let pick = |best: bool| -> Vec<f64> {
            (0..columns.len())
                .map(|j| if (columns[j].direction() == Up) == best { high[j] } else { low[j] })
                .collect()
        };
        let (ideal, anti) = (sum(&pick(true)), sum(&pick(false)));
        Ok(scores
            .rows()
            .map(|row| {
                let (plus, minus) = (sum(row) / ideal, sum(row) / anti);
                let (f_plus, f_minus) = (minus / (plus + minus), plus / (plus + minus));
                (plus + minus) / (1.0 + (1.0 - f_plus) / f_plus + (1.0 - f_minus) / f_minus)
            })
            .collect())
    }
}

/// The weighted sum of shares of column totals.
#[derive(Debug)]
struct SumShares;

impl Prioritizer for SumShares {
    fn name(&self) -> &'static str {
        "sum of shares"
    }

    fn utilities(
        &self,
        scores: &ScoreMatrix,
        weights: &Weights,
    ) -> Result<Vec<f64>, PriorityError> {
        let total = |j: usize| scores.rows().map(|row| row[j]).sum::<f64>();
        let term = |row: &[f64], j: usize| weights.as_slice()[j] * row[j] / total(j);
        Ok(scores.rows().map(|row| (0..row.len()).map(|j| term(row, j)).sum()).collect())
    }
}

/// The weighted sum of shares of column totals with the maximum counted twice.
#[derive(Debug)]
struct SumSharesWithBest;

impl Prioritizer for SumSharesWithBest {
    fn name(&self) -> &'static str {
        "sum of shares with the best"
    }

    fn utilities(
        &self,
        scores: &ScoreMatrix,
        weights: &Weights,
    ) -> Result<Vec<f64>, PriorityError> {
        let of = |j: usize| scores.rows().map(move |row| row[j]);
        let total = |j: usize| of(j).sum::<f64>() + of(j).fold(0.0, f64::max);
        let term = |row: &[f64], j: usize| weights.as_slice()[j] * row[j] / total(j);
        Ok(scores.rows().map(|row| (0..row.len()).map(|j| term(row, j)).sum()).collect())
    }
}

/// Weighted Borda: how many issues one beats, column by column.
#[derive(Debug)]
struct WeightedBorda;

impl Prioritizer for WeightedBorda {
    fn name(&self) -> &'static str {
        "weighted Borda"
    }

    fn utilities(
        &self,
        scores: &ScoreMatrix,
        weights: &Weights,
    ) -> Result<Vec<f64>, PriorityError> {
        let beaten = |j: usize, x: f64| {
            let sign = |y: f64| match scores.columns()[j].direction() {
                Up => (x - y).partial_cmp(&0.0).unwrap() as i8,
                Down => (y - x).partial_cmp(&0.0).unwrap() as i8,
            };
            scores.rows().map(|row| f64::from(sign(row[j]))).sum::<f64>()
        };
        let n = scores.issues().len() as f64;
        let term = |row: &[f64], j: usize| weights.as_slice()[j] * beaten(j, row[j]) / n;
        Ok(scores.rows().map(|row| (0..row.len()).map(|j| term(row, j)).sum()).collect())
    }
}

/// Fronts by peeling: what nothing left dominates is a front, and is taken away.
fn peeled(problem: &Problem) -> Vec<usize> {
    let gain = |a: usize, b: usize| {
        let pairs = problem.rows[a].iter().zip(&problem.rows[b]).zip(&problem.directions);
        pairs.map(|((x, y), d)| if *d == Up { x - y } else { y - x }).collect::<Vec<f64>>()
    };
    let dominates = |a: usize, b: usize| {
        gain(a, b).iter().all(|g| *g >= 0.0) && gain(a, b).iter().any(|g| *g > 0.0)
    };
    let n = problem.rows.len();
    let mut fronts = vec![0; n];
    for front in 1.. {
        let left: Vec<usize> = (0..n).filter(|&i| fronts[i] == 0).collect();
        if left.is_empty() {
            break;
        }
        for &i in &left {
            if !left.iter().any(|&other| dominates(other, i)) {
                fronts[i] = front;
            }
        }
    }
    fronts
}

/// The squared deviation from the means of tiers.
fn within(utilities: &[f64], tiers: &[usize]) -> f64 {
    let groups: BTreeSet<usize> = tiers.iter().copied().collect();
    let deviation = |group: usize| {
        let own: Vec<f64> =
            utilities.iter().zip(tiers).filter(|(_, t)| **t == group).map(|(u, _)| *u).collect();
        let mean = own.iter().sum::<f64>() / own.len() as f64;
        own.iter().map(|u| (u - mean).powi(2)).sum::<f64>()
    };
    groups.into_iter().map(deviation).sum()
}

/// All ends of at most so many groups of rising distinct values, the last group's not listed.
fn partitions(values: &[u8], groups: usize) -> Vec<Vec<u8>> {
    let mut found = vec![Vec::new()];
    if groups > 1 {
        for at in 1..values.len() {
            for rest in partitions(&values[at..], groups - 1) {
                found.push([vec![values[at - 1]], rest].concat());
            }
        }
    }
    found
}

fn equal(n: usize) -> Weights {
    Weights::equal(n).unwrap()
}

/// One issue: rank 1, with the documented utility where there is one.
#[test]
fn one_issue_is_first() {
    let scores = ScoreMatrix::from_rows(&[[0.4, 0.8]]).unwrap();
    for method in methods(2) {
        let ranking = method.prioritize(&scores, &equal(2)).unwrap();
        assert_eq!(ranking.competition_ranks(), [1], "{}", method.name());
    }
    let utility = |method: &dyn Prioritizer| method.utilities(&scores, &equal(2)).unwrap()[0];
    assert_eq!(utility(&Topsis::CLASSIC), 0.5);
    assert_eq!(utility(&Topsis::new(TopsisNorm::MinMax)), 0.5);
    assert_eq!(utility(&Vikor::default()), 1.0); // Q = 0
    assert_eq!(utility(&Promethee::same(Preference::USUAL)), 0.0);
    assert_eq!(utility(&Edas), 0.5);
    assert_eq!(utility(&Codas::default()), 0.0);
    assert_eq!(utility(&Copras), 1.0);
    assert_eq!(utility(&Waspas::default()), 1.0);
}

/// All issues equal but for rounding: all tied, with the same utilities as above.
#[test]
fn equal_issues_are_tied() {
    let scores = ScoreMatrix::from_rows(&[[0.3, 0.6], [0.1 + 0.2, 0.6], [0.3, 0.2 + 0.4]]).unwrap();
    for method in methods(2) {
        let ranking = method.prioritize(&scores, &equal(2)).unwrap();
        assert_eq!(ranking.competition_ranks(), [1, 1, 1], "{}", method.name());
    }
    assert_eq!(Topsis::CLASSIC.utilities(&scores, &equal(2)).unwrap(), [0.5; 3]);
    assert_eq!(Vikor::default().utilities(&scores, &equal(2)).unwrap(), [1.0; 3]);
    assert_eq!(Edas.utilities(&scores, &equal(2)).unwrap(), [0.5; 3]);
    let compromise = Vikor::default().compromise(&scores, &equal(2)).unwrap();
    assert_eq!(compromise.set(), [0, 1, 2]);
}

/// A column in which all issues agree leaves the order of the others to the rest.
#[test]
fn a_constant_column_decides_nothing() {
    let scores = ScoreMatrix::from_rows(&[[0.5, 0.2], [0.5, 0.9], [0.5, 0.4]]).unwrap();
    for method in methods(2) {
        // Under these the constant .5 is itself the least or the greatest score.
        if matches!(&method, Method::PowerMean(_) | Method::Compromise(_) | Method::EitherOr(_)) {
            continue;
        }
        let ranking = method.prioritize(&scores, &equal(2)).unwrap();
        assert_eq!(ranking.competition_ranks(), [3, 1, 2], "{}", method.name());
    }
}

/// Zeros: last, or an error that names the cell; never NaN, never a silent shift.
#[test]
fn zeros_are_refused_where_they_have_no_logarithm() {
    let scores = ScoreMatrix::from_rows(&[[0.5, 0.5], [1.0, 0.0]]).unwrap();
    let product = WeightedProduct::default().utilities(&scores, &equal(2)).unwrap();
    assert_eq!(product[1], 0.0);
    let refused = WeightedProduct::new(ZeroScores::Refused).utilities(&scores, &equal(2));
    assert_eq!(
        refused.unwrap_err().to_string(),
        "issue 2, column \"c2\": the weighted product needs a value above 0, found 0"
    );
    let waspas = Waspas::default().utilities(&scores, &equal(2));
    assert_eq!(
        waspas.unwrap_err().to_string(),
        "issue 2, column \"c2\": the WASPAS needs a value above 0, found 0"
    );
    // Excluded columns may hold anything.
    let first_only = Weights::new(vec![1.0, 0.0]).unwrap();
    assert_eq!(Waspas::default().utilities(&scores, &first_only).unwrap(), [0.5, 1.0]);
    for method in methods(2) {
        let utilities = method.utilities(&scores, &first_only).unwrap();
        assert!(utilities.iter().all(|u| u.is_finite()), "{}", method.name());
    }
    let zeros = ScoreMatrix::from_rows(&[[0.0, 0.0], [0.0, 0.0]]).unwrap();
    for method in methods(2) {
        match method.utilities(&zeros, &equal(2)) {
            Ok(utilities) => assert!(utilities.iter().all(|u| u.is_finite()), "{}", method.name()),
            Err(PriorityError::NotPositive { .. } | PriorityError::MeanNotPositive { .. }) => {}
            Err(other) => panic!("{}: {other}", method.name()),
        }
    }
}

fn raw(directions: &[Direction], rows: &[&[f64]]) -> ScoreMatrix {
    let columns: Vec<Column> = directions
        .iter()
        .enumerate()
        .map(|(at, &direction)| Column::raw(format!("c{at}"), direction).unwrap())
        .collect();
    let ids: Vec<IssueId> =
        (1..=rows.len()).map(|n| IssueId::new(format!("i{n}")).unwrap()).collect();
    ScoreMatrix::new(ids, columns, rows.concat()).unwrap()
}

/// Anchored methods refuse raw columns, unless they are excluded; the others take them.
#[test]
fn raw_columns() {
    let scores = raw(&[Up, Up], &[&[3.0, 200.0], &[5.0, 100.0]]);
    for method in methods(2) {
        let found = method.utilities(&scores, &equal(2));
        assert_eq!(found.is_err(), method.is_independent(), "{}", method.name());
        if let Err(error) = found {
            assert!(matches!(error, PriorityError::NoBounds { .. }), "{error}");
        }
    }
}

/// Negative values, costs of 0 and means of 0 are refused by issue and column.
#[test]
fn ratios_need_a_zero_to_start_from() {
    let negative = raw(&[Up, Up], &[&[3.0, 2.0], &[5.0, -1.0]]);
    for method in [
        Method::NormalizedSum(NormalizedSum::MARCOS),
        Method::NormalizedSum(NormalizedSum::ARAS),
        Method::Copras,
        Method::Codas(Codas::default()),
    ] {
        let error = method.utilities(&negative, &equal(2)).unwrap_err().to_string();
        let expected = format!(
            "issue i2, column \"c1\": the {} needs a value of at least 0, found -1",
            method.name()
        );
        assert_eq!(error, expected);
    }
    let free = raw(&[Up, Down], &[&[3.0, 2.0], &[5.0, 0.0]]);
    for method in [
        Method::NormalizedSum(NormalizedSum::MARCOS),
        Method::NormalizedSum(NormalizedSum::ARAS),
        Method::Copras,
        Method::Codas(Codas::default()),
        Method::Waspas(Waspas::default()),
    ] {
        let error = method.utilities(&free, &equal(2)).unwrap_err();
        assert!(matches!(error, PriorityError::NotPositive { .. }), "{}: {error}", method.name());
    }
    let no_mean = raw(&[Up], &[&[-3.0], &[1.0]]);
    assert_eq!(
        Edas.utilities(&no_mean, &equal(1)).unwrap_err().to_string(),
        "column \"c0\" has the mean -1, the EDAS needs one above 0"
    );
    // What takes any number takes the largest there are.
    let huge = raw(&[Up, Down], &[&[f64::MAX, f64::MIN], &[f64::MIN, f64::MAX], &[0.0, 1.0]]);
    for method in methods(2).iter().filter(|method| !method.is_independent()) {
        if let Ok(utilities) = method.utilities(&huge, &equal(2)) {
            assert!(utilities.iter().all(|u| u.is_finite()), "{}: {utilities:?}", method.name());
        }
    }
}

/// CODAS can put an issue behind one that it dominates. By hand, with weights ½: E = .375 and .37
/// for the first two, .3536 for the third. The first is .0214 ahead of the third, so its Manhattan
/// distance counts too, .125 less; the second is .0164 ahead, and nothing else counts.
#[test]
fn codas_is_not_monotone() {
    let rows = [[0.75, 0.0], [0.74, 0.0], [0.5, 0.5], [1.0, 0.0], [0.0, 1.0]];
    let scores = ScoreMatrix::from_rows(&rows).unwrap();
    let ranks = Codas::default().prioritize(&scores, &equal(2)).unwrap().competition_ranks();
    assert!(ranks[0] > ranks[1], "{ranks:?}");
}

/// The second axis breaks ties of the first level, exactly.
#[test]
fn either_or_is_lexicographic() {
    let lines = [Score::new(0.5).unwrap(), Score::new(0.8).unwrap()];
    let method = EitherOr::new(lines).unwrap();
    // Ratios: (1.2, .5), (.5, 1.2), (1.2, .25), (1, 1), (1.2, 0), twice.
    let rows = [[0.6, 0.4], [0.25, 0.96], [0.6, 0.2], [0.5, 0.8], [0.6, 0.0], [0.6, 0.0]];
    let scores = ScoreMatrix::from_rows(&rows).unwrap();
    let ranking = method.prioritize(&scores, &Weights::new(vec![0.9, 0.1]).unwrap()).unwrap();
    assert_eq!(ranking.competition_ranks(), [1, 1, 3, 6, 4, 4]);
    let error = method.utilities(&raw(&[Up], &[&[1.0]]), &equal(1)).unwrap_err();
    assert_eq!(error.to_string(), "2 lines for 1 columns of scores");
    assert!(EitherOr::new([Score::ZERO]).is_err());
}

/// Every method survives a trip through JSON; parameters are checked on the way in.
#[test]
fn methods_are_read_and_written() {
    for method in methods(3) {
        let text = serde_json::to_string(&method).unwrap();
        assert_eq!(serde_json::from_str::<Method>(&text).unwrap(), method, "{text}");
    }
    let read = |text: &str| serde_json::from_str::<Method>(text);
    assert_eq!(read(r#"{"topsis": {}}"#).unwrap(), Method::Topsis(Topsis::default()));
    assert_eq!(read(r#""edas""#).unwrap(), Method::Edas);
    let text = r#"{"promethee": {"preference": ["usual", {"linear": {"indifference": 0.1, "preference": 0.2}}]}}"#;
    let list = [Preference::USUAL, Preference::linear(0.1, 0.2).unwrap()];
    assert_eq!(read(text).unwrap(), Method::Promethee(Promethee::per_column(list)));
    for wrong in [
        r#"{"vikor": {"v": 1.5}}"#,
        r#"{"compromise": {"power": 0.5}}"#,
        r#"{"power_mean": {"exponent": "middle"}}"#,
        r#"{"codas": {"threshold": -1}}"#,
        r#"{"waspas": {"lambda": 2}}"#,
        r#"{"rafsi": {"ratio": 1}}"#,
        r#"{"either_or": {"lines": [0]}}"#,
        r#"{"topsis": {"norm": "vector"}}"#,
        r#"{"promethee": {"preference": {"v_shape": {"preference": 0}}}}"#,
    ] {
        assert!(read(wrong).is_err(), "{wrong}");
    }
    assert!(Vikor::new(f64::NAN).is_err() && Waspas::new(f64::NAN).is_err());
    assert!(Codas::new(f64::NAN).is_err() && Rafsi::new(f64::INFINITY).is_err());
    assert!(Preference::linear(0.2, 0.1).is_err() && Preference::gaussian(f64::NAN).is_err());
}

/// A plan names a method, and the result carries it.
#[cfg(all(feature = "csv", feature = "json"))]
#[test]
fn a_plan_names_its_method() {
    use materiality::Plan;

    let survey = "respondent,group,water:operational,water:stakeholder,air:operational,air:stakeholder\n\
                  ann,staff,5,1,4,4\nbob,staff,5,1,3,4\n";
    let ranks = |method: &str| {
        let plan = Plan::from_json(&format!(
            r#"{{"scale": {{"min": 1, "max": 5}}, "groups": [{{"id": "staff"}}],
                "issues": [{{"id": "water", "name": "Water"}}, {{"id": "air", "name": "Air"}}],
                "thresholds": {{"operational": 0.7, "stakeholder": 0.7, "rationale": "board"}},
                "method": {method}}}"#
        ))
        .unwrap();
        let again = Plan::from_json(&plan.to_json()).unwrap();
        assert_eq!(again.method(), plan.method());
        let tally = plan.csv_reader().read_tally(survey.as_bytes()).unwrap().data;
        let result = plan.run(&tally).unwrap();
        let lines: Vec<String> = result.lines().map(|line| line.issue.id().to_string()).collect();
        lines
    };
    // Water is 1 and 0, air .625 and .75.
    assert_eq!(ranks(r#"{"power_mean": {"exponent": "max"}}"#), ["water", "air"]);
    assert_eq!(ranks(r#"{"power_mean": {"exponent": "min"}}"#), ["air", "water"]);
    assert_eq!(ranks(r#"{"either_or": {"lines": [0.7, 0.7]}}"#), ["water", "air"]);
    assert_eq!(ranks(r#"{"topsis": {}}"#), ["air", "water"]);
    assert_eq!(ranks(r#"{"promethee": {"preference": "usual"}}"#), ["water", "air"]); // tied
}

#[test]
fn weights_have_to_fit() {
    let scores = ScoreMatrix::from_rows(&[[0.5, 0.5]]).unwrap();
    let expected = PriorityError::WeightCount { found: 3, expected: 2 };
    assert_eq!(Vikor::default().compromise(&scores, &equal(3)).unwrap_err(), expected);
    let promethee = Promethee::same(Preference::USUAL);
    assert_eq!(promethee.flows(&scores, &equal(3)).unwrap_err(), expected);
}

/// Lines from data move with the issues, a score at the line is high.
#[test]
fn quadrants() {
    use Quadrant::{HighBoth, HighFirst, HighSecond, LowBoth};
    let scores =
        ScoreMatrix::from_rows(&[[0.5, 0.2], [0.1 + 0.2, 0.6], [0.9, 0.7], [0.1, 0.1]]).unwrap();
    let of = |lines| Quadrant::of(&scores, lines).unwrap();
    assert_eq!(of(QuadrantLines::Midpoint), [HighFirst, HighSecond, HighBoth, LowBoth]);
    let at = |first, second| {
        QuadrantLines::Fixed(Score::new(first).unwrap(), Score::new(second).unwrap())
    };
    assert_eq!(of(at(0.3, 0.7)), [HighFirst, HighFirst, HighBoth, LowBoth]);
    // Medians .4 and .4 by hand.
    assert_eq!(of(QuadrantLines::Median), [HighFirst, HighSecond, HighBoth, LowBoth]);
    // Upper quarter: .6 and .625 by hand.
    let upper = QuadrantLines::Percentile(Score::new(0.75).unwrap());
    assert_eq!(of(upper), [LowBoth, LowBoth, HighBoth, LowBoth]);
    let one = raw(&[Up], &[&[1.0]]);
    assert_eq!(
        Quadrant::of(&one, QuadrantLines::Midpoint).unwrap_err().to_string(),
        "quadrants need 2 columns, found 1"
    );
    let text = serde_json::to_string(&upper).unwrap();
    assert_eq!(serde_json::from_str::<QuadrantLines>(&text).unwrap(), upper);
}

/// Tiers by hand.
#[test]
fn tier_rules() {
    let ids: Vec<IssueId> = (1..=6).map(|n| IssueId::new(n.to_string()).unwrap()).collect();
    let utilities = vec![0.9, 0.7, 0.1 + 0.6, 0.4, 0.3, 0.1];
    let ranking = Ranking::from_utilities(ids, utilities).unwrap();
    let tiers = |rule: TierRule| rule.apply(&ranking).unwrap().by_issue().to_vec();
    let number = |n| NonZeroUsize::new(n).unwrap();
    assert_eq!(tiers(TierRule::Quantiles { tiers: number(3) }), [1, 1, 1, 2, 3, 3]);
    let bands = RankBands::new(vec![1, 2]).unwrap();
    assert_eq!(tiers(TierRule::RankBands(bands)), [1, 2, 2, 3, 3, 3]);
    assert_eq!(tiers(TierRule::TopN { n: 0, ties: TiesAtCut::Include }), [2; 6]);
    assert_eq!(tiers(TierRule::NaturalBreaks { tiers: number(99) }), [1, 2, 2, 3, 4, 5]);
    assert_eq!(tiers(TierRule::HeadTail), [1; 6]); // three of six above the mean: no tail
    assert_eq!(
        RankBands::new(vec![3, 3]).unwrap_err().to_string(),
        "rank bands end at [3, 3], expected rising ranks from 1 on"
    );
    assert_eq!(
        NaturalBreaks::of(&[0.5], 0).unwrap_err().to_string(),
        "the number of tiers is 0, expected at least 1"
    );
    for forged in [r#"{"quantiles": {"tiers": 0}}"#, r#"{"rank_bands": [3, 2]}"#] {
        assert!(serde_json::from_str::<TierRule>(forged).is_err(), "{forged}");
    }
    let rule: TierRule = serde_json::from_str(r#"{"rank_bands": [3, 10]}"#).unwrap();
    assert_eq!(rule, TierRule::RankBands(RankBands::new(vec![3, 10]).unwrap()));
    assert_eq!(head_tail_breaks(&[]), Vec::<usize>::new());
    assert!(NaturalBreaks::of(&[], 2).is_err());
    assert!(matches!(
        NaturalBreaks::of(&[f64::NAN], 2),
        Err(PriorityError::Model(ModelError::NotFinite { .. }))
    ));
}

/// Products of five-point scales: 1–6, 8, 9, 10, 12, 15, 16, 20, 25 by hand.
#[test]
fn reachable_values() {
    let five = Scale::likert(5).unwrap();
    let products = Reachable::products(&[&five, &five]).unwrap();
    let by_hand = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 9.0, 10.0, 12.0, 15.0, 16.0, 20.0, 25.0];
    assert_eq!(products.as_slice(), by_hand);
    let around = products.around(15.0);
    assert_eq!((around.below, around.at, around.above), (Some(12.0), Some(15.0), Some(16.0)));
    let around = products.around(26.0);
    assert_eq!((around.below, around.at, around.above), (Some(25.0), None, None));
    let sums = Reachable::sums(&[&five, &five, &five]).unwrap();
    assert_eq!(sums.as_slice().len(), 13);
    assert!(Reachable::products(&[]).is_err());
    assert!(Reachable::from_values([f64::NAN]).is_err());
}
