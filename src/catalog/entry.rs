//! One line of the framework, whatever its level.

use super::framework::{Dimension, Theme};
use super::indicator::{Description, Indicator};
use crate::model::Name;

/// An entry of the framework, on any level.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Entry {
    /// Level 1.
    Dimension(&'static Dimension),
    /// Level 2.
    Theme(&'static Theme),
    /// Level 3.
    Indicator(&'static Indicator),
    /// Level 4.
    Description(&'static Description),
}

impl Entry {
    /// The id.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::catalog;
    ///
    /// assert_eq!(catalog::framework().find("员工").unwrap().id(), "S-1");
    /// ```
    pub fn id(self) -> &'static str {
        match self {
            Self::Dimension(it) => it.id,
            Self::Theme(it) => it.id,
            Self::Indicator(it) => it.id,
            Self::Description(it) => it.id,
        }
    }

    /// The name; descriptions have none.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::catalog;
    ///
    /// let name = |id| catalog::framework().get(id).unwrap().name();
    /// assert_eq!(name("S-8").unwrap().en(), "Responsible investment");
    /// assert!(name("S-8-1-a").is_none());
    /// ```
    pub fn name(self) -> Option<&'static Name> {
        match self {
            Self::Dimension(it) => Some(&it.name),
            Self::Theme(it) => Some(&it.name),
            Self::Indicator(it) => Some(&it.name),
            Self::Description(_) => None,
        }
    }
}
