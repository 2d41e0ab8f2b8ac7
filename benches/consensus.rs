//! Consensus of lists and similarity of rankings, against going over the same numbers.
//!
//! `cargo bench --bench consensus` measures; without `--bench`, as under `cargo test --benches`,
//! everything runs once on little data. Targets: Kemeny with 20 issues in one cycle in 0.15 s, with 24 in 3 s and 100 MiB.

mod compare;

use std::cmp::Ordering;
use std::hint::black_box;

use compare::compare;
use materiality::{
    ConsensusMethod, IssueId, Kemeny, ListProfile, PublishedList, RankAggregator,
    RankBiasedOverlap, Ranking, Similarity,
};
use rand::rngs::ChaCha8Rng;
use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};

/// Lists in random order.
fn random_lists(lists: usize, issues: usize, listed: usize, seed: u64) -> ListProfile {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let names: Vec<String> = (0..issues).map(|at| format!("issue {at}")).collect();
    let lists = (0..lists).map(|at| {
        let mut order: Vec<&String> = names.iter().collect();
        order.shuffle(&mut random);
        PublishedList::ranked(format!("list {at}"), &order[..listed]).unwrap()
    });
    ListProfile::new(&names, lists.collect::<Vec<_>>()).unwrap()
}

/// Whether strict majorities lead from every issue to every other, so that all have to be searched
/// together.
fn is_one_cycle(profile: &ListProfile) -> bool {
    let preferences = profile.preferences();
    let n = preferences.issues();
    let mut leads: Vec<bool> = (0..n * n)
        .map(|at| preferences.majority(at / n, at % n) == Some(Ordering::Greater))
        .collect();
    for via in 0..n {
        for from in 0..n {
            for to in 0..n {
                leads[from * n + to] |= leads[from * n + via] && leads[via * n + to];
            }
        }
    }
    leads.into_iter().all(|does| does)
}

fn kemeny(sizes: &[(usize, usize)]) {
    for &(issues, rounds) in sizes {
        let profiles = (0..).map(|seed| random_lists(11, issues, issues, seed));
        let profile = profiles.into_iter().find(is_one_cycle).unwrap();
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

fn tau(n: usize, rounds: usize) {
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
    compare("tau-b of issues in one order, against sorting", rounds, sorted, || {
        Similarity::new(&first, &second).unwrap().tau_b()
    });
    let turned: Vec<IssueId> = ids.iter().rev().cloned().collect();
    let utilities = second.utilities().iter().rev().copied().collect();
    let turned = Ranking::from_utilities(turned, utilities).unwrap();
    compare("the same, with issues matched by id", rounds, sorted, || {
        Similarity::new(&first, &turned).unwrap().tau_b()
    });
    compare("rank-biased overlap of the same, against sorting", rounds, sorted, || {
        black_box(&similarity).rank_biased_overlap(&RankBiasedOverlap::default())
    });
}

fn methods(rounds: usize) {
    let profile = random_lists(100, 100, 30, 7);
    let preferences = || profile.preferences();
    for method in ConsensusMethod::all() {
        let name = format!("{}, 100 lists of 30 of 100 issues, against preferences", method.name());
        compare(&name, rounds, preferences, || method.aggregate(&profile).unwrap());
    }
}

fn main() {
    if std::env::args().any(|argument| argument == "--bench") {
        kemeny(&[(16, 9), (20, 9), (24, 5)]);
        tau(100_000, 15);
        methods(9);
    } else {
        kemeny(&[(12, 1)]);
        tau(100, 1);
        methods(1);
    }
}
