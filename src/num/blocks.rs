//! Long runs in numbered blocks: on several threads or one, with the same result.

use std::ops::ControlFlow;

/// How many blocks are in flight at once: enough for the threads of most machines, few enough that
/// their partial results need little memory.
#[cfg(feature = "rayon")]
const WAVE: u64 = 16;

/// Computes the blocks 0, 1, … and hands their results to `merge` in that order, until it breaks.
///
/// `compute` depends on the number of the block alone, so the result is the same for any number of
/// threads, with or without the `rayon` feature.
pub(crate) fn fold_blocks<T: Send>(
    blocks: u64,
    compute: impl Fn(u64) -> T + Sync,
    mut merge: impl FnMut(T) -> ControlFlow<()>,
) -> ControlFlow<()> {
    #[cfg(not(feature = "rayon"))]
    for block in 0..blocks {
        merge(compute(block))?;
    }
    #[cfg(feature = "rayon")]
    {
        use rayon::prelude::*;
        let mut from = 0;
        while from < blocks {
            let to = blocks.min(from + WAVE);
            let wave: Vec<T> = (from..to).into_par_iter().map(&compute).collect();
            wave.into_iter().try_for_each(&mut merge)?;
            from = to;
        }
    }
    ControlFlow::Continue(())
}

#[cfg(test)]
mod tests {
    use super::fold_blocks;
    use std::ops::ControlFlow;

    #[test]
    fn blocks_arrive_in_order_and_stop_when_told() {
        let mut seen = Vec::new();
        let flow = fold_blocks(
            40,
            |block| block * block,
            |square| {
                seen.push(square);
                if square == 900 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            },
        );
        assert_eq!(flow, ControlFlow::Break(()));
        assert_eq!(seen, (0..=30).map(|n| n * n).collect::<Vec<u64>>());
    }
}
