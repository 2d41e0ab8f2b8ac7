//! Consensus against enumeration, and laws of every method.

#![allow(clippy::float_cmp, reason = "whole numbers are exact")]

mod common;

use common::{close, ok};
use materiality::{
    Borda, ConsensusMethod, Copeland, Footrule, Frequency, Kemeny, ListProfile, Mc4, OptimumCount,
    PlackettLuce, PublishedList, RankAggregator, Schulze, Unlisted, bootstrap_inclusion,
    leave_one_list_out,
};
use proptest::prelude::*;
use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};

/// A list by numbers of issues.
#[derive(Clone, Debug)]
struct Raw {
    tiers: Vec<Vec<usize>>,
    unlisted: Unlisted,
    /// In quarters.
    weight: u32,
}

fn name(issue: usize) -> String {
    format!("issue {issue}")
}

fn list(at: usize, raw: &Raw) -> PublishedList {
    let tiers =
        raw.tiers.iter().map(|tier| tier.iter().map(|&issue| name(issue)).collect::<Vec<_>>());
    let list = PublishedList::tied(format!("list {at}"), tiers).unwrap();
    list.weighted(f64::from(raw.weight) / 4.0).unwrap().with_unlisted(raw.unlisted)
}

fn profile(n: usize, lists: &[Raw]) -> ListProfile {
    let lists = lists.iter().enumerate().map(|(at, raw)| list(at, raw));
    ListProfile::new((0..n).map(name), lists).unwrap()
}

/// Any list of some of n issues, with ties.
fn raw(n: usize) -> impl Strategy<Value = Raw> {
    let order = Just((0..n).collect::<Vec<usize>>()).prop_shuffle();
    (order, 1..=n, any::<u32>(), any::<bool>(), 1_u32..6).prop_map(
        |(order, k, cuts, below, weight)| {
            let mut tiers: Vec<Vec<usize>> = Vec::new();
            for (at, &issue) in order[..k].iter().enumerate() {
                if at > 0 && cuts >> at & 2 == 0 {
                    tiers.last_mut().unwrap().push(issue);
                } else {
                    tiers.push(vec![issue]);
                }
            }
            let unlisted = if below { Unlisted::Below } else { Unlisted::Unknown };
            Raw { tiers, unlisted, weight }
        },
    )
}

/// Any lists on 1 to 7 issues.
fn profiles() -> impl Strategy<Value = (usize, Vec<Raw>)> {
    (1_usize..8).prop_flat_map(|n| (Just(n), prop::collection::vec(raw(n), 1..6)))
}

/// Complete lists without ties on 2 to 7 issues.
fn complete() -> impl Strategy<Value = (usize, Vec<Raw>)> {
    (2_usize..8).prop_flat_map(|n| {
        let order = Just((0..n).collect::<Vec<usize>>()).prop_shuffle();
        let raw = (order, 1_u32..6).prop_map(|(order, weight)| Raw {
            tiers: order.into_iter().map(|issue| vec![issue]).collect(),
            unlisted: Unlisted::Below,
            weight,
        });
        (Just(n), prop::collection::vec(raw, 1..6))
    })
}

/// Where a list has an issue: its tier, or `None`.
fn tier(raw: &Raw, issue: usize) -> Option<usize> {
    raw.tiers.iter().position(|tier| tier.contains(&issue))
}

/// Whether a list puts one issue above another, by definition.
fn is_above(raw: &Raw, above: usize, below: usize) -> bool {
    match (tier(raw, above), tier(raw, below)) {
        (Some(above), Some(below)) => above < below,
        (Some(_), None) => raw.unlisted == Unlisted::Below,
        (None, _) => false,
    }
}

/// Quarters of weight that put one issue above another.
fn support(lists: &[Raw], above: usize, below: usize) -> u32 {
    lists.iter().filter(|raw| is_above(raw, above, below)).map(|raw| raw.weight).sum()
}

/// All orders of n issues, in dictionary order.
fn orders(n: usize) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..n).collect();
    let mut found = vec![order.clone()];
    while let Some(fall) = (1..n).rev().find(|&at| order[at - 1] < order[at]) {
        let with = (fall..n).rev().find(|&at| order[at] > order[fall - 1]).unwrap();
        order.swap(fall - 1, with);
        order[fall..].reverse();
        found.push(order.clone());
    }
    found
}

/// The least cost, how many orders have it, and the first of them.
fn best(n: usize, cost: impl Fn(&[usize]) -> f64) -> (f64, u64, Vec<usize>) {
    let mut best = (f64::INFINITY, 0, Vec::new());
    for order in orders(n) {
        let cost = cost(&order);
        if cost < best.0 {
            best = (cost, 1, order);
        } else if cost == best.0 {
            best.1 += 1;
        }
    }
    best
}

/// The mean position of every issue over all orders that agree with a list; `None` where the list
/// says nothing.
fn mean_positions(n: usize, raw: &Raw) -> Vec<Option<f64>> {
    let agrees = |order: &Vec<usize>| {
        (0..n).all(|at| (at + 1..n).all(|later| !is_above(raw, order[later], order[at])))
    };
    let orders: Vec<Vec<usize>> = orders(n).into_iter().filter(agrees).collect();
    let mean = |issue: usize| {
        let at = |order: &Vec<usize>| order.iter().position(|&other| other == issue).unwrap() + 1;
        orders.iter().map(|order| at(order) as f64).sum::<f64>() / orders.len() as f64
    };
    let is_known = |issue: usize| tier(raw, issue).is_some() || raw.unlisted == Unlisted::Below;
    (0..n).map(|issue| is_known(issue).then(|| mean(issue))).collect()
}

/// Footrule disagreement; positions rounded as the method says, to steps of 2⁻²⁰.
fn footrule(lists: &[Raw], positions: &[Vec<Option<f64>>], order: &[usize]) -> f64 {
    let steps = |position: f64| (position * f64::from(1 << 20)).round();
    let of_list = |(raw, positions): (&Raw, &Vec<Option<f64>>)| {
        let of_place = |(at, &issue): (usize, &usize)| {
            positions[issue]
                .map_or(0.0, |position| (steps(at as f64 + 1.0) - steps(position)).abs())
        };
        f64::from(raw.weight) * order.iter().enumerate().map(of_place).sum::<f64>()
    };
    lists.iter().zip(positions).map(of_list).sum::<f64>() / f64::from(1 << 20) / 4.0
}

/// The strongest path by trying all paths without a repeated issue.
fn strongest(lists: &[Raw], n: usize, from: usize, to: usize, seen: &mut Vec<usize>) -> u32 {
    let step = |i: usize, j: usize| {
        let (here, there) = (support(lists, i, j), support(lists, j, i));
        if here > there { here } else { 0 }
    };
    let mut best = step(from, to);
    seen.push(from);
    for via in 0..n {
        if via != to && !seen.contains(&via) && step(from, via) > 0 {
            best = best.max(step(from, via).min(strongest(lists, n, via, to, seen)));
        }
    }
    seen.pop();
    best
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Kemeny over all orders: the least disagreement, how many orders have it, the first of them.
    #[test]
    fn kemeny_equals_all_orders((n, lists) in profiles()) {
        let cost = |order: &[usize]| {
            let pairs = (0..n).flat_map(|at| (at + 1..n).map(move |later| (at, later)));
            pairs.map(|(at, later)| f64::from(support(&lists, order[later], order[at]))).sum::<f64>() / 4.0
        };
        let (least, count, first) = best(n, cost);
        let consensus = ok(Kemeny.aggregate(&profile(n, &lists)));
        let optimum = consensus.optimum.unwrap();
        prop_assert!(optimum.is_optimal());
        prop_assert!((optimum.disagreement - least).abs() < 1e-9);
        prop_assert_eq!(optimum.lower_bound, optimum.disagreement);
        prop_assert_eq!(optimum.count, OptimumCount::Exactly(count));
        prop_assert_eq!(consensus.ranking.order(), first);
        // Only what is even with all around it shares a rank.
        for group in consensus.ranking.tie_groups() {
            for &i in group {
                for &j in group {
                    prop_assert_eq!(support(&lists, i, j), support(&lists, j, i));
                }
            }
        }
    }

    /// The footrule over all orders, and positions over all orders that agree with a list.
    #[test]
    fn footrule_equals_all_orders((n, lists) in (1_usize..8)
        .prop_flat_map(|n| (Just(n), prop::collection::vec(raw(n), 1..5))))
    {
        let positions: Vec<Vec<Option<f64>>> =
            lists.iter().map(|raw| mean_positions(n, raw)).collect();
        let profile = profile(n, &lists);
        for ((_, found), expected) in profile.positions().zip(&positions) {
            for (found, expected) in found.iter().zip(expected) {
                prop_assert_eq!(found.is_some(), expected.is_some());
                prop_assert!((found.unwrap_or(0.0) - expected.unwrap_or(0.0)).abs() < 1e-12);
            }
        }
        let (least, count, first) = best(n, |order| footrule(&lists, &positions, order));
        let consensus = ok(Footrule.aggregate(&profile));
        let optimum = consensus.optimum.unwrap();
        prop_assert!((optimum.disagreement - least).abs() < 1e-9);
        prop_assert_eq!(optimum.count, OptimumCount::Exactly(count));
        // Shared ranks are in order of issues, as the first order is inside them.
        prop_assert_eq!(consensus.ranking.order(), first);
    }

    /// Borda's points are those of the mean position.
    #[test]
    fn borda_equals_the_mean_over_all_orders((n, lists) in profiles()) {
        let found = ok(Borda::default().aggregate(&profile(n, &lists))).ranking;
        let total: f64 = lists.iter().map(|raw| f64::from(raw.weight)).sum();
        let mut expected = vec![0.0; n];
        for raw in &lists {
            for (sum, position) in expected.iter_mut().zip(mean_positions(n, raw)) {
                let middle = f64::midpoint(n as f64, 1.0);
                *sum += f64::from(raw.weight) / total * (n as f64 - position.unwrap_or(middle));
            }
        }
        for (found, expected) in found.utilities().iter().zip(expected) {
            prop_assert!((found - expected).abs() < 1e-12);
        }
    }

    /// Copeland and Schulze by definition, the latter over all paths.
    #[test]
    fn majorities_equal_their_definitions((n, lists) in profiles()) {
        let profile = profile(n, &lists);
        let copeland = ok(Copeland.aggregate(&profile)).ranking;
        let strengths = Schulze.path_strengths(&profile);
        let schulze = ok(Schulze.aggregate(&profile)).ranking;
        for i in 0..n {
            let won = |j: &usize| support(&lists, i, *j) > support(&lists, *j, i);
            let even = |j: &usize| *j != i && support(&lists, i, *j) == support(&lists, *j, i);
            let points = (0..n).filter(won).count() as f64 + (0..n).filter(even).count() as f64 / 2.0;
            prop_assert_eq!(copeland.utilities()[i], points);
            for j in (0..n).filter(|&j| j != i) {
                let path = strongest(&lists, n, i, j, &mut Vec::new());
                prop_assert_eq!(strengths[i * n + j], f64::from(path) / 4.0);
                // Whoever beats another stands above it.
                if path > strongest(&lists, n, j, i, &mut Vec::new()) {
                    prop_assert!(schulze.utilities()[i] > schulze.utilities()[j]);
                }
            }
        }
    }

    /// MC4's law is what its own steps leave unchanged.
    #[test]
    fn mc4_is_stationary((n, lists) in profiles(), teleport in 0.01..0.9_f64) {
        let law = ok(Mc4::new(teleport).unwrap().aggregate(&profile(n, &lists))).ranking;
        let law = law.utilities();
        let step = |i: usize, j: usize| {
            let is_better = support(&lists, j, i) > support(&lists, i, j);
            ((1.0 - teleport) * f64::from(u8::from(is_better)) + teleport) / n as f64
        };
        prop_assert!((law.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        for i in 0..n {
            let out: f64 = (0..n).filter(|&j| j != i).map(|j| law[i] * step(i, j)).sum();
            let into: f64 = (0..n).filter(|&j| j != i).map(|j| law[j] * step(j, i)).sum();
            prop_assert!((out - into).abs() < 1e-14);
        }
    }

    /// Worths: every issue wins as often as its worth says it should, pseudo-comparisons included;
    /// choices are listed one by one. With heavy lists, worths are many orders of magnitude apart.
    #[test]
    fn worths_balance_wins((n, mut lists) in profiles(), pseudo in 0.1..2.0_f64, heavy: bool) {
        let factor = if heavy { 40_000 } else { 1 };
        for raw in &mut lists {
            raw.weight *= factor;
        }
        let worths = ok(PlackettLuce::new(pseudo).unwrap().fit(&profile(n, &lists)));
        let worth = worths.as_slice();
        prop_assert!((worth.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        let (mut won, mut due) = (vec![0.0; n], vec![0.0; n]);
        let mut log_likelihood = 0.0;
        for raw in &lists {
            let weight = f64::from(raw.weight) / 4.0;
            let mut left: Vec<usize> = raw.tiers.concat();
            if raw.unlisted == Unlisted::Below {
                left.extend((0..n).filter(|&issue| tier(raw, issue).is_none()));
            }
            for tier in &raw.tiers {
                if left.len() == tier.len() {
                    break; // nothing was left to choose from
                }
                let total: f64 = left.iter().map(|&issue| worth[issue]).sum();
                for &chosen in tier {
                    won[chosen] += weight;
                    log_likelihood += weight * (worth[chosen] / total).ln();
                    for &issue in &left {
                        due[issue] += weight * worth[issue] / total;
                    }
                }
                left.retain(|issue| !tier.contains(issue));
            }
        }
        // The ghost's worth: the one at which the balance of all issues together closes.
        let surplus = |ghost: f64| -> f64 {
            worth.iter().map(|worth| pseudo - 2.0 * pseudo * ghost / (worth + ghost)).sum()
        };
        let (mut low, mut high) = (0.0, 1e6);
        for _ in 0..200 {
            let middle = f64::midpoint(low, high);
            if surplus(middle) > 0.0 { low = middle } else { high = middle }
        }
        for issue in 0..n {
            let meeting = 2.0 * pseudo * worth[issue] / (worth[issue] + low);
            let gap = won[issue] + pseudo - due[issue] - meeting;
            prop_assert!(gap.abs() < 1e-8 * f64::from(factor), "{gap} {worth:?}");
        }
        prop_assert!((worths.log_likelihood() - log_likelihood).abs() < 1e-9 * f64::from(factor));
    }

    /// No method looks at the order in which lists are given, or at the unit of their weights; a
    /// weight of 2 is the list twice; and no method looks at the order of issues, except to choose
    /// among optima.
    #[test]
    fn order_and_unit_do_not_matter((n, lists) in profiles(), shift in 0_usize..7) {
        let given = profile(n, &lists);
        let mut turned = lists.clone();
        turned.reverse();
        let double: Vec<Raw> =
            lists.iter().map(|raw| Raw { weight: 2 * raw.weight, ..raw.clone() }).collect();
        let twice = [lists.clone(), lists.clone()].concat();
        let rotate = |issue: usize| (issue + shift) % n;
        let renamed = ListProfile::new(
            (0..n).map(|at| name(rotate(at))),
            lists.iter().enumerate().map(|(at, raw)| list(at, raw)),
        ).unwrap();
        for method in ConsensusMethod::all() {
            // A ghost of fixed weight counts less beside more lists.
            let method = match method {
                ConsensusMethod::PlackettLuce(_) => continue,
                method => method,
            };
            let expected = ok(method.aggregate(&given));
            for other in [&turned, &double, &twice] {
                let found = ok(method.aggregate(&profile(n, other)));
                prop_assert_eq!(found.ranking.order(), expected.ranking.order(), "{:?}", method);
                prop_assert_eq!(
                    found.ranking.competition_ranks(),
                    expected.ranking.competition_ranks()
                );
            }
            let found = ok(method.aggregate(&renamed));
            if let (Some(found), Some(expected)) = (found.optimum, expected.optimum) {
                prop_assert!((found.disagreement - expected.disagreement).abs() < 1e-9);
                prop_assert_eq!(found.count, expected.count);
            } else {
                let ranks = expected.ranking.competition_ranks();
                for (at, rank) in found.ranking.competition_ranks().into_iter().enumerate() {
                    prop_assert_eq!(rank, ranks[rotate(at)], "{:?}", method);
                }
            }
        }
    }

    /// The consensus of one list is that list; issues it does not name share the last rank.
    #[test]
    fn one_list_is_its_own_consensus(raw in raw(6)) {
        let raw = Raw { unlisted: Unlisted::Below, ..raw };
        let profile = profile(6, std::slice::from_ref(&raw));
        let above = |issue: usize| (0..6).filter(|&other| is_above(&raw, other, issue)).count();
        let expected: Vec<usize> = (0..6).map(|issue| above(issue) + 1).collect();
        for method in ConsensusMethod::all() {
            let found = ok(method.aggregate(&profile)).ranking.competition_ranks();
            if method == ConsensusMethod::Frequency {
                continue;
            }
            prop_assert_eq!(&found, &expected, "{:?}", method);
        }
        let share = |issue: usize| f64::from(u8::from(tier(&raw, issue).is_some()));
        let shares: Vec<f64> = (0..6).map(share).collect();
        let found = ok(Frequency.aggregate(&profile)).ranking;
        prop_assert_eq!(found.utilities(), shares);
    }

    /// What all complete lists agree on, no method turns around. The footrule may, where that costs
    /// nothing, and then has more than one optimum.
    #[test]
    fn unanimity((n, lists) in complete()) {
        let profile = profile(n, &lists);
        for method in ConsensusMethod::all() {
            let consensus = ok(method.aggregate(&profile));
            let ranks = consensus.ranking.competition_ranks();
            let is_alone = consensus.optimum.is_none_or(|of| of.count == OptimumCount::Exactly(1));
            for i in 0..n {
                for j in 0..n {
                    if method == ConsensusMethod::Footrule && !is_alone {
                        continue;
                    }
                    if lists.iter().all(|raw| is_above(raw, i, j)) {
                        prop_assert!(ranks[i] <= ranks[j], "{method:?}");
                    }
                }
            }
        }
    }

    /// A Condorcet winner comes first by every method that is made from majorities.
    #[test]
    fn condorcet_winners_win((n, lists) in profiles()) {
        let wins = |&i: &usize| (0..n).all(|j| j == i || support(&lists, i, j) > support(&lists, j, i));
        let Some(winner) = (0..n).find(wins) else { return Ok(()) };
        let profile = profile(n, &lists);
        let methods: [&dyn RankAggregator; 4] = [&Copeland, &Kemeny, &Schulze, &Mc4::default()];
        for method in methods {
            prop_assert_eq!(ok(method.aggregate(&profile)).ranking.order()[0], winner);
        }
    }
}

/// Worths twenty orders of magnitude apart still balance: two comparisons of 10⁹ to 1 in a chain, by
/// hand 1 : 10⁻⁹ : 10⁻¹⁸, and complete lists that agree with it.
#[test]
fn worths_of_very_different_size() {
    let raw = |tiers: &[usize], weight| Raw {
        tiers: tiers.iter().map(|&issue| vec![issue]).collect(),
        unlisted: Unlisted::Unknown,
        weight,
    };
    let lists = [
        raw(&[0, 1], 4_000_000_000),
        raw(&[1, 0], 4),
        raw(&[1, 2], 4_000_000_000),
        raw(&[2, 1], 4),
    ];
    let worths = ok(PlackettLuce::MAXIMUM_LIKELIHOOD.fit(&profile(3, &lists)));
    let [a, b, c] = worths.as_slice() else { panic!("three issues") };
    close(b / a * 1e9, 1.0, 1e-6);
    close(c / b * 1e9, 1.0, 1e-6);
    let complete = [lists.to_vec(), vec![raw(&[0, 1, 2], 4)]].concat();
    let fit = ok(PlackettLuce::MAXIMUM_LIKELIHOOD.fit(&profile(3, &complete)));
    assert!(fit.log_likelihood().is_finite() && fit.log_likelihood() < 0.0);
}

/// Three lists on four issues, without ties in any consensus of them that is used here.
fn three() -> ListProfile {
    let lists = [["a", "b", "c", "d"], ["b", "d", "a", "c"], ["d", "a", "b", "c"]];
    let lists = lists.iter().enumerate().map(|(at, order)| {
        PublishedList::ranked(format!("list {at}"), order)
            .unwrap()
            .weighted([3.0, 4.0, 5.0][at])
            .unwrap()
    });
    ListProfile::of_named_issues(lists).unwrap()
}

/// The bootstrap against all 27 draws of three lists, each as likely, ties across the boundary by
/// their chance; the tolerance is five standard errors.
#[test]
fn bootstrap_equals_all_draws() {
    let profile = three();
    let lists: Vec<PublishedList> = profile.lists().cloned().collect();
    let mut expected = [0.0; 4];
    for draw in 0..27_usize {
        let mut counts = [0.0; 3];
        for at in [draw % 3, draw / 3 % 3, draw / 9] {
            counts[at] += 1.0;
        }
        let drawn = (0..3)
            .filter(|&at| counts[at] > 0.0)
            .map(|at| lists[at].clone().weighted(lists[at].weight() * counts[at]).unwrap());
        let drawn = ListProfile::new(["a", "b", "c", "d"], drawn).unwrap();
        let ranking = ok(Borda::default().aggregate(&drawn)).ranking;
        let ranks = ranking.competition_ranks();
        for (sum, place) in expected.iter_mut().zip(&ranks) {
            let tied = ranks.iter().filter(|&other| other == place).count() as f64;
            *sum += ((3.0 - *place as f64).max(0.0) / tied).min(1.0) / 27.0;
        }
    }
    let draws = 4_000;
    let found = ok(bootstrap_inclusion(&profile, &Borda::default(), 2, draws, 11));
    for (found, expected) in found.iter().zip(expected) {
        close(*found, expected, 5.0 * (0.25 / f64::from(draws)).sqrt());
    }
    close(found.iter().sum::<f64>(), 2.0, 1e-12);
}

/// Draw by draw with one generator per draw: the same numbers, whatever the number of threads.
#[test]
fn bootstrap_equals_one_draw_after_the_other() {
    let profile = three();
    let lists: Vec<PublishedList> = profile.lists().cloned().collect();
    let draws = 150;
    let mut counts = [0.0; 4];
    for draw in 0..draws {
        let mut random = ChaCha8Rng::seed_from_u64(5);
        random.set_stream(draw);
        let drawn = (0..3).map(|at| {
            let list = &lists[random.random_range(0..3)];
            let copy = PublishedList::tied(format!("draw {at}"), list.tiers().iter().cloned());
            copy.unwrap().weighted(list.weight()).unwrap()
        });
        let drawn = ListProfile::new(["a", "b", "c", "d"], drawn).unwrap();
        let ranking = ok(Kemeny.aggregate(&drawn)).ranking;
        for (count, rank) in counts.iter_mut().zip(ranking.competition_ranks()) {
            assert!(!ranking.has_ties());
            *count += f64::from(u8::from(rank <= 2));
        }
    }
    let expected = counts.map(|count| count / draws as f64);
    let found = ok(bootstrap_inclusion(&profile, &Kemeny, 2, 150, 5));
    assert_eq!(found, expected);
    assert_ne!(ok(bootstrap_inclusion(&profile, &Kemeny, 2, 150, 6)), expected);
}

/// Leaving a list out is the consensus of the others.
#[test]
fn leaving_out_is_the_consensus_of_the_others() {
    let profile = three();
    let lists: Vec<PublishedList> = profile.lists().cloned().collect();
    for method in ConsensusMethod::all() {
        let all = ok(method.aggregate(&profile)).ranking;
        for (at, without) in ok(leave_one_list_out(&profile, &method, 2)).iter().enumerate() {
            let mut others = lists.clone();
            let left_out = others.remove(at);
            assert_eq!(without.list, left_out.name());
            let others = ListProfile::new(["a", "b", "c", "d"], others).unwrap();
            let expected = ok(method.aggregate(&others)).ranking;
            assert_eq!(without.ranking, expected, "{method:?}");
            for issue in &without.entering {
                let place = all.issues().iter().position(|id| id == issue).unwrap();
                assert!(all.mid_ranks()[place] >= 2.0, "{method:?} {issue}");
            }
        }
    }
    // Borda by hand: 23, 23, 3 and 23 points for a, b, c, d. Three tie for two places, each inside
    // more likely than not. Without a list: 0 + 14, 17, 0, 23; then 19, 11, 3, 15; then 13, 18, 3, 8.
    let without = ok(leave_one_list_out(&profile, &Borda::default(), 2));
    for (without, leaving) in without.iter().zip(["a", "b", "d"]) {
        assert_eq!(without.leaving, [leaving.try_into().unwrap()]);
        assert!(without.entering.is_empty());
    }
}
