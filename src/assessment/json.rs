//! JSON text in and out, with the path of whatever is wrong.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::error::AssessmentError;

/// Reads `text`; `what` names it in errors.
pub(super) fn from_str<T: DeserializeOwned>(
    what: &'static str,
    text: &str,
) -> Result<T, AssessmentError> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let path = match error.path().to_string() {
            // The path of an error in the outermost value.
            root if root == "." => "top level".to_owned(),
            path => path,
        };
        AssessmentError::Json { what, path, message: error.inner().to_string() }
    })?;
    reader.end().map_err(|error| AssessmentError::Json {
        what,
        path: "after the end".to_owned(),
        message: error.to_string(),
    })?;
    Ok(value)
}

/// Writes `value`, indented. Its maps have text keys and its numbers are finite by type, so
/// writing cannot fail.
pub(super) fn to_string(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}
