//! Where a weight comes from.

use serde::Serialize;

use super::phrase::{Phrase, issue_count};
use super::sections::scheme_words;
use crate::assessment::{Assessment, Weighed};
use crate::model::Lang;
use crate::weighting::Degenerate;

/// Where a weight of an [`Explanation`](crate::Explanation) comes from.
///
/// # Examples
///
/// ```
/// use materiality::{Explanation, WeightOrigin, demo};
///
/// let result = demo::plan()?.run(&demo::survey()?.tally())?;
/// let why = Explanation::of(&result, "risk-management")?;
/// assert_eq!(why.axes.stakeholder.parts[0].group_weight, WeightOrigin::Plan);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum WeightOrigin {
    /// It is written in the plan, or the plan leaves it at its default.
    Plan,
    /// A scheme that the plan names gave it.
    Scheme {
        /// The scheme's name.
        name: String,
        /// On how many issues it looked.
        issues: usize,
        /// Why the scheme's own formula could not be used in full, if it could not.
        #[serde(skip_serializing_if = "Option::is_none")]
        degenerate: Option<Degenerate>,
    },
}

const PLAN: Phrase = Phrase("as written in the plan", "计划中写明");
const SCHEME: Phrase = Phrase("{scheme}, on {issues}", "{scheme}，依据 {issues}");
const FALLBACK: Phrase =
    Phrase("{scheme}, on {issues}; {reason}", "{scheme}，依据 {issues}；{reason}");

impl WeightOrigin {
    /// Where the weights of something in a result come from.
    pub(super) fn of(result: &Assessment, of: &Weighed) -> Self {
        let record = result.schemes().iter().find(|record| &record.of == of);
        record.map_or(Self::Plan, |record| Self::Scheme {
            name: record.scheme.clone(),
            issues: record.issues,
            degenerate: record.degenerate.clone(),
        })
    }

    /// The same in words.
    pub(super) fn text(&self, lang: Lang) -> String {
        let Self::Scheme { name, issues, degenerate } = self else {
            return PLAN.get(lang).to_owned();
        };
        let issues = issue_count(*issues, lang);
        let values = [("scheme", scheme_words::scheme(name, lang)), ("issues", &issues)];
        match degenerate {
            None => SCHEME.with(lang, &values),
            Some(why) => {
                let reason = scheme_words::degenerate(why, lang);
                FALLBACK.with(lang, &[values[0], values[1], ("reason", &reason)])
            }
        }
    }
}
