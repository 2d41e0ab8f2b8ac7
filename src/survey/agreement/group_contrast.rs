//! How far groups differ about one issue.

use serde::Serialize;

use crate::model::GroupId;
use crate::num::counts::{moments, total};
use crate::num::grid::quantize;
use crate::num::student::t_critical;
use crate::num::sum::exact_sum;
use crate::survey::error::SurveyError;
use crate::survey::quality::QualityRules;
use crate::survey::tally::Tally;

/// A confidence interval of a difference of two mean scores, in [−1, 1].
///
/// Zero width says that all answers inside each of the two groups were equal.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct GapInterval {
    lower: f64,
    upper: f64,
}

impl GapInterval {
    /// The lower end.
    pub const fn lower(self) -> f64 {
        self.lower
    }

    /// The upper end.
    pub const fn upper(self) -> f64 {
        self.upper
    }

    /// Whether there is no spread inside either group.
    pub fn is_degenerate(self) -> bool {
        self.lower.total_cmp(&self.upper).is_eq()
    }
}

/// Two groups and how much higher the one rates an issue than the other.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GroupGap {
    higher: GroupId,
    lower: GroupId,
    gap: f64,
    interval: GapInterval,
}

impl GroupGap {
    /// The group with the higher mean.
    pub const fn higher(&self) -> &GroupId {
        &self.higher
    }

    /// The group with the lower mean.
    pub const fn lower(&self) -> &GroupId {
        &self.lower
    }

    /// The difference of their mean scores, from 0 to 1.
    pub const fn gap(&self) -> f64 {
        self.gap
    }

    /// Its interval, simultaneous over all pairs of groups compared.
    pub const fn interval(&self) -> GapInterval {
        self.interval
    }
}

/// How far groups differ about one issue on one criterion.
///
/// # Formula
///
/// ```text
/// η²  = SS between groups / SS total                              over single answers
/// gap = |x̄_g − x̄_h| ± t(1 − α/p; ν)·√(s²_g/n_g + s²_h/n_h)        Welch and Satterthwaite's ν
/// ```
///
/// in scores from 0 to 1. With G groups there are p = G(G − 1)/2 pairs, and the largest of p gaps is
/// large by chance alone; so each interval has the level 1 − α/p (Bonferroni), and all of them hold
/// at once with the confidence asked for.
///
/// # Degenerate cases
///
/// Groups with fewer than two answers have no known spread and are not compared; fewer than two
/// groups left, no gap. η² is `None` unless two groups answered and two answers differ.
///
/// Complexity: O(G·K + G²) for K levels, however many respondents.
///
/// Reference: Fisher 1925, *Statistical Methods for Research Workers*, for η²; Welch 1938, *The
/// significance of the difference between two means when the population variances are unequal*,
/// Biometrika 29, doi:10.1093/biomet/29.3-4.350.
///
/// # Examples
///
/// ```
/// use materiality::{
///     Criteria, GroupContrast, GroupId, IssueId, QualityRules, Questionnaire, Rating, Scale, Tally,
/// };
///
/// let scale = Scale::likert(5)?;
/// let groups = [GroupId::new("staff")?, GroupId::new("investors")?];
/// let criteria = Criteria::one_per_axis(&scale);
/// let frame = Questionnaire::new([IssueId::new("water")?], groups, criteria)?;
/// let mut tally = Tally::empty(&frame);
/// for (group, rating, count) in [("staff", 5.0, 30), ("staff", 4.0, 10), ("investors", 2.0, 9), ("investors", 1.0, 3)] {
///     tally.add(group, "water", "stakeholder", Rating::Level(scale.level_of(rating)?), count)?;
/// }
/// let contrast = GroupContrast::of(&tally, "water", "stakeholder", &QualityRules::default())?;
/// let gap = contrast.largest_gap().unwrap();
/// assert_eq!((gap.higher().as_str(), gap.gap()), ("staff", 0.75)); // 4.75 against 1.75 on 1 to 5
/// assert!(gap.interval().lower() > 0.5);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GroupContrast {
    eta_squared: Option<f64>,
    compared: usize,
    largest_gap: Option<GroupGap>,
    clear_gap: Option<GroupGap>,
}

/// A group with its number of answers, mean and variance in scores.
struct Sample {
    group: usize,
    answers: f64,
    mean: f64,
    variance: f64,
}

impl GroupContrast {
    /// How far the groups of a tally differ about an issue; the rules say how sure intervals are,
    /// and from where on a gap is [clear](Self::clear_gap).
    ///
    /// # Errors
    ///
    /// [`SurveyError::UnknownIssue`] or [`SurveyError::UnknownCriterion`] if the questionnaire does
    /// not have it.
    pub fn of(
        tally: &Tally,
        issue: &str,
        criterion: &str,
        rules: &QualityRules,
    ) -> Result<Self, SurveyError> {
        let frame = tally.questionnaire();
        let no_criterion = || SurveyError::UnknownCriterion { found: criterion.into() };
        let no_issue = || SurveyError::UnknownIssue { found: issue.into() };
        let criterion = frame.criteria().position(criterion).ok_or_else(no_criterion)?;
        let issue = frame.issue(issue).ok_or_else(no_issue)?;
        Ok(Self::of_cells(tally, issue, criterion, rules))
    }

    /// The same by places.
    pub(crate) fn of_cells(
        tally: &Tally,
        issue: usize,
        criterion: usize,
        rules: &QualityRules,
    ) -> Self {
        let samples = samples(tally, issue, criterion);
        let compared: Vec<&Sample> = samples.iter().filter(|one| one.answers > 1.0).collect();
        let pairs = (compared.len() * compared.len().saturating_sub(1) / 2) as f64;
        let level = 1.0 - (1.0 - rules.confidence()) / pairs.max(1.0);
        let groups = tally.questionnaire().groups();
        let gap_of = |a: &Sample, b: &Sample| {
            let (high, low) = if a.mean >= b.mean { (a, b) } else { (b, a) };
            Some(GroupGap {
                higher: groups[high.group].clone(),
                lower: groups[low.group].clone(),
                gap: high.mean - low.mean,
                interval: welch(high, low, level)?,
            })
        };
        Self {
            eta_squared: eta_squared(&samples),
            compared: compared.len(),
            largest_gap: extremes(&compared).and_then(|(a, b)| gap_of(a, b)),
            clear_gap: clear_gap(&compared, rules.gap(), gap_of),
        }
    }

    /// The share of the variance of single answers that lies between groups, from 0 to 1.
    pub const fn eta_squared(&self) -> Option<f64> {
        self.eta_squared
    }

    /// How many groups have at least two answers and are compared.
    pub const fn compared(&self) -> usize {
        self.compared
    }

    /// The two groups that are furthest apart.
    pub const fn largest_gap(&self) -> Option<&GroupGap> {
        self.largest_gap.as_ref()
    }

    /// Of all gaps as large as the rules ask for whose intervals lie above 0, the one whose interval
    /// lies highest. It need not be the largest gap: a small group can be far off by chance.
    pub const fn clear_gap(&self) -> Option<&GroupGap> {
        self.clear_gap.as_ref()
    }
}

/// Every group that answered.
fn samples(tally: &Tally, issue: usize, criterion: usize) -> Vec<Sample> {
    let sample = |group: usize| {
        let cell = tally.cell_at(group, criterion, issue);
        let (mean, variance) = moments(cell.levels())?;
        let steps = (cell.scale().levels() - 1) as f64;
        let variance = variance.unwrap_or(0.0) / (steps * steps);
        Some(Sample { group, answers: total(cell.levels()) as f64, mean: mean / steps, variance })
    };
    (0..tally.questionnaire().groups().len()).filter_map(sample).collect()
}

fn eta_squared(samples: &[Sample]) -> Option<f64> {
    let n = exact_sum(samples.iter().map(|one| one.answers));
    let mean = exact_sum(samples.iter().map(|one| one.answers * one.mean)) / n;
    let is_equal = samples.windows(2).all(|pair| pair[0].mean.total_cmp(&pair[1].mean).is_eq());
    let between = exact_sum(samples.iter().map(|one| one.answers * (one.mean - mean).powi(2)));
    let within = exact_sum(samples.iter().map(|one| (one.answers - 1.0) * one.variance));
    // Equal means do not differ, whatever rounding says.
    let between = if is_equal { 0.0 } else { between };
    (samples.len() > 1 && between + within > 0.0).then(|| between / (between + within))
}

/// The groups with the highest and the lowest mean; the first of equal ones.
fn extremes<'a>(samples: &[&'a Sample]) -> Option<(&'a Sample, &'a Sample)> {
    let (&first, rest) = samples.split_first().filter(|(_, rest)| !rest.is_empty())?;
    let (mut high, mut low) = (first, first);
    for &one in rest {
        if one.mean > high.mean {
            high = one;
        }
        if one.mean < low.mean {
            low = one;
        }
    }
    // All means equal: any two groups are as far apart.
    if high.group == low.group { Some((first, rest[0])) } else { Some((high, low)) }
}

/// The gap of at least `least` whose interval lies highest above 0.
fn clear_gap(
    samples: &[&Sample],
    least: f64,
    gap_of: impl Fn(&Sample, &Sample) -> Option<GroupGap>,
) -> Option<GroupGap> {
    let mut best: Option<GroupGap> = None;
    for (at, &a) in samples.iter().enumerate() {
        let far = |b: &&&Sample| quantize((a.mean - b.mean).abs()) >= quantize(least);
        for &b in samples[..at].iter().filter(far) {
            let Some(gap) = gap_of(a, b).filter(|gap| gap.interval.lower > 0.0) else { continue };
            if best.as_ref().is_none_or(|best| gap.interval.lower > best.interval.lower) {
                best = Some(gap);
            }
        }
    }
    best
}

/// Welch's interval of the difference of two means.
fn welch(high: &Sample, low: &Sample, level: f64) -> Option<GapInterval> {
    let gap = high.mean - low.mean;
    let (a, b) = (high.variance / high.answers, low.variance / low.answers);
    let variance = a + b;
    if variance <= 0.0 {
        return Some(GapInterval { lower: gap, upper: gap });
    }
    let df = variance * variance / (a * a / (high.answers - 1.0) + b * b / (low.answers - 1.0));
    let reach = t_critical(level, df)? * variance.sqrt();
    Some(GapInterval { lower: (gap - reach).max(-1.0), upper: (gap + reach).min(1.0) })
}
