//! Consensus against published examples and hand computation.

#![allow(clippy::float_cmp, reason = "small fractions are exact")]

mod common;

use std::cmp::Ordering;

use common::{close, ok};
use materiality::catalog::{self, Evidence};
use materiality::{
    Borda, BordaCompletion, Copeland, Footrule, Frequency, Kemeny, ListProfile, Mc4, MedianRank,
    OptimumCount, PlackettLuce, PublishedList, RankAggregator, Ranking, ReciprocalRankFusion,
    Schulze, Similarity, Unlisted,
};

/// Complete lists of one-letter issues with how many have each, on the issues in alphabetical order.
fn ballots(lists: &[(u32, &str)]) -> ListProfile {
    let mut issues: Vec<String> = lists[0].1.chars().map(String::from).collect();
    issues.sort();
    let lists = lists.iter().enumerate().map(|(at, &(count, order))| {
        let order = order.chars().map(String::from);
        PublishedList::ranked(format!("list {at}"), order).unwrap().weighted(count.into()).unwrap()
    });
    ListProfile::new(&issues, lists).unwrap()
}

/// The issues of a ranking, tied ones together.
fn order(method: &dyn RankAggregator, profile: &ListProfile) -> String {
    let ranking = ok(method.aggregate(profile)).ranking;
    let names = ranking.tie_groups().map(|group| {
        group.iter().map(|&at| ranking.issues()[at].as_str()).collect::<Vec<_>>().join("=")
    });
    names.collect::<Vec<_>>().join(" ")
}

/// The trap that several libraries fall into: Copeland counts majorities, not margins. Three lists
/// A > B > C, two B > C > A: A beats both by 3 to 2, but B has 7 points, A 6, C 2.
#[test]
fn copeland_is_not_borda() {
    let profile = ballots(&[(3, "ABC"), (2, "BCA")]);
    assert_eq!(order(&Copeland, &profile), "A B C");
    assert_eq!(order(&Borda::default(), &profile), "B A C");
    assert_eq!(order(&Kemeny, &profile), "A B C");
    assert_eq!(order(&Schulze, &profile), "A B C");
    let points = ok(Borda::default().aggregate(&profile)).ranking;
    assert_eq!(points.utilities(), [6.0 / 5.0, 7.0 / 5.0, 2.0 / 5.0]);
}

/// The trap of unlisted issues, by hand. Six issues; one list A > B > X, one list C alone. The four
/// issues that the second does not name share places 2 to 6, which is place 4; taking them all for
/// second (rank k + 1) makes X as good as C.
#[test]
fn unlisted_is_not_last_but_known() {
    let profile = ListProfile::new(
        ["A", "B", "C", "X", "Y", "Z"],
        [
            PublishedList::ranked("long", ["A", "B", "X"]).unwrap(),
            PublishedList::ranked("short", ["C"]).unwrap(),
        ],
    )
    .unwrap();
    let positions: Vec<Vec<f64>> =
        profile.positions().map(|(_, of)| of.into_iter().flatten().collect()).collect();
    assert_eq!(positions[0], [1.0, 2.0, 5.0, 3.0, 5.0, 5.0]);
    assert_eq!(positions[1], [4.0, 4.0, 1.0, 4.0, 4.0, 4.0]);

    let utilities = |completion| {
        let ranking = ok(Borda::new(completion).aggregate(&profile)).ranking;
        ranking.utilities().iter().map(|mean| 2.0 * mean).collect::<Vec<_>>()
    };
    assert_eq!(utilities(BordaCompletion::Average), [7.0, 6.0, 6.0, 5.0, 3.0, 3.0]);
    assert_eq!(utilities(BordaCompletion::Zero), [3.0, 2.0, 1.0, 1.0, 0.0, 0.0]);
    assert_eq!(utilities(BordaCompletion::NextRank), [9.0, 8.0, 7.0, 7.0, 6.0, 6.0]);

    // Neither list says anything about Y and Z; only the second about C and A, for C.
    let preferences = profile.preferences();
    assert_eq!(preferences.majority(4, 5), Some(Ordering::Equal));
    assert_eq!((preferences.weight(2, 0), preferences.weight(0, 2)), (Some(1.0), Some(1.0)));
    assert_eq!(preferences.weight(0, 6), None);
}

/// Unknown is not below, by hand: a list of two of five issues of which the others were not looked
/// at places its issues at 2 and 4 on average, and says nothing of the rest.
#[test]
fn unknown_is_not_below() {
    let list = PublishedList::ranked("some", ["A", "B"]).unwrap();
    let issues = ["A", "B", "C", "D", "E"];
    let profile = ListProfile::new(issues, [list.with_unlisted(Unlisted::Unknown)]).unwrap();
    let (_, positions) = profile.positions().next().unwrap();
    assert_eq!(positions, [Some(2.0), Some(4.0), None, None, None]);
    assert_eq!(profile.preferences().weight(0, 2), Some(0.0));
    // Whoever is not known stands in the middle.
    assert_eq!(order(&Borda::default(), &profile), "A C=D=E B");
    assert_eq!(order(&MedianRank, &profile), "A C=D=E B");
    assert_eq!(order(&PlackettLuce::default(), &profile), "A C=D=E B");
}

/// Schulze 2011, example 1: 45 voters, five candidates; the matrix of strongest paths as printed and
/// the order E > A > C > B > D.
#[test]
fn schulze_2011_example_1() {
    let profile = ballots(&[
        (5, "ACBED"),
        (5, "ADECB"),
        (8, "BEDAC"),
        (3, "CABED"),
        (7, "CAEBD"),
        (2, "CBADE"),
        (7, "DCEBA"),
        (8, "EBADC"),
    ]);
    let strengths = Schulze.path_strengths(&profile);
    #[rustfmt::skip]
    assert_eq!(strengths, [
        0.0, 28.0, 28.0, 30.0, 24.0,
        25.0, 0.0, 28.0, 33.0, 24.0,
        25.0, 29.0, 0.0, 29.0, 24.0,
        25.0, 28.0, 28.0, 0.0, 24.0,
        25.0, 28.0, 28.0, 31.0, 0.0,
    ]);
    assert_eq!(order(&Schulze, &profile), "E A C B D");
}

/// Young 1988, *Condorcet's theory of voting*, American Political Science Review 82: Condorcet's
/// sixty voters. Majorities cycle (33 A > B, 42 B > C, 35 C > A); the order B > C > A is supported by
/// 42 + 35 + 27 = 104 of 180 votes over pairs, more than any other, so 76 disagree. Borda gives
/// 58, 69 and 53 points.
#[test]
fn kemeny_young_1988() {
    let profile = ballots(&[(23, "ABC"), (17, "BCA"), (2, "BAC"), (10, "CAB"), (8, "CBA")]);
    let consensus = ok(Kemeny.aggregate(&profile));
    let optimum = consensus.optimum.unwrap();
    assert_eq!(order(&Kemeny, &profile), "B C A");
    assert_eq!((optimum.disagreement, optimum.lower_bound), (76.0, 76.0));
    assert_eq!((optimum.is_optimal(), optimum.count), (true, OptimumCount::Exactly(1)));
    assert_eq!(order(&Copeland, &profile), "A=B=C");
    let borda = ok(Borda::default().aggregate(&profile)).ranking;
    assert_eq!(borda.utilities(), [58.0 / 60.0, 69.0 / 60.0, 53.0 / 60.0]);
}

/// Turner et al. 2020, the `PlackettLuce` package: 588 rankings of four films (Netflix prize data,
/// `PrefLib` 00004-00000138), with the worths printed in its guide to seven digits, which have half a
/// comparison won and lost against a hypothetical film. Without, they differ in the fifth digit.
#[test]
fn plackett_luce_turner_et_al_2020() {
    let rankings = [
        (68, "2143"),
        (53, "1243"),
        (49, "2134"),
        (44, "1234"),
        (39, "2413"),
        (37, "3214"),
        (37, "2314"),
        (36, "2341"),
        (31, "3241"),
        (29, "2431"),
        (22, "1324"),
        (19, "3124"),
        (17, "3421"),
        (17, "4231"),
        (16, "4213"),
        (14, "1423"),
        (10, "1342"),
        (10, "4123"),
        (9, "4312"),
        (8, "3412"),
        (8, "1432"),
        (7, "3142"),
        (7, "4321"),
        (1, "4132"),
    ];
    let worths = ok(PlackettLuce::default().fit(&ballots(&rankings)));
    for (found, expected) in
        worths.as_slice().iter().zip([0.230_628_5, 0.451_065_5, 0.168_471_9, 0.149_834_2])
    {
        close(*found, expected, 5.1e-8);
    }
    assert_eq!(worths.of("2"), Some(worths.as_slice()[1]));
    assert_eq!(worths.of("5"), None);
}

/// Stigler 1994, *Citation patterns in the journals of statistics and probability*: who cites whom
/// among four journals, as paired comparisons; log worths against Biometrika as printed by Turner &
/// Firth 2012, *Bradley-Terry models in R*: −2.949, −0.480 and 0.269. Pairs are lists of two issues
/// of which the others are unknown.
#[test]
fn bradley_terry_stigler_1994() {
    let journals = ["Biometrika", "Comm. Statist.", "JASA", "JRSS-B"];
    let cited = [
        (0, 1, 730.0),
        (1, 0, 33.0),
        (0, 2, 498.0),
        (2, 0, 320.0),
        (0, 3, 221.0),
        (3, 0, 284.0),
        (1, 2, 68.0),
        (2, 1, 813.0),
        (1, 3, 17.0),
        (3, 1, 276.0),
        (2, 3, 142.0),
        (3, 2, 325.0),
    ];
    let pairs = cited.iter().enumerate().map(|(at, &(winner, loser, count))| {
        let pair = [journals[winner], journals[loser]];
        let list = PublishedList::ranked(format!("pair {at}"), pair).unwrap();
        list.weighted(count).unwrap().with_unlisted(Unlisted::Unknown)
    });
    let profile = ListProfile::new(journals, pairs).unwrap();
    let worths = ok(PlackettLuce::MAXIMUM_LIKELIHOOD.fit(&profile));
    let against = |at: usize| (worths.as_slice()[at] / worths.as_slice()[0]).ln();
    for (at, expected) in [(1, -2.949_07), (2, -0.479_57), (3, 0.268_95)] {
        close(against(at), expected, 5.1e-6);
    }
}

/// One comparison that A wins, and half a comparison won and lost against the issue that does not
/// exist, which by symmetry has worth 1 between x and 1/x. A won 1½ comparisons, and should win
/// x/(x + 1/x) of the one and x/(x + 1) of the other.
#[test]
fn pseudo_comparisons_by_their_equation() {
    let profile = ballots(&[(1, "AB")]);
    let worths = ok(PlackettLuce::default().fit(&profile));
    let ratio = worths.as_slice()[0] / worths.as_slice()[1];
    let x = ratio.sqrt();
    let expected = x / (x + 1.0 / x) + x / (x + 1.0);
    close(expected, 1.5, 1e-11);
    assert_eq!(order(&PlackettLuce::default(), &profile), "A B");
}

/// Reciprocal ranks and medians by hand: positions 1, 2 and mid-rank 2.5 of four.
#[test]
fn reciprocal_ranks_and_medians_by_hand() {
    let tied = PublishedList::tied("tied", [vec!["A"], vec!["B", "C"]]).unwrap();
    let other = PublishedList::ranked("other", ["C"]).unwrap().weighted(2.0).unwrap();
    let profile = ListProfile::new(["A", "B", "C", "D"], [tied, other]).unwrap();
    let fused = ok(ReciprocalRankFusion::new(1.0).unwrap().aggregate(&profile)).ranking;
    let expected = [0.5 / 3.0, 1.0 / 3.5 / 3.0, (1.0 / 3.5 + 2.0 * 0.5) / 3.0, 0.0];
    for (found, expected) in fused.utilities().iter().zip(expected) {
        close(*found, expected, 1e-15);
    }
    // The second list has two thirds of the weight: A, B and D stand at 3, C at 1.
    let medians = ok(MedianRank.aggregate(&profile)).ranking;
    assert_eq!(medians.utilities(), [-3.0, -3.0, -1.0, -3.0]);
}

/// Half of the weight at or below: the median lies between, by hand (1 + 3)/2.
#[test]
fn median_between_two_halves() {
    let profile = ballots(&[(1, "ABC"), (1, "BCA")]);
    assert_eq!(ok(MedianRank.aggregate(&profile)).ranking.utilities(), [-2.0, -1.5, -2.5]);
}

/// MC4 by hand: three issues, one list A > B > C. From C the walk moves to A and B at rate (1 − ε)/3
/// each above the teleport; balance with ε = ½: rates up 1/6 + 1/6, down 1/6.
/// π(A)·2/6 = (π(B) + π(C))·2/6 gives π(A) = ½; π(C)·(2/6 + 2/6) = (1 − π(C))·1/6 gives π(C) = 1/5.
#[test]
fn mc4_by_hand() {
    let profile = ballots(&[(1, "ABC")]);
    let law = ok(Mc4::new(0.5).unwrap().aggregate(&profile)).ranking;
    for (found, expected) in law.utilities().iter().zip([0.5, 0.3, 0.2]) {
        close(*found, expected, 1e-15);
    }
}

/// A constant shift: three lists ABC, BAC, ABC; by hand the order ABC is displaced by 2 in all, and
/// the count of optima of one list with a tie is 2, the first of them reported as a tie.
#[test]
fn footrule_by_hand() {
    let consensus = ok(Footrule.aggregate(&ballots(&[(2, "ABC"), (1, "BAC")])));
    assert_eq!(consensus.optimum.unwrap().disagreement, 2.0);
    assert_eq!(consensus.optimum.unwrap().count, OptimumCount::Exactly(1));

    let tied = PublishedList::tied("tied", [vec!["A", "B"], vec!["C"]]).unwrap();
    let profile = ListProfile::of_named_issues([tied]).unwrap();
    let consensus = ok(Footrule.aggregate(&profile));
    assert_eq!(consensus.ranking.competition_ranks(), [1, 1, 3]);
    let optimum = consensus.optimum.unwrap();
    assert_eq!((optimum.disagreement, optimum.count), (1.0, OptimumCount::Exactly(2)));
}

/// The evidence of the catalog as lists of issues without order, one per company that has any.
fn evidence(shows: fn(Evidence) -> bool) -> ListProfile {
    let issues = || catalog::priority_issues().iter();
    let lists = catalog::companies().iter().map(|company| {
        let shown = issues().filter(|issue| shows(company.evidence(issue)));
        (company.name.en(), shown.map(|issue| issue.slug).collect::<Vec<_>>())
    });
    let lists = lists.filter(|(_, shown)| !shown.is_empty());
    ListProfile::from_mentions(issues().map(|issue| issue.slug), lists).unwrap()
}

/// Which company the report shows on which issue is coverage, not priority: neither order by
/// coverage has anything to do with the ranks as printed. By hand from the catalog's table: companies
/// named 4, 6, 3, 4, 1, 4, 5, 4, 7, 2 (Spearman 0.000); case studies 2, 3, 2, 4, 1, 3, 2, 3, 2, 2
/// (0.125); companies with a case study 2, 3, 2, 4, 1, 2, 1, 3, 2, 2 (0.189).
#[test]
fn coverage_of_the_report_is_not_its_order() {
    let issues = || catalog::priority_issues().iter();
    let named = evidence(|evidence| evidence != Evidence::None);
    let with_case = evidence(|evidence| evidence == Evidence::Case);
    let cases = issues().flat_map(|issue| issue.cases.iter().map(|case| (case.id, [issue.slug])));
    let cases = ListProfile::from_mentions(issues().map(|issue| issue.slug), cases).unwrap();
    assert_eq!((named.lists().len(), cases.lists().len()), (9, 24));
    for (profile, counts, spearman) in [
        (&named, [4, 6, 3, 4, 1, 4, 5, 4, 7, 2], 0.000),
        (&cases, [2, 3, 2, 4, 1, 3, 2, 3, 2, 2], 0.125),
        (&with_case, [2, 3, 2, 4, 1, 2, 1, 3, 2, 2], 0.189),
    ] {
        let ranking = ok(Frequency.aggregate(profile)).ranking;
        for (share, count) in ranking.utilities().iter().zip(counts) {
            close(share * profile.lists().len() as f64, count.into(), 1e-12);
        }
        let printed = issues().map(|issue| -f64::from(issue.rank)).collect();
        let printed = Ranking::from_utilities(profile.issues().to_vec(), printed).unwrap();
        let similarity = Similarity::new(&printed, &ranking).unwrap();
        close(similarity.spearman().unwrap(), spearman, 5e-4);
    }
}
