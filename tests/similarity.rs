//! Similarity of rankings: published examples, hand computation, naive twins and identities.

#![allow(clippy::float_cmp, reason = "small fractions are exact")]

use materiality::{IssueId, Ranking, Similarity};
use proptest::prelude::*;

/// The ranking in which issue i has the given rank; equal numbers are ties.
fn ranking(ranks: &[f64]) -> Ranking {
    let ids: Vec<IssueId> =
        (1..=ranks.len()).map(|n| IssueId::new(n.to_string()).unwrap()).collect();
    Ranking::from_utilities(ids, ranks.iter().map(|rank| -rank).collect()).unwrap()
}

fn similarity(first: &[f64], second: &[f64]) -> Similarity {
    Similarity::new(&ranking(first), &ranking(second)).unwrap()
}

#[track_caller]
fn close(found: f64, expected: f64, tolerance: f64) {
    assert!((found - expected).abs() <= tolerance, "{found}, expected {expected}");
}

/// Ties are where libraries part: for r = (1,1,3,4,4,6) and (2,1,3,4,6,5) Spearman with mid-ranks
/// is .8827 (the formula without ties gives .8286) and Kendall's tau-b .788 (tau-a is .733).
/// By hand: 12 concordant pairs, 1 discordant, 2 tied in the first of 15, so 11 / √(13·15).
#[test]
fn ties_by_mid_ranks() {
    let both = similarity(&[1.0, 1.0, 3.0, 4.0, 4.0, 6.0], &[2.0, 1.0, 3.0, 4.0, 6.0, 5.0]);
    close(both.spearman().unwrap(), 0.8827, 5e-5);
    close(both.tau_b().unwrap(), 11.0 / 195.0_f64.sqrt(), 1e-15);
    close(both.tau_b().unwrap(), 0.788, 5e-4);
}

/// Sałabun & Urbaniak 2020: exchanging the first two of five gives .7917. By hand:
/// 1 − (½ · 1/4 + ¼ · 1/3) = 19/24.
#[test]
fn ws_salabun_urbaniak_2020() {
    let both = similarity(&[1.0, 2.0, 3.0, 4.0, 5.0], &[2.0, 1.0, 3.0, 4.0, 5.0]);
    close(both.ws().unwrap(), 19.0 / 24.0, 1e-15);
}

/// Emond & Mason 2002: tau-x of a ranking with all tied against itself is 1, where tau-b is not
/// defined; against any other it is 0 or more, by (agreements − disagreements) with ties as half.
#[test]
fn tau_x_emond_mason_2002() {
    let all_tied = [1.0, 1.0, 1.0];
    let tied = similarity(&all_tied, &all_tied);
    assert_eq!((tied.tau_x(), tied.tau_b(), tied.spearman()), (Some(1.0), None, None));
    let against = similarity(&all_tied, &[1.0, 2.0, 3.0]);
    assert_eq!((against.tau_x(), against.tau_b()), (Some(0.0), None));
    let reversed = similarity(&[1.0, 2.0, 3.0], &[3.0, 2.0, 1.0]);
    assert_eq!(reversed.tau_x(), Some(-1.0));
}

/// By hand, positions 0, 1, 2 and one exchange at the top: pair weights 3/2, 4/3, 5/6, so
/// the weighted tau is (4/3 + 5/6 − 3/2) / (3/2 + 4/3 + 5/6) = 2/11; by the other ranking's positions the same.
#[test]
fn weighted_tau_by_hand() {
    let both = similarity(&[1.0, 2.0, 3.0], &[2.0, 1.0, 3.0]);
    close(both.weighted_tau().unwrap(), 2.0 / 11.0, 1e-15);
    let bottom = similarity(&[1.0, 2.0, 3.0], &[1.0, 3.0, 2.0]);
    close(bottom.weighted_tau().unwrap(), (1.5 + 4.0 / 3.0 - 5.0 / 6.0) / (11.0 / 3.0), 1e-15);
}

/// A tie across the boundary: the second place is shared by b and c, each in the top two half the
/// time; against the top two a, b the expected overlap is (1 + ½) / 2.
#[test]
fn overlap_with_a_tie_across_the_boundary() {
    let both = similarity(&[1.0, 2.0, 2.0, 4.0], &[1.0, 2.0, 3.0, 4.0]);
    assert_eq!(both.top_overlap(1).unwrap(), 1.0);
    assert_eq!(both.top_overlap(2).unwrap(), 0.75);
    assert_eq!(both.top_overlap(4).unwrap(), 1.0);
    assert_eq!(both.average_overlap(2).unwrap(), 0.875);
    assert_eq!(
        both.top_overlap(5).unwrap_err().to_string(),
        "the top 5 of 4 issues was asked for, expected 1 to 4"
    );
}

/// Footrule and shifts by hand: shifts 1, 1, 0, 2, 2 of five issues.
#[test]
fn shifts_by_hand() {
    let both = similarity(&[1.0, 2.0, 3.0, 4.0, 5.0], &[2.0, 1.0, 5.0, 3.0, 4.0]);
    assert_eq!(both.average_shift(), 6.0 / 5.0);
    assert_eq!(both.largest_shift(), 2.0);
    assert_eq!(both.footrule(), 6.0 / 12.0);
}

/// Issues are matched by id; a ranking of other issues is refused.
#[test]
fn issues_are_matched_by_id() {
    let of = |ids: &[&str], utilities: &[f64]| {
        let ids: Vec<IssueId> = ids.iter().map(|id| IssueId::new(id).unwrap()).collect();
        Ranking::from_utilities(ids, utilities.to_vec()).unwrap()
    };
    let here = of(&["a", "b", "c"], &[0.9, 0.5, 0.1]);
    let there = of(&["c", "a", "b"], &[0.1, 0.9, 0.5]);
    assert_eq!(Similarity::new(&here, &there).unwrap().tau_b(), Some(1.0));
    for other in [of(&["a", "b", "x"], &[0.9, 0.5, 0.1]), of(&["a", "b"], &[0.9, 0.5])] {
        let error = Similarity::new(&here, &other).unwrap_err().to_string();
        assert_eq!(
            error,
            "issue c stands in one ranking only; compare rankings of the same issues"
        );
    }
}

proptest! {
    /// A ranking against itself is as alike as can be; its reverse is not; symmetric measures are
    /// symmetric; all stay in their range.
    #[test]
    fn identities(values in prop::collection::vec((0_u8..6, 0_u8..6), 2..30)) {
        let (a, b): (Vec<f64>, Vec<f64>) =
            values.iter().map(|&(x, y)| (f64::from(x), f64::from(y))).unzip();
        let same = similarity(&a, &a);
        let measures =
            [same.spearman(), same.tau_b(), same.tau_x(), same.weighted_tau(), same.ws()];
        for full in measures.into_iter().flatten() {
            prop_assert!((full - 1.0).abs() < 1e-12);
        }
        prop_assert_eq!(same.average_shift(), 0.0);
        prop_assert_eq!(same.footrule(), 0.0);
        let (one, two) = (similarity(&a, &b), similarity(&b, &a));
        prop_assert_eq!(one.tau_b(), two.tau_b());
        prop_assert_eq!(one.tau_x(), two.tau_x());
        prop_assert_eq!(one.average_shift(), two.average_shift());
        for (x, y) in [(one.spearman(), two.spearman()), (one.weighted_tau(), two.weighted_tau())] {
            prop_assert_eq!(x.is_some(), y.is_some());
            if let (Some(x), Some(y)) = (x, y) {
                prop_assert!((x - y).abs() < 1e-12 && x.abs() <= 1.0 + 1e-12);
            }
        }
        let reversed: Vec<f64> = a.iter().map(|rank| -rank).collect();
        if let Some(opposite) = similarity(&a, &reversed).tau_b() {
            prop_assert!((opposite + 1.0).abs() < 1e-12);
        }
        for k in 1..=a.len() {
            prop_assert!((0.0..=1.0 + 1e-12).contains(&one.top_overlap(k).unwrap()));
        }
    }

    /// The overlap from its definition: each issue's chance to be among the first k, counted.
    #[test]
    fn overlap_equals_its_definition(values in prop::collection::vec((0_u8..6, 0_u8..6), 1..20)) {
        let (a, b): (Vec<f64>, Vec<f64>) =
            values.iter().map(|&(x, y)| (f64::from(x), f64::from(y))).unzip();
        let chance = |ranks: &[f64], issue: usize, k: usize| {
            let ahead = ranks.iter().filter(|&&other| other < ranks[issue]).count();
            let tied = ranks.iter().filter(|&&other| other == ranks[issue]).count();
            (k.saturating_sub(ahead) as f64 / tied as f64).min(1.0)
        };
        let both = similarity(&a, &b);
        for k in 1..=a.len() {
            let common: f64 = (0..a.len()).map(|i| chance(&a, i, k) * chance(&b, i, k)).sum();
            prop_assert!((both.top_overlap(k).unwrap() - common / k as f64).abs() < 1e-12);
        }
    }

    /// Tau-x from the definition, over all ordered pairs.
    #[test]
    fn tau_x_equals_its_definition(values in prop::collection::vec((0_u8..6, 0_u8..6), 2..20)) {
        let (a, b): (Vec<f64>, Vec<f64>) =
            values.iter().map(|&(x, y)| (f64::from(x), f64::from(y))).unzip();
        let ahead = |ranks: &[f64], i: usize, j: usize| if ranks[i] <= ranks[j] { 1.0 } else { -1.0 };
        let n = a.len();
        let mut sum = 0.0;
        for i in 0..n {
            for j in (0..n).filter(|&j| j != i) {
                sum += ahead(&a, i, j) * ahead(&b, i, j);
            }
        }
        let expected = sum / (n * (n - 1)) as f64;
        prop_assert!((similarity(&a, &b).tau_x().unwrap() - expected).abs() < 1e-12);
    }
}
