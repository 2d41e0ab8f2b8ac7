//! Excel: surveys in, workbooks out, and text that stays text both ways.

#![cfg(feature = "xlsx")]

mod common;

use std::io::Cursor;
use std::sync::LazyLock;

use calamine::{Data, Reader as _, Xlsx};
use common::error_of;
use materiality::{
    BadRows, ExtraColumns, Form, Lang, Plan, Report, ReportCell, ReportColumn, ReportSection,
    ReportTable, SurveyError, Tally, XlsxReader, demo,
};
use proptest::prelude::*;
use proptest::sample::Index;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};

fn plan() -> Plan {
    Plan::from_json(
        r#"{"scale": {"min": 1, "max": 5},
            "issues": [{"id": "water", "name": "Water"}, {"id": "air", "name": "Air"}],
            "groups": [{"id": "staff"}, {"id": "town"}],
            "thresholds": {"operational": 0.7, "stakeholder": 0.7, "rationale": "pilot"}}"#,
    )
    .unwrap()
}

/// A workbook with one sheet, as bytes.
fn workbook(fill: impl FnOnce(&mut Worksheet)) -> Cursor<Vec<u8>> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("Answers").unwrap();
    fill(sheet);
    Cursor::new(workbook.save_to_buffer().unwrap())
}

/// Rows of text and numbers, from a row and column on: what reads as a number is one.
fn fill(sheet: &mut Worksheet, row: u32, column: u16, lines: &[&str]) {
    for (at, line) in (row..).zip(lines) {
        for (place, field) in (column..).zip(line.split(',')) {
            match field.parse::<f64>() {
                Ok(number) => sheet.write_number(at, place, number).unwrap(),
                Err(_) if field.is_empty() => continue,
                Err(_) => sheet.write_string(at, place, field).unwrap(),
            };
        }
    }
}

const LONG: [&str; 6] = [
    "respondent,group,issue,axis,rating",
    "ann,staff,water,stakeholder,4",
    "ann,staff,air,stakeholder,dk",
    "bob,town,water,stakeholder,2",
    "bob,town,air,stakeholder,5",
    "7,town,air,operational,3",
];

const WIDE: [&str; 4] = [
    "respondent,group,water:stakeholder,air:stakeholder,air:operational",
    "ann,staff,4,dk,",
    "bob,town,2,5,",
    "7,town,,,3",
];

/// A sheet gives the same tally and survey as the same table in a CSV file, in either form.
#[test]
fn a_sheet_reads_as_the_same_file() {
    let plan = plan();
    for (lines, form) in [(&LONG[..], Form::Long), (&WIDE[..], Form::Wide)] {
        let file = lines.join("\n") + "\n";
        let expected = plan.csv_reader().read_tally(file.as_bytes()).unwrap();
        let sheet = workbook(|sheet| fill(sheet, 0, 0, lines));
        let read = plan.xlsx_reader().read_tally(sheet.clone()).unwrap();
        assert_eq!(read.data, expected.data);
        assert_eq!(read.report, expected.report);
        assert_eq!(read.report.form, form);
        let survey = plan.xlsx_reader().sheet("Answers").read_survey(sheet).unwrap();
        assert_eq!(survey.data.tally(), expected.data);
    }
}

/// A title above and a note left of the table, blank rows inside it, and a stray cell at the far
/// end of the sheet, which makes no difference in memory.
#[test]
fn a_table_can_stand_anywhere_on_a_sheet() {
    let plan = plan();
    let expected = plan.csv_reader().read_tally((LONG.join("\n") + "\n").as_bytes()).unwrap();
    let file = workbook(|sheet| {
        sheet.write_string(0, 0, "Survey of spring").unwrap();
        fill(sheet, 4, 2, &LONG[..3]);
        fill(sheet, 9, 2, &LONG[3..]);
        sheet.write_string(5, 0, "=a note").unwrap();
        sheet.write_string(20, 1, "another note").unwrap();
    });
    assert_eq!(plan.xlsx_reader().read_tally(file).unwrap().data, expected.data);
    let stray = workbook(|sheet| {
        fill(sheet, 0, 0, &LONG);
        sheet.write_string(1_048_575, 16_383, "x").unwrap();
    });
    assert_eq!(
        error_of(plan.xlsx_reader().read_tally(stray)),
        "sheet \"Answers\", cell E1048576, column \"rating\": found 16384 fields, expected 5"
    );
}

/// Every kind of wrong sheet names the sheet, and the row or cell as Excel does.
#[test]
fn errors_name_sheet_row_and_column() {
    let plan = plan();
    let error = |lines: &[&str]| {
        let file = workbook(|sheet| fill(sheet, 2, 1, lines));
        error_of(plan.xlsx_reader().read_tally(file))
    };
    assert_eq!(
        error(&[LONG[0], "ann,staff,water,stakeholder,11"]),
        "sheet \"Answers\", cell F4, column \"rating\": found \"11\", expected 1 to 5 in steps of 1"
    );
    assert_eq!(
        error(&[LONG[0], LONG[1], "bob,king,water,stakeholder,1"]),
        "sheet \"Answers\", cell C5, column \"group\": found group \"king\", expected one of staff, \
         town"
    );
    assert_eq!(
        error(&["respondent,group,issue,axis,rating,mood", LONG[1]]),
        "sheet \"Answers\", row 3: column \"mood\" is unknown: a row per answer has respondent, \
         group, issue, axis, criterion and rating; ask for extra columns to be ignored, or remove it"
    );
    assert_eq!(
        error(&["who,group,issue,axis,rating"]),
        "sheet \"Answers\", row 3: the header has no column \"respondent\"; it has \
         \"who,group,issue,axis,rating\""
    );
    assert_eq!(error(&[LONG[0]]), "the file has a header but no rows");
    assert_eq!(error(&[]), "sheet \"Answers\", row 1: the sheet is empty, expected a header line");
    let file = workbook(|sheet| fill(sheet, 0, 0, &LONG));
    assert_eq!(
        error_of(plan.xlsx_reader().sheet("answers").read_tally(file.clone())),
        "the workbook has no sheet \"answers\"; it has Answers"
    );
    let cut = Cursor::new(file.into_inner()[..500].to_vec());
    let error = plan.xlsx_reader().read_tally(cut).unwrap_err();
    assert!(matches!(error, SurveyError::Workbook { .. }), "{error}");
    assert!(error.to_string().starts_with("the workbook could not be read: "));
}

/// Dates, truth values and errors are no ratings; half a level is none either; the result of a
/// formula is what Excel has stored.
#[test]
fn cells_of_other_kinds_are_no_ratings() {
    let plan = plan();
    let read = |write: &dyn Fn(&mut Worksheet)| {
        let file = workbook(|sheet| {
            fill(sheet, 0, 0, &[LONG[0], "ann,staff,water,stakeholder,"]);
            write(sheet);
        });
        plan.xlsx_reader().read_tally(file)
    };
    let date = ExcelDateTime::from_ymd(2024, 2, 1).unwrap();
    let format = Format::new().set_num_format("yyyy-mm-dd");
    let expected = ", expected 1 to 5 in steps of 1";
    let wrong = [
        error_of(read(&|sheet| {
            sheet.write_datetime_with_format(1, 4, &date, &format).unwrap();
        })),
        error_of(read(&|sheet| {
            sheet.write_boolean(1, 4, true).unwrap();
        })),
        error_of(read(&|sheet| {
            sheet.write_number(1, 4, 3.5).unwrap();
        })),
    ];
    for (text, found) in wrong.iter().zip(["date 45323", "true", "3.5"]) {
        let cell = "sheet \"Answers\", cell E2, column \"rating\"";
        assert_eq!(*text, format!("{cell}: found \"{found}\"{expected}"));
    }
    let formula = read(&|sheet| {
        let formula = rust_xlsxwriter::Formula::new("=1+3").set_result("4");
        sheet.write_formula(1, 4, formula).unwrap();
    });
    let cell = formula.unwrap().data;
    assert_eq!(cell.cell("staff", "water", "stakeholder").unwrap().levels(), [0, 0, 0, 1, 0]);
}

/// In lenient mode wrong rows are listed by the row of the sheet, and the rest is kept.
#[test]
fn wrong_rows_can_be_listed() {
    let plan = plan();
    let lines = [LONG[0], LONG[1], "bob,town,water,stakeholder,9", LONG[4], LONG[4]];
    let file = workbook(|sheet| fill(sheet, 3, 0, &lines));
    let reader = plan.xlsx_reader().bad_rows(BadRows::Report);
    let reading = reader.read_tally(file.clone()).unwrap();
    let lines: Vec<u64> = reading.report.rejects.iter().map(|reject| reject.line).collect();
    assert_eq!((lines, reading.report.rejected_rows), (vec![6, 8], 2));
    assert_eq!(reading.data.cell("town", "air", "stakeholder").unwrap().answers(), 1);
    assert_eq!(reader.read_survey(file).unwrap().data.tally(), reading.data);
    let nobody = workbook(|sheet| fill(sheet, 0, 0, &[LONG[0], "x,king,water,stakeholder,1"]));
    assert!(error_of(reader.read_survey(nobody)).starts_with("sheet \"Answers\", cell B2"));
    let extra = [format!("{},mood", LONG[0]), format!("{},glad", LONG[1])];
    let file = workbook(|sheet| fill(sheet, 0, 0, &[&extra[0], &extra[1]]));
    let reader = XlsxReader::new(plan.questionnaire()).extra_columns(ExtraColumns::Ignore);
    assert_eq!(reader.read_tally(file).unwrap().report.ignored_columns, ["mood"]);
}

/// Every table of a report is a sheet; every cell is the value of the table, at every digit, and
/// text stays text. The bytes are the same at every call.
#[test]
fn a_report_comes_back_from_its_workbook() {
    let tally = demo::survey().unwrap().tally();
    let result = demo::plan().unwrap().run(&tally).unwrap();
    let table = ReportTable::new(
        "traps",
        "Traps",
        vec![ReportColumn::new("text", "Text"), ReportColumn::new("number", "Number")],
        vec![
            vec![ReportCell::text("=SUM(A1)"), ReportCell::Number(1.0 / 3.0, 2)],
            vec![ReportCell::text("<script>"), ReportCell::Count(7)],
            vec![ReportCell::text("+1 -1 @x"), ReportCell::Missing],
            vec![ReportCell::text("https://example.com"), ReportCell::Share(0.25)],
            vec![ReportCell::text("水资源"), ReportCell::Number(-2.5, 1)],
            vec![ReportCell::text("_x0041_ & a\u{1}b <i> \" '"), ReportCell::Missing],
            vec![ReportCell::text(" two  spaces \n and a line "), ReportCell::Missing],
        ],
    )
    .unwrap();
    let section = ReportSection::new("own", "Own").unwrap().table(table);
    let report =
        Report::of(&result).lang(Lang::Zh).tally(&tally).unwrap().section(section).unwrap();
    let bytes = report.to_xlsx().unwrap();
    assert_eq!(bytes, report.to_xlsx().unwrap());
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let tables = report.tables();
    let names: Vec<&str> = tables.iter().map(ReportTable::id).collect();
    assert_eq!(workbook.sheet_names(), names);
    for table in &tables {
        let shown: Vec<usize> = (0..table.columns().len())
            .filter(|&at| {
                table.columns()[at].shown() != materiality::ReportColumnUse::DocumentsOnly
            })
            .collect();
        let range = workbook.worksheet_range(table.id()).unwrap();
        assert_eq!(workbook.worksheet_formula(table.id()).unwrap().used_cells().count(), 0);
        for (column, &at) in (0_u32..).zip(&shown) {
            let heading = range.get_value((0, column)).unwrap();
            assert_eq!(heading, &Data::String(table.columns()[at].title().to_owned()));
            for (row, cells) in (1_u32..).zip(table.rows()) {
                let found = range.get_value((row, column)).cloned().unwrap_or_default();
                let expected = match &cells[at] {
                    ReportCell::Text(text) => Data::String(text.clone()),
                    ReportCell::Count(count) => Data::Float(*count as f64),
                    ReportCell::Number(number, _) | ReportCell::Share(number) => {
                        Data::Float(*number)
                    }
                    _ => Data::Empty,
                };
                assert_eq!(found, expected, "{} {row} {column}", table.id());
            }
        }
    }
}

/// A text no cell can hold is named, and nothing is cut off in silence.
#[test]
fn texts_that_are_too_long_are_refused() {
    let result = demo::plan().unwrap().run(&demo::survey().unwrap().tally()).unwrap();
    let table = ReportTable::new(
        "long",
        "Long",
        vec![ReportColumn::new("text", "Text")],
        vec![vec![ReportCell::text("x".repeat(32_768))]],
    )
    .unwrap();
    let section = ReportSection::new("own", "Own").unwrap().table(table);
    let report = Report::of(&result).section(section).unwrap();
    assert_eq!(
        error_of(report.to_xlsx()),
        "table long, row 1: a text of 32768 characters, a workbook cell holds 32767"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    /// A damaged workbook is an error, never a panic: bytes changed, or the end cut off.
    #[test]
    fn damaged_workbooks_are_refused(
        changes in proptest::collection::vec((any::<Index>(), any::<u8>()), 1..6),
        cut in any::<Index>(),
    ) {
        static SOUND: LazyLock<(Plan, Vec<u8>, Tally)> = LazyLock::new(|| {
            let (plan, file) = (plan(), workbook(|sheet| fill(sheet, 0, 0, &LONG)));
            let whole = plan.xlsx_reader().read_tally(file.clone()).unwrap().data;
            (plan, file.into_inner(), whole)
        });
        let (plan, bytes, whole) = &*SOUND;
        let mut bytes = bytes.clone();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Ok(reading) = plan.xlsx_reader().read_tally(Cursor::new(bytes.clone())) {
            // What was changed was nothing of the answers.
            prop_assert_eq!(&reading.data, whole);
        }
        bytes.truncate(cut.index(bytes.len()));
        prop_assert!(plan.xlsx_reader().read_tally(Cursor::new(bytes)).is_err());
    }
}
