//! What a plot cannot show.

use crate::model::IssueId;

/// Input that a plot cannot show, or a drawing that cannot be made into a PNG.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum PlotError {
    /// An issue is given that the plot does not have.
    #[error("the plot has no issue {issue}")]
    UnknownIssue {
        /// The issue.
        issue: IssueId,
    },
    /// A size for a point that is negative or not a number.
    #[error("the size of issue {issue} is {found}, expected a finite number of at least 0")]
    InvalidSize {
        /// The issue.
        issue: IssueId,
        /// The size given.
        found: f64,
    },
    /// A table of probabilities that is none.
    #[error("probabilities of issue {issue}: {problem}")]
    InvalidProbabilities {
        /// The issue.
        issue: IssueId,
        /// What is wrong with them.
        problem: String,
    },
    /// The number of rows is not the number of issues.
    #[error("{found} rows of probabilities for {expected} issues")]
    RowCount {
        /// The rows given.
        found: usize,
        /// One for each issue.
        expected: usize,
    },
    /// A weight outside [0, 1].
    #[error("the weight is {found}, expected a number from 0 to 1")]
    InvalidWeight {
        /// The weight given.
        found: f64,
    },
    /// Two periods that were rated on scales that differ.
    #[error("the two periods were rated on different scales; their scores cannot be compared")]
    OtherScales,
    /// Nothing is there to be drawn.
    #[error("there is nothing to draw: {what}")]
    Nothing {
        /// What is missing.
        what: &'static str,
    },
    /// No font was given, or none that can be read, and text is to be drawn.
    #[error("a PNG needs a font, and none of the {given} files given is one")]
    NoFont {
        /// How many files were given.
        given: usize,
    },
    /// The enlargement is not positive, or the picture would be too large.
    #[error("the enlargement is {found}, expected a number above 0 and at most {most}")]
    InvalidZoom {
        /// The enlargement given.
        found: f32,
        /// The largest possible.
        most: f32,
    },
    /// The text is not SVG that can be drawn.
    #[error("the SVG cannot be drawn: {problem}")]
    Svg {
        /// What is wrong with it.
        problem: String,
    },
}
