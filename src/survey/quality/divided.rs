//! Whether a mean hides a conflict.

use serde::Serialize;

use super::rules::QualityRules;
use crate::model::GroupId;
use crate::num::grid::quantize;
use crate::survey::agreement::{CellAgreement, GroupContrast, GroupGap};

/// Why opinion about an issue is divided, so that its mean should not stand alone.
///
/// ```text
/// group gap:     two groups' mean scores are at least `gap` apart, and the interval of the
///                difference, simultaneous over all pairs of groups, lies above 0
/// polarization:  (1 − A)/2 with van der Eijk's A is above `polarization`, inside a group or over
///                all respondents, with at least `fewest_answers` answers
/// ```
///
/// with the values of [`QualityRules`]. On a scale of two levels A is not defined and only the gap
/// counts.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
#[non_exhaustive]
pub enum DividedOpinion {
    /// Two groups are clearly apart.
    GroupGap(GroupGap),
    /// The answers of one group stand at both ends.
    PolarizedGroup {
        /// The group.
        group: GroupId,
        /// Its polarization.
        polarization: f64,
    },
    /// The answers of all respondents together stand at both ends.
    Polarized {
        /// The polarization.
        polarization: f64,
    },
}

impl DividedOpinion {
    /// Every reason there is: the gap, then all respondents, then groups in order.
    pub(crate) fn reasons<'a>(
        contrast: &GroupContrast,
        all: &CellAgreement,
        groups: impl Iterator<Item = (&'a GroupId, &'a CellAgreement)>,
        rules: &QualityRules,
    ) -> Vec<Self> {
        let polarized = |one: &CellAgreement| {
            one.polarization().filter(|&found| {
                one.answers() >= rules.fewest_answers()
                    && quantize(found) > quantize(rules.polarization())
            })
        };
        let gap = contrast.clear_gap().cloned().map(Self::GroupGap);
        let all = polarized(all).map(|polarization| Self::Polarized { polarization });
        let groups = groups.filter_map(|(group, one)| {
            let polarization = polarized(one)?;
            Some(Self::PolarizedGroup { group: group.clone(), polarization })
        });
        gap.into_iter().chain(all).chain(groups).collect()
    }
}
