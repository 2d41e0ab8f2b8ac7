//! How often intervals and rank sets hold what they promise, by simulation.
//!
//! ```text
//! cargo run --release --example coverage             200 surveys of each kind
//! cargo run --release --example coverage -- 20000
//! ```
//!
//! Surveys are drawn from known laws of answers, so true scores and true ranks are known too. Every
//! share comes with its Monte Carlo error, √(p·(1 − p)/surveys). All draws are seeded.

use std::error::Error;

use materiality::{
    Axis, BootstrapLaw, Confidence, Criteria, Estimator, FinitePopulation, GroupId, GroupScores,
    GroupWeights, IssueId, Mean, PerAxis, Questionnaire, RankedBy, Rating, Recipe,
    RespondentBootstrap, Scale, Score, ScoreDifferences, StakeholderGroup, Survey, Tally,
    Thresholds,
};
use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};

const SEED: u64 = 20_231_205;

/// Chances of the five answers: spread out, leaning to one side, and all but certain.
const LAWS: [(&str, [f64; 5]); 3] = [
    ("even", [0.1, 0.2, 0.3, 0.25, 0.15]),
    ("lopsided", [0.02, 0.05, 0.13, 0.3, 0.5]),
    ("polar", [0.3, 0.15, 0.1, 0.15, 0.3]),
];

fn main() -> Result<(), Box<dyn Error>> {
    let surveys = match std::env::args().nth(1) {
        Some(text) => text.parse::<u32>()?,
        None => 200,
    };
    println!("{surveys} surveys of each kind, intervals at 95 %\n");
    means(surveys)?;
    populations(surveys)?;
    ranks(surveys / 10)?;
    Ok(())
}

/// How often something held, with its Monte Carlo error.
#[derive(Clone, Copy, Default)]
struct Share {
    held: u32,
    of: u32,
}

impl Share {
    fn note(&mut self, held: bool) {
        self.held += u32::from(held);
        self.of += 1;
    }
}

impl std::fmt::Display for Share {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let p = f64::from(self.held) / f64::from(self.of.max(1));
        let error = (p * (1.0 - p) / f64::from(self.of.max(1))).sqrt();
        f.pad(&format!("{p:.4} ± {error:.4}"))
    }
}

/// The scale from 1 to 5.
fn likert() -> Result<Scale, Box<dyn Error>> {
    Ok(Scale::likert(5)?)
}

fn frame(issues: usize) -> Result<Questionnaire, Box<dyn Error>> {
    let issues: Vec<IssueId> =
        (0..issues).map(|n| IssueId::new(format!("issue-{n}"))).collect::<Result<_, _>>()?;
    Ok(Questionnaire::new(issues, [GroupId::new("people")?], Criteria::one_per_axis(&likert()?))?)
}

/// An answer, 0 to 4.
fn answer(law: &[f64; 5], rng: &mut ChaCha8Rng) -> usize {
    let mut left: f64 = rng.random();
    for (level, p) in law.iter().enumerate() {
        left -= p;
        if left < 0.0 {
            return level;
        }
    }
    4
}

/// A tally of one issue from the answers of one group.
fn tally(frame: &Questionnaire, counts: [u64; 5]) -> Result<Tally, Box<dyn Error>> {
    let scale = likert()?;
    let mut tally = Tally::empty(frame);
    for (level, count) in scale.iter_levels().zip(counts) {
        tally.add("people", "issue-0", "stakeholder", Rating::Level(level), count)?;
    }
    Ok(tally)
}

/// Student's t, the percentile and the `BCa` interval of a mean.
fn means(surveys: u32) -> Result<(), Box<dyn Error>> {
    println!("| mean of | answers | t | percentile | BCa |\n|---|---|---|---|---|");
    let frame = frame(1)?;
    for (name, law) in LAWS {
        let truth: f64 = law.iter().enumerate().map(|(level, p)| p * level as f64 / 4.0).sum();
        let truth = Score::new(truth)?;
        for n in [5, 10, 20, 30, 100] {
            let mut rng = ChaCha8Rng::seed_from_u64(SEED);
            let mut shares = [Share::default(); 3];
            for _ in 0..surveys {
                let mut counts = [0; 5];
                for _ in 0..n {
                    counts[answer(&law, &mut rng)] += 1;
                }
                let tally = tally(&frame, counts)?;
                let cell = tally.cell("people", "issue-0", "stakeholder").ok_or("no such cell")?;
                let exact = BootstrapLaw::of(&cell)?;
                let confidence = Confidence::default();
                let intervals = [
                    Mean.estimate(&cell).and_then(|estimate| estimate.interval(confidence)),
                    exact.percentile_interval(confidence),
                    exact.bca_interval(confidence),
                ];
                for (share, interval) in shares.iter_mut().zip(intervals) {
                    share.note(interval.is_some_and(|interval| interval.contains(truth)));
                }
            }
            let [t, percentile, bca] = shares;
            println!("| {name} | {n} | {t} | {percentile} | {bca} |");
        }
    }
    println!();
    Ok(())
}

/// 25 of 60 people asked, with and without the correction.
fn populations(surveys: u32) -> Result<(), Box<dyn Error>> {
    let frame = frame(1)?;
    let size = std::num::NonZeroU64::new(60).ok_or("a population")?;
    let group = StakeholderGroup::new("people", "People")?.with_population(size);
    let mut rng = ChaCha8Rng::seed_from_u64(SEED);
    let mut shares = [Share::default(); 2];
    for _ in 0..surveys {
        let mut people: Vec<usize> = (0..60).map(|_| answer(&LAWS[0].1, &mut rng)).collect();
        let truth = Score::new(people.iter().sum::<usize>() as f64 / 240.0)?;
        let mut counts = [0; 5];
        for asked in 0..25 {
            let other = rng.random_range(asked..60);
            people.swap(asked, other);
            counts[people[asked]] += 1;
        }
        let scores = GroupScores::new(&tally(&frame, counts)?, &Mean)?;
        for (share, choice) in
            shares.iter_mut().zip([FinitePopulation::Ignore, FinitePopulation::Correct])
        {
            let scores = scores.clone().with_populations([&group], choice)?;
            let estimate = scores.get("people", "issue-0", "stakeholder").ok_or("no such cell")?;
            let interval = estimate.interval(Confidence::default());
            share.note(interval.is_some_and(|interval| interval.contains(truth)));
        }
    }
    let [plain, corrected] = shares;
    println!("25 of 60 people, t interval: {plain}; corrected for the population: {corrected}\n");
    Ok(())
}

/// Rank sets of 20 issues, where true scores differ and where they are all equal, against ranges of
/// resampled ranks.
fn ranks(surveys: u32) -> Result<(), Box<dyn Error>> {
    println!(
        "| 20 issues | respondents | all rank sets hold | mean size | marginal sets hold | top 5 within the best set | all resampled ranges hold | mean size |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    for (name, step) in [("half a point apart at most", 0.125 / 19.0), ("all equal", 0.0)] {
        for respondents in [15, 40, 100] {
            rank_row(name, step, respondents, surveys)?;
        }
    }
    Ok(())
}

/// One row of the table: true means step apart, respondents who are generous or not on all issues.
fn rank_row(name: &str, step: f64, respondents: usize, surveys: u32) -> Result<(), Box<dyn Error>> {
    const ISSUES: usize = 20;
    let frame = frame(ISSUES)?;
    let levels: Vec<_> = likert()?.iter_levels().collect();
    let lines = Thresholds::new(PerAxis::both(Score::new(0.5)?), "for the simulation")?;
    let recipe = Recipe::new(GroupWeights::equal(&frame), lines);
    let [mut joint, mut marginal, mut top, mut resampled] = [Share::default(); 4];
    let (mut sizes, mut resampled_sizes) = (0, 0);
    for number in 0..surveys {
        let mut rng = ChaCha8Rng::seed_from_u64(SEED);
        rng.set_stream(u64::from(number));
        // A position moved by the person and by chance, which never leaves the scale, rounded up or
        // down at random: so its mean is the true score.
        let generous: Vec<f64> = (0..respondents).map(|_| rng.random_range(-0.15..0.15)).collect();
        let survey = Survey::from_fn(&frame, &[respondents], |person, _, issue| {
            let mean = 0.5 - step * (issue as f64 - 9.5);
            let position = 4.0 * (mean + generous[person] + rng.random_range(-0.2..0.2));
            let up = rng.random::<f64>() < position.fract();
            let below = (1..5).filter(|&level| position >= f64::from(level)).count();
            Rating::Level(levels[below + usize::from(up)])
        })?;
        let by = RankedBy::Axis(Axis::Stakeholder);
        let differences = ScoreDifferences::paired(&survey, &recipe, by)?;
        let sets = differences.rank_sets(Confidence::default());
        // True ranks: 1 to 20, or all of them for everybody.
        let holds = |low: usize, high: usize, issue: usize| {
            if step > 0.0 {
                (low..=high).contains(&(issue + 1))
            } else {
                low == 1 && high == ISSUES
            }
        };
        let ranges = (0..ISSUES).map(|i| (i, sets.best_rank(i), sets.worst_rank(i)));
        joint.note(ranges.clone().all(|(issue, low, high)| holds(low, high, issue)));
        sizes += ranges.map(|(_, low, high)| high + 1 - low).sum::<usize>();
        let (low, high) = differences.marginal_rank_set(7, Confidence::default());
        marginal.note(holds(low, high, 7));
        let best = sets.best(5);
        top.note((0..5).all(|issue| best.contains(&issue)));
        // On the stakeholder axis alone, as the sets.
        let one_axis = recipe.clone().axis_weights(PerAxis { operational: 0.0, stakeholder: 1.0 });
        let drawn =
            RespondentBootstrap::new(&survey, &one_axis, 1_000, u64::from(number))?.run()?;
        let ranges: Vec<(usize, usize)> =
            (0..ISSUES).filter_map(|issue| drawn.ranks().middle(issue, 0.95)).collect();
        let covers = |(issue, &(low, high)): (usize, &(usize, usize))| holds(low, high, issue);
        resampled.note(ranges.iter().enumerate().all(covers));
        resampled_sizes += ranges.iter().map(|(low, high)| high + 1 - low).sum::<usize>();
    }
    let mean = |size: usize| size as f64 / ISSUES as f64 / f64::from(surveys.max(1));
    println!(
        "| {name} | {respondents} | {joint} | {:.1} | {marginal} | {top} | {resampled} | {:.1} |",
        mean(sizes),
        mean(resampled_sizes)
    );
    Ok(())
}
