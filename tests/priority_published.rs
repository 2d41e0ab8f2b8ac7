//! Prioritizers against published worked examples, at the precision that was printed.
//!
//! Every table is retyped from the work its test is named after and was recomputed by a script
//! that is not part of the crate.

#![allow(clippy::float_cmp, reason = "tests pin numbers to the bit")]

use materiality::{
    Codas, Column, Copras, Direction, Edas, IssueId, NaturalBreaks, NormalizedSum, Outranking,
    Preference, Prioritizer, Promethee, ScoreMatrix, Spotis, Topsis, TopsisNorm, Vikor,
    VikorCondition, Waspas, WeightedSum, Weights,
};

use Direction::{HigherIsMore as Up, LowerIsMore as Down};

/// A table of raw columns.
fn raw<const D: usize>(directions: [Direction; D], rows: &[[f64; D]]) -> ScoreMatrix {
    let column = |(at, direction)| Column::raw(format!("c{at}"), direction).unwrap();
    table(directions.into_iter().enumerate().map(column).collect(), rows)
}

/// A table of columns with declared bounds.
fn bounded<const D: usize>(columns: [(Direction, f64, f64); D], rows: &[[f64; D]]) -> ScoreMatrix {
    let column = |(at, (direction, low, high))| {
        Column::bounded(format!("c{at}"), direction, low, high).unwrap()
    };
    table(columns.into_iter().enumerate().map(column).collect(), rows)
}

fn table<const D: usize>(columns: Vec<Column>, rows: &[[f64; D]]) -> ScoreMatrix {
    let issues: Vec<IssueId> =
        (1..=rows.len()).map(|n| IssueId::new(format!("a{n}")).unwrap()).collect();
    ScoreMatrix::new(issues, columns, rows.as_flattened().to_vec()).unwrap()
}

fn points(points: &[f64]) -> Weights {
    Weights::normalized(points.to_vec()).unwrap()
}

/// Equal to what was printed with so many decimals, half a unit of the last one apart at most.
#[track_caller]
fn assert_printed(found: &[f64], printed: &[f64], decimals: i32) {
    assert_eq!(found.len(), printed.len());
    for (at, (found, printed)) in found.iter().zip(printed).enumerate() {
        let off = (found - printed).abs();
        assert!(off <= 0.500_001 * 10_f64.powi(-decimals), "{at}: {found} is not {printed}");
    }
}

/// Opricovic & Tzeng 2004, *Compromise solution by MCDM methods*, section 5: three mountains by
/// risk and altitude.
fn mountains() -> ScoreMatrix {
    raw([Down, Up], &[[1.0, 3000.0], [2.0, 3750.0], [5.0, 4500.0]])
}

#[test]
fn opricovic_tzeng_2004_topsis() {
    let topsis = Topsis::new(TopsisNorm::MinMax);
    let utilities = topsis.utilities(&mountains(), &points(&[1.0, 1.0])).unwrap();
    assert_printed(&utilities, &[0.500, 0.617, 0.500], 3);
}

#[test]
fn opricovic_tzeng_2004_vikor() {
    let compromise = Vikor::default().compromise(&mountains(), &points(&[1.0, 1.0])).unwrap();
    assert_printed(compromise.s(), &[0.5, 0.375, 0.5], 3);
    assert_printed(compromise.r(), &[0.5, 0.25, 0.5], 3);
    assert_printed(compromise.q(), &[1.0, 0.0, 1.0], 3);
    assert_eq!(
        (compromise.advantage(), compromise.stability()),
        (VikorCondition::Met, VikorCondition::Met)
    );
    assert_eq!(compromise.set(), [1]);
}

/// The paper's second form of the same data: risk + 5 and altitude in another unit and from another
/// zero. VIKOR does not change.
#[test]
fn opricovic_tzeng_2004_vikor_does_not_depend_on_units() {
    let moved = raw([Down, Up], &[[6.0, 2.0], [7.0, 2.75], [10.0, 3.5]]);
    let weights = points(&[1.0, 1.0]);
    let q = |scores| Vikor::default().compromise(scores, &weights).unwrap().q().to_vec();
    assert_eq!(q(&moved), q(&mountains()));
}

/// Tzeng & Huang 2011, *Multiple Attribute Decision Making*, chapter on TOPSIS: four machines by
/// durability, capability, reliability.
#[test]
fn tzeng_huang_2011_topsis() {
    let rows = [[5.0, 8.0, 4.0], [7.0, 6.0, 8.0], [8.0, 8.0, 6.0], [7.0, 4.0, 6.0]];
    let scores = raw([Up; 3], &rows);
    let utilities = Topsis::CLASSIC.utilities(&scores, &points(&[0.3, 0.4, 0.3])).unwrap();
    assert_printed(&utilities, &[0.5037, 0.6581, 0.7482, 0.3340], 4);
}

/// Opricovic & Tzeng 2007, *Extended VIKOR method in comparison with outranking methods*: six
/// hydropower systems on the Drina, four sets of weights.
#[test]
fn opricovic_tzeng_2007_vikor() {
    let scores = raw(
        [Up, Down, Up, Up, Down, Down, Down, Up],
        &[
            [4184.3, 2914.0, 407.2, 251.0, 195.0, 244.0, 15.0, 2.41],
            [5211.9, 3630.0, 501.7, 308.3, 282.0, 346.0, 21.0, 1.41],
            [5021.3, 3920.5, 504.0, 278.6, 12.0, 56.0, 3.0, 4.42],
            [5566.1, 3957.9, 559.5, 335.3, 167.0, 268.0, 16.0, 3.36],
            [5060.5, 3293.5, 514.1, 284.2, 69.0, 90.0, 7.0, 4.04],
            [4317.9, 2925.9, 432.8, 239.3, 12.0, 55.0, 3.0, 4.36],
        ],
    );
    let run = |weights: [f64; 8]| Vikor::default().compromise(&scores, &points(&weights)).unwrap();

    let equal = run([1.0; 8]);
    assert_printed(equal.s(), &[0.692, 0.700, 0.290, 0.423, 0.280, 0.346], 3);
    assert_printed(equal.r(), &[0.125, 0.125, 0.121, 0.125, 0.067, 0.125], 3);
    assert_printed(equal.q(), &[0.991, 1.000, 0.473, 0.670, 0.000, 0.578], 3);
    assert_eq!(equal.set(), [4]);

    let economic = run([2.0, 2.0, 2.0, 2.0, 1.0, 1.0, 1.0, 1.0]);
    assert_printed(economic.s(), &[0.701, 0.600, 0.386, 0.365, 0.317, 0.459], 3);
    assert_printed(economic.r(), &[0.167, 0.114, 0.161, 0.167, 0.089, 0.167], 3);
    assert_printed(economic.q(), &[1.000, 0.533, 0.552, 0.563, 0.000, 0.686], 3);
    assert_eq!(economic.set(), [4]);

    let social = run([1.0, 1.0, 1.0, 1.0, 2.0, 2.0, 2.0, 2.0]);
    assert_printed(social.q(), &[0.684, 1.000, 0.147, 0.554, 0.041, 0.191], 3);
    assert_eq!(
        (social.advantage(), social.stability()),
        (VikorCondition::NotMet, VikorCondition::Met)
    );
    assert_eq!(social.set(), [4, 2, 5]);

    let more_social = run([1.0, 1.0, 1.0, 1.0, 3.2, 3.2, 3.2, 3.2]);
    assert_printed(more_social.q(), &[0.668, 1.000, 0.051, 0.588, 0.058, 0.078], 3);
    assert_eq!(more_social.set(), [2, 4, 5]);
}

/// C1 holds and C2 fails, by hand: Q = .75, 1, .5, .068…, .4375 with n = 5, so the step is .25; the
/// fourth leads but is best neither on S (.20) nor on R (.11).
#[test]
fn vikor_advantage_without_stability() {
    let scores = raw(
        [Down; 5],
        &[
            [1.0, 101.0, 1.0, 101.0, 1.0],
            [101.0, 1.0, 101.0, 1.0, 101.0],
            [1.0, 1.0, 1.0, 1.0, 101.0],
            [11.0, 11.0, 11.0, 16.0, 61.0],
            [56.0, 56.0, 56.0, 56.0, 56.0],
        ],
    );
    let compromise = Vikor::default().compromise(&scores, &points(&[1.0; 5])).unwrap();
    assert_printed(compromise.s(), &[0.40, 0.60, 0.20, 0.21, 0.55], 6);
    assert_printed(compromise.r(), &[0.20, 0.20, 0.20, 0.12, 0.11], 6);
    assert_eq!(compromise.advantage(), VikorCondition::Met);
    assert_eq!(compromise.stability(), VikorCondition::NotMet);
    assert_eq!(compromise.set(), [3, 4]);
}

/// Brans, Vincke & Mareschal 1986, *How to select and how to rank projects: the PROMETHEE method*:
/// six power plants, six criteria, one of each preference function. The printed net flows are sums
/// over the five others of indices that were rounded to three decimals; the four-decimal figures are
/// an independent script's.
#[test]
fn brans_vincke_mareschal_1986_promethee() {
    let scores = raw(
        [Down, Up, Down, Down, Down, Up],
        &[
            [80.0, 90.0, 600.0, 54.0, 8.0, 5.0],
            [65.0, 58.0, 200.0, 97.0, 1.0, 1.0],
            [83.0, 60.0, 400.0, 72.0, 4.0, 7.0],
            [40.0, 80.0, 1000.0, 75.0, 7.0, 10.0],
            [52.0, 72.0, 600.0, 20.0, 3.0, 8.0],
            [94.0, 96.0, 700.0, 36.0, 5.0, 6.0],
        ],
    );
    let promethee = Promethee::per_column([
        Preference::u_shape(10.0).unwrap(),
        Preference::v_shape(30.0).unwrap(),
        Preference::linear(50.0, 500.0).unwrap(),
        Preference::level(10.0, 60.0).unwrap(),
        Preference::USUAL,
        Preference::gaussian(5.0).unwrap(),
    ]);
    let flows = promethee.flows(&scores, &points(&[1.0; 6])).unwrap();
    assert_printed(flows.positive(), &[0.2199, 0.3963, 0.2466, 0.3293, 0.4547, 0.3001], 4);
    assert_printed(flows.negative(), &[0.3655, 0.3791, 0.3362, 0.3493, 0.1618, 0.3549], 4);
    assert_printed(&flows.net(), &[-0.1457, 0.0172, -0.0895, -0.0200, 0.2929, -0.0549], 4);
    let printed = [-0.728, 0.085, -0.447, -0.102, 1.466, -0.274];
    for (net, printed) in flows.net().iter().zip(printed) {
        assert!((5.0 * net - printed).abs() <= 10.0 * 0.0005, "{net} times 5 is not {printed}");
    }
    // The fifth is preferred to all; the first and second cannot be compared.
    assert_eq!(flows.relation(0, 1), Outranking::Incomparable);
    assert!((0..6).all(|other| other == 4 || flows.relation(4, other) == Outranking::Preferred));
    assert_eq!(flows.relation(1, 3), Outranking::Incomparable);
    assert_eq!(flows.relation(3, 2), Outranking::Incomparable);
    assert_eq!(flows.relation(0, 4), Outranking::NotPreferred);
}

/// Two issues by hand: d = .3 on the first column (weight .6), −.1 on the second (weight .4).
#[test]
fn promethee_functions_by_hand() {
    let scores = ScoreMatrix::from_rows(&[[0.8, 0.4], [0.5, 0.5]]).unwrap();
    let weights = points(&[0.6, 0.4]);
    let net = |preference| Promethee::same(preference).utilities(&scores, &weights).unwrap()[0];
    let close = |found: f64, expected: f64| assert!((found - expected).abs() < 1e-12, "{found}");
    close(net(Preference::USUAL), 0.6 - 0.4);
    close(net(Preference::u_shape(0.1).unwrap()), 0.6); // .1 is no more than .1
    close(net(Preference::v_shape(0.6).unwrap()), 0.6 * 0.5 - 0.4 / 6.0);
    close(net(Preference::level(0.1, 0.3).unwrap()), 0.6 * 0.5); // .3 is not beyond .3
    close(net(Preference::linear(0.1, 0.5).unwrap()), 0.6 * 0.5);
    close(net(Preference::linear(0.2, 0.2).unwrap()), 0.6); // a step
    let bell = |d: f64| 1.0 - (-d * d / 0.02).exp();
    close(net(Preference::gaussian(0.1).unwrap()), 0.6 * bell(0.3) - 0.4 * bell(0.1));
}

/// Chakraborty, Zavadskas & Antucheviciene 2015, *Applications of WASPAS method as a
/// multi-criteria decision-making tool*, example 2.
#[test]
fn chakraborty_2015_waspas() {
    let scores = raw(
        [Down, Down, Down, Up],
        &[
            [581_818.0, 54.49, 3.0, 5500.0],
            [595_454.0, 49.73, 3.0, 4500.0],
            [586_060.0, 51.24, 3.0, 5000.0],
            [522_727.0, 45.71, 3.0, 5800.0],
            [561_818.0, 52.66, 3.0, 5200.0],
            [543_030.0, 74.46, 4.0, 5600.0],
            [522_727.0, 75.42, 4.0, 5800.0],
            [486_970.0, 62.62, 4.0, 5600.0],
            [509_394.0, 65.87, 4.0, 6400.0],
            [513_333.0, 70.67, 4.0, 6000.0],
        ],
    );
    let weights = points(&[0.467, 0.160, 0.095, 0.278]);
    let utilities = |lambda| Waspas::new(lambda).unwrap().utilities(&scores, &weights).unwrap();
    let product = [0.8578, 0.8144, 0.8408, 0.9413, 0.8632, 0.8241, 0.8454, 0.8915, 0.8987, 0.8697];
    assert_printed(&utilities(0.0), &product, 4);
    let ranking = Waspas::default().prioritize(&scores, &weights).unwrap();
    assert_eq!(ranking.competition_ranks(), [6, 10, 8, 1, 5, 9, 7, 3, 2, 4]);
    // The paper prints .8638 for the fifth, the mean of two columns it has rounded before (.8645
    // and .8632) cut off after four digits; the formula gives .863858.
    let half = [0.8584, 0.8169, 0.8419, 0.9417, 0.8639, 0.8278, 0.8503, 0.8949, 0.9027, 0.8740];
    assert_printed(&utilities(0.5), &half, 4);
    let rounded = |x: f64| (x * 1e4).round() / 1e4;
    let fifth = f64::midpoint(rounded(utilities(1.0)[4]), rounded(utilities(0.0)[4]));
    assert_printed(&[fifth], &[0.863_85], 5);
}

/// Dezert, Tchamova, Han & Tacnet 2020, *The SPOTIS rank reversal free method*: both examples.
#[test]
fn dezert_2020_spotis() {
    let scores = bounded(
        [(Up, -5.0, 12.0), (Down, -6.0, 10.0), (Up, -8.0, 5.0)],
        &[[10.5, -3.1, 1.7], [-4.7, 0.0, 3.4], [8.1, 0.3, 1.3], [3.2, 7.3, -5.3]],
    );
    let weights = points(&[0.2, 0.3, 0.5]);
    let distances = |utilities: Vec<f64>| utilities.iter().map(|u| 1.0 - u).collect::<Vec<f64>>();
    let found = distances(Spotis.utilities(&scores, &weights).unwrap());
    assert_printed(&found, &[0.1989, 0.3705, 0.3063, 0.7491], 4);
    let found = distances(WeightedSum.utilities(&scores, &weights).unwrap());
    assert_printed(&found, &[0.1989, 0.3705, 0.3063, 0.7491], 4);

    let cars = bounded(
        [
            (Down, 14_000.0, 16_000.0),
            (Down, 3.0, 8.0),
            (Down, 80.0, 140.0),
            (Up, 35.0, 60.0),
            (Up, 650.0, 1300.0),
        ],
        &[
            [15_000.0, 4.3, 99.0, 42.0, 737.0],
            [15_290.0, 5.0, 116.0, 42.0, 892.0],
            [15_350.0, 5.0, 114.0, 45.0, 952.0],
            [15_490.0, 5.3, 123.0, 45.0, 1120.0],
        ],
    );
    let weights = points(&[0.2941, 0.2353, 0.2353, 0.0588, 0.1765]);
    let ranking = Spotis.prioritize(&cars, &weights).unwrap();
    assert_eq!(ranking.competition_ranks(), [1, 3, 2, 4]);
    // The paper prints .4779 for .47795: cut off, not rounded.
    let found = distances(ranking.utilities().to_vec());
    assert_printed(&found[1..], &[0.5781, 0.5557, 0.5801], 4);
}

/// Karabasevic, Zavadskas, Stanujkic, Popovic & Brzakovic 2018, *An approach to personnel selection
/// in the IT industry based on the EDAS method*: six candidates. The paper prints .16 for the fourth,
/// where the formula gives .15; the others agree.
#[test]
fn karabasevic_2018_edas() {
    let scores = raw(
        [Up; 7],
        &[
            [5.0, 4.0, 3.0, 4.0, 4.0, 5.0, 3.0],
            [3.0, 4.0, 5.0, 4.0, 3.0, 3.0, 4.0],
            [4.0, 3.0, 2.0, 3.0, 2.0, 3.0, 4.0],
            [3.0, 3.0, 3.0, 4.0, 4.0, 3.0, 4.0],
            [4.0, 3.0, 3.0, 4.0, 4.0, 4.0, 3.0],
            [5.0, 4.0, 4.0, 5.0, 5.0, 5.0, 4.0],
        ],
    );
    let weights = points(&[0.31, 0.21, 0.17, 0.13, 0.09, 0.06, 0.03]);
    let ranking = Edas.prioritize(&scores, &weights).unwrap();
    let found = ranking.utilities();
    assert_printed(&[&found[..3], &found[4..]].concat(), &[0.73, 0.47, 0.01, 0.38, 1.00], 2);
    assert_eq!(ranking.competition_ranks(), [2, 3, 6, 5, 4, 1]);
}

/// Ersoy 2021, *Equipment selection for an e-commerce company using entropy-based TOPSIS, EDAS and
/// CODAS methods during the COVID-19*: six notebooks, two of six criteria costs.
#[test]
fn ersoy_2021_edas() {
    let scores = raw(
        [Up, Up, Up, Up, Down, Down],
        &[
            [256.0, 8.0, 41.0, 1.6, 1.77, 7347.16],
            [256.0, 8.0, 32.0, 1.0, 1.8, 6919.99],
            [256.0, 8.0, 53.0, 1.6, 1.9, 8400.0],
            [256.0, 8.0, 41.0, 1.0, 1.75, 6808.9],
            [512.0, 8.0, 35.0, 1.6, 1.7, 8479.99],
            [256.0, 4.0, 35.0, 1.6, 1.7, 7499.99],
        ],
    );
    let weights = points(&[0.405, 0.221, 0.134, 0.199, 0.007, 0.034]);
    let utilities = Edas.utilities(&scores, &weights).unwrap();
    assert_printed(&utilities, &[0.414, 0.130, 0.461, 0.212, 0.944, 0.043], 3);
}

/// Keshavarz Ghorabaee, Zavadskas, Turskis & Antucheviciene 2016, *A new combinative distance-based
/// assessment (CODAS) method*, first example: seven industrial robots.
#[test]
fn keshavarz_ghorabaee_2016_codas() {
    let scores = raw(
        [Up, Down, Up, Up, Up],
        &[
            [60.0, 0.4, 2540.0, 500.0, 990.0],
            [6.35, 0.15, 1016.0, 3000.0, 1041.0],
            [6.8, 0.1, 1727.2, 1500.0, 1676.0],
            [10.0, 0.2, 1000.0, 2000.0, 965.0],
            [2.5, 0.1, 560.0, 500.0, 915.0],
            [4.5, 0.08, 1016.0, 350.0, 508.0],
            [3.0, 0.1, 1778.0, 1000.0, 920.0],
        ],
    );
    let weights = points(&[0.036, 0.192, 0.326, 0.326, 0.120]);
    let utilities = Codas::default().utilities(&scores, &weights).unwrap();
    let printed = [0.5122, 1.4633, 1.0715, -0.2125, -1.8515, -1.1717, 0.1887];
    assert_printed(&utilities, &printed, 4);
}

/// Balezentiene & Kusta 2012, *Reducing greenhouse gas emissions in grassland ecosystems of the
/// central Lithuania: multi-criteria evaluation on a basis of the ARAS method*: ten fertilizing
/// schemes, three costs. The printed degrees carry the rounding of printed shares.
#[test]
fn balezentiene_kusta_2012_aras() {
    let scores = raw(
        [Up, Up, Up, Down, Down, Down],
        &[
            [957.5, 190.1977, 70.0, 0.039_592, 2.166_783, 0.0141],
            [892.5, 203.8013, 53.0, 0.025_849, 2.994_347, 0.016_642],
            [1002.5, 235.0942, 75.0, 0.015_479, 4.742_146, 0.019_484],
            [1150.0, 271.4, 76.0, 0.022, 7.055_962, 0.022_147],
            [1520.0, 192.5579, 70.0, 0.025_442, 8.424_319, 0.024_235],
            [1700.0, 386.1619, 90.0, 0.029_429, 5.888_983, 0.022_218],
            [1355.0, 342.1966, 80.0, 0.0293, 8.635_847, 0.024_861],
            [2127.5, 495.4876, 90.0, 0.038_453, 3.652_983, 0.020_537],
            [3020.0, 827.6948, 97.0, 0.031_774, 11.039_44, 0.024_359],
            [2786.0, 795.0, 98.0, 0.021_151, 8.952_235, 0.023_349],
        ],
    );
    let ranking = NormalizedSum::ARAS.prioritize(&scores, &points(&[1.0; 6])).unwrap();
    let printed = [
        0.599_472, 0.531_983, 0.564_514, 0.491_713, 0.453_489, 0.551_491, 0.475_401, 0.635_985,
        0.689_763, 0.722_232,
    ];
    assert_printed(ranking.utilities(), &printed, 5);
    assert_eq!(ranking.competition_ranks(), [4, 7, 5, 8, 10, 6, 9, 3, 2, 1]);
}

/// By hand: S⁺ = .25 each; costs 10 and 30, so S⁻ = .125 and .375, Σ 1/S⁻ = 32/3 and
/// Q = .25 + .5/(.125 · 32/3) = .625 and .25 + .125 = .375. The dearer never wins.
#[test]
fn copras_rewards_benefit_and_never_cost() {
    let scores = raw([Up, Down], &[[5.0, 10.0], [5.0, 30.0]]);
    let utilities = Copras.utilities(&scores, &points(&[1.0, 1.0])).unwrap();
    assert_printed(&utilities, &[1.0, 0.6], 12);
}

/// Uysal & İnan 2022, *Performance evaluation of research assistants by COPRAS method*.
#[test]
fn uysal_inan_2022_copras() {
    let scores = raw(
        [Up, Up, Up, Up, Down, Up, Up],
        &[
            [3.57, 4.00, 4.00, 83.75, 3.0, 9.0, 1.0],
            [3.07, 3.95, 4.00, 83.00, 3.0, 1.0, 3.0],
            [3.23, 3.54, 3.46, 66.00, 4.0, 0.0, 2.0],
            [3.42, 3.96, 4.00, 70.00, 5.0, 5.0, 7.0],
            [2.56, 3.37, 3.79, 82.00, 4.0, 4.0, 5.0],
        ],
    );
    let utilities = Copras.utilities(&scores, &points(&[1.0; 7])).unwrap();
    assert_printed(&utilities, &[1.000_000, 0.788_501, 0.633_837, 0.986_506, 0.868_878], 5);
}

/// Fisher 1958 and Jenks 1977, a case whose six cuts into three runs can be listed by hand. Squared
/// deviations within: 1|2|10 11 20 60⅔, 1|2 10|11 20 72½, 1|2 10 11|20 48⅔, 1 2|10|11 20 41,
/// 1 2|10 11|20 **1**, 1 2 10|11|20 48⅔; in all 238.8.
#[test]
fn natural_breaks_by_hand() {
    let breaks = NaturalBreaks::of(&[1.0, 2.0, 10.0, 11.0, 20.0], 3).unwrap();
    assert_eq!(breaks.tiers(), [3, 3, 2, 2, 1]);
    assert_eq!(breaks.lines(), [20.0, 10.0]);
    assert_printed(&[breaks.goodness()], &[1.0 - 1.0 / 238.8], 12);
}

/// Stević, Pamučar, Puška & Chatterjee 2020, *Sustainable supplier selection in healthcare industries
/// using a new MCDM method: MARCOS*: eight suppliers, 21 criteria, two of them costs. Its weights sum
/// to .997, which cancels in K⁺. The paper prints .535 for the sixth, where the formula gives .5355.
#[test]
fn stevic_2020_marcos() {
    let mut directions = [Up; 21];
    directions[0] = Down;
    directions[3] = Down;
    let scores = raw(
        directions,
        &[
            [
                6.257, 4.217, 4.217, 6.257, 3.0, 4.217, 5.0, 3.557, 3.557, 3.557, 3.0, 5.0, 4.718,
                3.557, 3.557, 2.080, 3.557, 3.0, 4.718, 3.557, 2.08,
            ],
            [
                4.217, 6.804, 7.0, 5.0, 7.0, 6.804, 5.593, 5.593, 6.804, 7.0, 5.0, 7.612, 5.593,
                6.257, 5.0, 7.0, 5.593, 5.593, 6.804, 5.593, 5.593,
            ],
            [
                4.718, 5.593, 6.257, 5.0, 4.718, 5.0, 5.593, 4.718, 5.593, 5.0, 3.557, 6.257, 5.0,
                4.718, 4.718, 5.0, 3.557, 5.593, 5.593, 3.557, 4.217,
            ],
            [
                5.0, 6.804, 5.0, 3.0, 5.0, 6.257, 7.612, 3.557, 5.0, 6.257, 6.257, 5.593, 6.257,
                5.0, 5.593, 7.0, 5.0, 6.257, 5.0, 3.557, 4.217,
            ],
            [
                3.557, 5.593, 6.804, 3.0, 5.0, 7.0, 5.593, 5.0, 6.257, 7.0, 5.593, 7.612, 6.257,
                6.257, 5.0, 6.257, 5.593, 7.0, 5.0, 4.718, 5.0,
            ],
            [
                6.257, 3.0, 4.217, 5.0, 3.557, 3.0, 4.217, 3.0, 4.217, 3.0, 2.466, 3.0, 4.217,
                3.557, 5.0, 3.0, 4.217, 3.557, 2.080, 5.0, 3.0,
            ],
            [
                4.217, 5.0, 6.257, 5.593, 3.557, 5.593, 4.217, 5.593, 5.0, 6.257, 3.557, 5.0,
                6.257, 5.593, 5.593, 7.0, 6.257, 5.0, 6.257, 5.593, 5.0,
            ],
            [
                7.612, 1.442, 3.0, 9.0, 2.080, 3.0, 1.442, 2.080, 1.442, 3.0, 1.0, 1.442, 2.080,
                3.0, 3.0, 1.0, 1.442, 1.442, 3.0, 2.080, 1.0,
            ],
        ],
    );
    let weights = points(&[
        0.127, 0.159, 0.060, 0.075, 0.043, 0.051, 0.075, 0.061, 0.053, 0.020, 0.039, 0.022, 0.017,
        0.027, 0.022, 0.039, 0.017, 0.035, 0.015, 0.024, 0.016,
    ]);
    let ranking = NormalizedSum::MARCOS.prioritize(&scores, &weights).unwrap();
    let found = ranking.utilities();
    let printed = [0.563, 0.908, 0.755, 0.855, 0.905, 0.775, 0.312];
    assert_printed(&[&found[..5], &found[6..]].concat(), &printed, 3);
    assert!((found[5] - 0.5355).abs() < 1e-4);
    assert_eq!(ranking.competition_ranks(), [6, 1, 5, 3, 2, 7, 4, 8]);
}
