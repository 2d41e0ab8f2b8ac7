//! A report of the demonstration, and of 63 issues and 8 groups; target: HTML in at most 100 ms.

mod compare;

use compare::compare;
use materiality::{
    Assessment, Explanation, Issue, IssueCatalog, IssueDifference, Plan, Rating, Report, Tally,
    demo,
};

/// The plan of the demonstration on 63 issues, with answers that differ from cell to cell.
fn large() -> (Assessment, Tally) {
    let issues: Vec<Issue> = (0..63)
        .map(|at| Issue::new(format!("issue-{at}"), format!("Issue {at}")).unwrap())
        .collect();
    let mut plan = serde_json::to_value(demo::plan().unwrap()).unwrap();
    plan["issues"] = serde_json::to_value(IssueCatalog::new(issues).unwrap()).unwrap();
    let plan: Plan = serde_json::from_value(plan).unwrap();
    let mut tally = Tally::empty(plan.questionnaire());
    let levels: Vec<_> = plan.scale().iter_levels().collect();
    let frame = plan.questionnaire().clone();
    for (g, group) in frame.groups().iter().enumerate() {
        for (i, issue) in frame.issues().iter().enumerate() {
            for (c, criterion) in frame.criteria().as_slice().iter().enumerate() {
                for (l, &level) in levels.iter().enumerate() {
                    // A stretch of a fixed pseudo-random sequence: no two issues alike.
                    let count = (g * 7 + i * 31 + c * 17 + l * 13 + i * i * (l + c + 1)) % 23;
                    let cell = (group.as_str(), issue.as_str(), criterion.id().as_str());
                    let rating = Rating::Level(level);
                    tally.add(cell.0, cell.1, cell.2, rating, count as u64 + 1).unwrap();
                }
            }
        }
    }
    (plan.run(&tally).unwrap(), tally)
}

/// Everything a report writes, against the result document as JSON.
fn reports(name: &str, result: &Assessment, tally: &Tally, rounds: usize) {
    let report = Report::of(result).tally(tally).unwrap().prior(result);
    compare(&format!("{name}: HTML"), rounds, || result.to_json(), || report.to_html());
    compare(&format!("{name}: Markdown"), rounds, || result.to_json(), || report.to_markdown());
    let first = result.lines().next().unwrap().issue.id().clone();
    let last = result.lines().last().unwrap().issue.id().clone();
    let explain = || Explanation::of(result, first.as_str()).unwrap();
    compare(&format!("{name}: one explanation"), rounds, || result.to_json(), explain);
    let difference = || IssueDifference::between(result, first.as_str(), last.as_str()).unwrap();
    compare(&format!("{name}: one difference"), rounds, || result.to_json(), difference);
}

fn main() {
    let tally = demo::survey().unwrap().tally();
    let result = demo::plan().unwrap().run(&tally).unwrap();
    // A test run asks whether it works, not how fast.
    let rounds = if std::env::args().any(|argument| argument == "--bench") { 51 } else { 1 };
    reports("10 issues x 8 groups", &result, &tally, rounds);
    let (result, tally) = large();
    reports("63 issues x 8 groups", &result, &tally, rounds);
}
