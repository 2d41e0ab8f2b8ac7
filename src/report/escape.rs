//! Text that stays text, in every format a report is written in.

/// Text between tags or inside a quoted attribute of HTML.
///
/// `& < > " '` become entities; control characters that HTML forbids become U+FFFD.
pub(super) fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' => out.push(c),
            // HTML reads a line break as a space.
            '\r' => out.push(' '),
            c if c.is_control() => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    out
}

/// Text inside a line of Markdown, a table cell included.
///
/// `& < >` become entities, whatever Markdown gives a meaning to gets a backslash, line breaks
/// become spaces.
pub(super) fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for c in text.trim().chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' => out.extend(['\\', c]),
            '\t' | '\n' | '\r' => out.push(' '),
            c if c.is_control() => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    out
}

/// Text that begins a line of Markdown: as [`markdown`], and no heading, list or rule either.
pub(super) fn markdown_line(text: &str) -> String {
    let text = markdown(text);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match text[digits..].chars().next() {
        // `1.` and `1)` begin a numbered list.
        Some('.' | ')') if digits > 0 => format!("{}\\{}", &text[..digits], &text[digits..]),
        Some('#' | '+' | '-' | '=' | ':') if digits == 0 => format!("\\{text}"),
        _ => text,
    }
}

/// A text field of a CSV file that no spreadsheet takes for a formula.
///
/// A text whose first character but for white space is one of `= + - @`, their full-width forms,
/// or that begins with a tab, a line break or an apostrophe, gets one apostrophe in front. So an
/// apostrophe at the start of a field was always put there, and taking it away gives the text back.
pub(super) fn csv(text: &str) -> String {
    let first = text.trim_start().chars().next();
    let is_formula = matches!(first, Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠'));
    let is_marked = is_formula || text.starts_with(['\t', '\r', '\n', '\'']);
    let marked = if is_marked { format!("'{text}") } else { text.to_owned() };
    if marked.contains([',', ';', '"', '\t', '\n', '\r']) {
        format!("\"{}\"", marked.replace('"', "\"\""))
    } else {
        marked
    }
}

/// Bytes in base64 with padding (RFC 4648).
pub(super) fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let word = chunk.iter().fold(0_u32, |word, &byte| word << 8 | u32::from(byte))
            << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let six = (word >> (18 - 6 * place)) & 63;
            let is_padding = place > chunk.len();
            out.push(if is_padding { '=' } else { char::from(ALPHABET[six as usize]) });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{base64, csv, html, markdown, markdown_line};
    use proptest::prelude::*;

    /// The test vectors of RFC 4648, section 10.
    #[test]
    fn base64_of_rfc_4648() {
        let vectors = [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ];
        for (plain, coded) in vectors {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }

    #[test]
    fn formulas_are_marked_as_text() {
        for text in ["=SUM(A1)", "+1", "-1", "@x", "\tx", "\rx", " =1", "＝1", "'x", "－1"] {
            let field = csv(text);
            let inner = field.trim_matches('"');
            assert_eq!(inner.strip_prefix('\''), Some(text), "{field}");
        }
        assert_eq!(csv("a=b"), "a=b");
        assert_eq!(csv("a,\"b\""), "\"a,\"\"b\"\"\"");
    }

    #[test]
    fn lines_of_markdown_begin_nothing() {
        assert_eq!(markdown_line("1. May"), "1\\. May");
        assert_eq!(markdown_line("2024"), "2024");
        assert_eq!(markdown_line("# x"), "\\# x");
        assert_eq!(markdown_line("- x"), "\\- x");
        assert_eq!(markdown("<script>|`"), "&lt;script&gt;\\|\\`");
    }

    proptest! {
        /// No character of markup is left, and decoding the entities gives the text back.
        #[test]
        fn html_round_trips(text in "[ -~一-龥&<>\"']{0,30}") {
            let escaped = html(&text);
            prop_assert!(!escaped.contains(['<', '>', '"', '\'']));
            let back = escaped
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
            prop_assert_eq!(back, text);
        }
    }
}
