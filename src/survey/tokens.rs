//! The words that stand for a missing answer.

use serde::{Deserialize, Serialize};

/// The words that stand for a missing answer in a file, by kind.
///
/// Words are compared without regard to ASCII case and surrounding white space. The default knows
/// the empty field, `no_answer` and 未回答; `dont_know`, `don't know`, `dk` and 不知道;
/// `not_applicable`, `n/a` and 不适用. `NA` alone can mean two things, so it has to be declared.
///
/// # Examples
///
/// ```
/// use materiality::MissingTokens;
///
/// let tokens = MissingTokens {
///     no_answer: vec![String::new(), "NA".into()],
///     dont_know: vec!["-1".into()],
///     not_applicable: vec!["-2".into()],
/// };
/// assert_ne!(tokens, MissingTokens::default());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct MissingTokens {
    /// Words for [`Missing::NoAnswer`](crate::Missing::NoAnswer).
    pub no_answer: Vec<String>,
    /// Words for [`Missing::DontKnow`](crate::Missing::DontKnow).
    pub dont_know: Vec<String>,
    /// Words for [`Missing::NotApplicable`](crate::Missing::NotApplicable).
    pub not_applicable: Vec<String>,
}

impl Default for MissingTokens {
    fn default() -> Self {
        let words = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
        Self {
            no_answer: words(&["", "no_answer", "未回答"]),
            dont_know: words(&["dont_know", "don't know", "dk", "不知道"]),
            not_applicable: words(&["not_applicable", "n/a", "不适用"]),
        }
    }
}
