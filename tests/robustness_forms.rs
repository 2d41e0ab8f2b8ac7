//! The exact analysis of methods other than the weighted sum: forms against the methods
//! themselves, rational arithmetic, and roots isolated in whole numbers.

mod common;

use common::error_of;
use materiality::{
    Codas, Column, Compromise, Copras, Direction, Edas, EitherOr, GeneralizedMean, IssueId, Method,
    NormalizedSum, Preference, Prioritizer, Promethee, Rafsi, Score, ScoreMatrix, Spotis, Topsis,
    TopsisNorm, TwoAxisAnalysis, Vikor, Waspas, WeightForm, WeightLaw, WeightedProduct,
    WeightedSum, Weights, ZeroScores,
};
use num_rational::Ratio;
use proptest::prelude::*;

type Q = Ratio<i128>;

/// Scores are whole numbers of this fraction.
const UNIT: i128 = 16;

fn matrix(points: &[(i128, i128)], second: Direction) -> ScoreMatrix {
    let issues: Vec<IssueId> =
        (1..=points.len()).map(|n| IssueId::new(n.to_string()).unwrap()).collect();
    let columns = vec![
        Column::bounded("x", Direction::HigherIsMore, 0.0, 1.0).unwrap(),
        Column::bounded("y", second, 0.0, 1.0).unwrap(),
    ];
    let values = points.iter().flat_map(|&(x, y)| [x, y]).map(|v| v as f64 / UNIT as f64);
    ScoreMatrix::new(issues, columns, values.collect()).unwrap()
}

fn points(least: i128) -> impl Strategy<Value = Vec<(i128, i128)>> {
    let coarse = prop::collection::vec((0_i128..=3, 0_i128..=3), 1..=7).prop_map(move |points| {
        points.into_iter().map(|(x, y)| (least.max(x * 5), least.max(y * 5))).collect()
    });
    prop_oneof![coarse, prop::collection::vec((least..=UNIT, least..=UNIT), 1..=7)]
}

/// Every method with a form.
fn methods() -> Vec<Method> {
    let line = |at: f64| Score::new(at).unwrap();
    vec![
        Method::WeightedSum,
        Method::Spotis,
        Method::Rafsi(Rafsi::default()),
        Method::WeightedProduct(WeightedProduct::default()),
        Method::PowerMean(GeneralizedMean::MIN),
        Method::PowerMean(GeneralizedMean::HARMONIC),
        Method::PowerMean(GeneralizedMean::PRODUCT),
        Method::PowerMean(GeneralizedMean::DISTANCE_FROM_ORIGIN),
        Method::PowerMean(GeneralizedMean::new(-2.5).unwrap()),
        Method::PowerMean(GeneralizedMean::MAX),
        Method::Compromise(Compromise::EUCLIDEAN),
        Method::Compromise(Compromise::CHEBYSHEV),
        Method::Compromise(Compromise::new(3.5).unwrap()),
        Method::EitherOr(EitherOr::new([line(0.7), line(0.6)]).unwrap()),
        Method::Topsis(Topsis::default()),
        Method::Topsis(Topsis::CLASSIC),
        Method::Topsis(Topsis::new(TopsisNorm::MinMax)),
        Method::Promethee(Promethee::same(Preference::USUAL)),
        Method::Promethee(Promethee::same(Preference::v_shape(0.4).unwrap())),
        Method::Promethee(Promethee::same(Preference::gaussian(0.3).unwrap())),
        Method::NormalizedSum(NormalizedSum::MARCOS),
        Method::NormalizedSum(NormalizedSum::ARAS),
        Method::NormalizedSum(NormalizedSum::MOORA),
        Method::NormalizedSum(NormalizedSum::MIN_MAX),
        Method::Copras,
        Method::Vikor(Vikor::new(1.0).unwrap()),
        Method::Waspas(Waspas::new(0.0).unwrap()),
        Method::Waspas(Waspas::new(1.0).unwrap()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// At any weight above 0 and below 1 the form orders issues as the method itself does.
    #[test]
    fn forms_give_the_order_of_their_method(
        points in points(1), weight in 0.01..0.99_f64, cost in any::<bool>(), zero in any::<bool>(),
    ) {
        let direction = if cost { Direction::LowerIsMore } else { Direction::HigherIsMore };
        let weights = Weights::new(vec![weight, 1.0 - weight]).unwrap();
        for method in methods() {
            let mut points = points.clone();
            if zero && !cost && !matches!(method, Method::Waspas(_)) {
                points[0].0 = 0;
            }
            let scores = matrix(&points, direction);
            let analysis = TwoAxisAnalysis::of(&method, &scores, WeightLaw::uniform()).unwrap();
            let utilities = method.utilities(&scores, &weights).unwrap();
            let ranks = analysis.ranking_at(weight).unwrap().mid_ranks();
            let scale = utilities.iter().fold(1.0_f64, |most, u| most.max(u.abs()));
            for a in 0..points.len() {
                for b in 0..points.len() {
                    if utilities[a] > utilities[b] + 1e-9 * scale {
                        prop_assert!(ranks[a] < ranks[b], "{method:?} {points:?}");
                    }
                    if points[a] == points[b] {
                        prop_assert!((analysis.wins(a, b) - 0.5).abs() < 1e-15);
                    }
                }
            }
        }
    }

    /// The share of weights at which the method's own utility reaches a line, by a grid of weights.
    #[test]
    fn lines_are_reached_as_by_the_method(points in points(1), line in 1_i128..16) {
        let scores = matrix(&points, Direction::HigherIsMore);
        let line = Score::new(line as f64 / UNIT as f64).unwrap();
        for method in methods() {
            let analysis = TwoAxisAnalysis::of(&method, &scores, WeightLaw::uniform()).unwrap();
            let Ok(first) = analysis.reaches(0, line) else {
                let orders_only = matches!(
                    method,
                    Method::EitherOr(_)
                        | Method::Copras
                        | Method::Vikor(_)
                        | Method::NormalizedSum(NormalizedSum::ARAS)
                );
                prop_assert!(orders_only, "{method:?}");
                continue;
            };
            let steps = 200;
            let reached = (0..steps).filter(|&step| {
                let weight = (2.0 * f64::from(step) + 1.0) / (2.0 * f64::from(steps));
                let weights = Weights::new(vec![weight, 1.0 - weight]).unwrap();
                method.utilities(&scores, &weights).unwrap()[0] >= line.get() - 1e-12
            });
            let share = reached.count() as f64 / f64::from(steps);
            prop_assert!((first - share).abs() <= 1.0 / f64::from(steps), "{method:?} {points:?}");
        }
    }

    /// Rankings, one after another, cover the range without gaps, differ from their neighbors, and
    /// are those at a weight inside; ranges of the top are where they say so.
    #[test]
    fn rankings_cover_all_weights(points in points(1), k in 1_usize..4, low in 0.0..0.4_f64) {
        let scores = matrix(&points, Direction::HigherIsMore);
        let law = WeightLaw::uniform().within(low, 0.9).unwrap();
        for method in methods() {
            let analysis = TwoAxisAnalysis::of(&method, &scores, law).unwrap();
            let pieces: Vec<_> = analysis.rankings().collect();
            prop_assert_eq!((pieces[0].from(), pieces[pieces.len() - 1].to()), (low, 0.9));
            for pair in pieces.windows(2) {
                prop_assert_eq!(pair[0].to().to_bits(), pair[1].from().to_bits());
                prop_assert!(!pair[0].ranking().is_same_order(pair[1].ranking()));
            }
            for issue in 0..points.len() {
                let ranges = analysis.top_ranges(issue, k);
                prop_assert!(ranges.windows(2).all(|pair| pair[0].1 < pair[1].0));
                let mass: f64 = ranges.iter().map(|&(from, to)| law.mass(from, to)).sum();
                let first = pieces
                    .iter()
                    .filter(|piece| piece.ranking().competition_ranks()[issue] <= k)
                    .map(|piece| law.mass(piece.from(), piece.to()));
                let other = first.sum::<f64>();
                prop_assert!((mass - other).abs() < 1e-6, "{method:?} {points:?} {issue} {ranges:?} {other} {:?}", pieces);
            }
        }
    }
}

/// Straight lines in exact arithmetic: cuts at all crossings, ranks in the middle of every piece.
fn oracle(lines: &[(Q, Q)]) -> Vec<Vec<Q>> {
    let zero = Q::from(0);
    let mut cuts = vec![zero, Q::from(1)];
    for (at, a) in lines.iter().enumerate() {
        for b in &lines[at + 1..] {
            let (dx, dy) = (b.0 - a.0, b.1 - a.1);
            if (dx > zero && dy < zero) || (dx < zero && dy > zero) {
                cuts.push(dy / (dy - dx));
            }
        }
    }
    cuts.sort();
    cuts.dedup();
    let n = lines.len();
    let mut probabilities = vec![vec![zero; n]; n];
    for piece in cuts.windows(2) {
        let w = (piece[0] + piece[1]) / Q::from(2);
        let utilities: Vec<Q> = lines.iter().map(|&(x, y)| w * x + (Q::from(1) - w) * y).collect();
        for issue in 0..n {
            let above = utilities.iter().filter(|&&u| u > utilities[issue]).count();
            let equal = utilities.iter().filter(|&&u| u == utilities[issue]).count();
            for p in &mut probabilities[issue][above..above + equal] {
                *p += (piece[1] - piece[0]) / Q::from(equal as i128);
            }
        }
    }
    probabilities
}

/// Methods whose lines are fractions of whole numbers, each with its lines from its definition.
fn rational(points: &[(i128, i128)]) -> Vec<(Method, Vec<(Q, Q)>)> {
    let n = points.len() as i128;
    let column = |second: bool| points.iter().map(move |p| if second { p.1 } else { p.0 });
    let lines = |f: &dyn Fn(i128, bool) -> Q| -> Vec<(Q, Q)> {
        points.iter().map(|&(x, y)| (f(x, false), f(y, true))).collect()
    };
    let most = |second| column(second).max().unwrap();
    let least = |second| column(second).min().unwrap();
    let sum = |second| column(second).sum::<i128>();
    let flow = |x: i128, second| {
        let sign: i128 = column(second).map(|other| (x - other).signum()).sum();
        Q::new(sign, (n - 1).max(1))
    };
    let range = |x, second| match most(second) - least(second) {
        0 => Q::from(0),
        width => Q::new(x - least(second), width),
    };
    vec![
        (Method::Spotis, lines(&|x, _| Q::new(x, UNIT))),
        (Method::Rafsi(Rafsi::default()), lines(&|x, _| Q::new(UNIT + 5 * x, 7 * UNIT))),
        (Method::PowerMean(GeneralizedMean::DISTANCE_FROM_ORIGIN), lines(&|x, _| Q::from(x * x))),
        (Method::PowerMean(GeneralizedMean::HARMONIC), lines(&|x, _| Q::new(-1, x))),
        (Method::Compromise(Compromise::EUCLIDEAN), lines(&|x, _| Q::from(-(UNIT - x).pow(2)))),
        (Method::Promethee(Promethee::same(Preference::USUAL)), lines(&flow)),
        (Method::NormalizedSum(NormalizedSum::MARCOS), lines(&|x, s| Q::new(x, most(s)))),
        (Method::NormalizedSum(NormalizedSum::ARAS), lines(&|x, s| Q::new(x, sum(s) + most(s)))),
        (Method::NormalizedSum(NormalizedSum::MIN_MAX), lines(&range)),
        (Method::Vikor(Vikor::new(1.0).unwrap()), lines(&range)),
        (Method::Copras, lines(&|x, s| Q::new(x, sum(s)))),
    ]
}

fn float(q: Q) -> f64 {
    *q.numer() as f64 / *q.denom() as f64
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Acceptabilities equal rational arithmetic to 10⁻¹²: eleven methods on 300 instances each, with
    /// duplicates and concurrent crossings; rows and columns sum to 1.
    #[test]
    fn acceptabilities_equal_rational_arithmetic(points in points(1)) {
        let scores = matrix(&points, Direction::HigherIsMore);
        for (method, lines) in rational(&points) {
            let analysis = TwoAxisAnalysis::of(&method, &scores, WeightLaw::uniform()).unwrap();
            let ranks = analysis.acceptability();
            for (issue, row) in oracle(&lines).iter().enumerate() {
                for (at, &p) in row.iter().enumerate() {
                    let found = ranks.probability(issue, at + 1);
                    prop_assert!((found - float(p)).abs() < 1e-12, "{method:?} {points:?}");
                }
                let column: f64 = (0..points.len()).map(|i| ranks.probability(i, issue + 1)).sum();
                prop_assert!((column - 1.0).abs() < 1e-12);
                prop_assert!((ranks.expected_rank(issue) - analysis.expected_rank(issue)).abs() < 1e-11);
            }
        }
    }
}

/// Where `a·x² + b·x + c` changes sign above 0, in whole numbers: the vertex parts the two roots,
/// and each is found by halving, the sign at a fraction of 2⁴⁰ being exact.
fn sign_changes([a, b, c]: [i128; 3]) -> Vec<f64> {
    const STEP: i128 = 1 << 40;
    // The sign at x = t / 2⁴⁰.
    let sign = |t: i128| (a * t * t + b * t * STEP + c * STEP * STEP).signum();
    let most = 1_000 * STEP;
    let vertex = if a == 0 { 0 } else { (-b * STEP / (2 * a)).clamp(0, most) };
    let mut found = Vec::new();
    for (from, to) in [(0, vertex), (vertex, most)] {
        let (mut low, mut high) = (from, to);
        let low_sign =
            if sign(from) == 0 { if from == 0 { b.signum() } else { 0 } } else { sign(from) };
        if low_sign * sign(to) >= 0 {
            continue;
        }
        while high - low > 1 {
            let middle = i128::midpoint(low, high);
            if sign(middle) * low_sign > 0 { low = middle } else { high = middle }
        }
        found.push(f64::midpoint(low as f64, high as f64) / STEP as f64);
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// TOPSIS by another route: the quadratics in whole numbers, their roots by halving, and the
    /// ranks of every piece from the utilities of the method itself.
    #[test]
    fn topsis_equals_roots_found_in_whole_numbers(points in points(0)) {
        let scores = matrix(&points, Direction::HigherIsMore);
        let mut cuts = vec![0.0, 1.0];
        for (at, p) in points.iter().enumerate() {
            for q in &points[at + 1..] {
                let near = |x: i128| x * x;
                let far = |x: i128| (UNIT - x).pow(2);
                let cross = |u: i128, v: i128, s: i128, t: i128| near(u) * far(v) - near(s) * far(t);
                let a = cross(p.0, q.0, q.0, p.0);
                let b = cross(p.0, q.1, q.0, p.1) + cross(p.1, q.0, q.1, p.0);
                let c = cross(p.1, q.1, q.1, p.1);
                let weight = |odds: f64| odds.sqrt() / (1.0 + odds.sqrt());
                cuts.extend(sign_changes([a, b, c]).into_iter().map(weight));
            }
        }
        cuts.sort_by(f64::total_cmp);
        let n = points.len();
        let mut expected = vec![0.0; n * n];
        for piece in cuts.windows(2).filter(|piece| piece[1] - piece[0] > 1e-10) {
            let middle = f64::midpoint(piece[0], piece[1]);
            let weights = Weights::new(vec![middle, 1.0 - middle]).unwrap();
            let ranking = Topsis::default().prioritize(&scores, &weights).unwrap();
            for place in ranking.iter() {
                for rank in place.rank..place.rank + place.tied {
                    expected[place.index * n + rank - 1] += (piece[1] - piece[0]) / place.tied as f64;
                }
            }
        }
        let analysis = TwoAxisAnalysis::of(&Topsis::default(), &scores, WeightLaw::uniform()).unwrap();
        let ranks = analysis.acceptability();
        for issue in 0..n {
            for rank in 1..=n {
                let found = ranks.probability(issue, rank);
                let expected = expected[issue * n + rank - 1];
                prop_assert!((found - expected).abs() < 1e-8, "{points:?}: {found} {expected}");
            }
            prop_assert!((ranks.expected_rank(issue) - analysis.expected_rank(issue)).abs() < 1e-10);
        }
    }
}

/// By hand: squares of weights. (1, 0) and (0, 1) are equally close at ½; (½, ½) has U = ½ under
/// any weights, and (1, 0) is above it where w² > (1 − w)².
#[test]
fn topsis_by_hand() {
    let scores = ScoreMatrix::from_rows(&[[1.0, 0.0], [0.0, 1.0], [0.5, 0.5]]).unwrap();
    let law = WeightLaw::uniform();
    let analysis = TwoAxisAnalysis::of(&Topsis::default(), &scores, law).unwrap();
    let ranks = analysis.acceptability();
    assert_eq!(ranks.ranks(0), [0.5, 0.0, 0.5]);
    assert_eq!(ranks.ranks(2), [0.0, 1.0, 0.0]);
    // (1, 0) reaches .8 where w² · .04 ≥ (1 − w)² · .64: from odds of 4, a weight of .8.
    let line = Score::new(0.8).unwrap();
    assert!((analysis.reaches(0, line).unwrap() - 0.2).abs() < 1e-10);
    assert_eq!(analysis.top_ranges(2, 2), [(0.0, 1.0)]);
    assert_eq!(analysis.top_ranges(0, 1), [(0.5, 1.0)]);
}

/// By hand: .8^w · .2^(1−w) against .4: both are at .4 where w = ½; and a 0 comes last under any
/// weights.
#[test]
fn products_by_hand() {
    let scores = ScoreMatrix::from_rows(&[[0.8, 0.2], [0.4, 0.4], [1.0, 0.0]]).unwrap();
    let method = WeightedProduct::default();
    let analysis = TwoAxisAnalysis::of(&method, &scores, WeightLaw::uniform()).unwrap();
    assert!((analysis.wins(0, 1) - 0.5).abs() < 1e-10);
    assert!(analysis.wins(2, 1) <= 0.0);
    assert_eq!(analysis.reaches(2, Score::new(0.1).unwrap()), Ok(0.0));
    assert_eq!(analysis.reaches(2, Score::ZERO), Ok(1.0));
    assert!((analysis.reaches(0, Score::new(0.4).unwrap()).unwrap() - 0.5).abs() < 1e-10);
    assert_eq!(analysis.method(), "weighted product");
    let refusing = WeightedProduct::new(ZeroScores::Refused);
    assert_eq!(
        error_of(TwoAxisAnalysis::of(&refusing, &scores, WeightLaw::uniform())),
        r#"issue 3, column "c2": the weighted product needs a value above 0, found 0"#
    );
}

/// What has no form says so, and what a form cannot tell.
#[test]
fn refusals() {
    let scores = ScoreMatrix::from_rows(&[[0.8, 0.2], [0.4, 0.4]]).unwrap();
    let law = WeightLaw::uniform();
    let without: [&dyn Prioritizer; 5] = [
        &Vikor::default(),
        &Edas,
        &Codas::default(),
        &Waspas::default(),
        &GeneralizedMean::new(1e6).unwrap(),
    ];
    for method in without {
        assert_eq!(
            error_of(TwoAxisAnalysis::of(method, &scores, law)),
            format!(
                "the {} has no exact form in the weights; draw weights at random instead",
                method.name()
            )
        );
    }
    let copras = TwoAxisAnalysis::of(&Copras, &scores, law).unwrap();
    assert_eq!(
        error_of(copras.reaches(0, Score::ZERO)),
        "the exact form of the COPRAS only orders issues, so no line can be drawn"
    );
    let raw = ScoreMatrix::new(
        vec![IssueId::new("a").unwrap()],
        vec![Column::anchored("x").unwrap(), Column::raw("y", Direction::HigherIsMore).unwrap()],
        vec![0.5, 3.0],
    )
    .unwrap();
    for method in [&WeightedSum as &dyn Prioritizer, &Spotis, &Topsis::default()] {
        assert_eq!(
            error_of(TwoAxisAnalysis::of(method, &raw, law)),
            r#"the analysis needs the declared bounds of column "y", which has none"#
        );
    }
    assert!(TwoAxisAnalysis::of(&Topsis::CLASSIC, &raw, law).is_ok());
    assert!(TwoAxisAnalysis::of(&Promethee::same(Preference::USUAL), &raw, law).is_ok());
}

/// A form of one's own has to be one.
#[test]
fn forms_are_checked() {
    let problem = |text: &str| format!("the weight form is not valid: {text}");
    assert_eq!(
        error_of(WeightForm::linear(2, vec![1.0; 3])),
        problem("its values do not fill whole rows")
    );
    assert_eq!(
        error_of(WeightForm::linear(0, vec![])),
        problem("its values do not fill whole rows")
    );
    assert_eq!(
        error_of(WeightForm::linear(1, vec![f64::NAN])),
        problem("a value of it is not finite, or negative in a ratio")
    );
    assert_eq!(
        error_of(WeightForm::ratio(1, vec![1.0], vec![-1.0])),
        problem("a value of it is not finite, or negative in a ratio")
    );
    assert_eq!(
        error_of(WeightForm::ratio(1, vec![1.0], vec![1.0, 2.0])),
        problem("its two tables differ in size")
    );
    let form = WeightForm::linear(2, vec![1.0, 2.0]).unwrap();
    assert_eq!(
        error_of(form.clone().with_weight_power(f64::NAN)),
        problem("its power is not above 0")
    );
    assert_eq!((form.columns(), form.with_weight_power(3.0).unwrap().weight_power()), (2, 3.0));
}

/// A form that is not of the issues at hand.
#[derive(Debug)]
struct Wrong;

impl Prioritizer for Wrong {
    fn name(&self) -> &'static str {
        "wrong method"
    }

    fn utilities(
        &self,
        scores: &ScoreMatrix,
        _: &Weights,
    ) -> Result<Vec<f64>, materiality::PriorityError> {
        Ok(vec![0.0; scores.issues().len()])
    }

    fn weight_form(
        &self,
        _: &ScoreMatrix,
    ) -> Result<Option<WeightForm>, materiality::PriorityError> {
        WeightForm::linear(2, vec![0.0; 4]).map(Some)
    }
}

#[test]
fn a_form_of_other_issues_is_refused() {
    let scores = ScoreMatrix::from_rows(&[[0.8, 0.2]]).unwrap();
    assert_eq!(
        error_of(TwoAxisAnalysis::of(&Wrong, &scores, WeightLaw::uniform())),
        "the weight form of the wrong method is of 2 issues, expected 1"
    );
}
