//! Who is asked about what, and on which scales: the frame every survey and tally stands in.

use std::collections::HashMap;
use std::sync::Arc;

use super::error::SurveyError;
use crate::model::{Criteria, Criterion, GroupId, IssueId, Missing};

/// The frame of a survey: its issues, groups and criteria with their scales.
///
/// A cell of a survey is one (group, criterion, issue). Cloning copies a pointer.
///
/// # Examples
///
/// ```
/// use materiality::{Criteria, GroupId, IssueId, Questionnaire, Scale};
///
/// let questionnaire = Questionnaire::new(
///     [IssueId::new("water")?, IssueId::new("privacy")?],
///     [GroupId::new("employees")?, GroupId::new("investors")?],
///     Criteria::one_per_axis(&Scale::likert(5)?),
/// )?;
/// assert_eq!(questionnaire.issues().len(), 2);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Questionnaire(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    issues: Arc<[IssueId]>,
    groups: Arc<[GroupId]>,
    criteria: Criteria,
    /// Positions by id; only ever looked up, never iterated.
    issue_index: HashMap<IssueId, usize>,
    group_index: HashMap<GroupId, usize>,
    /// Where the counts of each criterion start in a tally; one more entry for the end.
    offsets: Vec<usize>,
}

impl Questionnaire {
    /// A questionnaire.
    ///
    /// # Errors
    ///
    /// [`SurveyError::NoIssues`], [`SurveyError::NoGroups`], and [`SurveyError::DuplicateIssue`] or
    /// [`SurveyError::DuplicateGroup`] for an id given twice.
    pub fn new(
        issues: impl IntoIterator<Item = IssueId>,
        groups: impl IntoIterator<Item = GroupId>,
        criteria: Criteria,
    ) -> Result<Self, SurveyError> {
        let issues: Arc<[IssueId]> = issues.into_iter().collect();
        let groups: Arc<[GroupId]> = groups.into_iter().collect();
        if issues.is_empty() {
            return Err(SurveyError::NoIssues);
        }
        if groups.is_empty() {
            return Err(SurveyError::NoGroups);
        }
        let mut issue_index = HashMap::with_capacity(issues.len());
        for (at, id) in issues.iter().enumerate() {
            if issue_index.insert(id.clone(), at).is_some() {
                return Err(SurveyError::DuplicateIssue { id: id.clone() });
            }
        }
        let mut group_index = HashMap::with_capacity(groups.len());
        for (at, id) in groups.iter().enumerate() {
            if group_index.insert(id.clone(), at).is_some() {
                return Err(SurveyError::DuplicateGroup { id: id.clone() });
            }
        }
        let mut offsets = vec![0];
        let mut end = 0;
        for criterion in criteria.as_slice() {
            end += issues.len() * groups.len() * width(criterion);
            offsets.push(end);
        }
        Ok(Self(Arc::new(Inner { issues, groups, criteria, issue_index, group_index, offsets })))
    }

    /// The issues asked about, in catalog order.
    pub fn issues(&self) -> &[IssueId] {
        &self.0.issues
    }

    /// The groups asked.
    pub fn groups(&self) -> &[GroupId] {
        &self.0.groups
    }

    /// The criteria every issue is rated on.
    pub fn criteria(&self) -> &Criteria {
        &self.0.criteria
    }

    /// The issues as a shared list.
    pub(crate) fn shared_issues(&self) -> Arc<[IssueId]> {
        Arc::clone(&self.0.issues)
    }

    /// The place of an issue.
    pub(crate) fn issue(&self, id: &str) -> Option<usize> {
        self.0.issue_index.get(id).copied()
    }

    /// The place of a group.
    pub(crate) fn group(&self, id: &str) -> Option<usize> {
        self.0.group_index.get(id).copied()
    }

    /// One criterion.
    pub(crate) fn criterion(&self, at: usize) -> &Criterion {
        &self.0.criteria.as_slice()[at]
    }

    /// How many (criterion, issue) pairs one respondent is asked.
    pub(crate) fn questions(&self) -> usize {
        self.0.criteria.len() * self.0.issues.len()
    }

    /// The number of a (criterion, issue) pair.
    pub(crate) fn question(&self, criterion: usize, issue: usize) -> usize {
        criterion * self.0.issues.len() + issue
    }

    /// How many counts a tally has.
    pub(crate) fn tally_len(&self) -> usize {
        self.0.offsets.last().copied().unwrap_or_default()
    }

    /// Where the counts of a cell stand in a tally: levels first, then the kinds of missing.
    pub(crate) fn cell(
        &self,
        group: usize,
        criterion: usize,
        issue: usize,
    ) -> std::ops::Range<usize> {
        let width = width(self.criterion(criterion));
        let cell = group * self.0.issues.len() + issue;
        let start = self.0.offsets[criterion] + cell * width;
        start..start + width
    }
}

/// Counts per cell: one per level and one per kind of missing.
fn width(criterion: &Criterion) -> usize {
    criterion.scale().levels() + Missing::ALL.len()
}

impl PartialEq for Questionnaire {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
            || (self.0.issues == other.0.issues
                && self.0.groups == other.0.groups
                && self.0.criteria == other.0.criteria)
    }
}
