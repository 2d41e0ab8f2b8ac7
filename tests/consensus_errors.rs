//! Every error of consensus and its full text; stored lists, profiles and methods.

mod common;

use std::collections::BTreeSet;

use common::error_of;
use materiality::{
    Borda, BordaCompletion, ConsensusError, ConsensusMethod, Frequency, ListOrder, ListProfile,
    Mc4, PlackettLuce, PublishedList, RankAggregator, ReciprocalRankFusion, Unlisted,
    bootstrap_inclusion, leave_one_list_out,
};
use serde_json::json;

fn list(name: &str, issues: &[&str]) -> PublishedList {
    PublishedList::ranked(name, issues).unwrap()
}

/// Checks the text and remembers which variant it was.
#[track_caller]
fn refused<T: std::fmt::Debug>(
    seen: &mut BTreeSet<String>,
    result: Result<T, ConsensusError>,
    text: &str,
) {
    match result {
        Ok(value) => panic!("expected an error, got {value:?}"),
        Err(error) => {
            assert_eq!(error.to_string(), text);
            let debug = format!("{error:?}");
            seen.insert(debug.split([' ', '(', '{']).next().unwrap_or_default().to_owned());
        }
    }
}

/// Every variant, from real wrong input; the list at the end is whole.
#[test]
#[allow(clippy::too_many_lines, reason = "one list, to see that it is whole")]
fn every_variant() {
    let seen = &mut BTreeSet::new();
    let two =
        || ListProfile::new(["a", "b"], [list("one", &["a"]), list("two", &["b", "a"])]).unwrap();

    refused(
        seen,
        PublishedList::ranked(" ", ["a"]),
        "the name of a list is blank; expected some text",
    );
    refused(seen, PublishedList::ranked("Acme", [""]), r#"issue id "" is not valid: it is empty"#);
    refused(
        seen,
        PublishedList::ranked("Acme", [""; 0]),
        r#"list "Acme" names no issue, expected at least one; leave it out"#,
    );
    refused(
        seen,
        PublishedList::unordered("Acme", [""; 0]),
        r#"list "Acme" names no issue, expected at least one; leave it out"#,
    );
    refused(
        seen,
        PublishedList::tied("Acme", [vec!["a"], vec![]]),
        r#"tier 2 of list "Acme" names no issue, expected at least one"#,
    );
    refused(
        seen,
        PublishedList::tied("Acme", [vec!["a"], vec!["b", "a"]]),
        r#"list "Acme" names issue a more than once, expected once"#,
    );
    for found in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        refused(
            seen,
            list("Acme", &["a"]).weighted(found),
            &format!(r#"list "Acme" has the weight {found}, expected a finite number above 0"#),
        );
    }
    refused(seen, ListProfile::new(["a"], []), "there are no lists, expected at least one");
    refused(seen, ListProfile::of_named_issues([]), "there are no lists, expected at least one");
    refused(
        seen,
        ListProfile::new([""; 0], [list("Acme", &["a"])]),
        "there are no issues, expected at least one",
    );
    refused(
        seen,
        ListProfile::new(["a", "b", "a"], [list("Acme", &["a"])]),
        "issue a stands more than once among the issues to be ranked",
    );
    refused(
        seen,
        ListProfile::new(["a", "b"], [list("Acme", &["a", "c"])]),
        r#"list "Acme" names issue c, which is not among the 2 issues to be ranked"#,
    );
    refused(
        seen,
        ListProfile::new(["a"], [list("Acme", &["a"]), list("Acme", &["a"])]),
        r#"there is more than one list "Acme", expected one name per list"#,
    );
    refused(
        seen,
        ListProfile::new(
            ["a"],
            [list("Acme", &["a"]), list("Bolt", &["a"]).weighted(1e-20).unwrap()],
        ),
        r#"list "Bolt" has the weight 0.00000000000000000001, less than 1/2^49 of all lists together"#,
    );
    refused(seen, Mc4::new(1.0), "the teleport of MC4 is 1, expected a number above 0 and below 1");
    refused(
        seen,
        ReciprocalRankFusion::new(-1.0),
        "the constant of the reciprocal rank fusion is -1, expected a finite number of at least 0",
    );
    refused(
        seen,
        PlackettLuce::new(f64::NAN),
        "the weight of pseudo-comparisons is NaN, expected a finite number of at least 0",
    );
    refused(
        seen,
        PlackettLuce::MAXIMUM_LIKELIHOOD.fit(
            &ListProfile::new(
                ["a", "b", "c"],
                [list("one", &["a", "b", "c"]), list("two", &["b", "a"])],
            )
            .unwrap(),
        ),
        "the lists never put c above a, b, so the estimates are infinite; expected wins and losses \
         between all issues, or pseudo-comparisons",
    );
    refused(
        seen,
        bootstrap_inclusion(&two(), &Frequency, 3, 10, 1),
        "the top 3 of 2 issues was asked for, expected 1 to 2",
    );
    refused(
        seen,
        leave_one_list_out(&two(), &Frequency, 0),
        "the top 0 of 2 issues was asked for, expected 1 to 2",
    );
    refused(
        seen,
        bootstrap_inclusion(&two(), &Frequency, 1, 0, 1),
        "the bootstrap has 0 draws, expected at least one",
    );
    refused(
        seen,
        leave_one_list_out(
            &ListProfile::new(["a", "b"], [list("Acme", &["a"])]).unwrap(),
            &Frequency,
            1,
        ),
        r#"there is only list "Acme", expected at least two to leave one out"#,
    );
    // Comparisons so lopsided that the iteration creeps, and too many issues for Newton's method.
    refused(
        seen,
        PlackettLuce::MAXIMUM_LIKELIHOOD.fit(&lopsided()),
        "the estimates still move after 20000 iterations, expected them to come to rest",
    );
    // Forty issues, each a billion times as good as the next: more than floats reach.
    let names: Vec<String> = (0..40).map(|at| at.to_string()).collect();
    let unanimous = PublishedList::ranked("Acme", &names).unwrap().weighted(1e9).unwrap();
    let error =
        PlackettLuce::default().fit(&ListProfile::new(&names, [unanimous]).unwrap()).unwrap_err();
    let ConsensusError::WorthTooSmall { issue } = &error else { panic!("{error}") };
    let text = format!(
        "the worth of issue {issue} is below 1e-300 of all, too little to compute; give the \
         pseudo-comparisons more weight"
    );
    refused::<()>(seen, Err(error.clone()), &text);
    // Only a stored list can say so: its constructors cannot.
    let stored = json!({"name": "Acme", "order": "unordered", "issues": [["a", "b"], ["c"]]});
    assert_eq!(
        error_of(serde_json::from_value::<PublishedList>(stored)),
        r#"list "Acme" has no order but 2 tiers, expected one"#
    );
    seen.insert("TiersWithoutOrder".to_owned());

    let all = [
        "NoLists",
        "EmptyList",
        "EmptyTier",
        "RepeatedIssue",
        "UnknownIssue",
        "DuplicateIssue",
        "DuplicateList",
        "TiersWithoutOrder",
        "InvalidWeight",
        "WeightTooSmall",
        "InvalidParameter",
        "Disconnected",
        "WorthTooSmall",
        "NotConverged",
        "InvalidTop",
        "OnlyOneList",
        "NoDraws",
        "Model",
    ];
    assert_eq!(*seen, all.iter().map(ToString::to_string).collect());
}

/// Three issues in a chain of comparisons won a billion times and lost once, beside 200 that tie.
fn lopsided() -> ListProfile {
    let names: Vec<String> = (0..202).map(|at| at.to_string()).collect();
    let pairs = [(0, 1, 1e9), (1, 0, 1.0), (1, 2, 1e9), (2, 1, 1.0)];
    let pairs = pairs.map(|(winner, loser, weight): (usize, usize, f64)| {
        let name = format!("{winner} over {loser}");
        let list = PublishedList::ranked(name, [&names[winner], &names[loser]]).unwrap();
        list.weighted(weight).unwrap().with_unlisted(Unlisted::Unknown)
    });
    let tied = PublishedList::tied("tied", [&names[2..], &names[..1]]).unwrap();
    let lists = pairs.into_iter().chain([tied.with_unlisted(Unlisted::Unknown)]);
    ListProfile::new(&names, lists).unwrap()
}

/// Values cross threads and print; methods can be listed behind the trait.
#[test]
fn plain_values() {
    fn is_plain<T: Send + Sync + std::fmt::Debug + Clone + PartialEq + Unpin + 'static>() {}
    is_plain::<PublishedList>();
    is_plain::<ListProfile>();
    is_plain::<materiality::PairwisePreferences>();
    is_plain::<materiality::Consensus>();
    is_plain::<materiality::Worths>();
    is_plain::<materiality::WithoutList>();
    is_plain::<materiality::RankBiasedOverlap>();
    is_plain::<ConsensusMethod>();
    is_plain::<ConsensusError>();
    let methods: Vec<Box<dyn RankAggregator>> =
        vec![Box::new(Frequency), Box::new(ConsensusMethod::Frequency)];
    assert!(methods.iter().all(|method| method.name() == "frequency"));
}

/// The umbrella takes them all.
#[test]
fn under_the_umbrella() {
    let error: materiality::Error = ConsensusError::NoDraws.into();
    assert_eq!(error.to_string(), ConsensusError::NoDraws.to_string());
}

/// What is written is read again, and what is wrong is refused with the text of the constructor.
#[test]
fn stored_profiles() {
    let text = json!({
        "issues": ["a", "b", "c"],
        "lists": [
            {"name": "Acme", "issues": ["b", ["a", "c"]]},
            {"name": "Bolt", "order": "unordered", "issues": ["c", "a"], "weight": 2.5},
            {"name": "Crux", "unlisted": "unknown", "issues": ["b", "c"]},
        ],
    });
    let profile: ListProfile = serde_json::from_value(text).unwrap();
    let lists: Vec<&PublishedList> = profile.lists().collect();
    assert_eq!(lists[0].tiers().iter().map(Vec::len).collect::<Vec<_>>(), [1, 2]);
    assert_eq!((lists[1].order(), lists[1].tiers().len()), (ListOrder::Unordered, 1));
    assert_eq!((lists[1].weight(), lists[2].unlisted()), (2.5, Unlisted::Unknown));
    let again: ListProfile =
        serde_json::from_str(&serde_json::to_string(&profile).unwrap()).unwrap();
    assert_eq!(again, profile);

    for (wrong, text) in [
        (json!({"issues": [], "lists": []}), "there are no issues, expected at least one"),
        (json!({"issues": ["a"], "lists": []}), "there are no lists, expected at least one"),
        (
            json!({"issues": ["a"], "lists": [{"name": "Acme", "issues": ["b"]}]}),
            r#"list "Acme" names issue b, which is not among the 1 issues to be ranked"#,
        ),
        (
            json!({"issues": ["a"], "lists": [{"name": "Acme", "issues": ["a"], "weight": 0}]}),
            r#"list "Acme" has the weight 0, expected a finite number above 0"#,
        ),
        (
            json!({"issues": ["a", "b", "c"], "lists": [
                {"name": "Acme", "order": "unordered", "issues": [["a", "b"], "c"]}
            ]}),
            r#"list "Acme" has no order but 2 tiers, expected one"#,
        ),
    ] {
        assert_eq!(error_of(serde_json::from_value::<ListProfile>(wrong)), text);
    }
}

/// Every method has a name for files, and its parameters are checked when it is read.
#[test]
fn stored_methods() {
    for method in ConsensusMethod::all() {
        let text = serde_json::to_string(&method).unwrap();
        assert_eq!(serde_json::from_str::<ConsensusMethod>(&text).unwrap(), method, "{text}");
    }
    let names: BTreeSet<&str> = ConsensusMethod::all().iter().map(RankAggregator::name).collect();
    assert_eq!(names.len(), 10);
    let read = |text: &str| serde_json::from_str::<ConsensusMethod>(text);
    assert_eq!(read(r#""kemeny""#).unwrap(), ConsensusMethod::Kemeny);
    assert_eq!(
        read(r#"{"borda": {"completion": "next_rank"}}"#).unwrap(),
        ConsensusMethod::Borda(Borda::new(BordaCompletion::NextRank))
    );
    assert_eq!(
        error_of(read(r#"{"mc4": {"teleport": 0}}"#)),
        "the teleport of MC4 is 0, expected a number above 0 and below 1"
    );
    assert!(read(r#"{"plackett_luce": {"pseudo": -1}}"#).is_err());
    assert!(read(r#"{"reciprocal_rank_fusion": {"constnat": 1}}"#).is_err());
}

/// A consensus is written with its optimum, if it looked for one.
#[test]
fn stored_consensus() {
    let profile = ListProfile::new(["a", "b"], [list("one", &["a", "b"])]).unwrap();
    let written =
        serde_json::to_value(ConsensusMethod::Kemeny.aggregate(&profile).unwrap()).unwrap();
    assert_eq!(written["optimum"]["proof"], "optimal");
    assert_eq!(written["optimum"]["count"], json!({"exactly": 1}));
    let written = serde_json::to_value(Frequency.aggregate(&profile).unwrap()).unwrap();
    assert!(written.get("optimum").is_none());
}
