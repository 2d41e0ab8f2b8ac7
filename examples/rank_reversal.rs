//! How often dropping one issue reorders the others, method by method.
//!
//! ```text
//! cargo run --release --example rank_reversal          500 problems
//! cargo run --release --example rank_reversal -- 3000
//! ```
//!
//! Each problem has two axes, 8 to 25 issues and random weights. A reversal is any change of the
//! order or the ties among the issues that stay. Methods whose utility depends on an issue's own
//! scores alone never have one; the others are counted.

use std::collections::BTreeSet;
use std::error::Error;

use materiality::{
    Codas, Compromise, EitherOr, GeneralizedMean, Method, NormalizedSum, Preference, Prioritizer,
    Promethee, Rafsi, Ranking, Score, ScoreMatrix, Topsis, TopsisNorm, Vikor, Waspas,
    WeightedProduct, Weights,
};
use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};

/// Scores of the issues on two axes, and the weights of these.
type Problem = (Vec<[f64; 2]>, Weights);

/// Which issue is dropped.
const DROPPED: [&str; 3] = ["weakest", "strongest", "random"];

fn main() -> Result<(), Box<dyn Error>> {
    let problems = match std::env::args().nth(1) {
        Some(text) => text.parse::<u32>()?,
        None => 500,
    };
    let methods = methods()?;
    let mut reversals = vec![[0_u32; 3]; methods.len()];
    let mut rng = ChaCha8Rng::seed_from_u64(20_231_205);
    for _ in 0..problems {
        let (rows, weights) = problem(&mut rng)?;
        let any = rng.random_range(0..rows.len());
        for ((_, method), counts) in methods.iter().zip(&mut reversals) {
            let ranking = rank(method, &rows, &weights)?;
            let order = ranking.order();
            let dropped = [order[order.len() - 1], order[0], any];
            for (issue, count) in dropped.into_iter().zip(counts) {
                let mut less = rows.clone();
                less.remove(issue);
                let mut kept = relations(&ranking, &(0..rows.len()).collect::<Vec<_>>());
                kept.retain(|&(a, b, _)| a != issue && b != issue);
                let names: Vec<usize> = (0..rows.len()).filter(|&i| i != issue).collect();
                *count += u32::from(relations(&rank(method, &less, &weights)?, &names) != kept);
            }
        }
    }
    println!(
        "{problems} problems of two axes and 8 to 25 issues, share reordered when dropping the\n"
    );
    println!("| method | independent | {} | {} | {} |", DROPPED[0], DROPPED[1], DROPPED[2]);
    println!("|---|---|---|---|---|");
    for ((name, method), counts) in methods.iter().zip(reversals) {
        let share =
            counts.map(|count| format!("{:.1} %", f64::from(count) * 100.0 / f64::from(problems)));
        let independent = if method.is_independent() { "yes" } else { "no" };
        println!("| {name} | {independent} | {} |", share.join(" | "));
    }
    Ok(())
}

/// What is measured, with the names a reader knows.
fn methods() -> Result<Vec<(&'static str, Method)>, Box<dyn Error>> {
    let lines = EitherOr::new([Score::new(0.7)?, Score::new(0.7)?])?;
    Ok(vec![
        ("weighted sum", Method::WeightedSum),
        ("weighted product", Method::WeightedProduct(WeightedProduct::default())),
        ("minimum", Method::PowerMean(GeneralizedMean::MIN)),
        ("maximum", Method::PowerMean(GeneralizedMean::MAX)),
        ("compromise programming, p = 2", Method::Compromise(Compromise::EUCLIDEAN)),
        ("either-or", Method::EitherOr(lines)),
        ("TOPSIS, declared bounds", Method::Topsis(Topsis::default())),
        ("SPOTIS", Method::Spotis),
        ("RAFSI", Method::Rafsi(Rafsi::default())),
        ("MARCOS", Method::NormalizedSum(NormalizedSum::MARCOS)),
        ("WASPAS", Method::Waspas(Waspas::default())),
        ("COPRAS", Method::Copras),
        ("ARAS", Method::NormalizedSum(NormalizedSum::ARAS)),
        ("MOORA ratio system", Method::NormalizedSum(NormalizedSum::MOORA)),
        ("min-max weighted sum", Method::NormalizedSum(NormalizedSum::MIN_MAX)),
        ("TOPSIS, vector", Method::Topsis(Topsis::CLASSIC)),
        ("TOPSIS, min-max", Method::Topsis(Topsis::new(TopsisNorm::MinMax))),
        ("VIKOR", Method::Vikor(Vikor::default())),
        ("CODAS", Method::Codas(Codas::default())),
        (
            "PROMETHEE II, V-shape to 0.5",
            Method::Promethee(Promethee::same(Preference::v_shape(0.5)?)),
        ),
        ("PROMETHEE II, usual", Method::Promethee(Promethee::same(Preference::USUAL))),
        ("EDAS", Method::Edas),
    ])
}

/// Scores of 8 to 25 issues above 0, and two weights.
fn problem(rng: &mut ChaCha8Rng) -> Result<Problem, Box<dyn Error>> {
    let issues = rng.random_range(8..=25);
    let mut score = || 1.0 - rng.random::<f64>();
    let rows = (0..issues).map(|_| [score(), score()]).collect();
    let first = score();
    Ok((rows, Weights::new(vec![first, 1.0 - first])?))
}

fn rank(method: &Method, rows: &[[f64; 2]], weights: &Weights) -> Result<Ranking, Box<dyn Error>> {
    Ok(method.prioritize(&ScoreMatrix::from_rows(rows)?, weights)?)
}

/// How every two issues stand to each other, under the names given.
fn relations(ranking: &Ranking, names: &[usize]) -> BTreeSet<(usize, usize, i8)> {
    let ranks = ranking.competition_ranks();
    let pair = |a: usize, b: usize| (names[a], names[b], ranks[a].cmp(&ranks[b]) as i8);
    (0..names.len())
        .flat_map(|a| (0..names.len()).map(move |b| (a, b)))
        .map(|(a, b)| pair(a, b))
        .collect()
}
