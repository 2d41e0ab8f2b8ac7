//! JSON schemas of plans and result documents.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::Value;

use super::document::Document;
use super::plan::Plan;
use super::plan_spec::PlanSpec;
use super::result::Assessment;

/// The JSON forms of the weight of a group.
#[derive(JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "read by the derived schema alone")]
pub(super) enum WeightForms {
    /// Alike on both axes.
    Both(f64),
    /// On each axis.
    Each(crate::model::PerAxis<f64>),
}

impl Plan {
    /// The JSON schema of a plan: what [`from_json`](Self::from_json) reads, field by field.
    ///
    /// A text that does not fit the schema is refused; one that fits can still be, where fields
    /// contradict each other. The schema of this version stands in `docs/schema/plan.schema.json`.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::Plan;
    ///
    /// let schema = Plan::json_schema();
    /// let required = schema["required"].as_array().unwrap();
    /// assert!(required.contains(&"thresholds".into()));
    /// ```
    pub fn json_schema() -> Value {
        schema::<PlanSpec>("Plan of a materiality assessment")
    }
}

impl Assessment {
    /// The JSON schema of a result document: what [`to_json`](Self::to_json) writes.
    ///
    /// It is the schema of format version 1, which stands in
    /// `docs/schema/assessment.schema.json`; it changes with the format version alone, but for
    /// additions.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::Assessment;
    ///
    /// let schema = Assessment::json_schema();
    /// assert_eq!(schema["properties"]["format_version"]["type"], "integer");
    /// ```
    pub fn json_schema() -> Value {
        schema::<Document>("Result of a materiality assessment")
    }
}

fn schema<T: JsonSchema>(title: &str) -> Value {
    let generator = SchemaSettings::draft2020_12().into_generator();
    let mut schema: Schema = generator.into_root_schema_for::<T>();
    schema.insert("title".to_owned(), title.into());
    let mut value = schema.to_value();
    tidy(&mut value);
    value
}

/// Turns what stands in the code's documentation into descriptions: the first paragraphs, without
/// examples and links.
fn tidy(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(tidy),
        Value::Object(fields) => {
            if let Some(Value::String(text)) = fields.get_mut("description") {
                *text = described(text);
            }
            fields.values_mut().for_each(tidy);
        }
        _ => {}
    }
}

fn described(text: &str) -> String {
    let ends = ["\n\n#", "\n\n```", "\n# ", "```"];
    let end = ends.iter().filter_map(|mark| text.find(mark)).min().unwrap_or(text.len());
    let mut out = String::new();
    let mut rest = text[..end].trim();
    // [`Name`] and [`Name`](target) become Name.
    while let Some((before, after)) = rest.split_once("[`") {
        out.push_str(before);
        let Some((name, after)) = after.split_once("`]") else {
            rest = after;
            break;
        };
        out.push_str(name);
        rest = match after.strip_prefix('(').and_then(|target| target.split_once(')')) {
            Some((_, after)) => after,
            None => after,
        };
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::described;

    #[test]
    fn descriptions_are_words() {
        let text =
            "The mean; see [`Mean`](crate::Mean) and [`x`].\nMore.\n\n# Examples\n\n```\nx```";
        assert_eq!(described(text), "The mean; see Mean and x.\nMore.");
        assert_eq!(described("a [`b"), "a b");
    }
}
