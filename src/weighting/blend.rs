//! Several sets of weights made one.

use serde::{Deserialize, Serialize};

use super::error::WeightingError;
use super::scheme::{Degenerate, Scheme, Weighting, WeightingScheme};
use crate::model::{ModelError, ScoreMatrix, Weights};
use crate::num::linear;

const NAME: &str = "blend";

/// Up to this difference weights coincide: below it, products of weights cannot be told apart.
const COINCIDENT: f64 = 1e-6;

/// How several sets of weights become one.
///
/// # Formula
///
/// ```text
/// geometric       w_j ∝ Π_l w_lj^{α_l}            shares α sum to 1
/// linear          w_j = Σ_l α_l w_lj
/// multiplicative  w_j ∝ Π_l w_lj
/// game theory     w_j = Σ_l α_l w_lj,  Σ_l α_l ⟨w_k, w_l⟩ = ⟨w_k, w_k⟩ for all k, α made to sum to 1
/// ```
///
/// # Degenerate cases
///
/// A weight of 0 stays 0 in a geometric blend (if its share is above 0) and in a product. Game
/// theory: weights that all coincide, to 10⁻⁶, are returned and flagged; of several that coincide
/// the first stands for all, since their shares are not unique and the mixture is; a negative share
/// is set to 0 and flagged. One set of weights is returned as it is.
///
/// # Errors
///
/// No sets of weights, sets of different lengths, another number of shares; columns that all have a
/// weight of 0 in some set, in a geometric blend or a product; sets that depend on each other
/// linearly, for game theory.
///
/// Complexity: O(sets × columns); game theory O(sets² × columns + sets³).
///
/// Reference: Genest and Zidek 1986, *Combining probability distributions: a critique and an annotated
/// bibliography*, Statistical Science 1(1), doi:10.1214/ss/1177013825, for the geometric and the
/// linear blend (their logarithmic and linear pool); Zavadskas and Podvezko 2016,
/// doi:10.1142/S0219622016500036, for the product.
///
/// # Examples
///
/// ```
/// use materiality::{Blend, Weights};
///
/// let judged = Weights::new(vec![0.8, 0.2])?;
/// let measured = Weights::new(vec![0.2, 0.8])?;
/// let both = Blend::geometric(2)?.combine(&[judged, measured])?;
/// assert!((both.weights.as_slice()[0] - 0.5).abs() < 1e-15);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Blend {
    /// The weighted geometric mean, with a share for each set of weights.
    Geometric(Weights),
    /// The weighted arithmetic mean, with a share for each set of weights.
    Linear(Weights),
    /// The product.
    Multiplicative,
    /// The mixture that is nearest to all sets at once.
    GameTheory,
}

impl Blend {
    /// The geometric mean of so many sets of weights, with equal shares.
    ///
    /// # Errors
    ///
    /// [`WeightingError::Model`] if there are none.
    pub fn geometric(sets: usize) -> Result<Self, WeightingError> {
        Ok(Self::Geometric(Weights::equal(sets)?))
    }

    /// The arithmetic mean of so many sets of weights, with equal shares.
    ///
    /// # Errors
    ///
    /// [`WeightingError::Model`] if there are none.
    pub fn linear(sets: usize) -> Result<Self, WeightingError> {
        Ok(Self::Linear(Weights::equal(sets)?))
    }

    /// One set of weights out of several.
    ///
    /// # Errors
    ///
    /// See the type.
    pub fn combine(&self, sets: &[Weights]) -> Result<Weighting, WeightingError> {
        let first = sets.first().ok_or(ModelError::NoWeights)?;
        for set in sets {
            let (found, expected) = (set.len(), first.len());
            if found != expected {
                return Err(WeightingError::Count {
                    scheme: NAME,
                    what: "weights",
                    found,
                    expected,
                });
            }
        }
        if let Self::Geometric(shares) | Self::Linear(shares) = self {
            check_count(sets.len(), shares)?;
        }
        if sets.len() == 1 {
            return Ok(Weighting::regular(first.clone()));
        }
        match self {
            Self::Geometric(shares) => geometric(sets, shares.as_slice()),
            Self::Multiplicative => geometric(sets, &vec![1.0; sets.len()]),
            Self::Linear(shares) => {
                Ok(Weighting::regular(Weights::normalized(mixed(sets, shares.as_slice()))?))
            }
            Self::GameTheory => game_theory(sets),
        }
    }
}

/// One share for each set of weights.
fn check_count(expected: usize, shares: &Weights) -> Result<(), WeightingError> {
    let found = shares.len();
    if found == expected {
        return Ok(());
    }
    Err(WeightingError::Count { scheme: NAME, what: "shares", found, expected })
}

/// Π w^α, made to sum to 1.
fn geometric(sets: &[Weights], shares: &[f64]) -> Result<Weighting, WeightingError> {
    let log = |column: usize| {
        let logs = sets.iter().zip(shares).map(|(set, &share)| {
            // 0⁰ = 1: a set without a share has no say.
            if share > 0.0 { share * set.as_slice()[column].ln() } else { 0.0 }
        });
        logs.sum::<f64>()
    };
    let logs: Vec<f64> = (0..sets[0].len()).map(log).collect();
    let most = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if most == f64::NEG_INFINITY {
        let problem = "every column has a weight of 0 in some set, so nothing is left";
        return Err(WeightingError::Undefined { scheme: NAME, problem });
    }
    let weights = logs.into_iter().map(|log| (log - most).exp()).collect();
    Ok(Weighting::regular(Weights::normalized(weights)?))
}

/// Σ α w.
fn mixed(sets: &[Weights], shares: &[f64]) -> Vec<f64> {
    let mut mixed = vec![0.0; sets[0].len()];
    for (set, share) in sets.iter().zip(shares) {
        for (sum, weight) in mixed.iter_mut().zip(set.as_slice()) {
            *sum += share * weight;
        }
    }
    mixed
}

/// The mixture with the least sum of squared distances to all sets.
fn game_theory(sets: &[Weights]) -> Result<Weighting, WeightingError> {
    let coincide = |a: &Weights, b: &Weights| {
        let pairs = a.as_slice().iter().zip(b.as_slice());
        pairs.map(|(a, b)| (a - b).abs()).fold(0.0, f64::max) <= COINCIDENT
    };
    let mut distinct: Vec<Weights> = Vec::with_capacity(sets.len());
    for set in sets {
        if !distinct.iter().any(|known| coincide(known, set)) {
            distinct.push(set.clone());
        }
    }
    if distinct.len() == 1 {
        return Ok(Weighting::fallback(sets[0].clone(), Degenerate::Coincident));
    }
    let product = |a: &Weights, b: &Weights| {
        a.as_slice().iter().zip(b.as_slice()).map(|(a, b)| a * b).sum::<f64>()
    };
    let pairs = distinct.iter().flat_map(|a| distinct.iter().map(move |b| (a, b)));
    let matrix = pairs.map(|(a, b)| product(a, b)).collect();
    let right = distinct.iter().map(|set| product(set, set)).collect();
    let mut shares = linear::solve(matrix, right).ok_or(WeightingError::Undefined {
        scheme: NAME,
        problem: "the sets of weights depend on each other linearly",
    })?;
    let is_clipped = shares.iter().any(|&share| share < 0.0);
    for share in &mut shares {
        *share = share.max(0.0);
    }
    let weights = Weights::normalized(mixed(&distinct, &shares))?;
    Ok(if is_clipped {
        Weighting::fallback(weights, Degenerate::NegativeShare)
    } else {
        Weighting::regular(weights)
    })
}

/// Several schemes, weighed on the same scores, whose weights are made one.
///
/// # Formula
///
/// See [`Blend`].
///
/// # Degenerate cases
///
/// The flag of the blend is passed on or, if it has none, that of the first scheme that has one.
///
/// # Errors
///
/// At construction no schemes or another number of shares; when used, whatever one of the schemes
/// or the blend refuses.
///
/// # Examples
///
/// ```
/// use materiality::{Blend, Blended, Direct, Scheme, ScoreMatrix, WeightingScheme};
///
/// let scores = ScoreMatrix::from_rows(&[[0.5, 0.0], [0.75, 0.75]])?;
/// let judged = Scheme::Direct(Direct::new(vec![3.0, 1.0])?);
/// let blended = Blended::new(vec![judged, Scheme::Entropy], Blend::linear(2)?)?;
/// assert_eq!(blended.weights(&scores)?.len(), 2);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "BlendedSpec", into = "BlendedSpec")]
pub struct Blended {
    schemes: Vec<Scheme>,
    blend: Blend,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct BlendedSpec {
    schemes: Vec<Scheme>,
    blend: Blend,
}

impl Blended {
    /// Schemes and how their weights become one.
    ///
    /// # Errors
    ///
    /// [`WeightingError::Model`] for no schemes, [`WeightingError::Count`] for another number of
    /// shares.
    pub fn new(schemes: Vec<Scheme>, blend: Blend) -> Result<Self, WeightingError> {
        if schemes.is_empty() {
            return Err(ModelError::NoWeights.into());
        }
        if let Blend::Geometric(shares) | Blend::Linear(shares) = &blend {
            check_count(schemes.len(), shares)?;
        }
        Ok(Self { schemes, blend })
    }

    /// The schemes.
    pub fn schemes(&self) -> &[Scheme] {
        &self.schemes
    }

    /// How their weights become one.
    pub const fn blend(&self) -> &Blend {
        &self.blend
    }
}

impl WeightingScheme for Blended {
    fn name(&self) -> &'static str {
        NAME
    }

    fn weigh(&self, scores: &ScoreMatrix) -> Result<Weighting, WeightingError> {
        let parts = self.schemes.iter().map(|scheme| scheme.weigh(scores));
        let parts: Vec<Weighting> = parts.collect::<Result<_, _>>()?;
        let sets: Vec<Weights> = parts.iter().map(|part| part.weights.clone()).collect();
        let mut blended = self.blend.combine(&sets)?;
        if blended.degenerate.is_none() {
            blended.degenerate = parts.into_iter().find_map(|part| part.degenerate);
        }
        Ok(blended)
    }
}

impl TryFrom<BlendedSpec> for Blended {
    type Error = WeightingError;

    fn try_from(spec: BlendedSpec) -> Result<Self, WeightingError> {
        Self::new(spec.schemes, spec.blend)
    }
}

impl From<Blended> for BlendedSpec {
    fn from(blended: Blended) -> Self {
        Self { schemes: blended.schemes, blend: blended.blend }
    }
}
