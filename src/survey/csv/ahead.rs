//! The rows of a plain block, the next one cut while this one is read.
//!
//! Looking a respondent up takes a place in memory that is mostly not in the cache; it is fetched
//! one row ahead, so that nobody waits for it.

use super::lookup::same;
use super::plain::Cutter;
use super::row::Who;
use super::sink::AnswerSink;

/// Rows of a block: the one before, this one and the next.
#[derive(Debug)]
pub(super) struct RowsAhead<'a> {
    rest: Cutter<'a>,
    /// The field that names the respondent.
    respondent: usize,
    /// The respondent field of the next row.
    id: &'a [u8],
    /// Lines of the file up to the next row.
    lines: u64,
    previous: Slot<'a>,
    current: Slot<'a>,
    next: Slot<'a>,
}

/// A row, or none if it is empty.
#[derive(Debug)]
struct Slot<'a> {
    fields: Vec<&'a [u8]>,
    line: u64,
    who: Who,
}

impl<'a> RowsAhead<'a> {
    /// The rows of `rest`, which follows `lines` lines.
    pub(super) fn new(
        rest: Cutter<'a>,
        lines: u64,
        respondent: usize,
        sink: &impl AnswerSink,
    ) -> Self {
        let [previous, current, next] = [Slot::new(), Slot::new(), Slot::new()];
        let mut rows = Self { rest, respondent, id: &[], lines, previous, current, next };
        rows.cut_next(sink);
        rows
    }

    /// Goes on to the next row; false if there is none.
    #[inline]
    pub(super) fn advance(&mut self, sink: &impl AnswerSink) -> bool {
        std::mem::swap(&mut self.previous, &mut self.current);
        std::mem::swap(&mut self.current, &mut self.next);
        self.cut_next(sink);
        !self.current.fields.is_empty()
    }

    /// The fields of this row.
    #[inline]
    pub(super) fn row(&self) -> &[&'a [u8]] {
        &self.current.fields
    }

    /// The fields of the row before this one, if it is of the same block.
    #[inline]
    pub(super) fn previous(&self) -> Option<&[&'a [u8]]> {
        (!self.previous.fields.is_empty()).then_some(&self.previous.fields)
    }

    /// Whose row this is.
    #[inline]
    pub(super) const fn who(&self) -> Who {
        self.current.who
    }

    /// The line of the file this row is.
    pub(super) const fn line(&self) -> u64 {
        self.current.line
    }

    /// Lines of the file that have been cut.
    pub(super) const fn lines(&self) -> u64 {
        self.lines
    }

    /// Cuts the next row that is not empty, and fetches what the sink needs for its respondent.
    #[inline]
    fn cut_next(&mut self, sink: &impl AnswerSink) {
        let next = &mut self.next;
        while self.rest.next_row(&mut next.fields) {
            self.lines += 1;
            if !next.fields.is_empty() {
                break;
            }
        }
        next.line = self.lines;
        next.who = Who::Other(None);
        if let Some(&id) = next.fields.get(self.respondent) {
            if same(id, self.id) {
                next.who = Who::AsBefore;
            } else {
                next.who = Who::Other(sink.fetch(id.trim_ascii()));
                self.id = id;
            }
        }
    }
}

impl Slot<'_> {
    const fn new() -> Self {
        Self { fields: Vec::new(), line: 0, who: Who::Other(None) }
    }
}
