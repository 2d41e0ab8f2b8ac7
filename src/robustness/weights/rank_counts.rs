//! What a simulation counts.

use std::collections::BTreeMap;

use crate::num::lanes::{LANES, Lane, count_above};

/// Ranks, wins and first places of some draws. Counts are whole numbers, ties among them, so adding
/// the counts of two blocks loses nothing.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct RankCounts {
    size: usize,
    columns: usize,
    pub(super) draws: u64,
    /// Issue by rank, where the issue was not tied.
    alone: Vec<u64>,
    /// (issue, number above, number tied) where it was.
    tied: BTreeMap<(usize, usize, usize), u64>,
    /// In how many draws the first issue of a pair was strictly above the second.
    over: Vec<u64>,
    /// Sums of the weights, and of their squares, that made an issue first: issue by column.
    first: Vec<[f64; 2]>,
}

/// Room that one block after another counts in.
#[derive(Debug)]
pub(super) struct Scratch {
    above: Vec<[u64; LANES]>,
}

impl Scratch {
    pub(super) fn new(size: usize) -> Self {
        Self { above: vec![[0; LANES]; size] }
    }
}

impl RankCounts {
    /// Nothing, for so many issues and columns of weights.
    pub(super) fn new(size: usize, columns: usize) -> Self {
        Self {
            size,
            columns,
            draws: 0,
            alone: vec![0; size * size],
            tied: BTreeMap::new(),
            over: vec![0; size * size],
            first: vec![[0.0; 2]; size * columns],
        }
    }

    /// Counts the first `count` of some draws: the utility of each issue, and the weights.
    pub(super) fn record(
        &mut self,
        utilities: &mut [Lane],
        weights: &[Lane],
        count: usize,
        scratch: &mut Scratch,
    ) {
        if count < LANES {
            for lane in utilities.iter_mut() {
                lane[count..].fill(f64::NAN);
            }
        }
        let above = &mut scratch.above[..];
        count_above(utilities, above, &mut self.over);
        self.draws += count as u64;
        // Without ties the numbers above are 0, 1, … n − 1 in some order.
        let untied = (self.size * (self.size - 1) / 2) as u64;
        let mut sums = [0; LANES];
        for lane in above.iter() {
            for (sum, &a) in sums.iter_mut().zip(lane) {
                *sum += a;
            }
        }
        if sums[..count].iter().all(|&sum| sum == untied) {
            self.record_untied(above, weights, count);
        } else {
            for lane in 0..count {
                self.record_tied(above, weights, lane);
            }
        }
    }

    /// Counts draws in which every issue has a rank of its own.
    fn record_untied(&mut self, above: &[[u64; LANES]], weights: &[Lane], count: usize) {
        let mut winners = [0; LANES];
        for ((issue, lane), row) in
            above.iter().enumerate().zip(self.alone.chunks_exact_mut(self.size))
        {
            for (winner, &a) in winners[..count].iter_mut().zip(lane) {
                row[place(a)] += 1;
                *winner = if a == 0 { issue } else { *winner };
            }
        }
        for (lane, &winner) in winners[..count].iter().enumerate() {
            self.add_first(winner, weights, lane, 1.0);
        }
    }

    /// Counts one draw in which some issues may be tied: those with as many above them.
    fn record_tied(&mut self, above: &[[u64; LANES]], weights: &[Lane], lane: usize) {
        for (issue, mine) in above.iter().enumerate() {
            let at = place(mine[lane]);
            let tied = above.iter().filter(|other| other[lane] == mine[lane]).count();
            if tied == 1 {
                self.alone[issue * self.size + at] += 1;
            } else {
                *self.tied.entry((issue, at, tied)).or_default() += 1;
            }
            if at == 0 {
                self.add_first(issue, weights, lane, 1.0 / tied as f64);
            }
        }
    }

    fn add_first(&mut self, issue: usize, weights: &[Lane], lane: usize, share: f64) {
        let sums = &mut self.first[issue * self.columns..(issue + 1) * self.columns];
        for (sum, weight) in sums.iter_mut().zip(weights) {
            let w = weight[lane];
            sum[0] += share * w;
            sum[1] += share * w * w;
        }
    }

    /// Adds the counts of another block.
    pub(super) fn add(&mut self, other: &Self) {
        self.draws += other.draws;
        let pairs = self.alone.iter_mut().chain(&mut self.over);
        for (mine, theirs) in pairs.zip(other.alone.iter().chain(&other.over)) {
            *mine += theirs;
        }
        for (&key, count) in &other.tied {
            *self.tied.entry(key).or_default() += count;
        }
        for (mine, theirs) in self.first.iter_mut().zip(&other.first) {
            mine[0] += theirs[0];
            mine[1] += theirs[1];
        }
    }

    /// In how many draws each issue had each rank, tied ones sharing theirs evenly: issue by rank.
    pub(super) fn ranks(&self) -> Vec<f64> {
        let mut ranks: Vec<f64> = self.alone.iter().map(|&count| count as f64).collect();
        for (&(issue, above, tied), &count) in &self.tied {
            let start = issue * self.size + above;
            for rank in &mut ranks[start..start + tied] {
                *rank += count as f64 / tied as f64;
            }
        }
        ranks
    }

    /// In how many draws the first issue of each pair was above the second, half of those in which
    /// they were tied among them; an issue against itself half of all.
    pub(super) fn wins(&self) -> Vec<f64> {
        let n = self.size;
        let win = |at: usize| {
            let (a, b) = (at / n, at % n);
            let (over, under) = (self.over[at], self.over[b * n + a]);
            over as f64 + (self.draws - over - under) as f64 / 2.0
        };
        (0..n * n).map(win).collect()
    }

    /// Sums of the weights, and of their squares, that made an issue first, column by column.
    pub(super) fn first(&self, issue: usize) -> &[[f64; 2]] {
        &self.first[issue * self.columns..(issue + 1) * self.columns]
    }

    /// How many columns the weights are of.
    pub(super) const fn columns(&self) -> usize {
        self.columns
    }

    /// How many issues there are.
    pub(super) const fn size(&self) -> usize {
        self.size
    }
}

/// A number above as a place, which it is: it counts issues.
#[expect(clippy::cast_possible_truncation, reason = "below the number of issues")]
fn place(above: u64) -> usize {
    above as usize
}
