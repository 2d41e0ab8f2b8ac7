//! Who rated what: a table of raters by items, in which ratings can be missing.

use std::ops::Range;

use crate::model::{Axis, Rating};
use crate::survey::error::SurveyError;
use crate::survey::survey::Survey;

/// Stands for a missing rating among codes.
const MISSING: u32 = u32::MAX;

/// Beyond this no rating scale goes, and squares stay exact enough.
const MAX_ABS: f64 = 1e9;

/// Raters × items: what measures of agreement between people take.
///
/// From a [`Survey`] the raters are respondents and the items are issues (or, for an axis, issues
/// under each of its criteria). From plain rows both are whatever the caller says. A rating can be
/// missing; measures that need complete raters leave the others out and say how many.
///
/// # Examples
///
/// ```
/// use materiality::{KendallW, RaterPanel};
///
/// let panel = RaterPanel::new(&[
///     [Some(5.0), Some(3.0), Some(1.0)],
///     [Some(4.0), Some(3.0), Some(2.0)],
///     [Some(5.0), None, Some(1.0)],
/// ])?;
/// let w = KendallW::of(&panel).unwrap();
/// assert_eq!((w.get(), w.raters(), w.left_out()), (1.0, 2, 1));
/// # Ok::<(), materiality::SurveyError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct RaterPanel {
    items: usize,
    /// The different ratings given, rising.
    values: Vec<f64>,
    /// Places in `values`, by rater.
    codes: Vec<u32>,
}

impl RaterPanel {
    /// A panel of plain rows: one per rater, one rating per item, higher = more.
    ///
    /// # Errors
    ///
    /// [`SurveyError::EmptyPanel`] without raters or items; [`SurveyError::PanelRow`] for a row of
    /// another length than the first; [`SurveyError::PanelRating`] for a rating that is not a
    /// number within ±10⁹.
    ///
    /// Complexity: O(nk · log v) for v different ratings.
    pub fn new<R: AsRef<[Option<f64>]>>(rows: &[R]) -> Result<Self, SurveyError> {
        let items = rows.first().map_or(0, |row| row.as_ref().len());
        if items == 0 {
            return Err(SurveyError::EmptyPanel);
        }
        for (rater, row) in rows.iter().enumerate() {
            check(rater, row.as_ref(), items)?;
        }
        let cells = || rows.iter().flat_map(|row| row.as_ref().iter().copied());
        // −0 and 0 are the same rating.
        let mut values: Vec<f64> = cells().flatten().map(|x| x + 0.0).collect();
        values.sort_unstable_by(f64::total_cmp);
        values.dedup();
        let place = |x: f64| values.partition_point(|&value| value < x);
        let code = |x: Option<f64>| x.map_or(MISSING, |x| code_of(place(x + 0.0)));
        let codes = cells().map(code).collect();
        Ok(Self { items, values, codes })
    }

    /// All respondents' ratings of all issues on one criterion.
    ///
    /// # Errors
    ///
    /// [`SurveyError::UnknownCriterion`] if the questionnaire does not have it.
    ///
    /// Complexity: O(respondents × issues).
    pub fn of_survey(survey: &Survey, criterion: &str) -> Result<Self, SurveyError> {
        Ok(Self::of_criterion(survey, place_of(survey, criterion)?, 0..survey.len()))
    }

    /// One group's ratings of all issues on one criterion.
    ///
    /// # Errors
    ///
    /// [`SurveyError::UnknownCriterion`] or [`SurveyError::UnknownGroup`] if the questionnaire does
    /// not have it.
    pub fn of_group(survey: &Survey, criterion: &str, group: &str) -> Result<Self, SurveyError> {
        let at = place_of(survey, criterion)?;
        let frame = survey.questionnaire();
        let group =
            frame.group(group).ok_or_else(|| SurveyError::UnknownGroup { found: group.into() })?;
        Ok(Self::of_criterion(survey, at, survey.members(group)))
    }

    /// All respondents' ratings of all issues on every criterion of an axis, as scores: the items
    /// are the issues under the first criterion, then those under the next.
    ///
    /// With one criterion on the axis this is [`of_survey`](Self::of_survey) in other units.
    pub fn of_axis(survey: &Survey, axis: Axis) -> Self {
        let frame = survey.questionnaire();
        let criteria: Vec<usize> = frame.criteria().of_axis(axis).collect();
        let scores_of = |criterion: usize| {
            let scale = frame.criterion(criterion).scale();
            scale.iter_levels().map(|level| level.score(scale).get()).collect::<Vec<f64>>()
        };
        let mut values: Vec<f64> = criteria.iter().flat_map(|&at| scores_of(at)).collect();
        values.sort_unstable_by(f64::total_cmp);
        values.dedup();
        let columns = criteria.iter().flat_map(|&criterion| {
            let codes = scores_of(criterion)
                .iter()
                .map(|&score| code_of(values.partition_point(|&value| value < score)))
                .collect::<Vec<u32>>();
            (0..frame.issues().len())
                .map(move |issue| (frame.question(criterion, issue), codes.clone()))
        });
        let columns: Vec<_> = columns.collect();
        Self::of_columns(survey, values, &columns, 0..survey.len())
    }

    /// Ratings on one criterion, as levels 0, 1, 2, ….
    pub(crate) fn of_criterion(survey: &Survey, criterion: usize, people: Range<usize>) -> Self {
        let frame = survey.questionnaire();
        let levels = frame.criterion(criterion).scale().levels();
        let values = (0..levels).map(|level| level as f64).collect();
        let codes: Vec<u32> = (0..levels).map(code_of).collect();
        let column = |issue| (frame.question(criterion, issue), codes.clone());
        let columns: Vec<_> = (0..frame.issues().len()).map(column).collect();
        Self::of_columns(survey, values, &columns, people)
    }

    /// Questions as items; each column says which code a level has.
    fn of_columns(
        survey: &Survey,
        values: Vec<f64>,
        columns: &[(usize, Vec<u32>)],
        people: Range<usize>,
    ) -> Self {
        let items = columns.len();
        let mut codes = vec![MISSING; people.len() * items];
        for (item, (question, code_of_level)) in columns.iter().enumerate() {
            let column = &survey.column(*question)[people.clone()];
            for (slot, &byte) in codes.iter_mut().skip(item).step_by(items).zip(column) {
                if let Some(level) = Rating::from_code(byte).level() {
                    *slot = code_of_level[level.index()];
                }
            }
        }
        Self { items, values, codes }
    }

    /// How many raters there are, complete or not.
    pub fn raters(&self) -> usize {
        self.codes.len() / self.items
    }

    /// How many items there are.
    pub const fn items(&self) -> usize {
        self.items
    }

    /// How many raters rated every item.
    pub fn complete(&self) -> usize {
        self.complete_rows().count()
    }

    /// The different ratings given, rising.
    pub(crate) fn values(&self) -> &[f64] {
        &self.values
    }

    /// The codes of raters who rated every item.
    pub(crate) fn complete_rows(&self) -> impl Iterator<Item = &[u32]> {
        self.codes.chunks_exact(self.items).filter(|row| !row.contains(&MISSING))
    }

    /// The ratings of raters who rated every item, row by row.
    pub(crate) fn complete_values(&self) -> Vec<f64> {
        self.complete_rows().flatten().map(|&code| self.values[code as usize]).collect()
    }

    /// How often each rating was given to each item: (place among values, count), rising.
    pub(crate) fn item_counts(&self) -> Vec<Vec<(usize, u64)>> {
        let mut column: Vec<u32> = Vec::with_capacity(self.raters());
        let count = |item: usize| {
            column.clear();
            let given = self.codes.iter().skip(item).step_by(self.items).filter(|&&c| c != MISSING);
            column.extend(given);
            column.sort_unstable();
            column.chunk_by(|a, b| a == b).map(|run| (run[0] as usize, run.len() as u64)).collect()
        };
        (0..self.items).map(count).collect()
    }
}

/// A place as a code; panels of 2³² different ratings do not fit in memory.
fn code_of(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(MISSING)
}

fn place_of(survey: &Survey, criterion: &str) -> Result<usize, SurveyError> {
    let place = survey.questionnaire().criteria().position(criterion);
    place.ok_or_else(|| SurveyError::UnknownCriterion { found: criterion.into() })
}

/// Refuses a row that is too long or short, or has something else than numbers.
fn check(rater: usize, row: &[Option<f64>], expected: usize) -> Result<(), SurveyError> {
    if row.len() != expected {
        return Err(SurveyError::PanelRow { rater, found: row.len(), expected });
    }
    for (item, &rating) in row.iter().enumerate() {
        if let Some(found) = rating.filter(|x| !(-MAX_ABS..=MAX_ABS).contains(x)) {
            return Err(SurveyError::PanelRating { rater, item, found });
        }
    }
    Ok(())
}
