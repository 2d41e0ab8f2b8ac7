//! The result of an assessment: matrix, ranking and tiers, with everything they follow from.

use serde::{Deserialize, Serialize};

use super::document::Document;
use super::error::AssessmentError;
use super::plan::Plan;
use super::weighting::{SchemeRecord, UsedWeights};
use crate::model::{Axis, GroupId, Issue, PerAxis, Ranking};
use crate::priority::{Decision, Prioritizer, Tier};
use crate::robustness::Recipe;
use crate::scoring::{AxisOutcome, Contribution, GroupWeights, MaterialityMatrix};
use crate::survey::Tally;

/// The version of this crate, which every result carries.
const CRATE_VERSION: &str = env!("CARGO_PKG_VERSION");

/// What went into an assessment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct InputRecord {
    /// [`Tally::digest`] of the counts: SHA-256, in hexadecimal.
    pub digest: String,
    /// How many people of each group the tally knows of, in the order of the plan.
    pub respondents: Vec<Respondents>,
    /// Rows read and rejected, if a file was read row by row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows: Option<RowCounts>,
    /// What was rejected, if anything.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rejects: Vec<Reject>,
}

/// How many people of a group answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Respondents {
    /// The group.
    pub group: GroupId,
    /// How many people of it the tally knows of.
    pub count: u64,
}

/// How many rows of a file were read, and how many of them had anything wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct RowCounts {
    /// Rows read, the header not counted.
    pub read: u64,
    /// Rows with anything wrong in them.
    pub rejected: u64,
}

/// Something of a file that was rejected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Reject {
    /// The line of the file, the header being line 1.
    pub line: u64,
    /// The column.
    pub column: String,
    /// What was found and what was expected.
    pub reason: String,
}

/// One issue's line of a result.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct ResultLine<'a> {
    /// The issue.
    pub issue: &'a Issue,
    /// Its competition rank; `None` if it lacks a score on an axis with scores.
    pub rank: Option<usize>,
    /// Its utility under the plan's method.
    pub utility: Option<f64>,
    /// The tier proposed for it.
    pub tier: Tier,
    /// Its scores, or why there are none.
    pub outcomes: &'a PerAxis<AxisOutcome>,
}

/// The result of running a [`Plan`] on a tally.
///
/// It carries the plan, the crate's version, a digest of the counts and every group's part in
/// every score, so that an auditor can follow any number back and re-run the whole. As JSON it is
/// the same bytes for the same input.
///
/// # Examples
///
/// ```
/// use materiality::{Axis, demo};
///
/// let plan = demo::plan()?;
/// let result = plan.run(&demo::survey()?.tally())?;
/// let first = result.lines().next().unwrap();
/// let score = first.outcomes[Axis::Stakeholder].as_ref().unwrap();
/// let parts: f64 = result
///     .contributions(first.issue.id().as_str(), Axis::Stakeholder)
///     .map(|part| part.contribution)
///     .sum();
/// assert!((parts - score.score().get()).abs() < 1e-12);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Document", into = "Document")]
pub struct Assessment {
    pub(super) plan: Plan,
    pub(super) crate_version: String,
    pub(super) input: InputRecord,
    pub(super) matrix: MaterialityMatrix,
    pub(super) group_weights: GroupWeights,
    pub(super) axis_weights: PerAxis<f64>,
    pub(super) schemes: Vec<SchemeRecord>,
    pub(super) axes: Vec<Axis>,
    pub(super) ranking: Ranking,
    pub(super) tiers: Vec<Tier>,
    /// At most one per issue, in catalog order.
    pub(super) decisions: Vec<Decision>,
}

impl Plan {
    /// Runs the plan: from the counts to scores, ranking and tiers.
    ///
    /// # Errors
    ///
    /// As for [`matrix`](Self::matrix), and [`AssessmentError::Priority`] if nothing can be
    /// ranked.
    pub fn run(&self, tally: &Tally) -> Result<Assessment, AssessmentError> {
        let (matrix, used) = self.weighed_matrix(tally, &self.rules())?;
        let frame = self.questionnaire();
        let respondents = frame.groups().iter().enumerate().map(|(at, group)| Respondents {
            group: group.clone(),
            count: tally.respondents_at(at),
        });
        let input = InputRecord {
            digest: tally.digest(),
            respondents: respondents.collect(),
            rows: None,
            rejects: Vec::new(),
        };
        Assessment::of(self.clone(), CRATE_VERSION.to_owned(), input, matrix, used)
    }
}

impl Assessment {
    /// The result that follows from a plan and a matrix.
    pub(super) fn of(
        plan: Plan,
        crate_version: String,
        input: InputRecord,
        matrix: MaterialityMatrix,
        used: UsedWeights,
    ) -> Result<Self, AssessmentError> {
        let UsedWeights { groups: group_weights, records: mut schemes } = used;
        let complete = matrix.complete()?;
        let weights = plan.resolve_axes(&complete, &mut schemes)?;
        let ranking = plan.method().prioritize(&complete.scores, &weights)?;
        let tiers = Tier::of_matrix(&matrix, plan.thresholds());
        let axes = complete.axes;
        let weight =
            |axis| axes.iter().position(|&own| own == axis).map(|at| weights.as_slice()[at]);
        let axis_weights = PerAxis::from_fn(|axis| weight(axis).unwrap_or_default());
        Ok(Self {
            plan,
            crate_version,
            input,
            matrix,
            group_weights,
            axis_weights,
            schemes,
            axes,
            ranking,
            tiers,
            decisions: Vec::new(),
        })
    }

    /// The same result with the record of how its file was read.
    #[cfg(feature = "csv")]
    pub fn with_report(mut self, report: &crate::survey::ReadReport) -> Self {
        self.input.rows = Some(RowCounts { read: report.rows, rejected: report.rejected_rows });
        let reject = |row: &crate::survey::RowError| Reject {
            line: row.line,
            column: row.column.clone(),
            reason: row.problem.to_string(),
        };
        self.input.rejects = report.rejects.iter().map(reject).collect();
        self
    }

    /// The same result with the decision people came to about one of its issues.
    ///
    /// A decision about the same issue that was kept before has to be the beginning of this one:
    /// its history is appended to, never rewritten. The result's scores, ranks and tiers do not
    /// change: the decision is not the score.
    ///
    /// # Errors
    ///
    /// [`AssessmentError::Decision`] for an issue the plan does not have, and for a history that
    /// does not begin with the one that was kept.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::{Conclusion, Decision, demo};
    ///
    /// let result = demo::plan()?.run(&demo::survey()?.tally())?;
    /// let issue = result.plan().issues().as_slice()[0].clone();
    /// let tier = result.tier(issue.id().as_str()).unwrap();
    /// let mut decision = Decision::proposed(issue.id().clone(), tier, "assessment", "2024-03-01")?;
    /// decision.override_with(Conclusion::Material, "a law is being drafted", "board", "2024-03-08")?;
    /// let result = result.with_decision(decision)?;
    /// let kept = result.decision(issue.id().as_str()).unwrap();
    /// assert_eq!(kept.conclusion(), Some(Conclusion::Material));
    /// # Ok::<(), materiality::Error>(())
    /// ```
    pub fn with_decision(mut self, decision: Decision) -> Result<Self, AssessmentError> {
        let issues = self.plan.issues();
        let refuse =
            |problem| Err(AssessmentError::Decision { issue: decision.issue().clone(), problem });
        let Some(place) = issues.position(decision.issue().as_str()) else {
            return refuse("the plan has no such issue");
        };
        let place_of = |kept: &Decision| issues.position(kept.issue().as_str());
        match self.decisions.binary_search_by_key(&Some(place), place_of) {
            Err(at) => self.decisions.insert(at, decision),
            Ok(at) if decision.history().starts_with(self.decisions[at].history()) => {
                self.decisions[at] = decision;
            }
            Ok(_) => return refuse("its history does not begin with the one that was kept"),
        }
        Ok(self)
    }

    /// Reads a result from its JSON document.
    ///
    /// # Errors
    ///
    /// [`AssessmentError::Json`] for text of another shape, [`AssessmentError::FormatVersion`], and
    /// [`AssessmentError::Inconsistent`] if ranks, utilities, tiers or contributions do not follow
    /// from the scores and the plan in the same document.
    #[cfg(feature = "json")]
    pub fn from_json(text: &str) -> Result<Self, AssessmentError> {
        super::json::from_str::<Document>("document", text)?.try_into()
    }

    /// The result as a JSON document, indented.
    ///
    /// The same plan and counts give the same bytes on the same platform.
    #[cfg(feature = "json")]
    pub fn to_json(&self) -> String {
        super::json::to_string(&Document::from(self.clone()))
    }

    /// Checks that this result follows from a tally: the same digest, scores, ranks and tiers.
    ///
    /// The plan is the one that the result carries; compare `Plan::digest` to know that it is the one
    /// that was agreed on.
    ///
    /// # Errors
    ///
    /// [`AssessmentError::NotReproduced`], naming what differs, and whatever running the plan
    /// refuses.
    pub fn verify(&self, tally: &Tally) -> Result<(), AssessmentError> {
        let again = self.plan.run(tally)?;
        let refuse = |problem: String| Err(AssessmentError::NotReproduced { problem });
        if again.input.digest != self.input.digest {
            return refuse(format!(
                "its digest is {}, the result's {}",
                again.input.digest, self.input.digest
            ));
        }
        if again.input.respondents != self.input.respondents {
            return refuse("its groups have other numbers of respondents".to_owned());
        }
        for (line, new) in self.lines().zip(again.lines()) {
            if line != new {
                return refuse(format!("issue {} comes out otherwise", line.issue.id()));
            }
        }
        Ok(())
    }

    /// The plan.
    pub const fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The version of the crate that made the result.
    pub fn crate_version(&self) -> &str {
        &self.crate_version
    }

    /// What went in.
    pub const fn input(&self) -> &InputRecord {
        &self.input
    }

    /// What the weighting schemes that the plan names have given; empty if it names none.
    pub fn schemes(&self) -> &[SchemeRecord] {
        &self.schemes
    }

    /// How much groups and criteria counted: as the plan's schemes weighed them, where it names any.
    pub const fn group_weights(&self) -> &GroupWeights {
        &self.group_weights
    }

    /// How much the axes counted in the ranking; they sum to 1, and one without scores has 0.
    pub const fn axis_weights(&self) -> &PerAxis<f64> {
        &self.axis_weights
    }

    /// The way from counts to this result, for analyses that go it many times: estimator, weights as
    /// they were used, pooling rules, method and lines.
    ///
    /// Weights that schemes derived from the scores are held as they are.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::{RespondentBootstrap, demo};
    ///
    /// let survey = demo::survey()?;
    /// let result = demo::plan()?.run(&survey.tally())?;
    /// let recipe = result.recipe();
    /// assert_eq!(&recipe.ranking(&survey.tally())?, result.ranking());
    ///
    /// // Would other people of the same groups have said the same?
    /// let resampled = RespondentBootstrap::new(&survey, &recipe, 200, 7)?.run()?;
    /// let first = resampled.ranks().position("risk-management").unwrap();
    /// assert!(resampled.material(first) > 0.5);
    /// # Ok::<(), materiality::Error>(())
    /// ```
    pub fn recipe(&self) -> Recipe {
        Recipe::new(self.group_weights.clone(), self.plan.thresholds().clone())
            .groups(self.plan.groups())
            .finite_population(self.plan.finite_population())
            .rules(self.plan.rules())
            .estimator(*self.plan.estimator())
            .method(self.plan.method().clone())
            .axis_weights(self.axis_weights)
    }

    /// The scores.
    pub const fn matrix(&self) -> &MaterialityMatrix {
        &self.matrix
    }

    /// The order of the issues that have a score on every axis with scores.
    pub const fn ranking(&self) -> &Ranking {
        &self.ranking
    }

    /// The axes with scores: those on which any issue has one.
    pub fn axes(&self) -> &[Axis] {
        &self.axes
    }

    /// The tier of an issue.
    pub fn tier(&self, issue: &str) -> Option<Tier> {
        self.plan.issues().position(issue).map(|at| self.tiers[at])
    }

    /// The decisions people came to, in catalog order; issues without one are not listed.
    pub fn decisions(&self) -> &[Decision] {
        &self.decisions
    }

    /// The decision about an issue, if there is one.
    pub fn decision(&self, issue: &str) -> Option<&Decision> {
        self.decisions.iter().find(|decision| decision.issue().as_str() == issue)
    }

    /// Every issue's line: by rank, tied issues in catalog order, then those without a rank in
    /// catalog order.
    pub fn lines(&self) -> impl Iterator<Item = ResultLine<'_>> {
        let issues = self.plan.issues();
        let mut places = vec![None; issues.len()];
        let mut order = Vec::with_capacity(issues.len());
        for place in self.ranking.iter() {
            if let Some(at) = issues.position(place.issue.as_str()) {
                places[at] = Some((place.rank, place.utility));
                order.push(at);
            }
        }
        order.extend((0..issues.len()).filter(|&at| places[at].is_none()));
        order.into_iter().map(move |at| ResultLine {
            issue: &issues.as_slice()[at],
            rank: places[at].map(|(rank, _)| rank),
            utility: places[at].map(|(_, utility)| utility),
            tier: self.tiers[at],
            outcomes: self.matrix.outcomes(at),
        })
    }

    /// Every group's part in one axis score; they sum to it.
    pub fn contributions(&self, issue: &str, axis: Axis) -> impl Iterator<Item = Contribution<'_>> {
        self.matrix.contributions(issue, axis)
    }
}
