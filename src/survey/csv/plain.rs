//! The rows of a file as long as nothing in it is quoted.
//!
//! Almost every exported survey is plain text: no quotation mark, lines that end in a line feed.
//! Then a row is what stands between two line feeds and a field what stands between two
//! delimiters, and rows can be cut without a state machine. From the first block on that holds
//! anything else, the CSV parser reads the rest.

use std::io::{self, Cursor, Read};

use crate::num::histogram::count_byte;

/// Bytes of a UTF-8 byte order mark.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Bytes read from the file at a time; a row longer than that is left to the CSV parser.
const BLOCK: usize = 1 << 16;

/// A file read block by block, each of whole plain rows.
#[derive(Debug)]
pub(crate) struct PlainBlocks<R> {
    file: R,
    buffer: Vec<u8>,
    delimiter: u8,
    /// See [`mark`].
    marks: Vec<u64>,
    /// Where the rows not yet given out start.
    start: usize,
    /// Where they end.
    end: usize,
    /// Bytes of the buffer that are filled.
    filled: usize,
    /// Bytes of the file before the buffer.
    offset: u64,
    is_at_end: bool,
}

/// What is left of a file: bytes already read, then the file itself.
pub(crate) type Rest<R> = io::Chain<Cursor<Vec<u8>>, R>;

impl<R: Read> PlainBlocks<R> {
    /// The blocks of `file`.
    pub(crate) fn new(file: R, delimiter: u8) -> Self {
        let (buffer, marks) = (vec![0; BLOCK], Vec::with_capacity(BLOCK / 8 + 1));
        let (start, end, filled, offset) = (0, 0, 0, 0);
        Self { file, buffer, delimiter, marks, start, end, filled, offset, is_at_end: false }
    }

    /// Reads on to the next block; false at the end of the file and where a block is not plain.
    ///
    /// Rows of the block before must have been taken.
    pub(crate) fn advance(&mut self) -> io::Result<bool> {
        let is_first = self.offset == 0 && self.filled == 0;
        self.buffer.copy_within(self.end..self.filled, 0);
        self.offset += self.end as u64;
        self.filled -= self.end;
        (self.start, self.end) = (0, 0);
        self.marks.clear();
        while self.filled < self.buffer.len() && !self.is_at_end {
            match self.file.read(&mut self.buffer[self.filled..]) {
                Ok(0) => self.is_at_end = true,
                Ok(n) => self.filled += n,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        let read = &self.buffer[..self.filled];
        let end = match (self.is_at_end, read.iter().rposition(|&byte| byte == b'\n')) {
            (true, _) => read.len(),
            (false, last) => last.map_or(0, |at| at + 1),
        };
        if end == 0 || count_byte(&read[..end], b'"') + count_byte(&read[..end], b'\r') > 0 {
            return Ok(false);
        }
        if is_first && read.starts_with(BYTE_ORDER_MARK) {
            self.start = BYTE_ORDER_MARK.len();
        }
        self.end = end;
        mark(&self.buffer[..end], self.delimiter, &mut self.marks);
        Ok(true)
    }

    /// The rows of this block that have not been taken.
    pub(crate) fn rows(&self) -> Cutter<'_> {
        let (start, word) = (self.start, self.start / 8);
        let after = u64::MAX << (8 * (start % 8));
        let left = self.marks.get(word).map_or(0, |marks| marks & after);
        Cutter { text: &self.buffer[..self.end], marks: &self.marks, word, left, start }
    }

    /// Takes rows up to byte `end` of the block.
    pub(crate) fn take(&mut self, end: usize) {
        self.start = end.min(self.end);
    }

    /// Bytes of the file up to the end of this block.
    pub(crate) const fn bytes_read(&self) -> u64 {
        self.offset + self.filled as u64
    }

    /// What is left after the last block, and where in the file it starts; `None` if nothing is.
    ///
    /// It begins with the line feed that ended the last block, so that nothing in it is taken for
    /// the beginning of a file.
    pub(crate) fn into_rest(mut self) -> Option<(u64, Rest<R>)> {
        let start = self.offset + self.end as u64;
        self.buffer.truncate(self.filled);
        self.buffer.drain(..self.end);
        if self.is_at_end && self.buffer.is_empty() {
            return None;
        }
        if start > 0 {
            self.buffer.insert(0, b'\n');
        }
        Some((start.saturating_sub(1), Cursor::new(self.buffer).chain(self.file)))
    }
}

/// Cuts a block into rows.
#[derive(Clone, Debug)]
pub(crate) struct Cutter<'a> {
    text: &'a [u8],
    marks: &'a [u64],
    /// The word that is being gone through, and the marks of it that are left.
    word: usize,
    left: u64,
    /// Where the next row starts.
    start: usize,
}

impl<'a> Cutter<'a> {
    /// Puts the fields of the next row into `fields`; false if there is no row. An empty line has
    /// no fields.
    ///
    /// Complexity: O(fields), and a step for eight bytes.
    #[inline]
    pub(crate) fn next_row(&mut self, fields: &mut Vec<&'a [u8]>) -> bool {
        fields.clear();
        let mut start = self.start;
        if start >= self.text.len() {
            return false;
        }
        loop {
            while self.left == 0 {
                self.word += 1;
                let Some(&marks) = self.marks.get(self.word) else {
                    self.start = self.text.len();
                    fields.push(&self.text[start..]);
                    return true;
                };
                self.left = marks;
            }
            let end = self.word * 8 + (self.left.trailing_zeros() / 8) as usize;
            self.left &= self.left - 1;
            if self.text[end] != b'\n' {
                fields.push(&self.text[start..end]);
                start = end + 1;
                continue;
            }
            if end > self.start {
                fields.push(&self.text[start..end]);
            }
            self.start = end + 1;
            return true;
        }
    }

    /// Bytes of the block that have been cut.
    pub(crate) const fn bytes(&self) -> usize {
        self.start
    }
}

/// Eight times the byte 1, and the byte 0x80.
const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = ONES << 7;

/// For every eight bytes of `text`, the high bits of those that end a field or a row.
///
/// Marking a whole block at once lets the compiler use wide registers.
fn mark(text: &[u8], delimiter: u8, marks: &mut Vec<u64>) {
    let (delimiters, feeds) = (ONES * u64::from(delimiter), ONES * u64::from(b'\n'));
    let of_word = |word: u64| zero_bytes(word ^ delimiters) | zero_bytes(word ^ feeds);
    let (words, tail) = text.as_chunks::<8>();
    marks.clear();
    marks.extend(words.iter().map(|word| of_word(u64::from_le_bytes(*word))));
    let mut last = [0; 8];
    last[..tail.len()].copy_from_slice(tail);
    marks.push(of_word(u64::from_le_bytes(last)));
}

/// The high bit of every byte that is 0.
#[inline]
const fn zero_bytes(word: u64) -> u64 {
    let low = (word & !HIGHS) + !HIGHS;
    !(low | word | !HIGHS)
}
