//! A demonstration on the ten fintech issues, with a SYNTHETIC survey.
//!
//! The report behind the [catalog] gives no scores and no survey. The answers here
//! are drawn from a seeded random stream and say nothing about any company, group or issue; the
//! plan says so in its title and marks its data as synthetic.
//!
//! ```
//! use materiality::{DataOrigin, demo};
//!
//! let plan = demo::plan()?;
//! assert_eq!(plan.data(), DataOrigin::Synthetic);
//! let result = plan.run(&demo::survey()?.tally())?;
//! assert_eq!(result.lines().count(), 10);
//! # Ok::<(), materiality::AssessmentError>(())
//! ```

use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};

use super::error::AssessmentError;
use super::plan::Plan;
use super::plan_spec::DataOrigin;
use crate::catalog;
use crate::model::{Level, Missing, PerAxis, Rating, Scale, Score};
use crate::priority::Thresholds;
use crate::survey::Survey;

/// The seed of the synthetic answers.
const SEED: u64 = 2023;

/// Groups of the demonstration: id in the catalog, people asked, weights on the two axes.
const GROUPS: [(&str, usize, PerAxis<f64>); 8] = [
    ("consumers-users", 260, PerAxis { operational: 0.0, stakeholder: 2.0 }),
    ("employees", 180, PerAxis { operational: 2.0, stakeholder: 1.0 }),
    ("business-clients-merchants", 90, PerAxis { operational: 1.0, stakeholder: 1.0 }),
    ("community", 60, PerAxis { operational: 0.0, stakeholder: 1.0 }),
    ("suppliers", 45, PerAxis { operational: 0.5, stakeholder: 1.0 }),
    ("financial-institutions", 35, PerAxis { operational: 1.0, stakeholder: 1.0 }),
    ("shareholders", 30, PerAxis { operational: 1.0, stakeholder: 1.0 }),
    ("regulators", 12, PerAxis { operational: 0.0, stakeholder: 1.0 }),
];

/// The plan of the demonstration: the ten issues, eight groups, a scale from 1 to 5.
///
/// # Errors
///
/// None in practice; the parts are checked like anybody's.
pub fn plan() -> Result<Plan, AssessmentError> {
    let lines = PerAxis::both(Score::new(0.6)?);
    let rationale = "demonstration: a mean answer of 3.4 on the scale from 1 to 5";
    let thresholds = Thresholds::new(lines, rationale)?;
    let builder = Plan::builder(Scale::likert(5)?, catalog::fintech(), thresholds)
        .title("Fintech demonstration (SYNTHETIC answers)")
        .data(DataOrigin::Synthetic);
    let known = catalog::stakeholder_groups();
    let group = |id: &str| known.iter().find(|group| group.id().as_str() == id).cloned();
    let groups = GROUPS.iter().filter_map(|&(id, _, weight)| Some((group(id)?, weight)));
    groups.fold(builder, |builder, (group, weight)| builder.group_per_axis(group, weight)).build()
}

/// The SYNTHETIC answers of the demonstration: 712 people, the same at every call.
///
/// # Errors
///
/// None in practice; the parts are checked like anybody's.
pub fn survey() -> Result<Survey, AssessmentError> {
    let plan = plan()?;
    let frame = plan.questionnaire();
    let sizes = GROUPS.map(|(_, people, _)| people);
    let mut draw = ChaCha8Rng::seed_from_u64(SEED);
    let mut uniform = |low: f64, high: f64| low + (high - low) * draw.random::<f64>();

    let people: usize = sizes.iter().sum();
    let groups: Vec<usize> =
        sizes.iter().enumerate().flat_map(|(group, &size)| vec![group; size]).collect();
    let leniency: Vec<f64> = (0..people).map(|_| uniform(-0.1, 0.1)).collect();
    let questions = frame.criteria().len() * frame.issues().len();
    let concern: Vec<f64> = (0..questions).map(|_| uniform(0.35, 0.85)).collect();
    let dissent: Vec<f64> = (0..questions * sizes.len()).map(|_| uniform(-0.12, 0.12)).collect();

    let levels: Vec<Level> = plan.scale().iter_levels().collect();
    Ok(Survey::from_fn(frame, &sizes, |person, criterion, issue| {
        let question = criterion * frame.issues().len() + issue;
        let kind = uniform(0.0, 1.0);
        let noise = uniform(-0.35, 0.35);
        let missing = |kind| Rating::Missing(kind);
        match kind {
            kind if kind < 0.02 => missing(Missing::NoAnswer),
            kind if kind < 0.06 => missing(Missing::DontKnow),
            kind if kind < 0.07 => missing(Missing::NotApplicable),
            _ => {
                let shift = dissent[question * sizes.len() + groups[person]];
                nearest(&levels, concern[question] + shift + leniency[person] + noise)
            }
        }
    })?)
}

/// The level nearest to a position between the ends of the scale, 0 to 1.
fn nearest(levels: &[Level], position: f64) -> Rating {
    let distance = |level: &Level| {
        (level.index() as f64 / (levels.len() - 1) as f64 - position.clamp(0.0, 1.0)).abs()
    };
    let nearest = levels.iter().min_by(|a, b| distance(a).total_cmp(&distance(b)));
    nearest.map_or(Rating::Missing(Missing::NoAnswer), |&level| Rating::Level(level))
}
