//! How far the heavy paths are from doing nothing but going over the same bytes.
//!
//! Subject and reference run in turn, so that a machine that is slow for a moment slows both; what
//! is printed is the median of the ratios. `cargo bench --bench ratios` measures; without
//! `--bench`, as under `cargo test --benches`, everything runs once on little data.

mod compare;

use std::fmt::Write as _;
use std::hint::black_box;

use materiality::{
    Criteria, CsvReader, DuplicateCheck, GroupId, IssueId, Questionnaire, Rating, Scale, Survey,
};

use compare::compare;

fn main() {
    let is_measured = std::env::args().any(|argument| argument == "--bench");
    let size = if is_measured { Size::FULL } else { Size::TRIAL };
    tally(size);
    csv_long(size, Order::ByRespondent);
    csv_long(size, Order::ByIssue);
    csv_wide(size);
}

/// How much is measured.
#[derive(Clone, Copy)]
struct Size {
    respondents: usize,
    csv_respondents: usize,
    rounds: usize,
}

impl Size {
    const FULL: Self = Self { respondents: 10_000_000, csv_respondents: 100_000, rounds: 11 };
    const TRIAL: Self = Self { respondents: 1_000, csv_respondents: 100, rounds: 1 };
}

/// Ten issues on two axes, eight groups.
fn questionnaire() -> Questionnaire {
    let issues = (1..=10).map(|n| IssueId::new(format!("issue-{n}")).unwrap());
    let groups = (1..=8).map(|n| GroupId::new(format!("group-{n}")).unwrap());
    Questionnaire::new(issues, groups, Criteria::one_per_axis(&Scale::likert(5).unwrap())).unwrap()
}

/// A cheap stream of numbers that no branch predictor learns.
fn scramble(n: usize) -> usize {
    let mut x = n as u64 ^ 0x9E37_79B9_7F4A_7C15;
    x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    usize::try_from((x ^ (x >> 31)) >> 32).unwrap()
}

/// A tally of 10 million people × 20 questions against the sum of the same bytes.
fn tally(size: Size) {
    let questionnaire = questionnaire();
    let levels: Vec<_> = Scale::likert(5).unwrap().iter_levels().collect();
    let sizes = vec![size.respondents / 8; 8];
    let bytes: Vec<u8> =
        (0..size.respondents * 20).map(|n| u8::try_from(scramble(n) % 5).unwrap()).collect();
    let people: usize = sizes.iter().sum();
    let survey = Survey::from_fn(&questionnaire, &sizes, |person, criterion, issue| {
        let code = bytes[(criterion * 10 + issue) * people + person];
        Rating::Level(levels[usize::from(code)])
    })
    .unwrap();
    let sum = || black_box(&bytes).iter().map(|&byte| u64::from(byte)).sum::<u64>();
    compare("tally of a survey in memory / sum of its bytes", size.rounds, sum, || survey.tally());
}

/// In which order the rows of a file stand.
#[derive(Clone, Copy)]
enum Order {
    ByRespondent,
    ByIssue,
}

/// Reading a file of one row per answer against iterating its records with the `csv` crate.
fn csv_long(size: Size, order: Order) {
    let questionnaire = questionnaire();
    let people = size.csv_respondents;
    let mut file = "respondent,group,issue,axis,rating\n".to_owned();
    let mut row = |person: usize, question: usize| {
        let axis = if question < 10 { "operational" } else { "stakeholder" };
        let rating = scramble(person * 20 + question) % 5 + 1;
        let (group, issue) = (person % 8 + 1, question % 10 + 1);
        let _ = writeln!(file, "person-{person},group-{group},issue-{issue},{axis},{rating}");
    };
    match order {
        Order::ByRespondent => {
            (0..people).for_each(|person| (0..20).for_each(|question| row(person, question)));
        }
        Order::ByIssue => {
            (0..20).for_each(|question| (0..people).for_each(|person| row(person, question)));
        }
    }
    let order = match order {
        Order::ByRespondent => "rows by respondent",
        Order::ByIssue => "rows by issue",
    };
    let iterate = || iterate(file.as_bytes());
    let reader = CsvReader::new(&questionnaire);
    let name = format!("CSV of one row per answer, {order} / csv records");
    compare(&name, size.rounds, iterate, || reader.read_tally(file.as_bytes()).unwrap());
    let unchecked = reader.clone().duplicate_check(DuplicateCheck::Off);
    let name = format!("  the same without looking for duplicates, {order}");
    compare(&name, size.rounds, iterate, || unchecked.read_tally(file.as_bytes()).unwrap());
}

/// Reading a file of one row per respondent against iterating its records.
fn csv_wide(size: Size) {
    let questionnaire = questionnaire();
    let mut file = "respondent,group".to_owned();
    for question in 0..20 {
        let axis = if question < 10 { "operational" } else { "stakeholder" };
        let _ = write!(file, ",issue-{}:{axis}", question % 10 + 1);
    }
    file.push('\n');
    for person in 0..size.csv_respondents {
        let _ = write!(file, "person-{person},group-{}", person % 8 + 1);
        for question in 0..20 {
            let _ = write!(file, ",{}", scramble(person * 20 + question) % 5 + 1);
        }
        file.push('\n');
    }
    let reader = CsvReader::new(&questionnaire);
    compare(
        "CSV of one row per respondent / csv records",
        size.rounds,
        || iterate(file.as_bytes()),
        || reader.read_tally(file.as_bytes()).unwrap(),
    );
}

/// The number of records of a file, by the `csv` crate.
fn iterate(file: &[u8]) -> u64 {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(file);
    let mut record = csv::ByteRecord::new();
    let mut records = 0;
    while reader.read_byte_record(&mut record).unwrap() {
        records += 1;
        black_box(&record);
    }
    records
}
