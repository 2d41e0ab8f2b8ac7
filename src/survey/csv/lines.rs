//! A reader that remembers line breaks, so that an error can name the line of the file.
//!
//! The line numbers of the CSV parser count line feeds it has consumed before a record, which is
//! one too few after CRLF and too few after blank lines; an auditor who opens the file at the line
//! named has to find the row there.

use std::collections::VecDeque;
use std::io::{self, Read};

use crate::num::histogram::count_byte;

/// Bytes of a UTF-8 byte order mark and one more, without which the parser takes it for the end.
const BYTE_ORDER_MARK: usize = 4;

/// Passes bytes on and keeps those of the current row.
#[derive(Debug)]
pub(crate) struct LineTracker<R> {
    inner: R,
    /// Stretches of the file that may still be asked about.
    recent: VecDeque<Stretch>,
    /// Bytes of the file before the first one read.
    base: u64,
    /// Bytes read so far.
    offset: u64,
    feeds: u64,
    returns: u64,
    quotes: u64,
    /// Nobody will ask about anything before this byte.
    low: u64,
}

#[derive(Debug)]
struct Stretch {
    start: u64,
    /// Line feeds and carriage returns before the stretch.
    feeds: u64,
    returns: u64,
    bytes: Vec<u8>,
}

impl<R: Read> LineTracker<R> {
    /// Tracks the lines of `inner`.
    pub(crate) fn new(inner: R) -> Self {
        Self::after(inner, 0, 0)
    }

    /// Tracks the lines of `inner`, the rest of a file after `base` bytes that had `feeds` line
    /// feeds, no carriage returns and no quotes. Offsets count from there.
    pub(crate) fn after(inner: R, base: u64, feeds: u64) -> Self {
        let recent = VecDeque::new();
        Self { inner, recent, base, offset: 0, feeds, returns: 0, quotes: 0, low: 0 }
    }

    /// Declares that only bytes from `offset` on will be asked about.
    pub(crate) fn forget_before(&mut self, offset: u64) {
        self.low = offset;
    }

    /// The line, counted from 1, of the first byte at or after `offset` that is no line break.
    pub(crate) fn line_from(&self, offset: u64) -> u64 {
        let mut feeds = 0;
        let mut returns = 0;
        for stretch in &self.recent {
            let from = usize::try_from(offset.saturating_sub(stretch.start)).unwrap_or(usize::MAX);
            let from = from.min(stretch.bytes.len());
            let is_break = |byte: &&u8| matches!(byte, b'\n' | b'\r');
            let breaks = stretch.bytes[from..].iter().take_while(is_break).count();
            let before = &stretch.bytes[..from + breaks];
            feeds = stretch.feeds + count_byte(before, b'\n');
            returns = stretch.returns + count_byte(before, b'\r');
            if from + breaks < stretch.bytes.len() {
                break;
            }
        }
        // A file without a single line feed ends its lines with carriage returns.
        1 + if self.feeds == 0 { returns } else { feeds }
    }

    /// Bytes of the file read so far.
    pub(crate) const fn bytes_read(&self) -> u64 {
        self.base + self.offset
    }

    /// Whether a quotation mark has been opened and not closed.
    pub(crate) const fn has_open_quote(&self) -> bool {
        self.quotes % 2 == 1
    }
}

impl<R: Read> Read for LineTracker<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut n = self.inner.read(buffer)?;
        // The parser knows a byte order mark only if it arrives in one piece.
        while self.offset == 0 && n > 0 && n < buffer.len().min(BYTE_ORDER_MARK) {
            match self.inner.read(&mut buffer[n..]) {
                Ok(0) => break,
                Ok(more) => n += more,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        let bytes = &buffer[..n];
        let mut kept = Vec::new();
        while self.recent.front().is_some_and(|old| old.start + old.bytes.len() as u64 <= self.low)
        {
            // Memory that is no longer asked about is written over.
            kept = self.recent.pop_front().map(|old| old.bytes).unwrap_or_default();
        }
        kept.clear();
        kept.extend_from_slice(bytes);
        self.recent.push_back(Stretch {
            start: self.offset,
            feeds: self.feeds,
            returns: self.returns,
            bytes: kept,
        });
        self.offset += n as u64;
        let feeds = count_byte(bytes, b'\n');
        if feeds == 0 {
            // Only asked about in a file without a single line feed.
            self.returns += count_byte(bytes, b'\r');
        }
        self.feeds += feeds;
        self.quotes += count_byte(bytes, b'"');
        Ok(n)
    }
}
