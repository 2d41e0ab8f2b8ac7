//! Tests of change: published p-values, full enumeration, hand computation.

#![allow(clippy::float_cmp, reason = "small fractions are exact")]

mod common;

use common::{close, error_of, frame_on, likert, ok, rating};
use materiality::{
    ChangeTests, Criteria, Detection, Direction, GroupWeights, MultipleTesting, NoTest, PerAxis,
    Questionnaire, Rating, Scale, Survey, SurveyBuilder, Tally, TestLaw,
};
use proptest::prelude::*;

/// The fifteen p-values of Neuhaus et al. 1992 (thrombolysis after heart attacks) that Benjamini &
/// Hochberg 1995 work through in their section 4.
const NEUHAUS_1992: [f64; 15] = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719,
    0.6528, 0.7590, 1.0000,
];

/// Benjamini & Hochberg 1995, section 4: at 5 % the procedure rejects the four smallest, because
/// p₍₄₎ = .0095 ≤ 4/15 · .05 = .013 and no later one is below its line. Adjusted by hand: 15·.0001,
/// 15·.0004/2, 15·.0019/3, 15·.0095/4, 15·.0201/5, and .0298·15/7 for the sixth and seventh.
#[test]
fn benjamini_hochberg_1995() {
    let adjusted = ok(MultipleTesting::BenjaminiHochberg.adjust(&NEUHAUS_1992));
    assert_eq!(adjusted.iter().filter(|p| **p <= 0.05).count(), 4);
    let sixth = 0.0298 * 15.0 / 7.0;
    let expected = [0.0015, 0.003, 0.0095, 0.035_625, 0.0603, sixth, sixth, 0.0645, 0.0765];
    for (found, expected) in adjusted.iter().zip(expected) {
        close(*found, expected, 1e-12);
    }
    close(adjusted[14], 1.0, 0.0);
    // Any dependence: the same times 1 + 1/2 + … + 1/15.
    let harmonic: f64 = (1..=15).map(|n| 1.0 / f64::from(n)).sum();
    let yekutieli = ok(MultipleTesting::BenjaminiYekutieli.adjust(&NEUHAUS_1992));
    close(yekutieli[0], 0.0015 * harmonic, 1e-15);
}

/// Holm 1979: the smallest p-value is held against α/n, the next against α/(n − 1), until one is not
/// below its line. On the p-values of Neuhaus et al. 1992 three are rejected at 5 %, as Benjamini &
/// Hochberg 1995 report for procedures that control any false rejection: .0019 ≤ .05/13, but .0095 >
/// .05/12. Adjusted by hand: 15·.0001, 14·.0004, 13·.0019, 12·.0095, 11·.0201, 10·.0278; 9·.0298 =
/// .2682 is less than .278 and takes its value.
#[test]
fn holm_1979() {
    let adjusted = ok(MultipleTesting::Holm.adjust(&NEUHAUS_1992));
    let mut rejected = 0;
    for (before, p) in NEUHAUS_1992.iter().enumerate() {
        if *p > 0.05 / (15 - before) as f64 {
            break;
        }
        rejected += 1;
    }
    assert_eq!(rejected, 3);
    assert_eq!(adjusted.iter().filter(|p| **p <= 0.05).count(), rejected);
    let expected = [0.0015, 0.0056, 0.0247, 0.114, 0.2211, 0.278, 0.278, 0.278, 0.3213];
    for (found, expected) in adjusted.iter().zip(expected) {
        close(*found, expected, 1e-12);
    }
    assert_eq!(adjusted[9..], [1.0; 6]);
}

/// Values that are no probabilities are refused by place.
#[test]
fn p_values_are_checked() {
    for wrong in [-0.1, 1.1, f64::NAN] {
        let error = error_of(MultipleTesting::Holm.adjust(&[0.5, wrong]));
        assert_eq!(error, format!("p-value 2 is {wrong}, expected a number from 0 to 1"));
    }
}

/// A survey of one group on one issue with named respondents.
fn survey(frame: &Questionnaire, values: &[f64]) -> Survey {
    let scale = frame.criteria().get("stakeholder").unwrap().scale().clone();
    let mut builder = SurveyBuilder::new(frame);
    for (who, value) in values.iter().enumerate() {
        let rating = Rating::Level(ok(scale.level_of(*value)));
        ok(builder.answer(&format!("plant {who}"), "pots", "maize", "stakeholder", rating));
    }
    ok(builder.build())
}

fn long_scale() -> Scale {
    ok(Scale::new(0.0, 200.0, 1.0, Direction::HigherIsMore))
}

/// Fisher 1935, *The Design of Experiments*, section 21: the differences in height, in eighths of an
/// inch, of Darwin's fifteen pairs of cross- and self-fertilized maize. Of the 32,768 ways to give
/// them signs, 863 have a sum of 314 or more, so both tails are 1,726 / 32,768 = 5.267 %.
#[test]
fn fisher_1935_darwins_maize() {
    let differences = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48].map(f64::from);
    let frame = frame_on(&["maize"], &["pots"], &long_scale());
    let before = survey(&frame, &[75.0; 15]);
    let after = survey(&frame, &differences.map(|d| 75.0 + d));
    let weights = GroupWeights::equal(&frame);
    let tests = ok(ChangeTests::paired(&before, &after, &weights, Detection::default()));
    let test = tests.get("maize", "stakeholder").unwrap();
    close(test.p, 1_726.0 / 32_768.0, 1e-15);
    assert_eq!((test.before, test.after, test.law), (15, 15, TestLaw::Exact));
    close(test.change, 314.0 / 15.0 / 200.0, 1e-15);
    assert_eq!(tests.untested().len(), 1); // the operational axis, which nobody rated
    assert_eq!(tests.untested()[0].why, NoTest::NothingInCommon);
}

/// Both tails by choosing the members of the second sample one by one.
fn enumerate(people: &[Vec<f64>], seconds: &[usize], weights: &[f64]) -> Vec<f64> {
    let mut differences = vec![0.0];
    for ((people, &second), weight) in people.iter().zip(seconds).zip(weights) {
        let n = people.len();
        let total: f64 = people.iter().sum();
        let own: Vec<f64> = (0_u32..1 << n)
            .filter(|subset| subset.count_ones() as usize == second)
            .map(|subset| {
                let sum: f64 = (0..n).filter(|at| subset >> at & 1 == 1).map(|at| people[at]).sum();
                weight * (sum / second as f64 - (total - sum) / (n - second) as f64)
            })
            .collect();
        differences = differences.iter().flat_map(|a| own.iter().map(move |b| a + b)).collect();
    }
    differences
}

fn tail(differences: &[f64], observed: f64) -> f64 {
    let far = observed.abs() - 1e-9;
    differences.iter().filter(|d| d.abs() >= far).count() as f64 / differences.len() as f64
}

/// The lengths of the mandibles of ten male and ten female golden jackals, in millimeters (Higham,
/// Kang & Prowse 1980, in Manly 1997, *Randomization, Bootstrap and Monte Carlo Methods in Biology*):
/// all 184,756 ways to choose ten of twenty, one by one.
#[test]
fn golden_jackals_by_full_enumeration() {
    let male = [120, 107, 110, 116, 114, 111, 113, 117, 114, 112].map(f64::from);
    let female = [110, 111, 107, 108, 110, 105, 107, 106, 111, 111].map(f64::from);
    let frame = frame_on(&["jaw"], &["jackals"], &long_scale());
    let tally = |values: &[f64]| {
        let mut tally = Tally::empty(&frame);
        for value in values {
            let rating = rating(&long_scale(), *value);
            ok(tally.add("jackals", "jaw", "stakeholder", rating, 1));
        }
        tally
    };
    let weights = GroupWeights::equal(&frame);
    let tests =
        ok(ChangeTests::unpaired(&tally(&female), &tally(&male), &weights, Detection::default()));
    let test = tests.get("jaw", "stakeholder").unwrap();
    close(test.change * 200.0, 4.8, 1e-12);
    let all = enumerate(&[[female, male].concat()], &[10], &[1.0]);
    assert_eq!(all.len(), 184_756);
    close(test.p, tail(&all, 4.8), 1e-12);
    assert_eq!(test.law, TestLaw::Exact);
}

/// A frame of one issue and two groups, with a tally of levels 0 to 4.
fn two_groups() -> Questionnaire {
    frame_on(&["air"], &["staff", "owners"], &likert(5))
}

fn counted(frame: &Questionnaire, staff: &[u8], owners: &[u8]) -> Tally {
    let mut tally = Tally::empty(frame);
    for (group, levels) in [("staff", staff), ("owners", owners)] {
        for &level in levels {
            let rating = rating(&likert(5), f64::from(level + 1));
            ok(tally.add(group, "air", "stakeholder", rating, 1));
        }
    }
    tally
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Two groups with weights 2 : 1 and samples of 2 to 4, against every choice of members. The
    /// weights become whole numbers exactly, so this is the test of the pooled mean itself.
    #[test]
    fn unpaired_equals_full_enumeration(
        levels in prop::collection::vec(0_u8..5, 16),
        sizes in prop::collection::vec(2_usize..5, 4),
    ) {
        let frame = two_groups();
        let parts: Vec<&[u8]> = (0..4).map(|at| &levels[4 * at..4 * at + sizes[at]]).collect();
        let relative = PerAxis::both(vec![2.0, 1.0]);
        let weights = ok(GroupWeights::per_axis(&frame, &relative));
        let before = counted(&frame, parts[0], parts[1]);
        let after = counted(&frame, parts[2], parts[3]);
        let tests = ok(ChangeTests::unpaired(&before, &after, &weights, Detection::default()));
        let test = tests.get("air", "stakeholder").unwrap();
        let float = |part: &[u8]| part.iter().map(|&x| f64::from(x)).collect::<Vec<f64>>();
        let people =
            [[float(parts[0]), float(parts[2])].concat(), [float(parts[1]), float(parts[3])].concat()];
        let all = enumerate(&people, &[sizes[2], sizes[3]], &[2.0 / 3.0, 1.0 / 3.0]);
        let mean = |part: &[u8]| float(part).iter().sum::<f64>() / part.len() as f64;
        let observed = 2.0 / 3.0 * (mean(parts[2]) - mean(parts[0]))
            + (mean(parts[3]) - mean(parts[1])) / 3.0;
        prop_assert!((test.change - observed / 4.0).abs() < 1e-12);
        prop_assert!((test.p - tail(&all, observed)).abs() < 1e-12);
        // The other way round the change has the other sign and the same p-value.
        let back = ok(ChangeTests::unpaired(&after, &before, &weights, Detection::default()));
        prop_assert!((back.tests()[0].p - test.p).abs() < 1e-12);
        prop_assert!((back.tests()[0].change + test.change).abs() < 1e-12);
    }

    /// Pairs in two groups with weights 2 : 1, against every choice of signs.
    #[test]
    fn paired_equals_full_enumeration(
        old in prop::collection::vec(0_u8..5, 10),
        new in prop::collection::vec(0_u8..5, 10),
        staff in 1_usize..9,
    ) {
        let frame = two_groups();
        let survey = |levels: &[u8]| {
            let mut builder = SurveyBuilder::new(&frame);
            for (who, &level) in levels.iter().enumerate() {
                let group = if who < staff { "staff" } else { "owners" };
                let rating = rating(&likert(5), f64::from(level + 1));
                ok(builder.answer(&who.to_string(), group, "air", "stakeholder", rating));
            }
            ok(builder.build())
        };
        let weights = ok(GroupWeights::per_axis(&frame, &PerAxis::both(vec![2.0, 1.0])));
        let tests =
            ok(ChangeTests::paired(&survey(&old), &survey(&new), &weights, Detection::default()));
        let test = tests.get("air", "stakeholder").unwrap();
        let owners = (10 - staff) as f64;
        let part = |who: usize| {
            let difference = f64::from(new[who]) - f64::from(old[who]);
            let factor = if who < staff { 2.0 / staff as f64 } else { 1.0 / owners };
            factor * difference
        };
        let observed: f64 = (0..10).map(part).sum();
        let all: Vec<f64> = (0_u32..1 << 10)
            .map(|signs| {
                (0..10).map(|who| if signs >> who & 1 == 1 { part(who) } else { -part(who) }).sum()
            })
            .collect();
        prop_assert!((test.change - observed / 3.0 / 4.0).abs() < 1e-12);
        prop_assert!((test.p - tail(&all, observed)).abs() < 1e-12);
    }
}

/// The same answers: no change, p = 1, nothing found.
#[test]
fn the_same_answers_have_p_one() {
    let frame = two_groups();
    let tally = counted(&frame, &[0, 2, 4, 4], &[1, 1]);
    let weights = GroupWeights::equal(&frame);
    let tests = ok(ChangeTests::unpaired(&tally, &tally, &weights, Detection::default()));
    assert_eq!((tests.tests()[0].p, tests.tests()[0].change), (1.0, 0.0));
    assert_eq!((tests.tests()[0].holm, tests.changed().count()), (1.0, 0));
    // All answers alike in both periods: nothing varies, and nothing changed.
    let alike = counted(&frame, &[3, 3], &[3]);
    let tests = ok(ChangeTests::unpaired(&alike, &alike, &weights, Detection::default()));
    assert_eq!(tests.tests()[0].p, 1.0);
    assert_eq!(tests.tests()[0].smallest_change, None); // one owner: spread unknown
}

/// The smallest change by hand: two groups of weight ½, variances of levels 2 (answers 1, 3: levels 0
/// and 2) over 2 answers each, four steps. se² = 2·(¼·(1 + 1))/16 = 1/16, so se = ¼.
#[test]
fn smallest_change_by_hand() {
    let frame = two_groups();
    let tally = counted(&frame, &[0, 2], &[1, 3]);
    let weights = GroupWeights::equal(&frame);
    let tests = ok(ChangeTests::unpaired(&tally, &tally, &weights, Detection::default()));
    let expected = (1.959_963_985 + 0.841_621_234) * 0.25;
    close(tests.tests()[0].smallest_change.unwrap(), expected, 1e-8);
    let sharp = ok(Detection::new(0.01, 0.95));
    let expected = (2.575_829_304 + 1.644_853_627) * 0.25;
    close(sharp.smallest_change(0.25).unwrap(), expected, 1e-8);
    assert_eq!(sharp.smallest_change(f64::NAN), None);
    assert_eq!(sharp.smallest_change(-1.0), None);
}

/// Large panels: the normal law takes over and is named; it is close to the exact one.
#[test]
fn large_panels_by_the_normal_law() {
    let frame = frame_on(&["air"], &["staff"], &likert(5));
    let tally = |counts: [u64; 5]| {
        let mut tally = Tally::empty(&frame);
        for (level, count) in likert(5).iter_levels().zip(counts) {
            ok(tally.add("staff", "air", "stakeholder", Rating::Level(level), count));
        }
        tally
    };
    let weights = GroupWeights::equal(&frame);
    let test = |scale: u64| {
        let (old, new) = ([2, 3, 5, 4, 1].map(|n| n * scale), [1, 3, 4, 5, 2].map(|n| n * scale));
        let tests =
            ok(ChangeTests::unpaired(&tally(old), &tally(new), &weights, Detection::default()));
        (tests.tests()[0].p, tests.tests()[0].law)
    };
    assert_eq!(test(4).1, TestLaw::Exact);
    let (p, law) = test(1_000);
    assert_eq!(law, TestLaw::Normal);
    assert!(p < 1e-10);
}

/// What cannot be tested says why: a new issue, another scale, nobody in common.
#[test]
fn untested_changes_say_why() {
    let old = frame_on(&["air", "bees"], &["staff", "owners"], &likert(5));
    let new = frame_on(&["air", "coal"], &["staff", "owners"], &likert(5));
    let one = |frame: &Questionnaire, group: &str, issue: &str| {
        let mut tally = Tally::empty(frame);
        ok(tally.add(group, issue, "stakeholder", rating(&likert(5), 3.0), 1));
        tally
    };
    let weights = GroupWeights::equal(&new);
    let run = |before: &Tally, after: &Tally| {
        ok(ChangeTests::unpaired(before, after, &weights, Detection::default()))
    };
    let tests = run(&one(&old, "staff", "air"), &one(&new, "owners", "air"));
    let why: Vec<(&str, NoTest)> =
        tests.untested().iter().map(|one| (one.issue.as_str(), one.why)).collect();
    let nothing = NoTest::NothingInCommon;
    let expected =
        [("air", nothing), ("air", nothing), ("coal", NoTest::New), ("coal", NoTest::New)];
    assert_eq!(why, expected);
    assert!(tests.tests().is_empty() && tests.changed().count() == 0);
    let seven = Questionnaire::new(
        old.issues().to_vec(),
        old.groups().to_vec(),
        Criteria::one_per_axis(&likert(7)),
    );
    let mut other = Tally::empty(&ok(seven));
    ok(other.add("staff", "air", "stakeholder", rating(&likert(7), 3.0), 1));
    assert_eq!(run(&other, &one(&new, "staff", "air")).untested()[1].why, NoTest::OtherScale);
}

/// People in one survey alone, and people who changed their group, are no pairs; a blank answer takes
/// a pair away.
#[test]
fn only_the_same_people_are_pairs() {
    let frame = two_groups();
    let survey = |people: &[(&str, &str, Option<f64>)]| {
        let mut builder = SurveyBuilder::new(&frame);
        for (who, group, value) in people {
            let answer = value.map_or(Rating::Missing(materiality::Missing::DontKnow), |value| {
                rating(&likert(5), value)
            });
            ok(builder.answer(who, group, "air", "stakeholder", answer));
        }
        ok(builder.build())
    };
    let before = survey(&[
        ("ann", "staff", Some(1.0)),
        ("bob", "staff", Some(2.0)),
        ("cat", "staff", Some(2.0)),
        ("dan", "owners", Some(2.0)),
        ("eve", "staff", Some(3.0)),
    ]);
    let after = survey(&[
        ("eve", "staff", None),
        ("cat", "owners", Some(5.0)),
        ("fay", "staff", Some(5.0)),
        ("bob", "staff", Some(4.0)),
        ("ann", "staff", Some(2.0)),
    ]);
    let weights = GroupWeights::equal(&frame);
    let tests = ok(ChangeTests::paired(&before, &after, &weights, Detection::default()));
    let test = tests.get("air", "stakeholder").unwrap();
    // ann +1 and bob +2: both signs of a sum of 3 of the four.
    assert_eq!((test.before, test.p, test.change), (2, 0.5, 1.5 / 4.0));
}

/// Tests as JSON.
#[test]
fn tests_are_written() {
    let frame = two_groups();
    let (old, new) = (counted(&frame, &[0, 2], &[1, 3]), counted(&frame, &[4, 4], &[3, 4]));
    let weights = GroupWeights::equal(&frame);
    let tests = ok(ChangeTests::unpaired(&old, &new, &weights, Detection::default()));
    let json = ok(serde_json::to_value(&tests));
    assert_eq!(json["tests"][0]["law"], "exact");
    assert_eq!(json["detection"], serde_json::json!({"level": 0.05, "power": 0.8}));
    assert_eq!(json["untested"][0]["why"], "nothing_in_common");
    let error = error_of(serde_json::from_str::<Detection>(r#"{"level": 0.9, "power": 0.8}"#));
    assert!(error.contains("the level of the tests is 0.9"), "{error}");
}
