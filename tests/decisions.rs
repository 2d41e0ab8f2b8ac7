//! Decisions about issues: which step can follow which, what has to be said, what a file can claim.

use materiality::{
    Conclusion, Decision, DecisionAction, DecisionStatus, IssueId, ModelError, PriorityError, Tier,
};

fn water() -> IssueId {
    IssueId::new("water").unwrap()
}

fn proposed(tier: Tier) -> Decision {
    Decision::proposed(water(), tier, "assessment", "2024-03-01").unwrap()
}

#[test]
fn a_proposal_is_approved() {
    for (tier, conclusion) in [
        (Tier::Both, Conclusion::Material),
        (Tier::OperationalOnly, Conclusion::Material),
        (Tier::StakeholderOnly, Conclusion::Material),
        (Tier::Neither, Conclusion::NotMaterial),
    ] {
        let mut decision = proposed(tier);
        assert_eq!((decision.status(), decision.conclusion()), (DecisionStatus::Proposed, None));
        decision.approve("B. Chen", "2024-03-08").unwrap();
        assert_eq!(decision.status(), DecisionStatus::Approved);
        assert_eq!(decision.conclusion(), Some(conclusion));
    }
}

#[test]
fn insufficient_data_cannot_be_approved_but_overridden() {
    let mut decision = proposed(Tier::InsufficientData);
    let before = decision.clone();
    assert_eq!(
        decision.approve("B. Chen", "2024-03-08").unwrap_err().to_string(),
        "issue water has insufficient data, so there is nothing to approve; override it"
    );
    assert_eq!(decision, before); // a refused step leaves no trace
    decision
        .override_with(Conclusion::Material, "drought region", "B. Chen", "2024-03-08")
        .unwrap();
    assert_eq!(decision.conclusion(), Some(Conclusion::Material));
}

#[test]
fn judgment_needs_no_score_but_a_reason_and_an_author() {
    let judged = |reason: &str, author: &str, date: &str| {
        Decision::by_judgment(water(), Conclusion::NotMaterial, reason, author, date)
    };
    let decision = judged("no water is used", "B. Chen", "2024-03-08").unwrap();
    assert_eq!((decision.status(), decision.proposal()), (DecisionStatus::Overridden, None));
    for (wrong, what) in [
        (judged(" ", "B. Chen", "2024-03-08"), "reason of a decision"),
        (judged("no water is used", "", "2024-03-08"), "author of a decision"),
        (judged("no water is used", "B. Chen", "\t"), "date of a decision"),
    ] {
        assert_eq!(wrong.unwrap_err(), PriorityError::Model(ModelError::BlankText { what }));
    }
}

/// Every status against every step.
#[test]
fn transitions() {
    use DecisionStatus::{Approved, Overridden, Proposed, Retired};
    let reach = |status: DecisionStatus| {
        let mut decision = proposed(Tier::Both);
        match status {
            Proposed => {}
            Approved => decision.approve("a", "d").unwrap(),
            Overridden => decision.override_with(Conclusion::NotMaterial, "r", "a", "d").unwrap(),
            Retired => decision.retire("r", "a", "d").unwrap(),
        }
        decision
    };
    let step = |decision: &mut Decision, to: DecisionStatus| match to {
        Proposed => decision.propose(Tier::Neither, "a", "d"),
        Approved => decision.approve("a", "d"),
        Overridden => decision.override_with(Conclusion::Material, "r", "a", "d"),
        Retired => decision.retire("r", "a", "d"),
    };
    let all = [Proposed, Approved, Overridden, Retired];
    for from in all {
        for to in all {
            let mut decision = reach(from);
            let (events, found) = (decision.history().len(), step(&mut decision, to));
            let is_legal = from != Retired && (to != Approved || from == Proposed);
            if is_legal {
                assert_eq!(found, Ok(()), "{from} to {to}");
                assert_eq!((decision.status(), decision.history().len()), (to, events + 1));
            } else {
                let issue = water();
                assert_eq!(found, Err(PriorityError::InvalidTransition { issue, from, to }));
                assert_eq!((decision.status(), decision.history().len()), (from, events));
            }
        }
    }
}

#[test]
fn a_file_is_replayed() {
    let mut decision = proposed(Tier::Neither);
    decision.override_with(Conclusion::Material, "drought region", "A. Li", "2024-03-08").unwrap();
    decision.propose(Tier::Both, "assessment", "2025-03-01").unwrap();
    decision.approve("B. Chen", "2025-03-09").unwrap();
    let text = serde_json::to_string(&decision).unwrap();
    let read: Decision = serde_json::from_str(&text).unwrap();
    assert_eq!(read, decision);
    assert_eq!(read.history()[1].author, "A. Li");
    assert!(matches!(read.history()[3].action, DecisionAction::Approve));

    let refused = |history: &str| {
        let text = format!(r#"{{"issue": "water", "history": [{history}]}}"#);
        serde_json::from_str::<Decision>(&text).unwrap_err().to_string()
    };
    let approve = r#"{"action": "approve", "author": "a", "date": "d"}"#;
    let retire = r#"{"action": {"retire": {"reason": "r"}}, "author": "a", "date": "d"}"#;
    let override_blank = r#"{"action": {"override": {"conclusion": "material", "reason": ""}},
        "author": "a", "date": "d"}"#;
    assert!(refused("").contains("has no history, expected at least one event"));
    assert!(refused(approve).contains("is proposed and cannot be approved"));
    assert!(refused(retire).contains("is proposed and cannot be retired"));
    assert!(refused(override_blank).contains("the reason of a decision is blank"));
}
