//! Response patterns, divided opinion, and the report in words and as JSON.

mod common;

use common::{close, error_of, frame_on, issue, likert, ok, rating};
use materiality::{
    Concordance, DividedOpinion, KendallW, Lang, Missing, QualityReport, QualityRules,
    RankingPanel, RaterPanel, Rating, ResponseFlag, ResponsePatterns, Survey, SurveyBuilder, Tally,
};
use proptest::prelude::*;

/// A survey on one criterion of one group: by person, levels or a missing answer.
fn survey(answers: &[Vec<Option<usize>>], points: u8) -> Survey {
    let scale = likert(points);
    let levels: Vec<_> = scale.iter_levels().collect();
    let names: Vec<String> = (0..answers[0].len()).map(|at| format!("i{at}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let frame = frame_on(&names, &["g"], &scale);
    let rating = |person: usize, criterion: usize, issue: usize| {
        let given = answers[person][issue].filter(|_| criterion == 1);
        given.map_or(Rating::Missing(Missing::NoAnswer), |level| Rating::Level(levels[level]))
    };
    ok(Survey::from_fn(&frame, &[answers.len()], rating))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// The naive twin: every figure of every respondent by its definition. Enough people for more
    /// than one block.
    #[test]
    fn patterns_equal_their_definitions(
        (points, few) in (2_usize..9).prop_flat_map(|points| {
            let answer = prop::option::weighted(0.9, 0..points);
            let person = prop::collection::vec(answer, 7);
            (Just(points), prop::collection::vec(person, 1..12))
        }),
        copies in 1_usize..60,
    ) {
        let people: Vec<_> = (0..copies).flat_map(|_| few.clone()).collect();
        let survey = survey(&people, u8::try_from(points).unwrap());
        let patterns = ok(ResponsePatterns::of(&survey, "stakeholder"));
        prop_assert_eq!(patterns.as_slice().len(), people.len());
        for (pattern, answers) in patterns.as_slice().iter().zip(&people) {
            let given: Vec<f64> = answers.iter().flatten().map(|&level| level as f64).collect();
            prop_assert_eq!(pattern.answers() as usize, given.len());
            prop_assert_eq!(pattern.issues(), 7);
            let run = answers
                .chunk_by(|a, b| a == b)
                .filter(|run| run[0].is_some())
                .map(<[_]>::len)
                .max();
            prop_assert_eq!(pattern.longest_run() as usize, run.unwrap_or(0));
            let modal = (0..points).map(|level| answers.iter().filter(|&&x| x == Some(level)).count()).max();
            let share = (!given.is_empty()).then(|| modal.unwrap() as f64 / given.len() as f64);
            prop_assert_eq!(pattern.modal_share(), share);
            let sd = (given.len() > 1).then(|| {
                let mean = given.iter().sum::<f64>() / given.len() as f64;
                let squares: f64 = given.iter().map(|x| (x - mean).powi(2)).sum();
                (squares / (given.len() - 1) as f64).sqrt() / (points - 1) as f64
            });
            prop_assert_eq!(pattern.within_sd().is_some(), sd.is_some());
            if let (Some(found), Some(sd)) = (pattern.within_sd(), sd) {
                prop_assert!((found - sd).abs() < 1e-12);
            }
            prop_assert_eq!(pattern.is_constant(), given.len() > 1 && sd == Some(0.0));
        }
    }
}

/// The gravest flag of some patterns: all equal; half of the issues in a row; nearly all equal but
/// never long in a row; two equal answers are nothing.
#[test]
fn flags() {
    let one = |answers: &[u8]| {
        let answers = answers.iter().map(|&x| (x > 0).then(|| usize::from(x) - 1)).collect();
        let survey = survey(&[answers], 5);
        let patterns = ok(ResponsePatterns::of(&survey, "stakeholder"));
        patterns.as_slice()[0].flag(&QualityRules::default())
    };
    assert_eq!(one(&[4; 6]), Some(ResponseFlag::StraightLine));
    assert_eq!(one(&[4, 0, 4, 0, 4, 0]), Some(ResponseFlag::StraightLine));
    assert_eq!(one(&[4, 0, 4, 0, 0, 0]), None);
    assert_eq!(one(&[4, 4, 4, 4, 4, 3]), None);
    let long = [3, 3, 3, 3, 3, 3, 3, 3, 1, 2, 1, 2, 1, 2, 1, 2];
    assert_eq!(one(&long), Some(ResponseFlag::LongRun));
    assert_eq!(one(&[&long[..], &[5]].concat()), None); // 8 of 17 is less than half
    let near = [2, 2, 2, 2, 2, 1, 2, 2, 2, 2, 2, 5, 2, 2, 2, 2, 2, 2, 2, 2];
    assert_eq!(one(&near), Some(ResponseFlag::NearlyConstant));
    assert_eq!(one(&[0; 6]), None);
    let late = QualityRules::default().with_straight_line_from(7);
    let survey = survey(&[vec![Some(3); 6]], 5);
    let patterns = ok(ResponsePatterns::of(&survey, "stakeholder"));
    assert_eq!(patterns.as_slice()[0].flag(&late), None);
}

/// Many raters and hardly any agreement: p says "not chance", the words say what that is worth.
///
/// 400 raters; 210 put a above b and b above c, 190 the other way round. Rank sums 780, 800, 820:
/// S = 800, W = 12 · 800 / (400² · 24) = .0025; χ² = 2. With 700 and 500 raters S = 2 · 200²,
/// W = 12 · 80,000 / (1,200² · 24) = 1/36, F = 1,199/35.
#[test]
fn significant_but_no_consensus() {
    let panel = |up: usize, down: usize| {
        let rows = [vec![[3.0, 2.0, 1.0]; up], vec![[1.0, 2.0, 3.0]; down]].concat();
        let rows: Vec<[Option<f64>; 3]> = rows.into_iter().map(|row| row.map(Some)).collect();
        KendallW::of(&ok(RaterPanel::new(&rows))).unwrap()
    };
    let chance = panel(210, 190);
    close(chance.get(), 0.0025, 1e-15);
    close(chance.chi_squared(), 2.0, 1e-12);
    assert_eq!(chance.verdict(), Concordance::NotShown);
    let large = panel(700, 500);
    close(large.get(), 1.0 / 36.0, 1e-15);
    close(large.f().unwrap(), 1199.0 / 35.0, 1e-9);
    assert!(large.p_value().unwrap() < 1e-12);
    assert_eq!(large.verdict(), Concordance::NoConsensus);
    for lang in [Lang::En, Lang::Zh] {
        let text = large.text(lang);
        assert!(text.contains("0.0278") && text.contains("p < 0.001"), "{text}");
        assert!(text.contains(Concordance::NoConsensus.text(lang)), "{text}");
    }
    assert_eq!(Concordance::of(0.3, Some(0.01)), Concordance::Weak);
    assert_eq!(Concordance::of(0.5, Some(0.01)), Concordance::Moderate);
    assert_eq!(Concordance::of(0.7, Some(0.01)), Concordance::Strong);
    assert_eq!(Concordance::of(0.7, Some(0.05)), Concordance::NotShown);
}

/// Counts by group and rating.
fn tally(groups: &[&str], counts: &[(&str, f64, u64)]) -> Tally {
    let scale = likert(5);
    let mut tally = Tally::empty(&frame_on(&["i"], groups, &scale));
    for &(group, value, count) in counts {
        ok(tally.add(group, "i", "stakeholder", rating(&scale, value), count));
    }
    tally
}

fn reasons(tally: &Tally) -> Vec<DividedOpinion> {
    let report = QualityReport::of_tally(tally, &QualityRules::default());
    report.criterion("stakeholder").unwrap().issues()[0].divided().to_vec()
}

/// Every reason for divided opinion, and what is none: a gap that is large but not sure, one that
/// is sure but small, few answers, and equal shares on all levels.
#[test]
fn divided_opinion() {
    let apart =
        tally(&["g", "h"], &[("g", 5.0, 30), ("g", 4.0, 30), ("h", 2.0, 30), ("h", 1.0, 30)]);
    let found = reasons(&apart);
    assert_eq!(found.len(), 2, "{found:?}");
    let DividedOpinion::GroupGap(gap) = &found[0] else { panic!("{found:?}") };
    assert_eq!((gap.higher().as_str(), gap.gap()), ("g", 0.75));
    assert!(matches!(found[1], DividedOpinion::Polarized { polarization } if polarization > 0.5));
    let inside = tally(&["g", "h"], &[("g", 5.0, 9), ("g", 1.0, 9), ("h", 3.0, 90)]);
    let found = reasons(&inside);
    assert_eq!(
        found,
        [DividedOpinion::PolarizedGroup { group: common::group("g"), polarization: 1.0 }]
    );
    let unsure = tally(&["g", "h"], &[("g", 5.0, 2), ("g", 3.0, 1), ("h", 4.0, 1), ("h", 1.0, 1)]);
    assert_eq!(reasons(&unsure), []);
    let small = tally(&["g", "h"], &[("g", 4.0, 900), ("g", 3.0, 900), ("h", 3.0, 1800)]);
    assert_eq!(reasons(&small), []);
    let few = tally(&["g"], &[("g", 5.0, 2), ("g", 1.0, 2)]);
    assert_eq!(reasons(&few), []);
    let even: Vec<(&str, f64, u64)> = (1..6).map(|x| ("g", f64::from(x), 40)).collect();
    assert_eq!(reasons(&tally(&["g"], &even)), []);
    // One group is all respondents: said once.
    let one = tally(&["g"], &[("g", 5.0, 20), ("g", 1.0, 20)]);
    assert!(matches!(reasons(&one)[..], [DividedOpinion::Polarized { .. }]));
}

/// Shares of one cell by hand: 10 asked, 2 do not know, 1 not applicable, 1 blank, 6 ratings of
/// which 3 at the top.
#[test]
fn ceiling_and_unknown_ratio() {
    let scale = likert(5);
    let mut tally = Tally::empty(&frame_on(&["i"], &["g"], &scale));
    let kinds = [(Missing::DontKnow, 2), (Missing::NotApplicable, 1), (Missing::NoAnswer, 1)];
    for (kind, count) in kinds {
        ok(tally.add("g", "i", "stakeholder", Rating::Missing(kind), count));
    }
    for value in [5.0, 4.0] {
        ok(tally.add("g", "i", "stakeholder", rating(&scale, value), 3));
    }
    let report = QualityReport::of_tally(&tally, &QualityRules::default());
    let criterion = report.criterion("stakeholder").unwrap();
    let cell = criterion.issues()[0].all();
    assert_eq!((cell.asked(), cell.missing(), cell.dont_know()), (10, 4, 2));
    assert_eq!((cell.ceiling(), cell.unknown_ratio()), (Some(0.5), Some(2.0 / 9.0)));
    assert_eq!(cell, &criterion.issues()[0].groups()[0].1);
    let empty = report.criterion("operational").unwrap().issues()[0].all();
    assert_eq!((empty.ceiling(), empty.unknown_ratio(), empty.asked()), (None, None, 0));
    let lines = report.lines(Lang::En);
    assert_eq!(
        lines,
        [
            "operational: nobody rated any issue",
            "stakeholder: 6 ratings of 10 asked for (60.0%)",
            "stakeholder: i: ceiling: 50.0% of ratings at the top level",
            "stakeholder: i: 22.2% answered dont_know",
        ]
    );
    assert_eq!(report.lines(Lang::Zh).len(), lines.len());
}

/// A small survey: named respondents, one straight-liner, groups in opposite order.
fn small_survey() -> Survey {
    let scale = likert(5);
    let mut builder = SurveyBuilder::new(&frame_on(&["a", "b", "c"], &["g", "h"], &scale));
    let people = [
        ("ann", "g", [5.0, 4.0, 1.0]),
        ("bob", "g", [5.0, 3.0, 2.0]),
        ("cat", "g", [4.0, 4.0, 4.0]),
        ("dan", "h", [1.0, 3.0, 5.0]),
        ("eve", "h", [2.0, 3.0, 5.0]),
    ];
    for (id, group, values) in people {
        for (issue, value) in ["a", "b", "c"].into_iter().zip(values) {
            ok(builder.answer(id, group, issue, "stakeholder", rating(&scale, value)));
        }
    }
    // Fay rates one issue only.
    ok(builder.answer("fay", "h", "a", "stakeholder", rating(&scale, 1.0)));
    ok(builder.build())
}

/// The report of a small survey, figure by figure and line by line.
///
/// W by hand: ranks 123, 123, 222, 321, 321 of five complete raters: sums 10, 10, 10, so W = 0.
/// Group means a 14/3, 4/3; b 11/3, 3; c 7/3, 5: opposite orders.
#[test]
fn a_report_from_end_to_end() {
    let report = QualityReport::of(&small_survey());
    let criterion = report.criterion("stakeholder").unwrap();
    let w = criterion.people().unwrap().kendall_w().unwrap();
    assert_eq!((w.get(), w.raters(), w.left_out()), (0.0, 5, 1));
    assert_eq!(criterion.rankings().pairs()[0].tau_b(), Some(-1.0));
    let summary = criterion.responses().unwrap();
    assert_eq!((summary.respondents(), summary.answering()), (6, 6));
    let flagged: Vec<&str> = summary.flagged().iter().map(|one| one.respondent.as_str()).collect();
    assert_eq!(flagged, ["cat"]);
    assert_eq!(summary.flagged()[0].group.as_str(), "g");
    // Runs 1, 1, 3, 1, 1, 1.
    close(summary.mean_longest_run().unwrap(), 8.0 / 6.0, 1e-15);
    let groups: Vec<&str> = criterion.group_people().iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(groups, ["g", "h"]);
    let h = criterion.group_people()[1].1.kendall_w().unwrap();
    assert_eq!((h.get(), h.left_out()), (1.0, 1));
    let text = report.to_string();
    for line in [
        "operational: nobody rated any issue",
        "stakeholder: 16 ratings of 18 asked for (88.9%)",
        "stakeholder: Kendall's W = 0.0000 (5 raters, 3 items, p = 1.000): no agreement shown beyond chance",
        "stakeholder: 1 of 6 respondents left out of W for a missing rating",
        "stakeholder: orders of g and h: Kendall's tau = -1.000; little in common, a pooled order stands \
         for neither",
        "stakeholder: 1 of 6 respondents gave every issue the same rating (16.7%); 0 others gave many \
         equal ratings in a row, 0 others nearly always the same; nobody was removed",
        "stakeholder: flagged: cat",
    ] {
        assert!(text.lines().any(|found| found == line), "{line}\n{text}");
    }
    // No p-value without its W, in either language.
    for lang in [Lang::En, Lang::Zh] {
        for line in report.lines(lang) {
            assert!(
                !line.contains("p =") && !line.contains("p <") || line.contains("W = "),
                "{line}"
            );
        }
    }
    assert_eq!(report.lines(Lang::Zh).len(), report.lines(Lang::En).len());
}

/// A tally knows everything but who answered: the same figures, none of those that need people.
#[test]
fn reports_of_tallies() {
    let survey = small_survey();
    let whole = QualityReport::of(&survey);
    let part = QualityReport::of_tally(&survey.tally(), &QualityRules::default());
    for (whole, part) in whole.criteria().iter().zip(part.criteria()) {
        assert_eq!(whole.issues(), part.issues());
        assert_eq!(whole.rankings(), part.rankings());
        assert!(part.people().is_none() && part.responses().is_none());
        assert!(part.group_people().is_empty());
    }
}

/// The report as JSON: every figure, no figure that is no number.
#[test]
fn reports_as_json() {
    let report = QualityReport::of(&small_survey());
    let json = serde_json::to_value(&report).unwrap();
    let criterion = &json["criteria"][1];
    assert_eq!(criterion["criterion"], "stakeholder");
    assert_eq!(criterion["people"]["kendall_w"]["w"], 0.0);
    assert_eq!(criterion["people"]["kendall_w"]["verdict"], "not_shown");
    assert_eq!(criterion["responses"]["flagged"][0]["flag"], "straight_line");
    assert_eq!(criterion["issues"][0]["contrast"]["largest_gap"]["higher"], "g");
    assert_eq!(json["rules"]["gap"], 0.25);
    let rules: QualityRules = serde_json::from_value(json["rules"].clone()).unwrap();
    assert_eq!(&rules, report.rules());
    let rules: QualityRules = serde_json::from_str(r#"{"gap": 0.5}"#).unwrap();
    assert_eq!(rules, ok(QualityRules::default().with_gap(0.5)));
    assert!(serde_json::from_str::<QualityRules>(r#"{"gap": 0}"#).is_err());
    assert!(serde_json::from_str::<QualityRules>(r#"{"gaps": 0.5}"#).is_err());
}

/// Rankings in code: screened with reasons, or refused by name.
#[test]
fn rankings_in_code() {
    let items = || ["a", "b", "c"].map(issue);
    let rankings: [(&str, &[u32]); 7] = [
        ("ann", &[1, 2, 3]),
        ("bob", &[1, 1, 3]),
        ("cat", &[0, 1, 2]),
        ("dan", &[1, 2]),
        ("ann", &[3, 2, 1]),
        ("", &[3, 2, 1]),
        ("eve", &[3, 1, 2]),
    ];
    let screened = ok(RankingPanel::screen(items(), rankings));
    let texts: Vec<String> = screened.rejects.iter().map(ToString::to_string).collect();
    assert_eq!(
        texts,
        [
            r#"respondent "bob": found the ranks 1 1 3, expected each of 1 to 3 once"#,
            r#"respondent "cat": found the ranks 0 1 2, expected each of 1 to 3 once"#,
            r#"respondent "dan": found the ranks 1 2, expected each of 1 to 3 once"#,
            r#"respondent "ann": respondent "ann" has a row already, expected one row per respondent"#,
            r#"respondent "": found no respondent, expected an id"#,
        ]
    );
    let kept: Vec<_> = screened.panel.rankings().collect();
    assert_eq!(kept, [("ann", &[1, 2, 3][..]), ("eve", &[3, 1, 2][..])]);
    assert_eq!(screened.panel.rank_sums(), [4.0, 3.0, 5.0]);
    assert_eq!(error_of(RankingPanel::new(items(), rankings)), texts[0]);
    assert_eq!(
        error_of(RankingPanel::screen(items(), [("x", [2, 2, 2])])),
        texts[0].replace("bob", "x").replace("1 1 3", "2 2 2")
    );
}

/// Rankings in a file: header, numbers, lines.
#[cfg(feature = "csv")]
#[test]
fn rankings_in_a_file() {
    use materiality::read_rankings;
    let read = |text: &str| read_rankings(text.as_bytes());
    let good = ok(read("\u{feff}Respondent, a ,b,c\r\nann,1,2,3\r\n\r\nbob, 3,1,2\r\n"));
    assert_eq!(good.panel.len(), 2);
    assert_eq!(good.panel.items(), ["a", "b", "c"].map(issue));
    for (text, error) in [
        ("", "the file is empty, expected a header line"),
        ("respondent,a,b\n", "the file has a header but no rows"),
        ("id,a,b\nx,1,2\n", "line 1: the header has no column \"respondent\"; it has \"id,a,b\""),
        ("respondent\nx\n", "the questionnaire has no issues, expected at least one"),
        ("respondent,a,a\nx,1,2\n", "issue a is given twice in the questionnaire"),
        ("respondent,a,\nx,1,2\n", "issue id \"\" is not valid: it is empty"),
        ("respondent,a,b\nx,1,2\ny,1\n", "line 3, column \"b\": found 2 fields, expected 3"),
        (
            "respondent,a,b\nx,1,2.5\n",
            "line 2, column \"b\": found \"2.5\", expected a rank from 1 to 2",
        ),
        (
            "respondent,a,b\n,1,2\n",
            "line 2, column \"respondent\": found no respondent, expected an id",
        ),
        (
            "respondent,a,b\nx,1,\"2\n",
            "the file has an odd number of quotation marks: a quoted field is left open",
        ),
        (
            "respondent,a,b\nx,1,1\n",
            "respondent \"x\": found the ranks 1 1, expected each of 1 to 2 once",
        ),
    ] {
        let found = error_of(read(text));
        assert_eq!(found, error, "{text}");
    }
}

/// Surveys of up to three groups, some of them empty, with all kinds of missing answers.
fn surveys() -> impl Strategy<Value = (Vec<[usize; 6]>, [usize; 3], u8)> {
    (2_u8..7).prop_flat_map(|points| {
        let answer = 0..usize::from(points) + 3;
        let people = prop::collection::vec(prop::array::uniform6(answer), 1..14);
        (people, 0_usize..5, 0_usize..5, Just(points)).prop_map(|(people, a, b, points)| {
            let a = a.min(people.len());
            let b = b.min(people.len() - a);
            let sizes = [a, b, people.len() - a - b];
            (people, sizes, points)
        })
    })
}

/// Three issues on two criteria.
fn survey_of(people: &[[usize; 6]], sizes: &[usize; 3], points: u8) -> Survey {
    let scale = likert(points);
    let levels: Vec<_> = scale.iter_levels().collect();
    let frame = frame_on(&["a", "b", "c"], &["g", "h", "k"], &scale);
    ok(Survey::from_fn(&frame, sizes, |person, criterion, issue| {
        let code = people[person][criterion * 3 + issue];
        levels.get(code).map_or_else(
            || Rating::Missing(Missing::ALL[code - levels.len()]),
            |&level| Rating::Level(level),
        )
    }))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Whatever the answers, no figure is NaN or infinite, and every line can be written.
    #[test]
    fn reports_hold_numbers_only((people, sizes, points) in surveys()) {
        let report = QualityReport::of(&survey_of(&people, &sizes, points));
        let debug = format!("{report:?}");
        prop_assert!(!debug.contains("NaN") && !debug.contains("inf"), "{}", debug);
        prop_assert_eq!(report.lines(Lang::En).len(), report.lines(Lang::Zh).len());
        for line in report.lines(Lang::En) {
            prop_assert!(!line.contains("NaN") && !line.contains("inf,"), "{}", line);
        }
    }

    /// The order of respondents inside their groups changes no bit of any figure.
    #[test]
    fn respondents_have_no_order((people, sizes, points) in surveys()) {
        let report = QualityReport::of(&survey_of(&people, &sizes, points));
        let mut turned = people.clone();
        turned[..sizes[0]].reverse();
        turned[sizes[0]..sizes[0] + sizes[1]].reverse();
        turned[sizes[0] + sizes[1]..].reverse();
        let turned = QualityReport::of(&survey_of(&turned, &sizes, points));
        for (one, other) in report.criteria().iter().zip(turned.criteria()) {
            prop_assert_eq!(one.people(), other.people());
            prop_assert_eq!(one.group_people(), other.group_people());
            prop_assert_eq!(one.issues(), other.issues());
            prop_assert_eq!(one.rankings(), other.rankings());
            let means = |criterion: &materiality::CriterionQuality| {
                let summary = criterion.responses()?;
                let means = [summary.mean_longest_run(), summary.mean_modal_share(), summary.mean_within_sd()];
                Some((means, summary.straight_lines(), summary.flagged().len()))
            };
            prop_assert_eq!(means(one), means(other));
        }
    }
}

/// Counts at the largest a tally holds give figures like any others.
#[test]
fn the_largest_counts() {
    let scale = likert(5);
    let mut tally = Tally::empty(&frame_on(&["a", "b"], &["g", "h"], &scale));
    for (group, issue) in [("g", "a"), ("g", "b"), ("h", "a"), ("h", "b")] {
        for value in [1.0, 3.0, 5.0] {
            ok(tally.add(group, issue, "stakeholder", rating(&scale, value), 1 << 40));
        }
    }
    let report = QualityReport::of_tally(&tally, &QualityRules::default());
    let issue = &report.criterion("stakeholder").unwrap().issues()[0];
    close(issue.all().ceiling().unwrap(), 1.0 / 3.0, 1e-12);
    assert_eq!(issue.contrast().eta_squared(), Some(0.0));
    // Thirds at both ends and in the middle: 4σ²/16 = 4 · (8/3) / 16.
    close(issue.all().agreement().variance_ratio().unwrap(), 2.0 / 3.0, 1e-9);
}
