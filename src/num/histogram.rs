//! Counting bytes, close to the speed of memory.

/// Bytes looked at while they are in the first-level cache.
const BLOCK: usize = 16 * RUN;

/// Bytes whose matches fit in a one-byte counter, so that the compiler can count in byte lanes.
const RUN: usize = 255;

/// Up to this many levels, one pass of comparisons per level beats looking counters up.
const COMPARE_UP_TO: usize = 11;

/// Adds to `levels[k]` how often `k` occurs in `codes`, and to `rest[k]` how often
/// `255 − (rest.len() − 1 − k)`, the top codes, do. Every code is one or the other.
///
/// Complexity: O(n·L) compares, many bytes at a time, for few levels; O(n) look-ups otherwise.
pub(crate) fn count_codes(codes: &[u8], levels: &mut [u64], rest: &mut [u64; 3]) {
    if levels.len() > COMPARE_UP_TO {
        count_by_table(codes, levels, rest);
        return;
    }
    for block in codes.chunks(BLOCK) {
        let mut counted = 0;
        for (code, count) in (0_u8..).zip(levels.iter_mut()) {
            let here = count_byte(block, code);
            *count += here;
            counted += here;
        }
        // Most columns have no missing answers, so these passes are rare.
        if counted < block.len() as u64 {
            for (code, count) in (253_u8..=255).zip(rest.iter_mut()) {
                *count += count_byte(block, code);
            }
        }
    }
}

/// How many bytes of `block` are `code`.
pub(crate) fn count_byte(block: &[u8], code: u8) -> u64 {
    let matches = |run: &[u8]| run.iter().map(|&byte| u8::from(byte == code)).sum::<u8>();
    block.chunks(RUN).map(|run| u64::from(matches(run))).sum()
}

/// Four tables taken in turn, so that runs of one code do not wait for their own counter.
fn count_by_table(codes: &[u8], levels: &mut [u64], rest: &mut [u64; 3]) {
    let mut tables = [[0_u64; 256]; 4];
    let (whole, tail) = codes.as_chunks::<4>();
    for bytes in whole {
        for (table, &byte) in tables.iter_mut().zip(bytes) {
            table[usize::from(byte)] += 1;
        }
    }
    for &byte in tail {
        tables[0][usize::from(byte)] += 1;
    }
    let count = |code: usize| tables.iter().map(|table| table[code]).sum::<u64>();
    for (code, level) in levels.iter_mut().enumerate() {
        *level += count(code);
    }
    for (code, missing) in (253..).zip(rest.iter_mut()) {
        *missing += count(code);
    }
}

#[cfg(test)]
mod tests {
    use super::count_codes;
    use proptest::prelude::*;

    /// The naive twin: one counter per byte value.
    fn twin(codes: &[u8], levels: usize) -> (Vec<u64>, [u64; 3]) {
        let mut table = [0_u64; 256];
        for &code in codes {
            table[usize::from(code)] += 1;
        }
        (table[..levels].to_vec(), [table[253], table[254], table[255]])
    }

    proptest! {
        #[test]
        fn equals_the_naive_count(
            levels in 2_usize..=253,
            seed in prop::collection::vec(any::<u16>(), 0..9_000),
        ) {
            let codes: Vec<u8> = seed
                .iter()
                .map(|&draw| match usize::from(draw) % (levels + 3) {
                    code if code < levels => u8::try_from(code).unwrap(),
                    code => u8::try_from(253 + code - levels).unwrap(),
                })
                .collect();
            let mut counts = vec![0; levels];
            let mut rest = [0; 3];
            count_codes(&codes, &mut counts, &mut rest);
            prop_assert_eq!((counts, rest), twin(&codes, levels));
        }
    }
}
