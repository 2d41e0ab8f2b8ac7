//! Where the source disagrees with itself, and how it was read.

use super::note_data::NOTES;

/// What a note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum NoteKind {
    /// The report uses another name elsewhere.
    LabelVariant,
    /// The table can be read in more than one way.
    Ambiguity,
    /// A section has a stakeholder in mind that is not among the
    /// [`stakeholders`](super::stakeholders()), so that the issue has no link to it.
    MissingStakeholder,
}

/// A place where the report disagrees with itself, can be read in more than one way, or names
/// what this catalog has no entry for.
///
/// # Examples
///
/// ```
/// use materiality::catalog::{self, NoteKind};
///
/// let note = catalog::notes_on("S-7-2").next().unwrap();
/// assert_eq!(note.kind, NoteKind::Ambiguity);
/// assert!(note.decision.is_some());
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct Note {
    /// What it is about: ids of the [`Framework`](super::Framework), or the slug of an issue.
    pub about: &'static [&'static str],
    /// What kind of trouble it is.
    pub kind: NoteKind,
    /// What stands there.
    pub finding: &'static str,
    /// How it was read for this catalog; a name that varies is kept as the table has it.
    pub decision: Option<&'static str>,
}

/// All notes: varying names, then places that can be read in more than one way, then what is
/// missing.
///
/// # Examples
///
/// ```
/// use materiality::catalog::{self, NoteKind};
///
/// let names = catalog::notes().iter().filter(|note| note.kind == NoteKind::LabelVariant);
/// assert_eq!(names.count(), 7);
/// ```
pub fn notes() -> &'static [Note] {
    &NOTES
}

/// The notes about the entry of the framework with that id, or the issue with that slug.
///
/// # Examples
///
/// ```
/// use materiality::catalog;
///
/// assert_eq!(catalog::notes_on("G-4").count(), 2);
/// assert_eq!(catalog::notes_on("E-1-1").count(), 0);
/// ```
pub fn notes_on(id: &str) -> impl Iterator<Item = &'static Note> {
    NOTES.iter().filter(move |note| note.about.contains(&id))
}
