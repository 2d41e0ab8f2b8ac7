//! A report as one HTML file that needs nothing from anywhere.

use std::fmt::Write as _;

use super::escape::{base64, html};
use super::section::{Block, ReportFigure, ReportSection};
use super::table::ReportTable;
use crate::model::Lang;

/// Nothing is fetched and no script runs, whatever a text or a picture holds.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

const STYLE: &str = "\
body{font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Noto Sans CJK SC',\
'PingFang SC','Microsoft YaHei',sans-serif;color:#1a1a1a;background:#fff;max-width:70rem;\
margin:2rem auto;padding:0 1rem}
h1{line-height:1.2}
h2{margin-top:2.5rem;border-bottom:1px solid #ccc}
nav ol{columns:2}
div.table{overflow-x:auto}
table{border-collapse:collapse;font-size:.875rem;margin:1rem 0}
caption{text-align:left;font-weight:600;padding:.25rem 0}
th,td{border-bottom:1px solid #ddd;padding:.25rem .6rem;text-align:left;vertical-align:top}
th{border-bottom:2px solid #888}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
p.notice{border-left:.3rem solid #b00020;background:#fdf0f0;padding:.5rem .8rem;font-weight:600}
figure{margin:1rem 0}
img{max-width:100%;height:auto}
@media print{body{max-width:none;margin:0}h2{break-after:avoid}tr,figure{break-inside:avoid}}
";

/// The whole document.
pub(super) fn document(title: &str, lang: Lang, sections: &[ReportSection]) -> String {
    let lang = match lang {
        Lang::En => "en",
        Lang::Zh => "zh-Hans",
    };
    let title = html(title);
    let mut out = String::with_capacity(1 << 16);
    let _ = write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n\
         <nav>\n<ol>\n"
    );
    for section in sections {
        let (id, title) = (section.id(), html(section.title()));
        let _ = writeln!(out, "<li><a href=\"#{id}\">{title}</a></li>");
    }
    out.push_str("</ol>\n</nav>\n");
    for section in sections {
        let (id, title) = (section.id(), html(section.title()));
        let _ = writeln!(out, "<section id=\"{id}\">\n<h2>{title}</h2>");
        section.blocks().iter().for_each(|block| push_block(&mut out, block));
        out.push_str("</section>\n");
    }
    out.push_str("</body>\n</html>\n");
    out
}

fn push_block(out: &mut String, block: &Block) {
    let _ = match block {
        Block::Paragraph(text) => writeln!(out, "<p>{}</p>", html(text)),
        Block::Notice(text) => writeln!(out, "<p class=\"notice\">{}</p>", html(text)),
        Block::List(items) => return push_list(out, items),
        Block::FileTable(_) => return,
        // A heading over nothing says nothing; the files have the table all the same.
        Block::Table(table) if table.rows().is_empty() => return,
        Block::Table(table) => return push_table(out, table),
        Block::Figure(figure) => return push_figure(out, figure),
    };
}

fn push_list(out: &mut String, items: &[String]) {
    out.push_str("<ul>\n");
    for item in items {
        let _ = writeln!(out, "<li>{}</li>", html(item));
    }
    out.push_str("</ul>\n");
}

fn push_table(out: &mut String, table: &ReportTable) {
    let columns = table.visible();
    let class = |at: usize| if table.is_numeric(at) { " class=\"n\"" } else { "" };
    let (id, title) = (table.id(), html(table.title()));
    let _ = writeln!(out, "<div class=\"table\"><table id=\"table-{id}\">");
    let _ = write!(out, "<caption>{title}</caption>\n<thead><tr>");
    for &at in &columns {
        let title = html(table.columns()[at].title());
        let _ = write!(out, "<th scope=\"col\"{}>{title}</th>", class(at));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    let classes: Vec<&str> = columns.iter().map(|&at| class(at)).collect();
    for row in table.rows() {
        out.push_str("<tr>");
        for (&at, class) in columns.iter().zip(&classes) {
            let _ = write!(out, "<td{class}>{}</td>", html(&row[at].shown()));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table></div>\n");
}

/// A picture as a data URI in an image, in which no script can run.
fn push_figure(out: &mut String, figure: &ReportFigure) {
    let title = html(&figure.title);
    let data = base64(figure.svg.as_bytes());
    let _ = writeln!(
        out,
        "<figure><img alt=\"{title}\" src=\"data:image/svg+xml;base64,{data}\">\n\
         <figcaption>{title}</figcaption></figure>"
    );
}
