//! Who has answered what, in few bytes per respondent.
//!
//! A file read as a stream can name a respondent again at any later line, so finding a duplicate
//! answer or a second group takes memory for every respondent. A general hash map costs 40 bytes
//! and more; this table costs 12 to 14 for the usual ten issues on two axes.
//!
//! An entry holds 56 bits of a respondent's 64-bit hash (the other 8 choose the shard), the group,
//! and one bit per question. Two respondents with equal hashes would be taken for one: among ten
//! million that happens once in 370,000 files, and then as a false error, never as a silent loss.
//!
//! Entries stand in the order of their hashes, each at or soon after the place its hash points to
//! (Amble & Knuth 1974, *Ordered hash tables*): a search ends at the first larger hash, so the
//! table can be nine tenths full, and growing is one pass of copying. Shards grow one at a time,
//! so there is never a second copy of the whole table.

use std::hash::BuildHasher;
use std::hint::black_box;

use foldhash::quality::FixedState;

/// Shards; a power of two that a byte can choose from.
const SHARDS: usize = 256;

/// Bytes of the hash kept in an entry.
const HASH_BYTES: usize = 7;

/// Groups a table can tell apart: two bytes of an entry, one where that is enough.
pub(crate) const MAX_GROUPS: usize = 1 << 16;

/// Places beyond the last one a hash can point to, so that a search need not wrap around.
const SLACK: usize = 16;

/// Entries looked at together; three in four searches and more end in the first ones.
const WINDOW: usize = 8;

/// The bits of a hash that are kept in an entry.
const KEY_BITS: u64 = (1 << (8 * HASH_BYTES)) - 1;

/// The hash of an entry that is free.
const FREE: u64 = 0;

/// Remembers respondents, their groups and the questions they have answered.
#[derive(Debug)]
pub(crate) struct Seen {
    shards: Vec<Shard>,
    /// Bytes per entry: hash, group, answered bits.
    stride: usize,
    /// Where the answered bits start in an entry.
    bits: usize,
    /// Without a seed from outside, so that a file is read alike every time.
    hasher: FixedState,
}

#[derive(Debug, Default)]
struct Shard {
    entries: Vec<u8>,
    /// Entries there is room for.
    capacity: usize,
    used: usize,
}

/// A respondent of a [`Seen`], valid until the next [`Seen::enter_hashed`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slot {
    shard: usize,
    at: usize,
}

/// What [`Seen::enter_hashed`] found.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entered {
    /// The respondent's slot.
    pub(crate) slot: Slot,
    /// The group the respondent was first seen in.
    pub(crate) group: usize,
    /// Whether this is the respondent's first row.
    pub(crate) is_new: bool,
}

impl Seen {
    /// A table for `questions` questions (0 if only respondents are to be told apart) and `groups`
    /// groups, at most [`MAX_GROUPS`].
    pub(crate) fn new(questions: usize, groups: usize) -> Self {
        let bits = HASH_BYTES + if groups <= 256 { 1 } else { 2 };
        let shards = (0..SHARDS).map(|_| Shard::default()).collect();
        let hasher = FixedState::with_seed(0);
        Self { shards, stride: bits + questions.div_ceil(8), bits, hasher }
    }

    /// The hash of a respondent.
    #[inline]
    pub(crate) fn hash(&self, respondent: &[u8]) -> u64 {
        self.hasher.hash_one(respondent)
    }

    /// The hash of a respondent, whose entry is brought into the cache.
    #[inline]
    pub(crate) fn fetch(&self, respondent: &[u8]) -> u64 {
        let hash = self.hash(respondent);
        let (number, key) = split(hash);
        let shard = &self.shards[number];
        black_box(shard.entries.get(shard.home(key) * self.stride).copied());
        hash
    }

    /// Finds a respondent by hash, or enters one in `group`.
    pub(crate) fn enter_hashed(&mut self, hash: u64, group: usize) -> Entered {
        let (number, key) = split(hash);
        let shard = &mut self.shards[number];
        let (mut at, found) = shard.find(key, self.stride);
        if found {
            let entry = &shard.entries[at * self.stride..];
            let mut bytes = [0; size_of::<usize>()];
            bytes[..self.bits - HASH_BYTES].copy_from_slice(&entry[HASH_BYTES..self.bits]);
            let group = usize::from_le_bytes(bytes);
            return Entered { slot: Slot { shard: number, at }, group, is_new: false };
        }
        while !shard.open(at, self.stride) {
            shard.grow(self.stride);
            (at, _) = shard.find(key, self.stride);
        }
        let entry = &mut shard.entries[at * self.stride..(at + 1) * self.stride];
        entry.fill(0);
        entry[..HASH_BYTES].copy_from_slice(&key.to_le_bytes()[..HASH_BYTES]);
        entry[HASH_BYTES..self.bits]
            .copy_from_slice(&group.to_le_bytes()[..self.bits - HASH_BYTES]);
        Entered { slot: Slot { shard: number, at }, group, is_new: true }
    }

    /// Whether questions are told apart, or only respondents.
    pub(crate) const fn tracks_questions(&self) -> bool {
        self.stride > self.bits
    }

    /// Marks a question as answered; false if it was already.
    #[inline]
    pub(crate) fn answer(&mut self, slot: Slot, question: usize) -> bool {
        let start = slot.at * self.stride + self.bits;
        let byte = &mut self.shards[slot.shard].entries[start + question / 8];
        let bit = 1 << (question % 8);
        let is_first = *byte & bit == 0;
        *byte |= bit;
        is_first
    }
}

impl Shard {
    /// The place of `key`, or the place where it belongs.
    ///
    /// From the place a hash points to on, smaller hashes stand first and none of them after a free
    /// entry, so counting them is finding the place. Counting takes no branch that depends on
    /// them; a search that stops at the right one mostly waits for a wrong guess to be undone.
    #[inline]
    fn find(&self, key: u64, stride: usize) -> (usize, bool) {
        let mut at = self.home(key);
        loop {
            let (start, end) = (at * stride, (at + WINDOW) * stride);
            let window = self.entries.get(start..end).unwrap_or_else(|| &self.entries[start..]);
            // Less one, a free entry has the largest hash.
            let is_before = |entry: &[u8]| key_of(entry).wrapping_sub(1) < key - 1;
            let before: usize =
                window.chunks_exact(stride).map(|entry| usize::from(is_before(entry))).sum();
            at += before;
            if before < WINDOW {
                let found = self.entries.get(at * stride..).map_or(FREE, key_of);
                return (at, found == key);
            }
        }
    }

    /// The place a hash points to: the hash as a fraction of 2⁵⁶.
    #[inline]
    fn home(&self, key: u64) -> usize {
        let wide = u128::from(key) * self.capacity as u128;
        usize::try_from(wide >> (8 * HASH_BYTES)).unwrap_or_default()
    }

    /// Frees place `at` by moving entries up to the next free place on by one; false if the table
    /// is too full for that.
    fn open(&mut self, at: usize, stride: usize) -> bool {
        if (self.used + 1) * 10 > self.capacity * 9 {
            return false;
        }
        let mut after = self.entries[at * stride..].chunks_exact(stride);
        let Some(distance) = after.position(|entry| key_of(entry) == FREE) else { return false };
        let end = (at + distance) * stride;
        self.entries.copy_within(at * stride..end, (at + 1) * stride);
        self.used += 1;
        true
    }

    /// Makes room for a sixteenth more.
    fn grow(&mut self, stride: usize) {
        let mut capacity = self.capacity;
        loop {
            capacity = (capacity + capacity / 16).max(capacity + SLACK);
            if let Some(grown) = self.copied(capacity, stride) {
                *self = grown;
                return;
            }
        }
    }

    /// The same entries with room for `capacity`; `None` if the last ones do not fit.
    fn copied(&self, capacity: usize, stride: usize) -> Option<Self> {
        let entries = vec![0; (capacity + SLACK) * stride];
        let mut copy = Self { entries, capacity, used: self.used };
        let mut next = 0;
        for entry in self.entries.chunks_exact(stride) {
            let key = key_of(entry);
            if key != FREE {
                let at = copy.home(key).max(next);
                copy.entries.get_mut(at * stride..(at + 1) * stride)?.copy_from_slice(entry);
                next = at + 1;
            }
        }
        Some(copy)
    }
}

/// The hash kept in an entry.
#[inline]
fn key_of(entry: &[u8]) -> u64 {
    // An entry has at least eight bytes: hash and group.
    entry.first_chunk::<8>().map_or(FREE, |bytes| u64::from_le_bytes(*bytes) & KEY_BITS)
}

/// The shard a hash chooses, and what of it is kept in the entry.
fn split(hash: u64) -> (usize, u64) {
    let shard = usize::from(hash.to_le_bytes()[7]);
    (shard, (hash & KEY_BITS).max(FREE + 1))
}

#[cfg(test)]
mod tests {
    use super::Seen;
    use proptest::prelude::*;
    use std::collections::{HashMap, HashSet};

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        /// The naive twin: hash collections of whole ids.
        #[test]
        fn equals_hash_collections(rows in prop::collection::vec((0_u32..3_000, 0_usize..300, 0_usize..21), 0..6_000)) {
            let mut seen = Seen::new(21, 300);
            let mut groups = HashMap::new();
            let mut answers = HashSet::new();
            for (person, group, question) in rows {
                let entered = seen.enter_hashed(seen.hash(person.to_string().as_bytes()), group);
                prop_assert_eq!(entered.is_new, !groups.contains_key(&person));
                let first = *groups.entry(person).or_insert(group);
                prop_assert_eq!(entered.group, first);
                prop_assert_eq!(seen.answer(entered.slot, question), answers.insert((person, question)));
            }
        }
    }

    /// The promise of docs/scale.md, at most 16 bytes per respondent for 20 questions, leaves two to
    /// the allocator.
    #[test]
    fn at_most_14_bytes_per_respondent() {
        let mut seen = Seen::new(20, 256);
        for person in 0..200_000_u32 {
            seen.enter_hashed(seen.hash(&person.to_le_bytes()), 0);
            if person > 50_000 && person % 1_000 == 0 {
                let bytes: usize = seen.shards.iter().map(|shard| shard.entries.capacity()).sum();
                assert!(bytes <= 14 * person as usize, "{bytes} bytes for {person}");
            }
        }
    }
}
