//! Reading surveys and counts tables from CSV: both forms, every option, every kind of wrong row.

#![cfg(feature = "csv")]
#![allow(clippy::format_collect, reason = "files of a test are written for the eye")]

mod common;

use std::io::{self, Read};
use std::ops::ControlFlow;

use common::{error_of, frame_of, frame_on, likert, ok, rating};
use materiality::{
    Axis, BadRows, Criteria, Criterion, CsvReader, Direction, DuplicateCheck, ExtraColumns, Form,
    Missing, MissingTokens, Questionnaire, Rating, Reading, RowProblem, Scale, SurveyError, Tally,
    read_counts, write_counts,
};
use proptest::prelude::*;

const LONG: &str = "respondent,group,issue,axis,rating\n";
const WIDE: &str =
    "respondent,group,water:operational,water:stakeholder,air:operational,air:stakeholder\n";

/// Two issues, two groups, one question per axis on 1 to 5.
fn frame() -> Questionnaire {
    frame_on(&["water", "air"], &["staff", "town"], &likert(5))
}

fn reader() -> CsvReader {
    CsvReader::new(&frame())
}

/// The tally of a file, after checking that the survey of the same file has the same tally and
/// report.
#[track_caller]
fn read(reader: &CsvReader, file: impl AsRef<[u8]>) -> Reading<Tally> {
    let streamed = ok(reader.read_tally(file.as_ref()));
    let survey = ok(reader.read_survey(file.as_ref()));
    assert_eq!(survey.data.tally(), streamed.data);
    assert_eq!(survey.report, streamed.report);
    streamed
}

/// The error of a file, which has to be the same for a survey and a streamed tally.
#[track_caller]
fn refused(reader: &CsvReader, file: impl AsRef<[u8]>) -> String {
    let error = error_of(reader.read_tally(file.as_ref()));
    assert_eq!(error_of(reader.read_survey(file.as_ref())), error);
    error
}

/// Counts of levels, then of the kinds of missing.
#[track_caller]
fn cell(tally: &Tally, group: &str, issue: &str, criterion: &str) -> (Vec<u64>, [u64; 3]) {
    let cell = tally.cell(group, issue, criterion).expect("the frame has this cell");
    (cell.levels().to_vec(), Missing::ALL.map(|kind| cell.missing(kind)))
}

/// A reader that hands out one byte at a time, as a slow pipe would.
struct Drip<'a>(&'a [u8]);

impl Read for Drip<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let (Some((&first, rest)), Some(to)) = (self.0.split_first(), buffer.first_mut()) else {
            return Ok(0);
        };
        *to = first;
        self.0 = rest;
        Ok(1)
    }
}

/// The same six answers in both forms give the same tally; who has no row has not answered.
#[test]
fn both_forms_give_the_same_counts() {
    let long = format!(
        "{LONG}r1,staff,water,operational,1\nr1,staff,water,stakeholder,5\n\
         r2,town,water,stakeholder,4\nr2,town,air,stakeholder,2\nr1,staff,air,operational,3\n"
    );
    let wide = format!("{WIDE}r1,staff,1,5,3,\nr2,town,,4,,2\n");
    let (a, b) = (read(&reader(), &long), read(&reader(), &wide));
    assert_eq!((a.report.form, a.report.rows), (Form::Long, 5));
    assert_eq!((b.report.form, b.report.rows), (Form::Wide, 2));
    assert_eq!(a.data, b.data);
    assert_eq!(cell(&a.data, "staff", "water", "stakeholder"), (vec![0, 0, 0, 0, 1], [0; 3]));
    assert_eq!(cell(&a.data, "staff", "air", "stakeholder"), (vec![0; 5], [1, 0, 0]));
    assert_eq!(cell(&a.data, "town", "air", "operational"), (vec![0; 5], [1, 0, 0]));
    assert_eq!(a.data.respondents("town"), Some(1));
}

/// Semicolons and tabs separate as commas do, and a comma is then a character like any other.
#[test]
fn delimiters() {
    let file = format!("{LONG}r1,staff,air,operational,2\nr2,town,air,stakeholder,5\n");
    let expected = read(&reader(), &file).data;
    for delimiter in [b';', b'\t', b'|'] {
        let other = file.replace(',', std::str::from_utf8(&[delimiter]).unwrap());
        assert_eq!(read(&reader().delimiter(delimiter), other).data, expected);
    }
    let decimal = "respondent;group;issue;axis;rating\nr1;staff;air;operational;3,5\n";
    assert_eq!(
        refused(&reader().delimiter(b';'), decimal),
        r#"line 2, column "rating": found "3,5", expected 1 to 5 in steps of 1"#
    );
}

/// A byte order mark changes neither what is read nor on which line a row stands.
#[test]
fn byte_order_mark() {
    for form in [
        format!("{LONG}r1,staff,air,operational,2\n\nr2,town,air,stakeholder,6\n"),
        format!("{WIDE}r1,staff,2,,,\n\nr2,town,,6,,\n"),
    ] {
        let marked = format!("\u{feff}{form}");
        let lenient = reader().bad_rows(BadRows::Report);
        assert_eq!(read(&lenient, &marked), read(&lenient, &form));
        assert!(refused(&reader(), &marked).starts_with("line 4, column "));
        assert!(error_of(reader().read_tally(Drip(marked.as_bytes()))).starts_with("line 4,"));
    }
    let quoted = format!("\u{feff}\"respondent\"{}", &LONG["respondent".len()..]);
    assert_eq!(read(&reader(), format!("{quoted}r,town,air,stakeholder,1\n")).report.rows, 1);
}

/// Spaces around fields and the case of header words mean nothing; ids compare as they are.
#[test]
fn white_space_and_case() {
    let file = " Respondent , GROUP,Issue,aXis, RATING\n r1 , staff ,water , operational,\t4 \n";
    let tally = read(&reader(), file).data;
    assert_eq!(cell(&tally, "staff", "water", "operational").0, [0, 0, 0, 1, 0]);
    assert_eq!(
        refused(&reader(), format!("{LONG}r1,Staff,water,operational,4\n")),
        r#"line 2, column "group": found group "Staff", expected one of staff, town"#
    );
    let wide = "RESPONDENT,Group, water : operational \nr1,staff,4\n";
    assert_eq!(cell(&read(&reader(), wide).data, "staff", "water", "operational").0[3], 1);
    // Two spellings of one respondent are one respondent.
    assert_eq!(
        refused(
            &reader(),
            format!("{LONG}r1,staff,air,operational,1\n r1 ,staff,air,operational,1\n")
        ),
        r#"line 3, column "respondent": respondent "r1" has already rated issue air on operational"#
    );
}

/// Ratings can be written in any way that is the same number.
#[test]
fn spellings_of_numbers() {
    for text in ["4", "4.0", "+4", "4e0", "04", "4.0000000001"] {
        let file = format!("{LONG}r1,staff,air,operational,{text}\n");
        let tally = read(&reader(), file).data;
        assert_eq!(cell(&tally, "staff", "air", "operational").0, [0, 0, 0, 1, 0], "{text}");
    }
}

/// Everything that is no answer of the scale is refused with what was found and expected.
#[test]
fn ratings_off_the_scale() {
    for text in ["11", "0", "-1", "2.5", "NaN", "nan", "inf", "-inf", "1e400", "four", "4/5", "٤"]
    {
        let file = format!("{LONG}r1,staff,air,operational,3\nr2,staff,air,operational,{text}\n");
        assert_eq!(
            refused(&reader(), file),
            format!("line 3, column \"rating\": found {text:?}, expected 1 to 5 in steps of 1")
        );
        let wide = format!("{WIDE}r1,staff,1,1,1,1\nr2,town,1,1,{text},1\n");
        assert_eq!(
            refused(&reader(), wide),
            format!(
                "line 3, column \"air:operational\": found {text:?}, expected 1 to 5 in steps of 1"
            )
        );
    }
}

/// Half steps, and a scale on which 1 is the most material answer.
#[test]
fn half_steps_and_reversed_scales() {
    let scale = ok(Scale::new(1.0, 5.0, 0.5, Direction::LowerIsMore));
    let reader = CsvReader::new(&frame_on(&["air"], &["staff"], &scale));
    let file = format!("{LONG}a,staff,air,operational,1\nb,staff,air,operational,4.5\n");
    let levels = cell(&read(&reader, file).data, "staff", "air", "operational").0;
    assert_eq!(levels, [0, 1, 0, 0, 0, 0, 0, 0, 1]); // 4.5 is one step from the least material end
    assert_eq!(
        refused(&reader, format!("{LONG}a,staff,air,operational,4.25\n")),
        r#"line 2, column "rating": found "4.25", expected 1 to 5 in steps of 0.5"#
    );
}

/// Words stand for levels whatever their case, numbers still do, other words are refused.
#[test]
fn labels() {
    let scale =
        ok(ok(Scale::new(1.0, 3.0, 1.0, Direction::HigherIsMore))
            .with_labels(["low", "Mid", "高"]));
    let reader = CsvReader::new(&frame_on(&["air"], &["staff"], &scale));
    let file = format!(
        "{LONG}a,staff,air,operational,LOW\nb,staff,air,operational, mid\n\
         c,staff,air,operational,高\nd,staff,air,operational,3\n"
    );
    assert_eq!(cell(&read(&reader, file).data, "staff", "air", "operational").0, [1, 1, 2]);
    assert_eq!(
        refused(&reader, format!("{LONG}a,staff,air,operational,highest\n")),
        "line 2, column \"rating\": found \"highest\", expected 1 to 3 in steps of 1 or one of \
         low, Mid, 高"
    );
    let reversed = ok(ok(Scale::new(1.0, 3.0, 1.0, Direction::LowerIsMore))
        .with_labels(["very", "somewhat", "not"]));
    let reader = CsvReader::new(&frame_on(&["air"], &["staff"], &reversed));
    let file = format!("{LONG}a,staff,air,operational,very\nb,staff,air,operational,3\n");
    assert_eq!(cell(&read(&reader, file).data, "staff", "air", "operational").0, [1, 0, 1]);
}

/// The three kinds of missing are told apart, with the default words and with one's own.
#[test]
fn missing_tokens() {
    let file = format!(
        "{LONG}a,staff,air,operational,\nb,staff,air,operational,DK\nc,staff,air,operational,n/A\n\
         d,staff,air,operational,不知道\ne,staff,air,operational, Don't Know \n"
    );
    let tally = read(&reader(), file).data;
    assert_eq!(cell(&tally, "staff", "air", "operational"), (vec![0; 5], [1, 3, 1]));
    let own = reader().missing_tokens(MissingTokens {
        no_answer: vec!["NA".into()],
        dont_know: vec!["-1".into()],
        not_applicable: vec!["99".into()],
    });
    let file = format!(
        "{LONG}a,staff,air,operational,na\nb,staff,air,operational,-1\nc,staff,air,operational,99\n"
    );
    assert_eq!(cell(&read(&own, file).data, "staff", "air", "operational").1, [1, 1, 1]);
    assert_eq!(
        refused(&own, format!("{LONG}a,staff,air,operational,\n")),
        r#"line 2, column "rating": found "", expected 1 to 5 in steps of 1"#
    );
    let ambiguous = MissingTokens { dont_know: vec!["5.0".into()], ..MissingTokens::default() };
    assert_eq!(
        refused(&reader().missing_tokens(ambiguous), LONG),
        r#"the missing token "5.0" is also an answer of criterion operational"#
    );
}

/// The line of a wrong row is the one an editor shows, whatever stands before it.
#[test]
fn lines_as_an_editor_counts_them() {
    let at = |file: &str| {
        let error = refused(&reader(), file);
        assert_eq!(error_of(reader().read_tally(Drip(file.as_bytes()))), error);
        error.split(',').next().unwrap().to_owned()
    };
    let good = "r1,staff,air,operational,3";
    let bad = "r2,staff,air,operational,9";
    for end in ["\n", "\r\n", "\r"] {
        let file = |rows: &[&str]| format!("{}{end}{}{end}", LONG.trim_end(), rows.join(end));
        assert_eq!(at(&file(&[bad])), "line 2");
        assert_eq!(at(&file(&[good, bad])), "line 3");
        assert_eq!(at(&file(&["", "", good, "", bad])), "line 6");
        assert_eq!(at(file(&[good, bad]).trim_end()), "line 3");
        assert_eq!(at(&format!("{end}{end}{}", file(&[bad]))), "line 4");
    }
    for end in ["\n", "\r\n"] {
        // A quoted respondent over three lines: the wrong row starts on line 5.
        let quoted = format!("\"r{end}1{end}\",staff,air,operational,3");
        let file = format!("{}{end}{quoted}{end}{bad}{end}", LONG.trim_end());
        assert_eq!(at(&file), "line 5");
        // The wrong row itself has a quoted line break: it is named by its first line.
        let broken = format!("\"r{end}2\",staff,air,operational,9");
        let file = format!("{}{end}{good}{end}{broken}{end}", LONG.trim_end());
        assert_eq!(at(&file), "line 3");
    }
    // Far beyond any buffer.
    let rows: String = (0..9_000).map(|n| format!("x{n},staff,air,operational,3\r\n")).collect();
    assert_eq!(at(&format!("{}\r\n{rows}\r\n{bad}\r\n", LONG.trim_end())), "line 9003");
    // A row longer than the buffer, before the wrong one.
    let long = format!("\"{}\n\",staff,air,operational,3\n", "x".repeat(200_000));
    let error = error_of(reader().read_tally(format!("{LONG}{long}{bad}\n").as_bytes()));
    assert!(error.starts_with("line 4, "), "{error}");
}

/// Quoted fields hold commas, quotation marks and line breaks.
#[test]
fn quoted_fields() {
    let frame = frame_on(&["a, \"b\""], &["staff"], &likert(5));
    let file = format!("{LONG}\"x,\"\"y\"\"\n\",\"staff\",\"a, \"\"b\"\"\",operational,\"3\"\n");
    let reading = ok(CsvReader::new(&frame).read_survey(file.as_bytes()));
    let ids: Vec<String> = reading.data.respondents().map(|(id, _)| id.into_owned()).collect();
    assert_eq!(ids, ["x,\"y\""]);
    assert_eq!(cell(&reading.data.tally(), "staff", "a, \"b\"", "operational").0[2], 1);
}

/// A quotation mark that is never closed swallows the rest of the file and is not overlooked.
#[test]
fn open_quotes() {
    let file = format!("{LONG}r1,staff,air,operational,\"3\nr2,staff,air,operational,4\n");
    assert!(refused(&reader(), &file).starts_with("line 2, column \"rating\": found \"3\\nr2"));
    let last = format!("{LONG}r1,staff,air,operational,3\nr2,staff,air,stakeholder,\"4");
    let expected = "the file has an odd number of quotation marks: a quoted field is left open";
    assert_eq!(refused(&reader(), &last), expected);
    assert_eq!(refused(&reader().bad_rows(BadRows::Report), &file), expected);
}

/// GBK text is refused where it stands: as an unknown id, or as no UTF-8.
#[test]
fn other_encodings() {
    let row = |fields: [&[u8]; 5]| [LONG.as_bytes(), &fields.join(&b',')].concat();
    let water: &[u8] = b"\xbb\xb7"; // 环 in GBK
    let good: [&[u8]; 5] = [b"r", b"staff", b"air", b"operational", b"3"];
    let wrong = |at: usize| {
        let mut fields = good;
        fields[at] = water;
        row(fields)
    };
    assert_eq!(
        refused(&reader(), wrong(0)),
        "line 2, column \"respondent\": found \"\u{fffd}\u{fffd}\", which is not UTF-8; save the \
         file as UTF-8"
    );
    for (at, column) in [(1, "group"), (2, "issue"), (3, "axis"), (4, "rating")] {
        let error = refused(&reader(), wrong(at));
        assert!(error.starts_with(&format!("line 2, column {column:?}: found ")), "{error}");
    }
}

/// What is wrong with a header is said on line 1, with the header found.
#[test]
fn headers() {
    for (header, expected) in [
        ("", "the file is empty, expected a header line"),
        ("\n\r\n", "the file is empty, expected a header line"),
        (LONG, "the file has a header but no rows"),
        (WIDE, "the file has a header but no rows"),
        (
            "group,issue,axis,rating",
            "line 1: the header has no column \"respondent\"; it has \"group,issue,axis,rating\"",
        ),
        (
            "respondent;group;issue;axis;rating",
            "line 1: the header has no column \"respondent\"; it has \
             \"respondent;group;issue;axis;rating\"; fields are separated by commas, not by semicolons",
        ),
        (
            "respondent,issue,axis,rating",
            "line 1: the header has no column \"group\"; it has \"respondent,issue,axis,rating\"",
        ),
        (
            "respondent,group,issue,rating",
            "line 1: the header has no column \"axis\"; it has \"respondent,group,issue,rating\"",
        ),
        (
            "respondent,group,issue,axis",
            "line 1: the header has neither the columns issue and rating nor any column \
             <issue>:<criterion>; it has \"respondent,group,issue,axis\"",
        ),
        (
            "respondent,group,issue,axis,rating,rating",
            "line 1: the header has column \"rating\" twice",
        ),
        (
            "respondent,group,issue,axis,rating,Rating",
            "line 1: the header has column \"Rating\" twice",
        ),
        ("respondent,group,Group,air:operational", "line 1: the header has column \"Group\" twice"),
        (
            "respondent,group,air:operational,air: operational",
            "line 1: the header has column \"air: operational\" twice",
        ),
        (
            "respondent,group,issue,axis,rating,date",
            "line 1: column \"date\" is unknown: a row per answer has respondent, group, issue, \
             axis, criterion and rating; ask for extra columns to be ignored, or remove it",
        ),
        (
            "respondent,group,air:operational,date",
            "line 1: column \"date\" is unknown: it is not of the form <issue>:<criterion>; ask \
             for extra columns to be ignored, or remove it",
        ),
        (
            "respondent,group,soil:operational",
            "line 1: column \"soil:operational\" is unknown: the plan has no issue \"soil\"; ask \
             for extra columns to be ignored, or remove it",
        ),
        (
            "respondent,group,air:financial",
            "line 1: column \"air:financial\" is unknown: there is no criterion \"financial\"; \
             ask for extra columns to be ignored, or remove it",
        ),
    ] {
        assert_eq!(refused(&reader(), header), expected, "{header}");
        // Nothing is wrong with a row, so leniency changes nothing.
        assert_eq!(refused(&reader().bad_rows(BadRows::Report), header), expected, "{header}");
    }
}

/// Unknown columns are ignored if asked, by name in the report; a header of nothing else is not.
#[test]
fn extra_columns() {
    let lax = reader().extra_columns(ExtraColumns::Ignore);
    let long = "date,respondent,group,issue,axis,rating,remark\n\
                2024,r1,staff,air,operational,4,\"a, b\"\n";
    let reading = read(&lax, long);
    assert_eq!(reading.report.ignored_columns, ["date", "remark"]);
    assert_eq!(cell(&reading.data, "staff", "air", "operational").0[3], 1);
    let wide = "respondent,soil:operational,group,air:operational\nr1,9,staff,4\n";
    let reading = read(&lax, wide);
    assert_eq!(reading.report.ignored_columns, ["soil:operational"]);
    assert_eq!(cell(&reading.data, "staff", "air", "operational").0[3], 1);
    // Spreadsheets like to append columns without a name.
    let unnamed = "respondent,group,air:operational,,\nr1,staff,4,,x\n";
    assert_eq!(read(&lax, unnamed).report.ignored_columns, ["", ""]);
    assert_eq!(
        refused(&lax, "respondent,group,air:operational,air:operational\nr1,staff,4,5\n"),
        "line 1: the header has column \"air:operational\" twice"
    );
    assert_eq!(
        refused(&lax, "respondent,group,issue,axis,rating,rating\nr1,staff,air,operational,4,5\n"),
        "line 1: the header has column \"rating\" twice"
    );
    assert_eq!(
        refused(&lax, "respondent,group,soil:operational\nr1,staff,4\n"),
        "line 1: the header has neither the columns issue and rating nor any column \
         <issue>:<criterion>; it has \"respondent,group,soil:operational\""
    );
}

/// Each kind of wrong row of one answer stops a strict reader and is listed by a lenient one.
#[test]
fn wrong_rows_of_one_answer() {
    let rows = [
        ("r1,staff,water,operational,3", None),
        ("r2,staff,water", Some("column \"issue\": found 3 fields, expected 5")),
        (
            "r2,staff,water,operational,3,4",
            Some(
                "column \"rating\": found 6 fields, expected 5; in a CSV file, a comma inside a field \
                 needs quotation marks around the field",
            ),
        ),
        (
            ",staff,water,operational,3",
            Some("column \"respondent\": found no respondent, expected an id"),
        ),
        (
            "  ,staff,water,operational,3",
            Some("column \"respondent\": found no respondent, expected an id"),
        ),
        (
            "r3,boss,water,operational,3",
            Some("column \"group\": found group \"boss\", expected one of staff, town"),
        ),
        (
            "r3,,water,operational,3",
            Some("column \"group\": found group \"\", expected one of staff, town"),
        ),
        (
            "r3,staff,soil,operational,3",
            Some(
                "column \"issue\": found issue \"soil\", which is not one of the 2 issues of the plan",
            ),
        ),
        (
            "r3,staff,water,financial,3",
            Some("column \"axis\": found axis \"financial\", expected operational or stakeholder"),
        ),
        (
            "r3,staff,water,operational,11",
            Some("column \"rating\": found \"11\", expected 1 to 5 in steps of 1"),
        ),
        (
            "r1,staff,water,operational,5",
            Some(
                "column \"respondent\": respondent \"r1\" has already rated issue water on operational",
            ),
        ),
        (
            "r1,town,water,stakeholder,5",
            Some(
                "column \"group\": respondent \"r1\" is in group town here, but was in group staff before",
            ),
        ),
        ("r4,town,air,stakeholder,5", None),
    ];
    let body: String = rows.iter().map(|(row, _)| format!("{row}\n")).collect();
    let reading = read(&reader().bad_rows(BadRows::Report), format!("{LONG}{body}"));
    let found: Vec<String> = reading.report.rejects.iter().map(ToString::to_string).collect();
    let expected: Vec<String> = (2..)
        .zip(rows)
        .filter_map(|(line, (_, problem))| Some(format!("line {line}, {}", problem?)))
        .collect();
    assert_eq!(found, expected);
    assert_eq!((reading.report.rows, reading.report.rejected_rows), (13, 11));
    // The first answer is kept; r3 took part without a valid answer; the unknown are not counted.
    let (levels, missing) = cell(&reading.data, "staff", "water", "operational");
    assert_eq!((levels, missing), (vec![0, 0, 1, 0, 0], [1, 0, 0]));
    assert_eq!(reading.data.respondents("staff"), Some(2));
    assert_eq!(reading.data.respondents("town"), Some(1));
    for (line, (row, problem)) in (2..).zip(rows) {
        let Some(problem) = problem else { continue };
        let before = "r1,staff,water,operational,3\n".to_owned() + &"\n".repeat(line - 3);
        assert_eq!(
            refused(&reader(), format!("{LONG}{before}{row}\n")),
            format!("line {line}, {problem}")
        );
    }
}

/// Each kind of wrong row of one respondent, likewise; the good answers of a row are kept.
#[test]
fn wrong_rows_of_one_respondent() {
    let file = format!(
        "{WIDE}r1,staff,1,2,3,4\nr2,staff,1,2,3\nr3,boss,1,2,3,4\n,town,1,2,3,4\n\
         r4,town,9,2,x,4\nr1,staff,5,5,5,5\nr1,town,5,5,5,5\nr5,town,1,dk,1,1\n"
    );
    let reading = read(&reader().bad_rows(BadRows::Report), &file);
    let found: Vec<String> = reading.report.rejects.iter().map(ToString::to_string).collect();
    assert_eq!(
        found,
        [
            "line 3, column \"air:operational\": found 5 fields, expected 6",
            "line 4, column \"group\": found group \"boss\", expected one of staff, town",
            "line 5, column \"respondent\": found no respondent, expected an id",
            "line 6, column \"water:operational\": found \"9\", expected 1 to 5 in steps of 1",
            "line 6, column \"air:operational\": found \"x\", expected 1 to 5 in steps of 1",
            "line 7, column \"respondent\": respondent \"r1\" has a row already, expected one row \
             per respondent",
            "line 8, column \"group\": respondent \"r1\" is in group town here, but was in group \
             staff before",
        ]
    );
    assert_eq!((reading.report.rows, reading.report.rejected_rows), (8, 6));
    assert_eq!(
        cell(&reading.data, "town", "water", "operational"),
        (vec![1, 0, 0, 0, 0], [1, 0, 0])
    );
    assert_eq!(
        cell(&reading.data, "town", "water", "stakeholder"),
        (vec![0, 1, 0, 0, 0], [0, 1, 0])
    );
    assert_eq!(cell(&reading.data, "staff", "air", "stakeholder").0, [0, 0, 0, 1, 0]);
    assert!(refused(&reader(), &file).starts_with("line 3, "));
}

/// Criteria with their own scales, named in a column or in the header of a wide table.
#[test]
fn criteria_of_their_own() {
    let ten = ok(Scale::new(0.0, 10.0, 1.0, Direction::HigherIsMore));
    let criterion = |id, axis, scale| (ok(Criterion::new(id, id, axis, scale)), 1.0);
    let criteria = ok(Criteria::new([
        criterion("cost", Axis::Operational, ten),
        criterion("scale", Axis::Stakeholder, likert(5)),
        criterion("scope", Axis::Stakeholder, likert(3)),
    ]));
    let reader = CsvReader::new(&frame_of(&["air"], &["staff"], criteria));
    let head = "respondent,group,issue,axis,criterion,rating\n";
    let file = format!(
        "{head}r1,staff,air,operational,,10\nr1,staff,air,stakeholder,scale,5\n\
         r1,staff,air,stakeholder,scope,3\n"
    );
    let tally = read(&reader, file).data;
    assert_eq!(cell(&tally, "staff", "air", "cost").0, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    assert_eq!(cell(&tally, "staff", "air", "scope").0, [0, 0, 1]);
    let wide = "respondent,group,air:cost,air:scale,air:scope\nr1,staff,10,5,3\n";
    assert_eq!(read(&reader, wide).data, tally);
    let bare = "respondent,group,issue,criterion,rating\nr1,staff,air,cost,10\n\
                r1,staff,air,scale,5\nr1,staff,air,scope,3\n";
    assert_eq!(read(&reader, bare).data, tally);
    for (row, expected) in [
        (
            "r1,staff,air,stakeholder,,3",
            "line 2, column \"axis\": found no criterion, but the stakeholder axis has several: \
             one of scale, scope",
        ),
        (
            "r1,staff,air,stakeholder,cost,3",
            "line 2, column \"criterion\": found criterion \"cost\", expected one of scale, scope",
        ),
        (
            "r1,staff,air,operational,price,3",
            "line 2, column \"criterion\": found criterion \"price\", expected cost",
        ),
        (
            "r1,staff,air,stakeholder,scope,4",
            "line 2, column \"rating\": found \"4\", expected 1 to 3 in steps of 1",
        ),
    ] {
        assert_eq!(refused(&reader, format!("{head}{row}\n")), expected);
    }
    assert_eq!(
        refused(&reader, "respondent,group,issue,criterion,rating\nr1,staff,air,,1\n"),
        "line 2, column \"criterion\": found criterion \"\", expected one of cost, scale, scope"
    );
    assert!(refused(&reader, format!("{LONG}r1,staff,air,stakeholder,1\n")).contains("several"));
}

/// Without the check duplicates are counted, and who has no row is not known to be missing.
#[test]
fn without_duplicate_check() {
    let off = reader().duplicate_check(DuplicateCheck::Off);
    let file = format!(
        "{LONG}r1,staff,air,operational,3\nr1,staff,air,operational,3\nr1,town,air,operational,4\n"
    );
    let tally = ok(off.read_tally(file.as_bytes())).data;
    assert_eq!(cell(&tally, "staff", "air", "operational"), (vec![0, 0, 2, 0, 0], [0; 3]));
    assert_eq!(cell(&tally, "staff", "air", "stakeholder"), (vec![0; 5], [0; 3]));
    assert!(error_of(off.read_survey(file.as_bytes())).starts_with("line 3, "));
    let wide = format!("{WIDE}r1,staff,1,1,1,\nr1,staff,1,1,1,1\n");
    let tally = ok(off.read_tally(wide.as_bytes())).data;
    assert_eq!(cell(&tally, "staff", "air", "stakeholder"), (vec![1, 0, 0, 0, 0], [1, 0, 0]));
    // On a file without duplicates the check changes nothing.
    let clean = format!("{WIDE}r1,staff,1,2,dk,\nr2,town,5,4,n/a,3\n");
    assert_eq!(ok(off.read_tally(clean.as_bytes())), ok(reader().read_tally(clean.as_bytes())));
}

/// Progress is told every 65,536 rows and at the end; breaking stops at once.
#[test]
fn progress_and_cancellation() {
    let rows: String = (0..70_000).map(|n| format!("{n},staff,air,operational,3\n")).collect();
    let file = format!("{LONG}{rows}");
    let mut told = Vec::new();
    ok(reader().read_tally_with(file.as_bytes(), |progress| {
        told.push((progress.rows, progress.bytes));
        ControlFlow::Continue(())
    }));
    assert_eq!(told.iter().map(|&(rows, _)| rows).collect::<Vec<_>>(), [65_536, 70_000]);
    assert_eq!(told[1].1, file.len() as u64);
    assert!(told[0].1 < told[1].1);
    let cancelled = reader().read_tally_with(file.as_bytes(), |_| ControlFlow::Break(()));
    assert_eq!(cancelled.unwrap_err(), SurveyError::Cancelled { rows: 65_536 });
}

/// A disk that fails half way is an error, not the end of the file.
#[test]
fn failing_reader() {
    struct Failing;
    impl Read for Failing {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("disk on fire"))
        }
    }
    let file = format!("{LONG}r1,staff,air,operational,3\n");
    let broken = file.as_bytes().chain(Failing);
    let expected = "the survey could not be read: disk on fire";
    assert_eq!(error_of(reader().read_tally(broken)), expected);
    let head = "group,issue,criterion,level,count\n".as_bytes().chain(Failing);
    assert_eq!(error_of(read_counts(head, &frame(), &MissingTokens::default())), expected);
}

fn counts(text: impl AsRef<[u8]>) -> Result<Tally, SurveyError> {
    read_counts(text.as_ref(), &frame(), &MissingTokens::default())
}

/// Counts tables: order of columns and rows, NULLs, and every kind of wrong row.
#[test]
fn counts_tables() {
    let tally = ok(counts(
        "\u{feff}count;level;criterion;issue;group\n".replace(';', ",")
            + "7,4,stakeholder,air,staff\r\n\r\n2,dk,stakeholder,air,staff\n3,,stakeholder,air,staff\n",
    ));
    assert_eq!(cell(&tally, "staff", "air", "stakeholder"), (vec![0, 0, 0, 7, 0], [3, 2, 0]));
    let head = "group,issue,criterion,level,count\n";
    let good = "staff,air,operational,1,5\n";
    for (row, expected) in [
        (
            "boss,air,operational,1,5",
            "line 3, column \"group\": found group \"boss\", expected one of staff, town",
        ),
        (
            "staff,soil,operational,1,5",
            "line 3, column \"issue\": found issue \"soil\", which is not one of the 2 issues of the plan",
        ),
        (
            "staff,air,price,1,5",
            "line 3, column \"criterion\": found criterion \"price\", expected one of operational, stakeholder",
        ),
        (
            "staff,air,operational,6,5",
            "line 3, column \"level\": found \"6\", expected 1 to 5 in steps of 1",
        ),
        (
            "staff,air,operational,2,-5",
            "line 3, column \"count\": found \"-5\", expected a whole number from 0 to 1099511627776",
        ),
        (
            "staff,air,operational,2,1.5",
            "line 3, column \"count\": found \"1.5\", expected a whole number from 0 to 1099511627776",
        ),
        (
            "staff,air,operational,2,1099511627777",
            "line 3, column \"count\": found \"1099511627777\", expected a whole number from 0 to 1099511627776",
        ),
        (
            "staff,air,operational,1.0,5",
            "line 3, column \"count\": this cell and level have a count already",
        ),
        ("staff,air,operational,2", "line 3, column \"group\": found 4 fields, expected 5"),
        (
            "staff,air,operational,2,\"5",
            "the file has an odd number of quotation marks: a quoted field is left open",
        ),
    ] {
        assert_eq!(error_of(counts(format!("{head}{good}{row}"))), expected, "{row}");
        let windows = format!("{head}{good}{row}").replace('\n', "\r\n");
        assert_eq!(error_of(counts(windows)), expected, "{row}");
    }
    let gbk = [head.as_bytes(), good.as_bytes(), b"staff,\xbb\xb7,operational,2,1\n"].concat();
    assert!(error_of(counts(gbk)).starts_with("line 3, column \"issue\": found "));
    for (table, expected) in [
        ("", "the file is empty, expected a header line"),
        (head, "the file has a header but no rows"),
        (
            "group,issue,criterion,level\n",
            "line 1: the header has no column \"count\"; it has \"group,issue,criterion,level\"",
        ),
        (
            "group,issue,criterion,level,count,Count\n",
            "line 1: the header has column \"count\" twice",
        ),
        (
            "group,issue,criterion,level,n\n",
            "line 1: column \"n\" is unknown: expected group,issue,criterion,level,count; ask for extra columns to be ignored, or remove it",
        ),
    ] {
        assert_eq!(error_of(counts(table)), expected, "{table}");
    }
}

/// A counts table read back is the tally that was written, whatever the ids look like.
#[test]
fn counts_round_trip_with_awkward_ids() {
    let scale = ok(Scale::new(-0.5, 1.0, 0.1, Direction::LowerIsMore));
    let (issues, groups) = (["a,b", "say \"hi\"", "'; drop", "水 资源"], ["=1+1", "a\"", ","]);
    let frame = frame_on(&issues, &groups, &scale);
    let mut tally = Tally::empty(&frame);
    let mut count = 1;
    for group in groups {
        for issue in issues {
            for level in scale.iter_levels() {
                ok(tally.add(group, issue, "operational", Rating::Level(level), count));
                count = count * 5 % 9_973;
            }
            for kind in Missing::ALL {
                ok(tally.add(group, issue, "stakeholder", Rating::Missing(kind), count));
            }
        }
    }
    let mut text = Vec::new();
    ok(write_counts(&tally, &mut text));
    let again = ok(read_counts(&text[..], &frame, &MissingTokens::default()));
    assert_eq!(again, tally);
    assert_eq!(again.digest(), tally.digest());
    let lines = String::from_utf8(text).unwrap();
    assert_eq!(lines.lines().count(), 1 + 12 * (16 + 3));
    assert!(lines.contains("\",\",\"say \"\"hi\"\"\",operational,0.3,"));
    assert!(lines.contains(",operational,0,") && !lines.contains("-0,"), "{lines}");
}

/// A long file changes hands at the first quote or carriage return; lines are counted on.
#[test]
fn a_quote_far_into_the_file() {
    let row = |n: usize| format!("person-{n},staff,water,operational,{}\n", n % 5 + 1);
    for quoted in [1, 2_000, 7_777] {
        for field in ["\"water\"", "water\r"] {
            let mut rows: Vec<String> = (0..8_000).map(row).collect();
            rows[quoted] = match field {
                "water\r" => row(quoted).replace('\n', "\r\n"),
                field => row(quoted).replace("water", field),
            };
            rows.insert(quoted + 1, "\u{feff}x,staff,water,operational,2\n\n".to_owned());
            let file = format!("{LONG}{}", rows.concat());
            let reading = read(&reader(), &file);
            assert_eq!(reading.report.rows, 8_001);
            assert_eq!(reading.data.respondents("staff"), Some(8_001));
            let (levels, _) = cell(&reading.data, "staff", "water", "operational");
            assert_eq!(levels, [1_600, 1_601, 1_600, 1_600, 1_600]);

            // Wrong rows before, in and after that place: the header is line 1, and the blank line
            // after the added row counts.
            for wrong in [0, quoted - 1, quoted, quoted + 2, 8_000] {
                let mut rows = rows.clone();
                rows[wrong] = rows[wrong].replace("staff", "boss");
                let line = wrong + 2 + usize::from(wrong > quoted + 1);
                let file = format!("{LONG}{}", rows.concat());
                let error = refused(&reader(), file);
                assert!(error.starts_with(&format!("line {line}, column \"group\"")), "{error}");
            }
        }
    }
}

/// A row of a random file: mostly right, sometimes wrong in one field.
fn long_row() -> impl Strategy<Value = String> {
    (
        prop_oneof![9 => "r[0-9]{1,2}", 1 => Just(String::new())],
        prop_oneof![Just("staff"), Just("staff"), Just("town"), Just("boss")],
        prop_oneof![4 => Just("water"), 4 => Just("air"), 1 => Just("soil")],
        prop_oneof![5 => Just("operational"), 5 => Just("stakeholder"), 1 => Just("financial")],
        prop_oneof![8 => "[1-5]", 1 => Just("dk".to_owned()), 1 => Just(String::new()), 1 => "[06-9x]"],
    )
        .prop_map(|(r, g, i, a, n)| format!("{r},{g},{i},{a},{n}\n"))
}

fn wide_row() -> impl Strategy<Value = String> {
    let answer = || prop_oneof![8 => "[1-5]", 1 => Just(String::new()), 1 => "[06-9x]"];
    (
        prop_oneof![9 => "r[0-9]{1,2}", 1 => Just(String::new())],
        prop_oneof![5 => Just("staff"), 5 => Just("town"), 1 => Just("boss")],
        [answer(), answer(), answer(), answer()],
    )
        .prop_map(|(r, g, n)| format!("{r},{g},{}\n", n.join(",")))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// A streamed tally and the tally of a survey agree on any file, rejects included; every row
    /// is either counted or rejected; and answers of rows without duplicates come in any order.
    #[test]
    fn survey_and_stream_agree(rows in prop::collection::vec(long_row(), 1..120)) {
        let file = format!("{LONG}{}", rows.concat());
        let lenient = reader().bad_rows(BadRows::Report);
        let streamed = ok(lenient.read_tally(file.as_bytes()));
        let answers: u64 = streamed.data.rows()
            .filter(|row| row.rating != Rating::Missing(Missing::NoAnswer))
            .map(|row| row.count).sum();
        let blank = rows.iter().filter(|row| row.ends_with(",\n")).count() as u64;
        let kept = streamed.report.rows - streamed.report.rejected_rows;
        prop_assert!(answers <= kept && kept <= answers + blank);
        prop_assert_eq!(streamed.report.rejects.len() as u64, streamed.report.rejected_rows);
        match lenient.read_survey(file.as_bytes()) {
            Ok(survey) => {
                prop_assert_eq!(&survey.data.tally(), &streamed.data);
                prop_assert_eq!(&survey.report, &streamed.report);
            }
            // A survey needs somebody.
            Err(error) => {
                let first = streamed.report.rejects.first().cloned();
                prop_assert_eq!(Some(error), first.map(SurveyError::from));
                prop_assert_eq!(streamed.data.rows().count(), 0);
            }
        }
        // Strict reading stops at the first reject of the lenient one.
        match streamed.report.rejects.first() {
            Some(first) => prop_assert_eq!(
                reader().read_tally(file.as_bytes()).unwrap_err(),
                SurveyError::Row(first.clone())
            ),
            None => prop_assert!(reader().read_tally(file.as_bytes()).is_ok()),
        }
    }

    /// Files without quotes and carriage returns are cut by the crate itself; the CSV parser, which
    /// reads all others, is the twin.
    #[test]
    fn plain_text_is_read_as_the_csv_parser_reads_it(
        rows in prop::collection::vec(prop_oneof![
            12 => long_row(),
            1 => Just("\n".to_owned()),
            1 => "[a-z,é ]{1,12}\n",
        ], 1..60),
        mark in prop_oneof![Just(""), Just("\u{feff}"), Just("\n\n")],
        quoted in 0_usize..60,
        is_open_ended in any::<bool>(),
    ) {
        let lenient = reader().bad_rows(BadRows::Report);
        let read = |header: &str, rows: &[String]| {
            let file = format!("{mark}{header}{}", rows.concat());
            let end = file.len() - usize::from(is_open_ended);
            (lenient.read_tally(&file.as_bytes()[..end]), lenient.read_survey(&file.as_bytes()[..end]))
        };
        let plain = read(LONG, &rows);
        prop_assert_eq!(&plain, &read(&LONG.replacen("group", "\"group\"", 1), &rows));
        // A row in the middle is quoted: what follows is read by the parser.
        let mut rows = rows;
        let at = quoted % rows.len();
        if let Some((first, rest)) = rows[at].trim_end().split_once(',') {
            rows[at] = format!("\"{first}\",{rest}\n");
            prop_assert_eq!(&plain, &read(LONG, &rows));
        }
    }

    /// The same for tables of one row per respondent.
    #[test]
    fn survey_and_stream_agree_on_wide_files(rows in prop::collection::vec(wide_row(), 1..60)) {
        let file = format!("{WIDE}{}", rows.concat());
        let lenient = reader().bad_rows(BadRows::Report);
        let streamed = ok(lenient.read_tally(file.as_bytes()));
        if let Ok(survey) = lenient.read_survey(file.as_bytes()) {
            prop_assert_eq!(&survey.data.tally(), &streamed.data);
            prop_assert_eq!(&survey.report, &streamed.report);
        } else {
            prop_assert_eq!(streamed.data.rows().count(), 0);
        }
        let whole = |problem: &RowProblem| !matches!(problem, RowProblem::NotARating { .. });
        let lost = streamed.report.rejects.iter().filter(|reject| whole(&reject.problem)).count();
        let people: u64 = ["staff", "town"].iter().filter_map(|g| streamed.data.respondents(g)).sum();
        prop_assert_eq!(people + lost as u64, streamed.report.rows);
    }

    /// Files of different people, tallied apart and merged in any order, give the whole; rows of
    /// one file can be shuffled.
    #[test]
    fn parts_merge_into_the_whole(
        answers in prop::collection::btree_map((0_u8..40, 0_usize..4), 1_u8..6, 1..100),
        parts in 1_usize..5,
        seed in any::<u64>(),
    ) {
        let row = |(&(person, question), n): (&(u8, usize), &u8)| {
            let (issue, axis) = (["water", "air"][question / 2], Axis::ALL[question % 2]);
            let group = ["staff", "town"][usize::from(person) % 2];
            (usize::from(person) % parts, format!("r{person},{group},{issue},{axis},{n}\n"))
        };
        let mut rows: Vec<(usize, String)> = answers.iter().map(row).collect();
        let file = |rows: &[(usize, String)], part: Option<usize>| {
            let mine = rows.iter().filter(|(at, _)| part.is_none_or(|part| part == *at));
            LONG.to_owned() + &mine.map(|(_, row)| row.as_str()).collect::<String>()
        };
        let whole = read(&reader(), file(&rows, None)).data;
        for at in (1..rows.len()).rev() {
            let other = usize::try_from(seed.wrapping_mul(at as u64 * 2 + 1) % (at as u64 + 1)).unwrap();
            rows.swap(at, other);
        }
        prop_assert_eq!(&read(&reader(), file(&rows, None)).data, &whole);
        let tallies: Vec<Tally> = (0..parts)
            .filter(|&part| rows.iter().any(|(at, _)| *at == part))
            .map(|part| read(&reader(), file(&rows, Some(part))).data)
            .collect();
        let mut forward = Tally::empty(&frame());
        let mut backward = Tally::empty(&frame());
        for (one, other) in tallies.iter().zip(tallies.iter().rev()) {
            ok(forward.merge(one));
            ok(backward.merge(other));
        }
        prop_assert_eq!(&forward, &whole);
        prop_assert_eq!(&backward, &whole);
        let mut text = Vec::new();
        ok(write_counts(&whole, &mut text));
        prop_assert_eq!(ok(read_counts(&text[..], &frame(), &MissingTokens::default())), whole);
    }
}

/// Merging refuses the tally of another questionnaire and leaves the first as it was.
#[test]
fn merging_other_questionnaires() {
    let scale = likert(5);
    let mut tally = Tally::empty(&frame());
    ok(tally.add("staff", "air", "operational", rating(&scale, 3.0), 4));
    let before = tally.clone();
    let other = Tally::empty(&frame_on(&["air", "water"], &["staff", "town"], &scale));
    assert_eq!(tally.merge(&other), Err(SurveyError::OtherQuestionnaire));
    assert_eq!(tally, before);
}
