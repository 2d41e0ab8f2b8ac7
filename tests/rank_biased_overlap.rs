//! Rank-biased overlap: published values, the mean over all orders of ties, definitions.

#![allow(clippy::float_cmp, reason = "the same sums in the same order")]

mod common;

use common::close;
use materiality::{
    IssueId, OverlapTies, PublishedList, RankBiasedOverlap, Ranking, Similarity, Unlisted,
};
use proptest::prelude::*;

/// pᵈ for whole d.
fn power(p: f64, d: usize) -> f64 {
    std::iter::repeat_n(p, d).product()
}

const VARIANTS: [OverlapTies; 3] =
    [OverlapTies::Equal, OverlapTies::Average, OverlapTies::Corrected];

/// `"a (b c) d"` as tiers.
fn tiers(text: &str) -> Vec<Vec<String>> {
    let mut tiers: Vec<Vec<String>> = Vec::new();
    let mut is_inside = false;
    for word in text.split(' ') {
        let item = word.trim_matches(['(', ')']).to_owned();
        if is_inside {
            tiers.last_mut().unwrap().push(item);
        } else {
            tiers.push(vec![item]);
        }
        is_inside = (is_inside || word.starts_with('(')) && !word.ends_with(')');
    }
    tiers
}

fn list(text: &str) -> PublishedList {
    PublishedList::tied("list", tiers(text)).unwrap()
}

fn overlap(p: f64, ties: OverlapTies, first: &str, second: &str) -> f64 {
    RankBiasedOverlap::new(p).unwrap().with_ties(ties).of_lists(&list(first), &list(second))
}

/// The example printed with the implementation that accompanies Corsi & Urbano 2024, *The treatment
/// of ties in rank-biased overlap* (repository sigir2024-rbo, p = .95), to its printed digits.
#[test]
fn rbo_corsi_urbano_2024_example() {
    let (x, y) = ("red (blue green) yellow pink", "(blue red) white (yellow black purple) green");
    for (ties, expected) in VARIANTS.into_iter().zip([0.706_825_7, 0.692_285_3, 0.720_713_1]) {
        close(overlap(0.95, ties, x, y), expected, 5.1e-8);
        close(overlap(0.95, ties, y, x), expected, 5.1e-8);
    }
}

/// Rows of the table of checked values published with Corsi & Urbano 2024 (sigir2024-rbo): lists of
/// different length with ties anywhere, p, and the extrapolated overlap in the variants w, a, b.
#[test]
#[allow(clippy::unreadable_literal, reason = "digits as published")]
fn rbo_corsi_urbano_2024_table() {
    let rows = [
        (
            "(i5 i9 i13 i15 i16 i19 i20) (i3 i8)",
            "i6 (i4 i18) i2 i7 i8 i17 i14 (i11 i12) i1",
            0.958074765324023,
            [0.0816485573277354, 0.0808189832771587, 0.0813693619867344],
        ),
        (
            "i11 (i8 i21) (i2 i18) (i6 i16 i20) (i4 i10)",
            "i8 (i9 i20 i21) (i2 i3) i13 i1 i11 i14 i19",
            0.93912403977192,
            [0.482369482292872, 0.46852753894333, 0.486650566878314],
        ),
        (
            "(i4 i7 i15) (i2 i11) i8 i18",
            "i4 i8 i17 i11 (i2 i3 i5 i7 i9 i13 i14)",
            0.955836875418683,
            [0.601671359995661, 0.584235464666522, 0.632087129618464],
        ),
        (
            "(i3 i6) (i2 i7) i10",
            "(i3 i6 i7 i10) (i1 i2)",
            0.965413635276732,
            [0.946064537517568, 0.92051534467649, 0.956844651806714],
        ),
        (
            "i1 (i15 i16) i10 i12 i2 i14",
            "i16 (i1 i10 i11 i15) i2 (i4 i5 i6)",
            0.988786023528663,
            [0.691527178549045, 0.7056986088397, 0.718722074850857],
        ),
        (
            "i4 (i2 i14) i7 i5 i3",
            "(i9 i13) (i6 i8) i1 i5 i10 i15 i11",
            0.986650551181127,
            [0.155835200392091, 0.155835200392091, 0.155835200392091],
        ),
        (
            "(i3 i6 i10 i14 i15)",
            "i6 (i3 i7 i10 i14) i8 i15 (i1 i2 i4)",
            0.926466853612826,
            [0.826094305041388, 0.756260643055255, 0.828615638235269],
        ),
        (
            "(i1 i3 i6 i11 i15) i17 (i5 i8)",
            "(i1 i2 i3 i4 i5 i6 i7 i8 i9 i10 i11 i12)",
            0.966485585840186,
            [0.647993254615828, 0.56593642947334, 0.658581961799868],
        ),
        (
            "i21 i20 (i1 i16 i19) (i5 i10) i4",
            "(i12 i17) (i2 i3 i8 i11) (i15 i18) (i6 i13) (i7 i14) i9",
            0.930074017489188,
            [0.0, 0.0, 0.0],
        ),
    ];
    for (x, y, p, expected) in rows {
        for (ties, expected) in VARIANTS.into_iter().zip(expected) {
            close(overlap(p, ties, x, y), expected, 1e-12);
        }
    }
}

/// Webber, Moffat & Zobel 2010, equation 32, without ties and with lists of different length, by
/// itself; X(d) is counted anew at every depth.
fn webber(p: f64, first: &[usize], second: &[usize]) -> f64 {
    let (short, long) = if first.len() <= second.len() { (first, second) } else { (second, first) };
    let (s, l) = (short.len(), long.len());
    let x = |depth: usize| {
        let inside = &long[..depth];
        short[..depth.min(s)].iter().filter(|item| inside.contains(item)).count() as f64
    };
    let seen: f64 = (1..=l).map(|d| x(d) / d as f64 * power(p, d)).sum();
    let unseen: f64 =
        (s + 1..=l).map(|d| x(s) * (d - s) as f64 / (s * d) as f64 * power(p, d)).sum();
    (1.0 - p) / p * (seen + unseen) + ((x(l) - x(s)) / l as f64 + x(s) / s as f64) * power(p, l)
}

/// Webber, Moffat & Zobel 2010 by hand: exchanging the first two of any number of issues costs the
/// first term only, so that the overlap is 1 − (1 − p) = p; and a list shares with its continuation
/// what it shares with itself.
#[test]
fn rbo_webber_moffat_zobel_2010_by_hand() {
    for ties in VARIANTS {
        close(overlap(0.9, ties, "a b c d e", "b a c d e"), 0.9, 1e-15);
        close(overlap(0.9, ties, "a b c", "a b c d e f"), 1.0, 1e-15);
        // Disjoint, then the same: agreement 0, ½, ½·… by hand for two places.
        // (1 − p)/p · (0·p + 1/2·p²) + 1/2·p² = p/2.
        close(overlap(0.8, ties, "a b", "c a"), 0.4, 1e-15);
    }
}

/// What the first ten places weigh, to three digits: .969, .856, .672 and .423 (Webber, Moffat &
/// Zobel 2010, equation 21): the overlap of long lists that share these and nothing else.
#[test]
fn mass_of_the_first_ten() {
    let named = |other: &str| {
        let name = |at: usize| if at < 10 { at.to_string() } else { format!("{other} {at}") };
        PublishedList::ranked(other, (0..1_500).map(name)).unwrap()
    };
    let (first, second) = (named("one"), named("two"));
    for (p, expected) in [(0.8, 0.969), (0.9, 0.856), (0.95, 0.672), (0.98, 0.423)] {
        let overlap = RankBiasedOverlap::new(p).unwrap();
        close(overlap.of_lists(&first, &second), expected, 5e-4);
    }
}

/// All orders of each tie, one list for each.
fn orders(tiers: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let Some((first, rest)) = tiers.split_first() else { return vec![vec![]] };
    let mut found = Vec::new();
    for tail in orders(rest) {
        for head in permutations(first) {
            found.push(head.into_iter().chain(tail.iter().copied()).collect());
        }
    }
    found
}

fn permutations(items: &[usize]) -> Vec<Vec<usize>> {
    if items.is_empty() {
        return vec![vec![]];
    }
    let mut found = Vec::new();
    for (at, &first) in items.iter().enumerate() {
        let mut rest = items.to_vec();
        rest.remove(at);
        for mut tail in permutations(&rest) {
            tail.insert(0, first);
            found.push(tail);
        }
    }
    found
}

/// Cuts an order into tiers where a bit is set.
fn cut(order: &[usize], bits: u32) -> Vec<Vec<usize>> {
    let mut tiers: Vec<Vec<usize>> = Vec::new();
    for (at, &item) in order.iter().enumerate() {
        if at > 0 && bits & 1 << at == 0 {
            tiers.last_mut().unwrap().push(item);
        } else {
            tiers.push(vec![item]);
        }
    }
    tiers
}

fn list_of(tiers: &[Vec<usize>]) -> PublishedList {
    let tiers = tiers.iter().map(|tier| tier.iter().map(ToString::to_string).collect::<Vec<_>>());
    PublishedList::tied("list", tiers).unwrap()
}

/// The definition of Corsi & Urbano 2024 with the whole matrix of contributions.
fn definition(p: f64, ties: OverlapTies, first: &[Vec<usize>], second: &[Vec<usize>]) -> f64 {
    let len = |tiers: &[Vec<usize>]| tiers.iter().map(Vec::len).sum::<usize>();
    let (short, long) = if len(first) <= len(second) { (first, second) } else { (second, first) };
    let (s, l) = (len(short), len(long));
    let share = |tiers: &[Vec<usize>], item: usize, depth: usize| -> f64 {
        let mut start = 0;
        for tier in tiers {
            if tier.contains(&item) {
                return match ties {
                    _ if depth <= start => 0.0,
                    OverlapTies::Equal => 1.0,
                    _ => ((depth - start) as f64 / tier.len() as f64).min(1.0),
                };
            }
            start += tier.len();
        }
        0.0
    };
    let items = 0..20;
    let agreement = |depth: usize, extra: f64| {
        let both = |i| share(short, i, depth) * share(long, i, depth);
        let x = items.clone().map(both).sum::<f64>() + extra;
        let of = |tiers: &[Vec<usize>], power: i32| {
            items.clone().map(|i| share(tiers, i, depth).powi(power)).sum::<f64>()
        };
        let first = |power| if depth > s { depth as f64 } else { of(short, power) };
        match ties {
            OverlapTies::Average => x / depth as f64,
            OverlapTies::Equal => 2.0 * x / (first(1) + of(long, 1)),
            OverlapTies::Corrected => x / (first(2) * of(long, 2)).sqrt(),
        }
    };
    let at_s = agreement(s, 0.0);
    let mut sum = 0.0;
    for depth in 1..=l {
        let extra = if depth > s {
            let only_long = items.clone().filter(|&i| share(short, i, l) == 0.0);
            let reached: Vec<f64> =
                only_long.map(|i| share(long, i, depth)).filter(|&share| share > 0.0).collect();
            (depth - s) as f64 * at_s * reached.iter().sum::<f64>() / reached.len() as f64
        } else {
            0.0
        };
        sum += agreement(depth, extra) * power(p, depth);
    }
    let shared = items.clone().filter(|&i| share(short, i, l) * share(long, i, l) > 0.0).count();
    let last = (shared as f64 + (l - s) as f64 * at_s) / l as f64;
    (1.0 - p) / p * (sum + last * power(p, l + 1) / (1.0 - p))
}

/// Two orders of some of eight issues, and where they are cut into tiers.
fn two_lists() -> impl Strategy<Value = [Vec<Vec<usize>>; 2]> {
    let order = || Just((0..8).collect::<Vec<usize>>()).prop_shuffle();
    (order(), order(), 1_usize..7, 1_usize..7, any::<u32>(), any::<u32>()).prop_map(
        |(first, second, k, m, cuts, others)| [cut(&first[..k], cuts), cut(&second[..m], others)],
    )
}

/// Two lists of different tiers whose overlap once hung on which of them came first, by one bit.
#[test]
fn is_symmetric_to_the_bit() {
    let first = vec![vec![1, 5], vec![7, 6], vec![3, 2]];
    let second = vec![vec![5, 7, 3], vec![1, 0, 2]];
    for ties in VARIANTS {
        let overlap = RankBiasedOverlap::new(0.651_558_090_180_532_9).unwrap().with_ties(ties);
        let there = overlap.of_lists(&list_of(&first), &list_of(&second));
        assert_eq!(overlap.of_lists(&list_of(&second), &list_of(&first)), there);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn equals_the_definition([first, second] in two_lists(), p in 0.05..0.99_f64) {
        for ties in VARIANTS {
            let overlap = RankBiasedOverlap::new(p).unwrap().with_ties(ties);
            let found = overlap.of_lists(&list_of(&first), &list_of(&second));
            let expected = definition(p, ties, &first, &second);
            prop_assert!((found - expected).abs() < 1e-12, "{ties:?} {found} {expected}");
            // Symmetric, whoever comes first.
            prop_assert_eq!(overlap.of_lists(&list_of(&second), &list_of(&first)), found);
        }
    }

    /// Without ties, all variants are Webber's equation 32.
    #[test]
    fn equals_equation_32_without_ties([first, second] in two_lists(), p in 0.05..0.99_f64) {
        let (first, second) = (first.concat(), second.concat());
        let singles = |order: &[usize]| order.iter().map(|&item| vec![item]).collect::<Vec<_>>();
        for ties in VARIANTS {
            let overlap = RankBiasedOverlap::new(p).unwrap().with_ties(ties);
            let found = overlap.of_lists(&list_of(&singles(&first)), &list_of(&singles(&second)));
            prop_assert!((found - webber(p, &first, &second)).abs() < 1e-12);
        }
    }

    /// Variant a is the mean of equation 32 over all orders of the ties, for lists of one length.
    #[test]
    fn average_is_the_mean_over_all_orders([first, second] in two_lists(), p in 0.05..0.99_f64) {
        let (first, second) = {
            let k = first.iter().flatten().count().min(second.iter().flatten().count()).min(5);
            let cut = |tiers: &[Vec<usize>]| {
                let mut left = k;
                let mut kept = Vec::new();
                for tier in tiers {
                    let take = tier.len().min(left);
                    left -= take;
                    kept.push(tier[..take].to_vec());
                }
                kept.retain(|tier| !tier.is_empty());
                kept
            };
            (cut(&first), cut(&second))
        };
        let (mut sum, mut count) = (0.0, 0.0);
        for one in orders(&first) {
            for other in orders(&second) {
                sum += webber(p, &one, &other);
                count += 1.0;
            }
        }
        let overlap = RankBiasedOverlap::new(p).unwrap();
        let found = overlap.of_lists(&list_of(&first), &list_of(&second));
        prop_assert!((found - sum / count).abs() < 1e-12, "{found} {}", sum / count);
        // And the corrected variant is never below it.
        let corrected = overlap.with_ties(OverlapTies::Corrected);
        prop_assert!(corrected.of_lists(&list_of(&first), &list_of(&second)) >= found - 1e-12);
    }

    /// Rankings, similarities and lists say the same of the same issues.
    #[test]
    fn rankings_are_complete_lists(values in prop::collection::vec((0_u8..5, 0_u8..5), 1..9)) {
        let ids: Vec<IssueId> =
            (0..values.len()).map(|at| IssueId::new(at.to_string()).unwrap()).collect();
        let of = |pick: fn(&(u8, u8)) -> u8| {
            let utilities = values.iter().map(|pair| f64::from(pick(pair))).collect();
            Ranking::from_utilities(ids.clone(), utilities).unwrap()
        };
        let (first, second) = (of(|pair| pair.0), of(|pair| pair.1));
        let list = |ranking: &Ranking| list_of(&ranking.tie_groups().map(<[usize]>::to_vec).collect::<Vec<_>>());
        for ties in VARIANTS {
            let overlap = RankBiasedOverlap::new(0.7).unwrap().with_ties(ties);
            let found = overlap.of_rankings(&first, &second);
            prop_assert_eq!(overlap.of_lists(&list(&first), &list(&second)), found);
            let similarity = Similarity::new(&first, &second).unwrap();
            prop_assert_eq!(similarity.rank_biased_overlap(&overlap), found);
            if ties != OverlapTies::Average {
                prop_assert!((overlap.of_rankings(&first, &first) - 1.0).abs() < 1e-12);
            }
        }
    }
}

/// A constant ranking against itself: 1 where ties are equal or corrected; by hand, two issues whose
/// order is not known agree at depth 1 half the time: (1 − p)·½ + p.
#[test]
fn constant_rankings() {
    close(overlap(0.9, OverlapTies::Equal, "(a b)", "(a b)"), 1.0, 1e-15);
    close(overlap(0.9, OverlapTies::Corrected, "(a b)", "(a b)"), 1.0, 1e-15);
    close(overlap(0.9, OverlapTies::Average, "(a b)", "(a b)"), 0.95, 1e-15);
}

/// What lists say about others and how much they count plays no part; no order is one tie.
#[test]
fn only_what_is_named_counts() {
    let plain = PublishedList::unordered("plain", ["a", "b"]).unwrap();
    let other = plain.clone().weighted(3.0).unwrap().with_unlisted(Unlisted::Unknown);
    let overlap = RankBiasedOverlap::default();
    let with = list("b c");
    assert_eq!(overlap.of_lists(&plain, &with), overlap.of_lists(&other, &with));
    assert_eq!(overlap.of_lists(&plain, &with), overlap.of_lists(&list("(a b)"), &with));
}

/// Persistence is a probability strictly between 0 and 1.
#[test]
fn persistence_is_checked() {
    for found in [0.0, 1.0, -0.1, f64::NAN] {
        let error = RankBiasedOverlap::new(found).unwrap_err().to_string();
        assert_eq!(
            error,
            format!("the persistence is {found}, expected a number above 0 and below 1")
        );
    }
    let stored: RankBiasedOverlap =
        serde_json::from_str(r#"{"persistence": 0.8, "ties": "corrected"}"#).unwrap();
    assert_eq!(stored, RankBiasedOverlap::new(0.8).unwrap().with_ties(OverlapTies::Corrected));
    assert!(serde_json::from_str::<RankBiasedOverlap>(r#"{"persistence": 1.0}"#).is_err());
    assert_eq!(
        serde_json::from_str::<RankBiasedOverlap>("{}").unwrap(),
        RankBiasedOverlap::default()
    );
}
