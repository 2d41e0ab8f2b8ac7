//! The weighted rank correlation, the Jaccard index of tops, and tau-x as a distance: hand
//! computation and published identities.

#![allow(clippy::float_cmp, reason = "small fractions are exact")]

mod common;

use common::{close, issue};
use materiality::{Ranking, Similarity};
use proptest::prelude::*;

/// The two rankings in which issue i has the given ranks; equal numbers are ties.
fn similarity(first: &[u8], second: &[u8]) -> Similarity {
    let ranking = |ranks: &[u8]| {
        let ids = (0..ranks.len()).map(|at| issue(&at.to_string())).collect::<Vec<_>>();
        let utilities = ranks.iter().map(|&rank| -f64::from(rank)).collect();
        Ranking::from_utilities(ids, utilities).unwrap()
    };
    Similarity::new(&ranking(first), &ranking(second)).unwrap()
}

/// Sałabun & Urbaniak 2020 compare with this coefficient; by hand for five: exchanging the first two
/// costs 6 · 2 · (10 − 1) / 720 = .15, the last two 6 · 2 · (10 − 7) / 720 = .05; reversal gives −1.
#[test]
fn weighted_spearman_by_hand() {
    let of = |second: &[u8]| similarity(&[1, 2, 3, 4, 5], second).weighted_spearman().unwrap();
    close(of(&[2, 1, 3, 4, 5]), 0.85, 1e-15);
    close(of(&[1, 2, 3, 5, 4]), 0.95, 1e-15);
    close(of(&[5, 4, 3, 2, 1]), -1.0, 1e-15);
    // A constant ranking has mid-ranks 3: 6 · (4·8 + 1·7 + 0 + 1·5 + 4·4) / 720 = ½.
    close(of(&[1, 1, 1, 1, 1]), 0.5, 1e-15);
    assert_eq!(similarity(&[1], &[1]).weighted_spearman(), None);
}

/// A tie across the boundary counts whole: the tops are {a, b, c} and {a, b}.
#[test]
fn jaccard_by_hand() {
    let both = similarity(&[1, 2, 2, 4], &[2, 1, 3, 4]);
    assert_eq!(both.jaccard(1).unwrap(), 0.0);
    assert_eq!(both.jaccard(2).unwrap(), 2.0 / 3.0);
    assert_eq!(both.jaccard(4).unwrap(), 1.0);
    // All tied: a top of all issues.
    assert_eq!(similarity(&[1, 1, 1, 1], &[1, 2, 3, 4]).jaccard(1).unwrap(), 0.25);
    for k in [0, 5] {
        let text = format!("the top {k} of 4 issues was asked for, expected 1 to 4");
        assert_eq!(both.jaccard(k).unwrap_err().to_string(), text);
    }
}

proptest! {
    /// Both are symmetric, stay in their range, and are 1 for a ranking against itself; without
    /// ties, Jaccard follows from the overlap: j = o / (2 − o).
    #[test]
    fn identities(values in prop::collection::vec((0_u8..9, 0_u8..9), 2..20)) {
        let (a, b): (Vec<u8>, Vec<u8>) = values.into_iter().unzip();
        let (one, two, same) = (similarity(&a, &b), similarity(&b, &a), similarity(&a, &a));
        let r = one.weighted_spearman().unwrap();
        prop_assert!((r - two.weighted_spearman().unwrap()).abs() < 1e-12);
        prop_assert!((-1.0 - 1e-12..=1.0).contains(&r));
        prop_assert_eq!(same.weighted_spearman(), Some(1.0));
        for k in 1..=a.len() {
            let found = one.jaccard(k).unwrap();
            prop_assert_eq!(found, two.jaccard(k).unwrap());
            prop_assert!((0.0..=1.0).contains(&found));
            prop_assert_eq!(same.jaccard(k).unwrap(), 1.0);
        }
    }

    #[test]
    fn jaccard_follows_from_the_overlap_without_ties(
        order in Just((1_u8..10).collect::<Vec<_>>()).prop_shuffle(),
        k in 1_usize..10,
    ) {
        let both = similarity(&(1..10).collect::<Vec<_>>(), &order);
        let overlap = both.top_overlap(k).unwrap();
        prop_assert!((both.jaccard(k).unwrap() - overlap / (2.0 - overlap)).abs() < 1e-12);
    }

    /// Emond & Mason 2002: tau-x is a straight line in the distance of Kemeny and Snell, so whoever
    /// maximizes one minimizes the other: `τ_x = 1 − 2d/(n(n − 1))`, d = ½ Σ |a − b| over ordered pairs
    /// with 1 for ahead, 0 for tied and −1 for behind.
    #[test]
    fn tau_x_is_the_kemeny_distance_emond_mason_2002(
        values in prop::collection::vec((0_u8..5, 0_u8..5), 2..12),
    ) {
        let (a, b): (Vec<u8>, Vec<u8>) = values.into_iter().unzip();
        let n = a.len();
        let score = |ranks: &[u8], i: usize, j: usize| ranks[j].cmp(&ranks[i]) as i8;
        let pairs = (0..n).flat_map(|i| (0..n).map(move |j| (i, j)));
        let distance: f64 =
            pairs.map(|(i, j)| f64::from((score(&a, i, j) - score(&b, i, j)).abs()) / 2.0).sum();
        let expected = 1.0 - 2.0 * distance / (n * (n - 1)) as f64;
        prop_assert!((similarity(&a, &b).tau_x().unwrap() - expected).abs() < 1e-12);
    }
}
