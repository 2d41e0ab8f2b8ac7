//! Writes SVG text: balanced tags, escaped text, numbers with at most two decimals.

use std::fmt::Write as _;

use super::metrics::Weight;
use super::rect::{PlotRect, Point, Segment};
use crate::model::Lang;

/// Fonts by falling preference, all sans-serif; those of the other language for what these lack.
const ENGLISH: &str = "Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans', 'Noto Sans CJK SC', \
                       'PingFang SC', 'Microsoft YaHei', sans-serif";
const CHINESE: &str = "'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', Arial, Helvetica, \
                       'Liberation Sans', 'DejaVu Sans', sans-serif";

/// Which end of a text stands at its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    Start,
    Middle,
    End,
}

/// How a text looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Font {
    pub(super) size: f64,
    pub(super) weight: Weight,
    pub(super) fill: &'static str,
    pub(super) halo: Halo,
}

/// Whether a text keeps lines under it away with a light outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Halo {
    None,
    Light,
}

impl Font {
    /// Regular dark text.
    pub(super) const fn of(size: f64) -> Self {
        Self { size, weight: Weight::Regular, fill: "#222", halo: Halo::None }
    }

    pub(super) const fn bold(self) -> Self {
        Self { weight: Weight::Bold, ..self }
    }

    pub(super) const fn light_halo(self) -> Self {
        Self { halo: Halo::Light, ..self }
    }

    pub(super) const fn fill(self, fill: &'static str) -> Self {
        Self { fill, ..self }
    }
}

/// A drawing being written.
///
/// Styles are written in the source; whatever comes from outside goes through [`escaped`] or
/// [`number`].
#[derive(Debug)]
pub(super) struct Svg {
    body: String,
}

impl Svg {
    pub(super) fn new() -> Self {
        Self { body: String::with_capacity(1 << 14) }
    }

    /// The document: a white page with its title and description for those who cannot see it.
    pub(super) fn finish(self, (width, height): Point, about: &About<'_>) -> String {
        let (width, height) = (number(width), number(height));
        let (language, fonts) = match about.lang {
            Lang::En => ("en", ENGLISH),
            Lang::Zh => ("zh-Hans", CHINESE),
        };
        let (title, description) = (escaped(about.title), escaped(about.description));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\" xml:lang=\"{language}\" \
             font-family=\"{fonts}\">\n<title>{title}</title>\n<desc>{description}</desc>\n\
             <rect class=\"page\" width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\n{}</svg>\n",
            self.body
        )
    }

    /// A group of elements.
    pub(super) fn group(&mut self, class: &'static str, draw: impl FnOnce(&mut Self)) {
        let _ = writeln!(self.body, "<g class=\"{class}\">");
        draw(self);
        self.body.push_str("</g>\n");
    }

    /// A group of elements with a title of its own, which viewers show as a tooltip.
    pub(super) fn titled(
        &mut self,
        class: &'static str,
        title: &str,
        draw: impl FnOnce(&mut Self),
    ) {
        let title = escaped(title);
        self.group(class, |svg| {
            let _ = writeln!(svg.body, "<title>{title}</title>");
            draw(svg);
        });
    }

    pub(super) fn rect(&mut self, rect: &PlotRect, style: &'static str) {
        let (x, y) = (number(rect.x), number(rect.y));
        let (width, height) = (number(rect.width.max(0.0)), number(rect.height.max(0.0)));
        let _ = writeln!(
            self.body,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" {style}/>"
        );
    }

    /// A rectangle filled with a color worked out from data.
    pub(super) fn cell(&mut self, rect: &PlotRect, [red, green, blue]: [u8; 3]) {
        let (x, y) = (number(rect.x), number(rect.y));
        let (width, height) = (number(rect.width.max(0.0)), number(rect.height.max(0.0)));
        let _ = writeln!(
            self.body,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" \
             fill=\"#{red:02x}{green:02x}{blue:02x}\"/>"
        );
    }

    pub(super) fn line(&mut self, line: Segment, style: &'static str) {
        let _ = writeln!(
            self.body,
            "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" {style}/>",
            number(line.from.0),
            number(line.from.1),
            number(line.to.0),
            number(line.to.1)
        );
    }

    pub(super) fn circle(&mut self, (x, y): Point, radius: f64, style: &'static str) {
        let (x, y, radius) = (number(x), number(y), number(radius.max(0.0)));
        let _ = writeln!(self.body, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" {style}/>");
    }

    /// An open line through points; `style` may be put together by the caller from constants.
    pub(super) fn polyline(&mut self, points: &[Point], style: &str) {
        self.points("polyline", points, style);
    }

    /// A filled shape with corners.
    pub(super) fn polygon(&mut self, points: &[Point], style: &str) {
        self.points("polygon", points, style);
    }

    fn points(&mut self, tag: &'static str, points: &[Point], style: &str) {
        let _ = write!(self.body, "<{tag} points=\"");
        for (at, &(x, y)) in points.iter().enumerate() {
            let space = if at == 0 { "" } else { " " };
            let _ = write!(self.body, "{space}{},{}", number(x), number(y));
        }
        let _ = writeln!(self.body, "\" {style}/>");
    }

    /// A closed curve of four quarter ellipses around a point: how far it reaches to the left,
    /// right, up and down.
    pub(super) fn ellipse(&mut self, (x, y): Point, reach: [f64; 4], style: &'static str) {
        let [left, right, up, down] = reach.map(|reach| reach.max(0.0));
        let _ = write!(self.body, "<path d=\"M{},{}", number(x - left), number(y));
        for (rx, ry, to) in [
            (left, up, (x, y - up)),
            (right, up, (x + right, y)),
            (right, down, (x, y + down)),
            (left, down, (x - left, y)),
        ] {
            let (rx, ry) = (number(rx), number(ry));
            let _ = write!(self.body, " A{rx},{ry} 0 0 1 {},{}", number(to.0), number(to.1));
        }
        let _ = writeln!(self.body, " Z\" {style}/>");
    }

    /// One line of text with its baseline at a point.
    pub(super) fn text(&mut self, (x, y): Point, align: Align, font: Font, text: &str) {
        let (x, y) = (number(x), number(y));
        let _ = write!(self.body, "<text x=\"{x}\" y=\"{y}\"");
        self.text_rest(align, font, text);
    }

    /// One line of text that reads upward, with its baseline through a point.
    pub(super) fn upward(&mut self, (x, y): Point, align: Align, font: Font, text: &str) {
        let (x, y) = (number(x), number(y));
        let _ = write!(self.body, "<text transform=\"translate({x},{y}) rotate(-90)\"");
        self.text_rest(align, font, text);
    }

    fn text_rest(&mut self, align: Align, font: Font, text: &str) {
        let anchor = match align {
            Align::Start => "",
            Align::Middle => " text-anchor=\"middle\"",
            Align::End => " text-anchor=\"end\"",
        };
        let weight = match font.weight {
            Weight::Regular => "",
            Weight::Bold => " font-weight=\"bold\"",
        };
        let halo = match font.halo {
            Halo::None => "",
            Halo::Light => {
                " paint-order=\"stroke\" stroke=\"#fff\" stroke-opacity=\"0.75\" stroke-width=\"3\" \
                 stroke-linejoin=\"round\""
            }
        };
        let (size, fill, text) = (number(font.size), font.fill, escaped(text));
        let _ = writeln!(
            self.body,
            " font-size=\"{size}\" fill=\"{fill}\"{anchor}{weight}{halo}>{text}</text>"
        );
    }
}

/// What a drawing says about itself.
#[derive(Clone, Copy, Debug)]
pub(super) struct About<'a> {
    pub(super) title: &'a str,
    pub(super) description: &'a str,
    pub(super) lang: Lang,
}

/// A number with at most two decimals, without trailing zeros and without a negative zero.
pub(super) fn number(value: f64) -> String {
    let mut text = format!("{value:.2}");
    let kept = text.trim_end_matches('0').trim_end_matches('.').len();
    text.truncate(kept);
    if text == "-0" { "0".to_owned() } else { text }
}

/// Text that means itself in XML; characters XML cannot have become U+FFFD.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\t' | '\n' | '\r' => safe.push(' '),
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => safe.push('\u{FFFD}'),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_never_negative_zero() {
        assert_eq!(number(1.0), "1");
        assert_eq!(number(10.0), "10");
        assert_eq!(number(0.125), "0.12");
        assert_eq!(number(-0.001), "0");
        assert_eq!(number(-12.5), "-12.5");
        assert_eq!(number(100.0), "100");
    }

    #[test]
    fn text_means_itself() {
        assert_eq!(
            escaped("<script a='b'>\"&\"</script>"),
            "&lt;script a=&#39;b&#39;&gt;&quot;&amp;&quot;&lt;/script&gt;"
        );
        assert_eq!(escaped("a\u{0}b\u{8}\u{FFFE}\nc"), "a\u{FFFD}b\u{FFFD}\u{FFFD} c");
    }
}
