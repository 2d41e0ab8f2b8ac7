//! How a method's order of issues depends on the weights, where that can be written down.

use super::anchor::Anchor;
use super::error::PriorityError;
use super::prioritizer::Prioritizer;
use crate::model::{ScoreMatrix, Weights};
use crate::num::grid::{quantize, unite};

/// Powers are taken of scores whose logarithm, times the exponent, stays within this; beyond it a
/// float could no longer tell them from 0.
const LOG_ROOM: f64 = 600.0;

/// The order of issues as a simple function of the weights: what lets a method be analyzed exactly
/// under every weight at once, see [`TwoAxisAnalysis`](crate::TwoAxisAnalysis).
///
/// # Formula
///
/// ```text
/// linear   issues are ordered by Vᵢ = Σⱼ wⱼᵖ · vᵢⱼ
/// ratio    issues are ordered by Nᵢ / Fᵢ,   Nᵢ = Σⱼ wⱼᵖ · nᵢⱼ,   Fᵢ = Σⱼ wⱼᵖ · fᵢⱼ,   n, f ≥ 0
/// ```
///
/// for all weights w above 0, with one power p of the weights for all. Many methods have such a
/// form though their utilities do not look like it: a weighted product is linear in the logarithms
/// of the scores, a power mean in their powers, PROMETHEE II in the net flows of single columns;
/// TOPSIS is a ratio of squared distances, with p = 2.
///
/// A method says so in [`Prioritizer::weight_form`].
///
/// # Errors
///
/// [`PriorityError::InvalidForm`] if values do not fill whole rows, are not finite, or are negative
/// in a ratio.
///
/// # Examples
///
/// A method of one's own, and its exact analysis:
///
/// ```
/// use materiality::{
///     PriorityError, Prioritizer, ScoreMatrix, TwoAxisAnalysis, WeightForm, WeightLaw, Weights,
/// };
///
/// /// A weighted sum of squared scores.
/// #[derive(Debug)]
/// struct Squares;
///
/// impl Prioritizer for Squares {
///     fn name(&self) -> &'static str {
///         "squares"
///     }
///
///     fn utilities(&self, scores: &ScoreMatrix, weights: &Weights) -> Result<Vec<f64>, PriorityError> {
///         let sum = |row: &[f64]| row.iter().zip(weights.as_slice()).map(|(x, w)| w * x * x).sum();
///         Ok(scores.rows().map(sum).collect())
///     }
///
///     fn weight_form(&self, scores: &ScoreMatrix) -> Result<Option<WeightForm>, PriorityError> {
///         let squares = scores.as_slice().iter().map(|x| x * x).collect();
///         Ok(Some(WeightForm::linear(scores.columns().len(), squares)?))
///     }
/// }
///
/// let scores = ScoreMatrix::from_rows(&[[0.5, 1.0], [1.0, 0.0]])?;
/// let analysis = TwoAxisAnalysis::of(&Squares, &scores, WeightLaw::uniform())?;
/// let swap = 1.0 / 1.75; // w · .25 + (1 − w) = w
/// assert!((analysis.wins(0, 1) - swap).abs() < 1e-12);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct WeightForm {
    columns: usize,
    kind: FormKind,
    weight_power: f64,
    utility: FormUtility,
    /// The value, in every column, of an issue that comes last under any weights.
    floor: Option<f64>,
}

/// The numbers of a form, row by row.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum FormKind {
    /// Values.
    Linear(Vec<f64>),
    /// Numerators and denominators.
    Ratio {
        /// Large for material issues.
        near: Vec<f64>,
        /// Small for material issues.
        far: Vec<f64>,
    },
}

/// How the utility follows from the value of a form.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum FormUtility {
    /// U = V.
    Value,
    /// U = exp V.
    Exponential,
    /// U = |V|^(1/p).
    Root(f64),
    /// U = 1 − |V|^(1/p).
    IdealDistance(f64),
    /// U = √N / (√N + √F).
    Closeness,
    /// The form only says who comes before whom.
    OrderOnly,
}

impl WeightForm {
    /// Issues are ordered by `Σⱼ wⱼ · vᵢⱼ`, which is also their utility; `values` row by row.
    ///
    /// # Errors
    ///
    /// [`PriorityError::InvalidForm`] unless the values are finite and fill whole rows.
    pub fn linear(columns: usize, values: Vec<f64>) -> Result<Self, PriorityError> {
        check(columns, &values, f64::MIN)?;
        Ok(Self::of(columns, FormKind::Linear(values), FormUtility::Value))
    }

    /// Issues are ordered by `Σⱼ wⱼ · nᵢⱼ / Σⱼ wⱼ · fᵢⱼ`; `near` (n) and `far` (f) row by row. An
    /// issue with nothing but zeros in both is taken as half way.
    ///
    /// # Errors
    ///
    /// [`PriorityError::InvalidForm`] unless the values are finite, at least 0, as many in both,
    /// and fill whole rows.
    pub fn ratio(columns: usize, near: Vec<f64>, far: Vec<f64>) -> Result<Self, PriorityError> {
        check(columns, &near, 0.0)?;
        check(columns, &far, 0.0)?;
        if near.len() != far.len() {
            return Err(PriorityError::InvalidForm { problem: "its two tables differ in size" });
        }
        Ok(Self::of(columns, FormKind::Ratio { near, far }, FormUtility::OrderOnly))
    }

    /// The same form with the weights raised to a power, as where they stand inside a square.
    ///
    /// The value is then no utility any more, only an order.
    ///
    /// # Errors
    ///
    /// [`PriorityError::InvalidForm`] unless the power is finite and above 0.
    pub fn with_weight_power(self, power: f64) -> Result<Self, PriorityError> {
        if !(power > 0.0 && power.is_finite()) {
            return Err(PriorityError::InvalidForm { problem: "its power is not above 0" });
        }
        let utility = match self.utility {
            FormUtility::Closeness => FormUtility::Closeness,
            _ => FormUtility::OrderOnly,
        };
        Ok(Self { weight_power: power, utility, ..self })
    }

    /// The same form, of which the value is not the utility: it only says who comes first.
    pub fn order_only(self) -> Self {
        Self { utility: FormUtility::OrderOnly, ..self }
    }

    /// How many columns the form is for.
    pub const fn columns(&self) -> usize {
        self.columns
    }

    /// The power of the weights, 1 unless said otherwise.
    pub const fn weight_power(&self) -> f64 {
        self.weight_power
    }

    fn of(columns: usize, kind: FormKind, utility: FormUtility) -> Self {
        Self { columns, kind, weight_power: 1.0, utility, floor: None }
    }

    /// Scores on their declared ranges: the form of the weighted sum.
    pub(super) fn of_scores(
        method: &'static str,
        scores: &ScoreMatrix,
    ) -> Result<Self, PriorityError> {
        Self::linear(scores.columns().len(), anchored(method, scores)?)
    }

    /// The utilities of single columns: the form of a method whose utilities are linear in the
    /// weights.
    pub(super) fn by_columns(
        method: &dyn Prioritizer,
        scores: &ScoreMatrix,
    ) -> Result<Self, PriorityError> {
        let columns = scores.columns().len();
        let mut values = vec![0.0; scores.as_slice().len()];
        for column in 0..columns {
            let alone = (0..columns).map(|other| f64::from(u8::from(other == column))).collect();
            let utilities = method.utilities(scores, &Weights::new(alone)?)?;
            for (row, utility) in values.chunks_exact_mut(columns).zip(utilities) {
                row[column] = utility;
            }
        }
        Self::united(columns, values)
    }

    /// A linear form of values computed with rounding: those of a column that are equal but for it
    /// are made equal.
    pub(super) fn united(columns: usize, mut values: Vec<f64>) -> Result<Self, PriorityError> {
        check(columns, &values, f64::MIN)?;
        unite(&mut values, columns);
        Self::linear(columns, values)
    }

    /// The same utilities under all weights that are above 0.
    pub(super) fn constant(columns: usize, utilities: &[f64]) -> Result<Self, PriorityError> {
        let values = utilities.iter().flat_map(|&u| std::iter::repeat_n(quantize(u), columns));
        Self::linear(columns, values.collect())
    }

    /// The form of the power mean of scores: products for an exponent of 0. `None` if the powers
    /// leave the range of floats.
    pub(super) fn power_mean(
        columns: usize,
        scores: &[f64],
        exponent: f64,
    ) -> Result<Option<Self>, PriorityError> {
        let least = scores.iter().copied().filter(|&u| u > 0.0).fold(1.0, f64::min);
        if exponent.abs() * -least.ln() > LOG_ROOM {
            return Ok(None);
        }
        let (transform, utility): (Box<dyn Fn(f64) -> f64>, _) = if exponent == 0.0 {
            (Box::new(f64::ln), FormUtility::Exponential)
        } else {
            let sign = exponent.signum();
            (Box::new(move |u: f64| sign * u.powf(exponent)), FormUtility::Root(exponent))
        };
        let has_floor = exponent <= 0.0;
        // Lower than any value of a score above 0: whoever has a 0 shares the last place.
        let floor = has_floor.then(|| 2.0 * transform(least) - 1.0);
        let mut values = Vec::with_capacity(scores.len());
        for row in scores.chunks_exact(columns) {
            match floor.filter(|_| row.contains(&0.0)) {
                Some(floor) => values.extend(std::iter::repeat_n(floor, columns)),
                None => values.extend(row.iter().map(|&u| transform(u))),
            }
        }
        check(columns, &values, f64::MIN)?;
        let form = Self::of(columns, FormKind::Linear(values), utility);
        Ok(Some(Self { floor, ..form }))
    }

    /// The form of a distance to the ideal of some power. `None` if powers leave the range of
    /// floats.
    pub(super) fn ideal_distance(
        columns: usize,
        scores: &[f64],
        power: f64,
    ) -> Result<Option<Self>, PriorityError> {
        let shortfalls = scores.iter().map(|&u| 1.0 - u);
        let least = shortfalls.clone().filter(|&s| s > 0.0).fold(1.0, f64::min);
        if power * -least.ln() > LOG_ROOM {
            return Ok(None);
        }
        let values = shortfalls.map(|s| -s.powf(power)).collect();
        let form = Self::linear(columns, values)?;
        Ok(Some(Self { utility: FormUtility::IdealDistance(power), ..form }))
    }

    /// The form of a closeness, from differences to the worst and to the best point per column:
    /// weights stand inside the squares of both.
    pub(super) fn closeness(
        columns: usize,
        differences: impl Iterator<Item = (f64, f64)>,
    ) -> Result<Self, PriorityError> {
        let (near, far) = differences.map(|(worst, best)| (worst * worst, best * best)).unzip();
        let form = Self::ratio(columns, near, far)?;
        Ok(Self { weight_power: 2.0, utility: FormUtility::Closeness, ..form })
    }

    /// The same form on two columns: one of its own, and the others together in given proportions.
    pub(crate) fn against_others(
        &self,
        column: usize,
        rest: &[f64],
    ) -> Result<Self, PriorityError> {
        let powers: Vec<f64> = rest.iter().map(|w| w.powf(self.weight_power)).collect();
        let narrow = |values: &[f64]| -> Vec<f64> {
            let rows = values.chunks_exact(self.columns).enumerate();
            let pair = |(issue, row): (usize, &[f64])| {
                let others: f64 = row.iter().zip(&powers).map(|(v, w)| v * w).sum();
                // A floor is a floor whatever the weights: rounding must not lift it.
                [row[column], if self.is_floored(issue) { row[column] } else { others }]
            };
            rows.flat_map(pair).collect()
        };
        let kind = match &self.kind {
            FormKind::Linear(values) => {
                let mut values = narrow(values);
                if self.is_utility() {
                    unite(&mut values, 2);
                }
                FormKind::Linear(values)
            }
            FormKind::Ratio { near, far } => {
                FormKind::Ratio { near: narrow(near), far: narrow(far) }
            }
        };
        let (FormKind::Linear(values) | FormKind::Ratio { near: values, .. }) = &kind;
        check(2, values, f64::MIN)?;
        Ok(Self { columns: 2, kind, ..*self })
    }

    /// The numbers of the form.
    pub(crate) const fn kind(&self) -> &FormKind {
        &self.kind
    }

    /// How many issues the form is of.
    pub(crate) fn rows(&self) -> usize {
        let (FormKind::Linear(values) | FormKind::Ratio { near: values, .. }) = &self.kind;
        values.len() / self.columns
    }

    /// Whether values are utilities, which are compared on the grid.
    pub(crate) fn is_utility(&self) -> bool {
        self.utility == FormUtility::Value
    }

    /// The columns in which an issue stands at the floor, which a column of weight 0 would lift.
    pub(crate) fn has_floored(&self) -> bool {
        self.floor.is_some() && (0..self.rows()).any(|issue| self.is_floored(issue))
    }

    fn is_floored(&self, issue: usize) -> bool {
        match &self.kind {
            FormKind::Linear(values) => self.floor == Some(values[issue * self.columns]),
            FormKind::Ratio { .. } => false,
        }
    }

    fn range(&self, issue: usize) -> std::ops::Range<usize> {
        issue * self.columns..(issue + 1) * self.columns
    }

    /// The utility of an issue under weights already raised to the form's power.
    pub(crate) fn utility(&self, issue: usize, weights: &[f64]) -> f64 {
        let dot = |values: &[f64]| -> f64 {
            values[self.range(issue)].iter().zip(weights).map(|(v, w)| v * w).sum()
        };
        match &self.kind {
            _ if self.is_floored(issue) => 0.0,
            FormKind::Linear(values) => match self.utility {
                FormUtility::Exponential => dot(values).exp(),
                FormUtility::Root(power) => dot(values).abs().powf(power.recip()),
                FormUtility::IdealDistance(power) => 1.0 - dot(values).abs().powf(power.recip()),
                _ => dot(values),
            },
            FormKind::Ratio { near, far } => {
                let (near, far) = match self.utility {
                    FormUtility::Closeness => (dot(near).sqrt(), dot(far).sqrt()),
                    _ => (dot(near), dot(far)),
                };
                if near + far == 0.0 { 0.5 } else { near / (near + far) }
            }
        }
    }

    /// Coefficients c for which an issue's utility is at or above `line` where `Σ wⱼᵖ·cⱼ ≥ 0`;
    /// `None` if the form only orders.
    pub(crate) fn margins(&self, issue: usize, line: f64) -> Option<Vec<f64>> {
        let constant = |holds: bool| Some(vec![if holds { 0.0 } else { -1.0 }; self.columns]);
        let range = self.range(issue);
        match (&self.kind, self.utility) {
            (_, FormUtility::OrderOnly) => None,
            (FormKind::Ratio { near, far }, _) => {
                let pairs = near[range.clone()].iter().zip(&far[range]);
                if pairs.clone().all(|(&n, &f)| n == 0.0 && f == 0.0) {
                    return constant(line <= 0.5);
                }
                let (short, long) = ((1.0 - line).powi(2), line.powi(2));
                Some(pairs.map(|(n, f)| n * short - f * long).collect())
            }
            (FormKind::Linear(values), utility) => {
                let least = match utility {
                    FormUtility::Exponential | FormUtility::Root(_) if line <= 0.0 => {
                        return constant(true);
                    }
                    FormUtility::Exponential => line.ln(),
                    FormUtility::Root(power) => power.signum() * line.powf(power),
                    FormUtility::IdealDistance(power) => -(1.0 - line).powf(power),
                    _ => line,
                };
                if self.is_floored(issue) {
                    return constant(false);
                }
                // What is on the line but for rounding is on it.
                let margin = |value: &f64| {
                    let scale = if utility == FormUtility::Value {
                        1.0
                    } else {
                        least.abs().max(value.abs()).max(f64::MIN_POSITIVE)
                    };
                    let margin = value - least;
                    if quantize(margin / scale) == 0.0 { 0.0 } else { margin }
                };
                Some(values[range].iter().map(margin).collect())
            }
        }
    }
}

/// Whole rows of finite values of at least `least`.
fn check(columns: usize, values: &[f64], least: f64) -> Result<(), PriorityError> {
    let problem = if columns == 0 || values.is_empty() || !values.len().is_multiple_of(columns) {
        "its values do not fill whole rows"
    } else if !values.iter().all(|value| (least..=f64::MAX).contains(value)) {
        "a value of it is not finite, or negative in a ratio"
    } else {
        return Ok(());
    };
    Err(PriorityError::InvalidForm { problem })
}

/// All scores on their declared ranges, row by row; those of a column that are equal but for
/// rounding are made equal.
pub(super) fn anchored(
    method: &'static str,
    scores: &ScoreMatrix,
) -> Result<Vec<f64>, PriorityError> {
    let columns = scores.columns().len();
    let anchors = Anchor::of_columns(scores, &Weights::equal(columns)?, method)?;
    let row = |row: &[f64]| -> Vec<f64> {
        row.iter().zip(&anchors).map(|(&x, anchor)| anchor.score(x)).collect()
    };
    let mut values: Vec<f64> = scores.rows().flat_map(row).collect();
    unite(&mut values, columns);
    Ok(values)
}
