//! The report's ESG framework for fintech enterprises: its Table 4.

use super::entry::Entry;
use super::framework_data::DIMENSIONS;
use super::indicator::{Description, Indicator};
use crate::model::{Name, Pillar};

/// The ESG framework for fintech enterprises, Table 4 of the report: 3 dimensions, 20 themes, 63
/// indicators, 96 descriptions.
///
/// An id says where an entry stands: `G-4-1-a` is the first description of the first indicator of
/// the fourth theme of governance, in the order of the table.
///
/// # Examples
///
/// ```
/// use materiality::catalog;
///
/// let framework = catalog::framework();
/// for dimension in framework.dimensions() {
///     for theme in dimension.themes {
///         for indicator in theme.indicators {
///             assert!(indicator.id.starts_with(theme.id));
///             assert!(!indicator.descriptions.is_empty());
///         }
///     }
/// }
/// ```
#[derive(Debug)]
pub struct Framework {
    dimensions: &'static [Dimension],
}

/// A dimension, level 1 of the framework: E, S or G.
#[derive(Debug)]
#[non_exhaustive]
pub struct Dimension {
    /// The id: `E`, `S` or `G`.
    pub id: &'static str,
    /// The name, in Chinese as printed.
    pub name: Name,
    /// The pillar it is.
    pub pillar: Pillar,
    /// Its themes, in the order of the table.
    pub themes: &'static [Theme],
}

/// A theme, level 2 of the framework (the report: level-2 indicator).
#[derive(Debug)]
#[non_exhaustive]
pub struct Theme {
    /// The id, for example `G-4`.
    pub id: &'static str,
    /// The name, in Chinese as printed.
    pub name: Name,
    /// The pillar it belongs to.
    pub pillar: Pillar,
    /// Its indicators, in the order of the table.
    pub indicators: &'static [Indicator],
}

static FRAMEWORK: Framework = Framework { dimensions: &DIMENSIONS };

/// The framework.
///
/// # Examples
///
/// ```
/// use materiality::catalog;
///
/// assert_eq!(catalog::framework().indicators().count(), 63);
/// ```
pub fn framework() -> &'static Framework {
    &FRAMEWORK
}

impl Framework {
    /// The three dimensions.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::catalog;
    ///
    /// let ids: Vec<_> = catalog::framework().dimensions().iter().map(|it| it.id).collect();
    /// assert_eq!(ids, ["E", "S", "G"]);
    /// ```
    pub fn dimensions(&self) -> &'static [Dimension] {
        self.dimensions
    }

    /// All themes, in the order of the table.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::catalog;
    ///
    /// assert_eq!(catalog::framework().themes().count(), 20);
    /// ```
    pub fn themes(&self) -> impl Iterator<Item = &'static Theme> + use<> {
        self.dimensions.iter().flat_map(|dimension| dimension.themes)
    }

    /// All indicators, in the order of the table.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::catalog;
    ///
    /// let starred = catalog::framework().indicators().filter(|indicator| indicator.starred);
    /// assert_eq!(starred.count(), 9);
    /// ```
    pub fn indicators(&self) -> impl Iterator<Item = &'static Indicator> + use<> {
        self.themes().flat_map(|theme| theme.indicators)
    }

    /// All descriptions, in the order of the table.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::catalog;
    ///
    /// assert_eq!(catalog::framework().descriptions().count(), 96);
    /// ```
    pub fn descriptions(&self) -> impl Iterator<Item = &'static Description> + use<> {
        self.indicators().flat_map(|indicator| indicator.descriptions)
    }

    /// All entries: each dimension followed by what is in it, and so on down.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::catalog;
    ///
    /// let ids: Vec<_> = catalog::framework().entries().map(|entry| entry.id()).take(4).collect();
    /// assert_eq!(ids, ["E", "E-1", "E-1-1", "E-1-1-a"]);
    /// ```
    pub fn entries(&self) -> impl Iterator<Item = Entry> + use<> {
        let of_indicator = |indicator: &'static Indicator| {
            let below = indicator.descriptions.iter().map(Entry::Description);
            std::iter::once(Entry::Indicator(indicator)).chain(below)
        };
        let of_theme = move |theme: &'static Theme| {
            let below = theme.indicators.iter().flat_map(of_indicator);
            std::iter::once(Entry::Theme(theme)).chain(below)
        };
        self.dimensions.iter().flat_map(move |dimension| {
            let below = dimension.themes.iter().flat_map(of_theme);
            std::iter::once(Entry::Dimension(dimension)).chain(below)
        })
    }

    /// The entry with that id, on any level.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::catalog::{self, Entry};
    ///
    /// assert!(matches!(catalog::framework().get("G-4"), Some(Entry::Theme(_))));
    /// assert!(matches!(catalog::framework().get("G-4-1-a"), Some(Entry::Description(_))));
    /// assert!(catalog::framework().get("G-40").is_none());
    /// ```
    pub fn get(&self, id: &str) -> Option<Entry> {
        self.entries().find(|entry| entry.id() == id)
    }

    /// The first entry whose id, English name (ignoring ASCII case) or Chinese name is `text`.
    /// Descriptions have no name and are found by id alone.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::catalog;
    ///
    /// for text in ["G-6-6", "anti-money-laundering", "反洗钱"] {
    ///     let entry = catalog::framework().find(text);
    ///     assert_eq!(entry.map(|entry| entry.id()), Some("G-6-6"));
    /// }
    /// ```
    pub fn find(&self, text: &str) -> Option<Entry> {
        let named = |entry: &Entry| entry.name().is_some_and(|name| name.matches(text));
        self.get(text).or_else(|| self.entries().find(named))
    }

    /// The theme with that id.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::catalog;
    ///
    /// assert_eq!(catalog::framework().theme("S-3").unwrap().name.en(), "Supply chain");
    /// assert!(catalog::framework().theme("S").is_none());
    /// ```
    pub fn theme(&self, id: &str) -> Option<&'static Theme> {
        self.themes().find(|theme| theme.id == id)
    }

    /// The indicator with that id.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::catalog;
    ///
    /// assert_eq!(catalog::framework().indicator("E-1-3").unwrap().name.zh(), Some("水"));
    /// assert!(catalog::framework().indicator("E-1").is_none());
    /// ```
    pub fn indicator(&self, id: &str) -> Option<&'static Indicator> {
        self.indicators().find(|indicator| indicator.id == id)
    }
}
