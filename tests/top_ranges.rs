//! The axis weights under which an issue stays near the top, against ranking at every weight.

use std::cmp::Ordering::Equal;

use materiality::{ScoreMatrix, TwoAxisAnalysis, WeightLaw};
use proptest::prelude::*;

/// Scores in steps of 1/20, so that ties, copies and concurrent crossings are frequent.
fn points() -> impl Strategy<Value = Vec<[f64; 2]>> {
    let step = || (0_u32..=20).prop_map(|step| f64::from(step) / 20.0);
    proptest::collection::vec([step(), step()], 1..9)
}

/// Hand computation: a = (.9, .3) and b = (.5, .7) swap at .4/.8 = ½, b and c = (.1, 1) at .3/.7 =
/// 3/7, a and c at .7/1.5 = 7/15. So c is first up to 3/7, b up to ½, a from there on; the second
/// place goes from b to c at 3/7, from c to a at 7/15, from a to b at ½.
#[test]
fn three_lines_by_hand() {
    let scores = ScoreMatrix::from_rows(&[[0.9, 0.3], [0.5, 0.7], [0.1, 1.0]]).unwrap();
    let analysis = TwoAxisAnalysis::new(&scores, WeightLaw::uniform()).unwrap();
    let close = |found: Vec<(f64, f64)>, expected: &[(f64, f64)]| {
        assert_eq!(found.len(), expected.len(), "{found:?}");
        for (found, expected) in found.iter().zip(expected) {
            assert!((found.0 - expected.0).abs() < 1e-9, "{found:?} {expected:?}");
            assert!((found.1 - expected.1).abs() < 1e-9, "{found:?} {expected:?}");
        }
    };
    close(analysis.top_ranges(0, 1), &[(0.5, 1.0)]);
    close(analysis.top_ranges(1, 1), &[(3.0 / 7.0, 0.5)]);
    close(analysis.top_ranges(2, 1), &[(0.0, 3.0 / 7.0)]);
    close(analysis.top_ranges(0, 2), &[(7.0 / 15.0, 1.0)]);
    close(analysis.top_ranges(1, 2), &[(0.0, 1.0)]);
    close(analysis.top_ranges(2, 2), &[(0.0, 7.0 / 15.0)]);
    assert_eq!(analysis.top_ranges(0, 0), []);
    assert_eq!(analysis.top_ranges(0, 3), [(0.0, 1.0)]);
    let law = WeightLaw::uniform().within(0.45, 0.9).unwrap();
    let analysis = TwoAxisAnalysis::new(&scores, law).unwrap();
    close(analysis.top_ranges(1, 1), &[(0.45, 0.5)]);
    assert_eq!(analysis.top_ranges(2, 1), []);
}

proptest! {
    /// Between two neighboring crossings ranks are constant, so a rank in the middle decides; a
    /// range is what such stretches add up to.
    #[test]
    fn ranges_are_what_ranking_at_every_weight_says(points in points(), k in 0_usize..6) {
        let scores = ScoreMatrix::try_from(&points[..]).unwrap();
        let analysis = TwoAxisAnalysis::new(&scores, WeightLaw::uniform()).unwrap();
        let mut ends = vec![0.0];
        ends.extend(analysis.crossings());
        ends.push(1.0);
        let middles = ends.windows(2).filter(|pair| pair[1] - pair[0] > 1e-9);
        for middle in middles.map(|pair| f64::midpoint(pair[0], pair[1])) {
            let ranks = analysis.ranking_at(middle).unwrap().competition_ranks();
            for (issue, &rank) in ranks.iter().enumerate() {
                let ranges = analysis.top_ranges(issue, k);
                let is_in = ranges.iter().any(|&(low, high)| (low..=high).contains(&middle));
                prop_assert_eq!(is_in, rank <= k, "issue {} at {}: {:?}", issue, middle, ranges);
            }
        }
        // What the ranges measure is the acceptability of the first k ranks, but for shared ones.
        let acceptability = analysis.acceptability();
        for issue in 0..points.len() {
            let ranges = analysis.top_ranges(issue, k);
            for pair in ranges.windows(2) {
                prop_assert!(pair[0].1 < pair[1].0);
            }
            let is_single = points.iter().filter(|point| point.partial_cmp(&&points[issue]) == Some(Equal)).count() == 1;
            if is_single {
                let length: f64 = ranges.iter().map(|(low, high)| high - low).sum();
                prop_assert!((length - acceptability.top(issue, k)).abs() < 1e-9);
            }
        }
    }
}
