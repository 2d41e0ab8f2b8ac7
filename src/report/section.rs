//! The document a report is, before it is written in any format.

use super::error::ReportError;
use super::table::{ReportTable, checked_id};

/// A part of a section.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Block {
    /// Words.
    Paragraph(String),
    /// Words nobody may overlook.
    Notice(String),
    /// Items, one after the other.
    List(Vec<String>),
    /// A table.
    Table(ReportTable),
    /// A table that files have and documents do not.
    FileTable(ReportTable),
    /// A picture: its caption and its SVG text.
    Figure(ReportFigure),
}

/// A picture of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportFigure {
    pub(super) file_name: String,
    /// The section it stands in, by id.
    pub(super) section: &'static str,
    pub(super) title: String,
    pub(super) svg: String,
}

impl ReportFigure {
    /// The file the Markdown report refers to, as `figure-1.svg`.
    pub fn file_name(&self) -> &str {
        &self.file_name
    }

    /// What it shows.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The picture.
    pub fn svg(&self) -> &str {
        &self.svg
    }
}

/// A section of a report: a heading, and paragraphs, notices, lists and tables in order.
///
/// Text is plain: what looks like markup is shown as it is, in every format.
///
/// # Examples
///
/// ```
/// use materiality::{Report, ReportSection, demo};
///
/// let result = demo::plan()?.run(&demo::survey()?.tally())?;
/// let section = ReportSection::new("interviews", "Interviews")?
///     .paragraph("Eleven people were heard in May.")
///     .list(["three suppliers", "eight neighbors"]);
/// let report = Report::of(&result).section(section)?;
/// assert!(report.to_markdown().contains("- eight neighbors"));
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct ReportSection {
    id: String,
    title: String,
    blocks: Vec<Block>,
}

impl ReportSection {
    /// An empty section; `id` is what links refer to.
    ///
    /// # Errors
    ///
    /// [`ReportError::InvalidId`] unless `id` is made of `a` to `z`, `0` to `9`, `-` and `_`,
    /// [`ReportError::BlankText`] for a blank title.
    pub fn new(id: impl Into<String>, title: impl Into<String>) -> Result<Self, ReportError> {
        let title = title.into();
        if title.trim().is_empty() {
            return Err(ReportError::BlankText { what: "title of a section" });
        }
        Ok(Self { id: checked_id(id)?, title, blocks: Vec::new() })
    }

    /// A section made in this room, whose id is known to be one.
    pub(super) fn built(id: &str, title: &str) -> Self {
        Self { id: id.to_owned(), title: title.to_owned(), blocks: Vec::new() }
    }

    /// The same section with one more paragraph.
    pub fn paragraph(mut self, text: impl Into<String>) -> Self {
        self.blocks.push(Block::Paragraph(text.into()));
        self
    }

    /// The same section with one more notice: words nobody may overlook.
    pub fn notice(mut self, text: impl Into<String>) -> Self {
        self.blocks.push(Block::Notice(text.into()));
        self
    }

    /// The same section with one more list; nothing for no items.
    pub fn list<T: Into<String>>(mut self, items: impl IntoIterator<Item = T>) -> Self {
        let items: Vec<String> = items.into_iter().map(Into::into).collect();
        if !items.is_empty() {
            self.blocks.push(Block::List(items));
        }
        self
    }

    /// The same section with one more table.
    pub fn table(mut self, table: ReportTable) -> Self {
        self.blocks.push(Block::Table(table));
        self
    }

    /// The same section with one more table that files have and documents do not.
    pub(super) fn file_table(mut self, table: ReportTable) -> Self {
        self.blocks.push(Block::FileTable(table));
        self
    }

    /// The same section with its pictures before everything else.
    pub(super) fn figures(mut self, figures: impl Iterator<Item = ReportFigure>) -> Self {
        self.blocks.splice(..0, figures.map(Block::Figure));
        self
    }

    /// What links refer to.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The heading.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The tables, in order.
    pub fn tables(&self) -> impl Iterator<Item = &ReportTable> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Table(table) | Block::FileTable(table) => Some(table),
            _ => None,
        })
    }

    /// The parts, in order.
    pub(super) fn blocks(&self) -> &[Block] {
        &self.blocks
    }
}
