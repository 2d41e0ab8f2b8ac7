//! What can be wrong with a value of the domain model.

use super::axis::Axis;
use super::ids::{CriterionId, GroupId, IssueId};

/// A value that does not satisfy its type's invariant.
///
/// Every message says what was found and what was expected.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ModelError {
    /// An identifier is empty, too long, padded or contains a control character.
    #[error("{kind} id {found:?} is not valid: {problem}")]
    InvalidId {
        /// What the id was to identify.
        kind: &'static str,
        /// The text given.
        found: String,
        /// What is wrong with it.
        problem: &'static str,
    },
    /// A text that has to say something is blank.
    #[error("the {what} is blank; expected some text")]
    BlankText {
        /// What the text is.
        what: &'static str,
    },
    /// A number is NaN or infinite.
    #[error("the {what} is {found}, expected a finite number")]
    NotFinite {
        /// What the number is.
        what: &'static str,
        /// The number given.
        found: f64,
    },
    /// A scale cannot be declared like this.
    #[error("the scale is not valid: {problem}")]
    InvalidScale {
        /// What is wrong with it.
        problem: String,
    },
    /// A rating lies outside its scale or is no number.
    #[error("{found} is outside the scale from {min} to {max}")]
    OffScale {
        /// The rating given.
        found: f64,
        /// The scale's lower end.
        min: f64,
        /// The scale's upper end.
        max: f64,
    },
    /// A rating lies between two levels.
    #[error("{found} is not a level of the scale; the nearest are {below} and {above}")]
    OffStep {
        /// The rating given.
        found: f64,
        /// The level below it.
        below: f64,
        /// The level above it.
        above: f64,
    },
    /// A number outside [0, 1] was given as a score.
    #[error("{found} is not a score, expected a number from 0 to 1")]
    NotAScore {
        /// The number given.
        found: f64,
    },
    /// There are no weights at all.
    #[error("there are no weights, expected at least one")]
    NoWeights,
    /// A weight is negative or not finite.
    #[error("weight {} is {found}, expected a finite number of at least 0", at + 1)]
    InvalidWeight {
        /// Its place, counted from 0.
        at: usize,
        /// The weight given.
        found: f64,
    },
    /// Weights that have to sum to 1 do not.
    #[error("weights sum to {found}, expected 1; relative weights have to be normalized")]
    WeightSum {
        /// Their sum.
        found: f64,
    },
    /// No weight is above zero, so nothing would count.
    #[error("all weights are 0, expected at least one above 0")]
    AllZeroWeights,
    /// There is no issue.
    #[error("there are no issues, expected at least one")]
    NoIssues,
    /// Two issues have the same id.
    #[error("issue {id} is given twice")]
    DuplicateIssue {
        /// The id given twice.
        id: IssueId,
    },
    /// There is no issue with that id.
    #[error("there is no issue {found:?}")]
    UnknownIssue {
        /// The id given.
        found: String,
    },
    /// An issue is a part of an issue that is not in the catalog.
    #[error("issue {id} has the parent {parent}, which is not in the catalog")]
    UnknownParent {
        /// The sub-issue.
        id: IssueId,
        /// The parent it names.
        parent: IssueId,
    },
    /// Going from an issue to its parents never ends.
    #[error("issue {id} is its own ancestor")]
    ParentCycle {
        /// One issue of the cycle.
        id: IssueId,
    },
    /// Two criteria have the same id.
    #[error("criterion {id} is given twice")]
    DuplicateCriterion {
        /// The id given twice.
        id: CriterionId,
    },
    /// An axis has no criterion, so nothing could be asked about it.
    #[error("the {axis} axis has no criterion, expected at least one")]
    AxisWithoutCriterion {
        /// The axis.
        axis: Axis,
    },
    /// A group has two fixed scores for the same cell.
    #[error("group {group} has two fixed scores for issue {issue} on {criterion}")]
    DuplicateFixedScore {
        /// The group.
        group: GroupId,
        /// The issue.
        issue: IssueId,
        /// The criterion.
        criterion: CriterionId,
    },
    /// The bounds of a column are not finite or not in order.
    #[error("column {label:?} has the bounds {low} and {high}, expected finite low < high")]
    InvalidBounds {
        /// The column.
        label: String,
        /// Its lower bound.
        low: f64,
        /// Its upper bound.
        high: f64,
    },
    /// A matrix has no column.
    #[error("there are no columns, expected at least one")]
    NoColumns,
    /// Two columns have the same label.
    #[error("column {label:?} is given twice")]
    DuplicateColumn {
        /// The label given twice.
        label: String,
    },
    /// The number of values is not rows × columns.
    #[error("{found} values do not fill {rows} issues x {columns} columns")]
    ValueCount {
        /// How many values were given.
        found: usize,
        /// The number of issues.
        rows: usize,
        /// The number of columns.
        columns: usize,
    },
    /// A cell is not finite or outside the bounds of its column.
    #[error("issue {issue}, column {column:?}: {found} is outside {low} to {high}")]
    InvalidCell {
        /// The row.
        issue: IssueId,
        /// The column.
        column: String,
        /// The value given.
        found: f64,
        /// The least value allowed.
        low: f64,
        /// The greatest value allowed.
        high: f64,
    },
    /// The number of utilities is not the number of issues.
    #[error("{found} utilities for {expected} issues")]
    UtilityCount {
        /// How many utilities were given.
        found: usize,
        /// The number of issues.
        expected: usize,
    },
    /// A utility is NaN or infinite.
    #[error("issue {issue} has the utility {found}, expected a finite number")]
    InvalidUtility {
        /// The issue.
        issue: IssueId,
        /// Its utility.
        found: f64,
    },
}
