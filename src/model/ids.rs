//! Typed identifiers: an issue can never be passed where a group is meant.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::error::ModelError;

/// Longest identifier accepted, in bytes of UTF-8.
pub(crate) const MAX_ID_BYTES: usize = 128;

/// What every identifier has to satisfy; `kind` names it in the message.
fn check(kind: &'static str, text: &str) -> Result<(), ModelError> {
    let problem = if text.is_empty() {
        "it is empty"
    } else if text.len() > MAX_ID_BYTES {
        "it is longer than 128 bytes"
    } else if text.trim() != text {
        "it starts or ends with white space"
    } else if text.chars().any(char::is_control) {
        "it contains a control character"
    } else {
        return Ok(());
    };
    Err(ModelError::InvalidId { kind, found: text.to_owned(), problem })
}

macro_rules! id_type {
    ($(#[$doc:meta])* $name:ident, $kind:literal) => {
        $(#[$doc])*
        ///
        /// Any text of 1 to 128 bytes without control characters and without white space at
        /// either end. Ids compare byte by byte; cloning one copies a pointer, not the text.
        ///
        /// # Examples
        ///
        /// ```
        #[doc = concat!("use materiality::", stringify!($name), ";")]
        ///
        #[doc = concat!("let id = ", stringify!($name), "::new(\"water\")?;")]
        /// assert_eq!(id.as_str(), "water");
        #[doc = concat!("assert!(", stringify!($name), "::new(\" water\").is_err());")]
        /// # Ok::<(), materiality::ModelError>(())
        /// ```
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(Arc<str>);

        impl $name {
            /// Checks `text` and makes it an id.
            ///
            /// # Errors
            ///
            /// [`ModelError::InvalidId`] if the text is empty, longer than 128 bytes, starts or
            /// ends with white space, or contains a control character.
            pub fn new(text: impl AsRef<str>) -> Result<Self, ModelError> {
                let text = text.as_ref();
                check($kind, text)?;
                Ok(Self(Arc::from(text)))
            }

            /// An id written in the source, known to be well formed.
            pub(crate) fn constant(text: &'static str) -> Self {
                Self(Arc::from(text))
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = ModelError;

            fn try_from(text: String) -> Result<Self, ModelError> {
                Self::new(text)
            }
        }

        impl TryFrom<&str> for $name {
            type Error = ModelError;

            fn try_from(text: &str) -> Result<Self, ModelError> {
                Self::new(text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.as_str().to_owned()
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({:?})", stringify!($name), self.as_str())
            }
        }
    };
}

id_type! {
    /// Identifies an [`Issue`](crate::Issue) across files, plans, results and periods.
    IssueId, "issue"
}
id_type! {
    /// Identifies a stakeholder group.
    GroupId, "group"
}
id_type! {
    /// Identifies a criterion: one question asked about every issue on one axis.
    CriterionId, "criterion"
}
