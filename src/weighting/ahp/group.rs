//! Several judges.

use serde::{Deserialize, Serialize};

use super::NAME;
use super::pairwise_matrix::PairwiseMatrix;
use super::priorities::{PriorityMethod, exponentials};
use crate::model::Weights;
use crate::weighting::error::WeightingError;

/// How the weights of several judges become one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum GroupMean {
    /// Their weighted geometric mean, made to sum to 1; the default. For complete matrices and
    /// geometric-mean priorities the result is that of [`aggregate_judgments`].
    #[default]
    Geometric,
    /// Their weighted arithmetic mean.
    Arithmetic,
}

/// One matrix for a group: the weighted geometric mean of each judgment over those who gave it
/// (aggregation of individual judgments).
///
/// # Formula
///
/// ```text
/// a_ij = exp( Σ_k v_k ln a_ij^k / Σ_k v_k )      k: judges who judged the pair
/// ```
///
/// # Errors
///
/// [`WeightingError::Count`] unless there is one weight per matrix and all matrices have the same
/// size, [`WeightingError::UnknownLabel`] if labels differ.
///
/// Reference: Aczél and Saaty 1983, *Procedures for synthesizing ratio judgements*,
/// doi:10.1016/0022-2496(83)90028-7.
///
/// # Examples
///
/// ```
/// use materiality::{PairwiseMatrix, Weights, aggregate_judgments};
///
/// let one = PairwiseMatrix::from_upper(&[2.0])?;
/// let other = PairwiseMatrix::from_upper(&[8.0])?;
/// let group = aggregate_judgments(&[one, other], &Weights::equal(2)?)?;
/// assert!((group.get(0, 1).unwrap() - 4.0).abs() < 1e-15);
/// # Ok::<(), materiality::WeightingError>(())
/// ```
pub fn aggregate_judgments(
    judges: &[PairwiseMatrix],
    weights: &Weights,
) -> Result<PairwiseMatrix, WeightingError> {
    let first = checked(judges, weights)?;
    let n = first.len();
    let mean = |(i, j): (usize, usize)| {
        let given = judges.iter().zip(weights.as_slice());
        let given = given.filter_map(|(judge, &weight)| Some((judge.get(i, j)?.ln(), weight)));
        let (sum, total) = given
            .fold((0.0, 0.0), |(sum, total), (log, weight)| (sum + weight * log, total + weight));
        (total > 0.0).then(|| (sum / total).exp())
    };
    let pairs = (0..n).flat_map(|i| (i + 1..n).map(move |j| (i, j)));
    let matrix = PairwiseMatrix::from_known_upper(pairs.map(mean).collect())?;
    match first.given_labels() {
        Some(labels) => matrix.labels(labels),
        None => Ok(matrix),
    }
}

/// One set of weights for a group from the weights of each judge (aggregation of individual
/// priorities).
///
/// # Formula
///
/// ```text
/// geometric   w_i ∝ Π_k (w_i^k)^{v_k}
/// arithmetic  w_i = Σ_k v_k w_i^k
/// ```
///
/// # Errors
///
/// As for [`aggregate_judgments`] and [`PairwiseMatrix::priorities`].
///
/// Reference: Forman and Peniwati 1998, *Aggregating individual judgments and priorities with the
/// analytic hierarchy process*, doi:10.1016/S0377-2217(97)00244-0.
///
/// # Examples
///
/// ```
/// use materiality::{GroupMean, PairwiseMatrix, PriorityMethod, Weights, aggregate_priorities};
///
/// // One judge gives weights of 2 : 1, the other of 8 : 1.
/// let judges = [PairwiseMatrix::from_upper(&[2.0])?, PairwiseMatrix::from_upper(&[8.0])?];
/// let (equal, method) = (Weights::equal(2)?, PriorityMethod::GeometricMean);
/// let group = aggregate_priorities(&judges, &equal, method, GroupMean::Geometric)?;
/// assert!((group.as_slice()[0] - 4.0 / 5.0).abs() < 1e-15);
/// let group = aggregate_priorities(&judges, &equal, method, GroupMean::Arithmetic)?;
/// assert!((group.as_slice()[0] - (2.0 / 3.0 + 8.0 / 9.0) / 2.0).abs() < 1e-15);
/// # Ok::<(), materiality::WeightingError>(())
/// ```
pub fn aggregate_priorities(
    judges: &[PairwiseMatrix],
    weights: &Weights,
    method: PriorityMethod,
    mean: GroupMean,
) -> Result<Weights, WeightingError> {
    let n = checked(judges, weights)?.len();
    let mut sums = vec![0.0; n];
    for (judge, &share) in judges.iter().zip(weights.as_slice()) {
        if share == 0.0 {
            continue; // who has no say is not asked: 0 times the logarithm of nothing is no number
        }
        for (sum, &weight) in sums.iter_mut().zip(judge.priorities(method)?.as_slice()) {
            *sum += share
                * match mean {
                    GroupMean::Geometric => weight.ln(),
                    GroupMean::Arithmetic => weight,
                };
        }
    }
    Ok(Weights::normalized(match mean {
        GroupMean::Geometric => exponentials(&sums),
        GroupMean::Arithmetic => sums,
    })?)
}

/// The first matrix, if all suit each other and the weights.
fn checked<'a>(
    judges: &'a [PairwiseMatrix],
    weights: &Weights,
) -> Result<&'a PairwiseMatrix, WeightingError> {
    let count =
        |what, found, expected| WeightingError::Count { scheme: NAME, what, found, expected };
    let first = judges.first().ok_or(count("judges", 0, weights.len()))?;
    if judges.len() != weights.len() {
        return Err(count("judges", judges.len(), weights.len()));
    }
    for judge in judges {
        if judge.len() != first.len() {
            return Err(count("items compared by a judge", judge.len(), first.len()));
        }
        let differs = (0..first.len()).find(|&item| judge.label(item) != first.label(item));
        if let Some(item) = differs {
            return Err(WeightingError::UnknownLabel { scheme: NAME, label: judge.label(item) });
        }
    }
    Ok(first)
}
