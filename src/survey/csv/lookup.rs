//! From the text of a field to a place, as fast as a file can be parsed.

use std::collections::HashMap;

/// Finds the place of a text among known ones.
///
/// Exported surveys go through issues and axes in a fixed order, so what followed a text the last
/// time is tried first; that guess is one comparison and nearly always right.
#[derive(Debug)]
pub(crate) struct Lookup {
    keys: Vec<Box<[u8]>>,
    index: HashMap<Box<[u8]>, usize>,
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
    pub(crate) fn find(&mut self, text: &[u8]) -> Option<usize> {
        let guess = *self.successor.get(self.last)?;
        if *self.keys[guess] == *text {
            self.last = guess;
            return Some(guess);
        }
        let at = *self.index.get(text)?;
        self.successor[self.last] = at;
        self.last = at;
        Some(at)
    }
}

#[cfg(test)]
mod tests {
    use super::Lookup;

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
