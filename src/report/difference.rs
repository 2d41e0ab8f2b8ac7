//! Why one issue stands above another.

use serde::Serialize;

use super::builder::axis_weights;
use super::error::ReportError;
use super::explain::{UtilityComposition, composition};
use super::explain_text::{line, push};
use super::phrase::Phrase;
use crate::assessment::Assessment;
use crate::model::{Axis, CriterionId, GroupId, Issue, IssueId, Lang, Name, PerAxis};
use crate::scoring::Contribution;

/// The difference between two issues, taken apart by axis, criterion and group.
///
/// ```text
/// S_a − S_b = Σ (w_a·x_a − w_b·x_b)                    over criteria and groups
///           = Σ w̄·(x_a − x_b)  +  Σ x̄·(w_a − w_b)      from scores, and from weights
/// ```
///
/// A group has other weights for the two issues only where some group that counts has not rated
/// one of them, so that the rest share its weight. Where a group has rated one of the two, all of
/// its part comes from weights. Sums hold to 10⁻¹².
///
/// # Degenerate cases
///
/// An axis on which either issue has no score has no difference and no parts. An issue against
/// itself differs by 0 in every part.
///
/// # Examples
///
/// ```
/// use materiality::{IssueDifference, demo};
///
/// let result = demo::plan()?.run(&demo::survey()?.tally())?;
/// let order: Vec<&str> = result.lines().map(|line| line.issue.id().as_str()).collect();
/// let why = IssueDifference::between(&result, order[0], order[1])?;
/// let parts: f64 = why.parts.iter().filter_map(|part| part.utility).sum();
/// assert!((parts - why.utility.unwrap()).abs() < 1e-12);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct IssueDifference {
    /// The issue that is compared.
    pub first: IssueId,
    /// Its name.
    pub first_name: Name,
    /// The issue it is compared with.
    pub second: IssueId,
    /// Its name.
    pub second_name: Name,
    /// The difference of the axis scores, first minus second.
    pub axes: PerAxis<Option<f64>>,
    /// The weight of each axis in the ranking, if any issue has a score on it.
    pub axis_weights: PerAxis<Option<f64>>,
    /// The difference of the utilities; none unless both are ranked.
    pub utility: Option<f64>,
    /// How utilities follow from axis scores: only if additively do parts add up to their
    /// difference.
    pub composition: UtilityComposition,
    /// What every criterion and group contributes, by axis and in the order of the plan.
    pub parts: Vec<DifferencePart>,
    #[serde(skip)]
    axis_names: PerAxis<Name>,
}

/// What one criterion and group contribute to the difference of two issues.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct DifferencePart {
    /// The axis.
    pub axis: Axis,
    /// The criterion.
    pub criterion: CriterionId,
    /// Its name.
    pub criterion_name: Name,
    /// The group.
    pub group: GroupId,
    /// Its name.
    pub group_name: Name,
    /// What it contributes to the difference of the axis scores.
    pub difference: f64,
    /// How much of that comes from other scores.
    pub from_scores: f64,
    /// How much of that comes from other weights.
    pub from_weights: f64,
    /// What it contributes to the difference of the utilities, where these add up from axes.
    pub utility: Option<f64>,
}

impl IssueDifference {
    /// Takes the difference between two issues of a result apart.
    ///
    /// # Errors
    ///
    /// [`ReportError::UnknownIssue`] for an issue the result does not have.
    ///
    /// Complexity: O(criteria × groups).
    pub fn between(result: &Assessment, first: &str, second: &str) -> Result<Self, ReportError> {
        let issues = result.plan().issues();
        let known = |id: &str| -> Result<&Issue, ReportError> {
            issues.get(id).ok_or_else(|| ReportError::UnknownIssue { found: id.to_owned() })
        };
        let (a, b) = (known(first)?, known(second)?);
        let weights = axis_weights(result);
        let axis_weights = PerAxis::from_fn(|axis| {
            weights.iter().find(|(known, _)| *known == axis).map(|&(_, weight)| weight)
        });
        let score = |issue: &str, axis| {
            let outcome = result.matrix().get(issue, axis)?.as_ref().ok()?;
            Some(outcome.score().get())
        };
        let axes = PerAxis::from_fn(|axis| Some(score(first, axis)? - score(second, axis)?));
        let composition = composition(result.plan().method());
        let utility_of =
            |id: &str| result.ranking().iter().find(|place| place.issue.as_str() == id);
        let utility = utility_of(first)
            .zip(utility_of(second))
            .map(|(first, second)| first.utility - second.utility);
        let mut parts = Vec::new();
        for axis in Axis::ALL {
            if axes[axis].is_some() {
                let weight = match composition {
                    UtilityComposition::Additive if utility.is_some() => axis_weights[axis],
                    _ => None,
                };
                push_parts(&mut parts, result, axis, weight, [first, second]);
            }
        }
        let names = result.plan().axes();
        Ok(Self {
            first: a.id().clone(),
            first_name: a.name().clone(),
            second: b.id().clone(),
            second_name: b.name().clone(),
            axes,
            axis_weights,
            utility,
            composition,
            parts,
            axis_names: PerAxis::from_fn(|axis| names.name(axis).clone()),
        })
    }

    /// The difference in words, the largest parts of each axis first.
    pub fn to_text(&self, lang: Lang) -> String {
        let mut out = String::new();
        let names = [
            ("first", &*line(self.first_name.get(lang))),
            ("second", &*line(self.second_name.get(lang))),
        ];
        push(&mut out, &HEAD.with(lang, &names));
        for (axis, difference) in self.axes.iter() {
            let name = line(self.axis_names[axis].get(lang));
            let Some(difference) = difference else {
                push(&mut out, &NO_DIFFERENCE.with(lang, &[("axis", &name)]));
                continue;
            };
            let values = [("axis", &*name), ("difference", &*signed(*difference))];
            push(&mut out, &AXIS.with(lang, &values));
            self.push_parts(&mut out, axis, lang);
        }
        match (self.utility, self.composition) {
            (None, _) => push(&mut out, NO_UTILITY.get(lang)),
            (Some(utility), UtilityComposition::Additive) => {
                let terms: Vec<String> = self
                    .axes
                    .iter()
                    .filter_map(|(axis, difference)| {
                        let weight = self.axis_weights[axis]?;
                        Some(format!("{weight:.4} × {}", signed((*difference)?)))
                    })
                    .collect();
                let values = [("terms", &*terms.join(" + ")), ("utility", &*signed(utility))];
                push(&mut out, &SUM.with(lang, &values));
            }
            (Some(utility), UtilityComposition::ByMethod) => {
                push(&mut out, &OTHER_METHOD.with(lang, &[("utility", &signed(utility))]));
            }
        }
        out
    }

    fn push_parts(&self, out: &mut String, axis: Axis, lang: Lang) {
        let mut parts: Vec<&DifferencePart> =
            self.parts.iter().filter(|part| part.axis == axis).collect();
        let has_criteria = parts.iter().any(|part| part.criterion != parts[0].criterion);
        parts.sort_by(|a, b| b.difference.abs().total_cmp(&a.difference.abs()));
        for part in parts {
            let criterion = if has_criteria {
                format!(" / {}", line(part.criterion_name.get(lang)))
            } else {
                String::new()
            };
            let values = [
                ("group", &*line(part.group_name.get(lang))),
                ("criterion", &*criterion),
                ("difference", &*signed(part.difference)),
                ("scores", &*signed(part.from_scores)),
                ("weights", &*signed(part.from_weights)),
            ];
            push(out, &PART.with(lang, &values));
        }
    }
}

const HEAD: Phrase = Phrase("{first} against {second}", "{first}与{second}相比");
const AXIS: Phrase = Phrase("{axis}: {difference}", "{axis}：{difference}");
const NO_DIFFERENCE: Phrase = Phrase(
    "{axis}: no difference, because one of the two has no score",
    "{axis}：其中一个议题没有得分，无法比较",
);
const PART: Phrase = Phrase(
    "  {group}{criterion}: {difference} (from scores {scores}, from weights {weights})",
    "  {group}{criterion}：{difference}（来自得分 {scores}，来自权重 {weights}）",
);
const SUM: Phrase = Phrase("utility: {terms} = {utility}", "效用：{terms} = {utility}");
const NO_UTILITY: Phrase = Phrase(
    "utility: no difference, because one of the two is not ranked",
    "效用：其中一个议题未排序，无法比较",
);
const OTHER_METHOD: Phrase = Phrase(
    "utility: {utility}; the method of the plan does not add up axis scores, so the parts above \
     do not add up to it",
    "效用：{utility}；计划所用方法并非各维度得分之和，因此以上各项之和不等于该差值",
);

/// A number with four decimals and its sign; a zero has none.
fn signed(value: f64) -> String {
    let text = format!("{value:+.4}");
    if text.bytes().any(|byte| matches!(byte, b'1'..=b'9')) { text } else { "0.0000".to_owned() }
}

/// Appends the parts of one axis, every criterion and group that counts for either issue. Both
/// sides stand in the order of the plan, so one pass over it finds them all.
fn push_parts<'a>(
    parts: &mut Vec<DifferencePart>,
    result: &'a Assessment,
    axis: Axis,
    axis_weight: Option<f64>,
    sides: [&str; 2],
) {
    let plan = result.plan();
    let mut sides = sides.map(|issue| result.contributions(issue, axis).peekable());
    for criterion in plan.criteria().as_slice() {
        for group in plan.groups() {
            let is_here = |part: &Contribution<'a>| {
                part.criterion == criterion.id() && part.group == group.id()
            };
            let [first, second] = sides.each_mut().map(|side| side.next_if(is_here));
            // The score of a group that has rated one of the two counts for both: all of its part
            // comes from weights.
            let Some(known) = first.or(second) else { continue };
            let (a, b) = (first.unwrap_or(absent(known)), second.unwrap_or(absent(known)));
            let difference = a.contribution - b.contribution;
            let (xa, xb) = (a.score.get(), b.score.get());
            parts.push(DifferencePart {
                axis,
                criterion: criterion.id().clone(),
                criterion_name: criterion.name().clone(),
                group: group.id().clone(),
                group_name: group.name().clone(),
                difference,
                from_scores: f64::midpoint(a.weight, b.weight) * (xa - xb),
                from_weights: f64::midpoint(xa, xb) * (a.weight - b.weight),
                utility: axis_weight.map(|weight| weight * difference),
            });
        }
    }
}

/// The same part without any weight.
fn absent(part: Contribution<'_>) -> Contribution<'_> {
    Contribution { answers: 0, weight: 0.0, contribution: 0.0, ..part }
}
