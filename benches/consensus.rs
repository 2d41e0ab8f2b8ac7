//! Consensus of lists and similarity of rankings, against going over the same numbers.
//!
//! Targets: Kemeny with 20 issues in one cycle in 0.15 s, with 24 in 3 s and 100 MiB.

mod compare;

use std::hint::black_box;

use compare::compare;
use materiality::{
    ConsensusMethod, IssueId, Kemeny, ListProfile, PublishedList, RankAggregator,
    RankBiasedOverlap, Ranking, Similarity,
};
use rand::rngs::ChaCha8Rng;
use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};

/// Complete lists in random order: the majorities of an odd number of them make one cycle of all.
fn random_lists(lists: usize, issues: usize, listed: usize) -> ListProfile {
    let mut random = ChaCha8Rng::seed_from_u64(7);
    let names: Vec<String> = (0..issues).map(|at| format!("issue {at}")).collect();
    let lists = (0..lists).map(|at| {
        let mut order: Vec<&String> = names.iter().collect();
        order.shuffle(&mut random);
        PublishedList::ranked(format!("list {at}"), &order[..listed]).unwrap()
    });
    ListProfile::new(&names, lists.collect::<Vec<_>>()).unwrap()
}

fn kemeny() {
    for (issues, rounds) in [(16, 9), (20, 5), (24, 3)] {
        let profile = random_lists(11, issues, issues);
        let subsets = vec![1_u32; 1 << issues];
        let passes = issues / 2;
        println!("{issues} issues: table of {} MiB", (4_usize << issues) >> 20);
        compare(
            &format!("Kemeny with {issues} issues, against {passes} sums over 2^{issues} numbers"),
            rounds,
            || (0..passes).map(|_| black_box(&subsets).iter().sum::<u32>()).sum::<u32>(),
            || Kemeny.aggregate(&profile).unwrap(),
        );
        let optimum = Kemeny.aggregate(&profile).unwrap().optimum.unwrap();
        println!("    optima: {}, proved: {}", optimum.count, optimum.is_optimal());
    }
}

fn tau() {
    let n = 100_000;
    let mut random = ChaCha8Rng::seed_from_u64(3);
    let ids: Vec<IssueId> = (0..n).map(|at| IssueId::new(at.to_string()).unwrap()).collect();
    let mut ranking = || {
        let utilities = (0..n).map(|_| f64::from(random.random_range(0..50_000_u32))).collect();
        Ranking::from_utilities(ids.clone(), utilities).unwrap()
    };
    let (first, second) = (ranking(), ranking());
    let similarity = Similarity::new(&first, &second).unwrap();
    let values: Vec<(f64, f64)> = first.mid_ranks().into_iter().zip(second.mid_ranks()).collect();
    let sorted = || {
        let mut values = values.clone();
        values.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        values
    };
    compare("tau-b of 100,000 issues with matching of ids, against sorting", 15, sorted, || {
        Similarity::new(&first, &second).unwrap().tau_b()
    });
    compare("rank-biased overlap of the same, against sorting", 15, sorted, || {
        black_box(&similarity).rank_biased_overlap(&RankBiasedOverlap::default())
    });
}

fn methods() {
    // Cycles of lists this large need no exact search here; Kemeny and the footrule stand apart.
    let profile = random_lists(100, 100, 30);
    let preferences = || profile.preferences();
    for method in ConsensusMethod::all() {
        let name = format!("{}, 100 lists of 30 of 100 issues, against preferences", method.name());
        compare(&name, 5, preferences, || method.aggregate(&profile).unwrap());
    }
}

fn main() {
    kemeny();
    tau();
    methods();
}
