//! The change between two results as an aligned table.

use std::fmt::Write as _;

use super::text::aligned;
use crate::comparison::{AxisChange, Crossing, IssueChange, PeriodChange, Presence};
use crate::model::{Axis, Lang};
use crate::priority::Tier;

/// What changed from one result to the next, in plain text: a line for every issue about which
/// anything changed, then what was different in how the results were made.
///
/// Changes of scores are written with what they are due to: `o` opinion, `p` panel, `w` weights; `^`
/// and `v` stand where a score crossed its line. If nothing changed, a sentence says so.
///
/// # Examples
///
/// ```
/// use materiality::{Lang, OnDifference, PeriodChange, change_table, demo};
///
/// let result = demo::plan()?.run(&demo::survey()?.tally())?;
/// let change = PeriodChange::between(&result, &result, OnDifference::Flag)?;
/// assert_eq!(change_table(&change, Lang::En), "Nothing changed.\n");
/// # Ok::<(), materiality::Error>(())
/// ```
pub fn change_table(change: &PeriodChange, lang: Lang) -> String {
    let word = |en: &'static str, zh: &'static str| if lang == Lang::En { en } else { zh };
    if change.is_empty() {
        return format!("{}\n", word("Nothing changed.", "没有变化。"));
    }
    let mut header = vec![word("rank", "名次").to_owned()];
    for axis in Axis::ALL {
        header.push(axis.id().to_owned());
        header.push(word("due to", "来源").to_owned());
    }
    header.extend([word("tier", "等级").to_owned(), word("issue", "议题").to_owned()]);
    let mut rows = vec![header];
    rows.extend(change.changed().map(row));
    let mut text = String::new();
    if rows.len() > 1 {
        text.push_str(aligned(&[], &rows).trim_start_matches('\n'));
    }
    if !change.differences().is_empty() {
        let heading = word("Made differently:", "编制方式的差异：");
        let _ = writeln!(text, "{heading}");
        for difference in change.differences() {
            let _ = writeln!(text, "- {difference}");
        }
    }
    text
}

fn row(one: &IssueChange) -> Vec<String> {
    let place = |rank: Option<usize>| rank.map_or_else(|| "-".to_owned(), |rank| rank.to_string());
    let mut cells = vec![from_to(&place(one.rank_before), &place(one.rank_after))];
    for axis in Axis::ALL {
        cells.extend(score_cells(&one.axes[axis]));
    }
    let tier = |tier: Option<Tier>| tier.map_or("-", Tier::id);
    cells.push(from_to(tier(one.tier_before), tier(one.tier_after)));
    let mark = match one.presence {
        Presence::Both => "",
        Presence::New => "+ ",
        Presence::Dropped => "- ",
    };
    cells.push(format!("{mark}{}", one.issue));
    cells
}

/// One value if both are the same.
fn from_to(before: &str, after: &str) -> String {
    if before == after { after.to_owned() } else { format!("{before} > {after}") }
}

/// The scores, and what their change is due to.
fn score_cells(change: &AxisChange) -> [String; 2] {
    let score = |score: Option<crate::model::Score>| {
        score.map_or_else(|| "-".to_owned(), |score| format!("{:.3}", score.get()))
    };
    let mut scores = from_to(&score(change.before), &score(change.after));
    match change.crossing {
        Some(Crossing::Up) => scores.push_str(" ^"),
        Some(Crossing::Down) => scores.push_str(" v"),
        None => {}
    }
    let parts = change.change.map_or_else(String::new, |why| {
        let parts = [("o", why.opinion), ("p", why.panel), ("w", why.weights)];
        let shown = parts.into_iter().filter(|(_, part)| part.abs() >= 5e-4);
        shown.map(|(name, part)| format!("{name}{part:+.3}")).collect::<Vec<_>>().join(" ")
    });
    [scores, parts]
}
