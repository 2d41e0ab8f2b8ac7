//! From where on something is flagged.

use serde::{Deserialize, Serialize};

use crate::survey::error::SurveyError;

/// From where on something in a survey is flagged.
///
/// There is no agreed line for any of these; the defaults are stated here so that they can be
/// disputed, and stand in every report that uses them.
///
/// | rule | default | because |
/// |---|---|---|
/// | `confidence` | .95 | of intervals of gaps between groups, for all pairs of groups at once |
/// | `gap` | .25 | one step of a scale of five levels |
/// | `polarization` | .5 | what equal shares on all levels give; above it the ends outweigh the middle |
/// | `tau` | ⅓ | below it fewer than two of three pairs of issues stand in the same order |
/// | `fewest_answers` | 5 | with fewer, polarization is chance |
/// | `straight_line_from` | 3 | two equal answers are no pattern |
/// | `long_run` | .5 | of the issues; Curran 2016, doi:10.1016/j.jesp.2015.07.006 |
/// | `long_run_from` | 8 | below eight equal answers in a row half of a questionnaire is soon reached |
/// | `modal_share` | .9 | nearly all answers alike |
/// | `ceiling` | .5 | an issue that half of all put at the top level no longer tells who cares more |
///
/// # Examples
///
/// ```
/// use materiality::QualityRules;
///
/// let rules = QualityRules::default().with_gap(0.2)?.with_straight_line_from(5);
/// assert_eq!((rules.gap(), rules.straight_line_from()), (0.2, 5));
/// assert_eq!(
///     rules.with_gap(25.0).unwrap_err().to_string(),
///     "the rule gap is 25, expected a number above 0 and up to 1"
/// );
/// # Ok::<(), materiality::SurveyError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "RulesSpec", into = "RulesSpec")]
pub struct QualityRules(RulesSpec);

/// The stored form; what is left out has its default.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct RulesSpec {
    confidence: f64,
    gap: f64,
    polarization: f64,
    tau: f64,
    fewest_answers: u64,
    straight_line_from: u32,
    long_run: f64,
    long_run_from: u32,
    modal_share: f64,
    ceiling: f64,
}

impl Default for RulesSpec {
    fn default() -> Self {
        Self {
            confidence: 0.95,
            gap: 0.25,
            polarization: 0.5,
            tau: 1.0 / 3.0,
            fewest_answers: 5,
            straight_line_from: 3,
            long_run: 0.5,
            long_run_from: 8,
            modal_share: 0.9,
            ceiling: 0.5,
        }
    }
}

impl QualityRules {
    /// The same with another confidence level of intervals.
    ///
    /// # Errors
    ///
    /// [`SurveyError::InvalidRule`] for anything but a number between 0 and 1.
    pub fn with_confidence(self, confidence: f64) -> Result<Self, SurveyError> {
        Self::try_from(RulesSpec { confidence, ..self.0 })
    }

    /// The same with another least gap between two groups' mean scores.
    ///
    /// # Errors
    ///
    /// [`SurveyError::InvalidRule`] for anything but a number above 0 and up to 1.
    pub fn with_gap(self, gap: f64) -> Result<Self, SurveyError> {
        Self::try_from(RulesSpec { gap, ..self.0 })
    }

    /// The same with another polarization, (1 − A)/2 with van der Eijk's A, above which opinion is
    /// divided.
    ///
    /// # Errors
    ///
    /// [`SurveyError::InvalidRule`] for anything but a number from 0 to 1.
    pub fn with_polarization(self, polarization: f64) -> Result<Self, SurveyError> {
        Self::try_from(RulesSpec { polarization, ..self.0 })
    }

    /// The same with another `τ_b` between two groups below which their orders have little in common.
    ///
    /// # Errors
    ///
    /// [`SurveyError::InvalidRule`] for anything but a number from −1 to 1.
    pub fn with_tau(self, tau: f64) -> Result<Self, SurveyError> {
        Self::try_from(RulesSpec { tau, ..self.0 })
    }

    /// The same with another least number of answers for polarization to count.
    pub fn with_fewest_answers(self, fewest_answers: u64) -> Self {
        Self(RulesSpec { fewest_answers, ..self.0 })
    }

    /// The same with another least number of answers for a straight line; one answer is none.
    pub fn with_straight_line_from(self, answers: u32) -> Self {
        Self(RulesSpec { straight_line_from: answers, ..self.0 })
    }

    /// The same with another share of the issues, and another least number, from which on equal
    /// answers in a row are a long run.
    ///
    /// # Errors
    ///
    /// [`SurveyError::InvalidRule`] for a share that is not above 0 and up to 1.
    pub fn with_long_run(self, share: f64, from: u32) -> Result<Self, SurveyError> {
        Self::try_from(RulesSpec { long_run: share, long_run_from: from, ..self.0 })
    }

    /// The same with another share of equal answers from which on they are nearly constant.
    ///
    /// # Errors
    ///
    /// [`SurveyError::InvalidRule`] for anything but a number above 0 and up to 1.
    pub fn with_modal_share(self, modal_share: f64) -> Result<Self, SurveyError> {
        Self::try_from(RulesSpec { modal_share, ..self.0 })
    }

    /// The same with another share of answers at the top level that is a ceiling.
    ///
    /// # Errors
    ///
    /// [`SurveyError::InvalidRule`] for anything but a number above 0 and up to 1.
    pub fn with_ceiling(self, ceiling: f64) -> Result<Self, SurveyError> {
        Self::try_from(RulesSpec { ceiling, ..self.0 })
    }

    /// The confidence level of intervals.
    pub const fn confidence(&self) -> f64 {
        self.0.confidence
    }

    /// The least gap between two groups' mean scores that divides opinion.
    pub const fn gap(&self) -> f64 {
        self.0.gap
    }

    /// The polarization above which opinion is divided.
    pub const fn polarization(&self) -> f64 {
        self.0.polarization
    }

    /// The `τ_b` between two groups below which their orders have little in common.
    pub const fn tau(&self) -> f64 {
        self.0.tau
    }

    /// The least number of answers for polarization to count.
    pub const fn fewest_answers(&self) -> u64 {
        self.0.fewest_answers
    }

    /// The least number of equal answers that are a straight line.
    pub const fn straight_line_from(&self) -> u32 {
        self.0.straight_line_from
    }

    /// The share of issues from which on equal answers in a row are a long run.
    pub const fn long_run(&self) -> f64 {
        self.0.long_run
    }

    /// The least number of equal answers in a row that are a long run.
    pub const fn long_run_from(&self) -> u32 {
        self.0.long_run_from
    }

    /// The share of equal answers from which on they are nearly constant.
    pub const fn modal_share(&self) -> f64 {
        self.0.modal_share
    }

    /// The share of answers at the top level that is a ceiling.
    pub const fn ceiling(&self) -> f64 {
        self.0.ceiling
    }
}

impl TryFrom<RulesSpec> for QualityRules {
    type Error = SurveyError;

    fn try_from(spec: RulesSpec) -> Result<Self, SurveyError> {
        let refuse =
            |rule, found, expected| Err(SurveyError::InvalidRule { rule, found, expected });
        if !(spec.confidence > 0.0 && spec.confidence < 1.0) {
            return refuse("confidence", spec.confidence, "a number between 0 and 1");
        }
        if !(0.0..=1.0).contains(&spec.polarization) {
            return refuse("polarization", spec.polarization, "a number from 0 to 1");
        }
        if !(-1.0..=1.0).contains(&spec.tau) {
            return refuse("tau", spec.tau, "a number from -1 to 1");
        }
        let shares = [
            ("gap", spec.gap),
            ("long_run", spec.long_run),
            ("modal_share", spec.modal_share),
            ("ceiling", spec.ceiling),
        ];
        for (rule, found) in shares {
            if !(found > 0.0 && found <= 1.0) {
                return refuse(rule, found, "a number above 0 and up to 1");
            }
        }
        Ok(Self(spec))
    }
}

impl From<QualityRules> for RulesSpec {
    fn from(rules: QualityRules) -> Self {
        rules.0
    }
}
