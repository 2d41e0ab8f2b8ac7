//! The tally: counts per cell, the sufficient statistic of a survey on discrete scales.

use std::fmt::Write as _;

use super::cell::Cell;
use super::digest::sha256;
use super::error::SurveyError;
use super::questionnaire::Questionnaire;
use crate::model::{Level, Missing, Rating};

/// Largest count a tally holds: a hundred times humanity, and small enough that sums of squares
/// over a cell are exact in 128 bits.
pub(crate) const MAX_COUNT: u64 = 1 << 40;

/// How many people of each group gave each answer to each question about each issue.
///
/// Means, medians, variances, bootstrap laws and agreement all follow from these counts, and two
/// tallies add. So the order of rows, the number of threads and the number of machines cannot
/// change a bit of a result, and any SQL engine can do the counting.
///
/// # Examples
///
/// ```
/// use materiality::{Criteria, GroupId, IssueId, Questionnaire, Rating, Scale, Tally};
///
/// let scale = Scale::likert(5)?;
/// let questionnaire = Questionnaire::new(
///     [IssueId::new("water")?],
///     [GroupId::new("employees")?],
///     Criteria::one_per_axis(&scale),
/// )?;
/// let mut tally = Tally::empty(&questionnaire);
/// tally.add("employees", "water", "stakeholder", Rating::Level(scale.level_of(4.0)?), 12)?;
/// let cell = tally.cell("employees", "water", "stakeholder").unwrap();
/// assert_eq!(cell.levels(), [0, 0, 0, 12, 0]);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Tally {
    questionnaire: Questionnaire,
    counts: Vec<u64>,
}

/// One line of a counts table: a cell, one of its answers, and how many gave it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CountRow<'a> {
    /// The group.
    pub group: &'a str,
    /// The issue.
    pub issue: &'a str,
    /// The criterion.
    pub criterion: &'a str,
    /// The answer.
    pub rating: Rating,
    /// How many gave it; never 0.
    pub count: u64,
}

impl Tally {
    /// A tally in which nobody has answered yet.
    pub fn empty(questionnaire: &Questionnaire) -> Self {
        Self { questionnaire: questionnaire.clone(), counts: vec![0; questionnaire.tally_len()] }
    }

    /// Counts that follow `questionnaire`'s layout, each at most 2⁴⁰.
    pub(crate) fn from_counts(questionnaire: &Questionnaire, counts: Vec<u64>) -> Self {
        debug_assert_eq!(counts.len(), questionnaire.tally_len());
        Self { questionnaire: questionnaire.clone(), counts }
    }

    /// Adds `count` equal answers to one cell.
    ///
    /// # Errors
    ///
    /// [`SurveyError::UnknownCell`] if the questionnaire has no such group, issue or criterion,
    /// [`SurveyError::ForeignLevel`] for a level the criterion's scale does not have,
    /// [`SurveyError::CountOverflow`] if the count would exceed 2⁴⁰.
    pub fn add(
        &mut self,
        group: &str,
        issue: &str,
        criterion: &str,
        rating: Rating,
        count: u64,
    ) -> Result<(), SurveyError> {
        let unknown = || SurveyError::UnknownCell {
            group: group.to_owned(),
            issue: issue.to_owned(),
            criterion: criterion.to_owned(),
        };
        let (g, c, i) = self.locate(group, criterion, issue).ok_or_else(unknown)?;
        let scale = self.questionnaire.criterion(c).scale();
        let offset = match rating {
            Rating::Level(level) => {
                scale.check_level(level).map(Level::index).ok_or_else(|| {
                    SurveyError::ForeignLevel {
                        criterion: criterion.to_owned(),
                        found: level.index(),
                        levels: scale.levels(),
                    }
                })?
            }
            Rating::Missing(kind) => scale.levels() + kind.index(),
        };
        let at = self.questionnaire.cell(g, c, i).start + offset;
        self.counts[at] = checked_add(self.counts[at], count)?;
        Ok(())
    }

    /// Adds the counts of `other`, the tally of other people on the same questionnaire.
    ///
    /// # Errors
    ///
    /// [`SurveyError::OtherQuestionnaire`] if issues, groups, criteria or scales differ,
    /// [`SurveyError::CountOverflow`] if a count would exceed 2⁴⁰. `self` is then unchanged.
    pub fn merge(&mut self, other: &Self) -> Result<(), SurveyError> {
        if self.questionnaire != other.questionnaire {
            return Err(SurveyError::OtherQuestionnaire);
        }
        let sums = self.counts.iter().zip(&other.counts).map(|(&a, &b)| checked_add(a, b));
        self.counts = sums.collect::<Result<_, _>>()?;
        Ok(())
    }

    /// The frame of this tally.
    pub const fn questionnaire(&self) -> &Questionnaire {
        &self.questionnaire
    }

    /// One cell, if the questionnaire has it.
    pub fn cell(&self, group: &str, issue: &str, criterion: &str) -> Option<Cell<'_>> {
        let (group, criterion, issue) = self.locate(group, criterion, issue)?;
        Some(self.cell_at(group, criterion, issue))
    }

    /// How many people of a group the tally knows of; `None` for an unknown group.
    ///
    /// This is the largest number any of its cells speaks of: the size of the group, unless rows
    /// were tallied without checking who had answered before.
    pub fn respondents(&self, group: &str) -> Option<u64> {
        Some(self.respondents_at(self.questionnaire.group(group)?))
    }

    /// All non-zero counts by group, issue, criterion and answer: levels from the lower end of the
    /// declared scale up, then the kinds of missing.
    pub fn rows(&self) -> impl Iterator<Item = CountRow<'_>> {
        let frame = &self.questionnaire;
        let criteria = 0..frame.criteria().len();
        let cells = (0..frame.groups().len()).flat_map(move |g| {
            let criteria = criteria.clone();
            (0..frame.issues().len()).flat_map(move |i| criteria.clone().map(move |c| (g, i, c)))
        });
        cells.flat_map(move |(g, i, c)| self.cell_rows(g, i, c))
    }

    /// The non-zero counts of one cell, in the order of [`rows`](Self::rows).
    fn cell_rows(&self, group: usize, issue: usize, criterion: usize) -> Vec<CountRow<'_>> {
        let frame = &self.questionnaire;
        let scale = frame.criterion(criterion).scale();
        let cell = self.cell_at(group, criterion, issue);
        let mut levels: Vec<Level> = scale.iter_levels().collect();
        levels.sort_by(|&a, &b| {
            let value = |level| scale.value_of(level).unwrap_or_default();
            value(a).total_cmp(&value(b))
        });
        let ratings = levels.into_iter().map(|level| (Rating::Level(level), cell.count(level)));
        let missing = Missing::ALL.map(|kind| (Rating::Missing(kind), cell.missing(kind)));
        let row = |(rating, count)| CountRow {
            group: frame.groups()[group].as_str(),
            issue: frame.issues()[issue].as_str(),
            criterion: frame.criterion(criterion).id().as_str(),
            rating,
            count,
        };
        ratings.chain(missing).filter(|&(_, count)| count > 0).map(row).collect()
    }

    /// The counts table as lines of text without header: `group,issue,criterion,level,count`.
    ///
    /// Levels are numbers on the declared scale, missing answers their ids; zero counts are left
    /// out; fields with a comma, quote or line break are quoted. No line break is appended.
    pub(crate) fn lines(&self) -> impl Iterator<Item = String> {
        self.rows().map(|row| {
            let mut line = String::with_capacity(48);
            for field in [row.group, row.issue, row.criterion] {
                push_field(&mut line, field);
                line.push(',');
            }
            match row.rating {
                Rating::Missing(kind) => line.push_str(kind.id()),
                Rating::Level(level) => {
                    let criterion = self.questionnaire.criteria().get(row.criterion);
                    let value = criterion.and_then(|each| each.scale().value_of(level));
                    let _ = write!(line, "{}", value.unwrap_or_default());
                }
            }
            let _ = write!(line, ",{}", row.count);
            line
        })
    }

    /// A fingerprint of the counts, the same for every order of rows, groups and issues.
    ///
    /// SHA-256 over the lines of the counts table, without its header, sorted byte by byte and
    /// each ended by a line feed. An auditor gets the same from the written table with
    /// `tail -n +2 counts.csv | LC_ALL=C sort | sha256sum`.
    pub fn digest(&self) -> String {
        let mut lines: Vec<String> = self.lines().collect();
        lines.sort_unstable();
        sha256(lines.iter().flat_map(|line| [line.as_bytes(), b"\n"]))
    }

    /// The places of a cell's group, criterion and issue.
    fn locate(&self, group: &str, criterion: &str, issue: &str) -> Option<(usize, usize, usize)> {
        let frame = &self.questionnaire;
        Some((frame.group(group)?, frame.criteria().position(criterion)?, frame.issue(issue)?))
    }

    /// One cell by places.
    pub(crate) fn cell_at(&self, group: usize, criterion: usize, issue: usize) -> Cell<'_> {
        let counts = &self.counts[self.questionnaire.cell(group, criterion, issue)];
        Cell::new(self.questionnaire.criterion(criterion).scale(), counts)
    }

    /// One count by places; the rating is on the criterion's scale.
    pub(crate) fn count_mut(
        &mut self,
        (group, criterion, issue): (usize, usize, usize),
        rating: Rating,
    ) -> &mut u64 {
        let levels = self.questionnaire.criterion(criterion).scale().levels();
        let offset = match rating {
            Rating::Level(level) => level.index(),
            Rating::Missing(kind) => levels + kind.index(),
        };
        let at = self.questionnaire.cell(group, criterion, issue).start + offset;
        &mut self.counts[at]
    }

    /// The largest number of people any cell of a group speaks of.
    pub(crate) fn respondents_at(&self, group: usize) -> u64 {
        let frame = &self.questionnaire;
        let cells = (0..frame.criteria().len())
            .flat_map(|c| (0..frame.issues().len()).map(move |i| (c, i)));
        cells.map(|(c, i)| self.cell_at(group, c, i).asked()).max().unwrap_or(0)
    }
}

/// The sum, if a tally can hold it.
fn checked_add(a: u64, b: u64) -> Result<u64, SurveyError> {
    a.checked_add(b).filter(|&sum| sum <= MAX_COUNT).ok_or(SurveyError::CountOverflow)
}

/// Appends a CSV field, quoted only if it has to be.
fn push_field(line: &mut String, field: &str) {
    if field.contains([',', '"', '\n', '\r']) {
        line.push('"');
        line.push_str(&field.replace('"', "\"\""));
        line.push('"');
    } else {
        line.push_str(field);
    }
}
