//! What a disclosure of the process has to contain, item by item.

use serde::{Deserialize, Serialize};

/// One item of what a company discloses about how it assessed materiality: ESRS 2, IRO-1,
/// paragraph 53 (a) to (h) (Commission Delegated Regulation (EU) 2023/2772).
///
/// A report answers some of them from the result; the others only the company can, by
/// [`Report::statement`](crate::Report::statement). The checklist of a report says for each where
/// it is answered, and which are open.
///
/// # Examples
///
/// ```
/// use materiality::Disclosure;
///
/// assert_eq!(Disclosure::ALL.len(), 13);
/// assert_eq!(Disclosure::InputParameters.paragraph(), "53 (g)");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Disclosure {
    /// (a) Methodologies and assumptions.
    Methodologies,
    /// (b) i: activities, relationships and regions with a heightened risk of impacts.
    FocusAreas,
    /// (b) ii: impacts of own operations and of business relationships.
    ValueChain,
    /// (b) iii: consultation with affected stakeholders and with experts.
    Consultation,
    /// (b) iv: how impacts are prioritized and what makes them material, thresholds included.
    ImpactPriorities,
    /// (c) i: how risks and opportunities follow from impacts and dependencies.
    ImpactLinks,
    /// (c) ii: how likelihood, magnitude and nature of effects were assessed.
    RiskAssessment,
    /// (c) iii: how these risks are prioritized relative to other risks.
    RiskPriorities,
    /// (d) Decision-making and internal control.
    DecisionProcess,
    /// (e) Integration into the management of risks.
    RiskManagement,
    /// (f) Integration into the management of opportunities.
    OpportunityManagement,
    /// (g) Input parameters: sources, scope, detail of assumptions.
    InputParameters,
    /// (h) Changes against the prior period, the last modification, the next revision.
    Changes,
}

impl Disclosure {
    /// The items, in the order of the paragraph.
    pub const ALL: [Self; 13] = [
        Self::Methodologies,
        Self::FocusAreas,
        Self::ValueChain,
        Self::Consultation,
        Self::ImpactPriorities,
        Self::ImpactLinks,
        Self::RiskAssessment,
        Self::RiskPriorities,
        Self::DecisionProcess,
        Self::RiskManagement,
        Self::OpportunityManagement,
        Self::InputParameters,
        Self::Changes,
    ];

    /// The paragraph of IRO-1.
    pub const fn paragraph(self) -> &'static str {
        match self {
            Self::Methodologies => "53 (a)",
            Self::FocusAreas => "53 (b) i",
            Self::ValueChain => "53 (b) ii",
            Self::Consultation => "53 (b) iii",
            Self::ImpactPriorities => "53 (b) iv",
            Self::ImpactLinks => "53 (c) i",
            Self::RiskAssessment => "53 (c) ii",
            Self::RiskPriorities => "53 (c) iii",
            Self::DecisionProcess => "53 (d)",
            Self::RiskManagement => "53 (e)",
            Self::OpportunityManagement => "53 (f)",
            Self::InputParameters => "53 (g)",
            Self::Changes => "53 (h)",
        }
    }
}

/// How far a report answers an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum DisclosureStatus {
    /// The result answers it.
    Answered,
    /// The company's statement answers it; the crate cannot judge how well.
    Stated,
    /// The result answers a part of it; the rest needs a statement.
    Partly,
    /// Nothing answers it.
    Open,
}

/// One line of the checklist of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DisclosureLine {
    /// The item.
    pub item: Disclosure,
    /// How far it is answered.
    pub status: DisclosureStatus,
    /// The ids of the sections that answer it.
    pub sections: Vec<&'static str>,
}
