//! The built-in fintech catalog: ten priority issues and what surrounds them.
//!
//! The facts are those of [a Chinese research report on ESG in fintech, first half of
//! 2023](SOURCE): its ten priority issues, the 63 indicators of its ESG framework (its Table 4),
//! stakeholders, policy directions, recommendations, and which company it shows at work on which
//! issue.
//!
//! ```text
//!               ┌─► themes ──► indicators ──► descriptions        Table 4: E, S, G
//!               │
//! PriorityIssue ┼─► stakeholders, policy directions, recommendations, industry features
//!    1 to 10    │
//!               └─► companies, with evidence ──► case studies
//! ```
//!
//! Issues go into an assessment through [`fintech`] (the ten) or [`fintech_indicators`] (the 63);
//! both give an [`IssueCatalog`](crate::IssueCatalog) like any other, to which a company adds its
//! own issues and from which it takes those that do not apply.
//!
//! ```
//! use materiality::{Issue, Lang, catalog};
//!
//! for issue in catalog::priority_issues() {
//!     assert!((1..=10).contains(&issue.rank));
//!     assert!(!issue.title.get(Lang::Zh).is_empty());
//! }
//! let own = catalog::fintech().with(Issue::new("ai-energy", "Energy use of AI")?)?;
//! assert_eq!(own.len(), 11);
//! # Ok::<(), materiality::ModelError>(())
//! ```
//!
//! # What is the report's and what is ours
//!
//! Names in Chinese are the report's, letter by letter. English names, descriptions, risks,
//! opportunities and demands are our wording of what it says. Three things are **our reading** and
//! not in the report at all:
//!
//! * the [pillar](PriorityIssue::pillar) of a priority issue: the dimension of the level-2
//!   indicator of Table 4 that matches the issue's title or, failing that, the content of its
//!   section; [`PriorityIssue::pillar_basis`] says which, [`PriorityIssue::pillar_confidence`] how
//!   sure that is;
//! * the links between issues, indicators, stakeholders, policy directions, recommendations and
//!   industry features; where a link has a [`LinkBasis`], that says what in the report it rests on;
//! * the ids, except the section numbers. Indicator ids follow the order of the table.
//!
//! # What the report does not give
//!
//! * **No numbers.** There is no score, scale, weight, threshold, matrix, survey, sample or rule of
//!   aggregation in it, and none is made up here. The ten ranks are not the outcome of a
//!   calculation that could be repeated.
//! * **No definition of the rank.** Only its introduction says that the ten stand in order of
//!   priority; the chapter about them numbers them 1 to 10 without saying again that the number is
//!   a rank. Taking the number as the rank is the natural reading, not an explicit definition: the
//!   sentence could also mean that the ten were *selected* by priority. Ties and distances between
//!   ranks are not given.
//! * **No list of the ten companies studied.** [`companies`] has the nine that are named, with
//!   [`OneOfTen`] saying of each whether the report states that it is one of the ten. The tenth is
//!   not named.
//! * **No hint where its table is hard to read.** [`notes`] lists such places and how they were
//!   read.
//!
//! [`LIMITS`] has the same in a form to print below a result.
//!
//! # How to cite
//!
//! By subject and year, as in [`SOURCE`]. Neither title nor publisher is given here because neither
//! is known for certain; please do not make one up.

mod company;
mod company_data;
mod entry;
mod evidence;
mod framework;
mod framework_data;
mod indicator;
mod industry;
mod link;
mod note;
mod note_data;
mod policy_direction;
mod priority_issue;
mod priority_issue_data;
mod recommendation;
mod source;
mod stakeholder;
mod stakeholder_data;

pub use company::{Company, Headquarters, OneOfTen, companies, company};
pub use entry::Entry;
pub use evidence::{Evidence, EvidenceCounts, evidence};
pub use framework::{Dimension, Framework, Theme, framework};
pub use indicator::{Description, FintechSpecific, Indicator, fintech_indicators};
pub use industry::{
    EnterpriseType, IndustryFeature, enterprise_type, enterprise_types, industry_feature,
    industry_features,
};
pub use link::{LinkBasis, Relevance};
pub use note::{Note, NoteKind, notes, notes_on};
pub use policy_direction::{PolicyDirection, policy_direction, policy_directions};
pub use priority_issue::{
    CaseStudy, Confidence, PriorityIssue, fintech, priority_issue, priority_issues,
};
pub use recommendation::{Recommendation, recommendation, recommendations};
pub use source::{LIMITS, SOURCE};
pub use stakeholder::{Stakeholder, stakeholder, stakeholder_groups, stakeholders};
