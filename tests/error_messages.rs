//! Every error there is, from real wrong input, with its full text.
//!
//! Problems of rows in files are in `csv_reader.rs` as well, with line and column.

#![allow(clippy::too_many_lines, reason = "one list per error type, to see that it is whole")]

mod common;

use std::collections::BTreeSet;

use common::{error_of, frame_on, group, issue, likert, ok, plan_on, rating, stakeholder};
use materiality::{
    AbsentGroups, Assessment, AssessmentError, Axis, AxisScore, Column, Confidence, Criteria,
    Criterion, Direction, Estimator, EstimatorKind, FinitePopulation, FixedScore, GroupScores,
    GroupWeights, Interval, Issue, IssueCatalog, IssueId, MaterialityMatrix, Mean, ModelError,
    NoScore, Owa, PerAxis, Plan, PlanBuilder, PlanProblem, PowerMean, Prioritizer, PriorityError,
    Questionnaire, Ranking, Scale, Score, ScoreMatrix, ScoringError, ShrinkageTarget, ShrunkScores,
    Survey, SurveyBuilder, SurveyError, Tally, Thresholds, TopBox, TrimmedMean, WeightedSum,
    Weights, WinsorizedMean, rank,
};
use serde_json::json;

/// Checks one error after the other and remembers which variants have come up.
struct Variants(BTreeSet<String>);

impl Variants {
    /// The variant's name from its debug form, and its text.
    #[track_caller]
    fn is(&mut self, error: &(impl std::error::Error + ?Sized), text: &str) {
        assert_eq!(error.to_string(), text);
        let debug = format!("{error:?}");
        let name = debug.split([' ', '(', '{']).next().unwrap_or_default();
        self.0.insert(name.to_owned());
    }

    /// All variants have come up, and no other.
    #[track_caller]
    fn are(&self, names: &[&str]) {
        let expected: BTreeSet<String> = names.iter().map(|&name| name.to_owned()).collect();
        assert_eq!(self.0, expected);
    }
}

#[track_caller]
fn refused<T: std::fmt::Debug, E>(result: Result<T, E>) -> E {
    match result {
        Ok(value) => panic!("expected an error, got {value:?}"),
        Err(error) => error,
    }
}

/// Ids, texts, scales, scores and weights that are not valid.
#[test]
fn model_values() {
    let mut seen = Variants(BTreeSet::new());
    for (id, text) in [
        ("", r#"issue id "" is not valid: it is empty"#),
        (" a", r#"issue id " a" is not valid: it starts or ends with white space"#),
        ("a\tb", r#"issue id "a\tb" is not valid: it contains a control character"#),
    ] {
        seen.is(&refused(IssueId::new(id)), text);
    }
    let long = "é".repeat(65);
    let text = format!("issue id {long:?} is not valid: it is longer than 128 bytes");
    seen.is(&refused(IssueId::new(&long)), &text);
    seen.is(&refused(Issue::new("a", " ")), "the name is blank; expected some text");
    let a = || ok(Issue::new("a", "A"));
    seen.is(&refused(a().with_zh("")), "the Chinese name is blank; expected some text");
    seen.is(&refused(a().with_description("\n")), "the description is blank; expected some text");
    seen.is(&refused(Column::anchored("")), "the column label is blank; expected some text");
    seen.is(
        &refused(FixedScore::new("a", "operational", 1.0, "")),
        "the source is blank; expected some text",
    );
    seen.is(
        &refused(FixedScore::new("a", "operational", f64::NAN, "index")),
        "the fixed score is NaN, expected a finite number",
    );
    let scale = |min, max, step| refused(Scale::new(min, max, step, Direction::HigherIsMore));
    seen.is(
        &scale(f64::NAN, 5.0, 1.0),
        "the scale is not valid: its ends must lie within ±1000000, found NaN",
    );
    seen.is(
        &scale(0.0, 2e6, 1.0),
        "the scale is not valid: its ends must lie within ±1000000, found 2000000",
    );
    seen.is(&scale(5.0, 1.0, 1.0), "the scale is not valid: min must be below max, found 5 and 1");
    seen.is(
        &scale(1.0, 5.0, -1.0),
        "the scale is not valid: step must be above 0 and at most max - min, found -1",
    );
    seen.is(
        &scale(1.0, 5.0, f64::NAN),
        "the scale is not valid: step must be above 0 and at most max - min, found NaN",
    );
    seen.is(
        &scale(1.0, 5.0, 3.0),
        "the scale is not valid: step 3 does not divide the range from 1 to 5",
    );
    seen.is(
        &scale(0.0, 253.0, 1.0),
        "the scale is not valid: it has 254 levels, at most 253 are possible; choose a larger step",
    );
    seen.is(
        &refused(Scale::likert(1)),
        "the scale is not valid: min must be below max, found 1 and 1",
    );
    let labels = |labels: &[&str]| refused(likert(2).with_labels(labels.iter().copied()));
    seen.is(&labels(&["a"]), "the scale is not valid: it has 2 levels but 1 labels");
    seen.is(
        &labels(&["a", " b"]),
        "the scale is not valid: label \" b\" is blank or padded with white space",
    );
    seen.is(&labels(&["a", "1e3"]), "the scale is not valid: label \"1e3\" reads as a number");
    seen.is(&labels(&["yes", "YES"]), "the scale is not valid: label \"YES\" is given twice");
    for (value, text) in [
        (11.0, "11 is outside the scale from 1 to 5"),
        (f64::NAN, "NaN is outside the scale from 1 to 5"),
        (f64::NEG_INFINITY, "-inf is outside the scale from 1 to 5"),
        (3.25, "3.25 is not a level of the scale; the nearest are 3 and 4"),
    ] {
        seen.is(&refused(likert(5).level_of(value)), text);
    }
    seen.is(&refused(likert(5).score_of(0.5)), "0.5 is outside the scale from 1 to 5");
    seen.is(&refused(Score::new(1.5)), "1.5 is not a score, expected a number from 0 to 1");
    seen.is(&refused(Score::new(f64::NAN)), "NaN is not a score, expected a number from 0 to 1");
    seen.is(&refused(Weights::equal(0)), "there are no weights, expected at least one");
    for (weight, found) in [(-0.5, "-0.5"), (f64::NAN, "NaN"), (f64::INFINITY, "inf")] {
        seen.is(
            &refused(Weights::new(vec![0.5, weight])),
            &format!("weight 2 is {found}, expected a finite number of at least 0"),
        );
    }
    seen.is(
        &refused(Weights::new(vec![0.5, 0.25])),
        "weights sum to 0.75, expected 1; relative weights have to be normalized",
    );
    seen.is(
        &refused(Weights::normalized(vec![0.0, 0.0])),
        "all weights are 0, expected at least one above 0",
    );
    seen.are(&[
        "InvalidId",
        "BlankText",
        "NotFinite",
        "InvalidScale",
        "OffScale",
        "OffStep",
        "NotAScore",
        "NoWeights",
        "InvalidWeight",
        "WeightSum",
        "AllZeroWeights",
    ]);
}

/// Catalogs, criteria, groups, matrices and rankings that are not valid.
#[test]
fn model_collections() {
    let mut seen = Variants(BTreeSet::new());
    let (a, b) = (|| ok(Issue::new("a", "A")), || ok(Issue::new("b", "B")));
    seen.is(&refused(IssueCatalog::new([])), "there are no issues, expected at least one");
    seen.is(&refused(IssueCatalog::new([a(), b(), a()])), "issue a is given twice");
    let catalog = ok(IssueCatalog::new([a()]));
    seen.is(&refused(catalog.without("c")), "there is no issue \"c\"");
    seen.is(
        &refused(IssueCatalog::new([a().with_parent(issue("x"))])),
        "issue a has the parent x, which is not in the catalog",
    );
    seen.is(
        &refused(IssueCatalog::new([a().with_parent(issue("b")), b().with_parent(issue("a"))])),
        "issue a is its own ancestor",
    );
    let criterion = |id, axis| (ok(Criterion::new(id, id, axis, likert(5))), 1.0);
    seen.is(
        &refused(Criteria::new([
            criterion("x", Axis::Operational),
            criterion("x", Axis::Stakeholder),
        ])),
        "criterion x is given twice",
    );
    seen.is(
        &refused(Criteria::new([criterion("x", Axis::Operational)])),
        "the stakeholder axis has no criterion, expected at least one",
    );
    let fixed = || ok(FixedScore::new("a", "operational", 1.0, "index"));
    let twice = ok(stakeholder("nature").with_fixed_score(fixed())).with_fixed_score(fixed());
    seen.is(&refused(twice), "group nature has two fixed scores for issue a on operational");
    seen.is(
        &refused(Column::bounded("risk", Direction::LowerIsMore, 25.0, f64::NAN)),
        "column \"risk\" has the bounds 25 and NaN, expected finite low < high",
    );
    seen.is(&refused(ScoreMatrix::from_rows(&[[]])), "there are no columns, expected at least one");
    let x = || ok(Column::anchored("x"));
    seen.is(
        &refused(ScoreMatrix::new(vec![issue("a")], vec![x(), x()], vec![0.0, 0.0])),
        "column \"x\" is given twice",
    );
    seen.is(
        &refused(ScoreMatrix::new(vec![issue("a")], vec![x()], vec![0.0, 0.0])),
        "2 values do not fill 1 issues x 1 columns",
    );
    seen.is(
        &refused(ScoreMatrix::new(vec![issue("a")], vec![x()], vec![f64::NAN])),
        "issue a, column \"x\": NaN is outside 0 to 1",
    );
    seen.is(
        &refused(Ranking::from_utilities(vec![issue("a")], vec![])),
        "0 utilities for 1 issues",
    );
    seen.is(
        &refused(Ranking::from_utilities(vec![issue("a")], vec![f64::INFINITY])),
        "issue a has the utility inf, expected a finite number",
    );
    seen.are(&[
        "NoIssues",
        "DuplicateIssue",
        "UnknownIssue",
        "UnknownParent",
        "ParentCycle",
        "DuplicateCriterion",
        "AxisWithoutCriterion",
        "DuplicateFixedScore",
        "InvalidBounds",
        "NoColumns",
        "DuplicateColumn",
        "ValueCount",
        "InvalidCell",
        "UtilityCount",
        "InvalidUtility",
    ]);
}

/// Questionnaires, surveys and tallies made in code.
#[test]
fn surveys_in_code() {
    let mut seen = Variants(BTreeSet::new());
    let scale = likert(5);
    let criteria = || Criteria::one_per_axis(&scale);
    seen.is(
        &refused(Questionnaire::new([], [group("g")], criteria())),
        "the questionnaire has no issues, expected at least one",
    );
    seen.is(
        &refused(Questionnaire::new([issue("i")], [], criteria())),
        "the questionnaire has no groups, expected at least one",
    );
    seen.is(
        &refused(Questionnaire::new([issue("i"), issue("i")], [group("g")], criteria())),
        "issue i is given twice in the questionnaire",
    );
    seen.is(
        &refused(Questionnaire::new([issue("i")], [group("g"), group("g")], criteria())),
        "group g is given twice in the questionnaire",
    );
    let frame = frame_on(&["i"], &["g", "h"], &scale);
    let mut tally = Tally::empty(&frame);
    let three = rating(&scale, 3.0);
    let ten = rating(&likert(10), 10.0);
    let cell =
        "the questionnaire has no cell (group \"x\", issue \"i\", criterion \"operational\")";
    seen.is(&refused(tally.add("x", "i", "operational", three, 1)), cell);
    let mut builder = SurveyBuilder::new(&frame);
    seen.is(
        &refused(builder.answer("r", "x", "i", "operational", three)),
        "respondent \"r\": found group \"x\", expected one of g, h",
    );
    seen.is(
        &refused(builder.answer("r", "g", "x", "operational", three)),
        "respondent \"r\": found issue \"x\", which is not one of the 1 issues of the plan",
    );
    seen.is(
        &refused(builder.answer("r", "g", "i", "x", three)),
        "respondent \"r\": found criterion \"x\", expected one of operational, stakeholder",
    );
    let level = "criterion operational has 5 levels, found level 10";
    seen.is(&refused(tally.add("g", "i", "operational", ten, 1)), level);
    seen.is(&refused(builder.answer("r", "g", "i", "operational", ten)), level);
    seen.is(&refused(Survey::from_fn(&frame, &[1, 0], |_, _, _| ten)), level);
    let overflow = "a count exceeds 1099511627776, the largest a tally holds";
    ok(tally.add("g", "i", "operational", three, 1 << 40));
    seen.is(&refused(tally.add("g", "i", "operational", three, 1)), overflow);
    seen.is(&refused(tally.add("g", "i", "operational", three, u64::MAX)), overflow);
    let copy = tally.clone();
    seen.is(&refused(tally.merge(&copy)), overflow);
    assert_eq!(tally, copy);
    seen.is(
        &refused(tally.merge(&Tally::empty(&frame_on(&["i"], &["g"], &scale)))),
        "the tallies differ in issues, groups, criteria or scales and cannot be added",
    );
    seen.is(&refused(Survey::from_fn(&frame, &[3], |_, _, _| three)), "1 group sizes for 2 groups");
    seen.is(
        &refused(Survey::from_fn(&frame, &[0, 0], |_, _, _| three)),
        "the survey has no respondents, expected at least one",
    );
    seen.is(
        &refused(builder.answer("", "g", "i", "operational", three)),
        "respondent \"\": found no respondent, expected an id",
    );
    ok(builder.answer("r", "g", "i", "operational", three));
    seen.is(
        &refused(builder.answer("r", "g", "i", "operational", three)),
        "respondent \"r\" has already rated issue i on operational",
    );
    seen.is(
        &refused(builder.answer("r", "h", "i", "stakeholder", three)),
        "respondent \"r\" is in group h here, but was in group g before",
    );
    seen.are(&[
        "NoIssues",
        "NoGroups",
        "DuplicateIssue",
        "DuplicateGroup",
        "UnknownCell",
        "ForeignLevel",
        "CountOverflow",
        "OtherQuestionnaire",
        "GroupSizes",
        "NoRespondents",
        "Answer",
    ]);
}

/// The variants of survey errors that come from files, and every problem of a row.
#[cfg(feature = "csv")]
#[test]
fn survey_files() {
    use std::io::{self, Read};
    use std::ops::ControlFlow;

    use materiality::{CsvReader, MissingTokens, read_counts};

    struct Failing;
    impl Read for Failing {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("no such device"))
        }
    }

    let mut seen = Variants(BTreeSet::new());
    let frame = frame_on(&["i"], &["g", "h"], &likert(5));
    let reader = CsvReader::new(&frame);
    let read = |text: &str| refused(reader.read_tally(text.as_bytes()));
    let head = "respondent,group,issue,axis,rating\n";
    seen.is(&refused(reader.read_tally(Failing)), "the survey could not be read: no such device");
    let row = format!("{head}r,g,i,operational,3\n");
    let stopped = reader.read_tally_with(row.as_bytes(), |_| ControlFlow::Break(()));
    seen.is(&refused(stopped), "reading was stopped after 1 rows");
    let groups = (0..65_537).map(|n| group(&n.to_string()));
    let crowd = ok(Questionnaire::new([issue("i")], groups, Criteria::one_per_axis(&likert(2))));
    seen.is(
        &refused(CsvReader::new(&crowd).read_tally(row.as_bytes())),
        "the questionnaire has 65537 groups, at most 65536 are possible",
    );
    seen.is(&read(""), "the file is empty, expected a header line");
    seen.is(&read(head), "the file has a header but no rows");
    seen.is(
        &read("respondent,issue,axis,rating\n"),
        "line 1: the header has no column \"group\"; it has \"respondent,issue,axis,rating\"",
    );
    seen.is(&read("respondent,group,group\n"), "line 1: the header has column \"group\" twice");
    seen.is(
        &read("respondent,group,x:operational\n"),
        "line 1: column \"x:operational\" is unknown: the plan has no issue \"x\"; ask for extra \
         columns to be ignored, or remove it",
    );
    seen.is(
        &read("respondent,group\n"),
        "line 1: the header has neither the columns issue and rating nor any column \
         <issue>:<criterion>; it has \"respondent,group\"",
    );
    seen.is(
        &read(&format!("{head}r,g,i,operational,3\ns,g,i,operational,\"4")),
        "the file has an odd number of quotation marks: a quoted field is left open",
    );
    let tokens = MissingTokens { not_applicable: vec!["3".into()], ..MissingTokens::default() };
    seen.is(
        &refused(reader.clone().missing_tokens(tokens).read_tally(row.as_bytes())),
        "the missing token \"3\" is also an answer of criterion operational",
    );
    let tokens = MissingTokens { dont_know: vec!["No_Answer".into()], ..MissingTokens::default() };
    seen.is(
        &refused(reader.clone().missing_tokens(tokens).read_tally(row.as_bytes())),
        "the missing token \"No_Answer\" is also one for no_answer, given for dont_know",
    );
    for (delimiter, shown) in [(b'"', "'\"'"), (b'\n', "'\\n'"), (0xE9, "'é'")] {
        seen.is(
            &refused(reader.clone().delimiter(delimiter).read_tally(row.as_bytes())),
            &format!(
                "the delimiter is {shown}, expected an ASCII character other than a quote or line \
                 break"
            ),
        );
    }
    seen.is(
        &read(&format!("{head}r,g,i,operational,11\n")),
        "line 2, column \"rating\": found \"11\", expected 1 to 5 in steps of 1",
    );
    seen.are(&[
        "Io",
        "Cancelled",
        "TooManyGroups",
        "EmptyFile",
        "NoRows",
        "MissingColumn",
        "RepeatedColumn",
        "UnknownColumn",
        "NoRatings",
        "OpenQuote",
        "AmbiguousToken",
        "InvalidDelimiter",
        "Row",
    ]);

    let mut seen = Variants(BTreeSet::new());
    let problem = |error: SurveyError| match error {
        SurveyError::Row(row) => row.problem,
        other => panic!("{other}"),
    };
    let long = |rows: &str| problem(read(&format!("{head}{rows}")));
    seen.is(&long("r,g,i"), "found 3 fields, expected 5");
    let gbk = [head.as_bytes(), b"\xbb\xb7,g,i,operational,3"].concat();
    seen.is(
        &problem(refused(reader.read_tally(&gbk[..]))),
        "found \"\u{fffd}\u{fffd}\", which is not UTF-8; save the file as UTF-8",
    );
    seen.is(&long(",g,i,operational,3"), "found no respondent, expected an id");
    seen.is(&long("r,g,i,operational,x"), "found \"x\", expected 1 to 5 in steps of 1");
    seen.is(
        &long("r,g,x,operational,3"),
        "found issue \"x\", which is not one of the 1 issues of the plan",
    );
    seen.is(&long("r,x,i,operational,3"), "found group \"x\", expected one of g, h");
    seen.is(&long("r,g,i,x,3"), "found axis \"x\", expected operational or stakeholder");
    seen.is(
        &long("r,g,i,operational,3\nr,g,i,operational,3"),
        "respondent \"r\" has already rated issue i on operational",
    );
    seen.is(
        &long("r,g,i,operational,3\nr,h,i,stakeholder,3"),
        "respondent \"r\" is in group h here, but was in group g before",
    );
    seen.is(
        &problem(read("respondent,group,i:operational\nr,g,1\nr,g,1\n")),
        "respondent \"r\" has a row already, expected one row per respondent",
    );
    let criterion = |id, axis| (ok(Criterion::new(id, id, axis, likert(5))), 1.0);
    let criteria = ok(Criteria::new([
        criterion("cost", Axis::Operational),
        criterion("scale", Axis::Stakeholder),
        criterion("scope", Axis::Stakeholder),
    ]));
    let reader = CsvReader::new(&common::frame_of(&["i"], &["g"], criteria));
    let head = "respondent,group,issue,axis,criterion,rating\n";
    let row = |row: &str| problem(refused(reader.read_tally(format!("{head}{row}").as_bytes())));
    seen.is(&row("r,g,i,operational,scale,3"), "found criterion \"scale\", expected cost");
    seen.is(
        &row("r,g,i,stakeholder,,3"),
        "found no criterion, but the stakeholder axis has several: one of scale, scope",
    );
    let counts = |rows: &str| {
        let table = format!("group,issue,criterion,level,count\n{rows}");
        problem(refused(read_counts(table.as_bytes(), &frame, &MissingTokens::default())))
    };
    seen.is(
        &counts("g,i,operational,3,many"),
        "found \"many\", expected a whole number from 0 to 1099511627776",
    );
    seen.is(
        &counts("g,i,operational,3,1\ng,i,operational,3,1"),
        "this cell and level have a count already",
    );
    seen.are(&[
        "FieldCount",
        "NotUtf8",
        "NoRespondent",
        "NotARating",
        "UnknownIssue",
        "UnknownGroup",
        "UnknownAxis",
        "UnknownCriterion",
        "NoCriterion",
        "DuplicateAnswer",
        "DuplicateRespondent",
        "TwoGroups",
        "NotACount",
        "DuplicateCount",
    ]);
}

/// Long lists of what was expected are cut short.
#[cfg(feature = "csv")]
#[test]
fn long_lists_are_cut_short() {
    let names: Vec<String> = (1..=13).map(|n| format!("g{n}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let frame = frame_on(&["i"], &names, &likert(5));
    let file = "respondent,group,i:operational\nr,x,3\n";
    assert_eq!(
        error_of(materiality::CsvReader::new(&frame).read_tally(file.as_bytes())),
        "line 2, column \"group\": found group \"x\", expected one of g1, g2, g3, g4, g5, g6, g7, \
         g8, g9, g10, g11, g12, … (13 in all)"
    );
}

/// Parameters of scoring, group weights, fixed scores and matrices.
#[test]
fn scoring() {
    let mut seen = Variants(BTreeSet::new());
    seen.is(
        &refused(Confidence::new(95.0)),
        "the confidence level is 95, expected a number between 0 and 1, such as 0.95",
    );
    seen.is(
        &refused(Interval::new(Score::ONE, Score::ZERO)),
        "the interval from 1 to 0 has its ends the wrong way round",
    );
    for share in [0.5, -0.1, f64::NAN] {
        let text =
            format!("the share cut at each end is {share}, expected at least 0 and less than 0.5");
        seen.is(&refused(TrimmedMean::new(share)), &text);
        seen.is(&refused(WinsorizedMean::new(share)), &text);
    }
    seen.is(
        &refused(PowerMean::new(f64::NAN)),
        "the exponent of the power mean is NaN, expected a number from -50 to 50",
    );
    seen.is(
        &refused(Owa::new(0.0)),
        "the alpha of the ordered weighted average is 0, expected a finite number above 0",
    );
    seen.is(&refused(TopBox::new(0)), "the top-box share has 0 boxes, expected at least 1");
    seen.is(
        &refused(ok(TopBox::new(5)).check(&likert(5))),
        "the top-box share does not fit the scale: 5 boxes of 5 levels",
    );
    let from_zero = ok(Scale::new(0.0, 4.0, 1.0, Direction::HigherIsMore));
    for (estimator, name) in [
        (EstimatorKind::GeometricMean, "geometric mean"),
        (EstimatorKind::PowerMean(ok(PowerMean::new(2.0))), "power mean"),
    ] {
        let text = format!(
            "the {name} does not fit the scale: it needs ratings above 0, the scale starts at 0"
        );
        seen.is(&refused(estimator.check(&from_zero)), &text);
        let tally = Tally::empty(&frame_on(&["i"], &["g"], &from_zero));
        seen.is(&refused(GroupScores::new(&tally, &estimator)), &text);
    }
    let frame = frame_on(&["i"], &["g", "h"], &likert(5));
    let weights =
        |weights: Vec<f64>| refused(GroupWeights::per_axis(&frame, &PerAxis::both(weights)));
    seen.is(
        &weights(vec![1.0]),
        "1 group weights for criterion operational, expected one for each of 2 groups",
    );
    seen.is(
        &weights(vec![1.0, -1.0]),
        "group h has the weight -1 for criterion operational, expected a finite number of at least 0",
    );
    let mut tally = Tally::empty(&frame);
    ok(tally.add("g", "i", "operational", rating(&likert(5), 3.0), 1));
    let scores = ok(GroupScores::new(&tally, &Mean));
    let fix = |group: &str, issue: &str, criterion: &str, value| {
        let fixed = ok(FixedScore::new(issue, criterion, value, "index"));
        let group = ok(stakeholder(group).with_fixed_score(fixed));
        refused(scores.clone().with_fixed_scores([&group]))
    };
    for (error, what) in [
        (fix("x", "i", "operational", 1.0), "group x has a fixed score for group \"x\""),
        (fix("h", "x", "operational", 1.0), "group h has a fixed score for issue \"x\""),
        (fix("h", "i", "x", 1.0), "group h has a fixed score for criterion \"x\""),
    ] {
        seen.is(&error, &format!("{what}, which the questionnaire does not have"));
    }
    seen.is(
        &fix("h", "i", "operational", 9.0),
        "the fixed score of group h for issue i on operational is not valid: 9 is outside the \
         scale from 1 to 5",
    );
    seen.is(
        &fix("g", "i", "operational", 1.0),
        "group g has both answers and a fixed score for issue i on operational",
    );
    let one = std::num::NonZeroU64::MIN;
    ok(tally.add("g", "i", "operational", rating(&likert(5), 4.0), 1));
    let scores = ok(GroupScores::new(&tally, &Mean));
    let group = stakeholder("g").with_population(one);
    seen.is(
        &refused(scores.with_populations([&group], FinitePopulation::Correct)),
        "group g has a population of 1, but 2 answers for issue i on operational",
    );
    let mut single = Tally::empty(&frame);
    ok(single.add("g", "i", "operational", rating(&likert(5), 3.0), 1));
    seen.is(
        &refused(ShrunkScores::new(&single, ShrinkageTarget::GrandMean)),
        "no group gave two answers to one question on operational, so nothing is known about \
         their spread",
    );
    let mut unequal = Tally::empty(&frame_on(&["i", "j"], &["g", "h"], &likert(5)));
    for issue in ["i", "j"] {
        ok(unequal.add("g", issue, "operational", rating(&likert(5), 3.0), 1));
        ok(unequal.add("h", issue, "operational", rating(&likert(5), 3.0), 1 << 40));
        ok(unequal.add("h", issue, "operational", rating(&likert(5), 4.0), 1 << 40));
    }
    seen.is(
        &refused(ShrunkScores::new(&unequal, ShrinkageTarget::IssueAndGroup)),
        "the counts on operational are too unequal to tell effects of issues and groups apart",
    );
    let none: [(&str, f64, f64); 0] = [];
    seen.is(
        &refused(MaterialityMatrix::from_points(none)),
        "the matrix has no issues, expected at least one",
    );
    seen.is(
        &refused(MaterialityMatrix::from_points([("a", 0.0, 0.0), ("a", 0.0, 0.0)])),
        "issue a is given twice",
    );
    seen.is(
        &refused(MaterialityMatrix::from_points([("a", 0.0, 1.5)])),
        "1.5 is not a score, expected a number from 0 to 1",
    );
    seen.is(
        &refused(half_matrix().complete()),
        "no issue has a score on every axis that was rated, so nothing can be ranked",
    );
    seen.are(&[
        "InvalidConfidence",
        "InvalidInterval",
        "InvalidShare",
        "InvalidExponent",
        "InvalidAlpha",
        "NoBoxes",
        "ScaleUnfit",
        "GroupWeightCount",
        "InvalidGroupWeight",
        "UnknownFixedScore",
        "OffScaleFixedScore",
        "FixedAndAnswered",
        "PopulationTooSmall",
        "NoSpread",
        "UndeterminedEffects",
        "NoIssues",
        "DuplicateIssue",
        "Model",
        "NothingComplete",
    ]);
}

/// Two issues, each with a score on one axis only.
fn half_matrix() -> MaterialityMatrix {
    let score = || Ok(AxisScore::given(Score::ONE));
    let rows = [
        (issue("a"), PerAxis { operational: score(), stakeholder: Err(NoScore::NoAnswers) }),
        (issue("b"), PerAxis { operational: Err(NoScore::NoAnswers), stakeholder: score() }),
    ];
    ok(MaterialityMatrix::from_scores(rows))
}

/// Orders and thresholds.
#[test]
fn priority() {
    let mut seen = Variants(BTreeSet::new());
    let matrix = ok(ScoreMatrix::from_rows(&[[0.5, 0.5]]));
    seen.is(
        &refused(WeightedSum.prioritize(&matrix, &ok(Weights::equal(3)))),
        "3 weights for 2 columns of scores",
    );
    let raw = ok(Column::raw("price", Direction::LowerIsMore));
    let prices = ok(ScoreMatrix::new(vec![issue("a")], vec![raw], vec![7.0]));
    seen.is(
        &refused(WeightedSum.prioritize(&prices, &ok(Weights::equal(1)))),
        "the weighted sum needs the declared bounds of column \"price\", which has none",
    );
    let points = ok(MaterialityMatrix::from_points([("a", 0.5, 0.5)]));
    let ranked = |operational, stakeholder| {
        refused(rank(&points, &WeightedSum, &PerAxis { operational, stakeholder }))
    };
    seen.is(
        &ranked(0.0, 0.0),
        "no axis that was rated has a weight above 0, so nothing can be ranked",
    );
    seen.is(&ranked(1.0, -1.0), "weight 2 is -1, expected a finite number of at least 0");
    seen.is(&ranked(f64::NAN, 1.0), "weight 1 is NaN, expected a finite number of at least 0");
    seen.is(
        &refused(rank(&half_matrix(), &WeightedSum, &PerAxis::both(0.5))),
        "no issue has a score on every axis that was rated, so nothing can be ranked",
    );
    seen.is(
        &refused(Thresholds::new(PerAxis::both(Score::ONE), " ")),
        "the thresholds have no rationale; say in a sentence why the lines are where they are",
    );
    seen.are(&["WeightCount", "NoBounds", "NoWeightedAxis", "Model", "Scoring", "NoRationale"]);
}

/// Reasons for a score that is not there.
#[test]
fn reasons() {
    let mut seen = Variants(BTreeSet::new());
    let plan = ok(plan_on(likert(5), &["a"])
        .group_per_axis(stakeholder("staff"), PerAxis { operational: 0.0, stakeholder: 1.0 })
        .build());
    let tally = Tally::empty(plan.questionnaire());
    let matrix = ok(plan.matrix(&tally, &plan.rules()));
    let reason = |matrix: &MaterialityMatrix, axis| {
        matrix.get("a", axis).expect("a known issue").clone().unwrap_err()
    };
    seen.is(&reason(&matrix, Axis::Operational), "no group counts on this axis");
    seen.is(&reason(&matrix, Axis::Stakeholder), "no group that counts gave enough answers");
    let strict = materiality::PoolingRules { absent_groups: AbsentGroups::Refuse, ..plan.rules() };
    let matrix = ok(plan.matrix(&tally, &strict));
    seen.is(&reason(&matrix, Axis::Stakeholder), "group staff counts but gave too few answers");
    seen.are(&["NotRated", "NoAnswers", "GroupAbsent"]);
}

fn plan() -> PlanBuilder {
    plan_on(likert(5), &["a"])
}

/// Every problem of a plan, with the path of the field.
#[test]
fn plans() {
    let mut seen = Variants(BTreeSet::new());
    let mut is = |builder: PlanBuilder, text: &str| {
        let error = refused(builder.build());
        assert_eq!(error.to_string(), text);
        let AssessmentError::Plan { problem, .. } = error else { panic!("{error:?}") };
        let problem: &PlanProblem = &problem;
        seen.is(problem, &problem.to_string());
    };
    is(
        plan().group(stakeholder("g"), 1.0).axis_weights(PerAxis::both(0.0)),
        "plan, axis_weights: both axis weights are 0, expected at least one above 0",
    );
    is(
        plan()
            .group_per_axis(stakeholder("g"), PerAxis { operational: 0.0, stakeholder: 1.0 })
            .axis_weights(PerAxis { operational: 1.0, stakeholder: 0.0 }),
        "plan, groups: no group has a weight above 0 on an axis that counts",
    );
    is(
        plan().group(stakeholder("g"), 1.0).group(stakeholder("h"), f64::NAN),
        "plan, groups[1].weight.operational: found NaN, expected a finite number of at least 0",
    );
    is(
        plan()
            .group(stakeholder("g"), 1.0)
            .axis_weights(PerAxis { operational: 1.0, stakeholder: -1.0 }),
        "plan, axis_weights.stakeholder: found -1, expected a finite number of at least 0",
    );
    let criterion = |id, axis| ok(Criterion::new(id, id, axis, likert(5)));
    is(
        plan().group(stakeholder("g"), 1.0).criterion(criterion("x", Axis::Operational), -2.0),
        "plan, criteria[0].weight: found -2, expected a finite number of at least 0",
    );
    is(
        plan().group(stakeholder("g"), 1.0).criterion(criterion("x", Axis::Operational), 1.0),
        "plan, criteria: the stakeholder axis has no criterion, expected at least one",
    );
    is(plan(), "plan, groups: the questionnaire has no groups, expected at least one");
    is(
        plan().group(stakeholder("g"), 1.0).group(stakeholder("g"), 1.0),
        "plan, groups: group g is given twice in the questionnaire",
    );
    let top = EstimatorKind::TopBox(ok(TopBox::new(5)));
    is(
        plan().group(stakeholder("g"), 1.0).estimator(top),
        "plan, estimator: the top-box share does not fit the scale: 5 boxes of 5 levels",
    );
    is(
        plan().group(stakeholder("g"), 1.0).finite_population(FinitePopulation::Correct),
        "plan, finite_population: no group declares a population, expected at least one",
    );
    let fixed = ok(FixedScore::new("b", "operational", 3.0, "index"));
    is(
        plan().group(ok(stakeholder("g").with_fixed_score(fixed)), 1.0),
        "plan, groups[0].fixed_scores: group g has a fixed score for issue \"b\", which the \
         questionnaire does not have",
    );
    // A weight for a criterion can only be given in a file.
    let mut text = json!(ok(plan().group(stakeholder("g"), 1.0).build()));
    text["groups"][0]["criterion_weights"] = json!({"price": 1.0});
    assert_eq!(
        error_of(serde_json::from_value::<Plan>(text.clone())),
        "plan, groups[0].criterion_weights.price: there is no criterion \"price\""
    );
    text["groups"][0]["criterion_weights"] = json!({"operational": -1.0});
    assert_eq!(
        error_of(serde_json::from_value::<Plan>(text)),
        "plan, groups[0].criterion_weights.operational: found -1, expected a finite number of at \
         least 0"
    );
    seen.are(&[
        "NoAxisWeight",
        "NobodyCounts",
        "NoPopulation",
        "InvalidWeight",
        "Model",
        "Survey",
        "Scoring",
    ]);
    let unknown = PlanProblem::UnknownCriterion { found: "price".into() };
    assert_eq!(unknown.to_string(), "there is no criterion \"price\"");
}

/// Runs and documents that fail. `Model` and `Survey` are for the parts of one's own program.
#[test]
fn assessments() {
    let mut seen = Variants(BTreeSet::new());
    let small = ok(plan().group(stakeholder("g"), 1.0).build());
    let other = Tally::empty(&frame_on(&["b"], &["g"], &likert(5)));
    seen.is(
        &refused(small.run(&other)),
        "the tally was made with other issues, groups, criteria or scales than the plan has",
    );
    let empty = Tally::empty(small.questionnaire());
    seen.is(
        &refused(small.run(&empty)),
        "no issue has a score on every axis that was rated, so nothing can be ranked",
    );
    let mut tally = empty.clone();
    ok(tally.add("g", "a", "operational", rating(&likert(5), 3.0), 2));
    let elsewhere = PerAxis { operational: 0.0, stakeholder: 1.0 };
    let elsewhere = ok(plan().group(stakeholder("g"), 1.0).axis_weights(elsewhere).build());
    seen.is(
        &refused(elsewhere.run(&tally)),
        "no axis that was rated has a weight above 0, so nothing can be ranked",
    );
    let fixed = ok(FixedScore::new("a", "operational", 3.0, "index"));
    let with_fixed = ok(plan().group(ok(stakeholder("g").with_fixed_score(fixed)), 1.0).build());
    seen.is(
        &refused(with_fixed.run(&tally)),
        "group g has both answers and a fixed score for issue a on operational",
    );
    let result = ok(small.run(&tally));
    let mut more = tally.clone();
    ok(more.add("g", "a", "operational", rating(&likert(5), 5.0), 2));
    let text = format!(
        "the result does not follow from the tally: its digest is {}, the result's {}",
        more.digest(),
        tally.digest()
    );
    seen.is(&refused(result.verify(&more)), &text);
    // A document in which the score, its part and all that follows were changed together.
    let mut document = json!(result);
    for (pointer, value) in [
        ("/issues/0/utility", 0.75),
        ("/issues/0/operational/score", 0.75),
        ("/issues/0/operational/importance", 4.0),
        ("/issues/0/operational/contributions/0/score", 0.75),
        ("/issues/0/operational/contributions/0/contribution", 0.75),
    ] {
        *document.pointer_mut(pointer).expect("a field of the document") = json!(value);
    }
    document["issues"][0]["operational"]["ci"] = json!([0.75, 0.75]);
    document["issues"][0]["tier"] = json!("operational_only");
    let forged: Assessment = ok(serde_json::from_value(document));
    seen.is(
        &refused(forged.verify(&tally)),
        "the result does not follow from the tally: issue a comes out otherwise",
    );
    seen.are(&["OtherQuestionnaire", "Priority", "Scoring", "NotReproduced"]);
}

/// Text that is no plan or no document, with the path of the field.
#[cfg(feature = "json")]
#[test]
fn texts() {
    let mut seen = Variants(BTreeSet::new());
    seen.is(
        &refused(Plan::from_json("")),
        "plan, top level: EOF while parsing a value at line 1 column 0",
    );
    let small = ok(plan().group(stakeholder("g"), 1.0).build());
    let text = small.to_json();
    seen.is(
        &refused(Plan::from_json(&format!("{text} x"))),
        "plan, after the end: trailing characters at line 38 column 3",
    );
    seen.is(
        &refused(Plan::from_json(&text.replace("\"id\": \"g\"", "\"id\": \"\""))),
        "plan, groups[0].id: group id \"\" is not valid: it is empty at line 16 column 14",
    );
    seen.is(
        &refused(Plan::from_json(&text.replace("\"weight\"", "\"wieght\""))),
        "plan, groups[0].wieght: unknown field `wieght`, expected one of `id`, `name`, `weight`, \
         `criterion_weights`, `roles`, `population`, `fixed_scores` at line 18 column 14",
    );
    seen.is(
        &refused(Plan::from_json(&text.replace("\"operational\": 1.0", "\"operational\": -1.0"))),
        "plan, groups[0].weight.operational: found -1, expected a finite number of at least 0",
    );
    let mut tally = Tally::empty(small.questionnaire());
    ok(tally.add("g", "a", "operational", rating(&likert(5), 3.0), 2));
    let document = ok(small.run(&tally)).to_json();
    seen.is(
        &refused(Assessment::from_json(
            &document.replace("\"format_version\": 1", "\"format_version\": 9"),
        )),
        "the document has format version 9, expected 1",
    );
    seen.is(
        &refused(Assessment::from_json(&document.replace("\"rank\": 1", "\"rank\": 2"))),
        "document, issues[0].rank: it does not follow from the scores and the plan",
    );
    seen.is(
        &refused(Assessment::from_json(&document.replace("\"utility\": 0.5", "\"utility\": \"x\""))),
        "document, issues[0].utility: invalid type: string \"x\", expected f64 at line 23 column 20",
    );
    seen.are(&["Json", "Plan", "FormatVersion", "Inconsistent"]);
}

/// The remaining variants carry the errors of other rooms without a word of their own.
#[test]
fn transparent_errors() {
    let model = ModelError::NoIssues;
    let survey = SurveyError::NoGroups;
    assert_eq!(AssessmentError::from(model.clone()).to_string(), model.to_string());
    assert_eq!(AssessmentError::from(survey.clone()).to_string(), survey.to_string());
    assert_eq!(ScoringError::from(model.clone()).to_string(), model.to_string());
    assert_eq!(PriorityError::from(model.clone()).to_string(), model.to_string());
}
