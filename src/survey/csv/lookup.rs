//! From the text of a field to a place, as fast as a file can be parsed.

use std::collections::HashMap;

use foldhash::fast::FixedState;

/// Finds the place of a text among known ones.
///
/// Exported surveys go through issues and axes in a fixed order, so what followed a text the last
/// time is tried first; that guess is one comparison and nearly always right.
#[derive(Debug)]
pub(crate) struct Lookup {
    keys: Vec<Box<[u8]>>,
    index: HashMap<Box<[u8]>, usize, FixedState>,
    /// What followed each key the last time.
    successor: Vec<usize>,
    last: usize,
}

impl Lookup {
    /// A lookup among `keys`, which are distinct.
    pub(crate) fn new<'a>(keys: impl IntoIterator<Item = &'a str>) -> Self {
        let keys: Vec<Box<[u8]>> = keys.into_iter().map(|key| key.as_bytes().into()).collect();
        let index = keys.iter().enumerate().map(|(at, key)| (key.clone(), at)).collect();
        let successor = (0..keys.len()).collect();
        Self { keys, index, successor, last: 0 }
    }

    /// The place of `text`.
    #[inline]
    pub(crate) fn find(&mut self, text: &[u8]) -> Option<usize> {
        let guess = *self.successor.get(self.last)?;
        if same(&self.keys[guess], text) {
            self.last = guess;
            return Some(guess);
        }
        let at = *self.index.get(text)?;
        self.successor[self.last] = at;
        self.last = at;
        Some(at)
    }
}

/// Whether two texts are equal; inlined, since a call for a few bytes costs more than comparing.
#[inline]
pub(crate) fn same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    match (a.first_chunk::<8>(), b.first_chunk::<8>()) {
        // The first and the last eight bytes overlap where there are fewer than sixteen.
        (Some(a_first), Some(b_first)) => {
            a_first == b_first
                && a.last_chunk::<8>() == b.last_chunk::<8>()
                && (a.len() <= 16 || a[8..a.len() - 8] == b[8..b.len() - 8])
        }
        _ => match (a.first_chunk::<4>(), b.first_chunk::<4>()) {
            (Some(a_first), Some(b_first)) => {
                a_first == b_first && a.last_chunk::<4>() == b.last_chunk::<4>()
            }
            _ => a.iter().zip(b).all(|(a, b)| a == b),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::{Lookup, same};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn same_is_equality(a in "[ab]{0,40}", b in "[ab]{0,40}", at in 0_usize..40) {
            prop_assert_eq!(same(a.as_bytes(), b.as_bytes()), a == b);
            prop_assert!(same(a.as_bytes(), a.clone().as_bytes()));
            let mut c = a.clone().into_bytes();
            if let Some(byte) = c.get_mut(at) {
                *byte = b'x';
                prop_assert!(!same(a.as_bytes(), &c));
            }
        }
    }

    #[test]
    fn guesses_never_change_an_answer() {
        let mut lookup = Lookup::new(["a", "b", "c"]);
        for text in ["a", "b", "a", "c", "c", "x", "b", "a", "b"] {
            let expected = ["a", "b", "c"].iter().position(|&key| key == text);
            assert_eq!(lookup.find(text.as_bytes()), expected, "{text}");
        }
        assert_eq!(Lookup::new([]).find(b"a"), None);
    }
}
