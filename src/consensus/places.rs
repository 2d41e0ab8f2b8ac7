//! Where a list puts the issues of a profile, by index.

use super::published_list::{PublishedList, Unlisted};

/// A list with issues as places among all issues that are ranked.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Places {
    /// How many issues there are to be ranked.
    issues: usize,
    unlisted: Unlisted,
    /// Listed issues, most material first.
    order: Vec<usize>,
    /// Ends (exclusive) of the tiers in `order`.
    ends: Vec<usize>,
    /// Issues that are not listed.
    absent: Vec<usize>,
}

impl Places {
    /// `order` has the places of the list's issues, tier by tier.
    pub(super) fn new(list: &PublishedList, order: Vec<usize>, issues: usize) -> Self {
        let ends = list.tiers().iter().scan(0, |end, tier| {
            *end += tier.len();
            Some(*end)
        });
        let mut is_listed = vec![false; issues];
        for &issue in &order {
            is_listed[issue] = true;
        }
        let absent = (0..issues).filter(|&issue| !is_listed[issue]).collect();
        Self { issues, unlisted: list.unlisted(), ends: ends.collect(), order, absent }
    }

    /// How many issues are listed.
    pub(super) fn listed(&self) -> usize {
        self.order.len()
    }

    /// Listed issues with their mid-ranks inside the list.
    pub(super) fn mid_ranks(&self) -> impl Iterator<Item = (usize, f64)> {
        self.tiers().flat_map(|(start, tier)| {
            let rank = (2 * start + tier.len() + 1) as f64 / 2.0;
            tier.iter().map(move |&issue| (issue, rank))
        })
    }

    /// The tiers, each with the number of listed issues above it.
    pub(super) fn tiers(&self) -> impl Iterator<Item = (usize, &[usize])> {
        let mut start = 0;
        self.ends.iter().map(move |&end| {
            let tier = (start, &self.order[start..end]);
            start = end;
            tier
        })
    }

    /// Every issue with the issues that the list puts below it.
    pub(super) fn below(&self) -> impl Iterator<Item = (usize, &[usize], &[usize])> {
        let absent = self.ranked_below();
        self.tiers().flat_map(move |(start, tier)| {
            let later = &self.order[start + tier.len()..];
            tier.iter().map(move |&issue| (issue, later, absent))
        })
    }

    /// The issues that are not listed.
    pub(super) fn absent(&self) -> &[usize] {
        &self.absent
    }

    /// The issues that are not listed and for that rank below the others.
    pub(super) fn ranked_below(&self) -> &[usize] {
        match self.unlisted {
            Unlisted::Below => &self.absent,
            Unlisted::Unknown => &[],
        }
    }

    /// Mean positions over all complete orders that agree with the list; `None` for an issue on
    /// which the list says nothing.
    pub(super) fn positions(&self) -> Vec<Option<f64>> {
        let (n, k) = (self.issues as f64, self.listed() as f64);
        let mut positions = vec![None; self.issues];
        // k issues drawn from n positions: the r-th of them stands at r(n + 1)/(k + 1) on average.
        let stretch = match self.unlisted {
            Unlisted::Below => 1.0,
            Unlisted::Unknown => (n + 1.0) / (k + 1.0),
        };
        for (issue, rank) in self.mid_ranks() {
            positions[issue] = Some(rank * stretch);
        }
        for &issue in self.ranked_below() {
            positions[issue] = Some((k + 1.0 + n) / 2.0);
        }
        positions
    }
}
