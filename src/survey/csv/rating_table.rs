//! From the text of a rating field to a rating.

use std::collections::HashMap;

use crate::model::{Criteria, Criterion, Level, Missing, Rating, Scale};
use crate::survey::error::{RowProblem, SurveyError};
use crate::survey::tokens::MissingTokens;

/// A byte no rating is stored as, for fields of one character that are no answer.
const NOT_AN_ANSWER: u16 = u16::MAX;

/// The answers of one criterion by their text.
#[derive(Debug)]
pub(crate) struct RatingTable {
    scale: Scale,
    /// Codes of answers of one byte, which almost all are.
    short: [u16; 256],
    /// Codes of all answers, words in lower case.
    index: HashMap<Box<[u8]>, u8>,
}

impl RatingTable {
    /// The tables of all criteria.
    ///
    /// # Errors
    ///
    /// [`SurveyError::AmbiguousToken`] if a missing token is also an answer, or of two kinds.
    pub(crate) fn of_criteria(
        criteria: &Criteria,
        tokens: &MissingTokens,
    ) -> Result<Vec<Self>, SurveyError> {
        check_kinds(tokens)?;
        let table = |criterion: &Criterion| {
            Self::new(criterion.scale(), tokens).map_err(|token| SurveyError::AmbiguousToken {
                token,
                other: format!("an answer of criterion {}", criterion.id()),
            })
        };
        criteria.as_slice().iter().map(table).collect()
    }

    /// The table of one scale; the error is the token that is also an answer.
    fn new(scale: &Scale, tokens: &MissingTokens) -> Result<Self, String> {
        let mut index = HashMap::new();
        for level in scale.iter_levels() {
            let code = Rating::Level(level).code();
            let value = scale.value_of(level).unwrap_or_default();
            index.insert(folded(&value.to_string()), code);
            if let Some(label) = scale.label_of(level) {
                index.insert(folded(label), code);
            }
        }
        for (token, kind) in words(tokens) {
            let is_level = token.parse().is_ok_and(|value| scale.level_of(value).is_ok());
            let code = Rating::Missing(kind).code();
            let clash = index.insert(folded(token), code).is_some_and(|old| old != code);
            if is_level || clash {
                return Err(token.to_owned());
            }
        }
        let mut short = [NOT_AN_ANSWER; 256];
        for (text, &code) in &index {
            if let [byte] = **text {
                short[usize::from(byte)] = u16::from(code);
            }
        }
        Ok(Self { scale: scale.clone(), short, index })
    }

    /// The code of the answer `field` says.
    #[inline]
    pub(crate) fn code(&self, field: &[u8]) -> Result<u8, RowProblem> {
        if let [byte] = field
            && let Ok(code) = u8::try_from(self.short[usize::from(*byte)])
        {
            return Ok(code);
        }
        if let Some(&code) = self.index.get(field) {
            return Ok(code);
        }
        self.code_of_text(&String::from_utf8_lossy(field))
    }

    /// The slow path: other spellings of the same answers.
    #[cold]
    fn code_of_text(&self, field: &str) -> Result<u8, RowProblem> {
        let text = field.trim();
        if let Some(&code) = self.index.get(&folded(text)) {
            return Ok(code);
        }
        let level: Option<Level> =
            text.parse().ok().and_then(|value| self.scale.level_of(value).ok());
        let refuse =
            || RowProblem::NotARating { found: field.to_owned(), expected: expected(&self.scale) };
        level.map(|level| Rating::Level(level).code()).ok_or_else(refuse)
    }
}

/// Text as it is compared: bytes in ASCII lower case.
fn folded(text: &str) -> Box<[u8]> {
    text.to_ascii_lowercase().into_bytes().into()
}

/// The answers a scale has, in words.
fn expected(scale: &Scale) -> String {
    let numbers = format!("{} to {} in steps of {}", scale.min(), scale.max(), scale.step());
    if scale.labels().is_empty() {
        return numbers;
    }
    format!("{numbers} or one of {}", scale.labels().join(", "))
}

/// Every word for a missing answer, with its kind.
fn words(tokens: &MissingTokens) -> impl Iterator<Item = (&str, Missing)> {
    let kinds = [&tokens.no_answer, &tokens.dont_know, &tokens.not_applicable];
    Missing::ALL
        .into_iter()
        .zip(kinds)
        .flat_map(|(kind, words)| words.iter().map(move |word| (word.trim(), kind)))
}

/// No word stands for two kinds of missing answers.
fn check_kinds(tokens: &MissingTokens) -> Result<(), SurveyError> {
    let mut kinds = HashMap::new();
    for (token, kind) in words(tokens) {
        let before = kinds.insert(folded(token), kind).filter(|&before| before != kind);
        if let Some(before) = before {
            let other = format!("one for {}, given for {}", before.id(), kind.id());
            return Err(SurveyError::AmbiguousToken { token: token.to_owned(), other });
        }
    }
    Ok(())
}
