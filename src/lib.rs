//! Materiality assessment: which ESG issues matter most to a company and to its stakeholders, and
//! how sure one can be.
//!
//! Stakeholders rate issues; the crate turns their answers into two scores per issue (impact on
//! the company's operations, impact on its stakeholders), an order of priority, and a proposal of
//! what is material. Every number can be followed back to the answers it rests on, and the same
//! input gives the same bytes again.
//!
//! # The way the data go
//!
//! ```text
//!  issues, groups, scale                                        (who and what is rated)
//!           │
//!  CSV ──► Survey ──► Tally ──► GroupScores ──► MaterialityMatrix ──► Ranking, Tier
//!          one row     counts    one estimate     two scores           one position
//!         per person  per cell     per cell        per issue             per issue
//! ```
//!
//! Each arrow is one step with one type, each type is the work of one module, and no step returns
//! to an earlier one: [`survey`] ends in the [`Tally`], [`scoring`] in the [`MaterialityMatrix`],
//! [`priority`] in the [`Ranking`] and the [`Tier`]s. [`assessment`] runs them all from one
//! [`Plan`].
//!
//! # The main job
//!
//! A plan says what is asked and how answers are weighed; a survey file has the answers.
//!
//! ```
//! # #[cfg(all(feature = "json", feature = "csv"))] {
//! use materiality::{Axis, Plan, Tier};
//!
//! let plan = Plan::from_json(r#"{
//!     "scale": {"min": 1, "max": 5},
//!     "issues": [{"id": "water", "name": "Water"}, {"id": "privacy", "name": "Privacy"}],
//!     "groups": [{"id": "employees"}, {"id": "investors", "weight": 2}],
//!     "thresholds": {"operational": 0.7, "stakeholder": 0.7,
//!                    "rationale": "upper third of the scale, decided by the board"}
//! }"#)?;
//! let file = "\
//! respondent,group,water:operational,water:stakeholder,privacy:operational,privacy:stakeholder
//! ann,employees,2,5,4,4
//! bob,employees,3,4,,5
//! eve,investors,1,4,5,5
//! ";
//! let reading = plan.csv_reader().read_tally(file.as_bytes())?;
//! let result = plan.run(&reading.data)?;
//!
//! let lines: Vec<_> = result.lines().collect();
//! assert_eq!(lines[0].issue.id().as_str(), "privacy");
//! assert_eq!((lines[0].rank, lines[0].tier), (Some(1), Tier::Both));
//!
//! // Each group's part in a score; they sum to it. Bob left one question blank: that is no zero.
//! for part in result.contributions("privacy", Axis::Operational) {
//!     println!("{}: {} answers, {} x {}", part.group, part.answers, part.weight, part.score);
//! }
//! # }
//! # Ok::<(), materiality::Error>(())
//! ```
//!
//! The same in code is [`Plan::builder`], and a [`SurveyBuilder`] takes answers that are in memory
//! already:
//!
//! ```
//! use materiality::{
//!     Missing, PerAxis, Plan, Rating, Scale, Score, StakeholderGroup, SurveyBuilder, Thresholds, catalog,
//! };
//!
//! let scale = Scale::likert(5)?;
//! let lines = Thresholds::new(PerAxis::both(Score::new(0.7)?), "upper third, decided by the board")?;
//! let plan = Plan::builder(scale.clone(), catalog::fintech(), lines)
//!     .group(StakeholderGroup::new("employees", "Employees")?, 1.0)
//!     .group(StakeholderGroup::new("investors", "Investors")?, 2.0)
//!     .build()?;
//!
//! let mut answers = SurveyBuilder::new(plan.questionnaire());
//! let four = Rating::Level(scale.level_of(4.0)?);
//! answers.answer("ann", "employees", "risk-management", "operational", four)?;
//! answers.answer("ann", "employees", "risk-management", "stakeholder", four)?;
//! answers.answer("eve", "investors", "risk-management", "operational", four)?;
//! let unknown = Rating::Missing(Missing::DontKnow);
//! answers.answer("eve", "investors", "risk-management", "stakeholder", unknown)?;
//! let survey = answers.build()?;
//! let result = plan.run(&survey.tally())?;
//! let score = result.lines().next().unwrap().outcomes.stakeholder.as_ref().unwrap();
//! assert_eq!((score.score().get(), score.coverage()), (0.75, 1.0 / 3.0)); // investors did not know
//! # Ok::<(), materiality::Error>(())
//! ```
//!
//! A demonstration on the ten built-in fintech issues, with answers that are made up and say so, is
//! [`demo`].
//!
//! # With scores you already have
//!
//! ```
//! use materiality::{MaterialityMatrix, PerAxis, Score, Thresholds, Tier, WeightedSum, rank};
//!
//! let matrix = MaterialityMatrix::from_points([("water", 0.4, 0.9), ("privacy", 0.8, 0.7)])?;
//! let (ranking, _) = rank(&matrix, &WeightedSum, &PerAxis::both(0.5))?;
//! assert_eq!(ranking.competition_ranks(), [2, 1]);
//!
//! let lines = Thresholds::new(PerAxis::both(Score::new(0.75)?), "agreed with the auditor")?;
//! assert_eq!(Tier::of_matrix(&matrix, &lines), [Tier::StakeholderOnly, Tier::OperationalOnly]);
//! # Ok::<(), materiality::Error>(())
//! ```
//!
//! # How sure one can be
//!
//! Would another weight have given another order? On two axes the answer is exact.
//!
//! ```
//! use materiality::{ScoreMatrix, TwoAxisAnalysis, WeightLaw};
//!
//! let scores = ScoreMatrix::from_rows(&[[0.9, 0.3], [0.5, 0.7], [0.4, 0.2]])?;
//! let analysis = TwoAxisAnalysis::new(&scores, WeightLaw::uniform())?;
//! let ranks = analysis.acceptability();
//! assert!((ranks.probability(0, 1) - 0.5).abs() < 1e-9); // first under half of all weights
//! assert_eq!(ranks.probability(2, 3), 1.0); // last under every weight
//! let (from, to) = analysis.order_stays(0.6)?;
//! assert!((from - 0.5).abs() < 1e-9 && to == 1.0); // the order at .6 is that from .5 on
//! # Ok::<(), materiality::RobustnessError>(())
//! ```
//!
//! Another sample of people: [`RespondentBootstrap`], [`RankSets`], [`MaterialProbabilities`], each
//! with the [`recipe`](Assessment::recipe) of a result:
//!
//! ```
//! use materiality::{RespondentBootstrap, demo};
//!
//! let survey = demo::survey()?;
//! let result = demo::plan()?.run(&survey.tally())?;
//! let resampled = RespondentBootstrap::new(&survey, &result.recipe(), 1_000, 7)?.run()?;
//! let place = resampled.ranks().position("risk-management").unwrap();
//! let in_top_three: f64 = resampled.ranks().ranks(place)[..3].iter().sum();
//! assert!(in_top_three > 0.5);
//! # Ok::<(), materiality::Error>(())
//! ```
//!
//! Another scheme, method or estimator: [`SchemeBenchmark`]. Another year: [`PeriodChange`]. Whether
//! the people agree at all: [`QualityReport`]. For readers: [`Report`], [`Explanation`].
//!
//! # Four laws
//!
//! 1. **Scores are anchored.** A [`Score`] lies in [0, 1] on the *declared* scale, higher is more
//!    material. Reversed scales are turned once, where a rating enters. Nothing is normalized
//!    against the other issues, so adding an issue changes no score.
//! 2. **Missing is a type, never a number.** No answer, don't know and not applicable are three
//!    things ([`Missing`]), none of them 0 or the midpoint. Coverage stands beside every score; an
//!    issue without a score is [`Tier::InsufficientData`], not low. Nothing ever is NaN.
//! 3. **One place ranks.** [`Ranking`] compares on a grid of 2⁻³⁶, so rounding never separates
//!    what is equal; ties are first-class.
//! 4. **The result carries its own explanation.** An [`Assessment`] holds the plan, a digest of the
//!    counts and every group's part in every score. Order of rows, number of threads and machines
//!    change no bit of it, nor of what a seed draws from a survey.
//!
//! # The rooms
//!
//! | module | what is in it |
//! |---|---|
//! | [`model`] | ids, issues, groups, axes, criteria, scales, ratings, scores, weights, rankings |
//! | [`catalog`] | the ten fintech issues of a 2023 report, its 63 indicators, and their links |
//! | [`survey`] | readers, the survey in memory, the tally, the counts table; agreement, response quality |
//! | [`scoring`] | estimators inside a group, pooling over groups, intervals, the matrix |
//! | [`weighting`] | weighting schemes for groups, criteria and axes |
//! | [`priority`] | the order of issues, fronts and quadrants, tiers, decisions; a guide to the methods |
//! | [`consensus`] | one ranking out of several published lists |
//! | [`robustness`] | how far the order can be trusted: other weights, another sample, one less of anything |
//! | [`assessment`] | the plan, its run, the result document, the demonstration |
//! | [`comparison`] | how alike two rankings are, what other schemes say, what changed since last year |
//! | [`report`] | results for people to read: reports, tables, explanations, plots |
//!
//! Four traits are open to methods of your own: [`Estimator`] (one number for one cell),
//! [`WeightingScheme`] (weights for columns), [`Prioritizer`] (utilities for issues),
//! [`RankAggregator`] (one ranking out of several lists).
//!
//! # Crate features
//!
//! * `csv` (default): survey files and counts tables.
//! * `json` (default): plans and results as JSON text. The types implement serde's traits without
//!   it.
//! * `lp` (default): the linear best-worst method.
//! * `plot` (default): plots as SVG text. `png`: plots as PNG, with fonts handed in.
//! * `xlsx`: surveys from Excel sheets, reports as workbooks.
//! * `schema`: JSON schemas of plans and results.
//! * `rayon`: tallies, simulations, resampling and benchmarks use several threads, with the same
//!   result.
//!
//! # What it does not do
//!
//! It asks nobody, stores nothing and decides nothing: a tier is a proposal that a person accepts
//! or overrides. It does not check framework codes. It does no statistics on respondents it cannot
//! see: intervals treat the people of a group as a random sample of it.

#![cfg_attr(test, allow(clippy::float_cmp, reason = "tests pin numbers to the bit"))]

pub mod assessment;
pub mod catalog;
pub mod comparison;
pub mod consensus;
mod error;
pub mod model;
mod num;
pub mod priority;
pub mod report;
pub mod robustness;
pub mod scoring;
pub mod survey;
pub mod weighting;

/// The code in the README compiles.
#[cfg(all(doctest, feature = "csv", feature = "json"))]
#[doc = include_str!("../README.md")]
pub struct Readme;

pub use assessment::*;
pub use comparison::*;
pub use consensus::*;
pub use error::Error;
pub use model::*;
pub use priority::*;
pub use report::*;
pub use robustness::*;
pub use scoring::*;
pub use survey::*;
pub use weighting::*;

/// The crate whose arrays are taken and given.
pub use ndarray;
