//! Whether answers changed by more than chance.

use serde::{Deserialize, Serialize};

use super::detection::Detection;
use super::multiple_testing::MultipleTesting;
use super::paired::{Pairs, paired};
use super::unpaired::unpaired;
use crate::comparison::error::ComparisonError;
use crate::model::{CriterionId, IssueId};
use crate::scoring::GroupWeights;
use crate::survey::{Survey, Tally};

/// The largest number of additions for one exact test; beyond it the normal law.
pub(super) const EXACT_UP_TO: f64 = 2.5e8;

/// About how many steps the whole numbers span that stand for the weights of groups.
pub(super) const REACH: f64 = 4096.0;

/// How a p-value was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TestLaw {
    /// From the law over all relabelings or all signs.
    Exact,
    /// From the normal law with the exact mean and variance, because the samples are large.
    Normal,
}

/// The test of one issue on one criterion.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ChangeTest {
    /// The issue.
    pub issue: IssueId,
    /// The criterion.
    pub criterion: CriterionId,
    /// The answers before that count.
    pub before: u64,
    /// The answers after that count; the pairs in a paired test, as before.
    pub after: u64,
    /// The change of the mean score, group by group and then pooled over the groups that answered
    /// both times.
    pub change: f64,
    /// The two-sided p-value.
    pub p: f64,
    /// How it was found.
    pub law: TestLaw,
    /// The p-value by Holm, over all tests.
    pub holm: f64,
    /// The p-value by Benjamini and Hochberg, over all tests.
    pub benjamini_hochberg: f64,
    /// The smallest change likely to be seen; `None` if a group that counts has a single answer.
    pub smallest_change: Option<f64>,
}

/// Why there is no test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum NoTest {
    /// The issue, or the criterion, is not in the earlier questionnaire.
    New,
    /// The criterion was rated on another scale.
    OtherScale,
    /// No group that counts answered both times, or there are no pairs.
    NothingInCommon,
}

/// An issue and criterion without a test, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct UntestedChange {
    /// The issue.
    pub issue: IssueId,
    /// The criterion.
    pub criterion: CriterionId,
    /// Why there is no test.
    pub why: NoTest,
}

/// Exact tests of whether answers changed from one period to the next, for every issue and
/// criterion, adjusted for how many there are.
///
/// # Formula
///
/// The change is that of the pooled mean, `T = Σ_g v_g (x̄′_g − x̄_g)`, over the groups that answered
/// both times. Its law is that of the labels: under the hypothesis that in no group anything
/// changed, every way to say who of a group belongs to which period is equally likely (unpaired), or
/// every sign of each person's difference (paired).
///
/// ```text
/// p = P(|T − E T| ≥ |t − E T|)
/// ```
///
/// Nothing crosses groups, so a panel with more of one group is no change of opinion. The law is
/// found exactly by adding up whole numbers; for that the weights of groups become whole numbers,
/// exactly if small ones have their proportions and rounded to a part in some thousand otherwise:
/// the test of the rounded sum is exact as well.
///
/// # Degenerate cases
///
/// The same answers: p = 1. Groups that answered once only do not count. Where nothing can be
/// tested, the result [says why](Self::untested).
///
/// Complexity: O(N · n · S) for a group of N people of whom n are in the smaller period and whose
/// sums span S; more than 250 million additions (300 people each time on five levels, some
/// hundredths of a second) are not done, and the normal law takes over and is named.
///
/// References: Streitberg & Röhmel 1986 for the algorithm; Pitman 1937, *Significance tests which may
/// be applied to samples from any populations*, doi:10.2307/2984124.
///
/// # Examples
///
/// ```
/// use materiality::{ChangeTests, Detection, Error, Rating, Tally, demo};
///
/// let plan = demo::plan()?;
/// let scale = plan.scale();
/// // Ten regulators rated one issue 2 last year, and ten rate it 4 this year.
/// let year = |value: f64| -> Result<Tally, Error> {
///     let mut tally = Tally::empty(plan.questionnaire());
///     let rating = Rating::Level(scale.level_of(value)?);
///     tally.add("regulators", "green-service-system", "stakeholder", rating, 10)?;
///     Ok(tally)
/// };
/// let weights = plan.group_weights();
/// let tests = ChangeTests::unpaired(&year(2.0)?, &year(4.0)?, weights, Detection::default())?;
/// let test = tests.changed().next().unwrap();
/// assert_eq!(test.change, 0.5);
/// // Of the 184,756 ways to say who answered this year, the one observed and its opposite.
/// assert!((test.p - 2.0 / 184_756.0).abs() < 1e-15);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChangeTests {
    tests: Vec<ChangeTest>,
    untested: Vec<UntestedChange>,
    detection: Detection,
}

/// One test before it is adjusted for the others.
pub(super) struct Single {
    pub(super) before: u64,
    pub(super) after: u64,
    pub(super) change: f64,
    pub(super) p: f64,
    pub(super) is_exact: bool,
    pub(super) standard_error: Option<f64>,
}

impl ChangeTests {
    /// Tests of two tallies whose people are taken to be different: anonymous panels.
    ///
    /// Groups, issues and criteria are matched by id; `weights` say how much each group counts.
    ///
    /// # Errors
    ///
    /// None in practice: every p-value is one.
    pub fn unpaired(
        before: &Tally,
        after: &Tally,
        weights: &GroupWeights,
        detection: Detection,
    ) -> Result<Self, ComparisonError> {
        let frames = (before.questionnaire(), after.questionnaire());
        Self::run(frames, detection, |issue, criterion| {
            unpaired(before, after, weights, issue, criterion)
        })
    }

    /// Tests of two surveys of the same people, matched by their ids within each group.
    ///
    /// People in one survey alone, or in another group, do not count. A survey whose respondents are
    /// numbered is matched by the numbers.
    ///
    /// # Errors
    ///
    /// None in practice: every p-value is one.
    pub fn paired(
        before: &Survey,
        after: &Survey,
        weights: &GroupWeights,
        detection: Detection,
    ) -> Result<Self, ComparisonError> {
        let frames = (before.questionnaire(), after.questionnaire());
        let pairs = Pairs::of(before, after);
        Self::run(frames, detection, |issue, criterion| {
            paired(before, after, &pairs, weights, issue, criterion)
        })
    }

    fn run(
        (before, after): (&crate::survey::Questionnaire, &crate::survey::Questionnaire),
        detection: Detection,
        test: impl Fn(&str, &str) -> Option<Single>,
    ) -> Result<Self, ComparisonError> {
        let (mut found, mut names, mut untested) = (Vec::new(), Vec::new(), Vec::new());
        for issue in after.issues() {
            for criterion in after.criteria().as_slice() {
                let id = criterion.id().clone();
                let refuse =
                    |why| UntestedChange { issue: issue.clone(), criterion: id.clone(), why };
                let old = before.criteria().get(id.as_str());
                let Some(old) = old.filter(|_| before.issue(issue.as_str()).is_some()) else {
                    untested.push(refuse(NoTest::New));
                    continue;
                };
                let steps = |scale: &crate::model::Scale| (scale.min(), scale.max(), scale.step());
                let (own, other) = (criterion.scale(), old.scale());
                if steps(own) != steps(other) || own.direction() != other.direction() {
                    untested.push(refuse(NoTest::OtherScale));
                    continue;
                }
                match test(issue.as_str(), id.as_str()) {
                    None => untested.push(refuse(NoTest::NothingInCommon)),
                    Some(single) => {
                        names.push((issue.clone(), id));
                        found.push(single);
                    }
                }
            }
        }
        let p: Vec<f64> = found.iter().map(|one| one.p).collect();
        let holm = MultipleTesting::Holm.adjust(&p)?;
        let step_up = MultipleTesting::BenjaminiHochberg.adjust(&p)?;
        let adjusted = holm.into_iter().zip(step_up);
        let tests = names.into_iter().zip(found).zip(adjusted);
        let tests =
            tests.map(|(((issue, criterion), one), (holm, benjamini_hochberg))| ChangeTest {
                issue,
                criterion,
                before: one.before,
                after: one.after,
                change: one.change,
                p: one.p,
                law: if one.is_exact { TestLaw::Exact } else { TestLaw::Normal },
                holm,
                benjamini_hochberg,
                smallest_change: one
                    .standard_error
                    .and_then(|error| detection.smallest_change(error)),
            });
        Ok(Self { tests: tests.collect(), untested, detection })
    }

    /// The tests, by issue in the later catalog order and criterion.
    pub fn tests(&self) -> &[ChangeTest] {
        &self.tests
    }

    /// The test of one issue on one criterion.
    pub fn get(&self, issue: &str, criterion: &str) -> Option<&ChangeTest> {
        self.tests
            .iter()
            .find(|test| test.issue.as_str() == issue && test.criterion.as_str() == criterion)
    }

    /// What could not be tested, and why.
    pub fn untested(&self) -> &[UntestedChange] {
        &self.untested
    }

    /// The level and power asked for.
    pub const fn detection(&self) -> Detection {
        self.detection
    }

    /// The tests whose Benjamini–Hochberg p-value is at or below the level: of these findings, at
    /// most that share is false on average.
    pub fn changed(&self) -> impl Iterator<Item = &ChangeTest> {
        self.tests.iter().filter(|test| test.benjamini_hochberg <= self.detection.level())
    }
}
