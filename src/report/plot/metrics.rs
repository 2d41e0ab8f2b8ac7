//! How wide a text may become, without a font at hand.

/// Regular or bold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Bold,
}

/// Advance widths of the characters from space to tilde in hundredths of an em, rounded up.
///
/// They are those of `DejaVu` Sans, which with Verdana is the widest sans-serif in common use, so
/// that a box measured here holds the text in Arial, Helvetica, Liberation and Noto as well.
#[rustfmt::skip]
const ASCII: [u8; 95] = [
    32, 41, 46, 84, 64, 96, 78, 28, 40, 40, 50, 84, 32, 37, 32, 34, 64, 64, 64, 64,
    64, 64, 64, 64, 64, 64, 34, 34, 84, 84, 84, 54, 100, 69, 69, 70, 78, 64, 58, 78,
    76, 30, 30, 66, 56, 87, 75, 79, 61, 79, 70, 64, 62, 74, 69, 99, 69, 62, 69, 40,
    34, 40, 84, 50, 50, 62, 64, 55, 64, 62, 36, 64, 64, 28, 28, 58, 28, 98, 64, 62,
    64, 64, 42, 53, 40, 64, 60, 82, 60, 60, 53, 64, 34, 64, 84,
];

/// No character of the table is wider in bold than this many times its regular width.
const BOLD: f64 = 1.27;

/// The width of a character in ems: exact for the wide characters of East Asia, from the table for
/// ASCII, and an upper bound for what else there is.
fn em(c: char) -> f64 {
    let code = u32::from(c);
    match code {
        0x20..=0x7E => {
            let at = usize::try_from(code - 0x20).unwrap_or_default();
            f64::from(ASCII[at]) / 100.0
        }
        _ if is_wide(c) => 1.0,
        0xA0..=0x17F if c.is_lowercase() && !matches!(c, 'æ' | 'œ' | 'ŉ') => 0.72,
        0x2010..=0x2013 | 0x2018..=0x201F => 0.55,
        0x1F000..=0x1FAFF => 1.4,
        _ => 1.2,
    }
}

/// Whether a character fills a square, as Chinese ones do.
pub(super) fn is_wide(c: char) -> bool {
    matches!(u32::from(c), 0x1100..=0x115F | 0x2E80..=0xA4CF | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF
        | 0xFE30..=0xFE6F | 0xFF00..=0xFF60 | 0xFFE0..=0xFFE6 | 0x20000..=0x3FFFD)
}

/// How wide a text is at most, in pixels, at a font size in pixels.
pub(super) fn width(text: &str, size: f64, weight: Weight) -> f64 {
    let ems: f64 = text.chars().map(em).sum();
    match weight {
        Weight::Regular => ems * size,
        Weight::Bold => ems * size * BOLD,
    }
}

/// A text in lines of at most `limit` pixels, as few and as even as can be.
///
/// Lines break at white space and between Chinese characters, though never before a mark that
/// closes; a word that is too long for a line is broken anywhere. Blank text gives no line.
pub(super) fn wrapped(text: &str, size: f64, limit: f64) -> Vec<String> {
    let pieces = pieces(text, size, limit);
    let lines = filled(&pieces, size, limit);
    let count = lines.len();
    if count < 2 {
        return lines;
    }
    // The narrowest limit that needs no more lines, to within a pixel.
    let (mut low, mut high) = (0.0, limit);
    while high - low > 1.0 {
        let middle = f64::midpoint(low, high);
        let tried = filled(&pieces, size, middle);
        let fits = tried.len() <= count
            && tried.iter().all(|line| width(line, size, Weight::Regular) <= middle);
        if fits {
            high = middle;
        } else {
            low = middle;
        }
    }
    filled(&pieces, size, high)
}

/// A text in lines of at most `limit` pixels, each as full as can be: for running text.
pub(super) fn running(text: &str, size: f64, limit: f64) -> Vec<String> {
    filled(&pieces(text, size, limit), size, limit)
}

/// A part of a text that stays together, and whether a space stands before it.
struct Piece {
    text: String,
    spaced: bool,
}

fn pieces(text: &str, size: f64, limit: f64) -> Vec<Piece> {
    /// Never at the start of a line.
    const CLOSING: &str = "，。、；：！？）》」』】〉”’,.;:!?)]}%";
    let mut pieces: Vec<Piece> = Vec::new();
    for word in text.split_whitespace() {
        let mut spaced = true;
        let mut open: Option<Piece> = None;
        for c in word.chars() {
            let joins = match &open {
                None => false,
                Some(piece) => {
                    let after_wide = piece.text.chars().next_back().is_some_and(is_wide);
                    let is_full = width(&piece.text, size, Weight::Regular) + em(c) * size > limit;
                    let breaks = (after_wide || is_wide(c)) && !CLOSING.contains(c);
                    !breaks && !is_full
                }
            };
            match &mut open {
                Some(piece) if joins => piece.text.push(c),
                _ => {
                    pieces.extend(open.take());
                    open = Some(Piece { text: c.to_string(), spaced });
                    spaced = false;
                }
            }
        }
        pieces.extend(open);
    }
    pieces
}

/// Pieces filled into lines, one after the other.
fn filled(pieces: &[Piece], size: f64, limit: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for piece in pieces {
        let space = if piece.spaced { " " } else { "" };
        match lines.last_mut() {
            Some(line)
                if width(line, size, Weight::Regular)
                    + width(space, size, Weight::Regular)
                    + width(&piece.text, size, Weight::Regular)
                    <= limit =>
            {
                line.push_str(space);
                line.push_str(&piece.text);
            }
            _ => lines.push(piece.text.clone()),
        }
    }
    lines
}

/// The width of the widest of some lines.
pub(super) fn widest(lines: &[String], size: f64) -> f64 {
    lines.iter().map(|line| width(line, size, Weight::Regular)).fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// "Water" in `DejaVu` Sans: .989 + .613 + .392 + .615 + .411 = 3.02 ems; rounded up 3.05.
    #[test]
    fn widths_are_upper_bounds() {
        let ems = width("Water", 1.0, Weight::Regular);
        assert!((3.02..3.10).contains(&ems), "{ems}");
        assert_eq!(width("水资源", 12.0, Weight::Regular), 36.0);
        assert!(width("Water", 1.0, Weight::Bold) > ems);
    }

    #[test]
    fn lines_are_few_and_even_and_lose_nothing() {
        let name = "Protection of customer data and privacy";
        let lines = wrapped(name, 10.0, 150.0);
        assert_eq!(lines, ["Protection of customer", "data and privacy"]);
        assert_eq!(wrapped("  a  b ", 10.0, 150.0), ["a b"]);
        assert!(wrapped(" ", 10.0, 150.0).is_empty());
    }

    #[test]
    fn chinese_breaks_between_characters_but_not_before_a_comma() {
        let lines = wrapped("客户隐私，数据安全", 10.0, 52.0);
        assert_eq!(lines.concat(), "客户隐私，数据安全");
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().all(|line| !line.starts_with('，')), "{lines:?}");
    }

    #[test]
    fn a_word_longer_than_a_line_is_broken() {
        let lines = wrapped(&"m".repeat(40), 10.0, 100.0);
        assert_eq!(lines.concat().len(), 40);
        assert!(lines.iter().all(|line| width(line, 10.0, Weight::Regular) <= 100.0));
    }
}
