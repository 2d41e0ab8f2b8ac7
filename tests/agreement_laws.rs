//! Laws of the measures of agreement, and naive twins of the fast ones.

mod common;

use common::{close, frame_on, likert, ok};
use materiality::{
    AlphaMetric, Axis, Cell, CellAgreement, CronbachAlpha, GroupContrast, GroupRankings,
    IntraclassCorrelation, KendallW, KrippendorffAlpha, Missing, QualityRules, RaterPanel, Rating,
    Scale, Survey, Tally,
};
use proptest::prelude::*;

type Rows = Vec<Vec<Option<f64>>>;

/// Complete tables of 2 to 8 raters × 2 to 7 items, of whole ratings 1 to 5.
fn complete() -> impl Strategy<Value = Rows> {
    (2_usize..8).prop_flat_map(|items| {
        let rating = (1_u8..6).prop_map(|x| Some(f64::from(x)));
        prop::collection::vec(prop::collection::vec(rating, items), 2..9)
    })
}

/// The same, a fifth of the ratings missing.
fn gappy() -> impl Strategy<Value = Rows> {
    (2_usize..8).prop_flat_map(|items| {
        let rating = prop::option::weighted(0.8, (1_u8..6).prop_map(f64::from));
        prop::collection::vec(prop::collection::vec(rating, items), 2..9)
    })
}

fn panel(rows: &[Vec<Option<f64>>]) -> RaterPanel {
    ok(RaterPanel::new(rows))
}

fn turned(rows: &[Vec<Option<f64>>]) -> Rows {
    (0..rows[0].len()).map(|at| rows.iter().map(|row| row[at]).collect()).collect()
}

/// Mid-ranks of one row, by counting.
fn mid_ranks(row: &[Option<f64>]) -> Vec<f64> {
    let above = |x| row.iter().filter(|&&y| y > x).count() as f64;
    let equal = |x| row.iter().filter(|&&y| y == x).count() as f64;
    row.iter().map(|&x| above(x) + f64::midpoint(equal(x), 1.0)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// Friedman's statistic, from the analysis of variance of mid-ranks: SS between items over the
    /// mean square of all ranks within raters. It is m(n − 1)W.
    #[test]
    fn kendall_w_is_friedman(rows in complete()) {
        let ranks: Vec<Vec<f64>> = rows.iter().map(|row| mid_ranks(row)).collect();
        let (m, n) = (rows.len() as f64, rows[0].len() as f64);
        let mean = f64::midpoint(n, 1.0);
        let item = |at: usize| ranks.iter().map(|row| row[at]).sum::<f64>() / m;
        let between: f64 = (0..rows[0].len()).map(|at| m * (item(at) - mean).powi(2)).sum();
        let within: f64 = ranks.iter().flatten().map(|rank| (rank - mean).powi(2)).sum();
        let w = KendallW::of(&panel(&rows));
        prop_assert_eq!(w.is_some(), within > 0.0);
        if let Some(w) = w {
            let friedman = between / (within / (m * (n - 1.0)));
            prop_assert!((w.chi_squared() - friedman).abs() < 1e-9);
            prop_assert!((0.0..=1.0).contains(&w.get()));
            prop_assert!(w.p_value().is_none_or(|p| (0.0..=1.0).contains(&p)));
        }
    }

    /// Without ties W is ((m − 1)ρ̄ + 1)/m with ρ̄ the mean of Spearman's ρ over pairs of raters.
    #[test]
    fn kendall_w_is_the_mean_of_spearman(rows in prop::collection::vec(Just((0..6).map(f64::from).collect::<Vec<_>>()).prop_shuffle(), 2..7)) {
        let rows: Rows = rows.into_iter().map(|row| row.into_iter().map(Some).collect()).collect();
        let ranks: Vec<Vec<f64>> = rows.iter().map(|row| mid_ranks(row)).collect();
        let m = rows.len() as f64;
        let rho = |a: &[f64], b: &[f64]| {
            let squares: f64 = a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum();
            1.0 - 6.0 * squares / (6.0 * 35.0)
        };
        let mut sum = 0.0;
        for i in 0..ranks.len() {
            for j in 0..i {
                sum += rho(&ranks[i], &ranks[j]);
            }
        }
        let mean = sum / (m * (m - 1.0) / 2.0);
        let w = KendallW::of(&panel(&rows)).unwrap();
        prop_assert!((w.get() - ((m - 1.0) * mean + 1.0) / m).abs() < 1e-12);
    }

    /// ICC(C,k) of a table is Cronbach's α of the table turned round.
    #[test]
    fn mean_consistency_is_cronbach_alpha(rows in complete()) {
        let icc = IntraclassCorrelation::of(&panel(&turned(&rows)));
        let icc = icc.and_then(|icc| icc.mean_consistency());
        let alpha = CronbachAlpha::of(&panel(&rows)).map(|alpha| alpha.get());
        prop_assert_eq!(icc.is_some(), alpha.is_some());
        if let (Some(icc), Some(alpha)) = (icc, alpha) {
            prop_assert!((icc - alpha).abs() < 1e-9 * (1.0 + alpha.abs()), "{} {}", icc, alpha);
        }
    }

    /// The forms of one rater follow from those of the mean by Spearman and Brown's formula, and a
    /// rater's own level changes consistency not at all.
    #[test]
    fn intraclass_correlations_hang_together(rows in complete(), shift in -3_i8..4) {
        let Some(icc) = IntraclassCorrelation::of(&panel(&rows)) else { return Ok(()) };
        let k = rows.len() as f64;
        let brown = |mean: f64| mean / (k - (k - 1.0) * mean);
        let pairs = [(icc.agreement(), icc.mean_agreement()), (icc.consistency(), icc.mean_consistency())];
        for (one, mean) in pairs {
            if let (Some(one), Some(mean)) = (one, mean) {
                prop_assert!((one - brown(mean)).abs() < 1e-6 * (1.0 + mean.abs()));
            }
        }
        let mut moved = rows.clone();
        for rating in moved[0].iter_mut().flatten() {
            *rating += f64::from(shift);
        }
        let moved = IntraclassCorrelation::of(&panel(&moved)).unwrap();
        prop_assert_eq!(moved.consistency().is_some(), icc.consistency().is_some());
        if let (Some(a), Some(b)) = (moved.consistency(), icc.consistency()) {
            prop_assert!((a - b).abs() < 1e-9);
        }
    }

    /// Without missing ratings interval α is one minus the mean square within items of a one-way
    /// analysis of variance over the variance of all ratings.
    #[test]
    fn krippendorff_is_a_one_way_analysis(rows in complete()) {
        let Some(alpha) = KrippendorffAlpha::of(&panel(&rows), AlphaMetric::Interval) else { return Ok(()) };
        let (m, n) = (rows.len() as f64, rows[0].len() as f64);
        let all: Vec<f64> = rows.iter().flatten().flatten().copied().collect();
        let mean = all.iter().sum::<f64>() / (m * n);
        let item = |at: usize| rows.iter().map(|row| row[at].unwrap()).sum::<f64>() / m;
        let within: f64 = rows.iter().flat_map(|row| (0..row.len()).map(move |at| (row[at].unwrap(), at)))
            .map(|(x, at)| (x - item(at)).powi(2)).sum::<f64>() / (n * (m - 1.0));
        let total: f64 = all.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / (m * n - 1.0);
        prop_assert!((alpha.get() - (1.0 - within / total)).abs() < 1e-9);
    }

    /// The order of raters, and any rising map of ratings, change no bit of W; a rising straight line
    /// changes nothing else either.
    #[test]
    fn raters_have_no_order_and_ratings_no_units(rows in gappy()) {
        let this = panel(&rows);
        let mut other = rows.clone();
        other.reverse();
        for rating in other.iter_mut().flatten().flatten() {
            *rating = *rating * 8.0 - 3.0;
        }
        let other = panel(&other);
        prop_assert_eq!(KendallW::of(&this), KendallW::of(&other));
        for metric in [AlphaMetric::Nominal, AlphaMetric::Ordinal, AlphaMetric::Interval] {
            let alpha = |panel| KrippendorffAlpha::of(panel, metric).map(|alpha| alpha.get());
            prop_assert_eq!(alpha(&this), alpha(&other));
        }
        prop_assert_eq!(IntraclassCorrelation::of(&this), IntraclassCorrelation::of(&other));
        let mut bent = rows.clone();
        for rating in bent.iter_mut().flatten().flatten() {
            *rating = rating.powi(3);
        }
        prop_assert_eq!(KendallW::of(&this), KendallW::of(&panel(&bent)));
    }

    /// Raters with a gap are left out, and counted.
    #[test]
    fn incomplete_raters_are_left_out(rows in gappy()) {
        let kept: Rows = rows.iter().filter(|row| !row.contains(&None)).cloned().collect();
        let left_out = (rows.len() - kept.len()) as u64;
        let all = panel(&rows);
        prop_assert_eq!(all.complete(), kept.len());
        prop_assume!(!kept.is_empty());
        let kept = panel(&kept);
        prop_assert_eq!(KendallW::of(&all).map(|w| w.get()), KendallW::of(&kept).map(|w| w.get()));
        prop_assert!(KendallW::of(&all).is_none_or(|w| w.left_out() == left_out));
        prop_assert_eq!(
            IntraclassCorrelation::of(&all).map(|icc| icc.agreement()),
            IntraclassCorrelation::of(&kept).map(|icc| icc.agreement())
        );
        prop_assert_eq!(
            CronbachAlpha::of(&all).map(|alpha| (alpha.get(), alpha.left_out())),
            CronbachAlpha::of(&kept).map(|alpha| (alpha.get(), left_out))
        );
    }

    /// Cell measures stay in their ranges, do not care which end is which, and say the extremes.
    #[test]
    fn cells(counts in prop::collection::vec(0_u64..30, 3..9)) {
        let of = |counts: &[u64]| {
            let scale = likert(u8::try_from(counts.len()).unwrap());
            common::with_cell(&scale, counts, |cell: &Cell<'_>| CellAgreement::of(cell))
        };
        let (this, n) = (of(&counts), counts.iter().sum::<u64>());
        let turned: Vec<u64> = counts.iter().rev().copied().collect();
        let turned = of(&turned);
        prop_assert_eq!(this.consensus().is_some(), n > 0);
        prop_assert_eq!(this.agreement().is_some(), n > 0);
        prop_assert_eq!(this.r_wg().is_some(), n > 1);
        for (a, b, low) in [
            (this.consensus(), turned.consensus(), 0.0),
            (this.agreement(), turned.agreement(), -1.0),
            (this.polarization(), turned.polarization(), 0.0),
            (this.variance_ratio(), turned.variance_ratio(), 0.0),
            (this.r_wg(), turned.r_wg(), 0.0),
        ] {
            if let (Some(a), Some(b)) = (a, b) {
                prop_assert!((a - b).abs() < 1e-12 && (low..=1.0).contains(&a));
            }
        }
        let is_unanimous = counts.iter().filter(|&&count| count > 0).count() == 1;
        prop_assert_eq!(this.consensus() == Some(1.0), is_unanimous);
        prop_assert_eq!(this.agreement().is_some_and(|a| a > 1.0 - 1e-12), is_unanimous);
        prop_assert!(!is_unanimous || this.variance_ratio() == Some(0.0));
    }

    /// Van der Eijk's agreement by its definition: every triple of every layer.
    #[test]
    fn van_der_eijk_by_triples(counts in prop::collection::vec(0_u64..9, 3..8)) {
        let k = counts.len();
        let n: u64 = counts.iter().sum();
        prop_assume!(n > 0);
        let mut left = counts.clone();
        let mut expected = 0.0;
        while left.iter().any(|&count| count > 0) {
            let on: Vec<bool> = left.iter().map(|&count| count > 0).collect();
            let s = on.iter().filter(|&&on| on).count();
            let height = *left.iter().filter(|&&count| count > 0).min().unwrap();
            let (mut tu, mut tdu) = (0.0, 0.0);
            for a in 0..k {
                for b in a + 1..k {
                    for c in b + 1..k {
                        match (on[a], on[b], on[c]) {
                            (true, true, false) | (false, true, true) => tu += 1.0,
                            (true, false, true) => tdu += 1.0,
                            _ => {}
                        }
                    }
                }
            }
            let kf = k as f64;
            let layer = if s == 1 {
                1.0
            } else if tu + tdu == 0.0 {
                0.0
            } else {
                ((kf - 2.0) * tu - (kf - 1.0) * tdu) / ((kf - 2.0) * (tu + tdu)) * (1.0 - (s - 1) as f64 / (kf - 1.0))
            };
            expected += height as f64 * s as f64 / n as f64 * layer;
            for count in &mut left {
                *count = count.saturating_sub(height);
            }
        }
        let scale = likert(u8::try_from(k).unwrap());
        let found = common::with_cell(&scale, &counts, materiality::van_der_eijk).unwrap();
        prop_assert!((found - expected).abs() < 1e-12);
    }
}

/// A survey of two groups and its ratings as rows.
fn surveys() -> impl Strategy<Value = (Survey, Rows, usize)> {
    let answer = prop::option::weighted(0.85, 0_usize..5);
    let people = prop::collection::vec(prop::collection::vec(answer, 4), 2..30);
    (people, 0_usize..30).prop_map(|(people, first)| {
        let scale = likert(5);
        let levels: Vec<_> = scale.iter_levels().collect();
        let first = first.min(people.len());
        let frame = frame_on(&["a", "b", "c", "d"], &["g", "h"], &scale);
        let sizes = [first, people.len() - first];
        let survey = Survey::from_fn(&frame, &sizes, |person, criterion, issue| {
            match people[person][issue].filter(|_| criterion == 1) {
                Some(level) => Rating::Level(levels[level]),
                None => Rating::Missing(Missing::DontKnow),
            }
        });
        let rows = people.iter().map(|row| row.iter().map(|x| x.map(|x| x as f64)).collect());
        (ok(survey), rows.collect(), first)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// A survey gives the same panel as its ratings written down as rows; α needs the tally alone.
    #[test]
    fn surveys_and_rows_are_the_same((survey, rows, first) in surveys()) {
        let same = |a: &RaterPanel, b: &RaterPanel| {
            assert_eq!(KendallW::of(a), KendallW::of(b));
            assert_eq!(IntraclassCorrelation::of(a), IntraclassCorrelation::of(b));
            assert_eq!(CronbachAlpha::of(a), CronbachAlpha::of(b));
            assert_eq!(a.complete(), b.complete());
        };
        let all = ok(RaterPanel::of_survey(&survey, "stakeholder"));
        same(&all, &panel(&rows));
        if first > 0 {
            same(&ok(RaterPanel::of_group(&survey, "stakeholder", "g")), &panel(&rows[..first]));
        }
        // Scores are quarters: other units, the same order and the same ratios.
        let axis = RaterPanel::of_axis(&survey, Axis::Stakeholder);
        assert_eq!(KendallW::of(&axis), KendallW::of(&all));
        for metric in AlphaMetric::ALL {
            let of_tally = ok(KrippendorffAlpha::of_tally(&survey.tally(), "stakeholder", metric));
            assert_eq!(of_tally, KrippendorffAlpha::of(&all, metric));
        }
    }

    /// η² and the gap by their textbook formulas on single answers.
    #[test]
    fn contrasts_by_single_answers((survey, rows, first) in surveys()) {
        let tally = survey.tally();
        let rules = QualityRules::default();
        for (at, issue) in ["a", "b", "c", "d"].into_iter().enumerate() {
            let of = |rows: &[Vec<Option<f64>>]| rows.iter().filter_map(|row| row[at]).map(|x| x / 4.0).collect::<Vec<f64>>();
            let (g, h) = (of(&rows[..first]), of(&rows[first..]));
            let mean = |x: &[f64]| x.iter().sum::<f64>() / x.len() as f64;
            let squares = |x: &[f64], m: f64| x.iter().map(|x| (x - m).powi(2)).sum::<f64>();
            let all = [g.clone(), h.clone()].concat();
            let contrast = ok(GroupContrast::of(&tally, issue, "stakeholder", &rules));
            let total = squares(&all, mean(&all));
            let is_defined = !g.is_empty() && !h.is_empty() && total > 1e-12;
            assert_eq!(contrast.eta_squared().is_some(), is_defined);
            if let Some(eta) = contrast.eta_squared() {
                let between = g.len() as f64 * (mean(&g) - mean(&all)).powi(2)
                    + h.len() as f64 * (mean(&h) - mean(&all)).powi(2);
                close(eta, between / total, 1e-9);
            }
            assert_eq!(contrast.largest_gap().is_some(), g.len() > 1 && h.len() > 1);
            if let Some(gap) = contrast.largest_gap() {
                close(gap.gap(), (mean(&g) - mean(&h)).abs(), 1e-12);
                let interval = gap.interval();
                assert!(interval.lower() <= gap.gap() && gap.gap() <= interval.upper());
                assert!(-1.0 <= interval.lower() && interval.upper() <= 1.0);
            }
        }
    }
}

/// Welch's interval by hand: g has 3, 4, 4, 5 (mean 4, s² = 2/3), h has 1, 2 (mean 1.5, s² = 1/2),
/// in levels of a scale of 1 to 5. Variance of the difference 1/6 + 1/4 = 5/12; ν = (5/12)² /
/// ((1/6)²/3 + (1/4)²) = 25/10.33 = 2.419; t(.975; 2.419) from tables between 4.3027 (2) and 3.1824 (3).
#[test]
fn welch_interval_by_hand() {
    let scale = likert(5);
    let frame = frame_on(&["i"], &["g", "h"], &scale);
    let mut tally = Tally::empty(&frame);
    for (group, ratings) in [("g", [3.0, 4.0, 4.0, 5.0].as_slice()), ("h", &[1.0, 2.0])] {
        for &rating in ratings {
            ok(tally.add(group, "i", "stakeholder", common::rating(&scale, rating), 1));
        }
    }
    let contrast = ok(GroupContrast::of(&tally, "i", "stakeholder", &QualityRules::default()));
    let gap = contrast.largest_gap().unwrap();
    assert_eq!((gap.higher().as_str(), gap.lower().as_str(), gap.gap()), ("g", "h", 0.625));
    let se = (5.0_f64 / 12.0).sqrt() / 4.0;
    let reach = gap.gap() - gap.interval().lower();
    assert!(3.1824 * se < reach && reach < 4.3027 * se, "{reach}");
    // η² by hand: grand mean 19/6, between 4·(5/6)² + 2·(5/3)² = 25/3, within 2 + 1/2.
    close(contrast.eta_squared().unwrap(), 25.0 / 3.0 / (25.0 / 3.0 + 2.5), 1e-14);
}

/// More pairs of groups make wider intervals: with 3 groups each has the level 1 − .05/3.
#[test]
fn intervals_hold_for_all_pairs_at_once() {
    let scale = likert(5);
    let tally_of = |groups: &[&str]| {
        let frame = frame_on(&["i"], groups, &scale);
        let mut tally = Tally::empty(&frame);
        for (at, group) in groups.iter().enumerate() {
            for rating in [[1.0, 2.0], [4.0, 5.0], [3.0, 4.0]][at] {
                ok(tally.add(group, "i", "stakeholder", common::rating(&scale, rating), 20));
            }
        }
        tally
    };
    let gap = |groups: &[&str], rules: &QualityRules| {
        let contrast = ok(GroupContrast::of(&tally_of(groups), "i", "stakeholder", rules));
        contrast.largest_gap().unwrap().clone()
    };
    let rules = QualityRules::default();
    let (two, three) = (gap(&["g", "h"], &rules), gap(&["g", "h", "k"], &rules));
    close(two.gap(), three.gap(), 0.0);
    assert!(three.interval().lower() < two.interval().lower());
    let stricter = ok(rules.with_confidence(1.0 - 0.05 / 3.0));
    close(gap(&["g", "h"], &stricter).interval().lower(), three.interval().lower(), 1e-12);
}

/// The largest gap can be that of two people; the clear one is what counts.
#[test]
fn a_tiny_group_does_not_hide_a_clear_gap() {
    let scale = likert(5);
    let frame = frame_on(&["i"], &["staff", "clients", "two"], &scale);
    let mut tally = Tally::empty(&frame);
    let cells = [
        ("staff", 5.0, 40),
        ("staff", 4.0, 40),
        ("clients", 2.0, 30),
        ("clients", 3.0, 30),
        ("two", 1.0, 1),
        ("two", 3.0, 1),
    ];
    for (group, rating, count) in cells {
        ok(tally.add(group, "i", "stakeholder", common::rating(&scale, rating), count));
    }
    let contrast = ok(GroupContrast::of(&tally, "i", "stakeholder", &QualityRules::default()));
    assert_eq!(contrast.largest_gap().unwrap().lower().as_str(), "two");
    assert!(contrast.largest_gap().unwrap().interval().lower() < 0.0);
    let clear = contrast.clear_gap().unwrap();
    assert_eq!((clear.higher().as_str(), clear.lower().as_str()), ("staff", "clients"));
    close(clear.gap(), 0.5, 0.0);
}

/// Groups nobody of whom answered are not compared; issues that a group did not rate are not ranked.
#[test]
fn group_rankings_compare_what_all_rated() {
    let scale: Scale = likert(5);
    let frame = frame_on(&["a", "b", "c", "d"], &["g", "silent", "h", "k"], &scale);
    let mut tally = Tally::empty(&frame);
    for (group, ratings) in
        [("g", [5.0, 4.0, 3.0, 1.0]), ("h", [5.0, 4.0, 3.0, 0.0]), ("k", [1.0, 2.0, 3.0, 5.0])]
    {
        for (issue, rating) in ["a", "b", "c", "d"].into_iter().zip(ratings) {
            if rating > 0.0 {
                ok(tally.add(group, issue, "stakeholder", common::rating(&scale, rating), 2));
            }
        }
    }
    let orders = ok(GroupRankings::of(&tally, "stakeholder"));
    let ids: Vec<&str> = orders.issues().iter().map(materiality::IssueId::as_str).collect();
    assert_eq!(ids, ["a", "b", "c"]);
    let taus: Vec<_> = orders
        .pairs()
        .iter()
        .map(|pair| (pair.first().as_str(), pair.second().as_str(), pair.tau_b()))
        .collect();
    assert_eq!(taus, [("g", "h", Some(1.0)), ("g", "k", Some(-1.0)), ("h", "k", Some(-1.0))]);
    // Two of three pairs in the same order are not apart, by default.
    let rules = QualityRules::default();
    let is_apart: Vec<bool> = orders.pairs().iter().map(|pair| pair.is_apart(&rules)).collect();
    assert_eq!(is_apart, [false, true, true]);
    assert!(!orders.pairs()[1].is_apart(&ok(rules.with_tau(-1.0))));
    // Rank sums 5, 6, 7: S = 2, W = 12·2 / (9·24).
    close(orders.kendall_w().unwrap().get(), 1.0 / 9.0, 1e-15);
    let nobody = ok(GroupRankings::of(&tally, "operational"));
    assert!(
        nobody.groups().is_empty() && nobody.pairs().is_empty() && nobody.kendall_w().is_none()
    );
}

/// Every type of agreement and response quality can be sent, shared, printed, cloned and compared.
#[test]
fn types_are_plain() {
    use materiality::{
        CellQuality, Concordance, CriterionQuality, DividedOpinion, FlaggedRespondent, GapInterval,
        GroupGap, GroupTau, IssueQuality, PeopleAgreement, QualityReport, RankingPanel,
        RejectedRanking, ResponseFlag, ResponsePattern, ResponsePatterns, ResponseSummary,
        ScreenedRankings,
    };
    fn is_plain<T: Send + Sync + std::fmt::Debug + Unpin + Clone + PartialEq + 'static>() {}
    macro_rules! all { ($($type:ty),* $(,)?) => { $(is_plain::<$type>();)* }; }
    all!(
        AlphaMetric,
        CellAgreement,
        CellQuality,
        Concordance,
        CriterionQuality,
        CronbachAlpha,
        DividedOpinion,
        FlaggedRespondent,
        GapInterval,
        GroupContrast,
        GroupGap,
        GroupRankings,
        GroupTau,
        IntraclassCorrelation,
        IssueQuality,
        KendallW,
        KrippendorffAlpha,
        PeopleAgreement,
        QualityReport,
        QualityRules,
        RankingPanel,
        RaterPanel,
        RejectedRanking,
        ResponseFlag,
        ResponsePattern,
        ResponsePatterns<'static>,
        ResponseSummary,
        ScreenedRankings
    );
}

/// Nobody, nothing, one of each, all the same: no measure, no panic, no NaN.
#[test]
fn degenerate_panels() {
    let nothing = |panel: &RaterPanel| {
        assert!(KendallW::of(panel).is_none());
        assert!(CronbachAlpha::of(panel).is_none());
        for metric in AlphaMetric::ALL {
            assert!(KrippendorffAlpha::of(panel, metric).is_none());
        }
    };
    let same = panel(&vec![vec![Some(0.1); 3]; 7]);
    for table in [
        panel(&vec![vec![None; 3]; 4]),
        panel(&[vec![Some(0.1)]]),
        panel(&[vec![Some(1.0), Some(2.0)]]),
        panel(&[vec![Some(1.0)], vec![Some(2.0)]]),
    ] {
        nothing(&table);
        assert!(IntraclassCorrelation::of(&table).is_none());
    }
    nothing(&same);
    let icc = IntraclassCorrelation::of(&same).unwrap();
    assert_eq!((icc.agreement(), icc.consistency()), (None, None));
    assert_eq!((icc.mean_agreement(), icc.mean_consistency()), (None, None));
    // A group nobody belongs to.
    let scale = likert(5);
    let level = common::rating(&scale, 3.0);
    let frame = frame_on(&["a", "b"], &["g", "h"], &scale);
    let survey = ok(Survey::from_fn(&frame, &[0, 2], |_, _, _| level));
    let empty = ok(RaterPanel::of_group(&survey, "stakeholder", "g"));
    assert_eq!((empty.raters(), empty.complete(), empty.items()), (0, 0, 2));
    nothing(&empty);
    assert!(IntraclassCorrelation::of(&empty).is_none());
}
