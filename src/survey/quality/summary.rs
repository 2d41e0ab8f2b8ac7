//! All respondents' patterns in a few figures.

use serde::Serialize;

use super::response::{FlaggedRespondent, ResponseFlag, ResponsePattern, ResponsePatterns};
use super::rules::QualityRules;
use crate::num::sum::exact_sum;

/// How respondents ticked on one criterion.
///
/// # Examples
///
/// ```
/// use materiality::{QualityReport, Scale, Criteria, GroupId, IssueId, Questionnaire, Rating, Survey};
///
/// let scale = Scale::likert(5)?;
/// let issues = ["water", "soil", "air"].map(|id| IssueId::new(id).unwrap());
/// let frame = Questionnaire::new(issues, [GroupId::new("staff")?], Criteria::one_per_axis(&scale))?;
/// let survey = Survey::from_fn(&frame, &[4], |person, _, issue| {
///     let rating = if person == 3 { 5 } else { 1 + (person + issue) % 5 };
///     Rating::Level(scale.level_of(rating as f64).unwrap())
/// })?;
/// let report = QualityReport::of(&survey);
/// let summary = report.criteria()[1].responses().unwrap();
/// assert_eq!((summary.respondents(), summary.straight_lines()), (4, 1));
/// assert_eq!(summary.flagged()[0].respondent, "4");
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ResponseSummary {
    respondents: u64,
    answering: u64,
    straight_lines: u64,
    long_runs: u64,
    nearly_constant: u64,
    mean_longest_run: Option<f64>,
    mean_modal_share: Option<f64>,
    mean_within_sd: Option<f64>,
    flagged: Vec<FlaggedRespondent>,
}

impl ResponseSummary {
    /// The summary of patterns.
    pub(crate) fn of(patterns: &ResponsePatterns<'_>, rules: &QualityRules) -> Self {
        let answering = || patterns.as_slice().iter().filter(|pattern| pattern.answers() > 0);
        let flagged = patterns.flagged(rules);
        let count = |flag| flagged.iter().filter(|one| one.flag == flag).count() as u64;
        Self {
            respondents: patterns.as_slice().len() as u64,
            answering: answering().count() as u64,
            straight_lines: count(ResponseFlag::StraightLine),
            long_runs: count(ResponseFlag::LongRun),
            nearly_constant: count(ResponseFlag::NearlyConstant),
            mean_longest_run: mean(answering().map(|one| f64::from(one.longest_run()))),
            mean_modal_share: mean(answering().filter_map(ResponsePattern::modal_share)),
            mean_within_sd: mean(answering().filter_map(ResponsePattern::within_sd)),
            flagged,
        }
    }

    /// How many respondents the survey has.
    pub const fn respondents(&self) -> u64 {
        self.respondents
    }

    /// How many of them rated at least one issue.
    pub const fn answering(&self) -> u64 {
        self.answering
    }

    /// How many gave the same rating to every issue they rated.
    pub const fn straight_lines(&self) -> u64 {
        self.straight_lines
    }

    /// How many others gave many equal ratings in a row.
    pub const fn long_runs(&self) -> u64 {
        self.long_runs
    }

    /// How many others gave nearly always the same rating.
    pub const fn nearly_constant(&self) -> u64 {
        self.nearly_constant
    }

    /// The mean of the longest runs.
    pub const fn mean_longest_run(&self) -> Option<f64> {
        self.mean_longest_run
    }

    /// The mean share of each respondent's most frequent rating.
    pub const fn mean_modal_share(&self) -> Option<f64> {
        self.mean_modal_share
    }

    /// The mean standard deviation inside respondents, in scores from 0 to 1.
    pub const fn mean_within_sd(&self) -> Option<f64> {
        self.mean_within_sd
    }

    /// The flagged respondents, in the order of the survey. None of them was removed.
    pub fn flagged(&self) -> &[FlaggedRespondent] {
        &self.flagged
    }
}

/// The mean, the same for every order of respondents.
fn mean(values: impl Iterator<Item = f64> + Clone) -> Option<f64> {
    let n = values.clone().count();
    (n > 0).then(|| exact_sum(values) / n as f64)
}
