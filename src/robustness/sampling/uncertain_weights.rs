//! The weights of groups are not known: how often a score reaches its line.

use std::ops::ControlFlow;

use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};

use super::material_probability::{Reach, unscored};
use super::recipe::Recipe;
use crate::model::{Axis, Column, IssueId, PerAxis, Score, ScoreMatrix};
use crate::num::blocks::fold_blocks;
use crate::num::normal_tail::normal_above;
use crate::num::quadrature::GaussLegendre;
use crate::robustness::error::RobustnessError;
use crate::robustness::weights::SimplexAnalysis;
use crate::robustness::weights::WeightPrior;
use crate::scoring::{GroupScores, counts};
use crate::survey::Tally;

/// Draws in one block, which has its own random stream.
const BLOCK: u32 = 4096;

/// The most draws of one run.
const MOST: u32 = 1 << 26;

/// Panels end at these distances from where the score crosses its line.
const AROUND: [f64; 8] = [1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.05, 0.15, 0.4];

/// Group scores of every issue on each axis, and what is known about the weights.
pub(super) struct UncertainWeights<'a> {
    issues: Vec<IssueId>,
    lines: PerAxis<Score>,
    priors: &'a PerAxis<WeightPrior>,
    /// By issue: the groups that count and have a score, or why that says nothing.
    groups: Vec<PerAxis<Result<Vec<GroupScore>, Reach>>>,
}

/// What one group says about one issue on one axis.
#[derive(Clone, Copy)]
struct GroupScore {
    group: usize,
    score: f64,
    /// `None` if it is not known.
    error: Option<f64>,
}

impl<'a> UncertainWeights<'a> {
    pub(super) fn new(
        tally: &Tally,
        recipe: &Recipe,
        priors: &'a PerAxis<WeightPrior>,
    ) -> Result<Self, RobustnessError> {
        let scores = recipe.scores(tally)?;
        let matrix = recipe.without_errors().matrix(tally)?;
        let members = PerAxis::from_fn(|axis| members(&scores, recipe, axis));
        for axis in Axis::ALL {
            let expected = members[axis].len();
            if let Some(found) = priors[axis].columns()
                && expected > 0
                && found != expected
            {
                return Err(RobustnessError::PriorColumns { found, expected });
            }
        }
        let of_issue = |(issue, (_, outcomes)): (usize, (_, &PerAxis<Result<_, _>>))| {
            PerAxis::from_fn(|axis| {
                if outcomes[axis].is_err() {
                    return Err(unscored(&outcomes[axis]));
                }
                let own = members[axis].iter();
                let found: Vec<GroupScore> = own
                    .filter_map(|&group| group_score(&scores, recipe, axis, issue, group))
                    .collect();
                let is_whole = found.len() == members[axis].len();
                let is_free = priors[axis] == WeightPrior::uniform();
                if found.is_empty() || !(is_whole || is_free) {
                    return Err(Reach::Unknown);
                }
                Ok(found)
            })
        };
        let groups = matrix.iter().enumerate().map(of_issue).collect();
        let issues = matrix.issues().to_vec();
        Ok(Self { issues, lines: *recipe.lines().lines(), priors, groups })
    }

    /// The share of weights under which an issue's score reaches its line.
    pub(super) fn exact(&self, issue: usize, axis: Axis) -> Result<Reach, RobustnessError> {
        let groups = match &self.groups[issue][axis] {
            Ok(groups) => groups,
            Err(reach) => return Ok(*reach),
        };
        let columns: Result<Vec<Column>, _> =
            groups.iter().map(|one| Column::anchored(one.group.to_string())).collect();
        let values = groups.iter().map(|one| one.score).collect();
        let row = ScoreMatrix::new(vec![self.issues[issue].clone()], columns?, values)?;
        let analysis = SimplexAnalysis::new(&row, self.priors[axis].clone())?;
        Ok(Reach::exactly(analysis.reaches(0, self.lines[axis])?))
    }

    /// The same with normal errors of the groups' scores, for every issue.
    pub(super) fn with_sampling(
        &self,
        draws: u32,
        seed: u64,
    ) -> Result<Vec<PerAxis<Reach>>, RobustnessError> {
        if !(2..=MOST).contains(&draws) {
            let found = u64::from(draws);
            return Err(RobustnessError::InvalidDraws { found, least: 2, most: u64::from(MOST) });
        }
        let forms = |axis: Axis| {
            let of_issue = |groups: &PerAxis<Result<Vec<GroupScore>, Reach>>| match &groups[axis] {
                Ok(groups) => Form::new(groups, &self.priors[axis], self.lines[axis]),
                Err(reach) => Err(*reach),
            };
            self.groups.iter().map(of_issue).collect::<Vec<_>>()
        };
        let forms = PerAxis::from_fn(forms);
        let stream = |axis: Axis| if axis == Axis::Operational { 0 } else { 1_u64 << 63 };
        let found = PerAxis::from_fn(|axis| reaches(&forms[axis], draws, seed, stream(axis)));
        let both = found.operational.into_iter().zip(found.stakeholder);
        Ok(both.map(|(operational, stakeholder)| PerAxis { operational, stakeholder }).collect())
    }
}

/// The groups that count on an axis.
fn members(scores: &GroupScores, recipe: &Recipe, axis: Axis) -> Vec<usize> {
    let frame = scores.questionnaire();
    let weights = recipe.weights_on(frame);
    let weight = |group: usize, criterion: usize| {
        weights.of(criterion).map_or(0.0, |weights| weights.as_slice()[group])
    };
    let counts = |&group: &usize| {
        let mut criteria = frame.criteria().of_axis(axis);
        criteria.any(|at| weights.criterion(at) > 0.0 && weight(group, at) > 0.0)
    };
    (0..frame.groups().len()).filter(counts).collect()
}

/// What a group says about an issue on an axis: its scores on the criteria, weighted; `None` if it
/// lacks one. The same people rate all criteria, so their errors are added.
fn group_score(
    scores: &GroupScores,
    recipe: &Recipe,
    axis: Axis,
    issue: usize,
    group: usize,
) -> Option<GroupScore> {
    let frame = scores.questionnaire();
    let weights = recipe.weights_on(frame);
    let (mut sum, mut errors, mut total) = (0.0, Some(0.0), 0.0);
    for criterion in frame.criteria().of_axis(axis) {
        let omega = weights.criterion(criterion);
        if omega == 0.0 {
            continue;
        }
        let estimate = scores.at(group, criterion, issue);
        let estimate = estimate.filter(|one| counts(one, recipe.pooling()))?;
        sum += omega * estimate.score().get();
        errors = errors.zip(estimate.standard_error()).map(|(sum, error)| sum + omega * error);
        total += omega;
    }
    let error = errors.map(|errors| errors / total);
    (total > 0.0).then(|| GroupScore { group, score: (sum / total).clamp(0.0, 1.0), error })
}

/// A score as a function of even weights u on a simplex, from which the prior's weights follow.
struct Form {
    /// Σ v·(x̄ − line) = lead · u.
    lead: Vec<f64>,
    /// se·v, row by group: errors · u.
    errors: Vec<Vec<f64>>,
}

impl Form {
    fn new(groups: &[GroupScore], prior: &WeightPrior, line: Score) -> Result<Self, Reach> {
        let lead: Vec<f64> = groups.iter().map(|one| one.score - line.get()).collect();
        let error = |(at, one): (usize, &GroupScore)| {
            let mut own = vec![0.0; groups.len()];
            own[at] = one.error?;
            Some(prior.spread(&own))
        };
        let errors = groups.iter().enumerate().map(error).collect::<Option<_>>();
        Ok(Self { lead: prior.spread(&lead), errors: errors.ok_or(Reach::Unknown)? })
    }

    /// The probability to reach the line under one vector of even weights.
    fn chance(&self, u: &[f64]) -> f64 {
        let dot = |row: &[f64]| row.iter().zip(u).map(|(a, b)| a * b).sum::<f64>();
        let lead = dot(&self.lead);
        let variance: f64 = self.errors.iter().map(|row| dot(row).powi(2)).sum();
        if variance > 0.0 {
            normal_above(-lead / variance.sqrt())
        } else {
            f64::from(u8::from(lead >= -1e-11))
        }
    }

    /// The mean over one weight, integrated.
    fn integral(&self) -> f64 {
        let (x, y) = (self.lead[0], self.lead[1]);
        let mut breaks = vec![0.0, 0.25, 0.5, 0.75, 1.0];
        if x * y < 0.0 {
            let crossing = y / (y - x);
            breaks.push(crossing);
            breaks.extend(AROUND.iter().flat_map(|d| [crossing - d, crossing + d]));
        }
        breaks.retain(|at| (0.0..=1.0).contains(at));
        breaks.sort_by(f64::total_cmp);
        GaussLegendre::new().integral(&breaks, |w| self.chance(&[w, 1.0 - w])).clamp(0.0, 1.0)
    }
}

/// The chance of every form: exact for one or two even weights, otherwise the mean over draws.
fn reaches(forms: &[Result<Form, Reach>], draws: u32, seed: u64, stream: u64) -> Vec<Reach> {
    let mut found: Vec<Reach> = forms
        .iter()
        .map(|form| match form {
            Err(reach) => *reach,
            Ok(form) if form.lead.len() == 1 => Reach::exactly(form.chance(&[1.0])),
            Ok(form) if form.lead.len() == 2 => Reach::exactly(form.integral()),
            Ok(_) => Reach::Unknown,
        })
        .collect();
    let is_drawn = |form: &&Form| form.lead.len() > 2;
    let wide: Vec<(usize, &Form)> = forms
        .iter()
        .enumerate()
        .filter_map(|(at, form)| Some((at, form.as_ref().ok().filter(is_drawn)?)))
        .collect();
    if wide.is_empty() {
        return found;
    }
    let mut sums = vec![(0.0, 0.0); wide.len()];
    let blocks = u64::from(draws.div_ceil(BLOCK));
    // Nothing breaks this run.
    let _ = fold_blocks(
        blocks,
        |block| {
            let before = block * u64::from(BLOCK);
            let size = u64::from(BLOCK).min(u64::from(draws) - before);
            drawn(&wide, seed, stream | block, size)
        },
        |block: Vec<(f64, f64)>| {
            for (sum, more) in sums.iter_mut().zip(block) {
                sum.0 += more.0;
                sum.1 += more.1;
            }
            ControlFlow::Continue(())
        },
    );
    let n = f64::from(draws);
    for ((at, _), (sum, squares)) in wide.iter().zip(sums) {
        let probability = sum / n;
        let variance = ((squares - sum * probability) / (n - 1.0)).max(0.0);
        found[*at] = Reach::Known { probability, error: (variance / n).sqrt() };
    }
    found
}

/// Sums and sums of squares over one block of draws: even weights are exponentials over their sum.
fn drawn(forms: &[(usize, &Form)], seed: u64, stream: u64, size: u64) -> Vec<(f64, f64)> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    rng.set_stream(stream);
    let widest = forms.iter().map(|(_, form)| form.lead.len()).max().unwrap_or(0);
    let mut exponentials = vec![0.0; widest];
    let mut u = vec![0.0; widest];
    let mut sums = vec![(0.0, 0.0); forms.len()];
    for _ in 0..size {
        for place in &mut exponentials {
            *place = -(1.0 - rng.random::<f64>()).ln();
        }
        for ((_, form), sum) in forms.iter().zip(&mut sums) {
            let own = &mut u[..form.lead.len()];
            let total: f64 = exponentials[..own.len()].iter().sum();
            for (weight, exponential) in own.iter_mut().zip(&exponentials) {
                *weight = exponential / total;
            }
            let chance = form.chance(own);
            sum.0 += chance;
            sum.1 += chance * chance;
        }
    }
    sums
}
