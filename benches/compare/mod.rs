//! Subject and reference run in turn, so that a machine that is slow for a moment slows both.

use std::hint::black_box;
use std::time::Instant;

/// Runs both in turn and prints the median ratio with its range, and the times.
pub(crate) fn compare<A, B>(
    name: &str,
    rounds: usize,
    mut reference: impl FnMut() -> A,
    mut subject: impl FnMut() -> B,
) {
    let seconds = |run: &mut dyn FnMut()| {
        let start = Instant::now();
        run();
        start.elapsed().as_secs_f64()
    };
    let mut figures: Vec<(f64, f64, f64)> = (0..rounds)
        .map(|_| {
            let base = seconds(&mut || drop(black_box(reference())));
            let time = seconds(&mut || drop(black_box(subject())));
            (time / base, time, base)
        })
        .collect();
    figures.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (ratio, time, base) = figures[rounds / 2];
    let (low, high) = (figures[0].0, figures[rounds - 1].0);
    println!(
        "{name}: {ratio:.2} x the reference (from {low:.2} to {high:.2}; {:.2} ms against {:.2} ms)",
        time * 1e3,
        base * 1e3
    );
}
