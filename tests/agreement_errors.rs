//! Every error of agreement and response quality, with its full text.

mod common;

use common::{error_of, frame_on, likert, ok};
use materiality::{
    AlphaMetric, GroupContrast, GroupRankings, KrippendorffAlpha, QualityRules, RaterPanel, Rating,
    ResponsePatterns, Survey,
};

/// Names that the questionnaire does not have.
#[test]
fn unknown_names() {
    let scale = likert(5);
    let frame = frame_on(&["i"], &["g"], &scale);
    let level = Rating::Level(ok(scale.level_of(3.0)));
    let survey = ok(Survey::from_fn(&frame, &[2], |_, _, _| level));
    let tally = survey.tally();
    let rules = QualityRules::default();
    let criterion = r#"the questionnaire has no criterion "x""#;
    assert_eq!(error_of(RaterPanel::of_survey(&survey, "x")), criterion);
    assert_eq!(error_of(RaterPanel::of_group(&survey, "x", "g")), criterion);
    assert_eq!(error_of(ResponsePatterns::of(&survey, "x")), criterion);
    assert_eq!(error_of(KrippendorffAlpha::of_tally(&tally, "x", AlphaMetric::Nominal)), criterion);
    assert_eq!(error_of(GroupRankings::of(&tally, "x")), criterion);
    assert_eq!(error_of(GroupContrast::of(&tally, "i", "x", &rules)), criterion);
    assert_eq!(
        error_of(RaterPanel::of_group(&survey, "stakeholder", "x")),
        r#"the questionnaire has no group "x""#
    );
    assert_eq!(
        error_of(GroupContrast::of(&tally, "x", "stakeholder", &rules)),
        r#"the questionnaire has no issue "x""#
    );
}

/// Rows that are no table of ratings.
#[test]
fn panels() {
    let empty = "the table of ratings is empty, expected at least one rater and one item";
    assert_eq!(error_of(RaterPanel::new::<Vec<Option<f64>>>(&[])), empty);
    assert_eq!(error_of(RaterPanel::new(&[[], []])), empty);
    assert_eq!(
        error_of(RaterPanel::new(&[vec![Some(1.0), None], vec![Some(1.0)]])),
        "rater 2 has 1 ratings, expected 2, as many as rater 1"
    );
    for (found, shown) in [(f64::NAN, "NaN"), (f64::INFINITY, "inf"), (-2e9, "-2000000000")] {
        assert_eq!(
            error_of(RaterPanel::new(&[[Some(1.0), None], [None, Some(found)]])),
            format!(
                "rater 2, item 2: found {shown}, expected a number from -1000000000 to 1000000000"
            )
        );
    }
}

/// Rules out of their ranges.
#[test]
fn rules() {
    let rules = QualityRules::default;
    let share = "expected a number above 0 and up to 1";
    for found in [0.0, 1.5, f64::NAN] {
        let text = |rule| format!("the rule {rule} is {found}, {share}");
        assert_eq!(error_of(rules().with_gap(found)), text("gap"));
        assert_eq!(error_of(rules().with_long_run(found, 3)), text("long_run"));
        assert_eq!(error_of(rules().with_modal_share(found)), text("modal_share"));
        assert_eq!(error_of(rules().with_ceiling(found)), text("ceiling"));
    }
    for found in [0.0, 1.0, f64::NAN] {
        assert_eq!(
            error_of(rules().with_confidence(found)),
            format!("the rule confidence is {found}, expected a number between 0 and 1")
        );
    }
    assert_eq!(
        error_of(rules().with_polarization(-0.1)),
        "the rule polarization is -0.1, expected a number from 0 to 1"
    );
    assert_eq!(
        error_of(rules().with_tau(f64::NAN)),
        "the rule tau is NaN, expected a number from -1 to 1"
    );
    assert_eq!(rules().with_fewest_answers(2).fewest_answers(), 2);
}
