//! What the header line of a survey file says about its rows.

use std::collections::HashSet;

use crate::survey::error::SurveyError;
use crate::survey::questionnaire::Questionnaire;

/// The columns of a table of one row per answer; the first two are those of both forms.
const LONG_WORDS: [&str; 6] = ["respondent", "group", "issue", "axis", "criterion", "rating"];

/// Which field of a row is what.
#[derive(Debug)]
pub(crate) enum Layout {
    /// One row per answer.
    Long(LongLayout),
    /// One row per respondent.
    Wide(WideLayout),
}

impl Layout {
    /// The field that names the respondent.
    pub(crate) const fn respondent(&self) -> usize {
        match self {
            Self::Long(fields) => fields.respondent,
            Self::Wide(fields) => fields.respondent,
        }
    }
}

/// The fields of one answer.
#[derive(Debug)]
pub(crate) struct LongLayout {
    pub(crate) respondent: usize,
    pub(crate) group: usize,
    pub(crate) issue: usize,
    pub(crate) axis: Option<usize>,
    pub(crate) criterion: Option<usize>,
    pub(crate) rating: usize,
}

/// The fields of one respondent.
#[derive(Debug)]
pub(crate) struct WideLayout {
    pub(crate) respondent: usize,
    pub(crate) group: usize,
    /// Field, criterion and question of every rating.
    pub(crate) ratings: Vec<(usize, usize, usize)>,
}

/// What to do with columns that mean nothing to the questionnaire.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ExtraColumns {
    /// Refuse the file: the column may be a misspelled issue. The default.
    #[default]
    Refuse,
    /// Ignore them, and list them in the report.
    Ignore,
}

/// A header line, read.
#[derive(Debug)]
pub(crate) struct Header {
    /// Column names, trimmed.
    pub(crate) names: Vec<String>,
    pub(crate) layout: Layout,
    /// Columns that are ignored.
    pub(crate) ignored: Vec<String>,
}

impl Header {
    /// Reads a header line.
    pub(crate) fn parse(
        names: Vec<String>,
        frame: &Questionnaire,
        extra: ExtraColumns,
    ) -> Result<Self, SurveyError> {
        // Where extra columns are ignored, several may lack a name.
        let repeated = (1..names.len()).find(|&at| names[..at].contains(&names[at]));
        if let Some(at) = repeated.filter(|_| extra == ExtraColumns::Refuse) {
            return Err(SurveyError::RepeatedColumn { column: names[at].clone() });
        }
        let is_long = find(&names, "issue").is_some() && find(&names, "rating").is_some();
        let words = if is_long { &LONG_WORDS[..] } else { &LONG_WORDS[..2] };
        for word in words {
            let mut same = names.iter().filter(|name| name.eq_ignore_ascii_case(word));
            if let (Some(_), Some(second)) = (same.next(), same.next()) {
                return Err(SurveyError::RepeatedColumn { column: second.clone() });
            }
        }
        let (layout, ignored) =
            if is_long { long(&names, extra)? } else { wide(&names, frame, extra)? };
        Ok(Self { names, layout, ignored })
    }
}

/// The place of a column, ignoring ASCII case.
fn find(names: &[String], wanted: &str) -> Option<usize> {
    names.iter().position(|name| name.eq_ignore_ascii_case(wanted))
}

/// The place of a column that has to be there.
fn require(names: &[String], wanted: &str) -> Result<usize, SurveyError> {
    find(names, wanted).ok_or_else(|| SurveyError::MissingColumn {
        column: wanted.to_owned(),
        header: names.join(","),
    })
}

fn long(names: &[String], extra: ExtraColumns) -> Result<(Layout, Vec<String>), SurveyError> {
    let criterion = find(names, "criterion");
    let layout = LongLayout {
        respondent: require(names, "respondent")?,
        group: require(names, "group")?,
        issue: require(names, "issue")?,
        axis: if criterion.is_some() { find(names, "axis") } else { Some(require(names, "axis")?) },
        criterion,
        rating: require(names, "rating")?,
    };
    let unknown = |name: &&String| !LONG_WORDS.iter().any(|word| name.eq_ignore_ascii_case(word));
    let ignored: Vec<String> = names.iter().filter(unknown).cloned().collect();
    if let (ExtraColumns::Refuse, Some(column)) = (extra, ignored.first()) {
        return Err(SurveyError::UnknownColumn {
            column: column.clone(),
            reason: "a row per answer has respondent, group, issue, axis, criterion and rating"
                .to_owned(),
        });
    }
    Ok((Layout::Long(layout), ignored))
}

fn wide(
    names: &[String],
    frame: &Questionnaire,
    extra: ExtraColumns,
) -> Result<(Layout, Vec<String>), SurveyError> {
    let respondent = require(names, "respondent")?;
    let group = require(names, "group")?;
    let mut ratings = Vec::new();
    let mut asked = HashSet::new();
    let mut ignored = Vec::new();
    for (field, name) in names.iter().enumerate() {
        if field == respondent || field == group {
            continue;
        }
        match question(name, frame) {
            // The same question, with other white space.
            Ok(question) if !asked.insert(question) => {
                return Err(SurveyError::RepeatedColumn { column: name.clone() });
            }
            Ok((criterion, issue)) => {
                ratings.push((field, criterion, frame.question(criterion, issue)));
            }
            Err(_) if extra == ExtraColumns::Ignore => ignored.push(name.clone()),
            // A header without any rating column is described as such below.
            Err(_) if !names.iter().any(|name| name.contains(':')) => {}
            Err(reason) => return Err(SurveyError::UnknownColumn { column: name.clone(), reason }),
        }
    }
    if ratings.is_empty() {
        return Err(SurveyError::NoRatings { header: names.join(",") });
    }
    Ok((Layout::Wide(WideLayout { respondent, group, ratings }), ignored))
}

/// The criterion and issue of a column `<issue>:<criterion>`, or why there are none.
fn question(name: &str, frame: &Questionnaire) -> Result<(usize, usize), String> {
    let Some((issue, criterion)) = name.rsplit_once(':') else {
        return Err("it is not of the form <issue>:<criterion>".to_owned());
    };
    let (issue, criterion) = (issue.trim(), criterion.trim());
    let place = frame.issue(issue).ok_or_else(|| format!("the plan has no issue {issue:?}"))?;
    let criteria = frame.criteria();
    let at = criteria
        .position(criterion)
        .ok_or_else(|| format!("there is no criterion {criterion:?}"))?;
    Ok((at, place))
}
