//! What people decided, and where they departed from the proposal.

use crate::model::Lang;
use crate::priority::{Decision, DecisionAction, DecisionEvent, DecisionStatus, Tier};
use crate::report::builder::Report;
use crate::report::phrase::{self, Phrase};
use crate::report::section::ReportSection;
use crate::report::table::{ReportCell, ReportColumn, ReportTable};

pub(super) const TITLE: Phrase = Phrase("Decisions and overrides", "决定与人工调整");
const NONE: Phrase = Phrase(
    "No decision is recorded: the tiers are proposals that nobody has accepted or overridden yet.",
    "尚无决定记录：各等级均为提议，尚未被接受或调整。",
);
const OPEN: Phrase = Phrase("Issues without a decision: {open}.", "尚有 {open} 个议题未作决定。");
const TABLE: Phrase = Phrase("Decisions, with their history", "决定及其历史");
const COLUMNS: [(&str, Phrase); 6] = [
    ("name", Phrase("issue", "议题")),
    ("step", Phrase("step", "步骤")),
    ("outcome", Phrase("outcome", "内容")),
    ("reason", Phrase("reason", "理由")),
    ("author", Phrase("by", "作出者")),
    ("date", Phrase("date", "日期")),
];
const OUTDATED: Phrase = Phrase(
    "{issue}: the decision rests on the proposal “{old}”, the result now proposes “{new}”.",
    "{issue}：决定所依据的提议为“{old}”，而当前结果提议为“{new}”。",
);

/// Whether people concluded something else than the last proposal, or without one.
pub(super) fn is_overridden(decision: &Decision) -> bool {
    decision.status() == DecisionStatus::Overridden
}

/// The section.
pub(in crate::report) fn section(report: &Report<'_>) -> ReportSection {
    let (result, lang) = (report.result, report.lang);
    let section = ReportSection::built("decisions", TITLE.get(lang));
    if result.decisions().is_empty() {
        return section.paragraph(NONE.get(lang)).table(table(report));
    }
    let concluded = result
        .decisions()
        .iter()
        .filter(|one| one.conclusion().is_some() || one.status() == DecisionStatus::Retired);
    let open = result.plan().issues().len() - concluded.count();
    let mut section = section.table(table(report));
    if open > 0 {
        section = section.paragraph(OPEN.with(lang, &[("open", &open.to_string())]));
    }
    section.list(result.decisions().iter().filter_map(|one| outdated(report, one)))
}

/// A decision about another tier than the one the result proposes.
fn outdated(report: &Report<'_>, decision: &Decision) -> Option<String> {
    let lang = report.lang;
    let id = decision.issue().as_str();
    let (old, new) = (decision.proposal()?, report.result.tier(id)?);
    let issue = report.result.plan().issues().get(id)?;
    (old != new).then(|| {
        let (old, new) = (phrase::tier(old).get(lang), phrase::tier(new).get(lang));
        OUTDATED.with(lang, &[("issue", issue.name().get(lang)), ("old", old), ("new", new)])
    })
}

fn table(report: &Report<'_>) -> ReportTable {
    let lang = report.lang;
    let mut columns = vec![ReportColumn::files_only("issue")];
    columns.extend(COLUMNS.map(|(id, title)| ReportColumn::new(id, title.get(lang))));
    let rows = report.result.decisions().iter().flat_map(|decision| {
        let id = decision.issue().as_str();
        let name = report.result.plan().issues().get(id).map(|issue| issue.name().get(lang));
        let row = move |event: &DecisionEvent| row(id, name.unwrap_or(id), event, lang);
        decision.history().iter().map(row)
    });
    ReportTable::built("decisions", TABLE.get(lang), columns, rows.collect())
}

fn row(id: &str, name: &str, event: &DecisionEvent, lang: Lang) -> Vec<ReportCell> {
    let tier = |tier: Tier| ReportCell::text(phrase::tier(tier).get(lang));
    let (outcome, reason) = match &event.action {
        DecisionAction::Propose { tier: proposal } => (tier(*proposal), None),
        DecisionAction::Override { conclusion, reason } => {
            (ReportCell::text(phrase::conclusion(*conclusion).get(lang)), Some(reason))
        }
        DecisionAction::Retire { reason } => (ReportCell::Missing, Some(reason)),
        DecisionAction::Approve => (ReportCell::Missing, None),
    };
    vec![
        ReportCell::text(id),
        ReportCell::text(name),
        ReportCell::text(phrase::status(event.action.leads_to()).get(lang)),
        outcome,
        reason.map_or(ReportCell::Missing, |reason| ReportCell::text(&**reason)),
        ReportCell::text(&*event.author),
        ReportCell::text(&*event.date),
    ]
}
