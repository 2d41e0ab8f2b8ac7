//! Who has answered what, in few bytes per respondent.
//!
//! A file read as a stream can name a respondent again at any later line, so finding a duplicate
//! answer or a second group takes memory for every respondent. A general hash map costs 40 bytes
//! and more; this table costs 13 to 15 for the usual ten issues on two axes.
//!
//! An entry holds 56 bits of a respondent's 64-bit hash (the other 8 choose the shard), the group,
//! and one bit per question. Two respondents with equal hashes would be taken for one: among ten
//! million that happens once in 370,000 files, and then as a false error, never as a silent loss.
//! Shards grow one at a time by an eighth, so there is never a second copy of the whole table.

use std::hash::{DefaultHasher, Hasher};

/// Shards; a power of two that a byte can choose from.
const SHARDS: usize = 256;

/// Bytes of the hash kept in an entry.
const HASH_BYTES: usize = 7;

/// Bytes of the group kept in an entry.
const GROUP_BYTES: usize = 2;

/// The hash of an entry that is free.
const FREE: u64 = 0;

/// Groups a table can tell apart.
pub(crate) const MAX_GROUPS: usize = 1 << (8 * GROUP_BYTES);

/// Remembers respondents, their groups and the questions they have answered.
#[derive(Debug)]
pub(crate) struct Seen {
    shards: Vec<Shard>,
    /// Bytes per entry: hash, group, answered bits.
    stride: usize,
}

#[derive(Debug, Default)]
struct Shard {
    entries: Vec<u8>,
    used: usize,
}

/// A respondent of a [`Seen`], valid until the next [`Seen::enter`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slot {
    shard: usize,
    at: usize,
}

/// What [`Seen::enter`] found.
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
    /// A table for `questions` questions; 0 if only respondents are to be told apart.
    pub(crate) fn new(questions: usize) -> Self {
        let stride = HASH_BYTES + GROUP_BYTES + questions.div_ceil(8);
        Self { shards: (0..SHARDS).map(|_| Shard::default()).collect(), stride }
    }

    /// Finds a respondent, or enters one in `group`, which is below [`MAX_GROUPS`].
    pub(crate) fn enter(&mut self, respondent: &[u8], group: usize) -> Entered {
        let (shard, key) = hash(respondent);
        self.shards[shard].make_room(self.stride);
        let (at, found) = self.shards[shard].find(key, self.stride);
        let entry = &mut self.shards[shard].entries[at * self.stride..];
        if !found {
            entry[..HASH_BYTES].copy_from_slice(&key.to_le_bytes()[..HASH_BYTES]);
            entry[HASH_BYTES..HASH_BYTES + GROUP_BYTES]
                .copy_from_slice(&group.to_le_bytes()[..GROUP_BYTES]);
            self.shards[shard].used += 1;
            return Entered { slot: Slot { shard, at }, group, is_new: true };
        }
        let mut bytes = [0; size_of::<usize>()];
        bytes[..GROUP_BYTES].copy_from_slice(&entry[HASH_BYTES..HASH_BYTES + GROUP_BYTES]);
        let group = usize::from_le_bytes(bytes);
        Entered { slot: Slot { shard, at }, group, is_new: false }
    }

    /// Whether questions are told apart, or only respondents.
    pub(crate) const fn tracks_questions(&self) -> bool {
        self.stride > HASH_BYTES + GROUP_BYTES
    }

    /// Marks a question as answered; false if it was already.
    pub(crate) fn answer(&mut self, slot: Slot, question: usize) -> bool {
        let start = slot.at * self.stride + HASH_BYTES + GROUP_BYTES;
        let byte = &mut self.shards[slot.shard].entries[start + question / 8];
        let bit = 1 << (question % 8);
        let is_first = *byte & bit == 0;
        *byte |= bit;
        is_first
    }
}

impl Shard {
    /// Grows by an eighth before the load exceeds nine tenths.
    fn make_room(&mut self, stride: usize) {
        let capacity = self.entries.len() / stride;
        if (self.used + 1) * 10 <= capacity * 9 {
            return;
        }
        let larger = (capacity + capacity / 8).max(16);
        let mut grown = Self { entries: vec![0; larger * stride], used: self.used };
        for entry in self.entries.chunks_exact(stride) {
            let key = key_of(entry);
            if key != FREE {
                let (at, _) = grown.find(key, stride);
                grown.entries[at * stride..(at + 1) * stride].copy_from_slice(entry);
            }
        }
        *self = grown;
    }

    /// The entry of `key`, or the free one where it belongs. There is always a free one.
    fn find(&self, key: u64, stride: usize) -> (usize, bool) {
        let capacity = self.entries.len() / stride;
        // The hash as a fraction of 2⁵⁶ chooses the first place to look at.
        let wide = u128::from(key) * capacity as u128;
        let mut at = usize::try_from(wide >> (8 * HASH_BYTES)).unwrap_or_default();
        loop {
            match key_of(&self.entries[at * stride..]) {
                found if found == key => return (at, true),
                FREE => return (at, false),
                _ => at = if at + 1 == capacity { 0 } else { at + 1 },
            }
        }
    }
}

/// The hash kept in an entry.
fn key_of(entry: &[u8]) -> u64 {
    let mut bytes = [0; 8];
    bytes[..HASH_BYTES].copy_from_slice(&entry[..HASH_BYTES]);
    u64::from_le_bytes(bytes)
}

/// The shard of a respondent and the hash kept in the entry.
fn hash(respondent: &[u8]) -> (usize, u64) {
    let mut hasher = DefaultHasher::new();
    hasher.write(respondent);
    let hash = hasher.finish();
    let shard = usize::from(hash.to_le_bytes()[7]);
    let key = hash & ((1 << (8 * HASH_BYTES)) - 1);
    (shard, key.max(FREE + 1))
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
            let mut seen = Seen::new(21);
            let mut groups = HashMap::new();
            let mut answers = HashSet::new();
            for (person, group, question) in rows {
                let entered = seen.enter(person.to_string().as_bytes(), group);
                prop_assert_eq!(entered.is_new, !groups.contains_key(&person));
                let first = *groups.entry(person).or_insert(group);
                prop_assert_eq!(entered.group, first);
                prop_assert_eq!(seen.answer(entered.slot, question), answers.insert((person, question)));
            }
        }
    }

    /// The promise of docs/scale.md: at most 16 bytes per respondent for 20 questions.
    #[test]
    fn at_most_16_bytes_per_respondent() {
        let mut seen = Seen::new(20);
        for person in 0..200_000_u32 {
            seen.enter(&person.to_le_bytes(), 0);
            if person > 50_000 && person % 1_000 == 0 {
                let bytes: usize = seen.shards.iter().map(|shard| shard.entries.capacity()).sum();
                assert!(bytes <= 16 * person as usize, "{bytes} bytes for {person}");
            }
        }
    }
}
