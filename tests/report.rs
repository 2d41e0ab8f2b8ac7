//! The report: every text pinned whole, in both languages; text that stays text; one content in
//! every format.

#![cfg(all(feature = "csv", feature = "json"))]

mod common;

use common::error_of;
use materiality::{
    Assessment, Conclusion, Decision, Disclosure, DisclosureStatus, Explanation, IssueDifference,
    Lang, Plan, QualityReport, Report, ReportCell, ReportColumn, ReportError, ReportSection,
    ReportTable, Tally, Tier, demo,
};
use proptest::prelude::*;

/// Names that would be markup, a formula or a cell border in some format.
const TRAPS: [&str; 6] =
    ["<script>alert(1)</script>", "=SUM(A1)", "a|b `c` *d*", "\"q\" & 'r'", "+1", "@x [y](z)"];

/// Four issues with dangerous names; two criteria on one axis; a group that speaks through
/// evidence; a scale on which 1 is the most material.
const PLAN: &str = r#"{"title": "Pilot <b>",
    "scale": {"min": 1, "max": 5, "direction": "lower_is_more"},
    "issues": [{"id": "water", "name": {"en": "<script>alert(1)</script>", "zh": "水资源"},
                "pillar": "environmental"},
               {"id": "air", "name": "=SUM(A1)"}, {"id": "soil", "name": "a|b `c` *d*"},
               {"id": "noise", "name": "\"q\" & 'r'"}],
    "criteria": [{"id": "cost", "name": "Cost", "axis": "operational"},
                 {"id": "size", "name": "Size", "axis": "stakeholder", "weight": 3},
                 {"id": "odds", "name": "Odds", "axis": "stakeholder"}],
    "groups": [{"id": "staff", "name": {"en": "+1", "zh": "员工"}, "population": 40,
                "roles": ["affected_party", "statement_user"]},
               {"id": "nature", "name": "@x [y](z)", "weight": {"operational": 0, "stakeholder": 1},
                "fixed_scores": [
                    {"issue": "water", "criterion": "size", "value": 2, "source": "<i>index</i>"}]}],
    "thresholds": {"operational": 0.5, "stakeholder": 0.5, "rationale": "1. agreed | by `the` board"},
    "axis_weights": {"operational": 1, "stakeholder": 3}}"#;

const SURVEY: &str = "\
respondent,group,issue,criterion,rating
ann,staff,water,cost,2
ann,staff,water,size,1
ann,staff,water,odds,3
bob,staff,water,cost,4
bob,staff,water,size,3
bob,staff,water,odds,9
ann,staff,air,cost,1
bob,staff,air,cost,1
ann,staff,air,size,5
ann,staff,air,odds,dk
bob,staff,air,odds,5
ann,staff,soil,cost,3
bob,staff,soil,cost,5
ann,staff,soil,size,4
bob,staff,soil,size,4
";

fn read(plan: &Plan, survey: &str) -> (Assessment, Tally) {
    let reader = plan.csv_reader().bad_rows(materiality::BadRows::Report);
    let reading = reader.read_tally(survey.as_bytes()).unwrap();
    (plan.run(&reading.data).unwrap().with_report(&reading.report), reading.data)
}

/// The pilot with a decision that departs from the proposal, one that was approved, and one on
/// another tier than the result now proposes.
fn pilot() -> (Assessment, Tally) {
    let (result, tally) = read(&Plan::from_json(PLAN).unwrap(), SURVEY);
    let id = |at: usize| result.plan().issues().as_slice()[at].id().clone();
    let mut water = Decision::proposed(id(0), Tier::Both, "assessment", "2024-03-01").unwrap();
    water.approve("the | board", "2024-03-08").unwrap();
    let mut air = Decision::proposed(id(1), Tier::Neither, "assessment", "2024-03-01").unwrap();
    air.override_with(Conclusion::Material, "=cmd|' /C calc'!A0", "<board>", "2024-03-08").unwrap();
    (result.with_decision(water).unwrap().with_decision(air).unwrap(), tally)
}

/// The year before: another list of issues, another line, otherwise the same.
fn prior() -> Assessment {
    let mut plan: serde_json::Value = serde_json::from_str(PLAN).unwrap();
    plan["issues"] = serde_json::json!([
        {"id": "water", "name": "Water"}, {"id": "air", "name": "=SUM(A1)"},
        {"id": "light", "name": "Light"}]);
    plan["thresholds"]["operational"] = 0.9.into();
    let survey = "respondent,group,issue,criterion,rating\n\
                  ann,staff,water,cost,3\nann,staff,water,size,3\nann,staff,water,odds,3\n\
                  ann,staff,air,cost,5\nann,staff,air,size,5\nann,staff,air,odds,5\n\
                  ann,staff,light,cost,1\nann,staff,light,size,1\nann,staff,light,odds,1\n";
    read(&serde_json::from_value(plan).unwrap(), survey).0
}

/// A report with everything a report can have.
fn full<'a>(result: &'a Assessment, tally: &'a Tally, prior: &'a Assessment) -> Report<'a> {
    let table = ReportTable::new(
        "interviews",
        "Interviews <held>",
        vec![ReportColumn::new("who", "Who | what"), ReportColumn::new("hours", "Hours")],
        vec![
            vec![ReportCell::text("- a\nb"), ReportCell::Number(1.25, 1)],
            vec![ReportCell::text("3) c"), ReportCell::Missing],
        ],
    );
    let section = ReportSection::new("interviews", "Interviews & more")
        .unwrap()
        .paragraph("# no heading")
        .notice("<b>loud</b>")
        .list(["1. no number", "$x$"])
        .table(table.unwrap());
    Report::of(result)
        .tally(tally)
        .unwrap()
        .prior(prior)
        .figure("The <matrix>", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
        .unwrap()
        .statement(Disclosure::DecisionProcess, "The board <decides>.")
        .unwrap()
        .section(section)
        .unwrap()
}

/// Hand arithmetic on the reversed scale: score = (5 − x) / 4.
///
/// ```text
/// water  cost (2, 4): .75, .25 → .5
///        size staff (1, 3): 1, .5 → .75; nature 2: .75; each ½ → .75
///        odds staff (3; the 9 is rejected): .5, nature absent → .5
///        stakeholder = ¾ · .75 + ¼ · .5 = .6875
///        utility = ¼ · .5 + ¾ · .6875 = .640625
/// air    cost (1, 1): 1; size (5): 0; odds (5): 0; stakeholder 0; utility ¼ · 1 = .25
/// soil   cost (3, 5): .5, 0 → .25; size (4, 4): .25, odds unrated → .25 by size alone
///        utility = .25: tied with air
/// ```
#[test]
fn the_pilot_is_what_hand_arithmetic_gives() {
    let (result, _) = pilot();
    let tables = Report::of(&result).tables();
    let ranking = tables.iter().find(|table| table.id() == "ranking").unwrap().to_json();
    let lines = [
        ("water", Some(1), Some(0.640_625)),
        ("air", Some(2), Some(0.25)),
        ("soil", Some(2), Some(0.25)),
        ("noise", None, None),
    ];
    for (row, (issue, rank, utility)) in ranking.as_array().unwrap().iter().zip(lines) {
        assert_eq!(row["issue"], issue);
        assert_eq!(row["rank"].as_u64(), rank);
        assert_eq!(row["utility"].as_f64(), utility);
    }
    let matrix = tables.iter().find(|table| table.id() == "matrix").unwrap().to_json();
    assert_eq!(matrix[0]["stakeholder_score"], 0.6875);
    assert_eq!(matrix[1]["operational_score"], 1.0);
    // The rejected answer counts as missing: staff is all of the weight of odds that answered.
    assert_eq!(matrix[0]["stakeholder_coverage"], 0.875);
}

#[test]
fn markdown_in_english() {
    let ((result, tally), prior) = (pilot(), prior());
    insta::assert_snapshot!(full(&result, &tally, &prior).to_markdown());
}

#[test]
fn markdown_in_chinese() {
    let ((result, tally), prior) = (pilot(), prior());
    insta::assert_snapshot!(full(&result, &tally, &prior).lang(Lang::Zh).to_markdown());
}

#[test]
fn html() {
    let ((result, tally), prior) = (pilot(), prior());
    insta::assert_snapshot!(full(&result, &tally, &prior).to_html());
}

/// The demonstration end to end, in Chinese: no English word is left but names of methods, the
/// rationale of its plan and what stands for itself.
#[test]
fn the_demonstration_in_chinese() {
    let tally = demo::survey().unwrap().tally();
    let result = demo::plan().unwrap().run(&tally).unwrap();
    let report = Report::of(&result).lang(Lang::Zh).tally(&tally).unwrap();
    let report = report.title("金融科技议题演示（合成数据 SYNTHETIC）").unwrap();
    let text = report.to_markdown();
    let rationale = result.plan().thresholds().rationale();
    let rest = text.replace(rationale, "").replace(&result.input().digest, "");
    let words: std::collections::BTreeSet<&str> =
        rest.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() > 1).collect();
    let allowed = [
        "ESRS",
        "IRO",
        "Kendall",
        "Krippendorff",
        "SHA",
        "SYNTHETIC",
        "ii",
        "iii",
        "iv",
        "materiality",
    ];
    assert_eq!(words.into_iter().collect::<Vec<_>>(), allowed);
    insta::assert_snapshot!(text);
}

#[test]
fn the_demonstration_in_english() {
    let tally = demo::survey().unwrap().tally();
    let result = demo::plan().unwrap().run(&tally).unwrap();
    insta::assert_snapshot!(Report::of(&result).tally(&tally).unwrap().to_markdown());
}

#[test]
fn tables_as_csv() {
    let ((result, tally), prior) = (pilot(), prior());
    let tables = full(&result, &tally, &prior).tables();
    let all: Vec<String> =
        tables.iter().map(|table| format!("# {}\n{}", table.id(), table.to_csv())).collect();
    insta::assert_snapshot!(all.join("\n"));
}

#[test]
fn explanations() {
    let (result, tally) = pilot();
    let mut all = Vec::new();
    for lang in [Lang::En, Lang::Zh] {
        for issue in ["water", "air", "noise"] {
            let why = Explanation::of(&result, issue).unwrap().with_tally(&tally).unwrap();
            all.push(why.to_text(lang));
        }
        all.push(Explanation::of(&result, "soil").unwrap().to_text(lang));
        for (first, second) in [("water", "soil"), ("air", "noise")] {
            all.push(IssueDifference::between(&result, first, second).unwrap().to_text(lang));
        }
    }
    insta::assert_snapshot!(all.join("\n---\n"));
}

/// Explanation and report call estimators, methods and schemes by the same words, in Chinese too.
#[test]
fn methods_and_schemes_have_one_name() {
    let mut plan: serde_json::Value = serde_json::from_str(PLAN).unwrap();
    plan["estimator"] = "interpolated_median".into();
    plan["method"] = serde_json::json!({"normalized_sum": {"by": "range"}});
    plan["weighting"] = serde_json::json!({"axes": "entropy"});
    let (result, _) = read(&serde_json::from_value(plan).unwrap(), SURVEY);
    let why = Explanation::of(&result, "water").unwrap();
    let report = Report::of(&result);
    for (lang, words) in [
        (Lang::En, ["interpolated median", "method “min-max weighted sum”", "scheme “entropy”"]),
        (Lang::Zh, ["插值中位数", "“极差归一化加权和”方法", "方案“熵权法”"]),
    ] {
        let text = report.clone().lang(lang).to_markdown();
        for word in words {
            assert!(text.contains(word), "{word}: {text}");
        }
        for word in &words[..2] {
            assert!(why.to_text(lang).contains(word), "{word}: {}", why.to_text(lang));
        }
    }
}

/// Three groups weighed by judgments, and axes by entropy: every weight says where it comes from, in
/// words and as data, and the report says how far the judgments contradict each other.
///
/// ```text
/// AHP, upper (2, 8, 2):            λ = 3.0536, CR = .0536 / 2 / .5245 = .0511
/// AHP, upper (9, 1/9, 9):          a circle, far above .1
/// best-worst (1, 4, 6), (6, 3, 1): |4 · 3 − 6| / (36 − 6) = .2; threshold .1330 for 6 and 3 columns
/// ```
#[test]
fn weights_say_where_they_come_from() {
    let plan = |operational: serde_json::Value, stakeholder: serde_json::Value| -> Plan {
        let plan = serde_json::json!({
            "scale": {"min": 1, "max": 5},
            "issues": [{"id": "i0", "name": "I 0"}, {"id": "i1", "name": "I 1"},
                       {"id": "i2", "name": "I 2"}],
            "groups": [{"id": "a"}, {"id": "b"}, {"id": "c"}],
            "criteria": [{"id": "cost", "axis": "operational"},
                         {"id": "size", "axis": "stakeholder"}, {"id": "odds", "axis": "stakeholder"}],
            "weighting": {"groups": {"operational": operational, "stakeholder": stakeholder},
                          "axes": "entropy"},
            "thresholds": {"operational": 0.5, "stakeholder": 0.5, "rationale": "r"}});
        serde_json::from_value(plan).unwrap()
    };
    let run = |plan: &Plan| {
        let survey = materiality::Survey::from_fn(
            plan.questionnaire(),
            &[6; 3],
            |person, criterion, issue| {
                let value = 1 + (issue * 2 + criterion + person % 3) % 5;
                materiality::Rating::Level(plan.scale().level_of(value as f64).unwrap())
            },
        );
        plan.run(&survey.unwrap().tally()).unwrap()
    };
    let ahp = |upper: [f64; 3]| serde_json::json!({"ahp": {"hierarchy": {"comparisons": {"upper": upper}}}});
    let best_worst = |middle: u8| {
        serde_json::json!({"best_worst": {"model": "multiplicative", "judgments": {
            "best": 0, "worst": 2, "best_to_others": [1, middle, 6], "others_to_worst": [6, 3, 1]}}})
    };
    let result = run(&plan(ahp([2.0, 8.0, 2.0]), best_worst(4)));
    let why = Explanation::of(&result, "i1").unwrap();
    let text = why.to_text(Lang::En);
    assert!(text.contains("(AHP, on 3 issues) ="), "{text}");
    assert!(
        text.contains("(of the group: best-worst (BWM), on 3 issues; of the criterion: as written in the plan) ="),
        "{text}"
    );
    let weight = why.axes.operational.weight.unwrap();
    let line = format!("weight of the axis in the ranking: {weight:.4} (entropy, on 3 issues)");
    assert!(text.contains(&line), "{line}: {text}");
    assert!(why.to_text(Lang::Zh).contains("（熵权法，依据 3 个议题）"));
    let data = serde_json::to_value(&why).unwrap();
    let origin = serde_json::json!({"scheme": {"name": "ahp", "issues": 3}});
    assert_eq!(data["axes"]["operational"]["parts"][0]["group_weight"], origin);
    assert_eq!(data["axes"]["stakeholder"]["parts"][0]["criterion_weight"], "plan");
    assert_eq!(data["axes"]["stakeholder"]["weight_origin"]["scheme"]["name"], "entropy");

    let text = Report::of(&result).to_markdown();
    for line in [
        "groups, for Impact on operations, AHP: consistency ratio of the judgments 0.0511, acceptable,",
        "groups, for Impact on stakeholders, best-worst (BWM): input-based consistency ratio 0.2000, \
         not acceptable, the threshold being 0.1330",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
    let result = run(&plan(best_worst(2), ahp([9.0, 1.0 / 9.0, 9.0])));
    let text = Report::of(&result).lang(Lang::Zh).to_markdown();
    assert!(text.contains("基于输入的一致性比率 0.0000，可以接受（阈值为 0.1330）"), "{text}");
    assert!(text.contains("不可接受（超过 0.1），应重新审视判断"), "{text}");
}

/// A scheme that fell back on something simpler is told with the weight it gave.
#[test]
fn a_fallback_is_told_with_the_weight() {
    let mut plan: serde_json::Value = serde_json::from_str(PLAN).unwrap();
    plan["weighting"] = serde_json::json!({"groups": {"operational": "entropy"}});
    let (result, _) = read(&serde_json::from_value(plan).unwrap(), SURVEY);
    let why = Explanation::of(&result, "water").unwrap();
    let text = why.to_text(Lang::En);
    assert!(
        text.contains("(entropy, on 3 issues; there is one column, which has all the weight) ="),
        "{text}"
    );
    let data = serde_json::to_value(&why).unwrap();
    let part = &data["axes"]["operational"]["parts"][0];
    assert_eq!(part["group_weight"]["scheme"]["degenerate"], "one_column");
}

/// An explanation as data, in full.
#[test]
fn an_explanation_as_data() {
    let (result, tally) = pilot();
    let why = Explanation::of(&result, "water").unwrap().with_tally(&tally).unwrap();
    insta::assert_snapshot!(serde_json::to_string_pretty(&why).unwrap());
}

/// The tags of an HTML text, without their attributes.
fn tags(html: &str) -> Vec<&str> {
    let tags = html.split('<').skip(1).map(|rest| rest.split(['>', ' ']).next().unwrap());
    tags.collect()
}

/// No tag comes from a text: with harmless names of the same number, the tags are the same. Every
/// name can be read as it was given.
#[test]
fn text_stays_text_in_html() {
    let ((result, tally), prior) = (pilot(), prior());
    let html = full(&result, &tally, &prior).to_html();
    assert!(!html.contains("<script") && !html.contains("<board>") && !html.contains("<i>"));
    let known = [
        "!DOCTYPE",
        "html",
        "head",
        "meta",
        "title",
        "/title",
        "style",
        "/style",
        "/head",
        "body",
        "h1",
        "/h1",
        "nav",
        "ol",
        "li",
        "a",
        "/a",
        "/li",
        "/ol",
        "/nav",
        "section",
        "h2",
        "/h2",
        "p",
        "/p",
        "ul",
        "/ul",
        "div",
        "table",
        "caption",
        "/caption",
        "thead",
        "tr",
        "th",
        "/th",
        "/tr",
        "/thead",
        "tbody",
        "td",
        "/td",
        "/tbody",
        "/table",
        "/div",
        "figure",
        "img",
        "figcaption",
        "/figcaption",
        "/figure",
        "/section",
        "/body",
        "/html",
    ];
    for tag in tags(&html) {
        assert!(known.contains(&tag), "<{tag}>");
    }
    // Every element is closed where it should be: a stack of tags comes out empty.
    let mut open = Vec::new();
    for tag in tags(&html) {
        match tag.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name)),
            None if ["!DOCTYPE", "meta", "img"].contains(&tag) => {}
            None => open.push(tag),
        }
    }
    assert_eq!(open, Vec::<&str>::new());
    let shown = html
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
    for trap in TRAPS {
        assert!(shown.contains(&format!(">{trap}<")), "{trap}");
    }
}

/// Every row of every Markdown table has as many cells as its header.
#[test]
fn text_stays_text_in_markdown() {
    let ((result, tally), prior) = (pilot(), prior());
    let text = full(&result, &tally, &prior).to_markdown();
    let mut width = None;
    let mut rows = 0;
    for line in text.lines() {
        if !line.starts_with('|') {
            width = None;
            continue;
        }
        let bars = line.replace("\\\\", "").replace("\\|", "").matches('|').count();
        assert_eq!(*width.get_or_insert(bars), bars, "{line}");
        rows += 1;
    }
    assert!(rows > 50);
    assert!(!text.contains('<'), "markup is left");
    let headings = text.lines().filter(|line| line.starts_with('#')).count();
    assert_eq!(headings, 1 + 14);
}

/// A CSV parser gives back every text, once the marks are taken off, and no field that is not a
/// number begins as a formula does.
#[test]
fn text_stays_text_in_csv() {
    let ((result, tally), prior) = (pilot(), prior());
    let mut formulas = 0;
    for table in full(&result, &tally, &prior).tables() {
        let text = table.to_csv();
        let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
        for (record, cells) in reader.records().zip(table.rows()) {
            let record = record.unwrap();
            let shown = table.columns().iter().zip(cells).filter(|(column, _)| {
                column.shown() != materiality::ReportColumnUse::DocumentsOnly
            });
            for (field, (_, cell)) in record.iter().zip(shown) {
                match cell {
                    ReportCell::Text(text) => {
                        assert!(!field.starts_with(['=', '+', '-', '@']), "{field}");
                        formulas += usize::from(field.starts_with('\''));
                        assert_eq!(field.strip_prefix('\'').unwrap_or(field), text);
                    }
                    ReportCell::Count(count) => assert_eq!(field.parse(), Ok(*count)),
                    ReportCell::Number(number, _) | ReportCell::Share(number) => {
                        assert_eq!(field.parse(), Ok(*number));
                    }
                    _ => assert_eq!(field, ""),
                }
            }
        }
    }
    assert!(formulas >= 10, "only {formulas} texts were marked");
}

/// JSON has the same rows as CSV, under the same names.
#[test]
fn json_has_the_rows_of_the_tables() {
    let ((result, tally), prior) = (pilot(), prior());
    let report = full(&result, &tally, &prior);
    let json = report.to_json();
    for table in report.tables() {
        let header = table.to_csv().lines().next().unwrap().to_owned();
        let rows = json[table.id()].as_array().unwrap();
        assert_eq!(rows.len(), table.rows().len());
        for row in rows {
            assert_eq!(row.as_object().unwrap().len(), header.split(',').count(), "{header}");
        }
    }
}

/// The checklist says what is answered, what is stated and what is open; a statement closes an
/// item, a prior period and decisions answer a part of theirs.
#[test]
fn the_checklist_follows_what_the_report_has() {
    let ((result, tally), prior) = (pilot(), prior());
    let status = |report: &Report<'_>, item| {
        let lines = report.checklist();
        assert_eq!(lines.len(), Disclosure::ALL.len());
        lines.iter().find(|line| line.item == item).unwrap().status
    };
    let bare = demo::plan().unwrap().run(&demo::survey().unwrap().tally()).unwrap();
    let bare = Report::of(&bare);
    assert_eq!(status(&bare, Disclosure::Methodologies), DisclosureStatus::Answered);
    assert_eq!(status(&bare, Disclosure::Consultation), DisclosureStatus::Partly);
    for item in [Disclosure::DecisionProcess, Disclosure::Changes, Disclosure::FocusAreas] {
        assert_eq!(status(&bare, item), DisclosureStatus::Open);
    }
    let report = full(&result, &tally, &prior);
    assert_eq!(status(&report, Disclosure::DecisionProcess), DisclosureStatus::Stated);
    assert_eq!(status(&report, Disclosure::Changes), DisclosureStatus::Partly);
    assert_eq!(status(&report, Disclosure::FocusAreas), DisclosureStatus::Open);
    let html = report.to_html();
    for line in report.checklist() {
        for section in line.sections {
            assert!(html.contains(&format!("<section id=\"{section}\">")), "{section}");
        }
    }
}

/// A method with an exact form is covered itself; one without says that robustness is a guide only;
/// one axis says that there is nothing to vary.
#[test]
fn robustness_is_honest_about_what_it_covers() {
    let mut plan: serde_json::Value = serde_json::from_str(PLAN).unwrap();
    plan["method"] = serde_json::json!({"topsis": {}});
    let (result, _) = read(&serde_json::from_value(plan.clone()).unwrap(), SURVEY);
    let text = Report::of(&result).to_markdown();
    assert!(!text.contains("What follows is for the weighted sum"), "{text}");
    let difference = IssueDifference::between(&result, "water", "air").unwrap();
    assert!(difference.parts.iter().all(|part| part.utility.is_none()));
    assert!(difference.to_text(Lang::En).contains("does not add up axis scores"));
    plan["method"] = serde_json::json!({"vikor": {}});
    let (other, _) = read(&serde_json::from_value(plan.clone()).unwrap(), SURVEY);
    assert!(Report::of(&other).to_markdown().contains("What follows is for the weighted sum"));
    plan["method"] = "weighted_sum".into();
    plan["groups"][0]["weight"] = serde_json::json!({"operational": 0, "stakeholder": 1});
    let (result, _) = read(&serde_json::from_value(plan).unwrap(), SURVEY);
    let report = Report::of(&result);
    assert!(report.to_markdown().contains("there are no axis weights to vary"));
    assert!(report.tables().iter().all(|table| table.id() != "robustness"));
}

/// `m` is level at .45 under all weights, `a` rises from 0 to 1 and `b` falls from 1 to 0, so two are
/// above `m` from .45 to .55 alone: it is among the first two in two ranges, which together have a
/// length of .9. No file gives the ends of one of them as if it were all.
#[test]
fn several_ranges_are_told_as_several() {
    let plan = r#"{"scale": {"min": 0, "max": 20},
        "issues": [{"id": "m", "name": "M"}, {"id": "a", "name": "A"}, {"id": "b", "name": "B"}],
        "groups": [{"id": "town"}],
        "thresholds": {"operational": 0.5, "stakeholder": 0.5, "rationale": "r"}}"#;
    let survey = "respondent,group,m:operational,a:operational,b:operational,m:stakeholder,\
                  a:stakeholder,b:stakeholder\nann,town,9,20,0,9,0,20\n";
    let (result, _) = read(&Plan::from_json(plan).unwrap(), survey);
    let report = Report::of(&result).top(2);
    let text = report.to_markdown();
    assert!(
        text.contains(
            "M is not in the top 2 at the plan's weight, but is for weights from 0 to 0.45"
        ),
        "{text}"
    );
    assert!(text.contains("| 90.0% | 2.10 | 0 to 0.45, 0.55 to 1 |"), "{text}");
    let tables = report.to_json();
    let m = tables["robustness"].as_array().unwrap().iter().find(|row| row["issue"] == "m");
    let m = m.unwrap();
    assert_eq!(m["top_ranges"], 2);
    assert!(m["top_from"].is_null() && m["top_to"].is_null());
    let ranges = tables["top-ranges"].as_array().unwrap();
    let ends = ranges.iter().filter(|row| row["issue"] == "m");
    let ends: Vec<[f64; 2]> =
        ends.map(|row| ["from", "to"].map(|end| row[end].as_f64().unwrap())).collect();
    for (found, expected) in ends.iter().flatten().zip([0.0, 0.45, 0.55, 1.0]) {
        assert!((found - expected).abs() < 1e-12, "{ends:?}");
    }
    // An issue with one range has its ends where they were.
    let a = tables["robustness"].as_array().unwrap().iter().find(|row| row["issue"] == "a");
    let a = a.unwrap();
    assert_eq!(a["top_ranges"], 1);
    assert!((a["top_from"].as_f64().unwrap() - 0.45).abs() < 1e-12);
    assert_eq!(a["top_to"], 1.0);
}

/// Answers on one axis alone, under weights that expect them on both: an issue below its line has
/// insufficient data, and the report says why and what to write in the plan. With weight 0 on the
/// other axis it is called "neither", and there is nothing to say.
#[test]
fn an_axis_nobody_was_asked_about_is_told() {
    let mut plan = serde_json::json!({
        "scale": {"min": 1, "max": 5}, "groups": [{"id": "town"}],
        "issues": [{"id": "water", "name": "Water"}, {"id": "air", "name": "Air"}],
        "thresholds": {"operational": 0.5, "stakeholder": 0.5, "rationale": "r"}});
    let survey = "respondent,group,water:operational,air:operational\nann,town,5,1\nbob,town,4,2\n";
    let (result, _) = read(&serde_json::from_value(plan.clone()).unwrap(), survey);
    let tiers = |result: &Assessment| result.lines().map(|line| line.tier).collect::<Vec<_>>();
    assert_eq!(tiers(&result), [Tier::OperationalOnly, Tier::InsufficientData]);
    let told = "Impact on stakeholders: some group counts on this axis, yet no issue has a score";
    let text = Report::of(&result).to_markdown();
    assert!(text.contains(told) && text.contains("every group gets weight 0 on it"), "{text}");
    assert!(text.contains("Issues have scores on one axis alone"), "{text}");
    assert!(Report::of(&result).lang(Lang::Zh).to_markdown().contains("权重设为 0"));
    plan["groups"][0]["weight"] = serde_json::json!({"operational": 1, "stakeholder": 0});
    let (result, _) = read(&serde_json::from_value(plan).unwrap(), survey);
    assert_eq!(tiers(&result), [Tier::OperationalOnly, Tier::Neither]);
    let text = Report::of(&result).to_markdown();
    assert!(!text.contains("some group counts on this axis, yet"), "{text}");
}

/// With the survey itself, agreement between people and patterns are told: 3 of 4 people disagree
/// with the fourth in everything, one gives the same rating throughout, and nobody is named.
#[test]
fn quality_counts_people_and_names_none() {
    let plan = serde_json::json!({
        "scale": {"min": 1, "max": 5},
        "issues": (1..=6).map(|n| serde_json::json!({"id": format!("i{n}"), "name": format!("I {n}")}))
            .collect::<Vec<_>>(),
        "groups": [{"id": "town", "name": "The town"}, {"id": "staff", "name": "The staff"}],
        "thresholds": {"operational": 0.5, "stakeholder": 0.5, "rationale": "r"}});
    let plan: Plan = serde_json::from_value(plan).unwrap();
    let survey =
        materiality::Survey::from_fn(plan.questionnaire(), &[30, 30], |person, _, issue| {
            let value = match person {
                0 => 3,
                _ if person < 30 => 1 + issue % 5,
                _ => 5 - issue % 5,
            };
            materiality::Rating::Level(plan.scale().level_of(value as f64).unwrap())
        })
        .unwrap();
    let tally = survey.tally();
    let result = plan.run(&tally).unwrap();
    let quality = QualityReport::of(&survey);
    let report = Report::of(&result).tally(&tally).unwrap().quality(&quality);
    let tables = report.to_json();
    let line = &tables["agreement"][0];
    assert_eq!(line["criterion"], "operational");
    assert_eq!(line["ratings"], 60 * 6);
    assert_eq!(line["straight_lines"], 1);
    assert_eq!(
        line["groups_w"].as_f64(),
        quality.criteria()[0].rankings().kendall_w().map(materiality::KendallW::get)
    );
    assert!(line["people_w"].as_f64().unwrap() < 0.2);
    // The orders of the two groups are each other's reverse.
    assert_eq!(tables["group-orders"][0]["tau_b"], -1.0);
    let text = report.to_markdown();
    assert!(text.contains("The town and The staff (Kendall's τ = -1.000)"), "{text}");
    assert!(text.contains("opinion is divided"), "{text}");
    // No dash is explained that is not there.
    assert!(text.contains("a pattern; none was removed.\n"), "{text}");
    assert!(!text.contains("– means") && !text.contains("last three columns"), "{text}");
    let bare = Report::of(&result).tally(&tally).unwrap();
    assert!(bare.to_markdown().contains("– in the last three columns means"));
    let bare = bare.to_json();
    assert_eq!(bare["agreement"][0]["groups_w"], line["groups_w"]);
    assert!(bare["agreement"][0]["people_w"].is_null());
}

/// Nine groups put six issues in one order and one in the reverse: W is high over all, and
/// the sentence that says so says that nine of the 45 pairs have little in common.
#[test]
fn a_consensus_of_most_is_not_told_as_one_of_all() {
    let ids = |prefix: &str, count: usize| -> Vec<serde_json::Value> {
        let one =
            |n| serde_json::json!({"id": format!("{prefix}{n}"), "name": format!("{prefix} {n}")});
        (0..count).map(one).collect()
    };
    let plan = serde_json::json!({
        "scale": {"min": 1, "max": 6}, "issues": ids("i", 6), "groups": ids("g", 10),
        "thresholds": {"operational": 0.5, "stakeholder": 0.5, "rationale": "r"}});
    let plan: Plan = serde_json::from_value(plan).unwrap();
    let survey = |odd: usize| {
        materiality::Survey::from_fn(plan.questionnaire(), &[6; 10], |person, _, issue| {
            let value = if person >= 60 - 6 * odd { 6 - issue } else { 1 + issue };
            materiality::Rating::Level(plan.scale().level_of(value as f64).unwrap())
        })
        .unwrap()
    };
    let words = |odd: usize, lang| {
        let survey = survey(odd);
        let result = plan.run(&survey.tally()).unwrap();
        let quality = QualityReport::of(&survey);
        let tables = Report::of(&result).lang(lang).quality(&quality).to_json();
        tables["agreement"][0]["groups_verdict"].as_str().unwrap().to_owned()
    };
    assert_eq!(words(0, Lang::En), "strong consensus");
    assert_eq!(
        words(1, Lang::En),
        "moderate consensus over all groups together, but not between all of them: the orders of 9 \
         of 45 pairs have little in common"
    );
    assert_eq!(
        words(1, Lang::Zh),
        "就全部群体合计为中等共识，但并非两两如此：45 对群体中有 9 对的排序共同点很少"
    );
}

/// What a report refuses, with the words.
#[test]
fn refusals() {
    let ((result, tally), _) = (pilot(), prior());
    let demo = demo::plan().unwrap().run(&demo::survey().unwrap().tally()).unwrap();
    assert_eq!(
        error_of(Report::of(&demo).tally(&tally)),
        "the tally was made with other issues, groups, criteria or scales than the result"
    );
    let empty = Tally::empty(result.plan().questionnaire());
    let error = error_of(Report::of(&result).tally(&empty));
    assert_eq!(
        error,
        format!(
            "the tally has the digest {}, the result was made from {}",
            empty.digest(),
            tally.digest()
        )
    );
    let explanation = Explanation::of(&result, "water").unwrap();
    assert_eq!(error_of(explanation.with_tally(&empty)), error);
    assert_eq!(error_of(Explanation::of(&result, "fire")), "the result has no issue \"fire\"");
    assert_eq!(
        error_of(IssueDifference::between(&result, "water", "fire")),
        "the result has no issue \"fire\""
    );
    assert_eq!(
        error_of(ReportSection::new("My id", "x")),
        "id \"My id\" is not made of a to z, 0 to 9, - and _ alone"
    );
    assert_eq!(error_of(ReportSection::new("x", " ")), "the title of a section is blank");
    let report = || Report::of(&result);
    assert_eq!(error_of(report().title("")), "the title of a report is blank");
    assert_eq!(error_of(report().figure("", "<svg/>")), "the title of a figure is blank");
    assert_eq!(error_of(report().figure("x", "")), "the figure is blank");
    assert_eq!(error_of(report().statement(Disclosure::Changes, "")), "the statement is blank");
    let text = "the report has \"limits\" already; ids of sections and tables are unique";
    assert_eq!(error_of(report().section(ReportSection::new("limits", "x").unwrap())), text);
    let column = |id: &str| ReportColumn::new(id, "x");
    let table = |id: &str| ReportTable::new(id, "x", vec![column("a")], Vec::new()).unwrap();
    for id in ["ranking", "changes"] {
        let section = ReportSection::new("own", "x").unwrap().table(table(id));
        let text =
            format!("the report has \"{id}\" already; ids of sections and tables are unique");
        assert_eq!(error_of(report().section(section)), text);
    }
    assert_eq!(
        error_of(ReportTable::new("t", "x", vec![column("a"), column("a")], Vec::new())),
        "table t has column \"a\" twice"
    );
    assert_eq!(
        error_of(ReportTable::new("t", "x", vec![column("a")], vec![vec![]])),
        "table t, row 1: 0 cells for 1 columns"
    );
    assert_eq!(
        error_of(ReportTable::new("t", "", vec![column("a")], Vec::new())),
        "the title of a table is blank"
    );
    let error = ReportError::Workbook { message: "full".to_owned() };
    assert_eq!(error.to_string(), "the workbook could not be written: full");
    assert_eq!(materiality::Error::from(error.clone()).to_string(), error.to_string());
}

/// Counts per (group, criterion, issue) of a small frame, some cells empty, so that groups are
/// absent for some issues and not for others.
fn counts() -> impl Strategy<Value = Vec<[u64; 5]>> {
    let cell = prop_oneof![1 => Just([0; 5]), 4 => proptest::array::uniform5(0_u64..4)];
    proptest::collection::vec(cell, 3 * 3 * 4)
}

fn run(counts: &[[u64; 5]], weights: [f64; 3]) -> Option<Assessment> {
    let plan = serde_json::json!({
        "scale": {"min": 1, "max": 5},
        "issues": [{"id": "a", "name": "a"}, {"id": "b", "name": "b"}, {"id": "c", "name": "c"},
                   {"id": "d", "name": "d"}],
        "criteria": [{"id": "cost", "axis": "operational"},
                     {"id": "size", "axis": "stakeholder", "weight": weights[0]},
                     {"id": "odds", "axis": "stakeholder", "weight": weights[1]}],
        "groups": [{"id": "x", "weight": weights[2]}, {"id": "y"}, {"id": "z"}],
        "axis_weights": {"operational": weights[0], "stakeholder": weights[2]},
        "thresholds": {"operational": 0.5, "stakeholder": 0.5, "rationale": "r"}});
    let plan: Plan = serde_json::from_value(plan).unwrap();
    let mut tally = Tally::empty(plan.questionnaire());
    let levels: Vec<_> = plan.scale().iter_levels().collect();
    let mut cells = counts.iter();
    for group in ["x", "y", "z"] {
        for criterion in ["cost", "size", "odds"] {
            for issue in ["a", "b", "c", "d"] {
                for (&level, &count) in levels.iter().zip(cells.next().unwrap()) {
                    let rating = materiality::Rating::Level(level);
                    tally.add(group, issue, criterion, rating, count).unwrap();
                }
            }
        }
    }
    plan.run(&tally).ok()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// The parts of an explanation sum to the score; the parts of a difference to the differences
    /// of scores and of utilities, and each to what comes from scores and from weights.
    #[test]
    fn parts_sum_up(counts in counts(), weights in proptest::array::uniform3(0.1_f64..3.0)) {
        let Some(result) = run(&counts, weights) else { return Ok(()) };
        for first in ["a", "b", "c", "d"] {
            let why = Explanation::of(&result, first).unwrap();
            for (_, axis) in why.axes.iter() {
                if let Some(score) = axis.score {
                    let sum: f64 = axis.parts.iter().map(|part| part.contribution).sum();
                    prop_assert!((sum - score.get()).abs() < 1e-12);
                }
            }
            if let Some(utility) = why.utility {
                let sum: f64 = why.axes.iter()
                    .filter_map(|(_, axis)| Some(axis.weight? * axis.score?.get())).sum();
                prop_assert!((sum - utility).abs() < 1e-12);
            }
            for second in ["a", "b", "c", "d"] {
                let why = IssueDifference::between(&result, first, second).unwrap();
                for (axis, difference) in why.axes.iter() {
                    let parts = || why.parts.iter().filter(|part| part.axis == axis);
                    let Some(difference) = difference else {
                        prop_assert_eq!(parts().count(), 0);
                        continue;
                    };
                    let sum: f64 = parts().map(|part| part.difference).sum();
                    prop_assert!((sum - difference).abs() < 1e-12);
                    for part in parts() {
                        let sum = part.from_scores + part.from_weights;
                        prop_assert!((sum - part.difference).abs() < 1e-12);
                    }
                }
                if let Some(utility) = why.utility {
                    let sum: f64 = why.parts.iter().filter_map(|part| part.utility).sum();
                    prop_assert!((sum - utility).abs() < 1e-12);
                }
                // Turned around, every part changes its sign.
                let back = IssueDifference::between(&result, second, first).unwrap();
                for (part, other) in why.parts.iter().zip(&back.parts) {
                    prop_assert!((part.difference + other.difference).abs() < 1e-15);
                    prop_assert!((part.from_weights + other.from_weights).abs() < 1e-15);
                }
            }
        }
    }

    /// A report of anything that can be assessed can be made, and says nothing that is no number.
    #[test]
    fn reports_of_anything(counts in counts(), weights in proptest::array::uniform3(0.1_f64..3.0)) {
        let Some(result) = run(&counts, weights) else { return Ok(()) };
        for lang in [Lang::En, Lang::Zh] {
            let text = Report::of(&result).lang(lang).prior(&result).to_markdown();
            prop_assert!(!text.contains("NaN") && !text.contains("inf "), "{}", text);
        }
    }
}

/// What a report hands out can be sent, shared and printed.
#[test]
fn types_are_plain() {
    fn is_plain<T: Send + Sync + std::fmt::Debug + Unpin + 'static>() {}
    fn is_owned<T: Clone + PartialEq>() {}
    is_plain::<Report<'static>>();
    is_plain::<Explanation>();
    is_plain::<IssueDifference>();
    is_plain::<ReportSection>();
    is_plain::<ReportTable>();
    is_plain::<ReportError>();
    is_owned::<Explanation>();
    is_owned::<IssueDifference>();
    is_owned::<ReportSection>();
    is_owned::<ReportTable>();
    is_owned::<ReportError>();
}

/// Pictures of the report's own: the matrix always; weights where they can vary; the movement where
/// there is a prior period. In HTML they are images of those very bytes; Markdown names their files.
#[cfg(feature = "plot")]
#[test]
fn pictures_stand_where_they_belong() {
    let ((result, tally), prior) = (pilot(), prior());
    let report = full(&result, &tally, &prior).lang(Lang::Zh).plots();
    let figures = report.figures();
    let names: Vec<&str> = figures.iter().map(materiality::ReportFigure::file_name).collect();
    let expected =
        ["matrix.svg", "weights.svg", "acceptability.svg", "movement.svg", "figure-1.svg"];
    assert_eq!(names, expected);
    let (html, markdown) = (report.to_html(), report.to_markdown());
    let position =
        |text: &str, what: &str| text.find(what).unwrap_or_else(|| panic!("{what} is not there"));
    for (figure, section) in figures.iter().zip(["matrix", "robustness", "robustness", "changes"]) {
        let id = format!("<section id=\"{section}\">");
        let image = format!("<img alt=\"{}\"", figure.title());
        let inside = &html[position(&html, &id)..];
        assert!(position(inside, &image) < position(inside, "</section>"), "{section}");
        assert!(markdown.contains(&format!("]({})", figure.file_name())));
        assert!(figure.svg().starts_with("<svg") && !figure.svg().contains("<script"));
    }
    assert_eq!(html.matches("src=\"data:image/svg+xml;base64,").count(), figures.len());
    // The same bytes again; and without being asked, none.
    assert_eq!(html, full(&result, &tally, &prior).lang(Lang::Zh).plots().to_html());
    assert!(Report::of(&result).figures().is_empty());
    let mut plan: serde_json::Value = serde_json::from_str(PLAN).unwrap();
    plan["groups"][0]["weight"] = serde_json::json!({"operational": 0, "stakeholder": 1});
    let (result, _) = read(&serde_json::from_value(plan).unwrap(), SURVEY);
    assert_eq!(Report::of(&result).plots().figures().len(), 1);
}
