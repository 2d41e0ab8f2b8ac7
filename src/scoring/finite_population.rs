//! Whether the size of a group's population counts.

use serde::{Deserialize, Serialize};

/// Whether sampling errors take into account how many people a group has.
///
/// The usual formulas draw from an endless population. Who asks 25 of 60 suppliers knows more than
/// that: nearly half of them have answered. With the correction the error shrinks by
/// `√(1 − n/N)`, and is zero if everybody answered.
///
/// It is right where the question is what *these* people think this year, and wrong where they
/// stand for others to come. So it is a choice, and off unless made. Scores do not change by it,
/// only their errors and intervals.
///
/// Reference: W. G. Cochran 1977, *Sampling Techniques*, 3rd edition, chapter 2.
///
/// # Examples
///
/// ```
/// use std::num::NonZeroU64;
/// use materiality::{
///     Confidence, Criteria, FinitePopulation, GroupId, GroupScores, IssueId, Mean, Questionnaire,
///     Rating, Scale, StakeholderGroup, Tally,
/// };
///
/// let scale = Scale::likert(5)?;
/// let frame = Questionnaire::new(
///     [IssueId::new("water")?],
///     [GroupId::new("suppliers")?],
///     Criteria::one_per_axis(&scale),
/// )?;
/// let mut tally = Tally::empty(&frame);
/// for (value, count) in [(3.0, 5), (4.0, 15), (5.0, 5)] {
///     let rating = Rating::Level(scale.level_of(value)?);
///     tally.add("suppliers", "water", "stakeholder", rating, count)?;
/// }
/// let suppliers = StakeholderGroup::new("suppliers", "Suppliers")?
///     .with_population(NonZeroU64::new(60).unwrap());
///
/// let plain = GroupScores::new(&tally, &Mean)?;
/// let corrected = plain.clone().with_populations([&suppliers], FinitePopulation::Correct)?;
/// let width = |scores: &GroupScores| {
///     let estimate = scores.get("suppliers", "water", "stakeholder").unwrap();
///     estimate.interval(Confidence::default()).unwrap().width()
/// };
/// assert!((width(&corrected) / width(&plain) - (35.0_f64 / 60.0).sqrt()).abs() < 1e-12);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FinitePopulation {
    /// Groups stand for endless populations; the default.
    #[default]
    Ignore,
    /// Groups that declare a population were drawn from it without replacement.
    Correct,
}
