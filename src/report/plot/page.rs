//! What every plot has around it: title, marks of origin, legend, notes.

use super::metrics::{self, running, wrapped};
use super::rect::{PlotRect, Point};
use super::svg::{About, Align, Font, Svg};
use super::words::Words;
use crate::assessment::DataOrigin;
use crate::model::Lang;
use crate::report::phrase::{Phrase, group_count, issue_count};

/// The width of every plot in pixels.
pub(super) const WIDTH: f64 = 800.0;

/// Free space at the edge of the page.
pub(super) const MARGIN: f64 = 16.0;

/// The font size of notes and legends.
pub(super) const SMALL: f64 = 11.0;

/// What is said about a plot around it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Caption {
    pub(super) lang: Lang,
    pub(super) title: Option<String>,
    pub(super) source: Option<String>,
    pub(super) data: DataOrigin,
}

impl Caption {
    pub(super) const fn new() -> Self {
        Self { lang: Lang::En, title: None, source: None, data: DataOrigin::Collected }
    }

    pub(super) fn words(&self) -> &'static Words {
        Words::of(self.lang)
    }

    /// What a plot shows, and of how many issues, for those who cannot see it.
    pub(super) fn of_issues(&self, what: &str, count: usize) -> String {
        OF.with(self.lang, &[("what", what), ("count", &issue_count(count, self.lang))])
    }

    /// What a plot shows, and of how many groups.
    pub(super) fn of_groups(&self, what: &str, count: usize) -> String {
        OF.with(self.lang, &[("what", what), ("count", &group_count(count, self.lang))])
    }
}

const OF: Phrase = Phrase("{what}, {count}.", "{what}，{count}。");

/// The methods by which a caption is set; the plot has a field `caption`.
macro_rules! caption_methods {
    () => {
        /// The language of names and legend; English unless set.
        pub fn lang(mut self, lang: $crate::model::Lang) -> Self {
            self.caption.lang = lang;
            self
        }

        /// The heading.
        pub fn title(mut self, title: impl Into<String>) -> Self {
            self.caption.title = Some(title.into());
            self
        }

        /// Where the data come from, as a line below the plot.
        pub fn source(mut self, source: impl Into<String>) -> Self {
            self.caption.source = Some(source.into());
            self
        }

        /// Whether the data were collected or made up; made-up data are marked on the plot.
        pub fn data(mut self, data: $crate::assessment::DataOrigin) -> Self {
            self.caption.data = data;
            self
        }
    };
}

pub(super) use caption_methods;

/// A page being filled from top to bottom.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) svg: Svg,
    /// How far down it is filled.
    pub(super) y: f64,
    title: String,
    caption: Caption,
}

impl Page {
    /// A page with its heading: the caption's own title, or `title`.
    pub(super) fn new(caption: &Caption, title: &str) -> Self {
        let mut svg = Svg::new();
        let mut y = MARGIN;
        let title = caption.title.as_deref().unwrap_or(title);
        let words = caption.words();
        svg.group("title", |svg| {
            let limit = (WIDTH - 2.0 * MARGIN) / 1.27;
            for line in wrapped(title, 16.0, limit) {
                y += 18.0;
                svg.text((MARGIN, y - 3.0), Align::Start, Font::of(16.0).bold(), &line);
            }
        });
        if caption.data == DataOrigin::Synthetic {
            svg.group("synthetic", |svg| {
                y += 16.0;
                let font = Font::of(12.0).bold().fill("#A00000");
                svg.text((MARGIN, y - 3.0), Align::Start, font, words.synthetic);
            });
        }
        Self { svg, y: y + 6.0, title: title.to_owned(), caption: caption.clone() }
    }

    /// A note over the whole width.
    pub(super) fn note(&mut self, text: &str) {
        let lines = running(text, SMALL, WIDTH - 2.0 * MARGIN);
        let mut y = self.y;
        self.svg.group("note", |svg| {
            for line in lines {
                y += SMALL * 1.3;
                svg.text((MARGIN, y - 3.0), Align::Start, Font::of(SMALL), &line);
            }
        });
        self.y = y;
    }

    /// Items of a legend in rows, each drawn in a box of 26 × 14 pixels before its text.
    pub(super) fn legend(&mut self, items: Vec<Item<'_>>) {
        const GLYPH: f64 = 26.0;
        const ROW: f64 = 17.0;
        if items.is_empty() {
            return;
        }
        let limit = WIDTH - 2.0 * MARGIN - GLYPH - 4.0;
        let (mut x, mut y) = (MARGIN, self.y + 2.0);
        self.svg.group("legend", |svg| {
            for item in items {
                let lines = wrapped(&item.text, SMALL, limit);
                let width = GLYPH + 4.0 + metrics::widest(&lines, SMALL) + 14.0;
                if x > MARGIN && x + width - 14.0 > WIDTH - MARGIN {
                    (x, y) = (MARGIN, y + ROW);
                }
                svg.group("item", |svg| {
                    (item.glyph)(svg, &PlotRect { x, y: y + 1.0, width: GLYPH, height: 14.0 });
                    for (at, line) in lines.iter().enumerate() {
                        let baseline = (x + GLYPH + 4.0, y + 12.0 + at as f64 * 14.0);
                        svg.text(baseline, Align::Start, Font::of(SMALL), line);
                    }
                });
                y += (lines.len().max(1) - 1) as f64 * 14.0;
                x += width;
            }
        });
        self.y = y + ROW + 2.0;
    }

    /// The document and its height, with the source and a description for those who cannot see it.
    pub(super) fn finish(mut self, description: &str) -> (String, f64) {
        if let Some(source) = &self.caption.source {
            let text =
                format!("{}{}{source}", self.caption.words().source, self.caption.words().colon);
            self.note(&text);
        }
        let lang = self.caption.lang;
        let synthetic = match self.caption.data {
            DataOrigin::Synthetic => format!(" {}", self.caption.words().synthetic),
            DataOrigin::Collected => String::new(),
        };
        let description = format!("{description}{synthetic}");
        let about = About { title: &self.title, description: &description, lang };
        let height = (self.y + MARGIN).ceil();
        (self.svg.finish((WIDTH, height), &about), height)
    }
}

/// What is drawn for an item of a legend.
pub(super) type Glyph<'a> = Box<dyn FnOnce(&mut Svg, &PlotRect) + 'a>;

/// An item of a legend.
pub(super) struct Item<'a> {
    text: String,
    glyph: Glyph<'a>,
}

impl<'a> Item<'a> {
    pub(super) fn new(
        text: impl Into<String>,
        glyph: impl FnOnce(&mut Svg, &PlotRect) + 'a,
    ) -> Self {
        Self { text: text.into(), glyph: Box::new(glyph) }
    }
}

/// The middle of a box.
pub(super) fn center(rect: &PlotRect) -> Point {
    (rect.x + rect.width / 2.0, rect.y + rect.height / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn descriptions_say_what_is_counted() {
        let caption = Caption::new();
        assert_eq!(caption.of_issues("Ranks", 6), "Ranks, 6 issues.");
        assert_eq!(caption.of_issues("Ranks", 1), "Ranks, 1 issue.");
        assert_eq!(caption.of_groups("Panels", 2), "Panels, 2 groups.");
        let caption = Caption { lang: Lang::Zh, ..caption };
        assert_eq!(caption.of_issues("名次", 6), "名次，6 个议题。");
        assert_eq!(caption.of_groups("看法", 1), "看法，1 个群体。");
    }

    #[test]
    fn made_up_data_are_marked_on_the_page_and_in_its_description() {
        let caption = Caption { data: DataOrigin::Synthetic, ..Caption::new() };
        let text = Page::new(&caption, "Title").finish("Three points.").0;
        assert_eq!(text.matches("SYNTHETIC").count(), 2);
        assert!(text.contains("<desc>Three points. SYNTHETIC"));
        assert!(!Page::new(&Caption::new(), "Title").finish("").0.contains("SYNTHETIC"));
    }
}
