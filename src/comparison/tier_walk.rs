//! Two tiered lists, walked down side by side.

use super::rank_biased_overlap::OverlapTies;

/// One list: its tiers, and for each of its issues that the other list has, the tier there.
pub(super) struct Side {
    /// Ends (exclusive) of the tiers.
    ends: Vec<usize>,
    partners: Vec<Vec<usize>>,
    /// The tier that the depth lies in; behind the end, the number of tiers.
    current: usize,
    /// How many issues that only this list has are in earlier tiers.
    unshared: usize,
}

impl Side {
    pub(super) fn new(sizes: impl Iterator<Item = usize>, partners: Vec<Vec<usize>>) -> Self {
        let ends = sizes.scan(0, |end, size| {
            *end += size;
            Some(*end)
        });
        Self { ends: ends.collect(), partners, current: 0, unshared: 0 }
    }

    /// How many issues the list has.
    pub(super) fn len(&self) -> usize {
        self.ends.last().copied().unwrap_or(0)
    }

    /// How many issues stand in earlier tiers.
    fn start(&self) -> usize {
        self.current.checked_sub(1).map_or(0, |before| self.ends[before])
    }

    /// How many issues are in the current tier.
    fn size(&self) -> usize {
        self.ends.get(self.current).map_or(0, |end| end - self.start())
    }
}

/// Both lists at a depth: how many issues they share in which state.
///
/// At any depth one tier of a list is being entered; what is above counts in full.
pub(super) struct TierWalk {
    /// The shorter list, then the longer.
    sides: [Side; 2],
    depth: usize,
    /// Shared issues in earlier tiers of both.
    full: usize,
    /// Shared issues in the current tier of one list and in earlier tiers of the other.
    entering: [usize; 2],
    /// Shared issues in the current tiers of both.
    both: usize,
}

impl TierWalk {
    pub(super) fn new(short: Side, long: Side) -> Self {
        let both = short
            .partners
            .first()
            .map_or(0, |first| first.iter().filter(|&&partner| partner == 0).count());
        Self { sides: [short, long], depth: 0, full: 0, entering: [0, 0], both }
    }

    /// Goes down to a depth, counted from 1. Complexity: O(1) per issue over the whole walk.
    pub(super) fn advance_to(&mut self, depth: usize) {
        self.depth = depth;
        for side in [0, 1] {
            while self.sides[side]
                .ends
                .get(self.sides[side].current)
                .is_some_and(|&end| end < depth)
            {
                self.next_tier(side);
            }
        }
    }

    fn next_tier(&mut self, side: usize) {
        let other = self.sides[1 - side].current;
        let own = &mut self.sides[side];
        own.unshared += own.size() - own.partners[own.current].len();
        for &partner in &own.partners[own.current] {
            if partner < other {
                self.entering[side] -= 1;
                self.full += 1;
            } else if partner == other {
                self.both -= 1;
                self.entering[1 - side] += 1;
            }
        }
        own.current += 1;
        for &partner in own.partners.get(own.current).into_iter().flatten() {
            if partner < other {
                self.entering[side] += 1;
            } else if partner == other {
                self.both += 1;
            }
        }
    }

    /// The share of the current tier that lies within the depth.
    fn share(&self, side: usize, ties: OverlapTies) -> f64 {
        let side = &self.sides[side];
        match (ties, side.size()) {
            (OverlapTies::Equal, _) | (_, 0) => 1.0,
            (_, size) => (self.depth - side.start()) as f64 / size as f64,
        }
    }

    /// The depth, counted from 1.
    pub(super) fn depth(&self) -> f64 {
        self.depth as f64
    }

    /// How much the lists share down to the depth.
    pub(super) fn shared(&self, ties: OverlapTies) -> f64 {
        let [short, long] = [self.share(0, ties), self.share(1, ties)];
        // The two lists are added to each other first, so that it does not matter which is which.
        let entering = short * self.entering[0] as f64 + long * self.entering[1] as f64;
        self.full as f64 + entering + short * long * self.both as f64
    }

    /// How many issues of each list are reached, ties whole; behind the end of a list, the depth.
    pub(super) fn reached(&self) -> [f64; 2] {
        let reached = |side: &Side| match side.size() {
            0 => self.depth(),
            size => (side.start() + size) as f64,
        };
        self.sides.each_ref().map(reached)
    }

    /// The sums of squared shares of each list; behind the end of a list, the depth.
    pub(super) fn squares(&self) -> [f64; 2] {
        [0, 1].map(|at| match self.sides[at].size() {
            0 => self.depth(),
            size => {
                let share = self.share(at, OverlapTies::Corrected);
                self.sides[at].start() as f64 + share * share * size as f64
            }
        })
    }

    /// The mean share of the issues reached that only the longer list has; there are some behind the
    /// end of the shorter.
    pub(super) fn mean_unshared(&self, ties: OverlapTies) -> f64 {
        let side = &self.sides[1];
        let shared = side.partners.get(side.current).map_or(0, Vec::len);
        let (full, entering) = (side.unshared as f64, (side.size() - shared) as f64);
        (full + entering * self.share(1, ties)) / (full + entering)
    }
}
