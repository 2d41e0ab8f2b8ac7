//! Scores of small groups drawn towards what the survey as a whole says, next to the raw ones.

use serde::{Deserialize, Serialize};

use super::error::ScoringError;
use super::estimate::Estimate;
use super::group_scores::GroupScores;
use super::mean::Mean;
use crate::model::{CriterionId, GroupId, IssueId, Score};
use crate::num::counts;
use crate::num::shrink::{Center, Measured, paule_mandel};
use crate::survey::{Questionnaire, Tally};

/// What scores are drawn to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ShrinkageTarget {
    /// The sum of an effect of the issue and one of the group, fitted to all cells of the criterion:
    /// a group that is generous stays so, and what is particular to one cell shrinks. The default.
    #[default]
    IssueAndGroup,
    /// The weighted mean of all cells of the criterion.
    GrandMean,
}

/// One cell's mean, raw and shrunk.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct ShrunkEstimate {
    /// The mean of the answers.
    pub raw: Score,
    /// The mean drawn towards the target: `pull · target + (1 − pull) · raw`.
    pub shrunk: Score,
    /// What it is drawn to.
    pub target: f64,
    /// How far, from 0 (not at all) to 1 (all the way).
    pub pull: f64,
    /// How many answers there are.
    pub answers: u64,
}

/// What the cells of one criterion have in common.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct ShrinkageFit {
    /// The variance of single answers within cells, pooled: σ².
    pub within: f64,
    /// The variance of true cell means around their targets: τ².
    pub between: f64,
    /// How many cells have an answer.
    pub cells: usize,
    /// Cells less fitted effects.
    pub degrees_of_freedom: usize,
}

/// Means of cells drawn towards their targets, the more the fewer answers they rest on.
///
/// A mean of three answers is mostly chance. The cells of a survey tell how much true means differ,
/// and with that how much of a deviation to believe. Shrunk scores are nearer to the true ones on
/// average, at the price of a bias of every single one. They never stand alone: both are kept, and
/// which one a matrix is made of is the caller's explicit choice.
///
/// # Formula
///
/// For each criterion, over its cells (issue i, group g) with n answers and mean x̄:
///
/// ```text
/// x̃ = B·c + (1 − B)·x̄,   B = (σ²/n)/(σ²/n + τ²)
/// σ² = Σ (n − 1)·s² / Σ (n − 1)                   pooled, so that one answer has a variance too
/// c = rᵢ + c_g by least squares with weights 1/(σ²/n + τ²), or their weighted mean
/// τ²: Σ (x̄ − c)²/(σ²/n + τ²) = cells − fitted effects; 0 if the left side is less at 0
/// ```
///
/// # Degenerate cases
///
/// Equal answers in every cell (σ² = 0): nothing is shrunk. No more scatter than chance explains
/// (τ² = 0): every mean is drawn all the way. One group, or one issue: effects of issue and group
/// fit every cell exactly and nothing is shrunk; take the grand mean. Cells without answers have no
/// estimate. Fixed scores are not means and have no part in this.
///
/// # Errors
///
/// [`ScoringError::NoSpread`] if no cell of a criterion that was answered has two answers,
/// [`ScoringError::UndeterminedEffects`] if counts are so unequal that effects cannot be computed.
///
/// Complexity: O(issues × groups² + groups³) times some hundred steps.
///
/// Reference: Paule & Mandel 1982, *Consensus values and weighting factors*,
/// doi:10.6028/jres.087.022; Efron & Morris 1975, *Data analysis using Stein's estimator and its
/// generalizations*, doi:10.1080/01621459.1975.10479864.
///
/// # Examples
///
/// ```
/// use materiality::{
///     GroupWeights, MaterialityMatrix, PoolingRules, ShrinkageTarget, ShrunkScores, demo,
/// };
///
/// let plan = demo::plan()?;
/// let tally = demo::survey()?.tally();
/// let scores = ShrunkScores::new(&tally, ShrinkageTarget::IssueAndGroup)?;
/// let few = scores.get("regulators", "risk-management", "stakeholder").unwrap();
/// let many = scores.get("consumers-users", "risk-management", "stakeholder").unwrap();
/// assert!(few.answers < many.answers && few.pull > many.pull);
///
/// // The two matrices, to be shown side by side.
/// let rules = PoolingRules { confidence: None, ..plan.rules() };
/// let raw = MaterialityMatrix::new(scores.raw(), plan.group_weights(), &rules);
/// let shrunk = MaterialityMatrix::new(&scores.shrunk(), plan.group_weights(), &rules);
/// assert_eq!(raw.issues(), shrunk.issues());
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct ShrunkScores {
    raw: GroupScores,
    target: ShrinkageTarget,
    /// By criterion, issue, group.
    cells: Vec<Option<ShrunkEstimate>>,
    /// By criterion; `None` where nobody answered.
    fits: Vec<Option<ShrinkageFit>>,
}

impl ShrunkScores {
    /// Shrinks the means of a tally, criterion by criterion.
    ///
    /// # Errors
    ///
    /// See the type.
    pub fn new(tally: &Tally, target: ShrinkageTarget) -> Result<Self, ScoringError> {
        let frame = tally.questionnaire();
        let mut shrunk = Self {
            raw: GroupScores::new(tally, &Mean)?,
            target,
            cells: vec![None; frame.questions() * frame.groups().len()],
            fits: Vec::with_capacity(frame.criteria().len()),
        };
        for criterion in 0..frame.criteria().len() {
            let fit = shrunk.shrink(tally, criterion)?;
            shrunk.fits.push(fit);
        }
        Ok(shrunk)
    }

    /// Shrinks the cells of one criterion.
    fn shrink(
        &mut self,
        tally: &Tally,
        criterion: usize,
    ) -> Result<Option<ShrinkageFit>, ScoringError> {
        let frame = tally.questionnaire();
        let (issues, groups) = (frame.issues().len(), frame.groups().len());
        let places = (0..issues).flat_map(|issue| (0..groups).map(move |group| (issue, group)));
        let answered: Vec<(usize, usize, u64)> = places
            .map(|(issue, group)| (issue, group, tally.cell_at(group, criterion, issue).answers()))
            .filter(|&(_, _, answers)| answers > 0)
            .collect();
        if answered.is_empty() {
            return Ok(None);
        }
        let id = || frame.criterion(criterion).id().clone();
        let within = within(tally, criterion, &answered)
            .ok_or_else(|| ScoringError::NoSpread { criterion: id() })?;
        let raw = |issue: usize, group: usize| {
            self.raw.at(group, criterion, issue).map_or(Score::ZERO, Estimate::score)
        };
        let measured: Vec<Measured> = answered
            .iter()
            .map(|&(row, column, answers)| Measured {
                row,
                column,
                value: raw(row, column).get(),
                variance: within / answers as f64,
            })
            .collect();
        let center = match self.target {
            ShrinkageTarget::IssueAndGroup => Center::Additive,
            ShrinkageTarget::GrandMean => Center::Mean,
        };
        let scatter = paule_mandel(&measured, center)
            .ok_or_else(|| ScoringError::UndeterminedEffects { criterion: id() })?;
        let fitted: Vec<(usize, ShrunkEstimate)> = answered
            .iter()
            .zip(&measured)
            .zip(&scatter.centers)
            .map(|((&(issue, group, answers), one), &target)| {
                let pull = pull(one.variance, scatter.between, scatter.freedom);
                let shrunk = Score::saturating(pull * target + (1.0 - pull) * one.value);
                let raw = raw(issue, group);
                let at = place(frame, criterion, issue, group);
                (at, ShrunkEstimate { raw, shrunk, target, pull, answers })
            })
            .collect();
        for (at, estimate) in fitted {
            self.cells[at] = Some(estimate);
        }
        Ok(Some(ShrinkageFit {
            within,
            between: scatter.between,
            cells: measured.len(),
            degrees_of_freedom: scatter.freedom,
        }))
    }

    /// What the scores were drawn to.
    pub const fn target(&self) -> ShrinkageTarget {
        self.target
    }

    /// The raw means, with their sampling errors.
    pub const fn raw(&self) -> &GroupScores {
        &self.raw
    }

    /// The shrunk means as scores of their own.
    ///
    /// They have no sampling error: an interval around a shrunk score would rest on the scatter of
    /// the others and not on the answers of its own group.
    pub fn shrunk(&self) -> GroupScores {
        let frame = self.raw.questionnaire();
        let cells = self.cells.iter().map(|cell| {
            let cell = cell.as_ref()?;
            Some(Estimate::new(cell.shrunk, cell.answers))
        });
        GroupScores::from_estimates(frame, "mean, shrunk", cells.collect())
    }

    /// One cell; `None` if the questionnaire has no such cell or nobody answered.
    pub fn get(&self, group: &str, issue: &str, criterion: &str) -> Option<&ShrunkEstimate> {
        let frame = self.raw.questionnaire();
        let criterion = frame.criteria().position(criterion)?;
        let at = place(frame, criterion, frame.issue(issue)?, frame.group(group)?);
        self.cells[at].as_ref()
    }

    /// Every cell with answers, with its group, issue and criterion.
    pub fn iter(
        &self,
    ) -> impl Iterator<Item = (&GroupId, &IssueId, &CriterionId, &ShrunkEstimate)> {
        let frame = self.raw.questionnaire();
        let (issues, groups) = (frame.issues(), frame.groups());
        self.cells.iter().enumerate().filter_map(move |(at, cell)| {
            let (rest, group) = (at / groups.len(), at % groups.len());
            let (criterion, issue) = (rest / issues.len(), rest % issues.len());
            Some((&groups[group], &issues[issue], frame.criterion(criterion).id(), cell.as_ref()?))
        })
    }

    /// What the cells of a criterion have in common; `None` for an unknown one, or if nobody
    /// answered.
    pub fn fit(&self, criterion: &str) -> Option<&ShrinkageFit> {
        self.fits[self.raw.questionnaire().criteria().position(criterion)?].as_ref()
    }
}

/// The place of a cell by criterion, issue and group.
fn place(frame: &Questionnaire, criterion: usize, issue: usize, group: usize) -> usize {
    frame.question(criterion, issue) * frame.groups().len() + group
}

/// The variance of single answers within the cells of a criterion, in scores; `None` if no cell has
/// two answers.
fn within(tally: &Tally, criterion: usize, answered: &[(usize, usize, u64)]) -> Option<f64> {
    let steps = (tally.questionnaire().criterion(criterion).scale().levels() - 1) as f64;
    let (mut squares, mut freedom) = (0.0, 0.0);
    for &(issue, group, answers) in answered {
        let cell = tally.cell_at(group, criterion, issue);
        if let Some((_, Some(variance))) = counts::moments(cell.levels()) {
            squares += (answers - 1) as f64 * variance;
            freedom += (answers - 1) as f64;
        }
    }
    (freedom > 0.0).then(|| squares / freedom / (steps * steps))
}

/// How far a mean is drawn to its target; effects that fit every cell exactly draw nothing.
fn pull(variance: f64, between: f64, freedom: usize) -> f64 {
    if variance == 0.0 || freedom == 0 { 0.0 } else { variance / (variance + between) }
}
