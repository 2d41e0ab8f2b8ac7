//! Agreement and response quality of a whole survey.

use serde::Serialize;

use super::divided::DividedOpinion;
use super::response::ResponsePatterns;
use super::rules::QualityRules;
use super::summary::ResponseSummary;
use crate::model::{CriterionId, GroupId, IssueId, Missing};
use crate::survey::agreement::{
    AlphaMetric, CellAgreement, CronbachAlpha, GroupContrast, GroupRankings, IntraclassCorrelation,
    KendallW, KrippendorffAlpha, RaterPanel,
};
use crate::survey::cell::Cell;
use crate::survey::survey::Survey;
use crate::survey::tally::Tally;

/// How far people agree, and how well they answered: what to read before believing a mean.
///
/// It flags and removes nothing. [`lines`](Self::lines) is the report in words, in English and
/// Chinese; as JSON it has every figure.
///
/// Complexity: O(respondents × questions + cells × K²).
///
/// # Examples
///
/// ```
/// use materiality::{Criteria, GroupId, IssueId, Lang, QualityReport, Questionnaire, Rating, Scale, Survey};
///
/// let scale = Scale::likert(5)?;
/// let issues = ["water", "soil", "air"].map(|id| IssueId::new(id).unwrap());
/// let groups = ["staff", "investors"].map(|id| GroupId::new(id).unwrap());
/// let frame = Questionnaire::new(issues, groups, Criteria::one_per_axis(&scale))?;
/// let survey = Survey::from_fn(&frame, &[12, 9], |person, _, issue| {
///     let rating = if person < 12 { [5, 4, 1][issue] } else { [1, 3 + person % 2, 5][issue] };
///     Rating::Level(scale.level_of(rating as f64).unwrap())
/// })?;
/// let report = QualityReport::of(&survey);
/// let stakeholder = &report.criteria()[1];
/// assert_eq!(stakeholder.rankings().pairs()[0].tau_b(), Some(-1.0));
/// assert!(stakeholder.issues()[0].is_divided()); // water: 5 against 1
/// println!("{report}");
/// # assert!(report.lines(Lang::Zh).len() > 3);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QualityReport {
    rules: QualityRules,
    criteria: Vec<CriterionQuality>,
}

/// Agreement and response quality on one criterion.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CriterionQuality {
    criterion: CriterionId,
    answers: u64,
    asked: u64,
    krippendorff: Vec<KrippendorffAlpha>,
    people: Option<PeopleAgreement>,
    group_people: Vec<(GroupId, PeopleAgreement)>,
    rankings: GroupRankings,
    issues: Vec<IssueQuality>,
    responses: Option<ResponseSummary>,
}

/// Agreement between people, which needs to know who answered.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PeopleAgreement {
    kendall_w: Option<KendallW>,
    intraclass: Option<IntraclassCorrelation>,
    cronbach: Option<CronbachAlpha>,
}

/// Agreement about one issue on one criterion.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct IssueQuality {
    issue: IssueId,
    all: CellQuality,
    groups: Vec<(GroupId, CellQuality)>,
    contrast: GroupContrast,
    divided: Vec<DividedOpinion>,
}

/// How one question was answered, by a group or by all.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct CellQuality {
    asked: u64,
    missing: u64,
    dont_know: u64,
    ceiling: Option<f64>,
    unknown_ratio: Option<f64>,
    agreement: CellAgreement,
}

impl QualityReport {
    /// The report of a survey, with the default rules.
    pub fn of(survey: &Survey) -> Self {
        Self::with_rules(survey, &QualityRules::default())
    }

    /// The report of a survey.
    pub fn with_rules(survey: &Survey, rules: &QualityRules) -> Self {
        let mut report = Self::of_tally(&survey.tally(), rules);
        for (at, criterion) in report.criteria.iter_mut().enumerate() {
            criterion.add_people(survey, at, rules);
        }
        report
    }

    /// What a tally alone allows: everything that does not need to know who answered. Kendall's W,
    /// intraclass correlations, Cronbach's α over people and response patterns are left out.
    pub fn of_tally(tally: &Tally, rules: &QualityRules) -> Self {
        let criteria = 0..tally.questionnaire().criteria().len();
        let criteria = criteria.map(|at| CriterionQuality::of_tally(tally, at, rules)).collect();
        Self { rules: rules.clone(), criteria }
    }

    /// The rules that flags rest on.
    pub const fn rules(&self) -> &QualityRules {
        &self.rules
    }

    /// The criteria, in the order of the questionnaire.
    pub fn criteria(&self) -> &[CriterionQuality] {
        &self.criteria
    }

    /// One criterion.
    pub fn criterion(&self, id: &str) -> Option<&CriterionQuality> {
        self.criteria.iter().find(|one| one.criterion.as_str() == id)
    }
}

impl CriterionQuality {
    fn of_tally(tally: &Tally, criterion: usize, rules: &QualityRules) -> Self {
        let frame = tally.questionnaire();
        let groups = 0..frame.groups().len();
        let issues: Vec<IssueQuality> = (0..frame.issues().len())
            .map(|issue| IssueQuality::of(tally, issue, criterion, rules))
            .collect();
        let alpha = |metric| KrippendorffAlpha::of_groups(tally, criterion, groups.clone(), metric);
        Self {
            criterion: frame.criterion(criterion).id().clone(),
            answers: issues.iter().map(|one| one.all.agreement.answers()).sum(),
            asked: issues.iter().map(|one| one.all.asked).sum(),
            krippendorff: AlphaMetric::ALL.into_iter().filter_map(alpha).collect(),
            people: None,
            group_people: Vec::new(),
            rankings: GroupRankings::of_criterion(tally, criterion),
            issues,
            responses: None,
        }
    }

    /// What needs to know who answered.
    fn add_people(&mut self, survey: &Survey, criterion: usize, rules: &QualityRules) {
        if self.answers == 0 {
            return;
        }
        let frame = survey.questionnaire();
        let of = |people| PeopleAgreement::of(&RaterPanel::of_criterion(survey, criterion, people));
        self.people = Some(of(0..survey.len()));
        if frame.groups().len() > 1 {
            let groups = frame.groups().iter().enumerate();
            let groups = groups.map(|(at, id)| (id.clone(), of(survey.members(at))));
            self.group_people = groups.collect();
        }
        let patterns = ResponsePatterns::of_criterion(survey, criterion);
        self.responses = Some(ResponseSummary::of(&patterns, rules));
    }

    /// The criterion.
    pub const fn criterion(&self) -> &CriterionId {
        &self.criterion
    }

    /// How many ratings there are.
    pub const fn answers(&self) -> u64 {
        self.answers
    }

    /// How many there would be had everybody rated everything.
    pub const fn asked(&self) -> u64 {
        self.asked
    }

    /// Krippendorff's α over all issues, if it is defined.
    pub fn krippendorff(&self, metric: AlphaMetric) -> Option<&KrippendorffAlpha> {
        self.krippendorff.iter().find(|one| one.metric() == metric)
    }

    /// Agreement between all respondents; `None` in the report of a tally, or if nobody answered.
    pub const fn people(&self) -> Option<&PeopleAgreement> {
        self.people.as_ref()
    }

    /// Agreement inside each group; empty where there is one group or [`people`](Self::people) is
    /// `None`.
    pub fn group_people(&self) -> &[(GroupId, PeopleAgreement)] {
        &self.group_people
    }

    /// The orders of the groups.
    pub const fn rankings(&self) -> &GroupRankings {
        &self.rankings
    }

    /// The issues, in the order of the questionnaire.
    pub fn issues(&self) -> &[IssueQuality] {
        &self.issues
    }

    /// How respondents ticked; `None` in the report of a tally, or if nobody answered.
    pub const fn responses(&self) -> Option<&ResponseSummary> {
        self.responses.as_ref()
    }
}

impl PeopleAgreement {
    fn of(panel: &RaterPanel) -> Self {
        Self {
            kendall_w: KendallW::of(panel),
            intraclass: IntraclassCorrelation::of(panel),
            cronbach: CronbachAlpha::of(panel),
        }
    }

    /// Kendall's W.
    pub const fn kendall_w(&self) -> Option<&KendallW> {
        self.kendall_w.as_ref()
    }

    /// Intraclass correlations.
    pub const fn intraclass(&self) -> Option<&IntraclassCorrelation> {
        self.intraclass.as_ref()
    }

    /// Cronbach's α over issues.
    pub const fn cronbach(&self) -> Option<&CronbachAlpha> {
        self.cronbach.as_ref()
    }
}

impl IssueQuality {
    fn of(tally: &Tally, issue: usize, criterion: usize, rules: &QualityRules) -> Self {
        let frame = tally.questionnaire();
        let groups = 0..frame.groups().len();
        let cell = |group| tally.cell_at(group, criterion, issue);
        let width = frame.cell(0, criterion, issue).len();
        let mut counts = vec![0_u64; width];
        for group in groups.clone() {
            cell(group).add_to(&mut counts);
        }
        let all = CellQuality::of(&Cell::new(frame.criterion(criterion).scale(), &counts));
        let groups: Vec<(GroupId, CellQuality)> = groups
            .map(|group| (frame.groups()[group].clone(), CellQuality::of(&cell(group))))
            .collect();
        let contrast = GroupContrast::of_cells(tally, issue, criterion, rules);
        let agreements = groups.iter().map(|(id, cell)| (id, &cell.agreement));
        // What one group says is what all say where there is only one.
        let agreements = agreements.filter(|_| groups.len() > 1);
        let divided = DividedOpinion::reasons(&contrast, &all.agreement, agreements, rules);
        Self { issue: frame.issues()[issue].clone(), all, groups, contrast, divided }
    }

    /// The issue.
    pub const fn issue(&self) -> &IssueId {
        &self.issue
    }

    /// All respondents together.
    pub const fn all(&self) -> &CellQuality {
        &self.all
    }

    /// Each group.
    pub fn groups(&self) -> &[(GroupId, CellQuality)] {
        &self.groups
    }

    /// How far groups differ.
    pub const fn contrast(&self) -> &GroupContrast {
        &self.contrast
    }

    /// Whether opinion is divided.
    pub fn is_divided(&self) -> bool {
        !self.divided.is_empty()
    }

    /// Why it is.
    pub fn divided(&self) -> &[DividedOpinion] {
        &self.divided
    }
}

impl CellQuality {
    fn of(cell: &Cell<'_>) -> Self {
        let agreement = CellAgreement::of(cell);
        let answers = agreement.answers();
        let share = |part: u64, of: u64| (of > 0).then(|| part as f64 / of as f64);
        let top = cell.levels().last().copied().unwrap_or(0);
        let asked = cell.asked();
        let dont_know = cell.missing(Missing::DontKnow);
        Self {
            asked,
            missing: asked - answers,
            dont_know,
            ceiling: share(top, answers),
            unknown_ratio: share(dont_know, asked - cell.missing(Missing::NotApplicable)),
            agreement,
        }
    }

    /// How many people were asked.
    pub const fn asked(&self) -> u64 {
        self.asked
    }

    /// How many of them gave no rating, for whatever reason.
    pub const fn missing(&self) -> u64 {
        self.missing
    }

    /// How many said they do not know.
    pub const fn dont_know(&self) -> u64 {
        self.dont_know
    }

    /// The share of ratings at the most material level; `None` without a rating.
    pub const fn ceiling(&self) -> Option<f64> {
        self.ceiling
    }

    /// The share of those who do not know among all to whom the question applies.
    pub const fn unknown_ratio(&self) -> Option<f64> {
        self.unknown_ratio
    }

    /// How far they agree.
    pub const fn agreement(&self) -> &CellAgreement {
        &self.agreement
    }
}
