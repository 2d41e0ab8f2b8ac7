//! Weights by position in an order with ties.

/// The weight of each item when `by_position` holds the weights of the 1st, 2nd, … place and items
/// with equal ranks share the places they take: each gets the mean of those weights.
///
/// Only the order of `ranks` counts: 1, 1, 2 and 1, 1, 3 mean the same.
pub(crate) fn shared(ranks: &[u32], by_position: &[f64]) -> Vec<f64> {
    let mut weights = vec![0.0; ranks.len()];
    let mut start = 0;
    for run in tie_runs(ranks) {
        let places = &by_position[start..start + run.len()];
        let mean = places.iter().sum::<f64>() / run.len() as f64;
        start += run.len();
        for item in run {
            weights[item] = mean;
        }
    }
    weights
}

/// The items of equal rank, best rank first.
pub(crate) fn tie_runs(ranks: &[u32]) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..ranks.len()).collect();
    order.sort_by_key(|&item| (ranks[item], item));
    order.chunk_by(|&a, &b| ranks[a] == ranks[b]).map(<[usize]>::to_vec).collect()
}

/// The probability to be among the first k when ties are broken at random, from an item's mid-rank
/// and its competition rank.
///
/// The mid-rank of t tied items lies (t − 1)/2 above their competition rank.
pub(crate) fn chance_of_top(mid: f64, place: usize, k: usize) -> f64 {
    let tied = 2.0 * (mid - place as f64) + 1.0;
    ((k + 1).saturating_sub(place) as f64 / tied).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::{chance_of_top, shared, tie_runs};

    /// Places 2, 2, 2 of the first three: two of the three are inside.
    #[test]
    fn ties_across_the_boundary() {
        assert_eq!(chance_of_top(3.0, 2, 3), 2.0 / 3.0);
        assert_eq!((chance_of_top(1.0, 1, 3), chance_of_top(5.0, 5, 3)), (1.0, 0.0));
    }

    #[test]
    fn ties_share_their_places() {
        assert_eq!(shared(&[3, 1, 1], &[6.0, 4.0, 1.0]), [1.0, 5.0, 5.0]);
        assert_eq!(shared(&[2, 1, 1], &[6.0, 4.0, 1.0]), [1.0, 5.0, 5.0]);
        assert_eq!(tie_runs(&[7, 2, 7]), [vec![1], vec![0, 2]]);
        assert!(tie_runs(&[]).is_empty());
    }
}
