//! A report as Markdown.

use std::fmt::Write as _;

use super::escape::{markdown, markdown_line};
use super::section::{Block, ReportSection};
use super::table::ReportTable;

/// The whole document: `CommonMark` with the tables of GitHub's dialect.
pub(super) fn document(title: &str, sections: &[ReportSection]) -> String {
    let mut out = format!("# {}\n", markdown(title));
    for section in sections {
        let _ = write!(out, "\n## {}\n", markdown(section.title()));
        section.blocks().iter().for_each(|block| push_block(&mut out, block));
    }
    out
}

fn push_block(out: &mut String, block: &Block) {
    let _ = match block {
        Block::Paragraph(text) => writeln!(out, "\n{}", markdown_line(text)),
        Block::Notice(text) => writeln!(out, "\n> **{}**", markdown(text)),
        Block::List(items) => {
            out.push('\n');
            items.iter().try_for_each(|item| writeln!(out, "- {}", markdown_line(item)))
        }
        Block::FileTable(_) => return,
        // A heading over nothing says nothing; the files have the table all the same.
        Block::Table(table) if table.rows().is_empty() => return,
        Block::Table(table) => return push_table(out, table),
        Block::Figure(figure) => {
            writeln!(out, "\n![{}]({})", markdown(&figure.title), figure.file_name)
        }
    };
}

fn push_table(out: &mut String, table: &ReportTable) {
    let columns = table.visible();
    let _ = writeln!(out, "\n**{}**\n", markdown(table.title()));
    let header = columns.iter().map(|&at| markdown(table.columns()[at].title()));
    push_row(out, header);
    let rule = columns.iter().map(|&at| if table.is_numeric(at) { "---:" } else { "---" });
    push_row(out, rule.map(str::to_owned));
    for row in table.rows() {
        push_row(out, columns.iter().map(|&at| markdown(&row[at].shown())));
    }
}

fn push_row(out: &mut String, cells: impl Iterator<Item = String>) {
    out.push('|');
    for cell in cells {
        let _ = write!(out, " {cell} |");
    }
    out.push('\n');
}
