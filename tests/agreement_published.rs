//! Measures of agreement against printed examples and hand arithmetic.

mod common;

use common::{close, likert, ok, with_cell};
use materiality::{
    AlphaMetric, CellAgreement, Concordance, CronbachAlpha, IntraclassCorrelation, IssueId,
    KendallW, KrippendorffAlpha, RankingPanel, RaterPanel, r_wg, tastle_wierman, van_der_eijk,
    variance_ratio,
};

/// A panel of complete rows.
fn panel(rows: &[&[f64]]) -> RaterPanel {
    let rows: Vec<Vec<Option<f64>>> =
        rows.iter().map(|row| row.iter().map(|&x| Some(x)).collect()).collect();
    ok(RaterPanel::new(&rows))
}

/// Rows as columns.
fn turned(rows: &[&[f64]]) -> RaterPanel {
    let columns: Vec<Vec<f64>> =
        (0..rows[0].len()).map(|at| rows.iter().map(|row| row[at]).collect()).collect();
    let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
    panel(&columns)
}

/// Shrout & Fleiss 1979, table 2: six targets × four judges.
const SHROUT_FLEISS: [&[f64]; 6] = [
    &[9.0, 2.0, 5.0, 8.0],
    &[6.0, 1.0, 3.0, 2.0],
    &[8.0, 4.0, 6.0, 8.0],
    &[7.0, 1.0, 2.0, 6.0],
    &[10.0, 5.0, 6.0, 9.0],
    &[6.0, 2.0, 4.0, 7.0],
];

/// Kendall, *Rank Correlation Methods*, chapter 6: three rankings of ten objects with ties.
/// Totals 5½ to 26½, S = 591, ΣT = 12 + 18 + 84: W = 12·591 / (9·990 − 3·114) = 7092/8568 = .828.
#[test]
fn kendall_w_with_ties() {
    let ranks: [&[f64]; 3] = [
        &[1.0, 4.5, 2.0, 4.5, 3.0, 7.5, 6.0, 9.0, 7.5, 10.0],
        &[2.5, 1.0, 2.5, 4.5, 4.5, 8.0, 9.0, 6.5, 10.0, 6.5],
        &[2.0, 1.0, 4.5, 4.5, 4.5, 4.5, 8.0, 8.0, 8.0, 10.0],
    ];
    let w = KendallW::of(&panel(&ranks)).unwrap();
    close(w.get(), 7092.0 / 8568.0, 1e-15);
    close(w.get(), 0.828, 5e-4);
    close(w.chi_squared(), 27.0 * 7092.0 / 8568.0, 1e-12);
    // ν₁ = 9 − 2/3, ν₂ = 2ν₁, F = 2·7092 / (8568 − 7092).
    assert_eq!(w.degrees_of_freedom(), Some([9.0 - 2.0 / 3.0, 2.0 * (9.0 - 2.0 / 3.0)]));
    close(w.f().unwrap(), 2.0 * 7092.0 / 1476.0, 1e-12);
    assert_eq!(w.verdict(), Concordance::Strong);
    assert_eq!((w.raters(), w.items(), w.left_out()), (3, 10, 0));
}

/// All alike: W = 1 exactly, F infinite and so not given, p = 0. Two opposite raters: W = 0.
#[test]
fn kendall_w_at_its_ends() {
    let alike = KendallW::of(&panel(&[&[1.0, 2.0, 2.0, 4.0][..]; 5])).unwrap();
    assert_eq!((alike.get(), alike.f(), alike.p_value()), (1.0, None, Some(0.0)));
    let opposite = KendallW::of(&panel(&[&[1.0, 2.0, 3.0], &[3.0, 2.0, 1.0]])).unwrap();
    assert_eq!((opposite.get(), opposite.p_value()), (0.0, Some(1.0)));
    assert_eq!(opposite.verdict(), Concordance::NotShown);
    // Two raters, two items: F has no degree of freedom, so nothing is shown.
    let tiny = KendallW::of(&panel(&[&[1.0, 2.0], &[1.0, 2.0]])).unwrap();
    assert_eq!((tiny.get(), tiny.p_value(), tiny.verdict()), (1.0, None, Concordance::NotShown));
    assert_eq!(KendallW::of(&panel(&[&[2.0, 2.0, 2.0], &[5.0, 5.0, 5.0]])), None);
    assert_eq!(KendallW::of(&panel(&[&[1.0, 2.0, 3.0]])), None);
    assert_eq!(KendallW::of(&panel(&[&[1.0], &[2.0]])), None);
}

/// Mair's csrranking data (CRAN package smacof 2.1-7, 100 respondents on five topics of corporate
/// social responsibility): the 98 valid rankings as counts of distinct ones. Rank sums 253, 247,
/// 375, 338, 257; with R̄ = 294, S = 13,756 and W = 12·13,756 / (98²·120) = .143232.
#[test]
fn csr_rankings_from_counts_of_distinct_ones() {
    #[rustfmt::skip]
    const COUNTS: [(u32, usize); 51] = [
        (12345, 2), (12354, 2), (12435, 3), (12453, 1), (12543, 4), (13254, 2), (13452, 1),
        (13542, 1), (14235, 1), (14352, 1), (14523, 1), (14532, 4), (15243, 1), (15342, 1),
        (21354, 1), (21435, 6), (21453, 1), (21534, 2), (21543, 6), (23415, 1), (23451, 4),
        (23541, 2), (25134, 1), (25341, 2), (31254, 2), (31524, 1), (31542, 4), (32154, 1),
        (32415, 2), (32451, 3), (32541, 7), (34512, 3), (34521, 2), (35421, 1), (41352, 1),
        (43251, 1), (43521, 1), (45123, 1), (45231, 1), (45312, 2), (51234, 2), (51324, 1),
        (51342, 1), (51423, 1), (52341, 1), (52431, 1), (53241, 1), (54132, 1), (54231, 1),
        (54312, 2), (54321, 2),
    ];
    let digits = |code: u32| [10_000, 1_000, 100, 10, 1].map(|unit| code / unit % 10);
    let people = COUNTS.iter().flat_map(|&(code, count)| vec![digits(code); count]);
    let rankings = people.enumerate().map(|(at, ranks)| (at.to_string(), ranks));
    let items = ["Environment", "Waste Prevention", "Organic Products", "Charity", "Employee"];
    let panel = ok(RankingPanel::new(items.map(|id| ok(IssueId::new(id))), rankings));
    assert_eq!(panel.len(), 98);
    assert_eq!(panel.rank_sums(), [253.0, 247.0, 375.0, 338.0, 257.0]);
    let w = KendallW::of_rankings(&panel).unwrap();
    close(w.get(), 12.0 * 13_756.0 / (98.0 * 98.0 * 120.0), 1e-15);
    close(w.get(), 0.143_232, 5e-7);
    close(w.chi_squared(), 56.1469, 5e-5);
    assert!(w.p_value().unwrap() < 1e-9);
    assert_eq!(
        w.to_string(),
        "Kendall's W = 0.1432 (98 raters, 5 items, p < 0.001): significant but no consensus"
    );
}

/// Shrout & Fleiss 1979, table 4: ICC(2,1) = .29, ICC(3,1) = .71, ICC(2,4) = .62, ICC(3,4) = .91.
#[test]
fn intraclass_correlations_of_shrout_and_fleiss() {
    let icc = IntraclassCorrelation::of(&turned(&SHROUT_FLEISS)).unwrap();
    close(icc.agreement().unwrap(), 0.29, 0.005);
    close(icc.consistency().unwrap(), 0.71, 0.005);
    close(icc.mean_agreement().unwrap(), 0.62, 0.005);
    close(icc.mean_consistency().unwrap(), 0.91, 0.005);
    assert_eq!((icc.raters(), icc.items(), icc.left_out()), (4, 6, 0));
}

/// α of the judges of Shrout & Fleiss is their ICC(3,4), .91; and four answers to three questions,
/// by hand: item variances 5/3, 11/12, 5/3, sums 13, 10, 15, 7 with variance 49/4, so
/// α = 3/2 · (1 − 17/4 · 4/49) = 48/49.
#[test]
fn cronbach_alpha() {
    let alpha = CronbachAlpha::of(&panel(&SHROUT_FLEISS)).unwrap();
    close(alpha.get(), 0.91, 0.005);
    let rows: [&[f64]; 4] =
        [&[4.0, 5.0, 4.0], &[3.0, 4.0, 3.0], &[5.0, 5.0, 5.0], &[2.0, 3.0, 2.0]];
    let alpha = CronbachAlpha::of(&panel(&rows)).unwrap();
    close(alpha.get(), 48.0 / 49.0, 1e-14);
    assert_eq!((alpha.raters(), alpha.items(), alpha.left_out()), (4, 3, 0));
    // One item, one rater, equal sums.
    assert_eq!(CronbachAlpha::of(&panel(&[&[1.0], &[2.0]])), None);
    assert_eq!(CronbachAlpha::of(&panel(&[&[1.0, 2.0]])), None);
    assert_eq!(CronbachAlpha::of(&panel(&[&[1.0, 2.0], &[2.0, 1.0]])), None);
}

/// Krippendorff, *Computing Krippendorff's alpha-reliability*: four observers, twelve units, one of
/// them with a single value: nominal .743, ordinal .815, interval .849.
#[test]
fn krippendorff_alpha() {
    let rows: Vec<Vec<Option<f64>>> = [
        "1 2 3 3 2 1 4 1 2 . . .",
        "1 2 3 3 2 2 4 1 2 5 . 3",
        ". 3 3 3 2 3 4 2 2 5 1 .",
        "1 2 3 3 2 4 4 1 2 5 1 .",
    ]
    .iter()
    .map(|row| row.split(' ').map(|x| x.parse().ok()).collect())
    .collect();
    let panel = ok(RaterPanel::new(&rows));
    for (metric, expected) in [
        (AlphaMetric::Nominal, 0.743),
        (AlphaMetric::Ordinal, 0.815),
        (AlphaMetric::Interval, 0.849),
    ] {
        let alpha = KrippendorffAlpha::of(&panel, metric).unwrap();
        close(alpha.get(), expected, 5e-4);
        assert_eq!((alpha.items(), alpha.ratings(), alpha.metric()), (11, 40, metric));
    }
}

/// Van der Eijk 2001: (30, 40, 210, 130, 530, 50, 10) has the agreement .6113333; hand-made layers:
/// one level 1, all alike 0, both ends −1, (1, 1, 0, 0, 0) is TU/(TU) · (1 − 1/4) = ¾.
#[test]
fn agreement_of_van_der_eijk() {
    let found = |counts: &[u64]| {
        let scale = likert(u8::try_from(counts.len()).unwrap());
        with_cell(&scale, counts, van_der_eijk)
    };
    close(found(&[30, 40, 210, 130, 530, 50, 10]).unwrap(), 0.611_333_3, 5e-8);
    assert_eq!(found(&[0, 0, 9, 0, 0]), Some(1.0));
    assert_eq!(found(&[9, 0, 0, 0, 0]), Some(1.0));
    assert_eq!(found(&[3, 3, 3, 3, 3]), Some(0.0));
    assert_eq!(found(&[5, 0, 0, 0, 5]), Some(-1.0));
    assert_eq!(found(&[2, 2, 0, 0, 0]), Some(0.75));
    assert_eq!(found(&[0, 0, 0, 0, 0]), None);
    assert_eq!(found(&[4, 2]), None);
}

/// Tastle & Wierman 2007: unanimous 1, half at each end 0; five equal shares by hand
/// 1 + (2·log₂ ½ + 2·log₂ ¾)/5 = .434. The width is that of the scale, not of the answers.
#[test]
fn consensus_of_tastle_and_wierman() {
    let found = |counts: &[u64]| with_cell(&likert(5), counts, tastle_wierman);
    assert_eq!(found(&[0, 0, 0, 7, 0]), Some(1.0));
    assert_eq!(found(&[4, 0, 0, 0, 4]), Some(0.0));
    close(found(&[2, 2, 2, 2, 2]).unwrap(), 1.0 + (-2.0 + 2.0 * 0.75_f64.log2()) / 5.0, 1e-15);
    close(found(&[2, 2, 2, 2, 2]).unwrap(), 0.434, 5e-4);
    // Half at 1, half at 2: half a level of four from the mean.
    close(found(&[3, 3, 0, 0, 0]).unwrap(), 1.0 + 0.875_f64.log2(), 1e-15);
    assert_eq!(found(&[0; 5]), None);
}

/// By hand on five levels, where the uniform law has the variance 2: answers 3, 4, 5 have s² = 1;
/// ten at each end have s² = 20·4/19; their share of the largest variance is 1 and ½ for equal shares.
#[test]
fn spread_inside_a_cell() {
    let cell = |counts: &[u64]| with_cell(&likert(5), counts, CellAgreement::of);
    let low = cell(&[0, 0, 1, 1, 1]);
    assert_eq!((low.r_wg(), low.r_wg_raw()), (Some(0.5), Some(0.5)));
    let ends = cell(&[10, 0, 0, 0, 10]);
    close(ends.r_wg_raw().unwrap(), 1.0 - 80.0 / 19.0 / 2.0, 1e-15);
    assert_eq!((ends.r_wg(), ends.variance_ratio()), (Some(0.0), Some(1.0)));
    assert_eq!((ends.agreement(), ends.polarization()), (Some(-1.0), Some(1.0)));
    assert_eq!(with_cell(&likert(5), &[4; 5], variance_ratio), Some(0.5));
    let one = cell(&[0, 0, 0, 1, 0]);
    assert_eq!((one.r_wg(), one.consensus(), one.variance_ratio()), (None, Some(1.0), Some(0.0)));
    let none = cell(&[0; 5]);
    assert_eq!((none.r_wg(), none.consensus(), none.agreement()), (None, None, None));
    assert_eq!((none.variance_ratio(), none.polarization(), none.answers()), (None, None, 0));
    assert_eq!(with_cell(&likert(5), &[0, 2, 0, 0, 0], r_wg), Some(1.0));
}
