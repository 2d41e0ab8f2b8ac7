//! Names for people to read, in English and, where known, Chinese.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::error::ModelError;

/// The language a text is wanted in.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// English; the default.
    #[default]
    En,
    /// Simplified Chinese; falls back to English where no Chinese name is known.
    Zh,
}

/// A display name: English always, Chinese if known.
///
/// In JSON a name is a plain string, or `{"en": "Water", "zh": "水资源"}`.
///
/// # Examples
///
/// ```
/// use materiality::{Lang, Name};
///
/// let name = Name::new("Water")?.with_zh("水资源")?;
/// assert_eq!(name.get(Lang::Zh), "水资源");
/// assert_eq!(Name::new("Soil")?.get(Lang::Zh), "Soil");
/// # Ok::<(), materiality::ModelError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "NameSpec", into = "NameSpec")]
pub struct Name {
    /// Borrowed in the tables built into the crate, which are `static`; owned otherwise.
    en: Cow<'static, str>,
    zh: Option<Cow<'static, str>>,
}

/// The two JSON forms of a name.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged, expecting = "a name: a string, or an object with \"en\" and perhaps \"zh\"")]
enum NameSpec {
    Plain(String),
    Bilingual(BilingualSpec),
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct BilingualSpec {
    en: String,
    #[serde(default)]
    zh: Option<String>,
}

impl Name {
    /// An English name.
    ///
    /// # Errors
    ///
    /// [`ModelError::BlankText`] if nothing but white space is given.
    pub fn new(en: impl Into<String>) -> Result<Self, ModelError> {
        Ok(Self { en: Cow::Owned(non_blank("name", en)?), zh: None })
    }

    /// The same name with its Chinese form.
    ///
    /// # Errors
    ///
    /// [`ModelError::BlankText`] if nothing but white space is given.
    pub fn with_zh(self, zh: impl Into<String>) -> Result<Self, ModelError> {
        Ok(Self { en: self.en, zh: Some(Cow::Owned(non_blank("Chinese name", zh)?)) })
    }

    /// A name written in the source, known not to be blank.
    pub(crate) const fn constant(en: &'static str, zh: &'static str) -> Self {
        Self { en: Cow::Borrowed(en), zh: Some(Cow::Borrowed(zh)) }
    }

    /// The English name.
    pub fn en(&self) -> &str {
        &self.en
    }

    /// The Chinese name, if one is known.
    pub fn zh(&self) -> Option<&str> {
        self.zh.as_deref()
    }

    /// The name in `lang`, in English where no other is known.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::Zh => self.zh.as_deref().unwrap_or(&self.en),
        }
    }

    /// Whether `text` is this name in either language, ignoring ASCII case.
    pub fn matches(&self, text: &str) -> bool {
        self.en.eq_ignore_ascii_case(text) || self.zh.as_deref() == Some(text)
    }
}

impl TryFrom<NameSpec> for Name {
    type Error = ModelError;

    fn try_from(spec: NameSpec) -> Result<Self, ModelError> {
        match spec {
            NameSpec::Plain(en) | NameSpec::Bilingual(BilingualSpec { en, zh: None }) => {
                Self::new(en)
            }
            NameSpec::Bilingual(BilingualSpec { en, zh: Some(zh) }) => Self::new(en)?.with_zh(zh),
        }
    }
}

impl From<Name> for NameSpec {
    fn from(name: Name) -> Self {
        match name.zh {
            None => Self::Plain(name.en.into_owned()),
            Some(zh) => {
                let (en, zh) = (name.en.into_owned(), Some(zh.into_owned()));
                Self::Bilingual(BilingualSpec { en, zh })
            }
        }
    }
}

/// Refuses text that says nothing; `what` names it in the message.
pub(crate) fn non_blank(what: &'static str, text: impl Into<String>) -> Result<String, ModelError> {
    let text = text.into();
    if text.trim().is_empty() {
        return Err(ModelError::BlankText { what });
    }
    Ok(text)
}
