//! The plan: everything that turns a survey into a result, in one serialisable value.

use serde::{Deserialize, Serialize};

use super::builder::PlanBuilder;
use super::error::AssessmentError;
use super::plan_parts::{
    check_axis_weights, check_estimator, check_fixed_scores, check_populations, criteria,
    group_weights, groups, issues,
};
use super::plan_spec::{DataOrigin, PlanSpec, WeightingSpec};
use super::weighting::UsedWeights;
use crate::model::{AxisNames, Criteria, IssueCatalog, PerAxis, Scale, StakeholderGroup};
use crate::priority::{Method, Thresholds};
use crate::scoring::{
    Confidence, EstimatorKind, FinitePopulation, GroupScores, GroupWeights, MaterialityMatrix,
    PoolingRules,
};
use crate::survey::{MissingTokens, Questionnaire, Tally};

/// A checked plan of an assessment: scale, issues, groups and their weights, criteria, estimator,
/// axis weights, thresholds with their rationale, and method.
///
/// A plan is written down before the answers are in, and stands in every result.
///
/// # Examples
///
/// A plan as a file, and the main job in three lines:
///
/// ```
/// # #[cfg(all(feature = "json", feature = "csv"))] {
/// use materiality::Plan;
///
/// let json = r#"{
///     "scale": {"min": 1, "max": 5},
///     "issues": [{"id": "water", "name": "Water"}, {"id": "privacy", "name": "Privacy"}],
///     "groups": [{"id": "employees"}, {"id": "investors", "weight": 2}],
///     "thresholds": {"operational": 0.7, "stakeholder": 0.7, "rationale": "upper third"}
/// }"#;
/// let file = "respondent,group,water:operational,water:stakeholder,\
///             privacy:operational,privacy:stakeholder\n\
///             a,employees,2,5,4,4\n\
///             b,investors,1,4,5,5\n";
///
/// let plan = Plan::from_json(json)?;
/// let reading = plan.csv_reader().read_tally(file.as_bytes())?;
/// let result = plan.run(&reading.data)?;
///
/// let first = result.lines().next().unwrap();
/// assert_eq!((first.issue.id().as_str(), first.rank), ("privacy", Some(1)));
/// # }
/// # Ok::<(), materiality::Error>(())
/// ```
///
/// # JSON
///
/// | field | meaning | default |
/// |---|---|---|
/// | `scale` | `min`, `max`, `step` (1), `direction` (`higher_is_more` or `lower_is_more`), `labels` | required |
/// | `issues` | `"fintech"`, a list of issues, or `{"base": "fintech", "add": […], "remove": […]}` | required |
/// | `groups` | `id`, `name`, `weight` (a number, or one per axis), `criterion_weights`, `roles`, `population`, `fixed_scores` | required |
/// | `thresholds` | `operational`, `stakeholder` (scores in [0, 1]) and `rationale` | required |
/// | `criteria` | `id`, `name`, `axis`, `weight`, `scale` | one per axis, with the axis's id |
/// | `axes` | display names of the two axes | impact on operations, impact on stakeholders |
/// | `axis_weights` | relative weights of the axes in the ranking | 0.5 each |
/// | `weighting` | schemes that weigh instead: `groups` and `criteria` per axis, `axes` | none |
/// | `estimator` | how a group's answers become a score | `"mean"` |
/// | `method` | how issues are ordered | `"weighted_sum"` |
/// | `confidence` | level of the intervals | 0.95 |
/// | `minimum_answers` | fewest answers with which a group counts for an issue | 1 |
/// | `absent_groups` | `"renormalize"` or `"refuse"` | `"renormalize"` |
/// | `finite_population` | `"correct"`: errors are smaller the more of a group's `population` answered; or `"ignore"` | `"ignore"` |
/// | `missing_tokens` | words for missing answers in files, by kind | see [`MissingTokens`] |
/// | `title`, `data` | a heading; `"collected"` or `"synthetic"` | none; collected |
///
/// Group weights are relative and normalized per axis. Unknown fields are refused. Methods, schemes and
/// estimators are named alone if nothing has to be said of them (`"topsis"`), else as an object of the
/// name and its parameters (`{"top_box": {"boxes": 2}}`); [`Scheme`](crate::Scheme),
/// [`Method`](crate::Method) and [`EstimatorKind`](crate::EstimatorKind) list them, and
/// `docs/schema/plan.schema.json` has every field. Weights by schemes:
///
/// ```
/// # #[cfg(feature = "json")] {
/// let plan = materiality::Plan::from_json(r#"{
///     "scale": {"min": 1, "max": 5},
///     "issues": "fintech",
///     "groups": [{"id": "employees"}, {"id": "investors"}, {"id": "regulators"}],
///     "thresholds": {"operational": 0.7, "stakeholder": 0.7, "rationale": "upper third of the scale"},
///     "weighting": {
///         "groups": {
///             "operational": {"ahp": {"hierarchy": {"comparisons": {
///                 "labels": ["employees", "investors", "regulators"], "upper": [3, 5, 2]
///             }}}},
///             "stakeholder": "entropy"
///         },
///         "axes": {"direct": {"points": [40, 60]}}
///     }
/// }"#)?;
/// # }
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "PlanSpec", into = "PlanSpec")]
pub struct Plan {
    spec: PlanSpec,
    issues: IssueCatalog,
    groups: Vec<StakeholderGroup>,
    questionnaire: Questionnaire,
    weights: GroupWeights,
}

impl Plan {
    /// Starts a plan in code.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::{PerAxis, Plan, Scale, Score, StakeholderGroup, Thresholds, catalog};
    ///
    /// let lines = PerAxis::both(Score::new(0.6)?);
    /// let thresholds = Thresholds::new(lines, "agreed with the audit committee")?;
    /// let plan = Plan::builder(Scale::likert(5)?, catalog::fintech(), thresholds)
    ///     .group(StakeholderGroup::new("employees", "Employees")?, 1.0)
    ///     .group(StakeholderGroup::new("investors", "Investors")?, 2.0)
    ///     .build()?;
    /// assert_eq!(plan.issues().len(), 10);
    /// # Ok::<(), materiality::Error>(())
    /// ```
    pub fn builder(scale: Scale, issues: IssueCatalog, thresholds: Thresholds) -> PlanBuilder {
        PlanBuilder::new(scale, issues, thresholds)
    }

    /// Reads a plan from JSON.
    ///
    /// # Errors
    ///
    /// [`AssessmentError::Json`] for text of another shape, [`AssessmentError::Plan`] for a field
    /// that is not valid; both name the field by its path.
    ///
    /// ```
    /// use materiality::Plan;
    ///
    /// let error = Plan::from_json(r#"{"scale": {"min": 5, "max": 1}}"#).unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "plan, scale: the scale is not valid: min must be below max, found 5 and 1 \
    ///      at line 1 column 31"
    /// );
    /// ```
    #[cfg(feature = "json")]
    pub fn from_json(text: &str) -> Result<Self, AssessmentError> {
        super::json::from_str::<PlanSpec>("plan", text)?.try_into()
    }

    /// The plan as JSON, indented, with every default that matters spelled out.
    #[cfg(feature = "json")]
    pub fn to_json(&self) -> String {
        super::json::to_string(&self.spec)
    }

    /// A fingerprint of the plan: SHA-256 of what [`to_json`](Self::to_json) writes, which is what
    /// `sha256sum` says of a file of it.
    ///
    /// A result is checked against the plan it carries ([`Assessment::verify`]); whether that is the
    /// plan that was agreed on, down to the rationale of its thresholds, this tells.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::{Plan, demo};
    ///
    /// let plan = demo::plan()?;
    /// let stored = Plan::from_json(&plan.to_json())?;
    /// assert_eq!(stored.digest(), plan.digest());
    /// let changed = plan.to_json().replacen("\"min\": 1", "\"min\": 0", 1);
    /// assert_ne!(Plan::from_json(&changed)?.digest(), plan.digest());
    /// # Ok::<(), materiality::Error>(())
    /// ```
    ///
    /// [`Assessment::verify`]: crate::Assessment::verify
    #[cfg(feature = "json")]
    pub fn digest(&self) -> String {
        crate::survey::sha256([self.to_json().as_bytes()])
    }

    /// The heading, if the plan has one.
    pub fn title(&self) -> Option<&str> {
        self.spec.title.as_deref()
    }

    /// Where the answers come from.
    pub const fn data(&self) -> DataOrigin {
        self.spec.data
    }

    /// The scale of criteria that have none of their own.
    pub const fn scale(&self) -> &Scale {
        &self.spec.scale
    }

    /// The issues.
    pub const fn issues(&self) -> &IssueCatalog {
        &self.issues
    }

    /// The groups.
    pub fn groups(&self) -> &[StakeholderGroup] {
        &self.groups
    }

    /// The criteria, with their weights inside each axis.
    pub fn criteria(&self) -> &Criteria {
        self.questionnaire.criteria()
    }

    /// The display names of the axes.
    pub const fn axes(&self) -> &AxisNames {
        &self.spec.axes
    }

    /// How a group's answers become a score.
    pub const fn estimator(&self) -> &EstimatorKind {
        &self.spec.estimator
    }

    /// How issues are ordered.
    pub const fn method(&self) -> &Method {
        &self.spec.method
    }

    /// The relative weights of the axes in the ranking.
    pub const fn axis_weights(&self) -> &PerAxis<f64> {
        &self.spec.axis_weights
    }

    /// The lines, with their rationale.
    pub const fn thresholds(&self) -> &Thresholds {
        &self.spec.thresholds
    }

    /// The rules by which groups are pooled.
    pub const fn rules(&self) -> PoolingRules {
        PoolingRules {
            minimum_answers: self.spec.minimum_answers,
            absent_groups: self.spec.absent_groups,
            confidence: Some(self.spec.confidence),
        }
    }

    /// The level of the intervals.
    pub const fn confidence(&self) -> Confidence {
        self.spec.confidence
    }

    /// Whether sampling errors take the populations that groups declare into account.
    pub const fn finite_population(&self) -> FinitePopulation {
        self.spec.finite_population
    }

    /// The words for missing answers in files.
    pub const fn missing_tokens(&self) -> &MissingTokens {
        &self.spec.missing_tokens
    }

    /// Who is asked about what: the frame for surveys and tallies.
    pub const fn questionnaire(&self) -> &Questionnaire {
        &self.questionnaire
    }

    /// The schemes that weigh instead of the weights written down.
    pub(super) const fn weighting(&self) -> &WeightingSpec {
        &self.spec.weighting
    }

    /// How much each group counts, as written down; a scheme named by the plan comes on top.
    pub const fn group_weights(&self) -> &GroupWeights {
        &self.weights
    }

    /// A reader of survey files for this plan.
    #[cfg(feature = "csv")]
    pub fn csv_reader(&self) -> crate::survey::CsvReader {
        crate::survey::CsvReader::new(&self.questionnaire)
            .missing_tokens(self.spec.missing_tokens.clone())
    }

    /// A reader of surveys on Excel sheets for this plan.
    #[cfg(feature = "xlsx")]
    pub fn xlsx_reader(&self) -> crate::survey::XlsxReader {
        crate::survey::XlsxReader::new(&self.questionnaire)
            .missing_tokens(self.spec.missing_tokens.clone())
    }

    /// Reads a counts table for this plan.
    ///
    /// # Errors
    ///
    /// As for [`read_counts`](crate::read_counts).
    #[cfg(feature = "csv")]
    pub fn read_counts(
        &self,
        file: impl std::io::Read,
    ) -> Result<Tally, crate::survey::SurveyError> {
        crate::survey::read_counts(file, &self.questionnaire, &self.spec.missing_tokens)
    }

    /// The materiality matrix of a tally.
    ///
    /// `rules` are [`rules`](Self::rules), or those with another confidence level: without
    /// intervals a matrix takes about a third of the time.
    ///
    /// # Errors
    ///
    /// [`AssessmentError::OtherQuestionnaire`] if the tally has other issues, groups, criteria or
    /// scales than the plan, [`AssessmentError::Scoring`] if a group has both answers and a fixed
    /// score.
    pub fn matrix(
        &self,
        tally: &Tally,
        rules: &PoolingRules,
    ) -> Result<MaterialityMatrix, AssessmentError> {
        Ok(self.weighed_matrix(tally, rules)?.0)
    }

    /// The matrix of a tally, and the weights it was made with.
    pub(super) fn weighed_matrix(
        &self,
        tally: &Tally,
        rules: &PoolingRules,
    ) -> Result<(MaterialityMatrix, UsedWeights), AssessmentError> {
        if tally.questionnaire() != &self.questionnaire {
            return Err(AssessmentError::OtherQuestionnaire);
        }
        let scores = GroupScores::new(tally, &self.spec.estimator)?
            .with_populations(&self.groups, self.spec.finite_population)?
            .with_fixed_scores(&self.groups)?;
        let used = self.resolve(&scores, rules)?;
        Ok((MaterialityMatrix::new(&scores, &used.groups, rules), used))
    }
}

impl TryFrom<PlanSpec> for Plan {
    type Error = AssessmentError;

    fn try_from(spec: PlanSpec) -> Result<Self, AssessmentError> {
        let issues = issues(&spec.issues)?;
        let groups = groups(&spec.groups)?;
        let criteria = criteria(&spec)?;
        let questionnaire = Questionnaire::new(
            issues.iter().map(|issue| issue.id().clone()),
            groups.iter().map(|group| group.id().clone()),
            criteria,
        )
        .map_err(|problem| AssessmentError::plan("groups", problem))?;
        check_estimator(&spec, &questionnaire)?;
        check_populations(&spec)?;
        check_fixed_scores(&groups, &questionnaire)?;
        let weights = group_weights(&spec.groups, &questionnaire)?;
        check_axis_weights(&spec, &weights)?;
        Ok(Self { spec, issues, groups, questionnaire, weights })
    }
}

impl From<Plan> for PlanSpec {
    fn from(plan: Plan) -> Self {
        plan.spec
    }
}
