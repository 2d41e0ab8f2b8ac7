//! One resampled survey after the other: draw, score, rank, count.

use rand::rngs::ChaCha8Rng;

use super::drawn_scores::{DrawnScores, Scratch};
use super::recipe::Recipe;
use crate::model::{Axis, PerAxis, Score};
use crate::num::standing::{grid_steps, standings};
use crate::priority::{PriorityError, Tier};
use crate::robustness::error::RobustnessError;
use crate::scoring::{AxisOutcome, AxisScore, MaterialityMatrix, NoScore, ScoringError};
use crate::survey::Survey;

/// What is fixed through all replicates.
pub(super) struct Replicate<'a> {
    recipe: &'a Recipe,
    scores: DrawnScores<'a>,
    survey: &'a Survey,
    /// Scores of the survey itself, from which deviations are taken.
    centers: Vec<PerAxis<f64>>,
    is_rated: PerAxis<bool>,
    lines: PerAxis<i64>,
}

/// Counts of many replicates.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Totals {
    /// By issue, then rank; tied issues share theirs.
    pub(super) ranks: Vec<f64>,
    pub(super) unranked: Vec<u64>,
    pub(super) tiers: Vec<[u64; Tier::ALL.len()]>,
    pub(super) scores: Vec<PerAxis<Moments>>,
}

/// Sums of deviations from a center.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Moments {
    count: u64,
    sum: f64,
    squares: f64,
}

impl Moments {
    fn note(&mut self, deviation: f64) {
        self.count += 1;
        self.sum += deviation;
        self.squares += deviation * deviation;
    }

    fn add(&mut self, other: Self) {
        self.count += other.count;
        self.sum += other.sum;
        self.squares += other.squares;
    }

    /// The standard deviation; `None` for fewer than two values.
    pub(super) fn deviation(self) -> Option<f64> {
        let n = self.count as f64;
        let squares = (self.squares - self.sum * self.sum / n).max(0.0);
        (self.count > 1).then(|| (squares / (n - 1.0)).sqrt())
    }
}

impl Totals {
    fn new(issues: usize) -> Self {
        Self {
            ranks: vec![0.0; issues * issues],
            unranked: vec![0; issues],
            tiers: vec![[0; Tier::ALL.len()]; issues],
            scores: vec![PerAxis::default(); issues],
        }
    }

    /// Adds the counts of later replicates.
    pub(super) fn add(&mut self, other: &Self) {
        for (sum, count) in self.ranks.iter_mut().zip(&other.ranks) {
            *sum += count;
        }
        for (sum, count) in self.unranked.iter_mut().zip(&other.unranked) {
            *sum += count;
        }
        for (sum, count) in self.tiers.as_flattened_mut().iter_mut().zip(other.tiers.as_flattened())
        {
            *sum += count;
        }
        for (sum, more) in self.scores.iter_mut().zip(&other.scores) {
            sum.operational.add(more.operational);
            sum.stakeholder.add(more.stakeholder);
        }
    }
}

/// What one block of replicates writes over again and again.
#[derive(Default)]
struct Buffers {
    scratch: Scratch,
    scores: Vec<PerAxis<Option<f64>>>,
    ranked: Vec<usize>,
    keys: Vec<i64>,
    above: Vec<u32>,
    level: Vec<u32>,
    order: Vec<u32>,
}

impl<'a> Replicate<'a> {
    /// Prepares the resampling of a survey.
    pub(super) fn new(survey: &'a Survey, recipe: &'a Recipe) -> Result<Self, RobustnessError> {
        let matrix = recipe.without_errors().matrix(&survey.tally())?;
        // What cannot be ranked as it is would not be ranked when resampled.
        recipe.ranking_of(&matrix)?;
        let center = |outcome: &AxisOutcome| outcome.as_ref().map_or(0.0, |one| one.score().get());
        let centers = matrix.iter().map(|(_, outcomes)| outcomes.as_ref().map(center)).collect();
        let is_rated = PerAxis::from_fn(|axis| {
            matrix.iter().any(|(_, outcomes)| outcomes[axis] != Err(NoScore::NotRated))
        });
        let lines = recipe.lines().lines().map(|line| grid_steps(line.get()));
        let scores = DrawnScores::new(survey, recipe)?;
        Ok(Self { recipe, scores, survey, centers, is_rated, lines })
    }

    /// Counts so many replicates.
    pub(super) fn run(&self, rng: &mut ChaCha8Rng, size: u64) -> Result<Totals, RobustnessError> {
        let mut totals = Totals::new(self.centers.len());
        let mut buffers = Buffers::default();
        for _ in 0..size {
            self.scores.draw(rng, &mut buffers.scratch, &mut buffers.scores)?;
            self.count_scores(&buffers.scores, &mut totals);
            self.rank(&mut buffers)?;
            count_ranks(&buffers, &mut totals);
        }
        Ok(totals)
    }

    fn count_scores(&self, scores: &[PerAxis<Option<f64>>], totals: &mut Totals) {
        for (issue, scores) in scores.iter().enumerate() {
            let moments = &mut totals.scores[issue];
            let center = &self.centers[issue];
            if let Some(score) = scores.operational {
                moments.operational.note(score - center.operational);
            }
            if let Some(score) = scores.stakeholder {
                moments.stakeholder.note(score - center.stakeholder);
            }
            totals.tiers[issue][self.tier(scores)] += 1;
        }
    }

    /// The place of the issue's tier in [`Tier::ALL`].
    fn tier(&self, scores: &PerAxis<Option<f64>>) -> usize {
        let state = |axis: Axis| match scores[axis] {
            Some(score) => Ok(grid_steps(score) >= self.lines[axis]),
            None if self.is_rated[axis] => Err(true),
            None => Err(false),
        };
        let tier = match (state(Axis::Operational), state(Axis::Stakeholder)) {
            (Ok(true), Ok(true)) => Tier::Both,
            (Ok(true), _) => Tier::OperationalOnly,
            (_, Ok(true)) => Tier::StakeholderOnly,
            (Err(true), _) | (_, Err(true)) | (Err(_), Err(_)) => Tier::InsufficientData,
            _ => Tier::Neither,
        };
        Tier::ALL.iter().position(|&other| other == tier).unwrap_or_default()
    }

    /// Fills `ranked` with the issues that have a rank, and how many are above and level.
    fn rank(&self, buffers: &mut Buffers) -> Result<(), RobustnessError> {
        let scores = &buffers.scores;
        let is_assessed =
            PerAxis::from_fn(|axis| scores.iter().any(|scores| scores[axis].is_some()));
        let is_complete = |scores: &PerAxis<Option<f64>>| {
            Axis::ALL.iter().all(|&axis| scores[axis].is_some() || !is_assessed[axis])
        };
        buffers.ranked.clear();
        buffers.keys.clear();
        if is_assessed == PerAxis::both(false) {
            return Ok(());
        }
        if self.recipe.takes_weighted_sums() {
            let own = self.recipe.weights_of_axes();
            let weight = |axis: Axis| if is_assessed[axis] { own[axis] } else { 0.0 };
            let weights = PerAxis::from_fn(weight);
            let total = weights.operational + weights.stakeholder;
            if total <= 0.0 {
                return Err(PriorityError::NoWeightedAxis.into());
            }
            let (x, y) = (weights.operational / total, weights.stakeholder / total);
            for (issue, scores) in scores.iter().enumerate().filter(|(_, one)| is_complete(one)) {
                let part = |weight: f64, score: Option<f64>| weight * score.unwrap_or(0.0);
                let utility = part(x, scores.operational) + part(y, scores.stakeholder);
                buffers.ranked.push(issue);
                buffers.keys.push(grid_steps(utility));
            }
        } else {
            self.rank_by_method(buffers)?;
        }
        let Buffers { keys, above, level, order, .. } = buffers;
        standings(keys, above, level, order);
        Ok(())
    }

    /// Any method: through the matrix, as an assessment does.
    fn rank_by_method(&self, buffers: &mut Buffers) -> Result<(), RobustnessError> {
        let outcome = |score: Option<f64>| {
            let score = score.map(|score| AxisScore::given(Score::saturating(score)));
            score.ok_or(NoScore::NoAnswers)
        };
        let issues = self.survey.questionnaire().issues();
        let rows = issues.iter().zip(&buffers.scores);
        let matrix = MaterialityMatrix::from_scores(
            rows.map(|(issue, scores)| (issue.clone(), scores.map(outcome))),
        )?;
        let ranking = match self.recipe.ranking_of(&matrix) {
            Err(PriorityError::Scoring(ScoringError::NothingComplete)) => return Ok(()),
            ranking => ranking?,
        };
        let mut place = 0;
        for (id, &utility) in ranking.issues().iter().zip(ranking.utilities()) {
            while issues[place] != *id {
                place += 1;
            }
            buffers.ranked.push(place);
            buffers.keys.push(grid_steps(utility));
        }
        Ok(())
    }
}

/// Adds one replicate's ranks; tied issues share the ranks they take up.
fn count_ranks(buffers: &Buffers, totals: &mut Totals) {
    let n = totals.unranked.len();
    if buffers.ranked.len() < n {
        let mut next = 0;
        for (issue, count) in totals.unranked.iter_mut().enumerate() {
            if buffers.ranked.get(next) == Some(&issue) {
                next += 1;
            } else {
                *count += 1;
            }
        }
    }
    let standing = buffers.above.iter().zip(&buffers.level);
    for (&issue, (&above, &level)) in buffers.ranked.iter().zip(standing) {
        let (above, level) = (above as usize, level as usize);
        let ranks = &mut totals.ranks[issue * n..(issue + 1) * n];
        for rank in &mut ranks[above..above + level] {
            *rank += 1.0 / level as f64;
        }
    }
}
