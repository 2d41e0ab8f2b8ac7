//! Every measure of agreement inside one cell, together.

use serde::Serialize;

use super::r_wg::r_wg;
use super::tastle_wierman::tastle_wierman;
use super::van_der_eijk::van_der_eijk;
use super::variance_ratio::variance_ratio;
use crate::survey::cell::Cell;

/// How far the people of one cell agree about one issue.
///
/// Measures that the cell does not allow are `None`: all of them without an answer, `r_wg` with one
/// answer, agreement and polarization on a scale of two levels.
///
/// # Examples
///
/// ```
/// use materiality::{
///     CellAgreement, Criteria, GroupId, IssueId, Questionnaire, Rating, Scale, Tally,
/// };
///
/// let scale = Scale::likert(5)?;
/// let criteria = Criteria::one_per_axis(&scale);
/// let frame = Questionnaire::new([IssueId::new("water")?], [GroupId::new("staff")?], criteria)?;
/// let mut tally = Tally::empty(&frame);
/// for rating in [1.0, 2.0, 4.0, 5.0] {
///     tally.add("staff", "water", "stakeholder", Rating::Level(scale.level_of(rating)?), 10)?;
/// }
/// let agreement = CellAgreement::of(&tally.cell("staff", "water", "stakeholder").unwrap());
/// assert!(agreement.polarization().unwrap() > 0.5); // more than if all answers were alike
/// assert_eq!(agreement.r_wg(), Some(0.0)); // below what random answers give
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct CellAgreement {
    answers: u64,
    r_wg_raw: Option<f64>,
    r_wg: Option<f64>,
    consensus: Option<f64>,
    agreement: Option<f64>,
    polarization: Option<f64>,
    variance_ratio: Option<f64>,
}

impl CellAgreement {
    /// The measures of one cell.
    ///
    /// Complexity: O(K²) for K levels, however many answers.
    pub fn of(cell: &Cell<'_>) -> Self {
        let raw = r_wg(cell);
        let agreement = van_der_eijk(cell);
        Self {
            answers: cell.answers(),
            r_wg_raw: raw,
            r_wg: raw.map(|raw| raw.max(0.0)),
            consensus: tastle_wierman(cell),
            agreement,
            polarization: agreement.map(|agreement| (1.0 - agreement) / 2.0),
            variance_ratio: variance_ratio(cell),
        }
    }

    /// How many answers they rest on.
    pub const fn answers(&self) -> u64 {
        self.answers
    }

    /// [`r_wg`](crate::r_wg()) with negative values as 0, from 0 to 1.
    pub const fn r_wg(&self) -> Option<f64> {
        self.r_wg
    }

    /// [`r_wg`](crate::r_wg()) as it comes, negative values kept.
    pub const fn r_wg_raw(&self) -> Option<f64> {
        self.r_wg_raw
    }

    /// [Tastle and Wierman's consensus](crate::tastle_wierman()), from 0 to 1.
    pub const fn consensus(&self) -> Option<f64> {
        self.consensus
    }

    /// [Van der Eijk's agreement](crate::van_der_eijk()) A, from −1 to 1.
    pub const fn agreement(&self) -> Option<f64> {
        self.agreement
    }

    /// (1 − A)/2, from 0 (unanimous) over ½ (all levels alike) to 1 (both ends).
    pub const fn polarization(&self) -> Option<f64> {
        self.polarization
    }

    /// [Variance over the largest possible](crate::variance_ratio()), from 0 to 1.
    pub const fn variance_ratio(&self) -> Option<f64> {
        self.variance_ratio
    }
}
