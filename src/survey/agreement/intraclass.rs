//! Intraclass correlations of ratings.

use serde::Serialize;

use super::rater_panel::RaterPanel;
use crate::num::two_way::mean_squares;

/// Intraclass correlations: how reliably raters tell the items apart.
///
/// # Formula
///
/// From the mean squares of a two-way analysis of variance of n items × k raters (R between items,
/// C between raters, E what is left):
///
/// ```text
/// ICC(C,1) = (R − E) / (R + (k − 1)E)                      one rater, differences in level ignored
/// ICC(A,1) = (R − E) / (R + (k − 1)E + (k/n)(C − E))       one rater, agreement on the rating itself
/// ICC(C,k) = (R − E) / R                                   the mean of all k raters, likewise
/// ICC(A,k) = (R − E) / (R + (C − E)/n)
/// ```
///
/// Consistency (C) asks whether raters see the same differences between items, agreement (A) whether
/// they give the same ratings. The k forms grow with the number of raters: they say how far the
/// *mean* can be trusted, not whether people agree. ICC(C,k) of a table is Cronbach's α of the table
/// turned round. Negative values are kept: raters then differ more than chance would make them.
///
/// # Degenerate cases
///
/// Fewer than two complete raters or two items: `None`. A form whose denominator is not above 0, as
/// where all ratings are equal, is `None`.
///
/// Complexity: O(nk).
///
/// Reference: `McGraw` & Wong 1996, *Forming inferences about some intraclass correlation
/// coefficients*, Psychological Methods 1(1), doi:10.1037/1082-989X.1.1.30; Shrout & Fleiss 1979,
/// *Intraclass correlations: uses in assessing rater reliability*, doi:10.1037/0033-2909.86.2.420
/// (their ICC(2,1), (3,1), (2,k), (3,k) are A,1, C,1, A,k and C,k).
///
/// # Examples
///
/// ```
/// use materiality::{IntraclassCorrelation, RaterPanel};
///
/// // The second rater sees the same differences, one point lower.
/// let panel = RaterPanel::new(&[
///     [Some(2.0), Some(4.0), Some(6.0)],
///     [Some(1.0), Some(3.0), Some(5.0)],
/// ])?;
/// let icc = IntraclassCorrelation::of(&panel).unwrap();
/// assert_eq!(icc.consistency(), Some(1.0));
/// assert!((icc.agreement().unwrap() - 8.0 / 9.0).abs() < 1e-12); // R 8, C 3/2, E 0: 8 / (8 + 1)
/// # Ok::<(), materiality::SurveyError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct IntraclassCorrelation {
    agreement: Option<f64>,
    consistency: Option<f64>,
    mean_agreement: Option<f64>,
    mean_consistency: Option<f64>,
    raters: u64,
    left_out: u64,
    items: usize,
}

impl IntraclassCorrelation {
    /// The correlations of raters who rated every item; the others are left out.
    pub fn of(panel: &RaterPanel) -> Option<Self> {
        let values = panel.complete_values();
        let squares = mean_squares(&values, panel.items())?;
        let raters = values.len() / panel.items();
        let (n, k) = (panel.items() as f64, raters as f64);
        // The table has raters in rows, the formulas have items there.
        let (items, between_raters, error) = (squares.columns, squares.rows, squares.error);
        let over = |below: f64| (below > 0.0).then(|| (items - error) / below);
        let bias = between_raters - error;
        Some(Self {
            agreement: over(items + (k - 1.0) * error + k / n * bias),
            consistency: over(items + (k - 1.0) * error),
            mean_agreement: over(items + bias / n),
            mean_consistency: over(items),
            raters: raters as u64,
            left_out: (panel.raters() - raters) as u64,
            items: panel.items(),
        })
    }

    /// ICC(A,1): agreement of single raters.
    pub const fn agreement(&self) -> Option<f64> {
        self.agreement
    }

    /// ICC(C,1): consistency of single raters.
    pub const fn consistency(&self) -> Option<f64> {
        self.consistency
    }

    /// ICC(A,k): agreement of the mean of as many raters as there are.
    pub const fn mean_agreement(&self) -> Option<f64> {
        self.mean_agreement
    }

    /// ICC(C,k): consistency of the mean of as many raters as there are.
    pub const fn mean_consistency(&self) -> Option<f64> {
        self.mean_consistency
    }

    /// How many complete raters they rest on.
    pub const fn raters(&self) -> u64 {
        self.raters
    }

    /// How many raters were left out because a rating of theirs is missing.
    pub const fn left_out(&self) -> u64 {
        self.left_out
    }

    /// How many items were rated.
    pub const fn items(&self) -> usize {
        self.items
    }
}
