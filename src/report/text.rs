//! An aligned table for terminals and logs.

use std::fmt::Write as _;

use crate::assessment::{Assessment, DataOrigin, ResultLine};
use crate::model::{Axis, Lang};
use crate::priority::Tier;
use crate::scoring::AxisOutcome;

/// The result as an aligned table in plain text: rank, both scores with intervals, answers and
/// coverage, tier and issue; then the thresholds and what the data are.
///
/// Scores are in [0, 1]; `[a, b]` is the confidence interval, `-` stands where there is none. Names
/// are in `lang`; Chinese characters take two columns.
///
/// # Examples
///
/// ```
/// use materiality::{Lang, demo, text_table};
///
/// let result = demo::plan()?.run(&demo::survey()?.tally())?;
/// let table = text_table(&result, Lang::En);
/// assert!(table.contains("SYNTHETIC"));
/// # Ok::<(), materiality::AssessmentError>(())
/// ```
pub fn text_table(result: &Assessment, lang: Lang) -> String {
    let words = Words::of(lang);
    let mut rows = vec![header(result, words)];
    rows.extend(result.lines().map(|line| row(&line, lang, words)));
    let mut text = String::new();
    if let Some(title) = result.plan().title() {
        let _ = writeln!(text, "{title}\n");
    }
    text.push_str(&aligned(&axis_header(result, lang), &rows));
    text.push('\n');
    footer(&mut text, result, lang, words);
    text
}

/// Between columns.
const GAP: &str = "  ";

/// The words of the table in one language.
struct Words {
    rank: &'static str,
    issue: &'static str,
    score: &'static str,
    interval: &'static str,
    answers: &'static str,
    coverage: &'static str,
    tier: &'static str,
    tiers: [&'static str; 5],
    line: &'static str,
    rationale: &'static str,
    respondents: &'static str,
    rejected: &'static str,
    synthetic: &'static str,
}

static ENGLISH: Words = Words {
    rank: "rank",
    issue: "issue",
    score: "score",
    interval: "interval",
    answers: "answers",
    coverage: "coverage",
    tier: "tier",
    tiers: ["both", "operational only", "stakeholder only", "neither", "insufficient data"],
    line: "line",
    rationale: "rationale",
    respondents: "respondents",
    rejected: "rows read / rejected",
    synthetic: "SYNTHETIC DATA: made up for demonstration; nothing here is a finding.",
};

static CHINESE: Words = Words {
    rank: "排序",
    issue: "议题",
    score: "得分",
    interval: "置信区间",
    answers: "回答数",
    coverage: "覆盖率",
    tier: "等级",
    tiers: ["两轴均重要", "仅运营轴重要", "仅利益相关方轴重要", "均不重要", "数据不足"],
    line: "阈值",
    rationale: "理由",
    respondents: "受访者",
    rejected: "读取/拒绝行数",
    synthetic: "合成数据 SYNTHETIC：仅供演示，不代表任何结论。",
};

impl Words {
    fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::En => &ENGLISH,
            Lang::Zh => &CHINESE,
        }
    }

    fn tier(&self, tier: Tier) -> &'static str {
        let at = Tier::ALL.iter().position(|&one| one == tier);
        at.map_or("", |at| self.tiers[at])
    }
}

/// The line above the header: each axis over its four columns.
fn axis_header(result: &Assessment, lang: Lang) -> Vec<String> {
    let mut cells = vec![String::new()];
    for axis in Axis::ALL {
        cells.push(result.plan().axes().get(axis, lang).to_owned());
        cells.extend([const { String::new() }; 3]);
    }
    cells
}

fn header(result: &Assessment, words: &Words) -> Vec<String> {
    let mut cells = vec![words.rank.to_owned()];
    for _ in Axis::ALL {
        let confidence = result.plan().confidence().get() * 100.0;
        cells.push(words.score.to_owned());
        cells.push(format!("{confidence}% {}", words.interval));
        cells.push(words.answers.to_owned());
        cells.push(words.coverage.to_owned());
    }
    cells.extend([words.tier.to_owned(), words.issue.to_owned()]);
    cells
}

fn row(line: &ResultLine<'_>, lang: Lang, words: &Words) -> Vec<String> {
    let mut cells = vec![line.rank.map_or_else(|| "-".to_owned(), |rank| rank.to_string())];
    for (_, outcome) in line.outcomes.iter() {
        cells.extend(score_cells(outcome));
    }
    cells.push(words.tier(line.tier).to_owned());
    cells.push(line.issue.name().get(lang).to_owned());
    cells
}

/// Score, interval, answers and coverage of one axis.
fn score_cells(outcome: &AxisOutcome) -> [String; 4] {
    let none = || "-".to_owned();
    let Ok(score) = outcome else { return [none(), none(), "0".to_owned(), "0%".to_owned()] };
    let interval = score.interval().map_or_else(none, |interval| {
        format!("[{:.3}, {:.3}]", interval.lower().get(), interval.upper().get())
    });
    [
        format!("{:.3}", score.score().get()),
        interval,
        score.answers().to_string(),
        format!("{:.0}%", score.coverage() * 100.0),
    ]
}

fn footer(text: &mut String, result: &Assessment, lang: Lang, words: &Words) {
    let plan = result.plan();
    for (axis, line) in plan.thresholds().lines().iter() {
        let _ = writeln!(text, "{} {}: {line}", plan.axes().get(axis, lang), words.line);
    }
    let _ = writeln!(text, "{}: {}", words.rationale, plan.thresholds().rationale());
    let respondents = result.input().respondents.iter().map(|one| one.count).sum::<u64>();
    let _ = writeln!(text, "{}: {respondents}", words.respondents);
    if let Some(rows) = result.input().rows {
        let _ = writeln!(text, "{}: {} / {}", words.rejected, rows.read, rows.rejected);
    }
    if plan.data() == DataOrigin::Synthetic {
        let _ = writeln!(text, "{}", words.synthetic);
    }
}

/// Rows with their cells in columns: the last two left-aligned, the others right-aligned. `above`
/// has its texts start where a score column starts and run on over the columns to the right.
pub(super) fn aligned(above: &[String], rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width_of = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| width(cell)).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width_of).collect();
    let mut text = String::new();
    let mut reached = 0;
    let mut start = 0;
    for (column, cell) in above.iter().enumerate() {
        if !cell.is_empty() {
            text.push_str(&" ".repeat(start.max(reached) - reached));
            text.push_str(cell);
            reached = start.max(reached) + width(cell);
        }
        start += widths[column] + GAP.len();
    }
    text.push('\n');
    for row in rows {
        let mut line = String::new();
        for (column, cell) in row.iter().enumerate() {
            let padding = " ".repeat(widths[column] - width(cell));
            if column > 0 {
                line.push_str(GAP);
            }
            if column + 2 >= columns {
                line.extend([cell.as_str(), &padding]);
            } else {
                line.extend([padding.as_str(), cell]);
            }
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// How many columns of a terminal a text takes: two per East Asian wide character.
fn width(text: &str) -> usize {
    let is_wide = |c: char| {
        matches!(u32::from(c), 0x1100..=0x115F | 0x2E80..=0xA4CF | 0xAC00..=0xD7A3
            | 0xF900..=0xFAFF | 0xFE30..=0xFE6F | 0xFF00..=0xFF60 | 0xFFE0..=0xFFE6
            | 0x1F300..=0x1FAFF | 0x20000..=0x3FFFD)
    };
    text.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}
