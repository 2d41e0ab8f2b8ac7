//! The two axes of a materiality matrix, and a value for each of them.

use std::fmt;
use std::ops::Index;

use serde::{Deserialize, Serialize};

use super::name::{Lang, Name};

/// One of the two axes every issue is judged on.
///
/// The names are those of the survey this crate was first made for: impact on the company's
/// operations and impact on its stakeholders. Their display names can be changed (for example to
/// "Financial materiality" and "Impact materiality") through [`AxisNames`]; the ids in files stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Axis {
    /// Impact on the company's operations; id `operational`, drawn along x.
    Operational,
    /// Impact on the company's stakeholders; id `stakeholder`, drawn along y.
    Stakeholder,
}

impl Axis {
    /// Both axes, in the order in which they stand everywhere.
    pub const ALL: [Self; 2] = [Self::Operational, Self::Stakeholder];

    /// The id used in files: `operational` or `stakeholder`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Operational => "operational",
            Self::Stakeholder => "stakeholder",
        }
    }

    /// The axis with that id, if there is one.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::Axis;
    ///
    /// assert_eq!(Axis::from_id("stakeholder"), Some(Axis::Stakeholder));
    /// assert_eq!(Axis::from_id("financial"), None);
    /// ```
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|axis| axis.id() == id)
    }

    /// The other axis.
    pub const fn other(self) -> Self {
        match self {
            Self::Operational => Self::Stakeholder,
            Self::Stakeholder => Self::Operational,
        }
    }
}

impl fmt::Display for Axis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.id())
    }
}

/// One value for each axis.
///
/// Any two values are legal, so the fields are public.
///
/// # Examples
///
/// ```
/// use materiality::{Axis, PerAxis};
///
/// let lines = PerAxis { operational: 0.6, stakeholder: 0.7 };
/// assert_eq!(lines[Axis::Stakeholder], 0.7);
/// assert_eq!(lines.map(|line| line > 0.65), PerAxis { operational: false, stakeholder: true });
/// ```
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    deny_unknown_fields,
    expecting = "an object with a value for `operational` and one for `stakeholder`"
)]
pub struct PerAxis<T> {
    /// The value on [`Axis::Operational`].
    pub operational: T,
    /// The value on [`Axis::Stakeholder`].
    pub stakeholder: T,
}

impl<T> PerAxis<T> {
    /// The same value on both axes.
    pub fn both(value: T) -> Self
    where
        T: Clone,
    {
        Self { operational: value.clone(), stakeholder: value }
    }

    /// Asks `f` for the value of each axis.
    pub fn from_fn(mut f: impl FnMut(Axis) -> T) -> Self {
        Self { operational: f(Axis::Operational), stakeholder: f(Axis::Stakeholder) }
    }

    /// Asks `f` for the value of each axis, stopping at its first error.
    ///
    /// # Errors
    ///
    /// Whatever `f` refuses.
    pub fn try_from_fn<E>(mut f: impl FnMut(Axis) -> Result<T, E>) -> Result<Self, E> {
        Ok(Self { operational: f(Axis::Operational)?, stakeholder: f(Axis::Stakeholder)? })
    }

    /// Turns both values with `f`.
    pub fn map<U>(self, mut f: impl FnMut(T) -> U) -> PerAxis<U> {
        PerAxis { operational: f(self.operational), stakeholder: f(self.stakeholder) }
    }

    /// References to both values.
    pub fn as_ref(&self) -> PerAxis<&T> {
        PerAxis { operational: &self.operational, stakeholder: &self.stakeholder }
    }

    /// Each axis with its value, operational first.
    pub fn iter(&self) -> impl Iterator<Item = (Axis, &T)> {
        [(Axis::Operational, &self.operational), (Axis::Stakeholder, &self.stakeholder)].into_iter()
    }
}

impl<T> Index<Axis> for PerAxis<T> {
    type Output = T;

    fn index(&self, axis: Axis) -> &T {
        match axis {
            Axis::Operational => &self.operational,
            Axis::Stakeholder => &self.stakeholder,
        }
    }
}

/// The display names of the two axes.
///
/// # Examples
///
/// ```
/// use materiality::{Axis, AxisNames, Lang};
///
/// let names = AxisNames::default();
/// assert_eq!(names.get(Axis::Operational, Lang::En), "Impact on operations");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct AxisNames(PerAxis<Name>);

impl AxisNames {
    /// Names chosen by the user.
    pub const fn new(names: PerAxis<Name>) -> Self {
        Self(names)
    }

    /// The name of `axis`, in every language.
    pub const fn name(&self, axis: Axis) -> &Name {
        match axis {
            Axis::Operational => &self.0.operational,
            Axis::Stakeholder => &self.0.stakeholder,
        }
    }

    /// The name of `axis` in `lang`.
    pub fn get(&self, axis: Axis, lang: Lang) -> &str {
        self.0[axis].get(lang)
    }
}

impl Default for AxisNames {
    /// "Impact on operations" (对企业运营的影响) and "Impact on stakeholders" (对利益相关方的影响).
    fn default() -> Self {
        Self(PerAxis {
            operational: Name::constant("Impact on operations", "对企业运营的影响"),
            stakeholder: Name::constant("Impact on stakeholders", "对利益相关方的影响"),
        })
    }
}
