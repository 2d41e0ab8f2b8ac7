//! A benchmark of schemes as aligned tables.

use super::benchmark_conclusion::benchmark_conclusion;
use super::text::aligned;
use crate::comparison::{
    BenchmarkOrder, BenchmarkResult, BenchmarkVariant, IssueSpread, LeaveOneOut,
};
use crate::model::Lang;
use crate::priority::Tier;

/// A benchmark as two aligned tables in plain text and its conclusion: the variants in the order
/// asked for, each against the reference; then the issues with the ranks they move between.
///
/// Weights, ranks and shares are plain numbers; `-` stands where a measure is not defined, and the
/// reference is marked with `*`.
///
/// # Examples
///
/// ```
/// use materiality::{BenchmarkOrder, Entropy, Equal, Lang, SchemeBenchmark, benchmark_table, demo};
///
/// let schemes = SchemeBenchmark::new().scheme("equal", Equal).scheme("entropy", Entropy);
/// let result = schemes.run(&demo::plan()?, &demo::survey()?.tally())?;
/// let table = benchmark_table(&result, BenchmarkOrder::Similarity, Lang::En);
/// assert!(table.contains("tau-b") && table.contains("entropy"));
/// # Ok::<(), materiality::Error>(())
/// ```
pub fn benchmark_table(result: &BenchmarkResult, by: BenchmarkOrder, lang: Lang) -> String {
    let mut rows = vec![variant_header(result, lang)];
    rows.extend(result.ordered(by).into_iter().map(|one| variant_row(result, one)));
    let mut text = aligned(&[], &rows).trim_start().to_owned();
    text.push('\n');
    let mut rows = vec![words(lang, ISSUE_HEADER)];
    let mut spreads: Vec<&IssueSpread> = result.spreads().iter().collect();
    spreads.sort_by(|a, b| a.mean_rank.total_cmp(&b.mean_rank));
    rows.extend(spreads.into_iter().map(issue_row));
    text.push_str(aligned(&[], &rows).trim_start_matches('\n'));
    text.push('\n');
    text.push_str(&benchmark_conclusion(result, lang));
    text
}

/// Headers in English and Chinese.
type Header<const N: usize> = [(&'static str, &'static str); N];

const ISSUE_HEADER: Header<6> = [
    ("best", "最前"),
    ("worst", "最后"),
    ("mean rank", "平均名次"),
    ("variance", "方差"),
    ("tiers", "等级"),
    ("issue", "议题"),
];

const VARIANT_HEADER: Header<11> = [
    ("tau-b", "tau-b"),
    ("tau-x", "tau-x"),
    ("shift", "平均移位"),
    ("first", "首位"),
    ("top", "前列重合"),
    ("distance", "权重距离"),
    ("half-width", "稳定半宽"),
    ("without group", "缺一群体"),
    ("without issue", "缺一议题"),
    ("tiers", "等级变化"),
    ("choice", "方法"),
];

fn words<const N: usize>(lang: Lang, header: Header<N>) -> Vec<String> {
    let word = |(en, zh): (&str, &str)| if lang == Lang::En { en } else { zh }.to_owned();
    header.map(word).to_vec()
}

fn variant_header(result: &BenchmarkResult, lang: Lang) -> Vec<String> {
    let mut cells = words(lang, VARIANT_HEADER);
    if let Some(top) = cells.get_mut(4) {
        *top = format!("{top} {}", result.top());
    }
    cells
}

fn variant_row(result: &BenchmarkResult, variant: &BenchmarkVariant) -> Vec<String> {
    let weighing = result.weighing_of(variant);
    let measure = |value: Option<f64>| value.map_or_else(|| "-".to_owned(), number);
    let shift = |out: &Option<LeaveOneOut>| measure(out.as_ref().map(|out| out.average_shift));
    let similarity = &variant.similarity;
    let mark = if std::ptr::eq(variant, result.reference()) { "*" } else { "" };
    vec![
        measure(similarity.tau_b),
        measure(similarity.tau_x),
        number(similarity.average_shift),
        if similarity.same_first { "=" } else { "-" }.to_owned(),
        number(similarity.top_overlap),
        measure(weighing.map(|one| one.distance)),
        measure(weighing.and_then(|one| one.half_width)),
        shift(&variant.without_group),
        shift(&variant.without_issue),
        weighing.map_or(0, |one| one.tier_changes.len()).to_string(),
        format!("{}{mark}", variant.name),
    ]
}

fn issue_row(spread: &IssueSpread) -> Vec<String> {
    let tiers: Vec<&str> = spread.tiers.iter().copied().map(Tier::id).collect();
    vec![
        spread.best.to_string(),
        spread.worst.to_string(),
        format!("{:.1}", spread.mean_rank),
        format!("{:.2}", spread.variance),
        tiers.join(", "),
        spread.issue.to_string(),
    ]
}

fn number(value: f64) -> String {
    format!("{value:.3}")
}
