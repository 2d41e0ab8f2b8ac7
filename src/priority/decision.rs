//! What people decide about an issue, and its history.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::error::PriorityError;
use super::tier::Tier;
use crate::model::{IssueId, ModelError};

/// What an issue is held to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Conclusion {
    /// Material.
    Material,
    /// Not material.
    NotMaterial,
}

/// Where a decision stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecisionStatus {
    /// A tier was proposed; nobody has decided.
    Proposed,
    /// The proposal was accepted.
    Approved,
    /// A person concluded something on judgment, with a reason.
    Overridden,
    /// The issue is no longer assessed.
    Retired,
}

impl fmt::Display for DecisionStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Proposed => "proposed",
            Self::Approved => "approved",
            Self::Overridden => "overridden",
            Self::Retired => "retired",
        })
    }
}

/// What happened to a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum DecisionAction {
    /// An assessment proposed a tier.
    Propose {
        /// The tier.
        tier: Tier,
    },
    /// The proposal was accepted.
    Approve,
    /// A conclusion was reached on judgment.
    Override {
        /// The conclusion.
        conclusion: Conclusion,
        /// Why.
        reason: String,
    },
    /// The issue was taken out of the assessment.
    Retire {
        /// Why.
        reason: String,
    },
}

impl DecisionAction {
    /// The status this leads to.
    pub const fn leads_to(&self) -> DecisionStatus {
        match self {
            Self::Propose { .. } => DecisionStatus::Proposed,
            Self::Approve => DecisionStatus::Approved,
            Self::Override { .. } => DecisionStatus::Overridden,
            Self::Retire { .. } => DecisionStatus::Retired,
        }
    }
}

/// One entry of the history of a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct DecisionEvent {
    /// What happened.
    pub action: DecisionAction,
    /// Who did it.
    pub author: String,
    /// When, as the caller writes dates; nothing here reads a clock.
    pub date: String,
}

/// The decision about one issue: a tier is proposed, a person approves or overrides it.
///
/// ```text
/// propose ──► proposed ──► approved ──► overridden ──► retired
///                  └───────────────────►┘
/// ```
///
/// An override needs a reason; it is legal without any proposal, because a conclusion on judgment
/// is one even where there is no score. A new proposal reopens an approved or overridden decision.
/// Retired is the end. The history is only ever appended to, and a decision read from a file is
/// replayed event by event, so it cannot claim what could not have happened.
///
/// # Examples
///
/// ```
/// use materiality::{Conclusion, Decision, DecisionStatus, IssueId, Tier};
///
/// let mut decision =
///     Decision::proposed(IssueId::new("water")?, Tier::Neither, "assessment", "2024-03-01")?;
/// assert_eq!(decision.conclusion(), None); // a proposal decides nothing
/// decision.override_with(
///     Conclusion::Material, "a plant in a drought region opens in June", "A. Li", "2024-03-08",
/// )?;
/// assert_eq!(decision.status(), DecisionStatus::Overridden);
/// assert_eq!(decision.conclusion(), Some(Conclusion::Material));
/// assert_eq!(decision.history().len(), 2);
/// let error = decision.approve("A. Li", "2024-03-09").unwrap_err();
/// assert_eq!(error.to_string(), "issue water is overridden and cannot be approved");
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "DecisionSpec", into = "DecisionSpec")]
pub struct Decision {
    issue: IssueId,
    history: Vec<DecisionEvent>,
    status: DecisionStatus,
    conclusion: Option<Conclusion>,
    /// The tier last proposed.
    proposal: Option<Tier>,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct DecisionSpec {
    issue: IssueId,
    history: Vec<DecisionEvent>,
}

impl Decision {
    /// A decision that begins with the proposal of an assessment.
    ///
    /// # Errors
    ///
    /// [`PriorityError::Model`] if author or date is blank.
    pub fn proposed(
        issue: IssueId,
        tier: Tier,
        author: impl Into<String>,
        date: impl Into<String>,
    ) -> Result<Self, PriorityError> {
        Self::begun(issue, DecisionEvent::new(DecisionAction::Propose { tier }, author, date))
    }

    /// A decision that begins with a conclusion on judgment, without any score.
    ///
    /// # Errors
    ///
    /// [`PriorityError::Model`] if reason, author or date is blank.
    pub fn by_judgment(
        issue: IssueId,
        conclusion: Conclusion,
        reason: impl Into<String>,
        author: impl Into<String>,
        date: impl Into<String>,
    ) -> Result<Self, PriorityError> {
        let action = DecisionAction::Override { conclusion, reason: reason.into() };
        Self::begun(issue, DecisionEvent::new(action, author, date))
    }

    /// A new proposal; reopens what was approved or overridden.
    ///
    /// # Errors
    ///
    /// [`PriorityError::InvalidTransition`] if the issue is retired, [`PriorityError::Model`] if
    /// author or date is blank.
    pub fn propose(
        &mut self,
        tier: Tier,
        author: impl Into<String>,
        date: impl Into<String>,
    ) -> Result<(), PriorityError> {
        self.append(DecisionEvent::new(DecisionAction::Propose { tier }, author, date))
    }

    /// Accepts the proposal.
    ///
    /// # Errors
    ///
    /// [`PriorityError::InvalidTransition`] unless a proposal is open,
    /// [`PriorityError::NothingToApprove`] if it says that data are insufficient,
    /// [`PriorityError::Model`] if author or date is blank.
    pub fn approve(
        &mut self,
        author: impl Into<String>,
        date: impl Into<String>,
    ) -> Result<(), PriorityError> {
        self.append(DecisionEvent::new(DecisionAction::Approve, author, date))
    }

    /// Concludes on judgment, whatever was proposed or approved.
    ///
    /// # Errors
    ///
    /// [`PriorityError::InvalidTransition`] if the issue is retired, [`PriorityError::Model`] if
    /// reason, author or date is blank.
    pub fn override_with(
        &mut self,
        conclusion: Conclusion,
        reason: impl Into<String>,
        author: impl Into<String>,
        date: impl Into<String>,
    ) -> Result<(), PriorityError> {
        let action = DecisionAction::Override { conclusion, reason: reason.into() };
        self.append(DecisionEvent::new(action, author, date))
    }

    /// Takes the issue out of the assessment, for good.
    ///
    /// # Errors
    ///
    /// [`PriorityError::InvalidTransition`] if the issue is retired, [`PriorityError::Model`] if
    /// reason, author or date is blank.
    pub fn retire(
        &mut self,
        reason: impl Into<String>,
        author: impl Into<String>,
        date: impl Into<String>,
    ) -> Result<(), PriorityError> {
        self.append(DecisionEvent::new(
            DecisionAction::Retire { reason: reason.into() },
            author,
            date,
        ))
    }

    /// The issue.
    pub const fn issue(&self) -> &IssueId {
        &self.issue
    }

    /// Where the decision stands.
    pub const fn status(&self) -> DecisionStatus {
        self.status
    }

    /// What was concluded; `None` while a proposal is open, and for a retired issue.
    pub const fn conclusion(&self) -> Option<Conclusion> {
        self.conclusion
    }

    /// The tier last proposed, if any was.
    pub const fn proposal(&self) -> Option<Tier> {
        self.proposal
    }

    /// Everything that happened, in order.
    pub fn history(&self) -> &[DecisionEvent] {
        &self.history
    }

    /// A decision of one event.
    fn begun(issue: IssueId, event: DecisionEvent) -> Result<Self, PriorityError> {
        let mut decision = Self {
            issue,
            history: Vec::new(),
            status: DecisionStatus::Proposed,
            conclusion: None,
            proposal: None,
        };
        decision.append(event)?;
        Ok(decision)
    }

    /// Appends an event, if it is complete and can follow what happened.
    fn append(&mut self, event: DecisionEvent) -> Result<(), PriorityError> {
        event.check()?;
        let is_begun = !self.history.is_empty();
        let conclusion = match &event.action {
            _ if is_begun && self.status == DecisionStatus::Retired => {
                return Err(self.refused(&event));
            }
            DecisionAction::Propose { tier } => {
                self.proposal = Some(*tier);
                None
            }
            DecisionAction::Override { conclusion, .. } => Some(*conclusion),
            DecisionAction::Approve if is_begun && self.status == DecisionStatus::Proposed => {
                match self.proposal.and_then(Tier::is_material) {
                    Some(true) => Some(Conclusion::Material),
                    Some(false) => Some(Conclusion::NotMaterial),
                    None => {
                        return Err(PriorityError::NothingToApprove { issue: self.issue.clone() });
                    }
                }
            }
            DecisionAction::Retire { .. } if is_begun => None,
            DecisionAction::Approve | DecisionAction::Retire { .. } => {
                return Err(self.refused(&event));
            }
        };
        self.status = event.action.leads_to();
        self.conclusion = conclusion;
        self.history.push(event);
        Ok(())
    }

    fn refused(&self, event: &DecisionEvent) -> PriorityError {
        PriorityError::InvalidTransition {
            issue: self.issue.clone(),
            from: self.status,
            to: event.action.leads_to(),
        }
    }
}

impl DecisionEvent {
    fn new(action: DecisionAction, author: impl Into<String>, date: impl Into<String>) -> Self {
        Self { action, author: author.into(), date: date.into() }
    }

    /// Author, date and reason have to say something.
    fn check(&self) -> Result<(), PriorityError> {
        let reason = match &self.action {
            DecisionAction::Override { reason, .. } | DecisionAction::Retire { reason } => {
                Some(reason)
            }
            DecisionAction::Propose { .. } | DecisionAction::Approve => None,
        };
        let texts = [
            ("author of a decision", Some(&self.author)),
            ("date of a decision", Some(&self.date)),
            ("reason of a decision", reason),
        ];
        for (what, text) in texts {
            if text.is_some_and(|text| text.trim().is_empty()) {
                return Err(ModelError::BlankText { what }.into());
            }
        }
        Ok(())
    }
}

impl TryFrom<DecisionSpec> for Decision {
    type Error = PriorityError;

    fn try_from(spec: DecisionSpec) -> Result<Self, PriorityError> {
        let mut events = spec.history.into_iter();
        let first = events.next().ok_or(PriorityError::NoHistory { issue: spec.issue.clone() })?;
        let mut decision = Self::begun(spec.issue, first)?;
        for event in events {
            decision.append(event)?;
        }
        Ok(decision)
    }
}

impl From<Decision> for DecisionSpec {
    fn from(decision: Decision) -> Self {
        Self { issue: decision.issue, history: decision.history }
    }
}
