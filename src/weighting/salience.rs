//! Stakeholder salience: power, legitimacy and urgency.

use serde::{Deserialize, Serialize};

use super::error::WeightingError;
use super::scheme::{Weighting, WeightingScheme};
use crate::model::{ModelError, ScoreMatrix};
use crate::num::student;

const NAME: &str = "salience";

/// From this grade on an attribute counts as possessed.
const POSSESSED: f64 = 0.5;

/// The neutral answer on the scale from 1 to 5.
const NEUTRAL: f64 = 3.0;

/// One minus the two-sided error probability of the test against the neutral answer.
const TEST_LEVEL: f64 = 0.9;

/// Power, legitimacy and urgency of one group, each graded from 0 to 1.
///
/// # Examples
///
/// ```
/// use materiality::{SalienceAttributes, SalienceClass};
///
/// let regulators = SalienceAttributes::new(0.9, 1.0, 0.3)?;
/// assert_eq!(regulators.class(), SalienceClass::Dominant);
/// // Ten answers from 1 to 5 for each attribute:
/// let neighbors = SalienceAttributes::from_answers(
///     &[1, 2, 1, 1, 2, 1, 2, 1, 1, 2],
///     &[5, 4, 5, 4, 4, 5, 5, 4, 5, 4],
///     &[4, 5, 5, 4, 3, 5, 4, 5, 4, 4],
/// )?;
/// assert_eq!(neighbors.class(), SalienceClass::Dependent);
/// # Ok::<(), materiality::WeightingError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "AttributesSpec", into = "AttributesSpec")]
pub struct SalienceAttributes {
    power: f64,
    legitimacy: f64,
    urgency: f64,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct AttributesSpec {
    power: f64,
    legitimacy: f64,
    urgency: f64,
}

impl SalienceAttributes {
    /// Grades from 0, not at all, to 1, fully.
    ///
    /// # Errors
    ///
    /// [`WeightingError::InvalidParameter`] for a grade outside 0 to 1.
    pub fn new(power: f64, legitimacy: f64, urgency: f64) -> Result<Self, WeightingError> {
        for (what, grade) in [("power", power), ("legitimacy", legitimacy), ("urgency", urgency)] {
            if !(0.0..=1.0).contains(&grade) {
                return Err(WeightingError::InvalidParameter {
                    scheme: NAME,
                    what: what.to_owned(),
                    found: grade,
                    expected: "a grade from 0 to 1",
                });
            }
        }
        Ok(Self { power, legitimacy, urgency })
    }

    /// Grades of 0 or 1 from answers on a scale from 1 to 5: a group has an attribute if the mean
    /// answer is above 3 and differs from 3 by a one-sample z-test with p ≤ 0.1 (two-sided, variance
    /// with divisor n).
    ///
    /// Where all answers are the same, the test is certain: 4 or 5 possess, 1 to 3 do not. The rule
    /// is that of the R package `StakeholderAnalysis` 1.2.
    ///
    /// # Errors
    ///
    /// [`WeightingError::Count`] for an attribute without answers,
    /// [`WeightingError::InvalidParameter`] for an answer outside 1 to 5.
    pub fn from_answers(
        power: &[u8],
        legitimacy: &[u8],
        urgency: &[u8],
    ) -> Result<Self, WeightingError> {
        Ok(Self {
            power: tested("power answers", power)?,
            legitimacy: tested("legitimacy answers", legitimacy)?,
            urgency: tested("urgency answers", urgency)?,
        })
    }

    /// Power: the means to impose its will.
    pub const fn power(self) -> f64 {
        self.power
    }

    /// Legitimacy: a claim that is proper and appropriate.
    pub const fn legitimacy(self) -> f64 {
        self.legitimacy
    }

    /// Urgency: a claim that is pressing and critical.
    pub const fn urgency(self) -> f64 {
        self.urgency
    }

    /// The class by the attributes graded 0.5 or more.
    pub fn class(self) -> SalienceClass {
        let has = |grade: f64| grade >= POSSESSED;
        match (has(self.power), has(self.legitimacy), has(self.urgency)) {
            (false, false, false) => SalienceClass::NonStakeholder,
            (true, false, false) => SalienceClass::Dormant,
            (false, true, false) => SalienceClass::Discretionary,
            (false, false, true) => SalienceClass::Demanding,
            (true, true, false) => SalienceClass::Dominant,
            (true, false, true) => SalienceClass::Dangerous,
            (false, true, true) => SalienceClass::Dependent,
            (true, true, true) => SalienceClass::Definitive,
        }
    }

    fn grades(self) -> [f64; 3] {
        [self.power, self.legitimacy, self.urgency]
    }
}

/// 1 if the answers lie above neutral beyond chance, else 0.
fn tested(what: &'static str, answers: &[u8]) -> Result<f64, WeightingError> {
    if answers.is_empty() {
        return Err(WeightingError::Count { scheme: NAME, what, found: 0, expected: 1 });
    }
    if let Some(&answer) = answers.iter().find(|answer| !(1..=5).contains(*answer)) {
        return Err(WeightingError::InvalidParameter {
            scheme: NAME,
            what: format!("one of the {what}"),
            found: f64::from(answer),
            expected: "a whole number from 1 to 5",
        });
    }
    let n = answers.len() as f64;
    let mean = answers.iter().map(|&answer| f64::from(answer)).sum::<f64>() / n;
    let squares = answers.iter().map(|&answer| (f64::from(answer) - mean).powi(2)).sum::<f64>();
    let critical = student::z_critical(TEST_LEVEL).unwrap_or(f64::INFINITY);
    // (mean − 3) / (s / √n) ≥ z, without dividing by a spread of 0.
    let is_possessed = mean > NEUTRAL && (mean - NEUTRAL) * n >= critical * squares.sqrt();
    Ok(if is_possessed { 1.0 } else { 0.0 })
}

/// The eight classes of stakeholders, by the attributes they possess.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SalienceClass {
    /// None of the three.
    NonStakeholder,
    /// Power alone.
    Dormant,
    /// Legitimacy alone.
    Discretionary,
    /// Urgency alone.
    Demanding,
    /// Power and legitimacy.
    Dominant,
    /// Power and urgency.
    Dangerous,
    /// Legitimacy and urgency.
    Dependent,
    /// All three.
    Definitive,
}

/// How three grades become one weight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SalienceGrading {
    /// Their weighted mean; the default.
    #[default]
    Mean,
    /// Their product, which leaves nothing to a group that lacks a single attribute.
    Product,
}

/// Weights of groups by power, legitimacy and urgency: the columns are groups.
///
/// **Weights that rest on power contradict the logic of impact materiality**: the people hit
/// hardest are often those without power. Use this for a view of who can influence the company, not
/// for the stakeholder axis of affected groups; it is never a default.
///
/// # Formula
///
/// ```text
/// mean     s = (a·power + b·legitimacy + c·urgency) / (a + b + c)      a = b = c = 1 by default
/// product  s = power · legitimacy · urgency
/// w = s / Σs
/// ```
///
/// The paper of 1997 defines the classes and gives no formula; these two are in common use.
///
/// # Degenerate cases
///
/// A group with a grade of 0 in all (mean) or any (product) attribute has weight 0. One column has
/// weight 1.
///
/// # Errors
///
/// At construction no groups, or none with a grade above 0; when used, another number of columns,
/// or a product, or a mean of the attributes that have a weight, that is 0 for all groups.
///
/// Complexity: O(columns).
///
/// Reference: Mitchell, Agle and Wood 1997, *Toward a theory of stakeholder identification and
/// salience: defining the principle of who and what really counts*, Academy of Management Review
/// 22(4), doi:10.5465/amr.1997.9711022105.
///
/// # Examples
///
/// ```
/// use materiality::{Salience, SalienceAttributes, ScoreMatrix, WeightingScheme};
///
/// let regulators = SalienceAttributes::new(0.9, 1.0, 0.5)?;
/// let neighbors = SalienceAttributes::new(0.0, 0.8, 0.8)?;
/// let scores = ScoreMatrix::from_rows(&[[0.2, 0.9], [0.8, 0.7]])?;
/// let weights = Salience::new(vec![regulators, neighbors])?.weights(&scores)?;
/// assert!((weights.as_slice()[0] - 0.6).abs() < 1e-15);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "SalienceSpec", into = "SalienceSpec")]
pub struct Salience {
    groups: Vec<SalienceAttributes>,
    grading: SalienceGrading,
    attribute_weights: [f64; 3],
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct SalienceSpec {
    groups: Vec<SalienceAttributes>,
    #[serde(default)]
    grading: SalienceGrading,
    #[serde(default = "even")]
    attribute_weights: [f64; 3],
}

const fn even() -> [f64; 3] {
    [1.0; 3]
}

impl Salience {
    /// The attributes of every group, in the order of the columns.
    ///
    /// # Errors
    ///
    /// [`WeightingError::Model`] for no groups, or none with a grade above 0.
    pub fn new(groups: Vec<SalienceAttributes>) -> Result<Self, WeightingError> {
        if groups.is_empty() {
            return Err(ModelError::NoWeights.into());
        }
        if !groups.iter().any(|group| group.grades().iter().any(|&grade| grade > 0.0)) {
            return Err(ModelError::AllZeroWeights.into());
        }
        Ok(Self { groups, grading: SalienceGrading::default(), attribute_weights: even() })
    }

    /// Says how three grades become one weight.
    pub fn grading(self, grading: SalienceGrading) -> Self {
        Self { grading, ..self }
    }

    /// Relative weights of power, legitimacy and urgency in the mean.
    ///
    /// # Errors
    ///
    /// [`WeightingError::InvalidParameter`] for a weight that is negative or not finite,
    /// [`WeightingError::Model`] if all are 0.
    pub fn attribute_weights(self, weights: [f64; 3]) -> Result<Self, WeightingError> {
        for (what, weight) in ["power", "legitimacy", "urgency"].into_iter().zip(weights) {
            if !(0.0..f64::INFINITY).contains(&weight) {
                return Err(WeightingError::InvalidParameter {
                    scheme: NAME,
                    what: format!("the weight of {what}"),
                    found: weight,
                    expected: "a finite number of at least 0",
                });
            }
        }
        if !weights.iter().any(|&weight| weight > 0.0) {
            return Err(ModelError::AllZeroWeights.into());
        }
        Ok(Self { attribute_weights: weights, ..self })
    }

    /// The attributes of every group.
    pub fn groups(&self) -> &[SalienceAttributes] {
        &self.groups
    }

    /// The graded salience of every group, from 0 to 1, before weights are made to sum to 1.
    pub fn grades(&self) -> Vec<f64> {
        // Relative to the largest, so that no sum of weights overflows.
        let most = self.attribute_weights.iter().copied().fold(0.0, f64::max);
        let relative = self.attribute_weights.map(|weight| weight / most);
        let total: f64 = relative.iter().sum();
        let grade = |group: &SalienceAttributes| match self.grading {
            SalienceGrading::Mean => {
                let pairs = group.grades().into_iter().zip(relative);
                pairs.map(|(grade, weight)| grade * (weight / total)).sum()
            }
            SalienceGrading::Product => group.grades().into_iter().product(),
        };
        self.groups.iter().map(grade).collect()
    }
}

impl WeightingScheme for Salience {
    fn name(&self) -> &'static str {
        NAME
    }

    fn weigh(&self, scores: &ScoreMatrix) -> Result<Weighting, WeightingError> {
        Weighting::for_columns(NAME, scores, self.grades())
    }
}

impl TryFrom<SalienceSpec> for Salience {
    type Error = WeightingError;

    fn try_from(spec: SalienceSpec) -> Result<Self, WeightingError> {
        Self::new(spec.groups)?.grading(spec.grading).attribute_weights(spec.attribute_weights)
    }
}

impl From<Salience> for SalienceSpec {
    fn from(scheme: Salience) -> Self {
        Self {
            groups: scheme.groups,
            grading: scheme.grading,
            attribute_weights: scheme.attribute_weights,
        }
    }
}

impl TryFrom<AttributesSpec> for SalienceAttributes {
    type Error = WeightingError;

    fn try_from(spec: AttributesSpec) -> Result<Self, WeightingError> {
        Self::new(spec.power, spec.legitimacy, spec.urgency)
    }
}

impl From<SalienceAttributes> for AttributesSpec {
    fn from(attributes: SalienceAttributes) -> Self {
        let [power, legitimacy, urgency] = attributes.grades();
        Self { power, legitimacy, urgency }
    }
}
