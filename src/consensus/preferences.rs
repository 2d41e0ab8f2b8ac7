//! Who is put above whom.

use std::cmp::Ordering;

use super::profile::ListProfile;

/// For every two issues, the weight of the lists that put one above the other.
///
/// A list prefers an issue to all in later tiers, and to those it does not name if it says that
/// these rank below ([`Unlisted::Below`](super::Unlisted)). Issues of one tier, and two issues that
/// are both not named, are no preference. Weights are whole numbers of a common unit inside, so a
/// majority is never decided by rounding.
///
/// # Examples
///
/// ```
/// use materiality::{ListProfile, PublishedList};
/// use std::cmp::Ordering;
///
/// let profile = ListProfile::new(
///     ["a", "b", "c"],
///     [
///         PublishedList::ranked("one", ["a"])?.weighted(0.1)?,
///         PublishedList::ranked("two", ["a"])?.weighted(0.2)?,
///         PublishedList::ranked("three", ["b", "a"])?.weighted(0.3)?,
///     ],
/// )?;
/// let preferences = profile.preferences();
/// assert_eq!(preferences.majority(0, 1), Some(Ordering::Equal)); // 0.1 + 0.2 against 0.3
/// assert_eq!(preferences.majority(0, 2), Some(Ordering::Greater));
/// assert_eq!(preferences.weight(2, 1), Some(0.0));
/// # Ok::<(), materiality::ConsensusError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct PairwisePreferences {
    issues: usize,
    /// Row-major: units of weight that put the row above the column.
    counts: Vec<u64>,
    unit: f64,
}

impl PairwisePreferences {
    pub(super) fn new(profile: &ListProfile) -> Self {
        let issues = profile.issues().len();
        let mut counts = vec![0; issues * issues];
        for (places, weight) in profile.places() {
            for (issue, later, absent) in places.below() {
                let row = &mut counts[issue * issues..][..issues];
                for &other in later.iter().chain(absent) {
                    row[other] += weight;
                }
            }
        }
        Self { issues, counts, unit: profile.unit() }
    }

    /// How many issues there are.
    pub const fn issues(&self) -> usize {
        self.issues
    }

    /// The weight of the lists that put the first issue above the second, both by their place in the
    /// profile; `None` if there is no such issue.
    pub fn weight(&self, above: usize, below: usize) -> Option<f64> {
        self.has(above, below).then(|| self.count(above, below) as f64 * self.unit)
    }

    /// `Greater` if more weight puts the first issue above the second than the other way, `Less` if
    /// less does, `Equal` if both weigh the same; `None` if there is no such issue.
    pub fn majority(&self, first: usize, second: usize) -> Option<Ordering> {
        self.has(first, second).then(|| self.compared(first, second))
    }

    fn has(&self, first: usize, second: usize) -> bool {
        first < self.issues && second < self.issues
    }

    /// The weight in units, for two issues that there are.
    pub(super) fn count(&self, above: usize, below: usize) -> u64 {
        self.counts[above * self.issues + below]
    }

    /// The majority between two issues that there are.
    pub(super) fn compared(&self, first: usize, second: usize) -> Ordering {
        self.count(first, second).cmp(&self.count(second, first))
    }

    /// How large a unit is.
    pub(super) const fn unit(&self) -> f64 {
        self.unit
    }
}
