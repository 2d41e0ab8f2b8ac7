//! Every public type can be sent, shared and printed; the traits are object safe.

use std::fmt::Debug;

use materiality::{
    AbsentGroups, Assessment, AssessmentError, Axis, AxisNames, AxisScore, Cell, Column, Complete,
    Confidence, Contribution, CountRow, Criteria, Criterion, CriterionId, DataOrigin, Direction,
    Error, Estimate, Estimator, EstimatorKind, FixedScore, GroupId, GroupScores, GroupWeights,
    InputRecord, InterpolatedMedian, Interval, Issue, IssueCatalog, IssueId, Lang, Level, Mapping,
    MaterialityMatrix, Mean, Median, Method, Missing, MissingTokens, ModelError, Name, NoScore,
    Owa, PerAxis, Pillar, Place, Plan, PlanBuilder, PlanProblem, PoolingRules, PowerMean,
    Prioritizer, PriorityError, Questionnaire, Ranking, Rating, Reject, Respondents, ResultLine,
    Role, RowCounts, RowError, RowProblem, Scale, Score, ScoreMatrix, ScoringError,
    StakeholderGroup, Survey, SurveyBuilder, SurveyError, Tally, Thresholds, Tier, TopBox,
    TrimmedMean, WeightedSum, Weights, WinsorizedMean,
};

fn is_plain<T: Send + Sync + Debug + Unpin + 'static>() {}
fn is_error<T: std::error::Error + Send + Sync + Clone + PartialEq + 'static>() {}
fn is_owned<T: Clone + PartialEq>() {}

macro_rules! all {
    ($check:ident: $($type:ty),* $(,)?) => { $($check::<$type>();)* };
}

/// Values cross threads and print; values that own their data can be cloned and compared.
#[test]
fn values() {
    all!(is_plain: Cell<'static>, Contribution<'static>, CountRow<'static>, Place<'static>,
        ResultLine<'static>, SurveyBuilder, PlanBuilder);
    all!(is_plain: AbsentGroups, Assessment, Axis, AxisNames, AxisScore, Column, Complete,
        Confidence, Criteria, Criterion, CriterionId, DataOrigin, Direction, Estimate,
        EstimatorKind, FixedScore, GroupId, GroupScores, GroupWeights, InputRecord,
        InterpolatedMedian, Interval, Issue, IssueCatalog, IssueId, Lang, Level, Mapping,
        MaterialityMatrix, Mean, Median, Method, Missing, MissingTokens, Name, NoScore, Owa,
        PerAxis<f64>, Pillar, Plan, PoolingRules, PowerMean, Questionnaire, Ranking, Rating,
        Reject, Respondents, Role, RowCounts, Scale, Score, ScoreMatrix, StakeholderGroup, Survey,
        Tally, Thresholds, Tier, TopBox, TrimmedMean, WeightedSum, Weights, WinsorizedMean);
    all!(is_owned: AbsentGroups, Assessment, Axis, AxisNames, AxisScore, Column, Complete,
        Confidence, Criteria, Criterion, CriterionId, DataOrigin, Direction, Estimate,
        EstimatorKind, FixedScore, GroupId, GroupScores, GroupWeights, InputRecord,
        InterpolatedMedian, Interval, Issue, IssueCatalog, IssueId, Lang, Level, Mapping,
        MaterialityMatrix, Mean, Median, Method, Missing, MissingTokens, Name, NoScore, Owa,
        PerAxis<f64>, Pillar, Plan, PoolingRules, PowerMean, Questionnaire, Ranking, Rating,
        Reject, Respondents, Role, RowCounts, Scale, Score, ScoreMatrix, StakeholderGroup, Survey,
        Tally, Thresholds, Tier, TopBox, TrimmedMean, WeightedSum, Weights, WinsorizedMean);
}

/// Readers and their reports, where files can be read.
#[cfg(feature = "csv")]
#[test]
fn readers() {
    use materiality::{
        BadRows, CsvReader, DuplicateCheck, ExtraColumns, Form, Progress, ReadReport, Reading,
    };
    all!(is_plain: CsvReader, BadRows, DuplicateCheck, ExtraColumns, Form, Progress, ReadReport,
        Reading<Tally>);
    all!(is_owned: BadRows, DuplicateCheck, ExtraColumns, Form, Progress, ReadReport,
        Reading<Tally>, Reading<Survey>);
}

/// Errors are errors, can be kept, compared and sent, and all fit under the umbrella.
#[test]
fn errors() {
    all!(is_error: Error, ModelError, SurveyError, RowError, RowProblem, ScoringError,
        PriorityError, AssessmentError, PlanProblem, NoScore);
    all!(is_plain: Error, ModelError, SurveyError, RowError, RowProblem, ScoringError,
        PriorityError, AssessmentError, PlanProblem);
    let umbrella: [Error; 5] = [
        ModelError::NoIssues.into(),
        SurveyError::NoRows.into(),
        ScoringError::NoBoxes.into(),
        PriorityError::NoRationale.into(),
        AssessmentError::OtherQuestionnaire.into(),
    ];
    assert_eq!(umbrella[0].to_string(), ModelError::NoIssues.to_string());
    assert_eq!(umbrella[4].to_string(), AssessmentError::OtherQuestionnaire.to_string());
}

/// Methods can be boxed, listed and shared between threads; the enums are what they name.
#[test]
fn object_safety() {
    let estimators: Vec<Box<dyn Estimator>> =
        vec![Box::new(Mean), Box::new(Median), Box::new(EstimatorKind::InterpolatedMedian)];
    let prioritizers: Vec<Box<dyn Prioritizer>> =
        vec![Box::new(WeightedSum), Box::new(Method::WeightedSum)];
    let names = std::thread::spawn(move || {
        let first = estimators.iter().map(|one| one.name()).collect::<Vec<_>>();
        (first, prioritizers.iter().map(|one| one.name()).collect::<Vec<_>>())
    });
    let (first, second) = names.join().expect("no name panics");
    assert_eq!(first, ["mean", "median", "interpolated median"]);
    assert_eq!(second, ["weighted sum", "weighted sum"]);
    all!(is_plain: &'static dyn Estimator, &'static dyn Prioritizer);
}
