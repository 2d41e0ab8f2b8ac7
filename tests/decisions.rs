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
        // From a value, so that no line and column follow the text.
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        serde_json::from_value::<Decision>(value).unwrap_err().to_string()
    };
    let approve = r#"{"action": "approve", "author": "a", "date": "d"}"#;
    let retire = r#"{"action": {"retire": {"reason": "r"}}, "author": "a", "date": "d"}"#;
    let override_blank = r#"{"action": {"override": {"conclusion": "material", "reason": ""}},
        "author": "a", "date": "d"}"#;
    assert_eq!(
        refused(""),
        "the decision about issue water has no history, expected at least one event"
    );
    assert_eq!(refused(approve), "issue water is proposed and cannot be approved");
    assert_eq!(refused(retire), "issue water is proposed and cannot be retired");
    assert_eq!(refused(override_blank), "the reason of a decision is blank; expected some text");
}

/// Decisions stand in the result's document, in catalog order, and change no number of it.
#[cfg(feature = "json")]
#[test]
fn results_keep_decisions() {
    use materiality::{Assessment, demo};

    let run = || demo::plan().unwrap().run(&demo::survey().unwrap().tally()).unwrap();
    let plain = run();
    let ids: Vec<IssueId> = plain.plan().issues().iter().map(|issue| issue.id().clone()).collect();
    let mut last = Decision::proposed(ids[9].clone(), Tier::Neither, "run", "2024-03-01").unwrap();
    let first =
        Decision::by_judgment(ids[0].clone(), Conclusion::Material, "law", "board", "2024-03-02")
            .unwrap();
    let kept = plain.clone().with_decision(last.clone()).unwrap();
    let kept = kept.with_decision(first.clone()).unwrap();
    assert_eq!(kept.decisions(), [first.clone(), last.clone()]);
    assert_eq!(kept.ranking(), plain.ranking());

    let text = kept.to_json();
    let again = Assessment::from_json(&text).unwrap();
    assert_eq!(again.decisions(), kept.decisions());
    assert_eq!(again.to_json(), text);

    // The history goes on, and only on.
    let before = last.clone();
    last.approve("board", "2024-03-03").unwrap();
    let approved = again.with_decision(last.clone()).unwrap();
    assert_eq!(approved.decision(ids[9].as_str()).unwrap().status(), DecisionStatus::Approved);
    assert_eq!(
        approved.clone().with_decision(before).unwrap_err().to_string(),
        format!(
            "the decision about issue {} cannot be kept: its history does not begin with the one \
             that was kept",
            ids[9]
        )
    );
    let foreign = proposed(Tier::Both);
    assert_eq!(
        approved.clone().with_decision(foreign).unwrap_err().to_string(),
        "the decision about issue water cannot be kept: the plan has no such issue"
    );

    // A document cannot have two decisions about one issue.
    let mut forged: serde_json::Value = serde_json::from_str(&approved.to_json()).unwrap();
    forged["decisions"][1] = forged["decisions"][0].clone();
    assert_eq!(
        Assessment::from_json(&forged.to_string()).unwrap_err().to_string(),
        "document, decisions: expected issues of the plan, each at most once, in its order"
    );
}
