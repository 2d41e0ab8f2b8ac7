//! Agreement and response quality of 100,000 respondents × 20 issues, as ratios to the sum of the
//! same bytes; target: the whole report well below a second.
//!
//! `cargo bench --bench agreement` measures; without `--bench`, as under `cargo test --benches`,
//! everything runs once on little data.

mod compare;

use std::hint::black_box;

use materiality::{
    AlphaMetric, Criteria, CronbachAlpha, GroupId, IntraclassCorrelation, IssueId, KendallW,
    KrippendorffAlpha, QualityReport, Questionnaire, RaterPanel, Rating, ResponsePatterns, Scale,
    Survey,
};

use compare::compare;

const ISSUES: usize = 20;

/// A cheap stream of numbers that no branch predictor learns.
fn scramble(n: usize) -> usize {
    let mut x = n as u64 ^ 0x9E37_79B9_7F4A_7C15;
    x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    usize::try_from((x ^ (x >> 31)) >> 32).unwrap()
}

fn main() {
    let is_measured = std::env::args().any(|argument| argument == "--bench");
    let (people, rounds) = if is_measured { (100_000, 11) } else { (80, 1) };
    let bytes: Vec<u8> =
        (0..people * ISSUES).map(|n| u8::try_from(scramble(n) % 5).unwrap()).collect();
    let survey = survey(&bytes, people);
    let panel = RaterPanel::of_survey(&survey, "stakeholder").unwrap();
    let sum = || black_box(&bytes).iter().map(|&byte| u64::from(byte)).sum::<u64>();
    compare("panel of raters / sum of the bytes", rounds, sum, || {
        RaterPanel::of_survey(&survey, "stakeholder").unwrap()
    });
    compare("Kendall's W", rounds, sum, || KendallW::of(&panel));
    compare("intraclass correlations", rounds, sum, || IntraclassCorrelation::of(&panel));
    compare("Cronbach's alpha", rounds, sum, || CronbachAlpha::of(&panel));
    compare("Krippendorff's alpha of a panel", rounds, sum, || {
        KrippendorffAlpha::of(&panel, AlphaMetric::Ordinal)
    });
    compare("Krippendorff's alpha by way of the tally", rounds, sum, || {
        KrippendorffAlpha::of_tally(&survey.tally(), "stakeholder", AlphaMetric::Ordinal)
    });
    compare("response patterns", rounds, sum, || {
        ResponsePatterns::of(&survey, "stakeholder").unwrap()
    });
    compare("the whole report", rounds, sum, || QualityReport::of(&survey));
}

/// Answers on one axis by eight groups.
fn survey(bytes: &[u8], people: usize) -> Survey {
    let scale = Scale::likert(5).unwrap();
    let levels: Vec<_> = scale.iter_levels().collect();
    let issues = (1..=ISSUES).map(|n| IssueId::new(format!("issue-{n}")).unwrap());
    let groups = (1..=8).map(|n| GroupId::new(format!("group-{n}")).unwrap());
    let frame = Questionnaire::new(issues, groups, Criteria::one_per_axis(&scale)).unwrap();
    let missing = Rating::Missing(materiality::Missing::NoAnswer);
    Survey::from_fn(&frame, &[people / 8; 8], |person, criterion, issue| {
        let code = usize::from(bytes[issue * people + person]);
        if criterion == 1 { Rating::Level(levels[code]) } else { missing }
    })
    .unwrap()
}
