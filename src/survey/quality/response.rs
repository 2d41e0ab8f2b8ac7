//! The pattern in which a respondent ticked.

use serde::Serialize;

use super::rules::QualityRules;
use crate::model::{GroupId, Rating};
use crate::num::grid::quantize;
use crate::survey::error::SurveyError;
use crate::survey::survey::Survey;

/// Respondents looked at while their counts are in the first-level cache.
const BLOCK: usize = 256;

/// Stands for "no answer before this one"; no level has this code.
const NO_LEVEL: u8 = u8::MAX;

/// What the answers of one respondent on one criterion look like.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct ResponsePattern {
    issues: u32,
    answers: u32,
    longest_run: u32,
    modal_answers: u32,
    within_sd: Option<f64>,
}

impl ResponsePattern {
    /// How many issues the questionnaire has.
    pub const fn issues(&self) -> u32 {
        self.issues
    }

    /// How many of them the respondent rated.
    pub const fn answers(&self) -> u32 {
        self.answers
    }

    /// The largest number of equal answers in a row, in the order of the questionnaire. A missing
    /// answer ends a row.
    pub const fn longest_run(&self) -> u32 {
        self.longest_run
    }

    /// The share of the most frequent answer; `None` without an answer.
    pub fn modal_share(&self) -> Option<f64> {
        (self.answers > 0).then(|| f64::from(self.modal_answers) / f64::from(self.answers))
    }

    /// The standard deviation (divisor n − 1) of the respondent's answers, as scores from 0 to 1:
    /// intra-individual response variability. `None` for fewer than two answers.
    ///
    /// Reference: Dunn, Heggestad, Shanock & Theilgard 2018, *Intra-individual response variability
    /// as an indicator of insufficient effort responding*, doi:10.1007/s10869-016-9479-0.
    pub const fn within_sd(&self) -> Option<f64> {
        self.within_sd
    }

    /// Whether all answers, at least two, are equal.
    pub const fn is_constant(&self) -> bool {
        self.answers > 1 && self.modal_answers == self.answers
    }

    /// What the rules flag, the gravest first.
    pub fn flag(&self, rules: &QualityRules) -> Option<ResponseFlag> {
        let reaches = |found: f64, line: f64| quantize(found) >= quantize(line);
        let half = rules.long_run() * f64::from(self.issues);
        let is_long =
            self.longest_run >= rules.long_run_from() && reaches(f64::from(self.longest_run), half);
        let is_near = self.answers >= rules.long_run_from()
            && self.modal_share().is_some_and(|share| reaches(share, rules.modal_share()));
        if self.is_constant() && self.answers >= rules.straight_line_from() {
            Some(ResponseFlag::StraightLine)
        } else if is_long {
            Some(ResponseFlag::LongRun)
        } else if is_near {
            Some(ResponseFlag::NearlyConstant)
        } else {
            None
        }
    }
}

/// Why the answers of a respondent deserve a second look. It is no proof of carelessness: somebody
/// can hold every issue to be equally important.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ResponseFlag {
    /// All answers are equal.
    StraightLine,
    /// Many equal answers in a row.
    LongRun,
    /// Nearly all answers are equal, though not in a row.
    NearlyConstant,
}

/// The patterns of all respondents on one criterion.
///
/// A missing answer is no answer here: it makes nobody a straight-liner, and nobody less of one.
///
/// Complexity: O(respondents × issues), close to the speed of memory for few levels; the memory of a
/// block of respondents × levels besides the result.
///
/// # Examples
///
/// ```
/// use materiality::{
///     Criteria, GroupId, IssueId, QualityRules, Questionnaire, Rating, ResponseFlag,
///     ResponsePatterns, Scale, Survey,
/// };
///
/// let scale = Scale::likert(5)?;
/// let issues = ["water", "soil", "air"].map(|id| IssueId::new(id).unwrap());
/// let frame = Questionnaire::new(issues, [GroupId::new("staff")?], Criteria::one_per_axis(&scale))?;
/// let answers = [[5.0, 5.0, 5.0], [4.0, 4.0, 1.0]];
/// let survey = Survey::from_fn(&frame, &[2], |person, _, issue| {
///     Rating::Level(scale.level_of(answers[person][issue]).unwrap())
/// })?;
/// let patterns = ResponsePatterns::of(&survey, "stakeholder")?;
/// let flagged = patterns.flagged(&QualityRules::default());
/// assert_eq!(flagged.len(), 1);
/// assert_eq!((flagged[0].respondent.as_str(), flagged[0].flag), ("1", ResponseFlag::StraightLine));
/// assert_eq!(patterns.as_slice()[1].longest_run(), 2);
/// # Ok::<(), materiality::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct ResponsePatterns<'a> {
    survey: &'a Survey,
    patterns: Vec<ResponsePattern>,
}

/// A respondent whose answers deserve a second look.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct FlaggedRespondent {
    /// Who answered.
    pub respondent: String,
    /// In which group.
    pub group: GroupId,
    /// Why.
    pub flag: ResponseFlag,
    /// The answers' pattern.
    pub pattern: ResponsePattern,
}

impl<'a> ResponsePatterns<'a> {
    /// The patterns of a survey's respondents.
    ///
    /// # Errors
    ///
    /// [`SurveyError::UnknownCriterion`] if the questionnaire does not have it.
    pub fn of(survey: &'a Survey, criterion: &str) -> Result<Self, SurveyError> {
        let unknown = || SurveyError::UnknownCriterion { found: criterion.into() };
        let at = survey.questionnaire().criteria().position(criterion).ok_or_else(unknown)?;
        Ok(Self::of_criterion(survey, at))
    }

    /// The same by place.
    pub(crate) fn of_criterion(survey: &'a Survey, criterion: usize) -> Self {
        let frame = survey.questionnaire();
        let scale = frame.criterion(criterion).scale();
        let mut block = Block::new(scale.levels());
        let mut patterns = Vec::with_capacity(survey.len());
        for start in (0..survey.len()).step_by(BLOCK) {
            let end = survey.len().min(start + BLOCK);
            block.clear();
            for issue in 0..frame.issues().len() {
                block.add(&survey.column(frame.question(criterion, issue))[start..end]);
            }
            patterns.extend((0..end - start).map(|at| block.pattern(at)));
        }
        Self { survey, patterns }
    }

    /// One pattern per respondent, in the order of [`Survey::respondents`].
    pub fn as_slice(&self) -> &[ResponsePattern] {
        &self.patterns
    }

    /// The respondents that the rules flag, in the order of the survey.
    pub fn flagged(&self, rules: &QualityRules) -> Vec<FlaggedRespondent> {
        let flagged = |(person, &pattern): (usize, &ResponsePattern)| {
            let flag = pattern.flag(rules)?;
            let (id, group) = self.survey.respondent(person);
            let (respondent, group) = (id.into_owned(), group.clone());
            Some(FlaggedRespondent { respondent, group, flag, pattern })
        };
        self.patterns.iter().enumerate().filter_map(flagged).collect()
    }
}

/// The running figures of some respondents, column by column.
struct Block {
    levels: usize,
    issues: u32,
    people: Vec<Running>,
    /// Counts by person, then level.
    counts: Vec<u32>,
}

#[derive(Clone, Copy)]
struct Running {
    last: u8,
    run: u32,
    longest: u32,
    answers: u32,
    sum: u64,
    squares: u64,
}

impl Block {
    fn new(levels: usize) -> Self {
        Self {
            levels,
            issues: 0,
            people: vec![Running::START; BLOCK],
            counts: vec![0; BLOCK * levels],
        }
    }

    fn clear(&mut self) {
        self.issues = 0;
        self.people.fill(Running::START);
        self.counts.fill(0);
    }

    /// The answers of all people to the next question.
    fn add(&mut self, codes: &[u8]) {
        self.issues += 1;
        let counts = self.counts.chunks_exact_mut(self.levels);
        for ((person, counts), &code) in self.people.iter_mut().zip(counts).zip(codes) {
            match Rating::from_code(code).level() {
                None => (person.last, person.run) = (NO_LEVEL, 0),
                Some(level) => {
                    counts[level.index()] += 1;
                    person.add(code, level.index() as u64);
                }
            }
        }
    }

    fn pattern(&self, at: usize) -> ResponsePattern {
        let person = self.people[at];
        let counts = &self.counts[at * self.levels..(at + 1) * self.levels];
        ResponsePattern {
            issues: self.issues,
            answers: person.answers,
            longest_run: person.longest,
            modal_answers: counts.iter().copied().max().unwrap_or(0),
            within_sd: person.sd().map(|sd| sd / (self.levels - 1) as f64),
        }
    }
}

impl Running {
    const START: Self = Self { last: NO_LEVEL, run: 0, longest: 0, answers: 0, sum: 0, squares: 0 };

    fn add(&mut self, code: u8, level: u64) {
        self.run = if code == self.last { self.run + 1 } else { 1 };
        self.last = code;
        self.longest = self.longest.max(self.run);
        self.answers += 1;
        self.sum += level;
        self.squares += level * level;
    }

    /// The standard deviation in steps, from whole numbers.
    fn sd(&self) -> Option<f64> {
        let n = u64::from(self.answers);
        let squares = (n * self.squares).checked_sub(self.sum * self.sum)?;
        (n > 1).then(|| (squares as f64 / (n * (n - 1)) as f64).sqrt())
    }
}
